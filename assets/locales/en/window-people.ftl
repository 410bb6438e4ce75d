# What the window says of persons, of the conversation about consent, of withdrawing, and of the plans a case
# needs before. Sentences, not states. "She" and "her" of the person present; never "victim" of her.

## A path of small pages

path-next = Go on
path-skip = Skip this
path-back = Back
path-pause = Pause
path-stop = Stop
path-kept = Kept in the vault
path-keeping = Being kept
path-paused-title = Paused
path-paused = Nothing is shown. What was written is kept in the vault.
path-resume = Go on where you were
path-stop-title = Stop here

## Words used in many places

yes = Yes
no = No
not-known = Not known
change = Change
remove = Take away
keep-this = Keep this
leave-it = Leave it as it is

unkept-title = Something is written and not kept
unkept = If you leave now, it is gone.
unkept-stay = Stay here
unkept-leave = Leave without keeping it

## The parts of a case

case-links = Parts of this case
case-link-items = Items
case-link-people = People
case-link-facts = Facts and plans

## The people of a case

people-title = People of case { $code }
people-new = New person
people-by-code = She is not here: find her by a code
people-count =
    { $count ->
        [one] 1 person
       *[other] { $count } people
    }
people-keys = Arrow keys move, Enter opens.
people-none-title = Nobody is entered here yet
people-none = A person stands here under a code. Her name is kept apart, under a key of its own, and is never required.
people-first-open = The first question is open
people-child = A child
people-accounts =
    { $count ->
        [one] 1 account
       *[other] { $count } accounts
    }
people-damaged = Her record is damaged
people-account-disposed = Disposed of
consent-is-not-asked = Not asked yet
consent-is-given = She agreed to something
consent-is-not-given = She agreed to nothing
consent-is-withdrawn = She withdrew
draft-conversation = A conversation was begun and is not finished.
draft-account = An account is being written.
draft-person = A new person was begun.
draft-identity = Who she is was begun.
draft-facts = Facts of this case were begun.
draft-resume = Take it up again
by-code-what = A person who cannot return may tell you the code she was given, or somebody she sends may. Her code on the list works too.
by-code-label = Code
by-code-hint = Such as K7M2-9QXR-4TBD, or W-7F3K from the list. Large and small letters are the same.
by-code-unknown = Nobody here has this code. Look at each sign again.
by-code-look = Look

## Safety

safety-title = Before anybody contacts her

## A new person, and the coded half

tongue-add = Add a language
tongue-more = Another language
tongue-remove = Take away: { $name }
new-person-title = New person
new-person-lead = Nothing here must be filled in. She gets a code by chance; no name belongs on this page.
new-person-make = Enter this person
new-person-resumed = What was begun before stands here again.
person-edit-title = What is known of { $code }
person-edit-lead = What stood here before stays in the custody log.
person-safety = What must never be done
person-safety-hint = It is shown wherever somebody could think of contacting her, and it travels with her.
person-child = Is she a child, or may she be one?
person-child-hint = Under 18, or in doubt.
person-languages = Languages she understands
person-interpreter = Does she need an interpreter?
person-contact = Does she wish to be contacted again?
person-not-asked = Not asked
person-more = More about her
person-counting = Who is entered
person-one = One person
person-group = A group
person-group-of =
    { $count ->
        [0] A group
        [one] A group of 1
       *[other] A group of { $count }
    }
person-number = How many
person-described = In plain words
person-described-hint = Without names and without places that point to her.
person-connection = How she knows
person-age = Her age when it happened
person-age-hint = A band is enough: 18-25.
person-vulnerable = What makes care needed
person-vulnerable-hint = It stays here: in what leaves it is left out.
person-referral = Help that was offered
person-referral-hint = What came of it, in her words or yours.
person-note = Anything else
person-note-hint = It stays here: in what leaves it is left out.

## One person

person-title = Person { $code }
person-agreed = What she agreed to
person-agreed-none = She was not asked yet. Blank means no: nothing of hers leaves.
person-accounts = What she told
person-accounts-none = No account yet.
person-account-take = Take an account
person-coded = What is known of her
person-coded-none = Nothing is stated yet, and nothing has to be.
person-custody = Custody and technical facts
person-id = Her id
person-is-child-title = She is a child, or may be one
person-is-child = Without the training for it, take a note of how to reach her and offer help. Anything more needs a second person.
override-slot = With a second person's yes, given here: { $kind }.
override-approval = With the partner's signed yes: { $kind }.

