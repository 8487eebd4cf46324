//! The deploy user in practice: made with exactly what it needs, its key rotated, cut off anywhere, taken back. And that
//! the set-up policy leads nobody to more than it says.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::Code;
use naru_core::allows::{Context, Decision, covers, decide};
use naru_core::event::{Goal, Outcome};
use naru_core::iam::{DAILY_POLICY, DeployUser, FULL_ACCESS, TAG_KEYS, USER_POLICY_LIMIT, UserKey, boundary_arn};
use naru_core::journal::Journal;
use naru_core::names::{AccountId, BucketName, TAG_SITE};
use naru_core::op::{IamOp, Op};
use naru_core::plan::Plan;
use naru_core::practice::state::PRACTICE_GROUP;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::STATIC_SITE;
use naru_core::site::deployer::{DeployerStep, rotation};
use naru_core::spec::{Access, Cdn, Deployer, DeployerPolicy, Spec};
use naru_core::step::Step;
use naru_core::world::{Fact, World};
use naru_core::{policy, site};

use crate::support::{Bench, at, vite_site};

fn bench() -> Bench {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    bench.cdn = Some(Cdn::default());
    bench.deployer = Some(Deployer::default());
    bench
}

fn truth(bench: &Bench) -> World {
    bench.state.lock().unwrap().truth.clone()
}

fn user(bench: &Bench) -> DeployUser {
    truth(bench).deployer.seen().expect("there is a deploy user").clone()
}

fn keys(bench: &Bench) -> Vec<UserKey> {
    user(bench).keys.seen().unwrap().clone()
}

/// What stands, without ids, times and runs.
fn shape(bench: &Bench) -> String {
    let mut user = user(bench);
    user.tags.retain(|key, _| key == TAG_SITE);
    let keys: Vec<_> = user.keys.seen().unwrap().iter().map(|key| (key.active, key.kept.is_some())).collect();
    user.keys = Fact::Unseen;
    let world = truth(bench);
    let distribution = world.distributions.seen().unwrap().keys().next().unwrap().clone();
    format!("{user:?} {keys:?}").replace(&distribution, "ID")
}

fn iam(keys: Vec<String>) -> Vec<String> {
    keys.into_iter()
        .filter(|key| key.starts_with("op-iam"))
        .map(|key| key.split(' ').next().unwrap()[7..].to_owned())
        .collect()
}

