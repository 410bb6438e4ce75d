//! The start and the end of the app.

use std::process::ExitCode;
use std::sync::Arc;

use gtk::prelude::{DialogExt as _, GtkWindowExt as _, MessageDialogExt as _};
use tauri::{AppHandle, Manager as _, RunEvent};

use crate::diagnostics::Computer;
use crate::drops::Drops;
use crate::idle::Idle;
use crate::jobs::Jobs;
use crate::media::{self, Media};
use crate::notices::Notices;
use crate::places::{self, Places};
use crate::refusal::Refusal;
use crate::road::Road;
use crate::session::Session;
use crate::settings::{self, Preferences};
use crate::told::WindowKind;
use crate::web::PrivateFolder;
use crate::words::Words;
use crate::{commands, environment, guard, trace, windows};

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
    let started = match private {
        Ok(private) => start(Computer { hardened }, &private).map_err(|error| {
            eprintln!("sanad: {error}");
            Refusal::new("start-failed")
        }),
        Err(error) => Err(Refusal::new(error.code())),
    };
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            say_why(&refusal);
            ExitCode::FAILURE
        }
    }
}

/// Says why the app did not start, in a plain window where there is a display, and on the terminal.
fn say_why(refusal: &Refusal) {
    let chosen = Preferences::load(settings::folder()).settings().language;
    let words = Words::of(chosen.as_deref());
    let said = words.line(&format!("err-{}", refusal.code));
    let hint = words.line(&format!("hint-{}", refusal.code));
    eprintln!("sanad: {said}\n  {hint}\n  [{}]", refusal.code);
    if gtk::init().is_err() {
        return;
    }
    let window = gtk::MessageDialog::new(
        None::<&gtk::Window>,
        gtk::DialogFlags::MODAL,
        gtk::MessageType::Error,
        gtk::ButtonsType::Close,
        &said,
    );
    window.set_title("Sanad");
    window.set_secondary_text(Some(&format!("{hint}\n\n[{}]", refusal.code)));
    window.run();
}

/// Makes the one session and everything around it, opens the door, and runs until the end.
fn start(computer: Computer, private: &PrivateFolder) -> Result<(), Box<dyn std::error::Error>> {
    let notices = Notices::default();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| windows::raise(app)))
        .manage(Preferences::load(settings::folder()))
        .manage(Session::default())
        .manage(Jobs::new(notices.clone()))
        .manage(notices)
        .manage(Idle::default())
        .manage(Road::default())
        .manage(computer)
        .manage(private.clone())
        .manage(Arc::new(Media::new()))
        .manage(Places::default())
        .manage(Drops::default())
        .register_asynchronous_uri_scheme_protocol("evidence", |context, request, responder| {
            let app = context.app_handle();
            let (media, session) = (app.state::<Arc<Media>>(), app.state::<Session>());
            media::answer(&media, &*session, context.webview_label(), &request, |answer| {
                responder.respond(answer)
            });
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
            guard::watch(app.handle());
            end_when_told(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    let private = private.clone();
    app.run(move |app, event| {
        if matches!(event, RunEvent::Exit) {
            guard::end(app);
            private.remove();
        }
    });
    Ok(())
}

/// A logout, or a polite kill, ends the app as closing its window does: the vault is closed, and the
/// private folder goes.
fn end_when_told(app: &AppHandle) {
    // SIGHUP, SIGINT, SIGTERM.
    for signal in [1, 2, 15] {
        let app = app.clone();
        gtk::glib::unix_signal_add_local(signal, move || {
            app.exit(0);
            gtk::glib::ControlFlow::Continue
        });
    }
}
