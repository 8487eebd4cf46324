//! Step *health*: a Route 53 health check on the site's main name, if one is wished for. Those of others are not touched.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::distribution::of_site;
use super::domain::wish;
use crate::cloud::Reader;
use crate::error::Result;
use crate::health::{HealthCheck, HealthSettings, reference_of};
use crate::names::{TAG_RUN, TAG_SITE};
use crate::op::{HealthOp, Op};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct HealthStep;

static CARD: Card = Card {
    id: StepId::Health,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListHealthChecks),
        Permission::Look(Action::ListTagsHealthCheck),
        Permission::Change(Action::CreateHealthCheck),
        Permission::Change(Action::TagHealthCheck),
        Permission::Change(Action::UpdateHealthCheck),
        Permission::Change(Action::DeleteHealthCheck),
    ],
    needs: &[StepId::Alias],
    usual_seconds: 5,
    outside: false,
};

#[async_trait]
impl Step for HealthStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if concerned(spec, world) {
            world.health = Fact::of(ours_of(cloud, spec).await.map(Some))?;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = wish(spec).filter(|domain| domain.health_check) else {
            return match self.clear(spec, world) {
                Plan::Done => Plan::NotAsked,
                other => other,
            };
        };
        if let Some(action) = world.health.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        // Nobody can answer for the name without one.
        if of_site(spec, world).is_none() {
            return match world.distributions.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Distribution),
            };
        }
        let wanted = HealthSettings::wanted(domain.main().as_str());
        let site = spec.site.tag();
        let Some((one, spare)) = world.health.seen().and_then(|all| all.split_first()) else {
            return Plan::Todo(vec![Op::Health(HealthOp::Create { site, settings: wanted })]);
        };
        if let Some(twin) = spare.first() {
            return Plan::Todo(vec![delete(spec, twin)]);
        }
        if one.tags.seen().is_some_and(|tags| !tags.contains_key(TAG_SITE)) {
            let tags = BTreeMap::from([(TAG_SITE.to_owned(), site), (TAG_RUN.to_owned(), spec.run.clone())]);
            let (id, name) = (one.id.clone(), one.settings.name.clone());
            return Plan::Todo(vec![Op::Health(HealthOp::Tag { id, name, tags })]);
        }
        if one.settings == wanted {
            return Plan::Done;
        }
        let edited = one.settings.edited(&wanted);
        let edit = Question::HandEdit { what: one.id.clone(), fields: edited.clone() };
        if !edited.is_empty() && !spec.answers.mends(&edit) {
            return Plan::Ask(edit);
        }
        if !one.settings.can_become(&wanted) {
            return Plan::Todo(vec![delete(spec, one)]);
        }
        let (id, version) = (one.id.clone(), one.version);
        Plan::Todo(vec![Op::Health(HealthOp::Update { id, version, settings: wanted })])
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if let Some(action) = world.health.denied().filter(|_| concerned(spec, world)) {
            return Plan::Unseen { action: action.to_owned() };
        }
        match world.health.seen().and_then(|all| all.first()) {
            Some(one) => Plan::Todo(vec![delete(spec, one)]),
            None => Plan::Done,
        }
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        Some("https://us-east-1.console.aws.amazon.com/route53/healthchecks/home#/".to_owned())
    }
}

fn delete(spec: &Spec, one: &HealthCheck) -> Op {
    Op::Health(HealthOp::Delete { id: one.id.clone(), name: one.settings.name.clone(), site: spec.site.tag() })
}

/// Whether there is, or was, a health check of ours: who never asked for one needs no permission to look.
fn concerned(spec: &Spec, world: &World) -> bool {
    let made = spec.made.iter().chain(&world.made).any(|name| name.starts_with("health-check:"));
    wish(spec).is_some_and(|domain| domain.health_check) || made
}

/// Those that this site made, oldest tags and all: only what could be ours is asked for its tags.
async fn ours_of(cloud: &dyn Reader, spec: &Spec) -> Result<Vec<HealthCheck>> {
    let main = wish(spec).map(|domain| domain.main().to_string());
    let reference = reference_of(&spec.site.tag());
    let mut ours = Vec::new();
    for mut one in cloud.route53().health_checks().await? {
        if one.caller_reference.starts_with(&reference) || Some(&one.settings.name) == main.as_ref() {
            one.tags = Fact::of(cloud.route53().health_check_tags(&one.id).await)?;
            if one.tags != Fact::Absent && is_ours(spec, &one) {
                ours.push(one);
            }
        }
    }
    Ok(ours)
}

/// Ours: by its tag; where that says nothing, by how its creation was called.
#[must_use]
pub fn is_ours(spec: &Spec, one: &HealthCheck) -> bool {
    let site = spec.site.tag();
    match one.tags.seen().and_then(|tags| tags.get(TAG_SITE)) {
        Some(tag) => *tag == site,
        None => one.caller_reference.starts_with(&reference_of(&site)),
    }
}
