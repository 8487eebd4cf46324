//! What the steps of the site's own domain share: which names are meant, in which zone each lies, what is looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::distribution;
use crate::address::{DnsAt, DomainSpec};
use crate::cdn::{CdnRecord, Field, Names};
use crate::cloud::Reader;
use crate::delegation::{Delegation, ParentSays, RecordKind, judge};
use crate::domain::{Domain, RecordName};
use crate::error::Result;
use crate::event::Text;
use crate::hosted::{Certificate, HostedZone, RecordSet, reference_of};
use crate::names::TAG_SITE;
use crate::op::{Op, S3Op};
use crate::plan::{Difference, Plan, Question};
use crate::spec::Spec;
use crate::step::StepId;
use crate::world::{Fact, World};

/// The domain that is wanted. Without a distribution nothing can answer for it.
pub(super) fn wish(spec: &Spec) -> Option<&DomainSpec> {
    spec.cdn.as_ref()?;
    spec.domain.as_ref()
}

/// The domain that is wanted with its records in Route 53.
pub(super) fn hosted_wish(spec: &Spec) -> Option<&DomainSpec> {
    wish(spec).filter(|domain| domain.dns == DnsAt::Route53)
}

/// What the bucket remembers, if it is this site's.
pub(super) fn record_of<'a>(spec: &Spec, world: &'a World) -> Option<&'a CdnRecord> {
    let record = world.buckets.get(&spec.bucket(world)?)?.cdn.seen()?;
    (record.site == spec.site.tag()).then_some(record)
}

/// The names that we put on the distribution last.
pub(super) fn applied(spec: &Spec, world: &World) -> Names {
    let fields = record_of(spec, world).map(|record| record.applied.as_slice()).unwrap_or_default();
    let names = fields.iter().find_map(|field| match field {
        Field::Names(names) => Some(names.clone()),
        _ => None,
    });
    names.unwrap_or_default()
}

/// The names that are wanted, or that something of ours may still be there for.
pub(super) fn known_names(spec: &Spec, world: &World) -> BTreeSet<Domain> {
    let mut all = wish(spec).map(DomainSpec::names).unwrap_or_default();
    all.extend(applied(spec, world).aliases.iter().filter_map(|name| name.parse::<Domain>().ok()));
    let made = spec.made.iter().chain(&world.made);
    let certified = made.filter_map(|name| name.strip_prefix("certificate:"));
    all.extend(certified.flat_map(|names| names.split(',')).filter_map(|name| name.parse::<Domain>().ok()));
    let record = record_of(spec, world);
    let replaced = record.into_iter().flat_map(|record| &record.replaced).map(|record| &record.name);
    let former = record.into_iter().flat_map(|record| &record.names);
    all.extend(replaced.chain(former).filter_map(|name| name.parse::<Domain>().ok()));
    all
}

/// The zones that the journal says we made.
fn made_zones(spec: &Spec, world: &World) -> BTreeSet<String> {
    let made = spec.made.iter().chain(&world.made);
    made.filter_map(|name| name.strip_prefix("zone:")).map(str::to_owned).collect()
}

/// Whether there is, or was, anything of a domain's to look at: who never asked for one needs no permission.
pub(super) fn concerned(spec: &Spec, world: &World) -> bool {
    !known_names(spec, world).is_empty() || !made_zones(spec, world).is_empty()
}

/// The zone a name's records belong in: of those that hold it the one with the longest name; of several of one name the
/// chosen one, else the one that the parent delegates to, else ours, else the first.
pub(super) fn zone_of<'a>(spec: &Spec, world: &'a World, name: &Domain) -> Option<&'a HostedZone> {
    twins_of(world, name).into_iter().min_by_key(|zone| rank(spec, world, zone))
}

fn rank<'a>(spec: &Spec, world: &World, zone: &'a HostedZone) -> (bool, bool, bool, &'a str) {
    let id = zone.summary.id.as_str();
    (!is_chosen(spec, zone), !is_delegated(spec, world, zone), !is_ours(spec, zone), id)
}

/// Whether somebody chose this zone.
fn is_chosen(spec: &Spec, zone: &HostedZone) -> bool {
    hosted_wish(spec).and_then(|domain| domain.zone.as_ref()) == Some(&zone.summary.id)
}

