//! What the tests of the page's components are fed with: states of a real desk, after real practice. What differs
//! from run to run (ids, times, ports, folders) is made the same. `NARU_WRITE_BINDINGS=1` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use naru_adapters::crossing::{self, Emit, PracticeWish};
use naru_app::wire::Place;
use naru_app::wire::keys::{CardView, CredentialUse, CredentialsView, ProfileRow};
use naru_app::wire::projects::{Damaged, DamagedId, ProjectRow, Standing};
use naru_app::wire::site::{Aim, Mishap, RunAnswers, SiteView, Stage};
use naru_app::wire::tools::{ToolKey, ToolWish, ToolsView};
use naru_core::address::DomainWishes;
use naru_core::adopt::upgrade::Upgrade;
use naru_core::credential::{Bearer, CredentialId, IdentityCard, Kept, KeptCredential, KeychainState, Purpose, Source};
use naru_core::deploy::tree::{ChangeAsk, Shape};
use naru_core::event::{Event, Outcome, RunState};
use naru_core::project::{AccessWish, CredentialRef, Wishes};
use naru_core::step::StepId;
use naru_core::world::Caller;
use naru_core::{Code, Error};
use serde::Serialize;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::support::{Rig, listed};
use crate::{adopt, doctor};

const BLOG: &[(&str, &str)] = &[
    (
        "index.html",
        "<!doctype html><title>blog</title><script type=module crossorigin src=/assets/index-DiwrgTda.js></script>",
    ),
    ("assets/index-DiwrgTda.js", "console.log('blog')\n"),
    ("assets/index-DiwrgTda.js.map", "{}"),
    ("assets/index-B1x9ZqLm.css", "body { color: teal }\n"),
    ("assets/empty.css", ""),
    ("favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("about/index.html", "<!doctype html><title>about</title>"),
    ("robots.txt", "User-agent: *\n"),
    (".DS_Store", "x"),
];

/// Makes what differs from run to run the same, the first time it is met in a file and every time after.
#[derive(Default)]
struct Same {
    seen: BTreeMap<String, usize>,
    folder: String,
}

impl Same {
    fn value(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(all) => all.iter_mut().for_each(|each| self.value(each)),
            Value::Object(all) => {
                for (name, each) in all.iter_mut() {
                    match name.as_str() {
                        "millis" => *each = 3_140.into(),
                        "took" if each.is_u64() => *each = 4_000.into(),
                        "plan" | "number" | "checkup" if each.is_u64() => *each = 7.into(),
                        _ => self.value(each),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn text(&mut self, text: &str) -> String {
        let text = text.replace(&self.folder, "/home/minji");
        let text = self.each(&text, 32, |n| format!("{n:032x}"), |c| c.is_ascii_hexdigit());
        // A distribution's id, and its own address.
        let text = self.each(&text, 14, |n| format!("E{n:013}"), |c| matches!(c, '0'..='9' | 'A'..='F'));
        let text = self.each(&text, 14, |n| format!("d{n:013}"), |c| matches!(c, '0'..='9' | 'a'..='f'));
        // A hosted zone's id and its name servers, and a certificate's id.
        let text = self.each(&text, 19, |n| format!("{n:019}"), |c| matches!(c, '0'..='9' | 'A'..='F'));
        let text = replaced(&text, "ns-", |c| c.is_ascii_digit(), "ns-101");
        let text = replaced(
            &text,
            ":certificate/",
            |c| c.is_ascii_hexdigit() || c == '-',
            ":certificate/1a2b3c4d-0000-4000-8000-000000000001",
        );
        let text = replaced(&text, "http://127.0.0.1:", |c| c.is_ascii_digit(), "http://127.0.0.1:4000");
        let text = replaced(&text, "naru-blog-", |c| c.is_ascii_hexdigit(), "naru-blog-1a2b3c4d");
        // A scratch cloud is called by the folder itself.
        let text = replaced(&text, "naru-dist-", |c| c.is_ascii_hexdigit(), "naru-blog-1a2b3c4d");
        let record = "write-cdn-record naru-blog-1a2b3c4d ";
        let text = replaced(&text, record, |c| c.is_ascii_hexdigit(), &format!("{record}1a2b3c4d"));
        // Of a site made by hand, too.
        let text =
            replaced(&text, "naru-my-first-site-2023-", |c| c.is_ascii_hexdigit(), "naru-my-first-site-2023-1a2b3c4d");
        let record = "op-s3-write-cdn-record my-first-site-2023 ";
        let text = replaced(&text, record, |c| c.is_ascii_hexdigit(), &format!("{record}1a2b3c4d"));
        let text = replaced(&text, "/missing-", |c| c.is_ascii_hexdigit(), "/missing-1a2b3c4d");
        let text = replaced(&text, "offer-", |c| c.is_ascii_digit(), "offer-1");
        let who = naru_adapters::lock::holder();
        self.release(&text.replace(&who, "minji@laptop"))
    }

    /// Every stretch of exactly this many such characters, numbered.
    fn each(&mut self, text: &str, length: usize, name: impl Fn(usize) -> String, is: fn(char) -> bool) -> String {
        let mut out = String::new();
        let mut word = String::new();
        for c in text.chars().map(Some).chain([None]) {
            if let Some(c) = c.filter(|c| is(*c)) {
                word.push(c);
                continue;
            }
            if word.len() == length {
                let next = self.seen.len() + 1;
                out.push_str(&name(*self.seen.entry(word.clone()).or_insert(next)));
            } else {
                out.push_str(&word);
            }
            word.clear();
            out.extend(c);
        }
        out
    }

    /// `20261122T091500Z-1a2b3c4d` and RFC 3339 times.
    fn release(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("20") {
            let (before, from) = rest.split_at(at);
            out.push_str(before);
            let length = from.find(|c: char| !"0123456789abcdef-:.TZ".contains(c)).unwrap_or(from.len());
            let word = &from[..length];
            let release = word.len() >= 25 && word.as_bytes().get(8) == Some(&b'T') && word.contains("Z-");
            let time = word.len() >= 20 && word.as_bytes().get(10) == Some(&b'T') && word.contains('Z');
            if release {
                // What follows tells apart two releases of one second.
                out.push_str("20261122T091500Z-1a2b3c4d");
                out.push_str(word[25..].trim_start_matches(|c: char| c == '-' || c.is_ascii_hexdigit()));
            } else if time {
                out.push_str("2026-11-22T09:15:00Z");
                out.push_str(&word[word.find('Z').map_or(word.len(), |z| z + 1)..]);
            } else {
                out.push_str(&from[..2.min(from.len())]);
                rest = &from[2.min(from.len())..];
                continue;
            }
            rest = &from[length..];
        }
        out + rest
    }
}

/// Replaces `<start><characters that are>` by `with`.
fn replaced(text: &str, start: &str, is: impl Fn(char) -> bool, with: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(start) {
        let (before, from) = rest.split_at(at);
        let tail = &from[start.len()..];
        let length = tail.find(|c| !is(c)).unwrap_or(tail.len());
        out.push_str(before);
        out.push_str(if length == 0 { start } else { with });
        rest = &tail[length..];
    }
    out + rest
}

/// The files by name.
#[derive(Default)]
struct Fixtures(BTreeMap<String, String>);

impl Fixtures {
    fn add(&mut self, rig: &Rig, name: &str, it: &impl Serialize) {
        let mut value = serde_json::to_value(it).unwrap();
        let mut same = Same { folder: rig.dir.path().display().to_string(), ..Same::default() };
        same.value(&mut value);
        self.0.insert(format!("{name}.json"), serde_json::to_string_pretty(&value).unwrap() + "\n");
    }
}

/// A run of practice, as far as the event that is waited for.
async fn until(rig: &Rig, access: Option<AccessWish>, here: impl Fn(&Event) -> bool) -> RunState {
    let heard: Arc<Mutex<Vec<Event>>> = Arc::default();
    let into = heard.clone();
    let emit: Emit = Arc::new(move |event| into.lock().unwrap().push(event));
    let folder = Some(rig.dir.path().join("blog/dist"));
    // A scratch cloud wants no home but for its installation id.
    let wish = PracticeWish { folder, access, ..PracticeWish::default() };
    let practised = crossing::practice(wish, emit, CancellationToken::new()).await.unwrap();
    drop(practised);
    let mut run = RunState::default();
    for event in heard.lock().unwrap().iter() {
        run.apply(event);
        if here(event) {
            break;
        }
    }
    assert!(run.receipt.is_none(), "in the middle of it: {run:?}");
    run
}

/// The same folder behind a distribution: planned, waiting, live, with newer files, and with a field that somebody
/// changed by hand.
async fn behind_cdn(all: &mut Fixtures) {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", BLOG);
    let wishes = Wishes { access: Some(AccessWish::Cdn), ..rig.practising(root.clone()).await.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    let planned = rig.planned().await;
    all.add(&rig, "site-cdn-planned", &planned);
    all.add(&rig, "plan-cdn", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
    let waits = |event: &Event| matches!(event, Event::Wait { on, .. } if on == "deploying");
    let run = until(&rig, Some(AccessWish::Cdn), waits).await;
    all.add(&rig, "site-cdn-waiting", &SiteView { stage: Stage::Running, aim: Some(Aim::Build), run, ..planned });

    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    fs::write(root.join("index.html"), BLOG[0].1.replace("blog", "my blog")).unwrap();
    rig.desk.deploy_with(root);
    rig.planned().await;
    all.add(&rig, "plan-cdn-deploy", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    all.add(&rig, "site-cdn-live", &rig.shown());
    all.add(&rig, "plan-cdn-take-back", &rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap());

    all.add(&rig, "checkup-well", &doctor::examined(&rig).await);
    let whole = fs::read(doctor::cloud(&rig)).unwrap();
    doctor::harm(&rig, |state| {
        doctor::cdn(state).settings.viewer_request = None;
        doctor::invalidate_local_folders(state);
    });
    all.add(&rig, "checkup", &doctor::examined(&rig).await);
    all.add(&rig, "site-doctor", &rig.shown());
    fs::write(doctor::cloud(&rig), whole).unwrap();

    by_hand(rig.dir.path());
    rig.desk.look();
    rig.planned().await;
    all.add(&rig, "plan-cdn-hand-edit", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
}

/// Two releases behind a distribution: listed, compared, and the plan to go back to the first.
async fn looked_back_on(all: &mut Fixtures) {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", BLOG);
    rig.practising(root.clone()).await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    fs::write(root.join("index.html"), BLOG[0].1.replace("blog", "my blog")).unwrap();
    fs::write(root.join("note.txt"), "new\n").unwrap();
    fs::remove_file(root.join("robots.txt")).unwrap();
    rig.desk.deploy_with(root);
    rig.planned().await;
    assert_eq!(rig.run(Aim::Deploy).await.outcome, Outcome::Live);
    let releases = rig.desk.releases().await.unwrap();
    all.add(&rig, "releases", &releases);
    let [later, earlier] = [0, 1].map(|n: usize| releases[n].release.id.to_string());
    let page = rig.desk.compared(&earlier, &later, ChangeAsk::default(), 0, 100).await.unwrap();
    all.add(&rig, "compared", &page);
    rig.desk.go_back(&earlier).unwrap();
    let planned = |site: &SiteView| site.stage == Stage::Planned && site.plan.is_some();
    all.add(&rig, "site-returning", &rig.site("the way back", planned).await);
    all.add(&rig, "plan-back", &rig.desk.plan(Aim::Deploy).await.unwrap().unwrap());
}

/// What was made by hand: found, taken over, its upgrades and their plans, and the way to give it back.
async fn by_hand_before(all: &mut Fixtures) {
    let rig = Rig::new();
    let found = adopt::found(&rig).await;
    all.add(&rig, "adopt-found", &rig.desk.state().place);
    rig.desk.adopt_leave();
    drop(found);
    let site = adopt::adopted(&rig).await;
    all.add(&rig, "site-adopted", &site);
    all.add(&rig, "upgrades", &rig.desk.upgrades());
    let upgrade = Aim::Upgrade { upgrade: Upgrade::Routing };
    all.add(&rig, "plan-upgrade", &rig.desk.plan(upgrade).await.unwrap().unwrap());
    all.add(&rig, "plan-give-back", &rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap());
    assert_eq!(rig.run(upgrade).await.outcome, Outcome::Done);
    all.add(&rig, "site-upgraded", &rig.shown());
    assert_eq!(rig.run(Aim::TakeBack).await.outcome, Outcome::Cleared);
    all.add(&rig, "site-given-back", &rig.shown());
}

/// The same at a domain of its own: planned, waiting for the registrar, live, and taken back but for its zone.
async fn at_a_domain(all: &mut Fixtures) {
    let rig = Rig::new();
    let folder = rig.folder("blog/dist", BLOG);
    let wishes = Wishes {
        access: Some(AccessWish::Cdn),
        domain: Some(DomainWishes::new("example.kr".parse().unwrap())),
        ..rig.practising(folder).await.wishes
    };
    rig.desk.set_wishes(wishes).await.unwrap();
    all.add(&rig, "site-domain-planned", &rig.planned().await);
    all.add(&rig, "plan-domain", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());

    // Once the zone is there, its name servers are known.
    assert_eq!(rig.run(Aim::Step { step: StepId::Zone }).await.outcome, Outcome::Done);
    all.add(&rig, "plan-domain-zone", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
    rig.begin().unwrap();
    let waits = |site: &SiteView| site.run.waiting.as_ref().is_some_and(|waiting| waiting.on == "delegation");
    all.add(&rig, "site-domain-waiting", &rig.site("the registrar", waits).await);
    let over = |site: &SiteView| site.stage == Stage::Ended && site.plan.is_some();
    let live = rig.site("the end", over).await;
    assert_eq!(live.run.receipt.as_ref().map(|receipt| receipt.outcome), Some(Outcome::Live));
    all.add(&rig, "site-domain-live", &live);
    all.add(&rig, "plan-domain-nothing", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
    all.add(&rig, "plan-domain-take-back", &rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap());
    let keep = RunAnswers { delete_zone: Some(false), ..RunAnswers::default() };
    assert_eq!(rig.run_with(Aim::TakeBack, keep).await.outcome, Outcome::Cleared);
    all.add(&rig, "site-domain-cleared", &rig.shown());
}

/// Somebody chooses fewer edges in the console.
fn by_hand(dir: &Path) {
    let mut left = vec![dir.to_owned()];
    while let Some(at) = left.pop() {
        for entry in fs::read_dir(&at).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                left.push(path);
            } else if path.ends_with("cloud.json") {
                let text = fs::read_to_string(&path).unwrap();
                let (before, rest) = text.split_once("\"distributions\"").expect("there is one");
                let rest = rest.replacen("PriceClass_200", "PriceClass_100", 1);
                fs::write(&path, format!("{before}\"distributions\"{rest}")).unwrap();
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_fixtures_are_those_of_a_real_desk() {
    let mut all = Fixtures::default();
    let rig = Rig::new();
    all.add(&rig, "home", &rig.desk.state());

    rig.desk.bring(rig.folder("secret/dist", &[("index.html", "x"), (".env", "SECRET=1")])).await;
    all.add(&rig, "refused", &rig.desk.state());
    let folder = rig.bring(rig.folder("blog/dist", BLOG)).await;
    all.add(&rig, "folder", &rig.desk.state());

    rig.desk.begin(&folder, true, None).unwrap();
    // The shortest road: fewest steps, and a question on making public.
    let wishes = Wishes { access: Some(AccessWish::Classic), ..rig.planned().await.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    let planned = rig.planned().await;
    all.add(&rig, "site-planned", &planned);
    for (name, aim) in [("plan-build", Aim::Build), ("plan-step", Aim::Step { step: StepId::Access })] {
        all.add(&rig, name, &rig.desk.plan(aim).await.unwrap().unwrap());
    }
    all.add(&rig, "changes-new", &listed(&rig, Aim::Build, rig.shown().plan.unwrap(), "", 0, 100).await);

    let looking = SiteView { stage: Stage::Looking, plan: None, todo: None, ..planned.clone() };
    all.add(&rig, "site-looking", &looking);
    let run = until(
        &rig,
        Some(AccessWish::Classic),
        |event| matches!(event, Event::Progress(going) if going.files_done >= 3),
    )
    .await;
    all.add(&rig, "site-running", &SiteView { stage: Stage::Running, aim: Some(Aim::Build), run, ..planned.clone() });

    for (name, mishap) in [("site-offline", Mishap::Offline), ("site-denied", Mishap::Denied)] {
        let answers = RunAnswers { mishap: Some(mishap), ..RunAnswers::default() };
        assert_eq!(rig.run_with(Aim::Build, answers).await.outcome, Outcome::Failed);
        all.add(&rig, name, &rig.shown());
    }
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    all.add(&rig, "site-live", &rig.shown());
    all.add(&rig, "plan-nothing", &rig.desk.plan(Aim::Build).await.unwrap().unwrap());
    all.add(&rig, "plan-take-back", &rig.desk.plan(Aim::TakeBack).await.unwrap().unwrap());

    let root = rig.dir.path().join("blog/dist");
    fs::write(root.join("index.html"), BLOG[0].1.replace("blog", "my blog")).unwrap();
    fs::write(root.join("assets/index-Zz81kQwe.js"), "console.log('new')\n").unwrap();
    fs::remove_file(root.join("robots.txt")).unwrap();
    rig.desk.deploy_with(root);
    all.add(&rig, "site-deploying", &rig.planned().await);
    all.add(&rig, "plan-deploy", &rig.desk.plan(Aim::Deploy).await.unwrap().unwrap());
    all.add(&rig, "changes", &listed(&rig, Aim::Deploy, rig.shown().plan.unwrap(), "", 0, 100).await);

    let ask = ChangeAsk { shape: Shape::Tree { open: true, but: BTreeSet::new() }, ..ChangeAsk::default() };
    let tree = rig.desk.changes(Aim::Deploy, rig.shown().plan.unwrap(), ask, 0, 100).await.unwrap();
    all.add(&rig, "changes-tree", &tree);

    let history = rig.desk.history(10).unwrap();
    assert_eq!(history.len(), 3);
    all.add(&rig, "history", &history);
    all.add(&rig, "run-ops", &rig.desk.run_ops(&history[0].id).unwrap());

    let wishes = Wishes { access: Some(AccessWish::Private), ..planned.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    rig.planned().await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Stored);
    all.add(&rig, "site-stored", &rig.shown());
    assert_eq!(rig.run(Aim::TakeBack).await.outcome, Outcome::Cleared);
    all.add(&rig, "site-cleared", &rig.shown());
    rig.desk.set_practice(false).unwrap();
    all.add(&rig, "site-no-credentials", &rig.site("the trouble", |site| site.trouble.is_some()).await);

    rig.folder("blog", &[("package.json", "{ \"dependencies\": { \"react-scripts\": \"5\" } }")]);
    let key = ToolKey { id: serde_json::from_value("key-1a2b3c4d".into()).unwrap(), name: "setup".to_owned() };
    let cli = ("found".to_owned(), "aws-cli/2.31.0".to_owned());
    let tools = rig.desk.tools().await.unwrap();
    let (aws_cli, aws_version) = cli;
    all.add(&rig, "tools", &ToolsView { aws_cli, aws_version, keys: vec![key], ..tools });
    let wish = ToolWish::Env { address: "/".to_owned() };
    all.add(&rig, "tool-preview", &rig.desk.preview_tool(wish).await.unwrap());
    all.add(&rig, "projects", &projects(&rig));
    all.add(&rig, "credentials", &credentials());
    all.add(&rig, "card", &card());
    all.add(&rig, "key-guide", &rig.desk.key_guide());
    rig.desk.bring_key(&rig.folder("keys", &[("naru_accessKeys.csv", CSV)]).join("naru_accessKeys.csv"));
    let Place::Credentials { offered, .. } = rig.desk.state().place else { panic!() };
    all.add(&rig, "offered", &offered);
    behind_cdn(&mut all).await;
    looked_back_on(&mut all).await;
    at_a_domain(&mut all).await;
    by_hand_before(&mut all).await;
    compare(&all.0);
}

const CSV: &str =
    "\u{feff}Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\r\n";

fn projects(rig: &Rig) -> Vec<ProjectRow> {
    let own = rig.desk.projects().unwrap().remove(0);
    let row = |name: &str, standing| {
        let id = naru_core::names::sha256(name.as_bytes())[..32].to_owned();
        let project = Some(id.parse().unwrap());
        ProjectRow { project, name: name.to_owned(), standing, practice: false, ..own.clone() }
    };
    vec![
        ProjectRow { standing: Standing::Live, practice: true, ..own.clone() },
        row("shop", Standing::Running),
        ProjectRow { linked: true, ..row("포트폴리오", Standing::Stored) },
        row("landing", Standing::CutOff),
        row("docs", Standing::New),
        ProjectRow {
            project: None,
            damaged: Some(Damaged {
                id: DamagedId("damaged-0".to_owned()),
                error: Error::new(Code::BadProject).arg("path", "/home/minji/home/projects/1.toml"),
                last_good: Some("old site".to_owned()),
            }),
            ..row("old site", Standing::Damaged)
        },
    ]
}

fn credentials() -> CredentialsView {
    let id = |text: &str| -> CredentialId { serde_json::from_value(text.into()).unwrap() };
    let kept = KeptCredential {
        id: id("key-1a2b3c4d"),
        name: "naru-setup".to_owned(),
        purpose: Purpose::Setup,
        account: Some("123456789012".parse().unwrap()),
        arn: Some("arn:aws:iam::123456789012:user/naru/naru-setup".to_owned()),
        key_hint: "AKIA…7X4Q".to_owned(),
        kept: Kept::Keychain,
        added: "2026-11-20T03:00:00Z".to_owned(),
    };
    let daily = KeptCredential {
        id: id("key-5e6f7a8b"),
        name: "blog deploy".to_owned(),
        purpose: Purpose::Daily,
        account: None,
        arn: None,
        key_hint: "AKIA…Q2WE".to_owned(),
        kept: Kept::Session,
        ..kept.clone()
    };
    let profile = |name: &str, kind: &str| ProfileRow {
        name: name.to_owned(),
        kind: kind.to_owned(),
        region: Some("ap-northeast-2".to_owned()),
        process: None,
        sign_in: None,
    };
    CredentialsView {
        keychain: KeychainState::Ready,
        used: vec![CredentialUse {
            credential: CredentialRef::Kept { id: kept.id.clone() },
            projects: vec!["blog".to_owned(), "shop".to_owned()],
        }],
        kept: vec![kept, daily],
        profiles: vec![
            profile("default", "keys"),
            ProfileRow { sign_in: Some("aws sso login --profile work".to_owned()), ..profile("work", "sso") },
            ProfileRow { process: Some("/opt/vault/print-keys --json".to_owned()), ..profile("vault", "process") },
            ProfileRow { region: None, ..profile("broken", "incomplete") },
        ],
        profiles_error: None,
        environment: false,
    }
}

fn card() -> CardView {
    let caller = Caller {
        account: "123456789012".parse().unwrap(),
        arn: "arn:aws:iam::123456789012:user/naru/naru-setup".to_owned(),
    };
    let bearer = Bearer {
        source: Source::Keychain,
        purpose: Some(Purpose::Setup),
        key_id: Some("AKIAIOSFODNN7EXAMPLE".to_owned()),
        hosts: vec!["s3.ap-northeast-2.amazonaws.com".to_owned(), "sts.ap-northeast-2.amazonaws.com".to_owned()],
        iam: None,
    };
    let id = serde_json::from_value("key-1a2b3c4d".into()).unwrap();
    CardView { credential: CredentialRef::Kept { id }, card: IdentityCard::of(&caller, bearer) }
}

fn compare(want: &BTreeMap<String, String>) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/fixtures/rust");
    if std::env::var_os("NARU_WRITE_BINDINGS").is_some() {
        fs::create_dir_all(&dir).unwrap();
        for (name, text) in want {
            fs::write(dir.join(name), text).unwrap();
        }
    }
    for (name, text) in want {
        let have = fs::read_to_string(dir.join(name)).unwrap_or_default();
        let differs = have.lines().zip(text.lines()).find(|(a, b)| a != b);
        assert!(have == *text, "ui/src/fixtures/rust/{name} is stale, run `make bindings`: {differs:?}");
    }
    let left: Vec<_> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !want.contains_key(name))
        .collect();
    assert!(left.is_empty(), "nobody writes these: {left:?}");
}
