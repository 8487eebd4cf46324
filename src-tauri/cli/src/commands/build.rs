//! `naru build`, and the build before a deploy: shown, agreed to, run, told line by line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use naru_adapters::build::{allow, check, is_allowed, place, plan, run};
use naru_adapters::home::{Home, SavedProject};
use naru_core::build::{Build, BuildWish, checked_below, checked_command};
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::names::EnvName;
use naru_core::project::Project;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::site::yes_or_no;
use crate::args::{BuildStepArgs, BuildWishArgs, DeployArgs};
use crate::out::Out;

/// Builds, and says where the output lies.
pub async fn build(args: BuildStepArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let env = args.which.env()?;
    let here = std::env::current_dir().unwrap_or_default();
    match home.project(args.which.project.as_deref(), &here) {
        Ok(saved) => {
            build_project(&home, &saved, env.as_ref(), args.dir.as_deref(), args.allow_build, out, &cancel).await?;
        }
        // A folder can be built without being a project.
        Err(error) if error.code == Code::NoProject && args.which.project.is_none() => {
            let dir = args.dir.unwrap_or(here);
            one(&home, &plan(&dir, &BuildWish::default())?, args.allow_build, out, &cancel).await?;
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// The folder to deploy, built just now; `None` if nothing is to be built.
pub(super) async fn before_deploy(
    home: &Home,
    args: &DeployArgs,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<Option<PathBuf>> {
    let (saved, env) = super::site::find(home, &args.site.place.which)?;
    let wished = saved.project.build.as_ref().and_then(|wish| wish.before_deploy).unwrap_or(false);
    // Who names a folder means that one as it is.
    if !args.build && (args.no_build || !wished || args.site.folder.is_some()) {
        return Ok(None);
    }
    build_project(home, &saved, env.as_ref(), None, args.allow_build, out, cancel).await.map(Some)
}

async fn build_project(
    home: &Home,
    saved: &SavedProject,
    env: Option<&EnvName>,
    said: Option<&Path>,
    allowed: bool,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<PathBuf> {
    let site = saved.project.site(env)?;
    let local = home.local()?;
    let here = std::env::current_dir().unwrap_or_default();
    let dir = place(home, saved, local.site.get(&site.tag()), said).unwrap_or(here);
    let build = plan(&dir, &saved.project.build.clone().unwrap_or_default())?;
    let folder = one(home, &build, allowed, out, cancel).await?;
    if let (Some(said), true) = (said, home.keeps(&saved.path)) {
        let root = std::path::absolute(said).unwrap_or_else(|_| said.to_owned());
        home.with_local(|local| {
            local.site.entry(site.tag()).or_default().root = Some(root.display().to_string());
        })?;
    }
    Ok(folder)
}

/// One build: refused unless somebody has said yes to it.
async fn one(home: &Home, build: &Build, allowed: bool, out: &Out, cancel: &CancellationToken) -> Result<PathBuf> {
    let args = Args::from([("path".to_owned(), build.dir.clone()), ("command".to_owned(), build.command.clone())]);
    if !allowed && !is_allowed(home, build)? {
        if !out.json() {
            out.note(&out.words().text("cli-build-shown", &args));
            out.note(&format!("  {}", build.command));
            for script in &build.scripts {
                out.note(&format!("    {}: {}", seen(&script.name), seen(&script.text)));
            }
        }
        if !yes_or_no(out, &out.words().plain("cli-build-ask"), cancel).await? {
            let refused = Error::new(Code::BuildNotAllowed).arg("command", &build.command);
            return Err(refused.arg("path", &build.dir));
        }
    }
    allow(home, build)?;
    let notes = check(build).await?;
    let tell_notes = || {
        for note in &notes {
            out.warn(&out.words().of(note));
        }
    };
    if out.json() {
        out.value(&json!({ "v": VERSION, "event": "build", "state": "running", "build": build, "notes": notes }));
    } else {
        tell_notes();
        out.note(&out.words().text("cli-build-running", &args));
    }
    let hear = |lines: Vec<String>| {
        for line in lines {
            if out.json() {
                out.value(&json!({ "v": VERSION, "event": "build-line", "line": line }));
            } else {
                out.note(&format!("  {line}"));
            }
        }
    };
    let built = match run(build, hear, cancel).await {
        Ok(built) => built,
        Err(error) => {
            // They may well be why.
            if error.code == Code::BuildFailed && !out.json() {
                tell_notes();
            }
            return Err(error);
        }
    };
    let seconds = built.took.as_secs_f64();
    if out.json() {
        let folder = built.folder.display().to_string();
        out.value(&json!({ "v": VERSION, "event": "build", "state": "done", "folder": folder, "seconds": seconds }));
    } else {
        let path = built.folder.display().to_string();
        let args = Args::from([("path".to_owned(), path), ("time".to_owned(), format!("{seconds:.1}"))]);
        out.note(&out.words().text("cli-build-done", &args));
    }
    Ok(built.folder)
}

/// What `--build-command` takes for a project that is never built.
const OFF: &str = "off";

/// A text of somebody's file, on one line, with nothing in it that a terminal would follow.
fn seen(text: &str) -> String {
    let mut cleaner = naru_core::build::log::Cleaner::default();
    cleaner.push(text.replace(['\n', '\r'], " ⏎ ").as_bytes(), drop);
    cleaner.end().unwrap_or_default()
}

/// What is said about a project's build on the command line, over what it said before. Who types a command says yes to
/// it where it will run.
pub(super) fn wished(args: BuildWishArgs, project: &mut Project) -> Result<()> {
    let mut wish = project.build.take().unwrap_or_default();
    let set = |said: Option<String>, was: Option<String>, check: fn(&str) -> Result<String>| match said.as_deref() {
        None => Ok(was),
        Some("none") => Ok(None),
        Some(text) => check(text).map(Some),
    };
    let never = args.build_command.as_deref().map(|said| said == OFF);
    wish.off = never.map_or(wish.off, |never| never.then_some(true));
    // What is never built keeps nothing of how it was.
    if never == Some(true) {
        project.build = Some(BuildWish { off: Some(true), ..BuildWish::default() });
        return Ok(());
    }
    wish.command = set(args.build_command, wish.command, checked_command)?;
    wish.output = set(args.build_output, wish.output, checked_below)?;
    wish.dir = set(args.build_folder, wish.dir, checked_below)?;
    wish.before_deploy = args.build_before_deploy.or(wish.before_deploy);
    project.build = Some(wish).filter(|wish| !wish.is_empty());
    Ok(())
}

/// Says yes to a command that was typed just now, where it will run, if that is known.
pub(super) fn typed(home: &Home, saved: &SavedProject) -> Result<()> {
    let Some(wish) = saved.project.build.clone().filter(|wish| wish.command.is_some()) else { return Ok(()) };
    let local = home.local()?;
    let known = saved.project.site(None).ok().and_then(|site| local.site.get(&site.tag()));
    match place(home, saved, known, None).map(|dir| plan(&dir, &wish)) {
        Some(Ok(build)) => allow(home, &build),
        // It is asked about when it comes to it.
        Some(Err(_)) | None => Ok(()),
    }
}
