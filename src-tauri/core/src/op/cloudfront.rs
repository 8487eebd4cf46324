//! CloudFront's ops: distributions, who may read their origin, the function at the edge, invalidations.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Change, Weight};
use crate::cdn::{Field, MINIMUM_TLS, OriginAccess, Settings};
use crate::deploy::manifest::ReleaseId;
use crate::error::Args;
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::{Arg, Command};
use crate::site::rewrite::{self, Rewrite};

/// One change to CloudFront.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum CloudFrontOp {
    /// `CreateOriginAccessControl`. One of that name that exists already is taken.
    CreateAccessControl {
        /// Its name.
        name: String,
    },
    /// `DeleteOriginAccessControl`; CloudFront refuses while a distribution uses it.
    DeleteAccessControl {
        /// Its id.
        id: String,
        /// Its name.
        name: String,
    },
    /// `CreateCloudFrontOriginAccessIdentity`, the legacy way.
    CreateAccessIdentity {
        /// Its comment, and the caller reference.
        name: String,
    },
    /// `DeleteCloudFrontOriginAccessIdentity`.
    DeleteAccessIdentity {
        /// Its id.
        id: String,
        /// Its comment.
        name: String,
    },
    /// `CreateDistributionWithTags`. The caller reference is the op's token, so that a lost reply makes no second one.
    CreateDistribution {
        /// The site's resource name.
        name: String,
        /// All fields we own.
        settings: Box<Settings>,
        /// Its tags.
        tags: BTreeMap<String, String>,
    },
    /// `UpdateDistribution`: reads it, refuses if its version moved, changes these fields alone.
    UpdateDistribution {
        /// Which.
        id: String,
        /// The version that was seen.
        etag: String,
        /// The fields, with their new values.
        set: Vec<Field>,
        /// The same fields as they were seen, for people.
        was: Vec<Field>,
    },
    /// `TagResource` on a distribution that somebody else made.
    TagDistribution {
        /// Which.
        id: String,
        /// Its ARN.
        arn: String,
        /// The tags to add; its others stay.
        tags: BTreeMap<String, String>,
    },
    /// `UntagResource`: these tags go, and nothing else.
    UntagDistribution {
        /// Which.
        id: String,
        /// Its ARN.
        arn: String,
        /// The names of the tags.
        keys: Vec<String>,
    },
    /// `DeleteDistribution`; CloudFront refuses unless it is disabled everywhere.
    DeleteDistribution {
        /// Which.
        id: String,
        /// The site's resource name.
        name: String,
        /// The version that was seen.
        etag: String,
    },
    /// Creates or updates a function, tests it, and publishes it.
    PublishFunction {
        /// Its name.
        name: String,
        /// What it does.
        rewrite: Rewrite,
        /// Whether one of that name stands there already.
        replaces: bool,
    },
    /// `DeleteFunction`; CloudFront refuses while a distribution uses it.
    DeleteFunction {
        /// Its name.
        name: String,
    },
    /// `CreateInvalidation`. The caller reference is made of release, paths and the op's token, so that a lost reply begins no second one.
    Invalidate {
        /// Which distribution.
        distribution: String,
        /// Percent-encoded, each with a leading slash.
        paths: Vec<String>,
        /// Whose changes become visible.
        release: ReleaseId,
    },
}

