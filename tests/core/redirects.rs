//! A build's `_redirects`: what is understood, what is named, and that the function at the edge sends visitors on as
//! Rust decides.

use naru_core::cdn::Routing;
use naru_core::deploy::folder::{FolderView, FolderWarningKind};
use naru_core::deploy::framework::Framework;
use naru_core::deploy::redirects::{Redirect, parse};
use naru_core::deploy::site_rules::{RuleFiles, UnservedWhy, settle};
use naru_core::event::{Goal, Outcome};
use naru_core::practice::Faults;
use naru_core::recipe::STATIC_SITE;
use naru_core::site::rewrite::{LIMIT, Rewrite, RewriteMode, code, decide, mode_for, read, room, weight};
use naru_core::site::routing::rewrite_for;
use naru_core::spec::{Access, Cdn, Spec};
use naru_core::step::StepId;
use naru_core::world::{Fact, World};

use super::rewrite::{APEX, Case, MODES, WWW, apex, as_json, case, moved, run, sends, sent};
use super::support::{Bench, folder, vite_site};

fn settled(files: &[&str], text: &str) -> FolderView {
    let files: Vec<(&str, &str)> = files.iter().map(|key| (*key, *key)).collect();
    settle(folder(&files), &[], RuleFiles { headers: None, redirects: Some(text) })
}

fn redirect(from: &str, to: &str, status: u16) -> Redirect {
    Redirect { from: from.to_owned(), to: to.to_owned(), status }
}

#[test]
fn a_line_is_a_redirect_or_is_named_with_its_reason() {
    let has = |key: &str| ["index.html", "about.html", "docs/index.html", "404.html", "old.pdf"].contains(&key);
    for (line, want) in [
        ("/old /new", Ok(redirect("/old", "/new", 302))),
        ("/old /new 301", Ok(redirect("/old", "/new", 301))),
        ("/old/  /new/  308  # moved", Ok(redirect("/old", "/new/", 308))),
        ("/old https://other.example/a?b=c#d 301!", Ok(redirect("/old", "https://other.example/a?b=c#d", 301))),
        ("/소개 /회사 307", Ok(redirect("/%EC%86%8C%EA%B0%9C", "/%ED%9A%8C%EC%82%AC", 307))),
        ("/%EC%86%8C%EA%B0%9C /a 303", Ok(redirect("/%EC%86%8C%EA%B0%9C", "/a", 303))),
        ("/.well-known/change-password /settings 302", Ok(redirect("/.well-known/change-password", "/settings", 302))),
        ("/about /x 301!", Ok(redirect("/about", "/x", 301))),
        ("/about /x 301", Err(UnservedWhy::File)),
        ("/docs/ /x 301", Err(UnservedWhy::File)),
        ("/old.pdf /x 301", Err(UnservedWhy::File)),
        ("/blog/* /news/:splat 301", Err(UnservedWhy::Pattern)),
        ("/blog/:year /news 301", Err(UnservedWhy::Pattern)),
        ("/api https://api.example/ 200", Err(UnservedWhy::Status)),
        ("/gone /x 410", Err(UnservedWhy::Status)),
        ("/* /index.html 200!", Err(UnservedWhy::Status)),
        ("/ko /kr 302 Language=ko", Err(UnservedWhy::Condition)),
        ("/ko /kr Country=kr", Err(UnservedWhy::Condition)),
        ("/store id=:id /blog/:id 301", Err(UnservedWhy::Condition)),
        ("/a?b=c /x", Err(UnservedWhy::Condition)),
        ("https://old.example/* /new 301", Err(UnservedWhy::OtherHost)),
        ("/x //evil.example 301", Err(UnservedWhy::Shape)),
        ("/x", Err(UnservedWhy::Shape)),
        ("x /y 301", Err(UnservedWhy::Shape)),
        ("/a/../b /y 301", Err(UnservedWhy::Shape)),
        ("/ /home 301", Err(UnservedWhy::Shape)),
        ("/x /x/ 301", Err(UnservedWhy::Circle)),
        ("/x /x?y 301", Err(UnservedWhy::Circle)),
    ] {
        let read = parse(line, has);
        let found = match (read.exact.first(), read.unserved.first()) {
            (Some((1, one)), None) => Ok(one.clone()),
            (None, Some(one)) => Err(one.why),
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(found, want, "{line}");
    }
    let read = parse("# ours\n\n/* /404.html 404\n/a /b\n/a/ /c\n/* /index.html 200\n/d /e\n", has);
    assert_eq!(read.exact, [(4, redirect("/a", "/b", 302))]);
    assert_eq!(read.single_page, Some(6));
    let unserved: Vec<_> = read.unserved.iter().map(|one| (one.line, one.why)).collect();
    assert_eq!(unserved, [(5, UnservedWhy::Earlier), (7, UnservedWhy::Earlier)]);
}

#[test]
fn the_line_for_single_pages_counts_where_there_is_one_page() {
    let one = FolderView { framework: Framework::Astro, ..settled(&["index.html", "404.html"], "/* /index.html 200") };
    assert!(one.rules.single_page);
    assert_eq!(mode_for(one.framework, &one), RewriteMode::SinglePage);
    let unsaid = FolderView { framework: Framework::Astro, ..settled(&["index.html", "404.html"], "") };
    assert_eq!(mode_for(unsaid.framework, &unsaid), RewriteMode::ManyPages);
    let many = settled(&["index.html", "about/index.html"], "/* /index.html 200");
    assert!(!many.rules.single_page);
    assert_eq!(many.rules.unserved[0].why, UnservedWhy::Pages);
    assert_eq!(mode_for(many.framework, &many), RewriteMode::ManyPages);
    let warned: Vec<_> = many.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::RedirectsUnserved, "_redirects:1")]);
}

