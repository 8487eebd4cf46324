//! CloudFront: looks. `Ok(None)` is the service's own word that a thing is not there.

use std::collections::BTreeMap;

use async_trait::async_trait;
use aws_sdk_cloudfront::types::FunctionStage;
use naru_core::cdn::{AccessControl, AccessIdentity, Distribution, DistributionSummary, EdgeFunction};
use naru_core::cloud::CloudFrontRead;
use naru_core::doctor::evidence::Invalidations;
use naru_core::world::Fact;
use naru_core::{Error, Result};
use time::OffsetDateTime;

use super::Aws;
use super::cloudfront_config::{beyond, settings, without_stage};
use super::errors::{Call, absent};

/// Statuses of distributions and of invalidations.
const DEPLOYED: &str = "Deployed";
const COMPLETED: &str = "Completed";
/// So many of the last invalidations are looked into.
const INVALIDATIONS: usize = 20;

pub(super) const NO_DISTRIBUTION: &str = "NoSuchDistribution";
pub(super) const NO_FUNCTION: &str = "NoSuchFunctionExists";

/// A function of one stage.
pub(super) struct Described {
    /// Without its stage.
    pub(super) arn: String,
    /// The version that a change must name.
    pub(super) etag: String,
}

/// Where the next page begins. A place that repeats would go round for ever.
fn next(truncated: bool, marker: Option<&str>, from: Option<&String>) -> Option<String> {
    marker.filter(|next| truncated && !next.is_empty() && from.map(String::as_str) != Some(*next)).map(str::to_owned)
}

/// CloudFront answers every success with its body and, where there are versions, with one.
pub(super) fn sent<T>(part: Option<T>) -> Result<T> {
    part.ok_or_else(|| Error::unexpected("CloudFront's answer lacks a part that it always has"))
}

/// What else of CloudFront's a distribution uses.
fn uses(one: &aws_sdk_cloudfront::types::DistributionSummary) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for origin in one.origins().into_iter().flat_map(|all| all.items()) {
        all.extend(origin.origin_access_control_id().map(str::to_owned));
        let identity = origin.s3_origin_config().map(|config| config.origin_access_identity());
        all.extend(identity.and_then(|path| path.rsplit('/').next()).map(str::to_owned));
    }
    let default = one.default_cache_behavior().and_then(|behavior| behavior.function_associations());
    let others = one.cache_behaviors().into_iter().flat_map(|all| all.items());
    let others = others.filter_map(|behavior| behavior.function_associations());
    for association in default.into_iter().chain(others).flat_map(|all| all.items()) {
        all.push(without_stage(association.function_arn()).to_owned());
    }
    all.retain(|one| !one.is_empty());
    all
}

impl Aws {
    pub(super) const fn cloudfront_client(&self) -> &aws_sdk_cloudfront::Client {
        &self.connection.cloudfront
    }

    /// One call to CloudFront, for its errors.
    pub(super) const fn edge_call<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        self.connection.cloudfront_peer.call_about(action, about)
    }

    async fn distribution_tags(&self, id: &str, arn: &str) -> Result<Option<BTreeMap<String, String>>> {
        let call = self.edge_call("cloudfront:ListTagsForResource", id);
        let reply = call.send(|| self.cloudfront_client().list_tags_for_resource().resource(arn).send()).await;
        let Some(output) = absent(reply, &["NoSuchResource", NO_DISTRIBUTION])? else { return Ok(None) };
        let tags = output.tags().into_iter().flat_map(|tags| tags.items());
        Ok(Some(tags.map(|tag| (tag.key().to_owned(), tag.value().unwrap_or_default().to_owned())).collect()))
    }

    /// A function as it stands in a stage. `None`: there is none of that name, or none in that stage.
    pub(super) async fn described(&self, name: &str, stage: FunctionStage) -> Result<Option<Described>> {
        let call = self.edge_call("cloudfront:DescribeFunction", name);
        let reply =
            call.send(|| self.cloudfront_client().describe_function().name(name).stage(stage.clone()).send()).await;
        let Some(output) = absent(reply, &[NO_FUNCTION])? else { return Ok(None) };
        let metadata = output.function_summary.and_then(|summary| summary.function_metadata);
        let arn = without_stage(&sent(metadata)?.function_arn).to_owned();
        Ok(Some(Described { arn, etag: sent(output.e_tag)? }))
    }

    /// The code that runs. `None`: it went away meanwhile.
    async fn live_code(&self, name: &str) -> Result<Option<String>> {
        let call = self.edge_call("cloudfront:GetFunction", name);
        let stage = FunctionStage::Live;
        let reply = call.send(|| self.cloudfront_client().get_function().name(name).stage(stage.clone()).send()).await;
        let Some(output) = absent(reply, &[NO_FUNCTION])? else { return Ok(None) };
        let code = sent(output.function_code)?.into_inner();
        // Something that is no text is somebody else's in any case.
        Ok(Some(String::from_utf8_lossy(&code).into_owned()))
    }
}

