//! How a domain stands, told line by line for people: what its parent's servers answer, what the registry has written
//! down of it (RDAP), and what is to be done. Pure; it decides nothing that a run goes by, which
//! [`crate::delegation::judge`] does. The first line is how it stands, the second what to do.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ts_rs::TS;

use crate::delegation::{Delegation, DelegationFacts, Registration, Waits};
use crate::domain::Domain;
use crate::event::Text;

/// Why nothing is known of a registration: word keys `registry-<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Unheard {
    /// IANA names no server for the top-level domain, as for `.kr` and `.한국`.
    NoServer,
    /// The registry has no such domain.
    NoSuchDomain,
    /// No answer that can be used.
    Unreachable,
}

impl Unheard {
    /// The word key's last part.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoServer => "no-server",
            Self::NoSuchDomain => "no-such-domain",
            Self::Unreachable => "unreachable",
        }
    }
}

/// From how many days before its end a registration is spoken of.
const SOON_DAYS: i64 = 30;

/// Everything there is to tell while the domain is not ours yet.
#[must_use]
pub fn told(domain: &Domain, standing: &Delegation, facts: &DelegationFacts, now: OffsetDateTime) -> Vec<Text> {
    let mut all = vec![text(&format!("delegation-{}", standing.key()), &[]), text(&what_to_do(standing, facts), &[])];
    all.extend(servers(standing));
    all.extend(registered(domain, facts, now));
    all
}

/// What is to be known of the registration of a domain that is ours already: until when, with whom, and what endangers it.
#[must_use]
pub fn worries(facts: &DelegationFacts, now: OffsetDateTime) -> Vec<Text> {
    let Some(registration) = &facts.rdap else { return Vec::new() };
    let whose = |at: OffsetDateTime| {
        let registrar = registration.registrar.clone().unwrap_or_else(|| "–".to_owned());
        text("registry-until", &[("registrar", registrar), ("date", at.date().to_string())])
    };
    let ends = ends(registration);
    ends.map(whose).into_iter().chain(end(ends, now)).chain(held(registration)).collect()
}

/// A hold or a deletion that has been announced, and that DNS has not followed yet.
fn held(registration: &Registration) -> Option<Text> {
    let doom = ["pending delete", "redemption period", "pending restore", "client hold", "server hold"];
    let status = doom.into_iter().find(|status| has(registration, status))?;
    specific(status).map(|key| text(key, &[]))
}

/// An end that is near, or past.
fn end(ends: Option<OffsetDateTime>, now: OffsetDateTime) -> Option<Text> {
    let at = ends?;
    let days = (at - now).whole_days();
    if at <= now {
        Some(text("registry-ended", &[("date", at.date().to_string())]))
    } else {
        (days < SOON_DAYS).then(|| text("registry-ends-soon", &[("days", days.max(1).to_string())]))
    }
}

/// What the registry has written down.
fn registered(domain: &Domain, facts: &DelegationFacts, now: OffsetDateTime) -> Vec<Text> {
    let Some(registration) = &facts.rdap else {
        let tld = domain.unicode().rsplit('.').next().unwrap_or_default().to_owned();
        let why = |why: Unheard| text(&format!("registry-{}", why.key()), &[("tld", tld)]);
        return facts.unheard.map(why).into_iter().collect();
    };
    let mut all = Vec::new();
    if let Some(registrar) = &registration.registrar {
        all.push(text("registry-registrar", &[("registrar", registrar.clone())]));
    }
    if !registration.status.is_empty() {
        all.push(text("registry-status", &[("status", registration.status.join(", "))]));
    }
    if let Some(at) = ends(registration) {
        all.push(text("registry-expires", &[("date", at.date().to_string())]));
        all.extend(end(Some(at), now));
    }
    if has(registration, "auto renew period") {
        all.push(text("registry-auto-renew", &[]));
    }
    all
}

/// The word key of what to do about a standing: one sentence.
fn what_to_do(standing: &Delegation, facts: &DelegationFacts) -> String {
    let status = match standing {
        Delegation::Hold { status } | Delegation::Expired { status } => status.as_str(),
        _ if standing.waits(facts.rdap.as_ref()) == Waits::Registrar => "pending",
        _ => "",
    };
    specific(status).map_or_else(|| format!("delegation-{}-why", standing.key()), str::to_owned)
}

fn specific(status: &str) -> Option<&'static str> {
    match status {
        "client hold" => Some("delegation-hold-client"),
        "server hold" => Some("delegation-hold-server"),
        "redemption period" => Some("delegation-expired-redemption"),
        "pending delete" => Some("delegation-expired-deleting"),
        "pending restore" => Some("delegation-expired-restoring"),
        "pending" => Some("delegation-pending"),
        _ => None,
    }
}

/// Which servers are meant, where it is about servers.
fn servers(standing: &Delegation) -> Vec<Text> {
    let line =
        |key: &str, servers: &[String]| (!servers.is_empty()).then(|| text(key, &[("servers", servers.join(", "))]));
    let ds = |ds: bool| ds.then(|| text("delegation-ds", &[]));
    match standing {
        Delegation::Elsewhere { servers, ds: signed } => {
            line("delegation-now", servers).into_iter().chain(ds(*signed)).collect()
        }
        Delegation::Half { right, missing, extra, ds: signed, .. } => [
            line("delegation-right", right),
            line("delegation-missing", missing),
            line("delegation-extra", extra),
            ds(*signed),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Delegation::NotDelegated
        | Delegation::Delegated
        | Delegation::Hold { .. }
        | Delegation::Expired { .. }
        | Delegation::DnssecLeftover
        | Delegation::NoSuchDomain
        | Delegation::Unreachable { .. } => Vec::new(),
    }
}

fn ends(registration: &Registration) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(registration.expires.as_deref()?, &Rfc3339).ok()
}

fn has(registration: &Registration, status: &str) -> bool {
    registration.status.iter().any(|one| one == status)
}

fn text(key: &str, args: &[(&str, String)]) -> Text {
    let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Text { key: key.to_owned(), args }
}
