//! Step *answers*: the real addresses are fetched as a visitor would, and the bytes are compared. What *live*
//! means is decided here, in [`is_live`] and [`judge`].

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cloud::Reader;
use crate::deploy::folder::FolderView;
use crate::deploy::headers::{CacheClass, cache_class, content_type};
use crate::deploy::manifest::ManifestState;
use crate::error::{Code, Error, Result};
use crate::names::{Key, sha256};
use crate::plan::{Plan, Wait};
use crate::spec::{Access, Spec};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct AnswersStep;

static CARD: Card = Card {
    id: StepId::Answers,
    identity: Identity::D,
    permissions: &[],
    needs: &[StepId::Access, StepId::Files],
    usual_seconds: 2,
    outside: true,
};

/// How long S3 may take to show what was written everywhere, in seconds.
const LIMIT_SECONDS: u64 = 60;

/// One request that will be made, and what a right answer is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Probe {
    /// What it stands for: word key `probe-<kind>`.
    pub kind: ProbeKind,
    /// The whole address.
    pub url: String,
    /// What a right answer looks like.
    pub expect: Expect,
}

/// What a probe stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ProbeKind {
    /// `/`.
    Root,
    /// A page's script or style sheet.
    Asset,
    /// An address that only the page's own router knows, or a page in a folder.
    DeepLink,
    /// A file that is not there.
    Missing,
}

impl ProbeKind {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Asset => "asset",
            Self::DeepLink => "deep-link",
            Self::Missing => "missing",
        }
    }
}

/// A right answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Expect {
    /// These very bytes of this type, with 200.
    File {
        /// SHA-256.
        sha256: String,
        /// `Content-Type`.
        content_type: String,
    },
    /// The page's bytes; without a CDN the status may be 403 or 404, and is shown.
    PageWithAnyStatus {
        /// SHA-256.
        sha256: String,
    },
    /// 403 or 404.
    Refusal,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reply {
    /// An HTTP response.
    Answered {
        /// Status code.
        status: u16,
        /// `Content-Type`.
        content_type: Option<String>,
        /// `Cache-Control`.
        cache_control: Option<String>,
        /// SHA-256 of the body.
        sha256: String,
        /// Bytes of the body.
        #[ts(type = "number")]
        size: u64,
    },
    /// Nobody answered.
    Unreachable {
        /// What the system said.
        why: String,
    },
}

/// A probe, its reply, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// What was asked.
    pub probe: Probe,
    /// What came back.
    pub reply: Reply,
    /// `None` if all is well.
    pub wrong: Option<Wrong>,
}

/// What is wrong with an answer: word key `wrong-<kind>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// Nobody answered.
    Unreachable,
    /// Another status.
    Status,
    /// Other bytes.
    Bytes,
    /// Another content type.
    ContentType,
}

impl Wrong {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Status => "status",
            Self::Bytes => "bytes",
            Self::ContentType => "content-type",
        }
    }
}

/// What is wrong with a reply; `None` if it is right.
#[must_use]
pub fn judge(expect: &Expect, reply: &Reply) -> Option<Wrong> {
    let Reply::Answered { status, content_type, sha256, .. } = reply else { return Some(Wrong::Unreachable) };
    match expect {
        Expect::File { sha256: want, content_type: want_type } => {
            if *status != 200 {
                Some(Wrong::Status)
            } else if sha256 != want {
                Some(Wrong::Bytes)
            } else if content_type.as_deref() != Some(want_type) {
                Some(Wrong::ContentType)
            } else {
                None
            }
        }
        Expect::PageWithAnyStatus { sha256: want } => {
            if !matches!(status, 200 | 403 | 404) {
                Some(Wrong::Status)
            } else if sha256 != want {
                Some(Wrong::Bytes)
            } else {
                None
            }
        }
        Expect::Refusal => (!matches!(status, 403 | 404)).then_some(Wrong::Status),
    }
}

/// Whether the site is live: the start page was asked for, and every reply was right.
#[must_use]
pub fn is_live(answers: &[Answer]) -> bool {
    answers.iter().any(|answer| answer.probe.kind == ProbeKind::Root)
        && answers.iter().all(|answer| answer.wrong.is_none())
}

/// Whether the start page that answers is the newest release's, byte for byte: a folder with other files in it does
/// not make a site that is up one that is down.
#[must_use]
pub fn serves_newest_release(spec: &Spec, world: &World) -> bool {
    let served = || {
        let answer = world.answers.seen()?.iter().find(|answer| answer.probe.kind == ProbeKind::Root)?;
        let Reply::Answered { status: 200, sha256, .. } = &answer.reply else { return None };
        let bucket = world.buckets.get(&spec.bucket(world)?)?;
        let release = bucket.releases.seen()?.iter().rev().find(|r| r.state == ManifestState::Finished)?;
        let Access::Classic { index, .. } = &spec.access else { return None };
        Some(release.file(&Key::parse(index).ok()?)?.sha256 == *sha256)
    };
    served() == Some(true)
}

