//! What of a folder goes over, what stays with which reason, and what stops everything. No file is touched here.
//!
//! Whoever walks the folder asks [`by_name`] of each entry, [`by_content`] of each file that was read, and
//! [`names`] of them all.

use std::collections::BTreeMap;
use std::path::Path;

use super::facts::Facts;
use super::folder::{FolderWarning, FolderWarningKind, LeftOutWhy};
use super::html;
use super::parts;
use super::secret::{self, SecretKind};
use super::{headers_file, redirects};
use crate::error::{Code, Error, Result};
use crate::names::{Key, RESERVED};

/// What is done with one entry of the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes over; a folder is walked into.
    Goes,
    /// It stays behind, a folder with all that is in it.
    Stays(LeftOutWhy),
    /// It must not lie here at all: nothing is published.
    Secret(SecretKind),
}

/// What the rules depend on besides a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules {
    /// Source maps were asked for.
    pub source_maps: bool,
    /// `index.html` itself loads something below `node_modules/`, as some hand-written pages do.
    pub loads_packages: bool,
}

impl Rules {
    /// The rules for a folder with this `index.html`.
    #[must_use]
    pub fn new(source_maps: bool, index_html: &str) -> Self {
        let tags = html::tags(index_html);
        let loads_packages = tags
            .iter()
            .filter_map(|tag| tag.get("src").or_else(|| tag.get("href")))
            .any(|address| address.trim_start_matches(['.', '/']).starts_with("node_modules/"));
        Self { source_maps, loads_packages }
    }
}

/// Whether an entry goes over, by its path below the root (with `/`).
///
/// Each part of the path is judged in turn and the first that does not go decides, so that a path a
/// link leads to can be asked about as well.
#[must_use]
pub fn by_name(path: &str, is_folder: bool, rules: &Rules) -> Verdict {
    let mut at_root = true;
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        let verdict = part_by_name(part, is_folder || parts.peek().is_some(), at_root, rules);
        if verdict != Verdict::Goes {
            return verdict;
        }
        at_root = false;
    }
    Verdict::Goes
}

fn part_by_name(name: &str, is_folder: bool, at_root: bool, rules: &Rules) -> Verdict {
    if let Some(kind) = secret::by_name(name) {
        return Verdict::Secret(kind);
    }
    if at_root && RESERVED.trim_end_matches('/') == name {
        return Verdict::Stays(LeftOutWhy::Reserved);
    }
    if at_root && !is_folder && matches!(name, headers_file::NAME | redirects::NAME) {
        return Verdict::Stays(LeftOutWhy::RulesFile);
    }
    if is_package_file(name, is_folder, at_root, rules) || secret::is_env_template(&name.to_lowercase()) {
        return Verdict::Stays(LeftOutWhy::PackageFile);
    }
    if is_system_file(name) {
        return Verdict::Stays(LeftOutWhy::SystemFile);
    }
    if !is_folder && !rules.source_maps && is_source_map(name) {
        return Verdict::Stays(LeftOutWhy::SourceMap);
    }
    Verdict::Goes
}

/// `app.js.map` and its like. Another `.map` may be a map of a game: its content tells.
fn is_source_map(name: &str) -> bool {
    let name = name.to_lowercase();
    name.strip_suffix(".map")
        .and_then(|name| name.rsplit_once('.'))
        .is_some_and(|(_, ext)| matches!(ext, "js" | "mjs" | "cjs" | "css" | "ts" | "tsx" | "jsx" | "wasm" | "html"))
}

