//! How many requests go at once: twice as many until that is no faster, then a few more now and then, and half as many
//! when the other side asks to slow down. No clock and no socket: it is told what happened in a stretch of time, and answers with a number.

/// Requests at once in the beginning: a small change is over before anything is learned.
const FIRST: usize = 32;
/// Below this nothing is gained, however busy the service is.
const LEAST: usize = 2;
/// Above this only memory is lost.
pub const MOST: usize = 128;
/// How many more are tried, once it is known about how many help.
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
    /// How many were under way before more were tried, as long as that is being found out.
    trying: Option<usize>,
    /// Whether twice as many are tried: a line with a long way needs many, and a deploy is over soon.
    doubling: bool,
    rest: u32,
}

impl Pace {
    /// The beginning. `limit`: bytes a second that somebody allows; a slow line is not shared by many.
    #[must_use]
    pub fn new(limit: Option<u64>) -> Self {
        let shares = limit.map_or(MOST, |limit| usize::try_from(limit / (64 * 1024)).unwrap_or(MOST));
        let most = shares.clamp(1, MOST);
        Self { at_once: FIRST.min(most), most, speed: None, trying: None, doubling: true, rest: 0 }
    }

    /// How many may be under way.
    #[must_use]
    pub const fn at_once(&self) -> usize {
        self.at_once
    }

    /// As many again, for other files over the same line: how fast those before went says nothing about them.
    #[must_use]
    pub const fn resumed(&self) -> Self {
        Self { speed: None, trying: None, rest: 0, ..*self }
    }

    /// Learns from a stretch.
    pub fn learn(&mut self, stretch: &Stretch) {
        if stretch.refused > 0 {
            self.at_once = (self.at_once / 2).max(LEAST.min(self.most));
            (self.speed, self.trying, self.doubling, self.rest) = (None, None, false, RESTS.1);
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
        if let Some(fewer) = self.trying.filter(|_| !faster) {
            self.at_once = fewer;
            (self.speed, self.trying, self.doubling, self.rest) = (before, None, false, RESTS.0);
        } else if self.at_once < self.most {
            self.trying = Some(self.at_once);
            let more = if self.doubling { self.at_once } else { STEP };
            self.at_once = (self.at_once + more).min(self.most);
        } else {
            self.trying = None;
        }
    }
}
