//! Tells Tauri which commands there are: what is not in this list, the page cannot call.

fn main() {
    let commands = &[
        "watch",
        "projects",
        "credentials",
        "plan",
        "changes",
        "history",
        "run_ops",
        "go",
        "open_link",
        "set_settings",
        "dismiss_notice",
        "close",
        "choose_folder",
        "begin",
        "try_sample",
        "look",
        "examine",
        "stop_looking",
        "checkup",
        "fix",
        "run",
        "cancel",
        "set_practice",
        "set_wishes",
        "read_domain",
        "deployer",
        "export_deployer",
        "set_deploying",
        "save_file",
        "use_credential",
        "rename_project",
        "duplicate_project",
        "delete_project",
        "undo_delete",
        "export_project",
        "open_project_file",
        "mend_project",
        "identity",
        "key_guide",
        "add_key",
        "change_key",
        "choose_key_file",
    ];
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(commands));
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("tauri-build: {error:#}");
    }
}
