//! The contract: the same claims about a cloud, against practice, ministack and moto.
//!
//! ministack with `AUTH=true` stands for AWS here: an IAM user with exactly the set-up policy makes every call.
//! Where an emulator is known to differ from AWS, the claim says so and asserts the difference, so that a new
//! version of the emulator that mends it is noticed.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::deploy::diff::{Copy, Why};
use naru_core::deploy::headers::{self, Headers};
use naru_core::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestFile, ManifestState, PublishLock, ReleaseId};
use naru_core::deploy::phase::Phase;
use naru_core::effect::Made;
use naru_core::names::{BucketName, KEPT, Key};
use naru_core::op::{Op, S3Op};
use naru_core::site::bucket_policy;
use naru_core::spec::{Access, Venue};
use naru_core::world::{Ownership, PublicAccessBlock, Website};

use super::rig::{Kind, Rig, create, region};
use super::site::{Folder, bucket};

fn tag(bucket: &BucketName, tags: &[(&str, &str)]) -> Op {
    let tags = tags.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Op::S3(S3Op::TagBucket { bucket: bucket.clone(), tags })
}

fn set_block(bucket: &BucketName, block: PublicAccessBlock) -> Op {
    Op::S3(S3Op::SetBlock { bucket: bucket.clone(), block })
}

fn public_policy(bucket: &BucketName) -> serde_json::Value {
    let account = naru_core::names::AccountId::parse("111122223333").unwrap();
    let venue = Venue::Endpoint { url: "http://127.0.0.1".to_owned() };
    bucket_policy::wanted(None, bucket_policy::statements(&Access::classic(), &venue, bucket, &account, None))
}

fn set_policy(bucket: &BucketName) -> Op {
    Op::S3(S3Op::SetPolicy { bucket: bucket.clone(), policy: public_policy(bucket), over: None })
}

fn take(bucket: &BucketName, lock: &PublishLock, over: Option<&PublishLock>) -> Op {
    Op::S3(S3Op::TakeLock { bucket: bucket.clone(), lock: lock.clone(), over: over.cloned() })
}

fn lock(by: &str, since: &str) -> PublishLock {
    PublishLock { by: by.to_owned(), holder: format!("{by}@host"), since: since.to_owned() }
}

fn delete(bucket: &BucketName, keys: &[&str]) -> Op {
    let keys = keys.iter().map(|key| Key::parse(key).unwrap()).collect();
    Op::S3(S3Op::DeleteObjects { bucket: bucket.clone(), keys })
}

fn delete_bucket(bucket: &BucketName) -> Op {
    Op::S3(S3Op::DeleteBucket { bucket: bucket.clone(), region: region() })
}

fn manifest(second: i64, files: Vec<ManifestFile>) -> Manifest {
    let at = time::OffsetDateTime::from_unix_timestamp(1_800_000_000 + second).unwrap();
    Manifest {
        v: MANIFEST_VERSION,
        id: ReleaseId::new(at, [7; 16]),
        site: "site/production".to_owned(),
        by: "tester@here".to_owned(),
        at: naru_core::clock::rfc3339(at),
        state: ManifestState::Begun,
        files: files.into(),
        earlier: Default::default(),
        about: Default::default(),
    }
}

async fn a_bucket_that_is_not_there_is_absent_in_every_read(rig: &Rig) {
    let (s3, name) = (rig.s3(), bucket("none"));
    assert_eq!(s3.head_bucket(&name).await, Ok(None));
    assert_eq!(s3.tags(&name).await, Ok(None));
    assert_eq!(s3.ownership(&name).await, Ok(None));
    assert_eq!(s3.block(&name).await, Ok(None));
    assert_eq!(s3.website(&name).await, Ok(None));
    assert_eq!(s3.policy(&name).await, Ok(None));
    assert_eq!(s3.list(&name).await, Ok(None));
    assert_eq!(s3.releases(&name).await, Ok(None));
    assert_eq!(s3.lock(&name).await, Ok(None));
    assert_eq!(s3.manifests(&name, &[manifest(0, Vec::new()).id]).await, Ok(Vec::new()));
    assert_eq!(s3.heads(&name, &[Key::parse("a").unwrap()]).await, Ok(BTreeMap::new()));
    let error = rig.run(tag(&name, &[("a", "b")])).await.unwrap_err();
    assert_eq!(error.code, Code::NoBucket, "{error}");
}

