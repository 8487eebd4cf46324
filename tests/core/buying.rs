//! What a name that somebody would like comes to: each answer of Route 53 Domains, of the registry and of DNS.

use naru_core::Error;
use naru_core::buying::{Answer, Asked, NotInside, Offer, OfferStanding, Prices, not_inside, offer};
use naru_core::cloud::Reader;
use naru_core::delegation::{DelegationFacts, ParentAnswer, ParentSays, Registration};
use naru_core::domain::Domain;
use naru_core::policy::Action;
use naru_core::practice::Faults;
use naru_core::registrar::Registrar;
use naru_core::registry::Unheard;

use super::domain_road::bench;

const YEAR: Prices = Prices { registration: Some(15_000_000), renewal: Some(16_000_000), transfer: Some(14_000_000) };

fn domain(name: &str) -> Domain {
    Domain::parse(name).unwrap()
}

fn of(name: &str, answer: Result<Answer, Error>, prices: Option<Prices>, seen: Option<DelegationFacts>) -> Offer {
    offer(&domain(name), Asked { answer, prices: Ok(prices), seen, practice: false })
}

fn dns(says: ParentSays) -> Option<DelegationFacts> {
    let parent = vec![ParentAnswer { server: "a".to_owned(), outcome: says }];
    Some(DelegationFacts { parent, unheard: Some(Unheard::NoServer), ..DelegationFacts::default() })
}

fn registry(rdap: Option<Registration>, unheard: Option<Unheard>) -> Option<DelegationFacts> {
    let parent = vec![ParentAnswer { server: "a".to_owned(), outcome: ParentSays::Unreachable { why: String::new() } }];
    Some(DelegationFacts { parent, rdap, unheard, ..DelegationFacts::default() })
}

#[test]
fn every_answer_has_its_standing_its_prices_and_its_shops() {
    let free = of("www.example.com", Ok(Answer::Available { premium: None }), Some(YEAR), None);
    assert_eq!(free.name.as_str(), "example.com", "the name as it is bought");
    assert_eq!(
        (free.standing, free.registration, free.renewal),
        (OfferStanding::Free, YEAR.registration, YEAR.renewal)
    );
    assert_eq!((free.transfer, free.shops[0]), (None, Registrar::Route53));
    let own = of("gold.com", Ok(Answer::Available { premium: Some(900_000_000) }), Some(YEAR), None);
    assert_eq!((own.registration, own.renewal), (Some(900_000_000), None), "never the ending's price for such a name");

    for (answer, standing) in [
        (Answer::Taken, OfferStanding::Taken),
        (Answer::Reserved, OfferStanding::Reserved),
        (Answer::Premium, OfferStanding::Premium),
        (Answer::BadName, OfferStanding::BadName),
        (Answer::Later, OfferStanding::Later),
    ] {
        let one = of("example.com", Ok(answer), Some(YEAR), None);
        assert_eq!((one.standing, one.registration, one.renewal), (standing, None, None));
        assert_eq!(one.transfer.is_some(), standing == OfferStanding::Taken, "it may be one's own");
        assert!(!one.shops.contains(&Registrar::Route53), "{standing:?}");
    }
}

