//! `naru releases` and `naru rollback`: the real binary in the practice cloud.

use serde_json::Value;

use crate::support::{Naru, Thief, stderr, stdout};

fn write(naru: &Naru, n: u32) {
    let _ = std::fs::remove_dir_all(naru.dir.path().join("repo/dist"));
    let script = format!("assets/app-0000000{n}.js");
    let page = format!("<script src=/{script}></script>");
    naru.folder("repo/dist", &[("index.html", page.as_bytes()), (script.as_str(), format!("{n}").as_bytes())]);
}

fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
    stdout(&out)
}

/// The releases, newest first.
fn releases(naru: &Naru) -> Vec<Value> {
    let (code, lines) = naru.json(&["releases"]);
    assert_eq!(code, 0, "{lines:?}");
    lines.into_iter().map(|line| line["release"].clone()).collect()
}

fn states(naru: &Naru) -> Vec<String> {
    releases(naru).iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect()
}

/// A site of two releases, built in a repository.
fn site() -> Naru {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "classic"]);
    let git = naru.folder(
        "repo/.git",
        &[
            ("HEAD", b"ref: refs/heads/main\n"),
            ("packed-refs", b"# pack-refs\n0123456789abcdef0123456789abcdef01234567 refs/heads/main\n"),
        ],
    );
    assert!(git.is_dir());
    write(&naru, 1);
    let bucket = |out: &str| out.split_whitespace().find(|word| word.starts_with("naru-blog-")).map(str::to_owned);
    let shown = ok(&naru, &["plan", "repo/dist", "--practice"]);
    let bucket = bucket(&shown).unwrap();
    ok(&naru, &["apply", "repo/dist", "--yes", "--make-public", bucket.trim_matches(|c: char| !c.is_alphanumeric())]);
    write(&naru, 2);
    ok(&naru, &["deploy", "repo/dist"]);
    naru
}

#[test]
fn releases_are_listed_shown_compared_taken_up_again_and_pruned() {
    let naru = site();
    let all = releases(&naru);
    assert_eq!(states(&naru), ["live", "kept"]);
    assert_eq!(all[0]["about"]["git"]["commit"], "0123456789abcdef0123456789abcdef01234567");
    assert_eq!(all[0]["about"]["git"]["branch"], "main");
    assert_eq!((&all[0]["changed"]["added"], &all[0]["changed"]["removed"]), (&1.into(), &1.into()));
    let ids: Vec<&str> = all.iter().map(|one| one["id"].as_str().unwrap()).collect();
    let (_, lines) = naru.json(&["releases", "diff", ids[1], ids[0]]);
    let kinds: Vec<&str> = lines[0]["files"].as_array().unwrap().iter().map(|f| f["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["removed", "added", "bytes"]);
    let (_, lines) = naru.json(&["releases", "show", ids[1]]);
    assert_eq!(lines[0]["files"].as_array().unwrap().len(), 2);
    assert_eq!(naru.run(&["releases", "show", "2026"]).status.code(), Some(2), "which of the two is not said");

    // The folder is not needed, and the way back is shown first.
    std::fs::remove_dir_all(naru.dir.path().join("repo/dist")).unwrap();
    let shown = ok(&naru, &["rollback", "--dry-run"]);
    assert!(shown.contains("aws s3 cp s3://") && states(&naru) == ["live", "kept"], "{shown}");
    assert_eq!(naru.run(&["rollback"]).status.code(), Some(7), "it asks first");
    let (code, lines) = naru.json(&["rollback", "--yes"]);
    let end = lines.last().unwrap();
    assert_eq!((code, &end["outcome"], &end["files"]), (0, &"live".into(), &0.into()), "{end}");
    let all = releases(&naru);
    assert_eq!(all[0]["about"]["rolled_back_to"], ids[1]);
    assert_eq!(all[0]["about"]["sent"]["copies"], 2);
    assert_eq!(states(&naru), ["live", "kept", "kept"]);
    assert_eq!(naru.run(&["rollback", "--yes"]).status.code(), Some(2), "nothing was before the first");
    // And forward again, by its name.
    let (code, lines) = naru.json(&["rollback", ids[0], "--yes"]);
    assert_eq!((code, &lines.last().unwrap()["outcome"]), (0, &"live".into()));
    let (_, lines) = naru.json(&["rollback", ids[0], "--yes"]);
    assert_eq!(lines.last().unwrap()["ops"], 0);

    ok(&naru, &["releases", "prune", "--yes"]);
    assert_eq!(states(&naru).len(), 4, "all are of today");
    ok(&naru, &["releases", "prune", "--all", "--yes"]);
    assert_eq!(states(&naru), ["live"]);
    ok(&naru, &["destroy", "--yes"]);
}

#[test]
fn how_long_releases_stay_is_a_wish_and_many_removals_ask() {
    let naru = site();
    ok(&naru, &["project", "set", "--keep-releases", "0", "--keep-days", "0"]);
    assert!(ok(&naru, &["project", "show"]).contains("[site.keep]\nreleases = 0\ndays = 0"));
    let pages: Vec<String> = (0..60).map(|n| format!("page-{n}/index.html")).collect();
    write(&naru, 3);
    let files: Vec<(&str, &[u8])> = pages.iter().map(|name| (name.as_str(), name.as_bytes())).collect();
    naru.folder("repo/dist", &files);
    ok(&naru, &["deploy", "repo/dist"]);
    assert_eq!(states(&naru), ["live", "gone"], "no file stays; its record goes with the next deploy");
    write(&naru, 4);
    let (code, lines) = naru.json(&["deploy", "repo/dist"]);
    let error = &lines.last().unwrap()["error"];
    assert_eq!((code, &error["code"], &error["args"]["flag"]), (7, &"ask".into(), &"--remove-many".into()), "{error}");
    ok(&naru, &["deploy", "repo/dist", "--remove-many"]);
}

#[test]
fn a_deploy_whose_site_does_not_answer_goes_back_by_itself_if_that_was_said() {
    let naru = site();
    let before = releases(&naru)[0]["id"].clone();
    write(&naru, 3);
    // The practice cloud loses the new script as soon as it has it.
    let script = std::fs::read(naru.dir.path().join("repo/dist/assets/app-00000003.js")).unwrap();
    let thief = Thief::of(&naru, &script);
    let (code, lines) = naru.json(&["deploy", "repo/dist", "--auto-rollback"]);
    drop(thief);
    let ends: Vec<&Value> = lines.iter().filter(|line| line["event"] == "finished").collect();
    assert_eq!(ends.iter().map(|end| &end["outcome"]).collect::<Vec<_>>(), ["failed", "live"], "{ends:?}");
    assert_eq!((code, &ends[0]["error"]["code"]), (6, &"not-live".into()), "what was wanted is not there");
    assert_eq!(releases(&naru)[0]["about"]["rolled_back_to"], before);
}
