//! Step *routing*: what a path that is no file becomes. A function at the edge that rewrites pages and leaves files
//! alone, or error pages as older guides have it, and a true *not found* page where the build has one.

use async_trait::async_trait;

use super::distribution::{change, concerned, deploying, kept, look_at_edges, of_site, record, set_before};
use super::domain::wish;
use super::rewrite::{self, Rewrite, RewriteMode};
use crate::address::DomainSpec;
use crate::adopt::{self, Part};
use crate::cdn::{ERROR_SECONDS, ErrorPage, Field, Routing};
use crate::cloud::Reader;
use crate::deploy::folder::FolderView;
use crate::error::Result;
use crate::op::{CloudFrontOp, Op};
use crate::plan::{Plan, Question};
use crate::policy::{Action, Permission};
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct RoutingStep;

static CARD: Card = Card {
    id: StepId::Routing,
    identity: Identity::S,
    permissions: &[
        Permission::Look(Action::DescribeFunction),
        Permission::Look(Action::GetFunction),
        Permission::Change(Action::CreateFunction),
        Permission::Change(Action::UpdateFunction),
        Permission::Change(Action::TestFunction),
        Permission::Change(Action::PublishFunction),
        Permission::Change(Action::GetDistributionConfig),
        Permission::Change(Action::UpdateDistribution),
        Permission::Change(Action::PutObject),
        Permission::Change(Action::DeleteFunction),
    ],
    needs: &[StepId::Distribution],
    usual_seconds: 10,
    outside: false,
};

#[async_trait]
impl Step for RoutingStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        if concerned(spec, world)
            && let Some(name) = spec.resource_name(world)
        {
            world.function = Fact::of(cloud.cloudfront().function(&name).await)?;
            let settling = of_site(spec, world).filter(|ours| !ours.deployed).map(|ours| ours.id.clone());
            if let Some(id) = settling {
                look_at_edges(cloud, &id, world).await?;
            }
        }
        Ok(())
    }

    fn build(&self, spec: &Spec, world: &World) -> Plan {
        if spec.cdn.is_none() {
            // One that still stands runs it: the step before has said why it does.
            let stands = of_site(spec, world).is_some() || world.distributions.denied().is_some();
            return match self.clear(spec, world) {
                Plan::Todo(_) if stands => match world.distributions.denied().or(world.zones.denied()) {
                    Some(action) => Plan::Unseen { action: action.to_owned() },
                    None => Plan::Blocked(StepId::Distribution),
                },
                Plan::Done | Plan::NotOurs { .. } => Plan::NotAsked,
                other => other,
            };
        }
        let (Some(ours), Some(name)) = (of_site(spec, world), spec.resource_name(world)) else {
            return match world.distributions.denied() {
                Some(action) => Plan::Unseen { action: action.to_owned() },
                None => Plan::Blocked(StepId::Distribution),
            };
        };
        if spec.keeps(Part::Routing) {
            return Plan::Done;
        }
        if let Some(action) = world.function.denied() {
            return Plan::Unseen { action: action.to_owned() };
        }
        let routing = wanted(spec, world);
        let rewrite = rewrite_for(spec, world, routing);
        let function = world.function.seen();
        if let Some(rewrite) = &rewrite {
            let live = function.and_then(|f| f.live.as_deref());
            if live != Some(rewrite::code(rewrite).as_str()) {
                let foreign = live.is_some_and(|code| rewrite::read(code).is_none());
                let edit = Question::HandEdit { what: name.clone(), fields: "FunctionCode".to_owned() };
                if foreign && !spec.answers.mends(&edit) {
                    return Plan::Ask(edit);
                }
                return Plan::Todo(vec![Op::CloudFront(CloudFrontOp::PublishFunction {
                    name,
                    rewrite: rewrite.clone(),
                    replaces: function.is_some(),
                })]);
            }
        }
        let arn = rewrite.is_some().then(|| function.map(|f| f.arn.clone())).flatten();
        let stranger = ours.settings.viewer_request.as_ref().filter(|seen| function.map(|f| &f.arn) != Some(*seen));
        if let Some(seen) = stranger {
            let fields = format!("FunctionAssociations: {seen} → {}", Field::ViewerRequest(arn.clone()).shown());
            let edit = Question::HandEdit { what: ours.id.clone(), fields };
            // Where we had put one before, it is asked about with the other fields.
            if !set_before(spec, world, &Field::ViewerRequest(None)) && !spec.answers.mends(&edit) {
                return Plan::Ask(edit);
            }
        }
        let fields = vec![Field::Errors(errors(spec, world, routing)), Field::ViewerRequest(arn)];
        match change(spec, world, ours, &fields) {
            Plan::Done => {}
            other => return other,
        }
        if let Some(op) = record(spec, world, ours, &fields, None) {
            return Plan::Todo(vec![op]);
        }
        // A function that is not asked for any more; it may go once no edge runs it.
        match function {
            Some(_) if rewrite.is_none() && !ours.deployed => Plan::Waiting(deploying(&ours.id)),
            Some(function) if rewrite.is_none() && !world.users.contains_key(&function.arn) => {
                Plan::Todo(vec![Op::CloudFront(CloudFrontOp::DeleteFunction { name: function.name.clone() })])
            }
            Some(_) | None => Plan::Done,
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        if adopt::spares(spec, world) {
            return Plan::Done;
        }
        match &world.function {
            Fact::Seen(function) if world.users.contains_key(&function.arn) => kept(world, &function.arn),
            Fact::Seen(function) => {
                Plan::Todo(vec![Op::CloudFront(CloudFrontOp::DeleteFunction { name: function.name.clone() })])
            }
            Fact::Denied(action) => Plan::Unseen { action: action.clone() },
            Fact::Unseen | Fact::Absent => Plan::Done,
        }
    }

    fn console(&self, spec: &Spec, world: &World) -> Option<String> {
        let home = "https://us-east-1.console.aws.amazon.com/cloudfront/v4/home#";
        Some(match (world.function.seen(), of_site(spec, world)) {
            (Some(function), _) => format!("{home}/functions/{}", function.name),
            (None, Some(ours)) => format!("{home}/distributions/{}/error-pages", ours.id),
            (None, None) => format!("{home}/functions"),
        })
    }
}

