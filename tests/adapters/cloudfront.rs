//! CloudFront over real HTTP: every op and look at ministack as a strict AWS, as an IAM user with the set-up policy.
//! What no emulator answers is replayed in `cloudfront_replies`.

use std::collections::BTreeMap;

use aws_sdk_cloudfront::types as sdk;
use naru_adapters::aws::Aws;
use naru_core::cdn::{CACHING_OPTIMIZED, Field, Names, Origin, OriginAccess, SECURITY_HEADERS, Settings};
use naru_core::clock::{Clock, hex};
use naru_core::cloud::{Cloud, CloudFrontRead, OpContext};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::effect::Made;
use naru_core::op::{CloudFrontOp, Op};
use naru_core::recipe::STATIC_SITE;
use naru_core::site::rewrite::{self, Rewrite, RewriteMode};
use naru_core::world::Fact;
use naru_core::{Code, Result, policy};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::emulator::{account, ministack, unique, user};
use super::passing::{self, Way};
use super::rig::aws;

pub const REGION: &str = "ap-northeast-2";

/// The set-up policy as ministack needs it. It knows the resource of a call only where a distribution's id stands in
/// the path, and takes `*` for it otherwise, which no ARN covers; and it asks for `CreateDistributionWithTags`, which
/// at AWS is no action but `CreateDistribution` and `TagResource` together. The actions stay exactly ours:
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html>.
pub fn for_ministack(policy: &Value) -> Value {
    let mut policy = policy.clone();
    let mut loose: Vec<Value> = Vec::new();
    for statement in policy["Statement"].as_array().unwrap() {
        let of = |sid: &str| statement["Sid"] == sid;
        for action in statement["Action"].as_array().unwrap() {
            match action.as_str().unwrap() {
                "cloudfront:CreateDistribution" => {
                    loose.extend([action.clone(), "cloudfront:CreateDistributionWithTags".into()]);
                }
                "cloudfront:TagResource" | "cloudfront:UntagResource" | "cloudfront:ListTagsForResource" => {
                    loose.push(action.clone())
                }
                _ if of("NaruFunctions") || of("NaruOriginAccess") => loose.push(action.clone()),
                _ => {}
            }
        }
    }
    if !loose.is_empty() {
        let statement = json!({ "Sid": "Ministack", "Effect": "Allow", "Action": loose, "Resource": "*" });
        policy["Statement"].as_array_mut().unwrap().push(statement);
    }
    policy
}

pub fn setup() -> Value {
    for_ministack(&policy::setup(&STATIC_SITE, &[]))
}

/// The account's owner, past Naru's own adapter.
pub fn owner(key_id: &str, url: &str) -> aws_sdk_cloudfront::Client {
    let keys = aws_sdk_s3::config::Credentials::new(key_id, "any", None, None, "test");
    let config = aws_sdk_cloudfront::config::Builder::new()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_s3::config::Region::new("us-east-1"))
        .credentials_provider(keys)
        .endpoint_url(url);
    aws_sdk_cloudfront::Client::from_conf(config.build())
}

/// An account of its own at ministack, and a user in it who may do what set-up needs.
pub struct Edge {
    pub account: String,
    pub cloud: Aws,
    pub owner: aws_sdk_cloudfront::Client,
}

pub async fn edge() -> Edge {
    edge_of(&account()).await
}

/// The same in this account.
pub async fn edge_of(account: &str) -> Edge {
    let keys = user(account, &setup()).await;
    let cloud = aws(&keys, REGION, &ministack().endpoints());
    Edge { cloud, owner: owner(account, &ministack().url()), account: account.to_owned() }
}

/// A way in for visitors of an account's distributions. ministack looks for a distribution in the account whose key a
/// request bears, and visitors bear none: this one lends them the account's, which counts for nothing but that.
pub async fn front(account: &str) -> String {
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential={account}/20260101/us-east-1/cloudfront/aws4_request, SignedHeaders=host, \
         Signature=00"
    );
    let way = Way::to(&ministack().url()).authorized(&authorization);
    passing::serve(move |asked| {
        let way = way.clone();
        async move { way.pass(&asked, &asked.host).await }
    })
    .await
}

