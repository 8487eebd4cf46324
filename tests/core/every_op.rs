//! One op of each kind, and of each title a kind can have: what every test over all ops reads.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::cdn::{CdnRecord, Field, Names, Origin, OriginAccess, Routing, Settings};
use naru_core::deploy::diff::{Copy, Upload, Why};
use naru_core::deploy::headers;
use naru_core::deploy::manifest::{MANIFEST_VERSION, Manifest, ManifestState, PublishLock, ReleaseId};
use naru_core::deploy::phase::Phase;
use naru_core::firewall::FirewallMode;
use naru_core::health::HealthSettings;
use naru_core::hosted::{RecordChange, RecordSet};
use naru_core::names::{BucketName, KEPT, Key, LOCK, Region};
use naru_core::op::{AcmOp, CloudFrontOp, HealthOp, IamOp, Op, Route53Op, S3Op, WafOp};
use naru_core::site::rewrite::{Rewrite, RewriteMode};
use naru_core::world::{Ownership, PublicAccessBlock, Unfinished, Website};

/// One op of each kind, and of each title a kind can have.
pub fn ops() -> Vec<Op> {
    s3_ops()
        .into_iter()
        .map(Op::S3)
        .chain(iam_ops().into_iter().map(Op::Iam))
        .chain(route53_ops().into_iter().map(Op::Route53))
        .chain(acm_ops().into_iter().map(Op::Acm))
        .chain(waf_ops().into_iter().map(Op::Waf))
        .chain(health_ops().into_iter().map(Op::Health))
        .chain(cloudfront_ops().into_iter().map(Op::CloudFront))
        .collect()
}

fn s3_ops() -> Vec<S3Op> {
    let bucket = BucketName::parse("naru-blog-1a2b3c4d").unwrap();
    let region = Region::parse("ap-northeast-2").unwrap();
    let lock =
        PublishLock { by: "i".to_owned(), holder: "jin@laptop".to_owned(), since: "2026-11-22T05:00:00Z".into() };
    let manifest = |state| Manifest {
        v: MANIFEST_VERSION,
        id: ReleaseId::new(time::macros::datetime!(2026-11-22 05:00 UTC), [7; 16]),
        site: "site".to_owned(),
        by: "jin@laptop".to_owned(),
        at: "2026-11-22T05:00:00Z".to_owned(),
        state,
        files: Default::default(),
        earlier: Default::default(),
        about: Default::default(),
    };
    let upload = |name: &str| {
        let key = Key::parse(name).unwrap();
        Upload {
            headers: headers::of(&key).into(),
            key,
            path: name.into(),
            size: 900,
            sha256: String::new().into(),
            md5: String::new().into(),
            stamp: Default::default(),
            why: Why::New,
        }
    };
    let copy = |to: &str| {
        let (from, to) = (Key::parse("a.html").unwrap(), Key::parse(to).unwrap());
        let (sha256, etag) = ("ab".repeat(32), "cd".repeat(16));
        Copy {
            headers: headers::of(&from).into(),
            from,
            to,
            size: 900,
            sha256: sha256.into(),
            etag: etag.into(),
            why: Why::Renamed,
        }
    };
    let index = || "index.html".to_owned();
    let mut all = vec![
        S3Op::CreateBucket { bucket: bucket.clone(), region: region.clone(), ownership: Ownership::AclsDisabled },
        S3Op::TagBucket { bucket: bucket.clone(), tags: [("naru:site".to_owned(), "a/production".to_owned())].into() },
        S3Op::SetOwnership { bucket: bucket.clone(), ownership: Ownership::AclsDisabled },
        S3Op::SetBlock { bucket: bucket.clone(), block: PublicAccessBlock::ALL },
        S3Op::SetBlock { bucket: bucket.clone(), block: PublicAccessBlock::POLICY_LIFTED },
        S3Op::SetWebsite { bucket: bucket.clone(), website: Website { index: index(), error: Some(index()) } },
        S3Op::ClearWebsite { bucket: bucket.clone() },
        S3Op::SetPolicy { bucket: bucket.clone(), policy: serde_json::json!({}), over: None },
        S3Op::SetPolicy {
            bucket: bucket.clone(),
            policy: serde_json::json!({ "Statement": [{ "Sid": "NaruCdnRead" }, { "Sid": "NaruPublicRead" }] }),
            over: None,
        },
        S3Op::SetPolicy {
            bucket: bucket.clone(),
            policy: serde_json::json!({ "Statement": [{ "Sid": "NaruCdnRead" }] }),
            over: None,
        },
        S3Op::SetPolicy {
            bucket: bucket.clone(),
            policy: serde_json::json!({ "Statement": [] }),
            over: Some(serde_json::json!({ "Statement": [{ "Sid": "PublicReadGetObject" }] })),
        },
        S3Op::WriteCdnRecord { bucket: bucket.clone(), record: record(), over: None },
        S3Op::ClearPolicy { bucket: bucket.clone(), over: serde_json::json!({}) },
        S3Op::UntagBucket { bucket: bucket.clone(), keys: vec!["naru:site".to_owned()] },
        S3Op::TakeLock { bucket: bucket.clone(), lock, over: None },
        S3Op::DropLock { bucket: bucket.clone() },
        S3Op::WriteManifest { bucket: bucket.clone(), manifest: manifest(ManifestState::Begun) },
        S3Op::WriteManifest { bucket: bucket.clone(), manifest: manifest(ManifestState::Finished) },
        S3Op::Copy { bucket: bucket.clone(), phase: None, copies: vec![copy(&format!("{KEPT}{}", "ab".repeat(32)))] },
        S3Op::DeleteObjects { bucket: bucket.clone(), keys: vec![Key::parse("old.html").unwrap()] },
        S3Op::DeleteObjects { bucket: bucket.clone(), keys: vec![Key::parse(LOCK).unwrap()] },
        S3Op::AbortUploads {
            bucket: bucket.clone(),
            uploads: vec![Unfinished { key: Key::parse("film.mp4").unwrap(), id: "upload-1".to_owned() }],
        },
        S3Op::DeleteBucket { bucket: bucket.clone(), region },
    ];
    for phase in Phase::ALL {
        all.push(S3Op::Upload {
            bucket: bucket.clone(),
            root: "/dist".to_owned(),
            phase,
            files: vec![upload("a.html"), upload("b.html")].into(),
        });
        all.push(S3Op::Copy { bucket: bucket.clone(), phase: Some(phase), copies: vec![copy("b.html")] });
    }
    let kinds: BTreeSet<u8> = all.iter().map(kind).collect();
    assert_eq!(kinds.len(), usize::from(KINDS), "an op of each kind stands in the list");
    all
}

