//! The start and the end of the app.

use std::process::ExitCode;

use tauri::{Manager as _, RunEvent};

use crate::notices::Notices;
use crate::session::Session;
use crate::settings::{self, Preferences};
use crate::told::WindowKind;
use crate::windows::{self, WebFolder};
use crate::{commands, environment, trace, web};

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--version") {
        println!("sanad {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    environment::clean();
    if arguments.iter().any(|argument| argument == "--trace") {
        trace::begin();
    }
    // The message of a panic may hold anything; where it happened holds nothing.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(at) => eprintln!("sanad: a fault in the program at {}:{}", at.file(), at.line()),
        None => eprintln!("sanad: a fault in the program"),
    }));
    let hardened = sanad_vault::harden_process();
    trace::mark("started");
    match start(hardened) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sanad: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(_hardened: bool) -> Result<(), Box<dyn std::error::Error>> {
    let folder = web::make()?;
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| windows::raise(app)))
        .manage(Preferences::load(settings::folder()))
        .manage(Session::default())
        .manage(Notices::default())
        .manage(WebFolder(folder.clone()))
        .invoke_handler(commands::handler())
        .setup(|app| {
            let handle = app.handle().clone();
            app.state::<Session>().forget_too(move || handle.state::<Notices>().forget());
            windows::switch(app.handle(), WindowKind::Door).map_err(|refusal| refusal.code)?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(move |app, event| {
        if matches!(event, RunEvent::Exit) {
            app.state::<Session>().end();
            web::remove(&folder);
        }
    });
    Ok(())
}
