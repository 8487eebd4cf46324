//! A practice cloud without files, sockets or real time, for tests of decisions.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use naru_core::address::DomainSpec;
use naru_core::clock::Clock;
use naru_core::cloud::{FolderRead, WebRead};
use naru_core::deploy::diff::Upload;
use naru_core::deploy::folder::{FileEntry, FolderView, Stamp};
use naru_core::deploy::framework::Framework;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::doctor::evidence::HttpSight;
use naru_core::engine::{self, Run};
use naru_core::event::{Event, Goal, Receipt};
use naru_core::forecast::{Forecast, forecast};
use naru_core::journal::{Journal, MemoryJournal};
use naru_core::names::{BucketName, Key, Region, SiteId, Slug, bucket_name, sha256};
use naru_core::practice::{Disk, Fault, Faults, PracticeCloud, PracticeState};
use naru_core::project::Project;
use naru_core::site::answers::{Probe, Reply};
use naru_core::spec::{Access, Answered, Cdn, Deployer, FolderWish, Rotation, Spec, Venue};
use naru_core::step::Step;
use naru_core::world::{Ownership, World};
use naru_core::{Code, Result, edge, recipe};
use time::OffsetDateTime;
use tokio_util::sync::CancellationToken;

/// A clock that moves only when somebody sleeps, and whose randomness counts up.
#[derive(Debug)]
pub struct TestClock {
    now: Mutex<OffsetDateTime>,
    drawn: Mutex<u8>,
}

impl TestClock {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { now: Mutex::new(time::macros::datetime!(2026-11-22 14:00 UTC)), drawn: Mutex::new(0) })
    }
}

#[async_trait]
impl Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        *self.now.lock().unwrap()
    }
    async fn sleep(&self, span: Duration) {
        *self.now.lock().unwrap() += span;
        tokio::task::yield_now().await;
    }
    fn entropy(&self) -> [u8; 16] {
        let mut drawn = self.drawn.lock().unwrap();
        *drawn = drawn.wrapping_add(1);
        [*drawn; 16]
    }
}

/// Hears of each file before it is kept.
pub type Meddler = Box<dyn FnMut(&Upload) -> Result<()> + Send>;

/// A disk that only counts.
#[derive(Default)]
pub struct TestDisk {
    pub kept: Mutex<Vec<String>>,
    pub meddler: Mutex<Option<Meddler>>,
}

impl std::fmt::Debug for TestDisk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestDisk").field("kept", &self.kept).finish_non_exhaustive()
    }
}

