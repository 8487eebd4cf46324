//! What somebody made by hand is taken over as it is, bettered one thing at a time, and given back untouched.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use naru_core::adopt::found::{Found, Target, bucket_in, find};
use naru_core::adopt::upgrade::{Standing, Upgrade, look_ahead, wanted};
use naru_core::adopt::{self, Adopted, Part, Score, score};
use naru_core::cdn::{Beyond, OriginAccess, Routing};
use naru_core::engine;
use naru_core::error::Code;
use naru_core::event::Goal;
use naru_core::forecast::forecast;
use naru_core::names::{AccountId, EnvName, TAG_ADOPTED, TAG_SITE};
use naru_core::practice::handmade::{self, BUCKET, DISTRIBUTION, IDENTITY};
use naru_core::practice::{Fault, Faults, PracticeState};
use naru_core::project::AccessWish;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{OriginKind, Spec};
use naru_core::step::Step;
use naru_core::world::{Fact, PublicAccessBlock, World};

use crate::support::{Bench, at, vite_site};

/// A hand-made site in a practice cloud, and the project it would be.
pub struct Hand {
    pub bench: Bench,
    full_access: Option<bool>,
}

impl Hand {
    pub fn of(state: PracticeState) -> Self {
        let mut bench = Bench::new(vite_site());
        bench.state = Arc::new(Mutex::new(state));
        Self { bench, full_access: Some(true) }
    }

    /// After the notes: a public bucket behind a distribution with an origin access identity.
    pub fn made() -> Self {
        Self::of(handmade::site(&vite_site()))
    }

    pub fn bucket_only() -> Self {
        let mut state = PracticeState::fresh();
        handmade::bucket(&mut state.truth, &vite_site());
        Self::of(state)
    }

    pub fn at_website() -> Self {
        let hand = Self::made();
        hand.change(|world| {
            let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
            one.settings.origin.domain = format!("{BUCKET}.s3-website.ap-northeast-2.amazonaws.com");
            one.settings.origin.access = OriginAccess::Website;
            one.settings.errors.clear();
            one.settings.viewer_protocol = "allow-all".to_owned();
            one.settings.compress = false;
        });
        hand
    }

