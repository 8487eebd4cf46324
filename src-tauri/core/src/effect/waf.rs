//! What AWS WAF's ops do to the world.

use super::Made;
use crate::firewall::{WebAcl, arn, placeholder};
use crate::op::WafOp;
use crate::world::{Fact, World};

pub(super) fn waf(op: &WafOp, made: &[Made], world: &mut World) {
    let version = || {
        let given = made.iter().find_map(|made| match made {
            Made::Version { etag } => Some(etag.clone()),
            _ => None,
        });
        given.unwrap_or_else(|| placeholder::TOKEN.to_owned())
    };
    match op {
        WafOp::Create { name, mode, tags } => {
            let given = made.iter().find_map(|made| match made {
                Made::Id { id } => Some(id.clone()),
                _ => None,
            });
            let id = given.unwrap_or_else(|| placeholder::ID.to_owned());
            let account = world.caller.seen().map_or("", |caller| caller.account.as_str());
            world.firewall = Fact::Seen(WebAcl {
                arn: arn(account, name, &id),
                id,
                name: name.clone(),
                lock_token: version(),
                tags: Fact::Seen(tags.clone()),
                mode: Some(*mode),
            });
        }
        WafOp::SetMode { mode, .. } => {
            if let Some(acl) = world.firewall.seen_mut() {
                acl.mode = Some(*mode);
                acl.lock_token = version();
            }
        }
        WafOp::Delete { .. } => world.firewall = Fact::Absent,
    }
}
