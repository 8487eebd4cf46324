//! The words of `naru write`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `naru write`.
#[derive(Debug, Args)]
pub struct WriteArgs {
    /// What.
    #[command(subcommand)]
    pub command: WriteCommand,
}

/// The verbs of `naru write`.
#[derive(Debug, Subcommand)]
pub enum WriteCommand {
    /// A profile of the AWS CLI.
    AwsProfile(WriteProfileArgs),
    /// `deploy` in a `package.json`.
    DeployScript(WriteScriptArgs),
    /// Where a build loads its files from.
    Env(WriteEnvArgs),
}

/// What of what is there may be changed.
#[derive(Debug, Args, Clone, Copy)]
pub struct AgreeArgs {
    /// Over another value.
    #[arg(long)]
    pub overwrite: bool,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
}

/// `naru write aws-profile`.
#[derive(Debug, Args)]
pub struct WriteProfileArgs {
    /// Its name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Whose key.
    #[arg(long, value_name = "NAME")]
    pub credential: Option<String>,
    /// The key itself.
    #[arg(long)]
    pub plain_keys: bool,
    /// Its Region.
    #[arg(long)]
    pub region: Option<String>,
    /// Its output.
    #[arg(long, value_enum, value_name = "json|yaml|text|table", hide_possible_values = true)]
    pub output: Option<OutputArg>,
    /// Agreed to.
    #[command(flatten)]
    pub agree: AgreeArgs,
}

/// What the AWS CLI prints.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum OutputArg {
    /// `json`.
    Json,
    /// `yaml`.
    Yaml,
    /// `text`.
    Text,
    /// `table`.
    Table,
}

/// `naru write deploy-script`.
#[derive(Debug, Args)]
pub struct WriteScriptArgs {
    /// The project's folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// The AWS CLI's commands.
    #[arg(long)]
    pub aws: bool,
    /// The build folder.
    #[arg(long, value_name = "FOLDER", requires = "aws")]
    pub build: Option<String>,
    /// The bucket.
    #[arg(long, value_name = "NAME", requires = "aws")]
    pub bucket: Option<String>,
    /// The distribution.
    #[arg(long, value_name = "ID", requires = "aws")]
    pub distribution: Option<String>,
    /// The AWS CLI profile.
    #[arg(long, value_name = "NAME", requires = "aws")]
    pub profile: Option<String>,
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The environment.
    #[arg(long, value_name = "NAME")]
    pub env: Option<String>,
    /// Agreed to.
    #[command(flatten)]
    pub agree: AgreeArgs,
}

/// `naru write env`.
#[derive(Debug, Args)]
pub struct WriteEnvArgs {
    /// The project's folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Where visitors find the site.
    #[arg(long, value_name = "URL|/PATH/")]
    pub address: String,
    /// Agreed to.
    #[command(flatten)]
    pub agree: AgreeArgs,
}