#[async_trait]
impl CloudFrontRead for Aws {
    async fn distributions(&self) -> Result<Vec<DistributionSummary>> {
        let call = self.edge_call("cloudfront:ListDistributions", "*");
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request = || self.cloudfront_client().list_distributions().set_marker(from.clone()).send();
            let page = sent(call.send(request).await?.distribution_list)?;
            all.extend(page.items().iter().map(|one| {
                DistributionSummary {
                    id: one.id().to_owned(),
                    arn: one.arn().to_owned(),
                    domain: one.domain_name().to_owned(),
                    comment: one.comment().to_owned(),
                    aliases: one.aliases().map(|all| all.items().to_vec()).unwrap_or_default(),
                    origins: one
                        .origins()
                        .into_iter()
                        .flat_map(|all| all.items())
                        .map(|it| it.domain_name().to_owned())
                        .collect(),
                    uses: uses(one),
                }
            }));
            from = next(page.is_truncated(), page.next_marker(), from.as_ref());
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    async fn distribution(&self, id: &str) -> Result<Option<Distribution>> {
        let call = self.edge_call("cloudfront:GetDistribution", id);
        let reply = call.send(|| self.cloudfront_client().get_distribution().id(id).send()).await;
        let Some(output) = absent(reply, &[NO_DISTRIBUTION])? else { return Ok(None) };
        let one = sent(output.distribution)?;
        let config = sent(one.distribution_config)?;
        let tags = Fact::of(self.distribution_tags(id, &one.arn).await)?;
        Ok(Some(Distribution {
            id: one.id,
            arn: one.arn,
            domain: one.domain_name,
            deployed: one.status == DEPLOYED,
            etag: sent(output.e_tag)?,
            tags,
            caller_reference: config.caller_reference.clone(),
            beyond: beyond(&config),
            settings: settings(&config),
        }))
    }

    async fn deployed(&self, id: &str) -> Result<Option<bool>> {
        let call = self.edge_call("cloudfront:GetDistribution", id);
        let reply = call.send(|| self.cloudfront_client().get_distribution().id(id).send()).await;
        let Some(output) = absent(reply, &[NO_DISTRIBUTION])? else { return Ok(None) };
        Ok(Some(sent(output.distribution)?.status == DEPLOYED))
    }

    async fn access_controls(&self) -> Result<Vec<AccessControl>> {
        let call = self.edge_call("cloudfront:ListOriginAccessControls", "*");
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request = || self.cloudfront_client().list_origin_access_controls().set_marker(from.clone()).send();
            let page = sent(call.send(request).await?.origin_access_control_list)?;
            let here = page.items().iter();
            all.extend(here.map(|one| AccessControl { id: one.id().to_owned(), name: one.name().to_owned() }));
            from = next(page.is_truncated(), page.next_marker(), from.as_ref());
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    async fn access_identities(&self) -> Result<Vec<AccessIdentity>> {
        let call = self.edge_call("cloudfront:ListCloudFrontOriginAccessIdentities", "*");
        let (mut all, mut from) = (Vec::new(), None);
        loop {
            let request =
                || self.cloudfront_client().list_cloud_front_origin_access_identities().set_marker(from.clone()).send();
            let page = sent(call.send(request).await?.cloud_front_origin_access_identity_list)?;
            let here = page.items().iter();
            all.extend(here.map(|one| AccessIdentity { id: one.id().to_owned(), comment: one.comment().to_owned() }));
            from = next(page.is_truncated(), page.next_marker(), from.as_ref());
            if from.is_none() {
                return Ok(all);
            }
        }
    }

    async fn function(&self, name: &str) -> Result<Option<EdgeFunction>> {
        let (described, live) = match self.described(name, FunctionStage::Live).await? {
            Some(described) => (described, self.live_code(name).await?),
            // One that was never published stands in the other stage alone.
            None => match self.described(name, FunctionStage::Development).await? {
                Some(described) => (described, None),
                None => return Ok(None),
            },
        };
        Ok(Some(EdgeFunction { name: name.to_owned(), arn: described.arn, live }))
    }

    async fn invalidation(&self, distribution: &str, id: &str) -> Result<Option<bool>> {
        let call = self.edge_call("cloudfront:GetInvalidation", id);
        let reply =
            call.send(|| self.cloudfront_client().get_invalidation().distribution_id(distribution).id(id).send()).await;
        let Some(output) = absent(reply, &["NoSuchInvalidation", NO_DISTRIBUTION])? else { return Ok(None) };
        Ok(Some(sent(output.invalidation)?.status == COMPLETED))
    }

    async fn invalidations(&self, distribution: &str) -> Result<Option<Invalidations>> {
        let call = self.edge_call("cloudfront:ListInvalidations", distribution);
        let request = || self.cloudfront_client().list_invalidations().distribution_id(distribution).send();
        let Some(output) = absent(call.send(request).await, &[NO_DISTRIBUTION])? else { return Ok(None) };
        let list = output.invalidation_list.map(|list| list.items.unwrap_or_default()).unwrap_or_default();
        let now = OffsetDateTime::now_utc();
        let (mut this_month, mut recent) = (0, Vec::new());
        for one in list.iter().take(INVALIDATIONS) {
            let call = self.edge_call("cloudfront:GetInvalidation", &one.id);
            let request =
                || self.cloudfront_client().get_invalidation().distribution_id(distribution).id(&one.id).send();
            let Some(output) = absent(call.send(request).await, &["NoSuchInvalidation", NO_DISTRIBUTION])? else {
                continue;
            };
            let batch = sent(output.invalidation)?.invalidation_batch;
            let paths = batch.and_then(|batch| batch.paths).and_then(|paths| paths.items).unwrap_or_default();
            let made = OffsetDateTime::from_unix_timestamp(one.create_time.secs()).map_err(Error::unexpected)?;
            if (made.year(), made.month()) == (now.year(), now.month()) {
                this_month += paths.len() as u64;
            }
            recent.push(paths);
        }
        Ok(Some(Invalidations { this_month, recent }))
    }
}
