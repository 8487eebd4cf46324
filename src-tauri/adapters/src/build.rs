//! Runs the command that builds a project: in a process group of its own, so that a cancel ends all of it, with its
//! lines handed on as they come. What is run, and what its lines become, is decided in [`naru_core::build`].

mod group;

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::{Duration, Instant};

use naru_core::build::engines::{Said, node_notes};
use naru_core::build::log::{Cleaner, Ring};
use naru_core::build::{Build, BuildWish};
use naru_core::event::Text;
use naru_core::project::LocalSite;
use naru_core::{Code, Error, Result};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::convenience::{built, framework, tops};
use crate::home::{Home, SavedProject};
use group::Group;
pub use group::kill_all;

/// How long a build may take to end by itself once it is asked to.
const GRACE: Duration = Duration::from_secs(3);
/// How long is listened for once the command has ended: what it left running may hold its output open.
const DRAIN: Duration = Duration::from_millis(500);
/// How long `node --version` may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// Read at once.
const BLOCK: usize = 64 * 1024;
/// So many blocks' lines may wait for who hears them; then the build waits.
const AHEAD: usize = 4;
/// How many of the last lines an error brings.
const LAST: usize = 12;

/// What a build is not given: whose keys it would be is nothing a build has to know.
const KEPT_BACK: [&str; 9] = [
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_SECURITY_TOKEN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
];

/// A build that ended well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Built {
    /// Where its output lies, or where it is to be looked for.
    pub folder: PathBuf,
    /// How long it took.
    pub took: Duration,
}

/// What would be run in this folder.
///
/// # Errors
/// `NoFolder`; `BuildNoCommand`; `StoreUnusable` for a `package.json` that cannot be read.
pub fn plan(dir: &Path, wish: &BuildWish) -> Result<Build> {
    let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    Build::plan(&dir.display().to_string(), wish, &tops(&dir)?)
}

/// Where a project is built: the folder that was said, else its repository's, else the one this computer knows, else
/// the one around the folder deployed last that has a `package.json`; and in it the one the project names.
#[must_use]
pub fn place(home: &Home, saved: &SavedProject, site: Option<&LocalSite>, said: Option<&Path>) -> Option<PathBuf> {
    if let Some(said) = said {
        return Some(std::path::absolute(said).unwrap_or_else(|_| said.to_owned()));
    }
    let known = || site?.root.as_ref().map(PathBuf::from);
    let around = || {
        let last = PathBuf::from(site?.folder.as_ref()?);
        last.ancestors().take(4).find(|dir| dir.join("package.json").is_file()).map(Path::to_owned)
    };
    let own = (!home.keeps(&saved.path)).then(|| saved.path.parent().map(Path::to_owned)).flatten();
    let base = own.or_else(known).or_else(around)?;
    let inner = saved.project.build.as_ref().and_then(|wish| wish.dir.clone());
    Some(inner.map_or_else(|| base.clone(), |inner| base.join(inner)))
}

/// Whether a person has said yes to this build on this computer.
///
/// # Errors
/// `StoreUnusable`.
pub fn is_allowed(home: &Home, build: &Build) -> Result<bool> {
    Ok(home.local()?.allowed_builds.get(&build.dir) == Some(&build.fingerprint()))
}

/// Says yes to it: until its command, or a script it runs, is another one.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn allow(home: &Home, build: &Build) -> Result<()> {
    home.with_local(|local| {
        local.allowed_builds.insert(build.dir.clone(), build.fingerprint());
    })
}

/// What a person should know before it runs: another Node than the project wants, packages that are not installed.
///
/// # Errors
/// `BuildNoProgram` if Node or the package manager is not there, for a project that needs them.
pub async fn check(build: &Build) -> Result<Vec<Text>> {
    let Some(manager) = build.manager else { return Ok(Vec::new()) };
    let dir = Path::new(&build.dir);
    let missing = |program: &str| Error::new(Code::BuildNoProgram).arg("program", program);
    let uses = |program: &str| build.command.split_whitespace().next() == Some(program);
    if uses(manager.program()) && !is_on_path(manager.program()) {
        return Err(missing(manager.program()));
    }
    let mut node = Command::new("node");
    // Version managers choose by the folder.
    node.arg("--version").current_dir(dir).stdin(Stdio::null()).kill_on_drop(true);
    let version = match tokio::time::timeout(PATIENCE, node.output()).await {
        // Bun runs what it can without it.
        Ok(Err(error)) if error.kind() == std::io::ErrorKind::NotFound && manager.program() != "bun" => {
            return Err(missing("node"));
        }
        Ok(Ok(output)) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
        Ok(_) | Err(_) => String::new(),
    };
    let text = |name: &str| std::fs::read_to_string(dir.join(name)).ok();
    let package_json = text("package.json");
    let said = Said { nvmrc: text(".nvmrc"), node_version: text(".node-version"), package_json };
    let mut notes = node_notes(&said, &version);
    let wants_packages = said.package_json.as_deref().is_some_and(naru_core::build::has_packages);
    let installed = dir.ancestors().any(|dir| dir.join("node_modules").is_dir() || dir.join(".pnp.cjs").is_file());
    if wants_packages && !installed {
        let command = naru_core::build::install_command(manager, dir.join("package-lock.json").is_file());
        let args = [("command".to_owned(), command.to_owned())].into();
        notes.push(Text { key: "build-note-packages".to_owned(), args });
    }
    Ok(notes)
}

