//! AWS WAF in practice: what it answers and what it refuses.

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use super::state::PracticeState;
use crate::cloud::WafRead;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::firewall::WebAcl;
use crate::names::sha256;
use crate::op::WafOp;
use crate::policy::Action;

#[async_trait]
impl WafRead for PracticeCloud {
    async fn web_acl(&self, name: &str) -> Result<Option<WebAcl>> {
        let state = self.looked(Action::ListWebAcls).await?;
        Ok(state.truth.firewall.seen().filter(|acl| acl.name == name).cloned())
    }
}

impl PracticeCloud {
    /// What WAF refuses, and what is there already.
    pub(super) fn as_waf(&self, op: &WafOp) -> Result<Option<Vec<Made>>> {
        let state = self.snapshot();
        let acl = state.truth.firewall.seen();
        let moved = |what: &str| Err(Error::new(Code::Moved).arg("what", what));
        match op {
            WafOp::Create { name, mode, .. } => match acl.filter(|acl| acl.name == *name) {
                Some(acl) if acl.mode == Some(*mode) => Ok(Some(said(acl))),
                Some(_) => moved(name),
                None => Ok(None),
            },
            WafOp::SetMode { name, lock_token, .. } => match acl {
                Some(acl) if acl.lock_token == *lock_token => Ok(None),
                Some(_) | None => moved(name),
            },
            WafOp::Delete { name, lock_token, .. } => {
                let Some(acl) = acl else { return Ok(Some(Vec::new())) };
                let mut distributions = state.truth.distributions.seen().into_iter().flat_map(|all| all.values());
                if distributions.any(|one| one.settings.web_acl.as_ref() == Some(&acl.arn)) {
                    return Err(Error::new(Code::InUse).arg("what", name));
                }
                if acl.lock_token == *lock_token { Ok(None) } else { moved(name) }
            }
        }
    }
}

fn said(acl: &WebAcl) -> Vec<Made> {
    vec![Made::Id { id: acl.id.clone() }, Made::Version { etag: acl.lock_token.clone() }]
}

/// What WAF would say of what it made.
pub(super) fn made(state: &PracticeState, op: &WafOp, token: &str) -> Vec<Made> {
    let short = |of: &str| sha256(of.as_bytes())[..16].to_owned();
    match op {
        WafOp::Create { name, .. } => vec![
            Made::Id { id: short(&format!("web acl {name} {token}")) },
            Made::Version { etag: short(&format!("{name} 1")) },
        ],
        WafOp::SetMode { .. } => {
            let now = state.truth.firewall.seen().map_or("", |acl| acl.lock_token.as_str());
            vec![Made::Version { etag: short(now) }]
        }
        WafOp::Delete { .. } => Vec::new(),
    }
}
