//! What an answer says: referrals, records as text, how long they hold. Pure.

use std::collections::BTreeMap;
use std::net::IpAddr;

use hickory_proto::op::{Message, ResponseCode};
use hickory_proto::rr::{RData, Record, RecordType};
use naru_core::delegation::{ParentSays, RecordKind, ResolverSays, ZoneSays, same_name};

/// Addresses by server name.
pub(super) type Glue = BTreeMap<String, Vec<IpAddr>>;

pub(super) const fn record_type(kind: RecordKind) -> RecordType {
    match kind {
        RecordKind::A => RecordType::A,
        RecordKind::Aaaa => RecordType::AAAA,
        RecordKind::Cname => RecordType::CNAME,
        RecordKind::Caa => RecordType::CAA,
        RecordKind::Ds => RecordType::DS,
        RecordKind::Mx => RecordType::MX,
        RecordKind::Ns => RecordType::NS,
        RecordKind::Soa => RecordType::SOA,
        RecordKind::Txt => RecordType::TXT,
    }
}

/// The owner's name, as it is compared.
fn owner(record: &Record) -> String {
    same_name(&record.name.to_ascii())
}

fn text(data: &RData) -> String {
    let name = |name: &hickory_proto::rr::Name| same_name(&name.to_ascii());
    match data {
        RData::A(it) => it.0.to_string(),
        RData::AAAA(it) => it.0.to_string(),
        RData::CNAME(it) => name(&it.0),
        RData::NS(it) => name(&it.0),
        RData::MX(it) => format!("{} {}", it.preference, name(&it.exchange)),
        RData::CAA(it) => format!("{} {} \"{}\"", it.flags(), it.tag, String::from_utf8_lossy(&it.value)),
        RData::TXT(it) => String::from_utf8_lossy(&it.txt_data.concat()).into_owned(),
        RData::SOA(it) => format!(
            "{} {} {} {} {} {} {}",
            name(&it.mname),
            name(&it.rname),
            it.serial,
            it.refresh,
            it.retry,
            it.expire,
            it.minimum
        ),
        // Without its DNSSEC features the library leaves a DS record as it came: key tag, algorithm, digest type, digest.
        RData::Unknown { rdata, .. } => match rdata.anything.as_slice() {
            [high, low, algorithm, digest_type, digest @ ..] => {
                let digest = naru_core::clock::hex(digest);
                format!("{} {algorithm} {digest_type} {digest}", u16::from_be_bytes([*high, *low]))
            }
            short => naru_core::clock::hex(short),
        },
        other => other.to_string(),
    }
}

/// The answers of this kind, those at the end of a CNAME included, sorted.
pub(super) fn texts(message: &Message, kind: RecordType) -> Vec<String> {
    let of_kind = message.answers.iter().filter(|record| record.record_type() == kind);
    let mut all: Vec<String> = of_kind.map(|record| text(&record.data)).collect();
    all.sort();
    all.dedup();
    all
}

/// Answered at all, be it that there is nothing.
pub(super) fn answers(message: &Message) -> bool {
    matches!(message.metadata.response_code, ResponseCode::NoError | ResponseCode::NXDomain)
}

/// A resolver in place of the server that was asked: it offers recursion and does not speak for the zone.
pub(super) fn is_resolver(message: &Message) -> bool {
    message.metadata.recursion_available && !message.metadata.authoritative
}

fn code(message: &Message) -> String {
    format!("it answered {}", message.metadata.response_code)
}

/// Where the answer sends us, if not everything was asked at the right place: the zone's name and its servers.
pub(super) fn referral(message: &Message) -> Option<(String, Vec<String>)> {
    let soa = message.authorities.iter().any(|record| record.record_type() == RecordType::SOA);
    if soa || !message.answers.is_empty() || message.metadata.response_code != ResponseCode::NoError {
        return None;
    }
    let mut servers = Vec::new();
    let mut zone = None;
    for record in &message.authorities {
        if let RData::NS(ns) = &record.data {
            zone.get_or_insert_with(|| owner(record));
            servers.push(same_name(&ns.0.to_ascii()));
        }
    }
    servers.sort();
    servers.dedup();
    zone.map(|zone| (zone, servers))
}

