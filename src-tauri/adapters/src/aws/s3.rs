//! S3: looks. `Ok(None)` is the service's own word that a thing is not there.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use aws_sdk_s3::types::{ChecksumMode, ChecksumType, ObjectOwnership, ServerSideEncryption};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::{StreamExt, TryStreamExt, stream};
use naru_core::cdn::CdnRecord;
use naru_core::clock::hex;
use naru_core::cloud::{Listing, S3Read};
use naru_core::deploy::headers::Headers;
use naru_core::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use naru_core::doctor::evidence::Encryption;
use naru_core::names::{AccountId, BucketName, Key, LOCK, Region};
use naru_core::world::{BucketHead, Fact, ObjectMeta, Ownership, PublicAccessBlock, Unfinished, Website};
use naru_core::{Code, Error, Result};

use super::Aws;
use super::errors::absent;

/// How many requests are under way at once.
pub(super) const AT_ONCE: usize = 16;

/// What S3 serves an object with that was stored without a content type.
const NO_CONTENT_TYPE: &str = "binary/octet-stream";

impl Aws {
    pub(super) const fn s3_client(&self) -> &aws_sdk_s3::Client {
        &self.connection.s3
    }

    /// One call to S3, for its errors.
    pub(super) const fn call<'a>(&'a self, action: &'static str, bucket: &'a BucketName) -> super::errors::Call<'a> {
        self.connection.s3_peer.call(action, Some(bucket))
    }

    pub(super) async fn head(&self, bucket: &BucketName, key: &Key) -> Result<Option<ObjectMeta>> {
        let head = head(self.s3_client(), self.call("s3:GetObject", bucket), bucket, key).await?;
        Ok(head.map(|head| head.meta))
    }
}

/// Where an object that was sent in parts says what all of its bytes have: S3 keeps only a checksum of the parts'.
pub(super) const WHOLE_SHA256: &str = "naru-sha256";

/// What a HEAD tells.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) size: u64,
    pub(super) etag: String,
    pub(super) meta: ObjectMeta,
}

pub(super) async fn head(
    client: &aws_sdk_s3::Client,
    call: super::errors::Call<'_>,
    bucket: &BucketName,
    key: &Key,
) -> Result<Option<Head>> {
    let request =
        || client.head_object().bucket(bucket.as_str()).key(key.as_str()).checksum_mode(ChecksumMode::Enabled).send();
    let output = match call.send(request).await {
        Ok(output) => output,
        Err(failure) if failure.not_found() => return Ok(None),
        Err(failure) => return Err(failure.into()),
    };
    let etag = unquoted(output.e_tag());
    // A composite checksum is one of checksums of parts, not of the bytes.
    let whole = output.checksum_type().is_none_or(|kind| *kind == ChecksumType::FullObject);
    let sum = output.checksum_sha256().filter(|_| whole).and_then(|text| BASE64_STANDARD.decode(text).ok());
    let said = output.metadata().and_then(|all| all.get(WHOLE_SHA256)).filter(|_| etag.contains('-'));
    let sha256 = match sum.filter(|bytes| bytes.len() == 32) {
        Some(bytes) => Some(hex(&bytes)),
        None => said.filter(|said| said.len() == 64).cloned(),
    };
    let headers = Headers {
        content_type: output.content_type().unwrap_or(NO_CONTENT_TYPE).to_owned(),
        cache_control: output.cache_control().map(str::to_owned),
        content_encoding: output.content_encoding().and_then(stored_coding),
        content_disposition: output.content_disposition().map(str::to_owned),
    };
    let size = output.content_length().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
    Ok(Some(Head { size, etag, meta: ObjectMeta { sha256: sha256.map(Into::into), headers: headers.into() } }))
}

/// What the bytes were compressed with. `aws-chunked` says how some client sent them, and is no property of theirs.
///
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html>
fn stored_coding(header: &str) -> Option<String> {
    let codings: Vec<&str> =
        header.split(',').map(str::trim).filter(|one| !one.is_empty() && *one != "aws-chunked").collect();
    (!codings.is_empty()).then(|| codings.join(", "))
}

/// An ETag without its quotes.
pub(super) fn unquoted(etag: Option<&str>) -> String {
    etag.unwrap_or_default().trim_matches('"').to_owned()
}

/// A stored key as ours; `None` if it is no valid one, or would become another one (NFD).
pub(super) fn as_key(key: &str) -> Option<Key> {
    Key::parse(key).ok().filter(|parsed| parsed.as_str() == key)
}

