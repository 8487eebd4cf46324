//! What a person types into the form of a project's header rules, understood as it would be saved, and what the rules
//! come to for the folder there is: which files each is for, and who decides what these are served with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::folder::FolderView;
use super::header_rules::{
    CacheRule, Coding, DecidedAt, Disposition, Glob, HeaderName, HeaderRule, HeaderWish, MediaType, RuleFrom, decide_at,
};
use crate::error::{Code, Error};
use crate::form::WrongField;
use crate::names::Key;

/// So many of a rule's files are shown.
pub const SHOWN: usize = 6;

/// A rule as it stands in the form. An empty text says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleDraft {
    /// [`HeaderWish::files`].
    pub files: String,
    /// [`HeaderWish::cache`].
    pub cache: String,
    /// [`HeaderWish::content_type`].
    pub content_type: String,
    /// [`HeaderWish::content_encoding`].
    pub content_encoding: Option<Coding>,
    /// [`HeaderWish::content_disposition`].
    pub content_disposition: String,
}

/// Rules, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RulesRead {
    /// Whether there is a folder to tell it of.
    pub folder: bool,
    /// Each, in their order.
    pub rules: Vec<RuleRead>,
}

/// One rule, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleRead {
    /// What would be saved; `None` if something is wrong.
    pub wish: Option<HeaderWish>,
    /// What is.
    pub wrong: Vec<WrongField>,
    /// The headers it asks for.
    pub asks: Vec<Asked>,
    /// So many files it is for.
    #[ts(type = "number")]
    pub files: u64,
    /// For so many of them all it asks for is what they get.
    #[ts(type = "number")]
    pub followed: u64,
    /// Of so many, browsers would keep a page for long: there it is not followed.
    #[ts(type = "number")]
    pub refused: u64,
    /// The first [`SHOWN`] of its files.
    pub shown: Vec<RuleFile>,
}

/// A header that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Asked {
    /// Which.
    pub header: String,
    /// Its value; `None` takes it away.
    pub value: Option<String>,
}

/// A file a rule is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RuleFile {
    /// Its key.
    pub key: Key,
    /// What becomes of each header the rule asks for.
    pub gets: Vec<Got>,
}

/// What becomes of a header that a rule asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Got {
    /// Which.
    pub header: String,
    /// Its value; `None` if there is none.
    pub value: Option<String>,
    /// Who decides it.
    pub by: Decider,
}

/// Who decides a header of a file: word key `decider-<by>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Decider {
    /// The rule itself.
    This,
    /// Another rule of the project.
    Rule {
        /// Counted from 1.
        number: usize,
    },
    /// The build's `_headers`.
    HeadersFile {
        /// Counted from 1.
        line: u32,
    },
    /// The file's own name.
    Name,
    /// The same, because a rule would have browsers keep a page for long.
    Page,
}

impl RuleDraft {
    /// What would be saved, or what is wrong with it.
    ///
    /// # Errors
    /// Every field that does not parse; an empty glob; a rule that asks for nothing.
    pub fn read(&self) -> std::result::Result<HeaderWish, Vec<WrongField>> {
        let mut wrong = Vec::new();
        let files = Glob::parse(self.files.trim()).map_err(|error| wrong.push(WrongField::of("files", error))).ok();
        let cache = WrongField::hear(&mut wrong, "cache", &self.cache, CacheRule::parse);
        let content_type = WrongField::hear(&mut wrong, "content_type", &self.content_type, MediaType::parse);
        let content_disposition =
            WrongField::hear(&mut wrong, "content_disposition", &self.content_disposition, Disposition::parse);
        let content_encoding = self.content_encoding;
        let silent =
            cache.is_none() && content_type.is_none() && content_disposition.is_none() && content_encoding.is_none();
        if wrong.is_empty() && silent {
            let error = Error::new(Code::BadValue).arg("field", "rule").arg("value", &self.files);
            wrong.push(WrongField::of("", error.arg("rule", "rule-silent")));
        }
        match files {
            Some(files) if wrong.is_empty() => {
                Ok(HeaderWish { files, cache, content_type, content_encoding, content_disposition })
            }
            _ => Err(wrong),
        }
    }
}

