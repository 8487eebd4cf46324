//! Taking over what was made by hand, in the window: looked at and left alone, taken over, bettered, given back.

use std::fs;
use std::path::Path;

use naru_app::wire::adopt::{AdoptView, AdoptWish, FoundView};
use naru_app::wire::projects::Standing as RowStanding;
use naru_app::wire::site::{Aim, SiteView, Stage};
use naru_app::wire::{Destination, Place};
use naru_core::Code;
use naru_core::adopt::Part;
use naru_core::adopt::upgrade::{Standing, Upgrade};
use naru_core::event::Outcome;
use naru_core::practice::handmade::{BUCKET, DISTRIBUTION};
use naru_core::spec::OriginKind;

use crate::support::{Rig, get, sample};

const PRACTICE: AdoptWish =
    AdoptWish { target: String::new(), region: None, credentials: None, allow: false, practice: true };

/// The page once its look has ended.
pub async fn looked(rig: &Rig, wish: AdoptWish) -> AdoptView {
    rig.desk.go(Destination::Adopt).unwrap();
    rig.desk.adopt_look(wish).unwrap();
    rig.until("the look", |state| match &state.place {
        Place::Adopt { adopt } if !adopt.looking => Some(adopt.clone()),
        _ => None,
    })
    .await
}

pub async fn found(rig: &Rig) -> FoundView {
    let view = looked(rig, PRACTICE).await;
    view.found.unwrap_or_else(|| panic!("{:?}", view.trouble))
}

/// The sample, taken over, with the look behind its receipt.
pub async fn adopted(rig: &Rig) -> SiteView {
    let found = found(rig).await;
    rig.desk.adopt(found.number).unwrap();
    rig.site("the receipt and a plan", |site| {
        site.stage == Stage::Ended && site.plan.is_some_and(|it| it != found.number)
    })
    .await
}

fn practices(rig: &Rig) -> usize {
    fs::read_dir(rig.home().root().join("practice")).map_or(0, Iterator::count)
}

