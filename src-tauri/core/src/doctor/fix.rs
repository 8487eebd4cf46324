//! Fixes that are made of a step's own plan, so that what mends a site is never at odds with what builds it.

use super::Fix;
use super::case::Case;
use crate::cdn::{Distribution, Field};
use crate::op::{CloudFrontOp, Op, S3Op};
use crate::plan::Plan;
use crate::recipe::STATIC_SITE;
use crate::site::distribution::of_site;
use crate::step::StepId;

/// Running a step.
pub(super) fn run(step: StepId) -> Fix {
    Fix::Run(step)
}

/// Those ops of a step's plan that mend this one thing, or the whole step if its plan has none of them yet.
/// What is not ours is left to a person.
pub(super) fn planned(case: &Case<'_>, form: &'static str, step: StepId, pick: impl Fn(Op) -> Option<Op>) -> Fix {
    let plan = STATIC_SITE
        .iter()
        .find(|one| one.card().id == step)
        .map_or(Plan::NotAsked, |one| one.build(&case.mending, case.world()));
    match plan {
        Plan::Todo(ops) => {
            let ops: Vec<Op> = ops.into_iter().filter_map(pick).collect();
            if ops.is_empty() { Fix::Run(step) } else { Fix::Ops { step, ops } }
        }
        Plan::NotOurs { .. } | Plan::NotAsked => person(form),
        Plan::Done | Plan::Drift(_) | Plan::Ask(_) | Plan::Waiting(_) | Plan::Blocked(_) | Plan::Unseen { .. } => {
            Fix::Run(step)
        }
    }
}

/// One field of the distribution, as the step wants it.
pub(super) fn field(case: &Case<'_>, form: &'static str, step: StepId, is: impl Fn(&Field) -> bool) -> Fix {
    if of_site(case.spec, case.world()).is_none() {
        return person(form);
    }
    planned(case, form, step, |op| {
        let Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set, was }) = op else { return None };
        let set: Vec<Field> = set.into_iter().filter(&is).collect();
        let was = was.into_iter().filter(&is).collect();
        (!set.is_empty()).then_some(Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set, was }))
    })
}

/// This field of our distribution with this value.
pub(super) fn set(cdn: &Distribution, value: Field) -> Op {
    let was = vec![value.of(&cdn.settings)];
    let (id, etag) = (cdn.id.clone(), cdn.etag.clone());
    Op::CloudFront(CloudFrontOp::UpdateDistribution { id, etag, set: vec![value], was })
}

/// The step that mends the bucket policy: behind a distribution the one that looks at both.
pub(super) fn policy_step(case: &Case<'_>) -> StepId {
    if case.spec.cdn.is_some() && of_site(case.spec, case.world()).is_some() {
        StepId::Distribution
    } else {
        StepId::Access
    }
}

/// The bucket policy, as its step wants it.
pub(super) fn bucket_policy(case: &Case<'_>, form: &'static str) -> Fix {
    planned(case, form, policy_step(case), |op| matches!(op, Op::S3(S3Op::SetPolicy { .. })).then_some(op))
}

/// The steps in the finding's own words, for a person.
pub(super) fn person(form: &'static str) -> Fix {
    Fix::Person { steps: format!("doctor-{form}-fix"), commands: Vec::new() }
}

/// Nothing but time.
pub(super) fn wait(usual_seconds: u64, limit_seconds: u64) -> Fix {
    Fix::Wait { usual_seconds, limit_seconds }
}
