//! IAM: looks. `Ok(None)` is the service's own word that a thing is not there.

use async_trait::async_trait;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use naru_core::cloud::IamRead;
use naru_core::credential::key_hint;
use naru_core::iam::{DeployUser, Group, LastUse, UserKey};
use naru_core::world::Fact;
use naru_core::{Error, Result};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::Aws;
use super::errors::{Call, absent};

pub(super) const NO_ENTITY: &str = "NoSuchEntity";

/// IAM answers every success with its body.
pub(super) fn sent<T>(part: Option<T>) -> Result<T> {
    part.ok_or_else(|| Error::unexpected("IAM's answer lacks a part that it always has"))
}

pub(super) fn rfc3339(at: &DateTime) -> String {
    at.fmt(Format::DateTime).unwrap_or_default()
}

/// IAM answers documents percent-encoded; local clouds do so or not.
fn document(text: &str) -> Result<Value> {
    let plain = percent_decode_str(text).decode_utf8_lossy();
    serde_json::from_str(&plain).or_else(|_| serde_json::from_str(text)).map_err(Error::unexpected)
}

/// Where the next page begins. A place that repeats would go round for ever.
fn next(truncated: bool, marker: Option<&str>, from: Option<&String>) -> Option<String> {
    marker.filter(|next| truncated && !next.is_empty() && from.map(String::as_str) != Some(*next)).map(str::to_owned)
}

impl Aws {
    pub(super) const fn iam_client(&self) -> &aws_sdk_iam::Client {
        &self.connection.iam
    }

    /// One call to IAM, for its errors.
    pub(super) const fn iam_call<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        self.connection.iam_peer.call_about(action, about)
    }

    /// The names of a group's inline policies.
    async fn group_inline(&self, name: &str) -> Result<Vec<String>> {
        let call = self.iam_call("iam:ListGroupPolicies", name);
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request = || self.iam_client().list_group_policies().group_name(name).set_marker(from.clone()).send();
            let page = call.send(request).await?;
            from = next(page.is_truncated(), page.marker(), from.as_ref());
            all.extend(page.policy_names);
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    /// When a key was used last. Who may not ask is not told.
    async fn last_use(&self, id: &str) -> Result<Fact<LastUse>> {
        let call = self.iam_call("iam:GetAccessKeyLastUsed", "*");
        let reply = call.send(|| self.iam_client().get_access_key_last_used().access_key_id(id).send()).await;
        let used = absent(reply, &[NO_ENTITY]).map(|output| {
            let used = output?.access_key_last_used?;
            let at = rfc3339(used.last_used_date()?);
            Some(LastUse { at, service: used.service_name().to_owned(), region: used.region().to_owned() })
        });
        Fact::of(used)
    }
}

#[async_trait]
impl IamRead for Aws {
    async fn user(&self, name: &str) -> Result<Option<DeployUser>> {
        let call = self.iam_call("iam:GetUser", name);
        let reply = call.send(|| self.iam_client().get_user().user_name(name).send()).await;
        let Some(output) = absent(reply, &[NO_ENTITY])? else { return Ok(None) };
        let user = sent(output.user)?;
        let boundary = user.permissions_boundary().and_then(|one| one.permissions_boundary_arn());
        Ok(Some(DeployUser {
            boundary: boundary.map(str::to_owned),
            tags: user.tags().iter().map(|tag| (tag.key().to_owned(), tag.value().to_owned())).collect(),
            name: user.user_name,
            arn: user.arn,
            path: user.path,
            policy: Fact::Unseen,
            attached: Fact::Unseen,
            groups: Fact::Unseen,
            keys: Fact::Unseen,
        }))
    }

    async fn user_policy(&self, user: &str, policy: &str) -> Result<Option<Value>> {
        let call = self.iam_call("iam:GetUserPolicy", user);
        let reply = call.send(|| self.iam_client().get_user_policy().user_name(user).policy_name(policy).send()).await;
        let Some(output) = absent(reply, &[NO_ENTITY])? else { return Ok(None) };
        document(&output.policy_document).map(Some)
    }

