//! `naru project …`: saved projects.

use std::path::Path;
use std::sync::Arc;

use naru_adapters::clock::SystemClock;
use naru_adapters::home::{Found, Home, REPOSITORY_FILE, SavedProject};
use naru_adapters::sites::repository_file;
use naru_adapters::store::Store;
use naru_core::address::{DnsAt, DomainWishes, MainName};
use naru_core::cdn::Routing;
use naru_core::clock::Clock;
use naru_core::domain::Domain;
use naru_core::error::{Code, Error, Result};
use naru_core::event::VERSION;
use naru_core::firewall::FirewallMode;
use naru_core::names::{BucketName, EnvName, Region};
use naru_core::project::{CdnWishes, KeepWishes, Project, Wishes, error_document, index_document};
use naru_core::spec::{DeployerPolicy, OriginKind, PriceClass};
use naru_core::world::Ownership;
use serde_json::json;

use crate::args::{
    CanonicalArg, DeployerPolicyArg, DnsArg, EdgesArg, FirewallArg, NewArgs, OriginArg, OwnershipArg, ProjectArgs,
    ProjectCommand, RenameArgs, RoutingArg, SetArgs, WishArgs,
};
use crate::out::Out;

/// Where a verb works: the home, the folder somebody stands in, and where it says what it did.
struct Place<'a> {
    home: Home,
    here: &'a Path,
    out: &'a Out,
}

/// Does what was asked with saved projects.
pub fn project(args: ProjectArgs, out: &Arc<Out>) -> Result<()> {
    let here = std::env::current_dir().unwrap_or_default();
    let at = Place { home: Home::find()?, here: &here, out };
    at.home.sweep();
    match args.command {
        ProjectCommand::New(args) => at.make(args),
        ProjectCommand::List => at.list(),
        ProjectCommand::Show(args) => at.show(&at.home.project(args.name.as_deref(), at.here)?),
        ProjectCommand::Set(args) => at.set(args),
        ProjectCommand::Rename(args) => at.rename(&args),
        ProjectCommand::Delete(args) => at.delete(args.name.as_deref()),
        ProjectCommand::Restore(args) => at.did("restored", &at.home.restore_project(args.name.as_deref())?),
        ProjectCommand::Duplicate(args) => {
            let saved = at.home.project(Some(&args.name), at.here)?;
            at.did("duplicated", &at.home.duplicate_project(&saved, &args.new)?)
        }
        ProjectCommand::Export(args) => {
            let saved = at.home.project(Some(&args.name), at.here)?;
            at.home.export_project(&saved, &args.file)?;
            at.did("exported", &SavedProject { path: args.file, ..saved })
        }
        ProjectCommand::Import(args) => at.did("imported", &at.home.import_project(&args.file)?),
        ProjectCommand::Link(args) => {
            let path = args.path.or_else(|| repository_file(at.here)).unwrap_or_else(|| at.here.to_owned());
            at.did("linked", &at.home.link_project(&path)?)
        }
        ProjectCommand::Unlink(args) => at.unlink(args.name.as_deref()),
        ProjectCommand::Mend(args) => at.mend(&args.name),
    }
}

