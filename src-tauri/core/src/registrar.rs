//! Registrars that Naru has a guide for, and how one is recognised. The guides are words: `registrar-<key>` is the
//! name, `registrar-<key>-steps` the steps, with [`STEP`] between them. Their labels were written down from the
//! registrars' guides and from memory, which `registrar-note` says with its date: nobody can test another company's
//! screens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands between two steps of a guide.
pub const STEP: &str = " | ";

/// Where a domain was bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Registrar {
    /// Gabia, Korea.
    Gabia,
    /// Cafe24, Korea.
    Cafe24,
    /// Hosting.kr (Megazone), Korea.
    HostingKr,
    /// Whois.co.kr, Korea.
    WhoisCoKr,
    /// GoDaddy.
    GoDaddy,
    /// Namecheap.
    Namecheap,
    /// Cloudflare Registrar, which lets nobody use other name servers than its own.
    Cloudflare,
    /// Amazon Route 53 Domains.
    Route53,
    /// Freenom, which gave free domains away and is gone.
    Freenom,
    /// Any other.
    Other,
}

/// What is possible there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NameServers {
    /// The name servers can be changed by these steps.
    Changeable,
    /// They are its own, and stay so: records are put there instead, or the domain is moved.
    Fixed,
    /// Nobody is there any more to change them.
    Dead,
}

impl Registrar {
    /// All, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Gabia,
        Self::Cafe24,
        Self::HostingKr,
        Self::WhoisCoKr,
        Self::GoDaddy,
        Self::Namecheap,
        Self::Cloudflare,
        Self::Route53,
        Self::Freenom,
        Self::Other,
    ];

    /// The word key's last part.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Gabia => "gabia",
            Self::Cafe24 => "cafe24",
            Self::HostingKr => "hosting-kr",
            Self::WhoisCoKr => "whois-co-kr",
            Self::GoDaddy => "godaddy",
            Self::Namecheap => "namecheap",
            Self::Cloudflare => "cloudflare",
            Self::Route53 => "route-53",
            Self::Freenom => "freenom",
            Self::Other => "other",
        }
    }

    /// The word key of its name.
    #[must_use]
    pub fn name_key(self) -> String {
        format!("registrar-{}", self.key())
    }

    /// The word key of its steps.
    #[must_use]
    pub fn steps_key(self) -> String {
        format!("registrar-{}-steps", self.key())
    }

    /// Whether the name servers can be changed there.
    #[must_use]
    pub const fn name_servers(self) -> NameServers {
        match self {
            Self::Cloudflare => NameServers::Fixed,
            Self::Freenom => NameServers::Dead,
            Self::Gabia
            | Self::Cafe24
            | Self::HostingKr
            | Self::WhoisCoKr
            | Self::GoDaddy
            | Self::Namecheap
            | Self::Route53
            | Self::Other => NameServers::Changeable,
        }
    }

    /// Where to sign in. `None` where it is unknown or gone.
    #[must_use]
    pub const fn home(self) -> Option<&'static str> {
        match self {
            Self::Gabia => Some("https://my.gabia.com/"),
            Self::Cafe24 => Some("https://hosting.cafe24.com/"),
            Self::HostingKr => Some("https://www.hosting.kr/"),
            Self::WhoisCoKr => Some("https://whois.co.kr/"),
            Self::GoDaddy => Some("https://dcc.godaddy.com/"),
            Self::Namecheap => Some("https://ap.www.namecheap.com/"),
            Self::Cloudflare => Some("https://dash.cloudflare.com/"),
            Self::Route53 => Some("https://console.aws.amazon.com/route53/domains/home"),
            Self::Freenom | Self::Other => None,
        }
    }
}

/// The steps of a guide's text.
pub fn steps(text: &str) -> impl Iterator<Item = &str> {
    text.split(STEP.trim()).map(str::trim).filter(|step| !step.is_empty())
}

/// How registrars call themselves in RDAP, in lowercase.
const NAMES: [(Registrar, &[&str]); 9] = [
    (Registrar::Gabia, &["gabia", "가비아"]),
    (Registrar::Cafe24, &["cafe24", "카페24"]),
    (Registrar::HostingKr, &["hosting.kr", "megazone", "메가존", "호스팅케이알"]),
    (Registrar::WhoisCoKr, &["whois corp", "whois co.", "whois.co.kr", "후이즈"]),
    (Registrar::GoDaddy, &["godaddy", "wild west domains"]),
    (Registrar::Namecheap, &["namecheap"]),
    (Registrar::Cloudflare, &["cloudflare"]),
    (Registrar::Route53, &["amazon registrar"]),
    (Registrar::Freenom, &["freenom", "opentld"]),
];

/// Name servers that a registrar gives to the domains it sells. Those of Cloudflare and Route 53 are not here: anybody
/// uses them with a domain bought elsewhere.
const SERVERS: [(Registrar, &[&str]); 7] = [
    (Registrar::Gabia, &["gabia.co.kr", "gabia.net", "gabia.com"]),
    (Registrar::Cafe24, &["cafe24.com", "cafe24.co.kr"]),
    (Registrar::HostingKr, &["hosting.kr", "hosting.co.kr"]),
    (Registrar::WhoisCoKr, &["whois.co.kr", "whoisdomain.kr"]),
    (Registrar::GoDaddy, &["domaincontrol.com"]),
    (Registrar::Namecheap, &["registrar-servers.com"]),
    (Registrar::Freenom, &["freenom.com"]),
];

/// Which registrar it is, by what RDAP calls it, else by the name servers a domain has before anybody changed them.
/// `None`: nothing says. The registrar's own name wins, also when no guide knows it.
#[must_use]
pub fn recognise(rdap_name: Option<&str>, name_servers: &[String]) -> Option<Registrar> {
    if let Some(name) = rdap_name.map(str::trim).filter(|name| !name.is_empty()) {
        let name = name.to_lowercase();
        let known = NAMES.iter().find(|(_, forms)| forms.iter().any(|form| name.contains(form)));
        return Some(known.map_or(Registrar::Other, |(registrar, _)| *registrar));
    }
    let under = |server: &str, zone: &str| {
        let server = server.trim_end_matches('.').to_ascii_lowercase();
        server.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    SERVERS
        .iter()
        .find(|(_, zones)| name_servers.iter().any(|server| zones.iter().any(|zone| under(server, zone))))
        .map(|(registrar, _)| *registrar)
}