#[tokio::test]
async fn a_deploy_user_is_made_bounded_and_with_exactly_the_daily_policy_and_a_second_run_changes_nothing() {
    let bench = bench();
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live);
    let wanted = ["set-boundary", "create-user", "put-user-policy", "create-key"];
    assert_eq!(iam(agreed.ops().map(Op::key).collect()), wanted);
    assert_eq!(iam(bench.done()), wanted, "what was shown is what was done");
    let (user, world) = (user(&bench), truth(&bench));
    let account = &world.caller.seen().unwrap().account;
    assert_eq!(user.arn, format!("arn:aws:iam::{account}:user/naru/{}", bench.bucket()));
    assert_eq!(user.tags[TAG_SITE], bench.site().tag());
    assert_eq!(user.boundary, Some(boundary_arn(account)));
    let distribution = world.distributions.seen().unwrap().values().next().unwrap().arn.clone();
    let daily = policy::daily(&STATIC_SITE, &bench.bucket(), false, Some(&distribution));
    assert_eq!(user.policy.seen(), Some(&daily));
    assert!(covers(world.boundary.seen().unwrap(), &daily), "the boundary lets it through");
    let key = &keys(&bench)[0];
    assert!(key.id.starts_with("AKIAPRACTICE") && key.active && key.kept.as_ref().unwrap().current);
    assert_eq!(user.tags[TAG_KEYS], key.id);
    assert_eq!(bench.build().await.ops, 0, "everything stands already");
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_makes_no_second_user_and_no_spare_key() {
    let reference = bench();
    let ops = reference.build().await.ops as usize;
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline] {
        for n in 1..=ops {
            let bench = bench();
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.build().await;
            assert_eq!(receipt.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(shape(&bench), shape(&reference), "{fault:?} at {n}: the same end state");
            assert_eq!(keys(&bench).len(), 1, "{fault:?} at {n}: one key");
            assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn stale_reads_after_any_op_are_waited_out() {
    let ops = bench().build().await.ops as usize;
    for n in 1..=ops {
        let bench = bench();
        let receipt = bench.cross(Goal::Build, at(n, Fault::StaleReads)).await.1.unwrap();
        assert_eq!(receipt.outcome, Outcome::Live, "{n}");
        assert_eq!(keys(&bench).len(), 1, "{n}");
    }
}

#[tokio::test]
async fn everything_is_taken_back_wherever_it_is_cut_off_and_the_boundary_stays_for_others() {
    let ops = {
        let bench = bench();
        bench.build().await;
        bench.events.lock().unwrap().clear();
        let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
        assert_eq!(receipt.outcome, Outcome::Cleared);
        assert_eq!(iam(bench.done()), ["delete-key", "delete-policy", "delete-user"]);
        let last = bench.done().pop().unwrap();
        assert!(last.starts_with("op-iam-delete-user"), "the user goes last: {last}");
        assert!(truth(&bench).boundary.seen().is_some());
        receipt.ops as usize
    };
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = bench();
            bench.build().await;
            bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
            assert_eq!(receipt.outcome, Outcome::Cleared, "{fault:?} at {n}");
            assert_eq!(truth(&bench).deployer, Fact::Absent, "{fault:?} at {n}");
            assert!(bench.journal.made(&bench.site(), None).unwrap().is_empty(), "{fault:?} at {n}");
        }
    }
}

/// Rotates as `naru deployer rotate` does: the steps that are needed, from the key that is in use.
async fn rotate(bench: &mut Bench, faults: Faults) -> naru_core::Result<naru_core::event::Receipt> {
    bench.rotate_key = rotation(&keys(bench));
    let steps: Vec<&dyn Step> = vec![&site::account::AccountStep, &DeployerStep];
    let (spec, cloud) = (bench.spec(), bench.cloud(faults));
    let receipt = bench.cross_with(&steps, &spec, &cloud, Goal::Build).await.1;
    bench.rotate_key = None;
    receipt
}

#[tokio::test]
async fn a_new_key_takes_over_before_the_old_one_goes() {
    let mut bench = bench();
    bench.build().await;
    let old = keys(&bench)[0].id.clone();
    bench.events.lock().unwrap().clear();
    rotate(&mut bench, Faults::default()).await.unwrap();
    assert_eq!(iam(bench.done()), ["create-key", "deactivate-key", "delete-key"]);
    let all = keys(&bench);
    assert_eq!(all.len(), 1);
    assert!(all[0].id != old && all[0].active && all[0].kept.as_ref().unwrap().current);
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn a_rotation_that_is_cut_off_anywhere_locks_nobody_out_and_is_finished_by_the_next_run() {
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline] {
        for n in 1..=3 {
            for finish_by_apply in [false, true] {
                let mut bench = bench();
                bench.build().await;
                let old = keys(&bench)[0].id.clone();
                rotate(&mut bench, at(n, fault)).await.expect_err("the fault stops the run");
                let works = |bench: &Bench| keys(bench).iter().any(|key| key.active && key.kept.is_some());
                assert!(works(&bench), "{fault:?} at {n}: a kept key works at any moment");
                let begun = keys(&bench).iter().filter(|key| key.kept.is_some()).count() == 2
                    || keys(&bench).iter().all(|key| key.id != old);
                if finish_by_apply {
                    bench.build().await;
                } else {
                    rotate(&mut bench, Faults::default()).await.unwrap();
                }
                assert!(works(&bench), "{fault:?} at {n}");
                let kept: Vec<_> = keys(&bench).into_iter().filter(|key| key.kept.is_some()).collect();
                assert_eq!(kept.len(), 1, "{fault:?} at {n}, apply {finish_by_apply}");
                assert_eq!(kept[0].id == old, finish_by_apply && !begun, "{fault:?} at {n}");
            }
        }
    }
}

#[tokio::test]
async fn a_key_whose_reply_was_lost_goes_and_a_key_of_another_computer_stays() {
    let bench = bench();
    bench.build().await;
    let change = |change: &dyn Fn(&mut UserKey)| {
        let mut state = bench.state.lock().unwrap();
        change(&mut state.truth.deployer.seen_mut().unwrap().keys.seen_mut().unwrap()[0]);
    };
    // Noted, but not kept here: somebody else's laptop deploys with it.
    change(&|key| key.kept = None);
    bench.build().await;
    assert_eq!(keys(&bench).len(), 2, "this computer has one of its own");
    // Two that others keep: nothing is taken from them.
    for key in bench.state.lock().unwrap().truth.deployer.seen_mut().unwrap().keys.seen_mut().unwrap() {
        key.kept = None;
    }
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "access-keys"));
    assert_eq!(keys(&bench).len(), 2);
    // Not noted and never used: somebody made it by hand and has it, for no call of ours was left without a reply.
    {
        let mut state = bench.state.lock().unwrap();
        let user = state.truth.deployer.seen_mut().unwrap();
        let ids: Vec<String> = user.keys.seen().unwrap().iter().map(|key| key.id.clone()).collect();
        user.tags.insert(TAG_KEYS.to_owned(), ids[0].clone());
    }
    let noted = keys(&bench)[0].id.clone();
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("it is not ours to delete");
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "access-keys"));
    assert_eq!(keys(&bench).len(), 2);
    // A call of ours without a reply: nobody has what it made.
    let spec = bench.spec();
    let create = format!("op-iam-create-key {}", user(&bench).name);
    let stranger = keys(&bench).into_iter().find(|key| key.id != noted).unwrap();
    // One of another day cannot be what that call made: it was there before, or came long after.
    for at in ["2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"] {
        let spec = Spec { tried: [(create.clone(), at.to_owned())].into(), ..bench.spec() };
        let (_, result) = bench.cross_with(&STATIC_SITE, &spec, &bench.cloud(Faults::default()), Goal::Build).await;
        assert_eq!(result.unwrap_err().code, Code::Drift, "made by hand: {at}");
        assert!(keys(&bench).iter().any(|key| key.id == stranger.id), "it is not ours to delete: {at}");
    }
    // Two of that very time: one of them is somebody's.
    let tags = |bench: &Bench, ids: &str| {
        let mut state = bench.state.lock().unwrap();
        state.truth.deployer.seen_mut().unwrap().tags.insert(TAG_KEYS.to_owned(), ids.to_owned());
    };
    tags(&bench, "");
    let then = || [(create.clone(), stranger.created.clone())].into();
    let spec_then = Spec { tried: then(), ..bench.spec() };
    let (_, result) = bench.cross_with(&STATIC_SITE, &spec_then, &bench.cloud(Faults::default()), Goal::Build).await;
    assert_eq!(result.unwrap_err().code, Code::Drift);
    assert_eq!(keys(&bench).len(), 2, "nothing tells which");
    tags(&bench, &noted);
    let spec = Spec { tried: then(), ..spec };
    let agreed = bench.cross_with(&STATIC_SITE, &spec, &bench.cloud(Faults::default()), Goal::Build).await;
    agreed.1.unwrap();
    let all = keys(&bench);
    assert_eq!((all.len(), all.iter().filter(|key| key.kept.is_some()).count()), (2, 1));
}