impl Place<'_> {
    /// Says what was done with a project: `cli-project-<what>`, filled with its name and its file; or the project as
    /// one JSON line.
    fn did(&self, what: &str, saved: &SavedProject) -> Result<()> {
        if self.out.json() {
            return self.show(saved);
        }
        self.say(what, &saved.project.name, &saved.path);
        Ok(())
    }

    fn say(&self, what: &str, name: &str, path: &Path) {
        let args = [("name".to_owned(), name.to_owned()), ("path".to_owned(), path.display().to_string())];
        self.out.line(&self.out.words().text(&format!("cli-project-{what}"), &args.into()));
    }

    fn make(&self, args: NewArgs) -> Result<()> {
        let mut project = Project::new(&Project::checked_name(&args.name)?, SystemClock.entropy());
        project.site = wishes(args.wishes, project.site)?;
        super::build::wished(args.build, &mut project)?;
        let path = if args.here { self.here.join(REPOSITORY_FILE) } else { self.home.project_path(&project) };
        let saved = SavedProject { project, path };
        self.home.add_project(&saved)?;
        super::build::typed(&self.home, &saved)?;
        self.did("made", &saved)
    }

    fn list(&self) -> Result<()> {
        let (out, all) = (self.out, self.home.found()?);
        if all.is_empty() && !out.json() {
            out.line(&out.words().plain("cli-no-projects"));
        }
        for found in all {
            match found {
                Found::Project(saved) if out.json() => self.show(&saved)?,
                Found::Project(saved) => out.line(&self.row(&saved)),
                Found::Damaged { path, error, last_good } if out.json() => out.value(&json!({
                    "v": VERSION, "event": "project-unread", "path": path, "error": error,
                    "last_good": last_good.map(|saved| saved.project)
                })),
                Found::Damaged { path, error, last_good } => {
                    let file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    let name = last_good.map_or(file, |saved| saved.project.name);
                    out.line(&format!("{name}  {}", self.mark("unread", &path)));
                    out.error(&error);
                }
            }
        }
        Ok(())
    }

    fn row(&self, saved: &SavedProject) -> String {
        let project = &saved.project;
        let envs: Vec<&str> = project.env.keys().map(EnvName::as_str).collect();
        let linked = if self.home.keeps(&saved.path) { String::new() } else { self.mark("linked", &saved.path) };
        let columns = [project.name.clone(), project.site.region().to_string(), envs.join(", "), linked];
        columns.into_iter().filter(|column| !column.is_empty()).collect::<Vec<_>>().join("  ")
    }

    fn mark(&self, what: &str, path: &Path) -> String {
        let args = [("path".to_owned(), path.display().to_string())];
        self.out.words().text(&format!("cli-project-row-{what}"), &args.into())
    }

    fn show(&self, saved: &SavedProject) -> Result<()> {
        if self.out.json() {
            self.out.value(&json!({
                "v": VERSION, "event": "project", "project": saved.project, "path": saved.path,
                "linked": self.home.is_linked(&saved.path)
            }));
        } else {
            self.out.line(&format!("# {}", saved.path.display()));
            self.out.line(saved.project.to_text().trim_end());
        }
        Ok(())
    }

    fn set(&self, args: SetArgs) -> Result<()> {
        let saved = self.home.project(args.project.as_deref(), self.here)?;
        let env = args.env.as_deref().map(EnvName::parse).transpose()?;
        let typed = args.build.build_command.is_some();
        let saved = self.home.change_project(&saved, |project| {
            super::build::wished(args.build, project)?;
            match env {
                None => project.site = wishes(args.wishes, project.site.clone())?,
                Some(env) => {
                    if !project.environments().contains(&env) {
                        project.add_environment(&env, None)?;
                    }
                    // Of the only one there is, what is wanted is what the project wants.
                    let own = project.env.get_mut(&env).unwrap_or(&mut project.site);
                    *own = wishes(args.wishes, own.clone())?;
                }
            }
            project.refuse_shared()
        })?;
        if typed {
            super::build::typed(&self.home, &saved)?;
        }
        self.show(&saved)
    }

    fn rename(&self, args: &RenameArgs) -> Result<()> {
        let name = Project::checked_name(&args.new)?;
        let saved = self.home.project(Some(&args.name), self.here)?;
        let renamed = self.home.change_project(&saved, |project| {
            project.name.clone_from(&name);
            Ok(())
        })?;
        self.did("renamed", &renamed)
    }

    fn delete(&self, name: Option<&str>) -> Result<()> {
        let saved = self.home.project(name, self.here)?;
        if Store::open(&self.home.store())?.left_in_accounts(&saved.project.id)? {
            return Err(Error::new(Code::ProjectLive).arg("project", &saved.project.name));
        }
        let kept = self.home.delete_project(&saved)?;
        let what = if kept == saved.path { "unlinked" } else { "deleted" };
        self.did(what, &SavedProject { path: kept, ..saved })
    }

    fn unlink(&self, name: Option<&str>) -> Result<()> {
        let path = match name {
            None => repository_file(self.here).unwrap_or_else(|| self.here.to_owned()),
            Some(name) => match self.home.project(Some(name), self.here) {
                Ok(saved) if self.home.is_linked(&saved.path) => saved.path,
                Ok(_) => return Err(not_linked(name)),
                // Not a project's name, but perhaps a file's, also of one that is gone.
                Err(_) => self.here.join(name),
            },
        };
        let unlinked = self.home.unlink_project(&path);
        unlinked.map_err(|error| match name {
            Some(name) if error.code == Code::NoProject => error.arg("project", name),
            _ => error,
        })?;
        if self.out.json() {
            self.out.value(&json!({ "v": VERSION, "event": "project-unlinked", "path": path }));
        } else {
            self.say("unlinked", "", &path);
        }
        Ok(())
    }

    /// By the name it had when it was last good, by its file, or by its file's name.
    fn mend(&self, name: &str) -> Result<()> {
        let given = self.here.join(name);
        let named = |saved: &SavedProject| saved.project.name == name || saved.project.id.as_str() == name;
        let mut all = self.home.found()?;
        // A damaged one is meant before a whole one that has its name by now.
        all.sort_by_key(|found| matches!(found, Found::Project(_)));
        let meant = all.into_iter().find(|found| match found {
            Found::Project(saved) => named(saved) || saved.path == given,
            Found::Damaged { path, last_good, .. } => {
                *path == given
                    || path.file_stem().is_some_and(|stem| stem == name)
                    || last_good.as_ref().is_some_and(named)
            }
        });
        match meant {
            Some(Found::Project(saved)) => self.did("whole", &saved),
            Some(Found::Damaged { path, .. }) => {
                let mended = self.home.mend_project(&path)?;
                if self.out.json() {
                    return self.show(&mended);
                }
                self.say("mended", &mended.project.name, &self.home.damaged_dir());
                Ok(())
            }
            None => Err(Error::new(Code::NoProject).arg("project", name)),
        }
    }
}

