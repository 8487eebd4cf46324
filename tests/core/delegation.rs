//! Who answers for a domain, judged from what was asked.

use naru_core::delegation::{
    Cached, Delegation, DelegationFacts, ParentAnswer, ParentSays, Registration, ResolverAnswer, ResolverSays, Waits,
    ZoneAnswer, ZoneSays, cached, cached_delegation, cname_at_apex, edited_inside, judge, lame,
};
use naru_core::domain::{Domain, RecordName};
use naru_core::words::{Lang, Words};
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-22 12:00 UTC);

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn ours() -> Vec<String> {
    names(&["ns-1.awsdns-00.com", "ns-2.awsdns-01.org"])
}

fn referral(ns: &[&str]) -> ParentSays {
    ParentSays::Referral { ns: names(ns), ds: false }
}

fn parent(outcomes: Vec<ParentSays>) -> DelegationFacts {
    let answer = |(at, outcome)| ParentAnswer { server: format!("{at}.dns.kr"), outcome };
    DelegationFacts { parent: outcomes.into_iter().enumerate().map(answer).collect(), ..DelegationFacts::default() }
}

fn zone(signed: bool) -> Vec<ZoneAnswer> {
    let outcome = ZoneSays::Answered { ns: ours(), negative_ttl: Some(900), signed };
    vec![ZoneAnswer { server: "ns-1.awsdns-00.com".to_owned(), outcome }]
}

fn registered(status: &[&str], expires: Option<&str>) -> Option<Registration> {
    Some(Registration { status: names(status), expires: expires.map(str::to_owned), ..Registration::default() })
}

fn resolver(outcome: ResolverSays) -> ResolverAnswer {
    ResolverAnswer { resolver: "1.1.1.1".to_owned(), outcome }
}

fn half(right: &[&str], missing: &[&str], extra: &[&str], spreading: bool) -> Delegation {
    Delegation::Half { right: names(right), missing: names(missing), extra: names(extra), spreading, ds: false }
}

const BOTH: [&str; 2] = ["ns-1.awsdns-00.com", "ns-2.awsdns-01.org"];

#[test]
fn the_road_from_nobody_to_ours() {
    let elsewhere = Delegation::Elsewhere { servers: names(&["ns.gabia.co.kr"]), ds: false };
    for (outcomes, want, turn) in [
        (vec![ParentSays::NoSuchName], Delegation::NoSuchDomain, Waits::You),
        (vec![ParentSays::NotDelegated], Delegation::NotDelegated, Waits::You),
        (vec![ParentSays::NoSuchName, ParentSays::NotDelegated], Delegation::NotDelegated, Waits::You),
        (vec![referral(&["ns.gabia.co.kr"])], elsewhere, Waits::You),
        (
            vec![referral(&["ns.gabia.co.kr", BOTH[0]])],
            half(&[BOTH[0]], &[BOTH[1]], &["ns.gabia.co.kr"], false),
            Waits::You,
        ),
        (vec![referral(&BOTH[..1])], half(&[BOTH[0]], &[BOTH[1]], &[], false), Waits::You),
        (
            vec![referral(&BOTH), referral(&["ns.gabia.co.kr"])],
            half(&[], &BOTH, &["ns.gabia.co.kr"], true),
            Waits::Registrar,
        ),
        (vec![referral(&BOTH), ParentSays::NoSuchName], half(&[], &BOTH, &[], true), Waits::Registrar),
        (vec![referral(&BOTH), referral(&BOTH)], Delegation::Delegated, Waits::Nobody),
        (
            vec![ParentSays::Unreachable { why: "no answer".to_owned() }],
            Delegation::Unreachable { why: "no answer".to_owned() },
            Waits::Nobody,
        ),
        (vec![], Delegation::Unreachable { why: String::new() }, Waits::Nobody),
    ] {
        let facts = parent(outcomes);
        let judged = judge(&ours(), &facts, NOW);
        assert_eq!(judged, want, "{facts:?}");
        assert_eq!(judged.waits(None), turn, "{judged:?}");
    }
}

