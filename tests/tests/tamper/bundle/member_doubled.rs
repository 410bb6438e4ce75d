//! A member stands in the tar twice: one reader takes the first, another the last.

use sanad_evidence::verify::Code;
use sanad_tests::bag;

use crate::tamper::caught;

#[test]
fn the_same_or_another() {
    for other in [false, true] {
        let mut members = bag::example_bundle().members();
        let (path, bytes) = members.last().unwrap().clone();
        members.push((path, if other { b"another".to_vec() } else { bytes }));
        caught(&bag::verified(&bag::tar_of(&members)), &[Code::MemberTwice]);
    }
}

#[test]
fn out_of_order() {
    let mut members = bag::example_bundle().members();
    let last = members.len() - 1;
    members.swap(last, last - 1);
    caught(&bag::verified(&bag::tar_of(&members)), &[Code::MemberOutOfOrder]);
}
