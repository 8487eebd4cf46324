//! What breaks between Naru and AWS, at every call of the road behind a distribution: the caller dies before or after a
//! call, replies are lost, a login page answers, clocks are wrong, reads are old. One more run completes it, and nothing
//! is double. And what was asked on the way lies within the policy we offer, action by action.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::event::{Goal, Outcome};
use naru_core::policy;
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::spec::{Access, Cdn, Venue};

use super::cdn_crossing::everything;
use super::cloudfront::{for_ministack, front, setup};
use super::emulator::{account, ministack, user};
use super::site::{Hurried, Ran, Site};
use super::transfer::{SMALL, film};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";

pub struct Stage {
    pub account: String,
    pub site: Site,
    pub wire: Wire,
    pub cloud: Aws,
}

pub async fn stage() -> Stage {
    let account = account();
    let mut site = Site::new("wire", REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    site.cdn = Some(Cdn::default());
    site.website_url = Some(front(&account).await);
    site.clock = Box::new(Hurried::default());
    let wire = Wire::new().await;
    let cloud = over(&wire, &account, &site, &setup()).await;
    Stage { account, site, wire, cloud }
}

async fn over(wire: &Wire, account: &str, site: &Site, policy: &serde_json::Value) -> Aws {
    let keys = user(account, policy).await;
    let connection = keys.connection(REGION, &wire.endpoints());
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &site.installation);
    cloud.asking_every(Duration::from_millis(50))
}

impl Stage {
    async fn go(&self, goal: Goal) -> Ran {
        self.site.go(&self.cloud, &STATIC_SITE, goal).await
    }

    /// One more run, undisturbed, completes it; another has nothing to do; and of each thing there is one.
    async fn complete(&mut self, after: &str) {
        self.wire.rule(|_| Fate::Pass);
        // As by a new process: what this one thinks of the service's clock goes with it.
        self.cloud = over(&self.wire, &self.account, &self.site, &setup()).await;
        let ran = self.go(Goal::Build).await;
        let receipt = ran.result.unwrap_or_else(|error| panic!("{after}: {error} {:?}", error.detail));
        assert_eq!(receipt.outcome, Outcome::Live, "{after}: {:?}", receipt.answers);
        let all = everything(&self.account).await;
        let kinds: Vec<&str> = all.iter().map(|one| one.rsplit_once(' ').unwrap().0).collect();
        assert_eq!(kinds, ["access control", "bucket", "distribution", "function"], "{after}: {all:?}");
        assert_eq!(self.go(Goal::Build).await.result.unwrap().ops, 0, "{after}");
    }
}

/// How many calls a build makes, and which of them change something.
async fn road() -> (usize, Vec<usize>) {
    let stage = stage().await;
    stage.go(Goal::Build).await.result.unwrap();
    let heard = stage.wire.heard();
    (heard.len(), heard.iter().filter(|one| one.changes).map(|one| one.n).collect())
}

#[tokio::test]
async fn a_caller_killed_at_any_change_finds_everything_again() {
    let (_, changes) = road().await;
    assert!(changes.len() >= 15, "{changes:?}");
    for (turn, at) in changes.into_iter().enumerate() {
        let mut stage = stage().await;
        // Every third one dies before its call goes out: the journal says it began, and it did not.
        let fate = if turn % 3 == 2 { Fate::KillBefore } else { Fate::KillAfter };
        let mut seen = 0;
        stage.wire.rule(move |_| {
            seen += 1;
            if seen == at + 1 { fate } else { Fate::Pass }
        });
        tokio::select! {
            ran = stage.go(Goal::Build) => panic!("call {at} was never made: {:?}", ran.result),
            () = stage.wire.killed() => {}
        }
        stage.complete(&format!("killed at call {at} ({fate:?})")).await;
    }
}

#[tokio::test]
async fn replies_that_are_lost_login_pages_wrong_clocks_and_old_reads_leave_nothing_double() {
    let (calls, changes) = road().await;
    // A network that spoils single replies: the SDK asks again by itself, and finds what it did.
    let mut lost = stage().await;
    let all: BTreeSet<usize> = changes.iter().copied().step_by(3).collect();
    let mut n = 0;
    lost.wire.rule(move |_| {
        n += 1;
        if all.contains(&(n - 1)) { Fate::LoseReply } else { Fate::Pass }
    });
    drop(lost.go(Goal::Build).await);
    lost.complete("lost replies").await;

    // A login page answers from some call on: the run ends, and says what it is.
    for at in [calls / 3, 2 * calls / 3] {
        let mut portal = stage().await;
        let mut n = 0;
        portal.wire.rule(move |_| {
            n += 1;
            if n > at { Fate::Portal } else { Fate::Pass }
        });
        let error = portal.go(Goal::Build).await.error();
        assert_ne!(error.exit(), naru_core::error::Exit::Internal, "{at}: {error} {:?}", error.detail);
        portal.complete(&format!("a login page from call {at}")).await;
    }

    // The service's clock is two hours off in everything it says.
    let mut clock = stage().await;
    clock.wire.rule(|_| Fate::WrongDate);
    if let Err(error) = clock.go(Goal::Build).await.result {
        assert_eq!(error.code, naru_core::Code::ClockSkew, "{error} {:?}", error.detail);
    }
    clock.complete("a wrong clock").await;

    // Every read is answered with what the same question was answered before, three times each.
    let mut stale = stage().await;
    let mut told = std::collections::BTreeMap::new();
    stale.wire.rule(move |one| {
        let times = told.entry(one.actions.clone()).or_insert(0);
        *times += 1;
        if !one.changes && *times % 4 != 0 { Fate::Stale } else { Fate::Pass }
    });
    drop(stale.go(Goal::Build).await);
    stale.complete("old reads").await;
}

