//! A domain's standing told for people: each standing with one sentence of what to do, the registry's facts beside it,
//! and what is said where there are none. Crossed in practice, too.

use naru_core::Code;
use naru_core::delegation::{DelegationFacts, ParentAnswer, ParentSays, Registration, judge};
use naru_core::domain::Domain;
use naru_core::event::{Event, Goal, Text};
use naru_core::practice::Faults;
use naru_core::registry::{Unheard, told, worries};
use naru_core::words::{Lang, Words};
use time::OffsetDateTime;
use time::macros::datetime;

use super::domain_road::{bench, domain};

const NOW: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);
const OURS: [&str; 2] = ["ns-1.awsdns-00.com", "ns-2.awsdns-01.org"];

fn names(all: &[&str]) -> Vec<String> {
    all.iter().map(|name| (*name).to_owned()).collect()
}

fn facts(says: Vec<ParentSays>, status: &[&str], expires: Option<&str>) -> DelegationFacts {
    let answer = |outcome| ParentAnswer { server: "a.dns.test".to_owned(), outcome };
    DelegationFacts {
        parent: says.into_iter().map(answer).collect(),
        rdap: Some(Registration {
            status: names(status),
            registrar: Some("Gabia, Inc.".to_owned()),
            expires: expires.map(str::to_owned),
            name_servers: Vec::new(),
        }),
        ..DelegationFacts::default()
    }
}

fn lines(facts: &DelegationFacts) -> Vec<Text> {
    told(&Domain::parse("example.com").unwrap(), &judge(&names(&OURS), facts, NOW), facts, NOW)
}

fn keys(lines: &[Text]) -> Vec<&str> {
    lines.iter().map(|line| line.key.as_str()).collect()
}