#[tokio::test]
async fn a_policy_that_somebody_changed_or_that_a_new_distribution_makes_wrong_is_mended() {
    let mut bench = bench();
    bench.build().await;
    let wanted = user(&bench).policy;
    bench.state.lock().unwrap().truth.deployer.seen_mut().unwrap().policy =
        Fact::Seen(serde_json::json!({ "Statement": [{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }] }));
    bench.events.lock().unwrap().clear();
    bench.build().await;
    assert_eq!(iam(bench.done()), ["put-user-policy"]);
    assert_eq!(user(&bench).policy, wanted);
    // Without the distribution the policy is narrower.
    bench.cdn = None;
    bench.build().await;
    let narrower = user(&bench).policy.seen().unwrap().to_string();
    assert!(!narrower.contains("cloudfront"), "{narrower}");
    // A boundary that was taken off is put back, by an administrator; somebody else's is theirs.
    let boundary = |to: Option<&str>| {
        let to = to.map(str::to_owned);
        bench.state.lock().unwrap().truth.deployer.seen_mut().unwrap().boundary = to;
    };
    boundary(None);
    bench.events.lock().unwrap().clear();
    bench.build().await;
    assert_eq!(iam(bench.done()), ["bind-user"]);
    boundary(Some("arn:aws:iam::111122223333:policy/company"));
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "boundary"));
}

