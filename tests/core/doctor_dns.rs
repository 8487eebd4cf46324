//! Table D: each rule on what the registry, the zone's servers, resolvers and Route 53 say.

use naru_core::delegation::{
    ParentAnswer, ParentSays, RecordKind, Registration, ResolverAnswer, ResolverSays, ZoneSays,
};
use naru_core::doctor::evidence::{RecordSight, ZoneSight};
use naru_core::doctor::{Fix, Severity};
use naru_core::registrar::Registrar;
use naru_core::shell::{Shell, render};

use super::doctor_site::{Ill, Site, error, ill, names, one, servers};

fn parent(site: &mut Site, outcome: ParentSays) {
    site.domain().facts.parent = vec![ParentAnswer { server: "b.dns.kr".to_owned(), outcome }];
}

fn elsewhere(site: &mut Site) {
    parent(site, ParentSays::Referral { ns: names(&["ns.gabia.co.kr", "ns1.gabia.co.kr"]), ds: false });
    site.domain().facts.zone.clear();
}

fn rdap(site: &mut Site, status: &[&str], expires: &str) {
    let registrar = Some("Gabia, Inc.".to_owned());
    let (status, expires) = (names(status), Some(expires.to_owned()));
    site.domain().facts.rdap = Some(Registration { status, registrar, expires, name_servers: Vec::new() });
}

fn twin(site: &mut Site) -> ZoneSight {
    let servers = names(&["ns-9.awsdns-10.com", "ns-8.awsdns-11.org"]);
    let mine = site.zone().clone();
    ZoneSight {
        id: "Z9OTHEROTHER".to_owned(),
        ns_record: servers.clone(),
        servers,
        records: Vec::new(),
        ours: false,
        ..mine
    }
}

fn record(name: &str, kind: RecordKind, values: &[&str]) -> RecordSight {
    RecordSight { name: name.to_owned(), kind, values: names(values), alias: None, target_stands: None }
}

fn resolver(outcome: ResolverSays) -> Vec<ResolverAnswer> {
    vec![ResolverAnswer { resolver: "8.8.8.8".to_owned(), outcome }]
}

pub(super) const ILL: &[Ill] = &[
    ("d1", elsewhere),
    ("d1", |site| parent(site, ParentSays::NotDelegated)),
    ("d2", |site| {
        let other = twin(site);
        parent(site, ParentSays::Referral { ns: other.servers.clone(), ds: false });
        site.seen.zones.seen_mut().unwrap().push(other);
    }),
    ("d2-spare", |site| {
        let other = twin(site);
        site.seen.zones.seen_mut().unwrap().push(other);
    }),
    ("d3", |site| site.zone().ns_record = names(&["ns.gabia.co.kr"])),
    ("d3", |site| {
        let ns = names(&["ns.gabia.co.kr"]);
        site.zone().ns_record.clear();
        site.domain().facts.zone[0].outcome = ZoneSays::Answered { ns, negative_ttl: Some(900), signed: false };
    }),
    ("d4-hold", |site| {
        parent(site, ParentSays::NoSuchName);
        rdap(site, &["client hold"], "2027-05-01T00:00:00Z");
    }),
    ("d4-expired", |site| {
        parent(site, ParentSays::NoSuchName);
        rdap(site, &["active"], "2026-10-01T00:00:00Z");
    }),
    ("d4-expired", |site| {
        elsewhere(site);
        rdap(site, &["redemption period"], "2026-10-01T00:00:00Z");
    }),
    ("d5", |site| {
        parent(site, ParentSays::Referral { ns: servers(), ds: true });
        site.domain().facts.public = resolver(ResolverSays::Failed { without_check: true });
    }),
    ("d6", |site| {
        site.seen.error = Some(error("record-exists"));
        site.zone().records[0] = record("example.kr", RecordKind::A, &["203.0.113.80"]);
    }),
    ("d6-apex", |site| site.seen.error = Some(error("cname-at-apex"))),
    ("d6-apex", |site| {
        let records = &mut site.zone().records;
        records.retain(|one| one.name != "example.kr");
        records.push(record("example.kr", RecordKind::Cname, &["d111111abcdef8.cloudfront.net"]));
    }),
    ("d7", |site| site.zone().records.retain(|one| one.kind != RecordKind::Aaaa)),
    ("d7-stale", |site| site.zone().records[0] = record("example.kr", RecordKind::A, &["203.0.113.80"])),
    ("d8", |site| {
        site.domain().elsewhere = vec![
            record("example.kr", RecordKind::Mx, &["10 mail.example.kr"]),
            record("example.kr", RecordKind::Txt, &["v=spf1 include:_spf.example.kr ~all"]),
        ];
    }),
    ("d9", |site| site.domain().resolved = resolver(ResolverSays::NoSuchName { ttl: Some(840) })),
    ("d9", |site| {
        let old = ResolverSays::Found { records: names(&["ns.gabia.co.kr"]), ttl: 7200 };
        site.domain().facts.public = resolver(old);
    }),
    ("d10", |site| {
        let gone = &mut site.zone().records[0];
        gone.alias = Some("d999999zyxwvu9.cloudfront.net".to_owned());
        gone.target_stands = Some(false);
    }),
];

