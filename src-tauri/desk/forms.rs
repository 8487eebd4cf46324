//! What the forms of the open project say that is no wish of its site alone: how it is built, how fast its files may go;
//! and what its header rules come to for the folder that was looked at.

use std::sync::Arc;

use naru_core::deploy::rule_form::{self, RuleDraft, RulesRead};
use naru_core::form::{BuildDraft, BuildHow, read_rate};
use naru_core::{Code, Error};

use super::Desk;
use super::plans::moved;
use crate::wire::Told;

impl Desk {
    /// A command that this form would have built with, and that the project does not name yet. The page may show
    /// anything: before it is saved, a person says yes to it outside of the page.
    #[must_use]
    pub fn new_command(&self, draft: &BuildDraft) -> Option<String> {
        let command = draft.read().wish?.command.filter(|_| draft.how == BuildHow::Own)?;
        let saved = self.home.project_by_id(&self.opened()?.project).ok()?;
        let known = saved.project.build.and_then(|wish| wish.command);
        (known.as_ref() != Some(&command)).then_some(command)
    }

    /// How the open project is built from now on, in all of its environments.
    ///
    /// # Errors
    /// `BadValue` for what the form calls wrong; `SiteBusy` while a build is under way; as
    /// [`naru_adapters::home::Home::change_project`].
    pub async fn set_build(self: &Arc<Self>, draft: &BuildDraft) -> Told {
        let at = self.opened_and_free()?;
        let read = draft.read();
        let wish = read.wish.ok_or_else(|| read.wrong.into_iter().next().map_or_else(moved, |wrong| wrong.error))?;
        let _turn = self.writing.lock().await;
        if self.in_seat(&at, |seat| seat.building.running.is_some()) == Some(true) {
            let name = self.in_seat(&at, |seat| seat.view.name.clone()).unwrap_or_default();
            return Err(Error::new(Code::SiteBusy).arg("holder", name));
        }
        let saved = self.home.project_by_id(&at.project)?;
        self.home.change_project(&saved, |project| {
            project.build = Some(wish.clone()).filter(|wish| !wish.is_empty());
            Ok(())
        })?;
        let saved = self.home.project_by_id(&at.project)?;
        let local = self.home.local()?;
        for at in self.seats_of(&at.project) {
            let now = self.build_of(&saved, &local.site.get(&at.tag()).cloned().unwrap_or_default());
            self.in_seat(&at, |seat| {
                if seat.building.running.is_none() {
                    seat.view.build = now;
                }
            });
        }
        Ok(())
    }

    /// How fast the open project's files may go from now on, as people write it; `None` as they can.
    ///
    /// # Errors
    /// `BadValue` for what is no rate; `SiteBusy`; `StoreUnusable`.
    pub fn set_limit_rate(self: &Arc<Self>, rate: Option<&str>) -> Told {
        let at = self.opened_and_free()?;
        let rate = rate.map(|rate| read_rate(rate).map(|_| rate.trim().to_owned())).transpose()?;
        self.change_local(&at, |site| site.limit_rate = rate)
    }

    /// What these header rules come to for the open project's folder, as the last look saw it.
    #[must_use]
    pub fn read_rules(&self, drafts: &[RuleDraft]) -> RulesRead {
        let looked = self.opened().and_then(|at| self.in_seat(&at, |seat| seat.looked.clone())).flatten();
        rule_form::read(drafts, looked.as_ref().and_then(|looked| looked.world.folder.seen()))
    }
}
