//! How many requests go at once: more while more at once is faster, half as many when the other side asks to slow
//! down. No clock and no socket: it is told what happened in a stretch of time, and answers with a number.

/// Requests at once in the beginning.
const FIRST: usize = 16;
/// Below this nothing is gained, however busy the service is.
const LEAST: usize = 2;
/// Above this only memory is lost.
pub const MOST: usize = 64;
/// How many more are tried.
const STEP: usize = 8;
/// What a request weighs beside its bytes: small files are held up by requests, large ones by bytes.
const REQUEST: f64 = 32.0 * 1024.0;
/// More at once has to make it faster by so much, or it is taken back.
const BETTER: f64 = 1.04;
/// Stretches that pass before more is tried again: after it did not help, and after a refusal.
const RESTS: (u32, u32) = (12, 24);

/// What happened in a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Requests that ended well.
    pub requests: u64,
    /// Bytes that went over.
    pub bytes: u64,
    /// How long it took.
    pub seconds: f64,
    /// Answers that asked to slow down, and requests that were given up as too slow.
    pub refused: u64,
    /// Whether as many were under way as may be. If not, its speed says nothing about the line.
    pub full: bool,
}

/// How many requests go at once, as far as it was learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    at_once: usize,
    most: usize,
    /// Bytes and requests a second in the last full stretch, before anything was tried.
    speed: Option<f64>,
    /// Whether the last stretch was the first with more at once.
    trying: bool,
    rest: u32,
}

impl Pace {
    /// The beginning. `limit`: bytes a second that somebody allows; a slow line is not shared by many.
    #[must_use]
    pub fn new(limit: Option<u64>) -> Self {
        let shares = limit.map_or(MOST, |limit| usize::try_from(limit / (64 * 1024)).unwrap_or(MOST));
        let most = shares.clamp(1, MOST);
        Self { at_once: FIRST.min(most), most, speed: None, trying: false, rest: 0 }
    }

    /// How many may be under way.
    #[must_use]
    pub const fn at_once(&self) -> usize {
        self.at_once
    }

    /// Learns from a stretch.
    pub fn learn(&mut self, stretch: &Stretch) {
        if stretch.refused > 0 {
            self.at_once = (self.at_once / 2).max(LEAST.min(self.most));
            (self.speed, self.trying, self.rest) = (None, false, RESTS.1);
            return;
        }
        if !stretch.full || stretch.seconds <= 0.0 {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "a speed, compared within some per cent")]
        let speed = (stretch.bytes as f64 + stretch.requests as f64 * REQUEST) / stretch.seconds;
        let before = self.speed.replace(speed);
        if self.rest > 0 {
            self.rest -= 1;
            return;
        }
        let faster = before.is_none_or(|before| speed > before * BETTER);
        if self.trying && !faster {
            self.at_once = self.at_once.saturating_sub(STEP).max(LEAST.min(self.most));
            (self.speed, self.trying, self.rest) = (before, false, RESTS.0);
        } else if self.at_once < self.most {
            self.at_once = (self.at_once + STEP).min(self.most);
            self.trying = true;
        } else {
            self.trying = false;
        }
    }
}
