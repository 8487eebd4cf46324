//! The domain's road in practice: zone, delegation, certificate, names, alias, answers; and all of it taken back.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::Code;
use naru_core::address::{DnsAt, DomainSpec, DomainWishes, MainName};
use naru_core::cdn::{Field, Names};
use naru_core::domain::Domain;
use naru_core::event::{Event, Goal, Outcome};
use naru_core::forecast::Forecast;
use naru_core::hosted::{Certificate, CertificateStatus, HostedZone, RecordSet, Target, ZoneSummary, covers};
use naru_core::journal::Journal;
use naru_core::op::Op;
use naru_core::practice::state::Registered;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::STATIC_SITE;
use naru_core::site::answers::ProbeKind;
use naru_core::spec::{Access, Cdn};
use naru_core::world::{Fact, World};

use crate::support::{Bench, at, vite_site};

pub fn domain(name: &str) -> DomainSpec {
    DomainWishes::new(Domain::parse(name).unwrap()).spec()
}

pub fn bench() -> Bench {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    bench.cdn = Some(Cdn::default());
    bench.domain = Some(domain("example.kr"));
    bench
}

pub fn truth(bench: &Bench) -> World {
    bench.state.lock().unwrap().truth.clone()
}

pub fn zones(bench: &Bench) -> Vec<HostedZone> {
    truth(bench).zones.seen().cloned().unwrap_or_default()
}

fn certificates(bench: &Bench) -> Vec<Certificate> {
    truth(bench).certificates.seen().cloned().unwrap_or_default()
}

/// A zone of somebody's that the parent sends everybody to.
pub fn adopted(bench: &Bench, id: &str, name: &str, records: Vec<RecordSet>, delegated: bool) {
    let mut state = bench.state.lock().unwrap();
    let servers: Vec<String> = (1..=4).map(|n| format!("ns-{n}.{}.example", id.to_lowercase())).collect();
    if delegated {
        state.registered.insert(name.to_owned(), Registered { servers: servers.clone(), left: 0 });
    }
    let zone = HostedZone {
        summary: ZoneSummary {
            id: id.to_owned(),
            name: name.parse().unwrap(),
            caller_reference: "by hand".to_owned(),
            record_count: 2 + records.len() as u64,
            comment: None,
        },
        name_servers: servers,
        tags: Fact::Seen(BTreeMap::new()),
        records,
    };
    if state.truth.zones.seen().is_none() {
        state.truth.zones = Fact::Seen(Vec::new());
    }
    state.truth.zones.seen_mut().unwrap().push(zone);
}

fn certificate(arn: &str, names: &[&str], status: CertificateStatus) -> Certificate {
    Certificate {
        arn: arn.to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        status,
        tags: Fact::Seen(BTreeMap::new()),
        proofs: Vec::new(),
        in_use: false,
        users: Vec::new(),
    }
}

fn with_certificate(bench: &Bench, one: Certificate) {
    let mut state = bench.state.lock().unwrap();
    if state.truth.certificates.seen().is_none() {
        state.truth.certificates = Fact::Seen(Vec::new());
    }
    state.truth.certificates.seen_mut().unwrap().push(one);
}

fn names_of(bench: &Bench) -> Names {
    let world = truth(bench);
    world.distributions.seen().unwrap().values().next().unwrap().settings.names.clone()
}

fn waits(forecast: &Forecast) -> Vec<String> {
    forecast.steps.iter().flat_map(|step| &step.waits).map(|wait| wait.on.clone()).collect()
}

pub fn words(keys: impl IntoIterator<Item = String>) -> Vec<String> {
    keys.into_iter().map(|key| key.split(' ').next().unwrap().to_owned()).collect()
}

/// What stands, without ids that differ from run to run.
pub fn shape(bench: &Bench) -> (Vec<String>, Vec<String>, Vec<String>) {
    let zones = zones(bench);
    let mut records: Vec<String> =
        zones.iter().flat_map(|zone| &zone.records).map(|r| format!("{} {}", r.kind, r.name)).collect();
    records.sort();
    let certificates = certificates(bench).iter().map(|one| format!("{:?} {:?}", one.names, one.status)).collect();
    let zones = zones.iter().map(|zone| format!("{} {}", zone.summary.name, zone.tags.seen().unwrap().len())).collect();
    (zones, records, certificates)
}

