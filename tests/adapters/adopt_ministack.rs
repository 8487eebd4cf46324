//! A site made past Naru, call by call as an older guide has it made in the console: adopted, bettered one at a time and
//! given back over real HTTP, and fetched as visitors fetch it before, between and after.

use std::collections::BTreeMap;
use std::sync::Arc;

use aws_sdk_cloudfront::types as cf;
use aws_sdk_s3::types as s3;
use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::Code;
use naru_core::adopt::found::{Target, find};
use naru_core::adopt::upgrade::{Standing, Upgrade};
use naru_core::adopt::{self, Part};
use naru_core::cdn::{AccessIdentity, OriginAccess};
use naru_core::cloud::{CloudFrontRead, S3Read};
use naru_core::engine::{self, Run};
use naru_core::event::Goal;
use naru_core::names::{BucketName, TAG_ADOPTED};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Venue;
use naru_core::world::{PublicAccessBlock, World};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::cloudfront::{front, owner, setup};
use super::emulator::{Keys, account, ministack, user};
use super::rig::eye;
use super::site::{Site, bucket};

const REGION: &str = "ap-northeast-2";
const PAGE: &str = "<!doctype html><title>blog</title><script src=/assets/app.js></script>";
const SCRIPT: &str = "console.log(2023)";

/// A hand-made site: its account, its bucket, its distribution.
struct Hand {
    account: String,
    bucket: BucketName,
    id: String,
    domain: String,
    front: String,
}

impl Hand {
    async fn made() -> Self {
        let account = account();
        let bucket = bucket("hand");
        by_hand(&account, &bucket).await;
        let (id, domain) = distribution(&account, &bucket).await;
        let front = front(&account).await;
        Self { account, bucket, id, domain, front }
    }

    async fn cloud(&self, installation: &str) -> Aws {
        let keys = user(&self.account, &setup()).await;
        let connection = keys.connection(REGION, &ministack().endpoints());
        Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), installation)
    }

    /// Status and body of one path, through the distribution.
    async fn get(&self, path: &str) -> (u16, String) {
        let asked = reqwest::Client::new().get(format!("{}{path}", self.front)).header("host", &self.domain);
        let answer = asked.header("x-forwarded-proto", "https").send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    async fn direct(&self) -> u16 {
        let url = format!("{}/{}/index.html", ministack().url(), self.bucket);
        reqwest::get(url).await.unwrap().status().as_u16()
    }

    /// Everything that was made by hand, seen past Naru.
    async fn snapshot(&self) -> Vec<String> {
        let eye = root(&self.account);
        let name = self.bucket.as_str();
        let objects = eye.list_objects_v2().bucket(name).send().await.unwrap();
        let mut all: Vec<String> =
            objects.contents().iter().map(|one| format!("{} {}", one.key().unwrap(), one.e_tag().unwrap())).collect();
        let policy = eye.get_bucket_policy().bucket(name).send().await.unwrap();
        let policy: Value = serde_json::from_str(policy.policy().unwrap()).unwrap();
        all.push(policy.to_string());
        let tags = eye.get_bucket_tagging().bucket(name).send().await;
        all.push(format!("{:?}", tags.map(|tags| tags.tag_set().to_vec()).unwrap_or_default()));
        let owner = owner(&self.account, &ministack().url());
        let seen = owner.get_distribution_config().id(&self.id).send().await.unwrap();
        all.push(format!("{:?}", seen.distribution_config().unwrap()));
        all
    }
}

fn root(account: &str) -> aws_sdk_s3::Client {
    eye(&Keys { id: account.to_owned(), secret: "any".to_owned() }, &ministack().url())
}

fn public(bucket: &BucketName) -> Value {
    json!({ "Sid": "PublicReadGetObject", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
            "Resource": format!("{}/*", bucket.arn()) })
}

async fn set_policy(account: &str, bucket: &BucketName, statements: &[Value]) {
    let policy = json!({ "Id": "PolicyByHand", "Version": "2012-10-17", "Statement": statements }).to_string();
    root(account).put_bucket_policy().bucket(bucket.as_str()).policy(policy).send().await.unwrap();
}

