//! What Route 53 and Certificate Manager have: hosted zones with their records, certificates with what proves them.
//! Facts and their differences only; what is wanted of them is decided in `site/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::Domain;
use crate::world::Fact;

/// Stands in a forecast for what AWS will only say when it has made the thing.
pub mod placeholder {
    /// A hosted zone's id.
    pub const ZONE: &str = "‹zone-id›";
    /// A name server.
    pub const NAME_SERVER: &str = "‹name-server›";
    /// A certificate's ARN.
    pub const CERTIFICATE: &str = "‹certificate-arn›";
    /// The first label of a proof's name, and of its value.
    pub const PROOF: &str = "‹proof›";
}

/// Who may be named in a CAA record so that ACM issues:
/// <https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html>.
pub const CAA_NAMES: [&str; 4] = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

/// Where the values of ACM's proofs end.
pub const PROOF_HOST: &str = ".acm-validations.aws";

/// A line of `ListHostedZones`: public zones alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneSummary {
    /// Such as `Z0123456789ABCDEFGHIJ`, without `/hostedzone/`.
    pub id: String,
    /// The zone's name.
    pub name: Domain,
    /// What its maker called this creation.
    pub caller_reference: String,
    /// How many record sets it holds, its NS and SOA among them.
    pub record_count: u64,
    /// What its maker wrote about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// A public hosted zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostedZone {
    /// See [`ZoneSummary`].
    #[serde(flatten)]
    pub summary: ZoneSummary,
    /// Its delegation set, lowercase and without final dots.
    pub name_servers: Vec<String>,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// The record sets that were asked for.
    pub records: Vec<RecordSet>,
}

/// How our zones' caller references begin: so that one made in a run that died before it could be tagged is known.
#[must_use]
pub fn reference_of(site: &str) -> String {
    format!("naru {site} ")
}

/// One record set.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordSet {
    /// Lowercase, without final dot, `*` as `*`.
    pub name: String,
    /// Such as `A`.
    pub kind: String,
    /// Which of several of one name and kind, where the routing policy is not *simple*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    /// What it says.
    pub target: Target,
}

/// What a record set says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Target {
    /// An alias of something else of AWS's.
    Alias {
        /// Its host, without final dot.
        host: String,
        /// The hosted zone that host lies in.
        zone: String,
        /// Whether the target's health counts.
        health: bool,
    },
    /// Values of one's own.
    Values {
        /// As zone files write them.
        values: Vec<String>,
        /// Seconds.
        ttl: u64,
    },
}

impl RecordSet {
    /// A simple alias of a distribution.
    #[must_use]
    pub fn alias(name: &str, kind: &str, host: &str) -> Self {
        let target = Target::Alias { host: host.to_owned(), zone: crate::cdn::ALIAS_ZONE.to_owned(), health: false };
        Self { name: name.to_owned(), kind: kind.to_owned(), set: None, target }
    }

    /// A simple record with one value.
    #[must_use]
    pub fn value(name: &str, kind: &str, value: &str, ttl: u64) -> Self {
        let target = Target::Values { values: vec![value.to_owned()], ttl };
        Self { name: name.to_owned(), kind: kind.to_owned(), set: None, target }
    }

    /// Whether both stand in the same place, so that one replaces the other.
    #[must_use]
    pub fn same_place(&self, other: &Self) -> bool {
        self.name == other.name && self.kind == other.kind && self.set == other.set
    }

    /// What it points to, without final dots.
    #[must_use]
    pub fn says(&self) -> String {
        match &self.target {
            Target::Alias { host, .. } => host.clone(),
            Target::Values { values, .. } => {
                values.iter().map(|value| value.trim_end_matches('.')).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// For people: `A example.kr → 192.0.2.1`.
    #[must_use]
    pub fn shown(&self) -> String {
        let set = self.set.as_ref().map(|set| format!(" ({set})")).unwrap_or_default();
        format!("{} {}{set} → {}", self.kind, self.name, self.says())
    }
}

/// One change of a batch, all or none of which is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordChange {
    /// Put there, or taken away.
    pub verb: RecordVerb,
    /// Exactly this record set: Route 53 refuses to delete another one, and to create where one stands.
    pub record: RecordSet,
}

/// What is done with a record set. Never `UPSERT`: it would replace what nobody has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordVerb {
    /// `CREATE`.
    Create,
    /// `DELETE`.
    Delete,
}

impl RecordChange {
    /// Puts it there.
    #[must_use]
    pub const fn create(record: RecordSet) -> Self {
        Self { verb: RecordVerb::Create, record }
    }

