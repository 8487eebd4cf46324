//! Releases: what stays of earlier ones and how long, what a rename costs, and the way back.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::deploy::folder::FolderView;
use naru_core::deploy::keep::{Keep, newest};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::deploy::phase::Phase;
use naru_core::deploy::releases::{ReleaseState, list, one_before};
use naru_core::event::{Goal, Outcome};
use naru_core::forecast::forecast;
use naru_core::journal::Journal;
use naru_core::names::{Key, sha256};
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::plan::Question;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe;
use naru_core::shared_text::SharedText;
use naru_core::spec::{Access, Cdn};
use naru_core::world::{Bucket, Object};

use crate::support::{Bench, at, folder};

impl Bench {
    pub fn at_bucket<T>(&self, read: impl FnOnce(&mut Bucket) -> T) -> T {
        let name = self.bucket();
        read(self.state.lock().unwrap().truth.buckets.get_mut(&name).unwrap())
    }

    /// What lies under each key, by the beginning of its SHA-256.
    fn lies(&self) -> BTreeMap<String, SharedText> {
        let hash = |object: &Object| object.meta.as_ref().unwrap().sha256.clone().unwrap();
        self.at_bucket(|b| b.objects.seen().unwrap().iter().map(|(key, o)| (key.to_string(), hash(o))).collect())
    }

    fn ids(&self) -> Vec<ReleaseId> {
        self.at_bucket(|b| b.releases.seen().unwrap().iter().map(|one| one.id.clone()).collect())
    }

    fn deploys(&self, files: FolderView) {
        *self.folder.0.lock().unwrap() = files;
    }

    async fn passes(&self, days: u64) {
        use naru_core::clock::Clock;
        self.clock.sleep(std::time::Duration::from_secs(days * 24 * 3600)).await;
    }
}

fn has(files: &FolderView) -> BTreeMap<String, SharedText> {
    files.files.iter().map(|file| (file.key.to_string(), file.sha256.clone())).collect()
}

/// A site of a few pages that load a script whose name changes with its bytes.
pub fn version(n: u32) -> FolderView {
    folder(&[
        ("index.html", &format!("<script src=/assets/app-{n:08x}.js></script>")),
        ("about/index.html", &format!("about {n} <script src=/assets/app-{n:08x}.js></script>")),
        (&format!("assets/app-{n:08x}.js"), &format!("script {n}")),
        ("logo.svg", "the same in all"),
        ("sw.js", &format!("worker {n}")),
    ])
}

#[tokio::test]
async fn open_tabs_find_the_scripts_of_earlier_releases_until_these_have_had_their_time() {
    let bench = Bench::new(version(1));
    bench.build().await;
    for n in 2..=6 {
        bench.passes(3).await;
        bench.deploys(version(n));
        assert_eq!(bench.build().await.outcome, Outcome::Live);
        let scripts: Vec<String> = bench.lies().into_keys().filter(|key| key.starts_with("assets/")).collect();
        // Three before the newest, whatever their age.
        let first = n.saturating_sub(3).max(1);
        let want: Vec<String> = (first..=n).map(|n| format!("assets/app-{n:08x}.js")).collect();
        assert_eq!(scripts, want, "after release {n}");
        assert_eq!(bench.build().await.ops, 0, "nothing is left to do");
    }
    assert_eq!(bench.ids().len(), 4, "and no more manifests than that");
    let put_aside = bench.at_bucket(|b| b.kept.len());
    assert_eq!(put_aside, 9, "page, page and worker of three releases; the logo never changed");
}

#[tokio::test]
async fn many_releases_of_one_day_all_stay_for_a_week() {
    let bench = Bench::new(version(1));
    bench.build().await;
    for n in 2..=8 {
        bench.deploys(version(n));
        bench.build().await;
    }
    assert_eq!(bench.lies().keys().filter(|key| key.starts_with("assets/")).count(), 8);
    bench.passes(8).await;
    bench.deploys(version(9));
    bench.build().await;
    // The newest was served until a moment ago; before it two more, for there are to be three.
    assert_eq!(bench.lies().keys().filter(|key| key.starts_with("assets/")).count(), 4);
}

#[tokio::test]
async fn who_wants_nothing_kept_keeps_nothing() {
    let mut bench = Bench::new(version(1));
    bench.keep = Keep::NOTHING;
    bench.build().await;
    bench.deploys(version(2));
    bench.build().await;
    assert_eq!(bench.lies(), has(&version(2)));
    assert!(bench.at_bucket(|b| b.kept.is_empty()));
}

