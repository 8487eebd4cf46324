//! The releases of a site as a person looks back on them: which there are, what they were, whether one can be taken up
//! again, and what lies between two of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::changes::{FileChange, Reason};
use super::diff::{Aim, diff};
use super::folder::FolderView;
use super::headers::CacheClass;
use super::keep::{self, Keep};
use super::manifest::{About, Manifest, ManifestFile, ManifestState, ReleaseId};
use crate::names::Key;
use crate::world::Bucket;

/// One release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReleaseView {
    /// Which.
    pub id: ReleaseId,
    /// Who made it and where, as `user@host`.
    pub by: String,
    /// When it was begun, RFC 3339.
    pub at: String,
    /// How it stands.
    pub state: ReleaseState,
    /// How many files it has.
    #[ts(type = "number")]
    pub files: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How it came about.
    pub about: About,
    /// How it differs from the release before it in this list; `None` for the oldest.
    pub changed: Option<ReleaseDiff>,
}

/// How a release stands: word key `release-<state>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReleaseState {
    /// What visitors get.
    Live,
    /// It can be taken up again.
    Kept,
    /// Files of it are not kept any more.
    Gone,
    /// It was cut off.
    CutOff,
}

impl ReleaseState {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Kept => "kept",
            Self::Gone => "gone",
            Self::CutOff => "cut-off",
        }
    }
}

/// What lies between two releases, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReleaseDiff {
    /// Files that only the later has.
    #[ts(type = "number")]
    pub added: u64,
    /// Files with other bytes or headers.
    #[ts(type = "number")]
    pub changed: u64,
    /// Files that only the earlier has.
    #[ts(type = "number")]
    pub removed: u64,
}

/// One file that differs between two releases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileDiff {
    /// Which.
    pub key: Key,
    /// How.
    pub kind: FileDiffKind,
    /// Its bytes in the earlier one.
    #[ts(type = "number | null")]
    pub before: Option<u64>,
    /// Its bytes in the later one.
    #[ts(type = "number | null")]
    pub after: Option<u64>,
}

/// How a file differs between two releases: word key `differs-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FileDiffKind {
    /// Only the later has it.
    Added,
    /// Other bytes.
    Bytes,
    /// The same bytes with other headers.
    Headers,
    /// Only the earlier has it.
    Removed,
}

impl FileDiffKind {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Bytes => "bytes",
            Self::Headers => "headers",
            Self::Removed => "removed",
        }
    }
}

/// All releases that were read, newest first.
#[must_use]
pub fn list(releases: &[Manifest], bucket: &Bucket) -> Vec<ReleaseView> {
    let live = keep::newest(releases).map(|newest| &newest.id);
    let line: Vec<&Manifest> = releases.iter().filter(|one| one.state == ManifestState::Finished).collect();
    let before = |id: &ReleaseId| line.iter().rev().find(|one| one.id < *id).copied();
    let view = |release: &Manifest| ReleaseView {
        id: release.id.clone(),
        by: release.by.clone(),
        at: release.at.clone(),
        state: if release.state == ManifestState::Begun {
            ReleaseState::CutOff
        } else if Some(&release.id) == live {
            ReleaseState::Live
        } else if can_return(release, bucket) {
            ReleaseState::Kept
        } else {
            ReleaseState::Gone
        },
        files: release.files.len() as u64,
        bytes: release.files.iter().map(|file| file.size).sum(),
        about: (*release.about).clone(),
        changed: before(&release.id).map(|before| sum(&between(before, release))),
    };
    releases.iter().rev().map(view).collect()
}

/// Whether every file of a release lies in the bucket, at its key or under another.
#[must_use]
pub fn can_return(release: &Manifest, bucket: &Bucket) -> bool {
    let aim = Aim { keep: Keep::default(), now: &release.at, back: true };
    diff(&FolderView::of_release(release), bucket, aim).missing.is_empty()
}

