//! `naru promote` takes what a deploy takes: each of its questions by its flag, how fast it goes, and the way back.

use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, program, user};
use crate::support::{Naru, Thief, stderr, stdout};

const REGION: &str = "us-east-1";

fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
    stdout(&out)
}

const PROMOTE: [&str; 3] = ["promote", "--from", "staging"];

fn promote(naru: &Naru, more: &[&str]) -> (i32, Value) {
    let (code, mut lines) = naru.json(&[&PROMOTE[..], more].concat());
    (code, lines.pop().unwrap())
}

/// The same question stops what is only shown and what is done, and its flag answers both.
#[track_caller]
fn answered_by(naru: &Naru, code: i32, error: &str, flag: &str) {
    for how in ["--dry-run", "--yes"] {
        let (got, line) = promote(naru, &[how]);
        assert_eq!((got, &line["error"]["code"]), (code, &json!(error)), "{how}: {line}");
        assert_eq!(line["error"]["args"]["flag"], flag, "{line}");
    }
    let (got, line) = promote(naru, &["--dry-run", flag]);
    assert_eq!((got, &line["event"]), (0, &json!("changes")), "{line}");
    let (got, line) = promote(naru, &["--yes", flag]);
    assert_eq!((got, &line["error"]), (0, &Value::Null), "{line}");
}

/// A folder of a script and as many pages.
fn folder(naru: &Naru, name: &str, pages: usize) -> String {
    let script = format!("assets/app-0000000{}.js", pages % 10);
    let page = format!("<script src=/{script}></script>");
    let paths: Vec<String> = (0..pages).map(|n| format!("page-{n}/index.html")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("index.html", page.as_bytes()), (&script, name.as_bytes())];
    all.extend(paths.iter().map(|path| (path.as_str(), path.as_bytes())));
    naru.folder(name, &all).to_str().unwrap().to_owned()
}

/// Staging and production, each with one folder; `how` is said at each apply.
fn two(naru: &Naru, access: &str, staging: &str, production: &str, how: &[&str]) {
    ok(naru, &["project", "new", "blog", "--access", access, "--region", REGION]);
    ok(naru, &["env", "add", "staging", "--copy-from", "production"]);
    for (env, folder) in [("staging", staging), ("production", production)] {
        ok(naru, &[&["apply", folder, "--env", env, "--yes"], how].concat());
    }
}

#[test]
fn many_removals_and_the_rate_are_said_as_with_a_deploy() {
    let naru = Naru::new();
    let (few, many) = (folder(&naru, "few", 1), folder(&naru, "many", 60));
    two(&naru, "private", &few, &many, &["--practice"]);
    answered_by(&naru, 7, "ask", "--remove-many");

    let local = || std::fs::read_to_string(naru.home().join("local.toml")).unwrap();
    let (code, line) = promote(&naru, &["--yes", "--limit-rate", "lots"]);
    assert_eq!((code, &line["error"]["code"]), (2, &json!("bad-value")), "{line}");
    assert_eq!(promote(&naru, &["--yes", "--limit-rate", "5M"]).0, 0);
    assert!(local().contains("limit_rate = \"5M\""), "as with a deploy it is remembered: {}", local());
    assert_eq!(promote(&naru, &["--yes", "--limit-rate", "off"]).0, 0);
    assert!(!local().contains("limit_rate"), "{}", local());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_files_and_lock_are_asked_about_and_answered_by_their_flags() {
    let Keys { id, secret } = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let naru = Naru::new();
    let text = format!("[me]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
    std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
    let url = ministack().url();
    let (old, new) = (folder(&naru, "old", 1), folder(&naru, "new", 2));
    two(&naru, "private", &new, &old, &["--profile", "me", "--endpoint", &url]);
    let bucket = naru.json(&["status", "--env", "production"]).1.pop().unwrap()["bucket"].as_str().unwrap().to_owned();
    let put = |key: &str, text: &str| {
        let file = naru.dir.path().join("theirs");
        std::fs::write(&file, text).unwrap();
        let out = std::process::Command::new(program("awscli", "aws"))
            .args(["s3", "cp", file.to_str().unwrap(), &format!("s3://{bucket}/{key}"), "--only-show-errors"])
            .env("AWS_ACCESS_KEY_ID", &id)
            .env("AWS_SECRET_ACCESS_KEY", &secret)
            .env("AWS_DEFAULT_REGION", REGION)
            .env("AWS_ENDPOINT_URL", &url)
            .output()
            .unwrap();
        assert!(out.status.success(), "{}", stderr(&out));
    };
    put("page-1/index.html", "somebody else's");
    answered_by(&naru, 7, "ask", "--overwrite");

    let newer = folder(&naru, "newer", 3);
    ok(&naru, &["deploy", &newer, "--env", "staging"]);
    put(".naru/lock", r#"{"by":"another","holder":"min@laptop","since":"2026-01-02T03:04:05Z"}"#);
    answered_by(&naru, 5, "publish-locked", "--break-lock");
}

/// Whether visitors of production are told of a missing script, and what becomes of that.
fn not_live(more: &[&str]) -> (Naru, i32, Vec<Value>, String) {
    let naru = Naru::new();
    let (old, new) = (folder(&naru, "old", 1), folder(&naru, "new", 2));
    two(&naru, "classic", &new, &old, &["--practice"]);
    // What is promoted lies on this computer already; production's cloud loses it as soon as it has it.
    assert_eq!(promote(&naru, &["--dry-run"]).0, 0);
    let thief = Thief::of(&naru, b"new");
    let out = naru.command(&[&PROMOTE[..], &["--yes", "--json"], more].concat()).output().unwrap();
    drop(thief);
    let lines = stdout(&out).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (naru, out.status.code().unwrap(), lines, stderr(&out))
}

fn outcomes(lines: &[Value]) -> Vec<&Value> {
    lines.iter().filter(|line| line["event"] == "finished").map(|end| &end["outcome"]).collect()
}

#[test]
fn where_the_site_does_not_answer_the_way_back_is_offered() {
    let (naru, code, lines, told) = not_live(&[]);
    assert_eq!((code, outcomes(&lines)), (6, vec![&json!("failed")]), "{told}");
    let releases = naru.json(&["releases", "--env", "production"]).1;
    let before = releases[1]["release"]["id"].as_str().unwrap();
    assert!(told.contains(&format!("naru rollback {before} --env production")), "{told}");
    // And it can be done as it is written there.
    ok(&naru, &["rollback", before, "--env", "production", "--yes"]);
}

#[test]
fn where_it_was_said_it_goes_back_by_itself() {
    let (naru, code, lines, told) = not_live(&["--auto-rollback"]);
    assert_eq!((code, outcomes(&lines)), (6, vec![&json!("failed"), &json!("live")]), "{told}");
    let releases = naru.json(&["releases", "--env", "production"]).1;
    let (now, then) = (&releases[0]["release"], &releases[2]["release"]);
    assert_eq!(now["about"]["rolled_back_to"], then["id"], "{now}");
    assert_eq!(now["about"]["promoted_from"], Value::Null, "what went back came from nowhere: {now}");
    assert!(!lines.iter().any(|line| line["error"]["code"] == "ask"), "nobody was asked: {lines:?}");
}
