//! What an edge keeps: until when, under what name, and what makes it forget.

use naru_core::cdn::ErrorPage;
use naru_core::edge::{Body, Served, Visit};
use naru_core::names::{Key, sha256};
use naru_core::practice::state::Forgotten;
use std::sync::Arc;
use time::Duration;

use super::edge_cdn::{HOST, Site, both, x_cache};

const HIT: &str = "Hit from cloudfront";
const MISS: &str = "Miss from cloudfront";
const REFRESH: &str = "RefreshHit from cloudfront";
const ERROR: &str = "Error from cloudfront";

fn invalidate(site: &mut Site, distribution: &str, paths: &[&str]) {
    let id = format!("I{}", site.state.forgotten.len());
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    site.state.forgotten.push(Forgotten { id, distribution: distribution.to_owned(), paths, left: 2 });
}

fn wait(site: &mut Site, seconds: i64) {
    site.now += Duration::seconds(seconds);
}

fn holds(served: &Served, text: &str) -> bool {
    matches!(&served.body, Body::Object { sha256: Some(hash), .. } if *hash == sha256(text.as_bytes()))
}

fn cached(site: &mut Site, key: &str, cache_control: Option<&str>) {
    site.put(key, key);
    let all = site.bucket().objects.seen_mut().unwrap();
    let meta = all.get_mut(&Key::parse(key).unwrap()).unwrap().meta.as_mut().unwrap();
    Arc::make_mut(&mut meta.headers).cache_control = cache_control.map(str::to_owned);
}

#[test]
fn an_old_copy_is_served_until_it_is_invalidated() {
    let mut site = Site::of(&[]);
    site.put("app.js", "old");
    let first = site.get("/app.js");
    assert_eq!((x_cache(&first), first.header("age")), (MISS, None));
    wait(&mut site, 60);
    site.put("app.js", "new");
    let stale = site.get("/app.js");
    assert_eq!((x_cache(&stale), stale.header("age")), (HIT, Some("60")));
    assert!(holds(&stale, "old"), "the visitor still sees the old bytes");
    invalidate(&mut site, "E1", &["/app.js"]);
    let fresh = site.get("/app.js");
    assert_eq!(x_cache(&fresh), MISS);
    assert!(holds(&fresh, "new"));
    let kept = site.get("/app.js");
    assert_eq!(x_cache(&kept), HIT, "an invalidation touches only what was kept before it");
    assert!(holds(&kept, "new"));
}

#[test]
fn a_deleted_file_is_served_until_it_is_invalidated() {
    let mut site = Site::of(&["app.js"]);
    site.get("/app.js");
    site.bucket().objects.seen_mut().unwrap().clear();
    assert_eq!(x_cache(&site.get("/app.js")), HIT);
    invalidate(&mut site, "E1", &["/*"]);
    assert_eq!(site.get("/app.js").status, 403);
}

#[test]
fn an_invalidation_forgets_what_its_paths_name() {
    let table = [
        ("/*", "/app.js", true),
        ("/*", "/", true),
        ("/", "/", true),
        ("/", "/index.html", false),
        ("/index.html", "/", false),
        ("/index.html", "/index.html", true),
        ("/app.js", "/app.js", true),
        ("/App.js", "/app.js", false),
        ("/app", "/app.js", false),
        ("/app*", "/app.js", true),
        ("/docs/*", "/docs/a.html", true),
        ("/docs/*", "/docs/", true),
        ("/docs/*", "/docs", false),
        ("/docs*", "/docs", true),
        ("/docs/", "/docs", false),
        ("/*.js", "/app.js", false),
        ("/%EA%B8%80.txt", "/%EA%B8%80.txt", true),
        ("/%ea%b8%80.txt", "/%EA%B8%80.txt", true),
        ("/%EA%B8%80*", "/%EA%B8%80.txt", true),
        ("/a%20b.txt", "/a%20b.txt", true),
        ("/a+b.txt", "/a%2Bb.txt", true),
        ("/a+b.txt", "/a%20b.txt", false),
        ("/app.js", "/app.js?v=2", true),
    ];
    for (pattern, asked, forgets) in table {
        let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
        let mut site = Site::of(&["index.html", "app.js", "docs/a.html", "docs", "글.txt", "a b.txt", "a+b.txt"]);
        let request = Visit { host: HOST, path, query, https: true, gzip: false };
        site.ask(&request);
        let again = x_cache(&site.ask(&request)).to_owned();
        let before = site.ask(&request).header("age").map(str::to_owned);
        assert!(before.is_some(), "{asked} is kept: {again}");
        invalidate(&mut site, "E2", &[pattern]);
        assert!(site.ask(&request).header("age").is_some(), "another distribution's, {pattern}");
        invalidate(&mut site, "E1", &["/nothing", pattern]);
        assert_eq!(site.ask(&request).header("age").is_none(), forgets, "{pattern} {asked}");
    }
}

