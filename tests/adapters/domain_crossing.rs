//! The whole road to a domain of one's own over HTTP: ministack as a strict AWS for everything but certificates, moto
//! for those (they are issued after a while), and real name servers for the parent zone. As an IAM user with exactly
//! the policy we offer.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_route53::types as sdk;
use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::web::Web;
use naru_core::Code;
use naru_core::address::{DomainSpec, DomainWishes};
use naru_core::delegation::Delegation;
use naru_core::domain::Domain;
use naru_core::event::{Goal, Outcome, Receipt};
use naru_core::recipe::STATIC_SITE;
use naru_core::site::answers::{ProbeKind, Reply};
use naru_core::spec::{Access, Cdn, Venue};
use serde_json::Value;

use super::cdn_crossing::everything;
use super::cloudfront::{for_ministack, owner};
use super::emulator::{Keys, account, ministack, moto, unique, user};
use super::registry::{Registry, Watched, front};
use super::site::{Hurried, Site};
use super::wire::Wire;

const REGION: &str = "ap-northeast-2";

/// The set-up policy as ministack can hold it.
pub fn setup() -> Value {
    for_ministack(&super::route53::setup())
}

/// A Hangul name, so that punycode goes every way.
fn wanted() -> DomainSpec {
    let name = Domain::parse(&format!("\u{ac00}\u{ac8c}{}.test", unique())).unwrap();
    DomainWishes::new(name).spec()
}

/// Everything that one crossing goes with.
pub struct Stage {
    pub account: String,
    keys: Keys,
    pub site: Site,
    pub wire: Wire,
    pub dns: Arc<Watched>,
    pub registry: Registry,
    pub domain: Domain,
    pub www: String,
    pub cloud: Aws,
    pub zones: aws_sdk_route53::Client,
    pub edges: aws_sdk_cloudfront::Client,
}

pub async fn stage(name: &str) -> Stage {
    let account = account();
    let keys = user(&account, &setup()).await;
    let wire = Wire::new().await;
    let registry = Registry::open();
    let dns = registry.dns();
    let wish = wanted();
    let mut site = Site::new(name, REGION, Venue::Endpoint { url: ministack().url() });
    site.access = Access::Private;
    site.cdn = Some(Cdn::default());
    site.website_url = Some(front(&account).await);
    site.clock = Box::new(Hurried::default());
    let domain = wish.main();
    let www = format!("www.{domain}");
    site.domain = Some(wish);
    let cloud = over(&keys, &wire, &site, &dns);
    let (zones, edges) = (zones(&account), owner(&account, &ministack().url()));
    Stage { account, keys, site, wire, dns, registry, domain, www, cloud, zones, edges }
}

fn over(keys: &Keys, wire: &Wire, site: &Site, dns: &Arc<Watched>) -> Aws {
    let connection = keys.connection(REGION, &wire.endpoints());
    let cloud = Aws::new(connection, Arc::new(LocalFolder), Arc::new(Web::new()), &site.installation);
    cloud.with_dns(Arc::clone(dns) as _).asking_every(Duration::from_millis(50))
}

/// The account's owner in Route 53, past Naru's own adapter.
fn zones(account: &str) -> aws_sdk_route53::Client {
    let keys = aws_sdk_s3::config::Credentials::new(account, "any", None, None, "test");
    let config = aws_sdk_route53::config::Builder::new()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_s3::config::Region::new("us-east-1"))
        .credentials_provider(keys)
        .endpoint_url(ministack().url());
    aws_sdk_route53::Client::from_conf(config.build())
}

impl Stage {
    /// The same cloud once more, as by a new process.
    pub fn again(&self) -> Aws {
        over(&self.keys, &self.wire, &self.site, &self.dns)
    }

    /// Brings the distribution's names to nothing, by hand.
    pub async fn take_names(&self, distribution: &str) {
        let seen = self.edges.get_distribution_config().id(distribution).send().await.unwrap();
        let mut config = seen.distribution_config().unwrap().clone();
        config.aliases = Some(aws_sdk_cloudfront::types::Aliases::builder().quantity(0).build().unwrap());
        let default = aws_sdk_cloudfront::types::ViewerCertificate::builder().cloud_front_default_certificate(true);
        config.viewer_certificate = Some(default.build());
        let etag = seen.e_tag().unwrap();
        let update = self.edges.update_distribution().id(distribution).if_match(etag).distribution_config(config);
        update.send().await.unwrap();
    }

