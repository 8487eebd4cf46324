//! A desk over a home of its own, and what the tests ask of it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use naru_adapters::home::Home;
use naru_app::desk::Desk;
use naru_app::wire::site::{Aim, RunAnswers, SiteView, Stage};
use naru_app::wire::{FolderId, Place, Settings, Theme, WindowState};
use naru_core::deploy::changes::FileChange;
use naru_core::deploy::tree::{ChangeAsk, ChangeItem, ChangePage};
use naru_core::event::{Outcome, Receipt};
use naru_core::names::ProjectId;
use naru_core::words::Lang;
use tempfile::TempDir;

pub const SETTINGS: Settings = Settings { lang: Lang::En, theme: Theme::System, text: 100 };

pub const SITE: &[(&str, &str)] = &[
    ("index.html", "<!doctype html><title>x</title><script type=module src=/assets/app-1a2b3c4d.js></script>"),
    ("assets/app-1a2b3c4d.js", "console.log(1)"),
];

/// A desk, its home, and folders to bring to it.
pub struct Rig {
    pub desk: Arc<Desk>,
    pub dir: TempDir,
}

impl Rig {
    pub fn new() -> Self {
        Self::with_pace(Duration::ZERO)
    }

    pub fn with_pace(pace: Duration) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let desk = Self::desk_at(dir.path(), pace);
        Self { desk, dir }
    }

    fn desk_at(dir: &Path, pace: Duration) -> Arc<Desk> {
        Desk::with_pace(Home::at(dir.join("home")), SETTINGS, tokio::runtime::Handle::current(), pace)
    }

    /// Naru is started again with the same home.
    pub fn again(&self) -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { desk: Self::desk_at(self.dir.path(), Duration::ZERO), dir }
    }

    pub fn home(&self) -> &Home {
        self.desk.home()
    }

    /// A build folder with these files.
    pub fn folder(&self, name: &str, files: &[(&str, &str)]) -> PathBuf {
        let root = self.dir.path().join(name);
        for (name, text) in files {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    pub async fn until<T>(&self, what: &str, ask: impl Fn(&WindowState) -> Option<T>) -> T {
        self.within(Duration::from_secs(30), what, ask).await
    }

    /// The same for what takes its time.
    pub async fn within<T>(&self, limit: Duration, what: &str, ask: impl Fn(&WindowState) -> Option<T>) -> T {
        for _ in 0..limit.as_millis() / 10 {
            if let Some(answer) = ask(&self.desk.state()) {
                return answer;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("never: {what}; {:?}", self.desk.state().place);
    }

    /// The shown site, once it says yes.
    pub async fn site(&self, what: &str, yes: impl Fn(&SiteView) -> bool) -> SiteView {
        self.until(what, |state| match &state.place {
            Place::Site { site } if yes(site) => Some(site.clone()),
            _ => None,
        })
        .await
    }

    /// Brings a folder and gives its id.
    pub async fn bring(&self, path: PathBuf) -> FolderId {
        self.desk.bring(path).await;
        let Place::Folder { folder, .. } = self.desk.state().place else { panic!("{:?}", self.desk.state().place) };
        folder
    }

    /// A project with this folder, in practice, looked at.
    pub async fn practising(&self, path: PathBuf) -> SiteView {
        let folder = self.bring(path).await;
        self.desk.begin(&folder, true, None).unwrap();
        self.planned().await
    }

    pub async fn planned(&self) -> SiteView {
        self.site("a plan", |site| site.stage == Stage::Planned).await
    }

    /// Runs, and waits for the receipt and the look behind it.
    pub async fn run(&self, aim: Aim) -> Receipt {
        self.run_with(aim, RunAnswers::default()).await
    }

    pub async fn run_with(&self, aim: Aim, answers: RunAnswers) -> Receipt {
        let plan = self.site("a plan", |site| site.plan.is_some()).await.plan.unwrap();
        self.desk.run(aim, plan, answers).unwrap();
        let over = |site: &SiteView| site.stage == Stage::Ended && site.plan.is_some_and(|now| now != plan);
        self.site("the receipt and a new plan", over).await.run.receipt.unwrap()
    }

    /// Begins a run of the whole, and does not wait for it.
    pub fn begin(&self) -> naru_core::Result<()> {
        self.desk.run(Aim::Build, self.shown().plan.unwrap_or(0), RunAnswers::default())
    }

    pub async fn outcome(&self) -> Outcome {
        self.site("the receipt", |site| site.stage == Stage::Ended).await.run.receipt.unwrap().outcome
    }

    pub fn shown(&self) -> SiteView {
        let Place::Site { site } = self.desk.state().place else { panic!("{:?}", self.desk.state().place) };
        site
    }

    pub fn project(&self) -> ProjectId {
        self.shown().project
    }
}

/// The body of a real answer.
pub async fn get(url: &str, path: &str) -> Vec<u8> {
    let (host, path) = (url.strip_prefix("http://").unwrap().to_owned(), path.to_owned());
    let asked = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(&host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).unwrap();
        let head = reply.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
        reply.split_off(head + 4)
    });
    asked.await.unwrap()
}

/// A file of the bundled sample.
pub fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/adapters/sample").join(name)).unwrap()
}

/// A stretch of what a plan changes, as a list.
pub async fn listed(rig: &Rig, aim: Aim, plan: u64, query: &str, from: usize, count: usize) -> ChangePage {
    let ask = ChangeAsk { query: query.to_owned(), ..ChangeAsk::default() };
    rig.desk.changes(aim, plan, ask, from, count).await.unwrap()
}

/// The files of such a stretch.
pub fn files(page: &ChangePage) -> impl Iterator<Item = &FileChange> {
    page.rows.iter().filter_map(|row| match &row.item {
        ChangeItem::File(file) => Some(&**file),
        ChangeItem::Folder(_) => None,
    })
}
