//! The planner of a deploy, as properties: any line of folders, with what others put in between, ends right, touches
//! nothing foreign unasked, and breaks no page on the way.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::deploy::folder::FolderView;
use naru_core::deploy::keep::{Keep, newest};
use naru_core::deploy::manifest::{ManifestState, ReleaseId};
use naru_core::deploy::phase::{self, Phase};
use naru_core::deploy::releases::{ReleaseState, list};
use naru_core::effect::effect;
use naru_core::names::{Key, sha256};
use naru_core::op::{Op, S3Op};
use naru_core::plan::{Plan, Question};
use naru_core::shared_text::SharedText;
use naru_core::site::files::FilesStep;
use naru_core::spec::Spec;
use naru_core::step::Step;
use naru_core::world::{Bucket, Fact, Object, ObjectMeta, World};
use proptest::prelude::*;

use crate::releases::version;
use crate::support::{Bench, folder, vite_site};

/// A small world of names. One of them is written as macOS writes it, in parts (NFD).
const NAMES: [&str; 11] = [
    "index.html",
    "about/index.html",
    "blog/a.html",
    "blog/\u{1100}\u{1161}.html",
    "data.json",
    "img/logo.png",
    "img/old.png",
    "sw.js",
    "assets/app-4f9a2b1c.js",
    "assets/app-0d3e5f7a.js",
    "assets/style-99aa88bb.css",
];

/// A folder of a few of them, so that names and bytes meet again and again.
fn any_folder() -> impl Strategy<Value = FolderView> {
    proptest::collection::vec(proptest::option::weighted(0.6, 0..4_u8), NAMES.len()).prop_map(move |texts| {
        let files: Vec<(&str, String)> =
            NAMES.iter().zip(texts).filter_map(|(name, text)| Some((*name, format!("bytes {}", text?)))).collect();
        folder(&files.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>())
    })
}

/// Our bucket with nothing in it, and a spec that deploys to it.
fn empty(bench: &Bench) -> (World, Spec) {
    let (spec, name) = (bench.spec(), bench.bucket());
    let mut world = bench.state.lock().unwrap().truth.clone();
    effect(
        &Op::S3(S3Op::CreateBucket {
            bucket: name,
            region: spec.region.clone(),
            ownership: naru_core::world::Ownership::AclsDisabled,
        }),
        &[],
        &mut world,
    );
    (world, spec)
}

/// What a run does, op by op, each planned anew as the engine does; `see` is shown every state in between. The plan that
/// holds no more ops.
fn walk_until(world: &mut World, spec: &Spec, see: &mut dyn FnMut(&World, Option<&Op>)) -> Plan {
    see(world, None);
    let mut done = Vec::new();
    for _ in 0..40 {
        let plan = FilesStep.build(spec, world);
        let Some(op) = plan.ops().first().cloned() else { return plan };
        done.push(op.clone());
        effect(&op, &[], world);
        see(world, Some(&op));
    }
    panic!("a deploy never ends: {:?}", &done[35..]);
}

/// The same of a run that nobody has to answer anything for.
fn walk(world: &mut World, spec: &Spec, see: &mut dyn FnMut(&World, Option<&Op>)) {
    assert_eq!(walk_until(world, spec, see), Plan::Done, "no question and no stop");
}

/// Order: a phase never comes after a later one, and removals come last.
fn in_order(last: &mut Option<usize>, op: Option<&Op>) {
    let rank = match op {
        Some(Op::S3(S3Op::Upload { phase, .. } | S3Op::Copy { phase: Some(phase), .. })) => Some(*phase as usize),
        Some(Op::S3(S3Op::DeleteObjects { .. })) => Some(usize::MAX),
        _ => None,
    };
    if rank.is_some() {
        assert!(*last <= rank, "{last:?} then {rank:?}");
        *last = rank;
    }
}

/// The spec of the n-th deploy, an hour after the one before it.
fn nth(bench: &Bench, n: u8) -> Spec {
    let spec = bench.spec();
    let at = naru_core::clock::parsed(&spec.at) + time::Duration::hours(i64::from(n));
    Spec { release: ReleaseId::new(at, [n; 16]), ..spec }
}

