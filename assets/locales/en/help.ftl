# --help, by verb: help-<verb> says what it does; .more what it does not; .example shows it;
# .arg-<name> says what an option is. An option that means the same everywhere is help-arg-<name>.

help-example = Example:

help = Keep evidence in an encrypted vault, and bring it to people you trust, with every step on record.
    .more =
        Not yet for real testimony: nobody outside has audited it. Nothing here needs a network: a stick is
        enough, and only courier, inbox fetch and mirror ever use one. Secrets are asked for, or read from a
        file or a descriptor; never type one into a command, where other programs see it. Options of the
        program stand before the verb; every verb has its own --help.
    .short = sanad-cli --help shows the path of a first day; sanad-cli VERB --help teaches one verb.
    .day =
        A collector's first day:
          sanad-cli --vault hers vault create               a vault, and a way back into it
          sanad-cli --vault hers case new K-12              a case, under a code that names nobody
          sanad-cli --vault hers acquire --case K-12 FILE…  files into it, byte for byte
          sanad-cli --vault hers consent basis ITEM …       why each may leave; blank means it stays
          sanad-cli --vault hers partner add FILE --name Bureau
          sanad-cli --vault hers transfer --case K-12 --partner Bureau
          sanad-cli --vault hers courier --to /media/stick  onto the stick; later the same brings the answer
          sanad-cli --vault hers courier                    or over the internet: see courier --help
          sanad-cli --vault hers vault backup /media/other  and the drill: vault restore --drill DIR

        A partner's first day:
          sanad-cli --vault desk vault create --role partner --name "The Bureau"
          sanad-cli --vault desk desk mailbox add bureau.pass     if there is a mailbox; see courier --help
          sanad-cli --vault desk partner invite --name amina --out invitation.age
          sanad-cli --vault desk inbox fetch --from /media/stick  from a stick; alone, from the mailbox
          sanad-cli --vault desk inbox take-in              verified while it streams; nothing else is kept
          sanad-cli --vault desk collectors confirm amina   after comparing the digits with her
          sanad-cli --vault desk inbox accept               read again from disk, signed
          sanad-cli --vault desk courier --to /media/stick  the acceptance goes back to her

        Exit code: 0 done; 1 refused or failed, and why; 2 called wrongly. With --json one document is
        printed; an error is {"{"}"error": {"{"}"code", "message", "hint"{"}}"}.

help-arg-vault = The folder of the vault (or set SANAD_VAULT)
help-arg-json = Print one JSON document, for programs; nothing is asked then
help-arg-passphrase-file = Read the passphrase from this file (one line) instead of asking
help-arg-passphrase-fd = Read the passphrase from this inherited descriptor instead of asking
help-arg-recovery = Open the vault with this recovery sheet; give it twice for two halves
help-arg-lang = The language of what is said (now: en)
help-arg-case = The case, by its code
help-arg-item = The item, by the beginning of its number (at least 4 digits)
help-arg-partner = The partner, by your name for it
help-arg-bundle = The bundle, by the beginning of its number (at least 4 digits)
help-arg-proxy = A SOCKS5 proxy by its number, such as 127.0.0.1:9050 for Tor on this computer
help-arg-yes = Do not ask
help-arg-kind = Who else shall open it: sheet (whoever holds it), halves (two people together), none
help-arg-out = The new file to write
help-arg-second-out = The new file for the second half
help-arg-trust = Whose keys are whose, from outside: OpenSSH's allowed_signers (see: sanad-cli trust)

## The vault

help-vault = Make a vault, open it with something else, save it, bring it back, destroy it
help-vault-create = Make a vault: an encrypted folder that only your passphrase opens
    .more =
        Asks for the passphrase twice, and who else shall be able to open it: whoever holds a recovery sheet,
        two people with half a sheet each, or nobody. A sheet is written to a new file or shown on the
        terminal. The folder must be empty or not there yet; it must lie on a disk of this computer.
    .example =
        sanad-cli --vault hers vault create
        sanad-cli --vault desk vault create --role partner --name "The Bureau"
        sanad-cli --vault hers --passphrase-file p.txt vault create --recovery sheet --sheet-out sheet.txt
    .arg-role = What it is for: a collector gathers and sends, a partner receives
    .arg-name = A partner's name for itself, shown to those it invites
    .arg-out = The new file for the recovery sheet (or its first half)
help-vault-info = Say what is in the vault, for whom it is, and how much room is left
    .example = sanad-cli --vault hers vault info
help-vault-change-passphrase = Put a new passphrase in the place of the old one
    .more =
        Without --seen the keys beneath stay: whoever has an older copy of the vault and knows the old
        passphrase can open that copy, and what it can read is the same. With --seen everything gets new keys
        and a new recovery sheet. Opened with --recovery, it gives a vault a passphrase again.
    .example =
        sanad-cli --vault hers vault change-passphrase
        sanad-cli --vault hers vault change-passphrase --seen --recovery sheet --sheet-out new-sheet.txt
        sanad-cli --vault hers --recovery sheet.txt vault change-passphrase
    .arg-new-passphrase-file = Read the new passphrase from this file
    .arg-new-passphrase-fd = Read the new passphrase from this inherited descriptor
    .arg-seen = Somebody may know the passphrase: replace all keys
    .arg-out = With --seen, the new file for the new recovery sheet (or its first half)
