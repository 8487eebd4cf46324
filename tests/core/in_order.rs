//! Keys that are asked for in any order are found as a search would find them.

use naru_core::deploy::in_order::InOrder;
use naru_core::names::Key;
use proptest::prelude::*;

fn key(number: usize) -> Key {
    Key::parse(&format!("assets/{number:03}.js")).unwrap()
}

proptest! {
    #[test]
    fn what_is_there_is_found_and_nothing_else(
        there in proptest::collection::btree_set(0usize..60, 0..40),
        asked in proptest::collection::vec(0usize..60, 0..80),
        sorted in any::<bool>(),
    ) {
        let all: Vec<Key> = there.iter().copied().map(key).collect();
        let mut asked = asked;
        if sorted {
            asked.sort_unstable();
        }
        let list = InOrder::of(&all, |key| key);
        for number in asked {
            let wanted = key(number);
            prop_assert_eq!(list.find(&wanted), there.contains(&number).then_some(&wanted));
        }
    }
}
