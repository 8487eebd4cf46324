//! Naru's home folder: projects, `local.toml`, settings, the store, practice clouds.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use naru_core::clock::Clock;
use naru_core::names::{Slug, sha256};
use naru_core::project::{Local, Project};
use naru_core::words::Lang;
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::clock::SystemClock;
use crate::disk;
use crate::lock::FileLock;

/// Where a repository keeps its own project.
pub const REPOSITORY_FILE: &str = "naru.toml";

/// The home folder.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
}

/// What a person set for the app, not for a project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; else the system's.
    pub lang: Option<Lang>,
    /// `light`, `dark`, or the system's.
    pub theme: Option<String>,
}

/// A project and the file it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedProject {
    /// The project.
    pub project: Project,
    /// Its file: in the home, or a repository's `naru.toml`.
    pub path: PathBuf,
}

impl Home {
    /// `NARU_HOME`, else the system's place for an app's data (`~/.local/share/naru` on Linux).
    ///
    /// # Errors
    /// `StoreUnusable` if there is no home directory.
    pub fn find() -> Result<Self> {
        if let Some(root) = std::env::var_os("NARU_HOME").filter(|v| !v.is_empty()) {
            return Ok(Self { root: PathBuf::from(root) });
        }
        let dirs = etcetera::choose_base_strategy()
            .map_err(|e| Error::new(Code::StoreUnusable).arg("path", "HOME").detail(e))?;
        Ok(Self { root: dirs.data_dir().join("naru") })
    }

    /// A home somewhere else.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The store's file.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.root.join("naru.db")
    }

    /// Where the practice cloud kept under this name lies. A name that is no folder name as it is gets one of its
    /// own, so that two names never share a cloud.
    #[must_use]
    pub fn practice(&self, name: &str) -> PathBuf {
        let slug = Slug::of(name);
        let folder =
            if slug.as_str() == name { name.to_owned() } else { format!("{slug}-{}", &sha256(name.as_bytes())[..8]) };
        self.root.join("practice").join(folder)
    }

    fn hold(&self, what: &str) -> Result<FileLock> {
        FileLock::hold(&self.root.join("locks").join(format!("{what}.lock")))
    }

    fn projects_dir(&self) -> PathBuf {
        self.root.join("projects")
    }

    /// What this computer alone knows, with an installation id drawn and saved at the first call.
    ///
    /// # Errors
    /// `BadProject` for a file that does not parse; `StoreUnusable`.
    pub fn local(&self) -> Result<Local> {
        let local = self.read_local()?;
        if local.installation.is_empty() { self.with_local(|local| local.clone()) } else { Ok(local) }
    }

    /// Changes `local.toml`, with nobody in between: it is read, changed and written under a lock.
    ///
    /// # Errors
    /// As [`Home::local`] and [`disk::write`].
    pub fn with_local<T>(&self, change: impl FnOnce(&mut Local) -> T) -> Result<T> {
        let _lock = self.hold("local")?;
        let was = self.read_local()?;
        let mut local = was.clone();
        if local.installation.is_empty() {
            local.installation = naru_core::clock::hex(&SystemClock.entropy());
        }
        let told = change(&mut local);
        if local != was {
            let text = toml::to_string_pretty(&local).expect("local settings have only strings and tables of them");
            disk::write(&self.local_path(), text.as_bytes())?;
        }
        Ok(told)
    }

    fn local_path(&self) -> PathBuf {
        self.root.join("local.toml")
    }

    fn read_local(&self) -> Result<Local> {
        let path = self.local_path();
        let Some(text) = disk::read(&path)? else { return Ok(Local::default()) };
        toml::from_str(&text).map_err(|e| Error::new(Code::BadProject).arg("path", path.display()).detail(e))
    }

    /// The settings; a damaged file counts as none.
    #[must_use]
    pub fn settings(&self) -> Settings {
        let text = disk::read(&self.root.join("settings.toml")).ok().flatten().unwrap_or_default();
        toml::from_str(&text).unwrap_or_default()
    }

    /// Saves the settings.
    ///
    /// # Errors
    /// As [`disk::write`].
    pub fn save_settings(&self, settings: &Settings) -> Result<()> {
        let text = toml::to_string_pretty(settings).expect("settings have only strings");
        disk::write(&self.root.join("settings.toml"), text.as_bytes())
    }

    /// All projects in the home, by name, and with each what could not be read.
    ///
    /// # Errors
    /// `StoreUnusable` if the folder cannot be listed.
    pub fn projects(&self) -> Result<Vec<Result<SavedProject>>> {
        let dir = self.projects_dir();
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(disk::failed(&dir, &error)),
        };
        let mut all: Vec<Result<SavedProject>> = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
            .map(|path| read_project(&path).and_then(|p| p.ok_or_else(|| Error::new(Code::NoProject))))
            .collect();
        all.sort_by_key(|p| p.as_ref().map(|p| p.project.name.clone()).unwrap_or_default());
        Ok(all)
    }

    /// Finds a project: by name or id in the home or this folder's `naru.toml`, else by a slug that only one has;
    /// with no name, the `naru.toml` of this folder or one above it, or else the home's only project.
    ///
    /// # Errors
    /// `NoProject`, `BadProject`; `BadValue` if several go by that name.
    pub fn project(&self, name: Option<&str>, from: &Path) -> Result<SavedProject> {
        let mut own = from.ancestors().map(|dir| read_project(&dir.join(REPOSITORY_FILE)));
        let mut all: Vec<SavedProject> = self.projects()?.into_iter().flatten().collect();
        let Some(name) = name else {
            if let Some(found) = own.find_map(Result::transpose) {
                return found;
            }
            return if all.len() == 1 {
                Ok(all.remove(0))
            } else {
                Err(Error::new(Code::NoProject).arg("project", ""))
            };
        };
        let own = own.find_map(|found| found.ok()?);
        let own = own.filter(|own| all.iter().all(|p| p.project.id != own.project.id));
        all.extend(own);
        let named = |p: &SavedProject| p.project.name == name || p.project.id.as_str() == name;
        let slugged = |p: &SavedProject| p.project.slug.as_str() == name;
        let exact = all.iter().any(named);
        all.retain(|p| if exact { named(p) } else { slugged(p) });
        match all.len() {
            0 => Err(Error::new(Code::NoProject).arg("project", name)),
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

    /// Where a new project of the home is saved.
    #[must_use]
    pub fn project_path(&self, project: &Project) -> PathBuf {
        self.projects_dir().join(format!("{}.toml", project.id))
    }

    fn refuse_taken(&self, name: &str, but: &Path) -> Result<()> {
        let taken = |p: &SavedProject| p.project.name == name && p.path != but;
        if self.projects()?.iter().flatten().any(taken) {
            return Err(Error::new(Code::ProjectExists).arg("project", name));
        }
        Ok(())
    }

    /// Saves a new project.
    ///
    /// # Errors
    /// `ProjectExists` for its name or its file; as [`disk::write`].
    pub fn add_project(&self, saved: &SavedProject) -> Result<()> {
        let _lock = self.hold("projects")?;
        self.refuse_taken(&saved.project.name, &saved.path)?;
        if read_project(&saved.path)?.is_some() {
            return Err(Error::new(Code::ProjectExists).arg("project", saved.path.display()));
        }
        disk::write(&saved.path, saved.project.to_text().as_bytes())
    }

    /// Changes a project where it lies: its file is read again first, and what a person wrote there besides stays.
    ///
    /// # Errors
    /// `NoProject` if it is not there any more; what `change` says; `ProjectExists` if its new name is taken; as
    /// [`disk::write`].
    pub fn change_project(
        &self,
        saved: &SavedProject,
        change: impl FnOnce(&mut Project) -> Result<()>,
    ) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let text = disk::read(&saved.path)?;
        let now = text.as_deref().map(|text| Project::parse(text, &saved.path.display().to_string())).transpose()?;
        let (Some(text), Some(was)) = (text, now.filter(|now| now.id == saved.project.id)) else {
            return Err(Error::new(Code::NoProject).arg("project", &saved.project.name));
        };
        let mut project = was.clone();
        change(&mut project)?;
        if project.name != was.name {
            self.refuse_taken(&project.name, &saved.path)?;
        }
        if project != was {
            disk::write(&saved.path, project.to_text_over(&text).as_bytes())?;
        }
        Ok(SavedProject { project, path: saved.path.clone() })
    }

    /// Takes a project's file away, to `projects/deleted/`, from where it can be put back.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn delete_project(&self, saved: &SavedProject) -> Result<PathBuf> {
        let _lock = self.hold("projects")?;
        let to = self.projects_dir().join("deleted").join(format!("{}.toml", saved.project.id));
        disk::relocate(&saved.path, &to)?;
        Ok(to)
    }
}