fn not_linked(name: &str) -> Error {
    Error::new(Code::BadValue).arg("field", "project").arg("value", name).arg("rule", "not-linked")
}

/// What was said, over what was there.
pub(super) fn wishes(args: WishArgs, old: Wishes) -> Result<Wishes> {
    let cdn = cdn_wishes(&args, old.cdn);
    let domain = domain_wishes(&args, old.domain)?;
    let keep = KeepWishes { releases: args.keep_releases, days: args.keep_days }.or(old.keep.unwrap_or_default());
    let keep = (keep != KeepWishes::default()).then_some(keep);
    Ok(Wishes {
        account: old.account,
        region: args.region.as_deref().map(Region::parse).transpose()?.or(old.region),
        bucket: args.bucket.as_deref().map(BucketName::parse).transpose()?.or(old.bucket),
        access: args.access.map(Into::into).or(old.access),
        ownership: args
            .ownership
            .map(|o| match o {
                OwnershipArg::AclsDisabled => Ownership::AclsDisabled,
                OwnershipArg::AclsEnabled => Ownership::AclsEnabled,
            })
            .or(old.ownership),
        index: args.index.as_deref().map(index_document).transpose()?.or(old.index),
        error: args.error.as_deref().map(error_document).transpose()?.or(old.error),
        source_maps: args.source_maps.or(old.source_maps),
        deployer: args.deployer.or(old.deployer),
        deployer_policy: args
            .deployer_policy
            .map(|policy| match policy {
                DeployerPolicyArg::LeastPrivilege => DeployerPolicy::LeastPrivilege,
                DeployerPolicyArg::FullAccess => DeployerPolicy::FullAccess,
            })
            .or(old.deployer_policy),
        join_group: match args.join_group.as_deref() {
            Some("none") => None,
            Some(group) => Some(group.to_owned()),
            None => old.join_group,
        },
        cdn,
        domain,
        leave_out: old.leave_out,
        waive: old.waive,
        keep,
        headers: old.headers,
    })
}

