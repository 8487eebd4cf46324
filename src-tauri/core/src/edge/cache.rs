//! What an edge keeps, and for how long. A structure in memory: the time comes in from outside.
//!
//! How long: <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html>; what is forgotten:
//! <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html>.

use std::collections::{BTreeMap, BTreeSet};

use time::OffsetDateTime;

use super::origin::{Answer, decoded};
use crate::practice::state::Forgotten;

/// An edge may drop what it likes; this one drops all when it has so many answers.
const MOST: usize = 10_000;

const DAY: u64 = 24 * 60 * 60;

/// The managed cache policy *CachingDisabled*:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html>.
const CACHING_DISABLED: &str = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/// All that the edges keep, of every distribution.
#[derive(Debug, Clone, Default)]
pub struct Cache {
    kept: BTreeMap<Place, Kept>,
    /// Invalidations that were carried out, by id: each touches only what was kept before it.
    heard: BTreeSet<String>,
}

/// Under what an answer is kept. The query is no part of it, as in *CachingOptimized*.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) distribution: String,
    /// As the function left it, percent-encoded as it came.
    pub(super) path: String,
    /// Whether the visitor takes gzip: compressed and plain are kept beside each other.
    pub(super) gzip: bool,
}

#[derive(Debug, Clone)]
struct Kept {
    answer: Answer,
    since: OffsetDateTime,
    seconds: u64,
}

/// What a cache has.
pub(super) enum Found {
    /// Good enough, and kept for so many seconds already.
    Fresh(Answer, u64),
    /// To be asked about again.
    Stale(Answer),
    /// Nothing.
    Nothing,
}

impl Cache {
    /// Forgets what invalidations name that came since the last request.
    pub(super) fn hear(&mut self, forgotten: &[Forgotten]) {
        for one in forgotten {
            if self.heard.insert(one.id.clone()) {
                self.kept.retain(|place, _| {
                    place.distribution != one.distribution || !one.paths.iter().any(|path| names(path, &place.path))
                });
            }
        }
    }

    pub(super) fn find(&self, place: &Place, now: OffsetDateTime) -> Found {
        let Some(kept) = self.kept.get(place) else { return Found::Nothing };
        let age = u64::try_from((now - kept.since).whole_seconds()).unwrap_or(0);
        if age < kept.seconds { Found::Fresh(kept.answer.clone(), age) } else { Found::Stale(kept.answer.clone()) }
    }

    pub(super) fn keep(&mut self, place: Place, answer: Answer, seconds: u64, now: OffsetDateTime) {
        if self.kept.len() >= MOST {
            self.kept.clear();
        }
        self.kept.insert(place, Kept { answer, since: now, seconds });
    }
}

/// Whether an invalidation's path speaks of this one. `*` at its end is any run of characters, elsewhere itself; case
/// matters; `/` is not `/index.html`. How much of a path is percent-encoded does not matter here, though AWS asks
/// for as little as needed.
fn names(pattern: &str, path: &str) -> bool {
    let plain = |text: &str| decoded(text).unwrap_or_else(|| text.to_owned());
    match pattern.strip_suffix('*') {
        Some(beginning) => plain(path).starts_with(&plain(beginning)),
        None => plain(path) == plain(pattern),
    }
}

/// How long a cache policy lets answers be kept, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    least: u64,
    usual: u64,
    most: u64,
}

impl Times {
    /// Of a policy, by its id; of an unknown one as *CachingOptimized* has it.
    pub(super) fn of(policy: Option<&str>) -> Self {
        let (least, usual, most) = match policy {
            Some(CACHING_DISABLED) => (0, 0, 0),
            Some(_) => (1, DAY, 365 * DAY),
            // The legacy way.
            None => (0, DAY, 365 * DAY),
        };
        Self { least, usual, most }
    }

    /// Whether compressed answers are asked for at all.
    pub(super) const fn compresses(self) -> bool {
        self.most > 0
    }

    /// How long an answer is good; `None` if it is not to be kept at all.
    pub(super) fn seconds(self, cache_control: Option<&str>) -> Option<u64> {
        let says = |word: &str| directives(cache_control).any(|(name, _)| name == word);
        if self.most == 0 || (self.least == 0 && (says("no-store") || says("private"))) {
            None
        } else if says("no-cache") || says("no-store") || says("private") {
            Some(self.least)
        } else {
            Some(max_age(cache_control).unwrap_or(self.usual).clamp(self.least, self.most))
        }
    }
}

/// How long the origin says its answer is good, `s-maxage` before `max-age`.
pub(super) fn max_age(cache_control: Option<&str>) -> Option<u64> {
    let of = |word: &str| directives(cache_control).find(|(name, _)| name == word)?.1.parse().ok();
    of("s-maxage").or_else(|| of("max-age"))
}

fn directives(cache_control: Option<&str>) -> impl Iterator<Item = (String, &str)> {
    cache_control.into_iter().flat_map(|text| text.split(',')).map(|directive| {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"'))
    })
}
