//! The practice cloud as [`Reader`] and [`Writer`].

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;

use super::fault::{Fault, Faults};
use super::state::PracticeState;
use super::{acm, cloudfront, health, iam, route53, waf};
use crate::cdn::CdnRecord;
use crate::clock::{Clock, rfc3339};
use crate::cloud::{
    AcmRead, CloudFrontRead, DomainsRead, FolderRead, IamRead, Listing, OpContext, Progress, Reader, Route53Read,
    S3Read, StsRead, TagRead, WafRead, WebRead, Writer,
};
use crate::delegation::DnsRead;
use crate::deploy::diff::{Copy, Upload};
use crate::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use crate::doctor::evidence::Encryption;
use crate::effect::{Made, effect};
use crate::error::{Code, Error, Result};
use crate::names::{AccountId, BucketName, CDN_RECORD, KEPT, Key};
use crate::op::{Op, S3Op};
use crate::policy::Action;
use crate::world::{
    Bucket, BucketHead, Caller, Fact, Object, ObjectMeta, Ownership, PublicAccessBlock, Website, World,
};

/// Who would not answer, at AWS: a rehearsed fault says what the real one says.
const REHEARSED_HOST: &str = "s3.ap-northeast-2.amazonaws.com";

/// Where practice keeps what must outlive the process, and the bytes of objects.
pub trait Disk: Send + Sync {
    /// Saves the whole state, so that a kill at any moment leaves the old or the new one.
    ///
    /// # Errors
    /// `DiskFull`, `StoreUnusable`.
    fn save(&self, state: &PracticeState) -> Result<()>;
    /// Copies one file of the build folder under its SHA-256, after checking that it still has it.
    ///
    /// # Errors
    /// `FileChanged`, `DiskFull`, `StoreUnusable`.
    fn keep(&self, root: &str, file: &Upload) -> Result<()>;
    /// The kept bytes of this SHA-256 from this one on. `false`: nothing of it is kept, or it ends before.
    ///
    /// # Errors
    /// `StoreUnusable`; what `take` says.
    fn bytes(&self, sha256: &str, from: u64, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<bool>;
}

/// An embedded cloud.
pub struct PracticeCloud {
    state: Arc<Mutex<PracticeState>>,
    disk: Arc<dyn Disk>,
    clock: Arc<dyn Clock>,
    folder: Arc<dyn FolderRead>,
    web: Arc<dyn WebRead>,
    /// How long every call takes.
    pace: Duration,
    faults: Faults,
    ops: Mutex<usize>,
    stale: Mutex<Option<(World, usize)>>,
}

impl std::fmt::Debug for PracticeCloud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PracticeCloud").finish_non_exhaustive()
    }
}

/// Reads that show the past after [`Fault::StaleReads`].
const STALE_READS: usize = 4;

impl PracticeCloud {
    /// A cloud over a state that the edge may share.
    #[must_use]
    pub fn new(
        state: Arc<Mutex<PracticeState>>,
        disk: Arc<dyn Disk>,
        clock: Arc<dyn Clock>,
        folder: Arc<dyn FolderRead>,
        web: Arc<dyn WebRead>,
    ) -> Self {
        Self {
            state,
            disk,
            clock,
            folder,
            web,
            pace: Duration::ZERO,
            faults: Faults::default(),
            ops: Mutex::new(0),
            stale: Mutex::new(None),
        }
    }

    /// Every call takes this long.
    #[must_use]
    pub fn with_pace(mut self, pace: Duration) -> Self {
        self.pace = pace;
        self
    }

    /// These faults will come.
    #[must_use]
    pub fn with_faults(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    fn state(&self) -> MutexGuard<'_, PracticeState> {
        lock(&self.state)
    }

    /// Everything as it is.
    pub(super) fn snapshot(&self) -> PracticeState {
        self.state().clone()
    }

    /// A change that no op makes: time goes by.
    pub(super) fn change_state<T>(&self, change: impl FnOnce(&mut PracticeState) -> T) -> Result<T> {
        let mut state = self.state();
        let mut next = state.clone();
        let answer = change(&mut next);
        if next != *state {
            self.disk.save(&next)?;
            *state = next;
        }
        Ok(answer)
    }