help-vault-recovery-sheet = Make a new recovery sheet, or rehearse the one you have
    .more =
        A new sheet takes the place of the old one, which from then on opens only older copies of the vault.
        With --check nothing is made: it only says whether this sheet would open the vault.
    .example =
        sanad-cli --vault hers vault recovery-sheet --kind sheet --out sheet.txt
        sanad-cli --vault hers vault recovery-sheet --check sheet.txt
        sanad-cli --vault hers vault recovery-sheet --check first.txt --check second.txt
    .arg-out = The new file for the sheet (or its first half)
    .arg-check = Rehearse with this sheet; give it twice for two halves
help-vault-backup = Save the vault to a folder, encrypted as it is
    .more =
        The folder is empty, or holds an older backup of this vault, which is freshened: only what is new is
        copied, and what the vault let go of goes there too. Stopped at any moment, it is the old backup or
        the new. It does not protect against losing both disks at once: keep it elsewhere.
    .example =
        sanad-cli --vault hers vault backup /media/other/hers
        sanad-cli --vault hers vault restore --drill /media/other/hers
    .arg-dir = The folder of the backup
    .arg-opens-with = What shall open it: passphrase and sheet, or one of them; "sheet" needs --recovery, so that one is known to open it
help-vault-restore = Bring a vault back from a backup, or rehearse it
    .more =
        The vault named with --vault is made anew from the backup; nothing is written over. Each case begins
        a new custody log that names the old one and says why, so nobody takes the break for tampering. With
        --drill the backup is opened and read whole where it lies, and nothing is made.
    .example =
        sanad-cli vault restore --drill /media/other/hers
        sanad-cli --vault hers-again vault restore /media/other/hers
    .arg-dir = The folder of the backup
    .arg-drill = Only rehearse: read all of it, say whether it would bring everything back
help-vault-wipe = Destroy the vault: its keys first, then everything in its folder
    .more =
        Says before what goes, what stays and what cannot be undone, and has the word typed. It does not reach
        backups, partners, or an older copy of this disk, which the old keys still open.
    .example = sanad-cli --vault hers vault wipe

help-vault-passphrases = List who can open the vault: a code for each passphrase
    .example = sanad-cli --vault hers vault passphrases
help-vault-add-passphrase = Give another person a passphrase of her or his own
    .more =
        Each acts in the vault under a code of its own, and the custody log tells them apart. A second person can agree
        where a safeguard asks for two. That two passphrases are two people, no program can know.
    .example = sanad-cli --vault hers vault add-passphrase
    .arg-new-passphrase-file = Read the new passphrase from this file
    .arg-new-passphrase-fd = Read the new passphrase from this inherited descriptor
help-vault-remove-passphrase = Take a passphrase away; never the last, never the one that opened the vault
    .example = sanad-cli --vault hers vault remove-passphrase a1b2c3d4
    .arg-agent = Whose, by the code in the list

## Cases and items

help-case = Open a case, or list them
help-case-new = Open a case under a code, with a custody log of its own
    .more = Choose a code that names no person and no place: it is what people say aloud.
    .example = sanad-cli --vault hers case new K-12
    .arg-code = 1 to 40 letters, digits, "-" and "_"
help-case-note = Write down what a case is about, for this vault only
    .more =
        The note is encrypted with the vault, in no record, and sent to nobody. An empty text removes it.
        Backups of this vault hold it too.
    .example =
        sanad-cli --vault hers case note K-12 "the closed school, spring"
        sanad-cli --vault hers case note K-12 ""
    .arg-code = The code of the case
    .arg-text = At most 1000 characters
help-case-list = List the cases, and how much each holds
    .example = sanad-cli --vault hers case list
help-acquire = Take files into a case, byte for byte, with an entry in its custody log
    .more =
        A folder is taken with all files in it. Each file is "kept" only when it is encrypted and safe on the
        disk. What cannot be taken is named with its reason, and the others are kept all the same. Links are
        not followed. The files outside stay as they are. Ctrl-C stops at the next MiB; what was kept stays,
        and what was not taken is named. The same files named again are taken again, unless --skip-kept.
    .example =
        sanad-cli --vault hers acquire --case K-12 film.mp4 photographs/
        sanad-cli --vault hers acquire --case K-12 --skip-kept film.mp4 photographs/
    .arg-case = The case, by its code; without it, into the tray, to be filed later
    .arg-paths = Files and folders
    .arg-skip-kept = Read each file first, and pass over one whose bytes and name the case holds already
help-items = List the items, what is kept of each, and whether it may leave
    .example = sanad-cli --vault hers items --case K-12
help-show = Show everything known of one item: facts, consent, digest, custody
    .example = sanad-cli --vault hers show 3f2a9c1e
