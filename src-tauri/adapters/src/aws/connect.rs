//! A connection: whose credentials, which Region, which endpoints, and how patient. Nothing here is read from the
//! environment unless the caller asks for it by name.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_s3::config::{BehaviorVersion, IdentityCache};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use naru_core::credential::AccessKey;
use naru_core::names::Region;
use naru_core::project::CredentialRef;
use naru_core::{Code, Error, Result};

use super::credentials;
use super::errors::{ATTEMPT, Peer};
use super::guard::{NobodyThere, OnlyTheCloud};
use super::profiles::ProfileFiles;

/// Environment variables that make the SDK log what it otherwise hides. The binaries clear them in `main`,
/// before any thread is started.
pub const REVEALING_VARIABLES: [&str; 2] = ["LOG_SIGNABLE_BODY", "LOG_SENSITIVE_BODIES"];

/// Environment variables that [`endpoints_from_env`] or the SDK's session providers read. A binary that has taken
/// what it wants from them clears them in `main` too: a profile with a browser session is refused while one is set.
pub const ENDPOINT_VARIABLES: [&str; 6] = [
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL_STS",
    "AWS_ENDPOINT_URL_SSO",
    "AWS_ENDPOINT_URL_SSO_OIDC",
    "AWS_ENDPOINT_URL_SIGNIN",
];

/// Endpoints that are not AWS's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Endpoints {
    /// For every service.
    pub all: Option<String>,
    /// For one, by its name: `s3`, `sts`.
    pub service: BTreeMap<String, String>,
}

impl Endpoints {
    /// One endpoint for everything.
    #[must_use]
    pub fn all(url: &str) -> Self {
        Self { all: Some(url.to_owned()), service: BTreeMap::new() }
    }

    /// The endpoint of one service, if it is not AWS's own.
    #[must_use]
    pub fn of(&self, service: &str) -> Option<&str> {
        self.service.get(service).or(self.all.as_ref()).map(String::as_str)
    }

    /// Whether a service is asked at an address of Amazon's own.
    #[must_use]
    pub fn at_aws(&self, service: &str) -> bool {
        self.of(service).is_none_or(is_aws)
    }

    fn check(&self) -> Result<()> {
        for url in self.all.iter().chain(self.service.values()) {
            let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
            let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
            // A user name in an address is a way to disguise the host.
            if !host.is_some_and(|host| !host.is_empty() && !host.contains('@') && !host.contains(char::is_whitespace))
            {
                return Err(Error::new(Code::BadValue)
                    .arg("field", "endpoint")
                    .arg("value", url)
                    .arg("rule", "url-shape"));
            }
        }
        Ok(())
    }
}

/// Whether an address is one of Amazon's own.
#[must_use]
pub fn is_aws(url: &str) -> bool {
    let host = url.split("://").nth(1).unwrap_or(url).split(['/', ':', '?', '#', '\\']).next().unwrap_or_default();
    url.starts_with("https://") && (host.ends_with(".amazonaws.com") || host.ends_with(".amazonaws.com.cn"))
}

/// What `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_S3` and `AWS_ENDPOINT_URL_STS` say. The caller decides whether to
/// use it, and shows it: an endpoint that is not AWS is never taken silently.
#[must_use]
pub fn endpoints_from_env() -> Endpoints {
    TAKEN.get().cloned().unwrap_or_else(read_endpoints)
}

/// What a binary took from the environment before it cleared [`ENDPOINT_VARIABLES`].
static TAKEN: OnceLock<Endpoints> = OnceLock::new();

/// Takes the endpoints from the environment for good: [`endpoints_from_env`] answers so from now on.
pub fn take_endpoints_from_env() {
    // Whoever comes second finds what the first took.
    TAKEN.get_or_init(read_endpoints);
}

fn read_endpoints() -> Endpoints {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").is_some_and(|yes| yes.eq_ignore_ascii_case("true")) {
        return Endpoints::default();
    }
    let service = [("s3", "AWS_ENDPOINT_URL_S3"), ("sts", "AWS_ENDPOINT_URL_STS")]
        .into_iter()
        .filter_map(|(service, name)| Some((service.to_owned(), variable(name)?)))
        .collect();
    Endpoints { all: variable("AWS_ENDPOINT_URL"), service }
}

/// What a connection is made from.
#[derive(Debug, Clone)]
pub struct ConnectWish<'a> {
    /// Whose.
    pub credentials: &'a CredentialRef,
    /// The key itself, if Naru keeps it ([`crate::keys::resolve`]).
    pub kept: Option<&'a AccessKey>,
    /// Where.
    pub region: &'a Region,
    /// At whom, if not AWS.
    pub endpoints: &'a Endpoints,
    /// `credential_process` commands somebody said yes to, by profile ([`naru_core::project::Local`]).
    pub allowed_processes: &'a BTreeMap<String, String>,
    /// The CLI's files.
    pub files: &'a ProfileFiles,
}

/// Clients for every service, ready to be called. Nothing has been asked of anybody when it is made.
#[derive(Debug, Clone)]
pub struct Connection {
    pub(super) s3: aws_sdk_s3::Client,
    pub(super) sts: aws_sdk_sts::Client,
    pub(super) s3_peer: Peer,
    pub(super) sts_peer: Peer,
    /// Whether S3 is Amazon's own, which may be held to every word of its documentation.
    pub(super) at_aws: bool,
}

