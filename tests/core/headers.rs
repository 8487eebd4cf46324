//! Which headers a file gets: the table, a project's rules, a build's `_headers`, and files compressed beforehand.

use naru_core::Code;
use naru_core::deploy::changes::{Reason, changes};
use naru_core::deploy::encoded::{encoding, twins};
use naru_core::deploy::folder::{FolderView, FolderWarningKind, LeftOutWhy};
use naru_core::deploy::header_rules::{CacheRule, Glob, HeaderName, HeaderRule, HeaderWish, RuleFrom, decide};
use naru_core::deploy::headers::{CacheClass, Headers, content_type, of};
use naru_core::deploy::headers_file;
use naru_core::deploy::manifest::Manifest;
use naru_core::deploy::site_rules::{RuleFiles, UnservedWhy, settle};
use naru_core::edge::at_website;
use naru_core::event::{Goal, Outcome};
use naru_core::names::{EnvName, Key};
use naru_core::practice::fault::Faults;
use naru_core::project::{Project, Wishes};
use naru_core::world::{Fact, World};
use proptest::prelude::*;

use super::support::{Bench, folder};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn wishes(toml: &str) -> Vec<HeaderWish> {
    let text = format!("version = 1\nid = \"00112233445566778899aabbccddeeff\"\nname = \"a\"\nslug = \"a\"\n{toml}");
    Project::parse(&text, "naru.toml").unwrap().site.headers.unwrap()
}

fn settled(files: &[&str], project: &[HeaderWish], headers: &str) -> FolderView {
    let files: Vec<(&str, &str)> = files.iter().map(|key| (*key, *key)).collect();
    settle(folder(&files), project, RuleFiles { headers: Some(headers), redirects: None })
}

fn cache<'a>(folder: &'a FolderView, key: &str) -> &'a str {
    folder.file(key).unwrap().headers.cache_control.as_deref().unwrap()
}