#[test]
fn the_registrars_own_guide_is_followed_where_one_is_known() {
    let found = one(|site| {
        elsewhere(site);
        site.domain().registrar = Some(Registrar::Gabia);
    });
    let steps = "registrar-gabia-steps".to_owned();
    assert_eq!(found.fix, Fix::Person { steps, commands: Vec::new() });
    assert_eq!(found.args["servers"], servers().join(", "));
}

#[test]
fn a_spare_zone_may_be_deleted_and_the_one_that_answers_never() {
    let spare = |site: &mut Site| {
        let other = twin(site);
        site.seen.zones.seen_mut().unwrap().push(other);
    };
    let found = one(spare);
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    assert!(render(&commands[0], Shell::Posix).ends_with("delete-hosted-zone --id Z9OTHEROTHER"));

    let found = one(|site| {
        spare(site);
        let ns = twin(site).servers;
        parent(site, ParentSays::Referral { ns, ds: false });
    });
    assert_eq!((found.form, found.severity), ("d2", Severity::Broken));
    assert_eq!(found.args["other"], "Z9OTHEROTHER");
    assert!(matches!(&found.fix, Fix::Person { commands, .. } if commands.is_empty()), "records come before deleting");
}

#[test]
fn both_address_records_go_in_one_change() {
    let found = one(|site| site.zone().records.retain(|one| one.kind != RecordKind::Aaaa));
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let (_, batch) = commands[0].files()[0];
    let batch: serde_json::Value = serde_json::from_str(batch).unwrap();
    let sets: Vec<_> = batch["Changes"].as_array().unwrap().iter().map(|one| &one["ResourceRecordSet"]).collect();
    assert_eq!(sets.iter().map(|set| set["Type"].as_str().unwrap()).collect::<Vec<_>>(), ["A", "AAAA"]);
    assert!(sets.iter().all(|set| set["AliasTarget"]["HostedZoneId"] == "Z2FDTNDATAQYW2"), "CloudFront's own zone");
}

#[test]
fn what_mail_needs_is_copied_word_by_word() {
    let long = "v=DKIM1; k=rsa; p=".to_owned() + &"A".repeat(400);
    let found = one(|site| {
        site.domain().elsewhere = vec![record("s1._domainkey.example.kr", RecordKind::Txt, &[&long])];
    });
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let (_, batch) = commands[0].files()[0];
    let batch: serde_json::Value = serde_json::from_str(batch).unwrap();
    let value = batch["Changes"][0]["ResourceRecordSet"]["ResourceRecords"][0]["Value"].as_str().unwrap();
    let parts: Vec<&str> = value.split("\" \"").map(|part| part.trim_matches('"')).collect();
    assert_eq!(parts.concat(), long);
    assert!(parts.iter().all(|part| part.len() <= 255), "a string of a TXT record holds no more");
}

#[test]
fn a_countdown_is_as_long_as_the_longest_memory() {
    let found = one(|site| site.domain().resolved = resolver(ResolverSays::NoSuchName { ttl: Some(840) }));
    assert_eq!(found.args["minutes"], "14");
    assert!(matches!(found.fix, Fix::Wait { usual_seconds: 840, .. }));
}

#[test]
fn other_addresses_of_the_same_distribution_are_no_old_answer() {
    let site = ill(|site| {
        let other = ResolverSays::Found { records: names(&["192.0.2.1", "192.0.2.2"]), ttl: 60 };
        site.domain().resolved = resolver(other);
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn a_hold_explains_why_nothing_is_delegated() {
    let found = one(|site| {
        elsewhere(site);
        rdap(site, &["client hold"], "2027-05-01T00:00:00Z");
        site.domain().resolved = resolver(ResolverSays::NoSuchName { ttl: Some(840) });
    });
    assert_eq!((found.form, &found.explains[..]), ("d4-hold", &["D9"][..]));
}

#[test]
fn a_dangling_record_is_removed_exactly_as_it_stands() {
    let found = one(|site| {
        let gone = &mut site.zone().records[0];
        gone.alias = Some("d999999zyxwvu9.cloudfront.net".to_owned());
        gone.target_stands = Some(false);
    });
    assert_eq!(found.severity, Severity::Broken);
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let (_, batch) = commands[0].files()[0];
    assert!(batch.contains("\"DELETE\"") && batch.contains("d999999zyxwvu9.cloudfront.net"), "{batch}");
}
