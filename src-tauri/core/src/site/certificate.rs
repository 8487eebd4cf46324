//! Step *certificate*: one that covers all the site's names, in us-east-1 whatever the Region. One that is there is
//! used; a request of ours is found by its tag, however long ago it was made.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::distribution;
use super::domain::{
    applied, at, concerned, known_names, look_said, look_zones, record_of, remember, wish, without_zone, zone_of,
};
use crate::address::{DnsAt, DomainSpec};
use crate::cloud::Reader;
use crate::delegation::RecordKind;
use crate::domain::{Domain, RecordName};
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::hosted::{Caa, Certificate, CertificateStatus, CopyRow, RecordChange, RecordSet, covers};
use crate::names::{TAG_RUN, TAG_SITE};
use crate::op::{AcmOp, Op, Route53Op};
use crate::plan::{Difference, Plan, Wait};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct CertificateStep;

static CARD: Card = Card {
    id: StepId::Certificate,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::ListCertificates),
        Permission::Look(Action::DescribeCertificate),
        Permission::Look(Action::ListTagsCertificate),
        Permission::Look(Action::ListHostedZones),
        Permission::Look(Action::GetHostedZone),
        Permission::Look(Action::ListTagsHostedZone),
        Permission::Look(Action::ListRecordSets),
        Permission::Change(Action::RequestCertificate),
        Permission::Change(Action::TagCertificate),
        Permission::Change(Action::ChangeRecordSets),
        Permission::Change(Action::GetChange),
        Permission::Change(Action::PutObject),
        Permission::Change(Action::DeleteCertificate),
    ],
    needs: &[StepId::Zone, StepId::Delegation],
    usual_seconds: USUAL_SECONDS,
    outside: false,
};

/// How long ACM usually takes to look at a proof, and after how long a run ends: it goes on looking for three days.
/// <https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html>
const USUAL_SECONDS: u64 = 5 * 60;
const LIMIT_SECONDS: u64 = 2 * 60 * 60;
/// Records that somebody has to copy take as long as somebody takes.
pub(super) const PASTE_SECONDS: u64 = 24 * 60 * 60;
/// ACM says how a certificate is proven a few seconds after it was requested.
const EXPLAIN_SECONDS: u64 = 5 * 60;
/// After its distribution is gone ACM takes a while to believe that nothing uses a certificate.
const FREE_SECONDS: u64 = 30 * 60;

#[async_trait]
impl Step for CertificateStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if !concerned(spec, world) {
            return Ok(());
        }
        look_certificates(cloud, spec, world).await?;
        look_zones(cloud, spec, world).await?;
        let Some(domain) = wish(spec) else { return Ok(()) };
        if issued_for(spec, world).is_none() && requested(spec, world, domain).is_none() {
            world.caa = Fact::Seen(look_caa(cloud, domain).await);
        }
        if domain.dns == DnsAt::Elsewhere && issued_for(spec, world).is_none() {
            let records = requested(spec, world, domain).map(Certificate::records).unwrap_or_default();
            let names: Vec<String> = records.into_iter().map(|record| record.name).collect();
            look_said(cloud, &names, world).await?;
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = wish(spec) else { return Plan::NotAsked };
        let Some(all) = world.certificates.seen() else {
            return match world.certificates.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Account),
            };
        };
        if let Some(chosen) = &domain.certificate {
            let names = domain.names();
            let have = all.iter().find(|one| one.arn == *chosen);
            return match have {
                Some(one) if one.status == CertificateStatus::Issued && names.iter().all(|n| one.covers(n)) => {
                    Plan::Done
                }
                have => unfit(&joined(domain), have),
            };
        }
        if let Some(one) = issued_for(spec, world) {
            return proven_again(spec, world, domain, one);
        }
        let Some(ours) = requested(spec, world, domain) else {
            if let Some(dead) =
                all.iter().find(|one| is_dead(one) && !one.in_use && is_ours(spec, one) && is_for(one, domain))
            {
                return Plan::Todo(vec![delete(dead)]);
            }
            if let Some(caa) = world.caa.seen().into_iter().flatten().find(|caa| !caa.allows()) {
                return Plan::Drift(vec![Difference {
                    field: "caa".to_owned(),
                    want: format!("{} CAA {}", caa.at, Caa::WANTED),
                    have: caa.records.join(", "),
                }]);
            }
            let tags = BTreeMap::from([(TAG_SITE.to_owned(), spec.site.tag()), (TAG_RUN.to_owned(), spec.run.clone())]);
            return Plan::Todo(vec![Op::Acm(AcmOp::Request { names: ordered(domain), tags })]);
        };
        if ours.proofs.is_empty() || ours.proofs.iter().any(|proof| proof.record.is_none()) {
            return Plan::Waiting(Wait {
                on: "certificate-proof".to_owned(),
                ..wait(5, EXPLAIN_SECONDS, &joined(domain), Vec::new())
            });
        }
        match domain.dns {
            DnsAt::Route53 => prove(spec, world, domain, ours),
            DnsAt::Elsewhere => shown(world, domain, ours),
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        // An adopted site stays up, and visitors find it.
        if crate::adopt::spares(spec, world) {
            return Plan::Done;
        }
        if let Some(action) = world.certificates.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        match unused(spec, world, |_| true) {
            Plan::Done => unproven(spec, world),
            // One that others use stays, with what proves it; the other proofs go.
            kept @ Plan::NotOurs { .. } => match unproven(spec, world) {
                Plan::Done => kept,
                other => other,
            },
            other => other,
        }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/acm/home?region=us-east-1#/certificates";
        let one = wish(spec)
            .and_then(|domain| issued_for(spec, world).or_else(|| requested(spec, world, domain)))
            .and_then(|one| one.arn.rsplit_once('/'));
        Some(one.map_or_else(|| format!("{home}/list"), |(_, id)| format!("{home}/{id}")))
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        let reused = issued_for(spec, world).filter(|one| !is_ours(spec, one));
        let note = |one: &Certificate| Text {
            key: "note-certificate-reused".to_owned(),
            args: [("arn".to_owned(), one.arn.clone()), ("names".to_owned(), one.names.join(", "))].into(),
        };
        reused.map(note).into_iter().collect()
    }
}

