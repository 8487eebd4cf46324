//! Conveniences on this computer: reads the files that core edits, writes them, and says whether the AWS CLI is there.
//! What is written is decided in [`naru_core::convenience`].

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use naru_core::convenience::asset_check::{self, Checked, LARGEST as LARGEST_PAGE};
use naru_core::convenience::aws_profile::{AwsFiles, Process, System};
use naru_core::convenience::build_command;
use naru_core::convenience::dotenv::{Git, is_ignored};
use naru_core::convenience::{Edit, Present};
use naru_core::credential::CredentialId;
use naru_core::deploy::framework::{Framework, Top, of_project};
use naru_core::{Code, Error, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::aws::ProfileFiles;
use crate::disk;

/// Where AWS says how to install its CLI.
pub const AWS_CLI_PAGE: &str = "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html";

/// No text that is edited here is larger, in bytes.
const LARGEST: u64 = 4 * 1024 * 1024;
/// How long the AWS CLI may take to name its version: the first start after an update is slow.
const PATIENCE: Duration = Duration::from_secs(15);
/// How many files of a build are looked at, and how deep.
const MOST: usize = 100_000;
const DEEPEST: usize = 64;
/// How many folders around a project are asked for a lockfile.
const AROUND: usize = 8;

/// A file as it is now.
///
/// # Errors
/// `StoreUnusable` if it cannot be read, is no text, or is larger than 4 MB.
pub fn present(path: &Path) -> Result<Present> {
    Ok(Present { path: path.to_owned(), text: text_of(path)? })
}

/// The AWS CLI's two files, where this process's environment says.
///
/// # Errors
/// As [`present`].
pub fn aws_files() -> Result<AwsFiles> {
    let files = ProfileFiles::from_env();
    Ok(AwsFiles { config: present(&files.config)?, credentials: present(&files.credentials)? })
}

fn text_of(path: &Path) -> Result<Option<Zeroizing<String>>> {
    let failed = |error: io::Error| disk::failed(path, &error);
    let file = match fs::File::open(path) {
        Ok(file) => file,
        // A link that leads nowhere is not written over.
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.symlink_metadata().is_err() => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let size = file.metadata().map_err(failed)?.len();
    if size > LARGEST {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    // As large as it becomes: growing would leave a copy of a secret behind in memory.
    let mut text = Zeroizing::new(String::with_capacity(usize::try_from(size).unwrap_or(0) + 1));
    file.take(LARGEST).read_to_string(&mut text).map_err(failed)?;
    Ok(Some(text))
}

/// Writes what was shown, each file whole or not at all. Links are followed, a file's mode stays as it is; keys are
/// from then on for their owner alone.
///
/// # Errors
/// `Moved` if a file is not any more what it was when it was read; nothing is written then, unless it changed after
/// the first was. `DiskFull`, `StoreUnusable`.
pub fn write(edits: &[Edit]) -> Result<()> {
    edits.iter().try_for_each(unmoved)?;
    for edit in edits.iter().filter(|edit| edit.changes()) {
        unmoved(edit)?;
        let path = edit.path().canonicalize().unwrap_or_else(|_| edit.path().to_owned());
        let mode = mode(&path, edit).map_err(|error| disk::failed(&path, &error))?;
        disk::write(&path, edit.after.as_bytes())?;
        set_mode(&path, mode).map_err(|error| disk::failed(&path, &error))?;
    }
    Ok(())
}

/// Puts back what these edits changed: what was there before, or nothing.
///
/// # Errors
/// `Moved` if a file is not any more what was written; nothing is put back then. `DiskFull`, `StoreUnusable`.
pub fn take_back(edits: &[Edit]) -> Result<()> {
    for edit in edits {
        if text_of(edit.path())?.as_ref() != Some(&edit.after) {
            return Err(Error::new(Code::Moved).arg("what", edit.path().display()));
        }
    }
    for edit in edits.iter().rev() {
        match &edit.before {
            Some(before) => {
                let mut back = edit.clone();
                (back.before, back.after) = (Some(edit.after.clone()), before.clone());
                write(std::slice::from_ref(&back))?;
            }
            None => fs::remove_file(edit.path()).map_err(|error| disk::failed(edit.path(), &error))?,
        }
    }
    Ok(())
}

fn unmoved(edit: &Edit) -> Result<()> {
    if text_of(edit.path())? == edit.before {
        Ok(())
    } else {
        Err(Error::new(Code::Moved).arg("what", edit.path().display()))
    }
}

/// The mode the file is to have: what it has, else what any new file here gets. A temporary file is its owner's alone.
#[cfg(unix)]
fn mode(path: &Path, edit: &Edit) -> io::Result<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match fs::metadata(path) {
        Ok(known) => known.permissions().mode() & 0o777,
        Err(_) if edit.is_private() => 0o600,
        Err(_) => {
            let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let probe = tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(dir)?;
            probe.as_file().metadata()?.permissions().mode() & 0o777
        }
    };
    Ok(if edit.keeps_keys() { mode & 0o700 } else { mode })
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

/// Windows hands a folder's rights down to the files in it.
#[cfg(not(unix))]
fn mode(_: &Path, _: &Edit) -> io::Result<u32> {
    Ok(0)
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// The AWS CLI on this computer: word key `aws-cli-<key>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum AwsCli {
    /// It answers.
    Found {
        /// As it names itself: `aws-cli/2.31.0 …`.
        version: String,
    },
    /// It is not there.
    Missing,
    /// It is there, but failed or did not answer in time.
    Silent,
}

impl AwsCli {
    /// The kebab-case name used in word keys.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Found { .. } => "found",
            Self::Missing => "missing",
            Self::Silent => "silent",
        }
    }

    /// The word key of how to get it on this system; [`AWS_CLI_PAGE`] knows more.
    #[must_use]
    pub const fn way() -> &'static str {
        if cfg!(windows) {
            "aws-cli-get-windows"
        } else if cfg!(target_os = "macos") {
            "aws-cli-get-macos"
        } else {
            "aws-cli-get-linux"
        }
    }
}

