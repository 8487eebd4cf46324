//! The doctor: from evidence to a finding to a fix. Rules are pure functions; nothing is asked, changed or printed
//! here. A fix is a plan like any other: its ops go through the engine.
//!
//! The rules are the tables C, B, F and D of the project's notes on what goes wrong on this path. Words of a finding
//! are `doctor-<form>`, `doctor-<form>-why` and `doctor-<form>-fix`; of its evidence `doctor-saw-<what>`.

mod case;
pub mod evidence;
mod fix;
mod gather;
pub mod look;
mod memory;
mod policy;
mod rules;
pub mod scope;
pub mod view;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Args;
use crate::names::{BucketName, Region};
use crate::op::{CloudFrontOp, Op};
use crate::project::Wishes;
use crate::shell::Command;
use crate::spec::Spec;
use crate::step::StepId;

use case::Case;
pub use evidence::Evidence;
pub use rules::{HIDES, LEFT_OUT, RULES};

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its number in the tables, such as `F1`.
    pub id: &'static str,
    /// The forms its finding can have: each has words of its own.
    pub forms: &'static [&'static str],
    check: fn(&Case<'_>) -> Option<Finding>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Rule").field(&self.id).finish()
    }
}

/// What one form of a finding explains, so that it is not said beside it.
#[derive(Debug, Clone, Copy)]
pub struct Hides {
    /// The cause.
    pub form: &'static str,
    /// Rules that only see its consequences.
    pub rules: Hidden,
}

/// Which rules a cause hides.
#[derive(Debug, Clone, Copy)]
pub enum Hidden {
    /// Every rule that stands after it in [`RULES`]: nothing that was seen without credentials can be trusted.
    AllAfter,
    /// These.
    These(&'static [&'static str]),
}

impl Hidden {
    /// Whether a cause of rule `by` hides rule `id`.
    #[must_use]
    pub fn hides(self, by: &str, id: &str) -> bool {
        let at = |id: &str| RULES.iter().position(|rule| rule.id == id);
        match self {
            Self::AllAfter => at(id) > at(by),
            Self::These(ids) => ids.contains(&id),
        }
    }
}

/// How bad it is: word key `doctor-severity-<severity>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Visitors, or the next run, do not get what they should.
    Broken,
    /// It works, and will not for long, or not for everybody.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Where on the map it is: word key `doctor-place-<place>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "DoctorPlace")]
pub enum Place {
    /// Who we are, and this computer.
    Account,
    /// The build folder.
    Folder,
    /// The bucket and its files.
    Bucket,
    /// The distribution.
    Cdn,
    /// The certificate.
    Certificate,
    /// The domain and its records.
    Domain,
}

impl Place {
    /// Every place, for the tests of words.
    pub const ALL: [Self; 6] = [Self::Account, Self::Folder, Self::Bucket, Self::Cdn, Self::Certificate, Self::Domain];

    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Folder => "folder",
            Self::Bucket => "bucket",
            Self::Cdn => "cdn",
            Self::Certificate => "certificate",
            Self::Domain => "domain",
        }
    }

    /// The step that it opens.
    #[must_use]
    pub const fn step(self) -> StepId {
        match self {
            Self::Account => StepId::Account,
            Self::Folder => StepId::Folder,
            Self::Bucket => StepId::Bucket,
            Self::Cdn => StepId::Distribution,
            Self::Certificate => StepId::Certificate,
            Self::Domain => StepId::Zone,
        }
    }
}

/// One thing that was seen: word key `doctor-saw-<what>`, then the value as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "DoctorLine")]
pub struct Line {
    /// Of which kind.
    pub what: String,
    /// The value, never a secret.
    pub value: String,
}

/// A wish that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WishChange {
    /// The Region in which the bucket lies already.
    Region(Region),
}

impl WishChange {
    /// As the project's file spells it: `region = "…"`.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Region(region) => format!("region = \"{region}\""),
        }
    }

    /// Puts it among a project's wishes.
    pub fn apply(&self, wishes: &mut Wishes) {
        match self {
            Self::Region(region) => wishes.region = Some(region.clone()),
        }
    }
}

/// What mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// These changes alone. They are shown, priced and agreed to as any others.
    Ops {
        /// The step whose work they are: it looks before and after.
        step: StepId,
        /// In this order.
        ops: Vec<Op>,
    },
    /// Running this step: its own plan says what it would do, and asks what has to be asked.
    Run(StepId),
    /// Another wish, which the site's own steps then carry out.
    Wish {
        /// What is wanted from now on.
        wish: WishChange,
        /// The step that is run then.
        step: StepId,
    },
    /// Something only a person can do.
    Person {
        /// The word key of the steps: `doctor-<form>-fix`, or a registrar's guide.
        steps: String,
        /// Commands to copy, if there are any for it.
        commands: Vec<Command>,
    },
    /// Nothing but time, in seconds.
    Wait {
        /// As long as it usually takes.
        usual_seconds: u64,
        /// After so long something is wrong.
        limit_seconds: u64,
    },
}

