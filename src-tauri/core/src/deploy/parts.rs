//! Large files go over in parts, each of which can be sent again alone and is still there after a crash.
//! S3's limits: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>.

/// The most parts of one object.
pub const MOST_PARTS: u64 = 10_000;
/// The largest part.
const LARGEST_PART: u64 = 5 << 30;
/// The largest object.
pub const LARGEST: u64 = MOST_PARTS * LARGEST_PART;

/// Which files go in parts, and how large these are at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// Larger files go in parts, in bytes.
    pub above: u64,
    /// Bytes of a part, unless that made too many. S3 takes no smaller one than 5 MiB, but for the last.
    pub least: u64,
}

impl Default for Parts {
    fn default() -> Self {
        Self { above: 64 << 20, least: 8 << 20 }
    }
}

impl Parts {
    /// Bytes of a part of a file of this size; `None` if it goes in one piece. The same for the same size, so that a
    /// later run finds its own parts again.
    #[must_use]
    pub fn of(self, size: u64) -> Option<u64> {
        const STEP: u64 = 1 << 20;
        (size > self.above).then(|| self.least.max(size.div_ceil(MOST_PARTS).div_ceil(STEP) * STEP).min(LARGEST_PART))
    }

    /// How many requests send a file of this size, of those that S3 charges as a PUT: one, or one a part with the one
    /// that begins them and the one that puts them together.
    #[must_use]
    pub fn requests(self, size: u64) -> u64 {
        self.of(size).map_or(1, |part| size.div_ceil(part) + 2)
    }
}

/// Where the parts of a file begin and how long they are, in order.
pub fn ranges(size: u64, part: u64) -> impl Iterator<Item = (u64, u64)> {
    (0..size.div_ceil(part)).map(move |n| (n * part, part.min(size - n * part)))
}
