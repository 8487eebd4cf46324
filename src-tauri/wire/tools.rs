//! Conveniences for a person's own terminal and CI, as the page shows them.

use naru_core::Error;
use naru_core::convenience::DiffLine;
use naru_core::convenience::aws_profile::Output;
use naru_core::convenience::base_url::{Advice, AssetProblem};
use naru_core::credential::CredentialId;
use naru_core::deploy::framework::Framework;
use naru_core::names::Region;
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
    /// The line that builds it; `None` if its `package.json` has no such script.
    pub build: Option<String>,
    /// Where the site is.
    pub address: Option<String>,
    /// Whether there is a `package.json`.
    pub package_json: bool,
    /// The project's Region, which a new profile gets if no other is named.
    pub region: Region,
    /// What the AWS CLI's own commands would be given.
    pub script: ScriptFacts,
}

/// What the two commands of the AWS CLI need to know, as far as the last look tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScriptFacts {
    /// The build folder, seen from the project's own.
    pub build: Option<String>,
    /// The bucket; `None` before the account is known.
    pub bucket: Option<String>,
    /// The distribution's ID, if there is one.
    pub distribution: Option<String>,
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
    /// A profile of the AWS CLI for this key.
    AwsProfile {
        /// The profile's name.
        name: String,
        /// Which key.
        credential: CredentialId,
        /// The key itself in the file, in place of asking Naru for it.
        plain_keys: bool,
        /// Its Region; left out, a new profile gets the project's and another keeps its own.
        region: Option<String>,
        /// Its output; left out, a new profile gets `json` and another keeps its own.
        output: Option<Output>,
    },
    /// The `deploy` script in `package.json`.
    DeployScript {
        /// Whose commands it runs.
        runs: ScriptRuns,
        /// For the AWS CLI's: its profile; left out, the default one.
        profile: Option<String>,
    },
    /// The address that a build is told, in `.env` where its framework reads it there.
    Env {
        /// `https://…` or a path.
        address: String,
    },
}

/// Whose commands a `deploy` script runs: word keys `ui-tool-script-<runs>` and `-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ScriptRuns {
    /// `naru deploy`.
    Naru,
    /// `aws s3 sync` and `aws cloudfront create-invalidation`.
    Aws,
}

/// What is good to know before a yes: word key `ui-tool-note-<note>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ToolNote {
    /// The secret will lie readable in the file.
    PlainKeys,
    /// There is no distribution, so nothing is invalidated.
    NoDistribution,
    /// The names are those of practice, and AWS has no such bucket.
    Practice,
    /// The build has more pages and styles than were looked at.
    Unread,
}

impl ToolNote {
    /// Every one, for the tests of words.
    pub const ALL: [Self; 4] = [Self::PlainKeys, Self::NoDistribution, Self::Practice, Self::Unread];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::PlainKeys => "plain-keys",
            Self::NoDistribution => "no-distribution",
            Self::Practice => "practice",
            Self::Unread => "unread",
        }
    }
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
    /// What is good to know first.
    pub notes: Vec<ToolNote>,
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
