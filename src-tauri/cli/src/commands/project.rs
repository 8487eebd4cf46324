//! `naru project …`: saved projects.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::clock::SystemClock;
use naru_adapters::home::{Home, REPOSITORY_FILE, SavedProject, read_project};
use naru_adapters::store::Store;
use naru_core::clock::Clock;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::journal::Journal;
use naru_core::names::{BucketName, EnvName, Region};
use naru_core::project::{Project, Wishes};
use naru_core::world::Ownership;

use crate::args::{NewArgs, OwnershipArg, ProjectArgs, ProjectCommand, RenameArgs, SetArgs, WishArgs};
use crate::out::Out;

/// Does what was asked with saved projects.
pub fn project(args: ProjectArgs, out: &Arc<Out>) -> Result<()> {
    let home = Home::find()?;
    let here = std::env::current_dir().unwrap_or_default();
    match args.command {
        ProjectCommand::New(args) => new(&home, &here, args, out),
        ProjectCommand::List => list(&home, out),
        ProjectCommand::Show(args) => {
            let saved = home.project(args.name.as_deref(), &here)?;
            show(&saved, out)
        }
        ProjectCommand::Set(args) => set(&home, &here, args, out),
        ProjectCommand::Rename(args) => rename(&home, &here, &args, out),
        ProjectCommand::Delete(args) => delete(&home, &here, args.name.as_deref(), out),
        ProjectCommand::Restore(args) => restore(&home, args.name.as_deref(), out),
    }
}

fn new(home: &Home, here: &Path, args: NewArgs, out: &Out) -> Result<()> {
    let name = args.name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err(Error::new(Code::BadValue).arg("field", "project").arg("value", name).arg("rule", "name-shape"));
    }
    if home.projects()?.into_iter().flatten().any(|p| p.project.name == name) {
        return Err(Error::new(Code::ProjectExists).arg("project", name));
    }
    let mut project = Project::new(name, SystemClock.entropy());
    project.site = wishes(args.wishes, project.site)?;
    let path = if args.here { here.join(REPOSITORY_FILE) } else { home.project_path(&project) };
    if read_project(&path)?.is_some() {
        return Err(Error::new(Code::ProjectExists).arg("project", path.display()));
    }
    let saved = SavedProject { project, path };
    home.save_project(&saved)?;
    if out.json() {
        return show(&saved, out);
    }
    out.line(&out.words().text("cli-project-made", &[("path".to_owned(), saved.path.display().to_string())].into()));
    Ok(())
}

fn list(home: &Home, out: &Out) -> Result<()> {
    let all = home.projects()?;
    if all.is_empty() && !out.json() {
        out.line(&out.words().plain("cli-no-projects"));
    }
    for project in all {
        match project {
            Ok(saved) if out.json() => show(&saved, out)?,
            Ok(saved) => {
                let envs: Vec<&str> = saved.project.env.keys().map(EnvName::as_str).collect();
                out.line(
                    &format!("{}  {}  {}", saved.project.name, saved.project.site.region(), envs.join(", ")).trim_end(),
                );
            }
            // One damaged file must not hide the others.
            Err(error) => out.note(&out.words().error(&error)),
        }
    }
    Ok(())
}

fn show(saved: &SavedProject, out: &Out) -> Result<()> {
    if out.json() {
        out.value(
            &serde_json::json!({ "v": VERSION, "event": "project", "project": saved.project, "path": saved.path }),
        );
    } else {
        out.line(&format!("# {}", saved.path.display()));
        out.line(saved.project.to_text().trim_end());
    }
    Ok(())
}

fn set(home: &Home, here: &Path, args: SetArgs, out: &Out) -> Result<()> {
    let mut saved = home.project(args.project.as_deref(), here)?;
    match args.env.as_deref().map(EnvName::parse).transpose()? {
        None => saved.project.site = wishes(args.wishes, saved.project.site)?,
        Some(env) => {
            if saved.project.env.is_empty() {
                // The one environment there was keeps its name beside the new one.
                saved.project.env.insert(EnvName::production(), Wishes::default());
            }
            let own = saved.project.env.entry(env).or_default();
            *own = wishes(args.wishes, own.clone())?;
        }
    }
    home.save_project(&saved)?;
    show(&saved, out)
}

fn rename(home: &Home, here: &Path, args: &RenameArgs, out: &Out) -> Result<()> {
    let mut saved = home.project(Some(&args.name), here)?;
    if home.projects()?.into_iter().flatten().any(|p| p.project.name == args.new && p.path != saved.path) {
        return Err(Error::new(Code::ProjectExists).arg("project", &args.new));
    }
    saved.project.name = args.new.trim().to_owned();
    home.save_project(&saved)?;
    out.line(&out.words().text("cli-project-renamed", &[("name".to_owned(), saved.project.name)].into()));
    Ok(())
}

fn delete(home: &Home, here: &Path, name: Option<&str>, out: &Out) -> Result<()> {
    let saved = home.project(name, here)?;
    let store = Store::open(&home.store())?;
    let mut envs: Vec<EnvName> = saved.project.env.keys().cloned().collect();
    envs.push(EnvName::production());
    for env in envs {
        if !store.made(&naru_core::names::SiteId { project: saved.project.id.clone(), env })?.is_empty() {
            return Err(Error::new(Code::ProjectLive).arg("project", &saved.project.name));
        }
    }
    let kept = home.delete_project(&saved)?;
    let args = [("name".to_owned(), saved.project.name), ("path".to_owned(), kept.display().to_string())];
    out.line(&out.words().text("cli-project-deleted", &args.into()));
    Ok(())
}

fn restore(home: &Home, name: Option<&str>, out: &Out) -> Result<()> {
    let restored = home.restore_project(name)?;
    out.line(&out.words().text("cli-project-restored", &[("name".to_owned(), restored.project.name)].into()));
    Ok(())
}

/// What was said, over what was there.
fn wishes(args: WishArgs, old: Wishes) -> Result<Wishes> {
    Ok(Wishes {
        region: args.region.as_deref().map(Region::parse).transpose()?.or(old.region),
        bucket: args.bucket.as_deref().map(BucketName::parse).transpose()?.or(old.bucket),
        access: args.access.map(Into::into).or(old.access),
        ownership: args
            .ownership
            .map(|o| match o {
                OwnershipArg::AclsDisabled => Ownership::AclsDisabled,
                OwnershipArg::AclsEnabled => Ownership::AclsEnabled,
            })
            .or(old.ownership),
        index: args.index.or(old.index),
        error: args.error.or(old.error),
        source_maps: args.source_maps.or(old.source_maps),
    })
}
