//! Certificate Manager's ops. All of them in us-east-1, whatever the site's Region: CloudFront takes certificates from
//! nowhere else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Change, Weight};
use crate::domain::Domain;
use crate::error::Args;
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::Command;

/// One change to Certificate Manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum AcmOp {
    /// `RequestCertificate`, proven by DNS. ACM remembers the op's token for an hour; after that the tags find it.
    Request {
        /// The names; the first is the certificate's own.
        names: Vec<Domain>,
        /// Its tags.
        tags: BTreeMap<String, String>,
    },
    /// `DeleteCertificate`; ACM refuses while something uses it.
    Delete {
        /// Which.
        arn: String,
        /// Its names.
        names: Vec<String>,
        /// Why it is of no use, in AWS's word; empty for one that is not wanted any more.
        why: String,
    },
}

impl AcmOp {
    fn word(&self) -> &'static str {
        match self {
            Self::Request { .. } => "op-acm-request",
            Self::Delete { why, .. } if why.is_empty() => "op-acm-delete",
            Self::Delete { .. } => "op-acm-delete-dead",
        }
    }

    /// The names as the journal and the title have them.
    fn names(&self) -> String {
        match self {
            Self::Request { names, .. } => names.iter().map(Domain::as_str).collect::<Vec<_>>().join(","),
            Self::Delete { names, .. } => names.join(","),
        }
    }

    pub(super) fn key(&self) -> String {
        match self {
            Self::Request { .. } => format!("{} {}", self.word(), self.names()),
            Self::Delete { arn, .. } => format!("{} {arn}", self.word()),
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        let mut args = Args::from([("names".to_owned(), self.names().replace(',', ", "))]);
        if let Self::Delete { arn, why, .. } = self {
            args.insert("arn".to_owned(), arn.clone());
            args.insert("why".to_owned(), why.clone());
        }
        (self.word(), args)
    }

    pub(super) fn change(&self) -> Change {
        match self {
            Self::Request { .. } => Change::Add,
            Self::Delete { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, _: &Prices) -> Weight {
        match self {
            Self::Request { .. } => Weight::Free,
            Self::Delete { .. } => Weight::Destroys,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::Request { .. } => vec![Action::TagCertificate, Action::RequestCertificate],
            Self::Delete { .. } => vec![Action::DeleteCertificate],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::Request { .. } => Some(format!("certificate:{}", self.names())),
            Self::Delete { .. } => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::Request { .. } => None,
            Self::Delete { .. } => Some(format!("certificate:{}", self.names())),
        }
    }

    /// See [`super::Op::covers`]. Tags carry the run's id, which is no part of an agreement.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Request { names: a, .. }, Self::Request { names: b, .. }) => a == b,
            (Self::Delete { arn: a, .. }, Self::Delete { arn: b, .. }) => super::fits(a, b),
            _ => false,
        }
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["acm", verb, "--region", "us-east-1"]);
        match self {
            Self::Request { names, tags } => {
                let mut command = aws("request-certificate").text([
                    "--domain-name",
                    names.first().map_or("", Domain::as_str),
                    "--validation-method",
                    "DNS",
                ]);
                if names.len() > 1 {
                    command = command.text(["--subject-alternative-names"]);
                    command = command.text(names[1..].iter().map(Domain::as_str));
                }
                let tags: Vec<String> = tags.iter().map(|(key, value)| format!("Key={key},Value={value}")).collect();
                vec![command.text(["--tags"]).text(tags.iter().map(String::as_str))]
            }
            Self::Delete { arn, .. } => vec![aws("delete-certificate").text(["--certificate-arn", arn])],
        }
    }
}
