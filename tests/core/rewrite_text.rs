//! The function at the edge as a text: what it may use, what goes into it, and which build wants which mode.

use std::collections::BTreeSet;

use naru_core::deploy::folder::FolderView;
use naru_core::deploy::framework::Framework;
use naru_core::names::Key;
use naru_core::site::rewrite::{LIMIT, RewriteMode, code, decide, mode_for, not_found_page};

use super::rewrite::{APEX, MODES, WWW, apex, as_json, case, moved, plain, run, sends};
use super::support::folder;

/// The code without its comments, texts and patterns.
fn bones(code: &str) -> String {
    let mut out = String::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line.chars().peekable();
        let mut before = ' ';
        while let Some(c) = rest.next() {
            let opens = matches!(c, '\'' | '"') || (c == '/' && matches!(before, '(' | '=' | '!' | '&'));
            if opens {
                while let Some(inner) = rest.next() {
                    if inner == '\\' {
                        rest.next();
                    } else if inner == c {
                        break;
                    }
                }
                out.push('~');
            } else {
                out.push(c);
            }
            if c != ' ' {
                before = c;
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_code_uses_only_what_the_runtime_has() {
    // ES 5.1's statements and methods, the event's fields, and our own names.
    let known: BTreeSet<&str> = "function var return if else while typeof \
        charAt length split slice toLowerCase indexOf lastIndexOf test forEach push map join Object keys encodeURI \
        event request uri headers host value querystring multiValue rawQueryString statusCode statusDescription \
        handler bare isPage trimmed moved queryOf encoded name dot extension isFile start end location query parts entry one text \
        part way sent to status answer"
        .split_whitespace()
        .collect();
    for mode in MODES {
        for rewrite in [plain(mode), apex(mode), sends(mode, "www.한글.kr", "한글.kr")] {
            let code = code(&rewrite);
            assert!(code.len() <= LIMIT, "{} bytes", code.len());
            assert!(code.is_ascii(), "no byte whose encoding could be mistaken");
            let bones = bones(&code);
            for word in bones.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$') {
                let number = word.bytes().all(|b| b.is_ascii_digit());
                assert!(number || known.contains(word), "`{word}` in\n{bones}");
            }
            for forbidden in ["=>", "...", "`", "${", "?.", "??", "**"] {
                assert!(!bones.contains(forbidden), "{forbidden} in\n{bones}");
            }
        }
    }
}

#[test]
fn the_same_wish_is_the_same_text_and_another_is_not() {
    let mut seen = BTreeSet::new();
    for mode in MODES {
        for rewrite in [plain(mode), apex(mode), sends(mode, APEX, WWW)] {
            assert_eq!(code(&rewrite), code(&rewrite.clone()));
            assert!(seen.insert(code(&rewrite)), "{rewrite:?}");
        }
        assert_eq!(code(&sends(mode, WWW, WWW)), code(&plain(mode)), "a circle is no wish");
        assert_eq!(code(&sends(mode, "WWW.EXAMPLE.KR.", APEX)), code(&apex(mode)));
    }
}

#[test]
fn a_host_name_cannot_become_code() {
    let nasty = "\"); throw 1; // ' \\ \u{2028} </script> 한글\n";
    let here = sends(RewriteMode::None, nasty, "a\"b'c\\d\n.kr");
    let case = case(here.clone(), nasty, "/x", "", decide(&here, nasty, "/x", ""));
    assert_eq!(case.want, moved("https://a%22b'c%5Cd%0A.kr/x"));
    assert_eq!(run("nasty", &[(&case, true)]), [as_json(&case.want)]);
}

fn pages(keys: &[&str]) -> FolderView {
    let files: Vec<(&str, &str)> = keys.iter().map(|key| (*key, *key)).collect();
    folder(&files)
}

#[test]
fn a_builds_pages_say_which_mode_it_wants() {
    use Framework::*;
    use RewriteMode::{CleanUrls, ManyPages, SinglePage};
    let table: &[(Framework, &[&str], RewriteMode)] = &[
        (Vite, &["index.html", "assets/a.js"], SinglePage),
        (Vite, &["index.html", "404.html", "200.html", "offline.html"], SinglePage),
        (Vite, &["index.html", "google1a2b3c4d5e6f7a8b.html", "naver0123456789abcdef.html"], SinglePage),
        (Vite, &["index.html", "about.html", "contact.html"], CleanUrls),
        (Vite, &["index.html", "about/index.html"], ManyPages),
        (Vite, &["index.html", "guide/index.html", "guide/a.html", "guide/b.html"], ManyPages),
        (CreateReactApp, &["index.html", "silent-renew.html"], SinglePage),
        (CreateReactApp, &["index.html", "200.html", "about/index.html"], ManyPages),
        (Angular, &["index.html", "silent-refresh.html"], SinglePage),
        (NextExport, &["index.html", "404.html", "_not-found.html", "about.html", "blog/a.html"], CleanUrls),
        (NextExport, &["index.html", "404.html", "404/index.html", "about/index.html"], ManyPages),
        (NextExport, &["index.html", "about.html", "blog.html", "demo/index.html"], CleanUrls),
        (NextExport, &["index.html", "404.html"], ManyPages),
        (SvelteKit, &["index.html", "about.html"], CleanUrls),
        (SvelteKit, &["index.html", "404.html"], SinglePage),
        (Astro, &["index.html", "about/index.html", "404.html"], ManyPages),
        (Astro, &["index.html", "about.html"], CleanUrls),
        (Nuxt, &["index.html", "200.html", "404.html"], SinglePage),
        (Nuxt, &["index.html", "200.html", "404.html", "about/index.html"], ManyPages),
        (Hugo, &["index.html", "404.html"], ManyPages),
        (Hugo, &["index.html", "posts/index.html", "posts/a.html"], ManyPages),
        (Plain, &["ko/index.html", "en/index.html"], ManyPages),
        (Plain, &["index.html"], SinglePage),
        (Plain, &["a.png", "404.html"], RewriteMode::None),
        (Plain, &[], RewriteMode::None),
    ];
    for (framework, keys, want) in table {
        assert_eq!(mode_for(*framework, &pages(keys)), *want, "{framework:?} {keys:?}");
    }
    for framework in Framework::ALL {
        assert_eq!(mode_for(framework, &pages(&["index.html"])), SinglePage, "{framework:?}: one page");
        assert_eq!(mode_for(framework, &pages(&["index.html", "a/index.html"])), ManyPages, "{framework:?}: folders");
    }
}

#[test]
fn a_404_page_is_one_unless_it_is_the_application_again() {
    let key = Some(Key::parse("404.html").unwrap());
    assert_eq!(not_found_page(&pages(&["index.html", "404.html"])), key);
    assert_eq!(not_found_page(&pages(&["404.html"])), key);
    assert_eq!(not_found_page(&pages(&["index.html", "404/index.html", "ko/404.html"])), None);
    assert_eq!(not_found_page(&folder(&[("index.html", "app"), ("404.html", "app")])), None);
    assert_eq!(not_found_page(&folder(&[("index.html", "home"), ("200.html", "app"), ("404.html", "app")])), None);
}
