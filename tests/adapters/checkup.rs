//! The doctor's own checkup over a site of a test: the look of every step, what he asks beside it, and his rules.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::Response;
use naru_adapters::clock::SystemClock;
use naru_adapters::crossing;
use naru_adapters::doctor::{Examined, examine, examine_error};
use naru_adapters::home::{Home, SavedProject};
use naru_adapters::sites::SiteWish;
use naru_core::cloud::Cloud;
use naru_core::engine::{self, Run};
use naru_core::event::Goal;
use naru_core::journal::{Journal, MemoryJournal};
use naru_core::recipe::STATIC_SITE;
use naru_core::spec::Spec;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::passing::{self, Way};
use super::site::Site;

/// A home in which the site's project lies.
pub struct Clinic {
    home: Home,
    wish: SiteWish,
    _dir: tempfile::TempDir,
}

impl Clinic {
    pub fn of(site: &Site) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::at(dir.path().join("home"));
        let saved = SavedProject { path: home.project_path(&site.project), project: site.project.clone() };
        home.add_project(&saved).unwrap();
        Self { home, wish: SiteWish::remembered(saved), _dir: dir }
    }

    /// As `naru doctor` looks and judges.
    pub async fn examined(&self, site: &Site, cloud: Box<dyn Cloud>) -> Examined {
        self.examined_as(site, cloud, |_| {}).await
    }

    /// The same of a site that is wanted in another way.
    pub async fn examined_as(&self, site: &Site, cloud: Box<dyn Cloud>, change: impl FnOnce(&mut Spec)) -> Examined {
        let mut spec = site.spec();
        change(&mut spec);
        let cancel = CancellationToken::new();
        let journal = MemoryJournal::default();
        if let Some(trouble) = site.journal.trouble(&spec.site, &spec.place()).unwrap() {
            let run = site.journal.history(&spec.site, 1).unwrap().remove(0);
            journal.begin(&run).unwrap();
            journal.stopped(&run, &trouble).unwrap();
        }
        let looked = engine::look(&Run {
            steps: &STATIC_SITE,
            goal: Goal::Build,
            spec: &spec,
            cloud: cloud.as_ref(),
            journal: &journal,
            clock: &SystemClock,
            cancel: &cancel,
            gate: &Arc::default(),
            emit: &|_| {},
            wait: false,
        })
        .await;
        let open = crossing::Site {
            spec,
            cloud,
            journal: Box::new(journal),
            lock: None,
            edge: None,
            gate: Arc::default(),
            reading: Arc::default(),
        };
        match looked {
            Ok(world) => examine(&self.home, &self.wish, &open, world, None, &cancel).await.unwrap(),
            Err(error) => examine_error(&self.home, &self.wish, error).await.unwrap(),
        }
    }
}

/// The rules that found something.
pub fn rules(examined: &Examined) -> Vec<&'static str> {
    examined.findings.iter().map(|found| found.rule).collect()
}

/// What was found, for a test that fails.
pub fn told(examined: &Examined) -> String {
    let lines = examined.findings.iter().map(|found| format!("{} {:?}", found.form, found.evidence));
    lines.collect::<Vec<_>>().join("\n")
}

/// AWS's own refusals, as the rules' tests replay them: status, code, words.
pub fn recorded(name: &str) -> (u16, &'static str, &'static str) {
    let all: BTreeMap<String, Value> = serde_json::from_str(include_str!("../core/doctor/errors.json")).unwrap();
    let text = |part: &str| -> &'static str { all[name][part].as_str().unwrap().to_owned().leak() };
    (u16::try_from(all[name]["status"].as_u64().unwrap()).unwrap(), text("code"), text("message"))
}

/// AWS's own answer to a visitor, as the rules' tests replay it.
pub fn reply(name: &str) -> Response<Body> {
    let path = format!("{}/../../tests/core/doctor/{name}.http", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (head, body) = text.split_once("\n\n").unwrap();
    let mut lines = head.lines();
    let mut reply = Response::builder().status(lines.next().unwrap().split(' ').nth(1).unwrap());
    for (name, value) in lines.map(|line| line.split_once(": ").unwrap()) {
        reply = reply.header(name, value);
    }
    reply.body(Body::from(body.to_owned())).unwrap()
}

/// A way in whose answers to some paths can be put in the place of the real ones.
#[derive(Clone, Default)]
pub struct Played(Arc<Mutex<BTreeMap<String, &'static str>>>);

impl Played {
    /// Before what answers at this address; gives its own.
    pub async fn before(&self, url: &str) -> String {
        let (way, played) = (Way::to(url), self.clone());
        passing::serve(move |asked| {
            let (way, played) = (way.clone(), played.clone());
            async move {
                let said = {
                    let all = played.0.lock().unwrap();
                    all.get(&asked.path).or(all.get("*")).copied()
                };
                match said {
                    Some(name) => reply(name),
                    None => way.pass(&asked, &asked.host).await,
                }
            }
        })
        .await
    }

    /// From now on this path gets that recorded answer; `*` is every path.
    pub fn says(&self, path: &str, name: &'static str) {
        self.0.lock().unwrap().insert(path.to_owned(), name);
    }
}
