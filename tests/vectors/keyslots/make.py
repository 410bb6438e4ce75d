#!/usr/bin/env python3
"""Writes folding.json and keyslots.json beside itself, from FORMAT.md and other people's code alone.

Shares nothing with the Rust: Unicode from unicodedata2 (18.0), Argon2id from argon2-cffi (the
reference implementation), XChaCha20-Poly1305 from PyNaCl (libsodium), HKDF by hand from RFC 5869.
    pip install unicodedata2 argon2-cffi pynacl && ./make.py
"""
import hashlib, hmac, json, os, struct
import unicodedata2 as unicode
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as xchacha_encrypt

HERE = os.path.dirname(os.path.abspath(__file__))

# --- Passphrases -------------------------------------------------------------------------------
YEH = {0x0649: 0x064A, 0x06CC: 0x064A}
KAF = {0x06A9: 0x0643}
REMOVED = [0x00AD, 0x061C, 0x0640, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F),
           *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)]
WHITE_SPACE = [*range(9, 14), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029,
               0x202F, 0x205F, 0x3000]


def fold(typed):
    if len(typed.encode()) > 1024:
        return None
    if any(unicode.category(c) == "Cc" and ord(c) not in WHITE_SPACE for c in typed):
        return None
    out = ""
    for c in unicode.normalize("NFKC", typed):
        point = ord(c)
        if point in REMOVED:
            continue
        point = YEH.get(point, KAF.get(point, point))
        c = chr(point)
        out += str(unicode.digit(c)) if unicode.category(c) == "Nd" else c
    out = unicode.normalize("NFC", out)
    out = "".join(" " if ord(c) in WHITE_SPACE else c for c in out)
    out = " ".join(word for word in out.split(" ") if word)
    return out if len(out) >= 8 else None


TYPED = [
    "correct horse battery staple",
    "  correct\u00a0\u2003horse \tbattery\nstaple ",
    "Correct Horse",
    "\uff43\uff4f\uff52\uff52\uff45\uff43\uff54 \uff11\uff12",
    # کتاب آبی ۱۴۰۰ on a Dari layout, on an Arabic one, with alef maksura, joiners and marks
    "\u06a9\u062a\u0627\u0628 \u0622\u0628\u06cc \u06f1\u06f4\u06f0\u06f0",
    "\u0643\u062a\u0627\u0628 \u0622\u0628\u064a \u0661\u0664\u0660\u0660",
    "\u0643\u062a\u0627\u0628 \u0622\u0628\u0649 1400",
    "\u200f\u06a9\u200c\u062a\u0640\u0627\u0628 \u0627\u0653\u0628\u06cc\u200d \u202b1\u06f400\u202c\ufeff",
    "\ufed9\ufe97\ufe8e\ufe8f \ufe81\ufe91\ufef2 \u0661\u0664\u0660\u0660",
    # hamza above a yeh, in three ways
    "\u0645\u0633\u0626\u0648\u0644\u06cc\u062a \u0645\u0627",
    "\u0645\u0633\u06cc\u0654\u0648\u0644\u064a\u062a \u0645\u0627",
    "\u0645\u0633\u0649\u200d\u0654\u0648\u0644\u06cc\u062a \u0645\u0627",
    # Pashto letters stay themselves
    "\u067e\u069a\u062a\u0648 \u06d0 \u06cd \u0681 \u06ab",
    "e\u0301te\u0301 e\u0301te\u0301",
    "\ufdfa",
    "\u0967\u0968\u0969\u096a \U0001d7ce\U0001d7cf \u0e51 \u1041",
    "\u2460\u2461\u2462\u00b2\u00bd 1\u20442",
    "\u2764\ufe0f\u2764\u2764\ufe0e house \U0001f3e0",
    # refused
    "1234567",
    " 1234567 \u200c\u200c\u200c ",
    "12345678\u001b[A",
    "\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
    "a" * 1024,
    "a" * 1025,
    "\u06cc" * 513,
]

with open(f"{HERE}/folding.json", "w") as out:
    rows = [{"typed": typed, "folded": fold(typed)} for typed in TYPED]
    out.write("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n")


# --- keyslots ----------------------------------------------------------------------------------
def hkdf32(key, salt, info):
    pseudorandom_key = hmac.digest(salt, key, "sha256")
    return hmac.digest(pseudorandom_key, info + b"\x01", "sha256")


class Stream:
    """The "random" bytes: SHA-256(label || counter, 32 bits, big-endian), one block after another."""

    def __init__(self, label):
        self.label, self.counter, self.left = label, 0, b""

    def take(self, size):
        while len(self.left) < size:
            self.left += hashlib.sha256(self.label + struct.pack(">I", self.counter)).digest()
            self.counter += 1
        taken, self.left = self.left[:size], self.left[size:]
        return taken


VAULT, MASTER = bytes(range(16)), bytes(range(0x20, 0x40))
COST = (19456, 2, 1)
HOLDERS = [(0, TYPED[4]), (5, "three red kites at dawn")]

random = Stream(b"sanad vector keyslots v1")
salt = random.take(32)
header = (b"sanad-keyslots1\n" + VAULT + salt + struct.pack("<III", *COST)).ljust(128, b"\0")
slots = [random.take(24) + random.take(32) + random.take(16) + random.take(32) for _ in range(8)]
used = []
for slot, typed in HOLDERS:
    kek = hash_secret_raw(fold(typed).encode(), salt, COST[1], COST[0], COST[2], 32, Type.ID, 19)
    nonce = random.take(24)
    wrap = hkdf32(kek, VAULT, b"sanad keyslot v1 wrap" + bytes([slot]))
    commitment = hkdf32(kek, VAULT, b"sanad keyslot v1 commit" + bytes([slot]) + nonce)
    sealed = xchacha_encrypt(MASTER, header + bytes([slot]), nonce, wrap)
    slots[slot] = nonce + sealed + commitment
    used.append({"slot": slot, "typed": typed, "folded": fold(typed), "kek": kek.hex(),
                 "wrap_key": wrap.hex(), "nonce": nonce.hex(), "ciphertext": sealed[:32].hex(),
                 "tag": sealed[32:].hex(), "commitment": commitment.hex()})
file = header + b"".join(slots)
assert len(file) == 960
with open(f"{HERE}/keyslots.json", "w") as out:
    json.dump({
        "vault": VAULT.hex(), "master_key": MASTER.hex(),
        "cost": dict(zip(("memory_kib", "passes", "lanes"), COST)),
        "randomness": "sanad vector keyslots v1", "salt": salt.hex(), "slots": used,
        "keyslots": file.hex(),
        "subkeys": {info: hkdf32(MASTER, VAULT, info.encode()).hex()
                    for info in ("sanad vault v1 db", "sanad vault v1 boot", "sanad vault v1 cache",
                                 "sanad vault v1 draft", "sanad vault v1 identity")},
    }, out, indent=1)
    out.write("\n")
