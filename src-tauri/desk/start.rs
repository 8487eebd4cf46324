//! What the command line may ask of the window. Arguments are not trusted: they start no change of anything but
//! practice.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Desk;

/// What the command line asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    Home,
    /// The practice crossing with the bundled sample.
    Sample,
    /// A look at a folder.
    Folder(PathBuf),
}

impl Start {
    /// From the arguments after the program's name; what is not known is passed over.
    #[must_use]
    pub fn of<A: AsRef<OsStr>>(argv: impl IntoIterator<Item = A>, from: &Path) -> Self {
        let mut wish = Self::Home;
        for arg in argv {
            let arg = arg.as_ref();
            if arg == "--sample" {
                return Self::Sample;
            }
            if wish == Self::Home && !arg.as_encoded_bytes().starts_with(b"-") && !arg.is_empty() {
                wish = Self::Folder(from.join(arg));
            }
        }
        wish
    }
}

/// Runs what the command line asked for.
pub async fn start(desk: Arc<Desk>, wish: Start) {
    match wish {
        Start::Home => {}
        Start::Sample => desk.try_sample(),
        Start::Folder(path) => desk.bring(path).await,
    }
}
