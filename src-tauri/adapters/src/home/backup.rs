//! Earlier versions of the home's own project files, and what they are for: a damaged file is kept aside and the
//! last good version put back. A repository's file has its repository for that.

use std::fs;
use std::path::{Path, PathBuf};

use naru_core::clock::{Clock, rfc3339};
use naru_core::names::ProjectId;
use naru_core::{Code, Error, Result};

use super::file::{self, SavedProject};
use super::{Home, projects};
use crate::clock::SystemClock;
use crate::disk;

/// How many versions before the one that stands are kept.
const EARLIER: usize = 3;

impl Home {
    /// `backup/<id>.1.toml` is the version before the one that stands, and so on; number 0 is a copy of the one that
    /// stands, `backup/<id>.toml`, so that damage costs nothing.
    fn backup_path(&self, id: &ProjectId, number: usize) -> PathBuf {
        let name = if number == 0 { format!("{id}.toml") } else { format!("{id}.{number}.toml") };
        self.backup_dir().join(name)
    }

    /// Writes a project's file. If it is the home's own, what stood there, `was`, becomes the newest earlier version.
    ///
    /// # Errors
    /// As [`disk::write`]; the old file is whole then.
    pub(super) fn write_project(&self, saved: &SavedProject, text: &str, was: Option<&str>) -> Result<()> {
        if !self.keeps(&saved.path) {
            return disk::write(&saved.path, text.as_bytes());
        }
        let id = &saved.project.id;
        if let Some(was) = was {
            self.keep_earlier(id, was)?;
        }
        disk::write(&saved.path, text.as_bytes())?;
        // The project is saved by now; that its copy is an older one loses nothing.
        let _ = disk::write(&self.backup_path(id, 0), text.as_bytes());
        Ok(())
    }

    fn keep_earlier(&self, id: &ProjectId, was: &str) -> Result<()> {
        let newest = self.backup_path(id, 1);
        if file::text(&newest).ok().flatten().as_deref() == Some(was) {
            return Ok(());
        }
        for number in (1..EARLIER).rev() {
            // One that is not there, or cannot be moved, is replaced by the next one.
            let _ = fs::rename(self.backup_path(id, number), self.backup_path(id, number + 1));
        }
        disk::write(&newest, was.as_bytes())
    }

    /// The last good version of a file of the home's own, as it would be put back, and its text.
    fn last_good_text(&self, path: &Path) -> Option<(SavedProject, String)> {
        let id = ProjectId::parse(path.file_stem()?.to_str()?).ok().filter(|_| self.keeps(path))?;
        (0..=EARLIER).find_map(|number| {
            let from = self.backup_path(&id, number);
            let text = file::text(&from).ok()??;
            let project = file::parse(&text, &from).ok().filter(|project| project.id == id)?;
            Some((SavedProject { project, path: path.to_owned() }, text))
        })
    }

    /// The last good version of a file of the home's own, if one is kept.
    pub(super) fn last_good(&self, path: &Path) -> Option<SavedProject> {
        self.last_good_text(path).map(|(saved, _)| saved)
    }

    /// What is wrong with a file, with the way out if there is one.
    pub(super) fn damage(&self, path: &Path, error: Error) -> (Error, Option<SavedProject>) {
        let last_good = if error.code == Code::BadProject { self.last_good(path) } else { None };
        (if last_good.is_some() { error.hint("project-mend") } else { error }, last_good)
    }

    /// Puts the last good version of a damaged file back; the damaged one is kept in [`Home::damaged_dir`]. A file that
    /// is whole stays as it is.
    ///
    /// # Errors
    /// `BadProject` as the file is, if no good version is kept; `StoreNewer`, for a later Naru's file is not damaged;
    /// `NoProject` if there is no such file; `StoreUnusable`, `DiskFull`. Nothing is changed in any of these cases.
    pub fn mend_project(&self, path: &Path) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let error = match file::read(path) {
            Ok(Some(whole)) => return Ok(whole),
            Ok(None) => return Err(projects::none(path.display())),
            Err(error) => error,
        };
        let (Code::BadProject, Some((mut good, mut text))) = (error.code, self.last_good_text(path)) else {
            return Err(error);
        };
        // Its name may be another project's by now.
        let name = self.free(&good.project.name)?;
        if name != good.project.name {
            good.project.name = name;
            text = good.project.to_text_over(&text);
        }
        disk::keep(path, &self.aside(path))?;
        disk::write(path, text.as_bytes())?;
        Ok(good)
    }

    /// A free name for a damaged file: `<file>-<time>.toml`.
    fn aside(&self, path: &Path) -> PathBuf {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let time = rfc3339(SystemClock.now()).replace(['-', ':'], "");
        let name = |end: String| self.damaged_dir().join(format!("{stem}-{time}{end}.toml"));
        std::iter::once(String::new())
            .chain((2_u32..).map(|number| format!("-{number}")))
            .map(name)
            .find(|path| path.symlink_metadata().is_err())
            .expect("not all of four thousand million names are taken within a second")
    }
}
