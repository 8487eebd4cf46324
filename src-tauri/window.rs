//! The one window: made from the configuration, closed to every other page, open to a dropped folder.

use std::sync::Arc;

use naru_core::words::Words;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, DragDropEvent, Manager, Url, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::desk::Desk;
use crate::settings::{self, Frame};
use crate::wire::{Settings, Theme};

/// The window's label, as the capability names it.
pub const LABEL: &str = "main";

const TITLE: &str = "ui-window-title";

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
    let frame = settings::frame(desk.home());
    let mut builder = WebviewWindowBuilder::from_config(app.handle(), config)?;
    if let Some(frame) = frame {
        builder = builder.inner_size(frame.width, frame.height).maximized(frame.maximized);
    }
    let window = builder
        .title(title(settings))
        .theme(theme(settings))
        .on_navigation(may_navigate)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    let (desk, this) = (desk.clone(), window.clone());
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(drag) => dragged(&desk, drag),
        WindowEvent::CloseRequested { api, .. } => {
            remember(&desk, &this);
            if !desk.may_close() {
                api.prevent_close();
            }
        }
        _ => {}
    });
    Ok(())
}

/// Remembers how large the window is. What cannot be remembered is no reason to stay open.
fn remember(desk: &Desk, window: &WebviewWindow) {
    let (Ok(size), Ok(scale), Ok(maximized)) = (window.inner_size(), window.scale_factor(), window.is_maximized())
    else {
        return;
    };
    let size = size.to_logical::<f64>(scale);
    let before = settings::frame(desk.home()).filter(|_| maximized);
    let frame = Frame {
        width: before.map_or(size.width, |frame| frame.width),
        height: before.map_or(size.height, |frame| frame.height),
        maximized,
    };
    let _ = settings::save_frame(desk.home(), frame);
}

/// Somebody started Naru again: the window there is comes forward. What was asked for besides is not done: any
/// program of the session may ask.
pub fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A desktop that does not let windows come forward by themselves shows that it wants to.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
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
    Words::only(settings.lang, TITLE).plain(TITLE)
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
