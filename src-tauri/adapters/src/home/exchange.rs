//! Projects as files that are handed on: exported, imported. What `local.toml` knows never goes along.

use std::path::Path;

use naru_core::{Code, Error, Result};

use super::file::{self, SavedProject};
use super::{Home, projects};
use crate::disk;

impl Home {
    /// Writes a project to a file to hand on, as it stands in its own, comments and all. An earlier export of the same
    /// project is replaced, and nothing else.
    ///
    /// # Errors
    /// `NoProject` if it is not there any more, and what is wrong with its file; `FileTaken`; `StoreNewer` for a later
    /// Naru's file in that place; as [`disk::write`].
    pub fn export_project(&self, saved: &SavedProject, to: &Path) -> Result<()> {
        let text = file::text(&saved.path)?.ok_or_else(|| projects::none(&saved.project.name))?;
        if file::parse(&text, &saved.path)?.id != saved.project.id {
            return Err(projects::none(&saved.project.name));
        }
        let taken = || Error::new(Code::FileTaken).arg("path", to.display());
        match file::read(to) {
            Ok(Some(there)) if there.project.id != saved.project.id => return Err(taken()),
            Ok(_) => {}
            Err(error) if error.code == Code::BadProject => return Err(taken()),
            Err(error) => return Err(error),
        }
        disk::write(to, text.as_bytes())
    }

    /// Copies a project's file into the home. If another project has its name it gets a free one.
    ///
    /// # Errors
    /// `NoProjectFile`, and what is wrong with the file; `ProjectExists` if this very project is there already; as
    /// [`disk::write`].
    pub fn import_project(&self, from: &Path) -> Result<SavedProject> {
        let text = file::text(from)?.ok_or_else(|| Error::new(Code::NoProjectFile).arg("path", from.display()))?;
        let was = file::parse(&text, from)?;
        let _lock = self.hold("projects")?;
        self.refuse_there(&was)?;
        let mut project = was.clone();
        project.name = self.free_name(&was.name)?;
        let text = if project == was { text } else { project.to_text_over(&text) };
        let saved = SavedProject { path: self.project_path(&project), project };
        self.write_project(&saved, &text, None)?;
        Ok(saved)
    }
}
