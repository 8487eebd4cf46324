//! What is not wanted any more, or was lost, in practice: a distribution with names behind it, a reader of the bucket.

use naru_core::cdn::{CdnRecord, Names, OriginAccess};
use naru_core::event::{Event, Goal, OpState, Outcome};
use naru_core::hosted::{RecordSet, Target};
use naru_core::journal::Journal;
use naru_core::op::{CloudFrontOp, Op, S3Op};
use naru_core::policy::Action;
use naru_core::practice::{Fault, Faults};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Access, Cdn, OriginKind};
use naru_core::step::{Step, StepId};
use naru_core::world::Fact;

use crate::domain_road::{adopted, bench, domain, shape, truth, words, zones};
use crate::support::{Bench, at};

fn position(done: &[String], word: &str) -> usize {
    done.iter().position(|key| key.starts_with(word)).unwrap_or_else(|| panic!("{word}: {done:?}"))
}

fn aliases(bench: &Bench) -> Vec<RecordSet> {
    let zones = zones(bench);
    let records = zones.into_iter().flat_map(|zone| zone.records);
    records.filter(|record| matches!(record.target, Target::Alias { .. })).collect()
}

fn record(bench: &Bench) -> CdnRecord {
    truth(bench).buckets[&bench.bucket()].cdn.seen().unwrap().clone()
}

/// The only distribution there is.
fn distribution(bench: &Bench) -> naru_core::cdn::Distribution {
    truth(bench).distributions.seen().unwrap().values().next().unwrap().clone()
}

fn policy(bench: &Bench) -> String {
    truth(bench).buckets[&bench.bucket()].policy.seen().map(ToString::to_string).unwrap_or_default()
}

/// A site at its domain, whose www led elsewhere before; that record was replaced after a yes.
async fn in_place_of_another() -> (Bench, RecordSet) {
    let mut bench = bench();
    let old = RecordSet::value("www.example.kr", "CNAME", "old.example.net", 300);
    adopted(&bench, "ZOLD", "example.kr", vec![old.clone()], true);
    bench.answers.replace_records = true;
    bench.build().await;
    bench.answers.replace_records = false;
    (bench, old)
}

#[tokio::test]
async fn records_go_before_a_distribution_that_is_not_wanted_any_more() {
    for access in [Access::classic(), Access::Private] {
        let (mut bench, old) = in_place_of_another().await;
        assert_eq!(aliases(&bench).len(), 4);
        // The domain is still wished for; without a distribution nothing can answer for it.
        (bench.cdn, bench.access) = (None, access.clone());
        bench.events.lock().unwrap().clear();
        let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
        receipt.unwrap_or_else(|error| panic!("{access:?}: {error}"));
        let done = bench.done();
        assert_eq!(words(agreed.ops().map(Op::key)), words(done.clone()), "{access:?}: shown first");
        assert!(position(&done, "op-route53-change-records") < position(&done, "op-cloudfront-disable"), "{done:?}");
        assert!(position(&done, "op-cloudfront-delete-distribution") < position(&done, "op-acm-delete"), "{done:?}");
        let world = truth(&bench);
        assert!(world.distributions.seen().unwrap().is_empty());
        assert_eq!(shape(&bench), (vec!["example.kr 0".to_owned()], vec!["CNAME www.example.kr".to_owned()], vec![]));
        assert_eq!(zones(&bench)[0].records, [old], "{access:?}: as it was before");
        assert!(!policy(&bench).contains("cloudfront"), "{access:?}: nobody of CloudFront's reads any more");
        assert_eq!(policy(&bench).contains("NaruPublicRead"), access != Access::Private);
        assert_eq!(bench.cross(Goal::Build, Faults::default()).await.0.ops().count(), 0, "{access:?}");
    }
}

#[tokio::test]
async fn a_distribution_that_goes_survives_a_crash_at_any_op() {
    let built = || async {
        let mut bench = bench();
        bench.build().await;
        (bench.cdn, bench.access) = (None, Access::classic());
        bench
    };
    let ops = built().await.build().await.ops as usize;
    for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
        for n in 1..=ops {
            let bench = built().await;
            bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
            assert!(
                aliases(&bench).is_empty() || !truth(&bench).distributions.seen().unwrap().is_empty(),
                "{fault:?} at {n}: nothing leads to what is gone"
            );
            assert_eq!(bench.build().await.outcome, Outcome::Live, "{fault:?} at {n}");
            let (zones, records, certificates) = shape(&bench);
            assert_eq!((zones.len(), records.len(), certificates.len()), (1, 0, 0), "{fault:?} at {n}");
            assert_eq!(bench.build().await.ops, 0, "{fault:?} at {n}");
        }
    }
}

