# What to do next, for a person in the window: window-hint-<code> stands where hint-<code> of errors.ftl
# speaks of a command, a verb or an option. The window shows this one where there is one, else the other.
# It says the same, with the places of the window for the verbs. Places are named by their own sentences, so
# that a hint never names one that is called otherwise.

## Opening a vault

window-hint-vault-not-named = Choose the folder of your vault at the door, or make a new vault.
window-hint-not-a-vault = If it was there before, plug its disk in again, or look where the folder went. Nothing was changed.
window-hint-is-a-backup = It can be brought back into a new folder: choose "{ recover-title }" at the door. Nothing in it was touched.
window-hint-wrong-passphrase =
    Look at the keyboard layout and at Caps Lock. Nothing happens to the vault, however often you try.
    If there is a recovery sheet: choose "{ recover-title }".
window-hint-sheet-other-vault = The number of its vault stands on the sheet. The number of an open vault: { settings-title } › { settings-where }.
window-hint-other-half-missing = One of its two key lines was given. Give both: of a whole sheet the second line, of a divided one the other half.
window-hint-recovery-damaged = The passphrase still opens the vault. Open it, then make a new sheet: { settings-title } › { settings-sheet }.
window-hint-keyslot-damaged = Copy the folder before anything else. Then open the vault with the recovery sheet, or restore a backup: choose "{ recover-title }" at the door.

## Passphrases and other secrets

window-hint-passphrase-needed = Type the passphrase, then go on. Nothing was changed.
window-hint-code-needed = Type the code of the invitation. The partner gives it to you by another way than the file.
window-hint-recovery-choice-needed = Choose one: one sheet (whoever holds it can open the vault), two halves (two people together), or none (nobody).
window-hint-recovery-kind-needed = Choose one: one sheet (whoever holds it can open the vault), two halves (two people together), or none (nobody).
window-hint-sheet-nowhere = Choose a new file for the sheet, best on another disk. Nothing was changed.
window-hint-sheet-not-made = For one sheet one file is needed, for two halves two, and for none no file. Nothing was changed.
window-hint-sheet-in-vault = Choose a place outside of that folder, best on another disk. Nothing was changed.
window-hint-sheet-not-written = The vault itself is whole, and your passphrase opens it. Make a new sheet now: { settings-title } › { settings-sheet }.
window-hint-sheet-without-seen = If somebody may know the passphrase: { settings-title } › { settings-seen }. For a new sheet alone: { settings-title } › { settings-sheet }.
window-hint-confirmation-needed = It is done only after you have said so. Nothing was changed.
window-hint-not-confirmed = Everything is as it was. Do it again when you are ready.

## The disk and the store

window-hint-store-error = What was kept before is whole. Try again; if it stays so, make a backup, then { settings-title } › { settings-check }.
window-hint-damaged = { settings-title } › { settings-check } names all that is damaged. Backups and partners may hold whole copies. Do not write to this disk more than you must.
window-hint-stopped = What was finished before is kept. Begin again to go on.
window-hint-store-no-such-key = The vault is damaged. { settings-title } › { settings-check } says what is missing. Then restore a backup into a new folder.

## Making, backing up, restoring

window-hint-folder-not-empty = Choose an empty folder, or make a new one. Nothing was changed.
window-hint-partner-name = It is shown to the people you invite. Choose one that they know.
window-hint-name-for-partner = Leave the name out. Only a vault that receives has one.
window-hint-not-a-backup = To make a backup, choose an empty folder, or one with an older backup of the same vault. To restore, choose the folder with backup.txt and SHA256SUMS in it.
window-hint-sheet-not-at-hand = Otherwise it might be one that nothing opens. Lock, open the vault with the sheet, then make the backup: { settings-title } › { settings-backup }.

## Cases and items

window-hint-case-not-found = { side-cases } shows those that are here. A new one can be opened there; a partner's come with what collectors send.
window-hint-partners-vault = Take in what collectors send: { side-inbox }.
window-hint-item-not-found = The case lists all its items. Choose it there.
window-hint-item-ambiguous = Choose it in the list of its case, or give more of its digits.
window-hint-original-not-kept = It is to follow, was forgotten or was disposed of: the page of the item says which. A partner that stored it can export it.
window-hint-original-damaged = Nothing was sent. { settings-title } › { settings-check } says what else is damaged. Bring the original back from a backup before you go on.
window-hint-exists-already = Nothing is overwritten. Choose another name or another place.
window-hint-no-folder = Choose another place. Is the disk or the stick plugged in?
window-hint-nothing-stated = Fill in at least one of the facts. What is not known may stay empty.
window-hint-basis-must-state =
    { $missing ->
        [account] Say whether the item is what a person told, or not.
       *[other] Fill in what is missing, then go on. Nothing was recorded yet.
    }