pub fn token() -> String {
    hex(&naru_adapters::clock::SystemClock.entropy())
}

pub async fn run_as(cloud: &dyn Cloud, op: CloudFrontOp, token: &str) -> Result<Vec<Made>> {
    let (cancel, gate) = (CancellationToken::new(), std::sync::Arc::default());
    cloud.run(&Op::CloudFront(op), &OpContext { cancel: &cancel, gate: &gate, progress: &|_| {}, token }).await
}

pub async fn run(cloud: &dyn Cloud, op: CloudFrontOp) -> Result<Vec<Made>> {
    run_as(cloud, op, &token()).await
}

pub fn name() -> String {
    format!("naru-site-{:08x}", unique())
}

pub fn id_of(made: &[Made]) -> String {
    match made {
        [Made::Id { id }] => id.clone(),
        other => panic!("{other:?}"),
    }
}

/// What Naru gives a new distribution.
pub fn settings(name: &str) -> Settings {
    let name = name.to_owned();
    Settings {
        enabled: true,
        comment: name.clone(),
        root_object: "index.html".to_owned(),
        price_class: "PriceClass_200".to_owned(),
        http_version: "http2and3".to_owned(),
        ipv6: true,
        origin: Origin {
            domain: format!("{name}.s3.{REGION}.amazonaws.com"),
            path: String::new(),
            access: OriginAccess::Control { id: "E1OACOACOACOAC".to_owned() },
        },
        compress: true,
        viewer_protocol: "redirect-to-https".to_owned(),
        cache_policy: Some(CACHING_OPTIMIZED.to_owned()),
        headers_policy: Some(SECURITY_HEADERS.to_owned()),
        names: Names::default(),
        errors: Vec::new(),
        viewer_request: None,
        minimum_tls: None,
        web_acl: None,
    }
}

impl Edge {
    /// A new distribution's id and version.
    pub async fn standing(&self, settings: &Settings) -> (String, String) {
        let op = CloudFrontOp::CreateDistribution {
            name: settings.comment.clone(),
            settings: Box::new(settings.clone()),
            tags: BTreeMap::from([("naru:site".to_owned(), "p/production".to_owned())]),
        };
        match run(&self.cloud, op).await.unwrap().remove(0) {
            Made::Distribution { id, etag, .. } => (id, etag),
            other => panic!("{other:?}"),
        }
    }

    pub async fn config(&self, id: &str) -> (sdk::DistributionConfig, String) {
        let output = self.owner.get_distribution_config().id(id).send().await.unwrap();
        (output.distribution_config.unwrap(), output.e_tag.unwrap())
    }

    pub async fn by_hand(&self, id: &str, edit: impl FnOnce(&mut sdk::DistributionConfig)) {
        let (mut config, etag) = self.config(id).await;
        edit(&mut config);
        self.owner.update_distribution().id(id).if_match(etag).distribution_config(config).send().await.unwrap();
    }

    pub async fn update(&self, id: &str, etag: &str, set: Vec<Field>) -> Result<String> {
        let op = CloudFrontOp::UpdateDistribution { id: id.to_owned(), etag: etag.to_owned(), set, was: Vec::new() };
        match run(&self.cloud, op).await?.remove(0) {
            Made::Version { etag } => Ok(etag),
            other => panic!("{other:?}"),
        }
    }

    pub async fn seen(&self, id: &str) -> naru_core::cdn::Distribution {
        self.cloud.distribution(id).await.unwrap().unwrap()
    }
}

