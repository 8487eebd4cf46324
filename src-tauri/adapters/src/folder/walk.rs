//! What lies in a build folder, in the order of names.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};

use cap_fs_ext::MetadataExt;
use cap_std::fs::{Dir, FileType};
use naru_core::Result;
use naru_core::deploy::finding::{Finding, is_left_out};
use naru_core::deploy::folder::{LeftOut, LeftOutWhy};
use naru_core::deploy::preflight::{self, Rules, Verdict};
use naru_core::deploy::secret::SecretKind;

use super::{changed, file_error, leads_out, unreadable};

/// Folders inside folders are walked this deep.
const DEPTH_LIMIT: usize = 64;
/// So many links are followed: a few that point at each other's folders could unfold without end.
const LINK_LIMIT: usize = 1000;

/// A path below the root: `inner` below `outer`.
pub(super) fn below(outer: &str, inner: &str) -> String {
    if outer.is_empty() { inner.to_owned() } else { format!("{outer}/{inner}") }
}

/// One walk through a folder, in the order of names.
pub(super) struct Walk<'a> {
    root: &'a Dir,
    rules: Rules,
    leave_out: &'a [String],
    /// Regular files, by their paths.
    pub(super) files: Vec<String>,
    /// Which of the files are secret by their names.
    pub(super) named: BTreeMap<String, SecretKind>,
    /// Folders that are, which are not walked into.
    pub(super) secret: Vec<Finding>,
    /// What stays behind.
    pub(super) left_out: Vec<LeftOut>,
    links: usize,
}

/// What becomes of an entry by its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Goes,
    Secret(SecretKind),
    /// It was noted.
    Stays,
}

/// A folder that is still to be walked, and the folders it lies in: a link back to one of them is a loop.
struct Ahead {
    path: String,
    within: Vec<(u64, u64)>,
}

impl<'a> Walk<'a> {
    /// A walk that is yet to begin.
    pub(super) fn new(root: &'a Dir, rules: Rules, leave_out: &'a [String]) -> Self {
        let (files, named, secret, left_out) = Default::default();
        Self { root, rules, leave_out, files, named, secret, left_out, links: 0 }
    }

    /// Walks through everything.
    pub(super) fn all(&mut self) -> Result<()> {
        self.until(|_| false)
    }

    /// Walks until there is enough.
    pub(super) fn until(&mut self, enough: impl Fn(&Self) -> bool) -> Result<()> {
        let mut ahead = vec![Ahead { path: String::new(), within: Vec::new() }];
        while let Some(next) = ahead.pop() {
            if enough(self) {
                break;
            }
            let mut inner = self.folder(next)?;
            inner.reverse();
            ahead.append(&mut inner);
        }
        Ok(())
    }

    /// Takes in one folder's entries; gives the folders in it.
    fn folder(&mut self, Ahead { path, mut within }: Ahead) -> Result<Vec<Ahead>> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => changed(&path),
            _ => file_error(&path, &error),
        };
        let dir = self.root.open_dir(if path.is_empty() { "." } else { &path }).map_err(failed)?;
        let metadata = dir.dir_metadata().map_err(failed)?;
        let identity = (metadata.dev(), metadata.ino());
        if within.contains(&identity) {
            self.stays(path, LeftOutWhy::NotRegular);
            return Ok(Vec::new());
        }
        within.push(identity);

        let mut entries = Vec::new();
        for entry in dir.entries().map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                return Err(preflight::bad_file(&below(&path, &name.to_string_lossy()), "file-utf8"));
            };
            let mut kind = entry.file_type().map_err(failed)?;
            // Some disks do not tell the kind with the name.
            if kind == FileType::unknown() {
                kind = entry.metadata().map_err(failed)?.file_type();
            }
            entries.push((below(&path, name), kind));
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));

        let mut inner = Vec::new();
        for (path, kind) in entries {
            if let Some(path) = self.entry(path, kind)? {
                if path.split('/').count() >= DEPTH_LIMIT {
                    return Err(preflight::bad_file(&path, "file-depth"));
                }
                inner.push(Ahead { path, within: within.clone() });
            }
        }
        Ok(inner)
    }

    /// Takes in one entry; gives it back if it is a folder to be walked.
    fn entry(&mut self, path: String, kind: FileType) -> Result<Option<String>> {
        if kind.is_symlink() {
            return self.link(path);
        }
        let named = self.judge(&path, &path, kind.is_dir());
        Ok(self.takes(path, named, kind.is_dir(), kind.is_file()))
    }

    /// A link is judged by its own name and by what it leads to.
    fn link(&mut self, path: String) -> Result<Option<String>> {
        if self.judge(&path, &path, false) == Named::Stays {
            return Ok(None);
        }
        self.links += 1;
        if self.links > LINK_LIMIT {
            return Err(preflight::bad_file(&path, "file-links"));
        }
        let failed = |error: io::Error| {
            if leads_out(&error) { file_error(&path, &error) } else { unreadable(&path, &error).hint("replace-link") }
        };
        let metadata = self.root.metadata(&path).map_err(failed)?;
        let target = self.root.canonicalize(&path).map_err(failed)?;
        let target = target.to_str().ok_or_else(|| preflight::bad_file(&path, "file-utf8"))?.replace('\\', "/");
        let is_dir = metadata.is_dir();
        let led = if target == "." { Named::Goes } else { self.judge(&path, &target, is_dir) };
        let own = if led == Named::Stays { led } else { self.judge(&path, &path, is_dir) };
        let named = if own == Named::Goes { led } else { own };
        Ok(self.takes(path, named, is_dir, metadata.is_file()))
    }

    /// Takes in what was judged; gives it back if it is a folder to be walked.
    fn takes(&mut self, path: String, named: Named, is_dir: bool, is_file: bool) -> Option<String> {
        match named {
            Named::Stays => {}
            Named::Secret(kind) if is_dir => self.secret.push(Finding { path, kind, line: None, sha256: None }),
            Named::Goes if is_dir => return Some(path),
            _ if !is_file => self.stays(path, LeftOutWhy::NotRegular),
            Named::Goes => self.files.push(path),
            Named::Secret(kind) => {
                self.named.insert(path.clone(), kind);
                self.files.push(path);
            }
        }
        None
    }

    /// What becomes of an entry by the name `judged`; what stays is noted as `path`.
    fn judge(&mut self, path: &str, judged: &str, is_dir: bool) -> Named {
        let asked = is_left_out(self.leave_out, path).then_some(LeftOutWhy::Asked);
        let verdict = asked.map_or_else(|| preflight::by_name(judged, is_dir, &self.rules), Verdict::Stays);
        match verdict {
            Verdict::Goes => Named::Goes,
            Verdict::Secret(kind) => Named::Secret(kind),
            Verdict::Stays(why) => {
                self.stays(if is_dir { format!("{path}/") } else { path.to_owned() }, why);
                Named::Stays
            }
        }
    }

    fn stays(&mut self, path: String, why: LeftOutWhy) {
        self.left_out.push(LeftOut { path, why });
    }
}
