//! One scan: the build found, walked, known file by file, and judged.

use std::collections::BTreeSet;
use std::path::Path;

use naru_core::Result;
use naru_core::convenience::asset_check::{self, References};
use naru_core::deploy::finding::{self, Finding};
use naru_core::deploy::folder::{FileEntry, FolderView, FolderWarning, FolderWarningKind, LeftOut};
use naru_core::deploy::framework::of_build;
use naru_core::deploy::preflight::{self, Rules, Verdict};
use naru_core::deploy::site_rules::{self, RuleFiles, SiteRules};
use naru_core::deploy::{header_rules, headers_file, lasting, redirects};
use naru_core::spec::FolderWish;

use super::cache::Cache;
use super::counted::Counted;
use super::place::{INDEX, around, find_build, peek, server_part, text};
use super::read::{File, Wanted, read_all};
use super::walk::Walk;

/// A folder as it was scanned, also where something in it stops it from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanned {
    /// What would go over, without what is blocked.
    pub view: FolderView,
    /// What must not lie there, by its path.
    pub blocked: Vec<Finding>,
    /// How many files were opened and read; the others are remembered.
    pub read: usize,
}

impl Scanned {
    /// The folder, if it may be published.
    ///
    /// # Errors
    /// `FolderSecret` for the first of what is blocked.
    pub fn publishable(self) -> Result<FolderView> {
        match self.blocked.first() {
            Some(first) => Err(first.refusal()),
            None => Ok(self.view),
        }
    }
}

/// Scans a folder; with a file to remember in, a file that did not change since is not read.
///
/// # Errors
/// Why the folder cannot be published, whatever a project says of its files: `NoFolder` and the codes that begin with
/// `Folder`, but for `FolderSecret`; `FileChanged`.
pub fn examine(wish: &FolderWish, cache: Option<&Path>) -> Result<Scanned> {
    counted(wish, cache, &Counted::default())
}

