//! Runs that are only shown: nothing is changed, and they end as the run itself would. The real binary, in practice and,
//! call by call, over HTTP.

use std::collections::BTreeMap;

use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::{Value, json};

use crate::emulator::{account, user};
use crate::support::{Naru, files, stderr, stdout};
use crate::wire::Wire;

fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
    stdout(&out)
}

/// What ended it: its exit code, the error's code, and the flag that would have answered.
type End = (i32, Value, Value);

fn end(naru: &Naru, args: &[&str]) -> End {
    let (code, lines) = naru.json(args);
    let error = lines.last().map_or(Value::Null, |line| line["error"].clone());
    (code, error["code"].clone(), error["args"]["flag"].clone())
}

fn well() -> End {
    (0, Value::Null, Value::Null)
}

fn asks(flag: &str) -> End {
    (7, json!("ask"), json!(flag))
}

/// All that the practice clouds hold.
fn clouds(naru: &Naru) -> BTreeMap<String, Vec<u8>> {
    let root = naru.home().join("practice");
    let mut all = if root.is_dir() { files(&root) } else { BTreeMap::new() };
    // Where the site is served from, and what was read of folders, is this computer's.
    all.retain(|path, _| !path.ends_with("/port") && !path.contains("scans.db"));
    all
}

/// Shows it, and then does it: nothing was changed by the first, and both end in the same way.
#[track_caller]
fn both(naru: &Naru, show: &[&str], run: &[&str], want: End) {
    let before = clouds(naru);
    let (_, lines) = naru.json(show);
    assert!(lines.iter().any(|line| line["event"] == "forecast"), "{show:?} shows what it would do: {lines:?}");
    assert_eq!(end(naru, show), want, "{show:?}");
    assert!(clouds(naru) == before, "{show:?} changed something");
    assert_eq!(end(naru, run), want, "{run:?}");
}

/// The same words for both, with what each needs besides.
#[track_caller]
fn dry_and_real(naru: &Naru, args: &[&str], want: End) {
    both(naru, &[args, &["--dry-run"]].concat(), &[args, &["--yes"]].concat(), want);
}

/// A folder with this many pages beside its first.
fn pages(naru: &Naru, name: &str, count: usize) -> String {
    let paths: Vec<String> = (0..count).map(|n| format!("page-{n}/index.html")).collect();
    let mut all: Vec<(&str, &[u8])> = vec![("index.html", name.as_bytes())];
    all.extend(paths.iter().map(|path| (path.as_str(), path.as_bytes())));
    naru.folder(name, &all).to_str().unwrap().to_owned()
}

#[test]
fn what_is_only_shown_changes_nothing_and_ends_as_the_run_does() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "classic"]);
    let (few, many) = (pages(&naru, "few", 1), pages(&naru, "many", 60));
    both(&naru, &["plan", &few, "--practice"], &["apply", "--yes"], well());
    dry_and_real(&naru, &["deploy", &many], well());
    let release = |at: usize| naru.json(&["releases"]).1[at]["release"]["id"].as_str().unwrap().to_owned();
    let first = release(1);
    // Sixty pages would go: a deploy of the smaller folder asks, and so does the way back to it.
    dry_and_real(&naru, &["deploy", &few], asks("--remove-many"));
    dry_and_real(&naru, &["rollback", &first], asks("--remove-many"));
    dry_and_real(&naru, &["rollback", &first, "--remove-many"], well());
    dry_and_real(&naru, &["releases", "prune", "--all"], well());
    let nothing_before = (2, json!("no-earlier-release"), Value::Null);
    assert_eq!(end(&naru, &["rollback", "--dry-run"]), nothing_before, "the others went");
    assert_eq!(end(&naru, &["rollback", "--yes"]), nothing_before);
}

