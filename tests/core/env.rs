//! Environments: added, taken away, and kept apart; and what may be promoted from one to another.

use std::collections::BTreeSet;

use naru_core::Code;
use naru_core::deploy::manifest::{Manifest, ManifestState, PromotedFrom, ReleaseId};
use naru_core::deploy::promote::{hosts, is_wanted, may_name, named, refuse_same};
use naru_core::event::Goal;
use naru_core::names::{AccountId, BucketName, EnvName, Key};
use naru_core::practice::Faults;
use naru_core::project::{Project, Wishes};
use naru_core::recipe::STATIC_SITE;
use proptest::prelude::*;

use crate::support::{Bench, vite_site};

fn env(name: &str) -> EnvName {
    EnvName::parse(name).unwrap()
}

fn project() -> Project {
    let mut project = Project::new("blog", [7; 16]);
    project.site.bucket = Some(BucketName::parse("jins-blog").unwrap());
    project.site.region = Some("us-east-1".parse().unwrap());
    project
}

fn set(hosts: &[&str]) -> BTreeSet<String> {
    hosts.iter().map(|host| (*host).to_owned()).collect()
}

#[test]
fn an_environment_comes_beside_production_and_takes_neither_its_bucket_nor_its_domain() {
    let mut project = project();
    assert_eq!(project.environments(), [EnvName::production()]);
    project.add_environment(&env("staging"), Some(&EnvName::production())).unwrap();
    assert_eq!(project.environments(), [EnvName::production(), env("staging")], "production is the first");
    let wishes = project.wishes(&env("staging"));
    assert_eq!((wishes.bucket, wishes.region), (None, project.site.region.clone()));
    assert_eq!(project.wishes(&EnvName::production()).bucket, project.site.bucket, "nothing of production has moved");

    let again = project.add_environment(&env("staging"), None).unwrap_err();
    assert_eq!(again.code, Code::EnvironmentExists);
    assert_eq!(project.add_environment(&env("qa"), Some(&env("nowhere"))).unwrap_err().code, Code::NoEnvironment);
}

#[test]
fn the_last_environment_stays_and_production_alone_is_as_if_nothing_had_been_named() {
    let before = project();
    let mut project = before.clone();
    assert_eq!(project.remove_environment(&EnvName::production()).unwrap_err().args["rule"], "env-last");
    project.add_environment(&env("staging"), None).unwrap();
    project.remove_environment(&env("staging")).unwrap();
    assert_eq!(project, before, "as it was before");

    project.add_environment(&env("staging"), None).unwrap();
    project.remove_environment(&EnvName::production()).unwrap();
    assert_eq!(project.environments(), [env("staging")]);
    assert_eq!(project.site(None).unwrap().env, env("staging"));
    assert_eq!(project.remove_environment(&env("qa")).unwrap_err().code, Code::NoEnvironment);
}

#[test]
fn two_environments_never_want_the_same_bucket_or_name() {
    let mut project = project();
    let own = project.add_environment(&env("staging"), None).unwrap();
    own.domain = Some(naru_core::address::DomainWishes::new("example.kr".parse().unwrap()));
    project.refuse_shared().unwrap();
    project.site.domain = project.env[&env("staging")].domain.clone();
    let error = project.refuse_shared().unwrap_err();
    assert_eq!((error.args["field"].as_str(), error.args["rule"].as_str()), ("domain", "env-shared"));
    project.site.domain = None;
    project.env.get_mut(&env("staging")).unwrap().bucket = project.site.bucket.clone();
    assert_eq!(project.refuse_shared().unwrap_err().args["field"], "bucket");
}

#[test]
fn an_environment_may_have_an_account_of_its_own() {
    let account = |text: &str| AccountId::parse(text).unwrap();
    let mut project = project();
    project.account = Some(account("111122223333"));
    project.add_environment(&env("staging"), None).unwrap().account = Some(account("444455556666"));
    assert_eq!(project.account_of(&EnvName::production()), project.account);
    assert_eq!(project.account_of(&env("staging")), Some(account("444455556666")));
    let text = project.to_text();
    assert_eq!(Project::parse(&text, "").unwrap(), project, "{text}");
    assert_eq!(Wishes::default().account, None);
}

proptest! {
    /// Whatever is added and removed, no site of one environment is ever another's, and the file still reads.
    #[test]
    fn sites_stay_apart_and_the_file_reads(steps in prop::collection::vec((0_u8..4, any::<bool>()), 0..12)) {
        let mut project = project();
        for (which, add) in steps {
            let name = env(["production", "staging", "qa", "demo"][usize::from(which)]);
            // A refusal changes nothing.
            let before = project.clone();
            let done = if add { project.add_environment(&name, None).map(|_| ()) } else { project.remove_environment(&name) };
            if done.is_err() {
                prop_assert_eq!(&project, &before);
            }
            let sites: BTreeSet<_> =
                project.environments().iter().map(|env| project.site(Some(env)).unwrap()).collect();
            prop_assert_eq!(sites.len(), project.environments().len());
            prop_assert!(!sites.is_empty());
            prop_assert_eq!(&Project::parse(&project.to_text(), "").unwrap(), &project);
        }
    }
}

