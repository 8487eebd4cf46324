//! The world: a typed blackboard of what the last look saw. Never saved, never decided on in part:
//! every field says whether it was looked at, was absent, was refused, or was seen.

use crate::shared_text::SharedText;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cdn::{AccessControl, AccessIdentity, CdnRecord, Distribution, EdgeFunction, Invalidation};
use crate::delegation::DelegationFacts;
use crate::deploy::folder::FolderView;
use crate::deploy::headers::Headers;
use crate::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use crate::domain::Domain;
use crate::firewall::WebAcl;
use crate::health::HealthCheck;
use crate::hosted::{Caa, Certificate, HostedZone};
use crate::iam::{DeployUser, Group};
use crate::names::{AccountId, BucketName, Key, Region};
use crate::shared::Shared;
use crate::site::answers::Answer;
use crate::site::edge_copy::EdgeCopy;

/// What one look learned about one thing. Missing is not forbidden, and neither is *not looked at*.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Fact<T> {
    /// Nobody looked.
    #[default]
    Unseen,
    /// Looked, and the service says it is not there.
    Absent,
    /// Looked, and was refused for want of this IAM action.
    Denied(String),
    /// Looked, and here it is.
    Seen(T),
}

impl<T> Fact<T> {
    /// The thing, if it was seen.
    pub fn seen(&self) -> Option<&T> {
        match self {
            Self::Seen(it) => Some(it),
            Self::Unseen | Self::Absent | Self::Denied(_) => None,
        }
    }

    /// The thing for changing, if it was seen.
    pub fn seen_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Seen(it) => Some(it),
            Self::Unseen | Self::Absent | Self::Denied(_) => None,
        }
    }

    /// The thing itself, if it was seen.
    pub fn into_seen(self) -> Option<T> {
        match self {
            Self::Seen(it) => Some(it),
            Self::Unseen | Self::Absent | Self::Denied(_) => None,
        }
    }

    /// A fact about the thing, or that nobody saw it.
    pub fn map<U>(self, tell: impl FnOnce(T) -> U) -> Fact<U> {
        match self {
            Self::Seen(it) => Fact::Seen(tell(it)),
            Self::Unseen => Fact::Unseen,
            Self::Absent => Fact::Absent,
            Self::Denied(action) => Fact::Denied(action),
        }
    }

    /// The same about a borrowed thing.
    pub fn as_ref(&self) -> Fact<&T> {
        match self {
            Self::Seen(it) => Fact::Seen(it),
            Self::Unseen => Fact::Unseen,
            Self::Absent => Fact::Absent,
            Self::Denied(action) => Fact::Denied(action.clone()),
        }
    }

    /// The missing action, if the look was refused.
    pub fn denied(&self) -> Option<&str> {
        match self {
            Self::Denied(action) => Some(action),
            Self::Unseen | Self::Absent | Self::Seen(_) => None,
        }
    }

    /// Turns a reply into a fact: `None` is absent, a refusal names its action, any other error goes on.
    ///
    /// # Errors
    /// Everything that is not [`crate::Code::AccessDenied`].
    pub fn of(reply: crate::Result<Option<T>>) -> crate::Result<Self> {
        match reply {
            Ok(Some(it)) => Ok(Self::Seen(it)),
            Ok(None) => Ok(Self::Absent),
            Err(error) if error.code == crate::Code::AccessDenied => {
                Ok(Self::Denied(error.args.get("action").cloned().unwrap_or_default()))
            }
            Err(error) => Err(error),
        }
    }
}

