//! Health checks in practice: what Route 53 answers of them and what it refuses.

use super::cloud::PracticeCloud;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::health::{HealthCheck, reference_of};
use crate::names::sha256;
use crate::op::HealthOp;
use crate::world::World;

pub(super) fn all(world: &World) -> &[HealthCheck] {
    world.health.seen().map(Vec::as_slice).unwrap_or_default()
}

fn reference(site: &str, token: &str) -> String {
    format!("{}{token}", reference_of(site))
}

impl PracticeCloud {
    /// What is refused, and what is there already.
    pub(super) fn as_health(&self, op: &HealthOp, token: &str) -> Result<Option<Vec<Made>>> {
        let state = self.snapshot();
        let find = |id: &str| all(&state.truth).iter().find(|one| one.id == id);
        let moved = |what: &str| Err(Error::new(Code::Moved).arg("what", what));
        match op {
            HealthOp::Create { site, .. } => {
                let reference = reference(site, token);
                let there = all(&state.truth).iter().find(|one| one.caller_reference == reference);
                Ok(there.map(|one| vec![Made::Check { id: one.id.clone(), caller_reference: reference }]))
            }
            HealthOp::Tag { id, name, .. } => match find(id) {
                Some(_) => Ok(None),
                None => moved(name),
            },
            HealthOp::Update { id, version, settings } => match find(id) {
                Some(one) if one.settings == *settings => Ok(Some(Vec::new())),
                Some(one) if one.version == *version && one.settings.can_become(settings) => Ok(None),
                Some(_) | None => moved(&settings.name),
            },
            HealthOp::Delete { id, .. } => Ok(if find(id).is_some() { None } else { Some(Vec::new()) }),
        }
    }
}

/// What Route 53 would say of what it made.
pub(super) fn made(op: &HealthOp, token: &str) -> Vec<Made> {
    match op {
        HealthOp::Create { site, settings } => {
            let hash = sha256(format!("health {} {token}", settings.name).as_bytes());
            let id = format!("{}-{}-{}-{}-{}", &hash[..8], &hash[8..12], &hash[12..16], &hash[16..20], &hash[20..32]);
            vec![Made::Check { id, caller_reference: reference(site, token) }]
        }
        HealthOp::Tag { .. } | HealthOp::Update { .. } | HealthOp::Delete { .. } => Vec::new(),
    }
}
