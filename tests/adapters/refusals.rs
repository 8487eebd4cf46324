//! Each change of the deploy user's road and of the way back is refused once, in the order in which it comes: the run
//! stops there, names the action, and the next run goes on.

use std::sync::Arc;

use naru_core::Code;
use naru_core::event::{Goal, Outcome};
use naru_core::recipe::STATIC_SITE;

use super::domain_crossing::{registrar, stage};
use super::emulator::{account, user};
use super::iam::{Drawer, boundary, set_up, wanting};
use super::policies::cloud;
use super::site::{Hurried, Site};
use super::wire::{Fate, Wire};

/// What was not stopped by its own refusal, with what happened in its place.
async fn not_named(
    site: &Site,
    cloud: &naru_adapters::aws::Aws,
    wire: &Wire,
    goal: Goal,
    actions: &[&'static str],
) -> Vec<String> {
    let mut wrong = Vec::new();
    for action in actions.iter().copied() {
        wire.rule(move |one| if one.actions.iter().any(|it| it == action) { Fate::Deny } else { Fate::Pass });
        let error = site.go(cloud, &STATIC_SITE, goal).await.result.err();
        let told = error.as_ref().map(|error| (error.code, error.args.get("action").map(String::as_str)));
        if told != Some((Code::AccessDenied, Some(action))) {
            wrong.push(format!("{action}: {told:?}"));
        }
    }
    wire.rule(|_| Fate::Pass);
    wrong
}

#[tokio::test]
async fn each_change_of_the_deploy_users_road_that_is_refused_is_named_and_made_by_the_next_run() {
    let account = account();
    boundary(&account).await;
    let (wire, mut site) = (Wire::new().await, wanting("refused"));
    site.clock = Box::new(Hurried::default());
    let keys = user(&account, &set_up()).await;
    let cloud = cloud(&wire, &keys, &site).with_keys(Arc::new(Drawer::default()));
    let made = ["iam:CreateUser", "iam:PutUserPolicy", "iam:CreateAccessKey"];
    assert_eq!(not_named(&site, &cloud, &wire, Goal::Build, &made).await, Vec::<String>::new());
    let built = site.go(&cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert_eq!(built.outcome, Outcome::Stored);
    let gone = ["s3:DeleteObject", "s3:DeleteBucket", "iam:DeleteAccessKey", "iam:DeleteUserPolicy", "iam:DeleteUser"];
    assert_eq!(not_named(&site, &cloud, &wire, Goal::Clear, &gone).await, Vec::<String>::new());
    let cleared = site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
    assert_eq!(cleared.outcome, Outcome::Cleared);
}

#[tokio::test]
async fn each_change_of_a_domains_way_back_that_is_refused_is_named_and_made_by_the_next_run() {
    let mut stage = stage("refusedback").await;
    let (first, ()) = tokio::join!(stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build), registrar(&stage));
    assert_eq!(first.result.unwrap().outcome, Outcome::Live);
    stage.registry.delegate(&stage.domain, [&[], &[]]);
    stage.site.answers.delete_zone = Some(true);
    let gone = [
        "route53:ChangeResourceRecordSets",
        "cloudfront:UpdateDistribution",
        "cloudfront:DeleteDistribution",
        "cloudfront:DeleteOriginAccessControl",
        "cloudfront:DeleteFunction",
        "acm:DeleteCertificate",
        "s3:DeleteObject",
        "s3:DeleteBucketPolicy",
        "s3:DeleteBucket",
        "route53:DeleteHostedZone",
    ];
    assert_eq!(not_named(&stage.site, &stage.cloud, &stage.wire, Goal::Clear, &gone).await, Vec::<String>::new());
    let cleared = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap();
    assert_eq!(cleared.outcome, Outcome::Cleared);
}
