//! What is wanted of one site in one run: the project's wishes, where it is built, and the answers given.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::address::DomainSpec;
use crate::adopt::Adopted;
use crate::cdn::Routing;
use crate::deploy::finding::Waiver;
use crate::deploy::header_rules::HeaderWish;
use crate::deploy::headers::Headers;
use crate::deploy::keep::Keep;
use crate::deploy::manifest::{Git, PromotedFrom, ReleaseId};
use crate::deploy::redirects::Redirect;
use crate::firewall::FirewallMode;
use crate::names::{AccountId, BucketName, Key, Region, SiteId, Slug, bucket_name};
use crate::plan::Question;
use crate::project::Wishes;
use crate::world::{Ownership, World};

/// One site, one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// Project and environment.
    pub site: SiteId,
    /// The readable part of names, fixed when the project was made.
    pub slug: Slug,
    /// Where everything Regional is made.
    pub region: Region,
    /// Where it is built.
    pub venue: Venue,
    /// The account the project belongs to, if it was ever built.
    pub account: Option<AccountId>,
    /// A bucket name somebody chose; else it is made by [`bucket_name`].
    pub bucket: Option<BucketName>,
    /// Object Ownership.
    pub ownership: Ownership,
    /// Who may read the bucket.
    pub access: Access,
    /// The distribution before it, if one is wanted.
    pub cdn: Option<Cdn>,
    /// The user that is to deploy it from now on, if one is wanted.
    pub deployer: Option<Deployer>,
    /// Whether this run is about the deploy user's key alone.
    pub rotate_key: Option<Rotation>,
    /// The site's own domain, if one is wanted.
    pub domain: Option<DomainSpec>,
    /// What stood before Naru, if the project took it over.
    pub adopted: Option<Adopted>,
    /// The build folder.
    pub folder: Option<FolderWish>,
    /// How long earlier releases stay.
    pub keep: Keep,
    /// The release that this run takes up again, in place of a folder.
    pub roll_back: Option<ReleaseId>,
    /// Whether this run is only to remove what has had its time.
    pub prune: bool,
    /// The commit the folder was built from, as far as it is known.
    pub git: Option<Git>,
    /// Whose release lies in that folder, if it is promoted.
    pub promoted_from: Option<PromotedFrom>,
    /// The site's address if it cannot be told from the bucket; may hold `{bucket}`.
    pub website_url: Option<String>,
    /// The release this run would make.
    pub release: ReleaseId,
    /// The run's id, for the `naru:run` tag.
    pub run: String,
    /// When the run began, RFC 3339.
    pub at: String,
    /// This Naru installation.
    pub installation: String,
    /// `user@host`, for people.
    pub holder: String,
    /// What every `aws` command shown needs to mean the same account: `--profile …`, `--endpoint-url …`.
    pub aws_args: Vec<String>,
    /// What the journal says this site made and did not remove, by name.
    pub made: BTreeSet<String>,
    /// Paths that edges were told to forget this month, as far as this computer's journal knows.
    pub invalidated: u64,
    /// What the journal says was tried and never answered, by [`crate::op::Op::key`], and when it was tried last (RFC
    /// 3339): it may have been done.
    pub tried: BTreeMap<String, String>,
    /// Answers to questions.
    pub answers: Answered,
}

/// Where a site is built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Venue {
    /// The embedded rehearsal cloud.
    Practice,
    /// Amazon's.
    Aws,
    /// Something else that speaks its language; shown plainly on every screen.
    Endpoint {
        /// Its address.
        url: String,
    },
}

impl Venue {
    /// The cloud's name in the journal: `practice`, `aws`, or the endpoint's address.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::Practice => "practice".to_owned(),
            Self::Aws => "aws".to_owned(),
            Self::Endpoint { url } => url.trim_end_matches('/').to_owned(),
        }
    }
}

/// Who may read the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "mode", rename_all = "kebab-case")]
pub enum Access {
    /// Nobody but the account: the base for a CDN.
    Private,
    /// Anyone, over plain HTTP, as older guides have it.
    Classic {
        /// Index document.
        index: String,
        /// Error document.
        error: String,
    },
}

impl Access {
    /// `private` or `classic`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Classic { .. } => "classic",
        }
    }

    /// Classic with `index.html` for both documents, as older guides have it.
    #[must_use]
    pub fn classic() -> Self {
        Self::Classic { index: "index.html".to_owned(), error: "index.html".to_owned() }
    }
}

/// What is wanted of a distribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cdn {
    /// As whom it asks the bucket.
    pub origin: OriginKind,
    /// An origin access control or identity of the account that was chosen; else one is made.
    pub origin_access: Option<String>,
    /// What paths that are no files become; by what the build needs unless said.
    pub routing: Option<Routing>,
    /// Which edges.
    pub price_class: PriceClass,
    /// Whether browsers are told to be strict.
    pub security_headers: bool,
    /// What the firewall before it does, if one is wanted.
    pub firewall: Option<FirewallMode>,
}

impl Default for Cdn {
    fn default() -> Self {
        Self {
            origin: OriginKind::Control,
            origin_access: None,
            routing: None,
            price_class: PriceClass::default(),
            security_headers: true,
            firewall: None,
        }
    }
}

/// As whom a distribution asks its bucket: word keys `origin-<key>` and `-why`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OriginKind {
    /// Signed, by an origin access control: what AWS recommends.
    #[default]
    Control,
    /// As a legacy origin access identity, as older guides have it.
    Identity,
    /// As nobody, at the public website endpoint.
    Website,
}

impl OriginKind {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Control => "control",
            Self::Identity => "identity",
            Self::Website => "website",
        }
    }
}

