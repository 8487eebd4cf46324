//! Linux and its kin: the Secret Service of GNOME Keyring, KDE's wallet or KeePassXC, over D-Bus.

use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::Arc;

use keyring_core::{CredentialStore, Error as StoreError};
use naru_core::credential::KeychainState;
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;
use zbus_secret_service_keyring_store::Store;

/// Whether any call may ask a person for a password. Here one can look first.
pub(super) const PROMPTS: bool = false;

/// The store, opened anew.
pub(super) fn store() -> keyring_core::Result<Arc<CredentialStore>> {
    let store: Arc<CredentialStore> = Store::new()?;
    Ok(store)
}

/// What a new item gets besides its names.
pub(super) fn modifiers() -> HashMap<&'static str, &'static str> {
    HashMap::from([("label", "Naru: AWS access key")])
}

/// How the keychain looks without writing and without asking anybody for a password: ready only means that
/// nothing is in the way yet.
pub(super) fn look() -> KeychainState {
    // Nothing secret is said over this session.
    let service = match SecretService::connect(EncryptionType::Plain) {
        Ok(service) => service,
        Err(error) => {
            return match state(&error) {
                KeychainState::NoService => KeychainState::NoService,
                // Some service that does not know plain sessions.
                _ => KeychainState::Ready,
            };
        }
    };
    match service.get_default_collection().and_then(|collection| collection.is_locked()) {
        Ok(true) => KeychainState::Locked,
        Ok(false) => KeychainState::Ready,
        Err(error) => state(&error),
    }
}

/// What an error of the store says about the keychain.
pub(super) fn state_of(error: &StoreError) -> KeychainState {
    match error {
        StoreError::NoStorageAccess(inner) | StoreError::PlatformFailure(inner) => {
            inner.downcast_ref().map_or(KeychainState::Failed, state)
        }
        _ => KeychainState::Failed,
    }
}

fn state(error: &secret_service::Error) -> KeychainState {
    use secret_service::Error as E;
    match error {
        E::Locked | E::Prompt | E::PromptDisconnected => KeychainState::Locked,
        E::NoResult => KeychainState::NoCollection,
        E::Unavailable => KeychainState::NoService,
        other => of_the_bus(other),
    }
}

/// D-Bus says by name what is wrong; a bus that went away is a broken socket.
fn of_the_bus(error: &secret_service::Error) -> KeychainState {
    let text = error.to_string();
    let says = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if says(&["Secret.Error.IsLocked"]) {
        KeychainState::Locked
    } else if broken(error) || says(&["ServiceUnknown", "NameHasNoOwner", "DBus.Error.Spawn", "Error.Disconnected"]) {
        KeychainState::NoService
    } else {
        KeychainState::Failed
    }
}

fn broken(error: &secret_service::Error) -> bool {
    let mut next = error.source();
    while let Some(error) = next {
        if error.is::<std::io::Error>() || error.is::<Arc<std::io::Error>>() {
            return true;
        }
        next = error.source();
    }
    false
}
