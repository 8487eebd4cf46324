//! What IAM's ops do to the world.

use super::Made;
use crate::bootstrap::IAM_PATH;
use crate::iam::{DeployUser, Group, KEY_PLACEHOLDER, Keeping, TAG_KEYS, UserKey};
use crate::names::CredentialId;
use crate::op::IamOp;
use crate::world::{Fact, World};

pub(super) fn iam(op: &IamOp, made: &[Made], world: &mut World) {
    match op {
        IamOp::SetBoundary { policy, .. } => world.boundary = Fact::Seen(policy.clone()),
        IamOp::CreateUser { name, tags, boundary } => {
            let account = world.caller.seen().map_or("", |caller| caller.account.as_str());
            world.deployer = Fact::Seen(DeployUser {
                name: name.clone(),
                arn: format!("arn:aws:iam::{account}:user{IAM_PATH}{name}"),
                path: IAM_PATH.to_owned(),
                tags: tags.clone(),
                boundary: boundary.clone(),
                policy: Fact::Absent,
                attached: Fact::Seen(Vec::new()),
                groups: Fact::Seen(Vec::new()),
                keys: Fact::Seen(Vec::new()),
            });
        }
        IamOp::DeleteUser { .. } => world.deployer = Fact::Absent,
        IamOp::PutUserPolicy { policy, .. } => user(world, |user| user.policy = Fact::Seen(policy.clone())),
        IamOp::DeletePolicy { .. } => user(world, |user| user.policy = Fact::Absent),
        IamOp::AttachManaged { arn, .. } => user(world, |user| add(&mut user.attached, arn)),
        IamOp::DetachManaged { arn, .. } => user(world, |user| list(&mut user.attached).retain(|one| one != arn)),
        IamOp::BindUser { boundary, .. } => user(world, |user| user.boundary.clone_from(boundary)),
        IamOp::AddToGroup { group, adds, .. } => {
            if !matches!(world.group, Fact::Seen(_)) {
                world.group = Fact::Seen(Group { name: group.clone(), policies: Fact::Seen(adds.clone()) });
            }
            user(world, |user| add(&mut user.groups, group));
        }
        IamOp::LeaveGroup { group, .. } => user(world, |user| list(&mut user.groups).retain(|one| one != group)),
        IamOp::CreateKey { noted, .. } => {
            let known = made.iter().find_map(|made| match made {
                Made::Key { id, created, credential } => Some((id.clone(), created.clone(), credential.clone())),
                _ => None,
            });
            let (id, created, credential) = known
                .unwrap_or_else(|| (KEY_PLACEHOLDER.to_owned(), String::new(), CredentialId::from_entropy([0; 16])));
            user(world, |user| {
                let mut ids = noted.clone();
                ids.push(id.clone());
                user.tags.insert(TAG_KEYS.to_owned(), ids.join(" "));
                let keys = list(&mut user.keys);
                keys.retain(|key| key.id != id);
                for keeping in keys.iter_mut().filter_map(|key| key.kept.as_mut()) {
                    keeping.current = false;
                }
                let kept = Some(Keeping { credential, current: true });
                keys.push(UserKey { id, active: true, created, used: Fact::Absent, kept });
            });
        }
        IamOp::DeactivateKey { id, .. } => user(world, |user| {
            for key in list(&mut user.keys).iter_mut().filter(|key| key.id == *id) {
                key.active = false;
            }
        }),
        IamOp::DeleteKey { id, .. } => user(world, |user| list(&mut user.keys).retain(|key| key.id != *id)),
    }
}

fn user(world: &mut World, change: impl FnOnce(&mut DeployUser)) {
    if let Some(user) = world.deployer.seen_mut() {
        change(user);
    }
}

fn list<T>(fact: &mut Fact<Vec<T>>) -> &mut Vec<T> {
    if !matches!(fact, Fact::Seen(_)) {
        *fact = Fact::Seen(Vec::new());
    }
    fact.seen_mut().expect("seen was just made sure of")
}

fn add(fact: &mut Fact<Vec<String>>, one: &str) {
    let all = list(fact);
    if !all.iter().any(|have| have == one) {
        all.push(one.to_owned());
    }
}
