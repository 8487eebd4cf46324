//! The smallest Tauri window there is, with one page of one line.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