#[test]
fn letter_case_final_dots_and_order_do_not_matter() {
    let facts = parent(vec![referral(&["NS-2.AWSDNS-01.ORG.", "ns-1.AWSdns-00.com"]), referral(&BOTH)]);
    assert_eq!(judge(&names(&["Ns-1.awsdns-00.com.", "ns-2.awsdns-01.org"]), &facts, NOW), Delegation::Delegated);
}

#[test]
fn one_parent_server_that_does_not_answer_hides_nothing() {
    let silent = || ParentSays::Unreachable { why: "no answer".to_owned() };
    assert_eq!(judge(&ours(), &parent(vec![silent(), referral(&BOTH)]), NOW), Delegation::Delegated);
    assert_eq!(judge(&ours(), &parent(vec![silent(), ParentSays::NoSuchName]), NOW), Delegation::NoSuchDomain);
}

#[test]
fn without_a_zone_of_ours_nothing_is_delegated_to_it() {
    assert!(matches!(judge(&[], &parent(vec![referral(&BOTH)]), NOW), Delegation::Elsewhere { .. }));
    assert_eq!(judge(&[], &parent(vec![ParentSays::NotDelegated]), NOW), Delegation::NotDelegated);
}

#[test]
fn hold_and_expiry_stop_the_wait_and_the_parents_word_outranks_them() {
    for (status, expires, want) in [
        (&["client hold"][..], None, Delegation::Hold { status: "client hold".to_owned() }),
        (&["active", "server hold"], None, Delegation::Hold { status: "server hold".to_owned() }),
        (&["client hold", "redemption period"], None, Delegation::Expired { status: "redemption period".to_owned() }),
        (&["pending delete"], None, Delegation::Expired { status: "pending delete".to_owned() }),
        (&["active"], Some("2026-11-22T11:59:59Z"), Delegation::Expired { status: "2026-11-22T11:59:59Z".to_owned() }),
    ] {
        let mut facts = parent(vec![ParentSays::NoSuchName]);
        facts.rdap = registered(status, expires);
        let judged = judge(&ours(), &facts, NOW);
        assert_eq!(judged, want);
        assert!(!judged.worth_waiting() && judged.waits(facts.rdap.as_ref()) == Waits::You);
        // What RDAP remembers is older than what the parent's servers answer.
        facts.parent = parent(vec![referral(&BOTH)]).parent;
        assert_eq!(judge(&ours(), &facts, NOW), Delegation::Delegated);
    }
    let mut facts = parent(vec![ParentSays::NotDelegated]);
    facts.rdap = registered(&["active", "client transfer prohibited"], Some("2027-01-01T00:00:00Z"));
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::NotDelegated);
    facts.rdap = registered(&["active"], Some("not a date"));
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::NotDelegated);
    facts.rdap = registered(&["pending update"], None);
    let judged = judge(&ours(), &facts, NOW);
    assert_eq!(judged.waits(facts.rdap.as_ref()), Waits::Registrar, "the registry has announced the change");
}

#[test]
fn a_ds_record_over_an_unsigned_zone_is_a_leftover() {
    let with_ds = || parent(vec![ParentSays::Referral { ns: ours(), ds: true }, referral(&BOTH)]);
    let mut facts = with_ds();
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::Delegated, "nobody knows whether the zone is signed");
    facts.zone = zone(true);
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::Delegated, "a signed zone has its DS record");
    facts.zone = zone(false);
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::DnssecLeftover);
    // The zone cannot be asked, but a resolver that checks fails on the check alone.
    facts = with_ds();
    facts.public = vec![resolver(ResolverSays::Failed { without_check: true })];
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::DnssecLeftover);
    facts.public = vec![resolver(ResolverSays::Failed { without_check: false })];
    assert_eq!(judge(&ours(), &facts, NOW), Delegation::Delegated, "it fails for another reason");
    // Before the change, it is said ahead.
    let facts = parent(vec![ParentSays::Referral { ns: names(&["ns.gabia.co.kr"]), ds: true }]);
    assert!(matches!(judge(&ours(), &facts, NOW), Delegation::Elsewhere { ds: true, .. }));
}

