//! What a killed process leaves behind: temporary files that never got their name.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Home;

/// Older than this, nobody writes it any more.
const STALE: Duration = Duration::from_secs(60 * 60);

/// So long is kept what was fetched to be promoted.
const FETCHED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

impl Home {
    /// Removes temporary files of Naru's own that are older than an hour, from the home's folders. To be called at the
    /// start; what cannot be removed stays.
    pub fn sweep(&self) {
        let mut dirs = vec![self.root.clone(), self.locks_dir(), self.projects_dir()];
        dirs.extend([self.backup_dir(), self.deleted_dir(), self.damaged_dir()]);
        dirs.extend(entries(&self.practices_dir()).filter(|path| path.is_dir()));
        for path in dirs.iter().flat_map(|dir| entries(dir)).filter(|path| is_stale(path)) {
            let _ = fs::remove_file(path);
        }
        self.sweep_promoted();
    }

    /// What was fetched to be promoted and is old: it is fetched again when it is wanted again.
    fn sweep_promoted(&self) {
        let root = self.promoted();
        for dir in ["blobs", "parts"].map(|dir| root.join(dir)) {
            for path in entries(&dir).filter(|path| is_old(path)) {
                let _ = fs::remove_file(path);
            }
        }
        for site in entries(&root.join("releases")) {
            for release in entries(&site).filter(|path| is_old(path)) {
                let _ = fs::remove_dir_all(release);
            }
        }
    }
}

fn entries(dir: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(dir).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}

/// Whether it was last changed before [`FETCHED`].
fn is_old(path: &Path) -> bool {
    let changed = path.symlink_metadata().and_then(|it| it.modified());
    changed.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > FETCHED))
}

/// A temporary file as [`crate::disk::write`] makes them, and an old one.
fn is_stale(path: &Path) -> bool {
    let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".naru-"));
    named
        && path
            .symlink_metadata()
            .is_ok_and(|it| it.is_file() && it.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STALE)))
}
