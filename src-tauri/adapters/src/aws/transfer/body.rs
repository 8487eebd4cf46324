//! A file of the build folder as the bodies of requests. The last bytes of one are handed over only if all of them
//! together have the hash that was promised, so a file that changes while it is sent is never stored torn.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};

use aws_sdk_s3::primitives::{ByteStream, SdkBody};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use naru_core::clock::hex;
use naru_core::deploy::diff::Upload;
use naru_core::shared_text::SharedText;
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::Sleep;

use super::lane::Throttle;
use crate::folder::{self, Root};

/// Bytes handed over at a time.
const CHUNK: usize = 64 * 1024;

/// Whether each of these files still stands as it stood when it was hashed.
///
/// # Errors
/// `FileChanged` for one that does not, or is gone; as [`folder::Root::standing`] otherwise.
pub(super) async fn unchanged(root: &Path, files: Vec<Upload>) -> Result<()> {
    let root = root.to_owned();
    let work = move || {
        let root = Root::open(&root)?;
        files.iter().try_for_each(|file| as_hashed(file, root.standing(&file.path)?))
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::unexpected)?
}

fn as_hashed(file: &Upload, now: folder::Standing) -> Result<()> {
    if now.size == file.size && now.stamp == file.stamp { Ok(()) } else { Err(changed(&file.path)) }
}

pub(super) fn changed(path: &str) -> Error {
    Error::new(Code::FileChanged).arg("file", path)
}

/// All bytes of a small file, read once: it stands as it stood, and they have the hash that was promised.
///
/// # Errors
/// `FileChanged`; as [`folder::Root::file`] otherwise.
pub(super) fn read(root: &Root, file: &Upload) -> Result<Bytes> {
    let (mut open, standing) = root.file(&file.path)?;
    as_hashed(file, standing)?;
    let bytes = exactly(&mut open, file.size, &file.path)?;
    if file.sha256 == hex(&Sha256::digest(&bytes)) { Ok(bytes) } else { Err(changed(&file.path)) }
}

/// So many bytes from where the file stands; fewer is a file that was cut.
fn exactly(open: &mut std::fs::File, length: u64, path: &str) -> Result<Bytes> {
    let room = usize::try_from(length).map_err(Error::unexpected)?;
    let mut bytes = vec![0; room];
    open.read_exact(&mut bytes).map_err(|_| changed(path))?;
    Ok(bytes.into())
}

/// A stretch of a file, hashed.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) path: SharedText,
    pub(super) offset: u64,
    pub(super) length: u64,
    /// SHA-256, hexadecimal.
    pub(super) sha256: SharedText,
    /// Its bytes, unless they are too many to be held.
    pub(super) bytes: Option<Bytes>,
}

impl Piece {
    /// All of a file: its bytes, or none to be read as it goes.
    pub(super) fn whole(file: &Upload, bytes: Option<Bytes>) -> Self {
        Self { path: file.path.clone(), offset: 0, length: file.size, sha256: file.sha256.clone(), bytes }
    }

    /// The MD5 of its bytes, which is what an endpoint that repeats no checksum answers.
    ///
    /// # Errors
    /// `FileChanged`.
    pub(super) async fn md5(&self, root: &Path) -> Result<String> {
        let (root, piece) = (root.to_owned(), self.clone());
        let work = move || match &piece.bytes {
            Some(bytes) => Ok(hex(&md5::Md5::digest(bytes))),
            None => {
                let mut hash = md5::Md5::new();
                piece.each(&root, |chunk| hash.update(chunk))?;
                Ok(hex(&hash.finalize()))
            }
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::unexpected)?
    }

    fn each(&self, root: &Path, mut hear: impl FnMut(&[u8])) -> Result<()> {
        let (mut open, _) = Root::open(root)?.file(&self.path)?;
        open.seek(SeekFrom::Start(self.offset)).map_err(|_| changed(&self.path))?;
        each(&mut open, self.length, &self.path, &mut hear)
    }
}

fn each(open: &mut std::fs::File, length: u64, path: &str, hear: &mut dyn FnMut(&[u8])) -> Result<()> {
    let mut left = length;
    let mut chunk = vec![0; CHUNK];
    while left > 0 {
        let room = usize::try_from(left).map_or(CHUNK, |left| left.min(CHUNK));
        open.read_exact(&mut chunk[..room]).map_err(|_| changed(path))?;
        hear(&chunk[..room]);
        left -= room as u64;
    }
    Ok(())
}

/// Reads a large file once from its beginning to its end, part by part.
#[derive(Debug)]
pub(super) struct Reading {
    open: std::fs::File,
    path: SharedText,
    at: u64,
    whole: Sha256,
}

impl Reading {
    /// Opens a file that stands as it stood.
    ///
    /// # Errors
    /// `FileChanged`; as [`folder::open`] otherwise.
    pub(super) async fn of(root: &Path, file: &Upload) -> Result<Self> {
        let (root, file) = (root.to_owned(), file.clone());
        let work = move || {
            let (open, standing) = Root::open(&root)?.file(&file.path)?;
            as_hashed(&file, standing)?;
            Ok(Self { open, path: file.path, at: 0, whole: Sha256::new() })
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::unexpected)?
    }

