//! What the command line does with saved projects: duplicated, handed on, linked, mended; and a full disk.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Naru, stderr, stdout};

fn ok(naru: &Naru, args: &[&str]) -> String {
    let out = naru.run(args);
    assert!(out.status.success(), "{args:?}: {}", stderr(&out));
    stdout(&out)
}

/// Exit code and error of a refusal.
fn refused(naru: &Naru, args: &[&str]) -> (i32, Value) {
    let (code, lines) = naru.json(args);
    (code, lines.last().unwrap()["error"].clone())
}

/// The names in the list, or the files of what cannot be read.
fn listed(naru: &Naru) -> Vec<String> {
    let lines = naru.json(&["project", "list"]).1;
    let name = |line: &Value| line["project"]["name"].as_str().or(line["path"].as_str()).unwrap().to_owned();
    lines.iter().map(name).collect()
}

fn repository(naru: &Naru, name: &str) -> std::path::PathBuf {
    let folder = naru.dir.path().canonicalize().unwrap().join(name);
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let out = naru.command(&["project", "new", name, "--here"]).current_dir(&folder).output().unwrap();
    assert!(out.status.success(), "{}", stderr(&out));
    folder
}

#[test]
fn a_project_is_duplicated_exported_and_imported() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "blog", "--region", "us-east-1", "--bucket", "jins-blog"]);
    assert_eq!(ok(&naru, &["project", "duplicate", "blog", "twin"]), "Project duplicated: twin\n");
    let twin = ok(&naru, &["project", "show", "twin"]);
    assert!(twin.contains("us-east-1") && !twin.contains("jins-blog"), "{twin}");
    assert_eq!(refused(&naru, &["project", "duplicate", "blog", "twin"]).0, 5);

    assert_eq!(ok(&naru, &["project", "export", "blog", "blog.toml"]), "Project exported: blog.toml\n");
    std::fs::write(naru.dir.path().join("notes.txt"), "mine").unwrap();
    let (code, error) = refused(&naru, &["project", "export", "blog", "notes.txt"]);
    assert_eq!((code, &error["code"]), (5, &json!("file-taken")));
    assert_eq!(std::fs::read(naru.dir.path().join("notes.txt")).unwrap(), b"mine");
    let (code, error) = refused(&naru, &["project", "import", "blog.toml"]);
    assert_eq!((code, &error["code"]), (5, &json!("project-exists")));

    let yours = Naru::new();
    std::fs::copy(naru.dir.path().join("blog.toml"), yours.dir.path().join("blog.toml")).unwrap();
    ok(&yours, &["project", "new", "blog"]);
    assert_eq!(ok(&yours, &["project", "import", "blog.toml"]), "Project imported: blog 2\n");
    assert!(ok(&yours, &["project", "show", "blog 2"]).contains("jins-blog"), "the same project wants the same bucket");
    let (code, error) = refused(&yours, &["project", "import", "nowhere.toml"]);
    assert_eq!((code, &error["code"]), (2, &json!("no-project-file")));
}

#[test]
fn a_repository_is_linked_listed_found_from_anywhere_and_unlinked() {
    let naru = Naru::new();
    let (shop, cafe) = (repository(&naru, "shop"), repository(&naru, "cafe"));
    ok(&naru, &["project", "new", "blog"]);
    let said = ok(&naru, &["project", "link", shop.to_str().unwrap()]);
    assert_eq!(said, format!("Project linked: shop ({}/naru.toml)\n", shop.display()));
    let below = naru.command(&["project", "link"]).current_dir(cafe.join("src")).output().unwrap();
    assert!(below.status.success(), "the one found here: {}", stderr(&below));
    assert_eq!(listed(&naru), ["blog", "cafe", "shop"]);
    let list = ok(&naru, &["project", "list"]);
    let row = format!("\nshop  ap-northeast-2  linked: {}/naru.toml\n", shop.display());
    assert!(list.starts_with("blog  ap-northeast-2\n") && list.ends_with(&row[1..]), "{list}");
    let linked: Vec<Value> = naru.json(&["project", "list"]).1.iter().map(|line| line["linked"].clone()).collect();
    assert_eq!(linked, [json!(false), json!(true), json!(true)]);
    ok(&naru, &["project", "set", "--project", "shop", "--index", "main.html"]);
    assert!(std::fs::read_to_string(shop.join("naru.toml")).unwrap().contains("main.html"), "changed where it lies");

    let said = ok(&naru, &["project", "delete", "shop"]);
    assert_eq!(said, format!("Project unlinked, its file stays where it is: {}/naru.toml\n", shop.display()));
    assert!(shop.join("naru.toml").exists());
    assert_eq!(listed(&naru), ["blog", "cafe"]);
    std::fs::rename(&cafe, naru.dir.path().join("away")).unwrap();
    let out = naru.run(&["project", "list"]);
    let gone = format!("{}/naru.toml", cafe.display());
    assert!(stdout(&out).contains(&format!("naru  cannot be read: {gone}\n")), "{}", stdout(&out));
    assert!(
        stderr(&out).contains("There is no project file at this place") && out.status.success(),
        "{}",
        stderr(&out)
    );
    let (code, error) = refused(&naru, &["project", "unlink", "blog"]);
    assert_eq!((code, &error["args"]["rule"]), (2, &json!("not-linked")));
    assert_eq!(refused(&naru, &["project", "unlink", "nobody"]).1["code"], "no-project");
    ok(&naru, &["project", "unlink", &gone]);
    assert_eq!(listed(&naru), ["blog"]);
}

