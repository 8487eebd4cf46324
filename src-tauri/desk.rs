//! The desk: the one state behind the window. Whatever happens, a drop, a command or an event of a run, becomes
//! a change of [`WindowState`], and whoever watches gets it whole. No Tauri here, so that it is tested as it is.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use naru_adapters::crossing::{self, PracticeWish, Practised};
use naru_core::event::{Event, RunState};
use naru_core::{Code, Error};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio_util::sync::CancellationToken;

use crate::settings;
use crate::wire::{
    Drag, FolderId, LinkId, Scene, Settings, SettingsChange, TEXT_SIZES, Told, Trouble, Verdict, WindowState,
};

/// How long every call takes in the window's practice, so that a person can see the steps.
const PACE: Duration = Duration::from_millis(120);

/// At most this often the page gets a new state.
const BETWEEN_STATES: Duration = Duration::from_millis(33);

/// See the module.
#[derive(Debug)]
pub struct Desk {
    state: watch::Sender<WindowState>,
    kept: Mutex<Kept>,
    runtime: tokio::runtime::Handle,
    pace: Duration,
}

/// What the page never sees.
#[derive(Debug, Default)]
struct Kept {
    /// Counts everything that gets a number here.
    drawn: u64,
    folders: BTreeMap<FolderId, PathBuf>,
    links: BTreeMap<LinkId, String>,
    /// The run or the look that may still write to the scene.
    turn: u64,
    running: Option<CancellationToken>,
    /// Serves the site until it is dropped.
    site: Option<Practised>,
    watcher: Option<AbortHandle>,
    choosing: bool,
}

impl Kept {
    fn draw(&mut self) -> u64 {
        self.drawn += 1;
        self.drawn
    }

    /// Whatever was about to write to the scene no longer may.
    fn next_turn(&mut self) -> u64 {
        self.turn = self.draw();
        self.turn
    }
}

impl Desk {
    /// An empty desk whose work is done on this runtime.
    #[must_use]
    pub fn new(settings: Settings, runtime: tokio::runtime::Handle) -> Arc<Self> {
        Self::with_pace(settings, runtime, PACE)
    }

    /// The same at another pace, for tests.
    #[must_use]
    pub fn with_pace(settings: Settings, runtime: tokio::runtime::Handle, pace: Duration) -> Arc<Self> {
        let (state, _) = watch::channel(WindowState { settings, drag: None, scene: Scene::Home, trouble: None });
        Arc::new(Self { state, kept: Mutex::default(), runtime, pace })
    }

    /// The state as it is now.
    #[must_use]
    pub fn state(&self) -> WindowState {
        self.state.borrow().clone()
    }

