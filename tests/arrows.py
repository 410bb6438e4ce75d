"""Checks the arrows between the rooms of this workspace, and what each room may use.

`cargo metadata` says who leans on whom; the program text says the rest. Every fault is listed, not
only the first. Exit code 0: all walls stand; 1: they do not; 2: this could not be checked.
"""

import json
import pathlib
import re
import subprocess
import sys

# Who may lean on whom. A room that is not named here does not exist.
ARROWS = {
    "sanad-evidence": set(),
    "sanad-media": set(),
    "sanad-verifier": {"sanad-evidence"},
    "sanad-mailbox": {"sanad-evidence"},
    "sanad-vault": {"sanad-evidence"},
    "sanad-courier": {"sanad-vault", "sanad-evidence"},
    "sanad-cli": {"sanad-courier", "sanad-vault", "sanad-media", "sanad-verifier", "sanad-evidence"},
    "sanad": {"sanad-courier", "sanad-vault", "sanad-media", "sanad-verifier", "sanad-evidence"},
    "sanad-tests": {
        "sanad-evidence", "sanad-media", "sanad-verifier", "sanad-mailbox", "sanad-vault",
        "sanad-courier", "sanad-cli",
    },
}

# What may not stand under a room, however deep. The verifier must stay small enough to audit.
STORE = {"rusqlite", "libsqlite3-sys", "sqlcipher-src"}
ROAD = {"tokio", "hyper", "reqwest", "rustls", "axum", "object_store"}
NOT_UNDER = {
    "sanad-evidence": STORE | ROAD | {"age", "age-core"},
    "sanad-verifier": STORE | ROAD | {"age", "age-core"},
    "sanad-media": STORE | ROAD | {"age", "age-core"},
    "sanad-mailbox": STORE | {"age", "age-core"},
    "sanad-vault": ROAD,
}

# What a room may not name itself: chance and time are arguments in `evidence`.
NOT_NAMED = {"sanad-evidence": {"getrandom", "rand", "rustix", "libc", "tempfile"}}

NETWORK = [r"\bstd::net\b", r"\b(TcpStream|TcpListener|UdpSocket|UnixStream|UnixListener)\b"]
CLOCK = [r"\bSystemTime\b", r"\bInstant::now\b", r"\b(Utc|Local)::now\b", r"\bstd::time::Instant\b"]
CHANCE = [r"\bgetrandom\b", r"\bOsRng\b", r"\bSysRng\b", r"\bthread_rng\b", r"\brand::", r"\bfrom_entropy\b"]
FILES = [r"\bstd::fs\b", r"\bstd::path\b", r"\bPathBuf\b", r"\bFile::(open|create)\b"]
# What reads untrusted files is served their bytes, and opens nothing itself.
OPENED = [r"\bstd::fs\b", r"\bFile::(open|create)\b"]
SYSTEM = [r"\bstd::env\b", r"\bstd::process\b", r"\bstd::thread\b", r"\bprintln!", r"\beprintln!", r"\bdbg!"]
# The tar crate's ways to a path: an archive's own paths are never followed (see GLOSSARY, "take in").
UNPACK = [r"\.unpack(_in)?\(", r"\.append_(path|dir|file)\w*\("]

NOT_WRITTEN = {
    "sanad-evidence": NETWORK + CLOCK + CHANCE + FILES + SYSTEM + UNPACK,
    "sanad-verifier": NETWORK + CLOCK + CHANCE + UNPACK,
    "sanad-vault": NETWORK + UNPACK,
    "sanad-media": NETWORK + CHANCE + OPENED + UNPACK,
    "sanad-courier": UNPACK,
    "sanad-cli": NETWORK + UNPACK,
    # A hostile file must find nothing to reach for in the child that reads it.
    "sanad-media": NETWORK + UNPACK,
    # The shell has no rule of the domain: no store, no cryptography, no socket of its own.
    "sanad": NETWORK + UNPACK + [r"\brusqlite\b", r"\bage::", r"\bed25519_dalek\b", r"\bargon2\b"],
}

# Names that say nothing. A standard's own name may keep its word.
EMPTY_NAME = re.compile(
    r"\b(?:struct|enum|trait|type|union|mod)\s+"
    r"(\w*(?:Manager|Service|Helper|Util|Utils|Data|Info)(?![a-z])\w*|managers?|services?|helpers?|utils?)\b"
)
NAMES_OF_STANDARDS = {"BagInfo", "BagInfoError"}

# What no person reads: the words are in GLOSSARY.md.
UNSAID = re.compile(r"\b(databases?|passwords?|upload(?:s|ed)?|import(?:s|ed)?)\b", re.IGNORECASE)

LONGEST = 600  # lines of a program file


def main(root: pathlib.Path) -> int:
    metadata = json.loads(
        subprocess.run(
            ["cargo", "metadata", "--format-version", "1", "--locked"],
            cwd=root, check=True, stdout=subprocess.PIPE,
        ).stdout
    )
    faults: list[str] = []
    packages = {package["id"]: package for package in metadata["packages"]}
    rooms = [packages[member] for member in metadata["workspace_members"]]
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}

    for room in rooms:
        check_arrows(room, faults)
        check_beneath(room, nodes, packages, faults)
        check_text(room, faults)
    check_one_store(packages, faults)
    check_words(root, faults)

    for fault in faults:
        print(f"arrows: {fault}")
    print(f"arrows: {len(rooms)} rooms, {len(faults)} faults")
    return 1 if faults else 0


