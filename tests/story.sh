#!/usr/bin/env bash
# The whole way of a few photographs, a film, a voice and some papers: from a laptop to a partner's
# acceptance, to a court, and back out of the vault without us. Every command is shown and is real.
#
#   tests/story.sh [FOLDER]      plays it in FOLDER (story/ if none is named) and leaves it there
#
# It uses the programs in ${CARGO_TARGET_DIR:-target}/debug and the tools of `make setup`. The people
# and their testimonies are made up.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(realpath -m "${1:-$root/story}")
target=$(cd "$root" && realpath -m "${CARGO_TARGET_DIR:-target}")
python=$target/venv/bin/python3
PATH=$target/debug:$PATH:$target/venv/bin
export PYTHONWARNINGS=ignore

for program in sanad-cli sanad-verify sanad-mailbox; do
    [ -x "$target/debug/$program" ] || { echo "story: $program is not built; run 'make story'" >&2; exit 1; }
done
for tool in age openssl ssh-keygen "$python"; do
    command -v "$tool" > /dev/null || { echo "story: $tool is missing; 'make setup' installs it" >&2; exit 1; }
done
"$root/tests/fixtures/make-media.sh" "$target/media" > /dev/null

# Only a folder that a story made is made anew.
if [ -e "$folder" ] && [ ! -f "$folder/.story" ]; then
    echo "story: $folder is not a story's; name another folder" >&2
    exit 1
fi
rm -rf "$folder"
mkdir -p "$folder"/{amina/camera,bureau,stick,stick-of-amina,paper,court}
cd "$folder"
touch .story
media=$target/media
cp "$media/IMG_20260314_104500.jpg" "$media/VID_20260314_104512.mp4" "$media/REC_0007.wav" \
    "$media/فرمان شماره ۱۲.pdf" "$media/گفته‌های شاهد.txt" "$media/یادداشت.docx" amina/camera
# In life they type these; the story has nobody to type.
umask 077
echo 'four words nobody guesses together' > paper/passphrase-of-amina
echo 'the quiet rooms of the bureau' > paper/passphrase-of-bureau
umask 022

if [ -t 1 ]; then bold=$'\e[1m' dim=$'\e[2m' plain=$'\e[0m'; else bold='' dim='' plain=''; fi
began=$SECONDS
act() { printf '\n%s── %s%s\n' "$bold" "$1" "$plain"; }
tell() { printf '\n'; fmt -w 92 <<< "$*"; }
# show WORDS…: a command as a person would type it
show() {
    local word line=''
    for word in "$@"; do
        if [[ $word =~ ^([A-Za-z0-9_./=@:+-]+|[\<\>|]|\&\&)$ ]]; then line+=" $word"; else line+=" \"$word\""; fi
    done
    printf '\n  %s$%s%s\n' "$bold" "$line" "$plain"
}
indented() { sed "s/^/    $dim/; s/\$/$plain/"; }
run() { show "$@"; "$@" 2>&1 | indented; }
refused() { # run, and it must be refused: exit code 1
    show "$@"
    local code=0
    "$@" > .said 2>&1 || code=$?
    indented < .said
    rm .said
    [ $code -eq 1 ] || { echo "story: this should have been refused (exit code $code)" >&2; exit 1; }
}
# The passphrase is left out of what is shown: a person is asked for it.
as() { local who=$1; shift; sanad-cli --vault "$who/vault" --passphrase-file "paper/passphrase-of-$who" "$@"; }
her() { show sanad-cli --vault amina/vault "$@"; as amina "$@" 2>&1 | indented; }
desk() { show sanad-cli --vault bureau/vault "$@"; as bureau "$@" 2>&1 | indented; }
her_refused() {
    show sanad-cli --vault amina/vault "$@"
    local code=0
    as amina "$@" > .said 2>&1 || code=$?
    indented < .said
    rm .said
    [ $code -eq 1 ] || { echo "story: this should have been refused (exit code $code)" >&2; exit 1; }
}
# A mailbox on this machine, as somebody would run it on a server. It ends with the story.
mailbox=''
trap 'if [ -n "$mailbox" ]; then kill "$mailbox" && wait "$mailbox" || true; fi' EXIT
serve() {
    show sanad-mailbox --config box serve --listen "127.0.0.1:$port"
    sanad-mailbox --config box serve --listen "127.0.0.1:$port" > box/said 2>&1 &
    mailbox=$!
    for _ in $(seq 100); do
        if grep -q '^listening on' box/said; then indented < box/said; return; fi
        sleep 0.05
    done
    echo "story: the mailbox did not begin" >&2
    exit 1
}
item() { as amina items | awk -v name="$1" 'index($0, name) { print $1; exit }'; }