#[tokio::test]
async fn a_site_is_live_at_its_own_domain_and_a_second_run_changes_nothing() {
    let bench = bench();
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert_eq!(receipt.url.as_deref(), Some("https://example.kr"));
    let (zones, records, issued) = shape(&bench);
    assert_eq!(zones, ["example.kr 2"]);
    assert_eq!(records.len(), 6, "A and AAAA for both names, and a proof for each: {records:?}");
    assert_eq!(issued.len(), 1, "{issued:?}");
    assert_eq!(names_of(&bench).aliases, ["example.kr", "www.example.kr"]);
    let other = receipt.answers.iter().find(|a| a.probe.kind == ProbeKind::OtherName).expect("www is asked");
    assert_eq!(other.probe.at.as_ref().unwrap().host, "www.example.kr");
    assert!(receipt.answers.iter().any(|a| a.probe.at.as_ref().is_some_and(|m| m.host == "example.kr")));
    assert_eq!(bench.build().await.ops, 0, "everything stands already");
}

#[tokio::test]
async fn the_forecast_of_a_domain_is_what_is_then_done_and_shows_its_waits() {
    let mut bench = bench();
    bench.answers.delete_zone = Some(true);
    for goal in [Goal::Build, Goal::Clear] {
        bench.events.lock().unwrap().clear();
        let (agreed, receipt) = bench.cross(goal, Faults::default()).await;
        let receipt = receipt.expect("the crossing works");
        let foreseen = words(agreed.ops().map(Op::key));
        assert_eq!(foreseen, words(bench.done()), "{goal:?}");
        match goal {
            Goal::Build => {
                assert_eq!(
                    waits(&agreed),
                    ["deploying", "delegation", "certificate-proof", "certificate", "deploying"]
                );
                assert_eq!(receipt.outcome, Outcome::Live);
            }
            Goal::Clear => {
                assert_eq!(
                    waits(&agreed),
                    ["disabling", "certificate-free", "undelegation"],
                    "ACM takes its time to notice"
                );
                assert_eq!(receipt.outcome, Outcome::Cleared);
            }
        }
    }
    assert_eq!(shape(&bench), (vec![], vec![], vec![]), "nothing is left");
}

#[tokio::test]
async fn the_name_servers_to_copy_are_shown_and_a_run_that_does_not_wait_ends_waiting() {
    let mut bench = bench();
    bench.wait = false;
    loop {
        let (agreed, stopped) = bench.cross(Goal::Build, Faults::default()).await;
        let error = stopped.expect_err("a run that does not wait");
        let told = agreed.would_stop(&bench.spec().answers, false).map(|stop| (stop.code, stop.args));
        assert_eq!(told, Some((error.code, error.args.clone())), "it was told beforehand");
        assert_eq!(agreed.would_stop(&bench.spec().answers, true), None, "who waits gets there");
        assert_eq!((error.code, error.exit() as u8), (Code::StillWaiting, 9));
        if error.args["what"] == "delegation" {
            break;
        }
    }
    let (agreed, _) = bench.cross(Goal::Build, Faults::default()).await;
    let wait = agreed.steps.iter().flat_map(|step| &step.waits).find(|wait| wait.on == "delegation").unwrap();
    assert_eq!(wait.usual_seconds, 86_400);
    let servers: Vec<&str> = wait.copy.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(servers, zones(&bench)[0].name_servers);
    assert!(certificates(&bench).is_empty(), "nothing is requested that nobody can prove yet");
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_of_the_road_makes_nothing_twice() {
    let reference = bench();
    let ops = reference.build().await.ops as usize;
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::StaleReads] {
        for n in 1..=ops {
            let bench = bench();
            let stopped = bench.cross(Goal::Build, at(n, fault)).await.1;
            if fault != Fault::StaleReads {
                stopped.expect_err("the fault stops the run");
            }
            assert_eq!(bench.build().await.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(shape(&bench), shape(&reference), "{fault:?} at {n}: the same end state");
            assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}: and then nothing is left");
        }
    }
}

