//! A step: one thing a person could do by hand in the console. It looks, and says purely what is missing.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cloud::Reader;
use crate::error::Result;
use crate::event::Text;
use crate::plan::Plan;
use crate::policy::Permission;
use crate::spec::Spec;
use crate::world::World;

/// The steps there are. A step's words are `step-<key>`, `-what`, `-why`, `-console`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepId {
    /// Who am I, in which account and Region.
    Account,
    /// The build folder.
    Folder,
    /// The bucket.
    Bucket,
    /// Who may read it.
    Access,
    /// The files.
    Files,
    /// The distribution before the bucket.
    Distribution,
    /// What paths that are no files become.
    Routing,
    /// The firewall before the distribution.
    Firewall,
    /// Edges forget what has changed.
    Invalidation,
    /// The user that deploys from now on.
    Deployer,
    /// The real addresses answer.
    Answers,
    /// The hosted zones of the site's own domain.
    Zone,
    /// Who answers for the domain.
    Delegation,
    /// The certificate.
    Certificate,
    /// The distribution's own names.
    Names,
    /// Where the names lead.
    Alias,
    /// The site's own names answer.
    DomainAnswers,
    /// Route 53 asks the main name again and again.
    Health,
}

impl StepId {
    /// All steps of all recipes.
    pub const ALL: [Self; 18] = [
        Self::Account,
        Self::Folder,
        Self::Bucket,
        Self::Access,
        Self::Files,
        Self::Distribution,
        Self::Routing,
        Self::Firewall,
        Self::Invalidation,
        Self::Deployer,
        Self::Answers,
        Self::Zone,
        Self::Delegation,
        Self::Certificate,
        Self::Names,
        Self::Alias,
        Self::DomainAnswers,
        Self::Health,
    ];

    /// The kebab-case name used in word keys and `--json`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Folder => "folder",
            Self::Bucket => "bucket",
            Self::Access => "access",
            Self::Files => "files",
            Self::Distribution => "distribution",
            Self::Routing => "routing",
            Self::Firewall => "firewall",
            Self::Invalidation => "invalidation",
            Self::Deployer => "deployer",
            Self::Answers => "answers",
            Self::Zone => "zone",
            Self::Delegation => "delegation",
            Self::Certificate => "certificate",
            Self::Names => "names",
            Self::Alias => "alias",
            Self::DomainAnswers => "domain-answers",
            Self::Health => "health",
        }
    }
}

/// Which identity a step needs: the set-up one, or the daily one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Identity {
    /// Set-up: may make and remove things.
    S,
    /// Daily: may deploy files.
    D,
}

/// What is always true of a step.
#[derive(Debug)]
pub struct Card {
    /// Which step.
    pub id: StepId,
    /// Who needs it.
    pub identity: Identity,
    /// What its look and its ops ask for. The policies are rendered from these rows.
    pub permissions: &'static [Permission],
    /// Steps that must be done before, if the recipe has them.
    pub needs: &'static [StepId],
    /// Usual length in seconds.
    pub usual_seconds: u64,
    /// A check of the outside: it has no ops, and looks only once the steps before it are done.
    pub outside: bool,
}

/// A thing of the account that a step may use in place of one of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// How it is named in a wish.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// One step of a recipe. `look` gets a [`Reader`], so it cannot write; the rest is pure.
#[async_trait]
pub trait Step: Send + Sync {
    /// What is always true of it.
    fn card(&self) -> &'static Card;

    /// Fills in the world with everything of this site that concerns the step, asked for or not.
    ///
    /// # Errors
    /// As the outside answers. A refused read of what only set-up needs is no error but a
    /// [`crate::world::Fact::Denied`]; without its account, or the list of its bucket, no step can go on.
    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()>;

    /// What is missing for the step to be built.
    fn build(&self, spec: &Spec, world: &World) -> Plan;

    /// What of ours is left to be cleared: `naru destroy` walks this, backwards.
    fn clear(&self, spec: &Spec, world: &World) -> Plan;

    /// Where this lies in the AWS console, as a link.
    fn console(&self, spec: &Spec, world: &World) -> Option<String>;

    /// What a person should know that is no change: word keys `note-<what>`.
    fn notes(&self, _: &Spec, _: &World) -> Vec<Text> {
        Vec::new()
    }

    /// What stands in the account that could be chosen here.
    fn choices(&self, _: &Spec, _: &World) -> Vec<Choice> {
        Vec::new()
    }
}
