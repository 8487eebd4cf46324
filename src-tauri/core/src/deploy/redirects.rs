//! A build's `_redirects` file, as Netlify and Cloudflare Pages read it: from, to, status.
//!
//! The function at the edge knows addresses and not the bucket, and has little room. So of the file it serves exact
//! redirects, and the one rule that makes a build an application of a single page. The rest is named.
//!
//! Where no status is written Netlify means 301 and Cloudflare 302. It is read as 302: what was sent on for a while
//! can still be sent on for ever, and not the other way round.
//!
//! <https://docs.netlify.com/manage/routing/redirects/overview/>,
//! <https://developers.cloudflare.com/pages/configuration/redirects/>.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::headers_file::decoded;
use super::site_rules::{Unserved, UnservedWhy};
use super::stale::spelled;
use crate::names::Key;

/// The file, at the root of a build.
pub const NAME: &str = "_redirects";

/// One address that is sent elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Redirect {
    /// The path as browsers ask for it, without a slash at the end.
    pub from: String,
    /// A path that begins with exactly one `/`, or an address with `https://` or `http://`; in ASCII.
    pub to: String,
    /// 301, 302, 303, 307 or 308.
    pub status: u16,
}

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redirects {
    /// In the order of the file, with their lines; each address once.
    pub exact: Vec<(u32, Redirect)>,
    /// The line that sends every page to `/index.html`.
    pub single_page: Option<u32>,
    /// What cannot be done.
    pub unserved: Vec<Unserved>,
}

/// Reads a file. `has` tells whether the build has a file of that key.
#[must_use]
pub fn parse(text: &str, has: impl Fn(&str) -> bool) -> Redirects {
    let mut out = Redirects::default();
    let mut known = BTreeSet::new();
    for (at, raw) in text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate() {
        let line = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let said = raw.trim();
        if said.is_empty() || said.starts_with('#') {
            continue;
        }
        let read = if out.single_page.is_some() { Err(UnservedWhy::Earlier) } else { one(said, &has) };
        let read = match read {
            Ok(Meant::Exact(redirect)) if !known.insert(redirect.from.clone()) => Err(UnservedWhy::Earlier),
            other => other,
        };
        match read {
            Ok(Meant::Exact(redirect)) => out.exact.push((line, redirect)),
            Ok(Meant::SinglePage) => out.single_page = Some(line),
            // What is done in any case.
            Ok(Meant::NotFound) => {}
            Err(why) => {
                out.unserved.push(Unserved { file: NAME.to_owned(), line, text: said.to_owned(), why });
            }
        }
    }
    out
}

/// What one line means.
enum Meant {
    Exact(Redirect),
    SinglePage,
    NotFound,
}

fn one(said: &str, has: impl Fn(&str) -> bool) -> Result<Meant, UnservedWhy> {
    let mut words = said.split_whitespace().take_while(|word| !word.starts_with('#'));
    let from = words.next().ok_or(UnservedWhy::Shape)?;
    if from.contains("://") {
        return Err(UnservedWhy::OtherHost);
    }
    let is_target = |word: &str| word.starts_with('/') || word.contains("://");
    let rest: Vec<&str> = words.collect();
    let (to, more) = match rest.split_first() {
        Some((to, more)) if is_target(to) => (*to, more),
        // `/store id=:id /blog/:id`: it depends on the query.
        Some((_, more)) if more.iter().any(|word| is_target(word)) => return Err(UnservedWhy::Condition),
        Some(_) | None => return Err(UnservedWhy::Shape),
    };
    if !from.starts_with('/') || to.starts_with("//") {
        return Err(UnservedWhy::Shape);
    }
    let (status, forced) = match more {
        [] => (302, false),
        [status] => {
            let digits = status.strip_suffix('!').unwrap_or(status);
            (digits.parse::<u16>().map_err(|_| UnservedWhy::Condition)?, digits != *status)
        }
        _ => return Err(UnservedWhy::Condition),
    };
    match (from, to, status) {
        ("/*", "/index.html" | "/", 200) if !forced => return Ok(Meant::SinglePage),
        ("/*", "/404.html" | "/404", 404) if has("404.html") => return Ok(Meant::NotFound),
        (_, _, 301 | 302 | 303 | 307 | 308) => {}
        _ => return Err(UnservedWhy::Status),
    }
    if from.contains('*') || from.split('/').any(|part| part.starts_with(':')) {
        return Err(UnservedWhy::Pattern);
    }
    if from.contains(['?', '#']) {
        return Err(UnservedWhy::Condition);
    }
    let key = Key::parse(decoded(from).trim_matches('/')).map_err(|_| UnservedWhy::Shape)?;
    if !forced
        && [String::new(), ".html".to_owned(), "/index.html".to_owned()].iter().any(|end| has(&format!("{key}{end}")))
    {
        return Err(UnservedWhy::File);
    }
    let from = format!("/{}", spelled(&key));
    let to = location(to);
    if to.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/') == from {
        return Err(UnservedWhy::Circle);
    }
    Ok(Meant::Exact(Redirect { from, to, status }))
}

/// An address as a `Location` holds it.
fn location(to: &str) -> String {
    let encoded = crate::site::rewrite::encoded;
    match to.split_once('#') {
        None => encoded(to),
        Some((before, part)) => format!("{}#{}", encoded(before), encoded(part)),
    }
}
