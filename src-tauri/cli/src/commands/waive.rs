//! `naru waive`: what is found in a build folder, and what the project says to it, file by file.

use std::sync::Arc;

use naru_adapters::folder::{Scanned, examine};
use naru_adapters::home::{Home, SavedProject};
use naru_core::deploy::finding::{Finding, Waiver};
use naru_core::deploy::folder::FolderWarningKind;
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::project::Wishes;
use naru_core::spec::FolderWish;
use tokio_util::sync::CancellationToken;

use super::site::yes_or_no;
use crate::args::WaiveArgs;
use crate::out::Out;

/// Lists what is found, or says what holds for one file from now on.
pub async fn waive(args: WaiveArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let here = std::env::current_dir().unwrap_or_default();
    let saved = home.project(args.which.project.as_deref(), &here)?;
    match &args.file {
        Some(file) if args.leave_out || args.take_back => said(&home, &saved, file, args.leave_out, out),
        Some(file) => {
            let (scanned, _) = scanned(&home, &saved, &args)?;
            allow(&home, &saved, &scanned, file, &args, out, &cancel).await
        }
        None => {
            let (scanned, wishes) = scanned(&home, &saved, &args)?;
            list(&scanned, &wishes, out);
            Ok(())
        }
    }
}

fn scanned(home: &Home, saved: &SavedProject, args: &WaiveArgs) -> Result<(Scanned, Wishes)> {
    let env = args.which.env()?;
    let site = saved.project.site(env.as_ref())?;
    let known = home.local()?.site.get(&site.tag()).and_then(|known| known.folder.clone());
    let folder = args.folder.as_ref().map(|folder| folder.display().to_string()).or(known);
    let folder = folder.ok_or_else(|| Error::new(Code::NoFolder).arg("path", ""))?;
    let wishes = saved.project.wishes(&site.env);
    Ok((examine(&FolderWish::of(folder, &wishes), Some(&home.scans()))?, wishes))
}

fn list(scanned: &Scanned, wishes: &Wishes, out: &Out) {
    let view = &scanned.view;
    if out.json() {
        out.value(&serde_json::json!({
            "v": VERSION, "event": "findings", "root": view.root, "blocked": scanned.blocked,
            "warnings": view.warnings, "waive": wishes.waive, "leave_out": wishes.leave_out,
        }));
        return;
    }
    let words = out.words();
    out.line(&words.text("cli-waive-folder", &Args::from([("path".to_owned(), view.root.clone())])));
    for found in &scanned.blocked {
        let line = found.line.map(|line| format!(":{line}")).unwrap_or_default();
        let kind = words.plain(&format!("secret-kind-{}", found.kind.key()));
        let never =
            if found.may_be_waived() { String::new() } else { format!(" · {}", words.plain("cli-waive-never")) };
        out.line(&format!("  ✗ secret  {}{line}  {kind}{never}", found.path));
    }
    for warning in &view.warnings {
        let what = words.plain(&format!("folder-warning-{}", warning.kind.key()));
        out.line(&format!("  ! {}  {}  {what}", warning.kind.key(), warning.path));
    }
    for waiver in &wishes.waive {
        let holds = view.files.iter().any(|file| file.key.as_str() == waiver.path && file.sha256 == waiver.sha256);
        let key = if holds { "cli-waive-row" } else { "cli-waive-row-stale" };
        let why = waiver.why.as_ref().map(|why| format!(" · {why}")).unwrap_or_default();
        out.line(&format!("  ✓ {}  {}  {}{why}", waiver.rule.key(), waiver.path, words.plain(key)));
    }
    for path in &wishes.leave_out {
        out.line(&format!("  – {path}  {}", words.plain("left-out-asked")));
    }
    if scanned.blocked.is_empty() && view.warnings.is_empty() {
        out.line(&words.plain("cli-waive-none"));
    }
}

