//! Step *folder*: the build folder is what it should be. It changes nothing; what it refuses stops the run.

use async_trait::async_trait;

use crate::cloud::Reader;
use crate::deploy::folder::FolderView;
use crate::error::{Code, Error, Result};
use crate::plan::Plan;
use crate::spec::{Access, Spec};
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
            Some(wish) => {
                let folder = cloud.folder().scan(wish).await?;
                check_documents(spec, &folder)?;
                Fact::Seen(folder)
            }
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

/// A public website answers with its documents, so they have to be there.
fn check_documents(spec: &Spec, folder: &FolderView) -> Result<()> {
    let Access::Classic { index, error } = &spec.access else { return Ok(()) };
    match [index, error].into_iter().find(|document| folder.file(document).is_none()) {
        Some(missing) => Err(Error::new(Code::FolderNoDocument).arg("file", missing).arg("path", &folder.root)),
        None => Ok(()),
    }
}
