//! A file that changes while it is sent: the folder is read once more, and what was agreed to goes on; what was not,
//! does not.

use std::sync::Arc;

use naru_core::Error;
use naru_core::deploy::folder::FolderView;
use naru_core::event::{Event, Goal, Outcome};
use naru_core::journal::Journal;
use naru_core::practice::Faults;
use naru_core::world::Fact;
use naru_core::{Code, Result};

use crate::support::{Bench, folder};

const PAGE: &str = "<script src=/assets/app-11111111.js></script>";

fn site(page: &str, data: &str) -> FolderView {
    folder(&[("index.html", page), ("assets/app-11111111.js", "script"), ("data.json", data), ("sw.js", "worker")])
}

/// A bench whose second deploy is under way when a file is found to be another than was hashed, so many times; each
/// time the folder becomes what `then` says.
async fn meddled(times: u32, key: &'static str, then: impl Fn(u32) -> FolderView + Send + 'static) -> Bench {
    let bench = Bench::new(site(PAGE, "one"));
    bench.build().await;
    *bench.folder.0.lock().unwrap() = site("second page <script src=/assets/app-11111111.js></script>", "two");
    let (there, mut found) = (Arc::clone(&bench.folder), 0);
    *bench.disk.meddler.lock().unwrap() = Some(Box::new(move |file| -> Result<()> {
        if file.key.as_str() != key || found == times {
            return Ok(());
        }
        found += 1;
        *there.0.lock().unwrap() = then(found);
        Err(Error::new(Code::FileChanged).arg("file", &file.path))
    }));
    bench.events.lock().unwrap().clear();
    bench
}

fn stands(bench: &Bench, key: &str) -> Option<String> {
    let name = bench.bucket();
    let state = bench.state.lock().unwrap();
    let objects = state.truth.buckets[&name].objects.seen().unwrap();
    objects.get(&key.parse().unwrap()).map(|object| object.meta.as_ref().unwrap().sha256.as_ref().unwrap().to_string())
}

fn lock(bench: &Bench) -> Fact<naru_core::deploy::manifest::PublishLock> {
    let name = bench.bucket();
    bench.state.lock().unwrap().truth.buckets[&name].lock.clone()
}

fn hash(text: &str) -> Option<String> {
    Some(naru_core::names::sha256(text.as_bytes()))
}

async fn ends_whole(bench: &Bench, page: &str, data: &str) {
    assert_eq!(stands(bench, "index.html"), hash(page));
    assert_eq!(stands(bench, "data.json"), hash(data));
    assert_eq!(lock(bench), Fact::Absent);
    assert_eq!(bench.build().await.ops, 0, "nothing is left to do");
    assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty());
}

#[tokio::test]
async fn a_file_with_other_bytes_is_read_once_more_and_goes_over() {
    let page = "second page <script src=/assets/app-11111111.js></script>";
    // One that is found in the middle, and the page itself, after which hardly anything comes.
    for (key, page, data) in [("data.json", page, "three"), ("index.html", "third page", "two")] {
        let bench = meddled(1, key, move |_| site(page, data)).await;
        assert_eq!(bench.build().await.outcome, Outcome::Live, "{key}");
        let waited = |event: &Event| matches!(event, Event::Wait { on, .. } if on == "file-changed");
        assert_eq!(bench.events.lock().unwrap().iter().filter(|event| waited(event)).count(), 1, "it is said");
        let ends = |event: &Event| matches!(event, Event::Finished(_));
        assert_eq!(bench.events.lock().unwrap().iter().filter(|event| ends(event)).count(), 1, "one run");
        ends_whole(&bench, page, data).await;
    }
}

#[tokio::test]
async fn a_file_that_was_only_touched_goes_over_as_agreed() {
    let page = "second page <script src=/assets/app-11111111.js></script>";
    let bench = meddled(1, "data.json", move |_| site(page, "two")).await;
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    ends_whole(&bench, page, "two").await;
}

#[tokio::test]
async fn a_file_that_changes_again_stops_the_run_by_its_name() {
    let page = "second page <script src=/assets/app-11111111.js></script>";
    let bench = meddled(9, "data.json", move |n| site(page, &format!("again {n}"))).await;
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("it never stands still");
    assert_eq!((error.code, error.args["file"].as_str()), (Code::FileChanged, "data.json"));
    let tries = bench.disk.kept.lock().unwrap().iter().filter(|key| *key == "data.json").count();
    assert_eq!(tries, 1, "of the first deploy");
    assert_eq!(stands(&bench, "data.json"), hash("one"), "what stood, stands");
    assert_eq!(stands(&bench, "index.html"), hash(PAGE));
    *bench.disk.meddler.lock().unwrap() = None;
    assert_eq!(bench.build().await.outcome, Outcome::Live, "a run after it completes it");
    ends_whole(&bench, page, "again 2").await;
}

#[tokio::test]
async fn a_folder_with_other_files_is_not_what_was_agreed_to() {
    let page = "second page";
    let gone = || folder(&[("index.html", page), ("assets/app-11111111.js", "script"), ("sw.js", "worker")]);
    let more = || {
        let mut files = site(page, "two");
        files.files.extend(folder(&[("zebra.html", "new")]).files);
        files
    };
    // A file that was not to go over has other bytes now.
    let other = || {
        let mut files = site(page, "two");
        files.files.retain(|file| file.key.as_str() != "sw.js");
        files.files.extend(folder(&[("sw.js", "another worker")]).files);
        files
    };
    for then in [Box::new(gone) as Box<dyn Fn() -> FolderView + Send>, Box::new(more), Box::new(other)] {
        let bench = meddled(1, "data.json", move |_| then()).await;
        let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("not agreed to");
        assert_eq!((error.code, error.args["file"].as_str()), (Code::FileChanged, "data.json"));
        for (key, text) in [("index.html", PAGE), ("data.json", "one"), ("sw.js", "worker")] {
            assert_eq!(stands(&bench, key), hash(text), "{key}");
        }
        assert_eq!(lock(&bench), Fact::Absent);
    }
}
