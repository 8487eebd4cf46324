//! A build's `_headers` file, as Netlify and Cloudflare Pages read it: a path, and below it, indented, headers.
//!
//! What a file can carry by itself (its type, how long it may be kept) becomes a rule. Other headers belong to all
//! answers of a distribution at once; S3 stores none of them. They are named, not dropped in silence.
//!
//! <https://docs.netlify.com/manage/routing/headers/>, <https://developers.cloudflare.com/pages/configuration/headers/>.

use super::header_rules::{CacheRule, Coding, Disposition, HeaderRule, MediaType, Pattern, RuleFrom};
use super::site_rules::{Unserved, UnservedWhy};
use crate::names::Key;

/// The file, at the root of a build.
pub const NAME: &str = "_headers";

/// What the managed security headers policy sends with every answer, in lower case.
const BY_POLICY: &[&str] =
    &["strict-transport-security", "x-content-type-options", "x-frame-options", "x-xss-protection", "referrer-policy"];

/// The rules of a file, in its order, and what of it cannot be done.
#[must_use]
pub fn parse(text: &str) -> (Vec<HeaderRule>, Vec<Unserved>) {
    let (mut rules, mut unserved) = (Vec::new(), Vec::new());
    // The path that the lines below it are about; `None` if there is none to speak of.
    let mut path: Option<&str> = None;
    for (at, raw) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let said = raw.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        let mut cannot = |why| unserved.push(Unserved { file: NAME.to_owned(), line, text: said.to_owned(), why });
        if !raw.starts_with([' ', '\t']) {
            path = said.starts_with('/').then_some(said);
            if path.is_none() {
                cannot(if said.contains("://") { UnservedWhy::OtherHost } else { UnservedWhy::Shape });
            }
            continue;
        }
        // Below a path that cannot be served, each header would only repeat it.
        let Some(path) = path else { continue };
        match header(said) {
            Ok(set) => rules.push(HeaderRule {
                from: RuleFrom::HeadersFile { line },
                on: Pattern::Path(path.to_owned()),
                ..set
            }),
            Err(why) => cannot(why),
        }
    }
    (rules, unserved)
}

/// A rule that sets one header, still for nobody.
fn header(said: &str) -> Result<HeaderRule, UnservedWhy> {
    let (name, value) = said.split_once(':').ok_or(UnservedWhy::Shape)?;
    let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
    let mut rule = HeaderRule {
        from: RuleFrom::HeadersFile { line: 0 },
        on: Pattern::Path(String::new()),
        content_type: None,
        cache_control: None,
        content_encoding: None,
        content_disposition: None,
    };
    match name.as_str() {
        "content-type" => rule.content_type = Some(MediaType::parse(value).map_err(|_| UnservedWhy::Value)?.header()),
        "cache-control" => rule.cache_control = Some(CacheRule::parse(value).map_err(|_| UnservedWhy::Value)?.header()),
        "content-encoding" => {
            rule.content_encoding = Some(match value.to_ascii_lowercase().as_str() {
                "gzip" => Coding::Gzip,
                "br" => Coding::Br,
                "zstd" => Coding::Zstd,
                _ => return Err(UnservedWhy::Value),
            });
        }
        "content-disposition" => {
            let said = Disposition::parse(value).map_err(|_| UnservedWhy::Value)?;
            rule.content_disposition = Some(said.as_str().to_owned());
        }
        policy if BY_POLICY.contains(&policy) => return Err(UnservedWhy::Policy),
        name if name.is_empty() || name.starts_with('!') => return Err(UnservedWhy::Shape),
        _ => return Err(UnservedWhy::Header),
    }
    Ok(rule)
}

/// Whether a path of the file is about a file of the build.
///
/// A file is met at its own path, and a page also where visitors ask for it: `about/index.html` at `/about/` and
/// `/about`, `about.html` at `/about`. `*` stands for anything, `:name` for one part between slashes.
#[must_use]
pub fn matches(path: &str, key: &Key) -> bool {
    let path = decoded(path);
    let meant = |address: &str| is_met(&path, address);
    let own = format!("/{key}");
    if meant(&own) {
        return true;
    }
    if let Some(folder) = own.strip_suffix("index.html").filter(|folder| folder.ends_with('/')) {
        return meant(folder) || (folder.len() > 1 && meant(folder.trim_end_matches('/')));
    }
    own.strip_suffix(".html").is_some_and(meant)
}

/// A path as a person reads it: percent-encoding undone, unless what comes out is no text.
pub(super) fn decoded(path: &str) -> String {
    crate::edge::decoded(path).unwrap_or_else(|| path.to_owned())
}

/// Whether an address fits a pattern, in time that grows with their lengths' product at worst.
fn is_met(pattern: &str, address: &str) -> bool {
    let (p, a) = (pattern.as_bytes(), address.as_bytes());
    let (mut i, mut j) = (0, 0);
    // Where the last `*` stands, and how far it has been stretched.
    let mut star: Option<(usize, usize)> = None;
    loop {
        if i < p.len() && p[i] == b'*' {
            star = Some((i + 1, j));
            i += 1;
            continue;
        }
        if i == p.len() && j == a.len() {
            return true;
        }
        if let Some(end) = placeholder(p, i) {
            let part = a[j..].iter().position(|b| *b == b'/').unwrap_or(a.len() - j);
            if part > 0 {
                (i, j) = (end, j + part);
                continue;
            }
        } else if i < p.len() && j < a.len() && p[i] == a[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        match star {
            Some((after, from)) if from < a.len() => {
                star = Some((after, from + 1));
                (i, j) = (after, from + 1);
            }
            Some(_) | None => return false,
        }
    }
}

/// The end of a `:name` that fills its part of the path and begins at `i`.
fn placeholder(p: &[u8], i: usize) -> Option<usize> {
    if p.get(i) != Some(&b':') || i == 0 || p[i - 1] != b'/' {
        return None;
    }
    let rest = &p[i + 1..];
    let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    (name > 0 && matches!(rest.get(name), None | Some(b'/'))).then_some(i + 1 + name)
}
