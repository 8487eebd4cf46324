//! What browsers keep for so long that a mistake cannot be taken back: `immutable` is right only where other content
//! has another name.

use super::folder::FolderView;
use super::headers::carries_hash;
use super::in_order::InOrder;
use super::manifest::Manifest;
use crate::names::Key;

/// Longer than this a file under a fixed name is no cache any more but a mistake, in seconds: a month.
const LONG: u64 = 30 * 24 * 60 * 60;

/// Whether browsers keep a file for very long although its name says nothing of its content.
#[must_use]
pub fn stays_too_long(key: &Key, cache_control: Option<&str>) -> bool {
    cache_control.is_some_and(is_long) && !carries_hash(key)
}

/// The files that were published as `immutable` and have other bytes now under the same name: who has been here
/// before does not get them.
pub fn changed_in_place<'a>(folder: &'a FolderView, newest: &'a Manifest) -> impl Iterator<Item = &'a Key> {
    let newest = InOrder::of(&newest.files, |file| &file.key);
    folder.files.iter().map(|file| (&file.key, &file.sha256)).filter_map(move |(key, sha256)| {
        let before = newest.find(key)?;
        let kept = before.headers.cache_control.as_deref().is_some_and(|value| says(value, "immutable"));
        (kept && before.sha256 != *sha256).then_some(key)
    })
}

fn directives(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim)
}

fn says(value: &str, directive: &str) -> bool {
    directives(value).any(|said| said.eq_ignore_ascii_case(directive))
}

/// Whether the browser's own cache keeps it; `s-maxage` is for shared ones, which can be told.
fn is_long(value: &str) -> bool {
    let age = directives(value).filter_map(|said| said.split_once('=')).find_map(|(name, seconds)| {
        name.trim().eq_ignore_ascii_case("max-age").then(|| seconds.trim_matches(['"', ' ']).parse::<u64>().ok())?
    });
    let asked = says(value, "no-cache") || says(value, "no-store");
    !asked && (says(value, "immutable") || age.is_some_and(|age| age > LONG))
}
