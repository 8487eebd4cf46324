//! A project's site as the page shows it.

use naru_core::address::{DnsAt, DomainWishes, MainName};
use naru_core::adopt::upgrade::Upgrade;
use naru_core::buying::{NotInside, not_inside};
use naru_core::cdn::Routing;
use naru_core::deploy::changes::ChangeSum;
use naru_core::deploy::header_rules::HeaderWish;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::doctor::view::Mark;
use naru_core::domain::Domain;
use naru_core::event::{FolderSummary, RunState};
use naru_core::firewall::FirewallMode;
use naru_core::forecast::ForecastView;
use naru_core::journal::RunRecord;
use naru_core::names::{AccountId, EnvName, ProjectId, Region, SiteId};
use naru_core::project::{AccessWish, CredentialRef, Wishes};
use naru_core::spec::Venue;
use naru_core::spec::{OriginKind, PriceClass};
use naru_core::step::StepId;
use naru_core::world::Ownership;
use naru_core::{Code, Error};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::build::BuildView;

/// A project's site: small and whole, but for its [`PlanView`], which is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SiteView {
    /// The project.
    pub project: ProjectId,
    /// The environment.
    pub env: EnvName,
    /// All of the project's environments, `production` first.
    pub envs: Vec<EnvName>,
    /// The project's name.
    pub name: String,
    /// The file it lies in.
    pub file: String,
    /// Whether that is a repository's own `naru.toml`.
    pub linked: bool,
    /// Where it is built.
    pub venue: Venue,
    /// The account it was built in.
    pub account: Option<AccountId>,
    /// The credentials for setting up.
    pub credentials: Option<CredentialRef>,
    /// Others for daily deploys.
    pub daily: Option<CredentialRef>,
    /// What was said.
    pub wishes: Wishes,
    /// What that comes to.
    pub wanted: Wanted,
    /// The build folder.
    pub folder: Option<String>,
    /// How fast uploads may go, as somebody wrote it; `None` if they may as they can.
    pub limit_rate: Option<String>,
    /// What was found in it at the last look.
    pub summary: Option<FolderSummary>,
    /// How far we are with it.
    pub stage: Stage,
    /// Why the last look, or the wish to run, came to nothing.
    pub trouble: Option<Error>,
    /// Goes up with every new plan; `None` if there is none to ask for.
    #[ts(type = "number | null")]
    pub plan: Option<u64>,
    /// How many changes a whole run would make.
    pub todo: Option<u32>,
    /// How many of them are about what stands, and not about files.
    pub behind: Option<u32>,
    /// The plan is another one than the one that was agreed to, which is why nothing was run.
    pub moved: bool,
    /// It was made by hand and taken over.
    pub adopted: bool,
    /// How many upgrades of it can be done now; `None` where nothing was taken over, or before a look.
    pub upgrades: Option<u32>,
    /// A folder was dropped: its changes are what it is about now.
    pub deploying: bool,
    /// Another environment's release is what it is about, and not a folder.
    pub promoting: Option<Promoting>,
    /// An earlier release of its own is what it is about, and not a folder.
    pub returning: Option<ReleaseId>,
    /// Goes up whenever what `releases` answers may be another list.
    #[ts(type = "number")]
    pub releases: u64,
    /// What was put up last does not answer as it should, and this release can be gone back to.
    pub way_back: Option<ReleaseId>,
    /// Toward what the last run went.
    pub aim: Option<Aim>,
    /// That run.
    pub run: RunState,
    /// Cancel was asked for.
    pub stopping: bool,
    /// Somebody holds the run: nothing new is begun until it is let go on.
    pub held: bool,
    /// The last known address.
    pub url: Option<String>,
    /// Whether the last look, or run, found it live: every answer right, or the start page the newest release's.
    pub live: bool,
    /// The newest run that is remembered.
    pub last: Option<RunRecord>,
    /// How far the doctor is with it.
    pub doctor: DoctorView,
    /// How far its build is.
    pub build: BuildView,
    /// Where its folder is served as its site would be, if it is.
    pub preview: Option<String>,
}

/// A release on its way from another environment to this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Promoting {
    /// Whose.
    pub from: EnvName,
    /// Which, once all of its files are on this computer.
    pub release: Option<String>,
    /// So many of them are.
    #[ts(type = "number")]
    pub files: u64,
    /// Of so many; 0 as long as that is not known.
    #[ts(type = "number")]
    pub of: u64,
}

