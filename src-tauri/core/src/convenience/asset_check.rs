//! What a whole build asks for and cannot get: every page and every style of it, up to a limit that is told. Which
//! single reference cannot work is decided in [`super::base_url`].

use std::collections::BTreeSet;

use super::base_url::{self, AssetProblem, AssetProblemKind};

/// So many pages and styles are read, those of the top first.
pub const MOST_FILES: usize = 500;
/// So many bytes of them together.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// A larger page or style is not read.
pub const LARGEST: usize = 1024 * 1024;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// What cannot work. What stands alike in many files is told of the first of them.
    pub problems: Vec<AssetProblem>,
    /// Pages and styles that were looked at.
    pub looked: usize,
    /// All that there are: more than were looked at where a limit was reached.
    pub of: usize,
    /// The first that was not looked at.
    pub unread: Option<String>,
}

/// Looks at every page and style among a build's keys. `read` gives a file's text; what it cannot read is passed over
/// and counts as not looked at.
pub fn check(files: &BTreeSet<String>, address: Option<&str>, mut read: impl FnMut(&str) -> Option<String>) -> Checked {
    let mut asked: Vec<&String> = files.iter().filter(|key| is_page(key) || is_style(key)).collect();
    // The start page and what lies beside it is what most visitors get.
    asked.sort_by_key(|key| (key.as_str() != "index.html", key.matches('/').count()));
    let mut checked = Checked { of: asked.len(), ..Checked::default() };
    let mut bytes = 0;
    for key in asked {
        let room = checked.looked < MOST_FILES && bytes < MOST_BYTES;
        let Some(text) = Some(key).filter(|_| room).and_then(|key| read(key)).filter(|text| text.len() <= LARGEST)
        else {
            checked.unread.get_or_insert_with(|| key.clone());
            continue;
        };
        bytes += text.len();
        checked.looked += 1;
        let found = if is_page(key) {
            base_url::in_page(key, &text, files, address)
        } else {
            base_url::in_style(key, &urls(&text), files, address)
        };
        for problem in found {
            let known = |other: &AssetProblem| {
                // `a.js` means another file in another folder.
                let alike = problem.reference.starts_with('/') || problem.reference.contains("://");
                alike && (other.kind, &other.reference) == (problem.kind, &problem.reference)
            };
            if !checked.problems.iter().any(known) {
                checked.problems.push(problem);
            }
        }
    }
    checked
}

/// Whether a folder's warning speaks of a host, where it does not speak of a file that is not there.
#[must_use]
pub const fn is_host(kind: AssetProblemKind) -> bool {
    match kind {
        AssetProblemKind::ThisMachine
        | AssetProblemKind::BucketUrl
        | AssetProblemKind::PlainHttp
        | AssetProblemKind::OtherHost => true,
        AssetProblemKind::OtherBase | AssetProblemKind::NoFile => false,
    }
}

fn ends(key: &str, ending: &str) -> bool {
    key.len() > ending.len() && key.as_bytes()[key.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

fn is_page(key: &str) -> bool {
    ends(key, ".html") || ends(key, ".htm")
}

fn is_style(key: &str) -> bool {
    ends(key, ".css")
}

/// What stands in each `url(…)` of a style, outside of comments.
fn urls(style: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = style;
    while let Some(at) = rest.find(['u', 'U', '/']) {
        let here = &rest[at..];
        if let Some(comment) = here.strip_prefix("/*") {
            rest = comment.find("*/").map_or("", |end| &comment[end + 2..]);
            continue;
        }
        let is_url = here.as_bytes().get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"url("));
        if !is_url {
            rest = &here[1..];
            continue;
        }
        let inside = here[4..].trim_start();
        let (value, after) = match inside.chars().next().filter(|first| matches!(first, '"' | '\'')) {
            Some(quote) => inside[1..].split_once(quote).unwrap_or_default(),
            None => inside.split_once(')').unwrap_or_default(),
        };
        if !value.trim().is_empty() {
            found.push(value.trim());
        }
        rest = after;
    }
    found
}