help-item = Say how this desk looks at an item
help-item-graphic = Cover the picture of an item in the window, or show it like any other
    .more = It says nothing of the item to anyone else: it is in no record, sent to nobody, and erased with the item.
    .example = sanad-cli --vault hers item graphic 3f2a9c1e yes
    .arg-graphic = yes covers it until a person asks to see it
help-export = Write the original of an item to a new file, byte for byte
    .more =
        The copy is outside the vault, in the clear: whoever finds it can read it. Nothing is overwritten.
        Stopped with Ctrl-C, or by closing the terminal, it takes away what it had written. Killed, or without
        power, it leaves a part of the original in the clear beside OUT, as sanad-….part: delete that yourself.
    .example = sanad-cli --vault hers export 3f2a9c1e /media/other/film.mp4
help-describe = State what is known of an item: the facts judges look for first
    .more = Nothing is written over: what was stated before stays visible, and the newest holds. What is left out is unknown.
    .example =
        sanad-cli --vault hers describe 3f2a9c1e --title "Closed school gate" --date 2026-03-14 \
            --place "in front of the school" --author "a teacher" --from-whom "the same"
    .arg-title = A neutral title
    .arg-date = When what it shows happened, in words or as a date
    .arg-place = Where
    .arg-events = What it shows
    .arg-author = Who made it
    .arg-from-whom = From whom it came
    .arg-custody = Through whose hands it went
    .arg-note = Anything else
    .arg-language = The language you write in (such as en, fa-AF, ps)
    .arg-from = A filled form (description), with dates and places as values; "-" reads it from standard input
help-custody = Show the custody log: what was done with what, in order
    .more = Times are what this device's clock said: claims. Who acted is a code, never a name.
    .example = sanad-cli --vault hers custody --case K-12
    .arg-case = Only this case
    .arg-item = Only this item
help-fixity = Read every original again, and check that all is as it was
    .more = Checks each record, and each custody log from its first entry. Writes an entry that says how it went.
    .example = sanad-cli --vault hers fixity
help-prove = Write a proof of one item, which anyone can check against its original
    .more = The proof holds no original: the item's record, the entries about it, and what ties them to the custody log.
    .example = sanad-cli --vault hers prove 3f2a9c1e proof-of-film
    .arg-out = The new folder of the proof
help-consent = Say on what ground an item may leave, or that consent is withdrawn
help-consent-basis = State on what ground an item may leave; blank means it stays
    .more =
        not-needed: no person's consent is needed (a decree, a street); say why with --reason.

        taken-before: consent was taken before Sanad; say --form, --date and --scope.

        not-asked: nobody was asked; say with --account whether it is what a person told. If not, it may
        leave for safekeeping only; if so, it stays.

        answered: the person named with --person answered; her answers hold for the item (see person talk).
    .example =
        sanad-cli --vault hers consent basis 3f2a9c1e not-needed --reason "a public decree"
        sanad-cli --vault hers consent basis 7d10 taken-before --form paper --date 2026-03-02 --scope "courts"
        sanad-cli --vault hers consent basis 9b04 not-asked --account no
    .arg-basis = The basis
    .arg-reason = Why no consent is needed
    .arg-form = In what form consent was taken: paper, recording, before a witness
    .arg-date = When it was taken
    .arg-scope = For what, and for whom
    .arg-person = For "answered": whose answers hold for this item
    .arg-account = Whether the item is what a person told
help-consent-withdraw = Record that consent was withdrawn: from now on the item stays
    .more =
        Whatever waits in the outbox with it is stopped. What a partner holds cannot be called back; it learns
        of the withdrawal with the next transfer of the case, and may no longer use it.
    .example = sanad-cli --vault hers consent withdraw 7d10
    .arg-reason = Why, which nobody has to say
help-forget = Let an original go from here, once a partner has stated that it is stored there
    .more = Its records and its custody log stay. Without an acceptance that says "stored" it is refused.
    .example = sanad-cli --vault hers forget 3f2a9c1e
help-dispose = Destroy an item that nobody else may hold: for danger, or after consent was withdrawn
    .more = Original, key, and the words about it go; your reason stays. There is no way back.
    .example = sanad-cli --vault hers dispose 7d10 --reason "consent withdrawn"
    .arg-reason = Why; it stays in the custody log

## Persons, and what they tell

help-case-facts = Show what a case is for and who else documents there, or state it
    .more = Without --from it is shown. An empty form: sanad-cli form facts
    .example =
        sanad-cli form facts > facts.json
        sanad-cli --vault hers case facts K-12 --from facts.json
    .arg-code = The code of the case
    .arg-from = A filled form; "-" reads it from standard input
help-form = Print an empty form, as JSON, for the verbs that take --from
    .more =
        What persons say belongs in no argument of a command, where other programs see it and the shell keeps
        it. Fill the form in and give it with --from; keep it on a disk in memory, or pass it with "-". Fields
        may be left out. Codes are those of the vocabulary, such as srcconn.victim.
    .example =
        sanad-cli form account > /run/user/1000/form.json
        sanad-cli form conversation
    .arg-name = Which form
