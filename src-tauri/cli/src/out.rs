//! What the command line prints: results on stdout, progress and errors on stderr; with `--json` one event a
//! line on stdout and nothing else there.

use std::io::Write;
use std::sync::{Mutex, OnceLock};

use anstyle::{AnsiColor, Style};
use naru_core::deploy::changes::ChangeSum;
use naru_core::deploy::digest::Digest;
use naru_core::deploy::preflight::shown;
use naru_core::error::{Args, Error};
use naru_core::event::{Event, FolderSummary, Goal, Line, OpState, Outcome, PolicyView, Receipt, StepState, Text};
use naru_core::forecast::ForecastView;
use naru_core::format;
use naru_core::hosted::CopyRow;
use naru_core::names::EnvName;
use naru_core::op::{Change, Weight};
use naru_core::registrar::Registrar;
use naru_core::site::answers::{Answer, Reply};
use naru_core::site::edge_copy::{EdgeCopy, ServedCopy};
use naru_core::spec::Venue;
use naru_core::step::StepId;
use naru_core::words::Words;

use crate::files::{self, NAMED};
use crate::progress::Progress;
use crate::{guide, proof};

/// As wanted, or new.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Wrong, or going away.
pub const BAD: Style = AnsiColor::Red.on_default().bold();
/// To be looked at.
pub const WAIT: Style = AnsiColor::Yellow.on_default();
/// Beside the point.
pub const DIM: Style = Style::new().dimmed();
/// Not to be mistaken for anything else.
pub const MARK: Style = AnsiColor::Yellow.on_default().bold().invert();
/// A title.
pub const BOLD: Style = Style::new().bold();

/// So many oddities of a folder are told; `naru waive` tells all.
const WARNED: u64 = 8;

/// So many of the files that did not go are named; `--files` and `--json` name a hundred.
const FILES_TOLD: usize = 10;

/// Where everything is printed.
pub struct Out {
    words: Words,
    json: bool,
    progress: Mutex<Progress>,
    /// The files of the forecast that was heard last.
    files: Mutex<(Digest, ChangeSum)>,
    /// How many of them are named in each phase.
    named: usize,
    /// Whether a receipt was printed already.
    finished: Mutex<bool>,
    /// Toward what the run goes.
    goal: Mutex<Goal>,
    /// Where the domain was bought, as somebody said.
    registrar: OnceLock<Registrar>,
    /// What was last told of a wait.
    told: Mutex<Vec<Text>>,
    /// Set where the project has several environments.
    several: OnceLock<()>,
}

impl Out {
    /// In this language, as text or as JSON lines, with all files by name or the first of each phase.
    pub fn new(words: Words, json: bool, all_files: bool) -> Self {
        let named = if all_files { usize::MAX } else { NAMED };
        Self {
            words,
            json,
            progress: Mutex::new(Progress::new()),
            files: Mutex::new((Digest::naming(named), ChangeSum::default())),
            named,
            finished: Mutex::new(false),
            goal: Mutex::new(Goal::Build),
            registrar: OnceLock::new(),
            told: Mutex::default(),
            several: OnceLock::new(),
        }
    }

    /// The domain was bought here.
    pub fn bought_at(&self, registrar: Registrar) {
        let _ = self.registrar.set(registrar);
    }

    /// What a person has to do elsewhere meanwhile.
    fn guide(&self, on: &str) -> Vec<String> {
        let of_delegation = (on == "delegation").then(|| guide::lines(&self.words, self.registrar.get().copied()));
        of_delegation.unwrap_or_default()
    }

    /// The words.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Whether stdout carries JSON lines.
    pub const fn json(&self) -> bool {
        self.json
    }

    /// A line of result. A reader that went away is no error.
    pub fn line(&self, text: &str) {
        let _ = writeln!(anstream::stdout().lock(), "{text}");
    }

    /// A line of progress.
    pub fn note(&self, text: &str) {
        lock(&self.progress).above(|| {
            let _ = writeln!(anstream::stderr().lock(), "{text}");
        });
    }

    /// Leaves the terminal as it was: no bar is drawn any more.
    pub fn quiet(&self) {
        lock(&self.progress).off();
    }

    /// The same, unless whoever draws it cannot go on.
    pub fn quiet_if_free(&self) {
        if let Ok(mut progress) = self.progress.try_lock() {
            progress.off();
        }
    }

    /// Any value as one JSON line.
    pub fn value(&self, value: &impl serde::Serialize) {
        let _ = writeln!(std::io::stdout().lock(), "{}", serde_json::to_string(value).unwrap_or_default());
    }

