//! The doors to the outside: one read trait per service, and one way to change anything.
//!
//! [`Reader`] cannot write. [`Writer::run`] takes an op, which the engine has shown and journalled.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::buying::{Answer, Prices};
use crate::cdn::{AccessControl, AccessIdentity, CdnRecord, Distribution, DistributionSummary, EdgeFunction};
use crate::delegation::DnsRead;
use crate::deploy::folder::FolderView;
use crate::deploy::manifest::{Manifest, PublishLock, ReleaseId};
use crate::doctor::evidence::{Encryption, HttpSight, Invalidations};
use crate::domain::Domain;
use crate::effect::Made;
use crate::error::Result;
use crate::firewall::WebAcl;
use crate::gate::Gate;
use crate::health::HealthCheck;
use crate::hosted::{Certificate, CertificateSummary, HostedZone, RecordSet, ZoneSummary};
use crate::iam::{DeployUser, Group, UserKey};
use crate::names::{AccountId, BucketName, CDN_RECORD, KEPT, Key, LOCK, RELEASES, Region};
use crate::op::Op;
use crate::site::answers::{Probe, Reply};
use crate::spec::FolderWish;
use crate::world::{BucketHead, Caller, Object, ObjectMeta, Ownership, PublicAccessBlock, Unfinished, Website};

/// Everything a step may look with.
pub trait Reader: Send + Sync {
    /// Who am I.
    fn sts(&self) -> &dyn StsRead;
    /// Buckets and objects.
    fn s3(&self) -> &dyn S3Read;
    /// Distributions.
    fn cloudfront(&self) -> &dyn CloudFrontRead;
    /// Deploy users.
    fn iam(&self) -> &dyn IamRead;
    /// Hosted zones.
    fn route53(&self) -> &dyn Route53Read;
    /// Domains for sale.
    fn domains(&self) -> &dyn DomainsRead;
    /// Certificates in us-east-1.
    fn acm(&self) -> &dyn AcmRead;
    /// Web ACLs in the scope of CloudFront.
    fn waf(&self) -> &dyn WafRead;
    /// What carries a tag, whatever it is.
    fn tagging(&self) -> &dyn TagRead;
    /// DNS, as everybody sees it.
    fn dns(&self) -> &dyn DnsRead;
    /// The build folder on this computer.
    fn folder(&self) -> &dyn FolderRead;
    /// The site as a visitor gets it.
    fn web(&self) -> &dyn WebRead;
}

/// STS.
#[async_trait]
pub trait StsRead: Send + Sync {
    /// `GetCallerIdentity`.
    async fn caller(&self) -> Result<Caller>;
}

/// All that lies in a bucket, by what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Where the bucket lies: S3 lists it in its own Region, and nowhere else.
    pub region: Region,
    /// The site's objects: whatever is outside `.naru/`. Names that are no valid [`Key`] are left out.
    pub objects: BTreeMap<Key, Object>,
    /// The release manifests in `.naru/releases/`, oldest first.
    pub releases: Vec<ReleaseId>,
    /// The copies in `.naru/kept/`, by their SHA-256.
    pub kept: BTreeMap<String, Object>,
    /// Whether a publish lock lies there.
    pub lock: bool,
    /// Whether the bucket remembers a distribution.
    pub cdn: bool,
}

impl Listing {
    /// The listing of a bucket in which nothing lies.
    #[must_use]
    pub const fn of(region: Region) -> Self {
        Self { region, objects: BTreeMap::new(), releases: Vec::new(), kept: BTreeMap::new(), lock: false, cdn: false }
    }

    /// Sorts one object in. What others put beside our records is none of ours.
    pub fn put(&mut self, key: &str, object: Object) {
        let hexadecimal = |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if let Some(sha256) = key.strip_prefix(KEPT) {
            if hexadecimal(sha256) {
                self.kept.insert(sha256.to_owned(), object);
            }
        } else if key.starts_with(RELEASES) {
            self.releases.extend(ReleaseId::of_key(key));
            self.releases.sort();
        } else if key == LOCK {
            self.lock = true;
        } else if key == CDN_RECORD {
            self.cdn = true;
        } else if let Some(key) = Key::parse(key).ok().filter(|parsed| parsed.as_str() == key && !parsed.is_reserved())
        {
            // What would become another key (NFD) is nobody's we know.
            self.objects.insert(key, object);
        }
    }
}

