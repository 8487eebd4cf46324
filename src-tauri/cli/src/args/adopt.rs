//! `naru adopt` and `naru upgrade`.

use clap::{Args, ValueEnum};
use naru_core::adopt::upgrade::Upgrade;

use super::{PlaceArgs, SignInArgs, SiteArgs, WhichArgs};

/// `naru adopt`.
#[derive(Debug, Args)]
pub struct AdoptArgs {
    /// What was made by hand.
    #[arg(value_name = "BUCKET|DISTRIBUTION|DOMAIN", required_unless_present_any = ["undo", "practice_sample"])]
    pub target: Option<String>,
    /// The project's name.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// A hand-made sample in practice.
    #[arg(long, conflicts_with_all = ["target", "undo"])]
    pub practice_sample: bool,
    /// The marks go again.
    #[arg(long, value_name = "PROJECT", conflicts_with = "target")]
    pub undo: Option<String>,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// As whom, and where.
    #[command(flatten)]
    pub sign_in: SignInArgs,
}

impl AdoptArgs {
    /// The same as other commands take it.
    pub fn site(&self) -> SiteArgs {
        let which = WhichArgs::project(self.undo.clone());
        PlaceArgs { which, sign_in: self.sign_in.clone(), ..PlaceArgs::default() }.into()
    }
}

/// `naru upgrade`.
#[derive(Debug, Args)]
pub struct UpgradeArgs {
    /// Which.
    #[arg(value_enum, value_name = "UPGRADE")]
    pub upgrade: Option<UpgradeArg>,
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// No question.
    #[arg(long, short)]
    pub yes: bool,
    /// Over what somebody changed by hand.
    #[arg(long)]
    pub mend: bool,
    /// Do not wait.
    #[arg(long)]
    pub no_wait: bool,
}

/// Which upgrade.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum UpgradeArg {
    /// A distribution before the bucket.
    Front,
    /// HTTP is sent on to HTTPS.
    Https,
    /// No TLS older than what AWS recommends.
    Tls,
    /// A function instead of error pages.
    Routing,
    /// Origin access control.
    Origin,
    /// A private bucket.
    Private,
    /// Compression.
    Compress,
    /// Security headers.
    Headers,
    /// A deploy user.
    Deployer,
}

impl From<UpgradeArg> for Upgrade {
    fn from(arg: UpgradeArg) -> Self {
        match arg {
            UpgradeArg::Front => Self::Front,
            UpgradeArg::Https => Self::Https,
            UpgradeArg::Tls => Self::Tls,
            UpgradeArg::Routing => Self::Routing,
            UpgradeArg::Origin => Self::Origin,
            UpgradeArg::Private => Self::Private,
            UpgradeArg::Compress => Self::Compress,
            UpgradeArg::Headers => Self::Headers,
            UpgradeArg::Deployer => Self::Deployer,
        }
    }
}
