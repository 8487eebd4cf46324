//! Certificate Manager, in us-east-1 whatever the Region: looks and ops.

use std::collections::BTreeMap;

use async_trait::async_trait;
use aws_sdk_acm::types as sdk;
use naru_core::cloud::AcmRead;
use naru_core::domain::Domain;
use naru_core::effect::Made;
use naru_core::hosted::{Certificate, CertificateStatus, CertificateSummary, Proof};
use naru_core::op::AcmOp;
use naru_core::world::Fact;
use naru_core::{Error, Result};

use super::Aws;
use super::change::built;
use super::errors::{Call, absent};

const NO_CERTIFICATE: &str = "ResourceNotFoundException";

/// The keys that CloudFront takes; without naming them, only those of RSA up to 2,048 bits are listed.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html>
const KEYS: [sdk::KeyAlgorithm; 4] = [
    sdk::KeyAlgorithm::Rsa2048,
    sdk::KeyAlgorithm::Rsa3072,
    sdk::KeyAlgorithm::Rsa4096,
    sdk::KeyAlgorithm::EcPrime256v1,
];

fn name_of(text: &str) -> String {
    text.trim_end_matches('.').to_ascii_lowercase()
}

/// All names, each once: the first stands among the others as well.
fn names_of(first: Option<&str>, more: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in first.into_iter().chain(more.iter().map(String::as_str)).map(name_of) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

fn certificate(one: &sdk::CertificateDetail, arn: &str, tags: Fact<BTreeMap<String, String>>) -> Certificate {
    let status = match one.status() {
        Some(sdk::CertificateStatus::Issued) => CertificateStatus::Issued,
        Some(sdk::CertificateStatus::PendingValidation) => CertificateStatus::Pending,
        other => {
            let word = other.map_or("UNKNOWN", sdk::CertificateStatus::as_str);
            let why = one.failure_reason().map_or(word, sdk::FailureReason::as_str);
            CertificateStatus::Dead { why: why.to_owned() }
        }
    };
    let proofs = one.domain_validation_options().iter().map(|proof| Proof {
        of: name_of(proof.domain_name()),
        record: proof.resource_record().map(|record| (name_of(record.name()), name_of(record.value()))),
    });
    Certificate {
        arn: arn.to_owned(),
        names: names_of(one.domain_name(), one.subject_alternative_names()),
        status,
        tags,
        proofs: proofs.collect(),
        in_use: !one.in_use_by().is_empty(),
        users: one.in_use_by().to_vec(),
    }
}

impl Aws {
    const fn acm_client(&self) -> &aws_sdk_acm::Client {
        &self.connection.acm
    }

    const fn certificate_call<'a>(&'a self, action: &'static str, about: &'a str) -> Call<'a> {
        self.connection.acm_peer.call_about(action, about)
    }

    async fn certificate_tags(&self, arn: &str) -> Result<Option<BTreeMap<String, String>>> {
        let call = self.certificate_call("acm:ListTagsForCertificate", arn);
        let reply = call.send(|| self.acm_client().list_tags_for_certificate().certificate_arn(arn).send()).await;
        let Some(output) = absent(reply, &[NO_CERTIFICATE])? else { return Ok(None) };
        let tags = output.tags().iter();
        Ok(Some(tags.map(|tag| (tag.key().to_owned(), tag.value().unwrap_or_default().to_owned())).collect()))
    }

    /// Every op. `token` is the op's own, which ACM remembers for an hour; it takes 32 word characters.
    pub(super) async fn change_acm(&self, op: &AcmOp, token: &str) -> Result<Vec<Made>> {
        match op {
            AcmOp::Request { names, tags } => {
                let arn = self.request_certificate(names, tags, token).await?;
                Ok(vec![Made::Id { id: arn }])
            }
            AcmOp::Delete { arn, names, .. } => {
                let about = names.join(", ");
                let call = self.certificate_call("acm:DeleteCertificate", &about);
                let reply = call.send(|| self.acm_client().delete_certificate().certificate_arn(arn).send()).await;
                absent(reply, &[NO_CERTIFICATE]).map(|_| Vec::new())
            }
        }
    }

    async fn request_certificate(
        &self,
        names: &[Domain],
        tags: &BTreeMap<String, String>,
        token: &str,
    ) -> Result<String> {
        let first = names.first().map_or("", Domain::as_str);
        let more: Vec<String> = names.iter().skip(1).map(ToString::to_string).collect();
        let tags: Vec<sdk::Tag> = tags
            .iter()
            .map(|(key, value)| built(sdk::Tag::builder().key(key).value(value).build()))
            .collect::<Result<_>>()?;
        let token: String = token.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(32).collect();
        let output = self
            .certificate_call("acm:RequestCertificate", first)
            .send(|| {
                let request = self.acm_client().request_certificate().domain_name(first).idempotency_token(&token);
                request
                    .validation_method(sdk::ValidationMethod::Dns)
                    .set_subject_alternative_names((!more.is_empty()).then(|| more.clone()))
                    .set_tags(Some(tags.clone()))
                    .send()
            })
            .await?;
        output.certificate_arn.ok_or_else(|| Error::unexpected("Certificate Manager's answer lacks the ARN"))
    }
}

#[async_trait]
impl AcmRead for Aws {
    async fn certificates(&self) -> Result<Vec<CertificateSummary>> {
        let call = self.certificate_call("acm:ListCertificates", "*");
        let (mut all, mut from): (Vec<CertificateSummary>, Option<String>) = (Vec::new(), None);
        loop {
            let request = || {
                let filters = sdk::Filters::builder().set_key_types(Some(KEYS.to_vec())).build();
                self.acm_client().list_certificates().includes(filters).set_next_token(from.clone()).send()
            };
            let page = call.send(request).await?;
            all.extend(page.certificate_summary_list().iter().filter_map(|one| {
                Some(CertificateSummary {
                    arn: one.certificate_arn()?.to_owned(),
                    names: names_of(one.domain_name(), one.subject_alternative_name_summaries()),
                })
            }));
            let next = page.next_token.filter(|next| from.as_ref() != Some(next));
            if next.is_none() {
                return Ok(all);
            }
            from = next;
        }
    }

    async fn certificate(&self, arn: &str) -> Result<Option<Certificate>> {
        let call = self.certificate_call("acm:DescribeCertificate", arn);
        let reply = call.send(|| self.acm_client().describe_certificate().certificate_arn(arn).send()).await;
        let Some(output) = absent(reply, &[NO_CERTIFICATE])? else { return Ok(None) };
        let Some(one) = output.certificate else { return Ok(None) };
        let tags = Fact::of(self.certificate_tags(arn).await)?;
        Ok(Some(certificate(&one, arn, tags)))
    }
}
