//! CloudFront in practice: what it answers, what it refuses, and that its edges take their time.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use super::state::{Forgotten, PracticeState};
use crate::cdn::{AccessControl, AccessIdentity, Distribution, DistributionSummary, EdgeFunction, OriginAccess};
use crate::cloud::CloudFrontRead;
use crate::doctor::evidence::Invalidations;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::names::sha256;
use crate::op::{CloudFrontOp, Op};
use crate::policy::Action;
use crate::site::rewrite;

/// Looks until every edge has heard of a change: long enough to be seen, short enough not to be waited for.
const LOOKS: u8 = 2;

fn all(state: &PracticeState) -> BTreeMap<String, Distribution> {
    state.truth.distributions.seen().cloned().unwrap_or_default()
}

#[async_trait]
impl CloudFrontRead for PracticeCloud {
    async fn distributions(&self) -> Result<Vec<DistributionSummary>> {
        let state = self.looked(Action::ListDistributions).await?;
        Ok(all(&state)
            .into_values()
            .map(|one| DistributionSummary {
                id: one.id,
                arn: one.arn,
                domain: one.domain,
                comment: one.settings.comment,
                aliases: one.settings.names.aliases,
                origins: vec![one.settings.origin.domain],
                uses: match one.settings.origin.access {
                    OriginAccess::Control { id } | OriginAccess::Identity { id } => Some(id),
                    OriginAccess::Nobody | OriginAccess::Website => None,
                }
                .into_iter()
                .chain(one.settings.viewer_request)
                .collect(),
            })
            .collect())
    }

    async fn distribution(&self, id: &str) -> Result<Option<Distribution>> {
        let state = self.looked(Action::GetDistribution).await?;
        let deployed = self.look_at_edges(id)?;
        Ok(all(&state).remove(id).map(|one| Distribution { deployed, ..one }))
    }

    async fn deployed(&self, id: &str) -> Result<Option<bool>> {
        let state = self.looked(Action::GetDistribution).await?;
        let deployed = self.look_at_edges(id)?;
        Ok(all(&state).contains_key(id).then_some(deployed))
    }

    async fn access_controls(&self) -> Result<Vec<AccessControl>> {
        let state = self.looked(Action::ListOriginAccessControls).await?;
        Ok(state.truth.access_controls.seen().cloned().unwrap_or_default())
    }

    async fn access_identities(&self) -> Result<Vec<AccessIdentity>> {
        let state = self.looked(Action::ListAccessIdentities).await?;
        Ok(state.truth.access_identities.seen().cloned().unwrap_or_default())
    }

    async fn function(&self, name: &str) -> Result<Option<EdgeFunction>> {
        let state = self.looked(Action::DescribeFunction).await?;
        Ok(state.truth.function.seen().filter(|function| function.name == name).cloned())
    }

    async fn invalidation(&self, distribution: &str, id: &str) -> Result<Option<bool>> {
        self.looked(Action::GetInvalidation).await?;
        self.change_state(|state| {
            let mut all = state.forgotten.iter_mut();
            all.find(|one| one.distribution == distribution && one.id == id).map(|one| {
                one.left = one.left.saturating_sub(1);
                one.left == 0
            })
        })
    }

    async fn invalidations(&self, distribution: &str) -> Result<Option<Invalidations>> {
        let state = self.looked(Action::GetInvalidation).await?;
        let ours = state.forgotten.iter().filter(|one| one.distribution == distribution);
        // In practice every month is this one.
        let this_month = state.forgotten.iter().map(|one| one.paths.len() as u64).sum();
        Ok(Some(Invalidations { this_month, recent: ours.rev().map(|one| one.paths.clone()).collect() }))
    }
}

