# What went wrong, by the stable code of the error: err-<code> says what happened, hint-<code> what to
# do next. The code itself is printed small beneath, for whoever helps.
# Values stand in { }; they are made safe for a terminal before they come here.

## Opening a vault

err-vault-not-named = No vault is named.
hint-vault-not-named = Name its folder before the verb: sanad-cli --vault DIR …, or set SANAD_VAULT.
err-not-a-vault = There is no vault in { $path }.
hint-not-a-vault = Check the name of the folder. To make a vault there: sanad-cli --vault { $path } vault create
err-is-a-backup = { $path } holds a backup of a vault, not a vault.
hint-is-a-backup = To bring it back into a new folder: sanad-cli --vault NEW-FOLDER vault restore { $path }. To rehearse that: sanad-cli vault restore --drill { $path }. Nothing in it was touched.
err-vault-in-use = The vault is open in another window or program.
hint-vault-in-use = Close it there, then try again. Nothing was changed.
err-network-disk = { $path } is on a network disk.
hint-network-disk = A vault lives on a disk of this computer: others can watch or lose a network disk. Choose a folder here.
err-disk-read-only = The disk takes no writes.
hint-disk-read-only = A vault writes when it opens. Unlock the switch of the stick, or copy the whole folder to a disk that takes writes, open that copy, and go on with it alone. What was kept before is whole.
err-wrong-passphrase = This passphrase does not open the vault.
hint-wrong-passphrase =
    Look at the keyboard layout and at Caps Lock. Nothing happens to the vault, however often you try.
    With a recovery sheet: sanad-cli --recovery FILE …
err-sheet-other-vault = This sheet belongs to another vault, or to this one before its keys were changed.
hint-sheet-other-vault = The number of its vault stands on the sheet; the number of this one shows with: vault info
err-wrong-recovery-sheet = No key on this sheet opens the vault.
hint-wrong-recovery-sheet = It may belong to another vault, may have been replaced by a newer sheet, or be the second half alone.
err-other-half-missing = This is one half of a recovery sheet. The other half is needed too.
hint-other-half-missing = Give both: sanad-cli --recovery FIRST --recovery SECOND …
err-recovery-sheet = This file is not a recovery sheet.
hint-recovery-sheet = A sheet has one or two lines that begin with AGE-SECRET-KEY-.
err-recovery-sheet-line = Line { $line } of the recovery sheet is not a key.
hint-recovery-sheet-line = Most often one letter was copied wrongly. Compare the line with the paper, letter by letter.
err-recovery-damaged = The file recovery.age of this vault is damaged.
hint-recovery-damaged = The passphrase still opens the vault. Open it, then make a new sheet: vault recovery-sheet
err-recovery-newer = The file recovery.age was made by a newer Sanad.
hint-recovery-newer = Use the newer program. Nothing was changed.
err-recovery-encrypt = The recovery sheet could not be made.
hint-recovery-encrypt = Nothing was changed. Try again; if it stays so, the program itself is damaged.
err-keyslot-damaged = The passphrase is right, but the place that holds its key is damaged.
hint-keyslot-damaged = Open the vault with the recovery sheet (--recovery FILE), or restore a backup. Copy the folder before anything else.
err-keyslots-damaged = The file keyslots of this vault is damaged.
hint-keyslots-damaged = Copy the whole folder before anything else. A backup of this vault has a whole one, and the recovery sheet opens that too.
err-keyslots-newer = This vault was made by a newer Sanad.
hint-keyslots-newer = Use the newer program. Nothing was changed.
err-keyslots-cost = The vault asks for an effort to open it that this program refuses.
hint-keyslots-cost = No Sanad makes such a vault. The file keyslots is damaged, or somebody made it to stop your computer.
err-keyslots-out-of-memory = { $needed } of memory are needed to open this vault, and they are not free.
hint-keyslots-out-of-memory = Close other programs, then try again. Nothing was changed.
err-passphrase-in-use = This passphrase is in use in this vault already.
hint-passphrase-in-use = Choose another one.
err-no-such-slot = There is no such place for a passphrase.
hint-no-such-slot = A vault has room for eight.
err-primitive-refused = The cryptography of this program refused what it was given.
hint-primitive-refused = Nothing was changed. The program itself may be damaged: compare it with the one that was published.

## Passphrases and other secrets

err-passphrase-needed = A passphrase is needed, and there is no terminal to ask for it.
hint-passphrase-needed = Give a file or a descriptor before the verb: sanad-cli --passphrase-file FILE …, or --passphrase-fd N. A new one in the place of an old one: --new-passphrase-file FILE
err-passphrase-too-short = A passphrase has at least { $least } characters.
hint-passphrase-too-short = Four or five words that nobody would guess together are better than one hard word.
err-passphrase-too-long = A passphrase has at most { $most } bytes.
hint-passphrase-too-long = Choose a shorter one; five words are enough.
err-passphrase-control-character = There is a control character in the passphrase.
hint-passphrase-control-character = Most often an arrow key was pressed. Type it again without correcting.
err-passphrases-differ = The two passphrases are not the same.
hint-passphrases-differ = Nothing was changed. Begin again, slowly.
err-secret-unreadable = What was named for a secret cannot be read: { $path }
hint-secret-unreadable = It must be a short text that this account may read. A passphrase stands in it alone, on one line.
err-code-needed = The code of the invitation is needed, and there is no terminal to ask for it.
hint-code-needed = Put the code into a file: --code-file FILE
err-code-length = A code has 15 letters and digits; these are { $found }.
hint-code-length = It is written in three groups of five, such as 7K2M9-Q4RTX-0HB3V. Spaces and hyphens do not matter.
err-code-digit = There is a letter or sign in it that no code has.
hint-code-digit = A code has digits and the letters A to Z, but no U. O is read as 0, I and L as 1.
err-wrong-code = This code does not open the invitation.
hint-wrong-code = Compare it with the one you were given, group by group. Is it the code that belongs to this file?
err-recovery-choice-needed = It was not said who else shall be able to open the vault.
hint-recovery-choice-needed =
    Choose one: --recovery sheet --sheet-out FILE (whoever holds the sheet can open it),
    --recovery halves --sheet-out FILE --second-half-out FILE (two people together), --recovery none (nobody).
