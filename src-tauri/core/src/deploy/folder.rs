//! A build folder as it was scanned: the files that would go over, what is left out, and why a folder is refused.

use crate::shared::Shared;
use crate::shared_text::SharedText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use ts_rs::TS;

use super::framework::Framework;
use super::headers::Headers;
use super::in_order::InOrder;
use super::manifest::{Manifest, ManifestFile};
use super::site_rules::SiteRules;
use crate::names::Key;

/// A scanned build folder that may be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderView {
    /// The folder's absolute path, as the user may see it.
    pub root: String,
    /// What built it.
    pub framework: Framework,
    /// The folder the user named, if the build was found inside it.
    pub found_from: Option<String>,
    /// What goes over, sorted by key.
    #[ts(as = "Vec<FileEntry>")]
    pub files: Shared<Vec<FileEntry>>,
    /// What stays, with why.
    pub left_out: Vec<LeftOut>,
    /// What is odd but does not stop anything.
    pub warnings: Vec<FolderWarning>,
    /// What the project and the build's own files ask of headers and addresses.
    #[serde(default)]
    pub rules: SiteRules,
}

impl FolderView {
    /// A release as if it were a folder, so that what is wanted and what proves it are told in one way. Its files are
    /// on no disk: they are copied from where they lie in the bucket, and their ETag stands for the MD5.
    #[must_use]
    pub fn of_release(release: &Manifest) -> Self {
        Self {
            root: release.id.to_string(),
            framework: release.about.framework.unwrap_or(Framework::Plain),
            found_from: None,
            files: release.files.iter().map(FileEntry::of_release).collect(),
            left_out: Vec::new(),
            warnings: Vec::new(),
            rules: SiteRules {
                redirects: release.about.redirects.clone(),
                single_page: release.about.single_page,
                ..SiteRules::default()
            },
        }
    }

    /// The sum of all sizes, in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|f| f.size).sum()
    }

    /// So many of its warnings that each kind is among them before any is told twice, the gravest first.
    #[must_use]
    pub fn telling(&self, most: usize) -> Vec<FolderWarning> {
        let mut told = BTreeMap::new();
        let mut all: Vec<(usize, &FolderWarning)> = Vec::with_capacity(self.warnings.len());
        for warning in &self.warnings {
            let nth = told.entry(warning.kind).and_modify(|nth| *nth += 1).or_insert(0);
            all.push((*nth, warning));
        }
        all.sort_by_key(|(nth, warning)| (*nth, warning.kind));
        all.into_iter().take(most).map(|(_, warning)| warning.clone()).collect()
    }

    /// Its files, for who asks for many in about their order.
    #[must_use]
    pub fn in_order(&self) -> InOrder<'_, FileEntry> {
        InOrder::of(&self.files, |file| &file.key)
    }

    /// The file of that key.
    #[must_use]
    pub fn file(&self, key: &str) -> Option<&FileEntry> {
        self.files.binary_search_by(|f| f.key.as_str().cmp(key)).ok().map(|i| &self.files[i])
    }
}

/// One regular file, hashed when it was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileEntry {
    /// Its key in the bucket, in NFC.
    pub key: Key,
    /// Its path below the root as the disk spells it.
    pub path: SharedText,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: SharedText,
    /// MD5, hexadecimal: what S3's ETag of a plain PUT will be. Of a file that goes in parts, whose ETag is none, the
    /// beginning of its SHA-256.
    pub md5: SharedText,
    /// How the file stood when it was hashed; looked at again after it was sent.
    pub stamp: Stamp,
    /// What it is served with, decided once with the rules there are ([`super::site_rules::settle`]).
    pub headers: Arc<Headers>,
}

impl FileEntry {
    fn of_release(file: &ManifestFile) -> Self {
        Self {
            key: file.key.clone(),
            path: file.key.to_string().into(),
            size: file.size,
            sha256: file.sha256.clone(),
            md5: file.etag.clone().unwrap_or_default(),
            stamp: Stamp::default(),
            headers: file.headers.clone(),
        }
    }
}