    /// The next bytes. They are kept with the piece if they are no more than `hold`.
    ///
    /// # Errors
    /// `FileChanged` if there are not so many.
    pub(super) async fn next(mut self, length: u64, hold: u64) -> Result<(Self, Piece)> {
        let work = move || {
            let mut piece =
                Piece { path: self.path.clone(), offset: self.at, length, sha256: SharedText::default(), bytes: None };
            if length <= hold {
                let bytes = exactly(&mut self.open, length, &self.path)?;
                self.whole.update(&bytes);
                piece.sha256 = hex(&Sha256::digest(&bytes)).into();
                piece.bytes = Some(bytes);
            } else {
                let (mut hash, whole) = (Sha256::new(), &mut self.whole);
                each(&mut self.open, length, &self.path, &mut |chunk| {
                    whole.update(chunk);
                    hash.update(chunk);
                })?;
                piece.sha256 = hex(&hash.finalize()).into();
            }
            self.at += length;
            Ok((self, piece))
        };
        tokio::task::spawn_blocking(work).await.map_err(Error::unexpected)?
    }

    /// SHA-256 of all that was read, hexadecimal.
    pub(super) fn sha256(self) -> String {
        hex(&self.whole.finalize())
    }
}

/// Counts the bytes of one request's present try within the bytes of its file.
#[derive(Debug, Clone, Default)]
pub(super) struct Count {
    file: Arc<AtomicU64>,
    tried: Arc<AtomicU64>,
}

impl Count {
    pub(super) fn within(file: &Arc<AtomicU64>) -> Self {
        Self { file: Arc::clone(file), tried: Arc::default() }
    }

    pub(super) fn add(&self, bytes: u64) {
        self.tried.fetch_add(bytes, Ordering::Relaxed);
        self.file.fetch_add(bytes, Ordering::Relaxed);
    }

    /// A new try: what the last one sent does not count.
    pub(super) fn again(&self) {
        self.file.fetch_sub(self.tried.swap(0, Ordering::Relaxed), Ordering::Relaxed);
    }
}

/// A piece as a body that can be sent again from its beginning.
pub(super) fn body(root: &Path, piece: &Piece, count: &Count, throttle: &Arc<Throttle>) -> ByteStream {
    if piece.length == 0 {
        return ByteStream::from_static(b"");
    }
    if let Some(bytes) = piece.bytes.as_ref().filter(|bytes| bytes.len() <= CHUNK && throttle.is_open()) {
        return ByteStream::from(bytes.clone());
    }
    let (root, piece, count, throttle) = (root.to_owned(), piece.clone(), count.clone(), Arc::clone(throttle));
    ByteStream::new(SdkBody::retryable(move || {
        count.again();
        SdkBody::from_body_1_x(PieceBody {
            from: match &piece.bytes {
                Some(bytes) => From::Memory(bytes.clone()),
                None => From::File(Box::new(Opened {
                    file: at(&root, &piece),
                    hash: Sha256::new(),
                    want: piece.sha256.clone(),
                    buffer: vec![0; CHUNK],
                })),
            },
            path: piece.path.clone(),
            left: piece.length,
            count: count.clone(),
            throttle: Arc::clone(&throttle),
            wait: None,
        })
    }))
}

fn at(root: &Path, piece: &Piece) -> Result<tokio::fs::File> {
    let (mut open, _) = Root::open(root)?.file(&piece.path)?;
    open.seek(SeekFrom::Start(piece.offset)).map_err(|_| changed(&piece.path))?;
    Ok(tokio::fs::File::from_std(open))
}

enum From {
    /// Bytes that were hashed when they were read.
    Memory(Bytes),
    /// Bytes that are hashed as they are read.
    File(Box<Opened>),
}

struct Opened {
    file: Result<tokio::fs::File>,
    hash: Sha256,
    /// What all of them have to have.
    want: SharedText,
    buffer: Vec<u8>,
}

struct PieceBody {
    from: From,
    path: SharedText,
    left: u64,
    count: Count,
    throttle: Arc<Throttle>,
    /// Until the next bytes may go.
    wait: Option<Pin<Box<Sleep>>>,
}

impl PieceBody {
    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Result<Bytes>> {
        let room = usize::try_from(self.left).map_or(CHUNK, |left| left.min(self.throttle.chunk(CHUNK)));
        let Opened { file, hash, want, buffer } = match &mut self.from {
            From::Memory(bytes) => return Poll::Ready(Ok(bytes.split_to(room))),
            From::File(opened) => &mut **opened,
        };
        let file = match file.as_mut() {
            Ok(file) => file,
            Err(error) => return Poll::Ready(Err(error.clone())),
        };
        let mut read = ReadBuf::new(&mut buffer[..room]);
        let outcome = ready!(Pin::new(file).poll_read(context, &mut read));
        let bytes = Bytes::copy_from_slice(read.filled());
        if outcome.is_err() || bytes.is_empty() {
            // Shorter than it was, or gone.
            return Poll::Ready(Err(changed(&self.path)));
        }
        hash.update(&bytes);
        if self.left == bytes.len() as u64 && *want != hex(&hash.finalize_reset()) {
            return Poll::Ready(Err(changed(&self.path)));
        }
        Poll::Ready(Ok(bytes))
    }
}

impl http_body::Body for PieceBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(None);
        }
        if let Some(wait) = this.wait.as_mut() {
            ready!(wait.as_mut().poll(context));
            this.wait = None;
        }
        let bytes = match ready!(this.poll_bytes(context)) {
            Ok(bytes) => bytes,
            Err(error) => return Poll::Ready(Some(Err(error))),
        };
        let length = bytes.len() as u64;
        this.left -= length;
        this.count.add(length);
        this.wait = this.throttle.take(length).map(|span| Box::pin(tokio::time::sleep(span)));
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
