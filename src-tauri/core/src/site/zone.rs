//! Step *zone*: the public hosted zones that the site's names lie in. One that is there is used as it is; nothing in it
//! is changed but the site's own records.

use std::collections::BTreeMap;

use async_trait::async_trait;

pub use super::domain::is_ours;
use super::domain::{hosted_wish, look_zones, spare_twins, zone_of};
use crate::cloud::Reader;
use crate::domain::Domain;
use crate::error::Result;
use crate::event::Text;
use crate::hosted::HostedZone;
use crate::names::{TAG_RUN, TAG_SITE};
use crate::op::{Op, Route53Op};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::World;

/// See the module.
#[derive(Debug)]
pub struct ZoneStep;

static CARD: Card = Card {
    id: StepId::Zone,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListHostedZones),
        Permission::Look(Action::GetHostedZone),
        Permission::Look(Action::ListTagsHostedZone),
        Permission::Look(Action::ListRecordSets),
        Permission::Change(Action::CreateHostedZone),
        Permission::Change(Action::TagHostedZone),
        Permission::Clear(Action::DeleteHostedZone),
    ],
    needs: &[StepId::Account, StepId::Distribution],
    usual_seconds: 5,
    outside: false,
};

/// Every zone holds its own NS and SOA.
const OWN_RECORDS: u64 = 2;

#[async_trait]
impl Step for ZoneStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        look_zones(cloud, spec, world).await?;
        // Of two zones of one name only the parent can say which is asked.
        let twins: Vec<Domain> = {
            let all = world.zones.seen().map(Vec::as_slice).unwrap_or_default();
            let twice = |zone: &&HostedZone| all.iter().filter(|one| one.summary.name == zone.summary.name).count() > 1;
            all.iter().filter(twice).map(|zone| zone.summary.name.clone()).collect()
        };
        for name in twins {
            if let std::collections::btree_map::Entry::Vacant(place) = world.delegations.entry(name.clone()) {
                place.insert(cloud.dns().delegation_of(&name, &[]).await?);
            }
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = hosted_wish(spec) else { return Plan::NotAsked };
        let Some(zones) = world.zones.seen() else {
            return match world.zones.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Account),
            };
        };
        let site = spec.site.tag();
        let mut names: Vec<Domain> = domain.names().into_iter().collect();
        names.sort_by_key(|name| name.as_str().len());
        if let Some(name) = names.iter().find(|name| zone_of(spec, world, name).is_none()) {
            let name = name.apex_and_www().0;
            return Plan::Todo(vec![Op::Route53(Route53Op::CreateZone { name, site })]);
        }
        let untagged = |zone: &&HostedZone| {
            is_ours(spec, zone) && zone.tags.seen().is_some_and(|tags| !tags.contains_key(TAG_SITE))
        };
        match zones.iter().find(untagged) {
            Some(zone) => {
                let tags = BTreeMap::from([(TAG_SITE.to_owned(), site), (TAG_RUN.to_owned(), spec.run.clone())]);
                let (id, name) = (zone.summary.id.clone(), zone.summary.name.clone());
                Plan::Todo(vec![Op::Route53(Route53Op::TagZone { id, name, tags })])
            }
            None => Plan::Done,
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        // An adopted site stays up, and visitors find it.
        if crate::adopt::spares(spec, world) {
            return Plan::Done;
        }
        if let Some(action) = world.zones.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        let ours: Vec<&HostedZone> =
            world.zones.seen().into_iter().flatten().filter(|zone| is_ours(spec, zone)).collect();
        let Some(zone) = ours.first() else { return Plan::Done };
        let (id, name) = (zone.summary.id.clone(), zone.summary.name.clone());
        let others = zone.summary.record_count.saturating_sub(OWN_RECORDS);
        match spec.answers.delete_zone {
            // Somebody keeps records of their own in it: it is in use, whoever made it.
            None if others > 0 => Plan::Done,
            None => Plan::Ask(Question::DeleteZone { zone: name.unicode(), id }),
            Some(false) => Plan::Done,
            Some(true) if others > 0 => {
                Plan::NotOurs { what: format!("{} ({id}, +{others})", name.unicode()), owner: None }
            }
            Some(true) => Plan::Todo(vec![Op::Route53(Route53Op::DeleteZone { id, name })]),
        }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/route53/v2/hostedzones";
        let zone = hosted_wish(spec).and_then(|domain| zone_of(spec, world, &domain.main()));
        Some(zone.map_or_else(|| home.to_owned(), |zone| format!("{home}#ListRecordSets/{}", zone.summary.id)))
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let note = |(used, spare): (String, String)| Text {
            key: "note-twin-zone".to_owned(),
            args: [("used".to_owned(), used), ("spare".to_owned(), spare)].into(),
        };
        spare_twins(spec, world).into_iter().map(note).collect()
    }
}
