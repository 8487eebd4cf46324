//! What may be under way at once: requests, as the pace says; bytes held in memory; bytes a second.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use naru_core::gate::Gate;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

/// Bytes of parts that are held in memory at once, in KiB; of small files, `ahead` says.
const HELD_KIB: u32 = 40 * 1024;

/// The way of an upload's requests.
#[derive(Debug)]
pub(super) struct Lane {
    gate: Arc<Gate>,
    memory: Arc<Semaphore>,
    allowed: AtomicUsize,
    taken: AtomicUsize,
    ended: AtomicU64,
    turned_away: AtomicBool,
    freed: Notify,
    pub(super) throttle: Arc<Throttle>,
}

/// A request's place; dropping it makes room for another one.
#[derive(Debug)]
pub(super) struct Place(Arc<Lane>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.taken.fetch_sub(1, Ordering::SeqCst);
        self.0.ended.fetch_add(1, Ordering::Relaxed);
        self.0.freed.notify_one();
    }
}

impl Lane {
    pub(super) fn new(gate: &Arc<Gate>, allowed: usize) -> Arc<Self> {
        Arc::new(Self {
            gate: Arc::clone(gate),
            memory: Arc::new(Semaphore::new(HELD_KIB as usize)),
            allowed: AtomicUsize::new(allowed),
            taken: AtomicUsize::new(0),
            ended: AtomicU64::new(0),
            turned_away: AtomicBool::new(false),
            freed: Notify::new(),
            throttle: Arc::new(Throttle::new(gate.limit())),
        })
    }

    /// So many requests may be under way from now on.
    pub(super) fn allow(&self, at_once: usize) {
        if self.allowed.swap(at_once, Ordering::SeqCst) < at_once {
            self.freed.notify_waiters();
        }
    }

    /// Requests that had a place and have left it.
    pub(super) fn ended(&self) -> u64 {
        self.ended.load(Ordering::Relaxed)
    }

    /// Whether a request had to wait for a place since this was asked last.
    pub(super) fn turned_away(&self) -> bool {
        self.turned_away.swap(false, Ordering::SeqCst)
    }

    /// Waits for a place, and while the gate is held.
    pub(super) async fn place(self: &Arc<Self>) -> Place {
        loop {
            let freed = self.freed.notified();
            tokio::pin!(freed);
            // From here on no call is missed.
            freed.as_mut().enable();
            self.gate.passed().await;
            let allowed = self.allowed.load(Ordering::SeqCst);
            let more = |taken: usize| (taken < allowed).then_some(taken + 1);
            if self.taken.fetch_update(Ordering::SeqCst, Ordering::SeqCst, more).is_ok() {
                return Place(Arc::clone(self));
            }
            self.turned_away.store(true, Ordering::SeqCst);
            freed.await;
        }
    }

    /// Waits until so many bytes more may be held in memory.
    pub(super) async fn hold(&self, bytes: u64) -> OwnedSemaphorePermit {
        let kib = u32::try_from(bytes.div_ceil(1024)).unwrap_or(HELD_KIB).min(HELD_KIB);
        let held = Arc::clone(&self.memory).acquire_many_owned(kib).await;
        held.expect("nobody closes it")
    }
}

/// Lets so many bytes pass a second, all requests together.
#[derive(Debug)]
pub(super) struct Throttle {
    limit: Option<u64>,
    /// When the bytes that were let go will have gone at that speed.
    paid: Mutex<Option<Instant>>,
}

impl Throttle {
    fn new(limit: Option<u64>) -> Self {
        Self { limit: limit.map(|limit| limit.max(1)), paid: Mutex::new(None) }
    }

    /// Whether everything passes.
    pub(super) const fn is_open(&self) -> bool {
        self.limit.is_none()
    }

    /// Bytes a second.
    pub(super) const fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many bytes go at a time: a tenth of a second's, so that they go evenly.
    pub(super) fn chunk(&self, most: usize) -> usize {
        self.limit.map_or(most, |limit| usize::try_from(limit / 10).unwrap_or(most).clamp(1, most))
    }

    /// These bytes go now; the next ones after this time.
    pub(super) fn take(&self, bytes: u64) -> Option<Duration> {
        let limit = self.limit?;
        let mut paid = self.paid.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        #[expect(clippy::cast_precision_loss, reason = "a fraction of a second")]
        let cost = Duration::from_secs_f64(bytes as f64 / limit as f64);
        let until = paid.filter(|paid| *paid > now).unwrap_or(now) + cost;
        *paid = Some(until);
        Some(until - now)
    }
}
