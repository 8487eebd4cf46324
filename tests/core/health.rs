//! The health check in practice: made on wish, once; mended, moved and taken back; those of others stay.

use naru_core::Code;
use naru_core::event::{Goal, Outcome, StepState};
use naru_core::health::{HealthCheck, HealthSettings};
use naru_core::names::TAG_SITE;
use naru_core::op::Op;
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::TAKE_BACK;
use naru_core::step::StepId;
use naru_core::tagged::SearchVerdict;
use naru_core::world::Fact;

use crate::domain_road::{domain, truth};
use crate::support::{Bench, at};

fn bench() -> Bench {
    let mut bench = crate::domain_road::bench();
    wish(&mut bench, true);
    bench
}

fn wish(bench: &mut Bench, on: bool) {
    bench.domain.as_mut().unwrap().health_check = on;
}

fn checks(bench: &Bench) -> Vec<HealthCheck> {
    truth(bench).health.seen().cloned().unwrap_or_default()
}

fn by_hand(bench: &Bench, change: impl FnOnce(&mut HealthCheck)) {
    let mut state = bench.state.lock().unwrap();
    let one = &mut state.truth.health.seen_mut().unwrap()[0];
    change(one);
    one.version += 1;
}

fn a_strangers() -> HealthCheck {
    let settings = HealthSettings::wanted("example.kr");
    let (id, caller_reference) = ("somebodys".to_owned(), "by hand".to_owned());
    HealthCheck { id, caller_reference, version: 1, tags: Fact::Seen([].into()), settings }
}

#[tokio::test]
async fn it_is_made_once_asks_the_main_name_and_goes_when_it_is_no_longer_wished_for() {
    let mut bench = bench();
    bench.build().await;
    let all = checks(&bench);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].settings, HealthSettings::wanted("example.kr"));
    assert_eq!(all[0].tags.seen().unwrap()[TAG_SITE], bench.site().tag());
    assert!(all[0].caller_reference.len() <= 64, "Route 53 takes no longer one: {}", all[0].caller_reference);
    assert_eq!(bench.build().await.ops, 0);
    bench.domain = Some(domain("other.kr"));
    wish(&mut bench, true);
    bench.build().await;
    assert_eq!((checks(&bench)[0].settings.name.as_str(), checks(&bench)[0].id == all[0].id), ("other.kr", true));
    wish(&mut bench, false);
    bench.build().await;
    assert_eq!(checks(&bench), []);
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_makes_no_second_one() {
    let reference = bench();
    let ops = reference.build().await.ops as usize;
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        // Its two ops are the last of the road.
        for n in ops - 1..=ops {
            let bench = bench();
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            bench.build().await;
            let all = checks(&bench);
            assert_eq!(all.len(), 1, "{fault:?} at {n}");
            assert!(all[0].tags.seen().unwrap().contains_key(TAG_SITE), "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn taken_back_it_goes_before_the_names_and_what_is_not_ours_stays() {
    let place = |step| TAKE_BACK.iter().position(|one| *one == step).unwrap();
    assert!(place(StepId::Health) < place(StepId::Names) && place(StepId::Health) < place(StepId::Alias));
    for n in 0..=1 {
        let mut bench = bench();
        bench.build().await;
        bench.state.lock().unwrap().truth.health.seen_mut().unwrap().push(a_strangers());
        bench.answers.delete_zone = Some(true);
        if n > 0 {
            for fault in [Fault::CrashBefore, Fault::LostReply] {
                bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            }
        }
        let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
        assert_eq!((receipt.outcome, receipt.search.unwrap().verdict), (Outcome::Cleared, SearchVerdict::Nothing));
        assert_eq!(checks(&bench), [a_strangers()]);
    }
}

#[tokio::test]
async fn a_check_that_no_step_looks_for_is_found_by_its_tag() {
    let mut bench = crate::domain_road::bench();
    bench.build().await;
    let mut planted = a_strangers();
    planted.tags = Fact::Seen([(TAG_SITE.to_owned(), bench.site().tag())].into());
    bench.state.lock().unwrap().truth.health = Fact::Seen(vec![planted]);
    bench.answers.delete_zone = Some(true);
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("it is left");
    assert_eq!(
        (error.code, error.args["what"].as_str()),
        (Code::StillTagged, "arn:aws:route53:::healthcheck/somebodys")
    );
    assert_eq!(checks(&bench).len(), 1, "the search deletes nothing");
}

#[tokio::test]
async fn every_field_of_ours_that_was_changed_by_hand_is_asked_about_and_mended() {
    type Edit = (&'static str, fn(&mut HealthSettings));
    let edits: [Edit; 8] = [
        ("ResourcePath", |s| s.path = "/health".to_owned()),
        ("Port", |s| s.port = 8443),
        ("FailureThreshold", |s| s.failures = 1),
        ("EnableSNI", |s| s.sni = false),
        ("Disabled", |s| s.disabled = true),
        ("Inverted", |s| s.inverted = true),
        ("RequestInterval", |s| s.interval = 10),
        ("Type", |s| s.kind = "HTTP".to_owned()),
    ];
    let mut bench = bench();
    bench.build().await;
    for (field, edit) in edits {
        bench.answers.mend = false;
        let id = checks(&bench)[0].id.clone();
        by_hand(&bench, |one| edit(&mut one.settings));
        let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err(field);
        assert_eq!(error.code, Code::Ask, "{field}");
        bench.answers.mend = true;
        bench.build().await;
        let all = checks(&bench);
        assert_eq!((all.len(), &all[0].settings), (1, &HealthSettings::wanted("example.kr")), "{field}");
        let anew = ["RequestInterval", "Type"].contains(&field);
        assert_eq!(all[0].id != id, anew, "{field}: what cannot be changed is made anew");
    }
}

#[tokio::test]
async fn who_never_asked_needs_no_permission_and_a_refused_look_is_shown() {
    let faults = || Faults { denied_reads: vec![Action::ListHealthChecks], ..Faults::default() };
    let silent = crate::domain_road::bench();
    silent.cross(Goal::Build, faults()).await.1.expect("nobody asked");
    let bench = bench();
    let (agreed, receipt) = bench.cross(Goal::Build, faults()).await;
    let step = agreed.steps.iter().find(|one| one.step == StepId::Health).unwrap();
    assert_eq!(step.state(), StepState::Unseen);
    receipt.expect("it never blocks");
    assert_eq!(checks(&bench), []);
}

#[tokio::test]
async fn its_price_is_said_with_what_of_it_is_paid_for() {
    let bench = bench();
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let (agreed, _) = bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, Goal::Build).await;
    assert!(agreed.ops().any(|op| matches!(op, Op::Health(_))));
    let view = agreed.view(&spec, &naru_core::world::World::default());
    let line = view.month.iter().find(|line| line.text.key == "month-health").expect("its own line");
    assert_eq!(line.micro_usd, Some(1_500_000));
    assert_eq!((line.text.args["check"].as_str(), line.text.args["https"].as_str()), ("$0.50", "$1.00"));
}
