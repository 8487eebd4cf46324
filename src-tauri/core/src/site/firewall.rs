//! Step *firewall*: a web ACL with Amazon's common rules before the distribution. What somebody else put there stays.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::distribution::{change, deploying, look_at_edges, of_site, record};
use super::domain::record_of;
use crate::cdn::Field;
use crate::cloud::Reader;
use crate::error::{Args, Result};
use crate::event::Text;
use crate::firewall::{WebAcl, is_named};
use crate::names::{TAG_RUN, TAG_SITE};
use crate::op::{CloudFrontOp, Op, WafOp};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct FirewallStep;

static CARD: Card = Card {
    id: StepId::Firewall,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListWebAcls),
        Permission::Look(Action::GetWebAcl),
        Permission::Look(Action::ListTagsWebAcl),
        Permission::Change(Action::CreateWebAcl),
        Permission::Change(Action::TagWebAcl),
        Permission::Change(Action::UpdateWebAcl),
        Permission::Change(Action::GetDistributionConfig),
        Permission::Change(Action::UpdateDistribution),
        Permission::Change(Action::PutObject),
        Permission::Change(Action::DeleteWebAcl),
    ],
    needs: &[StepId::Distribution],
    usual_seconds: 10,
    outside: false,
};

#[async_trait]
impl Step for FirewallStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if concerned(spec, world)
            && let Some(name) = spec.resource_name(world)
        {
            world.firewall = Fact::of(cloud.waf().web_acl(&name).await)?;
            let settling = of_site(spec, world).filter(|ours| !ours.deployed).map(|ours| ours.id.clone());
            if let Some(id) = settling {
                look_at_edges(cloud, &id, world).await?;
            }
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(mode) = spec.cdn.as_ref().and_then(|cdn| cdn.firewall) else {
            return match self.clear(spec, world) {
                Plan::Done => Plan::NotAsked,
                other => other,
            };
        };
        let (Some(ours), Some(name)) = (of_site(spec, world), spec.resource_name(world)) else {
            return match world.distributions.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Distribution),
            };
        };
        if let Some(action) = world.firewall.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        let acl = world.firewall.seen();
        if let Some(theirs) = acl.filter(|acl| !is_ours(spec, world, acl)) {
            return Plan::NotOurs { what: theirs.arn.clone(), owner: site_tag(theirs).cloned() };
        }
        // Before anything is made that costs money.
        if let Some(theirs) = stranger(spec, world) {
            let edit = Question::HandEdit { what: ours.id.clone(), fields: format!("WebACLId: {theirs}") };
            if !spec.answers.mends(&edit) {
                return Plan::Ask(edit);
            }
        }
        let Some(acl) = acl else {
            let tags = BTreeMap::from([(TAG_SITE.to_owned(), spec.site.tag()), (TAG_RUN.to_owned(), spec.run.clone())]);
            return Plan::Todo(vec![Op::Waf(WafOp::Create { name, mode, tags })]);
        };
        if acl.mode != Some(mode) {
            let edit = Question::HandEdit { what: name.clone(), fields: "Rules".to_owned() };
            if acl.mode.is_none() && !spec.answers.mends(&edit) {
                return Plan::Ask(edit);
            }
            let (id, lock_token) = (acl.id.clone(), acl.lock_token.clone());
            return Plan::Todo(vec![Op::Waf(WafOp::SetMode { id, name, mode, lock_token })]);
        }
        let fields = [Field::WebAcl(Some(acl.arn.clone()))];
        match change(spec, world, ours, &fields) {
            Plan::Done => record(spec, world, ours, &fields, None).map_or(Plan::Done, |op| Plan::Todo(vec![op])),
            other => other,
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if let Some(action) = world.firewall.denied().filter(|_| concerned(spec, world)) {
            return Plan::Unseen { action: action.to_owned() };
        }
        let Some(acl) = world.firewall.seen().filter(|acl| is_ours(spec, world, acl)) else { return Plan::Done };
        if let Some(ours) = of_site(spec, world) {
            if ours.settings.web_acl.as_ref() == Some(&acl.arn) {
                let (id, etag) = (ours.id.clone(), ours.etag.clone());
                let (set, was) = (vec![Field::WebAcl(None)], vec![Field::WebAcl(Some(acl.arn.clone()))]);
                return Plan::Todo(vec![Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set, was })]);
            }
            if applied(spec, world).is_some()
                && let Some(op) = record(spec, world, ours, &[Field::WebAcl(None)], None)
            {
                return Plan::Todo(vec![op]);
            }
            // WAF lets nothing go that an edge may still ask.
            if !ours.deployed {
                return Plan::Waiting(deploying(&ours.id));
            }
        }
        let (id, name, lock_token) = (acl.id.clone(), acl.name.clone(), acl.lock_token.clone());
        Plan::Todo(vec![Op::Waf(WafOp::Delete { id, name, lock_token })])
    }

    fn console(&self, _: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/wafv2/homev2";
        Some(match world.firewall.seen() {
            Some(acl) => format!("{home}/web-acl/{}/{}/overview?region=global", acl.name, acl.id),
            None => format!("{home}/web-acls?region=global"),
        })
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let foreign = stranger(spec, world).map(|acl| Text {
            key: "note-firewall-foreign".to_owned(),
            args: Args::from([("acl".to_owned(), acl.to_owned())]),
        });
        foreign.into_iter().collect()
    }
}

/// Whether there is, or was, a web ACL of ours: who never asked for one needs no permission to look.
fn concerned(spec: &Spec, world: &World) -> bool {
    let made = spec.made.iter().chain(&world.made).any(|name| name.starts_with("web-acl:"));
    spec.cdn.as_ref().is_some_and(|cdn| cdn.firewall.is_some()) || made || applied(spec, world).is_some() || {
        let name = spec.resource_name(world).unwrap_or_default();
        attached(spec, world).is_some_and(|arn| is_named(arn, &name))
    }
}

/// The web ACL that we put before the distribution last.
fn applied(spec: &Spec, world: &World) -> Option<String> {
    record_of(spec, world)?.applied.iter().find_map(|field| match field {
        Field::WebAcl(arn) => arn.clone(),
        _ => None,
    })
}

fn attached<'a>(spec: &Spec, world: &'a World) -> Option<&'a str> {
    of_site(spec, world)?.settings.web_acl.as_deref()
}

/// A web ACL before our distribution that is not ours.
fn stranger<'a>(spec: &Spec, world: &'a World) -> Option<&'a str> {
    let name = spec.resource_name(world)?;
    attached(spec, world).filter(|arn| !is_named(arn, &name))
}

fn site_tag(acl: &WebAcl) -> Option<&String> {
    acl.tags.seen()?.get(TAG_SITE)
}

/// Ours: by its tag; where that says nothing, by its name if the journal or the bucket's record knows it.
#[must_use]
pub fn is_ours(spec: &Spec, world: &World, acl: &WebAcl) -> bool {
    match site_tag(acl) {
        Some(site) => *site == spec.site.tag(),
        None => {
            let made = format!("web-acl:{}", acl.name);
            spec.made.contains(&made) || world.made.contains(&made) || applied(spec, world).as_ref() == Some(&acl.arn)
        }
    }
}
