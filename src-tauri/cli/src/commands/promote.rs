//! `naru promote`: the bytes of one environment's release, deployed to another.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use naru_adapters::home::Home;
use naru_adapters::promote::{Fetching, Promoted, fetch};
use naru_adapters::sites::{Said, SiteWish};
use naru_core::error::{Code, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::format;
use naru_core::names::EnvName;
use naru_core::recipe;
use tokio_util::sync::CancellationToken;

use super::run::{Back, How, Wanted, run};
use super::site::open_site;
use crate::args::{PromoteArgs, answers};
use crate::out::Out;

/// How many times the way of the files is told.
const TOLD: u64 = 4;

/// Fetches the release, then deploys it as any folder is deployed.
pub async fn promote(args: PromoteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let here = std::env::current_dir().unwrap_or_default();
    let saved = home.project(args.project.as_deref(), &here)?;
    let of = |env: &str| -> Result<SiteWish> {
        Ok(SiteWish { env: Some(EnvName::parse(env)?), ..SiteWish::remembered(saved.clone()) })
    };
    let (source, target) = (of(&args.from)?, of(&args.to)?);
    let told = AtomicU64::new(0);
    let hear = |going: Fetching| {
        let quarter = going.files * TOLD / going.of.max(1);
        if !out.json() && quarter > told.fetch_max(quarter, Ordering::Relaxed) {
            let values = [("files".to_owned(), going.files), ("of".to_owned(), going.of)];
            let values = values.map(|(name, count)| (name, count.to_string()));
            out.note(&out.words().text("cli-promote-fetching", &values.into()));
        }
    };
    let allow = args.process.allow_process;
    let fetched = fetch(&home, &source, &target, args.release.as_deref(), &hear, &cancel).await;
    let promoted = match fetched {
        Err(error) if error.code == Code::ProcessNotAllowed => {
            // Opening the site asks whether the profile's program may run.
            open_site(&home, &source, allow, false, out, &cancel).await?.close().await;
            fetch(&home, &source, &target, args.release.as_deref(), &hear, &cancel).await?
        }
        other => other?,
    };
    tell(&promoted, &args.to, out);
    let limit_rate = Said::of(args.run.rate.limit_rate.as_deref(), "off");
    let wish = SiteWish { daily: true, promoted: Some(promoted), answers: answers([&args.run]), limit_rate, ..target };
    let how = How {
        allow_process: allow,
        show_only: args.run.daily.dry_run,
        yes: args.yes,
        no_wait: args.run.daily.run.no_wait,
        back: Some(Back::of(args.run.auto_rollback)),
    };
    let wanted = Wanted { home: &home, wish, steps: recipe::daily(), goal: Goal::Build, how };
    run(&wanted, out, &cancel).await.map(drop)
}

fn tell(promoted: &Promoted, to: &str, out: &Out) {
    if out.json() {
        out.value(&serde_json::json!({
            "v": VERSION, "event": "promotion", "from": promoted.from.env, "to": to, "release": promoted.from.release,
            "files": promoted.files, "bytes": promoted.bytes, "fetched": promoted.fetched, "folder": promoted.folder,
        }));
        return;
    }
    let args = [
        ("release", promoted.from.release.to_string()),
        ("from", promoted.from.env.to_string()),
        ("to", to.to_owned()),
        ("files", promoted.files.to_string()),
        ("size", format::bytes(promoted.bytes)),
        ("fetched", format::count(promoted.fetched)),
    ];
    out.line(&out.words().text("cli-promote-what", &args.map(|(name, value)| (name.to_owned(), value)).into()));
}
