# What the window says of cases and items. Sentences, not states; what can be done next stands beside.
# Words of the glossary: acquire is "keep" to the person who adds (it is what happens), original, basis.

## Cases

cases-title = Cases
cases-lead = A case holds what belongs together, with its own custody log.
cases-none-title = No cases yet
cases-none =
    A case is one matter: a street, an event, a family. What you keep about it goes in there, and everything
    that happens to it is written down. Begin with one; a practice case to try things out is a good first.
cases-new = New case
cases-code = Code
cases-code-hint = 1 to 40 letters, digits, "-" and "_". It travels with a transfer, so choose one that names no person and no place.
cases-note = What it is about
cases-note-hint = For your eyes. It stays in this vault and is never sent.
cases-make = Make the case
cases-not-now = Not now
cases-items =
    { $count ->
        [0] Nothing in it yet
        [one] 1 item
       *[other] { $count } items
    }
cases-waiting =
    { $count ->
        [one] 1 transfer waits in the outbox
       *[other] { $count } transfers wait in the outbox
    }
cases-from = From { $collector }
cases-list = Cases

## One case

case-title = Case { $code }
case-note-none = No note yet.
case-note-change = Change the note
case-note-save = Keep the note
case-note-leave = Leave it
case-add-files = Add files
case-add-folder = Add a folder
case-add-hint = You can also drop files on this window, or paste a picture or text with Ctrl+V.
case-transfer = Transfer to a partner
case-custody = Custody of this case
case-not-found = This case is not here.
case-empty-title = Nothing is kept here yet
case-empty =
    Drop files or a folder on this window, or choose them here. They are copied into the vault, byte for byte.
    The files outside stay as they are.
case-empty-desk-title = No item yet
case-empty-desk = Its items come with what the collector sends. Bring bundles in under Inbox, then take them in.
case-none-in-state = No item of this case is in that state.

## The list of items

list-label = Items of case { $code }
list-view = Show as
list-view-list = List
list-view-grid = Pictures
list-order = Order
list-newest = Newest first
list-oldest = Oldest first
list-state = Show
list-all = Everything
list-kept = Kept here
list-to-follow = To follow
list-forgotten = Forgotten here
list-disposed = Disposed of
list-count =
    { $count ->
        [one] 1 item
       *[other] { $count } items
    }
list-keys = Arrow keys move, Enter opens, Space selects, Ctrl+A selects many.
list-coming = One moment
list-covered = Covered
list-selected =
    { $count ->
        [one] 1 item selected
       *[other] { $count } items selected
    }
list-most = { $count } items at once is the most that can be selected.
list-clear = Select none
list-set-basis = Say on what ground they may leave
list-cover = Mark as graphic
list-uncover = Take the mark away
list-many-done =
    { $count ->
        [0] Nothing was recorded.
        [one] Recorded for 1 item.
       *[other] Recorded for { $count } items.
    }
list-many-refused =
    { $count ->
        [one] 1 item was passed over:
       *[other] { $count } items were passed over:
    }
list-many-progress = Recording

## What an item is, in short

item-unnamed = Item { $number }
item-name-erased = Its name was erased
item-damaged-name = Damaged record
kind-picture = Picture
kind-film = Film
kind-sound = Sound
kind-pdf = PDF
kind-text = Text
kind-office = Document
kind-other = File
item-where-may-leave = Kept here. It may leave with the next transfer.
item-where-kept = Kept here.
item-where-held = Held here for safekeeping. It may not be used or handed on.
item-where-stays = Kept here. { $why }
item-where-to-follow = Not here yet. A later transfer brings it.
item-where-forgotten = Not on this laptop any more. A partner holds it.
item-where-disposed = Disposed of. Its reason stands in the custody log.
item-where-damaged = Its record is damaged. A backup or a partner may hold a whole one.

## Adding

add-title = Keep these in case { $code }?
add-count =
    { $count ->
        [0] Nothing of it can be kept
        [one] 1 file
       *[other] { $count } files
    }
add-room = { $size } in all. { $free } are free on this disk.
add-no-room = There is not room for all of it. What fits is kept and the rest is named; nothing is kept by halves.
add-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
add-cannot =
    { $count ->
        [one] 1 cannot be kept, and this is why
       *[other] { $count } cannot be kept, and this is why
    }
