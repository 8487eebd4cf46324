//! The engine over the static-site recipe: run, run again, crash, lose a reply, cancel, clear.

use naru_core::Code;
use naru_core::event::{Event, Goal, Outcome};
use naru_core::journal::Journal;
use naru_core::practice::{Fault, Faults};
use naru_core::project::Project;
use naru_core::spec::Access;
use naru_core::world::Fact;

use crate::support::{Bench, at, folder, vite_site};

#[tokio::test]
async fn a_crossing_ends_live_and_a_second_run_changes_nothing() {
    let bench = Bench::new(vite_site());
    let first = bench.build().await;
    assert_eq!(first.outcome, Outcome::Live);
    assert_eq!(first.url.as_deref(), Some("http://edge"));
    assert!(first.answers.len() >= 4, "root, asset, deep link and a missing file were asked for");
    assert_eq!(first.files, 6);
    let second = bench.build().await;
    assert_eq!((second.outcome, second.ops), (Outcome::Live, 0), "everything stands already");
}

#[tokio::test]
async fn the_forecast_is_what_is_then_done() {
    for access in [Access::classic(), Access::Private] {
        let mut bench = Bench::new(vite_site());
        bench.access = access;
        let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
        receipt.expect("the crossing works");
        let foreseen: Vec<String> = agreed.ops().map(naru_core::op::Op::key).collect();
        assert_eq!(foreseen, bench.done());
        bench.events.lock().unwrap().clear();
        let (agreed, receipt) = bench.cross(Goal::Clear, Faults::default()).await;
        receipt.expect("clearing works");
        let foreseen: Vec<String> = agreed.ops().map(naru_core::op::Op::key).collect();
        assert_eq!(foreseen, bench.done());
    }
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_is_finished_by_one_more_run() {
    let reference = Bench::new(vite_site());
    let ops = reference.build().await.ops as usize;
    assert!(ops >= 10, "there is something to interrupt: {ops}");
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline] {
        for n in 1..=ops {
            let bench = Bench::new(vite_site());
            let foreign = bench.foreign();
            let (_, stopped) = bench.cross(Goal::Build, at(n, fault)).await;
            stopped.expect_err("the fault stops the run");
            assert!(!bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "an intent is open");
            let receipt = bench.build().await;
            assert_eq!(receipt.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(bench.shape(), reference.shape(), "{fault:?} at {n}: the same end state");
            assert_eq!(bench.foreign(), foreign, "{fault:?} at {n}: nothing else was touched");
            assert!(
                bench.journal.open(&bench.site(), "practice").unwrap().is_empty(),
                "{fault:?} at {n}: every intent has its result"
            );
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}: and then nothing is left");
        }
    }
}

#[tokio::test]
async fn clearing_survives_a_crash_at_any_op_and_leaves_nothing_of_ours() {
    let ops = {
        let bench = Bench::new(vite_site());
        bench.build().await;
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().ops as usize
    };
    assert!(ops >= 4, "files, records, policy, website, bucket: {ops}");
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = Bench::new(vite_site());
            let foreign = bench.foreign();
            bench.build().await;
            bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
            assert_eq!(receipt.outcome, Outcome::Cleared);
            let name = bench.bucket();
            assert_eq!(bench.state.lock().unwrap().truth.buckets[&name].head, Fact::Absent, "{fault:?} at {n}");
            assert_eq!(bench.foreign(), foreign, "{fault:?} at {n}: nothing of others was touched");
            assert!(bench.journal.made(&bench.site(), None).unwrap().is_empty(), "the journal knows of nothing left");
        }
    }
}

#[tokio::test]
async fn stale_reads_after_any_op_are_waited_out() {
    let ops = Bench::new(vite_site()).build().await.ops as usize;
    for n in 1..=ops {
        let bench = Bench::new(vite_site());
        let (_, receipt) = bench.cross(Goal::Build, at(n, Fault::StaleReads)).await;
        assert_eq!(receipt.unwrap_or_else(|e| panic!("stale after op {n}: {e}")).outcome, Outcome::Live);
        let done = bench.done();
        let mut once = done.clone();
        once.dedup();
        assert_eq!(done, once, "nothing was done twice");
    }
}

