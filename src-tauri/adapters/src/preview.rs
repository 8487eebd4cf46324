//! A preview: a folder on the local edge exactly as its site will answer. The site is foreseen, not made: the recipe's
//! forecast over an empty account says what would stand there once it was built, and the edge answers from that with
//! the folder's own bytes. Nothing is written anywhere.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use naru_core::clock::{Clock, hex};
use naru_core::deploy::diff::Upload;
use naru_core::deploy::folder::{FileEntry, FolderView};
use naru_core::event::{FolderSummary, Goal};
use naru_core::forecast::foresee;
use naru_core::journal::MemoryJournal;
use naru_core::names::{BucketName, EnvName, bucket_name};
use naru_core::practice::state::Forgotten;
use naru_core::practice::{Disk, PracticeCloud, PracticeState};
use naru_core::project::{AccessWish, Project};
use naru_core::spec::{FolderWish, Spec, Venue};
use naru_core::step::StepId;
use naru_core::world::World;
use naru_core::{Code, Error, Result, recipe};
use tokio_util::sync::CancellationToken;

use crate::clock::SystemClock;
use crate::crossing::{Emit, Site, spec};
use crate::edge::{Bytes, EdgeServer, Source};
use crate::folder::{self, LocalFolder};
use crate::web::Web;

/// What is to be seen, and as which site.
#[derive(Debug, Clone)]
pub struct PreviewWish {
    /// Whose wishes say how it is served.
    pub project: Project,
    /// In which environment.
    pub env: EnvName,
    /// The folder.
    pub folder: PathBuf,
    /// This port and no other.
    pub port: Option<u16>,
}

/// The files of a folder by what they hold, as they were when it was scanned.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    root: PathBuf,
    files: BTreeMap<String, FileEntry>,
}

impl Shelf {
    fn of(folder: &FolderView) -> Self {
        let files = folder.files.iter().map(|file| (file.sha256.to_string(), file.clone())).collect();
        Self { root: PathBuf::from(&folder.root), files }
    }

    /// Opens the file that holds this.
    ///
    /// # Errors
    /// `FileChanged` if it holds something else by now.
    pub fn open(&self, sha256: &str) -> Result<std::fs::File> {
        let file = self.files.get(sha256).ok_or_else(|| Error::new(Code::FileChanged).arg("file", sha256))?;
        let opened = folder::open(&self.root, &file.path)?;
        let now = folder::stamp(&self.root, &file.path)?;
        if (now.size, now.stamp) == (file.size, file.stamp) {
            Ok(opened)
        } else {
            Err(Error::new(Code::FileChanged).arg("file", &file.path))
        }
    }
}

/// A folder that is served until this is dropped.
#[derive(Debug)]
pub struct Preview {
    wish: PreviewWish,
    summary: FolderSummary,
    files: Vec<(String, String)>,
    edge: EdgeServer,
    state: Arc<Mutex<PracticeState>>,
    shelf: Arc<Mutex<Shelf>>,
    round: u64,
}

impl Preview {
    /// Scans the folder, foresees its site, and serves it on loopback.
    ///
    /// # Errors
    /// Why the folder is refused; why the site could not be built; `PortTaken` if the port was asked for by name.
    pub async fn open(wish: PreviewWish) -> Result<Self> {
        let foreseen = Foreseen::of(&wish).await?;
        let state = Arc::new(Mutex::new(foreseen.state(0)));
        let shelf = Arc::new(Mutex::new(Shelf::of(&foreseen.folder)));
        let source =
            Source { state: state.clone(), bucket: foreseen.bucket.clone(), bytes: Bytes::Folder(shelf.clone()) };
        let edge = EdgeServer::start(source, wish.port.unwrap_or(0), wish.port.is_some()).await?;
        let (summary, files) = (FolderSummary::of(&foreseen.folder), names(&foreseen.folder));
        Ok(Self { wish, summary, files, edge, state, shelf, round: 0 })
    }

    /// Scans the folder again, and serves it as it is now; what was served before stays if it cannot be. Says how many
    /// files came, went or changed.
    ///
    /// # Errors
    /// As [`Preview::open`].
    pub async fn renew(&mut self) -> Result<usize> {
        let foreseen = Foreseen::of(&self.wish).await?;
        self.round += 1;
        // One after the other: a file of the new folder is found as soon as anything leads to it.
        *self.shelf.lock().unwrap_or_else(PoisonError::into_inner) = Shelf::of(&foreseen.folder);
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = foreseen.state(self.round);
        self.summary = FolderSummary::of(&foreseen.folder);
        let (was, now) = (std::mem::take(&mut self.files), names(&foreseen.folder));
        let (old, new): (BTreeMap<_, _>, BTreeMap<_, _>) = (was.into_iter().collect(), now.iter().cloned().collect());
        let gone = old.keys().filter(|key| !new.contains_key(*key)).count();
        let other = new.iter().filter(|(key, sha256)| old.get(*key) != Some(*sha256)).count();
        self.files = now;
        Ok(gone + other)
    }

