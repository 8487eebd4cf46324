//! Table D: the domain, who answers for it, and its records.

use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::cdn::ALIAS_ZONE;
use crate::delegation::{
    Delegation, RecordKind, ResolverSays, cached, cached_delegation, cname_at_apex, edited_inside, judge, same_name,
};
use crate::doctor::case::Case;
use crate::doctor::evidence::{DomainSight, RecordSight, ZoneSight};
use crate::doctor::{Finding, Fix, Place, fix};
use crate::domain::RecordName;
use crate::registrar::Registrar;
use crate::shell::Command;
use crate::step::StepId;

/// For how long others may remember that a name does not exist, where nobody says: Route 53's own SOA has it.
const NEGATIVE_USUAL: u32 = 900;

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Domain)
}

fn zones<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a ZoneSight> + use<'a> {
    case.seen.zones.seen().into_iter().flatten()
}

/// The domain, and the zone this site's records are put into.
fn ours<'a>(case: &Case<'a>) -> Option<(&'a DomainSight, &'a ZoneSight)> {
    let domain = case.seen.domain.as_ref()?;
    let named = |zone: &&ZoneSight| same_name(&zone.name) == domain.domain.as_str();
    let zone = zones(case).filter(named).find(|zone| zone.ours).or_else(|| zones(case).find(named))?;
    Some((domain, zone))
}

fn judged(case: &Case<'_>) -> Option<Delegation> {
    let domain = case.seen.domain.as_ref()?;
    let servers = ours(case).map(|(_, zone)| zone.servers.as_slice()).unwrap_or_default();
    // Without a day nothing has expired by date, and only statuses count.
    Some(judge(servers, &domain.facts, case.seen.now.unwrap_or(OffsetDateTime::UNIX_EPOCH)))
}

/// A change of one record in a zone of Route 53.
pub(super) fn change(
    case: &Case<'_>,
    zone: &ZoneSight,
    verb: &str,
    name: &str,
    kind: &str,
    values: &[String],
) -> Command {
    let records: Vec<Value> = values.iter().map(|value| json!({ "Value": value })).collect();
    let set = json!({ "Name": name, "Type": kind, "TTL": 300, "ResourceRecords": records });
    batch(case, zone, &[json!({ "Action": verb, "ResourceRecordSet": set })])
}

fn batch(case: &Case<'_>, zone: &ZoneSight, changes: &[Value]) -> Command {
    let words = ["route53", "change-resource-record-sets", "--hosted-zone-id", &zone.id];
    case.aws_json(words, "--change-batch", "change.json", &json!({ "Changes": changes }))
}

/// Both address records, as aliases to the distribution.
fn aliases(case: &Case<'_>, zone: &ZoneSight, name: &str) -> Option<Command> {
    let cdn = case.cdn()?;
    let target = json!({ "HostedZoneId": ALIAS_ZONE, "DNSName": cdn.domain, "EvaluateTargetHealth": false });
    let one = |kind: &str| {
        let set = json!({ "Name": name, "Type": kind, "AliasTarget": target.clone() });
        json!({ "Action": "UPSERT", "ResourceRecordSet": set })
    };
    Some(batch(case, zone, &[one("A"), one("AAAA")]))
}

/// The registrar's own guide, where one is known.
fn guide(registrar: Option<Registrar>, otherwise: Fix) -> Fix {
    match registrar {
        Some(registrar) => Fix::Person { steps: registrar.steps_key(), commands: Vec::new() },
        None => otherwise,
    }
}

/// D1: the registry does not name our servers.
pub(super) fn d1(case: &Case<'_>) -> Option<Finding> {
    let (domain, zone) = ours(case)?;
    let there = match judged(case)? {
        Delegation::NotDelegated | Delegation::NoSuchDomain => "–".to_owned(),
        Delegation::Elsewhere { servers, .. } => servers.join(", "),
        Delegation::Half { right, missing, extra, .. } => {
            format!("{} (+ {}, − {})", right.join(", "), extra.join(", "), missing.join(", "))
        }
        Delegation::Delegated
        | Delegation::Hold { .. }
        | Delegation::Expired { .. }
        | Delegation::DnssecLeftover
        | Delegation::Unreachable { .. } => return None,
    };
    let found = new("d1").arg("domain", domain.domain.unicode()).arg("servers", zone.servers.join(", "));
    let found = found.saw("parent", there).saw("zone", zone.servers.join(", "));
    let words = fix::person("d1");
    Some(found.fix(guide(domain.registrar, words)))
}

