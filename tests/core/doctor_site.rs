//! What the tests of the doctor's rules share: a healthy site, and replies as AWS gives them.
//!
//! The replies in `doctor/` are AWS's own texts as its documentation and public reports show them; ids are made up.

use std::collections::BTreeMap;

use naru_core::delegation::{
    DelegationFacts, ParentAnswer, ParentSays, RecordKind, ResolverAnswer, ResolverSays, ZoneAnswer, ZoneSays,
};
use naru_core::doctor::evidence::{
    CertificateSight, DomainSight, HttpSight, Keychain, RecordSight, Source, Surroundings, ZoneSight,
};
use naru_core::doctor::{Evidence, Finding, examine};
use naru_core::domain::Domain;
use naru_core::effect::{Made, effect};
use naru_core::names::{AccountId, BucketName};
use naru_core::op::{CloudFrontOp, Op};
use naru_core::plan::Plan;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Cdn, Spec, Venue};
use naru_core::step::StepId;
use naru_core::world::{Caller, Fact, World};
use naru_core::{Code, Error};
use time::macros::datetime;

use super::support::{Bench, folder};

/// A change that breaks a healthy site in one way, and the form of the finding it must lead to.
pub(super) type Ill = (&'static str, fn(&mut Site));

/// What is wanted, and what was seen.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) spec: Spec,
    pub(super) seen: Evidence,
}

pub(super) const CDN: &str = "d111111abcdef8.cloudfront.net";
pub(super) const ID: &str = "E2QWRUHAPOMQZL";
pub(super) const ARN: &str = "arn:aws:cloudfront::123456789012:distribution/E2QWRUHAPOMQZL";
pub(super) const SCRIPT: &str = "assets/index-4f9a2b1c.js";
pub(super) const PAGE: &str = "<!doctype html><script type=module src=/assets/index-4f9a2b1c.js></script><div id=root>";

impl Site {
    pub(super) fn name(&self) -> BucketName {
        self.spec.bucket(&self.seen.world).unwrap()
    }

    pub(super) fn bucket(&mut self) -> &mut naru_core::world::Bucket {
        let name = self.name();
        self.seen.world.bucket_mut(&name)
    }

    pub(super) fn cdn(&mut self) -> &mut naru_core::cdn::Distribution {
        self.seen.world.distributions.seen_mut().unwrap().get_mut(ID).unwrap()
    }

    /// Replaces what was seen at an address.
    pub(super) fn got(&mut self, path: &str, sight: HttpSight) {
        let url = format!("https://{CDN}{path}");
        self.seen.http.retain(|one| one.url != url);
        self.seen.http.push(HttpSight { url, ..sight });
    }

    /// Every request to the distribution got this.
    pub(super) fn all_got(&mut self, sight: &HttpSight) {
        for one in &mut self.seen.http {
            *one = HttpSight { url: one.url.clone(), ..sight.clone() };
        }
    }

    pub(super) fn put(&mut self, key: &str) {
        let objects = self.bucket().objects.seen_mut().unwrap();
        let like = objects.values().next().unwrap().clone();
        let key = naru_core::names::Key::parse(key).unwrap();
        let meta = like.meta.clone().map(|meta| {
            naru_core::world::ObjectMeta { headers: naru_core::deploy::headers::of(&key).into(), ..*meta }.into()
        });
        objects.insert(key, naru_core::world::Object { meta, ..like });
    }

    pub(super) fn drop(&mut self, key: &str) {
        self.bucket().objects.seen_mut().unwrap().retain(|one, _| one.as_str() != key);
    }

    pub(super) fn zone(&mut self) -> &mut ZoneSight {
        &mut self.seen.zones.seen_mut().unwrap()[0]
    }

    pub(super) fn domain(&mut self) -> &mut DomainSight {
        self.seen.domain.as_mut().unwrap()
    }

    pub(super) fn certificate(&mut self) -> &mut CertificateSight {
        &mut self.seen.certificates.seen_mut().unwrap()[0]
    }

    pub(super) fn findings(&self) -> Vec<Finding> {
        examine(&self.spec, &self.seen)
    }
}

