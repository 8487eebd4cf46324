//! The distribution's road in practice: made, run again, edited by hand, wished otherwise, cut off anywhere, taken back.

use naru_core::Code;
use naru_core::cdn::{AccessControl, AccessIdentity, ErrorPage, Field, Names, OriginAccess, Routing};
use naru_core::deploy::manifest::ManifestState;
use naru_core::event::{Goal, Outcome, RunState, StepState};
use naru_core::journal::Journal;
use naru_core::op::{CloudFrontOp, Op};
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::site::answers::ProbeKind;
use naru_core::site::edge_copy::{CopyVersion, EdgeCopy, ServedCopy};
use naru_core::spec::{Access, Cdn, OriginKind, PriceClass};
use naru_core::step::{Choice, StepId};
use naru_core::world::{Fact, World};

use crate::support::{Bench, at, folder, vite_site};

fn bench() -> Bench {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    bench.cdn = Some(Cdn::default());
    bench
}

fn truth(bench: &Bench) -> World {
    bench.state.lock().unwrap().truth.clone()
}

fn distributions(world: &World) -> Vec<naru_core::cdn::Distribution> {
    world.distributions.seen().cloned().unwrap_or_default().into_values().collect()
}

/// What stands, without ids and versions that differ from run to run.
fn shape(bench: &Bench) -> (usize, Vec<String>, Option<String>, bool) {
    let world = truth(bench);
    let all = distributions(&world);
    let settings =
        all.iter().map(|d| format!("{:?} {:?} {:?}", d.settings.errors, d.settings.price_class, d.deployed)).collect();
    let live = world.function.seen().and_then(|f| f.live.clone());
    let policy = world.buckets[&bench.bucket()].policy.seen().map(ToString::to_string).unwrap_or_default();
    let read_by_ours = all.iter().all(|d| policy.contains(&d.arn));
    (all.len(), settings, live, read_by_ours)
}

#[tokio::test]
async fn a_site_behind_a_distribution_is_live_and_a_second_run_changes_nothing() {
    let bench = bench();
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    let asked: Vec<ProbeKind> = receipt.answers.iter().map(|a| a.probe.kind).collect();
    for kind in [ProbeKind::Root, ProbeKind::PlainHttp, ProbeKind::Asset, ProbeKind::DeepLink, ProbeKind::Missing] {
        assert!(asked.contains(&kind), "{kind:?} is among {asked:?}");
    }
    let world = truth(&bench);
    let ours = &distributions(&world)[0];
    assert!(ours.deployed, "the run waited until every edge had heard");
    assert_eq!(receipt.distribution.as_ref(), Some(&ours.arn));
    let bucket = &world.buckets[&bench.bucket()];
    let record = bucket.cdn.seen().expect("the bucket remembers its distribution");
    assert_eq!((&record.distribution, record.routing), (&ours.id, Routing::ManyPages));
    assert_eq!(record.fresh.as_ref(), bucket.releases.seen().unwrap().last().map(|r| &r.id), "nothing to forget yet");
    assert_eq!(bench.build().await.ops, 0, "everything stands already");
}

#[tokio::test]
async fn the_forecast_of_a_distribution_is_what_is_then_done_although_ids_come_later() {
    for origin in [OriginKind::Control, OriginKind::Identity, OriginKind::Website] {
        let mut bench = bench();
        bench.cdn = Some(Cdn { origin, ..Cdn::default() });
        if origin == OriginKind::Website {
            bench.access = Access::classic();
        }
        for goal in [Goal::Build, Goal::Clear] {
            bench.events.lock().unwrap().clear();
            let (agreed, receipt) = bench.cross(goal, Faults::default()).await;
            let receipt = receipt.expect("the crossing works");
            let words = |keys: Vec<String>| -> Vec<String> {
                keys.iter().map(|key| key.split(' ').next().unwrap().to_owned()).collect()
            };
            let foreseen = words(agreed.ops().map(Op::key).collect());
            assert_eq!(foreseen, words(bench.done()), "{origin:?} {goal:?}");
            let wanted = if goal == Goal::Build { Outcome::Live } else { Outcome::Cleared };
            assert_eq!(receipt.outcome, wanted, "{origin:?}");
        }
        let world = truth(&bench);
        assert!(distributions(&world).is_empty() && world.access_controls.seen().is_none_or(Vec::is_empty));
        assert!(world.access_identities.seen().is_none_or(Vec::is_empty) && world.function.seen().is_none());
        assert_eq!(world.buckets[&bench.bucket()].head, Fact::Absent);
    }
}

