//! A collector writes entries that state another index than their place in the log, and signs it all:
//! every proof holds, and the entry belies it.

use sanad_evidence::verify::Code;
use sanad_tests::bag::{self, Told};

use crate::tamper::caught;

#[test]
fn a_collector_who_lies() {
    let (mut case, items) = bag::example();
    case.spoil = |entry| entry.index += 1;
    case.describe(&items[0], "Out of place", "Herat");
    case.spoil = |_| {};
    let report = bag::verified(&case.bundle(1, &mut Told::default()).to_tar());
    // Her own seal names the index she wrote, where there is another entry.
    caught(&report, &[Code::EntryMisplaced, Code::SealHead]);
}

#[test]
fn another_log_or_case() {
    let spoils: [fn(&mut sanad_evidence::Entry); 2] = [
        |entry| entry.log = "sanad/log/00000000000000000000000000000000".to_owned(),
        |entry| entry.case = bag::id("x"),
    ];
    for spoil in spoils {
        let (mut case, items) = bag::example();
        case.spoil = spoil;
        case.describe(&items[0], "Elsewhere", "Herat");
        case.spoil = |_| {};
        caught(&bag::verified(&case.bundle(1, &mut Told::default()).to_tar()), &[Code::EntryMisplaced]);
    }
}