    /// Language, theme, size of text.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.state.borrow().settings
    }

    /// Sends the state to one watcher, now and after every change, until it no longer takes it. There is one
    /// page, so a new watcher takes the place of the old one.
    pub fn watched_by(&self, send: impl Fn(WindowState) -> bool + Send + 'static) {
        let mut changes = self.state.subscribe();
        let task = self.runtime.spawn(async move {
            loop {
                let state = changes.borrow_and_update().clone();
                if !send(state) {
                    return;
                }
                tokio::time::sleep(BETWEEN_STATES).await;
                if changes.changed().await.is_err() {
                    return;
                }
            }
        });
        if let Some(old) = self.kept().watcher.replace(task.abort_handle()) {
            old.abort();
        }
    }

    /// Something is held over the window, or no longer is.
    pub fn hold(&self, paths: Option<&[PathBuf]>) {
        let drag = paths.and_then(|paths| Some(Drag { name: name_of(paths.first()?), verdict: self.verdict(paths) }));
        self.show(|state| state.drag = drag);
    }

    /// Something was let go over the window.
    pub async fn drop_paths(self: &Arc<Self>, mut paths: Vec<PathBuf>) {
        self.hold(None);
        match self.verdict(&paths) {
            Verdict::Folder | Verdict::File => self.bring(paths.remove(0)).await,
            Verdict::Several | Verdict::Busy => {}
        }
    }

    fn verdict(&self, paths: &[PathBuf]) -> Verdict {
        match paths {
            _ if self.kept().running.is_some() => Verdict::Busy,
            [one] if one.is_dir() => Verdict::Folder,
            [_] => Verdict::File,
            _ => Verdict::Several,
        }
    }

    /// Shows the system's dialog, unless it is already open.
    pub async fn choosing(&self, dialog: rfd::AsyncFileDialog) -> Option<PathBuf> {
        if std::mem::replace(&mut self.kept().choosing, true) {
            return None;
        }
        let chosen = dialog.pick_folder().await;
        self.kept().choosing = false;
        chosen.map(|folder| folder.path().to_owned())
    }

    /// Looks at a folder and shows what was found. While a crossing is under way, nothing happens.
    pub async fn bring(self: &Arc<Self>, path: PathBuf) {
        let name = name_of(&path);
        let turn = {
            let mut kept = self.kept();
            if kept.running.is_some() {
                return;
            }
            kept.site = None;
            kept.next_turn()
        };
        self.show(|state| state.scene = Scene::Looking { name: name.clone() });
        let found = crossing::inspect(&path).await;
        let scene = match found {
            Ok(summary) => Scene::Folder { folder: self.folder_id(path), name, summary },
            Err(error) => Scene::Refused { name, error },
        };
        self.write(turn, |state| state.scene = scene);
    }

    /// Starts the practice crossing.
    ///
    /// # Errors
    /// `NoFolder` for a folder that nobody brought.
    pub fn practise(self: &Arc<Self>, folder: Option<FolderId>) -> Told {
        let cancel = CancellationToken::new();
        let (path, turn) = {
            let mut kept = self.kept();
            if kept.running.is_some() {
                return Ok(());
            }
            let path = match &folder {
                Some(id) => {
                    Some(kept.folders.get(id).cloned().ok_or_else(|| Error::new(Code::NoFolder).arg("path", &id.0))?)
                }
                None => None,
            };
            kept.site = None;
            kept.links.clear();
            kept.running = Some(cancel.clone());
            (path, kept.next_turn())
        };
        let name = path.as_deref().map(name_of);
        self.show(|state| {
            state.trouble = None;
            state.scene = Scene::Crossing { folder, name, run: RunState::default(), stopping: false, site: None };
        });
        let desk = self.clone();
        self.runtime.spawn(async move {
            let hear = desk.clone();
            let wish = PracticeWish { folder: path, pace: desk.pace, ..PracticeWish::default() };
            let emit: crossing::Emit = Arc::new(move |event: Event| hear.heard(turn, &event));
            let ended = crossing::practice(wish, emit, cancel).await;
            desk.ended(turn, ended);
        });
        Ok(())
    }

    fn heard(&self, turn: u64, event: &Event) {
        self.write(turn, |state| {
            if let Scene::Crossing { run, .. } = &mut state.scene {
                run.apply(event);
            }
        });
    }

    /// The crossing is over: what it left is kept while its receipt is shown.
    fn ended(&self, turn: u64, ended: naru_core::Result<Practised>) {
        let link = {
            let mut kept = self.kept();
            kept.running = None;
            match &ended {
                Ok(left) => left.receipt.url.clone().map(|url| {
                    let link = LinkId(format!("link-{}", kept.draw()));
                    kept.links.insert(link.clone(), url.clone());
                    (link, url)
                }),
                Err(_) => None,
            }
        };
        self.write(turn, |state| {
            let Scene::Crossing { run, stopping, site, .. } = &mut state.scene else { return };
            *stopping = false;
            if let Err(error) = &ended
                && run.receipt.is_none()
            {
                run.receipt = Some(naru_core::engine::cut_short("", error));
            }
            if let Some((link, url)) = link {
                *site = Some(link);
                run.apply(&Event::Serving { url });
            }
        });
        if let Ok(left) = ended {
            self.kept().site = Some(left);
        }
    }

    /// Asks the crossing under way to stop.
    pub fn cancel(&self) {
        if let Some(running) = &self.kept().running {
            running.cancel();
        }
        self.show(|state| {
            if let Scene::Crossing { run, stopping, .. } = &mut state.scene {
                *stopping = run.receipt.is_none();
            }
        });
    }

    /// Back to the beginning, unless a crossing is under way.
    pub fn start_over(&self) {
        {
            let mut kept = self.kept();
            if kept.running.is_some() {
                return;
            }
            kept.next_turn();
            kept.site = None;
            kept.folders.clear();
            kept.links.clear();
        }
        self.show(|state| {
            state.scene = Scene::Home;
            state.trouble = None;
        });
    }

    /// Opens an address of ours in the browser.
    ///
    /// # Errors
    /// `BadValue` for a link that was not made here.
    pub fn open(&self, link: &LinkId) -> Told {
        let url = self.kept().links.get(link).cloned();
        let url = url.ok_or_else(|| Error::new(Code::BadValue).arg("field", "link").arg("value", &link.0))?;
        let trouble = open::that_detached(&url).is_err().then_some(Trouble::Browser);
        self.show(|state| state.trouble = trouble);
        Ok(())
    }

    /// Changes some settings, remembers them all and gives back those that stand.
    pub fn set(&self, change: SettingsChange) -> Settings {
        let now = self.settings();
        let settings = Settings {
            lang: change.lang.unwrap_or(now.lang),
            theme: change.theme.unwrap_or(now.theme),
            text: change.text.filter(|text| TEXT_SIZES.contains(text)).unwrap_or(now.text),
        };
        let trouble = settings::save(settings).is_err().then_some(Trouble::Settings);
        self.show(|state| {
            state.settings = settings;
            state.trouble = trouble;
        });
        settings
    }

    fn folder_id(&self, path: PathBuf) -> FolderId {
        let mut kept = self.kept();
        let id = FolderId(format!("folder-{}", kept.draw()));
        // One folder lies on the desk at a time.
        kept.folders.clear();
        kept.folders.insert(id.clone(), path);
        id
    }

    fn show(&self, change: impl FnOnce(&mut WindowState)) {
        self.state.send_modify(change);
    }

    /// A change by a run or a look, if it is still its turn.
    fn write(&self, turn: u64, change: impl FnOnce(&mut WindowState)) {
        let kept = self.kept();
        if kept.turn == turn {
            self.show(change);
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs what the command line asked for.
pub async fn start(desk: Arc<Desk>, wish: Start) {
    match wish {
        Start::Home => {}
        Start::Sample => desk.practise(None).expect("the sample needs no folder that could be unknown"),
        Start::Folder(path) => desk.bring(path).await,
    }
}

/// What the command line may ask of the window. Arguments are not trusted: they start no change of anything but
/// practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    Home,
    /// The practice crossing with the bundled sample.
    Sample,
    /// A look at a folder.
    Folder(PathBuf),
}

impl Start {
    /// From the arguments after the program's name; what is not known is passed over.
    #[must_use]
    pub fn of<A: AsRef<OsStr>>(argv: impl IntoIterator<Item = A>, from: &Path) -> Self {
        let mut wish = Self::Home;
        for arg in argv {
            let arg = arg.as_ref();
            if arg == "--sample" {
                return Self::Sample;
            }
            if wish == Self::Home && !arg.as_encoded_bytes().starts_with(b"-") && !arg.is_empty() {
                wish = Self::Folder(from.join(arg));
            }
        }
        wish
    }
}

fn name_of(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
