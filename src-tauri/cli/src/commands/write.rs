//! `naru write …`: small edits of a person's own files. Each is shown as a difference, and written after a yes.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use naru_adapters::convenience as files;
use naru_adapters::convenience::AwsCli;
use naru_adapters::home::Home;
use naru_adapters::keys::Keys;
use naru_core::convenience::aws_profile::{self, Choice, Output, ProfileName, ProfileWish};
use naru_core::convenience::base_url::{self, Advice, AssetProblem, BaseUrl, Place};
use naru_core::convenience::dotenv;
use naru_core::convenience::package_json::{AwsDeploy, DeployScript, deploy_script};
use naru_core::convenience::{DiffKind, Edit};
use naru_core::deploy::framework::Framework;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::names::{BucketName, EnvName, Region, bucket_name};
use naru_core::project::DEFAULT_REGION;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::site::{asks, yes_or_no};
use crate::args::{AgreeArgs, OutputArg, WriteArgs, WriteCommand, WriteEnvArgs, WriteProfileArgs, WriteScriptArgs};
use crate::out::Out;

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const CARE: Style = AnsiColor::Yellow.on_default();
const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();

/// Writes what was asked for.
pub async fn write(args: WriteArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    match args.command {
        WriteCommand::AwsProfile(args) => profile(args, out, &cancel).await,
        WriteCommand::DeployScript(args) => script(args, out, &cancel).await,
        WriteCommand::Env(args) => env(args, out, &cancel).await,
    }
}

async fn profile(args: WriteProfileArgs, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let name = ProfileName::parse(&args.name)?;
    let home = Home::find()?;
    let keys = Keys::open(&home);
    let kept = keys.find(args.credential.as_deref().unwrap_or(name.as_str())).await?;
    let choice = if args.plain_keys {
        Choice::PlainKeys(keys.key(&kept.id).await?)
    } else {
        Choice::Process(files::process(&kept.id)?)
    };
    let present = files::aws_files()?;
    let is_new = !present.have(&name);
    let region = match &args.region {
        Some(region) => Some(Region::parse(region)?),
        None if is_new => Some(region_here(&home)?),
        None => None,
    };
    let output = args.output.map(|output| match output {
        OutputArg::Json => Output::Json,
        OutputArg::Yaml => Output::Yaml,
        OutputArg::Text => Output::Text,
        OutputArg::Table => Output::Table,
    });
    let output = output.or(is_new.then_some(Output::Json));
    let wish = |overwrite| ProfileWish {
        name: name.clone(),
        choice: choice.clone(),
        region: region.clone(),
        output,
        overwrite,
    };
    let aws = files::aws_cli().await;
    let about = json!({ "profile": name.as_str(), "plain_keys": args.plain_keys, "aws_cli": &aws });
    if args.plain_keys && !out.json() {
        care(out, "cli-write-plain-keys", &[("path", present.credentials.path.display().to_string())]);
    }
    let make = |overwrite| aws_profile::write(present.clone(), &wish(overwrite));
    agreed(make, args.agree, about, out, cancel).await?;
    if !out.json() {
        said(out, &aws);
        out.line(&text(out, "cli-write-profile-try", &[("profile", name.as_str().to_owned())]));
    }
    Ok(())
}

/// The Region of the project found here, else the default.
fn region_here(home: &Home) -> Result<Region> {
    let here = std::env::current_dir().unwrap_or_default();
    match home.project(None, &here) {
        Ok(saved) => Ok(saved.project.site.region()),
        Err(_) => Region::parse(DEFAULT_REGION),
    }
}

/// Whether the AWS CLI is there, and how to get it.
fn said(out: &Out, aws: &AwsCli) {
    let version = if let AwsCli::Found { version } = aws { version.clone() } else { String::new() };
    out.note(&text(out, &format!("aws-cli-{}", aws.key()), &[("version", version)]));
    if *aws == AwsCli::Missing {
        out.note(&out.words().plain(AwsCli::way()));
        out.note(&text(out, "aws-cli-get-page", &[("url", files::AWS_CLI_PAGE.to_owned())]));
    }
}

