//! Another environment's release, fetched to be promoted: its manifest is read from its bucket, its files come into a
//! folder of Naru's own, each one proved by its SHA-256. From there the ordinary deploy goes on.
//!
//! ```text
//! promoted/blobs/<sha256>               a file, whole and proved
//! promoted/parts/<sha256>               as far as it has come
//! promoted/releases/<project>-<env>/<id>/…   the same files under their names
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::BoxFuture;
use futures_util::{FutureExt, StreamExt, TryStreamExt, stream};
use naru_core::clock::hex;
use naru_core::cloud::{Reader, S3Read};
use naru_core::deploy::keep::copy_key;
use naru_core::deploy::manifest::{Manifest, ManifestFile, PromotedFrom};
use naru_core::deploy::promote::{self, hosts, is_wanted, may_name, refuse_same};
use naru_core::error::Exit;
use naru_core::names::{BucketName, EnvName, Key};
use naru_core::spec::{Released, Spec};
use naru_core::world::{Fact, World};
use naru_core::{Code, Error, Result};
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

use crate::disk;
use crate::home::Home;
use crate::sites::{SiteWish, known, open_to_read};

/// How many files come at once.
const AT_ONCE: usize = 8;
/// How often a file is taken up again after a connection broke.
const TRIES: u32 = 3;

/// A release that lies on this computer and can go on to another environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promoted {
    /// Its files under their keys, and nothing else.
    pub folder: PathBuf,
    /// What it is served with there.
    pub released: Released,
    /// Whose it is.
    pub from: PromotedFrom,
    /// How many files it has.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// How many files had to come over the network.
    pub fetched: u64,
}

/// How far the fetching is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fetching {
    /// Files that lie here, whole.
    pub files: u64,
    /// Of so many.
    pub of: u64,
}

/// Fetches the newest finished release of an environment, or this one, for another environment of the same project.
/// What lies here already is not fetched again; what was cut off goes on where it was.
///
/// # Errors
/// `BadValue` and `PromoteAddress` as [`naru_core::deploy::promote`] decides, `NothingToPromote`, `ReleaseBytesGone`;
/// `WrongAccount`; as [`open_to_read`] and the reads do; `Cancelled`; `DiskFull`, `StoreUnusable`.
pub async fn fetch(
    home: &Home,
    source: &SiteWish,
    target: &SiteWish,
    release: Option<&str>,
    hear: &(dyn Fn(Fetching) + Send + Sync),
    cancel: &CancellationToken,
) -> Result<Promoted> {
    let env = |wish: &SiteWish| Ok::<_, Error>(wish.saved.project.site(wish.env.as_ref())?.env);
    refuse_same(&env(source)?, &env(target)?)?;
    let wish = SiteWish { needs_folder: false, daily: true, ..source.clone() };
    let site = open_to_read(home, &wish).await?;
    let (root, theirs) = (home.promoted(), hosts_of(home, target)?);
    let bringing = bring(&root, &site.spec, site.cloud.reader(), &theirs, release, hear);
    let fetched = cancel.run_until_cancelled(bringing).await;
    fetched.unwrap_or_else(|| Err(Error::new(Code::Cancelled)))
}

/// The same of a site that is open, into this folder. `theirs`: hosts that a build may name.
///
/// # Errors
/// As [`fetch`].
pub async fn bring(
    root: &Path,
    spec: &Spec,
    cloud: &dyn Reader,
    theirs: &BTreeSet<String>,
    release: Option<&str>,
    hear: &(dyn Fn(Fetching) + Send + Sync),
) -> Result<Promoted> {
    let (root, s3) = (root.to_owned(), cloud.s3());
    let caller = cloud.sts().caller().await?;
    if let Some(account) = spec.account.as_ref().filter(|account| **account != caller.account) {
        return Err(Error::new(Code::WrongAccount).arg("want", account).arg("have", &caller.account));
    }
    let world = World { caller: Fact::Seen(caller), ..World::default() };
    let bucket = spec.bucket(&world).expect("the caller's account was asked");
    let env = &spec.site.env;
    let manifest = newest(s3, &bucket, release).await?.ok_or_else(|| {
        let error = Error::new(Code::NothingToPromote).arg("env", env);
        release.map_or(error.clone(), |release| error.detail(release))
    })?;
    let mut named = hosts(spec, &bucket, s3.cdn_record(&bucket).await?.as_ref(), spec.website_url.as_deref());
    named.retain(|host| !theirs.contains(host));

    let cache = Cache { root: &root, s3, bucket: &bucket, release: manifest.id.as_str() };
    cache.make()?;
    let fetched = cache.fill(&manifest, hear).await?;
    let folder = root.join("releases").join(spec.site.to_string()).join(manifest.id.as_str());
    let (to, from, files) = (folder.clone(), env.clone(), manifest.files.clone());
    let laid = tokio::task::spawn_blocking(move || {
        lay(&root, &to, &files)?;
        refuse_addresses(&to, &files, &from, &named)
    });
    laid.await.map_err(Error::unexpected)??;
    Ok(Promoted {
        folder,
        released: Released {
            headers: manifest.files.iter().map(|file| (file.key.clone(), file.headers.clone())).collect(),
            redirects: manifest.about.redirects.clone(),
            single_page: manifest.about.single_page,
        },
        from: PromotedFrom { env: env.clone(), release: manifest.id },
        files: manifest.files.len() as u64,
        bytes: manifest.files.iter().map(|file| file.size).sum(),
        fetched,
    })
}

