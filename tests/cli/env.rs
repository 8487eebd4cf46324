//! Environments by the real binary: added, listed, taken away; and a release that goes on from one to another.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use crate::emulator::{Keys, account, ministack, user};
use crate::support::{Naru, stderr, stdout};
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;

fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}", stderr(&out));
    stdout(&out)
}

/// Exit code and error of a refusal.
fn refused(naru: &Naru, args: &[&str]) -> (i32, Value) {
    let (code, lines) = naru.json(args);
    (code, lines.last().unwrap()["error"].clone())
}

fn event<'a>(lines: &'a [Value], name: &str) -> &'a Value {
    lines.iter().find(|line| line["event"] == name).unwrap_or_else(|| panic!("no {name}: {lines:?}"))
}

/// What a run ended with.
fn receipt(naru: &Naru, args: &[&str]) -> Value {
    let (code, lines) = naru.json(args);
    assert_eq!(code, 0, "{args:?}: {:?}", lines.last());
    event(&lines, "finished").clone()
}

#[test]
fn environments_are_added_listed_shown_and_removed_and_keep_their_names() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--region", "us-east-1", "--bucket", "jins-blog"]);
    let names = || -> Vec<Value> { naru.json(&["env", "list"]).1.iter().map(|line| line["env"].clone()).collect() };
    assert_eq!(names(), ["production"], "a project that names none has one");
    let said = ok(&naru, &["env", "add", "staging", "--copy-from", "production", "--access", "private"]);
    assert!(said.contains("naru apply --env staging --project blog"), "{said}");
    assert_eq!(names(), ["production", "staging"]);
    let shown = naru.json(&["env", "show", "staging"]).1.remove(0);
    assert_eq!(
        (&shown["access"], &shown["region"], &shown["bucket"], &shown["production"]),
        (&json!("private"), &json!("us-east-1"), &Value::Null, &json!(false))
    );
    assert_eq!(naru.json(&["env", "show", "production"]).1[0]["bucket"], "jins-blog");
    let list = ok(&naru, &["env", "list", "--lang", "en"]);
    assert!(list.starts_with("production  us-east-1  AWS  no run yet\nstaging  us-east-1"), "{list}");

    assert_eq!(refused(&naru, &["env", "add", "staging"]).0, 5);
    assert_eq!(refused(&naru, &["env", "add", "Staging"]).1["args"]["rule"], "env-shape");
    let (code, error) = refused(&naru, &["env", "add", "qa", "--bucket", "jins-blog"]);
    assert_eq!((code, &error["args"]["rule"]), (2, &json!("env-shared")));
    assert_eq!(names(), ["production", "staging"], "nothing half done");
    let (code, error) = refused(&naru, &["env", "rename", "staging", "test"]);
    assert_eq!((code, &error["args"]["rule"]), (2, &json!("env-fixed")));
    let out = naru.run(&["env", "rename", "staging", "test", "--lang", "ko"]);
    assert!(stderr(&out).contains("승격"), "the reason, and what to do instead: {}", stderr(&out));
    assert_eq!(refused(&naru, &["env", "remove", "nowhere"]).1["code"], "no-environment");
    ok(&naru, &["env", "remove", "staging"]);
    assert_eq!(names(), ["production"]);
    let file = ok(&naru, &["project", "show"]);
    assert!(!file.contains("[env") && file.contains("jins-blog"), "as it was: {file}");
    assert_eq!(refused(&naru, &["env", "remove", "production"]).1["args"]["rule"], "env-last");
}

#[test]
fn both_languages_explain_environments_and_the_shell_completes_them() {
    let naru = Naru::new();
    for lang in ["en", "ko"] {
        for verb in [&["env"][..], &["env", "add"], &["env", "rename"], &["promote"]] {
            let help = ok(&naru, &[verb, &["--help", "--lang", lang]].concat());
            assert!(!help.contains("cli-"), "{help}");
            assert_eq!(lang == "ko", help.chars().any(|c| ('가'..='힣').contains(&c)), "{help}");
        }
    }
    assert!(ok(&naru, &["completions", "bash"]).contains("copy-from"));
}

