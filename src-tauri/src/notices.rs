//! What the shell says to the page unasked.

use std::sync::{Arc, Mutex, PoisonError};

use tauri::ipc::Channel;

use crate::told::Notice;

/// The page that listens, if one does: the last that asked. A clone speaks to the same page.
#[derive(Clone, Default)]
pub struct Notices(Arc<Mutex<Option<Channel<Notice>>>>);

impl Notices {
    /// From here on this page hears.
    pub fn hear(&self, channel: Channel<Notice>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Nobody listens any more.
    pub fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Says something, if anybody listens. A page that went away asks anew when it comes back.
    pub fn say(&self, notice: Notice) {
        if let Some(channel) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = channel.send(notice);
        }
    }
}
