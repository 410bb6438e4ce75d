# The road over the internet: sending, permissions, network settings, the order of a transfer, the desk's
# mailboxes and keys, and messages.
# Variables as in window-road.ftl; also $left a length of time as words ("3 hours"), $limit and $sent amounts
# of data as words, $month a month as words, $names names as one list.

## What a job on the internet is at

job-send = Sending over the internet
job-fetch-net = Fetching from the mailbox
net-part = Being sent: part { $part } of { $parts }
net-part-fetched = Being fetched: part { $part } of { $parts }
net-reaching = Reaching the mailbox
net-above = The top of this page shows how far it is.
net-left = About { $left } more, at the pace of the last minute.
net-left-short = Less than a minute more, at the pace of the last minute.
net-left-unknown = How long it will take is not known yet.
net-again = It tries again in about { $left }.
net-again-short = It tries again in less than a minute.
net-waits-for = What goes to { $name } has to wait
net-worth-again = It is worth trying again in about { $left }.
net-cost = This took { $sent } sent and { $received } received.
net-to-messages = Read messages

## Sending

send-title = Over the internet
send-none-title = No partner of yours has a mailbox. What waits goes by stick or folder.
send-bytes = About { $size } wait to go to { $names }.
send-letters =
    { $count ->
        [one] One message waits to go.
       *[other] { $count } messages wait to go.
    }
send-nothing = Nothing waits to go over the internet. Answers and messages can be fetched.
send-month = { $month }: { $sent } sent, { $received } received, no limit set.
send-month-limit = { $month }: { $sent } sent, { $received } received, of { $limit } you allow.
send-over = This month's limit leaves { $size }. Sending stops there. What has gone stays there, and the rest goes when the month is over or you allow more.
send-direct = Whoever watches the line sees that this computer talks with a mailbox, when, and how much goes. They do not see what it is.
send-proxy = All of it goes through the proxy { $proxy }, or not at all.
send-change = Network settings
send-never = You said that nothing goes to { $name } over the internet.
send-no-mailbox = { $name } has no mailbox. What waits for them goes by stick or folder.
send-no-tokens = The mailbox of { $name } has no room for another transfer of yours. Room comes with their next answer. Until then a stick carries it.
send-permission = Change that
send-now = Send now over the internet
send-look = Look for answers
send-bundles =
    { $count ->
        [one] The mailbox holds one more transfer, and signed for it. The partner has not opened it yet.
       *[other] The mailbox holds { $count } more transfers, and signed for each. The partner has not opened them yet.
    }
send-acceptances =
    { $count ->
        [one] One acceptance came and was recorded.
       *[other] { $count } acceptances came and were recorded.
    }
send-messages =
    { $count ->
        [one] One message came.
       *[other] { $count } messages came.
    }
send-cards = A partner's mailboxes have changed. They said so under their signature, and this vault follows.
send-withdrawn =
    { $count ->
        [one] One withdrawn transfer was deleted in the mailbox.
       *[other] { $count } withdrawn transfers were deleted in the mailbox.
    }
send-nothing-new = Everything is as it was: nothing new went, and nothing new came.
send-stopped = Stopped. What has gone counts; the rest waits here and goes on from there.

## Where a transfer on the internet stands

outbox-waits-connection = Waits on this laptop for a connection.
outbox-net-partly = The mailbox has { $done } of { $parts } parts; the rest waits on this laptop.
outbox-paused = You paused it. Nothing of it goes over the internet until you go on.
outbox-closing = Every part was sent, and the mailbox was asked to sign for them. It has not answered yet.
outbox-closing-why = It may have arrived already, so it cannot be withdrawn now. The next connection will tell.
outbox-held = Held by the mailbox, which signed for it. { $name } has not opened it yet.
outbox-held-since = Held by the mailbox, which signed for it, since { $at }. { $name } has not opened it yet.
outbox-by-stick = By stick or folder
outbox-pause = Pause
outbox-go-on = Go on
outbox-withdraw-net = The parts the mailbox has are deleted there with the next connection. Without the rest they cannot be opened.
outbox-resend-net = If the mailbox was lost or emptied, the same transfer can go once more, over the internet or by stick. Nothing happens to what already arrived.

## A partner on the internet

