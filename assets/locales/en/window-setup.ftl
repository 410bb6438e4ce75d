# The door, first run, coming back in, settings and help.

## The door

door-title = Sanad
locked-by-idle = Nobody was here for a while, so the vault was locked.
locked-by-system = This computer slept, its lid was closed or its screen was locked, so the vault was locked too.
locked-by-page-broke = The window stopped working, so the vault was locked. What was kept is whole.
locked-by-wiped = The vault that was open is wiped. It does not open again.
door-which = Which vault
door-passphrase = Passphrase
door-unlock = Unlock
door-opening = Opening. This takes a moment on purpose: it makes guessing slow.
door-open = It is open.
door-away = The folder of this vault is not there now. If it is on another disk or a stick, plug it in.
door-look-again = Look again
door-unknow = Take it off this list
door-unknow-detail = Only this list forgets it. The vault itself is not touched.
door-cannot-get-in = I cannot get in
door-other = Open another vault
door-new = Make a new vault
door-language = Language
door-warnings =
    { $count ->
        [one] One thing to know about this computer
       *[other] { $count } things to know about this computer
    }

warning-swap-open = This computer can write pieces of what you look at to its disk, unencrypted (swap). Encrypt the whole disk, or turn swap off.
warning-hibernation = When this computer hibernates, it writes all of its memory to the disk. Turn hibernation off, or shut down instead.
warning-no-sandbox = This system does not let Sanad lock its window into a box of its own. A hostile picture or film could do more harm here. Installing bubblewrap may help.
warning-memory-not-locked = This system does not let Sanad keep its keys out of swap.
warning-development-build = This is a build for developers. It is slower, and tools can look into it. Keep nothing real in it.

## I cannot get in

recover-title = I cannot get in
recover-lead = Nothing happens to the vault, however often you try.
recover-which = What do you have?
recover-sheet = The recovery sheet
recover-sheet-detail = Its two key lines open the vault without the passphrase.
recover-halves = Two halves of a sheet
recover-halves-detail = Both are needed here. One half alone opens nothing.
recover-backup = A backup
recover-backup-detail = It is brought back into a new folder. What opened the vault when the backup was made opens it.
recover-nothing = None of these
recover-nothing-detail = Only the passphrase is left.
recover-go-on = Go on
recover-nothing-title = Only the passphrase opens this vault
recover-nothing-try = Look at the keyboard layout and at Caps Lock, and try the ways you usually write. There is no limit to how often.
recover-nothing-nobody = Nobody else can open it: not the people who make Sanad, and not anybody who takes this computer.
recover-nothing-partner = What a partner has taken in is still with the partner.
recover-sheet-title = Open with the recovery sheet
recover-halves-title = Open with two halves
recover-sheet-lead = Type the lines that begin with AGE-SECRET-KEY, or paste them. Spaces, line ends and small letters do not matter.
recover-sheet-field = Key lines of the sheet
recover-first-half = Key line of the first half
recover-second-half = Key line of the second half
recover-open = Open the vault
recover-afterwards = When it is open, give it a new passphrase in Settings.
recover-keys-seen =
    { $count ->
        [0] No key line yet.
        [one] One key line so far.
       *[other] { $count } key lines.
    }

## Bringing a backup back

restore-title = Bring a backup back
restore-lead = The backup is copied into a new folder on this computer. Nothing is written over, and the backup is not changed.
restore-from = The backup
restore-from-hint = The folder with backup.txt and SHA256SUMS in it.
restore-into = Its new place
restore-into-hint = An empty folder on a disk of this computer, and not on a network.
restore-choose = Choose
restore-choose-again = Choose another
restore-not-chosen = Not chosen yet
restore-log = Each case begins a new custody log that names the old one and says why. Nobody can take the break for tampering.
restore-begin = Bring it back
restore-running = Copying the backup
restore-stop = Stop
restore-stopped = Stopped. Bring it back again, with the same places, and it goes on where it stopped.
restore-done-title = The vault is back
restore-done = It opens with what opened it when the backup was made. Open it once, and the restore is finished.
restore-to-door = Go and open it

## First run

first-step = Step { $step } of { $steps }: { $name }
first-name-what = what Sanad is for
first-name-limits = what it can do
first-name-passphrase = passphrase
first-name-way-in = way back in
first-name-backup = backup
first-next = Next
first-back = Back
first-leave = Back to the door

