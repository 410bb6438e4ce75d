# What sanad-cli says. Sentences, not states; what can be done next stands right beside it.
# Values stand in { }; they are made safe for a terminal before they come here.

## Asking

prompt-passphrase = Passphrase:
prompt-new-passphrase = New passphrase:
prompt-again = The same again:
prompt-code = Code of the invitation:
passphrase-rules =
    Choose a passphrase: at least { $least } characters, in any script. Four or five words that nobody
    would guess together are good. It is not shown while you type, and nobody can tell it to you later.
try-again = This passphrase does not open the vault. Try again; mind the keyboard layout and Caps Lock.
again = { $why } Once more:
ask-partner-name = What name shall the people you invite see?
recovery-choices =
    If the passphrase is forgotten, who shall be able to open the vault?
      1  sheet   Whoever holds one sheet of paper. Hide it well: with a copy of the vault it opens everything.
      2  halves  Two people together, each with half a sheet. One half alone opens nothing.
      3  none    Nobody. Nothing can be found or forced out of anyone; a forgotten passphrase is final.
recovery-choose = 1, 2 or 3?
confirm-type = Type "{ $word }" to do it, anything else to leave it:
confirm-wipe =
    This destroys the vault in { $path }: { $items ->
        [one] 1 item
       *[other] { $items } items
    } in { $cases ->
        [one] 1 case
       *[other] { $cases } cases
    }.
    What goes: the keys first, then everything in the folder. No passphrase and no sheet opens it any more.
    What stays: backups, what partners hold, and older copies of this disk, which the old keys still open.
    What cannot be undone: all of it. In some countries to wipe is itself held against a person.
confirm-wipe-word = wipe
confirm-forget =
    This lets the original of item { $id } go from here: { $name } ({ $size }).
    What goes: its bytes and its key. What stays: its records, its custody log, the partner's copy.
    What cannot be undone: here it is gone; a disk may keep traces of encrypted bytes, without a key.
confirm-forget-word = forget
confirm-dispose =
    This destroys item { $id }: { $name } ({ $size }). Nobody else may hold it.
    What goes: its bytes, its key, and the words about it. What stays: your reason, and that it was there.
    What cannot be undone: all of it. Backups made before still hold it until they are freshened.
confirm-dispose-word = dispose
compare-ask = Have you compared these digits with them, aloud or face to face? (yes / later / stop)
compare-yes = yes
compare-later = later
compare-stop = stop

## The vault

vault-created =
    { $role ->
        [partner] A partner's vault was made in { $path }.
       *[collector] A vault was made in { $path }.
    }
vault-created-collector =
    Without the passphrase nothing in it can be read. What is not protected: a laptop found unlocked or
    spied upon, and a passphrase that can be guessed or forced. Next: case new CODE
vault-created-partner =
    Without the passphrase nothing in it can be read. Next, for each collector:
    partner invite --name NAME --out FILE
sheet-written = The recovery sheet is in { $path }.
sheet-advice =
    Whoever holds this sheet and a copy of the vault can read everything. Print it or copy it by hand, hide
    the paper, rehearse it (vault recovery-sheet --check FILE), and do not keep the file on this computer.
halves-advice =
    One half alone opens nothing; both together open everything. Give the second half to somebody else,
    rehearse with both (vault recovery-sheet --check FIRST --check SECOND), and keep neither file here.
sheet-was-shown =
    It is shown this once. When it is on paper, close this terminal: it remembers what it showed.
no-sheet-advice = There is no recovery sheet. A forgotten passphrase is final: nobody can help.
sheet-replaced = From now on a sheet made before opens only older copies of this vault.
sheet-opens = This opens the vault. Put it back where it was hidden.
sheet-unsure =
    Note: a change of keys was interrupted once, and no recovery sheet may open this vault. Make a new
    one: vault recovery-sheet --out FILE
passphrase-changed =
    The new passphrase opens the vault, the old one does not. An older copy of the vault still opens with
    the old one: if somebody may know it, use --seen.
keys-replaced =
    Everything has new keys. The old passphrase and the old sheet open only older copies of the vault.
vault-wiped = The vault in { $path } is gone.
info-title = The vault in { $path }
info-role = for
role-collector = a collector: gathers and sends
role-partner = a partner: receives
info-vault = number
info-made = made on
info-cases = cases
info-items = items
info-bytes = originals
info-free = free on its disk

## Backup

backup-done =
    The backup in { $path } is whole: { $copied ->
        [one] 1 original was copied
       *[other] { $copied } originals were copied
    } ({ $size }), { $already } were there already, { $removed } went.
