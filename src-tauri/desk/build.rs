//! The open project's build and its preview: begun only by a person, and by what that person was shown.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use naru_adapters::build::{Built, allow, check, is_allowed, place, plan, run};
use naru_adapters::home::SavedProject;
use naru_adapters::preview::{Preview, PreviewWish};
use naru_core::build::log::{LogPage, Ring};
use naru_core::build::{Build, BuildWish};
use naru_core::form::BuildDraft;
use naru_core::names::SiteId;
use naru_core::project::LocalSite;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::plans::moved;
use crate::wire::Told;
use crate::wire::build::{BuildStage, BuildView};

/// At most so many lines are sent at once.
const PAGE: usize = 1_000;

/// What of a build and a preview the page never sees.
#[derive(Debug, Default)]
pub(super) struct Building {
    /// Stops the build under way.
    pub(super) running: Option<CancellationToken>,
    /// What it printed last.
    log: Arc<Mutex<Ring>>,
    /// The folder, served as long as it is here.
    pub(super) preview: Option<Preview>,
}

impl Desk {
    /// What would be built, as the page shows it before anything was.
    pub(super) fn build_of(&self, saved: &SavedProject, local: &LocalSite) -> BuildView {
        let dir = place(&self.home, saved, Some(local), None);
        let found = dir.as_ref().and_then(|dir| plan(dir, &BuildWish::default()).ok());
        let form = saved.project.build.as_ref().map(BuildDraft::of).unwrap_or_default();
        let told = BuildView { found: found.map(|build| build.command), form, ..BuildView::default() };
        let Some(Ok(build)) = dir.map(|dir| planned(saved, &dir)) else { return told };
        BuildView {
            fingerprint: build.fingerprint(),
            allowed: is_allowed(&self.home, &build).unwrap_or(false),
            build: Some(build),
            ..told
        }
    }

    /// Runs the open project's build. `fingerprint` is that of the one that was shown: who names it says yes to it.
    ///
    /// # Errors
    /// `Moved` if it is another one by now, which is shown then; `SiteBusy` if something is under way there.
    pub fn build(self: &Arc<Self>, fingerprint: &str) -> Told {
        let at = self.opened_and_free()?;
        let saved = self.home.project_by_id(&at.project)?;
        let local = self.home.local()?.site.get(&at.tag()).cloned().unwrap_or_default();
        let now = self.build_of(&saved, &local);
        let Some(build) = now.build.clone().filter(|_| now.fingerprint == fingerprint) else {
            self.in_seat(&at, |seat| seat.view.build = now);
            return Err(moved());
        };
        allow(&self.home, &build)?;
        let cancel = CancellationToken::new();
        let log = self.in_seat(&at, |seat| {
            if seat.building.running.is_some() {
                return None;
            }
            seat.building.running = Some(cancel.clone());
            seat.building.log = Arc::default();
            let began = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
            let began = u64::try_from(began).unwrap_or_default();
            seat.view.build = BuildView { allowed: true, stage: BuildStage::Running, began, ..now };
            Some(seat.building.log.clone())
        });
        let Some(Some(log)) = log else { return Err(moved()) };
        let (desk, began) = (self.clone(), Instant::now());
        self.runtime.spawn(async move {
            let building = desk.clone().building(at.clone(), build, log, cancel);
            // Even a fault of ours ends it, and is told.
            let ended = tokio::spawn(building).await.unwrap_or_else(|error| Err(Error::unexpected(error)));
            desk.built(&at, ended, began);
        });
        Ok(())
    }

    async fn building(
        self: Arc<Self>,
        at: SiteId,
        build: Build,
        log: Arc<Mutex<Ring>>,
        cancel: CancellationToken,
    ) -> Result<Built> {
        let notes = check(&build).await?;
        self.in_seat(&at, |seat| seat.view.build.notes = notes);
        let hear = |lines: Vec<String>| {
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            lines.into_iter().for_each(|line| log.push(line));
            let total = log.total();
            drop(log);
            self.in_seat(&at, |seat| seat.view.build.lines = total);
        };
        run(&build, hear, &cancel).await
    }

    fn built(self: &Arc<Self>, at: &SiteId, ended: Result<Built>, began: Instant) {
        let folder = ended.as_ref().ok().map(|built| built.folder.clone());
        self.in_seat(at, |seat| {
            seat.building.running = None;
            let view = &mut seat.view.build;
            view.millis = u64::try_from(began.elapsed().as_millis()).unwrap_or_default();
            (view.stage, view.trouble) = match ended {
                Ok(_) => (BuildStage::Done, None),
                Err(error) if error.code == Code::Cancelled => (BuildStage::Stopped, None),
                Err(error) => (BuildStage::Failed, Some(error)),
            };
        });
        self.rung.notify_waiters();
        // What came out is what is deployed next: its changes are shown.
        if let Some(folder) = folder {
            self.set_folder(at, &folder, true);
        }
    }

    /// Stops the open project's build, with everything it started.
    pub fn cancel_build(&self) {
        if let Some(at) = self.opened() {
            self.stop_build(&at);
        }
    }

    pub(super) fn stop_build(&self, at: &SiteId) {
        self.in_seat(at, |seat| {
            if let Some(running) = &seat.building.running {
                running.cancel();
                seat.view.build.stage = BuildStage::Stopping;
            }
        });
    }

    /// The open project's build, line by line from this one on.
    #[must_use]
    pub fn build_log(&self, from: u64) -> LogPage {
        let log = self.opened().and_then(|at| self.in_seat(&at, |seat| seat.building.log.clone()));
        let log = log.unwrap_or_default();
        log.lock().unwrap_or_else(PoisonError::into_inner).page(from, PAGE)
    }

    /// Serves the open project's folder as its site would be, and opens it in the browser.
    ///
    /// # Errors
    /// As [`Desk::start_preview`].
    pub async fn preview(self: &Arc<Self>) -> Told {
        let url = self.start_preview().await?;
        if open::that_detached(&url).is_err() {
            self.tell("notice-browser", [("url".to_owned(), url)].into(), true);
        }
        Ok(())
    }

    /// Serves the open project's folder as it is now, and says where.
    ///
    /// # Errors
    /// `NoFolder`; as [`Preview::open`].
    pub async fn start_preview(self: &Arc<Self>) -> Result<String> {
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let saved = self.home.project_by_id(&at.project)?;
        let known = self.home.local()?.site.get(&at.tag()).and_then(|known| known.folder.clone());
        let folder = PathBuf::from(known.ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?);
        // Another folder, or other wishes, may be meant by now.
        self.stop_preview_of(&at).await;
        let wish = PreviewWish { project: saved.project, env: at.env.clone(), folder, port: None };
        let preview = Preview::open(wish).await?;
        let url = preview.url();
        let late = self.in_seat(&at, |seat| {
            seat.view.preview = Some(url.clone());
            seat.building.preview.replace(preview)
        });
        if let Some(Some(late)) = late {
            late.stop().await;
        }
        Ok(url)
    }

    /// Stops serving it.
    pub async fn stop_preview(&self) {
        if let Some(at) = self.opened() {
            self.stop_preview_of(&at).await;
        }
    }

    async fn stop_preview_of(&self, at: &SiteId) {
        let preview = self.in_seat(at, |seat| {
            seat.view.preview = None;
            seat.building.preview.take()
        });
        if let Some(Some(preview)) = preview {
            preview.stop().await;
        }
    }
}

fn planned(saved: &SavedProject, dir: &Path) -> Result<Build> {
    plan(dir, &saved.project.build.clone().unwrap_or_default())
}
