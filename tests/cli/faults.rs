//! What goes wrong: one sentence, a hint, the right exit code, and nothing lost.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use naru_adapters::web::Web;
use naru_core::cloud::WebRead;
use naru_core::site::answers::{Expect, Probe, ProbeKind, Reply};
use serde_json::{Value, json};

use crate::emulator::moto;
use crate::support::{Naru, stderr};

#[test]
fn every_fault_of_practice_is_finished_by_one_more_run() {
    for (fault, code) in
        [("crash-before@2", 8), ("crash-after@5", 8), ("lost-reply@7", 4), ("denied@1", 3), ("offline@4", 4)]
    {
        let naru = Naru::new();
        let site = naru.site();
        let base = ["practice", site.to_str().unwrap(), "--once", "--keep", "fault"];
        let out = naru.command(&base).args(["--fault", fault]).output().unwrap();
        assert_eq!(out.status.code(), Some(code), "{fault}: {}", stderr(&out));
        let said = stderr(&out);
        assert!(said.contains("error:") && said.contains("hint:"), "{fault}: {said}");
        let (code, lines) = naru.json(&base);
        assert_eq!((code, &lines.last().unwrap()["outcome"]), (0, &json!("live")), "{fault}");
    }
}

#[test]
fn refused_folders_end_with_7_a_sentence_and_a_hint() {
    let naru = Naru::new();
    let index: (&str, &[u8]) = ("index.html", b"<h1>hi</h1>");
    let table = [
        ("empty", naru.folder("empty", &[]), "folder-empty"),
        ("no index", naru.folder("no-index", &[("readme.txt", b"x")]), "folder-no-index"),
        (".env", naru.folder("with-env", &[index, (".env.production", b"SECRET=1")]), "folder-secret"),
        ("git", naru.folder("with-git", &[index, (".git/HEAD", b"ref: refs/heads/main")]), "folder-secret"),
        (
            "key",
            naru.folder("with-key", &[index, ("keys/server.pem", b"-----BEGIN PRIVATE KEY-----\nMIIE\n")]),
            "folder-secret",
        ),
        ("missing", naru.dir.path().join("nowhere"), "no-folder"),
        ("root", "/".into(), "folder-too-broad"),
    ];
    std::fs::create_dir_all(naru.dir.path().join("empty")).unwrap();
    for (what, folder, want) in table {
        let (code, lines) = naru.json(&["practice", folder.to_str().unwrap(), "--once"]);
        let last = lines.last().unwrap();
        assert_eq!(
            (code, &last["outcome"], &last["error"]["code"]),
            (7, &json!("failed"), &json!(want)),
            "{what}: {last}"
        );
        let out = naru.run(&["practice", folder.to_str().unwrap(), "--once"]);
        let said = stderr(&out);
        assert!(said.contains("error:") && said.contains("hint:"), "{what}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let naru = Naru::new();
    let root = naru.folder("links", &[("index.html", b"x")]);
    std::fs::write(naru.dir.path().join("secret.txt"), "outside").unwrap();
    std::os::unix::fs::symlink("../secret.txt", root.join("inside.txt")).unwrap();
    let (code, lines) = naru.json(&["practice", root.to_str().unwrap(), "--once"]);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (7, &json!("folder-link-out")));
}

#[test]
fn the_wrong_words_end_with_2() {
    let naru = Naru::new();
    for args in [
        &["no-such-verb"][..],
        &["practice", "--fault", "nonsense", "--once"],
        &["project", "new", "x", "--bucket", "Bad_Name"],
    ] {
        let out = naru.run(args);
        assert_eq!(out.status.code(), Some(2), "{args:?}: {}", stderr(&out));
    }
}

#[test]
fn without_credentials_it_ends_with_3_and_says_what_to_do() {
    let naru = Naru::new();
    assert!(naru.run(&["project", "new", "blog"]).status.success());
    let site = naru.site();
    let out = naru.run(&["plan", site.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(3), "{}", stderr(&out));
    assert!(stderr(&out).contains("--profile"), "{}", stderr(&out));
    let out = naru.run(&["plan", site.to_str().unwrap(), "--profile", "nobody"]);
    assert_eq!(out.status.code(), Some(3), "{}", stderr(&out));
}

#[test]
fn ambient_keys_are_taken_only_when_asked_for() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    let out = naru
        .command(&["plan", site.to_str().unwrap()])
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .output()
        .unwrap();
    assert_eq!(out.status.code(), Some(3), "{}", stderr(&out));
}

#[test]
fn nobody_at_the_endpoint_is_said_within_ten_seconds() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    naru.profile_me();
    let began = Instant::now();
    let args = ["plan", site.to_str().unwrap(), "--profile", "me", "--endpoint", "http://127.0.0.1:9"];
    let (code, lines) = naru.json(&args);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (4, &json!("offline")));
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