#[test]
fn every_type_a_build_is_made_of_is_named_the_same_everywhere() {
    for (name, want) in [
        ("a.html", "text/html; charset=utf-8"),
        ("a.HTM", "text/html; charset=utf-8"),
        ("a.xhtml", "application/xhtml+xml; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.cjs", "text/javascript; charset=utf-8"),
        ("a.js.map", "application/json; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.jsonld", "application/ld+json; charset=utf-8"),
        ("a.geojson", "application/geo+json; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("feed.rss", "application/rss+xml; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.md", "text/markdown; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.rsc", "text/x-component; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.svgz", "image/svg+xml; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.jxl", "image/jxl"),
        ("a.gif", "image/gif"),
        ("favicon.ico", "image/x-icon"),
        ("a.woff", "font/woff"),
        ("a.woff2", "font/woff2"),
        ("a.ttf", "font/ttf"),
        ("a.otf", "font/otf"),
        ("a.eot", "application/vnd.ms-fontobject"),
        ("a.mp3", "audio/mpeg"),
        ("a.wav", "audio/wav"),
        ("a.ogg", "audio/ogg"),
        ("a.mp4", "video/mp4"),
        ("a.webm", "video/webm"),
        ("piece.ts", "video/mp2t"),
        ("a.m3u8", "application/vnd.apple.mpegurl"),
        ("a.glb", "model/gltf-binary"),
        ("a.pdf", "application/pdf"),
        ("a.zip", "application/zip"),
        ("a.tar.gz", "application/gzip"),
        ("a.data", "application/octet-stream"),
        ("a.no-such-extension", "application/octet-stream"),
        (".well-known/apple-app-site-association", "application/json; charset=utf-8"),
        ("LICENSE", "text/plain; charset=utf-8"),
    ] {
        assert_eq!(content_type(&key(name)), want, "{name}");
    }
}

#[test]
fn what_was_compressed_for_browsers_says_so_and_a_download_stays_one() {
    for (name, want) in [
        ("game.wasm.br", Some(("br", "game.wasm"))),
        ("Build/game.data.gz", Some(("gzip", "Build/game.data"))),
        ("game.framework.js.gz", Some(("gzip", "game.framework.js"))),
        ("index.html.br", Some(("br", "index.html"))),
        ("drawing.svgz", Some(("gzip", "drawing.svgz"))),
        ("data.tar.gz", None),
        ("access.log.gz", None),
        ("sitemap.xml.gz", None),
        ("table.csv.gz", None),
        ("backup.gz", None),
        (".gz", None),
        ("a/.js.gz", None),
        ("app.js", None),
    ] {
        let found = encoding(&key(name));
        assert_eq!(found.as_ref().map(|(coding, inner)| (*coding, inner.as_str())), want, "{name}");
    }
    let game = of(&key("game.wasm.br"));
    assert_eq!((game.content_type.as_str(), game.content_encoding.as_deref()), ("application/wasm", Some("br")));
    assert_eq!(
        of(&key("data.tar.gz")),
        Headers {
            content_type: "application/gzip".to_owned(),
            cache_control: Some(CacheClass::Hour.header().to_owned()),
            ..Headers::default()
        }
    );
    // It is kept as what is in it.
    assert_eq!(of(&key("index.html.br")).cache_control.as_deref(), Some("no-cache"));
    assert_eq!(of(&key("a/main-4f9a2b1c.js.gz")).cache_control.as_deref(), Some(CacheClass::Immutable.header()));
}

#[test]
fn a_twin_stays_behind_and_what_stands_alone_goes() {
    let folder = settled(&["index.html", "app.js", "app.js.gz", "app.js.br", "game.wasm.br", "a.tar.gz"], &[], "");
    let keys: Vec<&str> = folder.files.iter().map(|file| file.key.as_str()).collect();
    assert_eq!(keys, ["a.tar.gz", "app.js", "game.wasm.br", "index.html"]);
    let out: Vec<_> = folder.left_out.iter().map(|left| (left.path.as_str(), left.why)).collect();
    assert_eq!(out, [("app.js.br", LeftOutWhy::Twin), ("app.js.gz", LeftOutWhy::Twin)]);
    assert!(twins([key("app.js.gz")].iter()).is_empty());
}

#[test]
fn a_projects_rule_decides_and_the_last_one_wins() {
    let rules = wishes(
        "[[site.headers]]\nfor = \"images/**\"\ncache = \"1 day\"\n\
         [[site.headers]]\nfor = \"*.pdf\"\ncontent_disposition = \"attachment\"\n\
         [[site.headers]]\nfor = \"images/logo.{png,svg}\"\ncache = \"immutable\"\ncontent_type = \"image/x-own\"\n\
         [[site.headers]]\nfor = \"*.unityweb\"\ncontent_encoding = \"gzip\"\n\
         [[site.headers]]\nfor = \"data/*.json.gz\"\ncontent_encoding = \"none\"\n",
    );
    let files = ["images/a/b.png", "images/logo.svg", "docs/a.pdf", "game.unityweb", "data/a.json.gz", "other.png"];
    let folder = settled(&files, &rules, "");
    assert_eq!(cache(&folder, "images/a/b.png"), "public, max-age=86400");
    assert_eq!(cache(&folder, "images/logo.svg"), CacheClass::Immutable.header());
    assert_eq!(folder.file("images/logo.svg").unwrap().headers.content_type, "image/x-own");
    assert_eq!(folder.file("docs/a.pdf").unwrap().headers.content_disposition.as_deref(), Some("attachment"));
    assert_eq!(folder.file("game.unityweb").unwrap().headers.content_encoding.as_deref(), Some("gzip"));
    assert_eq!(folder.file("data/a.json.gz").unwrap().headers.content_encoding, None);
    assert_eq!(folder.file("other.png").unwrap().headers, of(&key("other.png")).into());
    let logo = decide(&key("images/logo.svg"), &folder.rules.headers);
    let from = RuleFrom::Project { glob: "images/logo.{png,svg}".to_owned() };
    assert_eq!(logo.by, [(HeaderName::ContentType, from.clone()), (HeaderName::CacheControl, from)]);
}

#[test]
fn globs_mean_what_people_write() {
    for (glob, path, want) in [
        ("images/**", "images/a/b.png", true),
        ("/images/**", "images/a.png", true),
        ("images/*", "images/a/b.png", false),
        ("*.png", "deep/inside/a.png", true),
        ("/*.png", "deep/a.png", false),
        ("/*.png", "a.png", true),
        ("**/*.{mp3,ogg}", "a/b.ogg", true),
        ("**/*.{mp3,ogg}", "b.mp3", true),
        ("**", "a/b/c", true),
        ("[0-9]*.js", "x/1a.js", true),
        ("소개/**", "소개/a.html", true),
        ("a?c", "abc", true),
        ("images", "images/a.png", false),
    ] {
        assert_eq!(Glob::parse(glob).unwrap().matches(&key(path)), want, "{glob} {path}");
    }
    for bad in ["", "/", "!images/**", "a{b", "a[b", "a\\", "a\nb"] {
        let error = Glob::parse(bad).unwrap_err();
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::BadValue, "glob-shape"), "{bad:?}");
    }
}

