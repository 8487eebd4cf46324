//! Naru's window: a thin shell over core. Tauri starts here and is named nowhere below this crate.

pub mod commands;
pub mod desk;
pub mod settings;
pub mod window;
pub mod wire;

use std::ffi::OsString;

use naru_adapters::home::Home;
use tauri::Manager;

use desk::{Desk, Start};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// If the system's web view cannot be started.
pub fn run(argv: impl IntoIterator<Item = OsString>) -> tauri::Result<()> {
    let wish = Start::of(argv, &std::env::current_dir().unwrap_or_default());
    // Without a home directory nothing can be remembered, but practice still works.
    let home = Home::find().unwrap_or_else(|_| Home::at(std::env::temp_dir().join("naru")));
    // A log that cannot be written is no reason not to open.
    let _ = naru_adapters::log::start(&home);
    tauri::Builder::default()
        .plugin(one_instance(&home))
        .invoke_handler(tauri::generate_handler![
            commands::watch,
            commands::projects,
            commands::credentials,
            commands::plan,
            commands::changes,
            commands::find_change,
            commands::history,
            commands::run_ops,
            commands::releases,
            commands::compare_releases,
            commands::compared_files,
            commands::find_compared,
            commands::go_back,
            commands::go,
            commands::open_link,
            commands::set_settings,
            commands::dismiss_notice,
            commands::close,
            commands::choose_folder,
            commands::begin,
            commands::try_sample,
            commands::read_target,
            commands::adopt_look,
            commands::adopt_stop,
            commands::adopt_leave,
            commands::adopt,
            commands::upgrades,
            commands::look,
            commands::examine,
            commands::stop_looking,
            commands::checkup,
            commands::fix,
            commands::tools,
            commands::preview_tool,
            commands::write_tool,
            commands::undo_tool,
            commands::build,
            commands::cancel_build,
            commands::build_log,
            commands::preview,
            commands::stop_preview,
            commands::run,
            commands::cancel,
            commands::pause,
            commands::resume,
            commands::set_practice,
            commands::choose_environment,
            commands::add_environment,
            commands::remove_environment,
            commands::promote,
            commands::set_wishes,
            commands::read_build,
            commands::set_build,
            commands::read_rules,
            commands::read_keep,
            commands::read_rate,
            commands::set_limit_rate,
            commands::read_domain,
            commands::check_domain,
            commands::deployer,
            commands::export_deployer,
            commands::permissions,
            commands::findings,
            commands::set_deploying,
            commands::save_file,
            commands::use_credential,
            commands::rename_project,
            commands::duplicate_project,
            commands::delete_project,
            commands::undo_delete,
            commands::export_project,
            commands::open_project_file,
            commands::mend_project,
            commands::identity,
            commands::key_guide,
            commands::add_key,
            commands::change_key,
            commands::choose_key_file,
        ])
        .setup(move |app| {
            let settings = settings::load(&home);
            let desk = Desk::new(home, settings, tauri::async_runtime::handle().inner().clone());
            app.manage(desk.clone());
            window::open(app, &desk)?;
            // Nobody waits for what is left over from before.
            let left = desk.clone();
            tauri::async_runtime::spawn_blocking(move || left.home().sweep());
            tauri::async_runtime::spawn(desk::start(desk, wish));
            Ok(())
        })
        .run(context())
}

/// A second start with the same home brings the first one's window forward and ends.
fn one_instance(home: &Home) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let home = naru_core::names::sha256(home.root().display().to_string().as_bytes());
    tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| window::come_forward(app))
        .dbus_id(format!("app.naru.desktop.h{}", &home[..8]))
        .build()
}

/// The configuration, the rules of access and the page, as they were built in; the tests read them too.
#[must_use]
pub fn context() -> tauri::Context {
    tauri::generate_context!()
}
