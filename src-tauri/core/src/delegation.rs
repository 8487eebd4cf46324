//! Who answers for a domain, and what is still to be done until our zone does. Pure: what was asked of whom comes in
//! as [`DelegationFacts`], and the asking itself is a door, [`DnsRead`]. No record is decided here.

use std::collections::BTreeSet;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ts_rs::TS;

use crate::domain::{Domain, RecordName};
use crate::error::Result;

/// DNS, read by asking. Names of servers come and go lowercase and without a final dot.
#[async_trait]
pub trait DnsRead: Send + Sync {
    /// Asks the parent zone's own servers, each of them, who answers for the domain; then `ours` (our zone's
    /// delegation set; where empty, the servers the parent names) what they say; then public resolvers.
    /// Not reaching somebody is a fact, not an error. The registry is asked beside it for a name that is bought, where
    /// there is RDAP: with patience of seconds, and not again for minutes.
    async fn delegation_of(&self, domain: &Domain, ours: &[String]) -> Result<DelegationFacts>;
    /// What the name's own servers answer, past every cache. Where they disagree, only what all of them have.
    ///
    /// # Errors
    /// `Offline` if none of them can be reached.
    async fn records(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<String>>;
    /// What recursive resolvers answer to everybody else.
    async fn resolved(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<ResolverAnswer>>;
}

/// A kind of record, with its text as [`DnsRead`] gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
pub enum RecordKind {
    /// An IPv4 address.
    A,
    /// An IPv6 address.
    Aaaa,
    /// Another name.
    Cname,
    /// `0 issue "amazon.com"`.
    Caa,
    /// `<key tag> <algorithm> <digest type> <digest>`.
    Ds,
    /// `10 mail.example.kr`.
    Mx,
    /// A name server.
    Ns,
    /// `<first server> <mailbox> <serial> <refresh> <retry> <expire> <minimum>`.
    Soa,
    /// The text, its parts put together.
    Txt,
}

/// What one of the parent zone's servers answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParentAnswer {
    /// Which server: its name, and its address where that is known.
    pub server: String,
    /// What it said.
    pub outcome: ParentSays,
}

/// A parent's answer about a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
pub enum ParentSays {
    /// These servers answer for it.
    Referral {
        /// Their names.
        ns: Vec<String>,
        /// Whether the parent holds a DS record, which promises that the zone is signed.
        ds: bool,
    },
    /// There is no such name.
    NoSuchName,
    /// The name is known, but nobody answers for it.
    NotDelegated,
    /// No answer that can be used.
    Unreachable {
        /// What happened.
        why: String,
    },
}

/// What one of the zone's own servers answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ZoneAnswer {
    /// Which server.
    pub server: String,
    /// What it said.
    pub outcome: ZoneSays,
}

/// A zone's server about its own zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
pub enum ZoneSays {
    /// It answers for the zone.
    Answered {
        /// The NS records inside the zone.
        ns: Vec<String>,
        /// For how many seconds others may remember that a name does not exist: the lesser of the SOA's minimum and
        /// its own TTL (RFC 2308, 5).
        negative_ttl: Option<u32>,
        /// Whether the zone holds a DNSKEY.
        signed: bool,
    },
    /// It does not know this zone.
    NotHere {
        /// What it answered instead.
        why: String,
    },
    /// No answer.
    Unreachable {
        /// What happened.
        why: String,
    },
}

/// What a recursive resolver answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ResolverAnswer {
    /// Which one: `system` or its address.
    pub resolver: String,
    /// What it said.
    pub outcome: ResolverSays,
}

/// A resolver's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "says", rename_all = "kebab-case")]
pub enum ResolverSays {
    /// These records.
    Found {
        /// As [`DnsRead`] gives them.
        records: Vec<String>,
        /// For how many seconds it will go on saying so.
        ttl: u32,
    },
    /// There is no such name.
    NoSuchName {
        /// For how many seconds it will go on saying so, where it says.
        ttl: Option<u32>,
    },
    /// The name exists, without such a record.
    Nothing {
        /// For how many seconds it will go on saying so, where it says.
        ttl: Option<u32>,
    },
    /// It failed (SERVFAIL).
    Failed {
        /// Whether it answers when asked not to check DNSSEC: then the check is what fails.
        without_check: bool,
    },
    /// No answer.
    Unreachable {
        /// What happened.
        why: String,
    },
}