impl PracticeCloud {
    /// One more look at a distribution that is being deployed; whether it is by now.
    fn look_at_edges(&self, id: &str) -> Result<bool> {
        self.change_state(|state| match state.settling.get_mut(id) {
            Some(left) => {
                *left -= 1;
                if *left == 0 {
                    state.settling.remove(id);
                    if let Some(one) = state.truth.distributions.seen_mut().and_then(|all| all.get_mut(id)) {
                        one.deployed = true;
                    }
                }
                false
            }
            None => true,
        })
    }

    /// What CloudFront refuses, and what is there already.
    pub(super) fn as_cloudfront(&self, op: &CloudFrontOp, token: &str) -> Result<Option<Vec<Made>>> {
        let state = self.snapshot();
        let distributions = all(&state);
        let used = |check: &dyn Fn(&Distribution) -> bool| distributions.values().any(check);
        let in_use = |what: &str| Err(Error::new(Code::InUse).arg("what", what));
        let moved = |what: &str| Err(Error::new(Code::Moved).arg("what", what));
        match op {
            CloudFrontOp::CreateAccessControl { name } => {
                let mut there = state.truth.access_controls.seen().into_iter().flatten();
                Ok(there.find(|one| one.name == *name).map(|one| vec![Made::Id { id: one.id.clone() }]))
            }
            CloudFrontOp::CreateAccessIdentity { name } => {
                let mut there = state.truth.access_identities.seen().into_iter().flatten();
                Ok(there.find(|one| one.comment == *name).map(|one| vec![Made::Id { id: one.id.clone() }]))
            }
            CloudFrontOp::DeleteAccessControl { id, name } => {
                if used(&|one| one.settings.origin.access == OriginAccess::Control { id: id.clone() }) {
                    return in_use(name);
                }
                Ok(None)
            }
            CloudFrontOp::DeleteAccessIdentity { id, name } => {
                if used(&|one| one.settings.origin.access == OriginAccess::Identity { id: id.clone() }) {
                    return in_use(name);
                }
                Ok(None)
            }
            CloudFrontOp::CreateDistribution { .. } => {
                Ok(distributions.values().find(|one| one.caller_reference == token).map(of_distribution))
            }
            CloudFrontOp::UpdateDistribution { id, etag, .. } => match distributions.get(id) {
                None => moved(id),
                Some(one) if one.etag != *etag => moved(id),
                Some(_) => Ok(None),
            },
            CloudFrontOp::TagDistribution { id, .. } | CloudFrontOp::UntagDistribution { id, .. } => {
                if distributions.contains_key(id) { Ok(None) } else { moved(id) }
            }
            CloudFrontOp::DeleteDistribution { id, etag, .. } => match distributions.get(id) {
                None => Ok(Some(Vec::new())),
                Some(one) if one.etag != *etag => moved(id),
                Some(one) if one.settings.enabled || state.settling.contains_key(id) => in_use(id),
                Some(_) => Ok(None),
            },
            CloudFrontOp::PublishFunction { rewrite, .. } => {
                if rewrite::code(rewrite).len() > rewrite::LIMIT {
                    return Err(Error::unexpected("FunctionSizeLimitExceeded"));
                }
                Ok(None)
            }
            CloudFrontOp::DeleteFunction { name } => {
                let arn = state.truth.function.seen().map(|function| function.arn.clone());
                if arn.is_some() && used(&|one| one.settings.viewer_request == arn) {
                    return in_use(name);
                }
                Ok(None)
            }
            CloudFrontOp::Invalidate { distribution, paths, release } => {
                let id = invalidation_id(distribution, paths, release.as_str(), token);
                Ok(state.forgotten.iter().any(|one| one.id == id).then(|| vec![Made::Id { id }]))
            }
        }
    }
}

