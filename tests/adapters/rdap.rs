//! Registration data: documents in the shapes of RFC 9083 and 9224, and the way to them over HTTP.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::get;
use naru_adapters::dns::{Dns, DnsRoots};
use naru_adapters::rdap::{Rdap, parse, server_for};
use naru_core::delegation::{DnsRead, Registration};
use naru_core::domain::Domain;
use naru_core::registrar::{Registrar, recognise};
use naru_core::registry::Unheard;
use serde_json::{Value, json};

fn domain(text: &str) -> Domain {
    Domain::parse(text).unwrap()
}

fn document() -> Value {
    json!({
        "rdapConformance": ["rdap_level_0", "icann_rdap_response_profile_1"],
        "objectClassName": "domain",
        "handle": "2336799_DOMAIN_COM-VRSN",
        "ldhName": "EXAMPLE.COM",
        "status": ["client transfer prohibited", "clientHold"],
        "entities": [
            {"objectClassName": "entity", "handle": "X-1", "roles": ["registrant"], "vcardArray": ["vcard", [
                ["version", {}, "text", "4.0"], ["fn", {}, "text", "A Person"]]]},
            {"objectClassName": "entity", "handle": "244", "roles": ["registrar"],
             "publicIds": [{"type": "IANA Registrar ID", "identifier": "244"}],
             "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Gabia, Inc."]]],
             "entities": [{"objectClassName": "entity", "roles": ["abuse"]}]}
        ],
        "events": [
            {"eventAction": "registration", "eventDate": "1995-08-14T04:00:00Z"},
            {"eventAction": "expiration", "eventDate": "2027-08-13T13:00:00+09:00"},
            {"eventAction": "last update of RDAP database", "eventDate": "2026-11-22T00:00:00Z"}
        ],
        "nameservers": [
            {"objectClassName": "nameserver", "ldhName": "NS.GABIA.CO.KR"},
            {"objectClassName": "nameserver", "ldhName": "ns1.gabia.co.kr."}
        ]
    })
}

#[test]
fn status_registrar_expiry_and_name_servers_are_read() {
    let read = parse(&document()).unwrap();
    assert_eq!(read.status, ["client transfer prohibited", "client hold"]);
    assert_eq!(read.expires.as_deref(), Some("2027-08-13T04:00:00Z"), "in UTC");
    assert_eq!(read.name_servers, ["ns.gabia.co.kr", "ns1.gabia.co.kr"]);
    assert_eq!(read.registrar.as_deref(), Some("Gabia, Inc."), "never the registrant");
    assert_eq!(recognise(read.registrar.as_deref(), &read.name_servers), Some(Registrar::Gabia));
}

#[test]
fn what_is_missing_or_odd_is_left_out() {
    assert_eq!(parse(&json!({"objectClassName": "domain"})), Some(Registration::default()));
    for other in [json!({"errorCode": 404, "title": "Not Found"}), json!([]), json!("domain"), Value::Null] {
        assert_eq!(parse(&other), None, "{other}");
    }
    let odd = json!({
        "objectClassName": "domain", "status": ["REDEMPTION_PERIOD", 7, null], "events": [{"eventAction": "expiration",
        "eventDate": "soon"}, 3], "nameservers": [{}], "entities": [{"roles": ["registrar"], "handle": "R-9",
        "vcardArray": ["vcard", [["fn", {}, "text", ""], "x"]]}, {"roles": "registrar"}]
    });
    let read = parse(&odd).unwrap();
    assert_eq!(read.status, ["redemption period"]);
    assert_eq!((read.expires, read.registrar.as_deref()), (None, Some("R-9")));
}

#[test]
fn the_list_of_servers_is_read_by_the_longest_name_that_fits() {
    let list = json!({"version": "1.0", "services": [
        [["com", "net"], ["http://rdap.example/com/", "https://rdap.example/com/"]],
        [["xn--3e0b707e"], ["https://rdap.example/hangul/"]],
        [["uk"], ["https://rdap.example/uk/"]],
        [["co.uk"], ["https://rdap.example/co-uk/"]],
        "odd"
    ]});
    let server = |text: &str| server_for(&list, &domain(text));
    assert_eq!(server("example.com").as_deref(), Some("https://rdap.example/com/"));
    assert_eq!(server("한글.한국").as_deref(), Some("https://rdap.example/hangul/"));
    assert_eq!(server("shop.co.uk").as_deref(), Some("https://rdap.example/co-uk/"));
    assert_eq!(server("shop.org.uk").as_deref(), Some("https://rdap.example/uk/"));
    assert_eq!(server("telecom.kr"), None);
    assert_eq!(server_for(&json!({}), &domain("example.com")), None);
}

