//! The bucket policy, statement by statement and field by field, as the console's policy generator asks for it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::cdn::AccessIdentity;
use crate::names::{AccountId, BucketName, RESERVED};
use crate::spec::{Access, Venue};

/// Statements with these `Sid`s are ours; all others are kept as they are.
const OURS: [&str; 5] = [PUBLIC_READ, "NaruHttpsOnly", RECORDS, CDN_READ, CDN_READ_BEFORE];

/// The statement that lets everybody read.
const PUBLIC_READ: &str = "NaruPublicRead";

/// The statement that lets a distribution read.
const CDN_READ: &str = "NaruCdnRead";

/// The statement that lets it read as it did before, until every edge has heard that it asks in another way.
const CDN_READ_BEFORE: &str = "NaruCdnReadBefore";

/// Who reads the bucket for visitors, in private mode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CdnReader {
    /// This distribution and no other, in whoever's account: a confused deputy is kept out by its ARN.
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html>
    Distribution {
        /// Its ARN.
        arn: String,
    },
    /// A legacy origin access identity.
    Identity {
        /// Its id.
        id: String,
    },
}

/// One field of a statement, as the console's generator names it: word keys `policy-<field>` and `policy-<field>-why`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyField {
    /// `effect`, `principal`, `action`, `resource`, `condition`.
    pub field: String,
    /// What it is set to.
    pub value: String,
    /// The line of [`text`] that says so, counted from 1.
    pub line: u32,
}