printf '%s\n' "${bold}Sanad: a story in eleven acts. Every command is real; the people are made up.${plain}"
tell "Commands name the vault first. Passphrases are asked for; here they are read from files, which is" \
    "not shown. The keys of this story are made quickly, so they are cheap to guess at; yours take your" \
    "machine about a second."

act "1. Amina makes a vault"
tell "Amina teaches in a town where girls may no longer learn. On her laptop are a photograph, a film, a" \
    "voice, a decree. She makes a vault, and a recovery sheet in case she forgets the passphrase."
show sanad-cli --vault amina/vault vault create --recovery sheet --sheet-out paper/sheet-of-amina.txt
as amina vault create --recovery sheet --sheet-out paper/sheet-of-amina.txt --argon2-floor | indented
tell "She copies the sheet onto paper and rehearses it at once: a way back that was never tried is none."
her vault recovery-sheet --check paper/sheet-of-amina.txt

act "2. What she has goes into a case"
her case new K-12
tell "Every file is read once, encrypted, and safe on the disk before it is said to be kept. A link is not" \
    "followed: what she means is for her to say."
ln -s /etc/hostname amina/camera/shortcut
her_refused acquire --case K-12 amina/camera
rm amina/camera/shortcut
film=$(item VID_) photograph=$(item IMG_) voice=$(item REC_) decree=$(item فرمان) words=$(item گفته)
her describe "$photograph" --title "The closed gate of the girls' school" --date 2026-03-14 \
    --place "Kabul, in front of the school" --author "a teacher" --from-whom "the same teacher"

act "3. Why each may leave"
tell "Blank means no: nothing leaves before she says on what ground. The decree and the street need nobody's" \
    "consent. The witness signed a paper in March. For the written words nobody was asked: they stay."
her consent basis "$decree" not-needed --reason "a public decree"
her consent basis "$photograph" not-needed --reason "a public street, nobody in it"
her consent basis "$voice" taken-before --form "signed paper" --date 2026-03-02 --scope "courts and investigators"
her consent basis "$words" not-asked --account yes

act "4. The Bureau invites her"
tell "The Bureau is an organisation out of danger. It makes a vault of its own. A friend of it runs a mailbox: a" \
    "server that keeps what it cannot open. The Bureau gets a pass to it by hand; here it is on this machine."
show sanad-cli --vault bureau/vault vault create --role partner --name "The Bureau" --recovery none
as bureau vault create --role partner --name "The Bureau" --recovery none --argon2-floor | indented
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
run sanad-mailbox init box --address "https://127.0.0.1:$port"
run sanad-mailbox --config box partner add bureau --out paper/pass-of-bureau
serve
desk desk mailbox add paper/pass-of-bureau
tell "Then an invitation for Amina alone. The file goes by one way, its code by another; the mailbox is told to" \
    "let her in, and learns nothing of who she is."
desk partner invite --name amina --out stick/invitation.age --code-out paper/code-told-by-telephone
run cat paper/code-told-by-telephone
desk inbox fetch
tell "Amina takes the invitation. On a terminal she is asked whether she compared the digits; here she does" \
    "it afterwards. Both read them aloud on the telephone, and they are the same."
her partner add stick/invitation.age --name Bureau --code-file paper/code-told-by-telephone --yes
her partner confirm Bureau
rm stick/invitation.age

act "5. The first transfer"
her transfer --case K-12 --partner Bureau
tell "Three items stay, each with the reason. Now the stick: every part is written, read back, and only" \
    "then counted. Somebody at a checkpoint sees encrypted files, no more and no less."
her courier --to stick
run find stick -type f -size +0 -printf '%f  %s bytes\n'

act "6. The Bureau takes it in"
desk inbox fetch --from stick
tell "It is decrypted and verified in one pass: signature, custody log, every proof, every byte. If one thing" \
    "does not hold, nothing of it is kept."
desk inbox take-in
desk collectors confirm amina
tell "Accepting reads every original again from the Bureau's own disk; only then is it called stored."
desk inbox accept
desk courier --to stick
tell "The stick goes home, and her log now holds the Bureau's word."
her courier --to stick
her outbox

act "7. A second transfer, over the internet, carries only what is new"
tell "The film, too, may leave now: for safekeeping, as nobody in it was asked and nobody in it speaks. No stick" \
    "goes out this week, but for an hour there is a connection, paid by the megabyte."
her consent basis "$film" not-asked --account no
her transfer --case K-12 --partner Bureau
her network --monthly-limit 200MB
her courier
her outbox
tell "The Bureau's own line is no better. A scheduled job brings what waits into a folder at night, blind: it has" \
    "the pass, and no key to anything. In the morning the desk works with that folder as with a stick."
