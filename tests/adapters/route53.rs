//! Route 53 over real HTTP: every op and look at ministack as a strict AWS, as an IAM user with the set-up policy; and
//! what no emulator answers, replayed as its documentation writes it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use naru_adapters::aws::{Aws, Endpoints};
use naru_core::clock::{Clock, hex};
use naru_core::cloud::{Cloud, OpContext, Route53Read};
use naru_core::domain::Domain;
use naru_core::effect::Made;
use naru_core::hosted::{HostedZone, RecordChange, RecordSet, Target, ZoneSummary};
use naru_core::op::{Op, Route53Op};
use naru_core::recipe::STATIC_SITE;
use naru_core::{Code, Result, policy};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::emulator::{Keys, account, ministack, unique, user};
use super::rig::aws;

const REGION: &str = "ap-northeast-2";

pub fn token() -> String {
    hex(&naru_adapters::clock::SystemClock.entropy())
}

pub async fn run_as(cloud: &dyn Cloud, op: Op, token: &str) -> Result<Vec<Made>> {
    let (cancel, gate) = (CancellationToken::new(), std::sync::Arc::default());
    cloud.run(&op, &OpContext { cancel: &cancel, gate: &gate, progress: &|_| {}, token }).await
}

/// The set-up policy with nothing taken away; ministack takes `*` for the resource of a call whose path names none.
pub fn setup() -> Value {
    let mut policy = policy::setup(&STATIC_SITE, &[]);
    let all = policy["Statement"].as_array_mut().unwrap();
    let loose: Vec<Value> = all
        .iter()
        .filter(|statement| {
            ["NaruZones", "NaruCertificates", "NaruFirewall", "NaruHealth"].iter().any(|sid| statement["Sid"] == *sid)
        })
        .flat_map(|statement| statement["Action"].as_array().unwrap().clone())
        .collect();
    all.push(json!({ "Sid": "Ministack", "Effect": "Allow", "Action": loose, "Resource": "*" }));
    policy
}

fn domain() -> Domain {
    Domain::parse(&format!("site-{:08x}.kr", unique())).unwrap()
}

async fn cloud() -> Aws {
    aws(&user(&account(), &setup()).await, REGION, &ministack().endpoints())
}

async fn create(cloud: &Aws, name: &Domain, token: &str) -> (String, Vec<String>) {
    let op = Op::Route53(Route53Op::CreateZone { name: name.clone(), site: "p/production".to_owned() });
    match run_as(cloud, op, token).await.unwrap().remove(0) {
        Made::Zone { id, name_servers, .. } => (id, name_servers),
        other => panic!("{other:?}"),
    }
}

async fn whole(cloud: &Aws, id: &str) -> HostedZone {
    let summary = cloud.zones().await.unwrap().into_iter().find(|zone| zone.id == id).expect("it is listed");
    cloud.zone(&summary).await.unwrap().expect("it is there")
}

fn change(id: &str, name: &Domain, changes: Vec<RecordChange>) -> Op {
    Op::Route53(Route53Op::ChangeRecords { id: id.to_owned(), name: name.clone(), changes })
}

#[tokio::test]
async fn a_zone_is_made_once_tagged_and_goes_only_when_it_is_empty() {
    let (cloud, name, token) = (cloud().await, domain(), token());
    let (id, servers) = create(&cloud, &name, &token).await;
    assert!(!id.contains('/') && servers.len() == 4 && servers.iter().all(|s| !s.ends_with('.')), "{id} {servers:?}");
    assert_eq!(create(&cloud, &name, &token).await, (id.clone(), servers.clone()), "a repeat finds the same one");
    let tags = BTreeMap::from([("naru:site".to_owned(), "p/production".to_owned())]);
    let tag = Route53Op::TagZone { id: id.clone(), name: name.clone(), tags: tags.clone() };
    run_as(&cloud, Op::Route53(tag), &token).await.unwrap();
    let seen = whole(&cloud, &id).await;
    assert_eq!((&seen.summary.name, &seen.name_servers, seen.tags.seen()), (&name, &servers, Some(&tags)));
    assert!(seen.summary.caller_reference.starts_with("naru p/production "));
    assert_eq!(seen.summary.record_count, 2);
    let record = RecordSet::value(&format!("x.{name}"), "TXT", "\"kept\"", 60);
    run_as(&cloud, change(&id, &name, vec![RecordChange::create(record.clone())]), &token).await.unwrap();
    let delete = || Op::Route53(Route53Op::DeleteZone { id: id.clone(), name: name.clone() });
    let error = run_as(&cloud, delete(), &token).await.expect_err("somebody's record");
    assert_eq!(error.code, Code::NotCleared, "{error}");
    run_as(&cloud, change(&id, &name, vec![RecordChange::delete(record)]), &token).await.unwrap();
    for _ in 0..2 {
        run_as(&cloud, delete(), &token).await.unwrap();
    }
    assert!(cloud.zones().await.unwrap().iter().all(|zone| zone.id != id));
}