async fn a_bucket_is_made_where_it_was_asked_for_with_acls_disabled(rig: &Rig) {
    let name = rig.bucket().await;
    assert_eq!(rig.s3().head_bucket(&name).await.unwrap().unwrap().region, region());
    assert_eq!(rig.s3().ownership(&name).await, Ok(Some(Ownership::AclsDisabled)));
    assert_eq!(rig.s3().list(&name).await, Ok(Some(BTreeMap::new())));
    let block = rig.s3().block(&name).await.unwrap();
    match rig.kind {
        // As AWS since April 2023.
        Kind::Ministack => assert_eq!(block, Some(PublicAccessBlock::ALL)),
        // moto sets none. Practice says so too, because what is relied on is set by an op of its own.
        Kind::Moto | Kind::Practice => assert_eq!(block, None),
    }
}

async fn a_bucket_of_ours_that_exists_is_adopted_and_keeps_what_is_in_it(rig: &Rig) {
    let name = rig.bucket().await;
    rig.put_foreign(&name, "kept.txt").await;
    let again = rig.run(create(&name)).await;
    assert_eq!(again, Ok(Vec::new()), "BucketAlreadyOwnedByYou is success");
    assert_eq!(rig.s3().list(&name).await.unwrap().unwrap().len(), 1);
}

async fn a_bucket_of_somebody_else_is_refused_and_not_seen(rig: &Rig) {
    let error = rig.run(create(&rig.stranger)).await.unwrap_err();
    assert_eq!(error.code, Code::NameTaken, "{error}");
    assert_eq!(error.args["bucket"], rig.stranger.as_str());
    let head = rig.s3().head_bucket(&rig.stranger).await;
    match rig.kind {
        Kind::Practice | Kind::Ministack => {
            let error = head.unwrap_err();
            assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "s3:ListBucket"));
            let error = rig.run(tag(&rig.stranger, &[("a", "b")])).await.unwrap_err();
            assert_eq!(error.code, Code::AccessDenied);
        }
        // moto shows everybody's buckets to everybody.
        Kind::Moto => assert!(head.unwrap().is_some()),
    }
}

async fn tags_of_others_are_kept(rig: &Rig) {
    let name = rig.bucket().await;
    assert_eq!(rig.s3().tags(&name).await, Ok(None));
    rig.run(tag(&name, &[("owner", "family"), ("naru:site", "a/b")])).await.unwrap();
    rig.run(tag(&name, &[("naru:site", "c/d"), ("\u{ac12}", "+ /=@")])).await.unwrap();
    let tags = rig.s3().tags(&name).await.unwrap().unwrap();
    let want = [("owner", "family"), ("naru:site", "c/d"), ("\u{ac12}", "+ /=@")];
    assert_eq!(tags, want.map(|(k, v)| (k.to_owned(), v.to_owned())).into());
}

async fn ownership_block_and_website_read_back_as_they_were_set(rig: &Rig) {
    let name = rig.bucket().await;
    let ownership = Ownership::AclsEnabled;
    rig.run(Op::S3(S3Op::SetOwnership { bucket: name.clone(), ownership })).await.unwrap();
    assert_eq!(rig.s3().ownership(&name).await, Ok(Some(ownership)));
    for block in [PublicAccessBlock::POLICY_LIFTED, PublicAccessBlock::ALL] {
        rig.run(set_block(&name, block)).await.unwrap();
        assert_eq!(rig.s3().block(&name).await, Ok(Some(block)));
    }
    assert_eq!(rig.s3().website(&name).await, Ok(None));
    for error in [None, Some("404.html".to_owned())] {
        let website = Website { index: "index.html".to_owned(), error };
        rig.run(Op::S3(S3Op::SetWebsite { bucket: name.clone(), website: website.clone() })).await.unwrap();
        assert_eq!(rig.s3().website(&name).await, Ok(Some(website)));
    }
    for _ in 0..2 {
        rig.run(Op::S3(S3Op::ClearWebsite { bucket: name.clone() })).await.unwrap();
        assert_eq!(rig.s3().website(&name).await, Ok(None));
    }
}

