//! The function at the edge: what it decides, and that its JavaScript decides the same.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use naru_core::site::rewrite::{Canonical, Rewrite, RewriteMode, Verdict, code, decide, read, unlike_files};
use serde_json::{Value, json};

use super::support::folder;

pub(super) const MODES: [RewriteMode; 4] = RewriteMode::ALL;
pub(super) const APEX: &str = "example.kr";
pub(super) const WWW: &str = "www.example.kr";

pub(super) fn plain(mode: RewriteMode) -> Rewrite {
    Rewrite::plain(mode)
}

/// The same mode, and www is sent to the apex.
pub(super) fn apex(mode: RewriteMode) -> Rewrite {
    sends(mode, WWW, APEX)
}

pub(super) fn sends(mode: RewriteMode, from: &str, to: &str) -> Rewrite {
    let canonical = Some(Canonical { from: from.to_owned(), to: to.to_owned() });
    Rewrite { canonical, ..Rewrite::plain(mode) }
}

/// A request and what becomes of it.
#[derive(Debug)]
pub struct Case {
    pub rewrite: Rewrite,
    host: String,
    pub uri: String,
    query: String,
    pub(super) want: Verdict,
}

fn forward(uri: &str) -> Verdict {
    Verdict::Forward { uri: uri.to_owned() }
}

pub(super) fn sent(location: &str, status: u16) -> Verdict {
    Verdict::Redirect { location: location.to_owned(), status }
}

pub(super) fn moved(location: &str) -> Verdict {
    sent(location, 301)
}

pub fn case(rewrite: Rewrite, host: &str, uri: &str, query: &str, want: Verdict) -> Case {
    Case { rewrite, host: host.to_owned(), uri: uri.to_owned(), query: query.to_owned(), want }
}

/// Left alone in every mode.
const FILES: &[&str] = &[
    "/index.html",
    "/about/index.html",
    "/about.html",
    "/assets/index-4f9a2b1c.js",
    "/assets/missing.js",
    "/favicon.ico",
    "/site.webmanifest",
    "/fonts/pretendard.woff2",
    "/movie.mp4",
    "/archive.7z",
    "/APP.JS",
    "/.env",
    "/a.b/c.css",
    "/%EC%86%8C%EA%B0%9C.png",
    "/a%20b.pdf",
    "/jane.doe",
    "//evil.com",
    "/docs/abc.abcdefghijklmnop",
    "/.well-known/acme-challenge/tOkEn",
    "/.well-known/",
    "/.well-known/openid-configuration",
    "/.well-known/assetlinks.json",
];

/// The path, and what it is in a build of many pages and in one with clean addresses.
const PAGES: &[(&str, &str, &str)] = &[
    ("/", "/index.html", "/index.html"),
    ("", "/index.html", "/index.html"),
    ("/about", "/about/index.html", "/about.html"),
    ("about", "/about/index.html", "/about.html"),
    ("/blog/first-post", "/blog/first-post/index.html", "/blog/first-post.html"),
    ("/index", "/index/index.html", "/index.html"),
    ("/v1.2/about", "/v1.2/about/index.html", "/v1.2/about.html"),
    ("/docs/v1.2", "/docs/v1.2/index.html", "/docs/v1.2.html"),
    ("/2024.10.31", "/2024.10.31/index.html", "/2024.10.31.html"),
    ("/release-2.0-beta", "/release-2.0-beta/index.html", "/release-2.0-beta.html"),
    ("/@user", "/@user/index.html", "/@user.html"),
    ("/jane.do-e", "/jane.do-e/index.html", "/jane.do-e.html"),
    ("/about.", "/about./index.html", "/about..html"),
    ("/app.js.", "/app.js./index.html", "/app.js..html"),
    ("/..", "/../index.html", "/...html"),
    ("/a%2Ejs", "/a%2Ejs/index.html", "/a%2Ejs.html"),
    ("/%EC%86%8C%EA%B0%9C", "/%EC%86%8C%EA%B0%9C/index.html", "/%EC%86%8C%EA%B0%9C.html"),
    ("/a.%ED%95%9C", "/a.%ED%95%9C/index.html", "/a.%ED%95%9C.html"),
    ("/a%20b", "/a%20b/index.html", "/a%20b.html"),
    ("/100%", "/100%/index.html", "/100%.html"),
    ("/docs/abc.abcdefghijklmnopq", "/docs/abc.abcdefghijklmnopq/index.html", "/docs/abc.abcdefghijklmnopq.html"),
    ("//about", "//about/index.html", "//about.html"),
    ("/a//b", "/a//b/index.html", "/a//b.html"),
    ("/.well-known", "/.well-known/index.html", "/.well-known.html"),
    ("/.well-knownish/x", "/.well-knownish/x/index.html", "/.well-knownish/x.html"),
    ("/blog/.well-known/x", "/blog/.well-known/x/index.html", "/blog/.well-known/x.html"),
    ("/naru?x", "/naru?x/index.html", "/naru?x.html"),
];

