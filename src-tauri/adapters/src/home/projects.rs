//! What is done with saved projects: added, changed, duplicated, deleted, put back. All of it under one lock.

use std::fs::File;
use std::path::PathBuf;
use std::time::SystemTime;

use naru_core::clock::Clock;
use naru_core::names::ProjectId;
use naru_core::project::Project;
use naru_core::{Code, Error, Result};

use super::file::{self, SavedProject};
use super::{Found, Home};
use crate::clock::SystemClock;
use crate::disk;

/// No project of this name.
pub(super) fn none(name: impl ToString) -> Error {
    Error::new(Code::NoProject).arg("project", name)
}

/// Something of this name is there already.
pub(super) fn exists(name: impl ToString) -> Error {
    Error::new(Code::ProjectExists).arg("project", name)
}

impl Home {
    /// The names that are taken; `but` is the file of a project that may keep its own.
    fn names(&self, but: Option<&std::path::Path>) -> Result<Vec<String>> {
        let others = self.found()?.into_iter().filter_map(Found::project).filter(|p| Some(p.path.as_path()) != but);
        Ok(others.map(|p| p.project.name).collect())
    }

    fn refuse_taken(&self, name: &str, but: &std::path::Path) -> Result<()> {
        if self.names(Some(but))?.iter().any(|taken| taken == name) { Err(exists(name)) } else { Ok(()) }
    }

    /// This name, or, if a project has it, the first that is free of `blog 2`, `blog 3` …
    ///
    /// # Errors
    /// `BadValue` if it is no name; `StoreUnusable`.
    pub fn free_name(&self, wanted: &str) -> Result<String> {
        self.free(&Project::checked_name(wanted)?)
    }

    pub(super) fn free(&self, wanted: &str) -> Result<String> {
        let taken = self.names(None)?;
        let free = |name: &String| !taken.contains(name);
        // After `blog 2` comes `blog 3` if there is a `blog`.
        let base = wanted
            .rsplit_once(' ')
            .filter(|(base, end)| end.parse::<u32>().is_ok() && taken.iter().any(|name| name == base))
            .map_or(wanted, |(base, _)| base);
        Ok(std::iter::once(wanted.to_owned())
            .chain((2_u64..).map(|number| format!("{base} {number}")))
            .find(free)
            .expect("there are more numbers than projects"))
    }

    /// Saves a new project.
    ///
    /// # Errors
    /// `ProjectExists` for its name or its file; what is wrong with a file that lies there; as [`disk::write`].
    pub fn add_project(&self, saved: &SavedProject) -> Result<()> {
        let _lock = self.hold("projects")?;
        self.refuse_taken(&saved.project.name, &saved.path)?;
        if file::read(&saved.path)?.is_some() {
            return Err(exists(saved.path.display()));
        }
        self.write_project(saved, &saved.project.to_text(), None)
    }

    /// Changes a project where it lies: its file is read again first, and what a person wrote there besides stays.
    ///
    /// # Errors
    /// `NoProject` if it is not there any more; what is wrong with its file; what `change` says; `ProjectExists` if its
    /// new name is taken; as [`disk::write`].
    pub fn change_project(
        &self,
        saved: &SavedProject,
        change: impl FnOnce(&mut Project) -> Result<()>,
    ) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let text = file::text(&saved.path)?;
        let now = text.as_deref().map(|text| file::parse(text, &saved.path)).transpose()?;
        let (Some(text), Some(was)) = (text, now.filter(|now| now.id == saved.project.id)) else {
            return Err(none(&saved.project.name));
        };
        let mut project = was.clone();
        change(&mut project)?;
        if project.name != was.name {
            self.refuse_taken(&project.name, &saved.path)?;
        }
        let changed = SavedProject { project, path: saved.path.clone() };
        if changed.project != was {
            self.write_project(&changed, &changed.project.to_text_over(&text), Some(&text))?;
        }
        Ok(changed)
    }

    /// A new project in the home that wants the same. It has an id and a slug of its own and belongs to no account yet,
    /// and it chooses no bucket: two projects must not share one.
    ///
    /// # Errors
    /// `BadValue` for a name that is none, `ProjectExists`; as [`disk::write`].
    pub fn duplicate_project(&self, saved: &SavedProject, name: &str) -> Result<SavedProject> {
        let new = Project::new(&Project::checked_name(name)?, SystemClock.entropy());
        let mut project =
            Project { id: new.id, name: new.name, slug: new.slug, account: None, ..saved.project.clone() };
        project.site.bucket = None;
        project.adopted = None;
        project.env.values_mut().for_each(|wishes| wishes.bucket = None);
        let twin = SavedProject { path: self.project_path(&project), project };
        self.add_project(&twin)?;
        Ok(twin)
    }

    /// Takes a project's file away, to `projects/deleted/`, from where it can be put back; a linked one is unlinked, and
    /// its file stays. Says where the file is now.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn delete_project(&self, saved: &SavedProject) -> Result<PathBuf> {
        let _lock = self.hold("projects")?;
        if !self.keeps(&saved.path) && self.forget_link(&saved.path)? {
            return Ok(saved.path.clone());
        }
        let to = self.deleted_path(&saved.project.id);
        disk::relocate(&saved.path, &to)?;
        // The one deleted last is the one put back first. Without a time of its own it has that of its last change.
        let _ = File::options().append(true).open(&to).and_then(|file| file.set_modified(SystemTime::now()));
        Ok(to)
    }

    fn deleted_path(&self, id: &ProjectId) -> PathBuf {
        self.deleted_dir().join(format!("{id}.toml"))
    }

    /// Puts a deleted project back: the one of that name, or the one deleted last.
    ///
    /// # Errors
    /// `NoProject`; `ProjectExists` if its name is taken or it is there already; `StoreUnusable`.
    pub fn restore_project(&self, name: Option<&str>) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let found = std::fs::read_dir(self.deleted_dir())
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let when = path.metadata().and_then(|m| m.modified()).ok()?;
                Some((when, file::read(&path).ok()??))
            })
            .filter(|(_, saved)| name.is_none_or(|name| saved.project.name == name))
            .max_by_key(|(when, _)| *when);
        let Some((_, saved)) = found else {
            return Err(none(name.unwrap_or_default()));
        };
        self.restore(saved)
    }

    /// Puts the deleted project of this id back.
    ///
    /// # Errors
    /// As [`Home::restore_project`]; what is wrong with its file.
    pub fn restore_project_id(&self, id: &ProjectId) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let saved = file::read(&self.deleted_path(id))?.ok_or_else(|| none(id))?;
        self.restore(saved)
    }

    fn restore(&self, saved: SavedProject) -> Result<SavedProject> {
        self.refuse_there(&saved.project)?;
        let to = self.project_path(&saved.project);
        self.refuse_taken(&saved.project.name, &to)?;
        disk::relocate(&saved.path, &to)?;
        Ok(SavedProject { path: to, ..saved })
    }

    /// Refuses a project that is there already, whole or damaged: a file in its place would be lost. A link to nothing
    /// is no project.
    pub(super) fn refuse_there(&self, project: &Project) -> Result<()> {
        let path = self.project_path(project);
        match self.project_by_id(&project.id) {
            Ok(there) => Err(exists(there.project.name)),
            Err(error) if !matches!(error.code, Code::NoProject | Code::NoProjectFile) => Err(exists(&project.name)),
            Err(_) if path.symlink_metadata().is_ok() => Err(exists(path.display())),
            Err(_) => Ok(()),
        }
    }
}
