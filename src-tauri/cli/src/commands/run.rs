//! A run from its words to its end: the site opened, looked at, shown, agreed to, changed; and, where the site then does
//! not answer, the way back. Or shown only: then nothing is changed, and it ends as the run would if that would stop.

use std::sync::Arc;

use naru_adapters::crossing::Site;
use naru_adapters::home::Home;
use naru_adapters::releases::past;
use naru_adapters::sites::{SiteWish, learn, remember};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::Goal;
use naru_core::forecast::Forecast;
use naru_core::names::EnvName;
use naru_core::recipe;
use naru_core::spec::Venue;
use naru_core::step::{Identity, Step};
use naru_core::world::World;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::site::{answer_all, go_on, open_site, shown};
use crate::out::Out;

/// What is wanted of which site, and how.
pub(super) struct Wanted<'a> {
    /// Where what is remembered lies.
    pub home: &'a Home,
    /// Of which site, with the answers that were given beforehand.
    pub wish: SiteWish,
    /// Which steps.
    pub steps: Vec<&'static dyn Step>,
    /// There, or back.
    pub goal: Goal,
    /// How.
    pub how: How,
}

/// How a run goes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct How {
    /// A profile's program may be run.
    pub allow_process: bool,
    /// Nothing is changed.
    pub show_only: bool,
    /// What is shown needs no yes; open questions do.
    pub yes: bool,
    /// It is not waited for what takes its time.
    pub no_wait: bool,
    /// Where the site does not answer after it: the way back is done, or told. Where nothing was said there is none.
    pub back: Option<Back>,
}

/// What becomes of a release that visitors do not get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    /// The release before is taken up again.
    Done,
    /// How that is done is said.
    Told,
}

impl Back {
    /// By the flag `--auto-rollback`.
    pub const fn of(auto: bool) -> Self {
        if auto { Self::Done } else { Self::Told }
    }
}

/// Whether the daily identity is enough: no step needs the set-up one.
pub(super) fn is_daily(steps: &[&dyn Step]) -> bool {
    steps.iter().all(|step| step.card().identity == Identity::D)
}

/// Opens the site: to change it, or to look at it.
pub(super) async fn open(wanted: &Wanted<'_>, out: &Out, cancel: &CancellationToken) -> Result<Site> {
    let How { allow_process, show_only, .. } = wanted.how;
    if wanted.wish.saved.project.environments().len() > 1 {
        out.several_environments();
    }
    open_site(wanted.home, &wanted.wish, allow_process, !show_only, out, cancel).await
}

/// The whole of it, for a site that needs nothing said but what its wish says.
pub(super) async fn run(wanted: &Wanted<'_>, out: &Arc<Out>, cancel: &CancellationToken) -> Result<Site> {
    let mut site = open(wanted, out, cancel).await?;
    go(wanted, &mut site, out, cancel).await?;
    Ok(site)
}

/// Goes, in a site that is open: shows what would be done, or does it.
pub(super) async fn go(wanted: &Wanted<'_>, site: &mut Site, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    if wanted.how.show_only {
        return show(wanted, site, out, cancel).await?.end(site, out);
    }
    match (change(wanted, site, out, cancel).await, wanted.how.back) {
        (Err(error), Some(back)) if error.code == Code::NotLive => {
            let went = way_back(wanted, back, site, out, cancel).await;
            // What was wanted is not there, whatever is there now; and where nothing could be done, both are told.
            Err(match went {
                Ok(()) => error,
                Err(worse) => {
                    out.error(&error);
                    worse
                }
            })
        }
        (ended, _) => ended,
    }
}

/// What was shown, and how a run of it would end.
pub(super) struct Shown {
    /// As it was looked at.
    pub world: World,
    stop: Option<Error>,
}

impl Shown {
    /// Ends as the run would, if it would stop.
    pub(super) fn end(self, site: &Site, out: &Arc<Out>) -> Result<()> {
        match self.stop {
            Some(stop) => {
                site.refuse(&stop, &emit(out));
                Err(stop)
            }
            None => Ok(()),
        }
    }
}

/// Looks, and shows in full what would be done. Nothing is changed.
pub(super) async fn show(
    wanted: &Wanted<'_>,
    site: &Site,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<Shown> {
    let (world, forecast) = site.look(&wanted.steps, wanted.goal, &emit(out), cancel).await?;
    if !out.json() {
        out.forecast(&forecast.view(&site.spec, &world), true);
    }
    let stop = forecast.would_stop(&site.spec.answers, !wanted.how.no_wait);
    Ok(Shown { world, stop })
}

/// Looks, shows, asks and runs.
async fn change(wanted: &Wanted<'_>, site: &mut Site, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let Wanted { home, wish, steps, goal, how } = wanted;
    let emit = emit(out);
    let (world, forecast) = site.look(steps, *goal, &emit, cancel).await?;
    let agreed = agree(site, how.yes, *goal, &world, &forecast, out, cancel).await;
    if let Err(error) = agreed.and_then(|()| remember(home, wish, site, &world)) {
        site.refuse(&error, &emit);
        return Err(error);
    }
    forecast.bind(&mut site.spec.answers);
    let receipt = site.run(steps, *goal, world, &forecast, &emit, cancel, !how.no_wait).await?;
    if site.spec.venue != Venue::Practice {
        learn(home, &site.spec.site, &receipt)?;
    }
    Ok(())
}

/// Shows what will be done and gets the answers that are missing.
async fn agree(
    site: &mut Site,
    yes: bool,
    goal: Goal,
    world: &World,
    forecast: &Forecast,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    let ops = shown(site, world, forecast, out);
    answer_all(site, forecast, out, cancel).await?;
    // What is met on the way and stops the run anyway is said by the run.
    if ops == 0 || yes {
        return Ok(());
    }
    let key = match goal {
        Goal::Clear if naru_core::adopt::spares(&site.spec, world) => "cli-ask-unadopt",
        Goal::Clear => "cli-ask-destroy",
        Goal::Build => "cli-ask-apply",
    };
    go_on(key, ops, out, cancel).await
}

/// The way back from a release whose site does not answer as it should: done where that was said, else told.
async fn way_back(
    wanted: &Wanted<'_>,
    back: Back,
    site: &mut Site,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    site.spec.folder = None;
    site.spec.promoted_from = None;
    let past = past(site, cancel).await?;
    let before = match past.meant(None) {
        Ok(before) => before.id.clone(),
        // A first release has nothing before it.
        Err(error) if error.code == Code::NoEarlierRelease => return Ok(()),
        Err(error) => return Err(error),
    };
    let named = going_back(&before, &site.spec.site.env);
    if back == Back::Told {
        out.note(&out.words().text("cli-rollback-offer", &named));
        return Ok(());
    }
    out.note(&out.words().text("cli-rollback-auto", &named));
    site.renew()?;
    site.spec.answers = wanted.wish.answers.clone();
    site.spec.roll_back = Some(before);
    let Wanted { home, ref wish, .. } = *wanted;
    // Who said that it goes back by itself has said yes to it.
    let how = How { yes: true, back: None, ..wanted.how };
    let wanted = Wanted { home, wish: wish.clone(), steps: recipe::daily(), goal: Goal::Build, how };
    change(&wanted, site, out, cancel).await
}

/// What a sentence about the way back to a release is filled with.
pub(super) fn going_back(release: &ReleaseId, env: &EnvName) -> Args {
    Args::from([("release".to_owned(), release.to_string()), ("env".to_owned(), env.to_string())])
}