/// Looks at the certificates that concern the site's names.
pub(super) async fn look_certificates(cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
    let listed = match Fact::of(cloud.acm().certificates().await.map(Some))? {
        Fact::Seen(listed) => listed,
        Fact::Denied(action) => {
            world.certificates = Fact::Denied(action);
            return Ok(());
        }
        Fact::Unseen | Fact::Absent => Vec::new(),
    };
    let names = known_names(spec, world);
    let said = wish(spec).and_then(|domain| domain.certificate.clone());
    let used = applied(spec, world).certificate;
    let mut all = Vec::new();
    for one in &listed {
        let chosen = Some(&one.arn) == said.as_ref() || Some(&one.arn) == used.as_ref();
        if (chosen || names.iter().any(|name| covers(&one.names, name)))
            // One that went away since the list.
            && let Some(whole) = cloud.acm().certificate(&one.arn).await?
        {
            all.push(whole);
        }
    }
    world.certificates = Fact::Seen(all);
    Ok(())
}

/// The CAA records that hold for each wanted name. Nobody to be asked is as if there were none: ACM asks itself.
async fn look_caa(cloud: &dyn Reader, domain: &DomainSpec) -> Vec<Caa> {
    let mut all: Vec<Caa> = Vec::new();
    for name in domain.names() {
        let mut rest = Some(name.as_str().to_owned());
        while let Some(at) = rest.take().filter(|at| at.contains('.')) {
            let Ok(place) = RecordName::parse(&at) else { break };
            let records = cloud.dns().records(&place, RecordKind::Caa).await.unwrap_or_default();
            if records.is_empty() {
                rest = at.split_once('.').map(|(_, parent)| parent.to_owned());
            } else if !all.iter().any(|caa| caa.at == at) {
                all.push(Caa { at, records });
            }
        }
    }
    all
}

/// The issued certificate that is used for all wanted names: the chosen one, else the one the distribution has, else
/// ours, else any.
pub(super) fn issued_for<'a>(spec: &Spec, world: &'a World) -> Option<&'a Certificate> {
    let domain = wish(spec)?;
    let names = domain.names();
    let used = distribution::of_site(spec, world).and_then(|ours| ours.settings.names.certificate.clone());
    let fits = |one: &&Certificate| {
        one.status == CertificateStatus::Issued
            && names.iter().all(|name| one.covers(name))
            && domain.certificate.as_ref().is_none_or(|chosen| *chosen == one.arn)
    };
    let all = world.certificates.seen()?.iter().filter(fits);
    all.min_by_key(|one| (used.as_ref() != Some(&one.arn), !is_ours(spec, one), one.arn.clone()))
}

