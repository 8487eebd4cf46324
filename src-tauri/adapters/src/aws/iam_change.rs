//! IAM: ops of a few calls each. Every one may be repeated: what is there already is success. The secret of a key goes
//! from IAM's answer into the keychain and nowhere else.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use aws_sdk_iam::types::{StatusType, Tag};
use aws_smithy_types::retry::RetryConfig;
use naru_core::bootstrap::IAM_PATH;
use naru_core::cloud::IamRead;
use naru_core::credential::AccessKey;
use naru_core::effect::Made;
use naru_core::iam::{BOUNDARY, DAILY_POLICY, TAG_KEYS};
use naru_core::names::TAG_SITE;
use naru_core::op::IamOp;
use naru_core::world::Caller;
use naru_core::{Code, Error, Result};
use serde_json::Value;

use super::Aws;
use super::change::built;
use super::errors::Failure;
use super::iam::{NO_ENTITY, rfc3339, sent};

/// IAM may not know everywhere for so long what it was told in one place.
const FRESH: Duration = Duration::from_secs(60);
/// A managed policy has five versions at most.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
const VERSIONS: usize = 5;

/// `Ok(())` also where IAM says that the thing is gone already.
fn gone<T>(reply: std::result::Result<T, Failure>) -> Result<()> {
    match reply {
        Err(failure) if failure.is(&[NO_ENTITY]) => Ok(()),
        Err(failure) => Err(failure.into()),
        Ok(_) => Ok(()),
    }
}

/// Says what to do about a refusal of what only an administrator may, with the lines for CloudShell.
fn beyond(result: Result<()>, op: &IamOp, hint: &str) -> Result<()> {
    let refused = |error: &Error| error.code == Code::AccessDenied;
    result.map_err(|error| if refused(&error) { error.hint(hint).arg("lines", op.by_hand()) } else { error })
}

fn tags(all: &BTreeMap<String, String>) -> Result<Vec<Tag>> {
    all.iter().map(|(key, value)| built(Tag::builder().key(key).value(value).build())).collect()
}