/// S3. `Ok(None)` is the service's own word that a thing is not there; a refusal is an error with its action.
#[async_trait]
pub trait S3Read: Send + Sync {
    /// `HeadBucket`. A bucket of another account is `AccessDenied`.
    async fn head_bucket(&self, bucket: &BucketName) -> Result<Option<BucketHead>>;
    /// `GetBucketTagging`.
    async fn tags(&self, bucket: &BucketName) -> Result<Option<BTreeMap<String, String>>>;
    /// `GetBucketOwnershipControls`.
    async fn ownership(&self, bucket: &BucketName) -> Result<Option<Ownership>>;
    /// `GetPublicAccessBlock` of the bucket.
    async fn block(&self, bucket: &BucketName) -> Result<Option<PublicAccessBlock>>;
    /// `GetBucketWebsite`.
    async fn website(&self, bucket: &BucketName) -> Result<Option<Website>>;
    /// `GetBucketPolicy`, parsed as JSON.
    async fn policy(&self, bucket: &BucketName) -> Result<Option<serde_json::Value>>;
    /// `ListObjectsV2`, all pages, once. `None`: no such bucket.
    async fn listing(&self, bucket: &BucketName) -> Result<Option<Listing>>;
    /// The site's objects of the listing alone.
    async fn list(&self, bucket: &BucketName) -> Result<Option<BTreeMap<Key, Object>>> {
        Ok(self.listing(bucket).await?.map(|listing| listing.objects))
    }
    /// `HeadObject` for each; a key that went away meanwhile is left out.
    async fn heads(&self, bucket: &BucketName, keys: &[Key]) -> Result<BTreeMap<Key, ObjectMeta>>;
    /// The ids of the release manifests alone, oldest first. `None`: no such bucket.
    async fn releases(&self, bucket: &BucketName) -> Result<Option<Vec<ReleaseId>>> {
        Ok(self.listing(bucket).await?.map(|listing| listing.releases))
    }
    /// `ListMultipartUploads`: what somebody began to send in parts and never finished. Nothing where nobody may ask, and
    /// where nothing goes in parts.
    async fn unfinished(&self, bucket: &BucketName) -> Result<Vec<Unfinished>>;
    /// These manifests, oldest first. One that is gone, or that is no manifest, is left out: it names nothing of ours.
    async fn manifests(&self, bucket: &BucketName, ids: &[ReleaseId]) -> Result<Vec<Manifest>>;
    /// `GetObject` from this byte on; the bytes go to `take` as they come. `false`: there is no such object, or it
    /// ends before.
    async fn fetch(
        &self,
        bucket: &BucketName,
        key: &Key,
        from: u64,
        take: &mut (dyn for<'a> FnMut(&'a [u8]) -> Result<()> + Send),
    ) -> Result<bool>;
    /// The publish lock.
    async fn lock(&self, bucket: &BucketName) -> Result<Option<PublishLock>>;
    /// What the bucket remembers of its distribution. Something that is no such record is as if there were none.
    async fn cdn_record(&self, bucket: &BucketName) -> Result<Option<CdnRecord>>;
    /// `GetBucketEncryption`. `None`: S3's own key, which everybody who may read can use.
    async fn encryption(&self, bucket: &BucketName) -> Result<Option<Encryption>>;
    /// The account's own Block Public Access. `None`: there is none, or this cloud is not asked for it.
    async fn account_block(&self, account: &AccountId) -> Result<Option<PublicAccessBlock>>;
}

/// CloudFront. `Ok(None)` is the service's own word that a thing is not there.
#[async_trait]
pub trait CloudFrontRead: Send + Sync {
    /// `ListDistributions`, all pages.
    async fn distributions(&self) -> Result<Vec<DistributionSummary>>;
    /// `GetDistribution`, and `ListTagsForResource` as a fact of its own.
    async fn distribution(&self, id: &str) -> Result<Option<Distribution>>;
    /// The status of `GetDistribution` alone: whether every edge has its configuration.
    async fn deployed(&self, id: &str) -> Result<Option<bool>>;
    /// `ListOriginAccessControls`, all pages.
    async fn access_controls(&self) -> Result<Vec<AccessControl>>;
    /// `ListCloudFrontOriginAccessIdentities`, all pages.
    async fn access_identities(&self) -> Result<Vec<AccessIdentity>>;
    /// `DescribeFunction` and `GetFunction` of the published stage.
    async fn function(&self, name: &str) -> Result<Option<EdgeFunction>>;
    /// `GetInvalidation`: whether it is completed.
    async fn invalidation(&self, distribution: &str, id: &str) -> Result<Option<bool>>;
    /// `ListInvalidations` and `GetInvalidation` of the last ones. `None`: no such distribution.
    async fn invalidations(&self, distribution: &str) -> Result<Option<Invalidations>>;
}

/// IAM. `Ok(None)` is the service's own word that a thing is not there.
#[async_trait]
pub trait IamRead: Send + Sync {
    /// `GetUser`: without policies, groups and keys.
    async fn user(&self, name: &str) -> Result<Option<DeployUser>>;
    /// `GetUserPolicy`, parsed as JSON.
    async fn user_policy(&self, user: &str, policy: &str) -> Result<Option<serde_json::Value>>;
    /// `ListAttachedUserPolicies`: ARNs.
    async fn attached(&self, user: &str) -> Result<Vec<String>>;
    /// `ListGroupsForUser`: names.
    async fn groups(&self, user: &str) -> Result<Vec<String>>;
    /// `ListAccessKeys`, each with `GetAccessKeyLastUsed`, and with what keeps it on this computer.
    async fn keys(&self, user: &DeployUser) -> Result<Vec<UserKey>>;
    /// The default version of a managed policy: `GetPolicy`, `GetPolicyVersion`.
    async fn policy(&self, arn: &str) -> Result<Option<serde_json::Value>>;
    /// A group with the names of its policies: `ListAttachedGroupPolicies`, `ListGroupPolicies`.
    async fn group(&self, name: &str) -> Result<Option<Group>>;
}

