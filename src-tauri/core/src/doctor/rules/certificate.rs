//! Table F, last part: certificates, alternate names, and redirects between them.

use std::collections::BTreeSet;

use crate::cdn::{Distribution, Field, Names};
use crate::doctor::case::Case;
use crate::doctor::evidence::{CertificateSight, RecordFound, ZoneSight, host_of, said};
use crate::doctor::{Finding, Fix, Place, fix};
use crate::shell::Command;
use crate::step::StepId;

/// The only Region whose certificates CloudFront takes.
/// <https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html>
const HOME: &str = "us-east-1";
/// ACM looks for the record for so long: <https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html>.
const VALIDATION_USUAL: u64 = 30 * 60;
const VALIDATION_LIMIT: u64 = 72 * 60 * 60;
/// Whom a CAA record has to name: <https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html>.
const ISSUERS: [&str; 4] = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Certificate)
}

/// The names that need a certificate, and those we know of for them.
fn certificates<'a>(case: &Case<'a>) -> Option<(Vec<String>, &'a [CertificateSight])> {
    let names = case.names();
    (!names.is_empty()).then_some((names, case.seen.certificates.seen()?.as_slice()))
}

fn covers_all(one: &CertificateSight, names: &[String]) -> bool {
    names.iter().all(|name| one.covers(name))
}

/// Our certificates in the Region that counts, for at least one of the names.
fn at_home<'a>(all: &'a [CertificateSight], names: &'a [String]) -> impl Iterator<Item = &'a CertificateSight> {
    all.iter().filter(|one| one.region() == HOME && names.iter().any(|name| one.covers(name)))
}

fn is_served(all: &[CertificateSight], names: &[String]) -> bool {
    at_home(all, names).any(|one| one.status == "ISSUED" && covers_all(one, names))
}

fn request(case: &Case<'_>, names: &[String]) -> Option<Command> {
    let (first, more) = names.split_first()?;
    let command = case.aws([
        "acm",
        "request-certificate",
        "--region",
        HOME,
        "--validation-method",
        "DNS",
        "--domain-name",
        first,
    ]);
    let more = more.iter().map(String::as_str);
    Some(if more.len() == 0 { command } else { command.text(["--subject-alternative-names"]).text(more) })
}

/// F15: the certificate is in a Region that CloudFront does not look at.
pub(super) fn f15(case: &Case<'_>) -> Option<Finding> {
    let (names, all) = certificates(case)?;
    let away = all.iter().find(|one| !one.region().is_empty() && one.region() != HOME && covers_all(one, &names))?;
    if at_home(all, &names).any(|one| covers_all(one, &names)) {
        return None;
    }
    let found = new("f15").arg("region", away.region()).saw("certificate", &away.arn);
    let found = found.saw("answer", case.answered(&["InvalidViewerCertificate"]).map(said).unwrap_or_default());
    Some(case.stepped(found.commands(request(case, &names)), StepId::Certificate))
}

/// F16: no certificate covers every name, or none is issued yet.
pub(super) fn f16(case: &Case<'_>) -> Option<Finding> {
    let refused = case.answered(&["InvalidViewerCertificate"]);
    let Some((names, all)) = certificates(case) else {
        let error = refused?;
        return Some(Case::quoting(new("f16").arg("names", case.names().join(", ")), error));
    };
    if is_served(all, &names) {
        return None;
    }
    if let Some(one) = at_home(all, &names).find(|one| one.status == "PENDING_VALIDATION" && covers_all(one, &names)) {
        let found = new("f16-pending").note().saw("certificate", &one.arn).saw("status", &one.status);
        return Some(found.fix(fix::wait(VALIDATION_USUAL, VALIDATION_LIMIT)));
    }
    // Nobody asked for one yet: that is a step still ahead, unless something was refused for it.
    let ours: Vec<_> = at_home(all, &names).filter(|one| one.status == "ISSUED").collect();
    if ours.is_empty() && refused.is_none() {
        return None;
    }
    let missing: Vec<&str> =
        names.iter().filter(|name| !ours.iter().any(|one| one.covers(name))).map(String::as_str).collect();
    let missing = if missing.is_empty() { names.iter().map(String::as_str).collect() } else { missing };
    let found = ours.iter().fold(new("f16").arg("names", missing.join(", ")), |found, one| {
        found.saw("certificate", format!("{} ({})", one.arn, one.names.join(", ")))
    });
    let found = found.saw("answer", refused.map(said).unwrap_or_default());
    Some(case.stepped(found.commands(request(case, &names)), StepId::Certificate))
}

