//! What is missing by name where IAM may not be asked: what looks and earlier runs were refused.

use naru_core::Code;
use naru_core::engine;
use naru_core::event::Goal;
use naru_core::forecast::forecast;
use naru_core::journal::Journal;
use naru_core::names::AccountId;
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::preflight::{Known, Permissions, missing, needed, refused};
use naru_core::recipe::STATIC_SITE;
use naru_core::step::StepId;

use crate::support::{Bench, at, vite_site};

#[tokio::test]
async fn a_look_tells_every_fact_it_was_denied_and_what_is_to_be_pasted() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    let denied = vec![Action::GetBucketWebsite, Action::GetBucketTagging, Action::GetBucketPolicy];
    let cloud = bench.cloud(Faults { denied_reads: denied, ..Faults::default() });
    let spec = bench.spec();
    let world = engine::look(&bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &|_| {})).await.unwrap();
    let forecast = forecast(&STATIC_SITE, Goal::Build, &spec, &world).unwrap();
    let refused = refused(&world, &forecast);
    assert_eq!(
        refused.iter().map(String::as_str).collect::<Vec<_>>(),
        ["s3:GetBucketPolicy", "s3:GetBucketTagging", "s3:GetBucketWebsite"]
    );
    let account = AccountId::parse("111122223333").unwrap();
    let needs = needed(&STATIC_SITE, &account, &bench.bucket(), bench.bucket().as_str());
    let missing = missing(&needs, |need| !refused.contains(need.action));
    let found = Permissions::new(Known::Refusals, missing, &needs);
    assert_eq!(found.missing[0].step, StepId::Bucket);
    assert_eq!(found.policy["Statement"][0]["Resource"], bench.bucket().arn());
    assert_eq!(found.policy["Statement"][0]["Action"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_refused_change_is_remembered_by_its_action_until_it_goes_through() {
    let bench = Bench::new(vite_site());
    let (site, place) = (bench.site(), "practice");
    assert!(bench.journal.refused(&site, place).unwrap().is_empty());
    let error = bench.cross(Goal::Build, at(1, Fault::Denied)).await.1.unwrap_err();
    assert_eq!(error.code, Code::AccessDenied);
    let named = bench.journal.refused(&site, place).unwrap();
    assert_eq!(named.into_iter().collect::<Vec<_>>(), [error.args["action"].clone()]);
    assert!(bench.journal.refused(&site, "elsewhere").unwrap().is_empty(), "another cloud has other users");
    bench.build().await;
    assert!(bench.journal.refused(&site, place).unwrap().is_empty());
}
