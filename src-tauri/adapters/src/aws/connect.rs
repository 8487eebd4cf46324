//! A connection: whose credentials, which Region, which endpoints, and how patient. Nothing here is read from the
//! environment unless the caller asks for it by name.

use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_sdk_s3::config::{BehaviorVersion, IdentityCache};
use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::{Connector, tls};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use naru_core::credential::AccessKey;
use naru_core::names::Region;
use naru_core::project::CredentialRef;
use naru_core::{Code, Error, Result};

use super::credentials;
use super::endpoint::ForAllKeys;
use super::errors::{ATTEMPT, Peer};
use super::guard::{NobodyThere, OnlyTheCloud};
use super::profiles::ProfileFiles;
use super::transfer::{Busy, HELD, KnownPayload, patience};

/// Environment variables that make the SDK log what it otherwise hides. The binaries clear them in `main`,
/// before any thread is started.
pub const REVEALING_VARIABLES: [&str; 2] = ["LOG_SIGNABLE_BODY", "LOG_SENSITIVE_BODIES"];

/// Environment variables that [`endpoints_from_env`] or the SDK's session providers read. A binary that has taken
/// what it wants from them clears them in `main` too: a profile with a browser session is refused while one is set.
pub const ENDPOINT_VARIABLES: [&str; 13] = [
    "AWS_ENDPOINT_URL",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL_STS",
    "AWS_ENDPOINT_URL_CLOUDFRONT",
    "AWS_ENDPOINT_URL_ROUTE_53",
    "AWS_ENDPOINT_URL_ROUTE_53_DOMAINS",
    "AWS_ENDPOINT_URL_ACM",
    "AWS_ENDPOINT_URL_IAM",
    "AWS_ENDPOINT_URL_WAFV2",
    "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API",
    "AWS_ENDPOINT_URL_SSO",
    "AWS_ENDPOINT_URL_SSO_OIDC",
    "AWS_ENDPOINT_URL_SIGNIN",
];

/// Endpoints that are not AWS's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Endpoints {
    /// For every service.
    pub all: Option<String>,
    /// For one, by its name: `s3`, `sts`, `cloudfront`.
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

/// What `AWS_ENDPOINT_URL` and the like of each service say. The caller decides whether to
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
    let service = [S3, STS, CLOUDFRONT, IAM, ROUTE53, DOMAINS, ACM, WAF, TAGS]
        .into_iter()
        .filter_map(|service| Some((service.endpoint.to_owned(), variable(service.variable)?)))
        .collect();
    Endpoints { all: variable("AWS_ENDPOINT_URL"), service }
}

/// A service that a connection has a client for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Service {
    /// For people.
    name: &'static str,
    /// In [`Endpoints::service`].
    endpoint: &'static str,
    /// Its endpoint's variable: <https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html>.
    variable: &'static str,
    /// Where it stands at AWS.
    stands: Stands,
}

/// Where a service stands at AWS.
#[derive(Debug, Clone, Copy)]
enum Stands {
    /// In every Region, each at an address of its own.
    InEachRegion,
    /// Nowhere in particular: one address for all, whose requests are signed as if for us-east-1.
    Nowhere,
    /// In every Region, of which only us-east-1 is asked, whatever the site's.
    InVirginia,
}

/// Buckets and what lies in them.
pub(super) const S3: Service =
    Service { name: "S3", endpoint: "s3", variable: "AWS_ENDPOINT_URL_S3", stands: Stands::InEachRegion };
/// Who one is.
pub(super) const STS: Service =
    Service { name: "STS", endpoint: "sts", variable: "AWS_ENDPOINT_URL_STS", stands: Stands::InEachRegion };
/// The edges: <https://docs.aws.amazon.com/general/latest/gr/cf_region.html>.
pub(super) const CLOUDFRONT: Service = Service {
    name: "CloudFront",
    endpoint: "cloudfront",
    variable: "AWS_ENDPOINT_URL_CLOUDFRONT",
    stands: Stands::Nowhere,
};

/// Users and their keys: <https://docs.aws.amazon.com/general/latest/gr/iam-service.html>.
pub(super) const IAM: Service =
    Service { name: "IAM", endpoint: "iam", variable: "AWS_ENDPOINT_URL_IAM", stands: Stands::Nowhere };

/// Hosted zones: <https://docs.aws.amazon.com/general/latest/gr/r53.html>.
pub(super) const ROUTE53: Service =
    Service { name: "Route 53", endpoint: "route53", variable: "AWS_ENDPOINT_URL_ROUTE_53", stands: Stands::Nowhere };
/// Domains for sale: <https://docs.aws.amazon.com/general/latest/gr/r53.html>.
pub(super) const DOMAINS: Service = Service {
    name: "Route 53 Domains",
    endpoint: "route53domains",
    variable: "AWS_ENDPOINT_URL_ROUTE_53_DOMAINS",
    stands: Stands::InVirginia,
};
/// Certificates, where CloudFront takes them from: <https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html>.
pub(super) const ACM: Service = Service {
    name: "Certificate Manager",
    endpoint: "acm",
    variable: "AWS_ENDPOINT_URL_ACM",
    stands: Stands::InVirginia,
};

