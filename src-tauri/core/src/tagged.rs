//! The search by tag at the end of a take-back: what AWS still lists under the project's tag. It proves, and decides
//! nothing: no op comes from it, and what turns up is named and stays.
//!
//! The Resource Groups Tagging API answers for one Region at a time; what is global is listed in us-east-1. Its index
//! lags behind the services, so whatever it lists is asked for directly before it is called left. IAM users and roles
//! are never in it: <https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html>.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cloud::Reader;
use crate::error::{Code, Error, Result};
use crate::names::{BucketName, Region};
use crate::spec::Spec;
use crate::step::{Step, StepId};
use crate::world::World;

/// Where CloudFront, Route 53, its certificates and its web ACLs are listed.
pub const GLOBAL: &str = "us-east-1";

/// What a search by tag found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TagSearch {
    /// The value of `naru:site` that was searched for.
    pub tag: String,
    /// What follows from it.
    pub verdict: SearchVerdict,
    /// The Regions that answered.
    pub regions: Vec<String>,
    /// Those that did not, and why: there nothing is proven.
    pub unseen: Vec<Unsearched>,
    /// What AWS listed.
    pub found: Vec<Tagged>,
}

/// What follows from a search: word keys `search-<verdict>`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SearchVerdict {
    /// A Region did not answer, so that nothing is proven.
    #[default]
    Unproven,
    /// Something stands that no step knows.
    Left,
    /// What stands was left by the steps themselves.
    Kept,
    /// Nothing stands under the tag.
    Nothing,
}

impl SearchVerdict {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unproven => "unproven",
            Self::Left => "left",
            Self::Kept => "kept",
            Self::Nothing => "nothing",
        }
    }
}

/// A Region that was not searched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unsearched {
    /// Which.
    pub region: String,
    /// Why not.
    pub error: Error,
}

/// One resource that AWS lists under the tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tagged {
    /// Its ARN.
    pub arn: String,
    /// What it is: word key `tagged-kind-<kind>`.
    pub kind: TaggedKind,
    /// What to make of it: word keys `tagged-<standing>` and `-why`.
    pub standing: TaggedStanding,
}

/// What an ARN names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum TaggedKind {
    /// A bucket.
    Bucket,
    /// A distribution.
    Distribution,
    /// A hosted zone.
    Zone,
    /// A Route 53 health check.
    HealthCheck,
    /// A certificate.
    Certificate,
    /// A web ACL before distributions.
    WebAcl,
    /// Something that Naru makes none of.
    Other,
}

impl TaggedKind {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bucket => "bucket",
            Self::Distribution => "distribution",
            Self::Zone => "zone",
            Self::HealthCheck => "health-check",
            Self::Certificate => "certificate",
            Self::WebAcl => "web-acl",
            Self::Other => "other",
        }
    }
}

/// How a listed resource stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum TaggedStanding {
    /// No step knows it: a person has to look at it.
    Left,
    /// A step knows it and left it, as was asked or because somebody else uses it.
    Kept,
    /// Asked directly, its service says that it is gone: the index is late.
    Gone,
}

impl TaggedStanding {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Kept => "kept",
            Self::Gone => "gone",
        }
    }
}

impl TagSearch {
    /// What a person has to look at.
    pub fn left(&self) -> impl Iterator<Item = &Tagged> {
        self.found.iter().filter(|one| one.standing == TaggedStanding::Left)
    }

    /// What follows: what stands is said before what could not be seen, and nothing is proven by half a search.
    fn weigh(&self) -> SearchVerdict {
        let any = |standing| self.found.iter().any(|one| one.standing == standing);
        if any(TaggedStanding::Left) {
            SearchVerdict::Left
        } else if !self.unseen.is_empty() {
            SearchVerdict::Unproven
        } else if any(TaggedStanding::Kept) {
            SearchVerdict::Kept
        } else {
            SearchVerdict::Nothing
        }
    }

    /// The error of a take-back that left what nobody knows of.
    ///
    /// # Errors
    /// `StillTagged`.
    pub fn judge(&self) -> Result<()> {
        let left: Vec<&str> = self.left().map(|one| one.arn.as_str()).collect();
        if left.is_empty() { Ok(()) } else { Err(Error::new(Code::StillTagged).arg("what", left.join(", "))) }
    }
}

/// Whether these steps take a whole site back: only then does the tag have to be gone.
#[must_use]
pub fn is_whole(steps: &[&dyn Step]) -> bool {
    StepId::ALL.iter().all(|id| steps.iter().any(|step| step.card().id == *id))
}

