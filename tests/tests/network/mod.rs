//! Attacks on the road over a network, one a file: what a bad line does, what somebody on the way can
//! do, what a partner or a collector can do to others at the same mailbox, what its thief can do.

mod bodies;
mod collectors_apart;
mod curl_alone;
mod desks_apart;
mod heads;
mod instruments;
mod killed_under_load;
mod paths;
mod races;