/// What CloudFront would say of what it made.
pub(super) fn made(state: &PracticeState, op: &CloudFrontOp, token: &str) -> Vec<Made> {
    let short = |of: &str| sha256(of.as_bytes())[..13].to_owned();
    let account = state.truth.caller.seen().map_or("", |caller| caller.account.as_str());
    match op {
        CloudFrontOp::CreateAccessControl { name } | CloudFrontOp::CreateAccessIdentity { name } => {
            vec![Made::Id { id: format!("E{}", short(&format!("access {name} {token}")).to_uppercase()) }]
        }
        CloudFrontOp::CreateDistribution { name, .. } => {
            let id = format!("E{}", short(&format!("{name} {token}")).to_uppercase());
            vec![Made::Distribution {
                arn: format!("arn:aws:cloudfront::{account}:distribution/{id}"),
                domain: format!("d{}.cloudfront.net", short(&format!("domain {name} {token}"))),
                id,
                etag: "E1".to_owned(),
                caller_reference: token.to_owned(),
            }]
        }
        CloudFrontOp::UpdateDistribution { id, .. } => {
            let now = state.truth.distributions.seen().and_then(|all| all.get(id)).map_or("E0", |one| &one.etag);
            let count: u64 = now.trim_start_matches('E').parse().unwrap_or(0);
            vec![Made::Version { etag: format!("E{}", count + 1) }]
        }
        CloudFrontOp::PublishFunction { name, .. } => {
            vec![Made::Function { arn: format!("arn:aws:cloudfront::{account}:function/{name}") }]
        }
        CloudFrontOp::Invalidate { distribution, paths, release } => {
            vec![Made::Id { id: invalidation_id(distribution, paths, release.as_str(), token) }]
        }
        CloudFrontOp::DeleteAccessControl { .. }
        | CloudFrontOp::DeleteAccessIdentity { .. }
        | CloudFrontOp::TagDistribution { .. }
        | CloudFrontOp::UntagDistribution { .. }
        | CloudFrontOp::DeleteDistribution { .. }
        | CloudFrontOp::DeleteFunction { .. } => Vec::new(),
    }
}

fn of_distribution(one: &Distribution) -> Vec<Made> {
    vec![Made::Distribution {
        id: one.id.clone(),
        arn: one.arn.clone(),
        domain: one.domain.clone(),
        etag: one.etag.clone(),
        caller_reference: one.caller_reference.clone(),
    }]
}

fn invalidation_id(distribution: &str, paths: &[String], release: &str, token: &str) -> String {
    let told = format!("{distribution} {release} {token} {}", paths.join(" "));
    format!("I{}", sha256(told.as_bytes())[..13].to_uppercase())
}

/// What takes its time after a change.
pub(super) fn aftermath(state: &mut PracticeState, op: &Op, made: &[Made]) {
    let Op::CloudFront(op) = op else { return };
    match op {
        CloudFrontOp::CreateDistribution { .. } => {
            for one in made {
                if let Made::Distribution { id, .. } = one {
                    state.settling.insert(id.clone(), LOOKS);
                }
            }
        }
        CloudFrontOp::UpdateDistribution { id, .. } => {
            state.settling.insert(id.clone(), LOOKS);
        }
        CloudFrontOp::DeleteDistribution { id, .. } => {
            state.settling.remove(id);
            state.forgotten.retain(|one| one.distribution != *id);
        }
        CloudFrontOp::Invalidate { distribution, paths, .. } => {
            for one in made {
                if let Made::Id { id } = one {
                    let (distribution, paths) = (distribution.clone(), paths.clone());
                    state.forgotten.push(Forgotten { id: id.clone(), distribution, paths, left: LOOKS });
                }
            }
        }
        CloudFrontOp::CreateAccessControl { .. }
        | CloudFrontOp::DeleteAccessControl { .. }
        | CloudFrontOp::CreateAccessIdentity { .. }
        | CloudFrontOp::DeleteAccessIdentity { .. }
        | CloudFrontOp::TagDistribution { .. }
        | CloudFrontOp::UntagDistribution { .. }
        | CloudFrontOp::PublishFunction { .. }
        | CloudFrontOp::DeleteFunction { .. } => {}
    }
}
