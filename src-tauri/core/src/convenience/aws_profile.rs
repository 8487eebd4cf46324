//! A profile of the AWS CLI, put into the texts of `~/.aws/config` and `~/.aws/credentials`. Comments, order, line
//! ends and everybody else's profiles stay as they are.
//!
//! The rules are those of <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>, and of the AWS CLI's own
//! reader where it takes more.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{Edit, HIDDEN, Hides, Present, bare, line_end, lines, printable};
use crate::credential::{AccessKey, CredentialId, key_hint};
use crate::error::{Code, Error, Result};
use crate::names::Region;
use crate::shell::{Arg, Command, Shell, render};

/// A profile's name that every SDK reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileName(String);

impl ProfileName {
    /// Parses a name of letters, digits and `_.%@/:+-`: what the SDKs read in a section's head.
    ///
    /// # Errors
    /// `BadValue` with `rule` `profile-name-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let well = |b: u8| b.is_ascii_alphanumeric() || b"_.%@/:+-".contains(&b);
        if text.is_empty() || text.len() > 128 || !text.bytes().all(well) {
            return Err(Error::new(Code::BadValue)
                .arg("field", "profile")
                .arg("value", printable(text))
                .arg("rule", "profile-name-shape"));
        }
        Ok(Self(text.to_owned()))
    }

    /// As it stands.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where the profile's credentials come from.
#[derive(Debug, Clone)]
pub enum Choice {
    /// The AWS CLI asks Naru each time, so no secret lies in a file.
    Process(Process),
    /// The key itself, in the credentials file. Printing this shows a hint alone.
    PlainKeys(AccessKey),
}

/// The program that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// The absolute path of `naru`.
    pub program: String,
    /// Whose secret. By its id, which a new name does not change and every shell reads.
    pub credential: CredentialId,
    /// By whose rules the line is split.
    pub system: System,
}

/// By whose rules the AWS CLI splits a `credential_process`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// As a POSIX shell would.
    Posix,
    /// As Windows programs split their command lines.
    Windows,
}

impl Process {
    /// The value of `credential_process`.
    ///
    /// # Errors
    /// `BadValue` with `rule` `program-shape` for a path that no line can hold.
    pub fn line(&self) -> Result<String> {
        let program = self.program.as_str();
        // A mark after a space begins a comment for some SDKs, within quotes too.
        let comment = [" #", " ;", "\t#", "\t;"].iter().any(|mark| program.contains(mark));
        if program.is_empty() || comment || program.chars().any(char::is_control) {
            return Err(Error::new(Code::BadValue)
                .arg("field", "program")
                .arg("value", printable(program))
                .arg("rule", "program-shape"));
        }
        let words = ["credential", "process", self.credential.as_str()];
        match self.system {
            System::Posix => {
                let command = Command { words: vec![Arg::Text(program.to_owned())], approximate: false }.text(words);
                Ok(render(&command, Shell::Posix))
            }
            System::Windows => {
                let plain = program.bytes().all(|b| b.is_ascii_alphanumeric() || b"\\/:._-".contains(&b));
                let program = if plain { program.to_owned() } else { format!("\"{program}\"") };
                Ok(format!("{program} {}", words.join(" ")))
            }
        }
    }
}

/// What the AWS CLI prints by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "AwsOutput")]
pub enum Output {
    /// `json`.
    Json,
    /// `yaml`, which version 2 knows.
    Yaml,
    /// `text`.
    Text,
    /// `table`.
    Table,
}

impl Output {
    /// As the file has it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Text => "text",
            Self::Table => "table",
        }
    }
}

/// A profile as it is wanted.
#[derive(Debug, Clone)]
pub struct ProfileWish {
    /// Its name.
    pub name: ProfileName,
    /// Where its credentials come from.
    pub choice: Choice,
    /// Its Region; what is there stays if left out.
    pub region: Option<Region>,
    /// Its output; what is there stays if left out.
    pub output: Option<Output>,
    /// Whether a profile of this name may be changed.
    pub overwrite: bool,
}

