//! Where a practice cloud lies: `cloud.json` and the objects' bytes under their SHA-256.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use naru_core::clock::hex;
use naru_core::deploy::diff::Upload;
use naru_core::practice::state::STATE_VERSION;
use naru_core::practice::{Disk, PracticeState};
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};

use crate::{disk, folder};

/// A practice cloud's folder.
#[derive(Debug, Clone)]
pub struct PracticeDisk {
    dir: PathBuf,
    /// Kept clouds survive a power cut; scratch ones need not.
    durable: bool,
}

impl PracticeDisk {
    /// A cloud in this folder. `durable`: it is kept, so every save is forced to the disk.
    #[must_use]
    pub fn new(dir: &Path, durable: bool) -> Self {
        Self { dir: dir.to_owned(), durable }
    }

    fn state_path(&self) -> PathBuf {
        self.dir.join("cloud.json")
    }

    /// Where an object's bytes lie.
    #[must_use]
    pub fn blob(&self, sha256: &str) -> PathBuf {
        self.dir.join("blobs").join(sha256)
    }

    /// The saved cloud, or a fresh one.
    ///
    /// # Errors
    /// `StoreNewer`, `StoreUnusable`.
    pub fn load(&self) -> Result<PracticeState> {
        let path = self.state_path();
        let Some(text) = disk::read(&path)? else { return Ok(PracticeState::fresh()) };
        let unusable = |e: serde_json::Error| Error::new(Code::StoreUnusable).arg("path", path.display()).detail(e);
        let value: serde_json::Value = serde_json::from_str(&text).map_err(unusable)?;
        if value["v"].as_u64().is_some_and(|v| v > u64::from(STATE_VERSION)) {
            return Err(Error::new(Code::StoreNewer).arg("path", path.display()));
        }
        serde_json::from_value(value).map_err(unusable)
    }
}

impl Disk for PracticeDisk {
    fn save(&self, state: &PracticeState) -> Result<()> {
        let bytes = serde_json::to_vec(state).expect("a practice state has only strings, numbers and maps of them");
        let path = self.state_path();
        if self.durable {
            return disk::write(&path, &bytes);
        }
        let draft = self.dir.join("cloud.json.new");
        std::fs::create_dir_all(&self.dir)
            .and_then(|()| std::fs::write(&draft, &bytes))
            .and_then(|()| std::fs::rename(&draft, &path))
            .map_err(|e| disk::failed(&path, &e))
    }

    fn keep(&self, root: &str, file: &Upload) -> Result<()> {
        let changed = || Error::new(Code::FileChanged).arg("file", &file.path);
        let blob = self.blob(&file.sha256);
        let dir = self.dir.join("blobs");
        std::fs::create_dir_all(&dir).map_err(|e| disk::failed(&dir, &e))?;
        let mut from: File = folder::open(Path::new(root), &file.path).map_err(|_| changed())?;
        let mut to =
            tempfile::Builder::new().prefix(".part-").tempfile_in(&dir).map_err(|e| disk::failed(&blob, &e))?;
        let mut hasher = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = from.read(&mut buffer).map_err(|_| changed())?;
            if n == 0 {
                break;
            }
            hasher.update(&buffer[..n]);
            to.write_all(&buffer[..n]).map_err(|e| disk::failed(&blob, &e))?;
        }
        if hex(&hasher.finalize()) != file.sha256 {
            return Err(changed());
        }
        if self.durable {
            to.as_file().sync_all().map_err(|e| disk::failed(&blob, &e))?;
        }
        to.persist(&blob).map_err(|e| disk::failed(&blob, &e.error))?;
        Ok(())
    }

    fn bytes(&self, sha256: &str, from: u64, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<bool> {
        let blob = self.blob(sha256);
        let failed = |e: std::io::Error| disk::failed(&blob, &e);
        let mut file = match File::open(&blob) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(failed(error)),
        };
        file.seek(SeekFrom::Start(from)).map_err(failed)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = file.read(&mut buffer).map_err(failed)?;
            if n == 0 {
                return Ok(true);
            }
            take(&buffer[..n])?;
        }
    }
}