/// F17: the record that proves a name is not where ACM looks.
pub(super) fn f17(case: &Case<'_>) -> Option<Finding> {
    let (names, all) = certificates(case)?;
    if is_served(all, &names) {
        return None;
    }
    let records = at_home(all, &names).filter(|one| one.status == "PENDING_VALIDATION").flat_map(|one| &one.validation);
    let (record, have) = records.into_iter().find_map(|record| match &record.found {
        RecordFound::Missing => Some((record, "–".to_owned())),
        RecordFound::Other(value) => Some((record, format!("{} → {value}", record.name))),
        RecordFound::Doubled(name) => Some((record, name.clone())),
        RecordFound::Unseen | RecordFound::Right => None,
    })?;
    let zone = case
        .seen
        .zones
        .seen()
        .into_iter()
        .flatten()
        .find(|zone| zone.ours && record.name.strip_suffix(&zone.name).is_some_and(|rest| rest.ends_with('.')));
    let domain = case.seen.domain.as_ref().map(|domain| domain.domain.to_string()).unwrap_or_default();
    // Providers take the part before the domain, and put the domain behind it themselves.
    let host = record.name.strip_suffix(&domain).map_or(record.name.as_str(), |rest| rest.trim_end_matches('.'));
    let found = new("f17").arg("host", host).arg("value", &record.value);
    let found = found.saw("record", format!("{} CNAME {}", record.name, record.value)).saw("record", have);
    let found = found.commands(zone.map(|zone| upsert(case, zone, &record.name, "CNAME", &record.value)));
    // A name with the domain twice was typed at a provider that Naru cannot write to.
    Some(if zone.is_some() { case.stepped(found, StepId::Certificate) } else { found })
}

fn upsert(case: &Case<'_>, zone: &ZoneSight, name: &str, kind: &str, value: &str) -> Command {
    super::dns::change(case, zone, "UPSERT", name, kind, &[value.to_owned()])
}

/// F18: the certificate will not be issued: a CAA record forbids it, or the time is over.
pub(super) fn f18(case: &Case<'_>) -> Option<Finding> {
    let (names, all) = certificates(case)?;
    if is_served(all, &names) {
        return None;
    }
    let domain = case.seen.domain.as_ref().map_or_else(|| names[0].clone(), |domain| domain.domain.to_string());
    let forbids = |one: &CertificateSight| {
        let records = one.caa.seen().map(Vec::as_slice).unwrap_or_default();
        let issue: Vec<&String> = records.iter().filter(|record| record.contains(" issue")).collect();
        let ours = |record: &&String| ISSUERS.iter().any(|name| record.contains(&format!("\"{name}")));
        !issue.is_empty() && !issue.iter().any(ours)
    };
    let caa = at_home(all, &names)
        .find(|one| one.reason.as_deref() == Some("CAA_ERROR") || (one.status == "PENDING_VALIDATION" && forbids(one)));
    if let Some(one) = caa {
        let found = new("f18-caa").arg("domain", &domain).saw("certificate", &one.arn).saw("status", &one.status);
        let found = one
            .caa
            .seen()
            .into_iter()
            .flatten()
            .fold(found, |found, record| found.saw("record", format!("CAA {record}")));
        return Some(found.commands(request(case, &names)));
    }
    // A newer request that waits or was issued makes an old one that ran out unimportant.
    let mut ours = at_home(all, &names).peekable();
    ours.peek()?;
    let late: Vec<_> = ours.collect();
    let first = late.first()?;
    let over = late.iter().all(|one| one.status == "VALIDATION_TIMED_OUT");
    let found = new("f18-late").saw("certificate", &first.arn).saw("status", &first.status);
    over.then(|| case.stepped(found.commands(request(case, &names)), StepId::Certificate))
}

