//! A file that nobody signed lies in the folder.

use sanad_evidence::verify::Code;

use super::{caught, honest};

#[test]
fn a_file_that_nobody_signed_is_found() {
    for path in ["data/annex.pdf", "annex.pdf", "keys/other.pub", "signatures/other.sig"] {
        let mut dossier = honest();
        dossier.put(path, b"x");
        caught(&dossier.verified(), &[Code::MemberUnlisted]);
    }
    let mut dossier = honest();
    dossier.put("data/exhibits/E-0001/proof/data/annex.txt", b"x");
    caught(&dossier.verified(), &[Code::MemberUnlisted, Code::PathNotAllowed]);
}