err-recovery-kind-needed = It was not said who else shall be able to open the vault.
hint-recovery-kind-needed =
    Choose one: --kind sheet --out FILE (whoever holds the sheet can open it),
    --kind halves --out FILE --second-out FILE (two people together), --kind none (nobody).
err-sheet-nowhere = A recovery sheet would be made, and there is nowhere to put it.
hint-sheet-nowhere = Name a new file with --sheet-out FILE (--out FILE for vault recovery-sheet), or run this on a terminal, where it is shown. Nothing was changed.
err-sheet-not-made = A file is named for a sheet that would not be made.
hint-sheet-not-made = With "none" there is no sheet, with "sheet" there is one, with "halves" there are two. Nothing was changed.
err-sheet-in-vault = { $path } lies in the folder of the vault: the key would lie beside the lock.
hint-sheet-in-vault = Name a file elsewhere, best on another disk. Nothing was changed.
err-sheet-not-written = The recovery sheet could not be written to { $path }.
hint-sheet-not-written = The vault itself is whole, and your passphrase opens it. Make a new sheet now: vault recovery-sheet --out FILE
err-sheet-without-seen = A new sheet is made here only together with all new keys.
hint-sheet-without-seen = Add --seen if somebody may know the passphrase. For a new sheet alone: vault recovery-sheet
err-confirmation-needed = This needs your word, and there is no terminal to ask for it.
hint-confirmation-needed = Run it on a terminal, or say it in the command: --yes. Nothing was changed.
err-not-confirmed = You did not say so; nothing was done.
hint-not-confirmed = Everything is as it was. Run it again when you are ready.

## The disk and the store

err-no-space = The disk is full.
hint-no-space = What was kept before is whole. Make room on the disk, then do this again.
err-no-room = { $needed } are needed on the disk, and { $free } are free.
hint-no-room = Nothing of it was kept. Make room, or use a larger disk; the other files were not touched by it.
err-disk-error = The disk answered with an error.
hint-disk-error = What was kept before is whole. Is the disk plugged in, may this account use the folder? Then do it again.
err-store-error = The store of the vault could not be read or written.
hint-store-error = What was kept before is whole. Try again; if it stays so, make a backup and check fixity.
err-damaged = Something kept here is damaged: { $what }.
hint-damaged = Run fixity: it names everything that is damaged. Backups and partners may hold whole copies. Do not write to this disk more than you must.
err-stopped = Stopped.
hint-stopped = What was finished before is kept. Run it again to go on.
err-no-randomness = The system gives no randomness, without which no key can be made.
hint-no-randomness = Nothing was changed. Start the computer again; do not use it for this if it stays so.
err-store-missing = The file vault.db is missing.
hint-store-missing = Restore a backup. The originals alone cannot be opened without it.
err-store-exists = There is a file vault.db already.
hint-store-exists = Choose an empty folder. Nothing was changed.
err-store-not-encrypted = The file vault.db is not encrypted, so it is not a vault's.
hint-store-not-encrypted = Somebody put it there. Restore a backup into another folder, and look at who uses this computer.
err-store-no-cipher = This program was built without its encryption, and stops.
hint-store-no-cipher = Nothing was written. Use a program that was built whole.
err-store-wrong-key = The key does not open vault.db: it is another copy's, or of before the keys were changed.
hint-store-wrong-key = Files of two copies of a vault may have been mixed. Restore a backup into a new folder.
err-store-damaged = The file vault.db is damaged.
hint-store-damaged = Copy the whole folder before anything else, then restore a backup into a new one.
err-store-not-a-vault = The file vault.db is not a vault's.
hint-store-not-a-vault = Something else stands in its place. Restore a backup into a new folder.
err-store-newer = This vault was made by a newer Sanad.
hint-store-newer = Use the newer program. Nothing was changed.
err-store-read-only = The disk or the file vault.db cannot be written to.
hint-store-read-only = Make the disk writable, or copy the vault's folder to one that is.
err-store-denied = This account may not open vault.db.
hint-store-denied = Use the account that made the vault.
err-store-disk-full = The disk is full.
hint-store-disk-full = What was kept before is whole. Make room, then do this again.
err-store-busy = The store is in use.
hint-store-busy = Another program holds vault.db open. Close it, then try again.
err-store-no-such-key = A key is missing from the store.
hint-store-no-such-key = The vault is damaged. Run fixity, and restore a backup into a new folder.
err-store-io = The disk answered with an error.
hint-store-io = What was kept before is whole. Is the disk plugged in? Then try again.
err-store-sqlite = The store answered with an error of this program's own making.
hint-store-sqlite = Nothing was lost. Tell those who make Sanad what you did, with the line below; it holds no words of yours.

## Making, backing up, restoring

err-folder-not-empty = The folder { $path } is not empty.
hint-folder-not-empty = Name a folder that is not there yet, or an empty one. Nothing was changed.
err-partner-name = A partner needs a name of 1 to 200 visible characters.
hint-partner-name = It is shown to the people you invite: vault create --role partner --name NAME
err-name-for-partner = Only a partner's vault has a name.
hint-name-for-partner = Leave --name out, or add --role partner.
err-inside-vault = This is part of a vault.
hint-inside-vault = Choose a folder outside of it. Nothing was changed.
err-not-a-backup = { $path } is not a finished backup of this vault.
hint-not-a-backup = To make a backup, name an empty folder, or one with an older backup of the same vault. To restore, name the folder with backup.txt and SHA256SUMS in it.
err-sheet-not-at-hand = A backup that only the recovery sheet opens is made only when the sheet has opened the vault.
hint-sheet-not-at-hand = Otherwise it might be one that nothing opens. Open the vault with it: sanad-cli --recovery FILE … vault backup --opens-with sheet DIR
err-backup-damaged = The backup in { $path } is damaged.
hint-backup-damaged = Try another copy of it. If the vault itself still opens, make a new backup into an empty folder.

