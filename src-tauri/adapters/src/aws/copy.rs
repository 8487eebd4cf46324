//! Copies that S3 makes by itself: several at once, each one counted only if the reply proves whose bytes it has.

use aws_sdk_s3::types::{ChecksumAlgorithm, MetadataDirective, TaggingDirective};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use naru_core::cloud::OpContext;
use naru_core::deploy::diff::Copy;
use naru_core::effect::Made;
use naru_core::names::{BucketName, Key};
use naru_core::site::probes::url_path;
use naru_core::{Code, Error, Result};

use super::Aws;
use super::s3::unquoted;
use super::transfer::checksum;

/// Copies under way at once: they bring no bytes over the line, so that only its length holds them up.
const AT_ONCE: usize = 64;
/// Bytes that are copied at once, but for one that has more: a server of one's own has one disk for all of them.
const BYTES_AT_ONCE: u64 = 256 << 20;

impl Aws {
    /// Makes copies; those made stay whatever happens to the others.
    ///
    /// # Errors
    /// `Moved` if an original is not what it was; the first error else, after those under way have ended.
    pub(super) async fn copy(
        &self,
        bucket: &BucketName,
        copies: &[Copy],
        context: &OpContext<'_>,
    ) -> Result<Vec<Made>> {
        let mut made = Vec::with_capacity(copies.len());
        let mut failed = None;
        let mut ahead = copies.iter().peekable();
        let mut running = FuturesUnordered::new();
        let mut bytes = 0;
        loop {
            let room = |running: usize, bytes: u64| running < AT_ONCE && (running == 0 || bytes <= BYTES_AT_ONCE);
            while failed.is_none()
                && let Some(copy) = ahead.next_if(|copy| room(running.len(), bytes + copy.size))
            {
                bytes += copy.size;
                running.push(async move { (copy, self.copy_one(bucket, copy).await) });
            }
            let next = context.cancel.run_until_cancelled(running.next()).await;
            match next.ok_or_else(|| Error::new(Code::Cancelled))? {
                Some((copy, ended)) => {
                    bytes -= copy.size;
                    match ended {
                        Ok(etag) => made.push(Made::Stored { key: copy.to.clone(), etag }),
                        Err(error) => failed = failed.or(Some(error)),
                    }
                }
                None => return failed.map_or(Ok(made), Err),
            }
        }
    }

    /// One copy and its proof: the original still had the ETag it was known by, and the copy has the checksum.
    async fn copy_one(&self, bucket: &BucketName, copy: &Copy) -> Result<String> {
        let source = format!("{bucket}/{}", url_path(&copy.from));
        let reply = self
            .call("s3:GetObject", bucket)
            .send(|| {
                self.s3_client()
                    .copy_object()
                    .bucket(bucket.as_str())
                    .key(copy.to.as_str())
                    .copy_source(&source)
                    .copy_source_if_match(format!("\"{}\"", copy.etag))
                    .metadata_directive(MetadataDirective::Replace)
                    // Tags would ask for permissions of their own, and ours have none.
                    .tagging_directive(TaggingDirective::Replace)
                    .content_type(&copy.headers.content_type)
                    .set_cache_control(copy.headers.cache_control.clone())
                    .set_content_encoding(copy.headers.content_encoding.clone())
                    .set_content_disposition(copy.headers.content_disposition.clone())
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .send()
            })
            .await;
        let output = match reply {
            Ok(output) => output,
            Err(failure) if failure.condition_failed() || failure.is(&["NoSuchKey"]) => {
                return Err(Error::new(Code::Moved).arg("what", &copy.from));
            }
            Err(failure) => return Err(failure.into()),
        };
        let result = output.copy_object_result();
        let etag = unquoted(result.and_then(|result| result.e_tag()));
        if etag.is_empty() {
            return Err(not_proven(&copy.to, "the reply has no ETag"));
        }
        match result.and_then(|result| result.checksum_sha256()) {
            Some(echo) if echo == checksum(&copy.sha256)? => {}
            Some(_) => return Err(not_proven(&copy.to, "the reply has another checksum")),
            None if self.connection.s3_peer.at_aws => {
                return Err(not_proven(&copy.to, "the reply has no checksum"));
            }
            // Other clouds say nothing; the same ETag is the same bytes there, and a HEAD tells as much.
            None if etag == copy.etag => {}
            None => {
                let head = self.head(bucket, &copy.to).await?;
                if head.and_then(|meta| meta.sha256).as_ref() != Some(&copy.sha256) {
                    return Err(not_proven(&copy.to, "neither ETag nor HEAD shows these bytes"));
                }
            }
        }
        Ok(etag)
    }
}

fn not_proven(key: &Key, why: &str) -> Error {
    Error::new(Code::NotProven).arg("file", key).detail(why)
}
