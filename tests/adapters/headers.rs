//! Headers and redirects of a real folder: what its own files and a project say, decided once in the scan.

use naru_adapters::folder::LocalFolder;
use naru_core::cloud::FolderRead;
use naru_core::deploy::folder::{FolderWarningKind, LeftOutWhy};
use naru_core::deploy::header_rules::{CacheRule, Glob, HeaderWish};
use naru_core::deploy::headers;
use naru_core::spec::FolderWish;

use super::folder::{add, keys, left};

#[tokio::test]
async fn a_scan_decides_every_files_headers_and_publishes_no_rules() {
    let dir = tempfile::tempdir().unwrap();
    add(
        dir.path(),
        &[
            ("index.html", "<p>hello"),
            ("app.js", "console.log(1)"),
            ("app.js.br", "compressed"),
            ("engine.wasm.gz", "compressed"),
            ("images/a.png", "png"),
            ("docs/_headers", "a file like any other"),
            (
                "_headers",
                "/app.js\n  Cache-Control: max-age=5\n/images/*\n  Cache-Control: max-age=6\n/*\n  X-Robots-Tag: noindex\n",
            ),
            ("_redirects", "/old /app.js 301\n/blog/* /news 301\n"),
        ],
    );
    let rule = HeaderWish {
        files: Glob::parse("images/**").unwrap(),
        cache: Some(CacheRule::parse("1 day").unwrap()),
        content_type: None,
        content_encoding: None,
        content_disposition: None,
    };
    let path = dir.path().to_str().unwrap().to_owned();
    let wish = FolderWish { path, headers: vec![rule], ..FolderWish::default() };
    let view = LocalFolder.scan(&wish).await.unwrap();
    assert_eq!(keys(&view), ["app.js", "docs/_headers", "engine.wasm.gz", "images/a.png", "index.html"]);
    assert_eq!(
        left(&view),
        [("_headers", LeftOutWhy::RulesFile), ("_redirects", LeftOutWhy::RulesFile), ("app.js.br", LeftOutWhy::Twin),]
    );
    let cache = |key: &str| view.file(key).unwrap().headers.cache_control.clone().unwrap();
    assert_eq!(cache("app.js"), "max-age=5");
    assert_eq!(cache("images/a.png"), "public, max-age=86400", "the project has the last word");
    let page = view.file("index.html").unwrap();
    assert_eq!(page.headers, headers::of(&page.key).into());
    assert_eq!(view.file("engine.wasm.gz").unwrap().headers.content_encoding.as_deref(), Some("gzip"));
    let served: Vec<_> =
        view.rules.redirects.iter().map(|one| (one.from.as_str(), one.to.as_str(), one.status)).collect();
    assert_eq!(served, [("/old", "/app.js", 301)]);
    let warned: Vec<_> = view.warnings.iter().map(|w| (w.kind, w.path.as_str())).collect();
    assert_eq!(
        warned,
        [(FolderWarningKind::HeadersUnserved, "_headers:6"), (FolderWarningKind::RedirectsUnserved, "_redirects:2"),]
    );
}
