//! What must go over, what may go away, and why: the folder against the bucket and our own manifests.

use crate::shared_text::SharedText;
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folder::{FileEntry, FolderView, Stamp};
use super::headers::Headers;
use super::in_order::InOrder;
use super::keep::{self, Keep, LARGEST_COPY, Leaving};
use super::manifest::Manifest;
use super::phase::{self, Phase};
use super::records::Records;
use crate::names::Key;
use crate::world::{Bucket, Object};

/// One file that must go over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Upload {
    /// Where to.
    pub key: Key,
    /// Where from, below the folder's root.
    pub path: SharedText,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// SHA-256 the bytes must have.
    pub sha256: SharedText,
    /// MD5, which S3 will most likely answer as ETag; see [`FileEntry::md5`].
    pub md5: SharedText,
    /// How the file stood when it was hashed.
    pub stamp: Stamp,
    /// What it is served with.
    pub headers: Arc<Headers>,
    /// Why it goes.
    pub why: Why,
}

/// Bytes that lie in the bucket already and are copied there, by S3 itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// From where.
    pub from: Key,
    /// To where.
    pub to: Key,
    /// Bytes.
    pub size: u64,
    /// SHA-256 the copy must have.
    pub sha256: SharedText,
    /// The ETag the original must still have.
    pub etag: SharedText,
    /// What the copy is served with.
    pub headers: Arc<Headers>,
    /// Why.
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
    /// The bytes lie under another name.
    Renamed,
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
            Self::Renamed => "renamed",
        }
    }
}

/// What the folder is compared for.
#[derive(Debug, Clone, Copy)]
pub struct Aim<'a> {
    /// How long earlier releases stay.
    pub keep: Keep,
    /// When this run began, RFC 3339.
    pub now: &'a str,
    /// The folder is a release of old: nothing can be sent, all is copied.
    pub back: bool,
}

/// The whole difference between a folder and a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// What goes over, by phase.
    pub uploads: BTreeMap<Phase, Vec<Upload>>,
    /// What is copied from where it lies in the bucket, by phase.
    pub copies: BTreeMap<Phase, Vec<Copy>>,
    /// What becomes of the rest of ours.
    pub leaving: Leaving,
    /// What is wanted of a release of old and lies nowhere any more.
    pub missing: Vec<Key>,
    /// What of them would replace an object that somebody else put, or changed since we did.
    pub foreign: Vec<Key>,
    /// How many files are there already, as they should be.
    pub same: usize,
}

impl Diff {
    /// Whether the files are there as they should be, and no others of ours that visitors may ask for. What is kept
    /// for open tabs has time until the next deploy.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.copies.is_empty() && self.missing.is_empty() && self.leaving.removals.is_empty()
    }
}

/// Compares. The bucket's objects carry what HEADs told; its releases are ours, newest last.
#[must_use]
pub fn diff(folder: &FolderView, bucket: &Bucket, aim: Aim<'_>) -> Diff {
    let mut out = Diff { leaving: keep::leaving(folder, bucket, aim.keep, aim.now, true), ..Diff::default() };
    let (Some(objects), Some(releases)) = (bucket.objects.seen(), bucket.releases.seen()) else { return out };
    // Hardly any file differs as a rule, and then nobody asks.
    let saves = out.leaving.saves.clone();
    let sources = LazyCell::new(|| sources(folder, bucket, objects, releases, &saves));
    let records = Records::of(releases);
    let there: Vec<(&Key, &Object)> = objects.iter().collect();
    let there = InOrder::of(&there, |(key, _)| key);
    for file in &folder.files {
        let headers = file.headers.clone();
        let object = there.find(&file.key).map(|(_, object)| *object);
        let Some(why) = reason(file, &headers, object, &records) else {
            out.same += 1;
            continue;
        };
        let replaced = object.filter(|_| why != Why::HeadersDiffer);
        if replaced.is_some_and(|object| !records.we_put(&file.key, object)) {
            out.foreign.push(file.key.clone());
        }
        let phase = phase::of(&file.key);
        let source = sources.get(file.sha256.as_str()).filter(|_| file.size <= LARGEST_COPY);
        match source {
            // A file that is at hand is sent where only its headers differ: that is the plainest.
            Some((from, etag)) if aim.back || why != Why::HeadersDiffer => {
                let why = if aim.back { why } else { Why::Renamed };
                out.copies.entry(phase).or_default().push(Copy {
                    from: from.clone(),
                    to: file.key.clone(),
                    size: file.size,
                    sha256: file.sha256.clone(),
                    etag: (*etag).into(),
                    headers,
                    why,
                });
            }
            _ if aim.back => out.missing.push(file.key.clone()),
            _ => out.uploads.entry(phase).or_default().push(Upload {
                key: file.key.clone(),
                path: file.path.clone(),
                size: file.size,
                sha256: file.sha256.clone(),
                md5: file.md5.clone(),
                stamp: file.stamp,
                headers,
                why,
            }),
        }
    }
    out
}

