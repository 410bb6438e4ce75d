//! A test file that no `mod` names is not compiled, and so passes whatever it says.

use std::path::Path;

#[test]
fn no_file_is_forgotten() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"), "all.rs");
}

/// Every `x.rs` and `x/mod.rs` in `folder` is named by a `mod x;` in the folder's `root` file.
fn check(folder: &Path, root: &str) {
    let text = std::fs::read_to_string(folder.join(root)).unwrap();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let module = name.strip_suffix(".rs").unwrap_or(&name);
        if name == root || !(path.is_dir() || name.ends_with(".rs")) {
            continue;
        }
        let named = text.lines().any(|line| line.trim() == format!("mod {module};"));
        assert!(named, "{} is in no test: add `mod {module};` to {root} beside it", path.display());
        if path.is_dir() {
            check(&path, "mod.rs");
        }
    }
}