/// A path that ends in a slash, its file in a build of many pages, and where clean addresses send it.
const SLASHED: &[(&str, &str, &str)] = &[
    ("/about/", "/about/index.html", "/about"),
    ("about/", "/about/index.html", "/about"),
    ("/blog/first-post/", "/blog/first-post/index.html", "/blog/first-post"),
    ("/v1.2/", "/v1.2/index.html", "/v1.2"),
    ("/app.js/", "/app.js/index.html", "/app.js"),
    ("/about//", "/about//index.html", "/about"),
    ("//", "//index.html", "/"),
    ("///", "///index.html", "/"),
    // Each of these would leave the site if its location began as it came.
    ("//evil.com/", "//evil.com/index.html", "/evil.com"),
    ("///evil.com//", "///evil.com//index.html", "/evil.com"),
    ("//evil.com/%2F..", "//evil.com/%2F../index.html", ""),
    ("/\\evil.com/", "/\\evil.com/index.html", "/%5Cevil.com"),
    ("/\t/evil.com/", "/\t/evil.com/index.html", "/%09/evil.com"),
    ("/%2Fevil.com/", "/%2Fevil.com/index.html", "/%2Fevil.com"),
    ("/소개/", "/소개/index.html", "/%EC%86%8C%EA%B0%9C"),
    ("/a\r\nSet-Cookie: x/", "/a\r\nSet-Cookie: x/index.html", "/a%0D%0ASet-Cookie:%20x"),
];

