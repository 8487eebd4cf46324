//! How far an upload is, told now and then: each word of it is drawn, or written down, by who hears it.

use std::time::{Duration, Instant};

use naru_core::cloud::Progress;

/// How often it is told while bytes go over.
pub(super) const EACH: Duration = Duration::from_millis(50);

/// See the module. However the upload ends, what went over until then is told at last.
pub(super) struct Telling<'a> {
    tell: &'a (dyn Fn(Progress) + Send + Sync),
    now: Progress,
    told: Progress,
    at: Instant,
}

impl<'a> Telling<'a> {
    pub(super) fn to(tell: &'a (dyn Fn(Progress) + Send + Sync)) -> Self {
        Self { tell, now: Progress::default(), told: Progress::default(), at: Instant::now() }
    }

    /// So many files are there, and so many bytes went over. Bytes of a try that failed are taken back; what was told
    /// is not.
    pub(super) fn is(&mut self, files: u64, bytes: u64) {
        self.now = Progress { files, bytes: bytes.max(self.told.bytes) };
        if self.at.elapsed() >= EACH {
            self.say();
        }
    }

    fn say(&mut self) {
        if self.now != self.told {
            (self.told, self.at) = (self.now, Instant::now());
            (self.tell)(self.now);
        }
    }
}

impl Drop for Telling<'_> {
    fn drop(&mut self) {
        self.say();
    }
}
