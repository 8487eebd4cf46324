//! The word files, parsed strictly, and where the sources name a word: what every test of words reads.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use naru_core::words::{COUNTS, EN, KO};

/// One message: what it says, and what it is filled with.
#[derive(Debug, Clone)]
pub(super) struct Message {
    /// The text between its placeholders.
    pub(super) texts: Vec<String>,
    /// Placeholders; a `files_n` that selects a plural counts as `files`.
    pub(super) names: BTreeSet<String>,
    /// Each variant with placeholders as `{name}`.
    pub(super) lines: Vec<String>,
}

/// Parses a word file strictly, and refuses whatever we do not write: junk, terms, attributes, functions,
/// references, selectors that are no count, duplicates.
pub(super) fn catalogue(file: &str, ftl: &'static str) -> BTreeMap<String, Message> {
    let resource = fluent_syntax::parser::parse(ftl)
        .unwrap_or_else(|(_, errors)| panic!("{file} does not parse strictly: {errors:?}"));
    let mut all = BTreeMap::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::ResourceComment(_) | Entry::GroupComment(_) | Entry::Comment(_) => continue,
            Entry::Term(term) => panic!("{file}: -{} is a term", term.id.name),
            Entry::Junk { content } => panic!("{file} holds junk: {content}"),
        };
        let key = message.id.name.to_owned();
        assert!(message.attributes.is_empty(), "{file}: {key} has attributes");
        let pattern = message.value.unwrap_or_else(|| panic!("{file}: {key} has no value"));
        let mut read = Message { texts: Vec::new(), names: BTreeSet::new(), lines: Vec::new() };
        read_pattern(&format!("{file}: {key}"), &pattern, &mut read, true);
        assert!(all.insert(key.clone(), read).is_none(), "{file}: {key} stands there twice");
    }
    all
}

fn read_pattern(at: &str, pattern: &Pattern<&str>, into: &mut Message, outermost: bool) {
    let mut line = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                into.texts.push((*value).to_owned());
                line.push_str(value);
            }
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    assert!(!id.name.ends_with("_n"), "{at}: {} only selects a plural", id.name);
                    into.names.insert(id.name.to_owned());
                    line.push_str(&format!("{{{}}}", id.name));
                }
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    assert!(outermost && pattern.elements.len() == 1, "{at}: a plural stands alone");
                    let base = id.name.strip_suffix("_n").unwrap_or_default();
                    assert!(COUNTS.contains(&base), "{at}: selects by {}, which is no count", id.name);
                    into.names.insert(base.to_owned());
                    for variant in variants {
                        read_pattern(at, &variant.value, into, false);
                    }
                }
                other => panic!("{at}: neither a value nor a plural: {other:?}"),
            },
        }
    }
    if !line.is_empty() {
        into.lines.push(line);
    }
}

pub(super) fn en() -> BTreeMap<String, Message> {
    catalogue("en.ftl", EN)
}

pub(super) fn ko() -> BTreeMap<String, Message> {
    catalogue("ko.ftl", KO)
}

/// Every Rust source under `src-tauri`.
pub(super) fn sources() -> Vec<String> {
    fn walk(dir: &Path, into: &mut Vec<String>) {
        let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                into.push(std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut all = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut all);
    assert!(all.iter().any(|source| source.contains("fn error_args")), "core's own sources are among them");
    all
}

/// The string literals that follow `before` in the sources, each with the text that precedes it there.
pub(super) fn literals<'a>(sources: &'a [String], before: &str) -> Vec<(&'a str, &'a str)> {
    let mut all = Vec::new();
    for source in sources {
        for (at, _) in source.match_indices(before) {
            let literal = source[at + before.len()..].split('"').next().unwrap();
            if !literal.is_empty() && literal.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            {
                all.push((literal, &source[..at]));
            }
        }
    }
    all
}
