//! Commands as each shell has to be told them. bash, zsh and npm are run for real in `tests/adapters/commands.rs`;
//! PowerShell and the Windows command prompt are held here to tables and to their own rules of reading, untried.

use naru_core::shell::{Arg, Command, Shell, render};

/// Words as they come: names, JSON, and everything a shell has a use for.
const WORDS: &[&str] = &[
    "",
    "plain-word_1.2",
    "s3://naru-site-1a2b3c4d",
    "file://policy.json",
    "two words",
    "it's",
    "\u{2018}typographic\u{2019}",
    "say \"hi\"",
    "$HOME ${HOME} $(whoami) `whoami`",
    "%PATH% 100%",
    "a&b|c<d>e^f",
    "a;b,c",
    "(x)",
    "{x}",
    "[x]",
    "*.js",
    "?",
    "!wow!",
    "#hash",
    "~",
    "=cmd",
    "Rules=[{ObjectOwnership=BucketOwnerEnforced}]",
    "@splat",
    "C:\\Users\\me\\",
    "C:\\Program Files\\site\\",
    "tail\\\\\"quote",
    "\\",
    "-dash",
    "--flag",
    "\u{c0ac}\u{c9c4}/\u{d55c}\u{ae00}.png",
    "public, max-age=31536000, immutable",
    "text/html; charset=utf-8",
];

fn one(word: &str, shell: Shell) -> String {
    let line = render(&Command::aws([word]), shell);
    match shell {
        Shell::PackageJson => serde_json::from_str::<String>(&line).unwrap().strip_prefix("aws ").unwrap().to_owned(),
        _ => line.strip_prefix("aws ").unwrap().to_owned(),
    }
}

#[test]
fn power_shell_words_are_spelled_so() {
    for (word, want) in [
        ("", "''"),
        ("plain", "plain"),
        ("--bucket", "--bucket"),
        ("s3://naru-x", "s3://naru-x"),
        ("two words", "'two words'"),
        ("it's", "'it''s'"),
        ("\u{2018}so\u{2019}", "'\u{2018}\u{2018}so\u{2019}\u{2019}'"),
        ("$HOME `n", "'$HOME `n'"),
        ("a,b", "'a,b'"),
        ("@x", "'@x'"),
        ("=x", "'=x'"),
        ("#x", "'#x'"),
        ("{\"a\": 1}", "'{\"a\": 1}'"),
        ("Rules=[{A=B}]", "'Rules=[{A=B}]'"),
        ("*.js", "'*.js'"),
        ("C:\\a b\\", "'C:\\a b\\'"),
    ] {
        assert_eq!(one(word, Shell::PowerShell), want, "{word}");
    }
}

#[test]
fn command_prompt_words_are_spelled_so() {
    for (word, want) in [
        ("", "\"\""),
        ("plain", "plain"),
        ("--bucket", "--bucket"),
        ("C:\\site\\", "C:\\site\\"),
        ("two words", "\"two words\""),
        ("it's", "\"it's\""),
        ("say \"hi\"", "^\"say \\^\"hi\\^\"^\""),
        ("C:\\a b\\", "\"C:\\a b\\\\\""),
        ("a\\\"b", "^\"a\\\\\\^\"b^\""),
        ("100%", "\"100\"^%\"\""),
        ("a&b", "\"a&b\""),
        ("*", "\"*\""),
        ("max-age=0, x", "\"max-age=0, x\""),
    ] {
        assert_eq!(one(word, Shell::Cmd), want, "{word}");
    }
}

#[test]
fn package_json_words_are_spelled_so() {
    for (word, want) in [
        ("", "\"\""),
        ("plain", "plain"),
        ("two words", "\"two words\""),
        ("it's", "\"it's\""),
        ("$HOME", "\"\\$HOME\""),
        ("`x`", "\"\\`x\\`\""),
        ("say \"hi\"", "\"say \\\"hi\\\"\""),
        ("a\\b", "\"a\\\\b\""),
    ] {
        assert_eq!(one(word, Shell::PackageJson), want, "{word}");
    }
    let line = render(&Command::aws(["s3", "a \"b\""]), Shell::PackageJson);
    assert_eq!(line, r#""aws s3 \"a \\\"b\\\"\"""#, "the whole is a JSON string, to be pasted as a value");
}

/// How PowerShell reads one argument: quoted by any single quote, which is doubled inside; else taken as it stands.
fn power_shell_reads(line: &str) -> String {
    let quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    let Some(inside) = line.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else {
        assert!(line.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:=".contains(c)), "bare: {line}");
        assert!(!line.starts_with(['@', '=']), "bare: {line}");
        return line.to_owned();
    };
    let mut out = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        if quote(c) {
            assert_eq!(chars.next(), Some(c), "a single quote inside is doubled: {line}");
        }
        out.push(c);
    }
    out
}

/// How `cmd` reads a line at its prompt: `^` escapes outside of quotes; nothing special may be left outside.
fn cmd_reads(line: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                quoted = !quoted;
                out.push(c);
            }
            '^' if !quoted => out.extend(chars.next()),
            // Inside quotes a percent sign would begin a variable; outside, one that stands alone does not.
            '%' => panic!("a bare percent sign: {line}"),
            '&' | '|' | '<' | '>' if !quoted => panic!("{c} outside of quotes: {line}"),
            c => out.push(c),
        }
    }
    out
}