backup-opens-both = The passphrase opens it, and so does the recovery sheet.
backup-opens-passphrase = Only the passphrase opens it. Who finds the recovery sheet cannot.
backup-opens-sheet = Only the recovery sheet opens it. Nobody can be made to tell a passphrase for it.
backup-same-disk = It is on the same disk as the vault: if that disk fails or is taken, both are gone.
drill-whole = The drill went well: a restore from { $path } would bring everything back. Nothing was changed.
drill-damaged = A restore from { $path } would not bring everything back. Make a new backup into an empty folder.
restore-copied = The backup was copied to { $path }.
restore-unopened = It has not been opened yet. Once it opens, the restore is done: sanad-cli --vault { $path } vault info
restore-done =
    The vault is back: { $cases ->
        [one] 1 case
       *[other] { $cases } cases
    }, { $items ->
        [one] 1 item
       *[other] { $items } items
    }, { $size }. Each case begins a new custody log that names the old one and says why.

## Cases, acquiring, items

case-opened = The case { $case } is open, with a custody log of its own. Next: acquire --case { $case } FILE…
case-holds =
    { $items ->
        [one] 1 item
       *[other] { $items } items
    }, { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }
case-note-kept = Noted for the case { $case }, in this vault only: it is in no record and goes to nobody.
case-note-gone = The note of the case { $case } is gone.
no-cases-collector = There is no case yet. Open one: case new CODE
no-cases-partner = There is no case yet. Cases come with what collectors send: inbox fetch
acquired-one = kept      { $id }  { $size }  { $name }
acquired-same = { "      " }the same bytes are in this case already, as { $id }; both are kept
not-acquired-one = NOT KEPT  { $path }
acquire-kept =
    { $count ->
        [0] Nothing was kept.
        [one] 1 file ({ $size }) is in the case { $case }, byte for byte, and in its custody log.
       *[other] { $count } files ({ $size }) are in the case { $case }, byte for byte, and in its custody log.
    }
acquire-refused =
    { $count ->
        [one] 1 was not kept; the reason stands beside it above.
       *[other] { $count } were not kept; the reasons stand beside them above.
    }
acquire-stopped =
    Stopped. { $count ->
        [0] Every file had been taken
        [one] 1 file was not taken
       *[other] { $count } files were not taken
    }; nothing half-taken stays.
acquire-not-taken = { "  " }not taken  { $path }
acquire-not-taken-more =
    { "  " }and { $count ->
        [one] 1 more
       *[other] { $count } more
    }; --json names them all
acquire-go-on =
    The same command again would take the finished ones a second time. Name only those that were not taken,
    or add --skip-kept: it passes over what is in the case already.
acquire-skipped =
    { $count ->
        [one] 1 file was in the case already, under the same name, and was passed over.
       *[other] { $count } files were in the case already, under the same names, and were passed over.
    }
skipped-one = passed over, as it is in this case already as { $id }: { $path }
acquire-next =
    The files outside are as they were, readable by whoever finds them. Think of what to do with them.
    Next: why each may leave. See: consent basis --help
