//! What is fuzzed: one function a parser, from any bytes, each with what must hold of the answer. `make fuzz` runs them
//! under libFuzzer, `make test` on the corpus and a few thousand changed copies of it (`tests/core/fuzz.rs`).

use naru_core::deploy::header_rules::{CacheRule, Disposition, Glob, MediaType, decide, keeps_long};
use naru_core::deploy::headers::{CacheClass, cache_class};
use naru_core::deploy::manifest::Manifest;
use naru_core::deploy::{encoded, headers_file, html, redirects, secret};
use naru_core::names::Key;
use naru_core::project::Project;
use naru_core::site::rewrite::{Rewrite, RewriteMode, code, read};

/// A parser's name, which is its corpus folder's too, and what is done with bytes.
pub type Entry = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Entry; 8] = [
    ("headers_file", headers_file_entry),
    ("redirects_file", redirects_file_entry),
    ("manifest", manifest_entry),
    ("project", project_entry),
    ("header_globs", header_globs_entry),
    ("html", html_entry),
    ("secret", secret_entry),
    ("key", key_entry),
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
