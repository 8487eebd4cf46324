//! Conveniences: what is put into a person's own files, and that everything else in them stays as it is.

use std::collections::BTreeSet;

use naru_core::Code;
use naru_core::convenience::aws_profile::{AwsFiles, Choice, Output, Process, ProfileName, ProfileWish, System, write};
use naru_core::convenience::base_url::{BaseUrl, in_page};
use naru_core::convenience::dotenv::{self, is_ignored};
use naru_core::convenience::package_json::{AwsDeploy, DeployScript, deploy_script, with_script};
use naru_core::convenience::{Edit, Present};
use naru_core::credential::{AccessKey, CredentialId};
use naru_core::names::{BucketName, Region};
use proptest::prelude::*;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const NARU: &str = "naru deploy";

pub(super) fn shown(edit: &Edit) -> String {
    edit.diff().iter().map(|line| line.marked() + "\n").collect()
}

// package.json

#[test]
fn a_script_goes_where_the_others_stand_and_as_they_stand() {
    for (before, after) in [
        // Two spaces, four, a tab; the line end and the end of the file stay.
        (
            "{\n  \"name\": \"x\",\n  \"scripts\": {\n    \"build\": \"vite build\"\n  },\n  \"a\": 1\n}\n",
            "{\n  \"name\": \"x\",\n  \"scripts\": {\n    \"build\": \"vite build\",\n    \"deploy\": \"naru deploy\"\n  },\n  \"a\": 1\n}\n",
        ),
        (
            "{\n    \"scripts\": {\n        \"build\": \"b\"\n    }\n}",
            "{\n    \"scripts\": {\n        \"build\": \"b\",\n        \"deploy\": \"naru deploy\"\n    }\n}",
        ),
        (
            "{\r\n\t\"scripts\": {\r\n\t\t\"build\": \"b\"\r\n\t}\r\n}\r\n",
            "{\r\n\t\"scripts\": {\r\n\t\t\"build\": \"b\",\r\n\t\t\"deploy\": \"naru deploy\"\r\n\t}\r\n}\r\n",
        ),
        // On one line, without any space, with odd space.
        (
            "{\n  \"scripts\": { \"a\": \"b\", \"c\": \"d\" }\n}\n",
            "{\n  \"scripts\": { \"a\": \"b\", \"c\": \"d\", \"deploy\": \"naru deploy\" }\n}\n",
        ),
        ("{\"scripts\":{\"a\":\"b\"}}", "{\"scripts\":{\"a\":\"b\",\"deploy\":\"naru deploy\"}}"),
        ("{ \"scripts\" :{ \"a\" : \"b\" } }", "{ \"scripts\" :{ \"a\" : \"b\", \"deploy\" : \"naru deploy\" } }"),
        // Empty scripts, none, an empty file of JSON, a byte order mark.
        (
            "{\n  \"name\": \"x\",\n  \"scripts\": {}\n}\n",
            "{\n  \"name\": \"x\",\n  \"scripts\": {\n    \"deploy\": \"naru deploy\"\n  }\n}\n",
        ),
        ("{\n  \"scripts\": {\n  }\n}\n", "{\n  \"scripts\": {\n    \"deploy\": \"naru deploy\"\n  }\n}\n"),
        ("{\"scripts\":{}}", "{\"scripts\":{\"deploy\":\"naru deploy\"}}"),
        (
            "{\n\t\"name\": \"x\"\n}\n",
            "{\n\t\"name\": \"x\",\n\t\"scripts\": {\n\t\t\"deploy\": \"naru deploy\"\n\t}\n}\n",
        ),
        ("{\"name\":\"x\"}", "{\"name\":\"x\",\"scripts\":{\"deploy\":\"naru deploy\"}}"),
        ("{}\n", "{\n  \"scripts\": {\n    \"deploy\": \"naru deploy\"\n  }\n}\n"),
        (
            "\u{feff}{\"scripts\":{\"a\":\"}{\\\"\"}}\n",
            "\u{feff}{\"scripts\":{\"a\":\"}{\\\"\",\"deploy\":\"naru deploy\"}}\n",
        ),
        // A nested `scripts` is another thing.
        (
            "{\n  \"x\": {\"scripts\": {\"deploy\": \"no\"}}\n}",
            "{\n  \"x\": {\"scripts\": {\"deploy\": \"no\"}},\n  \"scripts\": {\n    \"deploy\": \"naru deploy\"\n  }\n}",
        ),
    ] {
        assert_eq!(with_script(before, NARU, false).unwrap(), after, "{before}");
        assert_eq!(with_script(after, NARU, false).unwrap(), after, "a second time changes nothing");
    }
}

