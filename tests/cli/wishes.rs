//! What is wanted of a site's own domain, said on the command line: what becomes of it, and what is told of bad words.

use serde_json::Value;

use crate::support::{Naru, stderr};

fn domain(naru: &Naru) -> Value {
    let (code, lines) = naru.json(&["project", "show"]);
    assert_eq!(code, 0, "{lines:?}");
    lines.last().unwrap()["project"]["site"]["domain"].clone()
}

fn project() -> Naru {
    let naru = Naru::new();
    assert!(naru.run(&["project", "new", "shop"]).status.success());
    naru
}

#[track_caller]
fn set(naru: &Naru, words: &[&str]) {
    let out = naru.run(&[&["project", "set"], words].concat());
    assert!(out.status.success(), "{words:?}: {}", stderr(&out));
}

#[test]
fn a_domain_is_kept_as_it_is_said_and_another_begins_anew() {
    let naru = project();
    set(&naru, &["--domain", "https://Example.KR/"]);
    assert_eq!(domain(&naru)["name"], "example.kr", "as an address, and in any case");
    set(
        &naru,
        &["--www", "false", "--canonical", "www", "--dns", "elsewhere", "--also", "example.com,shop.example.net"],
    );
    let kept = domain(&naru);
    assert_eq!((&kept["www"], &kept["canonical"], &kept["dns"]), (&false.into(), &"www".into(), &"elsewhere".into()));
    assert_eq!(kept["more"], serde_json::json!(["example.com", "shop.example.net"]));
    set(&naru, &["--also", "none"]);
    assert!(domain(&naru)["more"].as_array().is_none_or(Vec::is_empty));
    set(&naru, &["--domain", "example.kr", "--dns", "route53"]);
    assert_eq!((&domain(&naru)["www"], &domain(&naru)["dns"]), (&false.into(), &"route53".into()), "the same goes on");
    set(&naru, &["--domain", "other.kr"]);
    assert_eq!(domain(&naru), serde_json::json!({ "name": "other.kr" }));
    set(&naru, &["--domain", "none"]);
    assert_eq!(domain(&naru), Value::Null);
}

#[test]
fn a_hangul_name_and_its_punycode_are_one() {
    for said in ["\u{d55c}\u{ae00}.kr", "xn--bj0bj06e.kr"] {
        let naru = project();
        set(&naru, &["--domain", said]);
        assert_eq!(domain(&naru)["name"], "xn--bj0bj06e.kr", "{said}");
    }
}

#[test]
fn bad_words_are_told_in_one_sentence_with_what_can_be_done() {
    let naru = project();
    let bad: [&[&str]; 6] = [
        &["--domain", "not a domain"],
        &["--domain", "localhost"],
        &["--domain", "example..kr"],
        &["--domain", "192.0.2.1"],
        &["--www", "true"],
        &["--domain", "example.kr", "--also", "b@d"],
    ];
    for words in bad {
        let words = [&["project", "set"], words].concat();
        let (code, lines) = naru.json(&words);
        assert_eq!((code, lines.last().unwrap()["error"]["code"].as_str()), (2, Some("bad-value")), "{words:?}");
        let out = naru.run(&words);
        let told = stderr(&out);
        let told: Vec<&str> = told.lines().collect();
        assert!(told[0].starts_with("error: ") && told[1].starts_with("hint: "), "{words:?}: {told:?}");
        assert!(!told.iter().any(|line| line.contains("rule-") || line.contains('{')), "{told:?}");
    }
    assert_eq!(domain(&naru), Value::Null, "nothing was written");
    // Words that no flag knows are told by the flag's own help.
    let out = naru.run(&["project", "set", "--domain", "example.kr", "--dns", "cloudflare"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(stderr(&out).contains("route53"), "{}", stderr(&out));
}
