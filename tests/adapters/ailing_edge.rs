//! Edges that keep an older copy although they were told to forget it: named by the doctor, and told once more by the
//! plan of the step whose work it is.

use std::sync::{Arc, Mutex};

use naru_adapters::clock::SystemClock;
use naru_adapters::edge::{Bytes, EdgeServer, Source};
use naru_adapters::folder::LocalFolder;
use naru_adapters::practice_disk::PracticeDisk;
use naru_adapters::web::Web;
use naru_core::event::{Goal, Outcome};
use naru_core::practice::state::Forgotten;
use naru_core::practice::{PracticeCloud, PracticeState};
use naru_core::recipe::{STATIC_SITE, toward};
use naru_core::spec::{Access, Cdn, Venue};
use naru_core::step::StepId;

use super::checkup::{Clinic, rules, told};
use super::site::{Hurried, Site};

/// A file that keeps its name and that browsers and edges may keep for a while.
const LOGO: &str = "logo.svg";

#[tokio::test]
async fn an_older_copy_that_edges_keep_is_named_and_its_fix_is_a_plan_that_makes_them_forget_it() {
    let mut site = Site::new("stale", "ap-northeast-2", Venue::Practice);
    (site.access, site.cdn, site.clock) = (Access::Private, Some(Cdn::default()), Box::new(Hurried::default()));
    site.folder.write(LOGO, b"<svg id='old'/>");
    let dir = tempfile::tempdir().unwrap();
    let state = Arc::new(Mutex::new(PracticeState::fresh()));
    let account = state.lock().unwrap().truth.caller.seen().unwrap().account.to_string();
    let source = Source {
        state: Arc::clone(&state),
        bucket: site.bucket_name(&account),
        bytes: Bytes::Blobs(dir.path().join("blobs")),
    };
    let edge = EdgeServer::start(source, 0, false).await.unwrap();
    site.website_url = Some(edge.url());
    let cloud = || {
        let disk = Arc::new(PracticeDisk::new(dir.path(), false));
        let web = Arc::new(Web::new());
        PracticeCloud::new(Arc::clone(&state), disk, Arc::new(SystemClock), Arc::new(LocalFolder), web)
    };
    let clinic = Clinic::of(&site);
    assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().outcome, Outcome::Live);
    let before = state.lock().unwrap().truth.clone();
    site.folder.write(LOGO, b"<svg id='new'/>");
    assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().outcome, Outcome::Live);
    assert_eq!(rules(&clinic.examined(&site, Box::new(cloud())).await), Vec::<&str>::new());

    // An edge that asked late: it was told to forget, and then was given the old one still.
    let now = std::mem::replace(&mut state.lock().unwrap().truth, before);
    let host = now.distributions.seen().unwrap().values().next().unwrap().domain.clone();
    state.lock().unwrap().forgotten.push(Forgotten {
        id: "I0".to_owned(),
        distribution: now.distributions.seen().unwrap().keys().next().unwrap().clone(),
        paths: vec!["/logo.svg".to_owned()],
        left: 0,
    });
    let late = reqwest::Client::new().get(format!("{}/{LOGO}", edge.url())).header("host", host).send();
    assert!(late.await.unwrap().text().await.unwrap().contains("old"));
    state.lock().unwrap().truth = now;

    let found = clinic.examined(&site, Box::new(cloud())).await;
    assert_eq!(rules(&found), ["F12"], "{}", told(&found));
    let fix = &found.findings[0].fix;
    assert_eq!(fix.step(), Some(StepId::Invalidation));
    let steps = toward(StepId::Invalidation);
    assert_eq!(site.go(&cloud(), &steps, Goal::Build).await.done, Vec::<String>::new(), "by itself there is nothing");
    site.answers.refresh = fix.refresh();
    let ran = site.go(&cloud(), &steps, Goal::Build).await;
    ran.result.as_ref().unwrap();
    assert_eq!(ran.done, ["op-cloudfront-invalidate /logo.svg"]);
    assert_eq!(ran.done, ran.forecast_keys(), "shown before it was done");
    site.answers.refresh.clear();
    assert_eq!(rules(&clinic.examined(&site, Box::new(cloud())).await), Vec::<&str>::new());
}
