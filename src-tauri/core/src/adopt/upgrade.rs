//! Upgrades: one change of wishes each, from how older guides do it to how it is done today. Each is the usual plan
//! afterwards. They are offered in an order in which none of them takes the site down.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Part;
use crate::cdn::{Distribution, OriginAccess, Routing, better_tls};
use crate::cloud::Reader;
use crate::doctor;
use crate::error::Result;
use crate::project::{AccessWish, CdnWishes, Project};
use crate::recipe::STATIC_SITE;
use crate::site::distribution::of_site;
use crate::spec::{OriginKind, Spec};
use crate::step::StepId;
use crate::world::{PublicAccessBlock, World};

/// One upgrade: word keys `upgrade-<upgrade>`, `-why`, `-notice`, `-price`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Upgrade {
    /// No distribution → one before the bucket.
    Front,
    /// Plain HTTP is answered → sent on to HTTPS.
    Https,
    /// A certificate of its own that takes old TLS → what AWS recommends.
    Tls,
    /// 403 and 404 shown as 200, or the website endpoint's documents → the function.
    Routing,
    /// Identity, website endpoint or nobody → origin access control.
    Origin,
    /// A public bucket → private.
    Private,
    /// No compression → compression.
    Compress,
    /// No security headers → CloudFront's managed ones.
    Headers,
    /// A user with full access → a deploy user with the daily policy.
    Deployer,
}

/// How an upgrade stands: word key `upgrade-<standing>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "UpgradeStanding")]
pub enum Standing {
    /// It is as it should be.
    Holds,
    /// It can be done now.
    Offered,
    /// After this other one.
    After(Upgrade),
    /// Nobody could look.
    Unknown,
}

impl Upgrade {
    /// In the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Front,
        Self::Https,
        Self::Tls,
        Self::Routing,
        Self::Origin,
        Self::Private,
        Self::Compress,
        Self::Headers,
        Self::Deployer,
    ];

    /// The kebab-case name used in word keys and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Https => "https",
            Self::Tls => "tls",
            Self::Routing => "routing",
            Self::Origin => "origin",
            Self::Private => "private",
            Self::Compress => "compress",
            Self::Headers => "headers",
            Self::Deployer => "deployer",
        }
    }

    /// What it counts for in the score.
    #[must_use]
    pub const fn weight(self) -> u32 {
        match self {
            Self::Https | Self::Private => 3,
            Self::Front | Self::Tls | Self::Routing | Self::Origin | Self::Deployer => 2,
            Self::Compress | Self::Headers => 1,
        }
    }

    /// The forms of the doctor's findings that it mends, so that nothing is said twice.
    #[must_use]
    pub const fn mends(self) -> &'static [&'static str] {
        match self {
            Self::Routing => &["f4", "f8", "f9", "f10", "f10-rule"],
            Self::Origin => &["f2", "f2-website", "f2-oai", "f7"],
            Self::Front | Self::Https | Self::Tls | Self::Private | Self::Compress | Self::Headers | Self::Deployer => {
                &[]
            }
        }
    }

    /// The steps that look at nothing before it is wished for.
    #[must_use]
    pub const fn looks(self) -> &'static [StepId] {
        match self {
            Self::Front => &[StepId::Distribution, StepId::Routing],
            Self::Deployer => &[StepId::Deployer],
            Self::Https | Self::Tls | Self::Routing | Self::Origin | Self::Private | Self::Compress | Self::Headers => {
                &[]
            }
        }
    }

    /// How it stands with what was seen. `full_access`: whether who deploys today holds AWS's own full-access policies.
    #[must_use]
    pub fn standing(self, spec: &Spec, world: &World, full_access: Option<bool>) -> Standing {
        let holds = |it: bool| if it { Standing::Holds } else { Standing::Offered };
        if self == Self::Deployer {
            return match (&spec.deployer, full_access) {
                (Some(_), _) | (None, Some(false)) => Standing::Holds,
                (None, Some(true)) => Standing::Offered,
                (None, None) => Standing::Unknown,
            };
        }
        let Some(ours) = of_site(spec, world) else {
            return match self {
                _ if world.distributions.denied().is_some() => Standing::Unknown,
                Self::Front if spec.cdn.is_some() => Standing::Holds,
                Self::Front => Standing::Offered,
                _ => Standing::After(Self::Front),
            };
        };
        let settings = &ours.settings;
        match self {
            Self::Front | Self::Deployer => Standing::Holds,
            Self::Https => holds(settings.viewer_protocol != "allow-all"),
            // With CloudFront's own certificate it decides that itself.
            Self::Tls => holds(settings.minimum_tls.as_ref().is_none_or(|tls| *tls == better_tls(Some(tls)))),
            Self::Routing => holds(is_routed(ours)),
            Self::Origin => match &settings.origin.access {
                OriginAccess::Control { id } if !id.is_empty() => Standing::Holds,
                // The endpoint finds `/about/`'s document by itself; a bucket does not.
                OriginAccess::Website if !is_routed(ours) => Standing::After(Self::Routing),
                OriginAccess::Control { .. }
                | OriginAccess::Website
                | OriginAccess::Identity { .. }
                | OriginAccess::Nobody => Standing::Offered,
            },
            Self::Private => match is_private(spec, world) {
                None => Standing::Unknown,
                Some(true) => Standing::Holds,
                Some(false) => match &settings.origin.access {
                    OriginAccess::Website | OriginAccess::Nobody => Standing::After(Self::Origin),
                    OriginAccess::Control { .. } | OriginAccess::Identity { .. } => Standing::Offered,
                },
            },
            Self::Compress => holds(settings.compress),
            Self::Headers => holds(settings.headers_policy.is_some()),
        }
    }

    /// Changes the wishes. What follows is the usual plan.
    pub fn apply(self, project: &mut Project, spec: &Spec, world: &World) {
        let parts: &[Part] = match self {
            Self::Front | Self::Deployer => &[],
            Self::Https => &[Part::Https],
            Self::Tls => &[Part::Tls],
            Self::Routing => &[Part::Routing, Part::Start],
            Self::Origin => &[Part::Origin, Part::Start],
            Self::Private => &[Part::Access],
            Self::Compress => &[Part::Compress],
            Self::Headers => &[Part::Headers],
        };
        if let Some(adopted) = &mut project.adopted {
            parts.iter().for_each(|part| {
                adopted.keep.remove(part);
            });
        }
        let routing = Some(routing(spec, world));
        let site = &mut project.site;
        match self {
            Self::Front => {
                site.access = Some(AccessWish::Cdn);
                let cdn = CdnWishes { origin: Some(OriginKind::Control), routing, ..CdnWishes::default() };
                site.cdn = Some(cdn.or(site.cdn.take().unwrap_or_default()));
            }
            Self::Routing => site.cdn.get_or_insert_default().routing = routing,
            Self::Origin => {
                let cdn = site.cdn.get_or_insert_default();
                cdn.origin = Some(OriginKind::Control);
                cdn.origin_access = None;
            }
            Self::Headers => site.cdn.get_or_insert_default().security_headers = Some(true),
            Self::Deployer => site.deployer = Some(true),
            Self::Https | Self::Tls | Self::Private | Self::Compress => {}
        }
    }
}

