//! Taking over what was made by hand: a look that changes nothing, a project, and its upgrades, one at a time.

use std::sync::Arc;

use naru_adapters::adoption::{draft, forget_sample, lay_sample, scout};
use naru_adapters::crossing::Emit;
use naru_adapters::home::SavedProject;
use naru_adapters::sites::{SiteWish, open};
use naru_core::adopt::found::{Found, Target};
use naru_core::adopt::upgrade::Standing;
use naru_core::adopt::{self, score};
use naru_core::event::Goal;
use naru_core::forecast::Forecast;
use naru_core::names::EnvName;
use naru_core::practice::handmade;
use naru_core::project::{CredentialRef, Project};
use naru_core::site::distribution::of_site;
use naru_core::spec::Spec;
use naru_core::world::World;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::plans::{Looked, Plans, moved};
use crate::wire::adopt::{AdoptView, AdoptWish, FoundView, UpgradesView};
use crate::wire::site::{Aim, RunAnswers};
use crate::wire::{Place, Told};

/// What was made by hand and is looked at; none of it is a project yet.
#[derive(Debug, Default)]
pub(super) struct Adopting {
    view: AdoptView,
    /// The look that may still write here.
    turn: u64,
    cancel: CancellationToken,
    draft: Option<Draft>,
}

/// The project it would be.
#[derive(Debug)]
struct Draft {
    saved: SavedProject,
    practice: bool,
    /// Absent until it was looked at.
    looked: Option<Arc<Looked>>,
}

/// What a look at it brings back.
struct Scouted {
    saved: SavedProject,
    found: Found,
    spec: Spec,
    world: World,
    forecast: Forecast,
}

impl Desk {
    /// The page for it, as it was left.
    pub(super) fn adopting(&self) -> Place {
        Place::Adopt { adopt: self.kept().adopting.view.clone() }
    }

    /// Looks at what somebody points at. Nothing is changed, and nothing is saved but a yes to a profile's program.
    ///
    /// # Errors
    /// `BadValue` for what is no target; `StoreUnusable`.
    pub fn adopt_look(self: &Arc<Self>, wish: AdoptWish) -> Told {
        let target = if wish.practice { handmade::BUCKET } else { wish.target.trim() };
        let target = Target::parse(target)?;
        if let (true, Some(CredentialRef::Profile { name })) = (wish.allow, &wish.credentials) {
            self.allow_process(name)?;
        }
        let name = match &target {
            Target::Bucket(name) => name.to_string(),
            Target::Distribution(name) | Target::Host(name) => name.clone(),
        };
        self.forget_draft();
        let saved = draft(&self.home, &name)?;
        let (turn, cancel) = (self.kept().draw(), CancellationToken::new());
        self.in_adopting(|adopting| {
            adopting.view = AdoptView { wish: wish.clone(), looking: true, ..AdoptView::default() };
            (adopting.turn, adopting.cancel) = (turn, cancel.clone());
            adopting.draft = Some(Draft { saved: saved.clone(), practice: wish.practice, looked: None });
        });
        let (desk, sample) = (self.clone(), wish.practice.then(|| saved.clone()));
        self.runtime.spawn(async move {
            let scouting = desk.clone().scouted(saved, wish, target, cancel);
            // Even a fault of ours is told.
            let scouted = tokio::spawn(scouting).await.unwrap_or_else(|error| Err(Error::unexpected(error)));
            let taken = desk.found(turn, scouted);
            if let Some(sample) = sample.filter(|_| !taken) {
                // What is left of it harms nobody.
                let _ = forget_sample(&desk.home, &sample);
            }
        });
        Ok(())
    }

    async fn scouted(
        self: Arc<Self>,
        saved: SavedProject,
        said: AdoptWish,
        target: Target,
        cancel: CancellationToken,
    ) -> Result<Scouted> {
        if said.practice {
            lay_sample(&self.home, &saved).await?;
        }
        let credentials = said.credentials.filter(|_| !said.practice);
        let mut wish = SiteWish { credentials, practice: Some(said.practice), ..SiteWish::remembered(saved) };
        wish.saved.project.site.region = said.region;
        let found = tokio::select! {
            found = scout(&self.home, &mut wish, &target) => found?,
            () = cancel.cancelled() => return Err(Error::new(Code::Cancelled)),
        };
        let site = open(&self.home, &wish, false).await?;
        let quiet: Emit = Arc::new(|_| {});
        let seen = site.look(&adopt::steps(), Goal::Build, &quiet, &cancel).await;
        let spec = site.spec.clone();
        site.close().await;
        let (world, forecast) = seen?;
        match forecast.steps.iter().find_map(|step| step.then.stop()) {
            Some(stop) => Err(stop),
            None => Ok(Scouted { saved: wish.saved, found, spec, world, forecast }),
        }
    }

