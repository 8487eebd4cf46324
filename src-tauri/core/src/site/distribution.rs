//! Step *distribution*: CloudFront before the bucket, the only one that may read it, and visitors only over HTTPS.

mod settings;

use std::collections::BTreeMap;

use async_trait::async_trait;

pub(crate) use self::settings::index;
pub(super) use self::settings::{change, record, set_before};
use self::settings::{fields, new_settings, origin_access, origin_choices};
use super::bucket_policy::CdnReader;
use super::domain::{look_said, look_zones};
use super::elsewhere::asked;
use super::{access, alias, bucket};
use crate::adopt::{self, Part};
use crate::cdn::{Distribution, Field, OriginAccess, better_tls, origin_host};
use crate::cloud::Reader;
use crate::error::{Code, Error, Result};
use crate::names::{BucketName, TAG_ADOPTED, TAG_SITE};
use crate::op::{CloudFrontOp, Op};
use crate::ownership::{Verdict, of_bucket};
use crate::plan::{Plan, Wait};
use crate::policy::{Action, Permission};
use crate::spec::{OriginKind, Spec};
use crate::step::{Card, Choice, Identity, Step, StepId};
use crate::world::{Caller, Fact, World};

/// See the module.
#[derive(Debug)]
pub struct DistributionStep;

static CARD: Card = Card {
    id: StepId::Distribution,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListDistributions),
        Permission::Look(Action::GetDistribution),
        Permission::Look(Action::ListTagsCloudFront),
        Permission::Look(Action::ListOriginAccessControls),
        Permission::LookIfChosen(Action::ListAccessIdentities),
        Permission::Change(Action::CreateOriginAccessControl),
        Permission::Change(Action::CreateAccessIdentity),
        Permission::Change(Action::CreateDistribution),
        Permission::Change(Action::TagCloudFront),
        Permission::Change(Action::GetDistributionConfig),
        Permission::Change(Action::UpdateDistribution),
        Permission::Change(Action::GetBucketPolicy),
        Permission::Change(Action::PutBucketPolicy),
        Permission::Change(Action::PutObject),
        Permission::Clear(Action::UntagCloudFront),
        Permission::Clear(Action::DeleteDistribution),
        Permission::Clear(Action::GetOriginAccessControl),
        Permission::Clear(Action::DeleteOriginAccessControl),
        Permission::Clear(Action::GetAccessIdentity),
        Permission::Clear(Action::DeleteAccessIdentity),
        Permission::Doctor(Action::ListInvalidations),
        Permission::Doctor(Action::GetInvalidation),
    ],
    needs: &[StepId::Account, StepId::Bucket, StepId::Access, StepId::Files],
    usual_seconds: 5,
    outside: false,
};

/// How long every edge usually takes to hear of a change, and at most, in seconds:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToUpdateDistribution.html>.
pub(super) const USUAL_SECONDS: u64 = 240;
pub(super) const LIMIT_SECONDS: u64 = 30 * 60;

