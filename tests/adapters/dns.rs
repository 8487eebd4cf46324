//! The asker against real name servers on loopback: a parent zone on two of them, ours, and another provider's.

use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::time::{Duration, Instant};

use hickory_proto::op::{MessageType, ResponseCode};
use hickory_proto::rr::rdata::{A, CNAME};
use hickory_proto::rr::{Name, RData, Record, RecordType};
use naru_adapters::dns::{Dns, DnsRoots};
use naru_core::Code;
use naru_core::delegation::{
    Delegation, DelegationFacts, DnsRead, ParentSays, RecordKind, ResolverSays, Waits, ZoneSays, cached,
    cached_delegation, cname_at_apex, edited_inside, judge, lame,
};
use naru_core::domain::{Domain, RecordName};
use time::OffsetDateTime;

use super::nsd::{Nsd, at, free_port, scripted};

/// The parent zone without our domain: who is where.
const PARENT: &str = "@ SOA a.nic.test. me.test. 1 60 60 600 300
@ NS a.nic.test.
@ NS b.nic.test.
a.nic A 127.0.0.2
b.nic A 127.0.0.3
ns1.ours A 127.0.0.4
ns2.ours A 127.0.0.5
ns.old A 127.0.0.6";

/// Our zone.
const ZONE: &str = "@ 600 SOA ns1.ours.test. me.test. 1 60 60 600 900
@ NS ns1.ours.test.
@ NS ns2.ours.test.
@ A 192.0.2.10
@ AAAA 2001:db8::10
@ CAA 0 issue \"amazon.com\"
@ CAA 128 issuewild \";\"
@ MX 10 Mail
@ TXT \"v=spf1 \" \"-all\"
www CNAME d111.cloudfront.test.
_a1b2 CNAME _c3d4.acm-validations.test.
big TXT";

fn zone() -> String {
    // Larger than a datagram may be, so that only TCP brings it whole.
    let big = format!(" \"{}\"", "naru ".repeat(50)).repeat(8);
    format!("{ZONE}{big}")
}

const TO_US: &str = "child NS ns1.ours.test.\nchild NS ns2.ours.test.";
const TO_OLD: &str = "child NS ns.old.test.";

fn with(lines: &str) -> String {
    format!("{PARENT}\n{lines}")
}

fn domain() -> Domain {
    Domain::parse("child.test").unwrap()
}

fn name(text: &str) -> RecordName {
    RecordName::parse(text).unwrap()
}

/// As the zone's delegation set comes from elsewhere: in another case, with final dots.
fn ours() -> Vec<String> {
    vec!["NS1.ours.test.".to_owned(), "ns2.ours.test".to_owned()]
}

fn asker(port: u16) -> Dns {
    let parent = Some(vec![at(2, port), at(3, port)]);
    Dns::new(DnsRoots { resolver: Some(at(7, port)), parent, port: Some(port) })
}

/// Our servers, and a resolver that knows all servers' addresses; it remembers what `resolver` says.
fn servers(port: u16, resolver: &str) -> [Nsd; 2] {
    [
        Nsd::start(&[at(4, port), at(5, port)], &[("child.test.", &zone())]),
        Nsd::start(&[at(7, port)], &[("test.", &with(resolver))]),
    ]
}

fn standing(facts: &DelegationFacts) -> Delegation {
    judge(&ours(), facts, OffsetDateTime::UNIX_EPOCH)
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|it| (*it).to_owned()).collect()
}

