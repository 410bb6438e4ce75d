# The road: partners, transfers, the outbox; and the partner's desk: inbox and collectors.
# Variables: $name a person's or organisation's own name, $case a case's code, $count a number that is
# counted, $size an amount of data as words ("3.2 GB"), $at a date and time as words.

## Partners

partners-title = Partners
partners-lead = Organisations you trust with what you keep. Each has keys of its own: none learns of another.
partners-empty-title = No partner yet
partners-empty = A partner is an organisation outside the danger that holds what you keep, checks it, and can bring it before a court. It begins with an invitation: a small file, and a short code that reaches you another way.
partners-add = Add a partner
partners-known-as = It calls itself { $name }.
partners-added = Added { $at }
partners-holds =
    { $count ->
        [0] It holds nothing of yours yet.
        [one] It holds one item of yours, by its own signed word.
       *[other] It holds { $count } items of yours, by its own signed word.
    }
partners-compared = Fingerprints compared
partners-not-compared = Fingerprints not compared yet
partners-why-compare = Someone who swapped the invitation on its way would read everything you send. Comparing the numbers aloud shows that nobody did. This laptop forgets nothing on the word of a partner whose numbers were not compared.
partners-how-compare = Call them on a number you knew before, or meet. One reads the groups in order, the other follows. All eight must be the same.
partners-their-fingerprint = Theirs: they read this to you
partners-own-fingerprint = Yours: you read this to them
partners-they-match = All eight groups are the same
partners-do-not-match = They differ
partners-differ = Send nothing to this partner. Ask them, by a way you trust, to make a new invitation.

## Adding a partner

partner-add-title = Add a partner
partner-add-lead = You need the invitation file and its short code.
partner-add-file = 1. The invitation
partner-add-file-why = The file says nothing to whoever finds it.
partner-add-choose = Choose the file
partner-add-chosen = Chosen: { $name }
partner-add-code = 2. The short code
partner-add-code-label = Short code
partner-add-code-hint = Three groups of five, such as 7K2M9-Q4RTX-0HB3V. It should have come another way than the file.
partner-add-open = Open the invitation
partner-add-from = The invitation is from
partner-add-name = Your name for this partner
partner-add-name-hint = Only you see this name.
partner-add-compare = 3. Is it really them?
partner-add-compare-now = We compared all eight groups, and they are the same
partner-add-compare-later = I will compare later
partner-add-compare-later-detail = You can send, but this laptop will forget nothing on their word until you have compared.
partner-add-do = Add this partner

## A transfer

transfer-title = Make a transfer
transfer-lead = From case { $case }. Nothing leaves before you say so, and you see first what goes and what stays.
transfer-no-partner = There is nobody to send to yet. Add a partner first.
transfer-to = To whom
transfer-not-compared = You have not compared fingerprints with { $name } yet. Do it before you send something that can harm somebody.
transfer-weighing = Looking at what can go…
transfer-goes = What goes
transfer-goes-count =
    { $count ->
        [0] No original goes.
        [one] One original goes.
       *[other] { $count } originals go.
    }
transfer-goes-beside =
    { $records ->
        [0] No record goes with it
        [one] One record
       *[other] { $records } records
    }{ $entries ->
        [0] .
        [one] , and one entry of the custody log.
       *[other] , and { $entries } entries of the custody log.
    }
transfer-size = { $size } leave this laptop, all of it encrypted. A little is padding, so that the size tells less.
transfer-more = This is as much as one transfer carries. The rest goes with the next one.
transfer-safekeeping = For safekeeping: they may hold it, not use or show it
transfer-stays = What stays, and why
transfer-stays-count =
    { $count ->
        [one] One item stays here.
       *[other] { $count } items stay here.
    }
transfer-stays-none = Nothing stays behind.
transfer-change = Change that
transfer-nothing = Nothing new can go to { $name } now.
transfer-show-all = Show all { $count }
transfer-see = What they will see
transfer-see-yes = { $name } will see the originals that go, what you wrote about them, the names the files had, when each was kept by this laptop's clock, and every step of custody.
transfer-see-no = They will not see your private note on the case, anything that stays, your other cases, or that you have other partners.
transfer-make = Make the transfer
transfer-making = Making the transfer
transfer-made = The transfer is ready and waits on this laptop.
transfer-where = Where should it go?
transfer-choose = Choose a stick or folder
transfer-place-free = { $size } free there
transfer-place-unknown = How much is free there is not known.
transfer-place-small = There is not room for all of it. What fits is put there; the rest goes onto the next stick.
transfer-inspector = Whoever looks at this stick sees that encrypted files are on it: no names, nothing to read, and no doubt that they are encrypted. Do not carry it where that alone is dangerous.
transfer-put = Put it there
transfer-putting = Putting parts there
transfer-later-detail = It waits in the outbox.
transfer-to-outbox = To the outbox

