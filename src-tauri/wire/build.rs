//! How far a project's build is, and its preview, as the page shows them.

use naru_core::Error;
use naru_core::build::Build;
use naru_core::event::Text;
use naru_core::form::BuildDraft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A project's build. Its lines are asked for when their number goes up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BuildView {
    /// What would be run, or was; `None` where nothing says how it is built.
    pub build: Option<Build>,
    /// What `package.json` and the lockfile say, whatever the project says.
    pub found: Option<String>,
    /// What is wished, as its form takes it.
    pub form: BuildDraft,
    /// What a yes to it is given by: only what was shown is run.
    pub fingerprint: String,
    /// Whether a person said yes to it before.
    pub allowed: bool,
    /// How far it is.
    pub stage: BuildStage,
    /// What to know of it: another Node than the project wants, packages that are not installed.
    pub notes: Vec<Text>,
    /// Why it stopped, or could not begin.
    pub trouble: Option<Error>,
    /// When it began, in milliseconds since 1970.
    #[ts(type = "number")]
    pub began: u64,
    /// How long it took, in milliseconds, once it has ended.
    #[ts(type = "number")]
    pub millis: u64,
    /// How many lines it has printed.
    #[ts(type = "number")]
    pub lines: u64,
}

/// How far a build is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BuildStage {
    /// It was not run since the project was opened.
    #[default]
    Idle,
    /// It runs.
    Running,
    /// Cancel was asked for.
    Stopping,
    /// It ended well.
    Done,
    /// It failed.
    Failed,
    /// It was stopped.
    Stopped,
}

impl BuildStage {
    /// Whether something of it runs.
    #[must_use]
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Running | Self::Stopping)
    }
}
