//! The practice edge over real HTTP: a bucket behind a distribution, asked as a browser would.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::time::Duration;

use flate2::read::GzDecoder;
use naru_adapters::crossing::{Rehearsal, practice_cloud};
use naru_adapters::edge::EdgeServer;
use naru_core::cdn::{
    CACHING_OPTIMIZED, ERROR_SECONDS, ErrorPage, Field, Names, Origin, OriginAccess, SECURITY_HEADERS, Settings,
    origin_host,
};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::effect::Made;
use naru_core::names::{AccountId, BucketName, Region};
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::practice::PracticeCloud;
use naru_core::site::bucket_policy::{CdnReader, statements, wanted};
use naru_core::site::rewrite::{Rewrite, RewriteMode};
use naru_core::spec::{Access, Venue};
use naru_core::world::{Ownership, PublicAccessBlock};
use reqwest::Method;
use reqwest::header::HeaderMap;

use super::site::{Folder, Site, bucket, run};

const REGION: &str = "ap-northeast-2";

/// A practice site with its edge, and the distribution before it.
struct Stand {
    folder: Folder,
    bucket: BucketName,
    cloud: PracticeCloud,
    edge: EdgeServer,
    distribution: String,
    domain: String,
    releases: u8,
    _dir: tempfile::TempDir,
}

struct Got {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }
}

impl Stand {
    /// A bucket with the files of [`Folder::site`] and a long script, not yet behind anything.
    async fn bare() -> Self {
        let site = Site::new("practice edge", REGION, Venue::Practice);
        site.folder.write("assets/long.js", "export const naru = 'ferry';\n".repeat(100).as_bytes());
        let dir = tempfile::tempdir().unwrap();
        let bucket = bucket("edge");
        let mut spec = site.spec();
        spec.bucket = Some(bucket.clone());
        let (cloud, edge) =
            practice_cloud(dir.path(), false, &Rehearsal::default(), &mut spec, &std::sync::Arc::default())
                .await
                .unwrap();
        let region = Region::parse(REGION).unwrap();
        let create = S3Op::CreateBucket { bucket: bucket.clone(), region, ownership: Ownership::AclsDisabled };
        run(&cloud, &Op::S3(create)).await.unwrap();
        let block = S3Op::SetBlock { bucket: bucket.clone(), block: PublicAccessBlock::ALL };
        run(&cloud, &Op::S3(block)).await.unwrap();
        let folder = site.folder;
        run(&cloud, &folder.op(&bucket).await).await.unwrap();
        let (distribution, domain) = (String::new(), String::new());
        Self { folder, bucket, cloud, edge, distribution, domain, releases: 0, _dir: dir }
    }

    /// The same behind a distribution with a function for single pages.
    async fn new() -> Self {
        let mut stand = Self::bare().await;
        let rewrite = Rewrite::plain(RewriteMode::SinglePage);
        let publish = CloudFrontOp::PublishFunction { name: "practice-edge".to_owned(), rewrite, replaces: false };
        let function = match stand.change(publish).await.first() {
            Some(Made::Function { arn }) => arn.clone(),
            other => panic!("{other:?}"),
        };
        let settings = Settings {
            enabled: true,
            comment: "practice-edge".to_owned(),
            root_object: "index.html".to_owned(),
            price_class: "PriceClass_200".to_owned(),
            http_version: "http2and3".to_owned(),
            ipv6: true,
            origin: Origin {
                domain: origin_host(&stand.bucket, &Region::parse(REGION).unwrap()),
                path: String::new(),
                access: OriginAccess::Control { id: "EOAC".to_owned() },
            },
            compress: true,
            viewer_protocol: "redirect-to-https".to_owned(),
            cache_policy: Some(CACHING_OPTIMIZED.to_owned()),
            headers_policy: Some(SECURITY_HEADERS.to_owned()),
            names: Names::default(),
            errors: Vec::new(),
            viewer_request: Some(function),
            minimum_tls: None,
            web_acl: None,
        };
        let name = "practice-edge".to_owned();
        let made = stand
            .change(CloudFrontOp::CreateDistribution { name, settings: Box::new(settings), tags: BTreeMap::new() })
            .await;
        let Some(Made::Distribution { id, arn, domain, .. }) = made.first() else { panic!("{made:?}") };
        (stand.distribution, stand.domain) = (id.clone(), domain.clone());
        let account = AccountId::parse("111122223333").unwrap();
        let reader = CdnReader::Distribution { arn: arn.clone() };
        let ours = statements(&Access::Private, &Venue::Practice, &stand.bucket, &account, Some(&reader));
        let policy = S3Op::SetPolicy { bucket: stand.bucket.clone(), policy: wanted(None, ours), over: None };
        run(&stand.cloud, &Op::S3(policy)).await.unwrap();
        stand
    }

