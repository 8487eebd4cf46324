//! What crosses between core and the page beside core's own types. The page can name no path (a folder is a
//! [`FolderId`]) and open no address that was not made here (a [`Link`] says which of ours).

pub mod adopt;
pub mod build;
pub mod keys;
pub mod permissions;
pub mod projects;
pub mod releases;
pub mod site;
pub mod tools;

use naru_core::deploy::finding::Finding;
use naru_core::error::Args;
use naru_core::event::FolderSummary;
use naru_core::names::ProjectId;
use naru_core::project::CredentialRef;
use naru_core::registrar::Registrar;
use naru_core::step::StepId;
use naru_core::words::Lang;
use naru_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use adopt::AdoptView;
use keys::OfferedKey;
use site::SiteView;

/// What the page shows, whole but for its long lists: those it asks for again when their count here changes.
/// `watch` sends it after every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowState {
    /// What a person set.
    pub settings: Settings,
    /// What is being held over the window right now.
    pub drag: Option<Drag>,
    /// Where in the window we are.
    pub place: Place,
    /// Goes up with every change of what `projects` answers.
    #[ts(type = "number")]
    pub projects: u64,
    /// Goes up with every change of what `credentials` answers.
    #[ts(type = "number")]
    pub credentials: u64,
    /// Something small to be told, with its way back.
    pub notice: Option<Notice>,
    /// The window was asked to close while these runs were under way: what now?
    pub closing: Vec<String>,
}

/// Where in the window we are.
#[expect(clippy::large_enum_variant, reason = "there is one place, and it is sent whole")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Place {
    /// The beginning: drop, choose, try, open.
    Home,
    /// A folder is being read.
    Looking {
        /// The folder's name.
        name: String,
    },
    /// A folder that may be published and belongs to no project yet.
    Folder {
        /// Which.
        folder: FolderId,
        /// The folder's name.
        name: String,
        /// What was found.
        summary: FolderSummary,
        /// Projects that this folder, or one of its name, was deployed with.
        known: Vec<KnownProject>,
    },
    /// A folder that may not be published.
    Refused {
        /// The folder's name.
        name: String,
        /// Why.
        error: Error,
    },
    /// A project's site.
    Site {
        /// Which, and how it stands.
        site: SiteView,
    },
    /// What somebody made by hand is looked for, and may be taken over.
    Adopt {
        /// How far that is.
        adopt: AdoptView,
    },
    /// The credentials.
    Credentials {
        /// A key that was read from a file and waits to be kept.
        offered: Option<OfferedKey>,
        /// Why a file that was brought holds none.
        refused: Option<Error>,
    },
    /// From a root sign-in to a key of one's own.
    NoKey {
        /// Somebody came here with the account's root.
        root: bool,
    },
    /// The glossary.
    Glossary {
        /// The entry that is open.
        term: Option<String>,
    },
    /// The settings.
    Settings,
}

/// A project that a folder may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownProject {
    /// Which.
    pub project: ProjectId,
    /// Its name.
    pub name: String,
}

/// Where the page may ask to go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Destination {
    /// The beginning.
    Home,
    /// A project.
    Project {
        /// Which.
        project: ProjectId,
    },
    /// Taking over what was made by hand.
    Adopt,
    /// The credentials.
    Credentials,
    /// From a root sign-in to a key of one's own.
    NoKey,
    /// The glossary.
    Glossary {
        /// The entry to open.
        term: Option<String>,
    },
    /// The settings.
    Settings,
}

/// Something small to be told: word key and values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notice {
    /// Its word key.
    pub key: String,
    /// Its values.
    pub args: Args,
    /// Whether it is bad news.
    pub bad: bool,
    /// The deletion that can be taken back.
    pub undo: Option<ProjectId>,
}

/// Language, theme and size of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// The size of text in per cent, one of [`TEXT_SIZES`].
    pub text: u16,
}

/// One of the [`Settings`], or some: what is absent stays, so that two quick changes cannot undo each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SettingsChange {
    /// The language.
    pub lang: Option<Lang>,
    /// The theme.
    pub theme: Option<Theme>,
    /// The size of text.
    pub text: Option<u16>,
}

/// The sizes of text there are, in per cent.
pub const TEXT_SIZES: [u16; 6] = [90, 100, 115, 130, 160, 200];

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// As it is saved; `None` for the system's.
    #[must_use]
    pub fn saved(self) -> Option<String> {
        match self {
            Self::System => None,
            Self::Light => Some("light".to_owned()),
            Self::Dark => Some("dark".to_owned()),
        }
    }

    /// From what was saved; anything unknown is the system's.
    #[must_use]
    pub fn of_saved(saved: Option<&str>) -> Self {
        match saved {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            Some(_) | None => Self::System,
        }
    }
}

/// A folder that core was given by a drop, a dialog or the command line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct FolderId(pub String);

/// Something held over the window, and what letting go would do: word key `ui-drag-<verdict>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Drag {
    /// The name of the first thing.
    pub name: String,
    /// What letting go would do.
    pub verdict: Verdict,
    /// The open project's name, where it is meant.
    pub project: Option<String>,
}

/// What letting go would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One folder: it is looked at.
    Folder,
    /// One folder, over an open project: what would change is shown.
    Deploy,
    /// A CSV file: an access key is read from it.
    Key,
    /// A project file: the project is opened.
    Project,
    /// Another file: its folder is wanted.
    File,
    /// Several things: one is wanted.
    Several,
    /// A crossing is under way.
    Busy,
}

/// An address that core makes; the page says only which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Link {
    /// The open project's site.
    Site,
    /// A step's place in the AWS console.
    Console {
        /// Which step.
        step: StepId,
    },
    /// The IAM console's page of an identity whose card was shown.
    Identity {
        /// Whose.
        credential: CredentialRef,
    },
    /// A page of the AWS console that the guide to a first key leads to.
    Guide {
        /// Which.
        guide: Guide,
    },
    /// Where Route 53 registers domains.
    Register,
    /// Where to sign in at a registrar.
    Registrar {
        /// Which.
        registrar: Registrar,
    },
}

/// Pages outside that a screen leads to: word key `ui-guide-<guide>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Guide {
    /// CloudShell, where the snippet is pasted.
    CloudShell,
    /// IAM › Users.
    IamUsers,
    /// IAM › Policies.
    IamPolicies,
    /// IAM Identity Center.
    IdentityCenter,
    /// How the AWS CLI is installed.
    InstallCli,
    /// `aws login` in the AWS CLI's guide.
    AwsLogin,
    /// The bill of this month.
    Billing,
    /// How an account is opened.
    SignUp,
}

/// What to do with a window that was asked to close during a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
    /// Stay.
    Stay,
    /// Finish the change at work, then close.
    Finish,
}

/// What a command answers that changes the [`WindowState`]: the page learns the rest from there.
pub type Told = Result<()>;

/// Something in a folder that looks secret, and what a project may say to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingRow {
    /// What it is, and where.
    #[serde(flatten)]
    pub finding: Finding,
    /// Whether a project may say that it is meant to be public.
    pub may_waive: bool,
}

impl FindingRow {
    /// Of a scan.
    #[must_use]
    pub fn of(finding: Finding) -> Self {
        Self { may_waive: finding.may_be_waived(), finding }
    }
}
