//! What is fuzzed: one function a parser, from any bytes, each with what must hold of the answer. `make fuzz` runs them
//! under libFuzzer, `make test` on the corpus and a few thousand changed copies of it (`tests/core/fuzz.rs`).

use naru_core::build::engines::{Range, Said, Version, node_notes, pinned};
use naru_core::build::log::{Cleaner, LONGEST_LINE};
use naru_core::build::{Build, BuildWish, checked_below, checked_command, has_packages};
use naru_core::deploy::commit::{Head, commit, packed};
use naru_core::deploy::facts::Facts;
use naru_core::deploy::framework::Top;
use naru_core::deploy::header_rules::{CacheRule, Disposition, Glob, MediaType, decide, keeps_long};
use naru_core::deploy::headers::{CacheClass, cache_class};
use naru_core::deploy::manifest::Manifest;
use naru_core::deploy::{encoded, headers_file, html, rate, redirects, secret};
use naru_core::names::Key;
use naru_core::project::Project;
use naru_core::site::rewrite::{Rewrite, RewriteMode, code, read};

/// A parser's name, which is its corpus folder's too, and what is done with bytes.
pub type Entry = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Entry; 14] = [
    ("headers_file", headers_file_entry),
    ("redirects_file", redirects_file_entry),
    ("manifest", manifest_entry),
    ("project", project_entry),
    ("header_globs", header_globs_entry),
    ("html", html_entry),
    ("secret", secret_entry),
    ("key", key_entry),
    ("build_command", build_command_entry),
    ("build_log", build_log_entry),
    ("node", node_entry),
    ("rate", rate_entry),
    ("git", git_entry),
    ("facts", facts_entry),
];

/// Files that rules are asked about.
const KEYS: [&str; 6] = ["index.html", "sw.js", "a/b/c-4f9a2b1c.js", "소개/a b.png", "game.wasm.br", "LICENSE"];

fn keys() -> impl Iterator<Item = Key> {
    KEYS.into_iter().map(|key| Key::parse(key).expect("these are keys"))
}

/// `_headers`: every rule stays within what a header can hold, and no page is kept for long.
pub fn headers_file_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (rules, unserved) = headers_file::parse(&text);
    let lines = text.lines().count();
    assert!(unserved.iter().all(|one| (1..=lines).contains(&(one.line as usize))));
    for key in keys() {
        let decided = decide(&key, &rules);
        let headers = &decided.headers;
        let values =
            [Some(&headers.content_type), headers.cache_control.as_ref(), headers.content_disposition.as_ref()];
        assert!(
            values.into_iter().flatten().all(|v| v.bytes().all(|b| b == b' ' || b.is_ascii_graphic())),
            "{headers:?}"
        );
        let cache = headers.cache_control.as_deref().unwrap_or_default();
        assert!(cache_class(&key) != CacheClass::Revalidate || !keeps_long(cache), "{key}: {cache}");
    }
}

/// `_redirects`: whatever is served is an address, differs from where it began, and survives the function's code.
pub fn redirects_file_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let read_file = redirects::parse(&text, |key| key == "index.html");
    let mut all: Vec<_> = read_file.exact.into_iter().map(|(_, one)| one).collect();
    for one in &all {
        let ascii = |text: &str| text.bytes().all(|b| b.is_ascii_graphic());
        assert!(ascii(&one.from) && ascii(&one.to), "{one:?}");
        assert!(one.from.starts_with('/') && !one.from.ends_with('/') && one.from != one.to, "{one:?}");
        assert!(!one.to.starts_with("//") && (one.to.starts_with('/') || one.to.contains("://")), "{one:?}");
        assert!(matches!(one.status, 301 | 302 | 303 | 307 | 308));
    }
    all.sort();
    let rewrite = Rewrite { redirects: all, ..Rewrite::plain(RewriteMode::CleanUrls) };
    assert_eq!(read(&code(&rewrite)), Some(rewrite));
}