    /// An error: one sentence, then hints. With `--json` the last line carries it, unless the run's own did.
    pub fn error(&self, error: &Error) {
        self.quiet();
        if self.json {
            if !*lock(&self.finished) {
                self.value(&serde_json::json!({
                    "v": naru_core::event::VERSION, "event": "finished", "outcome": Outcome::Failed, "url": null, "error": error
                }));
            }
            return;
        }
        let label = self.words.plain("cli-error");
        self.note(&format!("{BAD}{label}{BAD:#} {}", self.words.error(error)));
        let told = if self.named == usize::MAX { error.files.len() } else { error.files.len().min(FILES_TOLD) };
        for each in &error.files[..told] {
            self.note(&format!("  {BAD}✗{BAD:#} {}: {}", shown(&each.file), self.words.error(&each.error)));
        }
        // Those that were not tried any more are among them.
        let failed = error.args.get("failed").and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
        if told > 0 && failed > told {
            let args = Args::from([("count".into(), (failed - told).to_string())]);
            self.note(&format!("    {DIM}{}{DIM:#}", self.words.text("cli-more", &args)));
        }
        for hint in self.words.hints(error) {
            self.note(&format!("{WAIT}{}{WAIT:#} {hint}", self.words.plain("cli-hint")));
        }
        if let Some(detail) = &error.detail {
            self.note(&format!("{DIM}{}: {detail}{DIM:#}", self.words.plain("cli-detail")));
        }
    }

    /// One event of a run.
    pub fn event(&self, event: &Event) {
        if matches!(event, Event::Finished(_)) {
            *lock(&self.finished) = true;
        }
        if self.json {
            self.value(&Line::of(event.clone()));
            return;
        }
        match event {
            Event::Started { site, venue, region, goal, .. } => {
                *lock(&self.goal) = *goal;
                *lock(&self.files) = (Digest::naming(self.named), ChangeSum::default());
                self.started(&site.env, venue, region.as_str(), *goal);
            }
            Event::Reading(reading) => {
                let line = lock(&self.progress).reading(&self.words, reading);
                line.iter().for_each(|line| self.note(line));
            }
            Event::Folder(folder) => {
                self.quiet();
                self.folder(folder);
            }
            Event::Change(change) => lock(&self.files).0.add((**change).clone()),
            Event::Changes(sum) => lock(&self.files).1 = sum.clone(),
            Event::Forecast(_) | Event::Answer(_) | Event::EdgeCopy(_) => {}
            Event::Step { step, state } => {
                let title = self.words.plain(&format!("step-{}", step.key()));
                let (mark, style) = match state {
                    StepState::Ahead | StepState::Running | StepState::Waiting => return,
                    StepState::Done => ("✓", GOOD),
                    StepState::NotAsked => ("–", DIM),
                    StepState::Unseen => ("?", WAIT),
                    StepState::Failed => ("✗", BAD),
                };
                let word = match state {
                    StepState::Done if *lock(&self.goal) == Goal::Clear => {
                        format!(" {DIM}({}){DIM:#}", self.words.plain("cli-taken-back"))
                    }
                    StepState::Done => String::new(),
                    other => format!(" {DIM}({}){DIM:#}", self.words.plain(&format!("state-{}", other.key()))),
                };
                self.quiet();
                self.note(&format!("{style}{mark}{style:#} {title}{word}"));
            }
            Event::Op { op, state } => match state {
                OpState::Running => {
                    let phase = op.title.args.get("phase").map(|phase| self.words.plain(&format!("phase-{phase}")));
                    lock(&self.progress).phase(phase.unwrap_or_default());
                }
                OpState::Done => {
                    self.quiet();
                    self.note(&format!("  {} {}", mark(op.change), self.words.of(&op.title)));
                }
                OpState::Failed => {
                    self.quiet();
                    self.note(&format!("  {BAD}✗{BAD:#} {}", self.words.of(&op.title)));
                }
            },
            Event::Progress(going) => {
                let line = lock(&self.progress).sending(&self.words, going);
                line.iter().for_each(|line| self.note(line));
            }
            Event::Wait { on, waited_seconds, next_look_seconds, copy, told, .. } => {
                let args = Args::from([
                    ("what".into(), self.words.plain(&format!("wait-{on}"))),
                    ("seconds".into(), waited_seconds.to_string()),
                    ("next".into(), next_look_seconds.to_string()),
                ]);
                self.note(&format!("{DIM}  … {}{DIM:#}", self.words.text("cli-wait", &args)));
                // Once is enough: they do not change while one waits.
                if *waited_seconds == 0 {
                    self.rows(copy);
                    self.guide(on).iter().for_each(|line| self.note(&format!("      {line}")));
                }
                if std::mem::replace(&mut *lock(&self.told), told.clone()) != *told {
                    self.told(told);
                }
            }
            Event::Finished(receipt) => self.receipt(receipt),
            Event::Serving { url } => {
                self.line(&self.words.text("cli-serving", &Args::from([("url".into(), url.clone())])));
            }
        }
    }

