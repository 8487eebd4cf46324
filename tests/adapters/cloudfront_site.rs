//! A site behind a distribution at ministack, asked as visitors ask; the bucket's record of it; who may do what; and a
//! distribution at moto that takes its time.

use std::collections::BTreeMap;

use naru_adapters::web::Web;
use naru_core::cdn::{CdnRecord, Distribution, Field, OriginAccess, Routing, origin_host};
use naru_core::clock::hex;
use naru_core::cloud::{CloudFrontRead, S3Read, WebRead};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::effect::Made;
use naru_core::names::{AccountId, BucketName, CDN_RECORD, sha256};
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::recipe::STATIC_SITE;
use naru_core::site::answers::{Expect, Meant, Probe, ProbeKind, Reply};
use naru_core::site::bucket_policy::{self, CdnReader};
use naru_core::site::rewrite::{Rewrite, RewriteMode};
use naru_core::spec::{Access, Venue};
use naru_core::world::Fact;
use naru_core::{Code, policy};
use serde_json::json;

use super::cloudfront::{Edge, REGION, edge, for_ministack, front, id_of, name, owner, run, settings, setup, token};
use super::emulator::{Keys, ministack, moto, user};
use super::rig::{aws, create, eye, region};
use super::site::{Folder, bucket, run as run_op};

fn venue() -> Venue {
    Venue::Endpoint { url: ministack().url() }
}

/// A site of pages in folders: bucket, files, access control, function, distribution, bucket policy, record.
async fn published(edge: &Edge, folder: &Folder) -> (BucketName, Distribution) {
    let (name, bucket) = (name(), bucket("cdn"));
    run_op(&edge.cloud, &create(&bucket)).await.unwrap();
    run_op(&edge.cloud, &folder.op(&bucket).await).await.unwrap();
    let access = run(&edge.cloud, CloudFrontOp::CreateAccessControl { name: name.clone() }).await.unwrap();
    let rewrite = Rewrite::plain(RewriteMode::ManyPages);
    let publish = CloudFrontOp::PublishFunction { name: name.clone(), rewrite, replaces: false };
    let made = run(&edge.cloud, publish).await.unwrap();
    let [Made::Function { arn }] = &made[..] else { panic!("{made:?}") };
    let mut wanted = settings(&name);
    wanted.origin.domain = origin_host(&bucket, &region());
    wanted.origin.access = OriginAccess::Control { id: id_of(&access) };
    wanted.viewer_request = Some(arn.clone());
    let (id, _) = edge.standing(&wanted).await;
    let ours = edge.seen(&id).await;
    let account = AccountId::parse(&edge.account).unwrap();
    let reader = CdnReader::Distribution { arn: ours.arn.clone() };
    let statements = bucket_policy::statements(&Access::Private, &venue(), &bucket, &account, Some(&reader));
    let policy = bucket_policy::wanted(None, statements);
    let policy = S3Op::SetPolicy { bucket: bucket.clone(), policy, over: None };
    run_op(&edge.cloud, &Op::S3(policy)).await.unwrap();
    let record = S3Op::WriteCdnRecord { bucket: bucket.clone(), record: record(&ours), over: None };
    run_op(&edge.cloud, &Op::S3(record)).await.unwrap();
    (bucket, ours)
}

/// As it is read: what later Narus add to it is left out.
fn record(ours: &Distribution) -> CdnRecord {
    let record = json!({
        "v": 1,
        "site": "p/production",
        "distribution": ours.id,
        "arn": ours.arn,
        "domain": ours.domain,
        "applied": [Field::Enabled(true), Field::Origin(ours.settings.origin.clone())],
        "routing": Routing::ManyPages,
        "fresh": ReleaseId::new(time::OffsetDateTime::UNIX_EPOCH, [7; 16]),
    });
    serde_json::from_value(record).unwrap()
}