/// The routing that was asked for, or that the build needs. Without a folder it stays as it is.
#[must_use]
pub fn wanted(spec: &Spec, world: &World) -> Routing {
    if let Some(said) = spec.cdn.as_ref().and_then(|cdn| cdn.routing) {
        return said;
    }
    if let Some(folder) = world.folder.seen() {
        return needed(folder);
    }
    recorded(spec, world).unwrap_or_default()
}

/// The routing that edges answer by until this step has changed it; what is wanted where nothing stands yet.
#[must_use]
pub fn standing(spec: &Spec, world: &World) -> Routing {
    recorded(spec, world).unwrap_or_else(|| wanted(spec, world))
}

/// What the site's record says was set last.
fn recorded(spec: &Spec, world: &World) -> Option<Routing> {
    let bucket = spec.bucket(world).and_then(|name| world.buckets.get(&name));
    bucket.and_then(|bucket| bucket.cdn.seen()).map(|record| record.routing)
}

/// The routing that a build needs, by its framework and its files.
#[must_use]
pub fn needed(folder: &FolderView) -> Routing {
    match rewrite::mode_for(folder.framework, folder) {
        RewriteMode::SinglePage => Routing::SinglePage,
        RewriteMode::ManyPages => Routing::ManyPages,
        RewriteMode::CleanUrls => Routing::CleanUrls,
        RewriteMode::None => Routing::FilesOnly,
    }
}

/// What the function does; `None` if none is needed. Without a folder the files and redirects it names stay as they are.
#[must_use]
pub fn rewrite_for(spec: &Spec, world: &World, routing: Routing) -> Option<Rewrite> {
    let canonical = wish(spec).and_then(DomainSpec::sends_on);
    let live = || world.function.seen().and_then(|function| rewrite::read(function.live.as_deref()?));
    let redirects = match world.folder.seen() {
        Some(folder) => folder.rules.redirects.clone(),
        None => live().map(|rewrite| rewrite.redirects).unwrap_or_default(),
    };
    let mode = match routing {
        Routing::SinglePage => RewriteMode::SinglePage,
        Routing::ManyPages => RewriteMode::ManyPages,
        Routing::CleanUrls => RewriteMode::CleanUrls,
        Routing::ErrorPages | Routing::FilesOnly if canonical.is_some() || !redirects.is_empty() => RewriteMode::None,
        Routing::ErrorPages | Routing::FilesOnly => return None,
    };
    let files = match (mode, world.folder.seen()) {
        (RewriteMode::None, _) => Vec::new(),
        (_, Some(folder)) => rewrite::unlike_files(folder),
        (_, None) => live().map(|rewrite| rewrite.files).unwrap_or_default(),
    };
    Some(Rewrite { mode, canonical, files, redirects })
}

/// What errors become. A bucket that may not be listed says 403 for what is not there, so both are named.
fn errors(spec: &Spec, world: &World, routing: Routing) -> Vec<ErrorPage> {
    let both = |page: String, shown_as| {
        [403, 404].map(|status| ErrorPage { status, page: page.clone(), shown_as, seconds: ERROR_SECONDS }).to_vec()
    };
    if routing == Routing::ErrorPages {
        return both(format!("/{}", super::distribution::index(spec)), 200);
    }
    match world.folder.seen() {
        Some(folder) => match rewrite::not_found_page(folder) {
            Some(page) => both(format!("/{page}"), 404),
            None => Vec::new(),
        },
        // Without a folder nothing can be said of it: as it is, but for errors that an adopted site showed as pages.
        None => {
            let seen = of_site(spec, world).map(|ours| ours.settings.errors.clone()).unwrap_or_default();
            seen.into_iter().filter(|error| spec.adopted.is_none() || error.shown_as != 200).collect()
        }
    }
}
