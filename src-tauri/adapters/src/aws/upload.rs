//! Files over the network: several at once, each one counted only if the reply proves that it arrived whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use aws_sdk_s3::types::ChecksumAlgorithm;
use aws_smithy_types::timeout::TimeoutConfig;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use naru_core::cloud::{OpContext, Progress};
use naru_core::deploy::diff::Upload;
use naru_core::effect::Made;
use naru_core::error::Exit;
use naru_core::names::BucketName;
use naru_core::{Code, Error, Result};

use super::Aws;
use super::errors::ATTEMPT;
use super::s3::{AT_ONCE, unquoted};
use super::source;

/// The largest object of a single PUT: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html>.
const LARGEST: u64 = 5 << 30;
/// How often one file is tried, on top of what the SDK repeats by itself.
const TRIES: u32 = 3;
/// After so many files in a row that would not go, the rest is not tried.
const HOPELESS: usize = 16;
/// The slowest line that is waited for, in bytes a second.
const SLOWEST: u64 = 32 * 1024;
/// How often progress is told while bytes go over.
const TELL: Duration = Duration::from_millis(100);

/// One file under way.
struct Sending<'a> {
    file: &'a Upload,
    /// Bytes of the present try.
    sent: Arc<AtomicU64>,
}

impl Aws {
    /// Sends files; those stored stay stored whatever happens to the others.
    ///
    /// # Errors
    /// `FileChanged`, `Cancelled`, who-you-are errors and a network that is not there stop at once. Files that
    /// would not go for other reasons are counted in `UploadIncomplete` after all were tried.
    pub(super) async fn upload(
        &self,
        bucket: &BucketName,
        root: &str,
        files: &[Upload],
        context: &OpContext<'_>,
    ) -> Result<Vec<Made>> {
        if let Some(file) = files.iter().find(|file| file.size > LARGEST) {
            return Err(Error::new(Code::FolderBadFile).arg("file", &file.path).arg("rule", "file-size"));
        }
        let mut made = Vec::with_capacity(files.len());
        let mut failures: Vec<(&Upload, Error)> = Vec::new();
        let mut in_a_row = 0;
        let mut done = Progress::default();
        let mut at_once = AT_ONCE;
        let mut ahead = files.iter();
        let mut counters: Vec<Arc<AtomicU64>> = Vec::new();
        let mut running = FuturesUnordered::new();
        let mut tick = tokio::time::interval(TELL);
        let mut told = Progress::default();
        loop {
            while running.len() < at_once
                && in_a_row < HOPELESS
                && let Some(file) = ahead.next()
            {
                let sending = Sending { file, sent: Arc::default() };
                counters.push(Arc::clone(&sending.sent));
                running.push(self.send(bucket, root, sending));
            }
            tokio::select! {
                biased;
                () = context.cancel.cancelled() => return Err(Error::new(Code::Cancelled)),
                next = running.next() => {
                    let Some((sending, result)) = next else { break };
                    counters.retain(|counter| !Arc::ptr_eq(counter, &sending.sent));
                    match result {
                        Ok(etag) => {
                            in_a_row = 0;
                            done.files += 1;
                            done.bytes += sending.file.size;
                            made.push(Made::Stored { key: sending.file.key.clone(), etag });
                        }
                        Err(error) if stops(&error) => return Err(error),
                        Err(error) => {
                            in_a_row += 1;
                            if matches!(error.code, Code::ServiceBusy | Code::Timeout) {
                                // Who asks to slow down, or a line that is too thin, is sent less at a time.
                                at_once = (at_once / 2).max(2);
                            }
                            failures.push((sending.file, error));
                        }
                    }
                }
                _ = tick.tick() => {}
            }
            let under_way: u64 = counters.iter().map(|counter| counter.load(Ordering::Relaxed)).sum();
            // Bytes of a try that failed are taken back; what was told is not.
            let now = Progress { files: done.files, bytes: (done.bytes + under_way).max(told.bytes) };
            if now != told {
                told = now;
                (context.progress)(now);
            }
        }
        let Some((first, why)) = failures.first() else { return Ok(made) };
        let failed = files.len() - made.len();
        Err(Error::new(Code::UploadIncomplete)
            .arg("failed", failed)
            .arg("files", files.len())
            .arg("first", &first.path)
            .detail(why))
    }

