//! One step of a story in a process of its own, so that a test can kill it, starve it or trace it.
//!
//! `actor STEP WORLD` does STEP on the folders in WORLD and says `done WHAT …` only after the library
//! reported it done. A step that was done before is done again harmlessly, as a person would who does
//! not know how far it came. Fails with 1 and `error CODE`; a panic is 101, and never right.
#![forbid(unsafe_code)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sanad_courier::{FolderRoad, deliver, fetch};
use sanad_evidence::Id;
use sanad_evidence::consent::{Answers, Basis, HERE};
use sanad_tests::people::{basis, new_passphrase, passphrase, unlock};
use sanad_tests::testimony::{first_account, rungs, told_before};
use sanad_vault::keys::{Cost, Passphrase, RecoveryChoice};
use sanad_vault::{
    ConversationGiven, Description, DraftKind, Fault, IdentityGiven, Job, NewVault, OpenWith, OpensWith,
    PersonGiven, PersonsAsked, Referral, Risk, Role, UnlockError, Vault, WithdrawalGiven, find_files,
    restore,
};

/// What went wrong, by its stable code and in words.
struct Failed(String, String);

macro_rules! failed_from {
    ($($error:ty),*) => { $(impl From<$error> for Failed {
        fn from(error: $error) -> Self { Self(error.code().to_string(), error.to_string()) }
    })* };
}
failed_from!(
    sanad_vault::CreateError,
    sanad_vault::UnlockError,
    sanad_vault::AcquireError,
    sanad_vault::DescribeError,
    sanad_vault::AssembleError,
    sanad_vault::TakeInError,
    sanad_vault::BackupError,
    sanad_vault::RestoreError,
    sanad_vault::RekeyError,
    sanad_vault::EraseError,
    sanad_vault::ItemError,
    sanad_vault::CaseError,
    sanad_vault::PartnerError,
    sanad_vault::PersonError,
    sanad_vault::PlanError,
    sanad_vault::ConsentError,
    sanad_vault::AccountError,
    sanad_vault::DraftError,
    sanad_vault::FileError,
    sanad_courier::CourierError,
    Fault
);

type Done = Result<(), Failed>;

/// Says what is done. Whoever cannot be told was not told: the step ends there.
fn done(what: &str) -> Done {
    let mut out = io::stdout().lock();
    writeln!(out, "done {what}")
        .and_then(|()| out.flush())
        .map_err(|error| Failed("not-told".to_owned(), error.to_string()))
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [step, world, rest @ ..] = args.as_slice() else {
        let _ = writeln!(io::stderr(), "actor STEP WORLD");
        return ExitCode::from(2);
    };
    let ended = run(step, &World { root: PathBuf::from(world) }, rest);
    let peak = peak_memory().map_or(Ok(()), |kib| writeln!(io::stderr(), "peak {kib}"));
    match (ended, peak) {
        (Ok(()), _) => ExitCode::SUCCESS,
        (Err(Failed(code, text)), _) => {
            let _ = writeln!(io::stderr(), "error {code} {text}");
            ExitCode::FAILURE
        }
    }
}

/// The most memory this process ever had, in KiB.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// The folders of a story.
struct World {
    root: PathBuf,
}

impl World {
    fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn amina(&self) -> Result<Vault, Failed> {
        Ok(unlock(&self.at("amina"))?)
    }

    fn bureau(&self) -> Result<Vault, Failed> {
        Ok(unlock(&self.at("bureau"))?)
    }

    fn stick(&self) -> Result<FolderRoad, Failed> {
        Ok(FolderRoad::new(&self.at("stick"))?)
    }
}

fn run(step: &str, world: &World, rest: &[String]) -> Done {
    match step {
        "create" => create(world),
        "meet" => meet(world),
        "acquire" => acquire(world, rest.first().map_or("papers", String::as_str)),
        "describe" => describe(world),
        "transfer" => transfer(world),
        "courier" => courier(&world.amina()?, world),
        "reply" => courier(&world.bureau()?, world),
        "fetch" => fetch_all(world),
        "take-in" => take_in(world),
        "accept" => accept(world),
        "backup" => backup(world),
        "restore" => restore_and_open(world),
        "rekey" => rekey(world),
        "forget" => erase(world, "film.mp4", "forgotten", |vault, item| vault.forget(item)),
        "dispose" => erase(world, "voice.ogg", "disposed", |vault, item| vault.dispose(item, "by mistake")),
        "export" => export(world),
        "testimony" => testimony(world),
        "draft" => draft(world),
        other => panic!("no step {other}"),
    }
}

fn create(world: &World) -> Done {
    let (folder, secret) = (world.at("amina"), passphrase());
    if folder.join("keyslots").is_file() {
        // It was made, and nobody was told: it opens.
        drop(world.amina()?);
        return done("created");
    }
    drop(Vault::create(&NewVault {
        folder: &folder,
        role: Role::Collector,
        partner_name: None,
        passphrase: &secret,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    })?);
    done("created")
}

