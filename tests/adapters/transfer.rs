//! Large files in parts: proved, continued after a kill, given up when they are not wanted; and uploads that somebody
//! holds or slows down.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use naru_adapters::aws::{Aws, Endpoints};
use naru_core::cloud::S3Read;
use naru_core::deploy::parts::Parts;
use naru_core::event::Goal;
use naru_core::gate::Gate;
use naru_core::names::{BucketName, Key};
use naru_core::op::Op;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Venue;
use naru_core::{Code, policy};
use tokio_util::sync::CancellationToken;

use super::emulator::{Keys, account, ministack, user};
use super::lines::Proxy;
use super::rig::{aws, create, eye};
use super::site::{Folder, Site, bucket, run, run_through};
use super::wire::{Fate, Heard, Wire};

const REGION: &str = "ap-northeast-2";
/// As small as S3 takes parts.
pub const SMALL: Parts = Parts { above: 6 << 20, least: 5 << 20 };

/// Bytes that repeat nowhere.
pub fn film(size: usize, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[0]
    };
    std::iter::repeat_with(next).take(size).collect()
}

/// A bucket of a user with the set-up policy, and an eye that may see everything of the account.
pub struct Place {
    pub keys: Keys,
    pub bucket: BucketName,
    pub s3: aws_sdk_s3::Client,
}

pub async fn place(tag: &str) -> Place {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let bucket = bucket(tag);
    run(&aws(&keys, REGION, &ministack().endpoints()), &create(&bucket)).await.unwrap();
    let s3 = eye(&Keys { id: account, secret: "any".to_owned() }, &ministack().url());
    Place { keys, bucket, s3 }
}

impl Place {
    pub fn cloud(&self, endpoints: &Endpoints) -> Aws {
        aws(&self.keys, REGION, endpoints).in_parts(SMALL)
    }

    /// How many parts lie there of uploads that were never finished.
    pub async fn left(&self) -> (usize, usize) {
        let all = self.s3.list_multipart_uploads().bucket(self.bucket.as_str()).send().await.unwrap();
        let mut parts = 0;
        for upload in all.uploads() {
            let (key, id) = (upload.key().unwrap(), upload.upload_id().unwrap());
            let listed = self.s3.list_parts().bucket(self.bucket.as_str()).key(key).upload_id(id).send().await;
            parts += listed.unwrap().parts().len();
        }
        (all.uploads().len(), parts)
    }

    pub async fn bytes(&self, key: &str) -> Option<Vec<u8>> {
        let got = self.s3.get_object().bucket(self.bucket.as_str()).key(key).send().await.ok()?;
        Some(got.body.collect().await.unwrap().to_vec())
    }
}

fn sends(one: &Heard) -> bool {
    one.actions[0] == "s3:PutObject"
}

/// An upload whose caller dies before its `nth` sending call goes out.
async fn killed(place: &Place, op: &Op, nth: usize) {
    let wire = Wire::new().await;
    let cloud = place.cloud(&wire.endpoints());
    let mut seen = 0;
    wire.rule(move |one| {
        seen += usize::from(sends(one));
        if sends(one) && seen == nth { Fate::KillBefore } else { Fate::Pass }
    });
    tokio::select! {
        ended = run(&cloud, op) => panic!("it was to be killed: {ended:?}"),
        () = wire.killed() => {}
    }
    drop(cloud);
}

#[tokio::test]
async fn a_large_file_goes_in_parts_and_is_proved_and_found_unchanged() {
    let account = account();
    let mut site = Site::new("film", REGION, Venue::Endpoint { url: ministack().url() });
    site.website_url = None;
    let bytes = film(12 << 20, 1);
    site.folder.write("film.mp4", &bytes);
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let cloud = || {
        let cloud = Aws::new(
            keys.connection(REGION, &ministack().endpoints()),
            Arc::new(naru_adapters::folder::LocalFolder),
            Arc::new(super::site::NoWeb),
            &site.installation,
        );
        cloud.in_parts(SMALL)
    };
    site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap();
    let name = site.bucket_name(&account);
    let key = Key::parse("film.mp4").unwrap();
    let object = cloud().list(&name).await.unwrap().unwrap().remove(&key).unwrap();
    assert_eq!(object.size, 12 << 20);
    assert!(object.etag.ends_with("-3"), "{}", object.etag);
    let head = cloud().heads(&name, std::slice::from_ref(&key)).await.unwrap().remove(&key).unwrap();
    assert_eq!(
        head.sha256,
        Some(naru_core::names::sha256(&bytes).into()),
        "the object says what all of its bytes have"
    );
    assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0, "nothing is left to do");
    // Nor for another computer that finds no finished record of it.
    let s3 = eye(&Keys { id: account, secret: "any".to_owned() }, &ministack().url());
    let records = s3.list_objects_v2().bucket(name.as_str()).prefix(".naru/releases/").send().await.unwrap();
    for record in records.contents() {
        s3.delete_object().bucket(name.as_str()).key(record.key().unwrap()).send().await.unwrap();
    }
    let again = site.go(&cloud(), &STATIC_SITE, Goal::Build).await;
    again.result.as_ref().unwrap();
    assert!(!again.done.iter().any(|op| op.starts_with("op-s3-upload")), "{:?}", again.done);
}

