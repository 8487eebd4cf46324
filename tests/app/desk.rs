//! The desk behind the page, with the real practice crossing and no window.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use naru_app::desk::Desk;
use naru_app::wire::{Drag, FolderId, LinkId, Scene, Settings, SettingsChange, Theme, Verdict, WindowState};
use naru_core::Code;
use naru_core::event::{Outcome, RunState, StepState};
use naru_core::words::Lang;
use tempfile::TempDir;

const SETTINGS: Settings = Settings { lang: Lang::En, theme: Theme::System, text: 100 };

/// Runs a test in a process of its own whose `NARU_HOME` is a scratch folder: a test must not write to the home
/// of whoever runs it, and the environment of a process with threads cannot be changed safely.
fn at_home(name: &str, test: impl Future<Output = ()>) {
    if std::env::var_os("NARU_DESK_TEST").is_some() {
        return tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test);
    }
    let home = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args([&format!("desk::{name}"), "--exact", "--nocapture"])
        .env("NARU_DESK_TEST", "1")
        .env("NARU_HOME", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "the name is that of the test: {said}");
}

fn desk() -> Arc<Desk> {
    desk_with_pace(Duration::ZERO)
}

fn desk_with_pace(pace: Duration) -> Arc<Desk> {
    Desk::with_pace(SETTINGS, tokio::runtime::Handle::current(), pace)
}

/// A build folder with these files.
fn folder(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("dist");
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (dir, root)
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "<!doctype html><title>x</title><script type=module src=/assets/app-1a2b3c4d.js></script>"),
    ("assets/app-1a2b3c4d.js", "console.log(1)"),
];