#[test]
fn a_cache_rule_is_a_word_a_time_or_a_header() {
    for (text, want) in [
        ("immutable", "public, max-age=31536000, immutable"),
        ("no-cache", "no-cache"),
        ("no-store", "no-store"),
        ("1 day", "public, max-age=86400"),
        ("30 minutes", "public, max-age=1800"),
        ("1 year", "public, max-age=31536000"),
        ("  2 weeks ", "public, max-age=1209600"),
        ("public, s-maxage=60, stale-while-revalidate=30", "public, s-maxage=60, stale-while-revalidate=30"),
        ("Max-Age=0, Must-Revalidate", "Max-Age=0, Must-Revalidate"),
    ] {
        assert_eq!(CacheRule::parse(text).unwrap().header(), want, "{text}");
    }
    for bad in
        ["", "2 years", "1 fortnight", "day", "maxage=1", "max-age=soon", "public;", "no-cache\r\nX: y", "-1 day"]
    {
        assert_eq!(CacheRule::parse(bad).unwrap_err().args["rule"], "cache-shape", "{bad:?}");
    }
}

#[test]
fn no_rule_has_browsers_keep_a_page_for_long() {
    let rules = wishes("[[site.headers]]\nfor = \"**\"\ncache = \"immutable\"\n");
    let files = ["index.html", "sw.js", "app.js", "index.html.br", "manifest.webmanifest"];
    let folder = settled(&files, &rules, "/about/*\n  Cache-Control: max-age=3600\n");
    assert_eq!(cache(&folder, "app.js"), CacheClass::Immutable.header());
    for page in ["index.html", "sw.js", "manifest.webmanifest"] {
        assert_eq!(cache(&folder, page), "no-cache", "{page}");
    }
    let long: Vec<_> = folder.warnings.iter().filter(|w| w.kind == FolderWarningKind::LongPage).collect();
    assert_eq!(long.len(), 1, "one line a rule, not one a file: {long:?}");
    assert_eq!(long[0].path, "[[headers]] **");
    // A short time is a person's own choice.
    let short = settled(&["index.html"], &[], "/\n  Cache-Control: public, max-age=600\n");
    assert_eq!((cache(&short, "index.html"), short.warnings.len()), ("public, max-age=600", 0));
    for (value, long) in [("max-age=604801", true), ("max-age=604800", false), ("no-cache, max-age=31536000", false)] {
        assert_eq!(naru_core::deploy::header_rules::keeps_long(value), long, "{value}");
    }
}

#[test]
fn a_headers_file_is_read_as_far_as_files_can_carry_it() {
    let text = "\u{feff}# ours\n\
        /*\n  X-Frame-Options: DENY\n  Content-Security-Policy: default-src 'self'\n\n\
        /assets/*\n\tCache-Control: public, max-age=31536000, immutable\n\
        /about\n  Cache-Control: max-age=60\n\
        /:lang/feed\n  Content-Type: application/rss+xml\n\
        https://other.example/*\n  Cache-Control: no-store\n\
        /x\n  ! Link\n  nonsense\n  Cache-Control: for ever\n";
    let folder = settled(&["index.html", "about/index.html", "assets/a.js", "ko/feed"], &[], text);
    assert_eq!(cache(&folder, "assets/a.js"), CacheClass::Immutable.header());
    assert_eq!(cache(&folder, "about/index.html"), "max-age=60");
    assert_eq!(folder.file("ko/feed").unwrap().headers.content_type, "application/rss+xml; charset=utf-8");
    assert_eq!(cache(&folder, "index.html"), "no-cache");
    let unserved: Vec<_> = folder.rules.unserved.iter().map(|one| (one.line, one.why)).collect();
    assert_eq!(
        unserved,
        [
            (3, UnservedWhy::Policy),
            (4, UnservedWhy::Header),
            (12, UnservedWhy::OtherHost),
            (15, UnservedWhy::Shape),
            (16, UnservedWhy::Shape),
            (17, UnservedWhy::Value),
        ]
    );
    let warned: Vec<_> = folder.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(warned, [(FolderWarningKind::HeadersUnserved, "_headers:4")]);
    // The project has the last word.
    let rules = wishes("[[site.headers]]\nfor = \"assets/**\"\ncache = \"no-store\"\n");
    let folder = settled(&["assets/a.js"], &rules, text);
    assert_eq!(cache(&folder, "assets/a.js"), "no-store");
}

