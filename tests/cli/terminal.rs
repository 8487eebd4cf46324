//! What a deploy shows on a real pseudo-terminal, by util-linux's `script`: how far it is, and what is left of that when it
//! ends or somebody stops it.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::shown::{ok, site};
use crate::support::Naru;

/// Enough for the slowest machine; what is waited for comes long before.
const PATIENCE: Duration = Duration::from_secs(60);
const COLUMNS: usize = 100;

/// A program on a terminal of its own.
struct Terminal {
    child: Child,
    said: Receiver<Vec<u8>>,
    /// All that it wrote so far, as it was written.
    raw: Vec<u8>,
}

impl Terminal {
    /// Runs `naru` with these arguments in a shell on a terminal; what follows says how it ended, and how the terminal
    /// is left.
    fn run(naru: &Naru, args: &[&str], env: &[(&str, &str)]) -> Self {
        let command = naru.command(args);
        let words: Vec<String> =
            command.get_args().map(|arg| format!("'{}'", arg.to_str().unwrap().replace('\'', "'\\''"))).collect();
        let script = format!(
            "stty cols {COLUMNS} rows 40; trap : INT; \"$NARU\" {}; echo \"ended with $?\"; stty -a; echo over",
            words.join(" ")
        );
        let mut terminal = Command::new("script");
        terminal.args(["--quiet", "--command", &script, "/dev/null"]).env("NARU", command.get_program());
        terminal.env("TERM", "xterm-256color").env_remove("NO_COLOR").env_remove("CI").current_dir(naru.dir.path());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => terminal.env(name, value),
                None => terminal.env_remove(name),
            };
        }
        terminal.envs(env.iter().copied());
        let mut child = terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let (say, said) = channel();
        std::thread::spawn(move || {
            let mut block = [0; 4096];
            while let Ok(n) = stdout.read(&mut block) {
                if n == 0 || say.send(block[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self { child, said, raw: Vec::new() }
    }

    /// Waits until this was written.
    fn until(&mut self, text: &str) {
        let began = Instant::now();
        while !self.text().contains(text) {
            let left =
                PATIENCE.checked_sub(began.elapsed()).unwrap_or_else(|| panic!("no {text:?} in {}", self.text()));
            match self.said.recv_timeout(left) {
                Ok(more) => self.raw.extend(more),
                Err(_) => panic!("no {text:?} in {}", self.text()),
            }
        }
    }

    /// Types these bytes.
    fn types(&mut self, keys: &[u8]) {
        let stdin = self.child.stdin.as_mut().unwrap();
        stdin.write_all(keys).unwrap();
        stdin.flush().unwrap();
    }

    /// All that was written, once the program is over.
    fn ended(&mut self) -> String {
        self.until("\nover");
        self.text()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// The lines that are JSON.
    fn json(&self) -> Vec<Value> {
        self.text().lines().filter_map(|line| serde_json::from_str(line.trim_start_matches("^C")).ok()).collect()
    }

    /// What stands on an endless screen in the end: lines without colours, and without blanks at their end.
    fn screen(&self) -> Vec<String> {
        screen(&self.text())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a terminal shows of this: the few things that a bar does to it, and a panic for all others.
fn screen(text: &str) -> Vec<String> {
    let mut rows: Vec<Vec<char>> = vec![Vec::new()];
    let (mut row, mut column) = (0_usize, 0);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => column = 0,
            '\n' => row += 1,
            '\u{1b}' => {
                assert_eq!(chars.next(), Some('['), "an escape that is not known here");
                let mut code = String::new();
                let last = loop {
                    match chars.next().unwrap() {
                        c if c.is_ascii_alphabetic() => break c,
                        c => code.push(c),
                    }
                };
                let n = code.parse::<usize>().unwrap_or(1);
                match last {
                    'A' => row = row.saturating_sub(n),
                    'B' => row += n,
                    'K' if code == "2" => rows[row].clear(),
                    'K' => rows[row].truncate(column),
                    'm' => {}
                    // Shown or hidden cursors are looked for in the raw text.
                    'h' | 'l' => {}
                    other => panic!("{code}{other} is not known here"),
                }
            }
            c => {
                if column == COLUMNS {
                    (row, column) = (row + 1, 0);
                }
                if rows.len() <= row {
                    rows.resize(row + 1, Vec::new());
                }
                let line = &mut rows[row];
                if line.len() <= column {
                    line.resize(column + 1, ' ');
                }
                line[column] = c;
                column += 1;
            }
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
    }
    rows.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned()).collect()
}

#[test]
fn a_bar_shows_how_far_the_files_are_and_leaves_nothing_behind() {
    let naru = site();
    let mut terminal = Terminal::run(&naru, &["practice", "dist", "--once", "--pace", "40"], &[]);
    let raw = terminal.ended();
    assert!(raw.contains("ended with 0"), "{raw}");
    // Phase, files, bytes, speed, time left; on the way, not only in the end.
    for part in ["━", "files with a hash in their name", "pages", " of 81 files · ", " B of 612 B", "/s", "about "] {
        assert!(raw.contains(part), "{part:?} in {raw}");
    }
    let steps = raw.matches(" of 81 files").count();
    assert!(steps > 3, "{steps} looks at it");
    let left = terminal.screen();
    assert!(
        !left.iter().any(|line| line.contains('━') || line.contains('─') || line.contains(" of 81 files")),
        "{left:#?}"
    );
    assert!(left.iter().any(|line| line.contains("Upload pages: 50 files")), "{left:#?}");
    assert!(!raw.contains("\u{1b}[?25l") || raw.rfind("\u{1b}[?25h") > raw.rfind("\u{1b}[?25l"), "the cursor is shown");
}

#[test]
fn ctrl_c_in_the_middle_takes_the_bar_away_and_ends_with_130() {
    let naru = site();
    let mut terminal = Terminal::run(&naru, &["practice", "dist", "--once", "--pace", "150"], &[]);
    terminal.until(" B of 612 B");
    terminal.types(b"\x03");
    let raw = terminal.ended();
    assert!(raw.contains("ended with 130"), "{raw}");
    assert!(!raw.contains("\u{1b}[?25l"), "the cursor was never hidden");
    let modes: Vec<&str> = raw.split("speed ").last().unwrap().split_whitespace().collect();
    assert!(["icanon", "echo", "isig", "opost"].iter().all(|mode| modes.contains(mode)), "{modes:?}");
    let left = terminal.screen();
    assert!(!left.iter().any(|line| line.contains('━') || line.contains(" of 81 files")), "{left:#?}");
    assert!(left.iter().any(|line| line.starts_with("error:")), "{left:#?}");
}

#[test]
fn a_second_ctrl_c_leaves_the_terminal_right_as_well() {
    let naru = site();
    // So slow that the first one has not ended it when the second comes.
    let mut terminal = Terminal::run(&naru, &["practice", "dist", "--once", "--pace", "1500"], &[]);
    terminal.until(" B of 612 B");
    terminal.types(b"\x03\x03");
    let raw = terminal.ended();
    assert!(raw.contains("ended with 130"), "{raw}");
    let left = terminal.screen();
    assert!(!left.iter().any(|line| line.contains(" of 81 files")), "{left:#?}");
}

/// A site that takes a while to read: the file has no bytes on the disk, and is read all the same.
fn film() -> Naru {
    let naru = site();
    std::fs::File::create(naru.dir.path().join("dist/film.mp4")).unwrap().set_len(400 << 20).unwrap();
    naru
}

#[test]
fn something_is_shown_while_a_folder_is_read() {
    let naru = film();
    let mut terminal = Terminal::run(&naru, &["plan", "dist", "--practice"], &[]);
    let raw = terminal.ended();
    assert!(raw.contains("ended with 0") && raw.contains("Reading the folder"), "{raw}");
    assert!(raw.contains(" of 82 files · ") && raw.contains(" MB"), "{raw}");
    assert!(!terminal.screen().iter().any(|line| line.contains("Reading the folder")));
    let (_, lines) = naru.json(&["plan", "dist", "--practice"]);
    let told: Vec<&Value> = lines.iter().filter(|line| line["event"] == "reading").collect();
    assert!(told.len() > 1, "{told:?}");
    let bytes: Vec<u64> = told.iter().map(|one| one["bytes"].as_u64().unwrap()).collect();
    assert!(bytes.is_sorted() && told.iter().all(|one| one["of"] == 82), "{told:?}");
    let at = |event: &str| lines.iter().rposition(|line| line["event"] == event).unwrap();
    assert!(at("reading") < at("folder"));
}

#[test]
fn no_color_and_a_dumb_terminal_are_respected() {
    let naru = site();
    let args = ["practice", "dist", "--once", "--pace", "20"];
    let mut plain = Terminal::run(&naru, &args, &[("NO_COLOR", "1")]);
    let raw = plain.ended();
    let colour = raw
        .match_indices("\u{1b}[")
        .any(|(at, _)| raw[at + 2..].chars().find(|c| c.is_ascii_alphabetic()) == Some('m'));
    assert!(!colour && raw.contains('━'), "a bar without colours: {raw}");
    let mut dumb = Terminal::run(&naru, &args, &[("TERM", "dumb")]);
    let raw = dumb.ended();
    assert!(raw.contains("ended with 0") && !raw.contains('\u{1b}') && !raw.contains('━'), "{raw}");
}

#[test]
fn serving_is_said_the_same_way_by_all_who_serve() {
    let naru = site();
    ok(&naru, &["apply", "dist", "--practice", "--yes"]);
    for args in [&["practice", "dist"][..], &["deploy", "dist", "--watch"]] {
        let mut terminal = Terminal::run(&naru, &[args, &["--json"]].concat(), &[]);
        terminal.until("\"event\":\"serving\"");
        terminal.types(b"\x03");
        terminal.ended();
        let lines: Vec<Value> = terminal.json();
        let events: Vec<&str> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
        let at = events.iter().position(|event| *event == "serving").unwrap();
        assert_eq!(events[at - 1], "finished", "{args:?}: {events:?}");
        assert!(lines[at]["url"].as_str().unwrap().starts_with("http://127.0.0.1:") && lines[at]["v"] == 1);
    }
}