impl Disk for TestDisk {
    fn save(&self, _: &PracticeState) -> Result<()> {
        Ok(())
    }
    fn keep(&self, _: &str, file: &Upload) -> Result<()> {
        if let Some(meddler) = self.meddler.lock().unwrap().as_mut() {
            meddler(file)?;
        }
        self.kept.lock().unwrap().push(file.key.to_string());
        Ok(())
    }
    fn bytes(&self, _: &str, _: u64, _: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<bool> {
        Ok(false)
    }
}

/// The folder as the test says it is.
#[derive(Debug)]
pub struct TestFolder(pub Mutex<FolderView>);

#[async_trait]
impl FolderRead for TestFolder {
    async fn scan(&self, _: &FolderWish) -> Result<FolderView> {
        Ok(self.0.lock().unwrap().clone())
    }
}

/// One fault, at the n-th op.
pub fn at(n: usize, fault: Fault) -> Faults {
    Faults { at: vec![(n, fault)], ..Faults::default() }
}

/// A folder of these files, their bytes being their contents.
pub fn folder(files: &[(&str, &str)]) -> FolderView {
    let mut entries: Vec<FileEntry> = files
        .iter()
        .map(|(path, text)| FileEntry {
            key: Key::parse(path).unwrap(),
            path: (*path).into(),
            size: text.len() as u64,
            sha256: sha256(text.as_bytes()).into(),
            // Any 32 hexadecimal digits that change with the bytes serve as MD5 here.
            md5: sha256(text.as_bytes())[..32].into(),
            stamp: Stamp::default(),
            headers: naru_core::deploy::headers::of(&Key::parse(path).unwrap()).into(),
        })
        .collect();
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    FolderView {
        root: "/build".to_owned(),
        framework: Framework::Vite,
        found_from: None,
        files: entries.into(),
        left_out: Vec::new(),
        warnings: Vec::new(),
        rules: naru_core::deploy::site_rules::SiteRules::default(),
    }
}

/// A small site as Vite builds it.
pub fn vite_site() -> FolderView {
    folder(&[
        ("index.html", "<script src=/assets/index-4f9a2b1c.js></script>"),
        ("assets/index-4f9a2b1c.js", "console.log(1)"),
        ("assets/index-0d3e5f7a.css", "body{}"),
        ("about/index.html", "<h1>about</h1>"),
        ("favicon.svg", "<svg/>"),
        ("sw.js", "self.skipWaiting()"),
    ])
}

/// Answers as the edge would, without a socket.
#[derive(Debug)]
pub struct TestWeb {
    pub state: Arc<Mutex<PracticeState>>,
    pub bucket: BucketName,
    pub clock: Arc<TestClock>,
    pub cache: Arc<Mutex<edge::Cache>>,
}

#[async_trait]
impl WebRead for TestWeb {
    async fn get(&self, probe: &Probe) -> Result<Reply> {
        let asked = probe.url.strip_prefix("http://edge").expect("tests only ask the edge");
        let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
        let state = self.state.lock().unwrap();
        let nobody = |why: &str| Ok(Reply::Unreachable { why: why.to_owned() });
        let Some(bucket) = state.truth.buckets.get(&self.bucket).filter(|b| b.head.seen().is_some()) else {
            return nobody("NoSuchBucket");
        };
        let served = match &probe.at {
            None => edge::at_website(&self.bucket, Some(bucket), path),
            Some(meant) => {
                let Some(distribution) = edge::through(&state.truth, &self.bucket, &meant.host) else {
                    return nobody("no distribution");
                };
                let visit = edge::Visit { host: &meant.host, path, query, https: meant.https, gzip: false };
                edge::visit(&mut self.cache.lock().unwrap(), &state, distribution, &visit, self.clock.now())
            }
        };
        let header = |name: &str| served.header(name).map(str::to_owned);
        let (sha256, size) = match &served.body {
            edge::Body::Text(text) => (sha256(text.as_bytes()), text.len() as u64),
            edge::Body::Object { sha256, size, .. } => (sha256.clone().unwrap(), *size),
        };
        Ok(Reply::Answered {
            status: served.status,
            content_type: header("content-type"),
            cache_control: header("cache-control"),
            sha256,
            size,
            location: header("location"),
            cache: header("x-cache"),
            tls: None,
        })
    }

