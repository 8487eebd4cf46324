//! `naru releases` and `naru rollback`: what a site was, and how it becomes that again.

use std::sync::Arc;

use naru_adapters::home::Home;
use naru_adapters::releases::{Past, past};
use naru_adapters::sites::SiteWish;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::manifest::{Manifest, ReleaseId};
use naru_core::deploy::releases::{ReleaseState, ReleaseView, between, list, sum};
use naru_core::error::{Args, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::format;
use naru_core::names::EnvName;
use naru_core::recipe;
use naru_core::spec::Answered;
use tokio_util::sync::CancellationToken;

use super::run::{How, Wanted, go, going_back, open};
use super::site::wish;
use crate::args::{BackArgs, PlaceArgs, PruneArgs, ReleasesArgs, ReleasesCommand, RollbackArgs, answers};
use crate::out::Out;

/// One of the verbs.
pub async fn releases(args: ReleasesArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    match args.command.unwrap_or(ReleasesCommand::List(args.place)) {
        ReleasesCommand::List(place) => {
            let (Past { bucket, releases }, _) = read(place, out, &cancel).await?;
            show_all(&list(&releases, &bucket), out);
            Ok(())
        }
        ReleasesCommand::Show(args) => {
            let (past, env) = read(args.place, out, &cancel).await?;
            let release = past.meant(Some(&args.release))?;
            let view = list(&past.releases, &past.bucket).into_iter().find(|one| one.id == release.id);
            show(&view.expect("a release that was read is in the list"), release, &env, out);
            Ok(())
        }
        ReleasesCommand::Diff(args) => {
            let (past, _) = read(args.place, out, &cancel).await?;
            differ(past.meant(Some(&args.earlier))?, past.meant(Some(&args.later))?, out);
            Ok(())
        }
        ReleasesCommand::Prune(args) => prune(args, out, &cancel).await,
    }
}

/// What there was, and of which environment.
async fn read(place: PlaceArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<(Past, EnvName)> {
    let home = Home::find()?;
    let how = How { allow_process: place.sign_in.process.allow_process, show_only: true, ..How::default() };
    let wanted = wanted(&home, place, Answered::default(), how).await?;
    let site = open(&wanted, out, cancel).await?;
    let past = past(&site, cancel).await?;
    Ok((past, site.spec.site.env.clone()))
}

/// A run in which the daily identity needs no folder.
async fn wanted<'a>(home: &'a Home, place: PlaceArgs, answers: Answered, how: How) -> Result<Wanted<'a>> {
    let wish = SiteWish { daily: true, ..wish(home, &place.into(), answers, false).await? };
    Ok(Wanted { home, wish, steps: recipe::daily(), goal: Goal::Build, how })
}

/// What has had its time goes now.
async fn prune(args: PruneArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let wanted = back(&home, &args.back, answers([&args.back.daily.run])).await?;
    let mut site = open(&wanted, out, cancel).await?;
    site.spec.prune = true;
    if args.all {
        site.spec.keep = Keep::NOTHING;
    }
    go(&wanted, &mut site, out, cancel).await
}

/// The files of an earlier release are put back, without a build and without sending any.
pub async fn rollback(args: RollbackArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let wanted = back(&home, &args.back, answers([&args.back.daily.run, &args.files])).await?;
    let mut site = open(&wanted, out, &cancel).await?;
    let past = past(&site, &cancel).await?;
    site.spec.roll_back = Some(past.meant(args.release.as_deref())?.id.clone());
    go(&wanted, &mut site, out, &cancel).await
}

async fn back<'a>(home: &'a Home, said: &BackArgs, answers: Answered) -> Result<Wanted<'a>> {
    let BackArgs { place, yes, daily } = said.clone();
    let how = How {
        allow_process: place.sign_in.process.allow_process,
        show_only: daily.dry_run,
        yes,
        no_wait: daily.run.no_wait,
        back: None,
    };
    wanted(home, place, answers, how).await
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

fn show(view: &ReleaseView, release: &Manifest, env: &EnvName, out: &Out) {
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
        out.line(&words.text("cli-rollback-offer", &going_back(&view.id, env)));
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