async fn a_public_policy_is_refused_while_the_block_stands_and_taken_after(rig: &Rig) {
    let name = rig.bucket().await;
    rig.run(set_block(&name, PublicAccessBlock::ALL)).await.unwrap();
    let refused = rig.run(set_policy(&name)).await;
    match rig.kind {
        Kind::Practice | Kind::Ministack => {
            let error = refused.unwrap_err();
            assert_eq!(error.code, Code::PublicBlocked, "{error}");
            assert_eq!(error.args["bucket"], name.as_str());
            assert_eq!(rig.s3().policy(&name).await, Ok(None));
        }
        // moto takes any policy.
        Kind::Moto => assert_eq!(refused, Ok(Vec::new())),
    }
    rig.run(set_block(&name, PublicAccessBlock::POLICY_LIFTED)).await.unwrap();
    rig.run(set_policy(&name)).await.unwrap();
    let seen = rig.s3().policy(&name).await.unwrap().unwrap();
    assert!(bucket_policy::same(&seen, &public_policy(&name)), "{seen}");
    for _ in 0..2 {
        rig.run(Op::S3(S3Op::ClearPolicy { bucket: name.clone(), over: public_policy(&name) })).await.unwrap();
        assert_eq!(rig.s3().policy(&name).await, Ok(None));
    }
}

async fn files_arrive_with_their_bytes_their_headers_and_an_etag(rig: &Rig) {
    let name = rig.bucket().await;
    let folder = Folder::site();
    folder.write("engine.wasm.br", b"compressed when it was built");
    let made = rig.run(folder.op(&name).await).await.unwrap();
    let listed = rig.s3().list(&name).await.unwrap().unwrap();
    let uploads = folder.uploads().await;
    assert_eq!(listed.len(), uploads.len());
    let keys: Vec<Key> = uploads.iter().map(|file| file.key.clone()).collect();
    let heads = rig.s3().heads(&name, &keys).await.unwrap();
    for file in &uploads {
        let object = &listed[&file.key];
        assert_eq!(object.size, file.size, "{}", file.key);
        assert_eq!(object.etag, file.md5, "a plain PUT's ETag is its MD5: {}", file.key);
        assert!(made.contains(&Made::Stored { key: file.key.clone(), etag: object.etag.to_string() }), "{}", file.key);
        assert_eq!(object.meta, None, "a listing knows no headers");
        assert_eq!(heads[&file.key].headers, headers::of(&file.key).into(), "{}", file.key);
        assert_eq!(heads[&file.key].sha256.as_ref(), Some(&file.sha256), "{}", file.key);
        assert_eq!(rig.bytes(&name, &file.key).await, std::fs::read(folder.path().join(file.path.as_str())).unwrap());
    }
}

async fn a_copy_has_the_bytes_and_headers_of_its_own_and_another_original_is_refused(rig: &Rig) {
    let name = rig.bucket().await;
    let folder = Folder::of(&[("a b+#\u{ac00}.txt", b"the bytes"), ("c.txt", b"others")]);
    rig.run(folder.op(&name).await).await.unwrap();
    let original = folder.uploads().await.into_iter().find(|file| file.key.as_str() != "c.txt").unwrap();
    let sum = &original.sha256;
    let copy = |to: &str, etag: &str| Copy {
        from: original.key.clone(),
        to: Key::parse(to).unwrap(),
        size: original.size,
        sha256: sum.clone(),
        etag: etag.into(),
        headers: Headers {
            content_type: "text/html".to_owned(),
            cache_control: Some("no-store".to_owned()),
            ..Headers::default()
        }
        .into(),
        why: Why::Renamed,
    };
    let op = |phase, copies| Op::S3(S3Op::Copy { bucket: name.clone(), phase, copies });
    let aside = format!("{KEPT}{sum}");
    for _ in 0..2 {
        let made = rig.run(op(Some(Phase::Pages), vec![copy("d/e.html", &original.md5)])).await.unwrap();
        assert_eq!(made, [Made::Stored { key: Key::parse("d/e.html").unwrap(), etag: original.md5.to_string() }]);
        rig.run(op(None, vec![copy(&aside, &original.md5)])).await.unwrap();
    }
    let to = Key::parse("d/e.html").unwrap();
    let heads = rig.s3().heads(&name, std::slice::from_ref(&to)).await.unwrap();
    assert_eq!(heads[&to].headers, copy("x", "").headers);
    assert_eq!(heads[&to].sha256.as_ref(), Some(sum), "a copy has a checksum of its own");
    assert_eq!(rig.bytes(&name, &to).await, b"the bytes");
    let listing = rig.s3().listing(&name).await.unwrap().unwrap();
    assert_eq!(listing.kept.keys().collect::<Vec<_>>(), [sum]);
    assert_eq!(listing.objects.len(), 3, "what is put aside is not part of the site");
    // Somebody changed the original since it was looked at, or it is gone.
    let moved = rig.run(op(Some(Phase::Pages), vec![copy("f.html", &"0".repeat(32))])).await;
    match (rig.kind, moved) {
        // moto copies whatever lies there; the checksum in its reply is then the judge.
        (Kind::Moto, Ok(_)) => {}
        (_, moved) => assert_eq!(moved.unwrap_err().code, Code::Moved),
    }
    rig.run(delete(&name, &[original.key.as_str()])).await.unwrap();
    let gone = rig.run(op(Some(Phase::Pages), vec![copy("f.html", &original.md5)])).await.unwrap_err();
    assert_eq!(gone.code, Code::Moved, "{gone}");
}

