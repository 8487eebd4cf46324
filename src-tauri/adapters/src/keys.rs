//! Credentials that Naru keeps: what is not secret about them in `credentials.toml` in the home folder, the secrets
//! in the system's keychain, or in this process's memory where there is none.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use naru_core::clock::{Clock, rfc3339};
use naru_core::credential::{
    AccessKey, Bearer, CredentialId, IdentityCard, Kept, KeptCredential, KeychainState, Purpose, Source, not_root,
};
use naru_core::names::Region;
use naru_core::project::CredentialRef;
use naru_core::world::Caller;
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::aws::{ConnectWish, Connection, Endpoints, ProfileFiles, lasting_key_id};
use crate::clock::SystemClock;
use crate::home::Home;
use crate::lock::FileLock;
use crate::{disk, keychain};

/// The form of `credentials.toml` this Naru writes.
const VERSION: u32 = 1;
/// How long a key that was made a moment ago may be unknown to AWS.
const FRESH: Duration = Duration::from_secs(60);

/// `credentials.toml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    #[serde(default)]
    credential: Vec<KeptCredential>,
}

/// Kept for as long as this process lives, by home folder.
static SESSION: Mutex<BTreeMap<PathBuf, Vec<(KeptCredential, AccessKey)>>> = Mutex::new(BTreeMap::new());

/// The credentials kept in one home folder.
#[derive(Debug, Clone)]
pub struct Keys {
    home: Home,
}

/// The key behind a reference, if Naru keeps it; `None` for profiles and the environment, which hold their own.
///
/// # Errors
/// As [`Keys::key`].
pub async fn resolve(home: &Home, reference: &CredentialRef) -> Result<Option<AccessKey>> {
    match reference {
        CredentialRef::Kept { id } => Keys::open(home).key(id).await.map(Some),
        CredentialRef::Profile { .. } | CredentialRef::Environment => Ok(None),
    }
}

impl Keys {
    /// The credentials of a home folder. Nothing is read yet.
    #[must_use]
    pub fn open(home: &Home) -> Self {
        Self { home: home.clone() }
    }

    /// How the keychain stands, within three seconds.
    pub async fn state(&self) -> KeychainState {
        keychain::state().await
    }

    /// All of them, by name. The keychain is not asked.
    ///
    /// # Errors
    /// `StoreUnusable`, `StoreNewer`.
    pub async fn list(&self) -> Result<Vec<KeptCredential>> {
        let mut all = self.read()?.credential;
        all.extend(self.session(|kept| kept.iter().map(|(credential, _)| credential.clone()).collect::<Vec<_>>()));
        all.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
        Ok(all)
    }

    /// One of them by name, else by id.
    ///
    /// # Errors
    /// `NoCredential`; as [`Self::list`].
    pub async fn find(&self, name_or_id: &str) -> Result<KeptCredential> {
        let mut all = self.list().await?;
        let at = all.iter().position(|c| c.name == name_or_id);
        let at = at.or_else(|| all.iter().position(|c| c.id.as_str() == name_or_id));
        at.map(|at| all.swap_remove(at)).ok_or_else(|| no_credential(name_or_id))
    }

