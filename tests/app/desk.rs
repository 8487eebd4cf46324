//! The desk behind the page: what is brought to it, what it remembers, what it tells. No window.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use naru_app::wire::site::Stage;
use naru_app::wire::{
    Closing, Destination, Drag, FolderId, Guide, Link, Place, Settings, SettingsChange, Theme, Verdict, WindowState,
};
use naru_core::Code;
use naru_core::event::StepState;
use naru_core::project::CredentialRef;
use naru_core::step::StepId;
use naru_core::words::Lang;

use crate::support::{Rig, SITE};

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_name_no_folder_and_no_address_that_nobody_gave() {
    let rig = Rig::new();
    for id in ["folder-1", "/etc", "../..", ""] {
        let error = rig.desk.begin(&FolderId(id.to_owned()), true, None).unwrap_err();
        assert_eq!(error.code, Code::NoFolder);
    }
    for link in
        [Link::Site, Link::Console { step: StepId::Bucket }, Link::Identity { credential: CredentialRef::Environment }]
    {
        assert_eq!(rig.desk.open_link(link).await.unwrap_err().code, Code::BadValue, "there is none yet");
    }
    assert_eq!(rig.desk.state().place, Place::Home, "nothing came of it");

    // An id ends with what it named.
    let first = rig.bring(rig.folder("one", SITE)).await;
    rig.bring(rig.folder("two", SITE)).await;
    assert_eq!(rig.desk.begin(&first, true, None).unwrap_err().code, Code::NoFolder);
}

#[tokio::test]
async fn every_page_outside_is_one_of_amazons_in_both_languages() {
    let rig = Rig::new();
    let guides = [
        Guide::CloudShell,
        Guide::IamUsers,
        Guide::IamPolicies,
        Guide::IdentityCenter,
        Guide::InstallCli,
        Guide::AwsLogin,
        Guide::Billing,
        Guide::SignUp,
    ];
    for lang in [Lang::En, Lang::Ko] {
        rig.desk.set(SettingsChange { lang: Some(lang), ..SettingsChange::default() });
        for guide in guides {
            let url = rig.desk.address(&Link::Guide { guide }).await.unwrap().unwrap();
            let host = url.strip_prefix("https://").unwrap().split('/').next().unwrap();
            assert!(host == "aws.amazon.com" || host.ends_with(".aws.amazon.com"), "{url}");
        }
    }
}

