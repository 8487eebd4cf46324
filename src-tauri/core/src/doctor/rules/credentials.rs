//! Table C: who we are, and whether AWS lets us.

use serde_json::json;

use crate::doctor::case::Case;
use crate::doctor::evidence::{Keychain, Source, said, service_code};
use crate::doctor::{Finding, Place, fix};
use crate::error::{Code, Error};
use crate::shell::Command;
use crate::world::{Bucket, Fact, World};

/// AWS refuses a request whose time is off by more: five minutes for most services, fifteen for S3.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html>
const SKEW_LIMIT: u64 = 5 * 60;

/// A new account usually works within minutes; AWS says up to 24 hours.
const ACTIVATION_USUAL: u64 = 15 * 60;
const ACTIVATION_LIMIT: u64 = 24 * 60 * 60;

fn new(form: &'static str) -> Finding {
    Finding::new(form, Place::Account)
}

fn far_off(case: &Case<'_>) -> Option<i64> {
    case.seen.skew_seconds.filter(|skew| skew.unsigned_abs() > SKEW_LIMIT)
}

/// C3: the clock is wrong.
pub(super) fn c3(case: &Case<'_>) -> Option<Finding> {
    let skew = far_off(case);
    let minutes = |error: Option<&Error>| {
        let said = error.and_then(|error| error.args.get("minutes").cloned());
        skew.map(|skew| skew.unsigned_abs().div_ceil(60).to_string()).or(said).unwrap_or_else(|| "?".to_owned())
    };
    // A signature is made of the time too: one that does not match may be nothing but the clock.
    let refused = case
        .stopped_by(Code::ClockSkew)
        .or_else(|| case.stopped_by(Code::BadSecret).filter(|_| skew.is_some()))
        .or_else(|| case.stopped_by(Code::Expired).filter(|_| skew.is_some_and(|skew| skew > 0)));
    let shown = |found: Finding| found.saw("clock", skew.map(|skew| format!("{skew:+} s")).unwrap_or_default());
    if let Some(error) = refused {
        return Some(shown(Case::quoting(new("c3").arg("minutes", minutes(Some(error))), error)));
    }
    skew.map(|_| shown(new("c3-drift").warning().arg("minutes", minutes(None))))
}

/// C2: the session has expired.
pub(super) fn c2(case: &Case<'_>) -> Option<Finding> {
    let error = case.stopped_by(Code::Expired).or_else(|| case.answered(&["ExpiredToken", "ExpiredTokenException"]))?;
    let command = error.args.get("command").filter(|command| !command.is_empty());
    let words = command.map(|line| Case::command(line.split(' ')));
    Some(Case::quoting(new("c2"), error).commands(words))
}

/// C1: AWS does not know the key, or the secret does not fit it.
pub(super) fn c1(case: &Case<'_>) -> Option<Finding> {
    let key = case
        .stopped_by(Code::UnknownKey)
        .or_else(|| case.answered(&["InvalidClientTokenId", "InvalidAccessKeyId", "UnrecognizedClientException"]));
    if let Some(error) = key {
        return Some(Case::quoting(new("c1-key"), error));
    }
    case.stopped_by(Code::BadSecret).map(|error| Case::quoting(new("c1-secret"), error))
}

/// C5: the account's root, or another account than the project's.
pub(super) fn c5(case: &Case<'_>) -> Option<Finding> {
    let caller = case.world().caller.seen();
    let root = caller.filter(|caller| caller.is_root() && case.at_aws());
    if root.is_some() || case.stopped_by(Code::RootRefused).or(case.stopped_by(Code::RootKey)).is_some() {
        return Some(new("c5-root").saw("identity", caller.map(|caller| caller.arn.clone()).unwrap_or_default()));
    }
    let (want, have) = match (case.stopped_by(Code::WrongAccount), caller, &case.spec.account) {
        (Some(error), _, _) => (error.args.get("want").cloned()?, error.args.get("have").cloned()?),
        (None, Some(caller), Some(want)) if case.at_aws() && *want != caller.account => {
            let shown = |id: &str| crate::format::account(id);
            (shown(want.as_str()), shown(caller.account.as_str()))
        }
        (None, _, _) => return None,
    };
    let found = new("c5-account").arg("want", want).arg("have", have);
    Some(found.saw("identity", caller.map(|caller| caller.arn.clone()).unwrap_or_default()))
}

/// C7: no keychain, a locked one, or one whose entries are too small.
pub(super) fn c7(case: &Case<'_>) -> Option<Finding> {
    let keychain = case.seen.surroundings.as_ref().map(|all| all.keychain).unwrap_or_default();
    let failed = case.stopped_by(Code::KeychainFailed);
    // Windows: not enough memory, wrong parameter, a stub that got bad data: an entry over 2,560 bytes ends in these.
    let full =
        failed.filter(|error| ["error 8)", "error 87)", "error 1783)"].iter().any(|code| said(error).contains(code)));
    let (form, error, value) = match keychain {
        Keychain::TooSmall(bytes) => ("c7-full", full, format!("{bytes} B")),
        Keychain::Absent => ("c7", case.error(), String::new()),
        Keychain::Locked => ("c7-locked", case.stopped_by(Code::KeychainLocked), String::new()),
        Keychain::Unseen | Keychain::Works => {
            if let Some(error) = full {
                ("c7-full", Some(error), String::new())
            } else if let Some(error) = case.stopped_by(Code::KeychainLocked) {
                ("c7-locked", Some(error), String::new())
            } else {
                let none = [Code::NoKeychain, Code::NoKeyring].into_iter().find_map(|code| case.stopped_by(code));
                ("c7", Some(none.or(failed)?), String::new())
            }
        }
    };
    let stopped = error.filter(|error| {
        [Code::NoKeychain, Code::NoKeyring, Code::KeychainLocked, Code::KeychainFailed].contains(&error.code)
    });
    // Without a run that needed it, it is only a thing to know: keys are then kept in memory.
    let found = if stopped.is_some() { new(form) } else { new(form).warning() };
    Some(found.saw("keychain", value).saw("keychain", stopped.map(said).unwrap_or_default()))
}

