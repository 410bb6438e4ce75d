//! What a person does over a network.

use std::time::{Duration, Instant};

use sanad_courier::{
    ByNet, CourierError, Fetched, Net, Progress, Round, Waits, deliver_by_net, fetch_by_net,
};
use sanad_vault::{Job, TakenIn};

use crate::people::Person;

/// A round that a person asked for.
pub const ASKED: Round = Round { asked: true, only: None, patient: false };

/// The codes of what a round could not do, and of what it waited for in the end.
#[must_use]
pub fn codes(done: &ByNet) -> Vec<String> {
    list(&done.problems, &done.waits)
}

fn list(problems: &[sanad_courier::Problem], waits: &[Waits]) -> Vec<String> {
    let problems = problems.iter().map(|problem| problem.code.to_owned());
    problems.chain(waits.iter().map(|waits| waits.code.to_owned())).collect()
}

/// Without what she did herself, and without repetition.
fn plain(mut told: Vec<String>) -> Vec<String> {
    told.retain(|code| code != "stopped");
    told.dedup();
    told
}

impl Person {
    /// One round over the network, as she asks for it.
    pub fn sends(&self) -> ByNet {
        self.by_net(&ASKED, &Job::new(), &mut |_| ()).unwrap()
    }

    /// Likewise, which goes on until everything has arrived, at most a minute.
    ///
    /// # Panics
    /// When it has not arrived then.
    pub fn sends_on_and_on(&self) -> ByNet {
        let (job, late) = (Job::new(), Instant::now() + Duration::from_secs(60));
        let mut last = Progress::default();
        let done = self.by_net(&Round { patient: true, ..ASKED }, &job, &mut |progress| {
            last.clone_from(progress);
            if Instant::now() > late {
                job.stop();
            }
        });
        done.unwrap_or_else(|error| panic!("{}: {error}: {last:?}", error.code()))
    }

    /// One round over the network, which she ends as soon as it waits for anything. Gives what she was
    /// told: the codes of waits and problems.
    pub fn is_told(&self) -> Vec<String> {
        let job = Job::new();
        let mut told: Vec<String> = Vec::new();
        let done = self.by_net(&ASKED, &job, &mut |progress| {
            if let Some((code, _)) = progress.waits {
                told.push(code.to_owned());
                job.stop();
            }
        });
        match done {
            Ok(done) => told.extend(codes(&done)),
            Err(error) => told.push(error.code().to_owned()),
        }
        plain(told)
    }

    /// One round over the network.
    ///
    /// # Errors
    /// [`CourierError`].
    pub fn by_net(
        &self,
        round: &Round,
        job: &Job,
        tell: &mut dyn FnMut(&Progress),
    ) -> Result<ByNet, CourierError> {
        let mut net = Net::new(&self.vault.network().unwrap()).unwrap();
        deliver_by_net(&self.vault, &mut net, round, job, tell)
    }

    /// Fetches from the desk's mailboxes, and brings them what the desk has for them.
    pub fn fetches(&self) -> Fetched {
        let fetched = self.fetched(&Job::new(), &mut |_| ()).unwrap();
        assert!(fetched.waits.is_empty() && fetched.problems.is_empty(), "{fetched:?}");
        fetched
    }

    /// Likewise, and ends it as soon as anything is waited for. Gives what the desk was told: the codes of
    /// waits and problems.
    pub fn is_told_at_the_desk(&self) -> Vec<String> {
        let job = Job::new();
        let mut told: Vec<String> = Vec::new();
        let done = self.fetched(&job, &mut |progress| {
            if let Some((code, _)) = progress.waits {
                told.push(code.to_owned());
                job.stop();
            }
        });
        match done {
            Ok(done) => told.extend(list(&done.problems, &done.waits)),
            Err(error) => told.push(error.code().to_owned()),
        }
        plain(told)
    }

    /// Fetches.
    ///
    /// # Errors
    /// [`CourierError`].
    pub fn fetched(&self, job: &Job, tell: &mut dyn FnMut(&Progress)) -> Result<Fetched, CourierError> {
        let mut net = Net::new(&self.vault.network().unwrap()).unwrap();
        fetch_by_net(&self.vault, &mut net, job, tell)
    }

    /// Fetches from the mailbox and takes everything in.
    pub fn take_in_all_by_net(&self) -> Vec<TakenIn> {
        self.take_in_these(self.fetches().bundles)
    }
}