/// What the registration data say (RDAP).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Registration {
    /// Lowercase with spaces, as RFC 8056 spells them: `client hold`.
    pub status: Vec<String>,
    /// The registrar as it calls itself.
    pub registrar: Option<String>,
    /// When it ends, RFC 3339 in UTC.
    pub expires: Option<String>,
    /// The name servers that the registry has.
    pub name_servers: Vec<String>,
}

/// Everything that was asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DelegationFacts {
    /// The parent's servers.
    pub parent: Vec<ParentAnswer>,
    /// The zone's servers.
    pub zone: Vec<ZoneAnswer>,
    /// Resolvers that others use, asked for the domain's name servers.
    pub public: Vec<ResolverAnswer>,
    /// RDAP, where it can be reached.
    pub rdap: Option<Registration>,
    /// Why RDAP said nothing, if it was asked.
    #[serde(default)]
    pub unheard: Option<crate::registry::Unheard>,
}

/// How a domain stands, seen from our zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Delegation {
    /// The registry knows the domain, and no name servers.
    NotDelegated,
    /// Others answer for it.
    Elsewhere {
        /// Who.
        servers: Vec<String>,
        /// A DS record stands at the parent: it has to go before the change, or the domain stops answering.
        ds: bool,
    },
    /// Some of it is right.
    Half {
        /// Ours, at each of the parent's servers.
        right: Vec<String>,
        /// Ours, not (everywhere) at the parent's.
        missing: Vec<String>,
        /// Not ours, at one of the parent's servers at least.
        extra: Vec<String>,
        /// The parent's servers do not agree: a change is on its way.
        spreading: bool,
        /// A DS record stands at the parent.
        ds: bool,
    },
    /// Our servers, and no others.
    Delegated,
    /// The registrar or the registry has taken it out of DNS.
    Hold {
        /// The status that says so.
        status: String,
    },
    /// It has run out.
    Expired {
        /// The status, or the day.
        status: String,
    },
    /// Our servers answer for it, but the parent promises a signature that our zone does not give: resolvers that
    /// check refuse the domain.
    DnssecLeftover,
    /// Nobody has registered it.
    NoSuchDomain,
    /// No server of the parent's could be asked.
    Unreachable {
        /// What happened to the first.
        why: String,
    },
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Waits {
    /// Yours.
    You,
    /// The registrar's, or the registry's behind it.
    Registrar,
    /// Nobody's.
    Nobody,
}

impl Waits {
    /// The word key's last part: `waits-<key>`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::Registrar => "registrar",
            Self::Nobody => "nobody",
        }
    }
}

impl Delegation {
    /// The word key's last part: `delegation-<key>`, explained in `delegation-<key>-why`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotDelegated => "not-delegated",
            Self::Elsewhere { .. } => "elsewhere",
            Self::Half { .. } => "half",
            Self::Delegated => "delegated",
            Self::Hold { .. } => "hold",
            Self::Expired { .. } => "expired",
            Self::DnssecLeftover => "dnssec-leftover",
            Self::NoSuchDomain => "no-such-domain",
            Self::Unreachable { .. } => "unreachable",
        }
    }

    /// Whose turn it is. A change that the registry has announced, or that some of the parent's servers have already,
    /// is the registrar's; else it is yours, also on hold: nobody lifts that unasked.
    #[must_use]
    pub fn waits(&self, rdap: Option<&Registration>) -> Waits {
        let pending = rdap.is_some_and(|it| {
            it.status.iter().any(|s| matches!(s.as_str(), "pending update" | "pending create" | "pending transfer"))
        });
        match self {
            Self::Delegated | Self::Unreachable { .. } => Waits::Nobody,
            Self::Half { spreading: true, .. } => Waits::Registrar,
            Self::NotDelegated | Self::Elsewhere { .. } | Self::Half { .. } | Self::DnssecLeftover if pending => {
                Waits::Registrar
            }
            Self::NotDelegated
            | Self::Elsewhere { .. }
            | Self::Half { .. }
            | Self::Hold { .. }
            | Self::Expired { .. }
            | Self::DnssecLeftover
            | Self::NoSuchDomain => Waits::You,
        }
    }

    /// Whether looking again by itself can bring anything: on hold or expired, only a person can.
    #[must_use]
    pub const fn worth_waiting(&self) -> bool {
        match self {
            Self::NotDelegated
            | Self::Elsewhere { .. }
            | Self::Half { .. }
            | Self::DnssecLeftover
            | Self::NoSuchDomain
            | Self::Unreachable { .. } => true,
            Self::Delegated | Self::Hold { .. } | Self::Expired { .. } => false,
        }
    }
}

