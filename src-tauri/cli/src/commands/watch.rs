//! `naru deploy --watch`: in practice, every change of the folder is deployed as soon as it is whole.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::crossing::{Emit, Site, inspect};
use naru_core::error::Result;
use naru_core::event::{Event, Goal};
use naru_core::recipe;
use tokio_util::sync::CancellationToken;

use super::preview::Rounds;
use super::site::answer_all;
use crate::out::Out;

/// Deploys again at every change, until stopped. What fails is told, and what was there before goes on being served.
pub(super) async fn again(mut site: Site, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let Some(named) = site.spec.folder.clone() else { return Ok(()) };
    // The build may lie inside the folder that was named.
    let root = inspect(Path::new(&named.path)).await?.root;
    if let Some(edge) = &site.edge {
        out.event(&Event::Serving { url: edge.url() });
    }
    let mut rounds = Rounds::begin(&root, out).await;
    while rounds.changed(out, cancel).await {
        let told = round(&mut site, out, cancel).await;
        if cancel.is_cancelled() {
            break;
        }
        rounds.tell(told, out);
    }
    site.close().await;
    Ok(())
}

/// One more deploy of the same site; how many files went over or away.
async fn round(site: &mut Site, out: &Out, cancel: &CancellationToken) -> Result<u64> {
    let quiet: Emit = Arc::new(|_| {});
    let steps = recipe::daily();
    site.renew()?;
    let (world, forecast) = site.look(&steps, Goal::Build, &quiet, cancel).await?;
    answer_all(site, &forecast, out, cancel).await?;
    forecast.bind(&mut site.spec.answers);
    let receipt = site.run(&steps, Goal::Build, world, &forecast, &quiet, cancel, true).await?;
    Ok(receipt.files)
}
