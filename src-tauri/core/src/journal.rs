//! The journal: an intent before every effect, a result after it. A lost reply leaves an intent without a
//! result; the next run finds out by looking, and repeats with the same token if it must.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use ts_rs::TS;

use crate::effect::Made;
use crate::error::{Code, Error, Exit, Result};
use crate::event::{Goal, Outcome, Text};
use crate::names::SiteId;
use crate::op::{CloudFrontOp, Op};

/// One run as it is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RunRecord {
    /// 32 hexadecimal digits.
    pub id: String,
    /// Which site.
    pub site: SiteId,
    /// Where: [`crate::spec::Spec::place`]. What was made in one cloud proves nothing in another.
    pub place: String,
    /// Toward what.
    pub goal: Goal,
    /// `user@host`.
    pub by: String,
    /// When it began, RFC 3339.
    pub at: String,
    /// When it ended.
    pub ended: Option<String>,
    /// How it ended; `None` while it runs or if it was killed.
    pub outcome: Option<Outcome>,
    /// The address, if it ended live.
    pub url: Option<String>,
    /// The release it published, if any.
    pub release: Option<String>,
    /// Changes made.
    pub ops: u32,
}

impl RunRecord {
    /// How long it took, in milliseconds, if it has ended.
    #[must_use]
    pub fn took(&self) -> Option<u64> {
        let at = |text: &str| OffsetDateTime::parse(text, &Rfc3339).ok();
        u64::try_from((at(self.ended.as_deref()?)? - at(&self.at)?).whole_milliseconds()).ok()
    }
}

/// An intent: what is about to be done, and the token it is done with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// The journal's own number.
    pub id: i64,
    /// [`Op::key`].
    pub key: String,
    /// 32 hexadecimal digits.
    pub token: String,
    /// What it makes, as `<service>:<name>`.
    pub makes: Option<String>,
    /// What it takes away.
    pub unmakes: Option<String>,
    /// When it was begun last, RFC 3339: a lost reply is one of about that time.
    pub at: String,
}

/// How an intent ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpResult {
    /// Done, and this was learned; not the ETags of objects, which the release's manifest has.
    Done(Vec<Made>),
    /// The reply was lost, but a later look found it done.
    Found,
    /// The service refused, so nothing was changed.
    Refused(Error),
}

/// One finished op as history shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpRecord {
    /// Its title.
    pub title: Text,
    /// When, RFC 3339.
    pub at: String,
    /// `done`, `found`, `refused` or `open`.
    pub state: String,
}

/// What a run stopped with, as it is remembered: for the doctor, who comes later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// When, RFC 3339.
    pub at: String,
    /// What: its code, its values, and the service's own code and words, without key ids and request ids.
    pub error: Error,
}

impl Trouble {
    /// What is remembered of an error, if anything: a run that was stopped on request stopped well.
    #[must_use]
    pub fn of(error: &Error, at: String) -> Option<Self> {
        if matches!(error.code, Code::Cancelled | Code::Crashed) {
            return None;
        }
        let mut error =
            Error { hints: Vec::new(), files: Vec::new(), detail: error.detail.as_deref().map(plain), ..error.clone() };
        for value in error.args.values_mut() {
            *value = plain(value);
        }
        Some(Self { at, error })
    }
}

/// So much of what a service says is kept.
const KEPT: usize = 400;

/// A text without what tells who asked: access key ids, and the id of the request.
fn plain(text: &str) -> String {
    let text = match (text.rfind(", request "), text.ends_with(']')) {
        (Some(at), true) => format!("{}]", &text[..at]),
        _ => text.to_owned(),
    };
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((at, end)) = key_id(rest) {
        out.push_str(&rest[..at + 4]);
        out.push('…');
        rest = &rest[end..];
    }
    out.push_str(rest);
    out.chars().take(KEPT).collect()
}

/// Where the first access key id stands: `AKIA` or `ASIA` and sixteen more.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
fn key_id(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let is = |b: &u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    bytes.windows(20).enumerate().find_map(|(at, run)| {
        let begins = matches!(&run[..4], b"AKIA" | b"ASIA") && (at == 0 || !is(&bytes[at - 1]));
        (begins && run.iter().all(is)).then_some((at, at + 20))
    })
}