/// D2: several zones of one name, and perhaps another one answers than the one that is edited.
pub(super) fn d2(case: &Case<'_>) -> Option<Finding> {
    let (domain, zone) = ours(case)?;
    let twins: Vec<&ZoneSight> =
        zones(case).filter(|one| one.id != zone.id && same_name(&one.name) == same_name(&zone.name)).collect();
    let first = twins.first()?;
    let answers = |one: &&&ZoneSight| {
        let now = case.seen.now.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        judge(&one.servers, &domain.facts, now) == Delegation::Delegated
    };
    let other = twins.iter().find(answers);
    let spare = other.map_or(*first, |_| zone);
    let form = if other.is_some() { "d2" } else { "d2-spare" };
    let found = new(form).arg("domain", domain.domain.unicode()).arg("zone", &zone.id).arg("other", &first.id);
    let found = std::iter::once(&zone)
        .chain(&twins)
        .fold(found, |found, one| found.saw("zone", format!("{}: {}", one.id, one.servers.join(", "))));
    let delete = case.aws(["route53", "delete-hosted-zone", "--id", &spare.id]);
    Some(if other.is_some() {
        // The one that answers is where the records belong; nothing is deleted before they are there.
        found.arg("other", other.map_or("", |one| one.id.as_str()))
    } else {
        found.warning().commands([delete])
    })
}

/// D3: the name servers were changed inside the zone, where it changes nothing but what resolvers remember.
pub(super) fn d3(case: &Case<'_>) -> Option<Finding> {
    let (domain, zone) = ours(case)?;
    let set = |names: &[String]| names.iter().map(|name| same_name(name)).collect::<std::collections::BTreeSet<_>>();
    let by_zone = (!zone.ns_record.is_empty() && set(&zone.ns_record) != set(&zone.servers))
        .then(|| zone.ns_record.iter().map(|name| same_name(name)).collect::<Vec<_>>());
    let have = by_zone.or_else(|| edited_inside(&zone.servers, &domain.facts.zone))?;
    let found = new("d3").arg("domain", domain.domain.unicode()).saw("record", format!("NS {}", have.join(", ")));
    let values: Vec<String> = zone.servers.iter().map(|name| format!("{}.", same_name(name))).collect();
    let found = found.saw("zone", zone.servers.join(", "));
    Some(found.commands([change(case, zone, "UPSERT", domain.domain.as_str(), "NS", &values)]))
}

/// D4: the domain is on hold, or has run out.
pub(super) fn d4(case: &Case<'_>) -> Option<Finding> {
    let domain = case.seen.domain.as_ref()?;
    let (form, status) = match judged(case)? {
        Delegation::Hold { status } => ("d4-hold", status),
        Delegation::Expired { status } => ("d4-expired", status),
        Delegation::NotDelegated
        | Delegation::Elsewhere { .. }
        | Delegation::Half { .. }
        | Delegation::Delegated
        | Delegation::DnssecLeftover
        | Delegation::NoSuchDomain
        | Delegation::Unreachable { .. } => return None,
    };
    let registrar = domain.facts.rdap.as_ref().and_then(|rdap| rdap.registrar.clone()).unwrap_or_default();
    let found = new(form).arg("domain", domain.domain.unicode()).saw("rdap", status);
    Some(found.saw("registrar", registrar))
}

/// D5: the parent promises a signature that the zone does not give.
pub(super) fn d5(case: &Case<'_>) -> Option<Finding> {
    let domain = case.seen.domain.as_ref()?;
    if judged(case)? != Delegation::DnssecLeftover {
        return None;
    }
    let failing = |answer: &&crate::delegation::ResolverAnswer| {
        matches!(answer.outcome, ResolverSays::Failed { without_check: true })
    };
    let resolver = domain.facts.public.iter().find(failing);
    let found = new("d5").arg("domain", domain.domain.unicode()).saw("parent", "DS");
    Some(found.saw("resolver", resolver.map(|one| format!("{}: SERVFAIL", one.resolver)).unwrap_or_default()))
}

