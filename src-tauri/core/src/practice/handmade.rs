//! A site in the practice cloud as somebody made it by hand, after an older guide: a public bucket with website hosting
//! and ACLs, a distribution that asks as an origin access identity, and error pages that answer 200.

use std::collections::BTreeMap;

use serde_json::json;

use super::state::PracticeState;
use crate::cdn::{AccessIdentity, CACHING_OPTIMIZED, Distribution, ErrorPage, Names, Origin, OriginAccess, Settings};
use crate::deploy::folder::FolderView;
use crate::deploy::headers::{self, Headers};
use crate::iam::{DeployUser, FULL_ACCESS};
use crate::names::{BucketName, Region};
use crate::world::{Bucket, BucketHead, Fact, Object, ObjectMeta, Ownership, PublicAccessBlock, Website, World};

/// The bucket's name.
pub const BUCKET: &str = "my-first-site-2023";
/// The distribution's id.
pub const DISTRIBUTION: &str = "E1HANDMADE2023";
/// The origin access identity's id.
pub const IDENTITY: &str = "E2HANDMADEOAI1";
const NO_BLOCK: PublicAccessBlock = PublicAccessBlock {
    block_public_acls: false,
    ignore_public_acls: false,
    block_public_policy: false,
    restrict_public_buckets: false,
};

/// Lays the bucket there, with what the folder holds in it as `aws s3 sync` puts it.
///
/// # Panics
/// Never: the names are valid.
pub fn bucket(world: &mut World, folder: &FolderView) -> BucketName {
    let name = BucketName::parse(BUCKET).expect("a valid bucket name");
    let objects = folder.files.iter().map(|file| {
        let headers = Headers { content_type: headers::content_type(&file.key), ..Headers::default() };
        let meta = ObjectMeta { sha256: Some(file.sha256.clone()), headers: headers.into() };
        (file.key.clone(), Object { size: file.size, etag: file.md5.clone(), meta: Some(Box::new(meta)) })
    });
    let policy = json!({
        "Id": "Policy1676300000000",
        "Version": "2012-10-17",
        "Statement": [{
            "Sid": "Stmt1676300000000",
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": format!("{}/*", name.arn()),
        }],
    });
    *world.bucket_mut(&name) = Bucket {
        head: Fact::Seen(BucketHead { region: Region::parse("ap-northeast-2").expect("a Region's shape") }),
        tags: Fact::Absent,
        ownership: Fact::Seen(Ownership::AclsEnabled),
        block: Fact::Seen(NO_BLOCK),
        website: Fact::Seen(Website { index: "index.html".to_owned(), error: Some("index.html".to_owned()) }),
        policy: Fact::Seen(policy),
        objects: Fact::Seen(objects.collect()),
        releases: Fact::Seen(Vec::new()),
        older_releases: Vec::new(),
        kept: BTreeMap::new(),
        unfinished: Vec::new(),
        lock: Fact::Absent,
        cdn: Fact::Absent,
    };
    name
}

/// Lays the distribution before it, and lets its identity read.
pub fn distribution(world: &mut World, bucket: &BucketName) {
    let id = DISTRIBUTION.to_owned();
    let account = world.caller.seen().map_or("", |caller| caller.account.as_str()).to_owned();
    let page = |status| ErrorPage { status, page: "/index.html".to_owned(), shown_as: 200, seconds: 10 };
    let settings = Settings {
        enabled: true,
        comment: String::new(),
        root_object: String::new(),
        price_class: "PriceClass_All".to_owned(),
        http_version: "http2".to_owned(),
        ipv6: true,
        origin: Origin {
            domain: format!("{bucket}.s3.ap-northeast-2.amazonaws.com"),
            path: String::new(),
            access: OriginAccess::Identity { id: IDENTITY.to_owned() },
        },
        compress: true,
        viewer_protocol: "redirect-to-https".to_owned(),
        cache_policy: Some(CACHING_OPTIMIZED.to_owned()),
        headers_policy: None,
        names: Names::default(),
        errors: vec![page(403), page(404)],
        viewer_request: None,
        minimum_tls: None,
        web_acl: None,
    };
    let one = Distribution {
        arn: format!("arn:aws:cloudfront::{account}:distribution/{id}"),
        id: id.clone(),
        domain: "d1handmade2023.cloudfront.net".to_owned(),
        deployed: true,
        etag: "E1".to_owned(),
        tags: Fact::Seen(BTreeMap::new()),
        caller_reference: "1676300000000".to_owned(),
        settings,
        beyond: Vec::new(),
    };
    if !matches!(world.distributions, Fact::Seen(_)) {
        world.distributions = Fact::Seen(BTreeMap::new());
    }
    if let Some(all) = world.distributions.seen_mut() {
        all.insert(id, one);
    }
    world.access_identities =
        Fact::Seen(vec![AccessIdentity { id: IDENTITY.to_owned(), comment: format!("access-identity-{bucket}") }]);
    if let Some(list) = world.bucket_mut(bucket).policy.seen_mut().and_then(|all| all["Statement"].as_array_mut()) {
        list.push(json!({
            "Sid": "2",
            "Effect": "Allow",
            "Principal": { "AWS": AccessIdentity::principal(IDENTITY) },
            "Action": "s3:GetObject",
            "Resource": format!("{}/*", bucket.arn()),
        }));
    }
}

/// A practice cloud with the whole of it.
#[must_use]
pub fn site(folder: &FolderView) -> PracticeState {
    let mut state = PracticeState::fresh();
    let name = bucket(&mut state.truth, folder);
    distribution(&mut state.truth, &name);
    // Who made it holds what older guides attach.
    if let Some(caller) = state.truth.caller.seen().cloned() {
        state.truth.deployer = Fact::Seen(DeployUser {
            name: caller.arn.rsplit('/').next().unwrap_or_default().to_owned(),
            arn: caller.arn,
            path: "/".to_owned(),
            tags: BTreeMap::new(),
            boundary: None,
            policy: Fact::Absent,
            attached: Fact::Seen(FULL_ACCESS.map(str::to_owned).to_vec()),
            groups: Fact::Seen(Vec::new()),
            keys: Fact::Seen(Vec::new()),
        });
    }
    state
}
