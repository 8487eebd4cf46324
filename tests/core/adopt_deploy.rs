//! Deploying into a bucket that was taken over: what somebody else put there is asked about before it is replaced, and
//! is otherwise left; giving it back leaves files where they are.

use naru_core::error::Code;
use naru_core::event::Goal;
use naru_core::plan::Question;
use naru_core::practice::Faults;
use naru_core::practice::handmade::BUCKET;
use naru_core::recipe;
use naru_core::spec::Spec;
use naru_core::step::{Step, StepId};
use naru_core::world::{Bucket, Object};

use crate::adopt::Hand;
use crate::support::{folder, vite_site};

/// What a daily deploy does; this bench's edge serves a bucket of another name, so nobody asks it.
fn daily() -> Vec<&'static dyn Step> {
    recipe::daily().into_iter().filter(|step| step.card().id != StepId::Answers).collect()
}

/// A daily deploy of the folder.
fn deploy(hand: &Hand) -> Spec {
    Spec { folder: hand.bench.spec().folder, ..hand.spec() }
}

fn bucket(hand: &Hand) -> Bucket {
    hand.truth().buckets[&BUCKET.parse().unwrap()].clone()
}

fn object(hand: &Hand, key: &str) -> Option<Object> {
    bucket(hand).objects.seen().unwrap().get(&key.parse().unwrap()).cloned()
}

#[tokio::test]
async fn the_first_deploy_asks_before_it_replaces_what_others_put_there_and_leaves_the_rest() {
    let mut hand = Hand::made();
    hand.adopt().await;
    let theirs = object(&hand, "assets/index-4f9a2b1c.js").expect("the hand-made site has it");
    *hand.bench.folder.0.lock().unwrap() =
        folder(&[("index.html", "<p>mine</p>"), ("new.txt", "new"), ("robots.txt", "User-agent: *")]);
    let before = bucket(&hand).objects;

    let (ops, outcome) = hand.run_with(&daily(), &deploy(&hand), Goal::Build, Faults::default()).await;
    let error = outcome.unwrap_err();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "overwrite"), "{error} after {ops:?}");
    assert_eq!(bucket(&hand).objects, before, "nothing is put before the yes");
    let world = hand.look_as(&daily(), &deploy(&hand)).await;
    let forecast = naru_core::forecast::forecast(&daily(), Goal::Build, &deploy(&hand), &world).unwrap();
    let files = forecast.steps.iter().find(|step| step.step == StepId::Files).unwrap();
    assert_eq!(files.questions, [Question::Overwrite { files: 1, first: "index.html".to_owned() }]);

    let mut agreed = deploy(&hand);
    agreed.answers.overwrite = true;
    let (ops, outcome) = hand.run_with(&daily(), &agreed, Goal::Build, Faults::default()).await;
    assert_eq!(outcome, Ok(()), "{ops:?}");
    assert_ne!(object(&hand, "index.html"), before.seen().unwrap().get(&"index.html".parse().unwrap()).cloned());
    assert!(object(&hand, "new.txt").is_some());
    assert_eq!(object(&hand, "assets/index-4f9a2b1c.js"), Some(theirs), "what is not in the folder stays");

    // What is ours now is replaced without a question, and goes when it leaves the folder.
    *hand.bench.folder.0.lock().unwrap() = folder(&[("index.html", "<p>mine again</p>")]);
    let (ops, outcome) = hand.run_with(&daily(), &deploy(&hand), Goal::Build, Faults::default()).await;
    assert_eq!(outcome, Ok(()), "{ops:?}");
    assert!(object(&hand, "assets/index-4f9a2b1c.js").is_some());
}

#[tokio::test]
async fn giving_it_back_after_a_deploy_leaves_the_files_and_takes_the_records() {
    let mut hand = Hand::made();
    let found = bucket(&hand);
    hand.adopt().await;
    *hand.bench.folder.0.lock().unwrap() = vite_site();
    let mut agreed = deploy(&hand);
    agreed.answers.overwrite = true;
    assert_eq!(hand.run_with(&daily(), &agreed, Goal::Build, Faults::default()).await.1, Ok(()));
    let deployed = bucket(&hand);
    let (ops, outcome) = hand.run_with(&recipe::STATIC_SITE, &hand.spec(), Goal::Clear, Faults::default()).await;
    assert_eq!(outcome, Ok(()), "{ops:?}");
    let left = bucket(&hand);
    assert_eq!(left.objects, deployed.objects, "the site stays up with the files that were deployed");
    assert_eq!(Bucket { objects: found.objects.clone(), ..left }, found, "and all else is as it was found");
}