/// Web ACLs before distributions: <https://docs.aws.amazon.com/general/latest/gr/waf.html>.
pub(super) const WAF: Service =
    Service { name: "WAF", endpoint: "wafv2", variable: "AWS_ENDPOINT_URL_WAFV2", stands: Stands::InVirginia };

/// What carries a tag, in the site's own Region: <https://docs.aws.amazon.com/general/latest/gr/arg.html>.
pub(super) const TAGS: Service = Service {
    name: "Resource Groups Tagging API",
    endpoint: "tagging",
    variable: "AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API",
    stands: Stands::InEachRegion,
};

/// The same, where what is global is listed.
pub(super) const GLOBAL_TAGS: Service = Service { stands: Stands::InVirginia, ..TAGS };

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
    /// The same place, for bytes whose hash is known: it is patient, and hashes nothing again.
    pub(super) s3_bytes: aws_sdk_s3::Client,
    /// How often S3 asked to slow down.
    pub(super) busy: Busy,
    pub(super) sts: aws_sdk_sts::Client,
    pub(super) cloudfront: aws_sdk_cloudfront::Client,
    pub(super) iam: aws_sdk_iam::Client,
    pub(super) route53: aws_sdk_route53::Client,
    pub(super) domains: aws_sdk_route53domains::Client,
    pub(super) acm: aws_sdk_acm::Client,
    pub(super) waf: aws_sdk_wafv2::Client,
    pub(super) tags: aws_sdk_resourcegroupstagging::Client,
    pub(super) global_tags: aws_sdk_resourcegroupstagging::Client,
    pub(super) s3_peer: Peer,
    pub(super) sts_peer: Peer,
    pub(super) cloudfront_peer: Peer,
    pub(super) iam_peer: Peer,
    pub(super) route53_peer: Peer,
    pub(super) domains_peer: Peer,
    pub(super) acm_peer: Peer,
    pub(super) waf_peer: Peer,
    pub(super) tags_peer: Peer,
    pub(super) global_tags_peer: Peer,
    /// For another connection to the same place.
    settings: Settings,
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

    /// A connection to the same place with another key.
    pub(super) fn beside(&self, key: &AccessKey) -> Self {
        let keys = aws_credential_types::Credentials::new(key.id(), key.secret(), None, None, "kept");
        self.settings.connection(credentials::fixed(keys), "aws configure")
    }

    /// Every host that is called over it. At AWS each bucket has one of its own.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let s3 = self.s3_peer.host.clone();
        let buckets = self.s3_peer.at_aws.then(|| format!("*.{s3}"));
        let mut hosts: Vec<String> = std::iter::once(s3).chain(buckets).collect();
        let more = [
            &self.cloudfront_peer,
            &self.iam_peer,
            &self.route53_peer,
            &self.domains_peer,
            &self.acm_peer,
            &self.waf_peer,
            &self.tags_peer,
            &self.global_tags_peer,
        ];
        for peer in std::iter::once(&self.sts_peer).chain(more) {
            if !hosts.contains(&peer.host) {
                hosts.push(peer.host.clone());
            }
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

/// What a client's configuration begins with. Every SDK has a builder type of its own with the same methods.
macro_rules! config {
    ($sdk:ident, $settings:expr, $service:expr, $identity:expr) => {{
        let (settings, service): (&Settings, Service) = ($settings, $service);
        let endpoint = settings.endpoints.of(service.endpoint);
        let mut config = $sdk::config::Builder::new()
            .behavior_version(behavior())
            .region(settings.signed_for(service))
            .retry_config(retries())
            .timeout_config(timeouts())
            .retry_classifier(NobodyThere)
            .interceptor(OnlyTheCloud { host: settings.host(service), strict: endpoint.is_none() });
        config.set_endpoint_url(endpoint.map(str::to_owned)).set_app_name(app_name());
        let identity: Option<&Identity> = $identity;
        if let Some((provider, cache)) = identity {
            config = config.credentials_provider(provider.clone()).identity_cache(cache.clone());
        }
        config
    }};
}

/// Whose requests they are, and the memory of it that the clients of one connection share.
type Identity = (SharedCredentialsProvider, aws_sdk_s3::config::SharedIdentityCache);

impl Settings {
    fn connection(&self, provider: SharedCredentialsProvider, sign_in: &str) -> Connection {
        // One cache for all clients, so that a program or a role is asked once.
        let cache = IdentityCache::lazy()
            // An upload of a phase must not outlive the session it began with.
            .buffer_time(Duration::from_secs(180))
            // A browser or a password prompt may stand behind a credential_process.
            .load_timeout(Duration::from_secs(60))
            .build();
        let identity = Some(&(provider, cache));
        let lines = lines();
        let s3 = || {
            config!(aws_sdk_s3, self, S3, identity)
                .force_path_style(self.endpoints.of("s3").is_some())
                .endpoint_resolver(ForAllKeys::default())
                // What one of them has connected, the other one uses.
                .http_client(lines.clone())
        };
        let busy = Busy::default();
        let s3_bytes = s3().timeout_config(patience(HELD)).interceptor(KnownPayload).interceptor(busy.clone());
        let s3 = s3();
        let cloudfront = config!(aws_sdk_cloudfront, self, CLOUDFRONT, identity);
        let iam = config!(aws_sdk_iam, self, IAM, identity);
        let route53 = config!(aws_sdk_route53, self, ROUTE53, identity);
        let domains = config!(aws_sdk_route53domains, self, DOMAINS, identity);
        let acm = config!(aws_sdk_acm, self, ACM, identity);
        let waf = config!(aws_sdk_wafv2, self, WAF, identity);
        let tags = config!(aws_sdk_resourcegroupstagging, self, TAGS, identity);
        let global_tags = config!(aws_sdk_resourcegroupstagging, self, GLOBAL_TAGS, identity);
        Connection {
            s3: aws_sdk_s3::Client::from_conf(s3.build()),
            s3_bytes: aws_sdk_s3::Client::from_conf(s3_bytes.build()),
            busy,
            sts: self.sts_client_with(identity),
            cloudfront: aws_sdk_cloudfront::Client::from_conf(cloudfront.build()),
            iam: aws_sdk_iam::Client::from_conf(iam.build()),
            route53: aws_sdk_route53::Client::from_conf(route53.build()),
            domains: aws_sdk_route53domains::Client::from_conf(domains.build()),
            acm: aws_sdk_acm::Client::from_conf(acm.build()),
            waf: aws_sdk_wafv2::Client::from_conf(waf.build()),
            tags: aws_sdk_resourcegroupstagging::Client::from_conf(tags.build()),
            global_tags: aws_sdk_resourcegroupstagging::Client::from_conf(global_tags.build()),
            s3_peer: self.peer(S3, sign_in),
            sts_peer: self.peer(STS, sign_in),
            cloudfront_peer: self.peer(CLOUDFRONT, sign_in),
            iam_peer: self.peer(IAM, sign_in),
            route53_peer: self.peer(ROUTE53, sign_in),
            domains_peer: self.peer(DOMAINS, sign_in),
            acm_peer: self.peer(ACM, sign_in),
            waf_peer: self.peer(WAF, sign_in),
            tags_peer: self.peer(TAGS, sign_in),
            global_tags_peer: self.peer(GLOBAL_TAGS, sign_in),
            settings: self.clone(),
        }
    }

    /// The other side, for errors.
    pub(super) fn peer(&self, service: Service, sign_in: &str) -> Peer {
        Peer {
            service: service.name,
            host: self.host(service),
            region: self.region.clone(),
            sign_in: sign_in.to_owned(),
            at_aws: self.endpoints.of(service.endpoint).is_none(),
        }
    }

    /// Who answers, or should.
    fn host(&self, service: Service) -> String {
        let name = service.endpoint;
        match (self.endpoints.of(name), service.stands) {
            (Some(url), _) => {
                let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
                rest.split('/').next().unwrap_or(rest).to_owned()
            }
            (None, Stands::InEachRegion) => format!("{name}.{}.amazonaws.com", self.region),
            (None, Stands::Nowhere) => format!("{name}.amazonaws.com"),
            (None, Stands::InVirginia) => format!("{name}.us-east-1.amazonaws.com"),
        }
    }

    /// An STS client of its own for assuming roles.
    pub(super) fn sts_client(&self, provider: SharedCredentialsProvider) -> aws_sdk_sts::Client {
        let cache = IdentityCache::lazy().load_timeout(Duration::from_secs(60)).build();
        self.sts_client_with(Some(&(provider, cache)))
    }

    /// An STS client for the one call that is not signed.
    pub(super) fn anonymous_sts_client(&self) -> aws_sdk_sts::Client {
        self.sts_client_with(None)
    }

    fn sts_client_with(&self, identity: Option<&Identity>) -> aws_sdk_sts::Client {
        aws_sdk_sts::Client::from_conf(config!(aws_sdk_sts, self, STS, identity).build())
    }

    /// The Region a service's requests are signed for. With an endpoint of somebody else's the SDK takes the
    /// client's own also for services that stand nowhere.
    fn signed_for(&self, service: Service) -> aws_types::region::Region {
        match service.stands {
            Stands::InEachRegion => aws_types::region::Region::new(self.region.as_str().to_owned()),
            Stands::Nowhere | Stands::InVirginia => aws_types::region::Region::from_static("us-east-1"),
        }
    }
}

/// Six tries within half a minute, with jitter.
fn retries() -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(6)
        .with_initial_backoff(Duration::from_millis(500))
        .with_max_backoff(Duration::from_secs(10))
}

/// The SDK's own HTTP client, with the proxies that the environment names.
fn lines() -> SharedHttpClient {
    aws_smithy_http_client::Builder::new().build_with_connector_fn(|settings, components| {
        let provider = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::AwsLc);
        let mut connector = Connector::builder().tls_provider(provider).proxy_config(ProxyConfig::from_env());
        connector.set_connector_settings(settings.cloned());
        connector.set_sleep_impl(components.and_then(RuntimeComponents::sleep_impl));
        connector.build()
    })
}

fn app_name() -> Option<AppName> {
    AppName::new("naru").ok()
}