/// A release manifest: what is read is written and read again the same.
pub fn manifest_entry(data: &[u8]) {
    if let Ok(manifest) = Manifest::parse(data) {
        assert_eq!(Manifest::parse(&manifest.to_bytes()).as_ref(), Ok(&manifest));
    }
}

/// A project file: what is read is written and read again the same, also over its own text.
pub fn project_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Ok(project) = Project::parse(&text, "fuzz") {
        assert_eq!(Project::parse(&project.to_text(), "fuzz").as_ref(), Ok(&project));
        assert_eq!(Project::parse(&project.to_text_over(&text), "fuzz").as_ref(), Ok(&project));
    }
}

/// What stands in a header rule of a project, one a line.
pub fn header_globs_entry(data: &[u8]) {
    for line in String::from_utf8_lossy(data).lines().take(64) {
        if let Ok(glob) = Glob::parse(line) {
            for key in keys() {
                let _ = glob.matches(&key);
            }
        }
        let header = CacheRule::parse(line).map(|rule| rule.header());
        let header = header.or_else(|_| MediaType::parse(line).map(|it| it.header()));
        if let Ok(header) = header.or_else(|_| Disposition::parse(line).map(|it| it.as_str().to_owned())) {
            assert!(!header.is_empty() && header.bytes().all(|b| b == b' ' || b.is_ascii_graphic()), "{header}");
        }
        // A pattern of `_headers`, against an address as long as it likes to be.
        for key in keys() {
            let _ = headers_file::matches(line, &key);
        }
    }
}

/// The tags of a page.
pub fn html_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for tag in html::tags(&text) {
        assert!(!tag.name.is_empty());
        assert!(tag.attributes.iter().all(|(_, value)| text.contains(value)), "a value is a part of the page");
    }
}

/// Secrets in a file, by its name and its content: a line that is named is one of the file's.
pub fn secret_entry(data: &[u8]) {
    let (name, content) = data.split_at(data.iter().position(|b| *b == b'\n').unwrap_or(0));
    let name = String::from_utf8_lossy(name);
    let _ = secret::by_name(&name);
    if let Some(found) = secret::in_content(&name, content) {
        let lines = content.split(|b| *b == b'\n').count();
        assert!((1..=lines).contains(&found.line), "{found:?}");
    }
}

/// A key: what is parsed parses again to the same, and its compressed form knows it.
pub fn key_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Ok(key) = Key::parse(&text) else { return };
    assert_eq!(Key::parse(key.as_str()).as_ref(), Ok(&key));
    assert!(key.as_str().len() <= 1024 && !key.as_str().starts_with('/'));
    if let Some((_, inner)) = encoded::encoding(&key) {
        assert!(key.as_str().starts_with(inner.as_str()));
    }
    assert!(!decide(&key, &[]).headers.content_type.is_empty());
}

/// A `package.json`, and after a line of `---` a command and a folder as somebody names them: what would be run is one
/// line that shows all it does, and it is the same when it is asked for again.
pub fn build_command_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (package, wished) = text.split_once("\n---\n").unwrap_or((&text, ""));
    let _ = has_packages(package);
    let tops =
        [Top { package_json: Some(package.to_owned()), names: vec!["pnpm-lock.yaml".to_owned()], ..Top::default() }];
    let (command, output) = wished.split_once('\n').unwrap_or((wished, ""));
    let checked = checked_command(command);
    if let Ok(command) = &checked {
        assert_eq!(checked_command(command).as_ref(), Ok(command));
        assert!(!command.chars().any(char::is_control));
    }
    let below = checked_below(output);
    if let Ok(below) = &below {
        assert_eq!(checked_below(below).as_ref(), Ok(below));
        assert!(!below.starts_with('/') && below.split('/').all(|part| !part.is_empty() && part != ".."), "{below}");
    }
    let wish = BuildWish { command: checked.ok(), output: below.ok(), ..BuildWish::default() };
    for wish in [wish, BuildWish::default()] {
        let Ok(build) = Build::plan("/site", &wish, &tops) else { continue };
        assert!(checked_command(&build.command).is_ok(), "{}", build.command);
        assert_eq!(build.detected, wish.command.is_none());
        let names: std::collections::BTreeSet<&str> = build.scripts.iter().map(|script| script.name.as_str()).collect();
        assert_eq!(names.len(), build.scripts.len(), "each script once");
        assert_eq!(Build::plan("/site", &wish, &tops).map(|again| again.fingerprint()), Ok(build.fingerprint()));
    }
}

