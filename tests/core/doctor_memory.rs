//! What the last run stopped with: what of it is kept, and for how long the doctor believes it.

use naru_core::cdn::CdnRecord;
use naru_core::doctor::Fix;
use naru_core::event::{Goal, Outcome};
use naru_core::journal::{Journal, Trouble};
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::plan::Plan;
use naru_core::practice::Fault;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Cdn;
use naru_core::step::StepId;
use naru_core::{Code, Error};

use super::doctor_site::{Ill, Site, error, healthy, ill};
use super::support::{Bench, at, vite_site};

/// An hour before the healthy site is looked at.
const BEFORE: &str = "2026-11-22T13:00:00Z";

fn remembered(site: &mut Site, name: &str) {
    let mut error = error(name);
    if let Some(bucket) = error.args.get_mut("bucket") {
        *bucket = site.name().to_string();
    }
    site.seen.remembered = Trouble::of(&error, BEFORE.to_owned());
}

/// What only a run meets: a look that goes well says nothing of it.
pub(super) const ILL: &[Ill] = &[
    ("c4", |site| remembered(site, "denied")),
    ("b2", |site| remembered(site, "not-free-yet")),
    ("b4", |site| {
        super::doctor_bucket::classic(site);
        site.bucket().block = naru_core::world::Fact::Seen(naru_core::world::PublicAccessBlock::ALL);
        remembered(site, "public-blocked");
    }),
    ("b5", |site| remembered(site, "acl")),
    ("b13", |site| remembered(site, "slow-down")),
    ("b13", |site| remembered(site, "reset")),
    ("f13-busy", |site| remembered(site, "too-many-invalidations")),
    ("f19", |site| remembered(site, "alias-taken")),
    ("f23", |site| remembered(site, "illegal-update")),
    ("f23", |site| remembered(site, "etag")),
    ("f24", |site| remembered(site, "function-size")),
    ("f26", |site| remembered(site, "not-disabled")),
    ("f26-in-use", |site| remembered(site, "oac-in-use")),
    ("f26-plan", |site| remembered(site, "pricing-plan")),
];

#[test]
fn what_the_last_run_stopped_with_is_said_with_its_time() {
    for (form, change) in ILL {
        let found = ill(change).findings();
        assert_eq!(found.iter().map(|one| one.form).collect::<Vec<_>>(), [*form]);
        let when: Vec<&str> =
            found[0].evidence.iter().filter(|line| line.what == "when").map(|line| line.value.as_str()).collect();
        assert_eq!(when, [BEFORE], "{form}: {:?}", found[0].evidence);
    }
}

#[test]
fn a_look_that_goes_well_knows_better_about_keys_folders_and_what_has_passed() {
    for name in ["unknown-key", "bad-secret", "expired", "skewed", "is-project", "nested", "wrong-account", "root"] {
        assert_eq!(ill(|site| remembered(site, name)).findings(), [], "{name}");
    }
    let late = |site: &mut Site| site.seen.now = site.seen.now.map(|now| now + time::Duration::hours(3));
    for name in ["not-free-yet", "slow-down", "reset"] {
        let passed = ill(|site| {
            remembered(site, name);
            late(site);
        });
        assert_eq!(passed.findings(), [], "{name}");
    }
    let stands = ill(|site| {
        remembered(site, "not-disabled");
        late(site);
    });
    assert_eq!(stands.findings().len(), 1, "what nobody changed stays so");
}

#[test]
fn an_error_about_another_bucket_and_one_behind_a_look_that_stopped_say_nothing() {
    let other = ill(|site| site.seen.remembered = Trouble::of(&error("not-free-yet"), BEFORE.to_owned()));
    assert_eq!(other.findings(), [], "that bucket is not wanted any more");
    let both = ill(|site| {
        remembered(site, "not-disabled");
        site.seen.error = Some(error("slow-down"));
    });
    assert_eq!(both.findings().iter().map(|one| one.form).collect::<Vec<_>>(), ["b13"]);
    let (checkup, _) = naru_core::doctor::view::Checkup::of(
        &healthy().spec,
        &ill(|site| {
            site.seen.remembered = Trouble::of(&Error::new(Code::NotLive), BEFORE.to_owned());
        })
        .seen,
        "",
    );
    assert_eq!(checkup.stopped, None, "this look did not stop");
}