    pub fn change(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.bench.state.lock().unwrap().truth);
    }

    pub async fn find(&self, text: &str) -> naru_core::Result<Found> {
        find(&self.bench.cloud(Faults::default()), &Target::parse(text)?).await
    }

    pub async fn adopt(&mut self) {
        self.wish().await;
        let (ops, outcome) = self.run(Goal::Build, Faults::default()).await;
        outcome.unwrap_or_else(|error| panic!("{error} after {ops:?}"));
    }

    pub async fn wish(&mut self) {
        let (wishes, adopted) = self.find(BUCKET).await.unwrap().wishes();
        self.bench.project.site = wishes;
        self.bench.project.adopted = Some(adopted);
    }

    pub fn spec(&self) -> Spec {
        let project = &self.bench.project;
        let wishes = project.wishes(&EnvName::production());
        let usual = AccessWish::USUAL;
        Spec {
            region: wishes.region(),
            bucket: wishes.bucket.clone(),
            ownership: wishes.ownership.unwrap_or(naru_core::world::Ownership::AclsDisabled),
            access: wishes.access(usual),
            cdn: wishes.cdn(usual),
            deployer: wishes.deployer(),
            adopted: project.adopted.clone(),
            folder: None,
            ..self.bench.spec()
        }
    }

    pub async fn run(&self, goal: Goal, faults: Faults) -> (Vec<String>, naru_core::Result<()>) {
        self.run_with(&adopt::steps(), &self.spec(), goal, faults).await
    }

    pub async fn run_with(
        &self,
        steps: &[&dyn Step],
        spec: &Spec,
        goal: Goal,
        faults: Faults,
    ) -> (Vec<String>, naru_core::Result<()>) {
        let before = self.bench.done().len();
        let (_, receipt) = self.bench.cross_with(steps, spec, &self.bench.cloud(faults), goal).await;
        (self.bench.done().split_off(before), receipt.map(|_| ()))
    }

    pub async fn look(&self) -> World {
        self.look_as(&adopt::steps(), &self.spec()).await
    }

    pub async fn look_as(&self, steps: &[&dyn Step], spec: &Spec) -> World {
        let cloud = self.bench.cloud(Faults::default());
        engine::look(&self.bench.run(steps, Goal::Build, spec, &cloud, &|_| {})).await.unwrap()
    }

    pub async fn score(&self) -> Score {
        score(&self.spec(), &self.look().await, self.full_access)
    }

    pub async fn standing(&self, upgrade: Upgrade) -> Standing {
        upgrade.standing(&self.spec(), &self.look().await, self.full_access)
    }

    /// One upgrade, run; then nothing is left to do.
    pub async fn upgrade(&mut self, upgrade: Upgrade) -> Vec<String> {
        assert_eq!(self.standing(upgrade).await, Standing::Offered, "{upgrade:?} is offered");
        let (spec, world) = (self.spec(), self.look().await);
        upgrade.apply(&mut self.bench.project, &spec, &world);
        let (ops, outcome) = self.run(Goal::Build, Faults::default()).await;
        outcome.unwrap_or_else(|error| panic!("{upgrade:?}: {error} after {ops:?}"));
        assert_eq!(self.standing(upgrade).await, Standing::Holds, "{upgrade:?} is there");
        let (again, outcome) = self.run(Goal::Build, Faults::default()).await;
        assert_eq!(outcome, Ok(()), "{upgrade:?} again");
        assert_eq!(again, [""; 0], "{upgrade:?} leaves nothing to do");
        ops
    }

    pub fn truth(&self) -> World {
        let mut world = self.bench.state.lock().unwrap().truth.clone();
        world.made.clear();
        world.deployed = Fact::Unseen;
        world
    }
}

#[test]
fn a_bucket_and_a_distribution_are_known_by_every_name_they_have() {
    let bucket = |text: &str| Target::parse(text).unwrap() == Target::Bucket(BUCKET.parse().unwrap());
    for text in [
        BUCKET.to_owned(),
        format!("s3://{BUCKET}/"),
        format!("arn:aws:s3:::{BUCKET}"),
        format!("http://{BUCKET}.s3-website.ap-northeast-2.amazonaws.com/about/"),
        format!("http://{BUCKET}.s3-website-us-east-1.amazonaws.com"),
        format!("https://{BUCKET}.s3.ap-northeast-2.amazonaws.com/index.html"),
        format!("{BUCKET}.s3.amazonaws.com"),
        format!("https://s3.ap-northeast-2.amazonaws.com/{BUCKET}/index.html"),
        format!("https://s3.amazonaws.com/{BUCKET}"),
        format!("https://s3.console.aws.amazon.com/s3/buckets/{BUCKET}?region=ap-northeast-2&tab=objects"),
        format!("https://ap-northeast-2.console.aws.amazon.com/s3/object/{BUCKET}?prefix=index.html"),
    ] {
        assert!(bucket(&text), "{text}");
    }
    let arn = format!("arn:aws:cloudfront::111122223333:distribution/{DISTRIBUTION}");
    let page = format!(
        "https://us-east-1.console.aws.amazon.com/cloudfront/v4/home?region=us-east-1#/distributions/{DISTRIBUTION}/origins"
    );
    for text in [DISTRIBUTION, &arn, &page] {
        assert_eq!(Target::parse(text), Ok(Target::Distribution(DISTRIBUTION.to_owned())), "{text}");
    }
    for text in ["https://D1HANDMADE2023.cloudfront.net/x", "www.example.kr"] {
        assert!(matches!(Target::parse(text), Ok(Target::Host(_))), "{text}");
    }
    for text in ["no bucket", "https://console.aws.amazon.com/iam/home#/users", "s3://"] {
        assert!(Target::parse(text).is_err(), "{text}");
    }
    assert_eq!(bucket_in("example.com"), None);
    assert_eq!(bucket_in("a.b.c.s3.amazonaws.com").unwrap().as_str(), "a.b.c", "a bucket's name may have dots");
}

