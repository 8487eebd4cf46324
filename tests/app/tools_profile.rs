//! A profile of the AWS CLI and a key file from the window, in a session with a real keyring and files of its own: what is shown holds
//! no secret, and what is written is what was chosen.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use naru_adapters::keys::Keys;
use naru_app::wire::tools::{ToolNote, ToolPreview, ToolWish};
use naru_core::Code;
use naru_core::convenience::DiffLine;
use naru_core::convenience::aws_profile::Output;
use naru_core::credential::{AccessKey, CredentialId, Purpose};
use naru_core::names::SiteId;

use crate::keyring::Keyring;
use crate::support::{Rig, SITE};

const ID: &str = "AKIAIOSFODNN7EXAMPLE";
const SECRET: &str = "canary/secret+0123456789abcdefghijklmnop";

/// Runs a test of this file in a process of its own in this session, since settings of a process are everybody's.
fn in_session(test: &str, dir: &Path) {
    let keyring = Keyring::unlocked();
    let mut command = Command::new(std::env::current_exe().unwrap());
    keyring.enter(&mut command);
    command
        .args([test, "--exact", "--ignored", "--nocapture"])
        .env("NARU_CHILD", dir)
        .env("AWS_CONFIG_FILE", dir.join("aws-config"))
        .env("AWS_SHARED_CREDENTIALS_FILE", dir.join("aws-credentials"));
    let out = command.output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
fn a_profile_asks_naru_or_holds_the_key_as_it_was_chosen() {
    let dir = tempfile::tempdir().unwrap();
    in_session("tools_profile::child", dir.path());
}

fn shown(preview: &ToolPreview) -> String {
    let whole = serde_json::to_string(preview).unwrap();
    assert!(!whole.contains(SECRET) && !whole.contains(ID), "{whole}");
    preview.files.iter().flat_map(|file| &file.diff).map(DiffLine::marked).collect::<Vec<_>>().join("\n")
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "started by another test in a process of its own"]
async fn child() {
    let Some(dir) = std::env::var_os("NARU_CHILD") else { return };
    let file = |name: &str| Path::new(&dir).join(name);
    let rig = Rig::new();
    rig.practising(rig.folder("build", SITE)).await;
    let key = AccessKey::parse(ID, SECRET).unwrap();
    let kept = Keys::open(rig.home()).add("work", Purpose::Daily, key, None, false).await.unwrap();
    let wish_of = |credential: &CredentialId, plain_keys, region: Option<&str>, output| ToolWish::AwsProfile {
        name: "work".to_owned(),
        credential: credential.clone(),
        plain_keys,
        region: region.map(str::to_owned),
        output,
    };
    let wish = |plain_keys, region, output| wish_of(&kept.id, plain_keys, region, output);

    // The key as a file, over one that everybody could read: the console's own form, for its owner alone.
    let csv = file("key.csv");
    fs::write(&csv, "older").unwrap();
    fs::set_permissions(&csv, fs::Permissions::from_mode(0o644)).unwrap();
    let site = SiteId { project: rig.project(), env: rig.shown().env };
    rig.desk.export_key(&site, &kept.id, &csv).await.unwrap();
    let text = fs::read_to_string(&csv).unwrap();
    assert_eq!(text, format!("Access key ID,Secret access key\r\n{ID},{SECRET}\r\n"));
    assert_eq!(fs::metadata(&csv).unwrap().permissions().mode() & 0o777, 0o600);

    // The usual way: no secret in any file, the project's Region, json.
    let preview = rig.desk.preview_tool(wish(false, None, None)).await.unwrap();
    let said = shown(&preview);
    assert!(preview.notes.is_empty() && said.contains("+region = ap-northeast-2\n+output = json"), "{said}");
    assert!(said.contains("credential process key-"), "{said}");
    rig.desk.write_tool(preview.number).unwrap();
    assert!(!file("aws-credentials").exists());

    // The labelled choice, over what is there: said, masked, and for its owner alone.
    let preview = rig.desk.preview_tool(wish(true, Some("us-east-1"), Some(Output::Table))).await.unwrap();
    let said = shown(&preview);
    assert_eq!(preview.notes, [ToolNote::PlainKeys]);
    assert_eq!(preview.replaces.as_ref().unwrap().code, Code::ProfileExists);
    for line in ["-region = ap-northeast-2", "+region = us-east-1", "+output = table", "+aws_secret_access_key = •••"]
    {
        assert!(said.contains(line), "{line} in:\n{said}");
    }
    assert!(!file("aws-credentials").exists(), "only shown");
    rig.desk.write_tool(preview.number).unwrap();
    let credentials = fs::read_to_string(file("aws-credentials")).unwrap();
    assert!(credentials.contains(&format!("aws_secret_access_key = {SECRET}")));
    assert_eq!(fs::metadata(file("aws-credentials")).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(!fs::read_to_string(file("aws-config")).unwrap().contains("credential_process"));

    // Without a choice what is there stays; and back to the usual way no key is left behind.
    let preview = rig.desk.preview_tool(wish(false, None, None)).await.unwrap();
    shown(&preview);
    rig.desk.write_tool(preview.number).unwrap();
    assert!(!fs::read_to_string(file("aws-credentials")).unwrap().contains(SECRET));
    let config = fs::read_to_string(file("aws-config")).unwrap();
    assert!(config.contains("region = us-east-1\noutput = table"), "{config}");

    let odd = rig.desk.preview_tool(wish(false, Some("seoul"), None)).await.unwrap_err();
    assert_eq!(odd.code, Code::BadValue);
    let gone: CredentialId = serde_json::from_value("key-00000000".into()).unwrap();
    let error = rig.desk.preview_tool(wish_of(&gone, true, None, None)).await.unwrap_err();
    assert_eq!(error.code, Code::NoCredential);
}
