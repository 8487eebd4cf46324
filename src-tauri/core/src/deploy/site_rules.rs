//! What a project and the build's own files (`_headers`, `_redirects`) ask of the site's headers and addresses: put
//! together, and settled for one folder.

use super::headers::Headers;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

use super::encoded;
use super::folder::{FolderView, FolderWarning, FolderWarningKind, LeftOut, LeftOutWhy};
use super::header_rules::{HeaderRule, HeaderWish, decide};
use super::headers_file;
use super::redirects::{self, Redirect};
use crate::site::rewrite;

/// Everything that rules decide of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SiteRules {
    /// The weakest first: those of `_headers`, then the project's.
    pub headers: Vec<HeaderRule>,
    /// What the function at the edge sends elsewhere, by where from.
    pub redirects: Vec<Redirect>,
    /// Whether `_redirects` sends every page to `/index.html`, and the build has no other pages.
    pub single_page: bool,
    /// What was asked for and cannot be done.
    pub unserved: Vec<Unserved>,
}

/// A line that is not served as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unserved {
    /// `_headers` or `_redirects`.
    pub file: String,
    /// Counted from 1.
    pub line: u32,
    /// The line.
    pub text: String,
    /// Why.
    pub why: UnservedWhy,
}

/// Why a line is not served: word key `unserved-<why>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum UnservedWhy {
    /// It is no line of such a file.
    Shape,
    /// It is about another host.
    OtherHost,
    /// The value cannot stand in that header.
    Value,
    /// No object carries that header.
    Header,
    /// The security headers policy of the distribution sends it, with its own value.
    Policy,
    /// Another status than a redirect's: a file shown under another address, or a proxy.
    Status,
    /// It depends on who asks, or on the query.
    Condition,
    /// It is about more than one address.
    Pattern,
    /// A file lies at that address, which is shown.
    File,
    /// A line before it says something of the same address.
    Earlier,
    /// It leads to itself.
    Circle,
    /// The function at the edge has no room for it.
    Room,
    /// Not every page is `index.html`: the build has others.
    Pages,
}

impl UnservedWhy {
    /// All, for the tests of words.
    pub const ALL: [Self; 13] = [
        Self::Shape,
        Self::OtherHost,
        Self::Value,
        Self::Header,
        Self::Policy,
        Self::Status,
        Self::Condition,
        Self::Pattern,
        Self::File,
        Self::Earlier,
        Self::Circle,
        Self::Room,
        Self::Pages,
    ];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Shape => "shape",
            Self::OtherHost => "other-host",
            Self::Value => "value",
            Self::Header => "header",
            Self::Policy => "policy",
            Self::Status => "status",
            Self::Condition => "condition",
            Self::Pattern => "pattern",
            Self::File => "file",
            Self::Earlier => "earlier",
            Self::Circle => "circle",
            Self::Room => "room",
            Self::Pages => "pages",
        }
    }
}

/// What a folder's own rule files hold; `None` where there is none.
#[derive(Debug, Clone, Copy, Default)]
pub struct RuleFiles<'a> {
    /// `_headers`.
    pub headers: Option<&'a str>,
    /// `_redirects`.
    pub redirects: Option<&'a str>,
}

/// A scanned folder with what rules make of it: each file's headers, twins left out, redirects, and what is odd.
#[must_use]
pub fn settle(mut folder: FolderView, project: &[HeaderWish], files: RuleFiles<'_>) -> FolderView {
    leave_out_twins(&mut folder);
    let mut rules = SiteRules::default();
    if let Some(text) = files.headers {
        let (headers, unserved) = headers_file::parse(text);
        rules.headers = headers;
        rules.unserved = unserved;
    }
    rules.headers.extend(project.iter().map(HeaderRule::of_project));
    if let Some(text) = files.redirects {
        let read = redirects::parse(text, |key| folder.file(key).is_some());
        rules.unserved.extend(read.unserved);
        let mut room = rewrite::room(&folder);
        for (line, redirect) in read.exact {
            let needs = rewrite::weight(&redirect);
            if needs <= room {
                room -= needs;
                rules.redirects.push(redirect);
            } else {
                let text = format!("{} {} {}", redirect.from, redirect.to, redirect.status);
                let file = redirects::NAME.to_owned();
                rules.unserved.push(Unserved { file, line, text, why: UnservedWhy::Room });
            }
        }
        rules.redirects.sort();
        if let Some(line) = read.single_page {
            rules.single_page = !rewrite::has_pages_beside(&folder);
            if !rules.single_page {
                let (file, text) = (redirects::NAME.to_owned(), "/* /index.html 200".to_owned());
                rules.unserved.push(Unserved { file, line, text, why: UnservedWhy::Pages });
            }
        }
    }
    let mut long: Vec<String> = Vec::new();
    // Of all files there are a few sorts.
    let mut sorts: Vec<Arc<Headers>> = Vec::new();
    for file in folder.files.iter_mut() {
        let decided = decide(&file.key, &rules.headers);
        let known = sorts.iter().find(|known: &&Arc<Headers>| ***known == decided.headers).cloned();
        file.headers = known.unwrap_or_else(|| {
            sorts.push(Arc::new(decided.headers));
            sorts[sorts.len() - 1].clone()
        });
        for rule in decided.refused.iter().map(ToString::to_string) {
            if !long.contains(&rule) {
                long.push(rule);
            }
        }
    }
    let warn = |kind| move |path: String| FolderWarning { kind, path };
    folder.warnings.extend(long.into_iter().map(warn(FolderWarningKind::LongPage)));
    for (name, kind) in [
        (headers_file::NAME, FolderWarningKind::HeadersUnserved),
        (redirects::NAME, FolderWarningKind::RedirectsUnserved),
    ] {
        // What the policy sends anyway is worth a line where rules are shown, and no warning.
        let lost = |line: &&Unserved| line.file == name && line.why != UnservedWhy::Policy;
        if let Some(first) = rules.unserved.iter().find(lost) {
            folder.warnings.push(FolderWarning { kind, path: format!("{name}:{}", first.line) });
        }
    }
    folder.warnings.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    folder.rules = rules;
    folder
}

/// A compressed form of a file that is there as well stays behind.
fn leave_out_twins(folder: &mut FolderView) {
    let twins = encoded::twins(folder.files.iter().map(|file| &file.key));
    if twins.is_empty() {
        return;
    }
    let all = std::mem::take(&mut folder.files);
    let (stay, go): (Vec<_>, Vec<_>) = all.into_iter().partition(|file| twins.contains(&file.key));
    folder.files = go.into();
    folder.warnings.retain(|warning| !stay.iter().any(|file| file.path == warning.path));
    folder.left_out.extend(stay.into_iter().map(|file| LeftOut { path: file.path.into(), why: LeftOutWhy::Twin }));
    folder.left_out.sort_by(|a, b| a.path.cmp(&b.path));
}