#[tokio::test]
async fn the_documented_pair_is_a_choice_and_the_way_back_from_it_too() {
    let mut bench = bench();
    bench.deployer = Some(Deployer { policy: DeployerPolicy::FullAccess, group: None });
    bench.build().await;
    let made = user(&bench);
    assert_eq!(made.attached.seen().unwrap(), &FULL_ACCESS);
    assert_eq!((made.boundary, made.policy.seen()), (None, None), "a bounded user would be no fuller for it");
    assert_eq!(bench.build().await.ops, 0);
    // To least privilege, and to the pair again.
    bench.deployer = Some(Deployer::default());
    bench.build().await;
    let bound = user(&bench);
    assert!(bound.boundary.is_some() && bound.policy.seen().is_some() && bound.attached.seen().unwrap().is_empty());
    bench.deployer = Some(Deployer { policy: DeployerPolicy::FullAccess, group: None });
    bench.build().await;
    let full = user(&bench);
    assert_eq!((full.boundary, full.policy.seen(), full.attached.seen().unwrap().len()), (None, None, 2));
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}

#[test]
fn where_a_user_of_the_pair_is_refused_the_lines_for_cloudshell_go_all_of_the_way() {
    let user = || "naru-blog-1a2b3c4d".to_owned();
    let tags = BTreeMap::from([(TAG_SITE.to_owned(), "x/production".to_owned())]);
    let lines = IamOp::CreateUser { name: user(), tags, boundary: None }.by_hand();
    let attach = FULL_ACCESS.map(|arn| format!("aws iam attach-user-policy --user-name {} --policy-arn {arn}", user()));
    let make =
        "aws iam create-user --user-name naru-blog-1a2b3c4d --path /naru/ --tags Key=naru:site,Value=x/production";
    assert_eq!(lines, format!("{make} && {} && {}", attach[0], attach[1]));
    let lines = IamOp::BindUser { user: user(), boundary: None }.by_hand();
    let free = "aws iam delete-user-permissions-boundary --user-name naru-blog-1a2b3c4d";
    assert_eq!(lines, format!("{free} && {} && {}", attach[0], attach[1]));
}

#[tokio::test]
async fn a_group_is_joined_with_what_it_adds_shown_and_one_that_is_not_there_is_said() {
    let mut bench = bench();
    bench.deployer = Some(Deployer { policy: DeployerPolicy::LeastPrivilege, group: Some("staff".to_owned()) });
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["want"].as_str()), (Code::Drift, "staff"));
    // Practice has one to join.
    bench.deployer.as_mut().unwrap().group = Some(PRACTICE_GROUP.to_owned());
    let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
    receipt.unwrap();
    let titles: Vec<_> = agreed.ops().map(Op::title).filter(|(word, _)| *word == "op-iam-add-to-group").collect();
    assert_eq!(titles[0].1["adds"], "ReadOnlyAccess");
    assert_eq!(user(&bench).groups.seen().unwrap(), &["web"]);
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}

#[tokio::test]
async fn the_users_own_credentials_never_take_it_back_and_strangers_users_are_left_alone() {
    let bench = bench();
    bench.build().await;
    let arn = user(&bench).arn;
    let as_itself = |world: &mut World| world.caller.seen_mut().unwrap().arn.clone_from(&arn);
    let mut world = truth(&bench);
    as_itself(&mut world);
    match DeployerStep.clear(&bench.spec(), &world) {
        Plan::NotOurs { what, owner } => assert_eq!((what, owner), (user(&bench).name, Some(arn.clone()))),
        other => panic!("{other:?}"),
    }
    // A user of our name which somebody else's project made.
    bench
        .state
        .lock()
        .unwrap()
        .truth
        .deployer
        .seen_mut()
        .unwrap()
        .tags
        .insert(TAG_SITE.to_owned(), "theirs/x".to_owned());
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["owner"].as_str()), (Code::NotOurs, "theirs/x"));
    assert_eq!(DeployerStep.clear(&bench.spec(), &truth(&bench)), Plan::Done);
}