#[async_trait]
impl S3Read for Aws {
    async fn head_bucket(&self, bucket: &BucketName) -> Result<Option<BucketHead>> {
        let reply = self
            .call("s3:ListBucket", bucket)
            .send(|| self.s3_client().head_bucket().bucket(bucket.as_str()).send())
            .await;
        let output = match reply {
            Ok(output) => output,
            Err(failure) if failure.not_found() => return Ok(None),
            Err(failure) => return Err(failure.into()),
        };
        let region = match output.bucket_region() {
            Some(region) => Region::parse(region)?,
            // Only clouds that are not AWS leave it out.
            None => self.connection.region().clone(),
        };
        Ok(Some(BucketHead { region }))
    }

    async fn tags(&self, bucket: &BucketName) -> Result<Option<BTreeMap<String, String>>> {
        let reply = self
            .call("s3:GetBucketTagging", bucket)
            .send(|| self.s3_client().get_bucket_tagging().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["NoSuchTagSet", "NoSuchTagSetError"])? else { return Ok(None) };
        let tags = output.tag_set();
        Ok(Some(tags.iter().map(|tag| (tag.key().to_owned(), tag.value().to_owned())).collect()))
    }

    async fn ownership(&self, bucket: &BucketName) -> Result<Option<Ownership>> {
        let reply = self
            .call("s3:GetBucketOwnershipControls", bucket)
            .send(|| self.s3_client().get_bucket_ownership_controls().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["OwnershipControlsNotFoundError"])? else { return Ok(None) };
        let rule = output.ownership_controls().and_then(|controls| controls.rules().first());
        rule.map(|rule| match rule.object_ownership() {
            ObjectOwnership::BucketOwnerEnforced => Ok(Ownership::AclsDisabled),
            ObjectOwnership::BucketOwnerPreferred => Ok(Ownership::AclsEnabled),
            ObjectOwnership::ObjectWriter => Ok(Ownership::ObjectWriter),
            other => Err(Error::unexpected(format!("an Object Ownership unknown here: {}", other.as_str()))),
        })
        .transpose()
    }

    async fn block(&self, bucket: &BucketName) -> Result<Option<PublicAccessBlock>> {
        let reply = self
            .call("s3:GetBucketPublicAccessBlock", bucket)
            .send(|| self.s3_client().get_public_access_block().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["NoSuchPublicAccessBlockConfiguration"])? else { return Ok(None) };
        Ok(output.public_access_block_configuration().map(|block| PublicAccessBlock {
            block_public_acls: block.block_public_acls().unwrap_or(false),
            ignore_public_acls: block.ignore_public_acls().unwrap_or(false),
            block_public_policy: block.block_public_policy().unwrap_or(false),
            restrict_public_buckets: block.restrict_public_buckets().unwrap_or(false),
        }))
    }

    async fn website(&self, bucket: &BucketName) -> Result<Option<Website>> {
        let reply = self
            .call("s3:GetBucketWebsite", bucket)
            .send(|| self.s3_client().get_bucket_website().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["NoSuchWebsiteConfiguration"])? else { return Ok(None) };
        // A bucket that sends everything elsewhere has no index: it is seen, and differs from what is wanted.
        let index = output.index_document().map(|index| index.suffix().to_owned()).unwrap_or_default();
        Ok(Some(Website { index, error: output.error_document().map(|error| error.key().to_owned()) }))
    }

    async fn policy(&self, bucket: &BucketName) -> Result<Option<serde_json::Value>> {
        let reply = self
            .call("s3:GetBucketPolicy", bucket)
            .send(|| self.s3_client().get_bucket_policy().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["NoSuchBucketPolicy"])? else { return Ok(None) };
        output.policy().map(|text| serde_json::from_str(text).map_err(Error::unexpected)).transpose()
    }

    async fn listing(&self, bucket: &BucketName) -> Result<Option<Listing>> {
        let Some(all) = self.keys(bucket).await? else { return Ok(None) };
        let mut listing = Listing::of(self.connection.region().clone());
        let (mut manifests, mut lock) = (HashMap::new(), None);
        for (key, object) in all {
            lock = lock.or_else(|| (key == LOCK).then(|| object.etag.clone()));
            manifests.extend(ReleaseId::of_key(&key).map(|id| (id, object.etag.to_string())));
            listing.put(&key, object);
        }
        self.recall.listed(bucket, manifests, lock.as_deref());
        Ok(Some(listing))
    }

    async fn heads(&self, bucket: &BucketName, keys: &[Key]) -> Result<BTreeMap<Key, ObjectMeta>> {
        let mut all = BTreeMap::new();
        let mut running = futures_util::stream::FuturesUnordered::new();
        let mut ahead = keys.iter();
        loop {
            while running.len() < AT_ONCE
                && let Some(key) = ahead.next()
            {
                running.push(async move { (key, self.head(bucket, key).await) });
            }
            let Some((key, meta)) = running.next().await else { return Ok(all) };
            if let Some(meta) = meta? {
                all.insert(key.clone(), meta);
            }
        }
    }

