//! The forecast: plan → effect, again and again until nothing is left. It is what is shown, priced and agreed to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::deploy::folder::FolderView;
use crate::effect::{effect, waited};
use crate::error::{Code, Error, Result};
use crate::event::{Goal, OpView, StepState, Text};
use crate::format::{count, usd};
use crate::op::{CloudFrontOp, Op, Weight};
use crate::plan::{Plan, Question, Wait};
use crate::price::Prices;
use crate::recipe::STATIC_SITE;
use crate::site::{answers, distribution, firewall, zone};
use crate::spec::{Answered, Spec, Venue};
use crate::step::{Choice, Identity, Step, StepId};
use crate::world::{Fact, Ownership, World};

/// What a whole run will do, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// In the order they will be walked.
    pub steps: Vec<StepForecast>,
}

/// What one step will do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepForecast {
    /// Which.
    pub step: StepId,
    /// The changes, in order.
    pub ops: Vec<Op>,
    /// What a person has to answer before them.
    pub questions: Vec<Question>,
    /// What takes its time outside, on the way.
    pub waits: Vec<Wait>,
    /// What the step says once they are done.
    pub then: Plan,
}

impl StepForecast {
    /// How the step stands before the run.
    #[must_use]
    pub fn state(&self) -> StepState {
        match &self.then {
            then if then.stop().is_some() => StepState::Failed,
            _ if !self.ops.is_empty() || !self.questions.is_empty() || !self.waits.is_empty() => StepState::Ahead,
            // An outside check waits for what will be there only after the run.
            Plan::Waiting(_) => StepState::Ahead,
            Plan::Unseen { .. } => StepState::Unseen,
            Plan::NotAsked => StepState::NotAsked,
            _ => StepState::Done,
        }
    }
}

