//! A case: what is wanted beside what was seen, and the few things that many rules ask of both.

use std::collections::BTreeMap;

use super::evidence::{Evidence, HttpSight, said, service_code};
use super::{Finding, Fix, memory};
use crate::cdn::Distribution;
use crate::deploy::manifest::{Manifest, ManifestState};
use crate::error::{Code, Error};
use crate::journal::Trouble;
use crate::names::{BucketName, Key};
use crate::shell::{Arg, Command};
use crate::site::distribution::of_site;
use crate::spec::{Access, Spec, Venue};
use crate::step::StepId;
use crate::world::{Bucket, Object, World};

/// See the module.
pub(super) struct Case<'a> {
    /// What is wanted.
    pub(super) spec: &'a Spec,
    /// The same, with the answer that hand edits may be set back: who asks for a fix has given it.
    pub(super) mending: Spec,
    /// What was seen.
    pub(super) seen: &'a Evidence,
}

impl<'a> Case<'a> {
    pub(super) fn new(spec: &'a Spec, seen: &'a Evidence) -> Self {
        let mut mending = spec.clone();
        mending.answers.mend = true;
        Self { spec, mending, seen }
    }

    pub(super) fn world(&self) -> &'a World {
        &self.seen.world
    }

    /// The error that this look stopped with, or else the last run, as far as it still says something.
    pub(super) fn error(&self) -> Option<&'a Error> {
        self.seen.error.as_ref().or_else(|| self.remembered().map(|trouble| &trouble.error))
    }

    /// What the last run stopped with, unless this look stopped, too, or says better.
    pub(super) fn remembered(&self) -> Option<&'a Trouble> {
        let trouble = self.seen.remembered.as_ref().filter(|_| self.seen.error.is_none())?;
        let other = trouble.error.args.get("bucket").filter(|name| *name != "?");
        let here = other.is_none_or(|name| self.bucket_name().is_some_and(|ours| ours.as_str() == name));
        (here && memory::counts(trouble, self.seen.now)).then_some(trouble)
    }

    /// That error, if it has this code.
    pub(super) fn stopped_by(&self, code: Code) -> Option<&'a Error> {
        self.error().filter(|error| error.code == code)
    }

    /// That error, if the service called it one of these.
    pub(super) fn answered(&self, codes: &[&str]) -> Option<&'a Error> {
        self.error().filter(|error| service_code(error).is_some_and(|code| codes.contains(&code)))
    }

    /// That error, if the service's own sentence holds this.
    pub(super) fn told(&self, words: &str) -> Option<&'a Error> {
        self.error().filter(|error| said(error).contains(words))
    }

    pub(super) fn bucket_name(&self) -> Option<BucketName> {
        self.spec.bucket(self.world())
    }

    pub(super) fn bucket(&self) -> Option<&'a Bucket> {
        self.world().buckets.get(&self.bucket_name()?)
    }

    /// What lies in the bucket, if it was listed.
    pub(super) fn objects(&self) -> Option<&'a BTreeMap<Key, Object>> {
        self.bucket()?.objects.seen().map(|all| &**all)
    }

    /// Whether an object of this name lies in the bucket; `None` if nobody listed it.
    pub(super) fn has(&self, key: &str) -> Option<bool> {
        self.objects().map(|all| all.keys().any(|one| one.as_str() == key))
    }

    /// The object of this name.
    pub(super) fn object(&self, key: &str) -> Option<&'a Object> {
        self.objects()?.iter().find(|(one, _)| one.as_str() == key).map(|(_, object)| object)
    }

    /// Releases that were finished, newest last.
    pub(super) fn releases(&self) -> impl DoubleEndedIterator<Item = &'a Manifest> + use<'a> {
        let all = self.bucket().and_then(|bucket| bucket.releases.seen());
        all.into_iter().flatten().filter(|release| release.state == ManifestState::Finished)
    }

    /// The site's distribution: ours, else one that was made by hand before this bucket.
    pub(super) fn cdn(&self) -> Option<&'a Distribution> {
        let before = |one: &&Distribution| {
            self.bucket_name().is_some_and(|name| {
                let host = &one.settings.origin.domain;
                host.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(".s3"))
            })
        };
        of_site(self.spec, self.world()).or_else(|| self.world().distributions.seen()?.values().find(before))
    }

    /// The start page's file.
    pub(super) fn index(&self) -> &'a str {
        match &self.spec.access {
            Access::Classic { index, .. } => index,
            Access::Private => "index.html",
        }
    }

    /// Whether the site is wanted open to all, at S3's own website address.
    pub(super) fn is_classic(&self) -> bool {
        matches!(self.spec.access, Access::Classic { .. })
    }

    pub(super) fn at_aws(&self) -> bool {
        self.spec.venue == Venue::Aws
    }

    /// What visitors' requests got: all but those that asked S3 past the distribution.
    pub(super) fn visits(&self) -> impl Iterator<Item = &'a HttpSight> + use<'a> {
        let classic = self.cdn().is_none();
        self.seen.http.iter().filter(move |sight| {
            let host = sight.host();
            classic || !(host.ends_with(".amazonaws.com") && host.contains(".s3"))
        })
    }

    /// A visit of this very path.
    pub(super) fn visit(&self, path: &str) -> Option<&'a HttpSight> {
        self.visits().find(|sight| sight.path() == path)
    }

    /// Visits of the start page, by each of the site's names.
    pub(super) fn roots(&self) -> impl Iterator<Item = &'a HttpSight> + use<'a> {
        self.visits().filter(|sight| sight.path() == "/")
    }

    /// Whether a path is one that Naru asks for because it is not there.
    pub(super) fn is_probe(path: &str) -> bool {
        path.starts_with("/naru-check/")
    }

    /// The names visitors are to use.
    pub(super) fn names(&self) -> Vec<String> {
        let wanted = self.seen.domain.iter().flat_map(|domain| domain.names.iter().map(ToString::to_string));
        let mut all: Vec<String> = wanted.collect();
        if all.is_empty() {
            all.extend(self.cdn().into_iter().flat_map(|cdn| cdn.settings.names.aliases.iter().cloned()));
        }
        all
    }

    /// `aws …`, meaning the same account as the project.
    pub(super) fn aws<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Command {
        Command::aws(words).text(self.spec.aws_args.iter().map(String::as_str))
    }

    /// `aws …` with a JSON file behind a flag.
    pub(super) fn aws_json<'w>(
        &self,
        words: impl IntoIterator<Item = &'w str>,
        flag: &str,
        file: &str,
        value: &serde_json::Value,
    ) -> Command {
        let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
        Command::aws(words).arg(flag, Arg::file_url(file, text)).text(self.spec.aws_args.iter().map(String::as_str))
    }

    /// Any other command.
    pub(super) fn command<'w>(words: impl IntoIterator<Item = &'w str>) -> Command {
        Command { words: Vec::new(), approximate: false }.text(words)
    }

    /// Where the project keeps the site's domain, the step does it; elsewhere a person, with the commands at hand.
    pub(super) fn stepped(&self, found: Finding, step: StepId) -> Finding {
        if self.spec.domain.is_some() { found.fix(Fix::Run(step)) } else { found }
    }

    /// A rule's finding; one by what the last run stopped with says when that was.
    pub(super) fn dated(&self, rule: &'static str, found: Finding) -> Finding {
        let found = Finding { rule, ..found };
        let Some(trouble) = self.remembered() else { return found };
        let quoted = found.evidence.iter().any(|line| line.what == "answer" && line.value == said(&trouble.error));
        if quoted { found.saw("when", &trouble.at) } else { found }
    }

    /// A finding that shows what the service said.
    pub(super) fn quoting(found: Finding, error: &Error) -> Finding {
        found.saw("answer", said(error))
    }
}