/// The files of a folder by their paths.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, dir: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                all.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(root, root, &mut all);
    all
}

/// A project with staging and production, each deployed once, with different folders. `how` is said at each apply.
fn two(naru: &Naru, how: &[&str]) {
    let old = naru.folder("old", &[("index.html", b"<h1>old</h1>"), ("gone.html", b"<h1>gone</h1>")]);
    let new = naru.folder(
        "new",
        &[
            ("index.html", b"<!doctype html><script src=/assets/app-4f9a2b1c.js></script>"),
            ("assets/app-4f9a2b1c.js", b"console.log('new')"),
            ("twin.js", b"console.log('new')"),
            ("\u{ac00} \u{b098}.txt", "나루".as_bytes()),
            ("empty.txt", b""),
        ],
    );
    ok(naru, &["project", "new", "blog", "--access", "private"]);
    ok(naru, &["env", "add", "staging", "--copy-from", "production"]);
    for (env, folder) in [("production", &old), ("staging", &new)] {
        let args = [&["apply", folder.to_str().unwrap(), "--env", env, "--yes"], how].concat();
        assert_ne!(receipt(naru, &args)["outcome"], "failed");
    }
}

/// Promotes, and proves it; gives what was said of it.
fn promoted(naru: &Naru) -> Value {
    let (code, lines) = naru.json(&["promote", "--from", "staging", "--to", "production", "--yes"]);
    assert_eq!(code, 0, "{:?}", lines.last());
    let promotion = event(&lines, "promotion").clone();
    assert_eq!(files(Path::new(promotion["folder"].as_str().unwrap())), files(&naru.dir.path().join("new")));
    promotion
}

fn all_of_promote(naru: &Naru) {
    let release = |env: &str| naru.json(&["history", "--env", env, "-n", "1"]).1[0]["run"]["release"].clone();
    let before = release("production");
    let (code, lines) = naru.json(&["promote", "--from", "staging", "--to", "production", "--dry-run"]);
    assert_eq!(code, 0, "{:?}", lines.last());
    let first = event(&lines, "promotion").clone();
    assert_eq!((&first["files"], &first["fetched"]), (&json!(5), &json!(4)), "twins come once");
    assert_eq!(first["release"], release("staging"));
    event(&lines, "forecast");
    assert_eq!(release("production"), before, "nothing was changed");

    let second = promoted(naru);
    assert_eq!((&second["files"], &second["fetched"]), (&json!(5), &json!(0)), "all of it lies here already");
    let third = receipt(naru, &["promote", "--from", "staging", "--to", "production", "--yes"]);
    assert_eq!(third["ops"], 0, "the same bytes are there: {third}");
    let local = std::fs::read_to_string(naru.home().join("local.toml")).unwrap();
    assert!(!local.contains("promoted"), "the folder of a deploy is remembered, this is not: {local}");

    for (args, code, what) in [
        (&["--from", "staging", "--to", "staging"][..], 2, "bad-value"),
        (&["--from", "nowhere", "--to", "production"], 2, "no-environment"),
        (
            &["--from", "staging", "--to", "production", "--release", "20000101T000000Z-00000000"],
            2,
            "nothing-to-promote",
        ),
    ] {
        let (got, error) = refused(naru, &[&["promote", "--yes"], args].concat());
        assert_eq!((got, &error["code"]), (code, &json!(what)), "{error}");
    }
}

