//! The search by tag at the end of a take-back: where it looks, and what is made of what it finds.

use std::collections::BTreeMap;

use naru_core::Code;
use naru_core::event::{Event, Goal, Outcome, Receipt};
use naru_core::hosted::{Certificate, CertificateStatus};
use naru_core::names::{BucketName, Region, TAG_SITE};
use naru_core::policy::{self, Action};
use naru_core::practice::Faults;
use naru_core::recipe::STATIC_SITE;
use naru_core::site::{account::AccountStep, deployer::DeployerStep};
use naru_core::step::Identity;
use naru_core::tagged::{SearchVerdict, TagSearch, TaggedKind, TaggedStanding};
use naru_core::world::{Bucket, BucketHead, Fact};

use crate::support::{Bench, vite_site};

fn tags(bench: &Bench) -> Fact<BTreeMap<String, String>> {
    Fact::Seen(BTreeMap::from([(TAG_SITE.to_owned(), bench.site().tag())]))
}

/// A second bucket with our tag, in a Region.
fn plant_bucket(bench: &Bench, name: &str, region: &str) -> String {
    let name = BucketName::parse(name).unwrap();
    let head = Fact::Seen(BucketHead { region: Region::parse(region).unwrap() });
    let bucket = Bucket { head, tags: tags(bench), ..Bucket::default() };
    let arn = name.arn();
    bench.state.lock().unwrap().truth.buckets.insert(name, bucket);
    arn
}

/// A certificate with our tag that is for other names than the site's.
fn plant_certificate(bench: &Bench) -> String {
    let arn = "arn:aws:acm:us-east-1:111122223333:certificate/elsewhere".to_owned();
    let certificate = Certificate {
        arn: arn.clone(),
        names: vec!["shop.example.org".to_owned()],
        status: CertificateStatus::Issued,
        tags: tags(bench),
        proofs: Vec::new(),
        in_use: false,
        users: Vec::new(),
    };
    bench.state.lock().unwrap().truth.certificates = Fact::Seen(vec![certificate]);
    arn
}

/// What the last run of the bench said in the end.
fn last(bench: &Bench) -> Receipt {
    let events = bench.events.lock().unwrap();
    let receipt = events.iter().rev().find_map(|event| match event {
        Event::Finished(receipt) => Some(receipt.clone()),
        _ => None,
    });
    receipt.expect("a run ends with a receipt")
}

async fn taken_back(bench: &Bench, faults: Faults) -> (Receipt, TagSearch) {
    bench.build().await;
    let _ = bench.cross(Goal::Clear, faults).await;
    let receipt = last(bench);
    let search = *receipt.search.clone().expect("a take-back ends with a search");
    (receipt, search)
}

fn found(search: &TagSearch) -> Vec<(&str, TaggedKind, TaggedStanding)> {
    search.found.iter().map(|one| (one.arn.as_str(), one.kind, one.standing)).collect()
}

#[tokio::test]
async fn nothing_left_is_said_with_both_regions_and_the_tag() {
    let bench = Bench::new(vite_site());
    let (receipt, search) = taken_back(&bench, Faults::default()).await;
    assert_eq!(receipt.outcome, Outcome::Cleared);
    assert_eq!(search.verdict, SearchVerdict::Nothing);
    assert_eq!(search.regions, ["us-east-1", "ap-northeast-2"], "what is global, and the project's own");
    assert_eq!((search.tag, search.found, search.unseen), (bench.site().tag(), vec![], vec![]));
}

