//! What a deploy shows where nobody can draw: its files with their reasons, how far it is, how long it took.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::{Naru, files, stderr, stdout};

pub fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}{}", stdout(&out), stderr(&out));
    stdout(&out)
}

/// A private site in practice, of 30 hashed files, 50 pages in one folder and a start page.
pub fn site() -> Naru {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--access", "private"]);
    let mut all: Vec<(String, String)> = vec![("index.html".to_owned(), "<h1>one</h1>".to_owned())];
    all.extend((0..30).map(|n| (format!("assets/app-{n:08x}.js"), format!("script {n}"))));
    all.extend((0..50).map(|n| (format!("posts/2026/{n:02}.html"), format!("post {n}"))));
    let all: Vec<(&str, &[u8])> = all.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    naru.folder("dist", &all);
    naru
}

/// The same, deployed, then changed in every way there is.
fn changed() -> Naru {
    let naru = site();
    ok(&naru, &["apply", "dist", "--practice", "--yes"]);
    let dist = naru.dir.path().join("dist");
    std::fs::write(dist.join("index.html"), "<h1>the second</h1>").unwrap();
    std::fs::write(dist.join("new.txt"), "new").unwrap();
    std::fs::write(dist.join("_headers"), "/posts/2026/0*\n  Cache-Control: max-age=60\n").unwrap();
    std::fs::rename(dist.join("assets/app-00000001.js"), dist.join("assets/app-000000ff.js")).unwrap();
    std::fs::remove_file(dist.join("posts/2026/49.html")).unwrap();
    naru
}

/// The lines between the list's title and the sum.
fn list(text: &str, title: &str) -> Vec<String> {
    let from = text.lines().position(|line| line.starts_with(title)).unwrap_or_else(|| panic!("no {title} in {text}"));
    let end = |line: &&str| line.starts_with(title) || line.starts_with("  ");
    text.lines().skip(from).take_while(end).map(str::to_owned).collect()
}

