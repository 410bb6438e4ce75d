//! The network as a collector meets it: a [`Cable`] that is cut, slow, lossy or lying; a [`Front`] that
//! sees inside and answers falsely; a [`Stranger`] where the mailbox should be; a SOCKS5 proxy that
//! remembers everything; and a [`Line`] of our own to say to a mailbox what no courier would say.
//!
//! Everything listens on loopback, on a port the system chose, and stops with its value.

mod cable;
mod front;
mod line;
mod socks;
mod strangers;
mod tls;

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

pub use cable::{Cable, Way, Weather};
pub use front::{Act, Front, Seen};
pub use line::{Answer, Ask, Line, said};
pub use socks::{Socks, Stream};
pub use strangers::{OldTls, SIGN_IN, Stranger};
pub use tls::Identity;

/// A listener on loopback with a thread for each that comes.
struct Listening {
    address: SocketAddr,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Listening {
    /// Listens, and gives every stream that comes to `serve`, with its number from 0.
    fn with(serve: impl Fn(TcpStream, u64) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let (ended, serve) = (Arc::clone(&over), Arc::new(serve));
        let thread = thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let Ok(stream) = stream else { continue };
                let _ = stream.set_nodelay(true);
                let serve = Arc::clone(&serve);
                thread::spawn(move || serve(stream, number as u64));
            }
        });
        Self { address, over, thread: Some(thread) }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
        // Wakes the listener, so that it sees that it is over and gives the port back.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