/// The two files.
#[derive(Debug, Clone)]
pub struct AwsFiles {
    /// `~/.aws/config`.
    pub config: Present,
    /// `~/.aws/credentials`.
    pub credentials: Present,
}

impl AwsFiles {
    /// Whether either file has a profile of this name.
    #[must_use]
    pub fn have(&self, name: &ProfileName) -> bool {
        !sections(self.config.text(), name, File::Config).is_empty()
            || !sections(self.credentials.text(), name, File::Credentials).is_empty()
    }
}

const PROCESS: &str = "credential_process";
const KEY_ID: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";
const TOKEN: &str = "aws_session_token";
const ACCOUNT: &str = "aws_account_id";

/// Other ways to credentials. The AWS CLI takes some of them first, and they are somebody else's decision.
const OTHER_WAYS: [&str; 9] = [
    "role_arn",
    "source_profile",
    "credential_source",
    "web_identity_token_file",
    "sso_session",
    "sso_start_url",
    "sso_account_id",
    "login_session",
    "mfa_serial",
];

/// The edits that write a profile, in the order to write them; none if it is there just so.
///
/// # Errors
/// `ProfileExists` if one of this name says something else and may not be changed; `ProfileOther` if its credentials
/// come by a way that is not Naru's to change; `BadValue` as [`Process::line`].
pub fn write(files: AwsFiles, wish: &ProfileWish) -> Result<Vec<Edit>> {
    let name = &wish.name;
    let is_there = files.have(name);
    let AwsFiles { config, credentials } = files;
    let both = [(&config, File::Config), (&credentials, File::Credentials)];
    if let Some(way) = both.iter().find_map(|(present, file)| other_way(present.text(), name, *file)) {
        return Err(Error::new(Code::ProfileOther).arg("profile", name.as_str()).arg("setting", way));
    }
    let (region, output) = (wish.region.as_ref().map(Region::as_str), wish.output.map(Output::key));
    let line = match &wish.choice {
        Choice::Process(process) => Some(process.line()?),
        Choice::PlainKeys(_) => None,
    };
    let (mut in_config, in_credentials) = match &wish.choice {
        Choice::Process(_) => {
            // Keys in either file would be taken before the program is asked.
            let mut config = Wanted::of(name, File::Config, &[KEY_ID, SECRET, TOKEN, ACCOUNT]);
            config.set(PROCESS, line.as_deref());
            (config, Wanted::of(name, File::Credentials, &[KEY_ID, SECRET, TOKEN, ACCOUNT, PROCESS]))
        }
        Choice::PlainKeys(key) => {
            let mut credentials = Wanted::of(name, File::Credentials, &[TOKEN, ACCOUNT, PROCESS]);
            credentials.set(KEY_ID, Some(key.id()));
            credentials.set(SECRET, Some(key.secret()));
            (Wanted::of(name, File::Config, &[PROCESS, KEY_ID, SECRET, TOKEN, ACCOUNT]), credentials)
        }
    };
    in_config.set("region", region);
    in_config.set("output", output);
    let config_after = in_config.put(config.text());
    let credentials_after = in_credentials.put(credentials.text());
    let mut edits = vec![
        config.edit(config_after, Hides::AwsKeys { credentials: false }),
        credentials.edit(credentials_after, Hides::AwsKeys { credentials: true }),
    ];
    if matches!(wish.choice, Choice::PlainKeys(_)) {
        // The keys are there before anything else of the profile is.
        edits.reverse();
    }
    edits.retain(|edit| edit.before.as_ref().map_or("", |text| text.as_str()) != edit.after.as_str());
    if !edits.is_empty() && is_there && !wish.overwrite {
        return Err(Error::new(Code::ProfileExists).arg("profile", name.as_str()));
    }
    Ok(edits)
}

/// Which file: they spell a section's head otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum File {
    Config,
    Credentials,
}