## Cases and items

err-case-code-bad = { $case } cannot be the code of a case.
hint-case-code-bad = A code has 1 to 40 letters, digits, "-" and "_". Choose one that names no person and no place.
err-case-code-taken = There is a case { $case } already.
hint-case-code-taken = Choose another code, or use that case.
err-case-note-too-long = A note of a case has at most 1000 characters.
hint-case-note-too-long = Say it shorter. What is longer can be a file of its own, acquired into the case.
err-case-not-found = There is no case { $case }.
hint-case-not-found =
    { $role ->
        [empty-desk] No case is here yet: cases come with what collectors send (inbox fetch, inbox take-in).
        [partner] Cases that are here: { $there }. A case has the name of its collector before its code.
       *[other] See the cases: case list. To open it: case new { $case }
    }
err-case-foreign = The case { $case } belongs to a collector.
hint-case-foreign = Only what comes from her is added to it.
err-partners-vault = This is a partner's vault: cases come from collectors.
hint-partners-vault = Take in what collectors send: inbox fetch, inbox take-in.
err-item-not-found = There is no item { $given }.
hint-item-not-found = See them with: items. An item is named by the beginning of its number, at least four digits.
err-item-ambiguous = Several items have numbers that begin with { $given }.
hint-item-ambiguous = Give more of its digits; --json items shows all 32.
err-original-not-kept = The original of this item is not kept here.
hint-original-not-kept = It is to follow, was forgotten or was disposed of: show says which. A partner that stored it can export it.
err-original-damaged = The original of item { $item } is damaged or missing.
hint-original-damaged = Nothing was sent. Run fixity, and bring the original back from a backup before you go on.
err-exists-already = There is something at { $path } already.
hint-exists-already = Nothing is overwritten. Name another place.
err-no-folder = There is no folder { $path }.
hint-no-folder = Make it first, or name another place.
err-output-unwritable = Nothing can be written to { $path }.
hint-output-unwritable = Does its folder exist, and may this account write there?
err-item-foreign = This item belongs to a collector.
hint-item-foreign = Only she states facts and consent about it. Ask her to send it again with what is new.
err-nothing-stated = Nothing was stated.
hint-nothing-stated = Say at least one of: --title --date --place --events --author --from-whom --custody --note
err-basis-must-state = With the basis { $basis }, this must be said too: { $missing }.
hint-basis-must-state =
    { $missing ->
        [account] Say whether the item is what a person told: --account yes, or --account no
       *[other] Say it too: { $options }
    }
err-no-answers = It is not said whose answers hold for this item.
hint-no-answers = Name the person who answered. If consent was taken on paper before, that is a basis of its own: taken-before.
err-text-too-long = What was said for { $field } is longer than 64 KiB.
hint-text-too-long = Write it into a file and acquire that.
err-record-erased = The words about this item were erased, so nothing is left to prove.
hint-record-erased = The custody log still shows that it was there: custody --item ITEM
err-not-stored-elsewhere = No acceptance says that a partner stored this original.
hint-not-stored-elsewhere = It may be the only one. Transfer it, and wait for the acceptance. In danger there is dispose, which is for good.
err-still-under-way = A bundle with this item is still to be delivered or answered.
hint-still-under-way = Deliver it with courier, or withdraw it: outbox withdraw BUNDLE. If it is out, wait for the answer.
err-reason-needed = A reason is needed.
hint-reason-needed = Say it with --reason; it stays in the custody log.

## Files to acquire

err-file-not-found = There is nothing at this path.
hint-file-not-found = Is the stick or the card plugged in? Put names with spaces between quotation marks.
err-file-unreadable = This file may not be read.
hint-file-unreadable = This account has no right to it. The others were not touched by it.
err-file-is-link = This is a link to { $target }. Links are not followed.
hint-file-is-link = Name the file it points to, if that is what you mean.
err-not-a-file = This is not a file: a pipe, a device or a socket.
hint-not-a-file = Copy what it gives into a file, and acquire that.
err-folder-too-deep = Folders are nested deeper than 32 here.
hint-folder-too-deep = Name the inner folder by itself.
err-file-changed = The file changed while it was read, so nothing of it was kept.
hint-file-changed = Wait until the program that writes it is done, then acquire it again.
err-file-read-error = The file could not be read to its end, so nothing of it was kept.
hint-file-read-error = The card or disk may be failing. Copy what can be copied, and keep the card.

## Partners and collectors

err-name-bad = A name has 1 to 200 characters, none of them invisible.
hint-name-bad = Choose a name that you will recognise.
err-name-taken = The name { $name } is in use already.
hint-name-taken = Choose another name.
err-name-not-found = Nobody has the name { $name } here.
hint-name-not-found = See the names: partner list, or collectors list
err-other-role =
    { $needed ->
        [partner] This is for a partner's vault, and this is a collector's.
       *[other] This is for a collector's vault, and this is a partner's.
    }
