//! How a project stands in the list: as its last run left it, and as this window's look found it.

use naru_app::wire::projects::Standing;
use naru_app::wire::site::{Aim, RunAnswers, Stage};
use naru_core::event::Outcome;
use naru_core::project::{AccessWish, CdnWishes, Wishes};

use crate::support::{Rig, SITE};

fn listed(rig: &Rig) -> Standing {
    rig.desk.projects().unwrap().remove(0).standing
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_and_has_something_to_change_is_listed_so_until_it_is_done() {
    let rig = Rig::new();
    let site = rig.practising(rig.folder("dist", SITE)).await;
    let cdn = Wishes { access: Some(AccessWish::Cdn), ..site.wishes };
    rig.desk.set_wishes(cdn.clone()).await.unwrap();
    let planned = rig.planned().await;
    assert!(planned.behind.is_some_and(|behind| behind > 1));
    assert_eq!(listed(&rig), Standing::New, "what never stood is not behind");
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    assert_eq!((rig.shown().behind, listed(&rig)), (Some(0), Standing::Live));

    let headers = CdnWishes { security_headers: Some(false), ..CdnWishes::default() };
    rig.desk.set_wishes(Wishes { cdn: Some(headers), ..cdn }).await.unwrap();
    let plan = rig.site("the new plan", |site| site.stage == Stage::Planned && site.behind != Some(0)).await;
    assert!(plan.behind.is_some());
    assert_eq!(listed(&rig), Standing::Changes);
    rig.desk.run(Aim::Build, plan.plan.unwrap(), RunAnswers::default()).unwrap();
    rig.site("the end", |site| site.stage == Stage::Ended && site.behind == Some(0)).await;
    assert_eq!(listed(&rig), Standing::Live);
}
