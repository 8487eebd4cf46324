//! What stays of earlier releases, so that open tabs find what their page refers to and a release can be taken up
//! again: which, how long, and what has to be put aside before it is replaced.
//!
//! The newest finished manifest names all of it ([`Earlier`]), so that no other one has to be read to tell what of
//! the bucket is ours and what may go.

use crate::shared_text::SharedText;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use time::Duration;
use ts_rs::TS;

use super::diff::{Copy, Why};
use super::folder::FolderView;
use super::manifest::{Manifest, ManifestFile, ManifestState, ReleaseId};
use super::phase::{self, Phase};
use super::records::{self, Records};
use crate::clock::parsed;
use crate::event::Text;
use crate::names::{KEPT, Key};
use crate::world::{Bucket, Object};

/// The largest object that one `CopyObject` takes: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html>.
pub const LARGEST_COPY: u64 = 5 << 30;

/// How long earlier releases stay: one does if either says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Keep {
    /// So many before the newest.
    pub releases: u32,
    /// Those that visitors were served in the last so many days.
    pub days: u32,
}

impl Default for Keep {
    fn default() -> Self {
        Self { releases: 3, days: 7 }
    }
}

impl Keep {
    /// Nothing stays.
    pub const NOTHING: Self = Self { releases: 0, days: 0 };

    /// What that means, in words.
    #[must_use]
    pub fn meaning(self) -> Text {
        let key = match (self.releases, self.days) {
            (0, 0) => "ui-keep-means-nothing",
            (_, 0) => "ui-keep-means-releases",
            (0, _) => "ui-keep-means-days",
            _ => "ui-keep-means-both",
        };
        let counts = [("releases", self.releases), ("count", self.days)];
        let args = counts.into_iter().map(|(name, count)| (name.to_owned(), count.to_string())).collect();
        Text { key: key.to_owned(), args }
    }

    /// Where in the line of earlier releases, oldest first, those begin that stay.
    fn first(self, line: &[Replaced], now: &str) -> usize {
        let by_number = line.len().saturating_sub(self.releases as usize);
        // Days beyond all time are all of it.
        let since = parsed(now).checked_sub(Duration::days(i64::from(self.days)));
        let recent = |one: &Replaced| since.is_none_or(|since| parsed(&one.until) >= since);
        let by_days = line.iter().position(|one| self.days > 0 && recent(one));
        by_days.map_or(by_number, |at| at.min(by_number))
    }
}

/// What lies in a bucket beside the files of its newest release.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// The releases that can be taken up again, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Replaced>,
    /// Their hashed files that the newest does not have, sorted by key.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<KeptFile>,
    /// Copies of their other files, in `.naru/kept/`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<KeptCopy>,
}

impl Earlier {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A release that another one has replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Which.
    pub id: ReleaseId,
    /// When it was replaced, RFC 3339.
    pub until: String,
}

/// A file that stays for pages of an earlier release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// The file, with the ETag it lies there with.
    #[serde(flatten)]
    pub file: ManifestFile,
    /// The last release that had it.
    pub last: ReleaseId,
}

/// Bytes put aside when their key got others, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCopy {
    /// Whose.
    pub sha256: SharedText,
    /// The last release that had them.
    pub last: ReleaseId,
}

/// Where bytes are put aside.
///
/// # Panics
/// Never: a SHA-256 makes a valid key.
#[must_use]
pub fn copy_key(sha256: &str) -> Key {
    Key::parse(&format!("{KEPT}{sha256}")).expect("a SHA-256 makes a valid key")
}

/// What becomes of all that is ours in the bucket and not wanted at its key any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaving {
    /// What the next finished manifest says of earlier releases.
    pub earlier: Earlier,
    /// Bytes to put aside first.
    pub saves: Vec<Copy>,
    /// Files that visitors may ask for, and that are to go.
    pub removals: Vec<Key>,
    /// Hashed files that nobody needs any more.
    pub pruned: Vec<Key>,
    /// Records of ours that nobody needs any more.
    pub records: Vec<Key>,
}

