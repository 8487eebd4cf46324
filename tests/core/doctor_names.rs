//! Table F, certificates and names: each rule on what ACM, CloudFront and DNS say.

use naru_core::cdn::Field;
use naru_core::doctor::evidence::{HttpSight, RecordFound, ValidationSight};
use naru_core::doctor::{Fix, Severity};
use naru_core::op::{CloudFrontOp, Op};
use naru_core::shell::{Shell, render};
use naru_core::step::StepId;
use naru_core::world::Fact;

use super::doctor_site::{ID, Ill, Site, error, http, ill, names, one};

const WAITING: &str = "PENDING_VALIDATION";

/// A site whose names are not at the distribution yet, with a certificate that waits.
fn pending(site: &mut Site) {
    site.cdn().settings.names = naru_core::cdn::Names::default();
    site.seen.http.retain(|sight| !sight.url.contains("example.kr"));
    site.zone().records.clear();
    site.domain().points_at.clear();
    site.domain().authoritative.clear();
    site.certificate().status = WAITING.to_owned();
}

fn validated(site: &mut Site, found: RecordFound) {
    pending(site);
    site.certificate().validation = vec![ValidationSight {
        name: "_a79865eb4cd1a6ab990a45779b4e0b96.example.kr".to_owned(),
        value: "_424c7224e9b0146f9a8808af955727d0.acm-validations.aws".to_owned(),
        found,
    }];
}

/// Names that DNS leads here and that the distribution does not know.
fn unknown_names(site: &mut Site) {
    site.cdn().settings.names = naru_core::cdn::Names::default();
    site.seen.http.retain(|sight| !sight.url.contains("example.kr"));
    site.seen.http.push(HttpSight { url: "https://example.kr/".to_owned(), ..http("cloudfront-no-alias") });
}

fn hops(site: &mut Site, url: &str, list: &[&str]) {
    let failed = Some("too many redirects".to_owned());
    site.seen.http.push(HttpSight { url: url.to_owned(), redirects: names(list), failed, ..HttpSight::default() });
}

pub(super) const ILL: &[Ill] = &[
    ("f15", |site| {
        pending(site);
        let one = site.certificate();
        one.arn = one.arn.replace("us-east-1", "ap-northeast-2");
        one.status = "ISSUED".to_owned();
        site.seen.error = Some(error("certificate-region"));
    }),
    ("f16", |site| {
        pending(site);
        site.certificate().status = "ISSUED".to_owned();
        site.certificate().names = names(&["*.example.kr"]);
        site.seen.error = Some(error("certificate-names"));
    }),
    ("f16", |site| {
        pending(site);
        site.seen.certificates = Fact::Unseen;
        site.seen.error = Some(error("certificate-names"));
    }),
    ("f16-pending", pending),
    ("f17", |site| {
        let doubled = "_a79865eb4cd1a6ab990a45779b4e0b96.example.kr.example.kr".to_owned();
        validated(site, RecordFound::Doubled(doubled));
    }),
    ("f17", |site| validated(site, RecordFound::Missing)),
    ("f18-caa", |site| {
        pending(site);
        site.certificate().status = "FAILED".to_owned();
        site.certificate().reason = Some("CAA_ERROR".to_owned());
    }),
    ("f18-caa", |site| {
        pending(site);
        site.certificate().caa = Fact::Seen(names(&["0 issue \"letsencrypt.org\""]));
    }),
    ("f18-late", |site| {
        pending(site);
        site.certificate().status = "VALIDATION_TIMED_OUT".to_owned();
    }),
    ("f19", |site| site.seen.error = Some(error("alias-taken"))),
    ("f19-own", |site| {
        site.seen.error = Some(error("alias-taken"));
        let mut other = site.cdn().clone();
        other.id = "E1OTHEROTHER".to_owned();
        other.tags = Fact::Seen(std::collections::BTreeMap::new());
        other.settings.comment = "by hand".to_owned();
        site.cdn().settings.names.aliases = names(&["www.example.kr"]);
        site.seen.world.distributions.seen_mut().unwrap().insert(other.id.clone(), other);
    }),
    ("f20", unknown_names),
    ("f20", |site| {
        unknown_names(site);
        site.seen.zones = Fact::Unseen;
        let sight = site.seen.http.last_mut().unwrap();
        let failed = Some("invalid peer certificate: certificate not valid for name \"example.kr\"".to_owned());
        *sight = HttpSight { url: sight.url.clone(), failed, ..HttpSight::default() };
    }),
    ("f21", |site| hops(site, "https://example.kr/a", &["http://example.kr/a", "https://example.kr/a"])),
    ("f21-hosts", |site| {
        hops(site, "https://example.kr/a", &["https://www.example.kr/a", "https://example.kr/a"]);
    }),
];

