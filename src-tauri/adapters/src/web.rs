//! Visitors' requests: one GET, no redirects, the whole body hashed.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use naru_core::clock::hex;
use naru_core::cloud::WebRead;
use naru_core::doctor::evidence::HttpSight;
use naru_core::site::answers::{Probe, Reply, ShownCertificate};
use naru_core::{Error, Result};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::tls::TlsInfo;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;

use crate::certificate;

/// So much of a body is kept for whoever reads it, in bytes.
const BEGINNING: usize = 64 * 1024;

/// Real requests over the network. What they need is set up with the first of them: to read all authorities that a
/// system trusts takes longer than a deploy with nothing to do.
#[derive(Debug, Clone, Default)]
pub struct Web {
    roots: Vec<reqwest::Certificate>,
    client: Arc<OnceCell<reqwest::Client>>,
    /// Past any proxy: what is on this computer, no proxy can reach.
    direct: Arc<OnceCell<reqwest::Client>>,
}

/// `*.localhost` is this computer, whatever the system's resolver thinks (RFC 6761, 6.3).
#[derive(Debug)]
struct Resolver;

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let host = name.as_str().to_owned();
            if is_localhost(&host) {
                let here = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);
                return Ok(Box::new(std::iter::once(here)) as Addrs);
            }
            let all: Vec<SocketAddr> = tokio::net::lookup_host((host, 0)).await?.collect();
            Ok(Box::new(all.into_iter()) as Addrs)
        })
    }
}

fn is_localhost(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost")
}

/// Whether an address is on this computer.
fn is_here(url: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(url) else { return false };
    let host = url.host_str().unwrap_or_default();
    match host.trim_matches(['[', ']']).parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => is_localhost(host),
    }
}

impl Web {
    /// Follows nothing; gives up after 5 seconds without a connection, or 20 without a byte.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, for who has authorities of their own beside the system's.
    #[must_use]
    pub fn trusting(roots: &[reqwest::Certificate]) -> Self {
        Self { roots: roots.to_vec(), ..Self::default() }
    }

    /// Who asks at an address.
    async fn client(&self, url: &str) -> Result<&reqwest::Client> {
        let here = is_here(url);
        let kept = if here { &self.direct } else { &self.client };
        let roots = self.roots.clone();
        let build = move || {
            let builder = reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .connect_timeout(Duration::from_secs(5))
                .read_timeout(Duration::from_secs(20))
                .tls_info(true)
                .tls_certs_merge(roots)
                .user_agent(concat!("naru/", env!("CARGO_PKG_VERSION")))
                .dns_resolver(Arc::new(Resolver));
            if here { builder.no_proxy() } else { builder }.build().map_err(Error::unexpected)
        };
        kept.get_or_try_init(async || tokio::task::spawn_blocking(build).await.map_err(Error::unexpected)?).await
    }

    /// One request.
    async fn fetch(client: &reqwest::Client, probe: &Probe) -> reqwest::Result<Fetched> {
        // A browser's cache must not answer for the site.
        let mut request = client.get(&probe.url).header("cache-control", "no-cache");
        // A stand-in for AWS's edges holds every site at one address, and speaks plain HTTP.
        if let Some(meant) = &probe.at {
            request = request
                .header("host", &meant.host)
                .header("x-forwarded-proto", if meant.https { "https" } else { "http" });
        }
        let mut response = request.send().await?;
        let headers: BTreeMap<String, String> = response
            .headers()
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        let status = response.status().as_u16();
        let tls = response.extensions().get::<TlsInfo>().and_then(|info| certificate::read(info.peer_certificate()?));
        let (mut hasher, mut size, mut body_start) = (Sha256::new(), 0, Vec::new());
        while let Some(chunk) = response.chunk().await? {
            hasher.update(&chunk);
            size += chunk.len() as u64;
            body_start.extend_from_slice(&chunk[..chunk.len().min(BEGINNING - body_start.len())]);
        }
        let redirects = headers.get("location").filter(|_| (300..400).contains(&status)).cloned().into_iter().collect();
        let sha256 = hex(&hasher.finalize());
        let url = probe.address();
        let sight = HttpSight { url, status, headers, body_start, sha256, redirects, failed: None };
        Ok(Fetched { sight, size, tls })
    }
}

/// What one request brought.
struct Fetched {
    sight: HttpSight,
    /// Bytes of the body.
    size: u64,
    tls: Option<ShownCertificate>,
}

/// What the system said, at the end of its chain.
fn why(error: &reqwest::Error) -> String {
    let mut why = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        why = inner.to_string();
        source = inner.source();
    }
    why
}

#[async_trait]
impl WebRead for Web {
    async fn get(&self, probe: &Probe) -> Result<Reply> {
        let Fetched { sight, size, tls } = match Self::fetch(self.client(&probe.url).await?, probe).await {
            Ok(fetched) => fetched,
            Err(error) => return Ok(Reply::Unreachable { why: why(&error) }),
        };
        let header = |name: &str| sight.header(name).map(str::to_owned);
        Ok(Reply::Answered {
            status: sight.status,
            content_type: header("content-type"),
            cache_control: header("cache-control"),
            location: header("location"),
            cache: header("x-cache"),
            sha256: sight.sha256,
            size,
            tls,
        })
    }

    async fn sight(&self, probe: &Probe) -> Result<HttpSight> {
        Ok(match Self::fetch(self.client(&probe.url).await?, probe).await {
            Ok(fetched) => fetched.sight,
            Err(error) => HttpSight { url: probe.address(), failed: Some(why(&error)), ..HttpSight::default() },
        })
    }
}