    /// What was found in a folder.
    pub fn folder(&self, folder: &FolderSummary) {
        let args = Args::from([
            ("root".into(), folder.root.clone()),
            ("framework".into(), self.words.plain(&format!("framework-{}", kebab(&folder.framework)))),
            ("files".into(), folder.files.to_string()),
            ("size".into(), format::bytes(folder.bytes)),
        ]);
        self.note(&self.words.text("cli-folder", &args));
        if let Some(from) = &folder.found_from {
            self.note(&self.words.text("cli-folder-found", &Args::from([("path".into(), from.clone())])));
        }
        for left in folder.left_out.iter().take(5) {
            let why = self.words.plain(&format!("left-out-{}", left.why.key()));
            self.note(&format!("{DIM}  – {} ({why}){DIM:#}", left.path));
        }
        if folder.left_out_count > 5 {
            let args = Args::from([("count".into(), (folder.left_out_count - 5).to_string())]);
            self.note(&format!("{DIM}    {}{DIM:#}", self.words.text("cli-more", &args)));
        }
        for warning in folder.warnings.iter().take(WARNED as usize) {
            let what = self.words.plain(&format!("folder-warning-{}", warning.kind.key()));
            self.note(&format!("{WAIT}  ! {}: {what}{WAIT:#}", warning.path));
        }
        if folder.warnings_count > WARNED {
            let args = Args::from([("count".into(), (folder.warnings_count - WARNED).to_string())]);
            self.note(&format!("{WAIT}    {}{WAIT:#}", self.words.text("cli-more-odd", &args)));
        }
    }

    /// Something to look at before going on.
    pub fn warn(&self, text: &str) {
        self.note(&format!("{WAIT}!{WAIT:#} {text}"));
    }

    fn started(&self, env: &EnvName, venue: &Venue, region: &str, goal: Goal) {
        let (key, args) = match venue {
            Venue::Practice => ("venue-practice", Args::new()),
            Venue::Aws => ("venue-aws", Args::new()),
            Venue::Endpoint { url } => ("venue-endpoint", Args::from([("url".into(), url.clone())])),
        };
        let goal = self.words.plain(&format!("goal-{}", goal.key()));
        let style = if matches!(venue, Venue::Aws) { BOLD } else { WAIT };
        let env = if self.several.get().is_some() { format!(" · {}", self.env(env)) } else { String::new() };
        self.note(&format!("{style}{}{style:#} · {region} · {goal}{env}", self.words.text(key, &args)));
    }

    /// The project has several environments: which one a run is about is said.
    pub fn several_environments(&self) {
        let _ = self.several.set(());
    }

    /// An environment in words; the one that visitors see stands out.
    fn env(&self, env: &EnvName) -> String {
        let args = Args::from([("env".into(), env.to_string())]);
        if env.is_production() {
            format!("{MARK}{}{MARK:#}", self.words.text("cli-env-of-production", &args))
        } else {
            self.words.text("cli-env-of", &args)
        }
    }

    /// How what is waited for stands.
    fn told(&self, told: &[Text]) {
        for text in told {
            self.note(&format!("      {}", self.words.of(text)));
        }
    }

    /// Records and name servers to copy: one a line, so that a triple click takes one.
    fn rows(&self, rows: &[CopyRow]) {
        for row in rows.iter().filter(|row| !row.value.contains('‹')) {
            let mark = if row.done { '✓' } else { ' ' };
            self.note(&format!("      {mark} {:<5} {}  {}", row.kind, guide::both(&row.key), row.value));
        }
    }

