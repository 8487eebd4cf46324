//! The engine: the only place that decides order. look → plan → run ops → look, until nothing is left to do.
//! It knows no AWS and prints nothing.

mod look;
mod once_more;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;

use crate::clock::{Clock, hex, millis, rfc3339};
use crate::cloud::{Cloud, OpContext, Progress};
use crate::effect::{Made, effect};
use crate::error::{Code, Error, Result};
use crate::event::{Event, Goal, Going, OpState, OpView, Outcome, Receipt, StepState};
use crate::forecast::Forecast;
use crate::gate::Gate;
use crate::journal::{Intent, Journal, OpResult, RunRecord, Trouble, is_refusal};
use crate::op::Op;
use crate::plan::{Plan, Wait};
use crate::price::Prices;
use crate::site::{answers, distribution};
use crate::spec::Spec;
use crate::step::{Step, StepId};
use crate::tagged::{self, TagSearch};
use crate::throughput::Speedometer;
use crate::world::{Fact, World};

pub use self::look::look;
use self::look::look_step;

/// How long a read may show the state before a change of ours.
const STALE_SECONDS: u64 = 60;

/// How often a step is planned anew because others wrote the same record at the same time.
const LOOKS_AGAIN: u8 = 5;

/// Everything one run goes with.
pub struct Run<'a> {
    /// The recipe.
    pub steps: &'a [&'a dyn Step],
    /// Toward what.
    pub goal: Goal,
    /// What is wanted.
    pub spec: &'a Spec,
    /// Where.
    pub cloud: &'a dyn Cloud,
    /// The journal.
    pub journal: &'a dyn Journal,
    /// Time and randomness.
    pub clock: &'a dyn Clock,
    /// Looked at between any two ops, and inside long ones.
    pub cancel: &'a CancellationToken,
    /// Held between any two ops, and inside uploads.
    pub gate: &'a Arc<Gate>,
    /// Hears every event.
    pub emit: &'a (dyn Fn(Event) + Send + Sync),
    /// Whether to wait for what takes its time outside.
    pub wait: bool,
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("goal", &self.goal).field("site", &self.spec.site).finish_non_exhaustive()
    }
}

/// Runs what was agreed to, from the world of a fresh look. Always ends with [`Event::Finished`].
///
/// # Errors
/// The receipt carries the error too; what was done stays done, and the next run continues.
pub async fn run(run: &Run<'_>, world: World, agreed: &Forecast) -> Result<Receipt> {
    let began = run.clock.now();
    let mut record = RunRecord {
        id: run.spec.run.clone(),
        site: run.spec.site.clone(),
        place: run.spec.place(),
        goal: run.goal,
        by: run.spec.holder.clone(),
        at: rfc3339(began),
        ended: None,
        outcome: None,
        url: None,
        release: None,
        ops: 0,
    };
    let volume = agreed.ops().map(Op::volume).fold((0, 0), |sum, (files, bytes)| (sum.0 + files, sum.1 + bytes));
    let mut walk = Walk {
        run,
        began,
        world,
        agreed: Cow::Borrowed(agreed),
        done: BTreeMap::new(),
        acted: BTreeSet::new(),
        held: None,
        going: Going { files: volume.0, bytes: volume.1, ..Going::default() },
        sending: None,
        speed: Speedometer::default(),
        left: None,
        search: None,
    };
    let result = async {
        run.journal.begin(&record)?;
        match walk.go(&record).await {
            Err(changed) if changed.code == Code::FileChanged => walk.once_more(&record, changed).await,
            ended => ended,
        }
    }
    .await;
    if let Err(error) = &result {
        walk.let_go(&record, error).await;
    }
    let (outcome, error) = match result {
        Ok(outcome) => (outcome, None),
        Err(error) if error.code == Code::Cancelled => (Outcome::Cancelled, Some(error)),
        Err(error) => (Outcome::Failed, Some(error)),
    };
    let bucket = run.spec.bucket(&walk.world);
    let release = bucket
        .as_ref()
        .and_then(|name| walk.world.buckets.get(name))
        .and_then(|bucket| bucket.releases.seen()?.last())
        .map(|release| release.id.to_string());
    let receipt = Receipt {
        run: record.id.clone(),
        outcome,
        url: if run.goal == Goal::Build { answers::address(run.spec, &walk.world) } else { None },
        bucket: bucket.map(|name| name.to_string()),
        distribution: distribution::of_site(run.spec, &walk.world).map(|ours| ours.arn.clone()),
        release: release.clone(),
        ops: u32::try_from(walk.done.len()).unwrap_or(u32::MAX),
        files: walk.going.files_done,
        bytes: walk.going.bytes_done,
        millis: millis(run.clock.now() - began),
        answers: [&walk.world.answers, &walk.world.domain_answers]
            .into_iter()
            .filter_map(Fact::seen)
            .flatten()
            .cloned()
            .collect(),
        edge_copies: walk.world.edge_copies.clone(),
        search: walk.search.take().map(Box::new),
        error: error.clone(),
    };
    record.ended = Some(rfc3339(run.clock.now()));
    record.outcome = Some(outcome);
    record.url = receipt.url.clone().filter(|_| outcome == Outcome::Live);
    record.release = release;
    record.ops = receipt.ops;
    let trouble = error.as_ref().and_then(|error| Trouble::of(error, rfc3339(run.clock.now())));
    // A run whose end cannot be written down (a full disk) has still ended as it did.
    let noted = trouble.map_or(Ok(()), |trouble| run.journal.stopped(&record, &trouble));
    let noted = noted.and(run.journal.end(&record));
    (run.emit)(Event::Finished(receipt.clone()));
    match (error, noted) {
        (Some(error), _) | (None, Err(error)) => Err(error),
        (None, Ok(())) => Ok(receipt),
    }
}

