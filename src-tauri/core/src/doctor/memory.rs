//! What the last run stopped with, and for how long that says something: a look that went well knows better about keys
//! and folders, and what AWS asks to wait for passes by itself.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::error::{Code, Exit};
use crate::journal::Trouble;

/// After so long nothing is left of what passes by itself: as long as rule B2 lets one wait for a deleted bucket's name.
const PASSES_SECONDS: i64 = 2 * 60 * 60;

/// Whether it still counts, where the look now went well.
pub(super) fn counts(trouble: &Trouble, now: Option<OffsetDateTime>) -> bool {
    let recent = || {
        let at = OffsetDateTime::parse(&trouble.at, &Rfc3339).ok();
        now.zip(at).is_some_and(|(now, at)| (now - at).whole_seconds() <= PASSES_SECONDS)
    };
    match (trouble.error.code, trouble.error.exit()) {
        (Code::NotFreeYet, _) | (_, Exit::Network) => recent(),
        // Whoever could look now has a key that works; whether it may do everything, only a run tells.
        (code, Exit::Auth) => matches!(code, Code::AccessDenied | Code::NotActivated),
        // The folder was scanned by this look, and a question is no fault.
        (code, Exit::Safety) => code == Code::PublicBlocked,
        (_, Exit::Conflict | Exit::Partial | Exit::Internal) => true,
        (_, Exit::Ok | Exit::Usage | Exit::Waiting | Exit::Cancelled) => false,
    }
}