/// From which edges a distribution answers: word keys `edges-<key>`.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html>
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PriceClass {
    /// North America and Europe.
    West,
    /// And Asia, the Middle East and Africa: Seoul is among them.
    #[default]
    MostOfTheWorld,
    /// All there are.
    Everywhere,
}

impl PriceClass {
    /// The API's word.
    #[must_use]
    pub const fn api(self) -> &'static str {
        match self {
            Self::West => "PriceClass_100",
            Self::MostOfTheWorld => "PriceClass_200",
            Self::Everywhere => "PriceClass_All",
        }
    }

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::West => "west",
            Self::MostOfTheWorld => "most-of-the-world",
            Self::Everywhere => "everywhere",
        }
    }
}

/// A new access key for an old one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    /// A new one takes over from the key of this id.
    From(String),
    /// One that was begun is brought to its end.
    Finish,
}

/// What is wanted of a deploy user.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deployer {
    /// What it may do.
    pub policy: DeployerPolicy,
    /// A group that it joins.
    pub group: Option<String>,
}

/// What a deploy user may do: word keys `deployer-<key>` and `-why`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DeployerPolicy {
    /// What the daily steps do on this site's bucket and distribution, and nothing else.
    #[default]
    LeastPrivilege,
    /// Everything in S3 and CloudFront, as older guides have it.
    FullAccess,
}

impl DeployerPolicy {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LeastPrivilege => "least-privilege",
            Self::FullAccess => "full-access",
        }
    }
}

/// Which folder, and what of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderWish {
    /// The path.
    pub path: String,
    /// Publish source maps too.
    pub source_maps: bool,
    /// Files that may go although a rule speaks against them.
    #[serde(default)]
    pub waive: Vec<Waiver>,
    /// Paths below the root that stay behind, of files and folders.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// The project's rules about headers.
    #[serde(default)]
    pub headers: Vec<HeaderWish>,
    /// What a release that goes on to another environment was served with; its files do not say so.
    #[serde(default)]
    pub released: Option<Released>,
}

/// What no file of a release says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// What files are served with, where no rule of the environment decides.
    pub headers: BTreeMap<Key, Arc<Headers>>,
    /// What is sent elsewhere, by where from.
    pub redirects: Vec<Redirect>,
    /// Whether every page is the start page.
    pub single_page: bool,
}

impl FolderWish {
    /// A folder as a project wants it published.
    #[must_use]
    pub fn of(path: impl Into<String>, wishes: &Wishes) -> Self {
        Self {
            path: path.into(),
            source_maps: wishes.source_maps.unwrap_or(false),
            waive: wishes.waive.clone(),
            leave_out: wishes.leave_out.clone(),
            headers: wishes.headers.clone().unwrap_or_default(),
            released: None,
        }
    }
}

/// Answers a person gave on the command line or in the window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// The bucket name typed to make it public.
    pub make_public: Option<String>,
    /// Take the publish lock although somebody holds it.
    pub break_lock: bool,
    /// Replace objects that somebody else put, or changed, in our bucket.
    pub overwrite: bool,
    /// Remove many files at once.
    pub remove_many: bool,
    /// Set back what somebody changed by hand.
    pub mend: bool,
    /// Set back these changes and no others: the ones that were shown.
    pub mended: Vec<Question>,
    /// Replace DNS records that lead elsewhere.
    pub replace_records: bool,
    /// Delete hosted zones that we made, or keep them; to be asked unless said.
    pub delete_zone: Option<bool>,
    /// Let names lead to what is deleted, or wait until they do not; to be asked unless said.
    pub leave_records: Option<bool>,
    /// What was adopted goes too, as if Naru had made it.
    pub delete_adopted: bool,
    /// Paths of which edges were seen to keep an older copy although they had been told: they are told once more.
    pub refresh: Vec<String>,
}

impl Answered {
    /// Whether a change by hand may be set back.
    #[must_use]
    pub fn mends(&self, edit: &Question) -> bool {
        self.mend || self.mended.iter().any(|shown| shown.covers(edit))
    }
}

impl Spec {
    /// What everything but the bucket is called: as a bucket of ours would be, whatever bucket was chosen.
    #[must_use]
    pub fn resource_name(&self, world: &World) -> Option<String> {
        Some(bucket_name(&self.slug, &world.caller.seen()?.account, &self.site).to_string())
    }

    /// The bucket this site wants, once the account is known.
    #[must_use]
    pub fn bucket(&self, world: &World) -> Option<BucketName> {
        if let Some(chosen) = &self.bucket {
            return Some(chosen.clone());
        }
        let caller = world.caller.seen()?;
        Some(bucket_name(&self.slug, &caller.account, &self.site))
    }

    /// The cloud's name in the journal: `practice`, `aws`, or the endpoint's address.
    #[must_use]
    pub fn place(&self) -> String {
        self.venue.place()
    }

    /// The wanted bucket and those the journal remembers: where something of ours may lie.
    #[must_use]
    pub fn candidate_buckets(&self, world: &World) -> Vec<BucketName> {
        let mut all: BTreeSet<BucketName> =
            self.made.iter().filter_map(|name| name.strip_prefix("s3:")?.parse().ok()).collect();
        all.extend(self.bucket(world));
        all.into_iter().collect()
    }

    /// The address visitors would use, if files are readable there: `None` in private mode.
    #[must_use]
    pub fn website_url(&self, bucket: &BucketName) -> Option<String> {
        if self.access == Access::Private || self.cdn.is_some() {
            return None;
        }
        match (&self.website_url, &self.venue) {
            (Some(url), _) => Some(url.replace("{bucket}", bucket.as_str()).trim_end_matches('/').to_owned()),
            (None, Venue::Aws) => Some(format!("http://{}", self.region.website_host(bucket))),
            (None, Venue::Practice | Venue::Endpoint { .. }) => None,
        }
    }
}