    /// Everything as a reader may see it who needs this action.
    pub(super) async fn looked(&self, action: Action) -> Result<PracticeState> {
        self.pause().await;
        if self.faults.denied_reads.contains(&action) {
            return Err(Error::denied(action.iam()));
        }
        let mut state = self.snapshot();
        let mut stale = lock(&self.stale);
        if let Some((past, left)) = stale.as_mut() {
            state.truth = past.clone();
            *left -= 1;
            if *left == 0 {
                *stale = None;
            }
        }
        Ok(state)
    }

    async fn pause(&self) {
        if !self.pace.is_zero() {
            self.clock.sleep(self.pace).await;
        }
    }

    /// One bucket as a reader may see it. `None`: there is none.
    async fn see(&self, name: &BucketName, action: Action) -> Result<Option<Bucket>> {
        self.pause().await;
        if self.faults.denied_reads.contains(&action) || self.state().strangers.contains_key(name) {
            return Err(Error::denied(action.iam()));
        }
        let mut stale = lock(&self.stale);
        if let Some((past, left)) = stale.as_mut() {
            let bucket = past.buckets.get(name).cloned();
            *left -= 1;
            if *left == 0 {
                *stale = None;
            }
            return Ok(bucket.filter(exists));
        }
        Ok(self.state().truth.buckets.get(name).cloned().filter(exists))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn exists(bucket: &Bucket) -> bool {
    matches!(bucket.head, Fact::Seen(_))
}

impl Reader for PracticeCloud {
    fn sts(&self) -> &dyn StsRead {
        self
    }
    fn s3(&self) -> &dyn S3Read {
        self
    }
    fn cloudfront(&self) -> &dyn CloudFrontRead {
        self
    }
    fn route53(&self) -> &dyn Route53Read {
        self
    }
    fn acm(&self) -> &dyn AcmRead {
        self
    }
    fn dns(&self) -> &dyn DnsRead {
        self
    }
    fn iam(&self) -> &dyn IamRead {
        self
    }
    fn waf(&self) -> &dyn WafRead {
        self
    }
    fn tagging(&self) -> &dyn TagRead {
        self
    }
    fn domains(&self) -> &dyn DomainsRead {
        self
    }
    fn folder(&self) -> &dyn FolderRead {
        self.folder.as_ref()
    }
    fn web(&self) -> &dyn WebRead {
        self.web.as_ref()
    }
}

#[async_trait]
impl StsRead for PracticeCloud {
    async fn caller(&self) -> Result<Caller> {
        self.pause().await;
        Ok(self.state().truth.caller.seen().cloned().expect("a practice cloud is made with a caller"))
    }
}

#[async_trait]
impl S3Read for PracticeCloud {
    async fn head_bucket(&self, bucket: &BucketName) -> Result<Option<BucketHead>> {
        Ok(self.see(bucket, Action::ListBucket).await?.and_then(|b| b.head.seen().cloned()))
    }
    async fn tags(&self, bucket: &BucketName) -> Result<Option<BTreeMap<String, String>>> {
        Ok(self.see(bucket, Action::GetBucketTagging).await?.and_then(|b| b.tags.seen().cloned()))
    }
    async fn ownership(&self, bucket: &BucketName) -> Result<Option<Ownership>> {
        Ok(self.see(bucket, Action::GetBucketOwnershipControls).await?.and_then(|b| b.ownership.seen().copied()))
    }
    async fn block(&self, bucket: &BucketName) -> Result<Option<PublicAccessBlock>> {
        Ok(self.see(bucket, Action::GetBucketPublicAccessBlock).await?.and_then(|b| b.block.seen().copied()))
    }
    async fn website(&self, bucket: &BucketName) -> Result<Option<Website>> {
        Ok(self.see(bucket, Action::GetBucketWebsite).await?.and_then(|b| b.website.seen().cloned()))
    }
    async fn policy(&self, bucket: &BucketName) -> Result<Option<serde_json::Value>> {
        Ok(self.see(bucket, Action::GetBucketPolicy).await?.and_then(|b| b.policy.seen().cloned()))
    }
    async fn listing(&self, bucket: &BucketName) -> Result<Option<Listing>> {
        let Some(bucket) = self.see(bucket, Action::ListBucket).await? else { return Ok(None) };
        let all = bucket.objects.seen().cloned().unwrap_or_default().into_inner();
        let read = bucket.releases.seen().into_iter().flatten().map(|release| release.id.clone());
        let region = bucket.head.seen().map(|head| head.region.clone());
        Ok(region.map(|region| Listing {
            region,
            objects: all.into_iter().map(|(key, object)| (key, Object { meta: None, ..object })).collect(),
            releases: read.collect(),
            kept: bucket.kept.clone(),
            lock: bucket.lock.seen().is_some(),
            cdn: bucket.cdn.seen().is_some(),
        }))
    }
    async fn heads(&self, bucket: &BucketName, keys: &[Key]) -> Result<BTreeMap<Key, ObjectMeta>> {
        let Some(bucket) = self.see(bucket, Action::GetObject).await? else { return Ok(BTreeMap::new()) };
        let objects = bucket.objects.seen().cloned().unwrap_or_default();
        Ok(keys.iter().filter_map(|key| Some((key.clone(), *objects.get(key)?.meta.clone()?))).collect())
    }
    async fn unfinished(&self, _: &BucketName) -> Result<Vec<crate::world::Unfinished>> {
        // Here a file goes over in one piece.
        Ok(Vec::new())
    }
    async fn manifests(&self, bucket: &BucketName, ids: &[ReleaseId]) -> Result<Vec<Manifest>> {
        let Some(bucket) = self.see(bucket, Action::GetObject).await? else { return Ok(Vec::new()) };
        let all = bucket.releases.seen().cloned().unwrap_or_default();
        Ok(all.into_iter().filter(|release| ids.contains(&release.id)).collect())
    }
    async fn fetch(
        &self,
        bucket: &BucketName,
        key: &Key,
        from: u64,
        take: &mut (dyn for<'a> FnMut(&'a [u8]) -> Result<()> + Send),
    ) -> Result<bool> {
        let Some(bucket) = self.see(bucket, Action::GetObject).await? else { return Ok(false) };
        let meta = bucket.objects.seen().and_then(|all| all.get(key)?.meta.as_ref());
        match meta.and_then(|meta| meta.sha256.as_ref()) {
            Some(sha256) => self.disk.bytes(sha256, from, &mut |block| take(block)),
            None => Ok(false),
        }
    }
    async fn lock(&self, bucket: &BucketName) -> Result<Option<PublishLock>> {
        Ok(self.see(bucket, Action::GetObject).await?.and_then(|b| b.lock.seen().cloned()))
    }
    async fn cdn_record(&self, bucket: &BucketName) -> Result<Option<CdnRecord>> {
        Ok(self.see(bucket, Action::GetObject).await?.and_then(|b| b.cdn.seen().cloned()))
    }
    async fn encryption(&self, _: &BucketName) -> Result<Option<Encryption>> {
        // Practice encrypts as new buckets do: with S3's own key.
        self.pause().await;
        Ok(None)
    }
    async fn account_block(&self, _: &AccountId) -> Result<Option<PublicAccessBlock>> {
        self.pause().await;
        Ok(self.state().account_blocks_public.then_some(PublicAccessBlock::ALL))
    }
}

#[async_trait]
impl Writer for PracticeCloud {
    async fn run(&self, op: &Op, context: &OpContext<'_>) -> Result<Vec<Made>> {
        let n = {
            let mut ops = lock(&self.ops);
            *ops += 1;
            *ops
        };
        let fault = self.faults.at.iter().find(|(at, _)| *at == n).map(|(_, fault)| *fault);
        self.pause().await;
        match fault {
            Some(Fault::CrashBefore) => return Err(Error::new(Code::Crashed)),
            Some(Fault::Offline) => return Err(Error::new(Code::Offline).arg("host", REHEARSED_HOST)),
            Some(Fault::Denied) => {
                return Err(Error::denied(op.actions().last().map_or("", |action| action.iam())));
            }
            Some(Fault::CrashAfter | Fault::LostReply | Fault::StaleReads) | None => {}
        }
        let before = self.state().truth.clone();
        let made = match op {
            Op::S3(s3) => {
                self.refuse_as_s3(s3)?;
                if self.stands_already(s3) {
                    return Ok(Vec::new());
                }
                if let S3Op::Upload { root, files, .. } = s3 {
                    self.upload(op, root, files, context).await?;
                } else {
                    self.apply(op, &stored(op))?;
                }
                stored(op)
            }
            Op::CloudFront(change) => match self.as_cloudfront(change, context.token)? {
                // It stands already.
                Some(made) => made,
                None => {
                    let made = cloudfront::made(&self.state(), change, context.token);
                    self.apply(op, &made)?;
                    made
                }
            },
            Op::Route53(change) => match self.as_route53(change, context.token)? {
                Some(made) => made,
                None => {
                    let made = route53::made(change, context.token);
                    self.apply(op, &made)?;
                    made
                }
            },
            Op::Acm(change) => match self.as_acm(change, context.token)? {
                Some(made) => made,
                None => {
                    let made = acm::made(&self.state(), change, context.token);
                    self.apply(op, &made)?;
                    made
                }
            },
            Op::Health(change) => match self.as_health(change, context.token)? {
                Some(made) => made,
                None => {
                    let made = health::made(change, context.token);
                    self.apply(op, &made)?;
                    made
                }
            },
            Op::Waf(change) => match self.as_waf(change)? {
                Some(made) => made,
                None => {
                    let made = waf::made(&self.state(), change, context.token);
                    self.apply(op, &made)?;
                    made
                }
            },
            Op::Iam(change) => {
                let found = iam::refused(&self.state(), change)?;
                match found {
                    Some(made) => made,
                    None => {
                        let made = iam::made(change, context.token, &rfc3339(self.clock.now()));
                        self.apply(op, &made)?;
                        if fault == Some(Fault::LostReply) {
                            self.change_state(|state| iam::lost(state, &made))?;
                        }
                        made
                    }
                }
            }
        };
        match fault {
            Some(Fault::CrashAfter) => Err(Error::new(Code::Crashed)),
            Some(Fault::LostReply) => Err(Error::new(Code::Timeout).arg("host", REHEARSED_HOST).arg("seconds", 30)),
            Some(Fault::StaleReads) => {
                *lock(&self.stale) = Some((before, STALE_READS));
                Ok(made)
            }
            Some(Fault::CrashBefore | Fault::Denied | Fault::Offline) | None => Ok(made),
        }
    }
}

/// A plain PUT's ETag is the MD5 of its bytes.
fn stored(op: &Op) -> Vec<Made> {
    match op {
        Op::S3(S3Op::Upload { files, .. }) => {
            files.iter().map(|f| Made::Stored { key: f.key.clone(), etag: f.md5.to_string() }).collect()
        }
        Op::S3(S3Op::Copy { copies, .. }) => {
            copies.iter().map(|c| Made::Stored { key: c.to.clone(), etag: c.etag.to_string() }).collect()
        }
        _ => Vec::new(),
    }
}

impl PracticeCloud {
    fn apply(&self, op: &Op, made: &[Made]) -> Result<()> {
        let mut state = self.state();
        let mut next = state.clone();
        effect(op, made, &mut next.truth);
        cloudfront::aftermath(&mut next, op, made);
        self.disk.save(&next)?;
        *state = next;
        Ok(())
    }

