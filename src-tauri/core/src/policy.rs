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
    /// The site's distribution; before there is one, every distribution.
    Distribution,
    /// What CloudFront lets nobody narrow down: lists, and things that have no id yet.
    CloudFront,
    /// Functions of our name.
    Functions,
    /// Web ACLs of our name before distributions, and the rules in them that are Amazon's.
    WebAcls,
    /// Origin access controls and identities.
    OriginAccess,
    /// What Route 53 and Certificate Manager let nobody narrow down: lists, and things that have no id yet.
    Dns,
    /// Hosted zones, and the changes to them.
    Zones,
    /// Certificates in us-east-1.
    Certificates,
    /// Health checks.
    HealthChecks,
    /// Whatever carries a tag, which nobody can narrow down.
    Tags,
    /// Deploy users, to be looked at. One that is not there yet has no path.
    LookUsers,
    /// Deploy users.
    Users,
    /// Deploy users, as long as they are bounded.
    BoundUsers,
    /// The boundary.
    Boundary,
    /// What only an administrator may: in no policy of ours.
    Administration,
}

// Scopes: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html>
actions! {
    GetCallerIdentity = "sts:GetCallerIdentity", Anything;
    CreateBucket = "s3:CreateBucket", Bucket;
    DeleteBucket = "s3:DeleteBucket", Bucket;
    ListBucket = "s3:ListBucket", Bucket;
    ListUploads = "s3:ListBucketMultipartUploads", Bucket;
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
    GetEncryption = "s3:GetEncryptionConfiguration", Bucket;
    GetObject = "s3:GetObject", Objects;
    PutObject = "s3:PutObject", Objects;
    AbortMultipartUpload = "s3:AbortMultipartUpload", Objects;
    ListUploadParts = "s3:ListMultipartUploadParts", Objects;
    DeleteObject = "s3:DeleteObject", Objects;
    ListDistributions = "cloudfront:ListDistributions", CloudFront;
    CreateDistribution = "cloudfront:CreateDistribution", CloudFront;
    TagCloudFront = "cloudfront:TagResource", Distribution;
    UntagCloudFront = "cloudfront:UntagResource", Distribution;
    GetDistribution = "cloudfront:GetDistribution", Distribution;
    GetDistributionConfig = "cloudfront:GetDistributionConfig", Distribution;
    UpdateDistribution = "cloudfront:UpdateDistribution", Distribution;
    DeleteDistribution = "cloudfront:DeleteDistribution", Distribution;
    ListTagsCloudFront = "cloudfront:ListTagsForResource", Distribution;
    CreateInvalidation = "cloudfront:CreateInvalidation", Distribution;
    GetInvalidation = "cloudfront:GetInvalidation", Distribution;
    ListInvalidations = "cloudfront:ListInvalidations", Distribution;
    ListOriginAccessControls = "cloudfront:ListOriginAccessControls", CloudFront;
    CreateOriginAccessControl = "cloudfront:CreateOriginAccessControl", CloudFront;
    GetOriginAccessControl = "cloudfront:GetOriginAccessControl", OriginAccess;
    DeleteOriginAccessControl = "cloudfront:DeleteOriginAccessControl", OriginAccess;
    ListAccessIdentities = "cloudfront:ListCloudFrontOriginAccessIdentities", CloudFront;
    CreateAccessIdentity = "cloudfront:CreateCloudFrontOriginAccessIdentity", CloudFront;
    GetAccessIdentity = "cloudfront:GetCloudFrontOriginAccessIdentity", OriginAccess;
    DeleteAccessIdentity = "cloudfront:DeleteCloudFrontOriginAccessIdentity", OriginAccess;
    DescribeFunction = "cloudfront:DescribeFunction", Functions;
    GetFunction = "cloudfront:GetFunction", Functions;
    CreateFunction = "cloudfront:CreateFunction", CloudFront;
    UpdateFunction = "cloudfront:UpdateFunction", Functions;
    TestFunction = "cloudfront:TestFunction", Functions;
    PublishFunction = "cloudfront:PublishFunction", Functions;
    DeleteFunction = "cloudfront:DeleteFunction", Functions;
    ListHostedZones = "route53:ListHostedZones", Dns;
    CreateHostedZone = "route53:CreateHostedZone", Dns;
    GetHostedZone = "route53:GetHostedZone", Zones;
    DeleteHostedZone = "route53:DeleteHostedZone", Zones;
    ListTagsHostedZone = "route53:ListTagsForResource", Zones;
    TagHostedZone = "route53:ChangeTagsForResource", Zones;
    ListRecordSets = "route53:ListResourceRecordSets", Zones;
    ChangeRecordSets = "route53:ChangeResourceRecordSets", Zones;
    GetChange = "route53:GetChange", Zones;
    CheckDomainAvailability = "route53domains:CheckDomainAvailability", Dns;
    ListDomainPrices = "route53domains:ListPrices", Dns;
    ListHealthChecks = "route53:ListHealthChecks", Dns;
    CreateHealthCheck = "route53:CreateHealthCheck", Dns;
    ListTagsHealthCheck = "route53:ListTagsForResource", HealthChecks;
    TagHealthCheck = "route53:ChangeTagsForResource", HealthChecks;
    UpdateHealthCheck = "route53:UpdateHealthCheck", HealthChecks;
    DeleteHealthCheck = "route53:DeleteHealthCheck", HealthChecks;
    ListCertificates = "acm:ListCertificates", Dns;
    RequestCertificate = "acm:RequestCertificate", Dns;
    DescribeCertificate = "acm:DescribeCertificate", Certificates;
    DeleteCertificate = "acm:DeleteCertificate", Certificates;
    ListTagsCertificate = "acm:ListTagsForCertificate", Certificates;
    TagCertificate = "acm:AddTagsToCertificate", Certificates;
    ListWebAcls = "wafv2:ListWebACLs", CloudFront;
    GetWebAcl = "wafv2:GetWebACL", WebAcls;
    ListTagsWebAcl = "wafv2:ListTagsForResource", WebAcls;
    TagWebAcl = "wafv2:TagResource", WebAcls;
    CreateWebAcl = "wafv2:CreateWebACL", WebAcls;
    UpdateWebAcl = "wafv2:UpdateWebACL", WebAcls;
    DeleteWebAcl = "wafv2:DeleteWebACL", WebAcls;
    GetTagged = "tag:GetResources", Tags;
    GetUser = "iam:GetUser", LookUsers;
    SimulatePrincipalPolicy = "iam:SimulatePrincipalPolicy", LookUsers;
    CreateUser = "iam:CreateUser", BoundUsers;
    PutUserPolicy = "iam:PutUserPolicy", BoundUsers;
    TagUser = "iam:TagUser", Users;
    GetUserPolicy = "iam:GetUserPolicy", Users;
    DeleteUserPolicy = "iam:DeleteUserPolicy", Users;
    ListAttachedUserPolicies = "iam:ListAttachedUserPolicies", Users;
    ListGroupsForUser = "iam:ListGroupsForUser", Users;
    ListAccessKeys = "iam:ListAccessKeys", Users;
    GetAccessKeyLastUsed = "iam:GetAccessKeyLastUsed", Users;
    CreateAccessKey = "iam:CreateAccessKey", Users;
    UpdateAccessKey = "iam:UpdateAccessKey", Users;
    DeleteAccessKey = "iam:DeleteAccessKey", Users;
    DeleteUser = "iam:DeleteUser", Users;
    GetPolicy = "iam:GetPolicy", Boundary;
    GetPolicyVersion = "iam:GetPolicyVersion", Boundary;
    CreatePolicy = "iam:CreatePolicy", Administration;
    CreatePolicyVersion = "iam:CreatePolicyVersion", Administration;
    ListPolicyVersions = "iam:ListPolicyVersions", Administration;
    DeletePolicyVersion = "iam:DeletePolicyVersion", Administration;
    AttachUserPolicy = "iam:AttachUserPolicy", Administration;
    DetachUserPolicy = "iam:DetachUserPolicy", Administration;
    PutUserBoundary = "iam:PutUserPermissionsBoundary", Administration;
    DeleteUserBoundary = "iam:DeleteUserPermissionsBoundary", Administration;
    AddUserToGroup = "iam:AddUserToGroup", Administration;
    RemoveUserFromGroup = "iam:RemoveUserFromGroup", Administration;
    ListAttachedGroupPolicies = "iam:ListAttachedGroupPolicies", Administration;
    ListGroupPolicies = "iam:ListGroupPolicies", Administration;
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
    /// No step calls it, only the doctor: he looks at more than is needed to build. The daily identity never needs it.
    Doctor(Action),
    /// Its ops call it where somebody wants what only an administrator may: in no policy of ours.
    Beyond(Action),
}

