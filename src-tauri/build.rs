//! Makes one permission for each command of `src/commands/list.rs`; a window may call what its file in
//! `capabilities` names, and nothing else.

#[macro_use]
#[path = "src/commands/list.rs"]
mod list;

macro_rules! names {
    ($($room:ident::$name:ident: $($window:ident)+;)*) => { &[$(stringify!($name)),*] };
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src/commands/list.rs");
    let commands = tauri_build::AppManifest::new().commands(every_command!(names));
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))?)
}
