//! DNS by asking. The parent zone's servers are found from the top-level domain's, which a resolver names (or the
//! root servers, where no resolver answers), then followed down without anybody's cache. What the answers mean for a
//! domain is judged in `naru_core::delegation`.

mod exchange;
mod reading;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::time::Duration;

use async_trait::async_trait;
use futures_util::future::{join, join_all, join3, select_ok};
use hickory_proto::op::Message;
use hickory_proto::rr::{Name, RecordType};
use naru_core::delegation::{
    DelegationFacts, DnsRead, ParentAnswer, ParentSays, RecordKind, Registration, ResolverAnswer, ResolverSays,
    ZoneAnswer, ZoneSays, same_name,
};
use naru_core::domain::{Domain, RecordName};
use naru_core::registry::Unheard;
use naru_core::{Code, Error, Result};

use self::exchange::{Question, ask};
use self::reading::Glue;
use crate::rdap::Rdap;

/// Where asking begins. Empty: this computer's resolver and two public ones, on port 53.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DnsRoots {
    /// The one recursive resolver to ask, instead of the usual ones.
    pub resolver: Option<SocketAddr>,
    /// The servers where walking down begins, instead of the top-level domain's.
    pub parent: Option<Vec<SocketAddr>>,
    /// The port of every server that is only known by its address. `None`: 53.
    pub port: Option<u16>,
}

impl DnsRoots {
    /// The variable that [`DnsRoots::from_env`] reads.
    pub const VARIABLE: &'static str = "NARU_DNS";

    /// Parses `resolver=10.0.0.1:53 parent=127.0.0.2:5300,127.0.0.3:5300 port=5300`; each part may be left out, and
    /// so may the port of an address.
    ///
    /// # Errors
    /// `BadValue` with `rule` `dns-shape`.
    pub fn parse(text: &str) -> Result<Self> {
        let bad = || Error::new(Code::BadValue).arg("field", "dns").arg("value", text).arg("rule", "dns-shape");
        let mut roots = Self::default();
        for part in text.split_whitespace() {
            match part.split_once('=') {
                Some(("resolver", address)) => roots.resolver = Some(address_of(address).ok_or_else(bad)?),
                Some(("parent", list)) => {
                    roots.parent = Some(list.split(',').map(address_of).collect::<Option<_>>().ok_or_else(bad)?);
                }
                Some(("port", port)) => roots.port = Some(port.parse().map_err(|_| bad())?),
                Some(_) | None => return Err(bad()),
            }
        }
        Ok(roots)
    }

    /// What `NARU_DNS` says: for networks where the usual way is closed, and for tests.
    ///
    /// # Errors
    /// `BadValue` if it says nothing that can be understood.
    pub fn from_env() -> Result<Self> {
        std::env::var(Self::VARIABLE).map_or_else(|_| Ok(Self::default()), |text| Self::parse(&text))
    }
}

fn address_of(text: &str) -> Option<SocketAddr> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(|ip| SocketAddr::new(ip, 53)))
}

/// Real questions over the network.
#[derive(Debug, Clone)]
pub struct Dns {
    roots: DnsRoots,
    /// Whether this computer reaches the IPv6 internet.
    v6: bool,
    /// Where the registry is asked, if anywhere.
    rdap: Option<Rdap>,
}

/// A name server; one without an address cannot be asked, and is shown all the same.
#[derive(Debug, Clone)]
struct Server {
    name: String,
    address: Option<SocketAddr>,
}

/// Recursive resolvers that anybody may use; their answers are what the world sees.
const PUBLIC: [(&str, Ipv4Addr); 2] = [("1.1.1.1", Ipv4Addr::new(1, 1, 1, 1)), ("8.8.8.8", Ipv4Addr::new(8, 8, 8, 8))];

/// Some of the root servers, as in <https://www.iana.org/domains/root/servers>.
const ROOTS: [(&str, Ipv4Addr); 4] = [
    ("a.root-servers.net", Ipv4Addr::new(198, 41, 0, 4)),
    ("f.root-servers.net", Ipv4Addr::new(192, 5, 5, 241)),
    ("k.root-servers.net", Ipv4Addr::new(193, 0, 14, 129)),
    ("m.root-servers.net", Ipv4Addr::new(202, 12, 27, 33)),
];

