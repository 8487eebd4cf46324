//! The changes of a deploy looked through as a tree, how fast they go over, and which of them did not.

use std::collections::BTreeSet;
use std::time::Instant;

use naru_core::deploy::changes::{FileChange, Reason};
use naru_core::deploy::headers;
use naru_core::deploy::phase;
use naru_core::deploy::tree::{ChangeAsk, ChangeItem, ChangePage, ChangeRow, FolderSum, Listing, Shape};
use naru_core::error::{FILES_NAMED, FileError};
use naru_core::event::{Event, Going, RunState};
use naru_core::names::Key;
use naru_core::throughput::{Speedometer, Speeds};
use naru_core::{Code, Error};
use proptest::prelude::*;

fn change(path: &str, reason: Reason, size: u64) -> FileChange {
    let key = Key::parse(path).unwrap();
    let gone = reason == Reason::Removed;
    FileChange {
        reason,
        phase: (!gone).then(|| phase::of(&key)),
        size,
        from: None,
        size_before: (reason != Reason::New).then_some(size),
        headers: (!gone).then(|| headers::of(&key).into()),
        cache: Some(headers::cache_class(&key)),
        rules: Vec::new(),
        before: None,
        key,
    }
}

fn some() -> Vec<FileChange> {
    vec![
        change("assets/js/app-1a2b3c4d.js", Reason::New, 100),
        change("assets/app-1a2b3c4d.css", Reason::New, 10),
        change("assets/js/old-1a2b3c4e.js", Reason::Removed, 7),
        change("Zebra/한글 문서.html", Reason::BytesDiffer, 5),
        change("index.html", Reason::HeadersDiffer, 3),
        change("about.html", Reason::Unknown, 2),
    ]
}

fn tree(open: bool, but: &[&str]) -> ChangeAsk {
    ChangeAsk {
        shape: Shape::Tree { open, but: but.iter().map(|p| (*p).to_owned()).collect() },
        ..ChangeAsk::default()
    }
}

/// `level name` of every row, folders with a slash.
fn drawn(page: &ChangePage) -> Vec<String> {
    page.rows
        .iter()
        .map(|row| match &row.item {
            ChangeItem::Folder(folder) => {
                format!("{} {}/{}", row.level, folder.path, if folder.open { "" } else { "…" })
            }
            ChangeItem::File(file) => format!("{} {}", row.level, file.key),
        })
        .collect()
}

#[test]
fn a_tree_has_folders_first_with_what_changes_below_them() {
    let changes = some();
    let page = Listing::of(&changes, tree(true, &[]), None).page(&changes, 0, 100);
    assert_eq!(
        drawn(&page),
        [
            "1 Zebra/",
            "2 Zebra/한글 문서.html",
            "1 assets/",
            "2 assets/js/",
            "3 assets/js/app-1a2b3c4d.js",
            "3 assets/js/old-1a2b3c4e.js",
            "2 assets/app-1a2b3c4d.css",
            "1 about.html",
            "1 index.html",
        ]
    );
    let sums: Vec<FolderSum> = page
        .rows
        .iter()
        .filter_map(|row| match &row.item {
            ChangeItem::Folder(folder) => Some(folder.sum),
            ChangeItem::File(_) => None,
        })
        .collect();
    assert_eq!(
        sums,
        [
            FolderSum { changed: 1, bytes: 5, ..FolderSum::default() },
            // What goes away is no byte to send.
            FolderSum { added: 2, removed: 1, bytes: 110, changed: 0 },
            FolderSum { added: 1, removed: 1, bytes: 100, changed: 0 },
        ]
    );
    let place = |row: &ChangeRow| (row.up, row.at, row.of);
    let places: Vec<_> = page.rows.iter().map(place).collect();
    assert_eq!(
        places,
        [
            (None, 1, 4),
            (Some(0), 1, 1),
            (None, 2, 4),
            (Some(2), 1, 2),
            (Some(3), 1, 2),
            (Some(3), 2, 2),
            (Some(2), 2, 2),
            (None, 3, 4),
            (None, 4, 4)
        ]
    );
}