/// What the doctor is at. Its checkup is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoctorView {
    /// A checkup is under way.
    pub looking: bool,
    /// Goes up with every checkup; `None` if there is none that still holds.
    #[ts(type = "number | null")]
    pub checkup: Option<u64>,
    /// Why there is none.
    pub trouble: Option<Error>,
    /// Places on the map with findings.
    pub marks: Vec<Mark>,
}

/// The wishes with what they come to where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wanted {
    /// The Region.
    pub region: Region,
    /// Who may read.
    pub access: AccessWish,
    /// Object Ownership.
    pub ownership: Ownership,
    /// The index document.
    pub index: String,
    /// The error document.
    pub error: String,
    /// Source maps too.
    pub source_maps: bool,
    /// The bucket's name, once the account is known.
    pub bucket: Option<String>,
    /// What a distribution would be like, wanted or not.
    pub cdn: WantedCdn,
    /// The site's own domain, if one was named.
    pub domain: Option<WantedDomain>,
    /// How long earlier releases stay.
    pub keep: Keep,
    /// The rules about headers, the environment's own or the project's.
    pub headers: Vec<HeaderWish>,
}

/// A distribution's wishes with what they come to where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedCdn {
    /// As whom it asks the bucket.
    pub origin: OriginKind,
    /// An OAC or OAI that was chosen.
    pub origin_access: Option<String>,
    /// The routing that was chosen; `None` leaves it to the build.
    pub routing: Option<Routing>,
    /// From which edges it answers.
    pub price_class: PriceClass,
    /// Whether security headers are added.
    pub security_headers: bool,
    /// What the firewall before it does; `None` if none is wanted.
    pub firewall: Option<FirewallMode>,
}

/// A domain's name in both of its forms, which differ where it is not all ASCII.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DomainName {
    /// As DNS and AWS take it: `xn--bj0bj06e.kr`.
    pub ascii: Domain,
    /// As it is written: `한글.kr`.
    pub written: String,
}

impl DomainName {
    /// Both forms of a name.
    #[must_use]
    pub fn of(name: &Domain) -> Self {
        Self { ascii: name.clone(), written: name.unicode() }
    }
}

/// A domain's wishes with what they come to where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedDomain {
    /// As it was said.
    pub name: DomainName,
    /// The name without `www.`.
    pub apex: DomainName,
    /// The name with it.
    pub with_www: DomainName,
    /// Whether both are wanted.
    pub www: bool,
    /// Which of the two is the main one.
    pub canonical: MainName,
    /// The name the site is known by.
    pub main: DomainName,
    /// All names.
    pub names: Vec<DomainName>,
    /// Those beside the domain's own.
    pub more: Vec<DomainName>,
    /// Who keeps the records.
    pub dns: DnsAt,
    /// A certificate that was chosen.
    pub certificate: Option<String>,
    /// A hosted zone that was chosen of several of one name.
    pub zone: Option<String>,
    /// Whether Route 53 asks the main name again and again.
    pub health_check: bool,
    /// Whether it looks like a domain as it is bought: only such a one has name servers to change.
    pub bought: bool,
    /// Why it cannot be a name inside somebody else's domain, if it cannot.
    pub not_inside: Option<NotInside>,
}

impl WantedDomain {
    /// What these wishes come to.
    #[must_use]
    pub fn of(wishes: &DomainWishes) -> Self {
        let spec = wishes.clone().spec();
        let (apex, with_www) = spec.name.apex_and_www();
        Self {
            name: DomainName::of(&spec.name),
            bought: apex.is_bought(),
            not_inside: not_inside(&spec.name),
            apex: DomainName::of(&apex),
            with_www: DomainName::of(&with_www),
            main: DomainName::of(&spec.main()),
            names: spec.names().iter().map(DomainName::of).collect(),
            more: spec.more.iter().map(DomainName::of).collect(),
            www: spec.www,
            canonical: spec.canonical,
            dns: spec.dns,
            certificate: spec.certificate,
            zone: spec.zone,
            health_check: spec.health_check,
        }
    }
}

