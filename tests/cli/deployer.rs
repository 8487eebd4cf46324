//! The deploy user from the command line: made, shown, its key rotated, written to a file on request, used, taken back.
//! Its secret turns up in the keychain, in the file that was asked for, and nowhere else.

use naru_core::bootstrap::IAM_PATH;
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::Value;

use super::credential::{Canary, Desktop, all_files};
use crate::emulator::{account, iam, ministack, user};
use crate::keyring::Keyring;
use crate::support::{stderr, stdout};

const REGION: &str = "ap-northeast-2";

/// The set-up policy as ministack can hold it (`tests/adapters/iam.rs`), less what this takes away.
fn set_up(less: &[&str]) -> Value {
    let mut policy = policy::setup(&STATIC_SITE, &[]);
    for statement in policy["Statement"].as_array_mut().unwrap() {
        statement.as_object_mut().unwrap().remove("Condition");
        statement["Action"].as_array_mut().unwrap().retain(|action| less.iter().all(|one| action != one));
    }
    policy["Statement"]
        .as_array_mut()
        .unwrap()
        .retain(|one| one["Action"].as_array().is_none_or(|all| !all.is_empty()));
    // A simulation is asked for on nothing in particular there.
    let text = policy.to_string().replace(":user/naru/naru-*-*", ":user/naru-*-*");
    serde_json::from_str(&text.replace("\"arn:aws:iam::*:user/naru/*\"", "\"*\"")).unwrap()
}

