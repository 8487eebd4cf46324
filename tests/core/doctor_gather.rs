//! Evidence out of what a recipe's look has seen.

use std::collections::BTreeMap;

use naru_core::address::DomainWishes;
use naru_core::delegation::{DelegationFacts, ParentAnswer, ParentSays};
use naru_core::doctor::evidence::RecordFound;
use naru_core::doctor::{Evidence, examine};
use naru_core::domain::Domain;
use naru_core::hosted::{Certificate, CertificateStatus, HostedZone, Proof, RecordSet, ZoneSummary};
use naru_core::site::answers::{Answer, Expect, Probe, ProbeKind, Reply};
use naru_core::spec::Spec;
use naru_core::world::{Fact, World};

use super::doctor_site::{CDN, healthy, names, servers};

/// A site with a domain, as the steps of its recipe see it.
fn looked() -> (Spec, World) {
    let mut site = healthy();
    let name = Domain::parse("example.kr").unwrap();
    site.spec.domain = Some(DomainWishes::new(name.clone()).spec());
    let tag = site.spec.site.tag();
    let mut world = site.seen.world;
    let wanted: Vec<String> = site.spec.domain.as_ref().unwrap().names().iter().map(ToString::to_string).collect();
    let arn = world.distributions.seen().unwrap().values().next().unwrap().settings.names.certificate.clone().unwrap();
    world.distributions.seen_mut().unwrap().values_mut().next().unwrap().settings.names.aliases = wanted.clone();
    world.zones = Fact::Seen(vec![HostedZone {
        summary: ZoneSummary {
            id: "Z0123456789ABC".to_owned(),
            name: name.clone(),
            caller_reference: "naru".to_owned(),
            record_count: 6,
            comment: None,
        },
        name_servers: servers(),
        tags: Fact::Seen(BTreeMap::from([("naru:site".to_owned(), tag)])),
        records: wanted.iter().flat_map(|name| ["A", "AAAA"].map(|kind| RecordSet::alias(name, kind, CDN))).collect(),
    }]);
    world.certificates = Fact::Seen(vec![Certificate {
        arn,
        names: wanted,
        status: CertificateStatus::Issued,
        tags: Fact::Unseen,
        proofs: Vec::new(),
        in_use: true,
        users: Vec::new(),
    }]);
    let outcome = ParentSays::Referral { ns: servers(), ds: false };
    let parent = vec![ParentAnswer { server: "b.dns.kr".to_owned(), outcome }];
    world.delegations = BTreeMap::from([(name, DelegationFacts { parent, ..DelegationFacts::default() })]);
    (site.spec, world)
}

fn forms(spec: &Spec, world: World) -> Vec<&'static str> {
    examine(spec, &Evidence::of(spec, world)).into_iter().map(|found| found.form).collect()
}

#[test]
fn a_look_at_a_healthy_site_finds_nothing() {
    let (spec, world) = looked();
    assert_eq!(forms(&spec, world), Vec::<&str>::new());
}

#[test]
fn what_the_parents_say_becomes_a_finding() {
    let (spec, mut world) = looked();
    let elsewhere = ParentSays::Referral { ns: names(&["ns.gabia.co.kr"]), ds: false };
    world.delegations.values_mut().next().unwrap().parent[0].outcome = elsewhere;
    assert_eq!(forms(&spec, world), ["d1"]);
}

#[test]
fn a_record_that_somebody_changed_becomes_a_finding() {
    let (spec, mut world) = looked();
    world.zones.seen_mut().unwrap()[0].records[0] = RecordSet::value("example.kr", "A", "203.0.113.80", 300);
    assert_eq!(forms(&spec, world), ["d7-stale"]);
}

#[test]
fn a_proof_with_the_domain_twice_is_found_in_our_own_zone() {
    let (spec, mut world) = looked();
    let name = "_a79865eb.example.kr".to_owned();
    let value = "_424c7224.acm-validations.aws".to_owned();
    let one = &mut world.certificates.seen_mut().unwrap()[0];
    one.status = CertificateStatus::Pending;
    one.proofs = vec![Proof { of: "example.kr".to_owned(), record: Some((name.clone(), value.clone())) }];
    let wrong = RecordSet::value(&format!("{name}.example.kr"), "CNAME", &value, 300);
    world.zones.seen_mut().unwrap()[0].records.push(wrong.clone());
    let seen = Evidence::of(&spec, world.clone());
    assert_eq!(seen.certificates.seen().unwrap()[0].validation[0].found, RecordFound::Doubled(wrong.name));
    assert_eq!(forms(&spec, world), ["f17"]);
}

#[test]
fn an_answer_of_a_real_address_becomes_a_request_that_was_seen() {
    let (spec, mut world) = looked();
    let reply = Reply::Answered {
        status: 200,
        content_type: Some("text/html".to_owned()),
        cache_control: None,
        sha256: String::new(),
        size: 12,
        location: None,
        cache: Some("Error from cloudfront".to_owned()),
        tls: None,
    };
    let url = format!("https://{CDN}/naru-check/missing-1a2b3c4d.js");
    let probe = Probe { kind: ProbeKind::Missing, url: url.clone(), at: None, expect: Expect::Refusal };
    world.answers = Fact::Seen(vec![Answer { probe, reply, wrong: None }]);
    let seen = Evidence::of(&spec, world.clone());
    assert_eq!((seen.http[0].url.as_str(), seen.http[0].content_type().as_str()), (url.as_str(), "text/html"));
    assert_eq!(forms(&spec, world), ["f10"], "a script that is missing answered with a page");
}
