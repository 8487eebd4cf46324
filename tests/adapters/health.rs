//! Route 53's health checks. Both emulators write their booleans as `True`, which no SDK reads, so that replies are
//! replayed as Route 53's documentation writes them; what needs no such reply is asked of ministack.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::cloud::Route53Read;
use naru_core::effect::Made;
use naru_core::health::{HealthCheck, HealthSettings, reference_of};
use naru_core::names::TAG_SITE;
use naru_core::op::{HealthOp, Op};
use naru_core::world::Fact;

use super::emulator::{account, ministack, user};
use super::rig::aws;
use super::route53::{run_as, setup, stub, token};

const REGION: &str = "ap-northeast-2";
const SITE: &str = "0123456789abcdef/production";
const NS: &str = "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

/// One health check, as every reply has it.
fn one(id: &str, reference: &str) -> String {
    format!(
        "<HealthCheck><Id>{id}</Id><CallerReference>{reference}</CallerReference><HealthCheckConfig><Port>443</Port>\
         <Type>HTTPS</Type><ResourcePath>/</ResourcePath><FullyQualifiedDomainName>example.kr\
         </FullyQualifiedDomainName><RequestInterval>30</RequestInterval><FailureThreshold>3</FailureThreshold>\
         <MeasureLatency>false</MeasureLatency><Inverted>false</Inverted><Disabled>false</Disabled>\
         <EnableSNI>true</EnableSNI></HealthCheckConfig><HealthCheckVersion>4</HealthCheckVersion></HealthCheck>"
    )
}

fn page(checks: &str, next: Option<&str>) -> (u16, String) {
    let more = next.map_or_else(String::new, |next| format!("<NextMarker>{next}</NextMarker>"));
    let cut = next.is_some();
    let rest = format!("<Marker></Marker><IsTruncated>{cut}</IsTruncated>{more}<MaxItems>100</MaxItems>");
    let list = format!("<HealthChecks>{checks}</HealthChecks>{rest}");
    (200, format!("<ListHealthChecksResponse {NS}>{list}</ListHealthChecksResponse>"))
}

fn gone() -> (u16, String) {
    let code = "<Type>Sender</Type><Code>NoSuchHealthCheck</Code><Message>none</Message>";
    (404, format!("<ErrorResponse {NS}><Error>{code}</Error><RequestId>1</RequestId></ErrorResponse>"))
}

#[tokio::test]
async fn every_page_is_read_with_the_fields_we_own() {
    let (cloud, calls) = stub(|call| match call {
        _ if call.contains("marker=hc-2") => page(&one("hc-2", "theirs"), None),
        _ => page(&one("hc-1", "ours"), Some("hc-2")),
    })
    .await;
    let settings = HealthSettings::wanted("example.kr");
    let whole = |id: &str, reference: &str| HealthCheck {
        id: id.to_owned(),
        caller_reference: reference.to_owned(),
        version: 4,
        tags: Fact::Unseen,
        settings: settings.clone(),
    };
    assert_eq!(cloud.health_checks().await.unwrap(), [whole("hc-1", "ours"), whole("hc-2", "theirs")]);
    assert_eq!(calls.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn it_is_made_under_its_reference_and_one_whose_reply_was_lost_is_found_again() {
    let create = Op::Health(HealthOp::Create { site: SITE.to_owned(), settings: HealthSettings::wanted("example.kr") });
    let token = token();
    let reference = format!("{}{token}", reference_of(SITE));
    let made = vec![Made::Check { id: "hc-1".to_owned(), caller_reference: reference.clone() }];

    let body = one("hc-1", &reference);
    let (cloud, calls) = stub(move |call| match call.starts_with("POST") {
        true => (201, format!("<CreateHealthCheckResponse {NS}>{body}</CreateHealthCheckResponse>")),
        false => page("", None),
    })
    .await;
    assert_eq!(run_as(&cloud, create.clone(), &token).await.unwrap(), made);
    assert!(calls.lock().unwrap().iter().any(|call| call == "POST /healthcheck"), "{calls:?}");

    let body = one("hc-1", &reference);
    let (cloud, calls) = stub(move |_| page(&body, None)).await;
    assert_eq!(run_as(&cloud, create, &token).await.unwrap(), made);
    assert!(calls.lock().unwrap().iter().all(|call| call.starts_with("GET")), "no second one: {calls:?}");
}

#[tokio::test]
async fn a_change_from_an_older_version_moves_nothing_and_one_that_is_gone_is_gone() {
    let (cloud, _) = stub(|call| match call.split('/').next().unwrap() {
        "POST " => {
            let code = "<Type>Sender</Type><Code>HealthCheckVersionMismatch</Code><Message>5</Message>";
            (409, format!("<ErrorResponse {NS}><Error>{code}</Error><RequestId>1</RequestId></ErrorResponse>"))
        }
        _ => gone(),
    })
    .await;
    let settings = HealthSettings::wanted("example.kr");
    let update = Op::Health(HealthOp::Update { id: "hc-1".to_owned(), version: 4, settings });
    assert_eq!(run_as(&cloud, update, &token()).await.unwrap_err().code, Code::Moved);
    assert_eq!(cloud.health_check_tags("hc-1").await.unwrap(), None);
    let (id, name, site) = ("hc-1".to_owned(), "example.kr".to_owned(), SITE.to_owned());
    run_as(&cloud, Op::Health(HealthOp::Delete { id, name, site }), &token()).await.expect("it is gone already");
}

#[tokio::test]
async fn the_set_up_policy_is_enough_to_look_and_to_tag_and_what_is_not_allowed_is_named() {
    let owner = account();
    let cloud = aws(&user(&owner, &setup()).await, REGION, &ministack().endpoints());
    assert_eq!(cloud.health_checks().await.unwrap(), []);
    let (id, tags) = ("hc-1".to_owned(), BTreeMap::from([(TAG_SITE.to_owned(), SITE.to_owned())]));
    let tag = Op::Health(HealthOp::Tag { id: id.clone(), name: "example.kr".to_owned(), tags });
    let moved = run_as(&cloud, tag, &token()).await.expect_err("there is none");
    assert_eq!(moved.code, Code::Moved, "it may be asked for: {moved}");
    assert_eq!(cloud.health_check_tags(&id).await.unwrap(), None);

    let mut policy = setup();
    for statement in policy["Statement"].as_array_mut().unwrap() {
        if let Some(actions) = statement["Action"].as_array_mut() {
            actions.retain(|action| *action != "route53:ListHealthChecks");
        }
    }
    let nobody = aws(&user(&owner, &policy).await, REGION, &ministack().endpoints());
    let refused = nobody.health_checks().await.unwrap_err();
    assert_eq!((refused.code, refused.args["action"].as_str()), (Code::AccessDenied, "route53:ListHealthChecks"));
}