## A stick that was written to

road-put =
    { $bundles ->
        [0] No transfer is whole there yet.
        [one] One transfer is whole there, written and read back.
       *[other] { $bundles } transfers are whole there, written and read back.
    }
road-parts =
    { $parts ->
        [0] No new part was needed.
        [one] One part was put there.
       *[other] { $parts } parts were put there.
    }
road-acceptances =
    { $count ->
        [one] One acceptance was found there and recorded.
       *[other] { $count } acceptances were found there and recorded.
    }
road-problems = Not everything went
road-unplug = Make it safe to unplug
road-unplugging = Finishing what is still being written…
road-released = It is safe to pull out now.
road-written = Everything is written. The system did not let go of the device, so eject it in your file window before you pull it out.
road-written-here = Everything is written to the disk.
road-make-sure = Make sure that it is written
road-not-written = Do not pull it out yet: the system could not say that everything is written. Try again.

## The outbox

outbox-title = Outbox
outbox-lead = What is on its way, and what was answered.
outbox-empty-title = Nothing is on its way
outbox-empty = Open a case and make a transfer. It waits here until you put it on a stick or into a folder, or send it over the internet.
outbox-carry = Put on a stick what waits
outbox-fetch = Read answers from a stick
outbox-case-to = Case { $case } to { $name }
outbox-number = Transfer { $number }
outbox-queued = Waits on this laptop only.
outbox-partly = { $done } of { $parts } parts are on the road; the rest waits on this laptop.
outbox-delivered = All of it is on the road. { $name } has not answered yet.
outbox-accepted = { $name } opened it, and everything verified.
outbox-withdrawn = Withdrawn. It was not sent, or not whole, and cannot be opened.
outbox-made = Made { $at }
outbox-withdraw = Withdraw
outbox-withdraw-title = Withdraw this transfer?
outbox-withdraw-goes = It and every later one that waits for { $name } leave the outbox. The items stay in your vault, and you can make a transfer again.
outbox-withdraw-cannot = Parts that are already on a stick stay on it: delete them there. Without the rest they cannot be opened as a whole.
outbox-withdraw-do = Withdraw it
outbox-keep = Leave it
outbox-resend = Send again
outbox-resend-title = Send it again?
outbox-resend-why = If the stick was lost or its files were damaged, the same transfer is put on the road once more. Nothing happens to what already arrived.
outbox-resend-do = Send it again
outbox-open = Under way
outbox-ended = Ended

## Why something stays (by code)

stays-no-consent-basis = Nothing says yet on what consent it rests. Blank means no.
stays-consent-withdrawn = Consent was withdrawn.
stays-may-be-an-account = Nobody was asked, and it may be someone's account.
stays-safekeeping-only = Nobody was asked, so it may be held, and not used or shown.
stays-answers-missing = It rests on a person's answers, and they are not recorded here.
stays-basis-incomplete = Its consent basis lacks something it must state.
stays-not-agreed = The person did not agree to this much.
stays-not-asked-yet = The person was not asked about this yet. Blank means no.
stays-ask-again = The person wants to be asked again. Until then it stays.
stays-not-for-this-recipient = The person did not agree to this purpose for this kind of recipient.
stays-identity-kept-back = Who the person is stays here: there is no yes to use with the name.
stays-risk-stop = The risk assessment of this case says stop.
stays-condition-no-name = The person asked that it goes only without a name.
stays-condition-no-image = The person asked that it goes only without face and voice.
stays-condition-no-location = The person asked that it goes only without the exact place.
stays-condition-ask-first = The person wants to be asked before each use.
stays-condition-no-death-penalty = The person asked that it goes nowhere where the death penalty is possible.
stays-condition-fair-trial = The person asked that it goes only where a fair trial is assured.
stays-condition-no-state = The person named States whose authorities must not have it.
stays-condition-embargo = The day that the person named has not come yet.
stays-condition-expires = The person's consent ended on the day that was named.
stays-condition-after-death = The person said what is wished after death.
stays-condition-lead-only = The person asked that it serves as a lead only.
stays-condition-partial = It is not among what the person marked.
stays-condition-unknown = The person set a condition that this program does not know.

