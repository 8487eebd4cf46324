//! Uploads over a service that is busy and lines that stall; and a deploy that is refused at every call in turn.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use naru_adapters::aws::{Aws, Endpoints};
use naru_core::event::Goal;
use naru_core::policy;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Venue;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::emulator::{Keys, account, ministack, user};
use super::rig::{aws, eye};
use super::site::{AnyFolder, Folder, NoWeb, Site, run};
use super::transfer::place;
use super::wire::{Fate, Wire};

const REGION: &str = "ap-northeast-2";

#[tokio::test]
async fn a_file_that_is_refused_five_times_goes_at_the_sixth() {
    let place = place("busy").await;
    let folder = Folder::of(&[("a.txt", b"a")]);
    for busy in [1, 5] {
        let wire = Wire::new().await;
        wire.rule(move |one| {
            if one.n < busy { Fate::Refuse(503, "SlowDown", "Please reduce your request rate.") } else { Fate::Pass }
        });
        let began = Instant::now();
        run(&place.cloud(&wire.endpoints()), &folder.op(&place.bucket).await).await.unwrap();
        assert_eq!(wire.heard().len(), busy + 1);
        assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
    }
}

/// Passes everything on, but for the first connections: those take so many bytes and then nothing, without a word.
async fn stalling(first: u32, after: usize) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let left = Arc::new(AtomicU32::new(first));
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((mut here, _)) = listener.accept().await {
            if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok() {
                let mut taken = vec![0; after];
                let _ = here.read_exact(&mut taken).await;
                held.push(here);
                continue;
            }
            tokio::spawn(async move {
                let to = ministack().url().trim_start_matches("http://").to_owned();
                let mut there = TcpStream::connect(to).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
                let _ = there.shutdown().await;
            });
        }
    });
    url
}

#[tokio::test]
async fn a_body_that_stalls_in_the_middle_is_sent_again() {
    let place = place("stall").await;
    let url = stalling(1, 300_000).await;
    // More than the system keeps for a socket that nobody reads from.
    let bytes = vec![b'a'; 24 << 20];
    let folder = Folder::of(&[("big.bin", &bytes)]);
    let op = folder.op(&place.bucket).await;
    let began = Instant::now();
    run(&aws(&place.keys, REGION, &Endpoints::all(&url)), &op).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    assert_eq!(place.bytes("big.bin").await, Some(bytes));
}

/// A site of which every version has files of its own names, all of which its page asks for.
fn version(site: &Site, n: usize) {
    let assets = site.folder.path().join("assets");
    let _ = std::fs::remove_dir_all(&assets);
    let names = [format!("app-{n:08x}.js"), format!("style-{n:08x}.css")];
    for name in &names {
        site.folder.write(&format!("assets/{name}"), format!("/* {n} */").as_bytes());
    }
    let page = format!("<!doctype html><script src=/assets/{}></script><link href=/assets/{}>", names[0], names[1]);
    site.folder.write("index.html", page.as_bytes());
    site.folder.write("sw.js", format!("// {n}").as_bytes());
}

#[tokio::test]
async fn whichever_call_of_a_deploy_is_refused_the_page_that_stands_has_all_it_asks_for() {
    let account = account();
    let site = Site::new("nth", REGION, Venue::Endpoint { url: ministack().url() });
    let keys = user(&account, &policy::setup(&STATIC_SITE, &[])).await;
    let wire = Wire::new().await;
    let connection = keys.connection(REGION, &wire.endpoints());
    let cloud = Aws::new(connection, Arc::new(AnyFolder), Arc::new(NoWeb), &site.installation);
    let s3 = eye(&Keys { id: account.clone(), secret: "any".to_owned() }, &ministack().url());
    let name = site.bucket_name(&account);
    version(&site, 0);
    let build = |goal| site.go(&cloud, &STATIC_SITE, goal);
    build(Goal::Build).await.result.unwrap();
    let mut refused = 0;
    for n in 0.. {
        version(&site, n + 1);
        let mut changes = 0;
        wire.rule(move |one| {
            changes += usize::from(one.changes);
            if one.changes && changes == n + 1 {
                Fate::Refuse(400, "InvalidRequest", "not this one")
            } else {
                Fate::Pass
            }
        });
        let ended = build(Goal::Build).await.result;
        let stands: BTreeSet<String> = {
            let all = s3.list_objects_v2().bucket(name.as_str()).send().await.unwrap();
            all.contents().iter().map(|object| object.key().unwrap().to_owned()).collect()
        };
        let page = s3.get_object().bucket(name.as_str()).key("index.html").send().await.unwrap();
        let page = String::from_utf8(page.body.collect().await.unwrap().to_vec()).unwrap();
        for asked in page.split('=').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(stands.contains(asked.trim_start_matches('/')), "call {n}: {asked} is missing of {stands:?}");
        }
        wire.rule(|_| Fate::Pass);
        if ended.is_ok() {
            break;
        }
        refused += 1;
        build(Goal::Build).await.result.unwrap_or_else(|error| panic!("after {n}: {error} {:?}", error.detail));
        let page = s3.get_object().bucket(name.as_str()).key("index.html").send().await.unwrap();
        let page = String::from_utf8(page.body.collect().await.unwrap().to_vec()).unwrap();
        assert!(page.contains(&format!("{:08x}", n + 1)), "one more run completes it");
    }
    // The lock, the manifest, two assets, the service worker, the page, deletes, the manifest again, the lock.
    assert!(refused >= 8, "{refused}");
}