/// A server's name as it is compared: lowercase, no final dot.
#[must_use]
pub fn same_name(name: &str) -> String {
    name.trim().trim_end_matches('.').to_ascii_lowercase()
}

fn set<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    names.into_iter().map(|name| same_name(name)).collect()
}

/// How the domain stands, if `ours` is to answer for it.
///
/// The parent's own servers decide; RDAP only explains a domain that is not ours yet, because it may be hours behind.
#[must_use]
pub fn judge(ours: &[String], facts: &DelegationFacts, now: OffsetDateTime) -> Delegation {
    let ours = set(ours);
    let seen = Parent::of(&facts.parent);
    if seen.sets.is_empty() {
        let why = facts.parent.iter().find_map(|answer| match &answer.outcome {
            ParentSays::Unreachable { why } => Some(why.clone()),
            ParentSays::Referral { .. } | ParentSays::NoSuchName | ParentSays::NotDelegated => None,
        });
        return Delegation::Unreachable { why: why.unwrap_or_default() };
    }
    if !ours.is_empty() && seen.sets.iter().all(|set| *set == ours) {
        return if seen.ds && is_unsigned(facts) { Delegation::DnssecLeftover } else { Delegation::Delegated };
    }
    if let Some(trouble) = facts.rdap.as_ref().and_then(|rdap| trouble(rdap, now)) {
        return trouble;
    }
    let all: BTreeSet<String> = seen.sets.iter().flatten().cloned().collect();
    if all.is_empty() {
        return if seen.known { Delegation::NotDelegated } else { Delegation::NoSuchDomain };
    }
    if all.is_disjoint(&ours) {
        return Delegation::Elsewhere { servers: all.into_iter().collect(), ds: seen.ds };
    }
    let (right, missing): (Vec<_>, Vec<_>) =
        ours.iter().cloned().partition(|name| seen.sets.iter().all(|set| set.contains(name)));
    let extra = all.difference(&ours).cloned().collect();
    let spreading = seen.sets.iter().any(|set| *set != seen.sets[0]);
    Delegation::Half { right, missing, extra, spreading, ds: seen.ds }
}

/// The parent's answers, put together.
struct Parent {
    /// The name servers each reachable server names; nobody is the empty set.
    sets: Vec<BTreeSet<String>>,
    /// Whether one of them knows the name.
    known: bool,
    /// Whether one of them holds a DS record.
    ds: bool,
}

impl Parent {
    fn of(answers: &[ParentAnswer]) -> Self {
        let mut all = Self { sets: Vec::new(), known: false, ds: false };
        for answer in answers {
            match &answer.outcome {
                ParentSays::Referral { ns, ds } => {
                    all.sets.push(set(ns));
                    all.known = true;
                    all.ds |= ds;
                }
                ParentSays::NotDelegated => {
                    all.sets.push(BTreeSet::new());
                    all.known = true;
                }
                ParentSays::NoSuchName => all.sets.push(BTreeSet::new()),
                ParentSays::Unreachable { .. } => {}
            }
        }
        all
    }
}

/// Whether the zone is known to be unsigned: its own servers say so, or a resolver's check is all that fails.
fn is_unsigned(facts: &DelegationFacts) -> bool {
    facts.zone.iter().any(|it| matches!(it.outcome, ZoneSays::Answered { signed: false, .. }))
        || facts.public.iter().any(|it| matches!(it.outcome, ResolverSays::Failed { without_check: true }))
}