impl CloudFrontOp {
    fn word(&self) -> &'static str {
        match self {
            Self::CreateAccessControl { .. } => "op-cloudfront-create-access-control",
            Self::DeleteAccessControl { .. } => "op-cloudfront-delete-access-control",
            Self::CreateAccessIdentity { .. } => "op-cloudfront-create-access-identity",
            Self::DeleteAccessIdentity { .. } => "op-cloudfront-delete-access-identity",
            Self::CreateDistribution { .. } => "op-cloudfront-create-distribution",
            Self::UpdateDistribution { set, .. } if set.first() == Some(&Field::Enabled(false)) => {
                "op-cloudfront-disable-distribution"
            }
            Self::UpdateDistribution { .. } => "op-cloudfront-update-distribution",
            Self::TagDistribution { .. } => "op-cloudfront-tag-distribution",
            Self::UntagDistribution { .. } => "op-cloudfront-untag-distribution",
            Self::DeleteDistribution { .. } => "op-cloudfront-delete-distribution",
            Self::PublishFunction { .. } => "op-cloudfront-publish-function",
            Self::DeleteFunction { .. } => "op-cloudfront-delete-function",
            Self::Invalidate { .. } => "op-cloudfront-invalidate",
        }
    }

    /// How many paths the op of this key makes edges forget: none, if it is no invalidation's.
    #[must_use]
    pub fn paths_of(key: &str) -> u64 {
        let mut words = key.split(' ');
        if words.next() == Some("op-cloudfront-invalidate") { words.count() as u64 } else { 0 }
    }

    pub(super) fn key(&self) -> String {
        let word = self.word();
        match self {
            Self::CreateAccessControl { name }
            | Self::DeleteAccessControl { name, .. }
            | Self::CreateAccessIdentity { name }
            | Self::DeleteAccessIdentity { name, .. }
            | Self::CreateDistribution { name, .. }
            | Self::DeleteDistribution { name, .. }
            | Self::PublishFunction { name, .. }
            | Self::DeleteFunction { name } => format!("{word} {name}"),
            Self::TagDistribution { id, .. } | Self::UntagDistribution { id, .. } => format!("{word} {id}"),
            // Two steps may change the same distribution in one run: each its own fields.
            Self::UpdateDistribution { set, .. } => {
                format!("{word} {}", set.iter().map(Field::api).collect::<Vec<_>>().join(","))
            }
            Self::Invalidate { paths, .. } => format!("{word} {}", paths.join(" ")),
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        let mut args = Args::new();
        let mut put = |name: &str, value: String| args.insert(name.to_owned(), value);
        match self {
            Self::CreateAccessControl { name }
            | Self::DeleteAccessControl { name, .. }
            | Self::CreateAccessIdentity { name }
            | Self::DeleteAccessIdentity { name, .. }
            | Self::DeleteDistribution { name, .. }
            | Self::PublishFunction { name, .. }
            | Self::DeleteFunction { name } => {
                put("name", name.clone());
            }
            Self::CreateDistribution { name, settings, .. } => {
                put("name", name.clone());
                put("origin", settings.origin.domain.clone());
            }
            Self::TagDistribution { id, tags, .. } => {
                put("distribution", id.clone());
                put("tags", tags.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join(", "));
            }
            Self::UntagDistribution { id, keys, .. } => {
                put("distribution", id.clone());
                put("tags", keys.join(", "));
            }
            Self::UpdateDistribution { id, set, was, .. } => {
                put("distribution", id.clone());
                let one = |field: &Field| {
                    let was = was.iter().find(|w| w.same_field(field)).map_or_else(|| "–".to_owned(), Field::shown);
                    format!("{}: {was} → {}", field.api(), field.shown())
                };
                put("fields", set.iter().map(one).collect::<Vec<_>>().join(" · "));
            }
            Self::Invalidate { paths, .. } => {
                put("paths", paths.join(" "));
            }
        }
        (self.word(), args)
    }

    pub(super) fn change(&self) -> Change {
        match self {
            Self::CreateAccessControl { .. }
            | Self::CreateAccessIdentity { .. }
            | Self::CreateDistribution { .. }
            | Self::Invalidate { .. } => Change::Add,
            Self::PublishFunction { replaces, .. } => {
                if *replaces {
                    Change::Change
                } else {
                    Change::Add
                }
            }
            Self::UpdateDistribution { .. } | Self::TagDistribution { .. } | Self::UntagDistribution { .. } => {
                Change::Change
            }
            Self::DeleteAccessControl { .. }
            | Self::DeleteAccessIdentity { .. }
            | Self::DeleteDistribution { .. }
            | Self::DeleteFunction { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::Invalidate { paths, .. } => prices.invalidation(paths.len() as u64),
            Self::DeleteDistribution { .. } => Weight::Destroys,
            Self::CreateAccessControl { .. }
            | Self::DeleteAccessControl { .. }
            | Self::CreateAccessIdentity { .. }
            | Self::DeleteAccessIdentity { .. }
            | Self::CreateDistribution { .. }
            | Self::UpdateDistribution { .. }
            | Self::TagDistribution { .. }
            | Self::UntagDistribution { .. }
            | Self::PublishFunction { .. }
            | Self::DeleteFunction { .. } => Weight::Free,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::CreateAccessControl { .. } => {
                vec![Action::ListOriginAccessControls, Action::CreateOriginAccessControl]
            }
            Self::DeleteAccessControl { .. } => {
                vec![Action::GetOriginAccessControl, Action::DeleteOriginAccessControl]
            }
            Self::CreateAccessIdentity { .. } => vec![Action::CreateAccessIdentity],
            Self::DeleteAccessIdentity { .. } => vec![Action::GetAccessIdentity, Action::DeleteAccessIdentity],
            Self::CreateDistribution { .. } => vec![Action::TagCloudFront, Action::CreateDistribution],
            Self::UpdateDistribution { .. } => vec![Action::GetDistributionConfig, Action::UpdateDistribution],
            Self::TagDistribution { .. } => vec![Action::TagCloudFront],
            Self::UntagDistribution { .. } => vec![Action::UntagCloudFront],
            Self::DeleteDistribution { .. } => vec![Action::DeleteDistribution],
            Self::PublishFunction { .. } => vec![
                Action::DescribeFunction,
                Action::CreateFunction,
                Action::UpdateFunction,
                Action::TestFunction,
                Action::PublishFunction,
            ],
            Self::DeleteFunction { .. } => vec![Action::DescribeFunction, Action::DeleteFunction],
            Self::Invalidate { .. } => vec![Action::CreateInvalidation],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::CreateAccessControl { name } => Some(format!("oac:{name}")),
            Self::CreateAccessIdentity { name } => Some(format!("oai:{name}")),
            Self::CreateDistribution { name, .. } => Some(format!("distribution:{name}")),
            Self::PublishFunction { name, .. } => Some(format!("function:{name}")),
            Self::DeleteAccessControl { .. }
            | Self::DeleteAccessIdentity { .. }
            | Self::UpdateDistribution { .. }
            | Self::TagDistribution { .. }
            | Self::UntagDistribution { .. }
            | Self::DeleteDistribution { .. }
            | Self::DeleteFunction { .. }
            | Self::Invalidate { .. } => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::DeleteAccessControl { name, .. } => Some(format!("oac:{name}")),
            Self::DeleteAccessIdentity { name, .. } => Some(format!("oai:{name}")),
            Self::DeleteDistribution { name, .. } => Some(format!("distribution:{name}")),
            Self::DeleteFunction { name } => Some(format!("function:{name}")),
            Self::CreateAccessControl { .. }
            | Self::CreateAccessIdentity { .. }
            | Self::CreateDistribution { .. }
            | Self::UpdateDistribution { .. }
            | Self::TagDistribution { .. }
            | Self::UntagDistribution { .. }
            | Self::PublishFunction { .. }
            | Self::Invalidate { .. } => None,
        }
    }

    /// See [`super::Op::covers`]. Tags carry the run's id, and versions count on while one works: neither is part of
    /// an agreement. Ids that AWS gives only when it makes a thing stand as placeholders in what was agreed to.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::CreateDistribution { name: a, settings: agreed, .. },
                Self::CreateDistribution { name: b, settings, .. },
            ) => a == b && super::fits(agreed, settings),
            (Self::UpdateDistribution { id: a, set: agreed, .. }, Self::UpdateDistribution { id: b, set, .. }) => {
                super::fits(a, b) && super::fits(agreed, set)
            }
            (Self::DeleteDistribution { name: a, .. }, Self::DeleteDistribution { name: b, .. })
            | (Self::DeleteAccessControl { name: a, .. }, Self::DeleteAccessControl { name: b, .. })
            | (Self::DeleteAccessIdentity { name: a, .. }, Self::DeleteAccessIdentity { name: b, .. }) => a == b,
            (
                Self::Invalidate { distribution: a, paths: agreed, .. },
                Self::Invalidate { distribution: b, paths, .. },
            ) => super::fits(a, b) && agreed == paths,
            (Self::TagDistribution { id: a, .. }, Self::TagDistribution { id: b, .. }) => a == b,
            _ => self == other,
        }
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["cloudfront", verb]);
        let json = |value: &serde_json::Value| {
            serde_json::to_string_pretty(value).expect("a JSON value can be printed") + "\n"
        };
        match self {
            Self::CreateAccessControl { name } => vec![aws("create-origin-access-control").text([
                "--origin-access-control-config",
                &format!("Name={name},SigningProtocol=sigv4,SigningBehavior=always,OriginAccessControlOriginType=s3"),
            ])],
            Self::DeleteAccessControl { id, .. } => vec![
                aws("get-origin-access-control").text(["--id", id, "--query", "ETag"]),
                aws("delete-origin-access-control").text(["--id", id, "--if-match", "ETAG"]).approximate(),
            ],
            Self::CreateAccessIdentity { name } => vec![aws("create-cloud-front-origin-access-identity").text([
                "--cloud-front-origin-access-identity-config",
                &format!("CallerReference={name},Comment={name}"),
            ])],
            Self::DeleteAccessIdentity { id, .. } => vec![
                aws("get-cloud-front-origin-access-identity").text(["--id", id, "--query", "ETag"]),
                aws("delete-cloud-front-origin-access-identity").text(["--id", id, "--if-match", "ETAG"]).approximate(),
            ],
            Self::CreateDistribution { name, settings, tags } => {
                let tags: Vec<_> = tags.iter().map(|(k, v)| json!({ "Key": k, "Value": v })).collect();
                let body = json!({
                    "DistributionConfig": config(name, settings),
                    "Tags": { "Items": tags },
                });
                vec![
                    aws("create-distribution-with-tags")
                        .arg("--distribution-config-with-tags", Arg::file_url("distribution.json", json(&body))),
                ]
            }
            // The whole configuration has to be sent back, which only a look can give.
            Self::UpdateDistribution { id, etag, .. } => vec![
                aws("get-distribution-config").text(["--id", id]),
                aws("update-distribution")
                    .text(["--id", id, "--if-match", etag, "--distribution-config", "file://distribution.json"])
                    .approximate(),
            ],
            Self::TagDistribution { arn, tags, .. } => {
                let tags: Vec<_> = tags.iter().map(|(k, v)| json!({ "Key": k, "Value": v })).collect();
                let file = Arg::file_url("tags.json", json(&json!({ "Items": tags })));
                vec![aws("tag-resource").text(["--resource", arn]).arg("--tags", file)]
            }
            Self::UntagDistribution { arn, keys, .. } => {
                let file = Arg::file_url("tag-keys.json", json(&json!({ "Items": keys })));
                vec![aws("untag-resource").text(["--resource", arn]).arg("--tag-keys", file)]
            }
            Self::DeleteDistribution { id, etag, .. } => {
                vec![aws("delete-distribution").text(["--id", id, "--if-match", etag])]
            }
            Self::PublishFunction { name, rewrite, replaces } => {
                let verb = if *replaces { "update-function" } else { "create-function" };
                let mut command = aws(verb)
                    .text(["--name", name, "--function-config", "Comment=Naru,Runtime=cloudfront-js-2.0"])
                    .arg(
                        "--function-code",
                        Arg::File {
                            prefix: "fileb://",
                            name: "function.js".to_owned(),
                            contents: rewrite::code(rewrite),
                        },
                    );
                if *replaces {
                    command = command.text(["--if-match", "ETAG"]).approximate();
                }
                vec![command, aws("publish-function").text(["--name", name, "--if-match", "ETAG"]).approximate()]
            }
            Self::DeleteFunction { name } => vec![
                aws("describe-function").text(["--name", name, "--query", "ETag"]),
                aws("delete-function").text(["--name", name, "--if-match", "ETAG"]).approximate(),
            ],
            Self::Invalidate { distribution, paths, .. } => vec![
                aws("create-invalidation")
                    .text(["--distribution-id", distribution, "--paths"])
                    .text(paths.iter().map(String::as_str)),
            ],
        }
    }
}

