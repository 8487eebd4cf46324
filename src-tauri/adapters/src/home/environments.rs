//! What is done with a project's environments, in its file and in what this computer knows of them.

use naru_core::names::{EnvName, SiteId};
use naru_core::project::{LocalSite, Wishes};
use naru_core::{Code, Error, Result};

use super::{Home, SavedProject};
use crate::store::Store;

impl Home {
    /// Adds an environment to a project's file. One that starts from another takes that one's wishes along, and what
    /// this computer knows of it: folder, credentials, endpoint, practice.
    ///
    /// # Errors
    /// As [`naru_core::project::Project::add_environment`] and [`Home::change_project`]; what `change` says;
    /// `BadValue` for a bucket or a domain that another environment wants.
    pub fn add_environment(
        &self,
        saved: &SavedProject,
        env: &EnvName,
        from: Option<&EnvName>,
        change: impl FnOnce(&mut Wishes) -> Result<()>,
    ) -> Result<SavedProject> {
        let changed = self.change_project(saved, |project| {
            change(project.add_environment(env, from)?)?;
            project.refuse_shared()
        })?;
        let site = |env: &EnvName| SiteId { project: changed.project.id.clone(), env: env.clone() }.tag();
        if let Some(from) = from {
            self.with_local(|local| {
                // An address and a distribution belong to one environment.
                let nowhere = |known: &LocalSite| LocalSite {
                    distribution: None,
                    website_url: None,
                    website_for: None,
                    ..known.clone()
                };
                if let Some(known) = local.site.get(&site(from)).map(nowhere) {
                    local.site.insert(site(env), known);
                }
            })?;
        }
        Ok(changed)
    }

    /// Takes an environment out of a project's file and forgets what this computer knew of it.
    ///
    /// # Errors
    /// `EnvironmentLive` while something of it may still lie in an account; as
    /// [`naru_core::project::Project::remove_environment`] and [`Home::change_project`].
    pub fn remove_environment(&self, saved: &SavedProject, env: &EnvName) -> Result<SavedProject> {
        let site = saved.project.site(Some(env))?;
        if Store::open(&self.store())?.left_of(&site)? {
            return Err(Error::new(Code::EnvironmentLive).arg("env", env).arg("project", &saved.project.name));
        }
        let changed = self.change_project(saved, |project| project.remove_environment(env))?;
        self.with_local(|local| {
            local.site.remove(&site.tag());
            if local.chosen.get(site.project.as_str()) == Some(env) {
                local.chosen.remove(site.project.as_str());
            }
        })?;
        Ok(changed)
    }

    /// The environment that is shown of a project: the one chosen last, if it is still there.
    #[must_use]
    pub fn chosen_environment(&self, saved: &SavedProject) -> EnvName {
        let all = saved.project.environments();
        let chosen = self.local().ok().and_then(|local| local.chosen.get(saved.project.id.as_str()).cloned());
        chosen
            .filter(|chosen| all.contains(chosen))
            .or_else(|| all.into_iter().next())
            .unwrap_or_else(EnvName::production)
    }

    /// Remembers which environment of a project is shown.
    ///
    /// # Errors
    /// `NoEnvironment`; as [`Home::with_local`].
    pub fn choose_environment(&self, saved: &SavedProject, env: &EnvName) -> Result<SiteId> {
        let site = saved.project.site(Some(env))?;
        self.with_local(|local| local.chosen.insert(site.project.to_string(), env.clone()))?;
        Ok(site)
    }
}
