//! A run as the page shows it, made of what the run says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::event::{Event, FolderSummary, Going, OpState, Receipt, StepState, Text};
use crate::hosted::CopyRow;
use crate::site::answers::Answer;
use crate::site::edge_copy::EdgeCopy;
use crate::spec::Venue;
use crate::step::StepId;
use crate::throughput::Speeds;

/// A run as the page shows it: small and whole, so that a reload needs nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunState {
    /// The run's id.
    pub run: String,
    /// Where it is built.
    pub venue: Option<Venue>,
    /// Every step and how it stands, in order.
    pub steps: Vec<StepStatus>,
    /// The op at work.
    pub current: Option<Text>,
    /// What was found in the folder.
    pub folder: Option<FolderSummary>,
    /// How far the files are.
    pub going: Option<Going>,
    /// How fast they went over, second by second.
    #[serde(default)]
    pub speeds: Speeds,
    /// What it waits for, if it waits.
    pub waiting: Option<Waiting>,
    /// The real requests so far.
    pub answers: Vec<Answer>,
    /// What edges held of changed files.
    #[serde(default)]
    pub edge_copies: Vec<EdgeCopy>,
    /// The end.
    pub receipt: Option<Receipt>,
    /// Where it is served on this computer.
    pub serving: Option<String>,
}

/// A wait as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Waiting {
    /// Which step waits.
    pub step: StepId,
    /// For what: word key `wait-<on>`.
    pub on: String,
    /// For how long already, in seconds.
    #[ts(type = "number")]
    pub waited_seconds: u64,
    /// Until the next look, in seconds.
    #[ts(type = "number")]
    pub next_look_seconds: u64,
    /// At most, in seconds.
    #[ts(type = "number")]
    pub limit_seconds: u64,
    /// What a person has to copy meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copy: Vec<CopyRow>,
    /// How what is waited for stands, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Text>,
}

/// One step and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepStatus {
    /// Which.
    pub step: StepId,
    /// How.
    pub state: StepState,
}

impl RunState {
    /// Takes in one event.
    pub fn apply(&mut self, event: &Event) {
        match event {
            Event::Started { run, venue, steps, .. } => {
                *self = Self {
                    run: run.clone(),
                    venue: Some(venue.clone()),
                    steps: steps.iter().map(|step| StepStatus { step: *step, state: StepState::Ahead }).collect(),
                    ..Self::default()
                };
            }
            Event::Folder(folder) => self.folder = Some(folder.clone()),
            Event::Reading(_) | Event::Forecast(_) | Event::Change(_) | Event::Changes(_) => {}
            Event::Step { step, state } => {
                if let Some(status) = self.steps.iter_mut().find(|s| s.step == *step) {
                    status.state = *state;
                }
                if *state != StepState::Waiting {
                    self.waiting = None;
                }
            }
            Event::Op { op, state } => {
                self.current = (*state == OpState::Running).then(|| op.title.clone());
            }
            Event::Progress(going) => {
                self.speeds.take(going);
                self.going = Some(*going);
            }
            Event::Wait { step, on, waited_seconds, next_look_seconds, limit_seconds, copy, told } => {
                self.waiting = Some(Waiting {
                    step: *step,
                    on: on.clone(),
                    waited_seconds: *waited_seconds,
                    next_look_seconds: *next_look_seconds,
                    limit_seconds: *limit_seconds,
                    copy: copy.clone(),
                    told: told.clone(),
                });
            }
            Event::Answer(answer) => {
                // At a stand-in for AWS's edges one address means more than one site.
                let same = |seen: &Answer| seen.probe.url == answer.probe.url && seen.probe.at == answer.probe.at;
                self.answers.retain(|seen| !same(seen));
                self.answers.push(answer.clone());
            }
            Event::EdgeCopy(copy) => {
                self.edge_copies.retain(|seen| seen.path != copy.path);
                self.edge_copies.push(copy.clone());
            }
            Event::Finished(receipt) => {
                self.current = None;
                self.waiting = None;
                self.receipt = Some(receipt.clone());
            }
            Event::Serving { url } => self.serving = Some(url.clone()),
        }
    }
}
