//! Route 53's health checks: looks and ops.

use std::collections::BTreeMap;

use aws_sdk_route53::types as sdk;
use naru_core::Result;
use naru_core::effect::Made;
use naru_core::health::{HealthCheck, HealthSettings, reference_of};
use naru_core::op::HealthOp;
use naru_core::world::Fact;

use super::Aws;
use super::change::built;
use super::errors::absent;
use super::route53::sent;

const NO_CHECK: &str = "NoSuchHealthCheck";

/// A number of the API's, as it goes over.
fn number<T: TryFrom<i32> + Default>(number: Option<i32>) -> T {
    number.and_then(|it| T::try_from(it).ok()).unwrap_or_default()
}

fn sdk_number(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn check(one: &sdk::HealthCheck) -> Option<HealthCheck> {
    let config = one.health_check_config()?;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    Some(HealthCheck {
        id: one.id().to_owned(),
        caller_reference: one.caller_reference().to_owned(),
        version: u64::try_from(one.health_check_version()).unwrap_or_default(),
        tags: Fact::Unseen,
        settings: HealthSettings {
            name: text(config.fully_qualified_domain_name()),
            path: text(config.resource_path()),
            port: number(config.port()),
            kind: config.r#type().as_str().to_owned(),
            interval: number(config.request_interval()),
            failures: number(config.failure_threshold()),
            sni: config.enable_sni().unwrap_or_default(),
            disabled: config.disabled().unwrap_or_default(),
            inverted: config.inverted().unwrap_or_default(),
        },
    })
}

fn config(settings: &HealthSettings) -> Result<sdk::HealthCheckConfig> {
    let config = sdk::HealthCheckConfig::builder()
        .r#type(sdk::HealthCheckType::from(settings.kind.as_str()))
        .fully_qualified_domain_name(&settings.name)
        .port(i32::from(settings.port))
        .resource_path(&settings.path)
        .request_interval(sdk_number(settings.interval))
        .failure_threshold(sdk_number(settings.failures))
        .enable_sni(settings.sni)
        .disabled(settings.disabled)
        .inverted(settings.inverted);
    built(config.build())
}

impl Aws {
    /// `ListHealthChecks`, all pages.
    pub(super) async fn list_health_checks(&self) -> Result<Vec<HealthCheck>> {
        let call = self.dns_call("route53:ListHealthChecks", "*");
        let (mut all, mut from): (Vec<HealthCheck>, Option<String>) = (Vec::new(), None);
        loop {
            let page = call.send(|| self.route53_client().list_health_checks().set_marker(from.clone()).send()).await?;
            all.extend(page.health_checks().iter().filter_map(check));
            let next = page.next_marker.filter(|next| page.is_truncated && from.as_ref() != Some(next));
            if next.is_none() {
                return Ok(all);
            }
            from = next;
        }
    }

    /// `ListTagsForResource`. `None`: there is no such health check.
    pub(super) async fn tags_of_health_check(&self, id: &str) -> Result<Option<BTreeMap<String, String>>> {
        let call = self.dns_call("route53:ListTagsForResource", id);
        let kind = sdk::TagResourceType::Healthcheck;
        let request = || {
            let request = self.route53_client().list_tags_for_resource();
            request.resource_type(kind.clone()).resource_id(id).send()
        };
        let Some(output) = absent(call.send(request).await, &[NO_CHECK])? else { return Ok(None) };
        let tags = output.resource_tag_set.and_then(|set| set.tags).unwrap_or_default();
        Ok(Some(tags.into_iter().filter_map(|tag| Some((tag.key?, tag.value.unwrap_or_default()))).collect()))
    }

    async fn health_check_made_as(&self, reference: &str) -> Result<Option<Vec<Made>>> {
        let found = self.list_health_checks().await?.into_iter().find(|one| one.caller_reference == reference);
        Ok(found.map(|one| vec![Made::Check { id: one.id, caller_reference: one.caller_reference }]))
    }

    /// Every op. `token` is the op's own.
    pub(super) async fn change_health(&self, op: &HealthOp, token: &str) -> Result<Vec<Made>> {
        match op {
            HealthOp::Create { site, settings } => {
                let reference = format!("{}{token}", reference_of(site));
                // An earlier reply may have been lost. AWS answers the same reference with the one there is, a stand-in
                // may not: <https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html>.
                if let Some(made) = self.health_check_made_as(&reference).await? {
                    return Ok(made);
                }
                let config = config(settings)?;
                let output = self
                    .dns_call("route53:CreateHealthCheck", &settings.name)
                    .send(|| {
                        let request = self.route53_client().create_health_check().caller_reference(&reference);
                        request.health_check_config(config.clone()).send()
                    })
                    .await?;
                Ok(vec![Made::Check { id: sent(output.health_check)?.id, caller_reference: reference }])
            }
            HealthOp::Tag { id, tags, .. } => {
                let tags: Vec<sdk::Tag> =
                    tags.iter().map(|(key, value)| sdk::Tag::builder().key(key).value(value).build()).collect();
                let kind = sdk::TagResourceType::Healthcheck;
                self.dns_call("route53:ChangeTagsForResource", id)
                    .send(|| {
                        let request = self.route53_client().change_tags_for_resource().resource_type(kind.clone());
                        request.resource_id(id).set_add_tags(Some(tags.clone())).send()
                    })
                    .await?;
                Ok(Vec::new())
            }
            HealthOp::Update { id, version, settings } => {
                let version = i64::try_from(*version).unwrap_or(i64::MAX);
                self.dns_call("route53:UpdateHealthCheck", &settings.name)
                    .send(|| {
                        let request = self.route53_client().update_health_check().health_check_id(id);
                        request
                            .health_check_version(version)
                            .fully_qualified_domain_name(&settings.name)
                            .port(i32::from(settings.port))
                            .resource_path(&settings.path)
                            .failure_threshold(sdk_number(settings.failures))
                            .enable_sni(settings.sni)
                            .disabled(settings.disabled)
                            .inverted(settings.inverted)
                            .send()
                    })
                    .await?;
                Ok(Vec::new())
            }
            HealthOp::Delete { id, name, .. } => {
                let call = self.dns_call("route53:DeleteHealthCheck", name);
                let request = || self.route53_client().delete_health_check().health_check_id(id).send();
                absent(call.send(request).await, &[NO_CHECK]).map(|_| Vec::new())
            }
        }
    }
}