## The first question

before-title = Did she tell before?
before-question = Has she told this to somebody before?
before-why = Telling again costs her much, and courts compare. "None" is a full answer.
before-known = Answered before:
before-open = Not asked yet. It is always the first question.
before-ask = Ask it now
before-another = She told somebody else too
before-time = { $number }.
before-somebody = Somebody
before-to-whom = To whom
before-to-whom-hint = The kind of person or organisation; no name is needed.
before-when = When
before-when-hint = In her own words, such as: two days after Eid.
before-form = In what form
before-form-hint = Spoken, written, filmed.
before-reachable = Can a copy be reached?
before-used = What it was used for, as far as she knows
told-yes = Yes, she told before.
told-none = No, to nobody.
told-unknown = She does not know.
told-did-not-say = She did not want to say.
reachable-yes = A copy can be reached.
reachable-no = No copy can be reached.
reachable-unknown = Whether a copy can be reached is not known.

## The identity half

identity-section = Who she is
identity-title = Who { $code } is
identity-lead = Nothing here is required. It is kept under a key of its own and stays behind in every transfer, unless she agreed to be named and you confirm it a second time.
identity-no-draft = This page keeps nothing by itself. It is kept when you press "Keep this".
identity-none = Nothing is written down. Nothing has to be.
identity-not-come = It did not come. It stays with the one who collected, unless she agreed to be named.
identity-empty = It is open, and nothing stands in it.
identity-covered = Covered
identity-opening = Opening it shows her name and how to reach her on this screen. Look who can see it.
identity-opening-desk = Opening it shows her name on this screen. She agreed to be named; look who can see it.
identity-open = Open it for two minutes
identity-cover = Cover it
identity-covers-itself = It is covered again after two minutes, or when you leave the page.
identity-write = Write down who she is
identity-change = Change it
identity-more = More fields
identity-destroy = Destroy it
identity-destroy-title = Destroy who she is
identity-destroy-goes = The key of this half goes: her names, how to reach her, her drawn mark. Nobody can read them again, here or in any backup made from now on.
identity-destroy-stays = Her code, what she agreed to and what she told stay, and still prove whole.
identity-destroy-never = It cannot be undone. Older backups and what partners hold are not reached.
identity-destroy-hold = Hold to destroy it
identity-burned-title = Who she is was destroyed
identity-burned = Its key is gone. Everything else of hers stays and proves whole.
identity-names = Names, in their own script
identity-latin = In Latin letters
identity-otherNames = Other names
identity-gender = Gender, in her own words
identity-traits = Anything else she says she is, in her own words
identity-birth = When she was born
identity-birthPlace = Where she was born
identity-documents = Papers
identity-nationality = Nationality
identity-contact = How she can be reached safely
identity-codeWord = The word by which she knows who calls
identity-safeHours = When it is safe
identity-trustedPerson = Whom she trusts
identity-address = Where she lives
identity-family = Family
identity-lawyer = Lawyer
identity-medical = What a doctor should know
identity-emergency = What she wishes if something happens to her
identity-note = Anything else
identity-gender-hint = Only if she says it. There is no list, and nothing is guessed.
identity-traits-hint = People, faith, language, disability, whatever she names. Only if she wants it written.

## What she agreed to, in sentences