    async fn attached(&self, user: &str) -> Result<Vec<String>> {
        let call = self.iam_call("iam:ListAttachedUserPolicies", user);
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request =
                || self.iam_client().list_attached_user_policies().user_name(user).set_marker(from.clone()).send();
            let Some(page) = absent(call.send(request).await, &[NO_ENTITY])? else { return Ok(all) };
            all.extend(page.attached_policies().iter().filter_map(|one| one.policy_arn().map(str::to_owned)));
            from = next(page.is_truncated(), page.marker(), from.as_ref());
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    async fn groups(&self, user: &str) -> Result<Vec<String>> {
        let call = self.iam_call("iam:ListGroupsForUser", user);
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request = || self.iam_client().list_groups_for_user().user_name(user).set_marker(from.clone()).send();
            let Some(page) = absent(call.send(request).await, &[NO_ENTITY])? else { return Ok(all) };
            all.extend(page.groups().iter().map(|one| one.group_name().to_owned()));
            from = next(page.is_truncated(), page.marker(), from.as_ref());
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    /// A user has two keys at most, so there is one page.
    async fn keys(&self, user: &DeployUser) -> Result<Vec<UserKey>> {
        let call = self.iam_call("iam:ListAccessKeys", &user.name);
        let reply = call.send(|| self.iam_client().list_access_keys().user_name(&user.name).send()).await;
        let Some(page) = absent(reply, &[NO_ENTITY])? else { return Ok(Vec::new()) };
        let kept = self.keys.kept(&user.arn).await?;
        let mut all = Vec::new();
        for key in page.access_key_metadata() {
            let Some(id) = key.access_key_id() else { continue };
            let hint = key_hint(id);
            all.push(UserKey {
                id: id.to_owned(),
                active: key.status() == Some(&aws_sdk_iam::types::StatusType::Active),
                created: key.create_date().map(rfc3339).unwrap_or_default(),
                used: self.last_use(id).await?,
                kept: kept.iter().find(|(known, _)| *known == hint).map(|(_, keeping)| keeping.clone()),
            });
        }
        Ok(all)
    }

    async fn policy(&self, arn: &str) -> Result<Option<Value>> {
        let call = self.iam_call("iam:GetPolicy", arn);
        let reply = call.send(|| self.iam_client().get_policy().policy_arn(arn).send()).await;
        let Some(output) = absent(reply, &[NO_ENTITY])? else { return Ok(None) };
        let version = sent(output.policy.and_then(|policy| policy.default_version_id))?;
        let call = self.iam_call("iam:GetPolicyVersion", arn);
        let reply =
            call.send(|| self.iam_client().get_policy_version().policy_arn(arn).version_id(&version).send()).await;
        let Some(output) = absent(reply, &[NO_ENTITY])? else { return Ok(None) };
        let text = sent(output.policy_version.and_then(|version| version.document))?;
        document(&text).map(Some)
    }

    async fn group(&self, name: &str) -> Result<Option<Group>> {
        let call = self.iam_call("iam:ListAttachedGroupPolicies", name);
        let (mut policies, mut from) = (Vec::new(), None);
        loop {
            let request =
                || self.iam_client().list_attached_group_policies().group_name(name).set_marker(from.clone()).send();
            let Some(page) = absent(call.send(request).await, &[NO_ENTITY])? else { return Ok(None) };
            policies.extend(page.attached_policies().iter().filter_map(|one| one.policy_name().map(str::to_owned)));
            from = next(page.is_truncated(), page.marker(), from.as_ref());
            if from.is_none() {
                break;
            }
        }
        let inline = Fact::of(self.group_inline(name).await.map(Some))?;
        let policies = match inline {
            Fact::Denied(action) => Fact::Denied(action),
            inline => {
                policies.extend(inline.seen().cloned().unwrap_or_default());
                Fact::Seen(policies)
            }
        };
        Ok(Some(Group { name: name.to_owned(), policies }))
    }
}
