//! Registration data: documents in the shapes of RFC 9083 and 9224, and the way to them over HTTP.

use axum::Router;
use axum::http::StatusCode;
use axum::response::Redirect;
use axum::routing::get;
use naru_adapters::rdap::{Rdap, parse, server_for};
use naru_core::delegation::Registration;
use naru_core::domain::Domain;
use naru_core::registrar::{Registrar, recognise};
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
