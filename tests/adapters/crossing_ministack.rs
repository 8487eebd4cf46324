//! Whole recipes over real HTTP: the engine, the adapter, and ministack as a strict AWS.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_core::cloud::{Cloud, Reader, S3Read};
use naru_core::deploy::headers;
use naru_core::event::{Goal, Outcome};
use naru_core::names::{BucketName, Key, Region, bucket_name};
use naru_core::op::{Op, S3Op};
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::spec::{Access, Venue};
use naru_core::world::{Ownership, PublicAccessBlock};
use naru_core::{Code, policy};

use super::emulator::{Keys, account, ministack, user};
use super::rig::aws as contract_aws;
use super::site::{NoWeb, Site, bucket, run};

const REGION: &str = "ap-northeast-2";

fn venue() -> Venue {
    Venue::Endpoint { url: ministack().url() }
}

fn cloud(keys: &Keys, installation: &str) -> Aws {
    let connection = keys.connection(REGION, &ministack().endpoints());
    Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), installation)
}

fn root(account: &str) -> Keys {
    Keys { id: account.to_owned(), secret: "any".to_owned() }
}

/// Everything in an account, seen past Naru's own adapter.
async fn everything(account: &str) -> BTreeMap<String, BTreeSet<String>> {
    let client = super::rig::eye(&root(account), &ministack().url());
    let mut all = BTreeMap::new();
    for bucket in client.list_buckets().send().await.unwrap().buckets() {
        let name = bucket.name().unwrap();
        let objects = client.list_objects_v2().bucket(name).send().await.unwrap();
        let keys = objects.contents().iter().map(|o| format!("{} {}", o.key().unwrap(), o.e_tag().unwrap()));
        all.insert(name.to_owned(), keys.collect());
    }
    all
}

fn files(all: &BTreeSet<String>) -> usize {
    all.iter().filter(|key| !key.starts_with(".naru/")).count()
}

/// A bucket of the same account that is none of Naru's business.
async fn family(account: &str) -> BucketName {
    let name = bucket("family");
    let cloud = contract_aws(&root(account), REGION, &ministack().endpoints());
    run(&cloud, &super::rig::create(&name)).await.unwrap();
    put(account, &name, "2019/beach.jpg").await;
    name
}

async fn put(account: &str, bucket: &BucketName, key: &str) {
    let client = super::rig::eye(&root(account), &ministack().url());
    let body = aws_sdk_s3::primitives::ByteStream::from_static(b"somebody's");
    client.put_object().bucket(bucket.as_str()).key(key).body(body).send().await.unwrap();
}

#[tokio::test]
async fn a_static_site_is_built_once_and_cleared_whole_and_nothing_of_others_is_touched() {
    for access in [Access::classic(), Access::Private] {
        let account = account();
        let family = family(&account).await;
        let before = everything(&account).await;
        let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
        let mut site = Site::new("My Site", REGION, venue());
        site.access = access;
        let cloud = cloud(&keys, &site.installation);

        let first = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
        let receipt = first.result.as_ref().unwrap();
        assert_eq!(receipt.outcome, Outcome::Stored, "no address to ask on an endpoint that is not AWS");
        assert_eq!(first.done, first.forecast_keys(), "what was shown is what was done");
        let name = BucketName::parse(receipt.bucket.as_ref().unwrap()).unwrap();
        let stored = files(&everything(&account).await[name.as_str()]);
        assert_eq!(receipt.files, stored as u64);
        assert!(stored >= 6, "{stored}");
        assert_eq!(cloud.s3().lock(&name).await, Ok(None), "the lock is dropped");

        let second = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
        assert_eq!(second.result.as_ref().unwrap().ops, 0, "a second run changes nothing");
        assert_eq!(second.forecast_keys(), Vec::<String>::new());

        let cleared = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
        assert_eq!(cleared.result.as_ref().unwrap().outcome, Outcome::Cleared);
        assert_eq!(cleared.done, cleared.forecast_keys());
        assert_eq!(everything(&account).await, before, "nothing of ours is left, {family} is as it was");

        let again = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
        assert_eq!(again.result.unwrap().ops, 0);
    }
}