    /// File by file, so that a kill or a cancel in the middle leaves what had arrived.
    async fn upload(&self, op: &Op, root: &str, files: &[Upload], context: &OpContext<'_>) -> Result<()> {
        let Op::S3(S3Op::Upload { bucket, root: folder, phase, .. }) = op else { return Ok(()) };
        let mut progress = Progress::default();
        // Saving the state for every file would cost more than the files: a few dozen times an op is enough.
        for chunk in files.chunks(files.len().div_ceil(32).max(1)) {
            for file in chunk {
                if context.cancel.is_cancelled() {
                    return Err(Error::new(Code::Cancelled));
                }
                self.disk.keep(root, file)?;
                progress.files += 1;
                progress.bytes += file.size;
                (context.progress)(progress);
            }
            self.pause().await;
            let part = Op::S3(S3Op::Upload {
                bucket: bucket.clone(),
                root: folder.clone(),
                phase: *phase,
                files: chunk.to_vec().into(),
            });
            self.apply(&part, &stored(&part))?;
        }
        Ok(())
    }

    /// Repeating these is success and changes nothing: S3 says BucketAlreadyOwnedByYou, or NoSuchBucket.
    fn stands_already(&self, op: &S3Op) -> bool {
        let there = self.state().truth.buckets.get(op.bucket()).is_some_and(exists);
        match op {
            S3Op::CreateBucket { .. } => there,
            S3Op::DeleteBucket { .. } => !there,
            _ => false,
        }
    }

