//! The start and the end of the app.

use std::process::ExitCode;
use std::sync::Arc;

use tauri::{Manager as _, RunEvent};

use crate::drops::Drops;
use crate::media::{self, Media};
use crate::notices::Notices;
use crate::places::{self, Places};
use crate::session::Session;
use crate::settings::{self, Preferences};
use crate::told::WindowKind;
use crate::web::PrivateFolder;
use crate::{commands, environment, trace, windows};

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--version") {
        println!("sanad {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    let private = PrivateFolder::ready();
    if let Ok(private) = &private {
        environment::clean(private);
    }
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
    match private.map_err(Into::into).and_then(|private| start(hardened, &private)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sanad: {error}");
            ExitCode::FAILURE
        }
    }
}

fn start(_hardened: bool, private: &PrivateFolder) -> Result<(), Box<dyn std::error::Error>> {
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| windows::raise(app)))
        .manage(Preferences::load(settings::folder()))
        .manage(Session::default())
        .manage(Notices::default())
        .manage(private.clone())
        .manage(Arc::new(Media::new()))
        .manage(Places::default())
        .manage(Drops::default())
        .register_asynchronous_uri_scheme_protocol("evidence", |context, request, responder| {
            let app = context.app_handle();
            let (media, session) = (app.state::<Arc<Media>>(), app.state::<Session>());
            media::answer(&media, &*session, context.webview_label(), &request, |answer| responder.respond(answer));
        })
        .invoke_handler(commands::handler())
        .setup(|app| {
            let handle = app.handle().clone();
            app.state::<Session>().forget_too(move || {
                handle.state::<Notices>().forget();
                handle.state::<Arc<Media>>().forget();
                handle.state::<Drops>().forget();
                handle.state::<Places>().forget();
                places::dismiss(&handle);
            });
            windows::switch(app.handle(), WindowKind::Door).map_err(|refusal| refusal.code)?;
            Ok(())
        })
        .build(tauri::generate_context!())?;
    let private = private.clone();
    app.run(move |app, event| {
        if matches!(event, RunEvent::Exit) {
            app.state::<Session>().end();
            private.remove();
        }
    });
    Ok(())
}