impl Connection {
    /// Makes a connection. Files are read; nobody is asked, so wrong keys show at the first call.
    ///
    /// # Errors
    /// `NoCredentials`, `NoProfile`, `BadProfile`, `MfaNeeded`, `MetadataRefused`, `ProcessNotAllowed`,
    /// `ProcessIsNaru`; `BadValue` for an endpoint that is no address.
    pub fn open(wish: &ConnectWish<'_>) -> Result<Self> {
        wish.endpoints.check()?;
        let settings = Settings { region: wish.region.clone(), endpoints: wish.endpoints.clone() };
        let (provider, sign_in) = credentials::of(wish, &settings)?;
        Ok(settings.connection(provider, &sign_in))
    }

    /// A connection with keys the caller holds: those a person has just typed, before they are saved.
    ///
    /// # Errors
    /// `BadValue` for an endpoint that is no address.
    pub fn with_keys(id: &str, secret: &str, region: &Region, endpoints: &Endpoints) -> Result<Self> {
        endpoints.check()?;
        let settings = Settings { region: region.clone(), endpoints: endpoints.clone() };
        let keys = aws_credential_types::Credentials::new(id, secret, None, None, "typed");
        Ok(settings.connection(credentials::fixed(keys), "aws configure"))
    }

    /// Every host that is called over it. At AWS each bucket has one of its own.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let s3 = self.s3_peer.host.clone();
        let buckets = self.at_aws.then(|| format!("*.{s3}"));
        let mut hosts: Vec<String> = std::iter::once(s3).chain(buckets).collect();
        if !hosts.contains(&self.sts_peer.host) {
            hosts.push(self.sts_peer.host.clone());
        }
        hosts
    }

    /// The Region it is made for.
    #[must_use]
    pub const fn region(&self) -> &Region {
        &self.s3_peer.region
    }
}

/// How patient every client is. Uploads get more by their size.
pub(super) fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(3))
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(Duration::from_secs(120))
        .build()
}

/// The SDK's defaults of January 2026, whatever is newest when this is built.
pub(super) fn behavior() -> BehaviorVersion {
    BehaviorVersion::v2026_01_12()
}

/// What every client of one connection shares.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// Where.
    pub(super) region: Region,
    /// At whom.
    pub(super) endpoints: Endpoints,
}

impl Settings {
    fn connection(&self, provider: SharedCredentialsProvider, sign_in: &str) -> Connection {
        // One cache for all clients, so that a program or a role is asked once.
        let cache = IdentityCache::lazy()
            // An upload of a phase must not outlive the session it began with.
            .buffer_time(Duration::from_secs(180))
            // A browser or a password prompt may stand behind a credential_process.
            .load_timeout(Duration::from_secs(60))
            .build();
        let peer = self.peer("S3", sign_in);
        let endpoint = self.endpoints.of("s3");
        let mut s3 = aws_sdk_s3::config::Builder::new()
            .behavior_version(behavior())
            .region(self.sdk_region())
            .credentials_provider(provider.clone())
            .identity_cache(cache.clone())
            .retry_config(retries())
            .timeout_config(timeouts())
            .retry_classifier(NobodyThere)
            .interceptor(OnlyTheCloud { host: peer.host.clone(), strict: endpoint.is_none() })
            .force_path_style(endpoint.is_some());
        s3.set_endpoint_url(endpoint.map(str::to_owned)).set_app_name(app_name());
        Connection {
            s3: aws_sdk_s3::Client::from_conf(s3.build()),
            sts: self.sts_client_with(Some((provider, cache))),
            s3_peer: peer,
            sts_peer: self.peer("STS", sign_in),
            at_aws: endpoint.is_none(),
        }
    }

    /// The other side, for errors.
    pub(super) fn peer(&self, service: &'static str, sign_in: &str) -> Peer {
        let name = service.to_ascii_lowercase();
        let host = match self.endpoints.of(&name) {
            Some(url) => {
                let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
                rest.split('/').next().unwrap_or(rest).to_owned()
            }
            None => format!("{name}.{}.amazonaws.com", self.region),
        };
        Peer { service, host, region: self.region.clone(), sign_in: sign_in.to_owned() }
    }

    /// An STS client of its own for assuming roles.
    pub(super) fn sts_client(&self, provider: SharedCredentialsProvider) -> aws_sdk_sts::Client {
        self.sts_client_with(Some((provider, IdentityCache::lazy().load_timeout(Duration::from_secs(60)).build())))
    }

    /// An STS client for the one call that is not signed.
    pub(super) fn anonymous_sts_client(&self) -> aws_sdk_sts::Client {
        self.sts_client_with(None)
    }

    fn sts_client_with(
        &self,
        identity: Option<(SharedCredentialsProvider, aws_sdk_s3::config::SharedIdentityCache)>,
    ) -> aws_sdk_sts::Client {
        let endpoint = self.endpoints.of("sts");
        let peer = self.peer("STS", "");
        let mut sts = aws_sdk_sts::config::Builder::new()
            .behavior_version(behavior())
            .region(self.sdk_region())
            .retry_config(retries())
            .timeout_config(timeouts())
            .retry_classifier(NobodyThere)
            .interceptor(OnlyTheCloud { host: peer.host, strict: endpoint.is_none() });
        sts.set_endpoint_url(endpoint.map(str::to_owned)).set_app_name(app_name());
        if let Some((provider, cache)) = identity {
            sts = sts.credentials_provider(provider).identity_cache(cache);
        }
        aws_sdk_sts::Client::from_conf(sts.build())
    }

    fn sdk_region(&self) -> aws_types::region::Region {
        aws_types::region::Region::new(self.region.as_str().to_owned())
    }
}

/// Six tries within half a minute, with jitter.
fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(6)
        .with_initial_backoff(Duration::from_millis(500))
        .with_max_backoff(Duration::from_secs(10))
}

fn app_name() -> Option<AppName> {
    AppName::new("naru").ok()
}
