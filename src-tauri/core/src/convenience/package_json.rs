//! `deploy` among the scripts of a `package.json`. The file keeps its formatting byte for byte: a small reader finds
//! where things stand, the script is put there, and the result must parse as the old text and exactly that script.

use serde_json::Value;
use zeroize::Zeroizing;

use super::{Edit, Hides, Present, line_end, printable};
use crate::error::{Code, Error, Result};
use crate::names::BucketName;
use crate::shell::{Arg, Command, Shell, render};

/// The script's name.
pub const SCRIPT: &str = "deploy";

/// What the script does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeployScript {
    /// `naru deploy`.
    Naru {
        /// Which project, if not the one found there.
        project: Option<String>,
        /// Which environment, if not the only one.
        env: Option<String>,
    },
    /// `aws s3 sync … && aws cloudfront create-invalidation …`.
    Aws(AwsDeploy),
}

/// The two commands of the AWS CLI, as older guides have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwsDeploy {
    /// The build folder, below the project's root.
    pub folder: String,
    /// The bucket.
    pub bucket: BucketName,
    /// The AWS CLI profile, if not the default one.
    pub profile: Option<String>,
    /// The CloudFront distribution's ID; without one there is nothing to invalidate.
    pub distribution: Option<String>,
}

impl DeployScript {
    /// The commands, in order.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        match self {
            Self::Naru { project, env } => {
                let naru = Command { words: vec![Arg::Text("naru".to_owned())], approximate: false }.text(["deploy"]);
                let naru = project.iter().fold(naru, |naru, name| naru.text(["--project", name]));
                vec![env.iter().fold(naru, |naru, name| naru.text(["--env", name]))]
            }
            Self::Aws(AwsDeploy { folder, bucket, profile, distribution }) => {
                let folder = folder.trim_start_matches("./").trim_end_matches('/');
                let profile: Vec<&str> = profile.iter().flat_map(|name| ["--profile", name]).collect();
                let (from, to) = (format!("./{folder}"), format!("s3://{bucket}"));
                let mut all = vec![Command::aws(["s3", "sync", &from, &to]).text(profile.iter().copied())];
                if let Some(id) = distribution {
                    let words = ["cloudfront", "create-invalidation", "--distribution-id", id, "--paths", "/*"];
                    all.push(Command::aws(words).text(profile));
                }
                all
            }
        }
    }

    /// The script as npm hands it to `sh` or to `cmd`.
    ///
    /// # Errors
    /// `BadValue` with `rule` `script-percent` if a word holds `%`, which `cmd` expands within quotes too.
    pub fn line(&self) -> Result<String> {
        let commands = self.commands();
        if let Some(word) = commands.iter().flat_map(|c| &c.words).map(Arg::word).find(|w| w.contains('%')) {
            return Err(Error::new(Code::BadValue)
                .arg("field", "script")
                .arg("value", word)
                .arg("rule", "script-percent"));
        }
        let lines: std::result::Result<Vec<String>, _> =
            commands.iter().map(|command| serde_json::from_str(&render(command, Shell::PackageJson))).collect();
        Ok(lines.map_err(Error::unexpected)?.join(" && "))
    }
}

/// The edit that puts the script in. Without `overwrite` another script of that name is left alone.
///
/// # Errors
/// `NoPackageJson`; `BadPackageJson` with the line; `AlreadySet` with the old script; `BadValue` as
/// [`DeployScript::line`].
pub fn deploy_script(present: Present, script: &DeployScript, overwrite: bool) -> Result<Edit> {
    let path = present.path.display().to_string();
    if present.text.is_none() {
        return Err(Error::new(Code::NoPackageJson).arg("path", path));
    }
    let line = script.line()?;
    let after = with_script(present.text(), &line, overwrite).map_err(|error| error.arg("path", path))?;
    Ok(present.edit(Zeroizing::new(after), Hides::Nothing))
}

/// The text with this script as `deploy`.
///
/// # Errors
/// As [`deploy_script`], without the path.
pub fn with_script(text: &str, script: &str, overwrite: bool) -> Result<String> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = &text[mark..];
    let old: Value = serde_json::from_str(body).map_err(|e| bad(e.line(), &e))?;
    let at_line = |at: usize| body[..at].matches('\n').count() + 1;
    if !old.is_object() {
        return Err(bad(1, &"not an object"));
    }
    let root = Object::read(body, skip_space(body, 0));
    let value = serde_json::to_string(script).map_err(Error::unexpected)?;
    let (range, insert) = match root.only("scripts").map_err(|at| bad(at_line(at), &"scripts twice"))? {
        None => {
            let (eol, indent) = root.line_start(body).unwrap_or((line_end(body), String::new()));
            let one_line = root.line_start(body).is_none() && !root.members.is_empty();
            let unit = if indent.is_empty() { "  ".to_owned() } else { indent };
            let colon = root.colon(body);
            let scripts = if one_line {
                format!("{{\"{SCRIPT}\"{colon}{value}}}")
            } else {
                format!("{{{eol}{unit}{unit}\"{SCRIPT}\"{colon}{value}{eol}{unit}}}")
            };
            root.put(body, &format!("\"scripts\"{colon}{scripts}"), eol, &unit, "")
        }
        Some(scripts) if !body[scripts.value.clone()].starts_with('{') => {
            return Err(bad(at_line(scripts.value.start), &"scripts is not an object"));
        }
        Some(found) => {
            let scripts = Object::read(body, found.value.start);
            match scripts.only(SCRIPT).map_err(|at| bad(at_line(at), &"deploy twice"))? {
                Some(member) => {
                    let there = &old["scripts"][SCRIPT];
                    if there == script {
                        return Ok(text.to_owned());
                    }
                    if !overwrite {
                        let shown = there.as_str().map_or_else(|| there.to_string(), str::to_owned);
                        return Err(Error::new(Code::AlreadySet)
                            .arg("name", "scripts.deploy")
                            .arg("old", printable(&shown)));
                    }
                    (member.value.clone(), value)
                }
                None => {
                    let colon = if scripts.members.is_empty() { root.colon(body) } else { scripts.colon(body) };
                    let member = format!("\"{SCRIPT}\"{colon}{value}");
                    match root.line_start(body) {
                        Some((eol, indent)) => scripts.put(body, &member, eol, &format!("{indent}{indent}"), &indent),
                        None => scripts.put(body, &member, "", "", ""),
                    }
                }
            }
        }
    };
    let mut new = String::with_capacity(body.len() + insert.len());
    new.push_str(&body[..range.start]);
    new.push_str(&insert);
    new.push_str(&body[range.end..]);
    proven(&new, old, script)?;
    Ok(format!("{}{new}", &text[..mark]))
}

