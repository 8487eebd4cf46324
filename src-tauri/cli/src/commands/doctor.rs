//! `naru doctor`: looks, says what is wrong, how we know, and what mends it. It changes nothing.

use std::sync::Arc;

use naru_adapters::clock::SystemClock;
use naru_adapters::crossing::Emit;
use naru_adapters::home::Home;
use naru_core::clock::Clock;
use naru_core::doctor::view::{FindingView, FixView};
use naru_core::doctor::{Evidence, Severity, examine};
use naru_core::error::{Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::price::Prices;
use naru_core::recipe;
use naru_core::spec::Answered;
use naru_core::world::World;
use tokio_util::sync::CancellationToken;

use super::site::{last_folder, open_site, wish};
use crate::args::SiteArgs;
use crate::out::Out;

/// Examines a site. Ends with `ailing` if something is broken, so that a script can tell.
pub async fn doctor(args: SiteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let folder_known = args.folder.is_some() || last_folder(&home, &args)?.is_some();
    let wish = wish(&home, &args, Answered::default(), folder_known).await?;
    let site = open_site(&home, &wish, args.allow_process, false, out, &cancel).await?;
    let quiet: Emit = Arc::new(|_| {});
    let evidence = match site.look(&recipe::STATIC_SITE, Goal::Build, &quiet, &cancel).await {
        Ok((world, _)) => Evidence::of(&site.spec, world),
        Err(error) if error.code == Code::Cancelled => return Err(error),
        // What the look stopped at is the evidence.
        Err(error) => Evidence { error: Some(error), ..Evidence::of(&site.spec, World::default()) },
    };
    let evidence = Evidence { now: Some(SystemClock.now()), ..evidence };
    let stopped = evidence.error.clone();
    let prices = Prices::of(&site.spec.region);
    let found: Vec<FindingView> = examine(&site.spec, &evidence)
        .iter()
        .map(|finding| FindingView::of(finding, &prices, &site.spec.aws_args))
        .collect();
    site.close().await;
    for finding in &found {
        if out.json() {
            out.value(&serde_json::json!({ "v": VERSION, "event": "finding", "finding": finding }));
        } else {
            show(finding, out);
        }
    }
    let broken = found.iter().filter(|finding| finding.severity == Severity::Broken).count();
    match (stopped, broken) {
        // A look that came to nothing for a reason no rule knows.
        (Some(error), 0) => Err(error),
        (_, 0) => {
            if !out.json() {
                out.line(&out.words().plain(if found.is_empty() { "cli-doctor-well" } else { "cli-doctor-works" }));
            }
            Ok(())
        }
        (_, broken) => Err(Error::new(Code::Ailing).arg("count", broken)),
    }
}

fn show(finding: &FindingView, out: &Out) {
    let words = out.words();
    let severity = words.plain(&format!("doctor-severity-{}", finding.severity.key()));
    let place = words.plain(&format!("doctor-place-{}", finding.place.key()));
    out.line(&format!("{severity} · {place} · {}: {}", finding.rule, words.of(&finding.title)));
    out.line(&format!("  {}", words.of(&finding.why)));
    for line in &finding.evidence {
        out.line(&format!("  {}: {}", words.plain(&format!("doctor-saw-{}", line.what)), line.value));
    }
    out.line(&format!("  → {}", words.of(&finding.mend)));
    match &finding.fix {
        FixView::Ops { ops, .. } => {
            for op in ops {
                out.line(&format!("    {}", words.of(&op.title)));
            }
            out.line("    naru apply --mend");
        }
        FixView::Run { step } => {
            out.line(&format!("    naru apply  ({})", words.plain(&format!("step-{}", step.key()))))
        }
        FixView::Person { commands, .. } => {
            for command in commands {
                out.line(&format!("    {}", command.posix));
            }
        }
        FixView::Wait { .. } => {}
    }
}
