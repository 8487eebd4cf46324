//! `naru doctor`: what is wrong is named with its rule, and a site that is well has none.

use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use serde_json::Value;

use super::emulator::{Keys, account, ministack, user};
use super::support::{Naru, stdout};

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
