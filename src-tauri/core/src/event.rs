//! What a run says while it goes: the lines of `--json`, and the whole state the page shows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::changes::{ChangeSum, FileChange};
use crate::error::{Args, Error};
use crate::forecast::ForecastView;
use crate::hosted::CopyRow;
use crate::names::{Region, SiteId};
use crate::op::{Change, Op, S3Op, Weight};
use crate::plan::Plan;
use crate::price::Prices;
use crate::recipe::TAKE_BACK;
use crate::shell::{Command, Shell, render};
use crate::site::answers::Answer;
use crate::site::bucket_policy::{self, PolicyField};
use crate::site::edge_copy::EdgeCopy;
use crate::spec::{Spec, Venue};
use crate::step::{Step, StepId};
use crate::tagged::TagSearch;
use crate::world::World;

pub use crate::run_state::{RunState, StepStatus, Waiting};

/// The version of every `--json` line.
pub const VERSION: u32 = 1;

/// A sentence by key and values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Text {
    /// A key of the word files.
    pub key: String,
    /// Its values.
    pub args: Args,
}

impl Text {
    /// An op's title.
    #[must_use]
    pub fn of_op(op: &Op) -> Self {
        let (key, args) = op.title();
        Self { key: key.to_owned(), args }
    }
}

/// Toward what a run goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Goal {
    /// The spec stands.
    Build,
    /// Nothing of ours is left.
    Clear,
}

impl Goal {
    /// `build` or `clear`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Clear => "clear",
        }
    }

    /// The steps in the order they are walked: to clear, as [`TAKE_BACK`] has it.
    #[must_use]
    pub fn order<'a>(self, steps: &[&'a dyn Step]) -> Vec<&'a dyn Step> {
        match self {
            Self::Build => steps.to_vec(),
            Self::Clear => {
                let mut order = steps.to_vec();
                order.sort_by_key(|step| TAKE_BACK.iter().position(|id| *id == step.card().id));
                order
            }
        }
    }

    /// What a step says toward this goal.
    #[must_use]
    pub fn plan(self, step: &dyn Step, spec: &Spec, world: &World) -> Plan {
        match self {
            Self::Build => step.build(spec, world),
            Self::Clear => step.clear(spec, world),
        }
    }
}

/// How a run ended: word key `outcome-<outcome>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The real addresses were fetched and the bytes were right.
    Live,
    /// The files are stored; nobody was asked whether visitors can read them.
    Stored,
    /// Nothing of ours is left.
    Cleared,
    /// The steps that were asked for are done; the site as a whole was not checked.
    Done,
    /// Stopped on request.
    Cancelled,
    /// Stopped by an error.
    Failed,
}

impl Outcome {
    /// The kebab-case name used in word keys and `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Stored => "stored",
            Self::Cleared => "cleared",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }
}

/// How a step stands: word key `state-<state>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Not its turn yet.
    Ahead,
    /// At work.
    Running,
    /// Waiting for something outside.
    Waiting,
    /// As wanted.
    Done,
    /// Not asked for.
    NotAsked,
    /// Could not be looked at.
    Unseen,
    /// Stopped here.
    Failed,
}

impl StepState {
    /// The kebab-case name used in word keys and `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::NotAsked => "not-asked",
            Self::Unseen => "unseen",
            Self::Failed => "failed",
        }
    }
}

/// How an op stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum OpState {
    /// Being done.
    Running,
    /// Done.
    Done,
    /// Failed.
    Failed,
}

/// An op as it is shown: what, what it weighs, what it needs, and the command that does the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpView {
    /// Its step.
    pub step: StepId,
    /// [`Op::key`].
    pub key: String,
    /// Its title.
    pub title: Text,
    /// Adds, changes or removes.
    pub change: Change,
    /// What it weighs.
    pub weight: Weight,
    /// The IAM actions it needs.
    pub actions: Vec<String>,
    /// The equivalent commands.
    pub commands: Vec<CommandView>,
    /// For a bucket policy: its text, and what each field of the public statement means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub policy: Option<PolicyView>,
}

/// A bucket policy as the console's generator builds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyView {
    /// The JSON, two spaces deep.
    pub text: String,
    /// Effect, principal, action and resource of the statement that makes the site public; empty in private mode.
    pub fields: Vec<PolicyField>,
}