/// A reply from the folder of recorded ones.
pub(super) fn http(file: &str) -> HttpSight {
    let text = std::fs::read_to_string(format!("{}/../../tests/core/doctor/{file}.http", env!("CARGO_MANIFEST_DIR")));
    let text = text.unwrap();
    let (head, body) = text.split_once("\n\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap()).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
    HttpSight { status, headers, body_start: body.as_bytes().to_vec(), ..HttpSight::default() }
}

/// A file as the edge gives it.
pub(super) fn file(kind: &str, body: &str) -> HttpSight {
    let headers = [("content-type", kind), ("x-cache", "Miss from cloudfront"), ("server", "AmazonS3")];
    HttpSight {
        status: 200,
        headers: headers.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
        body_start: body.as_bytes().to_vec(),
        ..HttpSight::default()
    }
}

/// An error of AWS's as the adapters hand it on: with its own code and words as the detail.
pub(super) fn error(name: &str) -> Error {
    let all: serde_json::Value = serde_json::from_str(include_str!("doctor/errors.json")).unwrap();
    let one = &all[name];
    let code = Code::ALL.iter().find(|code| one["naru"] == code.key()).unwrap_or_else(|| panic!("no error {name}"));
    let mut error = Error::new(*code);
    for (name, value) in one["args"].as_object().into_iter().flatten() {
        error = error.arg(name, value.as_str().unwrap());
    }
    match (one["code"].as_str(), one["detail"].as_str()) {
        (Some(code), _) => {
            let message = one["message"].as_str().unwrap();
            error.detail(format!("{code}: {message} [HTTP {}, request 7KD0P3S8ZJ1C5R2T]", one["status"]))
        }
        (None, Some(detail)) => error.detail(detail),
        (None, None) => error,
    }
}

pub(super) fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

pub(super) fn servers() -> Vec<String> {
    names(&["ns-1.awsdns-00.com", "ns-2.awsdns-01.org", "ns-3.awsdns-02.net", "ns-4.awsdns-03.co.uk"])
}

pub(super) fn alias(name: &str, kind: RecordKind) -> RecordSight {
    let alias = Some(CDN.to_owned());
    RecordSight { name: name.to_owned(), kind, values: Vec::new(), alias, target_stands: Some(true) }
}

/// The world after the recipe's own plans were carried out.
fn built(spec: &Spec) -> World {
    let caller = Caller {
        account: AccountId::parse("123456789012").unwrap(),
        arn: "arn:aws:iam::123456789012:user/naru/setup".to_owned(),
    };
    let files = folder(&[("index.html", PAGE), (SCRIPT, "console.log(1)"), ("favicon.svg", "<svg/>")]);
    let mut world = World {
        caller: Fact::Seen(caller),
        folder: Fact::Seen(files),
        distributions: Fact::Seen(BTreeMap::new()),
        access_controls: Fact::Seen(Vec::new()),
        function: Fact::Absent,
        ..World::default()
    };
    let name = spec.bucket(&world).unwrap();
    world.bucket_mut(&name).head = Fact::Absent;
    let mut turns = 0;
    for step in STATIC_SITE.iter().filter(|step| !step.card().outside && step.card().id != StepId::Account) {
        while let Plan::Todo(ops) = step.build(spec, &world) {
            turns += 1;
            assert!(turns < 60, "the recipe comes to an end: {ops:?}");
            let made = match &ops[0] {
                Op::CloudFront(CloudFrontOp::CreateAccessControl { .. }) => vec![Made::Id { id: "E1OAC".to_owned() }],
                Op::CloudFront(CloudFrontOp::CreateDistribution { name, .. }) => vec![Made::Distribution {
                    id: ID.to_owned(),
                    arn: ARN.to_owned(),
                    domain: CDN.to_owned(),
                    etag: "E1".to_owned(),
                    caller_reference: name.clone(),
                }],
                Op::CloudFront(CloudFrontOp::PublishFunction { name, .. }) => {
                    vec![Made::Function { arn: format!("arn:aws:cloudfront::123456789012:function/{name}") }]
                }
                _ => Vec::new(),
            };
            effect(&ops[0], &made, &mut world);
        }
    }
    world
}

/// A site that is live, with a domain of its own, and with every look made.
pub(super) fn healthy() -> Site {
    let mut spec = Bench::new(folder(&[("index.html", PAGE)])).spec();
    spec.venue = Venue::Aws;
    spec.access = naru_core::spec::Access::Private;
    spec.cdn = Some(Cdn::default());
    spec.website_url = None;
    let world = built(&spec);
    let mut site = Site { spec, seen: Evidence { world, ..Evidence::default() } };
    site.seen.world.deployed = Fact::Seen(true);
    let wanted = names(&["example.kr", "www.example.kr"]);
    let arn = "arn:aws:acm:us-east-1:123456789012:certificate/5f1d7c0e-8a64-4f0d-9a57-2b1c3d4e5f60";
    let cdn = site.cdn();
    cdn.deployed = true;
    cdn.settings.names = naru_core::cdn::Names { aliases: wanted.clone(), certificate: Some(arn.to_owned()) };
    let mut page = file("text/html; charset=utf-8", PAGE);
    page.headers.insert("cache-control".to_owned(), "no-cache".to_owned());
    site.got("/", page.clone());
    site.got(&format!("/{SCRIPT}"), file("text/javascript; charset=utf-8", "console.log(1)"));
    site.got("/favicon.svg", file("image/svg+xml; charset=utf-8", "<svg/>"));
    site.got("/naru-check/deep-link", page.clone());
    site.got("/naru-check/missing-1a2b3c4d.js", http("s3-access-denied"));
    site.seen.http.push(HttpSight { url: "https://example.kr/".to_owned(), ..page });
    site.seen.http.push(HttpSight {
        url: "http://example.kr/".to_owned(),
        status: 301,
        redirects: names(&["https://example.kr/"]),
        ..HttpSight::default()
    });
    site.seen.certificates = Fact::Seen(vec![CertificateSight {
        arn: arn.to_owned(),
        status: "ISSUED".to_owned(),
        names: wanted.clone(),
        ..CertificateSight::default()
    }]);
    let kinds = [RecordKind::A, RecordKind::Aaaa];
    site.seen.zones = Fact::Seen(vec![ZoneSight {
        id: "Z0123456789ABC".to_owned(),
        name: "example.kr".to_owned(),
        servers: servers(),
        ns_record: servers(),
        records: wanted.iter().flat_map(|name| kinds.map(|kind| alias(name, kind))).collect(),
        ours: true,
    }]);
    let answers = |records| ResolverSays::Found { records, ttl: 60 };
    let resolver = |outcome| vec![ResolverAnswer { resolver: "1.1.1.1".to_owned(), outcome }];
    let says = ZoneSays::Answered { ns: servers(), negative_ttl: Some(900), signed: false };
    site.seen.domain = Some(DomainSight {
        domain: Domain::parse("example.kr").unwrap(),
        names: wanted.iter().map(|name| Domain::parse(name).unwrap()).collect(),
        facts: DelegationFacts {
            parent: vec![ParentAnswer {
                server: "b.dns.kr".to_owned(),
                outcome: ParentSays::Referral { ns: servers(), ds: false },
            }],
            zone: vec![ZoneAnswer { server: "ns-1.awsdns-00.com".to_owned(), outcome: says }],
            public: resolver(answers(servers())),
            rdap: None,
            unheard: None,
        },
        points_at: names(&[CDN]),
        authoritative: names(&["198.51.100.7"]),
        // The same distribution has other addresses elsewhere.
        resolved: resolver(answers(names(&["203.0.113.9"]))),
        elsewhere: Vec::new(),
        registrar: None,
    });
    site.seen.now = Some(datetime!(2026-11-22 14:00 UTC));
    site.seen.skew_seconds = Some(-2);
    site.seen.encryption = Fact::Absent;
    site.seen.account_block = Fact::Absent;
    site.seen.invalidations = Fact::Seen(naru_core::doctor::evidence::Invalidations {
        this_month: 12,
        recent: vec![names(&["/", "/index.html"])],
    });
    site.seen.surroundings = Some(Surroundings {
        variables: names(&["AWS_REGION"]),
        source: Source::Profile("blog".to_owned()),
        keychain: Keychain::Works,
    });
    site
}

/// The healthy site, made ill.
pub(super) fn ill(change: impl FnOnce(&mut Site)) -> Site {
    let mut site = healthy();
    change(&mut site);
    site
}

/// The one finding of a site made ill.
#[track_caller]
pub(super) fn one(change: impl FnOnce(&mut Site)) -> Finding {
    let mut found = ill(change).findings();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}
