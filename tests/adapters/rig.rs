//! Practice, ministack and moto, each as one account with a stranger next to it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use naru_adapters::aws::Aws;
use naru_adapters::clock::SystemClock;
use naru_core::cloud::{Cloud, S3Read};
use naru_core::deploy::diff::Upload;
use naru_core::effect::Made;
use naru_core::names::{BucketName, Key, Region};
use naru_core::op::{Op, S3Op};
use naru_core::policy::Action;
use naru_core::practice::{Disk, Faults, PracticeCloud, PracticeState};
use naru_core::recipe::STATIC_SITE;
use naru_core::world::Ownership;
use naru_core::{Error, Result, policy};

use super::emulator::{self, Keys};
use super::site::{AnyFolder, NoWeb, bucket, run};

/// Where the claims are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Practice,
    Ministack,
    Moto,
}

pub struct Rig {
    pub kind: Kind,
    pub cloud: Box<dyn Cloud>,
    /// The same account, with everything but reading tags and the policy.
    pub half_blind: Option<Box<dyn Cloud>>,
    /// A bucket of another account.
    pub stranger: BucketName,
    /// Another way to see what is stored.
    eye: Eye,
}

pub enum Eye {
    Practice(Arc<Bytes>, Arc<Mutex<PracticeState>>),
    S3(aws_sdk_s3::Client),
}

/// A practice disk that keeps bytes in memory.
#[derive(Debug, Default)]
pub struct Bytes(Mutex<BTreeMap<String, Vec<u8>>>);

impl Disk for Bytes {
    fn save(&self, _: &PracticeState) -> Result<()> {
        Ok(())
    }
    fn keep(&self, root: &str, file: &Upload) -> Result<()> {
        let bytes = std::fs::read(std::path::Path::new(root).join(file.path.as_str())).map_err(Error::unexpected)?;
        self.0.lock().unwrap().insert(file.sha256.to_string(), bytes);
        Ok(())
    }
    fn bytes(&self, sha256: &str, from: u64, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<bool> {
        let kept = self.0.lock().unwrap();
        let Some(bytes) = kept.get(sha256).and_then(|bytes| bytes.get(usize::try_from(from).unwrap()..)) else {
            return Ok(false);
        };
        take(bytes).map(|()| true)
    }
}

const REGION: &str = "ap-northeast-2";

pub fn region() -> Region {
    Region::parse(REGION).unwrap()
}

pub fn eye(keys: &Keys, url: &str) -> aws_sdk_s3::Client {
    let keys = aws_sdk_s3::config::Credentials::new(&keys.id, &keys.secret, None, None, "test");
    let config = aws_sdk_s3::config::Builder::new()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_s3::config::Region::new(REGION))
        .credentials_provider(keys)
        .endpoint_url(url)
        .force_path_style(true);
    aws_sdk_s3::Client::from_conf(config.build())
}

pub fn aws(keys: &Keys, region: &str, endpoints: &naru_adapters::aws::Endpoints) -> Aws {
    Aws::new(keys.connection(region, endpoints), Arc::new(AnyFolder), Arc::new(NoWeb), "here")
}

impl Rig {
    pub async fn practice() -> Self {
        let stranger = bucket("stranger");
        let mut state = PracticeState::fresh();
        let account = naru_core::names::AccountId::parse("999988887777").unwrap();
        state.strangers.insert(stranger.clone(), account);
        let (state, bytes) = (Arc::new(Mutex::new(state)), Arc::new(Bytes::default()));
        let cloud = |faults| {
            let cloud = PracticeCloud::new(
                Arc::clone(&state),
                Arc::clone(&bytes) as Arc<dyn Disk>,
                Arc::new(SystemClock),
                Arc::new(AnyFolder),
                Arc::new(NoWeb),
            );
            Box::new(cloud.with_faults(faults)) as Box<dyn Cloud>
        };
        let blind = Faults { at: Vec::new(), denied_reads: vec![Action::GetBucketTagging, Action::GetBucketPolicy] };
        Self {
            kind: Kind::Practice,
            cloud: cloud(Faults::default()),
            half_blind: Some(cloud(blind)),
            stranger,
            eye: Eye::Practice(bytes, state),
        }
    }