async fn a_head_of_a_key_that_went_away_is_left_out(rig: &Rig) {
    let name = rig.bucket().await;
    let folder = Folder::of(&[("a.txt", b"a")]);
    rig.run(folder.op(&name).await).await.unwrap();
    let heads = rig.s3().heads(&name, &[Key::parse("a.txt").unwrap(), Key::parse("b.txt").unwrap()]).await.unwrap();
    assert_eq!(heads.keys().map(Key::as_str).collect::<Vec<_>>(), ["a.txt"]);
}

async fn manifests_read_back_as_written_and_stay_out_of_the_listing(rig: &Rig) {
    let name = rig.bucket().await;
    assert_eq!(rig.s3().releases(&name).await, Ok(Some(Vec::new())));
    let key = Key::parse("\u{d55c}/index.html").unwrap();
    let file = ManifestFile {
        headers: headers::of(&key).into(),
        key,
        size: 7,
        sha256: "ab".repeat(32).into(),
        etag: Some("cd".repeat(16).into()),
    };
    let (first, second) = (manifest(0, Vec::new()), manifest(1, vec![file]));
    for manifest in [&second, &first] {
        rig.run(Op::S3(S3Op::WriteManifest { bucket: name.clone(), manifest: manifest.clone() })).await.unwrap();
    }
    let finished = Manifest { state: ManifestState::Finished, ..second.clone() };
    rig.run(Op::S3(S3Op::WriteManifest { bucket: name.clone(), manifest: finished.clone() })).await.unwrap();
    assert_eq!(rig.s3().releases(&name).await, Ok(Some(vec![first.id.clone(), second.id.clone()])), "oldest first");
    let ids = [first.id.clone(), second.id.clone(), manifest(9, Vec::new()).id];
    assert_eq!(rig.s3().manifests(&name, &ids).await, Ok(vec![first, finished]), "one that is not there is left out");
    assert_eq!(rig.s3().list(&name).await, Ok(Some(BTreeMap::new())), ".naru/ is not part of the site");
}

async fn of_two_who_take_the_lock_one_wins(rig: &Rig) {
    let name = rig.bucket().await;
    let (ours, theirs) = (lock("here", "2026-11-22T14:00:00Z"), lock("there", "2026-11-22T14:00:01Z"));
    let (ours_op, theirs_op) = (take(&name, &ours, None), take(&name, &theirs, None));
    let (a, b) = tokio::join!(rig.run(ours_op), rig.run(theirs_op));
    let (winner, lost) = match (a, b) {
        (Ok(_), Err(lost)) => (ours, lost),
        (Err(lost), Ok(_)) => (theirs, lost),
        both => panic!("one of two must win: {both:?}"),
    };
    assert_eq!(lost.code, Code::PublishLocked, "{lost}");
    assert_eq!(lost.args["holder"], winner.holder);
    assert_eq!(rig.s3().lock(&name).await, Ok(Some(winner)));
}

async fn a_lock_is_replaced_only_if_it_is_the_one_that_was_seen(rig: &Rig) {
    let name = rig.bucket().await;
    let old = lock("there", "2026-11-22T13:00:00Z");
    let (ours, other) = (lock("here", "2026-11-22T14:00:00Z"), lock("elsewhere", "2026-11-22T12:00:00Z"));
    rig.run(take(&name, &old, None)).await.unwrap();
    assert_eq!(rig.run(take(&name, &ours, Some(&other))).await.unwrap_err().code, Code::PublishLocked);
    rig.run(take(&name, &ours, Some(&old))).await.unwrap();
    assert_eq!(rig.s3().lock(&name).await, Ok(Some(ours.clone())));
    // The reply was lost: asking again finds our own.
    rig.run(take(&name, &ours, None)).await.unwrap();
    rig.run(take(&name, &ours, Some(&ours))).await.unwrap();
    for _ in 0..2 {
        rig.run(Op::S3(S3Op::DropLock { bucket: name.clone() })).await.unwrap();
        assert_eq!(rig.s3().lock(&name).await, Ok(None));
    }
    // Who may be replaced can be gone in the meantime.
    rig.run(take(&name, &ours, Some(&old))).await.unwrap();
}

