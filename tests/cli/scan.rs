//! `naru waive`: what is found in a build folder is listed, allowed, left out and taken back, and the deploy heeds it.

use serde_json::{Value, json};

use crate::support::{Naru, stderr, stdout};

const PAGE: &[u8] = b"<!doctype html><title>x</title><h1>hello</h1>";

fn site(naru: &Naru) -> String {
    let token = format!("const t='gh{}_{}'", 'p', "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hJ6");
    let files: [(&str, &[u8]); 5] = [
        ("index.html", PAGE),
        ("docs/demo.pem", b"not really a key"),
        ("app.js", token.as_bytes()),
        (".env", b"A=1"),
        ("robots.txt", b""),
    ];
    let folder = naru.folder("dist", &files).display().to_string();
    assert!(naru.run(&["project", "new", "shop", "--here"]).status.success());
    folder
}

fn listed(naru: &Naru, folder: &str) -> Value {
    let (code, lines) = naru.json(&["waive", "--folder", folder]);
    assert_eq!(code, 0, "{lines:?}");
    lines.last().unwrap().clone()
}

fn paths(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect()
}

#[test]
fn a_found_file_is_allowed_by_a_yes_and_left_out_by_its_name_and_the_deploy_heeds_it() {
    let naru = Naru::new();
    let folder = site(&naru);
    let found = listed(&naru, &folder);
    assert_eq!(paths(&found["blocked"]), [".env", "app.js", "docs/demo.pem"]);
    assert_eq!(found["blocked"][1]["line"], 1);
    let text = stdout(&naru.run(&["waive", "--folder", &folder, "--lang", "ko"]));
    assert!(text.contains("docs/demo.pem") && text.contains("개인 키") && text.contains("배포할 수 없음"), "{text}");
    assert!(!text.contains("gh".to_owned().as_str()) || !text.contains("p_aB3d"), "{text}");

    let run = |args: &[&str]| naru.run(&[&["waive", "--folder", &folder], args].concat());
    let out = run(&["docs/demo.pem"]);
    assert_eq!(out.status.code(), Some(7), "nobody said yes: {}", stderr(&out));
    let out = run(&[".env", "--yes"]);
    assert_eq!(out.status.code(), Some(7), "a .env never");
    assert!(stderr(&out).contains("--leave-out"), "{}", stderr(&out));
    assert_eq!(run(&["gone.txt", "--yes"]).status.code(), Some(2));
    assert_eq!(run(&["robots.txt", "--rule", "nonsense"]).status.code(), Some(2));
    assert!(run(&["docs/demo.pem", "--yes", "--why", "for the manual"]).status.success());
    assert!(run(&["robots.txt", "--rule", "empty-file"]).status.success());
    let project = std::fs::read_to_string(naru.dir.path().join("naru.toml")).unwrap();
    assert!(project.contains("[[site.waive]]") && project.contains("for the manual"), "{project}");

    let deploy = ["apply", folder.as_str(), "--practice", "--yes"];
    let (code, lines) = naru.json(&deploy);
    let error = &lines.last().unwrap()["error"];
    assert_eq!((code, &error["code"], &error["args"]["file"]), (7, &json!("folder-secret"), &json!(".env")));
    for file in [".env", "app.js"] {
        assert!(run(&[file, "--leave-out"]).status.success());
    }
    let found = listed(&naru, &folder);
    assert_eq!(found["blocked"], json!([]));
    assert_eq!(found["warnings"], json!([{ "kind": "secret", "path": "docs/demo.pem" }]));
    let (code, lines) = naru.json(&deploy);
    assert_eq!(code, 0, "{:?}", lines.last());
    let folder_line = lines.iter().find(|line| line["event"] == "folder").unwrap();
    assert_eq!((folder_line["files"].as_u64(), paths(&folder_line["left_out"])), (Some(3), vec![".env", "app.js"]));

    assert!(run(&["docs/demo.pem", "--take-back"]).status.success());
    assert_eq!(run(&["docs/demo.pem", "--take-back"]).status.code(), Some(2), "there is nothing left to take back");
    let (code, lines) = naru.json(&deploy);
    assert_eq!((code, &lines.last().unwrap()["error"]["args"]["file"]), (7, &json!("docs/demo.pem")));
}