#[async_trait]
impl Step for DistributionStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        look_distributions(cloud, spec, world).await?;
        if spec.cdn.is_none() {
            // The records that lead to it go first.
            look_zones(cloud, spec, world).await?;
            look_said(cloud, &asked(spec, world), world).await?;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(cdn) = &spec.cdn else {
            return match retired(spec, world) {
                Plan::Done => Plan::NotAsked,
                other => other,
            };
        };
        let (Some(bucket), Some(caller), Some(name)) =
            (spec.bucket(world), world.caller.seen(), spec.resource_name(world))
        else {
            return Plan::Blocked(StepId::Account);
        };
        let Verdict::Ours = of_bucket(spec, world, &bucket) else { return Plan::Blocked(StepId::Bucket) };
        if let Some(action) = world.distributions.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        let access = match origin_access(cdn, world, &name) {
            Ok(access) => access,
            // As whom an adopted distribution asks is not touched, and nothing is made for it.
            Err(_) if spec.keeps(Part::Origin) => OriginAccess::Nobody,
            Err(plan) => return plan,
        };
        let Some(ours) = of_site(spec, world) else {
            if let Some(id) = spec.adopted.as_ref().and_then(|adopted| adopted.distribution.clone()) {
                // It is somebody else's by now, or gone: nothing takes its place unasked.
                let owner = world.distributions.seen().and_then(|all| site_tag(all.get(&id)?).cloned());
                return Plan::NotOurs { what: id, owner };
            }
            if let Some(theirs) = taken_name(spec, world) {
                return Plan::NotOurs { what: theirs.id.clone(), owner: site_tag(theirs).cloned() };
            }
            let mut tags = bucket::tags(spec);
            tags.remove(TAG_ADOPTED);
            let settings = Box::new(new_settings(spec, cdn, &bucket, &name, access));
            return Plan::Todo(vec![Op::CloudFront(CloudFrontOp::CreateDistribution { name, settings, tags })]);
        };
        if let Some(op) = mark(spec, ours) {
            return Plan::Todo(vec![op]);
        }
        let kept = &world.buckets[&bucket];
        // Before the distribution asks in another way it is let in that way.
        if ours.settings.origin.access != access {
            match access::opened(spec, caller, world, &bucket, kept) {
                Plan::Done => {}
                other => return other,
            }
        }
        let mut wanted = fields(spec, cdn, &bucket, &name, access);
        // Whose names the domain's steps do not look after.
        if let (Some(_), None, Some(have)) = (&spec.adopted, &spec.domain, &ours.settings.minimum_tls) {
            wanted.push(Field::MinimumTls(Some(better_tls(Some(have)))));
        }
        let wanted = spec.unkept(wanted);
        match change(spec, world, ours, &wanted) {
            Plan::Done => {}
            other => return other,
        }
        match access::opened(spec, caller, world, &bucket, kept) {
            Plan::Done => {}
            other => return other,
        }
        if let Some(op) = record(spec, world, ours, &wanted, None) {
            return Plan::Todo(vec![op]);
        }
        // The older way is closed once no edge asks in it any more; until then every edge is waited for.
        if !ours.deployed && opens_older(spec, caller, world, &bucket) {
            return Plan::Waiting(deploying(&ours.id));
        }
        Plan::Done
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if let Some(action) = world.distributions.denied().filter(|_| concerned(spec, world)) {
            return Plan::Unseen { action: action.to_owned() };
        }
        if adopt::spares(spec, world) {
            return of_site(spec, world).and_then(unmark).map_or(Plan::Done, |op| Plan::Todo(vec![op]));
        }
        let Some(name) = spec.resource_name(world) else { return Plan::Done };
        if let Some(ours) = of_site(spec, world) {
            let (id, etag) = (ours.id.clone(), ours.etag.clone());
            if ours.settings.enabled {
                let (mut set, mut was) = (vec![Field::Enabled(false)], vec![Field::Enabled(true)]);
                // The firewall before it is let go in the same breath, so that nobody waits for the edges twice.
                if ours.settings.web_acl.as_ref().is_some_and(|arn| crate::firewall::is_named(arn, &name)) {
                    set.push(Field::WebAcl(None));
                    was.push(Field::WebAcl(ours.settings.web_acl.clone()));
                }
                return Plan::Todo(vec![Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set, was })]);
            }
            if !ours.deployed {
                return Plan::Waiting(Wait { on: "disabling".to_owned(), ..deploying(&ours.id) });
            }
            return Plan::Todo(vec![Op::CloudFront(CloudFrontOp::DeleteDistribution { id, name, etag })]);
        }
        let controls = world.access_controls.seen().into_iter().flatten().filter(|one| one.name == name);
        let identities = world.access_identities.seen().into_iter().flatten().filter(|one| one.comment == name);
        let control =
            controls.map(|one| (&one.id, CloudFrontOp::DeleteAccessControl { id: one.id.clone(), name: name.clone() }));
        let identity = identities
            .map(|one| (&one.id, CloudFrontOp::DeleteAccessIdentity { id: one.id.clone(), name: name.clone() }));
        let (free, used): (Vec<_>, Vec<_>) =
            control.chain(identity).partition(|(id, _)| !world.users.contains_key(*id));
        match (free.is_empty(), used.first()) {
            (false, _) => Plan::Todo(free.into_iter().map(|(_, op)| Op::CloudFront(op)).collect()),
            (true, Some((id, _))) => kept(world, id),
            (true, None) => Plan::Done,
        }
    }

    fn choices(&self, spec: &Spec, world: &World) -> Vec<Choice> {
        let ours = spec.resource_name(world).unwrap_or_default();
        let there = spec.cdn.as_ref().and_then(|cdn| origin_choices(cdn, world));
        there.into_iter().flatten().filter(|one| one.name != ours).collect()
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/cloudfront/v4/home#/distributions";
        Some(of_site(spec, world).map_or_else(|| home.to_owned(), |ours| format!("{home}/{}", ours.id)))
    }
}