#[tokio::test]
async fn not_delegated_then_elsewhere_then_half_then_delegated() {
    let port = free_port();
    let _servers = servers(port, "");
    // A name below it makes the parent know the domain, without anybody who answers for it.
    let known = with("x.child TXT \"a name below\"");
    let mut first = Nsd::start(&[at(2, port)], &[("test.", &known)]);
    let mut second = Nsd::start(&[at(3, port)], &[("test.", &known)]);
    let dns = asker(port);

    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert_eq!(standing(&facts), Delegation::NotDelegated, "{facts:?}");
    assert_eq!(facts.parent.len(), 2, "each of the parent's servers was asked");
    let well =
        |outcome: &ZoneSays| matches!(outcome, ZoneSays::Answered { negative_ttl: Some(600), signed: false, .. });
    assert!(facts.zone.len() == 2 && facts.zone.iter().all(|it| well(&it.outcome)), "ours answer: {:?}", facts.zone);
    assert_eq!(edited_inside(&ours(), &facts.zone), None);
    assert_eq!(facts.zone[0].server, "ns1.ours.test (127.0.0.4)");

    for server in [&mut first, &mut second] {
        server.change(&[("test.", &with(TO_OLD))]);
    }
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert_eq!(standing(&facts), Delegation::Elsewhere { servers: owned(&["ns.old.test"]), ds: false });

    // The first of the parent's servers has the change, the second not yet.
    first.change(&[("test.", &with(TO_US))]);
    let half = standing(&dns.delegation_of(&domain(), &ours()).await.unwrap());
    let Delegation::Half { right, missing, extra, spreading: true, .. } = &half else { panic!("{half:?}") };
    let both = owned(&["ns1.ours.test", "ns2.ours.test"]);
    assert_eq!((right.len(), missing, extra), (0, &both, &owned(&["ns.old.test"])));
    assert_eq!(half.waits(None), Waits::Registrar);

    // Both have it, but one of the old servers was left, and one of ours forgotten.
    let mixed = with("child NS NS1.Ours.test.\nchild NS ns.old.test.");
    for server in [&mut first, &mut second] {
        server.change(&[("test.", &mixed)]);
    }
    let half = standing(&dns.delegation_of(&domain(), &ours()).await.unwrap());
    let Delegation::Half { right, missing, extra, spreading: false, .. } = &half else { panic!("{half:?}") };
    assert_eq!(
        (right, missing, extra),
        (&owned(&["ns1.ours.test"]), &owned(&["ns2.ours.test"]), &owned(&["ns.old.test"]))
    );
    assert_eq!(half.waits(None), Waits::You);

    for server in [&mut first, &mut second] {
        server.change(&[("test.", &with(TO_US))]);
    }
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert_eq!(standing(&facts), Delegation::Delegated, "{facts:?}");
}

#[tokio::test]
async fn a_name_that_nobody_registered() {
    let port = free_port();
    let _servers = servers(port, "");
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", PARENT)]);
    let facts = asker(port).delegation_of(&domain(), &[]).await.unwrap();
    assert_eq!(standing(&facts), Delegation::NoSuchDomain, "{facts:?}");
    assert!(facts.zone.is_empty(), "there is nobody to ask");
}

#[tokio::test]
async fn old_answers_of_a_resolver_are_told_from_the_zones_own() {
    let port = free_port();
    // The resolver remembers that there is no such name: for 300 s, as the parent's SOA allowed.
    let [_zone, mut resolver] = servers(port, "");
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &with(TO_US))]);
    let dns = asker(port);
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert_eq!(standing(&facts), Delegation::Delegated);
    let old = cached_delegation(&ours(), &facts).unwrap();
    assert_eq!((old.resolvers, old.seconds), (vec![at(7, port).to_string()], Some(300)));

    let apex = RecordName::from(&domain());
    let right = dns.records(&apex, RecordKind::A).await.unwrap();
    assert_eq!(right, ["192.0.2.10"], "the zone's own servers know it already");
    let seen = dns.resolved(&apex, RecordKind::A).await.unwrap();
    assert_eq!(seen[0].outcome, ResolverSays::NoSuchName { ttl: Some(300) });
    assert_eq!(cached(&right, &seen, Some(600)).unwrap().seconds, Some(300));

    // Later it has the address, but the one from before the move.
    let moved = "@ SOA ns.old.test. me.test. 1 60 60 600 60\n@ NS ns.old.test.\n@ 120 A 192.0.2.99";
    resolver.change(&[("test.", &with(TO_OLD)), ("child.test.", moved)]);
    let seen = dns.resolved(&apex, RecordKind::A).await.unwrap();
    assert_eq!(seen[0].outcome, ResolverSays::Found { records: owned(&["192.0.2.99"]), ttl: 120 });
    assert_eq!(cached(&right, &seen, None).unwrap().seconds, Some(120));
    let seen = dns.resolved(&apex, RecordKind::Aaaa).await.unwrap();
    assert_eq!(seen[0].outcome, ResolverSays::Nothing { ttl: Some(60) });
}