## Inbox

inbox-title = Inbox
inbox-lead = What collectors sent. Nothing here is believed before it is checked, and nothing is kept before it passes.
inbox-empty-title = The inbox is empty
inbox-empty = Fetch from the mailbox, plug in the stick a collector sent, or open the folder where bundles arrive.
inbox-bring = Bring in from a stick or folder
inbox-bringing = Bringing in what is there
inbox-brought =
    { $bundles ->
        [0] Nothing new is whole there.
        [one] One bundle was brought in.
       *[other] { $bundles } bundles were brought in.
    }
inbox-brought-incomplete =
    { $count ->
        [one] One bundle there lacks parts. Bring them when they come; what is here is kept.
       *[other] { $count } bundles there lack parts. Bring them when they come; what is here is kept.
    }
inbox-answer = Put answers on a stick
inbox-from = From { $name }
inbox-from-unknown = From a sender not yet known
inbox-case = Case { $case }
inbox-number = Number { $number }
inbox-arrived = Brought in { $at }
inbox-waiting = Not opened yet.
inbox-refused = Refused: it did not pass. Nothing of it was kept.
inbox-taken-in = Taken in and checked. The collector does not know yet: accept it.
inbox-accepted = Accepted. The answer goes out through the mailbox, or with the next stick.
inbox-open = Look at it
inbox-take-in = Take in
inbox-take-in-again = Check it again
inbox-taking-in = Opening and checking every part
inbox-accept = Accept
inbox-accepting = Reading every original again from the disk
inbox-accept-why = Accepting reads every original again from this disk and signs that you hold it. The collector's laptop may then forget it, so make your backup first.
inbox-accept-stored =
    { $count ->
        [one] One original was read again and is held here.
       *[other] { $count } originals were read again and are held here.
    }
inbox-accept-damaged =
    { $count ->
        [one] One original could not be read again, and is not in the acceptance. Check this disk.
       *[other] { $count } originals could not be read again, and are not in the acceptance. Check this disk.
    }
inbox-accept-next = Put the answer into the mailbox, or on the stick that goes back to the collector.
inbox-decline = Decline
inbox-decline-title = Remove this bundle from the inbox?
inbox-decline-why = Its files leave this laptop. The collector keeps what she sent, gets no acceptance, and can send it again. Tell her why by a way you both trust.
inbox-decline-do = Remove it
inbox-decline-keep = Leave it
inbox-report = What was found
inbox-report-none = Everything that can be checked was checked, and it holds.
inbox-report-faults =
    { $count ->
        [one] One thing is wrong with this bundle. Nothing of it was kept.
       *[other] { $count } things are wrong with this bundle. Nothing of it was kept.
    }
inbox-report-warnings =
    { $count ->
        [one] It holds. One thing needs a person's judgement.
       *[other] It holds. { $count } things need a person's judgement.
    }
inbox-report-notes =
    { $count ->
        [one] It holds. One thing is worth knowing.
       *[other] It holds. { $count } things are worth knowing.
    }
inbox-report-unopened = It was not opened yet, so nothing is known of it.
inbox-weight-fault = Wrong
inbox-weight-warning = For you to judge
inbox-weight-note = To know
inbox-about = About
inbox-taken =
    { $originals ->
        [0] No original
        [one] One original
       *[other] { $originals } originals
    } and { $records ->
        [one] one record
       *[other] { $records } records
    } were taken in for case { $case }.
inbox-to-case = Open the cases
inbox-enrolled-title = { $name } is new here
inbox-enrolled = This is her first bundle, made with the invitation you wrote for her. Compare fingerprints by a way you trust before you rely on it.
inbox-what-now = What now
inbox-what-now-refused = Do not throw the stick away: it is evidence of what arrived. Ask the collector, by a way you trust, to send it again. If the same thing is wrong once more, somebody on the way may be changing it.

## Collectors

