//! `--files`: how the files of a plan are shown, by whichever verb shows one.

use clap::{Arg, ArgAction, ArgMatches, Command};

/// The verbs that show what would be done with files.
const VERBS: [&[&str]; 7] =
    [&["plan"], &["apply"], &["deploy"], &["destroy"], &["promote"], &["rollback"], &["releases", "prune"]];

const FILES: &str = "files";

/// The same command, where these verbs take the flag.
pub fn with_files(command: Command) -> Command {
    VERBS.into_iter().fold(command, at)
}

fn at(command: Command, verb: &[&'static str]) -> Command {
    match verb {
        [] => command.arg(Arg::new(FILES).long(FILES).action(ArgAction::SetTrue)),
        [first, below @ ..] => command.mut_subcommand(first, |command| at(command, below)),
    }
}

/// Whether it was said.
pub fn files_said(matches: &ArgMatches) -> bool {
    let here = matches.try_get_one::<bool>(FILES).ok().flatten().is_some_and(|said| *said);
    here || matches.subcommand().is_some_and(|(_, below)| files_said(below))
}