impl Forecast {
    /// All changes in order.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.steps.iter().flat_map(|step| &step.ops)
    }

    /// Whether this op, or one it is a part of, was agreed to.
    #[must_use]
    pub fn covers(&self, op: &Op) -> bool {
        self.agreed(op).is_some()
    }

    /// The op that was agreed to and covers this one.
    #[must_use]
    pub fn agreed(&self, op: &Op) -> Option<&Op> {
        self.ops().find(|agreed| agreed.covers(op))
    }

    /// Whether both make the same changes after the same questions: what is only waited for may have come to an end
    /// since, and that moves nothing.
    #[must_use]
    pub fn changes_the_same(&self, other: &Self) -> bool {
        let told = |forecast: &Self| {
            let all = forecast.steps.iter();
            all.map(|s| (s.step, s.ops.clone(), s.questions.clone(), s.then.stop())).collect::<Vec<_>>()
        };
        told(self) == told(other)
    }

    /// Makes a yes to changes by hand one to those that are shown here: what somebody changes later is asked about.
    pub fn bind(&self, answers: &mut Answered) {
        if std::mem::take(&mut answers.mend) {
            let questions = self.steps.iter().flat_map(|step| &step.questions);
            answers.mended = questions.filter(|one| matches!(one, Question::HandEdit { .. })).cloned().collect();
        }
    }

    /// What a run of this would stop with where nobody is there to be asked: the first question that these answers
    /// leave open, as all are asked before anything is done; else the first step that cannot go on, or that has to wait
    /// where nothing is waited for. What only the run itself meets, such as the answers of the real site, is not told.
    #[must_use]
    pub fn would_stop(&self, answers: &Answered, wait: bool) -> Option<Error> {
        let mut questions = self.steps.iter().flat_map(|step| &step.questions);
        if let Some(open) = questions.find(|question| !question.is_answered(answers)) {
            return Plan::Ask(open.clone()).stop();
        }
        self.steps.iter().find_map(|step| {
            let waits = step.waits.first().filter(|_| !wait);
            waits.map(Wait::cut_short).or_else(|| step.then.stop())
        })
    }

    /// How many things of a kind, as the journal names it, there will be where there are so many now.
    fn after(&self, kind: &str, there: usize) -> u64 {
        let of_kind = |name: Option<String>| name.is_some_and(|name| name.starts_with(kind));
        let made = self.ops().filter(|op| of_kind(op.makes())).count();
        let gone = self.ops().filter(|op| of_kind(op.unmakes())).count();
        (there + made).saturating_sub(gone) as u64
    }

    /// What is paid every month once this is done, line by line.
    fn month(&self, spec: &Spec, world: &World, prices: &Prices) -> Vec<MonthLine> {
        let mut lines = Vec::new();
        let mut line = |what: &str, micro_usd: Option<u64>, args: Vec<(&str, String)>| {
            let dated = args.into_iter().chain([("as_of", prices.as_of.clone())]);
            let args = dated.map(|(name, value)| (name.to_owned(), value)).collect();
            lines.push(MonthLine { text: Text { key: format!("month-{what}"), args }, micro_usd });
        };
        // Without a folder nothing more will lie there.
        let bytes = world.folder.seen().map_or(0, FolderView::bytes);
        let files = if bytes == 0 { Some(0) } else { prices.s3_month(bytes) };
        line("files", files, vec![("size", bytes.to_string())]);
        let zones = world.zones.seen().into_iter().flatten().filter(|zone| zone::is_ours(spec, zone)).count();
        let zones = self.after("zone:", zones);
        if zones > 0 {
            let each = ("each", usd(prices.route53.zone_month));
            line("zones", Some(zones * prices.route53.zone_month), vec![("zones", zones.to_string()), each]);
        }
        // Who may not list them knows from the bucket that there is one.
        let recorded = matches!(world.distributions, Fact::Unseen | Fact::Denied(_))
            && spec.cdn.is_some()
            && answers::recorded(spec, world).is_some();
        let distributions = usize::from(recorded || distribution::of_site(spec, world).is_some());
        if self.after("distribution:", distributions) > 0 {
            line("cloudfront", Some(0), Vec::new());
            let free = prices.cloudfront.free_invalidation_paths;
            let paths = spec.invalidated + self.ops().map(invalidated).sum::<u64>();
            let over = paths.saturating_sub(free).saturating_mul(prices.cloudfront.invalidation_path);
            line("invalidations", Some(over), vec![("paths", count(paths)), ("free", count(free))]);
        }
        let acls = world.firewall.seen().filter(|acl| firewall::is_ours(spec, world, acl)).into_iter().count();
        if self.after("web-acl:", acls) > 0 {
            let million = ("million", usd(prices.waf.per_million));
            let parts = vec![("acl", usd(prices.waf.acl_month)), ("rules", usd(prices.waf.rule_month)), million];
            line("firewall", Some(prices.firewall_month()), parts);
        }
        if self.after("health-check:", world.health.seen().map_or(0, Vec::len)) > 0 {
            let (check, https) = (usd(prices.route53.health_check_month), usd(prices.route53.health_feature_month));
            line("health", Some(prices.health_month()), vec![("check", check), ("https", https)]);
        }
        lines
    }

    /// As it is shown.
    #[must_use]
    pub fn view(&self, spec: &Spec, world: &World) -> ForecastView {
        let prices = Prices::of(&spec.region);
        let month = self.month(spec, world, &prices);
        let mut once = Some(0);
        let steps = self
            .steps
            .iter()
            .map(|step| {
                let of_recipe = STATIC_SITE.into_iter().find(|s| s.card().id == step.step);
                let ops: Vec<OpView> =
                    step.ops.iter().map(|op| OpView::of(step.step, op, &prices, &spec.aws_args)).collect();
                for op in &ops {
                    if let Weight::Costs { micro_usd, .. } = op.weight {
                        once = once.zip(micro_usd).map(|(sum, cost)| sum + cost);
                    }
                }
                let console = match spec.venue {
                    Venue::Aws => of_recipe.and_then(|s| s.console(spec, world)),
                    Venue::Practice | Venue::Endpoint { .. } => None,
                };
                let card = of_recipe.map(Step::card);
                let mut actions: Vec<String> = Vec::new();
                for row in card.map_or(&[][..], |card| card.permissions) {
                    let action = row.action().iam().to_owned();
                    if !actions.contains(&action) {
                        actions.push(action);
                    }
                }
                StepView {
                    step: step.step,
                    state: step.state(),
                    identity: card.map_or(Identity::S, |card| card.identity),
                    price: prices.of_step(step.step),
                    usual_seconds: card.map_or(0, |card| card.usual_seconds),
                    needs: card.map_or_else(Vec::new, |card| card.needs.to_vec()),
                    actions,
                    ops,
                    questions: step.questions.clone(),
                    waits: step.waits.clone(),
                    stop: step.then.stop(),
                    notes: of_recipe.map_or_else(Vec::new, |s| s.notes(spec, world)),
                    choices: of_recipe.map_or_else(Vec::new, |s| s.choices(spec, world)),
                    console,
                }
            })
            .collect();
        ForecastView {
            steps,
            access: spec.access.key().to_owned(),
            acls: spec.ownership != Ownership::AclsDisabled,
            once_micro_usd: once,
            month_micro_usd: month.iter().try_fold(0, |sum, line| Some(sum + line.micro_usd?)),
            month,
            as_of: prices.as_of,
        }
    }
}

/// A forecast as it is sent to the page and printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ForecastView {
    /// In order.
    pub steps: Vec<StepView>,
    /// `private` or `classic`: word keys `access-<access>` and `-why`.
    pub access: String,
    /// Whether ACLs are enabled, as older guides choose: word key `step-bucket-acl`.
    pub acls: bool,
    /// The sum of what is paid once, in millionths of a dollar; `None` if a price is unknown.
    #[ts(type = "number | null")]
    pub once_micro_usd: Option<u64>,
    /// What lying there costs a month.
    #[ts(type = "number | null")]
    pub month_micro_usd: Option<u64>,
    /// That sum line by line.
    #[serde(default)]
    pub month: Vec<MonthLine>,
    /// The day of the prices.
    pub as_of: String,
}

