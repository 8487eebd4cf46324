//! Findings as they are shown: by `naru doctor`, on the Doctor screen and on the map alike.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Finding, Fix, Line, Place, Severity};
use crate::event::{CommandView, OpView, Text};
use crate::price::Prices;
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
