//! Repositories' own project files, linked and never copied: `links.toml` says where they lie.

use std::path::{Path, PathBuf};

use naru_core::names::ProjectId;
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use super::file::{self, SavedProject};
use super::{Home, REPOSITORY_FILE, projects};
use crate::disk;

/// The form of `links.toml` this Naru writes.
const VERSION: i64 = 1;

/// `links.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Links {
    version: i64,
    #[serde(default)]
    link: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Link {
    /// Whose file it was when it was linked: a repository that moved is known again by it.
    id: ProjectId,
    path: PathBuf,
}

impl Links {
    pub(super) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.link.iter().map(|link| &link.path)
    }

    /// Where the project of this id was linked.
    pub(super) fn of(&self, id: &ProjectId) -> Option<&PathBuf> {
        self.link.iter().find(|link| link.id == *id).map(|link| &link.path)
    }
}

impl Home {
    pub(super) fn links_path(&self) -> PathBuf {
        self.root.join("links.toml")
    }

    pub(super) fn links(&self) -> Result<Links> {
        let path = self.links_path();
        let Some(text) = file::text(&path)? else { return Ok(Links { version: VERSION, link: Vec::new() }) };
        let table: toml::Table = text.parse().map_err(|error| file::bad(&path, error))?;
        if table.get("version").and_then(toml::Value::as_integer).is_some_and(|version| version > VERSION) {
            return Err(Error::new(Code::StoreNewer).arg("path", path.display()));
        }
        toml::from_str(&text).map_err(|error| file::bad(&path, error))
    }

    /// Whether this is a linked project's file.
    #[must_use]
    pub fn is_linked(&self, path: &Path) -> bool {
        self.links().is_ok_and(|links| links.paths().any(|linked| *linked == settled(path)))
    }

    fn save_links(&self, links: &Links) -> Result<()> {
        let path = self.links_path();
        let text = toml::to_string_pretty(links)
            .map_err(|error| Error::new(Code::StoreUnusable).arg("path", path.display()).detail(error))?;
        disk::write(&path, text.as_bytes())
    }

    /// Links a repository's project file, or the `naru.toml` in this folder. A file that is linked already stays so; one
    /// that moved is linked where it lies now.
    ///
    /// # Errors
    /// `NoProjectFile`, and what is wrong with the file; `ProjectExists` if the same project lies in the home or in
    /// another linked file, and what is wrong with that; what is wrong with `links.toml`; as [`disk::write`].
    pub fn link_project(&self, path: &Path) -> Result<SavedProject> {
        let path = project_file(path);
        let missing = || Error::new(Code::NoProjectFile).arg("path", path.display());
        let saved = file::read(&path)?.ok_or_else(missing)?;
        let _lock = self.hold("projects")?;
        let mut links = self.links()?;
        let link = Link { id: saved.project.id.clone(), path };
        if links.link.contains(&link) {
            return Ok(saved);
        }
        match self.project_by_id(&link.id) {
            Ok(there) if there.path != link.path => return Err(projects::exists(there.path.display())),
            Err(error) if !matches!(error.code, Code::NoProject | Code::NoProjectFile) => return Err(error),
            Ok(_) | Err(_) => {}
        }
        links.link.retain(|other| other.id != link.id && other.path != link.path);
        links.link.push(link);
        self.save_links(&links)?;
        Ok(saved)
    }

    /// Forgets the link to a project file, or to the `naru.toml` in this folder; the file stays, if it is still there.
    ///
    /// # Errors
    /// `NoProject` if it is not linked; what is wrong with `links.toml`; as [`disk::write`].
    pub fn unlink_project(&self, path: &Path) -> Result<()> {
        let _lock = self.hold("projects")?;
        if self.forget_link(path)? { Ok(()) } else { Err(projects::none(path.display())) }
    }

    /// Whether there was such a link. For those who hold the lock.
    pub(super) fn forget_link(&self, path: &Path) -> Result<bool> {
        let mut links = self.links()?;
        let before = links.link.len();
        let names = [path.to_owned(), project_file(path), settled(&path.join(REPOSITORY_FILE))];
        links.link.retain(|link| !names.contains(&link.path));
        if links.link.len() == before {
            return Ok(false);
        }
        self.save_links(&links)?;
        Ok(true)
    }
}

/// A project file by its own path or its folder's.
fn project_file(path: &Path) -> PathBuf {
    settled(&if path.is_dir() { path.join(REPOSITORY_FILE) } else { path.to_owned() })
}

/// A path by which a file is always known: whole, without links on the way, also if the file itself is gone.
fn settled(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let folder = whole.parent().and_then(|folder| folder.canonicalize().ok());
    let (Some(folder), Some(name)) = (folder, whole.file_name()) else { return whole };
    let path = folder.join(name);
    // Windows has a longer spelling of its own for settled paths, which is not for people.
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")).filter(|text| text.get(1..2) == Some(":")) {
        Some(short) => PathBuf::from(short),
        None => path,
    }
}