#[test]
fn another_deploy_is_replaced_only_on_a_yes() {
    let before = "{\n  \"scripts\": {\n    \"deploy\" : \"gh-pages -d build\",\n    \"z\": \"z\"\n  }\n}\n";
    let refused = with_script(before, NARU, false).unwrap_err();
    assert_eq!((refused.code, refused.args["old"].as_str()), (Code::AlreadySet, "gh-pages -d build"));
    assert_eq!(with_script(before, NARU, true).unwrap(), before.replace("gh-pages -d build", NARU));
    let present = Present::of("package.json", Some(before));
    let edit = deploy_script(present, &DeployScript::Naru { project: None, env: None }, true).unwrap();
    assert_eq!(
        shown(&edit),
        "@@ -1,6 +1,6 @@\n {\n   \"scripts\": {\n-    \"deploy\" : \"gh-pages -d build\",\n\
         +    \"deploy\" : \"naru deploy\",\n     \"z\": \"z\"\n   }\n }\n"
    );
    let odd = with_script("{\"scripts\":{\"deploy\":[1]}}", NARU, false).unwrap_err();
    assert_eq!(odd.args["old"], "[1]");
    let odd = with_script("{\"scripts\":{\"deploy\":\"\\u001b[2Jx\"}}", NARU, false).unwrap_err();
    assert_eq!(odd.args["old"], "[2Jx", "it moves no cursor");
    assert_eq!(
        with_script("{\"scripts\":{\"deploy\":[1, 2]}}", "x", true).unwrap(),
        "{\"scripts\":{\"deploy\":\"x\"}}"
    );
}

#[test]
fn a_package_json_that_cannot_be_understood_is_refused_with_its_line() {
    for (text, line) in [
        ("{\n  \"a\": 1,\n}\n", "3"),
        ("", "1"),
        ("[]", "1"),
        ("{\n  \"scripts\":\n  []\n}", "3"),
        ("{\n  \"scripts\": {},\n  \"scripts\": {}\n}", "3"),
        ("{\n  \"scripts\": {\n    \"deploy\": \"a\",\n    \"deploy\": \"b\"\n  }\n}", "4"),
        ("{\n  // no comment\n}", "2"),
    ] {
        let error = with_script(text, NARU, true).unwrap_err();
        assert_eq!((error.code, error.args["line"].as_str()), (Code::BadPackageJson, line), "{text}");
        assert!(error.detail.is_some(), "{text}");
    }
    let script = DeployScript::Naru { project: None, env: None };
    assert_eq!(deploy_script(Present::of("x", None), &script, true).unwrap_err().code, Code::NoPackageJson);
}

#[test]
fn the_scripts_words_are_quoted_for_sh_and_for_cmd() {
    let naru = |project: Option<&str>, env: Option<&str>| {
        DeployScript::Naru { project: project.map(str::to_owned), env: env.map(str::to_owned) }.line()
    };
    assert_eq!(naru(None, None).unwrap(), "naru deploy");
    assert_eq!(naru(Some("내 블로그"), Some("staging")).unwrap(), "naru deploy --project \"내 블로그\" --env staging");
    assert_eq!(naru(Some("50%"), None).unwrap_err().args["rule"], "script-percent");
    let aws = |profile: Option<&str>, distribution: Option<&str>| {
        let bucket = BucketName::parse("woalsqjzlt").unwrap();
        let (profile, distribution) = (profile.map(str::to_owned), distribution.map(str::to_owned));
        DeployScript::Aws(AwsDeploy { folder: "./build/".to_owned(), bucket, profile, distribution }).line().unwrap()
    };
    assert_eq!(
        aws(Some("yujaemin"), Some("E1ABC")),
        "aws s3 sync ./build s3://woalsqjzlt --profile yujaemin && \
         aws cloudfront create-invalidation --distribution-id E1ABC --paths \"/*\" --profile yujaemin"
    );
    assert_eq!(aws(None, None), "aws s3 sync ./build s3://woalsqjzlt");
}

/// JSON as people and tools write it: any indentation, line end and colon.
fn json(depth: u32) -> BoxedStrategy<serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        "[ -~가-힣]{0,12}".prop_map(Into::into),
    ];
    let name = prop_oneof![Just("scripts".to_owned()), Just("deploy".to_owned()), "[a-z\"\\\\{}:,]{0,5}"];
    leaf.prop_recursive(depth, 24, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec((name.clone(), inner), 0..5)
                .prop_map(|all| serde_json::Value::Object(all.into_iter().collect())),
        ]
    })
    .boxed()
}