#[tokio::test]
async fn a_changed_folder_sends_what_changed_and_removes_only_what_was_ours() {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let site = Site::new("changes", REGION, venue());
    let cloud = cloud(&keys, &site.installation);
    let first = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    let name = BucketName::parse(&first.bucket.unwrap()).unwrap();
    put(&account, &name, "uploads/by-hand.png").await;

    site.folder.write("index.html", b"<!doctype html><script src=/assets/index-Zz9yX8w7.js></script>");
    site.folder.write("assets/index-Zz9yX8w7.js", b"console.log('naru 2')");
    std::fs::remove_file(site.folder.path().join("assets/index-B7f2kQ9x.js")).unwrap();
    let second = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    let receipt = second.result.as_ref().unwrap();
    assert_eq!(receipt.files, 2, "{:?}", second.done);
    assert_eq!(second.done, second.forecast_keys());
    let listed = cloud.s3().list(&name).await.unwrap().unwrap();
    let has = |key: &str| listed.contains_key(&Key::parse(key).unwrap());
    assert!(has("assets/index-Zz9yX8w7.js") && has("uploads/by-hand.png"));
    assert!(has("assets/index-B7f2kQ9x.js"), "it stays for who has the older page open");

    let cleared = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
    let error = cleared.error();
    assert_eq!(error.code, Code::NotCleared, "a bucket with somebody's file stays, and is said to: {error}");
    let left = &everything(&account).await[name.as_str()];
    assert_eq!(left.iter().map(|key| key.split(' ').next().unwrap()).collect::<Vec<_>>(), ["uploads/by-hand.png"]);
}

#[tokio::test]
async fn a_region_that_must_not_be_named_works_too() {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let site = Site::new("east", "us-east-1", venue());
    let connection = keys.connection("us-east-1", &ministack().endpoints());
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation);
    site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert_eq!(site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
    site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
    assert!(everything(&account).await.is_empty());
}

/// A site that stands, and the bucket it stands in.
async fn standing(account: &str) -> (Site, BucketName) {
    let mut site = Site::new("daily", REGION, venue());
    // A public bucket's own policy would let anybody read, the deployer too.
    site.access = Access::Private;
    let keys = user(account, &policy::setup(&STATIC_SITE, &[])).await;
    site.go(&cloud(&keys, &site.installation), &STATIC_SITE, Goal::Build).await.result.unwrap();
    let id = naru_core::names::AccountId::parse(account).unwrap();
    let name = bucket_name(&site.slug(), &id, &site.id());
    (site, name)
}

/// A change that needs everything a deploy can need: new bytes, a removal, and an object that a HEAD must explain.
async fn change(site: &Site, account: &str, bucket: &BucketName, n: usize) {
    site.folder.write("index.html", format!("<!doctype html>{n}").as_bytes());
    site.folder.write(&format!("new-{n}.txt"), b"new");
    if n > 0 {
        std::fs::remove_file(site.folder.path().join(format!("new-{}.txt", n - 1))).unwrap();
    }
    // Of the same size as ours, so that the listing cannot tell them apart.
    site.folder.write("by-hand.txt", b"someBODY's");
    put(account, bucket, "by-hand.txt").await;
}

#[tokio::test]
async fn a_deploy_crosses_with_exactly_the_daily_policy() {
    let account = account();
    let (site, name) = standing(&account).await;
    let steps = daily();
    let keys = user(&account, &policy::daily(&steps, &name, false, None)).await;
    let cloud = cloud(&keys, &site.installation);
    for n in 0..2 {
        change(&site, &account, &name, n).await;
        let ran = site.go(&cloud, &steps, Goal::Build).await;
        ran.result.as_ref().unwrap();
        assert_eq!(ran.done, ran.forecast_keys());
    }
    assert!(everything(&account).await[name.as_str()].iter().any(|key| key.starts_with("new-1.txt")));
    assert_eq!(site.go(&cloud, &steps, Goal::Build).await.result.unwrap().ops, 0);
}

#[tokio::test]
async fn each_action_of_the_daily_policy_is_needed_and_named_where_it_is_missing() {
    let account = account();
    let (site, name) = standing(&account).await;
    let steps = daily();
    let whole = policy::daily(&steps, &name, false, None);
    // So that there is something to remove.
    let deployer = cloud(&user(&account, &whole).await, &site.installation);
    change(&site, &account, &name, 0).await;
    site.go(&deployer, &steps, Goal::Build).await.result.unwrap();
    let mut tried = 0;
    for (n, action) in actions(&whole).into_iter().enumerate() {
        let less = without(&whole, &action);
        let cloud = cloud(&user(&account, &less).await, &site.installation);
        change(&site, &account, &name, n + 1).await;
        let ran = site.go(&cloud, &steps, Goal::Build).await;
        if action.contains("Multipart") {
            // Only large files go in parts, and who may not look for old ones begins anew: `wire_crossing` asks for all.
            ran.result.unwrap();
            continue;
        }
        let error = ran.result.expect_err(&action);
        assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action.as_str()), "{error}");
        tried += 1;
        // Whatever was begun is finished by somebody who may.
        site.go(&deployer, &steps, Goal::Build).await.result.unwrap();
    }
    assert_eq!(tried, 4);
}

