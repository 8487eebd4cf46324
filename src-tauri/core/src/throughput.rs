//! How fast files go over: a speed and a time left that do not jump, and the last minute second by second.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::Going;

/// Nothing is told of the first second: too little went over.
const FIRST: u64 = 1_000;
/// A speed is measured over at least so many milliseconds.
const STRETCH: u64 = 250;
/// So many seconds back a speed still counts for about a third.
const MEMORY: f64 = 8.0;
/// Within so many seconds two thirds of a better estimate are taken over.
const CALM: f64 = 6.0;
/// What the requests around one file take, as bytes: of many small files the bytes alone tell nothing.
const FILE: u64 = 16 * 1024;
/// Seconds that are remembered.
const MINUTE: usize = 60;

/// Measures while files go over.
#[derive(Debug, Clone, Copy, Default)]
pub struct Speedometer {
    measured: Option<Measured>,
    /// What the last measure began with.
    millis: u64,
    files: u64,
    bytes: u64,
}

#[derive(Debug, Clone, Copy)]
struct Measured {
    /// A second.
    files: f64,
    bytes: f64,
    /// Seconds.
    left: f64,
}

impl Speedometer {
    /// The same with its speeds and the time left. `going.millis` never goes back.
    #[must_use]
    pub fn read(&mut self, going: Going) -> Going {
        let span = going.millis.saturating_sub(self.millis);
        if span >= if self.measured.is_some() { STRETCH } else { FIRST } {
            let seconds = real(span) / 1_000.0;
            let files = real(going.files_done.saturating_sub(self.files)) / seconds;
            let bytes = real(going.bytes_done.saturating_sub(self.bytes)) / seconds;
            let files_left = real(going.files.saturating_sub(going.files_done));
            let bytes_left = real(going.bytes.saturating_sub(going.bytes_done));
            let estimate = |files: f64, bytes: f64| {
                (bytes_left + files_left * real(FILE)) / (bytes + files * real(FILE)).max(f64::MIN_POSITIVE)
            };
            self.measured = Some(match self.measured {
                None => Measured { files, bytes, left: estimate(files, bytes) },
                Some(was) => {
                    let (files, bytes) =
                        (toward(was.files, files, seconds / MEMORY), toward(was.bytes, bytes, seconds / MEMORY));
                    let left = toward((was.left - seconds).max(0.0), estimate(files, bytes), seconds / CALM);
                    Measured { files, bytes, left }
                }
            });
            (self.millis, self.files, self.bytes) = (going.millis, going.files_done, going.bytes_done);
        }
        let whole = |it: fn(&Measured) -> f64| self.measured.as_ref().map(it).and_then(whole);
        Going {
            seconds_left: whole(|m| m.left.ceil()).filter(|_| going.files_done < going.files),
            bytes_second: whole(|m| m.bytes),
            files_second: whole(|m| m.files),
            ..going
        }
    }
}

/// Part of the way to another value; all of it after a long time.
fn toward(from: f64, to: f64, time: f64) -> f64 {
    from + (to - from) * (1.0 - (-time).exp())
}

#[expect(clippy::cast_precision_loss, reason = "an estimate")]
const fn real(n: u64) -> f64 {
    n as f64
}

/// The nearest whole number; nothing for what nobody would wait for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
fn whole(n: f64) -> Option<u64> {
    (0.0..1e15).contains(&n).then(|| n.round() as u64)
}

/// The last minute of an upload.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Speeds {
    /// Bytes of each whole second that is over, oldest first; at most sixty.
    #[ts(type = "Array<number>")]
    pub last: Vec<u64>,
    /// How many seconds are over.
    #[ts(type = "number")]
    pub seconds: u64,
    /// How many bytes had gone over by then.
    #[ts(type = "number")]
    pub bytes: u64,
}

impl Speeds {
    /// Takes in how far the files are. What nothing was heard of for several seconds is spread over them.
    pub fn take(&mut self, going: &Going) {
        let over = going.millis / 1_000;
        let seconds = over.saturating_sub(self.seconds);
        let bytes = going.bytes_done.saturating_sub(self.bytes);
        for second in 0..seconds.min(MINUTE as u64) {
            // The remainder goes to the first of them.
            self.last.push(bytes / seconds + u64::from(second < bytes % seconds));
        }
        self.last.drain(..self.last.len().saturating_sub(MINUTE));
        if seconds > 0 {
            (self.seconds, self.bytes) = (over, going.bytes_done);
        }
    }
}
