//! Domain names, parsed once: held in ASCII (Punycode), shown as they are written (`한글.kr`). Who answers for one is
//! not here but in [`crate::delegation`].

use std::fmt;
use std::str::FromStr;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::error::{Code, Error, Result};

/// A domain name such as `example.kr`: at least two labels, lowercase ASCII, no final dot.
///
/// UTS #46 decides what is the same name: <https://www.unicode.org/reports/tr46/>.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[ts(type = "string")]
pub struct Domain(String);

impl Domain {
    /// Parses what a person types or pastes. Of a pasted web address only the host is kept, silently: what was
    /// understood is shown next, with its Punycode.
    ///
    /// # Errors
    /// `BadValue` with `rule` one of `domain-empty`, `domain-hidden`, `domain-spaces`, `domain-mail`,
    /// `domain-address`, `domain-labels`, `domain-long`, `domain-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let fail = |rule| Err(bad("domain", &visible(text), rule));
        if text.trim().chars().any(is_hidden) {
            return fail("domain-hidden");
        }
        let text = text.trim();
        let host = host_of(text);
        if host.is_empty() {
            return fail("domain-empty");
        }
        if host.contains(char::is_whitespace) {
            return fail("domain-spaces");
        }
        if host.contains(['@', '＠']) {
            return fail("domain-mail");
        }
        if host.starts_with('[') {
            return fail("domain-address");
        }
        let uts = Uts46::new();
        // Only the labels' lengths are looked at below: a name that is too long is told apart from one of odd shape.
        let Ok(ascii) = uts.to_ascii(host.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Ignore)
        else {
            return fail("domain-shape");
        };
        let ascii = ascii.strip_suffix('.').unwrap_or(&ascii);
        let labels: Vec<&str> = ascii.split('.').collect();
        if labels.iter().any(|label| label.is_empty()) {
            return fail("domain-shape");
        }
        if ascii.len() > 253 || labels.iter().any(|label| label.len() > 63) {
            return fail("domain-long");
        }
        if labels.last().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit())) {
            return fail("domain-address");
        }
        if labels.len() < 2 {
            return fail("domain-labels");
        }
        Ok(Self(ascii.to_owned()))
    }

    /// The name in ASCII, as DNS, certificates and AWS take it: `xn--bj0bj06e.kr`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it is written: `한글.kr`.
    #[must_use]
    pub fn unicode(&self) -> String {
        Uts46::new().to_unicode(self.0.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast).0.into_owned()
    }

    /// Whether the two forms differ, so that both are to be shown.
    #[must_use]
    pub fn is_international(&self) -> bool {
        self.labels().any(|label| label.starts_with("xn--"))
    }

    /// The labels from left to right, in ASCII.
    pub fn labels(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('.')
    }

    /// The last label in ASCII: `kr`, `xn--3e0b707e` (`한국`).
    #[must_use]
    pub fn tld(&self) -> &str {
        self.0.rsplit('.').next().unwrap_or(&self.0)
    }

    /// The name without and with `www.`, whichever of the two this is.
    #[must_use]
    pub fn apex_and_www(&self) -> (Self, Self) {
        let apex = match self.0.strip_prefix("www.") {
            // `www.kr` is a domain of its own.
            Some(rest) if rest.contains('.') => rest,
            Some(_) | None => &self.0,
        };
        (Self(apex.to_owned()), Self(format!("www.{apex}")))
    }

    /// Whether the name looks like one that is bought as it is: `example.kr`, `example.co.kr`, not `blog.example.kr`. A
    /// guess: which names are sold is in no rule of DNS's, only in a list that changes every week.
    #[must_use]
    pub fn is_bought(&self) -> bool {
        let labels: Vec<&str> = self.labels().collect();
        match labels[..] {
            [_, _] => true,
            [_, second, tld] => {
                let sold = ["co", "or", "ne", "go", "ac", "re", "pe", "com", "net", "org"];
                tld.len() == 2 && sold.contains(&second)
            }
            _ => false,
        }
    }

    /// Whether this name is the zone's own or lies in it.
    #[must_use]
    pub fn is_under(&self, zone: &Self) -> bool {
        self.0.strip_suffix(zone.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }

    /// The name with its final dot, as zone files and Route 53 write it.
    #[must_use]
    pub fn fqdn(&self) -> String {
        format!("{}.", self.0)
    }
}

/// A name that a record stands at: a domain, or what only records are named by (`_a1b2.example.kr`, `*.example.kr`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[ts(type = "string")]
pub struct RecordName(String);

impl RecordName {
    /// Parses a record's name; the final dot and letter case do not matter.
    ///
    /// # Errors
    /// `BadValue` with `rule` as of [`Domain::parse`].
    pub fn parse(text: &str) -> Result<Self> {
        let trimmed = text.trim();
        let trimmed = trimmed.strip_suffix('.').unwrap_or(trimmed);
        // What stands in front of the domain: an asterisk, then labels that may begin with an underscore.
        let starts = trimmed.split('.').scan(0, |at, label| {
            let start = *at;
            *at += label.len() + 1;
            Some((start, label))
        });
        let special = starts.filter(|(at, label)| label.starts_with('_') || (*at == 0 && *label == "*"));
        let domain = special.last().map_or(0, |(at, label)| at + label.len() + 1);
        let (front, rest) = (&trimmed[..domain.min(trimmed.len())], trimmed.get(domain..).unwrap_or_default());
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'*');
        let whole = format!("{}{}", front.to_ascii_lowercase(), Domain::parse(rest)?);
        let well = front.bytes().all(plain)
            && whole.len() <= 253
            && front.split_terminator('.').all(|label| (1..=63).contains(&label.len()))
            && !front[front.len().min(1)..].contains('*');
        if well { Ok(Self(whole)) } else { Err(bad("domain", &visible(text), "domain-shape")) }
    }

    /// The name in ASCII, without a final dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&Domain> for RecordName {
    fn from(domain: &Domain) -> Self {
        Self(domain.0.clone())
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                Self::parse(text)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                Self::parse(&String::deserialize(from)?).map_err(serde::de::Error::custom)
            }
        }
    };
}
as_text!(Domain);
as_text!(RecordName);

fn bad(field: &str, value: &str, rule: &str) -> Error {
    Error::new(Code::BadValue).arg("field", field).arg("value", value).arg("rule", rule)
}

/// The host of a web address; anything else up to its first slash or port.
fn host_of(text: &str) -> &str {
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        // Of any other scheme the colon stays, and is refused.
        Some(_) => return text,
        None => text.strip_prefix("//").unwrap_or(text),
    };
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    match host.rsplit_once(':') {
        Some((host, port)) if !host.starts_with('[') && port.bytes().all(|b| b.is_ascii_digit()) => host,
        Some(_) | None => host,
    }
}

/// Characters that show nothing, or turn around what is shown beside them: a name that holds one reads as another.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text with its hidden characters made visible, for the error that refuses them.
fn visible(text: &str) -> String {
    let shown = |c: char| if is_hidden(c) { format!("‹U+{:04X}›", u32::from(c)) } else { c.to_string() };
    text.trim().chars().map(shown).collect()
}
