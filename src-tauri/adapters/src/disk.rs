//! Files of Naru's own: written so that a kill or a power cut leaves the old file or the new one, never neither.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use naru_core::{Code, Error, Result};

/// The folder a file lies in; for a bare name, the one somebody stands in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a whole file: temporary file beside it → fsync → rename → fsync of the folder.
///
/// # Errors
/// `DiskFull`, `StoreUnusable`; the old file is whole in both cases.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let dir = folder_of(path);
    let all = || -> io::Result<()> {
        fs::create_dir_all(dir)?;
        let mut file = tempfile::Builder::new().prefix(".naru-").tempfile_in(dir)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        sync_dir(dir)
    };
    all().map_err(|error| failed(path, &error))
}

/// Moves a file, to another disk too: there it is whole before it is gone here.
///
/// # Errors
/// As [`write`].
pub fn relocate(from: &Path, to: &Path) -> Result<()> {
    let dir = folder_of(to);
    let moved = fs::create_dir_all(dir).and_then(|()| fs::rename(from, to));
    match moved {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let bytes = fs::read(from).map_err(|error| failed(from, &error))?;
            write(to, &bytes)?;
            fs::remove_file(from)
        }
        moved => moved.and_then(|()| sync_dir(dir)),
    }
    .and_then(|()| sync_dir(folder_of(from)))
    .map_err(|error| failed(from, &error))
}

/// Keeps a file under a second name too, so that the first can be written anew.
///
/// # Errors
/// As [`write`].
pub fn keep(from: &Path, to: &Path) -> Result<()> {
    let dir = folder_of(to);
    let linked = fs::create_dir_all(dir).and_then(|()| fs::hard_link(from, to)).and_then(|()| sync_dir(dir));
    // Not every disk knows second names.
    linked.or_else(|_| write(to, &fs::read(from).map_err(|error| failed(from, &error))?))
}

/// Makes a folder that nobody else on this computer may look into, where the system knows such a thing.
///
/// # Errors
/// As [`write`].
pub fn private_folder(dir: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|error| failed(dir, &error))
}

/// Reads a file; `None` if there is none.
///
/// # Errors
/// `StoreUnusable`.
pub fn read(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, &error)),
    }
}

/// An I/O error of one of our own files, for a person.
#[must_use]
pub fn failed(path: &Path, error: &io::Error) -> Error {
    let code = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::StoreUnusable,
    };
    Error::new(code).arg("path", path.display()).detail(error)
}

/// A renamed file is safe only once its folder is on disk too. Windows has no such call and needs none.
#[cfg(unix)]
fn sync_dir(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
fn sync_dir(_: &Path) -> io::Result<()> {
    let _: Option<File> = None;
    Ok(())
}
