//! Looks: every step reads what it is about, in the order of the recipe.

use futures_util::future::try_join;

use super::{Run, check_cancel};
use crate::deploy::folder::FolderView;
use crate::error::{Code, Error, Result};
use crate::event::{Event, FolderSummary, StepState};
use crate::step::{Step, StepId};
use crate::world::{Fact, World};

/// Looks at everything, outside checks included where there is something to check already.
///
/// # Errors
/// As the looks do.
pub async fn look(run: &Run<'_>) -> Result<World> {
    let mut world = World::default();
    let reads = run.steps.iter().copied().find(|step| step.card().id == StepId::Folder);
    let mut read = None;
    for step in run.steps {
        check_cancel(run)?;
        let failed = |_: &Error| (run.emit)(Event::Step { step: step.card().id, state: StepState::Failed });
        let looked = match (step.card().id, reads, read.take()) {
            // The folder lies on this computer: it is read while the first service says who we are.
            (StepId::Account, Some(reads), _) => {
                let reading = async { Ok(look_apart(run, reads).await) };
                let both = try_join(look_step(run, *step, &mut world), reading).await;
                both.map(|((), folder)| read = Some(folder))
            }
            (StepId::Folder, _, Some(folder)) => folder.map(|folder| world.folder = folder),
            (_, _, kept) => {
                read = kept;
                look_step(run, *step, &mut world).await
            }
        };
        looked.inspect_err(failed)?;
        if let (StepId::Folder, Some(folder)) = (step.card().id, world.folder.seen()) {
            (run.emit)(Event::Folder(FolderSummary::of(folder)));
        }
    }
    Ok(world)
}

/// The folder, looked at by itself.
async fn look_apart(run: &Run<'_>, step: &dyn Step) -> Result<Fact<FolderView>> {
    let mut world = World::default();
    look_step(run, step, &mut world).await.map(|()| world.folder)
}

/// One look; it only reads, so a cancel may drop it anywhere.
pub(super) async fn look_step(run: &Run<'_>, step: &dyn Step, world: &mut World) -> Result<()> {
    let look = step.look(run.cloud.reader(), run.spec, world);
    run.cancel.run_until_cancelled(look).await.unwrap_or_else(|| Err(Error::new(Code::Cancelled)))
}
