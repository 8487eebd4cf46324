//! Help, languages, colours, completions, projects.

use crate::support::{Naru, stderr, stdout};

const VERBS: [&[&str]; 31] = [
    &[],
    &["practice"],
    &["plan"],
    &["apply"],
    &["deploy"],
    &["status"],
    &["history"],
    &["destroy"],
    &["project"],
    &["project", "new"],
    &["project", "list"],
    &["project", "show"],
    &["project", "set"],
    &["project", "rename"],
    &["project", "delete"],
    &["project", "restore"],
    &["project", "duplicate"],
    &["project", "export"],
    &["project", "import"],
    &["project", "link"],
    &["project", "unlink"],
    &["project", "mend"],
    &["policy"],
    &["profiles"],
    &["completions"],
    &["waive"],
    &["promote"],
    &["rollback"],
    &["releases"],
    &["releases", "prune"],
    &["build"],
];

#[test]
fn help_is_whole_in_both_languages() {
    let naru = Naru::new();
    for verb in VERBS {
        for lang in ["en", "ko"] {
            let mut args = verb.to_vec();
            args.extend(["--help", "--lang", lang]);
            let out = naru.run(&args);
            let text = stdout(&out);
            assert!(out.status.success(), "{verb:?}");
            assert!(!text.contains("cli-"), "{verb:?} {lang} shows a raw key:\n{text}");
            let hangul = text.chars().any(|c| ('가'..='힣').contains(&c));
            assert_eq!(hangul, lang == "ko", "{verb:?} {lang}:\n{text}");
        }
    }
}

#[test]
fn help_says_how_to_forget_and_what_is_overwritten() {
    let naru = Naru::new();
    for lang in ["en", "ko"] {
        let help = stdout(&naru.run(&["apply", "--help", "--lang", lang]));
        for words in ["--endpoint <URL|aws>", "--website-url <URL|none>", "--overwrite"] {
            assert!(help.contains(words), "{lang}: {words}:\n{help}");
        }
        let forget = if lang == "en" {
            ["aws forgets it", "none forgets it"]
        } else {
            ["aws를 넣으면", "none을 넣으면"]
        };
        let one_line = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(forget.iter().all(|words| one_line.contains(words)), "{help}");
    }
}