/// What was said of the domain, over what was there. Another domain begins anew.
fn domain_wishes(args: &WishArgs, old: Option<DomainWishes>) -> Result<Option<DomainWishes>> {
    let mut wishes = match (args.domain.as_deref(), old) {
        (Some("none"), _) => return Ok(None),
        (Some(name), old) => {
            let name = Domain::parse(name)?;
            old.filter(|old| old.name == name).unwrap_or_else(|| DomainWishes::new(name))
        }
        (None, Some(old)) => old,
        (None, None) => {
            let flag = [
                ("--www", args.www.is_some()),
                ("--canonical", args.canonical.is_some()),
                ("--also", args.also.is_some()),
                ("--dns", args.dns.is_some()),
                ("--certificate", args.certificate.is_some()),
                ("--zone", args.zone.is_some()),
                ("--health-check", args.health_check.is_some()),
            ];
            return match flag.iter().find(|(_, said)| *said) {
                Some((flag, _)) => Err(Error::new(Code::BadValue)
                    .arg("field", "domain")
                    .arg("value", flag)
                    .arg("rule", "domain-first")),
                None => Ok(None),
            };
        }
    };
    wishes.www = args.www.or(wishes.www);
    wishes.health_check = args.health_check.or(wishes.health_check);
    wishes.canonical = args.canonical.map_or(wishes.canonical, |main| {
        Some(match main {
            CanonicalArg::Apex => MainName::Apex,
            CanonicalArg::Www => MainName::Www,
        })
    });
    wishes.dns = args.dns.map_or(wishes.dns, |dns| {
        Some(match dns {
            DnsArg::Route53 => DnsAt::Route53,
            DnsArg::Elsewhere => DnsAt::Elsewhere,
        })
    });
    if let Some(also) = &args.also {
        let said = also.iter().filter(|name| *name != "none");
        wishes.more = said.map(|name| Domain::parse(name)).collect::<Result<_>>()?;
    }
    wishes.certificate = match args.certificate.as_deref() {
        Some("none") => None,
        Some(arn) => Some(arn.to_owned()),
        None => wishes.certificate,
    };
    wishes.zone = match args.zone.as_deref() {
        Some("none") => None,
        Some(id) => Some(id.trim_start_matches("/hostedzone/").to_owned()),
        None => wishes.zone,
    };
    Ok(Some(wishes))
}

fn cdn_wishes(args: &WishArgs, old: Option<CdnWishes>) -> Option<CdnWishes> {
    let routing = args.routing.and_then(|routing| match routing {
        RoutingArg::Auto => None,
        RoutingArg::SinglePage => Some(Routing::SinglePage),
        RoutingArg::ManyPages => Some(Routing::ManyPages),
        RoutingArg::CleanUrls => Some(Routing::CleanUrls),
        RoutingArg::ErrorPages => Some(Routing::ErrorPages),
        RoutingArg::FilesOnly => Some(Routing::FilesOnly),
    });
    let said = CdnWishes {
        origin: args.origin.map(|origin| match origin {
            OriginArg::Control => OriginKind::Control,
            OriginArg::Identity => OriginKind::Identity,
            OriginArg::Website => OriginKind::Website,
        }),
        origin_access: args.origin_access.clone(),
        routing,
        price_class: args.edges.map(|edges| match edges {
            EdgesArg::West => PriceClass::West,
            EdgesArg::MostOfTheWorld => PriceClass::MostOfTheWorld,
            EdgesArg::Everywhere => PriceClass::Everywhere,
        }),
        security_headers: args.security_headers,
        firewall: args.firewall.and_then(|firewall| match firewall {
            FirewallArg::None => None,
            FirewallArg::Count => Some(FirewallMode::Count),
            FirewallArg::Block => Some(FirewallMode::Block),
        }),
    };
    let mut all = said.or(old.unwrap_or_default());
    if matches!(args.routing, Some(RoutingArg::Auto)) {
        all.routing = None;
    }
    if matches!(args.firewall, Some(FirewallArg::None)) {
        all.firewall = None;
    }
    (all != CdnWishes::default()).then_some(all)
}