first-what-title = A safe place for evidence
first-what-lead = Sanad keeps photographs, films, sound and papers in an encrypted vault on this computer, and brings them to people you trust. Every step is on record, so that a court can check it years later.
first-not-yet-title = Not yet for real testimony
first-not-yet = Nobody outside the project has examined this version. Try it with things that can hurt nobody.
first-role = Who are you here?
first-role-collect = I collect
first-role-collect-detail = I keep evidence on this computer and send it to an organisation I trust.
first-role-receive = We receive
first-role-receive-detail = We are an organisation out of danger. Collectors send to us; we check and keep what they send.
first-role-needed = Choose one of the two first.
first-have-vault = I have a vault already
first-have-backup = I have a backup

first-limits-title = What it can do, and what it cannot
first-limits-lead = Read this once, slowly. Your safety may rest on it.
first-can = What it can do
first-can-locked = While it is locked, nobody reads what is in the vault without your passphrase or your recovery sheet.
first-can-road = What you send, only the partner it is for can open. Whoever carries it cannot.
first-can-whole = What you keep comes out byte for byte as it went in. Any change shows.
first-can-lost = What was said to be kept stays kept, whenever the power goes.
first-cannot = What it cannot do
first-cannot-unlocked = Protect an unlocked computer. Whoever sits at it sees everything. Lock it with { $keys } whenever you look away.
first-cannot-forced = Protect you from someone who forces you to open it. There is no hidden vault. What helps most is not to have it: once a partner has stored an item, let this computer forget it.
first-cannot-camera = Notice a camera behind you, or a spying program on this computer. They see what you see.
first-cannot-copy = Reach an older copy of this disk. It opens with the passphrase of its time, whatever you change or erase later.
first-cannot-swap = Keep everything out of swap and hibernation, where the system may write pieces of its memory to the disk.
first-cannot-flash = Erase for certain on flash memory: SSDs, cards and sticks keep old pieces where no program reaches them.
first-cannot-screen = Stop screenshots.
first-cannot-seen = Hide that there is a vault, or about how much is in it.
first-cannot-around = Erase what lies around it: the camera, the card, the telephone, the Downloads folder.

first-pass-title = Your passphrase
first-pass-lead = It opens the vault. It is stored nowhere, and nobody can tell it to you again.
first-pass-place = Where the vault lies
first-pass-place-usual = In the usual place
first-pass-place-usual-detail = In this account's own folder, on this computer.
first-pass-place-chosen = In a folder that I choose
first-pass-place-chosen-detail = An empty folder, on a disk of this computer or on a stick.
first-pass-place-free = { $size } free
first-pass-place-removable = It lies on something that can be unplugged. Without it, the vault does not open.
first-pass-partner = Name, as collectors will read it
first-pass-partner-hint = It stands in every invitation. Choose one that is not dangerous to be found with.
first-pass-needed = Type the passphrase twice, the same both times.
first-pass-place-needed = Choose a folder, or take the usual place.
first-pass-name-needed = Give your organisation a name.

first-way-title = A way back in
first-way-lead = If you forget the passphrase, something else must open the vault, or nothing will. Both can be right.
first-way-choose = Who else shall be able to open it?
first-way-sheet = Whoever holds a recovery sheet
first-way-sheet-detail = Two lines on paper. With a copy of the vault they open everything, without the passphrase. Whoever finds the paper can use it too.
first-way-halves = Two people together
first-way-halves-detail = Each has half a sheet. One half alone opens nothing. Good if there is somebody you trust, somewhere else.
first-way-none = Nobody
first-way-none-detail = Nothing can be found, or forced out of anyone. A forgotten passphrase is final: the vault never opens again.
first-way-needed = Choose one of the three first.
first-way-make = Make the vault
first-way-making = Making the vault. This takes a moment on purpose: it makes guessing slow.
first-way-made = The vault is made. From here you go forward; everything can be changed later in Settings.
first-way-none-made = There is no recovery sheet. Only the passphrase opens the vault.

first-backup-title = A backup, somewhere else
first-backup-lead = A vault is on one disk. If this computer breaks or is taken, a backup on another disk is what remains.
first-backup-where = Use a stick or a disk that is kept in another house.
first-backup-encrypted = A backup is encrypted like the vault: who finds it sees that it is there, and nothing in it.
first-backup-fresh = What you let go of here leaves the backup only when it is made again.
first-backup-again = Make it again after every day on which you kept something. Only what is new is copied.
first-backup-now = Open the vault and make a backup
first-backup-later = Open the vault, backup later
first-entering = Opening the vault.

