//! Which commit a folder was built from, read from the repository's own files: git itself would run what a repository's
//! settings name.

use std::path::{Path, PathBuf};

use naru_core::deploy::commit::{self, Head};
use naru_core::deploy::manifest::Git;

/// More than any file here that git writes, but for the refs of the very largest repositories.
const LARGEST: u64 = 16 << 20;

/// The commit that is checked out where a folder lies. `None`: no repository, or one that says it otherwise.
#[must_use]
pub fn commit_of(folder: &Path) -> Option<Git> {
    let folder = std::path::absolute(folder).ok()?;
    let found = folder.ancestors().map(|dir| dir.join(".git")).find(|git| git.exists())?;
    let git = if found.is_dir() { found } else { linked(&found)? };
    let head = Head::parse(&read(&git.join("HEAD"))?)?;
    let branch = head.branch().map(str::to_owned);
    let name = match head {
        Head::Commit(commit) => return Some(Git { commit, branch }),
        Head::Ref(name) => name,
    };
    // A worktree of its own shares its branches with the repository it was made from.
    let common = read(&git.join("commondir")).map_or_else(|| git.clone(), |to| git.join(to.trim()));
    let loose = read(&git.join(&name)).or_else(|| read(&common.join(&name)));
    let packed = || commit::packed(&read(&common.join("packed-refs"))?, &name);
    let commit = loose.and_then(|text| commit::commit(&text)).or_else(packed)?;
    Some(Git { commit, branch })
}

/// Where `.git` is a file, it says where the rest is.
fn linked(file: &Path) -> Option<PathBuf> {
    let text = read(file)?;
    Some(file.parent()?.join(commit::linked(&text)?))
}

fn read(path: &Path) -> Option<String> {
    let meta = std::fs::metadata(path).ok()?;
    if !meta.is_file() || meta.len() > LARGEST {
        return None;
    }
    std::fs::read_to_string(path).ok()
}
