//! The search by tag at the end of a take-back, as lines of text.

use naru_core::error::Args;
use naru_core::tagged::{SearchVerdict, TagSearch, TaggedStanding};
use naru_core::words::Words;

/// A line, and whether it is one to look at.
pub struct ProofLine {
    /// What it says.
    pub text: String,
    /// Whether something is left or unproven; `None` for what only explains.
    pub open: Option<bool>,
}

/// What was found, what each thing is, and what the search cannot see.
pub fn lines(words: &Words, search: &TagSearch) -> Vec<ProofLine> {
    let line = |open, text| ProofLine { text, open };
    let text = |key: &str, args: &[(&str, &str)]| {
        words.text(key, &args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Args>())
    };
    let open = matches!(search.verdict, SearchVerdict::Left | SearchVerdict::Unproven);
    let mut lines = vec![line(Some(open), words.plain(&format!("search-{}", search.verdict.key())))];
    if !search.regions.is_empty() {
        let regions = search.regions.join(", ");
        lines.push(line(None, text("search-asked", &[("tag", &search.tag), ("regions", &regions)])));
    }
    for one in &search.unseen {
        let why = words.error(&one.error);
        lines.push(line(Some(true), text("search-refused", &[("region", &one.region), ("why", &why)])));
    }
    for one in &search.found {
        let (kind, standing) = (format!("tagged-kind-{}", one.kind.key()), format!("tagged-{}", one.standing.key()));
        let (kind, why) = (words.plain(&kind), words.plain(&format!("{standing}-why")));
        let text = format!("{}: {kind} {}. {why}", words.plain(&standing), one.arn);
        lines.push(line(Some(one.standing == TaggedStanding::Left), text));
    }
    lines.push(line(None, words.plain("search-covers-why")));
    lines
}
