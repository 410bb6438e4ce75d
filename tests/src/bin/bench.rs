//! Measures Sanad beside stock tools, in one run on one machine: ratios, never absolute times.
//!
//! `make bench` builds this optimised and runs it. `bench [--quick] FOLDER` puts its files in FOLDER,
//! which should lie on the disk that matters; about 8 GiB are needed (1 GiB with `--quick`).
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sanad_courier::{FolderRoad, deliver, fetch};
use sanad_evidence::trust::Trust;
use sanad_tests::people::{acquainted, amina, basis, bureau, found, noise, passphrase, person_in};
use sanad_vault::{Job, OpenWith, Role, Vault};

const MIB: u64 = 1 << 20;

struct Bench {
    folder: PathBuf,
    bytes: u64,
    rows: Vec<[String; 4]>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let folder =
        arguments.iter().find(|argument| !argument.starts_with("--")).expect("bench [--quick] FOLDER");
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder).unwrap();
    let bytes = if quick { 256 * MIB } else { 2048 * MIB };
    let mut bench = Bench { folder, bytes, rows: Vec::new() };
    bench.acquire();
    bench.unlock(if quick { 2_000 } else { 100_000 });
    bench.transfer();
    bench.verify();
    bench.print();
}

/// Runs something three times and gives the median.
fn median(mut act: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..3).map(|_| act()).collect();
    times.sort_unstable();
    times[1]
}

fn timed(act: impl FnOnce()) -> Duration {
    let began = Instant::now();
    act();
    began.elapsed()
}

fn shell(command: &str) -> Duration {
    timed(|| {
        let status = Command::new("sh").args(["-c", command]).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{command}");
    })
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
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
        eprintln!("{what}: {ours} | {peer} | {verdict}");
        self.rows.push([what.to_owned(), ours, peer, verdict]);
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

    /// Unlock with many items against with ten: in memory, so that only our own work is compared.
    fn unlock(&mut self, many: usize) {
        let memory = tempfile::tempdir_in("/dev/shm").unwrap();
        let mut times = Vec::new();
        for count in [10, many] {
            let folder = memory.path().join(count.to_string());
            fs::create_dir_all(folder.join("papers")).unwrap();
            let person = person_in(&folder, Role::Collector);
            let case = person.vault.new_case("bench").unwrap();
            let paper = folder.join("papers").join("paper.txt");
            for index in 0..count {
                fs::write(&paper, format!("paper {index}")).unwrap();
                person.vault.acquire(&case, &found(&paper), &Job::new()).unwrap();
            }
            let (_home, path, _) = person.lock();
            let secret = passphrase();
            times.push(median(|| {
                timed(|| drop(Vault::unlock(&path, &OpenWith::Passphrase(&secret)).unwrap()))
            }));
        }
        self.row(
            &format!("unlock with {many} items (floor cost)"),
            seconds(times[1]),
            format!("with 10: {}", seconds(times[0])),
            format!("{:.2} x (reach 1.2)", ratio(times[1], times[0])),
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

    fn print(&self) {
        let width =
            |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..4).map(width).collect();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            println!("{}", cells.collect::<Vec<_>>().join("  "));
        }
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
