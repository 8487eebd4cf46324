//! What a distribution makes of a request: routing, who may read the bucket, errors, headers. The cache has a file of
//! its own.

use std::collections::BTreeMap;

use naru_core::cdn::{
    CACHING_OPTIMIZED, Distribution, ERROR_SECONDS, EdgeFunction, ErrorPage, Names, Origin, OriginAccess,
    SECURITY_HEADERS, Settings, origin_host,
};
use naru_core::edge::{Body, Cache, Served, Visit, refuse_method, through, visit};
use naru_core::names::{AccountId, BucketName, Key, Region, sha256};
use naru_core::practice::PracticeState;
use naru_core::site::bucket_policy::{CdnReader, statements, wanted};
use naru_core::site::rewrite::{Canonical, Rewrite, RewriteMode, code};
use naru_core::spec::{Access, Venue};
use naru_core::world::{Bucket, BucketHead, Fact, Object, ObjectMeta, PublicAccessBlock, Website};
use proptest::prelude::*;
use serde_json::Value;
use time::macros::datetime;

use super::rewrite::{case, run};

pub const HOST: &str = "d111111abcdef8.cloudfront.net";
pub const ARN: &str = "arn:aws:cloudfront::111122223333:distribution/E1";

pub fn name() -> BucketName {
    "naru-blog-0a1b2c3d".parse().unwrap()
}

pub fn account() -> AccountId {
    "111122223333".parse().unwrap()
}

pub fn region() -> Region {
    Region::parse("ap-northeast-2").unwrap()
}

/// A bucket behind a distribution, and a visitor.
pub struct Site {
    pub state: PracticeState,
    pub cache: Cache,
    pub now: time::OffsetDateTime,
}

impl Site {
    /// These files, behind an origin access control.
    pub fn of(files: &[&str]) -> Self {
        let mut site =
            Self { state: PracticeState::fresh(), cache: Cache::default(), now: datetime!(2026-11-22 14:00 UTC) };
        let bucket = Bucket {
            head: Fact::Seen(BucketHead { region: region() }),
            block: Fact::Seen(PublicAccessBlock::ALL),
            website: Fact::Absent,
            objects: Fact::Seen(Default::default()),
            ..Bucket::default()
        };
        *site.state.truth.bucket_mut(&name()) = bucket;
        let distribution = Distribution {
            id: "E1".to_owned(),
            arn: ARN.to_owned(),
            domain: HOST.to_owned(),
            deployed: true,
            etag: "E1".to_owned(),
            tags: Fact::Absent,
            caller_reference: String::new(),
            settings: settings(),
            beyond: Vec::new(),
        };
        site.state.truth.distributions = Fact::Seen(BTreeMap::from([("E1".to_owned(), distribution)]));
        site.opens_to(Some(&CdnReader::Distribution { arn: ARN.to_owned() }));
        for file in files {
            site.put(file, file);
        }
        site
    }

    pub fn bucket(&mut self) -> &mut Bucket {
        self.state.truth.bucket_mut(&name())
    }

    pub fn settings(&mut self) -> &mut Settings {
        &mut self.state.truth.distributions.seen_mut().unwrap().get_mut("E1").unwrap().settings
    }

    /// Puts a file, its bytes being this text.
    pub fn put(&mut self, key: &str, text: &str) {
        let key = Key::parse(key).unwrap();
        let meta = ObjectMeta {
            sha256: Some(sha256(text.as_bytes()).into()),
            headers: naru_core::deploy::headers::of(&key).into(),
        };
        let object =
            Object { size: text.len() as u64, etag: sha256(text.as_bytes())[..32].into(), meta: Some(meta.into()) };
        self.bucket().objects.seen_mut().unwrap().insert(key, object);
    }

    pub fn opens_to(&mut self, reader: Option<&CdnReader>) {
        let ours = statements(&Access::Private, &Venue::Aws, &name(), &account(), reader);
        self.bucket().policy = Fact::Seen(wanted(None, ours));
    }

    pub fn allows(&mut self, statement: Value) {
        self.bucket().policy.seen_mut().unwrap()["Statement"].as_array_mut().unwrap().push(statement);
    }

    fn runs(&mut self, live: String) {
        let arn = "arn:aws:cloudfront::111122223333:function/naru-blog".to_owned();
        self.settings().viewer_request = Some(arn.clone());
        self.state.truth.function = Fact::Seen(EdgeFunction { name: "naru-blog".to_owned(), arn, live: Some(live) });
    }

