//! One name in a `.env` file, and whether git would take that file along. Every other line stays as it is, and none
//! of their values is shown: such files often hold secrets.
//!
//! Read as the `dotenv` package reads it: <https://www.npmjs.com/package/dotenv#what-rules-does-the-parsing-engine-follow>.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::base_url::BaseUrl;
use super::{Edit, HIDDEN, Hides, Present, bare, line_end, lines, printable};
use crate::error::{Code, Error, Result};

/// What Create React App reads.
pub const PUBLIC_URL: &str = "PUBLIC_URL";

/// The edit that sets `PUBLIC_URL`. Without `overwrite` another value is left alone.
///
/// # Errors
/// `AlreadySet` with the old value.
pub fn public_url(present: Present, base: &BaseUrl, overwrite: bool) -> Result<Edit> {
    let text = present.text();
    let after = match value(text, PUBLIC_URL) {
        Some(old) if old == base.as_str() => text.to_owned(),
        Some(old) if !overwrite => {
            return Err(Error::new(Code::AlreadySet)
                .arg("path", present.path.display())
                .arg("name", PUBLIC_URL)
                .arg("old", printable(old)));
        }
        _ => set(text, PUBLIC_URL, base.as_str()),
    };
    let after = Zeroizing::new(after);
    Ok(present.edit(after, Hides::AllBut(PUBLIC_URL)))
}

/// What a name is set to; the last line counts.
#[must_use]
pub fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = assignments(text).into_iter().rfind(|found| found.name == name)?;
    let value = &text[at.value];
    let quote = value.chars().next().filter(|c| QUOTES.contains(c));
    Some(quote.and_then(|q| value.strip_prefix(q)?.strip_suffix(q)).unwrap_or(value))
}

/// The text with a name set: where it is set already, else on a line of its own at the end. The value is one that
/// needs no quotes.
#[must_use]
pub fn set(text: &str, name: &str, value: &str) -> String {
    if let Some(found) = assignments(text).into_iter().rfind(|found| found.name == name) {
        return format!("{}{value}{}", &text[..found.value.start], &text[found.value.end..]);
    }
    let eol = line_end(text);
    let open = !text.trim_start_matches('\u{feff}').is_empty() && !text.ends_with('\n');
    format!("{text}{}{name}={value}{eol}", if open { eol } else { "" })
}

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// `NAME=value`, with its value's place, quotes included.
struct Assignment<'a> {
    name: &'a str,
    value: Range<usize>,
}

fn assignments(text: &str) -> Vec<Assignment<'_>> {
    let mut all = Vec::new();
    let mut at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    while at < text.len() {
        let found = assignment(text, at);
        // A quoted value may reach over several lines.
        let from = found.as_ref().map_or(at, |found| found.value.end);
        all.extend(found);
        at = text[from..].find('\n').map_or(text.len(), |n| from + n + 1);
    }
    all
}

/// What stands on the line that begins here.
fn assignment(text: &str, at: usize) -> Option<Assignment<'_>> {
    let line = bare(text[at..].split_inclusive('\n').next()?);
    let skip = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let mut from = skip(line);
    if let Some(rest) = line[from..].strip_prefix("export").filter(|rest| rest.starts_with([' ', '\t'])) {
        from = line.len() - rest.len() + skip(rest);
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    let end = line[from..].find(|c| !is_name(c)).map_or(line.len(), |n| from + n);
    let mark = end + skip(&line[end..]);
    let colon = line[mark..].starts_with(": ") && mark == end;
    if end == from || !(line[mark..].starts_with('=') || colon) {
        return None;
    }
    let begin = mark + 1 + skip(&line[mark + 1..]);
    let name = &line[from..end];
    let rest = &text[at + begin..];
    let quoted = rest.chars().next().filter(|c| QUOTES.contains(c)).and_then(|quote| closing(rest, quote));
    let length = quoted.unwrap_or_else(|| line[begin..].split('#').next().unwrap_or_default().trim_end().len());
    Some(Assignment { name, value: at + begin..at + begin + length })
}

/// Behind the quote that closes what begins with one.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(n, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        closes.then_some(n + 1)
    })
}

