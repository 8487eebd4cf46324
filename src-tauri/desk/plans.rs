//! Plans: what would be done toward each aim, forecast from one look, and asked for by the page piece by piece.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use naru_core::adopt::{self, upgrade};
use naru_core::deploy::changes;
use naru_core::deploy::tree::{ChangeAsk, ChangePage};
use naru_core::doctor::Fix;
use naru_core::event::Goal;
use naru_core::forecast::{Forecast, forecast};
use naru_core::project::Project;
use naru_core::site::account::AccountStep;
use naru_core::site::deployer::{DeployerStep, rotation};
use naru_core::spec::{Rotation, Spec};
use naru_core::step::{Step, StepId};
use naru_core::world::World;
use naru_core::{Code, Error, Result, recipe};

use super::Desk;
use super::rows::Rows;
use crate::wire::Told;
use crate::wire::site::{Aim, PlanView};

/// What a look saw.
#[derive(Debug)]
pub(super) struct Looked {
    /// Drawn once in this window: it names the project, too.
    pub(super) number: u64,
    /// The run that would follow.
    pub(super) spec: Spec,
    /// The project that says so.
    pub(super) project: Project,
    pub(super) world: World,
    /// The same with what upgrades would have a look see; of what was taken over alone.
    pub(super) ahead: Option<World>,
    /// Whether who looked holds AWS's own full-access policies; asked of what was taken over alone.
    pub(super) full_access: Option<bool>,
    /// The folder cannot be read, and this is why: nothing goes up, but everything can be taken back.
    pub(super) folder: Option<Error>,
    pub(super) plans: Plans,
}

/// What is made of a look when it is asked for.
#[derive(Debug, Default)]
pub(super) struct Plans {
    made: Mutex<BTreeMap<Aim, Arc<Planned>>>,
    /// Paths that edges keep an older copy of: a fix that tells them once more is part of its step's plan.
    stale: Mutex<Vec<String>>,
}

/// The only aim that edges are told once more on the way to.
const REFRESH: Aim = Aim::Step { step: StepId::Invalidation };

/// What would be done toward one aim.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) forecast: Forecast,
    view: PlanView,
    rows: Rows,
}

impl Looked {
    /// What the doctor's fix adds to its step's plan.
    pub(super) fn mend(&self, fix: &Fix) {
        let mut stale = self.plans.stale.lock().unwrap_or_else(PoisonError::into_inner);
        *stale = fix.refresh();
        self.plans.made.lock().unwrap_or_else(PoisonError::into_inner).remove(&REFRESH);
    }

    /// Which paths are told of once more on the way to this aim.
    pub(super) fn refresh(&self, aim: Aim) -> Vec<String> {
        if aim == REFRESH {
            self.plans.stale.lock().unwrap_or_else(PoisonError::into_inner).clone()
        } else {
            Vec::new()
        }
    }

    /// The plan toward an aim; made once.
    pub(super) fn planned(&self, aim: Aim) -> Result<Arc<Planned>> {
        let mut plans = self.plans.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(planned) = plans.get(&aim) {
            return Ok(planned.clone());
        }
        if let Some(error) = self.folder.as_ref().filter(|_| aim != Aim::TakeBack) {
            return Err(error.clone());
        }
        let (steps, goal) = steps_of(aim);
        let spec = self.spec_toward(aim);
        let world = match (aim, &self.ahead) {
            (Aim::Upgrade { .. }, Some(ahead)) => ahead,
            _ => &self.world,
        };
        let forecast = forecast(&steps, goal, &spec, world)?;
        let rows = changes::changes(&forecast, world);
        let view = PlanView {
            number: self.number,
            aim,
            forecast: forecast.view(&spec, world),
            files: changes::sum(&rows, world),
        };
        let planned = Arc::new(Planned { forecast, view, rows: Rows::of(rows) });
        plans.insert(aim, planned.clone());
        Ok(planned)
    }

    /// What is wanted on the way to this aim.
    pub(super) fn spec_toward(&self, aim: Aim) -> Spec {
        let spec = match aim {
            Aim::Upgrade { .. } => upgrade::wanted(&self.spec, &self.project_toward(aim)),
            Aim::Build | Aim::Deploy | Aim::TakeBack | Aim::Rotate | Aim::Adopt | Aim::Step { .. } => self.spec.clone(),
        };
        let mut spec = Spec { rotate_key: self.rotation(aim), ..spec };
        // Who takes everything back takes no release up.
        spec.roll_back = spec.roll_back.filter(|_| aim != Aim::TakeBack);
        spec.answers.refresh = self.refresh(aim);
        spec
    }

    /// The project that wishes so.
    pub(super) fn project_toward(&self, aim: Aim) -> Project {
        let mut project = self.project.clone();
        if let Aim::Upgrade { upgrade } = aim {
            upgrade.apply(&mut project, &self.spec, &self.world);
        }
        project
    }

