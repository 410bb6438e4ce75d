# What the window says where a person tells what happened to her, where an item's facts are stated, where what
# was taken in waits to be filed, and where things are found again. Words of the glossary: account, draft,
# tray, first question. Nothing here hurries anybody.

## A date as far as it is known

dated-words = In words
dated-words-hint = As it was said. "Two days after the feast" is a good answer.
dated-shape = As a date
dated-shape-bare = How it is known
dated-shape-unknown = Not known as a date
dated-shape-time = A day, a month or a year
dated-shape-season = A season
dated-shape-between = Between two dates
dated-shape-before = On a day or before it
dated-shape-after = On a day or after it
dated-calendar = Calendar
dated-part-day = Day
dated-part-month = Month
dated-part-year = Year
dated-month-none = Not known
dated-from = From
dated-to = To
dated-which-season = Season
dated-season = { $season }, { $first } to { $last }
dated-season-of = { $season } { $year }
season-0 = Spring
season-1 = Summer
season-2 = Autumn
season-3 = Winter
dated-day = { $day } { $month } { $year }
dated-month = { $month } { $year }
dated-between = between { $first } and { $last }
dated-before = on or before { $day }
dated-after = on or after { $day }
dated-in-gregorian = In the Gregorian calendar: { $date }
dated-year-needed = With a year it becomes a date. The day and the month can stay open.
dated-wrong = There is no such date in this calendar, or its end lies before its beginning.
dated-basis = How the date is known
dated-basis-none = Not stated
dated-basis-said = It was said
dated-basis-seen = Whoever writes this saw it
dated-basis-embedded = The file itself states it
dated-basis-person = A person who knows stated it
dated-basis-content = It follows from what is shown

## A place

placed-words = In words
placed-words-hint = As it was said, and no closer than is safe.
placed-kind = Kind of place
placed-kind-none = Not stated
placed-more = More exactly
placed-name = Name of the place
placed-path = Where that is
placed-path-hint = District, province, country.
placed-latitude = Latitude
placed-longitude = Longitude
placed-exact = Keep the exact place
placed-exact-why = Otherwise it is rounded to about ten kilometres. A point on a map leads to a door, and to whoever lives behind it.
placed-kept-exact = The point is kept exactly as written.
placed-kept-coarse = Kept as a circle { $metres } metres around
placed-wrong = This is no point yet. Write degrees, such as 34.5281 and 69.1723.
placed-source = From where the point is known
placed-within = within { $metres } metres

## A language

tongue-none = Not stated
tongue-other = Another one
tongue-which = Which language

## Taking something in with nothing asked, and the tray

rapid-do = Take something in now
rapid-kept =
    { $count ->
        [0] Nothing was taken in.
        [one] 1 file is kept in the tray.
       *[other] { $count } files are kept in the tray.
    }
rapid-later = Its bytes and the time it came are sealed. To which case it belongs can be said later.
rapid-tray = Open the tray
rapid-seen = Seen
tray-title = Tray
tray-lead = What was taken in with nothing asked, until it is filed into a case. The tray is never sent to anybody.
tray-list = Items in the tray
tray-empty-title = Nothing waits to be filed
tray-empty = When there is no time to say what something is, drop it on this window, wherever you are, or take it in here. It is kept at once, byte for byte, with the time it came.
tray-no-case = There is no case yet to file it into. Make one under Cases.
tray-file = File into a case
tray-filed =
    { $count ->
        [0] Nothing was filed.
        [one] 1 item is filed. Its first digest and time went with it.
       *[other] { $count } items are filed. Their first digests and times went with them.
    }
tray-into-title =
    { $count ->
        [one] File this item
       *[other] File these { $count } items
    }
tray-into = Into which case?
tray-into-what = The proof of when it was first entered goes with it. It cannot be put back into the tray.
tray-into-leave = Not now
tray-into-do = File it there

## Search