    async fn change(&self, op: CloudFrontOp) -> Vec<Made> {
        run(&self.cloud, &Op::CloudFront(op)).await.unwrap()
    }

    async fn publish(&self, name: &str, text: &str) {
        self.folder.write(name, text.as_bytes());
        run(&self.cloud, &self.folder.op(&self.bucket).await).await.unwrap();
    }

    async fn invalidate(&mut self, path: &str) {
        self.releases += 1;
        let release = ReleaseId::new(time::macros::datetime!(2026-11-22 14:00 UTC), [self.releases; 16]);
        let (distribution, paths) = (self.distribution.clone(), vec![path.to_owned()]);
        self.change(CloudFrontOp::Invalidate { distribution, paths, release }).await;
    }

    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Got {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let mut request = client.request(method, format!("{}{path}", self.edge.url()));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Got { status, headers, bytes: response.bytes().await.unwrap().to_vec() }
    }

    async fn get(&self, path: &str) -> Got {
        self.ask(Method::GET, path, &[]).await
    }
}

const SCRIPT: &str = "/assets/index-B7f2kQ9x.js";

#[tokio::test]
async fn the_old_bytes_are_seen_until_the_edge_is_told_to_forget() {
    let mut stand = Stand::new().await;
    let first = stand.get(SCRIPT).await;
    assert_eq!((first.status, first.header("x-cache")), (200, "Miss from cloudfront"));
    assert_eq!(first.header("cache-control"), "public, max-age=31536000, immutable");
    stand.publish(&SCRIPT[1..], "console.log('new')").await;
    let stale = stand.get(SCRIPT).await;
    assert_eq!((stale.header("x-cache"), stale.text()), ("Hit from cloudfront", "console.log('naru')".to_owned()));
    assert!(!stale.header("age").is_empty());
    stand.invalidate("/assets/*").await;
    let fresh = stand.get(SCRIPT).await;
    assert_eq!((fresh.header("x-cache"), fresh.text()), ("Miss from cloudfront", "console.log('new')".to_owned()));
    assert_eq!(stand.get(SCRIPT).await.header("x-cache"), "Hit from cloudfront");
}

#[tokio::test]
async fn a_page_that_must_be_asked_about_is_new_after_a_second() {
    let stand = Stand::new().await;
    assert_eq!(stand.get("/").await.header("x-cache"), "Miss from cloudfront");
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let same = stand.get("/deep/link").await;
    assert_eq!(same.header("x-cache"), "RefreshHit from cloudfront", "every page is the start page");
    stand.publish("index.html", "<!doctype html>new").await;
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let new = stand.get("/").await;
    assert_eq!((new.header("x-cache"), new.text().as_str()), ("Miss from cloudfront", "<!doctype html>new"));
}

#[tokio::test]
async fn text_is_sent_compressed_to_who_takes_it() {
    let stand = Stand::new().await;
    let long = "export const naru = 'ferry';\n".repeat(100);
    let plain = stand.get("/assets/long.js").await;
    assert_eq!((plain.text(), plain.header("content-encoding")), (long.clone(), ""));
    for accepted in ["gzip", "br, gzip;q=0.8", "deflate,GZIP"] {
        let small = stand.ask(Method::GET, "/assets/long.js", &[("accept-encoding", accepted)]).await;
        assert_eq!((small.status, small.header("content-encoding")), (200, "gzip"), "{accepted}");
        assert_eq!(small.header("vary"), "Accept-Encoding");
        assert_eq!(small.header("etag"), format!("W/{}", plain.header("etag")));
        assert!(small.bytes.len() < 500, "{} bytes", small.bytes.len());
        let mut text = String::new();
        GzDecoder::new(small.bytes.as_slice()).read_to_string(&mut text).unwrap();
        assert_eq!(text, long);
    }
    for accepted in ["br", "gzip;q=0", "identity", "gzipped"] {
        let got = stand.ask(Method::GET, "/assets/long.js", &[("accept-encoding", accepted)]).await;
        assert_eq!(got.text(), long, "{accepted}");
    }
    let head = stand.ask(Method::HEAD, "/assets/long.js", &[("accept-encoding", "gzip")]).await;
    assert_eq!((head.header("content-encoding"), head.bytes.len()), ("gzip", 0));
    // Known to the visitor, under the weak tag or the strong one.
    for tag in [format!("W/{}", plain.header("etag")), plain.header("etag").to_owned(), "\"x\", *".to_owned()] {
        let asked = [("accept-encoding", "gzip"), ("if-none-match", tag.as_str())];
        let known = stand.ask(Method::GET, "/assets/long.js", &asked).await;
        assert_eq!((known.status, known.bytes.len()), (304, 0), "{tag}");
    }
    let part = [("accept-encoding", "gzip"), ("range", "bytes=0-5")];
    let part = stand.ask(Method::GET, "/assets/long.js", &part).await;
    assert_eq!((part.status, part.text().as_str()), (206, "export"), "a part of the file's own bytes");
    assert_eq!(part.header("content-range"), format!("bytes 0-5/{}", long.len()));
    let beyond = stand.ask(Method::GET, "/assets/long.js", &[("range", "bytes=99999-")]).await;
    assert_eq!(beyond.status, 416);
}

