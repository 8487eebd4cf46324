//! `naru preview`: a folder served as its site would be. Nothing is written anywhere.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use naru_adapters::home::Home;
use naru_adapters::preview::{Preview, PreviewWish};
use naru_adapters::watch::{Seen, Watch};
use naru_core::clock::Clock;
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::names::EnvName;
use naru_core::project::Project;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::args::PreviewArgs;
use crate::out::Out;

/// Serves until stopped.
pub async fn preview(args: PreviewArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let wish = wish(&args)?;
    let mut preview = Preview::open(wish).await?;
    let url = preview.url();
    let summary = preview.summary().clone();
    if out.json() {
        out.value(&json!({ "v": VERSION, "event": "serving", "url": url, "folder": summary }));
    } else {
        out.folder(&summary);
        let args = Args::from([("path".to_owned(), summary.root.clone()), ("url".to_owned(), url.clone())]);
        out.line(&out.words().text("cli-preview-serving", &args));
    }
    let somebody = std::io::stdout().is_terminal() && !out.json() && std::env::var_os("CI").is_none();
    if somebody && !args.no_open {
        // Without a browser the address is there to be copied.
        let _ = open::that_detached(&url);
    }
    if !args.watch {
        cancel.cancelled().await;
    } else {
        let mut rounds = Rounds::begin(&summary.root, out).await;
        while rounds.changed(out, &cancel).await {
            let renewed = preview.renew().await.map(|changed| changed as u64);
            rounds.tell(renewed, out);
        }
    }
    preview.stop().await;
    Ok(())
}

fn wish(args: &PreviewArgs) -> Result<PreviewWish> {
    let home = Home::find()?;
    let here = std::env::current_dir().unwrap_or_default();
    let env = args.which.env()?;
    let (project, env, last) = match home.project(args.which.project.as_deref(), &here) {
        Ok(saved) => {
            let site = saved.project.site(env.as_ref())?;
            let last = home.local()?.site.get(&site.tag()).and_then(|known| known.folder.clone());
            (saved.project, site.env, last)
        }
        // A folder can be looked at without being a project.
        Err(error) if error.code == Code::NoProject && args.which.project.is_none() && env.is_none() => {
            let project = Project::new("preview", naru_adapters::clock::SystemClock.entropy());
            (project, EnvName::production(), None)
        }
        Err(error) => return Err(error),
    };
    let folder = args.folder.clone().or(last.map(PathBuf::from)).unwrap_or(here);
    Ok(PreviewWish { project, env, folder, port: args.port })
}

/// A folder that is watched, and what is said of each round.
pub(super) struct Rounds {
    watch: Watch,
    root: String,
    began: Instant,
}

impl Rounds {
    /// From the folder as it is now.
    pub(super) async fn begin(root: &str, out: &Out) -> Self {
        let watch = Watch::begin(root).await;
        if out.json() {
            out.value(&json!({ "v": VERSION, "event": "watching", "path": root }));
        } else {
            out.note(&out.words().text("cli-watch-waiting", &path(root)));
        }
        Self { watch, root: root.to_owned(), began: Instant::now() }
    }

    /// Waits until it has changed and is still again; false if it was stopped.
    pub(super) async fn changed(&mut self, out: &Out, cancel: &CancellationToken) -> bool {
        loop {
            match cancel.run_until_cancelled(self.watch.next()).await {
                None => return false,
                Some(Seen::Changed) => {
                    self.began = Instant::now();
                    return true;
                }
                Some(Seen::Away) if out.json() => {
                    out.value(&json!({ "v": VERSION, "event": "folder-away", "path": self.root }));
                }
                Some(Seen::Away) => out.note(&out.words().text("cli-watch-away", &path(&self.root))),
            }
        }
    }

    /// What this round changed, or why it could not.
    pub(super) fn tell(&self, changed: std::result::Result<u64, Error>, out: &Out) {
        let seconds = self.began.elapsed().as_secs_f64();
        match (changed, out.json()) {
            (Ok(changed), true) => {
                out.value(&json!({ "v": VERSION, "event": "round", "changed": changed, "seconds": seconds }));
            }
            (Err(error), true) => out.value(&json!({ "v": VERSION, "event": "round", "error": error })),
            (Ok(changed), false) => {
                let at = naru_core::clock::rfc3339(naru_adapters::clock::SystemClock.now());
                let args = [("at", at), ("changed", changed.to_string()), ("time", format!("{seconds:.1}"))];
                let args: Args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                out.line(&out.words().text("cli-watch-round", &args));
            }
            (Err(error), false) => {
                out.error(&error);
                out.note(&out.words().plain("cli-watch-kept"));
            }
        }
    }
}

fn path(root: &str) -> Args {
    Args::from([("path".to_owned(), root.to_owned())])
}