    /// Takes a look in, if it is still its turn, and says whether it found something.
    fn found(&self, turn: u64, scouted: Result<Scouted>) -> bool {
        let number = self.kept().draw();
        let found = scouted.is_ok();
        self.in_adopting(|adopting| {
            if adopting.turn != turn {
                return false;
            }
            adopting.view.looking = false;
            match scouted {
                Ok(Scouted { saved, found, spec, world, forecast }) => {
                    let score = score(&spec, &world, found.full_access);
                    let plan = forecast.view(&spec, &world);
                    let name = &saved.project.name;
                    let view = FoundView::of(number, name, &found, &spec, &world, &score, plan);
                    adopting.view.found = Some(view);
                    if let Some(draft) = &mut adopting.draft {
                        let (project, full_access) = (saved.project.clone(), found.full_access);
                        let (ahead, folder, plans) = (None, None, Plans::default());
                        let looked = Looked { number, spec, project, world, ahead, full_access, folder, plans };
                        draft.looked = Some(Arc::new(looked));
                        draft.saved = saved;
                    }
                }
                Err(error) => {
                    // Who stopped it knows why there is nothing to be seen.
                    adopting.view.trouble = Some(error).filter(|error| error.code != Code::Cancelled);
                    adopting.draft = None;
                }
            }
            found
        })
    }

    /// Stops that look.
    pub fn adopt_stop(&self) {
        self.kept().adopting.cancel.cancel();
    }

    /// Lets go of what was found; what was typed stays.
    pub fn adopt_leave(&self) {
        self.forget_draft();
        self.in_adopting(|adopting| (adopting.view.found, adopting.view.trouble) = (None, None));
    }

    /// Takes over what was found by this number: it becomes a project, and the marks that were shown are put there.
    ///
    /// # Errors
    /// `Moved` if something else was looked at meanwhile; `ProjectExists`, `StoreUnusable`, `DiskFull`.
    pub fn adopt(self: &Arc<Self>, number: u64) -> Told {
        let draft = {
            let mut kept = self.kept();
            let shown = kept.adopting.view.found.as_ref().is_some_and(|found| found.number == number);
            if shown { kept.adopting.draft.take() } else { None }
        };
        let Some(Draft { saved, practice, looked: Some(looked) }) = draft else { return Err(moved()) };
        let said = self.kept().adopting.view.wish.clone();
        self.home.add_project(&saved)?;
        let at = self.site_of(&saved);
        self.home.with_local(|local| {
            let site = local.site.entry(at.tag()).or_default();
            (site.practice, site.credentials) = (practice, said.credentials.filter(|_| !practice));
        })?;
        self.kept().adopting = Adopting::default();
        self.seat_of(&at, None)?;
        self.in_seat(&at, |seat| {
            seat.view.plan = Some(looked.number);
            seat.looked = Some(looked);
        });
        self.run_in(&at, Aim::Adopt, number, RunAnswers::default())
    }

    /// The upgrades of the open project's site, by its last look.
    #[must_use]
    pub fn upgrades(&self) -> Option<UpgradesView> {
        let project = self.opened()?;
        let looked = self.in_seat(&project, |seat| seat.looked.clone()).flatten()?;
        let adopted = looked.project.adopted.as_ref()?;
        let score = score(&looked.spec, &looked.world, looked.full_access);
        let beyond = of_site(&looked.spec, &looked.world).map_or(&[][..], |one| &one.beyond);
        Some(UpgradesView::of(&score, &looked.spec, Some(adopted), beyond))
    }

    /// Writes an upgrade's wishes down.
    pub(super) fn wish_upgraded(&self, saved: &SavedProject, wished: Project) -> Told {
        self.home.change_project(saved, |project| {
            (project.site, project.adopted) = (wished.site, wished.adopted);
            Ok(())
        })?;
        let now = self.home.project_by_id(&saved.project.id)?;
        // What was taken over belongs to one environment.
        self.wishes_changed(&now, &now.project.site(Some(&EnvName::production()))?);
        Ok(())
    }

    /// A draft that nobody wanted leaves nothing behind.
    fn forget_draft(&self) {
        let draft = {
            let mut kept = self.kept();
            kept.adopting.turn = 0;
            kept.adopting.cancel.cancel();
            kept.adopting.view.looking = false;
            kept.adopting.draft.take()
        };
        if let Some(draft) = draft.filter(|draft| draft.practice) {
            // What is left of it harms nobody.
            let _ = forget_sample(&self.home, &draft.saved);
        }
    }

    /// Changes what is looked at, and the page if it is shown.
    fn in_adopting<T>(&self, change: impl FnOnce(&mut Adopting) -> T) -> T {
        let mut kept = self.kept();
        let told = change(&mut kept.adopting);
        self.state.send_if_modified(|state| match &mut state.place {
            Place::Adopt { adopt } if *adopt != kept.adopting.view => {
                *adopt = kept.adopting.view.clone();
                true
            }
            _ => false,
        });
        told
    }
}

/// How many upgrades of what was taken over can be done now.
pub(super) fn offered(spec: &Spec, world: &World, full_access: Option<bool>) -> Option<u32> {
    spec.adopted.as_ref()?;
    let score = score(spec, world, full_access);
    u32::try_from(score.upgrades.iter().filter(|line| line.standing == Standing::Offered).count()).ok()
}
