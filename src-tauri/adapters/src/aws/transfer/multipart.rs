//! A large file in parts. Each is proved alone; all of them together have the hash that was promised before the object
//! is put together, so what lies under its key is the old object or the whole new one. Parts that an earlier run sent
//! are taken over where they are still the bytes of the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use aws_sdk_s3::types::{ChecksumAlgorithm, CompletedMultipartUpload, CompletedPart};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use naru_core::deploy::parts;
use naru_core::shared_text::SharedText;
use naru_core::world::Unfinished;
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::JoinSet;

use super::super::s3::{Head, WHOLE_SHA256, head, unquoted};
use super::body::{self, Count, Piece, Reading};
use super::lane::Place;
use super::unfinished::with_left;
use super::{Sender, Sending, checksum, not_proven, unhex};

/// Parts up to this size are read into memory once; longer ones are hashed first, and read again as they go.
const HELD_PART: u64 = 16 << 20;

/// A part as it lies in S3.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stored {
    size: u64,
    etag: String,
    /// Base64; empty where S3 does not tell.
    sum: String,
}

/// An upload that is under way.
struct Begun {
    upload: Unfinished,
    /// What an earlier run sent, by number.
    parts: BTreeMap<i32, Stored>,
}

/// What one part needs to go.
struct Part {
    number: i32,
    piece: Piece,
    count: Count,
    _place: Place,
    _held: Option<OwnedSemaphorePermit>,
}

impl Sender {
    pub(super) async fn head(&self, key: &naru_core::names::Key) -> Result<Option<Head>> {
        head(&self.client, self.call("s3:GetObject"), &self.bucket, key).await
    }

    /// All parts and the object's own proof; its ETag. What stops it in between is found again by the next try, or by
    /// the next run; a file that changed is not.
    pub(super) async fn in_parts(self: &Arc<Self>, sending: &Sending, part: u64) -> Result<String> {
        let file = &sending.file;
        let begun = self.begun(sending, part).await?;
        let taken_over = !begun.parts.is_empty();
        let stored = match self.all_parts(sending, part, &begun).await {
            Ok(stored) => stored,
            Err(error) if error.code == Code::FileChanged => {
                return Err(with_left(error, self.abort(&begun.upload).await));
            }
            Err(error) => return Err(error),
        };
        let etag = self.completed(sending, &begun.upload, &stored, taken_over).await?;
        // The reply that began another one for this key may have been lost.
        for other in self.unfinished(&file.key).await? {
            self.abort(&other).await?;
        }
        Ok(etag)
    }

    /// Goes on with an upload that has parts of the same size as ours, or begins one. Others of this key are given up.
    async fn begun(&self, sending: &Sending, part: u64) -> Result<Begun> {
        let file = &sending.file;
        let sizes: Vec<u64> = parts::ranges(file.size, part).map(|(_, length)| length).collect();
        let mut begun: Option<Begun> = None;
        for upload in self.unfinished(&file.key).await? {
            let parts = self.parts_of(&upload).await?;
            let fits = |(number, stored): (&i32, &Stored)| {
                let index = usize::try_from(*number - 1).ok();
                index.and_then(|index| sizes.get(index)) == Some(&stored.size)
            };
            // One without parts may have been begun for other bytes or headers.
            let ours = !parts.is_empty() && parts.iter().all(fits);
            if ours && begun.as_ref().is_none_or(|best| best.parts.len() < parts.len()) {
                if let Some(less) = begun.replace(Begun { upload, parts }) {
                    self.abort(&less.upload).await?;
                }
            } else {
                self.abort(&upload).await?;
            }
        }
        match begun {
            Some(begun) => Ok(begun),
            None => Ok(Begun { upload: self.create(sending).await?, parts: BTreeMap::new() }),
        }
    }

    async fn create(&self, sending: &Sending) -> Result<Unfinished> {
        let file = &sending.file;
        let output = self
            .call("s3:PutObject")
            .send(|| {
                self.client
                    .create_multipart_upload()
                    .bucket(self.bucket.as_str())
                    .key(file.key.as_str())
                    .content_type(&file.headers.content_type)
                    .set_cache_control(file.headers.cache_control.clone())
                    .set_content_encoding(file.headers.content_encoding.clone())
                    .set_content_disposition(file.headers.content_disposition.clone())
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .metadata(WHOLE_SHA256, file.sha256.as_str())
                    .send()
            })
            .await?;
        let id = output.upload_id().ok_or_else(|| not_proven(file, "the reply has no upload id"))?;
        Ok(Unfinished { key: file.key.clone(), id: id.to_owned() })
    }

