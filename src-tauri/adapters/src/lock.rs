//! File locks, across processes: one run a site on this computer, and beside it who holds it; one writer at a time
//! for a file of Naru's own.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, Instant};

use naru_core::names::SiteId;
use naru_core::{Code, Error, Result};

use crate::disk;

/// How long a second run waits before it names the first.
const PATIENCE: Duration = Duration::from_secs(5);

fn open(path: &Path) -> Result<File> {
    let dir = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir).map_err(|e| disk::failed(dir, &e))?;
    OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(|e| disk::failed(path, &e))
}

/// Whether the lock was free.
fn try_take(file: &File, path: &Path) -> Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(e)) => Err(disk::failed(path, &e)),
    }
}

/// Held while a file of Naru's own is read, changed and written.
#[derive(Debug)]
pub struct FileLock {
    _file: File,
}

impl FileLock {
    /// Takes the lock, waiting up to five seconds: whoever holds it needs a moment.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn hold(path: &Path) -> Result<Self> {
        let file = open(path)?;
        let began = Instant::now();
        while !try_take(&file, path)? {
            if began.elapsed() >= PATIENCE {
                return Err(disk::failed(path, &ErrorKind::TimedOut.into()));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { _file: file })
    }
}

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
        let path = dir.join(format!("{site}.lock"));
        // Windows locks are mandatory: nobody could read who holds it from the locked file itself.
        let holder_path = dir.join(format!("{site}.holder"));
        let file = open(&path)?;
        let began = Instant::now();
        while !try_take(&file, &path)? {
            if began.elapsed() >= PATIENCE {
                let who = disk::read(&holder_path)?.unwrap_or_else(|| "?".to_owned());
                return Err(Error::new(Code::SiteBusy).arg("holder", who));
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        disk::write(&holder_path, format!("{holder} (pid {})", std::process::id()).as_bytes())?;
        Ok(Self { _file: file })
    }
}

/// `user@host`, for people.
#[must_use]
pub fn holder() -> String {
    let user = std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_else(|_| "someone".to_owned());
    format!("{user}@{}", gethostname::gethostname().to_string_lossy())
}
