//! What counts instead of a site's folder, until that counts again: another environment's release, or an earlier one of
//! its own. Either is looked at, shown and deployed as a folder is.

use naru_adapters::promote::Promoted;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::event::{Outcome, Receipt};
use naru_core::names::SiteId;
use tokio_util::sync::CancellationToken;

use super::Desk;
use super::seats::Seat;

/// See the module.
#[derive(Debug)]
pub(super) enum Instead {
    /// Another environment's release, which comes to this computer first.
    Promotion {
        /// Stops the fetching.
        cancel: CancellationToken,
        /// It lies here.
        fetched: Option<Promoted>,
    },
    /// A release that lies in the site's own bucket.
    Earlier(ReleaseId),
}

impl Seat {
    /// This counts from now on.
    pub(super) fn take_up(&mut self, instead: Instead) {
        self.put_down();
        self.instead = Some(instead);
    }

    /// Whether anything else than the folder counted.
    fn put_down(&mut self) -> bool {
        let was = self.instead.take();
        if let Some(Instead::Promotion { cancel, .. }) = &was {
            cancel.cancel();
        }
        (self.view.promoting, self.view.returning) = (None, None);
        was.is_some()
    }

    /// A run has ended: whether what counted instead of the folder does no more. An earlier release is taken up as a
    /// new one, which is what stands from then on.
    pub(super) fn instead_after(&mut self, receipt: &Receipt) -> bool {
        if receipt.outcome == Outcome::Cleared {
            return self.put_down();
        }
        let taken = receipt.release.as_deref().and_then(ReleaseId::parse);
        if let (Some(Instead::Earlier(release)), Outcome::Live | Outcome::Stored, Some(new)) =
            (&mut self.instead, receipt.outcome, taken)
        {
            *release = new;
        }
        false
    }
}

impl Desk {
    /// Another environment's release that lies here for a site.
    pub(super) fn promoted(&self, at: &SiteId) -> Option<Promoted> {
        let fetched = |seat: &mut Seat| match &seat.instead {
            Some(Instead::Promotion { fetched, .. }) => fetched.clone(),
            Some(Instead::Earlier(_)) | None => None,
        };
        self.in_seat(at, fetched).flatten()
    }

    /// The release of its own that a site goes back to.
    pub(super) fn earlier(&self, at: &SiteId) -> Option<ReleaseId> {
        let earlier = |seat: &mut Seat| match &seat.instead {
            Some(Instead::Earlier(release)) => Some(release.clone()),
            Some(Instead::Promotion { .. }) | None => None,
        };
        self.in_seat(at, earlier).flatten()
    }

    /// The site's own folder counts again; whether something else did before.
    pub(super) fn end_instead(&self, at: &SiteId) -> bool {
        let ended = self.in_seat(at, |seat| {
            let ended = seat.put_down();
            if ended {
                // Its plan is about something else.
                seat.looked = None;
                seat.view.plan = None;
            }
            ended
        });
        ended == Some(true)
    }
}
