//! From the folder somebody named to the build in it.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use cap_std::fs::Dir;
use naru_core::deploy::framework::{ANY_OUTPUT, Around, Framework, Top, of_project};
use naru_core::deploy::preflight::{self, Choice, Rules};
use naru_core::deploy::server::ServerBuild;
use naru_core::spec::FolderWish;
use naru_core::{Code, Error, Result};

use super::walk::{Walk, below};
use super::{file_error, leads_out, no_folder, open_regular, open_root, shown, unreadable};

/// `index.html` and `package.json` are read up to this size to see what they are.
const PEEK_LIMIT: u64 = 1024 * 1024;

/// The page a build is told by.
pub(super) const INDEX: &str = "index.html";

/// The named folder, absolute and with links resolved; refused if nobody publishes such a folder.
pub(super) fn resolve(path: &Path) -> Result<PathBuf> {
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

pub(super) fn text(path: &Path) -> Result<String> {
    path.to_str().map(str::to_owned).ok_or_else(|| preflight::bad_file(&path.to_string_lossy(), "file-utf8"))
}

/// The folder that is published.
pub(super) struct Place {
    pub(super) root: PathBuf,
    pub(super) dir: Dir,
    pub(super) top: Top,
    pub(super) found_from: Option<String>,
}

/// Decides which folder is the build: the named one, or one inside that is the only one it can be.
///
/// # Errors
/// `FolderNeedsServer` if what was built is for a server to run, `FolderIsProject`, `FolderNested`, `FolderEmpty`,
/// `FolderNoIndex`, `FolderUnreadable`.
pub(super) fn find_build(wish: &FolderWish) -> Result<Place> {
    let named = resolve(Path::new(&wish.path))?;
    if let Some(server) = ServerBuild::around(&slashed(&named)) {
        return Err(server.refusal(&shown(&named)));
    }
    let dir = open_root(&named)?;
    choose_build(&named, dir).map_err(|error| {
        // Several that may be meant are no sign of none.
        let none = is_no_build(error.code) && !error.args.contains_key("inner");
        let server = none.then(|| served(&named)).flatten();
        server.map_or(error, |server| server.refusal(&shown(&named)))
    })
}

/// What a server would run, in a folder where nothing static was found.
fn served(named: &Path) -> Option<ServerBuild> {
    let dir = open_root(named).ok()?;
    let has = |trace: &str| expand(&dir, trace).iter().any(|path| dir.metadata(path).is_ok_and(|m| m.is_file()));
    ServerBuild::of_build(has).or_else(|| ServerBuild::of_project(has))
}

fn is_no_build(code: Code) -> bool {
    matches!(code, Code::FolderIsProject | Code::FolderNoIndex | Code::FolderEmpty)
}

/// The server's part of a build, where one lies beside what is published.
pub(super) fn server_part(root: &Path) -> Option<ServerBuild> {
    let above = root.parent().filter(|above| !preflight::is_too_broad(above, home().as_deref()))?;
    let dir = open_root(above).ok()?;
    ServerBuild::of_build(|trace| dir.metadata(trace).is_ok_and(|m| m.is_file()))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn choose_build(named: &Path, dir: Dir) -> Result<Place> {
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
    let mut walk = Walk::new(dir, Rules::default(), &[]);
    let any = |walk: &Walk<'_>| !walk.files.is_empty() || !walk.secret.is_empty();
    walk.until(any)?;
    Ok(!any(&walk))
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
pub(super) fn peek(dir: &Dir, name: &str) -> Result<Option<String>> {
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
pub(super) fn around(root: &Path) -> Option<Around> {
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
