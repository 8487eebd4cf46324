//! Whether a name is free, and what it costs a year: what Route 53 Domains, the registry and DNS answer, as one
//! decision for people. Nothing is ever bought here; a person does that, at the registrar.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::delegation::{DelegationFacts, ParentSays};
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::registrar::Registrar;
use crate::registry::Unheard;

/// What `CheckDomainAvailability` answers, and how it refuses:
/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_CheckDomainAvailability.html>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// `AVAILABLE`, with the price of this very name where it is another than its ending's.
    Available {
        /// Millionths of a US dollar, for the first year.
        premium: Option<u64>,
    },
    /// `UNAVAILABLE`.
    Taken,
    /// `RESERVED`, `AVAILABLE_RESERVED`, `AVAILABLE_PREORDER`, `UNAVAILABLE_RESTRICTED`.
    Reserved,
    /// `UNAVAILABLE_PREMIUM`.
    Premium,
    /// `INVALID_NAME_FOR_TLD`, `InvalidInput`.
    BadName,
    /// `PENDING`, `DONT_KNOW`, `TLDInMaintenance`, and what this Naru does not know.
    Later,
    /// `UnsupportedTLD`.
    NotSold,
}

/// What an ending costs, in millionths of a US dollar a year: a line of `ListPrices`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prices {
    /// The first year.
    pub registration: Option<u64>,
    /// Each year after it.
    pub renewal: Option<u64>,
    /// Moving a domain there, with a year more.
    pub transfer: Option<u64>,
}

/// Everything that was asked about a name.
#[derive(Debug)]
pub struct Asked {
    /// Route 53 Domains about the name.
    pub answer: Result<Answer>,
    /// Route 53 Domains about its ending; absent if it does not sell it.
    pub prices: Result<Option<Prices>>,
    /// The registry and DNS, where Route 53 did not tell.
    pub seen: Option<DelegationFacts>,
    /// Whether all of this was only rehearsed.
    pub practice: bool,
}

/// How a name stands for who wants it: word keys `offer-<key>` and `-why`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OfferStanding {
    /// Route 53 sells it.
    Free,
    /// Somebody has it.
    Taken,
    /// The registry keeps it back.
    Reserved,
    /// Free, at a price of its own that Route 53 does not take.
    Premium,
    /// No such name can be registered.
    BadName,
    /// Nobody could say now.
    Later,
    /// Route 53 does not sell the ending, and nobody else said whether the name is free.
    NotSold,
    /// Nobody seems to have it; Route 53 does not sell it, or could not be asked.
    MaybeFree,
    /// Route 53 could not be asked, and nobody else said.
    Unasked,
    /// A name inside another: it is not bought.
    Inside,
}

impl OfferStanding {
    /// The word key's last part.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Taken => "taken",
            Self::Reserved => "reserved",
            Self::Premium => "premium",
            Self::BadName => "bad-name",
            Self::Later => "later",
            Self::NotSold => "not-sold",
            Self::MaybeFree => "maybe-free",
            Self::Unasked => "unasked",
            Self::Inside => "inside",
        }
    }
}

/// A name as it is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Offer {
    /// The name that was asked about, as it is bought.
    pub name: Domain,
    /// As it is written.
    pub written: String,
    /// How it stands.
    pub standing: OfferStanding,
    /// The first year at Route 53, in millionths of a US dollar.
    #[ts(type = "number | null")]
    pub registration: Option<u64>,
    /// Each year after it.
    #[ts(type = "number | null")]
    pub renewal: Option<u64>,
    /// Moving one there that somebody has already.
    #[ts(type = "number | null")]
    pub transfer: Option<u64>,
    /// Where it can be bought, as far as it can; Route 53 among them only if it sells it.
    pub shops: Vec<Registrar>,
    /// Why Route 53 could not be asked, or not for its prices: the missing action is named.
    pub error: Option<Error>,
    /// Whether this was only rehearsed.
    pub practice: bool,
}

/// Where names of Korea are bought: Route 53 sells none.
const KOREAN: [Registrar; 4] = [Registrar::Gabia, Registrar::Cafe24, Registrar::HostingKr, Registrar::WhoisCoKr];
/// Where others are, beside Route 53.
const OTHERS: [Registrar; 3] = [Registrar::Gabia, Registrar::Namecheap, Registrar::GoDaddy];

/// What a name is asked about as: without `www.`.
#[must_use]
pub fn bought(domain: &Domain) -> Domain {
    domain.apex_and_www().0
}

/// Whether the registry and DNS have to be asked, too: Route 53 did not tell.
#[must_use]
pub const fn is_open(answer: &Result<Answer>) -> bool {
    matches!(answer, Err(_) | Ok(Answer::NotSold | Answer::Later))
}

