//! Conveniences in the window: shown first, written on a yes, and taken back.

use std::fs;

use naru_app::wire::site::Aim;
use naru_app::wire::tools::{ScriptFacts, ScriptRuns, ToolNote, ToolPreview, ToolWish};
use naru_core::Code;
use naru_core::project::{AccessWish, Wishes};
use naru_core::words::{Lang, Words};

use crate::support::{Rig, SITE};

fn naru() -> ToolWish {
    ToolWish::DeployScript { runs: ScriptRuns::Naru, profile: None }
}

fn aws(profile: Option<&str>) -> ToolWish {
    ToolWish::DeployScript { runs: ScriptRuns::Aws, profile: profile.map(str::to_owned) }
}

/// The lines that come.
fn added(shown: &ToolPreview) -> String {
    let lines = shown.files.iter().flat_map(|file| &file.diff).map(naru_core::convenience::DiffLine::marked);
    lines.filter(|line| line.starts_with('+')).collect::<Vec<_>>().join("\n")
}

/// A project of Create React App with its build.
async fn rig() -> Rig {
    let rig = Rig::new();
    rig.folder(
        "app",
        &[("package.json", "{\n  \"dependencies\": { \"react-scripts\": \"5\" }\n}\n"), ("src/index.js", "")],
    );
    rig.practising(rig.folder("app/build", SITE)).await;
    rig
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_is_shown_written_once_and_taken_back() {
    let rig = rig().await;
    let path = rig.dir.path().join("app/package.json");
    let before = fs::read_to_string(&path).unwrap();
    let shown = rig.desk.preview_tool(naru()).await.unwrap();
    assert_eq!(shown.files.len(), 1);
    assert!(shown.files[0].diff.iter().any(|line| line.text.contains("naru deploy")), "{:?}", shown.files);
    assert_eq!(fs::read_to_string(&path).unwrap(), before, "only shown");

    rig.desk.write_tool(shown.number).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("naru deploy"));
    assert_eq!(rig.desk.write_tool(shown.number).unwrap_err().code, Code::Moved, "a yes counts once");
    rig.desk.undo_tool(shown.number).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_env_file_goes_again_and_one_that_somebody_changed_stays() {
    let rig = rig().await;
    let path = rig.dir.path().join("app/.env");
    let wish = || ToolWish::Env { address: "https://example.com".to_owned() };
    let shown = rig.desk.preview_tool(wish()).await.unwrap();
    assert!(shown.files[0].new && shown.advice.is_some() && shown.git.as_deref() == Some("no-repository"));
    assert_eq!(rig.desk.tools().await.unwrap().build, None, "its package.json has no script for it");
    rig.desk.write_tool(shown.number).unwrap();
    rig.desk.undo_tool(shown.number).unwrap();
    assert!(!path.exists());

    let shown = rig.desk.preview_tool(wish()).await.unwrap();
    rig.desk.write_tool(shown.number).unwrap();
    fs::write(&path, "MINE=1\n").unwrap();
    assert_eq!(rig.desk.undo_tool(shown.number).unwrap_err().code, Code::Moved);
    assert_eq!(fs::read_to_string(&path).unwrap(), "MINE=1\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changed_after_it_was_shown_is_not_written_over() {
    let rig = rig().await;
    let path = rig.dir.path().join("app/package.json");
    let shown = rig.desk.preview_tool(naru()).await.unwrap();
    fs::write(&path, "{}\n").unwrap();
    assert_eq!(rig.desk.write_tool(shown.number).unwrap_err().code, Code::Moved);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}\n");
    let later = rig.desk.preview_tool(naru()).await.unwrap();
    assert_eq!(rig.desk.write_tool(shown.number).unwrap_err().code, Code::Moved, "another was shown since");
    assert_ne!(later.number, shown.number);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_build_alone_has_no_sources_to_write_into() {
    let rig = Rig::new();
    rig.practising(rig.folder("alone", SITE)).await;
    let tools = rig.desk.tools().await.unwrap();
    assert!(!tools.package_json && tools.folder.is_none());
    assert_eq!(rig.desk.preview_tool(naru()).await.unwrap_err().code, Code::NoPackageJson);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_aws_clis_commands_are_given_the_sites_own_folder_bucket_and_distribution() {
    let rig = rig().await;
    let ScriptFacts { build, bucket, distribution } = rig.desk.tools().await.unwrap().script;
    let bucket = bucket.unwrap();
    assert_eq!((build.as_deref(), distribution), (Some("build"), None));
    let shown = rig.desk.preview_tool(aws(None)).await.unwrap();
    assert_eq!(shown.notes, [ToolNote::NoDistribution, ToolNote::Practice]);
    let script = added(&shown);
    assert!(script.contains(&format!("\"aws s3 sync ./build s3://{bucket}\"")), "{script}");

    let wishes = Wishes { access: Some(AccessWish::Cdn), ..rig.shown().wishes };
    rig.desk.set_wishes(wishes).await.unwrap();
    rig.planned().await;
    rig.run(Aim::Build).await;
    let id = rig.desk.tools().await.unwrap().script.distribution.unwrap();
    let shown = rig.desk.preview_tool(aws(Some(" work "))).await.unwrap();
    assert_eq!(shown.notes, [ToolNote::Practice]);
    let script = added(&shown);
    let both = format!(
        "aws s3 sync ./build s3://{bucket} --profile work && \
         aws cloudfront create-invalidation --distribution-id {id} --paths \\\"/*\\\" --profile work"
    );
    assert!(script.contains(&both), "{both} in:\n{script}");
    assert_eq!(rig.desk.preview_tool(aws(Some("a]b"))).await.unwrap_err().code, Code::BadValue);
    assert!(added(&rig.desk.preview_tool(naru()).await.unwrap()).contains("naru deploy --project"));
}

#[test]
fn every_note_has_its_words() {
    for note in ToolNote::ALL {
        for lang in [Lang::En, Lang::Ko] {
            assert!(Words::new(lang).has(&format!("ui-tool-note-{}", note.key())), "{note:?}");
        }
    }
    assert_eq!(naru_core::words::EN.matches("\nui-tool-note-").count(), ToolNote::ALL.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_build_line_is_that_of_the_repositorys_package_manager() {
    let rig = Rig::new();
    let package = "{ \"scripts\": { \"build\": \"vite build\" }, \"devDependencies\": { \"vite\": \"8\" } }";
    rig.folder("repo", &[(".git/HEAD", ""), ("pnpm-lock.yaml", ""), ("apps/web/package.json", package)]);
    rig.practising(rig.folder("repo/apps/web/dist", SITE)).await;
    assert_eq!(rig.desk.tools().await.unwrap().build.as_deref(), Some("pnpm run build"));
    fs::remove_dir_all(rig.dir.path().join("repo/.git")).unwrap();
    assert_eq!(rig.desk.tools().await.unwrap().build.as_deref(), Some("npm run build"), "not past the repository");
}