#[tokio::test]
async fn names_in_two_domains_get_a_zone_each_and_are_live() {
    let mut bench = bench();
    bench.domain.as_mut().unwrap().more = vec![Domain::parse("example.com").unwrap()];
    let (forecast, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let made = forecast.ops().filter(|op| op.key().contains("create-zone")).count();
    assert_eq!(made, 2, "{:?}", forecast.ops().map(Op::key).collect::<Vec<_>>());
    let names: BTreeSet<String> = zones(&bench).iter().map(|zone| zone.summary.name.to_string()).collect();
    assert_eq!(names, ["example.com", "example.kr"].map(str::to_owned).into());
}

#[tokio::test]
async fn a_zone_that_is_there_is_used_as_it_is_and_stays() {
    let bench = bench();
    let mail = RecordSet::value("example.kr", "MX", "10 mail.example.kr", 300);
    adopted(&bench, "ZOLD", "example.kr", vec![mail.clone()], true);
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert!(!bench.done().iter().any(|key| key.starts_with("op-route53-create") || key.starts_with("op-route53-tag")));
    bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    let left = zones(&bench);
    assert_eq!((left.len(), left[0].records.clone()), (1, vec![mail]), "as it was before");
}

#[tokio::test]
async fn a_name_inside_a_zone_needs_no_zone_of_its_own() {
    let mut bench = bench();
    adopted(&bench, "ZOLD", "example.kr", Vec::new(), true);
    bench.domain = Some(domain("blog.example.kr"));
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(zones(&bench).len(), 1);
    assert_eq!(names_of(&bench).aliases, ["blog.example.kr"], "no www inside a domain unless said");
}

#[tokio::test]
async fn of_two_zones_of_one_name_the_one_that_is_asked_is_used_and_the_other_named() {
    let bench = bench();
    adopted(&bench, "ZA", "example.kr", Vec::new(), false);
    adopted(&bench, "ZB", "example.kr", Vec::new(), true);
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let by_id: BTreeMap<String, usize> =
        zones(&bench).into_iter().map(|zone| (zone.summary.id, zone.records.len())).collect();
    assert_eq!(by_id, BTreeMap::from([("ZA".to_owned(), 0), ("ZB".to_owned(), 6)]));
    let (_, spec) = (agreed, bench.spec());
    let (world, now) = looked(&bench).await;
    let view = now.view(&spec, &world);
    let notes: Vec<_> = view.steps.iter().flat_map(|step| &step.notes).collect();
    assert_eq!((notes[0].key.as_str(), notes[0].args["spare"].as_str()), ("note-twin-zone", "ZA"));
}

#[tokio::test]
async fn of_two_zones_that_nobody_asks_a_person_chooses_and_the_choice_holds() {
    let mut bench = bench();
    adopted(&bench, "ZA", "example.kr", Vec::new(), false);
    adopted(&bench, "ZB", "example.kr", Vec::new(), false);
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    let error = receipt.unwrap_err();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "choose-zone"));
    assert_eq!((error.args["ids"].as_str(), zones(&bench).len()), ("ZA, ZB", 2), "no third one is made");
    let view = agreed.view(&bench.spec(), &looked(&bench).await.0);
    let zone = view.steps.iter().find(|step| step.step == naru_core::step::StepId::Zone).unwrap();
    let told: Vec<_> = zone.notes.iter().filter_map(|note| Some((note.key.as_str(), note.args.get("made")?))).collect();
    assert_eq!(told, [("note-zone-unused", &"by hand".to_owned()); 2], "what tells them apart");
    // A choice that is gone is said, and nothing is made in its place.
    bench.domain.as_mut().unwrap().zone = Some("ZGONE".to_owned());
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "zone"));
    bench.domain.as_mut().unwrap().zone = Some("ZB".to_owned());
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let by_id = |bench: &Bench| -> BTreeMap<String, usize> {
        zones(bench).into_iter().map(|zone| (zone.summary.id, zone.records.len())).collect()
    };
    assert_eq!(by_id(&bench), BTreeMap::from([("ZA".to_owned(), 0), ("ZB".to_owned(), 6)]));
    // The world asks it now: it is the usual one without any choice.
    bench.domain.as_mut().unwrap().zone = None;
    assert_eq!(bench.build().await.ops, 0);
    let view = looked(&bench).await.1.view(&bench.spec(), &looked(&bench).await.0);
    let notes: Vec<_> = view.steps.iter().flat_map(|step| &step.notes).map(|note| note.key.as_str()).collect();
    assert!(notes.contains(&"note-zone-asked") && notes.contains(&"note-zone-unused"), "{notes:?}");
}

