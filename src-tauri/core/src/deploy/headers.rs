//! The headers an object is served with, and what they are where no rule says otherwise: from its key alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use super::content_type::content_type;
use super::encoded;
use crate::names::Key;

/// What S3 stores beside an object's bytes and sends with them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Headers {
    /// `Content-Type`, with `charset=utf-8` for text.
    pub content_type: String,
    /// `Cache-Control`; an object somebody else put may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cache_control: Option<String>,
    /// `Content-Encoding` of bytes that are compressed already: `gzip` or `br`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content_encoding: Option<String>,
    /// `Content-Disposition`, where a rule says that it is a download.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub content_disposition: Option<String>,
}

impl Headers {
    /// What differs from what was: the header's name, then its value before and now.
    #[must_use]
    pub fn differing<'a>(&'a self, before: &'a Self) -> Vec<(&'static str, Option<&'a str>, Option<&'a str>)> {
        fn all(headers: &Headers) -> [(&'static str, Option<&str>); 4] {
            let Headers { content_type, cache_control, content_encoding, content_disposition } = headers;
            [
                ("content-type", Some(content_type.as_str()).filter(|value| !value.is_empty())),
                ("cache-control", cache_control.as_deref()),
                ("content-encoding", content_encoding.as_deref()),
                ("content-disposition", content_disposition.as_deref()),
            ]
        }
        let pairs = all(before).into_iter().zip(all(self));
        pairs.filter(|(was, is)| was != is).map(|((name, was), (_, is))| (name, was, is)).collect()
    }
}

/// How long a visitor may keep a file: word key `cache-<class>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CacheClass {
    /// The name carries a hash of the content: a year, never asked again.
    Immutable,
    /// Everything else: an hour.
    Hour,
    /// Pages, service workers, web manifests: asked every time.
    Revalidate,
}

impl CacheClass {
    /// The `Cache-Control` value.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Hour => "public, max-age=3600",
            Self::Revalidate => "no-cache",
        }
    }

    /// The class of a `Cache-Control` value; `None` if a rule or a person chose another.
    #[must_use]
    pub fn of_header(value: &str) -> Option<Self> {
        [Self::Immutable, Self::Hour, Self::Revalidate].into_iter().find(|class| class.header() == value)
    }

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Immutable => "immutable",
            Self::Hour => "hour",
            Self::Revalidate => "revalidate",
        }
    }
}

/// The headers a file of this key gets where no rule says otherwise ([`super::header_rules::decide`]).
#[must_use]
pub fn of(key: &Key) -> Headers {
    let cache_control = Some(cache_class(key).header().to_owned());
    match encoded::encoding(key) {
        None => Headers { content_type: content_type(key), cache_control, ..Headers::default() },
        Some((coding, inner)) => Headers {
            content_type: content_type(&inner),
            cache_control,
            content_encoding: Some(coding.to_owned()),
            ..Headers::default()
        },
    }
}

/// How long a file of this key may be kept. A compressed file is kept as the one in it.
#[must_use]
pub fn cache_class(key: &Key) -> CacheClass {
    match encoded::encoding(key) {
        Some((_, inner)) if inner != *key => cache_class(&inner),
        Some(_) | None => class_of(key),
    }
}

fn class_of(key: &Key) -> CacheClass {
    let name = key.file_name();
    let ext = key.extension();
    let asked_each_time = matches!(&*ext, "html" | "htm" | "webmanifest")
        || matches!(
            name,
            "sw.js"
                | "service-worker.js"
                | "serviceworker.js"
                | "ngsw.json"
                | "ngsw-worker.js"
                | "firebase-messaging-sw.js"
                | "manifest.json"
                | "version.json"
                | "_payload.json"
                | "asset-manifest.json"
        );
    if asked_each_time {
        CacheClass::Revalidate
    } else if carries_hash(key) {
        CacheClass::Immutable
    } else {
        CacheClass::Hour
    }
}

/// Whether the name carries a hash of the content, so that other content would have another name.
///
/// A part of the name between `.`, `-` or `_` counts if it is 8–64 letters or digits and either
/// hexadecimal with both a digit and a letter, or mixes digits with letters of both cases; Vite's
/// and Rollup's base64url hashes may hold `-` and `_` themselves, so the last eight characters of
/// the stem after a dash are also looked at. A date (`2024-01-15`) or a version (`1.2.3`) is none.
#[must_use]
pub fn carries_hash(key: &Key) -> bool {
    let name = key.file_name();
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let mixed = |part: &str| {
        let digit = part.bytes().any(|b| b.is_ascii_digit());
        let lower = part.bytes().any(|b| b.is_ascii_lowercase());
        let upper = part.bytes().any(|b| b.is_ascii_uppercase());
        let hex = part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        (8..=64).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphanumeric())
            && ((hex && digit && lower) || (lower && upper && (digit || built_dir(key))))
    };
    if stem.split(['.', '-', '_']).any(mixed) {
        return true;
    }
    // Rollup: `<name>-<8 of base64url>` in the assets folder, where the hash may hold `-` or `_` or no digit.
    stem.len() > 9
        && stem.is_char_boundary(stem.len() - 8)
        && stem.as_bytes()[stem.len() - 9] == b'-'
        && {
            let tail = &stem[stem.len() - 8..];
            tail.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                && tail.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        }
        && built_dir(key)
}

/// Whether the key lies where a bundler puts its hashed output. Asked of every file in every plan: it makes no text.
fn built_dir(key: &Key) -> bool {
    let path = key.as_str();
    let begins_part = |at: usize| at == 0 || path.as_bytes()[at - 1] == b'/';
    ["assets/", "static/", "_next/static/", "_astro/", "_nuxt/", "_app/immutable/", "chunks/", "js/", "css/"]
        .iter()
        .any(|dir| path.match_indices(dir).any(|(at, _)| begins_part(at)))
}