async fn script(args: WriteScriptArgs, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let folder = folder_of(args.folder.as_deref());
    let present = files::present(&folder.join("package.json"))?;
    if present.text.is_none() {
        return Err(Error::new(Code::NoPackageJson).arg("path", present.path.display()));
    }
    let script = if args.aws {
        let bucket = match &args.bucket {
            Some(bucket) => BucketName::parse(bucket)?,
            None => bucket_of(&args, &folder)?,
        };
        let folder = args.build.clone().map_or_else(|| build_of(&folder), Ok)?;
        DeployScript::Aws(AwsDeploy { folder, bucket, profile: args.profile, distribution: args.distribution })
    } else {
        DeployScript::Naru { project: args.project, env: args.env }
    };
    let bare = matches!(&script, DeployScript::Aws(aws) if aws.distribution.is_none());
    if bare && !out.json() {
        care(out, "cli-write-no-distribution", &[]);
    }
    let about = json!({ "script": script.line()? });
    let make = |overwrite| Ok(vec![deploy_script(present.clone(), &script, overwrite)?]);
    agreed(make, args.agree, about, out, cancel).await?;
    if !out.json() {
        out.line(&out.words().plain("cli-write-script-try"));
    }
    Ok(())
}

/// The project's folder, whole; the one somebody stands in if none was named.
fn folder_of(named: Option<&Path>) -> PathBuf {
    let named = named.unwrap_or(Path::new("."));
    std::path::absolute(named).unwrap_or_else(|_| named.to_owned())
}

/// The project's bucket: the chosen one, or the one whose name Naru makes.
fn bucket_of(args: &WriteScriptArgs, folder: &Path) -> Result<BucketName> {
    let saved = Home::find()?.project(args.project.as_deref(), folder)?;
    let env = args.env.as_deref().map(EnvName::parse).transpose()?;
    let site = saved.project.site(env.as_ref())?;
    match (saved.project.wishes(&site.env).bucket, &saved.project.account) {
        (Some(bucket), _) => Ok(bucket),
        (None, Some(account)) => Ok(bucket_name(&saved.project.slug, account, &site)),
        // The name is made with the account, which the first apply tells.
        (None, None) => Err(Error::new(Code::Blocked).arg("step", "account")),
    }
}

/// The build that lies there, else where the framework puts it.
fn build_of(folder: &Path) -> Result<String> {
    let framework = files::framework(folder)?;
    let usual = || framework.outputs().first().filter(|output| !output.contains('*')).map(|o| (*o).to_owned());
    let found = files::built(folder, framework).or_else(usual);
    found.ok_or_else(|| Error::new(Code::NoFolder).arg("path", folder.join("dist").display()))
}

async fn env(args: WriteEnvArgs, out: &Out, cancel: &CancellationToken) -> Result<()> {
    let base = BaseUrl::parse(&args.address)?;
    let folder = folder_of(args.folder.as_deref());
    let framework = files::framework(&folder)?;
    let advice = base_url::advice(framework, &base);
    let build = files::built(&folder, framework).map(|inner| folder.join(inner));
    let address = Some(base.as_str()).filter(|_| !base.is_path());
    let checked = build.as_deref().map(|build| files::asset_problems(build, address)).unwrap_or_default();
    let problems = &checked.problems;
    let rebuild = files::build_line(&folder)?;
    let writes = advice.as_ref().is_some_and(|advice| advice.place == Place::Env);
    let git = writes.then(|| files::git(&folder));
    let about = json!({
        "framework": framework, "advice": advice, "address_problem": base.problem(), "git": git,
        "build": build, "problems": problems, "looked_at": checked.looked, "of": checked.of, "rebuild": &rebuild
    });
    if !out.json() {
        explain(framework, advice.as_ref(), &base, out);
        found(problems, build.as_deref(), out);
        if checked.unread.is_some() {
            let count = |count: usize| count.to_string();
            out.note(&text(
                out,
                "cli-write-unread",
                &[("looked", count(checked.looked)), ("count", count(checked.of))],
            ));
        }
        if let Some(git) = git {
            out.note(&out.words().plain(&format!("env-git-{}", git.key())));
        }
    }
    if writes {
        let present = files::present(&folder.join(".env"))?;
        let make = |overwrite| Ok(vec![dotenv::public_url(present.clone(), &base, overwrite)?]);
        agreed(make, args.agree, about, out, cancel).await?;
    } else if out.json() {
        tell(&[], false, about, out);
    }
    if advice.is_some() && !out.json() {
        out.line(&out.words().plain("cli-write-build-time"));
        for line in rebuild.iter().map(String::as_str).chain(["naru deploy"]) {
            out.line(&format!("  {line}"));
        }
    }
    Ok(())
}

