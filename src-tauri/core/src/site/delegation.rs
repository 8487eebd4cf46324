//! Step *delegation*: the parent zone's own servers name ours. Only a person can bring that about, at the registrar.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::certificate;
use super::domain::{hosted_wish, is_delegated, is_resolved, standing, unsettled, without_zone, zone_of};
use crate::clock::parsed;
use crate::cloud::Reader;
use crate::delegation::{Delegation, same_name};
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::event::Text;
use crate::hosted::{CopyRow, HostedZone};
use crate::plan::{Plan, Wait};
use crate::registry::{told, worries};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::World;

/// See the module.
#[derive(Debug)]
pub struct DelegationStep;

static CARD: Card = Card {
    id: StepId::Delegation,
    identity: Identity::S,
    permissions: &[],
    needs: &[StepId::Zone],
    usual_seconds: USUAL_SECONDS,
    outside: false,
};

/// How long it takes until somebody has found the form and the registry has heard of it, and at most, in seconds.
const USUAL_SECONDS: u64 = 24 * 60 * 60;
const LIMIT_SECONDS: u64 = 2 * 24 * 60 * 60;

#[async_trait]
impl Step for DelegationStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        for (name, servers) in zones(spec, world) {
            let facts = cloud.dns().delegation_of(&name, &servers).await?;
            world.delegations.insert(name, facts);
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        let Some(domain) = hosted_wish(spec) else { return Plan::NotAsked };
        if unsettled(spec, world).is_some() {
            return Plan::Blocked(StepId::Zone);
        }
        for name in domain.names() {
            let Some(zone) = zone_of(spec, world, &name) else { return without_zone(world) };
            if is_delegated(spec, world, zone) || is_resolved(world, zone) {
                continue;
            }
            // Where the parents cannot be asked, an issued certificate has proven as much.
            let deaf = matches!(standing(spec, world, zone), Some(Delegation::Unreachable { .. }));
            if deaf && certificate::issued_for(spec, world).is_some_and(|one| !one.proofs.is_empty()) {
                continue;
            }
            return Plan::Waiting(waiting(spec, world, zone));
        }
        Plan::Done
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        None
    }

    fn notes(&self, spec: &Spec, world: &World) -> Vec<Text> {
        // A domain that is waited for is told of there.
        let Plan::Done = self.build(spec, world) else { return Vec::new() };
        let asked = zones(spec, world).into_keys().filter_map(|name| world.delegations.get(&name));
        asked.flat_map(|facts| worries(facts, parsed(&spec.at))).collect()
    }
}

/// The zones of the wanted names with their servers, each once.
fn zones(spec: &Spec, world: &World) -> BTreeMap<Domain, Vec<String>> {
    // Before it is settled whose servers are to be named, nobody is asked for them.
    let wish = hosted_wish(spec).filter(|_| unsettled(spec, world).is_none());
    let names = wish.map(|domain| domain.names()).unwrap_or_default();
    let zones = names.iter().filter_map(|name| zone_of(spec, world, name));
    zones.map(|zone| (zone.summary.name.clone(), zone.name_servers.clone())).collect()
}

fn waiting(spec: &Spec, world: &World, zone: &HostedZone) -> Wait {
    let name = &zone.summary.name;
    let standing = standing(spec, world, zone);
    let there = |server: &String| match &standing {
        Some(Delegation::Half { right, .. }) => right.contains(&same_name(server)),
        _ => false,
    };
    let row = |server: &String| CopyRow {
        kind: "NS".to_owned(),
        key: name.to_string(),
        value: server.clone(),
        done: there(server),
    };
    let facts = world.delegations.get(name);
    let told = standing.as_ref().zip(facts).map(|(standing, facts)| told(name, standing, facts, parsed(&spec.at)));
    Wait {
        on: "delegation".to_owned(),
        usual_seconds: USUAL_SECONDS,
        limit_seconds: LIMIT_SECONDS,
        then: Error::new(Code::StillWaiting).arg("what", name.unicode()).into(),
        copy: zone.name_servers.iter().map(row).collect(),
        told: told.unwrap_or_default(),
    }
}