    /// The zone's id and servers, once there is one.
    pub async fn zone(&self) -> Option<(String, Vec<String>)> {
        let listed = self.zones.list_hosted_zones().send().await.unwrap();
        let mut all = listed.hosted_zones().iter().filter(|zone| zone.name() == format!("{}.", self.domain));
        let id = all.next()?.id().to_owned();
        assert!(all.next().is_none(), "one zone and no second");
        let zone = self.zones.get_hosted_zone().id(&id).send().await.unwrap();
        let servers = zone.delegation_set().unwrap().name_servers().iter();
        let servers = servers.map(|server| server.trim_end_matches('.').to_owned()).collect();
        Some((id, servers))
    }

    /// The records that are not the zone's own, as `kind name → what`.
    pub async fn records(&self, id: &str) -> BTreeSet<String> {
        let listed = self.zones.list_resource_record_sets().hosted_zone_id(id).send().await.unwrap();
        let own = |set: &&sdk::ResourceRecordSet| !matches!(set.r#type().as_str(), "NS" | "SOA");
        let said = |set: &sdk::ResourceRecordSet| {
            let alias = set.alias_target().map(|alias| alias.dns_name().to_owned());
            let values = || set.resource_records().iter().map(|one| one.value().to_owned()).collect::<String>();
            let target = alias.unwrap_or_else(values);
            let name = set.name().trim_end_matches('.');
            format!("{} {name} → {}", set.r#type().as_str(), target.trim_end_matches('.'))
        };
        listed.resource_record_sets().iter().filter(own).map(said).collect()
    }

    pub async fn change(&self, id: &str, verb: sdk::ChangeAction, set: sdk::ResourceRecordSet) {
        let change = sdk::Change::builder().action(verb).resource_record_set(set).build().unwrap();
        let batch = sdk::ChangeBatch::builder().changes(change).build().unwrap();
        self.zones.change_resource_record_sets().hosted_zone_id(id).change_batch(batch).send().await.unwrap();
    }

    pub async fn take(&self, id: &str, kind: &str, name: &str) {
        let listed = self.zones.list_resource_record_sets().hosted_zone_id(id).send().await.unwrap();
        let is =
            |set: &&sdk::ResourceRecordSet| set.name().trim_end_matches('.') == name && set.r#type().as_str() == kind;
        let set = listed.resource_record_sets().iter().find(is).unwrap().clone();
        self.change(id, sdk::ChangeAction::Delete, set).await;
    }

    /// What is left of the domain and of the site, asked of the emulators themselves.
    async fn left(&self) -> BTreeSet<String> {
        let mut all = everything(&self.account).await;
        for zone in self.zones.list_hosted_zones().send().await.unwrap().hosted_zones() {
            all.insert(format!("zone {}", zone.name()));
        }
        let listed = certificates().list_certificates().send().await.unwrap();
        let ours = listed.certificate_summary_list().iter().filter_map(|one| one.domain_name());
        all.extend(ours.filter(|name| *name == self.domain.as_str()).map(|name| format!("certificate {name}")));
        all
    }

    async fn build(&self) -> Receipt {
        let ran = self.site.go(&self.cloud, &STATIC_SITE, Goal::Build).await;
        ran.result.unwrap_or_else(|error| panic!("{error}: {:?} {:?}", error.detail, ran.done))
    }

    /// One visitor's request, by name.
    async fn visit(&self, host: &str, path: &str) -> reqwest::Response {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().build().unwrap();
        let url = format!("{}{path}", self.site.website_url.as_ref().unwrap());
        client.get(url).header("host", host).header("x-forwarded-proto", "https").send().await.unwrap()
    }
}

fn certificates() -> aws_sdk_acm::Client {
    let keys = aws_sdk_s3::config::Credentials::new("AKIAANY", "any", None, None, "test");
    let config = aws_sdk_acm::config::Builder::new()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_s3::config::Region::new("us-east-1"))
        .credentials_provider(keys)
        .endpoint_url(moto().url());
    aws_sdk_acm::Client::from_conf(config.build())
}

pub fn value(kind: sdk::RrType, name: &str, value: &str) -> sdk::ResourceRecordSet {
    let record = sdk::ResourceRecord::builder().value(value).build().unwrap();
    let set = sdk::ResourceRecordSet::builder().name(name).r#type(kind).ttl(300).resource_records(record);
    set.build().unwrap()
}

/// What the person at the registrar does, while Naru waits: nothing, half of it, all of it.
pub async fn registrar(stage: &Stage) {
    stage
        .dns
        .until(&stage.domain, |stands| *stands == Delegation::NotDelegated || *stands == Delegation::NoSuchDomain)
        .await;
    let (_, servers) = stage.zone().await.unwrap();
    stage.registry.serve(&stage.domain, &servers);
    let half = [servers[0].clone(), "ns.old.test".to_owned()];
    stage.registry.delegate(&stage.domain, [&half, &half]);
    stage.dns.until(&stage.domain, |stands| matches!(stands, Delegation::Half { .. })).await;
    stage.registry.delegate(&stage.domain, [&servers, &servers]);
}

#[tokio::test]
async fn a_site_gets_its_domain_while_the_registrar_is_waited_for_and_gives_all_of_it_back() {
    let mut stage = stage("domain").await;
    let before = stage.left().await;
    let (first, ()) = tokio::join!(stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build), registrar(&stage));
    let receipt = first.result.as_ref().unwrap_or_else(|error| panic!("{error}: {:?}", first.done));
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert_eq!(receipt.url, Some(format!("https://{}", stage.domain)));
    let seen = stage.dns.seen(&stage.domain);
    assert!(matches!(seen[..], [_, Delegation::Half { .. }, Delegation::Delegated]), "{seen:?}");
    assert!(first.waits.contains(&"delegation".to_owned()) && first.waits.contains(&"certificate".to_owned()));
    let other = receipt.answers.iter().find(|one| one.probe.kind == ProbeKind::OtherName).unwrap();
    let Reply::Answered { status, location, .. } = &other.reply else { panic!("{other:?}") };
    assert_eq!((*status, location.clone()), (301, Some(format!("https://{}/", stage.domain))));