window-hint-no-answers = Choose the person who answered, by code. If consent was taken on paper before, choose "{ basis-pick-taken-before }" as its basis.
window-hint-record-erased = The custody log on the page of the item still shows that it was there.
window-hint-not-stored-elsewhere = It may be the only one. Transfer it, and wait for the acceptance. In danger it can be disposed of, which is for good.
window-hint-still-under-way = Deliver it or withdraw it: { side-outbox }. If it is out, wait for the answer.
window-hint-reason-needed = Write it in a few words; it stays in the custody log.

## Files to acquire

window-hint-file-not-found = Is the stick or the card plugged in? Then choose the file again.
window-hint-file-is-link = Choose the file it points to, if that is what you mean.
window-hint-folder-too-deep = Choose the inner folder by itself.

## Partners and collectors

window-hint-name-not-found = { side-partners }, or { side-collectors }, shows the names.
window-hint-other-role = Lock, and open the other vault.
window-hint-invitation-taken = You need not do it again: the partner stands in { side-partners }. An invitation is for one vault; for another, ask for another.

## Transfers and the road

window-hint-nothing-to-transfer = What the partner has need not go again. An item without a consent basis stays; it can be stated on the page of the item.
window-hint-may-not-be-used = Nothing of it was left outside the vault. Only the collector can change that: she states a consent basis that covers it, and transfers the case again. The page of each item says what it rests on.
window-hint-bundle-not-found = { side-outbox }, or { side-inbox }, shows those that are here.
window-hint-bundle-answered = There is nothing to send again. { side-outbox } says what became of it.
window-hint-partner-not-compared = Compare the digits by another way, and say so in { side-partners }. In danger the item can be disposed of, which is for good.
window-hint-not-accepted-yet = When the partner has answered, choose the stick or the folder again in { side-outbox }, or look for answers over the internet there: that brings the acceptance in.
window-hint-delivered-already = What is out cannot be called back. If the stick was lost, send the bundle again from { side-outbox }. If consent was withdrawn, say so on the page of the item, and transfer again, so that the partner is told.
window-hint-road-needed = Choose the stick, or the folder, that carries it.
window-hint-road-no-folder = Is the stick plugged in? What was delivered before stays delivered; begin again to go on.
window-hint-road-full = What is on it stays. Make room or use a larger stick, and begin again: it goes on where it stopped.
window-hint-road-error = Is the stick plugged in? What was delivered before stays delivered; begin again to go on.

## Taking in

window-hint-bundle-taken-in-already = Nothing needs to be done. To send the acceptance once more, accept the bundle again in { side-inbox }, then deliver it.
window-hint-bundle-not-for-us = It is for another partner, or was made long ago for a key that has been destroyed since. Ask the sender to send it again.
window-hint-bundle-refused = The findings say what is wrong. If only parts are missing or damaged, ask the sender to send it again, and fetch it. If one before it is missing, take that one in first. To let go of it, discard it in { side-inbox }.

## Dossiers

window-hint-cannot-withhold = Fields that can: the name of the file, folder, title, date, place, what it shows, who made it, from whom it came, through whose hands it went, notes. Number, digest, size, language and extension must stay, and the ground on which an exhibit is disclosed.

## What a file shows

window-hint-media-damaged = It is kept as it was acquired. If { settings-title } › { settings-check } finds nothing wrong, it was like this before. Another copy of it may be whole.
window-hint-media-read = { settings-title } › { settings-check } says whether it is damaged. If it is, bring it back from a backup.

## Verifying

window-hint-encrypted = It is decrypted and verified when it is taken in: { side-inbox }.
window-hint-parts-folder = They are put together and verified when they are taken in: { side-inbox }.
window-hint-other-document = Choose the bundle, the proof, the dossier or the acceptance that it belongs to.
window-hint-not-ours = Choose the tar, the unpacked folder, the folder of the dossier, or the document.
window-hint-too-many-files = Choose the folder of the bundle or the dossier itself.

## Calling it

window-hint-usage = Nothing was done. Lock, and begin again; if it stays so, tell those who make Sanad what you did.
window-hint-language-unknown = { settings-title } › { settings-looks } shows the languages there are.
window-hint-option-after-verb = Nothing was done. Lock, and begin again; if it stays so, tell those who make Sanad what you did.
window-hint-disk-read-only = Nothing was written there. Take another disk, or unlock the switch of the stick. The vault itself must lie on a disk that takes writes.
window-hint-no-room = Nothing more was written. Make room there, or take a larger disk. What was kept before is whole.

## Mailboxes and messages

window-hint-not-a-pass = Whoever runs the mailbox makes it. Ask for the file again.
window-hint-mailbox-not-found = { settings-title } › { mailboxes-title } shows those that are here. Nothing was changed.
window-hint-mailbox-unknown = { settings-title } › { mailboxes-title } shows those that are here. Nothing was changed.
window-hint-message-not-found = { side-messages } shows those that are here. One that expired was erased.
window-hint-net-proxy-down = Is Tor running? Nothing goes another way, and nothing was sent. Start it, or change the proxy: { settings-title } › { network-title }.
window-hint-net-limit = What is left waits for the next month. Raise the limit in { settings-title } › { network-title }, or take it by stick.
window-hint-net-not-allowed = You said so. { side-partners } changes it; a stick carries it as well.
