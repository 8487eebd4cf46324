//! Looks: a site is read anew, its files on this computer first. Whoever looks last is taken in.

use std::sync::Arc;

use naru_adapters::crossing::{Emit, Site};
use naru_adapters::home::SavedProject;
use naru_adapters::sites::{self, SiteWish};
use naru_core::adopt::found::full_access;
use naru_core::adopt::upgrade::look_ahead;
use naru_core::event::{FolderSummary, Goal};
use naru_core::forecast::Forecast;
use naru_core::names::SiteId;
use naru_core::project::Project;
use naru_core::site::answers;
use naru_core::spec::{Spec, Venue};
use naru_core::step::StepId;
use naru_core::world::{Fact, World};
use naru_core::{Code, Error, Result, recipe};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::adopt::offered;
use super::plans::{Looked, Plans};
use crate::wire::build::{BuildStage, BuildView};
use crate::wire::site::Stage;

impl Desk {
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
            seat.view.returning = was.returning;
            // What the releases are may be known better now.
            seat.view.releases = was.releases + 1;
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
        match self.looked_with(&wish, &at, &cancel).await {
            Err(error) if wish.needs_folder && error.code.key().contains("folder") => {
                let wish = SiteWish { needs_folder: false, ..wish };
                let seen = self.looked_with(&wish, &at, &cancel).await.map_err(|_| error.clone())?;
                Ok(Seen { folder: Some(error), ..seen })
            }
            seen => seen,
        }
    }

    async fn looked_with(&self, wish: &SiteWish, at: &SiteId, cancel: &CancellationToken) -> Result<Seen> {
        let mut site = sites::open(&self.home, wish, false).await?;
        site.spec.roll_back = self.earlier(at);
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
