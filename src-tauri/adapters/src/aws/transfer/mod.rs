//! Files over the network: several at once, each one counted only if the reply proves that it arrived whole.
//!
//! - `body`: a file's bytes as bodies of requests, proved by their hash as they go. `lane`: what may be under way at once.
//! - `ahead`: small files are read before they go. `put`: a file in one request. `multipart`: a large one in parts,
//!   which a later run finds again.
//! - `watch`: what goes with every request that carries bytes.

mod ahead;
mod body;
mod lane;
mod multipart;
mod put;
mod telling;
mod unfinished;
mod watch;

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use aws_smithy_types::timeout::TimeoutConfig;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use naru_core::cloud::{OpContext, Progress};
use naru_core::deploy::diff::Upload;
use naru_core::deploy::pace::{Pace, Stretch};
use naru_core::deploy::parts::{self, Parts};
use naru_core::effect::Made;
use naru_core::error::{Exit, FileError};
use naru_core::names::BucketName;
use naru_core::shared::Shared;
use naru_core::{Code, Error, Result};
use tokio::task::JoinSet;

use self::ahead::{Ahead, Held, Ready};
use self::lane::Lane;
use self::telling::Telling;
pub(super) use self::watch::{Busy, KnownPayload};
use super::errors::{ATTEMPT, Call, Peer};
use super::{Aws, connect};

/// Files up to this size are read into memory once; longer ones are read as they go.
pub(super) const HELD: u64 = 1 << 20;
/// After so many files it is looked whether they still stand as they stood.
const CHECKED: usize = 64;
/// So many of these looks go at once.
const CHECKS: usize = 4;
/// How often one file is tried, on top of what the SDK repeats by itself.
const TRIES: u32 = 3;
/// After so many files in a row that would not go, the rest is not tried.
const HOPELESS: usize = 16;
/// The slowest line that is waited for, in bytes a second.
const SLOWEST: u64 = 32 * 1024;
/// How long the pace watches before it learns something.
const WATCHED: Duration = Duration::from_millis(300);

/// What every file of an op goes with.
#[derive(Debug)]
struct Sender {
    /// For calls without bytes.
    client: aws_sdk_s3::Client,
    /// For bytes whose hash is known.
    bytes: aws_sdk_s3::Client,
    peer: Peer,
    bucket: BucketName,
    root: PathBuf,
    parts: Parts,
    lane: Arc<Lane>,
}

