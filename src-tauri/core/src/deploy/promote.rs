//! Promoting: another environment gets the very bytes of a release. Here is decided which release, and what of a
//! build speaks against it: an absolute address of the environment it comes from.

use std::collections::BTreeSet;

use crate::cdn::CdnRecord;
use crate::error::{Code, Error, Result};
use crate::names::{BucketName, EnvName, Key};
use crate::spec::Spec;

use super::manifest::{Manifest, ManifestState};

/// Refuses to promote an environment to itself.
///
/// # Errors
/// `BadValue` with `rule` `promote-same`.
pub fn refuse_same(from: &EnvName, to: &EnvName) -> Result<()> {
    if from == to {
        return Err(Error::new(Code::BadValue).arg("field", "env").arg("value", to).arg("rule", "promote-same"));
    }
    Ok(())
}

/// Whether a release has all its files, and may therefore go on.
#[must_use]
pub fn is_whole(release: &Manifest) -> bool {
    release.state == ManifestState::Finished && !release.files.is_empty()
}

/// The hosts an environment's own pages are found at, as they stand in an address: its domain's names, its
/// distribution's and its bucket's addresses. `reached` is where visitors find it, if that was said.
#[must_use]
pub fn hosts(spec: &Spec, bucket: &BucketName, cdn: Option<&CdnRecord>, reached: Option<&str>) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = BTreeSet::new();
    if let Some(domain) = &spec.domain {
        for name in domain.names() {
            all.insert(name.unicode());
            all.insert(name.to_string());
        }
    }
    all.extend(cdn.map(|cdn| cdn.domain.clone()));
    all.insert(spec.region.website_host(bucket));
    all.insert(format!("{bucket}.s3.{}.amazonaws.com", spec.region));
    all.insert(format!("{bucket}.s3.amazonaws.com"));
    all.extend(reached.and_then(|url| host(&url.replace("{bucket}", bucket.as_str()))));
    all.into_iter().map(|host| host.to_lowercase()).filter(|host| !host.is_empty()).collect()
}

/// An address's host, with its port.
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    Some(rest.split(['/', '?', '#']).next()?.to_owned())
}

/// Whether a file may name an address that a browser or a crawler follows. Source maps are read by nobody else.
#[must_use]
pub fn may_name(key: &Key) -> bool {
    const TEXTS: [&str; 16] = [
        "html",
        "htm",
        "xhtml",
        "js",
        "mjs",
        "cjs",
        "css",
        "json",
        "webmanifest",
        "xml",
        "svg",
        "txt",
        "rss",
        "atom",
        "md",
        "",
    ];
    TEXTS.contains(&&*key.extension())
}

/// An absolute address of the environment that a build comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// In which line, from 1.
    pub line: usize,
    /// Whose host.
    pub host: String,
}

/// The first absolute address with one of these hosts: `https://host`, `//host`, and as JSON and query strings write
/// them. Hosts are lowercase.
#[must_use]
pub fn named(bytes: &[u8], hosts: &BTreeSet<String>) -> Option<Named> {
    const BEFORE: [&[u8]; 3] = [b"//", b"\\/\\/", b"%2f%2f"];
    let lower = bytes.to_ascii_lowercase();
    let here = |at: usize| {
        let rest = BEFORE.iter().find_map(|slashes| lower[at..].strip_prefix(*slashes))?;
        hosts.iter().find(|host| rest.strip_prefix(host.as_bytes()).is_some_and(ends))
    };
    let first = |at: &usize| matches!(lower[*at], b'/' | b'\\' | b'%');
    let (at, host) = (0..lower.len()).filter(first).find_map(|at| Some((at, here(at)?)))?;
    let line = 1 + lower[..at].iter().filter(|byte| **byte == b'\n').count();
    Some(Named { line, host: host.clone() })
}

/// Whether a host ends before these bytes: `a.kr` is not meant by `a.kr.example`, but by `a.kr.` at the end of a
/// sentence.
fn ends(rest: &[u8]) -> bool {
    let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | 0x80..);
    match rest {
        [b'.', next, ..] => !goes_on(next),
        [next, ..] => !goes_on(next),
        [] => true,
    }
}

/// Which of a bucket's releases goes on: this one, or the newest that is whole.
#[must_use]
pub fn is_wanted(release: &Manifest, named: Option<&str>) -> bool {
    is_whole(release) && named.is_none_or(|named| release.id.as_str() == named)
}

/// Why a build that names its own environment is not promoted.
#[must_use]
pub fn refused(from: &EnvName, key: &Key, named: &Named) -> Error {
    Error::new(Code::PromoteAddress).arg("env", from).arg("file", key).arg("line", named.line).arg("host", &named.host)
}
