//! Seats: every project that was opened, with its look and the plans made from it. One look serves every aim: a plan
//! is a pure forecast from what was seen.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::crossing::{Emit, Site};
use naru_adapters::doctor::Examined;
use naru_adapters::home::SavedProject;
use naru_adapters::sites::{self, SiteWish, known};
use naru_adapters::store::Store;
use naru_core::adopt::found::full_access;
use naru_core::adopt::upgrade::look_ahead;
use naru_core::event::{Event, FolderSummary, Goal, RunState};
use naru_core::forecast::Forecast;
use naru_core::gate::Gate;
use naru_core::journal::{Journal, OpRecord, RunRecord};
use naru_core::names::{EnvName, ProjectId, SiteId};
use naru_core::project::{AccessWish, CredentialRef, LocalSite, Project, Wishes};
use naru_core::site::answers;
use naru_core::spec::{Access, Spec, Venue};
use naru_core::step::StepId;
use naru_core::world::{Fact, Ownership, World};
use naru_core::{Code, Error, Result, recipe};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::adopt::offered;
use super::build::Building;
use super::environments::Promotion;
use super::plans::{Looked, Plans};
use crate::wire::build::{BuildStage, BuildView};
use crate::wire::keys::Role;
use crate::wire::site::{Aim, DoctorView, SiteView, Stage, Wanted, WantedCdn, WantedDomain};
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
    /// Another environment's release that counts instead of its folder.
    pub(super) promotion: Option<Promotion>,
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
                promotion: None,
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
    fn view_of(&self, saved: &SavedProject, site: &SiteId) -> Result<SiteView> {
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

    /// Looks at the open project's site again.
    pub fn look(self: &Arc<Self>) {
        if let Some(at) = self.opened() {
            self.look_at(&at);
        }
    }

    /// Reads everything about a site anew, its files on this computer first. Nothing is changed.
    pub(super) fn look_at(self: &Arc<Self>, at: &SiteId) {
        self.look_as(at, false);
    }

    /// The same, as the doctor looks or as the steps do.
    pub(super) fn look_as(self: &Arc<Self>, at: &SiteId, doctor: bool) {
        let now = self.home.project_by_id(&at.project).and_then(|saved| Ok((self.view_of(&saved, at)?, saved)));
        let (fresh, saved) = match now {
            Ok(now) => now,
            Err(error) => {
                self.in_seat(at, |seat| {
                    if seat.running.is_none() {
                        (seat.looked, seat.then, seat.settling) = (None, None, false);
                        seat.view.plan = None;
                        seat.view.stage = Stage::Idle;
                        seat.view.trouble = Some(error);
                    }
                });
                self.rung.notify_waiters();
                return self.projects_changed();
            }
        };
        let cancel = CancellationToken::new();
        let turn = self.kept().draw();
        let ready = self.in_seat(at, |seat| {
            if seat.running.is_some() {
                return None;
            }
            seat.looking.cancel();
            seat.looking = cancel.clone();
            seat.turn = turn;
            seat.settling = true;
            seat.looked = None;
            seat.checkup = None;
            let was = std::mem::replace(&mut seat.view, fresh);
            seat.view.doctor.looking = doctor;
            seat.view.preview = was.preview;
            // What was built stays to be read.
            if was.build.stage != BuildStage::Idle {
                let BuildView { found, form, .. } = std::mem::take(&mut seat.view.build);
                seat.view.build = BuildView { found, form, ..was.build };
            }
            seat.view.deploying = was.deploying;
            seat.view.moved = was.moved;
            seat.view.promoting = was.promoting;
            seat.view.stage = Stage::Looking;
            seat.view.url = if was.venue == seat.view.venue { was.url } else { None };
            Some(seat.gate.clone())
        });
        let Some(Some(gate)) = ready else { return };
        let (desk, at) = (self.clone(), at.clone());
        self.runtime.spawn(async move {
            let _open = gate.lock().await;
            if let Some(Some(old)) = desk.in_seat(&at, |seat| seat.site.take()) {
                old.close().await;
            }
            let looking = desk.clone().looked(saved.clone(), at.clone(), cancel.clone());
            // Even a fault of ours is told, and nobody waits for ever.
            let looked = tokio::spawn(looking).await.unwrap_or_else(|error| Err(Error::unexpected(error)));
            if doctor {
                desk.examined(&at, turn, &saved, &looked, &cancel).await;
            }
            desk.settle(&at, turn, looked).await;
        });
    }

    /// Opens a site and looks at it. A folder that cannot be read does not hide what lies in the cloud: without it,
    /// everything can still be taken back.
    async fn looked(self: Arc<Self>, saved: SavedProject, at: SiteId, cancel: CancellationToken) -> Result<Seen> {
        let wish = self.wish(&saved, &at)?;
        match self.looked_with(&wish, &cancel).await {
            Err(error) if wish.needs_folder && error.code.key().contains("folder") => {
                let wish = SiteWish { needs_folder: false, ..wish };
                let seen = self.looked_with(&wish, &cancel).await.map_err(|_| error.clone())?;
                Ok(Seen { folder: Some(error), ..seen })
            }
            seen => seen,
        }
    }

    async fn looked_with(&self, wish: &SiteWish, cancel: &CancellationToken) -> Result<Seen> {
        let site = sites::open(&self.home, wish, false).await?;
        let quiet: Emit = Arc::new(|_| {});
        match site.look(&recipe::STATIC_SITE, Goal::Build, &quiet, cancel).await {
            Ok((world, forecast)) => {
                sites::remember(&self.home, wish, &site, &world)?;
                Ok(Seen::of(site, wish.saved.project.clone(), world, forecast).await)
            }
            Err(error) => {
                site.close().await;
                Err(error)
            }
        }
    }

    /// Takes a look in, if it is still its turn.
    pub(super) async fn settle(self: &Arc<Self>, at: &SiteId, turn: u64, looked: Result<Seen>) {
        let number = self.kept().draw();
        let mut then = None;
        let left = match looked {
            Ok(Seen { site, project: saved, world, ahead, forecast, full_access, folder }) => {
                let spec = site.spec.clone();
                let mut site = Some(site);
                self.in_seat(at, |seat| {
                    if seat.turn != turn {
                        return;
                    }
                    seat.settling = false;
                    let view = &mut seat.view;
                    view.account = world.caller.seen().map(|caller| caller.account.clone());
                    view.wanted.bucket = spec.bucket(&world).map(|name| name.to_string());
                    view.summary = world.folder.seen().map(FolderSummary::of);
                    // Before there is a website, an address would only promise one; a distribution has one from the start.
                    let bucket = spec.bucket(&world).and_then(|name| world.buckets.get(&name));
                    let website = bucket.is_some_and(|b| b.head.seen().is_some() && b.website != Fact::Absent);
                    let hosts = spec.cdn.is_some() || website;
                    view.url = openable(&spec, answers::address(&spec, &world)).filter(|_| hosts);
                    view.live = world.answers.seen().is_some_and(|all| answers::is_live(all))
                        || answers::serves_newest_release(&spec, &world);
                    view.todo = u32::try_from(forecast.ops().count()).ok();
                    view.behind = u32::try_from(behind(&forecast)).ok();
                    view.upgrades = offered(&spec, &world, full_access);
                    view.plan = Some(number);
                    view.trouble.clone_from(&folder);
                    if view.stage == Stage::Looking {
                        view.stage = if folder.is_none() { Stage::Planned } else { Stage::Idle };
                    }
                    // Only practice begins by itself.
                    then = seat.then.take().filter(|_| spec.venue == Venue::Practice && folder.is_none());
                    let plans = Plans::default();
                    let looked = Looked { number, spec, project: saved, world, ahead, full_access, folder, plans };
                    seat.looked = Some(Arc::new(looked));
                    if let Some(site) = site.take_if(|site| site.edge.is_some()) {
                        seat.site = Some(site);
                    }
                });
                site
            }
            Err(error) => {
                self.in_seat(at, |seat| {
                    if seat.turn == turn {
                        seat.settling = false;
                        if seat.view.stage == Stage::Looking {
                            seat.view.stage = Stage::Idle;
                        }
                        // Who stopped it knows why there is nothing to be seen.
                        seat.view.trouble = Some(error).filter(|error| error.code != Code::Cancelled);
                        seat.view.plan = None;
                        seat.looked = None;
                        seat.then = None;
                    }
                });
                None
            }
        };
        self.projects_changed();
        self.rung.notify_waiters();
        if let Some(site) = left {
            site.close().await;
        }
        if let Some(aim) = then
            && let Err(error) = self.run_in(at, aim, number, Default::default())
        {
            self.in_seat(at, |seat| seat.view.trouble = Some(error));
        }
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

    /// The open project is built in practice, or in an account, from now on.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn set_practice(self: &Arc<Self>, practice: bool) -> Told {
        self.change_local(&self.opened_and_free()?, |site| site.practice = practice)
    }

    /// What is wanted of the open project's site from now on. Only what differs from what was shown is written: a
    /// person may have written into the file meanwhile.
    ///
    /// # Errors
    /// As [`naru_adapters::home::Home::change_project`].
    pub async fn set_wishes(self: &Arc<Self>, wishes: Wishes) -> Told {
        let at = self.opened_and_free()?;
        // One after the other, in the order in which they came.
        let _turn = self.writing.lock().await;
        let shown = self.in_seat(&at, |seat| std::mem::replace(&mut seat.view.wishes, wishes.clone()));
        let saved = self.home.project_by_id(&at.project)?;
        self.home.change_project(&saved, |project| {
            let own = project.env.get_mut(&at.env).unwrap_or(&mut project.site);
            *own = wishes.over(own, &shown.unwrap_or_default());
            project.refuse_shared()
        })?;
        self.in_seat(&at, |seat| seat.then = None);
        self.look_at(&at);
        Ok(())
    }

    /// Whose credentials the open project uses.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn use_credential(self: &Arc<Self>, role: Role, credential: Option<CredentialRef>, allow: bool) -> Told {
        let at = self.opened_and_free()?;
        if let (true, Some(CredentialRef::Profile { name })) = (allow, &credential) {
            self.allow_process(name)?;
        }
        self.change_local(&at, |site| match role {
            Role::Setup => site.credentials = credential,
            Role::Daily => site.daily = credential,
        })
    }

    /// A run has written wishes down: what is shown of them is true again.
    pub(super) fn wishes_changed(&self, saved: &SavedProject, site: &SiteId) {
        self.in_seat(site, |seat| {
            let bucket = seat.view.wanted.bucket.take();
            seat.view.wishes = wishes_of(saved, &site.env);
            seat.view.wanted = Wanted { bucket, ..wanted(&saved.project.wishes(&site.env)) };
        });
    }

    /// Shows the files that would change, or the steps.
    pub fn set_deploying(self: &Arc<Self>, deploying: bool) {
        let Some(at) = self.opened() else { return };
        // Who leaves the release that was to go on is back at the site's own folder.
        let other = !deploying && !self.is_running(&at) && self.end_promotion(&at);
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
            self.end_promotion(at);
        }
        self.in_seat(at, |seat| {
            seat.view.deploying = deploying;
            seat.view.moved = false;
        });
        if let Err(error) = self.change_local(at, |site| site.folder = Some(whole.display().to_string())) {
            self.in_seat(at, |seat| seat.view.trouble = Some(error));
        }
    }

    /// Changes what this computer knows of a project, and looks at it again.
    pub(super) fn change_local(self: &Arc<Self>, at: &SiteId, change: impl FnOnce(&mut LocalSite)) -> Told {
        self.must_be_free(at)?;
        self.home.project_by_id(&at.project)?.project.site(Some(&at.env))?;
        self.home.with_local(|local| change(local.site.entry(at.tag()).or_default()))?;
        self.in_seat(at, |seat| (seat.view.moved, seat.then) = (false, None));
        self.projects_changed();
        self.look_at(at);
        Ok(())
    }

    fn must_be_free(&self, at: &SiteId) -> Told {
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
        let needs_folder = folder || promoted.is_some();
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

/// What a look brings back.
pub(super) struct Seen {
    pub(super) site: Site,
    pub(super) project: Project,
    pub(super) world: World,
    pub(super) ahead: Option<World>,
    pub(super) forecast: Forecast,
    /// See [`Looked::full_access`].
    pub(super) full_access: Option<bool>,
    /// Why the folder could not be read.
    pub(super) folder: Option<Error>,
}

impl Seen {
    /// With what is asked of a site that was taken over alone.
    pub(super) async fn of(site: Site, project: Project, world: World, forecast: Forecast) -> Self {
        let mut seen = Self { site, project, world, ahead: None, forecast, full_access: None, folder: None };
        let (spec, cloud) = (&seen.site.spec, seen.site.cloud.reader());
        if let (Some(_), Some(caller)) = (&spec.adopted, seen.world.caller.seen()) {
            let full = if spec.deployer.is_none() { full_access(cloud, caller).await } else { None };
            // What could not be seen makes another plan when it comes to it.
            let ahead = look_ahead(cloud, spec, &seen.project, &seen.world, full).await.ok();
            (seen.full_access, seen.ahead) = (full, ahead);
        }
        seen
    }
}

/// How many changes are about what stands: files come and go with each deploy.
fn behind(forecast: &Forecast) -> usize {
    let files = [StepId::Files, StepId::Invalidation];
    forecast.steps.iter().filter(|step| !files.contains(&step.step)).map(|step| step.ops.len()).sum()
}

/// In practice a site's own domain is somebody else's, or nobody's: it is opened where it is served. Nothing is opened
/// before it has an address at all.
pub(super) fn openable(spec: &Spec, address: Option<String>) -> Option<String> {
    let address = address?;
    let served = spec.website_url.clone().filter(|_| spec.venue == Venue::Practice);
    Some(served.unwrap_or(address))
}

fn wishes_of(saved: &SavedProject, env: &EnvName) -> Wishes {
    saved.project.env.get(env).unwrap_or(&saved.project.site).clone()
}

fn wanted(wishes: &Wishes) -> Wanted {
    let default = AccessWish::USUAL;
    let access = wishes.access.unwrap_or(default);
    // What it would be like if it were wanted.
    let cdn = Wishes { access: Some(AccessWish::Cdn), ..wishes.clone() }.cdn(default).unwrap_or_default();
    let (index, error) = match wishes.access(AccessWish::Classic) {
        Access::Classic { index, error } => (index, error),
        Access::Private => Default::default(),
    };
    let or = |text: String| if text.is_empty() { "index.html".to_owned() } else { text };
    Wanted {
        region: wishes.region(),
        access,
        ownership: wishes.ownership.unwrap_or(Ownership::AclsDisabled),
        index: or(wishes.index.clone().unwrap_or(index)),
        error: or(wishes.error.clone().unwrap_or(error)),
        source_maps: wishes.source_maps.unwrap_or(false),
        bucket: wishes.bucket.as_ref().map(ToString::to_string),
        cdn: WantedCdn {
            origin: cdn.origin,
            origin_access: cdn.origin_access,
            routing: cdn.routing,
            price_class: cdn.price_class,
            security_headers: cdn.security_headers,
            firewall: cdn.firewall,
        },
        domain: wishes.domain.as_ref().map(WantedDomain::of),
        keep: wishes.keep(),
        headers: wishes.headers.clone().unwrap_or_default(),
    }
}
