//! Certificate Manager: looks and ops at moto, which remembers tokens as AWS does; what no emulator answers replayed
//! as its documentation writes it. Always us-east-1, whatever the site's Region.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::{Aws, Endpoints};
use naru_core::Code;
use naru_core::cloud::AcmRead;
use naru_core::domain::Domain;
use naru_core::effect::Made;
use naru_core::hosted::CertificateStatus;
use naru_core::op::{AcmOp, Op};
use serde_json::{Value, json};

use super::emulator::{Keys, account, ministack, moto, unique, user};
use super::rig::aws;
use super::route53::{run_as, setup, token};

const REGION: &str = "ap-northeast-2";

fn names() -> Vec<Domain> {
    let name = Domain::parse(&format!("site-{:08x}.kr", unique())).unwrap();
    vec![name.clone(), name.apex_and_www().1]
}

fn request(names: &[Domain]) -> Op {
    let tags = BTreeMap::from([("naru:site".to_owned(), "p/production".to_owned())]);
    Op::Acm(AcmOp::Request { names: names.to_vec(), tags })
}

fn arn_of(made: &[Made]) -> String {
    match made {
        [Made::Id { id }] => id.clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_certificate_is_requested_once_by_token_found_by_tag_and_goes() {
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let cloud = aws(&keys, REGION, &moto().endpoints());
    let (names, token) = (names(), token());
    let arn = arn_of(&run_as(&cloud, request(&names), &token).await.unwrap());
    assert!(arn.starts_with("arn:aws:acm:us-east-1:"), "{arn}");
    assert_eq!(arn_of(&run_as(&cloud, request(&names), &token).await.unwrap()), arn, "the same token, the same one");
    assert!(cloud.certificates().await.unwrap().iter().any(|one| one.arn == arn));
    let one = cloud.certificate(&arn).await.unwrap().unwrap();
    assert_eq!(one.tags.seen().unwrap()["naru:site"], "p/production");
    assert!(names.iter().all(|name| one.covers(name)), "{:?}", one.names);
    assert!(!one.in_use);
    let delete = || Op::Acm(AcmOp::Delete { arn: arn.clone(), names: one.names.clone(), why: String::new() });
    for _ in 0..2 {
        run_as(&cloud, delete(), &token).await.unwrap();
    }
    assert_eq!(cloud.certificate(&arn).await.unwrap(), None);
}

#[tokio::test]
async fn the_set_up_policy_is_enough_for_certificates() {
    let cloud = aws(&user(&account(), &setup()).await, REGION, &ministack().endpoints());
    let names = names();
    let arn = arn_of(&run_as(&cloud, request(&names), &token()).await.unwrap());
    assert!(cloud.certificates().await.unwrap().iter().any(|one| one.arn == arn));
    let one = cloud.certificate(&arn).await.unwrap().unwrap();
    assert_eq!(one.tags.seen().unwrap()["naru:site"], "p/production", "tags may be read");
    let delete = Op::Acm(AcmOp::Delete { arn: arn.clone(), names: one.names, why: String::new() });
    run_as(&cloud, delete, &token()).await.unwrap();
    assert_eq!(cloud.certificate(&arn).await.unwrap(), None);
}

/// One request: what was asked, with what, and as signed for where.
type Asked = (String, Value, String);

async fn stub(
    answer: impl Fn(&str, &Value, usize) -> (u16, Value) + Send + Sync + 'static,
) -> (Aws, Arc<Mutex<Vec<Asked>>>) {
    let (answer, seen) = (Arc::new(answer), Arc::new(Mutex::new(Vec::new())));
    let all = Arc::clone(&seen);
    let app = axum::Router::new().fallback(move |request: Request| {
        let (answer, all) = (Arc::clone(&answer), Arc::clone(&all));
        async move {
            let (parts, body) = request.into_parts();
            let header = |name: &str| parts.headers[name].to_str().unwrap().to_owned();
            let call = header("x-amz-target").rsplit('.').next().unwrap().to_owned();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            let body: Value = serde_json::from_slice(&body).unwrap();
            let before = all.lock().unwrap().len();
            let (status, reply) = answer(&call, &body, before);
            all.lock().unwrap().push((call, body, header("authorization")));
            let response = Response::builder().status(status).header("content-type", "application/x-amz-json-1.1");
            response.body(Body::from(reply.to_string())).unwrap()
        }
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
    (aws(&keys, REGION, &Endpoints::all(&url)), seen)
}

fn described(status: &str, more: Value) -> Value {
    let mut one = json!({
        "CertificateArn": "arn:1", "DomainName": "example.kr", "Status": status,
        "SubjectAlternativeNames": ["example.kr", "www.example.kr"],
        "DomainValidationOptions": [{ "DomainName": "example.kr" }, { "DomainName": "www.example.kr" }],
    });
    for (key, value) in more.as_object().unwrap() {
        one[key] = value.clone();
    }
    json!({ "Certificate": one })
}

async fn certificate(reply: Value) -> naru_core::hosted::Certificate {
    let (cloud, _) = stub(move |call, _, _| match call {
        "DescribeCertificate" => (200, reply.clone()),
        _ => (200, json!({ "Tags": [] })),
    })
    .await;
    cloud.certificate("arn:1").await.unwrap().unwrap()
}

#[tokio::test]
async fn the_first_look_may_not_say_yet_how_it_is_proven() {
    let one = certificate(described("PENDING_VALIDATION", json!({}))).await;
    assert_eq!(one.status, CertificateStatus::Pending);
    assert_eq!((one.proofs.len(), one.records().len()), (2, 0));
    let record = json!({ "Name": "_A1.example.kr.", "Type": "CNAME", "Value": "_B2.acm-validations.aws." });
    let options = json!({ "DomainValidationOptions": [
        { "DomainName": "example.kr", "ResourceRecord": record }, { "DomainName": "*.example.kr", "ResourceRecord": record },
    ] });
    let records = certificate(described("PENDING_VALIDATION", options)).await.records();
    assert_eq!(records.len(), 1, "a name and its asterisk are proven by the same");
    assert_eq!((records[0].name.as_str(), records[0].says().as_str()), ("_a1.example.kr", "_b2.acm-validations.aws"));
}

#[tokio::test]
async fn what_will_never_be_issued_says_why() {
    let failed = json!({ "FailureReason": "CAA_ERROR" });
    assert_eq!(
        certificate(described("FAILED", failed)).await.status,
        CertificateStatus::Dead { why: "CAA_ERROR".into() }
    );
    let late = certificate(described("VALIDATION_TIMED_OUT", json!({}))).await.status;
    assert_eq!(late, CertificateStatus::Dead { why: "VALIDATION_TIMED_OUT".into() });
    assert!(certificate(described("ISSUED", json!({ "InUseBy": ["arn:2"] }))).await.in_use);
}

#[tokio::test]
async fn every_page_and_every_kind_of_key_is_listed_in_us_east_1() {
    let (cloud, seen) = stub(|_, body, _| {
        let one = |arn: &str| json!({ "CertificateArn": arn, "DomainName": "a.kr", "SubjectAlternativeNameSummaries": ["a.kr", "*.a.kr"] });
        match body["NextToken"].as_str() {
            None => (200, json!({ "CertificateSummaryList": [one("arn:1")], "NextToken": "t2" })),
            Some(_) => (200, json!({ "CertificateSummaryList": [one("arn:2")] })),
        }
    })
    .await;
    let all = cloud.certificates().await.unwrap();
    assert_eq!((all.len(), all[0].names.clone()), (2, vec!["a.kr".to_owned(), "*.a.kr".to_owned()]));
    let seen = seen.lock().unwrap();
    let kinds = seen[0].1["Includes"]["keyTypes"].as_array().unwrap();
    assert!(kinds.iter().any(|kind| kind == "EC_prime256v1") && kinds.iter().any(|kind| kind == "RSA_4096"));
    assert!(seen.iter().all(|(_, _, signed)| signed.contains("/us-east-1/acm/")), "{seen:?}");
}

#[tokio::test]
async fn a_certificate_in_use_stays_and_the_token_has_only_what_acm_takes() {
    let (cloud, seen) = stub(|call, _, _| match call {
        "RequestCertificate" => (200, json!({ "CertificateArn": "arn:1" })),
        _ => (400, json!({ "__type": "ResourceInUseException", "message": "in use" })),
    })
    .await;
    run_as(&cloud, request(&names()), "0123456789abcdef0123456789abcdef-and-more").await.unwrap();
    assert_eq!(seen.lock().unwrap()[0].1["IdempotencyToken"], "0123456789abcdef0123456789abcdef");
    let delete = Op::Acm(AcmOp::Delete { arn: "arn:1".to_owned(), names: Vec::new(), why: String::new() });
    assert_eq!(run_as(&cloud, delete, &token()).await.expect_err("in use").code, Code::InUse);
}