impl Permission {
    /// The action.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Look(action)
            | Self::LookIfChosen(action)
            | Self::Change(action)
            | Self::Clear(action)
            | Self::Doctor(action)
            | Self::Beyond(action) => action,
        }
    }
}

/// The daily policy D: exactly what the steps of `naru deploy` look at and change, on this bucket and this
/// distribution alone. `chosen`: the bucket's name was chosen by somebody, so that only its tags tell whose it is.
/// `distribution`: its ARN; without one nothing of CloudFront's is allowed.
#[must_use]
pub fn daily(steps: &[&dyn Step], bucket: &BucketName, chosen: bool, distribution: Option<&str>) -> serde_json::Value {
    let rows = steps
        .iter()
        .filter(|step| step.card().identity == Identity::D)
        .flat_map(|step| step.card().permissions)
        .filter(|row| match row {
            Permission::Look(_) | Permission::Change(_) => true,
            Permission::LookIfChosen(_) => chosen,
            Permission::Clear(_) | Permission::Doctor(_) | Permission::Beyond(_) => false,
        })
        .map(|row| row.action())
        .filter(|action| action.scope() != Scope::Distribution || distribution.is_some());
    render(rows, &[bucket.arn()], distribution.unwrap_or_default())
}

/// The set-up policy S: everything the recipe's steps look at, change and clear, and what the doctor looks at beside it, on buckets Naru names and on
/// these that somebody chose. A distribution has no name that a policy could go by, only an id.
#[must_use]
pub fn setup(steps: &[&dyn Step], chosen: &[BucketName]) -> serde_json::Value {
    let rows = steps
        .iter()
        .flat_map(|step| step.card().permissions)
        .filter(|row| !matches!(row, Permission::Beyond(_)))
        .map(|row| row.action())
        // With it Naru can say beforehand what is missing.
        .chain([Action::SimulatePrincipalPolicy]);
    let mut policy = render(rows, &named_or(chosen), ANY_DISTRIBUTION);
    if let Some(statements) = policy["Statement"].as_array_mut() {
        // Whatever else this identity may once be given: through it nobody becomes an administrator.
        statements.push(serde_json::json!({
            "Sid": "NaruNeverMore", "Effect": "Deny", "Action": NEVER, "Resource": "*",
        }));
    }
    policy
}

