//! What the function at the edge does with a visitor's request, before the cache is asked: as JavaScript for
//! CloudFront and as the same decision in Rust. Nothing is published here.
//!
//! The function sees names, never the bucket: whether a file exists cannot be asked. So it only tells a *page* from a
//! *file* by the last part of the path:
//!
//! - A **file** ends in a dot and 1 to 16 ASCII letters or digits, at least one of them a letter: `app.js`,
//!   `site.webmanifest`, `.env`, `a.7z`. It is left alone in every mode, so that a missing script stays missing and
//!   never answers with HTML.
//! - All else is a **page**: `about`, `@user`, `v1.2`, `about.`, `a.b-c`, `소개`, and whatever ends in `/`. Dots in
//!   earlier parts do not count. Percent-encoding is not undone: `a%2Ejs` is a page. The price: a page called
//!   `jane.doe` is taken for a file.
//! - A file of the build whose name looks like a page's, such as `LICENSE`, is named in the code ([`unlike_files`]).
//! - `/.well-known/…` is asked for by machines and is never touched.
//!
//! What the build's own `_redirects` sends elsewhere goes before all of that, whatever it looks like; with or without a
//! slash at its end.
//!
//! Doubled slashes are forwarded as they came: no key has them, so the answer is that nothing is there.
//!
//! The event: <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html>;
//! the language, of which the code uses ES 5.1 alone:
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html>.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::folder::FolderView;
use crate::deploy::framework::Framework;
use crate::deploy::redirects::Redirect;
use crate::deploy::stale::spelled;
use crate::names::Key;

/// The runtime that [`code`] is written for.
pub const RUNTIME: &str = "cloudfront-js-2.0";

/// What a function's code may weigh at most, in bytes.
///
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions>
pub const LIMIT: usize = 10 * 1024;

/// What the function at the edge does with a request, before the cache is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rewrite {
    /// Which file a page's address means.
    pub mode: RewriteMode,
    /// The other name of the site, if it has one.
    pub canonical: Option<Canonical>,
    /// Paths of files that look like pages: what [`unlike_files`] gives. Nothing in mode [`RewriteMode::None`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub files: Vec<String>,
    /// What is sent elsewhere, sorted by where from: what the build's `_redirects` says and [`room`] holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Redirect>>", optional)]
    pub redirects: Vec<Redirect>,
}

impl Rewrite {
    /// A mode alone: one name, and every file looks like one.
    #[must_use]
    pub const fn plain(mode: RewriteMode) -> Self {
        Self { mode, canonical: None, files: Vec::new(), redirects: Vec::new() }
    }
}

/// Which file a page's address means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum RewriteMode {
    /// Every page is `/index.html`, whose script reads the address.
    SinglePage,
    /// `/about` and `/about/` are `/about/index.html`.
    ManyPages,
    /// `/about` is `/about.html`; `/about/` is sent to `/about`.
    CleanUrls,
    /// The address is the file.
    None,
}

impl RewriteMode {
    /// Every mode, for the tests of words.
    pub const ALL: [Self; 4] = [Self::SinglePage, Self::ManyPages, Self::CleanUrls, Self::None];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SinglePage => "single-page",
            Self::ManyPages => "many-pages",
            Self::CleanUrls => "clean-urls",
            Self::None => "none",
        }
    }
}

/// Visitors of `from` are sent to `to` with 301; path and query are kept.
///
/// Both are host names in ASCII (punycode). Nothing is done if they are the same name or one is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Canonical {
    /// Such as `www.example.kr`.
    pub from: String,
    /// Such as `example.kr`.
    pub to: String,
}

/// What becomes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The cache, and behind it the origin, is asked for this path.
    Forward {
        /// Begins with `/`, as percent-encoded as it came.
        uri: String,
    },
    /// The visitor is sent elsewhere.
    Redirect {
        /// Visible ASCII: `https://` and our own name, or a path that begins with exactly one `/`; or what the build's
        /// `_redirects` says.
        location: String,
        /// 301, or what `_redirects` says.
        status: u16,
    },
}

