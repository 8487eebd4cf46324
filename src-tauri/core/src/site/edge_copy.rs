//! What edges hold of a changed file, as a visitor is answered: an older copy before they are told to forget it, the
//! new one after. One or two files stand for all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::answers::{Expect, Meant, Probe, ProbeKind, Reply};
use super::distribution;
use super::probes::{Base, url_path};
use crate::deploy::folder::FolderView;
use crate::deploy::headers::{CacheClass, cache_class};
use crate::deploy::manifest::Manifest;
use crate::names::Key;
use crate::spec::Spec;

/// A changed file at the edge that answers us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EdgeCopy {
    /// Its path, as a browser asks for it.
    pub path: String,
    /// What was served before the invalidation.
    pub before: ServedCopy,
    /// What was served after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub after: Option<ServedCopy>,
}

/// One answer of the edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServedCopy {
    /// Whose bytes they were.
    pub version: CopyVersion,
    /// What the edge's cache had: `X-Cache`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cache: Option<String>,
}

/// Whose bytes an edge serves: word key `copy-<version>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CopyVersion {
    /// Those of an older release.
    Older,
    /// Those of the newest release.
    Newest,
    /// Neither, or no file at all.
    Other,
}

impl CopyVersion {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Older => "older",
            Self::Newest => "newest",
            Self::Other => "other",
        }
    }
}

/// A file that stands in two versions, and its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    path: String,
    older: String,
    newest: String,
}

impl Changed {
    /// The request of a visitor.
    #[must_use]
    pub fn probe(&self, base: &Base) -> Probe {
        Probe {
            kind: ProbeKind::Asset,
            url: format!("{}{}", base.url, self.path),
            at: base.host.clone().map(|host| Meant { host, https: true }),
            expect: Expect::PageWithStatus { sha256: self.newest.clone(), status: 200 },
        }
    }

    /// What a reply shows; `None` if nobody answered.
    #[must_use]
    pub fn served(&self, reply: &Reply) -> Option<ServedCopy> {
        let Reply::Answered { status, sha256, cache, .. } = reply else { return None };
        let version = match sha256 {
            bytes if *status == 200 && *bytes == self.newest => CopyVersion::Newest,
            bytes if *status == 200 && *bytes == self.older => CopyVersion::Older,
            _ => CopyVersion::Other,
        };
        Some(ServedCopy { version, cache: cache.clone() })
    }

    /// The path, as a browser asks for it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

/// Which of what changed between two releases tells most: the start page, and one of the files that an edge keeps
/// longest of those that change under the same name.
#[must_use]
pub fn between(spec: &Spec, older: &Manifest, newest: &Manifest) -> Vec<Changed> {
    among(spec, older, newest.files.iter().map(|file| (&file.key, file.sha256.as_str())))
}

/// The same for a release that is not made yet: what visitors get of it now is what edges then hold.
#[must_use]
pub fn ahead(spec: &Spec, newest: &Manifest, folder: &FolderView) -> Vec<Changed> {
    among(spec, newest, folder.files.iter().map(|file| (&file.key, file.sha256.as_str())))
}

fn among<'a>(spec: &Spec, older: &Manifest, newest: impl Iterator<Item = (&'a Key, &'a str)>) -> Vec<Changed> {
    let start = distribution::index(spec);
    let (mut page, mut kept) = (None, None);
    for (key, newest) in newest {
        let Some(older) = older.file(key).filter(|older| older.sha256 != newest) else { continue };
        let changed = |path| Changed { path, older: older.sha256.to_string(), newest: newest.to_owned() };
        if key.as_str() == start {
            page = Some(changed("/".to_owned()));
        } else if kept.is_none() && cache_class(key) == CacheClass::Hour {
            kept = Some(changed(format!("/{}", url_path(key))));
        }
    }
    page.into_iter().chain(kept).collect()
}