/// A page is kept under the name that the function made of the path; one name stands for all visitors' paths.
#[test]
fn what_is_kept_is_kept_under_the_path_behind_the_function_without_the_query() {
    let mut site = Site::of(&["index.html", "about.html"]);
    let rewrite = naru_core::site::rewrite::RewriteMode::SinglePage;
    let code = naru_core::site::rewrite::code(&naru_core::site::rewrite::Rewrite::plain(rewrite));
    let arn = "arn:aws:cloudfront::111122223333:function/f".to_owned();
    site.settings().viewer_request = Some(arn.clone());
    site.state.truth.function =
        naru_core::world::Fact::Seen(naru_core::cdn::EdgeFunction { name: "f".to_owned(), arn, live: Some(code) });
    assert_eq!(x_cache(&site.get("/")), MISS);
    for path in ["/deep/link", "/index.html", "/about"] {
        assert_eq!(x_cache(&site.get(path)), HIT, "{path}");
    }
    let query = |query| Visit { host: HOST, path: "/about.html", query, https: true, gzip: false };
    assert_eq!(x_cache(&site.ask(&query("v=1"))), MISS);
    assert_eq!(x_cache(&site.ask(&query("v=2"))), HIT);
    invalidate(&mut site, "E1", &["/index.html"]);
    assert_eq!(x_cache(&site.get("/deep/link")), MISS);
    // Without a function `/` is kept under its own name.
    let mut site = Site::of(&["index.html"]);
    site.get("/index.html");
    assert_eq!(x_cache(&site.get("/")), MISS);
}

#[test]
fn compressed_and_plain_are_kept_beside_each_other_and_forgotten_together() {
    let mut site = Site::of(&[]);
    site.put("app.js", &"x".repeat(2_000));
    let ask = |site: &mut Site, gzip| {
        let served = site.ask(&Visit { host: HOST, path: "/app.js", query: "", https: true, gzip });
        x_cache(&served).to_owned()
    };
    for want in [MISS, HIT] {
        assert_eq!(ask(&mut site, true), want);
        assert_eq!(ask(&mut site, false), want);
    }
    invalidate(&mut site, "E1", &["/app.js"]);
    assert_eq!((ask(&mut site, true), ask(&mut site, false)), (MISS.to_owned(), MISS.to_owned()));
}

#[test]
fn a_page_that_must_be_asked_about_is_asked_about_after_a_second() {
    let mut site = Site::of(&[]);
    site.put("index.html", "old");
    assert_eq!(x_cache(&site.get("/")), MISS);
    assert_eq!(x_cache(&site.get("/")), HIT, "CachingOptimized keeps all for a second at least");
    wait(&mut site, 1);
    let same = site.get("/");
    assert_eq!((x_cache(&same), same.header("cache-control")), (REFRESH, Some("no-cache")));
    site.put("index.html", "new");
    assert!(holds(&site.get("/"), "old"));
    wait(&mut site, 1);
    let new = site.get("/");
    assert_eq!(x_cache(&new), MISS);
    assert!(holds(&new, "new"));
    wait(&mut site, 1);
    site.bucket().objects.seen_mut().unwrap().clear();
    assert_eq!(site.get("/").status, 403, "a page that is gone is not served once it is asked about");
}