window-err-file-is-link = This is a link to another file. Links are not followed.
add-copied = They are copied byte for byte and encrypted as they are written. The files outside stay as they are.
add-keep = Keep them
add-not-now = Not now
add-files = Files to keep
add-pasted-text = pasted text
add-pasted-picture = pasted picture
add-nothing-to-paste = There is nothing on the clipboard that can be kept.
add-paste-too-large = What is on the clipboard is too large to paste. Save it as a file and add that.
add-under-way = Keeping files
add-all = All files
add-stop = Stop
add-stopping = Stopping at the end of what is being written.
add-file-waiting = Waiting
add-file-running = Being kept
add-file-kept = Kept
add-file-same = Kept. The same bytes are here already.
add-file-refused = Not kept
add-done =
    { $kept ->
        [0] Nothing was kept.
        [one] 1 file is kept, encrypted and entered in the custody log.
       *[other] { $kept } files are kept, encrypted and entered in the custody log.
    }
add-refused =
    { $count ->
        [one] 1 file was not kept.
       *[other] { $count } files were not kept.
    }
add-not-begun =
    { $count ->
        [one] 1 file was not begun.
       *[other] { $count } files were not begun.
    }
add-stopped = It was stopped before its end. What was finished is kept; nothing is kept by halves.
add-failed = It came to a stop. What was finished before is kept.
add-after =
    The card or the files outside are as they were, and whoever finds them can read them. When you have looked
    at what is kept here, and a partner or a backup holds it too, think of where they should be.
add-see-all = Show what happened to each file
add-close = Done

## One item

item-reading = Opening the item.
item-not-found = This item is not here
item-viewer = What it shows
item-damaged = The record of this item is damaged.
item-damaged-next = Nothing else in the vault is touched by it. Check everything under Settings; a backup or a partner may hold a whole one.
item-to-follow = The original is not here yet.
item-to-follow-next = Its records came first. A later transfer from the collector brings it.
item-forgotten = This laptop let go of the original.
item-forgotten-next =
    { $held ->
        [none] A partner had stored it. Its records and its custody log are still here.
       *[other] { $held } holds it. Its records and its custody log are still here.
    }
item-disposed = The original was destroyed here.
item-disposed-next = What stays is this place in the custody log, and the reason: { $reason }
item-disposed-plain = What stays is this place in the custody log.
item-not-shown = This kind of file is not shown here.
item-not-shown-next = It is kept whole. To open it in another program, write a copy outside the vault under Copies and proof, below.
item-cannot-show = It cannot be shown here. It is kept whole as it came.

### The cover

cover-covered = Covered
cover-graphic = It is marked as graphic. Nothing of it is shown until you ask.
cover-setting = Pictures and films are covered until you ask, as set under Settings.
cover-show = Show it
cover-again = Cover it again
cover-mark = Mark as graphic
cover-unmark = Not graphic
cover-marked = Marked as graphic: covered in every list.

### Viewers

view-picture-alt = The picture { $name }
view-page-alt = Page { $page } of { $pages } of { $name }
view-tools = View
view-fit = Fit
view-actual = Actual size
view-closer = Larger
view-farther = Smaller
view-turn = Turn
view-keys = Keys: 0 fits, 1 is actual size, + and - change the size, R turns the view. The original is never changed.
view-scale = { $percent } of its size
view-page = Page { $page } of { $pages }
view-page-before = Page before
view-page-after = Next page
view-page-keys = Keys: Page Up and Page Down turn pages.
view-coming = Being made ready.
view-cut = This file ends too early.
view-cut-shown = What is there is shown. The file is kept as it came.
view-cut-not-shown = Its picture cannot be shown here. The file is kept as it came.
view-wrap = Wrap long lines
view-text-label = The text
view-text-office = The words of the document. Pictures, tables and layout are in the original.
view-text-truncated = There is more in the original than is shown here.
view-text-encoding = Read as { $encoding }.
view-text-empty = There is no text in it.
view-text-sign = hidden sign { $sign }
view-text-signs = Signs that would hide or reorder text are shown in boxes.

