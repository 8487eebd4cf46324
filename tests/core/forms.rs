//! What is typed into the forms of a project: understood, or refused field by field; and what header rules come to for
//! a folder.

use naru_core::Code;
use naru_core::build::{Build, BuildWish};
use naru_core::deploy::folder::FolderView;
use naru_core::deploy::header_rules::{HeaderName, HeaderRule, decide};
use naru_core::deploy::keep::Keep;
use naru_core::deploy::rule_form::{Decider, RuleDraft, RuleRead, SHOWN, read};
use naru_core::deploy::site_rules::{RuleFiles, settle};
use naru_core::error::Error;
use naru_core::form::{BuildDraft, BuildHow, KeepDraft, WrongField, read_rate};
use naru_core::names::Key;
use naru_core::project::{KeepWishes, Wishes};
use naru_core::words::{Lang, Words};
use proptest::prelude::*;

use super::support::folder;

fn fields(wrong: &[WrongField]) -> Vec<(&str, &str)> {
    wrong.iter().map(|one| (one.field.as_str(), one.error.args["rule"].as_str())).collect()
}

fn said(wrong: &[WrongField]) -> Vec<String> {
    wrong.iter().flat_map(|one| [Lang::En, Lang::Ko].map(|lang| Words::new(lang).error(&one.error))).collect()
}

#[test]
fn a_build_is_as_found_as_typed_or_never() {
    let typed = |how, command: &str| BuildDraft { how, command: command.to_owned(), ..BuildDraft::default() };
    assert_eq!(typed(BuildHow::Found, "left over").read().wish, Some(BuildWish::default()));
    let own = typed(BuildHow::Own, " make site ").read().wish.unwrap();
    assert_eq!(own.command.as_deref(), Some("make site"));
    let never = BuildDraft { output: "dist".to_owned(), ..typed(BuildHow::Off, "make site") }.read().wish.unwrap();
    assert_eq!(never, BuildWish { off: Some(true), ..BuildWish::default() });
    let error: Error = Build::plan("/x", &never, &[]).unwrap_err();
    assert_eq!(error.code, Code::BuildOff);
    let bad = BuildDraft { output: "/etc".to_owned(), dir: "..".to_owned(), ..typed(BuildHow::Own, "") }.read();
    assert_eq!(bad.wish, None);
    assert_eq!(fields(&bad.wrong), [("command", "command-shape"), ("output", "below-shape"), ("dir", "below-shape")]);
    assert!(said(&bad.wrong).iter().all(|text| !text.contains("-shape")), "each in words");
    // What is saved is what the form shows next.
    for wish in
        [own, never, BuildWish { output: Some("out".to_owned()), before_deploy: Some(true), ..Default::default() }]
    {
        assert_eq!(BuildDraft::of(&wish).read().wish, Some(wish));
    }
}

#[test]
fn what_stays_is_typed_as_numbers_and_told_in_words() {
    let typed = |releases: &str, days: &str| KeepDraft { releases: releases.to_owned(), days: days.to_owned() }.read();
    let usual = typed("", " ");
    assert_eq!(usual.wish, Some(KeepWishes::default()));
    let text = |releases: &str, days: &str| {
        let says = typed(releases, days).says.unwrap();
        [Lang::En, Lang::Ko].map(|lang| Words::new(lang).of(&says))
    };
    assert_eq!(text("", "")[0], text("3", "7")[0], "nothing said is three, or seven days");
    let all = [text("0", "0"), text("1", "0"), text("2", "0"), text("0", "1"), text("0", "9"), text("3", "7")];
    for (i, a) in all.iter().enumerate() {
        assert!(!a[0].contains('{') && a[0] != a[1], "{a:?}");
        assert!(all[i + 1..].iter().all(|b| a[0] != b[0] && a[1] != b[1]), "{a:?}");
    }
    for bad in ["-1", "1.5", "10000", "three", "4294967296"] {
        let read = typed(bad, "x");
        assert_eq!((read.wish, read.says), (None, None));
        assert_eq!(fields(&read.wrong), [("releases", "count-shape"), ("days", "count-shape")], "{bad}");
    }
    // A file may hold a number that no form takes; it reaches back before all time.
    let long = Wishes { keep: Some(KeepWishes { releases: None, days: Some(u32::MAX) }), ..Wishes::default() };
    assert_eq!(long.keep(), Keep { releases: 3, days: u32::MAX });
}

#[test]
fn a_rate_is_said_back() {
    for (typed, rate) in [("2M", "2.0 MB"), (" 500k/s ", "500 KB"), ("1.5MB", "1.5 MB")] {
        assert_eq!(read_rate(typed).unwrap().args["rate"], rate);
    }
    assert_eq!(read_rate("fast").unwrap_err().args["rule"], "rate-shape");
}

fn scanned(names: &[&str]) -> FolderView {
    folder(&names.iter().map(|name| (*name, *name)).collect::<Vec<_>>())
}

fn draft(files: &str, cache: &str) -> RuleDraft {
    RuleDraft { files: files.to_owned(), cache: cache.to_owned(), ..RuleDraft::default() }
}

fn site() -> FolderView {
    let all = ["index.html", "sw.js", "assets/app-1a2b3c4d.js", "images/a.png", "images/b/c.png", "doc/a.pdf"];
    settle(scanned(&all), &[], RuleFiles { headers: Some("/images/*\n  Cache-Control: no-store\n"), redirects: None })
}

fn by(rule: &RuleRead, key: &str) -> Vec<(String, Option<String>, Decider)> {
    let file = rule.shown.iter().find(|file| file.key.as_str() == key).unwrap();
    file.gets.iter().map(|got| (got.header.clone(), got.value.clone(), got.by)).collect()
}