fn actions(policy: &serde_json::Value) -> Vec<String> {
    let statements = policy["Statement"].as_array().unwrap();
    statements.iter().flat_map(|s| s["Action"].as_array().unwrap()).map(|a| a.as_str().unwrap().to_owned()).collect()
}

fn without(policy: &serde_json::Value, action: &str) -> serde_json::Value {
    let mut less = policy.clone();
    let statements = less["Statement"].as_array_mut().unwrap();
    for statement in statements.iter_mut() {
        statement["Action"].as_array_mut().unwrap().retain(|a| a != action);
    }
    statements.retain(|s| !s["Action"].as_array().unwrap().is_empty());
    less
}

#[tokio::test]
async fn who_may_do_nothing_is_told_the_action_of_every_op_and_look() {
    let account = account();
    let (site, name) = standing(&account).await;
    let nothing = serde_json::json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }] });
    let cloud = cloud(&user(&account, &nothing).await, "elsewhere");
    let region = Region::parse(REGION).unwrap();
    let lock = naru_core::deploy::manifest::PublishLock {
        by: "elsewhere".to_owned(),
        holder: "me".to_owned(),
        since: "now".to_owned(),
    };
    let manifest = naru_core::deploy::manifest::Manifest {
        v: 1,
        id: site.spec().release,
        site: site.id().tag(),
        by: "me".to_owned(),
        at: "now".to_owned(),
        state: naru_core::deploy::manifest::ManifestState::Begun,
        files: Default::default(),
        earlier: Default::default(),
        about: Default::default(),
    };
    let Op::S3(upload) = site.folder.op(&name).await else { unreachable!("an upload is an op of S3") };
    let new = bucket("denied");
    let ops = [
        S3Op::CreateBucket { bucket: new, region: region.clone(), ownership: Ownership::AclsDisabled },
        S3Op::TagBucket { bucket: name.clone(), tags: BTreeMap::new() },
        S3Op::SetOwnership { bucket: name.clone(), ownership: Ownership::AclsDisabled },
        S3Op::SetBlock { bucket: name.clone(), block: PublicAccessBlock::ALL },
        S3Op::SetWebsite {
            bucket: name.clone(),
            website: naru_core::world::Website { index: "index.html".to_owned(), error: None },
        },
        S3Op::ClearWebsite { bucket: name.clone() },
        S3Op::SetPolicy { bucket: name.clone(), policy: policy::setup(&STATIC_SITE, &[]), over: None },
        S3Op::ClearPolicy { bucket: name.clone(), over: serde_json::json!({}) },
        S3Op::TakeLock { bucket: name.clone(), lock: lock.clone(), over: None },
        S3Op::TakeLock { bucket: name.clone(), lock: lock.clone(), over: Some(lock) },
        S3Op::DropLock { bucket: name.clone() },
        S3Op::WriteManifest { bucket: name.clone(), manifest },
        upload,
        S3Op::DeleteObjects { bucket: name.clone(), keys: vec![Key::parse("index.html").unwrap()] },
        S3Op::DeleteBucket { bucket: name.clone(), region },
    ];
    // ministack says of a missing object that it is missing, AWS that it may not be read: so there is a lock.
    put(&account, &name, naru_core::names::LOCK).await;
    let before = everything(&account).await;
    for op in ops {
        let op = Op::S3(op);
        let error = run(&cloud, &op).await.expect_err(&op.key());
        assert_eq!(error.code, Code::AccessDenied, "{}: {error}", op.key());
        let named = error.args["action"].as_str();
        assert!(op.actions().iter().any(|action| action.iam() == named), "{} names {named}", op.key());
        assert!(error.detail.is_some(), "the service's own words are kept");
    }
    assert_eq!(everything(&account).await, before);
    let s3 = cloud.s3();
    let heads = [site.folder.uploads().await[0].key.clone()];
    let looks = [
        ("s3:ListBucket", s3.head_bucket(&name).await.map(|_| ())),
        ("s3:GetBucketTagging", s3.tags(&name).await.map(|_| ())),
        ("s3:GetBucketOwnershipControls", s3.ownership(&name).await.map(|_| ())),
        ("s3:GetBucketPublicAccessBlock", s3.block(&name).await.map(|_| ())),
        ("s3:GetBucketWebsite", s3.website(&name).await.map(|_| ())),
        ("s3:GetBucketPolicy", s3.policy(&name).await.map(|_| ())),
        ("s3:ListBucket", s3.list(&name).await.map(|_| ())),
        ("s3:ListBucket", s3.releases(&name).await.map(|_| ())),
        ("s3:GetObject", s3.heads(&name, &heads).await.map(|_| ())),
        ("s3:GetObject", s3.lock(&name).await.map(|_| ())),
    ];
    for (action, look) in looks {
        let error = look.unwrap_err();
        assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action), "{error}");
    }
}

