# The window's frame: what is on every screen, and what its components say by themselves.

app-name = Sanad
back = Back
skip = Skip to the page
lock = Lock
lock-now = Locking the vault.
lock-soon = The vault locks soon
lock-soon-what = Nobody has touched the keyboard for a while. When it locks, what is kept stays kept; work in progress stops, and can be begun again.
lock-soon-left = { $left } left.
lock-stay = Stay here

## The side

side-label = Places
side-menu = Menu
side-search = Search
side-cases = Cases
side-tray = Tray
side-outbox = Outbox
side-partners = Partners
side-inbox = Inbox
side-collectors = Collectors
side-help = Help
side-settings = Settings
# Heard, not seen, after the name of a place.
side-needs = { $count ->
    [one] { $count } thing needs you
   *[other] { $count } things need you
}

nowhere-title = There is nothing here
nowhere-what = This place is gone, or was never there. Choose another one at the side.

## Files held above the window

drag-case = Let go to keep these in case { $case }
drag-tray = Let go to take these in now
drag-not-here = Files are not kept by hand here. They come in transfers.

## What is being done

jobs-label = In progress
job-acquire = Keeping files
job-assemble = Making the transfer
job-deliver = Putting transfers on the way
job-fetch = Bringing transfers in
job-take-in = Taking in
job-accept = Making the acceptance
job-fixity = Checking everything
job-export = Exporting
job-backup = Backing up
job-drill = Rehearsing the backup
job-restore = Bringing the backup back
job-far = { $done } of { $total }
job-stop = Stop
job-stopping = Stopping
progress-unknown = under way

## Marks

mark-verified = Verified
mark-needs-you = Needs you
mark-waiting = Waiting
mark-kept = Kept here
mark-held = Held by a partner
mark-damaged = Damaged
mark-stopped = Stopped
mark-covered = Covered
mark-grave = Cannot be undone

## Parts

hold-how = Hold it down.
hold-going = Keep holding.
passphrase-show = Show
passphrase-keyboard = Keyboard: { $layout }
passphrase-caps = Caps Lock is on
fingerprint-group = Group { $at }:
file-sign = An invisible sign in the name
# A time by somebody's clock, which nothing proves.
when-claimed = { $when }, as claimed
refused-code = Code, for whoever helps you:
refused-unknown = Something was refused, and this program has no sentence for it.

window-err-page-fault = The window made a mistake.
window-hint-page-fault = Nothing in the vault was changed by it. Lock and unlock to begin afresh.
