//! Conveniences: small edits of a person's own files, shown as a difference, written on a yes, and taken back.

use std::path::{Path, PathBuf};

use naru_adapters::convenience::{self as files, AwsCli};
use naru_core::convenience::Edit;
use naru_core::convenience::aws_profile::{self, Choice, Output, ProfileName, ProfileWish};
use naru_core::convenience::base_url::{self, BaseUrl, Place};
use naru_core::convenience::dotenv;
use naru_core::convenience::package_json::{AwsDeploy, DeployScript, deploy_script};
use naru_core::deploy::framework::Framework;
use naru_core::names::{BucketName, CredentialId, Region, SiteId};
use naru_core::site::distribution::of_site;
use naru_core::spec::Venue;
use naru_core::{Code, Error, Result};

use super::Desk;
use super::plans::moved;
use crate::wire::Told;
use crate::wire::site::SiteView;
use crate::wire::tools::{ScriptFacts, ScriptRuns, ToolFile, ToolKey, ToolNote, ToolPreview, ToolWish, ToolsView};

/// The project's own folder: the nearest above its build that has a `package.json`.
fn sources(site: &SiteView) -> Option<PathBuf> {
    let build = Path::new(site.folder.as_deref()?);
    build.ancestors().take(4).find(|dir| dir.join("package.json").is_file()).map(Path::to_owned)
}

impl Desk {
    fn open_view(&self) -> Result<(SiteId, SiteView)> {
        let at = self.opened().ok_or_else(|| Error::new(Code::NoProject).arg("project", ""))?;
        let view = self.in_seat(&at, |seat| seat.view.clone()).ok_or_else(moved)?;
        Ok((at, view))
    }

    /// What the open project's conveniences start from. The AWS CLI is asked for its version.
    ///
    /// # Errors
    /// As [`naru_adapters::convenience::framework`].
    pub async fn tools(&self) -> Result<ToolsView> {
        let (at, site) = self.open_view()?;
        let aws = files::aws_cli().await;
        let folder = sources(&site);
        let framework = folder.as_deref().map(files::framework).transpose()?.unwrap_or(Framework::Plain);
        let build = folder.as_deref().map(files::build_line).transpose()?.flatten();
        // A keychain that does not answer has no keys to offer.
        let kept = self.keys.list().await.unwrap_or_default();
        Ok(ToolsView {
            aws_cli: aws.key().to_owned(),
            aws_version: if let AwsCli::Found { version } = &aws { version.clone() } else { String::new() },
            aws_way: AwsCli::way().to_owned(),
            keys: kept.into_iter().map(|key| ToolKey { id: key.id, name: key.name }).collect(),
            package_json: folder.is_some(),
            folder: folder.map(|folder| folder.display().to_string()),
            framework,
            build,
            script: self.script_facts(&at, &site),
            region: site.wanted.region,
            address: site.url.filter(|_| site.venue == Venue::Aws),
        })
    }

    /// What the AWS CLI's own commands would be given: what was wanted, and what the last look saw.
    fn script_facts(&self, at: &SiteId, site: &SiteView) -> ScriptFacts {
        let looked = self.in_seat(at, |seat| seat.looked.clone()).flatten();
        let world = looked.as_deref().map(|looked| (&looked.spec, &looked.world));
        let bucket = world.and_then(|(spec, world)| spec.bucket(world)).map(|bucket| bucket.to_string());
        let distribution = world.and_then(|(spec, world)| of_site(spec, world));
        // The folder that was named may be the project's own; the look says where in it the build lies.
        let scanned = world.and_then(|(_, world)| Some(PathBuf::from(&world.folder.seen()?.root)));
        let build = scanned.or_else(|| site.folder.as_deref().map(PathBuf::from));
        let inner = sources(site).zip(build).and_then(|(sources, build)| {
            let inner = build.strip_prefix(sources.canonicalize().ok()?).or_else(|_| build.strip_prefix(&sources));
            Some(inner.ok()?.to_str()?.replace('\\', "/")).filter(|inner| !inner.is_empty())
        });
        ScriptFacts {
            build: inner,
            bucket: bucket.or_else(|| site.wanted.bucket.clone()),
            distribution: distribution.map(|one| one.id.clone()),
        }
    }

    /// The two commands of the AWS CLI for this site.
    fn aws_script(&self, at: &SiteId, site: &SiteView, profile: Option<String>) -> Result<AwsDeploy> {
        let ScriptFacts { build, bucket, distribution } = self.script_facts(at, site);
        // The bucket's name is made with the account, which the first look tells.
        let bucket = bucket.ok_or_else(|| Error::new(Code::Blocked).arg("step", "account"))?;
        let missing = || Error::new(Code::NoFolder).arg("path", site.folder.clone().unwrap_or_default());
        let profile = profile.filter(|name| !name.trim().is_empty());
        let profile = profile.map(|name| Ok::<_, Error>(ProfileName::parse(&name)?.as_str().to_owned())).transpose()?;
        let folder = build.ok_or_else(missing)?;
        Ok(AwsDeploy { folder, bucket: BucketName::parse(&bucket)?, profile, distribution })
    }

    /// Where a profile's credentials come from.
    async fn profile_choice(&self, credential: &CredentialId, plain_keys: bool) -> Result<Choice> {
        Ok(if plain_keys {
            Choice::PlainKeys(self.keys.key(credential).await?)
        } else {
            Choice::Process(files::process(credential)?)
        })
    }

