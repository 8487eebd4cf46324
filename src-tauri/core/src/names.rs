//! Names: what a person or AWS calls things, parsed once. The bucket's name is decided here.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::clock::hex;
use crate::error::{Code, Error, Result};
use crate::shared_text::SharedText;

macro_rules! text_type {
    ($(#[doc = $doc:literal])* $name:ident) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
        #[ts(type = "string")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl AsRef<str> for $name { fn as_ref(&self) -> &str { &self.0 } }
        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> { Self::parse(text) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

fn bad(field: &str, value: &str, rule: &str) -> Error {
    Error::new(Code::BadValue).arg("field", field).arg("value", value).arg("rule", rule)
}

text_type! {
    /// An S3 general-purpose bucket name.
    ///
    /// Rules: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>.
    BucketName
}
impl BucketName {
    /// Parses by S3's rules; the error names the rule that was broken.
    ///
    /// # Errors
    /// `BadValue` with `rule` one of `bucket-length`, `bucket-letters`, `bucket-ends`, `bucket-dots`, `bucket-ip`, `bucket-reserved`.
    pub fn parse(text: &str) -> Result<Self> {
        let fail = |rule| Err(bad("bucket", text, rule));
        if !(3..=63).contains(&text.len()) {
            return fail("bucket-length");
        }
        if !text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')) {
            return fail("bucket-letters");
        }
        let outer = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if !outer(text.bytes().next()) || !outer(text.bytes().last()) {
            return fail("bucket-ends");
        }
        if text.contains("..") {
            return fail("bucket-dots");
        }
        if text.parse::<std::net::Ipv4Addr>().is_ok() {
            return fail("bucket-ip");
        }
        let reserved_start = ["xn--", "sthree-", "amzn-s3-demo-"];
        let reserved_end = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];
        if reserved_start.iter().any(|r| text.starts_with(r)) || reserved_end.iter().any(|r| text.ends_with(r)) {
            return fail("bucket-reserved");
        }
        Ok(Self(text.into()))
    }

    /// `arn:aws:s3:::<bucket>`.
    #[must_use]
    pub fn arn(&self) -> String {
        format!("arn:aws:s3:::{self}")
    }
}

text_type! {
    /// An AWS Region code such as `ap-northeast-2`.
    Region
}
impl Region {
    /// Parses the shape of a Region code; whether the account may use it, AWS answers.
    ///
    /// # Errors
    /// `BadValue` if it does not look like `xx-word-1`.
    pub fn parse(text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.split('-').collect();
        let word = |p: &&str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase());
        let well = parts.len() >= 3
            && parts[..parts.len() - 1].iter().all(word)
            && parts.last().is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
        if well { Ok(Self(text.into())) } else { Err(bad("region", text, "region-shape")) }
    }

    /// The S3 website endpoint's host for a bucket in this Region.
    ///
    /// Older Regions use a dash: <https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints>.
    #[must_use]
    pub fn website_host(&self, bucket: &BucketName) -> String {
        const DASH: [&str; 9] = [
            "us-east-1",
            "us-west-1",
            "us-west-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "eu-west-1",
            "sa-east-1",
            "us-gov-west-1",
        ];
        let sep = if DASH.contains(&self.as_str()) { '-' } else { '.' };
        format!("{bucket}.s3-website{sep}{self}.amazonaws.com")
    }
}

text_type! {
    /// A 12-digit AWS account id.
    AccountId
}
impl AccountId {
    /// Parses 12 digits; dashes as the console prints them are taken out.
    ///
    /// # Errors
    /// `BadValue` otherwise.
    pub fn parse(text: &str) -> Result<Self> {
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        if digits.len() == 12 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits.into()))
        } else {
            Err(bad("account", text, "account-shape"))
        }
    }
}

text_type! {
    /// A project's id: 32 hexadecimal digits drawn when it is made, never changed.
    ProjectId
}
impl ProjectId {
    /// Parses 32 lowercase hexadecimal digits.
    ///
    /// # Errors
    /// `BadValue` otherwise.
    pub fn parse(text: &str) -> Result<Self> {
        if text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            Ok(Self(text.into()))
        } else {
            Err(bad("project-id", text, "id-shape"))
        }
    }

    /// From fresh randomness.
    #[must_use]
    pub fn from_entropy(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes).into())
    }
}

text_type! {
    /// The id of a credential that Naru keeps, such as `key-1a2b3c4d`. It holds no dot: Windows puts one between it
    /// and the service's name.
    CredentialId
}
impl CredentialId {
    /// Parses `key-` and 8 lowercase hexadecimal digits.
    ///
    /// # Errors
    /// `BadValue` otherwise.
    pub fn parse(text: &str) -> Result<Self> {
        let digits = text.strip_prefix("key-").unwrap_or_default();
        if digits.len() == 8 && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            Ok(Self(text.into()))
        } else {
            Err(bad("credential", text, "credential-shape"))
        }
    }

    /// From fresh randomness.
    #[must_use]
    pub fn from_entropy(bytes: [u8; 16]) -> Self {
        Self(format!("key-{}", hex(&bytes[..4])).into())
    }
}

text_type! {
    /// An environment's name, such as `production`.
    EnvName
}
impl EnvName {
    /// The environment of a project that names none.
    pub const DEFAULT: &'static str = "production";