agreed-here-1 = We may keep it safe here, and do nothing with it.
agreed-here-2 = We may keep it and follow it as a lead, without her name.
agreed-here-3 = We may keep it and use it without her name.
agreed-here-4 = We may keep it and use it with her name.
agreed-here-5 = We may keep it, use it with her name, and make it public.
agreed-here-no = We may not keep what is hers.
agreed-here-later = She wants to be asked again before we keep anything.
agreed-here-blank = She was not asked whether we may keep it. Blank means no.
agreed-here-withdrawn = She withdrew what she agreed to here.
agreed-them-1 = { $name } may keep it safe, and do nothing with it.
agreed-them-2 = { $name } may keep it and follow it as a lead, without her name.
agreed-them-3 = { $name } may keep it and use it without her name.
agreed-them-4 = { $name } may keep it and use it with her name.
agreed-them-5 = { $name } may keep it, use it with her name, and make it public.
agreed-them-no = { $name } gets nothing of hers.
agreed-them-later = She wants to be asked again before { $name } gets anything.
agreed-them-blank = She was not asked about { $name }. Blank means no.
agreed-them-withdrawn = She withdrew what she agreed to towards { $name }. Nothing more goes there.
agreed-later-2 = She wants to be asked again about following it as a lead.
agreed-later-3 = She wants to be asked again about using it.
agreed-later-4 = She wants to be asked again about using it with her name.
agreed-later-5 = She wants to be asked again about making it public.
agreed-some = This is about some of her things only.
agreed-review = To be asked again on
notice-to-send = The notice for { $name } goes with the next transfer.
notice-under-way = The notice is on its way to { $name }.
notice-acknowledged = { $name } acknowledged the notice.
out-with =
    { $name } has { $items ->
        [0] no item
        [one] 1 item
       *[other] { $items } items
    } of hers and { $accounts ->
        [0] no account
        [one] 1 account
       *[other] { $accounts } accounts
    }.
out-coded = { $name } has her code and her answers.
out-identity = Who she is went there too.
out-under-way = Part of it may still be on its way.
out-disclosed = It was handed on to { $name }.

## Conditions

cond-title = What does her yes depend on?
cond-lead = Only what she asks for. Each holds towards everybody she agrees to, until she lifts it.
cond-standing = What she asked before, and what still holds
cond-lift = She lifts this
cond-lift-not = Let it hold
cond-day = Day
cond-needs-day = Without a day this would close everything.
cond-states = Which States
cond-states-hint = Two letters for each, with commas: AF, IR
cond-wish = Her wish, in her words
cond-part = { $kind }, { $at }
cond-needs-part = Nothing is marked yet.
cond-label-no-name = Only without her name
cond-label-no-image = Only without face and voice
cond-label-no-location = Only without the exact place
cond-label-ask-first = Ask her before each use
cond-label-lead-only = As a lead only, not as evidence
cond-label-no-state = Not to the authorities of a State she names
cond-label-fair-trial = Only where a fair trial is assured
cond-label-no-death-penalty = Not where the death penalty is possible
cond-label-embargo = Not before a day
cond-label-expires = Only until a day
cond-label-after-death = Her wishes if she dies
cond-label-partial = Only what she marks
cond-stops-no-name = Who she is stays here. Nothing is used with her name or made public.
cond-stops-no-image = Pictures, films and sound of hers cannot leave yet: this program cannot take face and voice out of them.
cond-stops-no-location = Nothing she told and no item can leave yet: this program cannot take the place out of them. Only her code and answers can.
cond-stops-ask-first = It may be kept and looked into. Handing it on or making it public waits for a new yes.
cond-stops-lead-only = It may be kept and looked into. It is not handed on as evidence.
cond-stops-no-state = It is not handed to anybody unless it is certain that it is not one of them.
cond-stops-fair-trial = It is handed on only to the International Criminal Court and to regional courts.
cond-stops-no-death-penalty = It is handed on only to the International Criminal Court and to regional courts.
cond-stops-embargo = Until that day it may be kept, and nothing else.
cond-stops-expires = After that day nothing may be done with it, unless she says yes again.
cond-stops-after-death = It is shown to whoever opens her page. It closes nothing.
cond-stops-partial = Everything that is not marked stays.
cond-no-name = Only without her name.
cond-no-image = Only without face and voice. Until they can be taken out, pictures, films and sound stay.
cond-no-location = Only without the exact place. Until it can be taken out, what she told and her items stay.
cond-ask-first = She is asked before each use.
cond-lead-only = As a lead only, not as evidence.
cond-no-state = Not to the authorities of { $states }.
cond-fair-trial = Only where a fair trial is assured.
cond-no-death-penalty = Not where the death penalty is possible.
cond-embargo = Not before { $day }.
cond-expires = Only until { $day }.
cond-after-death = If she dies: { $wish }
cond-partial =
    { $count ->
        [one] Only the 1 thing she marked.
       *[other] Only the { $count } things she marked.
    }

