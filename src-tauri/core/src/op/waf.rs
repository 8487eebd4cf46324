//! AWS WAF's ops. All of them in us-east-1 in the scope of CloudFront, whatever the site's Region.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Change, Weight};
use crate::error::Args;
use crate::firewall::{FirewallMode, rule, visibility};
use crate::policy::Action;
use crate::price::Prices;
use crate::shell::{Arg, Command};

/// One change to AWS WAF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum WafOp {
    /// `CreateWebACL` with Amazon's common rules. One of that name that exists already is taken.
    Create {
        /// The site's resource name.
        name: String,
        /// What the rules do.
        mode: FirewallMode,
        /// Its tags.
        tags: BTreeMap<String, String>,
    },
    /// `UpdateWebACL`: reads it, refuses if its version moved, changes our rule alone.
    SetMode {
        /// Its id.
        id: String,
        /// The site's resource name.
        name: String,
        /// What the rules do from then on.
        mode: FirewallMode,
        /// The version that was seen.
        lock_token: String,
    },
    /// `DeleteWebACL`; WAF refuses while a distribution has it.
    Delete {
        /// Its id.
        id: String,
        /// The site's resource name.
        name: String,
        /// The version that was seen.
        lock_token: String,
    },
}

impl WafOp {
    fn word(&self) -> &'static str {
        match self {
            Self::Create { mode: FirewallMode::Count, .. } => "op-waf-create-count",
            Self::Create { mode: FirewallMode::Block, .. } => "op-waf-create-block",
            Self::SetMode { mode: FirewallMode::Count, .. } => "op-waf-count",
            Self::SetMode { mode: FirewallMode::Block, .. } => "op-waf-block",
            Self::Delete { .. } => "op-waf-delete",
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Create { name, .. } | Self::SetMode { name, .. } | Self::Delete { name, .. } => name,
        }
    }

    pub(super) fn key(&self) -> String {
        format!("{} {}", self.word(), self.name())
    }

    pub(super) fn title(&self) -> (&'static str, Args) {
        (self.word(), Args::from([("name".to_owned(), self.name().to_owned())]))
    }

    pub(super) fn change(&self) -> Change {
        match self {
            Self::Create { .. } => Change::Add,
            Self::SetMode { .. } => Change::Change,
            Self::Delete { .. } => Change::Remove,
        }
    }

    pub(super) fn weight(&self, prices: &Prices) -> Weight {
        match self {
            Self::Create { .. } => prices.monthly(prices.firewall_month()),
            Self::SetMode { .. } => Weight::Free,
            Self::Delete { .. } => Weight::Destroys,
        }
    }

    pub(super) fn actions(&self) -> Vec<Action> {
        match self {
            Self::Create { .. } => vec![Action::ListWebAcls, Action::TagWebAcl, Action::CreateWebAcl],
            Self::SetMode { .. } => vec![Action::GetWebAcl, Action::UpdateWebAcl],
            Self::Delete { .. } => vec![Action::DeleteWebAcl],
        }
    }

    pub(super) fn makes(&self) -> Option<String> {
        match self {
            Self::Create { name, .. } => Some(format!("web-acl:{name}")),
            Self::SetMode { .. } | Self::Delete { .. } => None,
        }
    }

    pub(super) fn unmakes(&self) -> Option<String> {
        match self {
            Self::Delete { name, .. } => Some(format!("web-acl:{name}")),
            Self::Create { .. } | Self::SetMode { .. } => None,
        }
    }

    /// See [`super::Op::covers`]. Tags carry the run's id, and versions count on: neither is part of an agreement.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Create { name: a, mode: agreed, .. }, Self::Create { name: b, mode, .. })
            | (Self::SetMode { name: a, mode: agreed, .. }, Self::SetMode { name: b, mode, .. }) => {
                a == b && agreed == mode
            }
            (Self::Delete { name: a, .. }, Self::Delete { name: b, .. }) => a == b,
            _ => false,
        }
    }

    pub(super) fn commands(&self) -> Vec<Command> {
        let aws = |verb: &str| Command::aws(["wafv2", verb, "--region", "us-east-1", "--scope", "CLOUDFRONT"]);
        let json = |value: &serde_json::Value| {
            serde_json::to_string_pretty(value).expect("a JSON value can be printed") + "\n"
        };
        let rules = |mode: FirewallMode| Arg::file_url("rules.json", json(&json!([rule(mode)])));
        let seen = |name: &str| visibility(name).to_string();
        match self {
            Self::Create { name, mode, tags } => {
                let tags: Vec<String> = tags.iter().map(|(key, value)| format!("Key={key},Value={value}")).collect();
                vec![
                    aws("create-web-acl")
                        .text(["--name", name, "--default-action", "Allow={}"])
                        .arg("--rules", rules(*mode))
                        .text(["--visibility-config", &seen(name), "--tags"])
                        .text(tags.iter().map(String::as_str)),
                ]
            }
            // Rules that somebody added are sent back with ours, which only a look can give.
            Self::SetMode { id, name, mode, lock_token } => vec![
                aws("get-web-acl").text(["--name", name, "--id", id]),
                aws("update-web-acl")
                    .text(["--name", name, "--id", id, "--lock-token", lock_token, "--default-action", "Allow={}"])
                    .arg("--rules", rules(*mode))
                    .text(["--visibility-config", &seen(name)])
                    .approximate(),
            ],
            Self::Delete { id, name, lock_token } => {
                vec![aws("delete-web-acl").text(["--name", name, "--id", id, "--lock-token", lock_token])]
            }
        }
    }
}