hint-other-role = Name the other vault: sanad-cli --vault DIR …
err-invitation-missing = There is no file { $path }.
hint-invitation-missing = The invitation is the file that the partner sent you.
err-not-a-pass = This file is not a pass to a mailbox.
hint-not-a-pass = The mailbox's operator makes it with: sanad-mailbox partner add. Ask for the file again.
err-mailbox-unknown = There is no such mailbox here.
hint-mailbox-unknown = The mailboxes this desk has a pass to are listed with the desk's settings. Nothing was changed.
err-mailboxes-too-many = The mailboxes have more than 16 addresses together, and an invitation names no more.
hint-mailboxes-too-many = Remove a mailbox that is not used any more, then add this one.
err-recipient-bad = This is not a recipient that age encrypts to.
hint-recipient-bad = It begins with age1 and has 62 characters. Copy it again from where it was made. Nothing was changed.
err-not-a-card = This is not a card by { $name }.
hint-not-a-card = Nothing was changed. Ask the partner for it again; it is signed with the key whose digits were compared.
err-card-older = This card is not newer than the last one of { $name }.
hint-card-older = The addresses that are known stay as they are.
err-message-text = A message has from 1 to 4,000 characters.
hint-message-text = Shorten it, or write two. Nothing was sent.
err-message-days = A message lasts from 1 to 90 days.
hint-message-days = Choose fewer days. Nothing was sent.
err-message-too-many = There are as many messages about this bundle as there may be.
hint-message-too-many = Write about another bundle, or by another way.
err-message-too-early = A message came about a bundle that was not taken in yet.
hint-message-too-early = It is fetched again once the bundle was taken in.
err-message-unreadable = A message cannot be opened: it is damaged, or for somebody else.
hint-message-unreadable = It was left out. Ask for it again by writing back.
err-message-not-by-writer = A message is not signed by whom it should be from.
hint-message-not-by-writer = It was left out, and is shown nowhere. Ask by another way whether one was written.
err-message-other-bundle = A message is about another bundle than the one it came with.
hint-message-other-bundle = It was left out: somebody copied it there, or a program made a mistake.
err-message-not-found = There is no message { $given } here.
hint-message-not-found = Messages are listed with: message list. One that expired was erased.
err-not-an-invitation = This file is not an invitation.
hint-not-an-invitation = It may have been damaged on the way. Ask the partner for it again.
err-invitation-taken = This invitation was taken already, as { $name }.
hint-invitation-taken = You need not do it again: partner list. An invitation is for one vault; for another, ask for another.
err-not-enrolled = { $name } has not sent anything yet, so her key is not known.
hint-not-enrolled = Take in her first bundle, compare the digits with her, then confirm.

## Transfers and the road

err-nothing-to-transfer = There is nothing new that may leave.
hint-nothing-to-transfer = What the partner has need not go again. An item without a consent basis stays: consent basis ITEM …
err-bundle-too-large = This is more than one bundle holds.
hint-bundle-too-large = Send it in several transfers: give some items their consent basis later.
err-may-not-leave = Something in it may not leave any more.
hint-may-not-leave = It was withdrawn from the outbox. Make the transfer again: what may leave goes, what may not stays.
err-may-not-be-used =
    { $ground ->
        [consent-withdrawn] Consent for something in it was withdrawn, so it stays in this vault.
        [safekeeping-only] Something in it is held for safekeeping only, so it stays in this vault.
        [no-consent-basis] Nothing says on what ground something in it may be used, so it stays in this vault.
       *[other] Something in it may not be used, so it stays in this vault.
    }
hint-may-not-be-used = Nothing of it was left outside the vault. Only the collector can change that: she states a consent basis that covers it, and transfers the case again. What each item rests on: show ITEM
err-bundle-not-found = There is no bundle { $given } here.
hint-bundle-not-found = See them with: outbox, or inbox list. A bundle is named by the beginning of its number.
err-bundle-answered = This bundle was answered, or withdrawn.
hint-bundle-answered = There is nothing to send again. See: outbox
err-bundle-erased = Something in this bundle is no longer here, so it cannot be sent again.
hint-bundle-erased = Tell the partner by another way that this bundle will not come.
err-partner-not-compared = The digits of { $name } were never compared, so its word that it stored this is not enough.
hint-partner-not-compared = Compare the digits by another way (partner list), then: partner confirm { $name }. In danger: dispose ITEM --reason R
err-not-accepted-yet = No acceptance for this bundle has come.
hint-not-accepted-yet = When the partner has answered: courier --to FOLDER brings the acceptance in.
err-bundle-closing = This bundle, or a later one that counts on it, may be delivered already: the mailbox was asked to close it and has not answered.
hint-bundle-closing = Nothing is withdrawn until the mailbox has answered. Send again when there is a connection; then it is known.
err-no-token = There is no room left in this partner's mailbox for another bundle from here.
hint-no-token = Each acceptance brings more. Until then, a stick carries it; or ask the partner to accept what it has.
err-receipt-not-by-mailbox = What came back is not a receipt by the mailbox the bundle went to.
hint-receipt-not-by-mailbox = The bundle does not count as delivered, and nothing here was changed. Send again later; if it happens again, tell the partner.
err-receipt-other = The mailbox gave a receipt for something else than what was sent.
hint-receipt-other = The bundle does not count as delivered, and nothing here was changed. Send again later; if it happens again, tell the partner.
err-delivered-already = This bundle was delivered already, or withdrawn.
hint-delivered-already = What is out cannot be called back. If the stick was lost: outbox resend BUNDLE. If consent was withdrawn: consent withdraw ITEM, and transfer again, so that the partner is told.
err-road-no-folder = The folder { $path } is not there.
hint-road-no-folder = Is the stick plugged in? What was delivered before stays delivered; run it again to go on.
err-road-full = The disk of { $path } is full.
hint-road-full = What is on it stays. Make room or use a larger stick, and run it again: it goes on where it stopped.
err-road-read-only = Nothing can be written to { $path }.
hint-road-read-only = Sticks have a switch for this, and damaged ones become read-only. Use another one.
err-road-read-back = What was written to { $path } did not read back the same.
hint-road-read-back = The stick is failing. Use another one; nothing is lost in the vault.
err-road-conflict = Another file stands at { $path }.
hint-road-conflict = Use an empty folder, or look at who put it there.
err-road-error = The disk of { $path } answered with an error.
hint-road-error = Is the stick plugged in? What was delivered before stays delivered; run it again to go on.
err-reply-not-by-partner = The reply is not signed by { $name }.
hint-reply-not-by-partner = Nothing was changed by it. Ask the partner by another way; compare fingerprints again.
err-reply-unreadable = The reply cannot be opened: it is damaged, or for somebody else.
hint-reply-unreadable = Ask the partner to accept again and to send the reply once more. Nothing was changed.
err-acceptance-not-by-partner = The reply is not signed by the partner it should be from.
hint-acceptance-not-by-partner = Do not rely on it. Ask the partner by another way; compare fingerprints again.
err-acceptance-other = The acceptance is for something else than what was sent.
hint-acceptance-other = Do not rely on it, and forget nothing because of it. Ask the partner by another way.
err-cosignature-wrong = The partner's signature under the custody log does not hold.
hint-cosignature-wrong = Do not rely on this acceptance. Ask the partner by another way.

