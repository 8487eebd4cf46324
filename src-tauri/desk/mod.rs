//! The desk: the one state behind the window. Whatever happens, a drop, a command or an event of a run, becomes
//! a change of [`WindowState`], and whoever watches gets it whole. No Tauri here, so that it is tested as it is.
//!
//! What it does lies in the files beside this one: `folders` (what is brought to the window), `seats` (one project's
//! site), `looks` (the look at it), `wishes` (what is wanted of it), `instead` (a release in place of its folder), `releases` (what it was), `adopt` (what was made by hand), `build` (its build and its preview), `doctor` (its checkup), `environments` (its project's others), `plans` (what would be done), `runs` (its runs), `projects` (the list), `keys` (credentials), `links` (addresses).

mod adopt;
mod build;
mod buying;
mod deployer;
mod doctor;
mod environments;
mod findings;
mod folders;
mod forms;
mod instead;
mod keys;
mod links;
mod looks;
mod permissions;
mod plans;
mod projects;
mod releases;
mod rows;
mod runs;
mod seats;
mod start;
mod tools;
mod wishes;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use naru_adapters::home::Home;
use naru_adapters::keys::Keys;
use naru_core::convenience::Edit;
use naru_core::error::Args;
use naru_core::key_file::FoundKey;
use naru_core::names::SiteId;
use naru_core::{Code, Error};
use tokio::sync::{Notify, watch};
use tokio::task::AbortHandle;

use crate::settings;
use crate::wire::keys::OfferId;
use crate::wire::projects::DamagedId;
use crate::wire::{
    Closing, Destination, FolderId, Notice, Place, Settings, SettingsChange, TEXT_SIZES, Told, WindowState,
};
use seats::Seat;
pub use start::{Start, start};

/// How long every call takes in a practice run, so that a person can see the steps.
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
    home: Home,
    keys: Keys,
    /// Held while a project's wishes are written.
    writing: tokio::sync::Mutex<()>,
    /// Rung when a look or a run has ended.
    rung: Notify,
}

/// What the page never sees.
#[derive(Debug, Default)]
struct Kept {
    /// Counts everything that gets a number here.
    drawn: u64,
    folders: BTreeMap<FolderId, PathBuf>,
    /// Every site that was opened: one environment of one project.
    seats: BTreeMap<SiteId, Seat>,
    /// Held by whoever has a site open, as long as the window is.
    gates: BTreeMap<SiteId, Arc<tokio::sync::Mutex<()>>>,
    /// Whoever waits for the runs to end, to close the window then; none if it stays.
    leaving: u64,
    /// The site that is shown, or was before another screen.
    open: Option<SiteId>,
    /// The look at a folder that may still write to the place.
    turn: u64,
    offers: BTreeMap<OfferId, FoundKey>,
    damaged: BTreeMap<DamagedId, PathBuf>,
    /// The console's pages of identities whose card was shown, by their credential.
    identity_pages: BTreeMap<String, String>,
    watcher: Option<AbortHandle>,
    choosing: bool,
    /// What was made by hand and is looked at.
    adopting: adopt::Adopting,
    /// What was compared last of a site's releases.
    compared: Option<Arc<releases::Compared>>,
    /// What of a person's own files was shown last, by its number, and what was written last.
    edits: Option<(u64, Vec<Edit>)>,
    written: Option<(u64, Vec<Edit>)>,
}

impl Kept {
    fn draw(&mut self) -> u64 {
        self.drawn += 1;
        self.drawn
    }

    fn next_turn(&mut self) -> u64 {
        self.turn = self.draw();
        self.turn
    }
}

impl Desk {
    /// An empty desk over this home whose work is done on this runtime.
    #[must_use]
    pub fn new(home: Home, settings: Settings, runtime: tokio::runtime::Handle) -> Arc<Self> {
        Self::with_pace(home, settings, runtime, PACE)
    }