async fn until<T>(desk: &Desk, what: &str, ask: impl Fn(&WindowState) -> Option<T>) -> T {
    for _ in 0..2_000 {
        if let Some(answer) = ask(&desk.state()) {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never: {what}; {:?}", desk.state().scene);
}

fn ended(state: &WindowState) -> Option<RunState> {
    match &state.scene {
        Scene::Crossing { run, stopping: false, .. } if run.receipt.is_some() => Some(run.clone()),
        _ => None,
    }
}

/// The receipt is on the page and the desk is free for the next.
async fn over(desk: &Desk) -> (RunState, Option<LinkId>) {
    until(desk, "the receipt", ended).await;
    // The link comes with the state that follows the last event.
    for _ in 0..100 {
        if let Scene::Crossing { run, site, .. } = desk.state().scene
            && (site.is_some() || run.receipt.as_ref().is_some_and(|r| r.url.is_none()))
        {
            return (run, site);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no link: {:?}", desk.state().scene);
}

fn get(url: &str, path: &str) -> Vec<u8> {
    let host = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).unwrap();
    let head = reply.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    reply.split_off(head + 4)
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/adapters/sample").join(name)).unwrap()
}

#[test]
fn the_sample_crosses_to_live_and_is_served_as_it_lies_on_disk() {
    at_home("the_sample_crosses_to_live_and_is_served_as_it_lies_on_disk", async {
        let desk = desk();
        desk.practise(None).unwrap();
        let (run, link) = over(&desk).await;
        let receipt = run.receipt.unwrap();
        assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.error);
        assert!(run.steps.iter().all(|s| s.state == StepState::Done), "{:?}", run.steps);
        assert!(receipt.answers.len() >= 4 && receipt.answers.iter().all(|a| a.wrong.is_none()));
        let url = run.serving.unwrap();
        assert_eq!(receipt.url.as_deref(), Some(url.as_str()));
        assert!(link.is_some());
        let page = tokio::task::spawn_blocking({
            let url = url.clone();
            move || get(&url, "/")
        });
        assert_eq!(page.await.unwrap(), sample("index.html"));

        desk.start_over();
        assert_eq!(desk.state().scene, Scene::Home);
        for _ in 0..100 {
            if TcpStream::connect(url.strip_prefix("http://").unwrap()).is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("still served after it was left");
    });
}

#[test]
fn a_brought_folder_is_described_and_crosses_by_its_id_alone() {
    at_home("a_brought_folder_is_described_and_crosses_by_its_id_alone", async {
        let (_dir, root) = folder(SITE);
        let desk = desk();
        desk.bring(root).await;
        let Scene::Folder { folder, name, summary } = desk.state().scene else { panic!("{:?}", desk.state().scene) };
        assert_eq!((name.as_str(), summary.files), ("dist", 2));
        desk.practise(Some(folder.clone())).unwrap();
        let (run, _) = over(&desk).await;
        assert_eq!(run.receipt.unwrap().outcome, Outcome::Live);
        desk.practise(Some(folder)).expect("again, with the same folder");
        let (run, _) = over(&desk).await;
        assert_eq!(run.receipt.unwrap().outcome, Outcome::Live);
    });
}

#[test]
fn the_page_can_name_no_folder_and_no_link_that_nobody_gave() {
    at_home("the_page_can_name_no_folder_and_no_link_that_nobody_gave", async {
        let desk = desk();
        for id in ["folder-1", "/etc", "../..", ""] {
            let error = desk.practise(Some(FolderId(id.to_owned()))).unwrap_err();
            assert_eq!(error.code, Code::NoFolder);
        }
        for id in ["link-1", "https://example.com", "file:///etc/passwd"] {
            assert_eq!(desk.open(&LinkId(id.to_owned())).unwrap_err().code, Code::BadValue);
        }
        assert_eq!(desk.state().scene, Scene::Home, "nothing came of it");

        let (_dir, root) = folder(SITE);
        desk.bring(root).await;
        let Scene::Folder { folder, .. } = desk.state().scene else { panic!() };
        desk.start_over();
        assert_eq!(desk.practise(Some(folder)).unwrap_err().code, Code::NoFolder, "an id ends with what it named");
    });
}

#[test]
fn a_bad_folder_is_answered_with_its_error() {
    at_home("a_bad_folder_is_answered_with_its_error", async {
        let desk = desk();
        let (_dir, root) = folder(&[("index.html", "x"), (".env", "SECRET=1")]);
        desk.bring(root.clone()).await;
        let Scene::Refused { error, .. } = desk.state().scene else { panic!("{:?}", desk.state().scene) };
        assert_eq!(error.code, Code::FolderSecret);

        desk.bring(root.join("nowhere")).await;
        let Scene::Refused { error, .. } = desk.state().scene else { panic!() };
        assert_eq!(error.code, Code::NoFolder);
    });
}

#[test]
fn a_folder_that_vanishes_before_it_crosses_ends_as_failed() {
    at_home("a_folder_that_vanishes_before_it_crosses_ends_as_failed", async {
        let (dir, root) = folder(SITE);
        let desk = desk();
        desk.bring(root).await;
        let Scene::Folder { folder, .. } = desk.state().scene else { panic!() };
        dir.close().unwrap();
        desk.practise(Some(folder)).unwrap();
        let run = until(&desk, "the receipt", ended).await;
        let receipt = run.receipt.unwrap();
        assert_eq!(receipt.outcome, Outcome::Failed);
        assert_eq!(receipt.error.unwrap().code, Code::NoFolder);
        assert!(run.serving.is_none());
    });
}

#[test]
fn cancel_ends_a_crossing_and_a_second_one_may_follow() {
    at_home("cancel_ends_a_crossing_and_a_second_one_may_follow", async {
        let desk = desk_with_pace(Duration::from_millis(40));
        desk.practise(None).unwrap();
        until(&desk, "a step", |state| match &state.scene {
            Scene::Crossing { run, .. } => run.steps.iter().any(|s| s.state == StepState::Running).then_some(()),
            _ => None,
        })
        .await;
        desk.cancel();
        assert!(matches!(desk.state().scene, Scene::Crossing { stopping: true, .. }), "said at once");
        let run = until(&desk, "the receipt", ended).await;
        assert_eq!(run.receipt.unwrap().outcome, Outcome::Cancelled);
        assert!(run.serving.is_none());
        desk.start_over();
        desk.practise(None).unwrap();
        let (run, _) = over(&desk).await;
        assert_eq!(run.receipt.unwrap().outcome, Outcome::Live);
    });
}

#[test]
fn while_a_crossing_is_under_way_nothing_else_begins() {
    at_home("while_a_crossing_is_under_way_nothing_else_begins", async {
        let (_dir, root) = folder(SITE);
        let desk = desk_with_pace(Duration::from_millis(20));
        desk.practise(None).unwrap();
        desk.hold(Some(std::slice::from_ref(&root)));
        assert_eq!(desk.state().drag, Some(Drag { name: "dist".to_owned(), verdict: Verdict::Busy }));
        desk.drop_paths(vec![root.clone()]).await;
        desk.bring(root).await;
        desk.practise(None).unwrap();
        desk.start_over();
        assert!(matches!(desk.state().scene, Scene::Crossing { .. }));
        assert_eq!(desk.state().drag, None);
        over(&desk).await;
    });
}

#[test]
fn what_is_held_over_the_window_is_told_apart() {
    at_home("what_is_held_over_the_window_is_told_apart", async {
        let (_dir, root) = folder(SITE);
        let desk = desk();
        let verdict = |paths: &[PathBuf]| {
            desk.hold(Some(paths));
            desk.state().drag.map(|drag| drag.verdict)
        };
        assert_eq!(verdict(std::slice::from_ref(&root)), Some(Verdict::Folder));
        assert_eq!(verdict(&[root.join("index.html")]), Some(Verdict::File));
        assert_eq!(verdict(&[root.clone(), root.join("assets")]), Some(Verdict::Several));
        assert_eq!(verdict(&[]), None);
        desk.drop_paths(vec![root.clone(), root]).await;
        assert_eq!(desk.state().scene, Scene::Home, "several things start nothing");
    });
}

#[test]
fn a_reload_gets_the_whole_state_at_once_and_the_old_page_hears_no_more() {
    at_home("a_reload_gets_the_whole_state_at_once_and_the_old_page_hears_no_more", async {
        let desk = desk_with_pace(Duration::from_millis(20));
        let heard = |into: &Arc<Mutex<Vec<WindowState>>>| {
            let into = into.clone();
            move |state| {
                into.lock().unwrap().push(state);
                true
            }
        };
        let (first, second) = (Arc::new(Mutex::default()), Arc::new(Mutex::default()));
        desk.watched_by(heard(&first));
        desk.practise(None).unwrap();
        until(&desk, "some steps", |state| match &state.scene {
            Scene::Crossing { run, .. } => {
                (run.steps.iter().filter(|s| s.state == StepState::Done).count() >= 2).then_some(())
            }
            _ => None,
        })
        .await;
        desk.watched_by(heard(&second));
        tokio::time::sleep(Duration::from_millis(100)).await;
        let old = first.lock().unwrap().len();
        let begun = second.lock().unwrap()[0].clone();
        let Scene::Crossing { run, .. } = begun.scene else { panic!("the reload sees the crossing") };
        assert!(run.steps.len() == 6 && run.folder.is_some(), "whole: {run:?}");
        over(&desk).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(first.lock().unwrap().len(), old);
        assert!(ended(second.lock().unwrap().last().unwrap()).is_some(), "the last state is the last one heard");
    });
}

#[test]
fn settings_are_remembered_and_odd_ones_refused() {
    at_home("settings_are_remembered_and_odd_ones_refused", async {
        let desk = desk();
        desk.set(SettingsChange { lang: Some(Lang::Ko), ..SettingsChange::default() });
        desk.set(SettingsChange { theme: Some(Theme::Dark), ..SettingsChange::default() });
        let stands = desk.set(SettingsChange { text: Some(130), ..SettingsChange::default() });
        assert_eq!(stands, Settings { lang: Lang::Ko, theme: Theme::Dark, text: 130 }, "no change undoes another");
        assert_eq!(naru_app::settings::load(), stands);
        assert_eq!(
            desk.set(SettingsChange { text: Some(9_999), ..SettingsChange::default() }),
            stands,
            "not one of the sizes"
        );
        assert_eq!(desk.state().trouble, None);
    });
}
