//! The list of projects as the page shows it.

use naru_core::Error;
use naru_core::names::{EnvName, ProjectId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One project of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProjectRow {
    /// Which; a file that does not parse has none.
    pub project: Option<ProjectId>,
    /// Its name; of a damaged file, the file's.
    pub name: String,
    /// The environment this row is about, where the project has several: the one chosen last.
    pub env: Option<EnvName>,
    /// How it stands.
    pub standing: Standing,
    /// Whether it is built in the practice cloud.
    pub practice: bool,
    /// Whether it lies in a repository.
    pub linked: bool,
    /// When it was last worked on, RFC 3339.
    pub at: Option<String>,
    /// What is wrong with its file.
    pub damaged: Option<Damaged>,
}

/// A project file that does not parse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Damaged {
    /// Which.
    pub id: DamagedId,
    /// Why.
    pub error: Error,
    /// The name of the project as it was last saved well, if that is known: it can be put back.
    pub last_good: Option<String>,
}

/// A damaged file, by number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct DamagedId(pub String);

/// How a project stands, as far as this computer remembers: word key `standing-<standing>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No run yet.
    New,
    /// A run is under way in this window.
    Running,
    /// The last run ended live.
    Live,
    /// The last run ended stored.
    Stored,
    /// The last run did some steps.
    Partly,
    /// It was made by hand and taken over.
    Adopted,
    /// It stands, and the look of this window found something to change.
    Changes,
    /// The last run took everything back.
    Cleared,
    /// The last run was cancelled.
    Cancelled,
    /// The last run failed.
    Failed,
    /// The last run was cut off: it can be continued.
    CutOff,
    /// Its file does not parse.
    Damaged,
}
