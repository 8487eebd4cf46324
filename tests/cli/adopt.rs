//! `naru adopt` and `naru upgrade`: shown first, adopted on a yes, bettered one at a time, given back.

use serde_json::Value;

use super::support::{Naru, stdout};

const KEYS: [&str; 6] = ["upgrade-", "adopt-part-", "beyond-", "cli-adopt", "doctor-severity", "op-s3-"];

fn code(output: &std::process::Output) -> i32 {
    output.status.code().unwrap()
}

fn names(naru: &Naru) -> Vec<String> {
    let (_, lines) = naru.json(&["project", "list"]);
    lines
        .iter()
        .filter_map(|line| line["name"].as_str().or(line["project"]["name"].as_str()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn without_a_yes_it_is_shown_in_both_languages_and_nothing_is_made() {
    let naru = Naru::new();
    for (lang, words) in [
        ("en", ["visitor ──▸", "Score: ", "can be done now", "Stays as it was found: ", "with --yes"]),
        ("ko", ["방문자 ──▸", "점수: ", "지금 할 수 있음", "그대로 두는 것: ", "--yes"]),
    ] {
        let output = naru.run(&["--lang", lang, "adopt", "--practice-sample"]);
        let said = stdout(&output);
        assert_eq!(code(&output), 0, "{said}{}", String::from_utf8_lossy(&output.stderr));
        for word in words.iter().chain(&["my-first-site-2023", "E1HANDMADE2023", "OAI E2HANDMADEOAI1"]) {
            assert!(said.contains(word), "{lang}: {word}\n{said}");
        }
        for key in KEYS {
            assert!(!said.contains(key), "{lang}: a word is missing: {key}\n{said}");
        }
    }
    assert!(names(&naru).is_empty(), "no project was made");
    let left = std::fs::read_dir(naru.home().join("practice")).map_or(0, |all| all.count());
    assert_eq!(left, 0, "the sample's cloud is gone again");
}

#[test]
fn the_help_has_examples_in_both_languages() {
    let naru = Naru::new();
    for (lang, word) in [("en", "Examples:"), ("ko", "예:")] {
        for verb in ["adopt", "upgrade"] {
            let said = stdout(&naru.run(&["--lang", lang, verb, "--help"]));
            assert!(said.contains(word) && said.contains(&format!("naru {verb} ")), "{said}");
        }
    }
}

#[test]
fn a_sample_is_adopted_upgraded_and_given_back() {
    let naru = Naru::new();
    let (exit, lines) = naru.json(&["adopt", "--practice-sample", "--name", "blog", "--yes"]);
    assert_eq!(exit, 0, "{lines:?}");
    let shown = lines.iter().find(|line| line["event"] == "adoption").unwrap();
    assert_eq!(shown["distribution"], "E1HANDMADE2023");
    assert_eq!(shown["ops"].as_array().unwrap().len(), 4, "marks only: {shown}");
    let offered = |lines: &[Value]| -> Vec<String> {
        let all =
            lines.iter().find(|line| line["event"] == "upgrades").unwrap()["upgrades"].as_array().unwrap().clone();
        let now = all.iter().filter(|line| line["standing"] == "offered");
        now.map(|line| line["upgrade"].as_str().unwrap().to_owned()).collect()
    };
    let points = |lines: &[Value]| lines.iter().find(|line| line["event"] == "upgrades").unwrap()["score"].as_u64();
    let (_, before) = naru.json(&["upgrade", "--project", "blog"]);
    assert_eq!(offered(&before), ["routing", "origin", "private", "headers", "deployer"]);

    let refused = naru.run(&["upgrade", "https", "--project", "blog", "--yes"]);
    assert_eq!(code(&refused), 2, "what holds is not done again");
    let asked = naru.run(&["upgrade", "origin", "--project", "blog"]);
    assert_eq!(code(&asked), 7, "nothing is done unasked");
    for upgrade in ["routing", "origin", "private", "headers"] {
        let output = naru.run(&["--lang", "ko", "upgrade", upgrade, "--project", "blog", "--yes"]);
        assert_eq!(code(&output), 0, "{upgrade}: {}{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
    }
    let (_, after) = naru.json(&["upgrade", "--project", "blog"]);
    assert_eq!(offered(&after), ["deployer"]);
    assert!(points(&after) > points(&before), "{after:?}");

    let undone = naru.run(&["adopt", "--undo", "blog", "--yes"]);
    assert_eq!(code(&undone), 0, "{}{}", stdout(&undone), String::from_utf8_lossy(&undone.stderr));
    assert!(names(&naru).is_empty(), "the project went with its marks");
    let missing = naru.run(&["adopt", "--undo", "blog", "--yes"]);
    assert_ne!(code(&missing), 0);
}

#[test]
fn what_is_no_target_and_who_has_no_key_is_told_apart() {
    let naru = Naru::new();
    assert_eq!(code(&naru.run(&["adopt"])), 2, "something has to be pointed at");
    assert_eq!(code(&naru.run(&["adopt", "no bucket at all"])), 2);
    assert_eq!(code(&naru.run(&["adopt", "my-bucket"])), 3, "no credentials are named");
    assert!(naru.run(&["project", "new", "own"]).status.success());
    assert_eq!(code(&naru.run(&["upgrade", "--project", "own"])), 2, "it was not adopted");
    assert_eq!(code(&naru.run(&["adopt", "--undo", "own", "--yes"])), 2);
}
