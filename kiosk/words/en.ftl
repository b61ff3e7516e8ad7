# The kiosk's words. Sentence case; what to do, in the visitor's words.

page-title = Take a ticket

## The first screen
welcome = Welcome.
greeting = { $part ->
    [morning] Good morning.
    [afternoon] Good afternoon.
   *[evening] Good evening.
}
how-can-we-help = How can we help you?
touch-one = Touch one to get your ticket.
waiting = { $n ->
    [0] No one waiting
    [one] { $n } waiting
   *[other] { $n } waiting
}
wait-about = { $n ->
    [0] No wait
   *[other] About { $n } minutes
}
more-choices = More choices
first-choices = First choices
page-of = { $page } of { $pages }
languages = Languages
language = Language
language-title = Choose your language
choices = Choices

## The enquiries of a group
choose-enquiry = Choose your enquiry
private-room = In a private room
sign = Sign language

## Opening times
day = { $day ->
    [monday] Monday
    [tuesday] Tuesday
    [wednesday] Wednesday
    [thursday] Thursday
    [friday] Friday
    [saturday] Saturday
   *[sunday] Sunday
}
opens = { $day ->
    [today] Opens today at { $time }.
    [tomorrow] Opens tomorrow at { $time }.
    [monday] Opens on Monday at { $time }.
    [tuesday] Opens on Tuesday at { $time }.
    [wednesday] Opens on Wednesday at { $time }.
    [thursday] Opens on Thursday at { $time }.
    [friday] Opens on Friday at { $time }.
    [saturday] Opens on Saturday at { $time }.
    [sunday] Opens on Sunday at { $time }.
   *[next] Opens in a week, at { $time }.
}
opens-on = Opens on { $date } at { $time }.
day-of-month = { $nth ->
    [first] First { $day } of the month
    [second] Second { $day } of the month
    [third] Third { $day } of the month
    [fourth] Fourth { $day } of the month
    [fifth] Fifth { $day } of the month
   *[last] Last { $day } of the month
}
day-closed = closed
closed = Closed.
closed-now = Closed at the moment
notices = Notices
opening-times = Opening times
hours-span = { $from } to { $to }
closed-help = Need it today? Talk to a person.
site-closed = We are closed
kiosk-closed = This kiosk is closed just now
kiosk-closed-go = Please take your ticket at the kiosk here: { $place }
kiosk-closed-reception = Please go to reception for your ticket.
site-closed-ticket = If you have a ticket, please wait. We still call your number.

## The ticket
your-number-is = Your number is
one-moment = One moment
taking-longer = This takes a little longer than usual. Please wait.
ahead-of-you = Ahead of you
people = { $n ->
    [0] No one
    [one] { $n } person
   *[other] { $n } people
}
your-wait = The wait
what-next = What happens next
step-seat = Take a seat where you can see or hear the screens.
step-called = We show your number and say it aloud.
step-go = Then go to the counter or room that we name.
step-go-low = We call you to a low counter.
step-fetch = Stay where you are. We come to you.
follow-on-phone = Follow it on your phone
qr-label = Code that opens your ticket on a phone
printing = Your ticket is printing
printing-hint = { $slot ->
    [left] It will come out on the left.
    [right] It will come out on the right.
   *[below] It will come out below.
}
getting-number = We are getting your number
take-ticket = Take your ticket
take-ticket-hint = { $slot ->
    [left] It is coming out on the left.
    [right] It is coming out on the right.
   *[below] It is coming out below.
}
done = Done

## No paper
no-paper-now = No paper just now. Your number comes on the screen: scan it, or write it down.
paper-elsewhere = Your ticket comes out at another printer
in-the-queue = You are in the queue.
no-paper = { $why ->
    [broken] The printer is not working, so there is no paper ticket. Our staff know.
    [doubt] The printer does not answer. If no paper comes out, you do not need it.
   *[none] There are no paper tickets here.
}
keep-your-number = Keep your number. Choose a way:
keep-scan = <b>Scan this</b> with your phone’s camera.
keep-write = <b>Write it down,</b> or take a photo.
keep-ask = <b>Ask at reception.</b> They can write it down for you.
stays = { $n ->
    [one] This stays here for { $n } second, or until you touch Done.
   *[other] This stays here for { $n } seconds, or until you touch Done.
}