## The road over a network

err-net-offline = This device has no connection.
hint-net-offline = Nothing is lost. What the mailbox has confirmed stays there; the rest goes when there is a connection.
err-net-unreachable = The partner's mailbox does not answer.
hint-net-unreachable = It may be down, or this network may not let anything through to it. Nothing is lost; try again later, on another network, or through Tor. At a partner's desk, if its mailbox is gone for good: desk mailbox remove ADDRESS
err-net-other-key = Another server answers in place of the partner's mailbox.
hint-net-other-key = This may be the sign-in page of this network, or somebody between you and the mailbox. Nothing was sent to it. Sign in to the network if it asks for that. If it is the same on another network, ask the partner by another way.
err-net-captive = This network answers in place of the mailbox: it wants a sign-in first.
hint-net-captive = Open a browser and sign in to the network, or use another one. Nothing was sent.
err-net-old-tls = What answers at the mailbox's address speaks only an encryption that is too old.
hint-net-old-tls = Nothing was sent. Something on the way may be meddling: try another network, and ask the partner by another way.
err-net-proxy-down = The proxy does not answer.
hint-net-proxy-down = Is Tor running? Nothing goes another way, and nothing was sent. Start it, or change the proxy: network --proxy IP:PORT
err-net-strange = The mailbox answered something that cannot be understood.
hint-net-strange = Nothing counts as delivered by it. Try again later; if it stays so, tell the partner, whose mailbox may need repair.
err-net-slow-down = The mailbox is busy and asks to be asked later.
hint-net-slow-down = Nothing is lost. What it has confirmed stays there; the rest goes with a later try.
err-net-cut = The connection was cut.
hint-net-cut = Nothing is lost. The next try goes on after the last part that the mailbox has confirmed.
err-net-limit = This month's limit for the network is reached.
hint-net-limit = What is left waits for the next month. Raise the limit (network --monthly-limit SIZE), or take it by stick.
err-net-not-allowed = Nothing may go to this partner over a network.
hint-net-not-allowed = This is how it was set here. Allow it (partner allow NAME ask), or take it by stick.
err-mailbox-full = The partner's mailbox has no room.
hint-mailbox-full = What it holds already stays there. Tell the partner by another way, or take the rest by stick.
err-mailbox-token = The mailbox does not let this in: it does not know its token.
hint-mailbox-token = The partner's desk may not have made it known yet. Try again later; if it stays so, tell the partner, or take it by stick.
err-mailbox-left = The partner no longer uses a mailbox to which something here was on its way.
hint-mailbox-left = What was not delivered goes to another of its mailboxes. What that one still holds is encrypted, and it can give it out to nobody else.
err-mailbox-token-taken = The mailbox knows some of this desk's tokens from another pass, and keeps them for that one.
hint-mailbox-token-taken = A bundle sent there with one of them would not come here. Ask whoever runs the mailbox whether this desk had a pass before, and tell the collectors to use a stick until it is settled.
err-mailbox-too-big = This is more than the partner's mailbox takes.
hint-mailbox-too-big = Take it by stick, or ask the partner to let its mailbox take more.
err-mailbox-receipt = The mailbox does not hold what it should: its receipt and what was sent do not agree.
hint-mailbox-receipt = Nothing counts as delivered by it. Try again; if it stays so, tell the partner by another way, and use a stick.
err-mailbox-pass = The mailbox does not know this pass.
hint-mailbox-pass = Whoever runs the mailbox can make a new one. What waits there stays there.
err-mailbox-checking = The mailbox has everything and is reading it again before it signs for it.
hint-mailbox-checking = This takes a while for large bundles. Until its receipt is here, it does not count as delivered.
err-no-mailbox = This partner has named no mailbox.
hint-no-mailbox = Take the bundle by stick. A card of the partner's names its mailboxes.
err-clock-differs = The clock here and the clock of the mailbox are more than a day apart.
hint-clock-differs = Nothing is lost by it. Look at the date here: it is written into every entry.

## The network and the desk, by command

err-proxy-bad = { $given } is not the address of a proxy in numbers.
hint-proxy-bad = A number and a port, such as 127.0.0.1:9050 for Tor on this computer. A name is not taken: to look it up would be a question to the network that goes past the proxy.
err-size-bad = { $given } is not a size.
hint-size-bad = Write it as 200MB, 1.5GB or 256KiB.
err-part-size-bad = A part cannot be { $given } large.
hint-part-size-bad = From 256KiB, for a bad line, to 4MiB. Without --part-size it is chosen by the pace of the line.
err-pass-not-private = Others on this computer can read the pass in { $path }.
hint-pass-not-private = Nothing was done. Let its owner alone read it: chmod 600 { $path }. If somebody may have read it, ask the operator for a new one.
err-desk-no-mailbox = This desk has no mailbox.
hint-desk-no-mailbox = From a stick: inbox fetch --from FOLDER. With a pass from a mailbox's operator: desk mailbox add PASS-FILE
err-no-receipt-yet = No mailbox has given a receipt for this bundle.
hint-no-receipt-yet = A receipt comes when a mailbox holds all of it: courier. A stick gives none. See: outbox

## Taking in

err-bundle-taken-in-already = This bundle was taken in already.
hint-bundle-taken-in-already = Nothing needs to be done. To send the acceptance once more: inbox accept BUNDLE, then courier
err-bundle-not-for-us = None of the keys here opens this bundle.
hint-bundle-not-for-us = It is for another partner, or was made long ago for a key that has been destroyed since. Ask the sender: outbox resend BUNDLE, on her side.
err-collector-distrusted = The collector { $name } is distrusted, and this bundle goes beyond what was held of her then.
hint-collector-distrusted = Nothing of it was taken in; its parts are kept as they came. If she has a new device, invite her again under another name.
err-collector-revoked = The collector { $name } was revoked: nothing more is taken from her.
hint-collector-revoked = If that was a mistake, invite her again under another name.
err-belongs-to-another = Something in it belongs to another collector.
hint-belongs-to-another = Nothing of it was kept. Ask both what happened, by another way.
err-bundle-refused = The bundle does not verify, so nothing of it was kept but the parts as they came.
hint-bundle-refused = The findings say what is wrong. If only parts are missing or damaged, ask the sender to send it again (outbox resend, on her side), and fetch. If one before it is missing, take that one in first. To let go of it: inbox discard BUNDLE
err-bundle-other-copy = Something else lies at the mailbox under the id of a bundle that was taken in, and nothing shows that it is from the same collector.
hint-bundle-other-copy = The bundle that was taken in is not touched by it, and its acceptance goes to its own collector. The other stays at the mailbox until its time is over. If she sent it long ago a second time, there is nothing to do; otherwise somebody with a token of this desk put it there.

