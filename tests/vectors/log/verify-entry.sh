#!/bin/sh
# verify-entry.sh ENTRY PROOF LOG.pem
# From the text of an entry to the signature of its custody log, with stock tools only:
# POSIX sh, coreutils (base64, basenc, cut, od, sha256sum, tail, tr, wc), sed, openssl.
# LOG.pem is the log's public key. Take it from someone you trust, not from whoever sent the entry.
set -eu
LC_ALL=C
export LC_ALL
entry=$1 proof=$2 key=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf 'NOT VERIFIED: %s\n' "$1" >&2; exit 1; }
number() { case $1 in '' | *[!0-9]* | 0?*) fail "not a number: $1" ;; esac; }
to_hex() { base64 -d | od -An -v -tx1 | tr -d ' \n'; }
to_bytes() { printf '%s' "$1" | tr a-f A-F | basenc -d --base16; }
node() { { printf '\001'; to_bytes "$1"; to_bytes "$2"; } | sha256sum | cut -c1-64; }

# 1. The commitment: the digest of every line with its newline; a withheld line states its own.
[ -z "$(tr -d '\012\040-\377' <"$entry" | od -An -c)" ] || fail 'control characters in the entry'
while IFS= read -r line; do
  case $line in
    'withheld '*) printf '%s\n' "$line" | cut -d' ' -f2 ;;
    *) printf '%s\n' "$line" | sha256sum | cut -c1-64 ;;
  esac
done <"$entry" >"$work/commitment"
[ -z "$(tail -c 1 "$entry" | tr -d '\n')" ] || fail 'the entry does not end in a newline'
record=$(sha256sum <"$work/commitment" | cut -c1-64)

# 2. The leaf: SHA-256(0x00 || commitment).
leaf=$({ printf '\000'; cat "$work/commitment"; } | sha256sum | cut -c1-64)

# 3. The parts of the proof: above its first empty line index and path, below it the checkpoint.
sed '/^$/,$d' "$proof" >"$work/head"
sed '1,/^$/d' "$proof" >"$work/checkpoint"
[ "$(sed -n 1p "$work/head")" = 'c2sp.org/tlog-proof@v1' ] || fail 'not a tlog-proof v1'
index=$(sed -n 's/^index //p' "$work/head")
sed '1,/^index /d' "$work/head" >"$work/path"
sed '/^$/,$d' "$work/checkpoint" >"$work/body"
sed '1,/^$/d' "$work/checkpoint" >"$work/signature-line"
[ "$(wc -l <"$work/body")" -eq 3 ] || fail 'a checkpoint has three lines'
origin=$(sed -n 1p "$work/body")
size=$(sed -n 2p "$work/body")
root=$(sed -n 3p "$work/body" | to_hex)
number "$index"
number "$size"
[ "$index" -lt "$size" ] || fail 'the entry is said to stand behind the end of the log'

# 4. From the leaf to the root (RFC 9162, 2.1.3.2).
place=$index last=$((size - 1)) hash=$leaf
while IFS= read -r sibling; do
  [ "$last" -gt 0 ] || fail 'the path is too long'
  sibling=$(printf '%s' "$sibling" | to_hex)
  [ ${#sibling} -eq 64 ] || fail 'the path holds something else than digests'
  if [ $((place & 1)) -eq 1 ] || [ "$place" -eq "$last" ]; then
    hash=$(node "$sibling" "$hash")
    while [ $((place & 1)) -eq 0 ] && [ "$place" -gt 0 ]; do
      place=$((place >> 1)) last=$((last >> 1))
    done
  else
    hash=$(node "$hash" "$sibling")
  fi
  place=$((place >> 1)) last=$((last >> 1))
done <"$work/path"
[ "$last" -eq 0 ] || fail 'the path is too short'
[ "$hash" = "$root" ] || fail 'the path does not lead from this entry to the root'

# 5. The signature over the three lines: 4 bytes of key id, then 64 of Ed25519.
[ "$(wc -l <"$work/signature-line")" -eq 1 ] || fail 'a checkpoint has one signature'
[ "$(cut -d' ' -f1,2 <"$work/signature-line")" = "— $origin" ] || fail 'signed under another name'
cut -d' ' -f3 <"$work/signature-line" | base64 -d >"$work/signature"
[ "$(wc -c <"$work/signature")" -eq 68 ] || fail 'the signature has another length'
tail -c 64 "$work/signature" >"$work/ed25519"
openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$work/body" -sigfile "$work/ed25519" \
  >/dev/null 2>&1 || fail 'the checkpoint is not signed by this key'

printf 'verified: entry %s of the %s in %s\nrecord %s\nleaf   %s\nroot   %s\n' \
  "$index" "$size" "$origin" "$record" "$leaf" "$root"
