//! What lies between two releases, as the window lists it: the same files as in numbers, with the headers of both, and
//! as quickly for two hundred releases and ten thousand files.

use naru_core::deploy::changes::Reason;
use naru_core::deploy::headers::Headers;
use naru_core::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, ReleaseId};
use naru_core::deploy::releases::{FileDiffKind, ReleaseDiff, ReleaseState, between, file_changes, list, sum};
use naru_core::deploy::tree::{ChangeAsk, Listing};
use naru_core::names::{Key, sha256};
use naru_core::world::{Bucket, Fact};
use proptest::prelude::*;

/// A file of this many bytes, which it is made of; its cache header is told, too.
fn file(key: &str, bytes: u64, cache: &str) -> ManifestFile {
    let headers = Headers { cache_control: Some(cache.to_owned()), ..Headers::default() };
    ManifestFile {
        key: Key::parse(key).unwrap(),
        size: bytes,
        sha256: sha256(&bytes.to_le_bytes()).into(),
        headers: headers.into(),
        etag: None,
    }
}

fn release(n: u32, mut files: Vec<ManifestFile>) -> Manifest {
    files.sort_by(|a, b| a.key.cmp(&b.key));
    Manifest {
        v: MANIFEST_VERSION,
        id: ReleaseId::parse(&format!("20261122T{n:06}Z-00000000")).unwrap(),
        site: "blog".to_owned(),
        by: "minji@laptop".to_owned(),
        at: "2026-11-22T09:15:00Z".to_owned(),
        state: ManifestState::Finished,
        files: files.into(),
        earlier: Default::default(),
        about: Default::default(),
    }
}

/// Files of a release by number: some keys are shared, some bytes and headers too.
fn any_release(n: u32) -> impl Strategy<Value = Manifest> {
    let one = (0_u64..3, prop::sample::select(&["no-cache", "public, max-age=3600"]));
    prop::collection::btree_map(0_u8..12, one, 0..12).prop_map(move |files| {
        let made = files.iter().map(|(key, (bytes, cache))| file(&format!("dir-{}/{key}", key % 3), *bytes, cache));
        release(n, made.collect())
    })
}

proptest! {
    #[test]
    fn each_file_that_differs_is_listed_once_with_what_it_was_and_is(a in any_release(1), b in any_release(2)) {
        let (diffs, rows) = (between(&a, &b), file_changes(&a, &b));
        prop_assert_eq!(diffs.len(), rows.len());
        for (diff, row) in diffs.iter().zip(&rows) {
            prop_assert_eq!(&diff.key, &row.key);
            let want = match diff.kind {
                FileDiffKind::Added => Reason::New,
                FileDiffKind::Bytes => Reason::BytesDiffer,
                FileDiffKind::Headers => Reason::HeadersDiffer,
                FileDiffKind::Removed => Reason::Removed,
            };
            prop_assert_eq!(row.reason, want);
            let (was, is) = (a.file(&row.key), b.file(&row.key));
            prop_assert_eq!(row.size_before, was.map(|file| file.size));
            prop_assert_eq!(row.size, is.or(was).unwrap().size);
            prop_assert_eq!(row.headers.as_ref(), is.map(|file| &file.headers));
            // What it was served with is told where it is another now.
            let other = was.zip(is).filter(|(was, is)| was.headers != is.headers).map(|(was, _)| &was.headers);
            prop_assert_eq!(row.before.as_ref(), other);
            prop_assert!(row.phase.is_none() && row.from.is_none(), "nothing of it is sent");
        }
        // What is in neither list is the same in both.
        let same = a.files.iter().filter(|file| b.file(&file.key).is_some_and(|other| other.sha256 == file.sha256 && other.headers == file.headers)).count() as u64;
        let told = sum(&diffs);
        prop_assert_eq!(told.added + told.changed + same, b.files.len() as u64);
        prop_assert_eq!(told.removed + told.changed + same, a.files.len() as u64);
    }
}

#[test]
fn ten_thousand_files_that_differ_are_one_page_at_a_time() {
    let files = |bytes| (0..10_000).map(|n| file(&format!("assets/{n:05}.js"), bytes, "no-cache")).collect();
    let (a, b) = (release(1, files(1)), release(2, files(2)));
    let rows = file_changes(&a, &b);
    let listing = Listing::of(&rows, ChangeAsk::default(), None);
    let page = listing.page(&rows, 9_990, 100);
    assert_eq!((page.total, page.rows.len()), (10_000, 10));
}

#[test]
fn of_two_hundred_releases_each_is_compared_with_the_one_before_it() {
    let files =
        |n: u64| (0..50).map(|at| file(&format!("{at}.js"), if at == n % 50 { n } else { 7 }, "no-cache")).collect();
    let all: Vec<Manifest> = (1..=200_u32).map(|n| release(n, files(u64::from(n) + 100))).collect();
    let (objects, releases) = (Fact::Seen(Default::default()), Fact::Seen(Vec::new()));
    let empty = Bucket { objects, releases, ..Bucket::default() };
    let views = list(&all, &empty);
    assert_eq!(views.len(), 200);
    assert_eq!(views[0].state, ReleaseState::Live);
    assert!(views[1..].iter().all(|view| view.state == ReleaseState::Gone), "nothing lies in that bucket");
    assert_eq!(views[199].changed, None);
    let two = ReleaseDiff { added: 0, changed: 2, removed: 0 };
    assert!(views[..199].iter().all(|view| view.changed == Some(two)));
}
