//! Naru's home folder: projects, `local.toml`, settings, the store, practice clouds.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use naru_core::clock::Clock;
use naru_core::project::{Local, Project};
use naru_core::words::Lang;
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::clock::SystemClock;
use crate::disk;

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

    /// Where a kept practice cloud lies.
    #[must_use]
    pub fn practice(&self, name: &str) -> PathBuf {
        self.root.join("practice").join(name)
    }

    fn projects_dir(&self) -> PathBuf {
        self.root.join("projects")
    }

    /// What this computer alone knows, with an installation id drawn and saved at the first call.
    ///
    /// # Errors
    /// `BadProject` for a file that does not parse; `StoreUnusable`.
    pub fn local(&self) -> Result<Local> {
        let path = self.root.join("local.toml");
        let mut local: Local = match disk::read(&path)? {
            Some(text) => {
                toml::from_str(&text).map_err(|e| Error::new(Code::BadProject).arg("path", path.display()).detail(e))?
            }
            None => Local::default(),
        };
        if local.installation.is_empty() {
            local.installation = naru_core::clock::hex(&SystemClock.entropy());
            self.save_local(&local)?;
        }
        Ok(local)
    }

    /// Saves `local.toml`.
    ///
    /// # Errors
    /// As [`disk::write`].
    pub fn save_local(&self, local: &Local) -> Result<()> {
        let text = toml::to_string_pretty(local).expect("local settings have only strings and tables of them");
        disk::write(&self.root.join("local.toml"), text.as_bytes())
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

    /// Finds a project: by name, slug or id in the home; with no name, the `naru.toml` of this folder or one
    /// above it, or else the home's only project.
    ///
    /// # Errors
    /// `NoProject`, `BadProject`.
    pub fn project(&self, name: Option<&str>, from: &Path) -> Result<SavedProject> {
        if name.is_none() {
            for dir in from.ancestors() {
                if let Some(found) = read_project(&dir.join(REPOSITORY_FILE))? {
                    return Ok(found);
                }
            }
        }
        let mut readable: Vec<SavedProject> = self.projects()?.into_iter().filter_map(Result::ok).collect();
        match name {
            None if readable.len() == 1 => Ok(readable.remove(0)),
            None => Err(Error::new(Code::NoProject).arg("project", "")),
            Some(name) => {
                let named = |p: &SavedProject| {
                    p.project.name == name || p.project.slug.as_str() == name || p.project.id.as_str() == name
                };
                readable.into_iter().find(named).ok_or_else(|| Error::new(Code::NoProject).arg("project", name))
            }
        }
    }

    /// Where a new project of the home is saved.
    #[must_use]
    pub fn project_path(&self, project: &Project) -> PathBuf {
        self.projects_dir().join(format!("{}.toml", project.id))
    }

    /// Saves a project where it lies.
    ///
    /// # Errors
    /// As [`disk::write`].
    pub fn save_project(&self, saved: &SavedProject) -> Result<()> {
        disk::write(&saved.path, saved.project.to_text().as_bytes())
    }

    /// Takes a project's file away, to `projects/deleted/`, from where it can be put back.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn delete_project(&self, saved: &SavedProject) -> Result<PathBuf> {
        let bin = self.projects_dir().join("deleted");
        let to = bin.join(format!("{}.toml", saved.project.id));
        std::fs::create_dir_all(&bin)
            .and_then(|()| std::fs::rename(&saved.path, &to))
            .map_err(|error| disk::failed(&saved.path, &error))?;
        Ok(to)
    }
}

impl Home {
    /// Puts a deleted project back: the one of that name, or the one deleted last.
    ///
    /// # Errors
    /// `NoProject`, `ProjectExists`, `StoreUnusable`.
    pub fn restore_project(&self, name: Option<&str>) -> Result<SavedProject> {
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
        if self.projects()?.into_iter().flatten().any(|p| p.project.name == saved.project.name) {
            return Err(Error::new(Code::ProjectExists).arg("project", &saved.project.name));
        }
        let to = self.project_path(&saved.project);
        std::fs::rename(&saved.path, &to).map_err(|error| disk::failed(&to, &error))?;
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
