//! What other people, other computers and earlier runs leave behind: nothing of theirs is lost, and nobody is stuck.

use naru_core::Code;
use naru_core::deploy::manifest::{ManifestState, PublishLock, ReleaseId};
use naru_core::engine;
use naru_core::event::{Event, Goal, Outcome};
use naru_core::forecast::forecast;
use naru_core::journal::Journal;
use naru_core::names::{BucketName, Key, TAG_SITE};
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::spec::{Access, Spec, Venue};
use naru_core::world::{Fact, Object};

use crate::support::{Bench, folder, vite_site};

fn chosen(bench: &Bench, name: &str) -> Spec {
    Spec { bucket: Some(name.parse().unwrap()), ..bench.spec() }
}

#[tokio::test]
async fn a_bucket_name_of_ones_own_is_built_in_one_run_as_forecast() {
    let bench = Bench::new(vite_site());
    // The test's edge serves the made name alone, so this site is a private one.
    let spec = Spec { access: Access::Private, ..chosen(&bench, "our-own-name") };
    let cloud = bench.cloud(Faults::default());
    let (agreed, receipt) = bench.cross_with(&STATIC_SITE, &spec, &cloud, Goal::Build).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Stored);
    assert_eq!(agreed.ops().map(naru_core::op::Op::key).collect::<Vec<_>>(), bench.done());
}

#[tokio::test]
async fn what_the_journal_made_in_one_cloud_proves_nothing_in_another() {
    let bench = Bench::new(vite_site());
    let rehearsal = Spec {
        venue: Venue::Endpoint { url: "http://rehearsal".to_owned() },
        access: Access::Private,
        ..chosen(&bench, "shared-photos")
    };
    let cloud = bench.cloud(Faults::default());
    bench.cross_with(&STATIC_SITE, &rehearsal, &cloud, Goal::Build).await.1.unwrap();
    assert!(!bench.journal.made(&bench.site(), Some("http://rehearsal")).unwrap().is_empty());
    // Elsewhere a bucket of that name is somebody's, untagged.
    let name: BucketName = "shared-photos".parse().unwrap();
    {
        let mut state = bench.state.lock().unwrap();
        let bucket = state.truth.bucket_mut(&name);
        bucket.tags = Fact::Absent;
        bucket.releases = Fact::Seen(Vec::new());
    }
    let before = bench.state.lock().unwrap().truth.buckets[&name].clone();
    let spec = chosen(&bench, "shared-photos");
    let error = bench.cross_with(&STATIC_SITE, &spec, &cloud, Goal::Build).await.1.expect_err("not ours");
    assert_eq!(error.code, Code::NotOurs);
    assert_eq!(bench.state.lock().unwrap().truth.buckets[&name], before);
}

#[tokio::test]
async fn the_daily_run_knows_a_chosen_bucket_by_its_tags() {
    let bench = Bench::new(vite_site());
    let cloud = bench.cloud(Faults::default());
    let set_up = Spec { access: Access::Private, folder: None, ..chosen(&bench, "our-own-name") };
    bench.cross_with(&STATIC_SITE, &set_up, &cloud, Goal::Build).await.1.unwrap();
    // Another computer: no journal, no release yet.
    let elsewhere = Spec { access: Access::Private, made: Default::default(), ..chosen(&bench, "our-own-name") };
    let receipt = bench.cross_with(&daily(), &elsewhere, &cloud, Goal::Build).await.1;
    assert_eq!(receipt.unwrap().files, 6);
}

#[tokio::test]
async fn another_computers_clock_may_be_ahead() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    {
        let name = bench.bucket();
        let mut state = bench.state.lock().unwrap();
        let releases = state.truth.bucket_mut(&name).releases.seen_mut().unwrap();
        releases[0].id = ReleaseId::new(time::macros::datetime!(2031-01-01 00:00 UTC), [9; 16]);
    }
    for text in ["v2", "v3", "v4"] {
        *bench.folder.0.lock().unwrap() = folder(&[("index.html", text)]);
        assert_eq!(bench.build().await.outcome, Outcome::Live);
    }
    let name = bench.bucket();
    let state = bench.state.lock().unwrap();
    let releases = state.truth.buckets[&name].releases.seen().unwrap();
    assert_eq!(releases.len(), 4);
    assert!(releases.is_sorted_by(|a, b| a.id < b.id && b.state == ManifestState::Finished));
}