partner-net-title = Sending to { $name } over the internet
partner-net-lead = A stick always works. This is about what else may happen.
partner-net-allowed = May transfers go to them over the internet?
partner-net-never = Never
partner-net-never-detail = Only a stick or folder carries anything. This computer does not reach for their mailbox.
partner-net-ask = Ask me each time
partner-net-ask-detail = Nothing goes before you choose “Send now over the internet”. Then everything that waits for them goes, and answers come back.
partner-net-always = Whenever there is a connection
partner-net-always-detail = While the vault is unlocked, this computer reaches for their mailbox about every ten minutes, wherever you are and on whatever network. Whoever watches the line sees that, again and again.
partner-net-mailboxes = Their mailboxes
partner-net-mailboxes-lead = A mailbox is a server that holds encrypted parts until they are fetched. It can open none of them.
partner-net-mailboxes-none = They have named no mailbox. Transfers go by stick or folder.
partner-net-room =
    { $count ->
        [0] There is no room for another transfer. Room comes with their next answer, by stick too.
        [one] There is room for one more transfer. More room comes with each answer.
       *[other] There is room for { $count } more transfers. More room comes with each answer.
    }
partner-net-card = When their mailbox moves
partner-net-card-lead = They sign a card with their new addresses. It comes with an answer by itself. If the old mailbox is gone, they can send it to you as a file.
partner-net-take-card = Take a card from a file
partner-net-card-taken = The card is theirs and newer than the last. Their mailboxes above are the new ones.
partners-net-never = Over the internet: never.
partners-net-ask = Over the internet: only when you say so.
partners-net-always = Over the internet: whenever there is a connection.
partners-net-none = Over the internet: not possible, they have no mailbox.
partners-net-change = Internet and mailbox

## Adding a partner: what the invitation says

partner-add-reach = How transfers can reach them
partner-add-reach-none = By stick or folder. They name no mailbox.
partner-add-reach-mailboxes = By stick or folder, and over the internet through this mailbox:
partner-add-reach-ask = Nothing goes over the internet before you say so. You can change that for each partner.
partner-add-recovery = A second key can open what you send
partner-add-recovery-why = { $name } has a recovery key, meant to be kept apart from its computers. Whoever holds it can open everything you send them, in years too. If you do not know who that is, ask before you add them.

## The network

network-title = Network
network-lead = Nothing goes to a partner over the internet without your permission. Here you say which way it takes, and how much it may cost.
network-lead-desk = This vault reaches a network only for its mailboxes, and only when you say so. Here you say which way that takes, and how much it may cost.
network-status-direct = Directly
network-status-proxy = Through a proxy
network-road = Which way
network-direct = Directly
network-direct-detail = Over whatever network this computer is on.
network-tor = Through Tor on this computer, as on Tails
network-tor-detail = The Tor of the system, at { $proxy }.
network-tor-browser = Through Tor Browser
network-tor-browser-detail = Tor Browser must be open. It listens at { $proxy }.
network-other = Through another SOCKS5 proxy
network-other-detail = Its address, in numbers, and its port.
network-other-address = Address and port of the proxy
network-other-hint = Such as { $example }. It must be a SOCKS5 proxy.
network-other-wrong = An address in numbers, a colon and a port are needed, such as { $example }.
network-other-use = Use this proxy
network-proxy-only = With a proxy, nothing goes another way: names are looked up by the proxy too, and when it is not there, nothing goes at all.
network-seen = What others can see
network-seen-direct-line = Whoever watches the line, such as the telephone company or the owner of the network you are on, sees the address of the mailbox, when you reach for it, and how much goes. They do not see what it is.
network-seen-direct-mailbox = Whoever runs the mailbox sees the address of this connection, and so about where you are. They can open nothing.
network-seen-tor-line = Whoever watches the line sees that Tor is used, when, and about how much goes. Not with which mailbox. In some places, to use Tor is noticed by itself.
network-seen-tor-mailbox = Whoever runs the mailbox sees that something came through Tor, and not from where. They can open nothing.
network-seen-proxy-line = Whoever watches the line sees that this computer talks with the proxy. Whoever runs the proxy sees the address of the mailbox and yours, when, and how much. None of them sees what it is.
network-seen-proxy-mailbox = Whoever runs the mailbox sees the address of the proxy. They can open nothing.
network-month = This month
network-sent = Sent
network-received = Received
network-limit = The most a month, sent and received together
network-limit-hint = When it is reached, Sanad stops and says so. It counts its own traffic only.
network-limit-none = No limit
network-limit-used = { $used } of { $limit }
network-counted = Counted since { $month } began. The count stays in the vault.

## The order of a transfer