/// How many referrals are followed: more than any honest name has.
const REFERRALS: usize = 12;
/// How many servers of a zone are asked for the way down; for the answer itself all are.
const FIRST: usize = 4;
/// How long the registry is waited for: a look is not held up by what only explains.
const PATIENCE: Duration = Duration::from_secs(6);
const NO_ADDRESS: &str = "its address could not be found";

impl Dns {
    /// Asks from there.
    #[must_use]
    pub fn new(roots: DnsRoots) -> Self {
        Self { roots, v6: has_v6(), rdap: None }
    }

    /// Asks the registry, too.
    #[must_use]
    pub fn with_rdap(mut self, rdap: Option<Rdap>) -> Self {
        self.rdap = rdap;
        self
    }

    /// What the registry says of a name that is bought; of one inside another it knows nothing.
    async fn registry(&self, domain: &Domain) -> Option<std::result::Result<Registration, Unheard>> {
        let rdap = self.rdap.as_ref().filter(|_| domain.is_bought())?;
        Some(tokio::time::timeout(PATIENCE, rdap.ask(domain)).await.unwrap_or(Err(Unheard::Unreachable)))
    }

    fn port(&self) -> u16 {
        self.roots.port.unwrap_or(53)
    }

    /// The resolvers to ask, each with what it is called.
    fn resolvers(&self) -> Vec<(String, SocketAddr)> {
        if let Some(only) = self.roots.resolver {
            return vec![(only.to_string(), only)];
        }
        let system = system_resolver().map(|ip| ("system".to_owned(), SocketAddr::new(ip, 53)));
        let public = PUBLIC.map(|(name, ip)| (name.to_owned(), SocketAddr::new(ip.into(), 53)));
        system.into_iter().chain(public).collect()
    }

    /// A resolver's answer, from the first that gives one.
    async fn lookup(&self, name: &Name, kind: RecordType) -> std::result::Result<Vec<String>, String> {
        let question = Question { name: name.clone(), kind, recurse: true, unchecked: false };
        let mut why = String::new();
        for (resolver, address) in self.resolvers() {
            match ask(address, &question).await {
                Ok(message) if reading::answers(&message) => return Ok(reading::texts(&message, kind)),
                Ok(message) => why = format!("{resolver}: {}", message.metadata.response_code),
                Err(error) => why = format!("{resolver}: {error}"),
            }
        }
        Err(why)
    }

    /// Servers with their addresses: those that came along, else a resolver's.
    async fn servers(&self, names: &[String], glue: &Glue) -> Vec<Server> {
        join_all(names.iter().map(|name| async move {
            let mut known = glue.get(name).cloned().unwrap_or_default();
            if !known.iter().any(|ip| self.reaches(*ip)) {
                known = self.addresses(name).await;
            }
            known.sort_by_key(IpAddr::is_ipv6);
            let address = known.into_iter().find(|ip| self.reaches(*ip));
            Server { name: name.clone(), address: address.map(|ip| SocketAddr::new(ip, self.port())) }
        }))
        .await
    }

    async fn addresses(&self, name: &str) -> Vec<IpAddr> {
        let Ok(name) = dns_name(name) else { return Vec::new() };
        let mut texts = self.lookup(&name, RecordType::A).await.unwrap_or_default();
        if texts.is_empty() && self.v6 {
            texts = self.lookup(&name, RecordType::AAAA).await.unwrap_or_default();
        }
        texts.iter().filter_map(|text| text.parse().ok()).collect()
    }

    fn reaches(&self, ip: IpAddr) -> bool {
        ip.is_ipv4() || self.v6 || ip.is_loopback()
    }

    /// Where walking down to a name begins.
    async fn start(&self, name: &Name) -> Vec<Server> {
        if let Some(given) = &self.roots.parent {
            return given.iter().map(|it| Server { name: String::new(), address: Some(*it) }).collect();
        }
        // Asking a resolver spares the root servers, and works where only it may be asked.
        let tld = name.trim_to(1);
        match self.lookup(&tld, RecordType::NS).await {
            Ok(names) if !names.is_empty() => self.servers(&names, &Glue::new()).await,
            Ok(_) | Err(_) => ROOTS
                .iter()
                .map(|(name, ip)| Server {
                    name: (*name).to_owned(),
                    address: Some(SocketAddr::new((*ip).into(), self.port())),
                })
                .collect(),
        }
    }

