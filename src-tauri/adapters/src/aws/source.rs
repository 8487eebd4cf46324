//! A file of the build folder as the body of a request. The last bytes are handed over only if all of them
//! together have the hash that was promised, so a file that changes while it is sent is never stored torn.

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
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, ReadBuf};

use crate::folder;

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;

/// Whether the file still stands as it stood when it was hashed.
///
/// # Errors
/// `FileChanged` if not, or if it is gone; as [`folder::stamp`] otherwise.
pub(super) async fn unchanged(root: &str, file: &Upload) -> Result<()> {
    let (root, path) = (root.to_owned(), file.path.clone());
    let now = tokio::task::spawn_blocking(move || folder::stamp(Path::new(&root), &path)).await;
    let now = now.map_err(Error::unexpected)??;
    if now.size == file.size && now.stamp == file.stamp { Ok(()) } else { Err(changed(&file.path)) }
}

pub(super) fn changed(path: &str) -> Error {
    Error::new(Code::FileChanged).arg("file", path)
}

/// The file as a body that can be sent again from its beginning; `sent` counts the bytes of the present try.
pub(super) fn body(root: &str, file: &Upload, sent: &Arc<AtomicU64>) -> ByteStream {
    if file.size == 0 {
        return ByteStream::from_static(b"");
    }
    let (root, file, sent) = (root.to_owned(), file.clone(), Arc::clone(sent));
    ByteStream::new(SdkBody::retryable(move || {
        sent.store(0, Ordering::Relaxed);
        SdkBody::from_body_1_x(FileBody {
            file: folder::open(Path::new(&root), &file.path).map(tokio::fs::File::from_std),
            path: file.path.clone(),
            left: file.size,
            want: file.sha256.clone(),
            hash: Sha256::new(),
            buffer: vec![0; CHUNK],
            sent: Arc::clone(&sent),
        })
    }))
}

struct FileBody {
    file: Result<tokio::fs::File>,
    path: String,
    left: u64,
    want: String,
    hash: Sha256,
    buffer: Vec<u8>,
    sent: Arc<AtomicU64>,
}

impl http_body::Body for FileBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        if this.left == 0 {
            return Poll::Ready(None);
        }
        let file = match this.file.as_mut() {
            Ok(file) => file,
            Err(error) => return Poll::Ready(Some(Err(error.clone()))),
        };
        let room = usize::try_from(this.left).map_or(CHUNK, |left| left.min(CHUNK));
        let mut read = ReadBuf::new(&mut this.buffer[..room]);
        let outcome = ready!(Pin::new(file).poll_read(context, &mut read));
        let bytes = Bytes::copy_from_slice(read.filled());
        if outcome.is_err() || bytes.is_empty() {
            // Shorter than it was, or gone.
            return Poll::Ready(Some(Err(changed(&this.path))));
        }
        this.hash.update(&bytes);
        this.left -= bytes.len() as u64;
        if this.left == 0 && hex(&this.hash.finalize_reset()) != this.want {
            return Poll::Ready(Some(Err(changed(&this.path))));
        }
        this.sent.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