/// Our own request for exactly the wanted names, however long ago it was made.
fn requested<'a>(spec: &Spec, world: &'a World, domain: &DomainSpec) -> Option<&'a Certificate> {
    let ours =
        |one: &&Certificate| one.status == CertificateStatus::Pending && is_ours(spec, one) && is_for(one, domain);
    world.certificates.seen()?.iter().filter(ours).min_by_key(|one| one.arn.clone())
}

/// By its tag; where tags may not be read, by what the journal made.
fn is_ours(spec: &Spec, one: &Certificate) -> bool {
    match &one.tags {
        Fact::Seen(tags) => tags.get(TAG_SITE) == Some(&spec.site.tag()),
        Fact::Denied(_) => spec.made.contains(&format!("certificate:{}", one.names.join(","))),
        Fact::Unseen | Fact::Absent => false,
    }
}

fn is_for(one: &Certificate, domain: &DomainSpec) -> bool {
    let wanted: Vec<String> = domain.names().iter().map(ToString::to_string).collect();
    let mut names = one.names.clone();
    names.sort();
    names == wanted
}

fn is_dead(one: &Certificate) -> bool {
    matches!(one.status, CertificateStatus::Dead { .. })
}

/// The names with the main one first, as a certificate is called by it.
fn ordered(domain: &DomainSpec) -> Vec<Domain> {
    let main = domain.main();
    let rest: Vec<Domain> = domain.names().into_iter().filter(|name| *name != main).collect();
    std::iter::once(main).chain(rest).collect()
}

fn joined(domain: &DomainSpec) -> String {
    ordered(domain).iter().map(Domain::unicode).collect::<Vec<_>>().join(", ")
}

fn unfit(names: &str, have: Option<&Certificate>) -> Plan {
    let have = have.map_or_else(
        || "–".to_owned(),
        |one| match &one.status {
            CertificateStatus::Issued => one.names.join(", "),
            CertificateStatus::Pending => "PENDING_VALIDATION".to_owned(),
            CertificateStatus::Dead { why } => why.clone(),
        },
    );
    Plan::Drift(vec![Difference { field: "certificate".to_owned(), want: names.to_owned(), have }])
}

fn delete(one: &Certificate) -> Op {
    let why = match &one.status {
        CertificateStatus::Dead { why } => why.clone(),
        CertificateStatus::Issued | CertificateStatus::Pending => String::new(),
    };
    Op::Acm(AcmOp::Delete { arn: one.arn.clone(), names: one.names.clone(), why })
}

/// A wait, but for what.
fn wait(usual: u64, limit: u64, what: &str, copy: Vec<CopyRow>) -> Wait {
    Wait {
        on: String::new(),
        usual_seconds: usual,
        limit_seconds: limit,
        then: Error::new(Code::StillWaiting).arg("what", what).into(),
        copy,
        told: Vec::new(),
    }
}

/// Puts the proofs into the zones, once they are written down as ours.
fn prove(spec: &Spec, world: &World, domain: &DomainSpec, ours: &Certificate) -> Plan {
    let mut missing: BTreeMap<String, (Domain, Vec<RecordChange>)> = BTreeMap::new();
    let mut new = Vec::new();
    for record in ours.records() {
        let of = ours.proofs.iter().find(|proof| proof.record.as_ref().is_some_and(|(name, _)| *name == record.name));
        let zone = of
            .and_then(|proof| proof.of.trim_start_matches("*.").parse::<Domain>().ok())
            .and_then(|name| zone_of(spec, world, &name));
        let Some(zone) = zone else { return without_zone(world) };
        if at(zone, &record.name).any(|have| have.kind == "CNAME" && have.says() == record.says()) {
            continue;
        }
        let batch = missing.entry(zone.summary.id.clone()).or_insert_with(|| (zone.summary.name.clone(), Vec::new()));
        // What stands at a proof's name is an older proof.
        batch.1.extend(at(zone, &record.name).cloned().map(RecordChange::delete));
        batch.1.push(RecordChange::create(record.clone()));
        new.push(record);
    }
    let written = remember(spec, world, |record| {
        record.proofs.retain(|kept| !new.iter().any(|one| one.same_place(kept) && one != kept));
        new.retain(|one| !record.proofs.contains(one));
        record.proofs.extend(new);
    });
    match missing.into_iter().next() {
        Some((id, (name, changes))) => {
            let put = Op::Route53(Route53Op::ChangeRecords { id, name, changes });
            Plan::Todo(written.into_iter().chain([put]).collect())
        }
        None => Plan::Waiting(Wait {
            on: "certificate".to_owned(),
            ..wait(USUAL_SECONDS, LIMIT_SECONDS, &joined(domain), Vec::new())
        }),
    }
}

