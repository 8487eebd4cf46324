//! The word files: equal in both languages, complete for everything core can say, and written as agreed.

use std::collections::{BTreeMap, BTreeSet};

use naru_core::address::{DnsAt, MainName};
use naru_core::adopt::Part;
use naru_core::adopt::upgrade::Upgrade;
use naru_core::cdn::Beyond;
use naru_core::deploy::diff::Why;
use naru_core::deploy::folder::{FolderWarningKind, LeftOutWhy};
use naru_core::deploy::framework::Framework;
use naru_core::deploy::headers::CacheClass;
use naru_core::deploy::phase::Phase;
use naru_core::deploy::releases::{FileDiffKind, ReleaseState};
use naru_core::deploy::secret::SecretKind;
use naru_core::deploy::site_rules::UnservedWhy;
use naru_core::error::Args;
use naru_core::event::{Goal, Outcome, StepState, Text};
use naru_core::names::{BucketName, EnvName, Key, ProjectId, Region, Slug};
use naru_core::op::Change;
use naru_core::plan::{Difference, Plan, Question};
use naru_core::practice::fault::{Fault, Faults};
use naru_core::site::answers::{ProbeKind, Wrong};
use naru_core::site::edge_copy::CopyVersion;
use naru_core::spec::DeployerPolicy;
use naru_core::step::StepId;
use naru_core::tagged::{SearchVerdict, TaggedKind, TaggedStanding};
use naru_core::words::{Lang, Words};
use naru_core::{Code, Error};

use super::catalogue::{Message, en, ko, literals, sources};
use super::every_op::ops;

const ERRORS: &str = include_str!("../../src-tauri/core/src/error.rs");

fn both() -> [Words; 2] {
    [Words::new(Lang::En), Words::new(Lang::Ko)]
}