#[tokio::test]
async fn a_distribution_stays_while_nobody_may_look_at_the_records_that_lead_to_it() {
    let mut bench = bench();
    bench.build().await;
    let before = aliases(&bench);
    (bench.cdn, bench.access) = (None, Access::classic());
    let blind = || Faults { denied_reads: vec![Action::ListHostedZones], ..Faults::default() };
    let (agreed, receipt) = bench.cross(Goal::Build, blind()).await;
    receipt.unwrap();
    let step = agreed.steps.iter().find(|step| step.step == StepId::Distribution).unwrap();
    assert_eq!(step.then, naru_core::plan::Plan::Unseen { action: "route53:ListHostedZones".to_owned() });
    assert_eq!(aliases(&bench), before);
    assert!(distribution(&bench).settings.enabled);
    assert!(policy(&bench).contains("NaruCdnRead"), "visitors are still let in");
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert!(aliases(&bench).is_empty());
}

#[tokio::test]
async fn names_are_not_forgotten_by_who_may_not_look_at_their_zone() {
    let mut bench = bench();
    bench.build().await;
    let names = distribution(&bench).settings.names;
    bench.domain = None;
    let blind = Faults { denied_reads: vec![Action::ListHostedZones], ..Faults::default() };
    let (agreed, receipt) = bench.cross(Goal::Build, blind).await;
    receipt.unwrap();
    let step = agreed.steps.iter().find(|step| step.step == StepId::Names).unwrap();
    assert_eq!(step.then, naru_core::plan::Plan::Unseen { action: "route53:ListHostedZones".to_owned() });
    assert_eq!(distribution(&bench).settings.names, names, "and nothing is taken off");
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert!(aliases(&bench).is_empty());
    assert_eq!(distribution(&bench).settings.names, Names::default());
}

#[tokio::test]
async fn a_distribution_deleted_by_hand_leaves_its_successor_what_it_replaced() {
    for other_domain in [false, true] {
        let (mut bench, old) = in_place_of_another().await;
        let first = distribution(&bench);
        bench.state.lock().unwrap().truth.distributions.seen_mut().unwrap().clear();
        if other_domain {
            bench.domain = Some(domain("other.kr"));
        }
        // Nobody is asked: the records that lead to the one that is gone are our own.
        let receipt = bench.build().await;
        assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
        let second = distribution(&bench);
        assert_ne!(first.domain, second.domain);
        assert!(aliases(&bench).iter().all(|one| one.says() == second.domain), "{:?}", aliases(&bench));
        assert_eq!(record(&bench).hosts, [first.domain]);
        if other_domain {
            assert!(zones(&bench)[0].records.contains(&old), "put back with the old name");
        } else {
            assert_eq!(record(&bench).replaced, std::slice::from_ref(&old));
            assert_eq!(record(&bench).proofs.len(), 2);
        }
        assert_eq!(bench.build().await.ops, 0);
        bench.answers.delete_zone = Some(false);
        bench.cross(Goal::Clear, Faults::default()).await.1.unwrap();
        assert_eq!(zones(&bench).iter().find(|zone| zone.summary.id == "ZOLD").unwrap().records, [old]);
    }
}