#[tokio::test]
async fn what_stands_is_found_by_its_bucket_its_id_and_its_names() {
    let hand = Hand::made();
    hand.change(|world| {
        let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
        one.settings.names.aliases = vec!["www.example.kr".to_owned()];
    });
    for text in [BUCKET, DISTRIBUTION, "d1handmade2023.cloudfront.net", "https://WWW.example.kr/"] {
        let found = hand.find(text).await.unwrap();
        assert_eq!(found.bucket.as_str(), BUCKET, "{text}");
        assert_eq!(found.distribution.map(|one| one.id).as_deref(), Some(DISTRIBUTION), "{text}");
        assert_eq!(found.region.as_str(), "ap-northeast-2");
    }
}

#[tokio::test]
async fn the_wishes_describe_what_stands() {
    let (wishes, adopted) = Hand::made().find(BUCKET).await.unwrap().wishes();
    let cdn = wishes.cdn.unwrap();
    assert_eq!((cdn.origin, cdn.origin_access.as_deref()), (Some(OriginKind::Identity), Some(IDENTITY)));
    assert_eq!((cdn.routing, cdn.security_headers), (Some(Routing::ErrorPages), Some(false)));
    assert_eq!(cdn.price_class.unwrap().api(), "PriceClass_All");
    assert_eq!((wishes.access, wishes.bucket.unwrap().as_str()), (Some(AccessWish::Cdn), BUCKET));
    assert_eq!((wishes.index.as_deref(), wishes.error.as_deref()), (Some("index.html"), Some("index.html")));
    assert_eq!(wishes.ownership, Some(naru_core::world::Ownership::AclsEnabled));
    assert_eq!((adopted.distribution.as_deref(), adopted.identity.as_deref()), (Some(DISTRIBUTION), Some(IDENTITY)));
    assert_eq!(adopted.keep, BTreeSet::from(Part::ALL));

    let (wishes, adopted) = Hand::bucket_only().find(BUCKET).await.unwrap().wishes();
    assert_eq!((wishes.access, wishes.cdn), (Some(AccessWish::Classic), None));
    assert_eq!(adopted.keep, BTreeSet::from([Part::Ownership, Part::Access]));

    let (wishes, _) = Hand::at_website().find(DISTRIBUTION).await.unwrap().wishes();
    let cdn = wishes.cdn.unwrap();
    assert_eq!((cdn.origin, cdn.routing), (Some(OriginKind::Website), Some(Routing::FilesOnly)));

    let hand = Hand::made();
    hand.change(|world| {
        world.bucket_mut(&BUCKET.parse().unwrap()).website = Fact::Absent;
        let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
        one.settings.root_object = "home.html".to_owned();
        one.settings.origin.access = OriginAccess::Control { id: "E3OAC".to_owned() };
        one.settings.headers_policy = Some("x".to_owned());
        one.beyond = vec![Beyond { what: "lambda".to_owned(), value: "1".to_owned() }];
    });
    let found = hand.find(BUCKET).await.unwrap();
    let (wishes, adopted) = found.wishes();
    let cdn = wishes.cdn.unwrap();
    assert_eq!((wishes.index.as_deref(), cdn.origin_access.as_deref()), (Some("home.html"), Some("E3OAC")));
    assert_eq!((cdn.security_headers, adopted.identity), (Some(true), None));
    assert_eq!(found.distribution.unwrap().beyond.len(), 1);
}