## The conversation

talk-title = Conversation
talk-begin = Begin a conversation
talk-resume = Go on with the conversation
talk-where = { $code } · page { $page }
talk-place-title = Are we safe here, and alone?
talk-place = Before anything else. If not, stop: nothing is lost by another day.
talk-free-safe = Is this place safe for her and for you?
talk-free-alone = Is nobody listening who should not?
talk-interpreter = Interpreter
talk-support = Who is with her, because she wants it
talk-code-hint = A code or a word, never a name. It may stay empty.
talk-assent = The child's own yes, and who speaks for it
talk-assent-hint = Whoever speaks for a child may be part of the harm. Say how that was looked at.
talk-worry-title = This is a reason to stop
talk-worry = It can go on another day. What was said so far is kept as a draft.
talk-worry-stop = Stop, and keep the draft
talk-lines-title = Say this to her, in your own words
talk-lines = One line after the other. Enter ticks a line and leads to the next. Say nothing you do not mean.
talk-line-said = Said. Next line
talk-lines-skip = Go on without the rest
talk-line-play = Play it
talk-medium = How it is brought to her
talk-medium-spoken = Said to her
talk-medium-read = She reads it
talk-medium-sound = She hears it played
talk-script-language = Language of the lines
talk-understood-title = What did she understand?
talk-understood = Ask her to say in her own words what will be done with what she tells, and by whom.
talk-understood-label = In her words
talk-words-hint = Short is enough. Ctrl+Enter goes on.
talk-free-title = Is she free to answer?
talk-free = Look and listen. Ask only what can be asked without hurting.
talk-free-speaks = Can she say no to you?
talk-free-pressed = Does somebody press her to speak, or to be silent?
talk-free-unwell = Is she in pain, ill, exhausted, or under the influence of something?
talk-free-depends = Is she held, or does she depend on those it is about?
talk-review-title = When shall she be asked again?
talk-review = It reminds; it never becomes a yes by itself.
talk-review-half = In half a year
talk-review-year = In a year
talk-review-label = On this day
talk-given-title = Was anything given to her?
talk-given = Travel, food, a telephone. Nothing is paid for what she tells.
talk-given-label = What was given
talk-stop = Nothing is lost. What was agreed so far can be kept, or left for another day.
talk-stop-not = Go on with the conversation
talk-stop-draft = Leave it as a draft, and take it up another day
talk-stop-keep = Keep what was agreed so far, and end here
talk-stop-discard-what = Throwing it away takes this conversation out of the vault. What was agreed before stays.
talk-stop-discard = Hold to throw it away

## The five questions

answer-yes = Yes
answer-no = No
answer-later = Ask me again
answer-blank = Not asked
ask-here-1 = May we keep this safe, locked, here?
ask-here-2 = May we follow it as a lead, without saying where it comes from?
ask-here-3 = May we use it without your name?
ask-here-4 = May we use it with your name?
ask-here-5 = May we make it public?
ask-them-1 = May { $name } keep this safe?
ask-them-2 = May { $name } follow it as a lead, without your name?
ask-them-3 = May { $name } use it without your name?
ask-them-4 = May { $name } use it with your name?
ask-them-5 = May { $name } make it public?
ask-means-1 = It lies locked. Nobody works with it.
ask-means-2 = It helps to look in the right place. It is not shown to others.
ask-means-3 = In a report or before a court, with nothing that says who you are.
ask-means-4 = In a report or before a court. People will know that it was you.
ask-means-5 = Anybody can read or see it, for ever.
ask-keys = The digits 1, 2 and 3 answer, Enter goes on.
ask-higher-title = The next questions are not asked
ask-higher = Each step rests on the one before. Without a yes here there is nothing higher to ask about.
ask-nothing-kept = What is not kept here can be given to nobody, so there is nothing more to ask.

## Every purpose and recipient

matrix-wanted = I need every purpose and recipient
matrix-wanted-detail = A table to be gone through one by one. As soon as it holds an answer, only what has a yes in it is handed on.
matrix-title = Every purpose, for every kind of recipient
matrix-lead = What is left blank means no.
matrix-nobody = She agreed to no partner, so there is nothing to hand on.
matrix-towards = What this partner may hand on
matrix-class = To whom

