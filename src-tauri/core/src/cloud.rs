//! The doors to the outside: one read trait per service, and one way to change anything.
//!
//! [`Reader`] cannot write. [`Writer::run`] takes an op, which the engine has shown and journalled.

use std::collections::BTreeMap;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::deploy::folder::FolderView;
use crate::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use crate::effect::Made;
use crate::error::Result;
use crate::names::{BucketName, Key};
use crate::op::Op;
use crate::site::answers::{Probe, Reply};
use crate::spec::FolderWish;
use crate::world::{BucketHead, Caller, Object, ObjectMeta, Ownership, PublicAccessBlock, Website};

/// Everything a step may look with.
pub trait Reader: Send + Sync {
    /// Who am I.
    fn sts(&self) -> &dyn StsRead;
    /// Buckets and objects.
    fn s3(&self) -> &dyn S3Read;
    /// The build folder on this computer.
    fn folder(&self) -> &dyn FolderRead;
    /// The site as a visitor gets it.
    fn web(&self) -> &dyn WebRead;
}

/// STS.
#[async_trait]
pub trait StsRead: Send + Sync {
    /// `GetCallerIdentity`.
    async fn caller(&self) -> Result<Caller>;
}

/// S3. `Ok(None)` is the service's own word that a thing is not there; a refusal is an error with its action.
#[async_trait]
pub trait S3Read: Send + Sync {
    /// `HeadBucket`. A bucket of another account is `AccessDenied`.
    async fn head_bucket(&self, bucket: &BucketName) -> Result<Option<BucketHead>>;
    /// `GetBucketTagging`.
    async fn tags(&self, bucket: &BucketName) -> Result<Option<BTreeMap<String, String>>>;
    /// `GetBucketOwnershipControls`.
    async fn ownership(&self, bucket: &BucketName) -> Result<Option<Ownership>>;
    /// `GetPublicAccessBlock` of the bucket.
    async fn block(&self, bucket: &BucketName) -> Result<Option<PublicAccessBlock>>;
    /// `GetBucketWebsite`.
    async fn website(&self, bucket: &BucketName) -> Result<Option<Website>>;
    /// `GetBucketPolicy`, parsed as JSON.
    async fn policy(&self, bucket: &BucketName) -> Result<Option<serde_json::Value>>;
    /// `ListObjectsV2`, all pages, without `.naru/`. `None`: no such bucket. Names that are no valid [`Key`] are left out.
    async fn list(&self, bucket: &BucketName) -> Result<Option<BTreeMap<Key, Object>>>;
    /// `HeadObject` for each; a key that went away meanwhile is left out.
    async fn heads(&self, bucket: &BucketName, keys: &[Key]) -> Result<BTreeMap<Key, ObjectMeta>>;
    /// The ids of the release manifests in `.naru/releases/`, oldest first. `None`: no such bucket.
    async fn releases(&self, bucket: &BucketName) -> Result<Option<Vec<ReleaseId>>>;
    /// These manifests, oldest first. One that is gone, or that is no manifest, is left out: it names nothing of ours.
    async fn manifests(&self, bucket: &BucketName, ids: &[ReleaseId]) -> Result<Vec<Manifest>>;
    /// The publish lock.
    async fn lock(&self, bucket: &BucketName) -> Result<Option<PublishLock>>;
}

/// The build folder.
#[async_trait]
pub trait FolderRead: Send + Sync {
    /// Scans and hashes. A folder that must not be published is an error that names the file and the reason.
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView>;
}

/// Visitors' requests.
#[async_trait]
pub trait WebRead: Send + Sync {
    /// One GET without redirects. Not reaching anybody is [`Reply::Unreachable`], not an error.
    async fn get(&self, probe: &Probe) -> Result<Reply>;
}

/// What an op is run with.
pub struct OpContext<'a> {
    /// What cancel interrupts: waits and looks at once; an upload between files and inside them; an op of one call
    /// is given a few seconds to hear its reply, so that it is not lost for nothing. The engine asks between ops.
    pub cancel: &'a CancellationToken,
    /// Called as bytes go over.
    pub progress: &'a (dyn Fn(Progress) + Send + Sync),
    /// The journalled idempotency token of this op: 32 hexadecimal digits. S3's calls take none; those of other
    /// services do.
    pub token: &'a str,
}

/// How far a long op is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files finished in this op.
    pub files: u64,
    /// Bytes sent in this op.
    pub bytes: u64,
}

/// The one door for changes.
#[async_trait]
pub trait Writer: Send + Sync {
    /// Makes one change. Safe to repeat; what it learned comes back as facts, never as secrets.
    ///
    /// # Errors
    /// As the service answers. A lost reply is a network error: whether the change was made, the next look tells.
    async fn run(&self, op: &Op, context: &OpContext<'_>) -> Result<Vec<Made>>;
}

/// A place to build in: AWS, an endpoint that speaks its language, or practice.
pub trait Cloud: Reader + Writer {
    /// As a reader, for looks.
    fn reader(&self) -> &dyn Reader;
}

impl<T: Reader + Writer> Cloud for T {
    fn reader(&self) -> &dyn Reader {
        self
    }
}
