//! The one table of errors: a code, the class it exits with, and its hints.
//!
//! Words are not here: `error-<code>` and `hint-<hint>` live in the word files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Every fallible function of Naru returns this.
pub type Result<T> = std::result::Result<T, Error>;

/// Named values a sentence is filled with. Values are already formatted.
pub type Args = BTreeMap<String, String>;

/// What went wrong, for a person: a code the words are chosen by, and what can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Error {
    /// Chooses the sentence (`error-<code>`) and the exit code.
    pub code: Code,
    /// Fills the sentence.
    #[serde(default)]
    pub args: Args,
    /// What can be done, most useful first: keys `hint-<hint>`, filled by the same args.
    #[serde(default)]
    pub hints: Vec<String>,
    /// The service's own code, message and request id. Shown small, never a secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<String>,
    /// The files it is about, each with what stopped it: of many, the first hundred.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileError>,
}

/// Why one file of many did not go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileError {
    /// Its path in the folder.
    pub file: String,
    /// What stopped it.
    pub error: Error,
}

/// So many files are named one by one.
pub const FILES_NAMED: usize = 100;

impl Error {
    /// An error with the hints its row in the table gives.
    #[must_use]
    pub fn new(code: Code) -> Self {
        let hints = code.row().2.iter().map(|h| (*h).to_owned()).collect();
        Self { code, args: Args::new(), hints, detail: None, files: Vec::new() }
    }

    /// Some of so many files did not go: `UploadIncomplete`, or nothing wrong if there is none. `tried` are those
    /// that were tried; others may have been left out after them, and count as well.
    #[must_use]
    pub fn upload_incomplete(files: usize, sent: usize, tried: Vec<FileError>) -> Option<Self> {
        let FileError { file, error } = tried.first()?;
        let whole = Self::new(Code::UploadIncomplete).arg("failed", files - sent).arg("files", files);
        let whole = whole.arg("first", file).detail(error);
        Some(Self { files: tried.into_iter().take(FILES_NAMED).collect(), ..whole })
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn arg(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// Names the op it is about: its title's word key and values, resolved by [`crate::words::Words::error`].
    #[must_use]
    pub fn op(mut self, op: &crate::op::Op) -> Self {
        let (title, args) = op.title();
        self.args.extend(args);
        self.arg("op", title).arg("what", title)
    }

    /// Puts one more hint before the table's own.
    #[must_use]
    pub fn hint(mut self, hint: &str) -> Self {
        self.hints.insert(0, hint.to_owned());
        self
    }

    /// Keeps what the service or the system said.
    #[must_use]
    pub fn detail(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }

    /// A surprise: nobody branches on it, its source chain is all there is to say.
    #[must_use]
    pub fn unexpected(source: impl std::fmt::Display) -> Self {
        Self::new(Code::Unexpected).detail(source)
    }

    /// A refused read or write, naming the IAM action that is missing.
    #[must_use]
    pub fn denied(action: &str) -> Self {
        Self::new(Code::AccessDenied).arg("action", action)
    }

    /// The class the process exits with.
    #[must_use]
    pub fn exit(&self) -> Exit {
        self.code.row().1
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.code.key())?;
        for (name, value) in &self.args {
            write!(f, " {name}={value}")?;
        }
        if let Some(detail) = &self.detail {
            write!(f, " ({detail})")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// What the process ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All done.
    Ok = 0,
    /// Wrong words on the command line.
    Usage = 2,
    /// Who you are, or what you may do.
    Auth = 3,
    /// The network, or who answered on it.
    Network = 4,
    /// Somebody else was there first, or something moved.
    Conflict = 5,
    /// Partly done; run again to finish.
    Partial = 6,
    /// Refused to protect you, or a question is open.
    Safety = 7,
    /// A fault of ours or of the machine.
    Internal = 8,
    /// Something outside takes its time; run again later.
    Waiting = 9,
    /// Stopped on request.
    Cancelled = 130,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $key:literal, $exit:ident, [$($hint:literal),*];)*) => {
        /// Why something failed. A code exists only if someone branches on it or it has its own sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum Code { $($(#[doc = $doc])* #[serde(rename = $key)] $name,)* }

        impl Code {
            /// Every code, for the tests of words.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            const fn row(self) -> (&'static str, Exit, &'static [&'static str]) {
                match self { $(Code::$name => ($key, Exit::$exit, &[$($hint),*]),)* }
            }

            /// The kebab-case name used in word keys and `--json`.
            #[must_use]
            pub const fn key(self) -> &'static str { self.row().0 }

            /// The hints of this row.
            #[must_use]
            pub const fn hints(self) -> &'static [&'static str] { self.row().2 }
        }
    };
}

