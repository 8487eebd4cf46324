//! Seats: every project that was opened, with its look and the plans made from it. One look serves every aim: a plan
//! is a pure forecast from what was seen.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::crossing::Site;
use naru_adapters::doctor::Examined;
use naru_adapters::home::SavedProject;
use naru_adapters::sites::{SiteWish, known};
use naru_adapters::store::Store;
use naru_core::event::{Event, RunState};
use naru_core::gate::Gate;
use naru_core::journal::{Journal, OpRecord, RunRecord};
use naru_core::names::{EnvName, ProjectId, SiteId};
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::build::Building;
use super::instead::Instead;
use super::plans::Looked;
use super::wishes::{wanted, wishes_of};
use crate::wire::site::{Aim, DoctorView, SiteView, Stage};
use crate::wire::{Place, Told};

/// One project that was opened.
#[derive(Debug)]
pub(super) struct Seat {
    /// As the page shows it.
    pub(super) view: SiteView,
    /// The look or the run that may still write here.
    pub(super) turn: u64,
    /// Stops the look under way.
    pub(super) looking: CancellationToken,
    /// Stops the run under way.
    pub(super) running: Option<CancellationToken>,
    /// Holds the run under way.
    pub(super) holding: Option<Arc<Gate>>,
    /// The last look.
    pub(super) looked: Option<Arc<Looked>>,
    /// The last checkup, as long as it holds.
    pub(super) checkup: Option<Arc<Examined>>,
    /// A practice site, served as long as it is here.
    pub(super) site: Option<Site>,
    /// A look is under way, and a plan will follow: who asks for one waits.
    pub(super) settling: bool,
    /// Run this as soon as it was looked at.
    pub(super) then: Option<Aim>,
    /// Its build and its preview.
    pub(super) building: Building,
    /// The release that counts instead of its folder.
    pub(super) instead: Option<Instead>,
    /// Held by the look or the run that has the site open: two would want the same port.
    pub(super) gate: Arc<tokio::sync::Mutex<()>>,
}

impl Desk {
    /// Opens a project's site and looks at it, unless that was done and is still good.
    ///
    /// # Errors
    /// `NoProject`, `BadProject`, `StoreUnusable`.
    pub fn open_project(self: &Arc<Self>, project: &ProjectId) -> Told {
        self.open_site(&self.site_of(&self.home.project_by_id(project)?))
    }

    /// Opens one environment of the open project, and remembers that it was chosen.
    ///
    /// # Errors
    /// `NoProject`, `NoEnvironment`, `BadProject`, `StoreUnusable`.
    pub fn choose_environment(self: &Arc<Self>, env: &EnvName) -> Told {
        let open = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let site = self.home.choose_environment(&self.home.project_by_id(&open.project)?, env)?;
        self.open_site(&site)?;
        // The list shows the environment that was chosen.
        self.projects_changed();
        Ok(())
    }

    pub(super) fn open_site(self: &Arc<Self>, at: &SiteId) -> Told {
        self.seat_of(at, None)?;
        let fresh = self.in_seat(at, |seat| {
            // A receipt is not taken away before it was read.
            let idle = seat.running.is_none() && !seat.settling && seat.view.stage != Stage::Ended;
            idle && seat.looked.is_none()
        });
        if fresh == Some(true) {
            self.look_at(at);
        }
        Ok(())
    }

    /// Opens a project's site without looking at it.
    pub(super) fn seat_of(&self, at: &SiteId, then: Option<Aim>) -> Told {
        let view = self.view_of(&self.home.project_by_id(&at.project)?, at)?;
        let mut kept = self.kept();
        kept.next_turn();
        kept.offers.clear();
        let turn = kept.draw();
        let gate = kept.gates.entry(at.clone()).or_default().clone();
        if !kept.seats.contains_key(at) {
            let seat = Seat {
                view,
                turn,
                looking: CancellationToken::new(),
                running: None,
                holding: None,
                looked: None,
                checkup: None,
                site: None,
                settling: false,
                then: None,
                building: Building::default(),
                instead: None,
                gate,
            };
            kept.seats.insert(at.clone(), seat);
        }
        kept.open = Some(at.clone());
        if let Some(seat) = kept.seats.get_mut(at) {
            seat.then = then;
            let site = seat.view.clone();
            self.show(|state| state.place = Place::Site { site });
        }
        Ok(())
    }

    /// The site a window shows of a project: of the environment that was chosen last, else of `production`, or of the
    /// first there is.
    pub(super) fn site_of(&self, saved: &SavedProject) -> SiteId {
        SiteId { project: saved.project.id.clone(), env: self.home.chosen_environment(saved) }
    }

    /// A site as it is before anybody looked.
    pub(super) fn view_of(&self, saved: &SavedProject, site: &SiteId) -> Result<SiteView> {
        saved.project.site(Some(&site.env))?;
        let local = self.home.local()?.site.get(&site.tag()).cloned().unwrap_or_default();
        let wishes = wishes_of(saved, &site.env);
        let venue = known(&SiteWish::remembered(saved.clone()), Some(&local)).venue;
        let runs = Store::open(&self.home.store())?.history(site, 50)?;
        let here: Vec<&RunRecord> = runs.iter().filter(|run| run.place == venue.place()).collect();
        Ok(SiteView {
            project: saved.project.id.clone(),
            env: site.env.clone(),
            envs: saved.project.environments(),
            name: saved.project.name.clone(),
            file: saved.path.display().to_string(),
            linked: !self.home.keeps(&saved.path),
            wanted: wanted(&saved.project.wishes(&site.env)),
            account: saved.project.account_of(&site.env).filter(|_| !local.practice),
            credentials: local.credentials.clone(),
            daily: local.daily.clone(),
            wishes,
            folder: local.folder.clone(),
            limit_rate: local.limit_rate.clone(),
            summary: None,
            stage: Stage::Idle,
            trouble: None,
            plan: None,
            todo: None,
            behind: None,
            moved: false,
            adopted: saved.project.adopted.is_some() && site.env.is_production(),
            upgrades: None,
            deploying: false,
            promoting: None,
            returning: None,
            releases: 1,
            way_back: None,
            aim: None,
            run: RunState::default(),
            stopping: false,
            held: false,
            // A practice site has no address before it is served again.
            url: here.iter().find_map(|run| run.url.clone()).filter(|_| !local.practice),
            live: false,
            last: here.first().map(|run| (*run).clone()),
            doctor: DoctorView::default(),
            build: self.build_of(saved, &local),
            preview: None,
            venue,
        })
    }

