//! What exists in practice: our account, our buckets, and things of other people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::iam::Group;
use crate::names::{AccountId, BucketName, Key, Region};
use crate::world::{Bucket, BucketHead, Caller, Fact, Object, ObjectMeta, Ownership, PublicAccessBlock, World};

/// The form of [`PracticeState`] this Naru writes.
pub const STATE_VERSION: u32 = 1;

/// The truth of one practice cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeState {
    /// [`STATE_VERSION`].
    pub v: u32,
    /// Everything in our account.
    pub truth: World,
    /// Bucket names that belong to other accounts.
    pub strangers: BTreeMap<BucketName, AccountId>,
    /// How many looks it takes until every edge has heard of a change, by distribution.
    #[serde(default)]
    pub settling: BTreeMap<String, u8>,
    /// Paths that edges were told to forget, oldest first.
    #[serde(default)]
    pub forgotten: Vec<Forgotten>,
    /// Domains whose parents are asked, by name.
    #[serde(default)]
    pub registered: BTreeMap<String, Registered>,
    /// Looks until a certificate's proofs are seen, by ARN: as long as it is pending.
    #[serde(default)]
    pub proving: BTreeMap<String, u8>,
    /// Looks until somebody has put a record where others keep a domain's, by name.
    #[serde(default)]
    pub copying: BTreeMap<String, u8>,
    /// Whether the account forbids public policies for all its buckets.
    pub account_blocks_public: bool,
}

/// One invalidation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// Its id.
    pub id: String,
    /// Which distribution.
    pub distribution: String,
    /// Its paths, `*` at the end for whatever begins so.
    pub paths: Vec<String>,
    /// Looks until it is completed.
    pub left: u8,
}

/// A domain that somebody bought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The name servers its parent names, from then on.
    pub servers: Vec<String>,
    /// Looks until it does.
    pub left: u8,
}

/// A bucket in our account that Naru did not make; nothing may happen to it.
pub const FAMILY_BUCKET: &str = "family-photos-2019";

/// The one group of our account that a deploy user can join.
pub const PRACTICE_GROUP: &str = "web";

impl PracticeState {
    /// A fresh cloud: an empty account but for one bucket of the family's, and a few names taken by strangers.
    #[must_use]
    pub fn fresh() -> Self {
        let account = AccountId::parse("111122223333").expect("twelve digits");
        let stranger = AccountId::parse("999988887777").expect("twelve digits");
        let name = |text: &str| BucketName::parse(text).expect("a valid bucket name");
        let mut truth = World {
            group: Fact::Seen(Group {
                name: PRACTICE_GROUP.to_owned(),
                policies: Fact::Seen(vec!["ReadOnlyAccess".to_owned()]),
            }),
            caller: Fact::Seen(Caller { arn: format!("arn:aws:iam::{account}:user/practice"), account }),
            ..World::default()
        };
        let photo = Object {
            size: 3,
            etag: "acbd18db4cc2f85cedef654fccc4a4d8".into(),
            meta: Some(Box::new(ObjectMeta {
                sha256: Some("2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae".into()),
                headers: crate::deploy::headers::Headers {
                    content_type: "image/jpeg".to_owned(),
                    ..crate::deploy::headers::Headers::default()
                }
                .into(),
            })),
        };
        *truth.bucket_mut(&name(FAMILY_BUCKET)) = Bucket {
            head: Fact::Seen(BucketHead { region: Region::parse("us-east-1").expect("a Region's shape") }),
            tags: Fact::Seen(BTreeMap::from([("owner".to_owned(), "family".to_owned())])),
            ownership: Fact::Seen(Ownership::AclsDisabled),
            block: Fact::Seen(PublicAccessBlock::ALL),
            website: Fact::Absent,
            policy: Fact::Absent,
            objects: Fact::Seen(BTreeMap::from([(Key::parse("2019/beach.jpg").expect("a valid key"), photo)]).into()),
            releases: Fact::Seen(Vec::new()),
            older_releases: Vec::new(),
            kept: BTreeMap::new(),
            unfinished: Vec::new(),
            lock: Fact::Absent,
            cdn: Fact::Absent,
        };
        let strangers = ["test", "www.example.com", "my-site", "my-blog"];
        Self {
            v: STATE_VERSION,
            truth,
            strangers: strangers.into_iter().map(|n| (name(n), stranger.clone())).collect(),
            settling: BTreeMap::new(),
            forgotten: Vec::new(),
            registered: BTreeMap::new(),
            proving: BTreeMap::new(),
            copying: BTreeMap::new(),
            account_blocks_public: false,
        }
    }
}