#[tokio::test]
async fn the_forecast_shows_the_wait_for_the_edges() {
    let bench = bench();
    let (agreed, _) = bench.cross(Goal::Build, Faults::default()).await;
    let waits: Vec<&str> = agreed.steps.iter().flat_map(|s| &s.waits).map(|w| w.on.as_str()).collect();
    assert_eq!(waits, ["deploying"]);
    let (agreed, _) = bench.cross(Goal::Clear, Faults::default()).await;
    let waits: Vec<&str> = agreed.steps.iter().flat_map(|s| &s.waits).map(|w| w.on.as_str()).collect();
    assert_eq!(waits, ["disabling"], "a distribution is deleted only once it is disabled everywhere");
}

#[tokio::test]
async fn a_crash_or_a_lost_reply_at_any_op_makes_nothing_twice() {
    let reference = bench();
    let ops = reference.build().await.ops as usize;
    assert!(ops >= 18, "there is something to interrupt: {ops}");
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply, Fault::Offline] {
        for n in 1..=ops {
            let bench = bench();
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.build().await;
            assert_eq!(receipt.outcome, Outcome::Live, "{fault:?} at {n}");
            assert_eq!(shape(&bench), shape(&reference), "{fault:?} at {n}: the same end state");
            assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty(), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}: and then nothing is left");
        }
    }
}

#[tokio::test]
async fn taking_back_survives_a_crash_at_any_op() {
    let ops = {
        let bench = bench();
        bench.build().await;
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().ops as usize
    };
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = bench();
            bench.build().await;
            bench.cross(Goal::Clear, at(n, fault)).await.1.expect_err("the fault stops the run");
            let receipt = bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
            assert_eq!(receipt.outcome, Outcome::Cleared, "{fault:?} at {n}");
            let world = truth(&bench);
            assert!(distributions(&world).is_empty(), "{fault:?} at {n}");
            assert!(world.function.seen().is_none(), "{fault:?} at {n}");
            assert!(bench.journal.made(&bench.site(), None).unwrap().is_empty(), "{fault:?} at {n}: nothing left");
        }
    }
}

#[tokio::test]
async fn the_distribution_goes_before_the_bucket_it_points_to() {
    let bench = bench();
    bench.build().await;
    bench.events.lock().unwrap().clear();
    bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
    let done = bench.done();
    let place =
        |word: &str| done.iter().position(|key| key.starts_with(word)).unwrap_or_else(|| panic!("{word}: {done:?}"));
    assert!(place("op-cloudfront-disable") < place("op-cloudfront-delete-distribution"));
    assert!(place("op-cloudfront-delete-distribution") < place("op-cloudfront-delete-access-control"));
    assert!(place("op-cloudfront-delete-distribution") < place("op-cloudfront-delete-function"));
    assert!(place("op-cloudfront-delete-distribution") < place("op-s3-delete-bucket"));
}

#[tokio::test]
async fn what_visitors_may_still_be_sent_to_stays_while_nobody_could_look() {
    let bench = bench();
    bench.build().await;
    let blind = Faults { denied_reads: vec![Action::ListDistributions], ..Faults::default() };
    let error = bench.cross(Goal::Clear, blind).await.1.expect_err("a distribution may still point to the bucket");
    assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "cloudfront:ListDistributions"));
    let world = truth(&bench);
    assert_eq!(distributions(&world).len(), 1);
    let bucket = &world.buckets[&bench.bucket()];
    assert!(
        bucket.head.seen().is_some() && !bucket.objects.seen().unwrap().is_empty(),
        "nobody else can take its name"
    );
    assert_eq!(bench.cross(Goal::Clear, Faults::default()).await.1.unwrap().outcome, Outcome::Cleared);
}

