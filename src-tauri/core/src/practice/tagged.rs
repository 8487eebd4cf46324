//! The search by tag in practice. As at AWS no IAM user is found by it, and what is global is found in us-east-1 alone.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::cloud::PracticeCloud;
use crate::cloud::TagRead;
use crate::error::Result;
use crate::names::{Region, TAG_SITE};
use crate::policy::Action;
use crate::tagged::GLOBAL;
use crate::world::Fact;

#[async_trait]
impl TagRead for PracticeCloud {
    async fn tagged(&self, region: &Region, site: &str) -> Result<Vec<String>> {
        let truth = self.looked(Action::GetTagged).await?.truth;
        let ours = |tags: &Fact<BTreeMap<String, String>>| {
            tags.seen().and_then(|tags| tags.get(TAG_SITE)).is_some_and(|value| value == site)
        };
        let buckets = truth
            .buckets
            .iter()
            .filter(|(_, bucket)| bucket.head.seen().is_some_and(|head| head.region == *region) && ours(&bucket.tags));
        let mut found: Vec<String> = buckets.map(|(name, _)| name.arn()).collect();
        if region.as_str() == GLOBAL {
            let distributions = truth.distributions.seen().into_iter().flat_map(BTreeMap::values);
            found.extend(distributions.filter(|one| ours(&one.tags)).map(|one| one.arn.clone()));
            let zones = truth.zones.seen().into_iter().flatten().filter(|zone| ours(&zone.tags));
            found.extend(zones.map(|zone| format!("arn:aws:route53:::hostedzone/{}", zone.summary.id)));
            let checks = super::health::all(&truth).iter().filter(|one| ours(&one.tags));
            found.extend(checks.map(|one| format!("arn:aws:route53:::healthcheck/{}", one.id)));
            let certificates = truth.certificates.seen().into_iter().flatten().filter(|one| ours(&one.tags));
            found.extend(certificates.map(|one| one.arn.clone()));
            found.extend(truth.firewall.seen().filter(|acl| ours(&acl.tags)).map(|acl| acl.arn.clone()));
        }
        Ok(found)
    }
}
