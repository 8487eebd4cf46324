//! Route 53: looks. `Ok(None)` is the service's own word that a thing is not there.

use std::collections::BTreeMap;

use async_trait::async_trait;
use aws_sdk_route53::types as sdk;
use naru_core::cloud::Route53Read;
use naru_core::domain::Domain;
use naru_core::health::HealthCheck;
use naru_core::hosted::{HostedZone, RecordSet, Target, ZoneSummary};
use naru_core::world::Fact;
use naru_core::{Error, Result};

use super::Aws;
use super::errors::{Call, absent};

pub(super) const NO_ZONE: &str = "NoSuchHostedZone";

/// An id without what its kind puts before it: `/hostedzone/Z1`, `/change/C1`.
pub(super) fn bare_id(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// A name as Route 53 lists it: with a final dot, and with `\052` for an asterisk.
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html>
pub(super) fn plain_name(name: &str) -> String {
    let name = name.strip_suffix('.').unwrap_or(name);
    let (mut out, mut rest) = (String::with_capacity(name.len()), name);
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code = after.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match code {
            Some(code) => {
                out.push(char::from(code));
                rest = &after[3..];
            }
            None => {
                out.push('\\');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.to_ascii_lowercase()
}

/// Route 53 answers every success whole.
pub(super) fn sent<T>(part: Option<T>) -> Result<T> {
    part.ok_or_else(|| Error::unexpected("Route 53's answer lacks a part that it always has"))
}

fn summary(zone: &sdk::HostedZone) -> Option<ZoneSummary> {
    let private = zone.config().is_some_and(sdk::HostedZoneConfig::private_zone);
    // A name that is no domain (`_acme.example.kr`) holds no site.
    let name = Domain::parse(&plain_name(zone.name())).ok().filter(|_| !private)?;
    Some(ZoneSummary {
        id: bare_id(zone.id()).to_owned(),
        name,
        caller_reference: zone.caller_reference().to_owned(),
        record_count: zone.resource_record_set_count().and_then(|count| u64::try_from(count).ok()).unwrap_or_default(),
        comment: zone.config().and_then(|config| config.comment()).filter(|text| !text.is_empty()).map(str::to_owned),
    })
}

/// A record set of ours, of Route 53's.
pub(super) fn record(set: &sdk::ResourceRecordSet) -> RecordSet {
    let target = match set.alias_target() {
        Some(alias) => Target::Alias {
            host: plain_name(alias.dns_name()),
            zone: alias.hosted_zone_id().to_owned(),
            health: alias.evaluate_target_health(),
        },
        None => Target::Values {
            values: set.resource_records().iter().map(|one| one.value().to_owned()).collect(),
            ttl: set.ttl().and_then(|ttl| u64::try_from(ttl).ok()).unwrap_or_default(),
        },
    };
    // One that a traffic policy made has no identifier of its own, and is no simple one either.
    let routed = set.set_identifier().or(set.traffic_policy_instance_id()).map(str::to_owned);
    RecordSet { name: plain_name(set.name()), kind: set.r#type().as_str().to_owned(), set: routed, target }
}

/// Where a listing goes on.
type Next = (Option<String>, Option<sdk::RrType>, Option<String>);

impl Aws {
    pub(super) const fn route53_client(&self) -> &aws_sdk_route53::Client {
        &self.connection.route53
    }

    /// One call to Route 53, for its errors.
    pub(super) const fn dns_call<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        self.connection.route53_peer.call_about(action, about)
    }

    async fn zone_tags(&self, id: &str) -> Result<Option<BTreeMap<String, String>>> {
        let call = self.dns_call("route53:ListTagsForResource", id);
        let kind = sdk::TagResourceType::Hostedzone;
        let request = || {
            let request = self.route53_client().list_tags_for_resource();
            request.resource_type(kind.clone()).resource_id(id).send()
        };
        let Some(output) = absent(call.send(request).await, &[NO_ZONE])? else { return Ok(None) };
        let tags = output.resource_tag_set.and_then(|set| set.tags).unwrap_or_default();
        Ok(Some(tags.into_iter().filter_map(|tag| Some((tag.key?, tag.value.unwrap_or_default()))).collect()))
    }

    /// One page of a zone's record sets.
    async fn record_page(&self, zone: &str, from: &Next) -> Result<(Vec<RecordSet>, Option<Next>)> {
        let call = self.dns_call("route53:ListResourceRecordSets", zone);
        let request = || {
            let request = self.route53_client().list_resource_record_sets().hosted_zone_id(zone);
            let request = request.set_start_record_name(from.0.clone()).set_start_record_type(from.1.clone());
            request.set_start_record_identifier(from.2.clone()).send()
        };
        let Some(page) = absent(call.send(request).await, &[NO_ZONE])? else { return Ok((Vec::new(), None)) };
        let records = page.resource_record_sets().iter().map(record).collect();
        let next = (page.next_record_name, page.next_record_type, page.next_record_identifier);
        // A place that repeats would go round for ever.
        let next = (page.is_truncated && next.0.is_some() && next != *from).then_some(next);
        Ok((records, next))
    }
}

#[async_trait]
impl Route53Read for Aws {
    async fn zones(&self) -> Result<Vec<ZoneSummary>> {
        let call = self.dns_call("route53:ListHostedZones", "*");
        let (mut all, mut from): (Vec<ZoneSummary>, Option<String>) = (Vec::new(), None);
        loop {
            let page = call.send(|| self.route53_client().list_hosted_zones().set_marker(from.clone()).send()).await?;
            all.extend(page.hosted_zones().iter().filter_map(summary));
            let next = page.next_marker.filter(|next| page.is_truncated && from.as_ref() != Some(next));
            if next.is_none() {
                return Ok(all);
            }
            from = next;
        }
    }

    async fn zone(&self, zone: &ZoneSummary) -> Result<Option<HostedZone>> {
        let call = self.dns_call("route53:GetHostedZone", &zone.id);
        let reply = call.send(|| self.route53_client().get_hosted_zone().id(&zone.id).send()).await;
        let Some(output) = absent(reply, &[NO_ZONE])? else { return Ok(None) };
        let summary = output.hosted_zone.as_ref().and_then(summary).unwrap_or_else(|| zone.clone());
        let servers = sent(output.delegation_set)?.name_servers;
        let tags = Fact::of(self.zone_tags(&zone.id).await)?;
        let name_servers = servers.iter().map(|name| plain_name(name)).collect();
        Ok(Some(HostedZone { summary, name_servers, tags, records: Vec::new() }))
    }

    async fn health_checks(&self) -> Result<Vec<HealthCheck>> {
        self.list_health_checks().await
    }

    async fn health_check_tags(&self, id: &str) -> Result<Option<BTreeMap<String, String>>> {
        self.tags_of_health_check(id).await
    }

    async fn records(&self, zone: &str, names: &[String]) -> Result<Vec<RecordSet>> {
        let wanted = |all: Vec<RecordSet>| all.into_iter().filter(|one| names.contains(&one.name));
        let (first, more) = self.record_page(zone, &Next::default()).await?;
        if more.is_none() {
            return Ok(wanted(first).collect());
        }
        // A large zone: each name is looked up by itself.
        let mut all = Vec::new();
        for name in names {
            let mut from: Option<Next> = Some((Some(name.clone()), None, None));
            while let Some(at) = from {
                let (page, next) = self.record_page(zone, &at).await?;
                let ended = page.iter().any(|one| one.name != *name);
                all.extend(page.into_iter().filter(|one| one.name == *name));
                from = next.filter(|_| !ended);
            }
        }
        Ok(all)
    }
}