no-items = There are no items here yet. See: acquire --help
items-of = Case { $case }
items-some-stay = Items marked "stays" have nothing that says why they may leave: consent basis ITEM …
items-some-damaged = Items marked "damaged": what this vault knows of them is not what was written. The others are as they were. To see which record it is: fixity
graphic-covered = The picture of { $id } is covered in the window until a person asks to see it. This is kept in this vault only.
graphic-shown = The picture of { $id } is shown in the window like any other.
name-erased = (its name was erased)
item-kept = kept here
item-to-follow = to follow
item-forgotten = forgotten
item-disposed = disposed of
item-damaged = damaged
basis-stays = { $basis }: stays
basis-none = no basis
basis-answered = answered
basis-not-needed = not needed
basis-taken-before = taken before
basis-not-asked = not asked
basis-withdrawn = withdrawn
reason-no-consent-basis = Nothing says on what ground it may leave (consent basis ITEM …).
reason-consent-withdrawn = Consent was withdrawn.
reason-may-be-an-account = Nobody was asked, and it is what a person told, or may be (if not: consent basis ITEM not-asked --account no).
reason-safekeeping-only = Nobody was asked: it may be held in safekeeping, and not used.
reason-answers-missing = It points to answers that are not here.
reason-original-not-kept = Its original is not kept here.
reason-basis-incomplete = Its basis does not say what it must.
reason-not-agreed = The person did not agree to this much.
reason-not-asked-yet = The person was not asked about this yet. Blank means no.
reason-ask-again = The person wants to be asked again. Until then it stays.
reason-not-for-this-recipient = The person did not agree to this purpose for this kind of recipient.
reason-identity-kept-back = Who the person is stays here: there is no yes to use with the name.
reason-risk-stop = The risk assessment of this case says stop.
reason-condition-no-name = The person asked that it goes only without a name.
reason-condition-no-image = The person asked that it goes only without face and voice.
reason-condition-no-location = The person asked that it goes only without the exact place.
reason-condition-ask-first = The person wants to be asked before each use.
reason-condition-no-death-penalty = The person asked that it goes nowhere where the death penalty is possible.
reason-condition-fair-trial = The person asked that it goes only where a fair trial is assured.
reason-condition-no-state = The person named States whose authorities must not have it.
reason-condition-embargo = The day that the person named has not come yet.
reason-condition-expires = The person's consent ended on the day that was named.
reason-condition-after-death = The person said what is wished after death.
reason-condition-lead-only = The person asked that it serves as a lead only.
reason-condition-partial = It is not among what the person marked.
reason-condition-unknown = The person set a condition that this program does not know.
reason-item-damaged = What this vault knows of it is damaged (fixity says which record it is).
show-item = item
show-case = case
show-state = original
show-size = size
show-digest = sha256
show-received = received
show-graphic = picture
graphic-yes = covered in the window until a person asks to see it
show-damaged = Something known of this item is not what was written. What could be read stands here; a backup may hold the rest. To see which record it is: fixity
show-leaves = may it leave
show-may-leave = yes, with the next transfer of its case
show-stays-because = no. { $reason }
show-custody = What was done with it
size-exact = { $size }, { $bytes } bytes
received-claimed = { $time } (by this device's clock: a claim)
record-item = As it was acquired
record-filed = Where it was first entered
record-description = What is stated of it
record-consent-basis = On what ground it may leave
record-tombstone = Why its original is not here
field-language = language
field-file_name = file name
field-folder = folder
field-media_type = kind of file
field-extension = extension
field-received_at = received
field-modified_claim = last changed, as the file claims
field-how = how
field-note = note
field-title = title
field-date = date
field-place = place
field-events = what it shows
field-author = made by
field-from_whom = from whom
field-custody = through whose hands
field-described_at = stated on
field-basis = basis
field-reason = reason
field-form = form
field-scope = scope
field-account = a person's account
field-stated_at = stated on
field-act = act
field-at = on
field-from_log = in the log
exported = The original is in { $path }, byte for byte.
exported-clear = This copy is outside the vault: whoever finds it can read it.
proved = The proof is in { $path }: the item's record, every entry about it, and what ties them to the custody log.
proved-advice =
    It does not hold the original. Who checks it needs the original, and the log's key from you by another
    way (trust). To check: sanad-verify { $path } --trust FILE
described = What you stated of item { $id } is recorded. What was stated before stays visible.

## Consent

consent-recorded = Item { $id } may leave with the next transfer. Basis: { $basis }.
consent-safekeeping = Item { $id } may leave for safekeeping only: the partner may hold it, and not use or disclose it.
consent-stays = Recorded for item { $id }, which stays. { $reason }
consent-withdrawn =
    Consent for item { $id } is withdrawn. From now on it stays, and whatever waits in the outbox with it is
    stopped. A partner that holds it learns of the withdrawal with the next transfer of this case.

## Letting go

forgotten = The original of item { $id } is gone from here. Its records stay, and the partner holds it.
disposed = Item { $id } is destroyed here. Your reason stays in the custody log.

## Custody and fixity

no-entries = Nothing has been done here yet.
log-of-here = Written here: { $log }
log-of-collector = Written by the collector: { $log }
thing-item = item { $id }
thing-case = case { $id }
thing-bundle = bundle { $id }
thing-person = person { $id }
thing-identity = identity half { $id }
thing-account = account { $id }
thing-consent = answers { $id }
thing-plan = plan { $id }
clock-was-wrong = (!) The device's clock stood before a time it had already shown: this time is wrong.
action-Acquired = acquired
action-Described = described
action-RecordSealed = record sealed
action-ConsentRecorded = consent basis recorded
action-ConsentWithdrawn = consent withdrawn
action-RecordingBegan = recording began
action-FixityChecked = fixity checked
action-Sealed = sealed for a transfer
action-Transferred = transferred
action-ReceiptRecorded = receipt recorded
action-AcceptanceRecorded = acceptance recorded
action-TakenIn = taken in
action-Disclosed = disclosed
action-Forgotten = original forgotten
action-Disposed = disposed of
action-Filed = filed from another log
action-Restored = restored from a backup: a new log
outcome-whole = whole
outcome-damage-found = damage found
outcome-bag = laid out as a bag
outcome-carried-over = carried over from the log before
fixity-read =
    { $whole ->
        [0] There is no original to read again.
        [one] Read again: 1 original is what was acquired ({ $size }).
       *[other] Read again: { $whole } originals are what was acquired ({ $size }).
    } { $entries ->
        [one] 1 entry of custody logs was checked.
       *[other] { $entries } entries of custody logs were checked.
    }
fixity-whole = Everything is as it was. The check is in the custody log.
fixity-damaged =
    { $count ->
        [one] 1 thing is not as it was.
       *[other] { $count } things are not as they were.
    } Backups and partners may hold whole copies. Copy this folder before anything else.
fixity-original-damaged = An original is damaged or missing.
fixity-record-damaged = A record is damaged.
fixity-entry-missing = An entry of the custody log is missing.
fixity-entry-damaged = An entry of the custody log is damaged.
fixity-entry-link-wrong = An entry does not name the one before it.
fixity-log-damaged = The custody log is not the one that was signed.
fixity-store-damaged = A page of vault.db is damaged.
fixity-record-missing = A record is missing that an entry or a bundle names.
fixity-record-unsealed = There is a record that no entry of a custody log seals.
fixity-item-missing = An item is missing that the custody log names.
fixity-item-state-wrong = The custody log does not explain the state of an item.
fixity-case-missing = A case is missing that has a custody log or items.
fixity-log-cut-back = The custody log is shorter than a bundle that left said.
fixity-log-forked = The custody log is not the one a bundle that left said.
fixity-item-unsealed = An item is not what its sealed record says.
fixity-person-missing = A person is missing whom a record names.
fixity-person-unsealed = A person is not what the newest sealed record says.
fixity-identity-state-wrong = The custody log does not explain the state of an identity half.
fixity-approval-damaged = An approval that an override rests on is damaged or missing.
fixity-account-missing = An account is missing that the custody log names.
fixity-account-state-wrong = The custody log does not explain the state of an account.
fixity-account-unsealed = An account is not what its sealed record says.

## Partners and collectors

invited = The invitation for { $name } is in { $path }. Nothing in it can be read without its code.
invited-code =
    Its code: { $code }
    Give file and code by two different ways. The code is not shown again.
invited-code-file = Its code is in { $path }. Give file and code by two different ways.
invited-fingerprint = When she takes it, she will compare these digits with you:
invitation-from = The invitation is from "{ $name }", as it calls itself. The digits of its key:
invitation-mailboxes =
    It names mailboxes, for transfers over the internet; there is room for { $count ->
        [one] 1 transfer
       *[other] { $count } transfers
    } until its acceptances bring more:
invitation-recovery =
    The partner keeps one more key, offline, and its holder can open everything too: { $recipient }
    Ask the partner who holds it.
partner-added = { $name } is now one of your partners.
partner-compared = You said that you compared the digits.
partner-not-compared =
    The digits were not compared now. Until they are, somebody else may have sent this invitation.
    Compare them by another way, then say so: partner confirm { $name }
own-fingerprint = The digits of your own key for { $name }, which they will compare with you:
partner-confirmed = Recorded: the digits of { $name } were compared.
no-partners = You have no partner yet. A partner sends you an invitation: partner add FILE --name NAME
partner-line = { $name }  (calls itself "{ $theirs }")
partner-since =
    { "  " }since { $time }; has { $stored ->
        [one] 1 original
       *[other] { $stored } originals
    } of yours stored
their-fingerprint = The digits of its key, compared:
their-fingerprint-unsure = The digits of its key, NOT COMPARED yet:
no-collectors = Nobody is invited yet: partner invite --name NAME --out FILE
desk-fingerprint = The digits of your own key, which collectors compare with you:
collector-since = { "  " }invited { $time }
collector-invited = invited, has not sent anything yet
collector-enrolled = her key is known, NOT COMPARED yet
collector-confirmed = confirmed: the digits were compared
collector-revoked = revoked: nothing more is taken from her
collector-is-confirmed = { $name } is confirmed: you said that you compared the digits with her.
collector-is-revoked = { $name } is revoked. Nothing more is taken from her; what was taken in stays.
collector-is-distrusted =
    { $name } is distrusted from here on: her custody log is believed as far as it is held now, and no bundle
    that goes beyond is taken in. The trust file says so (trust). To go on with her, invite her again.
collector-distrusted-since = { "  " }distrusted beyond what was held here on { $time }
allowed =
    { $permission ->
        [never] Nothing goes to { $name } over the internet. A stick is the way: courier --to FOLDER
        [always] What waits for { $name } may go over the internet whenever there is a connection.
       *[ask] What waits for { $name } goes over the internet only when you run courier.
    }
card-taken =
    The card of { $name } is taken. { $count ->
        [0] It says that there is no mailbox now: a stick is the way.
        [one] Its mailbox now:
       *[other] Its mailboxes now:
    }
no-mailboxes = { $name } has named no mailbox: a stick is the way (courier --to FOLDER), or a card from there.
mailbox-line = { "  " }{ $address }
mailbox-pin = { "    " }key  { $pin }
tokens-left =
    { "  " }room for { $count ->
        [0] no more transfers over the internet: its next acceptance brings more
        [one] 1 more transfer; each acceptance brings more
       *[other] { $count } more transfers; each acceptance brings more
    }

## Transfers

transfer-made = Bundle { $bundle }: case { $case } for { $partner }. Sealed, and waiting for the road.
transfer-holds =
    It carries { $originals ->
        [0] no original
        [one] 1 original
       *[other] { $originals } originals
    }, { $records ->
        [one] 1 record
       *[other] { $records } records
    }, { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }: { $size } in { $parts ->
        [one] 1 part
       *[other] { $parts } parts
    }.
transfer-would-hold =
    A transfer of the case { $case } for { $partner } would carry { $originals ->
        [0] no original
        [one] 1 original
       *[other] { $originals } originals
    }, { $records ->
        [one] 1 record
       *[other] { $records } records
    }, { $entries ->
        [one] 1 entry
       *[other] { $entries } entries
    }: about { $size }.
transfer-would-be-empty = A transfer of the case { $case } for { $partner } would carry nothing: nothing new may leave.
transfer-weighed = This was only weighed: nothing was sealed, and nothing was written.
goes = { "    " }goes   { $id }  { $name }
goes-safekeeping = { "    " }goes   { $id }  { $name }  (for safekeeping only)
goes-later = { "    " }later  { $id }  { $name }
transfer-more = There is more for this partner: transfer again for the rest.
transfer-stays =
    { $count ->
        [one] 1 thing stays:
       *[other] { $count } things stay:
    }
stays = { "    " }stays  { $id }  { $name }
resend-queued = Bundle { $bundle } waits for the road again. Next: courier, or courier --to FOLDER
transfer-next = Next: courier (over the internet), or courier --to FOLDER (onto a stick)
outbox-empty = The outbox is empty.
outbox-to = case { $case } to { $partner }
bundle-queued = waits for the road, { $done } of { $parts } parts delivered
bundle-under-way = under way to the mailbox, { $done } of { $parts } parts there
bundle-paused = paused, { $done } of { $parts } parts delivered
bundle-closing = being closed: the mailbox may hold it already
bundle-held = held by the mailbox, not yet opened by the partner
bundle-delivered = delivered, not yet answered
bundle-accepted = opened and verified by the partner
bundle-withdrawn = withdrawn
withdrawn = Bundle { $bundle } is withdrawn. Nothing more of it leaves.
withdrawn-road =
    Parts of it that are on a stick already can be opened by the partner: remove them there. What a mailbox has
    of it goes with the next courier.
paused = Bundle { $bundle } is paused. What the mailbox has of it stays there. To go on: outbox resume { $bundle }
resumed = Bundle { $bundle } goes on with the next courier.
delivered =
    Bundle { $bundle } is whole in { $path }: { $sent } of { $parts ->
        [one] 1 part
       *[other] { $parts } parts
    } written now, and read back.
courier-inspector = Whoever looks at it sees that encrypted files are there, no more and no less.
acceptance-recorded =
    Bundle { $bundle } was opened and verified by the partner; { $stored ->
        [0] no original
        [one] 1 original
       *[other] { $stored } originals
    } stored there. It is in the custody log.{ $verified ->
        [0] { "" }
       *[other] { " " }{ $verified } were verified and not stored.
    }
courier-left =
    Bundle { $bundle }: { $done } of { $parts } parts are delivered and stay so. The next courier goes on from there.
held-by-mailbox =
    Bundle { $bundle } is held by the mailbox of { $name }: whole, durably, and with a signed receipt.
held-means = Held is not accepted: whether a partner opened it is said by its acceptance, which a later courier brings.
messages-went =
    { $count ->
        [one] 1 message went.
       *[other] { $count } messages went.
    }
messages-came =
    { $count ->
        [one] 1 message came. To read it: message list
       *[other] { $count } messages came. To read them: message list
    }
cards-came =
    { $count ->
        [one] A partner has told where its mailboxes are now. See: network
       *[other] Partners have told where their mailboxes are now. See: network
    }
withdrawn-there = What the mailbox had of bundle { $bundle } is gone from there.
bytes-went = Over the network: { $sent } sent, { $received } received; { $month } this month.
bytes-went-of = Over the network: { $sent } sent, { $received } received; { $month } of { $limit } this month.
courier-paused =
    { $count ->
        [one] 1 bundle is paused, and waits: outbox resume BUNDLE
       *[other] { $count } bundles are paused, and wait: outbox resume BUNDLE
    }
courier-waits = For { $name } it could not go on. What is there stays there.
courier-waits-asked = { "    " }The mailbox asks to be left in peace for { $left }.
net-progress = part { $part } of { $parts }, { $sent } of { $of }
net-progress-left = part { $part } of { $parts }, { $sent } of { $of }, { $left } left at the present pace
net-progress-waits = again in { $left }: { $why }
courier-waits-now = { $name }: { $why } It is tried again until it goes. Ctrl-C stops; nothing is lost.
left-soon = less than a minute
left-minutes =
    about { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
left-hours =
    about { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
left-days =
    about { $count ->
        [one] 1 day
       *[other] { $count } days
    }
reply-delivered = The acceptance of bundle { $bundle } is in { $path }.
courier-problem = Bundle { $bundle }:
courier-nothing-collector = Nothing waited to go, and nothing came back.
courier-nothing-partner = No acceptance waited to go.

## Network

network-direct = directly: whoever watches the line sees which mailbox is reached, and when
network-proxy = through { $proxy }, and no other way
network-way = goes
network-limit = at most
network-limit-none = no limit
network-limit-is = { $limit } in a month
network-meter = { $sent } sent, { $received } received
permission-never = over the internet: never
permission-ask = over the internet: only when you run courier
permission-always = over the internet: whenever there is a connection

## The desk's mailboxes and keys

mailbox-added = The mailbox is this desk's now. Compare its key with its operator by another way:
mailbox-added-next =
    The pass is in the vault: delete the file. Invitations name the mailbox from now on. After each new
    invitation run inbox fetch once, so that the mailbox lets her in.
mailbox-removed = Nothing is fetched from { $address } any more. To tell collectors: desk card
no-desk-mailboxes = This desk has no mailbox: sticks only. With a pass from an operator: desk mailbox add PASS-FILE
tokens-waiting =
    { "    " }{ $count ->
        [0] everyone invited is let in
        [one] 1 token is not registered yet: inbox fetch
       *[other] { $count } tokens are not registered yet: inbox fetch
    }
card-issued =
    Card { $number } is signed and goes to each collector with the next inbox fetch. Where answers reach nobody any
    more, give it as a file: desk card --collector NAME --out FILE
card-written = The card for { $name } is in { $path }. It may go by any way; she takes it with: partner card NAME FILE
recovery-recipient-set =
    From now on invitations name this offline key, and its holder can open what comes under them. Keep the secret
    half on paper, in a safe. Collectors are shown that it exists.
recovery-recipient-none = No offline key is named in invitations from now on. Those made before keep theirs.
identities-now =
    { $count ->
        [one] 1 key of this desk opens
       *[other] { $count } keys of this desk open
    } what collectors send.
identities-retiring =
    { $count ->
        [0] None waits to be destroyed.
        [one] 1 of them was replaced, and is destroyed after { $time }.
       *[other] { $count } of them were replaced; the first is destroyed after { $time }.
    }
identities-burned =
    { $count ->
        [0] None was destroyed yet.
        [one] 1 was destroyed: what was encrypted to it opens for nobody.
       *[other] { $count } were destroyed: what was encrypted to them opens for nobody.
    }
identities-recovery = An offline key opens it too: { $recipient }
identities-no-recovery = No offline key opens it.

## Messages

message-type = Write the message, then Ctrl-D on a line of its own. No testimony, no names.
message-queued =
    The message is queued. It goes with the next { $role ->
        [partner] inbox fetch
       *[other] courier
    }, and is erased on both sides after { $days ->
        [one] 1 day
       *[other] { $days } days
    }.
no-messages = There are no messages.
message-to = { $id }  to { $name }, about bundle { $bundle }  ({ $state })
message-from = { $id }  from { $name }, about bundle { $bundle }  ({ $state })
message-times = { "  " }{ $at }, kept until { $expires }
message-answers = { "  " }answers { $answers }
message-queued-state = not sent yet
message-sent-state = sent
message-new-state = new
message-read-state = read
message-erased = The message is erased here. The other side keeps its copy until it expires.

## Mirror

mirrored = Bundle { $bundle } is in { $path } whole, as its receipt says.
mirrored-messages =
    { $count ->
        [one] 1 message is in { $path }.
       *[other] { $count } messages are in { $path }.
    }
mirrored-replies =
    { $count ->
        [one] 1 answer is in the mailbox.
       *[other] { $count } answers are in the mailbox.
    }

## Dossier

dossier-made =
    The dossier for { $name } is in { $path }: { $count ->
        [one] 1 exhibit
       *[other] { $count } exhibits
    }. It is signed, and each disclosure is in the custody log.
dossier-exhibit = { "    " }{ $number }  { $id }  { $name }
dossier-stays =
    { $count ->
        [one] 1 thing is not in it:
       *[other] { $count } things are not in it:
    }
dossier-clear = It stands in the clear: whoever finds the folder can read it. VERIFY.txt in it says how to check it without us.

## Inbox

fetched = Bundle { $bundle } was fetched. It has not been opened.
fetched-known =
    { $count ->
        [one] 1 bundle on it was taken in before, and was left alone.
       *[other] { $count } bundles on it were taken in before, and were left alone.
    }
fetched-nothing = Nothing new is in { $path }.
fetched-next = Next: inbox take-in
fetched-nothing-new = Nothing new waits in the mailbox.
registered =
    { $count ->
        [one] 1 token was registered
       *[other] { $count } tokens were registered
    }: who was invited is let in.
deleted-there = Bundle { $bundle } was accepted, and is gone from the mailbox.
fetched-foreign = Bundle { $bundle } is not for this desk: none of its keys opens it. It was left there.
discarded = Bundle { $bundle } was discarded here. The road still has its copy.
bag-written = The bag of bundle { $bundle } is in { $path }, as its sender signed it. It stands in the clear.
inbox-empty = The inbox is empty. See: inbox fetch --help
inbox-unopened = (not opened yet)
inbox-waiting = waits to be taken in
inbox-refused = refused: does not verify
inbox-taken-in = taken in, not yet accepted
inbox-accepted = accepted
take-in-nothing = Nothing waits to be taken in.
taken-in = Bundle { $bundle } verified and was taken in: from { $name }, into the case { $case }.
taken-in-holds =
    { "  " }{ $originals ->
        [0] no original
        [one] 1 original
       *[other] { $originals } originals
    }, { $records ->
        [one] 1 record
       *[other] { $records } records
    }; her custody log is complete up to entry { $upto }.
taken-in-enrolled = { "  " }This is the first from { $name }. The digits of her key:
take-in-compare = Compare these digits with her by another way, then say so: collectors confirm NAME
take-in-next = Next: inbox accept
not-taken-in-gap = It waits: the one before it has not arrived. Fetch that one, then take in again; nothing is lost.
not-taken-in = Bundle { $bundle } was NOT taken in.
accept-nothing = Nothing waits to be accepted.
accepted =
    Bundle { $bundle } is accepted: { $stored ->
        [0] no original
        [one] 1 original
       *[other] { $stored } originals
    } read again from this disk and whole, { $records ->
        [one] 1 record
       *[other] { $records } records
    }.
accepted-damaged = { "  " }Original { $id } did not read back, and is not stated as stored. Run fixity.
accept-next = The signed acceptance waits for the road: inbox fetch takes it to the mailbox, courier --to FOLDER to a stick
finding-note = note
finding-warning = warning
finding-fault = FAULT

## Persons, and what they tell

form-type = Type the form or the text, and end with Ctrl-D:
person-new = { $person } stands in { $case }. This code is what she is called from now on.
person-new-next = Next: the first question (person told { $person } …), then what she agrees to (person talk { $person } …).
person-amended = What is known of { $person } is stated anew; what was stated before stays.
no-persons = { $case } has no persons yet.
person-accounts = { $count ->
    [0] no account
    [one] 1 account
   *[other] { $count } accounts
}
person-shown = { $person }, in { $case }
person-safety = Before any contact: { $flags }
person-told = Told before: { $told }
person-told-one =   { $whom }, { $when }, { $form }; copy: { $reachable }
person-not-asked = Whether she told before was not asked yet: person told { $person } …
told-yes = yes
told-none = no, nobody
told-unknown = not known
told-did-not-say = she did not want to say
told-recorded = The first question to { $person } is on record.
identity-kept = Her identity half is kept apart, under a key of its own.
identity-burned = Her identity half was destroyed. Everything else still verifies.
identity-none = There is no identity half of { $person } here.
identity-set = The identity half of { $person } is kept, under a key of its own.
identity-open = What follows names a person, and now stands in this terminal in the clear.
identity-destroyed = The key of the identity half of { $person } is destroyed. Everything else still verifies.
confirm-destroy-identity = The key of what names { $person } will be destroyed. There is no way back here; what a partner was given, and older backups, are not reached.
confirm-destroy-identity-word = destroy
talk-recorded = The conversation with { $person } is on record.
talk-code = With this code she can withdraw without coming back. It is shown only now: { $code }
talk-code-written = The code with which she can withdraw without coming back is written to { $path }
person-withdrawn = { $person } withdrew. It holds from now on; each partner learns of it with the next transfer.
confirm-withdraw = { $person } withdraws. { $out ->
    [0] Nothing of hers is out.
    [one] One thing of hers is out already and cannot be called back.
   *[other] { $out } things of hers are out already and cannot be called back.
}
confirm-withdraw-word = withdraw
agreed-nothing = She has not been asked yet. Nothing of hers may leave.
agreed-here = Those who collect
agreed-desk = This desk
agreed-towards = { $name }: { $state ->
    [withdrawn] withdrawn; nothing
    [nothing] nothing
    [keep] may keep it safe
    [lead] may keep it, and follow it as a lead without her name
    [use] may keep and use it without her name
    [use-named] may keep and use it with her name
   *[other] may keep and use it, and make it public
}
agreed-condition =     on condition: { $code } { $with }
agreed-at =     since { $time } by this device's clock
agreed-out = { $count ->
    [one] {"    "}one thing is there already and cannot be called back
   *[other] {"    "}{ $count } things are there already and cannot be called back
}
agreed-not-asked = not asked
agreed-given = answered
agreed-withdrawn = withdrawn
notice-to-send = The withdrawal goes with the next transfer.
notice-under-way = The withdrawal is on its way.
notice-acknowledged = The partner states that it knows of the withdrawal.
override-recorded = A second person agreed to { $kind } for { $person }. It is on record.
account-sealed = What { $person } told is sealed as account { $id }.
account-corrected = Account { $id } is corrected. What stood there before stays and is shown.
no-accounts = { $person } has no account here.
account-state-kept = kept
account-state-disposed = destroyed
account-gone = Its words were destroyed: { $reason }
account-disposed = The words of account { $id } are destroyed. That there was one stays in the custody log.
confirm-dispose-account = The words of account { $id } will be destroyed. There is no way back; what a partner holds is not reached.
confirm-dispose-account-word = destroy
account-may = An account of this kind may be taken from { $person } now: { $kind }
account-may-not = No account of this kind may be taken from { $person } now: { $kind }
gate-risk-stop = The risk assessment of this case says stop.
gate-no-risk = Risks have not been assessed for this case: plan risk …
gate-no-referrals = It is not written down where she could be sent for help: plan referrals …
gate-no-first-question = She was not asked whether she told before: person told …
gate-no-consent = She has not agreed that what she tells is kept here: person talk …
gate-prior-reason-needed = She told before: another account needs a reason (reason: priorreason.…).
gate-child-or-sgbv = Here only a contact note and help, unless you are trained for it or a second person agrees: person override …
gate-detailed-untrained = A detailed account needs training or a second person: plan training …, person override …
account-shown = What { $person } told: account { $id }, { $kind }
account-version = As corrected at { $time }:
account-impressions = Impressions of the one who collects, kept apart and sent to nobody:
account-may-leave = { $name }: { $most }
may-nothing = nothing
may-safekeeping = may keep it safe
may-review = may work with it
may-disclosure = may hand it to a court without the name
may-disclosure-named = may hand it to a court with the name
may-publication = may make it public
no-drafts = Nothing is being written.
draft-row =   { $kind } { $thing }, last kept { $time }
confirm-discard-draft = What was written about { $thing } and not sealed will be destroyed without a trace.
confirm-discard-draft-word = discard
draft-discarded = The draft about { $thing } is gone.

## Plans, finding, and what is not filed yet

facts-stated = What { $case } is for is on record.
not-stated-yet = Nothing is stated yet.
risk-stated = The risks of { $case } are on record.
risk-stops = The risk assessment of { $case } says stop: no account can be taken, and nothing can be transferred.
referral =   { $code }: { $name }, { $reach }
referrals-stated = { $count ->
    [one] For { $case } one place where people can be sent for help is on record.
   *[other] For { $case } { $count } places where people can be sent for help are on record.
}
training-is = { $training }
training-stated = What you were trained for is on record in { $case }.
ready = { $case } has what an account needs.
ready-stopped = The risk assessment of { $case } says stop.
ready-no-risk = The risks of { $case } were not assessed: plan risk …
ready-no-referrals = For { $case } it is not written down where people can be sent for help: plan referrals …
ready-no-facts = It is not stated what { $case } is for, and who else documents there: case facts { $case } …
found-item = item
found-person = person
found-account = account
found-case = case
search-nothing = Nothing was found.
search-more = There is more: see --count.
tray-empty = The tray is empty.
tray-filed = { $id } is filed into { $case }, with the proof of its first entry.
the-tray = the tray
passphrases-row = { $mine ->
    [yes] {"  "}{ $agent } (opened the vault now)
   *[no] {"  "}{ $agent }
}
passphrase-added = Another person can open this vault now, and acts in it as { $agent }.
passphrase-removed = The passphrase of { $agent } opens this vault no more.
confirm-remove-passphrase = The passphrase of { $agent } will open this vault no more. An older copy of the disk still opens with it.
confirm-remove-passphrase-word = remove
approved = The answer for { $name } is written to { $path }. Send it back by a way you trust.
goes-person =   { $person }, by code
goes-account =   what { $person } told ({ $id })
goes-identity =   what names { $person }
confirm-send-identity = What names { $person } goes to { $partner } with this transfer, as far as { $person } agreed to it. It cannot be called back.
confirm-send-identity-word = name

field-person = answered by
field-whole = whole or part
field-cut_by = cut by
field-persons = persons shown
field-graphic = how graphic
field-witness = who can speak to it
field-witness_willing = is willing to
field-reached = how it reached me
field-itemtype = kind of item
field-generation = how near to the first
field-languages = languages in it
field-unknown = stated as unknown
keys-dropped = { $count ->
    [one] One other person's passphrase opens this vault no more: add it anew (vault add-passphrase).
   *[other] The passphrases of { $count } other persons open this vault no more: add them anew (vault add-passphrase).
}
