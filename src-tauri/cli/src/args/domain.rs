//! `naru domain`: a name, before there is one.

use clap::{Args, Subcommand};

use super::{PlaceArgs, SignInArgs, SiteArgs, WhichArgs};

/// `naru domain`.
#[derive(Debug, Args)]
pub struct DomainArgs {
    /// What to do with it.
    #[command(subcommand)]
    pub command: DomainCommand,
}

/// The verbs of `naru domain`.
#[derive(Debug, Subcommand)]
pub enum DomainCommand {
    /// Whether it is free, and what it costs.
    Check(CheckDomainArgs),
}

/// `naru domain check`.
#[derive(Debug, Args)]
pub struct CheckDomainArgs {
    /// The name.
    #[arg(value_name = "NAME")]
    pub name: String,
    /// The project whose credentials are asked with.
    #[command(flatten)]
    pub which: WhichArgs,
    /// As whom, and where.
    #[command(flatten)]
    pub sign_in: SignInArgs,
}

impl CheckDomainArgs {
    /// Which site is meant.
    pub fn site(&self) -> SiteArgs {
        PlaceArgs { which: self.which.clone(), sign_in: self.sign_in.clone(), ..PlaceArgs::default() }.into()
    }
}