    /// Follows referrals down to the servers of the zone a name lies in; with `above`, only to those of the zone
    /// above it, if the name is a zone of its own.
    async fn walk(&self, name: &Name, above: bool) -> std::result::Result<Vec<Server>, String> {
        let target = same_name(&name.to_ascii());
        let mut here = self.start(name).await;
        let mut depth = 0;
        for _ in 0..REFERRALS {
            let message = first_answer(&here, name).await?;
            let Some((zone, servers)) = reading::referral(&message) else { return Ok(here) };
            let deeper = zone.split('.').count();
            let leads = target == zone || target.ends_with(&format!(".{zone}"));
            // A referral that does not lead down is a server that does not know what it was named for.
            if !leads || deeper <= depth || (above && zone == target) {
                return Ok(here);
            }
            here = self.servers(&servers, &reading::glue(&message)).await;
            depth = deeper;
        }
        Err("it is sent on and on".to_owned())
    }

    async fn parents_of(&self, domain: &Domain, name: &Name) -> (Vec<ParentAnswer>, Vec<String>, Glue) {
        let servers = match self.walk(name, true).await {
            Ok(servers) => servers,
            Err(why) => {
                let outcome = ParentSays::Unreachable { why };
                return (vec![ParentAnswer { server: domain.tld().to_owned(), outcome }], Vec::new(), Glue::new());
            }
        };
        let asked = join_all(servers.iter().map(|server| async move {
            let (ns, ds) = join(server.ask(name, RecordType::NS), server.ask(name, RecordType::DS)).await;
            let outcome = match &ns {
                Ok(message) => reading::parent_says(domain.as_str(), message, ds.ok().as_ref()),
                Err(why) => ParentSays::Unreachable { why: why.clone() },
            };
            (ParentAnswer { server: server.label(), outcome }, ns.as_ref().map(reading::glue).unwrap_or_default())
        }))
        .await;
        let (mut answers, mut named, mut glue) = (Vec::new(), Vec::new(), Glue::new());
        for (answer, came) in asked {
            if let ParentSays::Referral { ns, .. } = &answer.outcome {
                named.extend(ns.iter().cloned());
            }
            answers.push(answer);
            glue.extend(came);
        }
        named.sort();
        named.dedup();
        (answers, named, glue)
    }

    async fn zone_of(&self, domain: &Domain, name: &Name, servers: &[String], glue: &Glue) -> Vec<ZoneAnswer> {
        let servers = self.servers(servers, glue).await;
        join_all(servers.iter().map(|server| async move {
            let (soa, ns, key) = join3(
                server.ask(name, RecordType::SOA),
                server.ask(name, RecordType::NS),
                server.ask(name, RecordType::DNSKEY),
            )
            .await;
            let outcome = match soa {
                Ok(soa) => reading::zone_says(domain.as_str(), &soa, ns.ok().as_ref(), key.ok().as_ref()),
                Err(why) => ZoneSays::Unreachable { why },
            };
            ZoneAnswer { server: server.label(), outcome }
        }))
        .await
    }

    async fn everybody(&self, name: &Name, kind: RecordType) -> Vec<ResolverAnswer> {
        join_all(self.resolvers().into_iter().map(|(resolver, address)| async move {
            let mut question = Question { name: name.clone(), kind, recurse: true, unchecked: false };
            let outcome = match ask(address, &question).await {
                Ok(message) => {
                    question.unchecked = true;
                    let failed = message.metadata.response_code == hickory_proto::op::ResponseCode::ServFail;
                    let again = if failed { ask(address, &question).await.ok() } else { None };
                    reading::resolver_says(kind, &message, again.as_ref())
                }
                Err(why) => ResolverSays::Unreachable { why },
            };
            ResolverAnswer { resolver, outcome }
        }))
        .await
    }
}

impl Server {
    async fn ask(&self, name: &Name, kind: RecordType) -> std::result::Result<Message, String> {
        let address = self.address.ok_or_else(|| NO_ADDRESS.to_owned())?;
        ask(address, &Question { name: name.clone(), kind, recurse: false, unchecked: false }).await
    }

    fn label(&self) -> String {
        match self.address {
            Some(address) if self.name.is_empty() => address.to_string(),
            Some(address) => format!("{} ({})", self.name, address.ip()),
            None => self.name.clone(),
        }
    }
}