#[test]
fn an_answer_is_good_for_as_long_as_its_header_and_the_policy_say() {
    const DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    let optimized = Some(naru_core::cdn::CACHING_OPTIMIZED);
    let (day, year) = (86_400, 31_536_000);
    let table = [
        (optimized, None, Some(day)),
        (optimized, Some("public, max-age=3600"), Some(3_600)),
        (optimized, Some("Max-Age=60 , S-MaxAge=\"600\""), Some(600)),
        (optimized, Some("public, max-age=31536000, immutable"), Some(year)),
        (optimized, Some("max-age=99999999999"), Some(year)),
        (optimized, Some("max-age=0"), Some(1)),
        (optimized, Some("max-age=x"), Some(day)),
        (optimized, Some("no-cache"), Some(1)),
        (optimized, Some("no-store"), Some(1)),
        (optimized, Some("private, max-age=600"), Some(1)),
        (Some("somebody's own"), None, Some(day)),
        (None, Some("max-age=60"), Some(60)),
        (None, Some("no-cache"), Some(0)),
        (None, Some("no-store"), None),
        (None, Some("private"), None),
        (Some(DISABLED), Some("max-age=60"), None),
        (Some(DISABLED), None, None),
    ];
    for (policy, cache_control, seconds) in table {
        let mut site = Site::of(&[]);
        site.settings().cache_policy = policy.map(str::to_owned);
        cached(&mut site, "app.js", cache_control);
        assert_eq!(x_cache(&site.get("/app.js")), MISS);
        let said = |site: &mut Site| x_cache(&site.get("/app.js")).to_owned();
        match seconds {
            None => assert_eq!(said(&mut site), MISS, "{cache_control:?} is not kept"),
            Some(0) => assert_eq!(said(&mut site), REFRESH, "{cache_control:?}"),
            Some(seconds) => {
                wait(&mut site, seconds - 1);
                assert_eq!(said(&mut site), HIT, "{cache_control:?}");
                wait(&mut site, 1);
                assert_eq!(said(&mut site), REFRESH, "{cache_control:?}");
                assert_eq!(said(&mut site), HIT, "{cache_control:?}: good again");
            }
        }
    }
}

#[test]
fn an_error_is_remembered_for_ten_seconds_or_as_configured() {
    for (errors, seconds) in [
        (Vec::new(), 10),
        (both("/404.html", 404), 10),
        (vec![ErrorPage { status: 403, page: "/404.html".to_owned(), shown_as: 404, seconds: 300 }], 300),
        (vec![ErrorPage { status: 403, page: String::new(), shown_as: 0, seconds: 0 }], 0),
    ] {
        let mut site = Site::of(&["404.html"]);
        site.settings().errors = errors;
        assert_eq!(x_cache(&site.get("/late.js")), ERROR);
        site.put("late.js", "here now");
        if seconds > 0 {
            wait(&mut site, seconds - 1);
            assert_eq!(x_cache(&site.get("/late.js")), ERROR, "{seconds}");
            wait(&mut site, 1);
        }
        let served = site.get("/late.js");
        assert_eq!((served.status, x_cache(&served)), (200, MISS), "{seconds}");
    }
    let mut site = Site::of(&[]);
    site.get("/late.js");
    site.put("late.js", "here now");
    invalidate(&mut site, "E1", &["/late.js"]);
    assert_eq!(site.get("/late.js").status, 200, "an invalidation forgets errors, too");
}

#[test]
fn a_clock_that_is_set_back_breaks_nothing() {
    let mut site = Site::of(&["app.js"]);
    site.get("/app.js");
    wait(&mut site, -3_600);
    let served = site.get("/app.js");
    assert_eq!((x_cache(&served), served.header("age")), (HIT, Some("0")));
}
