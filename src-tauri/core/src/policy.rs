//! Permissions: which IAM actions exist for us, who needs which, and the two policies rendered from the steps' own rows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::names::BucketName;
use crate::step::{Identity, Step};

macro_rules! actions {
    ($($name:ident = $text:literal, $scope:ident;)*) => {
        /// The IAM actions Naru's steps and ops call.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each is named as IAM names it")]
        pub enum Action { $($name,)* }
        impl Action {
            /// As IAM spells it.
            #[must_use]
            pub const fn iam(self) -> &'static str { match self { $(Self::$name => $text,)* } }
            /// What it is asked on.
            #[must_use]
            pub const fn scope(self) -> Scope { match self { $(Self::$name => Scope::$scope,)* } }
        }
    };
}

/// What an action's resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// The account or nothing in particular: `*`.
    Anything,
    /// The site's bucket.
    Bucket,
    /// What lies in the site's bucket.
    Objects,
}

// Scopes: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html>
actions! {
    GetCallerIdentity = "sts:GetCallerIdentity", Anything;
    CreateBucket = "s3:CreateBucket", Bucket;
    DeleteBucket = "s3:DeleteBucket", Bucket;
    ListBucket = "s3:ListBucket", Bucket;
    GetBucketTagging = "s3:GetBucketTagging", Bucket;
    PutBucketTagging = "s3:PutBucketTagging", Bucket;
    GetBucketOwnershipControls = "s3:GetBucketOwnershipControls", Bucket;
    PutBucketOwnershipControls = "s3:PutBucketOwnershipControls", Bucket;
    GetBucketPublicAccessBlock = "s3:GetBucketPublicAccessBlock", Bucket;
    PutBucketPublicAccessBlock = "s3:PutBucketPublicAccessBlock", Bucket;
    GetBucketWebsite = "s3:GetBucketWebsite", Bucket;
    PutBucketWebsite = "s3:PutBucketWebsite", Bucket;
    DeleteBucketWebsite = "s3:DeleteBucketWebsite", Bucket;
    GetBucketPolicy = "s3:GetBucketPolicy", Bucket;
    PutBucketPolicy = "s3:PutBucketPolicy", Bucket;
    DeleteBucketPolicy = "s3:DeleteBucketPolicy", Bucket;
    GetObject = "s3:GetObject", Objects;
    PutObject = "s3:PutObject", Objects;
    DeleteObject = "s3:DeleteObject", Objects;
}

/// One row of a step's card: an action and whether its look or its ops call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Its look calls it.
    Look(Action),
    /// Its look calls it if somebody chose the bucket's name.
    LookIfChosen(Action),
    /// Its ops call it.
    Change(Action),
    /// Only *clear* calls it: the daily identity never needs it.
    Clear(Action),
}

impl Permission {
    /// The action.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Look(action) | Self::LookIfChosen(action) | Self::Change(action) | Self::Clear(action) => action,
        }
    }
}

/// The daily policy D: exactly what the steps of `naru deploy` look at and change, on this bucket alone. `chosen`:
/// the bucket's name was chosen by somebody, so that only its tags tell whose it is.
#[must_use]
pub fn daily(steps: &[&dyn Step], bucket: &BucketName, chosen: bool) -> serde_json::Value {
    let rows = steps
        .iter()
        .filter(|step| step.card().identity == Identity::D)
        .flat_map(|step| step.card().permissions)
        .filter(|row| match row {
            Permission::Look(_) | Permission::Change(_) => true,
            Permission::LookIfChosen(_) => chosen,
            Permission::Clear(_) => false,
        })
        .map(|row| row.action());
    render(rows, &[bucket.arn()])
}

/// The set-up policy S: everything the recipe's steps look at, change and clear, on buckets Naru names and on
/// these that somebody chose.
#[must_use]
pub fn setup(steps: &[&dyn Step], chosen: &[BucketName]) -> serde_json::Value {
    let rows = steps.iter().flat_map(|step| step.card().permissions).map(|row| row.action());
    let named = std::iter::once("arn:aws:s3:::naru-*".to_owned());
    render(rows, &named.chain(chosen.iter().map(BucketName::arn)).collect::<Vec<_>>())
}

/// The actions that Naru ever calls as this identity, as IAM spells them: D's are those of the daily steps.
#[must_use]
pub fn actions(steps: &[&dyn Step], identity: Identity) -> Vec<&'static str> {
    let asked = |row: &Permission| match (identity, row) {
        (Identity::S, _) | (_, Permission::Look(_) | Permission::LookIfChosen(_) | Permission::Change(_)) => true,
        (Identity::D, Permission::Clear(_)) => false,
    };
    let mut all: Vec<&str> = steps
        .iter()
        .filter(|step| identity == Identity::S || step.card().identity == identity)
        .flat_map(|step| step.card().permissions)
        .filter(|row| asked(row))
        .map(|row| row.action().iam())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn render(actions: impl Iterator<Item = Action>, buckets: &[String]) -> serde_json::Value {
    let mut by_scope: BTreeMap<Scope, Vec<&str>> = BTreeMap::new();
    for action in actions {
        let names = by_scope.entry(action.scope()).or_default();
        if !names.contains(&action.iam()) {
            names.push(action.iam());
        }
    }
    let statements: Vec<_> = by_scope
        .into_iter()
        // GetCallerIdentity is always allowed: <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html>
        .filter(|(scope, _)| *scope != Scope::Anything)
        .map(|(scope, mut names)| {
            names.sort_unstable();
            let (sid, resource) = match scope {
                Scope::Anything => unreachable!("filtered above"),
                Scope::Bucket => ("NaruBucket", one_or_all(buckets.to_vec())),
                Scope::Objects => ("NaruObjects", one_or_all(buckets.iter().map(|b| format!("{b}/*")).collect())),
            };
            serde_json::json!({ "Sid": sid, "Effect": "Allow", "Action": names, "Resource": resource })
        })
        .collect();
    serde_json::json!({ "Version": "2012-10-17", "Statement": statements })
}

/// A list of one is written as its element, as people write policies.
fn one_or_all(mut list: Vec<String>) -> serde_json::Value {
    if list.len() == 1 { list.remove(0).into() } else { list.into() }
}