order-title = In what order
order-together = All together
order-together-detail = One transfer. It is whole when all of it has arrived.
order-records-first = Records first, originals later
order-records-first-detail = For a thin or dangerous road: a few kilobytes carry what was kept and its digests. The originals follow with a transfer you make when you can.
order-one-by-one = Originals one by one, in my order
order-one-by-one-detail = Records first, then each original as a transfer of its own. What matters most is there first, even if the line is cut.
order-list = Originals that go
order-list-order = Originals that go, in this order
order-how = Untick what is to wait: its records go, the original stays for another transfer.
order-how-keys = Move one with its buttons, or with Alt and the arrow keys.
order-earlier = Earlier
order-later = Later
order-earlier-of = Earlier: { $name }
order-later-of = Later: { $name }
order-moved = { $name } is now number { $at } of { $count }.
order-chosen =
    { $count ->
        [0] No original is ticked: only records go.
        [one] One original is ticked, { $size }.
       *[other] { $count } originals are ticked, { $size } in all.
    }
transfer-made-several =
    { $count ->
        [one] The transfer is ready and waits on this laptop.
       *[other] { $count } transfers are ready and wait on this laptop, in your order.
    }

## The desk: fetching

desk-net-fetch = Fetch from the mailbox
desk-net-answer = Put answers into the mailbox
desk-net-no-mailbox = This desk has no mailbox, so everything comes by stick or folder.
desk-net-set-up = Set up a mailbox
desk-net-brought =
    { $bundles ->
        [0] No new bundle is complete there.
        [one] One bundle was brought in.
       *[other] { $bundles } bundles were brought in.
    }
desk-net-replies =
    { $count ->
        [one] One answer was put there for its collector.
       *[other] { $count } answers were put there for their collectors.
    }
inbox-answer-net = “Fetch from the mailbox” above takes answers there too. A stick carries them as well.
desk-net-stopped = Stopped. What came is kept, and the rest goes on from there.

## The desk: mailboxes

mailboxes-title = Mailboxes
mailboxes-lead = A mailbox is a server that holds encrypted parts until you fetch them. It cannot open them, and does not know who sent them. Whoever runs it gives you a pass, a secret file.
mailboxes-status = Where collectors send to over the internet
mailboxes-empty-title = No mailbox yet
mailboxes-empty = Without one, everything comes by stick or folder. With one, invitations name it, and collectors can send over the internet if they choose to.
mailboxes-add = Add a pass
mailboxes-added = The pass was added. Delete the file, or keep it where you keep keys: whoever has it can fetch, and delete, what lies in the mailbox.
mailboxes-pin = The mailbox's key
mailboxes-pin-why = This computer speaks with the mailbox of this key, and with no other, whatever name or certificate stands between.
mailboxes-tokens =
    { $count ->
        [one] One token that a collector was given is not known to the mailbox yet. Fetch once, so that she can send.
       *[other] { $count } tokens that collectors were given are not known to the mailbox yet. Fetch once, so that they can send.
    }
mailboxes-tokens-none = The mailbox knows every token that was given out.
mailboxes-remove = Remove
mailboxes-remove-title = Remove this mailbox?
mailboxes-remove-goes = This vault forgets its pass. Bundles that lie there stay there, and nobody here can fetch them without the pass.
mailboxes-remove-collectors = Collectors go on sending there until a new card, or a new invitation, names another.
mailboxes-remove-stays = What was fetched stays. The pass can be added again if you still have its file.
mailboxes-remove-do = Remove it
mailboxes-keep = Keep it
mailboxes-card = Tell collectors
mailboxes-card-lead = A card says under your signature which mailboxes are yours now. It goes to each collector with the next answer, over the internet or by stick.
mailboxes-card-issue = Issue a card
mailboxes-card-issued = Card { $number } is signed and waits for its way to every collector.
invite-reach-none = It names no mailbox: she will send by stick or folder.
invite-reach =
    { $count ->
        [one] It names your mailbox, so she can send over the internet too. Before she does, choose “{ desk-net-fetch }” in the inbox once: the mailbox must learn of her.
       *[other] It names your { $count } mailboxes, so she can send over the internet too. Before she does, choose “{ desk-net-fetch }” in the inbox once: they must learn of her.
    }

## The desk: keys over time