#[derive(Debug, Clone)]
struct Style {
    eol: &'static str,
    indent: &'static str,
    colon: &'static str,
    inline: bool,
}

fn print(value: &serde_json::Value, style: &Style, depth: usize, out: &mut String) {
    let (open, close, members): (_, _, Vec<(Option<&String>, &serde_json::Value)>) = match value {
        serde_json::Value::Array(all) => ('[', ']', all.iter().map(|v| (None, v)).collect()),
        serde_json::Value::Object(all) => ('{', '}', all.iter().map(|(k, v)| (Some(k), v)).collect()),
        other => return out.push_str(&other.to_string()),
    };
    // Some formatters keep what is deep inside on one line.
    let one_line = style.inline && depth > 0;
    let start = |depth: usize, out: &mut String| {
        if one_line {
            out.push(' ');
        } else {
            out.push_str(style.eol);
            out.push_str(&style.indent.repeat(depth));
        }
    };
    out.push(open);
    for (n, (name, value)) in members.iter().enumerate() {
        out.push_str(if n > 0 { "," } else { "" });
        start(depth + 1, out);
        if let Some(name) = name {
            out.push_str(&serde_json::to_string(name).unwrap());
            out.push_str(style.colon);
        }
        print(value, style, depth + 1, out);
    }
    if !members.is_empty() {
        start(depth, out);
    }
    out.push(close);
}

fn file() -> impl Strategy<Value = String> {
    let style = (
        prop_oneof![Just("\n"), Just("\r\n"), Just("")],
        prop_oneof![Just("  "), Just("    "), Just("\t"), Just("")],
        prop_oneof![Just(": "), Just(":"), Just(" : ")],
        any::<bool>(),
    )
        .prop_map(|(eol, indent, colon, inline)| Style {
            eol,
            indent: if eol.is_empty() { "" } else { indent },
            colon,
            inline,
        });
    let object = json(3).prop_filter("an object", serde_json::Value::is_object);
    (object, json(2), any::<Option<bool>>(), style, prop_oneof![Just(""), Just("\u{feff}")], any::<bool>()).prop_map(
        |(mut root, scripts, with, style, mark, ends)| {
            let map = root.as_object_mut().unwrap();
            match with {
                Some(true) => drop(map.insert("scripts".to_owned(), scripts)),
                Some(false) => drop(map.insert("scripts".to_owned(), serde_json::json!({"a": "b"}))),
                None => drop(map.shift_remove("scripts")),
            }
            let mut text = mark.to_owned();
            print(&root, &style, 0, &mut text);
            text + if ends { style.eol } else { "" }
        },
    )
}

proptest! {
    #[test]
    fn everything_but_the_script_stays_byte_for_byte(before in file(), script in "[ -~]{1,30}") {
        let old: serde_json::Value = serde_json::from_str(before.trim_start_matches('\u{feff}')).unwrap();
        let Ok(after) = with_script(&before, &script, true) else {
            prop_assert!(old.get("scripts").is_some_and(|scripts| !scripts.is_object()), "{}", before);
            return Ok(());
        };
        let new: serde_json::Value = serde_json::from_str(after.trim_start_matches('\u{feff}')).unwrap();
        prop_assert_eq!(new["scripts"]["deploy"].as_str(), Some(script.as_str()));
        // One stretch is new; what is before and behind it is the old file.
        let front = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
        let back = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b).count();
        let whole = old.get("scripts").and_then(|s| s.get("deploy")).is_none()
            && !old.get("scripts").is_some_and(|s| s.as_object().is_some_and(serde_json::Map::is_empty))
            && !old.as_object().unwrap().is_empty();
        prop_assert!(!whole || front + back >= before.len(), "{:?} became {:?}", before, after);
        // Without it the file says what it said.
        let mut without = new;
        let had = old.get("scripts").is_some();
        without["scripts"].as_object_mut().unwrap().shift_remove("deploy");
        if !had {
            without.as_object_mut().unwrap().shift_remove("scripts");
        }
        let mut old = old;
        if let Some(scripts) = old.get_mut("scripts").and_then(|s| s.as_object_mut()) {
            scripts.shift_remove("deploy");
        }
        prop_assert_eq!(without.to_string(), old.to_string());
        prop_assert_eq!(with_script(&after, &script, false).unwrap(), after);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ -~가-힣\\n\\r\\t\"\\\\{}\\[\\]:,]{0,80}") {
        let _ = with_script(&text, NARU, true);
        let _ = is_ignored(&[("a/.env".to_owned(), text.clone())]);
        let _ = in_page("index.html", &text, &BTreeSet::new(), None);
        let _ = BaseUrl::parse(&text);
        let set = dotenv::set(&text, "PUBLIC_URL", "/");
        prop_assert_eq!(dotenv::value(&set, "PUBLIC_URL"), Some("/"), "{:?}", set);
        for choice in [process(), Choice::PlainKeys(key())] {
            let edits = write(files(Some(&text), Some(&text)), &wish("jin", choice, true)).unwrap_or_default();
            prop_assert!(edits.iter().all(|edit| !shown(edit).contains(SECRET)));
        }
    }
}