/// Decides a request as [`code`] does.
///
/// `host` is the Host header, `uri` the path as it came, percent-encoded; `query` what came after `?`, or empty.
/// Of a query that is empty, the `?` is not kept in a redirect.
#[must_use]
pub fn decide(rewrite: &Rewrite, host: &str, uri: &str, query: &str) -> Verdict {
    let uri = if uri.starts_with('/') { uri.to_owned() } else { format!("/{uri}") };
    let moved = |mut location: String| {
        if !query.is_empty() {
            location = format!("{location}?{}", encoded(query));
        }
        Verdict::Redirect { location, status: 301 }
    };
    if let Some((from, origin)) = rewrite.canonical.as_ref().and_then(other_name)
        && bare(host) == from
    {
        return moved(format!("{origin}{}", encoded(&uri)));
    }
    let asked = if uri.len() > 1 { uri.strip_suffix('/').unwrap_or(&uri) } else { &uri };
    if let Ok(at) = rewrite.redirects.binary_search_by(|one| one.from.as_str().cmp(asked)) {
        let Redirect { to, status, .. } = rewrite.redirects[at].clone();
        return match moved(to.clone()) {
            // An address with a query or a part of its own is meant as it stands.
            Verdict::Redirect { .. } if to.contains(['?', '#']) => Verdict::Redirect { location: to, status },
            Verdict::Redirect { location, .. } => Verdict::Redirect { location, status },
            other @ Verdict::Forward { .. } => other,
        };
    }
    if !is_page(&uri) || rewrite.files.contains(&uri) {
        return Verdict::Forward { uri };
    }
    let uri = match rewrite.mode {
        RewriteMode::None => uri,
        RewriteMode::SinglePage => "/index.html".to_owned(),
        RewriteMode::ManyPages => format!("{uri}{}index.html", if uri.ends_with('/') { "" } else { "/" }),
        RewriteMode::CleanUrls if uri == "/" => "/index.html".to_owned(),
        // Next, Netlify and Cloudflare Pages send it on, too: served here, the page's relative links would break.
        // With more than one `/` in front a browser would take the next part for a host.
        RewriteMode::CleanUrls if uri.ends_with('/') => return moved(encoded(&format!("/{}", uri.trim_matches('/')))),
        RewriteMode::CleanUrls => format!("{uri}.html"),
    };
    Verdict::Forward { uri }
}

/// The host to send away and the beginning of where to, unless that would lead in a circle.
fn other_name(canonical: &Canonical) -> Option<(String, String)> {
    let (from, to) = (bare(&canonical.from), bare(&canonical.to));
    (!from.is_empty() && !to.is_empty() && from != to).then(|| (from, format!("https://{}", encoded(&to))))
}

/// A host without its port and the root's dot, in lower case.
fn bare(host: &str) -> String {
    let name = host.split(':').next().unwrap_or_default();
    name.strip_suffix('.').unwrap_or(name).to_lowercase()
}

/// Whether a path is a page's, by the rule at the top of this file.
fn is_page(uri: &str) -> bool {
    !uri.starts_with("/.well-known/") && !is_file(uri)
}

fn is_file(uri: &str) -> bool {
    // No `/` can be in what is found, so this is about the last part alone.
    uri.rsplit_once('.').is_some_and(|(_, ext)| {
        (1..=16).contains(&ext.len())
            && ext.bytes().all(|b| b.is_ascii_alphanumeric())
            && ext.bytes().any(|b| b.is_ascii_alphabetic())
    })
}

/// Percent-encodes what no address may hold or a browser reads as a slash (`\`), and nothing twice.
///
/// Exactly what JavaScript's `encodeURI` leaves alone stays, `%` as well, but not `#`.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'();,/?:@&=+$%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a String cannot fail");
        }
        out
    })
}

