//! Step *deployer*: the IAM user that deploys from now on, allowed exactly what the daily steps do on this bucket and
//! this distribution, and with a key that goes straight into the keychain.

use std::collections::BTreeMap;

use async_trait::async_trait;
use time::Duration;

use super::distribution::of_site;
use crate::allows::covers;
use crate::bootstrap::IAM_PATH;
use crate::clock::parsed;
use crate::cloud::Reader;
use crate::error::Result;
use crate::iam::{DAILY_POLICY, DeployUser, FULL_ACCESS, KEY_LIMIT, UserKey, boundary_arn};
use crate::names::{BucketName, TAG_RUN, TAG_SITE};
use crate::op::{IamOp, Op};
use crate::ownership::{Verdict, of_bucket};
use crate::plan::{Difference, Plan};
use crate::policy::{self, Action, Permission};
use crate::recipe::STATIC_SITE;
use crate::spec::{Deployer, DeployerPolicy, Rotation, Spec};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct DeployerStep;

static CARD: Card = Card {
    id: StepId::Deployer,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::GetUser),
        Permission::Look(Action::GetUserPolicy),
        Permission::Look(Action::ListAttachedUserPolicies),
        Permission::Look(Action::ListGroupsForUser),
        Permission::Look(Action::ListAccessKeys),
        Permission::Look(Action::GetAccessKeyLastUsed),
        Permission::Look(Action::GetPolicy),
        Permission::Look(Action::GetPolicyVersion),
        Permission::Change(Action::CreateUser),
        Permission::Change(Action::TagUser),
        Permission::Change(Action::PutUserPolicy),
        Permission::Change(Action::CreateAccessKey),
        Permission::Change(Action::UpdateAccessKey),
        Permission::Change(Action::DeleteAccessKey),
        Permission::Clear(Action::DeleteUserPolicy),
        Permission::Clear(Action::DeleteUser),
        Permission::Beyond(Action::CreatePolicy),
        Permission::Beyond(Action::CreatePolicyVersion),
        Permission::Beyond(Action::ListPolicyVersions),
        Permission::Beyond(Action::DeletePolicyVersion),
        Permission::Beyond(Action::AttachUserPolicy),
        Permission::Beyond(Action::DetachUserPolicy),
        Permission::Beyond(Action::PutUserBoundary),
        Permission::Beyond(Action::DeleteUserBoundary),
        Permission::Beyond(Action::AddUserToGroup),
        Permission::Beyond(Action::RemoveUserFromGroup),
        Permission::Beyond(Action::ListAttachedGroupPolicies),
        Permission::Beyond(Action::ListGroupPolicies),
    ],
    needs: &[StepId::Account, StepId::Bucket, StepId::Distribution],
    usual_seconds: 15,
    outside: false,
};

