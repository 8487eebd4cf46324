//! What the page may ask for. Each command is a few lines: the work is in [`crate::desk`].

use std::sync::Arc;

use naru_core::words::Words;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::window;
use crate::wire::{FolderId, LinkId, SettingsChange, Told, WindowState};

/// The desk as a command gets it.
type Mine<'a> = State<'a, Arc<Desk>>;

/// Sends the whole state now and after every change; a reload calls it again.
#[tauri::command]
pub fn watch(desk: Mine<'_>, channel: Channel<WindowState>) {
    desk.watched_by(move |state| channel.send(state).is_ok());
}

/// Asks for a folder by the system's own dialog and looks at it.
#[tauri::command]
pub async fn choose_folder(desk: Mine<'_>, window: WebviewWindow) -> Told {
    let title = Words::new(desk.settings().lang).plain("ui-choose-title");
    if let Some(path) = desk.choosing(rfd::AsyncFileDialog::new().set_title(title).set_parent(&window)).await {
        desk.inner().bring(path).await;
    }
    Ok(())
}

/// Starts the practice crossing with a folder, or with the bundled sample.
#[tauri::command]
pub fn practise(desk: Mine<'_>, folder: Option<FolderId>) -> Told {
    desk.inner().practise(folder)
}

/// Stops the crossing that is under way after the op it is at.
#[tauri::command]
pub fn cancel(desk: Mine<'_>) {
    desk.cancel();
}

/// Back to the beginning. A crossing under way goes on.
#[tauri::command]
pub fn start_over(desk: Mine<'_>) {
    desk.start_over();
}

/// Opens an address that core made, in the browser.
#[tauri::command]
pub fn open_link(desk: Mine<'_>, link: LinkId) -> Told {
    desk.open(&link)
}

/// Changes language, theme or size of text, and remembers it.
#[tauri::command]
pub fn set_settings(desk: Mine<'_>, window: WebviewWindow, change: SettingsChange) {
    window::dress(&window, desk.set(change));
}
