//! The words of `naru credential` and `naru deployer`. No argument takes a secret.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::SiteArgs;

/// `naru credential`.
#[derive(Debug, Args)]
pub struct CredentialArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: CredentialCommand,
}

/// The verbs of `naru credential`.
#[derive(Debug, Subcommand)]
pub enum CredentialCommand {
    /// Keep one.
    Add(AddKeyArgs),
    /// All of them.
    List,
    /// Who one is.
    Show(ShowKeyArgs),
    /// Another name.
    Rename(RenameKeyArgs),
    /// Forget one.
    Remove(KeyArgs),
    /// For the AWS CLI.
    Process(KeyArgs),
    /// For AWS CloudShell.
    Snippet,
}

/// `naru credential add`. No argument takes a secret: arguments are seen by every process of the computer.
#[derive(Debug, Args)]
pub struct AddKeyArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The console's file.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// What it is for.
    #[arg(long, value_enum, value_name = "setup|daily", default_value = "setup", hide_possible_values = true)]
    pub purpose: PurposeArg,
    /// Ask nobody.
    #[arg(long, conflicts_with_all = ["endpoint", "region"])]
    pub no_check: bool,
    /// Where to ask.
    #[command(flatten)]
    pub at: AtArgs,
}

/// `naru credential show`.
#[derive(Debug, Args)]
pub struct ShowKeyArgs {
    /// Which.
    #[command(flatten)]
    pub key: KeyArgs,
    /// Where to ask.
    #[command(flatten)]
    pub at: AtArgs,
}

/// Whom to ask about a key.
#[derive(Debug, Args)]
pub struct AtArgs {
    /// An endpoint that is not AWS.
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,
    /// The Region.
    #[arg(long)]
    pub region: Option<String>,
}

/// `naru credential rename`.
#[derive(Debug, Args)]
pub struct RenameKeyArgs {
    /// Which.
    #[command(flatten)]
    pub key: KeyArgs,
    /// The new name.
    #[arg(value_name = "NEW")]
    pub new: String,
}

/// A kept credential.
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub kept: String,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PurposeArg {
    /// S.
    Setup,
    /// D.
    Daily,
}

/// `naru deployer`.
#[derive(Debug, Args)]
pub struct DeployerArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: DeployerCommand,
}

/// The verbs of `naru deployer`.
#[derive(Debug, Subcommand)]
pub enum DeployerCommand {
    /// Who it is, and how old its keys are.
    Show(SiteArgs),
    /// A new key for the old one.
    Rotate(DeployerRunArgs),
    /// Its key as the console saves it.
    ExportCsv(ExportKeyArgs),
    /// Take it back.
    Remove(DeployerRunArgs),
}

/// A change to the deploy user.
#[derive(Debug, Args)]
pub struct DeployerRunArgs {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
}

/// `naru deployer export-csv`.
#[derive(Debug, Args)]
pub struct ExportKeyArgs {
    /// Where to.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
}