codes! {
    /// A value somebody typed does not parse. Args: `field`, `value`, `rule`.
    BadValue = "bad-value", Usage, ["see-help"];
    /// No project of that name. Args: `project`.
    NoProject = "no-project", Usage, ["project-list", "project-new"];
    /// A project file does not parse. Args: `path`.
    BadProject = "bad-project", Usage, ["project-restore"];
    /// The project has no such environment. Args: `env`.
    NoEnvironment = "no-environment", Usage, ["project-show"];
    /// The project has an environment of that name. Args: `env`.
    EnvironmentExists = "environment-exists", Conflict, ["env-list"];
    /// An environment still has resources. Args: `env`, `project`.
    EnvironmentLive = "environment-live", Safety, ["destroy-environment"];
    /// The environment has no finished release, or not the one that was named. Args: `env`.
    NothingToPromote = "nothing-to-promote", Usage, ["deploy-environment"];
    /// A build that is to be promoted holds an absolute address of where it comes from. Args: `env`, `file`, `line`, `host`.
    PromoteAddress = "promote-address", Safety, ["relative-base"];
    /// A release's file lies nowhere any more as it was. Args: `file`, `release`.
    ReleaseBytesGone = "release-bytes-gone", Conflict, ["promote-newest"];
    /// A project of that name exists. Args: `project`.
    ProjectExists = "project-exists", Conflict, ["project-list"];
    /// No project file lies there, or not any more. Args: `path`.
    NoProjectFile = "no-project-file", Usage, ["project-file"];
    /// A file of the same project is found already. Args: `path`, `other`.
    ProjectTwice = "project-twice", Conflict, ["project-one-file"];
    /// A file that is not this project lies where it is to be written. Args: `path`.
    FileTaken = "file-taken", Conflict, ["other-file"];
    /// A project still has resources. Args: `project`.
    ProjectLive = "project-live", Safety, ["destroy-first"];

    /// A `package.json` was expected there. Args: `path`.
    NoPackageJson = "no-package-json", Usage, ["choose-project"];
    /// A `package.json` that cannot be understood. Args: `path`, `line`.
    BadPackageJson = "bad-package-json", Usage, ["correct-line"];
    /// A file of yours sets this name to something else. Args: `path`, `name`, `old`.
    AlreadySet = "already-set", Conflict, ["overwrite"];
    /// An AWS CLI profile of that name says something else. Args: `profile`.
    ProfileExists = "profile-exists", Conflict, ["overwrite", "other-profile-name"];
    /// An AWS CLI profile gets its credentials by a way that Naru does not change. Args: `profile`, `setting`.
    ProfileOther = "profile-other", Conflict, ["other-profile-name"];

    /// Nothing says how this folder is built. Args: `path`.
    BuildNoCommand = "build-no-command", Usage, ["build-set"];
    /// The project says that it is never built. Args: `path`.
    BuildOff = "build-off", Usage, ["build-set"];
    /// Nobody said yes to a command that would be run. Args: `command`, `path`.
    BuildNotAllowed = "build-not-allowed", Safety, ["allow-build"];
    /// A program that the build needs is not there. Args: `program`.
    BuildNoProgram = "build-no-program", Safety, ["install-program"];
    /// The build command ended with a failure. Args: `command`, `exit`.
    BuildFailed = "build-failed", Partial, ["read-build-log"];
    /// The build ended well, but left nothing where it was to. Args: `path`.
    BuildNoOutput = "build-no-output", Partial, ["build-output"];
    /// Only what is practised may be deployed whenever a file changes.
    WatchPractice = "watch-practice", Usage, ["watch-elsewhere"];

    /// Nobody said which credentials to use.
    NoCredentials = "no-credentials", Auth, ["use-profile", "try-practice"];
    /// Naru keeps no such credential, or its secret is gone. Args: `credential`.
    NoCredential = "no-credential", Auth, ["credential-list", "credential-add"];
    /// A credential of that name is kept already. Args: `credential`.
    CredentialExists = "credential-exists", Conflict, ["other-credential-name"];
    /// The access key of the account's root user.
    RootKey = "root-key", Auth, ["delete-root-key", "credential-snippet"];
    /// Not the file that the IAM console saves for an access key. Args: `file`, `rule`.
    BadKeyFile = "bad-key-file", Usage, ["key-file"];
    /// No keychain answers on this computer.
    NoKeychain = "no-keychain", Auth, ["start-keychain", "use-profile"];
    /// The keychain has nothing to save in yet.
    NoKeyring = "no-keyring", Auth, ["make-keyring", "use-profile"];
    /// The keychain is locked, and nobody unlocked it.
    KeychainLocked = "keychain-locked", Auth, ["unlock-keychain", "use-profile"];
    /// The keychain failed.
    KeychainFailed = "keychain-failed", Internal, ["run-again", "use-profile"];
    /// The AWS CLI profile is not in the files. Args: `profile`.
    NoProfile = "no-profile", Auth, ["list-profiles"];
    /// The profile's files cannot be understood. Args: `profile`.
    BadProfile = "bad-profile", Auth, ["list-profiles"];
    /// The access key id is unknown to AWS.
    UnknownKey = "unknown-key", Auth, ["check-key"];
    /// The secret does not fit the key id.
    BadSecret = "bad-secret", Auth, ["check-secret", "check-clock"];
    /// The session is over. Args: `command`.
    Expired = "expired", Auth, ["sign-in-again"];
    /// A permission is missing. Args: `action`.
    AccessDenied = "access-denied", Auth, ["add-action"];
    /// The identity is the account's root.
    RootRefused = "root-refused", Auth, ["make-user"];
    /// The identity belongs to another account than the project. Args: `want`, `have`.
    WrongAccount = "wrong-account", Auth, ["use-profile"];
    /// The profile would run a program. Args: `profile`, `command`.
    ProcessNotAllowed = "process-not-allowed", Auth, ["allow-process"];
    /// The profile's program is Naru itself. Args: `profile`.
    ProcessIsNaru = "process-is-naru", Auth, ["use-profile"];
    /// The profile would ask the instance-metadata address or a container's. Args: `profile`, `source`.
    MetadataRefused = "metadata-refused", Auth, ["use-profile"];
    /// The profile wants a code of a second device. Args: `profile`, `serial`.
    MfaNeeded = "mfa-needed", Auth, ["mfa-session"];
    /// The computer's clock is off. Args: `minutes`.
    ClockSkew = "clock-skew", Auth, ["check-clock"];
    /// The account may not use the service yet. Args: `service`.
    NotActivated = "not-activated", Auth, ["wait-activation"];

    /// Nothing could be reached. Args: `host`.
    Offline = "offline", Network, ["check-network"];
    /// Reached, but no answer in time. Args: `host`, `seconds`.
    Timeout = "timeout", Network, ["check-network", "run-again"];
    /// Somebody else answered, for instance a network login page. Args: `host`.
    CaptivePortal = "captive-portal", Network, ["sign-in-network"];
    /// The other side's certificate is not trusted. Args: `host`.
    UntrustedTls = "untrusted-tls", Network, ["company-ca"];
    /// The service asks to slow down or is in trouble. Args: `service`.
    ServiceBusy = "service-busy", Network, ["run-again"];

    /// The bucket name belongs to somebody else. Args: `bucket`.
    NameTaken = "name-taken", Conflict, ["other-name"];
    /// The bucket lies in another Region. Args: `bucket`, `have`, `want`.
    WrongRegion = "wrong-region", Conflict, ["use-region"];
    /// Something changed between the look and the change. Args: `what`.
    Moved = "moved", Conflict, ["run-again"];
    /// It is not ours. Args: `what`, `owner`.
    NotOurs = "not-ours", Conflict, ["other-name"];
    /// Nothing stands where somebody pointed. Args: `what`.
    AdoptNone = "adopt-none", Usage, ["adopt-target"];
    /// Several distributions stand before one bucket. Args: `what`, `ids`.
    AdoptMany = "adopt-many", Safety, ["adopt-one"];
    /// A distribution's origin is no whole bucket. Args: `what`, `origin`.
    AdoptUnfit = "adopt-unfit", Safety, [];
    /// Another tool, or another project of Naru's, looks after it. Args: `what`, `tag`.
    AdoptOwned = "adopt-owned", Conflict, ["adopt-owner"];
    /// No project was adopted that this could be about, or nothing is offered. Args: `project`, `upgrade`, `why`.
    UpgradeNot = "upgrade-not", Usage, ["upgrade-list"];
    /// Another process works on this site. Args: `holder`.
    SiteBusy = "site-busy", Conflict, ["wait-holder"];
    /// Somebody else publishes to this bucket. Args: `holder`, `since`.
    PublishLocked = "publish-locked", Conflict, ["wait-holder", "break-lock"];
    /// The name was deleted a moment ago and is not free yet. Args: `bucket`.
    NotFreeYet = "not-free-yet", Conflict, ["run-again"];
    /// Something else still uses it. Args: `what`.
    InUse = "in-use", Conflict, ["run-again"];
    /// An address of the site belongs to another distribution. Args: `names`.
    AliasTaken = "alias-taken", Conflict, ["free-alias"];
    /// CloudFront does not take the certificate. Args: `names`.
    CertificateUnfit = "certificate-unfit", Conflict, ["certificate-for-names", "run-again"];
    /// The account may have no more of something. Args: `service`, `quota`.
    QuotaReached = "quota-reached", Conflict, ["raise-quota"];
    /// There is no such bucket. Args: `bucket`.
    NoBucket = "no-bucket", Conflict, ["apply-first"];

    /// Some files did not go over. Args: `failed`, `files`, `first`.
    UploadIncomplete = "upload-incomplete", Partial, ["run-again"];
    /// A file changed while it was sent. Args: `file`.
    FileChanged = "file-changed", Partial, ["stop-build", "run-again"];
    /// Sent, but the reply does not prove it arrived whole. Args: `file`.
    NotProven = "not-proven", Partial, ["run-again"];
    /// The site did not answer as it should. Args: `url`.
    NotLive = "not-live", Partial, ["run-again"];
    /// No release of that id lies in the bucket, or it was never finished. Args: `release`.
    NoRelease = "no-release", Usage, ["release-list"];
    /// There is no release before what visitors get.
    NoEarlierRelease = "no-earlier-release", Usage, ["release-list"];
    /// Files of an earlier release are not kept any more. Args: `release`, `files`, `first`.
    ReleaseGone = "release-gone", Safety, ["release-list", "deploy-folder"];
    /// The doctor found what is broken. Args: `count`.
    Ailing = "ailing", Partial, ["doctor-fix"];
    /// Something of the site could not be removed. Args: `what`.
    NotCleared = "not-cleared", Partial, ["run-again"];
    /// A search by tag found what no step knows. Args: `what`.
    StillTagged = "still-tagged", Partial, ["look-at-tagged"];
    /// An earlier step is not done. Args: `step`.
    Blocked = "blocked", Conflict, ["apply-first"];

    /// There is no such folder. Args: `path`.
    NoFolder = "no-folder", Safety, ["choose-folder"];
    /// The folder holds no file. Args: `path`.
    FolderEmpty = "folder-empty", Safety, ["build-first"];
    /// The folder has no `index.html`. Args: `path`.
    FolderNoIndex = "folder-no-index", Safety, ["build-first"];
    /// The folder lacks the index or error document that the site names. Args: `path`, `file`.
    FolderNoDocument = "folder-no-document", Safety, ["set-documents"];
    /// The build lies in a folder inside. Args: `path`, `inner`.
    FolderNested = "folder-nested", Safety, ["choose-inner"];
    /// A project's root instead of its build. Args: `path`, `framework`.
    FolderIsProject = "folder-is-project", Safety, ["build-first"];
    /// The home folder, the disk's root, or another folder nobody publishes. Args: `path`.
    FolderTooBroad = "folder-too-broad", Safety, ["choose-folder"];
    /// A build that a server has to run. Args: `path`, `framework`, `trace`.
    FolderNeedsServer = "folder-needs-server", Safety, [];
    /// Something secret lies in it. Args: `file`, `kind`.
    FolderSecret = "folder-secret", Safety, ["remove-secret"];
    /// A link leads out of the folder. Args: `file`.
    FolderLinkOut = "folder-link-out", Safety, ["replace-link"];
    /// Two files become one name. Args: `file`, `other`.
    FolderNameClash = "folder-name-clash", Safety, ["rename-file"];
    /// A file's name or size cannot be stored. Args: `file`, `rule`.
    FolderBadFile = "folder-bad-file", Safety, ["rename-file"];
    /// A file cannot be read. Args: `file`.
    FolderUnreadable = "folder-unreadable", Safety, ["check-rights"];
    /// A question is open. Args: `question`, `flag`.
    Ask = "ask", Safety, [];
    /// The next op was not in what you agreed to. Args: `op`.
    OutsideForecast = "outside-forecast", Safety, ["plan-again"];
    /// The account forbids public policies. Args: `bucket`.
    PublicBlocked = "public-blocked", Safety, ["account-block", "use-private"];
    /// Something we own was changed by hand in a way an op cannot mend. Args: `field`, `want`, `have`.
    Drift = "drift", Conflict, ["mend-by-hand"];

    /// The disk is full. Args: `path`.
    DiskFull = "disk-full", Internal, ["free-disk"];
    /// A file of Naru's cannot be written or read. Args: `path`.
    StoreUnusable = "store-unusable", Internal, ["check-rights"];
    /// The store was written by a newer Naru. Args: `path`.
    StoreNewer = "store-newer", Internal, ["update-naru"];
    /// An op came back after it had succeeded. Args: `op`.
    RepeatedOp = "repeated-op", Internal, ["report-bug"];
    /// No port to serve on. Args: `port`.
    PortTaken = "port-taken", Internal, ["other-port"];
    /// A surprise.
    Unexpected = "unexpected", Internal, ["report-bug"];
    /// Practice was told to stop here, as a crash would.
    Crashed = "crashed", Internal, ["run-again"];

    /// Something outside takes its time. Args: `what`.
    StillWaiting = "still-waiting", Waiting, ["run-again"];
    /// Stopped on request.
    Cancelled = "cancelled", Cancelled, ["run-again"];
}