## Passphrases

pass-new = New passphrase
pass-again = The same again
pass-again-differs = The two are not the same yet.
pass-offer = Offer me a passphrase
pass-offer-title = A passphrase made by chance
pass-offer-lead = Words drawn by chance are much harder to guess than words you think of. Write it down until you know it, then burn the paper.
pass-offer-another = Another one
pass-offer-use = Use this one
pass-offer-hide = I make my own
pass-least = At least eight characters. Four or five words that nobody would put together are better than one hard word.
strength-0 = It would be guessed at once.
strength-1 = It would be guessed within hours.
strength-2 = It would stop somebody curious, and nobody with the means of a state.
strength-3 = It is good. One more word makes it very good.
strength-4 = It is very good. Nobody guesses it within a lifetime.
pass-worthless = It is not taken: whoever has the laptop would be in at once. Add words that do not belong together.
pass-limit = This holds only if nobody sees it, and you use it nowhere else.
weakness-common-word = There is a common word or name in it.
weakness-date = There is a date in it. Dates are tried first.
weakness-repeat = Something in it repeats.
weakness-keyboard-run = There are keys in a row in it.
weakness-short = It is short.

## Recovery sheets

recovery-sheet = Recovery sheet
recovery-first-half = First half
recovery-second-half = Second half
sheet-copy = Copy this sheet
sheet-copy-halves = Copy both halves
sheet-lead-sheet = Copy both lines by hand, letter by letter, or write them to a file and print that. They are shown only now.
sheet-lead-halves = Copy each half onto its own paper. Keep one, give the other to somebody else. They are shown only now.
sheet-line = Key line { $number }
sheet-write = Write it to a file
sheet-write-detail = Whoever finds that file can use it. Write it to a stick, print it, then destroy the file. It must not stay on this computer.
sheet-written-to = Written:
sheet-written-next = Print it, then destroy the file.
sheet-where = Hide the paper away from this computer. With a copy of the vault it opens everything.
sheet-where-halves = Keep the halves in different houses. Together, with a copy of the vault, they open everything.
sheet-go-rehearse = I have copied it
sheet-skip = Go on without rehearsing
sheet-skip-title = Go on without rehearsing?
sheet-skip-what = If one letter is wrong on the paper, the paper opens nothing, and you learn it on the day you need it. You can rehearse later in Settings.
sheet-skip-stay = Back to the sheet
sheet-rehearse-title = Try the paper
sheet-rehearse-lead = Type the key lines from your paper, or paste them. So you know that the paper opens the vault.
sheet-rehearse-check = Try it
sheet-rehearse-show = Show the sheet again
sheet-rehearsed-title = The paper opens the vault
sheet-rehearsed = Put it where nobody looks.

## Settings

settings-title = Settings
settings-group-window = This window
settings-group-keys = Getting in
settings-group-keep = Keeping it safe
settings-group-road = The road
settings-group-computer = This computer
settings-group-end = The end
settings-to-settings = To the settings
settings-never = Never yet
settings-last = Last on

settings-looks = Language and looks
settings-looks-lead = What you choose here is kept on this computer in the clear. It says nothing about any case.
settings-language-system = As the system says
settings-theme = Colours
settings-theme-system = As the system says
settings-theme-light = Day
settings-theme-light-detail = Ink on paper.
settings-theme-dark = Evening
settings-theme-dark-detail = Light letters on a dark ground.
settings-theme-night = Night
settings-theme-night-detail = Dim and warm, for a dark room.
settings-text-size = Size of text
settings-text-size-sample = This is how large the words are.

settings-lock = Lock
settings-lock-status =
    { $minutes ->
        [one] After one minute without you
       *[other] After { $minutes } minutes without you
    }
settings-lock-lead = Locking forgets the keys and everything that was shown. Work that was finished is kept.
settings-lock-idle = Lock when nobody is here for
settings-lock-minutes =
    { $minutes ->
        [one] One minute
       *[other] { $minutes } minutes
    }
settings-lock-sleep = Lock when this computer sleeps
settings-lock-sleep-detail = Also when the lid is closed or the screen is locked.
settings-cover = Cover every picture and film
settings-cover-detail = Each is shown only when you open it by hand. Good where others can see the screen.
settings-lock-keys = Lock at any time: { $keys }

