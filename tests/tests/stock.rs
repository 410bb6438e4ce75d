//! The stranger's way: every block of VERIFY.txt, run by `sh` exactly as printed, upon a bundle that
//! came as parts encrypted by stock age; and what each must refuse.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sanad_evidence::listing::{Listing, Part};
use sanad_evidence::{Digest, Record, Schema};
use sanad_tests::bag::{self, Bag};
use sanad_tests::places;
use sanad_verifier::HOW;

/// The blocks of VERIFY.txt by name, in order.
fn blocks() -> BTreeMap<String, String> {
    let mut blocks = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in HOW.split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("#begin ") {
            assert!(open.is_none(), "a block inside a block: {line}");
            open = Some((name.trim().to_owned(), String::new()));
        } else if let Some(name) = line.strip_prefix("#end ") {
            let (begun, text) = open.take().expect("an end without a beginning");
            assert_eq!(begun, name.trim());
            assert!(blocks.insert(begun, text).is_none(), "{name} stands there twice");
        } else if let Some((_, text)) = &mut open {
            text.push_str(line);
        }
    }
    assert!(open.is_none());
    blocks
}

/// A bundle as a stranger gets it: parts, keys, and a file of keys from elsewhere.
struct Given {
    folder: tempfile::TempDir,
    bag: Bag,
}

impl Given {
    fn new() -> Self {
        let given = Self { folder: tempfile::tempdir().unwrap(), bag: bag::example_bundle() };
        fs::create_dir(given.path("work")).unwrap();
        given.write("trust", &trust_lines("roya", "sanad-bundle,sanad-listing", "collector"));
        given
    }