#[test]
fn what_the_function_has_no_room_for_is_named_and_the_rest_fits() {
    let lines: String = (0..1000).map(|n| format!("/old/number-{n} /new/number-{n} 301\n")).collect();
    let names: Vec<String> = (0..40).map(|n| format!("objects/{n:032x}")).chain(["index.html".to_owned()]).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    for files in [&["index.html"][..], &names] {
        let folder = settled(files, &lines);
        let served = folder.rules.redirects.len();
        assert!((50..1000).contains(&served), "{served}");
        assert_eq!(folder.rules.unserved.len(), 1000 - served);
        assert!(folder.rules.unserved.iter().all(|one| one.why == UnservedWhy::Room));
        assert!(folder.rules.redirects.iter().map(weight).sum::<usize>() <= room(&folder));
        let host = format!("{}.kr", ["a".repeat(60), "b".repeat(60), "c".repeat(60), "d".repeat(60)].join("."));
        for mode in MODES {
            let files = naru_core::site::rewrite::unlike_files(&folder);
            let redirects = folder.rules.redirects.clone();
            let rewrite = Rewrite { files, redirects, ..sends(mode, &format!("w.{host}"), &host) };
            let code = code(&rewrite);
            assert!(code.len() <= LIMIT, "{mode:?}: {} bytes", code.len());
            assert!(code.is_ascii());
            assert_eq!(read(&code), Some(rewrite));
        }
    }
}

fn ways() -> Vec<Redirect> {
    let mut all = vec![
        redirect("/old", "/new", 301),
        redirect("/for-now", "/new", 302),
        redirect("/see", "/new/", 303),
        redirect("/again", "https://other.example/", 307),
        redirect("/app.js", "/assets/app.js", 308),
        redirect("/part", "/new#here", 302),
        redirect("/asked", "/new?a=b", 301),
        redirect("/.well-known/change-password", "/settings", 302),
        redirect("/__proto__", "/new", 302),
        redirect("/constructor", "/new", 302),
        redirect("/%EC%86%8C%EA%B0%9C", "/%ED%9A%8C%EC%82%AC", 301),
        redirect("/a'b;(c)", "/x'y", 301),
    ];
    all.sort();
    all
}