#[tokio::test]
async fn every_field_changed_by_hand_is_asked_about_and_set_back() {
    let drifts: Vec<Field> = vec![
        Field::Enabled(false),
        Field::RootObject("home.html".to_owned()),
        Field::PriceClass("PriceClass_100".to_owned()),
        Field::HttpVersion("http1.1".to_owned()),
        Field::Ipv6(false),
        Field::Compress(false),
        Field::ViewerProtocol("allow-all".to_owned()),
        Field::CachePolicy(None),
        Field::HeadersPolicy(None),
        Field::ViewerRequest(None),
    ];
    for drift in drifts {
        let mut bench = bench();
        bench.build().await;
        let before = distributions(&truth(&bench))[0].settings.clone();
        for one in bench.state.lock().unwrap().truth.distributions.seen_mut().unwrap().values_mut() {
            drift.set(&mut one.settings);
            one.etag.push('1');
        }
        let (agreed, stopped) = bench.cross(Goal::Build, Faults::default()).await;
        let error = stopped.expect_err("a hand's edit is asked about");
        assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"), "{drift:?}");
        assert!(error.args["fields"].starts_with(drift.api()), "{drift:?}: {}", error.args["fields"]);
        assert_eq!(agreed.ops().count(), 1, "{drift:?}: one change would mend it");
        bench.answers.mend = true;
        assert_eq!(bench.build().await.outcome, Outcome::Live, "{drift:?}");
        assert_eq!(distributions(&truth(&bench))[0].settings, before, "{drift:?}: as it was");
    }
}

#[tokio::test]
async fn a_wish_that_changed_is_done_without_asking() {
    let mut bench = bench();
    bench.build().await;
    bench.cdn = Some(Cdn {
        price_class: PriceClass::Everywhere,
        routing: Some(Routing::ErrorPages),
        security_headers: false,
        ..Cdn::default()
    });
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    let world = truth(&bench);
    let settings = &distributions(&world)[0].settings;
    assert_eq!(settings.price_class, "PriceClass_All");
    assert_eq!((settings.headers_policy.as_ref(), settings.viewer_request.as_ref()), (None, None));
    assert_eq!(
        settings.errors.iter().map(|e| (e.status, e.page.as_str(), e.shown_as)).collect::<Vec<_>>(),
        [(403, "/index.html", 200), (404, "/index.html", 200)]
    );
    bench.build().await;
    assert!(truth(&bench).function.seen().is_none(), "the function that nobody runs any more is gone");
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn each_routing_shows_the_page_it_promises() {
    let files = [
        ("index.html", "<script src=/app-4f9a2b1c.js></script>"),
        ("app-4f9a2b1c.js", "1"),
        ("about/index.html", "<h1>about</h1>"),
        ("pricing.html", "<h1>pricing</h1>"),
    ];
    for (routing, page) in [
        (Routing::SinglePage, "naru-check/deep-link"),
        (Routing::ManyPages, "about/"),
        (Routing::CleanUrls, "pricing"),
        (Routing::ErrorPages, "naru-check/deep-link"),
    ] {
        let mut bench = bench();
        *bench.folder.0.lock().unwrap() = folder(&files);
        bench.cdn = Some(Cdn { routing: Some(routing), ..Cdn::default() });
        let receipt = bench.build().await;
        assert_eq!(receipt.outcome, Outcome::Live, "{routing:?}: {:?}", receipt.answers);
        let asked = receipt.answers.iter().find(|a| a.probe.kind == ProbeKind::DeepLink).expect("a page was asked for");
        assert_eq!(asked.probe.url, format!("http://edge/{page}"), "{routing:?}");
    }
}

#[tokio::test]
async fn an_older_origin_identity_becomes_an_access_control() {
    let mut bench = bench();
    bench.cdn = Some(Cdn { origin: OriginKind::Identity, ..Cdn::default() });
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let policy = |bench: &Bench| truth(bench).buckets[&bench.bucket()].policy.seen().unwrap().to_string();
    assert!(policy(&bench).contains("CloudFront Origin Access Identity"));
    bench.cdn = Some(Cdn::default());
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert!(policy(&bench).contains("AWS:SourceArn") && !policy(&bench).contains("Origin Access Identity"));
}

#[tokio::test]
async fn a_site_that_wants_no_distribution_any_more_loses_it_first() {
    let mut bench = bench();
    bench.build().await;
    bench.cdn = None;
    bench.access = Access::classic();
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live);
    let world = truth(&bench);
    assert!(distributions(&world).is_empty() && world.function.seen().is_none());
    assert!(!world.buckets[&bench.bucket()].policy.seen().unwrap().to_string().contains("cloudfront"));
}

