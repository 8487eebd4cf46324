//! `naru releases` and `naru rollback`: what a site was, and how it becomes that again.

use std::sync::Arc;

use naru_adapters::crossing::Site;
use naru_adapters::home::Home;
use naru_adapters::releases::{Past, past};
use naru_adapters::sites::SiteWish;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::manifest::{Manifest, ReleaseId};
use naru_core::deploy::releases::{ReleaseState, ReleaseView, between, list, sum};
use naru_core::error::{Args, Code, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::format;
use naru_core::recipe;
use naru_core::spec::Answered;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::site::{open_site, run_opened, wish};
use crate::args::{ApplyArgs, BackArgs, PruneArgs, ReleasesArgs, ReleasesCommand, RollbackArgs, SiteArgs};
use crate::out::Out;

/// One of the verbs.
pub async fn releases(args: ReleasesArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    match args.command.unwrap_or(ReleasesCommand::List(args.place)) {
        ReleasesCommand::List(place) => {
            let Past { bucket, releases } = read(place.into(), out, &cancel).await?;
            show_all(&list(&releases, &bucket), out);
            Ok(())
        }
        ReleasesCommand::Show(args) => {
            let past = read(args.place.into(), out, &cancel).await?;
            let release = past.meant(Some(&args.release))?;
            let view = list(&past.releases, &past.bucket).into_iter().find(|one| one.id == release.id);
            show(&view.expect("a release that was read is in the list"), release, out);
            Ok(())
        }
        ReleasesCommand::Diff(args) => {
            let past = read(args.place.into(), out, &cancel).await?;
            differ(past.meant(Some(&args.earlier))?, past.meant(Some(&args.later))?, out);
            Ok(())
        }
        ReleasesCommand::Prune(args) => prune(args, out, &cancel).await,
    }
}

async fn read(args: SiteArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<Past> {
    let home = Home::find()?;
    let wish = SiteWish { daily: true, ..wish(&home, &args, Answered::default(), false).await? };
    let site = open_site(&home, &wish, args.sign_in.allow_process, false, out, cancel).await?;
    past(&site, cancel).await
}

/// What has had its time goes now.
async fn prune(args: PruneArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let all = args.all;
    back(&args.run.clone(), args.run.into(), out, cancel, async |site| {
        site.spec.prune = true;
        if all {
            site.spec.keep = Keep::NOTHING;
        }
        Ok(())
    })
    .await
}

/// The files of an earlier release are put back, without a build and without sending any.
pub async fn rollback(args: RollbackArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let said = args.release;
    let run = ApplyArgs { remove_many: args.remove_many, overwrite: args.overwrite, ..args.run.clone().into() };
    back(&args.run, run, out, &cancel, async |site| {
        let past = past(site, &cancel).await?;
        site.spec.roll_back = Some(past.meant(said.as_deref())?.id.clone());
        Ok(())
    })
    .await
}

/// Opens the site, says what is wanted of it, and runs that or shows it.
async fn back(
    said: &BackArgs,
    args: ApplyArgs,
    out: &Arc<Out>,
    cancel: &CancellationToken,
    wanted: impl AsyncFnOnce(&mut Site) -> Result<()>,
) -> Result<()> {
    let home = Home::find()?;
    let answers = args.answers();
    let wish = SiteWish { daily: true, ..wish(&home, &args.site, answers, false).await? };
    let mut site = open_site(&home, &wish, args.site.sign_in.allow_process, !said.dry_run, out, cancel).await?;
    wanted(&mut site).await?;
    let steps = recipe::daily();
    if !said.dry_run {
        return run_opened(&home, &wish, &mut site, &args, &steps, Goal::Build, out, cancel).await;
    }
    let (world, forecast) = site.look(&steps, Goal::Build, &emit(out), cancel).await?;
    if !out.json() {
        out.forecast(&forecast.view(&site.spec, &world), true);
    }
    Ok(())
}

/// The way back from a deploy whose site does not answer as it should: done where that was said, else told.
pub async fn after_failed(
    home: &Home,
    wish: &SiteWish,
    site: &mut Site,
    args: &ApplyArgs,
    auto: bool,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    site.spec.folder = None;
    let past = past(site, cancel).await?;
    let before = match past.meant(None) {
        Ok(before) => before.id.clone(),
        // A first release has nothing before it.
        Err(error) if error.code == Code::NoEarlierRelease => return Ok(()),
        Err(error) => return Err(error),
    };
    let named = Args::from([("release".to_owned(), before.to_string())]);
    if !auto {
        out.note(&out.words().text("cli-rollback-offer", &named));
        return Ok(());
    }
    out.note(&out.words().text("cli-rollback-auto", &named));
    site.renew()?;
    site.spec.answers = args.answers();
    site.spec.roll_back = Some(before);
    let steps = recipe::daily();
    run_opened(home, wish, site, args, &steps, Goal::Build, out, cancel).await
}

fn show_all(all: &[ReleaseView], out: &Out) {
    if out.json() {
        for release in all {
            out.value(&serde_json::json!({ "v": VERSION, "event": "release", "release": release }));
        }
        return;
    }
    if all.is_empty() {
        out.line(&out.words().plain("cli-no-releases"));
    }
    for release in all {
        out.line(&line(release, out));
    }
}

/// A release in one line.
fn line(release: &ReleaseView, out: &Out) -> String {
    let words = out.words();
    let mut parts = vec![words.plain(&format!("release-{}", release.state.key()))];
    parts.push(words.text("cli-release-files", &files(release.files, release.bytes)));
    if let Some(diff) = &release.changed {
        let number = |name: &str, n: u64| (name.to_owned(), n.to_string());
        let numbers = [number("added", diff.added), number("changed", diff.changed), number("removed", diff.removed)];
        parts.push(words.text("cli-release-changed", &numbers.into()));
    }
    if let Some(git) = &release.about.git {
        parts.push(format!(
            "{}{}",
            git.branch.as_ref().map_or_else(String::new, |b| format!("{b} ")),
            short(&git.commit)
        ));
    }
    if let Some(to) = &release.about.rolled_back_to {
        parts.push(words.text("cli-release-rolled-back", &named(to)));
    }
    if let Some(from) = &release.about.promoted_from {
        let env = [("env".to_owned(), from.env.to_string())];
        parts.push(words.text("cli-release-promoted", &named(&from.release).into_iter().chain(env).collect()));
    }
    parts.push(release.by.clone());
    format!("{}  {}  {}", release.id, release.at, parts.join(" · "))
}

fn files(files: u64, bytes: u64) -> Args {
    Args::from([("files".to_owned(), files.to_string()), ("size".to_owned(), format::bytes(bytes))])
}

fn named(release: &ReleaseId) -> Args {
    Args::from([("release".to_owned(), release.to_string())])
}

fn short(commit: &str) -> &str {
    commit.get(..10).unwrap_or(commit)
}

fn show(view: &ReleaseView, release: &Manifest, out: &Out) {
    if out.json() {
        let value = serde_json::json!({ "v": VERSION, "event": "release", "release": view, "files": release.files });
        out.value(&value);
        return;
    }
    let words = out.words();
    out.line(&line(view, out));
    if let Some(sent) = &view.about.sent {
        let number = |name: &str, n: u64| (name.to_owned(), n.to_string());
        let mut args = files(sent.files, sent.bytes);
        args.extend([number("puts", sent.puts), number("copies", sent.copies), number("deletes", sent.deletes)]);
        args.insert("usd".to_owned(), sent.micro_usd.map_or_else(|| "?".to_owned(), format::usd));
        out.line(&words.text("cli-release-sent", &args));
    }
    if let Some(millis) = view.about.millis {
        let time = format!("{:.1}", millis as f64 / 1000.0);
        out.line(&words.text("cli-release-millis", &[("time".to_owned(), time)].into()));
    }
    if view.state == ReleaseState::Kept {
        out.line(&words.text("cli-rollback-offer", &named(&view.id)));
    }
    for file in &release.files {
        out.line(&format!("  {}  {}", file.key, format::bytes(file.size)));
    }
}

fn differ(earlier: &Manifest, later: &Manifest, out: &Out) {
    let all = between(earlier, later);
    if out.json() {
        let (from, to) = (&earlier.id, &later.id);
        out.value(&serde_json::json!({
            "v": VERSION, "event": "release-diff", "earlier": from, "later": to, "sum": sum(&all), "files": all,
        }));
        return;
    }
    if all.is_empty() {
        out.line(&out.words().plain("cli-release-same"));
    }
    let size = |bytes: Option<u64>| bytes.map_or_else(|| "–".to_owned(), format::bytes);
    for file in &all {
        let kind = out.words().plain(&format!("differs-{}", file.kind.key()));
        out.line(&format!("{kind}  {}  {} → {}", file.key, size(file.before), size(file.after)));
    }
}
