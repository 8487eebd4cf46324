//! Evidence out of what a recipe's look has seen already: zones, certificates, and the answers of real addresses.
//! What no look asks for (the environment, RDAP, other Regions) is put beside it by whoever asked.

use std::collections::BTreeMap;

use super::evidence::{
    CertificateSight, DomainSight, Evidence, HttpSight, RecordFound, RecordSight, ValidationSight, ZoneSight,
};
use crate::delegation::{DelegationFacts, RecordKind};
use crate::domain::Domain;
use crate::hosted::{Certificate, CertificateStatus, HostedZone, RecordSet, Target};
use crate::names::TAG_SITE;
use crate::site::answers::{Answer, Reply};
use crate::spec::Spec;
use crate::world::{Fact, World};

impl Evidence {
    /// What the last look says to the rules.
    #[must_use]
    pub fn of(spec: &Spec, world: World) -> Self {
        let names: Vec<Domain> = spec.domain.iter().flat_map(|domain| domain.names()).collect();
        let zones = map(&world.zones, |zone| zone_sight(zone, &spec.site.tag()));
        let records: Vec<RecordSight> =
            zones.seen().into_iter().flatten().flat_map(|zone| zone.records.clone()).collect();
        let caa = match &world.caa {
            Fact::Seen(all) => Fact::Seen(all.iter().flat_map(|one| one.records.clone()).collect()),
            Fact::Absent => Fact::Absent,
            Fact::Denied(action) => Fact::Denied(action.clone()),
            Fact::Unseen => Fact::Unseen,
        };
        let certificates = map(&world.certificates, |one| certificate_sight(one, &records, &caa));
        let domain = domain_sight(&world, &names);
        let answers = world.answers.seen().into_iter().chain(world.domain_answers.seen()).flatten();
        let http = answers.map(http_sight).collect();
        Self { world, zones, certificates, domain, http, ..Self::default() }
    }
}

fn map<T, U>(fact: &Fact<Vec<T>>, to: impl Fn(&T) -> U) -> Fact<Vec<U>> {
    match fact {
        Fact::Seen(all) => Fact::Seen(all.iter().map(to).collect()),
        Fact::Absent => Fact::Absent,
        Fact::Denied(action) => Fact::Denied(action.clone()),
        Fact::Unseen => Fact::Unseen,
    }
}

/// The site's domain with what the parents said of the zone it lies in.
fn domain_sight(world: &World, names: &[Domain]) -> Option<DomainSight> {
    let first = names.first()?;
    let (domain, facts) = world
        .delegations
        .iter()
        .find(|(zone, _)| first.is_under(zone))
        .map_or_else(|| (first.clone(), DelegationFacts::default()), |(zone, facts)| (zone.clone(), facts.clone()));
    let points_at = names.iter().filter_map(|name| world.said.get(name.as_str())).flatten().cloned().collect();
    Some(DomainSight {
        domain,
        names: names.to_vec(),
        facts,
        points_at,
        authoritative: Vec::new(),
        resolved: Vec::new(),
        elsewhere: Vec::new(),
        registrar: None,
    })
}

fn zone_sight(zone: &HostedZone, site: &str) -> ZoneSight {
    let name = zone.summary.name.to_string();
    let inside = zone.records.iter().find(|record| record.kind == "NS" && record.name == name);
    let ns_record = match inside.map(|record| &record.target) {
        Some(Target::Values { values, .. }) => values.clone(),
        Some(Target::Alias { .. }) | None => Vec::new(),
    };
    ZoneSight {
        id: zone.summary.id.clone(),
        servers: zone.name_servers.clone(),
        ns_record,
        records: zone.records.iter().filter_map(record_sight).collect(),
        ours: zone.tags.seen().and_then(|tags| tags.get(TAG_SITE)).is_some_and(|tag| tag == site),
        name,
    }
}

fn record_sight(record: &RecordSet) -> Option<RecordSight> {
    let kind = match record.kind.as_str() {
        "A" => RecordKind::A,
        "AAAA" => RecordKind::Aaaa,
        "CNAME" => RecordKind::Cname,
        "CAA" => RecordKind::Caa,
        "DS" => RecordKind::Ds,
        "MX" => RecordKind::Mx,
        "NS" => RecordKind::Ns,
        "SOA" => RecordKind::Soa,
        "TXT" => RecordKind::Txt,
        _ => return None,
    };
    let (values, alias) = match &record.target {
        Target::Alias { host, .. } => (Vec::new(), Some(host.clone())),
        Target::Values { values, .. } => (values.clone(), None),
    };
    Some(RecordSight { name: record.name.clone(), kind, values, alias, target_stands: None })
}

fn certificate_sight(one: &Certificate, records: &[RecordSight], caa: &Fact<Vec<String>>) -> CertificateSight {
    let (status, reason) = match &one.status {
        CertificateStatus::Issued => ("ISSUED", None),
        CertificateStatus::Pending => ("PENDING_VALIDATION", None),
        CertificateStatus::Dead { why } if why == "VALIDATION_TIMED_OUT" => ("VALIDATION_TIMED_OUT", None),
        CertificateStatus::Dead { why } => ("FAILED", Some(why.clone())),
    };
    let proof = |(name, value): &(String, String)| ValidationSight {
        name: name.clone(),
        value: value.clone(),
        found: found(records, name, value),
    };
    CertificateSight {
        arn: one.arn.clone(),
        status: status.to_owned(),
        names: one.names.clone(),
        reason,
        validation: one.proofs.iter().filter_map(|one| one.record.as_ref().map(proof)).collect(),
        caa: if one.status == CertificateStatus::Pending { caa.clone() } else { Fact::Unseen },
    }
}

/// What our own zones have in a proof's place. Where none of them was read, nothing is known.
fn found(records: &[RecordSight], name: &str, value: &str) -> RecordFound {
    let bare = |text: &str| text.trim_end_matches('.').to_ascii_lowercase();
    let cname = records.iter().filter(|one| one.kind == RecordKind::Cname);
    let (mut here, mut doubled) = (None, None);
    for one in cname {
        if bare(&one.name) == bare(name) {
            here = one.values.first().map(|value| bare(value));
        } else if bare(&one.name).strip_prefix(&bare(name)).is_some_and(|rest| rest.starts_with('.')) {
            doubled = Some(one.name.clone());
        }
    }
    match (here, doubled) {
        (Some(have), _) if have == bare(value) => RecordFound::Right,
        (Some(have), _) => RecordFound::Other(have),
        (None, Some(name)) => RecordFound::Doubled(name),
        // It may only not have been put there yet, which is a step's plan and no fault.
        (None, None) => RecordFound::Unseen,
    }
}

fn http_sight(answer: &Answer) -> HttpSight {
    let url = answer.probe.address();
    match &answer.reply {
        Reply::Answered { status, content_type, cache_control, sha256, location, cache, .. } => {
            let named = [
                ("content-type", content_type),
                ("cache-control", cache_control),
                ("location", location),
                ("x-cache", cache),
            ];
            let headers: BTreeMap<String, String> =
                named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))).collect();
            let redirects = location.iter().cloned().collect();
            HttpSight { url, status: *status, headers, sha256: sha256.clone(), redirects, ..HttpSight::default() }
        }
        Reply::Unreachable { why } => HttpSight { url, failed: Some(why.clone()), ..HttpSight::default() },
    }
}