#[async_trait]
impl Step for DeployerStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let Some(name) = spec.resource_name(world).filter(|_| concerned(spec, world)) else { return Ok(()) };
        let iam = cloud.iam();
        world.deployer = Fact::of(iam.user(&name).await)?;
        if let Some(user) = world.deployer.seen().filter(|user| is_ours(spec, world, user)) {
            let mut user = user.clone();
            user.policy = Fact::of(iam.user_policy(&name, DAILY_POLICY).await)?;
            user.attached = Fact::of(iam.attached(&name).await.map(Some))?;
            user.groups = Fact::of(iam.groups(&name).await.map(Some))?;
            user.keys = Fact::of(iam.keys(&user).await.map(Some))?;
            world.deployer = Fact::Seen(user);
        }
        let Some(wish) = &spec.deployer else { return Ok(()) };
        if let (DeployerPolicy::LeastPrivilege, Some(caller)) = (wish.policy, world.caller.seen()) {
            world.boundary = Fact::of(iam.policy(&boundary_arn(&caller.account)).await)?;
        }
        if let Some(group) = &wish.group {
            world.group = Fact::of(iam.group(group).await)?;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(wish) = &spec.deployer else {
            return match self.clear(spec, world) {
                // The keys in use may be this very user's: it stays until somebody else runs.
                Plan::Done | Plan::NotOurs { .. } => Plan::NotAsked,
                other => other,
            };
        };
        let (Some(name), Some(caller)) = (spec.resource_name(world), world.caller.seen()) else {
            return Plan::Blocked(StepId::Account);
        };
        let user = match &world.deployer {
            Fact::Unseen => return Plan::Blocked(StepId::Account),
            Fact::Denied(action) => return Plan::Unseen { action: action.clone() },
            Fact::Absent => None,
            Fact::Seen(user) => Some(user),
        };
        if let Some(theirs) = user.filter(|user| !is_ours(spec, world, user)) {
            return Plan::NotOurs { what: name, owner: theirs.tags.get(TAG_SITE).cloned() };
        }
        if let (Some(_), Some(user)) = (&spec.rotate_key, user) {
            return keys(spec, user);
        }
        let policy = match wanted_policy(spec, world) {
            Ok(policy) => policy,
            Err(plan) => return plan,
        };
        let bound = match wish.policy {
            DeployerPolicy::LeastPrivilege => Some(boundary_arn(&caller.account)),
            DeployerPolicy::FullAccess => None,
        };
        if let Some(op) = bound.as_ref().and_then(|arn| boundary(spec, world, arn, &policy)) {
            return todo(op);
        }
        let Some(user) = user else {
            let tags = BTreeMap::from([(TAG_SITE.to_owned(), spec.site.tag()), (TAG_RUN.to_owned(), spec.run.clone())]);
            return todo(IamOp::CreateUser { name, tags, boundary: bound });
        };
        // Somebody else's boundary is theirs to take away.
        let ours = user.boundary.is_none() || user.boundary == Some(boundary_arn(&caller.account));
        if user.boundary != bound && ours {
            return todo(IamOp::BindUser { user: name, boundary: bound });
        }
        if user.boundary != bound {
            let shown = |arn: &Option<String>| arn.clone().unwrap_or_else(|| "–".to_owned());
            return drift("boundary", shown(&bound), shown(&user.boundary));
        }
        if let Some(op) = permissions(wish, user, policy) {
            return todo(op);
        }
        if let Some(plan) = group(wish, world, user) {
            return plan;
        }
        keys(spec, user)
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        let user = match &world.deployer {
            Fact::Unseen | Fact::Absent => return Plan::Done,
            Fact::Denied(action) => return Plan::Unseen { action: action.clone() },
            Fact::Seen(user) if is_ours(spec, world, user) => user,
            Fact::Seen(_) => return Plan::Done,
        };
        if world.caller.seen().is_some_and(|caller| caller.arn == user.arn) {
            // Nobody saws off the branch they sit on.
            return Plan::NotOurs { what: user.name.clone(), owner: Some(user.arn.clone()) };
        }
        let hidden = [user.policy.denied(), user.attached.denied(), user.groups.denied(), user.keys.denied()];
        if let Some(action) = hidden.into_iter().flatten().next() {
            return Plan::Unseen { action: action.to_owned() };
        }
        let name = || user.name.clone();
        let keys = user.keys.seen().into_iter().flatten();
        let attached = user.attached.seen().into_iter().flatten();
        let groups = user.groups.seen().into_iter().flatten();
        let ops = keys
            .map(|key| IamOp::DeleteKey { user: name(), id: key.id.clone() })
            .chain(user.policy.seen().map(|_| IamOp::DeletePolicy { user: name() }))
            .chain(attached.map(|arn| IamOp::DetachManaged { user: name(), arn: arn.clone() }))
            .chain(groups.map(|group| IamOp::LeaveGroup { user: name(), group: group.clone() }))
            .chain([IamOp::DeleteUser { name: name() }]);
        Plan::Todo(ops.map(Op::Iam).collect())
    }

    fn console(&self, _: &Spec, world: &World) -> Option<String> {
        let home = "https://console.aws.amazon.com/iam/home#/users";
        Some(
            world
                .deployer
                .seen()
                .map_or_else(|| home.to_owned(), |user| format!("{home}/details/{}?section=permissions", user.name)),
        )
    }
}

fn todo(op: IamOp) -> Plan {
    Plan::Todo(vec![Op::Iam(op)])
}