## Form, copy, reading back

form-title = How does she say yes?
form-lead = None is better than another.
form-oral = By word of mouth
form-oral-detail = You heard it. Nothing is signed.
form-mark = A mark on paper
form-mark-detail = The paper stays with her, or is destroyed.
form-drawn = Drawn on this screen
form-drawn-detail = A signature, a cross, anything. It is kept with who she is.
form-sound = Recorded as sound
form-sound-detail = An item of this case in which she says yes.
form-drawn-kept = It is locked with who she is, and stays behind with it.
form-sound-which = Which item
form-sound-later = None yet
form-sound-none = No sound is kept in this case yet. Add it to the items, then choose it here; the draft waits.
draw-label = A sheet to draw on
draw-how = With a mouse, a finger or a pen. With the keyboard: arrows move the pen, Space sets it down and lifts it, Backspace takes the last line back.
draw-down = The pen is down.
draw-up = The pen is up.
draw-back = Take the last line back
draw-anew = Begin anew
copy-title = Does she want a copy?
copy-lead = A paper in the wrong house can be a danger.
copy-held = Held for her here
copy-held-detail = She gets a code to remember. With it she, or somebody she sends, can change or withdraw.
copy-none = None
copy-none-detail = She can ask for it later.
copy-paper = On paper
copy-paper-detail = Written by hand, without the name of an organisation. The words stand at the end.
copy-file = As a file
copy-file-detail = Only where her telephone is hers alone. The words stand at the end, to be copied.
copy-said-held = Her copy is held here. She gets a code.
copy-said-none = She wants no copy.
copy-said-paper = She gets her copy on paper.
copy-said-file = She gets her copy as a file.
read-title = Read this to her
read-lead = If something is not as she means it, go back.
read-nothing = She agreed to nothing. Nothing of hers leaves. Help is there for her all the same.
read-conditions = Under these conditions
read-lifted = She lifts
read-unfinished = This condition lacks what it needs, so it is left out:
read-change = She can change or withdraw all of it at any time, without saying why.
read-finish = This is what she said
done-title = Kept: what { $code } agreed to
done-what = It holds from now on. Every transfer asks it first.
done-code-what = Say this code aloud to her, slowly. With it she can change or withdraw without coming back.
done-code-once = The code is shown this once. Do not write it beside her name.
done-code-said = She has it
done-copy = What her copy says
done-copy-what = Write it down for her, or copy it into a file on what is hers. It names nobody who collects.
done-on = To her page

## Withdrawing

withdraw-begin = She withdraws
withdraw-title = { $code } withdraws
withdraw-lead = At any time, all of it or a part. No reason is asked for.
withdraw-lead-code = Found by the code she was given. Whoever says it may speak for her; nothing of hers is shown to them.
withdraw-nothing = There is nothing left to withdraw.
withdraw-what = What she withdraws
withdraw-all = Everything
withdraw-all-detail = Towards everybody, and here.
withdraw-some = Towards some
withdraw-some-detail = The rest holds as it was.
withdraw-towards = Towards whom
withdraw-here = Those who collect
withdraw-erase = She asks that it be erased
withdraw-erase-detail = The wish travels with the notice. What is here is disposed of item by item, with a reason.
withdraw-how = How she said it
withdraw-how-hint = In person, by telephone, through somebody.
withdraw-by = Who said it
withdraw-by-hint = She herself, or whom she sent. A code or a word, never a name.
withdraw-told-code = By her code
withdraw-out = What is out already
withdraw-out-none = Nothing of hers has left.
withdraw-out-what = It cannot be called back. Those who have it are told, and have to stop using it.
withdraw-sure = This is withdrawn
withdraw-says-all = { $code } withdraws everything she agreed to.
withdraw-says-some = { $code } withdraws what she agreed to towards { $names }.
withdraw-closes = From this moment nothing of it leaves or is used here.
withdraw-notice = A signed notice for { $names } goes with the next transfer. There it closes at once.
withdraw-erase-says = The notice says that she asks for it to be erased.
withdraw-again = It holds until she says yes again.
withdraw-confirm = Withdraw it
withdraw-done-title = { $code } has withdrawn
withdraw-done = It is closed here from now on.
withdraw-done-send = The notice for { $names } waits. The sooner it goes, the better.
withdraw-send = Make the transfer

