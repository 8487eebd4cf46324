//! The domain's road taken back in practice: whatever is left of it, in an order that leaves no name to anybody else.

use naru_core::Code;
use naru_core::event::{Goal, Outcome};
use naru_core::hosted::{RecordSet, Target};
use naru_core::journal::Journal;
use naru_core::op::{Op, Route53Op};
use naru_core::plan::Plan;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::{STATIC_SITE, TAKE_BACK};
use naru_core::step::StepId;
use naru_core::world::Fact;

use crate::domain_road::{bench, looked, shape, zones};
use crate::support::at;

#[tokio::test]
async fn taking_back_a_domain_survives_a_crash_at_any_op() {
    let built = || async {
        let mut bench = bench();
        bench.build().await;
        bench.answers.delete_zone = Some(true);
        bench
    };
    let ops = built().await.cross(Goal::Clear, Faults::default()).await.1.unwrap().ops as usize;
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = built().await;
            bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
            assert_eq!(receipt.outcome, Outcome::Cleared, "{fault:?} at {n}");
            assert_eq!(shape(&bench), (vec![], vec![], vec![]), "{fault:?} at {n}");
            assert!(bench.journal.made(&bench.site(), None).unwrap().is_empty(), "{fault:?} at {n}: nothing left");
        }
    }
}

#[tokio::test]
async fn a_zone_of_ours_is_deleted_only_by_who_says_so_and_only_if_nobody_keeps_records_in_it() {
    let mut bench = bench();
    bench.build().await;
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("it is asked about");
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "delete-zone"));
    bench.answers.delete_zone = Some(false);
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
    assert_eq!(zones(&bench).len(), 1, "kept");
    {
        let mut state = bench.state.lock().unwrap();
        let zone = &mut state.truth.zones.seen_mut().unwrap()[0];
        zone.records.push(RecordSet::value("example.kr", "MX", "10 mail.example.kr", 300));
        zone.summary.record_count = 3;
    }
    bench.answers.delete_zone = Some(true);
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("somebody's mail");
    assert_eq!(error.code, Code::NotCleared);
    assert_eq!(zones(&bench).len(), 1);
}

#[tokio::test]
async fn a_record_always_goes_before_what_it_points_to_whatever_is_left() {
    let mut bench = bench();
    bench.build().await;
    bench.answers.delete_zone = Some(true);
    let spec = bench.spec();
    let (whole, _) = looked(&bench).await;
    let bucket = bench.bucket();
    for left in 0u32..128 {
        let has = |bit: u32| left & (1 << bit) != 0;
        let mut world = whole.clone();
        let zone = &mut world.zones.seen_mut().unwrap()[0];
        if !has(0) {
            zone.records.retain(|record| !matches!(record.target, Target::Alias { .. }));
        }
        if !has(1) {
            zone.records.retain(|record| record.kind != "CNAME");
        }
        zone.summary.record_count = 2 + zone.records.len() as u64;
        if !has(2) {
            world.distributions = Fact::Seen(Default::default());
        }
        if !has(3) {
            world.certificates = Fact::Seen(Vec::new());
        }
        if !has(4) {
            world.function = Fact::Absent;
        }
        if !has(5) {
            let kept = world.buckets.get_mut(&bucket).unwrap();
            kept.objects = Fact::Seen(Default::default());
        }
        if !has(6) {
            world.access_controls = Fact::Seen(Vec::new());
        }
        let agreed = naru_core::forecast::forecast(&STATIC_SITE, Goal::Clear, &spec, &world).unwrap();
        let keys: Vec<String> = agreed.ops().map(Op::key).collect();
        let place = |word: &str| keys.iter().position(|key| key.starts_with(word));
        let alias = agreed.ops().position(|op| {
            matches!(op, Op::Route53(Route53Op::ChangeRecords { changes, .. })
                if changes.iter().any(|c| matches!(c.record.target, Target::Alias { .. })))
        });
        let order = [
            alias,
            place("op-cloudfront-disable"),
            place("op-cloudfront-delete-distribution"),
            place("op-cloudfront-delete-function"),
            place("op-acm-delete"),
            agreed.ops().position(|op| {
                matches!(op, Op::Route53(Route53Op::ChangeRecords { changes, .. })
                    if changes.iter().any(|c| c.record.kind == "CNAME"))
            }),
            place("op-s3-delete-bucket"),
            place("op-route53-delete-zone"),
        ];
        let there: Vec<usize> = order.into_iter().flatten().collect();
        assert!(there.is_sorted(), "{left:b}: {keys:?}");
        assert_eq!(alias.is_some(), has(0), "{left:b}");
        assert!(place("op-route53-delete-zone").is_some(), "{left:b}: empty by then");
    }
    let place = |id: StepId| TAKE_BACK.iter().position(|step| *step == id).unwrap();
    assert!(place(StepId::Alias) < place(StepId::Distribution));
    assert!(matches!(STATIC_SITE[0].clear(&spec, &whole), Plan::Done | Plan::NotAsked));
}