#[tokio::test]
async fn an_upload_makes_as_many_requests_as_are_priced() {
    let place = place("priced").await;
    for (size, want) in [(1 << 20, 1), (6 << 20, 1), ((6 << 20) + 1, 4), (12 << 20, 5)] {
        let folder = Folder::of(&[("film.mp4", &film(size, 9))]);
        let wire = Wire::new().await;
        run(&place.cloud(&wire.endpoints()), &folder.op(&place.bucket).await).await.unwrap();
        let sent = wire.heard().iter().filter(|one| sends(one)).count() as u64;
        assert_eq!((sent, SMALL.requests(size as u64)), (want, want), "{size} bytes");
    }
}

#[tokio::test]
async fn after_a_kill_only_what_had_not_arrived_is_sent_again() {
    for nth in [1, 3, 6] {
        let place = place("resume").await;
        let folder = Folder::of(&[("film.mp4", &film(23 << 20, 2))]);
        let op = folder.op(&place.bucket).await;
        killed(&place, &op, nth).await;
        let (uploads, arrived) = place.left().await;
        assert!(uploads <= 1 && (nth < 3 || uploads == 1), "killed at call {nth}: {uploads} uploads");
        let wire = Wire::new().await;
        run(&place.cloud(&wire.endpoints()), &op).await.unwrap();
        let sent = wire.heard().iter().filter(|one| sends(one)).count();
        // It may have to be begun, and one call ends it. What was under way at the kill may have arrived since.
        let most = usize::from(arrived == 0) + (5 - arrived) + 1;
        assert!((1..=most).contains(&sent), "killed at call {nth}: {arrived} of 5 parts had arrived, {sent} calls");
        assert_eq!(place.left().await, (0, 0));
        assert_eq!(place.bytes("film.mp4").await, Some(film(23 << 20, 2)));
    }
}

#[tokio::test]
async fn parts_of_other_bytes_are_not_taken_over() {
    let place = place("other").await;
    let folder = Folder::of(&[("film.mp4", &film(12 << 20, 3))]);
    killed(&place, &folder.op(&place.bucket).await, 4).await;
    assert_eq!(place.left().await.0, 1);
    let other = film(12 << 20, 4);
    folder.write("film.mp4", &other);
    let cloud = place.cloud(&ministack().endpoints());
    run(&cloud, &folder.op(&place.bucket).await).await.unwrap();
    assert_eq!(place.left().await, (0, 0));
    assert_eq!(place.bytes("film.mp4").await, Some(other.clone()));
    let key = Key::parse("film.mp4").unwrap();
    let head = cloud.heads(&place.bucket, std::slice::from_ref(&key)).await.unwrap().remove(&key).unwrap();
    assert_eq!(head.sha256, Some(naru_core::names::sha256(&other).into()), "what it says of itself is true");
}

#[tokio::test]
async fn what_a_killed_run_began_and_nobody_wants_any_more_is_given_up() {
    let account = account();
    let site = Site::new("left", REGION, Venue::Endpoint { url: ministack().url() });
    site.folder.write("film.mp4", &film(12 << 20, 5));
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let wire = Wire::new().await;
    let cloud = || {
        let cloud = Aws::new(
            keys.connection(REGION, &wire.endpoints()),
            Arc::new(naru_adapters::folder::LocalFolder),
            Arc::new(super::site::NoWeb),
            &site.installation,
        );
        cloud.in_parts(SMALL)
    };
    let mut parts = 0;
    let s3 = eye(&Keys { id: account.clone(), secret: "any".to_owned() }, &ministack().url());
    let place = Place { keys: keys.clone(), bucket: site.bucket_name(&account), s3 };
    wire.rule(move |one| {
        parts += usize::from(one.actions[0] == "s3:ListBucketMultipartUploads");
        // The first part, or the next call after it, is the last one.
        if parts > 0 && sends(one) {
            parts += 1;
        }
        if parts == 4 { Fate::KillBefore } else { Fate::Pass }
    });
    let killed = cloud();
    tokio::select! {
        ran = site.go(&killed, &STATIC_SITE, Goal::Build) => panic!("{:?}", ran.result),
        () = wire.killed() => {}
    }
    assert_eq!(place.left().await.0, 1, "it was killed inside of an upload");
    wire.rule(|_| Fate::Pass);
    std::fs::remove_file(site.folder.path().join("film.mp4")).unwrap();
    let ran = site.go(&cloud(), &STATIC_SITE, Goal::Build).await;
    ran.result.as_ref().unwrap();
    let given_up = format!("op-s3-abort-uploads {}", place.bucket);
    assert!(ran.forecast_keys().contains(&given_up), "it is shown: {:?}", ran.forecast_keys());
    assert!(ran.done.contains(&given_up), "{:?}", ran.done);
    assert_eq!(place.left().await, (0, 0));
    assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
}

