//! What a repository's own small files say of the commit that is checked out. They are read and never run:
//! <https://git-scm.com/docs/gitrepository-layout>.

/// What `HEAD` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// This commit, and no branch.
    Commit(String),
    /// The commit that the file of this name holds, below the repository: `refs/heads/main`.
    Ref(String),
}

impl Head {
    /// Reads the file's text. `None` for anything that is neither, and for a name that is a way out of the repository.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some(name) = text.trim().strip_prefix("ref: ") else { return commit(text).map(Self::Commit) };
        let well = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0', ':']);
        (name.starts_with("refs/") && name.split('/').all(well)).then(|| Self::Ref(name.to_owned()))
    }

    /// The branch's own name.
    #[must_use]
    pub fn branch(&self) -> Option<&str> {
        match self {
            Self::Commit(_) => None,
            Self::Ref(name) => name.strip_prefix("refs/heads/"),
        }
    }
}

/// Where `.git` is a file: where the repository lies, as the file names it.
#[must_use]
pub fn linked(text: &str) -> Option<&str> {
    text.trim().strip_prefix("gitdir: ")
}

/// The commit of a name in `packed-refs`.
#[must_use]
pub fn packed(text: &str, name: &str) -> Option<String> {
    text.lines().filter_map(|line| line.split_once(' ')).find(|(_, one)| *one == name).and_then(|(id, _)| commit(id))
}

/// A commit's id: 40 or 64 hexadecimal digits.
#[must_use]
pub fn commit(text: &str) -> Option<String> {
    let text = text.trim();
    let well = matches!(text.len(), 40 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit());
    well.then(|| text.to_owned())
}