/// What was seen, with what the upgrades that can be done now would have a look see beside it.
///
/// # Errors
/// As the looks do.
pub async fn look_ahead(
    cloud: &dyn Reader,
    spec: &Spec,
    project: &Project,
    world: &World,
    full_access: Option<bool>,
) -> Result<World> {
    let mut ahead = world.clone();
    for upgrade in Upgrade::ALL {
        if upgrade.looks().is_empty() || upgrade.standing(spec, world, full_access) != Standing::Offered {
            continue;
        }
        let mut wished = project.clone();
        upgrade.apply(&mut wished, spec, world);
        let spec = wanted(spec, &wished);
        for step in STATIC_SITE.into_iter().filter(|step| upgrade.looks().contains(&step.card().id)) {
            step.look(cloud, &spec, &mut ahead).await?;
        }
    }
    Ok(ahead)
}

/// What would be wanted of a site if this were its project.
#[must_use]
pub fn wanted(spec: &Spec, project: &Project) -> Spec {
    let wishes = project.wishes(&spec.site.env);
    let usual = AccessWish::USUAL;
    Spec {
        access: wishes.access(usual),
        cdn: wishes.cdn(usual),
        deployer: wishes.deployer(),
        adopted: project.adopted.clone(),
        ..spec.clone()
    }
}

/// Whether paths are found without showing errors as pages.
fn is_routed(ours: &Distribution) -> bool {
    let settings = &ours.settings;
    let masked = settings.errors.iter().any(|error| error.shown_as == 200);
    !masked && (settings.origin.access != OriginAccess::Website || settings.viewer_request.is_some())
}

/// Whether nobody can read past the distribution; `None` if that could not be looked at.
fn is_private(spec: &Spec, world: &World) -> Option<bool> {
    let name = spec.bucket(world)?;
    let bucket = world.buckets.get(&name)?;
    if bucket.block.denied().is_some() || bucket.policy.denied().is_some() {
        return None;
    }
    let open = bucket.policy.seen().is_some_and(|policy| doctor::lets_everybody_read(policy, &name));
    Some(!open && bucket.block.seen() == Some(&PublicAccessBlock::ALL))
}

/// Which function does what the hand-made site did: one page for every path where errors show the start page.
fn routing(spec: &Spec, world: &World) -> Routing {
    let name = spec.bucket(world);
    let bucket = name.as_ref().and_then(|name| world.buckets.get(name));
    let website = bucket.and_then(|bucket| bucket.website.seen());
    let index = website.map_or("index.html", |website| website.index.as_str());
    let shown = |page: &str| page.trim_start_matches('/') == index;
    let masked = of_site(spec, world)
        .is_some_and(|one| one.settings.errors.iter().any(|error| error.shown_as == 200 && shown(&error.page)));
    let by_website = website.and_then(|website| website.error.as_deref()).is_some_and(shown);
    if masked || by_website { Routing::SinglePage } else { Routing::ManyPages }
}
