//! What the forms say of the open project, through the desk: its build, its header rules, what stays, how fast it goes.

use std::fs;

use naru_app::wire::build::BuildStage;
use naru_app::wire::site::{Aim, Stage};
use naru_core::Code;
use naru_core::deploy::keep::Keep;
use naru_core::deploy::rule_form::RuleDraft;
use naru_core::event::Outcome;
use naru_core::form::{BuildDraft, BuildHow};
use naru_core::names::EnvName;
use naru_core::project::{KeepWishes, Wishes};

use crate::support::{Rig, SITE};

fn own(command: &str) -> BuildDraft {
    BuildDraft { how: BuildHow::Own, command: command.to_owned(), ..BuildDraft::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_is_found_then_ones_own_then_none_and_a_new_command_is_asked_about() {
    let rig = Rig::new();
    let package = r#"{"scripts": {"build": "true"}}"#;
    let root = rig.folder("blog", &[("package.json", package), ("dist/index.html", SITE[0].1)]);
    let site = rig.practising(root.join("dist")).await;
    assert_eq!((site.build.found.as_deref(), site.build.form), (Some("npm run build"), BuildDraft::default()));

    let draft = BuildDraft { output: "dist".to_owned(), ..own("echo one > dist/note.txt") };
    assert_eq!(rig.desk.new_command(&draft).as_deref(), Some("echo one > dist/note.txt"));
    assert_eq!(
        rig.desk.new_command(&BuildDraft { how: BuildHow::Found, ..draft.clone() }),
        None,
        "nothing is run by it"
    );
    rig.desk.set_build(&draft).await.unwrap();
    assert_eq!(rig.desk.new_command(&draft), None, "it is known now");
    let view = rig.shown().build;
    let build = view.build.clone().unwrap();
    assert_eq!((build.command.as_str(), build.detected, view.allowed), ("echo one > dist/note.txt", false, false));
    assert_eq!((view.form.clone(), view.found.as_deref()), (draft.clone(), Some("npm run build")));
    assert!(!root.join("dist/note.txt").exists(), "nothing is built by saying how");
    rig.desk.build(&view.fingerprint).unwrap();
    let site = rig.site("the build", |site| site.build.stage == BuildStage::Done).await;
    assert_eq!(site.build.form, draft, "what was built keeps the form as it is");
    assert_eq!(fs::read_to_string(root.join("dist/note.txt")).unwrap().trim(), "one");

    // A wrong form saves nothing.
    let wrong = BuildDraft { dir: "../..".to_owned(), ..draft.clone() };
    assert_eq!(rig.desk.set_build(&wrong).await.unwrap_err().code, Code::BadValue);
    assert_eq!(rig.shown().build.form, draft);

    let off = BuildDraft { how: BuildHow::Off, ..BuildDraft::default() };
    rig.desk.set_build(&off).await.unwrap();
    let view = rig.shown().build;
    assert_eq!((view.build, view.form.how), (None, BuildHow::Off));
    assert_eq!(rig.desk.build("x").unwrap_err().code, Code::Moved);
    let saved = rig.home().project_by_id(&rig.project()).unwrap();
    assert!(saved.project.to_text().contains("[build]\noff = true"), "{}", saved.project.to_text());
    rig.desk.set_build(&BuildDraft::default()).await.unwrap();
    assert_eq!(rig.home().project_by_id(&rig.project()).unwrap().project.build, None, "as found is nothing said");
    assert_eq!(rig.shown().build.build.unwrap().command, "npm run build");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_under_way_keeps_its_settings() {
    let rig = Rig::new();
    let package = r#"{"scripts": {"build": "sleep 600"}}"#;
    let root = rig.folder("blog", &[("package.json", package), ("dist/index.html", SITE[0].1)]);
    let site = rig.practising(root.join("dist")).await;
    rig.desk.build(&site.build.fingerprint).unwrap();
    rig.site("it runs", |site| site.build.stage == BuildStage::Running).await;
    assert_eq!(rig.desk.set_build(&own("true")).await.unwrap_err().code, Code::SiteBusy);
    rig.desk.cancel_build();
    rig.site("it stopped", |site| site.build.stage == BuildStage::Stopped).await;
    rig.desk.set_build(&own("true")).await.unwrap();
    assert_eq!(rig.shown().build.stage, BuildStage::Idle, "another build is begun anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_told_of_the_folder_saved_served_and_inherited() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", &[SITE[0], SITE[1], ("images/a.png", "png"), ("images/b.png", "png")]);
    rig.practising(root).await;
    let draft = RuleDraft { files: "images/*".to_owned(), cache: "1 day".to_owned(), ..RuleDraft::default() };
    let told = rig.desk.read_rules(std::slice::from_ref(&draft));
    assert!(told.folder);
    assert_eq!((told.rules[0].files, told.rules[0].followed), (2, 2));
    let rule = told.rules[0].wish.clone().unwrap();
    let wishes = rig.shown().wishes;
    rig.desk.set_wishes(Wishes { headers: Some(vec![rule.clone()]), ..wishes }).await.unwrap();
    let site = rig.planned().await;
    assert_eq!(site.wanted.headers, std::slice::from_ref(&rule));
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);

    // Another environment begins with them, and may have none.
    rig.desk.add_environment(&EnvName::parse("staging").unwrap(), &EnvName::production()).unwrap();
    let site = rig.site("staging", |site| !site.env.is_production() && site.stage == Stage::Planned).await;
    assert_eq!(site.wanted.headers, std::slice::from_ref(&rule));
    rig.desk.set_wishes(Wishes { headers: Some(Vec::new()), ..site.wishes }).await.unwrap();
    let site = rig.planned().await;
    assert_eq!((site.wanted.headers.len(), site.wishes.headers), (0, Some(Vec::new())));
    rig.desk.choose_environment(&EnvName::production()).unwrap();
    let site = rig.site("production", |site| site.env.is_production()).await;
    assert_eq!(site.wanted.headers, [rule], "the other keeps its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stays_and_how_fast_it_goes_are_kept() {
    let rig = Rig::new();
    let root = rig.folder("blog/dist", SITE);
    let site = rig.practising(root).await;
    assert_eq!((site.wanted.keep, site.limit_rate), (Keep::default(), None));
    let wish = KeepWishes { releases: Some(1), days: Some(0) };
    rig.desk.set_wishes(Wishes { keep: Some(wish), ..site.wishes }).await.unwrap();
    let site = rig.planned().await;
    assert_eq!(site.wanted.keep, Keep { releases: 1, days: 0 });

    assert_eq!(rig.desk.set_limit_rate(Some("fast")).unwrap_err().args["rule"], "rate-shape");
    rig.desk.set_limit_rate(Some(" 2M ")).unwrap();
    let site = rig.site("the rate", |site| site.limit_rate.is_some()).await;
    assert_eq!(site.limit_rate.as_deref(), Some("2M"));
    let known = rig.home().local().unwrap().site[&site.id().tag()].clone();
    assert_eq!(known.limit_rate.as_deref(), Some("2M"), "of this computer, and not of the project");
    assert!(!rig.home().project_by_id(&rig.project()).unwrap().project.to_text().contains("2M"));
    rig.desk.set_limit_rate(None).unwrap();
    rig.site("no limit", |site| site.limit_rate.is_none()).await;
    rig.desk.set_wishes(Wishes { keep: None, ..rig.planned().await.wishes }).await.unwrap();
    assert_eq!(rig.planned().await.wanted.keep, Keep::default());
}
