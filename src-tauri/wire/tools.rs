//! Conveniences for a person's own terminal and CI, as the page shows them.

use naru_core::Error;
use naru_core::convenience::DiffLine;
use naru_core::convenience::base_url::{Advice, AssetProblem};
use naru_core::credential::CredentialId;
use naru_core::deploy::framework::Framework;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What there is to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToolsView {
    /// The AWS CLI: word key `aws-cli-<state>`.
    pub aws_cli: String,
    /// As it names itself; empty if it did not.
    pub aws_version: String,
    /// The word key of how to get it on this system.
    pub aws_way: String,
    /// Keys that a profile can be made of.
    pub keys: Vec<ToolKey>,
    /// The folder of the project's sources; `None` if the build stands alone.
    pub folder: Option<String>,
    /// What it is built with.
    pub framework: Framework,
    /// Where the site is.
    pub address: Option<String>,
    /// Whether there is a `package.json`.
    pub package_json: bool,
}

/// A kept key by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToolKey {
    /// Which.
    pub id: CredentialId,
    /// Its name.
    pub name: String,
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ToolWish {
    /// A profile of the AWS CLI that asks Naru for this key.
    AwsProfile {
        /// The profile's name.
        name: String,
        /// Which key.
        credential: CredentialId,
    },
    /// The `deploy` script in `package.json`.
    DeployScript,
    /// The address that a build is told, in `.env` where its framework reads it there.
    Env {
        /// `https://…` or a path.
        address: String,
    },
}

/// What would be written, shown before anybody says yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToolPreview {
    /// Its number, by which it is written.
    #[ts(type = "number")]
    pub number: u64,
    /// Every file that changes.
    pub files: Vec<ToolFile>,
    /// What of somebody's own is replaced, if anything is.
    pub replaces: Option<Error>,
    /// For an address: what it is built with, the setting, and what git does with `.env` (word key `env-git-<git>`).
    pub framework: Option<Framework>,
    /// The setting of this framework.
    pub advice: Option<Advice>,
    /// See `framework`.
    pub git: Option<String>,
    /// What in the build that lies there cannot work at this address.
    pub problems: Vec<AssetProblem>,
}

/// One file's change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToolFile {
    /// Where it lies.
    pub path: String,
    /// Whether it is a new one.
    pub new: bool,
    /// The change, without any secret.
    pub diff: Vec<DiffLine>,
}
