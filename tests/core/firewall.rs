//! The firewall in practice: it counts, it blocks, it goes; what somebody else put there stays.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::cdn::{Distribution, Field};
use naru_core::event::{Goal, Outcome};
use naru_core::firewall::{FirewallMode, WebAcl, arn};
use naru_core::forecast::forecast;
use naru_core::journal::Journal;
use naru_core::op::{CloudFrontOp, Op, WafOp};
use naru_core::plan::{Plan, Question};
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::spec::{Access, Cdn};
use naru_core::step::StepId;
use naru_core::world::{Fact, World};
use naru_core::{engine, recipe};

use crate::support::{Bench, at, vite_site};

const FOREIGN: &str = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/corporate/1";

fn bench(firewall: Option<FirewallMode>) -> Bench {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    bench.cdn = Some(Cdn { firewall, ..Cdn::default() });
    bench
}

fn wish(bench: &mut Bench, firewall: Option<FirewallMode>) {
    bench.cdn = Some(Cdn { firewall, ..Cdn::default() });
}

fn truth(bench: &Bench) -> World {
    bench.state.lock().unwrap().truth.clone()
}

fn distribution(world: &World) -> Distribution {
    world.distributions.seen().unwrap().values().next().unwrap().clone()
}

/// Does something by hand to the one distribution there is.
fn by_hand(bench: &Bench, change: impl FnOnce(&mut Distribution)) {
    let mut state = bench.state.lock().unwrap();
    change(state.truth.distributions.seen_mut().unwrap().values_mut().next().unwrap());
}

/// What stands of the firewall: its mode, whether it is before the distribution, and what the bucket remembers.
fn shape(bench: &Bench) -> (Option<FirewallMode>, bool, Option<bool>) {
    let world = truth(bench);
    let acl = world.firewall.seen();
    let attached = distribution(&world).settings.web_acl;
    let applied = world.buckets[&bench.bucket()].cdn.seen().unwrap().applied.iter().find_map(|field| match field {
        Field::WebAcl(arn) => Some(arn.is_some()),
        _ => None,
    });
    (acl.and_then(|acl| acl.mode), acl.is_some() && attached.as_ref() == acl.map(|acl| &acl.arn), applied)
}