/// The bucket, its settings and its files.
async fn by_hand(account: &str, bucket: &BucketName) {
    let (eye, name) = (root(account), bucket.as_str());
    let place = s3::CreateBucketConfiguration::builder().location_constraint(REGION.into()).build();
    eye.create_bucket().bucket(name).create_bucket_configuration(place).send().await.unwrap();
    let rule = s3::OwnershipControlsRule::builder().object_ownership(s3::ObjectOwnership::BucketOwnerPreferred);
    let controls = s3::OwnershipControls::builder().rules(rule.build().unwrap()).build().unwrap();
    eye.put_bucket_ownership_controls().bucket(name).ownership_controls(controls).send().await.unwrap();
    let open = s3::PublicAccessBlockConfiguration::builder()
        .block_public_acls(false)
        .ignore_public_acls(false)
        .block_public_policy(false)
        .restrict_public_buckets(false);
    eye.put_public_access_block().bucket(name).public_access_block_configuration(open.build()).send().await.unwrap();
    let website = s3::WebsiteConfiguration::builder()
        .index_document(s3::IndexDocument::builder().suffix("index.html").build().unwrap())
        .error_document(s3::ErrorDocument::builder().key("index.html").build().unwrap());
    eye.put_bucket_website().bucket(name).website_configuration(website.build()).send().await.unwrap();
    set_policy(account, bucket, &[public(bucket)]).await;
    for (key, kind, text) in [("index.html", "text/html", PAGE), ("assets/app.js", "text/javascript", SCRIPT)] {
        let body = text.as_bytes().to_vec().into();
        eye.put_object().bucket(name).key(key).content_type(kind).body(body).send().await.unwrap();
    }
}

/// The identity, the distribution with its error pages, and the statement that the console writes for it.
async fn distribution(account: &str, bucket: &BucketName) -> (String, String) {
    let owner = owner(account, &ministack().url());
    // The emulator has no identities of its own; a distribution and a policy name one all the same.
    let identity = "E2HANDMADEOAI1";
    let host = format!("{bucket}.s3.{REGION}.amazonaws.com");
    let asked_as = format!("origin-access-identity/cloudfront/{identity}");
    let origin = cf::Origin::builder()
        .id(&host)
        .domain_name(&host)
        .s3_origin_config(cf::S3OriginConfig::builder().origin_access_identity(asked_as).build())
        .build()
        .unwrap();
    let behavior = cf::DefaultCacheBehavior::builder()
        .target_origin_id(&host)
        .viewer_protocol_policy(cf::ViewerProtocolPolicy::RedirectToHttps)
        .compress(true)
        .cache_policy_id(naru_core::cdn::CACHING_OPTIMIZED)
        .build()
        .unwrap();
    let page = |code| {
        cf::CustomErrorResponse::builder()
            .error_code(code)
            .response_page_path("/index.html")
            .response_code("200")
            .error_caching_min_ttl(10)
            .build()
            .unwrap()
    };
    let errors = cf::CustomErrorResponses::builder().quantity(2).items(page(403)).items(page(404)).build().unwrap();
    let config = cf::DistributionConfig::builder()
        .caller_reference(bucket.as_str())
        .comment("")
        .enabled(true)
        .price_class(cf::PriceClass::PriceClassAll)
        .http_version(cf::HttpVersion::Http2)
        .origins(cf::Origins::builder().quantity(1).items(origin).build().unwrap())
        .default_cache_behavior(behavior)
        .custom_error_responses(errors)
        .build()
        .unwrap();
    let made = owner.create_distribution().distribution_config(config).send().await.unwrap();
    let made = made.distribution().unwrap();
    let reads = json!({ "Sid": "2", "Effect": "Allow", "Principal": { "AWS": AccessIdentity::principal(identity) },
                        "Action": "s3:GetObject", "Resource": format!("{}/*", bucket.arn()) });
    set_policy(account, bucket, &[public(bucket), reads]).await;
    (made.id().to_owned(), made.domain_name().to_owned())
}

async fn look(cloud: &Aws, site: &Site) -> World {
    let (spec, steps, cancel) = (site.spec(), adopt::steps(), CancellationToken::new());
    let gate = Arc::default();
    let run = Run {
        steps: &steps,
        goal: Goal::Build,
        spec: &spec,
        cloud,
        journal: &site.journal,
        clock: &naru_adapters::clock::SystemClock,
        cancel: &cancel,
        gate: &gate,
        emit: &|_| {},
        wait: true,
    };
    engine::look(&run).await.unwrap()
}

/// One upgrade; then a second run has nothing to do.
async fn upgrade(cloud: &Aws, site: &mut Site, upgrade: Upgrade) {
    let world = look(cloud, site).await;
    assert_eq!(upgrade.standing(&site.spec(), &world, None), Standing::Offered, "{upgrade:?}");
    let spec = site.spec();
    upgrade.apply(&mut site.project, &spec, &world);
    let ran = site.go(cloud, &adopt::steps(), Goal::Build).await;
    ran.result.unwrap_or_else(|error| panic!("{upgrade:?}: {error} after {:?}", ran.done));
    let world = look(cloud, site).await;
    assert_eq!(upgrade.standing(&site.spec(), &world, None), Standing::Holds, "{upgrade:?}");
    let again = site.go(cloud, &adopt::steps(), Goal::Build).await;
    assert_eq!(again.result.unwrap().ops, 0, "{upgrade:?} again: {:?}", again.done);
}