    async fn unfinished(&self, bucket: &BucketName) -> Result<Vec<Unfinished>> {
        self.unfinished_uploads(bucket).await
    }

    async fn manifests(&self, bucket: &BucketName, ids: &[ReleaseId]) -> Result<Vec<Manifest>> {
        let mut read = stream::FuturesOrdered::new();
        for id in ids {
            read.push_back(self.manifest(bucket, id));
        }
        let all: Vec<Option<Manifest>> = read.try_collect().await?;
        Ok(all.into_iter().flatten().collect())
    }

    async fn fetch(
        &self,
        bucket: &BucketName,
        key: &Key,
        from: u64,
        take: &mut (dyn for<'a> FnMut(&'a [u8]) -> Result<()> + Send),
    ) -> Result<bool> {
        let request = || {
            let request = self.s3_client().get_object().bucket(bucket.as_str()).key(key.as_str());
            request.set_range((from > 0).then(|| format!("bytes={from}-"))).send()
        };
        let output = match self.call("s3:GetObject", bucket).send(request).await {
            Ok(output) => output,
            Err(failure) if failure.not_found() || failure.past_the_end() => return Ok(false),
            Err(failure) => return Err(failure.into()),
        };
        // Who knows no ranges begins anew.
        let mut skip = if output.content_range().is_some() { 0 } else { from };
        let mut body = output.body;
        while let Some(block) = body.next().await {
            let host = &self.connection.s3_peer.host;
            let block = block.map_err(|e| Error::new(Code::Timeout).arg("host", host).arg("seconds", 20).detail(e))?;
            let known = usize::try_from(skip).unwrap_or(usize::MAX).min(block.len());
            skip -= known as u64;
            take(&block[known..])?;
        }
        Ok(true)
    }

    async fn lock(&self, bucket: &BucketName) -> Result<Option<PublishLock>> {
        if let Some(own) = self.recall.shown_lock(bucket) {
            return Ok(Some(own));
        }
        Ok(self.read_lock(bucket).await?.map(|held| held.lock))
    }

    async fn cdn_record(&self, bucket: &BucketName) -> Result<Option<CdnRecord>> {
        self.read_cdn_record(bucket).await
    }

    async fn encryption(&self, bucket: &BucketName) -> Result<Option<Encryption>> {
        let reply = self
            .call("s3:GetEncryptionConfiguration", bucket)
            .send(|| self.s3_client().get_bucket_encryption().bucket(bucket.as_str()).send())
            .await;
        let Some(output) = absent(reply, &["ServerSideEncryptionConfigurationNotFoundError"])? else { return Ok(None) };
        let rules = output.server_side_encryption_configuration.map(|all| all.rules).unwrap_or_default();
        let by_key = rules
            .iter()
            .filter_map(|rule| rule.apply_server_side_encryption_by_default())
            .find(|by| matches!(by.sse_algorithm(), ServerSideEncryption::AwsKms | ServerSideEncryption::AwsKmsDsse));
        // Whose policy the key has, KMS would say; what it forbids, visitors are told.
        Ok(by_key.map(|by| Encryption {
            key: by.kms_master_key_id().unwrap_or("alias/aws/s3").to_owned(),
            policy: Fact::Unseen,
        }))
    }

    async fn account_block(&self, _: &AccountId) -> Result<Option<PublicAccessBlock>> {
        // S3 Control answers it at a host of its own, which nothing here speaks to. What it refuses, `PutBucketPolicy`
        // says.
        Ok(None)
    }
}

impl Aws {
    /// One manifest; something else that somebody put under its key names nothing of ours.
    async fn manifest(&self, bucket: &BucketName, id: &ReleaseId) -> Result<Option<Manifest>> {
        if let Some(written) = self.recall.written(bucket, id) {
            return Ok(Some(written));
        }
        if let Some(kept) = self.recall.manifest(bucket, id).await {
            return Ok(Some(kept));
        }
        let Some((bytes, etag)) = self.record(bucket, &id.key()).await? else { return Ok(None) };
        match Manifest::parse(&bytes) {
            // A later Naru's records must not be guessed at.
            Err(error) if error.code == Code::StoreNewer => Err(error),
            Err(_) => Ok(None),
            Ok(manifest) if manifest.id != *id => Ok(None),
            Ok(manifest) => {
                self.recall.remember_manifest(bucket, id, &etag, &bytes).await;
                Ok(Some(manifest))
            }
        }
    }
}