#[tokio::test]
async fn a_site_that_wants_no_deploy_user_any_more_loses_it_and_who_may_not_look_is_told() {
    let mut bench = bench();
    bench.build().await;
    bench.deployer = None;
    bench.build().await;
    assert_eq!(truth(&bench).deployer, Fact::Absent);
    assert_eq!(bench.build().await.ops, 0);
    bench.deployer = Some(Deployer::default());
    let denied = Faults { denied_reads: vec![policy::Action::GetUser], ..Faults::default() };
    let (agreed, receipt) = bench.cross(Goal::Build, denied).await;
    assert_eq!(receipt.unwrap().outcome, Outcome::Live, "shown, never blocking");
    let step = agreed.steps.iter().find(|step| step.step == naru_core::step::StepId::Deployer).unwrap();
    assert_eq!(step.then, Plan::Unseen { action: "iam:GetUser".to_owned() });
}

#[tokio::test]
async fn a_boundary_without_the_chosen_bucket_is_widened_by_it_and_keeps_the_others() {
    let bench = bench();
    let mine = BucketName::parse("my-own-site").unwrap();
    let theirs = BucketName::parse("their-own-site").unwrap();
    bench.state.lock().unwrap().truth.boundary =
        Fact::Seen(policy::boundary(&STATIC_SITE, std::slice::from_ref(&theirs)));
    let mut spec = bench.spec();
    spec.bucket = Some(mine.clone());
    let cloud = bench.cloud(Faults::default());
    let (agreed, receipt) = bench.cross_with(&STATIC_SITE, &spec, &cloud, Goal::Build).await;
    receipt.ok();
    assert_eq!(iam(agreed.ops().map(Op::key).collect())[0], "set-boundary");
    let boundary = truth(&bench).boundary.seen().unwrap().clone();
    assert_eq!(policy::chosen_buckets(&boundary), [mine, theirs]);
}

#[test]
fn a_deploy_users_policy_fits_and_allows_this_bucket_and_this_distribution_alone() {
    let bucket = BucketName::parse("naru-blog-1a2b3c4d").unwrap();
    let arn = "arn:aws:cloudfront::111122223333:distribution/E2QWRUHAPOMQZL";
    let daily = policy::daily(&STATIC_SITE, &bucket, true, Some(arn));
    let counted = daily.to_string().chars().filter(|c| !c.is_whitespace()).count();
    assert!(counted <= USER_POLICY_LIMIT, "{counted} characters of {USER_POLICY_LIMIT} for {DAILY_POLICY}");
    let may = |action: &str, resource: &str| decide(&daily, action, resource, &Context::new()) == Decision::Allowed;
    assert!(may("s3:PutObject", "arn:aws:s3:::naru-blog-1a2b3c4d/index.html"));
    assert!(!may("s3:PutObject", "arn:aws:s3:::naru-shop-1a2b3c4d/index.html"));
    assert!(may("cloudfront:CreateInvalidation", arn));
    assert!(!may("cloudfront:CreateInvalidation", "arn:aws:cloudfront::111122223333:distribution/EOTHER"));
    assert!(
        !may("cloudfront:UpdateDistribution", arn)
            && !may("iam:CreateAccessKey", "arn:aws:iam::111122223333:user/naru/naru-blog-1a2b3c4d")
    );
}

