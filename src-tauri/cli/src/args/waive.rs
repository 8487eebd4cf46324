//! The words of `naru waive`.

use std::path::PathBuf;

use clap::Args;

use super::WhichArgs;

/// `naru waive`.
#[derive(Debug, Args)]
pub struct WaiveArgs {
    /// The file, as it is listed.
    #[arg(value_name = "FILE")]
    pub file: Option<String>,
    /// Only this rule.
    #[arg(long, value_name = "RULE", requires = "file")]
    pub rule: Option<String>,
    /// For who reads the project later.
    #[arg(long, value_name = "TEXT", requires = "file")]
    pub why: Option<String>,
    /// It stays behind.
    #[arg(long, requires = "file", conflicts_with_all = ["rule", "why"])]
    pub leave_out: bool,
    /// What was said of it no longer holds.
    #[arg(long, requires = "file", conflicts_with_all = ["rule", "why", "leave_out"])]
    pub take_back: bool,
    /// The build folder.
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<PathBuf>,
    /// Of which project.
    #[command(flatten)]
    pub which: WhichArgs,
    /// No question.
    #[arg(long, short, requires = "file")]
    pub yes: bool,
}