fn args(pairs: &[(&str, &str)]) -> Args {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A list of every variant that breaks the build when a variant is added and not listed.
macro_rules! every {
    ($type:ident: $($variant:ident),* $(,)?) => {{
        const fn exhaustive(it: $type) -> $type { match it { $($type::$variant => it,)* } }
        [$(exhaustive($type::$variant)),*]
    }};
}

/// The kebab-case name that an enum is sent to the page as.
fn sent(it: impl serde::Serialize) -> String {
    serde_json::to_value(it).unwrap().as_str().unwrap().to_owned()
}

/// Groups of words that mirror a closed list in core: prefix and names. Nothing may be missing or left over.
fn closed_groups() -> Vec<(&'static str, Vec<String>)> {
    let keys = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    vec![
        ("error-", Code::ALL.iter().map(|code| code.key().to_owned()).collect()),
        (
            "state-",
            every!(StepState: Ahead, Running, Waiting, Done, NotAsked, Unseen, Failed)
                .map(|it| it.key().to_owned())
                .to_vec(),
        ),
        (
            "outcome-",
            every!(Outcome: Live, Stored, Cleared, Done, Cancelled, Failed)
                .iter()
                .flat_map(|it| [it.key().to_owned(), format!("{}-why", it.key())])
                .collect(),
        ),
        (
            "search-",
            every!(SearchVerdict: Unproven, Left, Kept, Nothing)
                .iter()
                .map(|it| it.key().to_owned())
                .chain(keys(&["title", "asked", "refused", "covers-why"]))
                .collect(),
        ),
        (
            "tagged-",
            every!(TaggedStanding: Left, Kept, Gone)
                .iter()
                .flat_map(|it| [it.key().to_owned(), format!("{}-why", it.key())])
                .chain(
                    every!(TaggedKind: Bucket, Distribution, Zone, HealthCheck, Certificate, WebAcl, Other)
                        .map(|it| format!("kind-{}", it.key())),
                )
                .collect(),
        ),
        ("goal-", every!(Goal: Build, Clear).map(|it| it.key().to_owned()).to_vec()),
        ("phase-", Phase::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("release-", every!(ReleaseState: Live, Kept, Gone, CutOff).map(|it| it.key().to_owned()).to_vec()),
        ("differs-", every!(FileDiffKind: Added, Bytes, Headers, Removed).map(|it| it.key().to_owned()).to_vec()),
        ("why-", every!(Why: New, BytesDiffer, HeadersDiffer, Unknown, Renamed).map(|it| it.key().to_owned()).to_vec()),
        (
            "left-out-",
            every!(LeftOutWhy: SourceMap, PackageFile, SystemFile, Reserved, NotRegular, Asked, RulesFile, Twin)
                .map(|it| it.key().to_owned())
                .to_vec(),
        ),
        ("folder-warning-", FolderWarningKind::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("unserved-", UnservedWhy::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("framework-", Framework::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("secret-kind-", SecretKind::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("cache-", every!(CacheClass: Immutable, Hour, Revalidate).map(|it| it.key().to_owned()).to_vec()),
        (
            "probe-",
            every!(ProbeKind: Root, Asset, DeepLink, Missing, PlainHttp, Font, NoSuchPage, OtherName)
                .map(|it| it.key().to_owned())
                .to_vec(),
        ),
        (
            "wrong-",
            every!(Wrong: Unreachable, Status, Bytes, ContentType, CacheControl, Location)
                .map(|it| it.key().to_owned())
                .to_vec(),
        ),
        (
            "edge-copy-",
            every!(CopyVersion: Older, Newest, Other)
                .map(|it| it.key().to_owned())
                .into_iter()
                .chain(keys(&["unseen"]))
                .collect(),
        ),
        ("question-", questions().iter().map(|it| it.key().to_owned()).collect()),
        ("fault-", Fault::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("change-", every!(Change: Add, Change, Remove).map(sent).to_vec()),
        (
            "deployer-",
            every!(DeployerPolicy: LeastPrivilege, FullAccess)
                .iter()
                .flat_map(|it| [it.key().to_owned(), format!("{}-why", it.key())])
                .collect(),
        ),
        (
            "main-name-",
            every!(MainName: Apex, Www)
                .iter()
                .flat_map(|it| [it.key().to_owned(), format!("{}-why", it.key())])
                .collect(),
        ),
        (
            "dns-",
            every!(DnsAt: Route53, Elsewhere)
                .iter()
                .flat_map(|it| [it.key().to_owned(), format!("{}-why", it.key())])
                .collect(),
        ),
        (
            "price-",
            naru_core::recipe::STATIC_SITE
                .iter()
                .map(|step| step.card().id.key().to_owned())
                .chain(keys(&["files-elsewhere"]))
                .collect(),
        ),
        ("weight-", keys(&["free", "costs", "month", "destroys", "unknown"])),
        ("month-", keys(&["files", "zones", "cloudfront", "invalidations", "firewall", "health"])),
        ("firewall-", keys(&["none", "none-why", "count", "count-why", "block", "block-why"])),
        ("venue-", keys(&["practice", "aws", "endpoint"])),
        ("identity-", keys(&["S", "D"])),
        ("wait-", literals(&sources(), " on: \"").into_iter().map(|(on, _)| on.to_owned()).collect()),
        ("access-", keys(&["cdn", "cdn-why", "private", "private-why", "classic", "classic-why", "account-block"])),
        (
            "policy-",
            ["effect", "principal", "action", "resource", "condition"]
                .iter()
                .flat_map(|field| [(*field).to_owned(), format!("{field}-why")])
                .collect(),
        ),
        (
            "step-",
            StepId::ALL
                .iter()
                .flat_map(|step| ["", "-what", "-why", "-console"].map(|part| format!("{}{part}", step.key())))
                .chain(keys(&["bucket-defaults", "bucket-acl"]))
                .collect(),
        ),
        ("adopt-part-", Part::ALL.map(|it| it.key().to_owned()).to_vec()),
        ("beyond-", keys(&Beyond::KINDS)),
        (
            "upgrade-",
            Upgrade::ALL
                .iter()
                .flat_map(|it| ["", "-why", "-notice", "-price"].map(|part| format!("{}{part}", it.key())))
                .chain(keys(&["standing-holds", "standing-offered", "standing-after", "standing-unknown"]))
                .collect(),
        ),
        ("op-", ops().iter().map(|op| op.title().0.strip_prefix("op-").unwrap().to_owned()).collect()),
    ]
}

fn questions() -> Vec<Question> {
    let listed = |question: &Question| match question {
        Question::MakePublic { .. }
        | Question::Overwrite { .. }
        | Question::RemoveMany { .. }
        | Question::HandEdit { .. }
        | Question::ReplaceRecord { .. }
        | Question::ChooseZone { .. }
        | Question::LeaveRecords { .. }
        | Question::DeleteZone { .. }
        | Question::BreakLock { .. } => {}
    };
    let all = vec![
        Question::MakePublic { bucket: "naru-blog-1a2b3c4d".to_owned() },
        Question::Overwrite { files: 2, first: "robots.txt".to_owned() },
        Question::RemoveMany { files: 60, all: 70, first: "about/index.html".to_owned() },
        Question::HandEdit { what: "E2QWRUHAPOMQZL".to_owned(), fields: "PriceClass: a → b".to_owned() },
        Question::ReplaceRecord {
            name: "example.kr".to_owned(),
            record: "A".to_owned(),
            old: "A example.kr → 192.0.2.1".to_owned(),
        },
        Question::LeaveRecords { names: "www.example.kr".to_owned(), host: "d1.cloudfront.net".to_owned() },
        Question::ChooseZone { zone: "example.kr".to_owned(), ids: "Z1, Z2".to_owned() },
        Question::DeleteZone { zone: "example.kr".to_owned(), id: "Z0123456789".to_owned() },
        Question::BreakLock { holder: "jin@laptop".to_owned(), since: "2026-11-22T05:00:00Z".to_owned() },
    ];
    all.iter().for_each(listed);
    all
}

/// What the table in error.rs promises of each code: the args its doc comment lists.
fn documented_args() -> BTreeMap<&'static str, BTreeSet<String>> {
    let table = ERRORS.split_once("\ncodes! {").unwrap().1;
    let mut all = BTreeMap::new();
    let mut doc = String::new();
    for line in table.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            doc.push_str(text);
        } else if let Some((_, rest)) = line.split_once(" = \"") {
            let key = rest.split('"').next().unwrap();
            let names = doc.split_once("Args:").map(|(_, list)| list).unwrap_or_default();
            all.insert(key, names.split('`').skip(1).step_by(2).map(str::to_owned).collect());
            doc.clear();
        }
    }
    assert_eq!(all.len(), Code::ALL.len(), "the table was read whole");
    all
}

/// Hints that the sources add to an error beside its table row, with the code where it stands just before.
fn added_hints(sources: &[String]) -> Vec<(Option<&'static Code>, String)> {
    literals(sources, ".hint(\"")
        .into_iter()
        .map(|(hint, before)| {
            let statement = before.rsplit([';', '{', '}', ',']).next().unwrap();
            let code = statement
                .rsplit_once("Code::")
                .map(|(_, name)| name)
                .and_then(|name| Code::ALL.iter().find(|code| name.starts_with(&format!("{code:?})"))));
            (code, hint.to_owned())
        })
        .collect()
}

#[test]
fn both_files_are_plain_messages_and_nothing_else() {
    assert!(en().len() > 250, "the English file was read whole");
    assert!(ko().len() > 250, "the Korean file was read whole");
}

#[test]
fn both_languages_have_the_same_keys_and_the_same_values() {
    let (en, ko) = (en(), ko());
    let keys = |words: &BTreeMap<String, Message>| words.keys().cloned().collect::<BTreeSet<_>>();
    let (only_en, only_ko): (Vec<_>, Vec<_>) =
        (keys(&en).difference(&keys(&ko)).cloned().collect(), keys(&ko).difference(&keys(&en)).cloned().collect());
    assert!(only_en.is_empty() && only_ko.is_empty(), "only in English: {only_en:?}; only in Korean: {only_ko:?}");
    for (key, message) in &en {
        assert_eq!(message.names, ko[key].names, "{key} is filled with the same values in both");
    }
}

#[test]
fn every_closed_list_of_core_has_its_words_and_no_word_is_left_over() {
    let words = en();
    for (prefix, names) in closed_groups() {
        let want: BTreeSet<String> = names.iter().map(|name| format!("{prefix}{name}")).collect();
        let have: BTreeSet<String> = words.keys().filter(|key| key.starts_with(prefix)).cloned().collect();
        let (missing, dead): (Vec<_>, Vec<_>) = (want.difference(&have).collect(), have.difference(&want).collect());
        assert!(missing.is_empty() && dead.is_empty(), "{prefix}: missing {missing:?}, left over {dead:?}");
    }
}

#[test]
fn one_message_is_read_as_with_all_others() {
    for lang in [Lang::En, Lang::Ko] {
        let all = Words::new(lang);
        for key in en().keys() {
            assert_eq!(Words::only(lang, key).plain(key), all.plain(key), "{key}");
        }
        assert!(!Words::only(lang, "ui-window-title").has("ui-brand"), "nothing else is read");
        assert!(!Words::only(lang, "no-such-key").has("no-such-key"));
    }
}

#[test]
fn every_hint_has_its_words() {
    let words = en();
    let sources = sources();
    let added = added_hints(&sources);
    assert!(!added.is_empty(), "the sources were searched");
    let table = Code::ALL.iter().flat_map(|code| code.hints()).map(|hint| (*hint).to_owned());
    for hint in table.chain(added.into_iter().map(|(_, hint)| hint)) {
        assert!(words.contains_key(&format!("hint-{hint}")), "hint-{hint} has no words");
    }
}

#[test]
fn every_rule_and_field_that_an_error_names_has_its_words() {
    let words = en();
    let sources = sources();
    let mut found = 0;
    for (prefix, pattern) in [
        ("rule-", "fail(\""),
        ("rule-", ".arg(\"rule\", \""),
        ("field-", ".arg(\"field\", \""),
        ("field-", "field: \""),
        ("field-", "bad(\""),
        ("secret-kind-", ".arg(\"kind\", \""),
    ] {
        for (name, _) in literals(&sources, pattern) {
            found += 1;
            assert!(words.contains_key(&format!("{prefix}{name}")), "{prefix}{name} has no words");
        }
    }
    for (name, before) in literals(&sources, ", \"") {
        // `bad(field, value, rule)`: the literal before the closing bracket.
        let call = before.rsplit(['\n', ';', '{']).next().unwrap();
        if [" bad(\"", "(bad(\"", "bad_file("].iter().any(|name| call.contains(name)) {
            found += 1;
            assert!(words.contains_key(&format!("rule-{name}")), "rule-{name} has no words");
        }
    }
    assert!(found >= 20, "the sources were searched: {found}");
}

#[test]
fn what_a_wrong_value_answers_is_a_whole_sentence_in_both_languages() {
    let wrong: Vec<Error> = [
        BucketName::parse("ab").map(drop),
        BucketName::parse("My_Site").map(drop),
        BucketName::parse("-site").map(drop),
        BucketName::parse("a..b").map(drop),
        BucketName::parse("192.168.5.4").map(drop),
        BucketName::parse("xn--site").map(drop),
        Region::parse("seoul").map(drop),
        naru_core::names::AccountId::parse("12").map(drop),
        ProjectId::parse("z").map(drop),
        EnvName::parse("1").map(drop),
        Slug::parse("A b").map(drop),
        Key::parse("").map(drop),
        Key::parse(&"k".repeat(1025)).map(drop),
        Key::parse("../x").map(drop),
        Key::parse("a\u{7}b").map(drop),
        Faults::parse("flood@1").map(drop),
    ]
    .into_iter()
    .map(Result::unwrap_err)
    .collect();
    for error in wrong {
        for words in both() {
            let text = words.error(&error);
            for name in ["field", "rule"] {
                let raw = &error.args[name];
                let known = words.plain(&format!("{}{raw}", if name == "rule" { "rule-" } else { "field-" }));
                assert!(text.contains(&known), "{:?}: {text} says {known}", words.lang());
            }
            whole(&text);
        }
    }
}

#[test]
fn an_errors_words_use_exactly_the_values_the_code_documents() {
    let sources = sources();
    let added = added_hints(&sources);
    let documented = documented_args();
    for words in [en(), ko()] {
        for code in Code::ALL {
            let sentence = &words[&format!("error-{}", code.key())].names;
            let own = code.hints().iter().map(|hint| (*hint).to_owned());
            let more = added.iter().filter(|(of, _)| *of == Some(code)).map(|(_, hint)| hint.clone());
            let mut used = sentence.clone();
            for hint in own.chain(more) {
                used.extend(words[&format!("hint-{hint}")].names.iter().cloned());
            }
            assert_eq!(used, documented[code.key()], "{code:?}: its sentence and hints, against its Args");
        }
    }
}

#[test]
fn every_error_and_its_hints_come_out_filled_in_both_languages() {
    for (key, names) in documented_args() {
        let code = Code::ALL.iter().find(|code| code.key() == key).unwrap();
        let error = names.iter().fold(Error::new(*code), |error, name| error.arg(name, "7"));
        for words in both() {
            whole(&words.error(&error));
            words.hints(&error).iter().for_each(|hint| whole(hint));
        }
    }
}

#[test]
fn every_plan_that_stops_a_run_says_so_in_both_languages() {
    let difference = Difference { field: "region".into(), want: "us-east-1".into(), have: "ap-northeast-2".into() };
    let mut plans = vec![
        Plan::Drift(vec![difference]),
        Plan::Blocked(StepId::Bucket),
        Plan::NotOurs { what: "naru-x".to_owned(), owner: None },
    ];
    plans.extend(questions().into_iter().map(Plan::Ask));
    for error in plans.iter().map(|plan| plan.stop().unwrap()) {
        for words in both() {
            whole(&words.error(&error));
            words.hints(&error).iter().for_each(|hint| whole(hint));
        }
    }
}

#[test]
fn every_change_has_a_title_filled_in_both_languages() {
    let catalogue = en();
    for op in ops() {
        let (key, args) = op.title();
        let names = &catalogue[key].names;
        assert!(names.iter().all(|name| args.contains_key(name)), "{key} asks for {names:?}, the op gives {args:?}");
        for words in both() {
            let text = words.of(&Text::of_op(&op));
            assert!(args.values().any(|value| text.contains(value)), "{text} names what it is about");
            whole(&text);
        }
    }
}

#[test]
fn every_question_is_filled_by_its_own_values() {
    let catalogue = en();
    for question in questions() {
        let names = &catalogue[&format!("question-{}", question.key())].names;
        assert_eq!(*names, question.args().into_keys().collect(), "{question:?}");
    }
}

/// A text without holes: no placeholder, no key in place of words.
#[track_caller]
fn whole(text: &str) {
    assert!(!text.contains(['{', '}', '$']), "a hole in: {text}");
    for prefix in ["error-", "hint-", "rule-", "field-", "step-", "question-", "phase-", "op-s3-"] {
        assert!(!text.starts_with(prefix), "a key in place of words: {text}");
    }
}

#[test]
fn errors_and_hints_are_one_sentence_without_a_full_stop() {
    for words in [en(), ko()] {
        for (key, message) in words.iter().filter(|(key, _)| key.starts_with("error-") || key.starts_with("hint-")) {
            for line in &message.lines {
                assert!(!line.ends_with(['.', '!', ':', '。']), "{key} ends with a stop: {line}");
                assert!(!line.contains(". "), "{key} is more than one sentence: {line}");
            }
        }
    }
}

#[test]
fn explanations_end_as_sentences_and_titles_do_not() {
    let explains = |key: &str| {
        key.ends_with("-why")
            || key.ends_with("-what")
            || (key.starts_with("term-") && key.ends_with("-text"))
            || (key.starts_with("upgrade-") && key.ends_with("-notice"))
            || (key.starts_with("keychain-") && key.ends_with("-text"))
            || ["access-account-block", "step-bucket-acl"].contains(&key)
    };
    for words in [en(), ko()] {
        for (key, message) in words.iter().filter(|(key, _)| !key.starts_with("ui-") && !key.starts_with("cli-")) {
            let text = message.lines.last().unwrap();
            if explains(key) {
                assert!(text.ends_with('.'), "{key} explains, in whole sentences: {text}");
            } else {
                assert!(!text.ends_with('.'), "{key} is a title, a label or a part of a sentence: {text}");
            }
        }
    }
}

#[test]
fn no_korean_particle_depends_on_a_value() {
    const PARTICLES: [&str; 10] = ["을", "를", "이", "가", "은", "는", "과", "와", "로", "으로"];
    const DOUBLE: [&str; 12] = [
        "을(를)", "를(을)", "이(가)", "가(이)", "은(는)", "는(은)", "과(와)", "와(과)", "(으)로", "을/를", "이/가",
        "은/는",
    ];
    for (key, message) in ko() {
        for line in &message.lines {
            for (at, _) in line.match_indices('}') {
                let after = line[at + 1..].trim_start_matches(['"', '”', '’', '\'', ')', '`', ']']);
                let hit = PARTICLES.iter().find(|particle| after.starts_with(**particle));
                assert!(hit.is_none(), "{key}: {hit:?} follows a value in: {line}");
            }
            let hit = DOUBLE.iter().find(|double| line.contains(**double));
            assert!(hit.is_none(), "{key}: {hit:?} in: {line}");
        }
    }
}

#[test]
fn korean_is_written_in_one_style() {
    for (key, message) in ko() {
        for text in &message.texts {
            // Sentences in 합쇼체, requests with -세요 alone; no 해요체, and no range with an en dash.
            for ending in ["십시오", "해요", "예요", "에요", "어요", "아요", "나요", "까요", "네요", "–"]
            {
                assert!(!text.contains(ending), "{key}: {ending} in: {text}");
            }
        }
    }
}

#[test]
fn console_paths_are_items_between_guillemets() {
    for words in [en(), ko()] {
        for step in StepId::ALL.iter().filter(|step| **step != StepId::Folder) {
            let path = &words[&format!("step-{}-console", step.key())].lines[0];
            let items: Vec<&str> = path.split(" › ").collect();
            assert!(items.len() >= 3, "{path} leads somewhere");
            assert!(items.iter().all(|i| !i.is_empty() && i.trim() == *i && !i.contains(['›', '>', '→'])), "{path}");
        }
    }
}

#[test]
fn what_the_notes_get_wrong_is_said_where_it_matters() {
    let [en, ko] = both();
    assert!(en.plain("policy-principal-why").contains("it must be *"), "older guides print /* as the principal");
    assert!(ko.plain("policy-principal-why").contains("반드시 *여야 합니다"), "older guides print /* as the principal");
    for words in [en, ko] {
        assert!(words.plain("policy-principal-why").contains("/*"), "their own spelling is shown");
        assert!(words.plain("policy-resource-why").contains("/*"), "every object, not the bucket");
        let errors = words.plain("routing-error-pages-why");
        assert!(errors.contains("/index.html") && errors.contains("10"), "older guides leave out the slash: {errors}");
        assert!(words.plain("access-classic-why").contains("HTTP"), "the website endpoint has no HTTPS");
        assert!(words.plain("step-bucket-acl").contains("2023"), "ACLs are disabled by default since then");
    }
}

#[test]
fn golden_sentences() {
    let [en, ko] = both();
    let check = |key: &str, values: &[(&str, &str)], english: &str, korean: &str| {
        assert_eq!(en.text(key, &args(values)), english);
        assert_eq!(ko.text(key, &args(values)), korean);
    };
    check("step-bucket", &[], "Create the bucket", "버킷 만들기");
    check(
        "op-s3-create-bucket",
        &[("bucket", "naru-blog-1a2b3c4d"), ("region", "ap-northeast-2")],
        "Create bucket: naru-blog-1a2b3c4d (ap-northeast-2)",
        "버킷 만들기: naru-blog-1a2b3c4d (ap-northeast-2)",
    );
    let upload = |files, english: &str, korean: &str| {
        let text = Text {
            key: "op-s3-upload".to_owned(),
            args: args(&[("bucket", "b-1"), ("files", files), ("phase", "pages"), ("size", "1.8 MB")]),
        };
        assert_eq!(en.of(&text), english);
        assert_eq!(ko.of(&text), korean);
    };
    upload("1", "Upload pages: 1 file, 1.8 MB (b-1)", "업로드: 페이지, 파일 1개, 1.8 MB (b-1)");
    upload("10000", "Upload pages: 10,000 files, 1.8 MB (b-1)", "업로드: 페이지, 파일 10,000개, 1.8 MB (b-1)");

    let golden = |error: &Error, english: &str, korean: &str| {
        assert_eq!(en.error(error), english);
        assert_eq!(ko.error(error), korean);
    };
    golden(
        &BucketName::parse("내 사이트").unwrap_err(),
        "This is not a valid bucket name: “내 사이트” (it may hold only lowercase letters a to z, digits, dots and hyphens)",
        "값이 올바르지 않습니다: 버킷 이름 “내 사이트” (영문 소문자, 숫자, 점, 하이픈만 쓸 수 있습니다)",
    );
    golden(
        &Error::new(Code::UploadIncomplete).arg("failed", 3).arg("files", 1200).arg("first", "a b.png"),
        "3 of 1,200 files did not go over, the first: a b.png",
        "파일 1,200개 중 3개가 업로드되지 않았습니다 (첫 번째 파일: a b.png)",
    );
    let denied = Error::denied("s3:PutBucketPolicy");
    golden(&denied, "A permission is missing: s3:PutBucketPolicy", "s3:PutBucketPolicy 권한이 없습니다");
    assert_eq!(
        ko.hints(&denied),
        ["IAM에서 사용자 또는 역할에 s3:PutBucketPolicy 작업을 허용하거나 계정 관리자에게 요청하세요"]
    );
    let ask = Plan::Ask(Question::MakePublic { bucket: "b-1".to_owned() }).stop().unwrap();
    assert_eq!(en.hints(&ask), ["If you want this, type the bucket's name; on the command line: --make-public b-1"]);
    let blocked = Plan::Blocked(StepId::Bucket).stop().unwrap();
    golden(&blocked, "An earlier step is not done: Create the bucket", "앞 단계가 끝나지 않았습니다: 버킷 만들기");
    golden(
        &Error::new(Code::Timeout).arg("host", "s3.amazonaws.com").arg("seconds", 1),
        "No answer within 1 second from s3.amazonaws.com",
        "s3.amazonaws.com 서버가 1초 안에 응답하지 않았습니다",
    );
}
