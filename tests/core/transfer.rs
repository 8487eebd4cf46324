//! How uploads are paced, cut into parts, held and limited; and what is planned about parts that a run left behind.

use naru_core::deploy::manifest::ManifestState;
use naru_core::deploy::pace::{Pace, Stretch};
use naru_core::deploy::parts::{LARGEST, MOST_PARTS, Parts, ranges};
use naru_core::deploy::rate;
use naru_core::engine;
use naru_core::event::Goal;
use naru_core::gate::Gate;
use naru_core::names::{BucketName, Key};
use naru_core::op::{Op, S3Op};
use naru_core::plan::Plan;
use naru_core::practice::Faults;
use naru_core::site::files::FilesStep;
use naru_core::step::Step;
use naru_core::world::{Unfinished, World};
use naru_core::{Code, Result};
use proptest::prelude::*;

use super::support::{Bench, vite_site};

/// What a line does in which `best` requests at once are as fast as it gets, and more than `refuses` are told to
/// slow down.
fn stretch(at_once: usize, best: usize, refuses: usize) -> Stretch {
    let speed = at_once.min(best) as u64;
    Stretch {
        requests: speed * 10,
        bytes: speed * 100_000,
        seconds: 0.3,
        refused: u64::from(at_once > refuses),
        full: true,
    }
}

fn paced(best: usize, refuses: usize, stretches: usize) -> Vec<usize> {
    let mut pace = Pace::new(None);
    let learnt = |_| {
        pace.learn(&stretch(pace.at_once(), best, refuses));
        pace.at_once()
    };
    (0..stretches).map(learnt).collect()
}

#[test]
fn more_go_at_once_only_while_that_is_faster() {
    assert_eq!(paced(1000, 1000, 2), [64, 128], "a wide line is used, and soon");
    let narrow = paced(32, 1000, 60);
    assert_eq!(narrow[..2], [64, 32], "more were tried, and taken back");
    assert!(narrow[1..].iter().all(|at_once| (32..=40).contains(at_once)), "{narrow:?}");
    let wider = paced(50, 1000, 60);
    assert!(wider[10..].iter().all(|at_once| (32..=72).contains(at_once)), "{wider:?}");
}

#[test]
fn what_was_learnt_of_a_line_counts_for_the_next_files() {
    let mut pace = Pace::new(None);
    pace.learn(&stretch(32, 1000, 1000));
    let mut next = pace.resumed();
    assert_eq!(next.at_once(), 64);
    next.learn(&stretch(64, 20, 1000));
    assert_eq!(next.at_once(), 128, "slower than other files is no reason to take anything back");
}

#[test]
fn who_asks_to_slow_down_is_sent_half_as_much_and_then_slowly_more() {
    let mut pace = Pace::new(None);
    let refused = Stretch { refused: 3, ..stretch(16, 1000, 1000) };
    let heard: Vec<usize> = (0..5)
        .map(|_| {
            pace.learn(&refused);
            pace.at_once()
        })
        .collect();
    assert_eq!(heard, [16, 8, 4, 2, 2]);
    let after: Vec<usize> = (0..24)
        .map(|_| {
            pace.learn(&stretch(pace.at_once(), 1000, 1000));
            pace.at_once()
        })
        .collect();
    assert!(after.iter().all(|at_once| *at_once == 2), "it rests for a while: {after:?}");
    pace.learn(&stretch(2, 1000, 1000));
    assert_eq!(pace.at_once(), 10);
}

#[test]
fn a_stretch_that_was_not_full_teaches_nothing() {
    let mut pace = Pace::new(None);
    for _ in 0..20 {
        pace.learn(&Stretch { full: false, ..stretch(pace.at_once(), 1000, 1000) });
    }
    assert_eq!(pace, Pace::new(None));
}

