//! The few questions that are asked of a page's markup: its tags and their attributes.
//!
//! This is no parser of HTML. It skips comments and the bodies of scripts and styles, because what
//! stands there (a sentence of documentation, a string in a program) is not what the page loads.

/// One start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name, lowercase.
    pub name: String,
    /// Names, lowercase, and values as they are written, without quotes.
    pub attributes: Vec<(String, &'a str)>,
}

impl Tag<'_> {
    /// An attribute's value; empty if it stands without one.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| *value)
    }
}

/// All start tags of a page, in order.
#[must_use]
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, after) = tag(rest);
        rest = after;
        if matches!(tag.name.as_str(), "script" | "style") {
            rest = after_end_tag(rest, &tag.name);
        }
        found.push(tag);
    }
    found
}

/// Skips to the end tag of a raw text element, whose body holds no tags.
fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let inside = from + at + 2;
        if text.as_bytes()[inside..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return &text[inside + name.len()..];
        }
        from = inside;
    }
    ""
}

/// Reads one tag whose `<` is already behind.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return (tag, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        // A stray `=` opens a name, so that this loop always moves on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'))
            .map_or(rest.len(), |end| first + end);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        tag.attributes.push((name, value));
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}

/// What a page names as the program that made it: `<meta name="generator" content="…">`.
#[must_use]
pub fn generators<'a>(tags: &'a [Tag<'_>]) -> Vec<&'a str> {
    tags.iter()
        .filter(|tag| tag.name == "meta" && tag.get("name").is_some_and(|n| n.eq_ignore_ascii_case("generator")))
        .filter_map(|tag| tag.get("content"))
        .collect()
}

/// The addresses a page loads its scripts and styles from.
#[must_use]
pub fn assets<'a>(tags: &'a [Tag<'_>]) -> Vec<&'a str> {
    let loads = |tag: &Tag<'_>| {
        let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
        let preloaded = rel == "preload" && matches!(tag.get("as"), Some("script" | "style"));
        rel.split_ascii_whitespace().any(|word| matches!(word, "stylesheet" | "modulepreload")) || preloaded
    };
    tags.iter()
        .filter_map(|tag| match tag.name.as_str() {
            "script" => tag.get("src"),
            "link" if loads(tag) => tag.get("href"),
            _ => None,
        })
        .collect()
}