#[tokio::test]
async fn each_lost_reply_of_an_upload_in_parts_leaves_one_object_and_no_parts() {
    let folder = Folder::of(&[("film.mp4", &film(12 << 20, 6))]);
    // It is begun, sent in three parts and put together.
    for lost in 0..5 {
        let place = place("lost").await;
        let wire = Wire::new().await;
        let mut changes = 0;
        wire.rule(move |one| {
            changes += usize::from(one.changes);
            if one.changes && changes == lost + 1 { Fate::LoseReply } else { Fate::Pass }
        });
        run(&place.cloud(&wire.endpoints()), &folder.op(&place.bucket).await)
            .await
            .unwrap_or_else(|error| panic!("reply {lost}: {error} {:?}", error.detail));
        assert_eq!(place.left().await, (0, 0), "reply {lost}");
        assert_eq!(place.bytes("film.mp4").await, Some(film(12 << 20, 6)), "reply {lost}");
    }
}

#[tokio::test]
async fn a_large_file_that_changes_while_it_is_sent_is_never_put_together() {
    type Change = fn(&std::path::Path);
    let kinds: [(&str, Change); 5] = [
        ("same size", |path| std::fs::write(path, film(12 << 20, 8)).unwrap()),
        ("grow", |path| {
            use std::io::Write;
            std::fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"more").unwrap();
        }),
        ("truncate", |path| std::fs::OpenOptions::new().write(true).open(path).unwrap().set_len(7 << 20).unwrap()),
        ("delete", |path| std::fs::remove_file(path).unwrap()),
        ("replace", |path| {
            let new = path.with_extension("new");
            std::fs::write(&new, film(12 << 20, 8)).unwrap();
            std::fs::rename(new, path).unwrap();
        }),
    ];
    for (what, change) in kinds {
        let place = place("torn").await;
        let proxy = Proxy::start(true).await;
        let folder = Folder::of(&[("film.mp4", &film(12 << 20, 7))]);
        let op = folder.op(&place.bucket).await;
        let (path, passed) = (folder.path().join("film.mp4"), Arc::clone(&proxy.passed));
        let meddler = tokio::spawn(async move {
            while passed.load(Ordering::Relaxed) < 1 << 20 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
            change(&path);
        });
        let error = run(&place.cloud(&Endpoints::all(&proxy.url)), &op).await.expect_err(what);
        meddler.await.unwrap();
        assert_eq!((error.code, error.args["file"].as_str()), (Code::FileChanged, "film.mp4"), "{what}: {error}");
        assert_eq!(place.bytes("film.mp4").await, None, "{what}");
        assert_eq!(place.left().await, (0, 0), "{what}: its parts are of no use to anybody");
    }
}

#[tokio::test]
async fn an_upload_that_is_held_sends_nothing_until_it_is_let_go() {
    let place = place("held").await;
    let folder = Folder::site();
    let op = folder.op(&place.bucket).await;
    let wire = Wire::new().await;
    let (cloud, cancel, gate) = (place.cloud(&wire.endpoints()), CancellationToken::new(), Arc::new(Gate::default()));
    gate.hold();
    let upload = run_through(&cloud, &op, &cancel, &gate, &|_| {});
    tokio::pin!(upload);
    let held = tokio::time::timeout(Duration::from_millis(500), &mut upload).await;
    assert!(held.is_err() && wire.heard().is_empty(), "{:?}", wire.heard());
    gate.release();
    assert_eq!(upload.await.unwrap().len(), op.volume().0 as usize);

    // Somebody who has enough of waiting ends it.
    gate.hold();
    let stop = cancel.clone();
    let (ended, ()) = tokio::join!(run_through(&cloud, &op, &cancel, &gate, &|_| {}), async move { stop.cancel() });
    assert_eq!(ended.unwrap_err().code, Code::Cancelled);
}

#[tokio::test]
async fn a_limited_upload_is_as_slow_as_was_said_and_no_slower() {
    let place = place("limit").await;
    let files: Vec<Vec<u8>> = (0..10).map(|n| film(40_000, n + 1)).collect();
    let names: Vec<String> = (0..10).map(|n| format!("{n}.bin")).collect();
    let all: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(files.iter().map(Vec::as_slice)).collect();
    let folder = Folder::of(&all);
    let op = folder.op(&place.bucket).await;
    let cloud = place.cloud(&ministack().endpoints());
    let gate = Arc::new(Gate::new(Some(200_000)));
    let began = Instant::now();
    run_through(&cloud, &op, &CancellationToken::new(), &gate, &|_| {}).await.unwrap();
    let took = began.elapsed();
    assert!(took > Duration::from_millis(1_700), "400 kB at 200 kB/s: {took:?}");
    assert!(took < Duration::from_secs(8), "{took:?}");
}