/// The first usable answer of a zone's servers about a name's own servers.
async fn first_answer(servers: &[Server], name: &Name) -> std::result::Result<Message, String> {
    let mut why = NO_ADDRESS.to_owned();
    for some in servers.chunks(FIRST) {
        let asked = some.iter().map(|server| {
            Box::pin(async move {
                let message = server.ask(name, RecordType::NS).await?;
                if reading::answers(&message) {
                    Ok(message)
                } else {
                    Err(format!("{}: {}", server.label(), message.metadata.response_code))
                }
            })
        });
        match select_ok(asked).await {
            Ok((message, _)) => return Ok(message),
            Err(error) => why = error,
        }
    }
    Err(why)
}

#[async_trait]
impl DnsRead for Dns {
    async fn delegation_of(&self, domain: &Domain, ours: &[String]) -> Result<DelegationFacts> {
        let name = dns_name(domain.as_str())?;
        let ((parent, zone), public, registry) = join3(
            async {
                let (parent, named, glue) = self.parents_of(domain, &name).await;
                let ours: Vec<String> = ours.iter().map(|server| same_name(server)).collect();
                let servers = if ours.is_empty() { named } else { ours };
                let zone = self.zone_of(domain, &name, &servers, &glue).await;
                (parent, zone)
            },
            self.everybody(&name, RecordType::NS),
            self.registry(domain),
        )
        .await;
        let (rdap, unheard) = match registry {
            Some(Ok(registration)) => (Some(registration), None),
            Some(Err(unheard)) => (None, Some(unheard)),
            None => (None, None),
        };
        Ok(DelegationFacts { parent, zone, public, rdap, unheard })
    }

    async fn records(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<String>> {
        let (wire, kind) = (dns_name(name.as_str())?, reading::record_type(kind));
        let offline = |why: String| Error::new(Code::Offline).arg("host", name).detail(why);
        // A DS record is the one that lies above the cut.
        let servers = self.walk(&wire, kind == RecordType::DS).await.map_err(offline)?;
        let asked = join_all(servers.iter().map(|server| server.ask(&wire, kind))).await;
        let mut common: Option<Vec<String>> = None;
        let mut why = NO_ADDRESS.to_owned();
        for answer in asked {
            match answer {
                Ok(message) if reading::is_resolver(&message) => {
                    why = "something on the way answered in their place".to_owned();
                }
                Ok(message) if !message.metadata.authoritative => {
                    why = "its servers do not speak for it".to_owned();
                }
                Ok(message) if reading::answers(&message) => {
                    let texts = reading::texts(&message, kind);
                    match &mut common {
                        Some(common) => common.retain(|text| texts.contains(text)),
                        None => common = Some(texts),
                    }
                }
                Ok(message) => why = message.metadata.response_code.to_string(),
                Err(error) => why = error,
            }
        }
        common.ok_or_else(|| offline(why))
    }

    async fn resolved(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<ResolverAnswer>> {
        Ok(self.everybody(&dns_name(name.as_str())?, reading::record_type(kind)).await)
    }
}

fn dns_name(name: &str) -> Result<Name> {
    Name::from_ascii(format!("{}.", same_name(name))).map_err(Error::unexpected)
}

/// The resolver that this computer uses. Systems without `resolv.conf` tell only their own libraries: there the public
/// ones are asked alone.
fn system_resolver() -> Option<IpAddr> {
    let text = std::fs::read_to_string("/etc/resolv.conf").ok()?;
    let servers = text.lines().filter_map(|line| line.trim().strip_prefix("nameserver"));
    servers.filter_map(|rest| rest.trim().parse().ok()).next()
}

/// Whether there is a route to the IPv6 internet, from an address that is part of it. Sends nothing.
fn has_v6() -> bool {
    let probe = || -> std::io::Result<SocketAddr> {
        let socket = UdpSocket::bind((Ipv6Addr::UNSPECIFIED, 0))?;
        // Google's public resolver stands for the internet.
        socket.connect((Ipv6Addr::new(0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8888), 53))?;
        socket.local_addr()
    };
    probe().is_ok_and(|here| match here.ip() {
        IpAddr::V6(ip) => ip.segments()[0] & 0xe000 == 0x2000,
        IpAddr::V4(_) => false,
    })
}