/// Before it renews a certificate ACM asks for its proofs again, so that those that we put there have to stay:
/// <https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html>.
fn proven_again(spec: &Spec, world: &World, domain: &DomainSpec, issued: &Certificate) -> Plan {
    if domain.dns == DnsAt::Elsewhere || !is_ours(spec, issued) {
        return Plan::Done;
    }
    match prove(spec, world, domain, issued) {
        Plan::Todo(ops) => Plan::Todo(ops),
        _ => Plan::Done,
    }
}

/// Shows the proofs, for somebody to copy.
fn shown(world: &World, domain: &DomainSpec, ours: &Certificate) -> Plan {
    let row = |record: RecordSet| {
        let value = record.says();
        let done = world.said.get(&record.name).is_some_and(|said| said.contains(&value));
        CopyRow { kind: "CNAME".to_owned(), key: record.name, value, done }
    };
    let rows: Vec<CopyRow> = ours.records().into_iter().map(row).collect();
    if rows.iter().all(|row| row.done) {
        return Plan::Waiting(Wait {
            on: "certificate".to_owned(),
            ..wait(USUAL_SECONDS, LIMIT_SECONDS, &joined(domain), Vec::new())
        });
    }
    Plan::Waiting(Wait {
        on: "certificate-copy".to_owned(),
        ..wait(PASTE_SECONDS, 2 * PASTE_SECONDS, &joined(domain), rows)
    })
}

/// What else than the site's own distribution, and those before it, uses a certificate.
fn users(spec: &Spec, world: &World, one: &Certificate) -> Vec<String> {
    let ours = distribution::of_site(spec, world).map(|ours| &ours.arn);
    let recorded = record_of(spec, world).map(|record| &record.arn);
    one.users.iter().filter(|arn| Some(*arn) != ours && Some(*arn) != recorded).cloned().collect()
}

/// Takes away certificates of ours that are of no use any more; one that others use stays, and theirs is said.
pub(super) fn unused(spec: &Spec, world: &World, which: impl Fn(&Certificate) -> bool) -> Plan {
    let ours = world.certificates.seen().into_iter().flatten().filter(|one| is_ours(spec, one) && which(one));
    let (free, used): (Vec<_>, Vec<_>) = ours.partition(|one| users(spec, world, one).is_empty());
    match free.first() {
        None => used.first().map_or(Plan::Done, |one| Plan::NotOurs {
            what: one.names.join(", "),
            owner: Some(users(spec, world, one).join(", ")),
        }),
        Some(one) if one.in_use => Plan::Waiting(Wait {
            on: "certificate-free".to_owned(),
            ..wait(60, FREE_SECONDS, &one.names.join(", "), Vec::new())
        }),
        Some(one) => Plan::Todo(vec![delete(one)]),
    }
}

/// Takes away the proofs that we put there, if they are still the ones and no certificate is proven by them.
pub(super) fn unproven(spec: &Spec, world: &World) -> Plan {
    let Some(record) = record_of(spec, world).filter(|record| !record.proofs.is_empty()) else { return Plan::Done };
    if let Some(action) = world.zones.denied() {
        return Plan::Unseen { action: action.to_owned() };
    }
    let needed: Vec<RecordSet> =
        world.certificates.seen().into_iter().flatten().flat_map(Certificate::records).collect();
    for zone in world.zones.seen().into_iter().flatten() {
        let ours = |have: &&RecordSet| {
            let same = |one: &RecordSet| one.same_place(have) && one.says() == have.says();
            record.proofs.iter().any(same) && !needed.iter().any(same)
        };
        let changes: Vec<RecordChange> = zone.records.iter().filter(ours).cloned().map(RecordChange::delete).collect();
        if !changes.is_empty() {
            let (id, name) = (zone.summary.id.clone(), zone.summary.name.clone());
            return Plan::Todo(vec![Op::Route53(Route53Op::ChangeRecords { id, name, changes })]);
        }
    }
    Plan::Done
}