#[tokio::test]
async fn records_change_all_together_and_a_repeat_is_no_second_change() {
    let (cloud, name, token) = (cloud().await, domain(), token());
    let (id, _) = create(&cloud, &name, &token).await;
    let at = [name.to_string()];
    let old = RecordSet::value(name.as_str(), "A", "192.0.2.1", 300);
    run_as(&cloud, change(&id, &name, vec![RecordChange::create(old.clone())]), &token).await.unwrap();
    let a = RecordSet::alias(name.as_str(), "A", "d111111abcdef8.cloudfront.net");
    let aaaa = RecordSet::alias(name.as_str(), "AAAA", "d111111abcdef8.cloudfront.net");
    let batch = || {
        let changes = vec![
            RecordChange::delete(old.clone()),
            RecordChange::create(a.clone()),
            RecordChange::create(aaaa.clone()),
        ];
        change(&id, &name, changes)
    };
    for _ in 0..2 {
        run_as(&cloud, batch(), &token).await.unwrap();
    }
    let kinds = |all: Vec<RecordSet>| -> Vec<RecordSet> {
        all.into_iter().filter(|one| matches!(one.kind.as_str(), "A" | "AAAA")).collect()
    };
    assert_eq!(kinds(cloud.records(&id, &at).await.unwrap()), [a.clone(), aaaa.clone()]);
    // Somebody put another one there meanwhile: nothing of the batch is done.
    let other = RecordSet::value(name.as_str(), "A", "192.0.2.9", 300);
    let more = RecordSet::value(&format!("new.{name}"), "A", "192.0.2.9", 300);
    let error = run_as(
        &cloud,
        change(&id, &name, vec![RecordChange::create(more.clone()), RecordChange::delete(other)]),
        &token,
    )
    .await
    .expect_err("it is another record");
    assert_eq!(error.code, Code::Moved, "{error}");
    assert!(cloud.records(&id, &[more.name]).await.unwrap().is_empty(), "all or nothing");
}

/// A Route 53 that answers by call, and what it was asked.
pub async fn stub(answer: impl Fn(&str) -> (u16, String) + Send + Sync + 'static) -> (Aws, Arc<Mutex<Vec<String>>>) {
    let (answer, seen) = (Arc::new(answer), Arc::new(Mutex::new(Vec::new())));
    let all = Arc::clone(&seen);
    let app = axum::Router::new().fallback(move |request: Request| {
        let (answer, all) = (Arc::clone(&answer), Arc::clone(&all));
        async move {
            let path = request.uri().path_and_query().unwrap().as_str().trim_start_matches("/2013-04-01").to_owned();
            let call = format!("{} {path}", request.method());
            let (status, body) = answer(&call);
            all.lock().unwrap().push(call);
            Response::builder().status(status).header("content-type", "text/xml").body(Body::from(body)).unwrap()
        }
    });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "secret".to_owned() };
    (aws(&keys, REGION, &Endpoints::all(&url)), seen)
}

const NS: &str = "xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"";

fn records(sets: &str, next: Option<&str>) -> (u16, String) {
    let more = next.map_or_else(String::new, |name| {
        format!("<NextRecordName>{name}</NextRecordName><NextRecordType>A</NextRecordType>")
    });
    let body = format!(
        "<ListResourceRecordSetsResponse {NS}><ResourceRecordSets>{sets}</ResourceRecordSets>\
         <IsTruncated>{}</IsTruncated>{more}<MaxItems>300</MaxItems></ListResourceRecordSetsResponse>",
        next.is_some()
    );
    (200, body)
}

fn one(name: &str, kind: &str, rest: &str) -> String {
    format!(
        "<ResourceRecordSet><Name>{name}</Name><Type>{kind}</Type>{rest}<TTL>300</TTL><ResourceRecords>\
         <ResourceRecord><Value>192.0.2.1</Value></ResourceRecord></ResourceRecords></ResourceRecordSet>"
    )
}

