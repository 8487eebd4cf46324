//! Adopting what somebody made by hand: a bucket, and the distribution before it, become a project's without being
//! changed. What was found stays as it is, part by part, until an [`upgrade`] is asked for.
//!
//! The marks are the tags, `.naru/cdn.json`, and one statement that keeps `.naru/` from strangers. Taking an adopted
//! site back takes them away and nothing else, unless somebody says so.

pub mod found;
mod score;
pub mod upgrade;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cdn::Field;
use crate::names::{TAG_ADOPTED, TAG_RUN, TAG_SITE};
use crate::recipe::STATIC_SITE;
use crate::spec::Spec;
use crate::step::{Step, StepId};
use crate::world::World;

pub use score::{Score, UpgradeLine, score};

/// What a project took over, as it is saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// The id of the distribution that stood before the bucket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub distribution: Option<String>,
    /// The origin access identity that it asked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub identity: Option<String>,
    /// What stays as it was found.
    #[serde(default)]
    pub keep: BTreeSet<Part>,
}

/// A part of what stands, kept or mended as one: word key `adopt-part-<part>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Object Ownership.
    Ownership,
    /// The bucket's policy, public access block and website hosting.
    Access,
    /// As whom the distribution asks, and where.
    Origin,
    /// Whether plain HTTP is answered.
    Https,
    /// The oldest TLS that is taken.
    Tls,
    /// What `/` is.
    Start,
    /// What errors become, and the function that sees requests first.
    Routing,
    /// Compression.
    Compress,
    /// Response headers.
    Headers,
    /// How edges keep copies.
    Caching,
    /// Comment, edges, HTTP versions, IPv6, alternate names, web ACL.
    Basics,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 11] = [
        Self::Ownership,
        Self::Access,
        Self::Origin,
        Self::Https,
        Self::Tls,
        Self::Start,
        Self::Routing,
        Self::Compress,
        Self::Headers,
        Self::Caching,
        Self::Basics,
    ];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ownership => "ownership",
            Self::Access => "access",
            Self::Origin => "origin",
            Self::Https => "https",
            Self::Tls => "tls",
            Self::Start => "start",
            Self::Routing => "routing",
            Self::Compress => "compress",
            Self::Headers => "headers",
            Self::Caching => "caching",
            Self::Basics => "basics",
        }
    }

    /// Which part a distribution's field belongs to.
    #[must_use]
    pub const fn of(field: &Field) -> Self {
        match field {
            Field::Origin(_) => Self::Origin,
            Field::ViewerProtocol(_) => Self::Https,
            Field::MinimumTls(_) => Self::Tls,
            Field::RootObject(_) => Self::Start,
            Field::Errors(_) | Field::ViewerRequest(_) => Self::Routing,
            Field::Compress(_) => Self::Compress,
            Field::HeadersPolicy(_) => Self::Headers,
            Field::CachePolicy(_) => Self::Caching,
            Field::Enabled(_)
            | Field::Comment(_)
            | Field::PriceClass(_)
            | Field::HttpVersion(_)
            | Field::Ipv6(_)
            | Field::Names(_)
            | Field::WebAcl(_) => Self::Basics,
        }
    }
}

/// The tags that mark what was adopted.
pub(crate) const MARKS: [&str; 3] = [TAG_SITE, TAG_RUN, TAG_ADOPTED];

/// The steps that put the marks there, and that take them away: files and outside checks have no part in it.
#[must_use]
pub fn steps() -> Vec<&'static dyn Step> {
    const PART: [StepId; 7] = [
        StepId::Account,
        StepId::Bucket,
        StepId::Access,
        StepId::Files,
        StepId::Distribution,
        StepId::Routing,
        StepId::Deployer,
    ];
    let part = |step: &&'static dyn Step| PART.contains(&step.card().id);
    STATIC_SITE.into_iter().filter(part).collect()
}

/// Whether the site was adopted: the project says so, or a tag in the cloud.
#[must_use]
pub fn is_adopted(spec: &Spec, world: &World) -> bool {
    let here = spec.site.tag();
    let bucket = || {
        spec.candidate_buckets(world).iter().any(|name| {
            let tags = world.buckets.get(name).and_then(|bucket| bucket.tags.seen());
            tags.is_some_and(|tags| tags.get(TAG_SITE) == Some(&here) && tags.contains_key(TAG_ADOPTED))
        })
    };
    let distribution = || {
        world.distributions.seen().into_iter().flat_map(|all| all.values()).any(|one| {
            let tags = one.tags.seen();
            tags.is_some_and(|tags| tags.get(TAG_SITE) == Some(&here) && tags.contains_key(TAG_ADOPTED))
        })
    };
    spec.adopted.is_some() || bucket() || distribution()
}

/// Whether taking back leaves everything but the marks: an adopted site's things go only if that was said.
#[must_use]
pub fn spares(spec: &Spec, world: &World) -> bool {
    !spec.answers.delete_adopted && is_adopted(spec, world)
}

impl Spec {
    /// Whether this part stays as it was found.
    #[must_use]
    pub fn keeps(&self, part: Part) -> bool {
        self.adopted.as_ref().is_some_and(|adopted| adopted.keep.contains(&part))
    }

    /// The fields without those that stay as they were found.
    #[must_use]
    pub fn unkept(&self, fields: Vec<Field>) -> Vec<Field> {
        fields.into_iter().filter(|field| !self.keeps(Part::of(field))).collect()
    }
}