/// Line by line, with every value hidden but this name's.
pub(super) fn shown(text: &str, name: &str) -> Vec<String> {
    let found = assignments(text);
    let mut at = 0;
    lines(text)
        .into_iter()
        .map(|line| {
            let from = at;
            at += line.len();
            let line = bare(line);
            let here = found.iter().find(|a| a.value.start < from + line.len().max(1) && a.value.end > from);
            match here {
                Some(own) if own.name == name => line.to_owned(),
                // The rest of a value that began above.
                Some(other) if other.value.start < from => HIDDEN.to_owned(),
                Some(other) => format!("{}{HIDDEN}", &line[..other.value.start - from]),
                // A line that was commented out may hold a secret too.
                None => match line.find(['=', ':']) {
                    Some(mark) if !line[mark + 1..].trim().is_empty() => format!("{} {HIDDEN}", &line[..=mark]),
                    _ => line.to_owned(),
                },
            }
        })
        .collect()
}

/// Whether git would take a file along: word key `env-git-<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Git {
    /// It is not in a repository.
    NoRepository,
    /// `.gitignore` leaves it out.
    Ignored,
    /// It would be committed.
    Committed,
}

impl Git {
    /// Every one, for the tests of words.
    pub const ALL: [Self; 3] = [Self::NoRepository, Self::Ignored, Self::Committed];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoRepository => "no-repository",
            Self::Ignored => "ignored",
            Self::Committed => "committed",
        }
    }
}

/// Whether `.gitignore` files leave a path out. Each comes with the path as seen from its own folder (with `/`), the
/// repository's first: <https://git-scm.com/docs/gitignore>.
#[must_use]
pub fn is_ignored(files: &[(String, String)]) -> bool {
    let deepest = files.iter().map(|(path, _)| path.split('/').count()).max().unwrap_or(0);
    // From the outermost folder inwards: what lies in a folder that is left out is left out with it.
    (0..deepest).rev().any(|inner| {
        let mut ignored = false;
        for (path, text) in files {
            let parts: Vec<&str> = path.split('/').collect();
            if parts.len() <= inner {
                continue;
            }
            let parts = &parts[..parts.len() - inner];
            for line in text.trim_start_matches('\u{feff}').lines() {
                if let Some(says) = verdict(line, parts, inner > 0) {
                    ignored = says;
                }
            }
        }
        ignored
    })
}

/// What one line says of a path, if it matches.
fn verdict(line: &str, path: &[&str], is_folder: bool) -> Option<bool> {
    let line = line.trim_end();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let (ignores, pattern) = line.strip_prefix('!').map_or((true, line), |rest| (false, rest));
    let (pattern, only_folders) = pattern.strip_suffix('/').map_or((pattern, false), |rest| (rest, true));
    if only_folders && !is_folder {
        return None;
    }
    let name = path.last()?;
    let matches = if pattern.contains('/') {
        let parts: Vec<&str> = pattern.trim_start_matches('/').split('/').collect();
        parts_match(&parts, path)
    } else {
        glob(pattern.as_bytes(), name.as_bytes())
    };
    matches.then_some(ignores)
}

fn parts_match(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((&"**", rest)), _) => (0..=path.len()).any(|n| parts_match(rest, &path[n..])),
        (Some((part, rest)), Some((name, path))) => glob(part.as_bytes(), name.as_bytes()) && parts_match(rest, path),
        _ => false,
    }
}

/// `*`, `?`, `[…]` and `\` within one part of a path. It goes back to the last `*` alone, so it never takes long.
fn glob(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match one(&pattern[p..], name[n]) {
            _ if pattern.get(p) == Some(&b'*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(length) => (p, n) = (p + length, n + 1),
            None => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, n) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|b| *b == b'*')
}

/// How long the piece of a pattern is that takes this byte; `None` if it does not.
fn one(pattern: &[u8], byte: u8) -> Option<usize> {
    match pattern.first()? {
        b'?' => Some(1),
        b'\\' => (pattern.get(1) == Some(&byte)).then_some(2),
        b'[' => {
            let end = pattern.iter().skip(2).position(|b| *b == b']')? + 2;
            let (inside, not) = match pattern[1..end].split_first() {
                Some((b'!' | b'^', rest)) => (rest, true),
                _ => (&pattern[1..end], false),
            };
            let ranged = inside.windows(3).any(|w| w[1] == b'-' && (w[0]..=w[2]).contains(&byte));
            ((ranged || inside.contains(&byte)) != not).then_some(end + 1)
        }
        other => (*other == byte).then_some(1),
    }
}
