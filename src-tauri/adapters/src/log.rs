//! The log of a search for faults: only where `NARU_LOG` asks for it, in a file that only its owner may read.

use std::fs::{File, OpenOptions};
use std::sync::Mutex;

use naru_core::Result;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::disk;
use crate::home::Home;

/// The variable that asks for a log: a level such as `debug`, or levels by crate such as `info,aws_smithy=trace`.
pub const LOG_VARIABLE: &str = "NARU_LOG";

/// Starts to write `logs/naru.log` below the home folder, if the environment asks for it. To be called once, before
/// anything is done; without the variable nothing is recorded anywhere.
///
/// # Errors
/// `StoreUnusable`, `DiskFull`.
pub fn start(home: &Home) -> Result<()> {
    let Some(asked) = std::env::var(LOG_VARIABLE).ok().filter(|asked| !asked.is_empty()) else { return Ok(()) };
    let path = home.root().join("logs").join("naru.log");
    let file = open(&path).map_err(|error| disk::failed(&path, &error))?;
    // What cannot be understood asks for something all the same.
    let filter: Targets = asked.parse().unwrap_or_else(|_| Targets::new().with_default(tracing::Level::INFO));
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(file));
    // A second start finds the first at work.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), pid = std::process::id(), "naru starts");
    Ok(())
}

fn open(path: &std::path::Path) -> std::io::Result<File> {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