/// How many kinds [`kind`] tells apart: a new op breaks the build there, and then the list above.
const KINDS: u8 = 17;

fn kind(op: &S3Op) -> u8 {
    match op {
        S3Op::CreateBucket { .. } => 0,
        S3Op::TagBucket { .. } => 1,
        S3Op::SetOwnership { .. } => 2,
        S3Op::SetBlock { .. } => 3,
        S3Op::SetWebsite { .. } => 4,
        S3Op::ClearWebsite { .. } => 5,
        S3Op::SetPolicy { .. } => 6,
        S3Op::ClearPolicy { .. } => 7,
        S3Op::TakeLock { .. } => 8,
        S3Op::DropLock { .. } => 9,
        S3Op::WriteManifest { .. } => 10,
        S3Op::Upload { .. } => 11,
        S3Op::DeleteObjects { .. } => 12,
        S3Op::UntagBucket { .. } => 13,
        S3Op::WriteCdnRecord { .. } => 14,
        S3Op::Copy { .. } => 15,
        S3Op::AbortUploads { .. } => 15,
        S3Op::DeleteBucket { .. } => KINDS - 1,
    }
}

fn release() -> ReleaseId {
    ReleaseId::new(time::macros::datetime!(2026-11-22 05:00 UTC), [7; 16])
}

fn record() -> CdnRecord {
    CdnRecord {
        v: 1,
        site: "site".to_owned(),
        distribution: "E2QWRUHAPOMQZL".to_owned(),
        arn: "arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL".to_owned(),
        domain: "d111111abcdef8.cloudfront.net".to_owned(),
        applied: vec![Field::Enabled(true)],
        routing: Routing::SinglePage,
        fresh: Some(release()),
        replaced: Vec::new(),
        proofs: Vec::new(),
        ..CdnRecord::default()
    }
}

/// Settings as a new distribution of ours has them.
pub fn settings() -> Settings {
    Settings {
        enabled: true,
        comment: "naru-blog-1a2b3c4d".to_owned(),
        root_object: "index.html".to_owned(),
        price_class: "PriceClass_200".to_owned(),
        http_version: "http2and3".to_owned(),
        ipv6: true,
        origin: Origin {
            domain: "naru-blog-1a2b3c4d.s3.ap-northeast-2.amazonaws.com".to_owned(),
            path: String::new(),
            access: OriginAccess::Control { id: "E3ABCDEFGHIJKL".to_owned() },
        },
        compress: true,
        viewer_protocol: "redirect-to-https".to_owned(),
        cache_policy: Some(naru_core::cdn::CACHING_OPTIMIZED.to_owned()),
        headers_policy: Some(naru_core::cdn::SECURITY_HEADERS.to_owned()),
        names: Names::default(),
        errors: Vec::new(),
        viewer_request: None,
        minimum_tls: None,
        web_acl: None,
    }
}

