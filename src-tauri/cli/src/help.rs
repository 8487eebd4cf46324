//! Help texts from the word files, in both languages: `cli-help`, `cli-help-<command>`, and for arguments
//! `cli-arg-<id>` or, where one word means another thing, `cli-arg-<command>-<id>`.

use clap::Command;
use naru_core::words::Words;

fn arg_key(path: &str, id: &str, words: &Words) -> String {
    let id = id.replace('_', "-");
    let own = format!("{}-{id}", path.replace("cli-help", "cli-arg"));
    if words.has(&own) { own } else { format!("cli-arg-{id}") }
}

/// The same command with its texts in this language.
#[must_use]
pub fn translate(command: Command, path: &str, words: &Words) -> Command {
    let (flags, arguments) = (words.plain("cli-help-options"), words.plain("cli-help-arguments"));
    let mut command = command
        .about(words.plain(path))
        .subcommand_help_heading(words.plain("cli-help-commands"))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.plain("cli-help-usage")
        ));
    let ids: Vec<(String, bool)> =
        command.get_arguments().map(|arg| (arg.get_id().to_string(), arg.is_positional())).collect();
    for (id, positional) in ids {
        let text = words.plain(&arg_key(path, &id, words));
        let heading = if positional { arguments.clone() } else { flags.clone() };
        command = command.mut_arg(id, |arg| arg.help(text).long_help(None::<&str>).help_heading(heading));
    }
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path}-{name}");
        command = command.mut_subcommand(name, |sub| translate(sub, &path, words));
    }
    let after = format!("{path}-after");
    if words.has(&after) { command.after_help(words.plain(&after)) } else { command }
}