    async fn send<'a>(&self, bucket: &BucketName, root: &str, sending: Sending<'a>) -> (Sending<'a>, Result<String>) {
        let mut tries = 1;
        let began = Instant::now();
        // Who has been silent for the SDK's whole patience is not given another one.
        let until = patience_for(sending.file.size);
        loop {
            let result = self.put(bucket, root, &sending).await;
            match result {
                Err(error) if tries < TRIES && again(&error) && began.elapsed() < until => {
                    tokio::time::sleep(jitter(tries)).await;
                    tries += 1;
                }
                result => return (sending, result),
            }
        }
    }

    /// One PUT and its proof: an ETag, the checksum we computed before sending, and a file that still stands as
    /// it stood.
    async fn put(&self, bucket: &BucketName, root: &str, sending: &Sending<'_>) -> Result<String> {
        let file = sending.file;
        source::unchanged(root, file).await?;
        let sum = checksum(&file.sha256)?;
        let length = i64::try_from(file.size).map_err(Error::unexpected)?;
        let patience = aws_sdk_s3::config::Config::builder().timeout_config(patience(file.size));
        let reply = self
            .call("s3:PutObject", bucket)
            .send(|| {
                self.s3_client()
                    .put_object()
                    .bucket(bucket.as_str())
                    .key(file.key.as_str())
                    .content_type(&file.headers.content_type)
                    .set_cache_control(file.headers.cache_control.clone())
                    .set_content_encoding(file.headers.content_encoding.clone())
                    .set_content_disposition(file.headers.content_disposition.clone())
                    .content_length(length)
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .checksum_sha256(&sum)
                    .body(source::body(root, file, &sending.sent))
                    .customize()
                    .config_override(patience.clone())
                    .send()
            })
            .await;
        let output = match reply {
            Ok(output) => output,
            // The bytes had the right hash when they left: something on the way changed them.
            Err(failure) if failure.is(&["BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch"]) => {
                return Err(not_proven(file, failure.error.detail.as_deref().unwrap_or_default()));
            }
            Err(failure) => return Err(failure.into()),
        };
        let etag = unquoted(output.e_tag());
        if etag.is_empty() {
            return Err(not_proven(file, "the reply has no ETag"));
        }
        match output.checksum_sha256() {
            Some(echo) if echo == sum => {}
            Some(_) => return Err(not_proven(file, "the reply repeats another checksum")),
            // AWS always repeats it. Of other clouds some check it and say nothing: an ETag that is the MD5 of
            // our bytes, or else their own HEAD, is as good a proof that these bytes lie there.
            None if self.connection.s3_peer.at_aws => {
                return Err(not_proven(file, "the reply does not repeat the checksum"));
            }
            None if etag == file.md5 => {}
            None => {
                let head = self.head(bucket, &file.key).await?;
                if head.and_then(|meta| meta.sha256).as_ref() != Some(&file.sha256) {
                    return Err(not_proven(file, "neither ETag nor HEAD shows these bytes"));
                }
            }
        }
        source::unchanged(root, file).await?;
        Ok(etag)
    }
}

fn not_proven(file: &Upload, why: &str) -> Error {
    Error::new(Code::NotProven).arg("file", &file.path).detail(why)
}

/// SHA-256 from hexadecimal digits to base64, as S3 takes it.
fn checksum(sha256: &str) -> Result<String> {
    let bytes: Option<Vec<u8>> = (0..sha256.len())
        .step_by(2)
        .map(|i| sha256.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    let bytes = bytes.filter(|bytes| bytes.len() == 32).ok_or_else(|| Error::unexpected("no SHA-256"))?;
    Ok(BASE64_STANDARD.encode(bytes))
}

/// A try of a PUT may take as long as a slow line needs for it.
fn patience_for(size: u64) -> Duration {
    ATTEMPT + Duration::from_secs(size / SLOWEST)
}

fn patience(size: u64) -> TimeoutConfig {
    let attempt = patience_for(size);
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(3))
        .operation_attempt_timeout(attempt)
        .operation_timeout(attempt * 4)
        .build()
}

/// Whether another file would meet the same, or the person has to do something first.
fn stops(error: &Error) -> bool {
    match error.code {
        Code::FileChanged
        | Code::CaptivePortal
        | Code::UntrustedTls
        | Code::Offline
        | Code::NoBucket
        | Code::WrongRegion
        | Code::PublicBlocked => true,
        // Who you are, or a folder that is not what it was.
        _ => matches!(error.exit(), Exit::Auth | Exit::Safety),
    }
}

/// Whether the same file may go over at a second try.
fn again(error: &Error) -> bool {
    matches!(error.code, Code::Timeout | Code::ServiceBusy | Code::NotProven)
}

/// Half a second more for each try, and up to half a second by chance, so that sixteen do not come back at once.
fn jitter(tries: u32) -> Duration {
    let chance = getrandom::u32().map_or(250, |n| n % 500);
    Duration::from_millis(500 * u64::from(tries) + u64::from(chance))
}