#[tokio::test]
async fn a_chosen_zone_outranks_the_one_that_the_registry_names() {
    let mut bench = bench();
    adopted(&bench, "ZA", "example.kr", Vec::new(), true);
    adopted(&bench, "ZB", "example.kr", Vec::new(), false);
    bench.domain.as_mut().unwrap().zone = Some("ZB".to_owned());
    bench.wait = false;
    // Its name servers are still to be entered: everything before that is done.
    assert_eq!(bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err().code, Code::StillWaiting);
    let (_, now) = looked(&bench).await;
    let waits: Vec<_> = now.steps.iter().flat_map(|step| &step.waits).filter(|wait| wait.on == "delegation").collect();
    assert!(waits[0].copy.iter().all(|row| row.value.ends_with(".zb.example")), "{:?}", waits[0].copy);
}

pub async fn looked(bench: &Bench) -> (World, Forecast) {
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let emit = |_: Event| {};
    let run = bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let now = naru_core::forecast::forecast(&STATIC_SITE, Goal::Build, &spec, &world).unwrap();
    (world, now)
}

#[tokio::test]
async fn a_record_that_leads_elsewhere_is_asked_about_kept_and_put_back() {
    for old in [
        vec![RecordSet::value("example.kr", "A", "192.0.2.1", 300)],
        vec![RecordSet::value("www.example.kr", "CNAME", "old.example.net", 300)],
        vec![
            RecordSet::alias("example.kr", "A", "d0ld.cloudfront.net"),
            RecordSet::value("example.kr", "AAAA", "2001:db8::1", 60),
            RecordSet::value("www.example.kr", "CNAME", "example.kr", 300),
        ],
    ] {
        let mut bench = bench();
        adopted(&bench, "ZOLD", "example.kr", old.clone(), true);
        let (agreed, stopped) = bench.cross(Goal::Build, Faults::default()).await;
        let error = stopped.expect_err("somebody's records are asked about");
        assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "replace-record"));
        assert_eq!(error.args["flag"], "--replace-records");
        assert!(old.iter().all(|record| error.args["old"].contains(&record.shown())), "{}", error.args["old"]);
        assert_eq!(agreed.steps.iter().flat_map(|step| &step.questions).count(), 1);
        let kept = |bench: &Bench| zones(bench)[0].records.iter().filter(|r| old.contains(r)).count();
        assert_eq!(kept(&bench), old.len(), "nothing is overwritten before");
        bench.answers.replace_records = true;
        assert_eq!(bench.build().await.outcome, Outcome::Live);
        assert_eq!(kept(&bench), 0);
        assert_eq!(bench.build().await.ops, 0);
        bench.answers.replace_records = false;
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
        let back: BTreeSet<RecordSet> = zones(&bench)[0].records.iter().cloned().collect();
        assert_eq!(back, old.iter().cloned().collect(), "as it was before");
    }
}

#[tokio::test]
async fn records_with_a_routing_policy_of_their_own_are_never_touched() {
    let mut bench = bench();
    let weighted =
        RecordSet { set: Some("blue".to_owned()), ..RecordSet::value("www.example.kr", "A", "192.0.2.1", 60) };
    adopted(&bench, "ZOLD", "example.kr", vec![weighted.clone()], true);
    bench.answers.replace_records = true;
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("somebody thought about these");
    assert_eq!(error.code, Code::NotOurs);
    assert!(error.args["what"].contains("blue"), "{:?}", error.args);
    assert!(zones(&bench)[0].records.contains(&weighted));
}

#[tokio::test]
async fn a_certificate_that_covers_the_names_is_used_and_none_requested() {
    let bench = bench();
    with_certificate(&bench, certificate("arn:1", &["example.kr", "*.example.kr"], CertificateStatus::Issued));
    with_certificate(&bench, certificate("arn:0", &["example.kr"], CertificateStatus::Issued));
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(names_of(&bench).certificate.as_deref(), Some("arn:1"));
    assert_eq!(certificates(&bench).len(), 2);
    bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("the zone is asked about");
    assert_eq!(certificates(&bench).len(), 2, "it is not ours to delete");
}