#[tokio::test]
async fn an_asterisk_is_listed_as_its_number_and_found_by_its_name() {
    let (cloud, _) = stub(|_| records(&one("\\052.Example.kr.", "A", ""), None)).await;
    let found = cloud.records("Z1", &["*.example.kr".to_owned()]).await.unwrap();
    assert_eq!(found, [RecordSet::value("*.example.kr", "A", "192.0.2.1", 300)]);
}

#[tokio::test]
async fn what_is_routed_is_told_from_what_is_simple() {
    let sets = [
        one("example.kr.", "A", "<SetIdentifier>blue</SetIdentifier><Weight>10</Weight>"),
        one("www.example.kr.", "A", "<TrafficPolicyInstanceId>T1</TrafficPolicyInstanceId>"),
    ];
    let (cloud, _) = stub(move |_| records(&sets.concat(), None)).await;
    let names = ["example.kr".to_owned(), "www.example.kr".to_owned()];
    let sets: Vec<_> = cloud.records("Z1", &names).await.unwrap().into_iter().map(|record| record.set).collect();
    assert_eq!(sets, [Some("blue".to_owned()), Some("T1".to_owned())]);
}

#[tokio::test]
async fn a_large_zone_is_asked_name_by_name() {
    let (cloud, seen) = stub(|call| {
        if call.contains("name=www.example.kr") {
            records(&(one("www.example.kr.", "A", "") + &one("x.example.kr.", "A", "")), Some("y.example.kr."))
        } else {
            records(&one("a.example.kr.", "A", ""), Some("b.example.kr."))
        }
    })
    .await;
    let found = cloud.records("Z1", &["www.example.kr".to_owned()]).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(seen.lock().unwrap().len(), 2, "not page after page");
}

#[tokio::test]
async fn private_zones_and_names_that_are_no_domains_are_left_out_and_pages_are_followed() {
    let zone = |id: &str, name: &str, private: bool| {
        format!(
            "<HostedZone><Id>/hostedzone/{id}</Id><Name>{name}</Name><CallerReference>c</CallerReference><Config>\
             <PrivateZone>{private}</PrivateZone></Config><ResourceRecordSetCount>3</ResourceRecordSetCount></HostedZone>"
        )
    };
    let page = |zones: String, next: &str| {
        let more = if next.is_empty() { String::new() } else { format!("<NextMarker>{next}</NextMarker>") };
        let body = format!(
            "<ListHostedZonesResponse {NS}><HostedZones>{zones}</HostedZones><IsTruncated>{}</IsTruncated>{more}\
             <MaxItems>100</MaxItems></ListHostedZonesResponse>",
            !next.is_empty()
        );
        (200, body)
    };
    let (cloud, seen) = stub(move |call| {
        if call.contains("marker=M2") {
            page(zone("Z3", "other.kr.", false), "")
        } else {
            page(
                zone("Z1", "example.kr.", false) + &zone("Z2", "example.kr.", true) + &zone("Z4", "_x.kr.", false),
                "M2",
            )
        }
    })
    .await;
    let ids: Vec<String> = cloud.zones().await.unwrap().into_iter().map(|zone: ZoneSummary| zone.id).collect();
    assert_eq!((ids, seen.lock().unwrap().len()), (vec!["Z1".to_owned(), "Z3".to_owned()], 2));
}

#[tokio::test]
async fn refusals_are_said_in_our_words() {
    let refused = |code: &'static str, message: &'static str| async move {
        let (cloud, _) = stub(move |call| {
            if call.starts_with("GET /hostedzone?") || call == "GET /hostedzone" {
                return (200, format!("<ListHostedZonesResponse {NS}><HostedZones/><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesResponse>"));
            }
            if call.starts_with("GET") {
                return records("", None);
            }
            (400, format!("<ErrorResponse {NS}><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>R1</RequestId></ErrorResponse>"))
        })
        .await;
        let name = Domain::parse("example.kr").unwrap();
        let records =
            change("Z1", &name, vec![RecordChange::create(RecordSet::value("a.example.kr", "A", "192.0.2.1", 300))]);
        let zone = Op::Route53(Route53Op::CreateZone { name, site: "p".to_owned() });
        let op = if code.starts_with("Invalid") { records } else { zone };
        run_as(&cloud, op, &token()).await.expect_err("refused").code
    };
    let exists = "Tried to create resource record set [name='a.example.kr.', type='A'] but it already exists";
    assert_eq!(refused("InvalidChangeBatch", exists).await, Code::Moved);
    assert_eq!(refused("InvalidChangeBatch", "FATAL problem: DomainLabelTooLong").await, Code::Unexpected);
    assert_eq!(refused("TooManyHostedZones", "500").await, Code::QuotaReached);
    assert_eq!(refused("ConflictingDomainExists", "conflicts").await, Code::InUse);
}

