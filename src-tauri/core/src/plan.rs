//! A plan: what a step found out it has to do, as data.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Args, Code, Error};
use crate::event::Text;
use crate::hosted::CopyRow;
use crate::op::Op;
use crate::spec::Answered;
use crate::step::StepId;

/// What `build` or `clear` of one step says about one world.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Plan {
    /// The spec does not ask for this step.
    NotAsked,
    /// Everything is as wanted.
    Done,
    /// These changes, in this order. Each op says itself whether it adds, changes or removes.
    Todo(Vec<Op>),
    /// Something of ours differs in a way that no op mends.
    Drift(Vec<Difference>),
    /// A person has to answer first.
    Ask(Question),
    /// Something outside takes its time.
    Waiting(Wait),
    /// An earlier step is not done.
    Blocked(StepId),
    /// Could not be looked at for want of this action; shown, never blocking.
    Unseen {
        /// The IAM action.
        action: String,
    },
    /// The thing is there and is somebody else's.
    NotOurs {
        /// What.
        what: String,
        /// Whose, as far as it shows.
        owner: Option<String>,
    },
}

/// One field that is not as wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    /// Word key `field-<field>`.
    pub field: String,
    /// As wanted.
    pub want: String,
    /// As seen.
    pub have: String,
}

/// What only a person can decide: word key `question-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Question {
    /// Anyone on the internet will be able to read the bucket's files: type its name.
    MakePublic {
        /// The name to type.
        bucket: String,
    },
    /// Objects in our bucket that somebody else put or changed would be replaced.
    Overwrite {
        /// How many.
        #[ts(type = "number")]
        files: u64,
        /// The first of them.
        first: String,
    },
    /// Many files that visitors may ask for would go at once: the wrong folder looks like this.
    RemoveMany {
        /// How many.
        #[ts(type = "number")]
        files: u64,
        /// Of how many that lie there.
        #[ts(type = "number")]
        all: u64,
        /// The first of them.
        first: String,
    },
    /// Fields that Naru set were changed by hand, and would be set back.
    HandEdit {
        /// What was edited.
        what: String,
        /// Each as it was set, and as it is.
        fields: String,
    },
    /// Records that lead elsewhere would be replaced, and kept for the way back.
    ReplaceRecord {
        /// At which names.
        name: String,
        /// Of which types.
        record: String,
        /// Each as it stands.
        old: String,
    },
    /// Names whose records others keep still lead to what is to be deleted: somebody else could take them.
    LeaveRecords {
        /// Which.
        names: String,
        /// Where they lead.
        host: String,
    },
    /// Several hosted zones have the name, and the registry names none of them.
    ChooseZone {
        /// Their name.
        zone: String,
        /// Their ids.
        ids: String,
    },
    /// A hosted zone that we made is empty: nobody needs it, unless the domain is to stay with it.
    DeleteZone {
        /// Its name.
        zone: String,
        /// Its id.
        id: String,
    },
    /// Somebody's publish lock lies in the bucket.
    BreakLock {
        /// Who.
        holder: String,
        /// Since when, RFC 3339.
        since: String,
    },
}

