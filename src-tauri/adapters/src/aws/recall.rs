//! What is remembered of buckets from one run to the next, so that less is asked: where the pages of a listing end, so
//! that all of them are asked for at once, and the manifests that were read, each by the ETag the listing shows.
//!
//! A convenience and no more: a listing that is not what it was is read all the same, a manifest with another ETag is
//! fetched, and nothing fails because nothing can be remembered.

use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use bytes::Bytes;
use naru_core::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use naru_core::names::{BucketName, sha256};
use serde::{Deserialize, Serialize};

use crate::disk;

/// Keys on a page of a listing: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>.
pub(super) const PAGE: usize = 1000;
/// Manifests that are kept of one bucket, the newest.
const MANIFESTS: usize = 3;
/// Buckets that are remembered, the ones written last.
const BUCKETS: usize = 64;
const PAGES_FILE: &str = "pages.json";
/// A manifest's file begins with the SHA-256 of the rest, in hexadecimal digits.
const SUM: usize = 64;

/// See the module. The default remembers nothing beyond the run.
#[derive(Debug, Default)]
pub(super) struct Recall {
    dir: Option<PathBuf>,
    /// The ETags that the last listing showed, or our own PUT returned since, of each bucket's manifests.
    shown: Mutex<HashMap<BucketName, HashMap<ReleaseId, String>>>,
    /// The publish lock this run put.
    lock: Mutex<Option<OwnLock>>,
    /// The manifest that this run wrote last, and the ETag its PUT returned: what we have said is not read back.
    written: Mutex<Option<(BucketName, String, Manifest)>>,
}

/// A publish lock of ours, and the ETag its PUT returned.
#[derive(Debug)]
struct OwnLock {
    bucket: BucketName,
    lock: PublishLock,
    etag: String,
    /// The last listing showed it, and nobody has asked since.
    shown: bool,
}

/// How a bucket was listed before.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Pages {
    /// The last key of each page but the last one.
    pub(super) ends: Vec<String>,
    /// It is not listed in the order of the bytes, or not from where it is asked: such a one has no ends.
    pub(super) other_order: bool,
}

impl Recall {
    /// Remembers in a folder, what is reached at each host by itself.
    pub(super) fn new(dir: &Path, host: &str) -> Self {
        Self { dir: Some(dir.join(&sha256(host.as_bytes())[..16])), ..Self::default() }
    }

    fn folder(&self, bucket: &BucketName) -> Option<PathBuf> {
        Some(self.dir.as_ref()?.join(bucket.as_str()))
    }

    /// How the bucket was listed before.
    pub(super) async fn pages(&self, bucket: &BucketName) -> Pages {
        let Some(path) = self.folder(bucket).map(|dir| dir.join(PAGES_FILE)) else { return Pages::default() };
        let Ok(bytes) = tokio::fs::read(path).await else { return Pages::default() };
        let pages = serde_json::from_slice::<Pages>(&bytes).unwrap_or_default();
        if pages.ends.is_sorted_by(|a, b| a < b) { pages } else { Pages::default() }
    }

    /// How it is listed now.
    pub(super) async fn remember_pages(&self, bucket: &BucketName, pages: &Pages) {
        let bytes = serde_json::to_vec(pages).expect("keys are strings");
        self.write(bucket, PAGES_FILE.to_owned(), [Bytes::new(), bytes.into()]).await;
    }

