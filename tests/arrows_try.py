"""Breaks each wall in a copy of the workspace and makes sure that arrows.py notices.

A check that never failed is not known to check. Needs no network: the copies resolve from what cargo
already holds.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def add(path: str, text: str):
    """Adds text to the end of a file."""
    def act(copy: pathlib.Path) -> None:
        with open(copy / path, "a", encoding="utf-8") as file:
            file.write(text)
    return act


def depend(crate: str, line: str):
    """Adds one line under [dependencies] of a crate."""
    def act(copy: pathlib.Path) -> None:
        manifest = copy / crate / "Cargo.toml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("[dependencies]\n", f"[dependencies]\n{line}\n", 1), encoding="utf-8")
    return act


def replace(path: str, old: str, new: str):
    """Replaces text that must be there."""
    def act(copy: pathlib.Path) -> None:
        text = (copy / path).read_text(encoding="utf-8")
        if old not in text:
            raise SystemExit(f"arrows: {path} no longer says {old!r}: change tests/arrows_try.py")
        (copy / path).write_text(text.replace(old, new), encoding="utf-8")
    return act


def put(path: str, text: str):
    """Writes a file of its own."""
    def act(copy: pathlib.Path) -> None:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_text(text, encoding="utf-8")
    return act


EVIDENCE = "crates/evidence/src/lib.rs"
# What is broken, how, and words the check must answer with (none: nothing that it did not say before).
TRIES = [
    ("nothing", lambda copy: None, None),
    ("a store under the verifier", depend("crates/verifier", "rusqlite.workspace = true"), "must stand without rusqlite"),
    ("age under evidence", depend("crates/evidence", "age.workspace = true"), "must stand without age"),
    ("the vault under the verifier", depend("crates/verifier", "sanad-vault.workspace = true"), "sanad-verifier leans on sanad-vault"),
    ("the verifier under the courier", depend("crates/courier", "sanad-verifier.workspace = true"), "sanad-courier leans on sanad-verifier"),
    ("chance under evidence", depend("crates/evidence", "getrandom.workspace = true"), "sanad-evidence names getrandom"),
    ("a file opened in evidence", add(EVIDENCE, "\npub fn peek() { let _ = std::fs::read(\"x\"); }\n"), "std::fs::read"),
    ("a file hidden in a group", add(EVIDENCE, "\nuse std::{fmt, fs};\n"), "use std::{fmt, fs}"),
    ("a clock in evidence", add(EVIDENCE, "\npub fn now() { let _ = std::time::SystemTime::now(); }\n"), "SystemTime::now"),
    ("chrono's clock in evidence", add(EVIDENCE, "\npub fn now() { let _ = chrono::Utc::now(); }\n"), "Utc::now"),
    ("a socket in evidence", add(EVIDENCE, "\nuse std::net::TcpStream;\n"), "std::net::TcpStream"),
    ("chance after a test module", add(EVIDENCE, "\n#[cfg(test)]\nmod t {\n    fn f() {}\n}\nfn g() { OsRng; }\n"), "OsRng"),
    ("a file in a test of evidence", add(EVIDENCE, "\n#[cfg(test)]\nmod t {\n    fn f() { std::fs::read(\"x\"); }\n}\n"), None),
    ("a comment about files", add(EVIDENCE, "\n// std::fs is not used here\n"), None),
    ("a name that says nothing", add("crates/vault/src/lib.rs", "\nstruct KeyManager;\n"), "KeyManager"),
    ("a module that says nothing", add("crates/vault/src/lib.rs", "\nmod utils {}\n"), "utils"),
    ("unsafe code outside the vault", add("crates/courier/src/lib.rs", "\n#[allow(unsafe_code)]\nmod m {}\n"), "allows unsafe code"),
    ("evidence no longer forbids unsafe", replace(EVIDENCE, "#![forbid(unsafe_code)]", ""), "evidence/src/lib.rs does not forbid"),
    ("an archive's own paths", add("crates/vault/src/lib.rs", "\nfn f() { archive.unpack(\"x\"); }\n"), ".unpack("),
    ("the vault under the media child", depend("crates/media", "sanad-vault.workspace = true"), "sanad-media leans on sanad-vault"),
    ("a socket in the media child", add("crates/media/src/lib.rs", "\nuse std::net::TcpStream;\n"), "std::net::TcpStream"),
    ("a store in the shell", add("src-tauri/src/lib.rs", "\nuse rusqlite::Connection;\n"), "rusqlite"),
    ("the shell under the command line", depend("crates/cli", 'sanad = { path = "../../src-tauri" }'), "sanad-cli leans on sanad"),
    ("a file of 601 lines", put("crates/vault/src/long.rs", "\n" * 601), "more than 600 lines"),
    ("a word no person should read", put("assets/locales/en/x.ftl", "ask = Type the password\n"), "'password'"),
    ("a room nobody designed", lambda copy: (
        put("crates/attic/Cargo.toml", '[package]\nname = "sanad-attic"\nedition = "2024"\n')(copy),
        put("crates/attic/src/lib.rs", "#![forbid(unsafe_code)]\n")(copy),
        replace("Cargo.toml", 'members = [\n', 'members = [\n    "crates/attic",\n')(copy),
    ), "sanad-attic is not a room"),
]


def main() -> int:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE,
    ).stdout.decode().split("\0")
    kept = [name for name in listed if name.endswith((".rs", ".toml", ".lock", ".ftl"))]
    wrong = 0
    before = None
    for what, act, answer in TRIES:
        with tempfile.TemporaryDirectory(prefix="sanad-arrows-") as folder:
            copy = pathlib.Path(folder)
            for name in kept:
                if (ROOT / name).exists():
                    (copy / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(ROOT / name, copy / name)
            act(copy)
            # The lock file of the copy may change; the real check demands that it does not.
            environment = {**os.environ, "CARGO_NET_OFFLINE": "true"}
            subprocess.run(["cargo", "metadata", "--format-version", "1"], cwd=copy, env=environment,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            done = subprocess.run([sys.executable, str(ROOT / "tests/arrows.py"), str(copy)], env=environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        # Only its own lines: cargo says on the same road when it waits for another cargo.
        own = [line for line in done.stdout.splitlines() if line.startswith("arrows: ")]
        said = "\n".join(own[:-1])
        before = said if before is None else before  # the first try breaks nothing; its faults, if any, are the other check's to tell
        if answer is None:
            noticed = done.returncode < 2 and said == before
        else:
            noticed = done.returncode == 1 and answer in said and answer not in before
        if not noticed:
            wrong += 1
            print(f"arrows: not as it should be: {what}\n{done.stdout}")
    print(f"arrows: {len(TRIES) - wrong} passed, {wrong} failed (walls broken on purpose)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