#[tokio::test]
async fn a_refused_op_stops_the_run_names_the_action_and_closes_its_intent() {
    let bench = Bench::new(vite_site());
    let error = bench.cross(Goal::Build, at(1, Fault::Denied)).await.1.expect_err("denied");
    assert_eq!(error.code, Code::AccessDenied);
    assert!(error.args["action"].starts_with("s3:"), "{error}");
    assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "a refusal is a result");
    assert_eq!(bench.build().await.outcome, Outcome::Live);
}

#[tokio::test]
async fn a_token_is_reused_while_its_intent_has_no_result_and_retired_by_one() {
    let bench = Bench::new(vite_site());
    bench.cross(Goal::Build, at(1, Fault::CrashBefore)).await.1.expect_err("crashed");
    let first = bench.journal.open(&bench.site(), "practice").unwrap().remove(0).token;
    bench.cross(Goal::Build, at(1, Fault::CrashBefore)).await.1.expect_err("crashed again");
    let again = bench.journal.open(&bench.site(), "practice").unwrap();
    assert_eq!((again.len(), &again[0].token), (1, &first), "the same op keeps its token");
    bench.build().await;
    bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    bench.cross(Goal::Build, at(1, Fault::CrashBefore)).await.1.expect_err("crashed");
    assert_ne!(
        bench.journal.open(&bench.site(), "practice").unwrap()[0].token,
        first,
        "a finished op's token is never used again"
    );
}

#[tokio::test]
async fn cancel_stops_between_ops_and_the_next_run_finishes() {
    let bench = Bench::new(vite_site());
    bench.cancel.cancel();
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("cancelled");
    assert_eq!(error.code, Code::Cancelled);
    assert!(bench.done().is_empty());
}

#[tokio::test]
async fn an_op_outside_the_forecast_stops_and_asks() {
    let bench = Bench::new(vite_site());
    let spec = bench.spec();
    let cloud = bench.cloud(Faults::default());
    let emit = |_: Event| {};
    let run = bench.run(&naru_core::recipe::STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let mut agreed = naru_core::forecast::forecast(run.steps, Goal::Build, &spec, &world).unwrap();
    agreed.steps.iter_mut().for_each(|step| step.ops.retain(|op| !op.key().contains("set-policy")));
    let error = naru_core::engine::run(&run, world, &agreed).await.expect_err("the policy was not agreed to");
    assert_eq!(error.code, Code::OutsideForecast);
    assert!(error.args["op"].contains("set-policy"));
}

#[tokio::test]
async fn another_persons_bucket_is_never_touched() {
    let mut bench = Bench::new(vite_site());
    bench.project = Project::new("x", [9; 16]);
    for (name, code) in [("my-blog", Code::NotOurs), (naru_core::practice::state::FAMILY_BUCKET, Code::NotOurs)] {
        let foreign = bench.foreign();
        let mut spec = bench.spec();
        spec.bucket = Some(name.parse().unwrap());
        let cloud = bench.cloud(Faults::default());
        for goal in [Goal::Build, Goal::Clear] {
            let (agreed, result) = bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, goal).await;
            assert_eq!(agreed.ops().count(), 0, "{name}: nothing is even planned");
            if goal == Goal::Build {
                assert_eq!(result.expect_err("refused").code, code);
            }
        }
        assert_eq!(bench.foreign(), foreign);
    }
}

#[tokio::test]
async fn files_that_others_put_into_our_bucket_stay_and_so_does_the_bucket() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let theirs: naru_core::names::Key = "notes/keep-me.txt".parse().unwrap();
    {
        let name = bench.bucket();
        let mut state = bench.state.lock().unwrap();
        let bucket = state.truth.buckets.get_mut(&name).unwrap();
        let object = naru_core::world::Object { size: 2, etag: "0".repeat(32).into(), meta: None };
        bucket.objects.seen_mut().unwrap().insert(theirs.clone(), object);
    }
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "v2")]);
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live);
    let keys = |bench: &Bench| -> Vec<String> {
        let name = bench.bucket();
        let state = bench.state.lock().unwrap();
        state.truth.buckets[&name].objects.seen().unwrap().keys().map(ToString::to_string).collect()
    };
    // The scripts stay for who has the older page open.
    let stay = ["assets/index-0d3e5f7a.css", "assets/index-4f9a2b1c.js", "index.html", "notes/keep-me.txt"];
    assert_eq!(keys(&bench), stay, "ours that are not wanted go, theirs stay");
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("not all could be cleared");
    assert_eq!(error.code, Code::NotCleared);
    assert_eq!(keys(&bench), ["notes/keep-me.txt"]);
}

