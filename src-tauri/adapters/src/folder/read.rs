//! Every file's hash and what its content tells, on a few threads; what is remembered is not read.

use std::io::{ErrorKind, Read};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use cap_std::fs::Dir;
use md5::{Digest, Md5};
use naru_core::Result;
use naru_core::clock::hex;
use naru_core::deploy::facts::Facts;
use naru_core::deploy::folder::FileEntry;
use naru_core::deploy::parts::Parts;
use naru_core::deploy::{preflight, secret};
use naru_core::names::Key;
use sha2::Sha256;

use super::cache::{Kept, Moment};
use super::counted::Counted;
use super::{Standing, changed, open_regular, unreadable};

/// Read at once; a worker holds this and at most one text of `secret::TEXT_LIMIT`.
const BLOCK: usize = 64 * 1024;

/// A file that is to be known.
pub(super) struct Wanted<'a> {
    pub(super) key: &'a Key,
    pub(super) path: &'a str,
    /// Whether it matters what it loads.
    pub(super) asks: bool,
    /// What is remembered of it.
    pub(super) kept: Option<Kept>,
}

/// A file that is known.
pub(super) struct File {
    pub(super) entry: FileEntry,
    pub(super) facts: Facts,
    /// Where it was read: how it stood, for the next time.
    pub(super) fresh: Option<Moment>,
}

/// Knows all files; the first failure in their order is the answer.
pub(super) fn read_all(root: &Dir, wanted: Vec<Wanted<'_>>, counted: &Counted) -> Result<Vec<File>> {
    let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
    let workers = cores.clamp(2, 8).min(wanted.len());
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let work = || {
        let mut buffer = vec![0; BLOCK];
        let mut done = Vec::new();
        // Numbers are handed out in order, so every file before the first refused one is looked at.
        while !failed.load(Ordering::Relaxed) {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(wanted) = wanted.get(n) else { break };
            let file = know(root, wanted, &mut buffer, counted);
            counted.file();
            failed.fetch_or(file.is_err(), Ordering::Relaxed);
            done.push((n, file));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join().expect("a worker returns its errors");
        threads.into_iter().flat_map(join).collect::<Vec<_>>()
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, file)| file).collect()
}

/// A file as it is remembered, if it still stands as it did then; else as it is read.
fn know(root: &Dir, wanted: &Wanted<'_>, buffer: &mut [u8], counted: &Counted) -> Result<File> {
    let usable = wanted.kept.as_ref().filter(|kept| !wanted.asks || kept.knows_asks());
    if let Some(kept) = usable
        && let Ok(metadata) = root.metadata(wanted.path)
        && metadata.is_file()
        && Moment::of(&metadata) == kept.moment
    {
        let standing = Standing::of(&metadata);
        counted.bytes(standing.size);
        return Ok(File {
            entry: entry(wanted, standing, &kept.sha256, &kept.md5),
            facts: kept.facts(wanted.asks),
            fresh: None,
        });
    }
    read(root, wanted, buffer, counted)
}

fn entry(wanted: &Wanted<'_>, standing: Standing, sha256: &[u8], md5: &[u8]) -> FileEntry {
    let key = wanted.key;
    FileEntry {
        key: key.clone(),
        path: if key.as_str() == wanted.path { key.into() } else { wanted.path.into() },
        size: standing.size,
        sha256: hex(sha256).into(),
        md5: hex(md5).into(),
        stamp: standing.stamp,
        // Decided once all files are known.
        headers: Arc::default(),
    }
}

/// Hashes a file in one pass and looks at its text; a file that moves meanwhile is read once more.
fn read(root: &Dir, wanted: &Wanted<'_>, buffer: &mut [u8], counted: &Counted) -> Result<File> {
    let path = wanted.path;
    for _ in 0..2 {
        let (mut file, before) = open_regular(root, path)?;
        let moment = file.metadata().map(|metadata| Moment::of(&metadata)).map_err(|error| unreadable(path, &error))?;
        preflight::size(path, before.size)?;
        let (mut sha256, mut md5) = (Sha256::new(), Md5::new());
        // What goes in parts has no ETag that could be its MD5, and to make one takes longer than all the rest.
        let in_parts = Parts::default().of(before.size).is_some();
        let mut content: Vec<u8> = Vec::new();
        let (mut size, mut is_text) = (0, false);
        loop {
            let n = match file.read(buffer) {
                Ok(n) => n,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(unreadable(path, &error)),
            };
            let block = &buffer[..n];
            if n == 0 {
                break;
            }
            if size == 0 {
                is_text = secret::is_text(path, block);
            }
            if size == 0 || (is_text && content.len() < secret::TEXT_LIMIT) {
                content.extend_from_slice(&block[..n.min(secret::TEXT_LIMIT - content.len())]);
            }
            size += n as u64;
            counted.bytes(n as u64);
            sha256.update(block);
            if !in_parts {
                md5.update(block);
            }
        }
        if size != before.size || open_regular(root, path)?.1 != before {
            continue;
        }
        let sha256 = sha256.finalize();
        let md5 = if in_parts { sha256[..16].to_vec() } else { md5.finalize().to_vec() };
        return Ok(File {
            entry: entry(wanted, before, &sha256, &md5),
            facts: Facts::of(path, &content, wanted.asks),
            fresh: Some(moment),
        });
    }
    Err(changed(path))
}