/// Hold or expiry, from what the registry says.
///
/// Statuses: <https://www.icann.org/resources/pages/epp-status-codes-2014-06-16-en>.
fn trouble(rdap: &Registration, now: OffsetDateTime) -> Option<Delegation> {
    let first = |names: &[&str]| rdap.status.iter().find(|status| names.contains(&status.as_str())).cloned();
    if let Some(status) = first(&["redemption period", "pending delete", "pending restore"]) {
        return Some(Delegation::Expired { status });
    }
    let ended = rdap.expires.as_deref().and_then(|at| OffsetDateTime::parse(at, &Rfc3339).ok());
    if ended.is_some_and(|at| at <= now) {
        return Some(Delegation::Expired { status: rdap.expires.clone().unwrap_or_default() });
    }
    first(&["client hold", "server hold"]).map(|status| Delegation::Hold { status })
}

/// How the NS records inside the zone differ from its delegation set, at the first server where they do. People who
/// cannot find the registrar's form edit them there, where it changes nothing but what resolvers remember.
#[must_use]
pub fn edited_inside(ours: &[String], zone: &[ZoneAnswer]) -> Option<Vec<String>> {
    let ours = set(ours);
    zone.iter().find_map(|answer| match &answer.outcome {
        ZoneSays::Answered { ns, .. } if set(ns) != ours => Some(set(ns).into_iter().collect()),
        ZoneSays::Answered { .. } | ZoneSays::NotHere { .. } | ZoneSays::Unreachable { .. } => None,
    })
}

/// Servers that the parent names and that do not know the zone: a deleted zone, or a twin of ours.
#[must_use]
pub fn lame(zone: &[ZoneAnswer]) -> Vec<String> {
    let lame = |answer: &&ZoneAnswer| matches!(answer.outcome, ZoneSays::NotHere { .. });
    zone.iter().filter(lame).map(|answer| answer.server.clone()).collect()
}

/// An old answer that resolvers still give, and for how long at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cached {
    /// Which resolvers give it.
    pub resolvers: Vec<String>,
    /// Seconds until the last of them asks anew. `None`: nobody says.
    pub seconds: Option<u32>,
}

/// Which resolvers still say something else than the zone's own servers, and for how long. `want` is what those
/// servers answer; `negative_ttl` theirs (see [`ZoneSays::Answered`]), used where a resolver does not say its own.
#[must_use]
pub fn cached(want: &[String], answers: &[ResolverAnswer], negative_ttl: Option<u32>) -> Option<Cached> {
    let want = set(want);
    let mut all = Cached { resolvers: Vec::new(), seconds: None };
    for answer in answers {
        let left = match &answer.outcome {
            ResolverSays::Found { records, ttl } if set(records) != want => Some(*ttl),
            ResolverSays::NoSuchName { ttl } | ResolverSays::Nothing { ttl } if !want.is_empty() => {
                ttl.or(negative_ttl)
            }
            ResolverSays::Found { .. }
            | ResolverSays::NoSuchName { .. }
            | ResolverSays::Nothing { .. }
            | ResolverSays::Failed { .. }
            | ResolverSays::Unreachable { .. } => continue,
        };
        all.resolvers.push(answer.resolver.clone());
        all.seconds = all.seconds.max(left);
    }
    (!all.resolvers.is_empty()).then_some(all)
}

/// [`cached`] for the delegation itself: resolvers that do not name our servers yet.
#[must_use]
pub fn cached_delegation(ours: &[String], facts: &DelegationFacts) -> Option<Cached> {
    let negative = facts.zone.iter().find_map(|answer| match answer.outcome {
        ZoneSays::Answered { negative_ttl, .. } => negative_ttl,
        ZoneSays::NotHere { .. } | ZoneSays::Unreachable { .. } => None,
    });
    cached(ours, &facts.public, negative)
}

/// Whether a CNAME stands at a zone's apex, where DNS forbids it (RFC 1034, 3.6.2): every other record of the domain,
/// its mail included, is then lost on whoever follows the rule.
#[must_use]
pub fn cname_at_apex(name: &RecordName, zone: &Domain, cnames: &[String]) -> bool {
    name.as_str() == zone.as_str() && !cnames.is_empty()
}
