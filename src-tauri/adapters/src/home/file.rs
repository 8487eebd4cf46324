//! One file that a person may have written or a disk may have damaged: how it is read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use naru_core::project::Project;
use naru_core::{Code, Error, Result};

use crate::disk;

/// The most that is read of a project file, in bytes; a real one has a few hundred.
const LIMIT: u64 = 1 << 20;

/// A project and the file it lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedProject {
    /// The project.
    pub project: Project,
    /// Its file: in the home, or a repository's `naru.toml`.
    pub path: PathBuf,
}

/// Reads a project file; `None` if there is none.
///
/// # Errors
/// `BadProject` for anything that is no project, whatever it is instead; `StoreNewer`, `StoreUnusable`.
pub fn read_project(path: &Path) -> Result<Option<SavedProject>> {
    let Some(text) = text(path)? else { return Ok(None) };
    let project = Project::parse(&text, &path.display().to_string())?;
    Ok(Some(SavedProject { project, path: path.to_owned() }))
}

/// As [`read_project`], for a project that goes by its name.
///
/// # Errors
/// As [`read_project`]; `BadProject` for a name that is none.
pub(super) fn read(path: &Path) -> Result<Option<SavedProject>> {
    let Some(text) = text(path)? else { return Ok(None) };
    Ok(Some(SavedProject { project: parse(&text, path)?, path: path.to_owned() }))
}

/// As [`read`], of a text at hand.
pub(super) fn parse(text: &str, path: &Path) -> Result<Project> {
    let project = Project::parse(text, &path.display().to_string())?;
    // A name is printed to terminals and shown in lists.
    Project::checked_name(&project.name).map_err(|error| bad(path, error))?;
    Ok(project)
}

/// The text of a project file; `None` if there is none.
///
/// # Errors
/// `BadProject` for what is no file, too large or not UTF-8; `StoreUnusable`.
pub(super) fn text(path: &Path) -> Result<Option<String>> {
    let read = || -> io::Result<Option<Vec<u8>>> {
        // To open a pipe is to wait for whoever writes to it.
        if !fs::metadata(path)?.is_file() {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    };
    let bytes = match read() {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(bad(path, "not a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(disk::failed(path, &error)),
    };
    if bytes.len() as u64 > LIMIT {
        return Err(bad(path, "larger than 1 MB"));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| bad(path, error))
}

/// A file that is not what it should be.
pub(super) fn bad(path: &Path, detail: impl std::fmt::Display) -> Error {
    Error::new(Code::BadProject).arg("path", path.display()).detail(detail)
}
