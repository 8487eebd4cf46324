//! Runs: what was shown is done, told while it goes, and stopped on request.

use std::sync::Arc;

use naru_adapters::crossing::{Emit, Rehearsal, Site};
use naru_adapters::home::SavedProject;
use naru_adapters::sites::{self, SiteWish};
use naru_core::engine::cut_short;
use naru_core::event::{Event, Goal, Outcome, RunState, StepState, StepStatus};
use naru_core::forecast::Forecast;
use naru_core::names::SiteId;
use naru_core::practice::{Fault, Faults};
use naru_core::spec::{Answered, Venue};
use naru_core::{Error, recipe};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::looks::{Seen, openable};
use super::plans::{Looked, moved, steps_of};
use super::seats::Seat;
use crate::wire::Told;
use crate::wire::site::{Aim, DoctorView, Mishap, RunAnswers, Stage};

/// How a wish to run ended.
enum Ended {
    /// It was run: this is the site, still open, and why it stopped if it did.
    Ran(Box<Site>, Option<Error>),
    /// What would be done now is not what was shown: nothing was done.
    Moved(Box<Site>),
    /// It did not come to a run.
    Refused(Error),
}

impl Desk {
    /// Runs the plan of this number, which was shown of the open project.
    ///
    /// # Errors
    /// `Moved` if that plan no longer stands; `SiteBusy` if a run is under way there.
    pub fn run(self: &Arc<Self>, aim: Aim, plan: u64, answers: RunAnswers) -> Told {
        let at = self.opened_and_free()?;
        self.run_in(&at, aim, plan, answers)
    }