/// Everything of a run but its world, so that others can do something between the look and the run.
async fn look_then<T>(
    bench: &Bench,
    spec: &Spec,
    between: impl AsyncFnOnce() -> T,
) -> (naru_core::Result<naru_core::event::Receipt>, T) {
    let cloud = bench.cloud(Faults::default());
    let emit = |_: Event| {};
    let run = bench.run(&STATIC_SITE, Goal::Build, spec, &cloud, &emit);
    let world = engine::look(&run).await.unwrap();
    let agreed = forecast(&STATIC_SITE, Goal::Build, spec, &world).unwrap();
    let other = between().await;
    (engine::run(&run, world, &agreed).await, other)
}

#[tokio::test]
async fn who_deploys_while_another_waits_at_the_question_is_not_mixed_with() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let theirs = folder(&[("index.html", "<script src=/b-11aa22bb.js>"), ("b-11aa22bb.js", "theirs")]);
    let ours = folder(&[("index.html", "<script src=/a-33cc44dd.js>"), ("a-33cc44dd.js", "ours")]);
    *bench.folder.0.lock().unwrap() = ours;
    let spec = bench.spec();
    let (result, _) = look_then(&bench, &spec, async || {
        *bench.folder.0.lock().unwrap() = theirs.clone();
        bench.build().await
    })
    .await;
    let error = result.expect_err("the bucket is not what was agreed about");
    assert!(matches!(error.code, Code::OutsideForecast | Code::Moved), "{error}");
    let name = bench.bucket();
    let state = bench.state.lock().unwrap();
    let bucket = &state.truth.buckets[&name];
    let keys: Vec<&str> = bucket.objects.seen().unwrap().keys().map(Key::as_str).collect();
    let whole = ["assets/index-0d3e5f7a.css", "assets/index-4f9a2b1c.js", "b-11aa22bb.js", "index.html"];
    assert_eq!(keys, whole, "their deploy is whole, and the scripts before it stay for open tabs");
    assert_eq!(bucket.lock, Fact::Absent, "and nobody is locked out");
}

#[tokio::test]
async fn a_policy_statement_written_in_between_is_not_lost() {
    let mut bench = Bench::new(vite_site());
    bench.build().await;
    bench.access = Access::Private;
    let spec = bench.spec();
    let name = bench.bucket();
    let (result, ()) = look_then(&bench, &spec, async || {
        let mut state = bench.state.lock().unwrap();
        let policy = state.truth.bucket_mut(&name).policy.seen_mut().unwrap();
        let theirs = serde_json::json!({ "Sid": "NarusoftAudit", "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "*" });
        policy["Statement"].as_array_mut().unwrap().push(theirs);
    })
    .await;
    assert_eq!(result.expect_err("moved").code, Code::Moved);
    // Looked at again, it is kept, although its name begins as ours do.
    bench.build().await;
    let state = bench.state.lock().unwrap();
    let policy = state.truth.buckets[&name].policy.seen().unwrap();
    assert!(policy["Statement"].as_array().unwrap().iter().any(|s| s["Sid"] == "NarusoftAudit"));
}

#[tokio::test]
async fn a_run_that_fails_after_taking_the_lock_gives_it_back() {
    for (fault, kept) in [(Fault::Denied, false), (Fault::CrashAfter, true), (Fault::Offline, true)] {
        let bench = Bench::new(vite_site());
        bench.build().await;
        *bench.folder.0.lock().unwrap() = folder(&[("index.html", "v2")]);
        // 1 lock, 2 manifest, 3 upload.
        let faults = Faults { at: vec![(3, fault)], ..Faults::default() };
        bench.cross(Goal::Build, faults).await.1.expect_err("the fault stops the run");
        let name = bench.bucket();
        let lock = bench.state.lock().unwrap().truth.buckets[&name].lock.clone();
        assert_eq!(matches!(lock, Fact::Seen(_)), kept, "{fault:?}: {lock:?}");
        assert_eq!(bench.build().await.outcome, Outcome::Live, "{fault:?}");
    }
}

#[tokio::test]
async fn a_cancelled_upload_gives_the_lock_back() {
    let bench = Bench::new(vite_site());
    let cancel = bench.cancel.clone();
    let spec = bench.spec();
    let cloud = bench.cloud(Faults::default());
    let emit = move |event: Event| {
        if let Event::Progress(_) = event {
            cancel.cancel();
        }
    };
    let run = bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
    let world = engine::look(&run).await.unwrap();
    let agreed = forecast(&STATIC_SITE, Goal::Build, &spec, &world).unwrap();
    let error = engine::run(&run, world, &agreed).await.expect_err("cancelled");
    assert_eq!(error.code, Code::Cancelled);
    let name = bench.bucket();
    assert_eq!(bench.state.lock().unwrap().truth.buckets[&name].lock, Fact::Absent);
}

#[tokio::test]
async fn an_object_somebody_else_put_is_asked_about_before_it_is_replaced() {
    let mut bench = Bench::new(vite_site());
    bench.build().await;
    let key: Key = "robots.txt".parse().unwrap();
    let name = bench.bucket();
    let meta = naru_core::world::ObjectMeta {
        sha256: Some(naru_core::names::sha256(b"them").into()),
        headers: naru_core::deploy::headers::of(&key).into(),
    };
    let theirs = Object { size: 4, etag: "d41d8cd98f00b204e9800998ecf8427e".into(), meta: Some(meta.into()) };
    bench.state.lock().unwrap().truth.bucket_mut(&name).objects.seen_mut().unwrap().insert(key, theirs);
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "v2"), ("robots.txt", "ours")]);
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("asked");
    assert_eq!(
        (error.code, error.args["flag"].as_str(), error.args["first"].as_str()),
        (Code::Ask, "--overwrite", "robots.txt")
    );
    bench.answers.overwrite = true;
    assert_eq!(bench.build().await.outcome, Outcome::Live);
}

