//! CloudFront: ops of a few calls each. Every one may be repeated: what is there already is success.

use std::collections::BTreeMap;

use aws_sdk_cloudfront::primitives::Blob;
use aws_sdk_cloudfront::types::{
    CloudFrontOriginAccessIdentityConfig, DistributionConfig, DistributionConfigWithTags, FunctionConfig,
    FunctionRuntime, FunctionStage, InvalidationBatch, OriginAccessControlConfig, OriginAccessControlOriginTypes,
    OriginAccessControlSigningBehaviors, OriginAccessControlSigningProtocols, Paths, Tag, TagKeys, Tags,
};
use naru_core::cdn::{Distribution, Field, Settings};
use naru_core::cloud::CloudFrontRead;
use naru_core::deploy::manifest::ReleaseId;
use naru_core::effect::Made;
use naru_core::names::sha256;
use naru_core::op::CloudFrontOp;
use naru_core::site::rewrite::{self, Canonical, Rewrite, Verdict};
use naru_core::{Code, Error, Result};
use serde_json::{Value, json};

use super::Aws;
use super::change::built;
use super::cloudfront::{NO_DISTRIBUTION, NO_FUNCTION, sent};
use super::cloudfront_config::{self, settings, without_stage};
use super::errors::Failure;

/// How often a version that moved meanwhile is looked up anew.
const ROUNDS: usize = 3;

/// `Ok(())` also where the service says that the thing is gone already.
fn gone<T>(reply: std::result::Result<T, Failure>, code: &str) -> Result<()> {
    match reply {
        Err(failure) if failure.is(&[code]) => Ok(()),
        Err(failure) => Err(failure.into()),
        Ok(_) => Ok(()),
    }
}

/// Names the alternate names an op was about, where CloudFront does not.
fn naming(error: Error, fields: &[Field]) -> Error {
    let names = fields.iter().find_map(|field| match field {
        Field::Names(names) if !names.aliases.is_empty() => Some(names.aliases.join(", ")),
        _ => None,
    });
    match (error.code, names) {
        (Code::AliasTaken | Code::CertificateUnfit, Some(names)) => error.arg("names", names),
        (_, _) => error,
    }
}

impl Aws {
    /// Every op. `token` is the op's own, for calls that take one.
    pub(super) async fn change_cloudfront(&self, op: &CloudFrontOp, token: &str) -> Result<Vec<Made>> {
        match op {
            CloudFrontOp::CreateAccessControl { name } => self.create_control(name).await.map(one_id),
            CloudFrontOp::DeleteAccessControl { id, name } => self.delete_control(id, name).await.map(nothing),
            CloudFrontOp::CreateAccessIdentity { name } => self.create_identity(name).await.map(one_id),
            CloudFrontOp::DeleteAccessIdentity { id, name } => self.delete_identity(id, name).await.map(nothing),
            CloudFrontOp::CreateDistribution { name, settings, tags } => {
                self.create_distribution(name, settings, tags, token).await.map(|made| vec![made])
            }
            CloudFrontOp::UpdateDistribution { id, etag, set, .. } => {
                let etag = self.update_distribution(id, etag, set).await.map_err(|error| naming(error, set))?;
                Ok(vec![Made::Version { etag }])
            }
            CloudFrontOp::TagDistribution { id, arn, tags } => self.tag_distribution(id, arn, tags).await.map(nothing),
            CloudFrontOp::UntagDistribution { id, arn, keys } => {
                self.untag_distribution(id, arn, keys).await.map(nothing)
            }
            CloudFrontOp::DeleteDistribution { id, etag, .. } => self.delete_distribution(id, etag).await.map(nothing),
            CloudFrontOp::PublishFunction { name, rewrite, .. } => {
                let arn = self.publish_function(name, rewrite).await?;
                Ok(vec![Made::Function { arn }])
            }
            CloudFrontOp::DeleteFunction { name } => self.delete_function(name).await.map(nothing),
            CloudFrontOp::Invalidate { distribution, paths, release } => {
                self.invalidate(distribution, paths, release, token).await.map(one_id)
            }
        }
    }