help-person = Those who tell: a code that names nobody, and an identity half apart from it
help-person-new = Enter a person into a case; nothing is required
    .example =
        sanad-cli --vault hers person new --case K-12
        sanad-cli form person | sanad-cli --vault hers person new --case K-12 --from -
    .arg-from = A filled form (person); "-" reads it from standard input
help-person-list = List the persons of a case, and what consent stands
    .example = sanad-cli --vault hers person list --case K-12
help-person-show = Show what is known of a person: never the identity half
    .example = sanad-cli --vault hers person show W-7F3K
help-person-amend = State anew what is known of a person; what was stated before stays
    .example = sanad-cli --vault hers person amend W-7F3K --from person.json
    .arg-from = A filled form (person); "-" reads it from standard input
help-person-told = The first question: whether she told before, to whom, when, in what form
    .more = No account can be taken before it was asked. That she told nobody is an answer: --none.
    .example =
        sanad-cli --vault hers person told W-7F3K --none
        sanad-cli --vault hers person told W-7F3K --from told.json
    .arg-from = A filled form (told); "-" reads it from standard input
    .arg-none = She told nobody before
help-person-identity = Open the identity half of a person, or state it
    .more =
        It lies under a key of its own, apart from everything else, and stays behind unless she agreed to be
        named and you name her again at a transfer. What is printed stands in your terminal in the clear.
    .example =
        sanad-cli --vault hers person identity W-7F3K
        sanad-cli --vault hers person identity W-7F3K --from -
    .arg-from = A filled form (identity); "-" reads it from standard input
help-person-destroy-identity = Destroy the key of an identity half; everything else still verifies
    .more = There is no way back here. What a partner was given, and older backups, are not reached.
    .example = sanad-cli --vault hers person destroy-identity W-7F3K
help-person-talk = Record a conversation about consent: what was explained, and what she answered for whom
    .more =
        For each recipient five questions up a ladder: keep, lead, use, use with the name, public. Blank means
        no; nothing above the first answer that is not yes counts. Conditions add up until they are lifted.
        With "copy": "held" a code is given with which she can withdraw without coming back: it is shown once.
    .example =
        sanad-cli form conversation > talk.json
        sanad-cli --vault hers person talk W-7F3K --from talk.json
    .arg-from = A filled form (conversation); "-" reads it from standard input
    .arg-code-out = Write the code to this new file instead of showing it
help-person-agreed = Say what a person agreed to, for whom, and what is out already
    .example = sanad-cli --vault hers person agreed W-7F3K
help-person-withdraw = Record that a person withdraws, for everyone or towards some
    .more =
        It holds at once. Whatever waits in the outbox with it is stopped. What a partner holds cannot be called
        back: it learns of it with the next transfer, may no longer use it, and its acceptance says that it knows.
    .example =
        sanad-cli --vault hers person withdraw W-7F3K
        sanad-cli --vault hers person withdraw W-7F3K --towards Bureau
        sanad-cli --vault hers person withdraw --code-file code.txt
    .arg-code-file = Find her by the code she was given, read from this file
    .arg-towards = Only towards this partner, or "here"; may be given again
    .arg-erase = She asks that what can be destroyed be destroyed
    .arg-from = A filled form (withdrawal) with how she told it, and why if she said so
help-person-override = Record that a second person agrees to an account in spite of a safeguard
    .more =
        For a child, for a survivor of sexual violence, for a detailed account without training. The second person
        types a passphrase of this vault that is not yours, or the partner's signed answer is given. Nothing else
        will do.
    .example =
        sanad-cli --vault hers person override W-7F3K --kind account.first --reason-file why.txt \
            --second-passphrase-file hers.txt
        sanad-cli --vault hers person override W-7F3K --kind account.first --reason-file why.txt \
            --approval answer.txt
    .arg-kind = The kind of account, such as account.first
    .arg-reason-file = Why, read from this file
    .arg-second-passphrase-file = The second person's passphrase, read from this file
    .arg-approval = The partner's signed answer (desk approve)
help-account = What a person tells, in her own words
help-account-may = Say whether an account of this kind may be taken now, and what is missing
    .example = sanad-cli --vault hers account may W-7F3K account.first
    .arg-kind = The kind of account, such as account.first
help-account-seal = Seal an account: her own words, whole
    .more = It is refused, with every reason, where a safeguard is not met. What you thought goes apart, with --impressions, and never leaves.
    .example =
        sanad-cli form account > account.json
        sanad-cli --vault hers account seal W-7F3K --from account.json
    .arg-from = A filled form (account); "-" reads it from standard input
    .arg-impressions = Your own impressions, read from this file: kept apart, sent to nobody
help-account-correct = Correct an account: both versions stay and are shown
    .example = sanad-cli --vault hers account correct 5d02 --from account.json
    .arg-from = A filled form (account); "-" reads it from standard input
help-account-list = List the accounts of one person
    .example = sanad-cli --vault hers account list W-7F3K
help-account-show = Show one account, and what may be done with it
    .example = sanad-cli --vault hers account show 5d02
