//! Rules about headers: a project's own, per glob, and those of a build's `_headers` file, per path. What they decide
//! of one file, and which rule decided it.
//!
//! Of several rules that say the same header, the last wins, and a project's rules come after a build's. A page, a
//! service worker or a manifest is never given to browsers for long: they would not ask again, and nothing that is
//! published later could reach them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::content_type::with_charset;
use super::headers::{self, CacheClass, Headers, cache_class};
use crate::error::{Code, Error, Result};
use crate::names::Key;

fn bad(field: &str, text: &str, rule: &str) -> Error {
    Error::new(Code::BadValue).arg("field", field).arg("value", text).arg("rule", rule)
}

/// A text of a rule that was parsed once, saved as it was written.
macro_rules! rule_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(as = "String")]
        pub struct $name(String);
        impl $name {
            /// As it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $name {
            type Error = Error;
            fn try_from(text: String) -> Result<Self> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(it: $name) -> Self {
                it.0
            }
        }
    };
}

rule_text! {
    /// Which files a rule is for: `images/**`, `sound/*.{mp3,ogg}`, or a name alone (`*.pdf`) in whatever folder.
    Glob
}
impl Glob {
    /// Parses a glob of keys: `*` within a folder, `**` across folders, `?`, `[a-z]`, `{a,b}`. A `/` at the
    /// beginning may be written and says nothing.
    ///
    /// # Errors
    /// `BadValue` with `rule` `glob-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let well = |text: &str| !text.is_empty() && text.len() <= 1024 && !text.starts_with('!');
        if !well(text.trim_start_matches('/')) || text.chars().any(char::is_control) {
            return Err(bad("for", text, "glob-shape"));
        }
        fast_glob::validate(text).map_err(|why| bad("for", text, "glob-shape").detail(why))?;
        Ok(Self(text.to_owned()))
    }

    /// Whether a file is meant.
    #[must_use]
    pub fn matches(&self, key: &Key) -> bool {
        let glob = self.0.trim_start_matches('/');
        let path = if self.0.contains('/') { key.as_str() } else { key.file_name() };
        fast_glob::glob_match(glob, path)
    }
}

rule_text! {
    /// How long a file may be kept: `immutable`, `no-cache`, `1 day`, or a `Cache-Control` of one's own.
    CacheRule
}
impl CacheRule {
    /// Parses what may stand behind `cache`.
    ///
    /// # Errors
    /// `BadValue` with `rule` `cache-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        if duration(text).is_some() || is_cache_control(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(bad("cache", text, "cache-shape"))
        }
    }

    /// The `Cache-Control` it stands for.
    #[must_use]
    pub fn header(&self) -> String {
        match (self.0.as_str(), duration(&self.0)) {
            ("immutable", _) => CacheClass::Immutable.header().to_owned(),
            (_, Some(seconds)) => format!("public, max-age={seconds}"),
            (own, None) => own.to_owned(),
        }
    }
}

/// `1 day`, `30 minutes`, in seconds.
fn duration(text: &str) -> Option<u64> {
    let (count, unit) = text.split_once(' ')?;
    let seconds = match unit.trim().strip_suffix('s').unwrap_or(unit.trim()) {
        "second" => 1,
        "minute" => 60,
        "hour" => 3600,
        "day" => 86_400,
        "week" => 604_800,
        "month" => 2_592_000,
        "year" => 31_536_000,
        _ => return None,
    };
    // Nothing keeps longer than a year: RFC 9111 lets caches cap it, and CloudFront does.
    count.parse::<u64>().ok()?.checked_mul(seconds).filter(|all| *all <= 31_536_000)
}

/// Directives of an answer: RFC 9111 (5.2.2), RFC 5861, RFC 8246.
fn is_cache_control(text: &str) -> bool {
    const BARE: &[&str] = &[
        "public",
        "private",
        "no-cache",
        "no-store",
        "no-transform",
        "must-revalidate",
        "proxy-revalidate",
        "must-understand",
        "immutable",
    ];
    const SECONDS: &[&str] = &["max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"];
    !text.is_empty()
        && text.split(',').map(str::trim).all(|one| match one.split_once('=') {
            None => BARE.iter().any(|known| one.eq_ignore_ascii_case(known)),
            Some((name, value)) => SECONDS.iter().any(|known| name.eq_ignore_ascii_case(known)) && is_seconds(value),
        })
}

