//! Step *bucket*: a bucket of ours exists in the right Region, with ACLs disabled and our tags.

use std::collections::BTreeMap;

use async_trait::async_trait;

use crate::adopt::{self, Part};
use crate::cloud::Reader;
use crate::error::Result;
use crate::names::{BucketName, TAG_ADOPTED, TAG_RUN, TAG_SITE};
use crate::op::{Op, S3Op};
use crate::ownership::{Verdict, of_bucket, unseen_or_done};
use crate::plan::{Difference, Plan};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Bucket, Fact, World};

/// See the module.
#[derive(Debug)]
pub struct BucketStep;

static CARD: Card = Card {
    id: StepId::Bucket,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListBucket),
        Permission::Look(Action::GetBucketTagging),
        Permission::Look(Action::GetBucketOwnershipControls),
        Permission::Change(Action::CreateBucket),
        Permission::Change(Action::PutBucketTagging),
        Permission::Change(Action::PutBucketOwnershipControls),
        Permission::Clear(Action::DeleteBucket),
        Permission::Doctor(Action::GetEncryption),
    ],
    needs: &[StepId::Account],
    usual_seconds: 3,
    outside: false,
};

#[async_trait]
impl Step for BucketStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        for name in spec.candidate_buckets(world) {
            let head = Fact::of(cloud.s3().head_bucket(&name).await)?;
            if !matches!(head, Fact::Seen(_)) {
                // Nothing else can be known of a bucket that is absent or somebody else's.
                *world.bucket_mut(&name) = Bucket { head, ..Bucket::default() };
                continue;
            }
            let tags = Fact::of(cloud.s3().tags(&name).await)?;
            let ownership = Fact::of(cloud.s3().ownership(&name).await)?;
            let bucket = world.bucket_mut(&name);
            bucket.head = head;
            bucket.tags = tags;
            bucket.ownership = ownership;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(name) = spec.bucket(world) else { return Plan::Blocked(StepId::Account) };
        let bucket = world.buckets.get(&name);
        match of_bucket(spec, world, &name) {
            Verdict::Unseen => Plan::Blocked(StepId::Account),
            Verdict::Theirs(owner) => Plan::NotOurs { what: name.to_string(), owner },
            Verdict::Unknown(action) => Plan::Unseen { action },
            Verdict::Nobody => Plan::Todo(vec![
                Op::S3(S3Op::CreateBucket {
                    bucket: name.clone(),
                    region: spec.region.clone(),
                    ownership: spec.ownership,
                }),
                tag(spec, &name),
            ]),
            Verdict::Ours => changes(spec, &name, bucket.expect("ours has been seen")),
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if adopt::spares(spec, world) {
            return unmark(spec, world);
        }
        let mut ops = Vec::new();
        let mut stays = None;
        for (name, bucket) in &world.buckets {
            let Verdict::Ours = of_bucket(spec, world, name) else { continue };
            let left = bucket.objects.seen().map_or(0, |all| all.len());
            if left > 0 {
                // The files step removed what our manifests name; the rest was put there by others.
                stays = Some(Plan::NotOurs { what: format!("{name}: {left}"), owner: None });
                let tags = bucket.tags.seen().cloned().unwrap_or_default();
                let keys: Vec<String> =
                    [TAG_SITE, TAG_RUN].into_iter().filter(|key| tags.contains_key(*key)).map(str::to_owned).collect();
                if !keys.is_empty() {
                    ops.push(Op::S3(S3Op::UntagBucket { bucket: name.clone(), keys }));
                }
                continue;
            }
            if let Fact::Seen(head) = &bucket.head {
                ops.push(Op::S3(S3Op::DeleteBucket { bucket: name.clone(), region: head.region.clone() }));
            }
        }
        match (ops.is_empty(), stays) {
            (false, _) => Plan::Todo(ops),
            (true, Some(stays)) => stays,
            (true, None) => unseen_or_done(spec, world),
        }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let bucket = spec.bucket(world)?;
        Some(format!("https://s3.console.aws.amazon.com/s3/buckets/{bucket}?region={}&tab=properties", spec.region))
    }
}

fn tag(spec: &Spec, bucket: &BucketName) -> Op {
    Op::S3(S3Op::TagBucket { bucket: bucket.clone(), tags: tags(spec) })
}

/// The tags that say whose a thing is, and whether it stood there before us.
pub(super) fn tags(spec: &Spec) -> BTreeMap<String, String> {
    let adopted = spec.adopted.is_some().then(|| (TAG_ADOPTED.to_owned(), "yes".to_owned()));
    let marks = [(TAG_SITE.to_owned(), spec.site.tag()), (TAG_RUN.to_owned(), spec.run.clone())];
    marks.into_iter().chain(adopted).collect()
}

/// Takes our tags off, and leaves the bucket.
fn unmark(spec: &Spec, world: &World) -> Plan {
    let mut ops = Vec::new();
    for (name, bucket) in &world.buckets {
        let Verdict::Ours = of_bucket(spec, world, name) else { continue };
        let tags = bucket.tags.seen();
        let keys = adopt::MARKS.into_iter().filter(|key| tags.is_some_and(|tags| tags.contains_key(*key)));
        let keys: Vec<String> = keys.map(str::to_owned).collect();
        if !keys.is_empty() {
            ops.push(Op::S3(S3Op::UntagBucket { bucket: name.clone(), keys }));
        }
    }
    if ops.is_empty() { unseen_or_done(spec, world) } else { Plan::Todo(ops) }
}

fn changes(spec: &Spec, name: &BucketName, bucket: &Bucket) -> Plan {
    if let Fact::Seen(head) = &bucket.head
        && head.region != spec.region
    {
        return Plan::Drift(vec![Difference {
            field: "region".to_owned(),
            want: spec.region.to_string(),
            have: head.region.to_string(),
        }]);
    }
    let mut ops = Vec::new();
    match &bucket.tags {
        Fact::Seen(seen)
            if seen.contains_key(TAG_SITE) && (spec.adopted.is_none() || seen.contains_key(TAG_ADOPTED)) => {}
        Fact::Denied(action) => return Plan::Unseen { action: action.clone() },
        Fact::Seen(_) | Fact::Absent | Fact::Unseen => ops.push(tag(spec, name)),
    }
    match &bucket.ownership {
        _ if spec.keeps(Part::Ownership) => {}
        Fact::Denied(action) if ops.is_empty() => return Plan::Unseen { action: action.clone() },
        Fact::Seen(have) if *have == spec.ownership => {}
        Fact::Denied(_) => {}
        Fact::Seen(_) | Fact::Absent | Fact::Unseen => {
            ops.push(Op::S3(S3Op::SetOwnership { bucket: name.clone(), ownership: spec.ownership }));
        }
    }
    if ops.is_empty() { Plan::Done } else { Plan::Todo(ops) }
}