#[tokio::test]
async fn a_change_is_waited_for_until_every_server_has_it() {
    let info = |status: &str| {
        format!(
            "<ChangeInfo><Id>/change/C1</Id><Status>{status}</Status><SubmittedAt>2026-11-22T05:00:00Z</SubmittedAt></ChangeInfo>"
        )
    };
    let (cloud, seen) = stub(move |call| {
        if call.starts_with("GET /change/C1") {
            (200, format!("<GetChangeResponse {NS}>{}</GetChangeResponse>", info("INSYNC")))
        } else {
            let body = info("PENDING");
            (200, format!("<ChangeResourceRecordSetsResponse {NS}>{body}</ChangeResourceRecordSetsResponse>"))
        }
    })
    .await;
    let record = RecordSet {
        target: Target::Values { values: vec!["192.0.2.1".to_owned()], ttl: 60 },
        ..RecordSet::value("a.example.kr", "A", "", 0)
    };
    let op = change("Z1", &Domain::parse("example.kr").unwrap(), vec![RecordChange::create(record)]);
    run_as(&cloud, op, &token()).await.unwrap();
    assert_eq!(seen.lock().unwrap().last().unwrap(), "GET /change/C1");
}

/// The step's look and plan at ministack, where nobody's DNS answers.
async fn planned(
    cloud: &Aws,
    name: &Domain,
    zone: Option<&str>,
) -> (naru_core::plan::Plan, Vec<naru_core::event::Text>) {
    use naru_core::address::DomainWishes;
    use naru_core::project::{AccessWish, Project, Wishes};
    use naru_core::step::Step;
    let mut project = Project::new("zones", [7; 16]);
    let domain = DomainWishes { zone: zone.map(str::to_owned), ..DomainWishes::new(name.clone()) };
    project.site = Wishes { access: Some(AccessWish::Cdn), domain: Some(domain), ..project.site.clone() };
    let journal = naru_core::journal::MemoryJournal::default();
    let venue = naru_core::spec::Venue::Aws;
    let env = naru_core::names::EnvName::production();
    let spec = naru_adapters::crossing::spec(&project, &env, venue, AccessWish::Cdn, &journal, "i".to_owned()).unwrap();
    let mut world = naru_core::world::World::default();
    let step = naru_core::site::zone::ZoneStep;
    step.look(cloud, &spec, &mut world).await.unwrap();
    (step.build(&spec, &world), step.notes(&spec, &world))
}

#[tokio::test]
async fn of_two_zones_that_nobody_asks_one_is_chosen_by_its_id() {
    use naru_core::plan::{Plan, Question};
    let deaf = naru_adapters::dns::DnsRoots::parse("resolver=127.0.0.1:1 parent=127.0.0.1:1 port=1").unwrap();
    let cloud = cloud().await.with_dns(std::sync::Arc::new(naru_adapters::dns::Dns::new(deaf)));
    let name = domain();
    let ((a, _), (b, _)) = (create(&cloud, &name, &token()).await, create(&cloud, &name, &token()).await);
    assert_ne!(a, b, "two zones of one name");
    let (plan, notes) = planned(&cloud, &name, None).await;
    let Plan::Ask(Question::ChooseZone { ids, .. }) = &plan else { panic!("{plan:?}") };
    assert!(ids.contains(&a) && ids.contains(&b), "{ids}");
    let told: Vec<_> = notes.iter().filter(|note| note.key == "note-zone-unused").collect();
    assert_eq!(told.len(), 2, "{notes:?}");
    assert!(told.iter().all(|note| note.args["made"] == "Naru"), "what each says of itself: {told:?}");
    assert_eq!(planned(&cloud, &name, Some(&b)).await.0, Plan::Done);
    assert!(matches!(planned(&cloud, &name, Some("ZGONE")).await.0, Plan::Drift(_)));
}
