//! A file in one request, and its proof.

use aws_sdk_s3::types::ChecksumAlgorithm;
use naru_core::{Error, Result};

use super::super::s3::unquoted;
use super::body::{self, Count, Piece};
use super::{Sender, Sending, checksum, not_proven};

impl Sender {
    /// One PUT and its proof: an ETag, and the checksum we computed before sending.
    pub(super) async fn put(&self, sending: &Sending) -> Result<String> {
        let file = &sending.file;
        let _place = self.lane.place().await;
        let held = sending.held.as_ref().map_err(Error::clone)?;
        if held.is_none() {
            body::unchanged(&self.root, vec![file.clone()]).await?;
        }
        let piece = Piece::whole(file, held.as_ref().map(|held| held.bytes.clone()));
        let sum = checksum(&file.sha256)?;
        let length = i64::try_from(file.size).map_err(Error::unexpected)?;
        let patience = self.override_for(file.size);
        let count = Count::within(&sending.sent);
        let reply = self
            .call("s3:PutObject")
            .send(|| {
                let request = self
                    .bytes
                    .put_object()
                    .bucket(self.bucket.as_str())
                    .key(file.key.as_str())
                    .content_type(&file.headers.content_type)
                    .set_cache_control(file.headers.cache_control.clone())
                    .set_content_encoding(file.headers.content_encoding.clone())
                    .set_content_disposition(file.headers.content_disposition.clone())
                    .content_length(length)
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .checksum_sha256(&sum)
                    .body(body::body(&self.root, &piece, &count, &self.lane.throttle));
                let patience = patience.clone();
                async move {
                    match patience {
                        // An override makes the SDK put its whole configuration together anew.
                        Some(patience) => request.customize().config_override(patience).send().await,
                        None => request.send().await,
                    }
                }
            })
            .await;
        let output = match reply {
            Ok(output) => output,
            Err(failure) => {
                count.again();
                // The bytes had the right hash when they left: something on the way changed them.
                if failure.is(&["BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch"]) {
                    return Err(not_proven(file, failure.error.detail.as_deref().unwrap_or_default()));
                }
                return Err(failure.into());
            }
        };
        let proof = self.proved(sending, unquoted(output.e_tag()), output.checksum_sha256(), &sum).await;
        if proof.is_err() {
            count.again();
        }
        proof
    }

    async fn proved(&self, sending: &Sending, etag: String, echo: Option<&str>, sum: &str) -> Result<String> {
        let file = &sending.file;
        if etag.is_empty() {
            return Err(not_proven(file, "the reply has no ETag"));
        }
        match echo {
            Some(echo) if echo == sum => {}
            Some(_) => return Err(not_proven(file, "the reply repeats another checksum")),
            // AWS always repeats it. Of other clouds some check it and say nothing: an ETag that is the MD5 of
            // our bytes, or else their own HEAD, is as good a proof that these bytes lie there.
            None if self.peer.at_aws => {
                return Err(not_proven(file, "the reply does not repeat the checksum"));
            }
            None if etag == file.md5 => {}
            None => {
                let head = self.head(&file.key).await?;
                if head.and_then(|head| head.meta.sha256).as_ref() != Some(&file.sha256) {
                    return Err(not_proven(file, "neither ETag nor HEAD shows these bytes"));
                }
            }
        }
        Ok(etag)
    }
}