/// How a program's start-up code splits what `cmd` left: <https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments>.
fn runtime_reads(line: &str) -> Vec<String> {
    let (mut all, mut word, mut any, mut quoted, mut slashes) = (Vec::new(), String::new(), false, false, 0);
    for c in line.chars() {
        match c {
            '\\' => slashes += 1,
            '"' => {
                word.push_str(&"\\".repeat(slashes / 2));
                any = true;
                if slashes % 2 == 1 {
                    word.push('"');
                } else {
                    quoted = !quoted;
                }
                slashes = 0;
            }
            c => {
                word.push_str(&"\\".repeat(slashes));
                any |= slashes > 0;
                slashes = 0;
                if c == ' ' && !quoted {
                    if any {
                        all.push(std::mem::take(&mut word));
                    }
                    any = false;
                } else {
                    word.push(c);
                    any = true;
                }
            }
        }
    }
    word.push_str(&"\\".repeat(slashes));
    if any || !word.is_empty() {
        all.push(word);
    }
    all
}

/// How `sh` reads one word of our npm scripts: bare, or in double quotes.
fn sh_reads(line: &str) -> String {
    let Some(inside) = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        assert!(line.chars().all(|c| c.is_ascii_alphanumeric() || "-_./:=,@+".contains(c)), "bare: {line}");
        return line.to_owned();
    };
    let mut out = String::new();
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            '$' | '`' | '"' => panic!("{c} is not escaped: {line}"),
            c => out.push(c),
        }
    }
    out
}

#[test]
fn every_word_is_read_back_as_it_was_meant() {
    for word in WORDS {
        assert_eq!(power_shell_reads(&one(word, Shell::PowerShell)), *word, "PowerShell");
        assert_eq!(runtime_reads(&cmd_reads(&one(word, Shell::Cmd))), [*word], "cmd");
        assert_eq!(sh_reads(&one(word, Shell::PackageJson)), *word, "package.json");
    }
}

#[test]
fn words_stay_apart() {
    let words = ["s3", "cp", "a b", "e\\ f\\", "100%", "c\"d"];
    let line = render(&Command::aws(words), Shell::Cmd);
    let want: Vec<&str> = std::iter::once("aws").chain(words).collect();
    assert_eq!(runtime_reads(&cmd_reads(&line)), want);
}

#[test]
fn a_double_quote_in_one_word_leaves_the_others_quoted() {
    for words in [["c\"d", "a&b"], ["say \"a&b\"", "x"], ["c\"d", "100%"]] {
        let line = render(&Command::aws(words), Shell::Cmd);
        let want: Vec<&str> = std::iter::once("aws").chain(words).collect();
        assert_eq!(runtime_reads(&cmd_reads(&line)), want);
    }
}

#[test]
fn a_word_that_begins_with_a_dash_and_holds_a_dot_is_quoted_in_power_shell() {
    assert_eq!(one("-icon.svg", Shell::PowerShell), "'-icon.svg'");
    assert_eq!(one("-a:b", Shell::PowerShell), "'-a:b'");
}

#[test]
fn a_file_is_named_in_the_line_and_handed_over_beside_it() {
    let command = Command::aws(["s3api", "put-bucket-policy"])
        .arg("--policy", Arg::file_url("policy.json", "{}\n".to_owned()))
        .arg("--body", Arg::file_path("my lock.json", "x".to_owned()));
    assert_eq!(
        render(&command, Shell::Posix),
        "aws s3api put-bucket-policy --policy file://policy.json --body 'my lock.json'"
    );
    assert_eq!(command.files(), [("policy.json", "{}\n"), ("my lock.json", "x")]);
}