/// The function's code: the same text for the same wish, in ASCII, below [`LIMIT`].
#[must_use]
pub fn code(rewrite: &Rewrite) -> String {
    let canonical = rewrite.canonical.as_ref().and_then(other_name);
    let mut out = format!(
        "// Written by Naru ({}). What is changed here by hand is replaced by the next run.\n{HEAD}",
        rewrite.mode.key()
    );
    if let Some((from, origin)) = &canonical {
        let (from, origin) = (literal(from), literal(origin));
        write!(out, "  if (bare(request) === {from}) {{\n    return moved({origin} + encoded(uri), request);\n  }}\n")
            .expect("writing to a String cannot fail");
    }
    if !rewrite.redirects.is_empty() {
        let all: Vec<String> = rewrite.redirects.iter().map(way).collect();
        write!(out, "{WAYS}{{{}}}{WAY}", all.join(", ")).expect("writing to a String cannot fail");
    }
    out.push_str("  request.uri = uri;\n");
    if !rewrite.files.is_empty() {
        let all: Vec<String> = rewrite.files.iter().map(|path| literal(path)).collect();
        write!(out, "{FILES}[{}].indexOf(uri) >= 0) {{\n    return request;\n  }}\n", all.join(", "))
            .expect("writing to a String cannot fail");
    }
    out.push_str(match rewrite.mode {
        RewriteMode::SinglePage => SINGLE_PAGE,
        RewriteMode::ManyPages => MANY_PAGES,
        RewriteMode::CleanUrls => CLEAN_URLS,
        RewriteMode::None => "",
    });
    out.push_str("  return request;\n}\n");
    if canonical.is_some() {
        out.push_str(BARE);
    }
    match rewrite.mode {
        RewriteMode::SinglePage | RewriteMode::ManyPages => out.push_str(IS_PAGE),
        RewriteMode::CleanUrls => out.push_str(&[IS_PAGE, TRIMMED].concat()),
        RewriteMode::None => {}
    }
    if !rewrite.redirects.is_empty() {
        out.push_str(SENT);
    }
    if canonical.is_some() || rewrite.mode == RewriteMode::CleanUrls || !rewrite.redirects.is_empty() {
        out.push_str(MOVED);
    }
    out
}

/// A redirect as the code names it.
fn way(redirect: &Redirect) -> String {
    format!("{}: [{}, {}]", literal(&redirect.from), literal(&redirect.to), redirect.status)
}

/// What a redirect takes of [`room`], in bytes.
#[must_use]
pub fn weight(redirect: &Redirect) -> usize {
    way(redirect).len() + 2
}

/// How many bytes of the function are left for redirects: half of it, but for the files that it names.
#[must_use]
pub fn room(folder: &FolderView) -> usize {
    LIMIT / 2 - unlike_files(folder).iter().map(|path| path.len() + 4).sum::<usize>()
}

/// What [`code`] was written for; `None` if it was not, or was changed by hand.
#[must_use]
pub fn read(text: &str) -> Option<Rewrite> {
    let files: Vec<String> = text.split_once(FILES).and_then(|(_, list)| read_literal(list)).unwrap_or_default();
    let redirects = redirects_in(text);
    let all = RewriteMode::ALL.into_iter().flat_map(|mode| {
        let (files, redirects) = (&files, &redirects);
        [None, names_in(text)].map(|canonical| Rewrite {
            mode,
            canonical,
            files: files.clone(),
            redirects: redirects.clone(),
        })
    });
    all.into_iter().find(|rewrite| code(rewrite) == text)
}

/// What a function sends elsewhere, sorted.
fn redirects_in(code: &str) -> Vec<Redirect> {
    let ways: std::collections::BTreeMap<String, (String, u16)> =
        code.split_once(WAYS).and_then(|(_, all)| read_literal(all)).unwrap_or_default();
    ways.into_iter().map(|(from, (to, status))| Redirect { from, to, status }).collect()
}

/// The two names in a function that sends visitors of one to the other: only a guess, until code written for it is
/// the same.
fn names_in(code: &str) -> Option<Canonical> {
    let from: String = read_literal(code.split_once("bare(request) === ")?.1)?;
    let to: String = read_literal(code.split_once("moved(")?.1)?;
    Some(Canonical { from, to: to.strip_prefix("https://")?.to_owned() })
}

/// What JavaScript says that is JSON as well; more may follow.
fn read_literal<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::Deserializer::from_str(text).into_iter().next()?.ok()
}

/// A string of JavaScript, in ASCII.
fn literal(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut units = [0; 2];
    json.chars().fold(String::with_capacity(json.len()), |mut out, c| {
        if c.is_ascii() {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}").expect("writing to a String cannot fail");
            }
        }
        out
    })
}

/// What stands before the list of files that look like pages.
const FILES: &str = "  // Files of the site that look like pages.\n  if (";

/// What stands before the redirects, and after them.
const WAYS: &str = "  // What is sent elsewhere, and how.\n  var way = ";
const WAY: &str = r"[uri.length > 1 && uri.charAt(uri.length - 1) === '/' ? uri.slice(0, -1) : uri];
  if (way) {
    return sent(way[0], way[1], request);
  }
