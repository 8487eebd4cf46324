//! Credentials that Naru keeps: by name and purpose, never by value. The one type that holds a value, [`AccessKey`],
//! cannot be saved, sent or printed.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::error::{Code, Error, Result};
use crate::event::CommandView;
use crate::names::AccountId;
pub use crate::names::CredentialId;
use crate::policy;
use crate::recipe::STATIC_SITE;
use crate::shell::Command;
use crate::step::Identity;
use crate::world::Caller;

/// What a credential is for: word key `purpose-<purpose>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Setting up and taking back.
    Setup,
    /// Daily deploys.
    Daily,
}

impl Purpose {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Daily => "daily",
        }
    }

    /// The identity whose permissions it needs.
    #[must_use]
    pub const fn identity(self) -> Identity {
        match self {
            Self::Setup => Identity::S,
            Self::Daily => Identity::D,
        }
    }
}

/// Where a kept credential's secret lies: word key `source-<kept>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// In the system's keychain.
    Keychain,
    /// In memory, until Naru is closed.
    Session,
}

impl Kept {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Session => "session",
        }
    }
}

/// A kept credential as it is listed and saved: neither its secret nor its whole key id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptCredential {
    /// Which.
    pub id: CredentialId,
    /// As a person calls it.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The account, once AWS said so.
    pub account: Option<AccountId>,
    /// The identity, once AWS said so.
    pub arn: Option<String>,
    /// The key's id, but for its middle.
    pub key_hint: String,
    /// Where its secret lies.
    pub kept: Kept,
    /// When it was added, RFC 3339.
    pub added: String,
}

impl KeptCredential {
    /// A name as a credential may have it: trimmed, with at least one character and no control characters.
    ///
    /// # Errors
    /// `BadValue` with `rule` `name-shape`.
    pub fn checked_name(text: &str) -> Result<String> {
        let name = text.trim();
        if name.is_empty() || name.chars().any(char::is_control) {
            return Err(Error::new(Code::BadValue)
                .arg("field", "credential")
                .arg("value", name)
                .arg("rule", "name-shape"));
        }
        Ok(name.to_owned())
    }
}

/// How the system's keychain stands: word keys `keychain-<state>`, `keychain-<state>-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum KeychainState {
    /// It can be written to.
    Ready,
    /// It is locked and nobody unlocked it.
    Locked,
    /// There is a service, but nothing to keep keys in.
    NoCollection,
    /// There is no such service.
    NoService,
    /// Something else.
    Failed,
}

impl KeychainState {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Locked => "locked",
            Self::NoCollection => "no-collection",
            Self::NoService => "no-service",
            Self::Failed => "failed",
        }
    }
}

/// Characters an access key id may have.
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html>
const ID_LENGTH: std::ops::RangeInclusive<usize> = 16..=128;
/// AWS's own secrets have 40 characters; a keychain takes 2,560 bytes at most.
const SECRET_LENGTH: std::ops::RangeInclusive<usize> = 1..=512;

/// A long-lived access key. It is wiped from memory when it is dropped, and printing it shows a hint alone.
#[derive(Clone)]
pub struct AccessKey {
    id: Zeroizing<String>,
    secret: Zeroizing<String>,
}

impl AccessKey {
    /// Parses what a person typed or a file held; white space around it is taken off.
    ///
    /// # Errors
    /// `BadValue` with `rule` one of `key-id-shape`, `key-temporary`, `secret-shape`. What was typed is not in it.
    pub fn parse(id: &str, secret: &str) -> Result<Self> {
        let (id, secret) = (id.trim(), secret.trim());
        // Somebody may have typed the secret in the wrong place, so no value is repeated.
        let bad = |field: &str| Error::new(Code::BadValue).arg("field", field).arg("value", "…");
        if !ID_LENGTH.contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            return Err(bad("key-id").arg("rule", "key-id-shape"));
        }
        if id.starts_with("ASIA") {
            return Err(bad("key-id").arg("rule", "key-temporary"));
        }
        if !SECRET_LENGTH.contains(&secret.len()) || !secret.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(bad("secret").arg("rule", "secret-shape"));
        }
        Ok(Self { id: Zeroizing::new(id.to_owned()), secret: Zeroizing::new(secret.to_owned()) })
    }

    /// `AKIA…`, whole.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret. Whoever asks for it neither prints, saves nor sends it.
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// The key's id, but for its middle.
    #[must_use]
    pub fn hint(&self) -> String {
        key_hint(&self.id)
    }
}

impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AccessKey").field(&self.hint()).finish()
    }
}

