//! What crosses between core and the page beside core's own types. The page can name no path (a folder is a
//! [`FolderId`]) and open no address that was not made here (a link is a [`LinkId`]).

use naru_core::event::{FolderSummary, RunState};
use naru_core::words::Lang;
use naru_core::{Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything the page shows, whole. `watch` sends it again after every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WindowState {
    /// What a person set.
    pub settings: Settings,
    /// What is being held over the window right now.
    pub drag: Option<Drag>,
    /// What the window is about.
    pub scene: Scene,
    /// Something small that did not work.
    pub trouble: Option<Trouble>,
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

/// An address that core made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct LinkId(pub String);

/// Something held over the window, and what letting go would do: word key `ui-drag-<verdict>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Drag {
    /// The name of the first thing.
    pub name: String,
    /// What letting go would do.
    pub verdict: Verdict,
}

/// What letting go would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// One folder: it is looked at.
    Folder,
    /// A file: its folder is wanted.
    File,
    /// Several things: one is wanted.
    Several,
    /// A crossing is under way.
    Busy,
}

/// What the window is about.
#[expect(clippy::large_enum_variant, reason = "there is one scene, and it is sent whole")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Scene {
    /// Nothing yet.
    Home,
    /// A folder is being read.
    Looking {
        /// The folder's name.
        name: String,
    },
    /// A folder that may be published.
    Folder {
        /// Which.
        folder: FolderId,
        /// The folder's name.
        name: String,
        /// What was found.
        summary: FolderSummary,
    },
    /// A folder that may not.
    Refused {
        /// The folder's name.
        name: String,
        /// Why.
        error: Error,
    },
    /// A crossing, from its first step to its receipt.
    Crossing {
        /// The folder; the bundled sample if there is none.
        folder: Option<FolderId>,
        /// The folder's name.
        name: Option<String>,
        /// How it stands.
        run: RunState,
        /// Cancel was asked for.
        stopping: bool,
        /// Opens the site in the browser.
        site: Option<LinkId>,
    },
}

/// Something small that did not work: word key `ui-trouble-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// No browser could be started.
    Browser,
    /// The settings could not be saved.
    Settings,
}

/// What a command answers: the page learns the rest from its [`WindowState`].
pub type Told = Result<()>;
