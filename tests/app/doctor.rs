//! The doctor over a real practice site that is broken on purpose: exactly the rule that is meant is named, its fix is
//! a plan of the site's own steps, and afterwards the site is well.

use std::fs;
use std::sync::Arc;

use naru_app::wire::site::{Aim, RunAnswers, SiteView};
use naru_core::address::DomainWishes;
use naru_core::cdn::{Distribution, ErrorPage, Names, Origin, OriginAccess};
use naru_core::doctor::view::{Checkup, FixView};
use naru_core::event::Outcome;
use naru_core::hosted::{Certificate, CertificateStatus, RecordSet};
use naru_core::names::Key;
use naru_core::practice::PracticeState;
use naru_core::practice::state::Forgotten;
use naru_core::project::{AccessWish, Wishes};
use naru_core::step::StepId;
use naru_core::world::{Bucket, Fact, PublicAccessBlock};
use serde_json::json;

use crate::support::Rig;

const BLOG: &[(&str, &str)] = &[
    ("index.html", "<!doctype html><title>b</title><script type=module src=/assets/index-DiwrgTda.js></script>"),
    ("assets/index-DiwrgTda.js", "console.log('blog')\n"),
    ("assets/style-B1x9ZqLm.css", "body { color: teal }\n"),
];

/// A site of this kind that is live.
async fn live(access: AccessWish) -> Rig {
    live_as(access, false, BLOG).await
}

