//! Words: the Fluent files `ui/src/words/{en,ko}.ftl`, shared with the page. How a step or an error gets its words.

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unic_langid::{LanguageIdentifier, langid};

use crate::error::{Args, Error};
use crate::event::Text;
use crate::format;

/// The words as they stand in the files.
pub const EN: &str = include_str!("../../../ui/src/words/en.ftl");
/// The Korean words.
pub const KO: &str = include_str!("../../../ui/src/words/ko.ftl");

/// The languages Naru speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// From `--lang`, or a locale such as `ko_KR.UTF-8`.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let two = locale.get(..2).unwrap_or_default();
        if two.eq_ignore_ascii_case("ko") { Self::Ko } else { Self::En }
    }
}

/// Arguments that count something. They are printed by [`format::count`], and beside each `x` the number
/// itself is given as `x_n`, only to select a plural: the two implementations of Fluent print numbers differently.
pub const COUNTS: [&str; 9] = ["files", "failed", "ops", "count", "left", "requests", "minutes", "seconds", "releases"];

/// Values of an error that are words themselves, and the prefix of their keys; tried in this order. An op's title
/// is a key as it stands.
pub const LOOKED_UP: [(&str, &str); 9] = [
    ("rule", "rule-"),
    ("kind", "secret-kind-"),
    ("step", "step-"),
    ("question", "question-"),
    ("field", "field-"),
    ("framework", "framework-"),
    ("what", "wait-"),
    ("what", ""),
    ("op", ""),
];

const fn file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => EN,
        Lang::Ko => KO,
    }
}

/// One language's words.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.lang).finish()
    }
}

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::of_text(lang, file(lang))
    }

    /// A language's words of which only this message is read: a title need not wait for the whole file.
    #[must_use]
    pub fn only(lang: Lang, key: &str) -> Self {
        let text = file(lang);
        let from = text.find(&format!("\n{key} =")).map_or(text.len(), |at| at + 1);
        let begins = |at: &usize| text[*at..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
        let mut lines = text[from..].match_indices('\n').map(|(at, _)| from + at + 1);
        let end = lines.find(begins).unwrap_or(text.len());
        Self::of_text(lang, &text[from..end])
    }

    fn of_text(lang: Lang, text: &str) -> Self {
        let id: LanguageIdentifier = match lang {
            Lang::En => langid!("en"),
            Lang::Ko => langid!("ko"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Invisible marks around values would be copied with a bucket's name.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { lang, bundle }
    }

    /// Which language these are.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|m| m.value().is_some())
    }

    /// A sentence. A key without words shows as itself: a test keeps that from happening.
    #[must_use]
    pub fn text(&self, key: &str, args: &Args) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else { return key.to_owned() };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            match value.parse::<u64>() {
                Ok(n) if COUNTS.contains(&name.as_str()) => {
                    values.set(Cow::from(name.clone()), FluentValue::from(format::count(n)));
                    values.set(Cow::from(format!("{name}_n")), FluentValue::from(n));
                }
                _ => values.set(Cow::from(name.clone()), FluentValue::from(value.clone())),
            }
        }
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// A sentence without values.
    #[must_use]
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &Args::new())
    }

    /// A sentence by key and values. Values that are words themselves (`phase`) are looked up first.
    #[must_use]
    pub fn of(&self, text: &Text) -> String {
        let mut args = text.args.clone();
        if let Some(phase) = args.get("phase").cloned() {
            args.insert("phase".to_owned(), self.plain(&format!("phase-{phase}")));
        }
        self.text(&text.key, &args)
    }

    /// An error's sentence.
    #[must_use]
    pub fn error(&self, error: &Error) -> String {
        self.text(&format!("error-{}", error.code.key()), &self.error_args(error))
    }

    /// An error's hints, most useful first.
    #[must_use]
    pub fn hints(&self, error: &Error) -> Vec<String> {
        let args = self.error_args(error);
        error.hints.iter().map(|hint| self.text(&format!("hint-{hint}"), &args)).collect()
    }

    /// Values that are words themselves are looked up: rules, fields, steps, ops.
    fn error_args(&self, error: &Error) -> Args {
        let mut args = error.args.clone();
        for (name, prefix) in LOOKED_UP {
            if let Some(value) = args.get(name).cloned() {
                let key = format!("{prefix}{value}");
                if self.has(&key) {
                    let text = self.of(&Text { key, args: error.args.clone() });
                    args.insert(name.to_owned(), text);
                }
            }
        }
        args
    }
}