fn hashes(bucket: &Bucket) -> BTreeMap<Key, SharedText> {
    let hash = |object: &Object| object.meta.as_ref().and_then(|m| m.sha256.clone()).unwrap_or_default();
    bucket.objects.seen().unwrap().iter().map(|(key, object)| (key.clone(), hash(object))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Any line of folders, with others' objects in between: afterwards the bucket holds the folder, what is kept, and
    /// what is not ours; nothing foreign was touched, the order was kept, and in every state in between whoever has a
    /// page of either release open finds each hashed file of its release.
    #[test]
    fn any_line_of_deploys_ends_right_and_breaks_nothing_on_the_way(
        folders in proptest::collection::vec(any_folder(), 2..6),
        releases in 0..4_u32,
        cut in proptest::option::of(1..12_usize),
    ) {
        let mut bench = Bench::new(vite_site());
        bench.keep = Keep { releases, days: 0 };
        bench.answers.remove_many = true;
        let (mut world, _) = empty(&bench);
        let name = bench.bucket();
        let theirs: Key = "notes/keep-me.txt".parse().unwrap();
        let foreign = Object { size: 2, etag: "0".repeat(32).into(), meta: None };
        world.buckets.get_mut(&name).unwrap().objects.seen_mut().unwrap().insert(theirs.clone(), foreign.clone());
        let mut before: Option<FolderView> = None;
        for (n, wanted) in folders.iter().enumerate() {
            if let Some(cut) = cut.filter(|_| n == 1) {
                // A deploy that nobody finishes comes between.
                let spec = Spec { release: ReleaseId::new(naru_core::clock::parsed(&bench.spec().at) + time::Duration::hours(n as i64), [99; 16]), ..bench.spec() };
                world.folder = Fact::Seen(folder(&[("index.html", "cut off"), ("assets/x-11111111.js", "x"), ("data.json", "bytes 2")]));
                for _ in 0..cut {
                    let plan = FilesStep.build(&spec, &world);
                    let Some(op) = plan.ops().first().cloned() else { break };
                    if matches!(&op, Op::S3(S3Op::WriteManifest { manifest, .. }) if manifest.state == ManifestState::Finished) { break; }
                    effect(&op, &[], &mut world);
                }
            }
            let spec = nth(&bench, n as u8);
            world.folder = Fact::Seen(wanted.clone());
            let (mut last, mut removed) = (None, false);
            let before_now = before.clone();
            walk(&mut world, &spec, &mut |world, op| {
                let lies = hashes(&world.buckets[&name]);
                in_order(&mut last, op);
                let page_of = |release: &FolderView| release.files.iter().any(|file| {
                    matches!(phase::of(&file.key), Phase::Pages | Phase::EntryPage) && lies.get(&file.key) == Some(&file.sha256)
                });
                // Names that carry a hash and yet change their bytes cannot be served in two versions.
                let both = |file: &naru_core::deploy::folder::FileEntry, other: Option<&FolderView>| {
                    other.and_then(|other| other.file(file.key.as_str())).is_some_and(|o| o.sha256 != file.sha256)
                };
                // Whoever has a page of the release before open, for as long as it is wanted to be kept.
                if let Some(old) = before_now.as_ref().filter(|_| releases > 0) {
                    for file in old.files.iter().filter(|f| phase::of(&f.key) == Phase::HashedAssets) {
                        if !both(file, Some(wanted)) {
                            assert_eq!(lies.get(&file.key), Some(&file.sha256), "an open tab misses {} at {op:?}", file.key);
                        }
                    }
                }
                // A page of the new release is served only when all its hashed files are there.
                let newer = wanted.files.iter().any(|file| {
                    matches!(phase::of(&file.key), Phase::Pages | Phase::EntryPage)
                        && lies.get(&file.key) == Some(&file.sha256)
                        && before_now.as_ref().and_then(|old| old.file(file.key.as_str())).is_none_or(|old| old.sha256 != file.sha256)
                });
                if newer && page_of(wanted) && cut.is_none() {
                    for file in wanted.files.iter().filter(|f| phase::of(&f.key) <= Phase::OtherFiles) {
                        assert_eq!(lies.get(&file.key), Some(&file.sha256), "a new page misses {}", file.key);
                    }
                }
                // Until the removals, which come last, nothing of the old release is missing, whatever its bytes are by now.
                removed |= matches!(op, Some(Op::S3(S3Op::DeleteObjects { .. })));
                if let Some(old) = before_now.as_ref().filter(|_| !removed && (cut.is_none() || n > 1)) {
                    for file in &old.files {
                        assert!(lies.contains_key(&file.key), "an old page misses {} at {op:?}", file.key);
                    }
                }
            });
            let bucket = &world.buckets[&name];
            let lies = hashes(bucket);
            for file in &wanted.files {
                prop_assert_eq!(lies.get(&file.key), Some(&file.sha256));
            }
            prop_assert_eq!(bucket.objects.seen().unwrap().get(&theirs), Some(&foreign));
            let newest = newest(bucket.releases.seen().unwrap()).unwrap();
            let named: BTreeSet<&Key> = newest.files.iter().map(|f| &f.key).chain(newest.earlier.files.iter().map(|k| &k.file.key)).collect();
            let there: BTreeSet<&Key> = lies.keys().filter(|key| **key != theirs).collect();
            prop_assert_eq!(named, there, "the newest manifest names all that is ours, and nothing else lies there");
            // Whatever is said to be kept can be taken up again.
            prop_assert!(newest.earlier.releases.len() <= releases as usize);
            for view in list(bucket.releases.seen().unwrap(), bucket) {
                if newest.earlier.releases.iter().any(|one| one.id == view.id) {
                    prop_assert_eq!(view.state, ReleaseState::Kept);
                }
            }
            before = Some(wanted.clone());
        }
    }
}

/// What somebody else does to a key of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Theirs {
    /// Puts other bytes there; a HEAD shows which.
    Bytes,
    /// Puts something there, and nothing is known but its ETag.
    Unlooked,
    /// Puts the same bytes anew, as who encrypts a bucket's objects afterwards does: another ETag.
    Again,
    /// Takes it away.
    Gone,
}