help-account-dispose = Destroy the words of an account; that there was one stays in the custody log
    .example = sanad-cli --vault hers account dispose 5d02 --reason-file why.txt
    .arg-reason-file = Why, read from this file
help-plan = What must be thought of before anyone is asked: risk, where help is, training. Plans never leave.
help-plan-risk = Show the risk assessment of a case, or state it; "risk.stop" stops accounts and transfers
    .example =
        sanad-cli form risk > risk.json
        sanad-cli --vault hers plan risk --case K-12 --from risk.json
    .arg-from = A filled form (risk); "-" reads it from standard input
help-plan-referrals = Show where people can be sent for help, or state it; without it no account can be taken
    .example = sanad-cli --vault hers plan referrals --case K-12 --from referrals.json
    .arg-from = A filled form (referrals); "-" reads it from standard input
help-plan-training = Show what you were trained for, or state it
    .example = sanad-cli --vault hers plan training --case K-12 --from training.json
    .arg-from = A filled form (training); "-" reads it from standard input
help-plan-ready = Say what a case still lacks before an account can be taken
    .example = sanad-cli --vault hers plan ready --case K-12
help-draft = What is being written in the window and not sealed
help-draft-list = List the drafts
    .example = sanad-cli --vault hers draft list
help-draft-show = Print one draft as it stands
    .example = sanad-cli --vault hers draft show account W-7F3K
help-draft-discard = Destroy a draft without a trace
    .example = sanad-cli --vault hers draft discard account W-7F3K

## Finding things again

help-search = Find items, persons, accounts and cases by words, in any script
    .more =
        Newest first. Letters are compared as people read them: ي and ی, accents, digits of any script. Names of
        persons are in no index: --names opens the identity halves one by one and looks into them.
    .example =
        sanad-cli --vault hers search school gate --case K-12
        sanad-cli --vault hers search --person W-7F3K --from 2026-01-01
    .arg-words = Words, or their beginnings
    .arg-case = Only in this case
    .arg-kind = Only this kind; may be given again
    .arg-person = Only what belongs to this person
    .arg-from = Not before this day (2026-01-31)
    .arg-to = Not after this day
    .arg-place = Only with these words in the place
    .arg-code = Only with this coded term; may be given again
    .arg-names = Also look into identity halves
    .arg-count = At most so many
help-tray = What was taken in and not filed into a case yet
help-tray-list = List the tray
    .example = sanad-cli --vault hers tray list
help-tray-file = File items into a case, with the proof of their first entry
    .example = sanad-cli --vault hers tray file 3f2a 7d10 --case K-12
    .arg-items = Items of the tray
help-date = Say a day in every calendar
    .example = sanad-cli date solar-hijri-af 1384-07-28
    .arg-calendar = The calendar the day is given in
    .arg-day = Year, month and day, with "-" between

help-arg-person = The person, by code (W-7F3K)
help-arg-account = The account, by the beginning of its number (at least 4 digits)
help-arg-thing = The person, by code, or the case
help-arg-from = A filled form; "-" reads it from standard input

## Partners and collectors

help-partner = Invite a collector, or take a partner's invitation
help-partner-invite = A partner's: make an invitation for one collector
    .more =
        The file can be read only with its code. Send file and code by two different ways, and compare the
        digits of the key with her. An invitation is for one collector alone.
    .example =
        sanad-cli --vault desk partner invite --name amina --out invitation.age
    .arg-name = Your name for this collector
    .arg-code-out = Write the code to this new file instead of showing it
help-partner-add = A collector's: take the invitation of a partner
    .more =
        Shows the digits of the partner's key and asks whether you compared them by another way: aloud, or
        face to face. Keys are made for this partner alone. --yes (or --later)
        takes it with the digits NOT compared: until you compare them, somebody else may have sent it.
    .example =
        sanad-cli --vault hers partner add invitation.age --name Bureau
    .arg-file = The invitation
    .arg-name = Your name for this partner
    .arg-code-file = Read the code from this file instead of asking
    .arg-yes = Do not ask: the digits are not compared now (compare later: partner confirm NAME)
help-partner-confirm = A collector's: say that the digits of a partner's key were compared
    .example = sanad-cli --vault hers partner confirm Bureau
    .arg-name = Your name for this partner
help-partner-allow = A collector's: say when anything may go to a partner over the internet
    .more =
        never: only by stick. ask: when you run courier, and at no other time; so it is until you say
        otherwise. always: the window may also send by itself whenever there is a connection.
    .example =
        sanad-cli --vault hers partner allow Bureau never
        sanad-cli --vault hers partner allow Bureau always
    .arg-name = Your name for this partner
    .arg-when = never, ask (each time), or always (whenever there is a connection)
help-partner-card = A collector's: take a partner's card, which says where its mailboxes are now
    .more =
        A card is signed with the partner's key, so it matters not by which way it came. One that is older than
        the last one taken is refused. Cards also come by themselves with the partner's answers.
    .example = sanad-cli --vault hers partner card Bureau card-of-the-bureau
    .arg-name = Your name for this partner
    .arg-file = The card
