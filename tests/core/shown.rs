//! What of a deploy is shown on a terminal, what it costs where files are large, and how long it is said to have taken.

use std::collections::BTreeMap;
use std::time::Duration;

use naru_core::deploy::changes::{FileChange, Reason, changes, sum};
use naru_core::deploy::digest::{Digest, Rest, Stretch};
use naru_core::deploy::folder::FolderView;
use naru_core::deploy::headers::{self, Headers};
use naru_core::deploy::manifest::{About, Manifest, ManifestState};
use naru_core::deploy::parts::Parts;
use naru_core::deploy::phase;
use naru_core::engine;
use naru_core::event::{Goal, Line, Outcome};
use naru_core::forecast::forecast;
use naru_core::names::{Key, Region};
use naru_core::op::{Op, S3Op, Weight};
use naru_core::practice::{Fault, Faults};
use naru_core::price::Prices;
use naru_core::recipe::STATIC_SITE;
use proptest::prelude::*;

use super::support::{Bench, at, folder, vite_site};

fn change(path: &str, reason: Reason) -> FileChange {
    let key = Key::parse(path).unwrap();
    let gone = reason == Reason::Removed;
    FileChange {
        reason,
        phase: (!gone).then(|| phase::of(&key)),
        size: 10,
        from: (reason == Reason::Renamed).then(|| Key::parse("other.js").unwrap()),
        size_before: None,
        headers: (!gone).then(|| headers::of(&key).into()),
        cache: None,
        rules: Vec::new(),
        before: None,
        key,
    }
}

fn digest(named: usize, changes: &[FileChange]) -> Digest {
    let mut digest = Digest::naming(named);
    changes.iter().cloned().for_each(|change| digest.add(change));
    digest
}

fn rest(stretch: &Stretch) -> Vec<(&str, u64)> {
    stretch.rest().into_iter().map(|Rest { folder, files }| (folder.as_str(), *files)).collect()
}

#[test]
fn the_first_of_each_phase_are_named_and_the_others_are_told_by_folder() {
    let pages = |folder: &str, n: usize| (0..n).map(|i| change(&format!("{folder}{i:03}.html"), Reason::New)).collect();
    let all: Vec<FileChange> = [
        (0..25).map(|i| change(&format!("assets/app-{i:08x}.js"), Reason::New)).collect::<Vec<_>>(),
        pages("about/", 30),
        pages("blog/2025/", 3),
        pages("blog/2026/", 4),
        pages("p", 2),
        vec![change("index.html", Reason::BytesDiffer), change("old.html", Reason::Removed)],
    ]
    .concat();
    let digest = digest(20, &all);
    let [assets, pages, entry, removed] = digest.stretches() else { panic!("{:?}", digest.stretches()) };
    assert_eq!((assets.files, assets.bytes, assets.named.len()), (25, 250, 20));
    assert_eq!(rest(assets), [("assets/", 5)]);
    assert_eq!(rest(pages), [("about/", 10), ("blog/", 7), ("", 2)], "many first; the deepest folder of all of them");
    assert_eq!((entry.files, rest(entry).len()), (1, 0));
    assert_eq!((removed.phase, removed.files, removed.bytes), (None, 1, 0), "what goes away is no byte to send");
    let reasons: Vec<_> = digest.reasons().map(|one| (one.reason, one.files)).collect();
    assert_eq!(reasons, [(Reason::New, 64), (Reason::BytesDiffer, 1), (Reason::Removed, 1)]);
}

#[test]
fn a_copy_sends_nothing_and_stands_in_the_phase_of_its_file() {
    let all = [change("app-00000001.js", Reason::New), change("app-00000002.js", Reason::Renamed)];
    let digest = digest(20, &all);
    let [one] = digest.stretches() else { panic!() };
    assert_eq!((one.files, one.bytes), (2, 10));
}

