//! The build folder on this computer: found, walked and hashed. What goes over and what is refused is
//! decided in `naru_core::deploy::{framework, preflight, secret}`.
//!
//! Everything is opened below the root's own handle (`cap-std`), so that no link, no `..` and no swap
//! of one for the other during the walk leads to a byte outside of it. A link that stays inside is
//! followed if it is relative; an absolute one counts as leading out.

use std::io::{self, ErrorKind, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::UNIX_EPOCH;

use async_trait::async_trait;
use cap_fs_ext::{MetadataExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, FileType, OpenOptions};
use md5::{Digest, Md5};
use naru_core::clock::hex;
use naru_core::cloud::FolderRead;
use naru_core::convenience::asset_check;
use naru_core::convenience::base_url::AssetProblem;
use naru_core::deploy::folder::{FileEntry, FolderView, FolderWarning, FolderWarningKind, LeftOut, LeftOutWhy, Stamp};
use naru_core::deploy::framework::{ANY_OUTPUT, Around, Framework, Top, of_build, of_project};
use naru_core::deploy::headers::Headers;
use naru_core::deploy::preflight::{self, Choice, Rules, Verdict};
use naru_core::deploy::secret;
use naru_core::deploy::site_rules::{RuleFiles, SiteRules, settle};
use naru_core::deploy::{headers_file, redirects};
use naru_core::names::Key;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};
use sha2::Sha256;

/// Folders inside folders are walked this deep.
const DEPTH_LIMIT: usize = 64;
/// So many links are followed: a few that point at each other's folders could unfold without end.
const LINK_LIMIT: usize = 1000;
/// `index.html` and `package.json` are read up to this size to see what they are.
const PEEK_LIMIT: u64 = 1024 * 1024;
/// Read at once; a worker holds this and at most one text of `secret::TEXT_LIMIT`.
const BLOCK: usize = 64 * 1024;

/// Folders of this computer.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalFolder;