#[tokio::test]
async fn a_bad_folder_is_answered_with_its_error() {
    let rig = Rig::new();
    let root = rig.folder("dist", &[("index.html", "x"), (".env", "SECRET=1")]);
    rig.desk.bring(root.clone()).await;
    let Place::Refused { error, .. } = rig.desk.state().place else { panic!("{:?}", rig.desk.state().place) };
    assert_eq!(error.code, Code::FolderSecret);

    rig.desk.bring(root.join("nowhere")).await;
    let Place::Refused { error, .. } = rig.desk.state().place else { panic!() };
    assert_eq!(error.code, Code::NoFolder);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_over_the_window_is_told_apart() {
    let rig = Rig::with_pace(Duration::from_millis(20));
    let root = rig.folder("dist", SITE);
    let verdict = |paths: &[PathBuf]| {
        rig.desk.hold(Some(paths));
        rig.desk.state().drag
    };
    let is = |drag: Option<Drag>| drag.map(|drag| drag.verdict);
    assert_eq!(is(verdict(std::slice::from_ref(&root))), Some(Verdict::Folder));
    assert_eq!(is(verdict(&[root.join("index.html")])), Some(Verdict::File));
    assert_eq!(is(verdict(&[root.join("keys.CSV")])), Some(Verdict::Key));
    assert_eq!(is(verdict(&[root.join("naru.toml")])), Some(Verdict::Project));
    assert_eq!(is(verdict(&[root.clone(), root.join("assets")])), Some(Verdict::Several));
    assert_eq!(verdict(&[]), None);
    rig.desk.drop_paths(vec![root.clone(), root.clone()]).await;
    assert_eq!(rig.desk.state().place, Place::Home, "several things start nothing");

    // Over a project it means a deploy; while that is under way, nothing.
    rig.practising(root.clone()).await;
    let drag = verdict(std::slice::from_ref(&root)).unwrap();
    assert_eq!((drag.verdict, drag.name.as_str()), (Verdict::Deploy, "dist"));
    assert!(drag.project.is_some(), "it says to which");
    rig.begin().unwrap();
    assert_eq!(is(verdict(std::slice::from_ref(&root))), Some(Verdict::Busy));
    rig.desk.drop_paths(vec![root]).await;
    assert!(!rig.shown().deploying, "nothing came of it");
    rig.desk.cancel();
    rig.outcome().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_gets_the_whole_state_at_once_and_the_old_page_hears_no_more() {
    let rig = Rig::with_pace(Duration::from_millis(20));
    let heard = |into: &Arc<Mutex<Vec<WindowState>>>| {
        let into = into.clone();
        move |state| {
            into.lock().unwrap().push(state);
            true
        }
    };
    let (first, second) = (Arc::new(Mutex::default()), Arc::new(Mutex::default()));
    rig.desk.watched_by(heard(&first));
    rig.desk.try_sample();
    rig.site("some steps", |site| site.run.steps.iter().filter(|s| s.state == StepState::Done).count() >= 2).await;
    rig.desk.watched_by(heard(&second));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let old = first.lock().unwrap().len();
    let begun = second.lock().unwrap()[0].clone();
    let Place::Site { site } = begun.place else { panic!("the reload sees the crossing") };
    assert!(
        site.run.steps.len() == StepId::ALL.len() && site.summary.is_some() && site.stage == Stage::Running,
        "whole: {site:?}"
    );
    rig.outcome().await;
    tokio::time::sleep(Duration::from_millis(150)).await;
    assert_eq!(first.lock().unwrap().len(), old);
    let last = second.lock().unwrap().last().unwrap().clone();
    let Place::Site { site } = last.place else { panic!() };
    assert_eq!(site.stage, Stage::Ended, "the last state is the last one heard");
}

#[tokio::test]
async fn settings_are_remembered_and_odd_ones_refused() {
    let rig = Rig::new();
    rig.desk.set(SettingsChange { lang: Some(Lang::Ko), ..SettingsChange::default() });
    rig.desk.set(SettingsChange { theme: Some(Theme::Dark), ..SettingsChange::default() });
    let stands = rig.desk.set(SettingsChange { text: Some(130), ..SettingsChange::default() });
    assert_eq!(stands, Settings { lang: Lang::Ko, theme: Theme::Dark, text: 130 }, "no change undoes another");
    assert_eq!(naru_app::settings::load(rig.home()), stands);
    let odd = rig.desk.set(SettingsChange { text: Some(9_999), ..SettingsChange::default() });
    assert_eq!(odd, stands, "not one of the sizes");
    assert_eq!(rig.desk.state().notice, None);
}

#[tokio::test]
async fn the_size_of_the_window_is_remembered_beside_the_size_of_text() {
    use naru_app::settings::{Frame, frame, save_frame};
    let rig = Rig::new();
    assert_eq!(frame(rig.home()), None);
    let size = Frame { width: 1300.0, height: 720.5, maximized: true };
    save_frame(rig.home(), size).unwrap();
    rig.desk.set(SettingsChange { text: Some(115), ..SettingsChange::default() });
    assert_eq!(frame(rig.home()), Some(size), "one does not undo the other");
    for odd in [Frame { width: 0.0, ..size }, Frame { height: f64::NAN, ..size }, Frame { width: 1e9, ..size }] {
        save_frame(rig.home(), odd).unwrap();
        assert_eq!(frame(rig.home()), None, "nobody could see that: {odd:?}");
    }
    fs::write(rig.home().root().join("window.toml"), "no = [").unwrap();
    assert_eq!(frame(rig.home()), None);
    assert_eq!(naru_app::settings::load(rig.home()).text, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_during_a_run_asks_and_finishes_the_change_at_work() {
    let rig = Rig::with_pace(Duration::from_millis(60));
    assert!(rig.desk.may_close(), "nothing is under way");
    rig.desk.try_sample();
    rig.site("a step", |site| site.run.steps.iter().any(|s| s.state == StepState::Done)).await;
    assert!(!rig.desk.may_close());
    assert_eq!(rig.desk.state().closing, ["Sample site"]);
    assert!(!rig.desk.close(Closing::Stay).await);
    assert!(rig.desk.state().closing.is_empty());

    // Who stays after all is not closed later.
    let (desk, left) = (rig.desk.clone(), rig.desk.clone());
    let finishing = tokio::spawn(async move { left.close(Closing::Finish).await });
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert!(!desk.close(Closing::Stay).await);
    assert!(!finishing.await.unwrap(), "the window stays");
    rig.outcome().await;
    rig.desk.try_sample();
    rig.site("another run", |site| site.stage == Stage::Running).await;
    rig.site("a step", |site| site.run.steps.iter().any(|s| s.state == StepState::Done)).await;

    // From another screen too: the run goes on wherever we are.
    rig.desk.go(Destination::Glossary { term: Some("bucket".to_owned()) }).unwrap();
    assert!(!rig.desk.may_close());
    assert!(rig.desk.close(Closing::Finish).await, "it may close once the run has stopped");
    assert!(rig.desk.may_close());
    let last = rig.desk.history(1).unwrap().remove(0);
    assert!(last.ended.is_some(), "stopped in order, not cut off: {last:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_screens_keep_what_is_under_way() {
    let rig = Rig::with_pace(Duration::from_millis(20));
    rig.desk.try_sample();
    let project = rig.site("a run", |site| site.stage == Stage::Running).await.project;
    for to in [Destination::Home, Destination::Settings, Destination::Credentials, Destination::NoKey] {
        rig.desk.go(to).unwrap();
        assert!(!matches!(rig.desk.state().place, Place::Site { .. }));
    }
    rig.desk.go(Destination::Project { project: project.clone() }).unwrap();
    rig.outcome().await;
    let gone = rig.desk.go(Destination::Project { project: "p-00000000".parse().unwrap_or(project) });
    assert!(gone.is_ok() || gone.is_err_and(|error| error.code == Code::NoProject));
}