/// What all of it comes to.
#[must_use]
pub fn offer(domain: &Domain, asked: Asked) -> Offer {
    let name = bought(domain);
    let seen = asked.seen.as_ref().and_then(taken);
    let standing = match (&asked.answer, seen) {
        _ if !name.is_bought() => OfferStanding::Inside,
        (Ok(Answer::Available { .. }), _) => OfferStanding::Free,
        (Ok(Answer::Taken), _) => OfferStanding::Taken,
        (Ok(Answer::Reserved), _) => OfferStanding::Reserved,
        (Ok(Answer::Premium), _) => OfferStanding::Premium,
        (Ok(Answer::BadName), _) => OfferStanding::BadName,
        (Ok(Answer::NotSold | Answer::Later) | Err(_), Some(true)) => OfferStanding::Taken,
        (Ok(Answer::NotSold) | Err(_), Some(false)) => OfferStanding::MaybeFree,
        (Ok(Answer::NotSold), None) => OfferStanding::NotSold,
        // A registry that is being worked at is believed by nobody.
        (Ok(Answer::Later), Some(false) | None) => OfferStanding::Later,
        (Err(_), None) => OfferStanding::Unasked,
    };
    let prices = asked.prices.as_ref().ok().copied().flatten();
    let sold = prices.is_some() && !matches!(asked.answer, Ok(Answer::NotSold));
    let premium = match asked.answer {
        Ok(Answer::Available { premium }) => premium,
        Ok(_) | Err(_) => None,
    };
    let known = prices.unwrap_or_default();
    let shown = |price: Option<u64>| price.filter(|_| sold && standing == OfferStanding::Free);
    Offer {
        registration: shown(premium.or(known.registration)),
        // What a name of its own price costs later, nobody says beforehand.
        renewal: shown(known.renewal).filter(|_| premium.is_none()),
        transfer: known.transfer.filter(|_| sold && standing == OfferStanding::Taken),
        shops: shops(&name, standing, sold || matches!(asked.answer, Ok(Answer::Available { .. }))),
        error: [asked.answer.err(), asked.prices.err()].into_iter().flatten().next(),
        practice: asked.practice,
        written: name.unicode(),
        standing,
        name,
    }
}

fn shops(name: &Domain, standing: OfferStanding, sold: bool) -> Vec<Registrar> {
    let korean = matches!(name.tld(), "kr" | "xn--3e0b707e");
    match standing {
        OfferStanding::Taken
        | OfferStanding::Reserved
        | OfferStanding::BadName
        | OfferStanding::Later
        | OfferStanding::Inside => Vec::new(),
        _ if korean => KOREAN.to_vec(),
        OfferStanding::Free
        | OfferStanding::Premium
        | OfferStanding::NotSold
        | OfferStanding::MaybeFree
        | OfferStanding::Unasked => {
            let first = (sold && standing == OfferStanding::Free).then_some(Registrar::Route53);
            first.into_iter().chain(OTHERS).collect()
        }
    }
}

/// Whether somebody has the name, as the registry and its parent's servers tell. `None`: neither says.
fn taken(seen: &DelegationFacts) -> Option<bool> {
    if seen.rdap.is_some() {
        return Some(true);
    }
    let knows = |says: &ParentSays| matches!(says, ParentSays::Referral { .. } | ParentSays::NotDelegated);
    if seen.parent.iter().any(|answer| knows(&answer.outcome)) {
        return Some(true);
    }
    let nobody = seen.parent.iter().any(|answer| answer.outcome == ParentSays::NoSuchName);
    (nobody || seen.unheard == Some(Unheard::NoSuchDomain)).then_some(false)
}

/// Why a name cannot be one inside somebody else's domain: word keys `inside-<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NotInside {
    /// It is a domain as it is bought, where no CNAME may stand.
    Apex,
    /// It belongs to a host of websites, who lets nobody put records there.
    Platform,
}

/// Endings under which a host of websites gives names away. Nobody but the host puts records there: neither the CNAME
/// to a distribution nor the one that proves the name to Certificate Manager.
const PLATFORMS: [&str; 20] = [
    "amplifyapp.com",
    "amazonaws.com",
    "azurewebsites.net",
    "blogspot.com",
    "cloudfront.net",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "herokuapp.com",
    "netlify.app",
    "notion.site",
    "onrender.com",
    "pages.dev",
    "surge.sh",
    "tistory.com",
    "vercel.app",
    "web.app",
    "wordpress.com",
    "workers.dev",
];

/// Why a free name inside somebody's domain is none, if so.
#[must_use]
pub fn not_inside(name: &Domain) -> Option<NotInside> {
    let under =
        |host: &&str| name.as_str().strip_suffix(*host).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if PLATFORMS.iter().any(under) {
        Some(NotInside::Platform)
    } else {
        bought(name).is_bought().then_some(NotInside::Apex)
    }
}

/// The answer where there is nobody to ask: with which error.
#[must_use]
pub fn unasked(error: Error) -> Asked {
    Asked { answer: Err(error.clone()), prices: Err(error), seen: None, practice: false }
}

/// Whether asking Route 53 may end so and the rest is still worth asking.
#[must_use]
pub const fn may_go_on(error: &Error) -> bool {
    !matches!(error.code, Code::Cancelled)
}
