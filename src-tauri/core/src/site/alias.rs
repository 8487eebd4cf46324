//! Step *alias*: the site's names lead to its distribution, by alias records A and AAAA with the routing policy
//! *simple*. What stands at a name already is replaced only by who says so, is kept, and is put back on the way back.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::certificate::PASTE_SECONDS;
use super::distribution::of_site;
use super::domain::{
    applied, at, concerned, look_said, look_zones, own_hosts, record_of, remember, wish, without_zone, zone_of,
};
use super::elsewhere::{asked, asked_for, taken_out};
use crate::address::{DnsAt, DomainSpec};
use crate::cloud::Reader;
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::hosted::{CopyRow, HostedZone, RecordChange, RecordSet, Target};
use crate::op::{Op, Route53Op};
use crate::plan::{Plan, Question, Wait};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::World;

/// See the module.
#[derive(Debug)]
pub struct AliasStep;

static CARD: Card = Card {
    id: StepId::Alias,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListHostedZones),
        Permission::Look(Action::GetHostedZone),
        Permission::Look(Action::ListTagsHostedZone),
        Permission::Look(Action::ListRecordSets),
        Permission::Change(Action::ChangeRecordSets),
        Permission::Change(Action::GetChange),
        Permission::Change(Action::PutObject),
    ],
    needs: &[StepId::Zone, StepId::Names],
    usual_seconds: 60,
    outside: false,
};

/// The kinds that decide where a name leads.
const LEADING: [&str; 3] = ["A", "AAAA", "CNAME"];

#[async_trait]
impl Step for AliasStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if !concerned(spec, world) {
            return Ok(());
        }
        look_zones(cloud, spec, world).await?;
        let wanted = wish(spec).filter(|domain| domain.dns == DnsAt::Elsewhere);
        let wanted = wanted.map(|domain| domain.names()).unwrap_or_default();
        let mut names: Vec<String> = wanted.iter().map(ToString::to_string).chain(asked(spec, world)).collect();
        names.sort();
        names.dedup();
        look_said(cloud, &names, world).await
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = wish(spec) else { return Plan::NotAsked };
        let Some(ours) = of_site(spec, world) else {
            return match world.distributions.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Distribution),
            };
        };
        match domain.dns {
            DnsAt::Route53 => put(spec, world, domain, &ours.domain),
            DnsAt::Elsewhere => {
                if let Some(op) = asked_for(spec, world, domain, &ours.domain) {
                    return Plan::Todo(vec![op]);
                }
                let rows = rows(world, domain, &ours.domain);
                if rows.iter().all(|row| row.done) {
                    return Plan::Done;
                }
                Plan::Waiting(Wait {
                    on: "alias-copy".to_owned(),
                    usual_seconds: PASTE_SECONDS,
                    limit_seconds: 2 * PASTE_SECONDS,
                    then: Error::new(Code::StillWaiting).arg("what", domain.main().unicode()).into(),
                    copy: rows,
                    told: Vec::new(),
                })
            }
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
        match taken_away(spec, world, |_| true) {
            Plan::Done => taken_out(spec, world, &|_| true),
            other => other,
        }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let zone = zone_of(spec, world, &wish(spec)?.main())?;
        let id = &zone.summary.id;
        Some(format!("https://us-east-1.console.aws.amazon.com/route53/v2/hostedzones#ListRecordSets/{id}"))
    }
}

/// Whether a record leads to the site's distribution, or to where that was.
fn is_ours(spec: &Spec, world: &World, record: &RecordSet) -> bool {
    let hosts = own_hosts(spec, world);
    matches!(&record.target, Target::Alias { host, .. } if hosts.contains(host)) && record.set.is_none()
}

