//! The words of `naru releases`, `naru rollback` and `naru deploy`.

use clap::{Args, Subcommand};

use super::{ApplyArgs, SignInArgs, SiteArgs};

/// Which site, where no folder is asked for.
#[derive(Debug, Args, Clone)]
pub struct PlaceArgs {
    /// The project.
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
    /// The environment.
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
    /// In the practice cloud.
    #[arg(long, conflicts_with_all = ["profile", "use_environment", "credential", "endpoint"])]
    practice: bool,
    /// As whom, and where.
    #[command(flatten)]
    sign_in: SignInArgs,
    /// Where visitors find the site.
    #[arg(long, value_name = "URL|none")]
    website_url: Option<String>,
}

impl From<PlaceArgs> for SiteArgs {
    fn from(place: PlaceArgs) -> Self {
        let PlaceArgs { project, env, practice, sign_in, website_url } = place;
        Self { folder: None, project, env, practice, sign_in, website_url }
    }
}

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
    pub run: BackArgs,
}

/// `naru rollback`.
#[derive(Debug, Args)]
pub struct RollbackArgs {
    /// To which.
    #[arg(value_name = "ID")]
    pub release: Option<String>,
    /// More files go than usual.
    #[arg(long)]
    pub remove_many: bool,
    /// Over what somebody else put.
    #[arg(long)]
    pub overwrite: bool,
    /// The run.
    #[command(flatten)]
    pub run: BackArgs,
}

/// A run that needs no folder.
#[derive(Debug, Args, Clone)]
pub struct BackArgs {
    /// Which site.
    #[command(flatten)]
    pub place: PlaceArgs,
    /// Nothing is changed.
    #[arg(long)]
    pub dry_run: bool,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// Over somebody's publish lock.
    #[arg(long)]
    pub break_lock: bool,
    /// Do not wait.
    #[arg(long)]
    pub no_wait: bool,
}

impl From<BackArgs> for ApplyArgs {
    fn from(args: BackArgs) -> Self {
        let BackArgs { place, dry_run: _, yes, break_lock, no_wait } = args;
        Self {
            limit_rate: None,
            site: place.into(),
            yes,
            make_public: None,
            overwrite: false,
            remove_many: false,
            mend: false,
            replace_records: false,
            delete_zone: false,
            keep_zone: false,
            leave_records: false,
            adopted_too: false,
            break_lock,
            no_wait,
            refresh: Vec::new(),
        }
    }
}
