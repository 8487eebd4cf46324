//! IAM's ops: a deploy user, what it may do, its keys. A key's secret is in none of them: whoever makes a key puts it
//! where secrets lie, and answers its id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Change, Weight};
use crate::bootstrap::IAM_PATH;
use crate::error::Args;
use crate::iam::{BOUNDARY, DAILY_POLICY, FULL_ACCESS};
use crate::policy::Action;
use crate::shell::{Arg, Command, Shell, render};

/// One change to IAM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum IamOp {
    /// `CreatePolicy`, or `CreatePolicyVersion` where it stands: what no deploy user may go beyond. Only an
    /// administrator's session may.
    SetBoundary {
        /// Its ARN.
        arn: String,
        /// What it allows.
        policy: Value,
        /// Whether one stands there.
        replaces: bool,
    },
    /// `CreateUser`. One of that name that has our tag is taken.
    CreateUser {
        /// Its name.
        name: String,
        /// Its tags.
        tags: BTreeMap<String, String>,
        /// Its boundary's ARN; without one only for who may more than set sites up.
        boundary: Option<String>,
    },
    /// `PutUserPolicy`.
    PutUserPolicy {
        /// Whose.
        user: String,
        /// What it allows.
        policy: Value,
        /// What stands there.
        over: Option<Value>,
    },
    /// `DeleteUserPolicy`.
    DeletePolicy {
        /// Whose.
        user: String,
    },
    /// `AttachUserPolicy`. Only an administrator's session may.
    AttachManaged {
        /// To whom.
        user: String,
        /// The policy's ARN.
        arn: String,
    },
    /// `DetachUserPolicy`. Only an administrator's session may.
    DetachManaged {
        /// From whom.
        user: String,
        /// The policy's ARN.
        arn: String,
    },
    /// `PutUserPermissionsBoundary`, or `DeleteUserPermissionsBoundary`. Only an administrator's session may.
    BindUser {
        /// Whom.
        user: String,
        /// The boundary's ARN; `None` takes it away.
        boundary: Option<String>,
    },
    /// `AddUserToGroup`. Only an administrator's session may.
    AddToGroup {
        /// Who.
        user: String,
        /// Which.
        group: String,
        /// The names of its policies: what joining adds.
        adds: Vec<String>,
    },
    /// `RemoveUserFromGroup`. Only an administrator's session may.
    LeaveGroup {
        /// Who.
        user: String,
        /// Which.
        group: String,
    },
    /// `CreateAccessKey`, its secret straight into the keychain, and `TagUser` that it is kept.
    CreateKey {
        /// Whose.
        user: String,
        /// The ids of its other keys that are kept somewhere.
        noted: Vec<String>,
    },
    /// `UpdateAccessKey` to inactive, once the key that takes over has answered.
    DeactivateKey {
        /// Whose.
        user: String,
        /// Which.
        id: String,
        /// The key that takes over.
        after: Option<String>,
    },
    /// `DeleteAccessKey`, and its secret from the keychain.
    DeleteKey {
        /// Whose.
        user: String,
        /// Which.
        id: String,
    },
    /// `DeleteUser`; IAM refuses while it has keys, policies or groups.
    DeleteUser {
        /// Its name.
        name: String,
    },
}

