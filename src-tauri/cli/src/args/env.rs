//! The words of `naru env` and `naru promote`.

use clap::{Args, Subcommand};

use super::{ProcessArgs, ReleaseRunArgs, WishArgs};

/// `naru env`.
#[derive(Debug, Args)]
pub struct EnvArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: EnvCommand,
    /// The project.
    #[arg(long, global = true, value_name = "NAME")]
    pub project: Option<String>,
}

/// The verbs of `naru env`.
#[derive(Debug, Subcommand)]
pub enum EnvCommand {
    /// All of them.
    List,
    /// One of them.
    Show(EnvNameArgs),
    /// One more.
    Add(Box<EnvAddArgs>),
    /// One less.
    Remove(EnvNameArgs),
    /// Another name, which it cannot get.
    Rename(EnvRenameArgs),
}

/// An environment by name.
#[derive(Debug, Args)]
pub struct EnvNameArgs {
    /// Its name.
    #[arg(value_name = "ENV")]
    pub env: String,
}

/// `naru env add`.
#[derive(Debug, Args)]
pub struct EnvAddArgs {
    /// Its name.
    #[arg(value_name = "ENV")]
    pub env: String,
    /// Whose wishes, credentials and folder it takes along.
    #[arg(long, value_name = "ENV")]
    pub copy_from: Option<String>,
    /// An account of its own.
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,
    /// What is wanted.
    #[command(flatten)]
    pub wishes: WishArgs,
}

/// `naru env rename`.
#[derive(Debug, Args)]
pub struct EnvRenameArgs {
    /// Its name.
    #[arg(value_name = "ENV")]
    pub env: String,
    /// The new name.
    #[arg(value_name = "NEW")]
    pub new: String,
}

/// `naru promote`.
#[derive(Debug, Args)]
pub struct PromoteArgs {
    /// Whose release.
    #[arg(long, value_name = "ENV")]
    pub from: String,
    /// Where it goes.
    #[arg(long, value_name = "ENV", default_value = "production")]
    pub to: String,
    /// Another release than the newest.
    #[arg(long, value_name = "ID")]
    pub release: Option<String>,
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// How it goes up.
    #[command(flatten)]
    pub run: ReleaseRunArgs,
    /// Run the program of either environment's profile.
    #[command(flatten)]
    pub process: ProcessArgs,
}