#[test]
fn a_refused_folder_is_refused_when_it_is_only_shown() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "private"]);
    let good = pages(&naru, "good", 1);
    ok(&naru, &["apply", &good, "--practice", "--yes"]);
    let bad =
        naru.folder("bad", &[("index.html", b"<h1>hello</h1>"), (".env", b"DATABASE_URL=postgres://u:pw@db/x\n")]);
    let bad = bad.to_str().unwrap();
    let shown = end(&naru, &["deploy", bad, "--dry-run"]);
    assert_eq!((shown.0, &shown), (7, &end(&naru, &["deploy", bad])), "as the deploy");
    // What is only looked at is not taken for the folder of the next deploy.
    let other = pages(&naru, "other", 2);
    assert_eq!(end(&naru, &["deploy", &other, "--dry-run"]), well());
    let local = std::fs::read_to_string(naru.home().join("local.toml")).unwrap();
    assert!(local.contains("good") && !local.contains("other"), "{local}");
}

#[test]
fn what_would_have_to_be_waited_for_ends_with_nine_where_nobody_waits() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "cdn"]);
    let (one, two) = (pages(&naru, "one", 1), pages(&naru, "two", 2));
    let waits = || (9, json!("still-waiting"), Value::Null);
    assert_eq!(end(&naru, &["plan", &one, "--practice"]), well(), "who waits gets there");
    both(&naru, &["plan", &one, "--practice", "--no-wait"], &["apply", "--yes", "--no-wait"], waits());
    ok(&naru, &["apply", "--yes"]);
    assert_eq!(end(&naru, &["deploy", &two, "--dry-run"]), well());
    dry_and_real(&naru, &["deploy", &two, "--no-wait"], waits());
}

#[test]
fn text_says_how_it_would_end() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "private"]);
    let (few, many) = (pages(&naru, "few", 1), pages(&naru, "many", 60));
    ok(&naru, &["apply", &many, "--practice", "--yes"]);
    for (lang, hint) in [("en", "hint:"), ("ko", "도움말:")] {
        let out = naru.run(&["deploy", &few, "--dry-run", "--lang", lang]);
        let (text, told) = (stdout(&out), stderr(&out));
        assert_eq!(out.status.code(), Some(7));
        assert!(text.contains("--remove-many") && text.contains("s3:DeleteObject"), "{text}");
        assert!(told.contains(hint) && told.contains("--remove-many"), "{told}");
    }
    let out = naru.run(&["deploy", &few, "--watch", "--dry-run"]);
    let told = stderr(&out);
    assert_eq!(out.status.code(), Some(2));
    assert!(told.contains("--watch") && told.contains("--dry-run"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn over_http_no_call_of_a_run_that_is_only_shown_changes_anything() {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let wire = Wire::new().await;
    let naru = Naru::new();
    let text = format!("[me]\naws_access_key_id = {}\naws_secret_access_key = {}\n", keys.id, keys.secret);
    std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
    ok(&naru, &["project", "new", "blog", "--access", "private"]);
    ok(&naru, &["env", "add", "staging", "--copy-from", "production"]);
    let (one, two) = (pages(&naru, "one", 1), pages(&naru, "two", 2));
    let endpoints = wire.endpoints();
    let at = ["--profile", "me", "--endpoint", endpoints.all.as_deref().unwrap()];
    let heard = |args: &[&str], changes: bool| {
        wire.rule(|_| crate::wire::Fate::Pass);
        ok(&naru, args);
        let all = wire.heard();
        let changing: Vec<_> = all.iter().filter(|call| call.changes).collect();
        assert!(!all.is_empty() && changing.is_empty() != changes, "{args:?}: {} calls, {changing:?}", all.len());
    };
    for env in ["production", "staging"] {
        let of = ["--env", env];
        heard(&[&["plan", &one][..], &of, &at].concat(), false);
        heard(&[&["apply", &one, "--yes"][..], &of, &at].concat(), true);
    }
    heard(&["deploy", &two, "--env", "staging", "--dry-run"], false);
    heard(&["deploy", &two, "--env", "staging"], true);
    heard(&["promote", "--from", "staging", "--dry-run"], false);
    heard(&["promote", "--from", "staging", "--yes"], true);
    heard(&["rollback", "--dry-run", "--env", "production"], false);
    heard(&["rollback", "--yes", "--env", "production"], true);
    heard(&["releases", "prune", "--all", "--dry-run", "--env", "production"], false);
    heard(&["releases", "prune", "--all", "--yes", "--env", "production"], true);
}