    /// Parses 1–20 of `a-z 0-9 -`, starting with a letter.
    ///
    /// # Errors
    /// `BadValue` otherwise.
    pub fn parse(text: &str) -> Result<Self> {
        let well = (1..=20).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if well { Ok(Self(text.into())) } else { Err(bad("env", text, "env-shape")) }
    }

    /// `production`.
    #[must_use]
    pub fn production() -> Self {
        Self(Self::DEFAULT.into())
    }

    /// Whether it is the one that visitors know.
    #[must_use]
    pub fn is_production(&self) -> bool {
        self.as_str() == Self::DEFAULT
    }
}

text_type! {
    /// The readable part of resource names: up to 30 of `a-z 0-9 -`.
    Slug
}
impl Slug {
    /// Parses what [`Slug::of`] makes.
    ///
    /// # Errors
    /// `BadValue` otherwise.
    pub fn parse(text: &str) -> Result<Self> {
        if !text.is_empty() && Self::of(text).as_str() == text {
            Ok(Self(text.into()))
        } else {
            Err(bad("slug", text, "slug-shape"))
        }
    }

    /// Makes a slug of any name; a name with nothing ASCII in it becomes `site`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut out = String::new();
        for c in name.chars().flat_map(char::to_lowercase) {
            if c.is_ascii_lowercase() || c.is_ascii_digit() {
                out.push(c);
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            if out.len() == 30 {
                break;
            }
        }
        let out = out.trim_end_matches('-');
        Self(if out.is_empty() { "site" } else { out }.into())
    }
}

text_type! {
    /// An object's key: the file's path with `/`, in Unicode NFC, at most 1,024 bytes.
    Key
}
impl From<&Key> for SharedText {
    fn from(key: &Key) -> Self {
        key.0.clone().into()
    }
}
impl Key {
    /// Whether both are one text in memory, not two of the same letters.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Parses a relative path into a key. NFD input becomes NFC.
    ///
    /// # Errors
    /// `BadValue` with `rule` one of `key-empty`, `key-long`, `key-relative`, `key-control`.
    pub fn parse(text: &str) -> Result<Self> {
        use unicode_normalization::UnicodeNormalization;
        // Most names are ASCII, which is composed as it is.
        let text: String = if text.is_ascii() { text.to_owned() } else { text.nfc().collect() };
        let fail = |rule| Err(bad("key", &text, rule));
        if text.is_empty() {
            return fail("key-empty");
        }
        if text.len() > 1024 {
            return fail("key-long");
        }
        if text.starts_with('/') || text.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return fail("key-relative");
        }
        if text.chars().any(char::is_control) {
            return fail("key-control");
        }
        Ok(Self(text.into()))
    }

    /// Whether this key lies in the reserved `.naru/`.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        self.0.starts_with(RESERVED)
    }

    /// The last part of the path.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The extension, lowercase, without the dot; empty if there is none.
    #[must_use]
    pub fn extension(&self) -> Cow<'_, str> {
        match self.file_name().rsplit_once('.') {
            Some((stem, ext)) if !stem.is_empty() => {
                // Asked of every file in every plan.
                let small = !ext.bytes().any(|byte| byte.is_ascii_uppercase());
                if small { ext.into() } else { ext.to_ascii_lowercase().into() }
            }
            _ => "".into(),
        }
    }
}

/// The prefix kept for Naru's own records in every bucket it makes.
pub const RESERVED: &str = ".naru/";
/// Where release manifests lie in a bucket.
pub const RELEASES: &str = ".naru/releases/";
/// Where copies of replaced files lie in a bucket, each named by its SHA-256.
pub const KEPT: &str = ".naru/kept/";
/// The publish lock's key.
pub const LOCK: &str = ".naru/lock";
/// What the bucket remembers of its distribution.
pub const CDN_RECORD: &str = ".naru/cdn.json";
/// The tag that says a resource belongs to a site.
pub const TAG_SITE: &str = "naru:site";
/// The tag that says which run made a resource.
pub const TAG_RUN: &str = "naru:run";
/// The tag of what stood before Naru: nothing of it is deleted unless that was said.
pub const TAG_ADOPTED: &str = "naru:adopted";

/// What locks, journal, tags and names are keyed by: one environment of one project.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct SiteId {
    /// The project.
    pub project: ProjectId,
    /// The environment.
    pub env: EnvName,
}

impl SiteId {
    /// The value of the `naru:site` tag: `<project>/<env>`.
    #[must_use]
    pub fn tag(&self) -> String {
        format!("{}/{}", self.project, self.env)
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.project, self.env)
    }
}

/// The bucket's name: `naru-<slug>-<8 hex of SHA-256(account, project id, env)>`.
///
/// The same inputs give the same name on every machine, so that a lost reply or a
/// second laptop finds the bucket instead of making another.
#[must_use]
pub fn bucket_name(slug: &Slug, account: &AccountId, site: &SiteId) -> BucketName {
    let digest = Sha256::digest(format!("{account}\n{}\n{}", site.project, site.env));
    BucketName(format!("naru-{slug}-{}", hex(&digest[..4])).into())
}

/// SHA-256 as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
