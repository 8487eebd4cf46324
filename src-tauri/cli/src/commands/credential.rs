//! `naru credential …`: keys kept in the keychain. A secret comes in by a file, a prompt or standard input, and goes
//! out in one place: `process`, for the AWS CLI.

use std::io::{BufRead, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use naru_adapters::aws::{Endpoints, endpoints_from_env};
use naru_adapters::home::{Found, Home};
use naru_adapters::keys::Keys;
use naru_core::bootstrap::setup_snippet;
use naru_core::credential::{AccessKey, IdentityCard, KeptCredential, Purpose, Source};
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::format;
use naru_core::key_file::{KEY_FILE_BYTES, from_csv};
use naru_core::names::{BucketName, Region};
use naru_core::project::{CredentialRef, DEFAULT_REGION};
use naru_core::world::Caller;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use crate::args::{AddKeyArgs, AtArgs, CredentialArgs, CredentialCommand, PurposeArg};
use crate::out::Out;

/// Does what was asked with kept credentials.
pub async fn credential(args: CredentialArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let keys = Keys::open(&Home::find()?);
    let done = async {
        match args.command {
            CredentialCommand::Add(args) => add(&keys, args, out).await,
            CredentialCommand::List => list(&keys, out).await,
            CredentialCommand::Show(args) => show(&keys, &args.key.kept, &args.at, out).await,
            CredentialCommand::Rename(args) => rename(&keys, &args.key.kept, &args.new, out).await,
            CredentialCommand::Remove(args) => remove(&keys, &args.kept, out).await,
            CredentialCommand::Process(args) => process(&keys, &args.kept).await,
            CredentialCommand::Snippet => {
                out.line(setup_snippet(out.words(), &chosen()?).trim_end());
                Ok(())
            }
        }
    };
    cancel.run_until_cancelled(done).await.unwrap_or_else(|| Err(Error::new(Code::Cancelled)))
}

/// The bucket names that somebody chose, in all projects there are: the policies have to name them.
fn chosen() -> Result<Vec<BucketName>> {
    let mut all = Vec::new();
    for found in Home::find()?.found()? {
        let Found::Project(saved) = found else { continue };
        all.extend(saved.project.site.bucket.clone());
        all.extend(saved.project.env.values().filter_map(|wishes| wishes.bucket.clone()));
    }
    all.sort();
    all.dedup();
    Ok(all)
}

async fn add(keys: &Keys, args: AddKeyArgs, out: &Arc<Out>) -> Result<()> {
    let name = KeptCredential::checked_name(&args.name)?;
    if keys.find(&name).await.is_ok_and(|known| known.name == name) {
        // Before anybody types a secret for nothing.
        return Err(Error::new(Code::CredentialExists).arg("credential", name));
    }
    let key = match &args.csv {
        Some(path) => of_file(path)?,
        None => {
            let prompts = [out.words().plain("cli-ask-key-id"), out.words().plain("cli-ask-secret")];
            // Nothing interrupts a read, so a thread of its own is left to it.
            tokio::task::spawn_blocking(move || typed(&prompts)).await.map_err(Error::unexpected)??
        }
    };
    let purpose = match args.purpose {
        PurposeArg::Setup => Purpose::Setup,
        PurposeArg::Daily => Purpose::Daily,
    };
    let caller = if args.no_check { None } else { Some(check(keys, &key, &args, out).await?) };
    let credential = keys.add(&name, purpose, key, caller, false).await?;
    if out.json() {
        told(&credential, out);
        return Ok(());
    }
    let values = [("name".to_owned(), credential.name), ("hint".to_owned(), credential.key_hint)];
    out.line(&out.words().text("cli-credential-added", &values.into()));
    if let Some(arn) = credential.arn {
        out.line(&arn);
    }
    if let Some(path) = &args.csv {
        let values = [("path".to_owned(), path.display().to_string())];
        out.note(&out.words().text("cli-credential-file-left", &values.into()));
    }
    Ok(())
}

/// Whose key it is. One that was made a moment ago may be unknown for a minute.
async fn check(keys: &Keys, key: &AccessKey, args: &AddKeyArgs, out: &Out) -> Result<Caller> {
    let (region, endpoints) = at(&args.at, out)?;
    match keys.check(key, &region, &endpoints, false).await {
        Err(error) if error.code == Code::UnknownKey && args.csv.as_deref().is_some_and(is_new) => {
            out.note(&out.words().plain("cli-credential-fresh"));
            keys.check(key, &region, &endpoints, true).await
        }
        answer => answer,
    }
}

/// Whether a file was saved within the last ten minutes.
fn is_new(path: &Path) -> bool {
    let age = path.metadata().and_then(|m| m.modified()).ok().and_then(|saved| saved.elapsed().ok());
    age.is_some_and(|age| age < Duration::from_secs(600))
}

fn of_file(path: &Path) -> Result<AccessKey> {
    let shown = path.display().to_string();
    let bad = |e: std::io::Error| Error::new(Code::StoreUnusable).arg("path", &shown).detail(e);
    let mut bytes = Zeroizing::new(Vec::new());
    let file = std::fs::File::open(path).map_err(bad)?;
    file.take(KEY_FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(bad)?;
    Ok(from_csv(Some(&shown), &bytes)?.key)
}

/// Id and secret, the latter unseen; or two lines, where nobody sits at the terminal.
fn typed(prompts: &[String; 2]) -> Result<AccessKey> {
    let stdin = std::io::stdin();
    let line = || {
        let mut line = Zeroizing::new(String::with_capacity(1024));
        stdin.lock().take(1024).read_line(&mut line).map_err(Error::unexpected)?;
        Ok::<_, Error>(line)
    };
    if !stdin.is_terminal() {
        return AccessKey::parse(&line()?, &line()?);
    }
    let mut stderr = std::io::stderr().lock();
    let _ = write!(stderr, "{} ", prompts[0]).and_then(|()| stderr.flush());
    drop(stderr);
    let id = line()?;
    let secret = rpassword::prompt_password(format!("{} ", prompts[1])).map_err(Error::unexpected)?;
    AccessKey::parse(&id, &Zeroizing::new(secret))
}

/// Whom to ask: as it was said, else as the environment says, which is shown.
fn at(args: &AtArgs, out: &Out) -> Result<(Region, Endpoints)> {
    let region = Region::parse(args.region.as_deref().unwrap_or(DEFAULT_REGION))?;
    let endpoints = args.endpoint.as_deref().map_or_else(endpoints_from_env, Endpoints::all);
    if let Some(url) = endpoints.of("sts").filter(|_| !out.json()) {
        out.note(&out.words().text("venue-endpoint", &[("url".to_owned(), url.to_owned())].into()));
    }
    Ok((region, endpoints))
}

async fn list(keys: &Keys, out: &Out) -> Result<()> {
    let all = keys.list().await?;
    if all.is_empty() && !out.json() {
        out.line(&out.words().plain("cli-no-credentials"));
    }
    for credential in all {
        if out.json() {
            told(&credential, out);
            continue;
        }
        let purpose = out.words().plain(&format!("purpose-{}", credential.purpose.key()));
        let account = credential.account.map_or_else(|| "–".to_owned(), |account| format::account(account.as_str()));
        let arn = credential.arn.unwrap_or_default();
        let line = format!("{}  {}  {purpose}  {account}  {arn}", credential.name, credential.key_hint);
        out.line(line.trim_end());
    }
    Ok(())
}

fn told(credential: &KeptCredential, out: &Out) {
    out.value(&serde_json::json!({ "v": VERSION, "event": "credential", "credential": credential }));
}

async fn show(keys: &Keys, name: &str, at_whom: &AtArgs, out: &Out) -> Result<()> {
    let id = keys.find(name).await?.id;
    let (region, endpoints) = at(at_whom, out)?;
    let card = keys.card(&CredentialRef::Kept { id }, &region, &endpoints).await?;
    if out.json() {
        out.value(&serde_json::json!({ "v": VERSION, "event": "identity-card", "card": card }));
    } else {
        print(&card, out);
    }
    Ok(())
}

fn print(card: &IdentityCard, out: &Out) {
    let words = out.words();
    let row = |key: &str, value: &str| out.line(&format!("{}: {value}", words.plain(key)));
    row("cli-card-arn", &card.arn);
    if let Some(user) = &card.user {
        row("cli-card-user", user);
    }
    row("cli-status-account", &format::account(card.account.as_str()));
    if card.root {
        out.line(&words.plain("cli-card-root"));
    }
    if let Some(purpose) = card.purpose {
        row("cli-card-purpose", &words.plain(&format!("purpose-{}", purpose.key())));
    }
    let source = match &card.source {
        Source::Keychain => words.plain("source-keychain"),
        Source::Session => words.plain("source-session"),
        Source::Environment => words.plain("source-environment"),
        Source::Profile { name } => words.text("source-profile", &Args::from([("name".to_owned(), name.clone())])),
    };
    row("cli-card-source", &source);
    if let Some(hint) = &card.key_hint {
        row("cli-card-key", hint);
    }
    row("cli-card-hosts", &card.hosts.join(", "));
    row("cli-card-actions", &card.actions.join(", "));
    if !card.revoke.is_empty() {
        out.line(&format!("{}:", words.plain("cli-card-revoke")));
    }
    for command in &card.revoke {
        out.line(&format!("  {}", command.posix));
    }
    if let Some(link) = &card.console {
        row("cli-console", link);
    }
}

async fn rename(keys: &Keys, name: &str, new: &str, out: &Out) -> Result<()> {
    let id = keys.find(name).await?.id;
    let credential = keys.rename(&id, new).await?;
    if out.json() {
        told(&credential, out);
        return Ok(());
    }
    out.line(&out.words().text("cli-credential-renamed", &[("name".to_owned(), credential.name)].into()));
    Ok(())
}

async fn remove(keys: &Keys, name: &str, out: &Out) -> Result<()> {
    let credential = keys.find(name).await?;
    keys.remove(&credential.id).await?;
    if out.json() {
        out.value(&serde_json::json!({ "v": VERSION, "event": "credential-removed", "credential": credential }));
        return Ok(());
    }
    out.line(&out.words().text("cli-credential-removed", &[("name".to_owned(), credential.name)].into()));
    Ok(())
}

/// As the AWS CLI reads it: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>. The
/// one place where a secret is printed.
async fn process(keys: &Keys, name: &str) -> Result<()> {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "PascalCase")]
    struct Printed<'a> {
        version: u32,
        access_key_id: &'a str,
        secret_access_key: &'a str,
    }
    let key = keys.key(&keys.find(name).await?.id).await?;
    let printed = Printed { version: 1, access_key_id: key.id(), secret_access_key: key.secret() };
    let mut text = Zeroizing::new(serde_json::to_vec(&printed).map_err(Error::unexpected)?);
    text.push(b'\n');
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&text).and_then(|()| stdout.flush()).map_err(Error::unexpected)
}
