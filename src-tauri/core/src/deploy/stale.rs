//! Which paths the edges may hold an older copy of, folded to few.

use std::collections::{BTreeMap, BTreeSet};

use super::manifest::{Manifest, ReleaseId};
use crate::names::Key;

/// More paths than this are said in fewer, wider ones.
const FEW: usize = 15;

/// The paths to invalidate between two releases; `before` is `None` if nobody knows what the edges hold. A file whose
/// name is new was never asked for with success, so it is not among them; neither is one that stays for open tabs.
///
/// A page is cached under the name that the function or the default root object made of the path that was asked for,
/// and CloudFront wants both named:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html>.
#[must_use]
pub fn paths(before: Option<&Manifest>, after: &Manifest) -> Vec<String> {
    let Some(before) = before else { return vec!["/*".to_owned()] };
    let now: BTreeMap<&Key, _> = after.all().map(|f| (&f.key, (&f.sha256, &f.headers))).collect();
    let changed: Vec<&Key> =
        before.files.iter().filter(|f| now.get(&f.key) != Some(&(&f.sha256, &f.headers))).map(|f| &f.key).collect();
    let mut all = BTreeSet::new();
    for key in &changed {
        let path = spelled(key);
        if let Some(page) = path.strip_suffix("index.html").filter(|dir| dir.is_empty() || dir.ends_with('/')) {
            all.insert(format!("/{page}"));
            if let Some(bare) = page.strip_suffix('/') {
                all.insert(format!("/{bare}"));
            }
        } else if let Some(bare) = path.strip_suffix(".html") {
            all.insert(format!("/{bare}"));
        }
        all.insert(format!("/{path}"));
    }
    if all.len() <= FEW {
        return all.into_iter().collect();
    }
    fold(&all)
}

/// So many releases are told apart, the newest among them. Edges that were told of none of them forget everything: a
/// look reads no more, and what was foreseen from an earlier look has to be what a later one says.
pub const TOLD_APART: usize = 10;

/// The paths to invalidate since edges were fresh for a release: whatever any release from then on had otherwise than
/// the newest, for each of them may have been asked for.
#[must_use]
pub fn since(releases: &[Manifest], fresh: Option<&ReleaseId>, newest: &Manifest) -> Vec<String> {
    let known = &releases[releases.len().saturating_sub(TOLD_APART)..];
    let Some(from) = known.iter().position(|release| Some(&release.id) == fresh) else {
        return paths(None, newest);
    };
    let mut all = BTreeSet::new();
    for release in known[from..].iter().filter(|release| release.id != newest.id) {
        all.extend(paths(Some(release), newest));
    }
    if all.len() > FEW || all.contains("/*") { fold(&all) } else { all.into_iter().collect() }
}

/// A key's path as an invalidation names it, and as browsers ask for it: what is not ASCII and what RFC 1738 calls unsafe is percent-encoded, and nothing
/// else may be, or nothing is forgotten. The tilde counts as safe, as in AWS's own list of characters.
pub(crate) fn spelled(key: &Key) -> String {
    use std::fmt::Write;
    key.as_str().bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_graphic() && !b"<>\"#%{}|\\^[]`*".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a String cannot fail");
        }
        out
    })
}

/// One `/folder/*` for each first folder, and the files beside them; `/*` if that is still many.
fn fold(all: &BTreeSet<String>) -> Vec<String> {
    if all.contains("/*") {
        return vec!["/*".to_owned()];
    }
    let folded: BTreeSet<String> = all
        .iter()
        .map(|path| match path[1..].split_once('/') {
            Some((dir, _)) => format!("/{dir}/*"),
            None => path.clone(),
        })
        .collect();
    let covered = |path: &String| folded.contains(&format!("{path}/*"));
    let kept: Vec<String> = folded.iter().filter(|path| path.ends_with("/*") || !covered(path)).cloned().collect();
    if kept.len() > FEW { vec!["/*".to_owned()] } else { kept }
}
