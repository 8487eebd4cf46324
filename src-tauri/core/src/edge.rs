//! The edge's decision: which object, status or redirect a visitor's request gets. Pure; practice, preview and
//! their tests share it. What a 403 becomes for a visitor is modelled here as S3 decides it.
//!
//! Without a distribution this is S3's website endpoint:
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html> and
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html>.

use serde_json::Value;

use crate::names::{BucketName, Key};
use crate::world::Bucket;

/// What a request gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// This object with this status.
    Object {
        /// Which.
        key: Key,
        /// 200, or the error's status when it is the error document.
        status: u16,
    },
    /// Go there instead.
    Redirect {
        /// An absolute path, percent-encoded.
        location: String,
    },
    /// S3's own error page.
    Error {
        /// Status.
        status: u16,
        /// S3's code, such as `AccessDenied`.
        code: &'static str,
        /// S3's sentence.
        message: &'static str,
    },
}

/// Decides a GET or HEAD. `path` is percent-decoded and starts with `/`.
#[must_use]
pub fn decide(name: &BucketName, bucket: &Bucket, path: &str) -> Decision {
    let Some(website) = bucket.website.seen() else {
        // The website endpoint knows the bucket, but hosting was never switched on.
        return Decision::Error {
            status: 404,
            code: "NoSuchWebsiteConfiguration",
            message: "The specified bucket does not have a website configuration",
        };
    };
    let asked = path.strip_prefix('/').unwrap_or(path);
    let key =
        if asked.is_empty() || asked.ends_with('/') { format!("{asked}{}", website.index) } else { asked.to_owned() };
    if let Some(found) = readable(name, bucket, &key) {
        return Decision::Object { key: found, status: 200 };
    }
    // `/about` becomes `/about/` if that folder has an index document.
    if !asked.is_empty()
        && !asked.ends_with('/')
        && let Some(index) = readable(name, bucket, &format!("{asked}/{}", website.index))
    {
        let dir = index.as_str().strip_suffix(website.index.as_str()).expect("made with this suffix");
        let dir = Key::parse(dir.trim_end_matches('/')).expect("a folder of a key is a key");
        return Decision::Redirect { location: format!("/{}/", crate::site::answers::url_path(&dir)) };
    }
    // Who may not list the bucket is not told whether a key exists: the answer is 403, not 404.
    // <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestParameters>
    let exists =
        Key::parse(&key).ok().is_some_and(|key| bucket.objects.seen().is_some_and(|all| all.contains_key(&key)));
    let (status, code, message) = if !exists && anonymous_may(name, bucket, "s3:ListBucket", &name.arn()) {
        (404, "NoSuchKey", "The specified key does not exist.")
    } else {
        (403, "AccessDenied", "Access Denied")
    };
    match website.error.as_deref().and_then(|error| readable(name, bucket, error)) {
        Some(error) => Decision::Object { key: error, status },
        None => Decision::Error { status, code, message },
    }
}

/// The key, if it exists and anyone may read it.
fn readable(name: &BucketName, bucket: &Bucket, key: &str) -> Option<Key> {
    let key = Key::parse(key).ok()?;
    let there = bucket.objects.seen()?.contains_key(&key);
    (there && anonymous_may(name, bucket, "s3:GetObject", &format!("{}/{key}", name.arn()))).then_some(key)
}

/// Whether the bucket's policy and its Block Public Access let a stranger do this.
fn anonymous_may(_: &BucketName, bucket: &Bucket, action: &str, resource: &str) -> bool {
    let open = bucket.block.seen().is_some_and(|block| !block.restrict_public_buckets);
    let Some(policy) = bucket.policy.seen() else { return false };
    let statements = policy["Statement"].as_array().map_or(&[][..], Vec::as_slice);
    let hits = |effect: &str| {
        statements.iter().any(|statement| statement["Effect"] == effect && applies(statement, action, resource))
    };
    open && hits("Allow") && !hits("Deny")
}

/// Whether a statement speaks of a stranger doing this over plain HTTP. A condition we do not know counts
/// against the stranger.
fn applies(statement: &Value, action: &str, resource: &str) -> bool {
    let anyone =
        matches!(&statement["Principal"], Value::String(p) if p == "*") || statement["Principal"]["AWS"] == "*";
    let list = |value: &Value| -> Vec<String> {
        match value {
            Value::String(one) => vec![one.clone()],
            Value::Array(many) => many.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect(),
            _ => Vec::new(),
        }
    };
    let on = |patterns: &Value, what: &str| list(patterns).iter().any(|pattern| matches_pattern(pattern, what));
    let condition = match &statement["Condition"] {
        Value::Null => true,
        // A stranger has no account and speaks HTTP here, so both of our own conditions hold.
        Value::Object(map) => {
            let known = map.iter().all(|(operator, keys)| {
                (operator == "StringNotEquals" && keys.get("aws:PrincipalAccount").is_some())
                    || (operator == "Bool" && keys["aws:SecureTransport"] == "false")
            });
            known || statement["Effect"] == "Deny"
        }
        _ => false,
    };
    anyone && on(&statement["Action"], action) && on(&statement["Resource"], resource) && condition
}

/// IAM's wildcards: `*` any run of characters, `?` any one.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if p < pattern.len() && pattern[p] == '*' {
            star = Some((p, t));
            p += 1;
        } else if p < pattern.len() && (pattern[p] == '?' || pattern[p] == text[t]) {
            p += 1;
            t += 1;
        } else if let Some((at, matched)) = star {
            star = Some((at, matched + 1));
            p = at + 1;
            t = matched + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}