fn is_seconds(text: &str) -> bool {
    (1..=10).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

rule_text! {
    /// A content type, with parameters if somebody wrote them.
    MediaType
}
impl MediaType {
    /// Parses `type/subtype`, and parameters behind it as they are (RFC 9110, 8.3.1).
    ///
    /// # Errors
    /// `BadValue` with `rule` `content-type-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let token = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
        };
        let (essence, _) = text.split_once(';').unwrap_or((text, ""));
        let well = essence.trim().split_once('/').is_some_and(|(kind, sub)| token(kind) && token(sub));
        if well && is_value(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(bad("content-type", text, "content-type-shape"))
        }
    }

    /// The header's value; a text that names no charset is in UTF-8.
    #[must_use]
    pub fn header(&self) -> String {
        if self.0.contains(';') { self.0.clone() } else { with_charset(&self.0.to_ascii_lowercase()) }
    }
}

rule_text! {
    /// What a browser is to do with a file: `attachment`, `inline`, with a name if one is wanted.
    Disposition
}
impl Disposition {
    /// Parses a `Content-Disposition` (RFC 6266).
    ///
    /// # Errors
    /// `BadValue` with `rule` `disposition-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let kind = text.split(';').next().unwrap_or_default().trim();
        let well = ["attachment", "inline"].iter().any(|known| kind.eq_ignore_ascii_case(known)) && is_value(text);
        if well { Ok(Self(text.to_owned())) } else { Err(bad("content-disposition", text, "disposition-shape")) }
    }
}

/// Whether a header can hold this, and S3 give it back as it was: visible ASCII and spaces.
fn is_value(text: &str) -> bool {
    text.len() <= 1024 && text.bytes().all(|b| b == b' ' || b.is_ascii_graphic())
}

/// What a file was compressed with, where its name does not tell or is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Coding {
    /// RFC 1952.
    Gzip,
    /// Brotli, RFC 7932.
    Br,
    /// RFC 8878.
    Zstd,
    /// Nothing: the bytes are what they are called.
    None,
}

impl Coding {
    /// The header's value, if there is to be one.
    #[must_use]
    pub const fn header(self) -> Option<&'static str> {
        match self {
            Self::Gzip => Some("gzip"),
            Self::Br => Some("br"),
            Self::Zstd => Some("zstd"),
            Self::None => None,
        }
    }
}

/// One rule of a project: `[[site.headers]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeaderWish {
    /// Which files.
    #[serde(rename = "for")]
    pub files: Glob,
    /// How long they may be kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cache: Option<CacheRule>,
    /// What they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content_type: Option<MediaType>,
    /// What they are compressed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content_encoding: Option<Coding>,
    /// What a browser is to do with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content_disposition: Option<Disposition>,
}

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "where", rename_all = "kebab-case")]
pub enum RuleFrom {
    /// In the project, with this glob.
    Project {
        /// As it was written.
        glob: String,
    },
    /// In the build's `_headers` file.
    HeadersFile {
        /// Counted from 1.
        line: u32,
    },
}

impl std::fmt::Display for RuleFrom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Project { glob } => write!(f, "[[headers]] {glob}"),
            Self::HeadersFile { line } => write!(f, "{}:{line}", super::headers_file::NAME),
        }
    }
}

/// Which files a rule is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Pattern {
    /// By their keys.
    Glob(Glob),
    /// By the addresses they have: [`super::headers_file::matches`].
    Path(String),
}

