//! What a person may do to a run beside ending it: hold it, let it go on, and say how fast bytes may go.

use std::sync::{Mutex, PoisonError};

use tokio_util::sync::CancellationToken;

/// Held or open, and how wide. Shared between who holds it and the run.
#[derive(Debug, Default)]
pub struct Gate {
    /// Whoever waits, waits for this to end; `None`: open.
    held: Mutex<Option<CancellationToken>>,
    limit: Option<u64>,
}

impl Gate {
    /// An open gate through which so many bytes may go a second, or as many as the line takes.
    #[must_use]
    pub const fn new(limit: Option<u64>) -> Self {
        Self { held: Mutex::new(None), limit }
    }

    /// Bytes a second.
    #[must_use]
    pub const fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// Nothing new is begun from here on; what is under way ends.
    pub fn hold(&self) {
        self.lock().get_or_insert_default();
    }

    /// It goes on.
    pub fn release(&self) {
        if let Some(held) = self.lock().take() {
            held.cancel();
        }
    }

    /// Whether it is held.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.lock().is_some()
    }

    /// Ends at once while it is open, and when it is opened.
    pub async fn passed(&self) {
        loop {
            let Some(held) = self.lock().clone() else { return };
            held.cancelled().await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<CancellationToken>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