#[async_trait]
impl FolderRead for LocalFolder {
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView> {
        let wish = wish.clone();
        tokio::task::spawn_blocking(move || scan(&wish)).await.map_err(Error::unexpected)?
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

/// Opens a file below a folder as the scan did: no link leads out, and only a regular file opens.
///
/// # Errors
/// `FileChanged` if it is gone or no regular file any more, `FolderLinkOut`, `FolderUnreadable`.
pub fn open(root: &Path, path: &str) -> Result<std::fs::File> {
    Ok(open_regular(&open_root(root)?, path)?.0.into_std())
}

/// How the file of that name stands now: asked again after it was sent, since a file that was renamed
/// over, overwritten or cut meanwhile was stored torn or old.
///
/// # Errors
/// As [`open`].
pub fn stamp(root: &Path, path: &str) -> Result<Standing> {
    Ok(open_regular(&open_root(root)?, path)?.1)
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
    let mtime = metadata.modified().ok().and_then(|time| time.into_std().duration_since(UNIX_EPOCH).ok());
    let mtime_ns = mtime.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default();
    Ok((file, Standing { size: metadata.len(), stamp: Stamp { mtime_ns, inode: metadata.ino() } }))
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

/// A path below the root: `inner` below `outer`.
fn below(outer: &str, inner: &str) -> String {
    if outer.is_empty() { inner.to_owned() } else { format!("{outer}/{inner}") }
}

fn scan(wish: &FolderWish) -> Result<FolderView> {
    let named = resolve(Path::new(&wish.path))?;
    let place = find_build(&named, open_root(&named)?)?;
    let index_html = place.top.index_html.unwrap_or_default();
    let rules = Rules::new(wish.source_maps, &index_html);
    let rule_file =
        |name: &str| if place.top.names.iter().any(|n| n == name) { peek(&place.dir, name) } else { Ok(None) };
    let (headers, redirects) = (rule_file(headers_file::NAME)?, rule_file(redirects::NAME)?);

    let mut walk = Walk { root: &place.dir, rules, files: Vec::new(), left_out: Vec::new(), links: 0 };
    walk.all()?;
    let (found, mut left_out) = (walk.files, walk.left_out);
    let preflight::Names { keyed, mut warnings } = preflight::names(found)?;
    let mut files = Vec::with_capacity(keyed.len());
    for outcome in read_all(&place.dir, &keyed, rules)? {
        match outcome {
            Outcome::Goes(file) => files.push(file),
            Outcome::Stays(out) => {
                warnings.retain(|warning| warning.path != out.path);
                left_out.push(out);
            }
        }
    }
    let empty = files.iter().filter(|file| file.size == 0);
    warnings.extend(empty.map(|f| FolderWarning { kind: FolderWarningKind::EmptyFile, path: f.path.clone() }));
    let has_key = |key: &str| files.binary_search_by(|f: &FileEntry| f.key.as_str().cmp(key)).is_ok();
    if preflight::loads_from_elsewhere(&index_html, has_key) {
        warnings.push(FolderWarning { kind: FolderWarningKind::AssetHost, path: INDEX.to_owned() });
    }
    warnings.extend(asset_warnings(&place.dir, &files));
    warnings.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    warnings.dedup();
    left_out.sort_by(|a, b| a.path.cmp(&b.path));

    let paths = files.iter().map(|file| file.key.as_str());
    let framework = of_build(paths, Some(&index_html), around(&place.root).as_ref());
    let root = text(&place.root)?;
    let rules = SiteRules::default();
    let view = FolderView { root, framework, found_from: place.found_from, files, left_out, warnings, rules };
    let files = RuleFiles { headers: headers.as_deref(), redirects: redirects.as_deref() };
    Ok(settle(view, &wish.headers, files))
}

const INDEX: &str = "index.html";

/// Pages and styles that ask for what visitors cannot get, once a file and kind.
fn asset_warnings(dir: &Dir, files: &[FileEntry]) -> Vec<FolderWarning> {
    let keys = files.iter().map(|file| file.key.to_string()).collect();
    let checked = asset_check::check(&keys, None, |key| {
        let at = files.binary_search_by(|file| file.key.as_str().cmp(key)).ok()?;
        let (file, standing) = open_regular(dir, &files[at].path).ok()?;
        let mut bytes = Vec::new();
        // A page that was changed meanwhile is told of when it is sent.
        (standing.size <= asset_check::LARGEST as u64).then_some(())?;
        file.take(asset_check::LARGEST as u64).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    });
    let of = |problem: AssetProblem| {
        let host = asset_check::is_host(problem.kind);
        let kind = if host { FolderWarningKind::AssetHost } else { FolderWarningKind::AssetMissing };
        FolderWarning { kind, path: problem.file }
    };
    let unread = checked.unread.map(|path| FolderWarning { kind: FolderWarningKind::AssetUnread, path });
    checked.problems.into_iter().map(of).chain(unread).collect()
}

/// The named folder, absolute and with links resolved; refused if nobody publishes such a folder.
fn resolve(path: &Path) -> Result<PathBuf> {
    let real = path.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => Error::new(Code::FolderUnreadable).arg("file", shown(path)).detail(error),
        _ => no_folder(path).detail(error),
    })?;
    let real = without_verbatim(real);
    if !real.is_dir() {
        return Err(no_folder(path));
    }
    if preflight::is_too_broad(&real, home().as_deref()) {
        return Err(Error::new(Code::FolderTooBroad).arg("path", shown(&real)));
    }
    Ok(real)
}

fn home() -> Option<PathBuf> {
    Some(without_verbatim(etcetera::home_dir().ok()?.canonicalize().ok()?))
}

/// Windows resolves paths to `\\?\C:\…`, which nobody wants to read.
fn without_verbatim(path: PathBuf) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
        Some(plain) if plain.as_bytes().get(1) == Some(&b':') => PathBuf::from(plain),
        _ => path,
    }
}

fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).ok_or_else(|| preflight::bad_file(&path.to_string_lossy(), "file-utf8"))
}

