//! A folder that is watched. It is looked at again and again, by names, sizes and times alone: so a folder that a
//! build takes away and puts there anew is found again, on every system and every kind of disk, which no notification
//! of the system's promises. Nothing of a file is read.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, UNIX_EPOCH};

/// Between two looks.
const EVERY: Duration = Duration::from_millis(500);
/// As long nothing may change before it counts as still.
const STILL: Duration = Duration::from_millis(200);
/// A large folder is looked at less often: a look may take this part of the time.
const SHARE: u32 = 10;
/// Folders inside folders are walked this deep.
const DEEPEST: usize = 64;

/// What is seen of a watched folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It has changed, and is still again.
    Changed,
    /// It is not there any more; said once.
    Away,
}

/// A folder that is watched.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    /// As it was when it was last called changed; `None` if it was not there.
    was: Option<u64>,
    away: bool,
    /// How long a look took.
    took: Duration,
}

impl Watch {
    /// Remembers how the folder is now.
    pub async fn begin(root: impl Into<PathBuf>) -> Self {
        let mut watch = Self { root: root.into(), was: None, away: false, took: Duration::ZERO };
        watch.was = watch.look().await;
        watch
    }

    /// Waits for what comes next.
    pub async fn next(&mut self) -> Seen {
        loop {
            tokio::time::sleep(EVERY.max(self.took * SHARE)).await;
            let Some(mut now) = self.look().await else {
                if !std::mem::replace(&mut self.away, true) {
                    return Seen::Away;
                }
                continue;
            };
            if Some(now) == self.was {
                self.away = false;
                continue;
            }
            // A build writes for a while: what is half done is not shown.
            while let Some(then) = {
                tokio::time::sleep(STILL).await;
                self.look().await
            } {
                if then == now {
                    (self.was, self.away) = (Some(now), false);
                    return Seen::Changed;
                }
                now = then;
            }
        }
    }

    async fn look(&mut self) -> Option<u64> {
        let root = self.root.clone();
        let began = Instant::now();
        let mark = tokio::task::spawn_blocking(move || mark(&root)).await.ok().flatten();
        self.took = began.elapsed();
        mark
    }
}

/// One number for all names, sizes and times below a folder; `None` if it is not there, or goes while it is walked.
fn mark(root: &Path) -> Option<u64> {
    // Entries come in any order, so each counts by itself.
    let mut sum = 0_u64;
    let mut open = vec![(root.to_owned(), DEEPEST)];
    while let Some((dir, deep)) = open.pop() {
        for entry in std::fs::read_dir(&dir).ok()? {
            let entry = entry.ok()?;
            let path = entry.path();
            // Through a link, as the scan reads it; one that leads nowhere counts by itself.
            let Ok(found) = std::fs::metadata(&path).or_else(|_| entry.metadata()) else { continue };
            let linked = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            if found.is_dir() && deep > 0 && !linked {
                open.push((path, deep - 1));
                continue;
            }
            let mut hasher = DefaultHasher::new();
            path.hash(&mut hasher);
            found.len().hash(&mut hasher);
            let time = found.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            time.map(|time| time.as_nanos()).hash(&mut hasher);
            #[cfg(unix)]
            std::os::unix::fs::MetadataExt::ino(&found).hash(&mut hasher);
            sum = sum.wrapping_add(hasher.finish());
        }
    }
    Some(sum)
}