/// Asks the AWS CLI for its version, for at most fifteen seconds.
pub async fn aws_cli() -> AwsCli {
    aws_cli_at(OsStr::new("aws")).await
}

/// Asks this program.
pub async fn aws_cli_at(program: &OsStr) -> AwsCli {
    let mut command = tokio::process::Command::new(program);
    command.arg("--version").stdin(Stdio::null()).kill_on_drop(true);
    match tokio::time::timeout(PATIENCE, command.output()).await {
        Ok(Err(error)) if error.kind() == io::ErrorKind::NotFound => AwsCli::Missing,
        Ok(Ok(output)) if output.status.success() => {
            // Old ones name themselves on the other stream.
            let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            let version = said.iter().filter_map(|text| text.split_whitespace().next()).next();
            version.map_or(AwsCli::Silent, |version| AwsCli::Found {
                version: version.chars().filter(|c| !c.is_control()).take(80).collect(),
            })
        }
        Ok(_) | Err(_) => AwsCli::Silent,
    }
}

/// How the AWS CLI asks the `naru` of this installation for a credential.
///
/// # Errors
/// `StoreUnusable` if this program's own path cannot be told or written down.
pub fn process(credential: &CredentialId) -> Result<Process> {
    let mut program = std::env::current_exe().map_err(|error| disk::failed(Path::new("naru"), &error))?;
    if program.file_stem().is_some_and(|name| name == "naru-app") {
        // The window is no command line; its sibling is.
        program.set_file_name(format!("naru{}", std::env::consts::EXE_SUFFIX));
        program.metadata().map_err(|error| disk::failed(&program, &error))?;
    }
    let Some(path) = program.to_str() else {
        return Err(disk::failed(&program, &io::ErrorKind::InvalidFilename.into()));
    };
    let system = if cfg!(windows) { System::Windows } else { System::Posix };
    Ok(Process { program: path.to_owned(), credential: credential.clone(), system })
}

/// What a project's folder is a project of.
///
/// # Errors
/// `NoFolder`; as [`present`] for its `package.json`.
pub fn framework(folder: &Path) -> Result<Framework> {
    Ok(of_project(&top(folder)?))
}

/// The top of a folder.
fn top(folder: &Path) -> Result<Top> {
    let entries =
        fs::read_dir(folder).map_err(|error| Error::new(Code::NoFolder).arg("path", folder.display()).detail(error))?;
    let names = entries
        .filter_map(io::Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some(if entry.path().is_dir() { format!("{name}/") } else { name })
        })
        .collect();
    let text = |name: &str| Ok::<_, Error>(text_of(&folder.join(name))?.map(|text| text.to_string()));
    Ok(Top { names, index_html: text("index.html")?, package_json: text("package.json")? })
}