// ~/.aws

fn key() -> AccessKey {
    AccessKey::parse("AKIAIOSFODNN7EXAMPLE", SECRET).unwrap()
}

fn process() -> Choice {
    let credential = CredentialId::parse("key-1a2b3c4d").unwrap();
    Choice::Process(Process { program: "/usr/bin/naru".to_owned(), credential, system: System::Posix })
}

fn wish(name: &str, choice: Choice, overwrite: bool) -> ProfileWish {
    let region = Some(Region::parse("ap-northeast-2").unwrap());
    ProfileWish { name: ProfileName::parse(name).unwrap(), choice, region, output: Some(Output::Json), overwrite }
}

fn files(config: Option<&str>, credentials: Option<&str>) -> AwsFiles {
    AwsFiles { config: Present::of("config", config), credentials: Present::of("credentials", credentials) }
}

/// Both files after the edits.
fn texts(config: &str, credentials: &str, wish: &ProfileWish) -> naru_core::Result<(String, String)> {
    let edits = write(files(Some(config), Some(credentials)), wish)?;
    let after = |name: &str, before: &str| {
        edits.iter().find(|e| e.path().ends_with(name)).map_or(before.to_owned(), |e| e.after.to_string())
    };
    Ok((after("config", config), after("credentials", credentials)))
}

const OURS: &str = "credential_process = /usr/bin/naru credential process key-1a2b3c4d\n\
    region = ap-northeast-2\noutput = json\n";

#[test]
fn a_new_profile_goes_to_the_end_and_no_secret_into_any_file() {
    for (config, want) in [
        ("", format!("[profile jin]\n{OURS}")),
        ("[default]\nregion = x\n", format!("[default]\nregion = x\n\n[profile jin]\n{OURS}")),
        ("[default]\nregion = x", format!("[default]\nregion = x\n\n[profile jin]\n{OURS}")),
        ("# mine\n\n", format!("# mine\n\n[profile jin]\n{OURS}")),
        // In config this is no profile, and `profile jinny` is another one.
        ("[jin]\na = b\n", format!("[jin]\na = b\n\n[profile jin]\n{OURS}")),
        ("[profile jinny]\na = b\n", format!("[profile jinny]\na = b\n\n[profile jin]\n{OURS}")),
        (
            "\u{feff}[default]\r\nregion = x\r\n",
            format!("\u{feff}[default]\r\nregion = x\r\n\r\n[profile jin]\r\n{}", OURS.replace('\n', "\r\n")),
        ),
    ] {
        let (after, credentials) = texts(config, "[work]\nx = y\n", &wish("jin", process(), false)).unwrap();
        assert_eq!((after.as_str(), credentials.as_str()), (want.as_str(), "[work]\nx = y\n"), "{config}");
        assert!(write(files(Some(&after), None), &wish("jin", process(), false)).unwrap().is_empty(), "said already");
    }
    let edits = write(files(None, None), &wish("default", process(), false)).unwrap();
    assert_eq!(edits.len(), 1, "no credentials file is made");
    assert!(edits[0].before.is_none() && edits[0].is_private());
    assert_eq!(*edits[0].after, format!("[default]\n{OURS}"));
}