";

const HEAD: &str = r"function handler(event) {
  var request = event.request;
  var uri = request.uri.charAt(0) === '/' ? request.uri : '/' + request.uri;
";

const SINGLE_PAGE: &str = r"  if (isPage(uri)) {
    request.uri = '/index.html';
  }
";

const MANY_PAGES: &str = r"  if (isPage(uri)) {
    request.uri = uri + (uri.charAt(uri.length - 1) === '/' ? '' : '/') + 'index.html';
  }
";

const CLEAN_URLS: &str = r"  if (isPage(uri)) {
    if (uri === '/') {
      request.uri = '/index.html';
    } else if (uri.charAt(uri.length - 1) === '/') {
      return moved(encoded(trimmed(uri)), request);
    } else {
      request.uri = uri + '.html';
    }
  }
";

const BARE: &str = r"
// The host that was asked for, without port and final dot.
function bare(request) {
  var name = request.headers.host ? request.headers.host.value.split(':')[0] : '';
  return (name.charAt(name.length - 1) === '.' ? name.slice(0, -1) : name).toLowerCase();
}
";

// No `$`: to the runtime's patterns it also means the place before a line break at the end.
const IS_PAGE: &str = r"
// A file ends in a dot and 1 to 16 letters or digits, at least one of them a letter.
function isPage(uri) {
  var dot = uri.lastIndexOf('.');
  var extension = dot < 0 ? '' : uri.slice(dot + 1);
  var isFile = extension.length <= 16 && /[A-Za-z]/.test(extension) && !/[^0-9A-Za-z]/.test(extension);
  return uri.indexOf('/.well-known/') !== 0 && !isFile;
}
";

const TRIMMED: &str = r"
// One slash in front, so that no browser takes what follows for a host, and none behind.
function trimmed(uri) {
  var start = 0;
  var end = uri.length;
  while (start < end && uri.charAt(start) === '/') {
    start += 1;
  }
  while (end > start && uri.charAt(end - 1) === '/') {
    end -= 1;
  }
  return '/' + uri.slice(start, end);
}
";

// Every path begins with `/`, so none is the name of something that each object of JavaScript has.
const SENT: &str = r"
// As `moved`, but with a status of its own; an address with a query or a part of its own stays as it is.
function sent(to, status, request) {
  var answer = moved(to, request);
  if (to.indexOf('?') >= 0 || to.indexOf('#') >= 0) {
    answer.headers.location.value = to;
  }
  if (status !== 301) {
    answer.statusCode = status;
    answer.statusDescription = { 302: 'Found', 303: 'See Other', 307: 'Temporary Redirect', 308: 'Permanent Redirect' }[status];
  }
  if (status !== 301 && status !== 308) {
    answer.headers['cache-control'].value = 'no-cache';
  }
  return answer;
}
";

// No pattern replaces anything in a visitor's text: njs 0.7.9, an engine much like CloudFront's, was seen to loop for
// ever over emoji. `encodeURI` is the same everywhere.
//
// A browser may keep a 301 for ever; after an hour it asks again, so that the site's name can be changed.
// `rawQueryString` is CloudFront's; where an event is only JSON the query is put together from its parts:
// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/general-helper-methods.html>.
const MOVED: &str = r"
function moved(location, request) {
  var query = queryOf(request);
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      'location': { value: query === '' ? location : location + '?' + encoded(query) },
      'cache-control': { value: 'max-age=3600' }
    }
  };
}

// The query as it came, or put together again where only its parts are known.
function queryOf(request) {
  if (typeof request.rawQueryString === 'function') {
    return request.rawQueryString() || '';
  }
  var parts = [];
  Object.keys(request.querystring || {}).forEach(function (name) {
    var entry = request.querystring[name];
    (entry.multiValue || [entry]).forEach(function (one) {
      parts.push(one.value === '' ? name : name + '=' + one.value);
    });
  });
  return parts.join('&');
}

// As `encodeURI`, but what is encoded already stays, and a `#` does not end the address.
function encoded(text) {
  return text.split('%').map(function (part) {
    return encodeURI(part);
  }).join('%').split('#').join('%23');
}
";