/// What only a person can settle about zones of one name: nobody is asked for any of them, none is ours, and none was
/// chosen; or the one that was chosen is not there.
pub(super) fn unsettled(spec: &Spec, world: &World) -> Option<Plan> {
    let domain = hosted_wish(spec)?;
    let (apex, _) = domain.name.apex_and_www();
    let twins = twins_of(world, &apex);
    let ids = || twins.iter().map(|zone| zone.summary.id.clone()).collect::<Vec<_>>().join(", ");
    if let Some(chosen) = &domain.zone {
        let there = twins.iter().any(|zone| zone.summary.id == *chosen);
        let (field, want) = ("zone".to_owned(), chosen.clone());
        return (!there).then(|| Plan::Drift(vec![Difference { field, want, have: or_none(ids()) }]));
    }
    let settled =
        |zone: &&HostedZone| is_delegated(spec, world, zone) || is_resolved(world, zone) || is_ours(spec, zone);
    let open = twins.len() > 1 && !twins.iter().any(settled);
    open.then(|| Plan::Ask(Question::ChooseZone { zone: apex.unicode(), ids: ids() }))
}

fn or_none(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

/// The zones of one name that there is a choice of, each told: whether the world asks it, what lies in it, whose it is.
pub(super) fn choices(spec: &Spec, world: &World) -> Vec<Text> {
    let Some(domain) = hosted_wish(spec) else { return Vec::new() };
    let twins = twins_of(world, &domain.name.apex_and_www().0);
    if twins.len() < 2 && domain.zone.is_none() {
        return Vec::new();
    }
    let told = |zone: &HostedZone| {
        let asked = is_delegated(spec, world, zone) || is_resolved(world, zone);
        let key = if asked { "note-zone-asked" } else { "note-zone-unused" };
        let made = zone.summary.comment.clone().unwrap_or_else(|| zone.summary.caller_reference.clone());
        let args = [
            ("zone".to_owned(), zone.summary.id.clone()),
            ("records".to_owned(), zone.summary.record_count.to_string()),
            ("made".to_owned(), or_none(made)),
        ];
        Text { key: key.to_owned(), args: args.into() }
    };
    twins.into_iter().map(told).collect()
}

/// All zones of the longest name that holds this one.
pub(super) fn twins_of<'a>(world: &'a World, name: &Domain) -> Vec<&'a HostedZone> {
    let holds = |zone: &&HostedZone| name.is_under(&zone.summary.name);
    let all: Vec<&HostedZone> = world.zones.seen().into_iter().flatten().filter(holds).collect();
    let longest = all.iter().map(|zone| zone.summary.name.as_str().len()).max().unwrap_or_default();
    all.into_iter().filter(|zone| zone.summary.name.as_str().len() == longest).collect()
}

/// Zones of the wanted names that have a twin of the same name which nobody asks.
pub(super) fn spare_twins(spec: &Spec, world: &World) -> Vec<(String, String)> {
    let names = hosted_wish(spec).map(DomainSpec::names).unwrap_or_default();
    let mut all = BTreeSet::new();
    for name in &names {
        let Some(used) = zone_of(spec, world, name) else { continue };
        for twin in twins_of(world, name).into_iter().filter(|twin| twin.summary.id != used.summary.id) {
            all.insert((used.summary.id.clone(), twin.summary.id.clone()));
        }
    }
    all.into_iter().collect()
}

/// Whether we made this zone: by its tag, or by how its creation was called.
#[must_use]
pub fn is_ours(spec: &Spec, zone: &HostedZone) -> bool {
    let tag = spec.site.tag();
    match zone.tags.seen().and_then(|tags| tags.get(TAG_SITE)) {
        Some(site) => *site == tag,
        None => zone.summary.caller_reference.starts_with(&reference_of(&tag)),
    }
}

/// How the zone's domain stands at its parent; `None` if nobody asked.
pub(super) fn standing(spec: &Spec, world: &World, zone: &HostedZone) -> Option<Delegation> {
    let facts = world.delegations.get(&zone.summary.name)?;
    Some(judge(&zone.name_servers, facts, crate::clock::parsed(&spec.at)))
}

/// Whether the parent's servers send everybody to this zone's.
pub(super) fn is_delegated(spec: &Spec, world: &World, zone: &HostedZone) -> bool {
    standing(spec, world, zone) == Some(Delegation::Delegated)
}

/// Whether the parent's own servers could not be asked, and everybody else is sent to this zone's.
pub(super) fn is_resolved(world: &World, zone: &HostedZone) -> bool {
    use crate::delegation::{ResolverSays, same_name};
    let Some(facts) = world.delegations.get(&zone.summary.name) else { return false };
    let ours: BTreeSet<String> = zone.name_servers.iter().map(|name| same_name(name)).collect();
    let deaf = facts.parent.iter().all(|answer| matches!(answer.outcome, ParentSays::Unreachable { .. }));
    deaf && facts.public.iter().any(|answer| match &answer.outcome {
        ResolverSays::Found { records, .. } => {
            records.iter().map(|name| same_name(name)).collect::<BTreeSet<_>>() == ours
        }
        ResolverSays::NoSuchName { .. }
        | ResolverSays::Nothing { .. }
        | ResolverSays::Failed { .. }
        | ResolverSays::Unreachable { .. } => false,
    })
}

