//! Measures Sanad beside stock tools, in one run on one machine: ratios, never absolute times.
//!
//! `make bench` builds this optimised and runs it. `bench [--quick | --many] FOLDER` puts its files in
//! FOLDER, which should lie on the disk that matters; about 8 GiB are needed (1 GiB with `--quick`).
//! Vaults of many items are made in memory. With `--many` there is nothing else: they are made in FOLDER
//! itself and left there, to be opened.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sanad_courier::{FolderRoad, deliver, fetch};
use sanad_evidence::trust::Trust;
use sanad_tests::measure::{Table, median, ratio, seconds, timed};
use sanad_tests::people::{acquainted, amina, basis, bureau, found, noise, passphrase, person_in};
use sanad_vault::{Description, ItemsAsked, Job, OpenWith, Order, Role, Vault};

/// How many items are many.
const MANY: usize = 100_000;
const MIB: u64 = 1 << 20;

struct Bench {
    folder: PathBuf,
    /// Where vaults of many items are made.
    memory: PathBuf,
    bytes: u64,
    rows: Table,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let folder = arguments.iter().find(|argument| !argument.starts_with("--"));
    let folder = PathBuf::from(folder.expect("bench [--quick | --many] FOLDER"));
    fs::create_dir_all(&folder).unwrap();
    let rows = Table::default();
    if has("--many") {
        let mut bench = Bench { memory: folder.clone(), folder, bytes: 0, rows };
        bench.many(MANY);
        return bench.rows.print();
    }
    let memory = tempfile::tempdir_in("/dev/shm").unwrap();
    let bytes = if has("--quick") { 256 * MIB } else { 2048 * MIB };
    let mut bench = Bench { folder, memory: memory.path().to_owned(), bytes, rows };
    bench.acquire();
    bench.many(if has("--quick") { 2_000 } else { MANY });
    bench.transfer();
    bench.verify();
    bench.rows.print();
}

/// A vault in `folder` with a case of this many small items, of which every fourth may leave and every
/// tenth has a title.
fn filled(folder: &Path, count: usize) {
    let person = person_in(folder, Role::Collector);
    let case = person.vault.new_case("bench").unwrap();
    let paper = folder.join("papers");
    fs::create_dir_all(&paper).unwrap();
    for index in 0..count {
        let path = paper.join(format!("paper-{index:06}.txt"));
        fs::write(&path, format!("paper {index}")).unwrap();
        let item = person.vault.acquire(&case, &found(&path), &Job::new()).unwrap().item;
        fs::remove_file(&path).unwrap();
        if index % 4 == 0 {
            let stated = basis(sanad_evidence::consent::Basis::NotNeeded, Some("bench"));
            person.vault.record_basis(&item, &stated).unwrap();
        }
        if index % 10 == 0 {
            let title = Some(format!("Decree number {index}"));
            person.vault.describe(&item, &Description { title, ..Description::default() }).unwrap();
        }
    }
    fs::remove_dir_all(&paper).unwrap();
    let (home, path, _) = person.lock();
    fs::rename(path, folder.join("vault")).unwrap();
    drop(home);
}

/// How long a stretch of a hundred rows takes from several places in the list of a case, and what a
/// window shows first.
fn lists(vault: &Vault, count: u64) -> Vec<(&'static str, Duration)> {
    let case = vault.case("bench").unwrap();
    let page = |start: u64, state: Option<&str>| {
        let state = state.map(str::to_owned);
        let asked = ItemsAsked { case: Some(case), start, count: 100, order: Order::Newest, state };
        median(|| timed(|| assert!(!vault.items_page(&asked).unwrap().rows.is_empty())))
    };
    let last = count.saturating_sub(100);
    vec![
        ("the list of cases, one", median(|| timed(|| assert_eq!(vault.cases().unwrap().len(), 1)))),
        ("the first 100 items", page(0, None)),
        ("100 from the middle", page(count / 2, None)),
        ("the last 100", page(last, None)),
        ("100 of those kept, from the middle", page(count / 2, Some("kept"))),
        ("the last 100 of those kept", page(last, Some("kept"))),
        ("one item with all that is known of it", {
            let asked = ItemsAsked { start: count / 2, count: 1, ..ItemsAsked::default() };
            let item = vault.items_page(&asked).unwrap().rows.remove(0).id;
            median(|| timed(|| drop(vault.show(&item).unwrap())))
        }),
    ]
}

