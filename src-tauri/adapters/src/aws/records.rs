//! Naru's own records in a bucket: release manifests, the publish lock, and which distribution stands before it.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ChecksumAlgorithm;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use naru_core::cdn::CdnRecord;
use naru_core::deploy::manifest::{Manifest, PublishLock};
use naru_core::names::{BucketName, CDN_RECORD, Key, LOCK};
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};

use super::Aws;
use super::errors::Failure;
use super::s3::unquoted;

/// The lock as it lies there, and the ETag a condition is made of.
pub(super) struct HeldLock {
    pub(super) lock: PublishLock,
    pub(super) etag: String,
}

/// Under which condition a record is put.
#[derive(Clone, Copy)]
enum If<'a> {
    Always,
    Absent,
    Still(&'a str),
}

/// More than a manifest of 100,000 files; whatever is larger was not written by Naru.
const LARGEST: i64 = 64 << 20;

/// The newest form of [`CdnRecord`] that is known here.
const CDN_RECORD_VERSION: u64 = 1;

/// How often a condition that failed is decided on anew.
const ROUNDS: usize = 3;

impl Aws {
    /// One record's bytes and ETag. `None`: not there.
    pub(super) async fn record(&self, bucket: &BucketName, key: &Key) -> Result<Option<(Bytes, String)>> {
        let reply = self
            .call("s3:GetObject", bucket)
            .send(|| self.s3_client().get_object().bucket(bucket.as_str()).key(key.as_str()).send())
            .await;
        let output = match reply {
            Ok(output) => output,
            Err(failure) if failure.not_found() => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        if output.content_length().is_some_and(|length| length > LARGEST) {
            return Err(Error::unexpected(format!("{key} is too large to be a record of Naru's")));
        }
        let etag = unquoted(output.e_tag());
        let host = &self.connection.s3_peer.host;
        let body = output
            .body
            .collect()
            .await
            .map_err(|e| Error::new(Code::Timeout).arg("host", host).arg("seconds", 20).detail(e))?;
        Ok(Some((body.into_bytes(), etag)))
    }

    /// Puts a record; its ETag.
    async fn put_record(
        &self,
        bucket: &BucketName,
        key: &str,
        bytes: &Bytes,
        condition: If<'_>,
    ) -> std::result::Result<String, Failure> {
        let sum = BASE64_STANDARD.encode(Sha256::digest(bytes));
        let (none, still) = match condition {
            If::Always => (None, None),
            If::Absent => (Some("*".to_owned()), None),
            If::Still(etag) => (None, Some(format!("\"{etag}\""))),
        };
        self.call("s3:PutObject", bucket)
            .send(|| {
                self.s3_client()
                    .put_object()
                    .bucket(bucket.as_str())
                    .key(key)
                    .content_type("application/json")
                    .cache_control("no-store")
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .checksum_sha256(&sum)
                    .set_if_none_match(none.clone())
                    .set_if_match(still.clone())
                    .body(ByteStream::from(bytes.clone()))
                    .send()
            })
            .await
            .map(|output| unquoted(output.e_tag()))
    }

    pub(super) async fn write_manifest(&self, bucket: &BucketName, manifest: &Manifest) -> Result<()> {
        let (key, bytes) = (manifest.id.key(), Bytes::from(manifest.to_bytes()));
        let etag = self.put_record(bucket, key.as_str(), &bytes, If::Always).await?;
        self.recall.remember_written(bucket, manifest, &etag, &bytes).await;
        Ok(())
    }

    /// Writes over the record that was seen and no other: another computer's that came since says something else of
    /// the same distribution. One that says the same already is success.
    pub(super) async fn write_cdn_record(
        &self,
        bucket: &BucketName,
        record: &CdnRecord,
        over: Option<&CdnRecord>,
    ) -> Result<()> {
        let bytes = serde_json::to_vec(record).expect("a record has only strings and lists of them").into();
        let moved = || Error::new(Code::Moved).arg("what", CDN_RECORD);
        let held = self.held_cdn_record(bucket).await?;
        let condition = match &held {
            None if over.is_some() => return Err(moved()),
            None => If::Absent,
            Some((Some(now), _)) if now == record => return Ok(()),
            Some((now, _)) if now.as_ref() != over => return Err(moved()),
            Some((_, etag)) => If::Still(etag),
        };
        match self.put_record(bucket, CDN_RECORD, &bytes, condition).await {
            Err(failure) if failure.condition_failed() => Err(moved()),
            ended => Ok(ended.map(drop)?),
        }
    }

    /// What the bucket remembers of its distribution. Something else under that key is as good as nothing, but a
    /// later Naru's record must be neither guessed at nor written over.
    pub(super) async fn read_cdn_record(&self, bucket: &BucketName) -> Result<Option<CdnRecord>> {
        Ok(self.held_cdn_record(bucket).await?.and_then(|(record, _)| record))
    }

    /// What lies under the record's key, as far as it is a record, with its ETag.
    async fn held_cdn_record(&self, bucket: &BucketName) -> Result<Option<(Option<CdnRecord>, String)>> {
        let key = Key::parse(CDN_RECORD).expect("the record's key is a valid key");
        let Some((bytes, etag)) = self.record(bucket, &key).await? else { return Ok(None) };
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&bytes) else { return Ok(Some((None, etag))) };
        if value["v"].as_u64().is_some_and(|v| v > CDN_RECORD_VERSION) {
            return Err(Error::new(Code::StoreNewer).arg("path", CDN_RECORD));
        }
        Ok(Some((serde_json::from_value(value).ok(), etag)))
    }