/// The release that is wanted, the newest first.
async fn newest(s3: &dyn S3Read, bucket: &BucketName, named: Option<&str>) -> Result<Option<Manifest>> {
    let ids = s3.releases(bucket).await?.unwrap_or_default();
    for id in ids.iter().rev().filter(|id| named.is_none_or(|named| id.as_str() == named)) {
        let found = s3.manifests(bucket, std::slice::from_ref(id)).await?;
        if let Some(manifest) = found.into_iter().find(|release| is_wanted(release, named)) {
            return Ok(Some(manifest));
        }
    }
    Ok(None)
}

/// The hosts that are the target's as well: an address of it is right there.
fn hosts_of(home: &Home, target: &SiteWish) -> Result<BTreeSet<String>> {
    let site = target.saved.project.site(target.env.as_ref())?;
    let domain = target.saved.project.wishes(&site.env).domain.map(naru_core::address::DomainWishes::spec);
    let names = domain.iter().flat_map(naru_core::address::DomainSpec::names);
    let mut all: BTreeSet<String> = names.flat_map(|name| [name.unicode(), name.to_string()]).collect();
    let reached = known(target, home.local()?.site.get(&site.tag())).website_url;
    all.extend(reached.filter(|url| !url.contains("{bucket}")).and_then(|url| promote::host(&url)));
    Ok(all)
}

/// What was fetched, and from where the rest comes.
struct Cache<'a> {
    root: &'a Path,
    s3: &'a dyn S3Read,
    bucket: &'a BucketName,
    release: &'a str,
}