const ANY_DISTRIBUTION: &str = "arn:aws:cloudfront::*:distribution/*";
/// Ways from users that one may make to all that an account may.
const NEVER: [&str; 9] = [
    "iam:AddUserToGroup",
    "iam:AttachUserPolicy",
    "iam:CreateLoginProfile",
    "iam:CreatePolicyVersion",
    "iam:CreateRole",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PassRole",
    "iam:PutUserPermissionsBoundary",
    "iam:SetDefaultPolicyVersion",
];

/// The boundary of every deploy user: what daily steps do, wherever the set-up identity may do it. A user is allowed
/// only what its own policy and this one both allow.
#[must_use]
pub fn boundary(steps: &[&dyn Step], chosen: &[BucketName]) -> serde_json::Value {
    let rows = steps
        .iter()
        .filter(|step| step.card().identity == Identity::D)
        .flat_map(|step| step.card().permissions)
        .filter(|row| !matches!(row, Permission::Clear(_) | Permission::Doctor(_) | Permission::Beyond(_)))
        .map(|row| row.action());
    render(rows, &named_or(chosen), ANY_DISTRIBUTION)
}

/// Buckets Naru names, and these.
fn named_or(chosen: &[BucketName]) -> Vec<String> {
    let named = std::iter::once("arn:aws:s3:::naru-*".to_owned());
    named.chain(chosen.iter().map(BucketName::arn)).collect()
}

/// The buckets that somebody chose, as a policy of ours names them.
#[must_use]
pub fn chosen_buckets(policy: &serde_json::Value) -> Vec<BucketName> {
    let statements = policy["Statement"].as_array().into_iter().flatten();
    let of_bucket = statements.filter(|statement| statement["Sid"] == "NaruBucket");
    let resources = of_bucket.flat_map(|statement| match &statement["Resource"] {
        serde_json::Value::Array(many) => many.clone(),
        one => vec![one.clone()],
    });
    resources.filter_map(|arn| BucketName::parse(arn.as_str()?.strip_prefix("arn:aws:s3:::")?).ok()).collect()
}