/// The first and the last four characters of a key's id.
#[must_use]
pub fn key_hint(id: &str) -> String {
    match (id.get(..4), id.len().checked_sub(4).and_then(|from| id.get(from..))) {
        (Some(first), Some(last)) if id.len() > 8 => format!("{first}…{last}"),
        _ => "…".to_owned(),
    }
}

/// Refuses the account's root where it counts. Local clouds call their only key root, so there it goes through.
///
/// # Errors
/// `RootRefused`.
pub fn not_root(caller: &Caller, at_aws: bool) -> Result<()> {
    if caller.is_root() && at_aws { Err(Error::new(Code::RootRefused)) } else { Ok(()) }
}

/// Where the secret of an identity comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Source {
    /// The system's keychain.
    Keychain,
    /// Memory, until Naru is closed.
    Session,
    /// An AWS CLI profile.
    Profile {
        /// Its name.
        name: String,
    },
    /// The environment.
    Environment,
}

/// Who an identity is, what it can do at most, and how it is revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IdentityCard {
    /// Its ARN.
    pub arn: String,
    /// The user's name, if it is a user.
    pub user: Option<String>,
    /// The account.
    pub account: AccountId,
    /// Whether it is the account's root.
    pub root: bool,
    /// What it is for, if Naru keeps it.
    pub purpose: Option<Purpose>,
    /// Where the secret comes from.
    pub source: Source,
    /// The key's id, but for its middle.
    pub key_hint: Option<String>,
    /// The hosts Naru calls with it.
    pub hosts: Vec<String>,
    /// The IAM actions Naru ever calls with it.
    pub actions: Vec<String>,
    /// The commands that revoke it: first the one that only switches it off.
    pub revoke: Vec<CommandView>,
    /// Its page in the IAM console.
    pub console: Option<String>,
}

/// What a card is made from, besides the answer to *who am I*.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// Where the secret comes from.
    pub source: Source,
    /// What it is for, if Naru keeps it.
    pub purpose: Option<Purpose>,
    /// The whole id of its access key, if it is one that lasts until somebody deletes it.
    pub key_id: Option<String>,
    /// The hosts Naru calls with it.
    pub hosts: Vec<String>,
    /// Who answers for IAM, if not AWS.
    pub iam: Option<String>,
}

impl IdentityCard {
    /// The card of whoever STS says it is.
    #[must_use]
    pub fn of(caller: &Caller, bearer: Bearer) -> Self {
        let Bearer { source, purpose, key_id, hosts, iam } = bearer;
        let user = user_name(&caller.arn).map(str::to_owned);
        let identity = purpose.map_or(Identity::S, Purpose::identity);
        let at: Vec<&str> = iam.iter().flat_map(|url| ["--endpoint-url", url]).collect();
        let revoke = match (&user, &key_id) {
            (Some(user), Some(id)) => {
                let of = ["--user-name", user, "--access-key-id", id];
                let off = Command::aws(["iam", "update-access-key"]).text(of).text(["--status", "Inactive"]);
                let gone = Command::aws(["iam", "delete-access-key"]).text(of);
                [off, gone].into_iter().map(|c| CommandView::of(&c.text(at.iter().copied()))).collect()
            }
            _ => Vec::new(),
        };
        Self {
            arn: caller.arn.clone(),
            account: caller.account.clone(),
            root: caller.is_root(),
            purpose,
            source,
            key_hint: key_id.as_deref().map(key_hint),
            hosts,
            actions: policy::actions(&STATIC_SITE, identity).into_iter().map(str::to_owned).collect(),
            revoke,
            console: console(caller, user.as_deref()),
            user,
        }
    }
}

/// The user's name in `arn:aws:iam::<account>:user/<path>/<name>`; `None` for roles, sessions and root.
#[must_use]
pub fn user_name(arn: &str) -> Option<&str> {
    let resource = arn.splitn(6, ':').nth(5)?;
    resource.strip_prefix("user/")?.rsplit('/').next().filter(|name| !name.is_empty())
}

/// The page where the identity's access keys are switched off and deleted.
fn console(caller: &Caller, user: Option<&str>) -> Option<String> {
    let host = match caller.arn.split(':').nth(1)? {
        "aws-cn" => "console.amazonaws.cn",
        "aws-us-gov" => "console.amazonaws-us-gov.com",
        _ => "console.aws.amazon.com",
    };
    match user {
        Some(user) => {
            let user = in_a_link(user);
            Some(format!("https://{host}/iam/home#/users/details/{user}?section=security_credentials"))
        }
        None if caller.is_root() => Some(format!("https://{host}/iam/home#/security_credentials")),
        None => None,
    }
}

/// A name with everything percent-encoded that means something in an address.
fn in_a_link(name: &str) -> String {
    name.bytes().fold(String::new(), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
        out
    })
}