    /// What was agreed to, in text: every change, its weight, the files that were heard of with it, the sum, and with
    /// `commands` how to do it by hand.
    pub fn forecast(&self, view: &ForecastView, commands: bool) {
        let mut changes = 0;
        for step in &view.steps {
            if step.ops.is_empty() && step.stop.is_none() {
                continue;
            }
            let key = step.step.key();
            self.line(&format!("{BOLD}{}{BOLD:#}", self.words.plain(&format!("step-{key}"))));
            if commands {
                let what = self.words.plain(&format!("step-{key}-what"));
                let console = self.words.plain(&format!("step-{key}-console"));
                let why = self.words.plain(&format!("step-{key}-why"));
                self.line(&format!("  {what}\n  {DIM}{why}{DIM:#}"));
                self.line(&format!("  {DIM}{}: {}{DIM:#}", self.words.plain("cli-price"), self.words.of(&step.price)));
                self.line(&format!("  {DIM}{}: {console}{DIM:#}", self.words.plain("cli-console")));
                if let Some(link) = &step.console {
                    self.line(&format!("  {DIM}{link}{DIM:#}"));
                }
                if step.step == StepId::Access {
                    let mode = self.words.plain(&format!("access-{}", view.access));
                    let why = self.words.plain(&format!("access-{}-why", view.access));
                    self.line(&format!("  {mode}: {DIM}{why}{DIM:#}"));
                }
                if step.step == StepId::Bucket && view.acls {
                    self.line(&format!("  {WAIT}!{WAIT:#} {}", self.words.plain("step-bucket-acl")));
                }
                if step.step == StepId::Bucket {
                    self.line(&format!("  {DIM}{}{DIM:#}", self.words.plain("step-bucket-defaults")));
                }
            }
            for note in &step.notes {
                self.line(&format!("  {WAIT}!{WAIT:#} {}", self.words.of(note)));
            }
            for wait in step.waits.iter().filter(|wait| wait.copy.iter().any(|row| !row.value.contains('‹'))) {
                self.line(&format!("  {WAIT}…{WAIT:#} {}", self.words.plain(&format!("wait-{}", wait.on))));
                self.rows(&wait.copy);
                if commands {
                    self.guide(&wait.on).iter().for_each(|line| self.line(&format!("      {line}")));
                }
                self.told(&wait.told);
            }
            for question in &step.questions {
                let text = self.words.text(&format!("question-{}", question.key()), &question.args());
                self.line(&format!("  {WAIT}?{WAIT:#} {text} {DIM}{}{DIM:#}", question.flag()));
            }
            for op in &step.ops {
                changes += 1;
                self.line(&format!(
                    "  {} {} {DIM}{}{DIM:#}",
                    mark(op.change),
                    self.words.of(&op.title),
                    self.weight(&op.weight)
                ));
                if commands {
                    let label = self.words.plain("cli-permissions");
                    self.line(&format!("      {DIM}{label}: {}{DIM:#}", op.actions.join(", ")));
                    if let Some(policy) = &op.policy {
                        self.policy(policy);
                    }
                    for command in &op.commands {
                        let label = if command.approximate {
                            self.words.plain("cli-approximately") + " "
                        } else {
                            String::new()
                        };
                        self.line(&format!("      {DIM}{label}{}{DIM:#}", command.posix));
                    }
                }
            }
            if let Some(stop) = &step.stop {
                self.line(&format!("  {BAD}✗{BAD:#} {}", self.words.error(stop)));
            }
        }
        if changes == 0 {
            if view.steps.iter().all(|step| step.stop.is_none()) {
                self.line(&self.words.plain("cli-nothing-to-do"));
            }
            return;
        }
        let (digest, sum) = &*lock(&self.files);
        files::lines(&self.words, digest, sum).iter().for_each(|line| self.line(line));
        let usd = |micro: Option<u64>| micro.map_or_else(|| self.words.plain("weight-unknown"), format::usd);
        let args = Args::from([
            ("ops".into(), changes.to_string()),
            ("once".into(), usd(view.once_micro_usd)),
            ("month".into(), usd(view.month_micro_usd)),
            ("date".into(), view.as_of.clone()),
        ]);
        self.line(&self.words.text("cli-sum", &args));
        for line in &view.month {
            self.line(&format!("  {DIM}{}: {}{DIM:#}", self.words.of(&line.text), usd(line.micro_usd)));
        }
    }

    /// A bucket policy line by line, each field of the public statement with what it means.
    fn policy(&self, policy: &PolicyView) {
        for (n, line) in policy.text.lines().enumerate() {
            let field = policy.fields.iter().find(|field| field.line as usize == n + 1);
            let note = field.map_or_else(String::new, |field| {
                format!("  {DIM}← {}{DIM:#}", self.words.plain(&format!("policy-{}-why", field.field)))
            });
            self.line(&format!("      {line}{note}"));
        }
    }

    fn weight(&self, weight: &Weight) -> String {
        match weight {
            Weight::Free => self.words.plain("weight-free"),
            Weight::Destroys => self.words.plain("weight-destroys"),
            Weight::Costs { micro_usd: Some(micro), as_of } => self.words.text(
                "weight-costs",
                &Args::from([("usd".into(), format::usd(*micro)), ("as_of".into(), as_of.clone())]),
            ),
            Weight::Month { micro_usd, as_of } => self.words.text(
                "weight-month",
                &Args::from([("usd".into(), format::usd(*micro_usd)), ("as_of".into(), as_of.clone())]),
            ),
            Weight::Costs { micro_usd: None, .. } => self.words.plain("weight-unknown"),
        }
    }