#[test]
fn a_profile_that_is_there_is_changed_only_on_a_yes_and_only_where_it_is_ours() {
    let config = "# first\n[default]\nregion = a\n\n[profile jin] # mine\n# why\nregion=us-east-1\ns3 =\n  \
        addressing_style = path\ncli_pager =\n\n# before the next\n[profile z]\nregion = z\n";
    let credentials = "[jin]\naws_access_key_id = AKIAOLDOLDOLDOLDOLD1\naws_secret_access_key = old/secret\n\
        aws_session_token=abc\n  def\n[z]\naws_secret_access_key = theirs\n";
    let refused = texts(config, credentials, &wish("jin", process(), false)).unwrap_err();
    assert_eq!((refused.code, refused.args["profile"].as_str()), (Code::ProfileExists, "jin"));
    let (after, after_credentials) = texts(config, credentials, &wish("jin", process(), true)).unwrap();
    assert_eq!(
        after,
        "# first\n[default]\nregion = a\n\n[profile jin] # mine\n# why\nregion=ap-northeast-2\ns3 =\n  \
         addressing_style = path\ncli_pager =\ncredential_process = /usr/bin/naru credential process key-1a2b3c4d\n\
         output = json\n\n# before the next\n[profile z]\nregion = z\n"
    );
    // Keys there would be taken before the program is asked.
    assert_eq!(after_credentials, "[jin]\n[z]\naws_secret_access_key = theirs\n");
}

#[test]
fn plain_keys_go_to_the_credentials_file_and_the_difference_hides_them() {
    let config =
        "[profile jin]\ncredential_process = /usr/bin/naru credential process key-1a2b3c4d\nregion = us-east-1\n";
    let credentials = "[a]\naws_access_key_id = AKIATHEIRSTHEIRSTHE1\naws_secret_access_key = their/secret\n\
        # aws_secret_access_key = commented/out\naws_session_token =\n  split/token\n[jin]\n\
        aws_secret_access_key : old/secret";
    let edits = write(files(Some(config), Some(credentials)), &wish("jin", Choice::PlainKeys(key()), true)).unwrap();
    assert_eq!(edits[0].path().to_str(), Some("credentials"), "the keys first");
    assert_eq!(
        *edits[0].after,
        credentials.replace("old/secret", &format!("{SECRET}\naws_access_key_id = AKIAIOSFODNN7EXAMPLE"))
    );
    assert_eq!(*edits[1].after, "[profile jin]\nregion = ap-northeast-2\noutput = json\n");
    let diff = shown(&edits[0]);
    assert_eq!(
        diff,
        "@@ -5,4 +5,5 @@\n aws_session_token = •••\n •••\n [jin]\n-aws_secret_access_key : •••\n\
         \\ No newline at end of file\n+aws_secret_access_key : •••\n+aws_access_key_id = AKIA…MPLE\n\
         \\ No newline at end of file\n"
    );
    let printed =
        format!("{edits:?}{:?}{:?}", wish("jin", Choice::PlainKeys(key()), true), files(None, Some(credentials)));
    for secret in [SECRET, "their/secret", "commented/out", "split/token", "old/secret", "AKIAIOSFODNN7EXAMPLE"] {
        assert!(!diff.contains(secret) && !printed.contains(secret), "{secret}");
    }
    let edits = write(files(None, None), &wish("jin", Choice::PlainKeys(key()), false)).unwrap();
    assert_eq!(
        *edits[0].after,
        format!("[jin]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = {SECRET}\n")
    );
    assert_eq!(*edits[1].after, "[profile jin]\nregion = ap-northeast-2\noutput = json\n");
}

#[test]
fn a_profile_with_another_way_to_its_credentials_is_left_alone() {
    for (config, credentials, setting) in [
        ("[profile jin]\nsso_session = corp\n", "", "sso_session"),
        ("[profile jin]\nRole_ARN = arn:aws:iam::1:role/x\n", "", "role_arn"),
        ("[profile \"jin\"]\nlogin_session = x\n", "", "login_session"),
        ("", "[jin]\nsource_profile = a\n", "source_profile"),
    ] {
        let refused = texts(config, credentials, &wish("jin", process(), true)).unwrap_err();
        assert_eq!((refused.code, refused.args["setting"].as_str()), (Code::ProfileOther, setting), "{config}");
    }
    // What is said twice is said once.
    let twice = "[default]\nregion = a\noutput = text\nregion = b\n[profile default]\noutput = table\n";
    let (after, _) = texts(twice, "", &wish("default", process(), true)).unwrap();
    assert_eq!(after.matches("region").count(), 1, "{after}");
    assert_eq!(after.matches("output").count(), 1, "{after}");
}