#[test]
fn a_damaged_project_is_listed_with_the_way_out_and_mended_by_name() {
    let naru = Naru::new();
    ok(&naru, &["project", "new", "other"]);
    ok(&naru, &["project", "new", "블로그"]);
    let path = naru.json(&["project", "show", "블로그"]).1[0]["path"].as_str().unwrap().to_owned();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, vec![0; text.len()]).unwrap();
    let out = naru.run(&["project", "list"]);
    assert!(stdout(&out).contains("other  ap-northeast-2\n"), "{}", stdout(&out));
    assert!(stdout(&out).contains(&format!("블로그  cannot be read: {path}\n")), "{}", stdout(&out));
    assert!(stderr(&out).contains(&format!("naru project mend {path}")), "{}", stderr(&out));
    let line = naru.json(&["project", "list"]).1.pop().unwrap();
    assert_eq!((&line["event"], &line["error"]["code"]), (&json!("project-unread"), &json!("bad-project")));
    assert_eq!(line["last_good"]["name"], "블로그");
    for args in [["status", "--project", "블로그"].as_slice(), &["project", "set", "--project", "블로그"]] {
        let (code, error) = refused(&naru, args);
        assert_eq!((code, &error["code"], &error["hints"][0]), (2, &json!("bad-project"), &json!("project-mend")));
    }
    let said = ok(&naru, &["project", "mend", "블로그", "--lang", "ko"]);
    assert!(said.starts_with("마지막 정상 버전으로 복구: 블로그 (손상된 파일 보관 위치: "), "{said}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    assert_eq!(ok(&naru, &["project", "mend", &path]), "There is nothing to mend: 블로그\n");
    assert_eq!(refused(&naru, &["project", "mend", "nobody"]).1["code"], "no-project");
    let kept = Path::new(&path).parent().unwrap().join("damaged");
    assert_eq!(std::fs::read_dir(kept).unwrap().count(), 1);
}

#[test]
fn every_verb_that_changes_a_project_answers_in_json_too() {
    let naru = Naru::new();
    let shop = repository(&naru, "shop");
    for args in [
        ["project", "new", "blog"].as_slice(),
        &["project", "rename", "blog", "log"],
        &["project", "duplicate", "log", "twin"],
        &["project", "export", "log", "log.toml"],
        &["project", "link", shop.to_str().unwrap()],
        &["project", "mend", "log"],
        &["project", "delete", "log"],
        &["project", "import", "log.toml"],
        &["project", "delete", "log"],
        &["project", "restore", "log"],
    ] {
        let (code, lines) = naru.json(args);
        assert_eq!((code, lines.len(), &lines[0]["event"]), (0, 1, &json!("project")), "{args:?}: {lines:?}");
    }
    assert_eq!(naru.json(&["project", "unlink", "shop"]).1[0]["event"], "project-unlinked");
}

/// A home on a disk of 64 KB, in a mount namespace.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_the_old_file_and_a_later_try_works() {
    let naru = Naru::new();
    let script = "mkdir home && mount -t tmpfs -o size=64k none home && $NARU project new blog --index a.html && \
                  ! cat /dev/zero > home/fill && ! $NARU project set --index b.html && $NARU project show && \
                  rm home/fill && $NARU project set --index c.html && ls -A home/projects";
    let out = naru.mounted(script);
    assert!(out.status.success(), "{}\n{}", stdout(&out), stderr(&out));
    assert!(stderr(&out).contains("The disk is full"), "{}", stderr(&out));
    let (old, new) = (stdout(&out).find("a.html").unwrap(), stdout(&out).find("c.html").unwrap());
    assert!(old < new && !stdout(&out).contains("b.html"), "{}", stdout(&out));
    assert!(!stdout(&out).contains(".naru-"), "nothing is left behind: {}", stdout(&out));
}
