//! A crossing put together: the recipe, a cloud, a journal, a clock. The window and the command line both come
//! in here, so that neither repeats the other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use naru_core::clock::{Clock, hex, rfc3339};
use naru_core::cloud::{Cloud, FolderRead};
use naru_core::deploy::changes::{self, ChangeSum};
use naru_core::deploy::manifest::ReleaseId;
use naru_core::engine::{self, Run};
use naru_core::event::{Event, FolderSummary, Goal, Receipt};
use naru_core::forecast::{Forecast, forecast};
use naru_core::gate::Gate;
use naru_core::journal::Journal;
use naru_core::names::{EnvName, SiteId, bucket_name};
use naru_core::practice::{Disk, Faults, PracticeCloud};
use naru_core::project::{AccessWish, Project};
use naru_core::spec::{Answered, FolderWish, Spec, Venue};
use naru_core::step::Step;
use naru_core::world::{Ownership, World};
use naru_core::{Error, Result, recipe};
use tokio_util::sync::CancellationToken;

use crate::clock::SystemClock;
use crate::edge::{Bytes, EdgeServer, Source};
use crate::folder::{Counted, LocalFolder, RememberedFolder};
use crate::home::{Home, SCANS, read_project};
use crate::practice_disk::PracticeDisk;
use crate::store::Store;
use crate::web::Web;
use crate::{disk, git, lock, sample};

/// Hears every event of a run.
pub type Emit = Arc<dyn Fn(Event) + Send + Sync>;

/// What a practice crossing goes with.
#[derive(Debug, Clone, Default)]
pub struct PracticeWish {
    /// The build folder; the bundled sample if none is named.
    pub folder: Option<PathBuf>,
    /// Who may read the site; everyone unless said.
    pub access: Option<AccessWish>,
    /// Publish source maps too.
    pub source_maps: bool,
    /// Keep the cloud under this name and find it again next time; else it is scratch.
    pub keep: Option<String>,
    /// How long every call takes.
    pub pace: Duration,
    /// What goes wrong.
    pub faults: Faults,
    /// This port and no other.
    pub port: Option<u16>,
}

/// What a practice crossing leaves behind.
#[derive(Debug)]
pub struct Practised {
    /// How it went.
    pub receipt: Receipt,
    /// The site, served until this is dropped.
    pub edge: EdgeServer,
    /// A scratch cloud's folder, removed when this is dropped.
    _scratch: Option<tempfile::TempDir>,
}

/// Scans a folder as a crossing would and says in a few words what was found.
///
/// # Errors
/// Why the folder is refused.
pub async fn inspect(path: &Path) -> Result<FolderSummary> {
    let wish = FolderWish { path: path.display().to_string(), ..FolderWish::default() };
    LocalFolder.scan(&wish).await.map(|folder| FolderSummary::of(&folder))
}