/// One line of what is paid every month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthLine {
    /// What is paid for: word keys `month-<what>`, with the day of the price as `as_of`.
    pub text: Text,
    /// Millionths of a US dollar, what depends on visitors aside; `None` if the price is unknown.
    #[ts(type = "number | null")]
    pub micro_usd: Option<u64>,
}

/// How many paths an op makes edges forget.
fn invalidated(op: &Op) -> u64 {
    match op {
        Op::CloudFront(CloudFrontOp::Invalidate { paths, .. }) => paths.len() as u64,
        _ => 0,
    }
}

/// One step of a [`ForecastView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// Which.
    pub step: StepId,
    /// How it stands before the run: `ahead` if it has something to do, `failed` if the run would stop here.
    pub state: StepState,
    /// Which identity it needs.
    pub identity: Identity,
    /// What it costs, with the day of the price: word keys `price-<step>`.
    pub price: Text,
    /// How long it usually takes, in seconds.
    #[ts(type = "number")]
    pub usual_seconds: u64,
    /// The steps before it.
    pub needs: Vec<StepId>,
    /// The IAM actions its look and its changes call.
    pub actions: Vec<String>,
    /// Its changes.
    pub ops: Vec<OpView>,
    /// What is asked first.
    pub questions: Vec<Question>,
    /// What takes its time outside, on the way.
    pub waits: Vec<Wait>,
    /// Why the run would stop here.
    pub stop: Option<Error>,
    /// What a person should know that is no change.
    #[serde(default)]
    pub notes: Vec<Text>,
    /// What stands in the account that could be chosen here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// Where it lies in the AWS console, if it is built there.
    pub console: Option<String>,
}

/// Forecasts a run from a look. Questions are taken as answered with yes, and listed.
///
/// # Errors
/// `RepeatedOp` if a step wants the same change twice: a fault of ours that would loop.
pub fn forecast(steps: &[&dyn Step], goal: Goal, spec: &Spec, world: &World) -> Result<Forecast> {
    foresee(steps, goal, spec, world).map(|(forecast, _)| forecast)
}

/// The same, with the world as it would be after it: what AWS has yet to name has a placeholder there.
///
/// # Errors
/// As [`forecast`].
pub fn foresee(steps: &[&dyn Step], goal: Goal, spec: &Spec, world: &World) -> Result<(Forecast, World)> {
    let seen = world;
    let mut world = world.clone();
    let mut spec = spec.clone();
    // Each change by hand is shown, whatever was said before it was seen.
    spec.answers.mend = false;
    let mut out = Vec::new();
    for step in goal.order(steps) {
        let id = step.card().id;
        let mut ops: Vec<Op> = Vec::new();
        let mut questions = Vec::new();
        let mut waits = Vec::new();
        let then = loop {
            match goal.plan(step, &spec, &world) {
                Plan::Todo(todo) if !todo.is_empty() => {
                    let op = todo.into_iter().next().expect("not empty");
                    if ops.contains(&op) {
                        return Err(Error::new(Code::RepeatedOp).op(&op));
                    }
                    effect(&op, &[], &mut world);
                    ops.push(op);
                }
                Plan::Ask(question) if !questions.contains(&question) => {
                    match &question {
                        Question::MakePublic { bucket } => spec.answers.make_public = Some(bucket.clone()),
                        Question::Overwrite { .. } => spec.answers.overwrite = true,
                        Question::RemoveMany { .. } => spec.answers.remove_many = true,
                        Question::HandEdit { .. } => spec.answers.mended.push(question.clone()),
                        Question::BreakLock { .. } => spec.answers.break_lock = true,
                        Question::ReplaceRecord { .. } => spec.answers.replace_records = true,
                        // Waited for: what is shown then is what has to be taken out.
                        Question::LeaveRecords { .. } => spec.answers.leave_records = Some(false),
                        // What would follow depends on the answer.
                        Question::ChooseZone { .. } => {}
                        Question::DeleteZone { .. } => spec.answers.delete_zone = Some(true),
                    }
                    questions.push(question);
                }
                Plan::Waiting(wait) if waited(&wait, &mut world) => waits.push(wait),
                other => break other,
            }
        };
        // What nobody asked for yet, and what the steps before leave nothing to do for, is not done: it is not needed.
        let idle = then == Plan::Done && ops.is_empty() && questions.is_empty() && waits.is_empty();
        let then = if idle && goal.plan(step, &spec, seen) == Plan::NotAsked { Plan::NotAsked } else { then };
        out.push(StepForecast { step: id, ops, questions, waits, then });
    }
    Ok((Forecast { steps: out }, world))
}
