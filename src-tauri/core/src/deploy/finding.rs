//! What stops a folder from being published, file by file, and what a project says to it: this file may go, as it is,
//! or this one stays behind.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;

use super::facts::Facts;
use super::folder::{FileEntry, FolderWarningKind};
use super::preflight::shown;
use super::secret::SecretKind;
use crate::error::{Code, Error};

/// Something secret that lies in the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Finding {
    /// Its path below the root, as the disk spells it; a folder's, where the whole folder is meant.
    pub path: String,
    /// What it is.
    pub kind: SecretKind,
    /// The line it begins in, counted from 1; `None` if the name alone says it.
    pub line: Option<u32>,
    /// The file's SHA-256, hexadecimal; `None` for a folder.
    pub sha256: Option<String>,
}

impl Finding {
    /// What is secret in a file: by its name, which the walk told, or by its content.
    #[must_use]
    pub fn in_file(file: &FileEntry, named: Option<SecretKind>, facts: &Facts) -> Option<Self> {
        let inside = facts.secret.as_ref();
        let kind = named.or(inside.map(|found| found.kind))?;
        let line = if named.is_some() { None } else { inside.and_then(|found| u32::try_from(found.line).ok()) };
        Some(Self { path: file.path.to_string(), kind, line, sha256: Some(file.sha256.to_string()) })
    }

    /// Whether a project may say that it is meant to be public. Never for what is promised not to be published by
    /// whomever asks: a repository's history and `.env`.
    #[must_use]
    pub fn may_be_waived(&self) -> bool {
        self.sha256.is_some() && !matches!(self.kind, SecretKind::VersionControl | SecretKind::Env)
    }

    /// The refusal; never with the secret.
    #[must_use]
    pub fn refusal(&self) -> Error {
        let error = Error::new(Code::FolderSecret).arg("file", shown(&self.path)).arg("kind", self.kind.key());
        let error = match self.line {
            Some(line) => error.arg("line", line),
            None => error,
        };
        if self.may_be_waived() { error.hint("waive-file") } else { error.hint("leave-file") }
    }
}

/// A file that may be published although a rule speaks against it: this path with these bytes and no others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Its key.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal: other bytes are asked about again.
    pub sha256: String,
    /// What is not minded.
    pub rule: FolderWarningKind,
    /// Why, for who reads the project later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub why: Option<String>,
}

/// Whether one of the waivers is about this file, as it is, and this rule.
#[must_use]
pub fn waived(waivers: &[Waiver], file: &FileEntry, rule: FolderWarningKind) -> bool {
    let names = |path: &str| path.nfc().eq(file.key.as_str().chars());
    waivers.iter().any(|waiver| waiver.rule == rule && waiver.sha256 == file.sha256 && names(&waiver.path))
}

/// Whether a path, of a file or a folder, is among those that a project leaves behind.
#[must_use]
pub fn is_left_out(leave_out: &[String], path: &str) -> bool {
    leave_out.iter().any(|left| left.trim_end_matches('/').nfc().eq(path.nfc()))
}