    async fn sight(&self, probe: &Probe) -> Result<HttpSight> {
        let url = probe.address();
        let Reply::Answered { status, content_type, cache, location, sha256, .. } = self.get(probe).await? else {
            return Ok(HttpSight { url, failed: Some("nobody".to_owned()), ..HttpSight::default() });
        };
        let named = [("content-type", content_type), ("x-cache", cache)];
        let headers = named.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        Ok(HttpSight {
            url,
            status,
            headers,
            sha256,
            redirects: location.into_iter().collect(),
            ..HttpSight::default()
        })
    }
}

/// A site, its cloud and its journal, all surviving a crash of the run.
pub struct Bench {
    pub state: Arc<Mutex<PracticeState>>,
    pub disk: Arc<TestDisk>,
    pub folder: Arc<TestFolder>,
    pub clock: Arc<TestClock>,
    pub cache: Arc<Mutex<edge::Cache>>,
    pub journal: MemoryJournal,
    pub project: Project,
    pub access: Access,
    pub cdn: Option<Cdn>,
    pub domain: Option<DomainSpec>,
    pub deployer: Option<Deployer>,
    pub rotate_key: Option<Rotation>,
    pub keep: Keep,
    pub roll_back: Option<ReleaseId>,
    pub prune: bool,
    pub answers: Answered,
    pub events: Arc<Mutex<Vec<Event>>>,
    pub cancel: CancellationToken,
    pub gate: Arc<naru_core::gate::Gate>,
    pub wait: bool,
}

impl Bench {
    pub fn new(files: FolderView) -> Self {
        Self {
            state: Arc::new(Mutex::new(PracticeState::fresh())),
            disk: Arc::default(),
            folder: Arc::new(TestFolder(Mutex::new(files))),
            clock: TestClock::new(),
            cache: Arc::default(),
            journal: MemoryJournal::default(),
            project: Project::new("내 블로그 my blog", [7; 16]),
            access: Access::classic(),
            cdn: None,
            domain: None,
            deployer: None,
            rotate_key: None,
            keep: Keep::default(),
            roll_back: None,
            prune: false,
            answers: Answered::default(),
            events: Arc::default(),
            cancel: CancellationToken::new(),
            gate: Arc::default(),
            wait: true,
        }
    }

    pub fn site(&self) -> SiteId {
        self.project.site(None).unwrap()
    }

    pub fn bucket(&self) -> BucketName {
        let account = self.state.lock().unwrap().truth.caller.seen().unwrap().account.clone();
        bucket_name(&self.project.slug, &account, &self.site())
    }

    pub fn spec(&self) -> Spec {
        let now = self.clock.now();
        Spec {
            site: self.site(),
            slug: Slug::of("my blog"),
            region: Region::parse("ap-northeast-2").unwrap(),
            venue: Venue::Practice,
            account: None,
            bucket: None,
            ownership: Ownership::AclsDisabled,
            access: self.access.clone(),
            cdn: self.cdn.clone(),
            domain: self.domain.clone(),
            deployer: self.deployer.clone(),
            rotate_key: self.rotate_key.clone(),
            adopted: None,
            folder: (self.roll_back.is_none() && !self.prune).then(|| FolderWish {
                path: "/build".to_owned(),
                source_maps: false,
                ..FolderWish::default()
            }),
            keep: self.keep,
            roll_back: self.roll_back.clone(),
            prune: self.prune,
            git: None,
            promoted_from: None,
            website_url: Some("http://edge".to_owned()),
            release: ReleaseId::new(now, self.clock.entropy()),
            run: naru_core::clock::hex(&self.clock.entropy()),
            at: naru_core::clock::rfc3339(now),
            installation: "this-laptop".to_owned(),
            holder: "me@laptop".to_owned(),
            aws_args: Vec::new(),
            made: self.journal.made(&self.site(), Some("practice")).unwrap(),
            invalidated: self.journal.invalidated("practice", &naru_core::clock::rfc3339(now)[..7]).unwrap(),
            tried: self
                .journal
                .open(&self.site(), "practice")
                .unwrap()
                .into_iter()
                .map(|one| (one.key, one.at))
                .collect(),
            answers: self.answers.clone(),
        }
    }

    pub fn cloud(&self, faults: Faults) -> PracticeCloud {
        let (clock, cache) = (self.clock.clone(), self.cache.clone());
        let web = TestWeb { state: self.state.clone(), bucket: self.bucket(), clock, cache };
        PracticeCloud::new(
            self.state.clone(),
            self.disk.clone(),
            self.clock.clone(),
            self.folder.clone(),
            Arc::new(web),
        )
        .with_faults(faults)
    }

