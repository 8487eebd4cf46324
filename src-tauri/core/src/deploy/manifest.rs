//! Release manifests (`.naru/releases/<id>.json`) and the publish lock (`.naru/lock`): what lies in the
//! bucket about its own content, so that any machine can tell what is ours.

use crate::shared::Shared;
use crate::shared_text::SharedText;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use std::sync::Arc;
use ts_rs::TS;

use super::framework::Framework;
use super::headers::Headers;
use super::keep::Earlier;
use super::redirects::Redirect;
use crate::error::{Code, Error, Result};
use crate::names::{EnvName, Key, RELEASES};

/// The form of [`Manifest`] this Naru writes.
pub const MANIFEST_VERSION: u32 = 1;

/// A release's id: `<UTC time>-<8 hex>`, sorting by age. Drawn once per run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct ReleaseId(String);

impl ReleaseId {
    /// Made from the moment and randomness of a run.
    #[must_use]
    pub fn new(at: time::OffsetDateTime, entropy: [u8; 16]) -> Self {
        let at = at.to_offset(time::UtcOffset::UTC);
        Self(format!(
            "{:04}{:02}{:02}T{:02}{:02}{:02}Z-{}",
            at.year(),
            u8::from(at.month()),
            at.day(),
            at.hour(),
            at.minute(),
            at.second(),
            crate::clock::hex(&entropy[..4])
        ))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// This id, or one that sorts after `last` where another computer's clock was ahead of ours.
    #[must_use]
    pub fn after(&self, last: Option<&Self>) -> Self {
        match last {
            Some(last) if last >= self => Self(format!("{}-{}", last.0, &crate::names::sha256(self.0.as_bytes())[..8])),
            Some(_) | None => self.clone(),
        }
    }

    /// The id that a text begins, if exactly one of these does.
    #[must_use]
    pub fn find<'a>(text: &str, among: impl IntoIterator<Item = &'a Self>) -> Option<&'a Self> {
        let mut found = among.into_iter().filter(|id| !text.is_empty() && id.0.starts_with(text));
        let first = found.next()?;
        if first.0 == text || found.next().is_none() { Some(first) } else { None }
    }

    /// An id as it is written, of whichever release; `None` for what can be none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let well = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        well.then(|| Self(text.to_owned()))
    }

    /// The release whose manifest lies under this key; `None` for whatever else somebody put there.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::parse(key.strip_prefix(RELEASES)?.strip_suffix(".json")?)
    }

    /// Where its manifest lies.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::parse(&format!("{RELEASES}{}.json", self.0)).expect("a release id is made of digits, letters and dashes")
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one release consists of. Written before the first PUT (`Begun`) and again after the last (`Finished`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`MANIFEST_VERSION`].
    pub v: u32,
    /// The release.
    pub id: ReleaseId,
    /// The `naru:site` tag's value.
    pub site: String,
    /// Who and where, as `user@host`.
    pub by: String,
    /// When it was begun, RFC 3339.
    pub at: String,
    /// Whether every file of it had arrived when this was written.
    pub state: ManifestState,
    /// Every file of the release, sorted by key.
    #[serde(deserialize_with = "files")]
    pub files: Shared<Vec<ManifestFile>>,
    /// What of the releases before it still lies in the bucket; only of a finished one.
    #[serde(default, skip_serializing_if = "Earlier::is_empty")]
    pub earlier: Earlier,
    /// How it came about.
    #[serde(default, skip_serializing_if = "says_nothing")]
    pub about: Box<About>,
}

/// How a release came about: what a person asks when they look back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct About {
    /// The commit its folder was built from, if the folder lies in a git repository.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub git: Option<Git>,
    /// What built it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub framework: Option<Framework>,
    /// The release whose files it brought back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rolled_back_to: Option<ReleaseId>,
    /// Whose bytes these are, if they came from another environment and not from a folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub promoted_from: Option<PromotedFrom>,
    /// What its build sends elsewhere, by where from: no file of it says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Redirect>>", optional)]
    pub redirects: Vec<Redirect>,
    /// Whether its build sends every page to the start page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub single_page: bool,
    /// What had to be sent for it, as planned when it was begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sent: Option<Sent>,
    /// Milliseconds from the beginning of the run until its files lay there, each as it should be; only of a finished
    /// one, and not of those that an older Naru finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub millis: Option<u64>,
}

/// Where a folder's repository stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Git {
    /// The commit, 40 or 64 hexadecimal digits.
    pub commit: String,
    /// The branch, unless none was checked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub branch: Option<String>,
}