#[tokio::test]
async fn only_what_changed_is_forgotten_and_the_run_waits_for_it() {
    let mut bench = bench();
    bench.build().await;
    *bench.folder.0.lock().unwrap() = folder(&[
        ("index.html", "<script src=/assets/index-55555555.js></script>"),
        ("assets/index-55555555.js", "console.log(2)"),
        ("assets/index-0d3e5f7a.css", "body{}"),
        ("about/index.html", "<h1>about us</h1>"),
        ("favicon.svg", "<svg/>"),
        ("sw.js", "self.skipWaiting()"),
    ]);
    bench.events.lock().unwrap().clear();
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    let forgotten = bench.state.lock().unwrap().forgotten.clone();
    assert_eq!(forgotten.len(), 1);
    assert_eq!(
        forgotten[0].paths,
        ["/", "/about", "/about/", "/about/index.html", "/index.html"],
        "new names were never cached, and the older script stays for open tabs"
    );
    assert_eq!(forgotten[0].left, 0, "waited until every edge had forgotten");
    // A run that is cut off between the files and the invalidation is finished by the next.
    *bench.folder.0.lock().unwrap() = vite_site();
    let ops = bench.cross(Goal::Build, at(1000, Fault::CrashBefore)).await.0.ops().count();
    bench.state.lock().unwrap().forgotten.clear();
    for n in 1..=ops {
        let text = format!("<p>{n}</p>");
        *bench.folder.0.lock().unwrap() = folder(&[("index.html", &text), ("a.txt", "a")]);
        bench.cdn = Some(Cdn { routing: Some(Routing::ManyPages), ..Cdn::default() });
        bench.state.lock().unwrap().forgotten.clear();
        let (_, stopped) = bench.cross(Goal::Build, at(n, Fault::CrashAfter)).await;
        let _ = stopped;
        bench.build().await;
        let world = truth(&bench);
        let bucket = &world.buckets[&bench.bucket()];
        let newest = bucket.releases.seen().unwrap().iter().rev().find(|r| r.state == ManifestState::Finished).unwrap();
        assert_eq!(bucket.cdn.seen().unwrap().fresh.as_ref(), Some(&newest.id), "cut off at {n}");
        let forgotten = bench.state.lock().unwrap().forgotten.clone();
        assert!(
            forgotten.iter().any(|f| f.paths.iter().any(|p| p == "/" || p == "/*")),
            "cut off at {n}: {forgotten:?}"
        );
    }
}

