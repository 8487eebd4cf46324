//! Route 53: ops of a few calls each. Every one may be repeated: what is there already is success.

use std::collections::BTreeMap;
use std::time::Duration;

use aws_sdk_route53::types as sdk;
use naru_core::cloud::Route53Read;
use naru_core::domain::Domain;
use naru_core::effect::Made;
use naru_core::hosted::{RecordChange, RecordVerb, Target, as_changed, reference_of};
use naru_core::op::Route53Op;
use naru_core::{Code, Error, Result};

use super::Aws;
use super::change::built;
use super::route53::{NO_ZONE, bare_id, plain_name, sent};

/// How long a change may take until all of Route 53's servers have it; longer is left to itself.
/// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html>
const SPREADING: Duration = Duration::from_secs(120);
/// How often that is asked: an account may ask five times a second, for everything together.
pub(super) const BETWEEN: Duration = Duration::from_secs(3);

impl Aws {
    /// Every op. `token` is the op's own.
    pub(super) async fn change_route53(&self, op: &Route53Op, token: &str) -> Result<Vec<Made>> {
        match op {
            Route53Op::CreateZone { name, site } => self.create_zone(name, site, token).await.map(|made| vec![made]),
            Route53Op::TagZone { id, tags, .. } => self.tag_zone(id, tags).await.map(|()| Vec::new()),
            Route53Op::ChangeRecords { id, name, changes } => {
                self.change_records(id, name, changes).await.map(|()| Vec::new())
            }
            Route53Op::DeleteZone { id, name } => self.delete_zone(id, name).await.map(|()| Vec::new()),
        }
    }

    async fn create_zone(&self, name: &Domain, site: &str, token: &str) -> Result<Made> {
        let reference = format!("{}{token}", reference_of(site));
        // An earlier reply may have been lost. AWS refuses a reference twice, a stand-in may not.
        if let Some(made) = self.zone_made_as(name, &reference).await? {
            return Ok(made);
        }
        let reply = self
            .dns_call("route53:CreateHostedZone", name.as_str())
            .send(|| {
                let request = self.route53_client().create_hosted_zone().name(name.fqdn());
                let config = sdk::HostedZoneConfig::builder().comment("Naru").private_zone(false).build();
                request.caller_reference(&reference).hosted_zone_config(config).send()
            })
            .await;
        match reply {
            Ok(output) => {
                let servers = sent(output.delegation_set)?.name_servers;
                Ok(Made::Zone {
                    id: bare_id(&sent(output.hosted_zone)?.id).to_owned(),
                    name_servers: servers.iter().map(|name| plain_name(name)).collect(),
                    caller_reference: reference,
                })
            }
            // The SDK repeats a call whose reply was lost.
            Err(failure) if failure.is(&["HostedZoneAlreadyExists"]) => {
                self.zone_made_as(name, &reference).await?.ok_or_else(|| failure.into())
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn zone_made_as(&self, name: &Domain, reference: &str) -> Result<Option<Made>> {
        let found =
            self.zones().await?.into_iter().find(|zone| zone.name == *name && zone.caller_reference == reference);
        let Some(summary) = found else { return Ok(None) };
        let zone = self.zone(&summary).await?;
        Ok(zone.map(|zone| Made::Zone {
            id: zone.summary.id,
            name_servers: zone.name_servers,
            caller_reference: reference.to_owned(),
        }))
    }

    async fn tag_zone(&self, id: &str, tags: &BTreeMap<String, String>) -> Result<()> {
        let tags: Vec<sdk::Tag> =
            tags.iter().map(|(key, value)| sdk::Tag::builder().key(key).value(value).build()).collect();
        let kind = sdk::TagResourceType::Hostedzone;
        self.dns_call("route53:ChangeTagsForResource", id)
            .send(|| {
                let request = self.route53_client().change_tags_for_resource().resource_type(kind.clone());
                request.resource_id(id).set_add_tags(Some(tags.clone())).send()
            })
            .await?;
        Ok(())
    }

    /// One batch, all or nothing; then waits until every server has it. A batch that is refused because it is done is
    /// done: the SDK repeats a call whose reply was lost.
    async fn change_records(&self, id: &str, name: &Domain, changes: &[RecordChange]) -> Result<()> {
        let batch = batch(changes)?;
        let reply = self
            .dns_call("route53:ChangeResourceRecordSets", name.as_str())
            .send(|| {
                let request = self.route53_client().change_resource_record_sets().hosted_zone_id(id);
                request.change_batch(batch.clone()).send()
            })
            .await;
        match reply {
            Ok(output) => self.spread(&sent(output.change_info)?).await,
            Err(failure) if failure.is(&["InvalidChangeBatch"]) => {
                let names: Vec<String> = changes.iter().map(|change| change.record.name.clone()).collect();
                let there = self.records(id, &names).await?;
                if as_changed(&there, changes) { Ok(()) } else { Err(failure.into()) }
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn spread(&self, change: &sdk::ChangeInfo) -> Result<()> {
        let began = tokio::time::Instant::now();
        let (id, mut status) = (bare_id(change.id()).to_owned(), change.status().clone());
        while status != sdk::ChangeStatus::Insync && began.elapsed() < SPREADING {
            tokio::time::sleep(self.between).await;
            let call = self.dns_call("route53:GetChange", &id);
            status = sent(call.send(|| self.route53_client().get_change().id(&id).send()).await?.change_info)?.status;
        }
        Ok(())
    }

    async fn delete_zone(&self, id: &str, name: &Domain) -> Result<()> {
        let call = self.dns_call("route53:DeleteHostedZone", name.as_str());
        match call.send(|| self.route53_client().delete_hosted_zone().id(id).send()).await {
            Err(failure) if failure.is(&[NO_ZONE]) => Ok(()),
            Err(failure) if failure.is(&["HostedZoneNotEmpty"]) => {
                let error: Error = failure.into();
                let detail = error.detail.unwrap_or_default();
                Err(Error::new(Code::NotCleared).arg("what", name).detail(detail))
            }
            Err(failure) => Err(failure.into()),
            Ok(_) => Ok(()),
        }
    }
}

fn batch(changes: &[RecordChange]) -> Result<sdk::ChangeBatch> {
    let mut all = sdk::ChangeBatch::builder();
    for change in changes {
        let action = match change.verb {
            RecordVerb::Create => sdk::ChangeAction::Create,
            RecordVerb::Delete => sdk::ChangeAction::Delete,
        };
        let record = &change.record;
        let mut set = sdk::ResourceRecordSet::builder()
            .name(format!("{}.", record.name))
            .r#type(sdk::RrType::from(record.kind.as_str()))
            .set_set_identifier(record.set.clone());
        match &record.target {
            Target::Alias { host, zone, health } => {
                let alias = sdk::AliasTarget::builder().dns_name(host).hosted_zone_id(zone);
                set = set.alias_target(built(alias.evaluate_target_health(*health).build())?);
            }
            Target::Values { values, ttl } => {
                set = set.ttl(i64::try_from(*ttl).unwrap_or(i64::MAX));
                for value in values {
                    set = set.resource_records(built(sdk::ResourceRecord::builder().value(value).build())?);
                }
            }
        }
        let one = sdk::Change::builder().action(action).resource_record_set(built(set.build())?);
        all = all.changes(built(one.build())?);
    }
    built(all.build())
}