settings-passphrase = Change the passphrase
settings-passphrase-lead = The new passphrase opens the vault from then on, and the old one does not.
settings-passphrase-old-copies = An older copy of the vault still opens with the old passphrase. If somebody may know it, choose “My passphrase was seen” instead.
settings-passphrase-current = Passphrase now
settings-passphrase-sheet-hint = If you came in with the recovery sheet, leave this empty.
settings-passphrase-change = Change it
settings-passphrase-changing = Changing it. This takes a moment on purpose.
settings-passphrase-done = The new passphrase opens the vault. The old one does not any more.

settings-seen = My passphrase was seen
settings-seen-status = Gives the vault new keys
settings-seen-lead = Everything in the vault gets new keys. The old passphrase and the old sheet then open only older copies of it.
settings-seen-copies = Copies and backups made before still open with the old passphrase. Make new backups, and destroy the old ones where you can.
settings-seen-begin = Give it new keys
settings-seen-working = Giving the vault new keys. Do not switch the computer off; if the power goes, the vault still opens with the old or the new passphrase.
settings-seen-done = Everything has new keys.

settings-rehearse = Rehearse the way back in
settings-rehearse-lead = Once or twice a year, type your sheet here. Nothing is changed; you only learn whether it opens this vault.
settings-rehearse-last = Last rehearsed

settings-sheet = New recovery sheet
settings-sheet-status = Replaces the one before
settings-sheet-unsure-status = A new sheet is needed
settings-sheet-lead = From then on the sheet before opens only older copies of this vault.
settings-sheet-unsure-title = Make a new sheet
settings-sheet-unsure = A change of keys was interrupted once. It may be that no recovery sheet opens this vault.
settings-sheet-make = Make it
settings-sheet-making = Making it. This takes a moment on purpose.
settings-sheet-none-done = There is no recovery sheet any more. Only the passphrase opens the vault.

settings-backup = Backup
settings-backup-lead = A copy of the vault, encrypted as it is, in another place. Keep it in another house.
settings-backup-last = Last made from this window
settings-backup-place-hint = An empty folder, or the folder of the backup before: then only what is new is copied.
settings-backup-opens = What shall open it?
settings-backup-opens-both = The passphrase and the recovery sheet
settings-backup-opens-both-detail = Either of them.
settings-backup-opens-passphrase = The passphrase alone
settings-backup-opens-passphrase-detail = Who finds the recovery sheet cannot open it.
settings-backup-opens-sheet = The recovery sheet alone
settings-backup-opens-sheet-detail = Nobody can be made to tell a passphrase for it. Only if you came in with the sheet.
settings-backup-place = Where it goes
settings-backup-fixed-disk = This is a disk of this computer. If it is the disk of the vault, both are lost together.
settings-backup-begin = Make the backup
settings-backup-running = Copying to the backup
settings-backup-stopped = Stopped. The backup in that folder is the one before, or none. Make it again, and it goes on.
settings-backup-done-title = The backup is whole
settings-backup-done =
    { $copied ->
        [0] Nothing new had to be copied.
        [one] One original was copied, { $size } in all.
       *[other] { $copied } originals were copied, { $size } in all.
    } { $already ->
        [0] The backup was new.
        [one] One was there already.
       *[other] { $already } were there already.
    }
settings-backup-done-next = Try it once: a backup that was never tried is a hope.
settings-backup-to-drill = Try the backup
settings-again = Again
settings-meanwhile = Its progress stands at the top of every page, and so does the way to stop it. You can go on working.

settings-drill = Try a backup
settings-drill-status = Without writing anything
settings-drill-lead = The backup is opened and read whole where it lies, as if it were brought back. Nothing is written, and nothing is changed.
settings-drill-place = The backup
settings-drill-passphrase = Passphrase of the backup
settings-drill-passphrase-hint = The one that opened the vault when the backup was made.
settings-drill-begin = Try it
settings-drill-running = Reading the backup
settings-drill-stopped = Stopped. Nothing was changed.
settings-drill-whole-title = The backup would bring everything back
settings-drill-damaged-title = This backup would not bring everything back
settings-drill-damaged = Make a new backup into an empty folder. The vault itself was not touched.

