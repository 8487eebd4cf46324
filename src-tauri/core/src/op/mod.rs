//! Ops: each one change a person would recognise, as plain data. What an op is, its command, its
//! permissions and its weight stand together, in the file of its service.

pub mod acm;
pub mod cloudfront;
pub mod health;
pub mod iam;
pub mod route53;
pub mod s3;
mod s3_commands;
pub mod waf;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::error::Args;
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::Command;
pub use acm::AcmOp;
pub use cloudfront::{CloudFrontOp, ORIGIN_ID};
pub use health::HealthOp;
pub use iam::IamOp;
pub use route53::Route53Op;
pub use s3::S3Op;
pub use waf::WafOp;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "service", content = "op", rename_all = "kebab-case")]
pub enum Op {
    /// To S3.
    S3(S3Op),
    /// To CloudFront.
    CloudFront(CloudFrontOp),
    /// To Route 53.
    Route53(Route53Op),
    /// To Certificate Manager.
    Acm(AcmOp),
    /// To IAM.
    Iam(IamOp),
    /// To AWS WAF.
    Waf(WafOp),
    /// To Route 53's health checks.
    Health(HealthOp),
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
    /// Money, for every month it stands.
    Month {
        /// Millionths of a US dollar.
        #[ts(type = "number")]
        micro_usd: u64,
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
            Self::CloudFront(op) => op.key(),
            Self::Route53(op) => op.key(),
            Self::Acm(op) => op.key(),
            Self::Iam(op) => op.key(),
            Self::Waf(op) => op.key(),
            Self::Health(op) => op.key(),
        }
    }

    /// The word key and values of its title, such as `op-s3-create-bucket`.
    #[must_use]
    pub fn title(&self) -> (&'static str, Args) {
        match self {
            Self::S3(op) => op.title(),
            Self::CloudFront(op) => op.title(),
            Self::Route53(op) => op.title(),
            Self::Acm(op) => op.title(),
            Self::Iam(op) => op.title(),
            Self::Waf(op) => op.title(),
            Self::Health(op) => op.title(),
        }
    }

    /// Whether it adds, changes or removes.
    #[must_use]
    pub fn change(&self) -> Change {
        match self {
            Self::S3(op) => op.change(),
            Self::CloudFront(op) => op.change(),
            Self::Route53(op) => op.change(),
            Self::Acm(op) => op.change(),
            Self::Iam(op) => op.change(),
            Self::Waf(op) => op.change(),
            Self::Health(op) => op.change(),
        }
    }

    /// What it weighs at these prices.
    #[must_use]
    pub fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::S3(op) => op.weight(prices),
            Self::CloudFront(op) => op.weight(prices),
            Self::Route53(op) => op.weight(prices),
            Self::Acm(op) => op.weight(prices),
            Self::Iam(op) => op.weight(),
            Self::Waf(op) => op.weight(prices),
            Self::Health(op) => op.weight(prices),
        }
    }

    /// The IAM actions it calls.
    #[must_use]
    pub fn actions(&self) -> Vec<Action> {
        match self {
            Self::S3(op) => op.actions(),
            Self::CloudFront(op) => op.actions(),
            Self::Route53(op) => op.actions(),
            Self::Acm(op) => op.actions(),
            Self::Iam(op) => op.actions(),
            Self::Waf(op) => op.actions(),
            Self::Health(op) => op.actions(),
        }
    }

    /// The equivalent `aws` commands.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        match self {
            Self::S3(op) => op.commands(),
            Self::CloudFront(op) => op.commands(),
            Self::Route53(op) => op.commands(),
            Self::Acm(op) => op.commands(),
            Self::Iam(op) => op.commands(),
            Self::Waf(op) => op.commands(),
            Self::Health(op) => op.commands(),
        }
    }

    /// The resource that exists once it has run, as `<service>:<name>`.
    #[must_use]
    pub fn makes(&self) -> Option<String> {
        match self {
            Self::S3(op) => op.makes(),
            Self::CloudFront(op) => op.makes(),
            Self::Route53(op) => op.makes(),
            Self::Acm(op) => op.makes(),
            Self::Iam(op) => op.makes(),
            Self::Waf(op) => op.makes(),
            Self::Health(op) => op.makes(),
        }
    }

    /// The resource that is gone once it has run.
    #[must_use]
    pub fn unmakes(&self) -> Option<String> {
        match self {
            Self::S3(op) => op.unmakes(),
            Self::CloudFront(op) => op.unmakes(),
            Self::Route53(op) => op.unmakes(),
            Self::Acm(op) => op.unmakes(),
            Self::Iam(op) => op.unmakes(),
            Self::Waf(op) => op.unmakes(),
            Self::Health(op) => op.unmakes(),
        }
    }

    /// How many files and bytes go over while it runs.
    #[must_use]
    pub fn volume(&self) -> (u64, u64) {
        match self {
            Self::S3(op) => op.volume(),
            Self::CloudFront(_) | Self::Route53(_) | Self::Acm(_) | Self::Iam(_) | Self::Waf(_) | Self::Health(_) => {
                (0, 0)
            }
        }
    }

    /// Tells the record of the release that this run makes (it has the run's own time) how long it took so far, in
    /// milliseconds: steps have no clock.
    pub fn took(&mut self, run_at: &str, millis: u64) {
        match self {
            Self::S3(op) => op.took(run_at, millis),
            Self::CloudFront(_) | Self::Route53(_) | Self::Acm(_) | Self::Iam(_) | Self::Waf(_) | Self::Health(_) => {}
        }
    }

    /// Whether others are kept out from here on, so that what was looked at before has to be looked at again.
    #[must_use]
    pub fn settles(&self) -> bool {
        match self {
            Self::S3(op) => op.settles(),
            Self::CloudFront(_) | Self::Route53(_) | Self::Acm(_) | Self::Iam(_) | Self::Waf(_) | Self::Health(_) => {
                false
            }
        }
    }

    /// Whether others write the same thing at the same time, so that a refusal because it moved asks for a new look and
    /// a new plan, and is no end.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::S3(S3Op::WriteCdnRecord { .. }))
    }

    /// The op that gives back what this one holds, for a run that has to stop in between.
    #[must_use]
    pub fn release(&self) -> Option<Self> {
        match self {
            Self::S3(op) => op.release().map(Self::S3),
            Self::CloudFront(_) | Self::Route53(_) | Self::Acm(_) | Self::Iam(_) | Self::Waf(_) | Self::Health(_) => {
                None
            }
        }
    }

    /// Keeps no lists of its own where another op has the same.
    pub(crate) fn share(&mut self, like: &Self) {
        if let (Self::S3(op), Self::S3(like)) = (self, like) {
            op.share(like);
        }
    }

    /// Whether agreeing to `self` agreed to `other` too: the same change, or a part of the same upload.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::S3(agreed), Self::S3(op)) => agreed.covers(op),
            (Self::CloudFront(agreed), Self::CloudFront(op)) => agreed.covers(op),
            (Self::Iam(agreed), Self::Iam(op)) => agreed.covers(op),
            (Self::Route53(agreed), Self::Route53(op)) => agreed.covers(op),
            (Self::Acm(agreed), Self::Acm(op)) => agreed.covers(op),
            (Self::Waf(agreed), Self::Waf(op)) => agreed.covers(op),
            (Self::Health(agreed), Self::Health(op)) => agreed.covers(op),
            (
                Self::S3(_)
                | Self::CloudFront(_)
                | Self::Route53(_)
                | Self::Acm(_)
                | Self::Iam(_)
                | Self::Waf(_)
                | Self::Health(_),
                _,
            ) => false,
        }
    }
}