help-partner-mailboxes = A collector's: show where a partner's mailboxes are, and how many transfers there is room for
    .example = sanad-cli --vault hers partner mailboxes Bureau
    .arg-name = Your name for this partner
help-partner-list = List the partners, and the digits to compare with each
    .example = sanad-cli --vault hers partner list
help-collectors = A partner's roster: who was invited, whose key is known
help-collectors-list = List the roster, with the digits to compare with each
    .example = sanad-cli --vault desk collectors list
help-collectors-confirm = Say that the digits of her key were compared with her
    .more = Her key is known once her first bundle was taken in.
    .example = sanad-cli --vault desk collectors confirm amina
    .arg-name = Your name for this collector
help-collectors-revoke = Take nothing more from a collector; what was taken in stays
    .example = sanad-cli --vault desk collectors revoke amina
    .arg-name = Your name for this collector
help-collectors-distrust = Take no more of a collector's custody log than what is held now
    .more =
        For a device that was taken or copied while the person herself is to be trusted as before. What was taken in
        stays good; a bundle whose log goes beyond it is refused, and the trust file says from where. To go on with
        her, invite her again under another name. There is no way back. To refuse her altogether: collectors revoke.
    .example = sanad-cli --vault desk collectors distrust amina
    .arg-name = Your name for this collector
help-trust = Print the keys this vault trusts, for sanad-verify and ssh-keygen
    .more = Give it to somebody who verifies, by a way that is not the bundle's own.
    .example =
        sanad-cli --vault desk trust > trust.txt
        sanad-verify bundle.tar --trust trust.txt

## The road

help-transfer = Seal what is new in a case for a partner, and put it in the outbox
    .more =
        Goes: what the partner has not, and what has a consent basis. Stays: everything else, named with the
        reason. Nothing leaves this computer yet; courier brings it onto the road.
    .example =
        sanad-cli --vault hers transfer --case K-12 --partner Bureau --weigh
        sanad-cli --vault hers transfer --case K-12 --partner Bureau
        sanad-cli --vault hers transfer --case K-12 --partner Bureau --records-first
        sanad-cli --vault hers transfer --case K-12 --partner Bureau --one-by-one \
            --original 7d10 --original 3f2a
    .arg-weigh = Only say what would go and what would stay; nothing is written
    .arg-records-first = Only announce the originals now; transfer again to send them
    .arg-originals = Send only this original now, and announce the others; may be given again
    .arg-one-by-one = The papers first, then each original in a bundle of its own, in the order given with --original
    .arg-identities = What names this person goes too, if she agreed to it; asks once more; may be given again
    .arg-yes = Do not ask once more
    .arg-part-size = How large a part is: 256KiB (for a bad line), 1MiB or 4MiB; else it is chosen by the pace
help-outbox = List what waits for the road and what became of it
    .example = sanad-cli --vault hers outbox
help-outbox-withdraw = Withdraw a bundle that is not delivered yet
    .more = Later ones for the same partner are withdrawn with it. What is on a stick already, remove there.
    .example = sanad-cli --vault hers outbox withdraw 8c41
help-outbox-pause = Leave a bundle where it is, until it is resumed
    .more = It waits on every road, and what a mailbox or a stick has of it stays there.
    .example = sanad-cli --vault hers outbox pause 8c41
help-outbox-resume = Let a bundle go on that was paused
    .example = sanad-cli --vault hers outbox resume 8c41
help-outbox-receipt = Print the receipt of a bundle, as the mailbox signed it
    .more =
        The mailbox states that it holds these encrypted bytes. It cannot open them, and the partner need not have
        seen them yet: that is said by the acceptance.
    .example = sanad-cli --vault hers outbox receipt 8c41 > receipt.txt
help-outbox-resend = Send a bundle again that was delivered and never answered: a stick that was lost or damaged
    .more = The same bundle, sealed anew. If both copies arrive, the second is known and left alone.
    .example = sanad-cli --vault hers outbox resend 8c41
help-outbox-acceptance = Print the acceptance of a bundle, as the partner signed it
    .more = For sanad-verify, or ssh-keygen -Y verify as VERIFY.txt says: what the partner states to have stored.
    .example =
        sanad-cli --vault hers outbox acceptance 8c41 > acceptance.txt
        sanad-verify acceptance.txt --trust trust.txt
