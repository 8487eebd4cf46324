//! Names whose records others keep, on the way back: a real server of theirs is asked whether the rows are gone, before
//! anything goes that they lead to.

use std::sync::Arc;

use naru_adapters::dns::{Dns, DnsRoots};
use naru_core::address::{DnsAt, DomainWishes};
use naru_core::cdn::CdnRecord;
use naru_core::domain::Domain;
use naru_core::hosted::RecordSet;
use naru_core::journal::MemoryJournal;
use naru_core::names::{AccountId, EnvName};
use naru_core::plan::{Plan, Question, Wait};
use naru_core::project::{AccessWish, Project, Wishes};
use naru_core::site::alias::AliasStep;
use naru_core::spec::{Spec, Venue};
use naru_core::step::Step;
use naru_core::world::{Caller, Fact, World};

use super::emulator::{account, ministack, user};
use super::nsd::{Nsd, at, free_port};
use super::rig::aws;
use super::route53::setup;

const NAME: &str = "blog.friend.test";
const HOST: &str = "d111111abcdef8.cloudfront.net";
const PARENT: &str = "@ SOA a.nic.test. me.test. 1 60 60 600 300\n@ NS a.nic.test.\na.nic A 127.0.0.2\n\
                      friend NS ns.friend.test.\nns.friend A 127.0.0.4";

fn theirs(row: &str) -> String {
    format!("@ SOA ns.friend.test. me.friend.test. 1 60 60 600 60\n@ NS ns.friend.test.\nns A 127.0.0.4\n{row}")
}

fn spec() -> Spec {
    let mut project = Project::new("elsewhere", [7; 16]);
    let domain = DomainWishes { dns: Some(DnsAt::Elsewhere), ..DomainWishes::new(Domain::parse(NAME).unwrap()) };
    project.site = Wishes { access: Some(AccessWish::Cdn), domain: Some(domain), ..project.site.clone() };
    let (env, journal) = (EnvName::production(), MemoryJournal::default());
    naru_adapters::crossing::spec(&project, &env, Venue::Aws, AccessWish::Cdn, &journal, "i".to_owned()).unwrap()
}

/// A world in which the bucket remembers that somebody was asked for the row.
fn world(spec: &Spec) -> World {
    let account = AccountId::parse("111122223333").unwrap();
    let caller = Caller { arn: format!("arn:aws:iam::{account}:user/me"), account };
    let mut world = World { caller: Fact::Seen(caller), ..World::default() };
    let record = CdnRecord {
        site: spec.site.tag(),
        domain: HOST.to_owned(),
        asked: vec![RecordSet::value(NAME, "CNAME", HOST, 300)],
        ..CdnRecord::default()
    };
    let bucket = spec.bucket(&world).unwrap();
    world.bucket_mut(&bucket).cdn = Fact::Seen(record);
    world
}

/// The rows that are waited for: key, value, whether each is gone; and what is told of them.
fn waits(plan: &Plan) -> Option<(String, Vec<String>)> {
    let Plan::Waiting(Wait { on, copy, told, .. }) = plan else { return None };
    assert_eq!(on, "records-back");
    let row = &copy[0];
    Some((format!("{} {} {}", row.kind, row.key, row.value), told.iter().map(|text| text.key.clone()).collect()))
}

#[tokio::test]
async fn nothing_goes_that_a_name_of_others_dns_still_leads_to() {
    let port = free_port();
    let _parent = Nsd::start(&[at(2, port)], &[("test.", PARENT)]);
    let row = |row: &str| theirs(row);
    let here = row(&format!("blog CNAME {HOST}."));
    let mut child = Nsd::start(&[at(4, port)], &[("friend.test.", &here)]);
    let roots = format!("resolver=127.0.0.2:{port} parent=127.0.0.2:{port} port={port}");
    let dns = Dns::new(DnsRoots::parse(&roots).unwrap());
    let cloud = aws(&user(&account(), &setup()).await, "ap-northeast-2", &ministack().endpoints());
    let cloud = cloud.with_dns(Arc::new(dns));
    let mut spec = spec();
    let mut world = world(&spec);

    AliasStep.look(&cloud, &spec, &mut world).await.unwrap();
    assert_eq!(world.said[NAME], [HOST]);
    let asked = Question::LeaveRecords { names: NAME.to_owned(), host: HOST.to_owned() };
    assert_eq!(AliasStep.clear(&spec, &world), Plan::Ask(asked), "the risk is named before anything is done");
    spec.answers.leave_records = Some(true);
    assert_eq!(AliasStep.clear(&spec, &world), Plan::Done, "somebody took it");

    spec.answers.leave_records = Some(false);
    assert!(matches!(AliasStep.clear(&spec, &world), Plan::Todo(ops) if ops.len() == 1), "it is written down first");
    let bucket = spec.bucket(&world).unwrap();
    world.bucket_mut(&bucket).cdn.seen_mut().unwrap().asked_back.push(NAME.to_owned());
    let (shown, told) = waits(&AliasStep.clear(&spec, &world)).unwrap();
    assert_eq!((shown, told), (format!("CNAME {NAME} {HOST}"), vec!["records-back-here".to_owned()]));

    for (line, told) in [
        ("blog A 192.0.2.1", Some("records-back-addresses")),
        ("blog CNAME pages.example.net.", None),
        ("blog TXT nothing", None),
        ("", None),
    ] {
        child.change(&[("friend.test.", &row(line))]);
        AliasStep.look(&cloud, &spec, &mut world).await.unwrap();
        let plan = AliasStep.clear(&spec, &world);
        assert_eq!(waits(&plan).map(|(_, told)| told), told.map(|key| vec![key.to_owned()]), "{line}: {plan:?}");
        assert!(told.is_some() || matches!(&plan, Plan::Todo(ops) if ops.len() == 1), "it is forgotten: {plan:?}");
    }

    // Silence is no proof: as long as nobody answers, the name counts as leading here.
    drop(child);
    AliasStep.look(&cloud, &spec, &mut world).await.unwrap();
    let (_, told) = waits(&AliasStep.clear(&spec, &world)).unwrap();
    assert_eq!(told, ["records-back-unknown"]);
}
