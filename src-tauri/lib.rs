//! Naru's window: a thin shell over core. Tauri starts here and is named nowhere below this crate.

pub mod commands;
pub mod desk;
pub mod settings;
pub mod window;
pub mod wire;

use std::ffi::OsString;

use tauri::Manager;

use desk::{Desk, Start};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// If the system's web view cannot be started.
pub fn run(argv: impl IntoIterator<Item = OsString>) -> tauri::Result<()> {
    let wish = Start::of(argv, &std::env::current_dir().unwrap_or_default());
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![
            commands::watch,
            commands::choose_folder,
            commands::practise,
            commands::cancel,
            commands::start_over,
            commands::open_link,
            commands::set_settings,
        ])
        .setup(|app| {
            let desk = Desk::new(settings::load(), tauri::async_runtime::handle().inner().clone());
            app.manage(desk.clone());
            window::open(app, &desk)?;
            tauri::async_runtime::spawn(desk::start(desk, wish));
            Ok(())
        })
        .run(context())
}

/// The configuration, the rules of access and the page, as they were built in; the tests read them too.
#[must_use]
pub fn context() -> tauri::Context {
    tauri::generate_context!()
}
