//! `naru`: the command line. Words in, one run, words or JSON lines out; every decision is made in the core.

mod args;
mod commands;
mod files;
mod guide;
mod help;
mod out;
mod progress;
mod proof;

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, FromArgMatches};
use naru_adapters::environment;
use naru_adapters::home::Home;
use naru_core::error::Exit;
use naru_core::words::{Lang, Words};
use tokio::runtime::Builder;
use tokio_util::sync::CancellationToken;

use args::{Cli, Command};
use out::Out;

fn main() -> ExitCode {
    // The first thing, before any other thread exists.
    environment::settle();
    let arguments: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let words = Words::new(language(&arguments));
    let command = help::translate(args::with_files(Cli::command()), "cli-help", &words);
    let matches = command.clone().try_get_matches_from(arguments);
    let (cli, all_files) = match matches.and_then(|m| Ok((Cli::from_arg_matches(&m)?, args::files_said(&m)))) {
        Ok(said) => said,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { Exit::Ok as u8 });
        }
    };
    let out = Arc::new(Out::new(words, cli.json, all_files));
    if let Err(error) = Home::find().and_then(|home| naru_adapters::log::start(&home)) {
        out.error(&error);
        return ExitCode::from(error.exit() as u8);
    }
    let cancel = CancellationToken::new();
    let runtime = Builder::new_multi_thread().worker_threads(workers()).enable_all().build();
    let runtime = match runtime.and_then(|runtime| listen_for_stop(cancel.clone(), out.clone()).map(|()| runtime)) {
        Ok(runtime) => runtime,
        Err(error) => {
            out.error(&naru_core::Error::unexpected(error));
            return ExitCode::from(Exit::Internal as u8);
        }
    };
    // As a task of the runtime: on this thread each file that went over would wake it from another one.
    let ran = runtime.block_on(runtime.spawn(async { run(cli.command, command, out, cancel).await }));
    let exit = ran.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
    // Blocking file reads under way must not hold the process back.
    runtime.shutdown_background();
    ExitCode::from(exit as u8)
}

/// Threads for what goes on at once; files are read by others. For a request that is as small as most are, it takes
/// longer to wake another thread than to go on: with two of them on two cores a deploy took a seventh more CPU, and as long.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).clamp(1, 4))
}

async fn run(verb: Command, tree: clap::Command, out: Arc<Out>, cancel: CancellationToken) -> Exit {
    let result = match verb {
        Command::Practice(args) => commands::practice::practice(args, &out, cancel).await,
        Command::Plan(args) => commands::site::plan(args, &out, cancel).await,
        Command::Apply(args) => commands::site::apply(args, &out, cancel).await,
        Command::Build(args) => commands::build::build(args, &out, cancel).await,
        Command::Preview(args) => commands::preview::preview(args, &out, cancel).await,
        Command::Deploy(args) => commands::site::deploy(args, &out, cancel).await,
        Command::Status(args) => commands::site::status(args, &out, cancel).await,
        Command::Destroy(args) => commands::site::destroy(args, &out, cancel).await,
        Command::Adopt(args) => commands::adopt::adopt(args, &out, cancel).await,
        Command::Upgrade(args) => commands::adopt::upgrade(args, &out, cancel).await,
        Command::Releases(args) => commands::releases::releases(args, &out, cancel).await,
        Command::Rollback(args) => commands::releases::rollback(args, &out, cancel).await,
        Command::History(args) => commands::history::history(args, &out),
        Command::Project(args) => commands::project::project(args, &out),
        Command::Env(args) => commands::env::env(args, &out),
        Command::Promote(args) => commands::promote::promote(args, &out, cancel).await,
        Command::Policy(args) => commands::policy::policy(args, &out, cancel).await,
        Command::Profiles => commands::policy::profiles(&out),
        Command::Credential(args) => commands::credential::credential(args, &out, cancel).await,
        Command::Headers(args) => commands::headers::headers(args, &out).await,
        Command::Doctor(args) => commands::doctor::doctor(args, &out, cancel).await,
        Command::Domain(args) => commands::domain::domain(args, &out, cancel).await,
        Command::Deployer(args) => commands::deployer::deployer(args, &out, cancel).await,
        Command::Waive(args) => commands::waive::waive(args, &out, cancel).await,
        Command::Write(args) => commands::write::write(args, &out, cancel).await,
        Command::Completions(args) => {
            let mut script = Vec::new();
            clap_complete::generate(args.shell, &mut tree.clone(), "naru", &mut script);
            let _ = std::io::stdout().lock().write_all(&script);
            Ok(())
        }
    };
    match result {
        Ok(()) => Exit::Ok,
        Err(error) => {
            out.error(&error);
            error.exit()
        }
    }
}

/// The first Ctrl+C (or a polite kill) cancels and lets the op at work finish; the second ends at once.
///
/// It is heard by a thread of its own: what is printed into a pipe that nobody reads may hold all the others up.
fn listen_for_stop(cancel: CancellationToken, out: Arc<Out>) -> std::io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let listen = async move {
        stop_signal().await;
        cancel.cancel();
        stop_signal().await;
        // What a build started must not outlive us.
        naru_adapters::build::kill_all();
        out.quiet_if_free();
        std::process::exit(i32::from(Exit::Cancelled as u8));
    };
    std::thread::Builder::new().name("stop".to_owned()).spawn(move || runtime.block_on(listen)).map(drop)
}

#[cfg(unix)]
async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
}

#[cfg(not(unix))]
async fn stop_signal() {
    let _ = tokio::signal::ctrl_c().await;
}

/// `--lang`, else `NARU_LANG`, else the settings, else the system's locale.
fn language(arguments: &[std::ffi::OsString]) -> Lang {
    let texts: Vec<_> = arguments.iter().filter_map(|a| a.to_str()).collect();
    let said = texts.iter().enumerate().find_map(|(i, a)| {
        a.strip_prefix("--lang=").or_else(|| (*a == "--lang").then(|| texts.get(i + 1).copied())?)
    });
    let variable = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    if let Some(lang) = said.map(str::to_owned).or_else(|| variable("NARU_LANG")) {
        return Lang::of_locale(&lang);
    }
    if let Some(lang) = Home::find().ok().and_then(|home| home.settings().lang) {
        return lang;
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    locale.map_or(Lang::En, |locale| Lang::of_locale(&locale))
}