#[tokio::test]
async fn the_way_over_http_and_every_way_it_can_end_in_nothing() {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let list = json!({"services": [
        [["com"], [format!("{base}/registry/")]],
        [["net"], ["http://127.0.0.1:1/"]],
        [["org"], [format!("{base}/portal")]]
    ]});
    let app = Router::new()
        .route("/dns.json", get(move || async move { list.to_string() }))
        .route("/registry/domain/example.com", get(|| async { Redirect::temporary("/registrar/example.com") }))
        .route("/registrar/example.com", get(|| async { document().to_string() }))
        .route("/registry/domain/broken.com", get(|| async { (StatusCode::BAD_GATEWAY, "{}") }))
        .route("/portal/domain/example.org", get(|| async { "<html>Please sign in</html>" }));
    tokio::spawn(async move { axum::serve(listener, app).await });

    let rdap = Rdap::with_bootstrap(&format!("{base}/dns.json")).unwrap();
    let read = rdap.registration(&domain("Example.com")).await.unwrap();
    assert_eq!(read.registrar.as_deref(), Some("Gabia, Inc."));
    for nothing in ["nobody.com", "broken.com", "refused.net", "example.org", "example.kr"] {
        assert_eq!(rdap.registration(&domain(nothing)).await, None, "{nothing}");
    }
    let unreachable = Rdap::with_bootstrap("http://127.0.0.1:1/dns.json").unwrap();
    assert_eq!(unreachable.registration(&domain("example.com")).await, None);
}

/// A registry on this computer that counts what it is asked.
async fn counted() -> (String, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let list = json!({"services": [[["com"], [format!("{base}/registry/")]]]});
    let asked = Arc::new(AtomicUsize::new(0));
    let count = |asked: &Arc<AtomicUsize>| {
        let asked = asked.clone();
        move || {
            asked.fetch_add(1, Ordering::SeqCst);
        }
    };
    let (a, b, c) = (count(&asked), count(&asked), count(&asked));
    let app = Router::new()
        .route("/dns.json", get(move || async move { list.to_string() }))
        .route(
            "/registry/domain/example.com",
            get(move || async move {
                a();
                document().to_string()
            }),
        )
        .route(
            "/registry/domain/broken.com",
            get(move || async move {
                b();
                (StatusCode::BAD_GATEWAY, "{}")
            }),
        )
        .route(
            "/registry/domain/nobody.com",
            get(move || async move {
                c();
                (StatusCode::NOT_FOUND, json!({"errorCode": 404, "title": "Not Found"}).to_string())
            }),
        );
    tokio::spawn(async move { axum::serve(listener, app).await });
    (format!("{base}/dns.json"), asked)
}

#[tokio::test]
async fn a_wait_does_not_ask_the_registry_at_every_look_and_every_silence_has_its_reason() {
    let (list, asked) = counted().await;
    let rdap = Rdap::with_bootstrap(&list).unwrap();
    for _ in 0..5 {
        assert_eq!(rdap.ask(&domain("example.com")).await.unwrap().registrar.as_deref(), Some("Gabia, Inc."));
        assert_eq!(rdap.clone().ask(&domain("nobody.com")).await, Err(Unheard::NoSuchDomain));
        assert_eq!(rdap.ask(&domain("broken.com")).await, Err(Unheard::Unreachable));
        assert_eq!(rdap.ask(&domain("telecom.kr")).await, Err(Unheard::NoServer));
        assert_eq!(rdap.ask(&domain("한글.한국")).await, Err(Unheard::NoServer));
    }
    assert_eq!(asked.load(Ordering::SeqCst), 3, "each name once");
}

#[tokio::test]
async fn a_look_at_the_delegation_hears_the_registry_beside_the_parents() {
    let (list, asked) = counted().await;
    // Nobody answers there: that a parent is deaf keeps nothing from the registry.
    let roots = DnsRoots::parse("resolver=127.0.0.1:1 parent=127.0.0.1:1 port=1").unwrap();
    let dns = Dns::new(roots.clone()).with_rdap(Some(Rdap::with_bootstrap(&list).unwrap()));
    let facts = dns.delegation_of(&domain("example.com"), &[]).await.unwrap();
    assert_eq!(facts.rdap.unwrap().status, ["client transfer prohibited", "client hold"]);
    let facts = dns.delegation_of(&domain("telecom.kr"), &[]).await.unwrap();
    assert_eq!((facts.rdap, facts.unheard), (None, Some(Unheard::NoServer)));
    let inside = dns.delegation_of(&domain("blog.example.com"), &[]).await.unwrap();
    assert_eq!((inside.rdap, inside.unheard), (None, None), "a name inside another is not registered");
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    let nobody = Dns::new(roots).delegation_of(&domain("example.com"), &[]).await.unwrap();
    assert_eq!((nobody.rdap, nobody.unheard), (None, None), "who is not to be asked says nothing");
}