/// Searches both Regions. A refusal, or a cloud that has no such search, is told and is no error.
pub async fn search(cloud: &dyn Reader, spec: &Spec, world: &World) -> TagSearch {
    let global = Region::parse(GLOBAL).expect("a Region's shape");
    let mut regions = vec![global];
    if !regions.contains(&spec.region) {
        regions.push(spec.region.clone());
    }
    let mut search = TagSearch { tag: spec.site.tag(), ..TagSearch::default() };
    for region in regions {
        let listed = match cloud.tagging().tagged(&region, &search.tag).await {
            Ok(listed) => listed,
            Err(error) => {
                search.unseen.push(Unsearched { region: region.to_string(), error });
                continue;
            }
        };
        search.regions.push(region.to_string());
        for arn in listed {
            // What is global may be listed in both.
            if search.found.iter().any(|one| one.arn == arn) {
                continue;
            }
            let thing = Thing::of(&arn);
            let standing = match thing.stands(cloud).await {
                Ok(Some(false)) => TaggedStanding::Gone,
                Ok(_) if thing.is_known(world) => TaggedStanding::Kept,
                // What nobody may ask about is believed as listed.
                Ok(_) | Err(_) => TaggedStanding::Left,
            };
            search.found.push(Tagged { kind: thing.kind(), arn, standing });
        }
    }
    search.verdict = search.weigh();
    search
}

/// What an ARN names, as far as a reader can ask for it.
enum Thing<'a> {
    Bucket(BucketName),
    Distribution(&'a str),
    Zone(&'a str),
    HealthCheck(&'a str),
    Certificate(&'a str),
    WebAcl { arn: &'a str, name: &'a str },
    Other,
}

impl<'a> Thing<'a> {
    fn of(arn: &'a str) -> Self {
        let parts: Vec<&str> = arn.splitn(6, ':').collect();
        let [_, _, service, region, _, resource] = parts[..] else { return Self::Other };
        let (kind, id) = resource.split_once('/').unwrap_or(("", resource));
        match (service, region, kind) {
            ("s3", _, "") => BucketName::parse(id).map_or(Self::Other, Self::Bucket),
            ("cloudfront", _, "distribution") => Self::Distribution(id),
            ("route53", _, "hostedzone") => Self::Zone(id),
            ("route53", _, "healthcheck") => Self::HealthCheck(id),
            // Elsewhere none of ours can be, and nobody here asks there.
            ("acm", GLOBAL, "certificate") => Self::Certificate(arn),
            ("wafv2", GLOBAL, "global") => match id.strip_prefix("webacl/").and_then(|rest| rest.split_once('/')) {
                Some((name, _)) => Self::WebAcl { arn, name },
                None => Self::Other,
            },
            _ => Self::Other,
        }
    }

    const fn kind(&self) -> TaggedKind {
        match self {
            Self::Bucket(_) => TaggedKind::Bucket,
            Self::Distribution(_) => TaggedKind::Distribution,
            Self::Zone(_) => TaggedKind::Zone,
            Self::HealthCheck(_) => TaggedKind::HealthCheck,
            Self::Certificate(_) => TaggedKind::Certificate,
            Self::WebAcl { .. } => TaggedKind::WebAcl,
            Self::Other => TaggedKind::Other,
        }
    }

    /// What its own service says; `None` if nobody can ask it.
    async fn stands(&self, cloud: &dyn Reader) -> Result<Option<bool>> {
        Ok(Some(match self {
            Self::Bucket(name) => cloud.s3().head_bucket(name).await?.is_some(),
            Self::Distribution(id) => cloud.cloudfront().distribution(id).await?.is_some(),
            Self::Zone(id) => cloud.route53().zones().await?.iter().any(|zone| zone.id == *id),
            Self::HealthCheck(id) => cloud.route53().health_checks().await?.iter().any(|one| one.id == *id),
            Self::Certificate(arn) => cloud.acm().certificate(arn).await?.is_some(),
            Self::WebAcl { arn, name } => cloud.waf().web_acl(name).await?.is_some_and(|acl| acl.arn == *arn),
            Self::Other => return Ok(None),
        }))
    }

    /// Whether the last look of the take-back's own steps saw it: then they left it for a reason they gave.
    fn is_known(&self, world: &World) -> bool {
        match self {
            Self::Bucket(name) => world.buckets.get(name).is_some_and(|bucket| bucket.head.seen().is_some()),
            Self::Distribution(id) => world.distributions.seen().is_some_and(|all| all.contains_key(*id)),
            Self::Zone(id) => world.zones.seen().is_some_and(|all| all.iter().any(|zone| zone.summary.id == *id)),
            Self::HealthCheck(id) => world.health.seen().is_some_and(|all| all.iter().any(|one| one.id == *id)),
            Self::Certificate(arn) => {
                world.certificates.seen().is_some_and(|all| all.iter().any(|one| one.arn == *arn))
            }
            Self::WebAcl { arn, .. } => world.firewall.seen().is_some_and(|acl| acl.arn == *arn),
            Self::Other => false,
        }
    }
}