/// One file under way.
#[derive(Debug)]
struct Sending {
    file: Upload,
    /// A small file's bytes.
    held: Result<Option<Held>>,
    /// Bytes of it that went over, those of the present tries among them.
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
        files: &Shared<Vec<Upload>>,
        context: &OpContext<'_>,
    ) -> Result<Vec<Made>> {
        if let Some(file) = files.iter().find(|file| file.size > parts::LARGEST) {
            return Err(Error::new(Code::FolderBadFile).arg("file", &file.path).arg("rule", "file-size"));
        }
        let busy = &self.connection.busy;
        let mut watched = Watched::new(self.paced(context), busy.count());
        let sender = Arc::new(self.sender(bucket, root, Lane::new(context.gate, watched.pace.at_once())));
        let mut made = Vec::with_capacity(files.len());
        let mut failures: Vec<FileError> = Vec::new();
        let (mut in_a_row, mut too_slow) = (0, 0);
        let mut done = Progress::default();
        let mut ahead = Ahead::begin(&sender.root, files, self.parts);
        let mut under_way: Vec<Arc<Sending>> = Vec::new();
        // Dropping them ends all that is under way.
        let mut running: JoinSet<(Arc<Sending>, Result<String>)> = JoinSet::new();
        let mut checks: JoinSet<Result<()>> = JoinSet::new();
        let mut unchecked: Vec<Upload> = Vec::new();
        let mut tick = tokio::time::interval(telling::EACH);
        let mut telling = Telling::to(context.progress);
        loop {
            let room = |running: usize| running < watched.pace.at_once() && in_a_row < HOPELESS;
            while room(running.len())
                && let Some(Ready { file, held }) = ahead.at_hand()
            {
                let sending = Arc::new(Sending { file, held, sent: Arc::default() });
                under_way.push(Arc::clone(&sending));
                let sender = Arc::clone(&sender);
                running.spawn(async move { (Arc::clone(&sending), sender.send(&sending).await) });
            }
            let hungry = room(running.len()) && !ahead.is_over();
            let is_last = running.is_empty() && !hungry;
            if (unchecked.len() >= CHECKED && checks.len() < CHECKS) || (is_last && !unchecked.is_empty()) {
                let (sender, files) = (Arc::clone(&sender), std::mem::take(&mut unchecked));
                checks.spawn(async move { body::unchanged(&sender.root, files).await });
            }
            if is_last && checks.is_empty() {
                break;
            }
            tokio::select! {
                biased;
                () = context.cancel.cancelled() => return Err(Error::new(Code::Cancelled)),
                Some(next) = running.join_next() => {
                    let (sending, result) = next.map_err(Error::unexpected)?;
                    under_way.retain(|other| !Arc::ptr_eq(other, &sending));
                    match result {
                        Ok(etag) => {
                            in_a_row = 0;
                            done.files += 1;
                            done.bytes += sending.file.size;
                            made.push(Made::Stored { key: sending.file.key.clone(), etag });
                            unchecked.push(sending.file.clone());
                        }
                        Err(error) if stops(&error) => return Err(error),
                        Err(error) => {
                            in_a_row += 1;
                            too_slow += u64::from(matches!(error.code, Code::ServiceBusy | Code::Timeout));
                            failures.push(FileError { file: sending.file.path.to_string(), error });
                        }
                    }
                }
                Some(checked) = checks.join_next() => checked.map_err(Error::unexpected)??,
                more = ahead.more(), if hungry => more?,
                _ = tick.tick() => {}
            }
            let sent: u64 = under_way.iter().map(|sending| sending.sent.load(Ordering::Relaxed)).sum();
            // Where the disk is slower than the line, more requests would be no faster.
            let more = !hungry && (!ahead.is_over() || sender.lane.turned_away());
            watched.full(more, context.gate.is_held());
            watched.learn(&sender.lane, done.files, done.bytes + sent, busy.count() + too_slow);
            telling.is(done.files, done.bytes + sent);
        }
        if context.gate.limit().is_none() {
            *self.pace.lock().unwrap_or_else(PoisonError::into_inner) = Some(watched.pace);
        }
        Error::upload_incomplete(files.len(), made.len(), failures).map_or(Ok(made), Err)
    }

    /// As the last upload over this connection went, if nobody limits this one.
    fn paced(&self, context: &OpContext<'_>) -> Pace {
        let before = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        match (context.gate.limit(), before.as_ref()) {
            (None, Some(before)) => before.resumed(),
            (limit, _) => Pace::new(limit),
        }
    }

    fn sender(&self, bucket: &BucketName, root: &str, lane: Arc<Lane>) -> Sender {
        let connect::Connection { s3, s3_bytes, s3_peer, .. } = &self.connection;
        Sender {
            client: s3.clone(),
            bytes: s3_bytes.clone(),
            peer: s3_peer.clone(),
            bucket: bucket.clone(),
            root: PathBuf::from(root),
            parts: self.parts,
            lane,
        }
    }
}

/// The pace, and where it began to watch.
struct Watched {
    pace: Pace,
    since: Instant,
    files: u64,
    bytes: u64,
    /// Requests that had ended, parts of large files among them.
    ended: u64,
    refused: u64,
    /// More would have gone until now.
    more: bool,
    /// Nothing new was begun for a while.
    held: bool,
}

impl Watched {
    fn new(pace: Pace, refused: u64) -> Self {
        Self { pace, since: Instant::now(), files: 0, bytes: 0, ended: 0, refused, more: false, held: false }
    }

    /// Whether more would have gone if it might, and whether somebody holds it all. How many are under way at one
    /// moment says nothing of that: over a long way they come back together.
    fn full(&mut self, more: bool, held: bool) {
        self.more = more;
        self.held |= held;
    }