#[tokio::test]
async fn adopting_puts_the_marks_there_and_nothing_else() {
    for (mut hand, marks) in [(Hand::made(), 4), (Hand::at_website(), 4), (Hand::bucket_only(), 2)] {
        let before = hand.truth();
        hand.wish().await;
        let (ops, outcome) = hand.run(Goal::Build, Faults::default()).await;
        assert_eq!(outcome, Ok(()), "{ops:?}");
        assert_eq!(ops.len(), marks, "{ops:?}");
        let (again, outcome) = hand.run(Goal::Build, Faults::default()).await;
        assert_eq!((again, outcome), (Vec::new(), Ok(())), "a second run does nothing");
        let (whole, _) = hand.run_with(&STATIC_SITE, &hand.spec(), Goal::Build, Faults::default()).await;
        assert_eq!(whole, [""; 0], "nor does apply");

        let (was, mut now) = (before, hand.truth());
        let name = BUCKET.parse().unwrap();
        let bucket = now.bucket_mut(&name);
        assert_eq!(bucket.tags.seen().unwrap()[TAG_ADOPTED], "yes");
        let old = was.buckets[&name].clone();
        assert_eq!((&bucket.objects, &bucket.website, &bucket.block), (&old.objects, &old.website, &old.block));
        assert_eq!(bucket.releases, Fact::Seen(Vec::new()), "no manifest says that somebody's files are ours");
        let statements = |fact: &Fact<serde_json::Value>| fact.seen().unwrap()["Statement"].as_array().unwrap().len();
        assert_eq!(statements(&bucket.policy), statements(&old.policy) + 1, "one statement keeps the records");
        for (id, one) in was.distributions.seen().into_iter().flatten() {
            let then = &now.distributions.seen().unwrap()[id];
            assert_eq!((&then.settings, &then.etag), (&one.settings, &one.etag), "the distribution is not touched");
            assert_eq!(then.tags.seen().unwrap()[TAG_ADOPTED], "yes");
        }
    }
}

#[tokio::test]
async fn unadopting_leaves_everything_as_it_was() {
    for mut hand in [Hand::made(), Hand::at_website(), Hand::bucket_only()] {
        let before = hand.truth();
        hand.adopt().await;
        let (_, outcome) = hand.run_with(&STATIC_SITE, &hand.spec(), Goal::Clear, Faults::default()).await;
        assert_eq!(outcome, Ok(()));
        let now = hand.truth();
        assert_eq!(now.buckets, before.buckets);
        assert_eq!(now.distributions, before.distributions);
        assert_eq!(now.access_identities, before.access_identities);
        let (again, _) = hand.run(Goal::Clear, Faults::default()).await;
        assert_eq!(again, [""; 0], "and a second time nothing");
    }
}

