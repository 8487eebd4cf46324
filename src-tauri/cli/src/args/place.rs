//! Which project, which site, and as whom: what most verbs can be told, each part in one group.

use std::path::PathBuf;

use clap::Args;
use naru_core::error::Result;
use naru_core::names::EnvName;

/// Which project, and which environment of it.
#[derive(Debug, Default, Args, Clone)]
pub struct WhichArgs {
    /// The project.
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The environment.
    #[arg(long, value_name = "NAME")]
    env: Option<String>,
}

impl WhichArgs {
    /// This project, whatever environment.
    pub const fn project(project: Option<String>) -> Self {
        Self { project, env: None }
    }

    /// The environment, if one was named.
    ///
    /// # Errors
    /// `BadValue` for what is no name.
    pub fn env(&self) -> Result<Option<EnvName>> {
        self.env.as_deref().map(EnvName::parse).transpose()
    }
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
    #[command(flatten)]
    pub process: ProcessArgs,
    /// An endpoint that is not AWS.
    #[arg(long, value_name = "URL|aws")]
    pub endpoint: Option<String>,
}

/// What of somebody's may be run.
#[derive(Debug, Default, Args, Clone, Copy)]
pub struct ProcessArgs {
    /// Run the profile's program.
    #[arg(long)]
    pub allow_process: bool,
}

/// Which site, where no folder is asked for.
#[derive(Debug, Default, Args, Clone)]
pub struct PlaceArgs {
    /// Of which project.
    #[command(flatten)]
    pub which: WhichArgs,
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

/// Which site.
#[derive(Debug, Default, Args, Clone)]
pub struct SiteArgs {
    /// The build folder.
    #[arg(value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Of which project, and as whom.
    #[command(flatten)]
    pub place: PlaceArgs,
}

impl From<PlaceArgs> for SiteArgs {
    fn from(place: PlaceArgs) -> Self {
        Self { folder: None, place }
    }
}