/// Whether what is about to be done is what was agreed to, where that had placeholders (`‹…›`) for what AWS says only
/// when it has made a thing: each stands for any text.
pub(crate) fn fits<T: Serialize>(agreed: &T, now: &T) -> bool {
    let value = |of: &T| serde_json::to_value(of).expect("an op has only strings, numbers and lists of them");
    value_fits(&value(agreed), &value(now))
}

fn value_fits(agreed: &Value, now: &Value) -> bool {
    match (agreed, now) {
        (Value::String(agreed), Value::String(now)) => text_fits(agreed, now),
        (Value::Array(agreed), Value::Array(now)) => {
            agreed.len() == now.len() && agreed.iter().zip(now).all(|(agreed, now)| value_fits(agreed, now))
        }
        (Value::Object(agreed), Value::Object(now)) => {
            agreed.len() == now.len()
                && agreed.iter().all(|(key, agreed)| now.get(key).is_some_and(|now| value_fits(agreed, now)))
        }
        _ => agreed == now,
    }
}

fn text_fits(agreed: &str, now: &str) -> bool {
    let Some((before, rest)) = agreed.split_once('‹') else { return agreed == now };
    let (Some((_, after)), Some(now)) = (rest.split_once('›'), now.strip_prefix(before)) else { return false };
    if after.contains('‹') {
        // Several in one text: each stands for at least one character.
        return (1..=now.len()).any(|at| now.is_char_boundary(at) && text_fits(after, &now[at..]));
    }
    now.len() > after.len() && now.ends_with(after)
}