impl File {
    fn head(self, name: &ProfileName) -> String {
        match self {
            Self::Config if name.as_str() != "default" => format!("[profile {}]", name.as_str()),
            Self::Config | Self::Credentials => format!("[{}]", name.as_str()),
        }
    }

    /// Whether a section's head means this profile.
    fn means(self, head: &str, name: &ProfileName) -> bool {
        let unquoted = |text: &str| {
            let text = text.trim();
            let inner = ['"', '\''].iter().find_map(|q| text.strip_prefix(*q)?.strip_suffix(*q));
            inner.unwrap_or(text) == name.as_str()
        };
        match self {
            Self::Credentials => unquoted(head),
            Self::Config => match head.strip_prefix("profile").filter(|rest| rest.starts_with([' ', '\t'])) {
                Some(rest) => unquoted(rest),
                None => name.as_str() == "default" && unquoted(head),
            },
        }
    }
}

/// `key = value`; ranges are bytes of the text.
struct Property {
    /// In lower case, as readers take it.
    key: String,
    line: Range<usize>,
    /// Lines that go on with it. Comments may stand between them.
    more: Vec<Range<usize>>,
    /// What follows the mark on its first line, and its white space.
    value: Range<usize>,
}

/// One section of this profile.
struct Section {
    /// Behind the last line that says something: where one more property goes.
    end: usize,
    properties: Vec<Property>,
}

fn sections(text: &str, name: &ProfileName, file: File) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let (mut inside, mut open) = (false, false);
    let mut at = 0;
    for line in lines(text) {
        let from = at;
        at += line.len();
        let mark = if from == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let line = bare(&line[mark..]);
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        if open && line.starts_with([' ', '\t']) {
            if let Some(section) = found.last_mut().filter(|_| inside) {
                section.end = at;
                if let Some(property) = section.properties.last_mut() {
                    property.more.push(from..at);
                }
            }
        } else if let Some(head) = trimmed.strip_prefix('[') {
            // A comment may follow.
            let head = head.split(']').next().unwrap_or_default();
            (inside, open) = (file.means(head.trim(), name), false);
            if inside {
                found.push(Section { end: at, properties: Vec::new() });
            }
        } else {
            open = true;
            let Some(section) = found.last_mut().filter(|_| inside) else { continue };
            section.end = at;
            let cut = line.find(['=', ':']).unwrap_or(line.len());
            let rest = line.get(cut + 1..).unwrap_or_default();
            let value = rest.trim();
            let begin = from + mark + line.len() - rest.trim_start().len();
            section.properties.push(Property {
                key: line[..cut].trim().to_ascii_lowercase(),
                line: from + mark..at,
                more: Vec::new(),
                value: begin..begin + value.len(),
            });
        }
    }
    found
}

fn other_way(text: &str, name: &ProfileName, file: File) -> Option<&'static str> {
    let all = sections(text, name, file);
    let has = |key: &str| all.iter().flat_map(|section| &section.properties).any(|property| property.key == key);
    OTHER_WAYS.into_iter().find(|key| has(key))
}

/// What one file is to say of the profile. No `Debug`: it may hold a secret.
struct Wanted<'a> {
    name: &'a ProfileName,
    file: File,
    set: Vec<(&'static str, &'a str)>,
    gone: &'a [&'static str],
}

