//! What CloudFront's ops do to the world.

use super::Made;
use crate::cdn::{AccessControl, AccessIdentity, Distribution, EdgeFunction, Invalidation, placeholder};
use crate::op::CloudFrontOp;
use crate::site::rewrite;
use crate::world::{Fact, World};

pub(super) fn cloudfront(op: &CloudFrontOp, made: &[Made], world: &mut World) {
    let id = || {
        let given = made.iter().find_map(|made| match made {
            Made::Id { id } => Some(id.clone()),
            _ => None,
        });
        given.unwrap_or_else(|| placeholder::ACCESS.to_owned())
    };
    match op {
        CloudFrontOp::CreateAccessControl { name } => {
            let all = list(&mut world.access_controls);
            all.retain(|one| one.name != *name);
            all.push(AccessControl { id: id(), name: name.clone() });
        }
        CloudFrontOp::DeleteAccessControl { id, .. } => list(&mut world.access_controls).retain(|one| one.id != *id),
        CloudFrontOp::CreateAccessIdentity { name } => {
            let all = list(&mut world.access_identities);
            all.retain(|one| one.comment != *name);
            all.push(AccessIdentity { id: id(), comment: name.clone() });
        }
        CloudFrontOp::DeleteAccessIdentity { id, .. } => {
            list(&mut world.access_identities).retain(|one| one.id != *id);
        }
        CloudFrontOp::CreateDistribution { settings, tags, .. } => {
            let (id, arn, domain, etag, caller_reference) = made
                .iter()
                .find_map(|made| match made {
                    Made::Distribution { id, arn, domain, etag, caller_reference } => {
                        Some((id.clone(), arn.clone(), domain.clone(), etag.clone(), caller_reference.clone()))
                    }
                    _ => None,
                })
                .unwrap_or_else(|| {
                    let account = world.caller.seen().map_or("", |caller| caller.account.as_str());
                    let id = placeholder::DISTRIBUTION.to_owned();
                    let arn = format!("arn:aws:cloudfront::{account}:distribution/{id}");
                    (id, arn, placeholder::DOMAIN.to_owned(), placeholder::ETAG.to_owned(), String::new())
                });
            if !matches!(world.distributions, Fact::Seen(_)) {
                world.distributions = Fact::Seen(Default::default());
            }
            let all = world.distributions.seen_mut().expect("seen was just made sure of");
            let distribution = Distribution {
                id: id.clone(),
                arn,
                domain,
                deployed: false,
                etag,
                tags: Fact::Seen(tags.clone()),
                caller_reference,
                settings: settings.as_ref().clone(),
                beyond: Vec::new(),
            };
            all.insert(id, distribution);
            world.deployed = Fact::Unseen;
        }
        CloudFrontOp::UpdateDistribution { id, set, .. } => {
            let Some(one) = world.distributions.seen_mut().and_then(|all| all.get_mut(id)) else { return };
            for field in set {
                field.set(&mut one.settings);
            }
            one.deployed = false;
            one.etag = version(made);
            world.deployed = Fact::Unseen;
        }
        CloudFrontOp::TagDistribution { id, tags, .. } => {
            let Some(one) = world.distributions.seen_mut().and_then(|all| all.get_mut(id)) else { return };
            let mut all = one.tags.seen().cloned().unwrap_or_default();
            all.extend(tags.clone());
            one.tags = Fact::Seen(all);
        }
        CloudFrontOp::UntagDistribution { id, keys, .. } => {
            let one = world.distributions.seen_mut().and_then(|all| all.get_mut(id));
            if let Some(tags) = one.and_then(|one| one.tags.seen_mut()) {
                tags.retain(|key, _| !keys.contains(key));
            }
        }
        CloudFrontOp::DeleteDistribution { id, .. } => {
            if let Some(all) = world.distributions.seen_mut() {
                all.remove(id);
            }
        }
        CloudFrontOp::PublishFunction { name, rewrite, .. } => {
            let arn = made.iter().find_map(|made| match made {
                Made::Function { arn } => Some(arn.clone()),
                _ => None,
            });
            let arn = arn.unwrap_or_else(|| placeholder::FUNCTION.to_owned());
            world.function = Fact::Seen(EdgeFunction { name: name.clone(), arn, live: Some(rewrite::code(rewrite)) });
        }
        CloudFrontOp::DeleteFunction { .. } => world.function = Fact::Absent,
        CloudFrontOp::Invalidate { release, .. } => {
            world.invalidation = Fact::Seen(Invalidation { id: id(), release: release.clone(), completed: false });
        }
    }
}

/// Every edge has what was set.
pub(super) fn settled(world: &mut World) -> bool {
    let mut any = world.deployed == Fact::Seen(false);
    world.deployed = Fact::Seen(true);
    let Some(all) = world.distributions.seen_mut() else { return any };
    for one in all.values_mut() {
        any |= !one.deployed;
        one.deployed = true;
    }
    any
}

fn version(made: &[Made]) -> String {
    let given = made.iter().find_map(|made| match made {
        Made::Version { etag } => Some(etag.clone()),
        _ => None,
    });
    given.unwrap_or_else(|| placeholder::ETAG.to_owned())
}

fn list<T>(fact: &mut Fact<Vec<T>>) -> &mut Vec<T> {
    if !matches!(fact, Fact::Seen(_)) {
        *fact = Fact::Seen(Vec::new());
    }
    fact.seen_mut().expect("seen was just made sure of")
}