help-courier = One round on the road: what waits goes out, what came back is brought in
    .more =
        With --to by a folder such as a stick; without it over the network, to the mailboxes of your partners. For
        a collector: bundles and messages out; acceptances, messages and cards in. For a partner: the same as
        inbox fetch, and with --to its answers out. Nothing is counted as there before the other side holds it
        durably. Cut, stopped or pulled out, it goes on the next time where it was. Running it is your word that it
        may go now; only a partner set to "never" is left out (partner allow). Ctrl-C stops.
    .short =
        Examples:
          sanad-cli --vault hers courier --to /media/stick
          sanad-cli --vault hers courier

        sanad-cli courier --help shows the way from nothing to a delivery over the internet.
    .day =
        From nothing to a delivery over the internet. The mailbox is a server that can open nothing:
          sanad-mailbox init box --address https://mail.example.org:8443     by whoever runs the server
          sanad-mailbox --config box partner add bureau --out bureau.pass    the same; give it by hand
          sanad-mailbox --config box serve
          sanad-cli --vault desk desk mailbox add bureau.pass     the partner; then delete the file
          sanad-cli --vault desk partner invite --name amina --out invitation.age
          sanad-cli --vault desk inbox fetch                      lets her in: before she sends
          sanad-cli --vault hers partner add invitation.age --name Bureau
          sanad-cli --vault hers network --proxy 127.0.0.1:9050   only if she goes through Tor
          sanad-cli --vault hers transfer --case K-12 --partner Bureau
          sanad-cli --vault hers courier                          held by the mailbox: a signed receipt
        Later, at the desk and then with her; only "accepted" says that the partner opened it:
          sanad-cli --vault desk inbox fetch                      then: inbox take-in, inbox accept
          sanad-cli --vault desk inbox fetch                      takes the acceptance to the mailbox
          sanad-cli --vault hers courier                          brings it to her

        By stick, without any network:
          sanad-cli --vault hers courier --to /media/stick
          sanad-cli --vault desk courier --to /media/stick
    .arg-to = The folder that is the road, such as a stick; without it, over the network
    .arg-wait = A collector's, over the network: stay and try again until all is there, or Ctrl-C
help-network = Show or say how this vault goes over the network, and how much
    .more =
        With nothing given it shows: the proxy, the limit and what went this month, and for each partner what is
        allowed, its mailboxes, and how many transfers it has room for. With a proxy nothing goes another way,
        not even the question where a server is; if the proxy is down, nothing goes. The limit counts both ways,
        by calendar month; a part that would pass it waits for the next month, or a new limit.
    .example =
        sanad-cli --vault hers network
        sanad-cli --vault hers network --proxy 127.0.0.1:9050 --monthly-limit 500MB
        sanad-cli --vault hers network --direct --monthly-limit none
    .arg-direct = Use no proxy: whoever watches the line sees which mailbox is reached
    .arg-monthly-limit = At most so much in a calendar month, such as 200MB or 1.5GB; none takes the limit away
help-message = Short messages between a collector and a partner about one bundle
    .more =
        For a question back and its answer. They are encrypted like evidence, and expire on both sides. They are not
        for testimony and not for names: what matters belongs into a case.
help-message-write = Write a message about a bundle; it goes with the next courier (at the desk, inbox fetch)
    .more =
        The text is read from the file, or from standard input: on a terminal write it and end with Ctrl-D. Never
        type it into the command, where other programs see it. At most 4,000 characters.
    .example =
        sanad-cli --vault desk message write 8c41 --text-file question.txt
        sanad-cli --vault hers message write 8c41 --answers 5d02 --days 7
    .arg-answers = The message that this one answers, by the beginning of its number
    .arg-days = For how many days it is kept, on both sides
    .arg-text-file = Read the text from this file instead of standard input
help-message-list = Show the messages, and what became of them
    .more = What is shown to you here counts as read. With --json nothing is marked.
    .example = sanad-cli --vault hers message list
help-message-discard = Erase a message here; the other side keeps its copy until it expires
    .example = sanad-cli --vault hers message discard 5d02
    .arg-message = The message, by the beginning of its number
help-desk = A partner's: its mailboxes, its card, and the keys of this desk
help-desk-approve = Sign that a collector may take an account in spite of a safeguard
    .more = It is for one person, one kind of account and a number of days, and opens nothing else. Talk first.
    .example =
        sanad-cli --vault desk desk approve --collector amina --person W-7F3K --kind account.first --out answer.txt
    .arg-collector = The collector, by name
    .arg-kind = The kind of account, such as account.first
    .arg-days = How long it holds: 1 to 90 days
help-desk-mailbox = The mailboxes from which this desk fetches
help-desk-mailbox-add = Open a mailbox with the pass that its operator gave you
    .more =
        From then on invitations name this mailbox, and inbox fetch reaches it. The pass is a secret: whoever has it
        can fetch encrypted bundles and make the mailbox lose them, and can open none of them. It is kept in
        the vault; delete the file.
    .example = sanad-cli --vault desk desk mailbox add bureau.pass
    .arg-file = The pass: get it from the operator by hand
help-desk-mailbox-list = List the mailboxes of this desk
    .example = sanad-cli --vault desk desk mailbox list
help-desk-mailbox-remove = Fetch from a mailbox no more; what lies there stays there
    .more = Collectors learn of it by the next card: desk card.
    .example = sanad-cli --vault desk desk mailbox remove https://mail.example.org:8443
    .arg-address = The mailbox, by one of its addresses
help-desk-card = Tell collectors where your mailboxes are now, in a signed card
    .more =
        The card goes to every collector as an answer to her newest bundle. A collector whom no answer reaches any
        more, as the old mailbox is gone, gets it as a file, by any way: --collector NAME --out FILE.
    .example =
        sanad-cli --vault desk desk card
        sanad-cli --vault desk desk card --collector amina --out card-of-the-bureau
    .arg-collector = Write it to a file for this collector
    .arg-out = The new file of the card
