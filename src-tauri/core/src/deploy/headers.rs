//! The headers an object is served with: its content type and its cache class, from its key alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::names::Key;

/// What S3 stores beside an object's bytes and sends with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Headers {
    /// `Content-Type`, with `charset=utf-8` for text.
    pub content_type: String,
    /// `Cache-Control`; an object somebody else put may have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cache_control: Option<String>,
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

/// The headers a file of this key gets.
#[must_use]
pub fn of(key: &Key) -> Headers {
    Headers { content_type: content_type(key), cache_control: Some(cache_class(key).header().to_owned()) }
}

/// The content type of a key, the same on every OS.
///
/// The registry of `mime_guess`, with what the web expects today where it differs:
/// <https://www.iana.org/assignments/media-types/media-types.xhtml> and, for scripts, RFC 9239.
#[must_use]
pub fn content_type(key: &Key) -> String {
    let ext = key.extension();
    let essence = match ext.as_str() {
        "js" | "mjs" | "cjs" => "text/javascript".to_owned(),
        "map" => "application/json".to_owned(),
        "webmanifest" => "application/manifest+json".to_owned(),
        "ico" => "image/x-icon".to_owned(),
        "avif" => "image/avif".to_owned(),
        "wasm" => "application/wasm".to_owned(),
        "woff" => "font/woff".to_owned(),
        "woff2" => "font/woff2".to_owned(),
        "rss" => "application/rss+xml".to_owned(),
        "atom" => "application/atom+xml".to_owned(),
        "xml" => "application/xml".to_owned(),
        "md" => "text/markdown".to_owned(),
        "glb" => "model/gltf-binary".to_owned(),
        "gltf" => "model/gltf+json".to_owned(),
        // Next.js and others fetch these as data, not as a page.
        "rsc" => "text/x-component".to_owned(),
        "" => match key.file_name() {
            // Apple asks for this file without an extension and wants JSON.
            "apple-app-site-association" => "application/json".to_owned(),
            "CNAME" | "LICENSE" | "_redirects" | "_headers" => "text/plain".to_owned(),
            _ => "application/octet-stream".to_owned(),
        },
        other => mime_guess::from_ext(other).first_or_octet_stream().essence_str().to_owned(),
    };
    let text = essence.starts_with("text/")
        || essence == "image/svg+xml"
        || essence == "application/manifest+json"
        || essence == "application/json"
        || essence.ends_with("+xml")
        || essence == "application/xml";
    if text { format!("{essence}; charset=utf-8") } else { essence }
}

/// How long a file of this key may be kept.
#[must_use]
pub fn cache_class(key: &Key) -> CacheClass {
    let name = key.file_name();
    let ext = key.extension();
    let asked_each_time = matches!(ext.as_str(), "html" | "htm" | "webmanifest")
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