/// The addresses that came along.
pub(super) fn glue(message: &Message) -> Glue {
    let mut all = Glue::new();
    for record in &message.additionals {
        let address = match &record.data {
            RData::A(it) => IpAddr::V4(it.0),
            RData::AAAA(it) => IpAddr::V6(it.0),
            _ => continue,
        };
        all.entry(owner(record)).or_default().push(address);
    }
    all
}

/// What a server of the parent zone says, asked for the domain's NS and DS records.
pub(super) fn parent_says(domain: &str, ns: &Message, ds: Option<&Message>) -> ParentSays {
    if is_resolver(ns) {
        return ParentSays::Unreachable { why: "something on the way answered in its place".to_owned() };
    }
    if ns.metadata.response_code == ResponseCode::NXDomain {
        return ParentSays::NoSuchName;
    }
    if ns.metadata.response_code != ResponseCode::NoError {
        return ParentSays::Unreachable { why: code(ns) };
    }
    let ds = ds.is_some_and(|message| {
        message.answers.iter().any(|record| record.record_type() == RecordType::DS && owner(record) == domain)
    });
    match referral(ns) {
        Some((zone, ns)) if zone == domain => ParentSays::Referral { ns, ds },
        Some((zone, _)) => ParentSays::Unreachable { why: format!("it sends on to {zone}") },
        // One server for both, parent and child, answers for the child.
        None => match texts(ns, RecordType::NS) {
            servers if servers.is_empty() => ParentSays::NotDelegated,
            servers => ParentSays::Referral { ns: servers, ds },
        },
    }
}

/// What a server of the zone itself says, asked for its SOA, NS and DNSKEY records.
pub(super) fn zone_says(domain: &str, soa: &Message, ns: Option<&Message>, key: Option<&Message>) -> ZoneSays {
    if soa.metadata.response_code != ResponseCode::NoError {
        return ZoneSays::NotHere { why: code(soa) };
    }
    let negative_ttl = soa.answers.iter().find_map(|record| match &record.data {
        RData::SOA(it) if owner(record) == domain => Some(it.minimum.min(record.ttl)),
        _ => None,
    });
    if negative_ttl.is_none() || !soa.metadata.authoritative {
        return ZoneSays::NotHere { why: "it does not speak for this zone".to_owned() };
    }
    ZoneSays::Answered {
        ns: ns.map(|message| texts(message, RecordType::NS)).unwrap_or_default(),
        negative_ttl,
        // Not knowing is no accusation: a lost answer counts as signed.
        signed: key.is_none_or(|message| message.answers.iter().any(|it| it.record_type() == RecordType::DNSKEY)),
    }
}

/// What a resolver says; `again` is its answer to the same question without the DNSSEC check.
pub(super) fn resolver_says(kind: RecordType, message: &Message, again: Option<&Message>) -> ResolverSays {
    let negative = || {
        message.authorities.iter().find_map(|record| match &record.data {
            RData::SOA(soa) => Some(soa.minimum.min(record.ttl)),
            _ => None,
        })
    };
    match message.metadata.response_code {
        ResponseCode::NXDomain => ResolverSays::NoSuchName { ttl: negative() },
        ResponseCode::ServFail => ResolverSays::Failed { without_check: again.is_some_and(answers) },
        ResponseCode::NoError => match texts(message, kind) {
            records if records.is_empty() => ResolverSays::Nothing { ttl: negative() },
            records => {
                let ttl = message.answers.iter().map(|record| record.ttl).min().unwrap_or_default();
                ResolverSays::Found { records, ttl }
            }
        },
        _ => ResolverSays::Unreachable { why: code(message) },
    }
}