    /// Where it is served.
    #[must_use]
    pub fn url(&self) -> String {
        self.edge.url()
    }

    /// What was found in the folder.
    #[must_use]
    pub const fn summary(&self) -> &FolderSummary {
        &self.summary
    }

    /// Stops serving; the port is free when this returns.
    pub async fn stop(self) {
        self.edge.stop().await;
    }
}

fn names(folder: &FolderView) -> Vec<(String, String)> {
    folder.files.iter().map(|file| (file.key.to_string(), file.sha256.to_string())).collect()
}

/// A site that stands nowhere.
struct Foreseen {
    world: World,
    folder: FolderView,
    bucket: BucketName,
}

impl Foreseen {
    async fn of(wish: &PreviewWish) -> Result<Self> {
        let site = nowhere(wish)?;
        let quiet: Emit = Arc::new(|_| {});
        let (world, _) = site.look(&recipe::STATIC_SITE, Goal::Build, &quiet, &CancellationToken::new()).await?;
        let (forecast, world) = foresee(&recipe::STATIC_SITE, Goal::Build, &site.spec, &world)?;
        // Nobody asks what answers: that is what a preview is for.
        let steps = forecast.steps.iter().filter(|step| step.step != StepId::Answers);
        if let Some(stop) = steps.filter_map(|step| step.then.stop()).find(|stop| stop.code != Code::StillWaiting) {
            return Err(stop);
        }
        let missing = || Error::new(Code::NoFolder).arg("path", wish.folder.display());
        let folder = world.folder.seen().cloned().ok_or_else(missing)?;
        let bucket = site.spec.bucket(&world).ok_or_else(missing)?;
        Ok(Self { world, folder, bucket })
    }

    /// As the edge sees it; of what it kept before, it forgets all.
    fn state(&self, round: u64) -> PracticeState {
        let all = self.world.distributions.seen().into_iter().flat_map(BTreeMap::keys);
        let forgotten = all.map(|id| Forgotten {
            id: format!("{id} {round}"),
            distribution: id.to_string(),
            paths: vec!["/*".to_owned()],
            left: 0,
        });
        PracticeState { truth: self.world.clone(), forgotten: forgotten.collect(), ..PracticeState::fresh() }
    }
}

/// An empty account that remembers nothing, with what the project wishes and a preview can show: neither its names nor
/// what it was adopted from.
fn nowhere(wish: &PreviewWish) -> Result<Site> {
    let journal = MemoryJournal::default();
    let mut spec: Spec =
        spec(&wish.project, &wish.env, Venue::Practice, AccessWish::USUAL, &journal, hex(&SystemClock.entropy()))?;
    (spec.account, spec.adopted, spec.domain, spec.deployer) = (None, None, None, None);
    if let Some(cdn) = &mut spec.cdn {
        (cdn.firewall, cdn.origin_access) = (None, None);
    }
    let whole = std::path::absolute(&wish.folder).unwrap_or_else(|_| wish.folder.clone());
    spec.folder = Some(FolderWish::of(whole.display().to_string(), &wish.project.wishes(&wish.env)));
    let state = PracticeState::fresh();
    if let Some(caller) = state.truth.caller.seen() {
        spec.bucket.get_or_insert_with(|| bucket_name(&spec.slug, &caller.account, &spec.site));
    }
    let cloud = PracticeCloud::new(
        Arc::new(Mutex::new(state)),
        Arc::new(NoDisk),
        Arc::new(SystemClock),
        Arc::new(LocalFolder),
        Arc::new(Web::new()),
    );
    Ok(Site {
        spec,
        cloud: Box::new(cloud),
        journal: Box::new(journal),
        lock: None,
        edge: None,
        gate: Arc::default(),
        reading: Arc::default(),
    })
}

/// Where nothing is written.
struct NoDisk;

impl Disk for NoDisk {
    fn save(&self, _: &PracticeState) -> Result<()> {
        Ok(())
    }

    fn keep(&self, root: &str, file: &Upload) -> Result<()> {
        folder::open(Path::new(root), &file.path).map(drop)
    }

    fn bytes(&self, _: &str, _: u64, _: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<bool> {
        Ok(false)
    }
}