    /// The publish lock. One that cannot be read is still somebody's: it has no holder's name, and may be broken.
    pub(super) async fn read_lock(&self, bucket: &BucketName) -> Result<Option<HeldLock>> {
        let key = Key::parse(LOCK).expect("the lock's key is a valid key");
        let Some((bytes, etag)) = self.record(bucket, &key).await? else { return Ok(None) };
        let unknown = || PublishLock { by: "?".to_owned(), holder: "?".to_owned(), since: "?".to_owned() };
        let lock = serde_json::from_slice(&bytes).unwrap_or_else(|_| unknown());
        Ok(Some(HeldLock { lock, etag }))
    }

    /// Puts our lock where there is none, or where still the one lies that may be replaced. A lock that is ours
    /// already is success: the reply to an earlier try was lost.
    pub(super) async fn take_lock(
        &self,
        bucket: &BucketName,
        lock: &PublishLock,
        over: Option<&PublishLock>,
    ) -> Result<()> {
        let bytes = serde_json::to_vec(lock).expect("a lock has only strings").into();
        // Where a lock may be replaced there is one to be seen; otherwise the condition alone decides.
        let mut held = if over.is_some() { self.read_lock(bucket).await? } else { None };
        for _ in 0..ROUNDS {
            let condition = match &held {
                None => If::Absent,
                Some(held) if held.lock.by == lock.by && held.lock.since == lock.since => return Ok(()),
                Some(held) if Some(&held.lock) == over => If::Still(&held.etag),
                Some(held) => return Err(locked(&held.lock)),
            };
            match self.put_record(bucket, LOCK, &bytes, condition).await {
                Ok(etag) => {
                    self.recall.remember_lock(bucket, lock, etag);
                    return Ok(());
                }
                Err(failure) if failure.condition_failed() => held = self.read_lock(bucket).await?,
                Err(failure) => return Err(failure.into()),
            }
        }
        Err(Error::new(Code::Moved).arg("what", LOCK))
    }

    /// Removes the lock if it is this installation's. One that somebody else put in its place stays.
    pub(super) async fn drop_lock(&self, bucket: &BucketName) -> Result<()> {
        self.recall.forget_lock(bucket);
        for _ in 0..ROUNDS {
            let Some(held) = self.read_lock(bucket).await? else { return Ok(()) };
            if held.lock.by != self.installation {
                return Ok(());
            }
            let reply = self
                .call("s3:DeleteObject", bucket)
                .send(|| {
                    self.s3_client()
                        .delete_object()
                        .bucket(bucket.as_str())
                        .key(LOCK)
                        .if_match(format!("\"{}\"", held.etag))
                        .send()
                })
                .await;
            match reply {
                Ok(_) => return Ok(()),
                Err(failure) if failure.not_found() => return Ok(()),
                Err(failure) if failure.condition_failed() => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        Err(Error::new(Code::Moved).arg("what", LOCK))
    }
}

fn locked(held: &PublishLock) -> Error {
    Error::new(Code::PublishLocked).arg("holder", &held.holder).arg("since", &held.since)
}
