//! Folders nested deeper than anyone means.

use std::fs;

use sanad_tests::company::pair;
use sanad_vault::find_files;

#[test]
fn what_is_too_deep_is_told_and_what_stands_above_is_found() {
    let (amina, _) = pair();
    let root = amina.beside("papers");
    let mut folder = root.clone();
    for depth in 0..40 {
        fs::write(folder.join("file.txt"), format!("{depth}")).unwrap();
        folder = folder.join("deeper");
        fs::create_dir(&folder).unwrap();
    }
    let found = find_files(&root);
    assert_eq!(found.iter().filter(|one| one.is_ok()).count(), 32);
    let refused: Vec<_> = found.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!((refused.len(), refused[0].1.code()), (1, "folder-too-deep"));
    // What was named itself counts as the top, so the rest can be acquired by naming it.
    assert_eq!(find_files(&refused[0].0).iter().filter(|one| one.is_ok()).count(), 8);
}