#[test]
fn an_asterisk_stands_for_one_label() {
    let is = |names: &[&str], name: &str| {
        covers(&names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>(), &Domain::parse(name).unwrap())
    };
    assert!(is(&["*.example.kr"], "www.example.kr"));
    assert!(!is(&["*.example.kr"], "example.kr"));
    assert!(!is(&["*.example.kr"], "a.b.example.kr"));
    assert!(!is(&["*.kr"], "www.example.kr"));
    assert!(is(&["example.kr"], "example.kr"));
}

#[tokio::test]
async fn days_of_waiting_never_make_a_second_certificate() {
    let mut bench = bench();
    adopted(&bench, "ZOLD", "example.kr", Vec::new(), true);
    bench.wait = false;
    for _ in 0..12 {
        let _ = bench.cross(Goal::Build, Faults::default()).await;
        // Whatever the token is worth by then: it is forgotten after an hour.
        tokio_sleep(&bench, 6 * 3600).await;
    }
    assert_eq!(certificates(&bench).len(), 1);
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let made = bench.done().iter().filter(|key| key.starts_with("op-acm-request")).count();
    assert_eq!(made, 1);
}

async fn tokio_sleep(bench: &Bench, seconds: u64) {
    use naru_core::clock::Clock;
    bench.clock.sleep(std::time::Duration::from_secs(seconds)).await;
}

#[tokio::test]
async fn a_certificate_that_died_is_said_why_and_requested_anew() {
    let bench = bench();
    bench.build().await;
    {
        let mut state = bench.state.lock().unwrap();
        for one in state.truth.certificates.seen_mut().unwrap() {
            one.status = CertificateStatus::Dead { why: "VALIDATION_TIMED_OUT".to_owned() };
        }
        // Nothing uses one that was never issued.
        for one in state.truth.distributions.seen_mut().unwrap().values_mut() {
            one.settings.names = Names::default();
        }
        for bucket in state.truth.buckets.values_mut() {
            if let Some(record) = bucket.cdn.seen_mut() {
                record.applied.retain(|field| !matches!(field, Field::Names(_)));
            }
        }
    }
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let first = agreed.ops().find(|op| matches!(op, Op::Acm(_))).unwrap();
    assert_eq!(first.title().1["why"], "VALIDATION_TIMED_OUT");
    assert_eq!(certificates(&bench).len(), 1);
}

#[tokio::test]
async fn a_caa_record_that_forbids_is_shown_before_anything_is_requested() {
    let bench = bench();
    let caa = |value: &str| RecordSet::value("example.kr", "CAA", value, 300);
    adopted(&bench, "ZOLD", "example.kr", vec![caa("0 issue \"letsencrypt.org\"")], true);
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("ACM may not issue");
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "caa"));
    assert_eq!(error.args["want"], "example.kr CAA 0 issue \"amazon.com\"");
    assert!(certificates(&bench).is_empty());
    bench.state.lock().unwrap().truth.zones.seen_mut().unwrap()[0].records = vec![caa("0 issue \"amazontrust.com\"")];
    assert_eq!(bench.build().await.outcome, Outcome::Live);
}

#[tokio::test]
async fn a_certificate_that_expired_while_in_use_gets_its_successor_first() {
    let bench = bench();
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let old = certificates(&bench)[0].arn.clone();
    for one in bench.state.lock().unwrap().truth.certificates.seen_mut().unwrap() {
        one.status = CertificateStatus::Dead { why: "EXPIRED".to_owned() };
    }
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let used = truth(&bench).distributions.seen().unwrap().values().next().unwrap().settings.names.certificate.clone();
    assert!(used.is_some() && used.as_ref() != Some(&old), "visitors get the new one: {used:?}");
    assert!(certificates(&bench).iter().any(|one| Some(&one.arn) == used.as_ref()));
}