## Dossiers

err-cannot-withhold = The field { $field } cannot be withheld.
hint-cannot-withhold = Fields that can: file_name, folder, title, date, place, events, author, from_whom, custody, note and others that --json show names. Number, digest, size, language and extension must stay, and the ground on which an exhibit is disclosed.
err-nothing-to-disclose = Nothing of this case may be disclosed.
hint-nothing-to-disclose = An item needs a consent basis that covers it; the collector states it. What is held for safekeeping only stays.

## Verifying

err-unreadable = { $path } cannot be read.
hint-unreadable = Check the name, and whether this account may read it.
err-empty = { $path } is empty.
hint-empty = It may have been cut on its way. Ask for it again.
err-encrypted = { $path } is encrypted.
hint-encrypted = Decrypt it first; sanad-verify --how says how.
err-parts-folder = { $path } holds encrypted parts.
hint-parts-folder = Put them together first; sanad-verify --how says how.
err-other-document = { $path } proves nothing by itself.
hint-other-document = sanad-verify --how says what to do with it.
err-not-ours = { $path } is neither a bundle, a proof, a dossier, an acceptance nor a receipt.
hint-not-ours = Name the tar, the unpacked folder, the folder of the dossier, or the document.
err-too-many-files = { $path } holds more files than any bundle or dossier has.
hint-too-many-files = Name the folder of the bundle or the dossier itself.
err-trust-unreadable = The trust file { $path } cannot be read.
hint-trust-unreadable = Check the name, and whether this account may read it.
err-trust-too-large = The trust file { $path } is too large.
hint-trust-too-large = It names keys, one on a line, and is a few kB long.
err-trust-not-text = The trust file { $path } is not text.
hint-trust-not-text = It names keys, one on a line: NAME namespaces="sanad-bundle" ssh-ed25519 AAAA…
err-trust-line = Line { $line } of the trust file { $path } cannot be taken.
hint-trust-line = The whole file is refused, so that nobody believes a key to be trusted that is not. Mend the line.

## What a file shows

err-media-start = The part of Sanad that reads pictures and films could not be started.
hint-media-start = The original is safe. The program sanad-media belongs beside this one: install Sanad again, then try again.
err-media-died = This file broke the part of Sanad that was to show it.
hint-media-died = The original is safe, and nothing else was touched. The file may be damaged, or made to do harm. To open it elsewhere, export it to a computer that holds nothing else.
err-media-timeout = Showing this file took too long, so it was stopped.
hint-media-timeout = The original is safe. Try again when the computer is less busy. If it stays so, export the file to look at it elsewhere.
err-media-too-large = This file is too large to be shown here.
hint-media-too-large = The original is safe. Export it to look at it in another program.
err-media-damaged = This file cannot be shown: it is damaged, or not what it begins like.
hint-media-damaged = It is kept as it was acquired. If fixity finds nothing wrong, it was like this before. Another copy of it may be whole.
err-media-unsupported = Sanad cannot show this kind of file.
hint-media-unsupported = The original is safe. Export it to look at it in another program.
err-media-no-picture = There is no small picture of this file.
hint-media-no-picture = The original is safe. Open the item to see or hear it.
err-media-garbage = The part of Sanad that was to show this file answered what it never does, and was stopped.
hint-media-garbage = The original is safe. The file may have been made to do harm: do not open it on a computer that holds anything else.
err-media-read = The original could not be read.
hint-media-read = Run fixity, and bring the original back from a backup if it is damaged.
err-media-busy = Too much is being shown at once, or the vault was locked meanwhile.
hint-media-busy = The original is safe. Wait a moment, then try again.
err-media-address = The page asked for something that is not there.
hint-media-address = Nothing was touched. Go back and open the item again.

## What is chosen, dropped and pasted

err-chooser-open = A window for choosing files is open already.
hint-chooser-open = It may lie behind this one. Choose there, or close it.
err-no-such-place = This place is not known any more.
hint-no-such-place = Places are forgotten when the vault locks. Choose it again.
err-place-wrong-kind = This place was chosen for something else.
hint-place-wrong-kind = Choose a place for this, even if it is the same one.
err-no-such-drop = What was dropped, chosen or pasted is not here any more.
hint-no-such-drop = It is forgotten when the vault locks, and when it was taken once. The files themselves were not touched: choose them again.
err-drop-too-many = These are more than 100,000 files. The rest was left out.
hint-drop-too-many = Take the first ones now, and choose the other folders one by one.
err-paste-empty = There was nothing to paste.
hint-paste-empty = Copy a picture or words again, then paste them here. A file can be dropped on the window.
err-paste-too-large = This is too large to paste: at most { $most } bytes.
hint-paste-too-large = Save it as a file and drop that on the window.
err-no-private-folder = There is no folder in memory that this account alone can read.
hint-no-private-folder = Sanad does not open without one, because what the window shows would be written to the disk. Log out and in again. If that does not help, somebody who knows this computer must see to /run/user or /dev/shm.

## Calling it

err-usage = The command was not understood.
hint-usage = See: sanad-cli --help
err-language-unknown = There are no words in this language yet.
hint-language-unknown = The languages there are: en
err-option-after-verb = { $name } is an option of the program, and stands after the verb.
hint-option-after-verb = Put it before the verb: sanad-cli { $name } … VERB

## The window