/// Where a project's build lies, below its folder, with `/`; `None` if there is none yet.
#[must_use]
pub fn built(folder: &Path, framework: Framework) -> Option<String> {
    framework.outputs().iter().find_map(|output| {
        let start = vec![String::new()];
        let found = output.split('/').fold(start, |found, part| {
            let inner = |at: &String| -> Vec<String> {
                let join = |name: &str| if at.is_empty() { name.to_owned() } else { format!("{at}/{name}") };
                match part {
                    "*" => folders(&folder.join(at)).iter().map(|name| join(name)).collect(),
                    name => vec![join(name)],
                }
            };
            found.iter().flat_map(inner).collect()
        });
        found.into_iter().find(|path| folder.join(path).join("index.html").is_file())
    })
}

fn folders(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(io::Result::ok);
    let mut names: Vec<String> =
        entries.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// What in a build's pages and styles cannot work at this address. What cannot be read counts as not looked at.
#[must_use]
pub fn asset_problems(build: &Path, address: Option<&str>) -> Checked {
    let mut files = BTreeSet::new();
    names(build, "", DEEPEST, &mut files);
    asset_check::check(&files, address, |key| {
        let mut text = Vec::new();
        let limit = LARGEST_PAGE as u64 + 1;
        fs::File::open(build.join(key)).ok()?.take(limit).read_to_end(&mut text).ok()?;
        asset_check::references(key, &text)
    })
}

/// The line that builds a project, as any shell takes it; `None` if its `package.json` names no such script.
///
/// # Errors
/// As [`framework`].
pub fn build_line(folder: &Path) -> Result<Option<String>> {
    let command = build_command::build_command(&tops(folder)?);
    Ok(command.map(|command| naru_core::shell::render(&command, naru_core::shell::Shell::Posix)))
}

/// The top of a project's folder, and of those around it up to its repository's: in a workspace the lockfile lies
/// further out.
///
/// # Errors
/// As [`framework`].
pub fn tops(folder: &Path) -> Result<Vec<Top>> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut tops = vec![top(&folder)?];
    if !folder.join(".git").exists() {
        let around = folder.ancestors().skip(1).take(AROUND);
        let until = around.clone().position(|dir| dir.join(".git").exists());
        // Outside of a repository nothing says what belongs together.
        tops.extend(around.take(until.map_or(0, |at| at + 1)).filter_map(|dir| top(dir).ok()));
    }
    Ok(tops)
}

/// Names alone: nothing is opened, and links to folders are not followed.
fn names(root: &Path, below: &str, deep: usize, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(root.join(below)).into_iter().flatten().filter_map(io::Result::ok) {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else { continue };
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if kind.is_dir() && deep > 0 {
            names(root, &path, deep - 1, into);
        } else if !kind.is_dir() && into.len() < MOST {
            // As a key: composed, also where the disk holds it apart.
            into.insert(naru_core::names::Key::parse(&path).map_or(path, |key| key.to_string()));
        }
    }
}

/// Whether git would commit `.env` in this folder, by the `.gitignore` files from the repository's root down.
#[must_use]
pub fn git(folder: &Path) -> Git {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let Some(root) = folder.ancestors().find(|dir| dir.join(".git").exists()) else { return Git::NoRepository };
    let mut files = Vec::new();
    for dir in folder.ancestors().take_while(|dir| dir.starts_with(root)) {
        if let Ok(Some(text)) = text_of(&dir.join(".gitignore")) {
            files.push((seen_from(dir, &folder), text.to_string()));
        }
    }
    if let Ok(Some(text)) = text_of(&root.join(".git/info/exclude")) {
        files.push((seen_from(root, &folder), text.to_string()));
    }
    // The outermost counts least.
    files.reverse();
    if is_ignored(&files) { Git::Ignored } else { Git::Committed }
}

/// The path of a folder's `.env`, as seen from one above it.
fn seen_from(dir: &Path, folder: &Path) -> String {
    let inner: PathBuf = folder.strip_prefix(dir).unwrap_or(Path::new("")).join(".env");
    inner.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}
