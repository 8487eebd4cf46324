//! `naru plan`, `apply`, `deploy`, `status`, `destroy`: one site, one run.

use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;

use naru_adapters::aws::{ProcessPreview, profiles};
use naru_adapters::crossing::Site;
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::keys::Keys;
use naru_adapters::sites::{Said, SiteWish, allow_process, known, open as open_known, remember};
use naru_core::error::{Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::forecast::Forecast;
use naru_core::names::EnvName;
use naru_core::plan::{Plan, Question};
use naru_core::project::CredentialRef;
use naru_core::recipe;
use naru_core::spec::{Answered, Venue};
use naru_core::step::{Step, StepId};
use naru_core::world::World;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::run::{Back, How, Wanted, is_daily, open, run, show};
use crate::args::{ApplyArgs, DeployArgs, DestroyArgs, PlanArgs, SiteArgs, WhichArgs, answers};
use crate::out::Out;

/// The project and the environment a command is about.
pub fn find(home: &Home, args: &WhichArgs) -> Result<(SavedProject, Option<EnvName>)> {
    let here = std::env::current_dir().unwrap_or_default();
    let saved = home.project(args.project.as_deref(), &here)?;
    Ok((saved, args.env()?))
}

pub(super) async fn wish(home: &Home, args: &SiteArgs, answers: Answered, needs_folder: bool) -> Result<SiteWish> {
    let (saved, env) = find(home, &args.place.which)?;
    wish_for(home, args, saved, env, answers, needs_folder).await
}

/// The same for a project that is at hand already.
pub(super) async fn wish_for(
    home: &Home,
    args: &SiteArgs,
    saved: SavedProject,
    env: Option<EnvName>,
    answers: Answered,
    needs_folder: bool,
) -> Result<SiteWish> {
    let sign_in = &args.place.sign_in;
    let credentials = match (&sign_in.profile, sign_in.use_environment, &sign_in.credential) {
        (Some(name), ..) => Some(CredentialRef::Profile { name: name.clone() }),
        (None, true, _) => Some(CredentialRef::Environment),
        (None, false, Some(name)) => Some(CredentialRef::Kept { id: Keys::open(home).find(name).await?.id }),
        (None, false, None) => None,
    };
    Ok(SiteWish {
        env,
        folder: args.folder.clone(),
        needs_folder,
        credentials,
        endpoint: Said::of(sign_in.endpoint.as_deref(), "aws"),
        website_url: Said::of(args.place.website_url.as_deref(), "none"),
        answers,
        practice: args.place.practice.then_some(true),
        ..SiteWish::remembered(saved)
    })
}

/// Opens the site, to change it if `exclusive`; a profile's program is asked about, or allowed by its flag.
pub(super) async fn open_site(
    home: &Home,
    wish: &SiteWish,
    allow: bool,
    exclusive: bool,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<Site> {
    match open_known(home, wish, exclusive).await {
        Err(error) if error.code == Code::ProcessNotAllowed => {
            let name = error.args.get("profile").cloned().unwrap_or_default();
            let known = profiles()?.into_iter().filter_map(|p| p.process).find(|p| p.profile == name);
            let Some(ProcessPreview { profile, command }) = known else { return Err(error) };
            let question = out.words().text(
                "cli-ask-process",
                &[("profile".to_owned(), profile.clone()), ("command".to_owned(), command.clone())].into(),
            );
            if !allow && !yes_or_no(out, &question, cancel).await? {
                return Err(error);
            }
            allow_process(home, &profile, &command)?;
            open_known(home, wish, exclusive).await
        }
        other => other,
    }
}

/// What apply would do, in full; nothing is changed. Ends as the run would, if it would stop.
pub async fn plan(args: PlanArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let mut wanted = whole(&home, &args, &recipe::STATIC_SITE).await?;
    wanted.how.show_only = true;
    let site = open(&wanted, out, &cancel).await?;
    let shown = show(&wanted, &site, out, &cancel).await?;
    remember(&home, &wanted.wish, &site, &shown.world)?;
    shown.end(&site, out)
}

/// The whole recipe, or one step and what it needs, with the set-up identity.
pub async fn apply(args: ApplyArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if let Some(registrar) = args.registrar() {
        out.bought_at(registrar);
    }
    let steps = args.step().map_or_else(|| recipe::STATIC_SITE.to_vec(), recipe::toward);
    let mut wanted = whole(&home, &args.plan, &steps).await?;
    wanted.wish.limit_rate = Said::of(args.rate.limit_rate.as_deref(), "off");
    wanted.how.yes = args.yes;
    run(&wanted, out, &cancel).await.map(drop)
}

/// These steps of the recipe as they are set up.
async fn whole<'a>(home: &'a Home, args: &PlanArgs, steps: &[&'static dyn Step]) -> Result<Wanted<'a>> {
    let of_files = steps.iter().any(|step| step.card().id == StepId::Folder);
    let folder_known = of_files && (args.site.folder.is_some() || last_folder(home, &args.site)?.is_some());
    let wish = SiteWish { daily: is_daily(steps), ..wish(home, &args.site, args.answers(), folder_known).await? };
    let allow_process = args.site.place.sign_in.process.allow_process;
    let how = How { allow_process, no_wait: args.run.no_wait, ..How::default() };
    Ok(Wanted { home, wish, steps: steps.to_vec(), goal: Goal::Build, how })
}

/// Account, folder, files, answers, with the daily identity. Where the site does not answer as it should, the way back
/// is done or told.
pub async fn deploy(mut args: DeployArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if args.watch && practised(&home, &args.site)? != Venue::Practice {
        return Err(Error::new(Code::WatchPractice));
    }
    if let Some(built) = super::build::before_deploy(&home, &args, out, &cancel).await? {
        args.site.folder = Some(built);
    }
    let limit_rate = Said::of(args.run.rate.limit_rate.as_deref(), "off");
    let wish = wish(&home, &args.site, answers([&args.run]), true).await?;
    let wish = SiteWish { daily: true, limit_rate, ..wish };
    let how = How {
        allow_process: args.site.place.sign_in.process.allow_process,
        show_only: args.run.daily.dry_run,
        yes: true,
        no_wait: args.run.daily.run.no_wait,
        back: Some(Back::of(args.run.auto_rollback)),
    };
    let wanted = Wanted { home: &home, wish, steps: recipe::daily(), goal: Goal::Build, how };
    let site = run(&wanted, out, &cancel).await?;
    if args.watch { super::watch::again(site, out, &cancel).await } else { Ok(()) }
}

/// Where a site is deployed, by what was said and what is remembered.
fn practised(home: &Home, args: &SiteArgs) -> Result<Venue> {
    let (saved, env) = find(home, &args.place.which)?;
    let site = saved.project.site(env.as_ref())?;
    let endpoint = Said::of(args.place.sign_in.endpoint.as_deref(), "aws");
    let wish = SiteWish { endpoint, practice: args.place.practice.then_some(true), ..SiteWish::remembered(saved) };
    Ok(known(&wish, home.local()?.site.get(&site.tag())).venue)
}

/// Back to nothing.
pub async fn destroy(args: DestroyArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let allow_process = args.place.sign_in.process.allow_process;
    let how = How { allow_process, yes: args.yes, no_wait: args.run.no_wait, ..How::default() };
    let wish = wish(&home, &args.place.clone().into(), args.answers(), false).await?;
    let wanted = Wanted { home: &home, wish, steps: recipe::STATIC_SITE.to_vec(), goal: Goal::Clear, how };
    run(&wanted, out, &cancel).await.map(drop)
}

/// Gets the answers that are missing.
pub(super) async fn answer_all(
    site: &mut Site,
    forecast: &Forecast,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    for question in forecast.steps.iter().flat_map(|step| &step.questions) {
        answer(site, question, out, cancel).await?;
    }
    Ok(())
}

/// Shows what will be done; how many changes that is.
pub(super) fn shown(site: &Site, world: &World, forecast: &Forecast, out: &Out) -> usize {
    let ops = forecast.ops().count();
    if !out.json() && ops > 0 {
        out.forecast(&forecast.view(&site.spec, world), false);
    }
    ops
}

/// Shows what will be done where nothing can be asked but whether to go on.
pub(super) async fn agreed_to(
    site: &Site,
    yes: bool,
    question: &str,
    world: &World,
    forecast: &Forecast,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    let ops = shown(site, world, forecast, out);
    if ops == 0 || yes {
        return Ok(());
    }
    go_on(question, ops, out, cancel).await
}

/// Asks whether to go on, if somebody is there to say so.
pub(super) async fn go_on(question: &str, ops: usize, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let question = out.words().text(question, &[("ops".to_owned(), ops.to_string())].into());
    if yes_or_no(out, &question, cancel).await? {
        Ok(())
    } else if asks(out) {
        Err(Error::new(Code::Cancelled))
    } else {
        Err(Error::new(Code::Ask).hint("answer-flag").arg("question", question).arg("flag", "--yes"))
    }
}

async fn answer(site: &mut Site, question: &Question, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let text = out.words().text(&format!("question-{}", question.key()), &question.args());
    let answers = &mut site.spec.answers;
    if !question.is_answered(answers) {
        match question {
            Question::MakePublic { .. } if asks(out) => {
                out.note(&text);
                let prompt = out.words().text("cli-type-bucket", &question.args());
                answers.make_public = typed(out, &prompt, cancel).await?;
            }
            // No is an answer, too, if somebody is there to say it.
            Question::DeleteZone { .. } if asks(out) => {
                answers.delete_zone = Some(yes_or_no(out, &text, cancel).await?);
            }
            // Said by its flag, or waited for; said by a wish, which stays.
            Question::MakePublic { .. }
            | Question::DeleteZone { .. }
            | Question::LeaveRecords { .. }
            | Question::ChooseZone { .. } => {}
            Question::Overwrite { .. } => answers.overwrite = yes_or_no(out, &text, cancel).await?,
            Question::RemoveMany { .. } => answers.remove_many = yes_or_no(out, &text, cancel).await?,
            Question::HandEdit { .. } => answers.mend = yes_or_no(out, &text, cancel).await?,
            Question::ReplaceRecord { .. } => answers.replace_records = yes_or_no(out, &text, cancel).await?,
            Question::BreakLock { .. } => answers.break_lock = yes_or_no(out, &text, cancel).await?,
        }
    }
    if question.is_answered(answers) {
        Ok(())
    } else {
        Err(Plan::Ask(question.clone()).stop().expect("an open question stops a run"))
    }
}

/// Where the site stands: a look, and what is missing.
pub async fn status(args: SiteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let folder_known = args.folder.is_some() || last_folder(&home, &args)?.is_some();
    let wish = wish(&home, &args, Answered::default(), folder_known).await?;
    let site = open_site(&home, &wish, args.place.sign_in.process.allow_process, false, out, &cancel).await?;
    let (world, forecast) = site.look(&recipe::STATIC_SITE, Goal::Build, &emit(out), &cancel).await?;
    let bucket = site.spec.bucket(&world);
    let seen = bucket.as_ref().and_then(|name| world.buckets.get(name));
    let release = seen.and_then(|b| b.releases.seen()?.last()).map(|r| (r.id.to_string(), r.at.clone(), r.by.clone()));
    let url = naru_core::site::answers::address(&site.spec, &world);
    let live = world.answers.seen().is_some_and(|all| naru_core::site::answers::is_live(all));
    let missing = forecast.ops().count();
    if out.json() {
        out.value(&serde_json::json!({
            "v": VERSION, "event": "status", "account": world.caller.seen(), "bucket": bucket, "url": url, "live": live,
            "release": release.as_ref().map(|r| &r.0), "changes": missing,
        }));
        return Ok(());
    }
    let row = |key: &str, value: &str| out.line(&format!("{}: {value}", out.words().plain(key)));
    if let Some(caller) = world.caller.seen() {
        row("cli-status-account", &format!("{} ({})", naru_core::format::account(caller.account.as_str()), caller.arn));
    }
    if let Some(bucket) = &bucket {
        row("cli-status-bucket", bucket.as_str());
    }
    if let Some((id, at, by)) = &release {
        row("cli-status-release", &format!("{id} · {at} · {by}"));
    }
    match (&url, live) {
        (Some(url), true) => row("cli-status-live", url),
        (Some(url), false) => row("cli-status-not-live", url),
        (None, _) => out.line(&out.words().plain("cli-status-no-url")),
    }
    let key = if missing == 0 { "cli-nothing-to-do" } else { "cli-status-missing" };
    out.line(&out.words().text(key, &[("ops".to_owned(), missing.to_string())].into()));
    Ok(())
}

pub(super) fn last_folder(home: &Home, args: &SiteArgs) -> Result<Option<String>> {
    let (saved, env) = find(home, &args.place.which)?;
    let site = saved.project.site(env.as_ref())?;
    Ok(home.local()?.site.get(&site.tag()).and_then(|known| known.folder.clone()))
}

/// Whether a person is there to answer.
pub(super) fn asks(out: &Out) -> bool {
    !out.json() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && std::env::var_os("CI").is_none()
}

fn ask(prompt: &str) {
    let mut stderr = std::io::stderr().lock();
    let _ = write!(stderr, "{prompt} ").and_then(|()| stderr.flush());
}

/// A line that a person types; `None` if nobody is there. A cancel ends the wait at once.
async fn typed(out: &Out, prompt: &str, cancel: &CancellationToken) -> Result<Option<String>> {
    if !asks(out) {
        return Ok(None);
    }
    ask(prompt);
    let (said, line) = tokio::sync::oneshot::channel();
    // Nothing interrupts a read, so a thread of its own is left to it.
    std::thread::spawn(move || {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        let _ = said.send(read.ok().map(|_| line.trim().to_owned()));
    });
    match cancel.run_until_cancelled(line).await {
        Some(line) => Ok(line.ok().flatten()),
        None => {
            out.note("");
            Err(Error::new(Code::Cancelled))
        }
    }
}

pub(super) async fn yes_or_no(out: &Out, question: &str, cancel: &CancellationToken) -> Result<bool> {
    let answer = typed(out, &format!("{question} [y/N]"), cancel).await?.unwrap_or_default().to_lowercase();
    Ok(matches!(answer.as_str(), "y" | "yes" | "ㅛ" | "네" | "예"))
}
