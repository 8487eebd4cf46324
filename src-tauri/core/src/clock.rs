//! Time and randomness come in from outside, so that tests compare bytes.

use std::time::Duration;

use async_trait::async_trait;
use time::OffsetDateTime;

/// The only source of time for the engine.
#[async_trait]
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> OffsetDateTime;
    /// Waits; returns early only if the future is dropped.
    async fn sleep(&self, span: Duration);
    /// Fresh randomness for tokens: 16 bytes.
    fn entropy(&self) -> [u8; 16];
}

/// A moment as RFC 3339 in UTC with whole seconds, as saved and sent.
#[must_use]
pub fn rfc3339(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC).replace_nanosecond(0).expect("0 is a valid nanosecond");
    at.format(&time::format_description::well_known::Rfc3339).expect("RFC 3339 formats any UTC time of our era")
}

/// Lowercase hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The moment a text of [`rfc3339`] means; the beginning of time for anything else.
#[must_use]
pub fn parsed(text: &str) -> OffsetDateTime {
    OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// A time that has passed, in whole milliseconds; none if a clock was set back meanwhile.
#[must_use]
pub fn millis(passed: time::Duration) -> u64 {
    u64::try_from(passed.whole_milliseconds()).unwrap_or(0)
}
