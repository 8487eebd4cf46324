//! Findings as they are shown: by `naru doctor`, on the Doctor screen and on the map alike.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::scope::{self, Unlooked};
use super::{Evidence, Finding, Fix, Line, Place, RULES, Severity, examine};
use crate::error::Error;
use crate::event::{CommandView, OpView, Text};
use crate::price::Prices;
use crate::spec::Spec;
use crate::step::StepId;

/// A finding with its words' keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// Which rule, such as `F1`.
    pub rule: String,
    /// How bad: word key `doctor-severity-<severity>`.
    pub severity: Severity,
    /// Where: word key `doctor-place-<place>`.
    pub place: Place,
    /// The step that the place on the map opens.
    pub step: StepId,
    /// What is broken.
    pub title: Text,
    /// Why.
    pub why: Text,
    /// What mends it, in a sentence.
    pub mend: Text,
    /// How we know: each with the word key `doctor-saw-<what>`.
    pub evidence: Vec<Line>,
    /// What mends it.
    pub fix: FixView,
    /// Other rules that this one explains.
    pub explains: Vec<String>,
}

/// A fix as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FixView {
    /// These changes.
    Ops {
        /// The step whose work they are.
        step: StepId,
        /// In this order, with price and commands.
        ops: Vec<OpView>,
    },
    /// Running this step.
    Run {
        /// Which.
        step: StepId,
    },
    /// Another wish, and then running a step.
    Wish {
        /// The wish, as the project's file spells it.
        wish: String,
        /// Which step.
        step: StepId,
    },
    /// A person does it.
    Person {
        /// The word key of the steps.
        steps: String,
        /// Commands to copy.
        commands: Vec<CommandView>,
    },
    /// Waiting.
    Wait {
        /// Usually so many seconds.
        #[ts(type = "number")]
        usual_seconds: u64,
        /// At most.
        #[ts(type = "number")]
        limit_seconds: u64,
    },
}

impl FindingView {
    /// Shows a finding. `aws_args` goes into every `aws` command of an op, as anywhere else; a person's commands have
    /// them already.
    #[must_use]
    pub fn of(found: &Finding, prices: &Prices, aws_args: &[String]) -> Self {
        let text = |key: String| Text { key, args: found.args.clone() };
        let fix = match &found.fix {
            Fix::Ops { step, ops } => FixView::Ops {
                step: *step,
                ops: ops.iter().map(|op| OpView::of(*step, op, prices, aws_args)).collect(),
            },
            Fix::Run(step) => FixView::Run { step: *step },
            Fix::Wish { wish, step } => FixView::Wish { wish: wish.shown(), step: *step },
            Fix::Person { steps, commands } => {
                FixView::Person { steps: steps.clone(), commands: commands.iter().map(CommandView::of).collect() }
            }
            Fix::Wait { usual_seconds, limit_seconds } => {
                FixView::Wait { usual_seconds: *usual_seconds, limit_seconds: *limit_seconds }
            }
        };
        Self {
            rule: found.rule.to_owned(),
            severity: found.severity,
            place: found.place,
            step: found.place.step(),
            title: text(found.title_key()),
            why: text(found.why_key()),
            mend: text(found.fix_key()),
            evidence: found.evidence.clone(),
            fix,
            explains: found.explains.iter().map(|rule| (*rule).to_owned()).collect(),
        }
    }
}

/// What the doctor says of a site: the same for `naru doctor`, the screen and the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checkup {
    /// When, as RFC 3339; empty if nobody said.
    pub at: String,
    /// What is wrong, the worst first.
    pub findings: Vec<FindingView>,
    /// How many rules were looked at.
    pub looked: u32,
    /// How many say nothing about a site like this one, such as those about a domain where none is wanted.
    pub apart: u32,
    /// What could not be looked at.
    pub unlooked: Vec<Unlooked>,
    /// What the look stopped with, if no finding explains it.
    pub stopped: Option<Error>,
}

impl Checkup {
    /// Judges evidence.
    #[must_use]
    pub fn of(spec: &Spec, seen: &Evidence, at: &str) -> (Self, Vec<Finding>) {
        let prices = Prices::of(&spec.region);
        let found = examine(spec, seen);
        let scope = scope::scope(spec, seen);
        let count = |rules: usize| u32::try_from(rules).unwrap_or(u32::MAX);
        let away: usize = scope.unlooked.iter().map(|part| part.rules.len()).sum();
        let broken = found.iter().any(|finding| finding.severity == Severity::Broken);
        let checkup = Self {
            at: at.to_owned(),
            findings: found.iter().map(|finding| FindingView::of(finding, &prices, &spec.aws_args)).collect(),
            looked: count(RULES.len() - away - scope.apart),
            apart: count(scope.apart),
            unlooked: scope.unlooked,
            stopped: seen.error.clone().filter(|_| !broken),
        };
        (checkup, found)
    }

    /// How many findings are broken.
    #[must_use]
    pub fn broken(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Broken).count()
    }

    /// What is shown on the map: each place with its worst finding.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let mut all: Vec<Mark> = Vec::new();
        for finding in &self.findings {
            match all.iter_mut().find(|mark| mark.place == finding.place) {
                Some(mark) => mark.count += 1,
                None => all.push(Mark { place: finding.place, severity: finding.severity, count: 1 }),
            }
        }
        all
    }
}

/// A place on the map with findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// The worst there.
    pub severity: Severity,
    /// How many.
    pub count: u32,
}