/// Each mode with and without another name: what is asked for, with what, and what becomes of it.
fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for mode in MODES {
        for plain in [Rewrite::plain(mode), apex(mode)] {
            let rewrite = Rewrite { redirects: ways(), ..plain.clone() };
            for (uri, query, want) in [
                ("/old", "", sent("/new", 301)),
                ("/old/", "", sent("/new", 301)),
                ("/old", "q=1&r", sent("/new?q=1&r", 301)),
                ("/for-now", "q=가", sent("/new?q=%EA%B0%80", 302)),
                ("/see/", "", sent("/new/", 303)),
                ("/again", "x=y", sent("https://other.example/?x=y", 307)),
                ("/app.js", "v=1", sent("/assets/app.js?v=1", 308)),
                ("/part", "q=1", sent("/new#here", 302)),
                ("/asked", "q=1", sent("/new?a=b", 301)),
                ("/.well-known/change-password", "", sent("/settings", 302)),
                ("/__proto__", "", sent("/new", 302)),
                ("/constructor", "", sent("/new", 302)),
                ("/%EC%86%8C%EA%B0%9C/", "", sent("/%ED%9A%8C%EC%82%AC", 301)),
                ("/a'b;(c)", "", sent("/x'y", 301)),
            ] {
                assert_eq!(decide(&rewrite, APEX, uri, query), want, "{uri}");
                all.push(case(rewrite.clone(), APEX, uri, query, want));
            }
            // What is like one, and is none.
            for uri in
                ["/", "", "/old/x", "/OLD", "//old", "/old//", "/toString", "/hasOwnProperty", "/new", "/old.html"]
            {
                let want = decide(&plain, APEX, uri, "q=1");
                all.push(case(rewrite.clone(), APEX, uri, "q=1", want));
            }
        }
        // The main name comes first, so that a browser is sent on there.
        let rewrite = Rewrite { redirects: ways(), ..apex(mode) };
        all.push(case(rewrite, WWW, "/old", "", moved("https://example.kr/old")));
    }
    all
}

#[test]
fn the_published_code_sends_on_as_rust_does() {
    let cases = cases();
    let asked: Vec<(&Case, bool)> = cases.iter().flat_map(|case| [(case, true), (case, false)]).collect();
    let answers = run("redirects", &asked);
    assert_eq!(answers.len(), asked.len());
    for ((case, raw), answer) in asked.iter().zip(&answers) {
        assert_eq!(*answer, as_json(&case.want), "{case:?}, the query as text: {raw}");
    }
}

#[test]
fn what_a_function_sends_on_is_read_back_and_one_without_is_as_before() {
    for mode in MODES {
        let rewrite = Rewrite { redirects: ways(), ..apex(mode) };
        let text = code(&rewrite);
        let again = read(&text).unwrap();
        assert_eq!((code(&again), again.redirects), (text.clone(), ways()));
        assert_eq!(read(&text.replace("/new/", "/other/")).unwrap().redirects.len(), ways().len());
        assert_eq!(read(&text.replace("sent(way", "sent( way")), None, "changed by hand");
        assert!(!code(&apex(mode)).contains("way"), "no site's function changes for what it does not use");
    }
}

