//! `naru project …`: saved projects.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::clock::SystemClock;
use naru_adapters::home::{Home, REPOSITORY_FILE, SavedProject};
use naru_adapters::store::Store;
use naru_core::clock::Clock;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::journal::Journal;
use naru_core::names::{BucketName, EnvName, Region};
use naru_core::project::{Project, Wishes, error_document, index_document};
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
    let mut project = Project::new(&Project::checked_name(&args.name)?, SystemClock.entropy());
    project.site = wishes(args.wishes, project.site)?;
    let path = if args.here { here.join(REPOSITORY_FILE) } else { home.project_path(&project) };
    let saved = SavedProject { project, path };
    home.add_project(&saved)?;
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
                    format!("{}  {}  {}", saved.project.name, saved.project.site.region(), envs.join(", ")).trim_end(),
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
    let saved = home.project(args.project.as_deref(), here)?;
    let env = args.env.as_deref().map(EnvName::parse).transpose()?;
    let saved = home.change_project(&saved, |project| {
        match env {
            None => project.site = wishes(args.wishes, project.site.clone())?,
            Some(env) => {
                if project.env.is_empty() {
                    // The one environment there was keeps its name beside the new one.
                    project.env.insert(EnvName::production(), Wishes::default());
                }
                let own = project.env.entry(env).or_default();
                *own = wishes(args.wishes, own.clone())?;
            }
        }
        Ok(())
    })?;
    show(&saved, out)
}

fn rename(home: &Home, here: &Path, args: &RenameArgs, out: &Out) -> Result<()> {
    let name = Project::checked_name(&args.new)?;
    let saved = home.project(Some(&args.name), here)?;
    home.change_project(&saved, |project| {
        project.name.clone_from(&name);
        Ok(())
    })?;
    out.line(&out.words().text("cli-project-renamed", &[("name".to_owned(), name)].into()));
    Ok(())
}

fn delete(home: &Home, here: &Path, name: Option<&str>, out: &Out) -> Result<()> {
    let saved = home.project(name, here)?;
    let store = Store::open(&home.store())?;
    let mut envs: Vec<EnvName> = saved.project.env.keys().cloned().collect();
    envs.push(EnvName::production());
    for env in envs {
        if !store.made(&naru_core::names::SiteId { project: saved.project.id.clone(), env }, None)?.is_empty() {
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
        index: args.index.as_deref().map(index_document).transpose()?.or(old.index),
        error: args.error.as_deref().map(error_document).transpose()?.or(old.error),
        source_maps: args.source_maps.or(old.source_maps),
    })
}
