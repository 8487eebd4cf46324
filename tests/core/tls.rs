//! The oldest TLS that a distribution with a certificate of its own takes: an upgrade of what was taken over, and a
//! change by hand like any other of what is ours.

use naru_core::cdn::{MINIMUM_TLS, Names, Settings, better_tls};
use naru_core::error::Code;
use naru_core::event::{Goal, Outcome};
use naru_core::practice::Faults;
use naru_core::practice::handmade::DISTRIBUTION;

use crate::adopt::Hand;
use crate::domain_road::{bench, truth};
use crate::support::Bench;
use naru_core::adopt::upgrade::{Standing, Upgrade};

#[test]
fn newer_tls_is_kept_and_older_is_not() {
    for old in ["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016", "TLSv1.2_2018", "TLSv1.2_2019", ""] {
        assert_eq!(better_tls(Some(old)), MINIMUM_TLS, "{old}");
    }
    for new in [MINIMUM_TLS, "TLSv1.2_2025", "TLSv1.3_2025"] {
        assert_eq!(better_tls(Some(new)), new);
    }
    assert_eq!(better_tls(None), MINIMUM_TLS);
}

#[tokio::test]
async fn old_tls_of_what_was_taken_over_is_an_upgrade_of_its_own() {
    let set = |hand: &Hand, tls: &str| {
        hand.change(|world| {
            let one = world.distributions.seen_mut().unwrap().get_mut(DISTRIBUTION).unwrap();
            let certificate = Some("arn:aws:acm:us-east-1:111122223333:certificate/1".to_owned());
            one.settings.names = Names { aliases: vec!["www.example.kr".to_owned()], certificate };
            one.settings.minimum_tls = Some(tls.to_owned());
        });
    };
    let settings = |hand: &Hand| hand.truth().distributions.seen().unwrap()[DISTRIBUTION].settings.clone();
    let mut hand = Hand::made();
    assert_eq!(hand.standing(Upgrade::Tls).await, Standing::After(Upgrade::Front), "nothing is looked at yet");
    set(&hand, "TLSv1_2016");
    hand.adopt().await;
    let before = settings(&hand);
    assert_eq!(before.minimum_tls.as_deref(), Some("TLSv1_2016"), "adopting leaves it as it was found");
    hand.upgrade(Upgrade::Tls).await;
    let tls = Some(MINIMUM_TLS.to_owned());
    assert_eq!(settings(&hand), Settings { minimum_tls: tls, ..before }, "that and nothing else");

    // With a newer one, and with CloudFront's own certificate, there is nothing to do.
    set(&hand, "TLSv1.3_2025");
    assert_eq!(hand.standing(Upgrade::Tls).await, Standing::Holds);
    let mut hand = Hand::made();
    hand.adopt().await;
    assert_eq!(hand.standing(Upgrade::Tls).await, Standing::Holds);
}

#[tokio::test]
async fn tls_that_somebody_lowers_at_ones_own_domain_is_asked_about_and_set_back() {
    let mut bench = bench();
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let tls = |bench: &Bench| {
        truth(bench).distributions.seen().unwrap().values().next().unwrap().settings.minimum_tls.clone()
    };
    let by_hand = |bench: &Bench, to: &str| {
        for one in bench.state.lock().unwrap().truth.distributions.seen_mut().unwrap().values_mut() {
            one.settings.minimum_tls = Some(to.to_owned());
        }
    };
    assert_eq!(tls(&bench).as_deref(), Some(MINIMUM_TLS));
    by_hand(&bench, "TLSv1_2016");
    let error = bench.cross(Goal::Build, Faults::default()).await.1.unwrap_err();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"), "{error}");
    bench.answers.mend = true;
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(tls(&bench).as_deref(), Some(MINIMUM_TLS));
    bench.answers.mend = false;
    by_hand(&bench, "TLSv1.3_2025");
    assert_eq!(bench.build().await.outcome, Outcome::Live, "who asks for newer is not asked");
    assert_eq!(tls(&bench).as_deref(), Some("TLSv1.3_2025"));
    assert_eq!(bench.build().await.ops, 0);
}
