//! What must go over, what may go away, and why: the folder against the bucket and our own manifests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folder::{FileEntry, FolderView, Stamp};
use super::headers::Headers;
use super::manifest::{Manifest, ManifestFile};
use super::phase::{self, Phase};
use crate::names::Key;
use crate::world::Object;

/// One file that must go over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Upload {
    /// Where to.
    pub key: Key,
    /// Where from, below the folder's root.
    pub path: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// SHA-256 the bytes must have.
    pub sha256: String,
    /// MD5, which S3 will most likely answer as ETag.
    pub md5: String,
    /// How the file stood when it was hashed.
    pub stamp: Stamp,
    /// What it is served with.
    pub headers: Headers,
    /// Why it goes.
    pub why: Why,
}

/// The reason a file goes over: word key `why-<why>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Not in the bucket.
    New,
    /// Other bytes.
    BytesDiffer,
    /// The same bytes with another content type or cache header.
    HeadersDiffer,
    /// Whether the bytes are the same cannot be told.
    Unknown,
}

impl Why {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::BytesDiffer => "bytes-differ",
            Self::HeadersDiffer => "headers-differ",
            Self::Unknown => "unknown",
        }
    }
}

/// The whole difference between a folder and a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// What goes over, by phase.
    pub uploads: BTreeMap<Phase, Vec<Upload>>,
    /// What is removed: named by one of our manifests, unchanged since, and not wanted any more.
    pub removals: Vec<Key>,
    /// What of the uploads would replace an object that somebody else put, or changed since we did.
    pub foreign: Vec<Key>,
    /// How many files are there already, as they should be.
    pub same: usize,
}

impl Diff {
    /// Whether nothing has to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.removals.is_empty()
    }
}

/// Compares. `objects` carries what HEADs told; `releases` are ours, newest last.
#[must_use]
pub fn diff(folder: &FolderView, objects: &BTreeMap<Key, Object>, releases: &[Manifest]) -> Diff {
    let mut out = Diff::default();
    for file in &folder.files {
        let headers = &file.headers;
        match reason(file, headers, objects.get(&file.key), releases) {
            None => out.same += 1,
            Some(why) => {
                let replaced = objects.get(&file.key).filter(|_| why != Why::HeadersDiffer);
                if replaced.is_some_and(|object| !we_put(&file.key, object, releases)) {
                    out.foreign.push(file.key.clone());
                }
                out.uploads.entry(phase::of(&file.key)).or_default().push(Upload {
                    key: file.key.clone(),
                    path: file.path.clone(),
                    size: file.size,
                    sha256: file.sha256.clone(),
                    md5: file.md5.clone(),
                    stamp: file.stamp,
                    headers: headers.clone(),
                    why,
                });
            }
        }
    }
    out.removals = objects
        .iter()
        .filter(|(key, object)| folder.file(key.as_str()).is_none() && we_put(key, object, releases))
        .map(|(key, _)| key.clone())
        .collect();
    out
}

fn reason(file: &FileEntry, headers: &Headers, object: Option<&Object>, releases: &[Manifest]) -> Option<Why> {
    let Some(object) = object else { return Some(Why::New) };
    if object.size != file.size {
        return Some(Why::BytesDiffer);
    }
    let (known, meta) = (known(&file.key, object, releases), object.meta.as_ref());
    let sha256 = known.map(|entry| entry.sha256.as_str()).or_else(|| meta.and_then(|m| m.sha256.as_deref()));
    // The same bytes have the same ETag, whatever they are served with: what was looked at says more of headers.
    let stored = meta.map(|m| &m.headers).or_else(|| known.map(|entry| &entry.headers));
    match sha256 {
        Some(sha256) if sha256 != file.sha256 => return Some(Why::BytesDiffer),
        // No proof by SHA-256: an ETag that is our MD5 is the best there is.
        None if object.etag != file.md5 => {
            return Some(if looks_like_md5(&object.etag) { Why::BytesDiffer } else { Why::Unknown });
        }
        Some(_) | None => {}
    }
    if stored == Some(headers) { None } else { Some(Why::HeadersDiffer) }
}

/// The entry of our newest manifest that this very object came from, told by its ETag.
#[must_use]
pub fn known<'a>(key: &Key, object: &Object, releases: &'a [Manifest]) -> Option<&'a ManifestFile> {
    releases
        .iter()
        .rev()
        .filter_map(|release| release.file(key))
        .find(|entry| entry.etag.as_deref() == Some(object.etag.as_str()) && entry.size == object.size)
}

/// Whether a release that has not ended gives a known object other headers than the one it is known from: by its ETag
/// alone nobody can tell whether it got them yet.
fn may_have_other_headers(key: &Key, object: &Object, releases: &[Manifest]) -> bool {
    let Some(known) = known(key, object, releases) else { return false };
    let newer = releases.iter().rev().filter_map(|release| release.file(key)).take_while(|entry| *entry != known);
    newer.into_iter().any(|entry| entry.etag.is_none() && entry.headers != known.headers)
}

/// Whether an object may be removed: one of our manifests names it and it is still the one we put there.
///
/// A release that was cut off has no ETags yet; its objects count if a HEAD showed the SHA-256 it promised.
#[must_use]
pub fn we_put(key: &Key, object: &Object, releases: &[Manifest]) -> bool {
    if known(key, object, releases).is_some() {
        return true;
    }
    let Some(sha256) = object.meta.as_ref().and_then(|m| m.sha256.as_ref()) else { return false };
    releases.iter().filter_map(|r| r.file(key)).any(|entry| entry.sha256 == *sha256)
}

/// The keys a HEAD would tell more about: no manifest knows the object by its ETag, and either the folder or a
/// manifest names its key; or one that was begun gives the same bytes other headers.
#[must_use]
pub fn unexplained(folder: Option<&FolderView>, objects: &BTreeMap<Key, Object>, releases: &[Manifest]) -> Vec<Key> {
    objects
        .iter()
        .filter(|(_, object)| object.meta.is_none())
        .filter(|(key, object)| {
            if known(key, object, releases).is_some() {
                return may_have_other_headers(key, object, releases);
            }
            folder.is_some_and(|f| f.file(key.as_str()).is_some()) || releases.iter().any(|r| r.file(key).is_some())
        })
        .map(|(key, _)| key.clone())
        .collect()
}

fn looks_like_md5(etag: &str) -> bool {
    etag.len() == 32 && etag.bytes().all(|b| b.is_ascii_hexdigit())
}