    let (zone, _) = stage.zone().await.unwrap();
    let stands = stage.records(&zone).await;
    let edge = stage.edges.list_distributions().send().await.unwrap();
    let edge = edge.distribution_list().unwrap().items()[0].clone();
    let host = edge.domain_name();
    for (kind, name) in
        [("A", stage.domain.as_str()), ("AAAA", stage.domain.as_str()), ("A", &stage.www), ("AAAA", &stage.www)]
    {
        assert!(stands.contains(&format!("{kind} {name} → {host}")), "{stands:?}");
    }
    assert!(stands.iter().filter(|one| one.starts_with("CNAME _")).count() >= 1, "{stands:?}");

    // As visitors ask, at the domain and at the distribution's own address.
    let page = std::fs::read(stage.site.folder.path().join("index.html")).unwrap();
    let about = std::fs::read(stage.site.folder.path().join("about/index.html")).unwrap();
    for host in [stage.domain.as_str(), host] {
        let root = stage.visit(host, "/").await;
        assert_eq!(root.status(), 200);
        for (name, want) in [("strict-transport-security", "max-age=31536000"), ("x-content-type-options", "nosniff")] {
            assert_eq!(root.headers()[name], want, "{host}");
        }
        assert!(root.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
        assert_eq!(root.bytes().await.unwrap(), page);
        assert_eq!(stage.visit(host, "/about").await.bytes().await.unwrap(), about, "a deep link");
        assert_eq!(stage.visit(host, "/assets/missing-0a1b2c3d.js").await.status(), 403);
        let asset = stage.visit(host, "/assets/index-B7f2kQ9x.js").await;
        assert!(asset.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    }
    assert_eq!(stage.visit(&format!("else.{}", stage.domain), "/").await.status(), 403, "a name nobody asked for");

    let second = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await;
    assert_eq!(second.result.as_ref().unwrap().ops, 0, "a second run changes nothing: {:?}", second.done);

    drift(&mut stage, &zone, &stands, edge.id()).await;

    // Somebody takes it out of the registry; as long as it is named there, its zone stays.
    stage.registry.delegate(&stage.domain, [&[], &[]]);
    stage.site.answers.delete_zone = Some(true);
    let cleared = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.as_ref().unwrap().outcome, Outcome::Cleared, "{:?}", cleared.done);
    assert_eq!(stage.left().await, before, "nothing of ours is left");
    assert_eq!(stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Clear).await.result.unwrap().ops, 0);
    let loud: Vec<String> = stage.wire.actions().into_iter().filter(|one| one.contains('?')).collect();
    assert!(loud.is_empty(), "every call is one that is known: {loud:?}");
}