fn cloudfront_ops() -> Vec<CloudFrontOp> {
    let name = || "naru-blog-1a2b3c4d".to_owned();
    let id = || "E2QWRUHAPOMQZL".to_owned();
    let update = |field: Field| CloudFrontOp::UpdateDistribution {
        id: id(),
        etag: "E1".to_owned(),
        was: vec![field.of(&settings())],
        set: vec![field],
    };
    let all = vec![
        CloudFrontOp::CreateAccessControl { name: name() },
        CloudFrontOp::DeleteAccessControl { id: id(), name: name() },
        CloudFrontOp::CreateAccessIdentity { name: name() },
        CloudFrontOp::DeleteAccessIdentity { id: id(), name: name() },
        CloudFrontOp::CreateDistribution { name: name(), settings: Box::new(settings()), tags: BTreeMap::new() },
        update(Field::PriceClass("PriceClass_All".to_owned())),
        update(Field::Enabled(false)),
        CloudFrontOp::TagDistribution {
            id: id(),
            arn: record().arn,
            tags: [("naru:site".to_owned(), "a/production".to_owned())].into(),
        },
        CloudFrontOp::UntagDistribution { id: id(), arn: record().arn, keys: vec!["naru:site".to_owned()] },
        CloudFrontOp::DeleteDistribution { id: id(), name: name(), etag: "E1".to_owned() },
        CloudFrontOp::PublishFunction {
            name: name(),
            rewrite: Rewrite::plain(RewriteMode::SinglePage),
            replaces: false,
        },
        CloudFrontOp::DeleteFunction { name: name() },
        CloudFrontOp::Invalidate { distribution: id(), paths: vec!["/*".to_owned()], release: release() },
    ];
    let listed = |op: &CloudFrontOp| match op {
        CloudFrontOp::CreateAccessControl { .. }
        | CloudFrontOp::DeleteAccessControl { .. }
        | CloudFrontOp::CreateAccessIdentity { .. }
        | CloudFrontOp::DeleteAccessIdentity { .. }
        | CloudFrontOp::CreateDistribution { .. }
        | CloudFrontOp::UpdateDistribution { .. }
        | CloudFrontOp::TagDistribution { .. }
        | CloudFrontOp::UntagDistribution { .. }
        | CloudFrontOp::DeleteDistribution { .. }
        | CloudFrontOp::PublishFunction { .. }
        | CloudFrontOp::DeleteFunction { .. }
        | CloudFrontOp::Invalidate { .. } => {}
    };
    all.iter().for_each(listed);
    all
}

fn iam_ops() -> Vec<IamOp> {
    let user = || "naru-blog-1a2b3c4d".to_owned();
    let id = || "AKIAIOSFODNN7EXAMPLE".to_owned();
    let arn = || "arn:aws:iam::aws:policy/AmazonS3FullAccess".to_owned();
    let policy =
        || serde_json::json!({ "Statement": [{ "Effect": "Allow", "Action": ["s3:PutObject"], "Resource": "*" }] });
    let boundary = || "arn:aws:iam::111122223333:policy/naru/naru-boundary".to_owned();
    let all = vec![
        IamOp::SetBoundary { arn: boundary(), policy: policy(), replaces: false },
        IamOp::CreateUser { name: user(), tags: BTreeMap::new(), boundary: Some(boundary()) },
        IamOp::CreateUser { name: user(), tags: BTreeMap::new(), boundary: None },
        IamOp::PutUserPolicy { user: user(), policy: policy(), over: None },
        IamOp::DeletePolicy { user: user() },
        IamOp::AttachManaged { user: user(), arn: arn() },
        IamOp::DetachManaged { user: user(), arn: arn() },
        IamOp::BindUser { user: user(), boundary: Some(boundary()) },
        IamOp::BindUser { user: user(), boundary: None },
        IamOp::AddToGroup { user: user(), group: "web".to_owned(), adds: vec!["ReadOnlyAccess".to_owned()] },
        IamOp::LeaveGroup { user: user(), group: "web".to_owned() },
        IamOp::CreateKey { user: user(), noted: Vec::new() },
        IamOp::DeactivateKey { user: user(), id: id(), after: None },
        IamOp::DeleteKey { user: user(), id: id() },
        IamOp::DeleteUser { name: user() },
    ];
    let listed = |op: &IamOp| match op {
        IamOp::SetBoundary { .. }
        | IamOp::CreateUser { .. }
        | IamOp::PutUserPolicy { .. }
        | IamOp::DeletePolicy { .. }
        | IamOp::AttachManaged { .. }
        | IamOp::DetachManaged { .. }
        | IamOp::AddToGroup { .. }
        | IamOp::LeaveGroup { .. }
        | IamOp::BindUser { .. }
        | IamOp::CreateKey { .. }
        | IamOp::DeactivateKey { .. }
        | IamOp::DeleteKey { .. }
        | IamOp::DeleteUser { .. } => {}
    };
    all.iter().for_each(listed);
    all
}