### Sound and film

play-label-film = Film { $name }
play-label-sound = Sound { $name }
play-play = Play
play-pause = Pause
play-seek = Position
play-time = { $now } of { $whole }
play-volume = Volume
play-mute = Mute
play-unmute = Sound on
play-speed = Speed
play-speed-times = { $times } ×
play-keys = Keys: Space plays and pauses, arrows move by 5 seconds, M mutes.
play-cannot = This sound or film cannot be played here.
play-cannot-next = It is kept whole. To play it in another program, write a copy outside the vault under Copies and proof, below.

### Facts

facts-title = What is known of it
facts-lead = Six facts that whoever judges will ask for. "Not known" is an answer.
facts-unknown = Not known
facts-more = More about it
facts-not-stated = Not stated yet
facts-not-whole = The date or the place is not whole yet.
fact-whole = Whole or part
fact-whole-whole = It is whole
fact-whole-part = It is a part
fact-cut-by = Who cut it, and why
fact-persons = Persons seen or heard
fact-persons-hint = By code where there is one; never by name.
fact-person = Who
fact-person-agreed = Agreed to it
fact-person-add = Add a person
fact-shown-yes = Agreed
fact-shown-no = Did not agree
fact-shown-not-asked = Was not asked
fact-shown-unknown = Not known
fact-graphic = How hard it is to look at
fact-graphic-none = Nothing that weighs
fact-graphic-some = Injury, fear or humiliation
fact-graphic-severe = Death, torture or sexual violence
fact-witness = Who can speak to it
fact-witness-hint = A person's code, such as W-7F3K.
fact-willing = Willing to be asked
fact-willing-yes = Yes
fact-willing-no = No
fact-willing-later = Ask again
fact-reached = How it reached you
fact-reached-cable = By cable from the device
fact-reached-card = On a memory card
fact-reached-stick = On a stick or disk
fact-reached-chat = Through a chat program
fact-reached-mail = By e-mail
fact-reached-paper = On paper
fact-reached-made-here = It was made here
fact-reached-other = In another way
fact-reached-words = In which way
fact-chat-title = A chat program may have changed it
fact-chat-warning = Chat programs make pictures and films smaller and take away when and where they were made. If the person still has the first file, ask for it by cable or card, and keep both.
fact-itemtype = What kind of thing
fact-generation = How near to the first making
fact-languages = Languages in it
fact-language = Language in it
fact-language-add = Add a language
fact-date = When
fact-place = Where
fact-events = What it shows
fact-author = Who made it
fact-from-whom = From whom it came
fact-custody = Through whose hands
fact-item-title = Title
fact-note = Note
fact-item-title-hint = Choose a neutral one: no names, no judgement.
fact-date-hint = When what it shows happened, as far as it is known.
fact-place-hint = As exactly as is safe.
fact-events-hint = What can be seen or heard, not what it means.
fact-author-hint = Who took, wrote or recorded it. Leave empty what must not be written down.
fact-from-whom-hint = Who gave it to you.
fact-custody-hint = Whose hands it went through before yours.
facts-change = Say what is known
facts-save = Record it
facts-leave = Leave it as it was
facts-recorded-note = What was recorded before stays in the custody log; this comes after it.
facts-foreign = Only the collector states facts and consent about this item.

### Consent basis

