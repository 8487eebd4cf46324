//! A project's build and its preview through the desk: shown, agreed to, run, read line by line, stopped; and served.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use naru_app::wire::build::BuildStage;
use naru_app::wire::site::{Aim, SiteView, Stage};
use naru_core::Code;
use naru_core::event::Outcome;

use crate::support::{Rig, get};

/// A project whose build copies its page.
fn project(rig: &Rig, script: &str) -> std::path::PathBuf {
    let package = serde_json::json!({ "scripts": { "build": script } }).to_string();
    let files = [
        ("package.json", package.as_str()),
        ("package-lock.json", "{}"),
        ("page.html", "<!doctype html><title>one</title>"),
        ("dist/index.html", "<!doctype html><title>none</title>"),
    ];
    rig.folder("blog", &files)
}

async fn built(rig: &Rig, stage: BuildStage) -> SiteView {
    rig.site("the build", |site| site.build.stage == stage).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_shown_is_built_and_its_changes_are_shown_next() {
    let rig = Rig::new();
    let root = project(&rig, "cp page.html dist/index.html && printf '\\033[32mbuilt\\033[0m\\n'");
    let site = rig.practising(root.join("dist")).await;
    let build = site.build.build.clone().unwrap();
    assert_eq!((build.command.as_str(), site.build.allowed), ("npm run build", false));
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let error = rig.desk.build("another").unwrap_err();
    assert_eq!(error.code, Code::Moved, "only what was shown is run");
    assert_eq!(rig.shown().build.stage, BuildStage::Idle);
    rig.desk.build(&site.build.fingerprint).unwrap();
    let site = built(&rig, BuildStage::Done).await;
    assert!(site.build.allowed && site.build.lines > 0 && site.build.trouble.is_none(), "{:?}", site.build);
    let page = rig.desk.build_log(0);
    assert_eq!(page.total, site.build.lines);
    assert!(page.lines.contains(&"built".to_owned()), "{page:?}");
    assert_eq!(rig.desk.build_log(page.total).lines, Vec::<String>::new());
    let site =
        rig.site("the changes", |s| s.deploying && s.stage == Stage::Planned && s.todo.is_some_and(|n| n > 0)).await;
    assert_eq!(Path::new(site.folder.as_ref().unwrap()), root.join("dist").canonicalize().unwrap());
    assert_eq!(site.build.stage, BuildStage::Done, "what was built stays to be read");
    // Another script is another build: what was agreed to is not run.
    let was = site.build.fingerprint.clone();
    fs::write(root.join("package.json"), r#"{"scripts": {"build": "touch owned"}}"#).unwrap();
    assert_eq!(rig.desk.build(&was).unwrap_err().code, Code::Moved);
    let site = rig.shown();
    assert!(!site.build.allowed && site.build.build.unwrap().scripts[0].text == "touch owned");
    assert!(!root.join("owned").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_build_says_why_and_leaves_the_folder_as_it_was() {
    let rig = Rig::new();
    let root = project(&rig, "echo TS2304: no such name && exit 3");
    let site = rig.practising(root.join("dist")).await;
    rig.desk.build(&site.build.fingerprint).unwrap();
    let site = built(&rig, BuildStage::Failed).await;
    let trouble = site.build.trouble.unwrap();
    assert_eq!((trouble.code, trouble.args["exit"].as_str()), (Code::BuildFailed, "3"));
    assert!(trouble.detail.unwrap().contains("TS2304"));
    assert_eq!((site.stage, site.deploying), (Stage::Planned, false), "nothing else has changed");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_build_is_stopped_with_all_it_started_also_by_closing_the_window() {
    let runs = |pid: &str| {
        let state = Command::new("ps").args(["-o", "stat=", "-p", pid]).output().unwrap();
        let state = String::from_utf8_lossy(&state.stdout).trim().to_owned();
        !state.is_empty() && !state.starts_with('Z')
    };
    for closing in [false, true] {
        let rig = Rig::new();
        let root = project(&rig, "sleep 600 & echo $! > pid; echo on; wait");
        let site = rig.practising(root.join("dist")).await;
        rig.desk.build(&site.build.fingerprint).unwrap();
        let begun = || rig.desk.build_log(0).lines.contains(&"on".to_owned());
        rig.until("it runs", |_| begun().then_some(())).await;
        let pid = fs::read_to_string(root.join("pid")).unwrap().trim().to_owned();
        assert!(runs(&pid));
        assert_eq!(rig.desk.build(&site.build.fingerprint).unwrap_err().code, Code::Moved, "one at a time");
        if closing {
            assert!(!rig.desk.may_close(), "it is asked about");
            assert!(rig.desk.close(naru_app::wire::Closing::Finish).await);
        } else {
            rig.desk.cancel_build();
        }
        built(&rig, BuildStage::Stopped).await;
        for _ in 0..500 {
            if !runs(&pid) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(!runs(&pid), "nothing of it runs on");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_serves_the_folder_as_it_is_and_stops() {
    let rig = Rig::new();
    let root = project(&rig, "true").join("dist");
    rig.practising(root.clone()).await;
    let url = rig.desk.start_preview().await.unwrap();
    assert_eq!(rig.shown().preview.as_ref(), Some(&url));
    assert_eq!(get(&url, "/").await, b"<!doctype html><title>none</title>");
    fs::write(root.join("index.html"), "<h1>two</h1>").unwrap();
    rig.desk.look();
    rig.planned().await;
    assert_eq!(rig.shown().preview, Some(url), "a look does not end it");
    let url = rig.desk.start_preview().await.unwrap();
    assert_eq!(get(&url, "/").await, b"<h1>two</h1>");
    rig.desk.stop_preview().await;
    assert_eq!(rig.shown().preview, None);
    assert!(std::net::TcpStream::connect(url.strip_prefix("http://").unwrap()).is_err(), "nobody listens");
}
