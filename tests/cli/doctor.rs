//! `naru doctor`: what is wrong is named with its rule, and a site that is well has none.

use std::path::{Path, PathBuf};

use naru_adapters::home::Home;
use naru_core::names::CredentialId;
use naru_core::policy;
use naru_core::practice::PracticeState;
use naru_core::project::CredentialRef;
use naru_core::recipe::STATIC_SITE;
use naru_core::world::Fact;
use serde_json::Value;

use super::emulator::{Keys, account, ministack, user};
use super::support::{Naru, stderr, stdout};

fn with(keys: &Keys) -> Naru {
    let naru = Naru::new();
    let text = format!("[me]\naws_access_key_id = {}\naws_secret_access_key = {}\n", keys.id, keys.secret);
    std::fs::write(naru.dir.path().join("aws-credentials"), text).unwrap();
    assert!(naru.run(&["project", "new", "ill", "--access", "private"]).status.success());
    naru
}

fn findings(lines: &[Value]) -> Vec<&str> {
    let found = lines.iter().filter(|line| line["event"] == "finding");
    found.map(|line| line["finding"]["rule"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_nobody_knows_is_the_finding_and_not_all_that_follows_from_it() {
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "no such key".to_owned() };
    let naru = with(&keys);
    let url = ministack().url();
    let (code, lines) = naru.json(&["doctor", "--profile", "me", "--endpoint", &url]);
    assert_eq!(findings(&lines), ["C1"], "{lines:?}");
    assert_eq!((code, lines.last().unwrap()["error"]["code"].as_str()), (6, Some("ailing")), "{lines:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_that_stands_has_nothing_broken() {
    let owner = account();
    let keys = user(&owner, &policy::setup(&STATIC_SITE, &[])).await;
    let naru = with(&keys);
    let site = naru.site();
    let site = site.to_str().unwrap();
    let url = ministack().url();
    let at = ["--profile", "me", "--endpoint", &url];
    let applied = naru.run(&[&["apply", site, "--yes"][..], &at].concat());
    assert!(applied.status.success(), "{}", stdout(&applied));
    let (code, lines) = naru.json(&[&["doctor"][..], &at].concat());
    assert_eq!(code, 0, "{lines:?}");
    let said = stdout(&naru.run(&[&["doctor"][..], &at].concat()));
    assert!(!said.contains("doctor-") && !said.is_empty(), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn variables_that_say_somebody_else_than_the_profile_are_named() {
    let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
    let naru = with(&keys);
    let at = ["doctor", "--profile", "me", "--endpoint", &ministack().url(), "--json"];
    let out = naru.command(&at).env("AWS_PROFILE", "another").output().unwrap();
    let lines: Vec<Value> = stdout(&out).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings(&lines), ["C6"], "{lines:?}");
    assert!(out.status.success(), "a warning breaks nothing");
}

#[test]
fn a_keychain_that_does_not_answer_is_named_where_a_key_lies_in_it() {
    let naru = Naru::new();
    assert!(naru.run(&["project", "new", "ill", "--access", "private"]).status.success());
    let home = Home::at(naru.home());
    let saved = home.project(Some("ill"), naru.dir.path()).unwrap();
    let site = saved.project.site(None).unwrap();
    let kept = Some(CredentialRef::Kept { id: CredentialId::from_entropy([7; 16]) });
    home.with_local(|local| local.site.entry(site.tag()).or_default().credentials = kept).unwrap();
    // A session without its bus, and so without a keychain.
    let mut command = naru.command(&["doctor", "--json"]);
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus").env_remove("XDG_RUNTIME_DIR");
    let lines: Vec<Value> =
        stdout(&command.output().unwrap()).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings(&lines), ["C7"], "{lines:?}");
}

/// A project that is built in practice, whose cloud lies on the disk.
fn practising() -> Naru {
    let naru = Naru::new();
    assert!(naru.run(&["project", "new", "ill", "--access", "classic"]).status.success());
    let home = Home::at(naru.home());
    let saved = home.project(Some("ill"), naru.dir.path()).unwrap();
    let site = saved.project.site(None).unwrap();
    home.with_local(|local| local.site.entry(site.tag()).or_default().practice = true).unwrap();
    naru
}

/// The practice cloud's file.
fn cloud(dir: &Path) -> Option<PathBuf> {
    std::fs::read_dir(dir)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find_map(|path| if path.is_dir() { cloud(&path) } else { path.ends_with("cloud.json").then_some(path) })
}

#[test]
fn a_fix_shows_its_plan_asks_and_mends_and_a_stranger_to_the_rule_changes_nothing() {
    let naru = practising();
    let site = naru.site();
    let site = site.to_str().unwrap();
    let applied = naru.run(&["apply", site, "--yes"]);
    assert!(applied.status.success(), "{}{}", stdout(&applied), stderr(&applied));
    let path = cloud(&naru.home()).unwrap();
    let mut state: PracticeState = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let ours = state.truth.buckets.iter_mut().find(|(name, _)| name.as_str().starts_with("naru-")).unwrap().1;
    ours.website = Fact::Absent;
    let broken = serde_json::to_string(&state).unwrap();
    std::fs::write(&path, &broken).unwrap();

    let (code, lines) = naru.json(&["doctor"]);
    assert_eq!((code, findings(&lines)), (6, vec!["B7"]), "{lines:?}");
    // Nobody is there to say yes.
    assert_eq!(naru.run(&["doctor", "--fix", "B7"]).status.code(), Some(7));
    assert!(naru.run(&["doctor", "--fix", "F1"]).status.success(), "that rule has found nothing");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), broken, "and nothing was changed");

    let mended = naru.run(&["doctor", "--fix", "b7", "--yes"]);
    assert!(mended.status.success(), "{}{}", stdout(&mended), stderr(&mended));
    let (code, lines) = naru.json(&["doctor"]);
    assert_eq!((code, findings(&lines)), (0, Vec::new()), "{lines:?}");
}
