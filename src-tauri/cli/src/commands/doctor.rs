//! `naru doctor`: looks, says what is wrong, how we know, and what mends it. It changes nothing but with `--fix`, which
//! shows the plan of one fix, asks, and runs it.

use std::sync::Arc;

use naru_adapters::crossing::Emit;
use naru_adapters::doctor::{Examined, examine, examine_error};
use naru_adapters::home::Home;
use naru_adapters::sites::SiteWish;
use naru_core::doctor::Fix;
use naru_core::doctor::view::{Checkup, FindingView, FixView};
use naru_core::error::{Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::recipe;
use naru_core::spec::Answered;
use tokio_util::sync::CancellationToken;

use super::run::{How, Wanted, is_daily, run};
use super::site::{asks, last_folder, open_site, wish, yes_or_no};
use crate::args::{DoctorArgs, SiteArgs};
use crate::out::Out;

/// Examines a site. Ends with `ailing` if something is broken, so that a script can tell.
pub async fn doctor(args: DoctorArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let folder_known = args.site.folder.is_some() || last_folder(&home, &args.site)?.is_some();
    let wish = wish(&home, &args.site, Answered::default(), folder_known).await?;
    let examined = examined(&home, &wish, &args.site, out, &cancel).await?;
    match &args.fix {
        Some(rule) => mend(&home, &args, rule, folder_known, &wish, examined, out, &cancel).await,
        None => tell(&examined.checkup, out),
    }
}

/// Looks and judges; what the look stops at is evidence, too.
async fn examined(
    home: &Home,
    wish: &SiteWish,
    args: &SiteArgs,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<Examined> {
    let site = match open_site(home, wish, args.place.sign_in.process.allow_process, false, out, cancel).await {
        Ok(site) => site,
        Err(error) => return examine_error(home, wish, error).await,
    };
    let quiet: Emit = Arc::new(|_| {});
    let looked = site.look(&recipe::STATIC_SITE, Goal::Build, &quiet, cancel).await;
    let examined = match looked {
        Ok((world, _)) => examine(home, wish, &site, world, None, cancel).await,
        Err(error) => examine_error(home, wish, error).await,
    };
    site.close().await;
    examined
}

fn tell(checkup: &Checkup, out: &Out) -> Result<()> {
    for finding in &checkup.findings {
        if out.json() {
            out.value(&serde_json::json!({ "v": VERSION, "event": "finding", "finding": finding }));
        } else {
            show(finding, out);
        }
    }
    if out.json() {
        let (looked, apart, unlooked) = (checkup.looked, checkup.apart, &checkup.unlooked);
        let line = serde_json::json!({
            "v": VERSION, "event": "checkup", "looked": looked, "apart": apart, "unlooked": unlooked
        });
        out.value(&line);
    } else {
        covered(checkup, out);
    }
    if let Some(error) = &checkup.stopped {
        // A look that came to nothing for a reason no rule knows.
        return Err(error.clone());
    }
    match checkup.broken() {
        0 => Ok(()),
        broken => Err(Error::new(Code::Ailing).arg("count", broken)),
    }
}

/// How much was looked at, and what could not be.
fn covered(checkup: &Checkup, out: &Out) {
    let words = out.words();
    if checkup.broken() == 0 && checkup.stopped.is_none() {
        out.line(&words.plain(if checkup.findings.is_empty() { "cli-doctor-well" } else { "cli-doctor-works" }));
    }
    let count = |key: &str, value: u32| words.text(key, &[("count".to_owned(), value.to_string())].into());
    out.note(&count("cli-doctor-looked", checkup.looked));
    for part in &checkup.unlooked {
        let name = words.plain(&format!("doctor-part-{}", part.part));
        let action = part.action.as_ref().map(|action| format!(": {action}")).unwrap_or_default();
        out.note(&format!("  {} ({}){action}", name, part.rules.join(", ")));
    }
}

/// Shows what would mend one finding, asks, and does it.
#[expect(
    clippy::too_many_arguments,
    reason = "one call with what the command was given; a struct would only rename it"
)]
async fn mend(
    home: &Home,
    args: &DoctorArgs,
    rule: &str,
    folder_known: bool,
    wish: &SiteWish,
    examined: Examined,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    let at = examined.findings.iter().position(|finding| finding.rule.eq_ignore_ascii_case(rule));
    let Some((finding, view)) = at.and_then(|at| Some((&examined.findings[at], examined.checkup.findings.get(at)?)))
    else {
        if let Some(error) = examined.checkup.stopped {
            return Err(error);
        }
        out.line(&out.words().text("cli-doctor-fix-none", &[("rule".to_owned(), rule.to_owned())].into()));
        return Ok(());
    };
    if out.json() {
        out.value(&serde_json::json!({ "v": VERSION, "event": "finding", "finding": view }));
    } else {
        show(view, out);
    }
    let Some(step) = finding.fix.step() else {
        // What only a person, or time, can do was said above.
        return Err(Error::new(Code::Ailing).arg("count", 1));
    };
    if let Fix::Wish { wish: change, .. } = &finding.fix {
        let question = out.words().text("cli-doctor-ask-wish", &[("wish".to_owned(), change.shown())].into());
        if !args.yes && !yes_or_no(out, &question, cancel).await? {
            return Err(if asks(out) {
                Error::new(Code::Cancelled)
            } else {
                Error::new(Code::Ask).hint("answer-flag").arg("question", question).arg("flag", "--yes")
            });
        }
        let env = wish.saved.project.site(wish.env.as_ref())?.env;
        home.change_project(&wish.saved, |project| {
            change.apply(project.env.get_mut(&env).unwrap_or(&mut project.site));
            Ok(())
        })?;
    }
    // Who asks for the fix has answered that a hand edit may be set back; the plan is still shown and asked about.
    let answers =
        Answered { mend: true, leave_records: Some(false), refresh: finding.fix.refresh(), ..Answered::default() };
    let steps = recipe::toward(step);
    let wish = self::wish(home, &args.site, answers, folder_known).await?;
    let allow_process = args.site.place.sign_in.process.allow_process;
    let how = How { allow_process, yes: args.yes, ..How::default() };
    let wanted = Wanted { home, wish: SiteWish { daily: is_daily(&steps), ..wish }, steps, goal: Goal::Build, how };
    run(&wanted, out, cancel).await.map(drop)
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
    let mend = || format!("    naru doctor --fix {}", finding.rule);
    match &finding.fix {
        FixView::Ops { ops, .. } => {
            for op in ops {
                out.line(&format!("    {}", words.of(&op.title)));
            }
            out.line(&mend());
        }
        FixView::Run { .. } => out.line(&mend()),
        FixView::Wish { wish, .. } => {
            out.line(&format!("    {wish}"));
            out.line(&mend());
        }
        FixView::Person { commands, .. } => {
            for command in commands {
                out.line(&format!("    {}", command.posix));
            }
        }
        FixView::Wait { .. } => {}
    }
}
