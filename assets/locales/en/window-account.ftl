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
