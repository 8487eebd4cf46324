//! Long lists of changed files, kept where they were made and asked for page by page.

use std::sync::{Arc, Mutex, PoisonError};

use naru_core::deploy::changes::FileChange;
use naru_core::deploy::tree::{ChangeAsk, ChangePage, Listing};

/// At most so many rows go at once.
const AT_MOST: usize = 500;

/// Files that change, and how they were asked for last.
#[derive(Debug)]
pub(super) struct Rows {
    all: Vec<FileChange>,
    listing: Mutex<Option<Arc<Listing>>>,
}

impl Rows {
    pub(super) fn of(all: Vec<FileChange>) -> Self {
        Self { all, listing: Mutex::default() }
    }

    /// A stretch of them, as they are asked for.
    pub(super) fn page(&self, ask: ChangeAsk, from: usize, count: usize) -> ChangePage {
        self.listing(ask).page(&self.all, from, count.min(AT_MOST))
    }

    /// The next of those rows whose name begins like this: see [`Listing::find`].
    pub(super) fn find(&self, ask: ChangeAsk, text: &str, after: Option<usize>) -> Option<usize> {
        self.listing(ask).find(&self.all, text, after)
    }

    /// Laid out once, however many pages of them are read.
    fn listing(&self, ask: ChangeAsk) -> Arc<Listing> {
        let mut last = self.listing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listing) = last.as_ref().filter(|listing| *listing.ask() == ask) {
            return Arc::clone(listing);
        }
        let listing = Arc::new(Listing::of(&self.all, ask, last.as_deref()));
        *last = Some(Arc::clone(&listing));
        listing
    }
}