/// What belongs to the project, not to the site: only beside the index, since a page may well fetch
/// a `data/package.json`.
fn is_package_file(name: &str, is_folder: bool, at_root: bool, rules: &Rules) -> bool {
    const FILES: &str = "package.json package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml \
        pnpm-workspace.yaml bun.lock bun.lockb deno.lock composer.lock gemfile gemfile.lock makefile dockerfile \
        docker-compose.yml docker-compose.yaml compose.yaml naru.toml netlify.toml vercel.json firebase.json \
        wrangler.toml wrangler.jsonc jsconfig.json angular.json";
    // By the tool's name, since `app.config.js` may be what the page itself reads.
    const TOOLS: &str = "vite vitest webpack rollup next nuxt astro svelte vue tailwind postcss babel eslint jest \
        playwright craco";
    if !at_root {
        return false;
    }
    let name = name.to_lowercase();
    if is_folder {
        return name == "node_modules" && !rules.loads_packages;
    }
    let tool = || {
        name.split_once(".config.").is_some_and(|(tool, ext)| {
            is_one_of(TOOLS, tool) && matches!(ext, "js" | "mjs" | "cjs" | "ts" | "mts" | "cts" | "json")
        })
    };
    let typescript = || name.starts_with("tsconfig") && name.ends_with(".json");
    is_one_of(FILES, &name) || tool() || typescript()
}

fn is_one_of(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|w| w == word)
}

/// What systems and editors leave behind, and every name that begins with a dot but `.well-known`
/// (RFC 8615), which is the one dotted name browsers and other services ask a site for.
fn is_system_file(name: &str) -> bool {
    if name.starts_with('.') {
        return name != ".well-known";
    }
    let lower = name.to_lowercase();
    matches!(
        lower.as_str(),
        "thumbs.db"
            | "ehthumbs.db"
            | "desktop.ini"
            | "icon\r"
            | "__macosx"
            | "$recycle.bin"
            | "@eadir"
            | "system volume information"
    ) || lower.ends_with('~')
        || lower.ends_with(".swp")
        || lower.ends_with(".swo")
        || (name.len() > 2 && name.starts_with('#') && name.ends_with('#'))
}

/// Whether a file goes over, by what was found in it.
#[must_use]
pub fn by_content(facts: &Facts, rules: &Rules) -> Verdict {
    match &facts.secret {
        _ if facts.source_map && !rules.source_maps => Verdict::Stays(LeftOutWhy::SourceMap),
        Some(found) => Verdict::Secret(found.kind),
        None => Verdict::Goes,
    }
}

/// A path as it may be printed: control characters would move the cursor or break the line.
#[must_use]
pub fn shown(path: &str) -> String {
    path.chars().flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] }).collect()
}

/// Refuses a file that S3 does not take, in parts or otherwise.
///
/// # Errors
/// `FolderBadFile`, rule `file-size`.
pub fn size(path: &str, bytes: u64) -> Result<()> {
    if bytes > parts::LARGEST { Err(bad_file(path, "file-size")) } else { Ok(()) }
}

/// The refusal of a file's name or size: word key `rule-<rule>`.
#[must_use]
pub fn bad_file(path: &str, rule: &str) -> Error {
    Error::new(Code::FolderBadFile).arg("file", shown(path)).arg("rule", rule)
}

/// A folder's files with their keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Keys and the paths they come from, sorted by key.
    pub keyed: Vec<(Key, String)>,
    /// What is odd about the names.
    pub warnings: Vec<FolderWarning>,
}

/// The key of each path.
///
/// # Errors
/// `FolderBadFile` with the rule of [`Key::parse`]; `FolderNameClash` if two paths differ only in
/// how Unicode composes them, since both would become one object.
pub fn names(paths: impl IntoIterator<Item = String>) -> Result<Names> {
    let mut found = Names::default();
    for path in paths {
        match Key::parse(&path) {
            Ok(key) => found.keyed.push((key, path)),
            Err(error) => return Err(bad_file(&path, error.args.get("rule").map_or("key-control", String::as_str))),
        }
    }
    found.keyed.sort();
    let mut by_case: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (n, (key, path)) in found.keyed.iter().enumerate() {
        if let Some((_, other)) = found.keyed[..n].last().filter(|(before, _)| before == key) {
            return Err(Error::new(Code::FolderNameClash).arg("file", path).arg("other", other));
        }
        if key.as_str() != path {
            found.warnings.push(FolderWarning { kind: FolderWarningKind::Decomposed, path: path.clone() });
        }
        by_case.entry(key.as_str().to_lowercase()).or_default().push(path);
    }
    for path in by_case.into_values().filter(|twins| twins.len() > 1).flatten() {
        found.warnings.push(FolderWarning { kind: FolderWarningKind::CaseTwin, path: path.to_owned() });
    }
    Ok(found)
}