/// Asks the distribution as the answers step does.
async fn ask(front: &str, ours: &Distribution, path: &str, https: bool) -> Reply {
    let probe = Probe {
        kind: ProbeKind::Root,
        url: format!("{front}{path}"),
        at: Some(Meant { host: ours.domain.clone(), https }),
        expect: Expect::Refusal,
    };
    Web::new().get(&probe).await.unwrap()
}

#[tokio::test]
async fn visitors_get_the_site_through_the_distribution_and_not_around_it() {
    let edge = edge().await;
    let front = front(&edge.account).await;
    let folder = Folder::site();
    let (bucket, ours) = published(&edge, &folder).await;
    let page = std::fs::read(folder.path().join("index.html")).unwrap();
    let about = std::fs::read(folder.path().join("about/index.html")).unwrap();
    let script = std::fs::read(folder.path().join("assets/index-B7f2kQ9x.js")).unwrap();
    let rows = [("/", &page), ("/about", &about), ("/about/", &about), ("/assets/index-B7f2kQ9x.js", &script)];
    for (path, bytes) in rows {
        let Reply::Answered { status, sha256: got, size, cache, .. } = ask(&front, &ours, path, true).await else {
            panic!("{path}: nobody answered");
        };
        assert_eq!((status, got, size), (200, sha256(bytes), bytes.len() as u64), "{path}");
        assert!(cache.unwrap().contains("from cloudfront"), "{path}: what the cache had is told");
    }
    for path in ["/naru-check/missing.js", "/naru-check", &format!("/{CDN_RECORD}")] {
        let reply = ask(&front, &ours, path, true).await;
        assert!(matches!(reply, Reply::Answered { status: 403, .. }), "{path}: {reply:?}");
    }
    let Reply::Answered { status, location, .. } = ask(&front, &ours, "/about/?a=1", false).await else {
        panic!("nobody answered");
    };
    assert_eq!((status, location), (301, Some(format!("https://{}/about/?a=1", ours.domain))));

    let whole = reqwest::Client::new()
        .get(front)
        .header("host", &ours.domain)
        .header("x-forwarded-proto", "https")
        .send()
        .await
        .unwrap();
    let header = |name: &str| whole.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header("strict-transport-security").as_deref(), Some("max-age=31536000"));
    assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
    assert_eq!(header("x-frame-options").as_deref(), Some("SAMEORIGIN"));

    let direct = format!("{}/{bucket}/index.html", ministack().url());
    assert_eq!(reqwest::get(direct).await.unwrap().status().as_u16(), 403, "not around CloudFront");
}