#[test]
fn what_is_kept_of_an_error_names_no_key_and_no_request() {
    let error = Error::new(Code::AccessDenied)
        .arg("action", "s3:PutObject")
        .arg("key", "AKIAIOSFODNN7EXAMPLE")
        .detail("AccessDenied: key ASIAIOSFODNN7EXAMPLE, AKIASHORT [HTTP 403, request 7KD0P3S8ZJ1C5R2T]");
    let kept = Trouble::of(&error, BEFORE.to_owned()).unwrap();
    assert_eq!(kept.error.detail.as_deref(), Some("AccessDenied: key ASIA…, AKIASHORT [HTTP 403]"));
    assert_eq!((kept.error.args["key"].as_str(), kept.error.args["action"].as_str()), ("AKIA…", "s3:PutObject"));
    assert_eq!(kept.error.code, Code::AccessDenied);
    let long = Error::new(Code::Unexpected).detail("가".repeat(5000));
    assert!(Trouble::of(&long, BEFORE.to_owned()).unwrap().error.detail.unwrap().chars().count() < 1000);
    assert_eq!(Trouble::of(&Error::new(Code::Cancelled), BEFORE.to_owned()), None, "that was asked for");
}

#[tokio::test]
async fn a_run_that_fails_leaves_its_error_and_one_that_goes_well_takes_it_away() {
    let bench = Bench::new(vite_site());
    bench.cross(Goal::Build, at(3, Fault::Denied)).await.1.unwrap_err();
    let trouble = bench.journal.trouble(&bench.site(), "practice").unwrap().unwrap();
    assert_eq!(trouble.error.code, Code::AccessDenied);
    assert_eq!(bench.journal.trouble(&bench.site(), "aws").unwrap(), None, "that was in another cloud");
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(bench.journal.trouble(&bench.site(), "practice").unwrap(), None);
}

#[tokio::test]
async fn edges_that_keep_what_they_were_told_to_forget_are_told_once_more_by_their_step() {
    let mut bench = Bench::new(vite_site());
    bench.access = naru_core::spec::Access::Private;
    bench.cdn = Some(Cdn::default());
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let step = STATIC_SITE.iter().find(|step| step.card().id == StepId::Invalidation).unwrap();
    let mut world = bench.state.lock().unwrap().truth.clone();
    let mut spec = bench.spec();
    assert_eq!(step.build(&spec, &world), Plan::Done);
    spec.answers.refresh = vec!["/logo.svg".to_owned()];
    let plan = step.build(&spec, &world);
    let [Op::CloudFront(CloudFrontOp::Invalidate { paths, .. })] = plan.ops() else { panic!("{plan:?}") };
    assert_eq!(*paths, ["/logo.svg"]);
    naru_core::effect::effect(&plan.ops()[0], &[], &mut world);
    assert!(matches!(step.build(&spec, &world), Plan::Waiting(_)), "until every edge has heard");
    world.invalidation.seen_mut().unwrap().completed = true;
    assert_eq!(step.build(&spec, &world), Plan::Done, "and it is not done twice");

    // What a release of its own has changed is told with it, and the record is written once.
    world.invalidation = naru_core::world::Fact::Unseen;
    let name = bench.bucket();
    let bucket = world.bucket_mut(&name);
    let record = bucket.cdn.seen().unwrap().clone();
    bucket.cdn = naru_core::world::Fact::Seen(CdnRecord { fresh: None, ..record });
    let Plan::Todo(ops) = step.build(&spec, &world) else { panic!() };
    assert!(ops.iter().all(|op| matches!(op, Op::CloudFront(_) | Op::S3(S3Op::WriteCdnRecord { .. }))));
    assert!(!Fix::Ops { step: StepId::Invalidation, ops }.refresh().is_empty());
}