    pub async fn ministack() -> Self {
        let cloud = emulator::ministack();
        let (account, other) = (emulator::account(), emulator::account());
        let policy = policy::setup(&STATIC_SITE, &[]);
        let user = emulator::user(&account, &policy).await;
        let mut less = policy.clone();
        for statement in less["Statement"].as_array_mut().unwrap() {
            let blind = ["s3:GetBucketTagging", "s3:GetBucketPolicy"];
            statement["Action"].as_array_mut().unwrap().retain(|a| !blind.contains(&a.as_str().unwrap()));
        }
        let blind = emulator::user(&account, &less).await;
        let stranger = bucket("stranger");
        let root = Keys { id: other, secret: "any".to_owned() };
        run(&aws(&root, REGION, &cloud.endpoints()), &create(&stranger)).await.unwrap();
        Self {
            kind: Kind::Ministack,
            cloud: Box::new(aws(&user, REGION, &cloud.endpoints())),
            half_blind: Some(Box::new(aws(&blind, REGION, &cloud.endpoints()))),
            stranger,
            eye: Eye::S3(eye(&Keys { id: account, secret: "any".to_owned() }, &cloud.url())),
        }
    }

    pub async fn moto() -> Self {
        let cloud = emulator::moto();
        let keys = Keys { id: "AKIAIOSFODNN7EXAMPLE".to_owned(), secret: "any".to_owned() };
        let other = assumed(&cloud.url()).await;
        let stranger = bucket("stranger");
        other.create_bucket().bucket(stranger.as_str()).send().await.unwrap();
        Self {
            kind: Kind::Moto,
            cloud: Box::new(aws(&keys, REGION, &cloud.endpoints())),
            // moto enforces no policy that is of use here.
            half_blind: None,
            stranger,
            eye: Eye::S3(eye(&keys, &cloud.url())),
        }
    }

    pub fn s3(&self) -> &dyn S3Read {
        self.cloud.s3()
    }

    pub async fn run(&self, op: Op) -> Result<Vec<Made>> {
        run(&*self.cloud, &op).await
    }

    /// A fresh bucket of ours.
    pub async fn bucket(&self) -> BucketName {
        let name = bucket("c");
        self.run(create(&name)).await.unwrap();
        name
    }

    /// The stored bytes.
    pub async fn bytes(&self, bucket: &BucketName, key: &Key) -> Vec<u8> {
        match &self.eye {
            Eye::Practice(bytes, state) => {
                let state = state.lock().unwrap();
                let object = state.truth.buckets[bucket].objects.seen().unwrap()[key].clone();
                let all = bytes.0.lock().unwrap();
                all[object.meta.unwrap().sha256.unwrap().as_str()].clone()
            }
            Eye::S3(client) => {
                let got = client.get_object().bucket(bucket.as_str()).key(key.as_str()).send().await.unwrap();
                got.body.collect().await.unwrap().to_vec()
            }
        }
    }

    /// Something that Naru did not put there.
    pub async fn put_foreign(&self, bucket: &BucketName, key: &str) {
        match &self.eye {
            Eye::Practice(_, state) => {
                let mut state = state.lock().unwrap();
                let objects = state.truth.bucket_mut(bucket).objects.seen_mut().unwrap();
                let object = naru_core::world::Object { size: 1, etag: "x".into(), meta: None };
                objects.insert(Key::parse(key).unwrap(), object);
            }
            Eye::S3(client) => {
                let body = aws_sdk_s3::primitives::ByteStream::from_static(b"x");
                client.put_object().bucket(bucket.as_str()).key(key).body(body).send().await.unwrap();
            }
        }
    }
}

/// A client of another moto account: there, only an assumed role has another account than the server's.
async fn assumed(url: &str) -> aws_sdk_s3::Client {
    let config = aws_sdk_sts::config::Builder::new()
        .behavior_version(aws_sdk_sts::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_sts::config::Region::new("us-east-1"))
        .credentials_provider(aws_sdk_sts::config::Credentials::new("AKIAANY", "any", None, None, "test"))
        .endpoint_url(url)
        .build();
    let output = aws_sdk_sts::Client::from_conf(config)
        .assume_role()
        .role_arn("arn:aws:iam::999988887777:role/stranger")
        .role_session_name("stranger")
        .send()
        .await
        .unwrap();
    let keys = output.credentials.unwrap();
    let keys = aws_sdk_s3::config::Credentials::new(
        keys.access_key_id,
        keys.secret_access_key,
        Some(keys.session_token),
        None,
        "test",
    );
    let config = aws_sdk_s3::config::Builder::new()
        .behavior_version(aws_sdk_s3::config::BehaviorVersion::v2026_01_12())
        .region(aws_sdk_s3::config::Region::new("us-east-1"))
        .credentials_provider(keys)
        .endpoint_url(url)
        .force_path_style(true);
    aws_sdk_s3::Client::from_conf(config.build())
}

pub fn create(bucket: &BucketName) -> Op {
    Op::S3(S3Op::CreateBucket { bucket: bucket.clone(), region: region(), ownership: Ownership::AclsDisabled })
}
