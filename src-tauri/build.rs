//! Tells Tauri which commands there are: what is not in this list, the page cannot call.

fn main() {
    let commands = &["watch", "choose_folder", "practise", "cancel", "start_over", "open_link", "set_settings"];
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(commands));
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("tauri-build: {error:#}");
    }
}
