//! What a person types into the forms of a project's build and of what stays of earlier releases, understood as it
//! would be saved. The one of its header rules is in [`crate::deploy::rule_form`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::build::{BuildWish, checked_below, checked_command};
use crate::deploy::keep::Keep;
use crate::deploy::rate;
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::format;
use crate::project::{KeepWishes, Wishes};

/// The form as it stands. An empty text says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BuildDraft {
    /// Who says how it is built.
    pub how: BuildHow,
    /// A command of one's own; counts for [`BuildHow::Own`] alone.
    pub command: String,
    /// See [`BuildWish::output`].
    pub output: String,
    /// See [`BuildWish::dir`].
    pub dir: String,
    /// See [`BuildWish::before_deploy`].
    pub before_deploy: bool,
}

/// Who says how a project is built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BuildHow {
    /// Its `package.json` and lockfile.
    #[default]
    Found,
    /// The project, with a command of its own.
    Own,
    /// Nobody: it is never built.
    Off,
}

/// What is wrong with a field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrongField {
    /// The field's name in its draft.
    pub field: String,
    /// Why.
    pub error: Error,
}

impl WrongField {
    /// Of this field.
    #[must_use]
    pub fn of(field: &str, error: Error) -> Self {
        Self { field: field.to_owned(), error }
    }

    /// What a field comes to, or why it comes to nothing, which goes into `wrong`. An empty text is nothing.
    pub fn hear<T>(wrong: &mut Vec<Self>, field: &str, text: &str, read: impl FnOnce(&str) -> Result<T>) -> Option<T> {
        if text.trim().is_empty() {
            return None;
        }
        read(text).map_err(|error| wrong.push(Self::of(field, error))).ok()
    }
}

/// A form of a build, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BuildRead {
    /// What would be saved; `None` if something is wrong.
    pub wish: Option<BuildWish>,
    /// What is.
    pub wrong: Vec<WrongField>,
}

impl BuildDraft {
    /// The form for what is wished now.
    #[must_use]
    pub fn of(wish: &BuildWish) -> Self {
        let how = match (wish.off, &wish.command) {
            (Some(true), _) => BuildHow::Off,
            (_, Some(_)) => BuildHow::Own,
            (_, None) => BuildHow::Found,
        };
        Self {
            how,
            command: wish.command.clone().unwrap_or_default(),
            output: wish.output.clone().unwrap_or_default(),
            dir: wish.dir.clone().unwrap_or_default(),
            before_deploy: wish.before_deploy.unwrap_or(false),
        }
    }

    /// What it comes to. A project that is never built keeps nothing of how it was.
    #[must_use]
    pub fn read(&self) -> BuildRead {
        if self.how == BuildHow::Off {
            let wish = BuildWish { off: Some(true), ..BuildWish::default() };
            return BuildRead { wish: Some(wish), wrong: Vec::new() };
        }
        let mut wrong = Vec::new();
        let command = if self.how == BuildHow::Own {
            // Here nothing is wrong, too.
            let read = checked_command(&self.command);
            read.map_err(|error| wrong.push(WrongField::of("command", error))).ok()
        } else {
            None
        };
        let wish = BuildWish {
            command,
            output: WrongField::hear(&mut wrong, "output", &self.output, checked_below),
            dir: WrongField::hear(&mut wrong, "dir", &self.dir, checked_below).filter(|dir| dir != "."),
            before_deploy: self.before_deploy.then_some(true),
            off: None,
        };
        BuildRead { wish: wrong.is_empty().then_some(wish), wrong }
    }
}

/// How long earlier releases stay, as it is typed. An empty text takes the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepDraft {
    /// [`Keep::releases`].
    pub releases: String,
    /// [`Keep::days`].
    pub days: String,
}

/// The same, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeepRead {
    /// What would be saved; `None` if something is wrong.
    pub wish: Option<KeepWishes>,
    /// What is.
    pub wrong: Vec<WrongField>,
    /// What it means.
    pub says: Option<Text>,
}

/// The most that may be typed: more is a slip.
const MOST: u32 = 9_999;

impl KeepDraft {
    /// What it comes to.
    #[must_use]
    pub fn read(&self) -> KeepRead {
        let count = |field: &str, text: &str| {
            let number = text.trim().parse::<u32>().ok().filter(|count| *count <= MOST);
            let bad = || Error::new(Code::BadValue).arg("field", field).arg("value", text.trim());
            number.ok_or_else(|| bad().arg("rule", "count-shape"))
        };
        let mut wrong = Vec::new();
        let wish = KeepWishes {
            releases: WrongField::hear(&mut wrong, "releases", &self.releases, |text| count("keep-releases", text)),
            days: WrongField::hear(&mut wrong, "days", &self.days, |text| count("keep-days", text)),
        };
        if !wrong.is_empty() {
            return KeepRead { wish: None, wrong, says: None };
        }
        let keep: Keep = Wishes { keep: Some(wish), ..Wishes::default() }.keep();
        KeepRead { wish: Some(wish), wrong, says: Some(keep.meaning()) }
    }
}

/// What a rate means that is typed as people write it.
///
/// # Errors
/// As [`rate::parse`].
pub fn read_rate(text: &str) -> Result<Text> {
    let rate = format::bytes(rate::parse(text)?);
    Ok(Text { key: "ui-rate-says".to_owned(), args: [("rate".to_owned(), rate)].into() })
}