    /// The parts that arrived; none where nobody may ask.
    async fn parts_of(&self, upload: &Unfinished) -> Result<BTreeMap<i32, Stored>> {
        let mut all = BTreeMap::new();
        let mut from: Option<String> = None;
        loop {
            let page = self
                .call("s3:ListMultipartUploadParts")
                .send(|| {
                    self.client
                        .list_parts()
                        .bucket(self.bucket.as_str())
                        .key(upload.key.as_str())
                        .upload_id(&upload.id)
                        .set_part_number_marker(from.clone())
                        .send()
                })
                .await;
            let page = match page {
                Ok(page) => page,
                Err(failure) if failure.not_found() || failure.is(&["NoSuchUpload"]) => return Ok(BTreeMap::new()),
                Err(failure) if failure.error.code == Code::AccessDenied => return Ok(BTreeMap::new()),
                Err(failure) => return Err(failure.into()),
            };
            for part in page.parts() {
                let size = part.size().and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
                let sum = part.checksum_sha256().unwrap_or_default().to_owned();
                let stored = Stored { size, etag: unquoted(part.e_tag()), sum };
                all.insert(part.part_number().unwrap_or(0), stored);
            }
            match page.next_part_number_marker() {
                Some(next) if page.is_truncated() == Some(true) && from.as_deref() != Some(next) => {
                    from = Some(next.to_owned());
                }
                _ => return Ok(all),
            }
        }
    }

    /// Reads the file once from its beginning to its end and sends what is not there yet, several parts at once.
    async fn all_parts(
        self: &Arc<Self>,
        sending: &Sending,
        part: u64,
        begun: &Begun,
    ) -> Result<Vec<(Stored, SharedText)>> {
        let file = &sending.file;
        let mut reading = Reading::of(&self.root, file).await?;
        let mut stored: BTreeMap<i32, (Stored, SharedText)> = BTreeMap::new();
        let mut running: JoinSet<Result<(i32, Stored, SharedText)>> = JoinSet::new();
        for (number, (_, length)) in (1..).zip(parts::ranges(file.size, part)) {
            let place = self.lane.place().await;
            let held = if length <= HELD_PART { Some(self.lane.hold(length).await) } else { None };
            let piece;
            (reading, piece) = reading.next(length, HELD_PART).await?;
            let count = Count::within(&sending.sent);
            if let Some(there) = begun.parts.get(&number)
                && self.is_there(there, &piece).await?
            {
                count.add(length);
                stored.insert(number, (there.clone(), piece.sha256));
                continue;
            }
            let (sender, one) = (Arc::clone(self), Part { number, piece, count, _place: place, _held: held });
            let upload = begun.upload.clone();
            running.spawn(async move { sender.tried(length, || sender.part(&upload, &one)).await });
            while let Some(ended) = running.try_join_next() {
                let (number, there, sha256) = ended.map_err(Error::unexpected)??;
                stored.insert(number, (there, sha256));
            }
        }
        while let Some(ended) = running.join_next().await {
            let (number, there, sha256) = ended.map_err(Error::unexpected)??;
            stored.insert(number, (there, sha256));
        }
        if reading.sha256() != file.sha256 {
            return Err(body::changed(&file.path));
        }
        body::unchanged(&self.root, vec![file.clone()]).await?;
        Ok(stored.into_values().collect())
    }

    /// Whether a part that an earlier run sent has these bytes.
    async fn is_there(&self, there: &Stored, piece: &Piece) -> Result<bool> {
        Ok(if there.sum.is_empty() {
            !self.peer.at_aws && there.etag == piece.md5(&self.root).await?
        } else {
            there.sum == checksum(&piece.sha256)?
        })
    }