/// With these files, and with a domain of its own or not.
async fn live_as(access: AccessWish, domain: bool, files: &[(&str, &str)]) -> Rig {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", files);
    let domain = domain.then(|| DomainWishes::new("example.kr".parse().unwrap()));
    let wishes = Wishes { access: Some(access), domain, ..rig.practising(root).await.wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    rig.planned().await;
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    rig
}

pub fn cloud(rig: &Rig) -> std::path::PathBuf {
    rig.home().practice(rig.project().as_str()).join("cloud.json")
}

/// Somebody changes something behind Naru's back.
pub fn harm(rig: &Rig, change: impl FnOnce(&mut PracticeState)) {
    let path = cloud(rig);
    let mut state: PracticeState = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    change(&mut state);
    fs::write(path, serde_json::to_string(&state).unwrap()).unwrap();
}

pub fn cdn(state: &mut PracticeState) -> &mut Distribution {
    state.truth.distributions.seen_mut().unwrap().values_mut().next().unwrap()
}

fn bucket(state: &mut PracticeState) -> &mut Bucket {
    let ours = state.truth.buckets.iter_mut().find(|(name, _)| name.as_str().starts_with("naru-"));
    ours.unwrap().1
}

fn origin(state: &mut PracticeState) -> &mut Origin {
    &mut cdn(state).settings.origin
}

/// What a shell makes of `--paths /*`.
pub fn invalidate_local_folders(state: &mut PracticeState) {
    let distribution = cdn(state).id.clone();
    let paths = ["/bin", "/boot", "/usr"].map(str::to_owned).to_vec();
    state.forgotten.push(Forgotten { id: "I1".to_owned(), distribution, paths, left: 0 });
}

pub async fn examined(rig: &Rig) -> Checkup {
    let before = rig.shown().doctor.checkup;
    rig.desk.examine().unwrap();
    rig.site("a checkup", |site| site.doctor.checkup.is_some_and(|now| Some(now) != before) && site.plan.is_some())
        .await;
    rig.desk.checkup().unwrap()
}

fn rules(checkup: &Checkup) -> Vec<&str> {
    checkup.findings.iter().map(|finding| finding.rule.as_str()).collect()
}

type Harm = fn(&mut PracticeState);

const BEHIND_CDN: &[(&str, Harm)] = &[
    ("F1", |state| bucket(state).policy = Fact::Absent),
    ("F2", |state| origin(state).access = OriginAccess::Nobody),
    ("F4", |state| {
        cdn(state).settings.root_object = String::new();
        cdn(state).settings.viewer_request = None;
    }),
    ("F6", |state| origin(state).path = "/build".to_owned()),
    ("F7", |state| {
        let host = origin(state).domain.clone();
        let (name, _) = host.split_once('.').unwrap();
        origin(state).domain = format!("{name}.s3.amazonaws.com");
    }),
    ("F8", |state| cdn(state).settings.viewer_request = None),
    ("F22", |state| {
        let id = cdn(state).id.clone();
        cdn(state).deployed = false;
        state.settling.insert(id, 200);
    }),
    ("F10", |state| {
        cdn(state).settings.errors = [403, 404]
            .map(|status| ErrorPage { status, page: "/index.html".to_owned(), shown_as: 200, seconds: 0 })
            .to_vec();
    }),
    ("F13", invalidate_local_folders),
    ("F24", |state| state.truth.function.seen_mut().unwrap().live = None),
    ("B6", |state| {
        let policy = bucket(state).policy.seen_mut().unwrap();
        for statement in policy["Statement"].as_array_mut().unwrap() {
            let resource = statement["Resource"].as_str().map(|arn| arn.trim_end_matches("/*").to_owned());
            if let Some(arn) = resource.filter(|_| statement["Effect"] == "Allow") {
                statement["Resource"] = json!(arn);
            }
        }
    }),
    ("B7", |state| {
        bucket(state).objects.seen_mut().unwrap().remove(&Key::parse("index.html").unwrap());
    }),
    ("B8", |state| {
        let objects = bucket(state).objects.seen_mut().unwrap();
        let moved = std::mem::take(objects);
        objects.extend(
            moved.into_inner().into_iter().map(|(key, object)| (Key::parse(&format!("build/{key}")).unwrap(), object)),
        );
    }),
    ("B9", |state| {
        let objects = bucket(state).objects.seen_mut().unwrap();
        let one = objects.values().next().unwrap().clone();
        for name in ["package.json", "src/main.tsx"] {
            objects.insert(Key::parse(name).unwrap(), one.clone());
        }
    }),
    ("B10", |state| {
        let objects = bucket(state).objects.seen_mut().unwrap();
        let script = objects.get_mut(&Key::parse("assets/index-DiwrgTda.js").unwrap()).unwrap();
        Arc::make_mut(&mut script.meta.as_mut().unwrap().headers).content_type = "binary/octet-stream".to_owned();
    }),
    ("F12", |state| {
        let objects = bucket(state).objects.seen_mut().unwrap();
        let page = objects.get_mut(&Key::parse("index.html").unwrap()).unwrap();
        Arc::make_mut(&mut page.meta.as_mut().unwrap().headers).cache_control = Some("max-age=86400".to_owned());
    }),
];

/// A site of many pages.
const PAGES: &[(&str, Harm)] = &[("F9", |state| cdn(state).settings.viewer_request = None)];

fn certificate(state: &mut PracticeState) -> &mut Certificate {
    // Its names are not the distribution's yet, as long as it waits.
    cdn(state).settings.names = Names::default();
    state.truth.zones.seen_mut().unwrap()[0].records.retain(|one| matches!(one.kind.as_str(), "NS" | "SOA" | "CNAME"));
    &mut state.truth.certificates.seen_mut().unwrap()[0]
}

fn records(state: &mut PracticeState) -> impl Iterator<Item = &mut RecordSet> {
    let all = &mut state.truth.zones.seen_mut().unwrap()[0].records;
    all.iter_mut().filter(|one| matches!(one.kind.as_str(), "A" | "AAAA"))
}

/// A certificate that waits for its proof for a long time.
fn pending(state: &mut PracticeState) -> &mut Certificate {
    let arn = certificate(state).arn.clone();
    state.proving.insert(arn, 200);
    let one = certificate(state);
    one.status = CertificateStatus::Pending;
    one
}

/// With a domain of its own.
const DOMAIN: &[(&str, Harm)] = &[
    ("D7", |state| state.truth.zones.seen_mut().unwrap()[0].records.retain(|one| one.kind != "AAAA")),
    ("D10", |state| {
        for record in records(state) {
            *record = RecordSet::alias(&record.name, &record.kind, "d999999zyxwvu9.cloudfront.net");
        }
    }),
    ("F16", |state| {
        pending(state);
    }),
    ("F17", |state| {
        pending(state);
        for record in &mut state.truth.zones.seen_mut().unwrap()[0].records {
            if record.kind == "CNAME" {
                record.name.push_str(".example.kr");
            }
        }
    }),
    ("F18", |state| certificate(state).status = CertificateStatus::Dead { why: "CAA_ERROR".to_owned() }),
    ("F20", |state| cdn(state).settings.names = Names::default()),
];

const CLASSIC: &[(&str, Harm)] = &[
    ("B4", |state| bucket(state).block = Fact::Seen(PublicAccessBlock::ALL)),
    ("B7", |state| bucket(state).website = Fact::Absent),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_that_is_broken_on_purpose_is_named_and_nothing_else() {
    let mut wrong = Vec::new();
    let kinds = [
        (AccessWish::Cdn, false, BLOG.to_vec(), BEHIND_CDN),
        (AccessWish::Classic, false, BLOG.to_vec(), CLASSIC),
        (AccessWish::Cdn, false, [BLOG, &[("about/index.html", "<h1>about</h1>")]].concat(), PAGES),
        (AccessWish::Cdn, true, BLOG.to_vec(), DOMAIN),
    ];
    for (access, domain, files, cases) in kinds {
        let rig = live_as(access, domain, &files).await;
        let whole = fs::read_to_string(cloud(&rig)).unwrap();
        let well = examined(&rig).await;
        assert_eq!((rules(&well), well.unlooked.len()), (Vec::new(), 0), "{well:?}");
        assert!(well.looked > 30 || access == AccessWish::Classic, "{}", well.looked);
        for (rule, change) in cases {
            fs::write(cloud(&rig), &whole).unwrap();
            harm(&rig, change);
            let found = examined(&rig).await;
            if rules(&found) != [*rule] {
                wrong.push(format!("{rule}: {:?}", rules(&found)));
            }
            let marks = rig.shown().doctor.marks;
            assert_eq!(marks.iter().map(|mark| mark.count as usize).sum::<usize>(), found.findings.len());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_whose_pages_ask_for_their_scripts_elsewhere_is_named() {
    // Built for a folder that the site does not lie in.
    let page = BLOG[0].1.replace("/assets/", "/blog/assets/");
    let files = [("index.html", page.as_str()), BLOG[1], BLOG[2]];
    let found = examined(&live_as(AccessWish::Cdn, false, &files).await).await;
    assert_eq!(rules(&found), ["F14"], "{found:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_is_a_plan_of_the_sites_own_and_mends_it() {
    let rig = live(AccessWish::Cdn).await;
    harm(&rig, |state| cdn(state).settings.viewer_request = None);
    assert_eq!(rules(&examined(&rig).await), ["F8"]);
    let aim = rig.desk.fix("F8").await.unwrap();
    assert_eq!(aim, Aim::Step { step: StepId::Routing });
    let plan = rig.desk.plan(aim).await.unwrap().unwrap();
    assert_eq!(
        plan.forecast.steps.iter().map(|step| step.questions.len()).sum::<usize>(),
        1,
        "a hand edit is asked about"
    );
    let answers = RunAnswers { mend: true, ..RunAnswers::default() };
    assert_eq!(rig.run_with(aim, answers).await.error, None);
    assert_eq!(rig.shown().doctor.checkup, None, "what was found before holds no longer");
    assert_eq!(rules(&examined(&rig).await), Vec::<&str>::new());

    // The policy that lets CloudFront in is the work of the step that looks at both.
    harm(&rig, |state| bucket(state).policy = Fact::Absent);
    assert_eq!(rules(&examined(&rig).await), ["F1"]);
    let aim = rig.desk.fix("F1").await.unwrap();
    assert_eq!(rig.run_with(aim, RunAnswers::default()).await.error, None);
    assert_eq!(rules(&examined(&rig).await), Vec::<&str>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fix_may_be_a_wish_and_what_only_a_person_can_do_is_not_run() {
    let rig = live(AccessWish::Cdn).await;
    harm(&rig, invalidate_local_folders);
    let found = examined(&rig).await;
    assert!(matches!(found.findings[0].fix, FixView::Person { .. }));
    assert_eq!(rig.desk.fix("F13").await.unwrap_err().code.key(), "bad-value");
    assert_eq!(rig.desk.fix("F1").await.unwrap_err().code.key(), "bad-value", "that was not found");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkup_that_is_stopped_leaves_none_behind_and_the_next_one_is_whole() {
    let rig = Rig::with_pace(std::time::Duration::from_millis(30));
    let root = rig.folder("blog/dist", BLOG);
    rig.practising(root).await;
    rig.desk.examine().unwrap();
    rig.desk.stop_looking();
    let stopped = |site: &SiteView| !site.doctor.looking && site.doctor.checkup.is_none();
    let left = rig.site("the end of the look", stopped).await;
    assert!(left.trouble.is_none() && left.doctor.marks.is_empty());
    assert!(examined(&rig).await.looked > 0);
}
