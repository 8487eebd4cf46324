//! A saved project in the practice cloud: built whole, one step of it, taken back; and what a person is told to do
//! elsewhere while a registry is waited for.

use std::process::Output;

use crate::support::{Naru, stderr, stdout};

fn ok(out: &Output) -> (String, String) {
    assert!(out.status.success(), "{}{}", stdout(out), stderr(out));
    (stdout(out), stderr(out))
}

#[test]
fn a_saved_project_is_practised_whole_and_again_with_nothing_to_do_and_taken_back() {
    let naru = Naru::new();
    let site = naru.site();
    let site = site.to_str().unwrap();
    let wishes = ["--access", "cdn", "--domain", "한글.kr", "--deployer", "true", "--firewall", "count"];
    ok(&naru.run(&[&["project", "new", "blog"][..], &wishes].concat()));
    let (_, said) = ok(&naru.run(&["apply", site, "--practice", "--yes", "--registrar", "gabia"]));
    assert!(said.contains("xn--bj0bj06e.kr (한글.kr)"), "both forms of the name: {said}");
    assert!(said.contains("At Gabia") && said.contains("1. Sign in at gabia.com"), "{said}");
    // It is remembered that the site is practised.
    let (code, lines) = naru.json(&["apply", "--yes"]);
    let last = lines.last().unwrap();
    assert_eq!((code, last["outcome"].as_str(), last["ops"].as_u64()), (0, Some("live"), Some(0)), "{last}");
    assert_eq!(lines[0]["venue"]["kind"], "practice", "{}", lines[0]);
    let (code, lines) = naru.json(&["destroy", "--practice", "--yes", "--delete-zone"]);
    assert_eq!((code, lines.last().unwrap()["outcome"].as_str()), (0, Some("cleared")), "{lines:?}");
    // The way out of practice leads to an account, whose credentials nobody has named.
    let (code, lines) = naru.json(&["apply", "--endpoint", "aws", "--yes"]);
    assert_eq!((code, lines.last().unwrap()["error"]["code"].as_str()), (3, Some("no-credentials")), "{lines:?}");
    for other in [["--endpoint", "http://127.0.0.1:1"], ["--profile", "x"], ["--credential", "x"]] {
        let out = naru.run(&[&["apply", "--practice", "--yes"][..], &other].concat());
        assert_eq!(out.status.code(), Some(2), "{other:?}: {}", stderr(&out));
    }
}

#[test]
fn one_step_is_done_with_what_it_needs_and_no_more() {
    let naru = Naru::new();
    naru.site();
    ok(&naru.run(&["project", "new", "blog", "--access", "private"]));
    let (code, lines) = naru.json(&["apply", "--practice", "--yes", "--step", "access"]);
    let (first, last) = (&lines[0], lines.last().unwrap());
    assert_eq!(first["steps"], serde_json::json!(["account", "bucket", "access"]), "{first}");
    assert_eq!((code, last["outcome"].as_str()), (0, Some("done")), "{last}");
    let (_, lines) = naru.json(&["apply", "--practice", "--yes", "--step", "access"]);
    assert_eq!(lines.last().unwrap()["ops"], 0);
    let out = naru.run(&["apply", "--step", "nothing"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(stderr(&out).contains("deployer"), "the steps there are: {}", stderr(&out));
}
