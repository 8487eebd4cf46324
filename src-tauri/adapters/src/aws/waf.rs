//! AWS WAF in the scope of CloudFront, in us-east-1 whatever the Region: looks and ops.

use std::collections::BTreeMap;

use async_trait::async_trait;
use aws_sdk_wafv2::types as sdk;
use naru_core::cloud::WafRead;
use naru_core::effect::Made;
use naru_core::firewall::{COMMON_RULES, FirewallMode, WebAcl};
use naru_core::op::WafOp;
use naru_core::world::Fact;
use naru_core::{Code, Error, Result};

use super::Aws;
use super::change::built;
use super::errors::{Call, absent};

const NO_ACL: &str = "WAFNonexistentItemException";

/// The names that AWS's own group goes by.
const VENDOR: &str = "AWS";

fn lacking() -> Error {
    Error::unexpected("WAF's answer lacks a part that it always has")
}

fn visibility(metric: &str) -> Result<sdk::VisibilityConfig> {
    let config = sdk::VisibilityConfig::builder().sampled_requests_enabled(true).cloud_watch_metrics_enabled(true);
    built(config.metric_name(metric).build())
}

/// The rule as [`naru_core::firewall::rule`] writes it.
fn rule(mode: FirewallMode) -> Result<sdk::Rule> {
    let action = sdk::OverrideAction::builder();
    let action = match mode {
        FirewallMode::Count => action.count(sdk::CountAction::builder().build()),
        FirewallMode::Block => action.none(sdk::NoneAction::builder().build()),
    };
    let group = sdk::ManagedRuleGroupStatement::builder().vendor_name(VENDOR).name(COMMON_RULES);
    let statement = sdk::Statement::builder().managed_rule_group_statement(built(group.build())?).build();
    let rule = sdk::Rule::builder().name(COMMON_RULES).priority(0).statement(statement);
    built(rule.override_action(action.build()).visibility_config(visibility(COMMON_RULES)?).build())
}

/// What our rule does, if it stands there as we make it.
fn mode(acl: &sdk::WebAcl) -> Option<FirewallMode> {
    let ours = acl.rules().iter().find(|rule| rule.name() == COMMON_RULES)?;
    [FirewallMode::Count, FirewallMode::Block].into_iter().find(|mode| {
        let wanted = rule(*mode).ok();
        // Its place among rules that somebody added is theirs to say.
        wanted
            .is_some_and(|wanted| wanted.statement == ours.statement && wanted.override_action == ours.override_action)
    })
}

impl Aws {
    const fn waf_client(&self) -> &aws_sdk_wafv2::Client {
        &self.connection.waf
    }

