//! The command line's words, as clap reads them. Their help texts live in the word files: `cli-help-…`.

mod adopt;
mod apply;
mod build;
mod domain;
mod env;
mod keys;
mod releases;
mod shown;
mod waive;
mod wishes;
mod write;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use naru_core::spec::Answered;

pub use adopt::*;
pub use apply::*;
pub use build::*;
pub use domain::*;
pub use env::*;
pub use keys::*;
pub use releases::*;
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
    Plan(SiteArgs),
    /// Set the site up and deploy.
    Apply(BuildArgs),
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
    Destroy(ApplyArgs),
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

/// As whom, and where.
#[derive(Debug, Default, Args, Clone)]
pub struct SignInArgs {
    /// The AWS CLI profile.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// The environment's keys.
    #[arg(long, conflicts_with = "profile")]
    pub use_environment: bool,
    /// A key that Naru keeps.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["profile", "use_environment"])]
    pub credential: Option<String>,
    /// Run the profile's program.
    #[arg(long)]
    pub allow_process: bool,
    /// An endpoint that is not AWS.
    #[arg(long, value_name = "URL|aws")]
    pub endpoint: Option<String>,
}

/// Which site.
#[derive(Debug, Args, Clone)]
pub struct SiteArgs {
    /// The build folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The environment.
    #[arg(long, value_name = "NAME")]
    pub env: Option<String>,
    /// In the practice cloud.
    #[arg(long, conflicts_with_all = ["profile", "use_environment", "credential", "endpoint"])]
    pub practice: bool,
    /// As whom, and where.
    #[command(flatten)]
    pub sign_in: SignInArgs,
    /// Where visitors find the site.
    #[arg(long, value_name = "URL|none")]
    pub website_url: Option<String>,
}

/// A run.
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// The bucket's name, typed.
    #[arg(long, value_name = "BUCKET")]
    pub make_public: Option<String>,
    /// Over what somebody else put.
    #[arg(long)]
    pub overwrite: bool,
    /// Many files go at once.
    #[arg(long)]
    pub remove_many: bool,
    /// Over what somebody changed by hand.
    #[arg(long)]
    pub mend: bool,
    /// Over DNS records that lead elsewhere.
    #[arg(long)]
    pub replace_records: bool,
    /// Hosted zones of ours, too.
    #[arg(long, conflicts_with = "keep_zone")]
    pub delete_zone: bool,
    /// Hosted zones stay.
    #[arg(long)]
    pub keep_zone: bool,
    /// Names of DNS elsewhere may lead to what is deleted.
    #[arg(long)]
    pub leave_records: bool,
    /// What was adopted, too.
    #[arg(long)]
    pub adopted_too: bool,
    /// Over somebody's publish lock.
    #[arg(long)]
    pub break_lock: bool,
    /// Do not wait.
    #[arg(long)]
    pub no_wait: bool,
    /// So fast and no faster.
    #[arg(long, value_name = "RATE|off")]
    pub limit_rate: Option<String>,
    /// Paths that edges are told of once more: the doctor's, on no command line.
    #[arg(skip)]
    pub refresh: Vec<String>,
}

impl ApplyArgs {
    /// What these words answer beforehand.
    pub fn answers(&self) -> Answered {
        Answered {
            make_public: self.make_public.clone(),
            break_lock: self.break_lock,
            overwrite: self.overwrite,
            remove_many: self.remove_many,
            mend: self.mend,
            replace_records: self.replace_records,
            delete_zone: (self.delete_zone || self.keep_zone).then_some(self.delete_zone),
            leave_records: Some(self.leave_records),
            delete_adopted: self.adopted_too,
            refresh: self.refresh.clone(),
            ..Answered::default()
        }
    }
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
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The environment.
    #[arg(long, value_name = "NAME")]
    pub env: Option<String>,
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
