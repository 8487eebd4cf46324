//! Step *access*: who may read the bucket. Private (the base for a CDN) or older guides' classic public website.

use async_trait::async_trait;

use super::{bucket_policy, distribution};
use crate::adopt::{self, Part};
use crate::cdn::{Distribution, OriginAccess};
use crate::cloud::Reader;
use crate::error::Result;
use crate::event::Text;
use crate::names::BucketName;
use crate::op::{Op, S3Op};
use crate::ownership::{Verdict, of_bucket, unseen_or_done};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::{Access, Spec, Venue};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Bucket, Caller, Fact, PublicAccessBlock, Website, World};

/// See the module.
#[derive(Debug)]
pub struct AccessStep;

static CARD: Card = Card {
    id: StepId::Access,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::GetBucketPublicAccessBlock),
        Permission::Look(Action::GetBucketWebsite),
        Permission::Look(Action::GetBucketPolicy),
        Permission::Change(Action::PutBucketPublicAccessBlock),
        Permission::Change(Action::PutBucketWebsite),
        Permission::Change(Action::DeleteBucketWebsite),
        Permission::Change(Action::PutBucketPolicy),
        Permission::Change(Action::DeleteBucketPolicy),
    ],
    needs: &[StepId::Account, StepId::Bucket],
    usual_seconds: 2,
    outside: false,
};

#[async_trait]
impl Step for AccessStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        for name in spec.candidate_buckets(world) {
            if !matches!(world.bucket_mut(&name).head, Fact::Seen(_)) {
                continue;
            }
            let block = Fact::of(cloud.s3().block(&name).await)?;
            let website = Fact::of(cloud.s3().website(&name).await)?;
            let policy = Fact::of(cloud.s3().policy(&name).await)?;
            let bucket = world.bucket_mut(&name);
            bucket.block = block;
            bucket.website = website;
            bucket.policy = policy;
        }
        // Who may read the bucket hangs on the distribution, also where this step is walked alone.
        if matches!(world.distributions, Fact::Unseen) {
            distribution::look_distributions(cloud, spec, world).await?;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let (Some(name), Some(caller)) = (spec.bucket(world), world.caller.seen()) else {
            return Plan::Blocked(StepId::Account);
        };
        let Verdict::Ours = of_bucket(spec, world, &name) else { return Plan::Blocked(StepId::Bucket) };
        let bucket = world.buckets.get(&name).expect("ours has been seen");
        match opened(spec, caller, world, &name, bucket) {
            Plan::Done => {}
            other => return other,
        }
        let refused = bucket.block.denied().or(bucket.website.denied()).or(bucket.policy.denied());
        refused.map_or(Plan::Done, |action| Plan::Unseen { action: action.to_owned() })
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if adopt::spares(spec, world) {
            return unmark(spec, world);
        }
        let mut ops = Vec::new();
        for (name, bucket) in &world.buckets {
            let Verdict::Ours = of_bucket(spec, world, name) else { continue };
            if let Some(policy) = bucket.policy.seen().filter(|policy| bucket_policy::has_ours(policy)) {
                let (bucket, over) = (name.clone(), policy.clone());
                ops.push(Op::S3(match bucket_policy::without_ours(policy) {
                    Some(policy) => S3Op::SetPolicy { bucket, policy, over: Some(over) },
                    None => S3Op::ClearPolicy { bucket, over },
                }));
            }
            if bucket.website.seen().is_some() {
                ops.push(Op::S3(S3Op::ClearWebsite { bucket: name.clone() }));
            }
            // The bucket may have to stay for what others put there: not in the open.
            if bucket.block.seen().is_some_and(|block| *block != PublicAccessBlock::ALL) {
                ops.push(Op::S3(S3Op::SetBlock { bucket: name.clone(), block: PublicAccessBlock::ALL }));
            }
        }
        if ops.is_empty() { unseen_or_done(spec, world) } else { Plan::Todo(ops) }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let bucket = spec.bucket(world)?;
        Some(format!("https://s3.console.aws.amazon.com/s3/buckets/{bucket}?region={}&tab=permissions", spec.region))
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let bucket = spec.bucket(world);
        let held = bucket.filter(|name| world.buckets.get(name).is_some_and(|one| held_public(spec, world, one)));
        let note = |name: BucketName| Text {
            key: "note-public-until-deployed".to_owned(),
            args: [("bucket".to_owned(), name.to_string())].into(),
        };
        held.map(note).into_iter().collect()
    }
}

/// What brings who may read the bucket to what is wanted by now: nothing, a question, or ops.
pub(super) fn opened(spec: &Spec, caller: &Caller, world: &World, name: &BucketName, bucket: &Bucket) -> Plan {
    let ops = missing(spec, caller, world, name, bucket);
    if ops.iter().any(makes_public) && !may_make_public(spec, name) {
        return Plan::Ask(Question::MakePublic { bucket: name.to_string() });
    }
    if ops.is_empty() { Plan::Done } else { Plan::Todo(ops) }
}

/// Whether a bucket that is to be private stays public for now: edges still ask it as anybody does, at its website
/// address, or may not have heard yet that they need not.
fn held_public(spec: &Spec, world: &World, bucket: &Bucket) -> bool {
    let public = bucket.policy.seen().is_some_and(bucket_policy::lets_everybody);
    let asked_so = |ours: &Distribution| ours.settings.origin.access == OriginAccess::Website || !ours.deployed;
    let wanted = spec.access == Access::Private && !spec.keeps(Part::Access);
    wanted && public && distribution::of_site(spec, world).is_some_and(asked_so)
}