#[test]
fn a_limited_line_is_shared_by_few() {
    let at_once = |limit| Pace::new(Some(limit)).at_once();
    assert_eq!([1_000, 64 * 1024, 256 * 1024, 100_000_000].map(at_once), [1, 1, 4, 32]);
}

proptest! {
    #[test]
    fn whatever_happens_some_go_and_never_too_many(all in proptest::collection::vec(
        (0u64..1000, 0u64..1 << 40, 0.0f64..10.0, 0u64..3, any::<bool>()), 0..200,
    ), limit in proptest::option::of(1u64..1 << 40)) {
        let mut pace = Pace::new(limit);
        for (requests, bytes, seconds, refused, full) in all {
            let before = pace.at_once();
            pace.learn(&Stretch { requests, bytes, seconds, refused, full });
            let now = pace.at_once();
            prop_assert!((1..=128).contains(&now));
            prop_assert!(refused == 0 || now <= before);
            prop_assert!(now <= before.max(8) * 2, "twice as many are tried at most");
        }
    }

    #[test]
    fn a_line_that_refuses_is_found_and_stayed_below(refuses in 3usize..64) {
        let all = paced(1000, refuses, 400);
        let late = &all[100..];
        let over = late.iter().filter(|at_once| **at_once > refuses).count();
        prop_assert!(over * 8 <= late.len(), "{over} of {}", late.len());
        prop_assert!(late.iter().max() >= Some(&(refuses / 2)), "{late:?}");
    }

    #[test]
    fn parts_cover_a_file_once_and_are_never_too_many(size in 0u64..=LARGEST) {
        let parts = Parts::default();
        match parts.of(size) {
            None => prop_assert!(size <= parts.above),
            Some(part) => {
                prop_assert!((5 << 20..=5 << 30).contains(&part));
                prop_assert!(size.div_ceil(part) <= MOST_PARTS);
                let mut at = 0;
                for (offset, length) in ranges(size, part) {
                    prop_assert_eq!(offset, at);
                    prop_assert!(length > 0 && length <= part);
                    at += length;
                }
                prop_assert_eq!(at, size);
            }
        }
    }
}

#[test]
fn the_largest_object_of_s3_goes_in_the_most_and_largest_parts() {
    assert_eq!(Parts::default().of(LARGEST), Some(5 << 30));
    assert_eq!(ranges(LARGEST, 5 << 30).count() as u64, MOST_PARTS);
    let parts = Parts::default();
    assert_eq!((parts.of(64 << 20), parts.of((64 << 20) + 1)), (None, Some(8 << 20)));
}

#[test]
fn a_rate_is_read_as_people_write_it() {
    let read = |text: &str| -> Result<u64> { rate::parse(text) };
    for (text, bytes) in
        [("2M", 2_000_000), ("500k", 500_000), ("1.5 MB/s", 1_500_000), ("1000", 1_000), ("1G", 1_000_000_000)]
    {
        assert_eq!(read(text), Ok(bytes), "{text}");
    }
    for text in ["", "M", "0", "999", "-2M", "2X", "1e9", "fast", "2M2M", "\u{ff12}M", "NaN", "99999G"] {
        let error = read(text).unwrap_err();
        assert_eq!((error.code, error.args["rule"].as_str()), (Code::BadValue, "rate-shape"), "{text}");
    }
}

#[tokio::test]
async fn a_gate_holds_until_it_is_let_go() {
    let gate = std::sync::Arc::new(Gate::default());
    gate.passed().await;
    gate.hold();
    assert!(gate.is_held());
    let waits = {
        let gate = std::sync::Arc::clone(&gate);
        tokio::spawn(async move { gate.passed().await })
    };
    tokio::task::yield_now().await;
    assert!(!waits.is_finished());
    gate.hold();
    gate.release();
    waits.await.unwrap();
    assert!(!gate.is_held());
}