#[tokio::test]
async fn taking_back_never_calls_gone_what_it_could_not_look_at() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let faults = Faults { denied_reads: vec![Action::ListBucket], ..Faults::default() };
    let error = bench.cross(Goal::Clear, faults).await.1.expect_err("could not look");
    assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "s3:ListBucket"));
    let name = bench.bucket();
    assert!(bench.state.lock().unwrap().truth.buckets[&name].head.seen().is_some());
}

#[tokio::test]
async fn a_bucket_that_has_to_stay_is_closed_and_no_longer_tagged_ours() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let name = bench.bucket();
    let object = Object { size: 2, etag: "0".repeat(32).into(), meta: None };
    let key: Key = "theirs.txt".parse().unwrap();
    bench.state.lock().unwrap().truth.bucket_mut(&name).objects.seen_mut().unwrap().insert(key, object);
    bench.cross(Goal::Clear, Faults::default()).await.1.expect_err("something has to stay");
    let state = bench.state.lock().unwrap();
    let bucket = &state.truth.buckets[&name];
    assert_eq!(bucket.block, Fact::Seen(naru_core::world::PublicAccessBlock::ALL));
    assert!(bucket.tags.seen().is_none_or(|tags| !tags.contains_key(TAG_SITE)));
}

#[tokio::test]
async fn more_releases_than_are_read_back_are_all_taken_back() {
    let bench = Bench::new(vite_site());
    for n in 0..14 {
        *bench.folder.0.lock().unwrap() = folder(&[("index.html", &format!("v{n}")), ("kept.txt", "kept")]);
        bench.build().await;
    }
    assert_eq!(bench.build().await.ops, 0);
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}

#[tokio::test]
async fn an_intent_is_closed_as_found_only_if_the_look_proves_it() {
    let bench = Bench::new(vite_site());
    let ops = {
        let bench = Bench::new(vite_site());
        bench.build().await;
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().ops as usize
    };
    bench.build().await;
    // DeleteBucket is the last op; it does not happen.
    let faults = Faults { at: vec![(ops, Fault::Offline)], ..Faults::default() };
    bench.cross(Goal::Clear, faults).await.1.expect_err("offline");
    bench.build().await;
    let made = bench.journal.made(&bench.site(), None).unwrap();
    assert!(made.contains(&format!("s3:{}", bench.bucket())), "the live bucket is still known: {made:?}");
}

#[tokio::test]
async fn a_document_that_the_folder_lacks_stops_before_the_first_change() {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Classic { index: "home.html".to_owned(), error: "index.html".to_owned() };
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("no home.html");
    assert_eq!((error.code, error.args["file"].as_str()), (Code::FolderNoDocument, "home.html"));
    assert!(bench.done().is_empty());
}

#[tokio::test]
async fn our_own_lock_of_an_earlier_run_is_taken_over() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let name = bench.bucket();
    let lock = PublishLock {
        by: "this-laptop".to_owned(),
        holder: "me@laptop".to_owned(),
        since: "2026-11-22T13:00:00Z".to_owned(),
    };
    bench.state.lock().unwrap().truth.bucket_mut(&name).lock = Fact::Seen(lock);
    let receipt = bench.build().await;
    assert_eq!((receipt.outcome, receipt.ops), (Outcome::Live, 1), "what a crash left is dropped");
}
