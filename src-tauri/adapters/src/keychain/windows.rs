//! Windows: the Credential Manager of this computer. Untried on a real one.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::{CredentialStore, Error as StoreError};
use naru_core::credential::KeychainState;
use windows_native_keyring_store::Store;

/// Whether any call may ask a person for a password. It is unlocked with the session.
pub(super) const PROMPTS: bool = false;

/// The store, opened anew.
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = Store::new()?;
    Ok(store)
}

/// What a new item gets besides its names: the default would let it roam with the domain profile.
pub(super) fn modifiers() -> HashMap<&'static str, &'static str> {
    HashMap::from([("persistence", "Local")])
}

/// Nothing can be seen without writing.
pub(super) fn look() -> KeychainState {
    KeychainState::Ready
}

/// What an error of the store says about the keychain.
pub(super) fn state_of(error: &StoreError) -> KeychainState {
    match error {
        // A network logon has no credential set.
        StoreError::NoStorageAccess(_) => KeychainState::NoService,
        _ => KeychainState::Failed,
    }
}
