//! The policies by what is called: each flow asks for nothing beyond the set-up policy, all that is offered is asked for
//! by one of them, and what changes something is named where it is refused.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::Code;
use naru_core::cdn::Routing;
use naru_core::event::{Goal, Outcome};
use naru_core::firewall::FirewallMode;
use naru_core::policy;
use naru_core::project::{AccessWish, CdnWishes, Wishes};
use naru_core::recipe::{STATIC_SITE, wished};
use naru_core::spec::{Access, Cdn, Rotation, Venue};

use super::checkup::Clinic;
use super::cloudfront::{for_ministack, front};
use super::domain_crossing::{Stage, registrar, stage};
use super::emulator::{account, ministack, user};
use super::iam::{Drawer, boundary, set_up, wanting};
use super::site::{Hurried, Site};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";

const PARTS: &str = "Only a large file goes in parts: wire_crossing.rs kills a deploy inside of one.";

/// Offered, and asked for by none of these flows: why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("cloudfront:CreateCloudFrontOriginAccessIdentity", IDENTITY),
    ("cloudfront:DeleteCloudFrontOriginAccessIdentity", IDENTITY),
    ("cloudfront:GetCloudFrontOriginAccessIdentity", IDENTITY),
    ("cloudfront:ListCloudFrontOriginAccessIdentities", IDENTITY),
    ("cloudfront:UntagResource", "Our marks are taken from a distribution that was adopted: adopt_ministack.rs does."),
    ("iam:SimulatePrincipalPolicy", "Only `naru policy check` asks beforehand: iam.rs asks as it does."),
    ("iam:UpdateAccessKey", "A key that is replaced is switched off before it goes: iam.rs walks each rotation."),
    ("route53:CreateHealthCheck", HEALTH),
    ("route53:DeleteHealthCheck", HEALTH),
    ("route53:ListHealthChecks", HEALTH),
    ("route53:UpdateHealthCheck", HEALTH),
    ("route53domains:CheckDomainAvailability", SALE),
    ("route53domains:ListPrices", SALE),
    ("s3:AbortMultipartUpload", PARTS),
    ("s3:ListBucketMultipartUploads", PARTS),
    ("s3:ListMultipartUploadParts", PARTS),
    ("s3:PutBucketOwnershipControls", "A bucket is made with it; only one whose ACLs somebody enabled is set back."),
];

const HEALTH: &str = "No emulator's health checks can be read by the SDK: health.rs replays what AWS says.";

const SALE: &str = "Only who asks whether a name is free asks so: domains.rs replays what AWS says.";

const IDENTITY: &str = "No emulator knows the legacy identities: cloudfront_replies.rs replays what AWS says.";

fn offered() -> BTreeSet<String> {
    policy::listed(&policy::setup(&STATIC_SITE, &[])).into_iter().collect()
}

fn asked(wire: &Wire) -> BTreeSet<String> {
    wire.actions().into_iter().filter(|action| action != "sts:GetCallerIdentity").collect()
}

pub fn cloud(wire: &Wire, keys: &super::emulator::Keys, site: &Site) -> Aws {
    let connection = keys.connection(REGION, &wire.endpoints());
    Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &site.installation)
        .asking_every(Duration::from_millis(50))
}

type Flows = BTreeMap<&'static str, BTreeSet<String>>;

async fn domain(flows: &mut Flows) {
    let mut stage = stage("flows").await;
    let (first, ()) = tokio::join!(stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build), registrar(&stage));
    assert_eq!(first.result.unwrap().outcome, Outcome::Live);
    flows.insert("domain", asked(&stage.wire));
    stage.wire.rule(|_| Fate::Pass);
    Clinic::of(&stage.site).examined(&stage.site, Box::new(stage.again())).await;
    flows.insert("doctor", asked(&stage.wire));
    stage.wire.rule(|_| Fate::Pass);
    stage.registry.delegate(&stage.domain, [&[], &[]]);
    stage.site.answers.delete_zone = Some(true);
    let cleared = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.unwrap().outcome, Outcome::Cleared);
    flows.insert("take-back of a domain", asked(&stage.wire));
}

async fn deployer(flows: &mut Flows) {
    let account = account();
    boundary(&account).await;
    let (wire, mut site) = (Wire::new().await, wanting("flow"));
    site.clock = Box::new(Hurried::default());
    let keys = user(&account, &set_up()).await;
    let drawer = Arc::new(Drawer::default());
    let cloud = cloud(&wire, &keys, &site).with_keys(drawer);
    site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    site.rotate_key = Some(Rotation::Finish);
    drop(site.go(&cloud, &STATIC_SITE, Goal::Build).await);
    site.rotate_key = None;
    flows.insert("deployer", asked(&wire));
    wire.rule(|_| Fate::Pass);
    site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
    flows.insert("take-back of a deployer", asked(&wire));
}