deskkeys-title = Keys of this desk
deskkeys-status = How bundles to you are opened, now and later
deskkeys-lead = Bundles are encrypted to keys of this vault. With each acceptance a collector is given a newer one, and after a time of grace the older is destroyed: from then on, not even this vault opens what somebody copied on its way before.
deskkeys-now = Keys that open bundles
deskkeys-retiring = Of them, replaced and waiting for their end
deskkeys-next = The next is destroyed on
deskkeys-next-none = None is waiting
deskkeys-recovery = A recovery key kept elsewhere
deskkeys-recovery-none = There is none. If this vault and its backups are lost, nobody can open what is on its way, and collectors send it again. For most that is right.
deskkeys-recovery-is = What collectors send from now on can also be opened with the secret key of this recipient:
deskkeys-recovery-warning = A recovery key undoes what the keys above do
deskkeys-recovery-warning-why = Whoever gets hold of it can open everything sent while it is set, in years too, without this vault and its passphrase. Every collector you invite is shown that it exists, before she adds you.
deskkeys-recovery-how = Make it on a computer that is never on a network, keep the secret half there or on paper, in another place than this vault, and write here only the public half.
deskkeys-recovery-field = Public recipient
deskkeys-recovery-hint = One line that begins with age1.
deskkeys-recovery-wrong = That is not a public recipient, which begins with age1. What begins with AGE-SECRET-KEY is the secret half, and must not be written here.
deskkeys-recovery-set = Set it
deskkeys-recovery-remove = Remove it
deskkeys-recovery-done = It is set. Invitations from now on name it.
deskkeys-recovery-removed = It is removed. What was sent while it was set can still be opened with it.

## Distrusting a collector

collectors-distrusted = Distrusted since { $at }. What you held then still counts; whatever goes beyond it is refused.
collectors-distrust = Distrust
collectors-distrust-title = Distrust { $name } from now?
collectors-distrust-when = For when her laptop or her keys may be in other hands.
collectors-distrust-goes = Bundles that go beyond the last seal you hold are refused from now on. Trust files say up to where her signature counts.
collectors-distrust-stays = What you took in before stays, and counts as it did.
collectors-distrust-differs = To revoke is something else: it ends the work with her, without casting doubt on anything.
collectors-revoke-differs = If her laptop or her keys may be in other hands, distrust her instead: that also records up to where her signature counts.
collectors-distrust-hold = Hold to distrust

## Messages

side-messages = Messages
messages-title = Messages
messages-lead = Short questions and answers about a transfer. They are encrypted, they go with transfers and answers, and they disappear.
messages-lead-desk = Short questions and answers about a bundle. They are encrypted, they go with answers, and they disappear.
messages-empty-title = No messages
messages-empty = You can write to a partner once there is a transfer to them that a message can be about.
messages-empty-desk = You can write to a collector once you have taken in a bundle of hers.
messages-none-yet = No message yet.
messages-begin = Write
messages-new =
    { $count ->
        [one] One new message
       *[other] { $count } new messages
    }
messages-last = Last on { $at }
messages-with = Messages with { $name }
messages-to = Write to { $name }
messages-warning = Not for testimony, and not for names
messages-warning-why = A message is no evidence: nothing of it goes into a case or its custody. It lies in both vaults until it expires, and whoever opens either can read it. What somebody told, who they are and where they are belongs in a case, or in no computer.
messages-about = What it is about
messages-about-out = Case { $case }, transfer { $number }
messages-about-in = Case { $case }, number { $number }
messages-about-gone = A transfer that is no longer listed
messages-text = Message
messages-text-hint = At most { $most } characters.
messages-expires = It disappears on both sides after
messages-days =
    { $count ->
        [one] One day
       *[other] { $count } days
    }
messages-write = Keep it to be sent
messages-written = It waits on this laptop, and goes when you next send from the outbox, over the internet or by stick.
messages-written-desk = It waits here, and goes when you next fetch from the mailbox, or with a stick.
messages-answering = Answer to:
messages-not-answering = Not an answer
messages-ours = You
messages-at = { $at }, by the writer's clock
messages-expire-at = Disappears on { $at }
messages-is-new = New
messages-queued = Waits on this laptop.
messages-sent = On its way. Whether it was read is not told.
messages-answer = Answer
messages-discard = Discard
messages-discard-title = Discard this message?
messages-discard-why = It leaves this vault now. The copy at the other end stays there until it expires.
messages-discard-queued = It leaves this vault and is not sent.
messages-discard-do = Discard it
messages-keep = Keep it
messages-nobody = There is nobody of this name here any more.
