//! Environments in the window: added, switched, remembered, taken away; and a release that goes on. Real practice.

use naru_app::wire::site::{Aim, SiteView, Stage};
use naru_core::Code;
use naru_core::event::Outcome;
use naru_core::names::EnvName;

use crate::support::{Rig, SITE, files, get, listed};

fn env(name: &str) -> EnvName {
    EnvName::parse(name).unwrap()
}

async fn planned_in(rig: &Rig, name: &str) -> SiteView {
    let name = env(name);
    rig.site("its plan", |site| site.env == name && site.stage == Stage::Planned && site.plan.is_some()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_environment_has_a_site_of_its_own_and_the_one_chosen_last_is_shown_again() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", SITE);
    rig.practising(root.clone()).await;
    assert_eq!(rig.shown().envs, [EnvName::production()]);
    assert_eq!(rig.desk.projects().unwrap()[0].env, None, "one environment is no news");
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let url = rig.shown().url.unwrap();
    let ours = rig.shown().wanted.bucket;

    rig.desk.add_environment(&env("staging"), &EnvName::production()).unwrap();
    let site = planned_in(&rig, "staging").await;
    assert_eq!(site.envs, [EnvName::production(), env("staging")]);
    assert_eq!(site.folder.as_deref(), root.to_str(), "what is known of the first comes along");
    assert!(site.wanted.bucket.is_some() && site.wanted.bucket != ours, "and its bucket does not");
    assert!(site.todo.unwrap() > 0 && !site.live);
    assert_eq!(rig.desk.projects().unwrap()[0].env, Some(env("staging")));
    assert_eq!(
        rig.desk.add_environment(&env("staging"), &EnvName::production()).unwrap_err().code,
        Code::EnvironmentExists
    );

    let new = rig.folder("new", &[("index.html", "<h1>staging</h1>"), ("note.txt", "new")]);
    rig.desk.deploy_with(new.clone());
    rig.planned().await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    assert_eq!(get(&rig.shown().url.unwrap(), "/note.txt").await, b"new");
    assert_eq!(get(&url, "/").await, SITE[0].1.as_bytes(), "production is served as before");

    rig.desk.choose_environment(&EnvName::production()).unwrap();
    let site = rig.site("production", |site| site.env.is_production()).await;
    assert_eq!((site.folder.as_deref(), site.envs.len()), (root.to_str(), 2));
    assert_eq!(rig.desk.history(10).unwrap().len(), 1, "each has a history of its own");
    rig.desk.choose_environment(&env("staging")).unwrap();
    let again = rig.again();
    again.desk.open_project(&rig.project()).unwrap();
    assert_eq!(again.site("it", |_| true).await.env, env("staging"));
    again.desk.close_sites().await;

    rig.desk.remove_environment().unwrap();
    let site = rig.site("production", |site| site.env.is_production()).await;
    assert_eq!(site.envs, [EnvName::production()]);
    assert_eq!(rig.desk.choose_environment(&env("staging")).unwrap_err().code, Code::NoEnvironment);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_goes_on_from_staging_as_a_folder_would_and_the_folder_counts_again_after() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", SITE);
    rig.practising(root.clone()).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    rig.desk.add_environment(&env("staging"), &EnvName::production()).unwrap();
    planned_in(&rig, "staging").await;
    let new = rig.folder("new", &[("index.html", "<h1>staging</h1>"), ("note.txt", "new")]);
    rig.desk.deploy_with(new.clone());
    rig.planned().await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    let release = rig.desk.history(1).unwrap()[0].release.clone();
    assert!(release.is_some());
    // What is built next goes nowhere by this.
    std::fs::write(new.join("note.txt"), "newer").unwrap();

    rig.desk.choose_environment(&EnvName::production()).unwrap();
    assert_eq!(rig.desk.promote(&EnvName::production()).unwrap_err().args["rule"], "promote-same");
    assert_eq!(rig.desk.promote(&env("nowhere")).unwrap_err().code, Code::NoEnvironment);
    rig.desk.promote(&env("staging")).unwrap();
    let here = |site: &SiteView| site.promoting.as_ref().is_some_and(|it| it.release == release);
    let site = rig.site("the release", |site| here(site) && site.stage == Stage::Planned && site.plan.is_some()).await;
    assert!(site.deploying && site.env.is_production());
    let page = listed(&rig, Aim::Deploy, site.plan.unwrap(), "", 0, 10).await;
    let keys: Vec<_> = files(&page).map(|file| file.key.as_str()).collect();
    assert!(keys.contains(&"note.txt") && keys.contains(&"index.html"), "{keys:?}");
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    assert_eq!(get(&rig.shown().url.unwrap(), "/note.txt").await, b"new", "the release's bytes, and not the folder's");

    rig.desk.set_deploying(false);
    let site = rig
        .site("its own folder", |site| site.promoting.is_none() && site.stage == Stage::Planned && site.plan.is_some())
        .await;
    assert_eq!(site.folder.as_deref(), root.to_str());
    assert!(site.todo.unwrap() > 0, "the folder is another one than what stands");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_release_is_said_and_nothing_stays_behind() {
    let rig = Rig::new();
    rig.practising(rig.folder("blog/dist", SITE)).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    rig.desk.add_environment(&env("staging"), &EnvName::production()).unwrap();
    planned_in(&rig, "staging").await;
    rig.desk.choose_environment(&EnvName::production()).unwrap();
    rig.desk.promote(&env("staging")).unwrap();
    let site = rig.site("the refusal", |site| site.trouble.is_some()).await;
    assert_eq!(site.trouble.unwrap().code, Code::NothingToPromote);
    assert!(site.promoting.is_none() && !site.deploying);
}