#[tokio::test]
async fn killed_anywhere_one_more_run_completes_adopting_and_unadopting() {
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=4 {
            let mut hand = Hand::made();
            let before = hand.truth();
            hand.wish().await;
            assert!(hand.run(Goal::Build, at(n, fault)).await.1.is_err(), "{fault:?} at {n}");
            assert_eq!(hand.run(Goal::Build, Faults::default()).await.1, Ok(()), "{fault:?} at {n}");
            assert_eq!(hand.run(Goal::Build, Faults::default()).await.0, [""; 0], "{fault:?} at {n}");
            let whole = hand.truth();
            assert_eq!(whole.buckets[&BUCKET.parse().unwrap()].cdn.seen().unwrap().distribution, DISTRIBUTION);
            assert!(hand.run(Goal::Clear, at(n, fault)).await.1.is_err(), "back, {fault:?} at {n}");
            assert_eq!(hand.run(Goal::Clear, Faults::default()).await.1, Ok(()), "back, {fault:?} at {n}");
            assert_eq!(hand.truth().buckets, before.buckets, "back, {fault:?} at {n}");
            assert_eq!(hand.truth().distributions, before.distributions, "back, {fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn each_upgrade_alone_reaches_its_state() {
    for upgrade in [Upgrade::Routing, Upgrade::Origin, Upgrade::Private, Upgrade::Headers, Upgrade::Deployer] {
        let mut hand = Hand::made();
        hand.adopt().await;
        hand.upgrade(upgrade).await;
    }
    for upgrade in [Upgrade::Https, Upgrade::Routing, Upgrade::Compress, Upgrade::Headers] {
        let mut hand = Hand::at_website();
        hand.adopt().await;
        hand.upgrade(upgrade).await;
    }
}

#[tokio::test]
async fn an_upgrade_changes_only_its_part() {
    let mut hand = Hand::made();
    hand.adopt().await;
    let before = hand.truth().distributions.seen().unwrap()[DISTRIBUTION].settings.clone();
    hand.upgrade(Upgrade::Headers).await;
    let now = hand.truth().distributions.seen().unwrap()[DISTRIBUTION].settings.clone();
    assert!(now.headers_policy.is_some());
    assert_eq!(naru_core::cdn::Settings { headers_policy: None, ..now }, before);
}

#[tokio::test]
async fn an_identity_may_read_until_every_edge_has_the_control() {
    let mut hand = Hand::made();
    hand.adopt().await;
    let ops = hand.upgrade(Upgrade::Origin).await;
    let place = |part: &str| ops.iter().position(|op| op.contains(part)).unwrap_or_else(|| panic!("{part}: {ops:?}"));
    assert!(place("op-s3-set-policy-cdn") < place("op-cloudfront-update-distribution"), "let in before it asks");
    assert!(place("op-cloudfront-update-distribution") < place("op-s3-narrow-policy"), "kept out after it asked");
    let truth = hand.truth();
    let policy = truth.buckets[&BUCKET.parse().unwrap()].policy.seen().unwrap().to_string();
    assert!(!policy.contains(IDENTITY), "{policy}");
    assert!(policy.contains("Stmt1676300000000"), "the public statement is another upgrade's: {policy}");
}

#[tokio::test]
async fn all_upgrades_one_after_the_other_end_at_a_private_bucket_behind_a_control() {
    for mut hand in [Hand::made(), Hand::at_website(), Hand::bucket_only()] {
        hand.adopt().await;
        let low = hand.score().await.points;
        for _ in Upgrade::ALL {
            let next = hand.score().await.upgrades.into_iter().find(|line| line.standing == Standing::Offered);
            let Some(next) = next else { break };
            hand.upgrade(next.upgrade).await;
        }
        let score = hand.score().await;
        let open: Vec<_> = score.upgrades.iter().filter(|line| line.standing != Standing::Holds).collect();
        assert!(open.is_empty(), "{open:?}");
        assert!(score.points > low && score.points == 100, "{low} → {} {:?}", score.points, score.findings);
        let truth = hand.truth();
        let bucket = &truth.buckets[&BUCKET.parse().unwrap()];
        assert_eq!(bucket.block, Fact::Seen(PublicAccessBlock::ALL));
        assert_eq!(bucket.website, Fact::Absent);
        let policy = bucket.policy.seen().unwrap().to_string();
        assert!(!policy.contains("Stmt1676300000000") && policy.contains("AWS:SourceArn"), "{policy}");
        let one = truth.distributions.seen().unwrap().values().next().unwrap();
        assert!(matches!(one.settings.origin.access, OriginAccess::Control { .. }));
        assert!(one.settings.errors.is_empty() && one.settings.viewer_request.is_some());

        // Giving it back leaves it as it is by now.
        let (_, outcome) = hand.run_with(&STATIC_SITE, &hand.spec(), Goal::Clear, Faults::default()).await;
        assert_eq!(outcome, Ok(()));
        let after = hand.truth();
        let kept = &after.buckets[&BUCKET.parse().unwrap()];
        assert_eq!(kept.objects, bucket.objects, "no file goes");
        assert!(kept.policy.seen().unwrap().to_string().contains("AWS:SourceArn"), "visitors are still let in");
        assert!(after.distributions.seen().unwrap()[&one.id].settings.enabled);
        assert!(kept.tags.seen().is_none_or(BTreeMap::is_empty));
    }
}

#[tokio::test]
async fn killed_anywhere_an_upgrade_is_completed_by_one_more_run() {
    for upgrade in [Upgrade::Origin, Upgrade::Private, Upgrade::Routing] {
        for n in 1..=5 {
            let mut hand = Hand::made();
            hand.adopt().await;
            let (spec, world) = (hand.spec(), hand.look().await);
            upgrade.apply(&mut hand.bench.project, &spec, &world);
            if hand.run(Goal::Build, at(n, Fault::CrashAfter)).await.1.is_ok() {
                break;
            }
            assert_eq!(hand.run(Goal::Build, Faults::default()).await.1, Ok(()), "{upgrade:?} at {n}");
            assert_eq!(hand.standing(upgrade).await, Standing::Holds, "{upgrade:?} at {n}");
            assert_eq!(hand.run(Goal::Build, Faults::default()).await.0, [""; 0], "{upgrade:?} at {n}");
        }
    }
}

#[tokio::test]
async fn what_is_somebody_elses_is_refused_by_name() {
    let refused = async |change: &dyn Fn(&mut World)| {
        let hand = Hand::made();
        hand.change(change);
        hand.find(BUCKET).await.unwrap_err()
    };
    let tag = |key: &'static str| {
        move |world: &mut World| {
            world.bucket_mut(&BUCKET.parse().unwrap()).tags = Fact::Seen([(key.to_owned(), "it".to_owned())].into());
        }
    };
    for key in [TAG_SITE, "aws:cloudformation:stack-name", "sst:app", "amplify:app-id"] {
        let error = refused(&tag(key)).await;
        assert_eq!(error.code, Code::AdoptOwned, "{key}");
        assert_eq!(error.args["tag"], format!("{key}=it"));
    }
    let error = refused(&|world| {
        let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
        one.tags = Fact::Seen([("aws:cloudformation:stack-id".to_owned(), "s".to_owned())].into());
    })
    .await;
    assert_eq!((error.code, error.args["what"].as_str()), (Code::AdoptOwned, DISTRIBUTION));
    let error = refused(&|world| {
        let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
        one.settings.origin.path = "/build".to_owned();
    })
    .await;
    assert_eq!(error.code, Code::AdoptUnfit);
    let error = refused(&|world| {
        let all = world.distributions.seen_mut().unwrap();
        let twin = all[DISTRIBUTION].clone();
        all.insert("E9TWIN0000000".to_owned(), naru_core::cdn::Distribution { id: "E9TWIN0000000".to_owned(), ..twin });
    })
    .await;
    assert_eq!(error.code, Code::AdoptMany);
    assert!(error.args["ids"].contains("E9TWIN0000000"), "{error}");

    let hand = Hand::made();
    let stranger = AccountId::parse("999988887777").unwrap();
    hand.bench.state.lock().unwrap().strangers.insert("not-mine".parse().unwrap(), stranger);
    assert_eq!(hand.find("not-mine").await.unwrap_err().code, Code::NotOurs);
    assert_eq!(hand.find("nothing-here").await.unwrap_err().code, Code::AdoptNone);
    assert_eq!(hand.find("E000000000000").await.unwrap_err().code, Code::AdoptNone);
    assert_eq!(hand.find("example.kr").await.unwrap_err().code, Code::AdoptNone);
}

#[tokio::test]
async fn somebody_elses_files_stay_when_an_adopted_site_is_deleted_on_purpose() {
    let mut hand = Hand::made();
    hand.adopt().await;
    let mut spec = hand.spec();
    spec.answers.delete_adopted = true;
    let (ops, outcome) = hand.run_with(&STATIC_SITE, &spec, Goal::Clear, Faults::default()).await;
    assert_eq!(outcome.unwrap_err().code, Code::NotCleared, "{ops:?}");
    let truth = hand.truth();
    let bucket = &truth.buckets[&BUCKET.parse().unwrap()];
    assert_eq!(bucket.objects.seen().unwrap().len(), vite_site().files.len(), "what nobody of ours put there stays");
    assert_eq!(bucket.block, Fact::Seen(PublicAccessBlock::ALL), "and is closed");
    assert!(truth.distributions.seen().unwrap().is_empty(), "{ops:?}");
}

#[tokio::test]
async fn a_project_that_lost_its_note_still_spares_what_was_adopted() {
    let mut hand = Hand::made();
    hand.adopt().await;
    let spec = Spec { adopted: None, ..hand.spec() };
    let (ops, outcome) = hand.run_with(&STATIC_SITE, &spec, Goal::Clear, Faults::default()).await;
    assert_eq!(outcome, Ok(()), "{ops:?}");
    assert!(ops.iter().all(|op| !op.contains("delete-distribution") && !op.contains("delete-bucket")), "{ops:?}");
    let truth = hand.truth();
    assert!(truth.distributions.seen().unwrap()[DISTRIBUTION].settings.enabled);
    assert!(truth.buckets[&BUCKET.parse().unwrap()].head.seen().is_some());
}

#[tokio::test]
async fn a_distribution_that_went_away_is_not_made_anew_unasked() {
    let mut hand = Hand::made();
    hand.adopt().await;
    hand.change(|world| world.distributions = Fact::Seen(BTreeMap::new()));
    let (ops, outcome) = hand.run(Goal::Build, Faults::default()).await;
    assert_eq!((ops, outcome.unwrap_err().code), (Vec::new(), Code::NotOurs));
}

#[test]
fn a_project_file_says_what_was_adopted() {
    let mut project = naru_core::project::Project::new("blog", [1; 16]);
    assert!(!project.to_text().contains("adopted"));
    let keep = BTreeSet::from([Part::Access, Part::Basics]);
    project.adopted = Some(Adopted { distribution: Some(DISTRIBUTION.to_owned()), identity: None, keep });
    let text = project.to_text();
    assert!(text.contains("[adopted]") && text.contains("\"access\""), "{text}");
    assert_eq!(naru_core::project::Project::parse(&text, "naru.toml").unwrap(), project);
}

#[tokio::test]
async fn what_an_upgrade_does_is_foreseen_before_it_is_wished() {
    let all =
        [(Hand::bucket_only(), Upgrade::Front), (Hand::made(), Upgrade::Deployer), (Hand::made(), Upgrade::Origin)];
    for (mut hand, upgrade) in all {
        hand.adopt().await;
        let (spec, world, project) = (hand.spec(), hand.look().await, hand.bench.project.clone());
        let cloud = hand.bench.cloud(Faults::default());
        let ahead = look_ahead(&cloud, &spec, &project, &world, hand.full_access).await.unwrap();
        upgrade.apply(&mut hand.bench.project, &spec, &world);
        let wished = wanted(&spec, &hand.bench.project);
        let foreseen = forecast(&adopt::steps(), Goal::Build, &wished, &ahead).unwrap();
        assert!(foreseen.ops().count() > 0, "{upgrade:?}");
        // Looked at once more by who wishes it, with the same run's names.
        let looked = {
            let steps = adopt::steps();
            engine::look(&hand.bench.run(&steps, Goal::Build, &wished, &cloud, &|_| {})).await.unwrap()
        };
        let then = forecast(&adopt::steps(), Goal::Build, &wished, &looked).unwrap();
        assert!(foreseen.changes_the_same(&then), "{upgrade:?}: {foreseen:?}\n{then:?}");
    }
}
