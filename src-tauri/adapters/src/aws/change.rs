//! S3: ops of a few calls each. Every one may be repeated: what is there already is success.

use std::collections::BTreeMap;

use aws_sdk_s3::types::{
    BucketLocationConstraint, CreateBucketConfiguration, Delete, ErrorDocument, IndexDocument, ObjectIdentifier,
    ObjectOwnership, OwnershipControls, OwnershipControlsRule, PublicAccessBlockConfiguration, Tag, Tagging,
    WebsiteConfiguration,
};
use naru_core::cloud::S3Read;
use naru_core::names::{BucketName, Key, Region};
use naru_core::op::S3Op;
use naru_core::site::bucket_policy;
use naru_core::world::{Ownership, PublicAccessBlock, Website};
use naru_core::{Code, Error, Result};
use serde_json::Value;

use super::Aws;

/// `DeleteObjects` takes so many: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html>.
const DELETE_AT_ONCE: usize = 1000;

/// A required field of a request was set; the SDK's builders cannot know.
pub(super) fn built<T, E: std::fmt::Display>(built: std::result::Result<T, E>) -> Result<T> {
    built.map_err(Error::unexpected)
}

impl Aws {
    /// Every op but uploads and copies.
    pub(super) async fn change(&self, op: &S3Op) -> Result<()> {
        match op {
            S3Op::CreateBucket { bucket, region, ownership } => self.create_bucket(bucket, region, *ownership).await,
            S3Op::TagBucket { bucket, tags } => self.tag_bucket(bucket, tags).await,
            S3Op::UntagBucket { bucket, keys } => self.untag_bucket(bucket, keys).await,
            S3Op::SetOwnership { bucket, ownership } => self.set_ownership(bucket, *ownership).await,
            S3Op::SetBlock { bucket, block } => self.set_block(bucket, *block).await,
            S3Op::SetWebsite { bucket, website } => self.set_website(bucket, website).await,
            S3Op::ClearWebsite { bucket } => self.clear_website(bucket).await,
            S3Op::SetPolicy { bucket, policy, over } => self.set_policy(bucket, policy, over.as_ref()).await,
            S3Op::ClearPolicy { bucket, over } => self.clear_policy(bucket, over).await,
            S3Op::TakeLock { bucket, lock, over } => self.take_lock(bucket, lock, over.as_ref()).await,
            S3Op::DropLock { bucket } => self.drop_lock(bucket).await,
            S3Op::WriteManifest { bucket, manifest } => self.write_manifest(bucket, manifest).await,
            S3Op::WriteCdnRecord { bucket, record, over } => {
                self.write_cdn_record(bucket, record, over.as_deref()).await
            }
            S3Op::DeleteObjects { bucket, keys } => self.delete_objects(bucket, keys).await,
            S3Op::AbortUploads { bucket, uploads } => self.abort_uploads(bucket, uploads).await,
            S3Op::DeleteBucket { bucket, .. } => self.delete_bucket(bucket).await,
            S3Op::Upload { .. } | S3Op::Copy { .. } => Err(Error::unexpected("these have a way of their own")),
        }
    }

    async fn create_bucket(&self, bucket: &BucketName, region: &Region, ownership: Ownership) -> Result<()> {
        // us-east-1 must not be named: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html>.
        let place = (region.as_str() != "us-east-1").then(|| {
            CreateBucketConfiguration::builder()
                .location_constraint(BucketLocationConstraint::from(region.as_str()))
                .build()
        });
        let reply = self
            .call("s3:CreateBucket", bucket)
            .send(|| {
                self.s3_client()
                    .create_bucket()
                    .bucket(bucket.as_str())
                    .set_create_bucket_configuration(place.clone())
                    .object_ownership(ObjectOwnership::from(ownership.api()))
                    .send()
            })
            .await;
        match reply {
            // A reply of ours was lost, or us-east-1 said the same with 200.
            Err(failure) if failure.is(&["BucketAlreadyOwnedByYou"]) => Ok(()),
            Err(failure) => Err(failure.into()),
            Ok(_) => Ok(()),
        }
    }

    /// `PutBucketTagging` replaces the whole set, so what others wrote is read first and written again.
    async fn tag_bucket(&self, bucket: &BucketName, tags: &BTreeMap<String, String>) -> Result<()> {
        let mut all = self.tags(bucket).await?.unwrap_or_default();
        all.extend(tags.clone());
        self.put_tags(bucket, all).await
    }

    async fn untag_bucket(&self, bucket: &BucketName, keys: &[String]) -> Result<()> {
        let mut all = self.tags(bucket).await?.unwrap_or_default();
        all.retain(|key, _| !keys.contains(key));
        self.put_tags(bucket, all).await
    }

    async fn put_tags(&self, bucket: &BucketName, all: BTreeMap<String, String>) -> Result<()> {
        let set = all
            .into_iter()
            .map(|(key, value)| built(Tag::builder().key(key).value(value).build()))
            .collect::<Result<Vec<_>>>()?;
        let tagging = built(Tagging::builder().set_tag_set(Some(set)).build())?;
        self.call("s3:PutBucketTagging", bucket)
            .send(|| self.s3_client().put_bucket_tagging().bucket(bucket.as_str()).tagging(tagging.clone()).send())
            .await?;
        Ok(())
    }