/// What stays of ours, because others use it.
pub(super) fn kept(world: &World, used: &str) -> Plan {
    let owner = world.users.get(used).map(|all| all.join(", "));
    Plan::NotOurs { what: used.to_owned(), owner }
}

/// Looks at everything of CloudFront's that concerns the site but its function and its invalidation.
pub(super) async fn look_distributions(cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
    if !concerned(spec, world) {
        return Ok(());
    }
    let cloudfront = cloud.cloudfront();
    world.access_controls = Fact::of(cloudfront.access_controls().await.map(Some))?;
    // The legacy kind is looked at only by who wants it or made one: it needs an action of its own.
    // As whom an adopted one asks is its own affair as long as it is kept.
    let identity = spec.cdn.as_ref().is_some_and(|cdn| cdn.origin == OriginKind::Identity);
    if (identity && !spec.keeps(Part::Origin)) || made(spec, world, "oai") {
        world.access_identities = Fact::of(cloudfront.access_identities().await.map(Some))?;
    }
    let listed = match Fact::of(cloudfront.distributions().await.map(Some))? {
        Fact::Seen(listed) => listed,
        Fact::Denied(action) => {
            world.distributions = Fact::Denied(action);
            return Ok(());
        }
        Fact::Unseen | Fact::Absent => Vec::new(),
    };
    let name = spec.resource_name(world).unwrap_or_default();
    let origins: Vec<String> = spec
        .candidate_buckets(world)
        .iter()
        .flat_map(|bucket| [origin_host(bucket, &spec.region), spec.region.website_host(bucket)])
        .collect();
    let adopted = spec.adopted.as_ref().and_then(|adopted| adopted.distribution.as_ref());
    let mut seen = BTreeMap::new();
    for one in listed
        .iter()
        .filter(|d| d.comment == name || Some(&d.id) == adopted || d.origins.iter().any(|o| origins.contains(o)))
    {
        // One that went away since the list.
        if let Some(whole) = cloudfront.distribution(&one.id).await? {
            seen.insert(whole.id.clone(), whole);
        }
    }
    world.distributions = Fact::Seen(seen);
    let ours = of_site(spec, world).map(|ours| ours.id.clone());
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in listed.iter().filter(|one| Some(&one.id) != ours.as_ref()) {
        for used in &one.uses {
            users.entry(used.clone()).or_default().push(one.id.clone());
        }
    }
    world.users = users;
    Ok(())
}

/// Whether there is, or was, anything of CloudFront's to look at for this site: who never asked for a distribution
/// needs no permission to list them.
pub(super) fn concerned(spec: &Spec, world: &World) -> bool {
    let recorded = || {
        let bucket = spec.bucket(world).and_then(|name| world.buckets.get(&name));
        bucket.is_some_and(|bucket| bucket.cdn.seen().is_some())
    };
    let kinds = ["distribution", "oac", "oai", "function"];
    spec.cdn.is_some() || recorded() || kinds.iter().any(|kind| made(spec, world, kind))
}