    /// What was done until now; the pace learns from it when it was watched long enough.
    fn learn(&mut self, lane: &Lane, files: u64, bytes: u64, refused: u64) {
        let seconds = self.since.elapsed();
        // Over a long way answers come in waves: one more or less of them says nothing.
        let waves = lane.ended() - self.ended >= 2 * self.pace.at_once() as u64;
        if refused == self.refused && (seconds < WATCHED || (!waves && seconds < 4 * WATCHED)) {
            return;
        }
        // Requests that were under way when the first was refused are refused with it.
        if refused > self.refused && seconds < WATCHED / 2 {
            return;
        }
        self.pace.learn(&Stretch {
            requests: files - self.files,
            bytes: bytes.saturating_sub(self.bytes),
            seconds: seconds.as_secs_f64(),
            refused: refused - self.refused,
            full: self.more && !self.held,
        });
        lane.allow(self.pace.at_once());
        let pace = self.pace.clone();
        *self = Self { files, bytes, ended: lane.ended(), ..Self::new(pace, refused) };
    }
}

impl Sender {
    /// One call to S3, for its errors.
    const fn call(&self, action: &'static str) -> Call<'_> {
        self.peer.call(action, Some(&self.bucket))
    }

    /// One file, tried several times; its ETag.
    async fn send(self: &Arc<Self>, sending: &Sending) -> Result<String> {
        match self.parts.of(sending.file.size) {
            None => self.tried(sending.file.size, || self.put(sending)).await,
            Some(part) => self.tried(sending.file.size, || self.in_parts(sending, part)).await,
        }
    }

    /// Tries several times what may go over at a second try.
    async fn tried<T, Fut: Future<Output = Result<T>>>(&self, size: u64, what: impl Fn() -> Fut) -> Result<T> {
        let mut tries = 1;
        let began = Instant::now();
        // Who has been silent for the SDK's whole patience is not given another one.
        let until = self.patience_for(size);
        loop {
            match what().await {
                Err(error) if tries < TRIES && again(&error) && began.elapsed() < until => {
                    tokio::time::sleep(jitter(tries)).await;
                    tries += 1;
                }
                result => return result,
            }
        }
    }

    /// A try of these bytes may take as long as a slow line needs for them, or somebody's own limit.
    fn patience_for(&self, size: u64) -> Duration {
        let shared = self.lane.throttle.limit().map(|limit| limit / 32);
        patience_at(size, shared.map_or(SLOWEST, |limit| limit.clamp(1, SLOWEST)))
    }

    /// The patience for these bytes, where it is not the usual one.
    fn override_for(&self, size: u64) -> Option<aws_sdk_s3::config::Builder> {
        let attempt = self.patience_for(size);
        (attempt > patience_at(HELD, SLOWEST))
            .then(|| aws_sdk_s3::config::Config::builder().timeout_config(timeouts(attempt)))
    }
}

fn not_proven(file: &Upload, why: &str) -> Error {
    Error::new(Code::NotProven).arg("file", &file.path).detail(why)
}

/// SHA-256 from hexadecimal digits to base64, as S3 takes it.
pub(super) fn checksum(sha256: &str) -> Result<String> {
    Ok(BASE64_STANDARD.encode(unhex(sha256)?))
}

/// The 32 bytes of a SHA-256.
fn unhex(sha256: &str) -> Result<Vec<u8>> {
    let bytes: Option<Vec<u8>> = (0..sha256.len())
        .step_by(2)
        .map(|i| sha256.get(i..i + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    bytes.filter(|bytes| bytes.len() == 32).ok_or_else(|| Error::unexpected("no SHA-256"))
}

/// How patient a request with so many bytes is.
pub(super) fn patience(size: u64) -> TimeoutConfig {
    timeouts(patience_at(size, SLOWEST))
}

fn patience_at(size: u64, slowest: u64) -> Duration {
    ATTEMPT + Duration::from_secs(size / slowest)
}

fn timeouts(attempt: Duration) -> TimeoutConfig {
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