#[tokio::test]
async fn the_older_copy_is_seen_at_the_edge_before_it_is_forgotten_and_the_new_file_after() {
    let bench = bench();
    bench.build().await;
    let mut files: Vec<_> = vec![("index.html", "<h1>new</h1>"), ("favicon.svg", "<svg id=new/>")];
    *bench.folder.0.lock().unwrap() = folder(&files);
    let receipt = bench.build().await;
    assert_eq!(receipt.outcome, Outcome::Live);
    let seen = |copies: &[EdgeCopy]| -> Vec<_> {
        let said = |one: &ServedCopy| (one.version, one.cache.clone().unwrap_or_default());
        copies.iter().map(|copy| (copy.path.clone(), said(&copy.before), copy.after.as_ref().map(said))).collect()
    };
    let (hit, miss) = ("Hit from cloudfront".to_owned(), "Miss from cloudfront".to_owned());
    let way = |path: &str| {
        let after = Some((CopyVersion::Newest, miss.clone()));
        (path.to_owned(), (CopyVersion::Older, hit.clone()), after)
    };
    assert_eq!(seen(&receipt.edge_copies), [way("/"), way("/favicon.svg")]);
    let mut state = RunState::default();
    bench.events.lock().unwrap().iter().for_each(|event| state.apply(event));
    assert_eq!(state.edge_copies, receipt.edge_copies, "the page is told the same");
    // What changes nothing that an edge keeps has nothing to show.
    files.push(("new.txt", "new"));
    *bench.folder.0.lock().unwrap() = folder(&files);
    assert_eq!(bench.build().await.edge_copies, []);
}

#[tokio::test]
async fn an_origin_access_that_is_there_can_be_chosen_and_one_that_is_not_is_named() {
    for origin in [OriginKind::Control, OriginKind::Identity] {
        let mut bench = bench();
        let wish = |chosen: &str| Some(Cdn { origin, origin_access: Some(chosen.to_owned()), ..Cdn::default() });
        {
            let truth = &mut bench.state.lock().unwrap().truth;
            let (id, name) = ("ECHOSEN12345".to_owned(), "shared".to_owned());
            truth.access_controls = Fact::Seen(vec![AccessControl { id: id.clone(), name: name.clone() }]);
            truth.access_identities = Fact::Seen(vec![AccessIdentity { id, comment: name }]);
        }
        bench.cdn = wish("ENOTTHERE123");
        let spec = bench.spec();
        let (forecast, stopped) = bench.cross(Goal::Build, Faults::default()).await;
        let error = stopped.unwrap_err();
        assert!(error.args["have"].contains("ECHOSEN12345 (shared)"), "{error:?}");
        let view = forecast.view(&spec, &truth(&bench));
        let step = view.steps.iter().find(|s| s.step == StepId::Distribution).unwrap();
        assert_eq!(step.choices, [Choice { id: "ECHOSEN12345".into(), name: "shared".into() }], "offered in its place");

        bench.cdn = wish("ECHOSEN12345");
        assert_eq!(bench.build().await.outcome, Outcome::Live, "read through the one that was chosen");
        let access = distributions(&truth(&bench))[0].settings.origin.access.clone();
        let id = "ECHOSEN12345".to_owned();
        let want = match origin {
            OriginKind::Control => OriginAccess::Control { id },
            _ => OriginAccess::Identity { id },
        };
        assert_eq!(access, want);
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
        let truth = truth(&bench);
        let kept = match origin {
            OriginKind::Control => truth.access_controls.seen().unwrap().len(),
            _ => truth.access_identities.seen().unwrap().len(),
        };
        assert_eq!(kept, 1, "what was there before Naru stays");
    }
}

#[test]
fn what_differs_between_two_fields_is_shown() {
    let page =
        |seconds| Field::Errors(vec![ErrorPage { status: 403, page: "/index.html".into(), shown_as: 200, seconds }]);
    assert_eq!(page(10).shown(), "403 → /index.html 200 (10 s)");
    assert_ne!(page(10).shown(), page(300).shown());
    let names = |certificate: &str| {
        let aliases = vec!["a.kr".to_owned()];
        Field::Names(Names { aliases, certificate: Some(certificate.to_owned()) })
    };
    assert_ne!(names("arn:1").shown(), names("arn:2").shown());
}

