//! Registration data over HTTPS (RDAP, RFC 9082 and 9083): on hold, expired, whose customer. Which server knows a
//! top-level domain, IANA's list says (RFC 9224). Many registries of countries have none: not knowing is no error.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use naru_core::delegation::{Registration, same_name};
use naru_core::domain::Domain;
use naru_core::registry::Unheard;
use naru_core::{Error, Result};
use serde_json::Value;
use time::OffsetDateTime;
use time::UtcOffset;
use time::format_description::well_known::Rfc3339;

/// IANA's list of RDAP servers.
pub const BOOTSTRAP: &str = "https://data.iana.org/rdap/dns.json";

/// More than any honest answer has; IANA's list has some 60 KB.
const MOST: usize = 2 * 1024 * 1024;

/// How long IANA's list is not asked for again, an answer of a registry's, and nothing.
const LIST_KEPT: Duration = Duration::from_secs(24 * 60 * 60);
const ANSWER_KEPT: Duration = Duration::from_secs(10 * 60);
const FAILURE_KEPT: Duration = Duration::from_secs(2 * 60);

/// Asks for registration data. What was heard is remembered for a while, by every clone alike: a wait looks each
/// minute, and registries count questions.
#[derive(Debug, Clone)]
pub struct Rdap {
    client: reqwest::Client,
    bootstrap: String,
    heard: Arc<Mutex<HashMap<String, (Instant, Heard)>>>,
}

/// What an address answered.
#[derive(Debug, Clone)]
enum Heard {
    Said(Arc<Value>),
    NotFound,
    Nothing,
}

/// The one that every look of this process shares.
static SHARED: OnceLock<Rdap> = OnceLock::new();

impl Rdap {
    /// Follows at most three redirects; gives up after 5 seconds without a connection, 10 in all.
    ///
    /// # Errors
    /// `Unexpected` if TLS cannot be set up.
    pub fn new() -> Result<Self> {
        Self::with_bootstrap(BOOTSTRAP)
    }

    /// The variable that names another list of servers, for networks and tests of their own; `none` asks nobody.
    pub const VARIABLE: &'static str = "NARU_RDAP";

    /// What every look of this process shares: whoever opens a site again asks no registry again. `None`: nobody is to
    /// be asked. `usual`: whether IANA's list is taken where the environment names none.
    #[must_use]
    pub fn shared(usual: bool) -> Option<Self> {
        let said = std::env::var(Self::VARIABLE).ok().filter(|url| !url.is_empty());
        if said.as_deref() == Some("none") || (said.is_none() && !usual) {
            return None;
        }
        match SHARED.get() {
            Some(shared) => Some(shared.clone()),
            None => {
                let made = Self::with_bootstrap(said.as_deref().unwrap_or(BOOTSTRAP)).ok()?;
                Some(SHARED.get_or_init(|| made).clone())
            }
        }
    }

