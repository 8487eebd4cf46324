//! The releases of the open site: which there are, what lies between two, and the way back to one.

use std::collections::HashMap;
use std::sync::Arc;

use naru_adapters::crossing::Site;
use naru_adapters::releases::{pair, past};
use naru_adapters::sites::{SiteWish, open_to_read};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::deploy::releases::{ReleaseDiff, ReleaseView, between, file_changes, list, sum};
use naru_core::deploy::tree::{ChangeAsk, ChangePage};
use naru_core::event::{Outcome, Receipt};
use naru_core::journal::RunRecord;
use naru_core::names::SiteId;
use naru_core::{Code, Error, Result};
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::instead::Instead;
use super::plans::beside;
use super::rows::Rows;
use crate::wire::Told;
use crate::wire::releases::ReleaseRow;
use crate::wire::site::Stage;

/// So many of the site's runs are looked through for the one that made a release.
const RUNS: usize = 1_000;

/// Two releases of a site that were compared last.
#[derive(Debug)]
pub(super) struct Compared {
    at: SiteId,
    ids: [ReleaseId; 2],
    rows: Rows,
}

impl Desk {
    /// The releases of the open site, newest first; none before it has a bucket.
    ///
    /// # Errors
    /// As opening a site and looking at its files do.
    pub async fn releases(&self) -> Result<Vec<ReleaseRow>> {
        let Some(at) = self.opened() else { return Ok(Vec::new()) };
        let site = self.read_only(&at).await?;
        let past = past(&site, &CancellationToken::new()).await?;
        let took = took(&self.history_of(&at, RUNS)?, &site.spec.venue.place());
        beside(move || {
            // The bucket tells it of releases that others made.
            let remembered = |release: &ReleaseView| took.get(release.id.as_str()).copied();
            let row = |release: ReleaseView| ReleaseRow {
                took: release.about.millis.or_else(|| remembered(&release)),
                release,
            };
            list(&past.releases, &past.bucket).into_iter().map(row).collect()
        })
        .await
    }

    /// What lies between two releases of the open site, in numbers; its files are asked for by [`Self::compared`].
    ///
    /// # Errors
    /// `NoRelease`; as opening a site does.
    pub async fn compare(&self, earlier: &str, later: &str) -> Result<ReleaseDiff> {
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let ids = [parse(earlier)?, parse(later)?];
        let site = self.read_only(&at).await?;
        let [before, after] = pair(&site, [&ids[0], &ids[1]]).await?;
        let (diff, rows) = beside(move || (sum(&between(&before, &after)), file_changes(&before, &after))).await?;
        self.kept().compared = Some(Arc::new(Compared { at, ids, rows: Rows::of(rows) }));
        Ok(diff)
    }

    /// A stretch of the files that differ, as they are asked for.
    ///
    /// # Errors
    /// As [`Self::compare`].
    pub async fn compared(
        &self,
        earlier: &str,
        later: &str,
        ask: ChangeAsk,
        from: usize,
        count: usize,
    ) -> Result<ChangePage> {
        let compared = self.compared_as(earlier, later).await?;
        beside(move || compared.rows.page(ask, from, count)).await
    }

    /// The next of those rows whose name begins like this.
    ///
    /// # Errors
    /// As [`Self::compare`].
    pub async fn find_compared(
        &self,
        earlier: &str,
        later: &str,
        ask: ChangeAsk,
        text: String,
        after: Option<usize>,
    ) -> Result<Option<usize>> {
        let compared = self.compared_as(earlier, later).await?;
        beside(move || compared.rows.find(ask, &text, after)).await
    }

    /// These two; read again if others were compared since.
    async fn compared_as(&self, earlier: &str, later: &str) -> Result<Arc<Compared>> {
        let open = self.opened();
        let kept = || {
            let compared = self.kept().compared.clone()?;
            let same =
                Some(&compared.at) == open.as_ref() && compared.ids.iter().map(ReleaseId::as_str).eq([earlier, later]);
            same.then_some(compared)
        };
        if let Some(compared) = kept() {
            return Ok(compared);
        }
        self.compare(earlier, later).await?;
        kept().ok_or_else(super::plans::moved)
    }

    /// The open site is to be what it was in this release: what that changes is shown, and done as a deploy is.
    ///
    /// # Errors
    /// `SiteBusy` while a run is under way there; `NoRelease` for what names none.
    pub fn go_back(self: &Arc<Self>, release: &str) -> Told {
        let at = self.opened_and_free()?;
        let release = parse(release)?;
        self.in_seat(&at, |seat| {
            seat.take_up(Instead::Earlier(release.clone()));
            // Its plan is about something else.
            (seat.looked, seat.then) = (None, None);
            seat.view.plan = None;
            seat.view.returning = Some(release);
            seat.view.deploying = true;
            seat.view.moved = false;
            seat.view.stage = Stage::Idle;
        });
        self.look_at(&at);
        Ok(())
    }

    /// After a run whose site does not answer as it should: which release can be gone back to. A first one has none.
    pub(super) fn offer_way_back(self: &Arc<Self>, at: &SiteId, receipt: &Receipt) {
        let not_live = receipt.error.as_ref().is_some_and(|error| error.code == Code::NotLive);
        if receipt.outcome != Outcome::Failed || !not_live {
            return;
        }
        let (desk, at, run) = (self.clone(), at.clone(), receipt.run.clone());
        self.runtime.spawn(async move {
            let before = async {
                let site = desk.read_only(&at).await?;
                let past = past(&site, &CancellationToken::new()).await?;
                past.meant(None).map(|before| before.id.clone())
            };
            // Without an answer nothing is offered: the list of releases says why.
            let Ok(before) = before.await else { return };
            desk.in_seat(&at, |seat| {
                let ended =
                    seat.view.stage == Stage::Ended && seat.view.run.receipt.as_ref().is_some_and(|r| r.run == run);
                if ended {
                    seat.view.way_back = Some(before);
                }
            });
        });
    }

    /// The site as who deploys reads it. A run may be under way there.
    async fn read_only(&self, at: &SiteId) -> Result<Site> {
        let saved = self.home.project_by_id(&at.project)?;
        let wish = SiteWish { env: Some(at.env.clone()), daily: true, ..SiteWish::remembered(saved) };
        open_to_read(&self.home, &wish).await
    }
}

fn parse(release: &str) -> Result<ReleaseId> {
    ReleaseId::parse(release).ok_or_else(|| Error::new(Code::NoRelease).arg("release", release))
}

/// How long the runs took that published a release here.
fn took(runs: &[RunRecord], place: &str) -> HashMap<String, u64> {
    let took = |run: &RunRecord| Some((run.release.clone()?, run.took()?));
    // Of several runs that name it the first one made it.
    runs.iter().filter(|run| run.place == place).filter_map(took).collect()
}