help-desk-recovery-recipient = Say that one more key, kept offline, opens what collectors send from now on
    .more =
        For the day on which this desk is lost: its holder opens every bundle that comes under new invitations.
        Collectors are shown this before they accept an invitation. Off by default, and for good reason: whoever
        has that key reads everything, so it belongs on paper in a safe.
    .example =
        age-keygen -o offline-key
        sanad-cli --vault desk desk recovery-recipient age1…
        sanad-cli --vault desk desk recovery-recipient none
    .arg-recipient = The public key that age-keygen shows, or none
help-desk-identities = Show how many keys open what is under way, and when old ones are destroyed
    .example = sanad-cli --vault desk desk identities
help-mirror = A partner's: keep a folder and a mailbox alike, without any vault; for a scheduled job
    .more =
        Whole bundles come from the mailbox into the folder, still encrypted, and each is checked against its
        receipt. Answers that "courier --to FOLDER" put there go to the mailbox, and an accepted bundle is removed
        from it. The desk then works as with a stick: inbox fetch --from FOLDER. It asks nothing, says nothing when
        there was nothing, can be stopped at any moment, and goes on the next time. The file of the pass must be
        readable by its owner alone. It cannot let new collectors in: inbox fetch, without --from, does that.
    .example =
        sanad-cli mirror --pass bureau.pass --into /srv/road
        {"*"}/10 * * * *  sanad-cli mirror --pass bureau.pass --into /srv/road      (a line of crontab)
    .arg-pass = The pass to the mailbox, as its operator gave it
    .arg-into = The folder that is the road
help-inbox = A partner's: fetch what collectors sent, take it in, accept it
help-inbox-fetch = Copy whole bundles from the road into the inbox, unopened
    .more =
        With --from out of a folder such as a stick. Without it from the mailboxes of this desk: new collectors are
        let in, bundles and messages come, answers go out, and what was accepted is removed there. The road
        keeps its copy until the acceptance is on its way back.
    .example =
        sanad-cli --vault desk inbox fetch --from /media/stick
        sanad-cli --vault desk inbox fetch
    .arg-from = The folder that is the road, such as a stick; without it, the mailboxes of this desk
help-inbox-list = List the bundles that came, and what became of them
    .example = sanad-cli --vault desk inbox list
help-inbox-take-in = Verify bundles and take them in
    .more =
        Without BUNDLE all that wait, in the order they need. Each is decrypted and verified in one pass; if
        anything does not hold, nothing of it is kept, and every finding is listed.
    .example = sanad-cli --vault desk inbox take-in
help-inbox-accept = Read again what was taken in, and sign that it is stored
    .more =
        Without BUNDLE all that were taken in. Only what read back whole is stated as stored. The acceptance
        waits for the road: courier --to FOLDER. Accepting again sends the same one again.
    .example = sanad-cli --vault desk inbox accept
help-inbox-discard = Discard a bundle that waits or was refused; the road keeps its copy
    .example = sanad-cli --vault desk inbox discard 8c41
help-inbox-bag = Write a bundle that was taken in as a plain bag, byte for byte as its sender signed it
    .more =
        For a stranger who wants the collector's own signature: bagit.py, ssh-keygen and sanad-verify check it. The
        folder stands in the clear. Refused when anything in it may be held for safekeeping only, or was withdrawn.
        Stopped with Ctrl-C, it takes away what it had written. Killed, or without power, it leaves the begun
        folder in the clear at OUT: delete that yourself.
    .example = sanad-cli --vault desk inbox bag 8c41 bag-of-amina
    .arg-out = The new folder of the bag
help-dossier = A partner's: compile what a court is handed
help-dossier-compile = Write a dossier of a case: a plain folder that a stranger can check without us
    .more =
        Only what may be disclosed goes in; what stays is named with the reason. Each disclosure is entered in
        the custody log. The folder stands in the clear: whoever finds it can read it. Fields such as a name can be
        withheld from every record, and the records still verify. Stopped with Ctrl-C, it takes away what it had
        written. Killed, or without power, it leaves the begun folder in the clear at OUT: delete that yourself.
    .example =
        sanad-cli --vault desk dossier compile dossier --case amina/K-12 --for "The Prosecutor"
        sanad-cli --vault desk dossier compile dossier --case amina/K-12 --for Court --withhold author
    .arg-out = The new folder of the dossier
    .arg-case = The case, by its code here
    .arg-recipient = To whom it goes
    .arg-items = Only this item; may be given again
    .arg-withhold = Withhold this field from every record; may be given again
help-verify = Check a bundle, a proof, an acceptance or a dossier, as sanad-verify does
    .more = It needs no vault. Without --trust the best verdict is "self-consistent, signer unknown".
    .example = sanad-cli verify bundle.tar --trust trust.txt
    .arg-path = The tar, the unpacked folder, or the document; "-" reads standard input