    fn routed(mut self, mode: RewriteMode) -> Self {
        self.runs(code(&Rewrite::plain(mode)));
        self
    }

    pub fn ask(&mut self, request: &Visit<'_>) -> Served {
        let distribution = self.state.truth.distributions.seen().unwrap()["E1"].clone();
        visit(&mut self.cache, &self.state, &distribution, request, self.now)
    }

    pub fn get(&mut self, path: &str) -> Served {
        self.ask(&Visit { host: HOST, path, query: "", https: true, gzip: false })
    }
}

pub fn settings() -> Settings {
    Settings {
        enabled: true,
        comment: "naru-blog".to_owned(),
        root_object: "index.html".to_owned(),
        price_class: "PriceClass_200".to_owned(),
        http_version: "http2and3".to_owned(),
        ipv6: true,
        origin: Origin {
            domain: origin_host(&name(), &region()),
            path: String::new(),
            access: OriginAccess::Control { id: "EOAC".to_owned() },
        },
        compress: true,
        viewer_protocol: "redirect-to-https".to_owned(),
        cache_policy: Some(CACHING_OPTIMIZED.to_owned()),
        headers_policy: Some(SECURITY_HEADERS.to_owned()),
        names: Names::default(),
        errors: Vec::new(),
        viewer_request: None,
        minimum_tls: None,
        web_acl: None,
    }
}

pub fn both(page: &str, shown_as: u16) -> Vec<ErrorPage> {
    [403, 404].map(|status| ErrorPage { status, page: page.to_owned(), shown_as, seconds: ERROR_SECONDS }).to_vec()
}

/// The status and, for an object, whose bytes they are: the files of these tests hold their own names.
pub fn short(served: &Served, files: &[&str]) -> String {
    let what = match &served.body {
        Body::Object { sha256: Some(hash), .. } => {
            (*files.iter().find(|file| sha256(file.as_bytes()) == *hash).unwrap_or(&"other bytes")).to_owned()
        }
        Body::Object { sha256: None, .. } => "?".to_owned(),
        Body::Text(text) if text.contains("<Code>") => {
            text.split(['<', '>']).skip_while(|part| *part != "Code").nth(1).unwrap().to_owned()
        }
        Body::Text(_) => served.header("location").unwrap_or("text").to_owned(),
    };
    format!("{} {what}", served.status)
}

pub fn x_cache(served: &Served) -> &str {
    served.header("x-cache").unwrap()
}

pub const FILES: [&str; 8] = [
    "index.html",
    "404.html",
    "about/index.html",
    "contact.html",
    "assets/app-4f9a2b1c.js",
    "글/index.html",
    "a+b %.txt",
    ".well-known/security",
];

/// A path, and what it is by single page, many pages, clean addresses, files only.
const TABLE: &[(&str, [&str; 4])] = &[
    ("/", ["200 index.html", "200 index.html", "200 index.html", "200 index.html"]),
    ("/index.html", ["200 index.html", "200 index.html", "200 index.html", "200 index.html"]),
    ("/about", ["200 index.html", "200 about/index.html", "404 404.html", "404 404.html"]),
    ("/about/", ["200 index.html", "200 about/index.html", "301 /about", "404 404.html"]),
    ("/about/index.html", ["200 about/index.html"; 4]),
    ("/contact", ["200 index.html", "404 404.html", "200 contact.html", "404 404.html"]),
    ("/contact/", ["200 index.html", "404 404.html", "301 /contact", "404 404.html"]),
    ("/contact.html", ["200 contact.html"; 4]),
    ("/deep/link/to/42", ["200 index.html", "404 404.html", "404 404.html", "404 404.html"]),
    ("/v1.2", ["200 index.html", "404 404.html", "404 404.html", "404 404.html"]),
    ("/jane.doe", ["404 404.html"; 4]),
    // A missing script stays missing, whatever the routing.
    ("/assets/app-00000000.js", ["404 404.html"; 4]),
    ("/assets/app-4f9a2b1c.js", ["200 assets/app-4f9a2b1c.js"; 4]),
    ("/assets/", ["200 index.html", "404 404.html", "301 /assets", "404 404.html"]),
    ("/%EA%B8%80/", ["200 index.html", "200 글/index.html", "301 /%EA%B8%80", "404 404.html"]),
    ("/%EA%B8%80/index.html", ["200 글/index.html"; 4]),
    ("/a+b%20%25.txt", ["200 a+b %.txt"; 4]),
    ("/.well-known/security", ["200 .well-known/security"; 4]),
    ("/.well-known/missing", ["404 404.html"; 4]),
    ("//about/", ["200 index.html", "404 404.html", "301 /about", "404 404.html"]),
    ("/%2e%2e/secret", ["200 index.html", "404 404.html", "404 404.html", "404 404.html"]),
    ("/%ff%fe.js", ["404 404.html"; 4]),
    ("/.naru/cdn.json", ["404 404.html"; 4]),
];

