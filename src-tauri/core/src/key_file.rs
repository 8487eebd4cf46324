//! The file that the IAM console saves when an access key is made, in all its forms. Whatever is wrong with it, no
//! error repeats what it holds.

use zeroize::Zeroizing;

use crate::credential::AccessKey;
use crate::error::{Code, Error, Result};

/// Larger files are not read.
pub const KEY_FILE_BYTES: usize = 64 * 1024;

/// A key as a file held it.
#[derive(Debug, Clone)]
pub struct FoundKey {
    /// The IAM user, where the file names one.
    pub user: Option<String>,
    /// The key.
    pub key: AccessKey,
}

/// What the console calls the columns, in English and in Korean; Korean Excel keeps the file's own words.
const ID: [&str; 2] = ["access key id", "액세스 키 id"];
const SECRET: [&str; 2] = ["secret access key", "비밀 액세스 키"];
const USER: [&str; 2] = ["user name", "사용자 이름"];

/// Reads the one key in a file: `Access key ID,Secret access key` as the console saves it today, or with user name,
/// password and sign-in address as it did before; with or without a byte order mark, quotes and Windows line ends,
/// or saved again by Excel with semicolons or as UTF-16.
///
/// # Errors
/// `RootKey` for the file of a root user's key; `BadKeyFile` for any other file; `BadValue` for a key that is none.
pub fn from_csv(file_name: Option<&str>, bytes: &[u8]) -> Result<FoundKey> {
    let name = file_name.map_or("–", |path| path.rsplit(['/', '\\']).next().unwrap_or(path));
    let not_it = || Error::new(Code::BadKeyFile).arg("file", name);
    // The console names root's file so, and gives it the same columns.
    if name.to_ascii_lowercase().starts_with("rootkey") {
        return Err(Error::new(Code::RootKey));
    }
    if bytes.len() > KEY_FILE_BYTES {
        return Err(not_it().arg("rule", "key-file-size"));
    }
    let text = decoded(bytes).ok_or_else(|| not_it().arg("rule", "key-file-text"))?;
    if text.lines().any(is_root_line) {
        return Err(Error::new(Code::RootKey));
    }
    let mut rows = rows(&text).into_iter().filter(|row| row.iter().any(|field| !field.trim().is_empty()));
    let columns = rows.next().ok_or_else(|| not_it().arg("rule", "key-file-empty"))?;
    let column = |names: &[&str]| columns.iter().position(|c| names.contains(&c.trim().to_lowercase().as_str()));
    let (Some(id), Some(secret)) = (column(&ID), column(&SECRET)) else {
        return Err(not_it().arg("rule", "key-file-header"));
    };
    let row = rows.next().ok_or_else(|| not_it().arg("rule", "key-file-empty"))?;
    if rows.next().is_some() {
        return Err(not_it().arg("rule", "key-file-several"));
    }
    let field = |at: usize| row.get(at).map_or("", |field| field.trim());
    let user = column(&USER).map(field).filter(|user| !user.is_empty()).map(str::to_owned);
    Ok(FoundKey { user, key: AccessKey::parse(field(id), field(secret))? })
}

/// A key as the console saves it, with its line ends.
#[must_use]
pub fn to_csv(key: &AccessKey) -> Zeroizing<String> {
    Zeroizing::new(format!("Access key ID,Secret access key\r\n{},{}\r\n", key.id(), key.secret()))
}

/// `AWSAccessKeyId=…`, `AWSSecretKey=…`: how a root user's key was saved for many years.
fn is_root_line(line: &str) -> bool {
    let line = line.trim().to_ascii_lowercase();
    line.starts_with("awsaccesskeyid=") || line.starts_with("awssecretkey=")
}

/// UTF-8, or UTF-16 that says so.
fn decoded(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        if rest.len() % 2 == 1 {
            return None;
        }
        let units: Zeroizing<Vec<u16>> = Zeroizing::new(rest.chunks_exact(2).map(|b| unit([b[0], b[1]])).collect());
        String::from_utf16(&units).ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok()?.to_owned(),
        bytes => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    let text = Zeroizing::new(text);
    (!text.contains('\0')).then_some(text)
}

/// RFC 4180, and its cousins with semicolons and tabs.
fn rows(text: &str) -> Vec<Vec<Zeroizing<String>>> {
    let first = text.lines().next().unwrap_or_default();
    let between = [',', ';', '\t'].into_iter().find(|c| first.contains(*c)).unwrap_or(',');
    // Room for any secret of AWS's: growing would leave a copy of it behind.
    let empty = || Zeroizing::new(String::with_capacity(text.len().min(128)));
    let mut rows = vec![Vec::new()];
    let (mut field, mut quoted) = (empty(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.push(chars.next().unwrap_or(c)),
            '"' if quoted => quoted = false,
            '"' if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            '\n' | '\r' if !quoted => {
                last(&mut rows).push(std::mem::replace(&mut field, empty()));
                rows.push(Vec::new());
            }
            c if c == between && !quoted => last(&mut rows).push(std::mem::replace(&mut field, empty())),
            c => field.push(c),
        }
    }
    last(&mut rows).push(field);
    rows
}

fn last<T>(rows: &mut [Vec<T>]) -> &mut Vec<T> {
    rows.last_mut().expect("there is always a row")
}