/// A rule, ready to be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeaderRule {
    /// Where it stands.
    pub from: RuleFrom,
    /// For which files.
    pub on: Pattern,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Cache-Control`.
    pub cache_control: Option<String>,
    /// `Content-Encoding`.
    pub content_encoding: Option<Coding>,
    /// `Content-Disposition`.
    pub content_disposition: Option<String>,
}

impl HeaderRule {
    /// A project's rule.
    #[must_use]
    pub fn of_project(wish: &HeaderWish) -> Self {
        Self {
            from: RuleFrom::Project { glob: wish.files.as_str().to_owned() },
            on: Pattern::Glob(wish.files.clone()),
            content_type: wish.content_type.as_ref().map(MediaType::header),
            cache_control: wish.cache.as_ref().map(CacheRule::header),
            content_encoding: wish.content_encoding,
            content_disposition: wish.content_disposition.as_ref().map(|it| it.as_str().to_owned()),
        }
    }

    /// Whether it is for this file.
    #[must_use]
    pub fn is_for(&self, key: &Key) -> bool {
        match &self.on {
            Pattern::Glob(glob) => glob.matches(key),
            Pattern::Path(path) => super::headers_file::matches(path, key),
        }
    }
}

/// The headers rules can set, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HeaderName {
    /// `Content-Type`.
    ContentType,
    /// `Cache-Control`.
    CacheControl,
    /// `Content-Encoding`.
    ContentEncoding,
    /// `Content-Disposition`.
    ContentDisposition,
}

impl HeaderName {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::ContentType, Self::CacheControl, Self::ContentEncoding, Self::ContentDisposition];

    /// As it is written in an answer.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ContentType => "Content-Type",
            Self::CacheControl => "Cache-Control",
            Self::ContentEncoding => "Content-Encoding",
            Self::ContentDisposition => "Content-Disposition",
        }
    }

    /// Its value.
    #[must_use]
    pub fn of(self, headers: &Headers) -> Option<&str> {
        match self {
            Self::ContentType => Some(headers.content_type.as_str()),
            Self::CacheControl => headers.cache_control.as_deref(),
            Self::ContentEncoding => headers.content_encoding.as_deref(),
            Self::ContentDisposition => headers.content_disposition.as_deref(),
        }
    }
}

/// What was decided of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What it is served with.
    pub headers: Headers,
    /// Which rule said what, in the order of [`HeaderName`]; what is not named follows from the file's name.
    pub by: Vec<(HeaderName, RuleFrom)>,
    /// Rules that would have browsers keep a page for long, and were not followed.
    pub refused: Vec<RuleFrom>,
}

/// What was decided of one file, by where the rules stand in their list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedAt {
    /// What it is served with.
    pub headers: Headers,
    /// Which rule said what; what is not named follows from the file's name.
    pub by: BTreeMap<HeaderName, usize>,
    /// Rules that would have browsers keep a page for long, and were not followed.
    pub refused: Vec<usize>,
}

/// Decides the headers of a file. Of `rules`, the last that says something wins.
#[must_use]
pub fn decide(key: &Key, rules: &[HeaderRule]) -> Decided {
    let DecidedAt { headers, by, refused } = decide_at(key, rules);
    let from = |at: usize| rules[at].from.clone();
    Decided {
        headers,
        by: by.into_iter().map(|(name, at)| (name, from(at))).collect(),
        refused: refused.into_iter().map(from).collect(),
    }
}

/// The same, with each rule by its place in `rules`.
#[must_use]
pub fn decide_at(key: &Key, rules: &[HeaderRule]) -> DecidedAt {
    let mut headers = headers::of(key);
    let mut by = BTreeMap::new();
    let mut refused = Vec::new();
    let asked_each_time = cache_class(key) == CacheClass::Revalidate;
    for (at, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.is_for(key)) {
        if let Some(value) = &rule.content_type {
            headers.content_type.clone_from(value);
            by.insert(HeaderName::ContentType, at);
        }
        match &rule.cache_control {
            Some(value) if asked_each_time && keeps_long(value) => refused.push(at),
            Some(value) => {
                headers.cache_control = Some(value.clone());
                by.insert(HeaderName::CacheControl, at);
            }
            None => {}
        }
        if let Some(coding) = rule.content_encoding {
            headers.content_encoding = coding.header().map(str::to_owned);
            by.insert(HeaderName::ContentEncoding, at);
        }
        if let Some(value) = &rule.content_disposition {
            headers.content_disposition = Some(value.clone());
            by.insert(HeaderName::ContentDisposition, at);
        }
    }
    DecidedAt { headers, by, refused }
}

/// The rules that decided something of a file, as people find them; each once.
#[must_use]
pub fn decided_by(key: &Key, rules: &[HeaderRule]) -> Vec<String> {
    if rules.is_empty() {
        return Vec::new();
    }
    let mut out: Vec<String> = Vec::new();
    for (_, rule) in decide(key, rules).by {
        let rule = rule.to_string();
        if !out.contains(&rule) {
            out.push(rule);
        }
    }
    out
}

/// For longer than this no browser is told to keep a page without asking, in seconds: a week.
const PAGE_SECONDS: u64 = 604_800;

/// Whether a `Cache-Control` has browsers keep a file for long without asking.
#[must_use]
pub fn keeps_long(cache_control: &str) -> bool {
    let directives = || cache_control.split(',').map(|one| one.trim().to_ascii_lowercase());
    if directives().any(|one| matches!(one.as_str(), "no-cache" | "no-store")) {
        return false;
    }
    directives().any(|one| {
        one == "immutable"
            || one.strip_prefix("max-age=").and_then(|n| n.parse::<u64>().ok()).is_some_and(|n| n > PAGE_SECONDS)
    })
}