/// The receipt of a run that ended before its first op: at a look, or because the person said no.
#[must_use]
pub fn cut_short(run: &str, error: &Error) -> Receipt {
    Receipt {
        run: run.to_owned(),
        outcome: if error.code == Code::Cancelled { Outcome::Cancelled } else { Outcome::Failed },
        url: None,
        bucket: None,
        distribution: None,
        release: None,
        ops: 0,
        files: 0,
        bytes: 0,
        millis: 0,
        answers: Vec::new(),
        edge_copies: Vec::new(),
        search: None,
        error: Some(error.clone()),
    }
}

fn check_cancel(run: &Run<'_>) -> Result<()> {
    if run.cancel.is_cancelled() { Err(Error::new(Code::Cancelled)) } else { Ok(()) }
}

/// One run under way.
struct Walk<'a> {
    run: &'a Run<'a>,
    /// When it began.
    began: OffsetDateTime,
    world: World,
    agreed: Cow<'a, Forecast>,
    /// Ops done in this run, and when: one that comes back is a stale read or a fault of ours.
    done: BTreeMap<String, (Op, OffsetDateTime)>,
    /// The steps those ops were of.
    acted: BTreeSet<StepId>,
    /// What gives back what this run holds, such as the publish lock.
    held: Option<(StepId, Op)>,
    going: Going,
    /// When the first file went, and how fast they go.
    sending: Option<OffsetDateTime>,
    speed: Speedometer,
    /// What a clearing run had to leave.
    left: Option<Error>,
    /// What the search by tag found in the end.
    search: Option<TagSearch>,
}

