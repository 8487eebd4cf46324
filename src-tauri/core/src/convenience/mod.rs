//! Conveniences: small edits of a person's own files, as pure functions from the present text to the new one. Nothing
//! is read or written here, and every edit can be shown before anybody says yes.

pub mod asset_check;
pub mod aws_profile;
pub mod base_url;
pub mod build_command;
pub mod dotenv;
pub mod package_json;

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

/// What is shown in place of a secret.
pub const HIDDEN: &str = "•••";

/// Unchanged lines around a change.
const AROUND: usize = 3;
/// Beyond so many pairs of lines nobody looks for the shortest difference.
const PAIRS: usize = 4_000_000;

/// A file as it was read. It may hold secrets, so printing it shows its path alone.
#[derive(Clone)]
pub struct Present {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds; `None` if there is none.
    pub text: Option<Zeroizing<String>>,
}

impl Present {
    /// A file that holds this text.
    #[must_use]
    pub fn of(path: impl Into<PathBuf>, text: Option<&str>) -> Self {
        Self { path: path.into(), text: text.map(|text| Zeroizing::new(text.to_owned())) }
    }

    /// Its text; empty if there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_ref().map_or("", |text| text.as_str())
    }

    fn edit(self, after: Zeroizing<String>, hides: Hides) -> Edit {
        Edit { path: self.path, before: self.text, after, hides }
    }
}

impl fmt::Debug for Present {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Present").field("path", &self.path).finish_non_exhaustive()
    }
}

/// What of a file's lines is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hides {
    /// Everything is shown.
    Nothing,
    /// Keys and tokens in the AWS CLI's files.
    AwsKeys {
        /// Whether it is the file whose purpose they are.
        credentials: bool,
    },
    /// In a `.env`, every value but this name's.
    AllBut(&'static str),
}

/// One file's change: what it held when it was read, and what it is to hold. Both may hold secrets, so printing it
/// shows its path alone, and [`Edit::diff`] is what a person sees.
#[derive(Clone)]
pub struct Edit {
    /// Which file.
    pub path: PathBuf,
    /// What it held; `None` if there was none. Whoever writes compares it with what is there by then.
    pub before: Option<Zeroizing<String>>,
    /// What it is to hold.
    pub after: Zeroizing<String>,
    hides: Hides,
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Edit {
    /// Which file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it changes anything.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }

    /// Whether only its owner may read the file if it is a new one.
    #[must_use]
    pub const fn is_private(&self) -> bool {
        matches!(self.hides, Hides::AwsKeys { .. })
    }

    /// Whether nobody but its owner may read the file from now on, whatever was before.
    #[must_use]
    pub const fn keeps_keys(&self) -> bool {
        matches!(self.hides, Hides::AwsKeys { credentials: true })
    }

    /// The change line by line, with three lines around it, and with [`HIDDEN`] in place of every secret.
    #[must_use]
    pub fn diff(&self) -> Vec<DiffLine> {
        if !self.changes() {
            return Vec::new();
        }
        let (before, after) = (self.before.as_ref().map_or("", |text| text.as_str()), self.after.as_str());
        let (old, new) = (lines(before), lines(after));
        let (old_shown, new_shown) = (self.shown(before), self.shown(after));
        hunks(&steps(&old, &new), &old_shown, &new_shown)
    }

    fn shown(&self, text: &str) -> Vec<String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut shown = match self.hides {
            Hides::Nothing => lines(text).into_iter().map(bare).map(str::to_owned).collect(),
            Hides::AwsKeys { .. } => aws_profile::shown(text),
            Hides::AllBut(name) => dotenv::shown(text, name),
        };
        if let Some(last) = shown.last_mut().filter(|_| !text.ends_with('\n')) {
            last.push_str("\n\\ No newline at end of file");
        }
        // A path or a value from outside moves no cursor.
        for line in &mut shown {
            if line.contains(|c: char| c.is_control() && c != '\t' && c != '\n') {
                *line = line
                    .chars()
                    .map(|c| if c.is_control() && c != '\t' && c != '\n' { '\u{fffd}' } else { c })
                    .collect();
            }
        }
        shown
    }
}

/// One line of a difference, as unified diffs have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffLine {
    /// What about it.
    pub kind: DiffKind,
    /// The line, without its mark.
    pub text: String,
}

