//! What is wanted of the open project's site and as whom it is built: said, saved, and what it comes to.

use std::sync::Arc;

use naru_adapters::home::SavedProject;
use naru_core::names::{EnvName, SiteId};
use naru_core::project::{AccessWish, CredentialRef, LocalSite, Wishes};
use naru_core::spec::Access;
use naru_core::world::Ownership;

use super::Desk;
use crate::wire::Told;
use crate::wire::keys::Role;
use crate::wire::site::{Wanted, WantedCdn, WantedDomain};

impl Desk {
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
}

pub(super) fn wishes_of(saved: &SavedProject, env: &EnvName) -> Wishes {
    saved.project.env.get(env).unwrap_or(&saved.project.site).clone()
}

pub(super) fn wanted(wishes: &Wishes) -> Wanted {
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