#[test]
fn a_plan_names_the_files_with_why_and_what_changes_of_each() {
    let naru = changed();
    let shown = list(&ok(&naru, &["plan", "dist"]), "Files ·");
    let has = |line: &str| assert!(shown.iter().any(|one| one == line), "{line:?} in {}", shown.join("\n"));
    assert_eq!(
        shown[0],
        "Files · new: 1 · content differs: 1 · headers differ: 10 · copied within the bucket: 1 · removed: 1 · unchanged: 68 · 82 B to send"
    );
    has("  other files · 1 file · 3 B");
    has("    + new.txt  3 B  new");
    has("    ~ index.html  12 B → 19 B  content differs");
    has("    h posts/2026/00.html  6 B  headers differ");
    has("        cache-control: no-cache → max-age=60");
    has("    → assets/app-000000ff.js  8 B  copied from assets/app-00000001.js");
    has("    − posts/2026/49.html  7 B  removed");
    // In the order in which they go.
    let at = |part: &str| shown.iter().position(|line| line.contains(part)).unwrap();
    let order = ["app-000000ff.js", "new.txt", "posts/2026/00.html", "index.html", "posts/2026/49.html"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    // A deploy shows the same before it begins.
    assert_eq!(list(&ok(&naru, &["deploy", "dist"]), "Files ·"), shown);
    assert!(!ok(&naru, &["plan", "dist"]).contains("Files ·"), "where nothing changes there is no list");
}

#[test]
fn korean_says_the_same() {
    let shown = list(&ok(&changed(), &["plan", "dist", "--lang", "ko"]), "파일 ·");
    assert!(shown[0].contains("새 파일: 1 · 내용이 다름: 1 · 헤더가 다름: 10 · 버킷 안에서 복사: 1"), "{}", shown[0]);
    let has = |line: &str| assert!(shown.iter().any(|one| one.contains(line)), "{line:?} in {}", shown.join("\n"));
    has("+ new.txt  3 B  새 파일");
    has("복사 원본: assets/app-00000001.js");
}

#[test]
fn of_many_files_the_first_are_named_and_all_of_them_if_asked() {
    let naru = site();
    let shown = list(&ok(&naru, &["plan", "dist", "--practice"]), "Files ·");
    let named = |lines: &[String]| lines.iter().filter(|line| line.starts_with("    +")).count();
    assert_eq!(named(&shown), 20 + 20 + 1);
    for line in
        ["      and 10 more in assets/", "      and 30 more in posts/2026/", "  Every one of them by name: --files"]
    {
        assert!(shown.iter().any(|one| one == line), "{line:?} in {}", shown.join("\n"));
    }
    let all = list(&ok(&naru, &["plan", "dist", "--practice", "--files"]), "Files ·");
    assert_eq!(named(&all), 81);
    assert!(!all.iter().any(|line| line.contains("more in") || line.contains("--files")), "{}", all.join("\n"));
    // Going back to nothing is shown the same way.
    ok(&naru, &["apply", "dist", "--practice", "--yes"]);
    let out = naru.run(&["destroy", "--practice"]);
    let removed = list(&stdout(&out), "Files ·");
    assert_eq!(removed.iter().filter(|line| line.starts_with("    −")).count(), 20, "{}", removed.join("\n"));
    assert!(removed[0].contains("removed: 81"), "{}", removed[0]);
}

#[test]
fn json_has_one_line_a_file_and_the_sum_and_both_are_what_the_folder_has() {
    let naru = site();
    let (code, lines) = naru.json(&["plan", "dist", "--practice"]);
    assert_eq!(code, 0);
    assert!(lines.iter().all(|line| line["v"] == 1 && line["event"].is_string()));
    let of = |event: &str| lines.iter().filter(|line| line["event"] == event).collect::<Vec<&Value>>();
    let told: BTreeMap<String, u64> = of("change")
        .iter()
        .map(|one| (one["key"].as_str().unwrap().to_owned(), one["size"].as_u64().unwrap()))
        .collect();
    let there: BTreeMap<String, u64> =
        files(&naru.dir.path().join("dist")).into_iter().map(|(path, bytes)| (path, bytes.len() as u64)).collect();
    assert_eq!(told, there);
    assert_eq!(of("change").len(), 81, "each once");
    assert!(of("change").iter().all(|one| one["reason"] == "new" && one["headers"]["content_type"].is_string()));
    let phases: Vec<&str> = of("change").iter().map(|one| one["phase"].as_str().unwrap()).collect();
    let sum = of("changes")[0];
    let summed: Vec<(&str, u64)> = sum["phases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["phase"].as_str().unwrap(), one["files"].as_u64().unwrap()))
        .collect();
    assert_eq!(summed, [("hashed-assets", 30), ("pages", 50), ("entry-page", 1)]);
    assert_eq!(
        phases,
        summed.iter().flat_map(|(phase, n)| vec![*phase; usize::try_from(*n).unwrap()]).collect::<Vec<_>>()
    );
    assert_eq!(sum["bytes"].as_u64(), Some(there.values().sum()));
    let at = |event: &str| lines.iter().position(|line| line["event"] == event).unwrap();
    assert!(at("forecast") < at("change") && at("changes") == at("change") + 81);
}

#[test]
fn where_nobody_can_draw_there_are_plain_lines_now_and_then() {
    let naru = site();
    let out = naru.run(&["practice", "dist", "--once", "--pace", "120"]);
    let (said, all) = (stderr(&out), stdout(&out) + &stderr(&out));
    assert!(out.status.success(), "{said}");
    assert!(!all.chars().any(|c| c.is_control() && c != '\n'), "{all:?}");
    let told: Vec<&str> = said.lines().filter(|line| line.contains(" of 81 files · ")).collect();
    assert!((1..10).contains(&told.len()), "{said}");
    assert!(told.iter().any(|line| line.starts_with("pages: ")), "{told:?}");
    let quick = naru.run(&["practice", "dist", "--once"]);
    assert!(!stderr(&quick).contains(" of 81 files"), "what is over at once says nothing: {}", stderr(&quick));
}

#[test]
fn a_release_shows_how_long_it_took() {
    let naru = changed();
    ok(&naru, &["deploy", "dist"]);
    let (_, lines) = naru.json(&["releases"]);
    let newest = &lines[0]["release"];
    assert!(newest["about"]["millis"].is_u64(), "{newest}");
    let id = newest["id"].as_str().unwrap();
    let shown = ok(&naru, &["releases", "show", id]);
    assert!(shown.contains(" s until all files lay there"), "{shown}");
    let (_, lines) = naru.json(&["releases", "show", id]);
    assert_eq!(lines[0]["release"]["about"]["millis"], newest["about"]["millis"]);
}