collectors-title = Collectors
collectors-lead = Everyone you invited, and the keys by which you know each. This roster is what signatures are checked against.
collectors-empty-title = Nobody is invited yet
collectors-empty = An invitation is a file and a short code. It makes keys for one collector alone.
collectors-invite = Invite a collector
collectors-invited = Invited { $at }. Nothing came from her yet.
collectors-enrolled = Her first bundle came. Fingerprints are not compared yet.
collectors-confirmed = Fingerprints compared. Her signature is trusted.
collectors-revoked = Revoked. What she sends is refused; what was taken in before is kept.
collectors-their-fingerprint = Hers: she reads this to you
collectors-own-fingerprint = Yours for her: you read this to her
collectors-compare = Compare fingerprints
collectors-how-compare = Speak on a number you knew before, or meet. One reads the groups in order, the other follows. All eight must be the same.
collectors-fingerprints = Fingerprints
collectors-differ = Take nothing in from her. Revoke her, and make a new invitation that reaches her by a way you trust.
collectors-confirm = All eight groups are the same
collectors-revoke = Revoke
collectors-revoke-title = Revoke { $name }?
collectors-revoke-goes = Bundles from her are refused from now on, and her signature counts for nothing new.
collectors-revoke-stays = What you took in before stays, with its custody.
collectors-revoke-cannot = It cannot be taken back. To work with her again, invite her anew.
collectors-revoke-hold = Hold to revoke
collectors-keep = Leave her in the roster

## Inviting

invite-title = Invite a collector
invite-lead = Only she can use the invitation, and only once.
invite-name = Your name for her
invite-name-hint = A name that tells nobody who she is. Only this vault keeps it.
invite-where = Where should the invitation be written?
invite-choose = Choose a file
invite-chosen = It will be written as { $name }.
invite-do = Write the invitation
invite-done = The invitation is written
invite-done-file = Send the file { $name } in any way. It says nothing to whoever finds it.
invite-code = The short code
invite-code-why = Give her this code another way than the file: by telephone, on paper, face to face. Whoever has both can pretend to be her. It is shown once and kept nowhere.
invite-to-collectors = I have passed the code on

## Cases on the partner's desk

review-cases-title = Cases
review-cases-lead = What was taken in, by collector. What a collector wrote is never changed here.
review-cases-empty-title = No case yet
review-cases-empty = Cases appear when you take in a collector's first bundle.
review-cases-items =
    { $count ->
        [0] No items
        [one] One item
       *[other] { $count } items
    }
review-cases-entries =
    { $count ->
        [one] One entry of custody
       *[other] { $count } entries of custody
    }

## Findings (by code): a bundle

