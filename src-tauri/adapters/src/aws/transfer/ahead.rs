//! Small files are read before their requests want them, several at a time: to wake a thread for each one takes longer
//! than to read it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use naru_core::deploy::diff::Upload;
use naru_core::deploy::parts::Parts;
use naru_core::shared::Shared;
use naru_core::{Error, Result};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;

use super::{HELD, body};
use crate::folder::Root;

/// Files that one reader takes at a time.
const BATCH: usize = 16;
/// Readers at once. A disk that is far away answers several questions in the time of one.
const READERS: usize = 4;
/// Bytes that are held of files not sent yet, in KiB.
const HELD_KIB: u32 = 16 * 1024;

/// One file that may go.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) file: Upload,
    /// Its bytes, unless they are too many to be held; or why they are not the ones that were promised.
    pub(super) held: Result<Option<Held>>,
}

/// A small file's bytes, which have the hash that was promised.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) bytes: Bytes,
    /// Their room; dropping it lets others be read.
    _room: OwnedSemaphorePermit,
}

/// The files of an op, in about their order. Dropping it ends the reading.
#[derive(Debug)]
pub(super) struct Ahead {
    coming: Receiver<Vec<Ready>>,
    readers: JoinSet<()>,
    at_hand: std::vec::IntoIter<Ready>,
    left: usize,
}

impl Ahead {
    /// Begins to read.
    pub(super) fn begin(root: &Path, files: &Shared<Vec<Upload>>, parts: Parts) -> Self {
        let readers = files.len().div_ceil(BATCH).min(READERS);
        let (say, coming) = channel(READERS);
        let reader = Reader {
            root: root.to_owned(),
            files: files.clone(),
            parts,
            next: Arc::default(),
            room: Arc::new(Semaphore::new(HELD_KIB as usize)),
            say,
        };
        let mut running = JoinSet::new();
        for _ in 0..readers {
            let reader = reader.clone();
            running.spawn_blocking(move || reader.read());
        }
        Self { coming, readers: running, at_hand: Vec::new().into_iter(), left: files.len() }
    }

    /// The next file, if it was read already.
    pub(super) fn at_hand(&mut self) -> Option<Ready> {
        if self.at_hand.as_slice().is_empty()
            && let Ok(batch) = self.coming.try_recv()
        {
            self.at_hand = batch.into_iter();
        }
        let next = self.at_hand.next()?;
        self.left -= 1;
        Some(next)
    }

    /// Waits until there is a file at hand. It may be dropped at any time.
    ///
    /// # Errors
    /// `Unexpected` if a reader ended before its files.
    pub(super) async fn more(&mut self) -> Result<()> {
        if !self.at_hand.as_slice().is_empty() {
            return Ok(());
        }
        if let Some(batch) = self.coming.recv().await {
            self.at_hand = batch.into_iter();
            return Ok(());
        }
        while let Some(ended) = self.readers.join_next().await {
            ended.map_err(Error::unexpected)?;
        }
        Err(Error::unexpected(format!("{} files that nobody read", self.left)))
    }

    /// Whether all files were handed out.
    pub(super) const fn is_over(&self) -> bool {
        self.left == 0
    }
}

#[derive(Clone)]
struct Reader {
    root: PathBuf,
    files: Shared<Vec<Upload>>,
    parts: Parts,
    /// The first file that no reader has taken.
    next: Arc<AtomicUsize>,
    room: Arc<Semaphore>,
    say: Sender<Vec<Ready>>,
}

impl Reader {
    /// Reads until there is nothing left, or nobody hears.
    fn read(&self) {
        loop {
            let from = self.next.fetch_add(BATCH, Ordering::Relaxed);
            let Some(batch) = self.files.get(from..self.files.len().min(from + BATCH)) else { return };
            if batch.is_empty() || self.batch(batch).is_none() {
                return;
            }
        }
    }

    fn batch(&self, files: &[Upload]) -> Option<()> {
        // Opened anew each time, and not kept open while nothing is read: the folder may be put in place of another one.
        let mut root = None;
        let mut ready = Vec::with_capacity(files.len());
        for file in files {
            if file.size > HELD || self.parts.of(file.size).is_some() {
                ready.push(Ready { file: file.clone(), held: Ok(None) });
                continue;
            }
            let kib = u32::try_from(file.size.div_ceil(1024)).unwrap_or(HELD_KIB).min(HELD_KIB);
            let room = match Arc::clone(&self.room).try_acquire_many_owned(kib) {
                Ok(room) => room,
                Err(_) => {
                    // Nobody waits for room with bytes in hand that somebody else could send.
                    root = None;
                    self.say.blocking_send(std::mem::take(&mut ready)).ok()?;
                    Handle::current().block_on(Arc::clone(&self.room).acquire_many_owned(kib)).ok()?
                }
            };
            let opened = root.get_or_insert_with(|| Root::open(&self.root)).as_ref();
            let bytes = opened.map_err(Error::clone).and_then(|root| body::read(root, file));
            ready.push(Ready { file: file.clone(), held: bytes.map(|bytes| Some(Held { bytes, _room: room })) });
        }
        self.say.blocking_send(ready).ok()
    }
}