/// The whole static-site crossing in the embedded cloud, then the site served on loopback.
///
/// # Errors
/// What the crossing stopped with; [`Event::Finished`] was sent in any case.
pub async fn practice(wish: PracticeWish, emit: Emit, cancel: CancellationToken) -> Result<Practised> {
    let scratch = match &wish.keep {
        Some(_) => None,
        None => Some(
            tempfile::Builder::new()
                .prefix("naru-practice-")
                .tempdir()
                .map_err(|e| disk::failed(&std::env::temp_dir(), &e))?,
        ),
    };
    let dir = match (&wish.keep, &scratch) {
        (Some(name), _) => Home::find()?.practice(name),
        (None, Some(scratch)) => scratch.path().to_owned(),
        (None, None) => unreachable!("a crossing is kept or scratch"),
    };
    let folder = match &wish.folder {
        Some(folder) => folder.clone(),
        None => sample::unpack(&dir)?,
    };
    let project = practice_project(&dir, &folder, wish.keep.as_deref())?;
    let journal = Store::open(&dir.join("naru.db"))?;
    // A scratch cloud is met by nobody else, so that nobody has to be told apart there.
    let installation = match wish.keep {
        Some(_) => Home::find()?.local()?.installation,
        None => hex(&SystemClock.entropy()),
    };
    let mut spec = spec(&project, &EnvName::production(), Venue::Practice, AccessWish::USUAL, &journal, installation)?;
    if let Some(access) = wish.access {
        let wishes = naru_core::project::Wishes { access: Some(access), ..project.site.clone() };
        spec.access = wishes.access(access);
        spec.cdn = wishes.cdn(access);
        spec.domain = wishes.domain(access);
    }
    let wishes = naru_core::project::Wishes { source_maps: Some(wish.source_maps), ..project.site.clone() };
    spec.folder = Some(FolderWish::of(folder.display().to_string(), &wishes));
    spec.git = git::commit_of(&folder);
    let lock = lock::SiteLock::take(&dir, &spec.site, &spec.holder).await?;
    let rehearsal = Rehearsal { pace: wish.pace, faults: wish.faults, port: wish.port };
    let reading = Arc::new(Counted::default());
    let (cloud, edge) = practice_cloud(&dir, wish.keep.is_some(), &rehearsal, &mut spec, &reading).await?;
    let site = Site {
        spec,
        cloud: Box::new(cloud),
        journal: Box::new(journal),
        lock: Some(lock),
        edge: None,
        gate: Arc::default(),
        reading,
    };
    let (world, forecast) = site.look(&recipe::STATIC_SITE, Goal::Build, &emit, &cancel).await?;
    let receipt = site.run(&recipe::STATIC_SITE, Goal::Build, world, &forecast, &emit, &cancel, true).await?;
    Ok(Practised { receipt, edge, _scratch: scratch })
}

/// How a practice cloud behaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rehearsal {
    /// How long every call takes.
    pub pace: Duration,
    /// What goes wrong.
    pub faults: Faults,
    /// The edge's port, and no other; else the one it had before, or a free one.
    pub port: Option<u16>,
}

/// Opens the practice cloud in this folder, and the edge that serves the site from it; `spec` learns the edge's
/// address. `keep`: it is written down and found again. `reading` hears how far the folder is read.
///
/// # Errors
/// `StoreUnusable` for a state that cannot be read; `PortTaken` if the port was asked for by name.
pub async fn practice_cloud(
    dir: &Path,
    keep: bool,
    how: &Rehearsal,
    spec: &mut Spec,
    reading: &Arc<Counted>,
) -> Result<(PracticeCloud, EdgeServer)> {
    let practice_disk = PracticeDisk::new(dir, keep);
    let state = practice_disk.load()?;
    let account = state.truth.caller.seen().expect("a practice cloud is made with a caller").account.clone();
    let state = Arc::new(Mutex::new(state));
    let bucket = spec.bucket.clone().unwrap_or_else(|| bucket_name(&spec.slug, &account, &spec.site));
    let source = Source { state: state.clone(), bucket, bytes: Bytes::Blobs(dir.join("blobs")) };
    let port_file = dir.join("port");
    let kept_port = disk::read(&port_file)?.and_then(|text| text.trim().parse().ok());
    let edge = EdgeServer::start(source, how.port.or(kept_port).unwrap_or(0), how.port.is_some()).await?;
    if keep && kept_port != Some(edge.port()) {
        disk::write(&port_file, edge.port().to_string().as_bytes())?;
    }
    spec.website_url = Some(edge.url());
    let disk: Arc<dyn Disk> = Arc::new(practice_disk);
    let folders = Arc::new(RememberedFolder::new(dir.join(SCANS)).counting(reading));
    let cloud = PracticeCloud::new(state, disk, Arc::new(SystemClock), folders, Arc::new(Web::new()))
        .with_pace(how.pace)
        .with_faults(how.faults.clone());
    Ok((cloud, edge))
}

