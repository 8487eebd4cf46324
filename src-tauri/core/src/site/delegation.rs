//! Step *delegation*: the parent zone's own servers name ours. Only a person can bring that about, at the registrar.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::certificate;
use super::domain::{hosted_wish, is_delegated, is_resolved, standing, without_zone, zone_of};
use crate::cloud::Reader;
use crate::delegation::Delegation;
use crate::domain::Domain;
use crate::error::{Code, Error, Result};
use crate::hosted::{CopyRow, HostedZone};
use crate::plan::{Plan, Wait};
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
            return Plan::Waiting(waiting(zone));
        }
        Plan::Done
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        None
    }
}

/// The zones of the wanted names with their servers, each once.
fn zones(spec: &Spec, world: &World) -> BTreeMap<Domain, Vec<String>> {
    let names = hosted_wish(spec).map(|domain| domain.names()).unwrap_or_default();
    let zones = names.iter().filter_map(|name| zone_of(spec, world, name));
    zones.map(|zone| (zone.summary.name.clone(), zone.name_servers.clone())).collect()
}

fn waiting(zone: &HostedZone) -> Wait {
    let name = &zone.summary.name;
    let row =
        |server: &String| CopyRow { kind: "NS".to_owned(), key: name.to_string(), value: server.clone(), done: false };
    Wait {
        on: "delegation".to_owned(),
        usual_seconds: USUAL_SECONDS,
        limit_seconds: LIMIT_SECONDS,
        then: Error::new(Code::StillWaiting).arg("what", name.unicode()).into(),
        copy: zone.name_servers.iter().map(row).collect(),
    }
}
