//! Evidence: what was looked at, part by part. Nothing here judges; a part that nobody looked at says so.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use crate::delegation::{DelegationFacts, RecordKind, ResolverAnswer};
use crate::domain::Domain;
use crate::error::Error;
use crate::journal::Trouble;
use crate::registrar::Registrar;
use crate::world::{Fact, PublicAccessBlock, World};

/// Everything the rules may look at. Only its owner asks AWS, DNS and the site; whatever was not asked stays empty.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// When it was gathered. Without it nothing is said about dates.
    pub now: Option<OffsetDateTime>,
    /// What the last look saw.
    pub world: World,
    /// The account's own Block Public Access, which outranks the bucket's.
    pub account_block: Fact<PublicAccessBlock>,
    /// How the bucket encrypts. `Absent` is S3's own key, which anybody who may read can use.
    pub encryption: Fact<Encryption>,
    /// What this look stopped with.
    pub error: Option<Error>,
    /// What the last run stopped with.
    pub remembered: Option<Trouble>,
    /// Requests as a visitor would make them.
    pub http: Vec<HttpSight>,
    /// What was invalidated lately.
    pub invalidations: Fact<Invalidations>,
    /// The account's certificates that concern the site's names, of every Region that was asked.
    pub certificates: Fact<Vec<CertificateSight>>,
    /// The account's public hosted zones that concern the site's names.
    pub zones: Fact<Vec<ZoneSight>>,
    /// What DNS says about the site's domain.
    pub domain: Option<DomainSight>,
    /// This computer.
    pub surroundings: Option<Surroundings>,
    /// How far this computer's clock is ahead of the `Date` in AWS's replies, in seconds; negative: behind.
    pub skew_seconds: Option<i64>,
}

/// A bucket whose objects are encrypted by a KMS key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// The key's ARN or id.
    pub key: String,
    /// The key's policy.
    pub policy: Fact<serde_json::Value>,
}

/// One request and what came back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HttpSight {
    /// The address that was asked for.
    pub url: String,
    /// The status of the last answer; 0 if nobody answered.
    pub status: u16,
    /// Its headers, names in lowercase.
    pub headers: BTreeMap<String, String>,
    /// The first bytes of its body, as they came.
    pub body_start: Vec<u8>,
    /// SHA-256 of the whole body.
    pub sha256: String,
    /// Where each redirect pointed, in order.
    pub redirects: Vec<String>,
    /// Why there was no answer, as the system says it: TLS, DNS, too many redirects.
    pub failed: Option<String>,
}

/// What an account's recent invalidations were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invalidations {
    /// Paths of this calendar month, over all distributions: AWS counts them together.
    pub this_month: u64,
    /// The paths of each of the last ones of this distribution, newest first.
    pub recent: Vec<Vec<String>>,
}

/// A certificate as ACM describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertificateSight {
    /// Its ARN, which names its Region.
    pub arn: String,
    /// `PENDING_VALIDATION`, `ISSUED`, `FAILED`, `VALIDATION_TIMED_OUT` …
    pub status: String,
    /// The names it covers, wildcards among them.
    pub names: Vec<String>,
    /// Why it failed, such as `CAA_ERROR`.
    pub reason: Option<String>,
    /// The records that prove each name.
    pub validation: Vec<ValidationSight>,
    /// CAA records that hold for its names, as `0 issue "amazon.com"`.
    pub caa: Fact<Vec<String>>,
}

impl CertificateSight {
    /// The Region in its ARN; empty if that is none.
    #[must_use]
    pub fn region(&self) -> &str {
        self.arn.split(':').nth(3).unwrap_or_default()
    }

    /// Whether it covers a name: exactly, or by a wildcard for one label.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        self.names.iter().any(|one| {
            one.eq_ignore_ascii_case(name)
                || one
                    .strip_prefix("*.")
                    .is_some_and(|zone| name.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(zone)))
        })
    }
}

/// One validation record and what DNS has in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationSight {
    /// The record's name, without a final dot.
    pub name: String,
    /// Where it has to point.
    pub value: String,
    /// What was found.
    pub found: RecordFound,
}

/// What stands where a record should.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum RecordFound {
    /// Nobody looked.
    #[default]
    Unseen,
    /// Nothing.
    Missing,
    /// The record, as it should be.
    Right,
    /// Another value.
    Other(String),
    /// Nothing, but at this name, which has the domain twice: the provider appended it once more.
    Doubled(String),
}

/// A public hosted zone of the account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ZoneSight {
    /// Its id, such as `Z0123456789ABC`.
    pub id: String,
    /// Its name, without a final dot.
    pub name: String,
    /// Its delegation set.
    pub servers: Vec<String>,
    /// The NS record inside it.
    pub ns_record: Vec<String>,
    /// Its records, as far as they concern the site.
    pub records: Vec<RecordSight>,
    /// Whether it is the one this site's records are put into.
    pub ours: bool,
}

/// A record as a zone or a provider has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSight {
    /// Its name, without a final dot.
    pub name: String,
    /// Its kind.
    pub kind: RecordKind,
    /// Its values; empty for an alias.
    pub values: Vec<String>,
    /// For an alias, what it points to.
    pub alias: Option<String>,
    /// Whether what it points to still exists, if somebody asked.
    pub target_stands: Option<bool>,
}