    fn receipt(&self, receipt: &Receipt) {
        self.quiet();
        if receipt.error.is_some() {
            // The sentence follows from whoever got the error.
            self.answers(&receipt.answers);
            self.proof(receipt);
            return;
        }
        let style = if receipt.outcome == Outcome::Live || receipt.outcome == Outcome::Cleared { GOOD } else { BOLD };
        let url = receipt.url.clone().unwrap_or_default();
        self.line(
            format!("{style}{}{style:#} {url}", self.words.plain(&format!("outcome-{}", receipt.outcome.key())))
                .trim_end(),
        );
        self.line(&format!("{DIM}{}{DIM:#}", self.words.plain(&format!("outcome-{}-why", receipt.outcome.key()))));
        self.answers(&receipt.answers);
        self.edge_copies(&receipt.edge_copies);
        self.proof(receipt);
        let args = Args::from([
            ("ops".into(), receipt.ops.to_string()),
            ("files".into(), receipt.files.to_string()),
            ("size".into(), format::bytes(receipt.bytes)),
            ("time".into(), format!("{:.1}", receipt.millis as f64 / 1000.0)),
        ]);
        self.line(&self.words.text("cli-receipt", &args));
    }

    /// What edges served before they were told to forget, and after.
    fn edge_copies(&self, copies: &[EdgeCopy]) {
        let served = |one: &ServedCopy| {
            let version = self.words.plain(&format!("edge-copy-{}", one.version.key()));
            one.cache.as_ref().map_or(version.clone(), |cache| format!("{version} ({cache})"))
        };
        if !copies.is_empty() {
            self.line(&format!("{DIM}{}{DIM:#}", self.words.plain("edge-copies")));
        }
        for copy in copies {
            let after = copy.after.as_ref().map_or_else(|| self.words.plain("edge-copy-unseen"), served);
            let args = Args::from([
                ("path".into(), copy.path.clone()),
                ("before".into(), served(&copy.before)),
                ("after".into(), after),
            ]);
            self.line(&format!("  {}", self.words.text("edge-copy", &args)));
        }
    }

    fn proof(&self, receipt: &Receipt) {
        for line in receipt.search.iter().flat_map(|search| proof::lines(&self.words, search)) {
            self.line(&match line.open {
                None => format!("  {DIM}{}{DIM:#}", line.text),
                Some(false) => format!("  {GOOD}✓{GOOD:#} {}", line.text),
                Some(true) => format!("  {BAD}✗{BAD:#} {}", line.text),
            });
        }
    }

    fn answers(&self, answers: &[Answer]) {
        for answer in answers {
            let what = self.words.plain(&format!("probe-{}", answer.probe.kind.key()));
            let got = match &answer.reply {
                Reply::Answered { status, content_type, size, cache_control, location, cache, tls, .. } => {
                    let tls = tls.as_ref().map(|tls| {
                        let args = [("names", tls.names.join(", ")), ("until", tls.until.clone())];
                        self.words.text("answer-tls", &args.map(|(name, value)| (name.to_owned(), value)).into())
                    });
                    let location = location.as_ref().map(|to| format!("→ {to}"));
                    let parts = [location.or_else(|| content_type.clone()), Some(format::bytes(*size))];
                    let more = [cache_control.clone(), cache.clone(), tls];
                    let told: Vec<String> = parts.into_iter().chain(more).flatten().collect();
                    format!("{status} · {}", told.join(" · "))
                }
                Reply::Unreachable { why } => why.clone(),
            };
            let (mark, style, wrong) = match answer.wrong {
                None => ("✓", GOOD, String::new()),
                Some(wrong) => ("✗", BAD, format!(" ({})", self.words.plain(&format!("wrong-{}", wrong.key())))),
            };
            self.line(&format!(
                "  {style}{mark}{style:#} {what}: {}  {DIM}{got}{DIM:#}{wrong}",
                answer.probe.address()
            ));
        }
    }
}

fn mark(change: Change) -> String {
    match change {
        Change::Add => format!("{GOOD}+{GOOD:#}"),
        Change::Change => format!("{WAIT}~{WAIT:#}"),
        Change::Remove => format!("{BAD}-{BAD:#}"),
    }
}

/// A kebab-case enum as its text.
pub fn kebab(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