impl Walk<'_> {
    async fn go(&mut self, record: &RunRecord) -> Result<Outcome> {
        self.close_found()?;
        let order = self.run.goal.order(self.run.steps);
        for step in &order {
            check_cancel(self.run)?;
            self.emit_step(*step, StepState::Running);
            let plan = self.walk_step(*step, record).await.inspect_err(|_| self.emit_step(*step, StepState::Failed))?;
            if let (Goal::Clear, Plan::Unseen { action }) = (self.run.goal, &plan) {
                // What could not be looked at cannot be called gone; and what visitors may still be sent to stays, or
                // somebody else could take its place.
                if matches!(step.card().id, StepId::Alias | StepId::Distribution) {
                    self.emit_step(*step, StepState::Unseen);
                    return Err(Error::denied(action));
                }
                self.left = Some(Error::denied(action));
            }
            self.emit_step(
                *step,
                match plan {
                    Plan::NotAsked => StepState::NotAsked,
                    Plan::Unseen { .. } => StepState::Unseen,
                    _ => StepState::Done,
                },
            );
        }
        // What one step alone did, the look after its last op has confirmed: a large bucket is not listed once more.
        if self.acted.len() > 1 || (self.run.goal == Goal::Clear && !self.acted.is_empty()) {
            self.look_back(&order).await?;
        }
        if self.run.goal == Goal::Clear && tagged::is_whole(self.run.steps) {
            let search = tagged::search(self.run.cloud.reader(), self.run.spec, &self.world);
            let search = self.run.cancel.run_until_cancelled(search).await;
            self.search = Some(search.ok_or_else(|| Error::new(Code::Cancelled))?);
        }
        if let Some(left) = self.left.take() {
            return Err(left);
        }
        if let Some(search) = &self.search {
            search.judge()?;
        }
        Ok(match self.run.goal {
            Goal::Clear => Outcome::Cleared,
            Goal::Build => {
                let checked = self.run.steps.iter().find(|step| step.card().id == StepId::Answers);
                match checked.map(|step| self.run.goal.plan(*step, self.run.spec, &self.world)) {
                    // Some steps of the recipe, not all of it.
                    None => Outcome::Done,
                    Some(Plan::Done) => Outcome::Live,
                    Some(_) => Outcome::Stored,
                }
            }
        })
    }

    /// Intents whose reply was lost and which the look found done are closed; the others will be repeated.
    fn close_found(&self) -> Result<()> {
        for intent in self.run.journal.open(&self.run.spec.site, &self.run.spec.place())? {
            let again = self.agreed.ops().any(|op| op.key() == intent.key);
            // A thing made or taken away is believed only if the look saw it so.
            let proven = intent.makes.as_ref().is_none_or(|name| self.stands(name) == Some(true))
                && intent.unmakes.as_ref().is_none_or(|name| self.stands(name) == Some(false));
            if !again && proven {
                self.run.journal.result(intent.id, &OpResult::Found)?;
            }
        }
        Ok(())
    }

    /// Whether a resource was seen to exist; `None` if nobody could look.
    fn stands(&self, name: &str) -> Option<bool> {
        self.world.stands(name)
    }

    /// A run that has to stop gives back what it holds, so that others need not wait for it. Where nobody can be
    /// reached, or a crash is rehearsed, it stays for the next run.
    async fn let_go(&mut self, record: &RunRecord, error: &Error) {
        let Some((step, op)) = self.held.take() else { return };
        if error.code == Code::Crashed || error.exit() == crate::error::Exit::Network {
            return;
        }
        let Ok(intent) = self.begun(record, &op) else { return };
        let view = OpView::brief(step, &op, &Prices::of(&self.run.spec.region));
        let cancel = CancellationToken::new();
        let gate = Arc::default();
        let context = OpContext { cancel: &cancel, gate: &gate, progress: &|_| {}, token: &intent.token };
        if let Ok(made) = self.run.cloud.run(&op, &context).await {
            effect(&op, &made, &mut self.world);
            // The run ends with its own error whatever becomes of this note.
            let _ = self.run.journal.result(intent.id, &OpResult::Done(made));
            self.emit(Event::Op { op: view, state: OpState::Done });
        }
    }

    /// Brings one step to where its plan is empty; returns that plan.
    async fn walk_step(&mut self, step: &dyn Step, record: &RunRecord) -> Result<Plan> {
        if step.card().outside && self.run.goal == Goal::Build {
            self.look_step(step).await?;
        }
        let mut acted = false;
        let mut again = 0;
        let mut since: Option<(String, OffsetDateTime)> = None;
        loop {
            check_cancel(self.run)?;
            match self.run.goal.plan(step, self.run.spec, &self.world) {
                Plan::Todo(ops) if !ops.is_empty() => {
                    let mut op = ops.into_iter().next().expect("not empty");
                    op.took(&self.run.spec.at, millis(self.run.clock.now() - self.began));
                    if let Some(agreed) = self.agreed.agreed(&op) {
                        op.share(agreed);
                    }
                    if let Some((done, _)) = self.done.get(&op.key()) {
                        // What was looked at is never stale here: the op does not do what it says, or somebody undid it.
                        let code = if done.covers(&op) { Code::RepeatedOp } else { Code::Moved };
                        return Err(Error::new(code).op(&op));
                    }
                    match self.run_op(step.card().id, &op, record).await {
                        Err(moved) if moved.code == Code::Moved && op.is_shared() && again < LOOKS_AGAIN => {
                            again += 1;
                            self.world = self.whole().await?;
                            continue;
                        }
                        ended => ended?,
                    }
                    acted = !op.settles();
                    if op.settles() {
                        // Others are kept out from here on; until here they were not.
                        self.confirm(step).await?;
                        let plan = self.run.goal.plan(step, self.run.spec, &self.world);
                        if let Some(op) = plan.ops().iter().find(|op| !self.agreed.covers(op)) {
                            // Somebody did something since it was agreed about: better nothing than half of it.
                            return Err(Error::new(Code::Moved).op(op));
                        }
                    }
                }
                Plan::Waiting(wait) => {
                    // Each wait has a limit of its own.
                    let began = match since.take() {
                        Some((on, began)) if on == wait.on => began,
                        Some(_) | None => self.run.clock.now(),
                    };
                    since = Some((wait.on.clone(), began));
                    self.wait(step, &wait, began).await?;
                }
                plan @ Plan::NotOurs { .. } if self.run.goal == Goal::Clear => {
                    // Somebody else's things stay, and the rest is cleared all the same.
                    if let Plan::NotOurs { what, .. } = &plan {
                        self.left = Some(Error::new(Code::NotCleared).arg("what", what));
                    }
                    return Ok(plan);
                }
                plan => {
                    if let Some(stop) = plan.stop() {
                        return Err(stop);
                    }
                    if !acted {
                        return Ok(plan);
                    }
                    // What our own ops say is done, a look has to confirm.
                    acted = false;
                    self.confirm(step).await?;
                }
            }
        }
    }

    async fn run_op(&mut self, step: StepId, op: &Op, record: &RunRecord) -> Result<()> {
        if !self.agreed.covers(op) {
            return Err(Error::new(Code::OutsideForecast).op(op));
        }
        let passed = self.run.cancel.run_until_cancelled(self.run.gate.passed()).await;
        passed.ok_or_else(|| Error::new(Code::Cancelled))?;
        let view = OpView::brief(step, op, &Prices::of(&self.run.spec.region));
        let intent = self.begun(record, op)?;
        self.emit(Event::Op { op: view.clone(), state: OpState::Running });
        let latest = Mutex::new(Progress::default());
        let so_far = self.going;
        let (files, bytes) = op.volume();
        let now = self.run.clock.now();
        let began = if files > 0 { *self.sending.get_or_insert(now) } else { self.sending.unwrap_or(now) };
        let speed = Mutex::new(self.speed);
        let going = |progress| {
            let now = add(so_far, progress, self.run.clock.now() - began);
            speed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).read(now)
        };
        let report = |progress: Progress| {
            *latest.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = progress;
            (self.run.emit)(Event::Progress(going(progress)));
        };
        let context =
            OpContext { cancel: self.run.cancel, gate: self.run.gate, progress: &report, token: &intent.token };
        let result = self.run.cloud.run(op, &context).await;
        let latest = *latest.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match result {
            Ok(made) => {
                // What lies where is told by the release's own record.
                let told = made.iter().filter(|one| !matches!(one, Made::Stored { .. })).cloned().collect();
                self.run.journal.result(intent.id, &OpResult::Done(told))?;
                effect(op, &made, &mut self.world);
                self.going = going(Progress { files, bytes });
                self.speed = *speed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                self.done.insert(op.key(), (op.clone(), self.run.clock.now()));
                self.acted.insert(step);
                if let Some(release) = op.release() {
                    self.held = Some((step, release));
                } else if self.held.as_ref().is_some_and(|(_, held)| held == op) {
                    self.held = None;
                }
                self.emit(Event::Op { op: view, state: OpState::Done });
                if files > 0 {
                    self.emit(Event::Progress(self.going));
                }
                Ok(())
            }
            Err(error) => {
                self.going = going(latest);
                if is_refusal(&error) {
                    self.run.journal.result(intent.id, &OpResult::Refused(error.clone()))?;
                }
                self.emit(Event::Op { op: view, state: OpState::Failed });
                Err(error)
            }
        }
    }

    /// Looks at a step again after its ops. A look that still shows the state before them is stale: it is not
    /// believed, and repeated until it shows them, for at most a minute after the op.
    async fn confirm(&mut self, step: &dyn Step) -> Result<()> {
        loop {
            let mut seen = self.world.clone();
            look_step(self.run, step, &mut seen).await?;
            match self.stale(step, &seen) {
                Some((op, at)) => self.pause(step, &stale_wait(&op), at).await?,
                None => {
                    self.world = seen;
                    return Ok(());
                }
            }
        }
    }

    /// The first op of the step's plan that was done in this run already, and when.
    fn stale(&self, step: &dyn Step, seen: &World) -> Option<(Op, OffsetDateTime)> {
        let plan = self.run.goal.plan(step, self.run.spec, seen);
        plan.ops().iter().find_map(|op| {
            let (done, at) = self.done.get(&op.key())?;
            done.covers(op).then(|| (op.clone(), *at))
        })
    }

    /// Writes down what is about to be done.
    fn begun(&self, record: &RunRecord, op: &Op) -> Result<Intent> {
        let clock = self.run.clock;
        self.run.journal.intent(record, op, &hex(&clock.entropy()), &rfc3339(clock.now()))
    }

    /// Sleeps a little, then looks at the step again. Ends with the wait's error at its limit.
    async fn wait(&mut self, step: &dyn Step, wait: &Wait, since: OffsetDateTime) -> Result<()> {
        self.pause(step, wait, since).await?;
        self.look_step(step).await
    }

    /// Sleeps, longer each time. Ends with the wait's error at its limit.
    async fn pause(&self, step: &dyn Step, wait: &Wait, since: OffsetDateTime) -> Result<()> {
        if !self.run.wait {
            return Err(wait.cut_short());
        }
        let waited = u64::try_from((self.run.clock.now() - since).whole_seconds()).unwrap_or(0);
        if waited >= wait.limit_seconds {
            return Err((*wait.then).clone());
        }
        // What takes a day is not asked for every ten seconds.
        let seldom = (wait.usual_seconds / 60).clamp(10, 60);
        let next = (waited / 2).clamp(1, seldom).min(wait.limit_seconds - waited);
        self.emit_step(step, StepState::Waiting);
        self.emit(Event::Wait {
            step: step.card().id,
            on: wait.on.clone(),
            waited_seconds: waited,
            next_look_seconds: next,
            limit_seconds: wait.limit_seconds,
            copy: wait.copy.clone(),
            told: wait.told.clone(),
        });
        let cancelled = self.run.cancel.run_until_cancelled(self.run.clock.sleep(Duration::from_secs(next))).await;
        if cancelled.is_none() {
            return Err(Error::new(Code::Cancelled));
        }
        self.emit_step(step, StepState::Running);
        Ok(())
    }

    async fn look_step(&mut self, step: &dyn Step) -> Result<()> {
        look_step(self.run, step, &mut self.world).await?;
        let answers = match step.card().id {
            StepId::Invalidation => {
                for copy in &self.world.edge_copies {
                    self.emit(Event::EdgeCopy(copy.clone()));
                }
                return Ok(());
            }
            StepId::Answers => &self.world.answers,
            StepId::DomainAnswers => &self.world.domain_answers,
            _ => return Ok(()),
        };
        for answer in answers.seen().into_iter().flatten() {
            self.emit(Event::Answer(answer.clone()));
        }
        Ok(())
    }

    /// Everything as it is now. The folder is ours and the outside checks were the last thing that ran.
    async fn whole(&self) -> Result<World> {
        let mut seen = World {
            folder: self.world.folder.clone(),
            answers: self.world.answers.clone(),
            domain_answers: self.world.domain_answers.clone(),
            made: self.world.made.clone(),
            invalidation: self.world.invalidation.clone(),
            edge_copies: self.world.edge_copies.clone(),
            ..World::default()
        };
        for step in self.run.steps.iter().filter(|s| !s.card().outside && s.card().id != StepId::Folder) {
            check_cancel(self.run)?;
            look_step(self.run, *step, &mut seen).await?;
        }
        Ok(seen)
    }

    /// At the end everything is looked at once more, all steps together: a later step must not have undone an
    /// earlier one.
    async fn look_back(&mut self, order: &[&dyn Step]) -> Result<()> {
        loop {
            let seen = self.whole().await?;
            let left = order.iter().find(|step| !self.run.goal.plan(**step, self.run.spec, &seen).ops().is_empty());
            let Some(step) = left else {
                self.world = seen;
                return Ok(());
            };
            let Some((op, at)) = self.stale(*step, &seen) else {
                // Not one of ours came back: somebody changed something while we worked.
                let plan = self.run.goal.plan(*step, self.run.spec, &seen);
                return Err(plan.ops().iter().fold(Error::new(Code::Moved), |error, op| error.op(op)));
            };
            self.pause(*step, &stale_wait(&op), at).await?;
            self.emit_step(*step, StepState::Done);
        }
    }

    fn emit(&self, event: Event) {
        (self.run.emit)(event);
    }

    fn emit_step(&self, step: &dyn Step, state: StepState) {
        self.emit(Event::Step { step: step.card().id, state });
    }
}

/// A read that does not show what was done yet.
fn stale_wait(op: &Op) -> Wait {
    Wait {
        on: "stale-read".to_owned(),
        usual_seconds: 1,
        limit_seconds: STALE_SECONDS,
        then: Error::new(Code::RepeatedOp).op(op).into(),
        copy: Vec::new(),
        told: Vec::new(),
    }
}

/// The run's progress with an op's progress added.
fn add(so_far: Going, op: Progress, elapsed: time::Duration) -> Going {
    Going {
        files_done: so_far.files_done + op.files,
        bytes_done: so_far.bytes_done + op.bytes,
        millis: millis(elapsed),
        ..so_far
    }
}