/// Where runs are remembered. Every call is on disk when it returns.
pub trait Journal: Send + Sync {
    /// A run begins.
    ///
    /// # Errors
    /// `DiskFull`, `StoreUnusable`; so for every call.
    fn begin(&self, run: &RunRecord) -> Result<()>;
    /// Writes an intent. An open intent for the same op of the same site is taken up again with its token;
    /// `fresh` is used otherwise. `at`: now, RFC 3339.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn intent(&self, run: &RunRecord, op: &Op, fresh: &str, at: &str) -> Result<Intent>;
    /// Writes an intent's result, which retires its token.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn result(&self, intent: i64, result: &OpResult) -> Result<()>;
    /// Intents of a site at this place that have no result.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn open(&self, site: &SiteId, place: &str) -> Result<Vec<Intent>>;
    /// A run ends.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn end(&self, run: &RunRecord) -> Result<()>;
    /// A run stopped with this.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn stopped(&self, run: &RunRecord, trouble: &Trouble) -> Result<()>;
    /// What the last run of a site at this place stopped with; `None` if it did not.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn trouble(&self, site: &SiteId, place: &str) -> Result<Option<Trouble>>;
    /// What a site made at this place (anywhere, if none is named), or may have made, and did not remove:
    /// `<service>:<name>`.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn made(&self, site: &SiteId, place: Option<&str>) -> Result<BTreeSet<String>>;
    /// The IAM actions for want of which a site's ops were refused at this place, unless the same op went through
    /// later.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn refused(&self, site: &SiteId, place: &str) -> Result<BTreeSet<String>>;
    /// A site's runs, newest first.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn history(&self, site: &SiteId, limit: usize) -> Result<Vec<RunRecord>>;
    /// How many paths edges were told to forget at one place in a month, `YYYY-MM`, over all sites: the free ones are
    /// an account's.
    ///
    /// # Errors
    /// `StoreUnusable`.
    fn invalidated(&self, place: &str, month: &str) -> Result<u64>;
    /// A run's ops in order.
    ///
    /// # Errors
    /// As [`Journal::begin`].
    fn ops(&self, run: &str) -> Result<Vec<OpRecord>>;
}

/// Whether after this error it is certain that nothing was changed. Else the intent stays open: what happens
/// when a reply is lost.
#[must_use]
pub fn is_refusal(error: &Error) -> bool {
    match error.exit() {
        Exit::Usage | Exit::Auth | Exit::Conflict | Exit::Safety => true,
        Exit::Ok | Exit::Network | Exit::Partial | Exit::Internal | Exit::Waiting | Exit::Cancelled => false,
    }
}

/// The IAM actions that the last results of ops name as missing: keys and results, oldest first.
#[must_use]
pub fn missing_actions(results: impl IntoIterator<Item = (String, OpResult)>) -> BTreeSet<String> {
    let last: BTreeMap<String, OpResult> = results.into_iter().collect();
    let actions = last.into_values().filter_map(|result| match result {
        OpResult::Refused(error) if error.code == Code::AccessDenied => error.args.get("action").cloned(),
        OpResult::Refused(_) | OpResult::Done(_) | OpResult::Found => None,
    });
    actions.collect()
}

/// A journal that forgets when it is dropped: for practice that is not kept, and for tests.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    inner: std::sync::Mutex<Memory>,
}

#[derive(Debug, Default)]
struct Memory {
    runs: Vec<RunRecord>,
    /// By run.
    troubles: BTreeMap<String, Trouble>,
    ops: Vec<MemoryOp>,
}

#[derive(Debug)]
struct MemoryOp {
    run: String,
    site: SiteId,
    place: String,
    intent: Intent,
    title: Text,
    at: String,
    result: Option<OpResult>,
}