fn shell(command: &str) -> Duration {
    timed(|| {
        let status = Command::new("sh").args(["-c", command]).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{command}");
    })
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// A line of /proc/self/status in KiB.
fn status(name: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap();
    let line = text.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Forgets the peak so far, so that the next one is of what follows.
fn reset_peak() -> u64 {
    fs::write("/proc/self/clear_refs", "5").unwrap();
    status("VmRSS")
}

impl Bench {
    fn row(&mut self, what: &str, ours: String, peer: String, verdict: String) {
        self.rows.row(what, ours, peer, verdict);
    }

    fn film(&self) -> PathBuf {
        let path = self.folder.join("film.bin");
        if fs::metadata(&path).map(|facts| facts.len()).ok() != Some(self.bytes) {
            let block = noise(1, 1 << 20);
            let mut file = File::create(&path).unwrap();
            for index in 0..self.bytes / MIB {
                file.write_all(&index.to_le_bytes()).unwrap();
                file.write_all(&block[8..]).unwrap();
            }
            file.sync_all().unwrap();
        }
        path
    }

    /// Acquire beside `cp` + `sync`, age's writer in memory, and stock `sha256sum` + `age`.
    fn acquire(&mut self) {
        let film = self.film();
        let shown = film.display();
        let copy = self.folder.join("copy.bin");
        shell(&format!("cat {shown} >/dev/null"));
        let cp = median(|| {
            let took = shell(&format!("cp {shown} {0} && sync {0}", copy.display()));
            fs::remove_file(&copy).unwrap();
            took
        });
        let age_in_memory = median(|| age_in_memory(&film));
        let stock = median(|| {
            let key = self.folder.join("stock.key");
            let _ = fs::remove_file(&key);
            shell(&format!("age-keygen -o {} 2>/dev/null", key.display()));
            let took = shell(&format!(
                "sha256sum {shown} && age -r $(age-keygen -y {}) -o {1} {shown} && sync {1}",
                key.display(),
                copy.display()
            ));
            fs::remove_file(&copy).unwrap();
            took
        });
        let mut peak = 0;
        let ours = median(|| {
            let person = person_in(&self.folder, Role::Collector);
            let case = person.vault.new_case("bench").unwrap();
            let before = reset_peak();
            let took = timed(|| {
                person.vault.acquire(&case, &found(&film), &Job::new()).unwrap();
            });
            peak = peak.max(status("VmHWM").saturating_sub(before));
            took
        });
        let floor = cp.max(age_in_memory);
        let size = self.bytes / MIB;
        self.row(
            &format!("acquire {size} MiB, durable and logged"),
            seconds(ours),
            format!("cp+sync {}, age's writer {}", seconds(cp), seconds(age_in_memory)),
            format!("{:.2} x the slower (reach 1.15)", ratio(ours, floor)),
        );
        self.row(
            "the same beside stock sha256sum + age",
            seconds(ours),
            seconds(stock),
            format!("{:.1} x faster", ratio(stock, ours)),
        );
        self.row(
            "memory growth while acquiring",
            format!("{} MiB", peak / 1024),
            "-".to_owned(),
            "reach 64 MiB".to_owned(),
        );
    }

    /// Many items against ten: unlocking, and a list opened at any place. In memory, so that only our
    /// own work is compared.
    fn many(&mut self, many: usize) {
        let [few, vast] = [10, many].map(|count| {
            let folder = self.memory.join(count.to_string());
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).unwrap();
            filled(&folder, count);
            let secret = passphrase();
            let unlock = median(|| {
                timed(|| drop(Vault::unlock(&folder.join("vault"), &OpenWith::Passphrase(&secret)).unwrap()))
            });
            let vault = Vault::unlock(&folder.join("vault"), &OpenWith::Passphrase(&secret)).unwrap();
            let before = reset_peak();
            let lists = lists(&vault, count as u64);
            (unlock, lists, status("VmHWM").saturating_sub(before))
        });
        self.row(
            &format!("unlock with {many} items (floor cost)"),
            seconds(vast.0),
            format!("with 10: {}", seconds(few.0)),
            format!("{:.2} x (reach 1.2)", ratio(vast.0, few.0)),
        );
        for ((what, slow), (_, quick)) in vast.1.iter().zip(&few.1) {
            self.row(
                &format!("{what} of {many}"),
                milliseconds(*slow),
                format!("of 10: {}", milliseconds(*quick)),
                "-".to_owned(),
            );
        }
        self.row(
            &format!("memory growth with these lists of {many}"),
            format!("{} MiB", vast.2 / 1024),
            format!("of 10: {} MiB", few.2 / 1024),
            "reach 64 MiB".to_owned(),
        );
    }

    /// A transfer: how soon the first part leaves, how much lies on the disk twice, what a cut costs.
    fn transfer(&mut self) {
        let (amina, bureau) = (amina(), bureau());
        acquainted(&amina, &bureau);
        let film = self.film();
        let item = amina.acquire(&film).item;
        amina
            .vault
            .record_basis(&item, &basis(sanad_evidence::consent::Basis::NotNeeded, Some("bench")))
            .unwrap();
        let stick = amina.beside("stick");
        let began = Instant::now();
        let bundle = amina.transfer();
        let mut parts = amina.vault.parts(&bundle.bundle).unwrap();
        parts.seal(1).unwrap();
        let first = began.elapsed();
        let outbox = size_of(&amina.folder().join("outbox"));
        drop(parts);
        self.row(
            "first part of a transfer sealed after",
            seconds(first),
            "-".to_owned(),
            "reach 1 s".to_owned(),
        );
        self.row(
            "on the disk a second time during it",
            format!("{} MiB of {}", outbox / MIB, self.bytes / MIB),
            "-".to_owned(),
            "one part".to_owned(),
        );
        let cuts = 8;
        let road = FolderRoad::new(&stick).unwrap();
        let mut again = 0;
        for _ in 0..cuts {
            // A cut: the road answers for nothing after some parts, as when a stick is pulled.
            let mut parts = amina.vault.parts(&bundle.bundle).unwrap();
            let missing = parts.missing().unwrap();
            for index in missing.iter().take(3) {
                let sealed = parts.seal(*index).unwrap();
                let path = road.part(&bundle.bundle, *index);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                again += u64::from(path.exists());
                fs::copy(&sealed.path, &path).unwrap();
                if Some(index) != missing.iter().take(3).next_back() {
                    parts.answered(&sealed).unwrap();
                }
            }
        }
        self.row(
            &format!("parts sent twice after {cuts} cuts"),
            again.to_string(),
            "-".to_owned(),
            format!("reach {cuts}"),
        );
        let before = reset_peak();
        let delivered = timed(|| {
            deliver(&amina.vault, &road, &Job::new()).unwrap();
        });
        let taken = timed(|| {
            let fetched = fetch(&bureau.vault, &road, &Job::new()).unwrap();
            bureau.vault.take_in(&fetched.bundles[0], &Job::new()).unwrap();
        });
        let peak = status("VmHWM").saturating_sub(before);
        self.row(
            "courier to a folder on the same disk",
            seconds(delivered),
            "-".to_owned(),
            format!("{:.0} MiB/s", self.bytes as f64 / MIB as f64 / delivered.as_secs_f64()),
        );
        self.row(
            "fetch, verify and take in",
            seconds(taken),
            "-".to_owned(),
            format!("{:.0} MiB/s", self.bytes as f64 / MIB as f64 / taken.as_secs_f64()),
        );
        self.row(
            "memory growth while delivering and taking in",
            format!("{} MiB", peak / 1024),
            "-".to_owned(),
            "reach 64 MiB".to_owned(),
        );
        let name = bureau.vault.collectors().unwrap().remove(0).name;
        bureau.vault.confirm_collector(&name).unwrap();
        bureau.vault.write_bag(&bundle.bundle, &self.folder.join("bag"), &Job::new()).unwrap();
        fs::write(self.folder.join("trust"), bureau.vault.trust_file().unwrap()).unwrap();
    }

    /// Verifying a plain bag beside `openssl dgst -sha256` of the same bytes.
    fn verify(&mut self) {
        let bag = self.folder.join("bag");
        let trust = Trust::parse(&fs::read(self.folder.join("trust")).unwrap()).unwrap();
        let openssl =
            median(|| shell(&format!("find {} -type f -exec openssl dgst -sha256 {{}} +", bag.display())));
        let ours = median(|| {
            timed(|| {
                let outcome = sanad_verifier::verify_path(&bag, &trust).unwrap();
                assert_eq!(outcome.verdict(), sanad_evidence::verify::Verdict::Verified);
            })
        });
        self.row(
            "verify a plain bag",
            seconds(ours),
            format!("openssl dgst {}", seconds(openssl)),
            format!("{:.2} x (reach 1.2)", ratio(ours, openssl)),
        );
        fs::remove_dir_all(bag).unwrap();
    }
}

/// The same bytes through age's own writer, to nowhere: what encryption alone costs.
fn age_in_memory(film: &Path) -> Duration {
    let recipient = age::x25519::Identity::generate().to_public();
    let mut input = File::open(film).unwrap();
    let mut buffer = vec![0; 1 << 20];
    timed(|| {
        let recipients: [&dyn age::Recipient; 1] = [&recipient];
        let encryptor = age::Encryptor::with_recipients(recipients.into_iter()).unwrap();
        let mut writer = encryptor.wrap_output(io::sink()).unwrap();
        loop {
            let count = input.read(&mut buffer).unwrap();
            if count == 0 {
                break;
            }
            writer.write_all(&buffer[..count]).unwrap();
        }
        writer.finish().unwrap();
    })
}

fn size_of(folder: &Path) -> u64 {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            if entry.path().is_dir() { size_of(&entry.path()) } else { entry.metadata().unwrap().len() }
        })
        .sum()
}