/// The folder that is published.
struct Place {
    root: PathBuf,
    dir: Dir,
    top: Top,
    found_from: Option<String>,
}

/// Decides which folder is the build: the named one, or one inside that is the only one it can be.
fn find_build(named: &Path, dir: Dir) -> Result<Place> {
    let top = read_top(&dir).map_err(|error| in_folder(named, error))?;
    if top.is_project_root() || top.is_generator_root() {
        let framework = of_project(&top);
        let usual = choose_output(&dir, framework.outputs());
        let choice = if usual == Choice::None { choose_output(&dir, ANY_OUTPUT) } else { usual };
        return match choice {
            Choice::One(inner) => inside(named, &dir, &inner),
            Choice::None => Err(is_project(named, framework)),
            Choice::Several(all) => Err(is_project(named, framework).arg("inner", all.join(", ")).hint("choose-inner")),
        };
    }
    if top.index_html.is_some() {
        return Ok(Place { root: named.to_owned(), dir, top, found_from: None });
    }
    let folders = inner_folders(&dir, "");
    let mut nested = with_index(&dir, folders.clone());
    // Deeper only where there is one way to go (`dist` → `dist/shop/browser`): among many folders a
    // single page somewhere is an accident, not the site.
    let mut way = folders;
    while nested.is_empty() && way.len() == 1 && way[0].split('/').count() < 3 {
        way = inner_folders(&dir, &way[0]);
        nested = with_index(&dir, way.clone());
    }
    let (projects, builds): (Vec<_>, Vec<_>) = nested.into_iter().partition(|(_, top)| top.is_project_root());
    match (choose(&dir, builds.into_iter().map(|(path, _)| path)), projects.as_slice()) {
        (Choice::One(inner), _) => inside(named, &dir, &inner),
        (Choice::Several(all), _) => {
            Err(Error::new(Code::FolderNested).arg("path", shown(named)).arg("inner", all.join(", ")))
        }
        (Choice::None, [(inner, top)]) => Err(is_project(&named.join(inner), of_project(top))),
        (Choice::None, _) if holds_no_file(&dir)? => Err(Error::new(Code::FolderEmpty).arg("path", shown(named))),
        (Choice::None, _) => Err(Error::new(Code::FolderNoIndex).arg("path", shown(named))),
    }
}

fn is_project(path: &Path, framework: Framework) -> Error {
    Error::new(Code::FolderIsProject).arg("path", shown(path)).arg("framework", framework.key())
}

/// A file's error with the folder's path before its own, where it was the folder that failed.
fn in_folder(folder: &Path, mut error: Error) -> Error {
    if error.args.get("file").is_some_and(String::is_empty) {
        error = error.arg("file", shown(folder));
    }
    error
}

fn inside(named: &Path, dir: &Dir, inner: &str) -> Result<Place> {
    let found = dir.open_dir(inner).map_err(|error| file_error(inner, &error))?;
    let top = read_top(&found)?;
    // `dist` may itself be a link, as Nuxt makes one: the root is where it leads.
    let resolved = dir.canonicalize(inner).map_err(|error| file_error(inner, &error))?;
    Ok(Place { root: named.join(resolved), dir: found, top, found_from: Some(text(named)?) })
}

/// The only one of a framework's output folders that holds a build.
fn choose_output(dir: &Dir, outputs: &[&str]) -> Choice {
    let candidates = outputs.iter().flat_map(|output| expand(dir, output)).collect();
    let builds = with_index(dir, candidates).into_iter().filter(|(_, top)| !top.is_project_root());
    choose(dir, builds.map(|(path, _)| path))
}

fn choose(dir: &Dir, paths: impl Iterator<Item = String>) -> Choice {
    let resolved = |path: &str| dir.canonicalize(path).map_or_else(|_| path.to_owned(), |p| p.display().to_string());
    preflight::choose(paths.map(|path| (path.clone(), resolved(&path))).collect())
}