search-title = Search
search-field = What to look for
search-hint = Any words, in any script. All of them must be there.
search-kind = Look among
search-kind-all = Everything
search-kind-item = Items
search-kind-person = Persons
search-kind-account = Accounts
search-kind-case = Cases
search-narrow = Narrow it down
search-case = In case
search-case-all = Every case
search-person = About the person with the code
search-person-hint = Such as W-7F3K.
search-place = Place, in words
search-code = Marked as
search-code-none = Anything
search-when = When it happened
search-clear = Begin again
search-names = Look in names too
search-names-on = Names are looked in too.
search-names-off = Leave names closed
search-names-title = Open the identity halves to look in names?
search-names-why = Each identity half is opened, one by one, only to be compared, and closed again. Nothing of them is shown but whose it is. Whoever sees this screen then sees which code belongs to a name.
search-names-leave = Leave names closed
search-names-do = Look in names
search-count =
    { $count ->
        [one] 1 found
       *[other] { $count } found
    }
search-at-least = { $count } or more found
search-keys = The arrow keys move, Enter opens.
search-busy = Looking.
search-empty = It looks through titles, notes, facts, accounts and codes of everything in this vault. Nothing of a search is kept.
search-nothing = Nothing was found
search-nothing-next = Fewer words find more. Names of persons are not looked in unless you ask for it.
search-nobody = Nobody has the code { $code }.
search-untitled = Without a title
search-more = Show more

## An account: before she begins

account-title = An account
account-of = { $person } in case { $case }
account-kind-more = Other kinds
account-opening = Opening it.
account-begin-lead = Short, in her own words, once. Whoever investigates later can ask further.
account-begin-next = She is ready
account-kind = What is taken
account-kind-first = What happened, when, where, who, and how she knows it, as she tells it. No more than that.
account-kind-screening = Who she is by code, how to reach her safely, what she needs. What happened is not asked.
account-kind-clarify = One short question about a first account, with the reason written down.
account-kind-written-self = She writes it herself. The screen can be turned to her.
account-kind-spontaneous = Words she offered without being asked.
account-kind-detailed = Only after training, and when nobody else can take it.
account-kind-specialist = Taken by somebody trained for children or for survivors of sexual violence.
account-told-before = She told before
account-told-before-why = Telling again can hurt her and can be used against her. If she wants to all the same, say why.
account-reason = Why again
account-reason-none = Not stated
account-reason-words = In words
account-conditions = Looked at before she begins
account-conditions-hint = If one of them is not so, stop here. Nothing is lost by waiting.
account-condition-safety = It is safe
account-condition-safety-detail = For her, for you, for the way home.
account-condition-privacy = Nobody overhears
account-condition-privacy-detail = One person at a time, no relatives, no group.
account-condition-consent = She agreed
account-condition-consent-detail = And knows that she can stop, skip or take it back.
account-condition-distress = What is done if it is too much
account-condition-distress-detail = A break, water, a person she trusts, help nearby.
account-condition-referral = Help is at hand
account-condition-referral-detail = The list of where she can be sent lies ready.
account-conditions-open = Look at each of the five first.
account-held = Something above comes first.
account-present = Who is here
account-present-hint = By a code or a role, never by a name. She herself need not be listed.
account-present-add = Add somebody
account-present-one = { $role } { $who }
account-role = Role
account-role-interviewer = Asks
account-role-notes = Takes notes
account-role-interpreter = Interprets
account-role-support = Supports her
account-role-other = Other
account-who = Who, by code
account-who-hint = Such as A-7Q2M.
account-spoken = Language spoken
account-written = Language written
account-method = How it is taken
account-method-own-words = Her own words, then open questions
account-method-written = She writes it
account-method-telephone = By telephone
account-method-remote = Over a screen
account-place = Kind of place
account-place-hint = Never an address.
account-interpreter = Interpreter, by code
account-interpreter-hint = Leave it empty when there is none. Not a relative.

### What stands before it

