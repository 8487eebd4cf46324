//! Route 53 in practice: what it answers and what it refuses.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use crate::cloud::Route53Read;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::health::HealthCheck;
use crate::hosted::{HostedZone, RecordSet, RecordVerb, ZoneSummary, as_changed, reference_of};
use crate::names::sha256;
use crate::op::Route53Op;
use crate::policy::Action;
use crate::world::{Fact, World};

pub(super) fn all(world: &World) -> &[HostedZone] {
    world.zones.seen().map(Vec::as_slice).unwrap_or_default()
}

#[async_trait]
impl Route53Read for PracticeCloud {
    async fn zones(&self) -> Result<Vec<ZoneSummary>> {
        let state = self.looked(Action::ListHostedZones).await?;
        Ok(all(&state.truth).iter().map(|zone| zone.summary.clone()).collect())
    }

    async fn zone(&self, zone: &ZoneSummary) -> Result<Option<HostedZone>> {
        let state = self.looked(Action::GetHostedZone).await?;
        let found = all(&state.truth).iter().find(|one| one.summary.id == zone.id);
        Ok(found.map(|one| HostedZone { records: Vec::new(), ..one.clone() }))
    }

    async fn records(&self, zone: &str, names: &[String]) -> Result<Vec<RecordSet>> {
        let state = self.looked(Action::ListRecordSets).await?;
        let found = all(&state.truth).iter().find(|one| one.summary.id == zone);
        let records = found.into_iter().flat_map(|one| &one.records);
        Ok(records.filter(|record| names.contains(&record.name)).cloned().collect())
    }

    async fn health_checks(&self) -> Result<Vec<HealthCheck>> {
        let state = self.looked(Action::ListHealthChecks).await?;
        let all = super::health::all(&state.truth).iter().cloned();
        Ok(all.map(|one| HealthCheck { tags: Fact::Unseen, ..one }).collect())
    }

    async fn health_check_tags(&self, id: &str) -> Result<Option<BTreeMap<String, String>>> {
        let state = self.looked(Action::ListTagsHealthCheck).await?;
        let found = super::health::all(&state.truth).iter().find(|one| one.id == id);
        Ok(found.map(|one| one.tags.seen().cloned().unwrap_or_default()))
    }
}

impl PracticeCloud {
    /// What Route 53 refuses, and what is there already.
    pub(super) fn as_route53(&self, op: &Route53Op, token: &str) -> Result<Option<Vec<Made>>> {
        let state = self.snapshot();
        let zones = all(&state.truth);
        let find = |id: &str| zones.iter().find(|zone| zone.summary.id == id);
        let moved = |what: &str| Err(Error::new(Code::Moved).arg("what", what));
        match op {
            Route53Op::CreateZone { site, .. } => {
                let reference = reference(site, token);
                let there = zones.iter().find(|zone| zone.summary.caller_reference == reference);
                Ok(there.map(|zone| {
                    vec![Made::Zone {
                        id: zone.summary.id.clone(),
                        name_servers: zone.name_servers.clone(),
                        caller_reference: reference,
                    }]
                }))
            }
            Route53Op::TagZone { id, name, .. } => {
                if find(id).is_some() {
                    Ok(None)
                } else {
                    moved(name.as_str())
                }
            }
            Route53Op::ChangeRecords { id, name, changes } => {
                let Some(zone) = find(id) else { return moved(name.as_str()) };
                if as_changed(&zone.records, changes) {
                    return Ok(Some(Vec::new()));
                }
                let mut records = zone.records.clone();
                for change in changes {
                    let record = &change.record;
                    let outside = record.name != name.as_str() && !record.name.ends_with(&format!(".{name}"));
                    if outside || (record.kind == "CNAME" && record.name == name.as_str()) {
                        return Err(Error::unexpected("InvalidChangeBatch"));
                    }
                    match change.verb {
                        RecordVerb::Delete if !records.contains(record) => return moved(&record.name),
                        RecordVerb::Delete => records.retain(|one| one != record),
                        RecordVerb::Create => {
                            let taken = |one: &RecordSet| {
                                let alone = one.kind == "CNAME" || record.kind == "CNAME";
                                one.same_place(record) || (alone && one.name == record.name)
                            };
                            if records.iter().any(taken) {
                                return moved(&record.name);
                            }
                            records.push(record.clone());
                        }
                    }
                }
                Ok(None)
            }
            Route53Op::DeleteZone { id, name } => match find(id) {
                None => Ok(Some(Vec::new())),
                Some(zone) if !zone.records.is_empty() => {
                    Err(Error::new(Code::NotCleared).arg("what", name).detail("HostedZoneNotEmpty"))
                }
                Some(_) => Ok(None),
            },
        }
    }
}

fn reference(site: &str, token: &str) -> String {
    format!("{}{token}", reference_of(site))
}

/// What Route 53 would say of what it made: four servers in four domains, as it names them.
pub(super) fn made(op: &Route53Op, token: &str) -> Vec<Made> {
    match op {
        Route53Op::CreateZone { name, site } => {
            let id = format!("Z{}", sha256(format!("{name} {token}").as_bytes())[..19].to_uppercase());
            let number = u32::from_str_radix(&sha256(id.as_bytes())[..4], 16).unwrap_or(0) % 512;
            let ends = ["com", "net", "org", "co.uk"];
            let name_servers = ends.iter().map(|end| format!("ns-{number}.awsdns-practice.{end}")).collect();
            vec![Made::Zone { id, name_servers, caller_reference: reference(site, token) }]
        }
        Route53Op::TagZone { .. } | Route53Op::ChangeRecords { .. } | Route53Op::DeleteZone { .. } => Vec::new(),
    }
}
