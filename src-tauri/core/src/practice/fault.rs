//! What can go wrong in practice, on order.

use serde::{Deserialize, Serialize};

use crate::error::{Code, Error, Result};
use crate::policy::Action;

/// One fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The program dies before the change is made.
    CrashBefore,
    /// The program dies after the change was made, before it hears so.
    CrashAfter,
    /// The change is made and the reply is lost on the way back.
    LostReply,
    /// The change is refused for want of a permission.
    Denied,
    /// The network is gone.
    Offline,
    /// The next few reads show the state before the change.
    StaleReads,
}

impl Fault {
    /// All, for the help and the tests.
    pub const ALL: [Self; 6] =
        [Self::CrashBefore, Self::CrashAfter, Self::LostReply, Self::Denied, Self::Offline, Self::StaleReads];

    /// The kebab-case name used on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CrashBefore => "crash-before",
            Self::CrashAfter => "crash-after",
            Self::LostReply => "lost-reply",
            Self::Denied => "denied",
            Self::Offline => "offline",
            Self::StaleReads => "stale-reads",
        }
    }
}

/// Which faults come when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    /// A fault at the n-th op of this process, counted from 1.
    pub at: Vec<(usize, Fault)>,
    /// Actions whose reads are refused.
    pub denied_reads: Vec<Action>,
}

impl Faults {
    /// Parses `<fault>@<n>`, such as `lost-reply@3`.
    ///
    /// # Errors
    /// `BadValue`.
    pub fn parse(text: &str) -> Result<(usize, Fault)> {
        let bad = || Error::new(Code::BadValue).arg("field", "fault").arg("value", text).arg("rule", "fault-shape");
        let (name, n) = text.split_once('@').ok_or_else(bad)?;
        let fault = Fault::ALL.into_iter().find(|fault| fault.key() == name).ok_or_else(bad)?;
        let n = n.parse().ok().filter(|n| *n > 0).ok_or_else(bad)?;
        Ok((n, fault))
    }
}