/// A built site's world whose newest release was cut off, with these parts left behind.
async fn cut_off(left: &[&str], change: impl FnOnce(&Bench)) -> (naru_core::spec::Spec, World, BucketName) {
    let bench = Bench::new(vite_site());
    bench.build().await;
    change(&bench);
    let (spec, cloud, name) = (bench.spec(), bench.cloud(Faults::default()), bench.bucket());
    let steps = &naru_core::recipe::STATIC_SITE;
    let mut world = engine::look(&bench.run(steps, Goal::Build, &spec, &cloud, &|_| {})).await.unwrap();
    let bucket = world.bucket_mut(&name);
    bucket.releases.seen_mut().unwrap().last_mut().unwrap().state = ManifestState::Begun;
    bucket.unfinished = left.iter().map(|key| begun(key)).collect();
    (spec, world, name)
}

fn begun(key: &str) -> Unfinished {
    Unfinished { key: Key::parse(key).unwrap(), id: format!("upload of {key}") }
}

/// Whose parts the plan gives up, and where in it.
fn given_up(plan: &Plan) -> Option<(usize, Vec<String>)> {
    plan.ops().iter().enumerate().find_map(|(at, op)| match op {
        Op::S3(S3Op::AbortUploads { uploads, .. }) => {
            Some((at, uploads.iter().map(|upload| upload.key.to_string()).collect()))
        }
        _ => None,
    })
}

#[tokio::test]
async fn parts_are_kept_only_for_the_release_that_began_them_and_others_are_never_touched() {
    let left = ["index.html", "somebody/else.bin"];
    // All of it had arrived: nothing goes again, and the parts are of no use.
    let (spec, world, name) = cut_off(&left, |_| {}).await;
    let plan = FilesStep.build(&spec, &world);
    assert_eq!(given_up(&plan).unwrap().1, ["index.html"], "what no manifest of ours names is somebody's");
    // The same release goes on with what it began.
    let mut missing = world.clone();
    missing.bucket_mut(&name).objects.seen_mut().unwrap().remove(&Key::parse("index.html").unwrap());
    let plan = FilesStep.build(&spec, &missing);
    assert!(plan.ops().iter().any(|op| matches!(op, Op::S3(S3Op::Upload { .. }))));
    assert_eq!(given_up(&plan), None, "they are wanted again");
    // A new release may want other bytes and headers, and gives them up before anything of it goes.
    let (spec, world, _) = cut_off(&left, |bench| {
        let mut folder = bench.folder.0.lock().unwrap();
        let page = folder.files.iter_mut().find(|file| file.key.as_str() == "index.html").unwrap();
        page.sha256 = "0".repeat(64).into();
    })
    .await;
    let plan = FilesStep.build(&spec, &world);
    let (at, keys) = given_up(&plan).unwrap();
    assert_eq!(keys, ["index.html"]);
    let first = plan.ops().iter().position(|op| matches!(op, Op::S3(S3Op::Upload { .. } | S3Op::WriteManifest { .. })));
    assert!(Some(at) < first, "{:?}", plan.ops());
    // And so does the way back.
    let plan = FilesStep.clear(&spec, &world);
    assert_eq!(given_up(&plan).unwrap().1, ["index.html"]);
}

#[tokio::test]
async fn after_giving_up_nothing_is_left_to_give_up() {
    let (spec, mut world, name) = cut_off(&["index.html"], |_| {}).await;
    let plan = FilesStep.build(&spec, &world);
    let op = plan.ops().iter().find(|op| matches!(op, Op::S3(S3Op::AbortUploads { .. }))).unwrap().clone();
    naru_core::effect::effect(&op, &[], &mut world);
    assert!(world.bucket_mut(&name).unfinished.is_empty());
    assert_eq!(given_up(&FilesStep.build(&spec, &world)), None);
    let other = Op::S3(S3Op::AbortUploads { bucket: name, uploads: vec![begun("about.html")] });
    assert!(op.covers(&op) && !op.covers(&other), "another upload was not agreed to");
}
