//! The changes of a deploy as a list a person can read: every file that goes over or goes away, why, how large,
//! with which headers, and in which order.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use ts_rs::TS;

use super::diff::Why;
use super::header_rules;
use super::headers::{self, CacheClass, Headers};
use super::phase::Phase;
use super::records::Records;
use crate::forecast::Forecast;
use crate::names::{BucketName, Key};
use crate::op::{Op, S3Op};
use crate::world::{Object, World};

/// Why a file is in the list: word key `why-<reason>`, and `ui-reason-removed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// See [`Why::New`].
    New,
    /// See [`Why::BytesDiffer`].
    BytesDiffer,
    /// See [`Why::HeadersDiffer`].
    HeadersDiffer,
    /// See [`Why::Unknown`].
    Unknown,
    /// See [`Why::Renamed`].
    Renamed,
    /// An earlier release of ours put it there and the folder no longer has it.
    Removed,
}

impl Reason {
    /// The kebab-case name used in word keys and `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::BytesDiffer => "bytes-differ",
            Self::HeadersDiffer => "headers-differ",
            Self::Unknown => "unknown",
            Self::Renamed => "renamed",
            Self::Removed => "removed",
        }
    }
}

impl From<Why> for Reason {
    fn from(why: Why) -> Self {
        match why {
            Why::New => Self::New,
            Why::BytesDiffer => Self::BytesDiffer,
            Why::HeadersDiffer => Self::HeadersDiffer,
            Why::Unknown => Self::Unknown,
            Why::Renamed => Self::Renamed,
        }
    }
}

/// One file of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileChange {
    /// Where it lies in the bucket.
    pub key: Key,
    /// Why it is here.
    pub reason: Reason,
    /// When it goes over; `None` for a removal, which comes last.
    pub phase: Option<Phase>,
    /// Bytes that are sent, or copied; of a removal, those that go away.
    #[ts(type = "number")]
    pub size: u64,
    /// Where in the bucket its bytes are copied from, in place of being sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub from: Option<Key>,
    /// Bytes that lie there now, if any do.
    #[ts(type = "number | null")]
    pub size_before: Option<u64>,
    /// What it will be served with.
    pub headers: Option<Arc<Headers>>,
    /// How long a visitor may keep it; `None` if a rule chose something of its own.
    pub cache: Option<CacheClass>,
    /// The rules that decided its headers, where not its name did: as they are found, such as `_headers:3`.
    pub rules: Vec<String>,
    /// What it is served with now, if that is known and other.
    pub before: Option<Arc<Headers>>,
}

/// The list in a few numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeSum {
    /// Files that are new.
    #[ts(type = "number")]
    pub added: u64,
    /// Files whose bytes or headers differ.
    #[ts(type = "number")]
    pub changed: u64,
    /// Files that go away.
    #[ts(type = "number")]
    pub removed: u64,
    /// Files that lie there as they should.
    #[ts(type = "number")]
    pub same: u64,
    /// Bytes to send.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The stretches of the upload, in order.
    pub phases: Vec<PhaseSum>,
}

/// One stretch of the upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhaseSum {
    /// Which.
    pub phase: Phase,
    /// How many files.
    #[ts(type = "number")]
    pub files: u64,
    /// How many bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// Every file the forecast sends or removes, in the order in which it happens.
#[must_use]
pub fn changes(forecast: &Forecast, world: &World) -> Vec<FileChange> {
    let mut out = Vec::new();
    each(forecast, world, |change| out.push(change));
    out
}