#[test]
fn an_address_of_where_a_build_comes_from_is_found_however_it_is_written() {
    let ours = set(&["staging.example.kr", "d111.cloudfront.net", "127.0.0.1:4173", "한글.kr"]);
    for (text, line) in [
        ("<link href=\"https://staging.example.kr/a.css\">", 1),
        ("\n\nfetch('//staging.example.kr')", 3),
        ("a\nHTTPS://Staging.Example.KR:443/x", 2),
        (r#"{"base":"https:\/\/d111.cloudfront.net\/x"}"#, 1),
        ("?to=https%3A%2F%2Fd111.cloudfront.net%2Fx", 1),
        ("Sitemap: http://127.0.0.1:4173/sitemap.xml", 1),
        ("see https://staging.example.kr.", 1),
        ("https://한글.kr/", 1),
        ("//staging.example.kr", 1),
    ] {
        assert_eq!(named(text.as_bytes(), &ours).map(|found| found.line), Some(line), "{text}");
    }
    for text in [
        "https://example.kr/",
        "https://staging.example.kr.evil.com/",
        "https://my-staging.example.kr/",
        "https://staging.example.krx/",
        "staging.example.kr is where we try things",
        "http://127.0.0.1:41730/",
        "//",
        "",
    ] {
        assert_eq!(named(text.as_bytes(), &ours), None, "{text}");
    }
    assert_eq!(named(b"https://anything", &BTreeSet::new()), None);
    let read = |name: &str| may_name(&Key::parse(name).unwrap());
    assert!(read("index.html") && read("assets/app-1a2b3c4d.js") && read("robots.txt") && read("CNAME"));
    assert!(!read("hero.png") && !read("app.js.map"));
}

#[test]
fn the_hosts_of_an_environment_are_its_domains_its_distributions_and_its_buckets() {
    let bench = Bench::new(vite_site());
    let mut spec = bench.spec();
    spec.domain = Some(naru_core::address::DomainWishes::new("staging.example.kr".parse().unwrap()).spec());
    let bucket = BucketName::parse("naru-blog-1a2b3c4d").unwrap();
    let all = hosts(&spec, &bucket, None, Some("http://127.0.0.1:4173/"));
    for host in ["staging.example.kr", "127.0.0.1:4173", "naru-blog-1a2b3c4d.s3.ap-northeast-2.amazonaws.com"] {
        assert!(all.contains(host), "{host}: {all:?}");
    }
    assert!(
        hosts(&spec, &bucket, None, Some("http://{bucket}.localhost:1/")).contains("naru-blog-1a2b3c4d.localhost:1")
    );
}

fn release(id: &str, state: ManifestState, files: usize) -> Manifest {
    let file = |n: usize| naru_core::deploy::manifest::ManifestFile {
        key: Key::parse(&format!("{n}.txt")).unwrap(),
        size: 1,
        sha256: "00".repeat(32).into(),
        headers: naru_core::deploy::headers::of(&Key::parse("a.txt").unwrap()).into(),
        etag: None,
    };
    Manifest {
        v: 1,
        id: serde_json::from_value::<ReleaseId>(id.into()).unwrap(),
        site: "site".to_owned(),
        by: "me".to_owned(),
        at: "now".to_owned(),
        state,
        files: (0..files).map(file).collect(),
        earlier: Default::default(),
        about: Default::default(),
    }
}

#[test]
fn only_a_finished_release_goes_on_and_never_to_where_it_is() {
    let whole = release("20261122T050000Z-07070707", ManifestState::Finished, 2);
    assert!(is_wanted(&whole, None) && is_wanted(&whole, Some("20261122T050000Z-07070707")));
    assert!(!is_wanted(&whole, Some("20261122T050000Z-00000000")));
    assert!(!is_wanted(&release("20261122T050001Z-07070707", ManifestState::Begun, 2), None));
    assert!(!is_wanted(&release("20261122T050002Z-07070707", ManifestState::Finished, 0), None), "nothing to ship");
    assert_eq!(refuse_same(&env("staging"), &env("staging")).unwrap_err().args["rule"], "promote-same");
    refuse_same(&env("staging"), &env("production")).unwrap();
}

#[tokio::test]
async fn a_promoted_release_says_whose_bytes_it_is_made_of_and_an_older_record_reads_as_before() {
    let bench = Bench::new(vite_site());
    let from = PromotedFrom { env: env("staging"), release: serde_json::from_value("r-1".into()).unwrap() };
    let spec = naru_core::spec::Spec { promoted_from: Some(from.clone()), ..bench.spec() };
    bench.cross_with(&STATIC_SITE, &spec, &bench.cloud(Faults::default()), Goal::Build).await.1.unwrap();
    let bucket = bench.bucket();
    let newest = bench.state.lock().unwrap().truth.buckets[&bucket].releases.seen().unwrap().last().cloned();
    assert_eq!(newest.unwrap().about.promoted_from, Some(from));
    // The same bytes once more are no news, whoever brings them.
    assert_eq!(bench.cross(Goal::Build, Faults::default()).await.1.unwrap().ops, 0);

    let plain = release("r-2", ManifestState::Finished, 1);
    let text = String::from_utf8(plain.to_bytes()).unwrap();
    assert!(!text.contains("promoted_from"), "{text}");
    assert_eq!(Manifest::parse(text.as_bytes()).unwrap(), plain);
}
