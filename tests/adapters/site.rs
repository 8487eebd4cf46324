//! A folder on the disk, a project, and the runs of the engine over a cloud of the test's choice.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use md5::{Digest as _, Md5};
use naru_adapters::clock::SystemClock;
use naru_core::address::DomainSpec;
use naru_core::clock::{Clock, hex};
use naru_core::cloud::{Cloud, FolderRead, OpContext, Progress, WebRead};
use naru_core::deploy::diff::Upload;
use naru_core::deploy::folder::{FileEntry, FolderView, Stamp};
use naru_core::deploy::framework::Framework;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::deploy::{headers, phase};
use naru_core::doctor::evidence::HttpSight;
use naru_core::effect::Made;
use naru_core::engine::{self, Run};
use naru_core::event::{Event, Goal, Receipt};
use naru_core::forecast::{Forecast, forecast};
use naru_core::gate::Gate;
use naru_core::journal::{Journal, MemoryJournal};
use naru_core::names::{BucketName, Key, Region, SiteId, Slug, sha256};
use naru_core::op::{Op, S3Op};
use naru_core::project::{AccessWish, Project};
use naru_core::site::answers::{Probe, Reply};
use naru_core::spec::{Access, Answered, Cdn, Deployer, FolderWish, Rotation, Spec, Venue};
use naru_core::step::Step;
use naru_core::world::Ownership;
use naru_core::{Error, Result};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;

use super::emulator::unique;

/// Scans a folder without judging it.
#[derive(Debug)]
pub struct AnyFolder;

#[async_trait]
impl FolderRead for AnyFolder {
    async fn scan(&self, wish: &FolderWish) -> Result<FolderView> {
        let root = Path::new(&wish.path);
        let mut files = Vec::new();
        collect(root, root, &mut files);
        files.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(FolderView {
            root: wish.path.clone(),
            framework: Framework::Plain,
            found_from: None,
            files: files.into(),
            left_out: Vec::new(),
            warnings: Vec::new(),
            rules: naru_core::deploy::site_rules::SiteRules::default(),
        })
    }
}

fn collect(root: &Path, dir: &Path, files: &mut Vec<FileEntry>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(&path).unwrap();
            files.push(FileEntry {
                headers: naru_core::deploy::headers::of(&Key::parse(&name).unwrap()).into(),
                key: Key::parse(&name).unwrap(),
                path: name.into(),
                size: bytes.len() as u64,
                sha256: sha256(&bytes).into(),
                md5: hex(&Md5::digest(&bytes)).into(),
                stamp: stamp(&path),
            });
        }
    }
}

pub fn stamp(path: &Path) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    let it = std::fs::metadata(path).unwrap();
    Stamp { mtime_ns: it.mtime() * 1_000_000_000 + it.mtime_nsec(), inode: it.ino() }
}

/// Nobody answers.
#[derive(Debug)]
pub struct NoWeb;

#[async_trait]
impl WebRead for NoWeb {
    async fn get(&self, _: &Probe) -> Result<Reply> {
        Ok(Reply::Unreachable { why: "no web in this test".to_owned() })
    }

    async fn sight(&self, probe: &Probe) -> Result<HttpSight> {
        let failed = Some("no web in this test".to_owned());
        Ok(HttpSight { url: probe.address(), failed, ..HttpSight::default() })
    }
}

/// A temporary folder with files in it.
pub struct Folder(pub tempfile::TempDir);