impl Question {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::MakePublic { .. } => "make-public",
            Self::Overwrite { .. } => "overwrite",
            Self::RemoveMany { .. } => "remove-many",
            Self::HandEdit { .. } => "hand-edit",
            Self::ReplaceRecord { .. } => "replace-record",
            Self::LeaveRecords { .. } => "leave-records",
            Self::ChooseZone { .. } => "choose-zone",
            Self::DeleteZone { .. } => "delete-zone",
            Self::BreakLock { .. } => "break-lock",
        }
    }

    /// Values for the question's sentence.
    #[must_use]
    pub fn args(&self) -> Args {
        match self {
            Self::MakePublic { bucket } => Args::from([("bucket".into(), bucket.clone())]),
            Self::Overwrite { files, first } => {
                Args::from([("files".into(), files.to_string()), ("first".into(), first.clone())])
            }
            Self::RemoveMany { files, all, first } => Args::from([
                ("files".into(), files.to_string()),
                ("all".into(), all.to_string()),
                ("first".into(), first.clone()),
            ]),
            Self::HandEdit { what, fields } => {
                Args::from([("what".into(), what.clone()), ("fields".into(), fields.clone())])
            }
            Self::ReplaceRecord { name, record, old } => Args::from([
                ("name".into(), name.clone()),
                ("record".into(), record.clone()),
                ("old".into(), old.clone()),
            ]),
            Self::LeaveRecords { names, host } => {
                Args::from([("names".into(), names.clone()), ("host".into(), host.clone())])
            }
            Self::ChooseZone { zone, ids } => Args::from([("zone".into(), zone.clone()), ("ids".into(), ids.clone())]),
            Self::DeleteZone { zone, id } => Args::from([("zone".into(), zone.clone()), ("id".into(), id.clone())]),
            Self::BreakLock { holder, since } => {
                Args::from([("holder".into(), holder.clone()), ("since".into(), since.clone())])
            }
        }
    }

    /// Whether a yes to this one is a yes to the other: the same question, or one that had placeholders for what AWS
    /// says only when it has made a thing.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        crate::op::fits(self, other)
    }

    /// Whether this was answered beforehand. No is an answer, too, where something else follows from it.
    #[must_use]
    pub fn is_answered(&self, answers: &Answered) -> bool {
        match self {
            Self::MakePublic { bucket } => answers.make_public.as_deref() == Some(bucket),
            Self::Overwrite { .. } => answers.overwrite,
            Self::RemoveMany { .. } => answers.remove_many,
            Self::HandEdit { .. } => answers.mends(self),
            Self::ReplaceRecord { .. } => answers.replace_records,
            Self::LeaveRecords { .. } => answers.leave_records.is_some(),
            // It is said by a wish, which stays.
            Self::ChooseZone { .. } => false,
            Self::DeleteZone { .. } => answers.delete_zone.is_some(),
            Self::BreakLock { .. } => answers.break_lock,
        }
    }

    /// The command-line flag that answers it.
    #[must_use]
    pub fn flag(&self) -> String {
        match self {
            Self::MakePublic { bucket } => format!("--make-public {bucket}"),
            Self::Overwrite { .. } => "--overwrite".to_owned(),
            Self::RemoveMany { .. } => "--remove-many".to_owned(),
            Self::HandEdit { .. } => "--mend".to_owned(),
            Self::ReplaceRecord { .. } => "--replace-records".to_owned(),
            Self::LeaveRecords { .. } => "--leave-records".to_owned(),
            // It is a wish, and stays one.
            Self::ChooseZone { .. } => "naru project set --zone ID".to_owned(),
            Self::DeleteZone { .. } => "--delete-zone".to_owned(),
            Self::BreakLock { .. } => "--break-lock".to_owned(),
        }
    }
}

/// A wait: on whom, how long it usually and at most takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Wait {
    /// Word key `wait-<on>`.
    pub on: String,
    /// Usual length in seconds.
    #[ts(type = "number")]
    pub usual_seconds: u64,
    /// After this many seconds the run ends.
    #[ts(type = "number")]
    pub limit_seconds: u64,
    /// The error it ends with then.
    pub then: Box<Error>,
    /// What a person has to copy to where Naru cannot write: name servers, records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copy: Vec<CopyRow>,
    /// How what is waited for stands, line by line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Text>,
}

impl Wait {
    /// What a run ends with that does not wait for it.
    #[must_use]
    pub fn cut_short(&self) -> Error {
        Error::new(Code::StillWaiting).arg("what", &self.on)
    }
}

impl Plan {
    /// The changes, if there are any.
    #[must_use]
    pub fn ops(&self) -> &[Op] {
        match self {
            Self::Todo(ops) => ops,
            Self::NotAsked
            | Self::Done
            | Self::Drift(_)
            | Self::Ask(_)
            | Self::Waiting(_)
            | Self::Blocked(_)
            | Self::Unseen { .. }
            | Self::NotOurs { .. } => &[],
        }
    }

    /// The error a run stops with when it meets this plan, if it must stop.
    #[must_use]
    pub fn stop(&self) -> Option<Error> {
        match self {
            Self::NotAsked | Self::Done | Self::Todo(_) | Self::Waiting(_) | Self::Unseen { .. } => None,
            Self::Drift(fields) => {
                let first = fields.first()?;
                Some(
                    Error::new(Code::Drift)
                        .arg("field", &first.field)
                        .arg("want", &first.want)
                        .arg("have", &first.have),
                )
            }
            Self::Ask(question) => {
                let mut error = match question {
                    Question::BreakLock { .. } => Error::new(Code::PublishLocked),
                    Question::MakePublic { .. } => Error::new(Code::Ask).hint("type-bucket-name"),
                    Question::Overwrite { .. }
                    | Question::RemoveMany { .. }
                    | Question::HandEdit { .. }
                    | Question::ReplaceRecord { .. }
                    | Question::ChooseZone { .. }
                    | Question::LeaveRecords { .. } => Error::new(Code::Ask).hint("answer-flag"),
                    Question::DeleteZone { .. } => Error::new(Code::Ask).hint("keep-zone").hint("answer-flag"),
                };
                error.args.extend(question.args());
                Some(error.arg("question", question.key()).arg("flag", question.flag()))
            }
            Self::Blocked(step) => Some(Error::new(Code::Blocked).arg("step", step.key())),
            Self::NotOurs { what, owner } => Some(
                Error::new(Code::NotOurs)
                    .arg("what", what)
                    .arg("owner", owner.clone().unwrap_or_else(|| "?".to_owned())),
            ),
        }
    }
}
