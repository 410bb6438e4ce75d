#!/usr/bin/env bash
# Opens a Sanad vault without Sanad: with age, openssl 3, and any SQLCipher 4 (here Python's).
#
#   open-without-us.sh VAULT SHEET                    lists the tables and how many rows each has
#   open-without-us.sh VAULT SHEET 'SELECT …'         answers a query
#   open-without-us.sh VAULT SHEET --item-key ROW     prints the age identity of row ROW of item_key,
#                                                     for: age -d -i FILE VAULT/originals/ab/….age
#   open-without-us.sh VAULT SHEET --half-key ROW     prints the age identity of the identity half whose
#                                                     row of item_key this is (person.key_id), for:
#                                                     age -d -i FILE, of what stands in sealed_record
#
# SHEET is the recovery sheet; of two halves, copy the key lines of both into one file first.
# Needs: age, openssl, python3 with `pip install sqlcipher3-binary` (or sqlcipher3-wheels).
# The keys pass through the arguments of openssl, where other accounts of this machine may see them
# for a moment: do it on a machine of your own.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
vault=$1 sheet=$2
python=${PYTHON:-python3}

# 1. The master key: two layers of age.
recovery=$(age -d -i "$sheet" "$vault/recovery.age" | age -d -i "$sheet")
id=$(sed -n 's/^vault \([0-9a-f]\{32\}\)$/\1/p' <<<"$recovery")
master=$(sed -n 's/^master-key \([0-9a-f]\{64\}\)$/\1/p' <<<"$recovery")
[ -n "$id" ] && [ -n "$master" ] || { echo "recovery.age holds no vault and master key" >&2; exit 1; }

# 2. The key of vault.db: HKDF-SHA-256, salt = vault id.
derive() { # the input key in hexadecimal digits, and the info
    openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:"$1" -kdfopt hexsalt:"$id" \
        -kdfopt info:"$2" HKDF | tr -d ':\n' | tr A-F a-f
}
raw=$(derive "$master" "sanad vault v1 db")

# The key of an identity half needs the master key and a row of the store together.
if [ "${3-}" = --half-key ]; then
    row=$(bash "$0" "$vault" "$sheet" "SELECT key FROM item_key WHERE id = $4")
    own=$(derive "$master" "sanad vault v1 identity")
    set -- "$vault" "$sheet" --age-key "$(derive "$own$row" "sanad vault v1 identity half")"
fi

# 3. SQLCipher 4 with its defaults, in a copy, as SQLite makes files beside what it opens.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp "$vault"/vault.db* "$copy"/
RAW_KEY=$raw "$python" - "$copy/vault.db" "${@:3}" <<'PY'
import os, sys
import sqlcipher3

store = sqlcipher3.connect(sys.argv[1])
store.execute(f"""PRAGMA key = "x'{os.environ['RAW_KEY']}'" """)


def bech32(name, data):
    """BIP 173, as age writes its keys."""
    letters, groups, number, bits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l", [], 0, 0
    for byte in data:
        number, bits = number << 8 | byte, bits + 8
        while bits >= 5:
            bits -= 5
            groups.append(number >> bits & 31)
    if bits:
        groups.append(number << 5 - bits & 31)
    check = 1
    for group in [ord(c) >> 5 for c in name] + [0] + [ord(c) & 31 for c in name] + groups + [0] * 6:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ group
        for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> bit & 1 else 0
    groups += [(check ^ 1) >> 5 * (5 - i) & 31 for i in range(6)]
    return name + "1" + "".join(letters[group] for group in groups)


match sys.argv[2:]:
    case ["--item-key", row]:
        (key,) = store.execute("SELECT key FROM item_key WHERE id = ?", [int(row)]).fetchone()
        print(bech32("age-secret-key-", key).upper())
    case ["--age-key", key]:
        print(bech32("age-secret-key-", bytes.fromhex(key)).upper())
    case [sql]:
        for row in store.execute(sql):
            print(*(f.hex() if isinstance(f, bytes) else f for f in row), sep="\t")
    case []:
        names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        for (name,) in store.execute(names).fetchall():
            print(name, *store.execute(f'SELECT count(*) FROM "{name}"').fetchone(), sep="\t")
PY
