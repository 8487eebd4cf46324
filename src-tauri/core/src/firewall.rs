//! The firewall before a distribution: an AWS WAF web ACL with Amazon's common rules, as far as it concerns us.
//!
//! Web ACLs for CloudFront lie in us-east-1 whatever the site's Region:
//! <https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html>.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::world::Fact;

/// Amazon's rules against what attackers commonly try:
/// <https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html>.
pub const COMMON_RULES: &str = "AWSManagedRulesCommonRuleSet";

/// Stands in a forecast for what AWS will only say when it has made the thing.
pub mod placeholder {
    /// A web ACL's id.
    pub const ID: &str = "‹web-acl-id›";
    /// A version, as WAF counts them.
    pub const TOKEN: &str = "‹lock-token›";
}

/// What becomes of a request that a rule finds: word keys `firewall-<key>` and `-why`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum FirewallMode {
    /// It is counted and goes through: to see first whom the rules would hit.
    Count,
    /// It is refused with 403.
    Block,
}

impl FirewallMode {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Block => "block",
        }
    }
}

/// A web ACL in the scope of CloudFront.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebAcl {
    /// Its id.
    pub id: String,
    /// Its name, one of its kind in an account.
    pub name: String,
    /// Its ARN, which a distribution names.
    pub arn: String,
    /// The version that a change must name.
    pub lock_token: String,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// What our rule does; `None` if it is not there, or is not as we make it.
    pub mode: Option<FirewallMode>,
}

/// A web ACL's ARN.
#[must_use]
pub fn arn(account: &str, name: &str, id: &str) -> String {
    format!("arn:aws:wafv2:us-east-1:{account}:global/webacl/{name}/{id}")
}

/// Whether an ARN is that of a web ACL of this name.
#[must_use]
pub fn is_named(arn: &str, name: &str) -> bool {
    arn.contains(&format!(":global/webacl/{name}/"))
}

/// The one rule, as the API takes it.
#[must_use]
pub fn rule(mode: FirewallMode) -> Value {
    let action = match mode {
        FirewallMode::Count => json!({ "Count": {} }),
        // The rules of the group decide.
        FirewallMode::Block => json!({ "None": {} }),
    };
    json!({
        "Name": COMMON_RULES,
        "Priority": 0,
        "Statement": { "ManagedRuleGroupStatement": { "VendorName": "AWS", "Name": COMMON_RULES } },
        "OverrideAction": action,
        "VisibilityConfig": visibility(COMMON_RULES),
    })
}

/// What is shown of it in the console: sampled requests, and counts under this name.
#[must_use]
pub fn visibility(metric: &str) -> Value {
    json!({ "SampledRequestsEnabled": true, "CloudWatchMetricsEnabled": true, "MetricName": metric })
}