#[test]
fn a_path_of_the_file_meets_files_where_visitors_ask_for_them() {
    for (path, file, want) in [
        ("/*", "a/b.js", true),
        ("/", "index.html", true),
        ("/", "about.html", false),
        ("/about", "about.html", true),
        ("/about", "about/index.html", true),
        ("/about/", "about/index.html", true),
        ("/about/", "about.html", false),
        ("/about.html", "about.html", true),
        ("/*.js", "deep/a.js", true),
        ("/*.js", "a.json", false),
        ("/a/*/c.png", "a/b/b/c.png", true),
        ("/a/:one/c.png", "a/b/c.png", true),
        ("/a/:one/c.png", "a/b/b/c.png", false),
        ("/a/:one/*", "a/b/c/d.png", true),
        ("/:x", "a.png", true),
        ("/:x", "a/b.png", false),
        ("/%EC%86%8C%EA%B0%9C", "소개.html", true),
        ("/소개", "소개/index.html", true),
        ("/a", "a.js", false),
        ("/**", "a/b", true),
        ("/a*b*c", "a-b-b-c", true),
        ("/a*b*c", "a-b-b-d", false),
    ] {
        assert_eq!(headers_file::matches(path, &key(file)), want, "{path} {file}");
    }
}

#[test]
fn a_project_file_keeps_its_rules_and_says_what_is_wrong_with_one() {
    let toml = "# ours\nversion = 1\nid = \"00112233445566778899aabbccddeeff\"\nname = \"a\"\nslug = \"a\"\n\n[site]\nregion = \"us-east-1\"\n\n\
        # pictures change seldom\n[[site.headers]]\nfor = \"images/**\"\ncache = \"1 day\"\n\n[env.staging]\n\n\
        [[env.staging.headers]]\nfor = \"**\"\ncache = \"no-store\"\n";
    let project = Project::parse(toml, "naru.toml").unwrap();
    assert_eq!(Project::parse(&project.to_text(), "").unwrap(), project);
    assert_eq!(project.to_text_over(toml), toml, "nothing changed, nothing is written anew");
    let wishes = |env: &str| project.wishes(&EnvName::parse(env).unwrap()).headers.unwrap();
    assert_eq!(wishes("production")[0].files.as_str(), "images/**");
    assert_eq!(wishes("staging").len(), 1);
    assert_eq!(wishes("staging")[0].files.as_str(), "**");
    // Another wish beside them leaves them, and their comment, as they were.
    let mut other = project.clone();
    other.site.region = None;
    let text = other.to_text_over(toml);
    assert!(text.contains("# pictures change seldom\n[[site.headers]]\nfor = \"images/**\"\n"), "{text}");
    // A rule that is added to a file without any.
    let mut bare = Project::parse(&toml[..toml.find("# pictures").unwrap()], "").unwrap();
    let was = bare.to_text();
    bare.site = Wishes { headers: project.site.headers.clone(), ..bare.site };
    assert_eq!(Project::parse(&bare.to_text_over(&was), "").unwrap(), bare);

    for (line, rule) in [
        ("for = \"a{b\"\ncache = \"1 day\"", "glob-shape"),
        ("for = \"**\"\ncache = \"for ever\"", "cache-shape"),
        ("for = \"**\"\ncontent_type = \"html\"", "content-type-shape"),
        ("for = \"**\"\ncontent_disposition = \"save\"", "disposition-shape"),
        ("for = \"**\"\ncontent_encoding = \"zip\"", "gzip"),
        ("cache = \"1 day\"", "for"),
        ("for = \"**\"\nchache = \"1 day\"", "chache"),
    ] {
        let text = format!("{}[[site.headers]]\n{line}\n", &toml[..toml.find("# pictures").unwrap()]);
        let error = Project::parse(&text, "naru.toml").unwrap_err();
        assert_eq!(error.code, Code::BadProject);
        assert!(error.detail.as_deref().unwrap().contains(rule), "{error:?}");
    }
}