    /// The open project's runs, newest first.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn history(&self, limit: usize) -> Result<Vec<RunRecord>> {
        self.opened().map_or_else(|| Ok(Vec::new()), |at| self.history_of(&at, limit))
    }

    pub(super) fn history_of(&self, at: &SiteId, limit: usize) -> Result<Vec<RunRecord>> {
        Store::open(&self.home.store())?.history(at, limit)
    }

    /// What one run did.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn run_ops(&self, run: &str) -> Result<Vec<OpRecord>> {
        Store::open(&self.home.store())?.ops(run)
    }

    /// Shows the files that would change, or the steps.
    pub fn set_deploying(self: &Arc<Self>, deploying: bool) {
        let Some(at) = self.opened() else { return };
        // Who leaves the release that was to go on is back at the site's own folder.
        let other = !deploying && !self.is_running(&at) && self.end_instead(&at);
        self.in_seat(&at, |seat| {
            seat.view.deploying = deploying;
            // The receipt was read; it stays in the history.
            if seat.view.stage == Stage::Ended {
                seat.view.stage = if seat.settling { Stage::Looking } else { Stage::Planned };
            }
            if seat.view.stage == Stage::Planned && seat.looked.is_none() {
                seat.view.stage = Stage::Idle;
            }
        });
        let stale = self.in_seat(&at, |seat| seat.view.stage == Stage::Idle && seat.view.trouble.is_none());
        if other || stale == Some(true) {
            self.look_at(&at);
        }
    }

    /// A project gets a folder, and is looked at.
    pub(super) fn set_folder(self: &Arc<Self>, at: &SiteId, path: &Path, deploying: bool) {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if !self.is_running(at) {
            self.end_instead(at);
        }
        self.in_seat(at, |seat| {
            seat.view.deploying = deploying;
            seat.view.moved = false;
        });
        if let Err(error) = self.change_local(at, |site| site.folder = Some(whole.display().to_string())) {
            self.in_seat(at, |seat| seat.view.trouble = Some(error));
        }
    }

    pub(super) fn must_be_free(&self, at: &SiteId) -> Told {
        if !self.is_running(at) {
            return Ok(());
        }
        let name = self.in_seat(at, |seat| seat.view.name.clone()).unwrap_or_default();
        Err(Error::new(Code::SiteBusy).arg("holder", name))
    }

    /// A wish for everything as it is remembered.
    pub(super) fn wish(&self, saved: &SavedProject, site: &SiteId) -> Result<SiteWish> {
        let folder = self.home.local()?.site.get(&site.tag()).is_some_and(|known| known.folder.is_some());
        let promoted = self.promoted(site);
        // An earlier release lies in the bucket, and needs nothing of this computer.
        let needs_folder = (folder || promoted.is_some()) && self.earlier(site).is_none();
        let env = Some(site.env.clone());
        Ok(SiteWish { env, needs_folder, promoted, ..SiteWish::remembered(saved.clone()) })
    }

    /// The project whose site is open, shown or not.
    pub(super) fn opened(&self) -> Option<SiteId> {
        self.kept().open.clone()
    }

    /// The same, if no run is under way there.
    pub(super) fn opened_and_free(&self) -> Result<SiteId> {
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        self.must_be_free(&at)?;
        Ok(at)
    }

    /// The project whose site is shown.
    #[must_use]
    pub fn shown(&self) -> Option<SiteId> {
        match &self.state.borrow().place {
            Place::Site { site } => Some(site.id()),
            _ => None,
        }
    }

    pub(super) fn shown_name(&self) -> Option<String> {
        match &self.state.borrow().place {
            Place::Site { site } => Some(site.name.clone()),
            _ => None,
        }
    }

    pub(super) fn open_site_has(&self, code: Code) -> bool {
        self.opened().and_then(|at| self.in_seat(&at, |seat| seat.view.has(code))).unwrap_or(false)
    }

    /// Changes a seat, and the page if the seat is shown.
    pub(super) fn in_seat<T>(&self, at: &SiteId, change: impl FnOnce(&mut Seat) -> T) -> Option<T> {
        let mut kept = self.kept();
        let seat = kept.seats.get_mut(at)?;
        let told = change(seat);
        self.state.send_if_modified(|state| match &mut state.place {
            Place::Site { site } if site.id() == *at && *site != seat.view => {
                *site = seat.view.clone();
                true
            }
            _ => false,
        });
        Some(told)
    }

    /// An event of a run goes into its seat, if it is still its turn.
    pub(super) fn heard(&self, at: &SiteId, turn: u64, event: &Event) {
        // Of these there may be a hundred thousand, and the page asks for them when it shows them.
        if matches!(event, Event::Change(_)) {
            return;
        }
        self.in_seat(at, |seat| {
            if seat.turn == turn {
                seat.view.run.apply(event);
                if let Event::Folder(found) = event {
                    seat.view.summary = Some(found.clone());
                }
            }
        });
    }
}