/// The actions that a policy of ours allows, in alphabetical order.
#[must_use]
pub fn listed(policy: &serde_json::Value) -> Vec<String> {
    let statements = policy["Statement"].as_array().into_iter().flatten();
    let allowed = statements.filter(|statement| statement["Effect"] == "Allow");
    let mut all: Vec<String> = allowed
        .flat_map(|statement| statement["Action"].as_array().cloned().unwrap_or_default())
        .filter_map(|action| action.as_str().map(str::to_owned))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The actions that Naru ever calls as this identity, as IAM spells them: D's are those of the daily steps.
#[must_use]
pub fn actions(steps: &[&dyn Step], identity: Identity) -> Vec<&'static str> {
    let asked = |row: &Permission| match (identity, row) {
        (_, Permission::Beyond(_)) | (Identity::D, Permission::Clear(_) | Permission::Doctor(_)) => false,
        (Identity::S, Permission::Clear(_) | Permission::Doctor(_))
        | (_, Permission::Look(_) | Permission::LookIfChosen(_) | Permission::Change(_)) => true,
    };
    let mut all: Vec<&str> = steps
        .iter()
        .filter(|step| identity == Identity::S || step.card().identity == identity)
        .flat_map(|step| step.card().permissions)
        .filter(|row| asked(row))
        .map(|row| row.action().iam())
        .chain((identity == Identity::S).then_some(Action::SimulatePrincipalPolicy.iam()))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn render(actions: impl Iterator<Item = Action>, buckets: &[String], distribution: &str) -> serde_json::Value {
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
        .filter(|(scope, _)| !matches!(scope, Scope::Anything | Scope::Administration))
        .map(|(scope, mut names)| {
            names.sort_unstable();
            let (sid, resource) = match scope {
                Scope::Anything => unreachable!("filtered above"),
                Scope::Bucket => ("NaruBucket", one_or_all(buckets.to_vec())),
                Scope::Distribution => ("NaruDistribution", distribution.into()),
                Scope::CloudFront => ("NaruCloudFront", "*".into()),
                Scope::Administration => unreachable!("filtered above"),
                Scope::LookUsers => (
                    "NaruLookUsers",
                    one_or_all(vec!["arn:aws:iam::*:user/naru/*".to_owned(), "arn:aws:iam::*:user/naru-*".to_owned()]),
                ),
                Scope::Users => ("NaruUsers", USERS.into()),
                Scope::BoundUsers => ("NaruBoundUsers", USERS.into()),
                Scope::Boundary => ("NaruBoundary", BOUNDARY_ARN.into()),
                Scope::Functions => ("NaruFunctions", "arn:aws:cloudfront::*:function/naru-*".into()),
                Scope::WebAcls => (
                    "NaruFirewall",
                    one_or_all(vec![
                        "arn:aws:wafv2:us-east-1:*:global/webacl/naru-*/*".to_owned(),
                        "arn:aws:wafv2:us-east-1:*:global/managedruleset/*/*".to_owned(),
                    ]),
                ),
                Scope::OriginAccess => (
                    "NaruOriginAccess",
                    one_or_all(vec![
                        "arn:aws:cloudfront::*:origin-access-control/*".to_owned(),
                        "arn:aws:cloudfront::*:origin-access-identity/*".to_owned(),
                    ]),
                ),
                Scope::Dns => ("NaruDns", "*".into()),
                Scope::Zones => (
                    "NaruZones",
                    one_or_all(vec![
                        "arn:aws:route53:::hostedzone/*".to_owned(),
                        "arn:aws:route53:::change/*".to_owned(),
                    ]),
                ),
                Scope::Certificates => ("NaruCertificates", "arn:aws:acm:us-east-1:*:certificate/*".into()),
                Scope::HealthChecks => ("NaruHealth", "arn:aws:route53:::healthcheck/*".into()),
                Scope::Tags => ("NaruTags", "*".into()),
                Scope::Objects => ("NaruObjects", one_or_all(buckets.iter().map(|b| format!("{b}/*")).collect())),
            };
            let mut statement =
                serde_json::json!({ "Sid": sid, "Effect": "Allow", "Action": names, "Resource": resource });
            if scope == Scope::BoundUsers {
                statement["Condition"] = serde_json::json!({ "ArnLike": { "iam:PermissionsBoundary": BOUNDARY_ARN } });
            }
            statement
        })
        .collect();
    serde_json::json!({ "Version": "2012-10-17", "Statement": statements })
}

/// Deploy users: a slug and eight digits behind Naru's name, which the set-up user's own has not.
const USERS: &str = "arn:aws:iam::*:user/naru/naru-*-*";
/// [`crate::iam::boundary_arn`] in any account; a user can have none of another account's.
const BOUNDARY_ARN: &str = "arn:aws:iam::*:policy/naru/naru-boundary";

/// A list of one is written as its element, as people write policies.
fn one_or_all(mut list: Vec<String>) -> serde_json::Value {
    if list.len() == 1 { list.remove(0).into() } else { list.into() }
}