/// Reads all rules of the form, and tells what those that are right come to together. What is wrong decides nothing.
#[must_use]
pub fn read(drafts: &[RuleDraft], folder: Option<&FolderView>) -> RulesRead {
    let read: Vec<_> = drafts.iter().map(RuleDraft::read).collect();
    let of_build = folder.iter().flat_map(|folder| &folder.rules.headers);
    let mut rules: Vec<HeaderRule> =
        of_build.filter(|rule| matches!(rule.from, RuleFrom::HeadersFile { .. })).cloned().collect();
    let before = rules.len();
    // Which draft each of the project's rules comes from.
    let mut drafted = Vec::new();
    for (at, wish) in read.iter().enumerate() {
        if let Ok(wish) = wish {
            rules.push(HeaderRule::of_project(wish));
            drafted.push(at);
        }
    }
    let place = |at: usize| at.checked_sub(before).map(|at| drafted[at]);
    let mut out: Vec<RuleRead> = read
        .into_iter()
        .map(|read| {
            let (wish, wrong) = read.map_or_else(|wrong| (None, wrong), |wish| (Some(wish), Vec::new()));
            let asks = wish.as_ref().map(asked).unwrap_or_default();
            RuleRead { wish, wrong, asks, files: 0, followed: 0, refused: 0, shown: Vec::new() }
        })
        .collect();
    for file in folder.iter().flat_map(|folder| &folder.files) {
        let mut caught = drafted.iter().zip(&rules[before..]).filter(|(_, rule)| rule.is_for(&file.key)).peekable();
        if caught.peek().is_none() {
            continue;
        }
        let decided = decide_at(&file.key, &rules);
        for (mine, (draft, rule)) in caught.map(|(draft, rule)| (*draft, (draft, rule))) {
            let gets = got(rule, mine, &rules, &decided, &place);
            let told = &mut out[*draft];
            told.files += 1;
            told.followed += u64::from(gets.iter().all(|got| got.by == Decider::This));
            told.refused += u64::from(decided.refused.iter().any(|at| place(*at) == Some(mine)));
            if told.shown.len() < SHOWN {
                told.shown.push(RuleFile { key: file.key.clone(), gets });
            }
        }
    }
    RulesRead { folder: folder.is_some(), rules: out }
}

/// What a rule asks for, header by header.
fn asked(wish: &HeaderWish) -> Vec<Asked> {
    let rule = HeaderRule::of_project(wish);
    HeaderName::ALL
        .into_iter()
        .filter_map(|name| Some(Asked { header: name.name().to_owned(), value: asks(&rule, name)? }))
        .collect()
}

/// What a rule asks of a header, if it says anything of it.
fn asks(rule: &HeaderRule, name: HeaderName) -> Option<Option<String>> {
    match name {
        HeaderName::ContentType => rule.content_type.clone().map(Some),
        HeaderName::CacheControl => rule.cache_control.clone().map(Some),
        HeaderName::ContentEncoding => rule.content_encoding.map(|coding| coding.header().map(str::to_owned)),
        HeaderName::ContentDisposition => rule.content_disposition.clone().map(Some),
    }
}

/// What becomes of each header that a rule, the draft `mine`, asks for.
fn got(
    rule: &HeaderRule,
    mine: usize,
    rules: &[HeaderRule],
    decided: &DecidedAt,
    place: &impl Fn(usize) -> Option<usize>,
) -> Vec<Got> {
    let refused = decided.refused.iter().any(|at| place(*at) == Some(mine));
    let by = |name: HeaderName| match decided.by.get(&name) {
        None if refused && name == HeaderName::CacheControl => Decider::Page,
        None => Decider::Name,
        Some(at) => match (place(*at), &rules[*at].from) {
            (Some(draft), _) if draft == mine => Decider::This,
            (Some(draft), _) => Decider::Rule { number: draft + 1 },
            (None, RuleFrom::HeadersFile { line }) => Decider::HeadersFile { line: *line },
            (None, RuleFrom::Project { .. }) => Decider::Name,
        },
    };
    let value = |name: HeaderName| name.of(&decided.headers).map(str::to_owned);
    let spoken = HeaderName::ALL.into_iter().filter(|name| asks(rule, *name).is_some());
    spoken.map(|name| Got { header: name.name().to_owned(), value: value(name), by: by(name) }).collect()
}
