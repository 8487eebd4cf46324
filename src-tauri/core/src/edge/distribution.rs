//! What a request through a distribution gets, stage by stage as CloudFront goes: switched off, plain HTTP, the
//! function, the cache, the origin, error pages, compression, headers.
//!
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehavior.html>.

use time::OffsetDateTime;

use super::cache::{Cache, Found, Place, Times, max_age};
use super::origin::{self, Answer};
use crate::cdn::{Distribution, ERROR_SECONDS, SECURITY_HEADERS, Settings};
use crate::names::{BucketName, sha256};
use crate::practice::PracticeState;
use crate::site::rewrite::{self, Rewrite, RewriteMode, Verdict};
use crate::world::World;

/// A visitor's GET or HEAD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit<'a> {
    /// The `Host`.
    pub host: &'a str,
    /// Percent-encoded as it was sent.
    pub path: &'a str,
    /// What came after `?`, or empty.
    pub query: &'a str,
    /// Whether it came over HTTPS.
    pub https: bool,
    /// Whether the visitor takes gzip.
    pub gzip: bool,
}

/// What is sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Status code.
    pub status: u16,
    /// Names in lower case. Length, ranges and the like are left to who sends it.
    pub headers: Vec<(&'static str, String)>,
    /// What follows.
    pub body: Body,
}

impl Served {
    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| *one == name).map(|(_, value)| value.as_str())
    }
}

/// The bytes of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// These.
    Text(String),
    /// An object's.
    Object {
        /// SHA-256, if it is known.
        sha256: Option<String>,
        /// How many they are before compression.
        size: u64,
        /// Whether they are sent compressed.
        gzip: bool,
    },
}

/// What the edge had to do with it: `X-Cache`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    Hit,
    Miss,
    RefreshHit,
    Error,
    Redirect,
    FunctionGenerated,
}

impl Said {
    const fn text(self) -> &'static str {
        match self {
            Self::Hit => "Hit from cloudfront",
            Self::Miss => "Miss from cloudfront",
            Self::RefreshHit => "RefreshHit from cloudfront",
            Self::Error => "Error from cloudfront",
            Self::Redirect => "Redirect from cloudfront",
            Self::FunctionGenerated => "FunctionGeneratedResponse from cloudfront",
        }
    }
}

/// The distribution that requests for a bucket's site go through: of several, the one that is meant by its name, else
/// one that is switched on.
#[must_use]
pub fn through<'a>(world: &'a World, bucket: &BucketName, host: &str) -> Option<&'a Distribution> {
    let region = &world.buckets.get(bucket)?.head.seen()?.region;
    let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let all = world.distributions.seen()?.values();
    let before = |one: &&Distribution| origin::is_at(&one.settings.origin, bucket, region);
    let meant = |one: &Distribution| one.domain == host || one.settings.names.aliases.contains(&host);
    all.filter(before).min_by_key(|one| (!meant(one), !one.settings.enabled))
}

/// Decides a request, and keeps what an edge would keep.
pub fn visit(
    cache: &mut Cache,
    state: &PracticeState,
    distribution: &Distribution,
    request: &Visit<'_>,
    now: OffsetDateTime,
) -> Served {
    cache.hear(&state.forgotten);
    let settings = &distribution.settings;
    if !settings.enabled {
        return refuse(distribution, "The distribution is disabled.");
    }
    if !request.https {
        match settings.viewer_protocol.as_str() {
            "redirect-to-https" => return to_https(distribution, request),
            "https-only" => return refuse(distribution, "This distribution requires HTTPS."),
            _ => {}
        }
    }
    let path = match rewritten(&state.truth, settings, request) {
        Verdict::Forward { uri } => uri,
        Verdict::Redirect { location, status } => return moved(distribution, location, status),
    };
    let times = Times::of(settings.cache_policy.as_deref());
    let gzip = request.gzip && settings.compress && times.compresses();
    let place = Place { distribution: distribution.id.clone(), path, gzip };
    let known = match cache.find(&place, now) {
        Found::Fresh(answer, age) => {
            let said = if answer.error { Said::Error } else { Said::Hit };
            return respond(distribution, answer, gzip, said, Some(age));
        }
        Found::Stale(answer) => answer.etag.filter(|_| !answer.error),
        Found::Nothing => None,
    };
    let (answer, seconds) = fetch(&state.truth, distribution, &place.path, times);
    let said = match &known {
        _ if answer.error => Said::Error,
        Some(_) if known == answer.etag => Said::RefreshHit,
        Some(_) | None => Said::Miss,
    };
    if let Some(seconds) = seconds {
        cache.keep(place, answer.clone(), seconds, now);
    }
    respond(distribution, answer, gzip, said, None)
}

/// What a method other than GET and HEAD gets.
#[must_use]
pub fn refuse_method(distribution: &Distribution) -> Served {
    refuse(
        distribution,
        "This distribution is not configured to allow the HTTP request method that was used for this request. \
         The distribution supports only cachable requests.",
    )
}

/// What the function makes of a request. Somebody else's code is not run: then nothing is rewritten.
fn rewritten(world: &World, settings: &Settings, request: &Visit<'_>) -> Verdict {
    let nothing = || Rewrite::plain(RewriteMode::None);
    let function = world.function.seen().filter(|function| settings.viewer_request.as_ref() == Some(&function.arn));
    let rewrite = function.and_then(|function| rewrite::read(function.live.as_deref()?)).unwrap_or_else(nothing);
    rewrite::decide(&rewrite, request.host, request.path, request.query)
}

