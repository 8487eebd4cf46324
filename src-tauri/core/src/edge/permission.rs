//! Who may do what with a bucket, by its policy and its Block Public Access. Not all of IAM: what a visitor, a
//! distribution or a legacy identity can meet in a bucket policy.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html> and
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>.

use serde_json::Value;

use crate::allows::like;
use crate::cdn::AccessIdentity;
use crate::world::Bucket;

/// Who asks a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker<'a> {
    /// A stranger.
    Anyone {
        /// Over HTTPS; the website endpoint speaks only HTTP.
        https: bool,
    },
    /// CloudFront's service for one distribution, signed and over HTTPS.
    Distribution {
        /// The distribution's ARN.
        arn: &'a str,
    },
    /// A legacy origin access identity, over HTTPS.
    Identity {
        /// Its id.
        id: &'a str,
    },
}

/// Whether the bucket lets them do this.
pub(super) fn may(bucket: &Bucket, asker: Asker<'_>, action: &str, resource: &str) -> bool {
    let Some(policy) = bucket.policy.seen() else { return false };
    let statements: Vec<&Value> = match &policy["Statement"] {
        Value::Array(many) => many.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    };
    // A bucket nobody lifted the block of has AWS's own, which is closed.
    let restricted = bucket.block.seen().is_none_or(|block| block.restrict_public_buckets);
    let shut_out = match asker {
        Asker::Anyone { .. } => true,
        // Behind a public policy the block lets in AWS's services and the account's own people alone.
        Asker::Identity { .. } => statements.iter().any(|statement| is_public(statement)),
        Asker::Distribution { .. } => false,
    };
    if restricted && shut_out {
        return false;
    }
    let hits =
        |effect: &str| statements.iter().any(|one| one["Effect"] == effect && applies(one, asker, action, resource));
    hits("Allow") && !hits("Deny")
}

fn is_public(statement: &Value) -> bool {
    let anyone = statement["Principal"] == "*" || texts(&statement["Principal"]["AWS"]).contains(&"*");
    statement["Effect"] == "Allow" && anyone && statement["Condition"].is_null()
}

/// Whether a statement speaks of them doing this. A condition we do not know counts against them.
fn applies(statement: &Value, asker: Asker<'_>, action: &str, resource: &str) -> bool {
    // `NotAction` and its like speak of all that is not named.
    let speaks = |name: &str, of: &dyn Fn(&Value) -> bool| {
        let (named, others) = (&statement[name], &statement[format!("Not{name}").as_str()]);
        if others.is_null() { of(named) } else { !of(others) }
    };
    let of = |patterns: &Value, what: &str| texts(patterns).iter().any(|pattern| like(pattern, what));
    let action = action.to_ascii_lowercase();
    speaks("Principal", &|named| is_named(named, asker))
        && speaks("Action", &|named| texts(named).iter().any(|p| like(&p.to_ascii_lowercase(), &action)))
        && speaks("Resource", &|named| of(named, resource))
        && holds(&statement["Condition"], asker).unwrap_or(statement["Effect"] == "Deny")
}

fn is_named(principal: &Value, asker: Asker<'_>) -> bool {
    if *principal == "*" || texts(&principal["AWS"]).contains(&"*") {
        return true;
    }
    match asker {
        Asker::Anyone { .. } => false,
        Asker::Distribution { .. } => texts(&principal["Service"]).contains(&"cloudfront.amazonaws.com"),
        Asker::Identity { id } => texts(&principal["AWS"]).contains(&AccessIdentity::principal(id).as_str()),
    }
}

/// Whether all conditions hold; `None` if that depends on one we do not know.
fn holds(condition: &Value, asker: Asker<'_>) -> Option<bool> {
    let operators = match condition {
        Value::Null => return Some(true),
        Value::Object(operators) => operators,
        _ => return None,
    };
    let mut known = Some(true);
    for (operator, keys) in operators {
        let Value::Object(keys) = keys else { return None };
        for (key, wanted) in keys {
            match one_holds(operator, key, wanted, asker) {
                Some(false) => return Some(false),
                Some(true) => {}
                None => known = None,
            }
        }
    }
    known
}

fn one_holds(operator: &str, key: &str, wanted: &Value, asker: Asker<'_>) -> Option<bool> {
    let source = match asker {
        Asker::Distribution { arn } => Some(arn),
        Asker::Anyone { .. } | Asker::Identity { .. } => None,
    };
    let of_source = |value: Option<&str>| {
        let hit = |exact: bool| {
            value.is_some_and(|value| {
                texts(wanted).iter().any(|text| if exact { *text == value } else { like(text, value) })
            })
        };
        match operator {
            "StringEquals" => Some(hit(true)),
            "StringLike" | "ArnLike" | "ArnEquals" => Some(hit(false)),
            "StringNotEquals" => Some(!hit(true)),
            "StringNotLike" | "ArnNotLike" | "ArnNotEquals" => Some(!hit(false)),
            _ => None,
        }
    };
    match key.to_ascii_lowercase().as_str() {
        "aws:sourcearn" => of_source(source),
        "aws:sourceaccount" => of_source(source.and_then(|arn| arn.split(':').nth(4))),
        // Neither a stranger nor a service has an account, and an identity's is CloudFront's own.
        "aws:principalaccount" => of_source(None),
        "aws:securetransport" if operator == "Bool" => {
            let https = !matches!(asker, Asker::Anyone { https: false });
            let wanted = if let Value::Bool(wanted) = wanted { wanted.to_string() } else { texts(wanted).concat() };
            Some(wanted == https.to_string())
        }
        _ => None,
    }
}

/// A text, or each in a list of them.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}
