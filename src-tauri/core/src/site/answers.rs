//! Step *answers*: the real addresses are fetched as a visitor would, and the bytes are compared. What *live*
//! means is decided here, in [`is_live`] and [`judge`].

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{distribution, domain_answers, routing};
use crate::adopt::Part;
use crate::cdn::CdnRecord;
use crate::cloud::Reader;
use crate::deploy::manifest::ManifestState;
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::names::Key;
use crate::plan::{Plan, Wait};
use crate::policy::{Action, Permission};
use crate::spec::{Spec, Venue};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

pub use super::probes::{Base, probes, url_path};

/// See the module.
#[derive(Debug)]
pub struct AnswersStep;

static CARD: Card = Card {
    id: StepId::Answers,
    identity: Identity::D,
    permissions: &[Permission::Look(Action::GetDistribution)],
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
    /// At a stand-in for AWS's edges: the host that is meant, and whether it is asked over HTTPS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub at: Option<Meant>,
    /// What a right answer looks like.
    pub expect: Expect,
}

impl Probe {
    /// The address it means: at a stand-in for AWS's edges the host that is meant counts, not the one that is asked.
    #[must_use]
    pub fn address(&self) -> String {
        let Some(meant) = &self.at else { return self.url.clone() };
        let rest = self.url.split_once("://").map_or("", |(_, rest)| rest);
        let path = rest.find('/').map_or("/", |at| &rest[at..]);
        format!("{}://{}{path}", if meant.https { "https" } else { "http" }, meant.host)
    }
}

/// Which site a request means where all of them are reached at one address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Meant {
    /// The `Host`.
    pub host: String,
    /// Whether it counts as asked over HTTPS.
    pub https: bool,
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
    /// The start page over plain HTTP.
    PlainHttp,
    /// A font.
    Font,
    /// A page that is not there.
    NoSuchPage,
    /// Another name of the site.
    OtherName,
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
            Self::PlainHttp => "plain-http",
            Self::Font => "font",
            Self::NoSuchPage => "no-such-page",
            Self::OtherName => "other-name",
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
        /// `Cache-Control`, where it matters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        cache_control: Option<String>,
    },
    /// These bytes with this status: the *not found* page.
    PageWithStatus {
        /// SHA-256.
        sha256: String,
        /// The status.
        status: u16,
    },
    /// Sent on to this address.
    Redirect {
        /// `Location`.
        location: String,
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
        /// `Location` of a redirect.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        location: Option<String>,
        /// What the edge's cache had: `X-Cache`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        cache: Option<String>,
        /// The certificate that was shown for the name, if it was asked over TLS.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        tls: Option<ShownCertificate>,
    },
    /// Nobody answered.
    Unreachable {
        /// What the system said.
        why: String,
    },
}

/// What a server's certificate says of itself. It was valid for the name that was asked, or there would be no reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShownCertificate {
    /// The names it covers (`subjectAltName`).
    pub names: Vec<String>,
    /// Who signed it: the issuer's organisation, or its common name.
    pub issuer: String,
    /// Until which day, `YYYY-MM-DD`, UTC.
    pub until: String,
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
    /// Another cache header.
    CacheControl,
    /// Sent elsewhere, or nowhere.
    Location,
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
            Self::CacheControl => "cache-control",
            Self::Location => "location",
        }
    }
}

