//! Commands as a person would type them: an op gives words, one renderer per shell quotes them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One command line as words, not yet quoted for any shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The words, the program first.
    pub words: Vec<Arg>,
    /// Whether it only comes close to what Naru does.
    pub approximate: bool,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// As it stands.
    Text(String),
    /// A file that has to be saved first; the word is `prefix` and the file's name.
    File {
        /// `file://` or nothing.
        prefix: &'static str,
        /// The file's name.
        name: String,
        /// What it holds.
        contents: String,
    },
}

impl Arg {
    /// `file://<name>`, which the AWS CLI reads as the value.
    #[must_use]
    pub fn file_url(name: &str, contents: String) -> Self {
        Self::File { prefix: "file://", name: name.to_owned(), contents }
    }

    /// `<name>`, a path.
    #[must_use]
    pub fn file_path(name: &str, contents: String) -> Self {
        Self::File { prefix: "", name: name.to_owned(), contents }
    }

    /// The word before quoting.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::File { prefix, name, .. } => format!("{prefix}{name}"),
        }
    }
}

impl Command {
    /// `aws …`.
    #[must_use]
    pub fn aws<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self { words: vec![Arg::Text("aws".to_owned())], approximate: false }.text(words)
    }

    /// More words.
    #[must_use]
    pub fn text<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.words.extend(words.into_iter().map(|w| Arg::Text(w.to_owned())));
        self
    }

    /// A flag and its value.
    #[must_use]
    pub fn arg(mut self, flag: &str, value: Arg) -> Self {
        self.words.push(Arg::Text(flag.to_owned()));
        self.words.push(value);
        self
    }

    /// Marks it as only coming close.
    #[must_use]
    pub fn approximate(mut self) -> Self {
        self.approximate = true;
        self
    }

    /// The files to save beside it: name and contents.
    #[must_use]
    pub fn files(&self) -> Vec<(&str, &str)> {
        self.words
            .iter()
            .filter_map(|word| match word {
                Arg::File { name, contents, .. } => Some((name.as_str(), contents.as_str())),
                Arg::Text(_) => None,
            })
            .collect()
    }
}

/// Where a command is pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Shell {
    /// bash and zsh.
    Posix,
    /// PowerShell 7.
    PowerShell,
    /// The Windows command prompt.
    Cmd,
    /// A script in `package.json`, which npm hands to `sh` or to `cmd`.
    PackageJson,
}

/// The command as one line for this shell. For [`Shell::PackageJson`] the result is the JSON string, quotes included.
#[must_use]
pub fn render(command: &Command, shell: Shell) -> String {
    let words = command.words.iter().map(Arg::word);
    match shell {
        Shell::Posix => words.map(|w| posix(&w)).collect::<Vec<_>>().join(" "),
        Shell::PowerShell => words.map(|w| powershell(&w)).collect::<Vec<_>>().join(" "),
        Shell::Cmd => words.map(|w| cmd(&w)).collect::<Vec<_>>().join(" "),
        Shell::PackageJson => {
            let line = words.map(|w| package_json(&w)).collect::<Vec<_>>().join(" ");
            serde_json::to_string(&line).expect("a string can be printed as JSON")
        }
    }
}

fn plain(word: &str, also: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:".contains(c) || also.contains(c))
}

/// Single quotes take everything but a single quote. zsh expands a leading `=`, so `=` is plain only inside a word.
fn posix(word: &str) -> String {
    if plain(word, "=,@+") && !word.starts_with('=') {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Single quotes take everything but a single quote, which is doubled; typographic quotes count as quotes too.
/// Double quotes inside are kept by PowerShell 7.3 and later when it calls a program.
fn powershell(word: &str) -> String {
    // A bare word that begins with a dash is cut at a dot or a colon (PowerShell issue 6291).
    let flag = word.starts_with('-') && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if flag || (plain(word, "=") && !word.starts_with(['-', '@', '='])) {
        return word.to_owned();
    }
    let mut out = String::from("'");
    for c in word.chars() {
        out.push(c);
        if matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            out.push(c);
        }
    }
    out.push('\'');
    out
}

/// The C runtime's rules inside (`"` as `\"`, backslashes before a quote doubled). cmd itself leaves
/// `& | < > ^` alone inside double quotes, but counts every quote, also one after a backslash: a word that
/// holds a quote has all that cmd knows escaped by `^` instead, its own quotes included.
/// A `%` is stepped over by closing the quotes around `^%`.
fn cmd(word: &str) -> String {
    if plain(word, "\\") {
        return word.to_owned();
    }
    let carets = word.contains('"');
    let mut out = String::from("\"");
    let mut slashes = 0;
    for c in word.chars() {
        if c == '\\' {
            slashes += 1;
            continue;
        }
        let closes = c == '"' || (c == '%' && !carets);
        out.push_str(&"\\".repeat(if closes { slashes * 2 } else { slashes }));
        slashes = 0;
        match c {
            '"' => out.push_str("\\\""),
            '%' if !carets => out.push_str("\"^%\""),
            _ => out.push(c),
        }
    }
    out.push_str(&"\\".repeat(slashes * 2));
    out.push('"');
    if !carets {
        return out;
    }
    out.chars().fold(String::new(), |mut escaped, c| {
        if "^\"&|<>()%!".contains(c) {
            escaped.push('^');
        }
        escaped.push(c);
        escaped
    })
}

/// npm runs scripts with `sh` or `cmd`: double quotes mean the same in both for everything the AWS CLI takes,
/// as long as what `sh` would expand is escaped.
fn package_json(word: &str) -> String {
    if plain(word, "=,@+") {
        return word.to_owned();
    }
    let mut out = String::from("\"");
    for c in word.chars() {
        if matches!(c, '"' | '\\' | '$' | '`') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