/// A network namespace without any interface is as offline as a computer gets.
#[cfg(target_os = "linux")]
#[test]
fn without_any_network_it_says_offline_within_ten_seconds() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    naru.profile_me();
    let inner = naru.command(&["plan", site.to_str().unwrap(), "--profile", "me", "--json"]);
    let mut command = naru.apart(&["--net"], &inner);
    let began = Instant::now();
    let out = command.output().unwrap();
    assert_eq!(out.status.code(), Some(4), "{}", stderr(&out));
    assert!(String::from_utf8_lossy(&out.stdout).contains("\"offline\""), "{}", String::from_utf8_lossy(&out.stdout));
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

/// A real full disk: a tmpfs of 256 KB in a mount namespace.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_what_was_there_stays_whole() {
    let naru = Naru::new();
    let root = naru.folder("big", &[("index.html", b"x"), ("big.bin", &vec![7; 2_000_000])]);
    let small = naru.dir.path().join("small");
    std::fs::create_dir_all(&small).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=1m none {small} && NARU_HOME={small} {naru} practice {root} --once --keep full --json; code=$?; \
         NARU_HOME={small} {naru} project list >&2 && exit $code",
        small = small.display(),
        naru = env!("CARGO_BIN_EXE_naru"),
        root = root.display()
    );
    let out = std::process::Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", &script])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(text.contains("\"disk-full\""), "{text}\n{}", stderr(&out));
    assert_eq!(out.status.code(), Some(8), "{text}");
}

#[test]
fn a_second_run_of_the_same_site_waits_then_names_the_first() {
    let naru = Naru::new();
    let site = naru.site();
    let args = ["practice", site.to_str().unwrap(), "--once", "--keep", "busy", "--pace", "400"];
    let mut first = naru.command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let began = Instant::now();
    let (code, lines) = naru.json(&args);
    assert_eq!((code, &lines.last().unwrap()["error"]["code"]), (5, &json!("site-busy")));
    assert!(lines.last().unwrap()["error"]["args"]["holder"].as_str().unwrap().contains(&first.id().to_string()));
    assert!(began.elapsed() > Duration::from_secs(4), "it waits first");
    first.kill().unwrap();
    first.wait().unwrap();
}

#[test]
fn a_file_that_changes_under_way_is_read_once_more_and_goes_over_as_it_is_then() {
    let naru = Naru::new();
    let site = naru.site();
    let args = ["practice", site.to_str().unwrap(), "--once", "--keep", "race", "--pace", "60"];
    let child = naru.command(&args).arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    // After the scan, before the entry page is sent.
    std::thread::sleep(Duration::from_millis(700));
    let page = "<!doctype html> another page";
    std::fs::write(site.join("index.html"), page).unwrap();
    let out = child.wait_with_output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    assert_eq!(out.status.code(), Some(0), "{text}");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told = lines.iter().find(|line| line["event"] == "wait" && line["on"] == "file-changed").expect("it is told");
    assert_eq!(told["told"][0]["args"]["file"], "index.html");
    let root = &lines.last().unwrap()["answers"][0];
    assert_eq!((&root["probe"]["kind"], &root["reply"]["size"]), (&json!("root"), &json!(page.len())), "{root}");
    let (code, lines) = naru.json(&["practice", site.to_str().unwrap(), "--once", "--keep", "race"]);
    assert_eq!((code, &lines.last().unwrap()["ops"]), (0, &json!(0)), "all of it lies there");
}

/// Nobody listens at the proxy: a visitor's request that goes there never comes back.
#[test]
fn visitors_of_this_computer_go_past_a_proxy() {
    let naru = Naru::new();
    let mut command = naru.command(&["practice", "--once"]);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, "http://127.0.0.1:9");
    }
    let out = command.env_remove("NO_PROXY").env_remove("no_proxy").output().unwrap();
    assert_eq!(out.status.code(), Some(0), "{}", stderr(&out));
}