gates-title = This comes first
gate-risk-stop = The risk assessment of this case says stop.
gate-risk-stop-next = No account is taken and nothing is sent until it is assessed anew.
gate-way-risk-stop = To the risk assessment
gate-no-risk = The risk has not been assessed.
gate-no-risk-next = Whom could it harm that she speaks, and what is done against that?
gate-way-no-risk = Assess the risk
gate-no-referrals = There is no list of where she can be sent for help.
gate-no-referrals-next = It must be at hand before anybody tells what happened.
gate-way-no-referrals = Make the list
gate-no-first-question = She was not asked yet whether she told before.
gate-no-first-question-next = It is the first question, always. "None" is an answer.
gate-way-no-first-question = Ask the first question
gate-no-consent = She has not agreed to its being kept.
gate-no-consent-next = Or she took it back. The conversation about consent comes before the account.
gate-way-no-consent = Begin the conversation
gate-prior-reason-needed = She told before. Say below why she tells again.
gate-child-or-sgbv = She is a child, or survived sexual violence.
gate-child-or-sgbv-next = Then a contact note and help are what is safe. More than that needs training that is recorded, or a second person who agrees.
gate-way-child-or-sgbv = A second person
gate-note-only = Write a contact note
gate-detailed-untrained = A detailed account needs training.
gate-detailed-untrained-next = A first account may be all that is needed. Otherwise a second person must agree.
gate-way-detailed-untrained = A second person
gate-other = Something stands before it: { $code }

### Her own words

account-words-title = In her own words
account-words = Her own words
account-told-it = She has told it
account-turn-round = Turn the screen to her
account-note-title = Contact note
account-note-lead = How to reach her safely, what she needs, who else has spoken with her. Not what happened.
account-note-words = Contact note

### Open questions

account-questions = Questions asked
account-questions-title = Open questions
account-questions-lead = Only what is still unclear. Each question is kept with her answer, so that anybody can see what was asked.
account-her-words = What she said
account-offered = Open questions to choose from
account-offered-why = Choose one to ask it. None of them must be asked.
account-own-question = A question of your own
account-closed-question = This one can be answered by yes or no, and may put words into her mouth. Beginning with what, how, where or who leaves it open.
account-ask-it = Ask it
account-answer = What she answered
account-no-answer = No answer is written down.
account-not-asked-after-all = Not asked after all
account-show-her = Show it to her, large
ask-1 = What happened next?
ask-2 = What happened just before that?
ask-3 = What else comes back about it?
ask-4 = Where was that?
ask-5 = When was that, as far as it comes back?
ask-6 = What else was going on around that time?
ask-7 = Who was there?
ask-8 = What did you see?
ask-9 = What did you hear?
ask-10 = What was said, in which words and in which language?
ask-11 = What can you say about those who did it?
ask-12 = What did they wear or carry?
ask-13 = What reason did anybody give?
ask-14 = How did you come to know that?
ask-15 = What did you do after that?
ask-16 = What has been different since then?
ask-17 = Who else knows about it?
ask-18 = What was not asked that you want to say?

### Exact words

account-quotes = Exact words
account-quotes-title = Exact words of those who did it
account-quotes-lead = If she remembers them: as they were said, in the language they were said in. They can show why it was done.
account-quote = The words
account-quote-language = Language
account-quote-who = Who said it
account-quote-who-hint = As she says: a rank, a name heard, "the one at the door".
account-quote-add = Add exact words
account-line-away = Take it away

### What stands beside

account-rest-title = How she knows, and what stays unsaid
account-rest-lead = Nothing here is missing. What she keeps to herself is hers.
account-known-how = How she knows
account-known-how-hint = One or several.
account-chose-not = What she did not want to say
account-chose-not-hint = Only the topic, one a line.
account-not-asked = What was not asked
account-not-asked-hint = Topics, one a line: there was no time, or it was not for here.

### Read back

account-read-title = Read it back
account-read-lead = In a language she understands, slowly, so that she can correct it.
account-read-back = Was it read back to her?
account-read-back-yes = Yes
account-read-back-no = No
account-read-back-in = Yes, in { $language }
account-read-language = In which language
account-corrections = What she corrected
account-corrections-hint = Her words above stay as they were said first. What she corrects stands here.
account-declared = That it is true as far as she knows, and said freely
account-declared-hint = In whatever form she wants.
account-declared-oral = She said so
account-declared-mark = She made her mark on paper
account-declared-signature = She signed on paper
account-declared-sound = It can be heard in a recording
account-declared-none = She did not want to, or it was not possible
account-unsigned = Why not
account-recording = The recording, whole and uncut
account-recording-none = There is no sound or film in this case yet. Take it in, then mark it here.