#[test]
fn old_answers_in_caches_are_counted_down() {
    let nowhere = |ttl| resolver(ResolverSays::NoSuchName { ttl });
    let mut facts = parent(vec![referral(&BOTH)]);
    facts.zone = zone(false);
    facts.public = vec![nowhere(Some(300)), nowhere(None)];
    let want = Cached { resolvers: names(&["1.1.1.1", "1.1.1.1"]), seconds: Some(900) };
    assert_eq!(cached_delegation(&ours(), &facts), Some(want), "who says nothing may keep it for the SOA's minimum");
    facts.public = vec![nowhere(Some(300))];
    assert_eq!(cached_delegation(&ours(), &facts).unwrap().seconds, Some(300));
    facts.public = vec![resolver(ResolverSays::Found { records: names(&["NS.gabia.co.kr"]), ttl: 86_400 })];
    assert_eq!(cached_delegation(&ours(), &facts).unwrap().seconds, Some(86_400), "the old name servers");
    facts.public = vec![resolver(ResolverSays::Found { records: ours(), ttl: 86_400 })];
    assert_eq!(cached_delegation(&ours(), &facts), None);
    // Neither failing nor silence is an old answer.
    facts.public = vec![
        resolver(ResolverSays::Failed { without_check: false }),
        resolver(ResolverSays::Unreachable { why: String::new() }),
    ];
    assert_eq!(cached_delegation(&ours(), &facts), None);
    assert_eq!(cached(&[], &[resolver(ResolverSays::Nothing { ttl: Some(60) })], None), None, "nothing is right");
    let unknown = cached(&names(&["192.0.2.1"]), &[resolver(ResolverSays::Nothing { ttl: None })], None).unwrap();
    assert_eq!(unknown.seconds, None, "nobody says for how long");
}

#[test]
fn a_zone_edited_inside_lame_servers_and_a_cname_at_the_apex_are_seen() {
    assert_eq!(edited_inside(&ours(), &zone(false)), None);
    let mut answers = zone(false);
    answers[0].outcome = ZoneSays::Answered { ns: names(&["NS.other.kr."]), negative_ttl: None, signed: false };
    assert_eq!(edited_inside(&ours(), &answers), Some(names(&["ns.other.kr"])));
    assert!(lame(&answers).is_empty());
    answers[0].outcome = ZoneSays::NotHere { why: "REFUSED".to_owned() };
    assert_eq!((lame(&answers), edited_inside(&ours(), &answers)), (names(&["ns-1.awsdns-00.com"]), None));

    let zone = Domain::parse("example.kr").unwrap();
    let target = names(&["d1.cloudfront.net"]);
    assert!(cname_at_apex(&RecordName::from(&zone), &zone, &target));
    assert!(!cname_at_apex(&RecordName::from(&zone), &zone, &[]));
    assert!(!cname_at_apex(&RecordName::parse("www.example.kr").unwrap(), &zone, &target));
}

#[test]
fn every_standing_has_its_words_and_survives_saving() {
    let all = [
        Delegation::NotDelegated,
        Delegation::Elsewhere { servers: names(&["a.b"]), ds: true },
        half(&["a.b"], &[], &["c.d"], true),
        Delegation::Delegated,
        Delegation::Hold { status: "client hold".to_owned() },
        Delegation::Expired { status: "redemption period".to_owned() },
        Delegation::DnssecLeftover,
        Delegation::NoSuchDomain,
        Delegation::Unreachable { why: "no answer".to_owned() },
    ];
    for waits in [Waits::You, Waits::Registrar, Waits::Nobody] {
        let key = format!("waits-{}", waits.key());
        assert!([Lang::En, Lang::Ko].into_iter().all(|lang| Words::new(lang).plain(&key) != key), "{key}");
    }
    for standing in all {
        for lang in [Lang::En, Lang::Ko] {
            let words = Words::new(lang);
            for key in [format!("delegation-{}", standing.key()), format!("delegation-{}-why", standing.key())] {
                assert_ne!(words.plain(&key), key, "{lang:?}");
            }
        }
        let saved = serde_json::to_string(&standing).unwrap();
        assert_eq!(serde_json::from_str::<Delegation>(&saved).unwrap(), standing, "{saved}");
    }
}