fn route53_ops() -> Vec<Route53Op> {
    let name = || "naru-blog-1a2b3c4d.kr".parse().unwrap();
    let id = || "Z0123456789ABCDEFGHIJ".to_owned();
    let old = RecordSet::value("naru-blog-1a2b3c4d.kr", "A", "192.0.2.1", 300);
    let new = RecordSet::alias("naru-blog-1a2b3c4d.kr", "A", "d111111abcdef8.cloudfront.net");
    let changes = |changes: Vec<RecordChange>| Route53Op::ChangeRecords { id: id(), name: name(), changes };
    let all = vec![
        Route53Op::CreateZone { name: name(), site: "p/production".to_owned() },
        Route53Op::TagZone { id: id(), name: name(), tags: BTreeMap::from([("naru:site".to_owned(), "p".to_owned())]) },
        changes(vec![RecordChange::create(new.clone())]),
        changes(vec![RecordChange::delete(old), RecordChange::create(new.clone())]),
        changes(vec![RecordChange::delete(new)]),
        Route53Op::DeleteZone { id: id(), name: name() },
    ];
    let listed = |op: &Route53Op| match op {
        Route53Op::CreateZone { .. }
        | Route53Op::TagZone { .. }
        | Route53Op::ChangeRecords { .. }
        | Route53Op::DeleteZone { .. } => {}
    };
    all.iter().for_each(listed);
    all
}

fn acm_ops() -> Vec<AcmOp> {
    let arn = || "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-0000-0000-0000-000000000000".to_owned();
    let name = "naru-blog-1a2b3c4d.kr";
    let gone = |why: &str| AcmOp::Delete { arn: arn(), names: vec![name.to_owned()], why: why.to_owned() };
    let names = vec![name.parse().unwrap(), format!("www.{name}").parse().unwrap()];
    let all = vec![AcmOp::Request { names, tags: BTreeMap::new() }, gone(""), gone("VALIDATION_TIMED_OUT")];
    let listed = |op: &AcmOp| match op {
        AcmOp::Request { .. } | AcmOp::Delete { .. } => {}
    };
    all.iter().for_each(listed);
    all
}

fn health_ops() -> Vec<HealthOp> {
    let (id, name) = ("1a2b3c4d-0000-4000-8000-000000000000".to_owned(), "naru-blog-1a2b3c4d.kr".to_owned());
    let (site, settings) = ("0011/production".to_owned(), HealthSettings::wanted(&name));
    let all = vec![
        HealthOp::Create { site: site.clone(), settings: settings.clone() },
        HealthOp::Tag { id: id.clone(), name: name.clone(), tags: BTreeMap::new() },
        HealthOp::Update { id: id.clone(), version: 1, settings },
        HealthOp::Delete { id, name, site },
    ];
    let listed = |op: &HealthOp| match op {
        HealthOp::Create { .. } | HealthOp::Tag { .. } | HealthOp::Update { .. } | HealthOp::Delete { .. } => {}
    };
    all.iter().for_each(listed);
    all
}

fn waf_ops() -> Vec<WafOp> {
    let name = || "naru-blog-1a2b3c4d".to_owned();
    let (id, lock_token) = (|| "1a2b3c4d-0000".to_owned(), || "5e6f-0000".to_owned());
    let create = |mode| WafOp::Create { name: name(), mode, tags: BTreeMap::new() };
    let set = |mode| WafOp::SetMode { id: id(), name: name(), mode, lock_token: lock_token() };
    let all = vec![
        create(FirewallMode::Count),
        create(FirewallMode::Block),
        set(FirewallMode::Count),
        set(FirewallMode::Block),
        WafOp::Delete { id: id(), name: name(), lock_token: lock_token() },
    ];
    let listed = |op: &WafOp| match op {
        WafOp::Create { .. } | WafOp::SetMode { .. } | WafOp::Delete { .. } => {}
    };
    all.iter().for_each(listed);
    all
}