impl IamOp {
    fn word(&self) -> &'static str {
        match self {
            Self::SetBoundary { .. } => "op-iam-set-boundary",
            Self::CreateUser { boundary: Some(_), .. } => "op-iam-create-user",
            Self::CreateUser { boundary: None, .. } => "op-iam-create-user-unbounded",
            Self::PutUserPolicy { .. } => "op-iam-put-user-policy",
            Self::DeletePolicy { .. } => "op-iam-delete-policy",
            Self::AttachManaged { .. } => "op-iam-attach-managed",
            Self::DetachManaged { .. } => "op-iam-detach-managed",
            Self::BindUser { boundary: Some(_), .. } => "op-iam-bind-user",
            Self::BindUser { boundary: None, .. } => "op-iam-unbind-user",
            Self::AddToGroup { .. } => "op-iam-add-to-group",
            Self::LeaveGroup { .. } => "op-iam-leave-group",
            Self::CreateKey { .. } => "op-iam-create-key",
            Self::DeactivateKey { .. } => "op-iam-deactivate-key",
            Self::DeleteKey { .. } => "op-iam-delete-key",
            Self::DeleteUser { .. } => "op-iam-delete-user",
        }
    }

    /// Whom it is about.
    #[must_use]
    pub fn about(&self) -> &str {
        match self {
            Self::SetBoundary { .. } => BOUNDARY,
            Self::CreateUser { name, .. } | Self::DeleteUser { name } => name,
            Self::PutUserPolicy { user, .. }
            | Self::DeletePolicy { user }
            | Self::AttachManaged { user, .. }
            | Self::DetachManaged { user, .. }
            | Self::BindUser { user, .. }
            | Self::AddToGroup { user, .. }
            | Self::LeaveGroup { user, .. }
            | Self::CreateKey { user, .. }
            | Self::DeactivateKey { user, .. }
            | Self::DeleteKey { user, .. } => user,
        }
    }

    pub(super) fn key(&self) -> String {
        let (word, about) = (self.word(), self.about());
        match self {
            Self::AttachManaged { arn, .. } | Self::DetachManaged { arn, .. } => format!("{word} {about} {arn}"),
            Self::AddToGroup { group, .. } | Self::LeaveGroup { group, .. } => format!("{word} {about} {group}"),
            Self::DeactivateKey { id, .. } | Self::DeleteKey { id, .. } => format!("{word} {about} {id}"),
            Self::SetBoundary { .. }
            | Self::CreateUser { .. }
            | Self::BindUser { .. }
            | Self::PutUserPolicy { .. }
            | Self::DeletePolicy { .. }
            | Self::CreateKey { .. }
            | Self::DeleteUser { .. } => format!("{word} {about}"),
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        let mut args = Args::from([("user".to_owned(), self.about().to_owned())]);
        let mut put = |name: &str, value: String| args.insert(name.to_owned(), value);
        match self {
            Self::PutUserPolicy { policy, .. } => {
                put("actions", crate::policy::listed(policy).join(", "));
            }
            Self::AttachManaged { arn, .. } | Self::DetachManaged { arn, .. } => {
                put("policy", arn.rsplit('/').next().unwrap_or(arn).to_owned());
            }
            Self::AddToGroup { group, adds, .. } => {
                put("group", group.clone());
                put("adds", if adds.is_empty() { "–".to_owned() } else { adds.join(", ") });
            }
            Self::LeaveGroup { group, .. } => {
                put("group", group.clone());
            }
            Self::DeactivateKey { id, .. } | Self::DeleteKey { id, .. } => {
                put("hint", crate::credential::key_hint(id));
            }
            Self::SetBoundary { .. }
            | Self::CreateUser { .. }
            | Self::BindUser { .. }
            | Self::DeletePolicy { .. }
            | Self::CreateKey { .. }
            | Self::DeleteUser { .. } => {}
        }
        (self.word(), args)
    }

    pub(super) fn change(&self) -> Change {
        match self {
            Self::SetBoundary { replaces: true, .. } | Self::PutUserPolicy { over: Some(_), .. } => Change::Change,
            Self::SetBoundary { replaces: false, .. }
            | Self::PutUserPolicy { over: None, .. }
            | Self::CreateUser { .. }
            | Self::AttachManaged { .. }
            | Self::AddToGroup { .. }
            | Self::CreateKey { .. } => Change::Add,
            Self::DeactivateKey { .. } | Self::BindUser { .. } => Change::Change,
            Self::DeletePolicy { .. }
            | Self::DetachManaged { .. }
            | Self::LeaveGroup { .. }
            | Self::DeleteKey { .. }
            | Self::DeleteUser { .. } => Change::Remove,
        }
    }

    /// IAM costs nothing.
    pub(super) fn weight(&self) -> Weight {
        match self {
            Self::DeleteKey { .. } | Self::DeleteUser { .. } => Weight::Destroys,
            _ => Weight::Free,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::SetBoundary { replaces: false, .. } => vec![Action::CreatePolicy],
            Self::SetBoundary { replaces: true, .. } => {
                vec![Action::ListPolicyVersions, Action::DeletePolicyVersion, Action::CreatePolicyVersion]
            }
            Self::CreateUser { .. } => vec![Action::TagUser, Action::CreateUser],
            Self::PutUserPolicy { .. } => vec![Action::GetUserPolicy, Action::PutUserPolicy],
            Self::DeletePolicy { .. } => vec![Action::DeleteUserPolicy],
            Self::AttachManaged { .. } => vec![Action::AttachUserPolicy],
            Self::DetachManaged { .. } => vec![Action::DetachUserPolicy],
            Self::BindUser { boundary: Some(_), .. } => vec![Action::PutUserBoundary],
            Self::BindUser { boundary: None, .. } => vec![Action::DeleteUserBoundary],
            Self::AddToGroup { .. } => vec![Action::AddUserToGroup],
            Self::LeaveGroup { .. } => vec![Action::RemoveUserFromGroup],
            Self::CreateKey { .. } => vec![Action::TagUser, Action::CreateAccessKey],
            Self::DeactivateKey { .. } => vec![Action::UpdateAccessKey],
            Self::DeleteKey { .. } => vec![Action::DeleteAccessKey],
            Self::DeleteUser { .. } => vec![Action::DeleteUser],
        }
    }

    /// The boundary stays: it is the account's, not a site's.
    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::CreateUser { name, .. } => Some(format!("user:{name}")),
            _ => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::DeleteUser { name } => Some(format!("user:{name}")),
            _ => None,
        }
    }

    /// See [`super::Op::covers`]. Tags carry the run's id, and ids of keys are known only once they are made.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::CreateUser { name: a, boundary: x, .. }, Self::CreateUser { name: b, boundary: y, .. }) => {
                a == b && x == y
            }
            (Self::PutUserPolicy { user: a, policy: agreed, .. }, Self::PutUserPolicy { user: b, policy, .. }) => {
                a == b && super::fits(agreed, policy)
            }
            (Self::CreateKey { user: a, .. }, Self::CreateKey { user: b, .. }) => a == b,
            (Self::DeactivateKey { user: a, id: x, .. }, Self::DeactivateKey { user: b, id: y, .. })
            | (Self::DeleteKey { user: a, id: x }, Self::DeleteKey { user: b, id: y }) => a == b && super::fits(x, y),
            _ => self == other,
        }
    }

    /// What an administrator pastes into CloudShell where this op is refused, so that whoever sets up can go on: to a
    /// user that AWS's own policies are attached to, all of the way. One line.
    #[must_use]
    pub fn by_hand(&self) -> String {
        let pair =
            |user: &str| FULL_ACCESS.map(|arn| Self::AttachManaged { user: user.to_owned(), arn: arn.to_owned() });
        let rest = match self {
            Self::CreateUser { name: user, boundary: None, .. } | Self::BindUser { user, boundary: None } => {
                pair(user).to_vec()
            }
            Self::AttachManaged { user, .. } => pair(user).into_iter().filter(|one| one != self).collect(),
            _ => Vec::new(),
        };
        let lines = std::iter::once(self).chain(&rest).flat_map(Self::commands);
        lines.map(|command| render(&command, Shell::Posix)).collect::<Vec<_>>().join(" && ")
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["iam", verb]);
        let of = |verb: &str, user: &str| aws(verb).text(["--user-name", user]);
        let json = |value: &Value| serde_json::to_string_pretty(value).expect("a JSON value can be printed") + "\n";
        let tagged = |tags: &BTreeMap<String, String>| -> Vec<String> {
            tags.iter().map(|(key, value)| format!("Key={key},Value={value}")).collect()
        };
        match self {
            Self::SetBoundary { arn, policy, replaces } => {
                let document = Arg::file_url("boundary.json", json(policy));
                vec![if *replaces {
                    aws("create-policy-version")
                        .text(["--policy-arn", arn, "--set-as-default"])
                        .arg("--policy-document", document)
                } else {
                    aws("create-policy")
                        .text(["--policy-name", BOUNDARY, "--path", IAM_PATH])
                        .arg("--policy-document", document)
                }]
            }
            Self::CreateUser { name, tags, boundary } => {
                let mut command = of("create-user", name).text(["--path", IAM_PATH]);
                if let Some(arn) = boundary {
                    command = command.text(["--permissions-boundary", arn]);
                }
                vec![command.text(["--tags"]).text(tagged(tags).iter().map(String::as_str))]
            }
            Self::PutUserPolicy { user, policy, .. } => vec![
                of("put-user-policy", user)
                    .text(["--policy-name", DAILY_POLICY])
                    .arg("--policy-document", Arg::file_url("policy.json", json(policy))),
            ],
            Self::DeletePolicy { user } => {
                vec![of("delete-user-policy", user).text(["--policy-name", DAILY_POLICY])]
            }
            Self::AttachManaged { user, arn } => vec![of("attach-user-policy", user).text(["--policy-arn", arn])],
            Self::DetachManaged { user, arn } => vec![of("detach-user-policy", user).text(["--policy-arn", arn])],
            Self::BindUser { user, boundary: Some(arn) } => {
                vec![of("put-user-permissions-boundary", user).text(["--permissions-boundary", arn])]
            }
            Self::BindUser { user, boundary: None } => vec![of("delete-user-permissions-boundary", user)],
            Self::AddToGroup { user, group, .. } => {
                vec![of("add-user-to-group", user).text(["--group-name", group])]
            }
            Self::LeaveGroup { user, group } => {
                vec![of("remove-user-from-group", user).text(["--group-name", group])]
            }
            // On a terminal it would print the secret; Naru puts it into the keychain.
            Self::CreateKey { user, .. } => vec![of("create-access-key", user).approximate()],
            Self::DeactivateKey { user, id, .. } => {
                vec![of("update-access-key", user).text(["--access-key-id", id, "--status", "Inactive"])]
            }
            Self::DeleteKey { user, id } => vec![of("delete-access-key", user).text(["--access-key-id", id])],
            Self::DeleteUser { name } => vec![of("delete-user", name)],
        }
    }
}