#[tokio::test]
async fn a_bucket_in_another_region_is_named_with_its_region() {
    let account = account();
    let name = bucket("far");
    let keys = root(&account);
    let far = contract_aws(&keys, "us-west-2", &ministack().endpoints());
    let region = Region::parse("us-west-2").unwrap();
    let create = S3Op::CreateBucket { bucket: name.clone(), region, ownership: Ownership::AclsDisabled };
    run(&far, &Op::S3(create)).await.unwrap();
    let near = contract_aws(&keys, REGION, &ministack().endpoints());
    let folder = super::site::Folder::site();
    let upload = folder.op(&name).await;
    for result in [
        near.head_bucket(&name).await.map(|_| ()),
        near.tags(&name).await.map(|_| ()),
        near.list(&name).await.map(|_| ()),
        run(&near, &upload).await.map(|_| ()),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.code, Code::WrongRegion, "{error}");
        let args = ["bucket", "have", "want"].map(|arg| error.args[arg].as_str());
        assert_eq!((error.code, args), (Code::WrongRegion, [name.as_str(), "us-west-2", REGION]), "{error}");
    }
}

#[tokio::test]
async fn a_name_that_somebody_else_took_is_said_to_be_taken() {
    let account = account();
    let site = Site::new("taken", REGION, venue());
    let id = naru_core::names::AccountId::parse(&account).unwrap();
    let name = bucket_name(&site.slug(), &id, &site.id());
    let other = contract_aws(&root(&super::emulator::account()), REGION, &ministack().endpoints());
    run(&other, &super::rig::create(&name)).await.unwrap();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let cloud = cloud(&keys, &site.installation);
    let error = site.go(&cloud, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["what"].as_str()), (Code::NotOurs, name.as_str()), "{error}");
    let error = run(&cloud, &super::rig::create(&name)).await.unwrap_err();
    assert_eq!((error.code, error.args["bucket"].as_str()), (Code::NameTaken, name.as_str()), "{error}");
}

#[tokio::test]
async fn a_wrong_secret_and_an_unknown_key_are_told_apart() {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let name = bucket("keys");
    let wrong = Keys { secret: "x".repeat(40), ..keys.clone() };
    let unknown = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), ..keys };
    for (keys, code) in [(wrong, Code::BadSecret), (unknown, Code::UnknownKey)] {
        let cloud = cloud(&keys, "here");
        let error = cloud.s3().head_bucket(&name).await.unwrap_err();
        // A HEAD has no body to name the code.
        assert_eq!(error.code, Code::AccessDenied, "{error}");
        for error in [cloud.sts().caller().await.unwrap_err(), cloud.s3().tags(&name).await.unwrap_err()] {
            assert_eq!(error.code, code, "{error}");
        }
    }
}

#[tokio::test]
async fn three_thousand_files_go_over_and_away_again() {
    let account = account();
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let mut site = Site::new("many", REGION, venue());
    site.access = Access::Private;
    for n in 0..2_500 {
        site.folder.write(&format!("posts/{n}/index.html"), format!("<!doctype html>{n}").as_bytes());
    }
    let cloud = cloud(&keys, &site.installation);
    let ran = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    let receipt = ran.result.as_ref().unwrap();
    let name = BucketName::parse(receipt.bucket.as_ref().unwrap()).unwrap();
    let listed = cloud.s3().list(&name).await.unwrap().unwrap();
    assert_eq!(listed.len() as u64, receipt.files, "every page of the listing is read");
    let page = Key::parse("posts/7/index.html").unwrap();
    let heads = cloud.s3().heads(&name, std::slice::from_ref(&page)).await.unwrap();
    assert_eq!(heads[&page].headers, headers::of(&page).into());
    assert_eq!(site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
    site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
    assert!(everything(&account).await.is_empty(), "deleted in thousands");
}

#[tokio::test]
async fn a_lock_of_another_installation_is_not_dropped() {
    let account = account();
    let (_, name) = standing(&account).await;
    let keys = root(&account);
    let (here, there) = (cloud(&keys, "here"), cloud(&keys, "there"));
    let lock = naru_core::deploy::manifest::PublishLock {
        by: "there".to_owned(),
        holder: "them@there".to_owned(),
        since: "2026-11-22T14:00:00Z".to_owned(),
    };
    let take = S3Op::TakeLock { bucket: name.clone(), lock: lock.clone(), over: None };
    run(&there, &Op::S3(take)).await.unwrap();
    let drop = Op::S3(S3Op::DropLock { bucket: name.clone() });
    run(&here, &drop).await.unwrap();
    assert_eq!(here.reader().s3().lock(&name).await, Ok(Some(lock)));
    run(&there, &drop).await.unwrap();
    assert_eq!(here.reader().s3().lock(&name).await, Ok(None));
}
