//! A Route 53 health check on the site's main name, as far as it concerns us.
//!
//! Its checkers stand in many Regions and ask the site about every two seconds altogether, whatever the interval:
//! <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html>.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::names::sha256;
use crate::world::Fact;

/// Stands in a forecast for the id that Route 53 will give.
pub const PLACEHOLDER: &str = "‹health-check-id›";

/// A health check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthCheck {
    /// Its id.
    pub id: String,
    /// What its maker called this creation.
    pub caller_reference: String,
    /// The version that a change must name.
    pub version: u64,
    /// Its tags.
    pub tags: Fact<BTreeMap<String, String>>,
    /// The fields we own.
    pub settings: HealthSettings,
}

/// The fields of a health check that we own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthSettings {
    /// The name that is asked, and shown in the TLS handshake.
    pub name: String,
    /// The path, `/` for the start page.
    pub path: String,
    /// The port.
    pub port: u16,
    /// `HTTPS`; it can never be changed.
    pub kind: String,
    /// Seconds between two requests of one checker: 10 or 30; it can never be changed.
    pub interval: u32,
    /// After how many failures in a row it is unhealthy.
    pub failures: u32,
    /// Whether the name is sent in the TLS handshake, without which CloudFront answers nobody.
    pub sni: bool,
    /// Whether it rests.
    pub disabled: bool,
    /// Whether healthy counts as unhealthy.
    pub inverted: bool,
}

impl HealthSettings {
    /// As it is wanted for a name: the start page over HTTPS, every half minute, unhealthy after three failures.
    #[must_use]
    pub fn wanted(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            path: "/".to_owned(),
            port: 443,
            kind: "HTTPS".to_owned(),
            interval: 30,
            failures: 3,
            sni: true,
            disabled: false,
            inverted: false,
        }
    }

    /// Whether a change of that one could make it this one.
    #[must_use]
    pub fn can_become(&self, wanted: &Self) -> bool {
        self.kind == wanted.kind && self.interval == wanted.interval
    }

    /// The fields that differ, each as it is, the name aside: that may be a wish that changed.
    #[must_use]
    pub fn edited(&self, wanted: &Self) -> String {
        let all = [
            ("Type", self.kind.clone(), wanted.kind.clone()),
            ("RequestInterval", self.interval.to_string(), wanted.interval.to_string()),
            ("ResourcePath", self.path.clone(), wanted.path.clone()),
            ("Port", self.port.to_string(), wanted.port.to_string()),
            ("FailureThreshold", self.failures.to_string(), wanted.failures.to_string()),
            ("EnableSNI", self.sni.to_string(), wanted.sni.to_string()),
            ("Disabled", self.disabled.to_string(), wanted.disabled.to_string()),
            ("Inverted", self.inverted.to_string(), wanted.inverted.to_string()),
        ];
        let differ = all.into_iter().filter(|(_, have, want)| have != want);
        differ.map(|(field, have, want)| format!("{field}: {want} → {have}")).collect::<Vec<_>>().join(", ")
    }

    /// As `CreateHealthCheck` takes it.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "Type": self.kind,
            "FullyQualifiedDomainName": self.name,
            "Port": self.port,
            "ResourcePath": self.path,
            "RequestInterval": self.interval,
            "FailureThreshold": self.failures,
            "EnableSNI": self.sni,
            "Disabled": self.disabled,
            "Inverted": self.inverted,
        })
    }
}

/// How our health checks' caller references begin: so that one made in a run that died before it could be tagged is
/// known. With a token behind it, it has to stay within 64 characters.
#[must_use]
pub fn reference_of(site: &str) -> String {
    format!("naru-{}-", &sha256(site.as_bytes())[..16])
}