    async fn tag_distribution(&self, id: &str, arn: &str, tags: &BTreeMap<String, String>) -> Result<()> {
        let items = tags
            .iter()
            .map(|(key, value)| built(Tag::builder().key(key).value(value).build()))
            .collect::<Result<Vec<_>>>()?;
        let tags = Tags::builder().set_items(Some(items)).build();
        self.edge_call("cloudfront:TagResource", id)
            .send(|| self.cloudfront_client().tag_resource().resource(arn).tags(tags.clone()).send())
            .await?;
        Ok(())
    }

    async fn untag_distribution(&self, id: &str, arn: &str, keys: &[String]) -> Result<()> {
        let keys = TagKeys::builder().set_items(Some(keys.to_vec())).build();
        let reply = self
            .edge_call("cloudfront:UntagResource", id)
            .send(|| self.cloudfront_client().untag_resource().resource(arn).tag_keys(keys.clone()).send())
            .await;
        gone(reply, NO_DISTRIBUTION)
    }

    async fn create_control(&self, name: &str) -> Result<String> {
        let config = built(
            OriginAccessControlConfig::builder()
                .name(name)
                .signing_protocol(OriginAccessControlSigningProtocols::Sigv4)
                .signing_behavior(OriginAccessControlSigningBehaviors::Always)
                .origin_access_control_origin_type(OriginAccessControlOriginTypes::S3)
                .build(),
        )?;
        let reply = self
            .edge_call("cloudfront:CreateOriginAccessControl", name)
            .send(|| {
                let request = self.cloudfront_client().create_origin_access_control();
                request.origin_access_control_config(config.clone()).send()
            })
            .await;
        match reply {
            Ok(output) => Ok(sent(output.origin_access_control)?.id),
            // A name is one of its kind in an account: an earlier reply was lost.
            Err(failure) if failure.is(&["OriginAccessControlAlreadyExists"]) => {
                let found = self.access_controls().await?.into_iter().find(|one| one.name == name);
                found.map(|one| one.id).ok_or_else(|| failure.into())
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn delete_control(&self, id: &str, name: &str) -> Result<()> {
        const GONE: &str = "NoSuchOriginAccessControl";
        let reply = self
            .edge_call("cloudfront:GetOriginAccessControl", name)
            .send(|| self.cloudfront_client().get_origin_access_control().id(id).send())
            .await;
        let Some(output) = super::errors::absent(reply, &[GONE])? else { return Ok(()) };
        let etag = sent(output.e_tag)?;
        let reply = self
            .edge_call("cloudfront:DeleteOriginAccessControl", name)
            .send(|| self.cloudfront_client().delete_origin_access_control().id(id).if_match(&etag).send())
            .await;
        gone(reply, GONE)
    }

    /// The caller reference is the name, so that a repeat is answered with the same one.
    async fn create_identity(&self, name: &str) -> Result<String> {
        let config = CloudFrontOriginAccessIdentityConfig::builder().caller_reference(name).comment(name);
        let config = built(config.build())?;
        let reply = self
            .edge_call("cloudfront:CreateCloudFrontOriginAccessIdentity", name)
            .send(|| {
                let request = self.cloudfront_client().create_cloud_front_origin_access_identity();
                request.cloud_front_origin_access_identity_config(config.clone()).send()
            })
            .await;
        match reply {
            Ok(output) => Ok(sent(output.cloud_front_origin_access_identity)?.id),
            Err(failure) if failure.is(&["CloudFrontOriginAccessIdentityAlreadyExists"]) => {
                let found = self.access_identities().await?.into_iter().find(|one| one.comment == name);
                found.map(|one| one.id).ok_or_else(|| failure.into())
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn delete_identity(&self, id: &str, name: &str) -> Result<()> {
        const GONE: &str = "NoSuchCloudFrontOriginAccessIdentity";
        let reply = self
            .edge_call("cloudfront:GetCloudFrontOriginAccessIdentity", name)
            .send(|| self.cloudfront_client().get_cloud_front_origin_access_identity().id(id).send())
            .await;
        let Some(output) = super::errors::absent(reply, &[GONE])? else { return Ok(()) };
        let etag = sent(output.e_tag)?;
        let reply = self
            .edge_call("cloudfront:DeleteCloudFrontOriginAccessIdentity", name)
            .send(|| {
                let request = self.cloudfront_client().delete_cloud_front_origin_access_identity();
                request.id(id).if_match(&etag).send()
            })
            .await;
        gone(reply, GONE)
    }

    async fn create_distribution(
        &self,
        name: &str,
        settings: &Settings,
        tags: &BTreeMap<String, String>,
        token: &str,
    ) -> Result<Made> {
        let tags = tags
            .iter()
            .map(|(key, value)| built(Tag::builder().key(key).value(value).build()))
            .collect::<Result<Vec<_>>>()?;
        let config = DistributionConfigWithTags::builder()
            .distribution_config(cloudfront_config::new(settings, token)?)
            .tags(Tags::builder().set_items(Some(tags)).build())
            .build();
        let reply = self
            .edge_call("cloudfront:CreateDistribution", name)
            .send(|| {
                let request = self.cloudfront_client().create_distribution_with_tags();
                request.distribution_config_with_tags(config.clone()).send()
            })
            .await;
        let output = match reply {
            Ok(output) => output,
            // The caller reference was used: an earlier reply was lost.
            Err(failure) if failure.is(&["DistributionAlreadyExists"]) => {
                return match self.made_as(&settings.comment, token).await? {
                    Some(it) => Ok(Made::Distribution {
                        id: it.id,
                        arn: it.arn,
                        domain: it.domain,
                        etag: it.etag,
                        caller_reference: it.caller_reference,
                    }),
                    None => Err(failure.into()),
                };
            }
            Err(failure) => {
                return Err(naming(failure.into(), &[Field::Names(settings.names.clone())]));
            }
        };
        let made = sent(output.distribution)?;
        Ok(Made::Distribution {
            id: made.id,
            arn: made.arn,
            domain: made.domain_name,
            etag: sent(output.e_tag)?,
            caller_reference: token.to_owned(),
        })
    }

    /// The distribution whose creation was called so. A list does not tell, and those of our name are asked first.
    async fn made_as(&self, comment: &str, token: &str) -> Result<Option<Distribution>> {
        let (ours, others): (Vec<_>, Vec<_>) =
            self.distributions().await?.into_iter().partition(|one| one.comment == comment);
        for one in ours.into_iter().chain(others) {
            if let Some(whole) = self.distribution(&one.id).await?
                && whole.caller_reference == token
            {
                return Ok(Some(whole));
            }
        }
        Ok(None)
    }

    /// The configuration as it stands, and its version.
    async fn distribution_config(&self, id: &str) -> Result<(DistributionConfig, String)> {
        let output = self
            .edge_call("cloudfront:GetDistributionConfig", id)
            .send(|| self.cloudfront_client().get_distribution_config().id(id).send())
            .await?;
        Ok((sent(output.distribution_config)?, sent(output.e_tag)?))
    }

    /// Only a distribution that still is what was seen is changed. If it is another one but has these fields, an
    /// earlier reply was lost. Answers the version it has then.
    async fn update_distribution(&self, id: &str, seen: &str, set: &[Field]) -> Result<String> {
        let has = |config: &DistributionConfig| naru_core::cdn::differing(set, &settings(config)).is_empty();
        let (mut config, etag) = self.distribution_config(id).await?;
        if etag != seen {
            return if has(&config) { Ok(etag) } else { Err(Error::new(Code::Moved).arg("what", id)) };
        }
        for field in set {
            cloudfront_config::set(&mut config, field)?;
        }
        let reply = self
            .edge_call("cloudfront:UpdateDistribution", id)
            .send(|| {
                let request = self.cloudfront_client().update_distribution().id(id).if_match(&etag);
                request.distribution_config(config.clone()).send()
            })
            .await;
        match reply {
            Ok(output) => sent(output.e_tag),
            // The SDK repeats a call whose reply was lost, and is then told that the version is an old one.
            Err(failure) if failure.condition_failed() => {
                let (now, etag) = self.distribution_config(id).await?;
                if has(&now) { Ok(etag) } else { Err(failure.into()) }
            }
            Err(failure) => Err(failure.into()),
        }
    }

    async fn delete_distribution(&self, id: &str, etag: &str) -> Result<()> {
        let reply = self
            .edge_call("cloudfront:DeleteDistribution", id)
            .send(|| self.cloudfront_client().delete_distribution().id(id).if_match(etag).send())
            .await;
        gone(reply, NO_DISTRIBUTION)
    }

    /// Answers its ARN.
    async fn publish_function(&self, name: &str, rewrite: &Rewrite) -> Result<String> {
        let etag = self.develop(name, rewrite).await?;
        self.test_function(name, &etag, rewrite).await?;
        let reply = self
            .edge_call("cloudfront:PublishFunction", name)
            .send(|| self.cloudfront_client().publish_function().name(name).if_match(&etag).send())
            .await?;
        let metadata = reply.function_summary.and_then(|summary| summary.function_metadata);
        Ok(without_stage(&sent(metadata)?.function_arn).to_owned())
    }

    /// Puts the code where it can be tried, and answers its version. A lost reply, or one that came first, is
    /// looked up and gone over: a function of our name is ours.
    async fn develop(&self, name: &str, rewrite: &Rewrite) -> Result<String> {
        let code = Blob::new(rewrite::code(rewrite));
        let config = FunctionConfig::builder().comment("Naru").runtime(FunctionRuntime::from(rewrite::RUNTIME));
        let config = built(config.build())?;
        let client = self.cloudfront_client();
        for _ in 0..ROUNDS {
            let reply = match self.described(name, FunctionStage::Development).await? {
                None => self
                    .edge_call("cloudfront:CreateFunction", name)
                    .send(|| {
                        let request = client.create_function().name(name);
                        request.function_config(config.clone()).function_code(code.clone()).send()
                    })
                    .await
                    .map(|output| output.e_tag),
                Some(before) => self
                    .edge_call("cloudfront:UpdateFunction", name)
                    .send(|| {
                        let request = client.update_function().name(name).if_match(&before.etag);
                        request.function_config(config.clone()).function_code(code.clone()).send()
                    })
                    .await
                    .map(|output| output.e_tag),
            };
            match reply {
                Ok(Some(etag)) => return Ok(etag),
                // The API's own model reads the version of an update from a header `ETtag`, as the documentation
                // spells it, too; who answers it as `ETag` is asked once more:
                // <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_UpdateFunction.html>.
                Ok(None) => {
                    let now = self.described(name, FunctionStage::Development).await?;
                    return sent(now).map(|now| now.etag);
                }
                Err(failure) if failure.condition_failed() || failure.is(&["FunctionAlreadyExists", NO_FUNCTION]) => {}
                Err(failure) => return Err(failure.into()),
            }
        }
        Err(Error::new(Code::Moved).arg("what", name))
    }

    /// Runs the code at AWS on a few requests before it is let at visitors.
    async fn test_function(&self, name: &str, etag: &str, rewrite: &Rewrite) -> Result<()> {
        for (host, uri) in trials(rewrite) {
            let event = Blob::new(event(&host, uri).to_string());
            let reply = self
                .edge_call("cloudfront:TestFunction", name)
                .send(|| {
                    let request = self.cloudfront_client().test_function().name(name).if_match(etag);
                    request.stage(FunctionStage::Development).event_object(event.clone()).send()
                })
                .await;
            let result = match reply {
                Ok(output) => sent(output.test_result)?,
                Err(failure) if !self.connection.cloudfront_peer.at_aws && failure.not_implemented() => return Ok(()),
                Err(failure) => return Err(failure.into()),
            };
            let failed = result.function_error_message().filter(|message| !message.is_empty());
            let output = result.function_output().unwrap_or_default();
            if let Some(message) = failed {
                return Err(Error::unexpected(format!("{name} on {uri}: {message}")));
            }
            if decided(output) != Some(rewrite::decide(rewrite, &host, uri, "")) {
                return Err(Error::unexpected(format!("{name} on {uri} answered {output}")));
            }
        }
        Ok(())
    }

    async fn delete_function(&self, name: &str) -> Result<()> {
        let Some(described) = self.described(name, FunctionStage::Development).await? else { return Ok(()) };
        let reply = self
            .edge_call("cloudfront:DeleteFunction", name)
            .send(|| self.cloudfront_client().delete_function().name(name).if_match(&described.etag).send())
            .await;
        gone(reply, NO_FUNCTION)
    }

    /// The caller reference is made of what is invalidated and why, so that a repeat is answered with the same one:
    /// <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html>.
    /// A reference that was used before names the invalidation of then, and nothing new is begun: the op's token makes
    /// it another one where edges are to be told once more, and the same one where only a reply was lost.
    async fn invalidate(
        &self,
        distribution: &str,
        paths: &[String],
        release: &ReleaseId,
        token: &str,
    ) -> Result<String> {
        let count = i32::try_from(paths.len()).map_err(Error::unexpected)?;
        let all = built(Paths::builder().quantity(count).set_items(Some(paths.to_vec())).build())?;
        let reference = sha256(format!("{release}\n{token}\n{}", paths.join("\n")).as_bytes());
        let batch = built(InvalidationBatch::builder().paths(all).caller_reference(reference).build())?;
        let output = self
            .edge_call("cloudfront:CreateInvalidation", distribution)
            .send(|| {
                let request = self.cloudfront_client().create_invalidation().distribution_id(distribution);
                request.invalidation_batch(batch.clone()).send()
            })
            .await?;
        Ok(sent(output.invalidation)?.id)
    }
}

fn one_id(id: String) -> Vec<Made> {
    vec![Made::Id { id }]
}

fn nothing((): ()) -> Vec<Made> {
    Vec::new()
}

/// Hosts and paths a function is tried with: what every mode must tell apart, and the other name of the site.
fn trials(rewrite: &Rewrite) -> Vec<(String, &str)> {
    let paths = ["/", "/naru-check", "/naru-check/", "/assets/naru-check.js"];
    let named = rewrite.files.first().into_iter().chain(rewrite.redirects.first().map(|one| &one.from));
    let paths = paths.into_iter().chain(named.map(String::as_str));
    let mut all: Vec<_> = paths.map(|path| ("example.com".to_owned(), path)).collect();
    if let Some(Canonical { from, .. }) = &rewrite.canonical {
        all.push((from.clone(), "/naru-check"));
    }
    all
}

/// A visitor's request:
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html>.
fn event(host: &str, uri: &str) -> Value {
    json!({
        "version": "1.0",
        "context": { "eventType": "viewer-request" },
        "viewer": { "ip": "198.51.100.11" },
        "request": {
            "method": "GET",
            "uri": uri,
            "querystring": {},
            "headers": { "host": { "value": host } },
            "cookies": {},
        },
    })
}

/// What a function did, by what it returned: the request to go on with, or a response.
fn decided(output: &str) -> Option<Verdict> {
    let output: Value = serde_json::from_str(output).ok()?;
    let response = output.get("response").unwrap_or(&output);
    if let Some(status) = response["statusCode"].as_u64().filter(|status| (300..400).contains(status)) {
        let location = response["headers"]["location"]["value"].as_str()?.to_owned();
        return Some(Verdict::Redirect { location, status: u16::try_from(status).ok()? });
    }
    let request = output.get("request").unwrap_or(&output);
    Some(Verdict::Forward { uri: request["uri"].as_str()?.to_owned() })
}