basis-title = On what ground it may leave
basis-none = Nothing is recorded, so it stays in this vault.
basis-answered = The person answered for each purpose.
basis-not-needed = No consent is needed.
basis-taken-before = Consent was taken before it came here.
basis-not-asked = Nobody was asked. A partner may hold it, and not use it.
basis-withdrawn = Consent was withdrawn. It stays, and whatever waited in the outbox with it is stopped.
basis-choose = Which is so?
basis-pick-answered = The person answered
basis-pick-answered-detail = She was asked in a conversation here. Her answers hold for it, and every change of them.
basis-person = Her code
basis-person-hint = Such as W-7F3K.
basis-person-open = To the person
basis-pick-not-needed = No consent is needed
basis-pick-not-needed-detail = A decree, a street, a public speech: nobody's own story.
basis-pick-taken-before = Consent was taken before
basis-pick-taken-before-detail = On paper, in a recording, aloud. Say how, when and for what.
basis-pick-not-asked = Nobody was asked
basis-pick-not-asked-detail = It may go to a partner for safekeeping only, and only if it is nobody's account.
basis-reason = Why none is needed
basis-why-not-asked = Why nobody was asked
basis-why = Why
basis-form = In what form
basis-form-hint = Such as: signed paper, words at the start of the recording.
basis-date = When
basis-scope = For what
basis-scope-hint = Such as: the court, this partner, publication without the name.
basis-account = Is it what a person told?
basis-account-yes = Yes, or it may be
basis-account-yes-detail = Then it stays here until she has been asked.
basis-account-no = No
basis-account-no-detail = A place, an object, a document that is nobody's own story.
basis-fill = Say this too.
basis-save = Record this ground
basis-leave = Leave it as it was
basis-change = Say on what ground
basis-change-again = Record another ground
basis-many-title = On what ground may these { $count } items leave?
basis-withdraw = Withdraw consent
basis-withdraw-title = Withdraw consent for this item?
basis-withdraw-what = From now on it stays in this vault. A transfer with it that has not left yet is stopped.
basis-withdraw-none-out = No partner has said that it holds this item.
basis-withdraw-out = { $held } holds it already. What is out cannot be called back; the partner is told with the next transfer of this case, and must stop using it.
basis-withdraw-why = Why, if you want to say
basis-withdraw-do = Withdraw it now
basis-withdraw-leave = Leave it as it is

### What the file says

claims-title = What the file says about itself
claims-lead = Cameras and programs write this, and anyone can change it. None of it is proved.
claims-none = The file says nothing about itself.
claims-file-name = File name
claims-folder = Folder it lay in
claims-changed = Last changed
claim-taken_at = Taken
claim-created_at = Made
claim-modified_at = Changed
claim-recorded_at = Recorded
claim-camera_make = Camera maker
claim-camera_model = Camera
claim-camera_serial = Serial number of the camera
claim-lens = Lens
claim-gps = Place, by satellite
claim-altitude = Height above the sea
claim-orientation = Which way up
claim-width = Width
claim-height = Height
claim-duration = Length
claim-pages = Pages
claim-title = Title
claim-subject = Subject
claim-description = Description
claim-comment = Comment
claim-keywords = Keywords
claim-author = Author
claim-last_author = Last changed by
claim-artist = Artist
claim-album = Album
claim-copyright = Copyright
claim-owner = Owner
claim-software = Program
claim-producer = Made with
claim-language = Language
claim-codec = Encoding
claim-encoder = Encoded with
claim-exposure = Exposure
claim-aperture = Aperture
claim-iso = Sensitivity
claim-focal_length = Focal length
claim-flash = Flash
claim-offset = Time zone
claim-brand = Kind of container
claim-frame_rate = Pictures a second
claim-sample_rate = Samples a second
claim-channels = Channels
claims-pixels = Size of the picture
claims-pixels-value = { $width } × { $height } pixels
claims-length = Length
claims-pages = Pages

### Digest, copies and proof

whole-title = Digest and size
whole-size = Size
whole-digest = SHA-256
whole-received = Received
whole-kept-lead = The digest names these exact bytes: change one, and it is another.
whole-check = Read everything again and compare
whole-check-do = Begin
whole-check-lead = Every original is read from the disk and compared with its digest.
whole-checked = All { $count } originals that are here are what was acquired.
whole-checked-findings =
    { $count ->
        [one] Something was found, and is named under Settings.
       *[other] { $count } things were found, and are named under Settings.
    }
held-title = Who else holds it
held-none = No partner has said that it holds this. If this laptop is lost, so is the item.
held-by = { $name } verified and stored it.
out-title = Copies and proof
out-export = Write a copy outside the vault
out-export-warning = The copy is not encrypted: whoever finds it can read it. Choose the place with care, and remove it when it is no longer needed.
out-export-choose = Choose a place and write it
out-export-leave = Not now
out-exporting = Writing the copy
out-exported = The copy is written, byte for byte. Its digest is the one above.
out-exported-differs = The copy was read back with another digest. Do not use it; write it again to another disk.
out-prove = Write a proof
out-prove-lead = A proof holds the item's record and its custody, not the original. Anyone can check it against the original.
out-proved = The proof is written.
out-proved-next = Give the fingerprint of the custody log by another way, so that whoever checks need not take your word for it.