#[test]
fn folders_are_closed_and_opened_one_by_one() {
    let changes = some();
    let closed = Listing::of(&changes, tree(false, &[]), None);
    assert_eq!(drawn(&closed.page(&changes, 0, 9)), ["1 Zebra/…", "1 assets/…", "1 about.html", "1 index.html"]);
    let one = Listing::of(&changes, tree(false, &["assets"]), Some(&closed));
    assert_eq!(
        drawn(&one.page(&changes, 1, 3)),
        ["1 assets/", "2 assets/js/…", "2 assets/app-1a2b3c4d.css"],
        "what lies deeper stays closed, and a page begins where it is asked to"
    );
    let but = Listing::of(&changes, tree(true, &["assets/js"]), Some(&one));
    assert_eq!(but.page(&changes, 0, 99).total, 7);
    assert_eq!(but.page(&changes, 0, 99).files, 6, "closed folders take nothing from the count of files");
    assert!(but.page(&changes, 99, 9).rows.is_empty(), "beyond the end there is nothing");
}

#[test]
fn a_file_may_be_called_as_a_folder_that_comes_in_its_place() {
    let changes = [change("a", Reason::Removed, 1), change("a/b", Reason::New, 2)];
    let page = Listing::of(&changes, tree(true, &[]), None).page(&changes, 0, 9);
    assert_eq!(drawn(&page), ["1 a/", "2 a/b", "1 a"]);
}

#[test]
fn a_filter_keeps_paths_and_reasons_and_says_what_else_there_is() {
    let changes = some();
    let ask = |query: &str, reasons: &[Reason]| ChangeAsk {
        query: query.to_owned(),
        reasons: reasons.iter().copied().collect(),
        shape: Shape::List,
    };
    let page = |ask: ChangeAsk| Listing::of(&changes, ask, None).page(&changes, 0, 9);
    assert_eq!(drawn(&page(ask(" ZEBRA ", &[]))), ["1 Zebra/한글 문서.html"]);
    let gone = page(ask("assets", &[Reason::Removed]));
    assert_eq!((drawn(&gone), gone.files, gone.total), (vec!["1 assets/js/old-1a2b3c4e.js".to_owned()], 1, 1));
    let counts: Vec<_> = gone.reasons.iter().map(|c| (c.reason, c.files)).collect();
    assert_eq!(counts, [(Reason::New, 2), (Reason::Removed, 1)], "counted of what the path keeps, chosen or not");
    let none = page(ask("nowhere", &[]));
    assert_eq!((none.total, none.files, none.reasons.len()), (0, 0, 0));
    // In a tree the sums are of what is kept, and a listing of another filter is no help.
    let before = Listing::of(&changes, tree(true, &[]), None);
    let ask = ChangeAsk { reasons: BTreeSet::from([Reason::Removed]), ..tree(true, &[]) };
    let page = Listing::of(&changes, ask, Some(&before)).page(&changes, 0, 9);
    assert_eq!(drawn(&page), ["1 assets/", "2 assets/js/", "3 assets/js/old-1a2b3c4e.js"]);
}

#[test]
fn a_row_is_found_by_how_its_name_begins() {
    let changes = some();
    let list = Listing::of(&changes, tree(true, &["assets/js"]), None);
    let at = |text, after| list.find(&changes, text, after);
    assert_eq!(at("a", None), Some(2), "a folder is found, too");
    assert_eq!(at("A", Some(2)), Some(4), "app…css, whatever the case, and nothing inside a closed folder");
    assert_eq!(at("a", Some(5)), Some(2), "from the top again");
    assert_eq!(at("한", Some(0)), Some(1));
    assert_eq!((at("x", None), at("", None)), (None, None));
    let flat = Listing::of(&changes, ChangeAsk::default(), None);
    assert_eq!(flat.find(&changes, "old", None), Some(2), "by its name, not by its path");
    assert_eq!(Listing::of(&[], tree(true, &[]), None).find(&[], "a", Some(3)), None);
}