#[test]
fn an_old_manifest_is_read_and_its_files_are_still_the_same() {
    let old = r#"{"v":1,"id":"20260101T000000Z-00000000","site":"p/production","by":"a","at":"2026-01-01T00:00:00Z",
        "state":"finished","files":[{"key":"app.js","size":6,"sha256":"ab","headers":
        {"content_type":"text/javascript; charset=utf-8","cache_control":"public, max-age=3600"},"etag":"cd"}]}"#;
    let manifest = Manifest::parse(old.as_bytes()).unwrap();
    assert_eq!(manifest.files[0].headers, of(&key("app.js")).into());
    let again = String::from_utf8(manifest.to_bytes()).unwrap();
    assert!(!again.contains("content_encoding"), "what is not there is not written: {again}");
}

/// The whole way: the rule is in the plan's upload, in the list a person reads, and in what practice then serves.
#[tokio::test]
async fn a_rule_is_what_is_uploaded_and_named() {
    let rules = wishes("[[site.headers]]\nfor = \"images/**\"\ncache = \"1 day\"\n");
    let site = settled(&["index.html", "game.wasm.br", "images/a.png"], &rules, "");
    let bench = Bench::new(site.clone());
    let (forecast, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let world = World { folder: Fact::Seen(site.clone()), ..World::default() };
    let all = changes(&forecast, &world);
    let of = |name: &str| all.iter().find(|change| change.key.as_str() == name).unwrap();
    let image = of("images/a.png");
    assert_eq!(image.headers.as_ref().unwrap().cache_control.as_deref(), Some("public, max-age=86400"));
    assert_eq!((image.cache, &image.rules[..]), (None, &["[[headers]] images/**".to_owned()][..]));
    assert_eq!((of("index.html").cache, of("index.html").rules.len()), (Some(CacheClass::Revalidate), 0));
    assert_eq!(of("game.wasm.br").headers.as_ref().unwrap().content_encoding.as_deref(), Some("br"));
    let shape = bench.shape().unwrap();
    let bucket = &shape.buckets[&bench.bucket()];
    let served = at_website(&bench.bucket(), Some(bucket), "/game.wasm.br");
    assert_eq!(
        (served.header("content-encoding"), served.header("content-type")),
        (Some("br"), Some("application/wasm"))
    );
    for file in &bucket.releases.seen().unwrap()[0].files {
        assert_eq!(file.headers, site.file(file.key.as_str()).unwrap().headers, "{}", file.key);
    }
    // A rule that changed is a reason of its own, and only for what it is about.
    let other = wishes("[[site.headers]]\nfor = \"images/**\"\ncache = \"2 days\"\n");
    *bench.folder.0.lock().unwrap() = settled(&["index.html", "game.wasm.br", "images/a.png"], &other, "");
    let (forecast, _) = bench.cross(Goal::Build, Faults::default()).await;
    let all: Vec<_> = changes(&forecast, &world).into_iter().map(|one| (one.key.to_string(), one.reason)).collect();
    assert_eq!(all, [("images/a.png".to_owned(), Reason::HeadersDiffer)]);
}

proptest! {
    /// Whatever the rules say, a page is never kept for long, every file has a type, and the last word is a rule's
    /// that is really for the file.
    #[test]
    fn decisions_hold_for_any_rules(
        globs in proptest::collection::vec("[a-z*/.]{1,8}", 0..6),
        caches in proptest::collection::vec(prop_oneof!["immutable", "1 year", "no-cache", "1 day"].boxed(), 6),
        name in "[a-z]{1,4}(/[a-z]{1,4})?\\.(html|js|png|wasm\\.br)",
    ) {
        let key = key(&name);
        let rules: Vec<HeaderRule> = globs
            .iter()
            .zip(&caches)
            .filter_map(|(glob, cache)| Some(HeaderRule::of_project(&HeaderWish {
                files: Glob::parse(glob).ok()?,
                cache: CacheRule::parse(cache).ok(),
                content_type: None,
                content_encoding: None,
                content_disposition: None,
            })))
            .collect();
        let decided = decide(&key, &rules);
        let cache = decided.headers.cache_control.clone().unwrap();
        prop_assert!(!decided.headers.content_type.is_empty());
        if name.ends_with(".html") {
            prop_assert!(!naru_core::deploy::header_rules::keeps_long(&cache), "{cache}");
            return Ok(());
        }
        let last = rules.iter().rev().find(|rule| rule.is_for(&key));
        let want = last.map_or_else(|| of(&key).cache_control, |rule| rule.cache_control.clone());
        prop_assert_eq!(Some(cache), want);
    }
}