#[test]
fn each_request_gets_what_its_routing_says() {
    for (at, mode) in RewriteMode::ALL.into_iter().enumerate() {
        let mut site = Site::of(&FILES).routed(mode);
        site.settings().errors = both("/404.html", 404);
        for (path, wants) in TABLE {
            assert_eq!(short(&site.get(path), &FILES), wants[at], "{path} with {mode:?}");
        }
    }
}

/// The edge decides with the Rust of a function; what is published is its JavaScript. Whatever node makes of a path
/// must be what the edge answers with: a redirect, or what a distribution without a function has there.
#[test]
fn the_published_code_sends_each_request_to_where_the_edge_does() {
    let www = Some(Canonical { from: "www.example.kr".to_owned(), to: "example.kr".to_owned() });
    let mut asked = Vec::new();
    for (path, _) in TABLE {
        for mode in RewriteMode::ALL {
            for (canonical, host) in [(None, HOST), (www.clone(), "example.kr"), (www.clone(), "www.example.kr")] {
                let rewrite = Rewrite { canonical, ..Rewrite::plain(mode) };
                let unknown = naru_core::site::rewrite::Verdict::Forward { uri: String::new() };
                asked.push((case(rewrite, host, path, "q=1", unknown), host));
            }
        }
    }
    let answers = run("edge", &asked.iter().map(|(case, _)| (case, true)).collect::<Vec<_>>());
    assert_eq!(answers.len(), TABLE.len() * 12);
    for ((case, host), answer) in asked.iter().zip(&answers) {
        let mut site = Site::of(&FILES);
        site.runs(code(&case.rewrite));
        let got = site.ask(&Visit { host, path: &case.uri, query: "q=1", https: true, gzip: false });
        let want = match (answer["uri"].as_str(), answer["location"].as_str()) {
            (Some(uri), None) => short(&Site::of(&FILES).get(uri), &FILES),
            (None, Some(location)) => format!("301 {location}"),
            _ => panic!("{case:?} {answer}"),
        };
        assert_eq!(short(&got, &FILES), want, "{case:?}");
        let moved = x_cache(&got) == "FunctionGeneratedResponse from cloudfront";
        assert_eq!(moved, got.status == 301 && got.header("cache-control") == Some("max-age=3600"), "{case:?}");
    }
}

#[test]
fn somebody_elses_function_rewrites_nothing() {
    for live in ["function handler(event) { return event.request; }", "", "bare(request) === \"a\" moved(\"https://b"] {
        let mut site = Site::of(&FILES);
        site.runs(live.to_owned());
        assert_eq!(short(&site.get("/about"), &FILES), "403 AccessDenied");
        assert_eq!(short(&site.get("/"), &FILES), "200 index.html");
    }
    // A function that stands there but is not the distribution's.
    let mut site = Site::of(&FILES).routed(RewriteMode::SinglePage);
    site.settings().viewer_request = Some("arn:aws:cloudfront::111122223333:function/another".to_owned());
    assert_eq!(short(&site.get("/about"), &FILES), "403 AccessDenied");
}

