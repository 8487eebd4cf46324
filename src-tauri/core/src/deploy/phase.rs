//! The order in which files go over: what pages refer to first, pages after, the entry page last.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::headers::{CacheClass, cache_class};
use crate::names::Key;

/// One stretch of an upload: word key `phase-<phase>`. The derived order is the order of upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Names that carry a hash: nobody asks for them before a page names them.
    HashedAssets,
    /// Images, fonts and whatever else has a fixed name.
    OtherFiles,
    /// Pages but the entry.
    Pages,
    /// The root's `index.html`.
    EntryPage,
    /// Service workers: they tell browsers to fetch everything anew.
    ServiceWorker,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 5] =
        [Self::HashedAssets, Self::OtherFiles, Self::Pages, Self::EntryPage, Self::ServiceWorker];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HashedAssets => "hashed-assets",
            Self::OtherFiles => "other-files",
            Self::Pages => "pages",
            Self::EntryPage => "entry-page",
            Self::ServiceWorker => "service-worker",
        }
    }
}

/// The phase a key goes over in.
#[must_use]
pub fn of(key: &Key) -> Phase {
    let name = key.file_name();
    if matches!(
        name,
        "sw.js"
            | "service-worker.js"
            | "serviceworker.js"
            | "ngsw.json"
            | "ngsw-worker.js"
            | "firebase-messaging-sw.js"
    ) {
        Phase::ServiceWorker
    } else if key.as_str() == "index.html" {
        Phase::EntryPage
    } else if matches!(&*key.extension(), "html" | "htm") {
        Phase::Pages
    } else if cache_class(key) == CacheClass::Immutable {
        Phase::HashedAssets
    } else {
        Phase::OtherFiles
    }
}
