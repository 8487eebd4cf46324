//! Which projects there are: the home's own and the linked ones, whole or not. One that cannot be read hides nobody.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use naru_core::names::ProjectId;
use naru_core::{Code, Error, Result};

use super::file::{self, SavedProject};
use super::{Home, REPOSITORY_FILE, projects};
use crate::disk;

/// What lies where a project is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A project.
    Project(SavedProject),
    /// A file that gives no project.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Why: `BadProject`; `StoreNewer` and `StoreUnusable`, which are no damage; `NoProjectFile` for a link to
        /// nothing; `ProjectTwice` for a second file of a project that is found already.
        error: Error,
        /// What [`Home::mend_project`] would put back.
        last_good: Option<SavedProject>,
    },
}

impl Found {
    /// The project, if it is one.
    #[must_use]
    pub fn project(self) -> Option<SavedProject> {
        match self {
            Self::Project(saved) => Some(saved),
            Self::Damaged { .. } => None,
        }
    }
}

impl Home {
    /// The home's own projects and the linked ones, by name; what has no name any more comes last, by path.
    ///
    /// # Errors
    /// `StoreUnusable` if the folder cannot be listed.
    pub fn found(&self) -> Result<Vec<Found>> {
        let mut seen = BTreeMap::new();
        let mut all: Vec<Found> =
            self.own_files()?.iter().filter_map(|path| self.look_at(path, &mut seen, false)).collect();
        match self.links() {
            Ok(links) => all.extend(links.paths().filter_map(|path| self.look_at(path, &mut seen, true))),
            Err(error) => all.push(Found::Damaged { path: self.links_path(), error, last_good: None }),
        }
        all.sort_by_cached_key(|found| match found {
            Found::Project(saved) | Found::Damaged { last_good: Some(saved), .. } => {
                (0, saved.project.name.to_lowercase(), saved.path.clone())
            }
            Found::Damaged { path, .. } => (1, String::new(), path.clone()),
        });
        Ok(all)
    }

    /// The home's project files, those with an id's name first.
    fn own_files(&self) -> Result<Vec<PathBuf>> {
        let dir = self.projects_dir();
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(disk::failed(&dir, &error)),
        };
        let mut all: Vec<PathBuf> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
            .collect();
        all.sort_by_cached_key(|path| (id_of(path).is_none(), path.clone()));
        Ok(all)
    }

    fn look_at(&self, path: &Path, seen: &mut BTreeMap<ProjectId, PathBuf>, linked: bool) -> Option<Found> {
        let error = match file::read(path) {
            Ok(Some(saved)) => match seen.insert(saved.project.id.clone(), path.to_owned()) {
                None => return Some(Found::Project(saved)),
                Some(other) => {
                    let error =
                        Error::new(Code::ProjectTwice).arg("path", path.display()).arg("other", other.display());
                    seen.insert(saved.project.id, other);
                    error
                }
            },
            Ok(None) if linked => Error::new(Code::NoProjectFile).arg("path", path.display()),
            // Deleted since the folder was listed.
            Ok(None) => return None,
            Err(error) => error,
        };
        let (error, last_good) = self.damage(path, error);
        Some(Found::Damaged { path: path.to_owned(), error, last_good })
    }

    /// Finds a project: by name or id in the home, among the linked ones or in this folder's `naru.toml`, else by a
    /// slug that only one has; with no name, the `naru.toml` of this folder or one above it, or else the only project.
    ///
    /// # Errors
    /// `NoProject`; what is wrong with its file; `BadValue` if several go by that name.
    pub fn project(&self, name: Option<&str>, from: &Path) -> Result<SavedProject> {
        let mut here = from.ancestors().map(|dir| file::read(&dir.join(REPOSITORY_FILE)));
        let Some(name) = name else {
            return here.find_map(Result::transpose).unwrap_or_else(|| self.only_project());
        };
        let (mut all, mut damaged) = (Vec::new(), Vec::new());
        for found in self.found()? {
            match found {
                Found::Project(saved) => all.push(saved),
                Found::Damaged { path, error, .. } => damaged.push((path, error)),
            }
        }
        if let Some(here) = here.find_map(|found| found.ok()?) {
            // Of two clones of one repository, the one somebody stands in is meant.
            all.retain(|p| p.project.id != here.project.id || self.keeps(&p.path));
            if all.iter().all(|p| p.project.id != here.project.id) {
                all.push(here);
            }
        }
        let named = |p: &SavedProject| p.project.name == name || p.project.id.as_str() == name;
        let slugged = |p: &SavedProject| p.project.slug.as_str() == name;
        let exact = all.iter().any(named);
        if !exact {
            // Another one that merely has its slug is not meant.
            let meant = |path: &Path| {
                path.file_stem().is_some_and(|stem| stem == name) || self.last_good(path).is_some_and(|p| named(&p))
            };
            if let Some((_, error)) = damaged.into_iter().find(|(path, _)| meant(path)) {
                return Err(error);
            }
        }
        all.retain(|p| if exact { named(p) } else { slugged(p) });
        match all.len() {
            0 => Err(projects::none(name)),
            1 => Ok(all.remove(0)),
            _ => {
                let list: Vec<String> = all.iter().map(|p| format!("{} ({})", p.project.name, p.project.id)).collect();
                Err(Error::new(Code::BadValue)
                    .arg("field", "project")
                    .arg("value", name)
                    .arg("rule", "name-shared")
                    .detail(list.join(", ")))
            }
        }
    }

    /// The only project there is. Beside one that cannot be read just now, no other is the only one.
    fn only_project(&self) -> Result<SavedProject> {
        let mut all = self.found()?;
        all.retain(|found| !matches!(found, Found::Damaged { error, .. } if error.code == Code::ProjectTwice));
        match (all.len(), all.pop()) {
            (1, Some(Found::Project(saved))) => Ok(saved),
            (1, Some(Found::Damaged { error, .. })) => Err(error),
            _ => Err(projects::none("")),
        }
    }

    /// A project of the home's own or a linked one, by its id.
    ///
    /// # Errors
    /// `NoProject`; what is wrong with its file.
    pub fn project_by_id(&self, id: &ProjectId) -> Result<SavedProject> {
        let path = self.projects_dir().join(format!("{id}.toml"));
        match file::read(&path) {
            Ok(Some(saved)) if saved.project.id == *id => return Ok(saved),
            Ok(_) => {}
            Err(error) => return Err(self.damage(&path, error).0),
        }
        let linked = self.links().ok().and_then(|links| links.of(id).cloned());
        let mut trouble = projects::none(id);
        for found in self.found()? {
            match found {
                Found::Project(saved) if saved.project.id == *id => return Ok(saved),
                Found::Damaged { path, error, .. } if linked.as_ref() == Some(&path) => trouble = error,
                Found::Project(_) | Found::Damaged { .. } => {}
            }
        }
        Err(trouble)
    }
}

/// The id that a file of the home's own is named by.
pub(super) fn id_of(path: &Path) -> Option<ProjectId> {
    ProjectId::parse(path.file_stem()?.to_str()?).ok()
}