/// Whether a program of this name would be found.
fn is_on_path(program: &str) -> bool {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| endings.iter().any(|end| dir.join(format!("{program}{end}")).is_file()))
}

/// Runs it, and hands its lines on in the order in which they come, several at a time. Nobody asks it anything: its
/// input is empty. Once this returns, or is dropped, nothing of it runs on.
///
/// # Errors
/// `BuildFailed` with its last lines; `Cancelled`; `BuildNoOutput`; `BuildNoProgram` if there is no shell.
pub async fn run(build: &Build, mut hear: impl FnMut(Vec<String>), cancel: &CancellationToken) -> Result<Built> {
    let began = Instant::now();
    let (mut child, group) = spawn(build)?;
    let (lines, mut heard) = mpsc::channel::<Vec<String>>(AHEAD);
    let streams: [Option<Box<dyn AsyncRead + Send + Unpin>>; 2] = [
        child.stdout.take().map(|stream| Box::new(stream) as _),
        child.stderr.take().map(|stream| Box::new(stream) as _),
    ];
    for stream in streams.into_iter().flatten() {
        tokio::spawn(listen(stream, lines.clone()));
    }
    drop(lines);
    let mut last = Ring::default();
    let (mut ended, mut open) = (None::<ExitStatus>, true);
    let limit = tokio::time::sleep(Duration::ZERO);
    tokio::pin!(limit);
    let mut asked = false;
    while open || ended.is_none() {
        tokio::select! {
            some = heard.recv(), if open => match some {
                Some(lines) => {
                    // Of a flood only the end can matter later.
                    lines.iter().skip(lines.len().saturating_sub(LAST)).for_each(|line| last.push(line.clone()));
                    hear(lines);
                }
                None => open = false,
            },
            status = child.wait(), if ended.is_none() => {
                ended = Some(status.map_err(Error::unexpected)?);
                // Whatever it left behind goes with it.
                group.kill();
                limit.as_mut().reset(tokio::time::Instant::now() + DRAIN);
            }
            () = cancel.cancelled(), if !asked && ended.is_none() => {
                asked = true;
                group.ask();
                limit.as_mut().reset(tokio::time::Instant::now() + GRACE);
            }
            () = &mut limit, if asked || ended.is_some() => {
                group.kill();
                if ended.is_some() {
                    open = false;
                } else {
                    limit.as_mut().reset(tokio::time::Instant::now() + GRACE);
                }
            }
        }
    }
    let status = ended.expect("the loop goes on until it has ended");
    if cancel.is_cancelled() {
        return Err(Error::new(Code::Cancelled));
    }
    if !status.success() {
        let exit = status.code().map_or_else(|| status.to_string(), |code| code.to_string());
        let error = Error::new(Code::BuildFailed).arg("command", &build.command).arg("exit", exit);
        return Err(error.detail(last.tail(LAST).join("\n")));
    }
    Ok(Built { folder: output(build)?, took: began.elapsed() })
}

fn spawn(build: &Build) -> Result<(Child, Group)> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("/bin/sh", "-c") };
    let mut command = Command::new(shell);
    command.arg(flag).arg(&build.command).current_dir(&build.dir);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    for name in KEPT_BACK {
        command.env_remove(name);
    }
    #[cfg(unix)]
    command.process_group(0);
    let child = command.spawn().map_err(|error| match Path::new(&build.dir).is_dir() {
        true => Error::new(Code::BuildNoProgram).arg("program", shell).detail(error),
        false => Error::new(Code::NoFolder).arg("path", &build.dir).detail(error),
    })?;
    let group = Group::of(child.id().unwrap_or_default());
    Ok((child, group))
}

/// Reads a stream to its end, or until nobody hears it any more.
async fn listen(mut stream: impl AsyncRead + Unpin, lines: mpsc::Sender<Vec<String>>) {
    let mut cleaner = Cleaner::default();
    let mut block = vec![0; BLOCK];
    loop {
        let read = stream.read(&mut block).await.unwrap_or(0);
        let mut some = Vec::new();
        match read {
            0 => some.extend(cleaner.end()),
            read => cleaner.push(&block[..read], |line| some.push(line)),
        }
        if (!some.is_empty() && lines.send(some).await.is_err()) || read == 0 {
            return;
        }
    }
}

/// Where the output lies: where the project says, else where its framework puts it, else somewhere in its folder.
fn output(build: &Build) -> Result<PathBuf> {
    let dir = Path::new(&build.dir);
    match &build.output {
        Some(output) => {
            let folder = if output == "." { dir.to_owned() } else { dir.join(output) };
            let filled = std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some());
            if filled { Ok(folder) } else { Err(Error::new(Code::BuildNoOutput).arg("path", folder.display())) }
        }
        None => Ok(built(dir, framework(dir)?).map_or_else(|| dir.to_owned(), |inner| dir.join(inner))),
    }
}