#[test]
fn a_site_of_files_alone_gets_a_function_for_its_redirects_and_keeps_them_without_its_folder() {
    let mut bench = Bench::new(settled(&["a.png"], "/old /a.png 301"));
    bench.access = Access::Private;
    bench.cdn = Some(Cdn { routing: Some(Routing::FilesOnly), ..Cdn::default() });
    let spec = bench.spec();
    let mut world = bench.state.lock().unwrap().truth.clone();
    world.folder = Fact::Seen(bench.folder.0.lock().unwrap().clone());
    let rewrite = rewrite_for(&spec, &world, Routing::FilesOnly).unwrap();
    assert_eq!(
        rewrite,
        Rewrite { redirects: vec![redirect("/old", "/a.png", 301)], ..Rewrite::plain(RewriteMode::None) }
    );
    world.function = Fact::Seen(naru_core::cdn::EdgeFunction {
        name: "x".to_owned(),
        arn: "arn".to_owned(),
        live: Some(code(&rewrite)),
    });
    world.folder = Fact::Unseen;
    assert_eq!(rewrite_for(&spec, &world, Routing::FilesOnly), Some(rewrite));
    world.function = Fact::Absent;
    assert_eq!(rewrite_for(&spec, &world, Routing::FilesOnly), None);
}

#[test]
fn a_run_that_does_not_see_to_the_redirects_says_so() {
    let step = STATIC_SITE.iter().find(|one| one.card().id == StepId::Answers).unwrap();
    let mut bench = Bench::new(settled(&["index.html"], "/old / 301\n/older /old 301\n"));
    bench.cdn = Some(Cdn::default());
    let mut world = bench.state.lock().unwrap().truth.clone();
    world.folder = Fact::Seen(bench.folder.0.lock().unwrap().clone());
    let notes = |spec: &Spec, world: &World| {
        step.notes(spec, world).into_iter().map(|note| (note.key, note.args["redirects"].clone())).collect::<Vec<_>>()
    };
    let two = |key: &str| vec![(key.to_owned(), "2".to_owned())];
    world.function = Fact::Unseen;
    assert_eq!(notes(&bench.spec(), &world), two("note-redirects-behind"));
    world.function = Fact::Denied("cloudfront:DescribeFunction".to_owned());
    assert_eq!(notes(&bench.spec(), &world), two("note-redirects-behind"));
    world.function = Fact::Absent;
    assert_eq!(notes(&bench.spec(), &world), [], "this run sees to them");
    bench.cdn = None;
    assert_eq!(notes(&bench.spec(), &world), two("note-redirects-unserved"));
    world.folder = Fact::Seen(settled(&["index.html"], ""));
    assert_eq!(notes(&bench.spec(), &world), []);
}

/// No file of a release names what its build sends elsewhere: the record does, or a roll back would take it away.
#[tokio::test]
async fn a_release_that_is_taken_up_again_still_sends_on_what_its_build_sent_on() {
    let mut bench = Bench { cdn: Some(Cdn::default()), ..Bench::new(vite_site()) };
    let sent = Redirect { from: "/old".to_owned(), to: "/about/".to_owned(), status: 301 };
    let mut with = vite_site();
    with.rules.redirects = vec![sent.clone()];
    *bench.folder.0.lock().unwrap() = with.clone();
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let release = |bench: &Bench| {
        let bucket = bench.bucket();
        let state = bench.state.lock().unwrap();
        state.truth.buckets[&bucket].releases.seen().unwrap().last().unwrap().clone()
    };
    let first = release(&bench);
    assert_eq!(first.about.redirects, std::slice::from_ref(&sent));
    assert_eq!(FolderView::of_release(&first).rules.redirects, [sent]);

    // The redirects alone changed: the newest release says so, and is the one that was cut off by nobody.
    with.rules.redirects.clear();
    *bench.folder.0.lock().unwrap() = with;
    bench.build().await;
    assert_eq!(release(&bench).about.redirects, []);
    bench.roll_back = Some(first.id);
    let spec = bench.spec();
    let (forecast, ran) = bench.cross_with(&STATIC_SITE, &spec, &bench.cloud(Faults::default()), Goal::Build).await;
    ran.unwrap();
    assert!(forecast.ops().any(|op| op.key().contains("publish-function")), "the function sends on again");
    assert_eq!(release(&bench).about.redirects.len(), 1);
}