/// Which mode a build wants, by the pages in it.
///
/// Pages in folders of their own (`about/index.html`) make *many pages*, pages beside each other (`about.html`) *clean
/// addresses*, an `index.html` alone a *single page*. Pages no visitor asks for by name do not count: `404.html`,
/// `200.html`, proofs of ownership for search engines. Where a build has both kinds, it depends on what made it.
#[must_use]
pub fn mode_for(framework: Framework, folder: &FolderView) -> RewriteMode {
    let pages: Vec<&str> = folder
        .files
        .iter()
        .filter_map(|file| file.key.as_str().strip_suffix(".html"))
        .filter(|page| !is_for_nobody(page))
        .collect();
    let nested = pages.iter().filter(|page| page.ends_with("/index")).count();
    let index = pages.contains(&"index");
    let beside = pages.len() - nested - usize::from(index);
    let (many, clean) = match framework {
        // One page each; what lies beside it came from the project's `public` folder and is asked for by its file name.
        Framework::CreateReactApp | Framework::Angular => (nested > 0, false),
        // These link without extension: the kind there is more of was written by them, the other was copied in.
        Framework::NextExport | Framework::SvelteKit | Framework::Astro | Framework::Nuxt => {
            (nested > 0 && nested >= beside, beside > 0)
        }
        // These write `.html` into their links where there is one: only the folders need help.
        Framework::Vite
        | Framework::VueCli
        | Framework::Gatsby
        | Framework::Hugo
        | Framework::Eleventy
        | Framework::Plain => (nested > 0, beside > 0),
    };
    // A generator's only page is no application: with a 404 page of its own, other addresses are meant to be missing.
    let generated = match framework {
        Framework::NextExport | Framework::Astro | Framework::Gatsby | Framework::Hugo | Framework::Eleventy => true,
        Framework::Vite
        | Framework::CreateReactApp
        | Framework::SvelteKit
        | Framework::Nuxt
        | Framework::VueCli
        | Framework::Angular
        | Framework::Plain => false,
    };
    if many {
        RewriteMode::ManyPages
    } else if clean {
        RewriteMode::CleanUrls
    } else if !index {
        RewriteMode::None
    } else if generated && not_found_page(folder).is_some() && !folder.rules.single_page {
        RewriteMode::ManyPages
    } else {
        RewriteMode::SinglePage
    }
}

/// Whether visitors can ask for more pages than the first.
#[must_use]
pub fn has_pages_beside(folder: &FolderView) -> bool {
    let pages = folder.files.iter().filter_map(|file| file.key.as_str().strip_suffix(".html"));
    pages.filter(|page| !is_for_nobody(page)).any(|page| page != "index")
}

/// The paths of a build's files that [`decide`] would take for pages, as browsers ask for them, in order. Nothing if they
/// would fill the function: then they answer as pages do.
#[must_use]
pub fn unlike_files(folder: &FolderView) -> Vec<String> {
    let paths = folder.files.iter().map(|file| format!("/{}", spelled(&file.key))).filter(|path| is_page(path));
    let all: std::collections::BTreeSet<String> = paths.collect();
    let bytes: usize = all.iter().map(|path| path.len() + 4).sum();
    if bytes > LIMIT / 2 { Vec::new() } else { all.into_iter().collect() }
}

/// Whether no visitor asks for that page by name; `page` is its key without `.html`.
fn is_for_nobody(page: &str) -> bool {
    let name = page.strip_suffix("/index").unwrap_or(page);
    let status = name.len() == 3 && name.bytes().all(|b| b.is_ascii_digit());
    let proof = ["google", "naver", "yandex_", "pinterest-"].iter().any(|who| {
        name.strip_prefix(who).is_some_and(|rest| rest.len() >= 5 && rest.bytes().all(|b| b.is_ascii_hexdigit()))
    });
    status || proof || matches!(name, "_not-found" | "offline") || name.starts_with(".well-known/")
}

/// The build's own page for what is missing: a `404.html` that is not the application once more.
///
/// Nuxt, SvelteKit and guides for GitHub Pages write the application a second time under that name.
#[must_use]
pub fn not_found_page(folder: &FolderView) -> Option<Key> {
    let page = folder.file("404.html")?;
    let again = |key| folder.file(key).is_some_and(|other| other.sha256 == page.sha256);
    (!again("index.html") && !again("200.html")).then(|| page.key.clone())
}