    /// With the bag unpacked already.
    fn unpacked() -> Self {
        let given = Self::new();
        for (path, bytes) in given.bag.members() {
            let path = given.path("bag").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        given
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Cuts the tar into parts and encrypts each, and the listing, with stock age.
    fn encrypt_parts(&self) {
        let parts = self.path("parts");
        fs::create_dir(&parts).unwrap();
        let made = Command::new("age-keygen").arg("-o").arg(self.path("key")).output().unwrap();
        assert!(made.status.success());
        let recipient = Command::new("age-keygen").arg("-y").arg(self.path("key")).output().unwrap();
        let recipient = String::from_utf8(recipient.stdout).unwrap();
        let encrypt = |bytes: &[u8], name: &str| {
            let plain = self.path("work/plain");
            fs::write(&plain, bytes).unwrap();
            let mut age = Command::new("age");
            age.args(["-r", recipient.trim(), "-o"]).arg(parts.join(name)).arg(&plain);
            assert!(age.status().unwrap().success());
            fs::read(parts.join(name)).unwrap()
        };
        let part_size = Listing::LEAST_PART;
        let tar = self.bag.to_tar();
        let listed = tar.chunks(part_size as usize).zip(1..).map(|(plaintext, index)| {
            let ciphertext = encrypt(plaintext, &format!("{index:08}.age"));
            Part {
                ciphertext: Digest::of(&ciphertext),
                ciphertext_bytes: ciphertext.len() as u64,
                plaintext: Digest::of(plaintext),
            }
        });
        let listing = Listing {
            bundle: self.bag.info().bundle,
            key: self.bag.key.verifying_key(),
            part_size,
            parts: listed.collect(),
        };
        encrypt(listing.sign(&self.bag.key).unwrap().as_bytes(), "listing.age");
    }

    /// Runs a block with these variables, by `sh` under `set -eu`.
    fn run(&self, name: &str, variables: &[(&str, &str)]) -> Output {
        let mut script = "set -eu\n".to_owned();
        for (variable, value) in variables {
            assert!(!value.contains('\''));
            script.push_str(&format!("{variable}='{value}'\n"));
        }
        script.push_str(&blocks()[name]);
        let script = self.write(&format!("{name}.sh"), &script);
        let mut run = Command::new("sh");
        run.arg(script).current_dir(self.folder.path()).stdin(Stdio::null());
        if name == "bagit" {
            let path = std::env::var("PATH").unwrap();
            run.env("PATH", format!("{}:{path}", places::bagit().parent().unwrap().display()));
        }
        run.output().unwrap()
    }

    #[track_caller]
    fn passes(&self, name: &str, variables: &[(&str, &str)]) -> String {
        let output = self.run(name, variables);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{name} failed:\n{error}{}",
            String::from_utf8_lossy(&output.stdout)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn refuses(&self, name: &str, variables: &[(&str, &str)]) -> String {
        let output = self.run(name, variables);
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{name} took it:\n{said}");
        said
    }
}

fn trust_lines(name: &str, namespaces: &str, who: &str) -> String {
    format!("{name} namespaces=\"{namespaces}\" {}\n", bag::key(who).verifying_key())
}

const BAG: (&str, &str) = ("bag", "bag");
const WORK: (&str, &str) = ("work", "work");
const TRUST: [(&str, &str); 2] = [("trust", "trust"), ("who", "roya")];

#[test]
fn every_block_is_run_here() {
    let run = [
        "acceptance",
        "bagit",
        "checkpoint",
        "cosignature",
        "custody",
        "dossier",
        "entry",
        "fingerprint",
        "listing",
        "logkey",
        "manifests",
        "originals",
        "parts",
        "record",
        "signature",
    ];
    assert_eq!(blocks().keys().map(String::as_str).collect::<Vec<_>>(), run);
    // French names every one of them too.
    let (_, french) = HOW.split_once("VÉRIFIER CE QUE SANAD REMET").unwrap();
    for name in run {
        assert!(french.contains(&format!("« {name} »")), "{name} is not explained in French");
    }
}

#[test]
fn the_script_of_the_log_vectors_is_the_block() {
    let script = fs::read_to_string(places::vectors("log").join("verify-entry.sh")).unwrap();
    let (_, of_script) = script.split_once("trap 'rm -rf").unwrap();
    let block = &blocks()["entry"];
    let (_, of_block) = block.split_once("trap 'rm -rf").unwrap();
    let trimmed = |text: &str| text.split_once("fail()").unwrap().1.to_owned();
    assert_eq!(trimmed(of_script), trimmed(of_block));
}

#[test]
fn from_parts_to_a_whole_bag() {
    let given = Given::new();
    given.encrypt_parts();
    let parts = [("parts", "parts"), ("key", "key")];
    given.passes("parts", &[parts[0], parts[1], BAG]);
    for (path, bytes) in given.bag.members() {
        assert_eq!(fs::read(given.path("bag").join(&path)).unwrap(), bytes, "{path}");
    }
    let listing = [&parts[..], &TRUST, &[WORK]].concat();
    let said = given.passes("listing", &listing);
    assert!(said.starts_with("Good \"sanad-listing\" signature for roya"), "{said}");
    given.passes("bagit", &[BAG]);
    given.passes("manifests", &[BAG, WORK]);
    let said = given.passes("signature", &[BAG, TRUST[0], TRUST[1]]);
    assert!(said.starts_with("Good \"sanad-bundle\" signature for roya"), "{said}");

    // Ours says the same of the tar and of the folder.
    for path in ["bag.tar", "bag"] {
        let said = verify(&given, &[path, "--trust", "trust"]);
        assert_eq!(said.status.code(), Some(0));
        assert!(String::from_utf8(said.stdout).unwrap().starts_with("verified: "));
    }

    // A part that is missing, exchanged, foreign.
    fs::copy(given.path("parts/00000001.age"), given.path("parts/00000002.age")).unwrap();
    let said = given.refuses("listing", &listing);
    assert!(said.contains("there are parts that the listing does not name"), "{said}");
    fs::remove_file(given.path("parts/00000002.age")).unwrap();
    fs::write(given.path("parts/00000001.age"), "age-encryption.org/v1\n").unwrap();
    assert!(given.refuses("listing", &listing).contains("00000001.age: FAILED"));
    fs::remove_dir_all(given.path("bag")).unwrap();
    given.refuses("parts", &[parts[0], parts[1], BAG]);
    fs::remove_file(given.path("parts/00000001.age")).unwrap();
    given.refuses("listing", &listing);
}

#[test]
fn a_bag_that_is_not_whole_is_refused() {
    let given = Given::unpacked();
    let stray = given.write("bag/stray.txt", "x");
    assert!(given.refuses("manifests", &[BAG, WORK]).contains("> stray.txt"));
    fs::remove_file(stray).unwrap();
    given.passes("manifests", &[BAG, WORK]);

    let original = given.path("bag").join(given.bag.original().to_string());
    let bytes = fs::read(&original).unwrap();
    let moved = given.path("elsewhere");
    fs::rename(&original, &moved).unwrap();
    std::os::unix::fs::symlink(&moved, &original).unwrap();
    assert!(given.refuses("manifests", &[BAG, WORK]).contains("links or devices"));
    fs::remove_file(&original).unwrap();
    for block in ["manifests", "bagit"] {
        given.refuses(block, &[BAG, WORK]);
    }
    let mut changed = bytes;
    changed[3] ^= 1;
    fs::write(&original, changed).unwrap();
    for block in ["manifests", "bagit", "originals"] {
        given.refuses(block, &[BAG, WORK]);
    }
}

#[test]
fn a_signature_is_worth_what_the_trust_file_says() {
    let given = Given::unpacked();
    let signature = |trust: &str, who: &str| {
        given.write("trust", trust);
        given.run("signature", &[BAG, TRUST[0], ("who", who)])
    };
    let said = |output: &Output| {
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
    };
    assert!(signature(&trust_lines("roya", "sanad-bundle", "collector"), "roya").status.success());
    // The right key for another kind of document; another's key; another's name; nobody.
    for (trust, who) in [
        (trust_lines("roya", "sanad-listing", "collector"), "roya"),
        (trust_lines("roya", "sanad-bundle", "stranger"), "roya"),
        (trust_lines("roya", "sanad-bundle", "collector"), "zahra"),
        (String::new(), "roya"),
    ] {
        let output = signature(&trust, who);
        assert!(!output.status.success(), "{trust:?} was enough");
        assert!(said(&output).contains("Could not verify signature"), "{}", said(&output));
        // Ours names the signer by the key, so it does not ask for a name.
        if who == "roya" {
            let ours = verify(&given, &["bag", "--trust", "trust"]);
            assert!(String::from_utf8(ours.stdout).unwrap().starts_with("self-consistent, signer unknown"));
        }
    }
    // A signature over the same text in another namespace.
    use sanad_evidence::sign::{Namespace, sign};
    let text = fs::read(given.path("bag/tagmanifest-sha256.txt")).unwrap();
    let listing = sign(&text, &given.bag.key, Namespace::Listing).unwrap();
    given.write("bag/signatures/tagmanifest-sha256.txt.sig", &listing);
    let output = signature(&trust_lines("roya", "sanad-bundle,sanad-listing", "collector"), "roya");
    assert!(!output.status.success());
    assert_eq!(verify(&given, &["bag", "--trust", "trust"]).status.code(), Some(1));
}

#[test]
fn a_records_digest_with_fields_shown_and_withheld() {
    let given = Given::unpacked();
    for file in fs::read_dir(given.path("bag/data/records")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let said = given.passes("record", &[("record", path.to_str().unwrap())]);
        assert_eq!(said.trim_end(), name);
        // Every field but the two that cannot be withheld, one after the other and all together.
        let record = Record::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        let names: Vec<String> = record.fields().iter().map(|(name, _)| (*name).to_owned()).collect();
        let names: Vec<&str> =
            names.iter().map(String::as_str).filter(|name| !["language", "amends"].contains(name)).collect();
        for fields in [&names[..], &names[..1], &[]] {
            let copy = record.withhold(fields, "redaction.safety").unwrap();
            given.write("copy.txt", &copy.to_text());
            let said = given.passes("record", &[("record", "copy.txt")]);
            assert_eq!(said.trim_end(), name, "without {fields:?}");
        }
    }
    let place = given.bag.record(&Schema::DESCRIPTION);
    given.write("copy.txt", &given.bag.text(&place).replace("Herat", "Kabul"));
    let said = given.passes("record", &[("record", "copy.txt")]);
    assert!(!place.to_string().contains(said.trim_end()));
    let said = given.passes("originals", &[BAG]);
    assert_eq!(said.matches(": as its record states").count(), 2);
}

#[test]
fn from_an_entry_to_the_signature_of_its_log() {
    let given = Given::unpacked();
    let vkey = given.bag.text(&sanad_evidence::bag::Place::LogKey);
    given.passes("logkey", &[("vkey", vkey.trim_end()), ("pem", "log.pem")]);
    assert_eq!(fs::read(given.path("log.pem")).unwrap(), fs::read(given.path("bag/keys/log.pem")).unwrap());
    given.passes("checkpoint", &[("checkpoint", "bag/log/checkpoint"), ("key", "log.pem"), WORK]);
    for index in 0..8 {
        let entry = format!("bag/log/entries/{index:08}.txt");
        let proof = format!("bag/log/proofs/{index:08}.tlog-proof");
        let said = given.passes("entry", &[("entry", &entry), ("proof", &proof), ("key", "log.pem")]);
        assert!(said.starts_with(&format!("verified: entry {index} of the 8 in sanad/log/")), "{said}");
    }
    let said = given.passes("custody", &[BAG]);
    assert_eq!(said.lines().count(), 8, "{said}");
    assert!(said.contains("00000001 2026-11-21T09:01:00+04:30 Acquired item "), "{said}");

    let entry = [("entry", "bag/log/entries/00000001.txt")];
    let proof = [("proof", "bag/log/proofs/00000001.tlog-proof")];
    let other_proof = [("proof", "bag/log/proofs/00000002.tlog-proof")];
    let key = [("key", "log.pem")];
    assert!(given.refuses("entry", &[entry[0], other_proof[0], key[0]]).contains("NOT VERIFIED"));
    let thief = sanad_evidence::log::public_key_pem(bag::key("stranger").verifying_key().as_bytes());
    given.write("thief.pem", &thief);
    given.refuses("entry", &[entry[0], proof[0], ("key", "thief.pem")]);
    given.refuses("checkpoint", &[("checkpoint", "bag/log/checkpoint"), ("key", "thief.pem"), WORK]);
    // An entry left out between two others is missed by the next.
    fs::remove_file(given.path("bag/log/entries/00000003.txt")).unwrap();
    assert!(given.refuses("custody", &[BAG]).contains("00000005: something is missing before it"));
    // One under another's name.
    let fourth = given.path("bag/log/entries/00000004.txt");
    fs::rename(fourth, given.path("bag/log/entries/00000003.txt")).unwrap();
    assert!(given.refuses("custody", &[BAG]).contains("00000003: states the index 4"));
}

#[test]
fn an_acceptance_and_its_cosignature() {
    let given = Given::new();
    let report = bag::verified(&given.bag.to_tar());
    let acceptance = bag::acceptance_of(&report, Digest::of(b"listing"));
    given.write("acceptance", &acceptance.sign(&bag::key("partner")).unwrap());
    given.write("trust", &trust_lines("archive", "sanad-acceptance", "partner"));
    let signed = [("acceptance", "acceptance"), TRUST[0], ("who", "archive"), WORK];
    assert!(
        given.passes("acceptance", &signed).starts_with("Good \"sanad-acceptance\" signature for archive")
    );
    let vkey = bag::cosigner().key().to_string();
    given.passes("logkey", &[("vkey", &vkey), ("pem", "cosigner.pem")]);
    let cosigned = [("acceptance", "acceptance"), ("key", "cosigner.pem"), WORK];
    let said = given.passes("cosignature", &cosigned);
    assert!(said.ends_with("sealed no later than 2026-11-22T08:00:00Z, by the cosigner\n"), "{said}");

    let thief = sanad_evidence::log::public_key_pem(bag::key("stranger").verifying_key().as_bytes());
    given.write("thief.pem", &thief);
    given.refuses("cosignature", &[cosigned[0], ("key", "thief.pem"), WORK]);
    let forged = acceptance.sign(&bag::key("mailbox")).unwrap();
    given.write("acceptance", &forged);
    given.refuses("acceptance", &signed);
    given.write("trust", &trust_lines("archive", "sanad-receipt", "mailbox"));
    given.refuses("acceptance", &signed);
    given.write("acceptance", &forged.replacen(" 8 ", " 9 ", 1));
    given.refuses("cosignature", &cosigned);
}

#[test]
fn the_fingerprint_is_the_one_people_compare() {
    let given = Given::unpacked();
    let said = given.passes("fingerprint", &[("pub", "bag/keys/collector.pub")]);
    assert_eq!(said.trim_end(), given.bag.key.verifying_key().fingerprint().to_string());
    // A fingerprint with leading zeros keeps them.
    let zeros = (0_u32..)
        .map(|n| bag::key(&format!("try {n}")))
        .find(|key| key.verifying_key().fingerprint().groups()[0].starts_with("00"));
    let key = zeros.unwrap().verifying_key();
    given.write("key.pub", &format!("{key}\n"));
    assert_eq!(given.passes("fingerprint", &[("pub", "key.pub")]).trim_end(), key.fingerprint().to_string());
}

/// What vaults make today, from a laptop to a court: a partner's dossier, each of its proofs, and a
/// bundle laid out again.
#[test]
fn a_dossier_and_its_proofs() {
    use sanad_tests::people;
    use sanad_vault::{DossierPlan, Job};
    let (amina, bureau) = (people::amina(), people::bureau());
    people::acquainted(&amina, &bureau);
    amina.acquire_free("decree.pdf", b"%PDF-1.4 no girl shall");
    amina.acquire_free("wall.jpg", &people::noise(3, 70_000));
    amina.transfer();
    let stick = amina.beside("stick");
    amina.courier(&stick);
    let bundle = bureau.take_in_all(&stick)[0].bundle;

    let given = Given::new();
    let case = bureau.vault.cases().unwrap()[0].id;
    let plan = DossierPlan { recipient: "The Prosecutor", verify_txt: HOW, ..DossierPlan::default() };
    bureau.vault.compile(&case, &given.path("dossier"), &plan, &Job::new()).unwrap();
    assert_eq!(fs::read_to_string(given.path("dossier/VERIFY.txt")).unwrap(), HOW);
    let key = fs::read_to_string(given.path("dossier/keys/partner.pub")).unwrap();
    given.write("trust", &format!("bureau namespaces=\"sanad-dossier\" {key}"));
    let dossier = [("dossier", "dossier"), TRUST[0], ("who", "bureau")];
    let said = given.passes("dossier", &dossier);
    assert_eq!(said.matches(": the original its proof names").count(), 2, "{said}");
    let whole = [("bag", "dossier"), WORK];
    given.passes("bagit", &whole);
    given.passes("manifests", &whole);
    for exhibit in ["E-0001", "E-0002"] {
        let proof = format!("dossier/data/exhibits/{exhibit}/proof");
        let bag = [("bag", proof.as_str()), WORK];
        given.passes("bagit", &bag);
        given.passes("manifests", &bag);
        given.passes("custody", &bag);
        for entry in fs::read_dir(given.path(&proof).join("log/entries")).unwrap() {
            let name = entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned();
            let entry = format!("{proof}/log/entries/{name}.txt");
            let inclusion = format!("{proof}/log/proofs/{name}.tlog-proof");
            let key = format!("{proof}/keys/log.pem");
            given.passes("entry", &[("entry", &entry), ("proof", &inclusion), ("key", &key)]);
        }
        // Ours stands on the log's key, once a trust file names it.
        let unknown = verify(&given, &[&proof]);
        assert!(String::from_utf8(unknown.stdout).unwrap().starts_with("self-consistent, signer unknown"));
        let vkey = fs::read_to_string(given.path(&proof).join("keys/log.vkey")).unwrap();
        given.write("logs", &format!("# sanad-vkey {vkey}"));
        let known = verify(&given, &[&proof, "--trust", "logs"]);
        assert!(String::from_utf8(known.stdout).unwrap().starts_with("verified: "));
    }

    bureau.vault.write_bag(&bundle, &given.path("bag"), &Job::new()).unwrap();
    given.write(
        "trust",
        &format!("roya {}", fs::read_to_string(given.path("bag/keys/collector.pub")).unwrap()),
    );
    given.passes("bagit", &[BAG]);
    given.passes("manifests", &[BAG, WORK]);
    given.passes("signature", &[BAG, TRUST[0], TRUST[1]]);
    given.passes("originals", &[BAG]);
    given.passes("custody", &[BAG]);

    // An exhibit whose original was exchanged, and a signature that is not the partner's.
    given.refuses("dossier", &dossier);
    given.write("trust", &format!("bureau namespaces=\"sanad-dossier\" {key}"));
    fs::write(given.path("dossier/data/exhibits/E-0001/original.pdf"), "another").unwrap();
    assert!(given.refuses("dossier", &dossier).contains("not the original its proof names"));
}

fn verify(given: &Given, arguments: &[&str]) -> Output {
    verify_in(given.folder.path(), arguments)
}

fn verify_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(places::program("sanad-verify"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn the_program_says_what_it_found_and_ends_so() {
    let given = Given::unpacked();
    fs::write(given.path("bundle.tar"), given.bag.to_tar()).unwrap();
    let output = verify(&given, &["--how"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), HOW.as_bytes()));
    assert_eq!(verify(&given, &[]).status.code(), Some(2));
    assert_eq!(verify(&given, &["bundle.tar", "--no-such"]).status.code(), Some(2));
    assert_eq!(verify(&given, &["nothing"]).status.code(), Some(1));
    assert_eq!(verify(&given, &["bundle.tar", "--trust", "nothing"]).status.code(), Some(1));
    assert_eq!(verify(&given, &["bundle.tar"]).status.code(), Some(0));

    let output = verify(&given, &["bundle.tar", "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["verdict"], "self-consistent-signer-unknown");
    assert_eq!(answer["findings"][0]["code"], "signer-unknown");
    assert_eq!(answer["log"]["complete"], serde_json::json!({"state": "up-to-seal", "seal": 7, "things": 3}));
    let output = verify(&given, &["parts-not-there", "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &answer["error"]["code"]), (Some(1), &serde_json::json!("unreadable")));

    let mut broken = given.bag.to_tar();
    broken.truncate(9000);
    fs::write(given.path("broken.tar"), broken).unwrap();
    let output = verify(&given, &["broken.tar", "--trust", "trust"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.starts_with("FAILED: ") && said.contains("tar-truncated"), "{said}");

    // From standard input, and into a pipe that nobody reads.
    let mut script = Command::new("sh");
    let program = places::program("sanad-verify");
    script
        .arg("-c")
        .arg(format!("{0} - < bundle.tar | true; {0} - < bundle.tar | head -n 1", program.display()));
    let output = script.current_dir(given.folder.path()).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("self-consistent"));
    assert_eq!(error, "");
}
