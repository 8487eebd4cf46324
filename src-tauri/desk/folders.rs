//! What is brought to the window: held over it, let go, or chosen in the system's dialog. The paths stay here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use naru_adapters::home::REPOSITORY_FILE;
use naru_adapters::{crossing, disk};
use naru_core::error::Args;
use naru_core::key_file::{self, KEY_FILE_BYTES};
use naru_core::names::{ProjectId, SiteId};
use naru_core::{Code, Error, Result};

use super::Desk;
use crate::wire::keys::{OfferId, OfferedKey};
use crate::wire::{Drag, FolderId, KnownProject, Place, Told, Verdict};

impl Desk {
    /// Something is held over the window, or no longer is.
    pub fn hold(&self, paths: Option<&[PathBuf]>) {
        let drag = paths.and_then(|paths| {
            let verdict = self.verdict(paths);
            let project = matches!(verdict, Verdict::Deploy | Verdict::Busy).then(|| self.shown_name()).flatten();
            Some(Drag { name: name_of(paths.first()?), verdict, project })
        });
        self.show(|state| state.drag = drag);
    }

    /// Something was let go over the window.
    pub async fn drop_paths(self: &Arc<Self>, mut paths: Vec<PathBuf>) {
        self.hold(None);
        match self.verdict(&paths) {
            Verdict::Folder | Verdict::File => self.bring(paths.remove(0)).await,
            Verdict::Deploy => self.deploy_with(paths.remove(0)),
            Verdict::Key => self.bring_key(&paths.remove(0)),
            Verdict::Project => self.open_file(&paths.remove(0)),
            Verdict::Busy => {
                let name = self.shown_name().unwrap_or_default();
                self.tell("notice-busy", Args::from([("name".to_owned(), name)]), true);
            }
            Verdict::Several => {}
        }
    }

    fn verdict(&self, paths: &[PathBuf]) -> Verdict {
        let [one] = paths else { return Verdict::Several };
        let ending = one.extension().map(|ext| ext.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            _ if one.is_dir() => match self.shown() {
                Some(at) if self.is_running(&at) => Verdict::Busy,
                Some(_) => Verdict::Deploy,
                None => Verdict::Folder,
            },
            Some("csv") => Verdict::Key,
            Some("toml") => Verdict::Project,
            _ => Verdict::File,
        }
    }

    /// Shows one of the system's dialogs, unless one is open.
    pub async fn choosing<T>(&self, dialog: impl Future<Output = Option<T>>) -> Option<T> {
        if std::mem::replace(&mut self.kept().choosing, true) {
            return None;
        }
        let chosen = dialog.await;
        self.kept().choosing = false;
        chosen
    }

    /// Looks at a folder that belongs to no project yet, and shows what was found.
    pub async fn bring(self: &Arc<Self>, path: PathBuf) {
        let name = name_of(&path);
        let turn = self.kept().next_turn();
        self.show(|state| state.place = Place::Looking { name: name.clone() });
        let found = crossing::inspect(&path).await;
        let known = found.as_ref().map_or_else(|_| Vec::new(), |summary| self.known_with(&path, &summary.root));
        let mut kept = self.kept();
        if kept.turn != turn {
            return;
        }
        let place = match found {
            Ok(summary) => {
                let folder = FolderId(format!("folder-{}", kept.draw()));
                // One folder lies on the desk at a time.
                kept.folders.clear();
                kept.folders.insert(folder.clone(), path);
                Place::Folder { folder, name, summary, known }
            }
            Err(error) => Place::Refused { name, error },
        };
        self.show(|state| state.place = place);
    }

