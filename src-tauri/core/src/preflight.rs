//! Which permissions are missing, by name, before anything is done: what the steps need, less what is allowed, and the
//! statement to paste.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::error::Code;
use crate::forecast::Forecast;
use crate::iam::boundary_arn;
use crate::names::{AccountId, BucketName};
use crate::plan::Plan;
use crate::policy::{Action, Permission, Scope};
use crate::step::{Step, StepId};
use crate::world::World;

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

/// How it is known what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// IAM was asked about every action beforehand.
    Simulation,
    /// IAM may not be asked: what was refused so far. More may be missing.
    Refusals,
}

impl Known {
    /// The kebab-case name, as in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Simulation => "simulation",
            Self::Refusals => "refusals",
        }
    }
}

/// What an identity lacks for a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Permissions {
    /// How that is known.
    pub known: Known,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// [`statement`] of it.
    pub policy: Value,
}

impl Permissions {
    /// Of what is needed and missing.
    #[must_use]
    pub fn new(known: Known, missing: Vec<Missing>, needed: &[Need]) -> Self {
        Self { known, policy: statement(&missing, needed), missing }
    }
}

/// The actions whose refusal a look met: every fact that was denied, and what a step could not see or stops with.
#[must_use]
pub fn refused(world: &World, forecast: &Forecast) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    // Facts lie in facts, and there will be more of them: as JSON each denied one has the same form.
    denied(&serde_json::to_value(world).unwrap_or_default(), &mut all);
    for step in &forecast.steps {
        if let Plan::Unseen { action } = &step.then {
            all.insert(action.clone());
        }
        let stop = step.then.stop().filter(|stop| stop.code == Code::AccessDenied);
        all.extend(stop.and_then(|stop| stop.args.get("action").cloned()));
    }
    all
}

fn denied(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let (1, Some(Value::String(action))) = (fields.len(), fields.get("Denied")) {
                all.insert(action.clone());
            }
            fields.values().for_each(|one| denied(one, all));
        }
        Value::Array(many) => many.iter().for_each(|one| denied(one, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
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
