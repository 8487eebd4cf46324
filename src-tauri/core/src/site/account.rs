//! Step *account*: who am I, in which account. It changes nothing.

use async_trait::async_trait;

use crate::cloud::Reader;
use crate::error::{Code, Error, Result};
use crate::plan::Plan;
use crate::policy::{Action, Permission};
use crate::spec::{Spec, Venue};
use crate::step::{Card, Identity, Step, StepId};
use crate::world::{Fact, World};

/// See the module.
#[derive(Debug)]
pub struct AccountStep;

static CARD: Card = Card {
    id: StepId::Account,
    identity: Identity::D,
    // The second is the search by tag at the end of a take-back: [`crate::tagged`].
    permissions: &[Permission::Look(Action::GetCallerIdentity), Permission::Clear(Action::GetTagged)],
    needs: &[],
    usual_seconds: 1,
    outside: false,
};

#[async_trait]
impl Step for AccountStep {
    fn card(&self) -> &'static Card {
        &CARD
    }

    async fn look(&self, cloud: &dyn Reader, spec: &Spec, world: &mut World) -> Result<()> {
        let caller = cloud.sts().caller().await?;
        // Local clouds call their only key root, so root is refused at AWS alone.
        if caller.is_root() && spec.venue == Venue::Aws {
            return Err(Error::new(Code::RootRefused));
        }
        // An emulator's account is nobody's.
        if let Some(want) = &spec.account
            && spec.venue == Venue::Aws
            && *want != caller.account
        {
            return Err(Error::new(Code::WrongAccount)
                .arg("want", crate::format::account(want.as_str()))
                .arg("have", crate::format::account(caller.account.as_str())));
        }
        world.caller = Fact::Seen(caller);
        Ok(())
    }

    fn build(&self, _: &Spec, world: &World) -> Plan {
        match &world.caller {
            Fact::Seen(_) => Plan::Done,
            Fact::Denied(action) => Plan::Unseen { action: action.clone() },
            Fact::Unseen | Fact::Absent => Plan::Blocked(StepId::Account),
        }
    }

    fn clear(&self, spec: &Spec, world: &World) -> Plan {
        self.build(spec, world)
    }

    fn console(&self, _: &Spec, _: &World) -> Option<String> {
        Some("https://console.aws.amazon.com/iam/home#/home".to_owned())
    }
}