#[tokio::test]
async fn what_no_step_knows_is_named_in_both_regions_and_stays() {
    let bench = Bench::new(vite_site());
    let bucket = plant_bucket(&bench, "left-from-before", "ap-northeast-2");
    let virginia = plant_bucket(&bench, "left-in-virginia", "us-east-1");
    let certificate = plant_certificate(&bench);
    let before = bench.foreign();
    let (receipt, search) = taken_back(&bench, Faults::default()).await;
    assert_eq!(search.verdict, SearchVerdict::Left);
    let left = [
        (virginia.as_str(), TaggedKind::Bucket, TaggedStanding::Left),
        (certificate.as_str(), TaggedKind::Certificate, TaggedStanding::Left),
        (bucket.as_str(), TaggedKind::Bucket, TaggedStanding::Left),
    ];
    assert_eq!(found(&search), left);
    let error = receipt.error.expect("it is no clean end");
    assert_eq!((receipt.outcome, error.code), (Outcome::Failed, Code::StillTagged));
    assert!([&bucket, &virginia, &certificate].into_iter().all(|arn| error.args["what"].contains(arn)), "{error:?}");
    assert_eq!(bench.foreign(), before, "the search deletes nothing");
    let site = bench.bucket();
    let state = bench.state.lock().unwrap();
    assert!(state.truth.certificates.seen().is_some_and(|all| all.len() == 1));
    assert!(state.truth.buckets[&site].head.seen().is_none(), "the site itself went");
}

#[tokio::test]
async fn another_sites_things_are_none_of_its_business() {
    let bench = Bench::new(vite_site());
    plant_bucket(&bench, "of-another-site", "ap-northeast-2");
    let name = BucketName::parse("of-another-site").unwrap();
    let theirs = BTreeMap::from([(TAG_SITE.to_owned(), "somebody/production".to_owned())]);
    bench.state.lock().unwrap().truth.bucket_mut(&name).tags = Fact::Seen(theirs);
    assert_eq!(taken_back(&bench, Faults::default()).await.1.verdict, SearchVerdict::Nothing);
}

#[tokio::test]
async fn a_refused_search_is_said_and_proves_nothing() {
    let bench = Bench::new(vite_site());
    let faults = Faults { denied_reads: vec![Action::GetTagged], ..Faults::default() };
    let (receipt, search) = taken_back(&bench, faults).await;
    assert_eq!(receipt.outcome, Outcome::Cleared, "each step looked at its own");
    assert_eq!((search.verdict, search.regions.len()), (SearchVerdict::Unproven, 0));
    let told: Vec<_> =
        search.unseen.iter().map(|one| (one.region.as_str(), one.error.args["action"].as_str())).collect();
    assert_eq!(told, [("us-east-1", "tag:GetResources"), ("ap-northeast-2", "tag:GetResources")]);
}

#[tokio::test]
async fn what_a_person_kept_is_no_leftover() {
    let mut bench = crate::domain_road::bench();
    bench.answers.delete_zone = Some(false);
    let (receipt, search) = taken_back(&bench, Faults::default()).await;
    assert_eq!((receipt.outcome, search.verdict), (Outcome::Cleared, SearchVerdict::Kept));
    assert!(
        matches!(found(&search)[..], [(arn, TaggedKind::Zone, TaggedStanding::Kept)] if arn.contains("hostedzone/"))
    );
    bench.answers.delete_zone = Some(true);
    let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    assert_eq!(receipt.search.unwrap().verdict, SearchVerdict::Nothing);
}

#[tokio::test]
async fn only_a_whole_take_back_searches() {
    let bench = Bench::new(vite_site());
    assert_eq!(bench.build().await.search, None);
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let receipt = bench.cross_with(&[&AccountStep, &DeployerStep], &spec, &cloud, Goal::Clear).await.1.unwrap();
    assert_eq!(receipt.search, None, "the rest of the site still stands");
}

#[test]
fn the_set_up_policy_may_search_and_the_daily_one_may_not() {
    let searches = |policy: &serde_json::Value| policy::listed(policy).contains(&"tag:GetResources".to_owned());
    assert!(searches(&policy::setup(&STATIC_SITE, &[])));
    let bucket = BucketName::parse("naru-blog-1a2b3c4d").unwrap();
    assert!(!searches(&policy::daily(&STATIC_SITE, &bucket, true, Some("arn:aws:cloudfront::1:distribution/E"))));
    assert!(!searches(&policy::boundary(&STATIC_SITE, &[])));
    assert!(!policy::actions(&STATIC_SITE, Identity::D).contains(&"tag:GetResources"));
}
