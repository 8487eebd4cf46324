//! Step *invalidation*: edges forget what has changed, and only that. Which release they are fresh for stands in the
//! bucket, so that a run that was cut off, another computer or CI goes on from there. What edges hold is seen as a
//! visitor sees it, before and after.

use async_trait::async_trait;

use super::answers;
use super::edge_copy::{self, EdgeCopy};
use crate::cdn::CdnRecord;
use crate::cloud::Reader;
use crate::deploy::manifest::{Manifest, ManifestState};
use crate::deploy::stale;
use crate::error::{Code, Error, Result};
use crate::names::BucketName;
use crate::op::{CloudFrontOp, Op, S3Op};
use crate::plan::{Plan, Wait};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct InvalidationStep;

static CARD: Card = Card {
    id: StepId::Invalidation,
    identity: Identity::D,
    permissions: &[
        Permission::Look(Action::GetInvalidation),
        Permission::Change(Action::CreateInvalidation),
        Permission::Change(Action::PutObject),
    ],
    needs: &[StepId::Files],
    usual_seconds: 60,
    outside: true,
};

/// After so long it goes on behind our back.
const LIMIT_SECONDS: u64 = 15 * 60;

#[async_trait]
impl Step for InvalidationStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let Some((_, record)) = recorded(spec, world) else { return Ok(()) };
        let distribution = record.distribution.clone();
        if let Some(begun) = world.invalidation.seen_mut()
            && !begun.completed
        {
            let state = Fact::of(cloud.cloudfront().invalidation(&distribution, &begun.id).await)?;
            // One that nobody knows, or that may not be asked about, is not waited for.
            begun.completed = state.seen().copied().unwrap_or(true);
        }
        look_at_edge(cloud, spec, world).await
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        if spec.cdn.is_none() {
            return Plan::NotAsked;
        }
        let (Some((bucket, record)), Some((releases, newest))) = (recorded(spec, world), newest(spec, world)) else {
            return Plan::NotAsked;
        };
        let told = record.fresh.as_ref() == Some(&newest.id);
        let mut paths = if told { Vec::new() } else { stale::since(releases, record.fresh.as_ref(), newest) };
        let seen = spec.answers.refresh.iter().filter(|path| !paths.iter().any(|one| one == *path || one == "/*"));
        let seen: Vec<String> = seen.cloned().collect();
        paths.extend(seen);
        let begun = world.invalidation.seen().filter(|begun| begun.release == newest.id);
        match begun {
            Some(begun) if !begun.completed => Plan::Waiting(Wait {
                on: "invalidating".to_owned(),
                usual_seconds: CARD.usual_seconds,
                limit_seconds: LIMIT_SECONDS,
                then: Error::new(Code::StillWaiting).arg("what", &begun.id).into(),
                copy: Vec::new(),
                told: Vec::new(),
            }),
            None if !paths.is_empty() => Plan::Todo(vec![Op::CloudFront(CloudFrontOp::Invalidate {
                distribution: record.distribution.clone(),
                paths,
                release: newest.id.clone(),
            })]),
            Some(_) | None if told => Plan::Done,
            Some(_) | None => {
                let over = Some(Box::new(record.clone()));
                let record = CdnRecord { fresh: Some(newest.id.clone()), ..record.clone() };
                Plan::Todo(vec![Op::S3(S3Op::WriteCdnRecord { bucket, record, over })])
            }
        }
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let (_, record) = recorded(spec, world)?;
        let id = &record.distribution;
        Some(format!("https://us-east-1.console.aws.amazon.com/cloudfront/v4/home#/distributions/{id}/invalidations"))
    }
}

/// Asks for a changed file or two as a visitor would. Before anything is uploaded the answer is not kept: it is what
/// makes this edge hold the copy that a visitor before us would have left there.
async fn look_at_edge(cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
    if spec.cdn.is_none() || answers::waits_for_edges(spec, world) {
        return Ok(());
    }
    let (Some((_, record)), Some((releases, newest)), Some(base)) =
        (recorded(spec, world), newest(spec, world), answers::base(spec, world))
    else {
        return Ok(());
    };
    let known = releases.iter().find(|release| Some(&release.id) == record.fresh.as_ref());
    let Some(known) = known else { return Ok(()) };
    if known.id == newest.id {
        let Some(folder) = world.folder.seen() else { return Ok(()) };
        for changed in edge_copy::ahead(spec, newest, folder) {
            cloud.web().get(&changed.probe(&base)).await?;
        }
        return Ok(());
    }
    let begun = world.invalidation.seen().filter(|begun| begun.release == newest.id);
    let (after, told) = (begun.is_some_and(|begun| begun.completed), begun.is_some());
    let mut seen = world.edge_copies.clone();
    for changed in edge_copy::between(spec, known, newest) {
        let earlier = seen.iter_mut().find(|copy| copy.path == changed.path());
        match earlier {
            None if !told => {
                if let Some(before) = changed.served(&cloud.web().get(&changed.probe(&base)).await?) {
                    seen.push(EdgeCopy { path: changed.path().to_owned(), before, after: None });
                }
            }
            Some(copy) if after && copy.after.is_none() => {
                copy.after = changed.served(&cloud.web().get(&changed.probe(&base)).await?);
            }
            Some(_) | None => {}
        }
    }
    world.edge_copies = seen;
    Ok(())
}

fn recorded<'a>(spec: &Spec, world: &'a World) -> Option<(BucketName, &'a CdnRecord)> {
    let name = spec.bucket(world)?;
    let record = world.buckets.get(&name)?.cdn.seen().filter(|record| record.site == spec.site.tag())?;
    Some((name, record))
}

/// The releases that were read, and the newest whole one.
fn newest<'a>(spec: &Spec, world: &'a World) -> Option<(&'a [Manifest], &'a Manifest)> {
    let releases = world.buckets.get(&spec.bucket(world)?)?.releases.seen()?;
    let newest = releases.iter().rev().find(|release| release.state == ManifestState::Finished)?;
    Some((releases, newest))
}