#[tokio::test]
async fn files_go_assets_first_entry_page_late_and_deletes_last() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    bench.events.lock().unwrap().clear();
    *bench.folder.0.lock().unwrap() = folder(&[
        ("index.html", "new page"),
        ("assets/index-99aa88bb.js", "new script"),
        ("about/index.html", "new about"),
        ("logo.png", "png"),
        ("sw.js", "new worker"),
    ]);
    bench.build().await;
    assert_eq!(
        bench.order(),
        [
            "take-lock",
            "begin-release",
            "put-aside",
            "upload hashed-assets",
            "upload other-files",
            "upload pages",
            "upload entry-page",
            "upload service-worker",
            "delete-objects",
            "finish-release",
            "drop-lock"
        ]
    );
}

#[tokio::test]
async fn somebody_elses_publish_lock_is_asked_about_and_ours_is_taken_up_again() {
    let mut bench = Bench::new(vite_site());
    bench.build().await;
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "v2")]);
    let lock = naru_core::deploy::manifest::PublishLock {
        by: "other-laptop".to_owned(),
        holder: "her@desk".to_owned(),
        since: "2026-11-22T13:00:00Z".to_owned(),
    };
    let name = bench.bucket();
    bench.state.lock().unwrap().truth.bucket_mut(&name).lock = Fact::Seen(lock);
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("locked");
    assert_eq!((error.code, error.args["holder"].as_str()), (Code::PublishLocked, "her@desk"));
    bench.answers.break_lock = true;
    assert_eq!(bench.build().await.outcome, Outcome::Live);
}

#[tokio::test]
async fn private_ends_stored_and_keeps_every_block() {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    let receipt = bench.build().await;
    assert_eq!((receipt.outcome, receipt.url), (Outcome::Stored, None));
    let name = bench.bucket();
    let state = bench.state.lock().unwrap();
    let bucket = &state.truth.buckets[&name];
    assert_eq!(bucket.block, Fact::Seen(naru_core::world::PublicAccessBlock::ALL));
    assert_eq!(bucket.website, Fact::Absent);
}

#[tokio::test]
async fn from_classic_to_private_the_public_statement_goes_before_the_block_comes() {
    let mut bench = Bench::new(vite_site());
    bench.build().await;
    bench.events.lock().unwrap().clear();
    bench.access = Access::Private;
    bench.build().await;
    let done = bench.done();
    let place =
        |word: &str| done.iter().position(|key| key.contains(word)).unwrap_or_else(|| panic!("{word} in {done:?}"));
    assert!(place("set-policy") < place("clear-website") && place("clear-website") < place("block-public"));
}

#[tokio::test]
async fn public_access_blocked_by_the_account_is_said_so() {
    let bench = Bench::new(vite_site());
    bench.state.lock().unwrap().account_blocks_public = true;
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("blocked");
    assert_eq!(error.code, Code::PublicBlocked);
    assert!(error.hints.contains(&"account-block".to_owned()));
}

#[tokio::test]
async fn outside_practice_the_buckets_name_has_to_be_typed() {
    let bench = Bench::new(vite_site());
    let mut spec = bench.spec();
    spec.venue = naru_core::spec::Venue::Aws;
    let cloud = bench.cloud(Faults::default());
    let (agreed, result) = bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, Goal::Build).await;
    let error = result.expect_err("asked");
    assert_eq!(error.code, Code::Ask);
    assert_eq!(error.args["flag"], format!("--make-public {}", bench.bucket()));
    assert!(agreed.ops().any(|op| op.key().contains("lift-block")), "and yet the forecast shows what would be done");
    spec.answers.make_public = Some(bench.bucket().to_string());
    let (_, result) = bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, Goal::Build).await;
    assert_eq!(result.expect("typed").outcome, Outcome::Live);
}

#[tokio::test]
async fn denied_reads_are_shown_and_do_not_block() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let faults = Faults {
        denied_reads: vec![naru_core::policy::Action::GetBucketWebsite, naru_core::policy::Action::GetBucketTagging],
        ..Faults::default()
    };
    let (_, receipt) = bench.cross(Goal::Build, faults).await;
    assert_eq!(receipt.expect("not blocked").ops, 0);
    let unseen = bench
        .events
        .lock()
        .unwrap()
        .iter()
        .any(|event| matches!(event, Event::Step { state: naru_core::event::StepState::Unseen, .. }));
    assert!(unseen, "but it is said");
}