/// Asks the origin, and puts an error page in an error's place; with how long it may be kept.
fn fetch(world: &World, distribution: &Distribution, path: &str, times: Times) -> (Answer, Option<u64>) {
    let settings = &distribution.settings;
    // Only the very root has a default object, folders have none.
    let root = Some(format!("/{}", settings.root_object)).filter(|_| path == "/" && !settings.root_object.is_empty());
    let mut answer = origin::ask(world, distribution, root.as_deref().unwrap_or(path));
    if answer.status < 400 {
        let seconds = times.seconds(answer.cache_control.as_deref());
        return (answer, seconds);
    }
    let page = settings.errors.iter().find(|page| page.status == answer.status);
    let seconds = page.map_or(ERROR_SECONDS, |page| page.seconds);
    let seconds = seconds.max(max_age(answer.cache_control.as_deref()).unwrap_or(0));
    if let Some(page) = page.filter(|page| !page.page.is_empty()) {
        answer = origin::ask(world, distribution, &page.page);
        // A page that cannot be had is an error of its own, and the visitor is told that one.
        if answer.status == 200 {
            answer.status = page.shown_as;
        }
    }
    answer.error = true;
    (answer, Some(seconds))
}

fn respond(distribution: &Distribution, mut answer: Answer, gzip: bool, said: Said, age: Option<u64>) -> Served {
    let compressed = gzip && is_compressible(&answer);
    if compressed {
        if let Body::Object { gzip, .. } = &mut answer.body {
            *gzip = true;
        }
        answer.etag = answer.etag.map(|tag| if tag.starts_with('"') { format!("W/{tag}") } else { tag });
    }
    let mut served = answer.plain();
    if compressed {
        served.headers.push(("content-encoding", "gzip".to_owned()));
        served.headers.push(("vary", "Accept-Encoding".to_owned()));
    }
    if let Some(age) = age {
        served.headers.push(("age", age.to_string()));
    }
    if distribution.settings.headers_policy.as_deref() == Some(SECURITY_HEADERS) {
        served.headers.extend(SECURITY.map(|(name, value)| (name, value.to_owned())));
    }
    signed(distribution, served, said)
}

/// What *SecurityHeadersPolicy* adds:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html>.
const SECURITY: [(&str, &str); 5] = [
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "SAMEORIGIN"),
    ("x-xss-protection", "1; mode=block"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
];

/// The headers that tell CloudFront was there.
fn signed(distribution: &Distribution, mut served: Served, said: Said) -> Served {
    let edge = &sha256(distribution.id.as_bytes())[..32];
    served.headers.push(("x-cache", said.text().to_owned()));
    served.headers.push(("via", format!("1.1 {edge}.cloudfront.net (CloudFront)")));
    served
}

/// CloudFront's own error, which no policy adds headers to.
fn refuse(distribution: &Distribution, why: &str) -> Served {
    let html = format!(
        "<!DOCTYPE html>\n<html><head><title>ERROR: The request could not be satisfied</title></head><body>\n\
         <h1>403 ERROR</h1>\n<h2>The request could not be satisfied.</h2>\n<hr>\n{why}\n<hr>\n\
         <pre>Generated by cloudfront (CloudFront), in practice</pre>\n</body></html>\n"
    );
    let answer = Answer { status: 403, ..Answer::text("text/html", html) };
    signed(distribution, answer.plain(), Said::Error)
}

fn to_https(distribution: &Distribution, request: &Visit<'_>) -> Served {
    let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
    let html = "<html>\r\n<head><title>301 Moved Permanently</title></head>\r\n<body>\r\n\
                <center><h1>301 Moved Permanently</h1></center>\r\n<hr><center>CloudFront</center>\r\n</body>\r\n</html>\r\n";
    let answer = Answer {
        status: 301,
        location: Some(format!("https://{}{}{query}", request.host, request.path)),
        ..Answer::text("text/html", html.to_owned())
    };
    signed(distribution, answer.plain(), Said::Redirect)
}

/// The function's own answer, as its code makes it.
fn moved(distribution: &Distribution, location: String, status: u16) -> Served {
    let keep = if matches!(status, 301 | 308) { "max-age=3600" } else { "no-cache" };
    let headers = vec![("location", location), ("cache-control", keep.to_owned())];
    let served = Served { status, headers, body: Body::Text(String::new()) };
    signed(distribution, served, Said::FunctionGenerated)
}

/// Whether CloudFront compresses an answer: an object of 1,000 to 10,000,000 bytes, of one of these types.
///
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html>
fn is_compressible(answer: &Answer) -> bool {
    let Body::Object { size, .. } = &answer.body else { return false };
    let essence = answer.content_type.as_deref().and_then(|all| all.split(';').next()).unwrap_or_default().trim();
    matches!(answer.status, 200 | 403 | 404)
        && answer.content_encoding.is_none()
        && (1_000..=10_000_000).contains(size)
        && COMPRESSED.contains(&essence.to_ascii_lowercase().as_str())
}

/// Of all types, those a website's build may have.
const COMPRESSED: [&str; 31] = [
    "application/eot",
    "application/font",
    "application/font-sfnt",
    "application/javascript",
    "application/json",
    "application/opentype",
    "application/otf",
    "application/rss+xml",
    "application/truetype",
    "application/ttf",
    "application/vnd.ms-fontobject",
    "application/wasm",
    "application/x-font-opentype",
    "application/x-font-truetype",
    "application/x-font-ttf",
    "application/x-javascript",
    "application/xhtml+xml",
    "application/xml",
    "font/eot",
    "font/opentype",
    "font/otf",
    "font/ttf",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
    "text/tab-separated-values",
    "text/x-component",
    "text/xml",
];
