//! Step *zone*: the public hosted zones that the site's names lie in. One that is there is used as it is; nothing in it
//! is changed but the site's own records.

use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;

pub use super::domain::is_ours;
use super::domain::{choices, hosted_wish, is_resolved, look_zones, spare_twins, unsettled, zone_of};
use crate::cloud::Reader;
use crate::delegation::{ParentAnswer, ParentSays, same_name};
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::hosted::{CopyRow, HostedZone};
use crate::names::{TAG_RUN, TAG_SITE};
use crate::op::{Op, Route53Op};
use crate::plan::{Plan, Question, Wait};
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
        // Asked by who has no domain yet, never by a run: refused, they are named, and nothing waits for them.
        Permission::Look(Action::CheckDomainAvailability),
        Permission::Look(Action::ListDomainPrices),
        Permission::Change(Action::CreateHostedZone),
        Permission::Change(Action::TagHostedZone),
        Permission::Clear(Action::DeleteHostedZone),
    ],
    needs: &[StepId::Account, StepId::Distribution],
    usual_seconds: 5,
    outside: false,
};

/// How long it usually takes until somebody has taken the name servers out at the registrar and the registry has heard
/// of it, and at most, in seconds.
const USUAL_SECONDS: u64 = 24 * 60 * 60;
const LIMIT_SECONDS: u64 = 2 * 24 * 60 * 60;

/// What the parent zone says of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    /// It sends everybody to this zone's name servers: whoever gets one of them next could answer for the name.
    Named,
    /// It does not.
    Free,
    /// Nobody could ask it.
    Unknown,
}

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
        // A zone that its parent still names must not go.
        let ours: Vec<Domain> = {
            let all = world.zones.seen().into_iter().flatten().filter(|zone| is_ours(spec, zone));
            all.map(|zone| zone.summary.name.clone()).collect()
        };
        for name in ours {
            let facts = cloud.dns().delegation_of(&name, &[]).await?;
            world.delegations.insert(name, facts);
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
        if let Some(open) = unsettled(spec, world) {
            return open;
        }
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
            Some(true) if named_by_parent(world, zone) == Parent::Named => Plan::Waiting(undelegating(zone)),
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
        let unknown = |zone: &&HostedZone| is_ours(spec, zone) && named_by_parent(world, zone) == Parent::Unknown;
        let unasked = |zone: &HostedZone| Text {
            key: "note-zone-unasked".to_owned(),
            args: [("zone".to_owned(), zone.summary.name.unicode())].into(),
        };
        let zones = world.zones.seen().into_iter().flatten().filter(unknown).map(unasked);
        spare_twins(spec, world).into_iter().map(note).chain(choices(spec, world)).chain(zones).collect()
    }
}

/// What the parent says of a zone; where it cannot be asked, what everybody else is told.
fn named_by_parent(world: &World, zone: &HostedZone) -> Parent {
    let ours: BTreeSet<String> = zone.name_servers.iter().map(|name| same_name(name)).collect();
    let answers = world.delegations.get(&zone.summary.name).map(|facts| facts.parent.as_slice()).unwrap_or_default();
    let names = |answer: &ParentAnswer| match &answer.outcome {
        ParentSays::Referral { ns, .. } => ns.iter().any(|name| ours.contains(&same_name(name))),
        ParentSays::NoSuchName | ParentSays::NotDelegated | ParentSays::Unreachable { .. } => false,
    };
    let heard = |answer: &ParentAnswer| !matches!(answer.outcome, ParentSays::Unreachable { .. });
    if answers.iter().any(names) || is_resolved(world, zone) {
        Parent::Named
    } else if answers.iter().any(heard) {
        Parent::Free
    } else {
        Parent::Unknown
    }
}

fn undelegating(zone: &HostedZone) -> Wait {
    let name = &zone.summary.name;
    let row =
        |server: &String| CopyRow { kind: "NS".to_owned(), key: name.to_string(), value: server.clone(), done: false };
    Wait {
        on: "undelegation".to_owned(),
        usual_seconds: USUAL_SECONDS,
        limit_seconds: LIMIT_SECONDS,
        then: Error::new(Code::StillWaiting).arg("what", name.unicode()).into(),
        copy: zone.name_servers.iter().map(row).collect(),
        told: Vec::new(),
    }
}