/// A desktop with a set-up key, the boundary in the account, and a project that wants a deploy user.
async fn desktop(less: &[&str]) -> (String, Desktop) {
    let owner = account();
    let document = policy::boundary(&STATIC_SITE, &[]).to_string();
    let fields = [("Action", "CreatePolicy"), ("PolicyName", "naru-boundary"), ("Path", IAM_PATH)];
    iam(&owner, &[&fields[..], &[("PolicyDocument", &document)]].concat()).await;
    let keys = user(&owner, &set_up(less)).await;
    let desktop = Desktop::of(Keyring::unlocked());
    let csv = desktop.path("setup.csv");
    std::fs::write(&csv, format!("Access key ID,Secret access key\n{},{}\n", keys.id, keys.secret)).unwrap();
    let url = ministack().url();
    desktop.ok(&["credential", "add", "set-up", "--csv", csv.to_str().unwrap(), "--endpoint", &url]);
    desktop.ok(&["project", "new", "blog", "--region", REGION, "--access", "private", "--deployer", "true"]);
    (owner, desktop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deploy_user_is_made_used_rotated_exported_and_taken_back_and_its_secret_turns_up_nowhere() {
    let (_, desktop) = desktop(&[]).await;
    let (url, site) = (ministack().url(), desktop.naru.site());
    let mut said: Vec<(String, Vec<u8>)> = Vec::new();
    let mut kept: Vec<(String, Vec<u8>)> = Vec::new();
    let mut run = |args: &[&str]| {
        let mut command = desktop.command(args);
        command.env("NARU_LOG", "trace").env("LOG_SIGNABLE_BODY", "1").env("LOG_SENSITIVE_BODIES", "1");
        let out = command.output().unwrap();
        assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
        said.push((format!("the output of {args:?}"), [out.stdout.clone(), out.stderr.clone()].concat()));
        kept.extend(all_files(&desktop.naru.home()).map(|(name, bytes)| (format!("{name} after {args:?}"), bytes)));
        stdout(&out)
    };
    run(&["apply", site.to_str().unwrap(), "--credential", "set-up", "--endpoint", &url, "--yes"]);
    let shown = run(&["deployer", "show"]);
    assert!(shown.contains(":user/naru/naru-blog-") && shown.contains("naru-boundary"), "{shown}");
    assert!(shown.contains("s3:PutObject") && !shown.contains("s3:DeleteBucket,"), "{shown}");
    let names = run(&["credential", "list"]);
    assert!(names.contains("naru-blog-"), "the key is kept: {names}");

    let first = desktop.path("first.csv");
    run(&["deployer", "export-csv", "--to", first.to_str().unwrap()]);
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&first).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600, "only its owner may read it");
    assert_eq!(desktop.refused(&["deployer", "export-csv", "--to", first.to_str().unwrap()]).1, "file-taken");

    // The daily key deploys; the set-up key is gone from here.
    std::fs::write(site.join("index.html"), "<!doctype html>again").unwrap();
    run(&["deploy", "--json"]);
    assert_eq!(desktop.refused(&["deployer", "rotate"]), (7, "ask".to_owned()), "shown and asked about first");
    run(&["deployer", "rotate", "--yes"]);
    let second = desktop.path("second.csv");
    run(&["deployer", "export-csv", "--to", second.to_str().unwrap(), "--json"]);
    let secret = |path: &std::path::Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let row = text.strip_prefix("Access key ID,Secret access key\r\n").expect("the console's own form").to_owned();
        row.trim_end().split_once(',').map(|(id, secret)| (id.to_owned(), secret.to_owned())).unwrap()
    };
    let ((old, one), (new, two)) = (secret(&first), secret(&second));
    assert!(old != new && one != two);
    std::fs::write(site.join("index.html"), "<!doctype html>and again").unwrap();
    run(&["deploy"]);
    run(&["deployer", "show", "--json"]);
    run(&["history"]);
    run(&["destroy", "--yes", "--json"]);
    let names = run(&["credential", "list"]);
    assert!(!names.contains("naru-blog-") && names.contains("set-up"), "{names}");
    assert!(run(&["deployer", "show"]).contains("--deployer true"), "there is none any more");

    let canary = Canary::of(&[&one, &two]);
    for (what, bytes) in said.iter().chain(&kept) {
        canary.absent(what, bytes);
    }
    let log = std::fs::read_to_string(desktop.naru.home().join("logs/naru.log")).unwrap();
    assert!(log.contains("CreateAccessKey") && log.contains("TRACE"), "the log was a log of everything");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named_beforehand_with_a_statement_to_paste() {
    let (_, desktop) = desktop(&["s3:PutBucketPolicy"]).await;
    let url = ministack().url();
    let args = ["policy", "check", "--credential", "set-up", "--endpoint", &url];
    let out = desktop.run(&args);
    assert_eq!(out.status.code(), Some(3), "{}{}", stdout(&out), stderr(&out));
    assert!(stdout(&out).contains("s3:PutBucketPolicy") && stdout(&out).contains("\"Statement\""), "{}", stdout(&out));
    let out = desktop.command(&args).arg("--json").output().unwrap();
    let first: Value = serde_json::from_str(stdout(&out).lines().next().unwrap()).unwrap();
    let named: Vec<&str> =
        first["missing"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect();
    // ministack simulates without context keys and knows users by their name alone.
    let s3: Vec<&&str> = named.iter().filter(|action| action.starts_with("s3:")).collect();
    assert_eq!(s3, [&"s3:PutBucketPolicy"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_ask_beforehand_is_told_what_was_refused() {
    const ASK: &str = "iam:SimulatePrincipalPolicy";
    let url = ministack().url();
    let at = ["--credential", "set-up", "--endpoint", &url];
    let check = [&["policy", "check"][..], &at].concat();
    let named = |out: &std::process::Output| -> (Option<i32>, String, Vec<String>) {
        let first: Value = serde_json::from_str(stdout(out).lines().next().unwrap()).unwrap();
        let missing = first["missing"].as_array().unwrap().iter();
        let missing = missing.map(|one| one["action"].as_str().unwrap().to_owned()).collect();
        (out.status.code(), first["known"].as_str().unwrap().to_owned(), missing)
    };
    let (_, desktop) = self::desktop(&[ASK]).await;
    let out = desktop.run(&check);
    assert_eq!(out.status.code(), Some(0), "nobody is held up: {}{}", stdout(&out), stderr(&out));
    assert!(stdout(&out).contains(ASK) && stdout(&out).contains("Nothing was refused so far"), "{}", stdout(&out));
    // What a look meets …
    let (_, desktop) = self::desktop(&[ASK, "iam:GetUser"]).await;
    let json = [&check[..], &["--json"]].concat();
    assert_eq!(named(&desktop.run(&json)), (Some(3), "refusals".to_owned(), vec!["iam:GetUser".to_owned()]));
    let out = desktop.run(&check);
    assert!(stdout(&out).contains("iam:GetUser") && stdout(&out).contains("\"Statement\""), "{}", stdout(&out));
    // … and what an earlier run did.
    let (_, desktop) = self::desktop(&[ASK, "s3:PutBucketPolicy"]).await;
    let site = desktop.naru.site();
    let apply = [&["apply", site.to_str().unwrap(), "--yes"][..], &at].concat();
    assert_eq!(desktop.refused(&apply), (3, "access-denied".to_owned()));
    assert_eq!(named(&desktop.run(&json)), (Some(3), "refusals".to_owned(), vec!["s3:PutBucketPolicy".to_owned()]));
}

#[test]
fn the_practice_clouds_user_has_no_secret_to_export() {
    let desktop = Desktop::of(Keyring::no_bus());
    for lang in ["en", "ko"] {
        for verb in ["show", "rotate", "export-csv", "remove"] {
            let text = stdout(&desktop.run(&["deployer", verb, "--help", "--lang", lang]));
            assert!(!text.is_empty() && !text.contains("cli-"), "{verb} {lang}:\n{text}");
        }
    }
}