    const fn waf_call<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        self.connection.waf_peer.call_about(action, about)
    }

    /// The id of the web ACL of a name.
    async fn web_acl_id(&self, name: &str) -> Result<Option<String>> {
        let call = self.waf_call("wafv2:ListWebACLs", "*");
        let mut from: Option<String> = None;
        loop {
            let request = || {
                let request = self.waf_client().list_web_acls().scope(sdk::Scope::Cloudfront);
                request.limit(100).set_next_marker(from.clone()).send()
            };
            let page = call.send(request).await?;
            if let Some(one) = page.web_acls().iter().find(|one| one.name() == Some(name)) {
                return Ok(one.id().map(str::to_owned));
            }
            // The last page may name a marker, too, with nothing behind it.
            let next = page.next_marker.filter(|next| !next.is_empty() && from.as_ref() != Some(next));
            if next.is_none() {
                return Ok(None);
            }
            from = next;
        }
    }

    /// A web ACL as WAF has it, with its version.
    async fn whole_web_acl(&self, name: &str, id: &str) -> Result<Option<(sdk::WebAcl, String)>> {
        let call = self.waf_call("wafv2:GetWebACL", name);
        let request = || self.waf_client().get_web_acl().scope(sdk::Scope::Cloudfront).name(name).id(id).send();
        let Some(output) = absent(call.send(request).await, &[NO_ACL])? else { return Ok(None) };
        let token = output.lock_token.ok_or_else(lacking)?;
        Ok(Some((output.web_acl.ok_or_else(lacking)?, token)))
    }

    async fn web_acl_tags(&self, arn: &str) -> Result<Option<BTreeMap<String, String>>> {
        let call = self.waf_call("wafv2:ListTagsForResource", arn);
        let reply = call.send(|| self.waf_client().list_tags_for_resource().resource_arn(arn).send()).await;
        let Some(output) = absent(reply, &[NO_ACL])? else { return Ok(None) };
        let tags = output.tag_info_for_resource.and_then(|info| info.tag_list).unwrap_or_default();
        Ok(Some(tags.into_iter().map(|tag| (tag.key, tag.value)).collect()))
    }

    /// Every op.
    pub(super) async fn change_waf(&self, op: &WafOp) -> Result<Vec<Made>> {
        match op {
            WafOp::Create { name, mode, tags } => self.create_web_acl(name, *mode, tags).await,
            WafOp::SetMode { id, name, mode, lock_token } => self.set_mode(id, name, *mode, lock_token).await,
            WafOp::Delete { id, name, lock_token } => {
                let call = self.waf_call("wafv2:DeleteWebACL", name);
                let request = || {
                    let request = self.waf_client().delete_web_acl().scope(sdk::Scope::Cloudfront);
                    request.name(name).id(id).lock_token(lock_token).send()
                };
                absent(call.send(request).await, &[NO_ACL]).map(|_| Vec::new())
            }
        }
    }

    async fn create_web_acl(
        &self,
        name: &str,
        mode: FirewallMode,
        tags: &BTreeMap<String, String>,
    ) -> Result<Vec<Made>> {
        let tags: Vec<sdk::Tag> = tags
            .iter()
            .map(|(key, value)| built(sdk::Tag::builder().key(key).value(value).build()))
            .collect::<Result<_>>()?;
        let (rule, visibility) = (rule(mode)?, visibility(name)?);
        let allow = sdk::DefaultAction::builder().allow(sdk::AllowAction::builder().build()).build();
        let reply = self
            .waf_call("wafv2:CreateWebACL", name)
            .send(|| {
                let request = self.waf_client().create_web_acl().scope(sdk::Scope::Cloudfront).name(name);
                let request = request.default_action(allow.clone()).rules(rule.clone());
                request.visibility_config(visibility.clone()).set_tags(Some(tags.clone())).send()
            })
            .await;
        match reply {
            Ok(output) => {
                let made = output.summary.ok_or_else(lacking)?;
                let (id, etag) = (made.id.ok_or_else(lacking)?, made.lock_token.ok_or_else(lacking)?);
                Ok(vec![Made::Id { id }, Made::Version { etag }])
            }
            // A name is one of its kind in an account: an earlier reply was lost.
            Err(failure) if failure.is(&["WAFDuplicateItemException"]) => match self.web_acl(name).await? {
                Some(acl) => Ok(vec![Made::Id { id: acl.id }, Made::Version { etag: acl.lock_token }]),
                None => Err(failure.into()),
            },
            Err(failure) => Err(failure.into()),
        }
    }

    /// Changes our rule and leaves those that somebody added.
    async fn set_mode(&self, id: &str, name: &str, mode: FirewallMode, lock_token: &str) -> Result<Vec<Made>> {
        let moved = || Error::new(Code::Moved).arg("what", name);
        let (acl, seen) = self.whole_web_acl(name, id).await?.ok_or_else(moved)?;
        if seen != lock_token {
            return Err(moved());
        }
        let mut ours = rule(mode)?;
        let mut rules = acl.rules.unwrap_or_default();
        match rules.iter_mut().find(|rule| rule.name == COMMON_RULES) {
            Some(there) => {
                ours.priority = there.priority;
                *there = ours;
            }
            None => {
                // Every rule has a place of its own.
                ours.priority = rules.iter().map(|rule| rule.priority + 1).max().unwrap_or(0);
                rules.push(ours);
            }
        }
        let output = self
            .waf_call("wafv2:UpdateWebACL", name)
            .send(|| {
                let request = self.waf_client().update_web_acl().scope(sdk::Scope::Cloudfront).name(name).id(id);
                request
                    .lock_token(lock_token)
                    .set_default_action(acl.default_action.clone())
                    .set_visibility_config(acl.visibility_config.clone())
                    .set_description(acl.description.clone().filter(|text| !text.is_empty()))
                    .set_custom_response_bodies(acl.custom_response_bodies.clone())
                    .set_captcha_config(acl.captcha_config.clone())
                    .set_challenge_config(acl.challenge_config.clone())
                    .set_token_domains(acl.token_domains.clone())
                    .set_association_config(acl.association_config.clone())
                    .set_rules(Some(rules.clone()))
                    .send()
            })
            .await?;
        Ok(vec![Made::Version { etag: output.next_lock_token.ok_or_else(lacking)? }])
    }
}

#[async_trait]
impl WafRead for Aws {
    async fn web_acl(&self, name: &str) -> Result<Option<WebAcl>> {
        let Some(id) = self.web_acl_id(name).await? else { return Ok(None) };
        // One that went away since the list.
        let Some((acl, lock_token)) = self.whole_web_acl(name, &id).await? else { return Ok(None) };
        let tags = Fact::of(self.web_acl_tags(&acl.arn).await)?;
        Ok(Some(WebAcl { mode: mode(&acl), id, name: name.to_owned(), arn: acl.arn, lock_token, tags }))
    }
}