impl Home {
    /// Puts a deleted project back: the one of that name, or the one deleted last.
    ///
    /// # Errors
    /// `NoProject`, `ProjectExists`, `StoreUnusable`.
    pub fn restore_project(&self, name: Option<&str>) -> Result<SavedProject> {
        let _lock = self.hold("projects")?;
        let bin = self.projects_dir().join("deleted");
        let mut found: Vec<(std::time::SystemTime, SavedProject)> = std::fs::read_dir(&bin)
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let when = path.metadata().and_then(|m| m.modified()).ok()?;
                Some((when, read_project(&path).ok()??))
            })
            .filter(|(_, saved)| name.is_none_or(|name| saved.project.name == name))
            .collect();
        found.sort_by_key(|(when, _)| *when);
        let Some((_, saved)) = found.pop() else {
            return Err(Error::new(Code::NoProject).arg("project", name.unwrap_or_default()));
        };
        let to = self.project_path(&saved.project);
        self.refuse_taken(&saved.project.name, &to)?;
        disk::relocate(&saved.path, &to)?;
        Ok(SavedProject { path: to, ..saved })
    }
}

/// Reads a project file; `None` if there is none.
///
/// # Errors
/// `BadProject`, `StoreNewer`, `StoreUnusable`.
pub fn read_project(path: &Path) -> Result<Option<SavedProject>> {
    let Some(text) = disk::read(path)? else { return Ok(None) };
    let project = Project::parse(&text, &path.display().to_string())?;
    Ok(Some(SavedProject { project, path: path.to_owned() }))
}