#[tokio::test]
async fn a_ds_record_left_by_the_old_provider() {
    let port = free_port();
    let _servers = servers(port, "");
    let digest = "1234567890abcdef".repeat(4);
    let signed = with(&format!("{TO_US}\nchild DS 2371 13 2 {digest}"));
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &signed)]);
    let dns = asker(port);
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert!(facts.parent.iter().all(|it| matches!(it.outcome, ParentSays::Referral { ds: true, .. })), "{facts:?}");
    assert_eq!(standing(&facts), Delegation::DnssecLeftover);
    let ds = dns.records(&RecordName::from(&domain()), RecordKind::Ds).await.unwrap();
    assert_eq!(ds, [format!("2371 13 2 {digest}")], "asked above the cut, where it stands");
}

#[tokio::test]
async fn a_resolver_that_checks_dnssec_answers_only_without_the_check() {
    let port = free_port();
    scripted(at(7, port), |question| {
        let checked = !question.metadata.checking_disabled;
        let mut answer = question.into_response();
        answer.metadata.message_type = MessageType::Response;
        if checked {
            answer.metadata.response_code = ResponseCode::ServFail;
        } else {
            let owner = answer.queries[0].name.clone();
            answer.add_answer(Record::from_rdata(owner, 60, RData::A(A::new(192, 0, 2, 10))));
        }
        vec![answer.to_vec().unwrap()]
    });
    let seen = asker(port).resolved(&name("child.test"), RecordKind::A).await.unwrap();
    assert_eq!(seen[0].outcome, ResolverSays::Failed { without_check: true });
}

#[tokio::test]
async fn parents_that_cannot_be_asked() {
    let port = free_port();
    let _servers = servers(port, "");
    // The first takes datagrams and connections and says nothing; at the second nobody listens.
    let _silent = (UdpSocket::bind(at(2, port)).unwrap(), TcpListener::bind(at(2, port)).unwrap());
    let dns = asker(port);
    let begun = Instant::now();
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    let Delegation::Unreachable { why } = standing(&facts) else { panic!("{facts:?}") };
    assert!(!why.is_empty());
    assert!(begun.elapsed() < Duration::from_secs(10), "bounded: {:?}", begun.elapsed());
    assert_eq!(facts.zone.len(), 2, "the others were asked all the same");
    let error = dns.records(&name("child.test"), RecordKind::A).await.unwrap_err();
    assert_eq!((error.code, error.args["host"].as_str()), (Code::Offline, "child.test"));

    // One that answers is enough, and the silent one is shown.
    let _second = Nsd::start(&[at(3, port)], &[("test.", &with(TO_US))]);
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    assert_eq!(standing(&facts), Delegation::Delegated);
    let silent: Vec<_> =
        facts.parent.iter().filter(|it| matches!(it.outcome, ParentSays::Unreachable { .. })).collect();
    assert_eq!(silent.len(), 1);
    assert_eq!(silent[0].server, at(2, port).to_string());
    assert_eq!(silent[0].outcome, ParentSays::Unreachable { why: "no answer within 3 seconds".to_owned() });
}

