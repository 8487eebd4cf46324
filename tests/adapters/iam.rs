//! The deploy user at a strict cloud: made by who has exactly the set-up policy, its key in the keychain's place, and
//! good for exactly one site.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use naru_adapters::aws::Aws;
use naru_adapters::folder::LocalFolder;
use naru_adapters::key_sink::KeySink;
use naru_core::address::DomainWishes;
use naru_core::bootstrap::IAM_PATH;
use naru_core::cloud::{IamRead, Reader};
use naru_core::credential::{AccessKey, key_hint};
use naru_core::domain::Domain;
use naru_core::event::{Goal, Outcome};
use naru_core::iam::{DAILY_POLICY, FULL_ACCESS, Keeping, TAG_KEYS, boundary_arn};
use naru_core::names::{AccountId, BucketName, CredentialId, TAG_SITE};
use naru_core::op::{IamOp, Op};
use naru_core::plan::Plan;
use naru_core::recipe::{STATIC_SITE, daily};
use naru_core::site::account::AccountStep;
use naru_core::site::deployer::{DeployerStep, rotation};
use naru_core::spec::{Access, Deployer, DeployerPolicy, Venue};
use naru_core::step::Step;
use naru_core::words::{Lang, Words};
use naru_core::world::{Caller, Fact};
use naru_core::{Code, Result, policy};
use serde_json::{Value, json};

use super::emulator::{Keys, account, iam, ministack, user};
use super::site::{NoWeb, Site, run};

const REGION: &str = "ap-northeast-2";

/// The keychain's place: keys by credential, and which one is in use.
#[derive(Default)]
pub struct Drawer(Mutex<Vec<(CredentialId, String, AccessKey)>>, Mutex<bool>);

impl Drawer {
    fn only(&self) -> Keys {
        let all = self.0.lock().unwrap();
        assert_eq!(all.len(), 1);
        Keys { id: all[0].2.id().to_owned(), secret: all[0].2.secret().to_owned() }
    }
}

#[async_trait]
impl KeySink for Drawer {
    async fn ready(&self) -> Result<()> {
        if *self.1.lock().unwrap() { Err(naru_core::Error::new(Code::KeychainLocked)) } else { Ok(()) }
    }
    async fn keep(&self, _: &str, caller: Caller, key: AccessKey) -> Result<CredentialId> {
        let mut all = self.0.lock().unwrap();
        let id = CredentialId::from_entropy([u8::try_from(all.len()).unwrap() + key.id().as_bytes()[10]; 16]);
        all.push((id.clone(), caller.arn, key));
        Ok(id)
    }
    async fn kept(&self, arn: &str) -> Result<Vec<(String, Keeping)>> {
        let all = self.0.lock().unwrap();
        let last = all.len();
        let mine = all.iter().enumerate().filter(|(_, (_, of, _))| of == arn);
        Ok(mine
            .map(|(n, (id, _, key))| (key.hint(), Keeping { credential: id.clone(), current: n + 1 == last }))
            .collect())
    }
    async fn key(&self, credential: &CredentialId) -> Result<AccessKey> {
        Ok(self.0.lock().unwrap().iter().find(|(id, ..)| id == credential).unwrap().2.clone())
    }
    async fn forget(&self, _: &str, id: &str) -> Result<()> {
        self.0.lock().unwrap().retain(|(_, _, key)| key.hint() != key_hint(id));
        Ok(())
    }
}

fn venue() -> Venue {
    Venue::Endpoint { url: ministack().url() }
}

fn cloud(keys: &Keys, site: &Site, drawer: &Arc<Drawer>) -> Aws {
    let connection = keys.connection(REGION, &ministack().endpoints());
    Aws::new(connection, Arc::new(LocalFolder), Arc::new(NoWeb), &site.installation).with_keys(drawer.clone())
}

/// The set-up policy as ministack can hold it: it names users without their path, and fills no
/// `iam:PermissionsBoundary` in. `tests/core/deployer.rs` reads the document itself.
pub fn set_up() -> Value {
    let mut policy = policy::setup(&STATIC_SITE, &[]);
    for statement in policy["Statement"].as_array_mut().unwrap() {
        statement.as_object_mut().unwrap().remove("Condition");
    }
    serde_json::from_str(&policy.to_string().replace(":user/naru/naru-*-*", ":user/naru-*-*")).unwrap()
}