/// The site's domain, as DNS and the registry show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainSight {
    /// The domain the zone is for.
    pub domain: Domain,
    /// The names visitors use, such as the domain itself and `www`.
    pub names: Vec<Domain>,
    /// What the parent, the zone's servers, resolvers and RDAP say.
    pub facts: DelegationFacts,
    /// Names that the site's names lead to, such as `d111111abcdef8.cloudfront.net`.
    pub points_at: Vec<String>,
    /// The addresses that the zone's own servers give for the site's name.
    pub authoritative: Vec<String>,
    /// What recursive resolvers say of the same name.
    pub resolved: Vec<ResolverAnswer>,
    /// Records at the provider that answers today, where that is not our zone.
    pub elsewhere: Vec<RecordSight>,
    /// Where the domain was bought, if that is known.
    pub registrar: Option<Registrar>,
}

/// What of this computer has a say in who we are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Names of the `AWS_*` variables that are set. Never their values.
    pub variables: Vec<String>,
    /// Where the project's credentials come from.
    pub source: Source,
    /// How the system's keychain does.
    pub keychain: Keychain,
}

/// Where a project's credentials come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Source {
    /// Nobody said.
    #[default]
    Unsaid,
    /// A profile of the AWS CLI.
    Profile(String),
    /// A key that Naru keeps.
    Kept,
    /// The environment, as it was asked for.
    Environment,
}

/// How the system's keychain does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keychain {
    /// Nobody looked.
    #[default]
    Unseen,
    /// It works.
    Works,
    /// There is none.
    Absent,
    /// It is locked.
    Locked,
    /// An entry of this many bytes does not fit.
    TooSmall(usize),
}

impl HttpSight {
    /// The host that was asked; empty if the address names none.
    #[must_use]
    pub fn host(&self) -> &str {
        host_of(&self.url)
    }

    /// The path that was asked for, percent-decoded, with its leading slash and without a query.
    #[must_use]
    pub fn path(&self) -> String {
        let rest = self.url.split_once("://").map_or(self.url.as_str(), |(_, rest)| rest);
        let path = rest.find('/').map_or("/", |at| &rest[at..]);
        decoded(path.split(['?', '#']).next().unwrap_or(path))
    }

    /// The path as a key: without the leading slash, and what `/` stands for at the root.
    #[must_use]
    pub fn key(&self, index: &str) -> String {
        let path = self.path();
        let key = path.strip_prefix('/').unwrap_or(&path);
        if key.is_empty() { index.to_owned() } else { key.to_owned() }
    }

    /// The extension of the path's last part, lowercase; empty if it has none.
    #[must_use]
    pub fn extension(&self) -> String {
        let path = self.path();
        let last = path.rsplit('/').next().unwrap_or_default();
        last.rsplit_once('.').map(|(_, ext)| ext.to_ascii_lowercase()).unwrap_or_default()
    }

    /// A header, by its lowercase name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The essence of the content type, lowercase: `text/html`.
    #[must_use]
    pub fn content_type(&self) -> String {
        let whole = self.header("content-type").unwrap_or_default();
        whole.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The beginning of the body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body_start).into_owned()
    }

    /// Whether it says that nothing is there, or that nobody may know.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self.status, 403 | 404)
    }

    /// S3's own code, whoever passed it on: `<Code>` of its XML, or the line of its website endpoint's page.
    #[must_use]
    pub fn s3_code(&self) -> Option<String> {
        let text = self.text();
        let between = |open: &str, close: &str| {
            let (_, rest) = text.split_once(open)?;
            let (code, _) = rest.split_once(close)?;
            let code = code.trim();
            let well = !code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
            well.then(|| code.to_owned())
        };
        if !(400..600).contains(&self.status) && !matches!(self.status, 301 | 307) {
            return None;
        }
        between("<Code>", "</Code>").or_else(|| between("<li>Code:", "</li>"))
    }

    /// Whether CloudFront itself refused, with a page of its own.
    #[must_use]
    pub fn cloudfront_refused(&self) -> bool {
        self.status >= 400
            && self.s3_code().is_none()
            && (self.header("server") == Some("CloudFront") || self.text().contains("Generated by cloudfront"))
    }

    /// The `ETag` without quotes, and without the mark that compressing leaves.
    #[must_use]
    pub fn etag(&self) -> Option<&str> {
        Some(self.header("etag")?.trim_start_matches("W/").trim_matches('"'))
    }

    /// How it went, in a line.
    #[must_use]
    pub fn told(&self) -> String {
        let how = match (&self.failed, self.s3_code()) {
            (Some(why), _) => why.clone(),
            (None, Some(code)) => format!("{} {code}", self.status),
            (None, None) => format!("{} {}", self.status, self.content_type()),
        };
        format!("{} → {}", self.url, how.trim())
    }
}

/// The host in an address, without its port.
#[must_use]
pub fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) | None => host,
    }
}

fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                at += 3;
            }
            (byte, _, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The service's own code at the start of an error's detail: `CNAMEAlreadyExists: One or more …`.
#[must_use]
pub fn service_code(error: &Error) -> Option<&str> {
    let detail = error.detail.as_deref()?;
    let code = detail.split([':', ' ']).next()?;
    (!code.is_empty() && code.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(code)
}

/// What the service said, as far as it is known.
#[must_use]
pub fn said(error: &Error) -> &str {
    error.detail.as_deref().unwrap_or_default()
}