#[tokio::test]
async fn every_kind_of_record_is_read_past_every_cache() {
    let port = free_port();
    let _servers = servers(port, "");
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &with(TO_US))]);
    let dns = asker(port);
    for (at, kind, want) in [
        ("child.test", RecordKind::A, &["192.0.2.10"][..]),
        ("CHILD.test.", RecordKind::Aaaa, &["2001:db8::10"]),
        ("child.test", RecordKind::Caa, &["0 issue \"amazon.com\"", "128 issuewild \";\""]),
        ("child.test", RecordKind::Mx, &["10 mail.child.test"]),
        ("child.test", RecordKind::Ns, &["ns1.ours.test", "ns2.ours.test"]),
        ("child.test", RecordKind::Soa, &["ns1.ours.test me.test 1 60 60 600 900"]),
        ("child.test", RecordKind::Txt, &["v=spf1 -all"]),
        ("child.test", RecordKind::Cname, &[]),
        ("www.child.test", RecordKind::Cname, &["d111.cloudfront.test"]),
        ("_A1B2.child.test", RecordKind::Cname, &["_c3d4.acm-validations.test"]),
        ("www.child.test", RecordKind::Caa, &[]),
        ("nothing.child.test", RecordKind::A, &[]),
        ("child.test", RecordKind::Ds, &[]),
    ] {
        assert_eq!(dns.records(&name(at), kind).await.unwrap(), want, "{at} {kind:?}");
    }
    let big = dns.records(&name("big.child.test"), RecordKind::Txt).await.unwrap();
    assert_eq!(big, ["naru ".repeat(400)], "too large for a datagram: by TCP");
}

#[tokio::test]
async fn what_only_one_of_the_zones_servers_has_does_not_count() {
    let port = free_port();
    let one = format!("{}\nnew TXT \"one\"\nnew TXT \"two\"", zone());
    let other = format!("{}\nnew TXT \"two\"", zone());
    let _first = Nsd::start(&[at(4, port)], &[("child.test.", &one)]);
    let _second = Nsd::start(&[at(5, port)], &[("child.test.", &other)]);
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &with(TO_US))]);
    assert_eq!(asker(port).records(&name("new.child.test"), RecordKind::Txt).await.unwrap(), ["two"]);
}

#[tokio::test]
async fn servers_that_do_not_know_the_zone_and_a_zone_edited_inside() {
    let port = free_port();
    let edited = "@ SOA ns1.ours.test. me.test. 1 60 60 600 900\n@ NS ns.old.test.";
    let _ours = Nsd::start(&[at(4, port)], &[("child.test.", edited)]);
    // The second knows other zones only.
    let _lame = Nsd::start(&[at(5, port)], &[("else.test.", edited)]);
    let _resolver = Nsd::start(&[at(7, port)], &[("test.", PARENT)]);
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &with(TO_US))]);
    let facts = asker(port).delegation_of(&domain(), &[]).await.unwrap();
    assert_eq!(standing(&facts), Delegation::Delegated, "the parent names us, that is all it can say");
    assert_eq!(lame(&facts.zone), ["ns2.ours.test (127.0.0.5)"]);
    assert_eq!(edited_inside(&ours(), &facts.zone), Some(owned(&["ns.old.test"])));
}

#[tokio::test]
async fn a_cname_at_the_apex_is_seen_where_a_provider_allows_it() {
    // NSD refuses to load such a zone, as every good server does; some providers' own servers answer like this.
    let port = free_port();
    scripted(at(4, port), |question| {
        let mut answer = question.into_response();
        answer.metadata.message_type = MessageType::Response;
        answer.metadata.authoritative = true;
        let target = Name::from_ascii("d111.cloudfront.test.").unwrap();
        let owner = answer.queries[0].name.clone();
        answer.add_answer(Record::from_rdata(owner, 60, RData::CNAME(CNAME(target))));
        vec![answer.to_vec().unwrap()]
    });
    let parent = with("child NS ns1.ours.test.");
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &parent)]);
    let apex = RecordName::from(&domain());
    let found = asker(port).records(&apex, RecordKind::Cname).await.unwrap();
    assert_eq!(found, ["d111.cloudfront.test"]);
    assert!(cname_at_apex(&apex, &domain(), &found));
}