/// D6: a record stands where another is to go, or a CNAME where none may stand.
pub(super) fn d6(case: &Case<'_>) -> Option<Finding> {
    let site = ours(case);
    let error = case.answered(&["InvalidChangeBatch"]);
    let apex = site.and_then(|(domain, zone)| {
        let all = zone.records.iter().chain(&domain.elsewhere);
        all.filter(|record| record.kind == RecordKind::Cname).find(|record| {
            RecordName::parse(&record.name).is_ok_and(|name| cname_at_apex(&name, &domain.domain, &record.values))
        })
    });
    let command = |name: &str| site.and_then(|(_, zone)| aliases(case, zone, name));
    if let Some(record) = apex {
        let found = new("d6-apex").arg("domain", &record.name);
        let found = found.saw("record", format!("{} CNAME {}", record.name, record.values.join(", ")));
        return Some(case.stepped(found.commands(command(&record.name)), StepId::Alias));
    }
    let error = error?;
    if crate::doctor::evidence::said(error).contains("not permitted at apex") {
        let name = site.map_or_else(|| "?".to_owned(), |(domain, _)| domain.domain.to_string());
        let found = Case::quoting(new("d6-apex").arg("domain", &name), error).commands(command(&name));
        return Some(case.stepped(found, StepId::Alias));
    }
    // `Tried to create resource record set [name='x.kr.', type='A'] but it already exists`
    let name = crate::doctor::evidence::said(error).split_once("name='").and_then(|(_, rest)| rest.split('\'').next());
    let name = name.map_or_else(|| "?".to_owned(), same_name);
    let old = site.and_then(|(_, zone)| zone.records.iter().find(|one| same_name(&one.name) == name));
    let found = Case::quoting(new("d6").arg("name", &name), error);
    let found = found.saw("record", old.map(shown).unwrap_or_default()).commands(command(&name));
    Some(case.stepped(found, StepId::Alias))
}

fn shown(record: &RecordSight) -> String {
    let kind = format!("{:?}", record.kind).to_uppercase();
    let value = record.alias.clone().unwrap_or_else(|| record.values.join(", "));
    format!("{} {kind} {value}", record.name)
}

/// Whether an address record leads to our distribution.
fn leads_here(case: &Case<'_>, record: &RecordSight) -> bool {
    let target = record.alias.as_ref().map(|target| same_name(target));
    case.cdn().is_some_and(|cdn| target.as_deref() == Some(same_name(&cdn.domain).as_str()))
}

/// D7: an address record is missing, or points to where the site was.
pub(super) fn d7(case: &Case<'_>) -> Option<Finding> {
    let (domain, zone) = ours(case)?;
    let cdn = case.cdn()?;
    let served = |name: &String| cdn.settings.names.aliases.contains(name);
    let names: Vec<String> = domain.names.iter().map(ToString::to_string).filter(served).collect();
    for name in &names {
        let of = |kind| zone.records.iter().find(|one| same_name(&one.name) == *name && one.kind == kind);
        let (four, six) = (of(RecordKind::A), of(RecordKind::Aaaa));
        let stale = [four, six].into_iter().flatten().find(|record| !leads_here(case, record));
        let command = || aliases(case, zone, name);
        if let Some(record) = stale {
            let found = new("d7-stale").arg("name", name).saw("record", shown(record));
            let found = found.saw("distribution", &cdn.domain).commands(command());
            return Some(case.stepped(found, StepId::Alias));
        }
        if four.is_some() && six.is_none() && cdn.settings.ipv6 {
            let found = new("d7").warning().arg("name", name).saw("record", four.map(shown).unwrap_or_default());
            return Some(case.stepped(found.commands(command()), StepId::Alias));
        }
    }
    None
}

