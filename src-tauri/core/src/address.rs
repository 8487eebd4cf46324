//! What is wanted of the site's own domain: which names, which of them is the main one, and who keeps its records.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::Domain;
use crate::site::rewrite::Canonical;

/// What is wanted of the site's own domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainSpec {
    /// As it was said: `example.kr`, `blog.example.kr`.
    pub name: Domain,
    /// Both with and without `www.`.
    pub www: bool,
    /// Which of those two is the main one.
    pub canonical: MainName,
    /// More names, each of which shows the site itself.
    pub more: Vec<Domain>,
    /// Who keeps the records.
    pub dns: DnsAt,
    /// A certificate that was chosen; else one that covers the names is taken, or requested.
    pub certificate: Option<String>,
    /// The hosted zone that was chosen of several of one name, by its id; else the one that its parent names.
    pub zone: Option<String>,
    /// Whether Route 53 asks the main name again and again.
    pub health_check: bool,
}

/// Which of two names is the main one; visitors of the other are sent there. Word keys `main-name-<key>`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MainName {
    /// The one without `www.`.
    #[default]
    Apex,
    /// The one with it.
    Www,
}

impl MainName {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Apex => "apex",
            Self::Www => "www",
        }
    }
}

/// Who keeps a domain's records: word keys `dns-<key>`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DnsAt {
    /// Route 53, in this account.
    #[default]
    Route53,
    /// Somebody else: records are shown for a person to put there.
    Elsewhere,
}

impl DnsAt {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Route53 => "route53",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// What is wanted of a domain, as it is written down. An absent wish takes the default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DomainWishes {
    /// See [`DomainSpec::name`].
    pub name: Domain,
    /// See [`DomainSpec::www`]; so for a domain as it is bought, not for a name inside one, unless said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub www: Option<bool>,
    /// See [`DomainSpec::canonical`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<MainName>,
    /// See [`DomainSpec::more`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Domain>,
    /// See [`DomainSpec::dns`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dns: Option<DnsAt>,
    /// See [`DomainSpec::certificate`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<String>,
    /// See [`DomainSpec::zone`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// See [`DomainSpec::health_check`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub health_check: Option<bool>,
}

impl DomainWishes {
    /// A domain and nothing more.
    #[must_use]
    pub const fn new(name: Domain) -> Self {
        Self {
            name,
            www: None,
            canonical: None,
            more: Vec::new(),
            dns: None,
            certificate: None,
            zone: None,
            health_check: None,
        }
    }

    /// As a run wants it.
    #[must_use]
    pub fn spec(self) -> DomainSpec {
        let usual = if self.name.as_str().starts_with("www.") { MainName::Www } else { MainName::Apex };
        DomainSpec {
            www: self.www.unwrap_or_else(|| self.name.apex_and_www().0.is_bought()),
            canonical: self.canonical.unwrap_or(usual),
            more: self.more,
            dns: self.dns.unwrap_or_default(),
            certificate: self.certificate,
            zone: self.zone,
            health_check: self.health_check.unwrap_or_default(),
            name: self.name,
        }
    }
}

impl DomainSpec {
    /// All names the site is to have, in alphabetical order.
    #[must_use]
    pub fn names(&self) -> BTreeSet<Domain> {
        let (apex, www) = self.name.apex_and_www();
        let own = if self.www { vec![apex, www] } else { vec![self.name.clone()] };
        own.into_iter().chain(self.more.iter().cloned()).collect()
    }

    /// The name the site is known by.
    #[must_use]
    pub fn main(&self) -> Domain {
        let (apex, www) = self.name.apex_and_www();
        match (self.www, self.canonical) {
            (false, _) => self.name.clone(),
            (true, MainName::Apex) => apex,
            (true, MainName::Www) => www,
        }
    }

    /// From which name visitors are sent on to which.
    #[must_use]
    pub fn sends_on(&self) -> Option<Canonical> {
        let (apex, www) = self.name.apex_and_www();
        let (from, to) = match self.canonical {
            MainName::Apex => (www, apex),
            MainName::Www => (apex, www),
        };
        self.www.then(|| Canonical { from: from.to_string(), to: to.to_string() })
    }
}
