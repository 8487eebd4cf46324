//! `naru env …`: a project's environments.

use std::sync::Arc;

use naru_adapters::home::{Home, SavedProject};
use naru_adapters::store::Store;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::journal::Journal;
use naru_core::names::{AccountId, EnvName};
use naru_core::project::{AccessWish, LocalSite};
use naru_core::spec::Venue;
use serde_json::json;

use super::project::wishes;
use crate::args::{EnvAddArgs, EnvArgs, EnvCommand};
use crate::out::{MARK, Out, kebab};

/// Does what was asked with a project's environments.
pub fn env(args: EnvArgs, out: &Arc<Out>) -> Result<()> {
    let home = Home::find()?;
    let here = std::env::current_dir().unwrap_or_default();
    let saved = home.project(args.project.as_deref(), &here)?;
    match args.command {
        EnvCommand::List => saved.project.environments().iter().try_for_each(|env| row(&home, &saved, env, out)),
        EnvCommand::Show(args) => show(&home, &saved, &EnvName::parse(&args.env)?, out),
        EnvCommand::Add(args) => add(&home, &saved, *args, out),
        EnvCommand::Remove(args) => {
            let env = EnvName::parse(&args.env)?;
            let saved = home.remove_environment(&saved, &env)?;
            if out.json() {
                out.value(&json!({
                    "v": VERSION, "event": "environment-removed", "project": saved.project.name, "env": env,
                }));
            } else {
                say(out, "cli-env-removed", &env, &saved);
            }
            Ok(())
        }
        EnvCommand::Rename(args) => {
            let env = saved.project.site(Some(&EnvName::parse(&args.env)?))?.env;
            EnvName::parse(&args.new)?;
            // Names, tags, locks and the journal are keyed by it.
            Err(Error::new(Code::BadValue).arg("field", "env").arg("value", env).arg("rule", "env-fixed"))
        }
    }
}

fn say(out: &Out, key: &str, env: &EnvName, saved: &SavedProject) {
    let args = [("env".to_owned(), env.to_string()), ("project".to_owned(), saved.project.name.clone())];
    out.line(&out.words().text(key, &args.into()));
}

fn add(home: &Home, saved: &SavedProject, args: EnvAddArgs, out: &Out) -> Result<()> {
    let env = EnvName::parse(&args.env)?;
    let from = args.copy_from.as_deref().map(EnvName::parse).transpose()?;
    let account = args.account.as_deref().map(AccountId::parse).transpose()?;
    let saved = home.add_environment(saved, &env, from.as_ref(), |own| {
        *own = wishes(args.wishes, own.clone())?;
        own.account = account.or(own.account.take());
        Ok(())
    })?;
    if out.json() {
        return show(home, &saved, &env, out);
    }
    say(out, "cli-env-added", &env, &saved);
    say(out, "cli-env-added-next", &env, &saved);
    Ok(())
}

/// What is known of one environment.
struct Known {
    local: LocalSite,
    venue: Venue,
    last: Option<naru_core::journal::RunRecord>,
}

fn known(home: &Home, saved: &SavedProject, env: &EnvName) -> Result<Known> {
    let site = saved.project.site(Some(env))?;
    let local = home.local()?.site.get(&site.tag()).cloned().unwrap_or_default();
    let wish = naru_adapters::sites::SiteWish {
        env: Some(env.clone()),
        ..naru_adapters::sites::SiteWish::remembered(saved.clone())
    };
    let venue = naru_adapters::sites::known(&wish, Some(&local)).venue;
    let runs = Store::open(&home.store())?.history(&site, 200)?;
    let last = runs.into_iter().find(|run| run.place == venue.place());
    Ok(Known { local, venue, last })
}

fn access(saved: &SavedProject, env: &EnvName) -> AccessWish {
    saved.project.wishes(env).access.unwrap_or(AccessWish::USUAL)
}

fn venue(out: &Out, venue: &Venue) -> String {
    match venue {
        Venue::Practice => out.words().plain("venue-practice"),
        Venue::Aws => out.words().plain("venue-aws"),
        Venue::Endpoint { url } => out.words().text("venue-endpoint", &[("url".to_owned(), url.clone())].into()),
    }
}

fn row(home: &Home, saved: &SavedProject, env: &EnvName, out: &Out) -> Result<()> {
    if out.json() {
        return show(home, saved, env, out);
    }
    let Known { venue: place, last, .. } = known(home, saved, env)?;
    let wishes = saved.project.wishes(env);
    let domain = wishes.domain.as_ref().map(|domain| domain.name.unicode()).unwrap_or_default();
    let stands = match last {
        None => out.words().plain("cli-env-new"),
        Some(run) => {
            let release = run.release.or(run.url).unwrap_or_default();
            let outcome = run.outcome.map_or_else(
                || out.words().plain("cli-run-cut-off"),
                |outcome| out.words().plain(&format!("outcome-{}", outcome.key())),
            );
            format!("{outcome} {release}").trim_end().to_owned()
        }
    };
    let name = if env.is_production() { format!("{MARK}{env}{MARK:#}") } else { env.to_string() };
    let columns = [name, wishes.region().to_string(), venue(out, &place), domain, stands];
    out.line(&columns.into_iter().filter(|column| !column.is_empty()).collect::<Vec<_>>().join("  "));
    Ok(())
}

fn show(home: &Home, saved: &SavedProject, env: &EnvName, out: &Out) -> Result<()> {
    let Known { local, venue: place, last } = known(home, saved, env)?;
    let wishes = saved.project.wishes(env);
    let account = saved.project.account_of(env);
    if out.json() {
        out.value(&json!({
            "v": VERSION, "event": "environment", "project": saved.project.name, "env": env,
            "production": env.is_production(), "venue": place, "region": wishes.region(), "access": access(saved, env),
            "bucket": wishes.bucket, "domain": wishes.domain.as_ref().map(|domain| &domain.name), "account": account,
            "credentials": local.credentials, "daily": local.daily, "folder": local.folder, "last": last,
        }));
        return Ok(());
    }
    let row = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            out.line(&format!("{}: {value}", out.words().plain(key)));
        }
    };
    row("cli-env-name", Some(env.to_string()));
    row("cli-env-venue", Some(venue(out, &place)));
    row("cli-status-account", account.map(|account| naru_core::format::account(account.as_str())));
    row("cli-env-region", Some(wishes.region().to_string()));
    row("cli-env-access", Some(out.words().plain(&format!("access-{}", kebab(&access(saved, env))))));
    row("cli-status-bucket", wishes.bucket.map(|bucket| bucket.to_string()));
    row("cli-env-domain", wishes.domain.map(|domain| domain.name.unicode()));
    row("cli-env-folder", local.folder);
    row("cli-status-release", last.as_ref().and_then(|run| run.release.clone()));
    row("cli-env-address", last.and_then(|run| run.url));
    Ok(())
}
