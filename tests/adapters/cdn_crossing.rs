//! The whole road behind a distribution over real HTTP: the engine, the adapter, ministack as a strict AWS whose edge
//! serves the site, and an IAM user with exactly the policy we offer.

use std::collections::BTreeSet;
use std::sync::Arc;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::Code;
use naru_core::cdn::{Field, Routing};
use naru_core::cloud::Reader;
use naru_core::event::{Goal, Outcome};
use naru_core::names::{AccountId, BucketName, bucket_name};
use naru_core::policy;
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::site::answers::{ProbeKind, Reply};
use naru_core::spec::{Access, Cdn, Venue};

use super::cloudfront::{for_ministack, front, owner, setup};
use super::emulator::{Keys, account, ministack, user};
use super::rig::eye;
use super::site::{Ran, Site};

const REGION: &str = "ap-northeast-2";

fn cloud(keys: &Keys, installation: &str) -> Aws {
    let connection = keys.connection(REGION, &ministack().endpoints());
    Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), installation)
}

async fn site(name: &str, account: &str) -> Site {
    let mut site = Site::new(name, REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    site.cdn = Some(Cdn::default());
    // The emulator serves other accounts than its own only to who names them.
    site.website_url = Some(front(account).await);
    site
}

/// Every bucket, distribution, access control and function of an account, seen past Naru's own adapter.
pub async fn everything(account: &str) -> BTreeSet<String> {
    let root = Keys { id: account.to_owned(), secret: "any".to_owned() };
    let mut all = BTreeSet::new();
    for bucket in eye(&root, &ministack().url()).list_buckets().send().await.unwrap().buckets() {
        all.insert(format!("bucket {}", bucket.name().unwrap()));
    }
    let owner = owner(account, &ministack().url());
    let listed = owner.list_distributions().send().await.unwrap();
    for one in listed.distribution_list().map(|list| list.items().to_vec()).unwrap_or_default() {
        all.insert(format!("distribution {}", one.id()));
    }
    let controls = owner.list_origin_access_controls().send().await.unwrap();
    for one in controls.origin_access_control_list().map(|list| list.items().to_vec()).unwrap_or_default() {
        all.insert(format!("access control {}", one.name()));
    }
    let functions = owner.list_functions().send().await.unwrap();
    for one in functions.function_list().map(|list| list.items().to_vec()).unwrap_or_default() {
        all.insert(format!("function {}", one.name()));
    }
    all
}

fn words(ran: &Ran) -> (Vec<String>, Vec<String>) {
    let first = |keys: Vec<String>| -> Vec<String> {
        keys.iter().map(|key| key.split(' ').next().unwrap().to_owned()).collect()
    };
    (first(ran.done.clone()), first(ran.forecast_keys()))
}

#[tokio::test]
async fn a_site_behind_a_distribution_is_built_once_served_refreshed_and_cleared_whole() {
    let account = account();
    let keys = user(&account, &setup()).await;
    let site = site("behind", &account).await;
    let cloud = cloud(&keys, &site.installation);
    let before = everything(&account).await;
    site.folder.write("assets/naru-2d1f9c0b.woff2", b"wOF2 naru");

    let first = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    let receipt = first.result.as_ref().unwrap();
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    let (done, foreseen) = words(&first);
    assert_eq!(done, foreseen, "what was shown is what was done, although ids came later");
    let asked: BTreeSet<&str> = receipt.answers.iter().map(|a| a.probe.kind.key()).collect();
    assert_eq!(asked, ["asset", "deep-link", "font", "missing", "plain-http", "root"].into());
    assert!(receipt.distribution.as_ref().unwrap().starts_with("arn:aws:cloudfront::"));

    // Around the distribution nobody gets anything.
    let bucket = receipt.bucket.clone().unwrap();
    let direct = reqwest::get(format!("{}/{bucket}/index.html", ministack().url())).await.unwrap();
    assert_eq!(direct.status(), 403);

    let second = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    assert_eq!(second.result.as_ref().unwrap().ops, 0, "a second run changes nothing: {:?}", second.done);

    // A changed page is forgotten by its paths alone.
    site.folder.write("about/index.html", b"<!doctype html><h1>about us</h1>");
    let third = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    assert_eq!(third.result.as_ref().unwrap().outcome, Outcome::Live);
    let forgot: Vec<&String> = third.done.iter().filter(|key| key.starts_with("op-cloudfront-invalidate")).collect();
    assert_eq!(forgot, ["op-cloudfront-invalidate /about /about/ /about/index.html"]);

    let cleared = site.go(&cloud, &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.as_ref().unwrap().outcome, Outcome::Cleared);
    let (done, foreseen) = words(&cleared);
    assert_eq!(done, foreseen);
    assert_eq!(everything(&account).await, before, "nothing of ours is left");
    assert_eq!(site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap().ops, 0);
}

#[tokio::test]
async fn each_routing_serves_its_pages_and_tells_what_is_missing() {
    for routing in [Routing::SinglePage, Routing::ManyPages, Routing::CleanUrls, Routing::ErrorPages] {
        let account = account();
        let keys = user(&account, &setup()).await;
        let mut site = site("routes", &account).await;
        site.cdn = Some(Cdn { routing: Some(routing), ..Cdn::default() });
        site.folder.write("pricing.html", b"<!doctype html><h1>pricing</h1>");
        site.folder.write("404.html", b"<!doctype html><h1>lost</h1>");
        let cloud = cloud(&keys, &site.installation);
        let receipt = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
        assert_eq!(receipt.outcome, Outcome::Live, "{routing:?}: {:?}", receipt.answers);
        let status = |kind| {
            receipt.answers.iter().find(|a| a.probe.kind == kind).map(|a| match &a.reply {
                Reply::Answered { status, .. } => *status,
                Reply::Unreachable { .. } => 0,
            })
        };
        assert_eq!(status(ProbeKind::DeepLink), Some(200), "{routing:?}");
        let missing = if routing == Routing::ErrorPages { 200 } else { 404 };
        assert_eq!(status(ProbeKind::Missing), Some(missing), "{routing:?}: a missing script");
    }
}

#[tokio::test]
async fn a_hand_edit_of_the_distribution_is_asked_about_and_set_back() {
    let account = account();
    let keys = user(&account, &setup()).await;
    let mut site = site("edited", &account).await;
    let cloud = cloud(&keys, &site.installation);
    site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    let id = cloud.cloudfront().distributions().await.unwrap()[0].id.clone();
    let set = vec![Field::PriceClass("PriceClass_100".to_owned()), Field::RootObject("home.html".to_owned())];
    let owner = owner(&account, &ministack().url());
    let seen = owner.get_distribution_config().id(&id).send().await.unwrap();
    let mut config = seen.distribution_config().unwrap().clone();
    config.price_class = Some("PriceClass_100".into());
    config.default_root_object = Some("home.html".to_owned());
    let etag = seen.e_tag().unwrap();
    owner.update_distribution().id(&id).if_match(etag).distribution_config(config).send().await.unwrap();

    let error = site.go(&cloud, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"));
    for field in &set {
        assert!(error.args["fields"].contains(field.api()), "{}", error.args["fields"]);
    }
    site.mend = true;
    let mended = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert_eq!(mended.outcome, Outcome::Live);
    let settings = cloud.cloudfront().distribution(&id).await.unwrap().unwrap().settings;
    assert_eq!((settings.price_class.as_str(), settings.root_object.as_str()), ("PriceClass_200", "index.html"));
}

#[tokio::test]
async fn a_deploy_refreshes_the_edges_with_exactly_the_daily_policy() {
    let account = account();
    let site = site("daily", &account).await;
    let maker = cloud(&user(&account, &setup()).await, &site.installation);
    let made = site.go(&maker, &STATIC_SITE, Goal::Build).await.result.unwrap();
    let id = AccountId::parse(&account).unwrap();
    let name = bucket_name(&site.slug(), &id, &site.id());
    let steps = daily();
    let whole = policy::daily(&steps, &name, false, made.distribution.as_deref());
    let deployer = cloud(&user(&account, &for_ministack(&whole)).await, &site.installation);
    site.folder.write("index.html", b"<!doctype html><script src=/assets/index-B7f2kQ9x.js></script><p>2");
    let ran = site.go(&deployer, &steps, Goal::Build).await;
    let receipt = ran.result.as_ref().unwrap();
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert!(ran.done.iter().any(|key| key == "op-cloudfront-invalidate / /index.html"), "{:?}", ran.done);
    assert_eq!(site.go(&deployer, &steps, Goal::Build).await.result.unwrap().ops, 0);

    // Each of CloudFront's actions in it is needed, and named where it is missing.
    for action in ["cloudfront:CreateInvalidation", "cloudfront:GetInvalidation", "cloudfront:GetDistribution"] {
        let mut less = whole.clone();
        for statement in less["Statement"].as_array_mut().unwrap() {
            statement["Action"].as_array_mut().unwrap().retain(|a| a != action);
        }
        let cloud = cloud(&user(&account, &less).await, &site.installation);
        site.folder.write("index.html", format!("<!doctype html>{action}").as_bytes());
        let ran = site.go(&cloud, &steps, Goal::Build).await;
        match ran.result {
            Err(error) => assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action)),
            // A wait that cannot be watched is not waited for; the answers tell.
            Ok(receipt) => assert!(action.starts_with("cloudfront:Get"), "{action}: {receipt:?}"),
        }
        site.go(&deployer, &steps, Goal::Build).await.result.unwrap();
    }
}

#[tokio::test]
async fn a_bucket_of_another_account_is_nobodys_way_in() {
    let (mine, theirs) = (account(), account());
    let site = site("deputy", &mine).await;
    let cloud = cloud(&user(&mine, &setup()).await, &site.installation);
    let receipt = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    let bucket = BucketName::parse(&receipt.bucket.unwrap()).unwrap();
    // A stranger's distribution with our bucket as its origin is refused by the ARN in our policy.
    let edge = super::cloudfront::edge_of(&theirs).await;
    let mut settings = super::cloudfront::settings("naru-stranger-00000000");
    settings.origin.domain = naru_core::cdn::origin_host(&bucket, &super::rig::region());
    let (id, _) = edge.standing(&settings).await;
    let domain = edge.seen(&id).await.domain;
    let client = reqwest::Client::new();
    let asked = client.get(format!("{}/index.html", front(&theirs).await)).header("host", domain);
    let status = asked.header("x-forwarded-proto", "https").send().await.unwrap().status().as_u16();
    // AWS says 403; the emulator keeps accounts so far apart that it does not even find the bucket.
    assert!(matches!(status, 403 | 404), "{status}");
}