/// Whether a page loads its own build's scripts or styles from this machine or from another host:
/// the trace of a base address that was baked in.
///
/// A library from a CDN is no such thing; another host counts only if the folder holds that file too.
#[must_use]
pub fn loads_from_elsewhere(index_html: &str, has_key: impl Fn(&str) -> bool) -> bool {
    let tags = html::tags(index_html);
    html::assets(&tags).into_iter().any(|address| {
        let lower = address.to_ascii_lowercase();
        if lower.starts_with("file:") {
            return true;
        }
        let Some(rest) = ["https://", "http://", "//"].iter().find_map(|scheme| lower.strip_prefix(scheme)) else {
            return false;
        };
        let rest = &address[address.len() - rest.len()..];
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = path.split(['?', '#']).next().unwrap_or_default();
        // The base may have a path of its own, so each tail of the path is tried.
        let tails = std::iter::successors(Some(path), |path| path.split_once('/').map(|(_, tail)| tail));
        is_this_machine(host) || tails.filter(|tail| tail.contains('/')).any(&has_key)
    })
}

fn is_this_machine(host: &str) -> bool {
    let name = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let name = if name.starts_with('[') {
        name.trim_start_matches('[').split(']').next().unwrap_or_default()
    } else {
        name.split(':').next().unwrap_or_default()
    };
    match name.parse::<std::net::IpAddr>() {
        Ok(std::net::IpAddr::V4(v4)) => {
            v4.is_loopback() || v4.is_private() || v4.is_unspecified() || v4.is_link_local()
        }
        Ok(std::net::IpAddr::V6(v6)) => v6.is_loopback() || v6.is_unspecified(),
        Err(_) => name == "localhost" || name.ends_with(".localhost") || name.ends_with(".local"),
    }
}

/// Whether a folder is one that nobody publishes: the disk's root, the home folder, what lies
/// around it, and the folders every home has.
///
/// Both paths are absolute, with links resolved.
#[must_use]
pub fn is_too_broad(path: &Path, home: Option<&Path>) -> bool {
    // As systems name them; Linux translates them, and Naru speaks two languages.
    const OF_EVERY_HOME: &str = "Desktop Documents Downloads Music Pictures Videos Movies Public Library AppData \
        OneDrive 바탕화면 문서 다운로드 음악 사진 비디오 공개";
    path.parent().is_none()
        || home.is_some_and(|home| {
            home.starts_with(path)
                || (path.parent() == Some(home)
                    && path.file_name().and_then(|n| n.to_str()).is_some_and(|n| is_one_of(OF_EVERY_HOME, n)))
        })
}

/// Which of the folders that hold an `index.html` is the build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// None does.
    None,
    /// Exactly one: its path below the root.
    One(String),
    /// Nobody can tell.
    Several(Vec<String>),
}

/// Chooses among candidates; two paths to the same folder are one.
///
/// Each candidate is its path and the path that is left when links are resolved.
#[must_use]
pub fn choose(candidates: Vec<(String, String)>) -> Choice {
    let mut real: Vec<String> = Vec::new();
    let mut paths: Vec<String> = Vec::new();
    for (path, resolved) in candidates {
        if !real.contains(&resolved) {
            real.push(resolved);
            paths.push(path);
        }
    }
    match paths.len() {
        0 => Choice::None,
        1 => Choice::One(paths.remove(0)),
        _ => Choice::Several(paths),
    }
}