## Facts and plans of a case

plans-title = Facts and plans of case { $code }
plans-lead = What this case is for, and what must stand before anybody is asked to tell.
facts-section = What it is for
facts-none = Nothing is stated yet.
facts-write = State it
facts-form-lead = It goes with the first transfer of the case.
facts-purposes = What is collected for
facts-purposes-hint = What serves none of these is not collected.
facts-others = Who else documents here
facts-others-hint = So that nobody is asked twice.
facts-situation = The situation it belongs to
facts-period = The time it is about
facts-area = The area
facts-area-hint = In words, no address.
facts-mandate = On what ground
facts-mandate-hint = A mandate, a law, a decision of the organisation.
facts-retention = Kept until
plans-never-leave = It stays in this vault and is never sent.
plans-stopped-title = The risk assessment says: do not go on
plans-stopped = No account is taken in this case and no transfer leaves it, until it is assessed anew.
plans-needed-title = Before an account can be taken
plans-needed = The risk must be assessed, and there must be a list of places that help.
plans-open = Facts and plans
risk-section = Risk
risk-none = Not assessed yet. Without it no account is taken.
risk-write = Assess it
risk-again = Assess it anew
risk-form-lead = For her, for you, for those around. It never leaves this vault.
risk-scope = What this is about
risk-scope-hint = A person, a way, the case, a device.
risk-threats = What could happen
risk-threats-hint = Who, what, how likely, how bad.
risk-measures = What is done against it
risk-residual = What remains
risk-stop-detail = Closes accounts and transfers of this case.
risk-stop-means = When this is kept, no account is taken in this case and no transfer leaves it.
risk-decision = What was decided
risk-decided-by = Who decided
risk-review = To be looked at again on
risk-review-says = To be looked at again on
risk-stop-trigger = What would make everybody stop
risk-stop-trigger-hint = A search, an arrest, a message.
risk-contacts = Whom to call
risk-seizure = If a device is taken
risk-seizure-hint = What opens under pressure, what is destroyed before.
risk-told = Who was told
referrals-section = Where help is
referrals-none = No list yet. Without it no account is taken.
referrals-write = Make the list
referrals-form-lead = Places you know to be there and safe. It never leaves this vault.
referrals-starter = A list to begin with. What is there and safe, only you know; a line left empty is left out.
referral-kind = Kind of help
referral-name = Its name
referral-reach = How it is reached
referral-reach-hint = In person, by whom, at what hours.
referral-note = What to know
referral-another = Another place
training-section = Training
training-none = Nothing is recorded. Children and people who survived sexual violence: a note of how to reach them, and help.
training-form-lead = What you yourself were trained for. It opens what is closed without it.
training-which = Trained for
training-words = Where and when
training-words-hint = Without a name that points to you.

## A second person

second-begin = With a second person's yes
second-title = A second person's yes for { $code }
second-lead = What is closed for children, for people who survived sexual violence and for detailed accounts can be opened by two people together. It is recorded with its reason.
second-kind = Which account
second-reason = Why
second-reason-hint = What speaks for it, and how she is kept safe.
second-way = Whose yes
second-slot = Somebody here, with a passphrase of her own
second-slot-detail = She types it herself. It is another one than the one this vault is open with.
second-approval = The partner, in writing
second-approval-detail = A small file that the partner signed for this person and this kind of account.
second-passphrase = Passphrase of the second person
second-passphrase-hint = Turn the keyboard to her and look away.
second-approval-how = Tell the partner this id and the kind of account. Then choose the file that comes back.
second-slot-open = This is my yes
second-approval-choose = Choose the file
second-shown = The yes of { $who } is there
second-keep = Record it
settings-second = People who open this vault
settings-second-status = One passphrase for each
settings-second-lead = Each person who works with this vault has a passphrase of her own, so that the log tells who did what, and so that two can agree to something together.
settings-second-mine = the one in use now
settings-second-add = Add a passphrase
settings-second-how = The second person types the new passphrase herself. It opens everything in this vault.
settings-second-adding = Being added. This takes some seconds.
settings-second-made = Added: { $agent } can open this vault
settings-second-remove = Take away
settings-second-remove-title = Take the passphrase of { $agent } away
settings-second-remove-what = It opens this vault no more. Older backups it still opens. What was done with it stays in the log.
settings-second-remove-hold = Hold to take it away
custody-thing-person = Person { $number }
custody-thing-identity = Identity half { $number }
custody-thing-consent = Answers { $number }
custody-thing-account = Account { $number }
custody-thing-plan = Plan { $number }
action-person-RecordSealed = Something known of the person was written down.
action-identity-RecordSealed = Who the person is was written down, under a key of its own.
action-consent-ConsentRecorded = The person's answers were recorded.
action-consent-ConsentWithdrawn = The person withdrew. From then on it stays.
action-account-RecordSealed = An account was sealed.
action-plan-RecordSealed = A plan was written down. It never leaves.
action-account-Disposed = The account was disposed of.
action-identity-Disposed = The key of the identity half was destroyed.

