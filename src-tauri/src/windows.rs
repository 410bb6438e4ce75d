//! The windows: one at a time, each with the commands of its label and no way out of the app.

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::window::Color;
use tauri::{AppHandle, Manager as _, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use webkit2gtk::WebViewExt as _;

use crate::refusal::{Answer, Refusal};
use crate::settings::Preferences;
use crate::told::{Theme, WindowKind};
use crate::web::{self, PrivateFolder};
use crate::{drops, environment, trace};

/// Width and height of a new window in logical pixels.
const SIZE: (f64, f64) = (1280.0, 800.0);
/// The least of them.
const LEAST: (f64, f64) = (1024.0, 640.0);

/// Every kind of window.
const KINDS: [WindowKind; 3] = [WindowKind::Door, WindowKind::Collect, WindowKind::Review];

/// The label that the capabilities name.
pub const fn label(kind: WindowKind) -> &'static str {
    match kind {
        WindowKind::Door => "door",
        WindowKind::Collect => "collect",
        WindowKind::Review => "review",
    }
}

/// The kind of the window of that label.
///
/// # Errors
/// `not-granted` for a label the app does not make.
pub fn kind(of: &str) -> Answer<WindowKind> {
    KINDS.into_iter().find(|kind| label(*kind) == of).ok_or_else(|| Refusal::new("not-granted"))
}

/// Where and how large a window is, in logical pixels.
struct Geometry {
    size: (f64, f64),
    place: Option<(f64, f64)>,
    maximized: bool,
}

impl Geometry {
    fn of(window: &WebviewWindow) -> tauri::Result<Self> {
        let scale = window.scale_factor()?;
        let size = window.inner_size()?.to_logical::<f64>(scale);
        let place = window.outer_position()?.to_logical::<f64>(scale);
        Ok(Self {
            size: (size.width, size.height),
            place: Some((place.x, place.y)),
            maximized: window.is_maximized()?,
        })
    }
}

/// Opens a window of that kind in the place of the one that is there, which closes.
///
/// # Errors
/// `window-failed`.
pub fn switch(app: &AppHandle, to: WindowKind) -> Answer<()> {
    let before: Vec<WebviewWindow> = app.webview_windows().into_values().collect();
    let geometry = before.first().and_then(|window| Geometry::of(window).ok());
    let geometry = geometry.unwrap_or(Geometry { size: SIZE, place: None, maximized: false });
    let opened = open(app, to, &geometry);
    for window in before.iter().filter(|window| window.label() != label(to)) {
        // The new one is there, so the app does not end with the old one.
        let _ = window.destroy();
    }
    // A person types on as soon as she sees it; not every desktop hands the keyboard to a new window.
    if let Some(window) = app.get_webview_window(label(to)) {
        let _ = window.set_focus();
    }
    opened.map_err(|_| Refusal::new("window-failed"))
}

fn open(app: &AppHandle, kind: WindowKind, geometry: &Geometry) -> tauri::Result<()> {
    let mut builder = WebviewWindowBuilder::new(app, label(kind), WebviewUrl::App("index.html".into()))
        .title("Sanad")
        .inner_size(geometry.size.0, geometry.size.1)
        .min_inner_size(LEAST.0, LEAST.1)
        .maximized(geometry.maximized)
        .data_directory(app.state::<PrivateFolder>().web())
        .on_navigation(|url| url.scheme() == "tauri" && url.host_str() == Some("localhost"))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .general_autofill_enabled(false)
        // The size of text is the app's own setting.
        .zoom_hotkeys_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_page_load(move |_, load| {
            if matches!((load.event(), kind), (PageLoadEvent::Finished, WindowKind::Door)) {
                trace::mark("door-shown");
            }
        });
    // Before the page is there: no light flash in a dark room.
    let paper = match app.state::<Preferences>().settings().theme {
        Theme::Dark => Some(("dark", Color(28, 26, 23, 255))),
        Theme::Night => Some(("night", Color(18, 13, 7, 255))),
        Theme::Light => Some(("light", Color(250, 247, 240, 255))),
        Theme::System => None,
    };
    if let Some((theme, paper)) = paper {
        let lit = format!("document.documentElement.dataset.theme = '{theme}';");
        builder = builder.background_color(paper).initialization_script(lit);
    }
    builder = match geometry.place {
        Some((x, y)) => builder.position(x, y),
        None => builder.center(),
    };
    let window = builder.build()?;
    web::harden(&window)?;
    window.on_window_event({
        let (app, label) = (app.clone(), label(kind));
        move |event| drops::on_window_event(&app, label, event)
    });
    window.with_webview(|webview| {
        if !cfg!(debug_assertions) {
            // The menu of a web page offers what this app does not do.
            webview.inner().connect_context_menu(|_, _, _, _| true);
        }
    })
}

/// Ends the process of every page at once: what it held in memory is gone with it.
pub fn end_pages(app: &AppHandle) {
    for window in app.webview_windows().into_values() {
        // A window that is closing already has no page.
        let _ = window.hide();
        if environment::driven() {
            // WebDriver ends with a process that is ended under it. There the page closes with its
            // window, which is next, and its process with it: a test sees it go.
            continue;
        }
        let _ = window.with_webview(|webview| webview.inner().terminate_web_process());
    }
}

/// Brings the window forward.
pub fn raise(app: &AppHandle) {
    for window in app.webview_windows().into_values() {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