#[tokio::test]
async fn a_domain_below_a_second_level_is_looked_up_at_that_levels_servers() {
    let port = free_port();
    let top = with("co NS ns.old.test.");
    let second = "@ SOA ns.old.test. me.test. 1 60 60 600 300\n@ NS ns.old.test.\nshop NS ns1.ours.test.";
    let _top = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &top)]);
    let _second = Nsd::start(&[at(6, port)], &[("co.test.", second)]);
    let _resolver = Nsd::start(&[at(7, port)], &[("test.", PARENT)]);
    let shop = Domain::parse("shop.co.test").unwrap();
    let facts = asker(port).delegation_of(&shop, &ours()[..1]).await.unwrap();
    let asked: Vec<&str> = facts.parent.iter().map(|it| it.server.as_str()).collect();
    assert_eq!(asked, ["ns.old.test (127.0.0.6)"]);
    assert_eq!(judge(&ours()[..1], &facts, OffsetDateTime::UNIX_EPOCH), Delegation::Delegated);
}

#[tokio::test]
async fn the_parents_servers_are_found_by_the_resolver() {
    let port = free_port();
    let _servers = servers(port, "");
    let _parent = Nsd::start(&[at(2, port), at(3, port)], &[("test.", &with(TO_US))]);
    let dns = Dns::new(DnsRoots { resolver: Some(at(7, port)), parent: None, port: Some(port) });
    let facts = dns.delegation_of(&domain(), &ours()).await.unwrap();
    let asked: Vec<&str> = facts.parent.iter().map(|it| it.server.as_str()).collect();
    assert_eq!(asked, ["a.nic.test (127.0.0.2)", "b.nic.test (127.0.0.3)"]);
    assert_eq!(standing(&facts), Delegation::Delegated);
}

#[tokio::test]
async fn a_resolver_that_answers_in_the_parents_place_is_not_believed() {
    let port = free_port();
    let _servers = servers(port, "");
    for last in [2, 3] {
        scripted(at(last, port), |question| {
            let mut answer = question.into_response();
            answer.metadata.message_type = MessageType::Response;
            answer.metadata.recursion_available = true;
            answer.metadata.response_code = ResponseCode::NXDomain;
            vec![answer.to_vec().unwrap()]
        });
    }
    let facts = asker(port).delegation_of(&domain(), &ours()).await.unwrap();
    assert!(matches!(standing(&facts), Delegation::Unreachable { .. }), "{facts:?}");
    let error = asker(port).records(&name("child.test"), RecordKind::A).await.unwrap_err();
    assert_eq!(error.code, Code::Offline);
}

#[tokio::test]
async fn guesses_and_garbage_are_passed_over() {
    let port = free_port();
    scripted(at(7, port), |question| {
        let answer = |id: u16, kind: RecordType, last: u8| {
            let mut answer = question.clone().into_response();
            answer.metadata.message_type = MessageType::Response;
            answer.metadata.id = id;
            answer.queries[0].query_type = kind;
            let owner = answer.queries[0].name.clone();
            answer.add_answer(Record::from_rdata(owner, 60, RData::A(A::new(192, 0, 2, last))));
            answer.to_vec().unwrap()
        };
        let id = question.metadata.id;
        vec![
            b"garbage".to_vec(),
            answer(id.wrapping_add(1), RecordType::A, 66),
            answer(id, RecordType::AAAA, 67),
            answer(id, RecordType::A, 10),
        ]
    });
    let seen = asker(port).resolved(&name("child.test"), RecordKind::A).await.unwrap();
    assert_eq!(seen[0].outcome, ResolverSays::Found { records: owned(&["192.0.2.10"]), ttl: 60 });
}

#[test]
fn where_asking_begins_can_be_said() {
    let roots = DnsRoots::parse("resolver=10.0.0.1 parent=127.0.0.2:5300,[::1]:5300 port=5300").unwrap();
    let address = |text: &str| text.parse::<SocketAddr>().unwrap();
    assert_eq!(roots.resolver, Some(address("10.0.0.1:53")));
    assert_eq!(roots.parent, Some(vec![address("127.0.0.2:5300"), address("[::1]:5300")]));
    assert_eq!(roots.port, Some(5300));
    assert_eq!(DnsRoots::parse("  ").unwrap(), DnsRoots::default());
    for wrong in ["resolver", "resolver=dns.example", "parent=", "port=70000", "root=1.2.3.4"] {
        assert_eq!(DnsRoots::parse(wrong).unwrap_err().args["rule"], "dns-shape", "{wrong}");
    }
}
