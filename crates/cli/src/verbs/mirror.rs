//! `mirror`: a folder and a mailbox kept alike, without a vault, by a scheduled job.

use sanad_courier::{Mirrored, mirror};
use sanad_evidence::pass::Pass;
use sanad_vault::{Network, PartnerError};

use super::courier::{Names, say_problems};
use super::{Outcome, json_of};
use crate::args::MirrorArgs;
use crate::facts;
use crate::given;
use crate::refusal::Refusal;
use crate::secrets::read_private_pass;
use crate::shell::{Answer, Shell};

/// Nothing is said when there was nothing: what a scheduled job says is sent to somebody.
pub fn run(shell: &Shell, args: &MirrorArgs) -> Outcome {
    let proxy = args.proxy.as_deref().map(given::proxy).transpose()?;
    let text = read_private_pass(&args.pass)?;
    let pass = Pass::parse(&text).map_err(|error| Refusal::from(PartnerError::NotAPass).because(error))?;
    let network = Network { proxy, ..Network::default() };
    let done = shell.work(|job| mirror(&pass, &args.into, &network, job))?;
    say(shell, args, &done);
    Ok(Answer::partly(json_of(&done), done.problems.is_empty()))
}

fn say(shell: &Shell, args: &MirrorArgs, done: &Mirrored) {
    for bundle in &done.bundles {
        shell.say("mirrored", facts![bundle = *bundle, path = &args.into]);
    }
    if done.messages > 0 {
        shell.say("mirrored-messages", facts![count = done.messages, path = &args.into]);
    }
    if done.replies > 0 {
        shell.say("mirrored-replies", facts![count = done.replies]);
    }
    for bundle in &done.deleted {
        shell.say("deleted-there", facts![bundle = *bundle]);
    }
    say_problems(shell, &done.problems, &Names::new(), Some(&args.into));
}