def check_arrows(room: dict, faults: list[str]) -> None:
    """Only the arrows of ARROWS, for building, testing and build scripts alike."""
    name = room["name"]
    if name not in ARROWS:
        faults.append(f"{name} is not a room of the design: name its arrows in tests/arrows.py")
        return
    for wanted in room["dependencies"]:
        ours = wanted["name"] in ARROWS or wanted.get("path")
        if ours and wanted["name"] not in ARROWS[name]:
            faults.append(f"{name} leans on {wanted['name']}: not an arrow of the design")
        if wanted["name"] in NOT_NAMED.get(name, set()) and wanted["kind"] != "dev":
            faults.append(f"{name} names {wanted['name']}: chance, time and the system are arguments there")


def check_beneath(room: dict, nodes: dict, packages: dict, faults: list[str]) -> None:
    """Nothing of NOT_UNDER at any depth, leaving out what only the room's own tests use."""
    forbidden = NOT_UNDER.get(room["name"], set())
    came_from: dict[str, str | None] = {room["id"]: None}
    queue = [room["id"]]
    while queue:
        current = queue.pop()
        for edge in nodes[current]["deps"]:
            if all(kind["kind"] == "dev" for kind in edge["dep_kinds"]) or edge["pkg"] in came_from:
                continue
            came_from[edge["pkg"]] = current
            queue.append(edge["pkg"])
            if packages[edge["pkg"]]["name"] in forbidden:
                way, step = [], edge["pkg"]
                while step is not None:
                    way.append(packages[step]["name"])
                    step = came_from[step]
                faults.append(f"{room['name']} must stand without {way[0]}: {' -> '.join(reversed(way))}")


def check_one_store(packages: dict, faults: list[str]) -> None:
    """Two crates that link sqlite3 would be two stores, one of them without encryption."""
    linking = sorted(package["name"] for package in packages.values() if package["links"] == "sqlite3")
    if len(linking) > 1:
        faults.append(f"more than one crate links sqlite3: {', '.join(linking)}")


def check_text(room: dict, faults: list[str]) -> None:
    """What the program text itself may not say."""
    folder = pathlib.Path(room["manifest_path"]).parent
    patterns = [re.compile(pattern) for pattern in NOT_WRITTEN.get(room["name"], [])]
    allowing_unsafe = []
    for path in sorted(folder.glob("src/**/*.rs")) + sorted(folder.glob("*.rs")):
        text = path.read_text(encoding="utf-8")
        place = f"{folder.name}/{path.relative_to(folder)}"
        if text.count("\n") > LONGEST:
            faults.append(f"{place} has more than {LONGEST} lines")
        for number, line in enumerate(without_comments(text), 1):
            for found in EMPTY_NAME.finditer(line):
                if found.group(1) not in NAMES_OF_STANDARDS:
                    faults.append(f"{place}:{number} names something {found.group(1)}: say what it is")
        if re.search(r"\ballow\(\s*unsafe_code", text):
            allowing_unsafe.append(place)
        if is_test(path):
            continue
        for number, line in enumerate(without_tests(without_comments(text)), 1):
            for pattern in patterns:
                if pattern.search(flattened(line)):
                    faults.append(f"{place}:{number} in {room['name']}: {line.strip()}")

    if room["name"] == "sanad-vault":
        if len(allowing_unsafe) > 1:
            faults.append(f"unsafe code in more than one module: {', '.join(allowing_unsafe)}")
    else:
        for place in allowing_unsafe:
            faults.append(f"{place} allows unsafe code: only one module of the vault may")
        for entrance in (folder / "src/lib.rs", folder / "src/main.rs"):
            if room["name"] != "sanad-tests" and entrance.exists():
                if "#![forbid(unsafe_code)]" not in entrance.read_text(encoding="utf-8"):
                    faults.append(f"{folder.name}/src/{entrance.name} does not forbid unsafe code")


def check_words(root: pathlib.Path, faults: list[str]) -> None:
    """The English a person reads: other languages have their own reviewers."""
    for path in sorted((root / "assets/locales").glob("en*/**/*.ftl")) + sorted(
        (root / "assets/locales").glob("en*.ftl")
    ):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            said = line.split("=", 1)[-1]
            if not line.startswith("#") and (found := UNSAID.search(said)):
                faults.append(f"{path.relative_to(root)}:{number} says {found.group(1)!r}: see GLOSSARY.md")


def is_test(path: pathlib.Path) -> bool:
    return path.name == "tests.rs" or "tests" in path.parent.parts[-1:]


def without_comments(text: str) -> list[str]:
    return [re.sub(r"(^|\s)//.*$", "", line) for line in text.splitlines()]


def without_tests(lines: list[str]) -> list[str]:
    """Blanks every block under #[cfg(test)], to the brace that closes it."""
    kept, depth, inside, waiting = [], 0, False, False
    for line in lines:
        if not inside and re.match(r"\s*#\[cfg\((all\()?test\b", line):
            waiting = True
        if waiting or inside:
            depth += line.count("{") - line.count("}")
            if waiting and ("{" in line or line.rstrip().endswith(";")):
                waiting, inside = False, depth > 0
            elif inside and depth <= 0:
                inside = False
            if not inside and not waiting:
                depth = 0
            kept.append("")
        else:
            kept.append(line)
    return kept


def flattened(line: str) -> str:
    """`use std::{fs, net}` as `std::fs std::net`, so that grouping hides nothing."""
    group = re.search(r"\bstd::\{(.*)\}", line)
    if not group:
        return line
    inner = re.findall(r"(?:^|,)\s*(\w+)", group.group(1))
    return line + " " + " ".join(f"std::{name}" for name in inner)


if __name__ == "__main__":
    try:
        sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
    except (subprocess.CalledProcessError, OSError, ValueError) as problem:
        print(f"arrows: could not be checked: {problem}", file=sys.stderr)
        sys.exit(2)
