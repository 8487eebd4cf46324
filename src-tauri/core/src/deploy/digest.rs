//! The changes of a deploy as a terminal shows them: stretch by stretch in the order they happen, the first few files of
//! each by name and the others by folder. Of a hundred thousand changes it keeps no more than it shows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::changes::{FileChange, Reason};
use super::phase::Phase;
use super::tree::ReasonCount;

/// The changes, cut short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// So many files of a stretch are named.
    named: usize,
    stretches: Vec<Stretch>,
    reasons: BTreeMap<Reason, u64>,
}

/// One stretch: what goes over in one phase, or what is removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which; `None` for the removals, which come last.
    pub phase: Option<Phase>,
    /// How many files.
    pub files: u64,
    /// How many bytes of them are sent; those that are copied or removed count nothing.
    pub bytes: u64,
    /// The first of them.
    pub named: Vec<FileChange>,
    /// The others, by the folder at the root they lie in; of the root itself, by no name.
    rest: BTreeMap<String, Rest>,
}

/// Files that are not named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    /// The folder they all lie in, as deep as that holds, with a slash at its end; empty for the root.
    pub folder: String,
    /// How many.
    pub files: u64,
}

impl Digest {
    /// One that names so many files of each stretch.
    #[must_use]
    pub const fn naming(named: usize) -> Self {
        Self { named, stretches: Vec::new(), reasons: BTreeMap::new() }
    }

    /// Takes in the next file, in the order of [`super::changes::each`].
    pub fn add(&mut self, change: FileChange) {
        *self.reasons.entry(change.reason).or_default() += 1;
        let at = self.stretches.iter().position(|stretch| stretch.phase == change.phase).unwrap_or_else(|| {
            let (named, rest) = (Vec::new(), BTreeMap::new());
            self.stretches.push(Stretch { phase: change.phase, files: 0, bytes: 0, named, rest });
            self.stretches.len() - 1
        });
        let stretch = &mut self.stretches[at];
        stretch.files += 1;
        stretch.bytes += if change.phase.is_some() && change.from.is_none() { change.size } else { 0 };
        if stretch.named.len() < self.named {
            stretch.named.push(change);
        } else {
            stretch.leave(change.key.as_str());
        }
    }

    /// The stretches, in the order they happen.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// How many files there are for each reason that there is.
    pub fn reasons(&self) -> impl Iterator<Item = ReasonCount> {
        self.reasons.iter().map(|(reason, files)| ReasonCount { reason: *reason, files: *files })
    }
}

impl Stretch {
    fn leave(&mut self, path: &str) {
        let folder = &path[..path.rfind('/').map_or(0, |slash| slash + 1)];
        let top = &folder[..folder.find('/').map_or(0, |slash| slash + 1)];
        match self.rest.get_mut(top) {
            Some(rest) => {
                rest.files += 1;
                let same = rest.folder.bytes().zip(folder.bytes()).take_while(|(a, b)| a == b).count();
                // Only whole names count as the same, and a slash is one byte.
                rest.folder
                    .truncate(rest.folder.as_bytes()[..same].iter().rposition(|b| *b == b'/').map_or(0, |s| s + 1));
            }
            None => {
                self.rest.insert(top.to_owned(), Rest { folder: folder.to_owned(), files: 1 });
            }
        }
    }

    /// The files that are not named, folders with many first.
    #[must_use]
    pub fn rest(&self) -> Vec<&Rest> {
        let mut all: Vec<&Rest> = self.rest.values().collect();
        all.sort_by_key(|rest| Reverse(rest.files));
        all
    }
}