#[test]
fn a_name_is_added_with_the_certificate_that_covers_it() {
    let found = one(unknown_names);
    let Fix::Ops { ops, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let [Op::CloudFront(CloudFrontOp::UpdateDistribution { id, set, .. })] = &ops[..] else { panic!("{ops:?}") };
    let [Field::Names(both)] = &set[..] else { panic!("{set:?}") };
    assert_eq!((id.as_str(), &both.aliases), (ID, &names(&["example.kr", "www.example.kr"])));
    assert!(both.certificate.as_ref().unwrap().contains(":us-east-1:"));
}

#[test]
fn without_a_certificate_the_name_needs_one_first() {
    let found = one(|site| {
        unknown_names(site);
        site.seen.certificates = Fact::Seen(Vec::new());
    });
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let line = render(&commands[0], Shell::Posix);
    assert!(line.contains("request-certificate --region us-east-1"), "{line}");
    assert!(line.contains("--domain-name example.kr --subject-alternative-names www.example.kr"), "{line}");
}

#[test]
fn a_wildcard_covers_one_label_and_not_the_domain_itself() {
    let found = one(|site| {
        pending(site);
        site.certificate().status = "ISSUED".to_owned();
        site.certificate().names = names(&["*.example.kr"]);
    });
    assert_eq!((found.form, found.args["names"].as_str()), ("f16", "example.kr"));
}

#[test]
fn the_host_part_is_said_without_the_domain() {
    let found = one(|site| validated(site, RecordFound::Missing));
    assert_eq!(found.args["host"], "_a79865eb4cd1a6ab990a45779b4e0b96");
    assert_eq!(found.explains, ["F16"]);
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let (_, batch) = commands[0].files()[0];
    assert!(batch.contains("_a79865eb4cd1a6ab990a45779b4e0b96.example.kr"), "{batch}");
}

#[test]
fn a_record_that_is_right_leaves_only_the_wait() {
    let found = one(|site| validated(site, RecordFound::Right));
    assert_eq!((found.form, found.severity), ("f16-pending", Severity::Note));
    assert!(matches!(found.fix, Fix::Wait { .. }));
}

#[test]
fn a_caa_record_that_names_amazon_among_others_is_fine() {
    let found = one(|site| {
        pending(site);
        site.certificate().caa = Fact::Seen(names(&["0 issue \"letsencrypt.org\"", "0 issue \"amazontrust.com\""]));
    });
    assert_eq!(found.form, "f16-pending");
}

#[test]
fn a_newer_request_makes_the_one_that_ran_out_unimportant() {
    let found = one(|site| {
        pending(site);
        let mut old = site.certificate().clone();
        old.status = "VALIDATION_TIMED_OUT".to_owned();
        old.arn.push_str("-old");
        site.seen.certificates.seen_mut().unwrap().insert(0, old);
    });
    assert_eq!(found.form, "f16-pending");
}

#[test]
fn a_step_that_is_still_ahead_is_no_fault() {
    let site = ill(|site| {
        pending(site);
        site.seen.certificates = Fact::Seen(Vec::new());
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn where_the_project_keeps_the_domain_a_step_mends_it() {
    let keeps = |site: &mut Site| {
        let name = naru_core::domain::Domain::parse("example.kr").unwrap();
        site.spec.domain = Some(naru_core::address::DomainWishes::new(name).spec());
    };
    for (form, step) in [("f16", StepId::Certificate), ("d7-stale", StepId::Alias), ("d6-apex", StepId::Alias)] {
        let all = ILL.iter().chain(super::doctor_dns::ILL);
        let (_, change) = all.into_iter().find(|(one, _)| *one == form).unwrap();
        let mut site = ill(change);
        keeps(&mut site);
        let found = site.findings();
        let fix = found.iter().find(|found| found.form == form).map(|found| found.fix.clone());
        assert_eq!(fix, Some(Fix::Run(step)), "{found:#?}");
    }
}
