# Labels of coded terms (assets/vocabulary) that a person meets on the screen, in plain words, by the id of
# the term with "." and "_" as "-". The code never takes the place of the person's own words.

# The source's connection to what happened
term-srcconn-victim = It was done to her or him
term-srcconn-eyewitness = Saw or heard it
term-srcconn-insider = Was on the side of those who did it
term-srcconn-relative = Relative of the person it was done to
term-srcconn-colleague = Colleague or fellow member
term-srcconn-hearsay = Heard it from others
term-srcconn-professional = Doctor, lawyer, teacher, aid worker
term-srcconn-media = Journalist or media
term-srcconn-org = Organisation
term-srcconn-expert = Expert
term-srcconn-self = The one who collects saw it
term-srcconn-unknown = Not known

# What kind of thing an item is
term-itemtype-photo = Photograph
term-itemtype-video = Film
term-itemtype-audio = Sound
term-itemtype-account-audio = A person's account, as sound
term-itemtype-account-video = A person's account, as film
term-itemtype-account-text = A person's account, written
term-itemtype-transcript = Transcript
term-itemtype-translation = Translation
term-itemtype-document = Document
term-itemtype-decree = Law, decree, order
term-itemtype-medical = Medical record
term-itemtype-court = Court or police record
term-itemtype-webpage = Web page as it was captured
term-itemtype-post = Post or message of a network
term-itemtype-chat = Conversation out of a chat program
term-itemtype-satellite = Picture from a satellite or the air
term-itemtype-map = Map or sketch
term-itemtype-phone = Copy of a phone or device
term-itemtype-data = Table or log of numbers
term-itemtype-physical = A thing, described and left where it is
term-itemtype-consent = Consent, signed or spoken
term-itemtype-other = Something else

# How near to the first making a file is
term-generation-original = As it was first made
term-generation-first-copy = Exact copy from who had it
term-generation-platform = As a platform gave it, likely changed
term-generation-screenshot = Picture of a screen
term-generation-scan = Scan or photograph of a paper
term-generation-working = Working copy
term-generation-derivative = Made from another file

# For what consent is asked
term-purpose-keep = Keep it safely for later
term-purpose-record-audio = Record sound
term-purpose-record-video = Film
term-purpose-photo = Photograph
term-purpose-justice-intl = An international court or prosecutor
term-purpose-justice-national = A court or prosecutor of a state
term-purpose-un = An investigation of the United Nations
term-purpose-reparation = Claims for repair
term-purpose-legal-rep = The person's own lawyer
term-purpose-referral = Getting help: only what is needed for it
term-purpose-advocacy-anon = Reports, with nothing that shows who it is
term-purpose-advocacy-named = Reports, with the name
term-purpose-media = Media
term-purpose-research = Numbers and research, without identity
term-purpose-training = Training of staff, without identity
term-purpose-unchecked = An archive of memory and truth
term-purpose-contact = Being contacted again
term-purpose-testify = Being asked later whether to testify

# To whom
term-recipient-collecting-org = Only those who collect
term-recipient-partner-org = A partner that was named
term-recipient-icc-otp = Prosecutor of the International Criminal Court
term-recipient-icc-registry = Registry or victims' section of that court
term-recipient-un-mech = A mechanism or mission of the United Nations
term-recipient-eurojust = Eurojust, through a national authority
term-recipient-national-other = Prosecutor of another state
term-recipient-national-own = Authorities of the state where it happened
term-recipient-regional = A regional human-rights court or body
term-recipient-lawyer = A lawyer
term-recipient-service = Health, shelter or protection
term-recipient-media = Media
term-recipient-public = Anyone

# On what condition
term-condition-no-name = Only without the name and who it is
term-condition-no-image = Only without face and voice
term-condition-no-location = Only without the exact place
term-condition-ask-first = Ask before each use
term-condition-no-death-penalty = Not where a death penalty is possible
term-condition-fair-trial = Only where a fair trial is assured
term-condition-no-state = Not to the authorities of a named state
term-condition-embargo = Not before a day
term-condition-expires = It ends on a day
term-condition-after-death = Wishes for when she or he is dead or cannot be reached
term-condition-lead-only = As a lead, not as evidence
term-condition-partial = Only the parts that were named

# Answers
term-answer-yes = Yes
term-answer-no = No
term-answer-later = Ask me again
term-answer-not-asked = Not asked

# Kinds of account
term-account-screening = Contact note, no account taken
term-account-first = First account, short
term-account-clarify = Short clarification of a first account
term-account-detailed = Detailed account
term-account-specialist = Account taken by a specialist
term-account-spontaneous = Words offered unasked
term-account-written-self = Written by the person
term-account-prior-other = Account taken earlier by someone else

# Why another account
term-priorreason-asked = The person asked to
term-priorreason-new-facts = Something new happened or was remembered
term-priorreason-request = An investigating authority asked in writing
term-priorreason-risk-loss = It may be lost: danger, flight, illness
term-priorreason-no-access = The earlier account cannot be reached
term-priorreason-unsafe-before = The earlier account was not given freely

