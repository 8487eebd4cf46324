//! What a run costs in looks: each one of a large bucket is a list of all its pages.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use naru_core::cloud::Reader;
use naru_core::deploy::manifest::Manifest;
use naru_core::event::Goal;
use naru_core::plan::Plan;
use naru_core::practice::Faults;
use naru_core::recipe;
use naru_core::spec::Spec;
use naru_core::step::{Card, Step, StepId};
use naru_core::world::World;
use naru_core::{Code, Result};

use crate::support::{Bench, folder, vite_site};

/// A step that counts how often it is looked at.
struct Counted<'a> {
    step: &'a dyn Step,
    looks: &'a AtomicUsize,
}

#[async_trait]
impl Step for Counted<'_> {
    fn card(&self) -> &'static Card {
        self.step.card()
    }
    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        self.looks.fetch_add(1, Ordering::Relaxed);
        self.step.look(cloud, spec, world).await
    }
    fn build(&self, spec: &Spec, world: &World) -> Plan {
        self.step.build(spec, world)
    }
    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        self.step.clear(spec, world)
    }
    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        self.step.console(spec, world)
    }
}

/// How often the bucket's files were looked at in a deploy that does so many ops.
async fn looks(bench: &Bench) -> (u32, usize) {
    let looks = AtomicUsize::new(0);
    let daily = recipe::daily();
    let files = daily.iter().position(|step| step.card().id == StepId::Files).expect("a deploy has files");
    let counted = Counted { step: daily[files], looks: &looks };
    let mut steps: Vec<&dyn Step> = daily;
    steps[files] = &counted;
    let (_, receipt) = bench.cross_with(&steps, &bench.spec(), &bench.cloud(Faults::default()), Goal::Build).await;
    let receipt = receipt.expect("the deploy works");
    (receipt.ops, looks.into_inner())
}

#[tokio::test]
async fn a_deploy_lists_the_bucket_once_if_nothing_changed_and_three_times_if_something_did() {
    let bench = Bench::new(vite_site());
    bench.build().await;
    assert_eq!(looks(&bench).await, (0, 1), "nothing to do: what was seen is what is there");
    *bench.folder.0.lock().unwrap() = folder(&[("index.html", "<h1>other</h1>")]);
    let (ops, looks) = looks(&bench).await;
    assert!(ops >= 4, "lock, records, the page, and the lock again: {ops}");
    assert_eq!(looks, 3, "before, once others are kept out, and after the last op");
}

#[test]
fn a_manifest_is_read_without_a_tree_of_it_and_a_later_form_is_still_told_from_a_broken_one() {
    let read = |text: &str| Manifest::parse(text.as_bytes());
    let whole = r#"{"v":1,"id":"20261122T140000Z-07070707","site":"a/production","by":"me","at":"2026-11-22T14:00:00Z",
        "state":"begun","files":[{"key":"a.js","size":3,"sha256":"00","headers":{"content_type":"text/javascript"}}]}"#;
    let manifest = read(whole).expect("a manifest of today");
    assert_eq!(Manifest::parse(&manifest.to_bytes()).expect("what was written"), manifest);
    let code = |text: &str| read(text).expect_err("no manifest of today").code;
    assert_eq!(code(r#"{"files":{"a.js":["another","form"]},"v":2}"#), Code::StoreNewer, "wherever its number stands");
    for broken in [r#"{"v":1}"#, r#"{"v":"2"}"#, "{}", "[2]", "null", "2", "", r#"{"v":2"#] {
        assert_eq!(code(broken), Code::Unexpected, "{broken}");
    }
}
