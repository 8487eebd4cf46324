//! Credentials: listed, added, shown, taken away. A secret comes in and never goes out.

use std::collections::BTreeMap;

use naru_adapters::aws::{ProfileKind, endpoints_from_env, profiles};
use naru_adapters::sites;
use naru_core::bootstrap::{SETUP_USER, setup_snippet};
use naru_core::credential::{AccessKey, Purpose};
use naru_core::event::{CommandView, PolicyView};
use naru_core::names::Region;
use naru_core::project::{CredentialRef, DEFAULT_REGION};
use naru_core::shell::{Command, Shell, render};
use naru_core::words::Words;
use naru_core::{Code, Error, Result, policy, recipe};

use super::{Desk, unknown};
use crate::wire::keys::{
    CardView, CredentialUse, CredentialsView, KeptKey, KeyChange, KeyGuide, KeyId, NewKey, ProfileRow,
};
use crate::wire::{Place, Told};

impl Desk {
    /// Everything there is to choose from.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub async fn credentials(&self) -> Result<CredentialsView> {
        let (keychain, kept) = tokio::join!(self.keys.state(), self.keys.list());
        let local = self.home.local()?;
        let allowed = &local.allowed_processes;
        let (profiles, profiles_error) = match profiles() {
            Ok(all) => (all, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let mut used: BTreeMap<String, CredentialUse> = BTreeMap::new();
        let projects: BTreeMap<_, _> = self
            .home
            .found()?
            .into_iter()
            .filter_map(|found| found.project().map(|saved| (saved.project.id.to_string(), saved.project.name)))
            .collect();
        for (tag, site) in &local.site {
            let Some(name) = tag.split('/').next().and_then(|id| projects.get(id)) else { continue };
            for credential in [&site.credentials, &site.daily].into_iter().flatten() {
                let row = used
                    .entry(format!("{credential:?}"))
                    .or_insert_with(|| CredentialUse { credential: credential.clone(), projects: Vec::new() });
                if !row.projects.contains(name) {
                    row.projects.push(name.clone());
                }
            }
        }
        let variable = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        Ok(CredentialsView {
            keychain,
            kept: kept?,
            profiles: profiles
                .into_iter()
                .map(|profile| ProfileRow {
                    sign_in: sign_in(profile.kind, &profile.name),
                    kind: profile.kind.key().to_owned(),
                    region: profile.region,
                    process: profile
                        .process
                        .filter(|process| allowed.get(&process.profile) != Some(&process.command))
                        .map(|process| process.command),
                    name: profile.name,
                })
                .collect(),
            profiles_error,
            environment: variable("AWS_ACCESS_KEY_ID") && variable("AWS_SECRET_ACCESS_KEY"),
            used: used.into_values().collect(),
        })
    }

    /// Who a credential is; AWS is asked.
    ///
    /// # Errors
    /// As connecting and `GetCallerIdentity` do.
    pub async fn identity(&self, credential: CredentialRef) -> Result<CardView> {
        let card = self.keys.card(&credential, &region(), &endpoints_from_env()).await?;
        if let Some(page) = &card.console {
            self.kept().identity_pages.insert(format!("{credential:?}"), page.clone());
        }
        Ok(CardView { credential, card })
    }

    /// From a root sign-in to a key of one's own.
    #[must_use]
    pub fn key_guide(&self) -> KeyGuide {
        let words = Words::new(self.settings().lang);
        let setup = policy::setup(&recipe::STATIC_SITE, &[]);
        KeyGuide {
            snippet: setup_snippet(&words, &[]),
            policy: PolicyView {
                text: serde_json::to_string_pretty(&setup).expect("JSON is text"),
                fields: Vec::new(),
            },
            login: CommandView::of(&Command::aws(["login"]).text(["--profile", "naru"])),
            sso: CommandView::of(&Command::aws(["configure", "sso"])),
            user: SETUP_USER.to_owned(),
        }
    }

    /// Keeps a key, once AWS said whose it is. Where AWS cannot be asked it is kept all the same; where there is no
    /// keychain, in memory until Naru is closed.
    ///
    /// # Errors
    /// `RootRefused`, `UnknownKey`, `BadSecret`, `CredentialExists`, `BadValue`; `StoreUnusable`.
    pub async fn add_key(&self, key: NewKey, name: &str, purpose: Purpose) -> Result<KeptKey> {
        let (key, offer) = match key {
            NewKey::Typed { id, secret } => {
                let secret = zeroize::Zeroizing::new(secret);
                (AccessKey::parse(&id, &secret)?, None)
            }
            NewKey::Offered { offer } => {
                let found = self.kept().offers.get(&offer).map(|found| found.key.clone());
                (found.ok_or_else(|| unknown("offer", &offer.0))?, Some(offer))
            }
        };
        // A key whose file was just saved may be so young that AWS does not know it everywhere; a typed one that AWS
        // does not know is most likely mistyped.
        let checked = self.keys.check(&key, &region(), &endpoints_from_env(), offer.is_some()).await;
        let (caller, unchecked) = match checked {
            Ok(caller) => (Some(caller), None),
            Err(error) if matches!(error.code, Code::Offline | Code::Timeout | Code::CaptivePortal) => {
                (None, Some(error))
            }
            Err(error) => {
                if error.code == Code::RootRefused {
                    self.show(|state| state.place = Place::NoKey { root: true });
                }
                return Err(error);
            }
        };
        let credential = self.keys.add(name, purpose, key, caller, true).await?;
        if let Some(offer) = offer {
            self.kept().offers.remove(&offer);
            self.show(|state| {
                if let Place::Credentials { offered, .. } = &mut state.place {
                    *offered = None;
                }
            });
        }
        self.credentials_changed();
        Ok(KeptKey { credential, unchecked })
    }

    /// Changes a kept credential.
    ///
    /// # Errors
    /// `NoCredential`, `CredentialExists`, `BadValue`; the keychain's own.
    pub async fn change_key(&self, id: &KeyId, change: KeyChange) -> Told {
        match change {
            KeyChange::Rename { name } => drop(self.keys.rename(id, &name).await?),
            KeyChange::Purpose { purpose } => drop(self.keys.set_purpose(id, purpose).await?),
            KeyChange::Remove => self.keys.remove(id).await?,
        }
        self.credentials_changed();
        Ok(())
    }

    /// Says yes to the program that a profile's credentials come from, as it is written now.
    pub(super) fn allow_process(&self, profile: &str) -> Told {
        let process = profiles()?.into_iter().find(|p| p.name == profile).and_then(|p| p.process);
        let process = process.ok_or_else(|| Error::new(Code::NoProfile).arg("profile", profile))?;
        sites::allow_process(&self.home, &process.profile, &process.command)?;
        self.credentials_changed();
        Ok(())
    }

    fn credentials_changed(&self) {
        self.show(|state| state.credentials += 1);
    }
}

/// The command that makes an expired session new.
fn sign_in(kind: ProfileKind, profile: &str) -> Option<String> {
    let words: &[&str] = match kind {
        ProfileKind::Sso => &["sso", "login"],
        ProfileKind::Login => &["login"],
        _ => return None,
    };
    Some(render(&Command::aws(words.iter().copied()).text(["--profile", profile]), Shell::Posix))
}

/// Where AWS is asked who somebody is.
fn region() -> Region {
    Region::parse(DEFAULT_REGION).expect("a Region's shape")
}