/// One command in every shell's spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CommandView {
    /// For bash and zsh.
    pub posix: String,
    /// For PowerShell.
    pub powershell: String,
    /// For the Windows command prompt.
    pub cmd: String,
    /// As a JSON string for `package.json`.
    pub package_json: String,
    /// The files it reads, to be saved first.
    pub files: Vec<FileView>,
    /// Whether it only comes close.
    pub approximate: bool,
}

/// A file a command reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    /// Its name.
    pub name: String,
    /// What it holds; `None` if that is more than 64 KB, as a manifest of thousands of files is.
    pub contents: Option<String>,
}

/// Longer files are not sent along with an event.
const SHOWN_BYTES: usize = 64 * 1024;

impl CommandView {
    /// Spells a command for every shell.
    #[must_use]
    pub fn of(command: &Command) -> Self {
        Self {
            posix: render(command, Shell::Posix),
            powershell: render(command, Shell::PowerShell),
            cmd: render(command, Shell::Cmd),
            package_json: render(command, Shell::PackageJson),
            files: command
                .files()
                .into_iter()
                .map(|(name, contents)| FileView {
                    name: name.to_owned(),
                    contents: (contents.len() <= SHOWN_BYTES).then(|| contents.to_owned()),
                })
                .collect(),
            approximate: command.approximate,
        }
    }
}

impl OpView {
    /// An op as it goes by in a run: what and how heavy. Its commands were in the forecast.
    #[must_use]
    pub fn brief(step: StepId, op: &Op, prices: &Prices) -> Self {
        Self {
            step,
            key: op.key(),
            title: Text::of_op(op),
            change: op.change(),
            weight: op.weight(prices),
            actions: op.actions().iter().map(|a| a.iam().to_owned()).collect(),
            commands: Vec::new(),
            policy: None,
        }
    }

    /// Shows an op. `aws_args` goes into every `aws` command, so that it means the same account and endpoint.
    #[must_use]
    pub fn of(step: StepId, op: &Op, prices: &Prices, aws_args: &[String]) -> Self {
        Self {
            commands: op
                .commands()
                .into_iter()
                .map(|command| command.text(aws_args.iter().map(String::as_str)))
                .map(|command| CommandView::of(&command))
                .collect(),
            policy: match op {
                Op::S3(S3Op::SetPolicy { policy, .. }) => {
                    Some(PolicyView { text: bucket_policy::text(policy), fields: bucket_policy::fields(policy) })
                }
                Op::S3(_)
                | Op::CloudFront(_)
                | Op::Route53(_)
                | Op::Acm(_)
                | Op::Iam(_)
                | Op::Waf(_)
                | Op::Health(_) => None,
            },
            ..Self::brief(step, op, prices)
        }
    }
}

/// What is left in one's hand after a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// The run.
    pub run: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Where the site is, if it is readable anywhere.
    pub url: Option<String>,
    /// The bucket.
    pub bucket: Option<String>,
    /// The ARN of the distribution before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub distribution: Option<String>,
    /// The release that lies in the bucket now.
    pub release: Option<String>,
    /// Changes made.
    pub ops: u32,
    /// Files sent.
    #[ts(type = "number")]
    pub files: u64,
    /// Bytes sent.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How long it took, in milliseconds.
    #[ts(type = "number")]
    pub millis: u64,
    /// The requests that were made to prove it.
    pub answers: Vec<Answer>,
    /// What edges held of changed files, before they were told to forget and after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edge_copies: Vec<EdgeCopy>,
    /// What the search by tag at the end of a take-back found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub search: Option<Box<TagSearch>>,
    /// Why it stopped.
    pub error: Option<Error>,
}