/// How far we are with a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Nothing was looked at yet, or the look came to nothing.
    Idle,
    /// A look is under way.
    Looking,
    /// It was looked at: there is a plan.
    Planned,
    /// A run is under way.
    Running,
    /// A run has ended and its receipt is shown.
    Ended,
}

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Aim {
    /// The whole recipe.
    Build,
    /// Files only, with the daily identity.
    Deploy,
    /// One step, and what it needs.
    Step {
        /// Which.
        step: StepId,
    },
    /// Nothing of ours is left.
    TakeBack,
    /// The deploy user gets another key, and the old one goes once the new one works.
    Rotate,
    /// What was made by hand is marked as the project's.
    Adopt,
    /// One thing of what was taken over is done as it is done today.
    Upgrade {
        /// Which.
        upgrade: Upgrade,
    },
}

/// The deploy user as a look saw it: no secret, and of a key's id its hint alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeployerView {
    /// Its name.
    pub name: String,
    /// Its ARN.
    pub arn: String,
    /// The ARN of its permissions boundary.
    pub boundary: Option<String>,
    /// What its own inline policy allows, by the actions' names; nothing if it has none.
    pub actions: Vec<String>,
    /// The IAM action for want of which that could not be asked.
    pub actions_unasked: Option<String>,
    /// The ARNs of managed policies that are attached to it.
    pub attached: Vec<String>,
    /// The groups it is in.
    pub groups: Vec<String>,
    /// Its access keys.
    pub keys: Vec<DeployerKey>,
    /// Whether this computer keeps a key of it that can be written into a file.
    pub exports: bool,
}

/// One access key of the deploy user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeployerKey {
    /// The last characters of its id.
    pub hint: String,
    /// Whether it works.
    pub active: bool,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was last used, RFC 3339; `None` if never, or if `used_unasked` says why that is not known.
    pub used: Option<String>,
    /// The IAM action for want of which its last use could not be asked.
    pub used_unasked: Option<String>,
    /// For which service.
    pub service: Option<String>,
    /// Whether its secret lies on this computer.
    pub kept: bool,
    /// Whether it is the one this computer deploys with.
    pub current: bool,
}

/// What would be done toward one aim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanView {
    /// The number of the plan in [`SiteView`].
    #[ts(type = "number")]
    pub number: u64,
    /// Toward what.
    pub aim: Aim,
    /// Step by step.
    pub forecast: ForecastView,
    /// The files in a few numbers.
    pub files: ChangeSum,
}

/// What a person answered on the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct RunAnswers {
    /// The bucket's name, typed.
    pub make_public: Option<String>,
    /// Take the publish lock although somebody holds it.
    pub break_lock: bool,
    /// Set back what somebody changed by hand.
    #[serde(default)]
    pub mend: bool,
    /// Put our records over what somebody else has there.
    #[serde(default)]
    pub replace_records: bool,
    /// Whether the hosted zone goes too, if that was asked.
    #[serde(default)]
    pub delete_zone: Option<bool>,
    /// Whether names may go on leading to what is deleted, if that was asked; else it is waited for.
    #[serde(default)]
    pub leave_records: Option<bool>,
    /// Replace what somebody else put there.
    pub overwrite: bool,
    /// Remove many files at once.
    #[serde(default)]
    pub remove_many: bool,
    /// In practice: what goes wrong.
    pub mishap: Option<Mishap>,
}

/// What can go wrong in practice, to see what it is like: word keys `ui-mishap-<mishap>`, `-text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Mishap {
    /// The network goes away.
    Offline,
    /// A permission is missing.
    Denied,
    /// A reply is lost.
    LostReply,
    /// AWS shows for a while what was before.
    StaleReads,
}

impl SiteView {
    /// Which site it is.
    #[must_use]
    pub fn id(&self) -> SiteId {
        SiteId { project: self.project.clone(), env: self.env.clone() }
    }

    /// The project's name, with the environment's where there are several.
    #[must_use]
    pub fn full_name(&self) -> String {
        if self.envs.len() > 1 { format!("{} · {}", self.name, self.env) } else { self.name.clone() }
    }

    /// Whether a run is under way.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.stage == Stage::Running
    }

    /// Whether a look failed because nobody could be asked.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.trouble.as_ref().is_some_and(|error| error.code == code)
    }
}
