//! What a whole build asks for and cannot get: every page and every style of it, up to a limit that is told. Which
//! single reference cannot work is decided in [`super::base_url`].

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::base_url::{self, AssetProblem, AssetProblemKind};
use crate::deploy::folder::FolderWarningKind;

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

/// What one page or style loads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct References {
    /// How long the file is.
    pub bytes: usize,
    /// Where relative ones are looked up.
    pub base: String,
    /// Each as it stands there, and whether the file cannot do without: a script, a style, a font.
    pub all: Vec<(String, bool)>,
}

/// What a page or a style loads, by its text; of one that is larger than [`LARGEST`] only its size, and of anything
/// else nothing.
#[must_use]
pub fn references(key: &str, bytes: &[u8]) -> Option<References> {
    if !is_page(key) && !is_style(key) {
        return None;
    }
    let mut found = References { bytes: bytes.len(), ..References::default() };
    if bytes.len() <= LARGEST {
        let text = String::from_utf8_lossy(bytes);
        (found.base, found.all) =
            if is_page(key) { base_url::of_page(key, &text) } else { base_url::of_style(key, &urls(&text)) };
    }
    Some(found)
}

/// The pages and styles among a build's keys, in the order in which they are looked at, as many as are.
pub fn looked_at<'a>(keys: impl Iterator<Item = &'a str>) -> (Vec<&'a str>, usize) {
    let mut asked: Vec<&str> = keys.filter(|key| is_page(key) || is_style(key)).collect();
    // The start page and what lies beside it is what most visitors get.
    asked.sort_by_key(|key| (*key != "index.html", key.matches('/').count()));
    let of = asked.len();
    // One more, which is told of as not looked at.
    asked.truncate(MOST_FILES + 1);
    (asked, of)
}

/// Looks at every page and style among a build's keys. `read` gives what a file loads; what it cannot read is passed
/// over and counts as not looked at.
pub fn check(
    files: &BTreeSet<String>,
    address: Option<&str>,
    mut read: impl FnMut(&str) -> Option<References>,
) -> Checked {
    let (asked, of) = looked_at(files.iter().map(String::as_str));
    let mut checked = Checked { of, ..Checked::default() };
    let mut bytes = 0;
    for key in asked {
        let room = checked.looked < MOST_FILES && bytes < MOST_BYTES;
        let Some(found) = Some(key).filter(|_| room).and_then(&mut read).filter(|found| found.bytes <= LARGEST) else {
            checked.unread.get_or_insert_with(|| key.to_owned());
            continue;
        };
        bytes += found.bytes;
        checked.looked += 1;
        let references = found.all.iter().map(|(reference, must)| (reference.as_str(), *must));
        let found = base_url::of_references(key, &found.base, references, files, address);
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

/// What a folder's warning says of such a problem.
#[must_use]
pub const fn warning(kind: AssetProblemKind) -> FolderWarningKind {
    match kind {
        AssetProblemKind::ThisMachine
        | AssetProblemKind::BucketUrl
        | AssetProblemKind::PlainHttp
        | AssetProblemKind::OtherHost => FolderWarningKind::AssetHost,
        AssetProblemKind::OtherBase => FolderWarningKind::AssetBase,
        AssetProblemKind::NoFile => FolderWarningKind::AssetMissing,
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