/// Takes the statement about our records out, and leaves who may read as it is.
fn unmark(spec: &Spec, world: &World) -> Plan {
    let mut ops = Vec::new();
    for (name, bucket) in &world.buckets {
        let Verdict::Ours = of_bucket(spec, world, name) else { continue };
        if let Some(policy) = bucket.policy.seen().filter(|policy| bucket_policy::has_records(policy)) {
            let (bucket, over) = (name.clone(), policy.clone());
            ops.push(Op::S3(match bucket_policy::without_records(policy) {
                Some(policy) => S3Op::SetPolicy { bucket, policy, over: Some(over) },
                None => S3Op::ClearPolicy { bucket, over },
            }));
        }
    }
    if ops.is_empty() { unseen_or_done(spec, world) } else { Plan::Todo(ops) }
}

/// What differs, in an order AWS accepts: a public policy is refused while the block stands, and a block is
/// put back only after the public statement is gone.
fn missing(spec: &Spec, caller: &Caller, world: &World, name: &BucketName, bucket: &Bucket) -> Vec<Op> {
    let bucket_name = name.clone();
    let (want_block, want_website) = match &spec.access {
        Access::Private => (PublicAccessBlock::ALL, None),
        Access::Classic { index, error } => {
            (PublicAccessBlock::POLICY_LIFTED, Some(Website { index: index.clone(), error: Some(error.clone()) }))
        }
    };
    let block = match &bucket.block {
        Fact::Seen(have) if *have == want_block => None,
        Fact::Denied(_) => None,
        Fact::Seen(_) | Fact::Absent | Fact::Unseen => {
            Some(Op::S3(S3Op::SetBlock { bucket: bucket_name.clone(), block: want_block }))
        }
    };
    let website = match (&bucket.website, want_website) {
        (Fact::Denied(_), _) => None,
        (Fact::Seen(have), Some(want)) if *have == want => None,
        (_, Some(website)) => Some(Op::S3(S3Op::SetWebsite { bucket: bucket_name.clone(), website })),
        (Fact::Seen(_), None) => Some(Op::S3(S3Op::ClearWebsite { bucket: bucket_name.clone() })),
        (Fact::Absent | Fact::Unseen, None) => None,
    };
    let held = held_public(spec, world, bucket);
    let want_policy = wanted_policy(spec, caller, world, name, bucket);
    let policy = match &bucket.policy {
        Fact::Denied(_) => None,
        Fact::Seen(have) if bucket_policy::same(have, &want_policy) => None,
        Fact::Seen(_) | Fact::Absent | Fact::Unseen => Some(Op::S3(S3Op::SetPolicy {
            bucket: bucket_name,
            policy: want_policy,
            over: bucket.policy.seen().cloned(),
        })),
    };
    match &spec.access {
        // Who may read stays as it was found; the policy alone learns what is ours.
        _ if spec.keeps(Part::Access) => policy.into_iter().collect(),
        Access::Private if held => policy.into_iter().collect(),
        Access::Classic { .. } => [block, website, policy].into_iter().flatten().collect(),
        Access::Private => [policy, website, block].into_iter().flatten().collect(),
    }
}

/// The whole policy that should stand by now, as far as it can be told: which distribution may read is known once it is
/// made, and as long as edges may still ask in an older way they are let in that way, too.
fn wanted_policy(spec: &Spec, caller: &Caller, world: &World, name: &BucketName, bucket: &Bucket) -> serde_json::Value {
    let readers = distribution::readers(spec, world);
    let narrowed = narrowed(spec, world, bucket);
    let seen = narrowed.as_ref().or(bucket.policy.seen());
    if spec.keeps(Part::Access) {
        return bucket_policy::beside(seen, name, &caller.account, readers.first());
    }
    let access = if held_public(spec, world, bucket) { &Access::classic() } else { &spec.access };
    let mut ours = bucket_policy::statements(access, &spec.venue, name, &caller.account, &readers);
    if distribution::may_ask_as_before(spec, world) {
        bucket_policy::keep_readers(seen, &mut ours);
    }
    bucket_policy::wanted(seen, ours)
}

/// An adopted bucket's policy without what an upgrade took the place of; `None` if nothing was adopted.
fn narrowed(spec: &Spec, world: &World, bucket: &Bucket) -> Option<serde_json::Value> {
    let adopted = spec.adopted.as_ref()?;
    let public = !spec.keeps(Part::Access) && spec.access == Access::Private;
    let identity = adopted.identity.as_deref().filter(|_| distribution::moved(spec, world));
    Some(bucket_policy::narrowed(bucket.policy.seen()?, public, identity))
}

/// The op after which strangers can read, and could not before.
fn makes_public(op: &Op) -> bool {
    match op {
        Op::S3(S3Op::SetBlock { block, .. }) => !block.block_public_policy,
        Op::S3(S3Op::SetPolicy { policy, over, .. }) => {
            bucket_policy::lets_everybody(policy) && !over.as_ref().is_some_and(bucket_policy::lets_everybody)
        }
        Op::S3(_) | Op::CloudFront(_) | Op::Route53(_) | Op::Acm(_) | Op::Iam(_) | Op::Waf(_) | Op::Health(_) => false,
    }
}

/// Practice is nobody's data; everywhere else the bucket's name has to be typed.
fn may_make_public(spec: &Spec, name: &BucketName) -> bool {
    spec.venue == Venue::Practice || spec.answers.make_public.as_deref() == Some(name.as_str())
}