    /// A run with this bench's journal, clock and cancel.
    pub fn run<'a>(
        &'a self,
        steps: &'a [&'a dyn Step],
        goal: Goal,
        spec: &'a Spec,
        cloud: &'a PracticeCloud,
        emit: &'a (dyn Fn(Event) + Send + Sync),
    ) -> Run<'a> {
        Run {
            steps,
            goal,
            spec,
            cloud,
            journal: &self.journal,
            clock: self.clock.as_ref(),
            cancel: &self.cancel,
            gate: &self.gate,
            emit,
            wait: self.wait,
        }
    }

    /// Look → forecast → run, with faults.
    pub async fn cross(&self, goal: Goal, faults: Faults) -> (Forecast, Result<Receipt>) {
        self.cross_with(&recipe::STATIC_SITE, &self.spec(), &self.cloud(faults), goal).await
    }

    pub async fn cross_with(
        &self,
        steps: &[&dyn Step],
        spec: &Spec,
        cloud: &PracticeCloud,
        goal: Goal,
    ) -> (Forecast, Result<Receipt>) {
        let events = self.events.clone();
        let emit = move |event: Event| events.lock().unwrap().push(event);
        let run = self.run(steps, goal, spec, cloud, &emit);
        let world = match engine::look(&run).await {
            Ok(world) => world,
            Err(error) => return (Forecast { steps: Vec::new() }, Err(error)),
        };
        let agreed = forecast(steps, goal, spec, &world).expect("a forecast never loops");
        let receipt = engine::run(&run, world, &agreed).await;
        // Whoever only has it shown is told of a stop that is met, and of none that is not.
        let told = agreed.would_stop(&spec.answers, self.wait);
        match (&told, &receipt) {
            (Some(stop), Ok(receipt)) => panic!("told to stop with {stop}, it ended {:?}", receipt.outcome),
            // What a lost reply left behind looks like somebody's hand, and nobody knows beforehand.
            (None, Err(met)) if met.code == Code::Ask => assert_eq!(met.args["question"], "hand-edit", "{met}"),
            (None, Err(_)) => {}
            (Some(_), Err(_)) | (None, Ok(_)) => {}
        }
        (agreed, receipt)
    }

    pub async fn build(&self) -> Receipt {
        self.cross(Goal::Build, Faults::default()).await.1.expect("the crossing works")
    }

    /// The keys of the ops that were really done, in order.
    pub fn done(&self) -> Vec<String> {
        use naru_core::event::OpState;
        let events = self.events.lock().unwrap();
        events
            .iter()
            .filter_map(|event| match event {
                Event::Op { op, state: OpState::Done } => Some(op.key.clone()),
                _ => None,
            })
            .collect()
    }

    /// What was really done to our bucket, in order and in short.
    pub fn order(&self) -> Vec<String> {
        let ours = format!(" {}", self.bucket());
        self.done().into_iter().map(|key| key.replace(&ours, "").replace("op-s3-", "")).collect()
    }

    /// Everything in the cloud that is not our site's bucket.
    pub fn foreign(&self) -> (BTreeMap<BucketName, naru_core::world::Bucket>, Vec<BucketName>) {
        let ours = self.bucket();
        let state = self.state.lock().unwrap();
        let rest = state.truth.buckets.iter().filter(|(name, _)| **name != ours);
        (rest.map(|(n, b)| (n.clone(), b.clone())).collect(), state.strangers.keys().cloned().collect())
    }

    /// What lies in our bucket, without what differs from run to run.
    pub fn shape(&self) -> Option<World> {
        let name = self.bucket();
        let mut world = self.state.lock().unwrap().truth.clone();
        let bucket = world.buckets.get_mut(&name)?;
        bucket.head.seen()?;
        if let Some(tags) = bucket.tags.seen_mut() {
            tags.remove(naru_core::names::TAG_RUN);
        }
        let releases = bucket.releases.seen_mut()?;
        releases.retain(|r| r.state == naru_core::deploy::manifest::ManifestState::Finished);
        for release in releases.iter_mut() {
            release.id = ReleaseId::new(time::macros::datetime!(2026-01-01 00:00 UTC), [0; 16]);
            release.at.clear();
        }
        Some(world)
    }
}