/// What visitors get at the start page after each op, as long as edges have not heard: as the newest settings have it,
/// and as the ones before.
fn readers(policy: &serde_json::Value) -> Vec<String> {
    policy["Statement"].as_array().unwrap().iter().filter_map(|one| one["Sid"].as_str()).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_distribution_that_asks_in_another_way_is_let_in_both_ways_until_every_edge_has_heard() {
    for from in [OriginKind::Identity, OriginKind::Website] {
        let start = || async {
            let mut bench = bench();
            bench.domain = None;
            bench.cdn = Some(Cdn { origin: from, ..Cdn::default() });
            if from == OriginKind::Website {
                bench.access = Access::classic();
            }
            bench.build().await;
            (bench.cdn, bench.access) = (Some(Cdn::default()), Access::Private);
            bench
        };
        let bench = start().await;
        bench.events.lock().unwrap().clear();
        let (agreed, receipt) = bench.cross(Goal::Build, Faults::default()).await;
        assert_eq!(receipt.unwrap().outcome, Outcome::Live);
        assert_eq!(words(agreed.ops().map(Op::key)), words(bench.done()), "{from:?}: shown first");
        let ops: Vec<&Op> = agreed.ops().collect();
        let moves = |op: &&Op| matches!(op, Op::CloudFront(CloudFrontOp::UpdateDistribution { .. }));
        let moved = ops.iter().position(moves).unwrap();
        let policies = |ops: &[&Op]| -> Vec<Vec<String>> {
            let of = |op: &&Op| match op {
                Op::S3(S3Op::SetPolicy { policy, .. }) => Some(readers(policy)),
                _ => None,
            };
            ops.iter().filter_map(of).collect()
        };
        let older = if from == OriginKind::Website { "NaruPublicRead" } else { "NaruCdnReadBefore" };
        let before = policies(&ops[..moved]);
        assert_eq!(before.len(), 1, "{from:?}: {before:?}");
        assert!(before[0].iter().any(|sid| sid == "NaruCdnRead") && before[0].iter().any(|sid| sid == older));
        assert!(!ops[..moved].iter().any(|op| op.key().contains("block-public") || op.key().contains("website")));
        let after = policies(&ops[moved..]);
        assert_eq!(after.len(), 1, "{from:?}: {after:?}");
        assert!(!after[0].iter().any(|sid| sid == older), "{from:?}: closed after");
        let waits = bench.events.lock().unwrap().clone();
        let heard = waits.iter().position(|e| matches!(e, Event::Wait { on, .. } if on == "deploying")).unwrap();
        let closed = waits.iter().rposition(
            |e| matches!(e, Event::Op { op, state: OpState::Done } if op.key.starts_with("op-s3-set-policy")),
        );
        assert!(heard < closed.unwrap(), "{from:?}: after the wait");
        assert!(!policy(&bench).contains(older) && !policy(&bench).contains("Origin Access Identity"));
        assert_eq!(bench.build().await.ops, 0, "{from:?}");
        let total = ops.len();
        for fault in [Fault::CrashBefore, Fault::CrashAfter, Fault::LostReply] {
            for n in 1..=total {
                let bench = start().await;
                bench.cross(Goal::Build, at(n, fault)).await.1.expect_err("the fault stops the run");
                let ours = distribution(&bench);
                let asks = matches!(ours.settings.origin.access, OriginAccess::Control { .. });
                let let_in = if asks { "AWS:SourceArn" } else { older };
                let still = policy(&bench);
                assert!(
                    still.contains(let_in) || still.contains("NaruCdnRead\""),
                    "{from:?} {fault:?} at {n}: {still}"
                );
                if asks && !ours.deployed {
                    assert!(still.contains(older), "{from:?} {fault:?} at {n}: some edge may still ask as before");
                }
                assert_eq!(bench.build().await.outcome, Outcome::Live, "{from:?} {fault:?} at {n}");
                assert!(!policy(&bench).contains(older), "{from:?} {fault:?} at {n}");
                assert_eq!(bench.build().await.ops, 0, "{from:?} {fault:?} at {n}");
            }
        }
    }
}

#[tokio::test]
async fn that_a_bucket_stays_public_for_now_is_said() {
    let mut bench = bench();
    bench.domain = None;
    (bench.cdn, bench.access) = (Some(Cdn { origin: OriginKind::Website, ..Cdn::default() }), Access::classic());
    bench.build().await;
    (bench.cdn, bench.access) = (Some(Cdn::default()), Access::Private);
    let (world, agreed) = crate::domain_road::looked(&bench).await;
    let view = agreed.view(&bench.spec(), &world);
    let notes: Vec<&str> = view.steps.iter().flat_map(|step| &step.notes).map(|note| note.key.as_str()).collect();
    assert_eq!(notes, ["note-public-until-deployed"]);
    bench.build().await;
    let (world, agreed) = crate::domain_road::looked(&bench).await;
    assert!(agreed.view(&bench.spec(), &world).steps.iter().all(|step| step.notes.is_empty()));
    assert!(truth(&bench).buckets[&bench.bucket()].website.seen().is_none());
}

#[tokio::test]
async fn the_access_of_a_site_behind_a_distribution_can_be_walked_alone() {
    let bench = bench();
    bench.build().await;
    let alone: Vec<&dyn Step> = STATIC_SITE
        .into_iter()
        .filter(|step| matches!(step.card().id, StepId::Account | StepId::Bucket | StepId::Access))
        .collect();
    let before = policy(&bench);
    for drifted in [false, true] {
        if drifted {
            let name = bench.bucket();
            let mut state = bench.state.lock().unwrap();
            state.truth.buckets.get_mut(&name).unwrap().policy = Fact::Absent;
        }
        let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
        let emit = |_: Event| {};
        // A window plans from a look at everything, and then walks the one step.
        let whole = bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
        let world = naru_core::engine::look(&whole).await.unwrap();
        let agreed = naru_core::forecast::forecast(&alone, Goal::Build, &spec, &world).unwrap();
        let run = bench.run(&alone, Goal::Build, &spec, &cloud, &emit);
        let seen = naru_core::engine::look(&run).await.unwrap();
        let now = naru_core::forecast::forecast(&alone, Goal::Build, &spec, &seen).unwrap();
        assert!(now.changes_the_same(&agreed), "{agreed:?} {now:?}");
        assert_eq!(agreed.ops().count(), usize::from(drifted));
        let receipt = naru_core::engine::run(&run, seen, &agreed).await.unwrap();
        assert_eq!((receipt.outcome, policy(&bench)), (Outcome::Done, before.clone()));
    }
}

#[tokio::test]
async fn what_another_computer_wrote_of_the_distribution_meanwhile_is_not_written_over() {
    let mut bench = bench();
    bench.domain = None;
    bench.build().await;
    bench.cdn = Some(Cdn { security_headers: false, ..Cdn::default() });
    let (spec, cloud) = (bench.spec(), bench.cloud(Faults::default()));
    let emit = |_: Event| {};
    let run = bench.run(&STATIC_SITE, Goal::Build, &spec, &cloud, &emit);
    let world = naru_core::engine::look(&run).await.unwrap();
    let agreed = naru_core::forecast::forecast(&STATIC_SITE, Goal::Build, &spec, &world).unwrap();
    let theirs = CdnRecord { hosts: vec!["dtheirs.cloudfront.net".to_owned()], ..record(&bench) };
    let name = bench.bucket();
    bench.state.lock().unwrap().truth.buckets.get_mut(&name).unwrap().cdn = Fact::Seen(theirs.clone());
    let receipt = naru_core::engine::run(&run, world, &agreed).await.unwrap();
    assert_eq!(receipt.outcome, Outcome::Live);
    let both = record(&bench);
    assert_eq!(both.hosts, theirs.hosts, "theirs");
    assert!(both.applied.contains(&naru_core::cdn::Field::HeadersPolicy(None)), "and ours");
    assert!(bench.journal.open(&bench.site(), "practice").unwrap().is_empty());
    assert_eq!(bench.build().await.ops, 0);
}

#[tokio::test]
async fn what_others_use_of_ours_is_kept_said_and_the_rest_goes() {
    let built = || async {
        let mut bench = bench();
        bench.build().await;
        bench.answers.delete_zone = Some(false);
        let ours = distribution(&bench);
        let mut theirs = ours.clone();
        (theirs.id, theirs.arn) = ("ETHEIRS".to_owned(), "arn:aws:cloudfront::1:distribution/ETHEIRS".to_owned());
        theirs.domain = "dtheirs.cloudfront.net".to_owned();
        theirs.settings.comment = "shop".to_owned();
        theirs.settings.origin.domain = "shop.s3.ap-northeast-2.amazonaws.com".to_owned();
        theirs.settings.names.aliases = vec!["shop.example.kr".to_owned()];
        theirs.tags = Fact::Seen(Default::default());
        let mut state = bench.state.lock().unwrap();
        state.truth.distributions.seen_mut().unwrap().insert(theirs.id.clone(), theirs);
        drop(state);
        bench
    };
    let bench = built().await;
    let (agreed, stopped) = bench.cross(Goal::Clear, Faults::default()).await;
    assert_eq!(stopped.expect_err("something of ours is left").code, naru_core::Code::NotCleared);
    let kept: Vec<(StepId, String)> = agreed
        .steps
        .iter()
        .filter_map(|step| match &step.then {
            naru_core::plan::Plan::NotOurs { owner, .. } => Some((step.step, owner.clone().unwrap())),
            _ => None,
        })
        .collect();
    let arn = "arn:aws:cloudfront::1:distribution/ETHEIRS".to_owned();
    let id = "ETHEIRS".to_owned();
    assert_eq!(
        kept,
        [(StepId::Distribution, id.clone()), (StepId::Routing, id), (StepId::Certificate, arn)],
        "with who uses it"
    );
    let world = truth(&bench);
    assert_eq!(world.distributions.seen().unwrap().keys().collect::<Vec<_>>(), ["ETHEIRS"]);
    assert!(world.function.seen().is_some() && !world.access_controls.seen().unwrap().is_empty());
    let (_, records, certificates) = shape(&bench);
    assert_eq!((records.len(), certificates.len()), (2, 1), "its proofs stay with the certificate: {records:?}");
    assert_eq!(world.buckets[&bench.bucket()].head, Fact::Absent, "the rest goes");
    // Where the site only wants no distribution any more, that is no reason to stop.
    let mut bench = built().await;
    (bench.cdn, bench.access) = (None, Access::classic());
    assert_eq!(bench.build().await.outcome, Outcome::Live);
    assert_eq!(truth(&bench).distributions.seen().unwrap().len(), 1);
    assert_eq!(bench.build().await.ops, 0);
}