async fn allow(
    home: &Home,
    saved: &SavedProject,
    scanned: &Scanned,
    path: &str,
    args: &WaiveArgs,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    let wanted = args.rule.as_deref().map(rule).transpose()?;
    let minds = |kind: FolderWarningKind| wanted.is_none_or(|wanted| wanted == kind);
    let mut waivers = Vec::new();
    if minds(FolderWarningKind::Secret)
        && let Some(found) = scanned.blocked.iter().find(|found| found.path == path)
    {
        agreed(found, args.yes, out, cancel).await?;
        waivers.extend(found.sha256.clone().map(|sha256| (sha256, FolderWarningKind::Secret)));
    }
    if let Some(file) = scanned.view.files.iter().find(|file| file.path == path || file.key.as_str() == path) {
        let kinds =
            scanned.view.warnings.iter().filter(|warning| warning.path == file.path).map(|warning| warning.kind);
        waivers.extend(kinds.filter(|kind| minds(*kind)).map(|kind| (file.sha256.to_string(), kind)));
    }
    if waivers.is_empty() {
        return Err(nothing_found(path));
    }
    let key = naru_core::names::Key::parse(path)?.to_string();
    let saved = home.change_project(saved, |project| {
        for (sha256, rule) in waivers {
            project.site.waive.retain(|old| (&old.path, old.rule) != (&key, rule));
            project.site.waive.push(Waiver { path: key.clone(), sha256, rule, why: args.why.clone() });
        }
        Ok(())
    })?;
    did("waived", path, &saved, out);
    Ok(())
}

/// A yes for what looks secret; what never may be public is refused without a question.
async fn agreed(found: &Finding, yes: bool, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let question = || {
        let kind = out.words().plain(&format!("secret-kind-{}", found.kind.key()));
        out.words().text("cli-ask-waive", &[("file".to_owned(), found.path.clone()), ("kind".to_owned(), kind)].into())
    };
    if found.may_be_waived() && (yes || yes_or_no(out, &question(), cancel).await?) {
        Ok(())
    } else {
        Err(found.refusal())
    }
}

/// Leaves a file or a folder behind from now on, or takes back whatever was said of it.
fn said(home: &Home, saved: &SavedProject, path: &str, leave_out: bool, out: &Out) -> Result<()> {
    let path = path.trim_end_matches('/');
    let key = naru_core::names::Key::parse(path)?.to_string();
    let saved = home.change_project(saved, |project| {
        let site = &mut project.site;
        let before = (site.waive.len(), site.leave_out.len());
        site.leave_out.retain(|old| old.trim_end_matches('/') != key);
        if leave_out {
            site.leave_out.push(key.clone());
            return Ok(());
        }
        site.waive.retain(|old| old.path != key);
        if before == (site.waive.len(), site.leave_out.len()) { Err(nothing_found(path)) } else { Ok(()) }
    })?;
    did(if leave_out { "left" } else { "taken-back" }, path, &saved, out);
    Ok(())
}

fn did(what: &str, path: &str, saved: &SavedProject, out: &Out) {
    if out.json() {
        let site = &saved.project.site;
        out.value(&serde_json::json!({
            "v": VERSION, "event": "waived", "waive": site.waive, "leave_out": site.leave_out
        }));
        return;
    }
    let args =
        Args::from([("file".to_owned(), path.to_owned()), ("path".to_owned(), saved.path.display().to_string())]);
    out.line(&out.words().text(&format!("cli-waive-{what}"), &args));
}

fn rule(text: &str) -> Result<FolderWarningKind> {
    let known = FolderWarningKind::ALL.into_iter().find(|kind| kind.key() == text);
    known.ok_or_else(|| Error::new(Code::BadValue).arg("field", "rule").arg("value", text).arg("rule", "finding-rule"))
}

fn nothing_found(path: &str) -> Error {
    Error::new(Code::BadValue).arg("field", "file").arg("value", path).arg("rule", "nothing-found")
}
