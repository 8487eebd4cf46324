//! `naru practice`.

use std::sync::Arc;
use std::time::Duration;

use naru_adapters::crossing::{PracticeWish, practice as cross};
use naru_core::Result;
use naru_core::event::Event;
use naru_core::practice::Faults;
use naru_core::project::AccessWish;
use tokio_util::sync::CancellationToken;

use super::emit;
use crate::args::{AccessArg, PracticeArgs};
use crate::out::Out;

impl From<AccessArg> for AccessWish {
    fn from(arg: AccessArg) -> Self {
        match arg {
            AccessArg::Cdn => Self::Cdn,
            AccessArg::Private => Self::Private,
            AccessArg::Classic => Self::Classic,
        }
    }
}

/// The whole crossing, then the site until stopped.
pub async fn practice(args: PracticeArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let mut faults = Faults::default();
    for text in &args.fault {
        faults.at.push(Faults::parse(text)?);
    }
    let wish = PracticeWish {
        folder: args.folder,
        access: args.access.map(Into::into),
        source_maps: args.source_maps,
        keep: args.keep,
        pace: Duration::from_millis(args.pace),
        faults,
        port: args.port,
    };
    let emit = emit(out);
    let practised = cross(wish, emit.clone(), cancel.clone()).await?;
    if !args.once {
        emit(Event::Serving { url: practised.edge.url() });
        cancel.cancelled().await;
    }
    Ok(())
}