/// What the lines for CloudShell leave behind beside the set-up user.
pub async fn boundary(account: &str) -> String {
    let document = policy::boundary(&STATIC_SITE, &[]).to_string();
    let fields = [("Action", "CreatePolicy"), ("PolicyName", "naru-boundary"), ("Path", IAM_PATH)];
    iam(account, &[&fields[..], &[("PolicyDocument", &document)]].concat()).await;
    boundary_arn(&AccountId::parse(account).unwrap())
}

pub fn wanting(name: &str) -> Site {
    let mut site = Site::new(name, REGION, venue());
    site.access = Access::Private;
    site.deployer = Some(Deployer::default());
    site
}

#[tokio::test]
async fn who_may_set_up_makes_a_user_who_may_deploy_this_site_and_nothing_else() {
    let account = account();
    let bound = boundary(&account).await;
    let drawer = Arc::new(Drawer::default());
    let mut site = wanting("deployer");
    let setup = user(&account, &set_up()).await;
    let ran = site.go(&cloud(&setup, &site, &drawer), &STATIC_SITE, Goal::Build).await;
    let receipt = ran.result.as_ref().unwrap();
    assert_eq!(ran.done, ran.forecast_keys());
    let name = BucketName::parse(receipt.bucket.as_ref().unwrap()).unwrap();
    let again = site.go(&cloud(&setup, &site, &drawer), &STATIC_SITE, Goal::Build).await;
    assert_eq!(again.result.as_ref().unwrap().ops, 0, "{:?}", again.forecast_keys());

    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let eye = cloud(&root, &site, &drawer);
    let made = eye.user(name.as_str()).await.unwrap().unwrap();
    assert_eq!((made.boundary.as_deref(), made.path.as_str()), (Some(bound.as_str()), IAM_PATH));
    assert_eq!(made.tags[TAG_SITE], site.id().tag());
    let inline = eye.user_policy(name.as_str(), DAILY_POLICY).await.unwrap().unwrap();
    assert_eq!(inline, policy::daily(&STATIC_SITE, &name, false, None));
    let keys = eye.keys(&made).await.unwrap();
    assert_eq!((keys.len(), made.tags[TAG_KEYS].as_str()), (1, keys[0].id.as_str()));
    assert!(keys[0].active && keys[0].kept.is_some() && keys[0].used == Fact::Absent);

    // With exactly that key a deploy works …
    let deployer = cloud(&drawer.only(), &site, &drawer);
    assert!(deployer.sts().caller().await.unwrap().arn.ends_with(&format!("user{IAM_PATH}{name}")));
    site.folder.write("index.html", b"<!doctype html>by the deploy user");
    let ran = site.go(&deployer, &daily(), Goal::Build).await;
    assert_eq!(ran.result.as_ref().unwrap().files, 1, "{:?}", ran.done);
    // … and what is none of its business is refused, call by call.
    let others = super::site::bucket("others");
    run(&eye, &super::rig::create(&others)).await.unwrap();
    let s3 = super::rig::eye(&drawer.only(), &ministack().url());
    let mine = name.as_str();
    let theirs = others.as_str();
    let body = || aws_sdk_s3::primitives::ByteStream::from_static(b"x");
    let mut refused = Vec::new();
    macro_rules! refused { ($($what:literal: $call:expr;)*) => { $(refused.push(($what, $call.await.is_err()));)* } }
    refused! {
        "list all buckets": s3.list_buckets().send();
        "list another's": s3.list_objects_v2().bucket(theirs).send();
        "read another's": s3.get_object().bucket(theirs).key("x").send();
        "write another's": s3.put_object().bucket(theirs).key("x").body(body()).send();
        "delete another's": s3.delete_object().bucket(theirs).key("x").send();
        "make a bucket": s3.create_bucket().bucket("naru-new-bucket-1").send();
        "delete the bucket": s3.delete_bucket().bucket(mine).send();
        "read its policy": s3.get_bucket_policy().bucket(mine).send();
        "write its policy": s3.put_bucket_policy().bucket(mine).policy("{}").send();
        "delete its policy": s3.delete_bucket_policy().bucket(mine).send();
        "open it": s3.delete_public_access_block().bucket(mine).send();
        "tag it": s3.delete_bucket_tagging().bucket(mine).send();
        "make it a website": s3.delete_bucket_website().bucket(mine).send();
        "read its CORS": s3.get_bucket_cors().bucket(mine).send();
        "change its versioning": s3.get_bucket_versioning().bucket(mine).send();
    }
    let itself = name.to_string();
    for (what, op) in [
        ("make a key", IamOp::CreateKey { user: itself.clone(), noted: Vec::new() }),
        ("write its own policy", IamOp::PutUserPolicy { user: itself.clone(), policy: json!({}), over: None }),
        ("attach", IamOp::AttachManaged { user: itself.clone(), arn: FULL_ACCESS[0].to_owned() }),
        ("make a user", IamOp::CreateUser { name: "naru-x-1".to_owned(), tags: BTreeMap::new(), boundary: None }),
        ("delete itself", IamOp::DeleteUser { name: itself.clone() }),
        ("join", IamOp::AddToGroup { user: itself, group: "g".to_owned(), adds: Vec::new() }),
    ] {
        let error = run(&deployer, &Op::Iam(op)).await.unwrap_err();
        refused.push((what, error.code == Code::AccessDenied));
    }
    let through: Vec<_> = refused.iter().filter(|(_, refused)| !refused).collect();
    assert!(through.is_empty() && refused.len() > 20, "{} tried, let through: {through:?}", refused.len());

    let steps: [&dyn Step; 2] = [&AccountStep, &DeployerStep];
    site.rotate_key = rotation(&keys);
    let before = drawer.only().id;
    let ran = site.go(&cloud(&setup, &site, &drawer), &steps, Goal::Build).await;
    assert_eq!(ran.result.as_ref().unwrap().ops, 3, "{:?}", ran.done);
    assert_ne!(drawer.only().id, before, "the new key alone is kept");
    site.rotate_key = None;

    let cleared = site.go(&cloud(&setup, &site, &drawer), &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.unwrap().outcome, Outcome::Cleared);
    assert_eq!(eye.user(name.as_str()).await, Ok(None));
    assert!(drawer.0.lock().unwrap().is_empty(), "the kept credential went with it");
    assert_eq!(eye.s3().head_bucket(&name).await, Ok(None));
}

