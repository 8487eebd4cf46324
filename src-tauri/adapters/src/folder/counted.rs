//! How far a folder is read, for whoever waits for it.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use naru_core::event::{Event, Reading};

use crate::crossing::Emit;

/// How often it is told.
const TELL: Duration = Duration::from_millis(100);

/// What the threads that read have done so far.
#[derive(Debug, Default)]
pub struct Counted {
    files: AtomicU64,
    of: AtomicU64,
    bytes: AtomicU64,
}

impl Counted {
    /// So many files are to be read from here on.
    pub(super) fn begin(&self, of: usize) {
        self.files.store(0, Ordering::Relaxed);
        self.bytes.store(0, Ordering::Relaxed);
        self.of.store(of as u64, Ordering::Relaxed);
    }

    /// One more file is known.
    pub(super) fn file(&self) {
        self.files.fetch_add(1, Ordering::Relaxed);
    }

    /// So many more bytes are.
    pub(super) fn bytes(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    fn now(&self) -> Reading {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Reading { files: of(&self.files), of: of(&self.of), bytes: of(&self.bytes) }
    }

    /// Sends an [`Event::Reading`] whenever there is more to tell, until all is read: what follows tells of the whole.
    pub(crate) async fn told<T>(&self, look: impl Future<Output = T>, emit: &Emit) -> T {
        let mut look = pin!(look);
        let mut tick = tokio::time::interval(TELL);
        // What an earlier look left is not news.
        let mut last = self.now();
        loop {
            tokio::select! {
                biased;
                ended = &mut look => return ended,
                _ = tick.tick() => {}
            }
            let now = self.now();
            if now != last && now.files < now.of {
                last = now;
                emit(Event::Reading(now));
            }
        }
    }
}