/// Built and taken back: a site with a firewall, and a public one without a distribution.
async fn others(flows: &mut Flows) {
    for (name, cdn) in [("firewall", true), ("classic", false)] {
        let account = account();
        let mut site = Site::new(name, REGION, Venue::Endpoint { url: ministack().url() });
        site.clock = Box::new(Hurried::default());
        if cdn {
            site.access = Access::Private;
            site.cdn = Some(Cdn { firewall: Some(FirewallMode::Count), ..Cdn::default() });
            site.website_url = Some(front(&account).await);
        }
        let wire = Wire::new().await;
        let keys = user(&account, &for_ministack(&policy::setup(&STATIC_SITE, &[]))).await;
        let cloud = cloud(&wire, &keys, &site);
        site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
        if cdn {
            // Each of it is wished otherwise, and then not any more.
            let block =
                Cdn { firewall: Some(FirewallMode::Block), routing: Some(Routing::SinglePage), ..Cdn::default() };
            for wish in [block, Cdn::default()] {
                site.folder.write("about/index.html", format!("<!doctype html>{:?}", wish.firewall).as_bytes());
                site.cdn = Some(wish);
                site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
            }
        }
        site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
        flows.insert(name, asked(&wire));
    }
}

#[tokio::test]
async fn every_flow_asks_within_the_policy_and_all_of_it_is_asked_for() {
    let mut flows = Flows::new();
    domain(&mut flows).await;
    deployer(&mut flows).await;
    others(&mut flows).await;
    let offered = offered();
    for (flow, asked) in &flows {
        let beyond: Vec<_> = asked.difference(&offered).collect();
        assert!(beyond.is_empty(), "{flow}: {beyond:?}");
    }
    let all: BTreeSet<String> = flows.values().flatten().cloned().collect();
    let idle: BTreeSet<&str> = offered.difference(&all).map(String::as_str).collect();
    let known: BTreeSet<&str> = EXCEPTIONS.iter().map(|(action, _)| *action).collect();
    assert_eq!(idle, known, "offered, and asked for by nobody");
    assert!(EXCEPTIONS.iter().all(|(_, why)| why.len() > 40), "a reason is a sentence");
}

async fn named(stage: Stage, action: &'static str) -> Option<String> {
    stage.wire.rule(move |one| if one.actions.iter().any(|it| it == action) { Fate::Deny } else { Fate::Pass });
    let error = tokio::select! {
        ran = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build) => ran.result.err(),
        // Who goes on past the registrar has not been stopped.
        () = async { registrar(&stage).await; std::future::pending().await } => None,
    };
    let told = error.as_ref().map(|error| (error.code, error.args.get("action").cloned()));
    let right =
        matches!(&told, Some((Code::AccessDenied, Some(said))) if said == action || action.contains(":AddTags"));
    (!right).then(|| format!("{action}: {told:?}"))
}

#[tokio::test]
async fn each_change_of_the_domain_flow_that_is_refused_is_named() {
    let all = [
        "route53:CreateHostedZone",
        "route53:ChangeTagsForResource",
        "acm:RequestCertificate",
        "route53:ChangeResourceRecordSets",
    ];
    let tried = all.into_iter().map(|action| async move { named(stage("refused").await, action).await });
    let wrong: Vec<String> = futures_util::future::join_all(tried).await.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[tokio::test]
async fn the_policy_of_what_is_wished_builds_and_takes_back_and_holds_nothing_of_the_rest() {
    for access in [AccessWish::Cdn, AccessWish::Private, AccessWish::Classic] {
        let wishes = Wishes { access: Some(access), ..Wishes::default() };
        let steps = wished(&wishes, AccessWish::USUAL);
        let small = policy::setup(&steps, &[]);
        let listed = policy::listed(&small);
        let beyond = |it: &String| ["wafv2:", "route53:", "acm:", "iam:"].iter().any(|one| it.starts_with(one));
        let beyond: Vec<&String> = listed.iter().filter(|it| beyond(it)).collect();
        assert_eq!(beyond, ["iam:SimulatePrincipalPolicy"]);
        let account = account();
        let mut site = Site::new("wished", REGION, Venue::Endpoint { url: ministack().url() });
        site.clock = Box::new(Hurried::default());
        site.access = wishes.access(AccessWish::USUAL);
        site.cdn = wishes.cdn(AccessWish::USUAL);
        site.website_url = if site.cdn.is_some() { Some(front(&account).await) } else { None };
        let keys = user(&account, &for_ministack(&small)).await;
        let cloud = cloud(&Wire::new().await, &keys, &site);
        let built = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
        assert!(matches!(built.outcome, Outcome::Live | Outcome::Stored), "{access:?}");
        let cleared = site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result;
        assert_eq!(cleared.unwrap().outcome, Outcome::Cleared, "{access:?}");
    }
    let all = Wishes { deployer: Some(true), ..Wishes::default() };
    let firewall = CdnWishes { firewall: Some(FirewallMode::Count), ..CdnWishes::default() };
    let all = Wishes { access: Some(AccessWish::Cdn), cdn: Some(firewall), ..all };
    let listed = policy::listed(&policy::setup(&wished(&all, AccessWish::USUAL), &[]));
    for action in ["iam:CreateUser", "wafv2:CreateWebACL", "cloudfront:CreateDistribution"] {
        assert!(listed.iter().any(|one| one == action), "{action}");
    }
}