#[tokio::test]
async fn the_bucket_remembers_its_distribution() {
    let edge = edge().await;
    let bucket = bucket("record");
    run_op(&edge.cloud, &create(&bucket)).await.unwrap();
    assert_eq!(edge.cloud.cdn_record(&bucket).await, Ok(None));
    let (id, _) = edge.standing(&settings(&name())).await;
    let first = record(&edge.seen(&id).await);
    let second = CdnRecord { fresh: None, ..first.clone() };
    let write = |record: &CdnRecord, over: Option<&CdnRecord>| {
        Op::S3(S3Op::WriteCdnRecord {
            bucket: bucket.clone(),
            record: record.clone(),
            over: over.cloned().map(Box::new),
        })
    };
    for (record, over) in [(&first, None), (&second, Some(&first))] {
        let write = write(record, over);
        run_op(&edge.cloud, &write).await.unwrap();
        assert_eq!(edge.cloud.cdn_record(&bucket).await, Ok(Some(record.clone())));
        run_op(&edge.cloud, &write).await.expect("the same once more is success");
    }
    for over in [None, Some(&first)] {
        let third = CdnRecord { distribution: "EOTHER".to_owned(), ..first.clone() };
        let refused = run_op(&edge.cloud, &write(&third, over)).await.unwrap_err();
        assert_eq!(refused.code, Code::Moved, "somebody wrote since");
        assert_eq!(edge.cloud.cdn_record(&bucket).await, Ok(Some(second.clone())));
    }
    let gone = Op::S3(S3Op::DeleteObjects { bucket: bucket.clone(), keys: vec![CDN_RECORD.parse().unwrap()] });
    run_op(&edge.cloud, &gone).await.unwrap();
    assert_eq!(run_op(&edge.cloud, &write(&first, Some(&second))).await.unwrap_err().code, Code::Moved);
    run_op(&edge.cloud, &write(&first, None)).await.unwrap();
    assert_eq!(edge.cloud.list(&bucket).await.unwrap().unwrap().len(), 0, "a record is no file of the site");
    let s3 = eye(&Keys { id: edge.account.clone(), secret: "any".to_owned() }, &ministack().url());
    let rows = [("no record", Ok(None)), ("{}", Ok(None)), (r#"{"v":2,"new":1}"#, Err(Code::StoreNewer))];
    for (text, want) in rows {
        let put = s3.put_object().bucket(bucket.as_str()).key(CDN_RECORD);
        put.body(text.as_bytes().to_vec().into()).send().await.unwrap();
        assert_eq!(edge.cloud.cdn_record(&bucket).await.map_err(|error| error.code), want, "{text}");
    }
}

#[tokio::test]
async fn each_op_and_look_that_is_refused_names_its_action() {
    let edge = edge().await;
    let name = name();
    let (id, etag) = edge.standing(&settings(&name)).await;
    let control = CloudFrontOp::CreateAccessControl { name: name.clone() };
    let control = id_of(&run(&edge.cloud, control).await.unwrap());
    let nothing = json!({ "Version": "2012-10-17", "Statement": [
        { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }] });
    let cloud = aws(&user(&edge.account, &nothing).await, REGION, &ministack().endpoints());
    let (set, was) = (vec![Field::Enabled(false)], vec![Field::Enabled(true)]);
    let rewrite = Rewrite::plain(RewriteMode::SinglePage);
    let release = ReleaseId::new(time::OffsetDateTime::UNIX_EPOCH, [1; 16]);
    let (wanted, tags) = (settings(&name), BTreeMap::new());
    let ops = [
        CloudFrontOp::CreateAccessControl { name: name.clone() },
        CloudFrontOp::DeleteAccessControl { id: control, name: name.clone() },
        CloudFrontOp::CreateAccessIdentity { name: name.clone() },
        CloudFrontOp::DeleteAccessIdentity { id: "E1".to_owned(), name: name.clone() },
        CloudFrontOp::CreateDistribution { name: name.clone(), settings: Box::new(wanted), tags },
        CloudFrontOp::UpdateDistribution { id: id.clone(), etag: etag.clone(), set, was },
        CloudFrontOp::DeleteDistribution { id: id.clone(), name: name.clone(), etag },
        CloudFrontOp::PublishFunction { name: name.clone(), rewrite, replaces: false },
        CloudFrontOp::DeleteFunction { name: name.clone() },
        CloudFrontOp::Invalidate { distribution: id.clone(), paths: vec!["/*".to_owned()], release },
    ];
    for op in ops {
        let error = run(&cloud, op.clone()).await.expect_err(&format!("{op:?}"));
        assert_eq!(error.code, Code::AccessDenied, "{op:?}: {error}");
        // ministack names the call where AWS names the actions behind it.
        let named = error.args["action"].trim_end_matches("WithTags").to_owned();
        let op = Op::CloudFront(op);
        assert!(op.actions().iter().any(|action| action.iam() == named), "{} names {named}", op.key());
    }
    let looks = [
        ("cloudfront:ListDistributions", cloud.distributions().await.map(|_| ())),
        ("cloudfront:GetDistribution", cloud.distribution(&id).await.map(|_| ())),
        ("cloudfront:GetDistribution", cloud.deployed(&id).await.map(|_| ())),
        ("cloudfront:ListOriginAccessControls", cloud.access_controls().await.map(|_| ())),
        ("cloudfront:ListCloudFrontOriginAccessIdentities", cloud.access_identities().await.map(|_| ())),
        ("cloudfront:DescribeFunction", cloud.function(&name).await.map(|_| ())),
        ("cloudfront:GetInvalidation", cloud.invalidation(&id, "I1").await.map(|_| ())),
    ];
    for (action, look) in looks {
        let error = look.unwrap_err();
        assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action), "{error}");
    }
}