fn said(lines: &[Text]) -> String {
    lines.iter().map(|line| Words::new(Lang::En).of(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_standing_says_how_it_is_and_what_to_do() {
    let referral = |ns: &[&str], ds| vec![ParentSays::Referral { ns: names(ns), ds }];
    let nobody = || vec![ParentSays::NoSuchName];
    let far = Some("2028-01-01T00:00:00Z");
    for (facts, how, todo) in [
        (facts(vec![ParentSays::NotDelegated], &["active"], far), "not-delegated", "delegation-not-delegated-why"),
        (facts(referral(&["ns.gabia.co.kr"], false), &["active"], far), "elsewhere", "delegation-elsewhere-why"),
        (facts(referral(&OURS[..1], false), &["active"], far), "half", "delegation-half-why"),
        (facts(vec![ParentSays::NotDelegated], &["pending update"], far), "not-delegated", "delegation-pending"),
        (facts(nobody(), &["client hold"], far), "hold", "delegation-hold-client"),
        (facts(nobody(), &["server hold"], far), "hold", "delegation-hold-server"),
        (facts(nobody(), &["active"], Some("2026-11-01T00:00:00Z")), "expired", "delegation-expired-why"),
        (facts(nobody(), &["redemption period"], far), "expired", "delegation-expired-redemption"),
        (facts(nobody(), &["pending delete"], far), "expired", "delegation-expired-deleting"),
        (facts(nobody(), &["pending restore"], far), "expired", "delegation-expired-restoring"),
        (facts(nobody(), &[], None), "no-such-domain", "delegation-no-such-domain-why"),
        (
            facts(vec![ParentSays::Unreachable { why: "timed out".to_owned() }], &["active"], far),
            "unreachable",
            "delegation-unreachable-why",
        ),
    ] {
        let all = lines(&facts);
        assert_eq!(keys(&all)[..2], [format!("delegation-{how}").as_str(), todo], "{facts:?}");
        assert!(keys(&all).contains(&"registry-registrar"), "whose customer one is, is always told");
    }
}

#[test]
fn which_name_servers_are_meant_is_told() {
    let ns = names(&[OURS[0], "ns.gabia.co.kr"]);
    let half = said(&lines(&facts(vec![ParentSays::Referral { ns, ds: true }], &["active"], None)));
    for part in ["Right: ns-1.awsdns-00.com", "Missing: ns-2.awsdns-01.org", "To be removed: ns.gabia.co.kr", "DNSSEC"]
    {
        assert!(half.contains(part), "{part} in {half}");
    }
    let elsewhere = ParentSays::Referral { ns: names(&["ns.gabia.co.kr"]), ds: false };
    let elsewhere = said(&lines(&facts(vec![elsewhere], &["active", "client transfer prohibited"], None)));
    assert!(elsewhere.contains("Name servers now: ns.gabia.co.kr") && !elsewhere.contains("A DS record"));
    assert!(elsewhere.contains("Status at the registry: active, client transfer prohibited"));
}

#[test]
fn no_answer_of_the_registry_is_one_line() {
    for (unheard, part) in [
        (Unheard::NoServer, "The registry of .한국 has no public RDAP server"),
        (Unheard::NoSuchDomain, "does not know the name"),
        (Unheard::Unreachable, "did not answer"),
    ] {
        let silent = DelegationFacts {
            parent: vec![ParentAnswer { server: "a".to_owned(), outcome: ParentSays::NotDelegated }],
            unheard: Some(unheard),
            ..DelegationFacts::default()
        };
        let standing = judge(&names(&OURS), &silent, NOW);
        let all = told(&Domain::parse("한글.한국").unwrap(), &standing, &silent, NOW);
        assert_eq!(keys(&all).len(), 3);
        assert!(said(&all).contains(part), "{}", said(&all));
        assert_eq!(worries(&silent, NOW), [], "of a domain that works there is nothing to say then");
    }
    let unasked =
        DelegationFacts { parent: facts(vec![ParentSays::NotDelegated], &[], None).parent, ..Default::default() };
    assert_eq!(keys(&lines(&unasked)), ["delegation-not-delegated", "delegation-not-delegated-why"]);
}

#[test]
fn a_domain_that_works_is_watched_over() {
    for (status, expires, want) in [
        (&["active"][..], "2027-11-23T12:00:00Z", &["registry-until"][..]),
        (&["active"], "2026-12-02T12:00:00Z", &["registry-until", "registry-ends-soon"]),
        (&["active"], "2026-11-23T11:00:00Z", &["registry-until", "registry-ended"]),
        (&["client hold"], "2027-11-23T12:00:00Z", &["registry-until", "delegation-hold-client"]),
        (&["pending delete"], "2027-11-23T12:00:00Z", &["registry-until", "delegation-expired-deleting"]),
    ] {
        let delegated = vec![ParentSays::Referral { ns: names(&OURS), ds: false }];
        assert_eq!(keys(&worries(&facts(delegated, status, Some(expires)), NOW)), want, "{status:?} {expires}");
    }
    let soon = said(&worries(&facts(Vec::new(), &["active"], Some("2026-12-02T12:00:00Z")), NOW));
    assert!(
        soon.contains("Registered with Gabia, Inc. until 2026-12-02") && soon.contains("Days until it ends: 9"),
        "{soon}"
    );
}

#[tokio::test]
async fn in_practice_a_name_on_hold_is_told_of_while_its_run_waits() {
    for (name, key) in
        [("hold.example", "delegation-hold-client"), ("expired.example", "delegation-expired-redemption")]
    {
        let mut bench = bench();
        bench.domain = Some(domain(name));
        let (_, result) = bench.cross(Goal::Build, Faults::default()).await;
        assert_eq!(result.unwrap_err().code, Code::StillWaiting, "nobody lifts it unasked");
        let events = bench.events.lock().unwrap().clone();
        let told = events.iter().find_map(|event| match event {
            Event::Wait { on, told, .. } if on == "delegation" => Some(told.clone()),
            _ => None,
        });
        assert!(keys(&told.unwrap()).contains(&key), "{name}");
    }
}