    /// Asks STS whose a key is. `fresh`: it was made a moment ago, and AWS may need up to a minute to know it.
    ///
    /// # Errors
    /// `RootRefused` at AWS; `UnknownKey`, `BadSecret`, `ClockSkew`; `BadValue` for an endpoint that is no address; as
    /// the network answers.
    pub async fn check(&self, key: &AccessKey, region: &Region, endpoints: &Endpoints, fresh: bool) -> Result<Caller> {
        let connection = Connection::with_keys(key.id(), key.secret(), region, endpoints)?;
        let began = Instant::now();
        let mut pause = Duration::from_secs(1);
        let caller = loop {
            match connection.caller().await {
                Err(error) if fresh && error.code == Code::UnknownKey && began.elapsed() + pause <= FRESH => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(8));
                }
                answer => break answer?,
            }
        };
        not_root(&caller, endpoints.at_aws("sts"))?;
        Ok(caller)
    }

    /// Keeps a key: in the keychain, or in this process's memory if the keychain cannot and `allow_session`.
    ///
    /// # Errors
    /// `BadValue` for the name, `CredentialExists`; the keychain's `NoKeychain`, `NoKeyring`, `KeychainLocked`,
    /// `KeychainFailed`; `StoreUnusable`, `StoreNewer`, `DiskFull`. Nothing is kept then.
    pub async fn add(
        &self,
        name: &str,
        purpose: Purpose,
        key: AccessKey,
        caller: Option<Caller>,
        allow_session: bool,
    ) -> Result<KeptCredential> {
        let mut credential = KeptCredential {
            id: CredentialId::from_entropy(SystemClock.entropy()),
            name: KeptCredential::checked_name(name)?,
            purpose,
            account: caller.as_ref().map(|caller| caller.account.clone()),
            arn: caller.map(|caller| caller.arn),
            key_hint: key.hint(),
            kept: Kept::Keychain,
            added: rfc3339(SystemClock.now()),
        };
        // Listed first: should Naru be killed now, there is something to see and to remove.
        self.change(|all| all.push(credential.clone()), Some(&credential.name))?;
        let Err(error) = keychain::save(&credential.id, &key).await else { return Ok(credential) };
        self.change(|all| all.retain(|c| c.id != credential.id), None)?;
        if !allow_session {
            return Err(error);
        }
        credential.kept = Kept::Session;
        self.session(|kept| kept.push((credential.clone(), key)));
        Ok(credential)
    }

    /// Forgets a credential and its secret. The key itself goes on working at AWS.
    ///
    /// # Errors
    /// `NoCredential`; the keychain's, and then it is still listed; `StoreUnusable`, `StoreNewer`, `DiskFull`.
    pub async fn remove(&self, id: &CredentialId) -> Result<()> {
        if self.find(id.as_str()).await?.kept == Kept::Session {
            self.session(|kept| kept.retain(|(credential, _)| credential.id != *id));
            return Ok(());
        }
        keychain::remove(id).await?;
        self.change(|all| all.retain(|credential| credential.id != *id), None)
    }

    /// Gives a credential another name.
    ///
    /// # Errors
    /// `NoCredential`, `CredentialExists`, `BadValue`; `StoreUnusable`, `StoreNewer`, `DiskFull`.
    pub async fn rename(&self, id: &CredentialId, name: &str) -> Result<KeptCredential> {
        let name = KeptCredential::checked_name(name)?;
        let known = self.find(id.as_str()).await?;
        let taken = (name != known.name).then(|| name.clone());
        self.amend(&known, taken.as_deref(), |credential| credential.name.clone_from(&name))
    }

    /// Says what a credential is for.
    ///
    /// # Errors
    /// `NoCredential`; `StoreUnusable`, `StoreNewer`, `DiskFull`.
    pub async fn set_purpose(&self, id: &CredentialId, purpose: Purpose) -> Result<KeptCredential> {
        let known = self.find(id.as_str()).await?;
        self.amend(&known, None, |credential| credential.purpose = purpose)
    }

    /// The key itself.
    ///
    /// # Errors
    /// `NoCredential`, also if its secret is gone; the keychain's `NoKeychain`, `NoKeyring`, `KeychainLocked`,
    /// `KeychainFailed`.
    pub async fn key(&self, id: &CredentialId) -> Result<AccessKey> {
        let credential = self.find(id.as_str()).await?;
        let here = |kept: &mut Vec<(KeptCredential, AccessKey)>| {
            kept.iter().find(|(credential, _)| credential.id == *id).map(|(_, key)| key.clone())
        };
        if let Some(key) = self.session(here) {
            return Ok(key);
        }
        keychain::read(id)
            .await?
            .ok_or_else(|| Error::new(Code::NoCredential).hint("credential-gone").arg("credential", &credential.name))
    }

    /// Asks STS who a credential is, and says what Naru does with it and how it is revoked.
    ///
    /// # Errors
    /// As [`Self::key`], [`Connection::open`] and STS answer. Root is no error here: the card says so.
    pub async fn card(
        &self,
        reference: &CredentialRef,
        region: &Region,
        endpoints: &Endpoints,
    ) -> Result<IdentityCard> {
        let kept = resolve(&self.home, reference).await?;
        let files = ProfileFiles::from_env();
        let connection = Connection::open(&ConnectWish {
            credentials: reference,
            kept: kept.as_ref(),
            region,
            endpoints,
            allowed_processes: &self.home.local()?.allowed_processes,
            files: &files,
        })?;
        let (source, purpose) = match reference {
            CredentialRef::Profile { name } => (Source::Profile { name: name.clone() }, None),
            CredentialRef::Environment => (Source::Environment, None),
            CredentialRef::Kept { id } => {
                let known = self.find(id.as_str()).await?;
                let source = match known.kept {
                    Kept::Keychain => Source::Keychain,
                    Kept::Session => Source::Session,
                };
                (source, Some(known.purpose))
            }
        };
        let bearer = Bearer {
            source,
            purpose,
            key_id: lasting_key_id(reference, &files, kept.as_ref())?,
            hosts: connection.hosts(),
            iam: endpoints.of("iam").map(str::to_owned),
        };
        Ok(IdentityCard::of(&connection.caller().await?, bearer))
    }

    fn amend(
        &self,
        known: &KeptCredential,
        name: Option<&str>,
        change: impl Fn(&mut KeptCredential),
    ) -> Result<KeptCredential> {
        let mut told = None;
        let mut found = |credential: &mut KeptCredential| {
            if credential.id == known.id {
                change(credential);
                told = Some(credential.clone());
            }
        };
        match known.kept {
            Kept::Keychain => self.change(|all| all.iter_mut().for_each(found), name)?,
            Kept::Session => {
                // Only to be told if the name is taken.
                self.change(|_| {}, name)?;
                self.session(|kept| kept.iter_mut().for_each(|(credential, _)| found(credential)));
            }
        }
        told.ok_or_else(|| no_credential(&known.name))
    }

    /// Changes `credentials.toml`, with nobody in between; `name` must be free before.
    fn change(&self, change: impl FnOnce(&mut Vec<KeptCredential>), name: Option<&str>) -> Result<()> {
        let _lock = FileLock::hold(&self.home.root().join("locks").join("credentials.lock"))?;
        let mut file = self.read()?;
        if let Some(name) = name {
            let here = self.session(|kept| kept.iter().any(|(credential, _)| credential.name == name));
            if here || file.credential.iter().any(|credential| credential.name == name) {
                return Err(Error::new(Code::CredentialExists).arg("credential", name));
            }
        }
        let was = file.credential.clone();
        change(&mut file.credential);
        if file.credential == was {
            return Ok(());
        }
        let text = toml::to_string_pretty(&file).expect("credentials have only strings and tables of them");
        disk::write(&self.path(), text.as_bytes())
    }

    fn read(&self) -> Result<File> {
        let path = self.path();
        let bad =
            |detail: &dyn std::fmt::Display| Error::new(Code::StoreUnusable).arg("path", path.display()).detail(detail);
        let Some(text) = disk::read(&path)? else { return Ok(File { version: VERSION, credential: Vec::new() }) };
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| bad(&e))?;
        if table.get("version").and_then(toml::Value::as_integer).is_some_and(|v| v > i64::from(VERSION)) {
            return Err(Error::new(Code::StoreNewer).arg("path", path.display()));
        }
        toml::from_str(&text).map_err(|e| bad(&e))
    }

    fn path(&self) -> PathBuf {
        self.home.root().join("credentials.toml")
    }

    fn session<T>(&self, what: impl FnOnce(&mut Vec<(KeptCredential, AccessKey)>) -> T) -> T {
        let mut all = SESSION.lock().unwrap_or_else(PoisonError::into_inner);
        what(all.entry(self.home.root().to_owned()).or_default())
    }
}

fn no_credential(name: &str) -> Error {
    Error::new(Code::NoCredential).arg("credential", name)
}
