//! The list of projects: made, named, doubled, put away and brought back.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use naru_adapters::clock::SystemClock;
use naru_adapters::home::{Found, SavedProject};
use naru_adapters::sample;
use naru_adapters::store::Store;
use naru_core::clock::Clock;
use naru_core::error::Args;
use naru_core::event::Outcome;
use naru_core::journal::{Journal, RunRecord};
use naru_core::names::{ProjectId, SiteId, sha256};
use naru_core::project::Project;
use naru_core::spec::Venue;
use naru_core::words::Words;
use naru_core::{Code, Error, Result};

use super::folders::{is_repository_file, name_of};
use super::{Desk, unknown};
use crate::wire::projects::{Damaged, DamagedId, ProjectRow, Standing};
use crate::wire::site::{Aim, Stage};
use crate::wire::{Notice, Place, Told};

impl Desk {
    /// Every project, and every file that should be one.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn projects(&self) -> Result<Vec<ProjectRow>> {
        // One damaged file must not hide every project; whoever opens one is told.
        let local = self.home.local().unwrap_or_default();
        let store = Store::open(&self.home.store())?;
        let newest: BTreeMap<SiteId, RunRecord> =
            store.last_runs()?.into_iter().map(|run| (run.site.clone(), run)).collect();
        // What happened in practice says nothing about an account, and the other way round.
        let last = |site: &SiteId, practice: bool| {
            let here = |run: &RunRecord| (run.place == Venue::Practice.place()) == practice;
            let newest = newest.get(site)?;
            if here(newest) { Some(newest.clone()) } else { store.history(site, 200).ok()?.into_iter().find(here) }
        };
        let mut files = BTreeMap::new();
        let rows = self
            .home
            .found()?
            .into_iter()
            .map(|found| match found {
                Found::Project(saved) => {
                    let site = self.site_of(&saved);
                    let practice = local.site.get(&site.tag()).is_some_and(|known| known.practice);
                    let run = last(&site, practice);
                    let adopted = saved.project.adopted.is_some() && site.env.is_production();
                    let known = run.as_ref().map_or(Standing::New, |run| standing(run, adopted));
                    ProjectRow {
                        standing: self.standing_now(&site, known),
                        env: Some(site.env).filter(|_| saved.project.environments().len() > 1),
                        name: saved.project.name,
                        practice,
                        linked: !self.home.keeps(&saved.path),
                        at: run.map(|run| run.ended.unwrap_or(run.at)),
                        project: Some(saved.project.id),
                        damaged: None,
                    }
                }
                Found::Damaged { path, error, last_good } => {
                    let id = DamagedId(sha256(path.display().to_string().as_bytes())[..16].to_owned());
                    files.insert(id.clone(), path.clone());
                    let good = last_good.map(|saved| saved.project.name);
                    ProjectRow {
                        project: None,
                        env: None,
                        name: good.clone().unwrap_or_else(|| name_of(&path)),
                        standing: Standing::Damaged,
                        practice: false,
                        linked: !self.home.keeps(&path),
                        at: None,
                        damaged: Some(Damaged { id, error, last_good: good }),
                    }
                }
            })
            .collect();
        self.kept().damaged = files;
        Ok(rows)
    }

    /// How a project stands, with what this window knows beyond its last run.
    fn standing_now(&self, at: &SiteId, known: Standing) -> Standing {
        let kept = self.kept();
        let Some(seat) = kept.seats.get(at) else { return known };
        let stands = matches!(known, Standing::Live | Standing::Stored | Standing::Adopted);
        let behind = seat.view.behind.is_some_and(|behind| behind > 0) && seat.view.stage == Stage::Planned;
        match (seat.running.is_some(), stands && behind) {
            (true, _) => Standing::Running,
            (false, true) => Standing::Changes,
            (false, false) => known,
        }
    }

    /// Starts the sample's practice crossing: its project is made at the first time, and found again later.
    pub fn try_sample(self: &Arc<Self>) {
        if let Err(error) = self.sample_project().and_then(|project| self.begin_sample(&project)) {
            self.show(|state| state.place = Place::Refused { name: String::new(), error });
        }
    }

    fn sample_project(&self) -> Result<ProjectId> {
        let folder = sample::unpack(&self.home.practice("sample"))?;
        let text = folder.display().to_string();
        let sites = self.home.local()?.site.into_iter();
        let known = sites
            .filter(|(_, site)| site.practice && site.folder.as_ref() == Some(&text))
            .filter_map(|(tag, _)| tag.split('/').next()?.parse().ok())
            .find_map(|id| self.home.project_by_id(&id).ok());
        if let Some(saved) = known {
            return Ok(saved.project.id);
        }
        let name = Words::new(self.settings().lang).plain("ui-sample");
        Ok(self.new_project(&name, &folder, true)?.project.id)
    }

    fn begin_sample(self: &Arc<Self>, project: &ProjectId) -> Told {
        let at = self.site_of(&self.home.project_by_id(project)?);
        if self.is_running(&at) {
            return self.open_project(project);
        }
        self.seat_of(&at, Some(Aim::Build))?;
        self.look_at(&at);
        Ok(())
    }

    /// Saves a new project with this folder.
    pub(super) fn new_project(&self, name: &str, folder: &Path, practice: bool) -> Result<SavedProject> {
        let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let name = Project::checked_name(&plain).unwrap_or_else(|_| "site".to_owned());
        let project = Project::new(&self.home.free_name(&name)?, SystemClock.entropy());
        let saved = SavedProject { path: self.home.project_path(&project), project };
        self.home.add_project(&saved)?;
        let key = self.site_of(&saved).tag();
        let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
        self.home.with_local(|local| {
            let site = local.site.entry(key).or_default();
            site.folder = Some(whole.display().to_string());
            site.practice = practice;
        })?;
        self.projects_changed();
        Ok(saved)
    }

    /// Gives a project another name; what is built keeps its names.
    ///
    /// # Errors
    /// `BadValue`, `ProjectExists`, `NoProject`.
    pub fn rename_project(&self, project: &ProjectId, name: &str) -> Told {
        let name = Project::checked_name(name)?;
        let saved = self.home.project_by_id(project)?;
        self.home.change_project(&saved, |project| {
            project.name.clone_from(&name);
            Ok(())
        })?;
        for at in self.seats_of(project) {
            self.in_seat(&at, |seat| seat.view.name.clone_from(&name));
        }
        self.projects_changed();
        Ok(())
    }

    /// Another project with the same wishes, and with nothing built.
    ///
    /// # Errors
    /// `NoProject`, `StoreUnusable`.
    pub fn duplicate_project(self: &Arc<Self>, project: &ProjectId) -> Told {
        let saved = self.home.project_by_id(project)?;
        let made = self.home.duplicate_project(&saved, &self.home.free_name(&saved.project.name)?)?;
        let (from, to) = (self.site_of(&saved).tag(), self.site_of(&made).tag());
        self.home.with_local(|local| {
            if let Some(mut known) = local.site.get(&from).cloned() {
                // The other's address proves nothing about this one.
                if !known.website_url.as_ref().is_some_and(|url| url.contains("{bucket}")) {
                    (known.website_url, known.website_for) = (None, None);
                }
                local.site.insert(to, known);
            }
        })?;
        self.projects_changed();
        self.tell_of("notice-duplicated", "name", &made.project.name);
        self.open_project(&made.project.id)
    }

    /// Puts a project away, from where it can be brought back. A repository's own file stays where it is.
    ///
    /// # Errors
    /// `ProjectLive` while something of it lies in an account; `SiteBusy` while a run is under way.
    pub fn delete_project(&self, project: &ProjectId) -> Told {
        let saved = self.home.project_by_id(project)?;
        let name = saved.project.name.clone();
        // From here on nothing begins there.
        let seats = {
            let mut kept = self.kept();
            if kept.seats.iter().any(|(at, seat)| at.project == *project && seat.running.is_some()) {
                return Err(Error::new(Code::SiteBusy).arg("holder", name));
            }
            kept.seats.extract_if(.., |at, _| at.project == *project).collect::<Vec<_>>()
        };
        seats.iter().for_each(|(_, seat)| seat.looking.cancel());
        if let Err(error) = self.put_away(project, &saved) {
            self.kept().seats.extend(seats);
            return Err(error);
        }
        let mut kept = self.kept();
        if kept.open.as_ref().is_some_and(|open| open.project == *project) {
            kept.open = None;
        }
        drop(kept);
        self.show(|state| {
            if matches!(&state.place, Place::Site { site } if site.project == *project) {
                state.place = Place::Home;
            }
        });
        self.projects_changed();
        Ok(())
    }

    fn put_away(&self, project: &ProjectId, saved: &SavedProject) -> Told {
        let name = saved.project.name.clone();
        if !self.home.keeps(&saved.path) {
            self.home.unlink_project(&saved.path)?;
            self.tell_of("notice-unlinked", "name", &name);
        } else {
            if Store::open(&self.home.store())?.left_in_accounts(&saved.project.id)? {
                return Err(Error::new(Code::ProjectLive).arg("project", name));
            }
            self.home.delete_project(saved)?;
            let args = Args::from([("name".to_owned(), name)]);
            let undo = Some(project.clone());
            let notice = Notice { key: "notice-deleted".to_owned(), args, bad: false, undo };
            self.show(|state| state.notice = Some(notice));
        }
        Ok(())
    }

    /// Brings a project back that was put away.
    ///
    /// # Errors
    /// `NoProject`, `ProjectExists`, `StoreUnusable`.
    pub fn undo_delete(self: &Arc<Self>, project: &ProjectId) -> Told {
        let saved = self.home.restore_project_id(project)?;
        self.projects_changed();
        self.tell_of("notice-restored", "name", &saved.project.name);
        self.open_project(project)
    }

    /// Writes a project's file somewhere else.
    ///
    /// # Errors
    /// As [`naru_adapters::home::Home::export_project`].
    pub fn export_to(&self, project: &ProjectId, to: &Path) -> Told {
        self.home.export_project(&self.home.project_by_id(project)?, to)?;
        self.tell_of("notice-exported", "path", &to.display().to_string());
        Ok(())
    }

    /// The name that a project's file is exported under, unless another is chosen.
    ///
    /// # Errors
    /// `NoProject`.
    pub fn export_name(&self, project: &ProjectId) -> Result<String> {
        Ok(format!("{}.naru.toml", self.home.project_by_id(project)?.project.slug))
    }

    /// Opens a project file that was dropped; what is wrong with it is shown.
    pub(super) fn open_file(self: &Arc<Self>, path: &Path) {
        if let Err(error) = self.open_project_file(path) {
            self.show(|state| state.place = Place::Refused { name: name_of(path), error });
        }
    }

    /// Opens a project file: a repository's `naru.toml` is linked, another is copied in.
    ///
    /// # Errors
    /// `BadProject` and its kin.
    pub fn open_project_file(self: &Arc<Self>, path: &Path) -> Told {
        let saved = if is_repository_file(path) {
            self.home.link_project(path)?
        } else {
            let saved = self.home.import_project(path)?;
            self.tell_of("notice-imported", "name", &saved.project.name);
            saved
        };
        self.projects_changed();
        self.open_project(&saved.project.id)
    }

    /// Puts the last good version of a damaged file back; the damaged one is kept aside.
    ///
    /// # Errors
    /// `BadValue` for a file that is not in the list; as [`naru_adapters::home::Home::mend_project`].
    pub fn mend_project(self: &Arc<Self>, damaged: &DamagedId) -> Told {
        let path = self.kept().damaged.get(damaged).cloned().ok_or_else(|| unknown("damaged", &damaged.0))?;
        let saved = self.home.mend_project(&path)?;
        self.projects_changed();
        self.tell_of("notice-mended", "name", &saved.project.name);
        self.open_project(&saved.project.id)
    }

    /// The sites of a project that were opened.
    pub(super) fn seats_of(&self, project: &ProjectId) -> Vec<SiteId> {
        self.kept().seats.keys().filter(|at| at.project == *project).cloned().collect()
    }

    /// The list is another one now.
    pub(super) fn projects_changed(&self) {
        self.show(|state| state.projects += 1);
    }
}

/// How the project of a run stands.
fn standing(run: &RunRecord, adopted: bool) -> Standing {
    match run.outcome {
        None => Standing::CutOff,
        Some(Outcome::Live) => Standing::Live,
        Some(Outcome::Stored) => Standing::Stored,
        Some(Outcome::Done) if adopted => Standing::Adopted,
        Some(Outcome::Done) => Standing::Partly,
        Some(Outcome::Cleared) => Standing::Cleared,
        Some(Outcome::Cancelled) => Standing::Cancelled,
        Some(Outcome::Failed) => Standing::Failed,
    }
}