#[test]
fn what_route_53_does_not_sell_is_asked_of_the_registry_and_dns() {
    let sold = |seen| of("한글.kr", Ok(Answer::NotSold), None, seen);
    for (seen, standing) in [
        (None, OfferStanding::NotSold),
        (dns(ParentSays::Unreachable { why: String::new() }), OfferStanding::NotSold),
        (dns(ParentSays::NoSuchName), OfferStanding::MaybeFree),
        (dns(ParentSays::Referral { ns: vec!["ns.gabia.co.kr".to_owned()], ds: false }), OfferStanding::Taken),
        (dns(ParentSays::NotDelegated), OfferStanding::Taken),
        (registry(Some(Registration::default()), None), OfferStanding::Taken),
        (registry(None, Some(Unheard::NoSuchDomain)), OfferStanding::MaybeFree),
        (registry(None, Some(Unheard::Unreachable)), OfferStanding::NotSold),
    ] {
        let one = sold(seen.clone());
        assert_eq!(one.standing, standing, "{seen:?}");
        assert!(!one.shops.contains(&Registrar::Route53), "{seen:?}");
        let korean = [Registrar::Gabia, Registrar::Cafe24, Registrar::HostingKr, Registrar::WhoisCoKr];
        assert_eq!(one.shops.is_empty(), standing == OfferStanding::Taken);
        assert!(one.shops.is_empty() || one.shops == korean, "a Korean name is bought in Korea: {:?}", one.shops);
    }
    assert_eq!(sold(None).written, "한글.kr");
    assert_eq!(of("example.한국", Ok(Answer::NotSold), None, None).shops.len(), 4);
}

#[test]
fn a_refusal_is_named_and_holds_nothing_up() {
    let denied = || Err(Error::denied("route53domains:CheckDomainAvailability"));
    let one = of("example.com", denied(), Some(YEAR), None);
    assert_eq!(one.standing, OfferStanding::Unasked);
    assert_eq!(one.error.unwrap().args["action"], "route53domains:CheckDomainAvailability");
    assert_eq!(of("example.com", denied(), None, dns(ParentSays::NoSuchName)).standing, OfferStanding::MaybeFree);
    // Free, with its price refused: still free, and said why there is no price.
    let refused = Asked {
        answer: Ok(Answer::Available { premium: None }),
        prices: Err(Error::denied("route53domains:ListPrices")),
        seen: None,
        practice: false,
    };
    let one = offer(&domain("example.com"), refused);
    assert_eq!((one.standing, one.registration, one.shops[0]), (OfferStanding::Free, None, Registrar::Route53));
    assert_eq!(one.error.unwrap().args["action"], "route53domains:ListPrices");
}

#[test]
fn a_name_inside_another_is_not_sold_and_not_every_one_can_be_used() {
    assert_eq!(of("blog.example.com", Ok(Answer::BadName), None, None).standing, OfferStanding::Inside);
    for (name, want) in [
        ("blog.example.com", None),
        ("나.친구.kr", None),
        ("example.kr", Some(NotInside::Apex)),
        ("www.example.kr", Some(NotInside::Apex)),
        ("example.co.kr", Some(NotInside::Apex)),
        ("me.github.io", Some(NotInside::Platform)),
        ("shop.me.vercel.app", Some(NotInside::Platform)),
        ("d111111abcdef8.cloudfront.net", Some(NotInside::Platform)),
        ("blog.notgithub.io", None),
    ] {
        assert_eq!(not_inside(&domain(name)), want, "{name}");
    }
}

#[tokio::test]
async fn practice_answers_by_how_a_name_begins() {
    let bench = bench();
    let cloud = bench.cloud(Faults::default());
    for (name, want) in [
        ("my-site.com", Answer::Available { premium: None }),
        ("taken.com", Answer::Taken),
        ("reserved.com", Answer::Reserved),
        ("premium.com", Answer::Premium),
        ("later.com", Answer::Later),
        ("example.kr", Answer::NotSold),
    ] {
        assert_eq!(cloud.domains().availability(&domain(name)).await.unwrap(), want, "{name}");
    }
    assert_eq!(cloud.domains().prices(&domain("my-site.com")).await.unwrap().unwrap().registration, Some(15_000_000));
    assert_eq!(cloud.domains().prices(&domain("example.kr")).await.unwrap(), None);
    let denied = Faults { denied_reads: vec![Action::ListDomainPrices], ..Faults::default() };
    let refused = bench.cloud(denied).domains().prices(&domain("my-site.com")).await.unwrap_err();
    assert_eq!(refused.args["action"], "route53domains:ListPrices");
}