## At the partner's desk

people-none-desk = They come with what the collector sends, as far as they agreed to it.
person-agreed-none-desk = No answers of hers came. Blank means no.
desk-withdrawn-title = She withdrew
desk-withdrawn = Nothing of hers may be used or handed on. It is closed here from the moment the notice was taken in.
restricted-title = What may not be used
restricted-none = Nothing of hers here is closed, within what she agreed to.
restricted-lead = It is held here and stays closed.
restricted-item = An item
restricted-account = An account
restricted-identity = Who she is
restricted-person = What is known of her
approve-begin = Sign a yes
approve-title = A signed yes for { $code }
approve-title-any = A signed yes for a collector
approve-lead = What a safeguard closes, a collector may do with your signed yes: for this person, this kind of account, and these days only.
approve-nobody = No collector is in the roster yet.
approve-collector = Which collector asks
approve-id-hint = As the collector tells it to you: 32 signs.
approve-days = How long it holds
approve-days-count =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
approve-sign = Sign and write the file
approve-done = Signed. Give this file to the collector
collectors-approve = Sign a yes for an account
withdrawals-title = { $collector }: { $code } withdrew
withdrawals-title-at = { $collector }: { $code } withdrew on { $at }
withdrawals-closed =
    Closed here: { $items ->
        [0] no item
        [one] 1 item
       *[other] { $items } items
    } and { $accounts ->
        [0] no account
        [one] 1 account
       *[other] { $accounts } accounts
    }.
withdrawals-erase = She asks that it be erased.
withdrawals-answered-again = She answered anew since. What holds now stands on her page.
withdrawals-acknowledge = Accepting the bundle it came with acknowledges it. The collector waits for that.
withdrawals-acknowledge-none = It is acknowledged with the next acceptance.
withdrawals-to-bundle = To the bundle
withdrawals-past =
    { $count ->
        [one] 1 withdrawal that is acknowledged
       *[other] { $count } withdrawals that are acknowledged
    }

## People in a transfer

transfer-people = Who goes with it
transfer-people-count =
    { $persons ->
        [0] No person
        [one] 1 person
       *[other] { $persons } people
    } and { $accounts ->
        [0] no account
        [one] 1 account
       *[other] { $accounts } accounts
    }, by code, as far as they agreed.
transfer-people-keep =
    { $count ->
        [one] Of 1 account { $name } may only keep it safe.
       *[other] Of { $count } accounts { $name } may only keep them safe.
    }
transfer-identities = Who they are
transfer-identities-lead = These people agreed that { $name } may use it with their name. Each stays here unless you confirm it by itself.
transfer-identity-goes = goes with this transfer
transfer-identity-stays = stays here
transfer-identity-send = Let it go
transfer-identity-keep = Let it stay here
transfer-identity-title = Who { $code } is leaves this vault
transfer-identity-what = { $name } gets her names, how to reach her, and everything else that stands there.
transfer-identity-never = It cannot be called back.
transfer-identity-yes = It goes with this transfer
transfer-stays-people =
    { $count ->
        [one] 1 of the people and accounts stays:
       *[other] { $count } of the people and accounts stay:
    }
transfer-thing-person = what is known of her
transfer-thing-identity = who she is
transfer-thing-account = an account
transfer-look = Look at it