#[tokio::test]
async fn each_action_the_deploy_user_costs_is_needed_and_named_where_it_is_missing() {
    let mut tried = 0;
    let whole = set_up();
    for action in policy::listed(&whole).into_iter().filter(|action| action.starts_with("iam:")) {
        let account = account();
        boundary(&account).await;
        let drawer = Arc::new(Drawer::default());
        let mut site = wanting("less");
        let mut less = whole.clone();
        for statement in less["Statement"].as_array_mut().unwrap().iter_mut().filter(|s| s["Effect"] == "Allow") {
            statement["Action"].as_array_mut().unwrap().retain(|one| one != action.as_str());
        }
        less["Statement"].as_array_mut().unwrap().retain(|s| !s["Action"].as_array().unwrap().is_empty());
        let cloud = cloud(&user(&account, &less).await, &site, &drawer);
        let built = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
        let mut said = vec![format!("{:?} {:?}", built.result.as_ref().err(), built.forecast)];
        if built.result.is_ok() {
            let name = site.bucket_name(&account);
            if let Ok(Some(user)) = cloud.user(name.as_str()).await {
                let keys = cloud.keys(&user).await;
                said.push(format!("{keys:?}"));
                site.rotate_key = rotation(&keys.unwrap_or_default());
                let steps: [&dyn Step; 2] = [&AccountStep, &DeployerStep];
                said.push(format!("{:?}", site.go(&cloud, &steps, Goal::Build).await.result.err()));
                site.rotate_key = None;
            }
            // Looks whose refusal only shows.
            let change = IamOp::PutUserPolicy { user: name.to_string(), policy: json!({}), over: None };
            said.push(format!("{:?}", run(&cloud, &Op::Iam(change)).await.err()));
            let arn = boundary_arn(&AccountId::parse(&account).unwrap());
            said.push(format!("{:?}", cloud.iam().policy(&arn).await.err()));
            said.push(format!("{:?}", site.go(&cloud, &STATIC_SITE, Goal::Clear).await.result.err()));
        }
        if action == "iam:SimulatePrincipalPolicy" {
            assert!(built.result.is_ok(), "a road without it is as good");
            continue;
        }
        assert!(said.iter().any(|said| said.contains(&action)), "{action} is missed by nobody: {said:?}");
        tried += 1;
    }
    assert!(tried >= 15, "{tried}");
}

