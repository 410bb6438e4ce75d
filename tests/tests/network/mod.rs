//! Attacks on the road over a network, one a file: what a bad line does, what somebody on the way can
//! do, what a partner or a collector can do to others at the same mailbox, what its thief can do.

mod allowed;
mod bad_lines;
mod bodies;
mod collectors_apart;
mod consent_withdrawn;
mod curl_alone;
mod cuts;
mod desks_apart;
mod fail_closed;
mod forgetful;
mod heads;
mod instruments;
mod killed_under_load;
mod lies;
mod lost_answers;
mod mailbox_killed;
mod other_server;
mod paths;
mod patience;
mod proxy;
mod races;
mod scene;
mod sign_in_page;
mod thief;