impl MemoryJournal {
    fn lock(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Journal for MemoryJournal {
    fn begin(&self, run: &RunRecord) -> Result<()> {
        self.lock().runs.push(run.clone());
        Ok(())
    }

    fn intent(&self, run: &RunRecord, op: &Op, fresh: &str, at: &str) -> Result<Intent> {
        let mut memory = self.lock();
        let key = op.key();
        let same =
            |o: &&mut MemoryOp| o.result.is_none() && o.site == run.site && o.place == run.place && o.intent.key == key;
        if let Some(open) = memory.ops.iter_mut().find(same) {
            open.run.clone_from(&run.id);
            at.clone_into(&mut open.intent.at);
            return Ok(open.intent.clone());
        }
        let id = i64::try_from(memory.ops.len()).expect("fewer ops than i64 can count");
        let (makes, unmakes) = (op.makes(), op.unmakes());
        let intent = Intent { id, key, token: fresh.to_owned(), makes, unmakes, at: at.to_owned() };
        memory.ops.push(MemoryOp {
            run: run.id.clone(),
            site: run.site.clone(),
            place: run.place.clone(),
            intent: intent.clone(),
            title: Text::of_op(op),
            at: run.at.clone(),
            result: None,
        });
        Ok(intent)
    }

    fn result(&self, intent: i64, result: &OpResult) -> Result<()> {
        if let Some(op) = self.lock().ops.iter_mut().find(|o| o.intent.id == intent) {
            op.result = Some(result.clone());
        }
        Ok(())
    }

    fn open(&self, site: &SiteId, place: &str) -> Result<Vec<Intent>> {
        let memory = self.lock();
        let open = |o: &&MemoryOp| o.site == *site && o.place == place && o.result.is_none();
        Ok(memory.ops.iter().filter(open).map(|o| o.intent.clone()).collect())
    }

    fn end(&self, run: &RunRecord) -> Result<()> {
        if let Some(record) = self.lock().runs.iter_mut().find(|r| r.id == run.id) {
            *record = run.clone();
        }
        Ok(())
    }

    fn stopped(&self, run: &RunRecord, trouble: &Trouble) -> Result<()> {
        self.lock().troubles.insert(run.id.clone(), trouble.clone());
        Ok(())
    }

    fn trouble(&self, site: &SiteId, place: &str) -> Result<Option<Trouble>> {
        let memory = self.lock();
        let last = memory.runs.iter().rev().find(|run| run.site == *site && run.place == place);
        Ok(last.and_then(|run| memory.troubles.get(&run.id).cloned()))
    }

    fn made(&self, site: &SiteId, place: Option<&str>) -> Result<BTreeSet<String>> {
        let memory = self.lock();
        let mut made = BTreeSet::new();
        for op in memory.ops.iter().filter(|o| o.site == *site && place.is_none_or(|p| o.place == p)) {
            let took_place = !matches!(op.result, Some(OpResult::Refused(_)));
            if let Some(name) = op.intent.makes.as_ref().filter(|_| took_place) {
                made.insert(name.clone());
            }
            if let Some(name) = op.intent.unmakes.as_ref().filter(|_| took_place && op.result.is_some()) {
                made.remove(name);
            }
        }
        Ok(made)
    }

    fn refused(&self, site: &SiteId, place: &str) -> Result<BTreeSet<String>> {
        let memory = self.lock();
        let here = memory.ops.iter().filter(|o| o.site == *site && o.place == place);
        Ok(missing_actions(here.filter_map(|o| Some((o.intent.key.clone(), o.result.clone()?)))))
    }

    fn history(&self, site: &SiteId, limit: usize) -> Result<Vec<RunRecord>> {
        Ok(self.lock().runs.iter().rev().filter(|r| r.site == *site).take(limit).cloned().collect())
    }

    fn invalidated(&self, place: &str, month: &str) -> Result<u64> {
        let memory = self.lock();
        let counted =
            |o: &&MemoryOp| o.place == place && o.at.starts_with(month) && matches!(o.result, Some(OpResult::Done(_)));
        Ok(memory.ops.iter().filter(counted).map(|o| CloudFrontOp::paths_of(&o.intent.key)).sum())
    }

    fn ops(&self, run: &str) -> Result<Vec<OpRecord>> {
        let state = |result: &Option<OpResult>| match result {
            None => "open",
            Some(OpResult::Done(_)) => "done",
            Some(OpResult::Found) => "found",
            Some(OpResult::Refused(_)) => "refused",
        };
        let memory = self.lock();
        Ok(memory
            .ops
            .iter()
            .filter(|o| o.run == run)
            .map(|o| OpRecord { title: o.title.clone(), at: o.at.clone(), state: state(&o.result).to_owned() })
            .collect())
    }
}