/// Less what ministack cannot be told as AWS is: `sts:GetCallerIdentity` needs no policy.
fn asked(wire: &Wire) -> BTreeSet<String> {
    wire.actions().into_iter().filter(|action| action != "sts:GetCallerIdentity").collect()
}

#[tokio::test]
async fn what_is_asked_lies_within_the_policy_and_each_action_of_it_that_is_refused_is_named() {
    let mut stage = stage().await;
    let offered: BTreeSet<String> = policy::listed(&policy::setup(&STATIC_SITE, &[])).into_iter().collect();
    let receipt = stage.go(Goal::Build).await.result.unwrap();
    let built = asked(&stage.wire);
    assert!(built.is_subset(&offered), "{:?}", built.difference(&offered));

    // A deploy, with the daily policy and nothing else.
    let name = naru_core::names::BucketName::parse(receipt.bucket.as_ref().unwrap()).unwrap();
    let small = policy::daily(&daily(), &name, false, receipt.distribution.as_deref());
    stage.cloud = over(&stage.wire, &stage.account, &stage.site, &for_ministack(&small)).await;
    stage.site.folder.write("index.html", b"<!doctype html>again");
    std::fs::remove_file(stage.site.folder.path().join("sw.js")).unwrap();
    // A large file goes in parts. The caller dies inside of it; then it is another file, and he dies again; then it is
    // continued.
    let deaths = Arc::new(AtomicU32::new(2));
    let (mut sent, left) = (0, Arc::clone(&deaths));
    stage.wire.rule(move |one| {
        match one.actions[0].as_str() {
            "s3:ListBucketMultipartUploads" => sent = 0,
            "s3:PutObject" => sent += 1,
            _ => {}
        }
        let dies = one.actions[0] == "s3:PutObject" && sent == 3 && left.load(Ordering::SeqCst) > 0;
        if dies {
            left.fetch_sub(1, Ordering::SeqCst);
        }
        if dies { Fate::KillBefore } else { Fate::Pass }
    });
    stage.cloud = stage.cloud.in_parts(SMALL);
    let steps = daily();
    for seed in [1, 2] {
        stage.site.folder.write("film.mp4", &film(12 << 20, seed));
        let steps = daily();
        tokio::select! {
            ran = stage.site.go(&stage.cloud, &steps, Goal::Build) => panic!("{:?}", ran.result),
            () = stage.wire.killed() => {}
        }
    }
    stage.site.go(&stage.cloud, &steps, Goal::Build).await.result.unwrap();
    assert_eq!(deaths.load(Ordering::SeqCst), 0);
    let deployed = asked(&stage.wire);
    let small: BTreeSet<String> = policy::listed(&small).into_iter().collect();
    assert_eq!(deployed, small, "a deploy asks for all of its policy and for nothing else");

    stage.cloud = over(&stage.wire, &stage.account, &stage.site, &setup()).await;
    stage.wire.rule(|_| Fate::Pass);
    stage.go(Goal::Clear).await.result.unwrap();
    let cleared = asked(&stage.wire);
    assert!(cleared.is_subset(&offered), "{:?}", cleared.difference(&offered));

    // Each action that a build changes something with, refused as AWS refuses it.
    let changing =
        |action: &&String| !["Get", "List", "Describe"].iter().any(|read| action.contains(&format!(":{read}")));
    let mut tried = 0;
    for action in built.iter().filter(changing) {
        let refused = self::stage().await;
        let which = action.clone();
        refused.wire.rule(move |one| if one.actions[0] == which { Fate::Deny } else { Fate::Pass });
        if action == "cloudfront:TagResource" {
            // It comes with the creation, in one call.
            continue;
        }
        let error = refused.go(Goal::Build).await.error();
        assert_eq!((error.code, &error.args["action"]), (naru_core::Code::AccessDenied, action), "{error}");
        tried += 1;
    }
    assert!(tried >= 10, "{tried}");
}

/// One read is spoiled in this way; the run ends with an error that has a name, or goes on by itself, and the next one
/// completes it.
async fn spoiled(at: usize, fate: Fate) {
    let mut stage = stage().await;
    let mut n = 0;
    stage.wire.rule(move |_| {
        n += 1;
        if n == at + 1 { fate } else { Fate::Pass }
    });
    if let Err(error) = stage.go(Goal::Build).await.result {
        // A refusal whose words were lost keeps its status: at a stand-in for AWS any text may come with it.
        let kept = fate == Fate::Garbled && error.detail.as_ref().is_some_and(|said| said.starts_with("HTTP [HTTP 4"));
        let named = error.exit() != naru_core::error::Exit::Internal;
        assert!(named || kept, "read {at} ({fate:?}): {error} {:?}", error.detail);
    }
    stage.complete(&format!("read {at} ({fate:?})")).await;
}

#[tokio::test]
async fn a_read_that_is_cut_garbled_refused_or_answered_by_a_login_page_loses_nothing() {
    let first = stage().await;
    first.go(Goal::Build).await.result.unwrap();
    let reads: Vec<usize> = first.wire.heard().iter().filter(|one| !one.changes).map(|one| one.n).collect();
    assert!(reads.len() >= 20, "{reads:?}");
    // A fixed sample, each way in turn: all of them take minutes.
    let busy = Fate::Refuse(503, "ServiceUnavailable", "Please reduce your request rate.");
    let fates = [Fate::Half, Fate::Garbled, busy, Fate::Portal, Fate::LoseReply];
    let sample = reads.iter().step_by(3).zip(fates.into_iter().cycle());
    futures_util::future::join_all(sample.map(|(at, fate)| spoiled(*at, fate))).await;
}
