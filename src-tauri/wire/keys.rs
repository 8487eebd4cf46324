//! Credentials as the page shows them. It can give a secret; none ever comes back.

use naru_core::Error;
use naru_core::credential::{CredentialId, IdentityCard, KeptCredential, KeychainState, Purpose};
use naru_core::event::{CommandView, PolicyView};
use naru_core::project::CredentialRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CredentialsView {
    /// How the system's keychain stands.
    pub keychain: KeychainState,
    /// What Naru keeps.
    pub kept: Vec<KeptCredential>,
    /// The AWS CLI's profiles.
    pub profiles: Vec<ProfileRow>,
    /// Why the CLI's files cannot be read.
    pub profiles_error: Option<Error>,
    /// Whether `AWS_ACCESS_KEY_ID` and its kin are set.
    pub environment: bool,
    /// Projects that use a credential, by its reference.
    pub used: Vec<CredentialUse>,
}

/// An AWS CLI profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileRow {
    /// Its name.
    pub name: String,
    /// Where its credentials come from: word key `profile-kind-<kind>`.
    pub kind: String,
    /// Its Region.
    pub region: Option<String>,
    /// The program it would run, if nobody said yes to that yet.
    pub process: Option<String>,
    /// The command that makes an expired session new.
    pub sign_in: Option<String>,
}

/// Which projects use a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CredentialUse {
    /// The credential.
    pub credential: CredentialRef,
    /// The projects' names.
    pub projects: Vec<String>,
}

/// A key that was read from a file and waits to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferedKey {
    /// Which.
    pub offer: OfferId,
    /// The file's name.
    pub file: String,
    /// A name to keep it by.
    pub name: String,
    /// The key's id, but for its middle.
    pub key_hint: String,
}

/// A key that waits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct OfferId(pub String);

/// A key to be kept. It comes in, and never goes back out.
#[derive(Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum NewKey {
    /// As it was typed or pasted.
    Typed {
        /// `AKIA…`.
        id: String,
        /// The secret.
        secret: String,
    },
    /// As it was read from a file.
    Offered {
        /// Which.
        offer: OfferId,
    },
}

impl std::fmt::Debug for NewKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Typed { .. } => "Typed",
            Self::Offered { .. } => "Offered",
        })
    }
}

/// What became of a key that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptKey {
    /// As it is listed now.
    pub credential: KeptCredential,
    /// Why AWS could not be asked whose it is; it is kept all the same.
    pub unchecked: Option<Error>,
}

/// Which credential of a project is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// For setting up.
    Setup,
    /// For daily deploys.
    Daily,
}

/// A change of a kept credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum KeyChange {
    /// Another name.
    Rename {
        /// The name.
        name: String,
    },
    /// Another purpose.
    Purpose {
        /// The purpose.
        purpose: Purpose,
    },
    /// Out of the keychain.
    Remove,
}

/// From a root sign-in to a key of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyGuide {
    /// What is pasted into CloudShell.
    pub snippet: String,
    /// The set-up policy, for those who make the user by hand.
    pub policy: PolicyView,
    /// `aws login` and its kin.
    pub login: CommandView,
    /// `aws configure sso`.
    pub sso: CommandView,
    /// The user that the snippet makes.
    pub user: String,
}

/// A card, and whose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardView {
    /// The credential.
    pub credential: CredentialRef,
    /// Who it is.
    pub card: IdentityCard,
}

/// Names one kept credential on the page.
pub type KeyId = CredentialId;