#[tokio::test]
async fn a_site_that_does_not_answer_is_never_called_live() {
    let bench = Bench::new(vite_site());
    let spec = naru_core::spec::Spec { website_url: Some("http://edge/elsewhere".to_owned()), ..bench.spec() };
    let cloud = bench.cloud(Faults::default());
    let (_, result) = bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, Goal::Build).await;
    assert_eq!(result.expect_err("not live").code, Code::NotLive);
    let finished = bench.events.lock().unwrap().iter().rev().find_map(|event| match event {
        Event::Finished(receipt) => Some(receipt.outcome),
        _ => None,
    });
    assert_eq!(finished, Some(Outcome::Failed));
}

#[tokio::test]
async fn without_waiting_a_wait_ends_the_run_with_its_own_exit() {
    let mut bench = Bench::new(vite_site());
    bench.wait = false;
    let spec = naru_core::spec::Spec { website_url: Some("http://edge/elsewhere".to_owned()), ..bench.spec() };
    let cloud = bench.cloud(Faults::default());
    let error =
        bench.cross_with(&naru_core::recipe::STATIC_SITE, &spec, &cloud, Goal::Build).await.1.expect_err("waiting");
    assert_eq!(error.exit(), naru_core::error::Exit::Waiting);
}

#[tokio::test]
async fn history_remembers_every_run_and_its_ops() {
    let bench = Bench::new(vite_site());
    bench.cross(Goal::Build, at(3, Fault::CrashAfter)).await.1.expect_err("crashed");
    bench.build().await;
    let history = bench.journal.history(&bench.site(), 10).unwrap();
    assert_eq!(history.iter().map(|run| run.outcome).collect::<Vec<_>>(), [Some(Outcome::Live), Some(Outcome::Failed)]);
    let ops = bench.journal.ops(&history[0].id).unwrap();
    assert!(ops.iter().all(|op| op.state == "done" || op.state == "found"));
}

#[tokio::test]
async fn op_permissions_lie_within_their_steps_cards() {
    let bench = Bench::new(vite_site());
    let check = |agreed: &naru_core::forecast::Forecast| {
        for step in &agreed.steps {
            let card = naru_core::recipe::STATIC_SITE.iter().map(|s| s.card()).find(|c| c.id == step.step).unwrap();
            for action in step.ops.iter().flat_map(naru_core::op::Op::actions) {
                assert!(
                    card.permissions.iter().any(|row| row.action() == action),
                    "{:?} does not list {}",
                    card.id,
                    action.iam()
                );
            }
        }
    };
    check(&bench.cross(Goal::Build, Faults::default()).await.0);
    check(&bench.cross(Goal::Clear, Faults::default()).await.0);
}

#[test]
fn a_step_is_blocked_only_by_steps_that_its_card_names() {
    let bench = Bench::new(vite_site());
    let mut world = naru_core::world::World { folder: Fact::Seen(vite_site()), ..naru_core::world::World::default() };
    for caller in [Fact::Unseen, bench.state.lock().unwrap().truth.caller.clone()] {
        world.caller = caller;
        for step in naru_core::recipe::STATIC_SITE {
            if let naru_core::plan::Plan::Blocked(by) = step.build(&bench.spec(), &world) {
                let card = step.card();
                let known = card.needs.contains(&by) || card.id == by;
                assert!(known, "{:?} is blocked by {by:?}, which its card does not name", card.id);
            }
        }
    }
}

#[tokio::test]
async fn taking_back_asks_before_it_takes_somebody_elses_publish_lock() {
    let mut bench = Bench::new(vite_site());
    bench.build().await;
    let lock = naru_core::deploy::manifest::PublishLock {
        by: "other-laptop".to_owned(),
        holder: "her@desk".to_owned(),
        since: "2026-11-22T13:00:00Z".to_owned(),
    };
    let name = bench.bucket();
    bench.state.lock().unwrap().truth.bucket_mut(&name).lock = Fact::Seen(lock);
    let error = bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("asked");
    assert_eq!(error.code, Code::PublishLocked);
    bench.answers.break_lock = true;
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}