#[tokio::test]
async fn a_zone_that_its_parent_still_names_is_not_deleted() {
    let mut bench = bench();
    bench.build().await;
    bench.answers.delete_zone = Some(true);
    bench.wait = false;
    // What else takes its time comes first.
    let error = loop {
        let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("the parent names it");
        assert_eq!(error.code, Code::StillWaiting);
        assert_eq!(zones(&bench).len(), 1, "whoever got these servers next could answer for the name");
        if error.args["what"] == "undelegation" {
            break error;
        }
    };
    assert_eq!(error.exit() as u8, 9);
    let (agreed, _) = bench.cross(Goal::Clear, Faults::default()).await;
    let wait = agreed.steps.iter().flat_map(|step| &step.waits).find(|wait| wait.on == "undelegation").unwrap();
    let servers: Vec<&str> = wait.copy.iter().map(|row| row.value.as_str()).collect();
    assert_eq!(servers, zones(&bench)[0].name_servers, "what to take out");
    bench.wait = true;
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
    assert!(zones(&bench).is_empty(), "once the registry has heard");
}

#[tokio::test]
async fn a_zone_whose_parent_could_not_be_asked_is_deleted_only_by_who_is_told_so() {
    use naru_core::delegation::{ParentAnswer, ParentSays};
    let bench = bench();
    bench.build().await;
    let (mut world, _) = looked(&bench).await;
    for zone in world.zones.seen_mut().unwrap() {
        zone.summary.record_count = 2;
    }
    let step = STATIC_SITE.iter().find(|step| step.card().id == StepId::Zone).unwrap();
    let servers = zones(&bench)[0].name_servers.clone();
    let cases = [
        (ParentSays::Referral { ns: servers, ds: false }, "named"),
        (ParentSays::Referral { ns: vec!["ns.elsewhere.example".to_owned()], ds: false }, "free"),
        (ParentSays::NotDelegated, "free"),
        (ParentSays::Unreachable { why: "timeout".to_owned() }, "unknown"),
    ];
    for (outcome, said) in cases {
        for facts in world.delegations.values_mut() {
            facts.parent = vec![ParentAnswer { server: "ns.kr".to_owned(), outcome: outcome.clone() }];
            facts.public.clear();
        }
        let mut spec = bench.spec();
        assert!(matches!(step.clear(&spec, &world), Plan::Ask(_)), "{said}: it is asked about");
        let notes = step.notes(&spec, &world);
        assert_eq!(notes.iter().any(|note| note.key == "note-zone-unasked"), said == "unknown", "{notes:?}");
        spec.answers.delete_zone = Some(true);
        let goes = matches!(step.clear(&spec, &world), Plan::Todo(_));
        assert_eq!(goes, said != "named", "{said}");
    }
}