## A person
talk = Talk to a person
talk-hint = At reception
search = Search

## When it does not work
away-title = Please go to reception
away-lead = Tickets are not available here just now.
away-help = Our staff will help you there.
away-safe = If you have a number, your place in the queue is safe.
away-returns = This screen comes back by itself.
trouble-lead = We could not give you a ticket here.

## Ways
back = Back
start-again = Start again

## Accessibility
accessibility = Accessibility
accessibility-hint = Text, colour, reach
settings = Settings
# The second line is English in every language: for a helper.
mode-served = I would like to be served in English
mode-served-hint = We call you to somebody who speaks it
mode-interpreter = I would like an interpreter
mode-interpreter-hint = Somebody interprets for you
served-other = I would like to be served in …
served-now = Spoken here now: { $languages }
mode-on = On
mode-off = Off

## Still there?
still-there = Are you still there?
still-there-hint = { $n ->
    [one] Going back to the start in { $n } second.
   *[other] Going back to the start in { $n } seconds.
}
still-there-ticket = { $n ->
    [one] This screen closes in { $n } second. You stay in the queue.
   *[other] This screen closes in { $n } seconds. You stay in the queue.
}
stay = Stay

## Not open, and why
closed-why = { $reason ->
    [holiday] Closed today.
    [quota] All of today’s tickets for this are taken.
    [last_ticket] No more tickets for this today.
    [closed_early] We closed early today.
    [standstill] Please wait. No tickets just now.
    [switched_off] Not available just now.
   *[other] Closed.
}
closed-day = Closed today: { $name }.
closed-cause = { $cause ->
    [staff_away] Nobody who can help with this is here just now.
    [partner_away] Our partner is not here today.
    [system_down] Our computer system for this is not working.
    [full] We cannot see any more people today.
    [staffing] There are too few of us today.
    [building] There is a fault in the building.
    [evacuation] Everybody has to leave the building now.
    [power] The power or our computers have failed.
    [closing] We have to close.
    [weather] It is because of the weather.
    [emergency] There is an emergency.
   *[other] Something came up. We are sorry.
}

## A long wait
long-lead = Many people are waiting
long-title = The wait is about { $n } minutes
long-hint = You can follow your place on your phone.
long-take = Take a ticket
long-take-hint = You keep your place in the queue
long-leave = Not now
long-leave-hint = Back to the start, without a ticket

## An appointment, or back again
have-appointment = I have an appointment
have-appointment-short = Appointment
have-appointment-hint = Say that you are here
am-back = I am back
am-back-short = I am back
am-back-hint = Missed my call, or stepped out
code-title-appointment = Your appointment
code-hint-appointment = Touch in the code from your letter or message, or hold it under the scanner.
code-empty-appointment = Your code
code-title-back = Welcome back
code-hint-back = Touch in the number on your ticket, or hold its code under the scanner.
code-empty-back = Your number
typed = Typed so far
erase = Delete the last one
continue = Continue
back-good = { $done ->
    [waiting] You are in the queue.
   *[back] You are back in the queue.
}
back-good-more = { $done ->
    [returned] We put you near the front. Please stay where you can see or hear the screens.
    [resumed] The time you waited before still counts. Please stay where you can see or hear the screens.
   *[waiting] You have not missed anything. Your place is safe.
}
go-now = We have called you. Please go now to
called-at = Called at { $time }
back-sorry = { $done ->
    [held] We are keeping your place
    [too_late] It is too long since we called you
    [finished] This visit has ended
    [cancelled] This ticket was given back
   *[unknown] We do not know this number today
}
back-sorry-person = Go to reception. Somebody there will help you.
back-held-code = Hold the code on your ticket under the scanner, or open its page on your phone.
back-sorry-ticket = Or go back, and take a new ticket.
your-appointment = Your appointment
appointment-note = { $punctuality ->
    [early] You are early. We call you from { $time } on, or before if we can.
    [late] You are late, but we still see you. It may take a little longer.
   *[on_time] You are on time. We call you soon.
}
check-in-sorry = { $why ->
    [unknown] We do not find this code
    [checked_in] You are checked in already
    [cancelled] This appointment was cancelled
    [another_day] This appointment is on another day
    [too_early] You are very early
    [closed] We are closed at the time of this appointment
    [too_late] This appointment’s time has passed
   *[other] We cannot check you in here
}
check-in-person = Go to reception. Somebody there will help you.
check-in-safe = If you have an appointment, it is not lost.