/// The id of the one origin we give a distribution.
pub const ORIGIN_ID: &str = "naru";

/// The configuration as the API takes it, for the command that is shown. The adapter builds the same from the same
/// fields; `tests/adapters` compares what AWS then has with [`Settings`].
fn config(name: &str, settings: &Settings) -> serde_json::Value {
    let origin = &settings.origin;
    let mut origin_json = json!({ "Id": ORIGIN_ID, "DomainName": origin.domain, "OriginPath": origin.path });
    match &origin.access {
        OriginAccess::Control { id } => {
            origin_json["OriginAccessControlId"] = id.clone().into();
            origin_json["S3OriginConfig"] = json!({ "OriginAccessIdentity": "" });
        }
        OriginAccess::Identity { id } => {
            origin_json["S3OriginConfig"] =
                json!({ "OriginAccessIdentity": format!("origin-access-identity/cloudfront/{id}") });
        }
        OriginAccess::Nobody => origin_json["S3OriginConfig"] = json!({ "OriginAccessIdentity": "" }),
        OriginAccess::Website => {
            origin_json["CustomOriginConfig"] =
                json!({ "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only" });
        }
    }
    let mut behavior = json!({
        "TargetOriginId": ORIGIN_ID,
        "ViewerProtocolPolicy": settings.viewer_protocol,
        "Compress": settings.compress,
    });
    if let Some(id) = &settings.cache_policy {
        behavior["CachePolicyId"] = id.clone().into();
    }
    if let Some(id) = &settings.headers_policy {
        behavior["ResponseHeadersPolicyId"] = id.clone().into();
    }
    if let Some(arn) = &settings.viewer_request {
        behavior["FunctionAssociations"] =
            json!({ "Quantity": 1, "Items": [{ "EventType": "viewer-request", "FunctionARN": arn }] });
    }
    let mut all = json!({
        "CallerReference": name,
        "Comment": settings.comment,
        "Enabled": settings.enabled,
        "DefaultRootObject": settings.root_object,
        "PriceClass": settings.price_class,
        "HttpVersion": settings.http_version,
        "IsIPV6Enabled": settings.ipv6,
        "Origins": { "Quantity": 1, "Items": [origin_json] },
        "DefaultCacheBehavior": behavior,
    });
    if !settings.errors.is_empty() {
        let items: Vec<_> = settings
            .errors
            .iter()
            .map(|e| {
                json!({
                    "ErrorCode": e.status, "ResponsePagePath": e.page,
                    "ResponseCode": e.shown_as.to_string(), "ErrorCachingMinTTL": e.seconds,
                })
            })
            .collect();
        all["CustomErrorResponses"] = json!({ "Quantity": items.len(), "Items": items });
    }
    if !settings.names.aliases.is_empty() {
        all["Aliases"] = json!({ "Quantity": settings.names.aliases.len(), "Items": settings.names.aliases });
    }
    if let Some(arn) = &settings.names.certificate {
        all["ViewerCertificate"] = json!({
            "ACMCertificateArn": arn, "SSLSupportMethod": "sni-only",
            "MinimumProtocolVersion": settings.minimum_tls.as_deref().unwrap_or(MINIMUM_TLS),
        });
    }
    if let Some(arn) = &settings.web_acl {
        all["WebACLId"] = arn.clone().into();
    }
    all
}