#[test]
fn an_op_agreed_to_with_a_placeholder_covers_the_real_one_and_no_other() {
    let update = |id: &str, field: Field| {
        Op::CloudFront(CloudFrontOp::UpdateDistribution {
            id: id.to_owned(),
            etag: "E1".to_owned(),
            set: vec![field],
            was: Vec::new(),
        })
    };
    let arn = |of: &str| Field::ViewerRequest(Some(of.to_owned()));
    let agreed = update("‹distribution-id›", arn("‹function-arn›"));
    assert!(agreed.covers(&update("E2QWRUHAPOMQZL", arn("arn:aws:cloudfront::1:function/x"))));
    assert!(!agreed.covers(&update("E2QWRUHAPOMQZL", Field::ViewerRequest(None))));
    assert!(!agreed.covers(&update("E2QWRUHAPOMQZL", Field::Enabled(false))));
    assert!(!update("E1", arn("a")).covers(&update("E2", arn("a"))));
}

#[tokio::test]
async fn a_hand_edit_is_asked_about_also_where_the_wish_changed_too() {
    let mut bench = bench();
    bench.build().await;
    bench.cdn = Some(Cdn { price_class: PriceClass::Everywhere, ..Cdn::default() });
    for one in bench.state.lock().unwrap().truth.distributions.seen_mut().unwrap().values_mut() {
        one.settings.price_class = "PriceClass_100".to_owned();
    }
    let error = bench.cross(Goal::Build, Faults::default()).await.1.expect_err("somebody thought otherwise");
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"));
    assert_eq!(error.args["fields"], "PriceClass: PriceClass_100 → PriceClass_All");
    assert_eq!(distributions(&truth(&bench))[0].settings.price_class, "PriceClass_100");
}

#[tokio::test]
async fn a_yes_is_for_the_hand_edits_that_were_shown_and_every_one_is() {
    let mut bench = bench();
    bench.build().await;
    let edit = |bench: &Bench, change: &dyn Fn(&mut naru_core::cdn::Settings)| {
        for one in bench.state.lock().unwrap().truth.distributions.seen_mut().unwrap().values_mut() {
            change(&mut one.settings);
        }
    };
    edit(&bench, &|settings| {
        settings.ipv6 = false;
        settings.viewer_request = Some("arn:aws:cloudfront::1:function/theirs".to_owned());
    });
    bench.answers.mend = true;
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let emit = |_: naru_core::event::Event| {};
    let steps = naru_core::recipe::STATIC_SITE;
    let run = bench.run(&steps, Goal::Build, &spec, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let agreed = naru_core::forecast::forecast(&steps, Goal::Build, &spec, &world).unwrap();
    let asked: Vec<_> = agreed.steps.iter().flat_map(|step| &step.questions).collect();
    assert_eq!(asked.len(), 2, "of two steps, each is shown: {asked:?}");
    // Somebody goes on editing between the yes and the run.
    edit(&bench, &|settings| settings.price_class = "PriceClass_100".to_owned());
    let mut bound = bench.spec();
    agreed.bind(&mut bound.answers);
    let run = bench.run(&steps, Goal::Build, &bound, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let error = naru_core::engine::run(&run, world, &agreed).await.expect_err("that was not shown");
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"), "{error}");
    assert_eq!(distributions(&truth(&bench))[0].settings.price_class, "PriceClass_100");
    edit(&bench, &|settings| settings.price_class = "PriceClass_200".to_owned());
    let world = naru_core::engine::look(&run).await.unwrap();
    assert_eq!(naru_core::engine::run(&run, world, &agreed).await.unwrap().outcome, Outcome::Live);
}

#[tokio::test]
async fn edges_have_nothing_to_forget_before_anything_stands() {
    let bench = bench();
    let steps = naru_core::recipe::STATIC_SITE;
    let standing = async |bench: &Bench| {
        let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
        let world = naru_core::engine::look(&bench.run(&steps, Goal::Build, &spec, &cloud, &|_| {})).await.unwrap();
        let forecast = naru_core::forecast::forecast(&steps, Goal::Build, &spec, &world).unwrap();
        forecast.steps.iter().find(|step| step.step == StepId::Invalidation).unwrap().state()
    };
    assert_eq!(standing(&bench).await, StepState::NotAsked, "nothing is called done that never was");
    bench.build().await;
    assert_eq!(standing(&bench).await, StepState::Done);
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "<p>new</p>")]);
    assert_eq!(standing(&bench).await, StepState::Ahead);
}