#[tokio::test]
async fn an_access_control_is_made_once_and_goes_once() {
    let edge = edge().await;
    let name = name();
    let create = || CloudFrontOp::CreateAccessControl { name: name.clone() };
    let id = id_of(&run(&edge.cloud, create()).await.unwrap());
    let again = id_of(&run(&edge.cloud, create()).await.unwrap());
    assert_eq!(id, again, "one of the same name is adopted");
    let listed = edge.cloud.access_controls().await.unwrap();
    assert_eq!(listed, [naru_core::cdn::AccessControl { id: id.clone(), name: name.clone() }]);
    let as_made = edge.owner.get_origin_access_control_config().id(&id).send().await.unwrap();
    let config = as_made.origin_access_control_config.unwrap();
    let how = [config.signing_behavior.as_str(), config.signing_protocol.as_str()];
    assert_eq!((how, config.origin_access_control_origin_type.as_str()), (["always", "sigv4"], "s3"));
    for _ in 0..2 {
        run(&edge.cloud, CloudFrontOp::DeleteAccessControl { id: id.clone(), name: name.clone() }).await.unwrap();
    }
    assert_eq!(edge.cloud.access_controls().await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_distribution_is_made_once_with_all_its_fields_and_tags() {
    let edge = edge().await;
    let name = name();
    let (settings, token) = (settings(&name), token());
    let tags = BTreeMap::from([("naru:site".to_owned(), "p/production".to_owned())]);
    let op = || CloudFrontOp::CreateDistribution {
        name: name.clone(),
        settings: Box::new(settings.clone()),
        tags: tags.clone(),
    };
    let made = run_as(&edge.cloud, op(), &token).await.unwrap();
    assert_eq!(run_as(&edge.cloud, op(), &token).await.unwrap(), made, "the token makes no second one");
    let [Made::Distribution { id, arn, domain, etag, caller_reference }] = &made[..] else { panic!("{made:?}") };
    assert_eq!((caller_reference, arn.ends_with(id.as_str())), (&token, true), "{arn}");
    let seen = edge.seen(id).await;
    assert_eq!((&seen.arn, &seen.domain, &seen.etag, seen.deployed), (arn, domain, etag, true));
    assert_eq!((seen.caller_reference, seen.tags), (token, Fact::Seen(tags)));
    assert_eq!(seen.settings, settings);
    assert_eq!(edge.cloud.deployed(id).await, Ok(Some(true)));
    let listed = edge.cloud.distributions().await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((&listed[0].id, &listed[0].comment, &listed[0].domain), (id, &name, domain));
    assert_eq!(listed[0].origins, [settings.origin.domain]);
    for look in [
        edge.cloud.distribution("E0000000000000").await.map(|it| it.is_some()),
        edge.cloud.deployed("E0000000000000").await.map(|it| it.is_some()),
    ] {
        assert_eq!(look, Ok(false));
    }
}

#[tokio::test]
async fn a_version_that_was_not_seen_is_not_changed() {
    let edge = edge().await;
    let before = settings(&name());
    let (id, seen) = edge.standing(&before).await;
    edge.by_hand(&id, |config| config.comment = "by hand".to_owned()).await;
    let config = edge.config(&id).await.0;
    let off = vec![Field::Compress(false)];
    for etag in [seen.as_str(), "E1ANYTHING"] {
        let error = edge.update(&id, etag, off.clone()).await.unwrap_err();
        assert_eq!((error.code, error.args["what"].as_str()), (Code::Moved, id.as_str()), "{error}");
    }
    assert_eq!(edge.config(&id).await.0, config, "nothing was written");
    let now = edge.seen(&id).await.etag;
    let done = edge.update(&id, &now, off.clone()).await.unwrap();
    assert_eq!(edge.update(&id, &now, off).await, Ok(done), "the reply was lost, the change was made");
    let gone = edge.update("E0000000000000", "E1", vec![Field::Ipv6(false)]).await.unwrap_err();
    assert_eq!(gone.code, Code::Moved, "{gone}");
}

#[tokio::test]
async fn a_distribution_goes_only_when_it_is_off() {
    let edge = edge().await;
    let name = name();
    let (id, etag) = edge.standing(&settings(&name)).await;
    let delete =
        |etag: &str| CloudFrontOp::DeleteDistribution { id: id.clone(), name: name.clone(), etag: etag.to_owned() };
    let error = run(&edge.cloud, delete(&etag)).await.unwrap_err();
    assert_eq!((error.code, error.args["what"].as_str()), (Code::InUse, id.as_str()), "{error}");
    let off = edge.update(&id, &etag, vec![Field::Enabled(false)]).await.unwrap();
    assert_eq!(run(&edge.cloud, delete(&etag)).await.unwrap_err().code, Code::Moved);
    for _ in 0..2 {
        assert_eq!(run(&edge.cloud, delete(&off)).await, Ok(Vec::new()));
    }
    assert_eq!(edge.cloud.distribution(&id).await, Ok(None));
    assert_eq!(edge.cloud.distributions().await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_function_runs_once_it_is_published() {
    let edge = edge().await;
    let name = name();
    assert_eq!(edge.cloud.function(&name).await, Ok(None));
    let config = sdk::FunctionConfig::builder().comment("").runtime(sdk::FunctionRuntime::CloudfrontJs20);
    let code = aws_sdk_cloudfront::primitives::Blob::new("function handler(event) { return event.request; }");
    let create = edge.owner.create_function().name(&name).function_code(code);
    create.function_config(config.build().unwrap()).send().await.unwrap();
    let unpublished = edge.cloud.function(&name).await.unwrap().unwrap();
    assert_eq!((unpublished.live, unpublished.name), (None, name.clone()));
    for mode in RewriteMode::ALL {
        let rewrite = Rewrite::plain(mode);
        let op = CloudFrontOp::PublishFunction { name: name.clone(), rewrite: rewrite.clone(), replaces: true };
        for _ in 0..2 {
            let made = run(&edge.cloud, op.clone()).await.unwrap();
            assert_eq!(made, [Made::Function { arn: unpublished.arn.clone() }]);
            let function = edge.cloud.function(&name).await.unwrap().unwrap();
            assert_eq!(function.live, Some(rewrite::code(&rewrite)), "{mode:?}");
            assert_eq!(function.arn, unpublished.arn);
        }
    }
    for _ in 0..2 {
        run(&edge.cloud, CloudFrontOp::DeleteFunction { name: name.clone() }).await.unwrap();
    }
    assert_eq!(edge.cloud.function(&name).await, Ok(None));
}

#[tokio::test]
async fn the_same_invalidation_is_made_once() {
    let edge = edge().await;
    let (id, _) = edge.standing(&settings(&name())).await;
    let release = |n: u8| ReleaseId::new(time::OffsetDateTime::UNIX_EPOCH, [n; 16]);
    let op = |release, path: &str| CloudFrontOp::Invalidate {
        distribution: id.clone(),
        paths: vec!["/".to_owned(), path.to_owned()],
        release,
    };
    let (first_try, other_try) = (token(), token());
    let asked = async |op, token: &str| id_of(&run_as(&edge.cloud, op, token).await.unwrap());
    let first = asked(op(release(1), "/a%20b.html"), &first_try).await;
    assert_eq!(asked(op(release(1), "/a%20b.html"), &first_try).await, first, "its reply was lost");
    assert_ne!(asked(op(release(1), "/a%20b.html"), &other_try).await, first, "edges are told once more");
    assert_ne!(asked(op(release(2), "/a%20b.html"), &first_try).await, first);
    assert_ne!(asked(op(release(1), "/*"), &first_try).await, first);
    assert_eq!(edge.cloud.invalidation(&id, &first).await, Ok(Some(true)));
    assert_eq!(edge.cloud.invalidation(&id, "I0000000000000").await, Ok(None));
    assert_eq!(edge.cloud.invalidation("E0000000000000", &first).await, Ok(None));
    let gone = CloudFrontOp::Invalidate {
        distribution: "E0000000000000".to_owned(),
        paths: vec!["/*".to_owned()],
        release: release(1),
    };
    assert_eq!(run(&edge.cloud, gone).await.unwrap_err().code, Code::Moved);
}
