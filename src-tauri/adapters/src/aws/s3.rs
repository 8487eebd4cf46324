//! S3: looks. `Ok(None)` is the service's own word that a thing is not there.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use aws_sdk_s3::types::{ChecksumMode, ChecksumType, EncodingType, ObjectOwnership, ServerSideEncryption};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::{StreamExt, TryStreamExt, stream};
use naru_core::cdn::CdnRecord;
use naru_core::clock::hex;
use naru_core::cloud::{Listing, S3Read};
use naru_core::deploy::headers::Headers;
use naru_core::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use naru_core::doctor::evidence::Encryption;
use naru_core::names::{AccountId, BucketName, Key, Region};
use naru_core::world::{BucketHead, Fact, Object, ObjectMeta, Ownership, PublicAccessBlock, Unfinished, Website};
use naru_core::{Code, Error, Result};
use percent_encoding::percent_decode_str;

use super::Aws;
use super::errors::absent;
use super::recall::{PAGE, Pages};

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

    /// Every key as it is stored, decoded. `None`: no such bucket.
    ///
    /// Where it is known from before how the pages lie, all are asked for at once.
    async fn keys(&self, bucket: &BucketName) -> Result<Option<Vec<(String, Object)>>> {
        let before = self.recall.pages(bucket).await;
        let mut now = Pages::default();
        let mut found = None;
        if !before.ends.is_empty() {
            found = match self.spans(bucket, &before.ends).await? {
                Spans::NoBucket => return Ok(None),
                Spans::All(all) => Some(all),
                Spans::Moved => None,
                Spans::OtherOrder => {
                    now.other_order = true;
                    None
                }
            };
        }
        let all = match found {
            Some(all) => all,
            None => {
                let Some(span) = self.span(bucket, None, None).await? else { return Ok(None) };
                span.keys
            }
        };
        now.other_order |= before.other_order || !all.is_sorted_by(|(a, _), (b, _)| a < b);
        if !now.other_order {
            let last = all.last().map(|(key, _)| key);
            let full = all.chunks(PAGE).filter_map(|page| Some(&page.get(PAGE - 1)?.0));
            now.ends = full.filter(|end| Some(*end) != last).cloned().collect();
        }
        if now != before {
            self.recall.remember_pages(bucket, &now).await;
        }
        Ok(Some(all))
    }

    /// The keys up to each of these, and those after the last.
    async fn spans(&self, bucket: &BucketName, ends: &[String]) -> Result<Spans> {
        let (mut all, mut beyond) = (Vec::new(), Vec::new());
        let mut coming = stream::FuturesOrdered::new();
        let mut next = 0;
        loop {
            while coming.len() < AT_ONCE && next <= ends.len() {
                let after = next.checked_sub(1).map(|before| ends[before].as_str());
                coming.push_back(self.span(bucket, after, ends.get(next).map(String::as_str)));
                next += 1;
            }
            let Some(span) = coming.next().await else { break };
            let Some(mut span) = span? else { return Ok(Spans::NoBucket) };
            if !span.in_order {
                return Ok(Spans::OtherOrder);
            }
            all.append(&mut span.keys);
            beyond.append(&mut span.beyond);
            if span.at_the_end {
                break;
            }
        }
        // What one span saw of the next ones lies there, or the order is another one than it seemed.
        let lies_there = |key: &String| all.binary_search_by(|(other, _)| other.cmp(key)).is_ok();
        Ok(if beyond.iter().all(lies_there) { Spans::All(all) } else { Spans::Moved })
    }

    /// The keys after one and up to another.
    async fn span(&self, bucket: &BucketName, after: Option<&str>, until: Option<&str>) -> Result<Option<Span>> {
        let call = self.call("s3:ListBucket", bucket);
        let mut span = Span { in_order: true, ..Span::default() };
        let mut from: Option<String> = None;
        loop {
            let page = call
                .send(|| {
                    self.s3_client()
                        .list_objects_v2()
                        .bucket(bucket.as_str())
                        .encoding_type(EncodingType::Url)
                        .set_start_after(after.filter(|_| from.is_none()).map(str::to_owned))
                        .set_continuation_token(from.clone())
                        .send()
                })
                .await;
            let page = match page {
                Err(failure) if failure.not_found() => return Ok(None),
                page => absent(page, &[])?,
            };
            let Some(page) = page else { return Ok(None) };
            // XML cannot hold every key, so S3 is asked to percent-encode them; who does not, says nothing of it.
            let encoded = page.encoding_type() == Some(&EncodingType::Url);
            for object in page.contents() {
                let Some(key) = object.key().and_then(|key| decode(key, encoded)) else { continue };
                let last = span.keys.last().map(|(last, _)| last.as_str()).or(after);
                span.in_order &= last.is_none_or(|last| last < key.as_str());
                let size = object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
                span.keys.push((key, Object { size, etag: unquoted(object.e_tag()).into(), meta: None }));
            }
            let Some(next) = page.next_continuation_token().filter(|_| page.is_truncated() == Some(true)) else {
                span.at_the_end = true;
                break;
            };
            let reached = until.is_some_and(|until| span.keys.last().is_some_and(|(key, _)| key.as_str() >= until));
            // A token that repeats would go round for ever; and who wants a part of it can do nothing with another order.
            if reached || from.as_deref() == Some(next) || (until.or(after).is_some() && !span.in_order) {
                break;
            }
            from = Some(next.to_owned());
        }
        if let Some(until) = until.filter(|_| span.in_order) {
            let own = span.keys.partition_point(|(key, _)| key.as_str() <= until);
            span.beyond = span.keys.split_off(own).into_iter().map(|(key, _)| key).collect();
            span.at_the_end &= span.beyond.is_empty();
        }
        Ok(Some(span))
    }

    pub(super) async fn head(&self, bucket: &BucketName, key: &Key) -> Result<Option<ObjectMeta>> {
        let head = head(self.s3_client(), self.call("s3:GetObject", bucket), bucket, key).await?;
        Ok(head.map(|head| head.meta))
    }
}

/// A stretch of a listing.
#[derive(Debug, Default)]
struct Span {
    keys: Vec<(String, Object)>,
    /// Keys of its last page that belong to the next stretches.
    beyond: Vec<String>,
    /// Its keys come in the order of their bytes, after the one it was asked to begin at.
    in_order: bool,
    /// There are none after them.
    at_the_end: bool,
}

/// What came of asking for several stretches at once.
enum Spans {
    All(Vec<(String, Object)>),
    NoBucket,
    /// Something came or went meanwhile, so it is not known whether they are all.
    Moved,
    /// The server cannot be asked like that.
    OtherOrder,
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

/// A key of a listing. S3 writes a space as `+` and a plus as `%2B`.
pub(super) fn decode(key: &str, encoded: bool) -> Option<String> {
    if !encoded {
        return Some(key.to_owned());
    }
    percent_decode_str(&key.replace('+', " ")).decode_utf8().ok().map(std::borrow::Cow::into_owned)
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
        let mut manifests = HashMap::new();
        for (key, object) in all {
            manifests.extend(ReleaseId::of_key(&key).map(|id| (id, object.etag.to_string())));
            listing.put(&key, object);
        }
        self.recall.listed(bucket, manifests);
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
