//! A deploy behind a distribution, refused at each of its calls in turn, reads among them: visitors always get a whole
//! site, the old one or the new one, and one more run completes what was begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use naru_adapters::web::Web;
use naru_core::cloud::WebRead;
use naru_core::event::{Goal, Outcome};
use naru_core::names::sha256;
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::site::answers::{Expect, Meant, Probe, ProbeKind, Reply};

use super::cloudfront::owner;
use super::emulator::ministack;
use super::wire::Fate;
use super::wire_crossing::{Stage, stage};

/// So many sites share the calls among them.
const LANES: usize = 4;

/// Paths and texts of a version; its pages come first, and the rest is what they ask for.
fn version(n: usize) -> [(String, String); 5] {
    let (script, style) = (format!("assets/app-{n:08x}.js"), format!("assets/style-{n:08x}.css"));
    let page = |name: &str| {
        format!("<!doctype html><link rel=stylesheet href=/{style}><script src=/{script}></script><p>{name} {n}")
    };
    [
        ("index.html".to_owned(), page("start")),
        ("about/index.html".to_owned(), page("about")),
        (script.clone(), format!("/* script {n} */")),
        (style.clone(), format!("/* style {n} */")),
        // Nothing asks for it, and it changes with every version.
        ("sw.js".to_owned(), format!("// {n}")),
    ]
}

fn write(stage: &Stage, n: usize) {
    let root = stage.site.folder.path();
    for entry in std::fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
    }
    for (name, text) in version(n) {
        stage.site.folder.write(&name, text.as_bytes());
    }
}

/// The SHA-256 of what a visitor gets; a refusal tells its status.
async fn visit(stage: &Stage, host: &str, path: &str) -> Result<String, u16> {
    let front = stage.site.website_url.as_ref().unwrap();
    let probe = Probe {
        kind: ProbeKind::Root,
        url: format!("{front}/{}", path.trim_end_matches("index.html")),
        at: Some(Meant { host: host.to_owned(), https: true }),
        expect: Expect::Refusal,
    };
    match Web::new().get(&probe).await.unwrap() {
        Reply::Answered { status: 200, sha256, .. } => Ok(sha256),
        Reply::Answered { status, .. } => Err(status),
        Reply::Unreachable { why } => panic!("{path}: {why}"),
    }
}

/// Every page is that of one of these versions, and has all it asks for; whoever has the old one open, too.
async fn stands_whole(stage: &Stage, host: &str, old: usize, new: usize, what: &str) {
    let (old, new) = (version(old), version(new));
    for page in 0..2 {
        let got = visit(stage, host, &old[page].0).await;
        let which = [&old, &new].into_iter().find(|one| got == Ok(sha256(one[page].1.as_bytes())));
        let which = which.unwrap_or_else(|| panic!("{what}: {} is {got:?}", old[page].0));
        for (name, text) in which[2..4].iter().chain(&old[2..4]) {
            assert_eq!(visit(stage, host, name).await, Ok(sha256(text.as_bytes())), "{what}: {name}");
        }
    }
}

/// Every n-th call of one site's deploys, beginning with the `lane`-th; how many were refused, reads and changes.
async fn lane(lane: usize) -> (usize, usize) {
    let stage = stage().await;
    write(&stage, 0);
    let first = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert_eq!(first.outcome, Outcome::Live);
    let listed = owner(&stage.account, &ministack().url()).list_distributions().send().await.unwrap();
    let host = listed.distribution_list().unwrap().items()[0].domain_name().to_owned();
    let steps = daily();
    let (mut reads, mut changes) = (0, 0);
    for turn in 0.. {
        let (n, now) = (lane + turn * LANES, turn + 1);
        write(&stage, now);
        let met = Arc::new(AtomicBool::new(false));
        let fired = Arc::clone(&met);
        stage.wire.rule(move |one| {
            if one.n != n {
                return Fate::Pass;
            }
            fired.store(true, Ordering::SeqCst);
            Fate::Refuse(400, "InvalidRequest", "not this one")
        });
        let ended = stage.site.go(&stage.cloud, &steps, Goal::Build).await.result;
        let heard = stage.wire.heard();
        stage.wire.rule(|_| Fate::Pass);
        if !met.load(Ordering::SeqCst) {
            assert_eq!(ended.unwrap().outcome, Outcome::Live);
            return (reads, changes);
        }
        let what = format!("call {n}, {:?}", heard[n].actions);
        *(if heard[n].changes { &mut changes } else { &mut reads }) += 1;
        assert!(ended.is_err() || !heard[n].changes, "{what}: a change that was refused was not done");
        stands_whole(&stage, &host, now - 1, now, &what).await;
        let done = stage.site.go(&stage.cloud, &steps, Goal::Build).await.result;
        let done = done.unwrap_or_else(|error| panic!("after {what}: {error} {:?}", error.detail));
        assert_eq!(done.outcome, Outcome::Live, "after {what}: {:?}", done.answers);
        for page in ["index.html", "about/index.html"] {
            let text = &version(now).into_iter().find(|(name, _)| name == page).unwrap().1;
            assert_eq!(visit(&stage, &host, page).await, Ok(sha256(text.as_bytes())), "after {what}");
        }
        assert_eq!(stage.site.go(&stage.cloud, &steps, Goal::Build).await.result.unwrap().ops, 0, "after {what}");
    }
    unreachable!("a deploy has an end")
}

#[expect(clippy::print_stderr, reason = "how much was refused is told")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whichever_call_is_refused_visitors_have_a_whole_site_and_one_more_run_completes_it() {
    let all = futures_util::future::join_all((0..LANES).map(lane)).await;
    let (reads, changes) = all.into_iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    eprintln!("a deploy behind a distribution, refused at each of {reads} reads and {changes} changes");
    // The lock, the manifest, what is put aside, two assets, two pages, the worker, the manifest again, the record, the
    // invalidation, the lock.
    assert!(reads >= 8 && changes >= 10, "{reads} reads, {changes} changes");
}