/// Each field of the domain that is ours is changed by hand, seen, and mended.
async fn drift(stage: &mut Stage, zone: &str, stands: &BTreeSet<String>, distribution: &str) {
    let (domain, www) = (stage.domain.to_string(), stage.www.clone());
    // Records and tags that are gone are put back without a question: the tag, a proof, and all that leads here.
    let proof = stands.iter().find(|one| one.starts_with("CNAME _")).unwrap();
    let proof = proof.strip_prefix("CNAME ").unwrap().split(' ').next().unwrap().to_owned();
    for (kind, name) in [("A", &domain), ("AAAA", &domain), ("A", &www), ("AAAA", &www), ("CNAME", &proof)] {
        stage.take(zone, kind, name).await;
    }
    let id = zone.trim_start_matches("/hostedzone/");
    let untag = stage.zones.change_tags_for_resource().resource_type(sdk::TagResourceType::Hostedzone).resource_id(id);
    untag.remove_tag_keys("naru:site").send().await.unwrap();
    let mended = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await;
    let kinds: Vec<&str> = mended.done.iter().map(|key| key.split(' ').next().unwrap()).collect();
    assert_eq!(kinds, ["op-route53-tag-zone", "op-route53-add-records", "op-route53-add-records"]);
    assert_eq!(mended.done, mended.forecast_keys());
    mended.result.unwrap();
    assert_eq!(&stage.records(zone).await, stands);
    // A record that leads elsewhere now is somebody's wish: asked about.
    stage.take(zone, "A", &domain).await;
    stage.change(zone, sdk::ChangeAction::Create, value(sdk::RrType::A, &domain, "192.0.2.7")).await;
    let error = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "replace-record"), "{error}");
    stage.take(zone, "A", &domain).await;

    // The names and the certificate of the distribution are ours too.
    stage.take_names(distribution).await;
    let error = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "hand-edit"), "{error}");
    stage.site.mend = true;
    stage.build().await;
    stage.site.mend = false;
    assert_eq!(&stage.records(zone).await, stands);
    let seen = stage.edges.get_distribution_config().id(distribution).send().await.unwrap();
    let config = seen.distribution_config().unwrap();
    assert_eq!(config.aliases().unwrap().quantity(), 2);
    let arn = config.viewer_certificate().unwrap().acm_certificate_arn().unwrap();
    assert!(arn.starts_with("arn:aws:acm:us-east-1:"), "{arn}");
}

#[tokio::test]
async fn what_stood_at_a_name_is_asked_about_and_put_back_and_a_zone_of_others_stays() {
    let mut stage = stage("adopted").await;
    let made = stage.zones.create_hosted_zone().name(stage.domain.as_str()).caller_reference("by hand");
    made.send().await.unwrap();
    let (zone, servers) = stage.zone().await.unwrap();
    let old = [
        value(sdk::RrType::A, stage.domain.as_str(), "192.0.2.1"),
        value(sdk::RrType::Cname, &stage.www, "pages.example.net"),
        value(sdk::RrType::Mx, stage.domain.as_str(), "10 mail.example.net"),
    ];
    for set in old {
        stage.change(&zone, sdk::ChangeAction::Create, set).await;
    }
    stage.registry.serve(&stage.domain, &servers);
    stage.registry.delegate(&stage.domain, [&servers, &servers]);
    let before = (stage.left().await, stage.records(&zone).await);

    let error = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["question"].as_str()), (Code::Ask, "replace-record"), "{error}");
    assert!(stage.records(&zone).await.is_superset(&before.1), "nothing of others is touched before the yes");

    stage.site.answers.replace_records = true;
    let receipt = stage.build().await;
    assert_eq!(receipt.outcome, Outcome::Live, "{:?}", receipt.answers);
    assert!(!stage.records(&zone).await.iter().any(|one| one.contains("192.0.2.1") || one.contains("pages.example")));
    assert_eq!(stage.build().await.ops, 0);

    stage.site.answers = naru_core::spec::Answered::default();
    let cleared = stage.site.go(&stage.cloud, &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.as_ref().unwrap().outcome, Outcome::Cleared, "{:?}", cleared.done);
    assert_eq!((stage.left().await, stage.records(&zone).await), before, "all is as it was, and the zone stays");
}
