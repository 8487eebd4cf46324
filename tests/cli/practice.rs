//! `naru practice`: the whole crossing, then real HTTP.

use std::time::Instant;

use serde_json::{Value, json};

use crate::support::{Naru, Serving, encoded, files, get, request, stderr, stdout};

#[test]
fn json_lines_end_with_outcome_and_url() {
    let naru = Naru::new();
    let site = naru.site();
    let (code, lines) = naru.json(&["practice", site.to_str().unwrap(), "--once"]);
    assert_eq!(code, 0);
    assert!(lines.iter().all(|line| line["v"] == 1 && line["event"].is_string()), "every line has v and event");
    assert_eq!(lines[0]["event"], "started");
    let last = lines.last().unwrap();
    assert_eq!((&last["event"], &last["outcome"]), (&json!("finished"), &json!("live")));
    assert!(last["url"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    assert_eq!(last["answers"].as_array().unwrap().len(), 5);
    let folder = lines.iter().find(|line| line["event"] == "folder").unwrap();
    assert_eq!(folder["files"], 8);
    let forecast = lines.iter().find(|line| line["event"] == "forecast").unwrap();
    let planned: Vec<_> =
        forecast["steps"].as_array().unwrap().iter().flat_map(|s| s["ops"].as_array().unwrap()).collect();
    assert!(
        planned
            .iter()
            .all(|op| !op["actions"].as_array().unwrap().is_empty() && op["commands"][0]["posix"].is_string())
    );
    // What the record says is only known when the distribution has its id.
    let known = |op: &Value| {
        let key = op["key"].as_str().unwrap();
        if key.contains("write-cdn-record") { key.rsplit_once(' ').unwrap().0.to_owned() } else { key.to_owned() }
    };
    let done = lines.iter().filter(|l| l["event"] == "op" && l["state"] == "done").map(|l| known(&l["op"]));
    let foreseen: Vec<_> = planned.iter().map(|op| known(op)).collect();
    assert_eq!(foreseen, done.collect::<Vec<_>>(), "what was foreseen was done");
}

#[test]
fn every_file_is_served_byte_by_byte_with_its_type_and_cache_header() {
    let naru = Naru::new();
    let site = naru.site();
    let serving = Serving::start(naru.command(&["practice", site.to_str().unwrap()]));
    for (path, bytes) in files(&site) {
        // The disk may spell a name in NFD; it is stored, and asked for, in NFC.
        let key = if path.contains('\u{1102}') { "나루.txt".to_owned() } else { path.clone() };
        let (status, headers, body) = get(&serving.url(), &encoded(&key));
        assert_eq!((status, body), (200, bytes), "{path}");
        let want_cache = match path.as_str() {
            p if p.starts_with("assets/") => "public, max-age=31536000, immutable",
            "index.html" => "no-cache",
            _ => "public, max-age=3600",
        };
        assert_eq!(headers["cache-control"], want_cache, "{path}");
    }
    let types = [
        ("/", "text/html; charset=utf-8"),
        ("/assets/index-4f9a2b1c.js", "text/javascript; charset=utf-8"),
        ("/assets/index-0d3e5f7a.css", "text/css; charset=utf-8"),
        ("/images/hero.png", "image/png"),
        ("/empty.txt", "text/plain; charset=utf-8"),
    ];
    for (path, want) in types {
        assert_eq!(get(&serving.url(), path).1["content-type"], want, "{path}");
    }
}

#[test]
fn the_edge_speaks_http_as_browsers_expect() {
    let naru = Naru::new();
    let site = naru.site();
    let serving = Serving::start(naru.command(&["practice", site.to_str().unwrap()]));
    let url = serving.url();
    let page = std::fs::read(site.join("index.html")).unwrap();
    let (status, _, body) = get(&url, "/some/deep/link");
    assert_eq!((status, body), (200, page.clone()), "a page of the application");
    assert_eq!(get(&url, "/assets/gone.js").0, 403, "a missing script stays missing");
    let (_, headers, _) = get(&url, "/");
    let (status, _, body) = request(&url, "GET", "/", &[("If-None-Match", &headers["etag"])]);
    assert_eq!((status, body.len()), (304, 0));
    let (status, headers, body) = request(&url, "HEAD", "/", &[]);
    assert_eq!((status, headers["content-length"].parse::<usize>().unwrap(), body.len()), (200, page.len(), 0));
    let (status, headers, body) = request(&url, "GET", "/assets/index-4f9a2b1c.js", &[("Range", "bytes=8-10")]);
    assert_eq!((status, headers["content-range"].as_str(), body.as_slice()), (206, "bytes 8-10/20", b"log".as_slice()));
    assert_eq!(request(&url, "GET", "/assets/index-4f9a2b1c.js", &[("Range", "bytes=99-")]).0, 416);
    assert_eq!(request(&url, "POST", "/", &[("Content-Length", "0")]).0, 403, "as CloudFront says it");
    let (status, _, _) = get(&url, "/.naru/cdn.json");
    assert_eq!(status, 403, "Naru's own records are nobody's business");
}

#[test]
fn private_practice_ends_stored_and_serves_nobody() {
    let naru = Naru::new();
    let site = naru.site();
    let (code, lines) = naru.json(&["practice", site.to_str().unwrap(), "--once", "--access", "private"]);
    let last = lines.last().unwrap();
    assert_eq!((code, &last["outcome"], &last["url"]), (0, &json!("stored"), &json!(null)));
}

#[test]
fn a_kept_cloud_is_found_again_and_a_second_run_changes_nothing() {
    let naru = Naru::new();
    let site = naru.site();
    let site = site.to_str().unwrap();
    let first = Serving::start(naru.command(&["practice", site, "--keep", "my blog"]));
    let url = first.url();
    drop(first);
    let second = Serving::start(naru.command(&["practice", site, "--keep", "my blog"]));
    assert_eq!(second.last["ops"], 0);
    assert_eq!(second.url(), url, "the port is kept");
    drop(second);
    std::fs::write(naru.dir.path().join("dist/index.html"), "changed").unwrap();
    std::fs::remove_file(naru.dir.path().join("dist/empty.txt")).unwrap();
    let third = Serving::start(naru.command(&["practice", site, "--keep", "my blog"]));
    assert_eq!((&third.last["outcome"], &third.last["files"]), (&json!("live"), &json!(1)), "{}", third.last);
    assert_eq!(get(&third.url(), "/").2, b"changed");
    assert_eq!(get(&third.url(), "/empty.txt").0, 403, "what is gone from the folder is gone from the bucket");
}

#[test]
fn ten_thousand_files_cross() {
    let naru = Naru::new();
    let root = naru.folder("many", &[("index.html", b"<h1>many</h1>")]);
    for i in 0..10_000 {
        let dir = root.join(format!("posts/{:02}", i / 100));
        if i % 100 == 0 {
            std::fs::create_dir_all(&dir).unwrap();
        }
        std::fs::write(dir.join(format!("{i}.html")), format!("<p>{i}</p>")).unwrap();
    }
    let began = Instant::now();
    let (code, lines) = naru.json(&["practice", root.to_str().unwrap(), "--once"]);
    let last = lines.last().unwrap();
    assert_eq!((code, &last["outcome"], &last["files"]), (0, &json!("live"), &json!(10_001)));
    eprintln!("10,001 files crossed in {:.1} s", began.elapsed().as_secs_f64());
}

#[test]
fn the_sample_crosses_without_any_argument_in_both_languages() {
    let naru = Naru::new();
    let english = naru.run(&["practice", "--once"]);
    assert!(english.status.success(), "{}", stderr(&english));
    assert!(stdout(&english).contains("Live http://127.0.0.1:"), "{}", stdout(&english));
    let korean = naru.run(&["practice", "--once", "--lang", "ko"]);
    assert!(stdout(&korean).contains("접속 가능 http://127.0.0.1:"), "{}", stdout(&korean));
}
