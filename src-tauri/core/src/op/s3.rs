//! S3's ops: buckets, who may read them, files, and Naru's own records in `.naru/`. Their commands are in
//! `s3_commands`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Change, Weight};
use crate::cdn::CdnRecord;
use crate::deploy::diff::{Copy, Upload};
use crate::deploy::manifest::{Manifest, ManifestState, PublishLock};
use crate::deploy::parts::Parts;
use crate::deploy::phase::Phase;
use crate::error::Args;
use crate::format;
use crate::names::{BucketName, Key, Region, sha256};
use crate::policy::Action;
use crate::price::Prices;
use crate::shared::Shared;
use crate::site::bucket_policy;
use crate::world::{Ownership, PublicAccessBlock, Unfinished, Website};

/// One change to S3.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum S3Op {
    /// `CreateBucket`. A bucket of ours that exists already is success.
    CreateBucket {
        /// Its name.
        bucket: BucketName,
        /// Where.
        region: Region,
        /// Object Ownership from the start.
        ownership: Ownership,
    },
    /// `PutBucketTagging`, keeping tags of others.
    TagBucket {
        /// Which.
        bucket: BucketName,
        /// Tags to set.
        tags: BTreeMap<String, String>,
    },
    /// Takes our tags off a bucket that has to stay, keeping tags of others.
    UntagBucket {
        /// Which.
        bucket: BucketName,
        /// Tags to take off.
        keys: Vec<String>,
    },
    /// `PutBucketOwnershipControls`.
    SetOwnership {
        /// Which.
        bucket: BucketName,
        /// To what.
        ownership: Ownership,
    },
    /// `PutPublicAccessBlock`.
    SetBlock {
        /// Which.
        bucket: BucketName,
        /// To what.
        block: PublicAccessBlock,
    },
    /// `PutBucketWebsite`.
    SetWebsite {
        /// Which.
        bucket: BucketName,
        /// To what.
        website: Website,
    },
    /// `DeleteBucketWebsite`.
    ClearWebsite {
        /// Which.
        bucket: BucketName,
    },
    /// `PutBucketPolicy`.
    SetPolicy {
        /// Which.
        bucket: BucketName,
        /// The whole policy, statements of others kept.
        policy: serde_json::Value,
        /// The policy that was seen; if another one stands there, somebody was faster.
        over: Option<serde_json::Value>,
    },
    /// `DeleteBucketPolicy`.
    ClearPolicy {
        /// Which.
        bucket: BucketName,
        /// The policy that was seen.
        over: serde_json::Value,
    },
    /// Puts the publish lock if there is none (`If-None-Match: *`), or replaces one that may be replaced.
    TakeLock {
        /// Where.
        bucket: BucketName,
        /// Ours.
        lock: PublishLock,
        /// The lock that was seen and may be replaced: our own after a crash, or one a person said to break.
        over: Option<PublishLock>,
    },
    /// Removes the publish lock.
    DropLock {
        /// Where.
        bucket: BucketName,
    },
    /// Puts a release manifest.
    WriteManifest {
        /// Where.
        bucket: BucketName,
        /// Which.
        manifest: Manifest,
    },
    /// Puts what the bucket is to remember of its distribution.
    WriteCdnRecord {
        /// Where.
        bucket: BucketName,
        /// What.
        record: CdnRecord,
        /// What was seen there: somebody else's that came since is not written over.
        over: Option<Box<CdnRecord>>,
    },
    /// Puts the files of one phase.
    Upload {
        /// Where to.
        bucket: BucketName,
        /// The folder they are in.
        root: String,
        /// Which phase.
        phase: Phase,
        /// The files, which the plan, the forecast and the run hold together.
        files: Shared<Vec<Upload>>,
    },
    /// `CopyObject` for each: bytes that lie in the bucket already, under another name or with other headers.
    Copy {
        /// Where.
        bucket: BucketName,
        /// In which phase; `None`: bytes of files that are about to be replaced are put aside in `.naru/kept/`.
        phase: Option<Phase>,
        /// The copies.
        copies: Vec<Copy>,
    },
    /// `DeleteObjects`.
    DeleteObjects {
        /// Where.
        bucket: BucketName,
        /// Which; only ever keys that our manifests name, or our own records.
        keys: Vec<Key>,
    },
    /// `AbortMultipartUpload` of what was begun to be sent in parts and is not wanted any more.
    AbortUploads {
        /// Where.
        bucket: BucketName,
        /// Which; only ever for keys that our manifests name.
        uploads: Vec<Unfinished>,
    },
    /// `DeleteBucket`; AWS refuses while anything is in it.
    DeleteBucket {
        /// Which.
        bucket: BucketName,
        /// Where.
        region: Region,
    },
}