### Letting go

away-title = Letting go
away-forget = Let this laptop forget it
away-forget-lead = { $held } has verified and stored it. You can let this laptop forget the original.
away-forget-goes = What goes: the original on this laptop ({ $size }).
away-forget-stays = What stays: its records, its custody log, and the copy that { $held } holds.
away-forget-undo = What cannot be undone: to see it here again, the partner must send it.
away-forget-hold = Hold to let it go
away-dispose = Destroy it without a copy elsewhere
away-dispose-lead = Destroying is for good. It is meant for danger, or for what should never have been kept.
away-dispose-goes = What goes: the original ({ $size }), and the words about it.
away-dispose-stays = What stays: a line in the custody log that it was there, and your reason.
away-dispose-only = No partner has said that it holds this. It may be the only one there is.
away-dispose-undo = What cannot be undone: all of it. Backups made before still hold it until they are made anew.
away-dispose-reason = Your reason
away-dispose-reason-hint = It stays in the custody log, and travels with it. Name nobody.
away-dispose-reason-needed = Say why first.
away-dispose-hold = Hold to destroy it
away-leave = Leave everything as it is

## Custody

custody-title = Custody
custody-lead = Everything that was done with it, in the order it was written. Nothing here can be changed or taken out.
custody-lead-case = Everything that was done in this case, the newest first. Nothing here can be changed or taken out.
custody-action = Action
custody-none = Nothing has been done here yet.
custody-times =
    Times are of three kinds. "By the device's clock" is what one clock said. "By the file" is what the file says
    of itself. "No later than" is another's word: a partner had it in its hands by then.
custody-clock-synced = By the device's clock, set from the network:
custody-clock-unsynced = By the device's clock, which nothing confirms:
custody-clock-wrong = By the device's clock, which was known to be wrong:
custody-bounded = What stands before this was there no later than the partner's word.
custody-by = By { $agent }
custody-by-collector = By the collector, { $agent }
custody-details = Entry { $index } in full
custody-digest = Digest of the entry
custody-thing = About
custody-thing-item = Item { $number }
custody-thing-case = The case
custody-thing-bundle = Bundle { $number }
custody-more = Show earlier entries
custody-shown = { $shown } of { $total } entries
action-Acquired = It came into the vault, byte for byte.
action-Described = Facts about it were recorded.
action-RecordSealed = The case was opened.
action-ConsentRecorded = The ground on which it may leave was recorded.
action-ConsentWithdrawn = Consent was withdrawn. From then on it stays.
action-RecordingBegan = A recording began.
action-FixityChecked = It was read again from the disk and compared.
action-Sealed = Everything so far was sealed for a transfer.
action-Transferred = It left with a transfer.
action-ReceiptRecorded = A mailbox said that it holds the parts.
action-AcceptanceRecorded = A partner opened it, verified it and stored it.
action-TakenIn = A partner took it in.
action-Disclosed = It was handed on beyond the partner.
action-Forgotten = This vault let go of the original, which a partner holds.
action-Disposed = The original was destroyed here. The reason stays.
action-Restored = A backup was brought back, and a new log begun.
custody-unknown = { $action } was recorded.
custody-outcome-whole = Everything was whole.
custody-outcome-damage-found = Damage was found.
custody-outcome-bag = It was laid out as an open bag.
custody-outcome-carried-over = A record was carried over from the log before.

## What a record is about, where it is not the opening of a case

action-RecordSealed-person = What is known of the person was recorded.
action-RecordSealed-identity = Who the person is was recorded, under a key of its own.
action-RecordSealed-account = What the person told was sealed.
action-RecordSealed-plan = A plan was recorded. It stays in this vault.
action-ConsentRecorded-consent = The person's answers were recorded.
action-ConsentWithdrawn-consent = The person withdrew. From then on it stays.
action-Disposed-account = The words of the account were destroyed here. The reason stays.
action-Filed = It was filed into this case, with the proof of when it was first entered.