/// The first request that comes to a port while a site is visited at this address, with this proxy.
fn first_request(port: &TcpListener, address: &str, proxy: &str) -> String {
    let naru = Naru::new();
    let site = naru.site();
    naru.profile_me();
    naru.run(&["project", "new", "blog", "--access", "classic"]);
    let args = ["plan", site.to_str().unwrap(), "--profile", "me", "--endpoint", &moto().url()];
    let mut command = naru.command(&args);
    command.args(["--website-url", address]).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.env("HTTP_PROXY", proxy).env("NO_PROXY", "127.0.0.1").spawn().unwrap();
    let (said, head) = std::sync::mpsc::channel();
    let port = port.try_clone().unwrap();
    std::thread::spawn(move || {
        let mut head = [0; 64];
        let n = port.accept().unwrap().0.read(&mut head).unwrap();
        let _ = said.send(String::from_utf8_lossy(&head[..n]).into_owned());
    });
    let head = head.recv_timeout(Duration::from_secs(30));
    child.kill().unwrap();
    child.wait().unwrap();
    head.unwrap_or_default()
}

#[test]
fn visitors_of_other_computers_go_through_the_proxy_and_of_localhost_names_do_not() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let here = port.local_addr().unwrap();
    let head = first_request(&port, "http://site.invalid", &format!("http://{here}"));
    assert!(head.starts_with("GET http://site.invalid/"), "{head}");
    // A port of its own: the first visitor may have knocked again before it was sent away.
    let port = TcpListener::bind("127.0.0.1:0").unwrap();
    let here = port.local_addr().unwrap();
    let head = first_request(&port, &format!("http://site.localhost:{}", here.port()), "http://127.0.0.1:9");
    assert!(head.starts_with("GET / "), "{head}");
}

/// A file that takes longer than 20 seconds, but never 20 seconds between two bytes.
#[tokio::test(flavor = "multi_thread")]
async fn a_slow_answer_is_heard_to_its_end() {
    const SECONDS: usize = 22;
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/big.bin", server.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut visitor = server.accept().unwrap().0;
        assert_ne!(visitor.read(&mut [0; 1024]).unwrap(), 0);
        write!(visitor, "HTTP/1.1 200 OK\r\nContent-Length: {SECONDS}\r\nConnection: close\r\n\r\n").unwrap();
        for _ in 0..SECONDS {
            std::thread::sleep(Duration::from_secs(1));
            visitor.write_all(b"x").unwrap();
        }
        // The visitor may read to the end.
        let _ = visitor.read(&mut [0; 1024]);
    });
    let probe = Probe { kind: ProbeKind::Asset, url, at: None, expect: Expect::Refusal };
    let reply = Web::new().get(&probe).await.unwrap();
    assert!(matches!(reply, Reply::Answered { status: 200, size: 22, .. }), "{reply:?}");
}

/// Runs a program in a terminal of its own, types Ctrl+C at the question, and prints how it ended.
#[cfg(unix)]
const AT_THE_QUESTION: &str = r#"
import os, pty, signal, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
while b"[y/N]" not in seen:
    seen += os.read(terminal, 4096)
time.sleep(0.3)
os.write(terminal, b"\x03")
end = time.time() + 5
while time.time() < end:
    done, status = os.waitpid(pid, os.WNOHANG)
    if done:
        print(os.waitstatus_to_exitcode(status))
        sys.exit()
    time.sleep(0.02)
os.kill(pid, signal.SIGKILL)
print("still asking")
"#;

#[cfg(unix)]
#[test]
fn control_c_at_a_question_ends_at_once() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    naru.site();
    std::fs::write(naru.dir.path().join("aws-config"), "[profile tool]\ncredential_process = /bin/true\n").unwrap();
    let inner = naru.command(&["plan", "dist", "--profile", "tool"]);
    let mut command = std::process::Command::new("python3");
    command.args(["-c", AT_THE_QUESTION]).arg(inner.get_program()).args(inner.get_args());
    for (name, value) in inner.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let out = command.env_remove("CI").current_dir(naru.dir.path()).stdin(Stdio::null()).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&out.stdout).trim(), "130", "{}", stderr(&out));
}

#[test]
fn an_endpoint_on_this_computer_is_never_asked_through_a_proxy() {
    let naru = Naru::new();
    naru.run(&["project", "new", "blog"]);
    let site = naru.site();
    naru.profile_me();
    let proxy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let args = ["plan", site.to_str().unwrap(), "--profile", "me", "--endpoint", "http://127.0.0.1:9"];
    let mut command = naru.command(&args);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        command.env(name, &address);
    }
    let out = command.output().unwrap();
    assert_eq!(out.status.code(), Some(4), "{}", stderr(&out));
    assert!(proxy.accept().is_err(), "nobody came to the proxy");
}
