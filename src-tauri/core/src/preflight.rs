//! Which permissions are missing, by name, before anything is done: what the steps need, less what is allowed, and the
//! statement to paste.

use serde::Serialize;
use serde_json::{Value, json};

use crate::iam::boundary_arn;
use crate::names::{AccountId, BucketName};
use crate::policy::{Action, Permission, Scope};
use crate::step::{Step, StepId};

/// What a request carries for conditions: key and value.
pub type Carried = Vec<(&'static str, String)>;

/// One action that a step needs, and what it is asked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Need {
    /// As IAM spells it.
    pub action: &'static str,
    /// The first step that needs it.
    pub step: StepId,
    /// What it is asked on, as far as it is known beforehand.
    pub resource: String,
    /// What the request carries for conditions: key and value.
    pub context: Carried,
}

/// An action that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// As IAM spells it.
    pub action: &'static str,
    /// The step that needs it.
    pub step: StepId,
    /// What it is asked on.
    pub resource: String,
}

/// What these steps need in an account, for a site whose bucket and everything else is called so. What only *clear*
/// needs is among it: who builds a site wants to be able to take it back. `who` picks the steps.
#[must_use]
pub fn needed(steps: &[&dyn Step], account: &AccountId, bucket: &BucketName, name: &str) -> Vec<Need> {
    let mut all: Vec<Need> = Vec::new();
    for step in steps {
        for row in step.card().permissions {
            let action = row.action();
            let beyond = matches!(row, Permission::Beyond(_) | Permission::LookIfChosen(_) | Permission::Doctor(_));
            if beyond || action.scope() == Scope::Anything || all.iter().any(|need| need.action == action.iam()) {
                continue;
            }
            let (resource, context) = asked_on(action, account, bucket, name);
            all.push(Need { action: action.iam(), step: step.card().id, resource, context });
        }
    }
    all
}

/// What an action is asked on, and with what.
fn asked_on(action: Action, account: &AccountId, bucket: &BucketName, name: &str) -> (String, Carried) {
    let user = || format!("arn:aws:iam::{account}:user{}{name}", crate::bootstrap::IAM_PATH);
    let plain = |resource: String| (resource, Vec::new());
    match action.scope() {
        Scope::Bucket => plain(bucket.arn()),
        Scope::Objects => plain(format!("{}/index.html", bucket.arn())),
        // An id nobody has: policies that name one distribution alone do not allow it.
        Scope::Distribution => plain(format!("arn:aws:cloudfront::{account}:distribution/E000000000NARU")),
        Scope::Functions => plain(format!("arn:aws:cloudfront::{account}:function/{name}")),
        Scope::WebAcls => plain(format!("arn:aws:wafv2:us-east-1:{account}:global/webacl/{name}/E000000000NARU")),
        Scope::OriginAccess => plain(format!("arn:aws:cloudfront::{account}:origin-access-control/E000000000NARU")),
        Scope::Users | Scope::LookUsers => plain(user()),
        Scope::BoundUsers => (user(), vec![("iam:PermissionsBoundary", boundary_arn(account))]),
        Scope::Boundary => plain(boundary_arn(account)),
        _ => plain("*".to_owned()),
    }
}

/// What is needed and not allowed.
#[must_use]
pub fn missing(needed: &[Need], allowed: impl Fn(&Need) -> bool) -> Vec<Missing> {
    let not = needed.iter().filter(|need| !allowed(need));
    not.map(|need| Missing { action: need.action, step: need.step, resource: need.resource.clone() }).collect()
}

/// A policy of what is missing, to be pasted: each action on what it is asked on, and a boundary where one is needed.
#[must_use]
pub fn statement(missing: &[Missing], needed: &[Need]) -> Value {
    let mut groups: Vec<(String, Carried, Vec<&'static str>)> = Vec::new();
    for one in missing {
        let context = needed.iter().find(|need| need.action == one.action).map(|need| need.context.clone());
        let context = context.unwrap_or_default();
        // Ids that are not known yet are any.
        let resource = one.resource.replace("E000000000NARU", "*");
        let resource = resource.strip_suffix("/index.html").map_or(resource.clone(), |arn| format!("{arn}/*"));
        match groups.iter_mut().find(|(on, with, _)| *on == resource && *with == context) {
            Some((.., actions)) => actions.push(one.action),
            None => groups.push((resource, context, vec![one.action])),
        }
    }
    let statements = groups.into_iter().map(|(resource, context, actions)| {
        let mut statement = json!({ "Effect": "Allow", "Action": actions, "Resource": resource });
        if !context.is_empty() {
            let keys: serde_json::Map<String, Value> =
                context.into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect();
            statement["Condition"] = json!({ "ArnLike": keys });
        }
        statement
    });
    json!({ "Version": "2012-10-17", "Statement": statements.collect::<Vec<_>>() })
}
