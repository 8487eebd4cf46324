//! What *live* means, reply by reply.

use naru_core::Code;
use naru_core::cdn::Routing;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::event::{Event, Goal, Outcome};
use naru_core::names::{Key, sha256};
use naru_core::practice::Faults;
use naru_core::site::answers::{Answer, Base, Expect, Probe, ProbeKind, Reply, Wrong, is_live, judge, probes};
use naru_core::spec::Cdn;

use crate::support::{Bench, folder, vite_site};

fn reply(status: u16, content_type: &str, bytes: &str) -> Reply {
    Reply::Answered {
        status,
        content_type: Some(content_type.to_owned()),
        cache_control: None,
        sha256: sha256(bytes.as_bytes()),
        size: bytes.len() as u64,
        location: None,
        cache: None,
        tls: None,
    }
}

#[test]
fn a_reply_is_right_only_with_its_status_its_bytes_and_its_type() {
    let file = Expect::File {
        sha256: sha256(b"page"),
        content_type: "text/html; charset=utf-8".to_owned(),
        cache_control: None,
    };
    let kept = Expect::File {
        sha256: sha256(b"page"),
        content_type: "text/html; charset=utf-8".to_owned(),
        cache_control: Some("no-cache".to_owned()),
    };
    let lost = Expect::PageWithStatus { sha256: sha256(b"lost"), status: 404 };
    let moved = Expect::Redirect { location: "https://x.kr/".to_owned() };
    let sent = |to: &str, status| Reply::Answered {
        status,
        content_type: None,
        cache_control: None,
        sha256: sha256(b""),
        size: 0,
        location: Some(to.to_owned()),
        cache: None,
        tls: None,
    };
    let page = Expect::PageWithAnyStatus { sha256: sha256(b"page") };
    let html = "text/html; charset=utf-8";
    let nobody = Reply::Unreachable { why: "refused".to_owned() };
    let table = [
        (&file, reply(200, html, "page"), None),
        (&file, reply(200, html, "a network's login page"), Some(Wrong::Bytes)),
        (&file, reply(200, "text/plain", "page"), Some(Wrong::ContentType)),
        (&file, reply(404, html, "page"), Some(Wrong::Status)),
        (&file, reply(302, html, ""), Some(Wrong::Status)),
        (&file, nobody.clone(), Some(Wrong::Unreachable)),
        (&page, reply(200, html, "page"), None),
        (&page, reply(403, html, "page"), None),
        (&page, reply(404, html, "page"), None),
        (&page, reply(403, html, "Access Denied"), Some(Wrong::Bytes)),
        (&page, reply(500, html, "page"), Some(Wrong::Status)),
        (&page, nobody.clone(), Some(Wrong::Unreachable)),
        (&Expect::Refusal, reply(403, html, "page"), None),
        (&Expect::Refusal, reply(404, html, "gone"), None),
        // A missing script that answers 200 breaks the page in a way nobody understands.
        (&Expect::Refusal, reply(200, html, "page"), Some(Wrong::Status)),
        (&kept, reply(200, html, "page"), Some(Wrong::CacheControl)),
        (&lost, reply(404, html, "lost"), None),
        (&lost, reply(200, html, "lost"), Some(Wrong::Status)),
        (&lost, reply(404, html, "page"), Some(Wrong::Bytes)),
        (&moved, sent("https://x.kr/", 301), None),
        (&moved, sent("http://x.kr/", 301), Some(Wrong::Location)),
        (&moved, sent("https://x.kr/", 200), Some(Wrong::Status)),
        (&Expect::Refusal, nobody, Some(Wrong::Unreachable)),
    ];
    for (expect, reply, want) in table {
        assert_eq!(judge(expect, &reply), want, "{expect:?} {reply:?}");
    }
}

#[test]
fn live_needs_the_start_page_and_every_answer_right() {
    let answer = |kind, wrong| Answer {
        probe: Probe { kind, url: "http://edge/".to_owned(), at: None, expect: Expect::Refusal },
        reply: reply(403, "text/html", ""),
        wrong,
    };
    assert!(!is_live(&[]));
    assert!(!is_live(&[answer(ProbeKind::Missing, None)]), "a refusal alone proves nothing");
    assert!(is_live(&[answer(ProbeKind::Root, None), answer(ProbeKind::Missing, None)]));
    assert!(!is_live(&[answer(ProbeKind::Root, None), answer(ProbeKind::Asset, Some(Wrong::Bytes))]));
}

fn base() -> Base {
    Base { url: "http://edge".to_owned(), host: None }
}