proptest! {
    /// Nothing is lost and nothing is told twice, however many are named.
    #[test]
    fn every_change_is_named_or_counted_below_a_folder_it_lies_in(
        paths in proptest::collection::btree_set("([ab]{1,2}/){0,3}[a-c]{1,3}\\.(html|css)", 0..60), named in 0..8_usize,
    ) {
        let all: Vec<FileChange> = paths.iter().map(|path| change(path, Reason::New)).collect();
        let mut all = all;
        all.sort_by_key(|change| change.phase);
        let digest = digest(named, &all);
        for stretch in digest.stretches() {
            let of: Vec<&FileChange> = all.iter().filter(|change| change.phase == stretch.phase).collect();
            let first: Vec<&FileChange> = of.iter().copied().take(named).collect();
            prop_assert_eq!(stretch.named.iter().collect::<Vec<_>>(), first);
            let mut left: BTreeMap<&str, u64> = BTreeMap::new();
            for change in &of[of.len().min(named)..] {
                // The longest folder that holds it: those of one top folder share no other.
                let path = change.key.as_str();
                let holds = |folder: &str| path.starts_with(folder) && (!folder.is_empty() || !path.contains('/'));
                let at: Vec<&str> = rest(stretch).iter().map(|(folder, _)| *folder).filter(|folder| holds(folder)).collect();
                prop_assert_eq!(at.len(), 1, "{} in {:?}", path, rest(stretch));
                *left.entry(at[0]).or_default() += 1;
            }
            prop_assert_eq!(left, rest(stretch).into_iter().collect::<BTreeMap<_, _>>());
            prop_assert!(rest(stretch).iter().all(|(folder, _)| folder.is_empty() || folder.ends_with('/')));
            prop_assert_eq!(stretch.files, of.len() as u64);
        }
        prop_assert_eq!(digest.reasons().map(|one| one.files).sum::<u64>(), all.len() as u64);
    }
}

#[test]
fn headers_differ_by_name_with_what_was_and_is() {
    let before = Headers {
        content_type: "text/html; charset=utf-8".to_owned(),
        cache_control: Some("no-cache".to_owned()),
        content_encoding: Some("gzip".to_owned()),
        content_disposition: None,
    };
    let now = Headers {
        cache_control: Some("max-age=60".to_owned()),
        content_encoding: None,
        content_disposition: Some("attachment".to_owned()),
        ..before.clone()
    };
    assert_eq!(
        now.differing(&before),
        [
            ("cache-control", Some("no-cache"), Some("max-age=60")),
            ("content-encoding", Some("gzip"), None),
            ("content-disposition", None, Some("attachment")),
        ]
    );
    assert!(now.differing(&now).is_empty());
}

#[test]
fn the_events_of_a_plan_carry_their_version_and_name() {
    let files = [change("index.html", Reason::New)];
    let world = naru_core::world::World::default();
    let line = |event| serde_json::to_value(Line::of(event)).unwrap();
    let one = line(naru_core::event::Event::Change(Box::new(files[0].clone())));
    assert_eq!(
        (&one["v"], &one["event"], &one["key"], &one["phase"]),
        (&1.into(), &"change".into(), &"index.html".into(), &"entry-page".into())
    );
    let all = line(naru_core::event::Event::Changes(sum(&files, &world)));
    assert_eq!((&all["event"], &all["added"], &all["phases"][0]["files"]), (&"changes".into(), &1.into(), &1.into()));
}

/// A site with a film of 200 MB: 25 parts, one request that begins them, one that puts them together.
fn film() -> FolderView {
    let mut site = vite_site();
    let mut film = site.files[0].clone();
    (film.key, film.path, film.size) = (Key::parse("film.mp4").unwrap(), "film.mp4".into(), 200 << 20);
    film.headers = headers::of(&film.key).into();
    site.files.push(film);
    site.files.sort_by(|a, b| a.key.cmp(&b.key));
    site
}

#[test]
fn a_file_in_parts_is_as_many_requests_as_send_it() {
    let parts = Parts::default();
    let table =
        [(0, 1), (1, 1), (64 << 20, 1), ((64 << 20) + 1, 9 + 2), (200 << 20, 25 + 2), (1_000_000_000_000, 9_935 + 2)];
    for (size, requests) in table {
        assert_eq!(parts.requests(size), requests, "{size}");
        assert!(requests <= 10_002);
    }
}

#[tokio::test]
async fn the_parts_of_a_large_file_are_in_its_price_and_in_the_release() {
    let bench = Bench::new(film());
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let upload = agreed
        .ops()
        .find(|op| matches!(op, Op::S3(S3Op::Upload { files, .. }) if files.iter().any(|file| file.path == "film.mp4")))
        .unwrap();
    let Op::S3(S3Op::Upload { files, .. }) = upload else { unreachable!() };
    let prices = Prices::of(&Region::parse("ap-northeast-2").unwrap());
    let requests = files.len() as u64 - 1 + 27;
    assert_eq!(upload.weight(&prices), prices.s3_puts(requests));
    assert_ne!(upload.weight(&prices), prices.s3_puts(files.len() as u64), "it shows");
    let about = newest(&bench).about;
    let sent = about.sent.unwrap();
    // Six other files, the lock and the release's record twice.
    assert_eq!((sent.files, sent.puts, sent.bytes > 200 << 20), (7, 6 + 27 + 3, true));
    assert_eq!(Weight::Costs { micro_usd: sent.micro_usd, as_of: prices.as_of.clone() }, prices.s3_puts(sent.puts));
}