#[test]
fn errors_become_the_pages_they_are_mapped_to() {
    let script = "/assets/missing.js";
    // Older guides: every error is the start page, and a missing script answers with HTML.
    let mut blanket = Site::of(&FILES);
    blanket.settings().errors = both("/index.html", 200);
    for path in ["/deep/link", script] {
        let served = blanket.get(path);
        assert_eq!(short(&served, &FILES), "200 index.html");
        assert_eq!(x_cache(&served), "Error from cloudfront", "CloudFront says so even with 200");
        assert_eq!(served.header("content-type"), Some("text/html; charset=utf-8"));
    }
    assert_eq!(short(&blanket.get("/about"), &FILES), "200 index.html", "folders have no index of their own");
    let mut own = Site::of(&FILES);
    own.settings().errors = both("/404.html", 404);
    assert_eq!(short(&own.get(script), &FILES), "404 404.html");
    assert_eq!(short(&own.get("/404.html"), &FILES), "200 404.html", "asked for by its name it is a page");
    // A page that is not there itself.
    let mut lost = Site::of(&FILES);
    lost.settings().errors = both("/gone.html", 200);
    assert_eq!(short(&lost.get(script), &FILES), "403 AccessDenied");
    // Only another time is asked for, no page.
    let mut timed = Site::of(&FILES);
    timed.settings().errors = both("", 0);
    assert_eq!(short(&timed.get(script), &FILES), "403 AccessDenied");
}

#[test]
fn a_website_endpoint_as_origin_answers_as_it_does_alone() {
    let mut site = Site::of(&FILES);
    let settings = site.settings();
    settings.origin.access = OriginAccess::Website;
    settings.origin.domain = region().website_host(&name());
    site.bucket().website = Fact::Seen(Website { index: "index.html".to_owned(), error: Some("404.html".to_owned()) });
    assert_eq!(site.get("/").status, 403, "the endpoint asks as nobody");
    let access = Access::Classic { index: "index.html".to_owned(), error: "404.html".to_owned() };
    let public = statements(&access, &Venue::Aws, &name(), &account(), None);
    site.bucket().policy = Fact::Seen(wanted(None, public));
    site.bucket().block = Fact::Seen(PublicAccessBlock::POLICY_LIFTED);
    site.cache = Cache::default();
    let table = [
        ("/", "200 index.html"),
        ("/about/", "200 about/index.html"),
        ("/about", "302 /about/"),
        ("/%EA%B8%80", "302 /%EA%B8%80/"),
        ("/missing", "403 404.html"),
        ("/%ff", "403 404.html"),
    ];
    for (path, want) in table {
        assert_eq!(short(&site.get(path), &FILES), want, "{path}");
    }
    site.cache = Cache::default();
    site.settings().errors = both("/404.html", 404);
    assert_eq!(short(&site.get("/missing"), &FILES), "404 404.html", "CloudFront corrects the endpoint's status");
}

#[test]
fn plain_http_is_sent_to_https_before_anything_else() {
    let plain = Visit { host: "example.kr", path: "/a%20b/", query: "q=1&r", https: false, gzip: false };
    let mut site = Site::of(&FILES).routed(RewriteMode::CleanUrls);
    let served = site.ask(&plain);
    assert_eq!((served.status, x_cache(&served)), (301, "Redirect from cloudfront"));
    assert_eq!(served.header("location"), Some("https://example.kr/a%20b/?q=1&r"));
    assert_eq!(served.header("strict-transport-security"), None);
    let root = site.ask(&Visit { path: "/", query: "", ..plain });
    assert_eq!(root.header("location"), Some("https://example.kr/"));
    site.settings().viewer_protocol = "https-only".to_owned();
    let served = site.ask(&Visit { path: "/", ..plain });
    assert_eq!((served.status, x_cache(&served)), (403, "Error from cloudfront"));
    site.settings().viewer_protocol = "allow-all".to_owned();
    assert_eq!(site.ask(&Visit { path: "/", ..plain }).status, 200);
}

#[test]
fn a_distribution_that_is_switched_off_or_asked_to_write_refuses() {
    let mut site = Site::of(&FILES);
    site.get("/");
    site.settings().enabled = false;
    let served = site.get("/");
    assert_eq!((served.status, x_cache(&served)), (403, "Error from cloudfront"), "not even from its cache");
    let served = refuse_method(&site.state.truth.distributions.seen().unwrap()["E1"]);
    assert_eq!((served.status, x_cache(&served)), (403, "Error from cloudfront"));
}