/// What a step says that needs the zones and could not see them, or cannot go on before one is there.
pub(super) fn without_zone(world: &World) -> Plan {
    match world.zones.denied() {
        Some(action) => Plan::Unseen { action: action.to_owned() },
        None => Plan::Blocked(StepId::Zone),
    }
}

/// Looks at the zones that hold the site's names, with the records that stand at them and that prove its certificates.
pub(super) async fn look_zones(cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
    if !concerned(spec, world) {
        return Ok(());
    }
    let names = known_names(spec, world);
    let made = made_zones(spec, world);
    let listed = match Fact::of(cloud.route53().zones().await.map(Some))? {
        Fact::Seen(listed) => listed,
        Fact::Denied(action) => {
            world.zones = Fact::Denied(action);
            return Ok(());
        }
        Fact::Unseen | Fact::Absent => Vec::new(),
    };
    let longest = |name: &Domain| {
        let holding = listed.iter().filter(|zone| name.is_under(&zone.name));
        holding.map(|zone| zone.name.as_str().len()).max()
    };
    let lengths: BTreeMap<&Domain, usize> = names.iter().filter_map(|name| Some((name, longest(name)?))).collect();
    let mut zones = Vec::new();
    for one in &listed {
        let holds = |(name, length): (&&Domain, &usize)| name.is_under(&one.name) && one.name.as_str().len() == *length;
        if !lengths.iter().any(holds) && !made.contains(one.name.as_str()) {
            continue;
        }
        // One that went away since the list.
        let Some(mut zone) = cloud.route53().zone(one).await? else { continue };
        let wanted = places(spec, world, &names, &one.name);
        if !wanted.is_empty() {
            match Fact::of(cloud.route53().records(&one.id, &wanted).await.map(Some))? {
                Fact::Seen(records) => zone.records = records,
                Fact::Denied(action) => {
                    world.zones = Fact::Denied(action);
                    return Ok(());
                }
                Fact::Unseen | Fact::Absent => {}
            }
        }
        zones.push(zone);
    }
    world.zones = Fact::Seen(zones);
    Ok(())
}

/// Where in a zone something of the site's stands or may stand.
fn places(spec: &Spec, world: &World, names: &BTreeSet<Domain>, zone: &Domain) -> Vec<String> {
    let mut all: BTreeSet<String> = names.iter().filter(|name| name.is_under(zone)).map(ToString::to_string).collect();
    let ends = format!(".{zone}");
    let proofs = world.certificates.seen().into_iter().flatten().flat_map(Certificate::records);
    let kept = record_of(spec, world).map(|record| record.proofs.clone()).unwrap_or_default();
    all.extend(proofs.chain(kept).map(|record| record.name).filter(|name| name.ends_with(&ends)));
    all.into_iter().collect()
}

/// What everybody's DNS says of names whose records are kept elsewhere: where a CNAME leads, else the addresses.
pub(super) async fn look_said(cloud: &dyn Reader, names: &[String], world: &mut World) -> Result<()> {
    for name in names {
        let Ok(at) = RecordName::parse(name) else { continue };
        let mut said = Ok(Vec::new());
        for kind in [RecordKind::Cname, RecordKind::A] {
            if matches!(&said, Ok(said) if said.is_empty()) {
                said = cloud.dns().records(&at, kind).await;
            }
        }
        let Ok(said) = said else {
            // Not reaching anybody is not as if nothing were said; it is asked again.
            world.said.remove(name);
            continue;
        };
        let said = said.iter().map(|value| crate::delegation::same_name(value)).collect();
        world.said.insert(name.clone(), said);
    }
    Ok(())
}

/// The record sets at a place.
pub(super) fn at<'a>(zone: &'a HostedZone, name: &'a str) -> impl Iterator<Item = &'a RecordSet> {
    zone.records.iter().filter(move |record| record.name == name)
}

/// Writes down something about the domain in the bucket's record of its distribution, if that is not there yet.
pub(super) fn remember(spec: &Spec, world: &World, change: impl FnOnce(&mut CdnRecord)) -> Option<Op> {
    let bucket = spec.bucket(world)?;
    let before = record_of(spec, world)?;
    let mut record = before.clone();
    change(&mut record);
    (record != *before).then(|| Op::S3(S3Op::WriteCdnRecord { bucket, record, over: Some(Box::new(before.clone())) }))
}

/// The address of the site's distribution, and of those that are gone.
pub(super) fn own_hosts(spec: &Spec, world: &World) -> BTreeSet<String> {
    let ours = distribution::of_site(spec, world).map(|ours| ours.domain.clone());
    let recorded =
        record_of(spec, world).into_iter().flat_map(|record| [&record.domain].into_iter().chain(&record.hosts));
    ours.into_iter().chain(recorded.cloned()).collect()
}
