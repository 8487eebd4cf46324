//! A file that changed while it was sent: the folder is read once more, judged as it was at first, and the run goes on
//! if what is to be done now is what was agreed to but for the bytes of files that were to go over anyway.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use super::{Walk, look};
use crate::error::{Code, Error, Result};
use crate::event::{Event, Goal, Outcome, Text};
use crate::forecast::{Forecast, forecast};
use crate::journal::RunRecord;
use crate::names::Key;
use crate::op::{Op, S3Op};
use crate::step::StepId;
use crate::world::World;

/// Programs write a file in several strokes; after so long the last one is likely done.
const STROKES: Duration = Duration::from_secs(1);

impl Walk<'_> {
    /// Goes on with the folder as it is now. It is tried once: a file that changes again is written by a program that
    /// has not ended.
    ///
    /// # Errors
    /// `changed`, which stopped the run, where more would be done than was agreed to; else as looks and ops do.
    pub(super) async fn once_more(&mut self, record: &RunRecord, changed: Error) -> Result<Outcome> {
        let run = self.run;
        if run.goal != Goal::Build || run.spec.folder.is_none() {
            return Err(changed);
        }
        self.emit(Event::Wait {
            step: StepId::Files,
            on: "file-changed".to_owned(),
            waited_seconds: 0,
            next_look_seconds: STROKES.as_secs(),
            limit_seconds: STROKES.as_secs(),
            copy: Vec::new(),
            told: vec![Text { key: format!("error-{}", changed.code.key()), args: changed.args.clone() }],
        });
        let slept = run.cancel.run_until_cancelled(run.clock.sleep(STROKES)).await;
        slept.ok_or_else(|| Error::new(Code::Cancelled))?;
        let world = look(run).await?;
        let now = forecast(run.steps, run.goal, run.spec, &world)?;
        if !is_as_agreed(&self.agreed, &self.world, &now, &world) {
            return Err(changed);
        }
        // What is done twice now is no stale read.
        self.done.retain(|key, _| !now.ops().any(|op| op.key() == *key));
        let volume = now.ops().map(Op::volume).fold((0, 0), |sum, (files, bytes)| (sum.0 + files, sum.1 + bytes));
        self.going.files = self.going.files_done + volume.0;
        self.going.bytes = self.going.bytes_done + volume.1;
        self.world = world;
        self.agreed = Cow::Owned(now);
        self.go(record).await
    }
}

/// Whether nothing would be done that was not agreed to, but that files which were to go over have other bytes: no file
/// came or went, and nothing is asked that was not asked before.
fn is_as_agreed(agreed: &Forecast, before: &World, now: &Forecast, world: &World) -> bool {
    let names = |world: &World| -> Option<Vec<Key>> {
        Some(world.folder.seen()?.files.iter().map(|file| file.key.clone()).collect())
    };
    let sent: BTreeSet<&Key> = agreed.ops().flat_map(uploads).collect();
    let of_agreed = |op: &Op| {
        let mut files = uploads(op).peekable();
        agreed.covers(op) || (files.peek().is_some() && files.all(|key| sent.contains(key)))
    };
    names(before) == names(world)
        && now.ops().all(of_agreed)
        && now.steps.iter().all(|step| step.questions.is_empty() && step.then.stop().is_none())
}

/// What an op sends.
fn uploads(op: &Op) -> impl Iterator<Item = &Key> {
    let files = match op {
        Op::S3(S3Op::Upload { files, .. }) => files.as_slice(),
        _ => &[],
    };
    files.iter().map(|file| &file.key)
}
