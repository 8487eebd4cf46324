//! The words of `naru build`, `naru preview`, and of a deploy that builds or watches.

use std::path::PathBuf;

use clap::Args;

use super::{ReleaseRunArgs, SiteArgs, WhichArgs};

/// `naru build`.
#[derive(Debug, Args)]
pub struct BuildStepArgs {
    /// The project's own folder.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Of which project.
    #[command(flatten)]
    pub which: WhichArgs,
    /// Yes to its command.
    #[arg(long)]
    pub allow_build: bool,
}

/// `naru deploy`.
#[derive(Debug, Args)]
pub struct DeployArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// How it goes up.
    #[command(flatten)]
    pub run: ReleaseRunArgs,
    /// As every deploy does: taken from who is used to saying it, and not shown.
    #[arg(long, short, hide = true)]
    yes: bool,
    /// Build first.
    #[arg(long)]
    pub build: bool,
    /// Do not build first.
    #[arg(long, conflicts_with = "build")]
    pub no_build: bool,
    /// Yes to the build command.
    #[arg(long)]
    pub allow_build: bool,
    /// Again at every change.
    #[arg(long, conflicts_with = "dry_run")]
    pub watch: bool,
}

/// `naru preview`.
#[derive(Debug, Args)]
pub struct PreviewArgs {
    /// The build folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Of which project.
    #[command(flatten)]
    pub which: WhichArgs,
    /// This port.
    #[arg(long)]
    pub port: Option<u16>,
    /// Follow its changes.
    #[arg(long)]
    pub watch: bool,
    /// No browser.
    #[arg(long)]
    pub no_open: bool,
}

/// How a project is built.
#[derive(Debug, Args)]
pub struct BuildWishArgs {
    /// The command.
    #[arg(long, value_name = "COMMAND|none|off")]
    pub build_command: Option<String>,
    /// Its output.
    #[arg(long, value_name = "FOLDER|none")]
    pub build_output: Option<String>,
    /// Where it runs.
    #[arg(long = "build-dir", value_name = "FOLDER|none")]
    pub build_folder: Option<String>,
    /// Before every deploy.
    #[arg(long, value_name = "true|false")]
    pub build_before_deploy: Option<bool>,
}
