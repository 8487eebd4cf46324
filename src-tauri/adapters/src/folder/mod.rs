//! The build folder on this computer: found, walked and hashed. What goes over and what is refused is
//! decided in `naru_core::deploy::{framework, server, preflight, secret, facts, finding}`.
//!
//! Everything is opened below the root's own handle (`cap-std`), so that no link, no `..` and no swap
//! of one for the other during the walk leads to a byte outside of it. A link that stays inside is
//! followed if it is relative; an absolute one counts as leading out.

mod cache;
mod counted;
mod place;
mod read;
mod scan;
mod walk;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use async_trait::async_trait;
use cap_fs_ext::{MetadataExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, Metadata, OpenOptions};
use naru_core::cloud::FolderRead;
use naru_core::deploy::folder::{FolderView, Stamp};
use naru_core::deploy::preflight;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};

pub use counted::Counted;
pub use scan::{Scanned, examine};

/// Folders of this computer, each file read anew.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalFolder;

/// Folders of this computer, where a file that did not change since is not read again, and the reading is counted.
/// The default remembers nothing.
#[derive(Debug, Clone, Default)]
pub struct RememberedFolder {
    cache: Option<PathBuf>,
    counted: Arc<Counted>,
}

impl RememberedFolder {
    /// What was read is remembered in this file, which is made if there is none, and made anew if it is of no use.
    #[must_use]
    pub fn new(cache: impl Into<PathBuf>) -> Self {
        Self { cache: Some(cache.into()), ..Self::default() }
    }

    /// How far it is read can be told from here.
    #[must_use]
    pub fn counting(self, counted: &Arc<Counted>) -> Self {
        Self { counted: Arc::clone(counted), ..self }
    }
}

#[async_trait]
impl FolderRead for LocalFolder {
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView> {
        RememberedFolder::default().scan(wish).await
    }
}

#[async_trait]
impl FolderRead for RememberedFolder {
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView> {
        let (wish, Self { cache, counted }) = (wish.clone(), self.clone());
        let scan = move || scan::counted(&wish, cache.as_deref(), &counted)?.publishable();
        tokio::task::spawn_blocking(scan).await.map_err(Error::unexpected)?
    }
}

/// A file's size and identity at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Bytes.
    pub size: u64,
    /// When it was written, and which file it is.
    pub stamp: Stamp,
}

impl Standing {
    fn of(metadata: &Metadata) -> Self {
        let mtime = metadata.modified().ok().and_then(|time| time.into_std().duration_since(UNIX_EPOCH).ok());
        let mtime_ns = mtime.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default();
        Self { size: metadata.len(), stamp: Stamp { mtime_ns, inode: metadata.ino() } }
    }
}

/// A folder whose files are opened as the scan did: no link leads out, and only a regular file opens.
#[derive(Debug)]
pub struct Root(Dir);

impl Root {
    /// Opens the folder itself, not what may take its place later.
    ///
    /// # Errors
    /// `NoFolder`, `FolderUnreadable`.
    pub fn open(root: &Path) -> Result<Self> {
        open_root(root).map(Self)
    }

    /// Opens a file and says how it stands, of one handle.
    ///
    /// # Errors
    /// `FileChanged` if it is gone or no regular file any more, `FolderLinkOut`, `FolderUnreadable`.
    pub fn file(&self, path: &str) -> Result<(std::fs::File, Standing)> {
        let (file, standing) = open_regular(&self.0, path)?;
        Ok((file.into_std(), standing))
    }

    /// How the file of that name stands now: asked again after it was sent, since a file that was renamed over,
    /// overwritten or cut meanwhile was stored torn or old.
    ///
    /// # Errors
    /// As [`Self::file`].
    pub fn standing(&self, path: &str) -> Result<Standing> {
        Ok(open_regular(&self.0, path)?.1)
    }
}

/// Opens one file of a folder.
///
/// # Errors
/// As [`Root::open`] and [`Root::file`].
pub fn open(root: &Path, path: &str) -> Result<std::fs::File> {
    Ok(Root::open(root)?.file(path)?.0)
}

/// How one file of a folder stands.
///
/// # Errors
/// As [`Root::open`] and [`Root::standing`].
pub fn stamp(root: &Path, path: &str) -> Result<Standing> {
    Root::open(root)?.standing(path)
}

fn open_root(root: &Path) -> Result<Dir> {
    Dir::open_ambient_dir(root, ambient_authority()).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => no_folder(root).detail(error),
        _ => Error::new(Code::FolderUnreadable).arg("file", shown(root)).detail(error),
    })
}

fn open_regular(root: &Dir, path: &str) -> Result<(File, Standing)> {
    let mut options = OpenOptions::new();
    // A pipe that took the file's place would otherwise wait for a writer for ever.
    options.read(true).nonblock(true);
    let file = root.open_with(path, &options).map_err(|error| file_error(path, &error))?;
    let metadata = file.metadata().map_err(|error| file_error(path, &error))?;
    if !metadata.is_file() {
        return Err(changed(path));
    }
    Ok((file, Standing::of(&metadata)))
}

fn file_error(path: &str, error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => changed(path),
        _ if leads_out(error) => Error::new(Code::FolderLinkOut).arg("file", preflight::shown(path)),
        _ => unreadable(path, error),
    }
}

/// `cap-std`'s own refusal; the system's would carry a number.
fn leads_out(error: &io::Error) -> bool {
    error.kind() == ErrorKind::PermissionDenied && error.raw_os_error().is_none()
}

fn unreadable(path: &str, error: &io::Error) -> Error {
    Error::new(Code::FolderUnreadable).arg("file", preflight::shown(path)).detail(error)
}

fn changed(path: &str) -> Error {
    Error::new(Code::FileChanged).arg("file", preflight::shown(path))
}

fn no_folder(path: &Path) -> Error {
    Error::new(Code::NoFolder).arg("path", shown(path))
}

fn shown(path: &Path) -> String {
    preflight::shown(&path.to_string_lossy())
}
