//! `naru promote`: the bytes of one environment's release, deployed to another.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use naru_adapters::home::Home;
use naru_adapters::promote::{Fetching, Promoted, fetch};
use naru_adapters::sites::SiteWish;
use naru_core::error::Result;
use naru_core::event::{Goal, VERSION};
use naru_core::format;
use naru_core::names::EnvName;
use naru_core::recipe;
use naru_core::spec::Answered;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::site::{open_site, run_wish};
use crate::args::{ApplyArgs, PromoteArgs, SignInArgs, SiteArgs};
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
    let promoted = fetch(&home, &source, &target, args.release.as_deref(), &hear, &cancel).await?;
    tell(&promoted, &args.to, out);
    let site = SiteArgs {
        folder: None,
        project: args.project,
        env: Some(args.to),
        practice: false,
        sign_in: SignInArgs::default(),
        website_url: None,
    };
    let run = ApplyArgs {
        site,
        yes: args.yes,
        make_public: None,
        overwrite: args.overwrite,
        remove_many: false,
        mend: false,
        replace_records: false,
        delete_zone: false,
        keep_zone: false,
        leave_records: false,
        adopted_too: false,
        break_lock: args.break_lock,
        no_wait: args.no_wait,
        refresh: Vec::new(),
        limit_rate: None,
    };
    let target = SiteWish { daily: true, promoted: Some(promoted), ..target };
    if args.dry_run {
        return show(&home, &target, &run, out, &cancel).await;
    }
    run_wish(&home, target, &run, &recipe::daily(), Goal::Build, out, &cancel).await
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

/// What the deploy would do, in full; nothing is changed. Ends as it would, if it would stop.
async fn show(
    home: &Home,
    wish: &SiteWish,
    args: &ApplyArgs,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    let answers = Answered { overwrite: args.overwrite, break_lock: args.break_lock, ..Answered::default() };
    let wish = SiteWish { answers, ..wish.clone() };
    let site = open_site(home, &wish, false, false, out, cancel).await?;
    let emit = emit(out);
    let (world, forecast) = site.look(&recipe::daily(), Goal::Build, &emit, cancel).await?;
    let view = forecast.view(&site.spec, &world);
    if !out.json() {
        out.forecast(&view, true);
    }
    match view.steps.into_iter().find_map(|step| step.stop) {
        Some(stop) => {
            site.refuse(&stop, &emit);
            Err(stop)
        }
        None => Ok(()),
    }
}
