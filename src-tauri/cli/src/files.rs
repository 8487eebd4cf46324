//! The files of a deploy as lines of text: why each goes over or away, how large it is and was, and which headers become
//! others; phase by phase, in the order they go.

use anstyle::Style;
use naru_core::deploy::changes::{ChangeSum, FileChange, Reason};
use naru_core::deploy::digest::{Digest, Stretch};
use naru_core::deploy::preflight::shown;
use naru_core::error::Args;
use naru_core::format;
use naru_core::words::Words;

use crate::out::{BAD, BOLD, DIM, GOOD, WAIT};

/// So many files of a phase are named, unless all are asked for.
pub const NAMED: usize = 20;
/// So many folders of the others are.
const FOLDERS: usize = 5;

/// All lines; none where no file changes.
pub fn lines(words: &Words, digest: &Digest, sum: &ChangeSum) -> Vec<String> {
    if digest.stretches().is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("{BOLD}{}{BOLD:#} · {}", words.plain("cli-files"), summary(words, digest, sum))];
    for stretch in digest.stretches() {
        let title = match stretch.phase {
            Some(phase) => words.plain(&format!("phase-{}", phase.key())),
            None => words.plain("ui-phase-removed"),
        };
        let files = words.text("ui-files", &of("files", stretch.files));
        let bytes = if stretch.bytes > 0 { format!(" · {}", format::bytes(stretch.bytes)) } else { String::new() };
        lines.push(format!("  {title} {DIM}· {files}{bytes}{DIM:#}"));
        for change in &stretch.named {
            lines.push(row(words, change));
            lines.extend(headers(change));
        }
        lines.extend(rest(words, stretch));
    }
    if digest.stretches().iter().any(|stretch| !stretch.rest().is_empty()) {
        lines.push(format!("  {DIM}{}{DIM:#}", words.plain("cli-files-all")));
    }
    lines
}

/// How many there are for each reason, what stays as it is, and what is sent.
fn summary(words: &Words, digest: &Digest, sum: &ChangeSum) -> String {
    let count = |word: String, files: u64| format!("{word}: {}", format::count(files));
    let mut parts: Vec<String> =
        digest.reasons().map(|one| count(words.plain(reason(one.reason)), one.files)).collect();
    parts.push(count(words.plain("cli-files-same"), sum.same));
    if sum.bytes > 0 {
        parts.push(words.text("ui-diff-bytes", &of("size", format::bytes(sum.bytes))));
    }
    parts.join(" · ")
}

const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::New => "why-new",
        Reason::BytesDiffer => "why-bytes-differ",
        Reason::HeadersDiffer => "differs-headers",
        Reason::Unknown => "why-unknown",
        Reason::Renamed => "cli-files-copied",
        Reason::Removed => "differs-removed",
    }
}

const fn mark(reason: Reason) -> (char, Style) {
    match reason {
        Reason::New => ('+', GOOD),
        Reason::BytesDiffer | Reason::Unknown => ('~', WAIT),
        Reason::HeadersDiffer => ('h', WAIT),
        Reason::Renamed => ('→', GOOD),
        Reason::Removed => ('−', BAD),
    }
}

fn row(words: &Words, change: &FileChange) -> String {
    let (mark, style) = mark(change.reason);
    let size = match change.size_before {
        Some(before) if before != change.size => {
            format!("{} → {}", format::bytes(before), format::bytes(change.size))
        }
        _ => format::bytes(change.size),
    };
    let why = match &change.from {
        Some(from) if change.reason == Reason::Renamed => {
            words.text("cli-files-copied-from", &of("from", shown(from.as_str())))
        }
        _ => words.plain(reason(change.reason)),
    };
    format!("    {style}{mark}{style:#} {}  {size}  {DIM}{why}{DIM:#}", shown(change.key.as_str()))
}

/// What it is served with now and will be, where that differs.
fn headers(change: &FileChange) -> Vec<String> {
    let (Some(now), Some(before)) = (&change.headers, &change.before) else { return Vec::new() };
    let value = |value: Option<&str>| value.map_or_else(|| "–".to_owned(), shown);
    let line = |(name, was, is)| format!("        {DIM}{name}: {} → {}{DIM:#}", value(was), value(is));
    now.differing(before).into_iter().map(line).collect()
}

/// How many more there are, and where.
fn rest(words: &Words, stretch: &Stretch) -> Vec<String> {
    let rest = stretch.rest();
    let (named, others) = rest.split_at(rest.len().min(FOLDERS));
    let line = |key: &str, count: u64, folder: &str| {
        let args = Args::from([("count".to_owned(), count.to_string()), ("folder".to_owned(), shown(folder))]);
        format!("      {DIM}{}{DIM:#}", words.text(key, &args))
    };
    let one = |folder: &str, files| match folder {
        "" => line("cli-more", files, ""),
        folder => line("cli-files-more-in", files, folder),
    };
    let mut lines: Vec<String> = named.iter().map(|rest| one(&rest.folder, rest.files)).collect();
    if !others.is_empty() {
        lines.push(line("cli-files-more-elsewhere", others.iter().map(|rest| rest.files).sum(), ""));
    }
    lines
}

fn of(name: &str, value: impl ToString) -> Args {
    Args::from([(name.to_owned(), value.to_string())])
}