#[test]
fn in_practice_a_release_goes_on_to_production_byte_for_byte() {
    let naru = Naru::new();
    two(&naru, &["--practice"]);
    all_of_promote(&naru);

    // What files are served with goes on with them, though the build's own rules file is no part of a release.
    let rules = "/*.txt\n  Cache-Control: public, max-age=86400\n";
    let ruled = naru.folder(
        "ruled",
        &[("index.html", b"<h1>ruled</h1>"), ("note.txt", b"kept a day"), ("_headers", rules.as_bytes())],
    );
    receipt(&naru, &["deploy", ruled.to_str().unwrap(), "--env", "staging", "--remove-many"]);
    receipt(&naru, &["promote", "--from", "staging", "--to", "production", "--yes"]);
    let again = receipt(&naru, &["promote", "--from", "staging", "--to", "production", "--yes"]);
    assert_eq!(again["ops"], 0, "the same bytes with the same headers: {again}");
    let local = files(&naru.home().join("practice"));
    let states = local.values().filter(|bytes| String::from_utf8_lossy(bytes).contains("max-age=86400"));
    assert_eq!(states.count(), 2, "in staging and in production");
    ok(&naru, &["env", "add", "qa", "--copy-from", "staging"]);
    let (code, error) = refused(&naru, &["promote", "--from", "qa", "--yes"]);
    assert_eq!((code, &error["code"]), (2, &json!("nothing-to-promote")), "nothing was deployed there");
}

#[tokio::test(flavor = "multi_thread")]
async fn over_http_a_release_goes_on_and_a_build_with_the_old_address_stays() {
    let owner = account();
    let Keys { id, secret } = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let naru = Naru::new();
    let text = format!("[me]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
    std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
    two(&naru, &["--profile", "me", "--endpoint", &ministack().url()]);
    all_of_promote(&naru);

    // What staging has made stands: it is not forgotten.
    let (code, error) = refused(&naru, &["env", "remove", "staging"]);
    assert_eq!((code, &error["code"]), (7, &json!("environment-live")));

    let bucket = naru.json(&["status", "--env", "staging"]).1.last().unwrap()["bucket"].as_str().unwrap().to_owned();
    let page = format!("<h1>hello</h1>\n<a href='https://{bucket}.s3.ap-northeast-2.amazonaws.com/x'>x</a>");
    let folder = naru.folder("linked", &[("index.html", page.as_bytes())]);
    receipt(&naru, &["deploy", folder.to_str().unwrap(), "--env", "staging"]);
    let (code, error) = refused(&naru, &["promote", "--from", "staging", "--yes"]);
    assert_eq!((code, &error["code"]), (7, &json!("promote-address")), "{error}");
    assert_eq!((&error["args"]["file"], &error["args"]["line"]), (&json!("index.html"), &json!("2")));
    // The one before it is named, and still whole where its bytes are.
    let older = naru.json(&["history", "--env", "staging"]).1;
    let older = older.iter().filter_map(|run| run["run"]["release"].as_str()).next_back().unwrap();
    let (_, error) = refused(&naru, &["promote", "--from", "staging", "--release", older, "--dry-run"]);
    assert!(matches!(error["code"].as_str(), None | Some("release-bytes-gone")), "{error}");

    ok(&naru, &["destroy", "--env", "staging", "--yes"]);
    ok(&naru, &["env", "remove", "staging"]);
    assert_eq!(naru.json(&["env", "list"]).1.len(), 1);
}

#[test]
fn a_run_says_which_environment_it_is_about_where_there_are_several() {
    let naru = Naru::new();
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("index.html"), "<title>x</title>").unwrap();
    let folder = dir.path().to_str().unwrap();
    ok(&naru, &["project", "new", "blog", "--region", "us-east-1"]);
    let first = |env: Option<&str>| {
        let named = env.map(|env| ["--env", env]);
        let args = ["plan", folder, "--practice", "--lang", "en"];
        let args: Vec<&str> = args.into_iter().chain(named.into_iter().flatten()).collect();
        stderr(&naru.run(&args)).lines().next().unwrap_or_default().to_owned()
    };
    assert!(!first(None).contains("production"), "there is only one");
    ok(&naru, &["env", "add", "staging", "--copy-from", "production"]);
    assert!(first(Some("staging")).ends_with(" · environment staging"), "{}", first(Some("staging")));
    assert!(first(Some("production")).ends_with(" · production: what visitors see"), "{}", first(Some("production")));
}