/// What is wrong, how we know, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static str,
    /// Which form of it: the words go by this.
    pub form: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Values for its words.
    pub args: Args,
    /// What was seen.
    pub evidence: Vec<Line>,
    /// What mends it.
    pub fix: Fix,
    /// Rules that fired too and that this one explains.
    pub explains: Vec<&'static str>,
}

impl Fix {
    /// The step whose plan mends it, for what Naru does itself.
    #[must_use]
    pub const fn step(&self) -> Option<StepId> {
        match self {
            Self::Ops { step, .. } | Self::Run(step) | Self::Wish { step, .. } => Some(*step),
            Self::Person { .. } | Self::Wait { .. } => None,
        }
    }
}

impl Fix {
    /// Paths that edges were told to forget, and keep: the step tells them once more where it is given these.
    #[must_use]
    pub fn refresh(&self) -> Vec<String> {
        let Self::Ops { ops, .. } = self else { return Vec::new() };
        let paths = ops.iter().filter_map(|op| match op {
            Op::CloudFront(CloudFrontOp::Invalidate { paths, .. }) => Some(paths.clone()),
            _ => None,
        });
        paths.flatten().collect()
    }
}

impl Finding {
    fn new(form: &'static str, place: Place) -> Self {
        let fix = Fix::Person { steps: format!("doctor-{form}-fix"), commands: Vec::new() };
        Self {
            rule: "",
            form,
            severity: Severity::Broken,
            place,
            args: Args::new(),
            evidence: Vec::new(),
            fix,
            explains: Vec::new(),
        }
    }

    fn warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    fn note(self) -> Self {
        Self { severity: Severity::Note, ..self }
    }

    fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    fn saw(mut self, what: &str, value: impl ToString) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.evidence.push(Line { what: what.to_owned(), value });
        }
        self
    }

    fn fix(self, fix: Fix) -> Self {
        Self { fix, ..self }
    }

    /// A person does it, with these commands at hand.
    fn commands(mut self, more: impl IntoIterator<Item = Command>) -> Self {
        if let Fix::Person { commands, .. } = &mut self.fix {
            commands.extend(more);
        }
        self
    }

    /// The word key of its title: what is broken.
    #[must_use]
    pub fn title_key(&self) -> String {
        format!("doctor-{}", self.form)
    }

    /// The word key of its cause.
    #[must_use]
    pub fn why_key(&self) -> String {
        format!("doctor-{}-why", self.form)
    }

    /// The word key of what mends it, in a sentence.
    #[must_use]
    pub fn fix_key(&self) -> String {
        format!("doctor-{}-fix", self.form)
    }
}

/// Whether everybody may read a bucket's files by its policy.
#[must_use]
pub fn lets_everybody_read(policy: &serde_json::Value, bucket: &BucketName) -> bool {
    let file = format!("{}/index.html", bucket.arn());
    policy::allows(policy, policy::Asker::Stranger, "s3:GetObject", &file)
}

/// What is wrong, the worst and what explains most first. Consequences of a cause that was found are not said.
#[must_use]
pub fn examine(spec: &Spec, seen: &Evidence) -> Vec<Finding> {
    let case = Case::new(spec, seen);
    let fired: Vec<Finding> =
        RULES.iter().filter_map(|rule| (rule.check)(&case).map(|found| case.dated(rule.id, found))).collect();
    let hides = |by: &Finding, other: &Finding| {
        HIDES.iter().any(|row| row.form == by.form && row.rules.hides(by.rule, other.rule))
    };
    let hidden: BTreeSet<&str> =
        fired.iter().filter(|other| fired.iter().any(|by| hides(by, other))).map(|found| found.rule).collect();
    let mut all: Vec<Finding> = fired.iter().filter(|found| !hidden.contains(found.rule)).cloned().collect();
    for found in &mut all {
        found.explains = reached(found, &fired, &hides);
    }
    // Stable: among equals the order of the table stands.
    all.sort_by_key(|found| (found.severity, Reverse(found.explains.len())));
    all
}

/// What a cause hides, and what that hides in turn.
fn reached(cause: &Finding, fired: &[Finding], hides: &dyn Fn(&Finding, &Finding) -> bool) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut ahead = vec![cause];
    while let Some(by) = ahead.pop() {
        for other in fired.iter().filter(|other| hides(by, other)) {
            if !found.contains(&other.rule) {
                found.push(other.rule);
                ahead.push(other);
            }
        }
    }
    found.sort_unstable();
    found
}