    pub(super) fn run_in(self: &Arc<Self>, at: &SiteId, aim: Aim, plan: u64, answers: RunAnswers) -> Told {
        let saved = self.home.project_by_id(&at.project)?;
        let cancel = CancellationToken::new();
        let turn = self.kept().draw();
        let begun = self.in_seat(at, |seat| {
            let looked = seat.looked.clone().filter(|looked| seat.running.is_none() && looked.number == plan)?;
            seat.turn = turn;
            seat.running = Some(cancel.clone());
            seat.checkup = None;
            seat.view.doctor = DoctorView::default();
            let (steps, goal) = steps_of(aim);
            let ahead = |step| StepStatus { step, state: StepState::Ahead };
            seat.view.run = RunState {
                venue: Some(seat.view.venue.clone()),
                steps: goal.order(&steps).iter().map(|step| ahead(step.card().id)).collect(),
                ..RunState::default()
            };
            seat.view.aim = Some(aim);
            seat.view.stage = Stage::Running;
            seat.view.stopping = false;
            seat.view.held = false;
            seat.view.moved = false;
            seat.view.trouble = None;
            seat.view.way_back = None;
            Some((looked, seat.gate.clone()))
        });
        let Some((looked, gate)) = begun.flatten() else {
            return Err(moved());
        };
        self.projects_changed();
        let (desk, at) = (self.clone(), at.clone());
        self.runtime.spawn(async move {
            let _open = gate.lock().await;
            if let Some(Some(old)) = desk.in_seat(&at, |seat| seat.site.take()) {
                old.close().await;
            }
            let hear = (desk.clone(), at.clone());
            let emit: Emit = Arc::new(move |event: Event| hear.0.heard(&hear.1, turn, &event));
            let running = desk.clone().running(saved, at.clone(), aim, answers, looked, emit, cancel);
            // Even a fault of ours ends the run, and is told.
            let ended = tokio::spawn(running).await.unwrap_or_else(|e| Ended::Refused(Error::unexpected(e)));
            desk.ended(&at, turn, aim, ended).await;
        });
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "a run is what these make it; a struct would only rename them")]
    async fn running(
        self: Arc<Self>,
        saved: SavedProject,
        at: SiteId,
        aim: Aim,
        answers: RunAnswers,
        looked: Arc<Looked>,
        emit: Emit,
        cancel: CancellationToken,
    ) -> Ended {
        let (steps, goal) = steps_of(aim);
        let wished = looked.project_toward(aim);
        let opened = async {
            let agreed = looked.planned(aim)?;
            let toward = match aim {
                Aim::Upgrade { .. } => SavedProject { project: wished.clone(), ..saved.clone() },
                Aim::Build | Aim::Deploy | Aim::TakeBack | Aim::Rotate | Aim::Adopt | Aim::Step { .. } => saved.clone(),
            };
            let wish = self.wish(&toward, &at)?;
            let wish = SiteWish {
                // To take everything back, nothing of the folder is needed.
                needs_folder: wish.needs_folder && looked.folder.is_none(),
                daily: aim == Aim::Deploy,
                rehearsal: Rehearsal { pace: self.pace, faults: faults(&answers, &agreed.forecast), port: None },
                ..wish
            };
            let mut site = sites::open(&self.home, &wish, true).await?;
            site.resume(&looked.spec_toward(aim));
            site.spec.rotate_key = looked.rotation(aim);
            site.spec.answers.refresh = looked.refresh(aim);
            Ok::<_, Error>((agreed, wish, site))
        };
        let (agreed, wish, mut site) = match opened.await {
            Ok(opened) => opened,
            Err(error) => return Ended::Refused(error),
        };
        self.in_seat(&at, |seat| seat.holding = Some(site.gate.clone()));
        let (world, now) = match site.look(&steps, goal, &emit, &cancel).await {
            Ok(seen) => seen,
            Err(error) => return Ended::Ran(Box::new(site), Some(error)),
        };
        if !now.changes_the_same(&agreed.forecast) {
            return Ended::Moved(Box::new(site));
        }
        site.spec.answers = Answered {
            make_public: answers.make_public,
            break_lock: answers.break_lock,
            overwrite: answers.overwrite,
            remove_many: answers.remove_many,
            mend: answers.mend,
            replace_records: answers.replace_records,
            delete_zone: answers.delete_zone,
            refresh: looked.refresh(aim),
            leave_records: answers.leave_records,
            ..Answered::default()
        };
        agreed.forecast.bind(&mut site.spec.answers);
        // A wish is written down before the run, so that one that is cut off is taken up with the same.
        let written = match aim {
            Aim::Upgrade { .. } => self.wish_upgraded(&saved, wished),
            Aim::Build | Aim::Deploy | Aim::TakeBack | Aim::Rotate | Aim::Adopt | Aim::Step { .. } => Ok(()),
        };
        if let Err(error) = written.and_then(|()| sites::remember(&self.home, &wish, &site, &world)) {
            site.refuse(&error, &emit);
            return Ended::Ran(Box::new(site), Some(error));
        }
        let receipt = site.run(&steps, goal, world, &agreed.forecast, &emit, &cancel, true).await;
        // The look that follows is about the whole again.
        site.spec.rotate_key = None;
        site.spec.answers.refresh.clear();
        if let (Ok(receipt), false) = (&receipt, site.spec.venue == Venue::Practice)
            && let Err(error) = sites::learn(&self.home, &site.spec.site, receipt)
        {
            return Ended::Ran(Box::new(site), Some(error));
        }
        Ended::Ran(Box::new(site), receipt.err())
    }

    async fn ended(self: &Arc<Self>, at: &SiteId, turn: u64, aim: Aim, ended: Ended) {
        let (site, error) = match ended {
            Ended::Ran(site, error) => (Some(*site), error),
            Ended::Refused(error) => (None, Some(error)),
            Ended::Moved(site) => {
                self.in_seat(at, |seat| {
                    seat.running = None;
                    seat.holding = None;
                    seat.view.moved = true;
                    // The plan it was made from no longer holds: the look that follows makes another.
                    seat.view.stage = Stage::Looking;
                });
                site.close().await;
                self.look_at(at);
                self.over();
                return;
            }
        };
        // The plan it was made from no longer holds.
        let settling = site.is_some();
        let kept = self.in_seat(at, |seat| {
            seat.running = None;
            seat.holding = None;
            seat.looked = None;
            seat.settling = settling;
            let view = &mut seat.view;
            view.releases += 1;
            (view.plan, view.todo, view.behind) = (None, None, None);
            view.stopping = false;
            view.held = false;
            view.stage = Stage::Ended;
            if let (Some(error), None) = (&error, &view.run.receipt) {
                view.run.apply(&Event::Finished(cut_short("", error)));
            }
            if let Some(receipt) = &view.run.receipt {
                view.live = receipt.outcome == Outcome::Live;
                let told = receipt.url.clone();
                let here = site.as_ref().map_or(told.clone(), |site| openable(&site.spec, told));
                view.url = here.or(view.url.take());
                view.deploying = view.deploying && receipt.outcome != Outcome::Cleared;
            }
            let receipt = seat.view.run.receipt.clone();
            let counts = receipt.as_ref().is_none_or(|receipt| !seat.instead_after(receipt));
            (receipt, counts)
        });
        self.over();
        let (receipt, counts) = kept.unwrap_or((None, true));
        self.look_back(at, turn, aim, site, counts).await;
        if let Some(receipt) = receipt {
            self.offer_way_back(at, &receipt);
        }
    }

    /// After a run the site is looked at once more, behind its receipt, so that what is shown next is true. `counts`:
    /// what it was about is what it is about still.
    async fn look_back(self: &Arc<Self>, at: &SiteId, turn: u64, aim: Aim, site: Option<Site>, counts: bool) {
        let Some(mut site) = site else { return };
        site.lock = None;
        let practice = site.spec.venue == Venue::Practice;
        // The daily identity does not see everything: the set-up one looks when it is asked to.
        let apart = self.in_seat(at, |seat| seat.view.daily.is_some()) == Some(true);
        let cancel = CancellationToken::new();
        self.in_seat(at, |seat| seat.looking = cancel.clone());
        let seen = if counts && (practice || aim != Aim::Deploy || !apart) {
            let quiet: Emit = Arc::new(|_| {});
            let look = async {
                site.renew()?;
                site.spec.roll_back = self.earlier(at);
                let project = self.home.project_by_id(&at.project)?.project;
                let (world, forecast) = site.look(&recipe::STATIC_SITE, Goal::Build, &quiet, &cancel).await?;
                Ok((project, world, forecast))
            };
            look.await.map(Some)
        } else {
            Ok(None)
        };
        let last = self.history_of(at, 1).ok().and_then(|runs| runs.into_iter().next());
        self.in_seat(at, |seat| seat.view.last = last);
        let trouble = match seen {
            Ok(Some((saved, world, forecast))) => {
                let seen = Seen::of(site, saved, world, forecast).await;
                return self.settle(at, turn, Ok(seen)).await;
            }
            Ok(None) => None,
            Err(error) => Some(error),
        };
        let left = self.in_seat(at, |seat| {
            if seat.turn == turn {
                seat.settling = false;
                // Somebody went on from the receipt meanwhile, and waits.
                if seat.view.stage == Stage::Looking {
                    seat.view.stage = Stage::Idle;
                    seat.view.trouble = trouble;
                }
            }
            if practice { seat.site.replace(site) } else { Some(site) }
        });
        if let Some(Some(site)) = left {
            site.close().await;
        }
        self.rung.notify_waiters();
    }

    /// A run is over: the list shows it, and who waits for it goes on.
    fn over(&self) {
        self.projects_changed();
        self.rung.notify_waiters();
    }

    /// Asks the open project's run to stop.
    pub fn cancel(&self) {
        if let Some(at) = self.opened() {
            self.stop(&at);
        }
    }

    /// Holds the open project's run before its next change, and an upload before its next file; or lets it go on.
    pub fn pause(&self, held: bool) {
        let Some(project) = self.opened() else { return };
        self.in_seat(&project, |seat| {
            let Some(gate) = &seat.holding else { return };
            if held {
                gate.hold()
            } else {
                gate.release()
            }
            seat.view.held = held;
        });
    }

    pub(super) fn cancel_all(&self) {
        let all: Vec<SiteId> = self.kept().seats.keys().cloned().collect();
        for at in all {
            self.stop(&at);
            self.stop_build(&at);
        }
    }

    fn stop(&self, at: &SiteId) {
        self.in_seat(at, |seat| {
            if let Some(running) = &seat.running {
                running.cancel();
                seat.view.stopping = true;
            }
        });
    }

    pub(super) fn is_running(&self, at: &SiteId) -> bool {
        self.kept().seats.get(at).is_some_and(|seat| seat.running.is_some())
    }

    /// The names of projects with a run or a build under way.
    pub(super) fn running_names(&self) -> Vec<String> {
        let kept = self.kept();
        let busy = |seat: &&Seat| seat.running.is_some() || seat.building.running.is_some();
        kept.seats.values().filter(busy).map(|seat| seat.view.full_name()).collect()
    }
}

/// The faults that a mishap stands for: in the middle of the changes, where it hurts.
fn faults(answers: &RunAnswers, forecast: &Forecast) -> Faults {
    let fault = match answers.mishap {
        None => return Faults::default(),
        Some(Mishap::Offline) => Fault::Offline,
        Some(Mishap::Denied) => Fault::Denied,
        Some(Mishap::LostReply) => Fault::LostReply,
        Some(Mishap::StaleReads) => Fault::StaleReads,
    };
    let at = forecast.ops().count().div_ceil(3).max(1);
    Faults { at: vec![(at, fault)], ..Faults::default() }
}