    /// The same at another pace, for tests.
    #[must_use]
    pub fn with_pace(home: Home, settings: Settings, runtime: tokio::runtime::Handle, pace: Duration) -> Arc<Self> {
        let (state, _) = watch::channel(WindowState {
            settings,
            drag: None,
            place: Place::Home,
            projects: 1,
            credentials: 1,
            notice: None,
            closing: Vec::new(),
        });
        let keys = Keys::open(&home);
        Arc::new(Self {
            state,
            kept: Mutex::default(),
            runtime,
            pace,
            home,
            keys,
            writing: tokio::sync::Mutex::default(),
            rung: Notify::new(),
        })
    }

    /// Naru's home folder.
    #[must_use]
    pub const fn home(&self) -> &Home {
        &self.home
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

    /// Goes somewhere else in the window. Runs go on.
    ///
    /// # Errors
    /// `NoProject` and its kin for a project that cannot be opened.
    pub fn go(self: &Arc<Self>, to: Destination) -> Told {
        let place = match to {
            Destination::Project { project } => return self.open_project(&project),
            Destination::Home => Place::Home,
            Destination::Adopt => self.adopting(),
            Destination::Credentials => Place::Credentials { offered: None, refused: None },
            Destination::NoKey => Place::NoKey { root: self.open_site_has(Code::RootRefused) },
            Destination::Glossary { term } => Place::Glossary { term },
            Destination::Settings => Place::Settings,
        };
        let mut kept = self.kept();
        kept.next_turn();
        kept.offers.clear();
        drop(kept);
        self.show(|state| state.place = place);
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
        self.show(|state| state.settings = settings);
        if settings::save(&self.home, settings).is_err() {
            self.tell("notice-settings", Args::new(), true);
        }
        settings
    }

    /// Puts away what was told.
    pub fn dismiss_notice(&self) {
        self.show(|state| state.notice = None);
    }

    /// Asks whether the window may close: if runs are under way, the page asks the person.
    #[must_use]
    pub fn may_close(&self) -> bool {
        let running = self.running_names();
        let free = running.is_empty();
        self.show(|state| state.closing = running);
        free
    }

    /// Answers that question; returns once the window may close, or at once if it stays.
    pub async fn close(&self, how: Closing) -> bool {
        match how {
            Closing::Stay => {
                self.kept().leaving = 0;
                self.show(|state| state.closing.clear());
                self.rung.notify_waiters();
                false
            }
            Closing::Finish => {
                let mine = self.kept().draw();
                self.kept().leaving = mine;
                loop {
                    let rung = self.rung.notified();
                    if self.kept().leaving != mine {
                        return false;
                    }
                    self.cancel_all();
                    if self.running_names().is_empty() {
                        self.close_sites().await;
                        return true;
                    }
                    rung.await;
                }
            }
        }
    }

    /// Lets go of everything that is served; with the window, practice sites end.
    pub async fn close_sites(&self) {
        self.adopt_leave();
        let sites: Vec<_> = self.kept().seats.values_mut().filter_map(|seat| seat.site.take()).collect();
        for site in sites {
            site.close().await;
        }
        let previews: Vec<_> = self.kept().seats.values_mut().filter_map(|seat| seat.building.preview.take()).collect();
        for preview in previews {
            preview.stop().await;
        }
    }

    /// Tells something small.
    fn tell(&self, key: &str, args: Args, bad: bool) {
        let notice = Notice { key: key.to_owned(), args, bad, undo: None };
        self.show(|state| state.notice = Some(notice));
    }

    /// Tells something about one thing by name.
    fn tell_of(&self, key: &str, name: &str, value: &str) {
        self.tell(key, Args::from([(name.to_owned(), value.to_owned())]), false);
    }

    fn show(&self, change: impl FnOnce(&mut WindowState)) {
        self.state.send_modify(change);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the page named is not, or no longer, known here.
fn unknown(field: &str, value: &str) -> Error {
    Error::new(Code::BadValue).arg("field", field).arg("value", value)
}
