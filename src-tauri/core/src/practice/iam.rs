//! IAM in practice: users and keys that nobody can sign anything with. No secret is made, so none is kept.

use async_trait::async_trait;
use serde_json::Value;

use super::cloud::PracticeCloud;
use super::state::PracticeState;
use crate::cloud::IamRead;
use crate::effect::Made;
use crate::error::{Code, Error, Result};
use crate::iam::{DAILY_POLICY, DeployUser, Group, KEY_LIMIT, TAG_KEYS, UserKey};
use crate::names::{CredentialId, TAG_SITE, sha256};
use crate::op::IamOp;
use crate::policy::Action;
use crate::world::Fact;

fn user_of<'a>(state: &'a PracticeState, name: &str) -> Option<&'a DeployUser> {
    state.truth.deployer.seen().filter(|user| user.name == name)
}

#[async_trait]
impl IamRead for PracticeCloud {
    async fn user(&self, name: &str) -> Result<Option<DeployUser>> {
        let state = self.looked(Action::GetUser).await?;
        Ok(user_of(&state, name).map(|user| DeployUser {
            policy: Fact::Unseen,
            attached: Fact::Unseen,
            groups: Fact::Unseen,
            keys: Fact::Unseen,
            ..user.clone()
        }))
    }

    async fn user_policy(&self, user: &str, policy: &str) -> Result<Option<Value>> {
        let state = self.looked(Action::GetUserPolicy).await?;
        Ok(user_of(&state, user).filter(|_| policy == DAILY_POLICY).and_then(|user| user.policy.seen().cloned()))
    }

    async fn attached(&self, user: &str) -> Result<Vec<String>> {
        let state = self.looked(Action::ListAttachedUserPolicies).await?;
        Ok(user_of(&state, user).and_then(|user| user.attached.seen().cloned()).unwrap_or_default())
    }

    async fn groups(&self, user: &str) -> Result<Vec<String>> {
        let state = self.looked(Action::ListGroupsForUser).await?;
        Ok(user_of(&state, user).and_then(|user| user.groups.seen().cloned()).unwrap_or_default())
    }

    async fn keys(&self, user: &DeployUser) -> Result<Vec<UserKey>> {
        let state = self.looked(Action::ListAccessKeys).await?;
        Ok(user_of(&state, &user.name).and_then(|user| user.keys.seen().cloned()).unwrap_or_default())
    }

    async fn policy(&self, _: &str) -> Result<Option<Value>> {
        Ok(self.looked(Action::GetPolicy).await?.truth.boundary.seen().cloned())
    }

    async fn group(&self, name: &str) -> Result<Option<Group>> {
        let state = self.looked(Action::ListAttachedGroupPolicies).await?;
        Ok(state.truth.group.seen().filter(|group| group.name == name).cloned())
    }
}

/// What IAM refuses, and what is there already.
pub(super) fn refused(state: &PracticeState, op: &IamOp) -> Result<Option<Vec<Made>>> {
    let user = user_of(state, op.about());
    let stands = Ok(Some(Vec::new()));
    match op {
        IamOp::CreateUser { name, tags, boundary } => match user {
            Some(user) if user.tags.get(TAG_SITE) == tags.get(TAG_SITE) => stands,
            Some(user) => Err(Error::new(Code::NotOurs).arg("what", name).arg("owner", &user.arn)),
            None if boundary.is_some() && state.truth.boundary.seen().is_none() => {
                Err(Error::unexpected("NoSuchEntity: the permissions boundary does not exist"))
            }
            None => Ok(None),
        },
        IamOp::SetBoundary { .. } => Ok(None),
        IamOp::PutUserPolicy { over, policy, .. } => match user {
            Some(user) if user.policy.seen() == Some(policy) => stands,
            Some(user) if user.policy.seen() == over.as_ref() => Ok(None),
            _ => Err(Error::new(Code::Moved).arg("what", op.about())),
        },
        IamOp::CreateKey { .. } => match user.and_then(|user| user.keys.seen()) {
            Some(keys) if keys.len() >= KEY_LIMIT => {
                Err(Error::new(Code::QuotaReached).arg("service", "IAM").arg("quota", "AccessKeysPerUser"))
            }
            Some(_) => Ok(None),
            None => Err(Error::new(Code::Moved).arg("what", op.about())),
        },
        IamOp::DeleteUser { name } => match user {
            None => stands,
            Some(user) if is_used(user) => Err(Error::new(Code::InUse).arg("what", name).detail("DeleteConflict")),
            Some(_) => Ok(None),
        },
        IamOp::AddToGroup { group, .. } if state.truth.group.seen().is_none_or(|one| one.name != *group) => {
            Err(Error::new(Code::Moved).arg("what", group))
        }
        IamOp::BindUser { boundary: Some(_), .. } if state.truth.boundary.seen().is_none() => {
            Err(Error::unexpected("NoSuchEntity: the permissions boundary does not exist"))
        }
        IamOp::AttachManaged { .. } | IamOp::AddToGroup { .. } | IamOp::BindUser { .. } if user.is_none() => {
            Err(Error::new(Code::Moved).arg("what", op.about()))
        }
        IamOp::DeletePolicy { .. }
        | IamOp::AttachManaged { .. }
        | IamOp::DetachManaged { .. }
        | IamOp::BindUser { .. }
        | IamOp::AddToGroup { .. }
        | IamOp::LeaveGroup { .. }
        | IamOp::DeactivateKey { .. }
        | IamOp::DeleteKey { .. } => Ok(None),
    }
}

fn is_used(user: &DeployUser) -> bool {
    let some = |list: &Fact<Vec<String>>| list.seen().is_some_and(|all| !all.is_empty());
    let keys = user.keys.seen().is_some_and(|keys| !keys.is_empty());
    keys || user.policy.seen().is_some() || some(&user.attached) || some(&user.groups)
}

/// What IAM would say of what it made.
pub(super) fn made(op: &IamOp, token: &str, now: &str) -> Vec<Made> {
    match op {
        IamOp::CreateKey { user, .. } => {
            let digest = sha256(format!("{user} {token}").as_bytes());
            let credential = CredentialId::parse(&format!("key-{}", &digest[8..16])).expect("eight hexadecimal digits");
            let id = format!("AKIAPRACTICE{}", digest[..8].to_uppercase());
            vec![Made::Key { id, created: now.to_owned(), credential }]
        }
        _ => Vec::new(),
    }
}

/// A reply that is lost takes the secret with it: the key stands, and nobody keeps it.
pub(super) fn lost(state: &mut PracticeState, made: &[Made]) {
    let Some(user) = state.truth.deployer.seen_mut() else { return };
    for one in made {
        let Made::Key { id, .. } = one else { continue };
        if let Some(key) = user.keys.seen_mut().and_then(|keys| keys.iter_mut().find(|key| key.id == *id)) {
            key.kept = None;
        }
        let noted: Vec<&str> = user.noted().into_iter().filter(|noted| noted != id).collect();
        let noted = noted.join(" ");
        user.tags.insert(TAG_KEYS.to_owned(), noted);
    }
}
