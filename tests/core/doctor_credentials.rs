//! Table C: each rule on a reply as AWS gives it.

use naru_core::doctor::evidence::{Keychain, Source};
use naru_core::doctor::{Fix, Severity};
use naru_core::shell::{Shell, render};
use naru_core::world::Fact;

use super::doctor_site::{Ill, Site, error, names, one};

fn keychain(site: &mut Site, state: Keychain) {
    site.seen.surroundings.as_mut().unwrap().keychain = state;
}

pub(super) const ILL: &[Ill] = &[
    ("c1-key", |site| site.seen.error = Some(error("unknown-key"))),
    ("c1-secret", |site| site.seen.error = Some(error("bad-secret"))),
    ("c2", |site| site.seen.error = Some(error("expired"))),
    ("c3", |site| site.seen.error = Some(error("skewed"))),
    ("c3-drift", |site| site.seen.skew_seconds = Some(-400)),
    ("c4", |site| site.seen.error = Some(error("denied"))),
    ("c4-deny", |site| site.seen.error = Some(error("denied-expressly"))),
    ("c5-root", |site| site.seen.world.caller.seen_mut().unwrap().arn = "arn:aws:iam::123456789012:root".to_owned()),
    ("c5-root", |site| site.seen.error = Some(error("root"))),
    ("c5-account", |site| site.seen.error = Some(error("wrong-account"))),
    ("c6", |site| {
        let around = site.seen.surroundings.as_mut().unwrap();
        around.variables = names(&["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"]);
    }),
    ("c7", |site| site.seen.error = Some(error("no-keychain"))),
    ("c7", |site| keychain(site, Keychain::Absent)),
    ("c7-locked", |site| site.seen.error = Some(error("keychain-locked"))),
    ("c7-full", |site| site.seen.error = Some(error("keychain-full"))),
    ("c7-full", |site| keychain(site, Keychain::TooSmall(2751))),
    ("c8", |site| site.seen.error = Some(error("not-activated"))),
    ("c8", |site| site.seen.error = Some(error("not-verified"))),
];

#[test]
fn a_secret_that_does_not_match_on_a_wrong_clock_is_the_clock() {
    let found = one(|site| {
        site.seen.error = Some(error("bad-secret"));
        site.seen.skew_seconds = Some(2220);
    });
    assert_eq!((found.form, found.args["minutes"].as_str()), ("c3", "37"));
    assert_eq!(found.explains, ["C1"]);
}

#[test]
fn a_missing_permission_is_one_command_away_and_a_denied_one_is_not() {
    let found = one(|site| site.seen.error = Some(error("denied")));
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    let line = render(&commands[0], Shell::Posix);
    assert!(line.starts_with("aws iam put-user-policy --user-name setup "), "{line}");
    let (_, policy) = commands[0].files()[0];
    assert!(policy.contains("\"s3:PutBucketWebsite\"") && policy.contains("\"arn:aws:s3:::naru-blog\""), "{policy}");

    let found = one(|site| site.seen.error = Some(error("denied-expressly")));
    let Fix::Person { commands, .. } = &found.fix else { panic!("{:?}", found.fix) };
    assert!(commands.is_empty(), "nothing that is added outweighs a Deny");
}

#[test]
fn what_could_not_be_looked_at_is_a_note_with_its_actions() {
    let found = one(|site| {
        site.bucket().website = Fact::Denied("s3:GetBucketWebsite".to_owned());
        site.bucket().block = Fact::Denied("s3:GetBucketPublicAccessBlock".to_owned());
    });
    assert_eq!((found.form, found.severity), ("c4", Severity::Note));
    assert_eq!(found.args["action"], "s3:GetBucketPublicAccessBlock, s3:GetBucketWebsite");
}

#[test]
fn another_account_counts_at_aws_alone() {
    let other = |site: &mut Site| site.spec.account = Some("999988887777".parse().unwrap());
    // The bucket's name is made of the account that answers, so only the account itself is told apart here.
    assert_eq!(one(other).form, "c5-account");
    let mut site = super::doctor_site::ill(other);
    site.spec.venue = naru_core::spec::Venue::Practice;
    assert!(site.findings().iter().all(|found| found.rule != "C5"));
}

#[test]
fn variables_that_were_asked_for_are_no_fight() {
    let site = super::doctor_site::ill(|site| {
        let around = site.seen.surroundings.as_mut().unwrap();
        around.variables = names(&["AWS_ACCESS_KEY_ID"]);
        around.source = Source::Environment;
    });
    assert_eq!(site.findings(), []);
}

#[test]
fn a_missing_keychain_is_broken_only_where_a_key_was_to_be_fetched() {
    assert_eq!(one(|site| keychain(site, Keychain::Absent)).severity, Severity::Warning);
    assert_eq!(one(|site| site.seen.error = Some(error("no-keychain"))).severity, Severity::Broken);
}
