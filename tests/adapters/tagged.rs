//! The search by tag: at moto, at ministack with the set-up policy alone, and page by page as its documentation has it.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::Endpoints;
use naru_core::Code;
use naru_core::cloud::TagRead;
use naru_core::names::{Region, TAG_SITE};
use naru_core::op::{Op, S3Op};
use serde_json::{Value, json};

use super::emulator::{Keys, account, ministack, moto, user};
use super::rig::{aws, create};
use super::route53::setup;
use super::site::{bucket, run};

const REGION: &str = "ap-northeast-2";
const SITE: &str = "0123456789abcdef/production";

fn region(name: &str) -> Region {
    Region::parse(name).unwrap()
}

#[tokio::test]
async fn what_carries_the_tag_is_listed_and_what_carries_anothers_is_not() {
    let moto_keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let strict = user(&account(), &setup()).await;
    for (keys, endpoints, whose) in [
        (&moto_keys, moto().endpoints(), "moto"),
        (&strict, ministack().endpoints(), "ministack, with the set-up policy"),
    ] {
        let cloud = aws(keys, REGION, &endpoints);
        let (ours, theirs) = (bucket("naru-tagged"), bucket("naru-theirs"));
        for (name, site) in [(&ours, SITE), (&theirs, "another/production")] {
            run(&cloud, &create(name)).await.unwrap();
            let tags = [(TAG_SITE.to_owned(), site.to_owned())].into();
            run(&cloud, &Op::S3(S3Op::TagBucket { bucket: name.clone(), tags })).await.unwrap();
        }
        let found = cloud.tagged(&region(REGION), SITE).await.unwrap();
        assert_eq!(found, [ours.arn()], "{whose}");
        cloud.tagged(&region("us-east-1"), SITE).await.expect(whose);
        run(&cloud, &Op::S3(S3Op::DeleteBucket { bucket: ours, region: region(REGION) })).await.unwrap();
        assert_eq!(cloud.tagged(&region(REGION), SITE).await.unwrap(), Vec::<String>::new(), "{whose}");
    }
}

#[tokio::test]
async fn a_refused_search_names_its_action() {
    let mut policy = setup();
    let all = policy["Statement"].as_array_mut().unwrap();
    all.retain(|one| !one["Action"].as_array().is_some_and(|a| a.contains(&"tag:GetResources".into())));
    let nobody = aws(&user(&account(), &policy).await, REGION, &ministack().endpoints());
    let refused = nobody.tagged(&region(REGION), SITE).await.unwrap_err();
    assert_eq!((refused.code, refused.args["action"].as_str()), (Code::AccessDenied, "tag:GetResources"));
}

/// Two pages in us-east-1, the first with something that lost the tag since; nothing elsewhere.
fn reply(signed: &str, from: Option<&str>) -> Value {
    let one = |arn: &str, value: &str| json!({ "ResourceARN": arn, "Tags": [{ "Key": TAG_SITE, "Value": value }] });
    let page = |next: &str, all: Vec<Value>| json!({ "PaginationToken": next, "ResourceTagMappingList": all });
    match (signed.contains("/us-east-1/tagging/"), from.unwrap_or_default()) {
        (true, "") => {
            let was_ours = one("arn:aws:acm:us-east-1:1:certificate/1", "another/production");
            page("more", vec![one("arn:aws:cloudfront::1:distribution/E1", SITE), was_ours])
        }
        (true, _) => page("", vec![one("arn:aws:route53:::hostedzone/Z1", SITE)]),
        (false, _) => page("", vec![]),
    }
}

#[tokio::test]
async fn every_page_is_read_and_each_region_is_asked_as_itself() {
    let seen: Arc<Mutex<Vec<(String, Value)>>> = Arc::default();
    let heard = Arc::clone(&seen);
    let app = axum::Router::new().fallback(move |request: Request| {
        let heard = Arc::clone(&heard);
        async move {
            let signed = request.headers()["authorization"].to_str().unwrap().to_owned();
            let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap();
            let body: Value = serde_json::from_slice(&body).unwrap();
            let answer = reply(&signed, body["PaginationToken"].as_str());
            heard.lock().unwrap().push((signed, body));
            let response = Response::builder().header("content-type", "application/x-amz-json-1.1");
            response.body(Body::from(answer.to_string())).unwrap()
        }
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let cloud = aws(&keys, REGION, &Endpoints::all(&url));
    let found = cloud.tagged(&region("us-east-1"), SITE).await.unwrap();
    assert_eq!(found, ["arn:aws:cloudfront::1:distribution/E1", "arn:aws:route53:::hostedzone/Z1"]);
    assert_eq!(cloud.tagged(&region(REGION), SITE).await.unwrap(), Vec::<String>::new());
    let seen = seen.lock().unwrap();
    let asked: Vec<_> = seen.iter().map(|(signed, _)| signed.contains(&format!("/{REGION}/tagging/"))).collect();
    assert_eq!(asked, [false, false, true]);
    let filter = json!([{ "Key": TAG_SITE, "Values": [SITE] }]);
    assert!(seen.iter().all(|(_, body)| body["TagFilters"] == filter), "{seen:?}");
}