/// The new text says what the old one said, and the script.
fn proven(new: &str, mut old: Value, script: &str) -> Result<()> {
    let new: Value = serde_json::from_str(new).map_err(Error::unexpected)?;
    if let Some(root) = old.as_object_mut() {
        let scripts = root.entry("scripts").or_insert_with(|| Value::Object(serde_json::Map::new()));
        if let Some(scripts) = scripts.as_object_mut() {
            scripts.insert(SCRIPT.to_owned(), Value::String(script.to_owned()));
        }
    }
    // As texts, so that the order counts too.
    let (new, old) = (new.to_string(), old.to_string());
    if new == old { Ok(()) } else { Err(Error::unexpected("package.json would not be the same")) }
}

fn bad(line: usize, why: &dyn std::fmt::Display) -> Error {
    Error::new(Code::BadPackageJson).arg("line", line).detail(why)
}

/// One member of an object: where its name and its value stand.
#[derive(Debug)]
struct Member {
    name: String,
    name_at: std::ops::Range<usize>,
    value: std::ops::Range<usize>,
}

/// Where an object's members stand, in a text that is known to be JSON.
#[derive(Debug)]
struct Object {
    /// Behind its `{`.
    inside: usize,
    members: Vec<Member>,
    /// Its `}`.
    end: usize,
}

impl Object {
    fn read(text: &str, open: usize) -> Self {
        let inside = open + 1;
        let mut members = Vec::new();
        let mut at = skip_space(text, inside);
        while text[at..].starts_with('"') {
            let name_at = at..skip_value(text, at);
            let name = serde_json::from_str(&text[name_at.clone()]).unwrap_or_default();
            let start = skip_space(text, skip_space(text, name_at.end) + 1);
            let value = start..skip_value(text, start);
            at = skip_space(text, value.end);
            members.push(Member { name, name_at, value });
            if text[at..].starts_with(',') {
                at = skip_space(text, at + 1);
            }
        }
        Self { inside, members, end: at }
    }

    /// The one member of this name; where the second stands if there are two.
    fn only(&self, name: &str) -> std::result::Result<Option<&Member>, usize> {
        let mut named = self.members.iter().filter(|member| member.name == name);
        match (named.next(), named.next()) {
            (_, Some(second)) => Err(second.name_at.start),
            (first, None) => Ok(first),
        }
    }

    /// What stands between a name and its value.
    fn colon<'a>(&self, text: &'a str) -> &'a str {
        self.members.last().map_or(": ", |last| &text[last.name_at.end..last.value.start])
    }

    /// White space before the last member.
    fn before_last<'a>(&self, text: &'a str) -> Option<&'a str> {
        let last = self.members.last()?;
        let from = text[..last.name_at.start].trim_end_matches(is_space).len();
        Some(&text[from..last.name_at.start])
    }

    /// The line end and the indent that a member begins with, if each has a line of its own.
    fn line_start(&self, text: &str) -> Option<(&'static str, String)> {
        let space = self.before_last(text)?;
        let (_, indent) = space.rsplit_once('\n')?;
        Some((line_end(space), indent.to_owned()))
    }

    /// Where one more member goes, and what is put there: after the last, as that one stands; in an empty object on
    /// a line of its own if there are line ends.
    fn put(
        &self,
        text: &str,
        member: &str,
        eol: &str,
        indent: &str,
        closing: &str,
    ) -> (std::ops::Range<usize>, String) {
        match self.members.last() {
            Some(last) => {
                let space = match self.line_start(text) {
                    Some((eol, indent)) => format!("{eol}{indent}"),
                    None => self.before_last(text).unwrap_or_default().to_owned(),
                };
                (last.value.end..last.value.end, format!(",{space}{member}"))
            }
            None if eol.is_empty() => (self.inside..self.end, member.to_owned()),
            None => (self.inside..self.end, format!("{eol}{indent}{member}{eol}{closing}")),
        }
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start_matches(is_space).len()
}

/// Behind the value that begins here. Braces in strings are none.
fn skip_value(text: &str, at: usize) -> usize {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (n, b) in text.bytes().enumerate().skip(at) {
        if quoted {
            match b {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    quoted = false;
                    if depth == 0 {
                        return n + 1;
                    }
                }
                _ => {}
            }
            continue;
        }
        match b {
            b'"' => quoted = true,
            b'{' | b'[' => depth += 1,
            // The end of what is around: a number or a word ended before it.
            b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return n,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return n + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}
