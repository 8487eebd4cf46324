//! The way back over real HTTP: by copies alone, with the daily policy, in few calls, and killed at any of them.

use std::sync::Arc;

use naru_adapters::aws::{Aws, Endpoints};
use naru_adapters::folder::LocalFolder;
use naru_core::cloud::{Cloud, Reader};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::event::Goal;
use naru_core::names::{BucketName, Key};
use naru_core::policy;
use naru_core::recipe::{STATIC_SITE, daily, toward};
use naru_core::spec::{Access, Venue};
use naru_core::step::{Step, StepId};

use super::emulator::{Keys, account, ministack, moto, user};
use super::rig::eye;
use super::site::{NoWeb, Site};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";
const PAGES: [(&str, &str); 2] = [("index.html", "page"), ("about.html", "about")];

/// Two releases of a site, and what its bucket and its first release are called.
async fn two_releases(site: &Site, cloud: &dyn Cloud, steps: &[&dyn Step]) -> (BucketName, ReleaseId) {
    for n in 1..=2 {
        for (name, text) in PAGES {
            site.folder.write(name, format!("{text} {n}").as_bytes());
        }
        site.folder.write(&format!("assets/app-0000000{n}.js"), format!("script {n}").as_bytes());
        if n == 2 {
            std::fs::remove_file(site.folder.path().join("assets/app-00000001.js")).unwrap();
        }
        let ran = site.go(cloud, steps, Goal::Build).await;
        ran.result.unwrap_or_else(|error| panic!("release {n}: {error} {:?}", error.detail));
    }
    let name = site.bucket_name(cloud.sts().caller().await.unwrap().account.as_str());
    let first = cloud.s3().releases(&name).await.unwrap().unwrap().remove(0);
    (name, first)
}

/// What is served for a page, seen past Naru's own adapter.
async fn served(keys: &Keys, url: &str, bucket: &BucketName, key: &str) -> (String, String) {
    let reply = eye(keys, url).get_object().bucket(bucket.as_str()).key(key).send().await.unwrap();
    let cache = reply.cache_control().unwrap_or_default().to_owned();
    (String::from_utf8(reply.body.collect().await.unwrap().to_vec()).unwrap(), cache)
}

fn private(url: String) -> Site {
    let mut site = Site::new("releases", REGION, Venue::Endpoint { url });
    site.access = Access::Private;
    site
}

fn over(wire: &Wire, keys: &Keys, site: &Site) -> Aws {
    at(&wire.endpoints(), keys, site)
}

fn at(endpoints: &Endpoints, keys: &Keys, site: &Site) -> Aws {
    let connection = keys.connection(REGION, endpoints);
    Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation)
}

#[tokio::test]
async fn a_release_is_taken_up_again_with_the_daily_policy_in_few_calls() {
    let account = account();
    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let mut site = private(ministack().url());
    let setup = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let cloud = at(&ministack().endpoints(), &setup, &site);
    let (name, first) = two_releases(&site, &cloud, &STATIC_SITE).await;

    let wire = Wire::new().await;
    let keys = user(&account, &policy::daily(&STATIC_SITE, &name, false, None)).await;
    let daily_cloud = over(&wire, &keys, &site);
    site.roll_back = Some(first);
    let ran = site.go(&daily_cloud, &daily(), Goal::Build).await;
    let receipt = ran.result.as_ref().unwrap_or_else(|error| panic!("{error} {:?}", error.detail));
    assert_eq!((receipt.files, ran.done.len()), (0, 7), "{:?}", ran.done);
    for (key, text) in PAGES {
        assert_eq!(served(&root, &ministack().url(), &name, key).await, (format!("{text} 1"), "no-cache".to_owned()));
    }
    let there = daily_cloud.s3().list(&name).await.unwrap().unwrap();
    for script in ["assets/app-00000001.js", "assets/app-00000002.js"] {
        assert!(there.contains_key(&Key::parse(script).unwrap()), "{script} is there for open tabs");
    }
    // A lock, a manifest twice, two pages put aside and two put back; deleting the lock.
    let changes = wire.heard().iter().filter(|one| one.changes).count();
    assert_eq!(changes, 8, "{:?}", wire.heard());
    let before = wire.heard().len();
    let again = site.go(&daily_cloud, &daily(), Goal::Build).await;
    assert_eq!(again.result.unwrap().ops, 0);
    // Who one is, whether the bucket is there, its listing, the manifest that was made, and the one that is wanted.
    assert!(wire.heard().len() - before <= 5, "{:?}", &wire.heard()[before..]);
}

#[tokio::test]
async fn a_caller_killed_at_any_change_of_the_way_back_finds_everything_again() {
    for turn in 0..8 {
        let account = account();
        let root = Keys { id: account.clone(), secret: "any".to_owned() };
        let mut site = private(ministack().url());
        let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
        let wire = Wire::new().await;
        let cloud = over(&wire, &keys, &site);
        let (name, first) = two_releases(&site, &cloud, &STATIC_SITE).await;
        site.roll_back = Some(first);
        let fate = if turn % 2 == 0 { Fate::KillAfter } else { Fate::KillBefore };
        let (mut seen, steps) = (0, daily());
        wire.rule(move |one| {
            seen += usize::from(one.changes);
            if one.changes && seen == turn + 1 { fate } else { Fate::Pass }
        });
        tokio::select! {
            ran = site.go(&cloud, &steps, Goal::Build) => panic!("change {turn} was never made: {:?}", ran.result),
            () = wire.killed() => {}
        }
        wire.rule(|_| Fate::Pass);
        let ran = site.go(&over(&wire, &keys, &site), &daily(), Goal::Build).await;
        ran.result.unwrap_or_else(|error| panic!("after {turn}: {error} {:?}", error.detail));
        for (key, text) in PAGES {
            assert_eq!(served(&root, &ministack().url(), &name, key).await.0, format!("{text} 1"), "after {turn}");
        }
        assert_eq!(site.go(&cloud, &daily(), Goal::Build).await.result.unwrap().ops, 0, "after {turn}");
    }
}

#[tokio::test]
async fn another_cloud_takes_it_up_again_too() {
    let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
    let mut site = private(moto().url());
    let cloud = at(&moto().endpoints(), &keys, &site);
    // moto takes a Deny for everybody outside the account as one for everybody, so there is no bucket policy here.
    let steps = toward(StepId::Files);
    let (name, first) = two_releases(&site, &cloud, &steps).await;
    site.roll_back = Some(first);
    let receipt = site.go(&cloud, &steps, Goal::Build).await.result.unwrap();
    assert_eq!(receipt.files, 0);
    for (key, text) in PAGES {
        assert_eq!(served(&keys, &moto().url(), &name, key).await.0, format!("{text} 1"));
    }
    assert_eq!(site.go(&cloud, &steps, Goal::Build).await.result.unwrap().ops, 0);
}