    /// A project is made with a folder, or one that is there takes it; its site is opened and looked at.
    ///
    /// # Errors
    /// `NoFolder` for a folder that nobody brought; as saving a project does.
    pub fn begin(self: &Arc<Self>, folder: &FolderId, practice: bool, project: Option<ProjectId>) -> Told {
        // A folder is begun with once: a second press must not make a second project.
        let path = self.kept().folders.remove(folder);
        let path = path.ok_or_else(|| Error::new(Code::NoFolder).arg("path", &folder.0))?;
        match project {
            Some(project) => {
                self.open_project(&project)?;
                self.deploy_with(path);
                Ok(())
            }
            None => {
                let saved = self.new_project(&project_name(&path), &path, practice)?;
                self.open_project(&saved.project.id)
            }
        }
    }

    /// The open project gets another folder: what would change is shown.
    pub fn deploy_with(self: &Arc<Self>, path: PathBuf) {
        let Some(at) = self.shown() else { return };
        self.set_folder(&at, &path, true);
    }

    /// A project gets another folder, on its wizard.
    pub fn choose_for(self: &Arc<Self>, at: &SiteId, path: &Path) {
        self.set_folder(at, path, false);
    }

    /// Reads an access key from a file, and offers to keep it.
    pub fn bring_key(&self, path: &Path) {
        let mut kept = self.kept();
        // A folder that is still being read does not take this off the screen.
        kept.next_turn();
        let place = match read_key(path) {
            Ok(found) => {
                let offer = OfferId(format!("offer-{}", kept.draw()));
                let name = found.user.clone().unwrap_or_else(|| key_name(&name_of(path)));
                let key_hint = found.key.hint();
                kept.offers.clear();
                kept.offers.insert(offer.clone(), found);
                let file = name_of(path);
                Place::Credentials { offered: Some(OfferedKey { offer, file, name, key_hint }), refused: None }
            }
            Err(error) => Place::Credentials { offered: None, refused: Some(error) },
        };
        drop(kept);
        self.show(|state| state.place = place);
    }

    /// Projects that were deployed with this folder.
    fn known_with(&self, path: &Path, root: &str) -> Vec<KnownProject> {
        let Ok(local) = self.home.local() else { return Vec::new() };
        let here = [path.display().to_string(), root.to_owned()];
        local
            .site
            .iter()
            .filter(|(_, site)| site.folder.as_ref().is_some_and(|folder| here.contains(folder)))
            .filter_map(|(tag, _)| tag.split('/').next()?.parse().ok())
            .filter_map(|id| self.home.project_by_id(&id).ok())
            .map(|saved| KnownProject { project: saved.project.id, name: saved.project.name })
            .collect()
    }
}

/// What a key is called whose file names no user: the console calls the file by it.
fn key_name(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = stem.split(" (").next().unwrap_or(stem);
    stem.strip_suffix("_accessKeys")
        .or(stem.strip_suffix("_credentials"))
        .filter(|s| !s.is_empty())
        .unwrap_or("aws")
        .to_owned()
}

fn read_key(path: &Path) -> Result<key_file::FoundKey> {
    let failed = |e: std::io::Error| disk::failed(path, &e);
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    // One byte more than there may be tells that there are too many.
    std::io::Read::read_to_end(&mut std::io::Read::take(file, KEY_FILE_BYTES as u64 + 1), &mut bytes)
        .map_err(failed)?;
    let found = key_file::from_csv(Some(&name_of(path)), &bytes);
    zeroize::Zeroize::zeroize(&mut bytes);
    found
}

/// What a project with this folder is called: by the folder, or by the one around it where the folder is called as
/// every build is.
fn project_name(path: &Path) -> String {
    const BUILDS: [&str; 9] = ["dist", "build", "out", "public", "www", "_site", ".output", "browser", "client"];
    let named = path.ancestors().map(name_of).find(|name| !name.is_empty() && !BUILDS.contains(&name.as_str()));
    named.filter(|name| !name.contains(['/', '\\'])).unwrap_or_else(|| name_of(path))
}

/// Whether this is the file that a repository keeps its own project in.
pub(super) fn is_repository_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == REPOSITORY_FILE)
}

pub(super) fn name_of(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
