//! The rows for people were edited after the partner signed.

use sanad_evidence::verify::Code;

use super::{caught, honest};

#[test]
fn edited_rows_are_found() {
    for rows in ["load", "custody", "conditions"] {
        let mut dossier = honest();
        dossier.put(&format!("data/{rows}.csv"), b"\"DocID\"\r\n\"E-0001\"\r\n");
        caught(&dossier.verified(), &[Code::DigestMismatch]);
    }
}
