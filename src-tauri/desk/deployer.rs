//! The deploy user as the last look saw it, and its key's way into a file that somebody asked for.

use std::path::Path;

use naru_adapters::key_sink::{HomeSink, KeySink};
use naru_core::credential::key_hint;
use naru_core::iam::{DeployUser, UserKey};
use naru_core::key_file::to_csv;
use naru_core::names::{CredentialId, SiteId};
use naru_core::site::deployer::current;
use naru_core::spec::Venue;
use naru_core::world::Fact;
use naru_core::{Code, Error, Result, policy};

use super::Desk;
use crate::wire::Told;
use crate::wire::site::{DeployerKey, DeployerView};

impl Desk {
    /// The open project's deploy user; `None` if the last look saw none.
    #[must_use]
    pub fn deployer(&self) -> Option<DeployerView> {
        let project = self.opened()?;
        let looked = self.in_seat(&project, |seat| seat.looked.clone()).flatten()?;
        let user = looked.world.deployer.seen()?;
        let exports = looked.spec.venue != Venue::Practice && kept(user).is_some();
        Some(DeployerView::of(user, exports))
    }

    /// Writes the deploy user's key as AWS's console would, into a file that only its owner may read.
    ///
    /// # Errors
    /// `NoCredential` if this computer keeps no key of it; as the keychain and the disk answer.
    pub async fn export_deployer(&self, to: &Path) -> Told {
        let looked = self.opened().and_then(|project| self.in_seat(&project, |seat| seat.looked.clone())).flatten();
        let none = || Error::new(Code::NoCredential).arg("credential", "–");
        let looked = looked.filter(|looked| looked.spec.venue != Venue::Practice).ok_or_else(none)?;
        let credential = looked.world.deployer.seen().and_then(kept).ok_or_else(none)?;
        self.export_key(&looked.spec.site, &credential, to).await?;
        self.tell_of("notice-key-exported", "path", &to.display().to_string());
        Ok(())
    }

    /// Writes a site's kept key as AWS's console would. Whatever was there before, only its owner may read the file.
    ///
    /// # Errors
    /// `NoCredential`; as the keychain and the disk answer.
    pub async fn export_key(&self, site: &SiteId, credential: &CredentialId, to: &Path) -> Result<()> {
        let key = HomeSink::new(&self.home, site).key(credential).await?;
        naru_adapters::disk::write(to, to_csv(&key).as_bytes())
    }

    /// What the file is to be called.
    ///
    /// # Errors
    /// `NoCredential` without such a user.
    pub fn export_deployer_name(&self) -> Result<String> {
        let user = self.deployer().ok_or_else(|| Error::new(Code::NoCredential).arg("credential", "–"))?;
        Ok(format!("{}_accessKeys.csv", user.name))
    }
}

fn keys(user: &DeployUser) -> &[UserKey] {
    user.keys.seen().map_or(&[], Vec::as_slice)
}

fn kept(user: &DeployUser) -> Option<CredentialId> {
    current(keys(user))?.kept.as_ref().map(|kept| kept.credential.clone())
}

impl DeployerView {
    /// What the page is shown of a deploy user. A refused question is told as such, and never as *none*.
    #[must_use]
    pub fn of(user: &DeployUser, exports: bool) -> Self {
        let in_use = current(keys(user)).map(|key| key.id.as_str());
        let key = |key: &UserKey| DeployerKey {
            hint: key_hint(&key.id),
            active: key.active,
            created: key.created.clone(),
            used: key.used.seen().map(|used| used.at.clone()),
            used_unasked: unasked(&key.used, "iam:GetAccessKeyLastUsed"),
            service: key.used.seen().map(|used| used.service.clone()),
            kept: key.kept.is_some(),
            current: in_use == Some(key.id.as_str()),
        };
        Self {
            name: user.name.clone(),
            arn: user.arn.clone(),
            boundary: user.boundary.clone(),
            actions: user.policy.seen().map(policy::listed).unwrap_or_default(),
            actions_unasked: unasked(&user.policy, "iam:GetUserPolicy"),
            attached: user.attached.seen().cloned().unwrap_or_default(),
            groups: user.groups.seen().cloned().unwrap_or_default(),
            keys: keys(user).iter().map(key).collect(),
            exports,
        }
    }
}

/// The action that is missing for a question, where nobody could ask it.
fn unasked<T>(fact: &Fact<T>, action: &str) -> Option<String> {
    match fact {
        Fact::Seen(_) | Fact::Absent => None,
        Fact::Denied(action) if !action.is_empty() => Some(action.clone()),
        Fact::Denied(_) | Fact::Unseen => Some(action.to_owned()),
    }
}
