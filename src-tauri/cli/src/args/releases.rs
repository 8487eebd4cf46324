//! The words of `naru releases` and `naru rollback`.

use clap::{Args, Subcommand};

use super::{DailyArgs, FilesArgs, PlaceArgs};

/// `naru releases`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ReleasesArgs {
    /// What about them; to list them if nothing is said.
    #[command(subcommand)]
    pub command: Option<ReleasesCommand>,
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// The verbs of `naru releases`.
#[derive(Debug, Subcommand)]
pub enum ReleasesCommand {
    /// All of them.
    List(PlaceArgs),
    /// One of them.
    Show(ReleaseArgs),
    /// What lies between two.
    Diff(ReleaseDiffArgs),
    /// What has had its time goes.
    Prune(PruneArgs),
}

/// `naru releases show`.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// Which.
    #[arg(value_name = "ID")]
    pub release: String,
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// `naru releases diff`.
#[derive(Debug, Args)]
pub struct ReleaseDiffArgs {
    /// The earlier.
    #[arg(value_name = "ID")]
    pub earlier: String,
    /// The later.
    #[arg(value_name = "ID")]
    pub later: String,
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
}

/// `naru releases prune`.
#[derive(Debug, Args)]
pub struct PruneArgs {
    /// Every release but the newest.
    #[arg(long)]
    pub all: bool,
    /// The run.
    #[command(flatten)]
    pub back: BackArgs,
}

/// `naru rollback`.
#[derive(Debug, Args)]
pub struct RollbackArgs {
    /// To which.
    #[arg(value_name = "ID")]
    pub release: Option<String>,
    /// Over which files.
    #[command(flatten)]
    pub files: FilesArgs,
    /// The run.
    #[command(flatten)]
    pub back: BackArgs,
}

/// A run that needs no folder.
#[derive(Debug, Args, Clone)]
pub struct BackArgs {
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// As every day.
    #[command(flatten)]
    pub daily: DailyArgs,
}
