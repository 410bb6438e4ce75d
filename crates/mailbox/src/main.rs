//! sanad-mailbox
fn main() {}