    /// What S3 refuses, practice refuses.
    fn refuse_as_s3(&self, op: &S3Op) -> Result<()> {
        let state = self.state();
        let name = op.bucket();
        if state.strangers.contains_key(name) {
            return match op {
                S3Op::CreateBucket { .. } => Err(Error::new(Code::NameTaken).arg("bucket", name)),
                _ => Err(Error::denied(Op::S3(op.clone()).actions().last().map_or("", |a| a.iam()))),
            };
        }
        let bucket = state.truth.buckets.get(name).filter(|b| exists(b));
        let Some(bucket) = bucket else {
            return match op {
                S3Op::CreateBucket { .. } | S3Op::DeleteBucket { .. } => Ok(()),
                _ => Err(Error::new(Code::NoBucket).arg("bucket", name)),
            };
        };
        match op {
            S3Op::SetPolicy { over, .. } if bucket.policy.seen() != over.as_ref() => {
                Err(Error::new(Code::Moved).arg("what", name))
            }
            S3Op::SetPolicy { policy, .. } if is_public(policy) => {
                let blocked = bucket.block.seen().is_none_or(|block| block.block_public_policy);
                if blocked || state.account_blocks_public {
                    return Err(Error::new(Code::PublicBlocked).arg("bucket", name));
                }
                Ok(())
            }
            S3Op::WriteCdnRecord { record, over, .. } => match bucket.cdn.seen() {
                held if held == over.as_deref() || held == Some(record) => Ok(()),
                _ => Err(Error::new(Code::Moved).arg("what", CDN_RECORD)),
            },
            S3Op::TakeLock { over, lock, .. } => match bucket.lock.seen() {
                Some(held) if held != lock && Some(held) != over.as_ref() => {
                    Err(Error::new(Code::PublishLocked).arg("holder", &held.holder).arg("since", &held.since))
                }
                _ => Ok(()),
            },
            S3Op::Copy { copies, .. } => {
                let lies = |copy: &Copy| match copy.from.as_str().strip_prefix(KEPT) {
                    Some(sha256) => bucket.kept.get(sha256),
                    None => bucket.objects.seen().and_then(|all| all.get(&copy.from)),
                };
                match copies.iter().find(|copy| lies(copy).is_none_or(|object| object.etag != copy.etag)) {
                    Some(copy) => Err(Error::new(Code::Moved).arg("what", &copy.from)),
                    None => Ok(()),
                }
            }
            S3Op::DeleteObjects { keys, .. } => {
                // S3 would delete anything; practice is stricter, so that a fault of ours shows.
                let reserved = Key::is_reserved;
                let known = |key: &Key| bucket.objects.seen().is_some_and(|all| all.contains_key(key));
                if keys.iter().all(|key| reserved(key) || known(key)) {
                    Ok(())
                } else {
                    Err(Error::unexpected("practice was asked to delete a key that is not there"))
                }
            }
            S3Op::DeleteBucket { .. } => {
                let files = bucket.objects.seen().map_or(0, |all| all.len());
                let records = bucket.releases.seen().map_or(0, Vec::len)
                    + bucket.kept.len()
                    + usize::from(bucket.lock.seen().is_some())
                    + usize::from(bucket.cdn.seen().is_some());
                if files + records > 0 {
                    return Err(Error::new(Code::NotCleared).arg("what", name).detail("BucketNotEmpty"));
                }
                Ok(())
            }
            S3Op::CreateBucket { .. }
            | S3Op::SetPolicy { .. }
            | S3Op::TagBucket { .. }
            | S3Op::UntagBucket { .. }
            | S3Op::SetOwnership { .. }
            | S3Op::SetBlock { .. }
            | S3Op::SetWebsite { .. }
            | S3Op::ClearWebsite { .. }
            | S3Op::ClearPolicy { .. }
            | S3Op::DropLock { .. }
            | S3Op::WriteManifest { .. }
            | S3Op::AbortUploads { .. }
            | S3Op::Upload { .. } => Ok(()),
        }
    }
}

fn is_public(policy: &serde_json::Value) -> bool {
    policy["Statement"].as_array().is_some_and(|all| {
        all.iter().any(|s| s["Effect"] == "Allow" && (s["Principal"] == "*" || s["Principal"]["AWS"] == "*"))
    })
}