fn drift(field: &str, want: String, have: String) -> Plan {
    Plan::Drift(vec![Difference { field: field.to_owned(), want, have }])
}

/// Whether this site has, or had, a deploy user: who never asked for one needs no permission to look for it.
fn concerned(spec: &Spec, world: &World) -> bool {
    let made = |name: &String| name.starts_with("user:");
    spec.deployer.is_some() || spec.made.iter().any(made) || world.made.iter().any(made)
}

/// By its tag; by name, path and journal where it has none.
fn is_ours(spec: &Spec, world: &World, user: &DeployUser) -> bool {
    match user.tags.get(TAG_SITE) {
        Some(site) => *site == spec.site.tag(),
        None => {
            let name = format!("user:{}", user.name);
            user.path == IAM_PATH && (spec.made.contains(&name) || world.made.contains(&name))
        }
    }
}

/// What the user may do, once bucket and distribution are known.
fn wanted_policy(spec: &Spec, world: &World) -> std::result::Result<serde_json::Value, Plan> {
    let Some(bucket) = spec.bucket(world) else { return Err(Plan::Blocked(StepId::Account)) };
    let Verdict::Ours = of_bucket(spec, world, &bucket) else { return Err(Plan::Blocked(StepId::Bucket)) };
    let distribution = match &spec.cdn {
        None => None,
        Some(_) => {
            let recorded = || world.buckets.get(&bucket)?.cdn.seen().map(|record| record.arn.clone());
            let arn = of_site(spec, world).map(|ours| ours.arn.clone()).or_else(recorded);
            Some(arn.ok_or_else(|| match world.distributions.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Distribution),
            })?)
        }
    };
    Ok(policy::daily(&STATIC_SITE, &bucket, spec.bucket.is_some(), distribution.as_deref()))
}

/// The boundary has to let through what this user is to do. One that nobody may look at is taken to.
fn boundary(spec: &Spec, world: &World, arn: &str, wanted: &serde_json::Value) -> Option<IamOp> {
    let mut chosen: Vec<BucketName> = spec.bucket.iter().cloned().collect();
    let replaces = match &world.boundary {
        Fact::Unseen | Fact::Denied(_) => return None,
        Fact::Seen(stands) if covers(stands, wanted) => return None,
        Fact::Seen(stands) => {
            // Buckets that were chosen for other sites stay in it.
            chosen.extend(policy::chosen_buckets(stands).into_iter().filter(|one| spec.bucket.as_ref() != Some(one)));
            true
        }
        Fact::Absent => false,
    };
    chosen.sort();
    let policy = policy::boundary(&STATIC_SITE, &chosen);
    Some(IamOp::SetBoundary { arn: arn.to_owned(), policy, replaces })
}

/// What brings the user's permissions to what is wanted.
fn permissions(wish: &Deployer, user: &DeployUser, wanted: serde_json::Value) -> Option<IamOp> {
    let name = || user.name.clone();
    let attached = |arn: &str| user.attached.seen().is_some_and(|all| all.iter().any(|one| one == arn));
    match wish.policy {
        DeployerPolicy::LeastPrivilege => {
            let put = match &user.policy {
                Fact::Denied(_) => None,
                have if have.seen() == Some(&wanted) => None,
                have => Some(IamOp::PutUserPolicy { user: name(), policy: wanted, over: have.seen().cloned() }),
            };
            let detach = || FULL_ACCESS.into_iter().find(|arn| attached(arn));
            put.or_else(|| detach().map(|arn| IamOp::DetachManaged { user: name(), arn: arn.to_owned() }))
        }
        DeployerPolicy::FullAccess => {
            let attach = match &user.attached {
                Fact::Denied(_) => None,
                _ => FULL_ACCESS.into_iter().find(|arn| !attached(arn)),
            };
            let attach = attach.map(|arn| IamOp::AttachManaged { user: name(), arn: arn.to_owned() });
            attach.or_else(|| user.policy.seen().map(|_| IamOp::DeletePolicy { user: name() }))
        }
    }
}