impl Cache<'_> {
    fn make(&self) -> Result<()> {
        disk::private_folder(self.root)?;
        for inner in ["blobs", "parts"] {
            let dir = self.root.join(inner);
            fs::create_dir_all(&dir).map_err(|error| disk::failed(&dir, &error))?;
        }
        Ok(())
    }

    /// Has every file's bytes lie here; says how many came over the network.
    async fn fill(&self, manifest: &Manifest, hear: &(dyn Fn(Fetching) + Send + Sync)) -> Result<u64> {
        // The same bytes under several keys come once.
        let wanted: BTreeMap<&str, &ManifestFile> =
            manifest.files.iter().map(|file| (file.sha256.as_str(), file)).collect();
        let (of, files, fetched) = (wanted.len() as u64, AtomicU64::new(0), AtomicU64::new(0));
        hear(Fetching { files: 0, of });
        let (done, came) = (&files, &fetched);
        let work: Vec<BoxFuture<'_, Result<()>>> = wanted
            .into_values()
            .map(|file| {
                async move {
                    if self.one(file).await? {
                        came.fetch_add(1, Ordering::Relaxed);
                    }
                    hear(Fetching { files: done.fetch_add(1, Ordering::Relaxed) + 1, of });
                    Ok(())
                }
                .boxed()
            })
            .collect();
        stream::iter(work).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
        Ok(fetched.into_inner())
    }

    /// One file; whether it came over the network.
    async fn one(&self, file: &ManifestFile) -> Result<bool> {
        let blob = blob(self.root, &file.sha256);
        let (path, want) = (blob.clone(), file.clone());
        let there = tokio::task::spawn_blocking(move || holds(&path, &want)).await.map_err(Error::unexpected)??;
        if there {
            return Ok(false);
        }
        // The key may hold another release's bytes by now.
        let kept = copy_key(&file.sha256);
        for key in [&file.key, &kept] {
            if self.part(key, file, &blob).await? {
                return Ok(true);
            }
        }
        Err(Error::new(Code::ReleaseBytesGone).arg("file", &file.key).arg("release", self.release))
    }

    /// Takes a file from this key, from where it was cut off. `false`: other bytes lie there, or none.
    async fn part(&self, key: &Key, file: &ManifestFile, blob: &Path) -> Result<bool> {
        let path = self.root.join("parts").join(file.sha256.as_str());
        let mut part = Part::open(&path)?;
        let mut tries = 1;
        loop {
            let from = part.size;
            let read = if from > file.size {
                Ok(false)
            } else if from == file.size && from > 0 {
                Ok(true)
            } else {
                self.s3.fetch(self.bucket, key, from, &mut |block| part.take(block)).await
            };
            match read {
                Ok(found) if found && part.is(file) => {
                    part.keep(blob)?;
                    return Ok(true);
                }
                // What came before the cut may have been another file's.
                Ok(_) if from > 0 => part.begin()?,
                Ok(_) => {
                    part.begin()?;
                    return Ok(false);
                }
                Err(error) if error.exit() == Exit::Network && part.size > from && tries < TRIES => tries += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

/// A file as far as it has come.
struct Part {
    path: PathBuf,
    file: File,
    size: u64,
    hash: Sha256,
}

impl Part {
    /// Takes up what lies there.
    fn open(path: &Path) -> Result<Self> {
        let failed = |error: std::io::Error| disk::failed(path, &error);
        let mut options = File::options();
        let mut file = options.create(true).truncate(false).read(true).write(true).open(path).map_err(failed)?;
        // Somebody else fetches the same right now.
        if file.try_lock().is_err() {
            return Err(Error::new(Code::SiteBusy).arg("holder", "naru promote"));
        }
        let (size, hash) = hashed(&mut file).map_err(failed)?;
        Ok(Self { path: path.to_owned(), file, size, hash })
    }

    fn failed(&self, error: &std::io::Error) -> Error {
        disk::failed(&self.path, error)
    }

    fn take(&mut self, block: &[u8]) -> Result<()> {
        self.file.write_all(block).map_err(|error| self.failed(&error))?;
        self.size += block.len() as u64;
        self.hash.update(block);
        Ok(())
    }

    /// From nothing again.
    fn begin(&mut self) -> Result<()> {
        self.file
            .set_len(0)
            .and_then(|()| self.file.seek(SeekFrom::Start(0)))
            .map_err(|error| disk::failed(&self.path, &error))?;
        (self.size, self.hash) = (0, Sha256::new());
        Ok(())
    }

    fn is(&self, file: &ManifestFile) -> bool {
        self.size == file.size && hex(&self.hash.clone().finalize()) == file.sha256
    }

    fn keep(self, blob: &Path) -> Result<()> {
        self.file.sync_all().map_err(|error| self.failed(&error))?;
        let path = self.path;
        // Windows moves no file that is open.
        drop(self.file);
        fs::rename(&path, blob).map_err(|error| disk::failed(blob, &error))
    }
}

fn blob(root: &Path, sha256: &str) -> PathBuf {
    root.join("blobs").join(sha256)
}

/// How long an open file is, and what its bytes come to.
fn hashed(file: &mut File) -> std::io::Result<(u64, Sha256)> {
    let (mut size, mut hash, mut buffer) = (0, Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((size, hash)),
            n => {
                size += n as u64;
                hash.update(&buffer[..n]);
            }
        }
    }
}

/// Whether these very bytes lie there.
fn holds(path: &Path, want: &ManifestFile) -> Result<bool> {
    let failed = |error: std::io::Error| disk::failed(path, &error);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(failed(error)),
    };
    if file.metadata().map_err(failed)?.len() != want.size {
        return Ok(false);
    }
    Ok(hex(&hashed(&mut file).map_err(failed)?.1.finalize()) == want.sha256)
}

/// Gives the files their names. What else lies there goes: the folder holds the release and nothing more.
fn lay(root: &Path, folder: &Path, files: &[ManifestFile]) -> Result<()> {
    let names: BTreeSet<PathBuf> = files.iter().map(|file| folder.join(file.key.as_str())).collect();
    remove_others(folder, &names)?;
    for file in files {
        let path = folder.join(file.key.as_str());
        if !holds(&path, file)? {
            let _ = fs::remove_file(&path);
            disk::keep(&blob(root, &file.sha256), &path)?;
        }
    }
    Ok(())
}

fn remove_others(dir: &Path, names: &BTreeSet<PathBuf>) -> Result<()> {
    let failed = |error: std::io::Error| disk::failed(dir, &error);
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            remove_others(&path, names)?;
        } else if !names.contains(&path) {
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    Ok(())
}

/// Refuses a build that names the environment it comes from.
fn refuse_addresses(folder: &Path, files: &[ManifestFile], from: &EnvName, hosts: &BTreeSet<String>) -> Result<()> {
    for file in files.iter().filter(|file| may_name(&file.key)) {
        let path = folder.join(file.key.as_str());
        let bytes = fs::read(&path).map_err(|error| disk::failed(&path, &error))?;
        if let Some(named) = promote::named(&bytes, hosts) {
            return Err(promote::refused(from, &file.key, &named));
        }
    }
    Ok(())
}