/// The same, while somebody may ask how far it is.
pub(super) fn counted(wish: &FolderWish, cache: Option<&Path>, counted: &Counted) -> Result<Scanned> {
    let place = find_build(wish)?;
    let index_html = place.top.index_html.clone().unwrap_or_default();
    let rules = Rules::new(wish.source_maps, &index_html);
    let mut walk = Walk::new(&place.dir, rules, &wish.leave_out);
    walk.all()?;
    let (named, mut blocked, mut left_out) = (walk.named, walk.secret, walk.left_out);
    let preflight::Names { keyed, mut warnings } = preflight::names(walk.files)?;

    let (asked, _) = asset_check::looked_at(keyed.iter().map(|(key, _)| key.as_str()));
    let asked: BTreeSet<&str> = asked.into_iter().collect();
    let mut cache = cache.and_then(|path| Cache::open(path, &place.root));
    let kept = cache.as_mut().map(|cache| cache.of(&keyed)).unwrap_or_default();
    let mut kept = kept.into_iter();
    let wanted = keyed.iter().map(|(key, path)| Wanted {
        key,
        path,
        asks: asked.contains(key.as_str()),
        kept: kept.next().flatten(),
    });
    counted.begin(keyed.len());
    let known = read_all(&place.dir, wanted.collect(), counted)?;
    let read = known.iter().filter(|file| file.fresh.is_some()).count();
    if let Some(cache) = cache {
        cache.keep(&known);
    }

    let mut files: Vec<FileEntry> = Vec::with_capacity(known.len());
    let mut references = Vec::new();
    let mut warn = |kind, path: &str| warnings.push(FolderWarning { kind, path: path.to_owned() });
    for File { entry, facts, .. } in known {
        let name = named.get(entry.path.as_str()).copied();
        if let Verdict::Stays(why) = preflight::by_content(&facts, &rules) {
            left_out.push(LeftOut { path: entry.path.to_string(), why });
            continue;
        }
        if let Some(found) = Finding::in_file(&entry, name, &facts) {
            let waived = finding::waived(&wish.waive, &entry, FolderWarningKind::Secret);
            if !(waived && found.may_be_waived()) {
                blocked.push(found);
                continue;
            }
            warn(FolderWarningKind::Secret, &entry.path);
        }
        let told = [
            (entry.size == 0, FolderWarningKind::EmptyFile),
            (facts.calls_localhost, FolderWarningKind::CallsLocalhost),
            (facts.inline_map && !rules.source_maps, FolderWarningKind::InlineMap),
        ];
        told.into_iter().filter(|(holds, _)| *holds).for_each(|(_, kind)| warn(kind, &entry.path));
        references.extend(facts.asks.map(|asks| (entry.key.to_string(), asks)));
        files.push(entry);
    }
    let has_key = |key: &str| files.binary_search_by(|f: &FileEntry| f.key.as_str().cmp(key)).is_ok();
    if preflight::loads_from_elsewhere(&index_html, has_key) {
        warnings.push(FolderWarning { kind: FolderWarningKind::AssetHost, path: INDEX.to_owned() });
    }
    warnings.extend(asset_warnings(&files, references));
    warnings.extend(
        server_part(&place.root)
            .map(|part| FolderWarning { kind: FolderWarningKind::ServerPart, path: part.trace.to_owned() }),
    );
    left_out.sort_by(|a, b| a.path.cmp(&b.path));
    left_out.dedup();
    blocked.sort();

    let paths = files.iter().map(|file| file.key.as_str());
    let framework = of_build(paths, Some(&index_html), around(&place.root).as_ref());
    let (root, rules) = (text(&place.root)?, SiteRules::default());
    let view =
        FolderView { root, framework, found_from: place.found_from, files: files.into(), left_out, warnings, rules };
    let rule_file =
        |name: &str| if place.top.names.iter().any(|n| n == name) { peek(&place.dir, name) } else { Ok(None) };
    let (headers, redirects) = (rule_file(headers_file::NAME)?, rule_file(redirects::NAME)?);
    let texts = RuleFiles { headers: headers.as_deref(), redirects: redirects.as_deref() };
    let mut view = site_rules::settle(view, &wish.headers, texts);
    if let Some(released) = &wish.released {
        view.rules.redirects.clone_from(&released.redirects);
        view.rules.single_page = released.single_page;
        for file in view.files.iter_mut() {
            let ruled = !header_rules::decided_by(&file.key, &view.rules.headers).is_empty();
            if let Some(headers) = released.headers.get(&file.key).filter(|_| !ruled) {
                file.headers.clone_from(headers);
            }
        }
    }
    let long = view.files.iter().filter(|file| too_long(file)).map(|file| file.path.to_string());
    view.warnings
        .extend(long.map(|path| FolderWarning { kind: FolderWarningKind::CachedLong, path }).collect::<Vec<_>>());
    minded(&mut view, wish);
    Ok(Scanned { view, blocked, read })
}

fn too_long(file: &FileEntry) -> bool {
    lasting::stays_too_long(&file.key, file.headers.cache_control.as_deref())
}

/// Puts the warnings in order, without those of files that stay behind or that the project does not mind.
fn minded(view: &mut FolderView, wish: &FolderWish) {
    let FolderView { warnings, files, left_out, .. } = view;
    let behind: BTreeSet<&str> = left_out.iter().map(|left| left.path.as_str()).collect();
    warnings.retain(|warning| {
        let minded = |file: &&FileEntry| {
            file.path == warning.path
                && warning.kind != FolderWarningKind::Secret
                && finding::waived(&wish.waive, file, warning.kind)
        };
        let waived = !wish.waive.is_empty() && files.iter().any(|file| minded(&file));
        !waived && !behind.contains(warning.path.as_str())
    });
    warnings.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    warnings.dedup();
}

/// Pages and styles that ask for what visitors cannot get, once a file and kind.
fn asset_warnings(files: &[FileEntry], references: Vec<(String, References)>) -> Vec<FolderWarning> {
    let keys = files.iter().map(|file| file.key.to_string()).collect();
    // In the order of keys, as the files are.
    let mut references: Vec<_> = references.into_iter().map(|(key, found)| (key, Some(found))).collect();
    let checked = asset_check::check(&keys, None, |key| {
        let at = references.binary_search_by(|(one, _)| one.as_str().cmp(key)).ok()?;
        references[at].1.take()
    });
    let unread = checked.unread.map(|path| FolderWarning { kind: FolderWarningKind::AssetUnread, path });
    let of = |problem: naru_core::convenience::base_url::AssetProblem| FolderWarning {
        kind: asset_check::warning(problem.kind),
        path: problem.file,
    };
    checked.problems.into_iter().map(of).chain(unread).collect()
}