#[test]
fn a_verb_shows_and_takes_only_what_does_something_there() {
    let naru = Naru::new();
    let answers = ["--make-public", "--mend", "--replace-records", "--delete-zone", "--keep-zone", "--adopted-too"];
    // What each verb has of these, and no more.
    let told: [(&[&str], &[&str]); 7] = [
        (
            &["plan"],
            &[
                "--make-public",
                "--mend",
                "--replace-records",
                "--leave-records",
                "--overwrite",
                "--remove-many",
                "--no-wait",
            ],
        ),
        (
            &["apply"],
            &[
                "--make-public",
                "--mend",
                "--replace-records",
                "--leave-records",
                "--overwrite",
                "--remove-many",
                "--limit-rate",
                "--yes",
                "--no-wait",
            ],
        ),
        (&["deploy"], &["--dry-run", "--overwrite", "--remove-many", "--limit-rate", "--auto-rollback", "--no-wait"]),
        (
            &["promote"],
            &["--dry-run", "--overwrite", "--remove-many", "--limit-rate", "--auto-rollback", "--yes", "--no-wait"],
        ),
        (&["rollback"], &["--dry-run", "--overwrite", "--remove-many", "--yes", "--no-wait"]),
        (&["releases", "prune"], &["--dry-run", "--yes", "--no-wait"]),
        (&["destroy"], &["--delete-zone", "--keep-zone", "--adopted-too", "--leave-records", "--yes", "--no-wait"]),
    ];
    let more = [
        "--leave-records",
        "--overwrite",
        "--remove-many",
        "--limit-rate",
        "--auto-rollback",
        "--dry-run",
        "--yes",
        "--no-wait",
    ];
    for (verb, has) in told {
        let help = stdout(&naru.run(&[verb, &["--help"]].concat()));
        assert!(help.contains("--break-lock"), "{verb:?}");
        // The first word of an option's line is its name; the same words may be told of elsewhere.
        let listed = |flag: &str| {
            let line = |line: &str| line.split_whitespace().find(|word| word.starts_with("--")) == Some(flag);
            help.lines().filter(|text| text.trim_start().starts_with('-')).any(line)
        };
        for flag in answers.iter().chain(&more) {
            assert_eq!(listed(flag), has.contains(flag), "{verb:?} {flag}:\n{help}");
        }
    }
    let refused = naru.run(&["deploy", "--make-public", "bucket"]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    // Who is used to saying yes may go on saying it: there is no project, and nothing else is wrong.
    let (code, lines) = naru.json(&["deploy", "--yes"]);
    assert_eq!((code, lines[0]["error"]["code"].as_str()), (2, Some("no-project")), "{lines:?}");
}

#[test]
fn the_language_follows_flag_then_variable_then_locale() {
    let naru = Naru::new();
    let help = |env: &[(&str, &str)], args: &[&str]| {
        let out = naru.command(args).envs(env.iter().copied()).output().unwrap();
        stdout(&out).contains("사용법")
    };
    assert!(help(&[("LANG", "ko_KR.UTF-8")], &["--help"]));
    assert!(!help(&[("LANG", "ko_KR.UTF-8"), ("NARU_LANG", "en")], &["--help"]));
    assert!(help(&[("NARU_LANG", "en")], &["--help", "--lang=ko"]));
}

#[test]
fn plain_lines_carry_no_escape_and_no_color_is_obeyed() {
    let naru = Naru::new();
    let out = naru.run(&["practice", "--once"]);
    assert!(!stdout(&out).contains('\u{1b}') && !stderr(&out).contains('\u{1b}'), "not a terminal");
    let forced = naru.command(&["practice", "--once"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stdout(&forced).contains('\u{1b}'), "colours can be asked for");
    let no = naru.command(&["practice", "--once"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!stdout(&no).contains('\u{1b}'));
}

#[test]
fn completions_are_shell_scripts() {
    let naru = Naru::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = naru.run(&["completions", shell]);
        assert!(out.status.success() && out.stdout.len() > 1000, "{shell}");
        if shell == "bash" || shell == "zsh" {
            let file = naru.dir.path().join("completions");
            std::fs::write(&file, &out.stdout).unwrap();
            let check = std::process::Command::new(shell).arg("-n").arg(&file).status().unwrap();
            assert!(check.success(), "{shell} reads its own completions");
        }
    }
}

#[test]
fn projects_are_made_listed_changed_renamed_deleted_and_put_back() {
    let naru = Naru::new();
    let run = |args: &[&str]| {
        let out = naru.run(args);
        assert!(out.status.success(), "{args:?}: {}", stderr(&out));
        stdout(&out)
    };
    run(&["project", "new", "내 블로그", "--region", "us-east-1"]);
    assert_eq!(naru.run(&["project", "new", "내 블로그"]).status.code(), Some(5), "a name is taken once");
    assert!(run(&["project", "list"]).contains("내 블로그  us-east-1"));
    let shown = run(&["project", "show", "내 블로그"]);
    assert!(shown.contains("slug = \"site\"") && shown.contains("us-east-1"), "{shown}");
    run(&["project", "set", "--project", "내 블로그", "--env", "staging", "--access", "classic"]);
    let shown = run(&["project", "show", "내 블로그"]);
    assert!(shown.contains("[env.staging]") && shown.contains("[env.production]"), "{shown}");
    run(&["project", "rename", "내 블로그", "blog"]);
    assert!(run(&["project", "show", "blog"]).contains("slug = \"site\""), "a new name does not move what is built");
    run(&["project", "delete", "blog"]);
    assert!(!run(&["project", "list"]).contains("blog  "));
    run(&["project", "restore"]);
    assert!(run(&["project", "list"]).contains("blog  us-east-1"));
}

#[test]
fn a_repositorys_own_file_is_found_from_below_and_a_damaged_one_is_left_alone() {
    let naru = Naru::new();
    let repo = naru.dir.path().join("repo/src");
    std::fs::create_dir_all(&repo).unwrap();
    let made =
        naru.command(&["project", "new", "shop", "--here"]).current_dir(repo.parent().unwrap()).output().unwrap();
    assert!(made.status.success(), "{}", stderr(&made));
    let shown = naru.command(&["project", "show"]).current_dir(&repo).output().unwrap();
    assert!(stdout(&shown).contains("name = \"shop\""), "{}", stderr(&shown));
    let file = repo.parent().unwrap().join("naru.toml");
    let damaged = std::fs::read_to_string(&file).unwrap().replace("version = 1", "version = 1\nnonsense");
    std::fs::write(&file, &damaged).unwrap();
    let out = naru.command(&["project", "show"]).current_dir(&repo).output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), damaged, "nothing was lost");
    std::fs::write(&file, damaged.replace("version = 1\nnonsense", "version = 99")).unwrap();
    let out = naru.command(&["project", "show"]).current_dir(&repo).output().unwrap();
    assert_eq!(out.status.code(), Some(8), "a later form is refused, not misread");
}

fn is_list_or_create(action: &serde_json::Value) -> bool {
    let name = action.as_str().unwrap().split_once(':').unwrap().1;
    ["List", "Create", "Request", "CheckDomainAvailability", "GetResources"].iter().any(|verb| name.starts_with(verb))
}

#[test]
fn the_setup_policy_is_json_and_names_no_wildcard_action() {
    let naru = Naru::new();
    let policy: serde_json::Value = serde_json::from_str(&stdout(&naru.run(&["policy", "setup"]))).unwrap();
    for statement in policy["Statement"].as_array().unwrap() {
        assert!(statement["Action"].as_array().unwrap().iter().all(|a| !a.as_str().unwrap().contains('*')));
        // Lists, and things that have no id before they are made, can be narrowed down by nothing; what is denied is
        // denied everywhere.
        let nowhere = ["NaruCloudFront", "NaruDns", "NaruTags"].contains(&statement["Sid"].as_str().unwrap());
        assert!(nowhere || statement["Effect"] == "Deny" || statement["Resource"] != "*", "{statement}");
        assert!(!nowhere || statement["Action"].as_array().unwrap().iter().all(is_list_or_create), "{statement}");
    }
}