    /// As [`Rdap::new`], with another list of servers.
    ///
    /// # Errors
    /// `Unexpected` if TLS cannot be set up.
    pub fn with_bootstrap(url: &str) -> Result<Self> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::limited(3))
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .user_agent(concat!("naru/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(Error::unexpected)?;
        Ok(Self { client, bootstrap: url.to_owned(), heard: Arc::default() })
    }

    /// What the registry says of a domain.
    ///
    /// # Errors
    /// Why it says nothing.
    pub async fn ask(&self, domain: &Domain) -> std::result::Result<Registration, Unheard> {
        let Heard::Said(list) = self.json(&self.bootstrap, LIST_KEPT).await else { return Err(Unheard::Unreachable) };
        let server = server_for(&list, domain).ok_or(Unheard::NoServer)?;
        match self.json(&format!("{}/domain/{domain}", server.trim_end_matches('/')), ANSWER_KEPT).await {
            Heard::Said(document) => parse(&document).ok_or(Unheard::Unreachable),
            Heard::NotFound => Err(Unheard::NoSuchDomain),
            Heard::Nothing => Err(Unheard::Unreachable),
        }
    }

    /// As [`Rdap::ask`], where nobody wants to know why there is nothing.
    pub async fn registration(&self, domain: &Domain) -> Option<Registration> {
        self.ask(domain).await.ok()
    }

    /// What an address answers, or answered lately.
    async fn json(&self, url: &str, keep: Duration) -> Heard {
        let lately = |(at, heard): &(Instant, Heard)| {
            let keep = if matches!(heard, Heard::Nothing) { FAILURE_KEPT } else { keep };
            (at.elapsed() < keep).then(|| heard.clone())
        };
        let known = self.heard.lock().unwrap_or_else(PoisonError::into_inner).get(url).and_then(lately);
        if let Some(heard) = known {
            return heard;
        }
        // Whoever gives up before the answer is there must not ask again at once.
        let remember = |heard: Heard| {
            let mut all = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
            all.insert(url.to_owned(), (Instant::now(), heard));
        };
        remember(Heard::Nothing);
        let heard = self.get(url).await.unwrap_or(Heard::Nothing);
        remember(heard.clone());
        heard
    }

    async fn get(&self, url: &str) -> Option<Heard> {
        let accept = "application/rdap+json, application/json";
        let mut response = self.client.get(url).header("accept", accept).send().await.ok()?;
        if response.status() == reqwest::StatusCode::NOT_FOUND {
            return Some(Heard::NotFound);
        }
        if !response.status().is_success() {
            return None;
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.ok()? {
            body.extend_from_slice(&chunk);
            if body.len() > MOST {
                return None;
            }
        }
        serde_json::from_slice(&body).ok().map(|value| Heard::Said(Arc::new(value)))
    }
}

/// The server that IANA's list names for a domain: of the longest name that fits, over HTTPS if there is the choice.
#[must_use]
pub fn server_for(list: &Value, domain: &Domain) -> Option<String> {
    let services = list["services"].as_array()?.iter();
    let fits = |zone: &str| {
        let zone = same_name(zone);
        let rest = domain.as_str().strip_suffix(zone.as_str());
        (!zone.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))).then_some(zone.len())
    };
    let (_, urls) = services
        .filter_map(|service| {
            let longest = service[0].as_array()?.iter().filter_map(|zone| fits(zone.as_str()?)).max()?;
            Some((longest, service[1].as_array()?))
        })
        .max_by_key(|(length, _)| *length)?;
    let urls: Vec<&str> = urls.iter().filter_map(Value::as_str).collect();
    urls.iter().find(|url| url.starts_with("https://")).or_else(|| urls.first()).map(|url| (*url).to_owned())
}

/// Reads a domain's document. `None`: it is no such document.
#[must_use]
pub fn parse(document: &Value) -> Option<Registration> {
    if document["objectClassName"].as_str() != Some("domain") {
        return None;
    }
    let list = |name: &str| document[name].as_array().into_iter().flatten();
    let expires = list("events")
        .find(|event| event["eventAction"].as_str() == Some("expiration"))
        .and_then(|event| OffsetDateTime::parse(event["eventDate"].as_str()?, &Rfc3339).ok())
        .and_then(|at| at.to_offset(UtcOffset::UTC).format(&Rfc3339).ok());
    let is_registrar = |entity: &&Value| {
        entity["roles"].as_array().is_some_and(|roles| roles.iter().any(|role| role.as_str() == Some("registrar")))
    };
    let names = list("nameservers").filter_map(|server| server["ldhName"].as_str());
    Some(Registration {
        status: list("status").filter_map(Value::as_str).map(status).collect(),
        registrar: list("entities").find(is_registrar).and_then(name_of),
        expires,
        name_servers: names.map(same_name).collect(),
    })
}

/// A status as RFC 8056 spells it; some servers give EPP's own `clientHold`.
fn status(text: &str) -> String {
    let mut spaced = String::new();
    let mut before = ' ';
    for c in text.trim().chars() {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            spaced.push(' ');
        }
        spaced.push(if c == '_' { ' ' } else { c.to_ascii_lowercase() });
        before = c;
    }
    spaced
}

/// An entity's name: of its card (RFC 7095), else its handle.
fn name_of(entity: &Value) -> Option<String> {
    let card = entity["vcardArray"][1].as_array().into_iter().flatten();
    let field = |name: &'static str| {
        card.clone()
            .filter(move |line| line[0].as_str() == Some(name))
            .find_map(|line| line[3].as_str())
            .filter(|text| !text.trim().is_empty())
    };
    field("fn").or_else(|| field("org")).or_else(|| entity["handle"].as_str()).map(|name| name.trim().to_owned())
}
