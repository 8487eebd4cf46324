//! How fast bytes may go, as somebody writes it: `500K`, `2M`, `1.5M` a second.

use crate::error::{Code, Error, Result};

/// Bytes a second. `K`, `M` and `G` are thousands of each other, as lines are sold; a `B` and a `/s` may follow.
///
/// # Errors
/// `BadValue` for anything else, and for less than a thousand bytes a second, which no connection survives.
pub fn parse(text: &str) -> Result<u64> {
    let bad = || Error::new(Code::BadValue).arg("field", "limit-rate").arg("value", text).arg("rule", "rate-shape");
    let said = text.trim().to_ascii_uppercase();
    let said = said.trim_end_matches("/S").trim_end_matches('B').trim_end();
    let (number, unit) = match said.chars().last() {
        Some('K') => (&said[..said.len() - 1], 1_000.0),
        Some('M') => (&said[..said.len() - 1], 1_000_000.0),
        Some('G') => (&said[..said.len() - 1], 1_000_000_000.0),
        _ => (said, 1.0),
    };
    let number = number.trim_end();
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Err(bad());
    }
    let bytes = number.parse::<f64>().map_err(|_| bad())? * unit;
    if !(1_000.0..=1e12).contains(&bytes) {
        return Err(bad());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between a thousand and 10¹²")]
    Ok(bytes as u64)
}
