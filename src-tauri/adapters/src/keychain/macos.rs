//! macOS: the login keychain. Untried on a real one.

use std::collections::HashMap;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring_core::{CredentialStore, Error as StoreError};
use naru_core::credential::KeychainState;

/// Whether any call may ask a person for a password. The system asks by itself, and nobody can tell beforehand.
pub(super) const PROMPTS: bool = true;

/// The store, opened anew.
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = Store::new()?;
    Ok(store)
}

/// What a new item gets besides its names.
pub(super) fn modifiers() -> HashMap<&'static str, &'static str> {
    HashMap::new()
}

/// Nothing can be seen without asking.
pub(super) fn look() -> KeychainState {
    KeychainState::Ready
}

/// What an error of the store says about the keychain. Codes: `SecBase.h` of Apple's Security framework.
pub(super) fn state_of(error: &StoreError) -> KeychainState {
    let (StoreError::NoStorageAccess(inner) | StoreError::PlatformFailure(inner)) = error else {
        return KeychainState::Failed;
    };
    match inner.downcast_ref::<security_framework::base::Error>().map(|error| error.code()) {
        // User cancelled; wrong password; may not ask; write permission.
        Some(-128 | -25_293 | -25_308 | -61) => KeychainState::Locked,
        // No such keychain; not a keychain; no default keychain.
        Some(-25_294 | -25_295 | -25_307) => KeychainState::NoCollection,
        // Not available.
        Some(-25_291) => KeychainState::NoService,
        _ => KeychainState::Failed,
    }
}