### Afterwards

account-after-title = How she is, and what help there is
account-after-lead = Before she goes.
account-referral = Help that was offered
account-referral-hint = What was offered, and what came of it.
account-referral-list = Where she can be sent
account-referral-came = What came of it
account-referral-one = { $kind }: { $came }
account-condition = How she was
account-condition-hint = Only what could be seen. No diagnosis.
account-distress = What weighed on her
account-distress-add = Note something now
account-distress-at = On { $when }
account-anything-given = Was anything given to her?
account-anything-given-hint = Travel, food. Leave it empty when nothing was.
account-impressions = What you think, apart
account-impressions-hint = Kept beside the account, never in it, and never sent.

### The seal

account-sum-title = Before it is sealed
account-sum-lead = Once sealed it is never changed. Corrections are added and stand beside it.
account-seal = Seal it
account-began = Began
account-ended = Ended
account-breaks = Breaks
account-break = from { $from } to { $to }
account-not-stated = Not stated
account-none-yet = None yet
account-she-stopped = She stopped here.
sealed-title = It is sealed
sealed-what = Her words are kept in this vault. Nothing of it leaves but by what she agreed to.
sealed-person = Back to the person
sealed-read = Read it

### Stop, and leaving

stop-what = She can stop at any time, for any reason or none. What was written so far is kept in the vault.
stop-keep = Keep it as a draft
stop-keep-what = Nobody is sent a draft. She can go on another day, or not.
stop-seal = Seal it as far as it goes
stop-seal-what = It is kept as an account that was stopped. It leaves only by what she agreed to.
stop-go-on = She wants to go on
stop-discard = Discard what was written
stop-discard-what = The draft is destroyed and cannot be brought back. What she agreed to before stays.
stop-discard-do = Discard it for good
leave-title = She is still telling
leave-what = Nothing else opens beside an account. It can be kept as a draft and taken up again later.
leave-stay = Stay with her
leave-do = Keep it as a draft and leave

### The screen turned round

turned-title = To be read
turned-words = Words
turned-back = back

## Reading an account

told-title = Account of { $code }
told-not-found = This account is not here
told-disposed = This account was disposed of
told-disposed-what = Its words are gone. What stays is its place in the custody log, and the reason.
told-disposed-why = Its words are gone. What stays is its place in the custody log, and the reason: { $reason }
told-closed = It is not shown here
told-versions = Which version
told-newest = As corrected, { $when }
told-older = As sealed on { $when }
told-correct = Add a correction
told-how = How it was taken
told-may = What may be done with it
told-may-lead = By what she agreed to, and no further.
told-impressions-lead = Apart from the account. They stay in this vault.
may-here-nothing = It stays in this vault, closed.
may-here-safekeeping = It may be kept here.
may-here-review = It may be kept and worked with here.
may-here-disclosure = It may be used without her name.
may-here-disclosure-named = It may be used with her name.
may-here-publication = It may be made public.
may-partner-nothing = { $name } may not have it.
may-partner-safekeeping = { $name } may keep it safe, and no more.
may-partner-review = { $name } may keep it and use it as a lead.
may-partner-disclosure = { $name } may keep it and use it without her name.
may-partner-disclosure-named = { $name } may keep it and use it with her name.
may-partner-publication = { $name } may keep it, use it and make it public.
correct-lead = Write it as she wants it to stand. What was sealed before stays readable beside it.
correct-what = What is different now, and when she said so.
correct-save = Record the correction
correct-leave = Leave it as it was
correct-stay = The correction is not recorded yet. Record it, or leave it as it was.
dispose-told-title = Disposing of it
dispose-told-open = Dispose of this account
dispose-told-sure = Dispose of her words?
dispose-told-what = The words of every version are destroyed here and cannot be brought back. That there was an account, when it was sealed, and your reason stay in the custody log. What a partner holds is not touched.
dispose-told-why = Why
dispose-told-why-hint = Such as: she asked for it. No names.
dispose-told-leave = Leave it
dispose-told-do = Dispose of it
