//! The bundled sample site, for a first crossing without a build of one's own.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use naru_core::Result;

use crate::disk;

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/sample");

/// Writes the sample below a folder and gives its path.
///
/// # Errors
/// `DiskFull`, `StoreUnusable`.
pub fn unpack(into: &Path) -> Result<PathBuf> {
    let dir = into.join("sample-site");
    std::fs::create_dir_all(&dir).and_then(|()| SAMPLE.extract(&dir)).map_err(|error| disk::failed(&dir, &error))?;
    Ok(dir)
}