mkdir road
run sanad-cli mirror --pass paper/pass-of-bureau --into road
desk inbox fetch --from road
desk inbox take-in
desk inbox accept
bundle=$(as amina outbox | awk '/held by the mailbox/ { print $1; exit }')
echo 'Is this the street before the gate was closed, or after?' > paper/question
desk message write "$bundle" --text-file paper/question
desk inbox fetch
tell "Her next round brings the acceptance and the question; she answers with the one after."
her courier
her message list
question=$(as amina message list | awk '$2 == "from" { print $1; exit }')
echo 'After. The gate shows the seal of 14 March.' > paper/answer
her message write "$bundle" --answers "$question" --text-file paper/answer
her courier
desk inbox fetch
desk message list
her outbox
kill "$mailbox"
wait "$mailbox"
mailbox=''
tell "What the Bureau has stored she can let go of. What it has not, she cannot."
her_refused forget "$words" --yes
her forget "$photograph" --yes
her custody --item "$photograph"

act "8. Somebody tells, and takes it back"
tell "Before anybody is asked to tell: what threatens, and where there is help. What is said comes from forms," \
    "never in an argument, where other programs on the laptop would see it."
form() { cat > "paper/$1.json"; show cat "paper/$1.json"; indented < "paper/$1.json"; }
form risk <<< '{"threats": "a checkpoint by the bridge", "residual": "risk.medium", "decided_by": "both of us"}'
her plan risk --case K-12 --from paper/risk.json
form help <<< '{"services": [{"code": "referral.medical", "name": "the clinic by the bridge", "reach": "in the morning", "note": ""}]}'
her plan referrals --case K-12 --from paper/help.json
form person <<< '{"safety": ["safety.never_call"], "languages": ["prs"]}'
her person new --case K-12 --from paper/person.json
person=$(as amina --json person list --case K-12 | "$python" -c 'import json, sys; print(json.load(sys.stdin)["persons"][0]["code"])')
tell "Her name stays apart from all of it, under a key of its own. The first question comes first; then what she" \
    "agrees to, for each of those who would have it: no more than is said, and blank is no."
form name <<< '{"names": "Zarghuna"}'
her person identity "$person" --from paper/name.json
her person told "$person" --none
form answers <<< '{"understanding": "what leaves cannot be called back", "form": "oral", "answers": [
    {"recipient": "here", "ladder": ["yes", "yes", "", "", ""]},
    {"recipient": "Bureau", "ladder": ["yes", "yes", "yes", "no", ""]}]}'
her person talk "$person" --from paper/answers.json
form account <<< '{"kind": "account.first", "stop_checked": ["safety", "privacy", "consent", "distress", "referral"],
    "spoken": "prs", "written": "prs", "narrative": "They closed the gate and told us to go home.", "declared": "oral"}'
her account seal "$person" --from paper/account.json
rm paper/{name,answers,account}.json
her transfer --case K-12 --partner Bureau
her courier --to stick
desk inbox fetch --from stick
desk inbox take-in
desk inbox accept
desk courier --to stick
tell "The Bureau knows her by a code, and that she must not be called. Who she is never left."
desk person show "$person"
tell "She takes it back. The next transfer says so, and nothing else of hers; the Bureau's desk closes at once."
her person withdraw "$person" --yes
her transfer --case K-12 --partner Bureau
her courier --to stick
desk inbox fetch --from stick
desk inbox take-in
desk inbox accept
desk courier --to stick
her courier --to stick
her person agreed "$person"
account=$(as bureau --json account list "$person" | "$python" -c 'import json, sys; print(json.load(sys.stdin)["accounts"][0]["id"])')
desk account show "$account"

act "9. Backup, drill, restore, fixity"
tell "A backup belongs on another disk. Here it is a folder on the same one, and that is said."
her vault backup stick-of-amina/backup
show sanad-cli vault restore --drill stick-of-amina/backup
sanad-cli --passphrase-file paper/passphrase-of-amina vault restore --drill stick-of-amina/backup | indented
tell "The laptop is taken. On another one she brings the vault back: each case begins a new log that says so."
rm -rf amina/vault amina/camera
her vault restore stick-of-amina/backup
her fixity
tell "For the Bureau that is an explained break, and no accusation:"
note=$(item یادداشت)
her consent basis "$note" taken-before --form "her word, before two others" --date 2026-03-10 --scope "the Bureau, courts"
her transfer --case K-12 --partner Bureau
her courier --to stick
desk inbox fetch --from stick
desk inbox take-in
desk inbox accept

