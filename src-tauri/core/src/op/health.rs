//! The ops of a Route 53 health check.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Change, Weight};
use crate::error::Args;
use crate::health::{HealthSettings, reference_of};
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::Command;

/// One change to a health check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum HealthOp {
    /// `CreateHealthCheck`. The caller reference holds the site and the op's token: a repeat finds the same one.
    Create {
        /// The site's tag.
        site: String,
        /// What it is to ask.
        settings: HealthSettings,
    },
    /// `ChangeTagsForResource`.
    Tag {
        /// Which.
        id: String,
        /// The name it asks.
        name: String,
        /// The tags to add.
        tags: BTreeMap<String, String>,
    },
    /// `UpdateHealthCheck`, refused if its version moved.
    Update {
        /// Which.
        id: String,
        /// The version that was seen.
        version: u64,
        /// What it is to ask from then on.
        settings: HealthSettings,
    },
    /// `DeleteHealthCheck`.
    Delete {
        /// Which.
        id: String,
        /// The name it asks.
        name: String,
        /// The site's tag.
        site: String,
    },
}

impl HealthOp {
    const fn word(&self) -> &'static str {
        match self {
            Self::Create { .. } => "op-health-create",
            Self::Tag { .. } => "op-health-tag",
            Self::Update { .. } => "op-health-update",
            Self::Delete { .. } => "op-health-delete",
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Create { settings, .. } | Self::Update { settings, .. } => &settings.name,
            Self::Tag { name, .. } | Self::Delete { name, .. } => name,
        }
    }

    pub(super) fn key(&self) -> String {
        match self {
            Self::Create { .. } | Self::Tag { .. } | Self::Update { .. } => format!("{} {}", self.word(), self.name()),
            Self::Delete { id, .. } => format!("{} {} {id}", self.word(), self.name()),
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        (self.word(), Args::from([("name".to_owned(), self.name().to_owned())]))
    }

    pub(super) const fn change(&self) -> Change {
        match self {
            Self::Create { .. } => Change::Add,
            Self::Tag { .. } | Self::Update { .. } => Change::Change,
            Self::Delete { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::Create { .. } => prices.monthly(prices.health_month()),
            Self::Tag { .. } | Self::Update { .. } => Weight::Free,
            Self::Delete { .. } => Weight::Destroys,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::Create { .. } => vec![Action::ListHealthChecks, Action::CreateHealthCheck],
            Self::Tag { .. } => vec![Action::TagHealthCheck],
            Self::Update { .. } => vec![Action::UpdateHealthCheck],
            Self::Delete { .. } => vec![Action::DeleteHealthCheck],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::Create { site, .. } => Some(format!("health-check:{site}")),
            Self::Tag { .. } | Self::Update { .. } | Self::Delete { .. } => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::Delete { site, .. } => Some(format!("health-check:{site}")),
            Self::Create { .. } | Self::Tag { .. } | Self::Update { .. } => None,
        }
    }

    /// Whether the other is this one, ids and tags of a later run aside.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tag { id: a, name, .. }, Self::Tag { id: b, name: other, .. })
            | (Self::Delete { id: a, name, .. }, Self::Delete { id: b, name: other, .. }) => {
                super::fits(a, b) && name == other
            }
            _ => self == other,
        }
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["route53", verb]);
        vec![match self {
            Self::Create { site, settings } => aws("create-health-check").text([
                "--caller-reference",
                &format!("{}1", reference_of(site)),
                "--health-check-config",
                &settings.json().to_string(),
            ]),
            Self::Tag { id, tags, .. } => {
                let tags: Vec<String> = tags.iter().map(|(key, value)| format!("Key={key},Value={value}")).collect();
                aws("change-tags-for-resource")
                    .text(["--resource-type", "healthcheck", "--resource-id", id, "--add-tags"])
                    .text(tags.iter().map(String::as_str))
            }
            Self::Update { id, version, settings } => {
                let on = |flag: &'static str, yes: bool| if yes { format!("--{flag}") } else { format!("--no-{flag}") };
                let numbers = [version.to_string(), settings.port.to_string(), settings.failures.to_string()];
                aws("update-health-check").text([
                    "--health-check-id",
                    id,
                    "--health-check-version",
                    &numbers[0],
                    "--fully-qualified-domain-name",
                    &settings.name,
                    "--port",
                    &numbers[1],
                    "--resource-path",
                    &settings.path,
                    "--failure-threshold",
                    &numbers[2],
                    &on("enable-sni", settings.sni),
                    &on("disabled", settings.disabled),
                    &on("inverted", settings.inverted),
                ])
            }
            Self::Delete { id, .. } => aws("delete-health-check").text(["--health-check-id", id]),
        }]
    }
}
