//! Route 53's ops: hosted zones and what stands in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Change, Weight};
use crate::domain::Domain;
use crate::error::Args;
use crate::hosted::{RecordChange, RecordSet, RecordVerb, Target};
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::{Arg, Command};

/// One change to Route 53.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Route53Op {
    /// `CreateHostedZone`. The caller reference holds the site and the op's token: a repeat finds the same one.
    CreateZone {
        /// Its name.
        name: Domain,
        /// The site's tag.
        site: String,
    },
    /// `ChangeTagsForResource`.
    TagZone {
        /// Which.
        id: String,
        /// Its name.
        name: Domain,
        /// The tags to add.
        tags: BTreeMap<String, String>,
    },
    /// `ChangeResourceRecordSets`: all of it or nothing.
    ChangeRecords {
        /// Which zone.
        id: String,
        /// Its name.
        name: Domain,
        /// In order; what is taken away first.
        changes: Vec<RecordChange>,
    },
    /// `DeleteHostedZone`; Route 53 refuses while it holds records of somebody's own.
    DeleteZone {
        /// Which.
        id: String,
        /// Its name.
        name: Domain,
    },
}

impl Route53Op {
    fn word(&self) -> &'static str {
        match self {
            Self::CreateZone { .. } => "op-route53-create-zone",
            Self::TagZone { .. } => "op-route53-tag-zone",
            Self::ChangeRecords { .. } => match self.change() {
                Change::Add => "op-route53-add-records",
                Change::Change => "op-route53-change-records",
                Change::Remove => "op-route53-remove-records",
            },
            Self::DeleteZone { .. } => "op-route53-delete-zone",
        }
    }

    pub(super) fn key(&self) -> String {
        let word = self.word();
        match self {
            Self::CreateZone { name, .. } | Self::TagZone { name, .. } | Self::DeleteZone { name, .. } => {
                format!("{word} {name}")
            }
            Self::ChangeRecords { name, changes, .. } => {
                let places: Vec<String> = changes
                    .iter()
                    .map(|change| {
                        let sign = if change.verb == RecordVerb::Create { '+' } else { '-' };
                        format!("{sign}{}/{}", change.record.name, change.record.kind)
                    })
                    .collect();
                format!("{word} {name} {}", places.join(" "))
            }
        }
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        let mut args = Args::new();
        let mut put = |name: &str, value: String| args.insert(name.to_owned(), value);
        match self {
            Self::CreateZone { name, .. } => {
                put("name", name.unicode());
            }
            Self::TagZone { id, name, .. } | Self::DeleteZone { id, name } => {
                put("name", name.unicode());
                put("id", id.clone());
            }
            Self::ChangeRecords { id, name, changes } => {
                put("name", name.unicode());
                put("id", id.clone());
                put("records", changes.iter().map(RecordChange::shown).collect::<Vec<_>>().join(" · "));
            }
        }
        (self.word(), args)
    }

    pub(super) fn change(&self) -> Change {
        match self {
            Self::CreateZone { .. } => Change::Add,
            Self::TagZone { .. } => Change::Change,
            Self::ChangeRecords { changes, .. } => {
                let any = |verb| changes.iter().any(|change| change.verb == verb);
                match (any(RecordVerb::Create), any(RecordVerb::Delete)) {
                    (true, true) => Change::Change,
                    (_, false) => Change::Add,
                    (false, true) => Change::Remove,
                }
            }
            Self::DeleteZone { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::CreateZone { .. } => prices.hosted_zone(),
            Self::DeleteZone { .. } => Weight::Destroys,
            Self::TagZone { .. } | Self::ChangeRecords { .. } => Weight::Free,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::CreateZone { .. } => vec![Action::CreateHostedZone],
            Self::TagZone { .. } => vec![Action::TagHostedZone],
            Self::ChangeRecords { .. } => vec![Action::GetChange, Action::ListRecordSets, Action::ChangeRecordSets],
            Self::DeleteZone { .. } => vec![Action::DeleteHostedZone],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::CreateZone { name, .. } => Some(format!("zone:{name}")),
            Self::TagZone { .. } | Self::ChangeRecords { .. } | Self::DeleteZone { .. } => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::DeleteZone { name, .. } => Some(format!("zone:{name}")),
            Self::CreateZone { .. } | Self::TagZone { .. } | Self::ChangeRecords { .. } => None,
        }
    }

    /// See [`super::Op::covers`]. What stands in the zone already is not put there once more, so that a part of an
    /// agreed batch is agreed to as well; what is taken away always is.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::ChangeRecords { id: a, name, changes: agreed },
                Self::ChangeRecords { id: b, name: other, changes },
            ) => {
                super::fits(a, b)
                    && name == other
                    && changes.iter().all(|change| agreed.iter().any(|one| super::fits(one, change)))
            }
            (Self::TagZone { id: a, name, .. }, Self::TagZone { id: b, name: other, .. })
            | (Self::DeleteZone { id: a, name }, Self::DeleteZone { id: b, name: other }) => {
                super::fits(a, b) && name == other
            }
            _ => self == other,
        }
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["route53", verb]);
        match self {
            Self::CreateZone { name, site } => vec![aws("create-hosted-zone").text([
                "--name",
                name.as_str(),
                "--caller-reference",
                &format!("{}1", crate::hosted::reference_of(site)),
            ])],
            Self::TagZone { id, tags, .. } => {
                let tags: Vec<String> = tags.iter().map(|(key, value)| format!("Key={key},Value={value}")).collect();
                vec![
                    aws("change-tags-for-resource")
                        .text(["--resource-type", "hostedzone", "--resource-id", id, "--add-tags"])
                        .text(tags.iter().map(String::as_str)),
                ]
            }
            Self::ChangeRecords { id, changes, .. } => {
                let batch = json!({ "Changes": changes.iter().map(change_json).collect::<Vec<_>>() });
                let text = serde_json::to_string_pretty(&batch).expect("a JSON value can be printed") + "\n";
                vec![
                    aws("change-resource-record-sets")
                        .text(["--hosted-zone-id", id])
                        .arg("--change-batch", Arg::file_url("records.json", text)),
                ]
            }
            Self::DeleteZone { id, .. } => vec![aws("delete-hosted-zone").text(["--id", id])],
        }
    }
}

fn change_json(change: &RecordChange) -> serde_json::Value {
    let verb = match change.verb {
        RecordVerb::Create => "CREATE",
        RecordVerb::Delete => "DELETE",
    };
    let RecordSet { name, kind, set, target } = &change.record;
    let mut record = json!({ "Name": name, "Type": kind });
    if let Some(set) = set {
        record["SetIdentifier"] = set.clone().into();
    }
    match target {
        Target::Alias { host, zone, health } => {
            record["AliasTarget"] = json!({ "HostedZoneId": zone, "DNSName": host, "EvaluateTargetHealth": health });
        }
        Target::Values { values, ttl } => {
            record["TTL"] = (*ttl).into();
            record["ResourceRecords"] = values.iter().map(|value| json!({ "Value": value })).collect();
        }
    }
    json!({ "Action": verb, "ResourceRecordSet": record })
}
