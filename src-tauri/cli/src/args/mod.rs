//! The command line's words, as clap reads them. Their help texts live in the word files: `cli-help-…`.

mod adopt;
mod apply;
mod build;
mod domain;
mod env;
mod keys;
mod place;
mod releases;
mod run;
mod shown;
mod waive;
mod wishes;
mod write;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use adopt::*;
pub use apply::*;
pub use build::*;
pub use domain::*;
pub use env::*;
pub use keys::*;
pub use place::*;
pub use releases::*;
pub use run::*;
pub use shown::*;
pub use waive::*;
pub use wishes::*;
pub use write::*;

/// `naru`.
#[derive(Debug, Parser)]
#[command(
    name = "naru",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language.
    #[arg(long, global = true, value_name = "ko|en")]
    pub lang: Option<String>,
    /// One event a line.
    #[arg(long, global = true)]
    pub json: bool,
    /// Help.
    #[arg(long, short = 'h', global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// Version.
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The whole crossing in the embedded cloud.
    Practice(PracticeArgs),
    /// What apply would do.
    Plan(PlanArgs),
    /// Set the site up and deploy.
    Apply(ApplyArgs),
    /// Build the folder.
    Build(BuildStepArgs),
    /// See the folder as it will be.
    Preview(PreviewArgs),
    /// Deploy files only.
    Deploy(DeployArgs),
    /// Where the site stands.
    Status(SiteArgs),
    /// Which headers its files get.
    Headers(HeadersArgs),
    /// What is wrong with it.
    Doctor(DoctorArgs),
    /// What was made by hand.
    Adopt(AdoptArgs),
    /// One thing done as it is done today.
    Upgrade(UpgradeArgs),
    /// What the site was.
    Releases(ReleasesArgs),
    /// What it was, again.
    Rollback(RollbackArgs),
    /// Past runs.
    History(HistoryArgs),
    /// Take everything back.
    Destroy(DestroyArgs),
    /// Saved projects.
    Project(ProjectArgs),
    /// A project's environments.
    Env(EnvArgs),
    /// One environment's release to another.
    Promote(PromoteArgs),
    /// The IAM policies.
    Policy(PolicyArgs),
    /// AWS CLI profiles there are.
    Profiles,
    /// Keys kept in the keychain.
    Credential(CredentialArgs),
    /// A name, before there is one.
    Domain(DomainArgs),
    /// The user that deploys.
    Deployer(DeployerArgs),
    /// Shell completions.
    Completions(CompletionsArgs),
    /// Small things into a person's own files.
    Write(WriteArgs),
    /// What is found in a build folder.
    Waive(WaiveArgs),
}

/// `naru practice`.
#[derive(Debug, Args)]
pub struct PracticeArgs {
    /// The build folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Stop after the checks.
    #[arg(long)]
    pub once: bool,
    /// Who may read.
    #[arg(long, value_enum)]
    pub access: Option<AccessArg>,
    /// Source maps too.
    #[arg(long)]
    pub source_maps: bool,
    /// Keep the cloud.
    #[arg(long, value_name = "NAME")]
    pub keep: Option<String>,
    /// This port.
    #[arg(long)]
    pub port: Option<u16>,
    /// Slow every call down.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    pub pace: u64,
    /// Order a fault.
    #[arg(long, value_name = "FAULT@N")]
    pub fault: Vec<String>,
}

/// `naru headers`.
#[derive(Debug, Args)]
pub struct HeadersArgs {
    /// Of which file.
    #[arg(value_name = "PATH")]
    pub path: Option<String>,
    /// The build folder.
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Of which project.
    #[command(flatten)]
    pub which: WhichArgs,
}

/// `naru doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// Mend what this rule found.
    #[arg(long, value_name = "RULE")]
    pub fix: Option<String>,
    /// No question.
    #[arg(long, short, requires = "fix")]
    pub yes: bool,
}

/// `naru history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// One run's ops.
    #[arg(long, value_name = "ID")]
    pub run: Option<String>,
    /// How many.
    #[arg(long, short = 'n', default_value_t = 20)]
    pub limit: usize,
}

/// `naru project`.
#[derive(Debug, Args)]
pub struct ProjectArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: ProjectCommand,
}

/// The verbs of `naru project`.
#[derive(Debug, Subcommand)]
pub enum ProjectCommand {
    /// Make one.
    New(NewArgs),
    /// All of them.
    List,
    /// One of them.
    Show(NameArgs),
    /// Change what is wanted.
    Set(SetArgs),
    /// Another name.
    Rename(RenameArgs),
    /// Forget it.
    Delete(NameArgs),
    /// Put a deleted one back.
    Restore(NameArgs),
    /// Another one that wants the same.
    Duplicate(RenameArgs),
    /// To a file.
    Export(ExportArgs),
    /// From a file.
    Import(ImportArgs),
    /// Show a repository's own.
    Link(LinkArgs),
    /// Forget a linked one.
    Unlink(NameArgs),
    /// Put the last good version back.
    Mend(MendArgs),
}

/// A project by name.
#[derive(Debug, Args)]
pub struct NameArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
}

/// `naru project new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// As `naru.toml` in this folder.
    #[arg(long)]
    pub here: bool,
    /// What is wanted.
    #[command(flatten)]
    pub wishes: WishArgs,
    /// How it is built.
    #[command(flatten)]
    pub build: BuildWishArgs,
}

/// `naru project set`.
#[derive(Debug, Args)]
pub struct SetArgs {
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The environment; made if it is new.
    #[arg(long, value_name = "NAME")]
    pub env: Option<String>,
    /// What is wanted.
    #[command(flatten)]
    pub wishes: WishArgs,
    /// How it is built, in every environment.
    #[command(flatten)]
    pub build: BuildWishArgs,
}

/// `naru project rename` and `naru project duplicate`.
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The new name.
    #[arg(value_name = "NEW")]
    pub new: String,
}

/// `naru project export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Where to.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// `naru project import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// From where.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// `naru project link`.
#[derive(Debug, Args)]
pub struct LinkArgs {
    /// The file or its folder.
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

/// `naru project mend`.
#[derive(Debug, Args)]
pub struct MendArgs {
    /// Its name or its file.
    #[arg(value_name = "NAME|FILE")]
    pub name: String,
}

/// `naru policy`.
#[derive(Debug, Args)]
pub struct PolicyArgs {
    /// Which.
    #[arg(value_enum)]
    pub which: PolicyArg,
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
}

/// `naru completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// For which shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Which policy.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PolicyArg {
    /// D.
    Daily,
    /// S.
    Setup,
    /// What is missing.
    Check,
}