/// The ways from the set-up identity to an administrator, and those it is meant to have.
#[test]
fn the_set_up_identity_cannot_make_itself_or_anybody_else_an_administrator() {
    let setup = policy::setup(&STATIC_SITE, &[]);
    let account = AccountId::parse("111122223333").unwrap();
    let bound = boundary_arn(&account);
    let with = |boundary: &'static str| Context::from([("iam:PermissionsBoundary", boundary)]);
    let bounded = Context::from([("iam:PermissionsBoundary", bound.as_str())]);
    let bare = Context::new();
    let ours = "arn:aws:iam::111122223333:user/naru/naru-blog-1a2b3c4d";
    let itself = "arn:aws:iam::111122223333:user/naru/naru-setup";
    let theirs = "arn:aws:iam::111122223333:user/alice";
    let may = |action: &str, on: &str, context: &Context<'_>| decide(&setup, action, on, context) == Decision::Allowed;
    for action in ["iam:CreateUser", "iam:PutUserPolicy"] {
        assert!(may(action, ours, &bounded), "{action}");
        assert!(!may(action, ours, &bare), "{action} without a boundary");
        assert!(!may(action, ours, &with("arn:aws:iam::aws:policy/AdministratorAccess")), "{action} with another one");
        assert!(!may(action, itself, &bounded) && !may(action, theirs, &bounded), "{action}");
    }
    for action in ["iam:CreateAccessKey", "iam:UpdateAccessKey", "iam:DeleteAccessKey", "iam:DeleteUser", "iam:TagUser"]
    {
        assert!(may(action, ours, &bare), "{action}");
        assert!(!may(action, itself, &bare) && !may(action, theirs, &bare), "{action} on others");
    }
    for action in policy::listed(&setup) {
        for wild in ["iam:*", "*", "s3:*"] {
            assert_ne!(action, wild);
        }
    }
    for action in [
        "iam:PutUserPermissionsBoundary",
        "iam:DeleteUserPermissionsBoundary",
        "iam:AttachUserPolicy",
        "iam:AddUserToGroup",
        "iam:CreatePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:CreateLoginProfile",
        "iam:CreateRole",
        "iam:PassRole",
    ] {
        for on in [ours, itself, theirs, &bound] {
            assert_eq!(decide(&setup, action, on, &bounded), Decision::Denied, "{action} whatever else is allowed");
        }
    }
    for (action, on) in [
        ("iam:CreatePolicy", bound.as_str()),
        ("iam:PutGroupPolicy", "arn:aws:iam::111122223333:group/naru/naru-setup"),
    ] {
        assert!(!may(action, on, &bounded), "{action}");
    }
}

#[test]
fn whatever_a_bounded_user_is_given_it_never_goes_beyond_the_boundary() {
    let boundary = policy::boundary(&STATIC_SITE, &[]);
    let may = |action: &str, on: &str| decide(&boundary, action, on, &Context::new()) == Decision::Allowed;
    let named: BTreeSet<String> = policy::listed(&boundary).into_iter().collect();
    assert!(named.iter().all(|action| action.starts_with("s3:") || action.starts_with("cloudfront:")), "{named:?}");
    assert!(may("s3:PutObject", "arn:aws:s3:::naru-blog-1a2b3c4d/index.html"));
    assert!(!may("s3:GetObject", "arn:aws:s3:::family-photos-2019/beach.jpg"), "other people's buckets");
    assert!(!may("s3:DeleteBucket", "arn:aws:s3:::naru-blog-1a2b3c4d") && !may("iam:CreateUser", "*"));
}

#[test]
fn the_evaluator_reads_policies_as_iam_does() {
    let policy = serde_json::json!({ "Statement": [
        { "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::a?c/*" },
        { "Effect": "Allow", "Action": ["iam:x"], "Resource": "*", "Condition": { "StringEquals": { "k": ["1", "2"] } } },
        { "Effect": "Allow", "Action": "iam:y", "Resource": "*", "Condition": { "NumericLessThan": { "k": "3" } } },
        { "Effect": "Allow", "Action": "iam:z", "Resource": "*", "Condition": { "StringLikeIfExists": { "k": "a*" } } },
        { "Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::abc/secret/*" },
    ] });
    let ask = |action: &str, on: &str, context: &[(&'static str, &'static str)]| {
        decide(&policy, action, on, &context.iter().copied().collect())
    };
    assert_eq!(ask("S3:getObject", "arn:aws:s3:::abc/x", &[]), Decision::Allowed, "actions have no case");
    assert_eq!(ask("s3:GetObject", "arn:aws:s3:::abbc/x", &[]), Decision::Silent);
    assert_eq!(ask("s3:GetObject", "arn:aws:s3:::ABC/x", &[]), Decision::Silent, "resources have one");
    assert_eq!(ask("s3:GetObject", "arn:aws:s3:::abc/secret/x", &[]), Decision::Denied);
    assert_eq!(ask("iam:x", "*", &[("k", "2")]), Decision::Allowed);
    assert_eq!(ask("iam:x", "*", &[("k", "3")]), Decision::Silent);
    assert_eq!(ask("iam:x", "*", &[]), Decision::Silent);
    assert_eq!(ask("iam:y", "*", &[("k", "2")]), Decision::Silent, "a condition nobody knows is not met");
    assert_eq!(ask("iam:z", "*", &[]), Decision::Allowed);
    assert_eq!(ask("iam:z", "*", &[("k", "b")]), Decision::Silent);
}