    /// Which key is replaced on the way to this aim. Without one of this computer's there is nothing to replace: one
    /// is made.
    pub(super) fn rotation(&self, aim: Aim) -> Option<Rotation> {
        let keys = self.world.deployer.seen().and_then(|user| user.keys.seen()).map_or(&[][..], Vec::as_slice);
        (aim == Aim::Rotate).then(|| rotation(keys).unwrap_or(Rotation::Finish))
    }
}

/// The steps an aim walks, and toward what.
pub(super) fn steps_of(aim: Aim) -> (Vec<&'static dyn Step>, Goal) {
    match aim {
        Aim::Build => (recipe::STATIC_SITE.to_vec(), Goal::Build),
        Aim::Deploy => (recipe::daily(), Goal::Build),
        Aim::TakeBack => (recipe::STATIC_SITE.to_vec(), Goal::Clear),
        Aim::Rotate => (vec![&AccountStep, &DeployerStep], Goal::Build),
        Aim::Step { step } => (recipe::toward(step), Goal::Build),
        Aim::Adopt | Aim::Upgrade { .. } => (adopt::steps(), Goal::Build),
    }
}

impl Desk {
    /// What would be done for the open project toward this aim.
    ///
    /// # Errors
    /// As [`forecast`].
    pub async fn plan(&self, aim: Aim) -> Result<Option<PlanView>> {
        Ok(self.planned(aim).await?.map(|planned| planned.view.clone()))
    }

    /// A stretch of what this plan changes, as it is asked for.
    ///
    /// # Errors
    /// `Moved` if that plan no longer stands; as [`forecast`].
    pub async fn changes(&self, aim: Aim, plan: u64, ask: ChangeAsk, from: usize, count: usize) -> Result<ChangePage> {
        let planned = self.planned_as(plan, aim).await?;
        beside(move || planned.rows.page(ask, from, count)).await
    }

    /// The next of those rows whose name begins like this: see [`Listing::find`].
    ///
    /// # Errors
    /// As [`Self::changes`].
    pub async fn find_change(
        &self,
        aim: Aim,
        plan: u64,
        ask: ChangeAsk,
        text: String,
        after: Option<usize>,
    ) -> Result<Option<usize>> {
        let planned = self.planned_as(plan, aim).await?;
        beside(move || planned.rows.find(ask, &text, after)).await
    }

    /// A file that a command of a step's n-th change reads, however long it is.
    ///
    /// # Errors
    /// `BadValue` for a file that no command reads; `Moved` if that plan no longer stands.
    pub async fn file_of(&self, aim: Aim, plan: u64, step: StepId, op: usize, name: &str) -> Result<String> {
        let planned = self.planned_as(plan, aim).await?;
        let op = planned.forecast.steps.iter().find(|s| s.step == step).and_then(|s| s.ops.get(op));
        let commands = op.map(naru_core::op::Op::commands).unwrap_or_default();
        let text = commands.iter().flat_map(|command| command.files()).find(|(file, _)| *file == name);
        text.map(|(_, text)| text.to_owned()).ok_or_else(|| super::unknown("file", name))
    }

    /// Saves such a file.
    ///
    /// # Errors
    /// As [`naru_adapters::disk::write`].
    pub fn save_file(&self, text: &str, to: &Path) -> Told {
        naru_adapters::disk::write(to, text.as_bytes())?;
        self.tell_of("notice-saved", "path", &to.display().to_string());
        Ok(())
    }

    /// Waits until no look is under way at the open project's site.
    pub(super) async fn settled(&self) {
        loop {
            let rung = self.rung.notified();
            let settling = self.opened().and_then(|project| self.in_seat(&project, |seat| seat.settling));
            if settling != Some(true) {
                return;
            }
            rung.await;
        }
    }

    async fn planned(&self, aim: Aim) -> Result<Option<Arc<Planned>>> {
        self.settled().await;
        let looked = self.opened().and_then(|project| self.in_seat(&project, |seat| seat.looked.clone())).flatten();
        match looked {
            Some(looked) => plan_of(looked, aim).await.map(Some),
            None => Ok(None),
        }
    }

    /// The plan of this number: the one that was shown, whatever is open now.
    async fn planned_as(&self, plan: u64, aim: Aim) -> Result<Arc<Planned>> {
        let looked = self.kept().seats.values().find_map(|seat| seat.looked.clone().filter(|l| l.number == plan));
        plan_of(looked.ok_or_else(moved)?, aim).await
    }
}

async fn plan_of(looked: Arc<Looked>, aim: Aim) -> Result<Arc<Planned>> {
    beside(move || looked.planned(aim)).await?
}

/// Does what takes a while where nobody waits for it.
pub(super) async fn beside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::unexpected)
}

/// The plan that was shown no longer stands.
pub(super) fn moved() -> Error {
    Error::new(Code::Moved).arg("what", "plan")
}