#[tokio::test]
async fn tags_that_may_not_be_read_are_a_fact_of_their_own() {
    let edge = edge().await;
    let (id, _) = edge.standing(&settings(&name())).await;
    let mut less = setup();
    for statement in less["Statement"].as_array_mut().unwrap() {
        statement["Action"].as_array_mut().unwrap().retain(|action| action != "cloudfront:ListTagsForResource");
    }
    let cloud = aws(&user(&edge.account, &less).await, REGION, &ministack().endpoints());
    let seen = cloud.distribution(&id).await.unwrap().unwrap();
    assert_eq!(seen.tags, Fact::Denied("cloudfront:ListTagsForResource".to_owned()));
    assert_eq!(seen.settings, edge.seen(&id).await.settings, "the rest is seen");
}

#[tokio::test]
async fn the_daily_policy_invalidates_its_own_distribution_alone() {
    let edge = edge().await;
    let (bucket, ours) = published(&edge, &Folder::site()).await;
    let (other, _) = edge.standing(&settings(&name())).await;
    let daily = policy::daily(&STATIC_SITE, &bucket, false, Some(&ours.arn));
    let cloud = aws(&user(&edge.account, &for_ministack(&daily)).await, REGION, &ministack().endpoints());
    let release = ReleaseId::new(time::OffsetDateTime::UNIX_EPOCH, [1; 16]);
    let op = |distribution: &str| CloudFrontOp::Invalidate {
        distribution: distribution.to_owned(),
        paths: vec!["/*".to_owned()],
        release: release.clone(),
    };
    let id = id_of(&run(&cloud, op(&ours.id)).await.unwrap());
    assert_eq!(cloud.invalidation(&ours.id, &id).await, Ok(Some(true)));
    assert_eq!(run(&cloud, op(&other)).await.unwrap_err().code, Code::AccessDenied);
    let over = cloud.cdn_record(&bucket).await.unwrap().map(Box::new);
    let record = S3Op::WriteCdnRecord { bucket: bucket.clone(), record: record(&ours), over };
    run_op(&cloud, &Op::S3(record)).await.unwrap();
    assert!(cloud.cdn_record(&bucket).await.unwrap().is_some());
}

#[tokio::test]
async fn a_distribution_is_in_progress_until_every_edge_has_it() {
    let transition = json!({
        "model_name": "cloudfront::distribution",
        "transition": { "progression": "manual", "times": 3 },
    });
    let url = format!("{}/moto-api/state-manager/set-transition", moto().url());
    let answer = reqwest::Client::new().post(url).body(transition.to_string()).send().await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let cloud = aws(&keys, REGION, &moto().endpoints());
    let wanted = settings(&name());
    let create = || CloudFrontOp::CreateDistribution {
        name: wanted.comment.clone(),
        settings: Box::new(wanted.clone()),
        tags: BTreeMap::from([("naru:site".to_owned(), "p/production".to_owned())]),
    };
    let token = token();
    let made = super::cloudfront::run_as(&cloud, create(), &token).await.unwrap();
    let [Made::Distribution { id, .. }] = &made[..] else { panic!("{made:?}") };
    let mut looks = Vec::new();
    while looks.last() != Some(&true) && looks.len() < 10 {
        looks.push(cloud.deployed(id).await.unwrap().unwrap());
    }
    assert_eq!(looks.last(), Some(&true), "{looks:?}");
    assert_eq!(looks.first(), Some(&false), "{looks:?}");
    assert!(cloud.distribution(id).await.unwrap().unwrap().deployed);
    assert!(owner("AKIAIOSFODNN7EXAMPLE", &moto().url()).get_distribution().id(id).send().await.is_ok());
    assert_eq!(hex(&[0; 16]).len(), token.len(), "a token is as the engine draws it");
}