#[test]
fn root_asset_deep_link_and_a_missing_file_are_asked_for() {
    let bench = Bench::new(vite_site());
    let spec = bench.spec();
    let urls = |files: &[(&str, &str)]| -> Vec<(ProbeKind, String)> {
        probes(&spec, Routing::FilesOnly, &folder(files), &base()).into_iter().map(|p| (p.kind, p.url)).collect()
    };
    let single = urls(&[("index.html", "x"), ("assets/index-4f9a2b1c.js", "js"), ("big.png", "not a script")]);
    assert_eq!(single[0], (ProbeKind::Root, "http://edge/".to_owned()));
    assert_eq!(single[1], (ProbeKind::Asset, "http://edge/assets/index-4f9a2b1c.js".to_owned()));
    assert_eq!(single[2], (ProbeKind::DeepLink, "http://edge/naru-check/deep-link".to_owned()));
    assert_eq!(single[3].0, ProbeKind::Missing);
    let many = urls(&[("index.html", "x"), ("글 하나/index.html", "post")]);
    assert!(
        many.contains(&(ProbeKind::DeepLink, "http://edge/%EA%B8%80%20%ED%95%98%EB%82%98/".to_owned())),
        "{many:?}"
    );
    // No cache can have seen the missing name before.
    let later = naru_core::spec::Spec {
        release: ReleaseId::new(time::macros::datetime!(2027-01-01 00:00 UTC), [1; 16]),
        ..spec.clone()
    };
    let missing = |spec| probes(spec, Routing::FilesOnly, &vite_site(), &base()).pop().unwrap().url;
    assert_ne!(missing(&spec), missing(&later));
}

#[test]
fn a_font_and_a_page_that_is_not_there_are_asked_for_where_a_build_has_them() {
    let bench = Bench { cdn: Some(Cdn::default()), ..Bench::new(vite_site()) };
    let asked = |files: &[(&str, &str)], routing| -> Vec<(ProbeKind, String, Expect)> {
        let all = probes(&bench.spec(), routing, &folder(files), &base()).into_iter();
        all.filter(|p| matches!(p.kind, ProbeKind::Font | ProbeKind::NoSuchPage))
            .map(|p| (p.kind, p.url, p.expect))
            .collect()
    };
    let plain = [("index.html", "x"), ("main.js", "js")];
    assert_eq!(asked(&plain, Routing::ManyPages), []);
    let whole = [&plain[..], &[("fonts/naru.woff2", "wOF2"), ("404.html", "lost")]].concat();
    let seen = asked(&whole, Routing::ManyPages);
    let [(ProbeKind::Font, url, font), (ProbeKind::NoSuchPage, _, page)] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!(url, "http://edge/fonts/naru.woff2");
    assert!(matches!(font, Expect::File { content_type, .. } if content_type == "font/woff2"), "{font:?}");
    assert_eq!(*page, Expect::PageWithStatus { sha256: sha256(b"lost"), status: 404 });
}

/// The bytes behind the address are others than the folder's, though the bucket says it has ours.
#[tokio::test]
async fn other_bytes_at_the_address_are_not_live() {
    let bench = Bench::new(vite_site());
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let name = bench.bucket();
    let key: Key = "index.html".parse().unwrap();
    {
        let mut state = bench.state.lock().unwrap();
        let objects = state.truth.bucket_mut(&name).objects.seen_mut().unwrap();
        objects.get_mut(&key).unwrap().meta.as_mut().unwrap().sha256 = Some(sha256(b"somebody else's page").into());
    }
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("not live");
    assert_eq!(error.code, Code::NotLive);
}

/// An edge that is asked too early keeps *there is no such file* for ten seconds, and serves that to the next visitors.
#[tokio::test]
async fn no_edge_is_asked_for_a_file_before_it_lies_there() {
    let bench = Bench { cdn: Some(Cdn::default()), ..Bench::new(vite_site()) };
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    bench.events.lock().unwrap().clear();
    *bench.folder.0.lock().unwrap() = folder(&[
        ("index.html", "<script src=/assets/index-9e8d7c6b.js></script>"),
        ("assets/index-9e8d7c6b.js", "console.log(2)"),
    ]);
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let events = bench.events.lock().unwrap();
    let waited = events.iter().any(|event| matches!(event, Event::Wait { on, .. } if on == "answers"));
    assert!(!waited, "the new script is answered at once");
    let asked = |event: &&Event| matches!(event, Event::Answer(answer) if answer.probe.kind == ProbeKind::Asset);
    assert_eq!(events.iter().filter(asked).count(), 1, "it was asked for once");
}