settings-check = Check everything
settings-check-status = Compares every original with its digest
settings-check-lead = Every original is read again and compared with its digest, and every custody log from its beginning. Nothing is changed; the check itself is put on record.
settings-check-long = { $size } are read. On a slow disk this takes a while.
settings-check-begin = Check everything
settings-check-running = Reading everything again
settings-check-stopped = Stopped. Nothing was changed.
settings-check-whole-title = Everything is as it was
settings-check-read =
    { $whole ->
        [0] There is no original to read yet.
        [one] One original is what was acquired, { $size }.
       *[other] { $whole } originals are what was acquired, { $size } in all.
    } { $entries ->
        [one] One entry of custody logs was checked.
       *[other] { $entries } entries of custody logs were checked.
    }
settings-check-damaged-title =
    { $count ->
        [one] One thing is not as it was
       *[other] { $count } things are not as they were
    }
settings-check-damaged = Backups and partners may hold whole copies. Copy the folder of the vault before anything else, and write to this disk no more than you must.
settings-check-findings = What is not as it was
fixity-original-damaged = An original is damaged or missing.
fixity-record-damaged = A record is damaged.
fixity-entry-missing = An entry of the custody log is missing.
fixity-entry-damaged = An entry of the custody log is damaged.
fixity-entry-link-wrong = An entry does not name the one before it.
fixity-log-damaged = The custody log is not the one that was signed.
fixity-store-damaged = A page of the vault's store is damaged.
fixity-record-missing = A record is missing that an entry or a bundle names.
fixity-record-unsealed = There is a record that no entry of a custody log seals.
fixity-item-missing = An item is missing that the custody log names.
fixity-item-state-wrong = The custody log does not explain the state of an item.
fixity-case-missing = A case is missing that has a custody log or items.
fixity-log-cut-back = The custody log is shorter than a bundle that left said.
fixity-log-forked = The custody log is not the one that a bundle that left named.
fixity-item-unsealed = An item is not what its sealed record says.
fixity-person-missing = A person is missing whom a record names.
fixity-person-unsealed = A person is not what the newest sealed record says.
fixity-identity-state-wrong = The custody log does not explain the state of an identity half.
fixity-approval-damaged = An approval that an override rests on is damaged or missing.
fixity-account-missing = An account is missing that the custody log names.
fixity-account-state-wrong = The custody log does not explain the state of an account.
fixity-account-unsealed = An account is not what its sealed record says.

settings-where = What is where
settings-where-status = Vault, settings, program
settings-where-lead = Everything that Sanad keeps on this computer. Besides, it writes only where you export to, and onto sticks and folders that you choose.
where-vault = The vault
where-vault-detail = Encrypted. Everything about your cases is here, and only here.
where-settings = Settings
where-settings-detail = In the clear: language, looks, lock, and where your vaults lie.
where-program = The program
where-program-detail = Sanad itself. Nothing of yours.
where-web = The window's own folder
where-web-detail = In memory, not on a disk. Emptied when you lock.
settings-where-size-unknown = Size not known
settings-vault-facts = This vault
settings-vault-name = Folder
settings-vault-role = For
settings-role-collector = a collector
settings-role-partner = a partner
settings-vault-number = Number
settings-vault-made = Made on
settings-vault-agent = You, in custody logs
settings-vault-cases = Cases
settings-vault-items = Items
settings-vault-size = Size of originals
settings-vault-free = Free on its disk

settings-diagnostics = Diagnostics
settings-diagnostics-status = To read, then copy for whoever helps you
settings-diagnostics-lead = This is all that Sanad can say about itself to somebody who helps you. It names no case, no person and no path. Nothing is ever sent by itself: read it, and copy it only if you want to.
settings-diagnostics-copy = Copy all of it
settings-diagnostics-copied = Copied. It stays in the clipboard until you copy something else.
settings-diagnostics-not-copied = It could not be copied. Select the text above and copy it with Ctrl+C.

settings-about = About Sanad
settings-about-lead = Sanad, in Arabic, Dari, Pashto, Persian, Urdu and Turkish: a deed, a document, a thing to lean on; and the chain of people by whom a testimony came down.
settings-about-version = Version
settings-about-licence = Licence
settings-about-development = A build for developers

settings-wipe = Wipe this vault
settings-wipe-status = Destroys it for good
settings-wipe-goes = What goes
settings-wipe-goes-what =
    The keys first, then everything in the folder: { $items ->
        [0] no item
        [one] 1 item
       *[other] { $items } items
    } in { $cases ->
        [0] no case
        [one] 1 case
       *[other] { $cases } cases
    }. No passphrase and no sheet opens it any more.
