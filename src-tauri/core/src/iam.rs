//! What IAM has of a site: its deploy user with keys, policies and groups, and the boundary that no such user crosses.
//! Facts only; what is wanted of them is decided in `site/deployer.rs`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::bootstrap::IAM_PATH;
use crate::names::{AccountId, CredentialId};
use crate::world::Fact;

/// The managed policy that bounds every deploy user: the lines for CloudShell make it, or an administrator's session.
pub const BOUNDARY: &str = "naru-boundary";
/// The name of a deploy user's inline policy.
pub const DAILY_POLICY: &str = "naru-daily";
/// The tag in which a deploy user's keys are noted that somebody keeps, their ids with spaces between: a key that
/// stands there not, and was never used, is one whose secret was lost on its way.
pub const TAG_KEYS: &str = "naru:keys";
/// IAM takes this many characters of inline policies a user, white space not counted.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
pub const USER_POLICY_LIMIT: usize = 2048;
/// How many access keys a user may have.
pub const KEY_LIMIT: usize = 2;
/// The pair of AWS's own policies that older guides attach.
pub const FULL_ACCESS: [&str; 2] =
    ["arn:aws:iam::aws:policy/AmazonS3FullAccess", "arn:aws:iam::aws:policy/CloudFrontFullAccess"];

/// Stands in a forecast for a key's id.
pub const KEY_PLACEHOLDER: &str = "‹access-key-id›";

/// The boundary's ARN in an account.
#[must_use]
pub fn boundary_arn(account: &AccountId) -> String {
    format!("arn:aws:iam::{account}:policy{IAM_PATH}{BOUNDARY}")
}

/// An IAM user of the name our deploy user has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeployUser {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// Its path.
    pub path: String,
    /// Its tags.
    pub tags: BTreeMap<String, String>,
    /// The ARN of its permissions boundary.
    pub boundary: Option<String>,
    /// Its inline policy of our name.
    pub policy: Fact<serde_json::Value>,
    /// The ARNs of managed policies that are attached to it.
    pub attached: Fact<Vec<String>>,
    /// The groups it is in.
    pub groups: Fact<Vec<String>>,
    /// Its access keys.
    pub keys: Fact<Vec<UserKey>>,
}

impl DeployUser {
    /// The ids of the keys that somebody noted as kept.
    #[must_use]
    pub fn noted(&self) -> Vec<&str> {
        self.tags.get(TAG_KEYS).map(|ids| ids.split_whitespace().collect()).unwrap_or_default()
    }
}

/// One access key of a user: never its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserKey {
    /// `AKIA…`, whole.
    pub id: String,
    /// Whether it works.
    pub active: bool,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When and for what it was used last; absent if never.
    pub used: Fact<LastUse>,
    /// What keeps its secret on this computer.
    pub kept: Option<Keeping>,
}

/// What `GetAccessKeyLastUsed` tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastUse {
    /// When, RFC 3339.
    pub at: String,
    /// For which service.
    pub service: String,
    /// In which Region.
    pub region: String,
}

/// A kept credential, as far as a key's step is concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// Which.
    pub credential: CredentialId,
    /// Whether it is the one this site is deployed with.
    pub current: bool,
}

/// A group that a deploy user may join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// The names of its policies, managed and inline: what joining it adds.
    pub policies: Fact<Vec<String>>,
}
