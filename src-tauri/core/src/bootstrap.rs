//! From a root sign-in to a key of one's own: the lines a person pastes into AWS CloudShell, where they are signed in
//! already. They make an IAM user with exactly the set-up policy, the boundary of
//! every deploy user, and save the set-up user's key the way the console does.

use crate::iam::BOUNDARY;
use crate::names::BucketName;
use crate::policy;
use crate::recipe::STATIC_SITE;
use crate::shell::{Arg, Command, Shell, render};
use crate::words::Words;

/// The user that the snippet makes, the group it is in, and the name of that group's policy: only a group's inline
/// policies may be as long as this one.
pub const SETUP_USER: &str = "naru-setup";
/// The IAM path of everything Naru makes.
pub const IAM_PATH: &str = "/naru/";
/// The file that the key is saved in, in CloudShell's home folder.
pub const KEY_FILE: &str = "naru-setup_accessKeys.csv";
/// IAM takes this many characters of inline policies a group, white space not counted; a user may have fewer than half.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
pub const INLINE_POLICY_LIMIT: usize = 5120;

/// The snippet, in this language. It is safe to run twice, prints no secret, and ends with how to take it back.
/// `chosen`: bucket names that somebody chose, which the policy has to name.
#[must_use]
pub fn setup_snippet(words: &Words, chosen: &[BucketName]) -> String {
    let said = |key: &str| quoted(&words.plain(key));
    let noted = |key: &str| words.plain(key);
    // A terminal takes so many bytes a line.
    let lines = |policy: serde_json::Value| quoted(&policy.to_string().replace("},{", "},\n{"));
    let policy = lines(policy::setup(&STATIC_SITE, chosen));
    let bounds = lines(policy::boundary(&STATIC_SITE, chosen));
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
bounds={bounds}
stop() {{ printf '%s\n' "$1" >&2; exit 1; }}

# {make_user}
place=$(aws iam get-user --user-name "$user" --query User.Path --output text 2>/dev/null)
case "$place" in
  {IAM_PATH}) ;;
  "") aws iam create-user --user-name "$user" --path {IAM_PATH} >/dev/null || exit 1 ;;
  *) stop {not_ours} ;;
esac
place=$(aws iam get-group --group-name "$user" --query Group.Path --output text 2>/dev/null)
case "$place" in
  {IAM_PATH}) ;;
  "") aws iam create-group --group-name "$user" --path {IAM_PATH} >/dev/null || exit 1 ;;
  *) stop {not_ours} ;;
esac
boundary=$(aws iam list-policies --scope Local --path-prefix {IAM_PATH} --output text \
  --query "Policies[?PolicyName=='{BOUNDARY}'].Arn") || exit 1
case "$boundary" in
  ""|None) aws iam create-policy --policy-name {BOUNDARY} --path {IAM_PATH} --policy-document "$bounds" >/dev/null || exit 1 ;;
  *)
    for version in $(aws iam list-policy-versions --policy-arn "$boundary" --output text \
      --query 'Versions[?IsDefaultVersion==`false`].VersionId'); do
      aws iam delete-policy-version --policy-arn "$boundary" --version-id "$version" || exit 1
    done
    aws iam create-policy-version --policy-arn "$boundary" --set-as-default --policy-document "$bounds" >/dev/null || exit 1 ;;
esac
aws iam put-group-policy --group-name "$user" --policy-name {SETUP_USER} --policy-document "$policy" || exit 1
aws iam add-user-to-group --group-name "$user" --user-name "$user" || exit 1

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
#   aws iam remove-user-from-group --group-name {SETUP_USER} --user-name {SETUP_USER}
#   aws iam delete-group-policy --group-name {SETUP_USER} --policy-name {SETUP_USER}
#   aws iam delete-group --group-name {SETUP_USER}
#   aws iam delete-user --user-name {SETUP_USER}
#   for arn in $(aws iam list-policies --scope Local --path-prefix {IAM_PATH} --query "Policies[?PolicyName=='{BOUNDARY}'].Arn" --output text); do for version in $(aws iam list-policy-versions --policy-arn "$arn" --query 'Versions[?IsDefaultVersion==`false`].VersionId' --output text); do aws iam delete-policy-version --policy-arn "$arn" --version-id "$version"; done; aws iam delete-policy --policy-arn "$arn"; done
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
