//! The doctor in the window: a look with more evidence, whose checkup is shown, marked on the map, and mended by the
//! plans of the site's own steps.

use std::sync::Arc;

use naru_adapters::doctor::{self, Examined};
use naru_adapters::home::SavedProject;
use naru_core::Result;
use naru_core::doctor::Fix;
use naru_core::doctor::view::Checkup;
use naru_core::names::SiteId;
use tokio_util::sync::CancellationToken;

use super::looks::Seen;
use super::plans::moved;
use super::{Desk, unknown};
use crate::wire::Told;
use crate::wire::site::{Aim, DoctorView};

impl Desk {
    /// Examines the open project's site.
    ///
    /// # Errors
    /// `SiteBusy` while a run is under way there.
    pub fn examine(self: &Arc<Self>) -> Told {
        let project = self.opened_and_free()?;
        self.look_as(&project, true);
        Ok(())
    }

    /// Stops the look at the open project's site.
    pub fn stop_looking(&self) {
        if let Some(project) = self.opened() {
            self.in_seat(&project, |seat| seat.looking.cancel());
        }
    }

    /// The open project's last checkup, as long as it holds.
    #[must_use]
    pub fn checkup(&self) -> Option<Checkup> {
        self.last_checkup().map(|examined| examined.checkup.clone())
    }

    fn last_checkup(&self) -> Option<Arc<Examined>> {
        self.opened().and_then(|project| self.in_seat(&project, |seat| seat.checkup.clone())).flatten()
    }

    /// What a rule's finding is mended by: the wish is changed if that is it, and the plan of this aim does the rest.
    /// Nothing runs before it was shown.
    ///
    /// # Errors
    /// `Moved` if the checkup holds no longer; `BadValue` for what Naru cannot mend; as
    /// [`Desk::set_wishes`].
    pub async fn fix(self: &Arc<Self>, rule: &str) -> Result<Aim> {
        let project = self.opened_and_free()?;
        let examined = self.last_checkup().ok_or_else(moved)?;
        let finding = examined.findings.iter().find(|one| one.rule == rule).ok_or_else(|| unknown("rule", rule))?;
        let step = finding.fix.step().ok_or_else(|| unknown("rule", rule))?;
        if let Fix::Wish { wish, .. } = &finding.fix {
            let mut wishes = self.in_seat(&project, |seat| seat.view.wishes.clone()).ok_or_else(moved)?;
            wish.apply(&mut wishes);
            self.set_wishes(wishes).await?;
        }
        let looked = self.in_seat(&project, |seat| seat.looked.clone()).flatten();
        if let Some(looked) = looked {
            looked.mend(&finding.fix);
        }
        Ok(Aim::Step { step })
    }

    /// Judges a look, if it is still its turn.
    pub(super) async fn examined(
        &self,
        at: &SiteId,
        turn: u64,
        saved: &SavedProject,
        looked: &Result<Seen>,
        cancel: &CancellationToken,
    ) {
        let examined = async {
            let wish = self.wish(saved, at)?;
            match looked {
                Ok(seen) => {
                    let (world, error) = (seen.world.clone(), seen.folder.clone());
                    doctor::examine(&self.home, &wish, &seen.site, world, error, cancel).await
                }
                Err(error) => doctor::examine_error(&self.home, &wish, error.clone()).await,
            }
        };
        let examined: Result<Examined> = examined.await;
        let number = self.kept().draw();
        self.in_seat(at, |seat| {
            if seat.turn != turn {
                return;
            }
            seat.view.doctor = match &examined {
                Ok(examined) => {
                    DoctorView { checkup: Some(number), marks: examined.checkup.marks(), ..DoctorView::default() }
                }
                Err(error) => DoctorView { trouble: Some(error.clone()), ..DoctorView::default() },
            };
            seat.checkup = examined.ok().map(Arc::new);
        });
    }
}