#[tokio::test]
async fn only_who_says_plain_http_is_sent_to_https() {
    let stand = Stand::new().await;
    let domain = stand.domain.clone();
    let moved = [("host", domain.as_str()), ("x-forwarded-proto", "http")];
    let got = stand.ask(Method::GET, "/a%20b?q=1", &moved).await;
    assert_eq!((got.status, got.header("x-cache")), (301, "Redirect from cloudfront"));
    assert_eq!(got.header("location"), format!("https://{domain}/a%20b?q=1"));
    for headers in [vec![], vec![("host", domain.as_str())], vec![("x-forwarded-proto", "https")]] {
        assert_eq!(stand.ask(Method::GET, "/", &headers).await.status, 200, "{headers:?}");
    }
}

#[tokio::test]
async fn headers_and_errors_are_cloudfronts() {
    let stand = Stand::new().await;
    let root = stand.get("/").await;
    assert_eq!(root.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(root.header("cache-control"), "no-cache");
    for (name, value) in [
        ("strict-transport-security", "max-age=31536000"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"),
        ("x-xss-protection", "1; mode=block"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
    ] {
        assert_eq!(root.header(name), value);
    }
    assert!(root.header("via").contains("cloudfront"));
    let missing = stand.get("/assets/missing.js").await;
    assert_eq!((missing.status, missing.header("x-cache")), (403, "Error from cloudfront"));
    assert!(missing.text().contains("<Code>AccessDenied</Code>"));
    assert_eq!(stand.get("/.naru/cdn.json").await.status, 403);
    let write = stand.ask(Method::POST, "/", &[]).await;
    assert_eq!((write.status, write.header("x-cache")), (403, "Error from cloudfront"));
    let name = "/%EC%82%AC%EC%A7%84/%ED%95%9C%20+&%25%23%3F=(1)'.svg";
    assert_eq!(stand.get(name).await.header("content-type"), "image/svg+xml; charset=utf-8");
    let errors =
        vec![ErrorPage { status: 403, page: "/about/index.html".to_owned(), shown_as: 404, seconds: ERROR_SECONDS }];
    let set = vec![Field::Errors(errors)];
    let (id, etag, was) = (stand.distribution.clone(), "E1".to_owned(), Vec::new());
    stand.change(CloudFrontOp::UpdateDistribution { id, etag, set, was }).await;
    let page = stand.get("/assets/another.js").await;
    assert_eq!(
        (page.status, page.text().as_str()),
        (404, "<!doctype html><h1>about</h1>"),
        "while it is deployed, too"
    );
}

#[tokio::test]
async fn without_a_distribution_the_website_endpoint_answers() {
    let stand = Stand::bare().await;
    let got = stand.get("/").await;
    assert_eq!((got.status, got.header("x-cache")), (404, ""));
    assert!(got.text().contains("NoSuchWebsiteConfiguration"));
    let write = stand.ask(Method::PUT, "/", &[]).await;
    assert_eq!((write.status, write.header("allow")), (405, "GET, HEAD"));
    // Switched off it answers nobody, whatever lies in its cache.
    let stand = Stand::new().await;
    stand.get("/").await;
    let (id, etag) = (stand.distribution.clone(), "E1".to_owned());
    let (set, was) = (vec![Field::Enabled(false)], vec![Field::Enabled(true)]);
    stand.change(CloudFrontOp::UpdateDistribution { id, etag, set, was }).await;
    let off = stand.get("/").await;
    assert_eq!((off.status, off.header("x-cache")), (403, "Error from cloudfront"));
}