/// C8: the account may not use the service yet.
pub(super) fn c8(case: &Case<'_>) -> Option<Finding> {
    let error = case
        .stopped_by(Code::NotActivated)
        .or_else(|| case.answered(&["OptInRequired", "PendingVerification", "SubscriptionRequiredException"]))
        // CloudFront says it as a missing permission.
        .or_else(|| case.told("Your account must be verified"))?;
    let service = error.args.get("service").cloned().unwrap_or_else(|| "CloudFront".to_owned());
    let found = Case::quoting(new("c8").arg("service", service), error);
    Some(found.fix(fix::wait(ACTIVATION_USUAL, ACTIVATION_LIMIT)))
}

/// C4: a permission is missing, or denied.
pub(super) fn c4(case: &Case<'_>) -> Option<Finding> {
    let Some(error) = case.stopped_by(Code::AccessDenied) else {
        let denied = denied(case.world());
        let found = new("c4").note().arg("action", denied.join(", "));
        return (!denied.is_empty())
            .then(|| found.saw("action", denied.join(", ")).commands(grant(case, &denied, "*")));
    };
    let action = error.args.get("action").cloned().unwrap_or_default();
    let found = |form| Case::quoting(new(form).arg("action", &action).saw("action", &action), error);
    // Nothing that is added outweighs a Deny; one in the organisation is not even in this account.
    if said(error).contains("explicit deny") || said(error).contains("service control policy allows") {
        return Some(found("c4-deny"));
    }
    let resource = resource(said(error)).unwrap_or("*");
    Some(found("c4").commands(grant(case, std::slice::from_ref(&action), resource)))
}

/// `… is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::x/y" because …`
fn resource(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("on resource: ")?;
    let arn = rest.trim_start_matches('"').split(['"', ' ']).next()?;
    arn.starts_with("arn:").then_some(arn)
}

/// The command that allows it to the identity behind the credentials, where that is one an inline policy can be put to.
fn grant(case: &Case<'_>, actions: &[String], resource: &str) -> Option<Command> {
    let arn = &case.world().caller.seen()?.arn;
    let (kind, name) = arn.rsplit(':').next()?.split_once('/')?;
    let (verb, flag, name) = match kind {
        "user" => ("put-user-policy", "--user-name", name.rsplit('/').next()?),
        // A session's name follows the role's; roles of the Identity Center can be changed only there.
        "assumed-role" if !name.starts_with("AWSReservedSSO_") => {
            ("put-role-policy", "--role-name", name.split('/').next()?)
        }
        _ => return None,
    };
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": actions, "Resource": resource }],
    });
    let words = ["iam", verb, flag, name, "--policy-name", "naru-missing"];
    Some(case.aws_json(words, "--policy-document", "missing.json", &policy))
}

/// The actions for want of which parts of the world stayed unseen.
fn denied(world: &World) -> Vec<String> {
    let of_bucket = |bucket: &Bucket| {
        [
            action(&bucket.head),
            action(&bucket.tags),
            action(&bucket.ownership),
            action(&bucket.block),
            action(&bucket.website),
            action(&bucket.policy),
            action(&bucket.objects),
            action(&bucket.releases),
        ]
    };
    let rest = [
        action(&world.caller),
        action(&world.distributions),
        action(&world.access_controls),
        action(&world.access_identities),
        action(&world.function),
        action(&world.deployed),
        action(&world.invalidation),
    ];
    let mut all: Vec<String> = world.buckets.values().flat_map(of_bucket).chain(rest).flatten().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn action<T>(fact: &Fact<T>) -> Option<String> {
    fact.denied().filter(|action| !action.is_empty()).map(str::to_owned)
}

/// C6: variables in the environment say somebody else than the project does.
pub(super) fn c6(case: &Case<'_>) -> Option<Finding> {
    const WHO: [&str; 4] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"];
    let around = case.seen.surroundings.as_ref()?;
    let chosen = match &around.source {
        Source::Unsaid | Source::Environment => return None,
        Source::Profile(name) => name.clone(),
        Source::Kept => "Naru".to_owned(),
    };
    let set: Vec<&str> = around.variables.iter().map(String::as_str).filter(|name| WHO.contains(name)).collect();
    if set.is_empty() {
        return None;
    }
    let unset = Case::command(std::iter::once("unset").chain(set.iter().copied())).approximate();
    let found = new("c6").warning().arg("variables", set.join(", ")).arg("source", chosen);
    Some(found.saw("variable", set.join(", ")).commands([unset]))
}

/// Whether the service itself, and not one of its rules, refused: for rules that read a refusal in their own way.
pub(super) fn is_refusal(error: &Error) -> bool {
    error.code == Code::AccessDenied || service_code(error) == Some("AccessDenied")
}