settings-wipe-stays = What stays
settings-wipe-stays-what = Backups, what partners hold, and older copies of this disk. The old passphrase and the old sheet still open those.
settings-wipe-undone = What cannot be undone
settings-wipe-undone-what = All of it.
settings-wipe-law = In some countries, wiping is itself held against a person.
settings-wipe-passphrase = Passphrase of this vault
settings-wipe-hold = Hold to wipe this vault
settings-wipe-keep = Keep the vault
settings-wipe-working = Wiping.

## Help

help-title = Help
help-page-lead = Short answers. Everything here is on this computer; nothing is looked up anywhere.
help-part-both = For everybody
help-part-collect = For who collects
help-part-review = For who receives
help-q-lost = What happens if I lose the passphrase?
help-a-lost = The recovery sheet opens the vault, or both halves of it: “I cannot get in” at the door. Without a sheet nobody can help, not even the people who make Sanad.
help-a-lost-now = If the vault is open now, make a sheet in Settings, and give the vault a passphrase you will remember.
help-q-read = Who can read this?
help-a-read = Whoever opens the vault: with the passphrase, or with the recovery sheet. What you send, the partner can read too, and keep. While the vault is unlocked, whoever sits at this computer can read all of it.
help-a-read-not = Nobody else: not whoever carries a stick, not whoever takes the locked computer, and not the people who make Sanad.
help-q-claimed = What does “claimed time” mean?
help-a-claimed = It is what the clock of a device said. Clocks can be wrong, or set by hand, so Sanad never calls it more than a claim. It shows it together with what others attest: not earlier than one thing, not later than another.
help-q-checkpoint = What do I do at a checkpoint?
help-a-checkpoint-lock = Lock with { $keys }, and shut the computer down before you leave. Asleep, it still has its memory.
help-a-checkpoint-less = Carry as little as you can. What a partner has stored, let this computer forget before the journey.
help-a-checkpoint-stick = A stick for a partner shows that encrypted files are on it, and when they were written. It does not show who made them, for whom, or what they say. In some places, that they are there is reason enough to arrest somebody.
help-a-checkpoint-forced = If you are forced to open it: there is no hidden vault. Your life comes first.
help-q-stick = How do I carry a stick?
help-a-stick-out = Choose the stick under Outbox, wait until Sanad says that it can be unplugged, then pull it out. If it is lost or taken, every original is still here, and the bundle can be sent again.
help-a-stick-back = The same stick brings the partner's acceptance back. Choose it again under Outbox, and Sanad records the answer.
help-q-net = What happens when I send over the internet?
help-a-net = Only what you allowed for a partner goes, encrypted before it leaves, to the partner's mailbox. The mailbox can open nothing. It signs for what it holds; that is not the partner's word. Only an acceptance says that it was opened and verified.
help-a-net-seen = Where a line is watched, that this computer talks with a mailbox can be seen, and how much. Settings › Network says what others see, and how to go through Tor.
help-a-net-cut = If the line is cut, nothing is lost: it goes on with the part it was at. You can pause a transfer, and withdraw it until the mailbox has all of it.
help-q-forget = When may this computer let something go?
help-a-forget = When a partner's acceptance says that it is stored, and you have compared the digits with that partner. Until then this may be the only copy.
help-q-source = Is the file I added gone from its old place?
help-a-source = No. Sanad only reads it. The camera, the card, the telephone and the Downloads folder still hold it, and the system may remember its name.
help-q-desk = How does a bundle come in?
help-a-desk = Under Inbox, fetch from the mailbox, or choose the stick or folder. Sanad fetches what is there and verifies all of it while taking it in. What does not verify is not kept, and the findings say why. Then accept, and take the acceptance back to the collector.
help-q-digits = Why compare digits with a collector?
help-a-digits = They are the short name of her key. Until you have read them to each other, by voice or face to face, somebody else may have taken the invitation.
help-q-court = How does a court check this?
help-a-court = With its own tools. A proof or a dossier is made of plain files: digests, signatures and the custody log. A text in it, VERIFY.txt, says step by step how to check them without Sanad. The original must be byte for byte the one the digest names.
help-a-court-not = What can be shown is that nothing was changed since it was acquired. It does not show that what a file says is true.
help-q-keys = Which keys can I use?
help-keys-lock = Lock
help-keys-search = Find something again
help-keys-back = Back, or close
help-keys-move = From one thing to the next
help-keys-press = Press what has the ring around it
help-keys-choose = Choose within a group or a list