/// Route 53.
#[async_trait]
pub trait Route53Read: Send + Sync {
    /// `ListHostedZones`, all pages, the public ones. Names that are no [`crate::domain::Domain`] are left out.
    async fn zones(&self) -> Result<Vec<ZoneSummary>>;
    /// `GetHostedZone`, and `ListTagsForResource` as a fact of its own. The record sets are left empty.
    async fn zone(&self, zone: &ZoneSummary) -> Result<Option<HostedZone>>;
    /// `ListResourceRecordSets`: those that stand at these names.
    async fn records(&self, zone: &str, names: &[String]) -> Result<Vec<RecordSet>>;
    /// `ListHealthChecks`, all pages. The tags are left unseen.
    async fn health_checks(&self) -> Result<Vec<HealthCheck>>;
    /// `ListTagsForResource` of a health check. `None`: there is none.
    async fn health_check_tags(&self, id: &str) -> Result<Option<BTreeMap<String, String>>>;
}

/// Route 53 Domains, which is asked in us-east-1 alone. Nothing is bought through it.
#[async_trait]
pub trait DomainsRead: Send + Sync {
    /// `CheckDomainAvailability`.
    async fn availability(&self, name: &Domain) -> Result<Answer>;
    /// `ListPrices` of a name's ending. `None`: it is not sold.
    async fn prices(&self, name: &Domain) -> Result<Option<Prices>>;
}

/// Certificate Manager, in us-east-1 whatever the Region.
#[async_trait]
pub trait AcmRead: Send + Sync {
    /// `ListCertificates`, all pages, of every key type.
    async fn certificates(&self) -> Result<Vec<CertificateSummary>>;
    /// `DescribeCertificate`, and `ListTagsForCertificate` as a fact of its own.
    async fn certificate(&self, arn: &str) -> Result<Option<Certificate>>;
}

/// AWS WAF in the scope of CloudFront, in us-east-1 whatever the Region.
#[async_trait]
pub trait WafRead: Send + Sync {
    /// The web ACL of a name: `ListWebACLs`, all pages, then `GetWebACL`, and `ListTagsForResource` as a fact of its own.
    async fn web_acl(&self, name: &str) -> Result<Option<WebAcl>>;
}

/// The Resource Groups Tagging API.
#[async_trait]
pub trait TagRead: Send + Sync {
    /// `GetResources`, all pages: the ARNs of what carries `naru:site` with this value in a Region, either us-east-1,
    /// where what is global is listed, or the connection's own. IAM users are never among them.
    async fn tagged(&self, region: &Region, site: &str) -> Result<Vec<String>>;
}

/// The build folder.
#[async_trait]
pub trait FolderRead: Send + Sync {
    /// Scans and hashes. A folder that must not be published is an error that names the file and the reason.
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView>;
}

/// Visitors' requests.
#[async_trait]
pub trait WebRead: Send + Sync {
    /// One GET without redirects. Not reaching anybody is [`Reply::Unreachable`], not an error.
    async fn get(&self, probe: &Probe) -> Result<Reply>;
    /// The same with all that a doctor asks for: every header and how the body begins.
    async fn sight(&self, probe: &Probe) -> Result<HttpSight>;
}

/// What an op is run with.
pub struct OpContext<'a> {
    /// What cancel interrupts: waits and looks at once; an upload between files and inside them; an op of one call
    /// is given a few seconds to hear its reply, so that it is not lost for nothing. The engine asks between ops.
    pub cancel: &'a CancellationToken,
    /// What holds an upload up, and says how fast it may go.
    pub gate: &'a Arc<Gate>,
    /// Called as bytes go over.
    pub progress: &'a (dyn Fn(Progress) + Send + Sync),
    /// The journalled idempotency token of this op: 32 hexadecimal digits. S3's calls take none; those of other
    /// services do.
    pub token: &'a str,
}

/// How far a long op is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files finished in this op.
    pub files: u64,
    /// Bytes sent in this op.
    pub bytes: u64,
}

/// The one door for changes.
#[async_trait]
pub trait Writer: Send + Sync {
    /// Makes one change. Safe to repeat; what it learned comes back as facts, never as secrets.
    ///
    /// # Errors
    /// As the service answers. A lost reply is a network error: whether the change was made, the next look tells.
    async fn run(&self, op: &Op, context: &OpContext<'_>) -> Result<Vec<Made>>;
}

/// A place to build in: AWS, an endpoint that speaks its language, or practice.
pub trait Cloud: Reader + Writer {
    /// As a reader, for looks.
    fn reader(&self) -> &dyn Reader;
}

impl<T: Reader + Writer> Cloud for T {
    fn reader(&self) -> &dyn Reader {
        self
    }
}