    /// Shows what would be written; nothing is, until [`Desk::write_tool`] names this preview.
    ///
    /// # Errors
    /// `BadValue`, `NoPackageJson`, `NoCredential`; as the files can be read.
    pub async fn preview_tool(&self, wish: ToolWish) -> Result<ToolPreview> {
        let (at, site) = self.open_view()?;
        let folder = || sources(&site).ok_or_else(|| Error::new(Code::NoPackageJson).arg("path", "package.json"));
        let mut preview = ToolPreview {
            number: self.kept().draw(),
            files: Vec::new(),
            replaces: None,
            notes: Vec::new(),
            framework: None,
            advice: None,
            git: None,
            problems: Vec::new(),
        };
        let edits = match wish {
            ToolWish::AwsProfile { name, credential, plain_keys, region, output } => {
                let name = ProfileName::parse(&name)?;
                let present = files::aws_files()?;
                let new = !present.have(&name);
                let choice = self.profile_choice(&credential, plain_keys).await?;
                preview.notes.extend(plain_keys.then_some(ToolNote::PlainKeys));
                let region = region.map(|region| Region::parse(&region)).transpose()?;
                let region = region.or_else(|| new.then(|| site.wanted.region.clone()));
                let output = output.or(new.then_some(Output::Json));
                replacing(&mut preview.replaces, |overwrite| {
                    let (name, choice, region) = (name.clone(), choice.clone(), region.clone());
                    aws_profile::write(present.clone(), &ProfileWish { name, choice, region, output, overwrite })
                })?
            }
            ToolWish::DeployScript { runs, profile } => {
                let present = files::present(&folder()?.join("package.json"))?;
                let script = match runs {
                    ScriptRuns::Naru => {
                        let saved = self.home().project_by_id(&at.project)?;
                        let several = saved.project.environments().len() > 1;
                        let env = several.then(|| at.env.to_string());
                        DeployScript::Naru { project: Some(saved.project.name), env }
                    }
                    ScriptRuns::Aws => {
                        let aws = self.aws_script(&at, &site, profile)?;
                        preview.notes.extend(aws.distribution.is_none().then_some(ToolNote::NoDistribution));
                        preview.notes.extend((site.venue == Venue::Practice).then_some(ToolNote::Practice));
                        DeployScript::Aws(aws)
                    }
                };
                replacing(&mut preview.replaces, |overwrite| {
                    Ok(vec![deploy_script(present.clone(), &script, overwrite)?])
                })?
            }
            ToolWish::Env { address } => {
                let base = BaseUrl::parse(&address)?;
                let folder = folder()?;
                let framework = files::framework(&folder)?;
                let address = Some(base.as_str()).filter(|_| !base.is_path());
                let build = files::built(&folder, framework).map(|inner| folder.join(inner));
                let checked = build.as_deref().map(|build| files::asset_problems(build, address)).unwrap_or_default();
                preview.notes.extend(checked.unread.is_some().then_some(ToolNote::Unread));
                preview.problems = checked.problems;
                preview.framework = Some(framework);
                preview.advice = base_url::advice(framework, &base);
                if preview.advice.as_ref().is_some_and(|advice| advice.place == Place::Env) {
                    preview.git = Some(files::git(&folder).key().to_owned());
                    let present = files::present(&folder.join(".env"))?;
                    replacing(&mut preview.replaces, |overwrite| {
                        Ok(vec![dotenv::public_url(present.clone(), &base, overwrite)?])
                    })?
                } else {
                    Vec::new()
                }
            }
        };
        let edits: Vec<Edit> = edits.into_iter().filter(Edit::changes).collect();
        preview.files = edits.iter().map(file).collect();
        // One preview at a time: a later one takes its place.
        self.kept().edits = Some((preview.number, edits));
        Ok(preview)
    }

    /// Writes what was shown under this number. It can be taken back as long as the window is open.
    ///
    /// # Errors
    /// `Moved` if it is not the last one that was shown, or a file changed since; as the disk answers.
    pub fn write_tool(&self, number: u64) -> Told {
        let edits = self.kept().edits.take().filter(|(shown, _)| *shown == number).ok_or_else(moved)?.1;
        files::write(&edits)?;
        self.kept().written = Some((number, edits));
        Ok(())
    }

    /// Puts back what was before, if nobody has changed it since.
    ///
    /// # Errors
    /// `Moved` if it was not written last, or a file changed since; as the disk answers.
    pub fn undo_tool(&self, number: u64) -> Told {
        let mut kept = self.kept();
        let edits = kept.written.take().filter(|(written, _)| *written == number).ok_or_else(moved)?.1;
        drop(kept);
        files::take_back(&edits)
    }
}

/// Makes the edits; where that would replace somebody's own value, says so and shows it all the same.
fn replacing(said: &mut Option<Error>, make: impl Fn(bool) -> Result<Vec<Edit>>) -> Result<Vec<Edit>> {
    match make(false) {
        Err(error) if matches!(error.code, Code::AlreadySet | Code::ProfileExists) => {
            *said = Some(error);
            make(true)
        }
        edits => edits,
    }
}

fn file(edit: &Edit) -> ToolFile {
    ToolFile { path: edit.path().display().to_string(), new: edit.before.is_none(), diff: edit.diff() }
}
