//! The search by tag: `GetResources` of the Resource Groups Tagging API, one Region at a time.

use async_trait::async_trait;
use aws_sdk_resourcegroupstagging::types::TagFilter;
use naru_core::Result;
use naru_core::cloud::TagRead;
use naru_core::names::{Region, TAG_SITE};
use naru_core::tagged::GLOBAL;

use super::Aws;

#[async_trait]
impl TagRead for Aws {
    async fn tagged(&self, region: &Region, site: &str) -> Result<Vec<String>> {
        let (client, peer) = if region.as_str() == GLOBAL {
            (&self.connection.global_tags, &self.connection.global_tags_peer)
        } else {
            (&self.connection.tags, &self.connection.tags_peer)
        };
        let filter = TagFilter::builder().key(TAG_SITE).values(site).build();
        let call = peer.call_about("tag:GetResources", site);
        let mut found = Vec::new();
        let mut from: Option<String> = None;
        loop {
            let page = call
                .send(|| client.get_resources().tag_filters(filter.clone()).set_pagination_token(from.clone()).send())
                .await?;
            // What carried the tag once may be listed without it.
            let ours = |tags: &[aws_sdk_resourcegroupstagging::types::Tag]| {
                tags.iter().any(|tag| tag.key() == TAG_SITE && tag.value() == site)
            };
            let tagged = page.resource_tag_mapping_list().iter().filter(|one| ours(one.tags()));
            found.extend(tagged.filter_map(|one| one.resource_arn()).map(str::to_owned));
            let next = page.pagination_token.filter(|next| !next.is_empty() && from.as_ref() != Some(next));
            if next.is_none() {
                return Ok(found);
            }
            from = next;
        }
    }
}
