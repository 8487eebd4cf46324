//! How far a long thing is: a bar on a terminal, now and then a line elsewhere, such as in the log of a CI.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use console::{Term, measure_text_width};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};
use naru_core::error::Args;
use naru_core::event::{Going, Reading};
use naru_core::format;
use naru_core::words::Words;

/// What is drawn, and when a line was due last.
pub struct Progress {
    /// Whether something that can draw listens. A terminal that calls itself dumb cannot go back in a line.
    draws: bool,
    bar: Option<ProgressBar>,
    lines: Option<Lines>,
    /// What goes over at present.
    phase: String,
}

/// When a line is due: after two seconds, then more and more seldom, but every minute.
struct Lines {
    began: Instant,
    next: Duration,
}

/// The shortest and the longest time between two lines.
const BETWEEN: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(60));

impl Lines {
    fn new() -> Self {
        Self { began: Instant::now(), next: BETWEEN.0 }
    }

    fn due(&mut self) -> bool {
        let passed = self.began.elapsed();
        let due = passed >= self.next;
        if due {
            self.next = passed + (passed / 4).clamp(BETWEEN.0, BETWEEN.1);
        }
        due
    }
}

impl Progress {
    /// To standard error, as it can be drawn on.
    pub fn new() -> Self {
        let draws = io::stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self { draws, bar: None, lines: None, phase: String::new() }
    }

    /// The folder is read. Gives the line that is due, if one is.
    pub fn reading(&mut self, words: &Words, reading: &Reading) -> Option<String> {
        let title = words.plain("cli-reading");
        let said = [files(words, reading.files, reading.of), format::bytes(reading.bytes)].join(" · ");
        self.tell(title, said, reading.files, reading.of)
    }

    /// Files of this phase go over from here on.
    pub fn phase(&mut self, phase: String) {
        self.phase = phase;
    }

    /// Files go over.
    pub fn sending(&mut self, words: &Words, going: &Going) -> Option<String> {
        let text = |key: &str, args: &[(&str, String)]| {
            words.text(key, &args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
        };
        let mut parts = vec![files(words, going.files_done, going.files)];
        if going.bytes > 0 {
            let (done, all) = (format::bytes(going.bytes_done), format::bytes(going.bytes));
            parts.push(text("ui-progress-bytes", &[("done", done), ("size", all)]));
        }
        // Of the last file there is nothing to foresee.
        if going.files_done < going.files {
            parts.extend(going.bytes_second.map(|n| text("ui-progress-speed", &[("size", format::bytes(n))])));
            parts.extend(
                going.seconds_left.map(|n| text("ui-progress-left", &[("time", words.of(&format::length(n)))])),
            );
        }
        let (at, of) = if going.bytes > 0 { (going.bytes_done, going.bytes) } else { (going.files_done, going.files) };
        self.tell(self.phase.clone(), parts.join(" · "), at, of)
    }

    fn tell(&mut self, title: String, said: String, at: u64, of: u64) -> Option<String> {
        if !self.draws {
            let due = self.lines.get_or_insert_with(Lines::new).due();
            return due.then(|| if title.is_empty() { said } else { format!("{title}: {said}") });
        }
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(
                Some(of),
                ProgressDrawTarget::term_like_with_hz(Box::new(Narrow::stderr()), 10),
            );
            // What is too long for the line is cut off.
            let style = ProgressStyle::with_template("  {bar:24} {prefix}\n  {wide_msg}");
            bar.set_style(style.expect("the template is written here").progress_chars("━━─"));
            bar
        });
        // The texts first: a bar is drawn whenever it moves.
        bar.set_prefix(title);
        bar.set_message(said);
        bar.set_length(of);
        bar.set_position(at);
        None
    }

    /// What it was about is over: the bar goes, and leaves the terminal as it was.
    pub fn off(&mut self) {
        self.lines = None;
        self.clear();
    }

    /// Takes the bar away; it comes again with the next news.
    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Prints a line above the bar, if there is one.
    pub fn above(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }
}

fn files(words: &Words, done: u64, of: u64) -> String {
    let args = [("done".to_owned(), format::count(done)), ("files".to_owned(), of.to_string())];
    words.text("ui-progress-files", &Args::from(args))
}

/// The terminal as it is told to the bar: a little narrower, so that a `^C` that the terminal writes itself fits beside
/// it. A bar is drawn up to the right edge, and a line that the terminal breaks there could not be taken away again.
#[derive(Debug)]
struct Narrow {
    term: Term,
    /// How much of the line is written.
    column: AtomicUsize,
}

/// As wide as `^C`, twice, and no full line.
const FREE: u16 = 5;

impl Narrow {
    fn stderr() -> Self {
        Self { term: Term::buffered_stderr(), column: AtomicUsize::new(0) }
    }
}

impl TermLike for Narrow {
    fn width(&self) -> u16 {
        self.term.size().1.saturating_sub(FREE).max(1)
    }

    fn height(&self) -> u16 {
        self.term.size().0
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_up(n)
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_down(n)
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_right(n)
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.term.move_cursor_left(n)
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.column.store(0, Ordering::Relaxed);
        self.term.write_line(text)
    }

    /// A line that is full is broken here, where the bar expects the terminal to do it.
    fn write_str(&self, text: &str) -> io::Result<()> {
        let width = measure_text_width(text);
        if width > 0 && self.column.load(Ordering::Relaxed) >= usize::from(self.width()) {
            self.write_line("")?;
        }
        if text.starts_with('\r') {
            self.column.store(0, Ordering::Relaxed);
        }
        self.column.fetch_add(width, Ordering::Relaxed);
        self.term.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.column.store(0, Ordering::Relaxed);
        self.term.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.term.flush()
    }
}
