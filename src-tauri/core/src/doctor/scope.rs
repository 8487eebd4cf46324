//! Which rules could be looked at: a site in which nothing was found is only as well as what was seen of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::case::Case;
use super::evidence::{Evidence, Keychain};
use crate::spec::{Spec, Venue};
use crate::world::Fact;

/// A part of the evidence that nobody could look at: word key `doctor-part-<part>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unlooked {
    /// Which part.
    pub part: String,
    /// The rules that live by it.
    pub rules: Vec<String>,
    /// The IAM action that is missing, if that is why.
    pub action: Option<String>,
}

/// What a checkup covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Parts that could not be looked at.
    pub unlooked: Vec<Unlooked>,
    /// How many rules say nothing about a site like this one.
    pub apart: usize,
}

/// How a part was looked at.
enum Seen {
    Looked,
    Apart,
    Missing(Option<String>),
}

type Look = fn(&Case<'_>) -> Seen;

/// Every rule once, under the part that it cannot do without.
pub const PARTS: &[(&str, &[&str])] = &[
    ("run", &["C1", "C2", "C4", "C8", "B1", "B2", "B5", "B13", "F19", "F23", "F26"]),
    ("caller", &["C5"]),
    ("clock", &["C3"]),
    ("computer", &["C6", "C7"]),
    ("bucket", &["B3"]),
    ("files", &["B7", "B8", "B9", "B12", "B14"]),
    ("policy", &["B6"]),
    ("block", &["B4"]),
    ("answers", &["B10", "B11", "F14"]),
    ("edge", &["F4", "F5", "F8", "F9", "F10", "F11", "F12", "F21", "F24", "F27"]),
    ("distribution", &["F1", "F2", "F6", "F7", "F22"]),
    ("encryption", &["F3"]),
    ("invalidations", &["F13"]),
    ("zones", &["D2", "D3", "D6", "D7", "D8", "D10"]),
    ("parents", &["D1", "D5"]),
    ("registry", &["D4"]),
    ("resolvers", &["D9"]),
    ("certificates", &["F15", "F16", "F17", "F18", "F20"]),
];

fn look_of(part: &str) -> Look {
    match part {
        "caller" => |case| fact(&case.world().caller),
        "clock" => |case| if case.at_aws() { some(case.seen.skew_seconds.is_some()) } else { Seen::Apart },
        "computer" => computer,
        "bucket" => |case| case.bucket().map_or(Seen::Missing(None), |bucket| fact(&bucket.head)),
        "files" => |case| of_bucket(case, |bucket| fact(&bucket.objects)),
        "policy" => |case| of_bucket(case, |bucket| fact(&bucket.policy)),
        "block" => |case| of_bucket(case, |bucket| fact(&bucket.block)),
        "answers" => answers,
        "edge" => |case| behind_cdn(case, answers),
        "distribution" => |case| behind_cdn(case, |case| fact(&case.world().distributions)),
        "encryption" => |case| behind_cdn(case, |case| of_bucket(case, |_| fact(&case.seen.encryption))),
        "invalidations" => |case| {
            behind_cdn(case, |case| if case.cdn().is_some() { fact(&case.seen.invalidations) } else { Seen::Apart })
        },
        "zones" => |case| at_domain(case, |case| fact(&case.world().zones)),
        "parents" => |case| {
            at_domain(case, |case| {
                let asked = case.seen.domain.as_ref().is_some_and(|domain| !domain.facts.parent.is_empty());
                some(asked)
            })
        },
        "registry" => |case| {
            at_domain(case, |case| {
                if !case.at_aws() {
                    return Seen::Apart;
                }
                some(case.seen.domain.as_ref().is_some_and(|domain| domain.facts.rdap.is_some()))
            })
        },
        "resolvers" => |case| {
            at_domain(case, |case| some(case.seen.domain.as_ref().is_some_and(|domain| !domain.resolved.is_empty())))
        },
        "certificates" => |case| at_domain(case, |case| fact(&case.world().certificates)),
        // What a look or a run stopped with is always known.
        _ => |_| Seen::Looked,
    }
}

fn fact<T>(fact: &Fact<T>) -> Seen {
    match fact {
        Fact::Seen(_) | Fact::Absent => Seen::Looked,
        Fact::Unseen => Seen::Missing(None),
        Fact::Denied(action) => Seen::Missing(Some(action.clone()).filter(|action| !action.is_empty())),
    }
}

fn some(looked: bool) -> Seen {
    if looked { Seen::Looked } else { Seen::Missing(None) }
}

fn computer(case: &Case<'_>) -> Seen {
    if case.spec.venue == Venue::Practice {
        return Seen::Apart;
    }
    some(case.seen.surroundings.as_ref().is_some_and(|around| around.keychain != Keychain::Unseen))
}

/// A bucket that does not stand yet has no settings that could be wrong.
fn of_bucket(case: &Case<'_>, then: impl Fn(&crate::world::Bucket) -> Seen) -> Seen {
    match case.bucket() {
        Some(bucket) if bucket.head == Fact::Absent => Seen::Apart,
        Some(bucket) if bucket.head.denied().is_some() => fact(&bucket.head),
        Some(bucket) => then(bucket),
        None => Seen::Missing(None),
    }
}

fn behind_cdn(case: &Case<'_>, then: impl Fn(&Case<'_>) -> Seen) -> Seen {
    if case.spec.cdn.is_none() && case.cdn().is_none() { Seen::Apart } else { then(case) }
}

fn at_domain(case: &Case<'_>, then: impl Fn(&Case<'_>) -> Seen) -> Seen {
    if case.spec.domain.is_none() { Seen::Apart } else { then(case) }
}

fn answers(case: &Case<'_>) -> Seen {
    // A private bucket has no visitors, and one that does not stand has none yet.
    let visited = case.spec.cdn.is_some() || case.is_classic();
    let stands = case.bucket().is_some_and(|bucket| bucket.head.seen().is_some());
    if visited && stands { some(case.seen.http.iter().any(|sight| sight.status != 0)) } else { Seen::Apart }
}

/// What a checkup of this evidence covers.
#[must_use]
pub fn scope(spec: &Spec, seen: &Evidence) -> Scope {
    let case = Case::new(spec, seen);
    let mut scope = Scope { unlooked: Vec::new(), apart: 0 };
    for (part, rules) in PARTS {
        match look_of(part)(&case) {
            Seen::Looked => {}
            Seen::Apart => scope.apart += rules.len(),
            Seen::Missing(action) => scope.unlooked.push(Unlooked {
                part: (*part).to_owned(),
                rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
                action,
            }),
        }
    }
    scope
}