/// Decides it. `now`: when this run began. `replaces`: whether the newest release is about to be replaced; else only
/// what has had its time goes.
#[must_use]
pub fn leaving(folder: &FolderView, bucket: &Bucket, keep: Keep, now: &str, replaces: bool) -> Leaving {
    let mut out = Leaving::default();
    let (Some(objects), Some(releases)) = (bucket.objects.seen(), bucket.releases.seen()) else { return out };
    let base = newest(releases);
    let mut line = base.map_or_else(Vec::new, |base| base.earlier.releases.clone());
    if let Some(base) = base.filter(|_| replaces) {
        line.push(Replaced { id: base.id.clone(), until: now.to_owned() });
    }
    out.earlier.releases = line.split_off(keep.first(&line, now));
    let oldest = out.earlier.releases.first().map(|one| one.id.clone());
    let stays = |last: &ReleaseId| oldest.as_ref().is_some_and(|oldest| last >= oldest);
    let ours_of = Records::of(releases);
    let put: Vec<_> = objects
        .iter()
        .filter_map(|(key, object)| ours_of.put(key, object).map(|(file, last)| (key, object, file, last)))
        .collect();
    // A release that was cut off may have moved bytes to where it wanted them.
    let places = LazyCell::new(|| -> HashMap<&str, (&Key, &Object)> {
        put.iter().map(|(key, object, file, _)| (file.sha256.as_str(), (*key, *object))).collect()
    });
    let wanted = LazyCell::new(|| -> HashSet<&str> { folder.files.iter().map(|file| file.sha256.as_str()).collect() });
    // Which bytes need a place of their own, and until when.
    let mut copies: BTreeMap<SharedText, ReleaseId> = BTreeMap::new();
    let in_folder = folder.in_order();
    for (file, last, finished) in ours(releases) {
        let now_wanted = in_folder.find(&file.key);
        if !finished || !stays(last) || now_wanted.is_some_and(|wanted| wanted.sha256 == file.sha256) {
            continue;
        }
        if now_wanted.is_none() && phase::of(&file.key) == Phase::HashedAssets {
            continue;
        }
        let known = copies.entry(file.sha256.clone()).or_insert_with(|| last.clone());
        if *known < *last {
            *known = last.clone();
        }
        if bucket.kept.contains_key(file.sha256.as_str()) || file.size > LARGEST_COPY {
            continue;
        }
        // What is wanted under another name lies there, unless it lay here alone and this key gets other bytes.
        if now_wanted.is_none() && wanted.contains(file.sha256.as_str()) {
            continue;
        }
        let here =
            objects.get(&file.key).filter(|object| records::holds(file, object)).map(|object| (&file.key, object));
        let Some((from, object)) = here.or_else(|| places.get(file.sha256.as_str()).copied()) else { continue };
        out.saves.push(Copy {
            from: from.clone(),
            to: copy_key(&file.sha256),
            size: file.size,
            sha256: file.sha256.clone(),
            etag: object.etag.clone(),
            headers: file.headers.clone(),
            why: Why::New,
        });
    }
    out.saves.sort_by(|a, b| a.to.cmp(&b.to));
    out.saves.dedup_by(|a, b| a.to == b.to);
    for (key, object, file, last) in put {
        if in_folder.find(key).is_some() {
            continue;
        }
        if phase::of(key) != Phase::HashedAssets {
            out.removals.push(key.clone());
        } else if stays(last) {
            let file = ManifestFile { etag: Some(object.etag.clone()), ..file.clone() };
            out.earlier.files.push(KeptFile { file, last: last.clone() });
        } else {
            out.pruned.push(key.clone());
        }
    }
    for kept in base.into_iter().flat_map(|base| &base.earlier.copies).filter(|kept| stays(&kept.last)) {
        let known = copies.entry(kept.sha256.clone()).or_insert_with(|| kept.last.clone());
        if *known < kept.last {
            *known = kept.last.clone();
        }
    }
    let lies = |(sha256, _): &(SharedText, ReleaseId)| bucket.kept.contains_key(sha256.as_str());
    out.records = outdated(bucket, base, &out.earlier.releases, &copies);
    out.earlier.copies = copies.into_iter().filter(lies).map(|(sha256, last)| KeptCopy { sha256, last }).collect();
    out
}

/// The newest release that was finished.
#[must_use]
pub fn newest(releases: &[Manifest]) -> Option<&Manifest> {
    releases.iter().rev().find(|release| release.state == ManifestState::Finished)
}

/// Every file that a manifest names, the last release that had it, and whether one was finished with it.
fn ours(releases: &[Manifest]) -> impl Iterator<Item = (&ManifestFile, &ReleaseId, bool)> {
    let from = releases.iter().rposition(|release| release.state == ManifestState::Finished).unwrap_or(0);
    releases[from..].iter().flat_map(|release| {
        let finished = release.state == ManifestState::Finished;
        let own = release.files.iter().map(move |file| (file, &release.id, finished));
        own.chain(release.earlier.files.iter().map(|kept| (&kept.file, &kept.last, true)))
    })
}

/// Manifests and copies that no release needs which stays, nor the newest one, which the run replaces only at its end,
/// nor edges that were not told of it yet.
fn outdated(
    bucket: &Bucket,
    base: Option<&Manifest>,
    stay: &[Replaced],
    copies: &BTreeMap<SharedText, ReleaseId>,
) -> Vec<Key> {
    let stay: BTreeSet<&ReleaseId> = stay.iter().map(|one| &one.id).collect();
    let fresh = bucket.cdn.seen().and_then(|record| record.fresh.as_ref());
    let read = bucket.releases.seen().into_iter().flatten().map(|release| &release.id);
    let old = bucket.older_releases.iter().chain(read).filter(|id| {
        base.is_some_and(|base| **id < base.id) && fresh.is_none_or(|fresh| *id < fresh) && !stay.contains(*id)
    });
    let unneeded = bucket.kept.keys().filter(|sha256| !copies.contains_key(sha256.as_str()));
    old.map(ReleaseId::key).chain(unneeded.map(|sha256| copy_key(sha256))).collect()
}