    /// Takes it away.
    #[must_use]
    pub const fn delete(record: RecordSet) -> Self {
        Self { verb: RecordVerb::Delete, record }
    }

    /// For people: `+ A example.kr → …`.
    #[must_use]
    pub fn shown(&self) -> String {
        let sign = match self.verb {
            RecordVerb::Create => '+',
            RecordVerb::Delete => '−',
        };
        format!("{sign} {}", self.record.shown())
    }
}

/// Whether these record sets are already as the changes would leave them.
#[must_use]
pub fn as_changed(records: &[RecordSet], changes: &[RecordChange]) -> bool {
    changes.iter().all(|change| match change.verb {
        RecordVerb::Create => records.contains(&change.record),
        RecordVerb::Delete => !records.contains(&change.record),
    })
}

/// A line of `ListCertificates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateSummary {
    /// Its ARN.
    pub arn: String,
    /// The names it is for, `*.example.kr` among them. Of more than a hundred only the first ones.
    pub names: Vec<String>,
}

/// A certificate in us-east-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its ARN.
    pub arn: String,
    /// All names it is for.
    pub names: Vec<String>,
    /// How it stands.
    pub status: CertificateStatus,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// What proves each name; empty for one that was imported.
    pub proofs: Vec<Proof>,
    /// Whether something uses it.
    pub in_use: bool,
    /// The ARNs of what does, as far as ACM says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<String>,
}

/// How a certificate stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum CertificateStatus {
    /// It can be used.
    Issued,
    /// It waits for its proofs.
    Pending,
    /// It will never be issued.
    Dead {
        /// AWS's word: `CAA_ERROR`, `VALIDATION_TIMED_OUT`, `EXPIRED`.
        why: String,
    },
}

/// What proves that a name is ours: a CNAME.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Which name.
    pub of: String,
    /// The CNAME's name and value without final dots. ACM takes a few seconds to say it.
    pub record: Option<(String, String)>,
}

impl Certificate {
    /// Whether it is for this name: exactly, or by an asterisk that stands for one label (RFC 6125, 6.4.3).
    #[must_use]
    pub fn covers(&self, name: &Domain) -> bool {
        covers(&self.names, name)
    }

    /// The CNAMEs that prove its names, each once.
    #[must_use]
    pub fn records(&self) -> Vec<RecordSet> {
        let mut all: Vec<RecordSet> = Vec::new();
        for (name, value) in self.proofs.iter().filter_map(|proof| proof.record.as_ref()) {
            let record = RecordSet::value(name, "CNAME", value, 300);
            if !all.iter().any(|one| one.same_place(&record)) {
                all.push(record);
            }
        }
        all
    }
}

/// See [`Certificate::covers`].
#[must_use]
pub fn covers(names: &[String], name: &Domain) -> bool {
    let parent = name.as_str().split_once('.').map(|(_, parent)| parent);
    names.iter().any(|one| one == name.as_str() || one.strip_prefix("*.").is_some_and(|rest| Some(rest) == parent))
}

/// The CAA records that hold for a name: those of the nearest name above it that has any (RFC 8659, 3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caa {
    /// Where they stand.
    pub at: String,
    /// Each as `0 issue "letsencrypt.org"`.
    pub records: Vec<String>,
}

impl Caa {
    /// Whether they let ACM issue.
    #[must_use]
    pub fn allows(&self) -> bool {
        let mut issuers = self.records.iter().filter_map(|record| issuer(record)).peekable();
        // Only `issue` restricts who may; the others say whom to tell, or are about asterisks.
        issuers.peek().is_none() || issuers.any(|one| CAA_NAMES.contains(&one.as_str()))
    }

    /// The record that would let it.
    pub const WANTED: &'static str = "0 issue \"amazon.com\"";
}

fn issuer(record: &str) -> Option<String> {
    let mut parts = record.splitn(3, char::is_whitespace);
    let (_, tag, value) = (parts.next()?, parts.next()?, parts.next()?);
    let value = value.trim().trim_matches('"').split(';').next().unwrap_or_default().trim();
    tag.eq_ignore_ascii_case("issue").then(|| value.to_ascii_lowercase())
}

/// A record for a person to copy to where Naru cannot write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyRow {
    /// `NS`, `CNAME`, `ALIAS` or `CAA`.
    pub kind: String,
    /// Its name.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Whether DNS says so already.
    pub done: bool,
}