/// Where bytes can be copied from, by their SHA-256: objects of finished releases whose key does not get other bytes in
/// this run, and what was, or will first be, put aside.
fn sources<'a>(
    folder: &FolderView,
    bucket: &'a Bucket,
    objects: &'a BTreeMap<Key, Object>,
    releases: &'a [Manifest],
    saves: &'a [Copy],
) -> HashMap<&'a str, (Key, &'a str)> {
    let mut out = HashMap::new();
    let put_aside = bucket.kept.iter().map(|(sha256, object)| (sha256.as_str(), object.etag.as_str()));
    for (sha256, etag) in put_aside.chain(saves.iter().map(|save| (save.sha256.as_str(), save.etag.as_str()))) {
        out.insert(sha256, (keep::copy_key(sha256), etag));
    }
    let (folder, records) = (folder.in_order(), Records::of(releases));
    for (key, object) in objects {
        let Some(entry) = records.bytes(key, object) else { continue };
        if folder.find(key).is_none_or(|file| file.sha256 == entry.sha256) {
            out.insert(entry.sha256.as_str(), (key.clone(), object.etag.as_str()));
        }
    }
    out
}

fn reason(file: &FileEntry, headers: &Arc<Headers>, object: Option<&Object>, records: &Records<'_>) -> Option<Why> {
    let Some(object) = object else { return Some(Why::New) };
    if object.size != file.size {
        return Some(Why::BytesDiffer);
    }
    let (known, meta) = (records.known(&file.key, object), object.meta.as_ref());
    let sha256 = known.map(|entry| entry.sha256.as_str()).or_else(|| meta.and_then(|m| m.sha256.as_deref()));
    // The same bytes have the same ETag, whatever they are served with: what was looked at says more of headers.
    let stored = meta.map(|m| &m.headers).or_else(|| known.map(|entry| &entry.headers));
    match sha256 {
        Some(sha256) if file.sha256 != sha256 => return Some(Why::BytesDiffer),
        // No proof by SHA-256: an ETag that is our MD5 is the best there is.
        None if object.etag != file.md5 => {
            return Some(if looks_like_md5(&object.etag) { Why::BytesDiffer } else { Why::Unknown });
        }
        Some(_) | None => {}
    }
    if stored == Some(headers) { None } else { Some(Why::HeadersDiffer) }
}

/// The keys a HEAD would tell more about: no manifest knows the object by its ETag, and either the folder or a
/// manifest names its key; or one that was begun gives the same bytes other headers.
#[must_use]
pub fn unexplained(folder: Option<&FolderView>, objects: &BTreeMap<Key, Object>, releases: &[Manifest]) -> Vec<Key> {
    let (folder, records) = (folder.map(FolderView::in_order), Records::of(releases));
    objects
        .iter()
        .filter(|(_, object)| object.meta.is_none())
        .filter(|(key, object)| match records.known(key, object) {
            Some(known) => records.may_have_other_headers(key, known),
            None => folder.as_ref().is_some_and(|folder| folder.find(key).is_some()) || records.name(key),
        })
        .map(|(key, _)| key.clone())
        .collect()
}

fn looks_like_md5(etag: &str) -> bool {
    etag.len() == 32 && etag.bytes().all(|b| b.is_ascii_hexdigit())
}
