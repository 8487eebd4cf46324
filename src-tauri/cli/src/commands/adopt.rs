//! `naru adopt` and `naru upgrade`: what was made by hand becomes a project's as it is, and is bettered one at a time.

use std::sync::Arc;

use naru_adapters::adoption::{draft, forget_sample, lay_sample, scout};
use naru_adapters::crossing::{Emit, Site};
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::sites::{SiteWish, learn, remember};
use naru_core::adopt::found::{Found, Target, full_access};
use naru_core::adopt::upgrade::{Standing, Upgrade};
use naru_core::adopt::{self, Score, score};
use naru_core::doctor::view::FindingView;
use naru_core::error::{Args, Code, Error, Result};
use naru_core::event::{Goal, VERSION};
use naru_core::forecast::Forecast;
use naru_core::practice::handmade;
use naru_core::price::Prices;
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::{Answered, Venue};
use naru_core::world::World;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use super::emit;
use super::site::{agreed_to, asks, open_site, wish, wish_for, yes_or_no};
use crate::args::{AdoptArgs, PlaceArgs, UpgradeArgs, WhichArgs};
use crate::out::Out;

fn pairs<const N: usize>(all: [(&str, String); N]) -> Args {
    all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Shows what stands there and what adopting would change; with a yes, does it.
pub async fn adopt(args: AdoptArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    if args.undo.is_some() {
        return undo(&home, &args, out, &cancel).await;
    }
    let target = Target::parse(args.target.as_deref().unwrap_or(handmade::BUCKET))?;
    let name = match (&args.name, &target) {
        (Some(name), _) => name.clone(),
        (None, Target::Bucket(name)) => name.to_string(),
        (None, Target::Distribution(name) | Target::Host(name)) => name.clone(),
    };
    let saved = draft(&home, &name)?;
    let mut wish = wish_for(&home, &args.site(), saved, None, Answered::default(), false).await?;
    if args.practice_sample {
        lay_sample(&home, &wish.saved).await?;
        wish.practice = Some(true);
    }
    let adopted = take_over(&home, &args, &mut wish, &target, out, &cancel).await;
    if args.practice_sample && !matches!(adopted, Ok(true)) && home.project_by_id(&wish.saved.project.id).is_err() {
        forget_sample(&home, &wish.saved)?;
    }
    adopted.map(|_| ())
}

/// Whether it was adopted.
async fn take_over(
    home: &Home,
    args: &AdoptArgs,
    wish: &mut SiteWish,
    target: &Target,
    out: &Arc<Out>,
    cancel: &CancellationToken,
) -> Result<bool> {
    let found = match scout(home, wish, target).await {
        Err(error) if error.code == Code::ProcessNotAllowed => {
            // Opening the site asks whether the profile's program may run.
            open_site(home, wish, args.sign_in.process.allow_process, false, out, cancel).await?.close().await;
            scout(home, wish, target).await?
        }
        other => other?,
    };
    let site = open_site(home, wish, args.sign_in.process.allow_process, true, out, cancel).await?;
    let steps = adopt::steps();
    let quiet: Emit = Arc::new(|_| {});
    let (world, forecast) = site.look(&steps, Goal::Build, &quiet, cancel).await?;
    if let Some(stop) = forecast.steps.iter().find_map(|step| step.then.stop()) {
        return Err(stop);
    }
    let score = score(&site.spec, &world, found.full_access);
    show(&wish.saved, &site, &world, &found, &score, &forecast, out);
    if !args.yes {
        let question = out.words().text("cli-ask-adopt", &pairs([("name", wish.saved.project.name.clone())]));
        if out.json() || !asks(out) {
            if !out.json() {
                out.line(&out.words().plain("cli-adopt-how"));
            }
            return Ok(false);
        }
        if !yes_or_no(out, &question, cancel).await? {
            return Err(Error::new(Code::Cancelled));
        }
    }
    home.add_project(&wish.saved)?;
    remember(home, wish, &site, &world)?;
    let receipt = site.run(&steps, Goal::Build, world, &forecast, &emit(out), cancel, true).await?;
    if site.spec.venue != Venue::Practice {
        learn(home, &site.spec.site, &receipt)?;
    }
    if !out.json() {
        let name = pairs([("name", wish.saved.project.name.clone())]);
        out.line(&out.words().text("cli-adopted", &name));
    }
    site.close().await;
    Ok(true)
}

/// Takes the marks away; the project goes to where deleted ones can be put back from.
async fn undo(home: &Home, args: &AdoptArgs, out: &Arc<Out>, cancel: &CancellationToken) -> Result<()> {
    let wish = wish(home, &args.site(), Answered::default(), false).await?;
    adopted_one(&wish.saved, "")?;
    let site = open_site(home, &wish, args.sign_in.process.allow_process, true, out, cancel).await?;
    let emit = emit(out);
    let (world, forecast) = site.look(&STATIC_SITE, Goal::Clear, &emit, cancel).await?;
    let agreed = agreed_to(&site, args.yes, "cli-ask-unadopt", &world, &forecast, out, cancel).await;
    if let Err(error) = agreed {
        site.refuse(&error, &emit);
        return Err(error);
    }
    site.run(&STATIC_SITE, Goal::Clear, world, &forecast, &emit, cancel, true).await?;
    site.close().await;
    home.delete_project(&wish.saved)?;
    if !out.json() {
        out.line(&out.words().text("cli-unadopted", &pairs([("name", wish.saved.project.name.clone())])));
    }
    Ok(())
}

/// Lists the upgrades of a site, or does one.
pub async fn upgrade(args: UpgradeArgs, out: &Arc<Out>, cancel: CancellationToken) -> Result<()> {
    let home = Home::find()?;
    let which = WhichArgs::project(args.project.clone());
    let at = PlaceArgs { which, ..PlaceArgs::default() }.into();
    let answers = Answered { mend: args.mend, ..Answered::default() };
    let wish = wish(&home, &at, answers, false).await?;
    adopted_one(&wish.saved, args.upgrade.map_or("", |it| Upgrade::from(it).key()))?;
    let site = open_site(&home, &wish, false, false, out, &cancel).await?;
    let quiet: Emit = Arc::new(|_| {});
    let (world, _) = site.look(&adopt::steps(), Goal::Build, &quiet, &cancel).await?;
    let full = match world.caller.seen() {
        Some(caller) => full_access(site.cloud.reader(), caller).await,
        None => None,
    };
    let Some(chosen) = args.upgrade.map(Upgrade::from) else {
        let score = score(&site.spec, &world, full);
        if out.json() {
            out.value(&json!({
                "v": VERSION, "event": "upgrades", "project": wish.saved.project.name, "score": score.points,
                "hold": score.hold, "of": score.of, "upgrades": score.upgrades, "kept": wish.saved.project.adopted,
            }));
        } else {
            points(&score, out);
            upgrades(&score, out);
        }
        site.close().await;
        return Ok(());
    };
    let standing = chosen.standing(&site.spec, &world, full);
    if standing != Standing::Offered {
        let why = out.words().text(&standing_key(standing), &after(standing, out));
        return Err(Error::new(Code::UpgradeNot)
            .arg("project", &wish.saved.project.name)
            .arg("upgrade", chosen.key())
            .arg("why", why));
    }
    let mut project = wish.saved.project.clone();
    chosen.apply(&mut project, &site.spec, &world);
    site.close().await;
    let wished = SiteWish { saved: SavedProject { project: project.clone(), ..wish.saved.clone() }, ..wish.clone() };
    let mut site = open_site(&home, &wished, false, true, out, &cancel).await?;
    let emit = emit(out);
    let steps = adopt::steps();
    let (world, forecast) = site.look(&steps, Goal::Build, &emit, &cancel).await?;
    if !out.json() {
        let key = chosen.key();
        out.line(&out.words().plain(&format!("upgrade-{key}")));
        for part in ["why", "notice", "price"] {
            out.line(&format!("  {}", out.words().plain(&format!("upgrade-{key}-{part}"))));
        }
    }
    let agreed = agreed_to(&site, args.yes, "cli-ask-apply", &world, &forecast, out, &cancel).await;
    // The wish is written down before the run, so that one that is cut off is taken up with the same.
    let wished = agreed.and_then(|()| {
        home.change_project(&wish.saved, |saved| {
            saved.site = project.site;
            saved.adopted = project.adopted;
            Ok(())
        })
    });
    if let Err(error) = wished {
        site.refuse(&error, &emit);
        return Err(error);
    }
    forecast.bind(&mut site.spec.answers);
    let receipt = site.run(&steps, Goal::Build, world, &forecast, &emit, &cancel, !args.no_wait).await?;
    if site.spec.venue != Venue::Practice {
        learn(&home, &site.spec.site, &receipt)?;
    }
    site.close().await;
    Ok(())
}

fn adopted_one(saved: &SavedProject, upgrade: &str) -> Result<()> {
    if saved.project.adopted.is_some() {
        return Ok(());
    }
    Err(Error::new(Code::UpgradeNot).arg("project", &saved.project.name).arg("upgrade", upgrade).arg("why", "–"))
}

/// The map in text, the score, the findings, the upgrades, what is kept, and what adopting changes.
fn show(
    saved: &SavedProject,
    site: &Site,
    world: &World,
    found: &Found,
    score: &Score,
    forecast: &Forecast,
    out: &Out,
) {
    let words = out.words();
    let prices = Prices::of(&site.spec.region);
    let findings: Vec<FindingView> =
        score.findings.iter().map(|finding| FindingView::of(finding, &prices, &site.spec.aws_args)).collect();
    let kept: Vec<&str> =
        saved.project.adopted.iter().flat_map(|adopted| &adopted.keep).map(|part| part.key()).collect();
    let beyond = found.distribution.iter().flat_map(|one| &one.beyond);
    let view = forecast.view(&site.spec, world);
    if out.json() {
        let ops: Vec<_> = view.steps.iter().flat_map(|step| &step.ops).collect();
        out.value(&json!({
            "v": VERSION, "event": "adoption", "project": saved.project.name, "account": found.caller.account,
            "bucket": found.bucket, "region": found.region,
            "distribution": found.distribution.as_ref().map(|one| &one.id), "score": score.points, "hold": score.hold,
            "of": score.of, "findings": findings, "upgrades": score.upgrades, "kept": kept,
            "beyond": beyond.collect::<Vec<_>>(), "ops": ops,
        }));
        return;
    }
    let files = world.buckets.get(&found.bucket).and_then(|bucket| bucket.objects.seen()).map_or(0, |all| all.len());
    let visitor = words.plain("cli-adopt-visitor");
    let bucket = format!("S3 {} ({}, {files})", found.bucket, found.region);
    match &found.distribution {
        Some(one) => {
            let names = std::iter::once(&one.domain).chain(&one.settings.names.aliases);
            let names = names.map(String::as_str).collect::<Vec<_>>().join(", ");
            let origin = &one.settings.origin;
            let access = naru_core::cdn::Field::Origin(origin.clone()).shown();
            out.line(&format!("{visitor} ──▸ {names} ──▸ CloudFront {} ──▸ {bucket}", one.id));
            out.line(&format!("  {access}"));
        }
        None => out.line(&format!("{visitor} ──▸ {bucket}")),
    }
    points(score, out);
    for finding in &findings {
        let severity = words.plain(&format!("doctor-severity-{}", finding.severity.key()));
        out.line(&format!("  {severity} · {}: {}", finding.rule, words.of(&finding.title)));
    }
    upgrades(score, out);
    let kept = kept.iter().map(|part| words.plain(&format!("adopt-part-{part}"))).collect::<Vec<_>>().join(", ");
    out.line(&words.text("cli-adopt-kept", &pairs([("parts", kept)])));
    for one in beyond {
        let what = words.plain(&format!("beyond-{}", one.what));
        let value = if one.value.is_empty() { String::new() } else { format!(": {}", one.value) };
        out.line(&format!("  {}{value}", words.text("cli-adopt-beyond", &pairs([("what", what)]))));
    }
    out.line(&words.plain("cli-adopt-changes"));
    out.forecast(&view, false);
}

fn points(score: &Score, out: &Out) {
    let args =
        pairs([("points", score.points.to_string()), ("hold", score.hold.to_string()), ("of", score.of.to_string())]);
    out.line(&out.words().text("cli-adopt-score", &args));
}

fn upgrades(score: &Score, out: &Out) {
    let words = out.words();
    for line in score.upgrades.iter().filter(|line| line.standing != Standing::Holds) {
        let key = line.upgrade.key();
        let standing = words.text(&standing_key(line.standing), &after(line.standing, out));
        out.line(&format!("  {key:<9} {} · {standing}", words.plain(&format!("upgrade-{key}"))));
        if line.standing == Standing::Offered {
            for part in ["notice", "price"] {
                out.line(&format!("            {}", words.plain(&format!("upgrade-{key}-{part}"))));
            }
        }
    }
}

fn standing_key(standing: Standing) -> String {
    let key = match standing {
        Standing::Holds => "holds",
        Standing::Offered => "offered",
        Standing::After(_) => "after",
        Standing::Unknown => "unknown",
    };
    format!("upgrade-standing-{key}")
}

fn after(standing: Standing, out: &Out) -> Args {
    match standing {
        Standing::After(first) => pairs([("first", out.words().plain(&format!("upgrade-{}", first.key())))]),
        Standing::Holds | Standing::Offered | Standing::Unknown => Args::new(),
    }
}
