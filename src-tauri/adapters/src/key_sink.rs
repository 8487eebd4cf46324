//! Where a deploy user's key goes the moment it is made, so that its secret is never a fact, a line of the journal or
//! a word of a log. Ids and hints come back out; the key itself only to sign requests with.

use async_trait::async_trait;
use naru_core::credential::{AccessKey, KeptCredential, KeychainState, Purpose, key_hint};
use naru_core::iam::Keeping;
use naru_core::names::{CredentialId, SiteId};
use naru_core::project::CredentialRef;
use naru_core::world::Caller;
use naru_core::{Code, Error, Result};

use crate::home::Home;
use crate::keys::Keys;

/// Keeps the keys of one site's deploy user.
#[async_trait]
pub trait KeySink: Send + Sync {
    /// Whether a key could be kept now. Asked before one is made.
    ///
    /// # Errors
    /// `NoKeychain`, `NoKeyring`, `KeychainLocked`, `KeychainFailed`.
    async fn ready(&self) -> Result<()>;

    /// Keeps a key that was made a moment ago; the site is deployed with it from now on.
    ///
    /// # Errors
    /// As [`Keys::add`]. Nothing is kept then.
    async fn keep(&self, user: &str, caller: Caller, key: AccessKey) -> Result<CredentialId>;

    /// The hint of each key of this user that is kept on this computer, and what keeps it.
    ///
    /// # Errors
    /// `StoreUnusable`, `StoreNewer`.
    async fn kept(&self, arn: &str) -> Result<Vec<(String, Keeping)>>;

    /// One of them, to sign with.
    ///
    /// # Errors
    /// As [`Keys::key`].
    async fn key(&self, credential: &CredentialId) -> Result<AccessKey>;

    /// Forgets the key of this id, if it is kept.
    ///
    /// # Errors
    /// As [`Keys::remove`].
    async fn forget(&self, arn: &str, id: &str) -> Result<()>;
}

/// Keeps nothing: for clouds that no deploy user is made in.
#[derive(Debug)]
pub struct NoSink;

#[async_trait]
impl KeySink for NoSink {
    async fn ready(&self) -> Result<()> {
        Err(Error::new(Code::NoKeychain))
    }

    async fn keep(&self, _: &str, _: Caller, _: AccessKey) -> Result<CredentialId> {
        Err(Error::new(Code::NoKeychain))
    }

    async fn kept(&self, _: &str) -> Result<Vec<(String, Keeping)>> {
        Ok(Vec::new())
    }

    async fn key(&self, credential: &CredentialId) -> Result<AccessKey> {
        Err(Error::new(Code::NoCredential).arg("credential", credential))
    }

    async fn forget(&self, _: &str, _: &str) -> Result<()> {
        Ok(())
    }
}

/// The system's keychain, and `local.toml` for which key the site is deployed with.
#[derive(Debug, Clone)]
pub struct HomeSink {
    home: Home,
    site: SiteId,
}

impl HomeSink {
    /// For one site of a home folder.
    #[must_use]
    pub fn new(home: &Home, site: &SiteId) -> Self {
        Self { home: home.clone(), site: site.clone() }
    }

    async fn of_user(&self, arn: &str) -> Result<Vec<KeptCredential>> {
        let all = Keys::open(&self.home).list().await?;
        Ok(all.into_iter().filter(|one| one.arn.as_deref() == Some(arn)).collect())
    }
}

#[async_trait]
impl KeySink for HomeSink {
    async fn ready(&self) -> Result<()> {
        let code = match Keys::open(&self.home).state().await {
            KeychainState::Ready => return Ok(()),
            KeychainState::Locked => Code::KeychainLocked,
            KeychainState::NoCollection => Code::NoKeyring,
            KeychainState::NoService => Code::NoKeychain,
            KeychainState::Failed => Code::KeychainFailed,
        };
        Err(Error::new(code))
    }

    async fn keep(&self, user: &str, caller: Caller, key: AccessKey) -> Result<CredentialId> {
        let keys = Keys::open(&self.home);
        let tail = key.id().len().saturating_sub(4);
        let second = format!("{user} {}", &key.id()[tail..]);
        let kept = match keys.add(user, Purpose::Daily, key.clone(), Some(caller.clone()), false).await {
            // While one key takes over from another both are kept.
            Err(error) if error.code == Code::CredentialExists => {
                keys.add(&second, Purpose::Daily, key, Some(caller), false).await?
            }
            kept => kept?,
        };
        self.home.with_local(|local| {
            let daily = CredentialRef::Kept { id: kept.id.clone() };
            local.site.entry(self.site.tag()).or_default().daily = Some(daily);
        })?;
        Ok(kept.id)
    }

    async fn kept(&self, arn: &str) -> Result<Vec<(String, Keeping)>> {
        let all = self.of_user(arn).await?;
        let local = self.home.local()?;
        let daily = local.site.get(&self.site.tag()).and_then(|site| site.daily.clone());
        let keeping = |one: KeptCredential| {
            let current = daily == Some(CredentialRef::Kept { id: one.id.clone() });
            (one.key_hint, Keeping { credential: one.id, current })
        };
        Ok(all.into_iter().map(keeping).collect())
    }

    async fn key(&self, credential: &CredentialId) -> Result<AccessKey> {
        Keys::open(&self.home).key(credential).await
    }

    async fn forget(&self, arn: &str, id: &str) -> Result<()> {
        let keys = Keys::open(&self.home);
        for one in self.of_user(arn).await?.into_iter().filter(|one| one.key_hint == key_hint(id)) {
            keys.remove(&one.id).await?;
            self.home.with_local(|local| {
                let gone = Some(CredentialRef::Kept { id: one.id.clone() });
                for site in local.site.values_mut().filter(|site| site.daily == gone) {
                    site.daily = None;
                }
            })?;
        }
        Ok(())
    }
}
