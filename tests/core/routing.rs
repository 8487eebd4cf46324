//! Which routing visitors are answered by: the one that stands, until the step has set the one that is wanted.

use naru_core::cdn::{CdnRecord, Routing};
use naru_core::site::routing::{standing, wanted};
use naru_core::spec::{Access, Cdn, Spec};
use naru_core::world::{Fact, World};

use crate::support::{Bench, vite_site};

/// A site that was built as its files need it, and whose wish is another one since.
async fn wished(routing: Option<Routing>) -> (Bench, Spec, World) {
    let mut bench = Bench::new(vite_site());
    bench.access = Access::Private;
    bench.cdn = Some(Cdn::default());
    bench.build().await;
    bench.cdn = Some(Cdn { routing, ..Cdn::default() });
    let mut world = bench.state.lock().unwrap().truth.clone();
    world.folder = Fact::Seen(vite_site());
    let spec = bench.spec();
    (bench, spec, world)
}

fn record(bench: &Bench, world: &mut World, change: impl FnOnce(&mut Fact<CdnRecord>)) {
    change(&mut world.bucket_mut(&bench.bucket()).cdn);
}

#[tokio::test]
async fn what_was_set_last_stands_until_the_step_has_changed_it() {
    let (_, spec, world) = wished(Some(Routing::ErrorPages)).await;
    assert_eq!((standing(&spec, &world), wanted(&spec, &world)), (Routing::ManyPages, Routing::ErrorPages));
    let (_, spec, world) = wished(None).await;
    assert_eq!((standing(&spec, &world), wanted(&spec, &world)), (Routing::ManyPages, Routing::ManyPages));
}

#[tokio::test]
async fn where_nothing_is_recorded_what_is_wanted_counts() {
    for fact in [Fact::Absent, Fact::Unseen, Fact::Denied("s3:GetObject".to_owned())] {
        let (bench, spec, mut world) = wished(Some(Routing::CleanUrls)).await;
        record(&bench, &mut world, |cdn| *cdn = fact);
        assert_eq!(standing(&spec, &world), Routing::CleanUrls);
    }
    // Neither an account nor a bucket is known yet.
    let (_, spec, _) = wished(Some(Routing::CleanUrls)).await;
    assert_eq!(standing(&spec, &World::default()), Routing::CleanUrls);
}

#[tokio::test]
async fn without_a_folder_it_stays_as_it_is() {
    let (bench, spec, mut world) = wished(None).await;
    world.folder = Fact::Unseen;
    record(&bench, &mut world, |cdn| {
        let kept = cdn.seen().unwrap().clone();
        *cdn = Fact::Seen(CdnRecord { routing: Routing::SinglePage, ..kept });
    });
    assert_eq!((standing(&spec, &world), wanted(&spec, &world)), (Routing::SinglePage, Routing::SinglePage));
}

#[tokio::test]
async fn the_answers_of_a_deploy_are_judged_by_the_routing_that_stands() {
    let (_, spec, world) = wished(Some(Routing::SinglePage)).await;
    let step = naru_core::recipe::STATIC_SITE.iter().find(|one| one.card().id == naru_core::step::StepId::Answers);
    let notes = step.unwrap().notes(&spec, &world);
    assert!(notes.iter().any(|note| note.key == "note-routing-behind"), "{notes:?}");
    let (_, spec, world) = wished(None).await;
    assert_eq!(step.unwrap().notes(&spec, &world), []);
}
