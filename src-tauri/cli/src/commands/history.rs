//! `naru history`: what the journal remembers.

use std::sync::Arc;

use naru_adapters::home::Home;
use naru_adapters::store::Store;
use naru_core::Result;
use naru_core::event::VERSION;
use naru_core::journal::Journal;

use crate::args::HistoryArgs;
use crate::commands::site::find;
use crate::out::Out;

/// Runs of a site, or the ops of one run.
pub fn history(args: HistoryArgs, out: &Arc<Out>) -> Result<()> {
    let home = Home::find()?;
    let (saved, env) = find(&home, &args.site.place.which)?;
    let site = saved.project.site(env.as_ref())?;
    let store = Store::open(&home.store())?;
    let runs = store.history(&site, args.limit)?;
    if let Some(id) = &args.run {
        let run = runs.iter().find(|run| run.id.starts_with(id.as_str())).map_or(id.as_str(), |run| run.id.as_str());
        for op in store.ops(run)? {
            if out.json() {
                out.value(&serde_json::json!({ "v": VERSION, "event": "op-record", "op": op }));
            } else {
                out.line(&format!(
                    "{}  {:8} {}",
                    op.at,
                    out.words().plain(&format!("cli-op-{}", op.state)),
                    out.words().of(&op.title)
                ));
            }
        }
        return Ok(());
    }
    if runs.is_empty() && !out.json() {
        out.line(&out.words().plain("cli-no-history"));
    }
    for run in runs {
        if out.json() {
            out.value(&serde_json::json!({ "v": VERSION, "event": "run", "run": run }));
            continue;
        }
        let outcome = run.outcome.map_or_else(
            || out.words().plain("cli-run-cut-off"),
            |outcome| out.words().plain(&format!("outcome-{}", outcome.key())),
        );
        let ops = out.words().text("cli-ops", &[("ops".to_owned(), run.ops.to_string())].into());
        out.line(&format!(
            "{}  {}  {outcome} · {ops} · {} {}",
            &run.id[..8.min(run.id.len())],
            run.at,
            run.by,
            run.url.as_deref().or(run.release.as_deref()).unwrap_or_default()
        ));
    }
    Ok(())
}