# What calls for care
term-vuln-child = Child, or the age is in doubt
term-vuln-sgbv = Lived through sexual or gender-based violence
term-vuln-trauma = In distress now
term-vuln-disability = Needs support because of a disability
term-vuln-illness = Ill, hurt or in pain
term-vuln-older = Needs care because of age
term-vuln-detained = Held, or under the control of those who did it
term-vuln-insider = Was one of those who did it
term-vuln-sogi = In danger if orientation or gender identity were known
term-vuln-undocumented = Without papers: authorities are a danger
term-vuln-dependent = Depends on those who did it, or on their people
term-vuln-suicidal = May harm herself or himself: help comes first

# Risk
term-risk-low = Low
term-risk-medium = Medium
term-risk-high = High
term-risk-stop = Stop: do not go on

# Where help can be found
term-referral-medical = Medical
term-referral-psych = For mind and heart
term-referral-shelter = Shelter or safety
term-referral-legal = Legal
term-referral-child = Protection of children
term-referral-livelihood = Livelihood
term-referral-relocation = Relocation for defenders
term-referral-declined = Offered, not wanted
term-referral-none = None there is

# How closely it is held
term-class-public = Public
term-class-confidential = Confidential
term-class-under-seal = Under seal
term-class-secret = Secret

# Kinds of place
term-place-home = Home
term-place-street = Street or public place
term-place-school = School or university
term-place-work = Place of work
term-place-health = Hospital or clinic
term-place-shelter = Shelter or safe house
term-place-worship = Place of worship
term-place-market = Market or shop
term-place-transport = Transport or road
term-place-checkpoint = Checkpoint
term-place-police = Police post
term-place-military = Military base
term-place-prison = Prison
term-place-secret = Unofficial place of detention
term-place-court = Court
term-place-camp = Camp
term-place-border = Border
term-place-protest = Protest
term-place-online = Online
term-place-other = Another place
term-place-unknown = Not known

# Ours: what keeps a person safe
term-safety-never-call = Never call
term-safety-never-write = Never write
term-safety-never-visit = Never visit
term-safety-lives-with-perpetrator = Lives with who did it
term-safety-shared-phone = Others read or hear the phone
term-safety-only-trusted-person = Only through the trusted person

# Ours: what one who collects was trained for
term-training-children = Accounts of children
term-training-sexual-violence = Accounts of sexual violence
term-training-detailed = Detailed accounts

# Calendars and the names of their months
calendar-gregorian = Gregorian
calendar-gregorian-1 = January
calendar-gregorian-2 = February
calendar-gregorian-3 = March
calendar-gregorian-4 = April
calendar-gregorian-5 = May
calendar-gregorian-6 = June
calendar-gregorian-7 = July
calendar-gregorian-8 = August
calendar-gregorian-9 = September
calendar-gregorian-10 = October
calendar-gregorian-11 = November
calendar-gregorian-12 = December
calendar-solar-hijri-af = Solar Hijri, Afghan names
calendar-solar-hijri-af-1 = Hamal
calendar-solar-hijri-af-2 = Sawr
calendar-solar-hijri-af-3 = Jawza
calendar-solar-hijri-af-4 = Saratan
calendar-solar-hijri-af-5 = Asad
calendar-solar-hijri-af-6 = Sunbula
calendar-solar-hijri-af-7 = Mizan
calendar-solar-hijri-af-8 = Aqrab
calendar-solar-hijri-af-9 = Qaws
calendar-solar-hijri-af-10 = Jadi
calendar-solar-hijri-af-11 = Dalw
calendar-solar-hijri-af-12 = Hut
calendar-solar-hijri-ir = Solar Hijri, Iranian names
calendar-solar-hijri-ir-1 = Farvardin
calendar-solar-hijri-ir-2 = Ordibehesht
calendar-solar-hijri-ir-3 = Khordad
calendar-solar-hijri-ir-4 = Tir
calendar-solar-hijri-ir-5 = Mordad
calendar-solar-hijri-ir-6 = Shahrivar
calendar-solar-hijri-ir-7 = Mehr
calendar-solar-hijri-ir-8 = Aban
calendar-solar-hijri-ir-9 = Azar
calendar-solar-hijri-ir-10 = Dey
calendar-solar-hijri-ir-11 = Bahman
calendar-solar-hijri-ir-12 = Esfand
calendar-islamic = Lunar Hijri
calendar-islamic-1 = Muharram
calendar-islamic-2 = Safar
calendar-islamic-3 = Rabi al-Awwal
calendar-islamic-4 = Rabi al-Thani
calendar-islamic-5 = Jumada al-Ula
calendar-islamic-6 = Jumada al-Akhira
calendar-islamic-7 = Rajab
calendar-islamic-8 = Shaban
calendar-islamic-9 = Ramadan
calendar-islamic-10 = Shawwal
calendar-islamic-11 = Dhu al-Qada
calendar-islamic-12 = Dhu al-Hijja