/// Amina opens a case; the Bureau makes its vault and they meet.
fn meet(world: &World) -> Done {
    let amina = world.amina()?;
    amina.new_case(CASE)?;
    let secret = passphrase();
    let bureau = Vault::create(&NewVault {
        folder: &world.at("bureau"),
        role: Role::Partner,
        partner_name: Some("The Bureau"),
        passphrase: &secret,
        cost: Cost::FLOOR,
        recovery: &RecoveryChoice::Sheet,
    })?
    .vault;
    let file = world.at("invitation");
    let code = bureau.invite("amina", &file)?;
    let invitation = amina.open_invitation(&file, &code)?;
    amina.add_partner(&invitation, "bureau", true)?;
    done("met")
}

const CASE: &str = "herat-1";

/// Who she is: a name that stands in her identity half alone.
const NAME: &str = "zorkblatt زورکبلات";

fn acquire(world: &World, papers: &str) -> Done {
    let vault = world.amina()?;
    let case = vault.case(CASE)?;
    for found in find_files(&world.at(papers)) {
        let found = found.map_err(|(_, error)| error)?;
        let name = found.path.file_name().unwrap().to_string_lossy().into_owned();
        if vault.items(Some(&case))?.iter().any(|row| row.file_name.as_ref() == Some(&name)) {
            continue;
        }
        let acquired = vault.acquire(&case, &found, &Job::new())?;
        done(&format!("acquired {} {} {} {name}", acquired.item, acquired.digest, acquired.size))?;
    }
    Ok(())
}

fn describe(world: &World) -> Done {
    let vault = world.amina()?;
    for row in vault.items(None)? {
        let name = row.file_name.clone().unwrap_or_default();
        if row.title.is_none() {
            let title = Some(format!("Title of {name}"));
            vault.describe(&row.id, &Description { title, ..Description::default() })?;
            done(&format!("described {}", row.id))?;
        }
        // The voice stays: nobody said on what ground it may leave.
        if row.basis.is_none() && name != "voice.ogg" {
            vault.record_basis(&row.id, &basis(Basis::NotNeeded, Some("posted on a wall")))?;
            done(&format!("basis {}", row.id))?;
        }
    }
    Ok(())
}

fn transfer(world: &World) -> Done {
    let vault = world.amina()?;
    if let Some(made) = vault.outbox()?.first() {
        return done(&format!("assembled {}", made.bundle));
    }
    let bundle = vault.assemble(&vault.case(CASE)?, "bureau")?;
    done(&format!("assembled {}", bundle.bundle))
}

fn courier(vault: &Vault, world: &World) -> Done {
    let delivered = deliver(vault, &world.stick()?, &Job::new())?;
    for one in delivered.bundles {
        done(&format!("delivered {}", one.bundle))?;
    }
    for one in delivered.acceptances {
        done(&format!("recorded {}", one.bundle))?;
    }
    for one in delivered.replies {
        done(&format!("replied {one}"))?;
    }
    match delivered.problems.first() {
        Some(problem) => Err(Failed(problem.code.to_owned(), problem.text.clone())),
        None => Ok(()),
    }
}

fn fetch_all(world: &World) -> Done {
    let vault = world.bureau()?;
    for bundle in fetch(&vault, &world.stick()?, &Job::new())?.bundles {
        done(&format!("fetched {bundle}"))?;
    }
    Ok(())
}

fn take_in(world: &World) -> Done {
    let vault = world.bureau()?;
    for waiting in vault.inbox()?.iter().filter(|one| one.state == "waiting") {
        let taken = vault.take_in(&waiting.bundle, &Job::new())?;
        let items: Vec<String> = taken.originals.iter().map(Id::to_string).collect();
        done(&format!("taken-in {} {}", taken.bundle, items.join(" ")))?;
    }
    Ok(())
}

fn accept(world: &World) -> Done {
    let vault = world.bureau()?;
    for waiting in vault.inbox()?.iter().filter(|one| one.state == "taken-in") {
        vault.accept(&waiting.bundle, &Job::new())?;
        done(&format!("accepted {}", waiting.bundle))?;
    }
    Ok(())
}

fn backup(world: &World) -> Done {
    world.amina_with_any_key()?.backup(&world.at("disk"), OpensWith::Both, &Job::new())?;
    done("backup")
}

fn restore_and_open(world: &World) -> Done {
    let folder = world.at("restored");
    if !folder.join("keyslots").is_file() {
        restore(&world.at("disk"), &folder, &Job::new())?;
    }
    done("restored")?;
    drop(open_with_any(&folder)?);
    done("opened")
}

impl World {
    fn amina_with_any_key(&self) -> Result<Vault, Failed> {
        Ok(open_with_any(&self.at("amina"))?)
    }
}

/// Opens with the passphrase from before or from after the change of keys.
fn open_with_any(folder: &Path) -> Result<Vault, UnlockError> {
    match unlock(folder) {
        Err(error) if error.code() == "wrong-passphrase" => open_with(folder, &new_passphrase()),
        other => other,
    }
}