fn made(spec: &Spec, world: &World, kind: &str) -> bool {
    let of_kind = |name: &String| name.strip_prefix(kind).is_some_and(|rest| rest.starts_with(':'));
    spec.made.iter().any(of_kind) || world.made.iter().any(of_kind)
}

fn site_tag(distribution: &Distribution) -> Option<&String> {
    distribution.tags.seen()?.get(TAG_SITE)
}

/// The site's own distribution: by its tag; where tags cannot be read, by its name if the journal or the bucket's
/// record knows it.
#[must_use]
pub fn of_site<'a>(spec: &Spec, world: &'a World) -> Option<&'a Distribution> {
    let all = world.distributions.seen()?;
    let tag = spec.site.tag();
    if let Some(ours) = all.values().find(|one| site_tag(one) == Some(&tag)) {
        return Some(ours);
    }
    // What the project took over and nobody else marked as theirs.
    let adopted = spec.adopted.as_ref().and_then(|adopted| all.get(adopted.distribution.as_ref()?));
    if let Some(ours) = adopted.filter(|one| site_tag(one).is_none()) {
        return Some(ours);
    }
    let name = spec.resource_name(world)?;
    let recorded = spec
        .bucket(world)
        .and_then(|bucket| world.buckets.get(&bucket)?.cdn.seen())
        .filter(|record| record.site == tag)
        .map(|record| record.distribution.clone());
    let journalled = format!("distribution:{name}");
    let known = spec.made.contains(&journalled) || world.made.contains(&journalled);
    all.values().find(|one| {
        site_tag(one).is_none() && (recorded.as_ref() == Some(&one.id) || (known && one.settings.comment == name))
    })
}

/// Our tags on a distribution that stood there before us; `None` if it has them, or may not be asked.
fn mark(spec: &Spec, ours: &Distribution) -> Option<Op> {
    spec.adopted.as_ref().filter(|adopted| adopted.distribution.as_ref() == Some(&ours.id))?;
    let bare = match &ours.tags {
        Fact::Seen(tags) => !tags.contains_key(TAG_SITE) || !tags.contains_key(TAG_ADOPTED),
        Fact::Absent => true,
        Fact::Denied(_) | Fact::Unseen => false,
    };
    bare.then(|| {
        let (id, arn, tags) = (ours.id.clone(), ours.arn.clone(), bucket::tags(spec));
        Op::CloudFront(CloudFrontOp::TagDistribution { id, arn, tags })
    })
}

/// Takes our tags off a distribution.
fn unmark(ours: &Distribution) -> Option<Op> {
    let tags = ours.tags.seen()?;
    let keys = adopt::MARKS.into_iter().filter(|key| tags.contains_key(*key));
    let keys: Vec<String> = keys.map(str::to_owned).collect();
    (!keys.is_empty())
        .then(|| Op::CloudFront(CloudFrontOp::UntagDistribution { id: ours.id.clone(), arn: ours.arn.clone(), keys }))
}

/// Whether every edge asks through an access control now, where an adopted distribution asked otherwise before.
pub(super) fn moved(spec: &Spec, world: &World) -> bool {
    let now = |one: &Distribution| one.deployed && matches!(one.settings.origin.access, OriginAccess::Control { .. });
    !spec.keeps(Part::Origin) && of_site(spec, world).is_some_and(now)
}

/// A distribution of our name that is somebody else's.
fn taken_name<'a>(spec: &Spec, world: &'a World) -> Option<&'a Distribution> {
    let name = spec.resource_name(world)?;
    world.distributions.seen()?.values().find(|one| one.settings.comment == name)
}