/// What a release took.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sent {
    /// Files that went over.
    #[ts(type = "number")]
    pub files: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// `PutObject` requests, those of files that go in parts, the release's own records and the lock among them.
    #[ts(type = "number")]
    pub puts: u64,
    /// `CopyObject` requests.
    #[ts(type = "number")]
    pub copies: u64,
    /// `DeleteObjects` requests, which cost nothing.
    #[ts(type = "number")]
    pub deletes: u64,
    /// What S3 charges for them, in millionths of a US dollar; `None` where the price is unknown.
    #[ts(type = "number | null")]
    pub micro_usd: Option<u64>,
}

#[expect(clippy::borrowed_box, reason = "serde hands over the field as it is")]
fn says_nothing(about: &Box<About>) -> bool {
    **about == About::default()
}

/// A release of another environment of the same project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PromotedFrom {
    /// The environment.
    pub env: EnvName,
    /// Its release.
    pub release: ReleaseId,
}

/// How far a release got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ManifestState {
    /// Files may be missing.
    Begun,
    /// All files are there, with the ETags of their PUTs.
    Finished,
}

/// One file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its key.
    pub key: Key,
    /// Bytes.
    pub size: u64,
    /// SHA-256, hexadecimal.
    pub sha256: SharedText,
    /// What it is served with.
    pub headers: Arc<Headers>,
    /// The ETag its PUT returned, once it has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<SharedText>,
}

/// Reads the files of a release. Many have the same headers, and those are one thing.
fn files<'de, D: Deserializer<'de>>(from: D) -> std::result::Result<Shared<Vec<ManifestFile>>, D::Error> {
    /// Kinds of headers that are kept in mind. A site has about ten.
    const KINDS: usize = 32;
    struct Files;
    impl<'de> Visitor<'de> for Files {
        type Value = Vec<ManifestFile>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of files")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Self::Value, A::Error> {
            let (mut all, mut kinds) = (Vec::new(), Vec::<Arc<Headers>>::new());
            while let Some(mut file) = list.next_element::<ManifestFile>()? {
                match kinds.iter().find(|kind| **kind == file.headers) {
                    Some(kind) => file.headers = Arc::clone(kind),
                    None if kinds.len() < KINDS => kinds.push(Arc::clone(&file.headers)),
                    None => {}
                }
                all.push(file);
            }
            // Ours are sorted; whoever else writes one has to be read all the same.
            if !all.is_sorted_by(|a, b| a.key < b.key) {
                all.sort_by(|a, b| a.key.cmp(&b.key));
                all.dedup_by(|a, b| a.key == b.key);
            }
            Ok(all)
        }
    }
    from.deserialize_seq(Files).map(Shared::from)
}

impl Manifest {
    /// Reads a manifest as it lies in a bucket.
    ///
    /// # Errors
    /// `StoreNewer` for a later form, `Unexpected` for anything that is not a manifest.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        /// All that is read of a form that may be unknown here: a tree of a hundred thousand files weighs more than they.
        #[derive(Deserialize)]
        struct Form {
            #[serde(default)]
            v: serde_json::Value,
        }
        // A list would be read as a struct's values in order.
        if !bytes.trim_ascii_start().starts_with(b"{") {
            return Err(Error::unexpected("no JSON object"));
        }
        let form: Form = serde_json::from_slice(bytes).map_err(Error::unexpected)?;
        if form.v.as_u64().is_some_and(|v| v > u64::from(MANIFEST_VERSION)) {
            return Err(Error::new(Code::StoreNewer).arg("path", RELEASES));
        }
        serde_json::from_slice(bytes).map_err(Error::unexpected)
    }

    /// The bytes that are written.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        /// What a file takes, or somewhat more: a list that has to grow is held twice while it does.
        const A_FILE: usize = 320;
        let mut bytes = Vec::with_capacity(1024 + A_FILE * (self.files.len() + self.earlier.files.len()));
        serde_json::to_writer(&mut bytes, self).expect("a manifest has only strings and numbers");
        bytes.shrink_to_fit();
        bytes
    }

    /// The file of that key.
    #[must_use]
    pub fn file(&self, key: &Key) -> Option<&ManifestFile> {
        self.files.binary_search_by(|f| f.key.cmp(key)).ok().map(|i| &self.files[i])
    }

    /// Every file that it names: its own, and those that are kept of releases before it.
    pub fn all(&self) -> impl Iterator<Item = &ManifestFile> {
        self.files.iter().chain(self.earlier.files.iter().map(|kept| &kept.file))
    }
}

/// Who publishes right now. Written only if there is none (`If-None-Match: *`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishLock {
    /// The Naru installation that holds it; our own may be taken again after a crash.
    pub by: String,
    /// `user@host`, for a person.
    pub holder: String,
    /// Since when, RFC 3339.
    pub since: String,
}
