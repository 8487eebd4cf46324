//! Naru's home folder: where everything of Naru's own lies, and who may write there now. What lies there is in the
//! files beside this one.

mod backup;
mod environments;
mod exchange;
mod file;
mod found;
mod links;
mod local;
mod projects;
mod sweep;

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use naru_core::names::{SiteId, Slug, sha256};
use naru_core::project::Project;
use naru_core::{Code, Error, Result};

use crate::lock::FileLock;

pub use file::{SavedProject, read_project};
pub use found::Found;
pub use local::Settings;

/// Where a repository keeps its own project.
pub const REPOSITORY_FILE: &str = "naru.toml";

/// The file in which it is remembered what was read of build folders.
pub const SCANS: &str = "scans.db";

/// The folder in which it is remembered how buckets were listed.
const BUCKETS: &str = "buckets";

/// The home folder.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
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

    /// What was read of build folders: of no other use than not to read it again.
    #[must_use]
    pub fn scans(&self) -> PathBuf {
        self.root.join(SCANS)
    }

    /// How buckets were listed, and the manifests read of them: of no other use than to ask less.
    #[must_use]
    pub fn buckets(&self) -> PathBuf {
        self.root.join(BUCKETS)
    }

    /// Where the practice cloud kept under this name lies. A name that is no folder name as it is gets one of its
    /// own, so that two names never share a cloud.
    #[must_use]
    pub fn practice(&self, name: &str) -> PathBuf {
        let slug = Slug::of(name);
        let folder =
            if slug.as_str() == name { name.to_owned() } else { format!("{slug}-{}", &sha256(name.as_bytes())[..8]) };
        self.practices_dir().join(folder)
    }

    /// Where the practice cloud of one environment lies: each has an account of its own.
    #[must_use]
    pub fn practice_of(&self, site: &SiteId) -> PathBuf {
        if site.env.is_production() { self.practice(site.project.as_str()) } else { self.practice(&site.tag()) }
    }

    /// Where the files of releases lie that were fetched to be promoted.
    #[must_use]
    pub fn promoted(&self) -> PathBuf {
        self.root.join("promoted")
    }

    /// Where a new project of the home is saved.
    #[must_use]
    pub fn project_path(&self, project: &Project) -> PathBuf {
        self.projects_dir().join(format!("{}.toml", project.id))
    }

    /// Where damaged project files are kept once they were mended.
    #[must_use]
    pub fn damaged_dir(&self) -> PathBuf {
        self.projects_dir().join("damaged")
    }

    /// Whether this is a project file of the home's own, not a repository's.
    #[must_use]
    pub fn keeps(&self, path: &Path) -> bool {
        path.parent() == Some(&self.projects_dir())
    }

    fn projects_dir(&self) -> PathBuf {
        self.root.join("projects")
    }

    fn deleted_dir(&self) -> PathBuf {
        self.projects_dir().join("deleted")
    }

    fn backup_dir(&self) -> PathBuf {
        self.projects_dir().join("backup")
    }

    fn practices_dir(&self) -> PathBuf {
        self.root.join("practice")
    }

    fn locks_dir(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// One writer at a time: `local` for `local.toml`, `projects` for every project file and the links.
    fn hold(&self, what: &str) -> Result<FileLock> {
        FileLock::hold(&self.locks_dir().join(format!("{what}.lock")))
    }
}
