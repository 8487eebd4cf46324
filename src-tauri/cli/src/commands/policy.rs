//! `naru policy` and `naru profiles`: what an identity needs, and which there are.

use std::sync::Arc;

use naru_adapters::aws::profiles as list;
use naru_adapters::home::Home;
use naru_adapters::permissions::permissions;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::names::{BucketName, EnvName, bucket_name};
use naru_core::preflight::{Known, Permissions};
use naru_core::project::{AccessWish, Wishes};
use naru_core::spec::Answered;
use naru_core::step::Step;
use naru_core::{policy as core, recipe};
use tokio_util::sync::CancellationToken;

use crate::args::{PolicyArg, PolicyArgs, SiteArgs};
use crate::commands::site::{find, wish};
use crate::out::{Out, kebab};

/// Prints a policy as JSON.
pub async fn policy(args: PolicyArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if matches!(args.which, PolicyArg::Check) {
        let checked = check(&home, &args.site, out, &cancel);
        return cancel.run_until_cancelled(checked).await.unwrap_or_else(|| Err(Error::new(Code::Cancelled)));
    }
    let json = match args.which {
        PolicyArg::Check | PolicyArg::Setup => setup(&home, &args.site)?,
        PolicyArg::Daily => {
            let (saved, env) = find(&home, &args.site.place.which)?;
            let site = saved.project.site(env.as_ref())?;
            let wishes = saved.project.wishes(&site.env);
            let bucket = match (&wishes.bucket, &saved.project.account) {
                (Some(bucket), _) => bucket.clone(),
                (None, Some(account)) => bucket_name(&saved.project.slug, account, &site),
                // The name is made with the account, which the first apply tells.
                (None, None) => return Err(Error::new(Code::Blocked).arg("step", "account")),
            };
            // Which distribution, this computer has learned from the last run.
            let local = home.local()?;
            let distribution = local.site.get(&site.tag()).and_then(|known| known.distribution.clone());
            core::daily(&recipe::STATIC_SITE, &bucket, wishes.bucket.is_some(), distribution.as_deref())
        }
    };
    out.line(&serde_json::to_string_pretty(&json).map_err(Error::unexpected)?);
    Ok(())
}

/// Says what is missing, by name, and ends as a refusal would.
async fn check(home: &Home, args: &SiteArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let wish = wish(home, args, Answered::default(), false).await?;
    let Permissions { known, missing, policy } = permissions(home, &wish, cancel).await?;
    let words = out.words();
    if out.json() {
        out.value(&serde_json::json!({
            "v": VERSION, "event": "permissions", "known": known, "missing": missing, "policy": policy,
        }));
    } else {
        if known == Known::Refusals {
            out.line(&words.plain("permissions-refusals-why"));
        }
        if missing.is_empty() {
            out.line(&words.plain(&format!("permissions-complete-{}", known.key())));
        } else {
            for one in &missing {
                let step = words.plain(&format!("step-{}", one.step.key()));
                let args = [("action".to_owned(), one.action.to_owned()), ("step".to_owned(), step)];
                out.line(&words.text("cli-policy-missing", &args.into()));
            }
            out.line(&words.plain("permissions-paste"));
            out.line(&serde_json::to_string_pretty(&policy).map_err(Error::unexpected)?);
        }
    }
    missing.first().map_or(Ok(()), |one| Err(Error::denied(one.action)))
}

/// The set-up policy of what is wished: of one environment if it is named, else of all. Before there is a project it is
/// the whole one, as nobody knows yet what will be wished.
fn setup(home: &Home, args: &SiteArgs) -> Result<serde_json::Value> {
    let (saved, env) = match find(home, &args.place.which) {
        Err(error) if error.code == Code::NoProject && args.place.which.project.is_none() => {
            return Ok(core::setup(&recipe::STATIC_SITE, &[]));
        }
        found => found?,
    };
    let project = saved.project;
    let envs = match env {
        Some(env) => vec![project.site(Some(&env))?.env],
        None if project.env.is_empty() => vec![EnvName::production()],
        None => project.env.keys().cloned().collect(),
    };
    let wishes: Vec<Wishes> = envs.iter().map(|env| project.wishes(env)).collect();
    let chosen: Vec<BucketName> = wishes.iter().filter_map(|wishes| wishes.bucket.clone()).collect();
    let steps = recipe::STATIC_SITE.into_iter().filter(|step| {
        let is = |one: &&dyn Step| one.card().id == step.card().id;
        wishes.iter().any(|wishes| recipe::wished(wishes, AccessWish::USUAL).iter().any(is))
    });
    Ok(core::setup(&steps.collect::<Vec<_>>(), &chosen))
}

/// Lists the AWS CLI's profiles, without any secret.
pub fn profiles(out: &Arc<Out>) -> Result<()> {
    let all = list()?;
    if all.is_empty() && !out.json() {
        out.line(&out.words().plain("cli-no-profiles"));
    }
    for profile in all {
        if out.json() {
            out.value(&serde_json::json!({ "v": VERSION, "event": "profile", "profile": profile }));
        } else {
            let kind = out.words().plain(&format!("profile-kind-{}", kebab(&profile.kind)));
            out.line(format!("{}  {kind}  {}", profile.name, profile.region.unwrap_or_default()).trim_end());
        }
    }
    Ok(())
}
