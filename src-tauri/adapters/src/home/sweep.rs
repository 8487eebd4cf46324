//! What a killed process leaves behind: temporary files that never got their name.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Home;

/// Older than this, nobody writes it any more.
const STALE: Duration = Duration::from_secs(60 * 60);

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
    }
}

fn entries(dir: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(dir).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()))
}

/// A temporary file as [`crate::disk::write`] makes them, and an old one.
fn is_stale(path: &Path) -> bool {
    let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".naru-"));
    named
        && path
            .symlink_metadata()
            .is_ok_and(|it| it.is_file() && it.modified().is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STALE)))
}