fn table() -> Vec<Case> {
    let mut all = Vec::new();
    for uri in FILES {
        all.extend(MODES.map(|mode| case(apex(mode), APEX, uri, "v=1", forward(uri))));
    }
    for (uri, many, clean) in PAGES {
        let same = if uri.starts_with('/') { (*uri).to_owned() } else { format!("/{uri}") };
        all.push(case(plain(RewriteMode::SinglePage), APEX, uri, "", forward("/index.html")));
        all.push(case(plain(RewriteMode::ManyPages), APEX, uri, "q=1", forward(many)));
        all.push(case(plain(RewriteMode::CleanUrls), APEX, uri, "", forward(clean)));
        all.push(case(plain(RewriteMode::None), APEX, uri, "", forward(&same)));
    }
    for (uri, many, clean) in SLASHED {
        all.push(case(plain(RewriteMode::SinglePage), APEX, uri, "", forward("/index.html")));
        all.push(case(plain(RewriteMode::ManyPages), APEX, uri, "", forward(many)));
        if !clean.is_empty() {
            all.push(case(plain(RewriteMode::CleanUrls), APEX, uri, "", moved(clean)));
            all.push(case(plain(RewriteMode::CleanUrls), APEX, uri, "a=1&b", moved(&format!("{clean}?a=1&b"))));
        }
    }
    // Files that look like pages stay files, and only they; in a folder of the same name there are pages.
    for mode in [RewriteMode::SinglePage, RewriteMode::ManyPages, RewriteMode::CleanUrls] {
        let files = ["/LICENSE", "/%EC%86%8C%EA%B0%9C", "/a\"b/'c"].map(str::to_owned).to_vec();
        let rewrite = Rewrite { files: files.clone(), ..apex(mode) };
        for uri in &files {
            all.push(case(rewrite.clone(), APEX, uri, "v=1", forward(uri)));
            all.push(case(
                rewrite.clone(),
                WWW,
                uri,
                "",
                moved(&format!("https://example.kr{}", uri.replace('"', "%22"))),
            ));
        }
        for uri in ["/license", "/LICENSE/", "/x/LICENSE", "/LICENSE2", "/"] {
            let want = decide(&apex(mode), APEX, uri, "");
            assert_ne!(want, forward(uri), "{uri} is a page");
            all.push(case(rewrite.clone(), APEX, uri, "", want));
        }
    }
    // The other name: whatever the mode, before anything else.
    for mode in MODES {
        for (uri, query, location) in [
            ("/", "", "https://example.kr/"),
            ("", "", "https://example.kr/"),
            ("/about/", "", "https://example.kr/about/"),
            ("/app.js", "v=3", "https://example.kr/app.js?v=3"),
            ("/.well-known/x", "", "https://example.kr/.well-known/x"),
            ("/a", "q=%EA%B0%80+b&x&y=&q=2", "https://example.kr/a?q=%EA%B0%80+b&x&y=&q=2"),
            ("/a", "u=https://b.kr/?c=d&e=//f", "https://example.kr/a?u=https://b.kr/?c=d&e=//f"),
            ("/a", "q=가 나\"<>#\\", "https://example.kr/a?q=%EA%B0%80%20%EB%82%98%22%3C%3E%23%5C"),
            ("/a[1]{2}^|`", "b[]=1&c=%5B", "https://example.kr/a%5B1%5D%7B2%7D%5E%7C%60?b%5B%5D=1&c=%5B"),
            ("/a", "x\r\ny: z", "https://example.kr/a?x%0D%0Ay:%20z"),
            ("//evil.com/", "", "https://example.kr//evil.com/"),
            // Without its slash this would be a user's name at another host.
            ("@evil.com", "", "https://example.kr/@evil.com"),
            (".evil.com", "", "https://example.kr/.evil.com"),
            ("/\\evil.com", "", "https://example.kr/%5Cevil.com"),
            ("/소개", "", "https://example.kr/%EC%86%8C%EA%B0%9C"),
            ("/%EC%86%8C%EA%B0%9C", "", "https://example.kr/%EC%86%8C%EA%B0%9C"),
            ("/😀", "", "https://example.kr/%F0%9F%98%80"),
        ] {
            all.push(case(apex(mode), WWW, uri, query, moved(location)));
        }
        for host in ["WWW.Example.KR", "www.example.kr:443", "www.example.kr.", "www.example.kr.:8443"] {
            all.push(case(apex(mode), host, "/a.js", "", moved("https://example.kr/a.js")));
        }
        for host in ["", APEX, "wwww.example.kr", "www.example.kr.evil.com", "www.example.kr..", "d1.cloudfront.net"] {
            all.push(case(apex(mode), host, "/a.js", "x=1", forward("/a.js")));
        }
        // A circle, or no name at all: nobody is sent anywhere.
        for (from, to) in [(WWW, WWW), (WWW, "WWW.EXAMPLE.KR."), ("", APEX), (WWW, "")] {
            all.push(case(sends(mode, from, to), WWW, "/a.js", "", forward("/a.js")));
            all.push(case(sends(mode, from, to), "", "/a.js", "", forward("/a.js")));
        }
        all.push(case(sends(mode, APEX, WWW), APEX, "/a", "", moved("https://www.example.kr/a")));
        all.push(case(
            sends(mode, "www.xn--bj0bj06e.kr", "xn--bj0bj06e.kr"),
            "www.xn--bj0bj06e.kr",
            "/",
            "",
            moved("https://xn--bj0bj06e.kr/"),
        ));
    }
    all
}

#[test]
fn what_a_function_was_written_for_is_read_back_from_it() {
    for case in table() {
        let text = code(&case.rewrite);
        let again = read(&text).unwrap_or_else(|| panic!("{:?} is not read:\n{text}", case.rewrite));
        assert_eq!(code(&again), text);
        assert_eq!(again.files, case.rewrite.files);
        assert_eq!(read(&text.replace("return request", "return  request")), None, "changed by hand");
    }
}

#[test]
fn files_that_look_like_pages_are_named_unless_they_are_too_many() {
    let of = |names: &[&str]| folder(&names.iter().map(|name| (*name, "")).collect::<Vec<_>>());
    let few = of(&["index.html", "LICENSE", "CNAME", ".well-known/security", "docs/소개", "a.js", "jane.doe"]);
    assert_eq!(unlike_files(&few), ["/CNAME", "/LICENSE", "/docs/%EC%86%8C%EA%B0%9C"]);
    let names: Vec<String> = (0..1_000).map(|n| format!("objects/{n:08x}")).collect();
    assert_eq!(unlike_files(&of(&names.iter().map(String::as_str).collect::<Vec<_>>())), [""; 0]);
}

#[test]
fn each_request_gets_what_the_table_says() {
    let table = table();
    assert!(table.len() >= 60, "{} requests", table.len());
    for case in &table {
        assert_eq!(decide(&case.rewrite, &case.host, &case.uri, &case.query), case.want, "{case:?}");
    }
}

/// Pseudo-random numbers from a seed (Knuth's MMIX constants), so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn text(&mut self, parts: &[&str], most: usize) -> String {
        (0..self.below(most + 1)).map(|_| parts[self.below(parts.len())]).collect()
    }
}