fn put(spec: &Spec, world: &World, domain: &DomainSpec, host: &str) -> Plan {
    let mut batches: BTreeMap<String, (Domain, Vec<RecordChange>)> = BTreeMap::new();
    let mut foreign: Vec<RecordSet> = Vec::new();
    for name in domain.names() {
        let Some(zone) = zone_of(spec, world, &name) else { return without_zone(world) };
        let here: Vec<&RecordSet> =
            at(zone, name.as_str()).filter(|record| LEADING.contains(&record.kind.as_str())).collect();
        if let Some(routed) = here.iter().find(|record| record.set.is_some()) {
            // Weighted, latency, failover: several of one name, and somebody's thought behind it.
            return Plan::NotOurs { what: routed.shown(), owner: None };
        }
        let wanted = ["A", "AAAA"].map(|kind| RecordSet::alias(name.as_str(), kind, host));
        let other: Vec<&RecordSet> = here.iter().copied().filter(|record| !wanted.contains(record)).collect();
        let missing = wanted.iter().filter(|record| !here.contains(record));
        let changes = other.iter().map(|record| RecordChange::delete((*record).clone()));
        let changes: Vec<RecordChange> = changes.chain(missing.cloned().map(RecordChange::create)).collect();
        foreign.extend(other.into_iter().filter(|record| !is_ours(spec, world, record)).cloned());
        if !changes.is_empty() {
            let start = || (zone.summary.name.clone(), Vec::new());
            batches.entry(zone.summary.id.clone()).or_insert_with(start).1.extend(changes);
        }
    }
    if !foreign.is_empty() && !spec.answers.replace_records {
        return Plan::Ask(ask(&foreign));
    }
    let written = remember(spec, world, |record| {
        record.replaced.retain(|old| !foreign.iter().any(|one| one.same_place(old)));
        record.replaced.extend(foreign);
    });
    match batches.into_iter().next() {
        Some((id, (name, changes))) => {
            let put = Op::Route53(Route53Op::ChangeRecords { id, name, changes });
            Plan::Todo(written.into_iter().chain([put]).collect())
        }
        None => Plan::Done,
    }
}

/// One question about all that would be replaced: one yes answers for all of it.
fn ask(records: &[RecordSet]) -> Question {
    let list = |of: &dyn Fn(&RecordSet) -> String| {
        let mut all: Vec<String> = records.iter().map(of).collect();
        all.dedup();
        all.join(", ")
    };
    Question::ReplaceRecord {
        name: list(&|record| record.name.clone()),
        record: list(&|record| record.kind.clone()),
        old: records.iter().map(RecordSet::shown).collect::<Vec<_>>().join(" · "),
    }
}

/// What has to be done about the records that lead to our distribution before names are taken from it, or it goes
/// itself: a record that leads to nothing is anybody's who makes something there.
pub(super) fn before_it_goes(spec: &Spec, world: &World, gone: &dyn Fn(&str) -> bool) -> Plan {
    if let Some(action) = world.zones.denied() {
        let former = record_of(spec, world).map(|record| record.names.clone()).unwrap_or_default();
        if applied(spec, world).aliases.iter().chain(&former).any(|name| gone(name)) {
            return Plan::Unseen { action: action.to_owned() };
        }
    }
    match taken_away(spec, world, gone) {
        Plan::Done => taken_out(spec, world, gone),
        other => other,
    }
}

/// Takes the records away that lead to our distribution, and puts back what stood there.
pub(super) fn taken_away(spec: &Spec, world: &World, gone: impl Fn(&str) -> bool) -> Plan {
    for zone in world.zones.seen().into_iter().flatten() {
        let ours: Vec<&RecordSet> =
            zone.records.iter().filter(|record| gone(&record.name) && is_ours(spec, world, record)).collect();
        if ours.is_empty() {
            continue;
        }
        let restored = before(spec, world, zone, &ours);
        let changes = ours.iter().map(|record| RecordChange::delete((*record).clone()));
        let changes = changes.chain(restored.into_iter().map(RecordChange::create)).collect();
        let (id, name) = (zone.summary.id.clone(), zone.summary.name.clone());
        return Plan::Todo(vec![Op::Route53(Route53Op::ChangeRecords { id, name, changes })]);
    }
    Plan::Done
}

/// What stood where these of ours stand, as far as its place is free once they are gone.
fn before(spec: &Spec, world: &World, zone: &HostedZone, ours: &[&RecordSet]) -> Vec<RecordSet> {
    let kept = record_of(spec, world).map(|record| record.replaced.as_slice()).unwrap_or_default();
    let stays = |old: &RecordSet| {
        let here = at(zone, &old.name).filter(|record| !ours.contains(record));
        // A CNAME stands alone.
        here.filter(|record| record.same_place(old) || record.kind == "CNAME" || old.kind == "CNAME").count() > 0
    };
    kept.iter().filter(|old| ours.iter().any(|one| one.name == old.name) && !stays(old)).cloned().collect()
}

/// The records for somebody to copy, where others keep them.
pub(super) fn rows(world: &World, domain: &DomainSpec, host: &str) -> Vec<CopyRow> {
    let row = |name: Domain| {
        let said = world.said.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
        // Where no CNAME may stand, providers have records of their own that answer with addresses: whether those
        // are right, only a request can tell.
        let top = name.is_bought();
        let addresses = top && !said.is_empty() && said.iter().all(|one| one.parse::<std::net::IpAddr>().is_ok());
        CopyRow {
            kind: if top { "ALIAS" } else { "CNAME" }.to_owned(),
            done: addresses || said.iter().any(|one| one == host),
            key: name.to_string(),
            value: host.to_owned(),
        }
    };
    domain.names().into_iter().map(row).collect()
}
