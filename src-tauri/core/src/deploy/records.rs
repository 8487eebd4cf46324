//! What our own manifests say of what lies in a bucket: whose bytes an object has, and whether we put it there.

use super::in_order::InOrder;
use super::keep::KeptFile;
use super::manifest::{Manifest, ManifestFile, ManifestState, ReleaseId};
use crate::names::Key;
use crate::world::Object;

/// The manifests of a bucket, asked in about the order of the keys.
#[derive(Debug)]
pub struct Records<'a> {
    newest_first: Vec<Record<'a>>,
}

#[derive(Debug)]
struct Record<'a> {
    release: &'a Manifest,
    own: InOrder<'a, ManifestFile>,
    kept: InOrder<'a, KeptFile>,
}

impl<'a> Record<'a> {
    /// The file of that key, of this release or of one before it, and the last release that had it.
    fn names(&self, key: &Key) -> Option<(&'a ManifestFile, &'a ReleaseId)> {
        let own = self.own.find(key).map(|file| (file, &self.release.id));
        own.or_else(|| self.kept.find(key).map(|kept| (&kept.file, &kept.last)))
    }
}

impl<'a> Records<'a> {
    /// Of releases, newest last.
    #[must_use]
    pub fn of(releases: &'a [Manifest]) -> Self {
        let record = |release: &'a Manifest| Record {
            release,
            own: InOrder::of(&release.files, |file| &file.key),
            kept: InOrder::of(&release.earlier.files, |kept| &kept.file.key),
        };
        Self { newest_first: releases.iter().rev().map(record).collect() }
    }

    /// What each one that names the key says of it, the newest first.
    fn names(&self, key: &Key) -> impl Iterator<Item = (&'a ManifestFile, &'a ReleaseId)> {
        self.newest_first.iter().filter_map(|record| record.names(key))
    }

    /// Whether any names it.
    #[must_use]
    pub fn name(&self, key: &Key) -> bool {
        self.names(key).next().is_some()
    }

    /// The newest entry whose bytes this object has, told by its ETag.
    #[must_use]
    pub fn bytes(&self, key: &Key, object: &Object) -> Option<&'a ManifestFile> {
        self.names(key).map(|(file, _)| file).find(|file| holds(file, object))
    }

    /// The newest entry that this very object came from, told by its ETag. An ETag says nothing of headers: where a
    /// release that was begun since wants the same bytes with others, only a HEAD can tell.
    #[must_use]
    pub fn known(&self, key: &Key, object: &Object) -> Option<&'a ManifestFile> {
        let entry = self.bytes(key, object)?;
        let begun = self.newest_first.iter().take_while(|record| record.release.state == ManifestState::Begun);
        let unsure = begun
            .filter_map(|record| record.own.find(key))
            .any(|other| other.sha256 == entry.sha256 && other.headers != entry.headers);
        (!unsure).then_some(entry)
    }

    /// The entry that an object of ours came from, and the last release that had it; `None` if somebody else put it, or
    /// changed it since.
    ///
    /// A release that was cut off has no ETags yet; its objects count if a HEAD showed the SHA-256 it promised.
    #[must_use]
    pub fn put(&self, key: &Key, object: &Object) -> Option<(&'a ManifestFile, &'a ReleaseId)> {
        let by_etag = self.names(key).find(|(file, _)| holds(file, object));
        by_etag.or_else(|| {
            let sha256 = object.meta.as_ref()?.sha256.as_ref()?;
            self.names(key).find(|(file, _)| file.sha256 == *sha256)
        })
    }

    /// Whether an object may be removed: one of our manifests names it and it is still the one we put there.
    #[must_use]
    pub fn we_put(&self, key: &Key, object: &Object) -> bool {
        self.put(key, object).is_some()
    }

    /// Whether a release that has not ended gives a known object other headers than the one it is known from: by its
    /// ETag alone nobody can tell whether it got them yet.
    #[must_use]
    pub fn may_have_other_headers(&self, key: &Key, known: &ManifestFile) -> bool {
        let own = self.newest_first.iter().filter_map(|record| record.own.find(key));
        let mut newer = own.take_while(|entry| *entry != known);
        newer.any(|entry| entry.etag.is_none() && entry.headers != known.headers)
    }
}

/// Whether this very object is what a manifest says it put.
#[must_use]
pub fn holds(file: &ManifestFile, object: &Object) -> bool {
    file.etag.as_deref() == Some(object.etag.as_str()) && file.size == object.size
}
