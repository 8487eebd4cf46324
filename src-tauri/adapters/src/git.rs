//! Which commit a folder was built from, read from the repository's own files: git itself would run what a repository's
//! settings name.

use std::path::{Path, PathBuf};

use naru_core::deploy::manifest::Git;

/// More than any file here that git writes, but for the refs of the very largest repositories.
const LARGEST: u64 = 16 << 20;

/// The commit that is checked out where a folder lies. `None`: no repository, or one that says it otherwise.
#[must_use]
pub fn commit_of(folder: &Path) -> Option<Git> {
    let folder = std::path::absolute(folder).ok()?;
    let found = folder.ancestors().map(|dir| dir.join(".git")).find(|git| git.exists())?;
    let git = if found.is_dir() { found } else { linked(&found)? };
    let head = read(&git.join("HEAD"))?;
    let Some(name) = head.trim().strip_prefix("ref: ") else {
        return Some(Git { commit: commit(&head)?, branch: None });
    };
    // A name is a path below the repository, and no way out of it.
    if !name.starts_with("refs/") || name.split('/').any(|part| matches!(part, "" | "." | "..")) {
        return None;
    }
    // A worktree of its own shares its branches with the repository it was made from.
    let common = read(&git.join("commondir")).map_or_else(|| git.clone(), |to| git.join(to.trim()));
    let loose = read(&git.join(name)).or_else(|| read(&common.join(name)));
    let commit = loose.and_then(|text| commit(&text)).or_else(|| packed(&common, name))?;
    Some(Git { commit, branch: name.strip_prefix("refs/heads/").map(str::to_owned) })
}

/// Where `.git` is a file, it says where the rest is.
fn linked(file: &Path) -> Option<PathBuf> {
    let text = read(file)?;
    let to = text.trim().strip_prefix("gitdir: ")?;
    Some(file.parent()?.join(to))
}

fn packed(git: &Path, name: &str) -> Option<String> {
    let text = read(&git.join("packed-refs"))?;
    text.lines().filter_map(|line| line.split_once(' ')).find(|(_, one)| *one == name).and_then(|(id, _)| commit(id))
}

fn commit(text: &str) -> Option<String> {
    let text = text.trim();
    let well = matches!(text.len(), 40 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit());
    well.then(|| text.to_owned())
}

fn read(path: &Path) -> Option<String> {
    let meta = std::fs::metadata(path).ok()?;
    if !meta.is_file() || meta.len() > LARGEST {
        return None;
    }
    std::fs::read_to_string(path).ok()
}
