//! One run a site on this computer, across processes: a file lock, and beside it who holds it.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use naru_core::names::SiteId;
use naru_core::{Code, Error, Result};

use crate::disk;

/// How long a second run waits before it names the first.
const PATIENCE: Duration = Duration::from_secs(5);

/// Held while a run works on a site; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct SiteLock {
    _file: File,
}

impl SiteLock {
    /// Takes the lock, waiting up to five seconds.
    ///
    /// # Errors
    /// `SiteBusy` with who holds it; `StoreUnusable`.
    pub async fn take(home: &Path, site: &SiteId, holder: &str) -> Result<Self> {
        let dir = home.join("locks");
        std::fs::create_dir_all(&dir).map_err(|e| disk::failed(&dir, &e))?;
        let path = dir.join(format!("{site}.lock"));
        // Windows locks are mandatory: nobody could read who holds it from the locked file itself.
        let holder_path = dir.join(format!("{site}.holder"));
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|e| disk::failed(&path, &e))?;
        let began = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => {
                    disk::write(&holder_path, format!("{holder} (pid {})", std::process::id()).as_bytes())?;
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(TryLockError::WouldBlock) => {
                    let who = disk::read(&holder_path)?.unwrap_or_else(|| "?".to_owned());
                    return Err(Error::new(Code::SiteBusy).arg("holder", who));
                }
                Err(TryLockError::Error(e)) => return Err(disk::failed(&path, &e)),
            }
        }
    }
}

/// `user@host`, for people.
#[must_use]
pub fn holder() -> String {
    let user = std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_else(|_| "someone".to_owned());
    format!("{user}@{}", gethostname::gethostname().to_string_lossy())
}
