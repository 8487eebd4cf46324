//! The environment a binary starts in, settled once and for all.

use crate::aws::{ENDPOINT_VARIABLES, REVEALING_VARIABLES, take_endpoints_from_env};

/// This computer, as `NO_PROXY` names it.
const HERE: &str = "localhost,127.0.0.1,::1";

/// Clears variables that make the SDK log what it otherwise hides, and those that would send session tokens to
/// whoever they name: these are read once, and shown instead. And no proxy stands between this computer and itself.
///
/// To be called first in `main`, before any other thread exists.
pub fn settle() {
    take_endpoints_from_env();
    let spared =
        [std::env::var("NO_PROXY").or_else(|_| std::env::var("no_proxy")).unwrap_or_default(), HERE.to_owned()];
    let spared = spared.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(",");
    #[expect(unsafe_code, reason = "the only way to change the environment since the 2024 edition")]
    // SAFETY: `main` calls this first, before any other thread exists.
    unsafe {
        for name in REVEALING_VARIABLES.into_iter().chain(ENDPOINT_VARIABLES).chain(["no_proxy"]) {
            std::env::remove_var(name);
        }
        std::env::set_var("NO_PROXY", spared);
    }
}