#[test]
fn a_rule_says_which_files_it_is_for_and_who_decides_them() {
    let typed = RuleDraft { content_type: "image/x-own".to_owned(), ..draft("images/**", "1 day") };
    let read = read(
        &[typed, draft("*.png", "2 days"), draft("**/*.html", "immutable"), draft("nothing/*", "no-cache")],
        Some(&site()),
    );
    let [images, names, pages, none] = &read.rules[..] else { panic!("{read:?}") };
    assert_eq!((images.files, images.followed, images.refused), (2, 0, 0), "the second says the time to keep anew");
    let day = |n: u32| Some(format!("public, max-age={}", n * 86_400));
    assert_eq!(
        by(images, "images/b/c.png"),
        [
            ("Content-Type".to_owned(), Some("image/x-own".to_owned()), Decider::This),
            ("Cache-Control".to_owned(), day(2), Decider::Rule { number: 2 }),
        ]
    );
    assert_eq!((names.files, names.followed), (2, 2), "a name alone is for whatever folder");
    assert_eq!((pages.files, pages.followed, pages.refused), (1, 0, 1));
    assert_eq!(by(pages, "index.html")[0].2, Decider::Page, "a page is not kept for long");
    assert_eq!((none.files, none.shown.len()), (0, 0));
    assert_eq!(
        images.asks.iter().map(|one| one.header.as_str()).collect::<Vec<_>>(),
        ["Content-Type", "Cache-Control"]
    );
}

#[test]
fn the_builds_own_file_comes_before_every_rule() {
    let typed = RuleDraft { content_disposition: "attachment".to_owned(), ..draft("images/a.png", "") };
    let read = read(std::slice::from_ref(&typed), Some(&site()));
    assert_eq!((read.rules[0].files, read.rules[0].followed), (1, 1));
    let served = |drafts: &[RuleDraft]| {
        let rules: Vec<_> = drafts.iter().map(|one| HeaderRule::of_project(&one.read().unwrap())).collect();
        let all: Vec<_> = site().rules.headers.into_iter().chain(rules).collect();
        HeaderName::CacheControl.of(&decide(&Key::parse("images/a.png").unwrap(), &all).headers).map(str::to_owned)
    };
    assert_eq!(served(&[typed]).as_deref(), Some("no-store"), "what no rule says, _headers decides");
    assert_eq!(served(&[draft("images/*", "1 day")]).as_deref(), Some("public, max-age=86400"));
}

#[test]
fn what_is_wrong_is_said_field_by_field_and_decides_nothing() {
    let bad = RuleDraft {
        content_type: "png".to_owned(),
        content_disposition: "away".to_owned(),
        ..draft("images/{a", "soon")
    };
    let told = read(&[bad, draft("*.png", "1 day"), draft("*.png", "")], Some(&site()));
    let all = [
        ("files", "glob-shape"),
        ("cache", "cache-shape"),
        ("content_type", "content-type-shape"),
        ("content_disposition", "disposition-shape"),
    ];
    assert_eq!(fields(&told.rules[0].wrong), all);
    assert!(
        said(&told.rules[0].wrong)
            .iter()
            .all(|text| !text.contains("-shape") && !text.contains('{') || text.contains("images/{a"))
    );
    assert_eq!(fields(&told.rules[2].wrong), [("", "rule-silent")]);
    assert_eq!((told.rules[1].files, told.rules[1].followed), (2, 2), "it stands alone");
    assert_eq!(fields(&read(&[RuleDraft::default()], None).rules[0].wrong), [("files", "glob-shape")]);
    assert!(!read(&[], None).folder);
}

#[test]
fn of_many_files_the_first_are_shown() {
    let names: Vec<String> = (0..50).map(|i| format!("images/{i:02}.png")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let read = read(&[draft("images/*", "1 day")], Some(&scanned(&names)));
    assert_eq!((read.rules[0].files, read.rules[0].shown.len()), (50, SHOWN));
}

proptest! {
    /// What the form shows is what `decide` does with the same rules.
    #[test]
    fn the_preview_is_the_decision(
        picks in proptest::collection::vec((0usize..5, 0usize..5, proptest::bool::ANY), 1..6),
    ) {
        let globs = ["images/**", "*.png", "**", "*.html", "assets/*"];
        let caches = ["1 day", "immutable", "no-cache", "", "2 weeks"];
        let drafts: Vec<RuleDraft> = picks
            .iter()
            .map(|(glob, cache, attach)| RuleDraft {
                content_disposition: if *attach { "attachment".to_owned() } else { String::new() },
                ..draft(globs[*glob], caches[*cache])
            })
            .collect();
        let folder = site();
        let told = read(&drafts, Some(&folder));
        let right: Vec<_> = drafts.iter().filter_map(|one| one.read().ok()).collect();
        let rules: Vec<_> =
            folder.rules.headers.iter().cloned().chain(right.iter().map(HeaderRule::of_project)).collect();
        for rule in &told.rules {
            for file in &rule.shown {
                let decided = decide(&file.key, &rules);
                for got in &file.gets {
                    let name = HeaderName::ALL.into_iter().find(|name| name.name() == got.header).unwrap();
                    prop_assert_eq!(name.of(&decided.headers), got.value.as_deref());
                    let named = decided.by.iter().any(|(by, _)| *by == name);
                    prop_assert_eq!(named, !matches!(got.by, Decider::Name | Decider::Page));
                }
            }
        }
    }
}
