//! The system's keychain: where the secrets of kept credentials lie. One item a credential; what is not secret about
//! it lies elsewhere ([`crate::keys`]).
//!
//! Every call answers within three seconds, or within a minute while the desktop asks for a password. Calls go through
//! one thread of their own, since Windows reorders those of several; the store is opened anew each time, so that a
//! keychain that is started later is seen.

#[cfg(all(unix, not(target_vendor = "apple")))]
#[path = "secret_service.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod system;
mod worker;

use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use keyring_core::{Entry, Error as StoreError};
use naru_core::credential::{AccessKey, CredentialId, KeychainState};
use naru_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use worker::{Asked, ask};

/// The service under which every item lies. Windows joins it to the id with a dot, which no id holds.
pub const SERVICE: &str = "app.naru.desktop";
/// What the Windows Credential Manager takes in one item, in bytes.
pub const ITEM_BYTES: usize = 2560;

/// How often this process has looked whether the keychain can be written to.
static PROBES: AtomicU32 = AtomicU32::new(0);

/// How the keychain stands, told by writing to it: with nothing to keep keys in, reading answers as if a key were
/// merely missing. A locked keychain is not asked to unlock.
pub async fn state() -> KeychainState {
    ask(|asked| {
        match system::look() {
            KeychainState::Ready => {}
            other => return Ok(other),
        }
        if system::PROMPTS {
            asked.prompting();
        }
        // An item of its own: another Naru may probe at the same moment, and would take it from under this one.
        let name = format!("probe-{}-{}", std::process::id(), PROBES.fetch_add(1, Ordering::Relaxed));
        let probe = || {
            let entry = entry(&name)?;
            entry.set_secret(b"bmFydQ==")?;
            entry.delete_credential()
        };
        Ok(probe().map_or_else(|error| system::state_of(&error), |()| KeychainState::Ready))
    })
    .await
    .unwrap_or_else(|error| match error.code {
        // Another call waits for the password already.
        Code::KeychainLocked => KeychainState::Locked,
        _ => KeychainState::Failed,
    })
}

/// Saves a key; a locked keychain asks for its password.
///
/// # Errors
/// `NoKeychain`, `NoKeyring`, `KeychainLocked`, `KeychainFailed`. Nothing is saved then.
pub async fn save(id: &CredentialId, key: &AccessKey) -> Result<()> {
    let (id, sealed) = (id.clone(), sealed(key)?);
    ask(move |asked| {
        may_prompt(asked);
        let entry = entry(id.as_str()).map_err(|error| failed(&error))?;
        entry.set_secret(sealed.as_bytes()).map_err(|error| failed(&error))?;
        // Whoever asked has said by now that it failed.
        if asked.given_up() {
            let _ = entry.delete_credential();
        }
        Ok(())
    })
    .await
}

/// Reads a key; `None` if it is not there.
///
/// # Errors
/// `NoKeychain`, `NoKeyring`, `KeychainLocked`, `KeychainFailed`.
pub async fn read(id: &CredentialId) -> Result<Option<AccessKey>> {
    let id = id.clone();
    ask(move |asked| {
        may_prompt(asked);
        match entry(id.as_str()).and_then(|entry| entry.get_secret()) {
            Ok(bytes) => opened(Zeroizing::new(bytes)).map(Some),
            // Without a collection everything is merely missing.
            Err(StoreError::NoEntry) if system::look() == KeychainState::NoCollection => {
                Err(Error::new(Code::NoKeyring))
            }
            Err(StoreError::NoEntry) => Ok(None),
            Err(error) => Err(failed(&error)),
        }
    })
    .await
}

/// Removes a key; one that is gone already is no error.
///
/// # Errors
/// `NoKeychain`, `KeychainLocked`, `KeychainFailed`.
pub async fn remove(id: &CredentialId) -> Result<()> {
    let id = id.clone();
    ask(move |asked| {
        may_prompt(asked);
        let removed = match entry(id.as_str()).and_then(|entry| entry.delete_credential()) {
            // Restored from a backup, perhaps, into a second collection.
            Err(StoreError::Ambiguous(all)) => all.iter().try_for_each(Entry::delete_credential),
            other => other,
        };
        match removed {
            Ok(()) | Err(StoreError::NoEntry) => Ok(()),
            Err(error) => Err(failed(&error)),
        }
    })
    .await
}

fn entry(user: &str) -> keyring_core::Result<Entry> {
    system::store()?.build(SERVICE, user, Some(&system::modifiers()))
}

fn may_prompt(asked: &Asked<'_>) {
    if system::PROMPTS || system::look() == KeychainState::Locked {
        asked.prompting();
    }
}

fn failed(error: &StoreError) -> Error {
    let code = match system::state_of(error) {
        KeychainState::Locked => Code::KeychainLocked,
        KeychainState::NoCollection => Code::NoKeyring,
        KeychainState::NoService => Code::NoKeychain,
        KeychainState::Ready | KeychainState::Failed => Code::KeychainFailed,
    };
    Error::new(code).detail(error)
}

/// What an item holds: base64, since KDE's wallet takes text alone, of this as JSON.
#[derive(Serialize)]
struct Sealed<'a> {
    id: &'a str,
    secret: &'a str,
}

#[derive(Deserialize)]
struct Opened {
    id: String,
    secret: String,
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

fn sealed(key: &AccessKey) -> Result<Zeroizing<String>> {
    let json = serde_json::to_vec(&Sealed { id: key.id(), secret: key.secret() }).map(Zeroizing::new);
    let text = Zeroizing::new(BASE64_STANDARD.encode(json.map_err(Error::unexpected)?));
    if text.len() > ITEM_BYTES {
        return Err(Error::new(Code::KeychainFailed).detail(format!("more than {ITEM_BYTES} bytes")));
    }
    Ok(text)
}

fn opened(bytes: Zeroizing<Vec<u8>>) -> Result<AccessKey> {
    // An error of these would repeat what it could not read.
    let strange = || Error::new(Code::KeychainFailed).detail("the item is not one that Naru wrote");
    let json = BASE64_STANDARD.decode(&*bytes).map(Zeroizing::new).map_err(|_| strange())?;
    let item: Opened = serde_json::from_slice(&json).map_err(|_| strange())?;
    AccessKey::parse(&item.id, &item.secret).map_err(|_| strange())
}
