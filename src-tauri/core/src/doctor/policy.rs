//! What a bucket's or a key's policy lets somebody do, as far as the rules ask. No more of IAM than that.

use serde_json::Value;

use crate::cdn::AccessIdentity;
use crate::names::BucketName;

/// Whose request it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Asker<'a> {
    /// CloudFront, signing for this distribution's ARN.
    Distribution(&'a str),
    /// A legacy origin access identity.
    Identity(&'a str),
    /// Anybody.
    Stranger,
}

/// Whether the policy allows somebody this action on this resource.
pub(super) fn allows(policy: &Value, asker: Asker<'_>, action: &str, resource: &str) -> bool {
    statements(policy).any(|statement| {
        statement["Effect"] == "Allow"
            && list(&statement["Action"]).any(|one| fits(&one.to_ascii_lowercase(), &action.to_ascii_lowercase()))
            && (statement["Resource"].is_null() || list(&statement["Resource"]).any(|one| fits(one, resource)))
            && is_for(statement, asker)
    })
}

fn is_for(statement: &Value, asker: Asker<'_>) -> bool {
    let principal = &statement["Principal"];
    let open = statement["Condition"].is_null();
    let anyone = open && (principal == "*" || list(&principal["AWS"]).any(|one| one == "*"));
    anyone
        || match asker {
            Asker::Stranger => false,
            Asker::Identity(id) => {
                let arn = AccessIdentity::principal(id);
                // The canonical user stands for the same identity, and cannot be told from here.
                list(&principal["AWS"]).any(|one| one == arn) || !principal["CanonicalUser"].is_null()
            }
            Asker::Distribution(arn) => {
                list(&principal["Service"]).any(|one| one == "cloudfront.amazonaws.com")
                    && (open || names_source(&statement["Condition"], arn))
            }
        }
}

/// Whether a condition lets this distribution through: by its ARN, or by its account.
fn names_source(condition: &Value, arn: &str) -> bool {
    let account = arn.split(':').nth(4).unwrap_or_default();
    let operators = condition.as_object().into_iter().flatten().map(|(_, keys)| keys);
    operators.flat_map(|keys| keys.as_object().into_iter().flatten()).all(|(key, value)| {
        match key.to_ascii_lowercase().as_str() {
            "aws:sourcearn" => list(value).any(|one| fits(one, arn)),
            "aws:sourceaccount" => list(value).any(|one| one == account),
            _ => true,
        }
    })
}

/// What is wrong with statements that were meant to let somebody read the files.
pub(super) fn faults(policy: &Value, bucket: &BucketName) -> Vec<String> {
    statements(policy).filter(|one| is_faulty(one, bucket)).map(ToString::to_string).collect()
}

fn is_faulty(statement: &Value, bucket: &BucketName) -> bool {
    let arn = bucket.arn();
    let reads = list(&statement["Action"]).any(|one| one.eq_ignore_ascii_case("s3:GetObject"));
    let mut resources = list(&statement["Resource"]).peekable();
    let covers = |one: &str| one == "*" || one.strip_prefix(&arn).is_some_and(|rest| rest.starts_with(['/', '*']));
    statement["Effect"] == "Allow" && reads && resources.peek().is_some() && !resources.any(covers)
}

/// The same policy with every file of this bucket where another resource, or only the bucket itself, was named.
pub(super) fn mended(policy: &Value, bucket: &BucketName) -> Value {
    let mut out = policy.clone();
    let files = Value::from(format!("{}/*", bucket.arn()));
    let mend = |statement: &mut Value| {
        if is_faulty(statement, bucket) {
            statement["Resource"] = files.clone();
        }
    };
    match &mut out["Statement"] {
        Value::Array(all) => all.iter_mut().for_each(mend),
        Value::Null => {}
        one => mend(one),
    }
    out
}

fn statements(policy: &Value) -> impl Iterator<Item = &Value> {
    let (many, one) = match &policy["Statement"] {
        Value::Array(all) => (all.as_slice(), None),
        Value::Object(_) => (&[][..], Some(&policy["Statement"])),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (&[][..], None),
    };
    many.iter().chain(one)
}

fn list(value: &Value) -> impl Iterator<Item = &str> {
    let (many, one) = match value {
        Value::Array(all) => (all.as_slice(), None),
        one => (&[][..], one.as_str()),
    };
    many.iter().filter_map(Value::as_str).chain(one)
}

/// IAM's wildcards: `*` any run of characters, `?` any one.
fn fits(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut p, mut t, mut star) = (0, 0, None);
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(one) if *one == b'?' || *one == text[t] => {
                p += 1;
                t += 1;
            }
            Some(_) | None => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|one| *one == b'*')
}
