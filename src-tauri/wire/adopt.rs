//! Taking over what was made by hand, as the page shows it.

use naru_core::Error;
use naru_core::adopt::found::{Found, Target};
use naru_core::adopt::{Adopted, Part, Score, UpgradeLine};
use naru_core::cdn::Beyond;
use naru_core::doctor::view::FindingView;
use naru_core::forecast::ForecastView;
use naru_core::names::{AccountId, BucketName, Region};
use naru_core::price::Prices;
use naru_core::project::CredentialRef;
use naru_core::spec::{OriginKind, Spec, Venue};
use naru_core::world::World;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody points at, and with whose credentials it is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AdoptWish {
    /// A bucket, a distribution, or an address of theirs, as it was typed. In practice the sample is meant.
    pub target: String,
    /// Where to begin looking; it is found where it lies.
    pub region: Option<Region>,
    /// Whose credentials.
    pub credentials: Option<CredentialRef>,
    /// Yes to the program that a profile names.
    pub allow: bool,
    /// The sample that somebody made by hand, in the practice cloud.
    pub practice: bool,
}

/// What a typed target is understood as: word key `ui-adopt-reads-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AdoptTarget {
    /// A bucket.
    Bucket {
        /// Its name.
        name: BucketName,
    },
    /// A distribution.
    Distribution {
        /// Its id.
        id: String,
    },
    /// A name under which visitors come.
    Host {
        /// Which.
        host: String,
    },
}

impl From<Target> for AdoptTarget {
    fn from(target: Target) -> Self {
        match target {
            Target::Bucket(name) => Self::Bucket { name },
            Target::Distribution(id) => Self::Distribution { id },
            Target::Host(host) => Self::Host { host },
        }
    }
}

/// How far the look at what was made by hand is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AdoptView {
    /// What was asked for last.
    pub wish: AdoptWish,
    /// It is being looked at.
    pub looking: bool,
    /// Why the look came to nothing.
    pub trouble: Option<Error>,
    /// What stands there.
    pub found: Option<FoundView>,
}

/// What stands there, and what taking it over would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundView {
    /// It is taken over by this number.
    #[ts(type = "number")]
    pub number: u64,
    /// What the project will be called.
    pub name: String,
    /// In whose cloud.
    pub venue: Venue,
    /// In which account.
    pub account: AccountId,
    /// The bucket.
    pub bucket: BucketName,
    /// Where it lies.
    pub region: Region,
    /// How many files lie in it, if that could be listed.
    pub files: Option<u32>,
    /// The distribution before it.
    pub distribution: Option<FoundCdn>,
    /// How it stands.
    pub standing: UpgradesView,
    /// What taking it over changes: marks alone.
    pub forecast: ForecastView,
}

/// A distribution that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundCdn {
    /// Its id.
    pub id: String,
    /// Its own name.
    pub domain: String,
    /// Other names it answers to.
    pub aliases: Vec<String>,
    /// As whom it asks the bucket: word key `ui-reads-<origin>`.
    pub origin: OriginKind,
}

/// How a site stands, and what of it can be done better.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UpgradesView {
    /// Of a hundred.
    pub points: u32,
    /// Rules that hold.
    pub hold: u32,
    /// Rules that were looked at.
    pub of: u32,
    /// Every upgrade, in the order they are offered.
    pub upgrades: Vec<UpgradeLine>,
    /// What the doctor found besides, the worst first.
    pub findings: Vec<FindingView>,
    /// What stays as it was found.
    pub kept: Vec<Part>,
    /// What the distribution has besides, which Naru neither sets nor changes.
    pub beyond: Vec<Beyond>,
}

impl UpgradesView {
    /// A score as it is shown.
    #[must_use]
    pub fn of(score: &Score, spec: &Spec, adopted: Option<&Adopted>, beyond: &[Beyond]) -> Self {
        let prices = Prices::of(&spec.region);
        let findings = score.findings.iter().map(|finding| FindingView::of(finding, &prices, &spec.aws_args));
        Self {
            points: score.points,
            hold: score.hold,
            of: score.of,
            upgrades: score.upgrades.clone(),
            findings: findings.collect(),
            kept: adopted.iter().flat_map(|adopted| adopted.keep.iter().copied()).collect(),
            beyond: beyond.to_vec(),
        }
    }
}

impl FoundView {
    /// What was found, as it is shown.
    #[must_use]
    pub fn of(
        number: u64,
        name: &str,
        found: &Found,
        spec: &Spec,
        world: &World,
        score: &Score,
        forecast: ForecastView,
    ) -> Self {
        let objects = world.buckets.get(&found.bucket).and_then(|bucket| bucket.objects.seen());
        let beyond = found.distribution.as_ref().map_or(&[][..], |one| &one.beyond);
        Self {
            number,
            name: name.to_owned(),
            venue: spec.venue.clone(),
            account: found.caller.account.clone(),
            bucket: found.bucket.clone(),
            region: found.region.clone(),
            files: objects.and_then(|all| u32::try_from(all.len()).ok()),
            distribution: found.distribution.as_ref().map(|one| FoundCdn {
                id: one.id.clone(),
                domain: one.domain.clone(),
                aliases: one.settings.names.aliases.clone(),
                origin: spec.cdn.as_ref().map(|cdn| cdn.origin).unwrap_or_default(),
            }),
            standing: UpgradesView::of(score, spec, spec.adopted.as_ref(), beyond),
            forecast,
        }
    }
}