/// The release that a roll back goes to where none is named: the newest before what visitors get now that was not
/// itself left by a roll back.
#[must_use]
pub fn one_before(releases: &[Manifest]) -> Option<&ReleaseId> {
    let live = keep::newest(releases)?;
    let before = |id: &ReleaseId| {
        let finished = |one: &&Manifest| one.state == ManifestState::Finished;
        releases.iter().rfind(|one| finished(one) && one.id < *id && !same(one, live))
    };
    // After a roll back the one before is the one before that which was taken up again.
    let stands = live.about.rolled_back_to.as_ref().unwrap_or(&live.id);
    before(stands).map(|one| &one.id)
}

fn same(a: &Manifest, b: &Manifest) -> bool {
    between(a, b).is_empty()
}

/// Every file that differs, by key.
#[must_use]
pub fn between(earlier: &Manifest, later: &Manifest) -> Vec<FileDiff> {
    // Both are sorted by key: one walk tells, however many releases are compared.
    let (mut old, mut new) = (earlier.files.iter().peekable(), later.files.iter().peekable());
    let mut out = Vec::new();
    loop {
        let (before, after) = match (old.peek(), new.peek()) {
            (None, None) => return out,
            (Some(a), Some(b)) if a.key == b.key => (old.next(), new.next()),
            (Some(a), Some(b)) if a.key < b.key => (old.next(), None),
            (Some(_), None) => (old.next(), None),
            (_, Some(_)) => (None, new.next()),
        };
        out.extend(differs(before, after));
    }
}

/// How one file differs, if it does.
fn differs(before: Option<&ManifestFile>, after: Option<&ManifestFile>) -> Option<FileDiff> {
    let kind = match (before, after) {
        (None, _) => FileDiffKind::Added,
        (_, None) => FileDiffKind::Removed,
        (Some(before), Some(after)) if before.sha256 != after.sha256 => FileDiffKind::Bytes,
        (Some(before), Some(after)) if before.headers != after.headers => FileDiffKind::Headers,
        (Some(_), Some(_)) => return None,
    };
    let size = |file: Option<&ManifestFile>| file.map(|file| file.size);
    Some(FileDiff { key: after.or(before)?.key.clone(), kind, before: size(before), after: size(after) })
}

/// The same with the headers of both, as what a deploy changes is listed: nothing of it is sent.
#[must_use]
pub fn file_changes(earlier: &Manifest, later: &Manifest) -> Vec<FileChange> {
    let change = |diff: FileDiff| {
        let headers = |of: &Manifest| of.file(&diff.key).map(|file| file.headers.clone());
        let (was, is) = (headers(earlier), headers(later));
        FileChange {
            reason: match diff.kind {
                FileDiffKind::Added => Reason::New,
                FileDiffKind::Bytes => Reason::BytesDiffer,
                FileDiffKind::Headers => Reason::HeadersDiffer,
                FileDiffKind::Removed => Reason::Removed,
            },
            phase: None,
            size: diff.after.or(diff.before).unwrap_or(0),
            from: None,
            size_before: diff.before,
            cache: is.as_ref().and_then(|is| is.cache_control.as_deref()).and_then(CacheClass::of_header),
            rules: Vec::new(),
            before: was.filter(|was| is.as_ref().is_some_and(|is| is != was)),
            headers: is,
            key: diff.key,
        }
    };
    between(earlier, later).into_iter().map(change).collect()
}

/// The same in numbers.
#[must_use]
pub fn sum(files: &[FileDiff]) -> ReleaseDiff {
    let count = |wanted: &[FileDiffKind]| files.iter().filter(|file| wanted.contains(&file.kind)).count() as u64;
    ReleaseDiff {
        added: count(&[FileDiffKind::Added]),
        changed: count(&[FileDiffKind::Bytes, FileDiffKind::Headers]),
        removed: count(&[FileDiffKind::Removed]),
    }
}
