//! Where a domain is registered: a parent zone on two real servers, and the delegated zone's own, all on loopback. And
//! the visitors' way in by a domain's name.

use std::collections::BTreeMap;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use naru_adapters::dns::{Dns, DnsRoots};
use naru_core::Result;
use naru_core::delegation::{Delegation, DelegationFacts, DnsRead, RecordKind, ResolverAnswer, judge};
use naru_core::domain::{Domain, RecordName};
use time::OffsetDateTime;
use tokio::sync::Notify;

use super::cloudfront::owner;
use super::emulator::ministack;
use super::nsd::{Nsd, at, free_port};
use super::passing::{self, Way, bare};

/// The parent's own part: `a.nic` and `b.nic` answer for it.
const PARENT: &str = "@ SOA a.nic.test. me.test. 1 60 60 600 300\n@ NS a.nic.test.\n@ NS b.nic.test.\n\
                      a.nic A 127.0.0.2\nb.nic A 127.0.0.3\nns.old A 127.0.0.6";

enum Order {
    /// What the two parents say from now on.
    Parents([String; 2]),
    /// The zone's own servers start to answer.
    Serve(Vec<(String, String)>, Vec<(String, String)>),
}

fn lent(all: &[(String, String)]) -> Vec<(&str, &str)> {
    all.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

/// The servers. They live in a thread of their own: a server ends with the thread that started it.
pub struct Registry {
    port: u16,
    orders: Sender<(Order, Sender<()>)>,
}

impl Registry {
    pub fn open() -> Self {
        let port = free_port();
        let (orders, inbox) = channel::<(Order, Sender<()>)>();
        std::thread::spawn(move || {
            let start = |last: u8| Nsd::start(&[at(last, port)], &[("test.", PARENT)]);
            let (mut first, mut second, mut resolver) = (start(2), start(3), start(7));
            let mut zone: Option<Nsd> = None;
            while let Ok((order, done)) = inbox.recv() {
                match order {
                    Order::Parents([one, two]) => {
                        first.change(&[("test.", &one)]);
                        second.change(&[("test.", &two)]);
                    }
                    Order::Serve(zones, addresses) => {
                        // One that still listens there would answer in its place.
                        drop(zone.take());
                        zone = Some(Nsd::start(&[at(4, port), at(5, port)], &lent(&zones)));
                        let mut all = lent(&addresses);
                        all.push(("test.", PARENT));
                        resolver.change(&all);
                    }
                }
                done.send(()).unwrap();
            }
            drop(zone);
        });
        let registry = Self { port, orders };
        registry.order(Order::Parents([PARENT.to_owned(), PARENT.to_owned()]));
        registry
    }

    /// Told as `NARU_DNS` would be.
    pub fn dns(&self) -> Arc<Watched> {
        let port = self.port;
        let text = format!("resolver=127.0.0.7:{port} parent=127.0.0.2:{port},127.0.0.3:{port} port={port}");
        let dns = Dns::new(DnsRoots::parse(&text).unwrap());
        Arc::new(Watched { dns, seen: Mutex::default(), changed: Notify::new() })
    }

    fn order(&self, order: Order) {
        let (done, finished) = channel();
        self.orders.send((order, done)).unwrap();
        finished.recv().unwrap();
    }

    /// The parents' lines: each names these servers for the domain.
    pub fn delegate(&self, domain: &Domain, parents: [&[String]; 2]) {
        self.delegate_with(domain, parents, "");
    }

    /// The same, with a DS record beside them: the parents promise that the zone is signed.
    pub fn delegate_signed(&self, domain: &Domain, servers: &[String]) {
        let label = domain.as_str().strip_suffix(".test").unwrap();
        let digest = "8ee4a7b9d3f4a0c6b6f0a5dd3c6b5e8e4f8a1f1e2b7d6c5a4938271605f4e3d2";
        self.delegate_with(domain, [servers, servers], &format!("\n{label} DS 2371 13 2 {digest}"));
    }

    fn delegate_with(&self, domain: &Domain, parents: [&[String]; 2], more: &str) {
        let label = domain.as_str().strip_suffix(".test").unwrap();
        let text = parents.map(|servers| {
            let lines: Vec<String> = servers.iter().map(|server| format!("\n{label} NS {server}.")).collect();
            format!("{PARENT}{}{more}", lines.concat())
        });
        self.order(Order::Parents(text));
    }

    /// The zone's own servers answer for it, and resolvers find them.
    pub fn serve(&self, domain: &Domain, servers: &[String]) {
        self.serve_with(domain, servers, servers, "");
    }

    /// The same, where the zone itself names these others, and has these lines more; resolvers know it, too.
    pub fn serve_with(&self, domain: &Domain, servers: &[String], inside: &[String], more: &str) {
        self.serve_so(domain, servers, inside, more, true);
    }

    /// The same, where resolvers still remember that there was nothing.
    pub fn serve_unseen(&self, domain: &Domain, servers: &[String], more: &str) {
        self.serve_so(domain, servers, servers, more, false);
    }

    fn serve_so(&self, domain: &Domain, servers: &[String], inside: &[String], more: &str, resolved: bool) {
        let names: Vec<String> = inside.iter().map(|server| format!("@ NS {server}.")).collect();
        let zone = format!("@ SOA {}. me.{domain}. 1 60 60 600 60\n{}\n{more}", servers[0], names.join("\n"));
        let address = |server: &String| {
            let text = format!("@ SOA {server}. me.{server}. 1 60 60 600 60\n@ NS {server}.\n@ A 127.0.0.4");
            (format!("{server}."), text)
        };
        let mut known: Vec<(String, String)> = servers.iter().map(address).collect();
        if resolved {
            known.push((format!("{domain}."), zone.clone()));
        }
        self.order(Order::Serve(vec![(format!("{domain}."), zone)], known));
    }
}

/// The real asker, with what its answers meant.
pub struct Watched {
    dns: Dns,
    seen: Mutex<BTreeMap<Domain, Vec<Delegation>>>,
    changed: Notify,
}

impl Watched {
    /// How the domain was seen to stand, each once in a row.
    pub fn seen(&self, domain: &Domain) -> Vec<Delegation> {
        self.seen.lock().unwrap().get(domain).cloned().unwrap_or_default()
    }

    /// Waits until Naru has seen it stand so.
    pub async fn until(&self, domain: &Domain, stands: impl Fn(&Delegation) -> bool) {
        while !self.seen(domain).last().is_some_and(&stands) {
            self.changed.notified().await;
        }
    }
}

#[async_trait]
impl DnsRead for Watched {
    async fn delegation_of(&self, domain: &Domain, ours: &[String]) -> Result<DelegationFacts> {
        let facts = self.dns.delegation_of(domain, ours).await?;
        if !ours.is_empty() {
            let stands = judge(ours, &facts, OffsetDateTime::now_utc());
            let mut seen = self.seen.lock().unwrap();
            let all = seen.entry(domain.clone()).or_default();
            if all.last() != Some(&stands) {
                all.push(stands);
            }
            self.changed.notify_one();
        }
        Ok(facts)
    }
    async fn records(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<String>> {
        self.dns.records(name, kind).await
    }
    async fn resolved(&self, name: &RecordName, kind: RecordKind) -> Result<Vec<ResolverAnswer>> {
        self.dns.resolved(name, kind).await
    }
}

/// Runs a published function on a request for `/` at this host, as an edge does.
const EDGE: &str = "const [code, host, uri] = JSON.parse(require('fs').readFileSync(0));
const event = { version: '1.0', context: {}, viewer: { ip: '127.0.0.1' },
  request: { method: 'GET', uri, querystring: {}, headers: { host: { value: host } }, cookies: {} } };
const made = new Function(code + '; return handler;')()(event);
Promise.resolve(made).then((it) => console.log(JSON.stringify(it)));";

/// The way in for visitors by any name. ministack serves distributions by their own addresses only; here a name is
/// looked up among the aliases of the account's distributions, and the published function is run on what was really
/// asked for: its redirects hold, and all else goes on under the distribution's own address.
pub async fn front(account: &str) -> String {
    let way = Way::to(&super::cloudfront::front(account).await);
    let owner = owner(account, &ministack().url());
    passing::serve(move |asked| {
        let (way, owner) = (way.clone(), owner.clone());
        async move {
            if asked.host.ends_with(".cloudfront.net") {
                return way.pass(&asked, &asked.host).await;
            }
            let listed = owner.list_distributions().send().await.unwrap();
            let all = listed.distribution_list().map(|list| list.items().to_vec()).unwrap_or_default();
            let with = |one: &&aws_sdk_cloudfront::types::DistributionSummary| {
                one.aliases().is_some_and(|aliases| aliases.items().contains(&asked.host))
            };
            // As CloudFront answers to a name that no distribution has.
            let Some(ours) = all.iter().find(with) else { return bare(403, &[("server", "CloudFront")]) };
            if asked.proto == "http" {
                return bare(301, &[("location", &format!("https://{}{}", asked.host, asked.path))]);
            }
            let functions = ours.default_cache_behavior().and_then(|it| it.function_associations());
            if let Some(one) = functions.and_then(|all| all.items().first())
                && let Some(location) = redirected(&owner, one.function_arn(), &asked.host, &asked.path).await
            {
                return bare(301, &[("location", &location)]);
            }
            way.pass(&asked, ours.domain_name()).await
        }
    })
    .await
}

/// Where the published function sends who asks for this; `None`: it lets the request through.
async fn redirected(owner: &aws_sdk_cloudfront::Client, arn: &str, host: &str, path: &str) -> Option<String> {
    let name = arn.rsplit('/').next().unwrap();
    let live = aws_sdk_cloudfront::types::FunctionStage::Live;
    let code = owner.get_function().name(name).stage(live).send().await.unwrap();
    let code = String::from_utf8(code.function_code().unwrap().as_ref().to_vec()).unwrap();
    let asked = serde_json::json!([code, host, path]).to_string();
    let said = tokio::task::spawn_blocking(move || {
        use std::io::Write;
        let pipe = std::process::Stdio::piped;
        let mut node =
            std::process::Command::new("node").args(["-e", EDGE]).stdin(pipe()).stdout(pipe()).spawn().unwrap();
        node.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
        node.wait_with_output().unwrap().stdout
    });
    let said: serde_json::Value = serde_json::from_slice(&said.await.unwrap()).unwrap();
    said["headers"]["location"]["value"].as_str().map(str::to_owned).filter(|_| said["statusCode"].is_number())
}
