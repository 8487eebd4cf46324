//! `naru deployer …`: the IAM user that deploys, and its key. The key's secret goes out in one place: a file that
//! somebody asked for.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use naru_adapters::home::Home;
use naru_adapters::key_sink::{HomeSink, KeySink};
use naru_core::credential::key_hint;
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::iam::{DeployUser, UserKey};
use naru_core::key_file::to_csv;
use naru_core::policy;
use naru_core::site::account::AccountStep;
use naru_core::site::deployer::{DeployerStep, current, rotation};
use naru_core::spec::{Answered, Deployer, Venue};
use naru_core::step::Step;
use naru_core::world::{Fact, World};
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::site::{agreed_to, open_site, wish};
use crate::args::{DeployerArgs, DeployerCommand, DeployerRunArgs, ExportKeyArgs, SiteArgs};
use crate::out::Out;

/// Who is asked, and what is looked at, for all that is about the user alone.
const STEPS: [&dyn Step; 2] = [&AccountStep, &DeployerStep];

/// Does what was asked with the deploy user.
pub async fn deployer(args: DeployerArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    match args.command {
        DeployerCommand::Show(args) => show(&home, &args, out, &cancel).await,
        DeployerCommand::Rotate(args) => change(&home, &args, Goal::Build, out, &cancel).await,
        DeployerCommand::ExportCsv(args) => export(&home, &args, out, &cancel).await,
        DeployerCommand::Remove(args) => change(&home, &args, Goal::Clear, out, &cancel).await,
    }
}