    /// One part and its proof, as a PUT's.
    async fn part(&self, upload: &Unfinished, part: &Part) -> Result<(i32, Stored, SharedText)> {
        let piece = &part.piece;
        let sum = checksum(&piece.sha256)?;
        let length = i64::try_from(piece.length).map_err(Error::unexpected)?;
        let patience = self.override_for(piece.length);
        let reply = self
            .call("s3:PutObject")
            .send(|| {
                let request = self
                    .bytes
                    .upload_part()
                    .bucket(self.bucket.as_str())
                    .key(upload.key.as_str())
                    .upload_id(&upload.id)
                    .part_number(part.number)
                    .content_length(length)
                    .checksum_algorithm(ChecksumAlgorithm::Sha256)
                    .checksum_sha256(&sum)
                    .body(body::body(&self.root, piece, &part.count, &self.lane.throttle))
                    .customize();
                match &patience {
                    Some(patience) => request.config_override(patience.clone()).send(),
                    None => request.send(),
                }
            })
            .await;
        let unproven = |why: &str| Error::new(Code::NotProven).arg("file", &piece.path).detail(why);
        let proof = async {
            let output = match reply {
                Ok(output) => output,
                Err(failure) if failure.is(&["BadDigest", "InvalidDigest", "XAmzContentChecksumMismatch"]) => {
                    return Err(unproven(failure.error.detail.as_deref().unwrap_or_default()));
                }
                Err(failure) => return Err(failure.into()),
            };
            let etag = unquoted(output.e_tag());
            match output.checksum_sha256() {
                _ if etag.is_empty() => return Err(unproven("the reply to a part has no ETag")),
                Some(echo) if echo == sum => {}
                Some(_) => return Err(unproven("the reply to a part repeats another checksum")),
                None if !self.peer.at_aws && etag == piece.md5(&self.root).await? => {}
                None => return Err(unproven("the reply to a part does not repeat the checksum")),
            }
            Ok((part.number, Stored { size: piece.length, etag, sum: sum.clone() }, piece.sha256.clone()))
        };
        proof.await.inspect_err(|_| part.count.again())
    }

    /// Puts the parts together, and proves what came of it.
    async fn completed(
        &self,
        sending: &Sending,
        upload: &Unfinished,
        stored: &[(Stored, SharedText)],
        taken_over: bool,
    ) -> Result<String> {
        let file = &sending.file;
        let mut list = Vec::with_capacity(stored.len());
        let mut sums = Sha256::new();
        for (number, (part, sha256)) in (1..).zip(stored) {
            sums.update(unhex(sha256)?);
            let sum = Some(&part.sum).filter(|sum| !sum.is_empty()).cloned();
            list.push(CompletedPart::builder().part_number(number).e_tag(&part.etag).set_checksum_sha256(sum).build());
        }
        let want = format!("{}-{}", BASE64_STANDARD.encode(sums.finalize()), stored.len());
        let all = CompletedMultipartUpload::builder().set_parts(Some(list)).build();
        // S3 may put the parts of a large object together for minutes.
        let patience = aws_sdk_s3::config::Config::builder().timeout_config(super::patience(file.size / 256));
        let reply = self
            .call("s3:PutObject")
            .send(|| {
                self.client
                    .complete_multipart_upload()
                    .bucket(self.bucket.as_str())
                    .key(upload.key.as_str())
                    .upload_id(&upload.id)
                    .multipart_upload(all.clone())
                    .customize()
                    .config_override(patience.clone())
                    .send()
            })
            .await;
        let (etag, echo) = match reply {
            Ok(output) => (unquoted(output.e_tag()), output.checksum_sha256().map(str::to_owned)),
            // Its reply was lost, and it was asked again.
            Err(failure) if failure.is(&["NoSuchUpload"]) => (String::new(), None),
            Err(failure) => return Err(failure.into()),
        };
        let proven = !etag.is_empty() && echo.as_ref() == Some(&want);
        if echo.as_ref().is_some_and(|echo| *echo != want) {
            return Err(not_proven(file, "the object's checksum is not that of its parts"));
        }
        if proven && !taken_over {
            return Ok(etag);
        }
        // What an earlier run began has its headers, too; and who repeats no checksum is asked for what lies there.
        let head = self.head(&file.key).await?.ok_or_else(|| not_proven(file, "the object is not there"))?;
        let same = head.size == file.size && head.meta.sha256.as_ref() == Some(&file.sha256);
        if !same || head.meta.headers != file.headers || (!etag.is_empty() && head.etag != etag) {
            return Err(not_proven(file, "HEAD does not show these bytes and headers"));
        }
        Ok(head.etag)
    }
}