/// Does it; whether what lies there now is somebody else's.
fn meddle(bucket: &mut Bucket, key: &Key, what: Theirs) -> bool {
    let named: BTreeSet<SharedText> = bucket
        .releases
        .seen()
        .unwrap()
        .iter()
        .flat_map(|one| one.all().filter(|file| file.key == *key))
        .map(|file| file.sha256.clone())
        .collect();
    let objects = bucket.objects.seen_mut().unwrap();
    let theirs = Object { size: 6, etag: "f".repeat(32).into(), meta: None };
    let headers = naru_core::deploy::headers::of(key);
    match what {
        Theirs::Gone => drop(objects.remove(key)),
        Theirs::Again => {
            if let Some(object) = objects.get_mut(key) {
                object.etag = sha256(format!("{key} {} again", object.etag).as_bytes())[..32].into();
                let sha256 = object.meta.as_ref().and_then(|meta| meta.sha256.clone());
                return sha256.is_none_or(|sha256| !named.contains(sha256.as_str()));
            }
        }
        Theirs::Unlooked => drop(objects.insert(key.clone(), theirs)),
        Theirs::Bytes => {
            let meta = Some(ObjectMeta { sha256: Some(sha256(b"theirs").into()), headers: headers.into() });
            drop(objects.insert(key.clone(), Object { meta: meta.map(Box::new), ..theirs }));
        }
    }
    matches!(what, Theirs::Bytes | Theirs::Unlooked)
}