/// The practice cloud of the open project, as it lies on disk.
fn cloud(rig: &Rig) -> serde_json::Value {
    let path = rig.home().practice(rig.project().as_str()).join("cloud.json");
    serde_json::from_str(&fs::read_to_string::<&Path>(&path).unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_found_is_shown_with_its_score_and_nothing_is_made() {
    let rig = Rig::new();
    let found = found(&rig).await;
    assert_eq!((found.bucket.as_str(), found.name.as_str()), (BUCKET, BUCKET));
    assert_eq!(found.distribution.as_ref().map(|one| one.id.as_str()), Some(DISTRIBUTION));
    assert_eq!(found.distribution.unwrap().origin, OriginKind::Identity);
    assert!(found.files.is_some_and(|files| files > 0));
    assert_eq!(found.standing.kept, Part::ALL);
    assert!(found.standing.points < 100 && found.standing.hold < found.standing.of);
    let ops: Vec<_> = found.forecast.steps.iter().flat_map(|step| &step.ops).map(|op| op.title.key.as_str()).collect();
    assert_eq!(ops.len(), 4, "marks alone: {ops:?}");
    assert!(rig.desk.projects().unwrap().is_empty(), "no project was made");

    rig.desk.adopt_leave();
    assert_eq!(practices(&rig), 0, "the sample's cloud is gone again");
    assert_eq!(rig.desk.adopt(found.number).unwrap_err().code, Code::Moved, "what was let go is not taken over");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_look_takes_the_place_of_the_first_and_a_stopped_one_leaves_nothing() {
    let rig = Rig::new();
    let first = found(&rig).await;
    let second = found(&rig).await;
    assert_eq!(practices(&rig), 1, "one sample lies there");
    assert_eq!(rig.desk.adopt(first.number).unwrap_err().code, Code::Moved);
    assert!(second.number > first.number);
    rig.desk.adopt_look(PRACTICE).unwrap();
    rig.desk.adopt_leave();
    for _ in 0..200 {
        if practices(&rig) == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("something of a look that was let go lies there");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_target_and_who_has_no_key_is_told_apart() {
    let rig = Rig::new();
    let wish = |target: &str| AdoptWish { target: target.to_owned(), practice: false, ..PRACTICE };
    assert_eq!(rig.desk.adopt_look(wish("no bucket at all")).unwrap_err().code, Code::BadValue);
    let view = looked(&rig, wish(" s3://my-bucket/ ")).await;
    assert_eq!(view.trouble.map(|error| error.code), Some(Code::NoCredentials));
    assert_eq!(view.wish.target, " s3://my-bucket/ ", "what was typed stays");
    rig.desk.go(Destination::Home).unwrap();
    rig.desk.go(Destination::Adopt).unwrap();
    let Place::Adopt { adopt } = rig.desk.state().place else { panic!() };
    assert_eq!(adopt.wish.target, " s3://my-bucket/ ", "also after another screen");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_taken_over_bettered_one_at_a_time_and_given_back() {
    let rig = Rig::new();
    let site = adopted(&rig).await;
    assert_eq!(site.run.receipt.as_ref().unwrap().outcome, Outcome::Done, "{:?}", site.run.receipt);
    assert_eq!((site.adopted, site.todo, site.upgrades), (true, Some(0), Some(5)));
    let row = rig.desk.projects().unwrap().remove(0);
    assert_eq!(row.standing, RowStanding::Adopted, "and not called partly done");
    let url = site.url.clone().unwrap();
    let missing = get(&url, "/assets/missing.js").await;
    assert_eq!(missing, sample("index.html"), "a missing script answers with a page");

    let before = rig.desk.upgrades().unwrap();
    let at = |upgrade| before.upgrades.iter().find(|line| line.upgrade == upgrade).unwrap().standing;
    assert_eq!((at(Upgrade::Routing), at(Upgrade::Https)), (Standing::Offered, Standing::Holds));
    assert_eq!(at(Upgrade::Deployer), Standing::Offered, "whoever looked holds full access");

    // Its plan is shown before anything is wished.
    let aim = Aim::Upgrade { upgrade: Upgrade::Routing };
    let plan = rig.desk.plan(aim).await.unwrap().unwrap();
    assert!(plan.forecast.steps.iter().any(|step| !step.ops.is_empty()));
    assert_eq!(rig.shown().wishes, site.wishes, "a plan wishes nothing");
    assert_eq!(rig.run(aim).await.outcome, Outcome::Done);
    let now = rig.shown();
    assert_eq!((now.upgrades, now.todo), (Some(4), Some(0)), "and nothing is left over: {:?}", now.trouble);
    assert_ne!(now.wishes, site.wishes, "what is shown of the wishes is the new one");
    assert_ne!(get(now.url.as_ref().unwrap(), "/assets/missing.js").await, sample("index.html"));
    assert_eq!(get(now.url.as_ref().unwrap(), "/").await, sample("index.html"), "the site is up");
    let after = rig.desk.upgrades().unwrap();
    assert!(after.points > before.points && !after.kept.contains(&Part::Routing), "{after:?}");

    // Started again, it is known as what was taken over.
    let again = rig.again();
    again.desk.go(Destination::Project { project: now.project.clone() }).unwrap();
    let known = again.site("a plan", |site| site.plan.is_some()).await;
    assert_eq!((known.adopted, known.upgrades), (true, Some(4)));
    again.desk.close_sites().await;

    for upgrade in [Upgrade::Origin, Upgrade::Private, Upgrade::Headers, Upgrade::Deployer] {
        assert_eq!(rig.run(Aim::Upgrade { upgrade }).await.outcome, Outcome::Done, "{upgrade:?}");
    }
    assert_eq!(rig.shown().upgrades, Some(0));
    assert_eq!(rig.run(Aim::TakeBack).await.outcome, Outcome::Cleared);
    let left = cloud(&rig);
    assert!(left["truth"]["buckets"][BUCKET].is_object(), "the bucket stays");
    assert!(!left.to_string().contains("naru:adopted"), "and no mark does");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_of_ones_own_has_no_upgrades() {
    let rig = Rig::new();
    let site = rig.practising(rig.folder("dist", crate::support::SITE)).await;
    assert_eq!((site.adopted, site.upgrades), (false, None));
    assert!(rig.desk.upgrades().is_none());
}