#[tokio::test]
async fn dns_elsewhere_gets_rows_to_copy_and_no_zone() {
    let mut bench = bench();
    bench.domain = Some(DomainSpec { dns: DnsAt::Elsewhere, ..domain("example.kr") });
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert!(zones(&bench).is_empty() && !bench.done().iter().any(|key| key.contains("route53")));
    let events = bench.events.lock().unwrap().clone();
    let rows = |on: &str| -> Vec<(String, String)> {
        let waits = events.iter().filter_map(|event| match event {
            Event::Wait { on: what, copy, .. } if what == on => Some(copy),
            _ => None,
        });
        waits.flatten().map(|row| (row.kind.clone(), row.key.clone())).collect()
    };
    assert!(rows("certificate-copy").iter().any(|(kind, key)| kind == "CNAME" && key.ends_with(".www.example.kr")));
    let alias = rows("alias-copy");
    assert!(alias.contains(&("ALIAS".to_owned(), "example.kr".to_owned())), "{alias:?}");
    assert!(alias.contains(&("CNAME".to_owned(), "www.example.kr".to_owned())), "{alias:?}");
    assert_eq!(bench.build().await.ops, 0);
    // On the way back the rows are asked back, and nothing they lead to goes before they are gone.
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "leave-records"));
    assert_eq!(truth(&bench).distributions.seen().unwrap().len(), 1);
    bench.answers.leave_records = Some(false);
    bench.events.lock().unwrap().clear();
    bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    let events = bench.events.lock().unwrap().clone();
    let waited = events.iter().position(|event| match event {
        Event::Wait { on, copy, told, .. } => on == "records-back" && copy.len() == 2 && !told.is_empty(),
        _ => false,
    });
    let changed = events.iter().position(|event| match event {
        Event::Op { op, .. } => op.key.starts_with("op-cloudfront"),
        _ => false,
    });
    assert!(waited.unwrap() < changed.unwrap(), "before the distribution is touched");
    assert!(certificates(&bench).is_empty());
}

#[tokio::test]
async fn a_domain_of_dns_elsewhere_is_dropped_only_once_its_names_lead_away_or_somebody_takes_the_risk() {
    for leave in [false, true] {
        let mut bench = bench();
        bench.domain = Some(DomainSpec { dns: DnsAt::Elsewhere, ..domain("blog.example.kr") });
        assert_eq!(bench.build().await.outcome, Outcome::Live);
        bench.domain = None;
        let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
        assert_eq!((error.code, error.args["names"].as_str()), (Code::Ask, "blog.example.kr"));
        assert_eq!(names_of(&bench).aliases, ["blog.example.kr"], "nothing is let go before the answer");
        bench.answers.leave_records = Some(leave);
        bench.events.lock().unwrap().clear();
        assert_eq!(bench.build().await.outcome, Outcome::Live);
        assert_eq!(names_of(&bench), Names::default());
        let events = bench.events.lock().unwrap().clone();
        let waited = events.iter().any(|event| matches!(event, Event::Wait { on, .. } if on == "records-back"));
        assert_eq!(waited, !leave);
    }
}

#[tokio::test]
async fn another_domain_takes_the_old_ones_place_and_nothing_of_that_is_left() {
    let mut bench = bench();
    bench.build().await;
    bench.domain = Some(DomainSpec { canonical: MainName::Www, ..domain("other.kr") });
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert_eq!(receipt.url.as_deref(), Some("https://www.other.kr"));
    assert_eq!(names_of(&bench).aliases, ["other.kr", "www.other.kr"]);
    bench.build().await;
    assert_eq!(bench.build().await.ops, 0);
    let old: Vec<String> = zones(&bench)
        .iter()
        .filter(|zone| zone.summary.name.as_str() == "example.kr")
        .flat_map(|zone| zone.records.iter().filter(|r| matches!(r.target, Target::Alias { .. })).map(RecordSet::shown))
        .collect();
    assert!(old.is_empty(), "{old:?}");
    let names: Vec<_> = certificates(&bench).into_iter().map(|one| one.names).collect();
    assert_eq!(names, [["www.other.kr", "other.kr"]], "the old certificate is gone");
}

#[tokio::test]
async fn a_domain_that_is_not_wanted_any_more_is_taken_off_again() {
    let mut bench = bench();
    bench.build().await;
    bench.domain = None;
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    let (zones, records, certificates) = shape(&bench);
    assert_eq!((zones.len(), records.len(), certificates.len()), (1, 0, 0), "only the zone stays: {records:?}");
    assert_eq!(names_of(&bench), Names::default());
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn without_a_domain_nobody_is_asked_about_one() {
    use naru_core::policy::Action;
    let mut bench = bench();
    bench.domain = None;
    let denied = vec![Action::ListHostedZones, Action::ListCertificates];
    let receipt = bench.cross(Goal::Build, Faults { denied_reads: denied, ..Faults::default() }).await.1.unwrap();
    assert_eq!(receipt.outcome, Outcome::Live);
}
