//! What the page may do, read from the configuration and the rules of access that are built into the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use naru_app::desk::Start;
use naru_app::window::may_navigate;
use tauri::Url;
use tauri::ipc::Origin;
use tauri::utils::config::Csp;

/// What the page may ask for: a new command belongs here, in build.rs, in the handler and in the capability.
const COMMANDS: [&str; 78] = [
    "add_environment",
    "add_key",
    "adopt",
    "adopt_leave",
    "adopt_look",
    "adopt_stop",
    "begin",
    "build",
    "build_log",
    "cancel",
    "cancel_build",
    "change_key",
    "changes",
    "check_domain",
    "checkup",
    "choose_environment",
    "choose_folder",
    "choose_key_file",
    "close",
    "compare_releases",
    "compared_files",
    "credentials",
    "delete_project",
    "deployer",
    "dismiss_notice",
    "duplicate_project",
    "examine",
    "export_deployer",
    "export_project",
    "find_change",
    "find_compared",
    "findings",
    "fix",
    "go",
    "go_back",
    "history",
    "identity",
    "key_guide",
    "look",
    "mend_project",
    "open_link",
    "open_project_file",
    "pause",
    "permissions",
    "plan",
    "preview",
    "preview_tool",
    "projects",
    "promote",
    "read_build",
    "read_domain",
    "read_keep",
    "read_rate",
    "read_rules",
    "read_target",
    "releases",
    "remove_environment",
    "rename_project",
    "resume",
    "run",
    "run_ops",
    "save_file",
    "set_build",
    "set_deploying",
    "set_limit_rate",
    "set_practice",
    "set_settings",
    "set_wishes",
    "stop_looking",
    "stop_preview",
    "tools",
    "try_sample",
    "undo_delete",
    "undo_tool",
    "upgrades",
    "use_credential",
    "watch",
    "write_tool",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

fn commands() -> BTreeSet<String> {
    COMMANDS.iter().map(|c| (*c).to_owned()).collect()
}

/// The quoted words of a text.
fn quoted(text: &str) -> BTreeSet<String> {
    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_command_is_written_registered_declared_and_allowed() {
    let written: BTreeSet<String> = source("src-tauri/commands.rs")
        .split("#[tauri::command]")
        .skip(1)
        .map(|rest| rest.split("fn ").nth(1).unwrap().split(['(', '<']).next().unwrap().to_owned())
        .collect();
    assert_eq!(written, commands(), "in commands.rs");

    let handler = source("src-tauri/lib.rs");
    let handler = handler.split("generate_handler![").nth(1).unwrap().split(']').next().unwrap();
    let registered: BTreeSet<String> =
        handler.split(',').filter_map(|name| name.trim().strip_prefix("commands::")).map(str::to_owned).collect();
    assert_eq!(registered, commands(), "in the handler");

    let build = source("src-tauri/build.rs");
    let declared = quoted(build.split("let commands").nth(1).unwrap().split(';').next().unwrap());
    assert_eq!(declared, commands(), "in AppManifest::commands");

    let config: serde_json::Value = serde_json::from_str(&source("tauri.conf.json")).unwrap();
    let capabilities = config["app"]["security"]["capabilities"].as_array().unwrap();
    assert_eq!(capabilities.len(), 1, "one capability");
    assert_eq!(capabilities[0]["windows"], serde_json::json!(["main"]), "for one window");
    assert!(capabilities[0].get("remote").is_none(), "and for no page from elsewhere");
    let allowed: BTreeSet<String> = capabilities[0]["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p.as_str().unwrap().strip_prefix("allow-").expect("only our own commands").replace('-', "_"))
        .collect();
    assert_eq!(allowed, commands(), "in the capability");
}

#[test]
fn the_page_of_the_one_window_may_call_our_commands_and_nobody_may_call_anything_else() {
    let mut context = naru_app::context();
    let authority = context.runtime_authority_mut();
    let elsewhere = Origin::Remote { url: Url::parse("https://example.com/").unwrap() };
    for command in COMMANDS {
        assert!(authority.resolve_access(command, "main", "main", &Origin::Local).is_some(), "{command}");
        assert!(authority.resolve_access(command, "other", "other", &Origin::Local).is_none(), "{command}: window");
        assert!(authority.resolve_access(command, "main", "main", &elsewhere).is_none(), "{command}: origin");
    }
    for command in [
        "plugin:event|listen",
        "plugin:event|emit",
        "plugin:window|create",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:image|from_path",
        "plugin:resources|close",
        "plugin:menu|new",
        "plugin:tray|new",
        "plugin:fs|read_file",
        "plugin:shell|execute",
        "plugin:http|fetch",
        "plugin:opener|open_url",
        "plugin:dialog|open",
    ] {
        assert!(authority.resolve_access(command, "main", "main", &Origin::Local).is_none(), "{command}");
    }
}

#[test]
fn nothing_but_our_own_files_runs_or_styles_the_page() {
    let context = naru_app::context();
    let security = &context.config().app.security;
    let Some(Csp::Policy(policy)) = &security.csp else { panic!("the policy is one string") };
    let rules: BTreeMap<&str, Vec<&str>> = policy
        .split(';')
        .map(|rule| {
            let mut words = rule.split_whitespace();
            (words.next().unwrap(), words.collect())
        })
        .collect();
    assert_eq!(rules["default-src"], ["'none'"]);
    assert_eq!(rules["script-src"], ["'self'"]);
    assert_eq!(rules["style-src"], ["'self'"]);
    assert_eq!(rules["img-src"], ["'self'"]);
    assert_eq!(rules["connect-src"], ["ipc:", "http://ipc.localhost"]);
    for closed in ["base-uri", "form-action", "frame-ancestors"] {
        assert_eq!(rules[closed], ["'none'"], "{closed}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:"));
    assert!(security.dev_csp.is_none(), "the same policy while developing");
    assert!(security.freeze_prototype);
}

#[test]
fn no_door_to_files_shell_or_network_is_built_in() {
    let context = naru_app::context();
    let config = context.config();
    assert!(!config.app.security.asset_protocol.enable, "a dropped folder would be added to its scope");
    assert!(config.app.security.asset_protocol.scope.allowed_paths().is_empty());
    assert!(!config.app.with_global_tauri);
    assert!(config.plugins.0.is_empty());
    assert!(config.build.dev_url.is_none(), "no page from a server in the program that ships");
    let plugins: Vec<String> = source("Cargo.lock")
        .lines()
        .filter(|line| line.starts_with("name = \"tauri-plugin-"))
        .map(str::to_owned)
        .collect();
    // It has no commands: a second start of the program brings the first one forward, and that is all.
    assert_eq!(plugins, ["name = \"tauri-plugin-single-instance\""]);
}

#[test]
fn the_window_is_made_by_us_and_never_too_small() {
    let context = naru_app::context();
    let [window] = context.config().app.windows.as_slice() else { panic!("one window") };
    assert_eq!(window.label, naru_app::window::LABEL);
    assert!(!window.create, "window.rs makes it, with its rules of navigation");
    assert_eq!((window.min_width, window.min_height), (Some(720.0), Some(560.0)));
    assert!(window.drag_drop_enabled, "core takes the drop");
}

#[test]
fn the_page_leads_nowhere_else() {
    let own = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };
    for inside in ["", "/", "/index.html", "/assets/x.js?a=b#c"] {
        assert!(may_navigate(&Url::parse(&format!("{own}{inside}")).unwrap()), "{inside}");
    }
    for outside in [
        "https://example.com/",
        "http://127.0.0.1:4000/",
        "http://localhost/",
        "tauri://example.com/",
        "tauri://localhost.example.com/",
        "tauri://localhost:81/",
        "tauri://user@localhost/",
        "file:///etc/passwd",
        "data:text/html,x",
        "blob:tauri://localhost/x",
        "javascript:alert(1)",
        "about:blank",
        "asset://localhost/etc/passwd",
        "ipc://localhost/watch",
    ] {
        assert!(!may_navigate(&Url::parse(outside).unwrap()), "{outside}");
    }
}

#[test]
fn the_command_line_may_ask_for_the_sample_or_a_look_and_for_nothing_else() {
    let from = Path::new("/work");
    let of = |argv: &[&str]| Start::of(argv, from);
    assert_eq!(of(&[]), Start::Home);
    assert_eq!(of(&["--sample"]), Start::Sample);
    assert_eq!(of(&["dist"]), Start::Folder("/work/dist".into()));
    assert_eq!(of(&["/srv/site", "other"]), Start::Folder("/srv/site".into()), "the first one counts");
    for forged in ["--deploy", "--project=x", "-x", "--", "--folder", "", "--sample=1", "naru", "naru://x", "--url"] {
        let wish = of(&[forged]);
        assert!(matches!(wish, Start::Home | Start::Folder(_)), "{forged} starts nothing: {wish:?}");
    }
}
