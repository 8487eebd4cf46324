//! `naru plan`, `apply`, `deploy`, `status`, `destroy`: one site, one run.

use std::io::{BufRead, IsTerminal, Write};
use std::sync::Arc;

use naru_adapters::aws::{ProcessPreview, profiles};
use naru_adapters::crossing::Site;
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::keys::Keys;
use naru_adapters::sites::{Said, SiteWish, allow_process, known, learn, open, remember};
use naru_core::error::{Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::forecast::Forecast;
use naru_core::names::EnvName;
use naru_core::plan::{Plan, Question};
use naru_core::project::CredentialRef;
use naru_core::recipe;
use naru_core::spec::{Answered, Venue};
use naru_core::step::{Identity, Step, StepId};
use naru_core::world::World;
use tokio_util::sync::CancellationToken;

use super::{emit, releases};
use crate::args::{ApplyArgs, BuildArgs, DeployArgs, SiteArgs};
use crate::out::Out;

/// The project and the environment a command is about.
pub fn find(home: &Home, args: &SiteArgs) -> Result<(SavedProject, Option<EnvName>)> {
    let here = std::env::current_dir().unwrap_or_default();
    let saved = home.project(args.project.as_deref(), &here)?;
    let env = args.env.as_deref().map(EnvName::parse).transpose()?;
    Ok((saved, env))
}

pub(super) async fn wish(home: &Home, args: &SiteArgs, answers: Answered, needs_folder: bool) -> Result<SiteWish> {
    let (saved, env) = find(home, args)?;
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
    let credentials = match (&args.sign_in.profile, args.sign_in.use_environment, &args.sign_in.credential) {
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
        endpoint: Said::of(args.sign_in.endpoint.as_deref(), "aws"),
        website_url: Said::of(args.website_url.as_deref(), "none"),
        answers,
        practice: args.practice.then_some(true),
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
    match open(home, wish, exclusive).await {
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
            open(home, wish, exclusive).await
        }
        other => other,
    }
}

/// What apply would do, in full; nothing is changed. Ends as the run would, if it would stop.
pub async fn plan(args: SiteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let folder_known = args.folder.is_some() || last_folder(&home, &args)?.is_some();
    let wish = wish(&home, &args, Answered::default(), folder_known).await?;
    let site = open_site(&home, &wish, args.sign_in.allow_process, false, out, &cancel).await?;
    let emit = emit(out);
    let (world, forecast) = site.look(&recipe::STATIC_SITE, Goal::Build, &emit, &cancel).await?;
    let view = forecast.view(&site.spec, &world);
    if !out.json() {
        out.forecast(&view, true);
    }
    remember(&home, &wish, &site, &world)?;
    match view.steps.into_iter().find_map(|step| step.stop) {
        Some(stop) => {
            site.refuse(&stop, &emit);
            Err(stop)
        }
        None => Ok(()),
    }
}

/// The whole recipe, or one step and what it needs, with the set-up identity.
pub async fn apply(args: BuildArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if let Some(registrar) = args.registrar() {
        out.bought_at(registrar);
    }
    let steps = args.step().map_or_else(|| recipe::STATIC_SITE.to_vec(), recipe::toward);
    let of_files = steps.iter().any(|step| step.card().id == StepId::Folder);
    let args = args.run;
    let folder_known = of_files && (args.site.folder.is_some() || last_folder(&home, &args.site)?.is_some());
    run(&home, &args, &steps, Goal::Build, folder_known, out, &cancel).await
}

/// Account, folder, files, answers, with the daily identity. Where the site does not answer as it should, the way back
/// is done or told.
pub async fn deploy(mut args: DeployArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if args.watch && practised(&home, &args.run.site)? != Venue::Practice {
        return Err(Error::new(Code::WatchPractice));
    }
    if let Some(built) = super::build::before_deploy(&home, &args, out, &cancel).await? {
        args.run.site.folder = Some(built);
    }
    let (auto, watch) = (args.auto_rollback, args.watch);
    let args = ApplyArgs { yes: true, ..args.run };
    let limit_rate = Said::of(args.limit_rate.as_deref(), "off");
    let wish = SiteWish { daily: true, limit_rate, ..wish(&home, &args.site, args.answers(), true).await? };
    let mut site = open_site(&home, &wish, args.site.sign_in.allow_process, true, out, &cancel).await?;
    match run_opened(&home, &wish, &mut site, &args, &recipe::daily(), Goal::Build, out, &cancel).await {
        Err(error) if error.code == Code::NotLive => {
            releases::after_failed(&home, &wish, &mut site, &args, auto, out, &cancel).await?;
            // What was wanted is not there, whatever is there now.
            Err(error)
        }
        Ok(()) if watch => super::watch::again(site, out, &cancel).await,
        ended => ended,
    }
}

/// Where a site is deployed, by what was said and what is remembered.
fn practised(home: &Home, args: &SiteArgs) -> Result<Venue> {
    let (saved, env) = find(home, args)?;
    let site = saved.project.site(env.as_ref())?;
    let endpoint = Said::of(args.sign_in.endpoint.as_deref(), "aws");
    let wish = SiteWish { endpoint, practice: args.practice.then_some(true), ..SiteWish::remembered(saved) };
    Ok(known(&wish, home.local()?.site.get(&site.tag())).venue)
}

/// Back to nothing.
pub async fn destroy(args: ApplyArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    run(&Home::find()?, &args, &recipe::STATIC_SITE, Goal::Clear, false, out, &cancel).await
}

pub(super) async fn run(
    home: &Home,
    args: &ApplyArgs,
    steps: &[&dyn Step],
    goal: Goal,
    needs_folder: bool,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    // Where no step needs the set-up identity, the daily one is enough.
    let daily = steps.iter().all(|step| step.card().identity == Identity::D);
    let wish = SiteWish { daily, ..wish(home, &args.site, Answered::default(), needs_folder).await? };
    run_wish(home, wish, args, steps, goal, out, cancel).await
}

/// The same with a wish that is at hand already.
pub(super) async fn run_wish(
    home: &Home,
    wish: SiteWish,
    args: &ApplyArgs,
    steps: &[&dyn Step],
    goal: Goal,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    let limit_rate = Said::of(args.limit_rate.as_deref(), "off");
    let wish = SiteWish { answers: args.answers(), limit_rate, ..wish };
    let mut site = open_site(home, &wish, args.site.sign_in.allow_process, true, out, cancel).await?;
    run_opened(home, &wish, &mut site, args, steps, goal, out, cancel).await
}

/// Looks, shows, asks and runs, in a site that is open.
#[expect(clippy::too_many_arguments, reason = "a run is what these eight make it; a struct would only rename them")]
pub(super) async fn run_opened(
    home: &Home,
    wish: &SiteWish,
    site: &mut Site,
    args: &ApplyArgs,
    steps: &[&dyn Step],
    goal: Goal,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<()> {
    let emit = emit(out);
    let (world, forecast) = site.look(steps, goal, &emit, cancel).await?;
    let agreed = agree(site, args, goal, &world, &forecast, out, cancel).await;
    if let Err(error) = agreed.and_then(|()| remember(home, wish, site, &world)) {
        site.refuse(&error, &emit);
        return Err(error);
    }
    forecast.bind(&mut site.spec.answers);
    let receipt = site.run(steps, goal, world, &forecast, &emit, cancel, !args.no_wait).await?;
    if site.spec.venue != Venue::Practice {
        learn(home, &site.spec.site, &receipt)?;
    }
    Ok(())
}

/// Shows what will be done and gets the answers that are missing.
async fn agree(
    site: &mut Site,
    args: &ApplyArgs,
    goal: Goal,
    world: &World,
    forecast: &Forecast,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    let ops = forecast.ops().count();
    if !out.json() && ops > 0 {
        out.forecast(&forecast.view(&site.spec, world), false);
    }
    answer_all(site, forecast, out, cancel).await?;
    // What is met on the way and stops the run anyway is said by the run.
    if ops == 0 || args.yes {
        return Ok(());
    }
    let key = match goal {
        Goal::Clear if naru_core::adopt::spares(&site.spec, world) => "cli-ask-unadopt",
        Goal::Clear => "cli-ask-destroy",
        Goal::Build => "cli-ask-apply",
    };
    go_on(key, ops, out, cancel).await
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
    let ops = forecast.ops().count();
    if !out.json() && ops > 0 {
        out.forecast(&forecast.view(&site.spec, world), false);
    }
    if ops == 0 || yes {
        return Ok(());
    }
    go_on(question, ops, out, cancel).await
}

/// Asks whether to go on, if somebody is there to say so.
async fn go_on(question: &str, ops: usize, out: &Out, cancel: &CancellationToken) -> Result<()> {
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
    let answered = match question {
        Question::MakePublic { bucket } => {
            if answers.make_public.as_deref() != Some(bucket) && asks(out) {
                out.note(&text);
                let prompt = out.words().text("cli-type-bucket", &question.args());
                answers.make_public = typed(out, &prompt, cancel).await?;
            }
            answers.make_public.as_deref() == Some(bucket)
        }
        Question::Overwrite { .. } => {
            answers.overwrite = answers.overwrite || yes_or_no(out, &text, cancel).await?;
            answers.overwrite
        }
        Question::RemoveMany { .. } => {
            answers.remove_many = answers.remove_many || yes_or_no(out, &text, cancel).await?;
            answers.remove_many
        }
        Question::HandEdit { .. } => {
            answers.mend = answers.mend || yes_or_no(out, &text, cancel).await?;
            answers.mend
        }
        Question::ReplaceRecord { .. } => {
            answers.replace_records = answers.replace_records || yes_or_no(out, &text, cancel).await?;
            answers.replace_records
        }
        // Said by its flag, or waited for.
        Question::LeaveRecords { .. } => answers.leave_records.is_some(),
        // It is said by a wish, which stays.
        Question::ChooseZone { .. } => false,
        Question::DeleteZone { .. } => {
            // No is an answer, too, if somebody is there to say it.
            if answers.delete_zone.is_none() && asks(out) {
                answers.delete_zone = Some(yes_or_no(out, &text, cancel).await?);
            }
            answers.delete_zone.is_some()
        }
        Question::BreakLock { .. } => {
            answers.break_lock = answers.break_lock || yes_or_no(out, &text, cancel).await?;
            answers.break_lock
        }
    };
    if answered { Ok(()) } else { Err(Plan::Ask(question.clone()).stop().expect("an open question stops a run")) }
}

/// Where the site stands: a look, and what is missing.
pub async fn status(args: SiteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let folder_known = args.folder.is_some() || last_folder(&home, &args)?.is_some();
    let wish = wish(&home, &args, Answered::default(), folder_known).await?;
    let site = open_site(&home, &wish, args.sign_in.allow_process, false, out, &cancel).await?;
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
    let (saved, env) = find(home, args)?;
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