/// What is wrong with a reply; `None` if it is right.
#[must_use]
pub fn judge(expect: &Expect, reply: &Reply) -> Option<Wrong> {
    let Reply::Answered { status, content_type, cache_control, sha256, location, .. } = reply else {
        return Some(Wrong::Unreachable);
    };
    match expect {
        Expect::File { sha256: want, content_type: want_type, cache_control: want_cache } => {
            if *status != 200 {
                Some(Wrong::Status)
            } else if sha256 != want {
                Some(Wrong::Bytes)
            } else if content_type.as_deref() != Some(want_type) {
                Some(Wrong::ContentType)
            } else if want_cache.is_some() && cache_control != want_cache {
                Some(Wrong::CacheControl)
            } else {
                None
            }
        }
        Expect::PageWithStatus { sha256: want, status: want_status } => {
            if status != want_status {
                Some(Wrong::Status)
            } else {
                (sha256 != want).then_some(Wrong::Bytes)
            }
        }
        Expect::Redirect { location: want } => {
            if !matches!(status, 301 | 302 | 307 | 308) {
                Some(Wrong::Status)
            } else {
                (location.as_ref() != Some(want)).then_some(Wrong::Location)
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
        Some(release.file(&Key::parse(distribution::index(spec)).ok()?)?.sha256 == *sha256)
    };
    served() == Some(true)
}

/// What becomes of the redirects that the build asks for, where this run does not see to them.
fn redirects_note(spec: &Spec, world: &World) -> Option<Text> {
    let count = world.folder.seen()?.rules.redirects.len();
    if count == 0 {
        return None;
    }
    let key = if spec.cdn.is_none() || spec.keeps(Part::Routing) {
        "note-redirects-unserved"
    } else if matches!(world.function, Fact::Unseen | Fact::Denied(_)) {
        "note-redirects-behind"
    } else {
        return None;
    };
    Some(Text { key: key.to_owned(), args: [("redirects".to_owned(), count.to_string())].into() })
}

#[async_trait]
impl Step for AnswersStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if !look_deployed(cloud, spec, world).await? {
            // Edges answer one way here and another there until all of them have heard.
            world.answers = Fact::Unseen;
            return Ok(());
        }
        let Some(base) = base(spec, world) else { return Ok(()) };
        let Some(folder) = world.folder.seen() else { return Ok(()) };
        let mut answers = Vec::new();
        let all = probes(spec, routing::standing(spec, world), folder, &base);
        for probe in all.into_iter().filter(may_be_asked(spec, world)) {
            let reply = cloud.web().get(&probe).await?;
            let wrong = judge(&probe.expect, &reply);
            answers.push(Answer { probe, reply, wrong });
        }
        world.answers = Fact::Seen(answers);
        Ok(())
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let behind = spec.cdn.is_some() && routing::standing(spec, world) != routing::wanted(spec, world);
        let behind = behind.then(|| Text { key: "note-routing-behind".to_owned(), args: BTreeMap::new() });
        behind.into_iter().chain(redirects_note(spec, world)).collect()
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        if world.folder.seen().is_none() {
            return Plan::NotAsked;
        }
        let Some(base) = base(spec, world).map(|base| base.url) else { return Plan::NotAsked };
        if waits_for_edges(spec, world) {
            return Plan::Waiting(distribution::deploying(&base));
        }
        match world.answers.seen() {
            Some(answers) if is_live(answers) => Plan::Done,
            seen => {
                let url =
                    seen.and_then(|all| all.iter().find(|a| a.wrong.is_some())).map_or(base, |a| a.probe.url.clone());
                Plan::Waiting(Wait {
                    on: "answers".to_owned(),
                    usual_seconds: CARD.usual_seconds,
                    limit_seconds: LIMIT_SECONDS,
                    then: Error::new(Code::NotLive).arg("url", url).into(),
                    copy: Vec::new(),
                    told: Vec::new(),
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

/// The address visitors use, once it is known: the site's own name, if that was proven.
#[must_use]
pub fn address(spec: &Spec, world: &World) -> Option<String> {
    domain_answers::address(spec, world).or_else(|| base(spec, world).map(|base| base.url))
}

/// Looks whether every edge has the distribution's configuration. `false`: not yet.
pub(super) async fn look_deployed(cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<bool> {
    let Some(id) = distribution_id(spec, world) else { return Ok(true) };
    world.deployed = Fact::of(cloud.cloudfront().deployed(&id).await)?;
    let deployed = world.deployed.seen().copied();
    if let (Some(deployed), Some(one)) = (deployed, world.distributions.seen_mut().and_then(|all| all.get_mut(&id))) {
        one.deployed = deployed;
    }
    Ok(deployed != Some(false))
}

/// Where requests are sent, and which site they mean.
pub(crate) fn base(spec: &Spec, world: &World) -> Option<Base> {
    if spec.cdn.is_none() {
        return spec.website_url(&spec.bucket(world)?).map(|url| Base { url, host: None });
    }
    let ours = distribution::of_site(spec, world).map(|ours| ours.domain.clone());
    let host = ours.or_else(|| Some(recorded(spec, world)?.domain.clone()))?;
    match spec.venue {
        Venue::Aws => Some(Base { url: format!("https://{host}"), host: None }),
        Venue::Practice | Venue::Endpoint { .. } => {
            let url = spec.website_url.as_ref()?.trim_end_matches('/').to_owned();
            Some(Base { url, host: Some(host) })
        }
    }
}

pub(crate) fn recorded<'a>(spec: &Spec, world: &'a World) -> Option<&'a CdnRecord> {
    let record = world.buckets.get(&spec.bucket(world)?)?.cdn.seen()?;
    (record.site == spec.site.tag()).then_some(record)
}

fn distribution_id(spec: &Spec, world: &World) -> Option<String> {
    spec.cdn.as_ref()?;
    let ours = distribution::of_site(spec, world).map(|ours| ours.id.clone());
    ours.or_else(|| Some(recorded(spec, world)?.distribution.clone()))
}

/// What may be asked already. An edge that is asked for a file before it lies in the bucket keeps *there is no such
/// file* for a while (ten seconds unless said), and visitors who come after the file would be told so: until all of
/// them are there, only a start page that stands is asked for, which tells whether the site is up.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html>
pub(super) fn may_be_asked(spec: &Spec, world: &World) -> impl Fn(&Probe) -> bool + use<> {
    let bucket = spec.bucket(world).and_then(|name| world.buckets.get(&name));
    let (all, start) = match (world.folder.seen(), bucket.and_then(|bucket| bucket.objects.seen())) {
        (Some(folder), Some(objects)) => {
            let start = Key::parse(distribution::index(spec)).is_ok_and(|index| objects.contains_key(&index));
            (folder.files.iter().all(|file| objects.contains_key(&file.key)), start)
        }
        // Who cannot see the list of files asks, or would never know.
        (None, _) | (_, None) => (true, true),
    };
    move |probe| all || (start && probe.kind == ProbeKind::Root)
}

/// Whether edges are still hearing of a change.
pub(super) fn waits_for_edges(spec: &Spec, world: &World) -> bool {
    match (&world.deployed, spec.cdn.is_some()) {
        (_, false) => false,
        (Fact::Seen(deployed), true) => !deployed,
        (Fact::Unseen | Fact::Absent | Fact::Denied(_), true) => {
            distribution::of_site(spec, world).is_some_and(|ours| !ours.deployed)
        }
    }
}