#[test]
fn security_headers_come_with_their_policy_also_on_errors() {
    let wanted = [
        ("strict-transport-security", "max-age=31536000"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"),
        ("x-xss-protection", "1; mode=block"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ];
    let mut site = Site::of(&FILES);
    for path in ["/", "/", "/missing.js"] {
        let served = site.get(path);
        for (name, value) in wanted {
            assert_eq!(served.header(name), Some(value), "{path}");
        }
        assert!(served.header("via").unwrap().ends_with(".cloudfront.net (CloudFront)"));
    }
    for policy in [None, Some("another".to_owned())] {
        site.settings().headers_policy = policy;
        let served = site.get("/");
        assert!(wanted.iter().all(|(name, _)| served.header(name).is_none()));
    }
}

#[test]
fn text_of_a_certain_size_is_compressed_for_who_takes_it() {
    let long = "naru ".repeat(400);
    let mut site = Site::of(&[]);
    for key in ["page.html", "app.js", "style.css", "data.json", "logo.svg", "photo.png", "font.woff2", "app.wasm"] {
        site.put(key, &long);
    }
    site.put("just.js", &"x".repeat(1_000));
    site.put("short.js", &"x".repeat(999));
    site.put("huge.js", &"x".repeat(10_000_001));
    let ask = |site: &mut Site, path: &str, gzip| {
        let served = site.ask(&Visit { host: HOST, path, query: "", https: true, gzip });
        let gzipped = matches!(served.body, Body::Object { gzip: true, .. });
        assert_eq!(gzipped, served.header("content-encoding") == Some("gzip"), "{path}");
        assert_eq!(gzipped, served.header("etag").is_some_and(|tag| tag.starts_with("W/\"")), "{path}");
        gzipped
    };
    for key in ["/page.html", "/app.js", "/style.css", "/data.json", "/logo.svg", "/app.wasm", "/just.js"] {
        assert!(ask(&mut site, key, true), "{key}");
        assert!(!ask(&mut site, key, false), "{key} for who does not take it");
        assert!(ask(&mut site, key, true), "{key} from the cache");
    }
    for key in ["/photo.png", "/font.woff2", "/short.js", "/huge.js", "/missing.js"] {
        assert!(!ask(&mut site, key, true), "{key}");
    }
    site.settings().compress = false;
    assert!(!ask(&mut site, "/page.html", true));
}

#[test]
fn requests_go_through_the_distribution_that_is_meant() {
    let mut site = Site::of(&FILES);
    let find = |site: &Site, host: &str| through(&site.state.truth, &name(), host).map(|one| one.id.clone());
    assert_eq!(find(&site, "127.0.0.1:4321").as_deref(), Some("E1"));
    let mut another = site.state.truth.distributions.seen().unwrap()["E1"].clone();
    another.id = "E0".to_owned();
    another.domain = "d0.cloudfront.net".to_owned();
    another.settings.enabled = false;
    another.settings.names.aliases = vec!["old.example.kr".to_owned()];
    site.state.truth.distributions.seen_mut().unwrap().insert("E0".to_owned(), another);
    assert_eq!(find(&site, "127.0.0.1").as_deref(), Some("E1"), "one that is switched off comes last");
    assert_eq!(find(&site, "D0.cloudfront.net:8080").as_deref(), Some("E0"));
    assert_eq!(find(&site, "old.example.kr").as_deref(), Some("E0"));
    site.settings().origin.domain = "elsewhere.s3.ap-northeast-2.amazonaws.com".to_owned();
    assert_eq!(find(&site, HOST).as_deref(), Some("E0"));
    site.state.truth.distributions = Fact::Seen(BTreeMap::new());
    assert_eq!(find(&site, HOST), None);
}

proptest! {
    #[test]
    fn no_path_opens_a_record_or_breaks_the_edge(path in "/[a-z./%2Eeё\\\\?*+ ~-]{0,24}", mode in 0_usize..4, gzip: bool) {
        let mut site = Site::of(&FILES).routed(RewriteMode::ALL[mode]);
        site.put(".naru/cdn.json", "a record");
        site.settings().errors = both("/404.html", 404);
        for path in [path.clone(), format!("/.naru{path}"), format!("/%2Enaru{path}"), "/./.naru/cdn.json".to_owned()] {
            let served = site.ask(&Visit { host: HOST, path: &path, query: "", https: true, gzip });
            prop_assert!(matches!(served.status, 200 | 301 | 404), "{path}: {}", served.status);
            if let Body::Object { sha256: Some(hash), .. } = &served.body {
                prop_assert!(*hash != sha256(b"a record"), "{path}");
            }
        }
    }
}
