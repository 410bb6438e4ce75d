#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]
use sanad_tests::people::passphrase;
use sanad_vault::*;
use std::time::Instant;
fn main() {
    let path = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let secret = passphrase();
    for _ in 0..3 {
        let t = Instant::now();
        let v = Vault::unlock(&path, &OpenWith::Passphrase(&secret)).unwrap();
        let a = t.elapsed();
        let t = Instant::now();
        drop(v);
        println!("unlock {a:?} lock {:?}", t.elapsed());
    }
    let v = Vault::unlock(&path, &OpenWith::Passphrase(&secret)).unwrap();
    let case = v.case("bench").unwrap();
    let time = |what: &str, act: &dyn Fn()| {
        let mut all = Vec::new();
        for _ in 0..4 {
            let t = Instant::now();
            act();
            all.push(t.elapsed());
        }
        println!("{what}: {all:?}");
    };
    time("cases", &|| {
        v.cases().unwrap();
    });
    let n = v.facts().unwrap().items;
    for (start, state) in [
        (0, None),
        (n / 2, None),
        (n - 100, None),
        (0, Some("kept")),
        (n / 2, Some("kept")),
        (n - 100, Some("kept")),
    ] {
        for count in [1, 100] {
            let asked = ItemsAsked {
                case: Some(case),
                start,
                count,
                order: Order::Newest,
                state: state.map(str::to_owned),
            };
            time(&format!("page {start} {state:?} {count}"), &|| {
                v.items_page(&asked).unwrap();
            });
        }
    }
    for k in 0..5 {
        let asked = ItemsAsked { case: Some(case), start: n / 7 * k, count: 100, ..Default::default() };
        let t = Instant::now();
        v.items_page(&asked).unwrap();
        println!("cold page {k}: {:?}", t.elapsed());
    }
    let asked = ItemsAsked { start: n / 2, count: 1, ..Default::default() };
    let item = v.items_page(&asked).unwrap().rows.remove(0).id;
    time("show", &|| {
        v.show(&item).unwrap();
    });
    time("facts", &|| {
        v.facts().unwrap();
    });
    time("find", &|| {
        v.find_item(&item.to_string()[..12]).unwrap();
    });
}