fn open_with(folder: &Path, passphrase: &Passphrase) -> Result<Vault, UnlockError> {
    Vault::unlock(folder, &OpenWith::Passphrase(passphrase))
}

fn rekey(world: &World) -> Done {
    match world.amina() {
        Ok(vault) => {
            vault.replace_keys(&new_passphrase(), Cost::FLOOR, &RecoveryChoice::Sheet)?;
        }
        // It was done, and nobody was told.
        Err(failed) if failed.0 == "wrong-passphrase" => {
            drop(open_with(&world.at("amina"), &new_passphrase())?);
        }
        Err(failed) => return Err(failed),
    }
    done("rekeyed")
}

fn erase(
    world: &World,
    name: &str,
    said: &str,
    act: impl Fn(&Vault, &Id) -> Result<(), sanad_vault::EraseError>,
) -> Done {
    let vault = world.amina()?;
    for row in vault.items(None)? {
        if row.file_name.as_deref() == Some(name) && row.state == "kept" {
            act(&vault, &row.id)?;
            done(&format!("{said} {}", row.id))?;
        }
    }
    Ok(())
}

fn export(world: &World) -> Done {
    let vault = world.amina_with_any_key()?;
    for row in vault.items(None)?.iter().filter(|row| row.state == "kept") {
        vault.export(&row.id, &world.at("out").join(row.id.to_string()), &Job::new())?;
        done(&format!("exported {}", row.id))?;
    }
    Ok(())
}

/// One person from the first question to the withdrawal, with drafts between, and a thing from the tray: each
/// act once, however often the step is begun.
fn testimony(world: &World) -> Done {
    let vault = world.amina_with_any_key()?;
    let case = vault.case(CASE)?;
    if vault.referrals(&case)?.is_empty() {
        vault.assess_risk(&case, &Risk { residual: "risk.low".to_owned(), ..Risk::default() })?;
        let none = Referral { code: "referral.none".to_owned(), ..Referral::default() };
        vault.set_referrals(&case, &[none])?;
        done("planned")?;
    }
    let asked = PersonsAsked { case: Some(case), start: 0, count: 1 };
    let person = match vault.persons(&asked)?.rows.first() {
        Some(row) => row.id,
        None => vault.new_person(&case, &PersonGiven::default())?,
    };
    done(&format!("person {person}"))?;
    if vault.open_identity(&person)?.is_none() {
        let who = IdentityGiven { names: Some(NAME.to_owned().into()), ..IdentityGiven::default() };
        vault.set_identity(&person, &who)?;
        done("identity")?;
    }
    let page = vault.person(&person)?;
    if page.prior.is_none() {
        vault.record_prior(&person, &told_before("none"))?;
        done("prior")?;
    }
    if page.conversations.is_empty() {
        vault.save_draft(DraftKind::Conversation, &case, &person, "a conversation")?;
        done("drafted conversation")?;
        let answers = Answers { recipient: HERE.to_owned(), ladder: rungs(2), ..Answers::default() };
        let given = ConversationGiven { answers: vec![answers], ..ConversationGiven::default() };
        vault.record_conversation(&person, &given)?;
        done("conversation")?;
    }
    if vault.accounts(&person)?.is_empty() {
        for words in ["what", "what she", "what she told"] {
            vault.save_draft(DraftKind::Account, &case, &person, words)?;
            done(&format!("drafted account {words}"))?;
        }
        vault.seal_account(&person, &first_account("what she told"), Some("calm"))?;
        done("account")?;
    }
    if !vault.consent_state(&person)?.iter().any(|row| row.withdrawn) {
        vault.withdraw_consent(&person, &WithdrawalGiven::default())?;
        done("withdrawn")?;
    }
    filed_from_tray(&vault, &case)
}

fn filed_from_tray(vault: &Vault, case: &Id) -> Done {
    let name = "hurry.txt";
    if vault.items(Some(case))?.iter().any(|row| row.file_name.as_deref() == Some(name)) {
        return done("filed");
    }
    let lies =
        |tray: Id| -> Result<Option<Id>, Failed> { Ok(vault.items(Some(&tray))?.first().map(|row| row.id)) };
    let item = match vault.tray()?.map(lies).transpose()?.flatten() {
        Some(item) => item,
        None => vault.acquire_bytes_into_tray(name, &mut &b"in a hurry"[..], &Job::new())?.item,
    };
    done(&format!("tray {item}"))?;
    vault.file_item(&item, case)?;
    done("filed")
}

/// Keeps two versions of what is being written, one after the other.
fn draft(world: &World) -> Done {
    let vault = world.amina_with_any_key()?;
    let case = vault.case(CASE)?;
    for words in ["first", "second"] {
        vault.save_draft(DraftKind::Facts, &case, &case, &words.repeat(3_000))?;
        done(&format!("drafted {words}"))?;
    }
    Ok(())
}