impl<'a> Wanted<'a> {
    const fn of(name: &'a ProfileName, file: File, gone: &'a [&'static str]) -> Self {
        Self { name, file, set: Vec::new(), gone }
    }

    fn set(&mut self, key: &'static str, value: Option<&'a str>) {
        self.set.extend(value.map(|value| (key, value)));
    }

    fn put(&self, text: &str) -> Zeroizing<String> {
        let all = sections(text, self.name, self.file);
        let eol = line_end(text);
        let Some(first) = all.first() else {
            return if self.set.is_empty() { joined(&[text]) } else { self.append(text, eol) };
        };
        // What is put where, and what goes: byte ranges and their new text.
        let mut changes: Vec<(Range<usize>, Zeroizing<String>)> = Vec::new();
        let mut written: Vec<&str> = Vec::new();
        for property in all.iter().flat_map(|section| &section.properties) {
            let wanted = self.set.iter().find(|(key, _)| *key == property.key);
            let line = match wanted {
                Some((key, value)) if !written.contains(key) => {
                    written.push(key);
                    if text[property.value.clone()] == **value && property.more.is_empty() {
                        continue;
                    }
                    let front = &text[property.line.start..property.value.start];
                    let spaced = if front.ends_with(['=', ':']) && property.value.is_empty() { " " } else { "" };
                    joined(&[front, spaced, value, bare_end(&text[property.line.clone()])])
                }
                // Twice, or one that stands in the way.
                Some(_) => Zeroizing::default(),
                None if self.gone.contains(&property.key.as_str()) => Zeroizing::default(),
                None => continue,
            };
            changes.push((property.line.clone(), line));
            changes.extend(property.more.iter().map(|range| (range.clone(), Zeroizing::default())));
        }
        let mut more: Vec<&str> = Vec::new();
        for (key, value) in self.set.iter().filter(|(key, _)| !written.contains(key)) {
            more.extend([*key, " = ", *value, eol]);
        }
        if !more.is_empty() {
            if !text[..first.end].ends_with('\n') {
                // The last line of a file without a line end: it gets one, and ours has none.
                more.rotate_right(1);
            }
            changes.push((first.end..first.end, joined(&more)));
        }
        changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut parts: Vec<&str> = Vec::new();
        let mut at = 0;
        for (range, new) in &changes {
            parts.extend([&text[at..range.start], new.as_str()]);
            at = range.end;
        }
        parts.push(&text[at..]);
        joined(&parts)
    }

    /// A section of its own at the end, an empty line before it.
    fn append(&self, text: &str, eol: &str) -> Zeroizing<String> {
        let head = self.file.head(self.name);
        let mut parts = vec![text];
        if !text.trim_start_matches('\u{feff}').is_empty() {
            parts.extend((!text.ends_with('\n')).then_some(eol));
            parts.extend((!text.ends_with("\n\n") && !text.ends_with("\n\r\n")).then_some(eol));
        }
        parts.extend([head.as_str(), eol]);
        for (key, value) in &self.set {
            parts.extend([*key, " = ", *value, eol]);
        }
        joined(&parts)
    }
}

/// The parts as one text, as large as it becomes from the start: growing would leave a copy behind in memory.
fn joined(parts: &[&str]) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(parts.iter().map(|part| part.len()).sum()));
    for part in parts {
        out.push_str(part);
    }
    out
}

/// A line's end.
fn bare_end(line: &str) -> &str {
    &line[bare(line).len()..]
}

/// Line by line, with keys and tokens hidden, in comments too; an access key's id shows its hint.
pub(super) fn shown(text: &str) -> Vec<String> {
    let mut hiding = false;
    lines(text)
        .into_iter()
        .map(|line| {
            let line = bare(line);
            if hiding && line.starts_with([' ', '\t']) {
                return HIDDEN.to_owned();
            }
            let lower = line.to_ascii_lowercase();
            let cut = line.find(['=', ':']).map(|at| at + 1);
            let value = line[cut.unwrap_or(line.len())..].trim();
            // Our own line may lead through a folder of any name.
            let ours = lower.starts_with(PROCESS) && lower.contains(" credential process key-");
            hiding = !ours && ["secret", "token", "password"].iter().any(|word| lower.contains(word));
            match cut {
                Some(cut) if hiding => format!("{} {HIDDEN}", line[..cut].trim_end()),
                None if hiding && !line.trim_start().starts_with('[') => HIDDEN.to_owned(),
                Some(cut) if lower.contains("access_key_id") => {
                    hiding = true;
                    format!("{} {}", line[..cut].trim_end(), key_hint(value))
                }
                _ => line.to_owned(),
            }
        })
        .collect()
}
