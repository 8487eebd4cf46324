//! Step *folder*: the build folder is what it should be. It changes nothing; what it refuses stops the run.

use async_trait::async_trait;

use crate::cloud::Reader;
use crate::error::Result;
use crate::plan::Plan;
use crate::spec::Spec;
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct FolderStep;

static CARD: Card =
    Card { id: StepId::Folder, identity: Identity::D, permissions: &[], needs: &[], usual_seconds: 1, outside: false };

#[async_trait]
impl Step for FolderStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        world.folder = match &spec.folder {
            Some(wish) => Fact::Seen(cloud.folder().scan(wish).await?),
            None => Fact::Absent,
        };
        Ok(())
    }

    fn build(&self, _: &Spec, world: &World) -> Plan {
        match world.folder {
            Fact::Seen(_) => Plan::Done,
            Fact::Unseen | Fact::Absent | Fact::Denied(_) => Plan::NotAsked,
        }
    }

    fn clear(&self, _: &Spec, _: &World) -> Plan {
        Plan::NotAsked
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        None
    }
}