#[tokio::test]
async fn it_counts_first_then_blocks_and_goes_when_it_is_no_longer_wished_for() {
    let mut bench = bench(Some(FirewallMode::Count));
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(shape(&bench), (Some(FirewallMode::Count), true, Some(true)));
    assert_eq!(bench.build().await.ops, 0, "everything stands already");
    let site = truth(&bench).firewall.seen().unwrap().tags.seen().unwrap()["naru:site"].clone();
    assert_eq!(site, bench.site().tag());

    wish(&mut bench, Some(FirewallMode::Block));
    bench.events.lock().unwrap().clear();
    bench.build().await;
    assert_eq!(bench.done().len(), 1, "the rule alone changes: {:?}", bench.done());
    assert_eq!(shape(&bench), (Some(FirewallMode::Block), true, Some(true)));

    wish(&mut bench, None);
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(shape(&bench), (None, false, Some(false)));
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_makes_no_second_one() {
    let ops = {
        let mut bench = bench(None);
        bench.build().await;
        wish(&mut bench, Some(FirewallMode::Count));
        bench.build().await.ops as usize
    };
    assert_eq!(ops, 3, "made, attached, written down");
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline, Fault::StaleReads] {
        for n in 1..=ops {
            let mut bench = bench(None);
            bench.build().await;
            wish(&mut bench, Some(FirewallMode::Count));
            let cut = bench.cross(Goal::Build, at(n, fault)).await.1;
            assert_eq!(cut.is_ok(), fault == Fault::StaleReads, "{fault:?} at {n}: {cut:?}");
            let receipt = bench.build().await;
            assert_eq!(receipt.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(shape(&bench), (Some(FirewallMode::Count), true, Some(true)), "{fault:?} at {n}");
            assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn taken_back_it_goes_with_one_wait_and_after_a_cut_at_any_op() {
    let reference = bench(Some(FirewallMode::Block));
    reference.build().await;
    let (agreed, receipt) = reference.cross(Goal::Clear, Faults::default()).await;
    let ops = receipt.unwrap().ops as usize;
    let waits: Vec<&str> = agreed.steps.iter().flat_map(|s| &s.waits).map(|w| w.on.as_str()).collect();
    assert_eq!(waits, ["disabling"], "it is let go in the same breath");
    assert!(agreed.ops().any(|op| matches!(op, Op::CloudFront(CloudFrontOp::UpdateDistribution { set, .. })
        if set[..] == [Field::Enabled(false), Field::WebAcl(None)])));
    let keys: Vec<String> = agreed.ops().map(Op::key).collect();
    let place = |word: &str| keys.iter().position(|key| key.starts_with(word)).unwrap();
    assert!(place("op-cloudfront-delete-distribution") < place("op-waf-delete"));
    assert_eq!(truth(&reference).firewall, Fact::Absent);
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = bench(Some(FirewallMode::Block));
            bench.build().await;
            bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            bench.cross(Goal::Clear, Faults::default()).await.1.expect("the next one finishes");
            assert_eq!(truth(&bench).firewall.seen(), None, "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn a_web_acl_that_somebody_put_there_is_asked_about_and_otherwise_stays() {
    let mut bench = bench(None);
    bench.build().await;
    by_hand(&bench, |one| one.settings.web_acl = Some(FOREIGN.to_owned()));
    assert_eq!(bench.build().await.ops, 0, "who wishes for none leaves it");

    wish(&mut bench, Some(FirewallMode::Count));
    let (agreed, refused) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(refused.unwrap_err().code, Code::Ask);
    assert_eq!(truth(&bench).firewall.seen(), None, "nothing was made that costs money");
    let asked = agreed.steps.iter().flat_map(|s| &s.questions).find_map(|question| match question {
        Question::HandEdit { fields, .. } => Some(fields.clone()),
        _ => None,
    });
    assert_eq!(asked.unwrap(), format!("WebACLId: {FOREIGN}"));
    let view = agreed.view(&bench.spec(), &truth(&bench));
    let notes: Vec<&str> = view
        .steps
        .iter()
        .filter(|s| s.step == StepId::Firewall)
        .flat_map(|s| &s.notes)
        .map(|n| n.key.as_str())
        .collect();
    assert_eq!(notes, ["note-firewall-foreign"]);

    bench.answers.mend = true;
    bench.build().await;
    assert_eq!(shape(&bench), (Some(FirewallMode::Count), true, Some(true)));
}

#[tokio::test]
async fn one_of_our_name_with_somebody_elses_tag_is_neither_changed_nor_deleted() {
    let mut bench = bench(None);
    bench.build().await;
    let name = bench.bucket().to_string();
    let theirs = WebAcl {
        arn: arn("111122223333", &name, "1"),
        id: "1".to_owned(),
        name,
        lock_token: "t".to_owned(),
        tags: Fact::Seen(BTreeMap::from([("naru:site".to_owned(), "other/production".to_owned())])),
        mode: Some(FirewallMode::Count),
    };
    bench.state.lock().unwrap().truth.firewall = Fact::Seen(theirs.clone());
    wish(&mut bench, Some(FirewallMode::Block));
    let refused = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!(refused.code, Code::NotOurs);
    bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    assert_eq!(truth(&bench).firewall.seen(), Some(&theirs));
}

#[tokio::test]
async fn who_never_asked_needs_no_permission_and_a_refused_look_is_shown() {
    let denied = || Faults { denied_reads: vec![Action::ListWebAcls], ..Faults::default() };
    let mut bench = bench(None);
    assert_eq!(bench.cross(Goal::Build, denied()).await.1.unwrap().outcome, Outcome::Live);
    wish(&mut bench, Some(FirewallMode::Count));
    let (agreed, receipt) = bench.cross(Goal::Build, denied()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live, "it never blocks");
    let step = agreed.steps.iter().find(|s| s.step == StepId::Firewall).unwrap();
    assert_eq!(step.then, Plan::Unseen { action: "wafv2:ListWebACLs".to_owned() });
}

#[tokio::test]
async fn a_rule_that_was_changed_by_hand_is_asked_about() {
    let mut bench = bench(Some(FirewallMode::Count));
    bench.build().await;
    bench.state.lock().unwrap().truth.firewall.seen_mut().unwrap().mode = None;
    assert_eq!(bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err().code, Code::Ask);
    bench.answers.mend = true;
    bench.build().await;
    assert_eq!(shape(&bench).0, Some(FirewallMode::Count));
}

#[tokio::test]
async fn the_months_sum_has_a_dated_line_for_each_thing_that_stands() {
    let bench = bench(Some(FirewallMode::Count));
    let lines = |agreed: &naru_core::forecast::Forecast| {
        let view = agreed.view(&bench.spec(), &truth(&bench));
        assert!(view.month.iter().all(|line| line.text.args["as_of"] == view.as_of), "each says of which day it is");
        assert_eq!(view.month_micro_usd, view.month.iter().map(|l| l.micro_usd).sum::<Option<u64>>());
        view.month.iter().map(|l| (l.text.key.clone(), l.micro_usd.unwrap())).collect::<BTreeMap<_, _>>()
    };
    let (agreed, _) = bench.cross(Goal::Build, Faults::default()).await;
    assert!(agreed.ops().any(|op| matches!(op, Op::Waf(WafOp::Create { .. }))));
    assert_eq!(lines(&agreed)["month-firewall"], 6_000_000);
    let (agreed, _) = bench.cross(Goal::Build, Faults::default()).await;
    let after = lines(&agreed);
    assert_eq!(after["month-firewall"], 6_000_000, "what stands is paid for, too");
    assert_eq!((after["month-cloudfront"], after["month-invalidations"]), (0, 0));
    let (agreed, _) = bench.cross(Goal::Clear, Faults::default()).await;
    let view = agreed.view(&bench.spec(), &truth(&bench));
    assert!(!view.month.iter().any(|l| l.text.key == "month-firewall"), "nothing is left to be paid");
}

#[tokio::test]
async fn paths_that_were_invalidated_this_month_are_counted() {
    let bench = bench(None);
    bench.build().await;
    assert_eq!(bench.spec().invalidated, 0);
    bench.folder.0.lock().unwrap().files.iter_mut().filter(|f| f.key.as_str() == "index.html").for_each(|f| {
        f.sha256 = "0".repeat(64).into();
        f.md5 = "0".repeat(32).into();
    });
    // Who deploys day by day may list no distributions, and is told all the same.
    let (daily, spec, cloud) = (recipe::daily(), bench.spec(), bench.cloud(Faults::default()));
    let run = bench.run(&daily, Goal::Build, &spec, &cloud, &|_| {});
    let world = engine::look(&run).await.unwrap();
    assert_eq!(world.distributions, Fact::Unseen);
    let view = forecast(&daily, Goal::Build, &spec, &world).unwrap().view(&spec, &world);
    let line = view.month.iter().find(|line| line.text.key == "month-invalidations").expect("its line");
    assert_ne!(line.text.args["paths"], "0");
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    receipt.unwrap();
    let paths = |ops: &mut dyn Iterator<Item = &Op>| -> usize {
        ops.map(|op| match op {
            Op::CloudFront(CloudFrontOp::Invalidate { paths, .. }) => paths.len(),
            _ => 0,
        })
        .sum()
    };
    let told = paths(&mut agreed.ops());
    assert!(told > 0);
    assert_eq!(bench.spec().invalidated, told as u64);
}
