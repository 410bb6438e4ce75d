//! Stories with people in them: what a person does, and what then is so.

mod backup;
mod by_net;
mod command_line;
mod consent;
mod dossier;
mod keys;
mod mailboxes_change;
mod media;
mod testimony;
mod transfer;
mod without_us;