impl DiffLine {
    /// With its mark in front, as unified diffs are printed.
    #[must_use]
    pub fn marked(&self) -> String {
        let mark = match self.kind {
            DiffKind::Place | DiffKind::Note => "",
            DiffKind::Same => " ",
            DiffKind::Removed => "-",
            DiffKind::Added => "+",
        };
        format!("{mark}{}", self.text)
    }
}

/// What a line of a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DiffKind {
    /// `@@ -1,3 +1,4 @@`.
    Place,
    /// As it was.
    Same,
    /// It goes.
    Removed,
    /// It comes.
    Added,
    /// Of the line before: the file ends without a line end.
    Note,
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// A line without its end.
fn bare(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

/// Text of a file as a person may see it in a sentence: on one line, and without what would move the cursor.
fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// How this text's lines end.
fn line_end(text: &str) -> &'static str {
    if text.find('\n').is_some_and(|at| text[..at].ends_with('\r')) { "\r\n" } else { "\n" }
}

/// One step from the old lines to the new ones, with the line's number; the old one's where both have it.
#[derive(Debug, Clone, Copy)]
enum Walk {
    Same(usize),
    Removed(usize),
    Added(usize),
}

/// The shortest way from the old lines to the new ones, removals first.
fn steps(old: &[&str], new: &[&str]) -> Vec<Walk> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut all: Vec<Walk> = (0..start).map(Walk::Same).collect();
    let (mut i, mut j) = (0, 0);
    if a.len() * b.len() <= PAIRS {
        // common[i][j]: how many lines the rests have in common.
        let mut common = vec![vec![0_u32; b.len() + 1]; a.len() + 1];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                common[i][j] =
                    if a[i] == b[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
            }
        }
        while i < a.len() && j < b.len() {
            if a[i] == b[j] {
                all.push(Walk::Same(start + i));
                (i, j) = (i + 1, j + 1);
            } else if common[i + 1][j] >= common[i][j + 1] {
                all.push(Walk::Removed(start + i));
                i += 1;
            } else {
                all.push(Walk::Added(start + j));
                j += 1;
            }
        }
    }
    all.extend((i..a.len()).map(|i| Walk::Removed(start + i)));
    all.extend((j..b.len()).map(|j| Walk::Added(start + j)));
    all.extend((0..end).map(|n| Walk::Same(old.len() - end + n)));
    all
}

fn hunks(steps: &[Walk], old: &[String], new: &[String]) -> Vec<DiffLine> {
    let changed = |step: &Walk| !matches!(step, Walk::Same(_));
    let near = |at: usize| {
        let (from, to) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(steps.len()));
        steps[from..to].iter().any(changed)
    };
    let mut out = Vec::new();
    let mut at = 0;
    let (mut old_line, mut new_line) = (1, 1);
    while at < steps.len() {
        let end = (at..steps.len()).find(|n| !near(*n)).unwrap_or(steps.len());
        if end > at {
            let hunk = &steps[at..end];
            let olds = hunk.iter().filter(|s| !matches!(s, Walk::Added(_))).count();
            let news = hunk.iter().filter(|s| !matches!(s, Walk::Removed(_))).count();
            // An empty side is said to begin before its first line.
            let begin = |line: usize, count: usize| if count == 0 { line - 1 } else { line };
            let place = format!("@@ -{},{olds} +{},{news} @@", begin(old_line, olds), begin(new_line, news));
            out.push(DiffLine { kind: DiffKind::Place, text: place });
            for step in hunk {
                let (kind, text) = match *step {
                    Walk::Same(i) => (DiffKind::Same, &old[i]),
                    Walk::Removed(i) => (DiffKind::Removed, &old[i]),
                    Walk::Added(j) => (DiffKind::Added, &new[j]),
                };
                let mut parts = text.split('\n');
                out.push(DiffLine { kind, text: parts.next().unwrap_or_default().to_owned() });
                out.extend(parts.map(|note| DiffLine { kind: DiffKind::Note, text: note.to_owned() }));
            }
            (old_line, new_line) = (old_line + olds, new_line + news);
            at = end;
        } else {
            (old_line, new_line, at) = (old_line + 1, new_line + 1, at + 1);
        }
    }
    out
}
