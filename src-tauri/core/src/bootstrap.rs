//! From a root sign-in to a key of one's own: the lines a person pastes into AWS CloudShell, where they are signed in
//! already. They make an IAM user with exactly the set-up policy, and save its key the way the console does.

use crate::names::BucketName;
use crate::policy;
use crate::recipe::STATIC_SITE;
use crate::shell::{Arg, Command, Shell, render};
use crate::words::Words;

/// The user that the snippet makes, and the name of its policy.
pub const SETUP_USER: &str = "naru-setup";
/// The IAM path of everything Naru makes.
pub const IAM_PATH: &str = "/naru/";
/// The file that the key is saved in, in CloudShell's home folder.
pub const KEY_FILE: &str = "naru-setup_accessKeys.csv";
/// IAM takes this many characters of inline policies a user, white space not counted.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
pub const INLINE_POLICY_LIMIT: usize = 2048;

/// The snippet, in this language. It is safe to run twice, prints no secret, and ends with how to take it back.
/// `chosen`: bucket names that somebody chose, which the policy has to name.
#[must_use]
pub fn setup_snippet(words: &Words, chosen: &[BucketName]) -> String {
    let said = |key: &str| quoted(&words.plain(key));
    let noted = |key: &str| words.plain(key);
    let policy = quoted(&policy::setup(&STATIC_SITE, chosen).to_string());
    // In parentheses, so that what goes wrong ends the snippet and not the person's shell. No exclamation mark stands
    // before a word: an interactive bash would take it for a look into its history.
    format!(
        r#"# {intro}
(
umask 077
export AWS_PAGER=
user={SETUP_USER}
file="$HOME/{KEY_FILE}"
policy={policy}
stop() {{ printf '%s\n' "$1" >&2; exit 1; }}

# {make_user}
place=$(aws iam get-user --user-name "$user" --query User.Path --output text 2>/dev/null)
case "$place" in
  {IAM_PATH}) ;;
  "") aws iam create-user --user-name "$user" --path {IAM_PATH} >/dev/null || exit 1 ;;
  *) stop {not_ours} ;;
esac
aws iam put-user-policy --user-name "$user" --policy-name {SETUP_USER} --policy-document "$policy" || exit 1

# {make_key}
: >> "$file" || exit 1
saved=$(sed -n '2s/,.*//p' "$file")
keys=$(aws iam list-access-keys --user-name "$user" --output text \
  --query "[length(AccessKeyMetadata), join(' ', AccessKeyMetadata[?Status=='Active'].AccessKeyId)]") || exit 1
case "$keys" in
  *"${{saved:-nothing saved}}"*) ;;
  2*) stop {two_keys} ;;
  *) aws iam create-access-key --user-name "$user" --output text \
       --query 'AccessKey.[AccessKeyId,SecretAccessKey]' | (
       read -r id secret && [ -n "$secret" ] &&
       printf 'Access key ID,Secret access key\n%s,%s\n' "$id" "$secret" > "$file"
     ) || exit 1 ;;
esac
printf '%s %s\n' {download} "$file"
)
# {take_back}
#   for key in $(aws iam list-access-keys --user-name {SETUP_USER} --query 'AccessKeyMetadata[].AccessKeyId' --output text); do aws iam delete-access-key --user-name {SETUP_USER} --access-key-id "$key"; done
#   aws iam delete-user-policy --user-name {SETUP_USER} --policy-name {SETUP_USER}
#   aws iam delete-user --user-name {SETUP_USER}
#   rm -f ~/{KEY_FILE}
"#,
        intro = noted("snippet-intro"),
        make_user = noted("snippet-make-user"),
        make_key = noted("snippet-make-key"),
        not_ours = said("snippet-not-ours"),
        two_keys = said("snippet-two-keys"),
        download = said("snippet-download"),
        take_back = noted("snippet-take-back"),
    )
}

/// One word of bash.
fn quoted(text: &str) -> String {
    render(&Command { words: vec![Arg::Text(text.to_owned())], approximate: false }, Shell::Posix)
}