async fn adopted(hand: &Hand) -> (Aws, Site) {
    let mut site = Site::new("by hand", REGION, Venue::Endpoint { url: ministack().url() });
    let cloud = hand.cloud(&site.installation).await;
    let found = find(&cloud, &Target::parse(&hand.domain).unwrap()).await.unwrap();
    assert_eq!((&found.bucket, found.region.as_str()), (&hand.bucket, REGION));
    let (wishes, adopted) = found.wishes();
    (site.project.site, site.project.adopted) = (wishes, Some(adopted));
    let ran = site.go(&cloud, &adopt::steps(), Goal::Build).await;
    ran.result.unwrap_or_else(|error| panic!("{error} after {:?}", ran.done));
    assert_eq!(ran.done.len(), 4, "two tags, a statement and a record: {:?}", ran.done);
    (cloud, site)
}

#[tokio::test]
async fn a_hand_made_site_is_adopted_and_given_back_as_it_was() {
    let hand = Hand::made().await;
    let before = hand.snapshot().await;
    let (page, deep) = (hand.get("/index.html").await, hand.get("/about").await);
    assert_eq!((page.0, page.1.as_str(), deep.0), (200, PAGE, 200), "it works before: {deep:?}");

    let (cloud, site) = adopted(&hand).await;
    let again = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    assert_eq!(again.result.unwrap().ops, 0, "{:?}", again.done);
    assert_eq!((hand.get("/index.html").await, hand.get("/about").await), (page.clone(), deep.clone()));
    let record = hand.get("/.naru/cdn.json").await;
    assert!(!record.1.contains("naru-") || record.1 == PAGE, "nobody reads the record: {record:?}");
    let one = cloud.distribution(&hand.id).await.unwrap().unwrap();
    assert_eq!(one.tags.seen().unwrap()[TAG_ADOPTED], "yes");
    let other = find(&cloud, &Target::Bucket(hand.bucket.clone())).await.unwrap_err();
    assert_eq!(other.code, Code::AdoptOwned, "nobody adopts it a second time");

    let back = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
    back.result.unwrap_or_else(|error| panic!("{error} after {:?}", back.done));
    assert_eq!(hand.snapshot().await, before, "everything is as it was");
    assert_eq!((hand.get("/index.html").await, hand.get("/about").await), (page, deep));
}

#[tokio::test]
async fn each_upgrade_leaves_the_site_up_and_does_what_it_says() {
    let hand = Hand::made().await;
    let (cloud, mut site) = adopted(&hand).await;
    assert_eq!(hand.get("/assets/missing.js").await.0, 200, "a missing script answers with a page");
    let files = cloud.list(&hand.bucket).await.unwrap();

    upgrade(&cloud, &mut site, Upgrade::Routing).await;
    let pages = BTreeMap::from([("/", PAGE), ("/index.html", PAGE), ("/about", PAGE), ("/assets/app.js", SCRIPT)]);
    for (path, text) in &pages {
        assert_eq!(hand.get(path).await, (200, (*text).to_owned()), "{path} by the function");
    }
    assert_ne!(hand.get("/assets/missing.js").await.0, 200, "a missing script is missing");

    upgrade(&cloud, &mut site, Upgrade::Origin).await;
    let one = cloud.distribution(&hand.id).await.unwrap().unwrap();
    assert!(matches!(one.settings.origin.access, OriginAccess::Control { .. }));
    for (path, text) in &pages {
        assert_eq!(hand.get(path).await, (200, (*text).to_owned()), "{path} by the control");
    }
    assert_eq!(hand.direct().await, 200, "the bucket is still public");

    upgrade(&cloud, &mut site, Upgrade::Private).await;
    for (path, text) in &pages {
        assert_eq!(hand.get(path).await, (200, (*text).to_owned()), "{path} from a private bucket");
    }
    assert_eq!(hand.direct().await, 403, "not around CloudFront");
    assert_eq!(cloud.block(&hand.bucket).await.unwrap(), Some(PublicAccessBlock::ALL));
    assert_eq!(cloud.website(&hand.bucket).await.unwrap(), None);

    upgrade(&cloud, &mut site, Upgrade::Headers).await;
    assert_eq!(cloud.list(&hand.bucket).await.unwrap(), files, "no file was touched");
    let kept = &site.project.adopted.as_ref().unwrap().keep;
    assert!(kept.contains(&Part::Basics) && kept.contains(&Part::Caching), "{kept:?}");

    let back = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
    back.result.unwrap_or_else(|error| panic!("{error} after {:?}", back.done));
    for (path, text) in &pages {
        assert_eq!(hand.get(path).await, (200, (*text).to_owned()), "{path} after it was given back");
    }
}

#[tokio::test]
async fn a_bucket_of_another_account_is_refused() {
    let (hand, stranger) = (Hand::made().await, Hand::made().await);
    let cloud = hand.cloud("here").await;
    let error = find(&cloud, &Target::Bucket(stranger.bucket.clone())).await.unwrap_err();
    assert!(matches!(error.code, Code::NotOurs | Code::AdoptNone), "{error}");
    let error = find(&cloud, &Target::Distribution(stranger.id.clone())).await.unwrap_err();
    assert!(matches!(error.code, Code::AdoptNone | Code::AccessDenied), "{error}");
}
