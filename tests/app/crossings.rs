//! A project's site through the desk: looked at, shown, run, run again, taken back. Real practice, real HTTP.

use std::fs;
use std::net::TcpStream;
use std::time::Duration;

use naru_app::wire::Place;
use naru_app::wire::projects::Standing;
use naru_app::wire::site::{Aim, Mishap, RunAnswers, SiteView, Stage};
use naru_core::Code;
use naru_core::deploy::changes::Reason;
use naru_core::deploy::phase::Phase;
use naru_core::event::{Outcome, StepState};
use naru_core::project::{AccessWish, Wishes};
use naru_core::site::edge_copy::CopyVersion;
use naru_core::spec::Venue;
use naru_core::step::StepId;

use crate::support::{Rig, SITE, files, get, listed, sample};

#[tokio::test(flavor = "multi_thread")]
async fn the_sample_crosses_to_live_and_is_served_as_it_lies_on_disk() {
    let rig = Rig::new();
    rig.desk.try_sample();
    assert_eq!(rig.outcome().await, Outcome::Live, "{:?}", rig.shown().run.receipt);
    let site = rig.site("a plan", |site| site.plan.is_some() && site.todo == Some(0)).await;
    let over = |state| matches!(state, StepState::Done | StepState::NotAsked);
    assert!(site.run.steps.iter().all(|s| over(s.state)), "{:?}", site.run.steps);
    let receipt = site.run.receipt.unwrap();
    assert!(receipt.answers.len() >= 4 && receipt.answers.iter().all(|a| a.wrong.is_none()));
    let url = site.url.unwrap();
    assert_eq!(receipt.url.as_ref(), Some(&url));
    assert_eq!(get(&url, "/").await, sample("index.html"));
    let rows = rig.desk.projects().unwrap();
    assert_eq!((rows.len(), rows[0].standing, rows[0].practice), (1, Standing::Live, true));

    // The same project the next time, and not another one.
    rig.desk.try_sample();
    rig.site("another run", |site| site.stage == Stage::Running).await;
    assert_eq!(rig.outcome().await, Outcome::Live);
    assert_eq!(rig.desk.projects().unwrap().len(), 1);
    assert_eq!(rig.shown().run.receipt.unwrap().ops, 0, "nothing was left to do");

    // Put away, it is served no longer.
    rig.desk.delete_project(&rig.project()).unwrap();
    let host = url.strip_prefix("http://").unwrap();
    for _ in 0..100 {
        if TcpStream::connect(host).is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("still served");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_is_then_done_and_the_next_deploy_knows_what_changed() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", SITE);
    let site = rig.practising(root.clone()).await;
    assert_eq!((site.name.as_str(), &site.venue), ("blog", &Venue::Practice), "called as the folder around the build");
    assert_eq!(site.summary.unwrap().files, 2);

    let plan = rig.desk.plan(Aim::Build).await.unwrap().unwrap();
    assert_eq!((Some(plan.number), plan.aim), (site.plan, Aim::Build));
    let todo: usize = plan.forecast.steps.iter().map(|step| step.ops.len()).sum();
    assert_eq!(Some(todo), site.todo.map(|n| n as usize));
    assert_eq!((plan.files.added, plan.files.same), (2, 0));
    let answers = plan.forecast.steps.iter().find(|s| s.step == StepId::Answers).unwrap();
    assert_eq!(answers.state, StepState::Ahead, "it can only be asked after the run");
    let receipt = rig.run(Aim::Build).await;
    assert_eq!((receipt.outcome, receipt.ops as usize), (Outcome::Live, todo));
    let url = rig.shown().url.unwrap();

    // One byte more, one file less, one file new.
    fs::write(root.join("index.html"), format!("{} ", SITE[0].1)).unwrap();
    fs::write(root.join("about.html"), "<!doctype html><title>about</title>").unwrap();
    rig.desk.deploy_with(root.clone());
    let site = rig.planned().await;
    assert!(site.deploying, "a dropped folder is about its changes");
    assert!(site.live, "what is up stays up while other files wait");
    let page = listed(&rig, Aim::Deploy, rig.shown().plan.unwrap(), "", 0, 100).await;
    let rows: Vec<_> = files(&page).map(|r| (r.key.as_str(), r.reason, r.phase)).collect();
    assert_eq!(
        rows,
        [("about.html", Reason::New, Some(Phase::Pages)), ("index.html", Reason::BytesDiffer, Some(Phase::EntryPage))]
    );
    assert_eq!(listed(&rig, Aim::Deploy, rig.shown().plan.unwrap(), "", 1, 1).await.rows.len(), 1);
    assert_eq!(
        listed(&rig, Aim::Deploy, rig.shown().plan.unwrap(), "ABOUT", 0, 9).await.total,
        1,
        "found by a part of its path"
    );
    let receipt = rig.run(Aim::Deploy).await;
    assert_eq!((receipt.outcome, receipt.files), (Outcome::Live, 2));
    assert_eq!(rig.shown().url.as_ref(), Some(&url), "the address stays");
    assert_eq!(get(&url, "/about.html").await, b"<!doctype html><title>about</title>");

    fs::remove_file(root.join("about.html")).unwrap();
    rig.desk.look();
    rig.site("the removal", |site| site.stage == Stage::Planned && site.todo != Some(0)).await;
    let page = listed(&rig, Aim::Deploy, rig.shown().plan.unwrap(), "", 0, 9).await;
    let gone = files(&page).next().unwrap();
    assert_eq!((gone.reason, gone.size, gone.size_before), (Reason::Removed, 35, Some(35)));
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);

    let runs = rig.desk.history(10).unwrap();
    assert_eq!(runs.len(), 3);
    assert!(!rig.desk.run_ops(&runs[0].id).unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_older_copy_is_seen_at_the_practice_edge_before_it_is_forgotten() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", &[("index.html", "<h1>1</h1>"), ("logo.svg", "<svg id='one'/>")]);
    rig.practising(root.clone()).await;
    assert_eq!(rig.run(Aim::Build).await.edge_copies, [], "nothing is older yet");
    fs::write(root.join("logo.svg"), "<svg id='two'/>").unwrap();
    rig.desk.deploy_with(root);
    rig.planned().await;
    let receipt = rig.run(Aim::Deploy).await;
    assert_eq!(receipt.outcome, Outcome::Live);
    let [logo] = receipt.edge_copies.as_slice() else { panic!("{:?}", receipt.edge_copies) };
    let after = logo.after.as_ref().unwrap();
    assert_eq!(
        (logo.path.as_str(), logo.before.version, after.version),
        ("/logo.svg", CopyVersion::Older, CopyVersion::Newest)
    );
    let said = [&logo.before.cache, &after.cache].map(|cache| cache.as_deref().unwrap_or_default());
    assert_eq!(said, ["Hit from cloudfront", "Miss from cloudfront"]);
    assert_eq!(rig.shown().run.edge_copies, receipt.edge_copies, "the page shows the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_a_command_reads_can_be_saved_and_no_other() {
    let rig = Rig::new();
    let many: Vec<(String, &str)> = (0..900).map(|i| (format!("d/part-{i:04}.html"), "x")).collect();
    let files: Vec<(&str, &str)> =
        many.iter().map(|(name, text)| (name.as_str(), *text)).chain(SITE.to_vec()).collect();
    rig.practising(rig.folder("dist", &files)).await;
    let plan = rig.desk.plan(Aim::Build).await.unwrap().unwrap();
    let step = plan.forecast.steps.iter().find(|s| s.step == StepId::Files).unwrap();
    let reads =
        |op: &naru_core::event::OpView| op.commands.iter().any(|c| c.files.iter().any(|f| f.name == "release.json"));
    let twice: Vec<usize> = (0..step.ops.len()).filter(|n| reads(&step.ops[*n])).collect();
    assert_eq!(twice.len(), 2, "begun and finished, under one name");
    let to = rig.dir.path().join("saved.json");
    for (n, state) in twice.into_iter().zip(["begun", "finished"]) {
        let text = rig.desk.file_of(Aim::Build, plan.number, StepId::Files, n, "release.json").await.unwrap();
        rig.desk.save_file(&text, &to).unwrap();
        let text = fs::read_to_string(&to).unwrap();
        assert!(text.len() > 64 * 1024 && text.contains(state), "the whole of the right one: {}", text.len());
    }
    for (n, name) in [(0, "release.json"), (99, "release.json"), (2, "../../etc/passwd")] {
        let error = rig.desk.file_of(Aim::Build, plan.number, StepId::Files, n, name).await.unwrap_err();
        assert_eq!(error.code, Code::BadValue, "{n} {name}");
    }
    let error = rig.desk.file_of(Aim::Build, 1, StepId::Files, 0, "release.json").await.unwrap_err();
    assert_eq!(error.code, Code::Moved, "a plan that is not there");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_step_runs_with_what_it_needs_and_no_more() {
    let rig = Rig::new();
    rig.practising(rig.folder("dist", SITE)).await;
    let aim = Aim::Step { step: StepId::Access };
    let plan = rig.desk.plan(aim).await.unwrap().unwrap();
    let steps: Vec<_> = plan.forecast.steps.iter().map(|s| s.step).collect();
    assert_eq!(steps, [StepId::Account, StepId::Bucket, StepId::Access]);
    let receipt = rig.run(aim).await;
    assert_eq!(receipt.outcome, Outcome::Done, "nothing is said about the site: {:?}", receipt.error);
    let left = rig.desk.plan(Aim::Build).await.unwrap().unwrap();
    let left: Vec<_> = left.forecast.steps.iter().filter(|s| !s.ops.is_empty()).map(|s| s.step).collect();
    assert_eq!(left, [StepId::Files, StepId::Distribution, StepId::Routing]);
    assert_eq!(rig.desk.projects().unwrap()[0].standing, Standing::Partly);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_since_it_was_shown_is_shown_again_and_not_done() {
    let rig = Rig::new();
    let root = rig.folder("dist", SITE);
    rig.practising(root.clone()).await;
    fs::write(root.join("late.html"), "<!doctype html><title>late</title>").unwrap();
    rig.begin().unwrap();
    let site = rig.site("the new plan", |site| site.moved && site.stage == Stage::Planned).await;
    assert_eq!(site.summary.unwrap().files, 3);
    assert!(rig.desk.history(9).unwrap().is_empty(), "nothing was done");
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live, "agreed to, it is");
    assert!(!rig.shown().moved);
}

#[tokio::test(flavor = "multi_thread")]
async fn cancel_stops_a_run_and_the_next_one_goes_on() {
    let rig = Rig::with_pace(Duration::from_millis(40));
    rig.practising(rig.folder("dist", SITE)).await;
    rig.begin().unwrap();
    rig.site("a step", |site| site.run.steps.iter().any(|s| s.state == StepState::Running)).await;
    let busy = rig.begin().unwrap_err();
    assert_eq!(busy.code, Code::SiteBusy, "one run at a time");
    assert_eq!(rig.desk.set_practice(false).unwrap_err().code, Code::SiteBusy);
    rig.desk.cancel();
    assert!(rig.shown().stopping, "said at once");
    assert_eq!(rig.outcome().await, Outcome::Cancelled);
    rig.site("a plan", |site| site.plan.is_some() && !site.stopping).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_is_held_changes_nothing_until_it_is_let_go_on() {
    let rig = Rig::with_pace(Duration::from_millis(40));
    rig.practising(rig.folder("dist", SITE)).await;
    rig.begin().unwrap();
    rig.site("an op", |site| site.run.current.is_some()).await;
    rig.desk.pause(true);
    assert!(rig.shown().held, "said at once");
    // What was under way ends, and then nothing moves any more.
    let still = |site: &SiteView| site.run.clone();
    let mut before = still(&rig.shown());
    let quiet = Duration::from_millis(600);
    while let Ok(after) = tokio::time::timeout(quiet, rig.site("a change", |site| still(site) != before)).await {
        before = still(&after);
    }
    assert_eq!((rig.shown().stage, rig.shown().held), (Stage::Running, true));
    rig.desk.pause(false);
    assert_eq!(rig.outcome().await, Outcome::Live);
    assert!(!rig.shown().held);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mishap_ends_as_it_would_and_the_next_run_completes_it() {
    for (mishap, code) in [
        (Mishap::Offline, Some(Code::Offline)),
        (Mishap::Denied, Some(Code::AccessDenied)),
        (Mishap::LostReply, Some(Code::Timeout)),
        (Mishap::StaleReads, None),
    ] {
        let rig = Rig::new();
        rig.practising(rig.folder("dist", SITE)).await;
        let answers = RunAnswers { mishap: Some(mishap), ..RunAnswers::default() };
        let receipt = rig.run_with(Aim::Build, answers).await;
        assert_eq!(receipt.error.map(|e| e.code), code, "{mishap:?}");
        assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live, "after {mishap:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_is_taken_back_and_nothing_is_left_to_take() {
    let rig = Rig::new();
    rig.practising(rig.folder("dist", SITE)).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let plan = rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap();
    assert!(plan.forecast.steps.iter().any(|s| !s.ops.is_empty()));
    assert_eq!(rig.run(Aim::TakeBack).await.outcome, Outcome::Cleared);
    let left = rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap();
    assert!(left.forecast.steps.iter().all(|s| s.ops.is_empty()), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn wishes_are_saved_and_looked_at() {
    let rig = Rig::new();
    let site = rig.practising(rig.folder("dist", SITE)).await;
    assert_eq!(site.wanted.access, AccessWish::Cdn, "in practice");
    let wishes = Wishes { access: Some(AccessWish::Private), source_maps: Some(true), ..site.wishes };
    rig.desk.set_wishes(wishes.clone()).await.unwrap();
    let site = rig.site("the new plan", |s| s.stage == Stage::Planned && s.wanted.access == AccessWish::Private).await;
    assert_eq!(site.wishes, wishes);
    assert_eq!(rig.home().project_by_id(&site.project).unwrap().project.site, wishes, "on disk");
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Stored, "nobody can read it");

    // From practice to an account every answer is kept; whose account is asked for.
    rig.desk.set_practice(false).unwrap();
    let site = rig.site("the missing credentials", |site| site.trouble.is_some()).await;
    assert_eq!((site.venue, site.stage), (Venue::Aws, Stage::Idle));
    assert_eq!((site.trouble.unwrap().code, site.wishes), (Code::NoCredentials, wishes));
    assert!(site.folder.is_some());
    assert_eq!(rig.desk.projects().unwrap()[0].standing, Standing::New, "practice says nothing about an account");
}

#[tokio::test(flavor = "multi_thread")]
async fn naru_started_again_goes_on_where_it_was() {
    let rig = Rig::new();
    rig.practising(rig.folder("dist", SITE)).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let (project, url) = (rig.project(), rig.shown().url.unwrap());
    drop_site(&rig, &url).await;

    let next = rig.again();
    assert_eq!(next.desk.state().place, Place::Home);
    assert_eq!(next.desk.projects().unwrap()[0].standing, Standing::Live);
    next.desk.go(naru_app::wire::Destination::Project { project }).unwrap();
    let site = next.site("it is live", |site| site.stage == Stage::Planned).await;
    assert!(site.live && site.todo == Some(0), "{site:?}");
    assert_eq!(site.url.as_ref(), Some(&url), "at the same address");
    assert_eq!(get(&url, "/").await, SITE[0].1.as_bytes());
    assert!(site.last.is_some_and(|run| run.outcome == Some(Outcome::Live)));
}

/// Lets go of the port, as a program that ends does.
async fn drop_site(rig: &Rig, url: &str) {
    let project = rig.project();
    rig.home().project_by_id(&project).unwrap();
    let kept = rig.home().delete_project(&rig.home().project_by_id(&project).unwrap()).unwrap();
    assert!(kept.exists());
    rig.home().restore_project_id(&project).unwrap();
    rig.desk.close_sites().await;
    assert!(TcpStream::connect(url.strip_prefix("http://").unwrap()).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_vanishes_stops_a_deploy_but_not_the_way_back() {
    let rig = Rig::new();
    let root = rig.folder("dist", SITE);
    rig.practising(root.clone()).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    fs::remove_dir_all(root).unwrap();
    rig.desk.look();
    let site = rig.site("the trouble", |site| site.trouble.is_some() && site.plan.is_some()).await;
    assert_eq!((site.stage, site.trouble.unwrap().code), (Stage::Idle, Code::NoFolder));
    assert_eq!(rig.desk.plan(Aim::Build).await.unwrap_err().code, Code::NoFolder);
    assert_eq!(rig.run(Aim::TakeBack).await.outcome, Outcome::Cleared);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_plan_that_was_shown_is_run() {
    let rig = Rig::new();
    let site = rig.practising(rig.folder("one/dist", SITE)).await;
    let shown = site.plan.unwrap();
    // Another project is open by the time it is asked for.
    rig.practising(rig.folder("two/dist", SITE)).await;
    let moved = rig.desk.run(Aim::Build, shown, RunAnswers::default()).unwrap_err();
    assert_eq!(moved.code, Code::Moved);
    // The same project, looked at again meanwhile.
    let old = rig.shown().plan.unwrap();
    rig.desk.look();
    rig.site("another plan", |site| site.plan.is_some_and(|now| now != old)).await;
    assert_eq!(rig.desk.run(Aim::Build, old, RunAnswers::default()).unwrap_err().code, Code::Moved);
    assert!(rig.desk.history(9).unwrap().is_empty(), "nothing was run");
    // Files are those of the plan they are asked for, whatever is open.
    let first = listed(&rig, Aim::Build, shown, "", 0, 9).await;
    assert_eq!(first.total, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_wrote_into_the_file_meanwhile_stays() {
    let rig = Rig::new();
    let site = rig.practising(rig.folder("dist", SITE)).await;
    let path = rig.home().project_by_id(&site.project).unwrap().path;
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[site]\nregion = \"us-east-1\"\n").replace("[site]\n\n", "")).unwrap();
    let wishes = Wishes { source_maps: Some(true), ..site.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    let saved = rig.home().project_by_id(&site.project).unwrap().project.site;
    assert_eq!((saved.region.map(|r| r.to_string()), saved.source_maps), (Some("us-east-1".to_owned()), Some(true)));
}