    /// What a listing says of the manifests and of the lock.
    pub(super) fn listed(&self, bucket: &BucketName, etags: HashMap<ReleaseId, String>, lock: Option<&str>) {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner).insert(bucket.clone(), etags);
        if let Some(own) = self.own_lock().as_mut().filter(|own| own.bucket == *bucket) {
            own.shown = lock == Some(&own.etag);
        }
    }

    fn own_lock(&self) -> MutexGuard<'_, Option<OwnLock>> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps the lock that was put just now.
    pub(super) fn remember_lock(&self, bucket: &BucketName, lock: &PublishLock, etag: String) {
        let kept = OwnLock { bucket: bucket.clone(), lock: lock.clone(), etag, shown: false };
        *self.own_lock() = Some(kept).filter(|kept| !kept.etag.is_empty());
    }

    /// It is taken away.
    pub(super) fn forget_lock(&self, bucket: &BucketName) {
        self.own_lock().take_if(|own| own.bucket == *bucket);
    }

    /// The lock as it lies there, if a listing has just shown that it is our own. Who asks again without one has to look.
    pub(super) fn shown_lock(&self, bucket: &BucketName) -> Option<PublishLock> {
        let mut own = self.own_lock();
        let own = own.as_mut().filter(|own| own.bucket == *bucket)?;
        std::mem::take(&mut own.shown).then(|| own.lock.clone())
    }

    /// The manifest that this run wrote last, if that is what lies there.
    pub(super) fn written(&self, bucket: &BucketName, id: &ReleaseId) -> Option<Manifest> {
        let etag = self.etag(bucket, id)?;
        let written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, with, manifest) = written.as_ref()?;
        (of == bucket && *with == etag && manifest.id == *id).then(|| manifest.clone())
    }

    /// A manifest that was kept, if it is what lies there, as the listing shows or our own PUT said since.
    pub(super) async fn manifest(&self, bucket: &BucketName, id: &ReleaseId) -> Option<Manifest> {
        let etag = self.etag(bucket, id)?;
        let bytes = tokio::fs::read(self.folder(bucket)?.join(name(id, &etag)?)).await.ok()?;
        // What a power cut left of it is fetched again.
        let (sum, bytes) = bytes.split_at_checked(SUM)?;
        let whole = sum == sha256(bytes).as_bytes();
        Manifest::parse(bytes).ok().filter(|manifest| whole && manifest.id == *id)
    }

    fn etag(&self, bucket: &BucketName, id: &ReleaseId) -> Option<String> {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        Some(shown.get(bucket)?.get(id)?.clone()).filter(|etag| !etag.is_empty())
    }

    /// Keeps a manifest that has just been written.
    pub(super) async fn remember_written(&self, bucket: &BucketName, manifest: &Manifest, etag: &str, bytes: &Bytes) {
        {
            let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.entry(bucket.clone()).or_default().insert(manifest.id.clone(), etag.to_owned());
        }
        let written = (bucket.clone(), etag.to_owned(), manifest.clone());
        *self.written.lock().unwrap_or_else(PoisonError::into_inner) = Some(written);
        self.remember_manifest(bucket, &manifest.id, etag, bytes).await;
    }

    /// Keeps a manifest that was read, if it is one of the newest: who looks back at all of them would drive those out.
    pub(super) async fn remember_manifest(&self, bucket: &BucketName, id: &ReleaseId, etag: &str, bytes: &Bytes) {
        let newer = {
            let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.get(bucket).map_or(0, |all| all.keys().filter(|other| *other > id).count())
        };
        if let Some(name) = name(id, etag).filter(|_| newer < MANIFESTS) {
            self.write(bucket, name, [sha256(bytes).into(), bytes.clone()]).await;
        }
    }

    async fn write(&self, bucket: &BucketName, name: String, bytes: [Bytes; 2]) {
        let Some(dir) = self.folder(bucket) else { return };
        let work = move || {
            let written = write(&dir, &name, &bytes);
            if let Err(error) = written.and_then(|()| tidy(&dir)) {
                tracing::warn!(path = %dir.display(), %error, "nothing is remembered of the bucket");
            }
        };
        // What could not be remembered is asked for again.
        let _ = tokio::task::spawn_blocking(work).await;
    }
}

/// The name of a manifest's file; `None` for an ETag that is none.
fn name(id: &ReleaseId, etag: &str) -> Option<String> {
    let well = !etag.is_empty() && etag.len() <= 64 && etag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let id = ReleaseId::parse(id.as_str())?;
    well.then(|| format!("{id}.{etag}.json"))
}

/// Whole or not at all, but not held against a power cut: it is a hint.
fn write(dir: &Path, name: &str, bytes: &[Bytes; 2]) -> std::io::Result<()> {
    disk::private_folder(dir).map_err(std::io::Error::other)?;
    let mut file = tempfile::Builder::new().prefix(".naru-").tempfile_in(dir)?;
    for part in bytes {
        file.write_all(part)?;
    }
    file.persist(dir.join(name))?;
    Ok(())
}

/// Forgets the oldest manifests of a bucket, and the buckets not used for longest.
fn tidy(dir: &Path) -> std::io::Result<()> {
    for (path, _) in oldest(dir)?.into_iter().filter(|(path, _)| !path.ends_with(PAGES_FILE)).rev().skip(MANIFESTS) {
        remove(std::fs::remove_file(path))?;
    }
    let Some(all) = dir.parent() else { return Ok(()) };
    for (path, _) in oldest(all)?.into_iter().filter(|(path, _)| path != dir).rev().skip(BUCKETS - 1) {
        remove(std::fs::remove_dir_all(path))?;
    }
    Ok(())
}

/// Somebody else may have been faster.
fn remove(removed: std::io::Result<()>) -> std::io::Result<()> {
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

fn oldest(dir: &Path) -> std::io::Result<Vec<(PathBuf, SystemTime)>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        // One that went away since.
        let Ok(at) = entry.metadata().and_then(|metadata| metadata.modified()) else { continue };
        all.push((entry.path(), at));
    }
    all.sort_by_key(|(_, at)| *at);
    Ok(all)
}