/// The practice cloud in this folder as it lies there, to read from: nobody serves its site. `spec` learns where the
/// site was served last.
///
/// # Errors
/// `StoreUnusable` for a state that cannot be read.
pub fn practice_unserved(dir: &Path, spec: &mut Spec, reading: &Arc<Counted>) -> Result<PracticeCloud> {
    let disk = PracticeDisk::new(dir, true);
    let state = Arc::new(Mutex::new(disk.load()?));
    let port = disk::read(&dir.join("port"))?.and_then(|text| text.trim().parse::<u16>().ok());
    spec.website_url = port.map(|port| format!("http://127.0.0.1:{port}"));
    // Where nothing stands yet nothing is written, so what is read is not remembered either.
    let folders = RememberedFolder::default().counting(reading);
    Ok(PracticeCloud::new(state, Arc::new(disk), Arc::new(SystemClock), Arc::new(folders), Arc::new(Web::new())))
}

/// A practice cloud's own project: the same one again if the cloud is kept.
fn practice_project(dir: &Path, folder: &Path, keep: Option<&str>) -> Result<Project> {
    let path = dir.join("project.toml");
    if let Some(saved) = read_project(&path)? {
        return Ok(saved.project);
    }
    let name = keep.map(str::to_owned).unwrap_or_else(|| {
        folder.file_name().map_or_else(|| "practice".to_owned(), |name| name.to_string_lossy().into_owned())
    });
    let project = Project::new(&name, SystemClock.entropy());
    disk::write(&path, project.to_text().as_bytes())?;
    Ok(project)
}

/// What is wanted of one environment of a project, in a run that begins now.
///
/// # Errors
/// `NoEnvironment`; `StoreUnusable` if the journal cannot be read.
pub fn spec(
    project: &Project,
    env: &EnvName,
    venue: Venue,
    default_access: AccessWish,
    journal: &dyn Journal,
    installation: String,
) -> Result<Spec> {
    let site = project.site(Some(env))?;
    let wishes = project.wishes(env);
    let now = SystemClock.now();
    Ok(Spec {
        made: journal.made(&site, Some(&venue.place()))?,
        invalidated: journal.invalidated(&venue.place(), &rfc3339(now)[..7])?,
        tried: tried(journal, &site, &venue.place())?,
        site,
        slug: project.slug.clone(),
        region: wishes.region(),
        venue,
        account: project.account_of(env),
        bucket: wishes.bucket.clone(),
        ownership: wishes.ownership.unwrap_or(Ownership::AclsDisabled),
        access: wishes.access(default_access),
        cdn: wishes.cdn(default_access),
        domain: wishes.domain(default_access),
        deployer: wishes.deployer(),
        rotate_key: None,
        // What was taken over belongs to one environment.
        adopted: project.adopted.clone().filter(|_| env.as_str() == EnvName::DEFAULT),
        folder: None,
        keep: wishes.keep(),
        roll_back: None,
        prune: false,
        git: None,
        promoted_from: None,
        website_url: None,
        release: ReleaseId::new(now, SystemClock.entropy()),
        run: hex(&SystemClock.entropy()),
        at: rfc3339(now),
        installation,
        holder: lock::holder(),
        aws_args: Vec::new(),
        answers: Answered::default(),
    })
}

/// The keys of the ops whose reply never came, and when they were tried last.
fn tried(journal: &dyn Journal, site: &SiteId, place: &str) -> Result<BTreeMap<String, String>> {
    Ok(journal.open(site, place)?.into_iter().map(|intent| (intent.key, intent.at)).collect())
}

/// One site, ready to be looked at and changed.
pub struct Site {
    /// What is wanted.
    pub spec: Spec,
    /// Where.
    pub cloud: Box<dyn Cloud>,
    /// The journal.
    pub journal: Box<dyn Journal>,
    /// Held as long as the site may be changed.
    pub lock: Option<lock::SiteLock>,
    /// A practice site's edge, serving as long as the site is open.
    pub edge: Option<EdgeServer>,
    /// What holds its runs.
    pub gate: Arc<Gate>,
    /// How far its folder is read while it is looked at.
    pub reading: Arc<Counted>,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("site", &self.spec.site).finish_non_exhaustive()
    }
}