fn newest(bench: &Bench) -> Manifest {
    let bucket = bench.bucket();
    let state = bench.state.lock().unwrap();
    state.truth.buckets[&bucket].releases.seen().unwrap().last().unwrap().clone()
}

/// Every call takes a second.
async fn slow(bench: &Bench, faults: Faults) -> naru_core::Result<naru_core::event::Receipt> {
    let cloud = bench.cloud(faults).with_pace(Duration::from_secs(1));
    bench.cross_with(&STATIC_SITE, &bench.spec(), &cloud, Goal::Build).await.1
}

#[tokio::test]
async fn a_release_says_how_long_its_files_took() {
    let bench = Bench::new(vite_site());
    let whole = slow(&bench, Faults::default()).await.unwrap().millis;
    let first = newest(&bench);
    let took = first.about.millis.unwrap();
    assert!((1_000..whole).contains(&took), "{took} of {whole} ms: the checks after it are not among it");
    // A look that finds nothing to do changes nothing, and a prune is none of its time.
    slow(&bench, Faults::default()).await.unwrap();
    assert_eq!(newest(&bench), first);
    let mut bench = bench;
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "two")]);
    bench.answers.remove_many = true;
    slow(&bench, Faults::default()).await.unwrap();
    let second = newest(&bench);
    bench.prune = true;
    bench.keep = naru_core::deploy::keep::Keep::NOTHING;
    assert!(slow(&bench, Faults::default()).await.unwrap().ops > 0, "something was pruned");
    assert_eq!(newest(&bench).about, second.about);
    assert_ne!(newest(&bench), second);
}

#[tokio::test]
async fn a_release_that_was_cut_off_has_no_time_until_it_is_finished() {
    let bench = Bench::new(vite_site());
    slow(&bench, at(9, Fault::CrashAfter)).await.unwrap_err();
    let begun = newest(&bench);
    assert_eq!((begun.state, begun.about.millis), (ManifestState::Begun, None));
    slow(&bench, Faults::default()).await.unwrap();
    let finished = newest(&bench);
    assert_eq!((&finished.id, finished.state), (&begun.id, ManifestState::Finished));
    assert!(finished.about.millis.unwrap() > 0);
}

#[test]
fn a_record_from_before_there_was_a_time_still_reads() {
    let about: About =
        serde_json::from_str(r#"{"sent":{"files":1,"bytes":2,"puts":4,"copies":0,"deletes":1,"micro_usd":null}}"#)
            .unwrap();
    assert_eq!(about.millis, None);
    assert!(!serde_json::to_string(&about).unwrap().contains("millis"), "and is written as it was");
}

#[tokio::test]
async fn changes_come_one_by_one_as_they_are_listed_whole() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "two"), ("assets/index-4f9a2b1c.js", "console.log(1)")]);
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let silent = |_| {};
    let world = engine::look(&bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &silent)).await.unwrap();
    let agreed = forecast(&STATIC_SITE, Goal::Build, &spec, &world).unwrap();
    let all = changes(&agreed, &world);
    assert_eq!(
        all.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(),
        ["index.html", "about/index.html", "favicon.svg", "sw.js"]
    );
    let total = sum(&all, &world);
    assert_eq!((total.changed, total.removed, total.same), (1, 3, 1));
}

#[test]
fn a_length_of_time_is_told_in_the_unit_it_is_best_told_in() {
    // As `length` in ui/src/words/time.ts.
    let told = |seconds| {
        let text = naru_core::format::length(seconds);
        (text.key, text.args.into_values().next().unwrap())
    };
    for (seconds, key, n) in [
        (0, "seconds", "0"),
        (89, "seconds", "89"),
        (90, "minutes", "2"),
        (149, "minutes", "2"),
        (150, "minutes", "3"),
        (5_399, "minutes", "90"),
        (5_400, "hours", "2"),
        (172_799, "hours", "48"),
        (172_800, "days", "2"),
    ] {
        assert_eq!(told(seconds), (format!("ui-time-{key}"), n.to_owned()), "{seconds} s");
    }
}