err-locked = The vault is locked.
hint-locked = Unlock it, then go on from where you were.
err-open-already = A vault is open already.
hint-open-already = Lock it first, then open the other one.
err-no-such-vault = This vault is no longer in the list.
hint-no-such-vault = Add it again by choosing its folder.
err-nothing-made = There is no new vault to enter.
hint-nothing-made = If you made one just now, open it from the list with its passphrase.
err-no-such-sheet = This recovery sheet is no longer kept in memory.
hint-no-such-sheet = Make a new sheet. The one before still opens older copies of the vault.
err-no-home = This account has no folder of its own where a vault could lie.
hint-no-home = Choose a folder for the vault yourself.
err-vault-busy = Something else still works on the vault.
hint-vault-busy = Nothing was changed. Wait a moment, then try again.
err-no-such-job = This work is no longer in the list.
hint-no-such-job = What it kept is kept. The list shows what runs now.
err-job-runs = This work still runs.
hint-job-runs = Stop it first, or wait for its end.
err-no-such-invitation = This invitation is no longer open.
hint-no-such-invitation = Open the file again with its code.
err-not-granted = This window may not do that.
hint-not-granted = Nothing was done. If you see this, the program itself has a fault.
err-spot-too-long = The place in the window could not be remembered.
hint-spot-too-long = After the next lock you begin at the list of cases. Nothing is lost.
err-settings-not-kept = The settings could not be written down.
hint-settings-not-kept = They hold until you close Sanad. Look whether the disk is full.
err-window-failed = The window could not be opened.
hint-window-failed = The vault is closed again, and nothing is lost. Start Sanad again.
err-app-error = Something in Sanad itself went wrong.
hint-app-error = What was kept is whole. Lock and unlock. If it stays so, copy the diagnostics in the settings for whoever helps you.
err-start-failed = Sanad could not start.
hint-start-failed = Your vaults are not touched. Restart the computer and try again. If it stays so, a part of the system that shows windows is missing: install Sanad again.
err-no-such-second = The yes of the second person is no longer here.
hint-no-such-second = It serves once, and is forgotten when the vault locks. Ask the second person again.
err-file-not-written = The file could not be written to { $path }.
hint-file-not-written = Nothing was left there. Look whether the disk is full or only to be read, or choose another place.


## Persons, their identity halves, a second person

err-person-not-found = There is no such person here.
hint-person-not-found = A person is named by the code that was drawn for her, such as W-7F3K. The list of people shows them all.
err-person-ambiguous = Several persons have the code { $given }.
hint-person-ambiguous = They came from different collectors. Open the case first, and choose the person there.
err-person-foreign = This person belongs to a collector's case.
hint-person-foreign = Only the collector adds to what is known of her. Ask for it to be sent again with what is new.
err-identity-not-here = There is no identity half of this person here.
hint-identity-not-here = It was never written down here, or its key was burned. Nothing was changed.
err-list-too-long = The list of { $field } is too long.
hint-list-too-long = A list takes at most 500 lines, a drawn mark at most 100,000 points. Nothing was kept.
err-code-unknown = What was given for { $field } is none of the codes that can stand there.
hint-code-unknown = Choose one of those the list offers. Her own words have their place beside it.
err-day-bad = What was given for { $field } is not a day.
hint-day-bad = A day is written as year, month and day: 2026-03-21. It may be left out.
err-nothing-planned = Nothing was stated.
hint-nothing-planned = Say at least one thing. That there is no help to be found can be stated too.
err-passphrase-of-another = This is another person's passphrase.
hint-passphrase-of-another = Type the one that opened the vault now. Nothing was changed.
err-slots-full = All eight places for passphrases are taken.
hint-slots-full = Take one away first that nobody needs any more.
err-slot-not-in-use = No passphrase stands in place { $slot }.
hint-slot-not-in-use = Look at the list of passphrases: it shows which places are taken. Nothing was changed.
err-slot-last = This is the only passphrase there is.
hint-slot-last = Without it nobody opens the vault. Add another one first.
err-slot-own = This passphrase opened the vault now.
hint-slot-own = To take it away, lock the vault and open it with the other person's passphrase.
err-second-is-first = This is the passphrase of whoever opened the vault.
hint-second-is-first = Another person is needed, with a passphrase of her or his own.
err-second-with-sheet = The vault was opened with its recovery sheet, so nobody can say who acts.
hint-second-with-sheet = Lock it, open it with a passphrase, and let the second person type another one.
err-second-for-other = This yes was given for another person, another kind of account or another vault.
hint-second-for-other = Ask for one that is about this account. Nothing was written down.
err-not-an-approval = This file is not an approval by a partner of this vault.
hint-not-an-approval = It may be damaged, of a partner that is not known here, or made for someone else. Ask the partner for a new one.
err-approval-not-compared = The digits of { $name } were never compared, so anybody may have signed this.
hint-approval-not-compared = Compare the digits by another way first (partner list), then: partner confirm { $name }
err-approval-expired = This approval ended at { $until }.
hint-approval-expired = Look at the clock of this device, or ask the partner for a new one.
err-approval-used = This approval was used already.
hint-approval-used = An approval is for one account. Ask the partner for another one.
err-approval-days = An approval lasts between 1 and 90 days.
hint-approval-days = Choose as many days as are needed, and no more.

## Dates and places of what happened

err-when-form = This is not a date as it is written down here.
hint-when-form = A day is written as year, month and day. What is not known can be left unknown.
err-when-order = The earliest day comes after the latest.
hint-when-order = Change one of the two days.
err-when-precision = The days do not fit how exactly the time is known.
hint-when-precision = For a time between two days choose a range; for one day give the same day twice.
err-when-too-long = The words for this time are too long.
hint-when-too-long = Keep what was said about the time, and write the rest into the note.
err-place-form = This is not a place as it is written down here.
hint-place-form = A place may be words alone. The type of place is chosen from the list.
err-place-point = These coordinates are not a point on the Earth.
hint-place-point = Latitude goes from -90 to 90 degrees, longitude from -180 to 180. Both may be left out.
err-place-too-long = The words for this place are too long.
hint-place-too-long = Keep what was said about the place, and write the rest into the note.

