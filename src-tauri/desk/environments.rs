//! A project's environments in the window: one more, one less, and a release that goes on from one to another.

use std::sync::Arc;

use naru_adapters::promote::{Fetching, Promoted, fetch};
use naru_adapters::sites::SiteWish;
use naru_core::deploy::promote::refuse_same;
use naru_core::names::{EnvName, SiteId};
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::instead::Instead;
use crate::wire::Told;
use crate::wire::site::{Promoting, Stage};

impl Desk {
    /// Adds an environment to the open project that starts from another, and shows it.
    ///
    /// # Errors
    /// As [`naru_adapters::home::Home::add_environment`].
    pub fn add_environment(self: &Arc<Self>, env: &EnvName, from: &EnvName) -> Told {
        let open = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let saved = self.home.project_by_id(&open.project)?;
        self.home.add_environment(&saved, env, Some(from), |_| Ok(()))?;
        self.choose_environment(env)?;
        // What was shown of the others knows nothing of it yet.
        self.tell_environments(&open)
    }

    /// Takes the environment that is shown out of its project, and shows another.
    ///
    /// # Errors
    /// `SiteBusy` while a run is under way there; as [`naru_adapters::home::Home::remove_environment`].
    pub fn remove_environment(self: &Arc<Self>) -> Told {
        let at = self.opened_and_free()?;
        let saved = self.home.remove_environment(&self.home.project_by_id(&at.project)?, &at.env)?;
        let seat = self.kept().seats.remove(&at);
        if let Some(seat) = seat {
            seat.looking.cancel();
        }
        self.projects_changed();
        self.tell_of("notice-environment-removed", "env", at.env.as_str());
        self.open_site(&self.site_of(&saved))?;
        self.tell_environments(&at)
    }

    /// Every seat of a project shows the environments there are now.
    fn tell_environments(&self, of: &SiteId) -> Told {
        let envs = self.home.project_by_id(&of.project)?.project.environments();
        for at in self.seats_of(&of.project) {
            self.in_seat(&at, |seat| seat.view.envs.clone_from(&envs));
        }
        Ok(())
    }

    /// Fetches the newest release of another environment, and shows what would change where it goes to: the site that
    /// is open. From then on it is deployed as a folder is.
    ///
    /// # Errors
    /// `SiteBusy` while a run is under way there; `BadValue` for the environment itself; `NoEnvironment`.
    pub fn promote(self: &Arc<Self>, from: &EnvName) -> Told {
        let at = self.opened_and_free()?;
        refuse_same(from, &at.env)?;
        let saved = self.home.project_by_id(&at.project)?;
        saved.project.site(Some(from))?;
        let of = |env: &EnvName| SiteWish { env: Some(env.clone()), ..SiteWish::remembered(saved.clone()) };
        let (source, target) = (of(from), of(&at.env));
        let cancel = CancellationToken::new();
        let begun = Promoting { from: from.clone(), release: None, files: 0, of: 0 };
        self.in_seat(&at, |seat| {
            seat.take_up(Instead::Promotion { cancel: cancel.clone(), fetched: None });
            seat.view.promoting = Some(begun);
            seat.view.deploying = true;
            seat.view.trouble = None;
            seat.view.moved = false;
        });
        let desk = self.clone();
        self.runtime.spawn(async move {
            let hear = |going: Fetching| {
                desk.in_seat(&at, |seat| {
                    if let (Some(view), false) = (&mut seat.view.promoting, cancel.is_cancelled()) {
                        (view.files, view.of) = (going.files, going.of);
                    }
                });
            };
            let fetched = fetch(&desk.home, &source, &target, None, &hear, &cancel).await;
            if !cancel.is_cancelled() {
                desk.fetched(&at, fetched);
            }
        });
        Ok(())
    }

    fn fetched(self: &Arc<Self>, at: &SiteId, fetched: Result<Promoted>) {
        match fetched {
            Ok(promoted) => {
                self.in_seat(at, |seat| {
                    if let Some(view) = &mut seat.view.promoting {
                        view.release = Some(promoted.from.release.to_string());
                    }
                    if let Some(Instead::Promotion { fetched, .. }) = &mut seat.instead {
                        *fetched = Some(promoted);
                    }
                });
                self.look_at(at);
            }
            Err(error) => {
                self.in_seat(at, |seat| {
                    seat.instead = None;
                    (seat.view.promoting, seat.view.deploying) = (None, false);
                    seat.view.trouble = Some(error);
                    if seat.view.stage == Stage::Ended {
                        seat.view.stage = Stage::Idle;
                    }
                });
            }
        }
    }
}