/// One line of `--json`, one message to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// A run begins.
    Started {
        /// Its id.
        run: String,
        /// Its site.
        site: SiteId,
        /// Where.
        venue: Venue,
        /// In which Region.
        region: Region,
        /// Toward what.
        goal: Goal,
        /// The steps, in order.
        steps: Vec<StepId>,
    },
    /// The folder's files are read, or known to be as they were: told while it goes on.
    Reading(Reading),
    /// What was found in the folder.
    Folder(FolderSummary),
    /// What will be done.
    Forecast(ForecastView),
    /// One file that goes over or away: after the forecast, one after the other in the order in which it happens. The
    /// page asks for them by the page instead.
    Change(Box<FileChange>),
    /// Those files in a few numbers, with the phases in order; after the last of them.
    Changes(ChangeSum),
    /// A step changes its state.
    Step {
        /// Which.
        step: StepId,
        /// To what.
        state: StepState,
    },
    /// An op begins or ends.
    Op {
        /// Which.
        op: OpView,
        /// How it stands.
        state: OpState,
    },
    /// Files go over.
    Progress(Going),
    /// Something outside takes its time.
    Wait {
        /// Which step waits.
        step: StepId,
        /// For what: word key `wait-<on>`.
        on: String,
        /// For how long already, in seconds.
        #[ts(type = "number")]
        waited_seconds: u64,
        /// Until the next look, in seconds.
        #[ts(type = "number")]
        next_look_seconds: u64,
        /// At most, in seconds.
        #[ts(type = "number")]
        limit_seconds: u64,
        /// What a person has to copy meanwhile.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        copy: Vec<CopyRow>,
        /// How what is waited for stands, line by line.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        told: Vec<Text>,
    },
    /// A real address answered.
    Answer(Answer),
    /// What an edge holds of a changed file.
    EdgeCopy(EdgeCopy),
    /// The run is over; always the last event of a run.
    Finished(Receipt),
    /// The site is being served on this computer until stopped: after the run, where a command goes on to serve it.
    Serving {
        /// Where.
        url: String,
    },
}

/// A folder in a few words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FolderSummary {
    /// The path that is published.
    pub root: String,
    /// The path that was named, if it was another.
    pub found_from: Option<String>,
    /// What built it.
    pub framework: crate::deploy::framework::Framework,
    /// What its pages need of a distribution: word keys `routing-<key>` and `-why`.
    #[serde(default)]
    pub routing: crate::cdn::Routing,
    /// How many files.
    #[ts(type = "number")]
    pub files: u64,
    /// How many bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What stays behind, at most the first twenty.
    pub left_out: Vec<crate::deploy::folder::LeftOut>,
    /// How many stay behind.
    #[ts(type = "number")]
    pub left_out_count: u64,
    /// What is odd, at most twenty: each kind before any is told twice, the gravest first.
    pub warnings: Vec<crate::deploy::folder::FolderWarning>,
    /// How much is odd.
    #[serde(default)]
    #[ts(type = "number")]
    pub warnings_count: u64,
}

impl FolderSummary {
    /// Of a scanned folder.
    #[must_use]
    pub fn of(folder: &crate::deploy::folder::FolderView) -> Self {
        Self {
            root: folder.root.clone(),
            found_from: folder.found_from.clone(),
            framework: folder.framework,
            routing: crate::site::routing::needed(folder),
            files: folder.files.len() as u64,
            bytes: folder.bytes(),
            left_out: folder.left_out.iter().take(20).cloned().collect(),
            left_out_count: folder.left_out.len() as u64,
            warnings: folder.telling(20),
            warnings_count: folder.warnings.len() as u64,
        }
    }
}

/// How far a folder is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reading {
    /// Files that are known.
    #[ts(type = "number")]
    pub files: u64,
    /// Files that there are, those among them that stay behind for what they hold.
    #[ts(type = "number")]
    pub of: u64,
    /// Bytes of the known files, read now or remembered.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// How far the files are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Going {
    /// Files sent in this run.
    #[ts(type = "number")]
    pub files_done: u64,
    /// Files to send in this run.
    #[ts(type = "number")]
    pub files: u64,
    /// Bytes sent.
    #[ts(type = "number")]
    pub bytes_done: u64,
    /// Bytes to send.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Milliseconds since the first file.
    #[serde(default)]
    #[ts(type = "number")]
    pub millis: u64,
    /// Seconds left at the speed of late, once it can be told.
    #[ts(type = "number | null")]
    pub seconds_left: Option<u64>,
    /// Bytes a second of late, once it can be told.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub bytes_second: Option<u64>,
    /// Files a second of late, once it can be told.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub files_second: Option<u64>,
}

/// An event with its version, as one line of `--json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// [`VERSION`].
    pub v: u32,
    /// The event.
    #[serde(flatten)]
    pub event: Event,
}

impl Line {
    /// This event, this version.
    #[must_use]
    pub const fn of(event: Event) -> Self {
        Self { v: VERSION, event }
    }
}
