//! What Route 53's and Certificate Manager's ops do to the world.

use super::Made;
use crate::delegation::{DelegationFacts, ParentAnswer, ParentSays};
use crate::domain::Domain;
use crate::hosted::{
    Certificate, CertificateStatus, CopyRow, HostedZone, PROOF_HOST, Proof, RecordVerb, ZoneSummary, placeholder,
    reference_of,
};
use crate::op::{AcmOp, Route53Op};
use crate::world::{Fact, World};

pub(super) fn route53(op: &Route53Op, made: &[Made], world: &mut World) {
    match op {
        Route53Op::CreateZone { name, site } => {
            let (id, name_servers, caller_reference) = made
                .iter()
                .find_map(|made| match made {
                    Made::Zone { id, name_servers, caller_reference } => {
                        Some((id.clone(), name_servers.clone(), caller_reference.clone()))
                    }
                    _ => None,
                })
                .unwrap_or_else(|| {
                    let servers = vec![placeholder::NAME_SERVER.to_owned(); 4];
                    (placeholder::ZONE.to_owned(), servers, reference_of(site))
                });
            let zones = list(&mut world.zones);
            // Two that AWS has yet to name share a placeholder.
            zones.retain(|zone| zone.summary.id != id || zone.summary.name != *name);
            zones.push(HostedZone {
                summary: ZoneSummary { id, name: name.clone(), caller_reference, record_count: 2, comment: None },
                name_servers,
                tags: Fact::Seen(Default::default()),
                records: Vec::new(),
            });
        }
        Route53Op::TagZone { id, name, tags } => {
            let Some(zone) = find(world, id, name) else { return };
            let mut all = zone.tags.seen().cloned().unwrap_or_default();
            all.extend(tags.clone());
            zone.tags = Fact::Seen(all);
        }
        Route53Op::ChangeRecords { id, name, changes } => {
            let Some(zone) = find(world, id, name) else { return };
            for change in changes {
                let before = zone.records.len();
                zone.records.retain(|record| !record.same_place(&change.record));
                if change.verb == RecordVerb::Create {
                    zone.records.push(change.record.clone());
                }
                let count = zone.summary.record_count + zone.records.len() as u64;
                zone.summary.record_count = count.saturating_sub(before as u64);
            }
        }
        Route53Op::DeleteZone { id, .. } => list(&mut world.zones).retain(|zone| zone.summary.id != *id),
    }
}

pub(super) fn acm(op: &AcmOp, made: &[Made], world: &mut World) {
    match op {
        AcmOp::Request { names, tags } => {
            let arn = made.iter().find_map(|made| match made {
                Made::Id { id } => Some(id.clone()),
                _ => None,
            });
            let arn = arn.unwrap_or_else(|| placeholder::CERTIFICATE.to_owned());
            let all = list(&mut world.certificates);
            all.retain(|one| one.arn != arn);
            all.push(Certificate {
                arn,
                names: names.iter().map(ToString::to_string).collect(),
                status: CertificateStatus::Pending,
                tags: Fact::Seen(tags.clone()),
                proofs: names.iter().map(|name| Proof { of: name.to_string(), record: None }).collect(),
                in_use: false,
                users: Vec::new(),
            });
        }
        AcmOp::Delete { arn, .. } => list(&mut world.certificates).retain(|one| one.arn != *arn),
    }
}

/// The parents name the servers of every zone.
pub(super) fn delegated(world: &mut World) -> bool {
    let zones = world.zones.seen().cloned().unwrap_or_default();
    let mut any = false;
    for zone in zones {
        let outcome = ParentSays::Referral { ns: zone.name_servers.clone(), ds: false };
        let parent = vec![ParentAnswer { server: String::new(), outcome }];
        let facts = DelegationFacts { parent, ..DelegationFacts::default() };
        any |= world.delegations.insert(zone.summary.name.clone(), facts.clone()) != Some(facts);
    }
    any
}

/// The parents name nobody any more.
pub(super) fn undelegated(world: &mut World) -> bool {
    let mut any = false;
    for facts in world.delegations.values_mut() {
        let parent = vec![ParentAnswer { server: String::new(), outcome: ParentSays::NotDelegated }];
        let facts = std::mem::replace(facts, DelegationFacts { parent: parent.clone(), ..DelegationFacts::default() });
        any |= facts.parent != parent;
    }
    any
}

/// ACM says how its certificates are proven.
pub(super) fn explained(world: &mut World) -> bool {
    let mut any = false;
    for proof in world.certificates.seen_mut().into_iter().flatten().flat_map(|one| &mut one.proofs) {
        if proof.record.is_none() {
            let name = proof.of.trim_start_matches("*.");
            let record = (format!("{}.{name}", placeholder::PROOF), format!("{}{PROOF_HOST}", placeholder::PROOF));
            proof.record = Some(record);
            any = true;
        }
    }
    any
}

/// What is pending is issued.
pub(super) fn issued(world: &mut World) -> bool {
    let mut any = false;
    for one in world.certificates.seen_mut().into_iter().flatten() {
        if one.status == CertificateStatus::Pending {
            one.status = CertificateStatus::Issued;
            any = true;
        }
    }
    any
}

/// Nothing uses a certificate whose distribution is gone.
pub(super) fn freed(world: &mut World) -> bool {
    let mut any = false;
    for one in world.certificates.seen_mut().into_iter().flatten() {
        any |= std::mem::replace(&mut one.in_use, false);
    }
    any
}

/// Somebody has put the records where they were to go.
pub(super) fn pasted(rows: &[CopyRow], world: &mut World) -> bool {
    let mut any = false;
    for row in rows {
        let said = vec![row.value.clone()];
        any |= world.said.insert(row.key.clone(), said.clone()) != Some(said);
    }
    any
}

/// Somebody has taken the records out again.
pub(super) fn taken_out(rows: &[CopyRow], world: &mut World) -> bool {
    let mut any = false;
    for row in rows {
        any |= world.said.insert(row.key.clone(), Vec::new()) != Some(Vec::new());
    }
    any
}

fn find<'a>(world: &'a mut World, id: &str, name: &Domain) -> Option<&'a mut HostedZone> {
    world.zones.seen_mut()?.iter_mut().find(|zone| zone.summary.id == id && zone.summary.name == *name)
}

fn list<T>(fact: &mut Fact<Vec<T>>) -> &mut Vec<T> {
    if !matches!(fact, Fact::Seen(_)) {
        *fact = Fact::Seen(Vec::new());
    }
    fact.seen_mut().expect("seen was just made sure of")
}