/// What paths are put together from: everything the rule has an opinion on.
const PARTS: &[&str] = &[
    "/",
    "/",
    "/",
    ".",
    ".",
    "..",
    "a",
    "about",
    "index",
    "js",
    ".js",
    ".html",
    ".7",
    ".7z",
    ".webmanifest",
    ".abcdefghijklmnopq",
    "/.well-known/",
    ".well-known",
    "1",
    "2",
    "%2E",
    "%2F",
    "%",
    "%5C",
    "%EC%86%8C",
    "소개",
    "😀",
    "\u{212a}",
    "\u{2028}",
    "\\",
    "@",
    "#",
    "?",
    "\"",
    "<",
    " ",
    "\t",
    "\n",
    "\0",
    "\u{7f}",
    "-",
    "_",
    "~",
    ":",
    "evil.com",
    "https:",
];

const QUERY_PARTS: &[&str] =
    &["a", "b", "[", "]", "😀", "=", "&", "+", "%20", "%", "가", "\"", "#", "\\", "?", "/", " ", "\n", "1"];

fn generated() -> Vec<Case> {
    let mut dice = Dice(20_240_607);
    let mut all = Vec::new();
    for _ in 0..4000 {
        let lead = ["/", "/", "/", "", "//"][dice.below(5)];
        let uri = format!("{lead}{}", dice.text(PARTS, 7));
        let query = dice.text(QUERY_PARTS, 6);
        let host = [WWW, WWW, APEX, "", "WWW.example.kr.:80", "www.example.\u{212a}r"][dice.below(6)];
        for mode in MODES {
            for rewrite in [plain(mode), apex(mode)] {
                let want = decide(&rewrite, host, &uri, &query);
                all.push(case(rewrite, host, &uri, &query, want));
            }
        }
    }
    all
}

/// What a function's code is given and what it made of it, as plain data; one process for all.
///
/// The code runs strictly, in a realm from which all that CloudFront lacks was taken. The event has the query as an
/// object of single and multiple values, and as the text that only CloudFront itself offers where `raw` says so.
const HARNESS: &str = r"
const vm = require('vm');
const fs = require('fs');
const [codes, cases] = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const handlers = codes.map((code) => {
  const realm = vm.createContext({});
  const gone = ['Date', 'eval', 'Function', 'Promise', 'Proxy', 'Reflect', 'Map', 'Set', 'WeakMap', 'globalThis'];
  vm.runInContext(gone.map((name) => 'this.' + name + ' = undefined;').join(''), realm);
  return vm.runInContext('(function () { \'use strict\';\n' + code + '\nreturn handler; })()', realm);
});
function parts(query) {
  const object = Object.create(null);
  for (const pair of query === '' ? [] : query.split('&')) {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const value = at < 0 ? '' : pair.slice(at + 1);
    if (object[name]) {
      object[name].multiValue = object[name].multiValue || [{ value: object[name].value }];
      object[name].multiValue.push({ value });
    } else {
      object[name] = { value };
    }
  }
  return object;
}
const answers = cases.map(([code, host, uri, query, raw]) => {
  const headers = { accept: { value: '*/*' } };
  if (host !== '') headers.host = { value: host };
  const request = { method: 'GET', uri, querystring: parts(query), headers, cookies: {} };
  const untouched = JSON.stringify({ ...request, uri: null });
  if (raw) request.rawQueryString = () => (query === '' ? undefined : query);
  const event = { version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: '198.51.100.11' }, request };
  const answer = handlers[code](event);
  if (answer === request) {
    const same = JSON.stringify({ ...request, uri: null }) === untouched;
    return same ? { uri: request.uri } : { wrong: 'the request was changed' };
  }
  const { statusCode, statusDescription, headers: { location, 'cache-control': cache, ...more }, ...rest } = answer;
  const known = {
    301: ['Moved Permanently', 'max-age=3600'],
    302: ['Found', 'no-cache'],
    303: ['See Other', 'no-cache'],
    307: ['Temporary Redirect', 'no-cache'],
    308: ['Permanent Redirect', 'max-age=3600'],
  }[statusCode];
  const right = known && statusDescription === known[0] && cache.value === known[1];
  const nothing = Object.keys(more).length + Object.keys(rest).length === 0;
  const said = statusCode === 301 ? {} : { status: statusCode };
  return right && nothing ? { location: location.value, ...said } : { wrong: answer };
});
fs.writeFileSync(process.argv[3], JSON.stringify(answers));
";