impl Aws {
    /// Every op. What was made a moment ago may be unknown in places: that is waited out.
    pub(super) async fn change_iam(&self, op: &IamOp) -> Result<Vec<Made>> {
        let began = Instant::now();
        let mut pause = Duration::from_millis(500);
        loop {
            match self.change_iam_once(op).await {
                Err(error) if is_unknown(&error) && self.made_user(op) && began.elapsed() + pause < FRESH => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(8));
                }
                answer => return answer,
            }
        }
    }

    /// Whether this process made the user that an op is about.
    fn made_user(&self, op: &IamOp) -> bool {
        let users = self.fresh_users.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        users.iter().any(|user| user == op.about())
    }

    async fn change_iam_once(&self, op: &IamOp) -> Result<Vec<Made>> {
        let nothing = |()| Vec::new();
        match op {
            IamOp::SetBoundary { arn, policy, replaces } => {
                beyond(self.set_boundary(arn, policy, *replaces).await, op, "boundary-snippet").map(nothing)
            }
            IamOp::CreateUser { name, tags, boundary } => {
                let result = self.create_user(name, tags, boundary.as_deref()).await;
                if boundary.is_some() { result } else { beyond(result, op, "attach-by-hand") }.map(nothing)
            }
            IamOp::PutUserPolicy { user, policy, over } => {
                self.put_user_policy(user, policy, over.as_ref()).await.map(nothing)
            }
            IamOp::DeletePolicy { user } => {
                let call = self.iam_call("iam:DeleteUserPolicy", user);
                let request =
                    || self.iam_client().delete_user_policy().user_name(user).policy_name(DAILY_POLICY).send();
                gone(call.send(request).await).map(nothing)
            }
            IamOp::AttachManaged { user, arn } => {
                let call = self.iam_call("iam:AttachUserPolicy", user);
                let request = || self.iam_client().attach_user_policy().user_name(user).policy_arn(arn).send();
                beyond(call.send(request).await.map(|_| ()).map_err(Into::into), op, "attach-by-hand").map(nothing)
            }
            IamOp::DetachManaged { user, arn } => {
                let call = self.iam_call("iam:DetachUserPolicy", user);
                let request = || self.iam_client().detach_user_policy().user_name(user).policy_arn(arn).send();
                beyond(gone(call.send(request).await), op, "attach-by-hand").map(nothing)
            }
            IamOp::BindUser { user, boundary: Some(arn) } => {
                let call = self.iam_call("iam:PutUserPermissionsBoundary", user);
                let request = || {
                    self.iam_client().put_user_permissions_boundary().user_name(user).permissions_boundary(arn).send()
                };
                beyond(call.send(request).await.map(|_| ()).map_err(Into::into), op, "attach-by-hand").map(nothing)
            }
            IamOp::BindUser { user, boundary: None } => {
                let call = self.iam_call("iam:DeleteUserPermissionsBoundary", user);
                let request = || self.iam_client().delete_user_permissions_boundary().user_name(user).send();
                beyond(gone(call.send(request).await), op, "attach-by-hand").map(nothing)
            }
            IamOp::AddToGroup { user, group, .. } => {
                let call = self.iam_call("iam:AddUserToGroup", group);
                let request = || self.iam_client().add_user_to_group().user_name(user).group_name(group).send();
                beyond(call.send(request).await.map(|_| ()).map_err(Into::into), op, "join-by-hand").map(nothing)
            }
            IamOp::LeaveGroup { user, group } => {
                let call = self.iam_call("iam:RemoveUserFromGroup", group);
                let request = || self.iam_client().remove_user_from_group().user_name(user).group_name(group).send();
                beyond(gone(call.send(request).await), op, "join-by-hand").map(nothing)
            }
            IamOp::CreateKey { user, noted } => self.create_key(user, noted).await.map(|made| vec![made]),
            IamOp::DeactivateKey { user, id, after } => {
                self.deactivate_key(user, id, after.as_deref()).await.map(nothing)
            }
            IamOp::DeleteKey { user, id } => self.delete_key(user, id).await.map(nothing),
            IamOp::DeleteUser { name } => {
                let call = self.iam_call("iam:DeleteUser", name);
                gone(call.send(|| self.iam_client().delete_user().user_name(name).send()).await).map(nothing)
            }
        }
    }

    async fn set_boundary(&self, arn: &str, policy: &Value, replaces: bool) -> Result<()> {
        let text = policy.to_string();
        if !replaces {
            let call = self.iam_call("iam:CreatePolicy", BOUNDARY);
            let request = || {
                let request = self.iam_client().create_policy().policy_name(BOUNDARY).path(IAM_PATH);
                request.policy_document(&text).send()
            };
            return match call.send(request).await {
                // An earlier reply was lost; what it says is looked at again.
                Err(failure) if failure.is(&["EntityAlreadyExists"]) => Ok(()),
                Err(failure) => Err(failure.into()),
                Ok(_) => Ok(()),
            };
        }
        let call = self.iam_call("iam:ListPolicyVersions", arn);
        let versions = call
            .send(|| self.iam_client().list_policy_versions().policy_arn(arn).send())
            .await?
            .versions
            .unwrap_or_default();
        let mut spare: Vec<_> = versions.iter().filter(|version| !version.is_default_version()).collect();
        spare.sort_by_key(|version| version.create_date().map(aws_smithy_types::DateTime::secs));
        if let Some(oldest) = spare.first().and_then(|one| one.version_id()).filter(|_| versions.len() >= VERSIONS) {
            let call = self.iam_call("iam:DeletePolicyVersion", arn);
            call.send(|| self.iam_client().delete_policy_version().policy_arn(arn).version_id(oldest).send()).await?;
        }
        let call = self.iam_call("iam:CreatePolicyVersion", arn);
        let request = || {
            let request = self.iam_client().create_policy_version().policy_arn(arn).set_as_default(true);
            request.policy_document(&text).send()
        };
        call.send(request).await?;
        Ok(())
    }

    async fn create_user(&self, name: &str, all: &BTreeMap<String, String>, boundary: Option<&str>) -> Result<()> {
        let tags = tags(all)?;
        let call = self.iam_call("iam:CreateUser", name);
        let request = || {
            let request = self.iam_client().create_user().user_name(name).path(IAM_PATH).set_tags(Some(tags.clone()));
            request.set_permissions_boundary(boundary.map(str::to_owned)).send()
        };
        match call.send(request).await {
            Ok(_) => {
                self.fresh_users.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(name.to_owned());
                Ok(())
            }
            Err(failure) if failure.is(&["EntityAlreadyExists"]) => {
                let there = self.user(name).await?;
                let owner = there.as_ref().and_then(|user| user.tags.get(TAG_SITE));
                // An earlier reply was lost.
                if owner.is_some() && owner == all.get(TAG_SITE) {
                    return Ok(());
                }
                let owner = owner.cloned().or(there.map(|user| user.arn)).unwrap_or_default();
                Err(Error::new(Code::NotOurs).arg("what", name).arg("owner", owner))
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn put_user_policy(&self, user: &str, policy: &Value, over: Option<&Value>) -> Result<()> {
        let stands = self.user_policy(user, DAILY_POLICY).await?;
        if stands.as_ref() == Some(policy) {
            return Ok(());
        }
        if stands.as_ref() != over {
            return Err(Error::new(Code::Moved).arg("what", user));
        }
        let text = policy.to_string();
        let call = self.iam_call("iam:PutUserPolicy", user);
        let request = || {
            let request = self.iam_client().put_user_policy().user_name(user).policy_name(DAILY_POLICY);
            request.policy_document(&text).send()
        };
        call.send(request).await?;
        Ok(())
    }

    /// Made once: a repeat behind our back would leave a key whose secret nobody has. It is noted at the user once it
    /// is kept, and has to answer before it counts.
    async fn create_key(&self, user: &str, noted: &[String]) -> Result<Made> {
        self.keys.ready().await?;
        let call = self.iam_call("iam:CreateAccessKey", user);
        let once = aws_sdk_iam::config::Builder::new().retry_config(RetryConfig::disabled());
        let request =
            || self.iam_client().create_access_key().user_name(user).customize().config_override(once.clone()).send();
        let made = sent(call.send(request).await?.access_key)?;
        let id = made.access_key_id.clone();
        let created = made.create_date().map(rfc3339).unwrap_or_default();
        let kept = async {
            let key = AccessKey::parse(&made.access_key_id, &made.secret_access_key)?;
            let account = self.connection.caller().await?.account;
            let arn = format!("arn:aws:iam::{account}:user{IAM_PATH}{user}");
            self.keys.keep(user, Caller { account, arn }, key).await
        };
        let credential = match kept.await {
            Ok(credential) => credential,
            Err(error) => {
                // Nobody will ever know its secret.
                let call = self.iam_call("iam:DeleteAccessKey", user);
                let request = || self.iam_client().delete_access_key().user_name(user).access_key_id(&id).send();
                let _ = call.send(request).await;
                return Err(error);
            }
        };
        let mut all = noted.to_vec();
        all.push(id.clone());
        let tag = built(Tag::builder().key(TAG_KEYS).value(all.join(" ")).build())?;
        let call = self.iam_call("iam:TagUser", user);
        call.send(|| self.iam_client().tag_user().user_name(user).tags(tag.clone()).send()).await?;
        self.answers(&self.keys.key(&credential).await?).await?;
        Ok(Made::Key { id, created, credential })
    }

    /// Whether AWS knows a key by now.
    async fn answers(&self, key: &AccessKey) -> Result<()> {
        let connection = self.connection.beside(key);
        let began = Instant::now();
        let mut pause = Duration::from_secs(1);
        loop {
            match connection.caller().await {
                Err(error) if error.code == Code::UnknownKey && began.elapsed() + pause < FRESH => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(8));
                }
                answer => return answer.map(|_| ()),
            }
        }
    }

    /// The key that takes over has to answer first, so that nobody is ever locked out.
    async fn deactivate_key(&self, user: &str, id: &str, after: Option<&str>) -> Result<()> {
        if let Some(after) = after {
            let there = self.user(user).await?.ok_or_else(|| Error::new(Code::Moved).arg("what", user))?;
            let kept = self.keys.kept(&there.arn).await?;
            let hint = naru_core::credential::key_hint(after);
            let keeping = kept.into_iter().find(|(known, _)| *known == hint).map(|(_, keeping)| keeping);
            let keeping = keeping.ok_or_else(|| Error::new(Code::NoCredential).arg("credential", user))?;
            self.answers(&self.keys.key(&keeping.credential).await?).await?;
        }
        let call = self.iam_call("iam:UpdateAccessKey", user);
        let request = || {
            let request = self.iam_client().update_access_key().user_name(user).access_key_id(id);
            request.status(StatusType::Inactive).send()
        };
        call.send(request).await?;
        Ok(())
    }

    async fn delete_key(&self, user: &str, id: &str) -> Result<()> {
        let call = self.iam_call("iam:DeleteAccessKey", user);
        gone(call.send(|| self.iam_client().delete_access_key().user_name(user).access_key_id(id).send()).await)?;
        let account = self.connection.caller().await?.account;
        self.keys.forget(&format!("arn:aws:iam::{account}:user{IAM_PATH}{user}"), id).await
    }
}

fn is_unknown(error: &Error) -> bool {
    error.code == Code::Moved && error.detail.as_deref().is_some_and(|detail| detail.starts_with(NO_ENTITY))
}
