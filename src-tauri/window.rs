//! The one window: made from the configuration, closed to every other page, open to a dropped folder.

use std::sync::Arc;

use naru_core::words::Words;
use tauri::webview::NewWindowResponse;
use tauri::{App, DragDropEvent, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::desk::Desk;
use crate::wire::{Settings, Theme};

/// The window's label, as the capability names it.
pub const LABEL: &str = "main";

/// Opens the window.
///
/// # Errors
/// If the system's web view cannot be started.
pub fn open(app: &App, desk: &Arc<Desk>) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL)
        .expect("tauri.conf.json names the window; a test reads it");
    let settings = desk.settings();
    let window = WebviewWindowBuilder::from_config(app.handle(), config)?
        .title(title(settings))
        .theme(theme(settings))
        .on_navigation(may_navigate)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let desk = desk.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(drag) = event {
            dragged(&desk, drag);
        }
    });
    Ok(())
}

/// Whether the page may go there: its own origin, and nowhere else.
#[must_use]
pub fn may_navigate(url: &Url) -> bool {
    let own = if cfg!(windows) { ("http", "tauri.localhost") } else { ("tauri", "localhost") };
    (url.scheme(), url.host_str()) == (own.0, Some(own.1)) && url.port().is_none() && url.username().is_empty()
}

/// Puts language and theme on the window itself.
pub fn dress(window: &WebviewWindow, settings: Settings) {
    // A desktop that cannot do one of these still shows the page in the new language and theme.
    let _ = window.set_title(&title(settings));
    let _ = window.set_theme(theme(settings));
}

fn title(settings: Settings) -> String {
    Words::new(settings.lang).plain("ui-window-title")
}

const fn theme(settings: Settings) -> Option<tauri::Theme> {
    match settings.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// The drop is taken here and not in the page: core reads the paths, the page never sees one.
fn dragged(desk: &Arc<Desk>, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { paths, .. } => desk.hold(Some(paths)),
        DragDropEvent::Leave => desk.hold(None),
        DragDropEvent::Drop { paths, .. } => {
            let (desk, paths) = (desk.clone(), paths.clone());
            tauri::async_runtime::spawn(async move { desk.drop_paths(paths).await });
        }
        _ => {}
    }
}
