//! Ops: each one change a person would recognise, as plain data. What an op is, its command, its
//! permissions and its weight stand together, in the file of its service.

pub mod s3;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Args;
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::Command;
pub use s3::S3Op;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "service", content = "op", rename_all = "kebab-case")]
pub enum Op {
    /// To S3.
    S3(S3Op),
}

/// What kind of change an op is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Something new.
    Add,
    /// Something that is there becomes different.
    Change,
    /// Something goes away.
    Remove,
}

/// What an op weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Weight {
    /// Nothing, or a management request or two, which AWS charges far below a cent.
    Free,
    /// Money, once.
    Costs {
        /// Millionths of a US dollar; `None` where no price is known for the Region.
        #[ts(type = "number | null")]
        micro_usd: Option<u64>,
        /// The day the price was read, `YYYY-MM-DD`.
        as_of: String,
    },
    /// Something is gone afterwards.
    Destroys,
}

impl Op {
    /// A stable name for *this change of this thing*: the journal, the repeat check and the forecast go by it.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::S3(op) => op.key(),
        }
    }

    /// The word key and values of its title, such as `op-s3-create-bucket`.
    #[must_use]
    pub fn title(&self) -> (&'static str, Args) {
        match self {
            Self::S3(op) => op.title(),
        }
    }

    /// Whether it adds, changes or removes.
    #[must_use]
    pub fn change(&self) -> Change {
        match self {
            Self::S3(op) => op.change(),
        }
    }

    /// What it weighs at these prices.
    #[must_use]
    pub fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::S3(op) => op.weight(prices),
        }
    }

    /// The IAM actions it calls.
    #[must_use]
    pub fn actions(&self) -> Vec<Action> {
        match self {
            Self::S3(op) => op.actions(),
        }
    }

    /// The equivalent `aws` commands.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        match self {
            Self::S3(op) => op.commands(),
        }
    }

    /// The resource that exists once it has run, as `<service>:<name>`.
    #[must_use]
    pub fn makes(&self) -> Option<String> {
        match self {
            Self::S3(op) => op.makes(),
        }
    }

    /// The resource that is gone once it has run.
    #[must_use]
    pub fn unmakes(&self) -> Option<String> {
        match self {
            Self::S3(op) => op.unmakes(),
        }
    }

    /// How many files and bytes go over while it runs.
    #[must_use]
    pub fn volume(&self) -> (u64, u64) {
        match self {
            Self::S3(op) => op.volume(),
        }
    }

    /// Whether others are kept out from here on, so that what was looked at before has to be looked at again.
    #[must_use]
    pub fn settles(&self) -> bool {
        match self {
            Self::S3(op) => op.settles(),
        }
    }

    /// The op that gives back what this one holds, for a run that has to stop in between.
    #[must_use]
    pub fn release(&self) -> Option<Self> {
        match self {
            Self::S3(op) => op.release().map(Self::S3),
        }
    }

    /// Whether agreeing to `self` agreed to `other` too: the same change, or a part of the same upload.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::S3(agreed), Self::S3(op)) => agreed.covers(op),
        }
    }
}