proptest! {
    /// Whatever is open: every row knows its folder, the sums are those of the files, and pages make up the whole.
    #[test]
    fn any_tree_holds_every_file_once(
        paths in prop::collection::btree_set("[ab]{1,2}(/[ab]{1,2}){0,3}", 1..40),
        open in any::<bool>(), but in prop::collection::vec("[ab]{1,2}(/[ab]{1,2}){0,2}", 0..6), size in 1..9usize,
    ) {
        let reasons = [Reason::New, Reason::BytesDiffer, Reason::Removed];
        let changes: Vec<FileChange> =
            paths.iter().zip(0u64..).map(|(path, n)| change(path, reasons[path.len() % 3], n)).collect();
        let but: Vec<&str> = but.iter().map(String::as_str).collect();
        let all = Listing::of(&changes, tree(true, &[]), None);
        let list = Listing::of(&changes, tree(open, &but), Some(&all));
        let whole = list.page(&changes, 0, 500);
        let paged: Vec<ChangeRow> =
            (0..list.total()).step_by(size).flat_map(|from| list.page(&changes, from, size).rows).collect();
        prop_assert_eq!(&whole.rows, &paged);
        for row in &whole.rows {
            let path = match &row.item { ChangeItem::Folder(f) => f.path.as_str(), ChangeItem::File(f) => f.key.as_str() };
            let above = path.rsplit_once('/').map(|(above, _)| above);
            let up = row.up.map(|up| &whole.rows[usize::try_from(up).unwrap()]);
            prop_assert_eq!(above.is_some(), up.is_some());
            if let Some(up) = up {
                let ChangeItem::Folder(folder) = &up.item else { panic!("a file holds nothing") };
                prop_assert_eq!((Some(folder.path.as_str()), folder.open, up.level + 1), (above, true, row.level));
            }
            if let ChangeItem::Folder(folder) = &row.item {
                prop_assert_eq!(folder.open, open != but.contains(&path));
                let below = changes.iter().filter(|c| c.key.as_str().starts_with(&format!("{path}/")));
                let bytes: u64 = below.clone().filter(|c| c.reason != Reason::Removed).map(|c| c.size).sum();
                let FolderSum { added, changed, removed, bytes: told } = folder.sum;
                prop_assert_eq!((added + changed + removed, told), (below.count() as u64, bytes));
            }
        }
        let files = all.page(&changes, 0, 500);
        let files: BTreeSet<String> = files.rows.iter().filter_map(|row| match &row.item {
            ChangeItem::File(file) => Some(file.key.to_string()),
            ChangeItem::Folder(_) => None,
        }).collect();
        prop_assert_eq!(files, paths);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what one runs it for")]
fn a_hundred_thousand_changes_are_laid_out_while_nobody_waits() {
    let name = |i: u32| format!("assets/d{}/e{}/part-{:08x}.js", i % 100, i % 7, 0xa1b2_c3d0 + i);
    let changes: Vec<FileChange> = (0..100_000).map(|i| change(&name(i), Reason::New, 1)).collect();
    let began = Instant::now();
    let list = Listing::of(&changes, tree(true, &[]), None);
    let laid = began.elapsed();
    assert_eq!(list.total(), 100_000 + 1 + 100 + 700);
    let began = Instant::now();
    let next = Listing::of(&changes, tree(true, &["assets/d1"]), Some(&list));
    let toggled = began.elapsed();
    assert_eq!(next.total(), list.total() - 1_007);
    let began = Instant::now();
    assert_eq!(next.page(&changes, 50_000, 200).rows.len(), 200);
    println!("100,000 changes: laid out in {laid:?}, a folder closed in {toggled:?}, a page in {:?}", began.elapsed());
    assert!(toggled < laid, "a folder is closed without filtering anew: {toggled:?}, {laid:?}");
}

/// A run of so many bytes and files, told every `step` milliseconds at the speed of each second.
fn drive(files: u64, bytes: u64, step: u64, speed: impl Fn(u64) -> u64) -> Vec<Going> {
    let mut meter = Speedometer::default();
    let mut sent = 0;
    let mut out = Vec::new();
    for millis in (step..).step_by(usize::try_from(step).unwrap()) {
        sent = (sent + speed(millis / 1_000) * step / 1_000).min(bytes);
        let going =
            Going { files, bytes, bytes_done: sent, files_done: files * sent / bytes, millis, ..Going::default() };
        out.push(meter.read(going));
        if sent == bytes || out.len() > 10_000 {
            return out;
        }
    }
    out
}

#[test]
fn at_an_even_speed_the_time_left_counts_down() {
    let all = drive(1_000, 60_000_000, 100, |_| 1_000_000);
    for going in &all {
        let millis = going.millis;
        if millis < 1_000 {
            assert_eq!((going.seconds_left, going.bytes_second), (None, None), "{millis} ms: too early to tell");
            continue;
        }
        if going.files_done == going.files {
            assert_eq!(going.seconds_left, None, "there is nothing left");
            continue;
        }
        let left = going.seconds_left.unwrap();
        let truth = (60_000 - millis).div_ceil(1_000);
        assert!(left.abs_diff(truth) <= 2, "{left} s told, {truth} s to go");
        assert!(going.bytes_second.unwrap().abs_diff(1_000_000) < 20_000, "{going:?}");
        assert!(going.files_second.unwrap().abs_diff(17) <= 1, "{going:?}");
    }
}

#[test]
fn a_line_that_comes_and_goes_does_not_make_the_time_left_jump() {
    // Every third second nothing at all goes over.
    let all = drive(100, 30_000_000, 100, |second| if second % 3 == 2 { 0 } else { 750_000 });
    let told: Vec<u64> = all.iter().filter_map(|going| going.seconds_left).collect();
    let up: u64 = told.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).max().unwrap();
    let down: u64 = told.windows(2).map(|pair| pair[0].saturating_sub(pair[1])).max().unwrap();
    assert!(told.len() > 300 && up == 0 && down <= 1, "{} told, up {up}, down {down}: {told:?}", told.len());
    // A line of half the speed is believed within half a minute.
    let all = drive(100, 90_000_000, 100, |second| if second < 30 { 1_000_000 } else { 500_000 });
    let late = all.iter().find(|going| going.millis == 60_000).unwrap();
    assert!(late.seconds_left.unwrap().abs_diff(90) < 10, "{late:?}");
    assert!(late.bytes_second.unwrap().abs_diff(500_000) < 30_000, "{late:?}");
}

#[test]
fn of_many_small_files_the_time_is_told_by_files() {
    // A thousand empty files and one of 1 MB at the end: by bytes alone nothing would ever have gone.
    let mut meter = Speedometer::default();
    let at = |files_done, millis| Going { files: 1_001, bytes: 1_000_000, files_done, millis, ..Going::default() };
    for second in 1..=5 {
        let _ = meter.read(at(second * 100, second * 1_000));
    }
    let left = meter.read(at(500, 5_000)).seconds_left.unwrap();
    assert!((4..=7).contains(&left), "{left}");
    assert_eq!(meter.read(at(500, 5_000)).files_second, Some(100));
}

#[test]
fn the_last_minute_is_remembered_second_by_second() {
    let mut run = RunState::default();
    let mut tell = |millis, bytes_done| {
        run.apply(&Event::Progress(Going { bytes: 1_000_000, bytes_done, millis, ..Going::default() }));
        run.speeds.clone()
    };
    assert_eq!(tell(900, 90), Speeds::default(), "a second that is not over is not told");
    assert_eq!(tell(1_050, 100).last, [100]);
    assert_eq!(tell(1_900, 300).last, [100]);
    assert_eq!(tell(4_000, 507).last, [100, 136, 136, 135], "what was not heard of is spread");
    let long = tell(200_000, 1_000_000);
    assert_eq!((long.last.len(), long.seconds, long.bytes), (60, 200, 1_000_000));
    for second in 201..=230 {
        tell(second * 1_000, 1_000_000);
    }
    let last = tell(231_000, 1_000_000).last;
    assert_eq!((last.len(), last[59], last[28] > 0), (60, 0, true), "the oldest leave");
}

#[test]
fn files_that_did_not_go_are_named_with_what_stopped_them() {
    let failed = |n: usize| {
        let error = Error::new(Code::ServiceBusy).arg("service", "S3");
        (0..n).map(|i| FileError { file: format!("{i:03}.txt"), error: error.clone() }).collect::<Vec<_>>()
    };
    assert_eq!(Error::upload_incomplete(5, 5, Vec::new()), None);
    let error = Error::upload_incomplete(500, 350, failed(120)).unwrap();
    assert_eq!((error.code, error.files.len(), FILES_NAMED), (Code::UploadIncomplete, 100, 100));
    assert_eq!(["failed", "files", "first"].map(|name| error.args[name].as_str()), ["150", "500", "000.txt"]);
    assert_eq!(error.files[99].file, "099.txt");
    assert!(error.detail.as_deref().unwrap().contains("service-busy"));
    let line = serde_json::to_string(&error).unwrap();
    assert_eq!(serde_json::from_str::<Error>(&line).unwrap(), error);
    assert!(
        !serde_json::to_string(&Error::new(Code::Offline)).unwrap().contains("\"files\""),
        "said only where there are some"
    );
}
