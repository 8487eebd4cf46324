//! Route 53 Domains, which no emulator answers for names and prices: its replies replayed as its documentation writes
//! them, over HTTP. <https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53_Domains.html>

use std::sync::{Arc, Mutex};

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use naru_adapters::aws::{Aws, Endpoints};
use naru_adapters::buying::ask_at;
use naru_core::buying::{Answer, OfferStanding, Prices, offer};
use naru_core::cloud::DomainsRead;
use naru_core::domain::Domain;
use naru_core::{Code, Error};
use serde_json::{Value, json};

use super::emulator::Keys;
use super::rig::aws;

type Seen = Arc<Mutex<Vec<(String, String, Value)>>>;

/// A Route 53 Domains that gives each operation one answer: status, error code, body.
async fn stub(available: (u16, Value), prices: (u16, Value)) -> (Aws, Seen) {
    let seen: Seen = Arc::default();
    let all = Arc::clone(&seen);
    let app = axum::Router::new().fallback(move |headers: HeaderMap, body: String| {
        let text = |name: &str| headers.get(name).map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
        let operation = text("x-amz-target").rsplit('.').next().unwrap().to_owned();
        let body = serde_json::from_str(&body).unwrap();
        all.lock().unwrap().push((operation.clone(), text("authorization"), body));
        let (status, body) = if operation == "ListPrices" { prices.clone() } else { available.clone() };
        async move {
            let headers = [("content-type", "application/x-amz-json-1.1")];
            (StatusCode::from_u16(status).unwrap(), headers, body.to_string()).into_response()
        }
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let mut endpoints = Endpoints::default();
    let url = format!("http://{}", listener.local_addr().unwrap());
    endpoints.service.insert("route53domains".to_owned(), url);
    tokio::spawn(async move { axum::serve(listener, app).await });
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
    (aws(&keys, "ap-northeast-2", &endpoints), seen)
}

fn domain(name: &str) -> Domain {
    Domain::parse(name).unwrap()
}

fn says(word: &str) -> (u16, Value) {
    (200, json!({"Availability": word}))
}

fn error(code: &str, message: &str) -> (u16, Value) {
    (400, json!({"__type": code, "message": message}))
}

fn price_list() -> (u16, Value) {
    let usd = |price: f64| json!({"Price": price, "Currency": "USD"});
    let com = json!({
        "Name": "com", "RegistrationPrice": usd(15.0), "TransferPrice": usd(15.0), "RenewalPrice": usd(15.0),
        "ChangeOwnershipPrice": usd(0.0), "RestorationPrice": usd(66.0)
    });
    (200, json!({"Prices": [com]}))
}

#[tokio::test]
async fn a_free_name_has_its_price_and_is_asked_about_in_virginia() {
    let (cloud, seen) = stub(says("AVAILABLE"), price_list()).await;
    let asked = ask_at(&cloud, &domain("example.com"), false).await;
    assert!(asked.seen.is_none(), "nobody else need be asked");
    let offer = offer(&domain("example.com"), asked);
    assert_eq!((offer.standing, offer.registration), (OfferStanding::Free, Some(15_000_000)));
    assert_eq!((offer.renewal, offer.error), (Some(15_000_000), None));
    let seen = seen.lock().unwrap();
    assert_eq!(seen[0].2, json!({"DomainName": "example.com"}));
    assert_eq!((seen[1].0.as_str(), &seen[1].2), ("ListPrices", &json!({"Tld": "com"})));
    assert!(seen.iter().all(|(_, signed, _)| signed.contains("/us-east-1/route53domains/")), "{seen:?}");
}

#[tokio::test]
async fn each_word_of_its_answer_is_understood() {
    for (word, want) in [
        ("AVAILABLE", Answer::Available { premium: None }),
        ("UNAVAILABLE", Answer::Taken),
        ("UNAVAILABLE_PREMIUM", Answer::Premium),
        ("UNAVAILABLE_RESTRICTED", Answer::Reserved),
        ("RESERVED", Answer::Reserved),
        ("AVAILABLE_RESERVED", Answer::Reserved),
        ("AVAILABLE_PREORDER", Answer::Reserved),
        ("INVALID_NAME_FOR_TLD", Answer::BadName),
        ("PENDING", Answer::Later),
        ("DONT_KNOW", Answer::Later),
        ("A_WORD_OF_2030", Answer::Later),
    ] {
        let (cloud, _) = stub(says(word), price_list()).await;
        assert_eq!(cloud.availability(&domain("example.com")).await.unwrap(), want, "{word}");
    }
    let own = json!({"Availability": "AVAILABLE", "Price": {"Price": 899.5, "Currency": "USD", "PriceType": "REGISTRY_PREMIUM"}});
    let (cloud, _) = stub((200, own), price_list()).await;
    let want = Answer::Available { premium: Some(899_500_000) };
    assert_eq!(cloud.availability(&domain("gold.com")).await.unwrap(), want);
}

#[tokio::test]
async fn refusals_are_answers_or_name_the_action() {
    let unsold = || error("UnsupportedTLD", "kr is not supported");
    let (cloud, _) = stub(unsold(), unsold()).await;
    assert_eq!(cloud.availability(&domain("한글.kr")).await.unwrap(), Answer::NotSold);
    assert_eq!(cloud.prices(&domain("한글.kr")).await.unwrap(), None);
    for (code, want) in [("TLDInMaintenance", Answer::Later), ("InvalidInput", Answer::BadName)] {
        let (cloud, _) = stub(error(code, "no"), price_list()).await;
        assert_eq!(cloud.availability(&domain("example.com")).await.unwrap(), want, "{code}");
    }
    let denied = |action: &str| {
        error(
            "AccessDeniedException",
            &format!("User: arn:aws:iam::111122223333:user/me is not authorized to perform: {action}"),
        )
    };
    let check = "route53domains:CheckDomainAvailability";
    let (cloud, _) = stub(denied(check), denied("route53domains:ListPrices")).await;
    assert_eq!(
        cloud.availability(&domain("example.com")).await.unwrap_err(),
        Error::denied(check).detail(cloud.availability(&domain("example.com")).await.unwrap_err().detail.unwrap())
    );
    let prices = cloud.prices(&domain("example.com")).await.unwrap_err();
    assert_eq!((prices.code, prices.args["action"].as_str()), (Code::AccessDenied, "route53domains:ListPrices"));
    let other = json!({"Prices": [{"Name": "com", "RegistrationPrice": {"Price": 13.0, "Currency": "EUR"}}]});
    let (cloud, _) = stub(says("AVAILABLE"), (200, other)).await;
    let none = Prices { registration: None, renewal: None, transfer: None };
    assert_eq!(cloud.prices(&domain("example.com")).await.unwrap(), Some(none), "no rate is made up");
}
