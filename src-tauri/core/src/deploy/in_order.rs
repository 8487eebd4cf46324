//! Lists that are sorted by key, asked for keys in about that order: a hundred thousand files are compared with what
//! lies there in one walk, and not by a search for each.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::names::Key;

/// Finds by key. Next to what was found last it looks first, and searches all only where that is not it.
#[derive(Debug)]
pub struct InOrder<'a, T> {
    all: &'a [T],
    key: fn(&T) -> &Key,
    next: Cell<usize>,
}

impl<'a, T> InOrder<'a, T> {
    /// Of a list sorted by that key.
    #[must_use]
    pub const fn of(all: &'a [T], key: fn(&T) -> &Key) -> Self {
        Self { all, key, next: Cell::new(0) }
    }

    /// The one of that key.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<&'a T> {
        let at = |index: usize| self.all.get(index).map(|one| (self.key)(one).cmp(key));
        let next = self.next.get();
        let before = || next.checked_sub(1).and_then(at);
        let index = match at(next) {
            Some(Ordering::Equal) => next,
            // Between the last one and the next there is none.
            Some(Ordering::Greater) | None => match before() {
                Some(Ordering::Less) => return None,
                None if next == 0 => return None,
                Some(Ordering::Equal) => next - 1,
                Some(Ordering::Greater) | None => self.search(0, next, key)?,
            },
            Some(Ordering::Less) => self.search(next, self.all.len(), key)?,
        };
        self.next.set(index + 1);
        Some(&self.all[index])
    }

    /// Where it is between two places; if it is not there, what comes after it is the next.
    fn search(&self, from: usize, to: usize, key: &Key) -> Option<usize> {
        let found = self.all[from..to].binary_search_by(|one| (self.key)(one).cmp(key));
        let (Ok(index) | Err(index)) = found;
        self.next.set(from + index);
        found.ok().map(|index| from + index)
    }
}