impl Folder {
    pub fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            folder.write(name, bytes);
        }
        folder
    }

    /// A small site: pages, hashed assets, an empty file, names that are hard to encode.
    pub fn site() -> Self {
        Self::of(&[
            ("index.html", b"<!doctype html><script src=/assets/index-B7f2kQ9x.js></script>"),
            ("about/index.html", b"<!doctype html><h1>about</h1>"),
            ("assets/index-B7f2kQ9x.js", b"console.log('naru')"),
            ("assets/style-0a1b2c3d.css", b"body { color: teal }"),
            ("sw.js", b"self.skipWaiting()"),
            (".nojekyll", b""),
            ("\u{c0ac}\u{c9c4}/\u{d55c} +&%#?=(1)'.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ])
    }

    pub fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    pub fn root(&self) -> String {
        self.0.path().to_str().unwrap().to_owned()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Its files as an upload would carry them.
    pub async fn uploads(&self) -> Vec<Upload> {
        let view = AnyFolder.scan(&FolderWish { path: self.root(), ..FolderWish::default() }).await.unwrap();
        view.files.into_iter().map(|file| upload(&file)).collect()
    }

    /// One op that carries all of it.
    pub async fn op(&self, bucket: &BucketName) -> Op {
        let files = self.uploads().await;
        let phase = phase::of(&files[0].key);
        Op::S3(S3Op::Upload { bucket: bucket.clone(), root: self.root(), phase, files: files.into() })
    }
}

fn upload(file: &FileEntry) -> Upload {
    Upload {
        key: file.key.clone(),
        path: file.path.clone(),
        size: file.size,
        sha256: file.sha256.clone(),
        md5: file.md5.clone(),
        stamp: file.stamp,
        headers: headers::of(&file.key).into(),
        why: naru_core::deploy::diff::Why::New,
    }
}

/// A bucket name no other test has, which the set-up policy covers.
pub fn bucket(tag: &str) -> BucketName {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).unwrap();
    BucketName::parse(&format!("naru-{tag}-{}-{}", unique(), hex(&bytes))).unwrap()
}

/// Runs one op.
pub async fn run(cloud: &dyn Cloud, op: &Op) -> Result<Vec<Made>> {
    run_with(cloud, op, &CancellationToken::new(), &|_| {}).await
}

/// Runs one op, with a way to stop it and to hear of its progress.
pub async fn run_with(
    cloud: &dyn Cloud,
    op: &Op,
    cancel: &CancellationToken,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Vec<Made>> {
    run_through(cloud, op, cancel, &Arc::default(), progress).await
}

/// The same through a gate.
pub async fn run_through(
    cloud: &dyn Cloud,
    op: &Op,
    cancel: &CancellationToken,
    gate: &Arc<Gate>,
    progress: &(dyn Fn(Progress) + Send + Sync),
) -> Result<Vec<Made>> {
    cloud.run(op, &OpContext { cancel, gate, progress, token: "00000000000000000000000000000000" }).await
}

/// A project and its folder, run against a cloud again and again.
pub struct Site {
    pub project: Project,
    pub folder: Folder,
    pub region: Region,
    pub venue: Venue,
    pub access: Access,
    pub deployer: Option<Deployer>,
    pub rotate_key: Option<Rotation>,
    pub cdn: Option<Cdn>,
    pub domain: Option<DomainSpec>,
    /// Where visitors' requests are sent.
    pub website_url: Option<String>,
    pub mend: bool,
    /// What is answered beside that before anybody asks.
    pub answers: Answered,
    pub keep: Keep,
    pub roll_back: Option<ReleaseId>,
    pub clock: Box<dyn Clock>,
    pub journal: MemoryJournal,
    pub installation: String,
    runs: Mutex<u8>,
}

/// The engine's waits pass in a hundredth of their time; the network's own clock is another.
#[derive(Debug, Default)]
pub struct Hurried(Mutex<Duration>);

#[async_trait]
impl Clock for Hurried {
    fn now(&self) -> OffsetDateTime {
        SystemClock.now() + *self.0.lock().unwrap()
    }
    async fn sleep(&self, span: Duration) {
        let short = span / 100;
        tokio::time::sleep(short).await;
        *self.0.lock().unwrap() += span - short;
    }
    fn entropy(&self) -> [u8; 16] {
        SystemClock.entropy()
    }
}

/// What one run did.
pub struct Ran {
    pub result: Result<Receipt>,
    pub forecast: Forecast,
    /// The keys of ops that were done, in order.
    pub done: Vec<String>,
    /// What was waited for, each once in a row.
    pub waits: Vec<String>,
}

impl Site {
    pub fn new(name: &str, region: &str, venue: Venue) -> Self {
        Self {
            project: Project::new(name, SystemClock.entropy()),
            folder: Folder::site(),
            region: Region::parse(region).unwrap(),
            venue,
            access: Access::classic(),
            deployer: None,
            rotate_key: None,
            domain: None,
            cdn: None,
            website_url: None,
            mend: false,
            clock: Box::new(SystemClock),
            answers: Answered::default(),
            keep: Keep::default(),
            roll_back: None,
            journal: MemoryJournal::default(),
            installation: format!("installation-{}", unique()),
            runs: Mutex::new(0),
        }
    }

    pub fn id(&self) -> SiteId {
        self.project.site(None).unwrap()
    }

    pub fn slug(&self) -> Slug {
        self.project.slug.clone()
    }

    /// The site's bucket in an account, and what everything else of it is called there.
    pub fn bucket_name(&self, account: &str) -> BucketName {
        let account = naru_core::names::AccountId::parse(account).unwrap();
        naru_core::names::bucket_name(&self.slug(), &account, &self.id())
    }

    pub fn spec(&self) -> Spec {
        let mut runs = self.runs.lock().unwrap();
        *runs += 1;
        let at = OffsetDateTime::now_utc() + time::Duration::seconds(i64::from(*runs));
        let spec = Spec {
            site: self.id(),
            slug: self.slug(),
            region: self.region.clone(),
            venue: self.venue.clone(),
            account: None,
            bucket: None,
            ownership: Ownership::AclsDisabled,
            access: self.access.clone(),
            deployer: self.deployer.clone(),
            rotate_key: self.rotate_key.clone(),
            cdn: self.cdn.clone(),
            domain: self.domain.clone(),
            adopted: self.project.adopted.clone(),
            folder: self.roll_back.is_none().then(|| FolderWish {
                path: self.folder.root(),
                source_maps: false,
                ..FolderWish::default()
            }),
            keep: self.keep,
            roll_back: self.roll_back.clone(),
            prune: false,
            git: None,
            promoted_from: None,
            website_url: self.website_url.clone(),
            release: ReleaseId::new(at, SystemClock.entropy()),
            run: hex(&SystemClock.entropy()),
            at: naru_core::clock::rfc3339(at),
            installation: self.installation.clone(),
            holder: "tester@here".to_owned(),
            aws_args: Vec::new(),
            made: self.journal.made(&self.id(), Some(&self.venue.place())).unwrap(),
            tried: self
                .journal
                .open(&self.id(), &self.venue.place())
                .unwrap()
                .into_iter()
                .map(|one| (one.key, one.at))
                .collect(),
            answers: self.answers.clone(),
            invalidated: 0,
        };
        if self.project.adopted.is_none() {
            return spec;
        }
        // What was adopted is as the project says, and has no folder yet.
        let (wishes, usual) = (&self.project.site, AccessWish::USUAL);
        Spec {
            region: wishes.region(),
            bucket: wishes.bucket.clone(),
            ownership: wishes.ownership.unwrap_or(Ownership::AclsDisabled),
            access: wishes.access(usual),
            cdn: wishes.cdn(usual),
            folder: None,
            ..spec
        }
    }

    /// Looks, forecasts, says yes to what is asked, and runs.
    pub async fn go(&self, cloud: &dyn Cloud, steps: &[&dyn Step], goal: Goal) -> Ran {
        let spec = self.spec();
        let mut agreed = spec.clone();
        let (cancel, gate) = (CancellationToken::new(), Arc::default());
        let done = Arc::new(Mutex::new(Vec::new()));
        let waits: Arc<Mutex<Vec<String>>> = Arc::default();
        let (heard, waited) = (Arc::clone(&done), Arc::clone(&waits));
        let emit = move |event: Event| match event {
            Event::Op { op, state: naru_core::event::OpState::Done } => heard.lock().unwrap().push(op.key),
            Event::Wait { on, .. } => {
                let mut waits = waited.lock().unwrap();
                if waits.last() != Some(&on) {
                    waits.push(on);
                }
            }
            _ => {}
        };
        let parts = |spec| Run {
            steps,
            goal,
            spec,
            cloud,
            journal: &self.journal,
            clock: &*self.clock,
            cancel: &cancel,
            gate: &gate,
            emit: &emit,
            wait: true,
        };
        let mut forecast_ = Forecast { steps: Vec::new() };
        let result = async {
            let world = engine::look(&parts(&spec)).await?;
            forecast_ = forecast(steps, goal, &spec, &world)?;
            agreed.answers.overwrite = true;
            agreed.answers.mend = self.mend;
            agreed.answers.make_public = spec.bucket(&world).map(|name| name.to_string());
            engine::run(&parts(&agreed), world, &forecast_).await
        }
        .await;
        let (done, waits) = (done.lock().unwrap().clone(), waits.lock().unwrap().clone());
        Ran { result, forecast: forecast_, done, waits }
    }
}

impl Ran {
    /// What it was going to do, by key.
    pub fn forecast_keys(&self) -> Vec<String> {
        self.forecast.ops().map(Op::key).collect()
    }

    pub fn error(self) -> Error {
        self.result.unwrap_err()
    }
}
