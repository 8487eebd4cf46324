//! Golden texts: the same keys, values and numbers give the same text in Rust and in the page
//! (`ui/src/words/golden.test.ts` reads the same file). `NARU_WRITE_BINDINGS=1` writes the texts anew.

use std::fs;
use std::path::{Path, PathBuf};

use naru_core::error::{Args, Error};
use naru_core::event::Text;
use naru_core::format;
use naru_core::words::{Lang, Words};
use serde::{Deserialize, Serialize};

/// `tests/golden/words.json`.
#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Golden {
    format: Vec<FormatCase>,
    words: Vec<WordCase>,
    errors: Vec<ErrorCase>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct FormatCase {
    rule: String,
    of: serde_json::Value,
    text: String,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct WordCase {
    key: String,
    args: Args,
    en: String,
    ko: String,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct ErrorCase {
    error: Error,
    en: Vec<String>,
    ko: Vec<String>,
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/words.json")
}

fn as_rust_says(golden: &Golden) -> Golden {
    let (en, ko) = (Words::new(Lang::En), Words::new(Lang::Ko));
    let both = |error: &Error, words: &Words| {
        let mut all = vec![words.error(error)];
        all.extend(words.hints(error));
        all
    };
    Golden {
        format: golden
            .format
            .iter()
            .map(|case| FormatCase {
                rule: case.rule.clone(),
                of: case.of.clone(),
                text: match case.rule.as_str() {
                    "bytes" => format::bytes(case.of.as_u64().unwrap()),
                    "count" => format::count(case.of.as_u64().unwrap()),
                    "usd" => format::usd(case.of.as_u64().unwrap()),
                    "account" => format::account(case.of.as_str().unwrap()),
                    other => panic!("no such rule: {other}"),
                },
            })
            .collect(),
        words: golden
            .words
            .iter()
            .map(|case| {
                let text = Text { key: case.key.clone(), args: case.args.clone() };
                WordCase { key: case.key.clone(), args: case.args.clone(), en: en.of(&text), ko: ko.of(&text) }
            })
            .collect(),
        errors: golden
            .errors
            .iter()
            .map(|case| ErrorCase { error: case.error.clone(), en: both(&case.error, &en), ko: both(&case.error, &ko) })
            .collect(),
    }
}

#[test]
fn golden_texts_are_what_rust_says() {
    let golden: Golden = serde_json::from_str(&fs::read_to_string(path()).unwrap()).unwrap();
    let rust = as_rust_says(&golden);
    if std::env::var_os("NARU_WRITE_BINDINGS").is_some() {
        fs::write(path(), serde_json::to_string_pretty(&rust).unwrap() + "\n").unwrap();
        return;
    }
    assert_eq!(golden, rust, "`NARU_WRITE_BINDINGS=1 cargo test --workspace golden` writes the texts anew");
    for case in &rust.words {
        assert!(case.en != case.key && case.ko != case.key, "no words for {}", case.key);
    }
}