/// D8: records of the provider before, above all for mail, are not in the zone that is to answer.
pub(super) fn d8(case: &Case<'_>) -> Option<Finding> {
    let (domain, zone) = ours(case)?;
    let there = |record: &RecordSight| {
        zone.records.iter().any(|one| one.kind == record.kind && same_name(&one.name) == same_name(&record.name))
    };
    let lost: Vec<&RecordSight> = domain
        .elsewhere
        .iter()
        .filter(|record| matches!(record.kind, RecordKind::Mx | RecordKind::Txt) && !there(record))
        .collect();
    if lost.is_empty() {
        return None;
    }
    let found = new("d8").warning().arg("domain", domain.domain.unicode()).arg("count", lost.len());
    let found = lost.iter().fold(found, |found, record| found.saw("record", shown(record)));
    let one = |record: &&RecordSight| {
        let kind = if record.kind == RecordKind::Mx { "MX" } else { "TXT" };
        let value = |text: &String| {
            let text = if kind == "TXT" { quoted(text) } else { text.clone() };
            json!({ "Value": text })
        };
        let values: Vec<Value> = record.values.iter().map(value).collect();
        let set = json!({ "Name": record.name, "Type": kind, "TTL": 300, "ResourceRecords": values });
        json!({ "Action": "CREATE", "ResourceRecordSet": set })
    };
    Some(found.commands([batch(case, zone, &lost.iter().map(one).collect::<Vec<_>>())]))
}

/// A text as Route 53 takes it: in quotes, in parts of at most 255 characters.
fn quoted(text: &str) -> String {
    let bare: Vec<char> = text.trim_matches('"').chars().collect();
    let part = |part: &[char]| format!("\"{}\"", part.iter().collect::<String>().replace('"', "\\\""));
    bare.chunks(255).map(part).collect::<Vec<_>>().join(" ")
}

/// D9: the record is there, and resolvers still remember that it was not.
pub(super) fn d9(case: &Case<'_>) -> Option<Finding> {
    let domain = case.seen.domain.as_ref()?;
    // Addresses of a distribution differ from place to place: only an answer that there are none is an old one.
    let none = |answer: &&crate::delegation::ResolverAnswer| {
        matches!(answer.outcome, ResolverSays::NoSuchName { .. } | ResolverSays::Nothing { .. })
    };
    let negative: Vec<_> = domain.resolved.iter().filter(none).cloned().collect();
    let of_name = cached(&domain.authoritative, &negative, Some(NEGATIVE_USUAL));
    let of_servers = || {
        let (domain, zone) = ours(case)?;
        (judged(case)? == Delegation::Delegated).then(|| cached_delegation(&zone.servers, &domain.facts)).flatten()
    };
    let old = of_name.or_else(of_servers)?;
    let seconds = old.seconds.unwrap_or(NEGATIVE_USUAL);
    let found = new("d9").note().arg("minutes", seconds.div_ceil(60)).arg("domain", domain.domain.unicode());
    let found = old.resolvers.iter().fold(found, |found, resolver| found.saw("resolver", resolver));
    let found = found.saw("record", domain.authoritative.join(", "));
    Some(found.fix(fix::wait(u64::from(seconds), u64::from(seconds).max(60 * 60) * 2)))
}

/// D10: a record leads to something that was deleted, and that somebody else could take.
pub(super) fn d10(case: &Case<'_>) -> Option<Finding> {
    let (zone, record) = zones(case).find_map(|zone| {
        let gone = |one: &&RecordSight| {
            let target = one.alias.iter().chain(&one.values).any(|target| target.contains(".cloudfront.net"));
            target && one.target_stands == Some(false)
        };
        zone.records.iter().find(gone).map(|record| (zone, record))
    })?;
    let target = record.alias.clone().unwrap_or_else(|| record.values.join(", "));
    let found = new("d10").arg("name", &record.name).arg("target", &target).saw("record", shown(record));
    let kind = format!("{:?}", record.kind).to_uppercase();
    let command = match &record.alias {
        Some(target) => {
            let to = json!({ "HostedZoneId": ALIAS_ZONE, "DNSName": target, "EvaluateTargetHealth": false });
            let set = json!({ "Name": record.name, "Type": kind, "AliasTarget": to });
            batch(case, zone, &[json!({ "Action": "DELETE", "ResourceRecordSet": set })])
        }
        None => change(case, zone, "DELETE", &record.name, &kind, &record.values).approximate(),
    };
    Some(found.commands([command]))
}
