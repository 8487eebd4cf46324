//! What a build prints, made fit to be shown: without escape sequences, without characters that move, hide or turn
//! text, in lines of bounded length, of which the last ones are kept.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest line that is kept, in bytes; what follows is left out.
pub const LONGEST_LINE: usize = 2_000;
/// How many lines are kept.
pub const MOST_LINES: usize = 5_000;
/// How much of them, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;
/// An escape sequence with a text in it that does not end is given up after so many characters.
const LONGEST_ESCAPE: usize = 4_096;

/// Whether a character turns or hides the text around it: marks of direction, and those without width but the two
/// joiners that scripts and emoji need.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Where in an escape sequence the reading stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    #[default]
    Text,
    /// Behind `ESC`.
    Escape,
    /// In `ESC [ …`, up to its final letter.
    Control,
    /// In a text for the terminal, up to `BEL` or `ESC \`.
    Told(usize),
    /// Behind an `ESC` in such a text.
    ToldEscape(usize),
    /// One more character belongs to it.
    One,
}

/// Turns bytes as they come into lines.
#[derive(Debug, Default)]
pub struct Cleaner {
    at: At,
    line: String,
    /// The line is longer than what is kept of it.
    cut: bool,
    /// A carriage return came: what follows is written over the line, unless it is the line's end.
    back: bool,
    /// The beginning of a character that has not come whole.
    part: Vec<u8>,
}

impl Cleaner {
    /// Takes the next bytes, in whatever pieces, and hands on each line that is whole.
    pub fn push(&mut self, bytes: &[u8], mut line: impl FnMut(String)) {
        let mut joined;
        let mut rest = if self.part.is_empty() {
            bytes
        } else {
            joined = std::mem::take(&mut self.part);
            joined.extend_from_slice(bytes);
            joined.as_slice()
        };
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => return self.text(text, &mut line),
                Err(error) => {
                    let (well, ill) = rest.split_at(error.valid_up_to());
                    self.text(std::str::from_utf8(well).expect("checked just now"), &mut line);
                    let Some(bad) = error.error_len() else {
                        ill.clone_into(&mut self.part);
                        return;
                    };
                    self.text("\u{fffd}", &mut line);
                    rest = &ill[bad..];
                }
            }
        }
    }

    /// The last line, if it has no end.
    pub fn end(&mut self) -> Option<String> {
        (!self.line.is_empty()).then(|| self.take())
    }

    fn take(&mut self) -> String {
        self.back = false;
        self.cut = false;
        std::mem::take(&mut self.line)
    }

    fn text(&mut self, text: &str, line: &mut impl FnMut(String)) {
        let mut rest = text;
        while !rest.is_empty() {
            // Most of it is plain: taken by the stretch.
            let plain = rest.bytes().position(|b| !(b' '..=b'~').contains(&b)).unwrap_or(rest.len());
            if plain > 0 && self.at == At::Text {
                self.write(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            let c = rest.chars().next().expect("not empty");
            rest = &rest[c.len_utf8()..];
            self.one(c, line);
        }
    }

    fn one(&mut self, c: char, line: &mut impl FnMut(String)) {
        self.at = match (self.at, c) {
            // A line's end ends whatever was open.
            (_, '\n') => {
                line(self.take());
                At::Text
            }
            (At::Text | At::Escape, '\u{1b}') => At::Escape,
            (At::Text, '\u{9b}') | (At::Escape, '[') => At::Control,
            (At::Text, '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}')
            | (At::Escape, ']' | 'P' | 'X' | '^' | '_') => At::Told(0),
            (At::Escape, ' '..='/') => At::One,
            (At::Escape | At::One, _) => At::Text,
            (At::Control, '\u{1b}') => At::Escape,
            (At::Control, ' '..='?') => At::Control,
            (At::Control, _) => At::Text,
            (At::Told(_), '\u{7}' | '\u{9c}') | (At::ToldEscape(_), '\\') => At::Text,
            (At::Told(n) | At::ToldEscape(n), _) if n >= LONGEST_ESCAPE => At::Text,
            (At::Told(n) | At::ToldEscape(n), '\u{1b}') => At::ToldEscape(n + 1),
            (At::Told(n) | At::ToldEscape(n), _) => At::Told(n + 1),
            (At::Text, '\r') => {
                self.back = true;
                At::Text
            }
            (At::Text, '\u{8}') => {
                self.line.pop();
                At::Text
            }
            (At::Text, '\t') => {
                self.write("    ");
                At::Text
            }
            (At::Text, c) if c.is_control() => At::Text,
            (At::Text, c) => {
                let mut buffer = [0; 4];
                self.write(if is_unseen(c) { "\u{fffd}" } else { c.encode_utf8(&mut buffer) });
                At::Text
            }
        };
    }

    fn write(&mut self, text: &str) {
        if std::mem::take(&mut self.back) {
            self.take();
        }
        if self.cut {
            return;
        }
        let room = LONGEST_LINE.saturating_sub(self.line.len());
        let end = (0..=room.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        self.line.push_str(&text[..end]);
        if end < text.len() {
            self.line.push('…');
            self.cut = true;
        }
    }
}

/// The last lines of a build.
#[derive(Debug, Clone, Default)]
pub struct Ring {
    lines: VecDeque<String>,
    bytes: usize,
    /// How many there were before the first that is kept.
    gone: u64,
}

/// A stretch of a build's lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LogPage {
    /// The number of the first line of this page, from 0. What lies between what was asked for and this is gone.
    #[ts(type = "number")]
    pub first: u64,
    /// The lines.
    pub lines: Vec<String>,
    /// How many there were in all.
    #[ts(type = "number")]
    pub total: u64,
}

impl Ring {
    /// Keeps one more line, and lets the oldest go.
    pub fn push(&mut self, line: String) {
        self.bytes += line.len();
        self.lines.push_back(line);
        while self.lines.len() > MOST_LINES || self.bytes > MOST_BYTES {
            self.bytes -= self.lines.pop_front().map_or(0, |line| line.len());
            self.gone += 1;
        }
    }

    /// How many lines there were.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.gone + self.lines.len() as u64
    }

    /// At most so many lines from this one on.
    #[must_use]
    pub fn page(&self, from: u64, most: usize) -> LogPage {
        let first = from.clamp(self.gone, self.total());
        let skip = usize::try_from(first - self.gone).unwrap_or(usize::MAX);
        LogPage { first, lines: self.lines.iter().skip(skip).take(most).cloned().collect(), total: self.total() }
    }

    /// The last lines, at most so many, without empty ones at the end.
    #[must_use]
    pub fn tail(&self, most: usize) -> Vec<String> {
        let mut last: Vec<String> =
            self.lines.iter().rev().skip_while(|line| line.trim().is_empty()).take(most).cloned().collect();
        last.reverse();
        last
    }
}
