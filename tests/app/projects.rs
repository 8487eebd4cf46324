//! The list of projects through the desk.

use std::fs;

use naru_app::wire::projects::{DamagedId, Standing};
use naru_app::wire::site::Aim;
use naru_app::wire::{Destination, Place};
use naru_core::Code;
use naru_core::event::Outcome;

use crate::support::{Rig, SITE};

#[tokio::test(flavor = "multi_thread")]
async fn a_project_is_renamed_doubled_put_away_and_brought_back() {
    let rig = Rig::new();
    let first = rig.practising(rig.folder("dist", SITE)).await.project;
    let counted = rig.desk.state().projects;
    rig.desk.rename_project(&first, "  블로그 ").unwrap();
    assert_eq!(rig.shown().name, "블로그");
    assert!(rig.desk.state().projects > counted, "the page asks for the list again");
    assert_eq!(rig.desk.rename_project(&first, "\u{7}").unwrap_err().code, Code::BadValue);

    rig.desk.duplicate_project(&first).unwrap();
    let second = rig.planned().await;
    assert_ne!(second.project, first);
    assert_eq!((second.name.as_str(), second.summary.unwrap().files), ("블로그 2", 2), "with its folder");
    assert_eq!(rig.desk.rename_project(&second.project, "블로그").unwrap_err().code, Code::ProjectExists);

    // What practice made is no reason to keep it.
    assert_eq!(rig.run(Aim::Build).await.outcome, Outcome::Live);
    rig.desk.delete_project(&second.project).unwrap();
    assert_eq!(rig.desk.state().place, Place::Home);
    let notice = rig.desk.state().notice.unwrap();
    assert_eq!((notice.key.as_str(), notice.undo), ("notice-deleted", Some(second.project.clone())));
    assert_eq!(rig.desk.projects().unwrap().len(), 1);
    rig.desk.undo_delete(&second.project).unwrap();
    let back = rig.planned().await;
    assert_eq!((back.project, back.todo), (second.project, Some(0)), "as it was, practice and all");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_exported_imported_and_linked() {
    let rig = Rig::new();
    let project = rig.practising(rig.folder("dist", SITE)).await.project;
    let to = rig.dir.path().join("out.toml");
    rig.desk.export_to(&project, &to).unwrap();
    assert!(!fs::read_to_string(&to).unwrap().contains("dist"), "what only this computer knows stays here");
    assert_eq!(rig.desk.open_project_file(&to).unwrap_err().code, Code::ProjectExists);
    let other = Rig::new();
    other.desk.open_project_file(&to).unwrap();
    let Place::Site { site } = other.desk.state().place else { panic!() };
    assert_eq!((site.project, site.linked), (project, false));

    let repository = other.dir.path().join("repo");
    fs::create_dir_all(&repository).unwrap();
    let file = repository.join("naru.toml");
    fs::write(&file, fs::read_to_string(&to).unwrap()).unwrap();
    let third = Rig::new();
    third.desk.drop_paths(vec![file.clone()]).await;
    let Place::Site { site } = third.desk.state().place else { panic!("{:?}", third.desk.state().place) };
    assert!(site.linked);
    third.desk.delete_project(&site.project).unwrap();
    assert!(file.exists(), "a repository's file stays");
    assert_eq!(third.desk.state().notice.unwrap().key, "notice-unlinked");

    third.desk.drop_paths(vec![third.dir.path().join("no.toml")]).await;
    assert!(matches!(third.desk.state().place, Place::Refused { .. }), "said, not swallowed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_shown_and_mended() {
    let rig = Rig::new();
    let project = rig.practising(rig.folder("dist", SITE)).await.project;
    rig.desk.rename_project(&project, "renamed").unwrap();
    let path = rig.home().project_by_id(&project).unwrap().path;
    fs::write(&path, "version = 1\nname = ").unwrap();
    let next = rig.again();
    let rows = next.desk.projects().unwrap();
    let damaged = rows[0].damaged.clone().unwrap();
    assert_eq!((rows[0].standing, damaged.error.code), (Standing::Damaged, Code::BadProject));
    assert!(damaged.last_good.is_some());
    assert_eq!(next.desk.mend_project(&DamagedId("/etc/passwd".to_owned())).unwrap_err().code, Code::BadValue);
    next.desk.mend_project(&damaged.id).unwrap();
    let site = next.planned().await;
    assert_eq!(site.project, project);
    assert!(next.desk.projects().unwrap()[0].damaged.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_is_gone_is_said_so() {
    let rig = Rig::new();
    let project = rig.practising(rig.folder("dist", SITE)).await.project;
    rig.desk.go(Destination::Home).unwrap();
    rig.desk.delete_project(&project).unwrap();
    let error = rig.desk.go(Destination::Project { project }).unwrap_err();
    assert_eq!(error.code, Code::NoProject);
}
