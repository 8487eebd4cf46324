//! What the ops of a health check do to the world.

use super::Made;
use crate::health::{HealthCheck, PLACEHOLDER, reference_of};
use crate::op::HealthOp;
use crate::world::{Fact, World};

pub(super) fn health(op: &HealthOp, made: &[Made], world: &mut World) {
    if !matches!(world.health, Fact::Seen(_)) {
        world.health = Fact::Seen(Vec::new());
    }
    let all = world.health.seen_mut().expect("seen was just made sure of");
    match op {
        HealthOp::Create { site, settings } => {
            let given = made.iter().find_map(|made| match made {
                Made::Check { id, caller_reference } => Some((id.clone(), caller_reference.clone())),
                _ => None,
            });
            let (id, caller_reference) = given.unwrap_or_else(|| (PLACEHOLDER.to_owned(), reference_of(site)));
            all.retain(|one| one.id != id);
            let (tags, settings) = (Fact::Seen(Default::default()), settings.clone());
            all.push(HealthCheck { id, caller_reference, version: 1, tags, settings });
        }
        HealthOp::Tag { id, tags, .. } => {
            if let Some(one) = all.iter_mut().find(|one| one.id == *id) {
                let mut both = one.tags.seen().cloned().unwrap_or_default();
                both.extend(tags.clone());
                one.tags = Fact::Seen(both);
            }
        }
        HealthOp::Update { id, settings, .. } => {
            if let Some(one) = all.iter_mut().find(|one| one.id == *id) {
                one.settings = settings.clone();
                one.version += 1;
            }
        }
        HealthOp::Delete { id, .. } => all.retain(|one| one.id != *id),
    }
}