/// Who reads the bucket for visitors, as far as it is known: as it is wanted, then as it is.
#[must_use]
pub fn readers(spec: &Spec, world: &World) -> Vec<CdnReader> {
    let Some(ours) = of_site(spec, world) else { return Vec::new() };
    // Who may read an adopted bucket stays as it was found; who is to read from now on is let in before.
    if spec.adopted.is_some() {
        let control = spec.cdn.as_ref().is_some_and(|cdn| cdn.origin == OriginKind::Control);
        let moves = control && !spec.keeps(Part::Origin);
        return moves.then(|| CdnReader::Distribution { arn: ours.arn.clone() }).into_iter().collect();
    }
    let as_distribution = || CdnReader::Distribution { arn: ours.arn.clone() };
    let is = match &ours.settings.origin.access {
        OriginAccess::Control { .. } => Some(as_distribution()),
        OriginAccess::Identity { id } => Some(CdnReader::Identity { id: id.clone() }),
        OriginAccess::Nobody | OriginAccess::Website => None,
    };
    // One that is on its way out is read as it is.
    let wanted = spec.cdn.as_ref().and_then(|cdn| match cdn.origin {
        OriginKind::Website => None,
        OriginKind::Control => Some(as_distribution()),
        OriginKind::Identity => {
            let access = spec.resource_name(world).and_then(|name| origin_access(cdn, world, &name).ok());
            access.and_then(|access| match access {
                OriginAccess::Identity { id } => Some(CdnReader::Identity { id }),
                OriginAccess::Control { .. } | OriginAccess::Nobody | OriginAccess::Website => None,
            })
        }
    });
    let mut all: Vec<CdnReader> = wanted.into_iter().chain(is).collect();
    all.dedup();
    all
}

/// Whether edges may still ask the bucket in a way that is not wanted any more, or nobody could look whether they do.
#[must_use]
pub fn may_ask_as_before(spec: &Spec, world: &World) -> bool {
    match &world.distributions {
        Fact::Seen(_) => of_site(spec, world).is_some_and(|ours| !ours.deployed),
        Fact::Unseen | Fact::Denied(_) => concerned(spec, world),
        Fact::Absent => false,
    }
}

/// Whether the bucket lets visitors in by a way that is closed once every edge has heard.
fn opens_older(spec: &Spec, caller: &Caller, world: &World, bucket: &BucketName) -> bool {
    let mut settled = world.clone();
    let Some(id) = of_site(spec, world).map(|ours| ours.id.clone()) else { return false };
    if let Some(ours) = settled.distributions.seen_mut().and_then(|all| all.get_mut(&id)) {
        ours.deployed = true;
    }
    access::opened(spec, caller, &settled, bucket, &world.buckets[bucket]) != Plan::Done
}

/// Takes a distribution away that is not wanted any more: first the records that lead to it, then it, then what was
/// there for it alone.
fn retired(spec: &Spec, world: &World) -> Plan {
    if !concerned(spec, world) {
        return Plan::Done;
    }
    for plan in [alias::before_it_goes(spec, world, &|_| true), DistributionStep.clear(spec, world)] {
        match plan {
            // What others use stays.
            Plan::Done | Plan::NotOurs { .. } => {}
            other => return other,
        }
    }
    let (Some(bucket), Some(caller)) = (spec.bucket(world), world.caller.seen()) else { return Plan::Done };
    match of_bucket(spec, world, &bucket) {
        Verdict::Ours => access::opened(spec, caller, world, &bucket, &world.buckets[&bucket]),
        _ => Plan::Done,
    }
}

/// Asks whether every edge has heard by now; `None` if that may not be asked.
pub(super) async fn look_at_edges(cloud: &dyn Reader, id: &str, world: &mut World) -> Result<Option<bool>> {
    world.deployed = Fact::of(cloud.cloudfront().deployed(id).await)?;
    let deployed = world.deployed.seen().copied();
    if let (Some(deployed), Some(one)) = (deployed, world.distributions.seen_mut().and_then(|all| all.get_mut(id))) {
        one.deployed = deployed;
    }
    Ok(deployed)
}

/// The wait until every edge has heard.
pub(super) fn deploying(id: &str) -> Wait {
    Wait {
        on: "deploying".to_owned(),
        usual_seconds: USUAL_SECONDS,
        limit_seconds: LIMIT_SECONDS,
        then: Error::new(Code::StillWaiting).arg("what", id).into(),
        copy: Vec::new(),
        told: Vec::new(),
    }
}
