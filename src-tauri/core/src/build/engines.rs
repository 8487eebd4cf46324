//! Which Node a project wants: `engines` in its `package.json`, `.nvmrc` and `.node-version`, held against the one that
//! is there. Ranges are read as npm reads them: <https://github.com/npm/node-semver#ranges>.

use crate::error::Args;
use crate::event::Text;

/// A version of three numbers. What is not released yet is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u64, pub u64, pub u64);

impl Version {
    /// `v20.11.0`, as `node --version` says it; `None` for anything else, a nightly build among it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match part(text)? {
            [Some(major), Some(minor), Some(patch)] => Some(Self(major, minor, patch)),
            _ => None,
        }
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// One to three numbers; `x`, `X` and `*` stand for any, as what is missing does.
fn part(text: &str) -> Option<[Option<u64>; 3]> {
    let text = text.trim().trim_start_matches(['v', '=']).trim_start();
    let text = text.split('+').next()?;
    let mut numbers = [None; 3];
    let mut open = false;
    for (n, piece) in text.split('.').enumerate() {
        let place = numbers.get_mut(n)?;
        if matches!(piece, "x" | "X" | "*") || (piece.is_empty() && n == 0) {
            open = true;
        } else if piece.is_empty() || !piece.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        } else if !open {
            *place = Some(piece.parse().ok()?);
        }
    }
    Some(numbers)
}

/// From the first version that is meant up to the first that is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    from: Version,
    below: Option<Version>,
}

/// Versions that are wanted: any of several sets, each of spans that all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range(Vec<Vec<Span>>);

impl Range {
    /// Reads a range; `None` if it is none, or names versions that are not released, which are not judged.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.split("||").map(set).collect::<Option<_>>().map(Self)
    }

    /// Whether this version is meant.
    #[must_use]
    pub fn holds(&self, version: Version) -> bool {
        let within = |span: &Span| span.from <= version && span.below.is_none_or(|below| version < below);
        self.0.iter().any(|set| set.iter().all(within))
    }
}

fn set(text: &str) -> Option<Vec<Span>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [from, "-", to] = words[..] {
        let (from, to) = (part(from)?, part(to)?);
        return Some(vec![Span { from: low(from), below: above(to) }]);
    }
    let mut spans = Vec::new();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let end = word.find(|c: char| !matches!(c, '<' | '>' | '=' | '^' | '~')).unwrap_or(word.len());
        let (sign, number) = word.split_at(end);
        // A space may stand behind the sign.
        let number = if number.is_empty() { words.next()? } else { number };
        spans.push(span(sign, part(number)?)?);
    }
    Some(spans)
}

fn low(part: [Option<u64>; 3]) -> Version {
    let [major, minor, patch] = part.map(Option::unwrap_or_default);
    Version(major, minor, patch)
}

/// The first version that is no more meant by this one, which may be open; `None` if it means all.
fn above(part: [Option<u64>; 3]) -> Option<Version> {
    Some(match part {
        [None, ..] => return None,
        [Some(major), None, _] => Version(major.saturating_add(1), 0, 0),
        [Some(major), Some(minor), None] => Version(major, minor.saturating_add(1), 0),
        [Some(major), Some(minor), Some(patch)] => Version(major, minor, patch.saturating_add(1)),
    })
}

/// A span without any version.
const NOTHING: Span = Span { from: Version(0, 0, 0), below: Some(Version(0, 0, 0)) };

fn span(sign: &str, part: [Option<u64>; 3]) -> Option<Span> {
    let from = low(part);
    let first = Version(0, 0, 0);
    Some(match sign {
        "" | "=" => Span { from, below: above(part) },
        ">=" => Span { from, below: None },
        "<" => Span { from: first, below: Some(from) },
        ">" => above(part).map_or(NOTHING, |from| Span { from, below: None }),
        "<=" => Span { from: first, below: above(part) },
        // The last but the patch may change; where it is not named, nothing above it.
        "~" | "~>" => Span { from, below: above([part[0], part[1], None]) },
        // Nothing may change left of the first number that is not zero.
        "^" => {
            let below = match part {
                [None, ..] => None,
                [Some(0), Some(0), Some(patch)] => Some(Version(0, 0, patch.saturating_add(1))),
                [Some(0), Some(minor), _] => Some(Version(0, minor.saturating_add(1), 0)),
                [Some(major), ..] => Some(Version(major.saturating_add(1), 0, 0)),
            };
            Span { from, below }
        }
        _ => return None,
    })
}

/// Node's releases with a name, by nvm's own: <https://nodejs.org/en/about/previous-releases>.
const NAMED: [(&str, u64); 11] = [
    ("argon", 4),
    ("boron", 6),
    ("carbon", 8),
    ("dubnium", 10),
    ("erbium", 12),
    ("fermium", 14),
    ("gallium", 16),
    ("hydrogen", 18),
    ("iron", 20),
    ("jod", 22),
    ("krypton", 24),
];

/// The one line of such a file that is no comment.
fn pin(text: &str) -> Option<&str> {
    text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).find(|line| !line.is_empty())
}

/// What `.nvmrc` or `.node-version` means: a version or the beginning of one, or a release by its name. `None` for what
/// depends on the day, such as `lts/*`.
#[must_use]
pub fn pinned(text: &str) -> Option<Range> {
    let line = pin(text)?;
    if let Some(name) = line.strip_prefix("lts/") {
        let (_, major) = NAMED.iter().find(|(one, _)| *one == name.to_ascii_lowercase())?;
        return Range::parse(&major.to_string());
    }
    let range = part(line.strip_prefix("node/").unwrap_or(line))?;
    range[0]?;
    Some(Range(vec![vec![Span { from: low(range), below: above(range) }]]))
}

/// What a project says of Node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The text of `package.json`.
    pub package_json: Option<String>,
    /// The text of `.nvmrc`.
    pub nvmrc: Option<String>,
    /// The text of `.node-version`.
    pub node_version: Option<String>,
}

/// What of it this Node is not: word key `build-note-node`, once per file that says so.
#[must_use]
pub fn node_notes(said: &Said, node: &str) -> Vec<Text> {
    let Some(have) = Version::parse(node) else { return Vec::new() };
    let package: serde_json::Value = said
        .package_json
        .as_deref()
        .and_then(|text| serde_json::from_str(text.trim_start_matches('\u{feff}')).ok())
        .unwrap_or_default();
    let engines = package["engines"]["node"].as_str();
    let (nvmrc, node_version) = (said.nvmrc.as_deref().and_then(pin), said.node_version.as_deref().and_then(pin));
    let wants = [
        ("package.json", engines, engines.and_then(Range::parse)),
        (".nvmrc", nvmrc, nvmrc.and_then(pinned)),
        (".node-version", node_version, node_version.and_then(pinned)),
    ];
    let missed = wants.into_iter().filter_map(|(file, want, range)| {
        let want = want.filter(|_| range.is_some_and(|range| !range.holds(have)))?;
        let want: String = want.trim().chars().filter(|c| !c.is_control()).take(60).collect();
        let args = [("file", file.to_owned()), ("want", want), ("have", have.to_string())];
        let args: Args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Some(Text { key: "build-note-node".to_owned(), args })
    });
    missed.collect()
}