impl Site {
    /// Makes ready for another run: it will have an id, a release and a time of its own.
    ///
    /// # Errors
    /// `StoreUnusable`.
    pub fn renew(&mut self) -> Result<()> {
        let now = SystemClock.now();
        self.spec.release = ReleaseId::new(now, SystemClock.entropy());
        self.spec.run = hex(&SystemClock.entropy());
        self.spec.at = rfc3339(now);
        self.spec.answers = Answered::default();
        self.spec.git = self.spec.folder.as_ref().and_then(|folder| git::commit_of(Path::new(&folder.path)));
        self.spec.made = self.journal.made(&self.spec.site, Some(&self.spec.place()))?;
        self.spec.tried = tried(self.journal.as_ref(), &self.spec.site, &self.spec.place())?;
        Ok(())
    }

    /// Becomes the very run that this one was looked at for: what is done then is what was shown.
    pub fn resume(&mut self, shown: &Spec) {
        self.spec.release = shown.release.clone();
        self.spec.run.clone_from(&shown.run);
        self.spec.at.clone_from(&shown.at);
        self.spec.roll_back.clone_from(&shown.roll_back);
    }

    /// Closes the site; a practice site's port is free when this returns.
    pub async fn close(self) {
        if let Some(edge) = self.edge {
            edge.stop().await;
        }
    }

    fn run_of<'a>(
        &'a self,
        steps: &'a [&'a dyn Step],
        goal: Goal,
        emit: &'a Emit,
        cancel: &'a CancellationToken,
        wait: bool,
    ) -> Run<'a> {
        Run {
            steps,
            goal,
            spec: &self.spec,
            cloud: self.cloud.as_ref(),
            journal: self.journal.as_ref(),
            clock: &SystemClock,
            cancel,
            gate: &self.gate,
            emit: emit.as_ref(),
            wait,
        }
    }

    /// Looks, and forecasts; sends [`Event::Started`], [`Event::Forecast`] and every [`Event::Change`].
    ///
    /// # Errors
    /// As the looks do; [`Event::Finished`] is sent then.
    pub async fn look(
        &self,
        steps: &[&dyn Step],
        goal: Goal,
        emit: &Emit,
        cancel: &CancellationToken,
    ) -> Result<(World, Forecast)> {
        emit(Event::Started {
            run: self.spec.run.clone(),
            site: self.spec.site.clone(),
            venue: self.spec.venue.clone(),
            region: self.spec.region.clone(),
            goal,
            steps: goal.order(steps).iter().map(|step| step.card().id).collect(),
        });
        let looked = async {
            let run = self.run_of(steps, goal, emit, cancel, true);
            let world = self.reading.told(engine::look(&run), emit).await?;
            let forecast = forecast(steps, goal, &self.spec, &world)?;
            Ok((world, forecast))
        }
        .await;
        match &looked {
            Ok((world, forecast)) => {
                emit(Event::Forecast(forecast.view(&self.spec, world)));
                let mut sum = ChangeSum::default();
                changes::each(forecast, world, |change| {
                    sum.add(&change);
                    emit(Event::Change(Box::new(change)));
                });
                emit(Event::Changes(sum.besides(world)));
            }
            Err(error) => self.refuse(error, emit),
        }
        looked
    }

    /// Ends a run that never began, with [`Event::Finished`].
    pub fn refuse(&self, error: &Error, emit: &Emit) {
        emit(Event::Finished(engine::cut_short(&self.spec.run, error)));
    }

    /// Runs what was agreed to.
    ///
    /// # Errors
    /// As [`engine::run`].
    #[expect(clippy::too_many_arguments, reason = "a run is what these seven make it; a struct would only rename them")]
    pub async fn run(
        &self,
        steps: &[&dyn Step],
        goal: Goal,
        world: World,
        agreed: &Forecast,
        emit: &Emit,
        cancel: &CancellationToken,
        wait: bool,
    ) -> Result<Receipt> {
        engine::run(&self.run_of(steps, goal, emit, cancel, wait), world, agreed).await
    }
}