/// The folders that an entry of [`Framework::outputs`] may mean here.
fn expand(dir: &Dir, output: &str) -> Vec<String> {
    output.split('/').fold(vec![String::new()], |found, part| {
        let next = |outer: &String| match part {
            "*" => inner_folders(dir, outer),
            name => vec![below(outer, name)],
        };
        found.iter().flat_map(next).collect()
    })
}

/// The folders in a folder, sorted, without dotted ones and `node_modules`. One that cannot be read has none.
fn inner_folders(dir: &Dir, outer: &str) -> Vec<String> {
    let Ok(entries) = dir.read_dir(if outer.is_empty() { "." } else { outer }) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with('.') && name != "node_modules")
        .map(|name| below(outer, &name))
        .filter(|path| dir.metadata(path).is_ok_and(|m| m.is_dir()))
        .collect();
    found.sort();
    found
}

/// Those of the folders that hold an `index.html`. One that cannot be read is no candidate.
fn with_index(dir: &Dir, folders: Vec<String>) -> Vec<(String, Top)> {
    let peek = |path: String| {
        dir.metadata(below(&path, INDEX)).ok().filter(cap_std::fs::Metadata::is_file)?;
        let top = read_top(&dir.open_dir(&path).ok()?).ok()?;
        top.index_html.is_some().then_some((path, top))
    };
    folders.into_iter().filter_map(peek).collect()
}

/// Whether nothing below that could be published exists, down to the depth limit.
fn holds_no_file(dir: &Dir) -> Result<bool> {
    let mut walk = Walk { root: dir, rules: Rules::default(), files: Vec::new(), left_out: Vec::new(), links: 0 };
    walk.until(|walk| !walk.files.is_empty())?;
    Ok(walk.files.is_empty())
}

/// What lies at the top of a folder.
fn read_top(dir: &Dir) -> Result<Top> {
    let mut top = Top::default();
    for entry in dir.entries().map_err(|error| unreadable("", &error))? {
        let entry = entry.map_err(|error| unreadable("", &error))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let is_dir = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // By the listing, since a disk that ignores case would also open `Index.HTML`.
        match name.as_str() {
            INDEX => top.index_html = peek(dir, INDEX)?,
            "package.json" => top.package_json = peek(dir, "package.json")?,
            _ => {}
        }
        top.names.push(if is_dir { name + "/" } else { name });
    }
    top.names.sort();
    Ok(top)
}

/// The beginning of a text; `None` if it is no regular file.
fn peek(dir: &Dir, name: &str) -> Result<Option<String>> {
    match dir.metadata(name) {
        Ok(metadata) if !metadata.is_file() => return Ok(None),
        Ok(_) => {}
        Err(error) if leads_out(&error) => return Err(file_error(name, &error)),
        Err(error) => return Err(unreadable(name, &error).hint("replace-link")),
    }
    let mut bytes = Vec::new();
    let (file, _) = open_regular(dir, name)?;
    file.take(PEEK_LIMIT).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// The project a build lies in, up to three folders above: some generators leave no trace in what they make.
fn around(root: &Path) -> Option<Around> {
    let home = home();
    for above in root.ancestors().skip(1).take(3) {
        if preflight::is_too_broad(above, home.as_deref()) {
            return None;
        }
        let Some(top) = open_root(above).ok().and_then(|dir| read_top(&dir).ok()) else { continue };
        if top.package_json.is_some() || of_project(&top) != Framework::Plain {
            let inner = root.strip_prefix(above).ok()?.to_str()?.replace('\\', "/");
            return Some(Around { top, inner });
        }
    }
    None
}

/// One walk through a folder, in the order of names.
struct Walk<'a> {
    root: &'a Dir,
    rules: Rules,
    files: Vec<String>,
    left_out: Vec<LeftOut>,
    links: usize,
}

/// A folder that is still to be walked, and the folders it lies in: a link back to one of them is a loop.
struct Ahead {
    path: String,
    within: Vec<(u64, u64)>,
}