/// One look at the user. Events are not shown: nothing is done.
async fn looked(home: &Home, args: &SiteArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<World> {
    let wish = wish(home, args, Answered::default(), false).await?;
    let mut site = open_site(home, &wish, args.place.sign_in.process.allow_process, false, out, cancel).await?;
    // It is looked for also where it is no longer wanted.
    site.spec.deployer.get_or_insert_with(Deployer::default);
    let quiet: naru_adapters::crossing::Emit = Arc::new(|_| {});
    let (world, _) = site.look(&STEPS, Goal::Clear, &quiet, cancel).await?;
    site.close().await;
    Ok(world)
}

/// The user, if it is there.
fn seen(world: &World) -> Result<Option<&DeployUser>> {
    match &world.deployer {
        Fact::Denied(action) => Err(Error::denied(action)),
        fact => Ok(fact.seen()),
    }
}

async fn show(home: &Home, args: &SiteArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let world = looked(home, args, out, cancel).await?;
    let user = seen(&world)?;
    if out.json() {
        // Neither in the facts nor here is a secret, and a key's id is shown by its hint alone.
        let keys = user.and_then(|user| user.keys.seen()).into_iter().flatten().map(|key| {
            json!({
                "hint": key_hint(&key.id), "active": key.active, "created": key.created, "used": key.used.seen(),
                "kept": key.kept,
            })
        });
        out.value(&json!({
            "v": VERSION, "event": "deployer", "arn": user.map(|user| &user.arn),
            "boundary": user.and_then(|user| user.boundary.as_ref()),
            "policy": user.and_then(|user| user.policy.seen()),
            "attached": user.and_then(|user| user.attached.seen()),
            "groups": user.and_then(|user| user.groups.seen()),
            "keys": keys.collect::<Vec<_>>(),
        }));
        return Ok(());
    }
    let words = out.words();
    let Some(user) = user else {
        out.line(&words.plain("cli-deployer-none"));
        return Ok(());
    };
    let say = |key: &str, name: &str, value: String| {
        out.line(&words.text(key, &[(name.to_owned(), value)].into()));
    };
    say("cli-deployer-user", "arn", user.arn.clone());
    if let Some(arn) = &user.boundary {
        say("cli-deployer-boundary", "arn", arn.clone());
    }
    if let Some(policy) = user.policy.seen() {
        say("cli-deployer-policy", "actions", policy::listed(policy).join(", "));
    }
    for (key, name, list) in
        [("cli-deployer-attached", "policies", &user.attached), ("cli-deployer-groups", "groups", &user.groups)]
    {
        if let Some(list) = list.seen().filter(|list| !list.is_empty()) {
            say(key, name, list.join(", "));
        }
    }
    let keys: &[UserKey] = user.keys.seen().map_or(&[], Vec::as_slice);
    for key in keys {
        out.line(&words.text("cli-deployer-key", &row(key, out)));
    }
    if current(keys).is_none() {
        out.line(&words.plain("cli-deployer-no-key"));
    }
    Ok(())
}

fn row(key: &UserKey, out: &Out) -> Args {
    let words = out.words();
    let state = if key.active { "cli-deployer-active" } else { "cli-deployer-inactive" };
    let used = match &key.used {
        Fact::Seen(used) => format!("{} ({})", used.at, used.service),
        Fact::Absent => words.plain("cli-deployer-never"),
        Fact::Unseen | Fact::Denied(_) => "?".to_owned(),
    };
    let kept = key.kept.as_ref().map_or_else(|| "–".to_owned(), |kept| kept.credential.to_string());
    Args::from([
        ("hint".to_owned(), key_hint(&key.id)),
        ("state".to_owned(), words.plain(state)),
        ("created".to_owned(), key.created.clone()),
        ("used".to_owned(), used),
        ("kept".to_owned(), kept),
    ])
}

/// Rotates the key, or takes the user back: shown first, and the journal knows it as it knows every run.
async fn change(
    home: &Home,
    args: &DeployerRunArgs,
    goal: Goal,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    let rotation = match goal {
        Goal::Clear => None,
        Goal::Build => {
            let world = looked(home, &args.site, out, cancel).await?;
            let user = seen(&world)?.ok_or_else(|| Error::new(Code::Blocked).arg("step", "deployer"))?;
            let keys = user.keys.seen().map_or(&[][..], Vec::as_slice);
            // Without a key of this computer's there is nothing to replace: it is made.
            Some(rotation(keys).unwrap_or(naru_core::spec::Rotation::Finish))
        }
    };
    let wish = wish(home, &args.site, Answered::default(), false).await?;
    let mut site = open_site(home, &wish, args.site.place.sign_in.process.allow_process, true, out, cancel).await?;
    site.spec.deployer.get_or_insert_with(Deployer::default);
    site.spec.rotate_key = rotation;
    let emit = emit(out);
    let (world, forecast) = site.look(&STEPS, goal, &emit, cancel).await?;
    if let Err(error) = agreed_to(&site, args.yes, "cli-ask-rotate", &world, &forecast, out, cancel).await {
        site.refuse(&error, &emit);
        return Err(error);
    }
    site.run(&STEPS, goal, world, &forecast, &emit, cancel, true).await.map(|_| ())
}

async fn export(home: &Home, args: &ExportKeyArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let world = looked(home, &args.site, out, cancel).await?;
    let wish = wish(home, &args.site, Answered::default(), false).await?;
    let site = open_site(home, &wish, args.site.place.sign_in.process.allow_process, false, out, cancel).await?;
    let keys = seen(&world)?.and_then(|user| user.keys.seen()).map_or(&[][..], Vec::as_slice);
    let kept = current(keys).and_then(|key| key.kept.as_ref());
    let name = || seen(&world).ok().flatten().map_or_else(|| "–".to_owned(), |user| user.name.clone());
    let kept = kept.filter(|_| site.spec.venue != Venue::Practice);
    let kept = kept.ok_or_else(|| Error::new(Code::NoCredential).arg("credential", name()))?;
    let key = HomeSink::new(home, &site.spec.site).key(&kept.credential).await?;
    write_private(&args.to, to_csv(&key).as_bytes())?;
    let path = args.to.display().to_string();
    if out.json() {
        out.value(&json!({ "v": VERSION, "event": "deployer-exported", "path": path, "hint": key.hint() }));
    } else {
        out.line(&out.words().text("cli-deployer-exported", &[("path".to_owned(), path)].into()));
    }
    Ok(())
}

/// A new file that only its owner may read from its first moment on.
fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |error: std::io::Error| {
        let code = match error.kind() {
            std::io::ErrorKind::AlreadyExists => Code::FileTaken,
            std::io::ErrorKind::StorageFull => Code::DiskFull,
            _ => Code::StoreUnusable,
        };
        Error::new(code).arg("path", path.display()).detail(error)
    };
    let mut file = options.open(path).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)
}