/// What a build prints: every line is bounded and moves nothing, however its bytes come in pieces.
pub fn build_log_entry(data: &[u8]) {
    let lines = |size: usize| {
        let (mut cleaner, mut lines) = (Cleaner::default(), Vec::new());
        data.chunks(size.max(1)).for_each(|piece| cleaner.push(piece, |line| lines.push(line)));
        lines.extend(cleaner.end());
        lines
    };
    let whole = lines(data.len());
    assert!(
        whole.iter().all(|line| line.len() <= LONGEST_LINE + '…'.len_utf8() && !line.chars().any(char::is_control))
    );
    assert_eq!(whole, lines(1));
    assert_eq!(whole, lines(7));
}

/// A version or a range of Node, one a line, and the same text as the files that name one: what is meant holds.
pub fn node_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let some = [Version(0, 0, 1), Version(18, 20, 4), Version(22, 0, 0), Version(u64::MAX, u64::MAX, u64::MAX)];
    for line in text.lines().take(64) {
        for range in [Range::parse(line), pinned(line)].into_iter().flatten() {
            for version in some {
                let _ = range.holds(version);
            }
        }
        if let Some(version) = Version::parse(line) {
            assert_eq!(Version::parse(&version.to_string()), Some(version));
            if version.2 < u64::MAX {
                assert!(Range::parse(&version.to_string()).is_some_and(|range| range.holds(version)), "{version}");
            }
        }
    }
    let whole = || Some(text.clone().into_owned());
    let said = Said { package_json: whole(), nvmrc: whole(), node_version: whole() };
    for note in node_notes(&said, "v22.11.0") {
        assert!(note.args.values().all(|value| !value.chars().any(char::is_control) && value.len() <= 300), "{note:?}");
    }
}

/// A rate: within its bounds, and read again the same.
pub fn rate_entry(data: &[u8]) {
    if let Ok(bytes) = rate::parse(&String::from_utf8_lossy(data)) {
        assert!((1_000..=1_000_000_000_000).contains(&bytes));
        assert_eq!(rate::parse(&bytes.to_string()), Ok(bytes));
    }
}

/// `HEAD`, and after its first line `packed-refs`: a name is no way out of the repository, and a commit is one.
pub fn git_entry(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (head, refs) = text.split_once('\n').unwrap_or((&text, ""));
    let id = |id: &str| matches!(id.len(), 40 | 64) && id.bytes().all(|b| b.is_ascii_hexdigit());
    match Head::parse(head) {
        Some(Head::Commit(one)) => assert!(id(&one)),
        Some(Head::Ref(name)) => {
            let path = std::path::Path::new(&name);
            let normal = |part: std::path::Component<'_>| matches!(part, std::path::Component::Normal(_));
            assert!(path.components().all(normal) && name.starts_with("refs/"), "{name}");
            assert!(packed(refs, &name).is_none_or(|one| id(&one)));
        }
        None => {}
    }
    assert!(commit(&text).is_none_or(|one| id(&one)));
}

/// What a file's bytes tell, by every kind of name: the same whether or not it is asked what a page loads, and what is
/// written down is read again the same.
pub fn facts_entry(data: &[u8]) {
    for name in ["a.js", "b/index.html", "c.css", "d.js.map", "e.bin"] {
        let facts = Facts::of(name, data, true);
        let kept: Facts =
            serde_json::from_slice(&serde_json::to_vec(&facts).expect("facts are JSON")).expect("and back");
        assert_eq!(kept, facts);
        assert_eq!(Facts::of(name, data, false), Facts { asks: None, ..facts });
    }
}