#[tokio::test]
async fn a_release_is_taken_up_again_by_copies_alone_and_a_second_time_nothing_is_done() {
    let mut bench = Bench::new(version(1));
    bench.build().await;
    bench.deploys(version(2));
    bench.build().await;
    let first = bench.ids()[0].clone();
    bench.disk.kept.lock().unwrap().clear();
    bench.events.lock().unwrap().clear();
    bench.roll_back = Some(first.clone());
    let (agreed, receipt) =
        bench.cross_with(&recipe::daily(), &bench.spec(), &bench.cloud(Faults::default()), Goal::Build).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live, "the real answers are those of the first release");
    assert!(bench.disk.kept.lock().unwrap().is_empty(), "nothing was sent");
    assert_eq!(
        bench.order(),
        [
            "take-lock",
            "begin-release",
            "put-aside",
            "copy pages",
            "copy entry-page",
            "copy service-worker",
            "finish-release",
            "drop-lock"
        ]
    );
    assert!(agreed.ops().all(|op| !matches!(op, Op::S3(S3Op::Upload { .. }))));
    let mut want = has(&version(1));
    want.insert("assets/app-00000002.js".to_owned(), sha256(b"script 2").into());
    assert_eq!(bench.lies(), want, "the newer script stays for who has the newer page open");
    let back = bench.at_bucket(|b| newest(b.releases.seen().unwrap()).unwrap().clone());
    assert_eq!(back.about.rolled_back_to, Some(first));
    let (_, again) =
        bench.cross_with(&recipe::daily(), &bench.spec(), &bench.cloud(Faults::default()), Goal::Build).await;
    assert_eq!(again.unwrap().ops, 0);
    // And forward again, to what was rolled back from.
    let second = bench.ids()[1].clone();
    bench.roll_back = Some(second);
    let receipt =
        bench.cross_with(&recipe::daily(), &bench.spec(), &bench.cloud(Faults::default()), Goal::Build).await.1;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    assert!(bench.disk.kept.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_of_the_way_back_is_finished_by_one_more_run() {
    let prepared = || async {
        let mut bench = Bench::new(version(1));
        bench.build().await;
        bench.deploys(version(2));
        bench.build().await;
        bench.roll_back = Some(bench.ids()[0].clone());
        bench
    };
    let reference = prepared().await;
    let ops = reference.build().await.ops as usize;
    assert_eq!(ops, 8);
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline] {
        for n in 1..=ops {
            let bench = prepared().await;
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            assert_eq!(bench.build().await.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(bench.lies(), reference.lies(), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}: and then nothing is left");
            assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_of_a_deploy_that_prunes_is_finished_by_one_more_run() {
    let prepared = || async {
        let mut bench = Bench::new(version(1));
        bench.keep = Keep { releases: 1, days: 0 };
        bench.build().await;
        for n in [2, 3] {
            bench.deploys(version(n));
            bench.build().await;
        }
        // A rename, a page that goes, and everything else anew.
        let mut files = version(4);
        files.files.retain(|file| file.key.as_str() != "about/index.html");
        files.files.iter_mut().filter(|file| file.key.as_str() == "logo.svg").for_each(|file| {
            file.key = "mark.svg".parse().unwrap();
            file.path = "mark.svg".into();
        });
        files.files.sort_by(|a, b| a.key.cmp(&b.key));
        bench.deploys(files);
        bench
    };
    let reference = prepared().await;
    let ops = reference.build().await.ops as usize;
    assert_eq!(ops, 11, "{:?}", reference.done());
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = prepared().await;
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            assert_eq!(bench.build().await.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(bench.lies(), reference.lies(), "{fault:?} at {n}");
            let kept = |bench: &Bench| bench.at_bucket(|b| b.kept.keys().cloned().collect::<Vec<_>>());
            assert_eq!(kept(&bench), kept(&reference), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}: and then nothing is left");
        }
    }
}

#[tokio::test]
async fn a_rename_is_a_copy_and_nothing_is_sent() {
    let bench = Bench::new(folder(&[("index.html", "page"), ("a/photo.jpg", "the photo"), ("b.txt", "b")]));
    bench.build().await;
    bench.disk.kept.lock().unwrap().clear();
    bench.deploys(folder(&[("index.html", "page"), ("z/picture.jpg", "the photo"), ("b.txt", "b")]));
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    assert!(bench.disk.kept.lock().unwrap().is_empty(), "nothing was sent");
    let copies: Vec<(String, String)> = agreed
        .ops()
        .filter_map(|op| match op {
            Op::S3(S3Op::Copy { phase: Some(Phase::OtherFiles), copies, .. }) => Some(copies),
            _ => None,
        })
        .flatten()
        .map(|copy| (copy.from.to_string(), copy.to.to_string()))
        .collect();
    assert_eq!(copies, [("a/photo.jpg".to_owned(), "z/picture.jpg".to_owned())]);
    assert_eq!(bench.lies().into_keys().collect::<Vec<_>>(), ["b.txt", "index.html", "z/picture.jpg"]);
    assert!(bench.at_bucket(|b| b.kept.is_empty()), "the bytes lie under the new name: no second copy is needed");
}

#[tokio::test]
async fn two_files_that_change_places_are_put_aside_first() {
    let mut bench = Bench::new(folder(&[("index.html", "page"), ("a.txt", "first"), ("b.txt", "second")]));
    bench.build().await;
    let swapped = folder(&[("index.html", "page"), ("a.txt", "second"), ("b.txt", "first")]);
    bench.deploys(swapped.clone());
    bench.disk.kept.lock().unwrap().clear();
    bench.build().await;
    assert_eq!(bench.lies(), has(&swapped));
    assert!(bench.disk.kept.lock().unwrap().is_empty(), "nothing was sent");
    bench.roll_back = Some(bench.ids()[0].clone());
    bench.build().await;
    assert_eq!(bench.lies()["a.txt"], sha256(b"first"));
}

#[tokio::test]
async fn a_way_back_makes_edges_forget_what_it_changes_and_nothing_else() {
    let mut bench = Bench::new(version(1));
    bench.access = Access::Private;
    bench.cdn = Some(Cdn::default());
    bench.build().await;
    let first = bench.ids()[0].clone();
    bench.deploys(version(2));
    bench.build().await;
    bench.roll_back = Some(first);
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    receipt.unwrap();
    let told: Vec<&Op> = agreed.ops().filter(|op| matches!(op, Op::CloudFront(_))).collect();
    let [Op::CloudFront(CloudFrontOp::Invalidate { paths, .. })] = told[..] else { panic!("{told:?}") };
    // Neither the logo, which is the same, nor the scripts, whose names nobody asked for before.
    assert_eq!(*paths, ["/", "/about", "/about/", "/about/index.html", "/index.html", "/sw.js"]);
}

#[tokio::test]
async fn many_removals_ask_and_what_is_kept_for_open_tabs_does_not_count() {
    let pages = |n: usize| -> Vec<(String, String)> {
        (0..n).map(|i| (format!("page-{i:03}/index.html"), format!("page {i}"))).collect()
    };
    let site = |n: usize, script: u32| {
        let (mut files, script) = (pages(n), format!("assets/app-{script:08x}.js"));
        files.push(("index.html".to_owned(), "index".to_owned()));
        files.push((script.clone(), script));
        folder(&files.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect::<Vec<_>>())
    };
    let asked = |agreed: &naru_core::forecast::Forecast| -> Vec<Question> {
        agreed.steps.iter().flat_map(|step| step.questions.clone()).filter(|q| q.key() == "remove-many").collect()
    };
    // From so many to so many: more than 50, or more than a fifth if that is more than a handful.
    for (from, to, asks) in [(300, 249, true), (300, 250, false), (40, 31, true), (40, 33, false), (6, 1, false)] {
        let mut bench = Bench::new(site(from, 1));
        bench.build().await;
        bench.deploys(site(to, 2));
        let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
        assert_eq!(!asked(&agreed).is_empty(), asks, "{from} to {to}");
        if !asks {
            receipt.unwrap();
            continue;
        }
        let error = receipt.unwrap_err();
        assert_eq!((error.code, error.args["flag"].as_str()), (Code::Ask, "--remove-many"));
        assert_eq!(bench.lies(), has(&site(from, 1)), "nothing was done");
        bench.answers.remove_many = true;
        bench.build().await;
        assert_eq!(bench.lies().keys().filter(|key| key.starts_with("page-")).count(), to);
    }
}

#[tokio::test]
async fn the_list_says_what_can_be_taken_up_again_and_the_way_back_refuses_what_cannot() {
    let mut bench = Bench::new(version(1));
    bench.keep = Keep { releases: 1, days: 0 };
    bench.build().await;
    let first = bench.ids()[0].clone();
    for n in [2, 3] {
        bench.deploys(version(n));
        bench.build().await;
    }
    let all = bench.at_bucket(|b| list(b.releases.seen().unwrap(), b));
    let states: Vec<ReleaseState> = all.iter().map(|one| one.state).collect();
    assert_eq!(states, [ReleaseState::Live, ReleaseState::Kept], "the first is pruned with its manifest");
    assert_eq!(all[0].changed.map(|d| (d.added, d.changed, d.removed)), Some((1, 3, 1)));
    assert_eq!(all[0].about.sent.as_ref().map(|s| (s.files, s.copies)), Some((4, 3)));
    bench.roll_back = Some(first);
    assert_eq!(bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err().code, Code::NoRelease);
    // Somebody empties what was put aside: the way back says so before anything is done.
    bench.at_bucket(|b| b.kept.clear());
    let second = bench.ids()[0].clone();
    let all = bench.at_bucket(|b| list(b.releases.seen().unwrap(), b));
    assert_eq!(all[1].state, ReleaseState::Gone);
    bench.roll_back = Some(second.clone());
    bench.events.lock().unwrap().clear();
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["files"].as_str()), (Code::ReleaseGone, "3"), "{error}");
    assert!(bench.done().is_empty());
}

#[tokio::test]
async fn one_step_back_and_one_more_go_two_releases_back() {
    let mut bench = Bench::new(version(1));
    bench.build().await;
    for n in [2, 3] {
        bench.deploys(version(n));
        bench.build().await;
    }
    let ids = bench.ids();
    let before = |bench: &Bench| bench.at_bucket(|b| one_before(b.releases.seen().unwrap()).cloned());
    assert_eq!(before(&bench), Some(ids[1].clone()));
    bench.roll_back = before(&bench);
    bench.build().await;
    assert_eq!(before(&bench), Some(ids[0].clone()), "not forward to the release that was left");
    bench.roll_back = before(&bench);
    bench.build().await;
    assert_eq!(before(&bench), None);
}

#[tokio::test]
async fn pruning_by_itself_removes_what_has_had_its_time_and_nothing_that_is_served() {
    let mut bench = Bench::new(version(1));
    bench.build().await;
    bench.deploys(version(2));
    bench.build().await;
    bench.keep = Keep { releases: 0, days: 7 };
    bench.prune = true;
    assert_eq!(bench.build().await.ops, 0, "nothing is old enough");
    bench.passes(8).await;
    let receipt = bench.build().await;
    assert_eq!((receipt.outcome, bench.lies()), (Outcome::Live, has(&version(2))));
    assert_eq!((bench.ids().len(), bench.at_bucket(|b| b.kept.len())), (1, 0));
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn days_beyond_all_time_keep_everything() {
    let mut bench = Bench::new(version(1));
    bench.keep = Keep { releases: 0, days: u32::MAX };
    bench.build().await;
    bench.deploys(version(2));
    bench.build().await;
    bench.prune = true;
    bench.passes(2000).await;
    assert_eq!(bench.build().await.ops, 0, "nothing is ever old enough");
    assert_eq!(bench.ids().len(), 2);
}

#[tokio::test]
async fn what_others_put_or_changed_is_neither_pruned_nor_copied() {
    let bench = Bench::new(version(1));
    bench.build().await;
    bench.deploys(version(2));
    bench.build().await;
    // Somebody replaces a script that is kept for open tabs, and puts a file of their own beside it.
    let theirs = Object { size: 3, etag: "f".repeat(32).into(), meta: None };
    let (script, own): (Key, Key) =
        ("assets/app-00000001.js".parse().unwrap(), "assets/own-12345678.js".parse().unwrap());
    bench.at_bucket(|b| {
        for key in [&script, &own] {
            b.objects.seen_mut().unwrap().insert(key.clone(), theirs.clone());
        }
    });
    for n in 3..=7 {
        bench.passes(8).await;
        bench.deploys(version(n));
        bench.build().await;
    }
    for key in [script, own] {
        let there = bench.at_bucket(|b| b.objects.seen().unwrap().get(&key).cloned());
        assert_eq!(there, Some(theirs.clone()), "{key}");
    }
}

#[tokio::test]
async fn taking_everything_back_takes_what_was_kept_too() {
    let bench = Bench::new(version(1));
    bench.build().await;
    for n in 2..=5 {
        bench.deploys(version(n));
        bench.build().await;
    }
    assert!(bench.at_bucket(|b| b.kept.len()) > 5);
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}

#[tokio::test]
async fn a_deploy_in_which_nothing_changed_reads_one_manifest() {
    let bench = Bench::new(version(1));
    bench.build().await;
    for n in 2..=6 {
        bench.deploys(version(n));
        bench.build().await;
    }
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let emit = |_| {};
    let run = bench.run(&recipe::STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let bucket = &world.buckets[&bench.bucket()];
    assert_eq!((bucket.releases.seen().unwrap().len(), bucket.older_releases.len()), (1, 5));
    assert_eq!(forecast(run.steps, Goal::Build, &spec, &world).unwrap().ops().count(), 0);
}