impl S3Op {
    /// The bucket it concerns.
    #[must_use]
    pub fn bucket(&self) -> &BucketName {
        match self {
            Self::CreateBucket { bucket, .. }
            | Self::TagBucket { bucket, .. }
            | Self::SetOwnership { bucket, .. }
            | Self::SetBlock { bucket, .. }
            | Self::SetWebsite { bucket, .. }
            | Self::ClearWebsite { bucket }
            | Self::SetPolicy { bucket, .. }
            | Self::ClearPolicy { bucket, .. }
            | Self::UntagBucket { bucket, .. }
            | Self::TakeLock { bucket, .. }
            | Self::DropLock { bucket }
            | Self::WriteManifest { bucket, .. }
            | Self::WriteCdnRecord { bucket, .. }
            | Self::Upload { bucket, .. }
            | Self::Copy { bucket, .. }
            | Self::DeleteObjects { bucket, .. }
            | Self::AbortUploads { bucket, .. }
            | Self::DeleteBucket { bucket, .. } => bucket,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::CreateBucket { .. } => "op-s3-create-bucket",
            Self::TagBucket { .. } => "op-s3-tag-bucket",
            Self::UntagBucket { .. } => "op-s3-untag-bucket",
            Self::SetOwnership { .. } => "op-s3-set-ownership",
            Self::SetBlock { block, .. } => {
                if block.block_public_policy {
                    "op-s3-block-public"
                } else {
                    "op-s3-lift-block"
                }
            }
            Self::SetWebsite { .. } => "op-s3-set-website",
            Self::ClearWebsite { .. } => "op-s3-clear-website",
            Self::SetPolicy { policy, over, .. } => {
                if bucket_policy::takes_from(policy, over.as_ref()) {
                    "op-s3-narrow-policy"
                } else if bucket_policy::lets_both(policy) {
                    "op-s3-set-policy-both"
                } else if bucket_policy::lets_cdn(policy) {
                    "op-s3-set-policy-cdn"
                } else {
                    "op-s3-set-policy"
                }
            }
            Self::ClearPolicy { .. } => "op-s3-clear-policy",
            Self::TakeLock { .. } => "op-s3-take-lock",
            Self::DropLock { .. } => "op-s3-drop-lock",
            Self::WriteManifest { manifest, .. } => match manifest.state {
                ManifestState::Begun => "op-s3-begin-release",
                ManifestState::Finished => "op-s3-finish-release",
            },
            Self::WriteCdnRecord { .. } => "op-s3-write-cdn-record",
            Self::Upload { .. } => "op-s3-upload",
            Self::Copy { phase: Some(_), .. } => "op-s3-copy",
            Self::Copy { phase: None, .. } => "op-s3-put-aside",
            // Our own records and the site's files are cleared by two ops.
            Self::DeleteObjects { keys, .. } => {
                if keys.iter().any(Key::is_reserved) {
                    "op-s3-delete-records"
                } else {
                    "op-s3-delete-objects"
                }
            }
            Self::AbortUploads { .. } => "op-s3-abort-uploads",
            Self::DeleteBucket { .. } => "op-s3-delete-bucket",
        }
    }