## Another enquiry
also-ask = Something else today?
also-lead = You have your ticket
also-title = What else can we help with?
also-done = { $n ->
   *[other] { $n } enquiries, one ticket. We see you for all of them.
}
also-failed = We could not add it. Tell us at the counter.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] This kiosk is not set up yet
    [display] This display is not set up yet
   *[screen] This screen is not set up yet
}
pair-withdrawn = This screen was taken out of service by staff.
pair-visit = Here for a visit? Please ask staff.

## A screen that is not set up yet: for staff
glass-too-small = For staff: this screen is { $is } pixels. A kiosk needs at least { $least }, and { $mm } mm across.
pair-code = Code for staff
pair-until = A new code comes at { $time }.
pair-busy = No code now. Too many screens ask for one. We try again every few seconds.
pair-offline = No connection since { $time }. We try again every few seconds.
pair-taken = This is now: { $name }. Starting …
pair-step-devices = On a staff computer, open <b>Devices</b>.
pair-step-code = Type the code above.
pair-step-where = Say where this screen stands. It then starts by itself.
pair-connected = Connected to { $address }
pair-version = Version { $version }
pair-staff = Staff sign in at { $address }

## A tile that answers
not-here = Not here: { $place }
signpost-title = We do not do this here
signpost-who = { $who } does this.
signpost-open-now = It is open now.
signpost-closed-now = It is closed now.
signpost-until = Open today until { $time }
signpost-ring = Telephone { $phone }
signpost-map = Map: { $place }
signpost-phone = Take it on your phone
signpost-code = Code that opens this on a phone
signpost-print = Print this for me
signpost-no-paper = It could not be printed. Please write it down, or take a photo.
signpost-ask = Not sure? Talk to a person.
take-paper = Take your paper
printing-paper = Your paper is printing

not-working = This screen is not working. Please go to reception.

## A person who comes: opened later
talk-title = { $how ->
    [asked] We are telling our staff
    [shown] Our staff have your message
    [more] We have told more people
    [coming] Somebody is coming to you
    [came] Has somebody come?
    [over] Nobody could come yet
   *[other] Please go to reception
}
talk-sent = { $how ->
    [asked] We are sending your message
    [nobody] Nobody is at a staff screen just now
   *[other] Staff have your message
}
talk-wait = Nobody has answered yet
talk-more = Everybody at a counter sees your message now
talk-coming = Somebody is on the way
talk-coming-who = { $who } is on the way
talk-stay = Please stay near this screen.
talk-go = Please go to reception. Somebody there will help you.
talk-move = If you cannot get there, tell anyone who works here.
talk-keep = You keep your number and your place.
talk-know = What should we know?
talk-know-hint = You do not have to say. Touch any.
know-fetch = I cannot go to a counter
know-sign = I use sign language
know-sight = I do not see well
know-hearing = I do not hear well
know-language = I speak another language
know-private = I want to talk in private
talk-no-help = I do not need help now
talk-get-ticket = Get a ticket
talk-again = Ask again
talk-yes = Yes
talk-not-yet = Not yet

## Search: opened later
search-title = What is it about?
search-empty = Touch the letters
search-found = { $n ->
    [one] { $n } found. Touch it to get your ticket.
   *[other] { $n } found. Touch one to get your ticket.
}
search-none = We did not find “{ $word }”.
search-cannot = I cannot find it
search-space = Space
search-delete = Delete
search-clear = Clear all

## A message to everybody: opened later
all-leave = Leave the building now
all-stopped = Please wait a moment
all-closing = We have to close now
all-keep = Keep your ticket. Your place is safe.
all-staff = Staff will tell you what to do.
