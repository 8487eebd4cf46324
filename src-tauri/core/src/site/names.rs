//! Step *names*: the distribution answers to the site's own names, with the certificate that covers them. Names that
//! are not wanted any more are taken from it again, after the records that lead there.

use async_trait::async_trait;

use super::certificate::{issued_for, look_certificates, unproven, unused};
use super::distribution::{change, deploying, of_site, record};
use super::domain::{applied, concerned, look_said, look_zones, remember, wish};
use super::elsewhere::asked;
use super::{alias, domain};
use crate::cdn::{CdnRecord, Field, Names, better_tls};
use crate::cloud::Reader;
use crate::error::Result;
use crate::hosted::{Certificate, RecordSet};
use crate::plan::Plan;
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::World;

/// See the module.
#[derive(Debug)]
pub struct NamesStep;

static CARD: Card = Card {
    id: StepId::Names,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::GetDistribution),
        Permission::Look(Action::ListTagsCloudFront),
        Permission::Change(Action::GetDistributionConfig),
        Permission::Change(Action::UpdateDistribution),
        Permission::Change(Action::ChangeRecordSets),
        Permission::Change(Action::GetChange),
        Permission::Change(Action::DeleteCertificate),
        Permission::Change(Action::PutObject),
    ],
    needs: &[StepId::Distribution, StepId::Certificate],
    usual_seconds: 5,
    outside: false,
};

#[async_trait]
impl Step for NamesStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if !concerned(spec, world) {
            return Ok(());
        }
        // What a change of ours has made of it, and whether every edge has heard.
        if let Some(id) = of_site(spec, world).map(|ours| ours.id.clone())
            && let Some(whole) = cloud.cloudfront().distribution(&id).await?
            && let Some(all) = world.distributions.seen_mut()
        {
            all.insert(id, whole);
        }
        look_certificates(cloud, spec, world).await?;
        look_zones(cloud, spec, world).await?;
        // Names are let go only once nothing leads from them any more, wherever their records are kept.
        let asked = asked(spec, world);
        look_said(cloud, &asked, world).await
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let before = applied(spec, world);
        let asked = wish(spec).is_some();
        if !asked && before == Names::default() && !concerned(spec, world) {
            return Plan::NotAsked;
        }
        let Some(ours) = of_site(spec, world) else {
            return match (asked, world.distributions.denied()) {
                (false, None) => leftovers(spec, world),
                (_, Some(action)) => Plan::Unseen { action: action.to_owned() },
                (true, None) => Plan::Blocked(StepId::Distribution),
            };
        };
        let wanted = wish(spec).map(|domain| domain.names()).unwrap_or_default();
        let gone = |name: &str| !wanted.iter().any(|one| one.as_str() == name);
        match alias::before_it_goes(spec, world, &gone) {
            Plan::Done => {}
            other => return other,
        }
        let forget = |record: &mut CdnRecord| {
            record.replaced.retain(|old| !gone(&old.name));
            record.names.retain(|name| !gone(name));
        };
        if let Some(op) = remember(spec, world, forget) {
            return Plan::Todo(vec![op]);
        }
        let certificate = match (asked, issued_for(spec, world)) {
            (false, _) => None,
            (true, Some(one)) => Some(one.arn.clone()),
            (true, None) => {
                return match world.certificates.denied() {
                    Some(action) => Plan::Unseen { action: action.to_owned() },
                    None => Plan::Blocked(StepId::Certificate),
                };
            }
        };
        let aliases = wanted.iter().map(ToString::to_string).collect();
        let tls = certificate.as_ref().map(|_| better_tls(ours.settings.minimum_tls.as_deref()));
        let names = Names { aliases, certificate: certificate.clone() };
        let fields = [Field::Names(names), Field::MinimumTls(tls)];
        // Names that somebody put there by hand stay, as long as nobody asked us for any.
        if asked || before != Names::default() {
            match change(spec, world, ours, &fields) {
                Plan::Done => {}
                other => return other,
            }
            if let Some(op) = record(spec, world, ours, &fields, None) {
                return Plan::Todo(vec![op]);
            }
        }
        let old = |one: &Certificate| Some(&one.arn) != certificate.as_ref();
        let done = if asked { Plan::Done } else { Plan::NotAsked };
        match unused(spec, world, old) {
            // What others use stays, whatever is wanted here.
            Plan::Done | Plan::NotOurs { .. } => {}
            _ if !ours.deployed => return Plan::Waiting(deploying(&ours.id)),
            other => return other,
        }
        match unproven(spec, world) {
            Plan::Done => {}
            other => return other,
        }
        let needed: Vec<_> = world.certificates.seen().into_iter().flatten().flat_map(Certificate::records).collect();
        let kept = |proof: &RecordSet| needed.iter().any(|one| one.same_place(proof));
        match domain::remember(spec, world, |record| record.proofs.retain(kept)) {
            Some(op) => Plan::Todo(vec![op]),
            None => done,
        }
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        // They go with the distribution.
        Plan::NotAsked
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/cloudfront/v4/home#/distributions";
        of_site(spec, world).map(|ours| format!("{home}/{}", ours.id))
    }
}

/// What is left of a domain whose distribution is gone, once no record leads there any more: certificates of ours, what
/// proved them, and what was written down of them.
fn leftovers(spec: &Spec, world: &World) -> Plan {
    if !concerned(spec, world) {
        return Plan::NotAsked;
    }
    if let Some(action) = world.certificates.denied() {
        return Plan::Unseen { action: action.to_owned() };
    }
    for plan in [alias::before_it_goes(spec, world, &|_| true), unused(spec, world, |_| true), unproven(spec, world)] {
        match plan {
            Plan::Done | Plan::NotOurs { .. } => {}
            other => return other,
        }
    }
    let forget = |record: &mut CdnRecord| {
        record.applied.retain(|field| !matches!(field, Field::Names(_) | Field::MinimumTls(_)));
        record.replaced.clear();
        record.names.clear();
        record.proofs.clear();
    };
    remember(spec, world, forget).map_or(Plan::NotAsked, |op| Plan::Todo(vec![op]))
}