fn group(wish: &Deployer, world: &World, user: &DeployUser) -> Option<Plan> {
    let group = wish.group.as_ref()?;
    if user.groups.seen()?.contains(group) {
        return None;
    }
    let adds = match &world.group {
        Fact::Absent => return Some(drift("group", group.clone(), "–".to_owned())),
        fact => fact.seen().and_then(|group| group.policies.seen().cloned()).unwrap_or_else(|| vec!["?".to_owned()]),
    };
    Some(todo(IamOp::AddToGroup { user: user.name.clone(), group: group.clone(), adds }))
}

/// One key of this computer's that works; older ones of it go, once the new one has answered.
fn keys(spec: &Spec, user: &DeployUser) -> Plan {
    let all: &[UserKey] = match &user.keys {
        Fact::Denied(action) => return Plan::Unseen { action: action.clone() },
        keys => keys.seen().map_or(&[], Vec::as_slice),
    };
    let name = || user.name.clone();
    let delete = |key: &UserKey| todo(IamOp::DeleteKey { user: name(), id: key.id.clone() });
    let current = current(all);
    let rotates = |key: &&UserKey| spec.rotate_key == Some(Rotation::From(key.id.clone()));
    if current.is_none_or(|key| rotates(&key)) {
        // Made by a call of ours whose reply never came: nobody has its secret. A key that nobody noted and that such a
        // call cannot have made is somebody's who has not used it yet.
        let noted = user.noted();
        let create = || IamOp::CreateKey { user: name(), noted: Vec::new() };
        let tried = spec.tried.get(&Op::Iam(create()).key());
        let unknown =
            |key: &&UserKey| key.kept.is_none() && key.used == Fact::Absent && !noted.contains(&key.id.as_str());
        let lost: Vec<&UserKey> =
            all.iter().filter(unknown).filter(|key| tried.is_some_and(|at| made_then(at, key))).collect();
        match lost[..] {
            [] => {}
            [lost] => return delete(lost),
            // One of them is somebody's, and nothing tells which: only a person can say.
            _ => return drift("access-keys", "1".to_owned(), all.len().to_string()),
        }
        if all.len() >= KEY_LIMIT {
            let spare = all.iter().find(|key| !key.active && key.kept.is_some());
            return spare.map_or_else(|| drift("access-keys", "1".to_owned(), all.len().to_string()), delete);
        }
        let noted = noted.into_iter().filter(|id| all.iter().any(|key| key.id == *id)).map(str::to_owned).collect();
        return todo(IamOp::CreateKey { user: name(), noted });
    }
    let older = all.iter().find(|key| key.kept.is_some() && current.is_some_and(|current| current.id != key.id));
    match older {
        None => Plan::Done,
        Some(older) if older.active => todo(IamOp::DeactivateKey {
            user: name(),
            id: older.id.clone(),
            after: current.map(|current| current.id.clone()),
        }),
        Some(older) => delete(older),
    }
}

/// Whether a call that was begun at this time may have made a key: the call goes on for two minutes at most, tries
/// included, and AWS refuses a clock that is more than five minutes wrong.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html>
fn made_then(at: &str, key: &UserKey) -> bool {
    let after = parsed(&key.created) - parsed(at);
    after >= -CLOCKS && after <= CALL + CLOCKS
}

const CALL: Duration = Duration::minutes(2);
const CLOCKS: Duration = Duration::minutes(5);

/// What a rotation that begins now does: one that was begun before is finished, not begun again. `None`: there is no
/// key of this computer's to begin with.
#[must_use]
pub fn rotation(keys: &[UserKey]) -> Option<Rotation> {
    let kept = keys.iter().filter(|key| key.kept.is_some()).count();
    let current = current(keys)?;
    Some(if kept > 1 { Rotation::Finish } else { Rotation::From(current.id.clone()) })
}

/// The key that this computer deploys with: the one the site names, else the newest it keeps.
#[must_use]
pub fn current(keys: &[UserKey]) -> Option<&UserKey> {
    let kept = || keys.iter().filter(|key| key.active && key.kept.is_some());
    kept()
        .find(|key| key.kept.as_ref().is_some_and(|kept| kept.current))
        .or_else(|| kept().max_by(|a, b| a.created.cmp(&b.created)))
}