/// The requests that prove a folder is live at an address.
#[must_use]
pub fn probes(spec: &Spec, folder: &FolderView, base: &str) -> Vec<Probe> {
    let Access::Classic { index, error } = &spec.access else { return Vec::new() };
    let mut all = Vec::new();
    let file = |entry: &crate::deploy::folder::FileEntry| Expect::File {
        sha256: entry.sha256.clone(),
        content_type: content_type(&entry.key),
    };
    let root = folder.file(index);
    if let Some(entry) = root {
        all.push(Probe { kind: ProbeKind::Root, url: format!("{base}/"), expect: file(entry) });
    }
    if let Some(entry) = telling_asset(folder) {
        all.push(Probe {
            kind: ProbeKind::Asset,
            url: format!("{base}/{}", url_path(&entry.key)),
            expect: file(entry),
        });
    }
    let nested = folder.files.iter().find(|f| f.key.as_str().ends_with(&format!("/{index}")));
    match (nested, root) {
        (Some(entry), _) => {
            let dir = entry.key.as_str().strip_suffix(index.as_str()).expect("found by this suffix");
            let dir = Key::parse(dir.trim_end_matches('/')).expect("a folder of a key is a key");
            all.push(Probe {
                kind: ProbeKind::DeepLink,
                url: format!("{base}/{}/", url_path(&dir)),
                expect: file(entry),
            });
        }
        (None, Some(entry)) if error == index => all.push(Probe {
            kind: ProbeKind::DeepLink,
            url: format!("{base}/naru-check/deep-link"),
            expect: Expect::PageWithAnyStatus { sha256: entry.sha256.clone() },
        }),
        (None, _) => {}
    }
    // A name nobody publishes and no cache has seen: it is another one for every release.
    let missing = &sha256(spec.release.as_str().as_bytes())[..8];
    all.push(Probe {
        kind: ProbeKind::Missing,
        url: format!("{base}/naru-check/missing-{missing}.js"),
        expect: Expect::Refusal,
    });
    all
}

/// A file larger than this proves nothing more than a smaller one.
const TELLING_BYTES: u64 = 8_000_000;

/// The file whose loss would hurt most: a hashed script, else any script or style, else the largest other file
/// that is fetched in a moment.
fn telling_asset(folder: &FolderView) -> Option<&crate::deploy::folder::FileEntry> {
    let rank = |key: &Key| match (key.extension().as_str(), cache_class(key)) {
        ("js" | "mjs", CacheClass::Immutable) => 4,
        ("css", CacheClass::Immutable) => 3,
        ("js" | "mjs", _) => 2,
        ("css", _) => 1,
        _ => 0,
    };
    folder
        .files
        .iter()
        .filter(|f| !matches!(f.key.extension().as_str(), "html" | "htm") && (1..=TELLING_BYTES).contains(&f.size))
        .max_by_key(|f| (rank(&f.key), f.size))
}

/// A key as the path of an address: everything but unreserved characters and `/` percent-encoded (RFC 3986).
#[must_use]
pub fn url_path(key: &Key) -> String {
    use std::fmt::Write;
    key.as_str().bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("writing to a String cannot fail");
        }
        out
    })
}

#[async_trait]
impl Step for AnswersStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let Some(base) = address(spec, world) else { return Ok(()) };
        let Some(folder) = world.folder.seen() else { return Ok(()) };
        let mut answers = Vec::new();
        for probe in probes(spec, folder, &base) {
            let reply = cloud.web().get(&probe).await?;
            let wrong = judge(&probe.expect, &reply);
            answers.push(Answer { probe, reply, wrong });
        }
        world.answers = Fact::Seen(answers);
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        if world.folder.seen().is_none() {
            return Plan::NotAsked;
        }
        let Some(base) = address(spec, world) else { return Plan::NotAsked };
        match world.answers.seen() {
            Some(answers) if is_live(answers) => Plan::Done,
            seen => {
                let url =
                    seen.and_then(|all| all.iter().find(|a| a.wrong.is_some())).map_or(base, |a| a.probe.url.clone());
                Plan::Waiting(Wait {
                    on: "answers".to_owned(),
                    usual_seconds: CARD.usual_seconds,
                    limit_seconds: LIMIT_SECONDS,
                    then: Error::new(Code::NotLive).arg("url", url),
                })
            }
        }
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        None
    }
}

/// The address visitors use, once the bucket is known.
#[must_use]
pub fn address(spec: &Spec, world: &World) -> Option<String> {
    spec.website_url(&spec.bucket(world)?)
}