fn any_meddling() -> impl Strategy<Value = BTreeMap<usize, Theirs>> {
    let what = prop_oneof![Just(Theirs::Bytes), Just(Theirs::Unlooked), Just(Theirs::Again), Just(Theirs::Gone)];
    proptest::collection::btree_map(0..NAMES.len(), what, 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Others put things under keys of ours, change them and take them away between deploys. Nothing of theirs is
    /// replaced before somebody was asked, nothing of it is ever taken away or copied as if it were ours, and what
    /// nobody touched stays for open tabs in every state in between.
    #[test]
    fn what_others_put_under_our_keys_is_replaced_only_by_who_was_asked_and_never_removed(
        folders in proptest::collection::vec(any_folder(), 2..4),
        wanted in any_folder(),
        after in any_folder(),
        theirs in any_meddling(),
        releases in 0..3_u32,
    ) {
        let mut bench = Bench::new(vite_site());
        bench.keep = Keep { releases, days: 0 };
        bench.answers.remove_many = true;
        let (mut world, _) = empty(&bench);
        let name = bench.bucket();
        // Beside what Naru keeps in its own folder, somebody has put a note.
        let note: Key = ".naru/note.txt".parse().unwrap();
        let noted = Object { size: 4, etag: "a".repeat(32).into(), meta: None };
        world.buckets.get_mut(&name).unwrap().objects.seen_mut().unwrap().insert(note.clone(), noted.clone());
        for (n, files) in (1..).zip(&folders) {
            world.folder = Fact::Seen(files.clone());
            walk(&mut world, &nth(&bench, n), &mut |_, _| {});
        }
        let mut foreign: BTreeMap<Key, Object> = [(note, noted)].into();
        let mut touched = BTreeSet::new();
        for (at, what) in theirs {
            let key: Key = NAMES[at].parse().unwrap();
            let bucket = world.buckets.get_mut(&name).unwrap();
            if meddle(bucket, &key, what) {
                foreign.insert(key.clone(), bucket.objects.seen().unwrap()[&key].clone());
            }
            touched.insert(key);
        }
        let mut open = folders.last().unwrap().clone();
        for (n, wanted) in [(10, &wanted), (11, &after)] {
            world.folder = Fact::Seen(wanted.clone());
            let collide: BTreeSet<&Key> =
                wanted.files.iter().map(|file| &file.key).filter(|key| foreign.contains_key(*key)).collect();
            bench.answers.overwrite = false;
            let before = world.clone();
            let asked = walk_until(&mut world, &nth(&bench, n), &mut |_, _| {});
            if collide.is_empty() {
                prop_assert_eq!(asked, Plan::Done);
                world = before.clone();
            } else {
                let first = collide.first().unwrap().to_string();
                prop_assert_eq!(asked, Plan::Ask(Question::Overwrite { files: collide.len() as u64, first }));
                prop_assert!(world == before, "nothing is done before it is answered");
                bench.answers.overwrite = true;
            }
            let mut last = None;
            let ended = walk_until(&mut world, &nth(&bench, n), &mut |world, op| {
                in_order(&mut last, op);
                let bucket = &world.buckets[&name];
                let lies = bucket.objects.seen().unwrap();
                for (key, object) in foreign.iter().filter(|(key, _)| !collide.contains(key)) {
                    assert_eq!(lies.get(key), Some(object), "{key} is somebody else's: {op:?}");
                }
                match op {
                    Some(Op::S3(S3Op::DeleteObjects { keys, .. })) => {
                        assert!(!keys.iter().any(|key| foreign.contains_key(key)), "{op:?}");
                    }
                    // Copied is only what is known to be these bytes, and not what somebody put in their place: that
                    // is a source when this run has replaced it.
                    Some(Op::S3(S3Op::Copy { copies, .. })) => for copy in copies.iter().filter(|c| !c.from.is_reserved()) {
                        assert!(!foreign.contains_key(&copy.from) || collide.contains(&copy.from), "{copy:?}");
                        assert_eq!(hashes(bucket).get(&copy.from), Some(&copy.sha256), "{copy:?}");
                    },
                    _ => {}
                }
                let lies = hashes(bucket);
                for file in open.files.iter().filter(|file| releases > 0 && phase::of(&file.key) == Phase::HashedAssets) {
                    let other = wanted.file(file.key.as_str()).is_some_and(|one| one.sha256 != file.sha256);
                    if !other && !touched.contains(&file.key) {
                        assert_eq!(lies.get(&file.key), Some(&file.sha256), "an open tab misses {} at {op:?}", file.key);
                    }
                }
            });
            prop_assert_eq!(ended, Plan::Done);
            let lies = hashes(&world.buckets[&name]);
            for file in &wanted.files {
                prop_assert_eq!(lies.get(&file.key), Some(&file.sha256));
                // What was replaced after a yes is ours from here on.
                foreign.remove(&file.key);
            }
            open = wanted.clone();
        }
    }
}

/// A generator of our own, so that the same thousand come every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn a_thousand_releases_pruned_and_rolled_back_at_random_keep_their_word() {
    let mut bench = Bench::new(vite_site());
    bench.answers.remove_many = true;
    let (mut world, _) = empty(&bench);
    let name = bench.bucket();
    let mut dice = Dice(2026);
    let mut now = time::macros::datetime!(2026-01-01 00:00 UTC);
    let mut made: BTreeMap<ReleaseId, BTreeMap<Key, SharedText>> = BTreeMap::new();
    let (mut backs, mut sent, mut most) = (0, 0, 0);
    for n in 0..1000_u64 {
        now += time::Duration::hours(dice.throw(60) as i64);
        let mut spec = bench.spec();
        spec.at = naru_core::clock::rfc3339(now);
        spec.release = ReleaseId::new(now, [(n % 251) as u8; 16]);
        let kept: Vec<ReleaseId> = match world.buckets[&name].releases.seen().and_then(|all| newest(all)) {
            Some(newest) => newest.earlier.releases.iter().map(|one| one.id.clone()).collect(),
            None => Vec::new(),
        };
        let back =
            (dice.throw(4) == 0 && !kept.is_empty()).then(|| kept[dice.throw(kept.len() as u64) as usize].clone());
        let wanted = match &back {
            Some(id) => {
                let releases = world.buckets[&name].releases.seen().unwrap();
                FolderView::of_release(releases.iter().find(|one| one.id == *id).unwrap())
            }
            None => version(dice.throw(40) as u32),
        };
        spec.roll_back.clone_from(&back);
        let stands = world.buckets[&name].releases.seen().and_then(|all| newest(all)).map(|one| one.id.clone());
        world.folder = Fact::Seen(wanted.clone());
        walk(&mut world, &spec, &mut |_, op| match op {
            Some(Op::S3(S3Op::Upload { files, .. })) if back.is_some() => panic!("a roll back sends {files:?}"),
            Some(Op::S3(S3Op::Upload { files, .. })) => sent += files.len(),
            Some(Op::S3(S3Op::DeleteObjects { keys, .. })) => {
                assert!(keys.iter().all(|key| !wanted.files.iter().any(|file| file.key == *key)), "{keys:?}");
            }
            _ => {}
        });
        backs += usize::from(back.is_some());
        let bucket = &world.buckets[&name];
        let releases = bucket.releases.seen().unwrap();
        let newest = newest(releases).unwrap();
        if stands.as_ref() != Some(&newest.id) {
            made.insert(newest.id.clone(), newest.files.iter().map(|f| (f.key.clone(), f.sha256.clone())).collect());
        }
        let lies = hashes(bucket);
        for (key, sha256) in &made[&newest.id] {
            assert_eq!(lies.get(key), Some(sha256), "release {n}: {key}");
        }
        for one in &newest.earlier.releases {
            for (key, sha256) in &made[&one.id] {
                let there = lies.get(key) == Some(sha256)
                    || bucket.kept.contains_key(sha256.as_str())
                    || lies.values().any(|other| other == sha256);
                assert!(there, "release {n}: {key} of {} is lost", one.id);
                if phase::of(key) == Phase::HashedAssets {
                    assert_eq!(lies.get(key), Some(sha256), "release {n}: an open tab of {} misses {key}", one.id);
                }
            }
        }
        assert!(releases.len() <= newest.earlier.releases.len() + 2, "manifests pile up: {}", releases.len());
        most = most.max(bucket.kept.len() + lies.len());
    }
    assert!(backs > 150 && sent > 500, "{backs} ways back, {sent} files sent");
    assert!(most < 60, "what is kept stays bounded: {most}");
}