/// The setting of this framework, with the exact lines.
fn explain(framework: Framework, advice: Option<&Advice>, base: &BaseUrl, out: &Out) {
    let words = out.words();
    let name = words.plain(&format!("framework-{}", framework.key()));
    out.line(&format!("{}: {name}", words.plain("cli-write-framework")));
    match advice {
        Some(advice) => {
            let place = match advice.place {
                Place::Env => "place-env",
                Place::Config => "place-config",
                Place::Command => "place-command",
            };
            let place = text(out, place, &[("file", advice.file.clone())]);
            out.line(&format!("{}: {BOLD}{}{BOLD:#} ({place})", words.plain("cli-write-setting"), advice.setting));
            for line in advice.snippet.lines() {
                out.line(&format!("  {line}"));
            }
        }
        None => out.line(&words.plain("cli-write-no-setting")),
    }
    if let Some(problem) = base.problem() {
        let why = words.plain(&format!("asset-problem-{}", problem.key()));
        out.note(&format!("{CARE}!{CARE:#} {}: {why}", words.plain("cli-write-address-problem")));
    }
}

/// What in the build that lies there cannot work.
fn found(problems: &[AssetProblem], build: Option<&Path>, out: &Out) {
    let Some(build) = build.filter(|_| !problems.is_empty()) else { return };
    out.note(&text(out, "cli-write-problems", &[("path", build.display().to_string())]));
    for problem in problems.iter().take(10) {
        let why = out.words().plain(&format!("asset-problem-{}", problem.kind.key()));
        let reference: String = problem.reference.chars().filter(|c| !c.is_control()).take(200).collect();
        let file: String = problem.file.chars().filter(|c| !c.is_control()).take(200).collect();
        out.note(&format!("  {CARE}!{CARE:#} {file}: {reference}: {why}"));
    }
    if problems.len() > 10 {
        out.note(&format!("    {}", text(out, "cli-more", &[("count", (problems.len() - 10).to_string())])));
    }
}

/// Shows the edits, gets the yes that is missing, and writes them. What replaces somebody's own value has a question,
/// and a flag, of its own.
async fn agreed(
    make: impl Fn(bool) -> Result<Vec<Edit>>,
    agree: AgreeArgs,
    about: Value,
    out: &Out,
    cancel: &CancellationToken,
) -> Result<()> {
    let (edits, over) = match make(agree.overwrite) {
        Err(error) if matches!(error.code, Code::AlreadySet | Code::ProfileExists) => (make(true)?, Some(error)),
        edits => (edits?, None),
    };
    let edits: Vec<Edit> = edits.into_iter().filter(Edit::changes).collect();
    if !out.json() {
        show(&edits, out);
    }
    let may = if edits.is_empty() {
        Ok(())
    } else {
        let question = out.words().plain(if over.is_some() { "cli-write-ask-over" } else { "cli-write-ask" });
        let said = (agree.yes && over.is_none()) || yes_or_no(out, &question, cancel).await?;
        match over {
            _ if said => Ok(()),
            _ if asks(out) => Err(Error::new(Code::Cancelled)),
            Some(error) => Err(error),
            None => Err(Error::new(Code::Ask).hint("answer-flag").arg("question", question).arg("flag", "--yes")),
        }
    };
    let done = may.and_then(|()| files::write(&edits));
    if out.json() {
        tell(&edits, done.is_ok() && !edits.is_empty(), about, out);
    } else if done.is_ok() {
        for edit in &edits {
            out.line(&text(out, "cli-write-done", &[("path", edit.path().display().to_string())]));
        }
    }
    done
}

/// The one line of `--json`. No secret is in it: of an edit it has the difference alone.
fn tell(edits: &[Edit], written: bool, about: Value, out: &Out) {
    let edits: Vec<Value> = edits
        .iter()
        .map(|edit| json!({ "path": edit.path(), "new": edit.before.is_none(), "diff": edit.diff() }))
        .collect();
    out.value(&json!({ "v": VERSION, "event": "edit", "written": written, "edits": edits, "about": about }));
}

fn show(edits: &[Edit], out: &Out) {
    if edits.is_empty() {
        out.line(&out.words().plain("cli-write-nothing"));
    }
    for edit in edits {
        let path = edit.path().display().to_string();
        let old = if edit.before.is_some() { path.as_str() } else { "/dev/null" };
        out.line(&format!("{BOLD}--- {old}\n+++ {path}{BOLD:#}"));
        for line in edit.diff() {
            let style = match line.kind {
                DiffKind::Place | DiffKind::Note => DIM,
                DiffKind::Same => Style::new(),
                DiffKind::Removed => REMOVED,
                DiffKind::Added => ADDED,
            };
            out.line(&format!("{style}{}{style:#}", line.marked()));
        }
    }
}

fn care(out: &Out, key: &str, values: &[(&str, String)]) {
    out.note(&format!("{CARE}!{CARE:#} {}", text(out, key, values)));
}

fn text(out: &Out, key: &str, values: &[(&str, String)]) -> String {
    out.words().text(key, &values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}
