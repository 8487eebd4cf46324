//! The build step: which command builds a project, where, and whether a person has said yes to it. Decided from names
//! and small texts; `naru_adapters::build` runs it.

pub mod engines;
pub mod log;

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::convenience::build_command::{PackageManager, build_command, build_script};
use crate::deploy::framework::Top;
use crate::error::{Code, Error, Result};
use crate::names::sha256;
use crate::shell::{Shell, render};

/// How a project is built: `[build]` in its file. Nothing said is detected from its `package.json` and lockfile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BuildWish {
    /// The command, as the system's shell takes it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_command")]
    #[ts(optional)]
    pub command: Option<String>,
    /// The folder that is published, below [`Self::dir`]; else where the framework puts it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_below")]
    #[ts(optional)]
    pub output: Option<String>,
    /// The folder to build in, below the project file's own, or below the folder this computer knows.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_below")]
    #[ts(optional)]
    pub dir: Option<String>,
    /// Build before every deploy of a folder that nobody named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub before_deploy: Option<bool>,
    /// Never build, whatever stands in `package.json`: the folder is published as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub off: Option<bool>,
}

impl BuildWish {
    /// These wishes over older ones.
    #[must_use]
    pub fn or(self, old: Self) -> Self {
        Self {
            command: self.command.or(old.command),
            output: self.output.or(old.output),
            dir: self.dir.or(old.dir),
            before_deploy: self.before_deploy.or(old.before_deploy),
            off: self.off.or(old.off),
        }
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The longest command, in bytes: one has to be able to read what one says yes to.
const LONGEST: usize = 500;

fn bad(field: &str, value: &str, rule: &str) -> Error {
    let value: String = value.chars().filter(|c| !c.is_control()).take(80).collect();
    Error::new(Code::BadValue).arg("field", field).arg("value", value).arg("rule", rule)
}

/// A command as a project may name it: one line that shows everything it does.
///
/// # Errors
/// `BadValue` with `rule` `command-shape`.
pub fn checked_command(text: &str) -> Result<String> {
    let text = text.trim();
    let seen = !text.chars().any(|c| c.is_control() || log::is_unseen(c));
    if !text.is_empty() && text.len() <= LONGEST && seen {
        Ok(text.to_owned())
    } else {
        Err(bad("command", text, "command-shape"))
    }
}

/// A folder below another, with `/`: `dist`, `apps/web`, or `.` for the other itself.
///
/// # Errors
/// `BadValue` with `rule` `below-shape` for an absolute path, `..`, or characters that cannot be seen.
pub fn checked_below(text: &str) -> Result<String> {
    let path = text.trim().trim_start_matches("./").trim_end_matches('/');
    let path = if path.is_empty() { "." } else { path };
    let well = |part: &str| {
        let seen = !part.chars().any(|c| c.is_control() || matches!(c, '\\' | ':') || log::is_unseen(c));
        !part.is_empty() && part != ".." && seen
    };
    if path.split('/').all(well) && !text.trim().starts_with('/') {
        Ok(path.to_owned())
    } else {
        Err(bad("folder", text, "below-shape"))
    }
}

fn read<'de, D: Deserializer<'de>>(
    from: D,
    check: fn(&str) -> Result<String>,
) -> std::result::Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| check(&text).map_err(serde::de::Error::custom)).transpose()
}

fn read_command<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    read(from, checked_command)
}

fn read_below<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Option<String>, D::Error> {
    read(from, checked_below)
}

/// A script of a `package.json` that a command runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Script {
    /// Its name: `build`.
    pub name: String,
    /// What it does: `vite build`.
    pub text: String,
}

/// A build that could be run: all of it that a person is shown before the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Build {
    /// The folder it runs in, absolute.
    pub dir: String,
    /// The command.
    pub command: String,
    /// Whether nobody named it: it was told from `package.json`.
    pub detected: bool,
    /// The scripts it runs, as they stand in `package.json` now.
    pub scripts: Vec<Script>,
    /// Where its output lies, below [`Self::dir`], if the project says so.
    pub output: Option<String>,
    /// Who installs the packages, if there are any to install.
    pub manager: Option<PackageManager>,
}

impl Build {
    /// What would be run in this folder. `tops` are the folder's own top and those around it, innermost first.
    ///
    /// # Errors
    /// `BuildOff` if the project is never built; `BuildNoCommand` if nobody named a command and `package.json` has no
    /// script for it.
    pub fn plan(dir: &str, wish: &BuildWish, tops: &[Top]) -> Result<Self> {
        if wish.off == Some(true) {
            return Err(Error::new(Code::BuildOff).arg("path", dir));
        }
        let package = tops.first().and_then(|top| top.package_json.as_deref()).map(package);
        let detected = || build_command(tops).map(|command| render(&command, Shell::Posix));
        let command = match &wish.command {
            Some(command) => command.clone(),
            None => detected().ok_or_else(|| Error::new(Code::BuildNoCommand).arg("path", dir))?,
        };
        let named: Vec<String> = match (&wish.command, tops.first().and_then(build_script)) {
            (None, Some(script)) => vec![script.to_owned()],
            _ => words(&command),
        };
        let manager = tops.iter().find_map(PackageManager::of).unwrap_or(PackageManager::Npm);
        Ok(Self {
            dir: dir.to_owned(),
            scripts: package.as_ref().map_or_else(Vec::new, |package| scripts(package, &named)),
            detected: wish.command.is_none(),
            output: wish.output.clone(),
            manager: package.map(|_| manager),
            command,
        })
    }

    /// What a yes is remembered by: another command, folder or text of a script it runs is another one.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let all = serde_json::json!([self.dir, self.command, self.scripts]);
        sha256(all.to_string().as_bytes())
    }
}

fn package(text: &str) -> serde_json::Value {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// Whether a `package.json` names packages that have to be installed.
#[must_use]
pub fn has_packages(text: &str) -> bool {
    let package = package(text);
    let some = |kind: &str| package[kind].as_object().is_some_and(|all| !all.is_empty());
    some("dependencies") || some("devDependencies")
}

/// How a project's packages are installed: as its lockfile says, where there is one.
#[must_use]
pub const fn install_command(manager: PackageManager, npm_lockfile: bool) -> &'static str {
    match manager {
        PackageManager::Npm if npm_lockfile => "npm ci",
        PackageManager::Npm => "npm install",
        PackageManager::Pnpm => "pnpm install",
        PackageManager::Yarn => "yarn install",
        PackageManager::Bun => "bun install",
    }
}

/// The words of a command line that could be names of scripts.
fn words(command: &str) -> Vec<String> {
    let inner = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_' | '.' | '/' | '@');
    command.split(|c| !inner(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The scripts of these names, with what runs before and after each, and those that they name themselves.
fn scripts(package: &serde_json::Value, named: &[String]) -> Vec<Script> {
    let mut open: Vec<String> = named.iter().rev().cloned().collect();
    let mut found: Vec<Script> = Vec::new();
    while let Some(name) = open.pop() {
        for name in [format!("pre{name}"), name.clone(), format!("post{name}")] {
            let Some(text) = package["scripts"][&name].as_str() else { continue };
            if found.iter().any(|script| script.name == name) {
                continue;
            }
            open.extend(words(text));
            found.push(Script { name, text: text.to_owned() });
        }
    }
    found
}