/// F19: the name is an alternate name of another distribution.
pub(super) fn f19(case: &Case<'_>) -> Option<Finding> {
    let error = case.answered(&["CNAMEAlreadyExists"])?;
    let cdn = case.cdn();
    let used = |name: &str| cdn.is_some_and(|cdn| cdn.settings.names.aliases.iter().any(|one| one == name));
    let name = case.names().into_iter().find(|name| !used(name)).or_else(|| case.names().into_iter().next());
    let name = name.unwrap_or_else(|| "?".to_owned());
    let id = cdn.map_or("DISTRIBUTION", |cdn| cdn.id.as_str());
    let own = case
        .world()
        .distributions
        .seen()
        .into_iter()
        .flat_map(|all| all.values())
        .find(|one| one.id != id && one.settings.names.aliases.contains(&name));
    let form = if own.is_some() { "f19-own" } else { "f19" };
    let found = Case::quoting(new(form).arg("name", &name), error);
    let associate = case.aws(["cloudfront", "associate-alias", "--target-distribution-id", id, "--alias", &name]);
    let list = case.aws(["cloudfront", "list-conflicting-aliases", "--distribution-id", id, "--alias", &name]);
    Some(match own {
        Some(own) => found.arg("other", &own.id).saw("distribution", &own.id).commands([associate]),
        None => found.commands([list, associate.approximate()]),
    })
}

/// F20: a domain leads to the distribution, which does not know the name.
pub(super) fn f20(case: &Case<'_>) -> Option<Finding> {
    let cdn = case.cdn()?;
    let aliases = &cdn.settings.names.aliases;
    let missing: Vec<String> = case.names().into_iter().filter(|name| !aliases.contains(name)).collect();
    let name = missing.first()?;
    let target = points_here(case, cdn, &missing)?;
    let seen = case.seen.http.iter().find(|sight| {
        missing.iter().any(|name| sight.host() == name) && (sight.failed.is_some() || sight.cloudfront_refused())
    });
    let found = new("f20").arg("name", name).saw("record", target);
    let found = found.saw("http", seen.map(|sight| sight.told()).unwrap_or_default());
    let found = found.saw("setting", format!("Aliases: {}", Field::Names(cdn.settings.names.clone()).shown()));
    let mut wanted: Vec<String> = aliases.iter().cloned().chain(missing).collect();
    wanted.sort_unstable();
    let issued = case.seen.certificates.seen().into_iter().flatten();
    let fits =
        issued.into_iter().find(|one| one.region() == HOME && one.status == "ISSUED" && covers_all(one, &wanted));
    let ours = crate::site::distribution::of_site(case.spec, case.world()).is_some();
    // Where the project keeps the domain, a step of its own adds the names.
    if case.spec.domain.is_some() {
        let names = |field: &Field| matches!(field, Field::Names(_));
        return Some(found.fix(fix::field(case, "f20", StepId::Names, names)));
    }
    Some(match fits.filter(|_| ours) {
        Some(one) => {
            let names = Names { aliases: wanted, certificate: Some(one.arn.clone()) };
            found.fix(Fix::Ops { step: StepId::Distribution, ops: vec![fix::set(cdn, Field::Names(names))] })
        }
        None => found.commands(request(case, &wanted)),
    })
}

/// The record that leads one of these names to the distribution.
fn points_here(case: &Case<'_>, cdn: &Distribution, names: &[String]) -> Option<String> {
    let here = |target: &str| target.trim_end_matches('.').eq_ignore_ascii_case(&cdn.domain);
    let records = case.seen.zones.seen().into_iter().flatten().flat_map(|zone| &zone.records);
    let by_record = records.into_iter().find_map(|record| {
        let target = record.alias.iter().chain(&record.values).find(|target| here(target))?;
        names.contains(&record.name).then(|| format!("{} → {target}", record.name))
    });
    let told = || {
        let domain = case.seen.domain.as_ref()?;
        domain.points_at.iter().find(|target| here(target)).map(|target| format!("{} → {target}", names[0]))
    };
    by_record.or_else(told)
}

/// F21: redirects that lead back to where they began.
pub(super) fn f21(case: &Case<'_>) -> Option<Finding> {
    let round = |hops: &[String]| hops.len() >= 10 || hops.iter().collect::<BTreeSet<_>>().len() < hops.len();
    let (sight, hops) = case.seen.http.iter().find_map(|sight| {
        let hops: Vec<String> = std::iter::once(&sight.url).chain(&sight.redirects).cloned().collect();
        round(&hops).then_some((sight, hops))
    })?;
    let hosts: BTreeSet<&str> = hops.iter().map(|hop| host_of(hop)).collect();
    let form = if hosts.len() > 1 { "f21-hosts" } else { "f21" };
    let shown = hops.iter().take(4).cloned().collect::<Vec<_>>().join(" → ");
    let found = Finding::new(form, Place::Cdn).arg("url", &sight.url).saw("http", shown);
    Some(found.saw("http", sight.failed.clone().unwrap_or_default()))
}