    async fn set_ownership(&self, bucket: &BucketName, ownership: Ownership) -> Result<()> {
        let rule =
            built(OwnershipControlsRule::builder().object_ownership(ObjectOwnership::from(ownership.api())).build())?;
        let controls = built(OwnershipControls::builder().rules(rule).build())?;
        self.call("s3:PutBucketOwnershipControls", bucket)
            .send(|| {
                self.s3_client()
                    .put_bucket_ownership_controls()
                    .bucket(bucket.as_str())
                    .ownership_controls(controls.clone())
                    .send()
            })
            .await?;
        Ok(())
    }

    async fn set_block(&self, bucket: &BucketName, block: PublicAccessBlock) -> Result<()> {
        let block = PublicAccessBlockConfiguration::builder()
            .block_public_acls(block.block_public_acls)
            .ignore_public_acls(block.ignore_public_acls)
            .block_public_policy(block.block_public_policy)
            .restrict_public_buckets(block.restrict_public_buckets)
            .build();
        self.call("s3:PutBucketPublicAccessBlock", bucket)
            .send(|| {
                self.s3_client()
                    .put_public_access_block()
                    .bucket(bucket.as_str())
                    .public_access_block_configuration(block.clone())
                    .send()
            })
            .await?;
        Ok(())
    }

    async fn set_website(&self, bucket: &BucketName, website: &Website) -> Result<()> {
        let index = built(IndexDocument::builder().suffix(&website.index).build())?;
        let error = match &website.error {
            Some(key) => Some(built(ErrorDocument::builder().key(key).build())?),
            None => None,
        };
        let website = WebsiteConfiguration::builder().index_document(index).set_error_document(error).build();
        self.call("s3:PutBucketWebsite", bucket)
            .send(|| {
                self.s3_client()
                    .put_bucket_website()
                    .bucket(bucket.as_str())
                    .website_configuration(website.clone())
                    .send()
            })
            .await?;
        Ok(())
    }

    async fn clear_website(&self, bucket: &BucketName) -> Result<()> {
        self.call("s3:DeleteBucketWebsite", bucket)
            .send(|| self.s3_client().delete_bucket_website().bucket(bucket.as_str()).send())
            .await?;
        Ok(())
    }

    /// The policy that stands must be the one that was seen, or already the one that is wanted.
    async fn check_policy(&self, bucket: &BucketName, seen: Option<&Value>, wanted: Option<&Value>) -> Result<()> {
        let now = self.policy(bucket).await?;
        let is = |other: Option<&Value>| match (&now, other) {
            (Some(now), Some(other)) => bucket_policy::same(now, other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        if is(seen) || is(wanted) {
            Ok(())
        } else {
            Err(Error::new(Code::Moved).arg("what", format!("{bucket}: policy")))
        }
    }

    async fn set_policy(&self, bucket: &BucketName, policy: &Value, over: Option<&Value>) -> Result<()> {
        self.check_policy(bucket, over, Some(policy)).await?;
        let text = policy.to_string();
        self.call("s3:PutBucketPolicy", bucket)
            .send(|| self.s3_client().put_bucket_policy().bucket(bucket.as_str()).policy(&text).send())
            .await?;
        Ok(())
    }

    async fn clear_policy(&self, bucket: &BucketName, over: &Value) -> Result<()> {
        self.check_policy(bucket, Some(over), None).await?;
        let reply = self
            .call("s3:DeleteBucketPolicy", bucket)
            .send(|| self.s3_client().delete_bucket_policy().bucket(bucket.as_str()).send())
            .await;
        match reply {
            Err(failure) if failure.is(&["NoSuchBucketPolicy"]) => Ok(()),
            Err(failure) => Err(failure.into()),
            Ok(_) => Ok(()),
        }
    }

    /// Keys that are gone already are success. Those that stay are counted after all were tried.
    async fn delete_objects(&self, bucket: &BucketName, keys: &[Key]) -> Result<()> {
        let mut stayed: Vec<(String, String, String)> = Vec::new();
        for chunk in keys.chunks(DELETE_AT_ONCE) {
            let objects = chunk
                .iter()
                .map(|key| built(ObjectIdentifier::builder().key(key.as_str()).build()))
                .collect::<Result<Vec<_>>>()?;
            let delete = built(Delete::builder().set_objects(Some(objects)).quiet(true).build())?;
            let output = self
                .call("s3:DeleteObject", bucket)
                .send(|| self.s3_client().delete_objects().bucket(bucket.as_str()).delete(delete.clone()).send())
                .await?;
            stayed.extend(output.errors().iter().filter(|error| error.code() != Some("NoSuchKey")).map(|error| {
                let text = |value: Option<&str>| value.unwrap_or("?").to_owned();
                (text(error.key()), text(error.code()), text(error.message()))
            }));
        }
        let Some((key, code, message)) = stayed.first() else { return Ok(()) };
        let error = if code == "AccessDenied" {
            Error::denied("s3:DeleteObject")
        } else {
            let more = stayed.len() - 1;
            let what = if more == 0 { key.clone() } else { format!("{key} (+{more})") };
            Error::new(Code::NotCleared).arg("what", what)
        };
        Err(error.detail(format!("{key}: {code}: {message}")))
    }

    async fn delete_bucket(&self, bucket: &BucketName) -> Result<()> {
        let reply = self
            .call("s3:DeleteBucket", bucket)
            .send(|| self.s3_client().delete_bucket().bucket(bucket.as_str()).send())
            .await;
        match reply {
            Err(failure) if failure.is(&["NoSuchBucket"]) => Ok(()),
            Err(failure) => Err(failure.into()),
            Ok(_) => Ok(()),
        }
    }
}
