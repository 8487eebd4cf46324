//! DNS in practice: parents name our servers after a few looks, as if somebody had copied them, and what is kept
//! elsewhere is there after a few looks, too. What the registry says follows from how a name begins: one that begins
//! with `hold` is on hold, one with `expired` has run out, and neither is ever named by its parent.

use async_trait::async_trait;

use super::acm;
use super::cloud::PracticeCloud;
use super::route53;
use super::state::{PracticeState, Registered};
use crate::delegation::{
    DelegationFacts, DnsRead, ParentAnswer, ParentSays, RecordKind, Registration, ResolverAnswer, ResolverSays,
    ZoneAnswer, ZoneSays,
};
use crate::domain::{Domain, RecordName};
use crate::error::Result;
use crate::hosted::{HostedZone, RecordSet};

/// Looks until somebody has copied what there is to copy.
const LOOKS: u8 = 3;

/// The zone that holds a name.
fn zone_of<'a>(state: &'a PracticeState, name: &str) -> Option<&'a HostedZone> {
    let holds = |zone: &&HostedZone| {
        let zone = zone.summary.name.as_str();
        name.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    route53::all(&state.truth).iter().filter(holds).max_by_key(|zone| zone.summary.name.as_str().len())
}

/// Whether everybody is told this record: by a zone that is asked, or elsewhere by now.
pub(super) fn stands(state: &PracticeState, name: &str, value: &str) -> bool {
    match zone_of(state, name) {
        Some(zone) => {
            let asked = state.registered.get(zone.summary.name.as_str()).is_some_and(|one| one.left == 0);
            asked && zone.records.iter().any(|record| record.name == name && record.says() == value)
        }
        None => state.copying.get(name) == Some(&0),
    }
}

/// Whether the site's bucket remembers that somebody was asked to take a name's record out.
fn is_asked_back(state: &PracticeState, name: &str) -> bool {
    let records = state.truth.buckets.values().filter_map(|bucket| bucket.cdn.seen());
    records.flat_map(|record| &record.asked_back).any(|one| one == name)
}

/// What somebody will have put at a name elsewhere, once they did: what we asked for.
fn copied(state: &PracticeState, name: &str) -> Option<String> {
    let mut proofs = acm::all(state).iter().flat_map(crate::hosted::Certificate::records);
    if let Some(proof) = proofs.find(|record: &RecordSet| record.name == name) {
        return Some(proof.says());
    }
    let mut all = state.truth.distributions.seen()?.values();
    all.find(|one| one.settings.names.aliases.iter().any(|alias| alias == name)).map(|one| one.domain.clone())
}

/// Somebody takes the name servers of a zone that nothing is left in out of the registry, a few looks later.
fn taken_out(state: &mut PracticeState, domain: &Domain) {
    let zone = route53::all(&state.truth).iter().find(|zone| zone.summary.name == *domain);
    let servers = zone.filter(|zone| zone.records.is_empty()).map(|zone| zone.name_servers.clone());
    let Some(one) = state.registered.get_mut(domain.as_str()) else { return };
    if one.left > 0 || servers.as_ref() != Some(&one.servers) {
        return;
    }
    let left = state.copying.entry(format!("NS {domain}")).or_insert(LOOKS);
    *left = left.saturating_sub(1);
    if *left == 0 {
        state.copying.remove(&format!("NS {domain}"));
        *one = Registered::default();
    }
}

/// What practice's registry says of a name, and whether its parent may name anybody.
fn registration(domain: &Domain, servers: &[String]) -> (Option<Registration>, bool) {
    let (status, expires) = match domain.as_str() {
        name if name.starts_with("hold") => ("client hold", "2099-12-31T00:00:00Z"),
        name if name.starts_with("expired") => ("redemption period", "2020-12-31T00:00:00Z"),
        _ => ("active", "2099-12-31T00:00:00Z"),
    };
    let registration = Registration {
        status: vec![status.to_owned()],
        registrar: Some("Practice Registrar".to_owned()),
        expires: Some(expires.to_owned()),
        name_servers: servers.to_vec(),
    };
    (domain.is_bought().then_some(registration), status == "active")
}

#[async_trait]
impl DnsRead for PracticeCloud {
    async fn delegation_of(&self, domain: &Domain, ours: &[String]) -> Result<DelegationFacts> {
        let ours = ours.to_vec();
        let name = domain.to_string();
        let (servers, ready) = self.change_state(|state| {
            if ours.is_empty() {
                taken_out(state, domain);
                let one = state.registered.get(&name).cloned().unwrap_or_default();
                return (one.servers.clone(), one.left == 0 && !one.servers.is_empty());
            }
            let one = state.registered.entry(name).or_insert_with(|| Registered { servers: ours.clone(), left: LOOKS });
            if one.servers.is_empty() {
                one.servers = ours;
            }
            one.left = one.left.saturating_sub(1);
            (one.servers.clone(), one.left == 0 && !one.servers.is_empty())
        })?;
        let (rdap, named) = registration(domain, if ready { &servers } else { &[] });
        let outcome = if ready && named {
            ParentSays::Referral { ns: servers.clone(), ds: false }
        } else {
            ParentSays::NotDelegated
        };
        let answered = |ns: &Vec<String>| ZoneSays::Answered { ns: ns.clone(), negative_ttl: Some(900), signed: false };
        let zone = servers.iter().map(|server| ZoneAnswer { server: server.clone(), outcome: answered(&servers) });
        Ok(DelegationFacts {
            parent: vec![ParentAnswer { server: format!("ns.practice-{}", domain.tld()), outcome }],
            zone: zone.collect(),
            public: Vec::new(),
            rdap,
            unheard: None,
        })
    }

    async fn records(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<String>> {
        let word = match kind {
            RecordKind::A => "A",
            RecordKind::Aaaa => "AAAA",
            RecordKind::Cname => "CNAME",
            RecordKind::Caa => "CAA",
            RecordKind::Ds => "DS",
            RecordKind::Mx => "MX",
            RecordKind::Ns => "NS",
            RecordKind::Soa => "SOA",
            RecordKind::Txt => "TXT",
        };
        self.change_state(|state| {
            if let Some(zone) = zone_of(state, name.as_str()) {
                let here = zone.records.iter().filter(|record| record.name == name.as_str() && record.kind == word);
                return here
                    .flat_map(|record| match &record.target {
                        crate::hosted::Target::Values { values, .. } => values.clone(),
                        crate::hosted::Target::Alias { host, .. } => vec![host.clone()],
                    })
                    .collect();
            }
            if is_asked_back(state, name.as_str()) {
                // Somebody takes it out a few looks later.
                let left = state.copying.entry(format!("- {name}")).or_insert(LOOKS);
                *left = left.saturating_sub(1);
                if *left == 0 {
                    state.copying.remove(name.as_str());
                    return Vec::new();
                }
            } else {
                state.copying.remove(&format!("- {name}"));
            }
            let Some(value) = copied(state, name.as_str()).filter(|_| kind == RecordKind::Cname) else {
                return Vec::new();
            };
            let left = state.copying.entry(name.to_string()).or_insert(LOOKS);
            *left = left.saturating_sub(1);
            if *left == 0 { vec![value] } else { Vec::new() }
        })
    }

    async fn resolved(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<ResolverAnswer>> {
        let records = self.records(name, kind).await?;
        let outcome = if records.is_empty() {
            ResolverSays::NoSuchName { ttl: Some(60) }
        } else {
            ResolverSays::Found { records, ttl: 60 }
        };
        Ok(vec![ResolverAnswer { resolver: "practice".to_owned(), outcome }])
    }
}
