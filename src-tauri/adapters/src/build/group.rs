//! A command with everything it started, so that it can be ended as one.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The groups that may still run, by the id of the process that leads each.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends every build at once: for a process that is about to end without waiting.
pub fn kill_all() {
    let all = std::mem::take(&mut *running());
    all.into_iter().for_each(|leader| signal(leader, true));
}

/// One command's group; it is ended when this is dropped.
#[derive(Debug)]
pub struct Group(u32);

impl Group {
    /// The group this process leads.
    pub fn of(leader: u32) -> Self {
        running().insert(leader);
        Self(leader)
    }

    /// Asks everything in it to end.
    pub fn ask(&self) {
        signal(self.0, false);
    }

    /// Ends everything in it.
    pub fn kill(&self) {
        signal(self.0, true);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if running().remove(&self.0) {
            self.kill();
        }
    }
}

#[cfg(unix)]
fn signal(leader: u32, kill: bool) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let signal = if kill { Signal::KILL } else { Signal::TERM };
    if let Some(group) = i32::try_from(leader).ok().and_then(Pid::from_raw) {
        // Nothing of it left is what was wanted.
        let _ = kill_process_group(group, signal);
    }
}

/// Windows knows the tree by who started whom. Not tried on a Windows machine.
#[cfg(windows)]
fn signal(leader: u32, _: bool) {
    let mut command = std::process::Command::new("taskkill");
    let leader = leader.to_string();
    command.args(["/T", "/F", "/PID", &leader]);
    let _ = command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null()).status();
}