/// A file's identity at one moment: if any part differs later, it was changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stamp {
    /// Modification time in nanoseconds since 1970, or 0.
    #[ts(type = "number")]
    pub mtime_ns: i64,
    /// The file's number on its disk, or 0 where there is none.
    #[ts(type = "number")]
    pub inode: u64,
}

/// A file that stays behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// Its path below the root.
    pub path: String,
    /// Why.
    pub why: LeftOutWhy,
}

/// Why a file stays behind: word key `left-out-<why>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutWhy {
    /// A source map shows the source to anyone.
    SourceMap,
    /// `package.json`, lock files and the like beside a built index.
    PackageFile,
    /// `.DS_Store`, `Thumbs.db`, `desktop.ini`, editor leftovers.
    SystemFile,
    /// `.naru/` is reserved.
    Reserved,
    /// Not a regular file: a pipe, socket or device.
    NotRegular,
    /// The project says so.
    Asked,
    /// `_headers` and `_redirects` are read, not published.
    RulesFile,
    /// The compressed form of a file that goes over.
    Twin,
}

impl LeftOutWhy {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SourceMap => "source-map",
            Self::PackageFile => "package-file",
            Self::SystemFile => "system-file",
            Self::Reserved => "reserved",
            Self::NotRegular => "not-regular",
            Self::Asked => "asked",
            Self::RulesFile => "rules-file",
            Self::Twin => "twin",
        }
    }
}

/// Odd, but no reason to stop: word key `folder-warning-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderWarning {
    /// What is odd.
    pub kind: FolderWarningKind,
    /// Where.
    pub path: String,
}

/// The kinds of oddity, the ones that visitors would notice first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FolderWarningKind {
    /// A page or a style loads what belongs to the build from this machine or another host.
    AssetHost,
    /// A page or a style loads its files from a folder that the build does not have: another base path was built in.
    AssetBase,
    /// A page or a style loads a file that the build does not have.
    AssetMissing,
    /// A script calls a port of this computer, which no visitor has.
    CallsLocalhost,
    /// A script or a style carries its source map, and so the source.
    InlineMap,
    /// Browsers keep it for very long although its name does not change with its content.
    CachedLong,
    /// Beside the build lies a server's part of it, which is not published.
    ServerPart,
    /// A rule would have browsers keep a page for long; there it is not followed. The path is the rule.
    LongPage,
    /// `_headers` asks for what cannot be served; the path is the first such line.
    HeadersUnserved,
    /// `_redirects` asks for what cannot be served; the path is the first such line.
    RedirectsUnserved,
    /// There were more pages and styles than were looked at; the path is the first that was not.
    AssetUnread,
    /// Differs from another only by letter case.
    CaseTwin,
    /// Zero bytes.
    EmptyFile,
    /// The disk spells it in NFD; it is stored in NFC.
    Decomposed,
    /// It looks secret, and the project says that it may be published.
    Secret,
}

impl FolderWarningKind {
    /// Every kind, for the command line and the tests of words.
    pub const ALL: [Self; 15] = [
        Self::AssetHost,
        Self::AssetBase,
        Self::AssetMissing,
        Self::CallsLocalhost,
        Self::InlineMap,
        Self::CachedLong,
        Self::ServerPart,
        Self::LongPage,
        Self::HeadersUnserved,
        Self::RedirectsUnserved,
        Self::AssetUnread,
        Self::CaseTwin,
        Self::EmptyFile,
        Self::Decomposed,
        Self::Secret,
    ];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::CaseTwin => "case-twin",
            Self::Decomposed => "decomposed",
            Self::AssetHost => "asset-host",
            Self::AssetBase => "asset-base",
            Self::AssetMissing => "asset-missing",
            Self::AssetUnread => "asset-unread",
            Self::CallsLocalhost => "calls-localhost",
            Self::InlineMap => "inline-map",
            Self::CachedLong => "cached-long",
            Self::ServerPart => "server-part",
            Self::Secret => "secret",
            Self::LongPage => "long-page",
            Self::HeadersUnserved => "headers-unserved",
            Self::RedirectsUnserved => "redirects-unserved",
        }
    }
}