#[tokio::test]
async fn a_key_is_made_only_where_it_can_be_kept() {
    let account = account();
    boundary(&account).await;
    let drawer = Arc::new(Drawer::default());
    *drawer.1.lock().unwrap() = true;
    let site = wanting("locked");
    let setup = cloud(&user(&account, &set_up()).await, &site, &drawer);
    let error = site.go(&setup, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!(error.code, Code::KeychainLocked);
    let made = setup.user(site.bucket_name(&account).as_str()).await.unwrap().unwrap();
    assert!(setup.keys(&made).await.unwrap().is_empty(), "no key whose secret nobody has");
    *drawer.1.lock().unwrap() = false;
    assert!(site.go(&setup, &STATIC_SITE, Goal::Build).await.result.is_ok());
    assert_eq!(setup.keys(&made).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_only_an_administrator_may_is_refused_to_the_set_up_identity_with_what_to_do() {
    let account = account();
    let drawer = Arc::new(Drawer::default());
    let mut site = wanting("beyond");
    let setup = cloud(&user(&account, &set_up()).await, &site, &drawer);
    // No boundary, and who sets up may not write one.
    let error = site.go(&setup, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "iam:CreatePolicy"));
    assert_eq!(error.hints[0], "boundary-snippet");
    // An administrator's own session makes it, and the documented pair, too.
    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let admin = cloud(&root, &site, &drawer);
    site.deployer = Some(Deployer { policy: naru_core::spec::DeployerPolicy::FullAccess, group: None });
    let name = site.bucket_name(&account).to_string();
    site.go(&admin, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert_eq!(admin.attached(&name).await.unwrap(), FULL_ACCESS);
    for op in [
        IamOp::AttachManaged { user: name.clone(), arn: "arn:aws:iam::aws:policy/AdministratorAccess".to_owned() },
        IamOp::AddToGroup { user: name.clone(), group: "admins".to_owned(), adds: Vec::new() },
    ] {
        let error = run(&setup, &Op::Iam(op)).await.unwrap_err();
        assert_eq!(error.code, Code::AccessDenied, "{error}");
        assert!(["attach-by-hand", "join-by-hand"].contains(&error.hints[0].as_str()), "{:?}", error.hints);
    }
}

/// Types lines for CloudShell into a real bash with the real AWS CLI, as the account's root.
fn type_in(lines: &str, account: &str) {
    let bin = super::emulator::program("awscli", "aws");
    let path = std::env::var("PATH").unwrap();
    let output = std::process::Command::new("bash")
        .args(["-ec", lines])
        .env("PATH", format!("{}:{path}", bin.parent().unwrap().display()))
        .env("AWS_ACCESS_KEY_ID", account)
        .env("AWS_SECRET_ACCESS_KEY", "any")
        .env("AWS_DEFAULT_REGION", REGION)
        .env("AWS_ENDPOINT_URL", ministack().url())
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_CONFIG_FILE", "/nowhere")
        .env("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
        .env("AWS_PAGER", "")
        .output()
        .unwrap();
    assert!(output.status.success(), "{lines}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[tokio::test]
async fn a_user_of_the_documented_pair_is_made_by_hand_and_the_set_up_identity_goes_on_to_its_key() {
    let account = account();
    boundary(&account).await;
    let drawer = Arc::new(Drawer::default());
    let mut site = wanting("by-hand");
    // Where the boundary is a condition of CreateUser, as at AWS, one without it is refused.
    let mut policy = set_up();
    for statement in policy["Statement"].as_array_mut().unwrap().iter_mut().filter(|s| s["Effect"] == "Allow") {
        statement["Action"].as_array_mut().unwrap().retain(|one| one != "iam:CreateUser");
    }
    let setup = cloud(&user(&account, &policy).await, &site, &drawer);
    let name = site.bucket_name(&account).to_string();
    let refused = |error: naru_core::Error, action: &str| {
        assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, action), "{error}");
        assert_eq!(error.hints[0], "attach-by-hand");
        error.args["lines"].clone()
    };
    site.deployer = Some(Deployer { policy: DeployerPolicy::FullAccess, group: None });
    let lines = refused(site.go(&setup, &STATIC_SITE, Goal::Build).await.error(), "iam:CreateUser");
    type_in(&lines, &account);
    let receipt = site.go(&setup, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert!(receipt.ops > 0, "the key");
    drawer.only();
    assert_eq!(site.go(&setup, &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
    let made = setup.user(&name).await.unwrap().unwrap();
    assert_eq!((made.path.as_str(), made.tags[TAG_SITE].as_str()), (IAM_PATH, site.id().tag().as_str()));
    assert_eq!((made.boundary, setup.attached(&name).await.unwrap()), (None, FULL_ACCESS.map(str::to_owned).to_vec()));

    // To least privilege by an administrator's session, and back by hand.
    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let admin = cloud(&root, &site, &drawer);
    site.deployer = Some(Deployer::default());
    site.go(&admin, &STATIC_SITE, Goal::Build).await.result.unwrap();
    assert!(admin.user(&name).await.unwrap().unwrap().boundary.is_some());
    assert!(admin.attached(&name).await.unwrap().is_empty());
    site.deployer = Some(Deployer { policy: DeployerPolicy::FullAccess, group: None });
    let lines = refused(site.go(&setup, &STATIC_SITE, Goal::Build).await.error(), "iam:DeleteUserPermissionsBoundary");
    assert!(lines.starts_with("aws iam delete-user-permissions-boundary --user-name naru-"), "{lines}");
    type_in(&lines, &account);
    let ran = site.go(&setup, &STATIC_SITE, Goal::Build).await;
    assert_eq!(ran.result.as_ref().unwrap().ops, 1, "its inline policy goes: {:?}", ran.done);
    assert_eq!(site.go(&setup, &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
}

#[tokio::test]
async fn a_group_is_joined_with_all_it_adds_by_an_administrator_and_left_on_the_way_back() {
    const READ: &str = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    let account = account();
    let drawer = Arc::new(Drawer::default());
    let mut site = wanting("joining");
    site.deployer = Some(Deployer { policy: DeployerPolicy::FullAccess, group: Some("web".to_owned()) });
    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let admin = cloud(&root, &site, &drawer);
    assert_eq!(admin.group("web").await, Ok(None));
    let error = site.go(&admin, &STATIC_SITE, Goal::Build).await.error();
    assert_eq!((error.code, error.args["field"].as_str()), (Code::Drift, "group"), "there is no such group");
    iam(&account, &[("Action", "CreateGroup"), ("GroupName", "web")]).await;
    iam(&account, &[("Action", "AttachGroupPolicy"), ("GroupName", "web"), ("PolicyArn", READ)]).await;
    let inline = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}]}"#;
    let fields =
        [("Action", "PutGroupPolicy"), ("GroupName", "web"), ("PolicyName", "ring"), ("PolicyDocument", inline)];
    iam(&account, &fields).await;
    let ran = site.go(&admin, &STATIC_SITE, Goal::Build).await;
    ran.result.as_ref().unwrap();
    let shown = ran.forecast.ops().map(Op::title).find(|(word, _)| *word == "op-iam-add-to-group").unwrap();
    assert_eq!((shown.1["group"].as_str(), shown.1["adds"].as_str()), ("web", "AmazonS3ReadOnlyAccess, ring"));
    let name = site.bucket_name(&account).to_string();
    assert_eq!(admin.groups(&name).await, Ok(vec!["web".to_owned()]));
    assert_eq!(site.go(&admin, &STATIC_SITE, Goal::Build).await.result.unwrap().ops, 0);
    let cleared = site.go(&admin, &STATIC_SITE, Goal::Clear).await;
    assert_eq!(cleared.result.unwrap().outcome, Outcome::Cleared, "{:?}", cleared.done);
    assert_eq!(admin.user(&name).await, Ok(None));
    assert!(admin.group("web").await.unwrap().is_some(), "the group is theirs, and stays");
}

/// One of AWS's own policies, whole, as moto carries it.
fn managed(name: &str) -> Value {
    let print = "import json, sys; from moto.iam.aws_managed_policies import aws_managed_policies_data as all; \
        print(json.dumps(json.loads(all)[sys.argv[1]]['Document']))";
    let python = super::emulator::program("moto", "python");
    let output = std::process::Command::new(python).args(["-c", print, name]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn the_documented_pair_walks_the_road_to_cloudfront_and_lacks_certificates_domains_and_users() {
    let account = account();
    let drawer = Arc::new(Drawer::default());
    let mut site = wanting("pair");
    site.cdn = Some(naru_core::spec::Cdn::default());
    site.domain = Some(DomainWishes::new(Domain::parse("pair.test").unwrap()).spec());
    iam(&account, &[("Action", "CreateUser"), ("UserName", "by-the-book")]).await;
    for arn in FULL_ACCESS {
        let (name, document) = (arn.rsplit('/').next().unwrap(), managed(arn.rsplit('/').next().unwrap()).to_string());
        let fields = [("Action", "PutUserPolicy"), ("UserName", "by-the-book"), ("PolicyName", name)];
        iam(&account, &[&fields[..], &[("PolicyDocument", &document)]].concat()).await;
    }
    let keys = iam(&account, &[("Action", "CreateAccessKey"), ("UserName", "by-the-book")]).await;
    let part = |name: &str| {
        let (_, rest) = keys.split_once(&format!("<{name}>")).unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    let keys = Keys { id: part("AccessKeyId"), secret: part("SecretAccessKey") };
    let cloud = cloud(&keys, &site, &drawer);
    let ran = site.go(&cloud, &STATIC_SITE, Goal::Build).await;
    let unseen = |then: &Plan| match then {
        Plan::Unseen { action } => Some(action.clone()),
        other => other.stop().map(|error| error.to_string()),
    };
    let stopped: Vec<_> =
        ran.forecast.steps.iter().filter_map(|step| Some((step.step.key(), unseen(&step.then)?))).collect();
    let zones = "route53:ListHostedZones".to_owned();
    assert_eq!(
        stopped,
        [
            ("deployer", "iam:GetUser".to_owned()),
            ("zone", zones.clone()),
            ("delegation", zones.clone()),
            ("certificate", zones.clone()),
            ("names", "blocked step=certificate".to_owned()),
            ("alias", zones),
        ]
    );
    // The distribution stands by then; what stops the run is the certificate.
    let error = ran.result.unwrap_err();
    assert_eq!((error.code, error.args["action"].as_str()), (Code::AccessDenied, "acm:RequestCertificate"));
    assert!(ran.done.iter().any(|key| key.starts_with("op-cloudfront-create-distribution")), "{:?}", ran.done);

    // Beforehand, by name: what the pair lacks, service by service.
    let id = AccountId::parse(&account).unwrap();
    let name = site.bucket_name(&account);
    let needs = naru_core::preflight::needed(&STATIC_SITE, &id, &name, name.as_str());
    let root = Keys { id: account.clone(), secret: "any".to_owned() };
    let arn = cloud.sts().caller().await.unwrap().arn;
    let allowed = self::cloud(&root, &site, &drawer).would_allow(&arn, &needs).await.unwrap();
    let mut lacks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (need, _) in needs.iter().zip(&allowed).filter(|(_, allowed)| !**allowed) {
        let (service, action) = need.action.split_once(':').unwrap();
        lacks.entry(service).or_default().push(action);
    }
    lacks.values_mut().for_each(|actions| actions.sort_unstable());
    let known: [(&str, &[&str]); 6] = [
        ("acm", &["AddTagsToCertificate", "DeleteCertificate", "ListTagsForCertificate", "RequestCertificate"]),
        (
            "iam",
            &[
                "CreateAccessKey",
                "CreateUser",
                "DeleteAccessKey",
                "DeleteUser",
                "DeleteUserPolicy",
                "GetAccessKeyLastUsed",
                "GetPolicy",
                "GetPolicyVersion",
                "GetUser",
                "GetUserPolicy",
                "ListAccessKeys",
                "ListAttachedUserPolicies",
                "ListGroupsForUser",
                "PutUserPolicy",
                "TagUser",
                "UpdateAccessKey",
            ],
        ),
        (
            "route53",
            &[
                "ChangeResourceRecordSets",
                "ChangeTagsForResource",
                "CreateHealthCheck",
                "CreateHostedZone",
                "DeleteHealthCheck",
                "DeleteHostedZone",
                "GetChange",
                "GetHostedZone",
                "ListHealthChecks",
                "ListHostedZones",
                "ListResourceRecordSets",
                "ListTagsForResource",
                "UpdateHealthCheck",
            ],
        ),
        ("route53domains", &["CheckDomainAvailability", "ListPrices"]),
        ("tag", &["GetResources"]),
        ("wafv2", &["DeleteWebACL", "ListTagsForResource", "TagResource", "UpdateWebACL"]),
    ];
    assert_eq!(lacks, known.map(|(service, actions)| (service, actions.to_vec())).into());
    // People are told the same before they choose it.
    for lang in [Lang::En, Lang::Ko] {
        let told = Words::new(lang).plain("ui-deployer-lacks");
        for (service, actions) in &lacks {
            let list = format!("{service}: {}", actions.join(", "));
            assert!(told.contains(&list), "{list}\n{told}");
        }
    }
}
