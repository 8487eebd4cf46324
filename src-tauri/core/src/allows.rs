//! Reads an identity policy as IAM would, as far as the policies that Naru writes and meets go: what one allows, denies
//! or says nothing about. Conditions it does not know count as not met.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>

use std::collections::BTreeMap;

use serde_json::Value;

/// What a policy says of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It allows it, and nothing in it denies it.
    Allowed,
    /// It denies it, whatever else allows it.
    Denied,
    /// It says nothing.
    Silent,
}

/// What a request carries for conditions, such as `iam:PermissionsBoundary`.
pub type Context<'a> = BTreeMap<&'a str, &'a str>;

/// What a policy says of an action on a resource.
#[must_use]
pub fn decide(policy: &Value, action: &str, resource: &str, context: &Context<'_>) -> Decision {
    let mut decision = Decision::Silent;
    for statement in list(&policy["Statement"]) {
        let named = list(&statement["Action"]).any(|one| is_like(one, &action.to_ascii_lowercase(), true))
            && list(&statement["Resource"]).any(|one| is_like(one, resource, false));
        if !named || !met(&statement["Condition"], context) {
            continue;
        }
        match statement["Effect"].as_str() {
            Some("Allow") => decision = Decision::Allowed,
            // An effect nobody knows is no permission.
            _ => return Decision::Denied,
        }
    }
    decision
}

/// Whether whatever the one policy allows, the other one allows, too: statement by statement, with resources as they
/// stand there. Conditions are not looked at.
#[must_use]
pub fn covers(wide: &Value, narrow: &Value) -> bool {
    list(&narrow["Statement"]).filter(|statement| statement["Effect"] == "Allow").all(|statement| {
        list(&statement["Action"]).filter_map(Value::as_str).all(|action| {
            list(&statement["Resource"])
                .filter_map(Value::as_str)
                .all(|resource| decide(wide, action, resource, &Context::new()) == Decision::Allowed)
        })
    })
}

/// A list, or its only element.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    let (many, one) = match value {
        Value::Array(many) => (many.as_slice(), None),
        Value::Null => (&[][..], None),
        one => (&[][..], Some(one)),
    };
    many.iter().chain(one)
}

fn is_like(pattern: &Value, text: &str, lower: bool) -> bool {
    let Some(pattern) = pattern.as_str() else { return false };
    if lower { like(&pattern.to_ascii_lowercase(), text) } else { like(pattern, text) }
}

fn met(conditions: &Value, context: &Context<'_>) -> bool {
    let Some(operators) = conditions.as_object() else { return conditions.is_null() };
    operators.iter().all(|(operator, keys)| {
        let Some(keys) = keys.as_object() else { return false };
        let (operator, if_exists) = match operator.strip_suffix("IfExists") {
            Some(operator) => (operator, true),
            None => (operator.as_str(), false),
        };
        keys.iter().all(|(key, values)| {
            let Some(have) = context.get(key.as_str()) else { return if_exists };
            list(values).filter_map(Value::as_str).any(|want| match operator {
                "StringEquals" => *have == want,
                "StringLike" | "ArnLike" | "ArnEquals" => like(want, have),
                _ => false,
            })
        })
    })
}

/// IAM's wildcards: `*` stands for any text, `?` for any one character.
pub(crate) fn like(pattern: &str, text: &str) -> bool {
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
        } else if let Some((at, from)) = star {
            // The last star takes one character more.
            star = Some((at, from + 1));
            p = at + 1;
            t = from + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}
