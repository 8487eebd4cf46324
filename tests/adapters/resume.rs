//! A deploy that is killed among many files and done again: only what was on its way goes over twice.

use std::collections::BTreeSet;
use std::sync::Arc;

use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_core::deploy::pace::MOST;
use naru_core::event::Goal;
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Venue};

use super::emulator::{account, ministack, user};
use super::site::{Folder, NoWeb, Site};
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";
const FILES: usize = 240;

/// The files that went over since the last rule; those of Naru's own records are left out.
fn sent(wire: &Wire) -> Vec<String> {
    let puts = wire.heard().into_iter().map(|one| one.what).filter(|what| what.starts_with("PUT "));
    puts.filter(|what| what.ends_with(".js") || what.ends_with(".html")).collect()
}

#[expect(clippy::print_stderr, reason = "how much went twice is told")]
#[tokio::test]
async fn a_deploy_that_is_killed_sends_again_at_most_what_was_on_its_way() {
    for at in [1, 20, FILES / 2, FILES] {
        let mut site = Site::new("resume", REGION, Venue::Endpoint { url: ministack().url() });
        site.access = Access::Private;
        site.folder = Folder::of(&[("index.html", b"<!doctype html>many")]);
        for n in 1..FILES {
            site.folder.write(&format!("assets/part-{n:08x}.js"), format!("export const n = {n};").as_bytes());
        }
        let keys = user(&account(), &policy::setup(&STATIC_SITE, &[])).await;
        let wire = Wire::new().await;
        // Each run as by a new process.
        let cloud = || {
            let connection = keys.connection(REGION, &wire.endpoints());
            Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation)
        };
        let mut files = 0;
        wire.rule(move |one| {
            let file = one.what.starts_with("PUT ") && [".js", ".html"].iter().any(|end| one.what.ends_with(end));
            files += usize::from(file);
            if file && files == at { Fate::KillBefore } else { Fate::Pass }
        });
        let killed = cloud();
        tokio::select! {
            ran = site.go(&killed, &STATIC_SITE, Goal::Build) => panic!("file {at} never went: {:?}", ran.result),
            () = wire.killed() => {}
        }
        let first: BTreeSet<String> = sent(&wire).into_iter().collect();
        wire.rule(|_| Fate::Pass);
        site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap();
        let second = sent(&wire);
        let twice = second.iter().filter(|file| first.contains(*file)).count();
        eprintln!("killed at file {at} of {FILES}: {} went over, then {}; {twice} twice", first.len(), second.len());
        assert!(first.len() >= at, "file {at}");
        assert!(twice <= MOST, "killed at file {at}: {twice} files went twice");
        assert!(second.len() <= FILES - first.len() + twice, "and each of the others once");
        wire.rule(|_| Fate::Pass);
        assert_eq!(site.go(&cloud(), &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
        assert!(sent(&wire).is_empty());
    }
}