finding-tar-header = A file in it has a heading that is not in its one permitted form.
finding-tar-padding = There are bytes where only zeros may be. Something was hidden or damaged.
finding-tar-truncated = It ends before the bundle does: something is cut off.
finding-path-not-allowed = A file in it has a path that no bundle of this format has.
finding-member-twice = A file stands in it twice.
finding-member-out-of-order = A file stands out of its order.
finding-member-too-large = A file in it is larger than its kind may be.
finding-member-not-a-file = Something in it is a link, not a plain file.
finding-member-unlisted = A file in it is in no list: nobody signed it.
finding-member-missing = A file that a list names is not there.
finding-digest-mismatch = A file is not the one that was signed: its bytes differ.
finding-bag-declaration = This is not a bundle in the format of Sanad.
finding-bag-info = The sheet that says what the bundle is cannot be read as it must be.
finding-manifest-malformed = A list of files cannot be read.
finding-payload-count = It does not hold the bytes and files it says it holds.
finding-signature-missing = Nobody signed it.
finding-signature-wrong = The signature does not hold.
finding-signer-mismatch = It was signed with another key than the one inside it.
finding-signer-unknown = The signer is nobody in your roster.
finding-enrolment-wrong = The sender's keys were not made with the invitation you wrote.
finding-recipient-other = It was meant for somebody else.
finding-bundle-replayed = It was taken in before.
finding-bundle-fork = Another bundle with this number was taken in before. Two copies of her vault may be sending.
finding-bundle-gap = One that comes before it has not arrived. Take that one in first.
finding-branch-new = The sender's vault was restored from a backup, so it counts its bundles anew.
finding-log-key = The key of the custody log cannot be read, or is not the one in its seal.
finding-log-key-changed = The custody log has another key than before.
finding-checkpoint-malformed = The seal of the custody log cannot be read.
finding-checkpoint-signature = The seal of the custody log is not signed with the log's key.
finding-log-cut-back = The custody log is shorter than it was: entries were removed.
finding-log-forked = The custody log does not continue the one shown before.
finding-consistency-missing = Nothing shows that the custody log continues the one shown before.
finding-log-restored = A vault was restored from a backup: a new custody log begins, and names the old one.
finding-log-unexplained = A new custody log begins, and nothing says why.
finding-entry-malformed = An entry of the custody log cannot be read.
finding-entry-misplaced = An entry belongs to another place than the one it stands in.
finding-entry-conflict = An entry is not the one shown before at this place.
finding-proof-missing = Nothing shows that an entry is in the custody log.
finding-proof-wrong = A proof does not show that its entry is in the custody log.
finding-custody-gap = An entry about a thing is missing: the next one names it.
finding-custody-elsewhere = Earlier entries about a thing are not here; they came before.
finding-clock-wrong = The laptop's clock was known to be wrong when an entry was written.
finding-record-malformed = A record cannot be read.
finding-record-digest-mismatch = A record is not the one its name states.
finding-record-unsealed = A record is sealed by no entry of the custody log.
finding-record-type-unknown = A record is of a kind this program does not know. Its digest was checked.
finding-seal-missing = The custody log does not end with the seal of this bundle.
finding-seal-head-missing = The seal names a newest entry about a thing, and it is not here.
finding-seal-uncovered = There are entries about a thing that the seal does not cover.
finding-case-record-missing = The case is not known here, and its record is not in the bundle.
finding-original-missing = An original is neither here nor announced to follow.
finding-original-unknown = An original belongs to no item.
finding-original-mismatch = An original is not the one its item's record states.
finding-to-follow = An original is announced and will follow.
finding-to-follow-malformed = The list of originals to follow cannot be read.
finding-time-token-unchecked = There is a time token, which this program does not check. An expert checks it with openssl.
finding-no-consent-basis = An item came without a consent basis.
finding-consent-withdrawn = An item came whose consent was withdrawn.
finding-may-be-an-account = An item came for which nobody was asked, and that may be someone's account.
finding-safekeeping-only = An item came that may be held, and not used or shown.
finding-basis-incomplete = An item came with a consent basis that lacks what it must state.
finding-answers-missing = An item came that rests on a person's answers, and they are not here.
finding-not-agreed = Something came that the person did not agree to.
finding-not-asked-yet = Something came about which the person was not asked.
finding-ask-again = Something came about which the person wants to be asked again.
finding-not-for-this-recipient = Something came that the person did not agree to for this purpose and recipient.
finding-identity-kept-back = Who a person is came along, and there is no yes to use with the name.
finding-condition-no-name = Something came although the person asked that it goes only without a name.
finding-condition-no-image = Something came although the person asked that it goes only without face and voice.
finding-condition-no-location = Something came although the person asked that it goes only without the exact place.
finding-condition-ask-first = Something came although the person wants to be asked before each use.
finding-condition-no-death-penalty = Something came although the person asked that it goes nowhere where the death penalty is possible.
finding-condition-fair-trial = Something came although the person asked that it goes only where a fair trial is assured.
finding-condition-no-state = Something came although the person named States whose authorities must not have it.
finding-condition-embargo = Something came before the day that the person named.
finding-condition-expires = Something came after the day on which the person's consent ended.
finding-condition-lead-only = Something came although the person asked that it serves as a lead only.
finding-condition-partial = Something came that is not among what the person marked.
finding-condition-unknown = Something came under a condition that this program does not know.
finding-answers-for-another = A person's answers came that are for another recipient.
finding-plan-carried = A plan of those who collect came. Plans never leave.
finding-safety-field-shown = A record shows what is withheld for someone's safety in every copy that leaves.
finding-filed-wrong = An item was filed from another log, and the proof of its first entry does not hold.
finding-listing-wrong = The list of the parts is not as it must be, or not signed by the sender.
finding-part-missing = A part is missing.
finding-part-mismatch = A part is not the one the list states.
finding-part-foreign = There is a file among the parts that the list does not name.
finding-part-unreadable = A part cannot be opened with the key it should be for.
finding-document-malformed = The document cannot be read.
finding-acceptance-other = The acceptance is for another bundle than the one it came for.
finding-cosignature-wrong = The countersignature of the seal does not hold.
finding-cosigner-unknown = Whoever countersigned the seal is nobody you trust.

## Findings (by code): this vault's own check

finding-store-damaged = The store is damaged.
finding-original-damaged = An original is damaged or missing.
finding-record-damaged = A record is damaged.
finding-log-damaged = A custody log is damaged.
finding-entry-damaged = An entry of the custody log is damaged.
finding-item-unsealed = No entry of the custody log seals an item.
finding-entry-missing = An entry of the custody log is missing.
finding-entry-link-wrong = An entry does not name the one before it about the same thing.