act "10. For a court: a dossier, checked by a stranger"
tell "The Bureau hands over what may be disclosed. The film stays: it is held in safekeeping only."
desk dossier compile court/dossier --case amina/K-12 --for "The Prosecutor"
tell "The stranger trusts neither of them. She has the Bureau's keys from outside, and our small verifier,"
show sanad-cli --vault bureau/vault trust ">" court/trust.txt
as bureau trust > court/trust.txt
run sanad-verify court/dossier --trust court/trust.txt
tell "and she need not believe that either. The same with stock tools: BagIt, ssh-keygen, sha256sum, openssl."
show bagit.py --validate --quiet court/dossier "&&" echo valid
bagit.py --validate --quiet court/dossier && echo valid | indented
show ssh-keygen -Y verify -f court/trust.txt -I The_Bureau -n sanad-dossier \
    -s court/dossier/signatures/tagmanifest-sha256.txt.sig "<" court/dossier/tagmanifest-sha256.txt
ssh-keygen -Y verify -f court/trust.txt -I The_Bureau -n sanad-dossier \
    -s court/dossier/signatures/tagmanifest-sha256.txt.sig < court/dossier/tagmanifest-sha256.txt | indented
exhibit=court/dossier/data/exhibits/E-0001
run cat "$exhibit/proof/to-follow.txt"
run sha256sum "$exhibit"/original.*
[ "$(sha256sum < "$(echo "$exhibit"/original.*)" | cut -c1-64)" = "$(cut -d' ' -f2 "$exhibit/proof/to-follow.txt")" ]
entry=$(basename "$(find "$exhibit/proof/log/entries" -name '*.txt' | sort | head -n 1)" .txt)
tell "From one entry of Amina's custody log to the key that signed it, by a page of shell:"
cp "$root/tests/vectors/log/verify-entry.sh" court/
run sh court/verify-entry.sh "$exhibit/proof/log/entries/$entry.txt" \
    "$exhibit/proof/log/proofs/$entry.tlog-proof" "$exhibit/proof/keys/log.pem"
tell "Or Amina herself shows one item to somebody, without the item:"
her prove "$decree" court/proof-of-the-decree
show sanad-cli --vault amina/vault trust ">" court/trust-from-amina.txt
as amina trust > court/trust-from-amina.txt
run sanad-verify court/proof-of-the-decree --trust court/trust-from-amina.txt

act "11. If we were gone: her vault without our program"
tell "With the sheet of paper: age opens the key, openssl derives the next, any SQLCipher 4 opens the store," \
    "age opens the original. (FORMAT.md, \"A vault without us\".)"
cp "$root/tests/vectors/keyslots/open-without-us.sh" court/
export PYTHON=$python
show court/open-without-us.sh amina/vault paper/sheet-of-amina.txt \
    "SELECT id, key_id, digest FROM item WHERE id LIKE '$decree%'"
read -r id key digest < <(court/open-without-us.sh amina/vault paper/sheet-of-amina.txt \
    "SELECT id, key_id, digest FROM item WHERE id LIKE '$decree%'")
printf '%s  %s  %s\n' "$id" "$key" "$digest" | indented
show court/open-without-us.sh amina/vault paper/sheet-of-amina.txt --item-key "$key" ">" paper/key-of-the-decree
(umask 077 && court/open-without-us.sh amina/vault paper/sheet-of-amina.txt --item-key "$key" > paper/key-of-the-decree)
original=amina/vault/originals/${id:0:2}/$id.age
show age -d -i paper/key-of-the-decree "$original" "|" sha256sum
out=$(age -d -i paper/key-of-the-decree "$original" | sha256sum | cut -c1-64)
echo "$out" | indented
[ "$out" = "$digest" ] && [ "$out" = "$(sha256sum < "$media/فرمان شماره ۱۲.pdf" | cut -c1-64)" ]
tell "The same digest as in her vault, in the Bureau's acceptance, and of the file she began with."

printf '\n%sThe end, after %d seconds.%s Look around in %s:\n' "$bold" $((SECONDS - began)) "$plain" "$folder"
cat <<'END'
  amina/vault            what a seized laptop shows: encrypted files, and that they are a vault
  bureau/vault           the same, with what the Bureau took in
  box                    what the mailbox keeps: ciphertext, receipts, its own keys
  road                   what the Bureau's scheduled job brought, as on a stick
  stick                  what a checkpoint sees
  stick-of-amina/backup  her backup
  paper                  what would be on paper or in a head: passphrases, sheet, code
  court                  the dossier, the proof, whose keys are whose, and how to check without us
END
# shellcheck disable=SC2016  # $PATH is for the person's own shell
printf 'To go on, in this terminal:\n  cd %q\n  export PATH=%q:$PATH\n' "$folder" "$target/debug"
printf '  sanad-cli --vault amina/vault --passphrase-file paper/passphrase-of-amina items\n'
