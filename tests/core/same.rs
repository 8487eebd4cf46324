//! What is said of a file is one text in memory where it is the same, and stays what it is where it is not.

use std::collections::BTreeMap;
use std::sync::Arc;

use naru_core::deploy::folder::{FileEntry, FolderView};
use naru_core::deploy::manifest::{Manifest, ManifestFile};
use naru_core::deploy::same;
use naru_core::names::Key;
use naru_core::shared::Shared;
use naru_core::world::Object;

use super::support::folder;

/// A release as it is read back from a bucket: every text is its own.
fn read_back(folder: &FolderView) -> Manifest {
    let file = |entry: &FileEntry| ManifestFile {
        key: entry.key.clone(),
        size: entry.size,
        sha256: entry.sha256.clone(),
        headers: Arc::clone(&entry.headers),
        etag: Some(entry.md5.clone()),
    };
    let files: Vec<ManifestFile> = folder.files.iter().map(file).collect();
    let text = serde_json::json!({
        "v": 1, "id": "20261123T000000Z-0123abcd", "site": "blog", "by": "minji@laptop",
        "at": "2026-11-23T00:00:00Z", "state": "finished", "files": files,
    });
    Manifest::parse(text.to_string().as_bytes()).unwrap()
}

fn is_one(a: &str, b: &str) -> bool {
    std::ptr::eq(a, b)
}

#[test]
fn a_release_says_each_file_with_the_folders_texts_and_nothing_else_than_it_said() {
    let before = folder(&[("a.js", "old"), ("b.html", "same"), ("gone.css", "x"), ("z.svg", "same too")]);
    let now = folder(&[("a.js", "new"), ("b.html", "same"), ("come.css", "y"), ("z.svg", "same too")]);
    let mut release = read_back(&before);
    let said = release.clone();
    same::release(&mut release, &now);
    assert_eq!(release, said);
    for (file, entry) in release.files.iter().filter_map(|file| Some((file, now.file(file.key.as_str())?))) {
        assert!(is_one(file.key.as_str(), entry.key.as_str()), "{}", file.key);
        let unchanged = entry.key.as_str() != "a.js";
        assert_eq!(is_one(&file.sha256, &entry.sha256), unchanged, "{}", file.key);
        assert_eq!(is_one(file.etag.as_ref().unwrap(), &entry.md5), unchanged, "{}", file.key);
        assert!(Arc::ptr_eq(&file.headers, &entry.headers), "{}", file.key);
    }
    // Who said it with them already is left alone, so that a list that others hold is not copied.
    let (held, mut again) = (release.clone(), release);
    same::release(&mut again, &now);
    assert!(std::ptr::eq(held.files.as_slice(), again.files.as_slice()));
}

#[test]
fn so_does_a_listing() {
    let now = folder(&[("a.js", "new"), ("b.html", "same")]);
    let object = |etag: &str| Object { size: 4, etag: etag.into(), meta: None };
    let key = |text: &str| Key::parse(text).unwrap();
    let etag = now.file("b.html").unwrap().md5.to_string();
    let listed = BTreeMap::from([
        (key("a.js"), object("another")),
        (key("b.html"), object(&etag)),
        (key("foreign.txt"), object(&etag)),
    ]);
    let shared = same::objects(listed.clone(), &now);
    assert_eq!(shared, listed);
    let (own, object) = shared.get_key_value(&key("b.html")).unwrap();
    let entry = now.file("b.html").unwrap();
    assert!(is_one(own.as_str(), entry.key.as_str()) && is_one(&object.etag, &entry.md5));
}

#[test]
fn a_list_that_others_hold_is_changed_in_a_copy_of_ones_own() {
    let mut mine: Shared<Vec<u8>> = vec![1, 2].into();
    let theirs = mine.clone();
    assert!(std::ptr::eq(mine.as_slice(), theirs.as_slice()));
    mine.push(3);
    assert_eq!((&*mine, &*theirs), (&vec![1, 2, 3], &vec![1, 2]));
    mine.share(&theirs);
    assert_eq!(mine.len(), 3, "another list is not taken over");
    mine.pop();
    mine.share(&theirs);
    assert!(std::ptr::eq(mine.as_slice(), theirs.as_slice()), "the same one is");
}

/// More kinds of headers than are kept in mind, and each of them twice.
#[test]
fn headers_that_a_release_repeats_are_one_thing_and_stay_what_they_were() {
    let names: Vec<String> = (0..50).map(|n| format!("page-{n:02}.html")).collect();
    let all: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "x")).collect();
    let mut before = folder(&all);
    for (nth, file) in before.files.iter_mut().enumerate() {
        Arc::make_mut(&mut file.headers).cache_control = Some(format!("max-age={}", nth % 40));
    }
    let release = read_back(&before);
    let headers: Vec<_> = release.files.iter().map(|file| &file.headers).collect();
    assert!(headers.iter().zip(before.files.iter()).all(|(read, said)| **read == said.headers));
    assert!(Arc::ptr_eq(headers[0], headers[40]), "the same");
    assert!(!Arc::ptr_eq(headers[0], headers[1]), "others");
}