#[test]
fn a_name_that_some_tool_could_not_read_is_refused() {
    for name in ["", " ", "a]b", "[a]", "a\nb", "a b", "a\"b", "a'b", "a#b", "a;b", "a=b", "한글", "x\u{1b}[2J"] {
        let error = ProfileName::parse(name).unwrap_err();
        assert_eq!(error.args["rule"], "profile-name-shape", "{name:?}");
        assert!(!error.args["value"].contains('\u{1b}'));
    }
    for name in ["default", "jin", "work-1.x_y", "jin@example.com", "a/b:c+d%"] {
        assert_eq!(ProfileName::parse(name).unwrap().as_str(), name);
    }
}

#[test]
fn the_programs_path_is_quoted_as_the_aws_cli_splits_it() {
    let line = |program: &str, system| {
        let credential = CredentialId::parse("key-1a2b3c4d").unwrap();
        Process { program: program.to_owned(), credential, system }.line()
    };
    for (program, system, want) in [
        ("/usr/bin/naru", System::Posix, "/usr/bin/naru"),
        ("/opt/My Apps/naru", System::Posix, "'/opt/My Apps/naru'"),
        ("/home/o'neil/$x/naru", System::Posix, "'/home/o'\\''neil/$x/naru'"),
        (r"C:\Naru\naru.exe", System::Windows, r"C:\Naru\naru.exe"),
        (r"C:\Program Files\Naru\naru.exe", System::Windows, r#""C:\Program Files\Naru\naru.exe""#),
    ] {
        assert_eq!(line(program, system).unwrap(), format!("{want} credential process key-1a2b3c4d"));
    }
    for program in ["", "/a\n/naru", "/a #1/naru", "/a ;1/naru"] {
        assert_eq!(line(program, System::Posix).unwrap_err().args["rule"], "program-shape", "{program}");
    }
}

/// A line as such files have them, ours and others'.
fn aws_line() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        Just("region"),
        Just("output"),
        Just("aws_access_key_id"),
        Just("aws_secret_access_key"),
        Just("credential_process"),
        Just("cli_pager"),
        Just("Region"),
    ];
    prop_oneof![
        4 => (key, prop_oneof![Just("="), Just(" = "), Just(": ")], "[a-z0-9 /#;]{0,8}").prop_map(|(k, m, v)| format!("{k}{m}{v}")),
        2 => prop_oneof![Just("[default]"), Just("[profile jin]"), Just("[jin]"), Just("[profile other]"), Just("[profile  jin ]"), Just("[other]")]
            .prop_map(str::to_owned),
        1 => prop_oneof![Just(""), Just("# note"), Just("; note"), Just("  nested = x"), Just("s3 =")].prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn everybody_elses_lines_stay_and_a_second_write_changes_nothing(
        config in prop::collection::vec(aws_line(), 0..14),
        credentials in prop::collection::vec(aws_line(), 0..10),
        eol in prop_oneof![Just("\n"), Just("\r\n")],
        ends in any::<bool>(),
        plain in any::<bool>(),
    ) {
        let text = |all: &[String]| all.join(eol) + if ends { eol } else { "" };
        let (config, credentials) = (text(&config), text(&credentials));
        let choice = if plain { Choice::PlainKeys(key()) } else { process() };
        let wish = wish("jin", choice, true);
        let (new_config, new_credentials) = texts(&config, &credentials, &wish).unwrap();
        for (old, new) in [(&config, &new_config), (&credentials, &new_credentials)] {
            // Comments, sections and settings that are not ours are the same, in the same order.
            let others = |text: &str| -> Vec<String> {
                let ours = ["region", "output", "aws_", "credential_process"];
                text.lines()
                    .filter(|l| !ours.iter().any(|key| l.to_lowercase().starts_with(key)) && !l.trim().is_empty())
                    .filter(|l| !l.starts_with("  "))
                    .map(str::to_owned)
                    .collect()
            };
            let (old, mut new) = (others(old), others(new));
            if new.len() > old.len() {
                prop_assert!(["[profile jin]", "[jin]"].contains(&new.pop().unwrap().as_str()));
            }
            prop_assert_eq!(old, new);
        }
        let again = write(files(Some(&new_config), Some(&new_credentials)), &wish).unwrap();
        prop_assert!(again.is_empty(), "{:?} {:?}", new_config, again.iter().map(|e| e.after.to_string()).collect::<Vec<_>>());
        let spoken = write(files(Some(&config), Some(&credentials)), &wish).unwrap();
        for edit in &spoken {
            prop_assert!(!shown(edit).contains(SECRET));
        }
    }
}
