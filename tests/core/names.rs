//! Names and headers that are promises: another value would lose a bucket, or freeze a page in every browser.

use naru_core::deploy::headers::{cache_class, content_type};
use naru_core::names::{AccountId, BucketName, EnvName, Key, ProjectId, Region, SiteId, Slug, bucket_name};

#[test]
fn a_buckets_name_follows_from_slug_account_project_and_environment_alone() {
    let name = |slug: &str, account: &str, project: u8, env: &str| {
        let site = SiteId { project: ProjectId::from_entropy([project; 16]), env: EnvName::parse(env).unwrap() };
        bucket_name(&Slug::of(slug), &AccountId::parse(account).unwrap(), &site).to_string()
    };
    let blog = name("my blog", "111122223333", 1, "production");
    // Fixed for ever: a later Naru that made another name would not find what stands.
    assert_eq!(blog, "naru-my-blog-2298e0cf");
    for other in [
        name("my blog", "111122224444", 1, "production"),
        name("my blog", "111122223333", 2, "production"),
        name("my blog", "111122223333", 1, "staging"),
    ] {
        assert_ne!(other, blog);
    }
    let longest = name(&"아주 긴 very long name of a project that goes on".repeat(3), "111122223333", 1, "production");
    assert!(BucketName::parse(&longest).is_ok(), "{longest}");
    assert!(name("블로그", "111122223333", 1, "production").starts_with("naru-site-"));
}

#[test]
fn bucket_names_are_parsed_by_s3s_rules() {
    for good in ["abc", "my-site.example", "0a1", &"a".repeat(63)] {
        assert!(BucketName::parse(good).is_ok(), "{good}");
    }
    for bad in [
        "ab",
        "My-Site",
        "-abc",
        "abc-",
        "a..b",
        "192.168.0.1",
        "xn--abc",
        "abc-s3alias",
        "a_b",
        "이름",
        &"a".repeat(64),
    ] {
        assert!(BucketName::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn older_regions_website_hosts_have_a_dash() {
    let host = |region: &str| Region::parse(region).unwrap().website_host(&"abc".parse().unwrap());
    assert_eq!(host("us-east-1"), "abc.s3-website-us-east-1.amazonaws.com");
    assert_eq!(host("ap-northeast-2"), "abc.s3-website.ap-northeast-2.amazonaws.com");
}

#[test]
fn every_file_gets_its_type_and_its_cache_header() {
    let year = "public, max-age=31536000, immutable";
    let (hour, never) = ("public, max-age=3600", "no-cache");
    for (key, want_type, want_cache) in [
        ("index.html", "text/html; charset=utf-8", never),
        ("about/index.html", "text/html; charset=utf-8", never),
        ("sw.js", "text/javascript; charset=utf-8", never),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8", never),
        ("assets/index-B7f2kQ9x.js", "text/javascript; charset=utf-8", year),
        ("assets/index-DSXtc1GT.css", "text/css; charset=utf-8", year),
        ("static/js/main.4f9a2b1c.js", "text/javascript; charset=utf-8", year),
        ("_next/static/chunks/pages/_app-0d3e5f7a9b1c2d3e.js", "text/javascript; charset=utf-8", year),
        ("app.mjs", "text/javascript; charset=utf-8", hour),
        ("data.json", "application/json; charset=utf-8", hour),
        ("logo.svg", "image/svg+xml; charset=utf-8", hour),
        ("photo.avif", "image/avif", hour),
        ("photo.webp", "image/webp", hour),
        ("font.woff2", "font/woff2", hour),
        ("module.wasm", "application/wasm", hour),
        ("robots.txt", "text/plain; charset=utf-8", hour),
        ("posts/2024-01-15-hello.png", "image/png", hour),
        ("lib-1.2.3.min.js", "text/javascript; charset=utf-8", hour),
        ("LICENSE", "text/plain; charset=utf-8", hour),
        ("blob", "application/octet-stream", hour),
    ] {
        let key = Key::parse(key).unwrap();
        assert_eq!((content_type(&key).as_str(), cache_class(&key).header()), (want_type, want_cache), "{key}");
    }
}