/// Everything a recipe of ours can have seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct World {
    /// Who we are.
    pub caller: Fact<Caller>,
    /// The build folder, scanned and hashed.
    pub folder: Fact<FolderView>,
    /// Buckets that are, or could be, this site's.
    pub buckets: BTreeMap<BucketName, Bucket>,
    /// The distributions that could be this site's, by id.
    #[serde(default)]
    pub distributions: Fact<BTreeMap<String, Distribution>>,
    /// Which other distributions use a thing of CloudFront's that may be ours: by its id or ARN.
    #[serde(default)]
    pub users: BTreeMap<String, Vec<String>>,
    /// Every origin access control of the account.
    #[serde(default)]
    pub access_controls: Fact<Vec<AccessControl>>,
    /// Every legacy origin access identity of the account.
    #[serde(default)]
    pub access_identities: Fact<Vec<AccessIdentity>>,
    /// The function of our name.
    #[serde(default)]
    pub function: Fact<EdgeFunction>,
    /// Whether every edge has the distribution's configuration, as who may read nothing else of it is told.
    #[serde(default)]
    pub deployed: Fact<bool>,
    /// The invalidation this run began.
    #[serde(default)]
    pub invalidation: Fact<Invalidation>,
    /// What edges held of changed files, before this run made them forget and after.
    #[serde(default)]
    pub edge_copies: Vec<EdgeCopy>,
    /// The web ACL of our name.
    #[serde(default)]
    pub firewall: Fact<WebAcl>,
    /// The health checks of this site.
    #[serde(default)]
    pub health: Fact<Vec<HealthCheck>>,
    /// The IAM user of our name.
    #[serde(default)]
    pub deployer: Fact<DeployUser>,
    /// What no deploy user may go beyond: the policy of that name.
    #[serde(default)]
    pub boundary: Fact<serde_json::Value>,
    /// The group that the deploy user is to join.
    #[serde(default)]
    pub group: Fact<Group>,
    /// The public hosted zones that hold the site's names, with the record sets that concern it.
    #[serde(default)]
    pub zones: Fact<Vec<HostedZone>>,
    /// Who answers for a zone's domain, as the parents say.
    #[serde(default)]
    pub delegations: BTreeMap<Domain, DelegationFacts>,
    /// The certificates in us-east-1 that concern the site's names.
    #[serde(default)]
    pub certificates: Fact<Vec<Certificate>>,
    /// The CAA records that hold for the wanted names, where a certificate is still to be requested.
    #[serde(default)]
    pub caa: Fact<Vec<Caa>>,
    /// Where names lead whose records are kept elsewhere, as DNS says.
    #[serde(default)]
    pub said: BTreeMap<String, Vec<String>>,
    /// What the real addresses of the site's own domain answered.
    #[serde(default)]
    pub domain_answers: Fact<Vec<Answer>>,
    /// What the real addresses answered.
    pub answers: Fact<Vec<Answer>>,
    /// What this run made, as `<service>:<name>`: ours beyond doubt.
    #[serde(default)]
    pub made: BTreeSet<String>,
}

impl World {
    /// Whether a resource, as the journal names it (`<service>:<name>`), was seen to exist; `None` if nobody could look.
    #[must_use]
    pub fn stands(&self, name: &str) -> Option<bool> {
        let (kind, name) = name.split_once(':')?;
        match kind {
            "s3" => match self.buckets.get(&name.parse().ok()?)?.head {
                Fact::Seen(_) => Some(true),
                Fact::Absent => Some(false),
                Fact::Unseen | Fact::Denied(_) => None,
            },
            "distribution" => self.distributions.seen().map(|all| all.values().any(|one| one.settings.comment == name)),
            "zone" => self.zones.seen().map(|all| all.iter().any(|one| one.summary.name.as_str() == name)),
            "certificate" => self.certificates.seen().map(|all| all.iter().any(|one| one.names.join(",") == name)),
            "oac" => self.access_controls.seen().map(|all| all.iter().any(|one| one.name == name)),
            "oai" => self.access_identities.seen().map(|all| all.iter().any(|one| one.comment == name)),
            "user" => match &self.deployer {
                Fact::Seen(user) => Some(user.name == name),
                Fact::Absent => Some(false),
                Fact::Unseen | Fact::Denied(_) => None,
            },
            "function" => match &self.function {
                Fact::Seen(function) => Some(function.name == name && function.live.is_some()),
                Fact::Absent => Some(false),
                Fact::Unseen | Fact::Denied(_) => None,
            },
            "health-check" => self.health.seen().map(|all| !all.is_empty()),
            "web-acl" => match &self.firewall {
                Fact::Seen(acl) => Some(acl.name == name),
                Fact::Absent => Some(false),
                Fact::Unseen | Fact::Denied(_) => None,
            },
            _ => None,
        }
    }