/// Our statements for this access.
///
/// `.naru/` stays unreadable for everybody outside the account in both modes. Plain HTTP is
/// denied in private mode at AWS alone: elsewhere it would lock us out too, and the website endpoint speaks
/// nothing else.
#[must_use]
pub fn statements<'a>(
    access: &Access,
    venue: &Venue,
    bucket: &BucketName,
    account: &AccountId,
    readers: impl IntoIterator<Item = &'a CdnReader>,
) -> Vec<Value> {
    let arn = bucket.arn();
    let mut all = Vec::new();
    match access {
        Access::Classic { .. } => all.push(json!({
            "Sid": PUBLIC_READ,
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": format!("{arn}/*"),
        })),
        Access::Private => {
            if *venue == Venue::Aws {
                all.push(json!({
                    "Sid": "NaruHttpsOnly",
                    "Effect": "Deny",
                    "Principal": "*",
                    "Action": "s3:*",
                    "Resource": [&arn, &format!("{arn}/*")],
                    "Condition": { "Bool": { "aws:SecureTransport": "false" } },
                }));
            }
        }
    }
    // A policy takes each `Sid` once: the reader that is wanted, and the one before it.
    all.extend(readers.into_iter().zip([CDN_READ, CDN_READ_BEFORE]).map(|(reader, sid)| reads(reader, sid, &arn)));
    all.push(json!({
        "Sid": RECORDS,
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": format!("{arn}/{RESERVED}*"),
        "Condition": { "StringNotEquals": { "aws:PrincipalAccount": account } },
    }));
    all
}

fn reads(reader: &CdnReader, sid: &str, bucket: &str) -> Value {
    let (principal, condition) = match reader {
        CdnReader::Distribution { arn } => (
            json!({ "Service": "cloudfront.amazonaws.com" }),
            Some(json!({ "StringEquals": { "AWS:SourceArn": arn } })),
        ),
        CdnReader::Identity { id } => (json!({ "AWS": AccessIdentity::principal(id) }), None),
    };
    let mut statement = json!({
        "Sid": sid,
        "Effect": "Allow",
        "Principal": principal,
        "Action": "s3:GetObject",
        "Resource": format!("{bucket}/*"),
    });
    if let Some(condition) = condition {
        statement["Condition"] = condition;
    }
    statement
}

/// Adds the statements of a standing policy that let a distribution read, where ours would not: as long as edges may
/// still ask in that way.
pub fn keep_readers(seen: Option<&Value>, ours: &mut Vec<Value>) {
    let of_cdn = |one: &Value| one["Sid"] == CDN_READ || one["Sid"] == CDN_READ_BEFORE;
    let said = |one: &Value| {
        let mut one = one.clone();
        one["Sid"] = Value::Null;
        normal(&json!({ "Statement": [one] }))
    };
    for mut kept in seen.map(statement_list).unwrap_or_default().into_iter().filter(of_cdn) {
        if ours.iter().filter(|one| of_cdn(one)).any(|one| said(one) == said(&kept)) {
            continue;
        }
        let free = |sid: &&str| !ours.iter().any(|one| one["Sid"] == **sid);
        let Some(sid) = [CDN_READ, CDN_READ_BEFORE].into_iter().find(free) else { continue };
        kept["Sid"] = sid.into();
        ours.push(kept);
    }
}

/// The whole policy that should stand: what others wrote, then ours.
#[must_use]
pub fn wanted(seen: Option<&Value>, ours: Vec<Value>) -> Value {
    let mut statements = foreign(seen);
    statements.extend(ours);
    json!({ "Version": "2012-10-17", "Statement": statements })
}

/// The statement that keeps our records from everybody outside the account.
const RECORDS: &str = "NaruKeepRecords";

/// A policy that stays as it was found, with what an adopted site adds to it: our records are nobody's business, and
/// the distribution may read if it was moved to an access control.
#[must_use]
pub fn beside(seen: Option<&Value>, bucket: &BucketName, account: &AccountId, reader: Option<&CdnReader>) -> Value {
    // Of ours, everything but what stands for who else may read.
    let added = statements(&Access::Private, &Venue::Practice, bucket, account, reader);
    let mut policy = seen.cloned().unwrap_or_else(|| json!({ "Version": "2012-10-17" }));
    let mut all = foreign(seen);
    all.extend(added);
    policy["Statement"] = Value::Array(all);
    policy
}

/// What is left when the statement about our records is taken out; `None` if nothing is.
#[must_use]
pub fn without_records(seen: &Value) -> Option<Value> {
    let mut policy = seen.clone();
    let left: Vec<Value> = statement_list(seen).into_iter().filter(|one| one["Sid"] != RECORDS).collect();
    let any = !left.is_empty();
    policy["Statement"] = Value::Array(left);
    any.then_some(policy)
}

/// Whether it has the statement about our records.
#[must_use]
pub fn has_records(seen: &Value) -> bool {
    statement_list(seen).iter().any(|one| one["Sid"] == RECORDS)
}

/// What others wrote, without what an upgrade takes the place of: whatever lets everybody read, and one origin access
/// identity's own statement.
#[must_use]
pub fn narrowed(seen: &Value, public: bool, identity: Option<&str>) -> Value {
    let principal = identity.map(AccessIdentity::principal);
    let goes = |one: &Value| {
        let who = if one["Principal"].is_object() { &one["Principal"]["AWS"] } else { &one["Principal"] };
        let who = match who {
            Value::Array(list) if list.len() == 1 => &list[0],
            other => other,
        };
        let allows = one["Effect"] == "Allow" && !is_our_statement(one);
        let everybody = public && *who == "*" && one["Condition"].is_null();
        allows && (everybody || principal.as_ref().is_some_and(|it| *who == *it.as_str()))
    };
    let mut policy = seen.clone();
    policy["Statement"] = Value::Array(statement_list(seen).into_iter().filter(|one| !goes(one)).collect());
    policy
}

/// Whether it has fewer statements of others than the policy before it.
#[must_use]
pub fn takes_from(policy: &Value, over: Option<&Value>) -> bool {
    foreign(Some(policy)).len() < foreign(over).len()
}

/// What is left when ours are taken out; `None` if nothing is.
#[must_use]
pub fn without_ours(seen: &Value) -> Option<Value> {
    let statements = foreign(Some(seen));
    (!statements.is_empty()).then(|| json!({ "Version": "2012-10-17", "Statement": statements }))
}

/// Whether it lets a distribution of ours read.
#[must_use]
pub fn lets_cdn(policy: &Value) -> bool {
    statement_list(policy).iter().any(|statement| statement["Sid"] == CDN_READ)
}

/// Whether it lets visitors in by two ways: everybody and a distribution, or a distribution as two readers.
#[must_use]
pub fn lets_both(policy: &Value) -> bool {
    let has = |sid: &str| statement_list(policy).iter().any(|statement| statement["Sid"] == sid);
    has(CDN_READ) && (has(CDN_READ_BEFORE) || has(PUBLIC_READ))
}

/// Whether a statement of ours lets everybody read.
#[must_use]
pub fn lets_everybody(policy: &Value) -> bool {
    statement_list(policy).iter().any(|statement| statement["Sid"] == PUBLIC_READ)
}

/// Whether any statement in it is ours.
#[must_use]
pub fn has_ours(seen: &Value) -> bool {
    statement_list(seen).iter().any(is_our_statement)
}

/// Whether two policies say the same, however AWS spells it when it gives one back.
#[must_use]
pub fn same(a: &Value, b: &Value) -> bool {
    normal(a) == normal(b)
}

/// The policy as it is shown: two-space JSON.
#[must_use]
pub fn text(policy: &Value) -> String {
    serde_json::to_string_pretty(policy).expect("a JSON value can be printed")
}

/// The fields of the statement that makes a site public, each with its line in [`text`] of the policy.
#[must_use]
pub fn fields(policy: &Value) -> Vec<PolicyField> {
    let text = text(policy);
    let lines: Vec<&str> = text.lines().collect();
    let Some(start) = lines.iter().position(|l| l.contains("\"NaruPublicRead\"")) else { return Vec::new() };
    let open = lines[..=start].iter().rposition(|l| l.trim() == "{").unwrap_or(0);
    let close = start + lines[start..].iter().position(|l| l.trim().starts_with('}')).unwrap_or(0);
    ["Effect", "Principal", "Action", "Resource"]
        .into_iter()
        .filter_map(|name| {
            let at = (open..close).find(|i| lines[*i].trim().starts_with(&format!("\"{name}\"")))?;
            let value = lines[at].split_once(": ")?.1.trim_end_matches(',').trim_matches('"').to_owned();
            Some(PolicyField { field: name.to_lowercase(), value, line: u32::try_from(at + 1).ok()? })
        })
        .collect()
}

fn is_our_statement(statement: &Value) -> bool {
    statement["Sid"].as_str().is_some_and(|sid| OURS.contains(&sid))
}

fn statement_list(policy: &Value) -> Vec<Value> {
    match &policy["Statement"] {
        Value::Array(list) => list.clone(),
        Value::Null => Vec::new(),
        one => vec![one.clone()],
    }
}

fn foreign(seen: Option<&Value>) -> Vec<Value> {
    seen.map(statement_list).unwrap_or_default().into_iter().filter(|s| !is_our_statement(s)).collect()
}

/// One spelling for what IAM treats alike: a list of one is its element, `{"AWS": "*"}` is `"*"`, order of statements does not matter.
fn normal(policy: &Value) -> Vec<String> {
    fn fold(value: &Value) -> Value {
        match value {
            Value::Array(list) if list.len() == 1 => fold(&list[0]),
            Value::Array(list) => {
                let mut list: Vec<Value> = list.iter().map(fold).collect();
                list.sort_by_key(Value::to_string);
                Value::Array(list)
            }
            Value::Object(map) if map.len() == 1 && map.get("AWS").map(fold) == Some(Value::from("*")) => {
                Value::from("*")
            }
            Value::Object(map) => {
                let sorted: std::collections::BTreeMap<_, _> = map.iter().map(|(k, v)| (k.clone(), fold(v))).collect();
                Value::Object(sorted.into_iter().collect())
            }
            Value::Bool(b) => Value::from(b.to_string()),
            Value::Null | Value::Number(_) | Value::String(_) => value.clone(),
        }
    }
    let mut list: Vec<String> = statement_list(policy).iter().map(|s| fold(s).to_string()).collect();
    list.sort();
    list
}
