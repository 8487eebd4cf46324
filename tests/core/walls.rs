//! The walls between the crates, read from what cargo resolves and from the sources.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every crate that a package links, itself included.
fn linked(package: &str) -> Vec<String> {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--package", package])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn sources(dir: &str) -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, out: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    let mut all = Vec::new();
    walk(&root().join(dir), &mut all);
    assert!(!all.is_empty(), "{dir} has sources");
    all
}

#[test]
fn core_links_no_sdk_no_window_no_socket() {
    let linked = linked("naru-core");
    for forbidden in ["tauri", "wry", "reqwest", "hyper", "rusqlite", "axum", "naru-adapters"] {
        assert!(!linked.iter().any(|name| name == forbidden), "naru-core links {forbidden}");
    }
    assert!(!linked.iter().any(|name| name.starts_with("aws-")), "naru-core links an SDK");
}

#[test]
fn adapters_and_the_command_line_link_no_window() {
    for package in ["naru-adapters", "naru-cli"] {
        let linked = linked(package);
        for forbidden in ["tauri", "wry", "webkit2gtk", "gtk", "rfd"] {
            assert!(!linked.iter().any(|name| name == forbidden), "{package} links {forbidden}");
        }
    }
}

#[test]
fn core_has_no_clock_no_files_and_prints_nothing() {
    for (path, text) in sources("src-tauri/core/src") {
        for forbidden in [
            "std::fs",
            "TcpStream",
            "UdpSocket",
            "std::env",
            "std::process",
            "SystemTime",
            "Instant::",
            "now_utc",
            "println!",
            "tokio::",
        ] {
            assert!(!text.contains(forbidden), "{} names {forbidden}", path.display());
        }
    }
}

#[test]
fn the_sdk_is_named_in_the_adapters_aws_folder_alone() {
    let places = ["src-tauri/adapters/src", "src-tauri/cli/src", "src-tauri/core/src"];
    for (path, text) in places.into_iter().flat_map(sources) {
        if !path.components().any(|part| part.as_os_str() == "aws") {
            assert!(!text.contains("aws_sdk") && !text.contains("aws_config"), "{} names the SDK", path.display());
        }
    }
}

#[test]
fn the_page_imports_tauri_in_its_host_folder_alone() {
    fn walk(dir: &Path) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "host") {
                    walk(&path);
                }
            } else if path.extension().is_some_and(|ext| ext == "ts" || ext == "svelte")
                && !path.to_string_lossy().ends_with(".test.ts")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains("@tauri-apps/"), "{} imports Tauri", path.display());
            }
        }
    }
    walk(&root().join("ui/src"));
}