    /// What is known of a bucket, to be filled in.
    pub fn bucket_mut(&mut self, name: &BucketName) -> &mut Bucket {
        self.buckets.entry(name.clone()).or_default()
    }
}

/// The identity behind the credentials, as STS `GetCallerIdentity` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// The identity's ARN.
    pub arn: String,
}

impl Caller {
    /// Whether this is the account's root, which no tool should use.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.arn.ends_with(":root")
    }
}

/// One bucket, each part seen on its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bucket {
    /// Whether it exists; `Denied` means the name is somebody else's, or we may not look.
    pub head: Fact<BucketHead>,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// Object Ownership.
    pub ownership: Fact<Ownership>,
    /// Its own Block Public Access.
    pub block: Fact<PublicAccessBlock>,
    /// Website hosting.
    pub website: Fact<Website>,
    /// The bucket policy as JSON.
    pub policy: Fact<serde_json::Value>,
    /// What lies in it, outside `.naru/`.
    pub objects: Fact<Shared<BTreeMap<Key, Object>>>,
    /// Our newest release manifests in it, newest last.
    pub releases: Fact<Vec<Manifest>>,
    /// Older ones, which were not read: the newest finished one names every file that lies there.
    #[serde(default)]
    pub older_releases: Vec<ReleaseId>,
    /// Bytes of replaced files that were put aside, by their SHA-256.
    #[serde(default)]
    pub kept: BTreeMap<String, Object>,
    /// What was begun to be sent in parts and never finished. Looked for only after a release that was cut off.
    #[serde(default)]
    pub unfinished: Vec<Unfinished>,
    /// The publish lock.
    pub lock: Fact<PublishLock>,
    /// What the bucket remembers of its distribution.
    #[serde(default)]
    pub cdn: Fact<CdnRecord>,
}

/// An upload in parts that was begun and not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Of which object.
    pub key: Key,
    /// S3's id of it.
    pub id: String,
}

/// What `HeadBucket` tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BucketHead {
    /// Where it lies.
    pub region: Region,
}

/// Object Ownership. <https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// `BucketOwnerEnforced`: ACLs disabled, AWS's default since April 2023 and ours.
    AclsDisabled,
    /// `BucketOwnerPreferred`: ACLs enabled, as older guides choose; adds nothing for a website today.
    AclsEnabled,
    /// `ObjectWriter`: ACLs enabled, uploads belong to the uploader. Seen on old buckets, never asked for.
    ObjectWriter,
}

impl Ownership {
    /// The API's word.
    #[must_use]
    pub const fn api(self) -> &'static str {
        match self {
            Self::AclsDisabled => "BucketOwnerEnforced",
            Self::AclsEnabled => "BucketOwnerPreferred",
            Self::ObjectWriter => "ObjectWriter",
        }
    }
}

/// A bucket's four Block Public Access switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PublicAccessBlock {
    /// Refuse new public ACLs.
    pub block_public_acls: bool,
    /// Ignore public ACLs that exist.
    pub ignore_public_acls: bool,
    /// Refuse new public policies.
    pub block_public_policy: bool,
    /// Keep strangers out whatever the policy says.
    pub restrict_public_buckets: bool,
}

impl PublicAccessBlock {
    /// All four on, as AWS makes new buckets.
    pub const ALL: Self = Self {
        block_public_acls: true,
        ignore_public_acls: true,
        block_public_policy: true,
        restrict_public_buckets: true,
    };
    /// The two for policies lifted, the two for ACLs kept.
    pub const POLICY_LIFTED: Self = Self { block_public_policy: false, restrict_public_buckets: false, ..Self::ALL };
}

/// Static website hosting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Website {
    /// The index document, such as `index.html`.
    pub index: String,
    /// The error document.
    pub error: Option<String>,
}

/// One object as a listing shows it, and what more is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Bytes.
    pub size: u64,
    /// Without quotes. MD5 of the bytes for a plain PUT, but only a hint.
    pub etag: SharedText,
    /// What a manifest or a HEAD says of it.
    pub meta: Option<Box<ObjectMeta>>,
}

/// What a listing does not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectMeta {
    /// SHA-256 of the bytes where it is known for sure.
    pub sha256: Option<SharedText>,
    /// The headers it is served with.
    pub headers: Arc<Headers>,
}