pub fn run(name: &str, cases: &[(&Case, bool)]) -> Vec<Value> {
    let mut codes: Vec<String> = Vec::new();
    let inputs: Vec<Value> = cases
        .iter()
        .map(|(case, raw)| {
            let code = code(&case.rewrite);
            let at = codes.iter().position(|c| *c == code).unwrap_or_else(|| {
                codes.push(code);
                codes.len() - 1
            });
            json!([at, case.host, case.uri, case.query, raw])
        })
        .collect();
    let dir = std::env::temp_dir().join(format!("naru-rewrite-{name}-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    let [harness, asked, answered] = ["harness.cjs", "asked.json", "answered.json"].map(|name| dir.join(name));
    fs::write(&harness, HARNESS).unwrap();
    fs::write(&asked, json!([codes, inputs]).to_string()).unwrap();
    let out = Command::new("node").args([&harness, &asked, &answered]).output().expect("node runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let answers: Vec<Value> = serde_json::from_str(&fs::read_to_string(&answered).unwrap()).unwrap();
    fs::remove_dir_all(&dir).unwrap();
    answers
}

pub(super) fn as_json(verdict: &Verdict) -> Value {
    match verdict {
        Verdict::Forward { uri } => json!({ "uri": uri }),
        Verdict::Redirect { location, status: 301 } => json!({ "location": location }),
        Verdict::Redirect { location, status } => json!({ "location": location, "status": status }),
    }
}

/// Whether a query can be put together from its parts byte by byte: names that neither repeat nor look like numbers
/// (objects list those first), and no empty value that was written with `=`.
fn survives_its_parts(query: &str) -> bool {
    let mut names = BTreeSet::new();
    query.is_empty()
        || query.split('&').all(|pair| {
            let (name, value) = pair.split_once('=').map_or((pair, None), |(name, value)| (name, Some(value)));
            !name.is_empty() && value != Some("") && name.parse::<u64>().is_err() && names.insert(name)
        })
}

#[test]
fn the_published_code_decides_as_rust_does() {
    let (table, generated) = (table(), generated());
    let mut asked: Vec<(&Case, bool)> = table.iter().chain(&generated).map(|case| (case, true)).collect();
    let by_parts: Vec<_> =
        asked.iter().filter(|(case, _)| survives_its_parts(&case.query)).map(|(case, _)| (*case, false)).collect();
    assert!(by_parts.len() > 10_000, "{} queries by their parts", by_parts.len());
    asked.extend(by_parts);
    // Of repeated names each value is kept, beside each other.
    let want = moved("https://example.kr/a?q=1&q&q=3&r=2&s");
    let repeated = case(apex(RewriteMode::None), WWW, "/a", "q=1&r=2&q=&s=&q=3", want);
    asked.push((&repeated, false));
    let answers = run("all", &asked);
    assert_eq!(answers.len(), asked.len());
    for ((case, raw), answer) in asked.iter().zip(&answers) {
        assert_eq!(*answer, as_json(&case.want), "{case:?}, the query as text: {raw}");
    }
}

#[test]
fn no_request_leaves_the_site_and_a_second_rewrite_changes_nothing() {
    let mut sent = 0;
    for case in table().iter().chain(&generated()) {
        match &case.want {
            Verdict::Forward { uri } => {
                assert!(uri.starts_with('/'), "{case:?}");
                let again = Rewrite { canonical: None, ..case.rewrite.clone() };
                assert_eq!(decide(&again, APEX, uri, ""), forward(uri), "{case:?}");
            }
            Verdict::Redirect { location, .. } => {
                sent += 1;
                assert!(location.bytes().all(|b| b.is_ascii_graphic() && b != b'\\' && b != b'#'), "{case:?}");
                let path = match case.rewrite.canonical.as_ref() {
                    Some(canonical) if location.starts_with("https://") => {
                        location["https://".len()..].strip_prefix(canonical.to.as_str()).unwrap()
                    }
                    _ => {
                        assert!(!location.starts_with("//"), "{case:?}");
                        location.as_str()
                    }
                };
                assert!(path.starts_with('/'), "{case:?}");
            }
        }
    }
    assert!(sent > 5000, "{sent} redirects");
}

#[test]
fn a_file_never_becomes_a_page() {
    for case in table().iter().chain(&generated()) {
        let last = case.uri.rsplit('/').next().unwrap();
        if [".js", ".html", ".7z", ".webmanifest"].iter().any(|ext| last.ends_with(ext))
            && let Verdict::Forward { uri } = &case.want
        {
            assert_eq!(uri.trim_start_matches('/'), case.uri.trim_start_matches('/'), "{case:?}");
        }
    }
}