impl Walk<'_> {
    fn all(&mut self) -> Result<()> {
        self.until(|_| false)
    }

    fn until(&mut self, enough: impl Fn(&Self) -> bool) -> Result<()> {
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
        if !self.goes(&path, &path, kind.is_dir())? {
            return Ok(None);
        }
        if kind.is_dir() {
            return Ok(Some(path));
        }
        if kind.is_file() {
            self.files.push(path);
        } else {
            self.stays(path, LeftOutWhy::NotRegular);
        }
        Ok(None)
    }

    /// A link is judged by its own name and by what it leads to.
    fn link(&mut self, path: String) -> Result<Option<String>> {
        if !self.goes(&path, &path, false)? {
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
        if target != "." && !self.goes(&path, &target, is_dir)? || !self.goes(&path, &path, is_dir)? {
            return Ok(None);
        }
        if is_dir {
            return Ok(Some(path));
        }
        if metadata.is_file() {
            self.files.push(path);
        } else {
            self.stays(path, LeftOutWhy::NotRegular);
        }
        Ok(None)
    }

    /// Whether an entry goes over by the name `judged`; if not, it is noted or refused as `path`.
    fn goes(&mut self, path: &str, judged: &str, is_dir: bool) -> Result<bool> {
        match preflight::by_name(judged, is_dir, &self.rules) {
            Verdict::Goes => Ok(true),
            Verdict::Stays(why) => {
                self.stays(if is_dir { format!("{path}/") } else { path.to_owned() }, why);
                Ok(false)
            }
            Verdict::Secret(kind) => Err(preflight::refused(path, kind)),
        }
    }

    fn stays(&mut self, path: String, why: LeftOutWhy) {
        self.left_out.push(LeftOut { path, why });
    }
}

/// What became of one file.
enum Outcome {
    Goes(FileEntry),
    Stays(LeftOut),
}

/// Reads and judges all files on a few threads; the first refusal in the order of keys is the answer.
fn read_all(root: &Dir, keyed: &[(Key, String)], rules: Rules) -> Result<Vec<Outcome>> {
    let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
    let workers = cores.clamp(2, 8).min(keyed.len());
    let next = AtomicUsize::new(0);
    let failed = AtomicBool::new(false);
    let work = || {
        let mut buffer = vec![0; BLOCK];
        let mut done = Vec::new();
        // Numbers are handed out in order, so every file before the first refused one is looked at.
        while !failed.load(Ordering::Relaxed) {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some((key, path)) = keyed.get(n) else { break };
            let outcome = read_one(root, key, path, &rules, &mut buffer);
            failed.fetch_or(outcome.is_err(), Ordering::Relaxed);
            done.push((n, outcome));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join().expect("a worker returns its errors");
        threads.into_iter().flat_map(join).collect::<Vec<_>>()
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Hashes a file in one pass and looks at its text; a file that moves meanwhile is read once more.
fn read_one(root: &Dir, key: &Key, path: &str, rules: &Rules, buffer: &mut [u8]) -> Result<Outcome> {
    for _ in 0..2 {
        let (mut file, before) = open_regular(root, path)?;
        preflight::size(path, before.size)?;
        let (mut sha256, mut md5) = (Sha256::new(), Md5::new());
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
            sha256.update(block);
            md5.update(block);
        }
        if size != before.size || open_regular(root, path)?.1 != before {
            continue;
        }
        return Ok(match preflight::by_content(path, &content, rules)? {
            Verdict::Stays(why) => Outcome::Stays(LeftOut { path: path.to_owned(), why }),
            Verdict::Secret(kind) => return Err(preflight::refused(path, kind)),
            Verdict::Goes => Outcome::Goes(FileEntry {
                key: key.clone(),
                path: path.to_owned(),
                size,
                sha256: hex(&sha256.finalize()),
                md5: hex(&md5.finalize()),
                stamp: before.stamp,
                headers: Headers::default(),
            }),
        });
    }
    Err(changed(path))
}
