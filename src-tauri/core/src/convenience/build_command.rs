//! How a project is built: by which package manager and which of its scripts. Decided from names and one small text;
//! nothing is run.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::framework::{Framework, Top, of_project};
use crate::shell::{Arg, Command};

/// Who installs a project's packages and runs its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PackageManager {
    /// npm.
    Npm,
    /// pnpm.
    Pnpm,
    /// Yarn.
    Yarn,
    /// Bun.
    Bun,
}

impl PackageManager {
    /// Every one, for tests.
    pub const ALL: [Self; 4] = [Self::Npm, Self::Pnpm, Self::Yarn, Self::Bun];

    /// The program.
    #[must_use]
    pub const fn program(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::Pnpm => "pnpm",
            Self::Yarn => "yarn",
            Self::Bun => "bun",
        }
    }

    /// The files in which it notes what it installed, by its own documentation.
    #[must_use]
    pub const fn lockfiles(self) -> &'static [&'static str] {
        match self {
            Self::Npm => &["package-lock.json", "npm-shrinkwrap.json"],
            Self::Pnpm => &["pnpm-lock.yaml"],
            Self::Yarn => &["yarn.lock"],
            Self::Bun => &["bun.lock", "bun.lockb"],
        }
    }

    /// The one that a folder's `package.json` names in `packageManager` (`pnpm@10.1.0`), else the one whose lockfile
    /// lies there. Where several do, npm's counts least: it is what a stray `npm install` leaves behind.
    #[must_use]
    pub fn of(top: &Top) -> Option<Self> {
        let named = package(top)["packageManager"].as_str().and_then(|text| {
            let name = text.split('@').next().unwrap_or_default();
            Self::ALL.into_iter().find(|manager| manager.program() == name)
        });
        let has = |manager: &Self| manager.lockfiles().iter().any(|file| top.names.iter().any(|name| name == file));
        named.or_else(|| Self::ALL.into_iter().rev().find(has))
    }
}

fn package(top: &Top) -> serde_json::Value {
    let text = top.package_json.as_deref().unwrap_or_default();
    serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default()
}

/// The script that builds what is published: `build`; for Nuxt `generate`, since its `build` makes a server.
#[must_use]
pub fn build_script(top: &Top) -> Option<&'static str> {
    let package = package(top);
    let has = |name: &str| package["scripts"][name].is_string();
    let first = if of_project(top) == Framework::Nuxt { ["generate", "build"] } else { ["build", "generate"] };
    first.into_iter().find(|name| has(name))
}

/// The command that builds a project; `None` if its `package.json` has no such script. `tops` are the project's own
/// folder and those around it, up to its repository's: in a workspace the lockfile lies further out.
#[must_use]
pub fn build_command(tops: &[Top]) -> Option<Command> {
    let script = build_script(tops.first()?)?;
    let manager = tops.iter().find_map(PackageManager::of).unwrap_or(PackageManager::Npm);
    // `run` everywhere: `bun build` is another thing.
    let program = Command { words: vec![Arg::Text(manager.program().to_owned())], approximate: false };
    Some(program.text(["run", script]))
}