## Drafts

err-draft-too-long = What is being written is longer than four million letters.
hint-draft-too-long = What was kept before is still kept. Seal this, and go on in a second account; or put the text into a file of its own and acquire that.

## Consent: conversations, withdrawals, what may leave

err-recipient-unknown = Nobody of that name is set up here.
hint-recipient-unknown = A person is asked only about those her words could go to: whoever works with this vault, and the partners in its list.
err-recipient-twice = The same recipient stands there twice.
hint-recipient-twice = One line of answers for each recipient. Nothing was recorded.
err-condition-incomplete = The condition { $condition } lacks what it needs.
hint-condition-incomplete = Some conditions need a day, States by their two letters, or the things she marked. A condition that nobody can follow would close everything. Nothing was recorded.
err-thing-unknown = There is no { $given } in this case.
hint-thing-unknown = Answers and forms point to things of the same case. Nothing was recorded.
err-nothing-to-withdraw = There is nothing to withdraw.
hint-nothing-to-withdraw = She answered about nobody here, or everything is withdrawn already. What the page of the person shows holds.
err-risk-stop = The risk assessment of this case says stop.
hint-risk-stop = Nothing of it leaves until the risk is assessed again. A withdrawal goes all the same: it closes, and shows nothing of anyone.
# Tray.
err-item-not-in-tray = This item is not in the tray.
hint-item-not-in-tray = It belongs to a case already, and stays there.
err-tray-stays = What is in the tray is not transferred.
hint-tray-stays = File it into a case first. Its first digest and time go with it.

## Accounts

err-account-not-found = There is no such account here.
hint-account-not-found = The page of a person lists what she told.
err-account-foreign = This account came from a collector.
hint-account-foreign = Only the collector corrects it. What is wrong in it can be written into a note of your own.
err-account-disposed = This account was disposed of.
hint-account-disposed = Its words are gone. The custody log says when, and why.
err-no-risk = The risk was not assessed in this case.
hint-no-risk = Assess it first: who is in danger by this, and what is done about it.
err-no-referrals = It is not written down where people of this case can be sent for help.
hint-no-referrals = Write it down first, and if there is nothing, write that.
err-no-first-question = This person was not asked whether she told before.
hint-no-first-question = Ask it first: to whom, when, in what form. "Nobody" is an answer.
err-no-consent = This person did not agree that what she tells is kept here.
hint-no-consent = Talk it over with her first. What is not asked counts as no.
err-prior-reason-needed = This person told before.
hint-prior-reason-needed = To ask her again needs a reason: choose one, or leave it at what is there.
err-child-or-sgbv = A child, or a person who survived sexual violence, is asked for no account here.
hint-child-or-sgbv = Take a contact note and offer help. Training that is recorded, or a second person who agrees, opens more.
err-detailed-untrained = A detailed account needs training.
hint-detailed-untrained = Take a short first account in her own words. Training that is recorded, or a second person who agrees, opens more.
err-stop-conditions-open = Not everything was looked at that can stop an account.
hint-stop-conditions-open = Is it safe? Does nobody overhear? Did she agree? Is it clear what is done if it is too much? Is help at hand? Tick each that holds; if one does not, stop.
err-account-empty = There are no words and no recording yet.
hint-account-empty = Write what she told, or stop here: what was agreed is kept.
err-account-not-declared = It is not stated how she said that it is true.
hint-account-not-declared = A mark, aloud, a signature or a sound; or why there is none.
err-contact-note-too-long = A contact note holds at most 2000 characters, no questions and no recording.
hint-contact-note-too-long = It says how to reach her and what she needs. What happened to her is not asked for in it.
err-account-too-long = An account has at most one million letters.
hint-account-too-long = Seal this one as far as it goes, and go on in a second. Nothing was lost.
err-account-time-bad = What stands for { $field } is not a time.
hint-account-time-bad = As 2026-11-21T18:25:00+04:30, or leave it empty.
err-account-item-not-here = A recording or transcript named here is no item of this case.
hint-account-item-not-here = Acquire it into this case first.
err-account-kind-stays = A correction does not make another kind of account of it.
hint-account-kind-stays = Correct it as it is, or begin a new account.
err-override-not-found = No second person agreed to this account.
hint-override-not-found = An agreement is for one person, one kind of account, and once.

## Of the command line: persons, forms, finding

err-form-bad = The form cannot be read at line { $line }, column { $column }.
hint-form-bad = It is JSON, as an empty form shows it: sanad-cli form --help
err-form-field-unknown = The form has a field { $field } that is none of its own.
hint-form-field-unknown = Its fields are: { $known }
err-form-field-bad = What stands in the field { $field } is not of its kind.
hint-form-field-bad = An empty form shows the kind of each field: sanad-cli form --help
err-form-too-long = This is longer than 4 MiB.
hint-form-too-long = Put long material into a file of its own and acquire that.
err-unwritable = { $path } cannot be written.
hint-unwritable = Choose a new file in a folder you may write to.
err-second-needed = A second person is needed.
hint-second-needed = Name the file with the second person's passphrase, or the file with the partner's answer.
err-person-needed = It is not said who withdraws.
hint-person-needed = Name the person by code, or give the code she was given with --code-file.
err-retrieval-unknown = This code is nobody's here.
hint-retrieval-unknown = Read it again, letter by letter. Capitals and hyphens do not matter. The code belongs to one vault.
err-recipient-name-unknown = Nobody called { $given } is set up here.
hint-recipient-name-unknown = A person is asked only about those who are: { $there }
err-draft-kind-unknown = { $given } is no kind of draft.
hint-draft-kind-unknown = The list of drafts names them.
err-draft-not-found = There is no such draft.
hint-draft-not-found = It was sealed or discarded. The list of drafts shows what there is.
err-agent-unknown = No passphrase of this vault acts as { $given }.
hint-agent-unknown = The list of passphrases shows the codes.
err-day-typed-bad = { $given } is no day in this calendar.
hint-day-typed-bad = A day is written as year, month and day, with hyphens: 2026-03-21