    pub(super) fn key(&self) -> String {
        let base = format!("{} {}", self.word(), self.bucket());
        match self {
            Self::Upload { phase, .. } | Self::Copy { phase: Some(phase), .. } => format!("{base} {}", phase.key()),
            // It is written whenever what it says has changed, which may be more than once in a run.
            Self::WriteCdnRecord { record, .. } => {
                let text = serde_json::to_string(record).expect("a record has only strings and lists of them");
                format!("{base} {}", &sha256(text.as_bytes())[..8])
            }
            Self::CreateBucket { .. }
            | Self::TagBucket { .. }
            | Self::UntagBucket { .. }
            | Self::SetOwnership { .. }
            | Self::SetBlock { .. }
            | Self::SetWebsite { .. }
            | Self::ClearWebsite { .. }
            | Self::SetPolicy { .. }
            | Self::ClearPolicy { .. }
            | Self::TakeLock { .. }
            | Self::DropLock { .. }
            | Self::WriteManifest { .. }
            | Self::Copy { phase: None, .. }
            | Self::DeleteObjects { .. }
            | Self::AbortUploads { .. }
            | Self::DeleteBucket { .. } => base,
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        let mut args = Args::from([("bucket".to_owned(), self.bucket().to_string())]);
        let mut put = |name: &str, value: String| args.insert(name.to_owned(), value);
        match self {
            Self::CreateBucket { region, .. } | Self::DeleteBucket { region, .. } => {
                put("region", region.to_string());
            }
            Self::TagBucket { tags, .. } => {
                put("tags", tags.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(", "));
            }
            Self::UntagBucket { keys, .. } => {
                put("tags", keys.join(", "));
            }
            Self::SetOwnership { ownership, .. } => {
                put("ownership", ownership.api().to_owned());
            }
            Self::SetWebsite { website, .. } => {
                put("index", website.index.clone());
                put("error", website.error.clone().unwrap_or_default());
            }
            Self::WriteManifest { manifest, .. } => {
                put("release", manifest.id.to_string());
            }
            Self::Upload { phase, files, .. } => {
                put("phase", phase.key().to_owned());
                put("files", files.len().to_string());
                put("size", format::bytes(self.volume().1));
            }
            Self::Copy { phase, copies, .. } => {
                if let Some(phase) = phase {
                    put("phase", phase.key().to_owned());
                }
                put("files", copies.len().to_string());
            }
            Self::DeleteObjects { keys, .. } => {
                put("files", keys.len().to_string());
            }
            Self::AbortUploads { uploads, .. } => {
                put("files", uploads.len().to_string());
            }
            Self::SetBlock { .. }
            | Self::ClearWebsite { .. }
            | Self::SetPolicy { .. }
            | Self::ClearPolicy { .. }
            | Self::TakeLock { .. }
            | Self::WriteCdnRecord { .. }
            | Self::DropLock { .. } => {}
        }
        (self.word(), args)
    }

    pub(super) const fn change(&self) -> Change {
        match self {
            Self::CreateBucket { .. }
            | Self::TagBucket { .. }
            | Self::TakeLock { .. }
            | Self::WriteManifest { .. }
            | Self::WriteCdnRecord { .. }
            | Self::Copy { .. }
            | Self::Upload { .. } => Change::Add,
            Self::SetOwnership { .. } | Self::SetBlock { .. } | Self::SetWebsite { .. } | Self::SetPolicy { .. } => {
                Change::Change
            }
            Self::ClearWebsite { .. }
            | Self::UntagBucket { .. }
            | Self::ClearPolicy { .. }
            | Self::DropLock { .. }
            | Self::DeleteObjects { .. }
            | Self::AbortUploads { .. }
            | Self::DeleteBucket { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::Upload { files, .. } => prices.s3_puts(requests(files.iter())),
            // A COPY costs what a PUT does.
            Self::Copy { copies, .. } => prices.s3_puts(copies.len() as u64),
            Self::DeleteObjects { .. } | Self::DeleteBucket { .. } => Weight::Destroys,
            Self::CreateBucket { .. }
            | Self::TagBucket { .. }
            | Self::UntagBucket { .. }
            | Self::SetOwnership { .. }
            | Self::SetBlock { .. }
            | Self::SetWebsite { .. }
            | Self::ClearWebsite { .. }
            | Self::SetPolicy { .. }
            | Self::ClearPolicy { .. }
            | Self::TakeLock { .. }
            | Self::DropLock { .. }
            | Self::WriteManifest { .. }
            | Self::AbortUploads { .. }
            | Self::WriteCdnRecord { .. } => Weight::Free,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::CreateBucket { .. } => vec![Action::CreateBucket, Action::PutBucketOwnershipControls],
            Self::TagBucket { .. } | Self::UntagBucket { .. } => {
                vec![Action::GetBucketTagging, Action::PutBucketTagging]
            }
            Self::SetOwnership { .. } => vec![Action::PutBucketOwnershipControls],
            Self::SetBlock { .. } => vec![Action::PutBucketPublicAccessBlock],
            Self::SetWebsite { .. } => vec![Action::PutBucketWebsite],
            Self::ClearWebsite { .. } => vec![Action::DeleteBucketWebsite],
            Self::SetPolicy { .. } => vec![Action::GetBucketPolicy, Action::PutBucketPolicy],
            Self::ClearPolicy { .. } => vec![Action::GetBucketPolicy, Action::DeleteBucketPolicy],
            Self::TakeLock { .. } => vec![Action::GetObject, Action::PutObject],
            Self::WriteManifest { .. } | Self::WriteCdnRecord { .. } | Self::Upload { .. } => vec![Action::PutObject],
            Self::Copy { .. } => vec![Action::GetObject, Action::PutObject],
            Self::DropLock { .. } => vec![Action::GetObject, Action::DeleteObject],
            Self::DeleteObjects { .. } => vec![Action::DeleteObject],
            Self::AbortUploads { .. } => vec![Action::AbortMultipartUpload],
            Self::DeleteBucket { .. } => vec![Action::DeleteBucket],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        matches!(self, Self::CreateBucket { .. }).then(|| format!("s3:{}", self.bucket()))
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        matches!(self, Self::DeleteBucket { .. }).then(|| format!("s3:{}", self.bucket()))
    }

    pub(super) fn volume(&self) -> (u64, u64) {
        match self {
            Self::Upload { files, .. } => (files.len() as u64, files.iter().map(|f| f.size).sum()),
            Self::CreateBucket { .. }
            | Self::TagBucket { .. }
            | Self::UntagBucket { .. }
            | Self::SetOwnership { .. }
            | Self::SetBlock { .. }
            | Self::SetWebsite { .. }
            | Self::ClearWebsite { .. }
            | Self::SetPolicy { .. }
            | Self::ClearPolicy { .. }
            | Self::TakeLock { .. }
            | Self::DropLock { .. }
            | Self::WriteManifest { .. }
            | Self::WriteCdnRecord { .. }
            | Self::Copy { .. }
            | Self::DeleteObjects { .. }
            | Self::AbortUploads { .. }
            | Self::DeleteBucket { .. } => (0, 0),
        }
    }

    /// See [`super::Op::took`].
    pub(super) fn took(&mut self, run_at: &str, millis: u64) {
        if let Self::WriteManifest { manifest, .. } = self
            && manifest.state == ManifestState::Finished
            && manifest.at == run_at
        {
            manifest.about.millis = Some(millis);
        }
    }

    /// See [`super::Op::settles`].
    pub(super) const fn settles(&self) -> bool {
        matches!(self, Self::TakeLock { .. })
    }

    /// See [`super::Op::release`].
    pub(super) fn release(&self) -> Option<Self> {
        match self {
            Self::TakeLock { bucket, .. } => Some(Self::DropLock { bucket: bucket.clone() }),
            _ => None,
        }
    }

    /// See [`super::Op::share`].
    pub(super) fn share(&mut self, like: &Self) {
        match (self, like) {
            (Self::Upload { files, .. }, Self::Upload { files: like, .. }) => files.share(like),
            (Self::WriteManifest { manifest, .. }, Self::WriteManifest { manifest: like, .. }) => {
                manifest.files.share(&like.files);
            }
            _ => {}
        }
    }

    /// See [`super::Op::covers`]. Run ids, times and ETags are not part of an agreement; bytes and keys are.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Upload { files: agreed, .. }, Self::Upload { files, .. }) if self.key() == other.key() => {
                fn said(file: &Upload) -> (&Key, &str) {
                    (&file.key, &file.sha256)
                }
                among(agreed.iter().map(said), files.iter().map(said))
            }
            // From where is no part of an agreement, as long as it is the same bytes.
            (Self::Copy { copies: agreed, .. }, Self::Copy { copies, .. }) => {
                fn said(copy: &Copy) -> (&Key, &str) {
                    (&copy.to, &copy.sha256)
                }
                self.key() == other.key() && among(agreed.iter().map(said), copies.iter().map(said))
            }
            (Self::DeleteObjects { keys: agreed, .. }, Self::DeleteObjects { keys, .. }) => {
                self.key() == other.key() && among(agreed.iter(), keys.iter())
            }
            (Self::AbortUploads { uploads: agreed, .. }, Self::AbortUploads { uploads, .. }) => {
                self.key() == other.key() && uploads.iter().all(|upload| agreed.contains(upload))
            }
            (Self::TagBucket { .. }, Self::TagBucket { .. })
            | (Self::TakeLock { .. }, Self::TakeLock { .. })
            | (Self::WriteManifest { .. }, Self::WriteManifest { .. }) => self.key() == other.key(),
            (Self::WriteCdnRecord { bucket: a, .. }, Self::WriteCdnRecord { bucket: b, .. }) => a == b,
            (Self::SetPolicy { bucket: a, policy: agreed, .. }, Self::SetPolicy { bucket: b, policy, .. }) => {
                a == b && super::fits(agreed, policy)
            }
            _ => self == other,
        }
    }
}

/// How many requests send these files, of those that S3 charges as a PUT.
pub(crate) fn requests<'a>(files: impl IntoIterator<Item = &'a Upload>) -> u64 {
    files.into_iter().map(|file| Parts::default().requests(file.size)).sum()
}

/// Whether all of these are among those that were agreed to. As a rule they come in the same order.
fn among<T: Ord>(agreed: impl Iterator<Item = T> + Clone, these: impl Iterator<Item = T> + Clone) -> bool {
    let mut ahead = agreed.clone();
    if these.clone().all(|one| ahead.any(|other| other == one)) {
        return true;
    }
    let agreed: BTreeSet<T> = agreed.collect();
    these.into_iter().all(|one| agreed.contains(&one))
}
