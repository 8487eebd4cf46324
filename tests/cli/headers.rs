//! `naru headers`, and what a build's own rules come to over real HTTP in practice.

use serde_json::json;

use crate::support::{Naru, Serving, get, stderr, stdout};

const SITE: &[(&str, &[u8])] = &[
    ("index.html", b"<!doctype html><p>hello"),
    ("about/index.html", b"<!doctype html><p>about"),
    ("assets/index-4f9a2b1c.js", b"console.log('hello')"),
    ("images/a.png", b"png"),
    ("engine.wasm.br", b"compressed when it was built"),
    ("_headers", b"/images/*\n  Cache-Control: max-age=60\n/*\n  X-Frame-Options: DENY\n"),
    ("_redirects", b"/old /about/ 302\n/team https://other.example/x 301\n/blog/* /news 301\n"),
];

#[test]
fn each_file_is_shown_with_its_headers_and_the_rule_that_decided() {
    let naru = Naru::new();
    let site = naru.folder("dist", SITE);
    let site = site.to_str().unwrap();
    // Without any project a folder has its own rules.
    let (code, lines) = naru.json(&["headers", "--folder", site]);
    assert_eq!(code, 0, "{lines:?}");
    let of = |key: &str| lines.iter().find(|line| line["key"] == key).unwrap();
    assert_eq!(of("images/a.png")["headers"]["cache_control"], "max-age=60");
    let by = json!([{ "header": "cache-control", "rule": { "where": "headers-file", "line": 2 } }]);
    assert_eq!(of("images/a.png")["by"], by);
    assert_eq!(of("index.html")["by"], json!([]));
    assert_eq!(of("engine.wasm.br")["headers"]["content_encoding"], "br");
    let of_event = |event: &str| lines.iter().filter(|line| line["event"] == event).collect::<Vec<_>>();
    assert_eq!(of_event("redirect").len(), 2);
    let unserved: Vec<_> = of_event("unserved").iter().map(|line| line["unserved"]["why"].clone()).collect();
    assert_eq!(unserved, [json!("policy"), json!("pattern")]);
    assert!(lines.iter().all(|line| line["v"] == 1));

    // A project's rule is found in its file, kept there, and has the last word.
    assert!(naru.run(&["project", "new", "shop", "--here"]).status.success());
    let file = naru.dir.path().join("naru.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let text = format!("{text}\n# pictures change seldom\n[[site.headers]]\nfor = \"images/**\"\ncache = \"1 day\"\n");
    std::fs::write(&file, &text).unwrap();
    for asked in ["images/a.png", "/images/a.png", "images", "dist/images/a.png"] {
        let said = stdout(&naru.run(&["headers", asked, "--folder", site]));
        assert!(said.starts_with("images/a.png\n  Content-Type: image/png\n"), "{asked}: {said}");
        assert!(said.contains("Cache-Control: public, max-age=86400  (by [[headers]] images/**)"), "{asked}: {said}");
    }
    let said = stdout(&naru.run(&["headers", "/about", "--folder", site]));
    assert!(said.starts_with("about/index.html\n"), "an address is a page's, too: {said}");
    let said = stdout(&naru.run(&["headers", "--lang", "ko", "--folder", site]));
    assert!(said.contains("(규칙: [[headers]] images/**)") && said.contains("/old → /about/ (302)"), "{said}");
    assert!(said.contains("_redirects:3  /blog/* /news 301"), "{said}");
    assert!(naru.run(&["project", "set", "--region", "us-east-1"]).status.success());
    let kept = std::fs::read_to_string(&file).unwrap();
    assert!(kept.contains("# pictures change seldom\n[[site.headers]]\nfor = \"images/**\"\n"), "{kept}");
    assert!(stdout(&naru.run(&["project", "show"])).contains("for = \"images/**\""));

    let out = naru.run(&["headers", "nothing.txt", "--folder", site]);
    assert_eq!(out.status.code(), Some(2), "{}", stderr(&out));
    std::fs::write(&file, text.replace("1 day", "for ever")).unwrap();
    let out = naru.run(&["headers", "--folder", site]);
    assert!(!out.status.success() && stderr(&out).contains("cache-shape"), "{}", stderr(&out));
}

#[test]
fn in_practice_the_site_is_served_as_its_rules_say() {
    let naru = Naru::new();
    let site = naru.folder("dist", SITE);
    let serving = Serving::start(naru.command(&["practice", site.to_str().unwrap()]));
    assert_eq!(serving.last["outcome"], "live", "{}", serving.last);
    let url = serving.url();
    assert_eq!(get(&url, "/images/a.png").1["cache-control"], "max-age=60");
    let (status, headers, body) = get(&url, "/engine.wasm.br");
    assert_eq!((status, body.as_slice()), (200, &b"compressed when it was built"[..]));
    assert_eq!((headers["content-encoding"].as_str(), headers["content-type"].as_str()), ("br", "application/wasm"));
    for (path, status, location) in
        [("/old", 302, "/about/"), ("/old/?q=1", 302, "/about/?q=1"), ("/team", 301, "https://other.example/x")]
    {
        let (got, headers, _) = get(&url, path);
        assert_eq!((got, headers["location"].as_str()), (status, location), "{path}");
    }
    assert_eq!(get(&url, "/about/").0, 200);
    assert_ne!(get(&url, "/_headers").2, SITE[5].1, "the rules themselves are not published");
}
