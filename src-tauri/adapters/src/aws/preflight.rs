//! Asks IAM beforehand what would be allowed: `SimulatePrincipalPolicy`, call by call of the steps. Nothing is done.

use std::collections::BTreeMap;

use aws_sdk_iam::types::{ContextEntry, ContextKeyTypeEnum, PolicyEvaluationDecisionType};
use naru_core::Result;
use naru_core::preflight::{Carried, Need};

use super::Aws;

impl Aws {
    /// For each need whether it would be allowed, in the same order. The identity is a user or a role; of an assumed
    /// role it is the role itself.
    ///
    /// # Errors
    /// `AccessDenied` for who may not ask; as IAM and the network answer.
    pub async fn would_allow(&self, arn: &str, needs: &[Need]) -> Result<Vec<bool>> {
        let arn = role_of(arn);
        // One call for each resource with its context: IAM tries every action on every resource it is given.
        let mut groups: BTreeMap<(&str, &Carried), Vec<usize>> = BTreeMap::new();
        for (at, need) in needs.iter().enumerate() {
            groups.entry((&need.resource, &need.context)).or_default().push(at);
        }
        let mut allowed = vec![false; needs.len()];
        for ((resource, context), places) in groups {
            let context: Vec<ContextEntry> = context
                .iter()
                .map(|(key, value)| {
                    let entry = ContextEntry::builder().context_key_name(*key).context_key_values(value);
                    entry.context_key_type(ContextKeyTypeEnum::String).build()
                })
                .collect();
            let actions: Vec<String> = places.iter().map(|at| needs[*at].action.to_owned()).collect();
            let call = self.iam_call("iam:SimulatePrincipalPolicy", &arn);
            let request = || {
                let request = self.iam_client().simulate_principal_policy().policy_source_arn(&arn);
                let request = request.set_action_names(Some(actions.clone())).resource_arns(resource);
                request.set_context_entries(Some(context.clone())).send()
            };
            let reply = call.send(request).await?;
            for result in reply.evaluation_results() {
                let yes = result.eval_decision() == &PolicyEvaluationDecisionType::Allowed;
                for at in places.iter().filter(|at| needs[**at].action == result.eval_action_name()) {
                    allowed[*at] = yes;
                }
            }
        }
        Ok(allowed)
    }
}

/// `arn:aws:sts::…:assumed-role/<role>/<session>` is asked about as `arn:aws:iam::…:role/<role>`.
fn role_of(arn: &str) -> String {
    let role = arn.split_once(":assumed-role/").and_then(|(before, rest)| {
        let account = before.rsplit(':').next()?;
        Some(format!("arn:aws:iam::{account}:role/{}", rest.split('/').next()?))
    });
    role.unwrap_or_else(|| arn.to_owned())
}