/// The same one by one, for who keeps few of a hundred thousand.
pub fn each(forecast: &Forecast, world: &World, mut tell: impl FnMut(FileChange)) {
    let rules = world.folder.seen().map_or(&[][..], |folder| &folder.rules.headers);
    for op in forecast.ops() {
        match op {
            Op::S3(S3Op::Upload { bucket, phase, files, .. }) => {
                let now = Now::of(world, bucket);
                files
                    .iter()
                    .map(|file| FileChange {
                        key: file.key.clone(),
                        reason: file.why.into(),
                        phase: Some(*phase),
                        size: file.size,
                        from: None,
                        size_before: now.size(&file.key),
                        before: now.served(&file.key).filter(|was| *was != file.headers),
                        cache: file.headers.cache_control.as_deref().and_then(CacheClass::of_header),
                        rules: header_rules::decided_by(&file.key, rules),
                        headers: Some(file.headers.clone()),
                    })
                    .for_each(&mut tell);
            }
            Op::S3(S3Op::Copy { bucket, phase: phase @ Some(_), copies }) => {
                let now = Now::of(world, bucket);
                copies
                    .iter()
                    .map(|copy| FileChange {
                        key: copy.to.clone(),
                        reason: copy.why.into(),
                        phase: *phase,
                        size: copy.size,
                        from: Some(copy.from.clone()),
                        size_before: now.size(&copy.to),
                        before: now.served(&copy.to).filter(|was| *was != copy.headers),
                        cache: copy.headers.cache_control.as_deref().and_then(CacheClass::of_header),
                        rules: header_rules::decided_by(&copy.to, rules),
                        headers: Some(copy.headers.clone()),
                    })
                    .for_each(&mut tell);
            }
            Op::S3(S3Op::DeleteObjects { bucket, keys }) => {
                let now = Now::of(world, bucket);
                keys.iter()
                    .filter(|key| !key.is_reserved())
                    .map(|key| FileChange {
                        key: key.clone(),
                        reason: Reason::Removed,
                        phase: None,
                        from: None,
                        size: now.size(key).unwrap_or(0),
                        size_before: now.size(key),
                        headers: None,
                        cache: Some(headers::cache_class(key)),
                        rules: Vec::new(),
                        before: None,
                    })
                    .for_each(&mut tell);
            }
            Op::S3(_) | Op::CloudFront(_) | Op::Route53(_) | Op::Acm(_) | Op::Iam(_) | Op::Waf(_) | Op::Health(_) => {}
        }
    }
}

/// The list in a few numbers; `same` is what the folder holds besides.
#[must_use]
pub fn sum(changes: &[FileChange], world: &World) -> ChangeSum {
    let mut out = ChangeSum::default();
    changes.iter().for_each(|change| out.add(change));
    out.besides(world)
}

impl ChangeSum {
    /// Counts one more, in the order in which they happen.
    pub fn add(&mut self, change: &FileChange) {
        match change.reason {
            Reason::New => self.added += 1,
            Reason::Removed => self.removed += 1,
            Reason::BytesDiffer | Reason::HeadersDiffer | Reason::Unknown | Reason::Renamed => self.changed += 1,
        }
        let Some(phase) = change.phase else { return };
        let sent = if change.from.is_some() { 0 } else { change.size };
        self.bytes += sent;
        match self.phases.last_mut() {
            Some(last) if last.phase == phase => {
                last.files += 1;
                last.bytes += sent;
            }
            _ => self.phases.push(PhaseSum { phase, files: 1, bytes: sent }),
        }
    }

    /// With what the folder holds besides.
    #[must_use]
    pub fn besides(self, world: &World) -> Self {
        let files = world.folder.seen().map_or(0, |folder| folder.files.len() as u64);
        Self { same: files.saturating_sub(self.added + self.changed), ..self }
    }
}

/// What lies in a bucket before the run.
struct Now<'a> {
    objects: Option<&'a BTreeMap<Key, Object>>,
    records: Records<'a>,
}

impl<'a> Now<'a> {
    fn of(world: &'a World, bucket: &BucketName) -> Self {
        let seen = world.buckets.get(bucket);
        let objects = seen.and_then(|bucket| bucket.objects.seen()).map(|objects| &**objects);
        let releases = seen.and_then(|bucket| bucket.releases.seen());
        Self { objects, records: Records::of(releases.map_or(&[], Vec::as_slice)) }
    }

    /// How many bytes lie under a key.
    fn size(&self, key: &Key) -> Option<u64> {
        Some(self.objects?.get(key)?.size)
    }

    /// What an object is served with, as far as a manifest or a HEAD tells.
    fn served(&self, key: &Key) -> Option<Arc<Headers>> {
        let object = self.objects?.get(key)?;
        let looked_at = object.meta.as_ref().map(|meta| meta.headers.clone());
        looked_at.or_else(|| self.records.known(key, object).map(|entry| entry.headers.clone()))
    }
}