async fn only_the_given_keys_are_deleted(rig: &Rig) {
    let name = rig.bucket().await;
    let folder = Folder::site();
    rig.run(folder.op(&name).await).await.unwrap();
    let odd = "\u{c0ac}\u{c9c4}/\u{d55c} +&%#?=(1)'.svg";
    rig.run(delete(&name, &["index.html", odd])).await.unwrap();
    if rig.kind != Kind::Practice {
        // Keys that are gone are success; practice is stricter, so that a fault of ours shows.
        rig.run(delete(&name, &["index.html"])).await.unwrap();
    }
    let left = rig.s3().list(&name).await.unwrap().unwrap();
    assert_eq!(left.len(), folder.uploads().await.len() - 2);
    assert!(!left.keys().any(|key| key.as_str() == odd || key.as_str() == "index.html"));
}

async fn a_bucket_goes_only_when_it_is_empty(rig: &Rig) {
    let name = rig.bucket().await;
    rig.put_foreign(&name, "kept.txt").await;
    let error = rig.run(delete_bucket(&name)).await.unwrap_err();
    assert_eq!(error.code, Code::NotCleared, "{error}");
    rig.run(delete(&name, &["kept.txt"])).await.unwrap();
    rig.run(delete_bucket(&name)).await.unwrap();
    assert_eq!(rig.s3().head_bucket(&name).await, Ok(None));
    if rig.kind != Kind::Practice {
        // Its reply may have been lost.
        rig.run(delete_bucket(&name)).await.unwrap();
    }
}

async fn what_may_not_be_read_is_denied_by_its_action_and_not_absent(rig: &Rig) {
    let name = rig.bucket().await;
    let Some(blind) = &rig.half_blind else {
        assert_eq!(rig.kind, Kind::Moto, "moto alone cannot refuse");
        return;
    };
    for (reply, action) in [
        (blind.s3().tags(&name).await.map(|_| ()), "s3:GetBucketTagging"),
        (blind.s3().policy(&name).await.map(|_| ()), "s3:GetBucketPolicy"),
    ] {
        let error = reply.unwrap_err();
        assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action), "{error}");
    }
    assert_eq!(blind.s3().website(&name).await, Ok(None), "what may be read is absent");
}

async fn the_caller_is_known(rig: &Rig) {
    let caller = rig.cloud.sts().caller().await.unwrap();
    assert!(caller.arn.contains(caller.account.as_str()), "{caller:?}");
    assert!(!caller.is_root(), "{caller:?}");
}

macro_rules! claims {
    ($($claim:ident)*) => {
        mod practice { $(#[tokio::test] async fn $claim() { super::$claim(&super::Rig::practice().await).await })* }
        mod ministack { $(#[tokio::test] async fn $claim() { super::$claim(&super::Rig::ministack().await).await })* }
        mod moto { $(#[tokio::test] async fn $claim() { super::$claim(&super::Rig::moto().await).await })* }
    };
}

claims! {
    a_bucket_that_is_not_there_is_absent_in_every_read
    a_bucket_is_made_where_it_was_asked_for_with_acls_disabled
    a_bucket_of_ours_that_exists_is_adopted_and_keeps_what_is_in_it
    a_bucket_of_somebody_else_is_refused_and_not_seen
    tags_of_others_are_kept
    ownership_block_and_website_read_back_as_they_were_set
    a_public_policy_is_refused_while_the_block_stands_and_taken_after
    files_arrive_with_their_bytes_their_headers_and_an_etag
    a_copy_has_the_bytes_and_headers_of_its_own_and_another_original_is_refused
    a_head_of_a_key_that_went_away_is_left_out
    manifests_read_back_as_written_and_stay_out_of_the_listing
    of_two_who_take_the_lock_one_wins
    a_lock_is_replaced_only_if_it_is_the_one_that_was_seen
    only_the_given_keys_are_deleted
    a_bucket_goes_only_when_it_is_empty
    what_may_not_be_read_is_denied_by_its_action_and_not_absent
    the_caller_is_known
}
