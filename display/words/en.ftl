# What the waiting area's screens and the visitor's phone say, in English.

language-name = English
language-read = yes

## Screen
screen-title = Calls
now-calling = Now calling
last-call = Last call
also-called = Also called
earlier = Earlier
waiting = waiting
nobody-waiting = Nobody is waiting
wait-times = Waiting time
minutes-short = min
no-wait = No wait
door-in = Please come in
door-busy = In use. Please wait outside.
wait-for-number = Please wait for your number
not-available = Not available at the moment.
watch-here = Watch this screen and listen for your number.
your-number-here = Your number will appear here
keep-your-ticket = Keep your ticket at hand.
offline = Not up to date since { $time }. Staff will call your number.
sound-is-off = Sound is off: touch to switch it on
drawn-media = Pictures, videos and pages

## Phone
phone-title = Your ticket
your-number = Your number
ahead =
    { $n ->
        [0] Nobody is ahead of you
        [one] 1 person is ahead of you
       *[other] { $n } people are ahead of you
    }
wait-about = Your wait is about { $n } minutes
you = You
keep-open-look = Keep this page open. It turns yellow when it is your turn.
keep-open-buzz = Keep this page open. Your phone will buzz when it is your turn.
keep-open-ring = Keep this page open. Your phone will ring when it is your turn.
keep-open-ring-and-buzz = Keep this page open. Your phone will ring and buzz when it is your turn.
lost = No connection since { $time }
sound-is-on = Sound is on.
switch-sound-on = Switch the sound on
as-of = As of { $time }
up-to-date-at = Up to date at { $time }
not-up-to-date = Not up to date since { $time }. Watch the screen in the waiting area.
please-go-to = Please go to
called-at = Called at { $time }
called-again = Called again at { $time }
we-come-to-you = We come to you
we-come-to-you-more = Stay where you are. Somebody comes to fetch you.
being-served = You are being served
thank-you = Thank you
thank-you-more = Your visit is finished. You can close this page.
we-called-you = We called you
we-called-you-more = We called your number at { $time } ({ $place }), and nobody came.
go-to-reception = Please go to reception. They will help you.
day-closed = We are closed for today
day-closed-more = We are sorry that we did not get to you. Please come again on another day.
day-over = This ticket is from another day
day-over-more = It does not count any more. Please take a new ticket.
taken-back = This ticket does not count any more
taken-back-more = It was taken back. If you want to be seen, please go to reception.
replaced = You have a new ticket
replaced-more = This one does not count any more. Please use the new one.
come-again = Please come again
come-again-more = We are sorry: we had to stop. Show this number at reception when you come, and you are seen sooner.
all-wait-more = Everybody has to stop for now. Please do what staff say. Your place is safe.
all-leave = Leave the building now
all-stopped = Please wait a moment
all-closing = We have to close now
all-keep = Keep your ticket. Your place is safe.
all-staff = Staff will tell you what to do.
all-back = You can come back in
all-go-on = We go on where we stopped.
your-appointment = Your appointment is at { $time }
news = { $origin ->
    [return] You are back in the queue, near the front.
    [hold] You are back in the queue.
    [back] You go back to the person you saw first.
   *[referral] You keep your number. We call you again for the next part.
}
further = { $n ->
    [one] Then one more enquiry, with the same number.
   *[other] Then { $n } more enquiries, with the same number.
}
more-time = I need more time
leaving = I am leaving
place-held = We hold your place
place-held-more = Until { $time }. After that you are back in the queue.
am-back = I am back
you-left = You have left the queue
you-left-more = Your ticket was given back. If that was a mistake, ask at reception.
stay = Keep my place after all
undo-left = { $n ->
    [one] You can do this for { $n } more second.
   *[other] You can do this for { $n } more seconds.
}
am-here = I am here now
back-until = Are you here? Until { $time } we can put you back near the front.
not-done = That did not work. Please ask at reception.
soon = It is almost your turn
soon-more = Please be in the waiting area now.
on-my-way = I am on my way
told-on-my-way = They know that you are coming.
told-more-time = They know that you need more time.
take-back = Take that back
place-safe = Your place is safe
at-then = At { $time }
ahead-then = { $n ->
    [0] Nobody was ahead of you
    [one] 1 person was ahead of you
   *[other] { $n } people were ahead of you
}
cannot-tell = This phone cannot tell you when it is your turn.
until-back = Until it is back
watch-screens = Watch the screens for your number.
listen-for = Listen: we say your number aloud.
ask-reception = Not sure? Ask at reception.
try-now = Try now
try-every = We try again every 5 seconds.
add-home = Put this on your home screen
add-home-share = To find this page again: touch Share, then “Add to Home Screen”.
push-on = Tell me when this page is closed, too
push-is-on = Your phone gets a message when it is your turn, also when this page is closed.
push-stop = No more messages
push-refused = Your phone does not let this page send messages.
opinion-title = How was your visit today?
opinion-touch = Touch one face.
face-1 = Very poor
face-2 = Poor
face-3 = OK
face-4 = Good
face-5 = Very good
opinion-more = Would you like to tell us more?
opinion-need-not = You do not have to.
opinion-anonymous = We do not know who you are. Please do not write names or account numbers.
opinion-unknown = Touch one face. We do not know who you are.
opinion-send = Send
opinion-thanks = Thank you for telling us
complain = Make a complaint
complaint-or-comment = Complaint or comment
complaint-answered = We answer every complaint.
complaint-what = What would you like to tell us?
complaint-is-complaint = A complaint
complaint-is-comment = A comment
complaint-name = Your name, if you want an answer
complaint-contact = Telephone or e-mail, if you want an answer
complaint-unless = We do not know who you are, unless you tell us here.
complaint-next = Continue
complaint-sent = Thank you. We have it.
complaint-number = Its number is { $number }.
complaint-read = A manager reads it. If you left a telephone number or an e-mail, they answer you.
complaint-empty = Please write something first.
# The keys on the glass, in the order of the alphabet; with spaces between, what stands together is one key.
language-letters = abcdefghijklmnopqrstuvwxyz
key-space = Space
key-delete = Delete
key-done = Done
still-there = Are you still there?
stay-writing = Stay
go-back = Back
accessibility = Accessibility
unknown-ticket = We do not know this ticket
unknown-ticket-more = Scan the code on your ticket again, or ask at reception. If you hold a ticket, your place is safe.
busy = Very many people are looking
busy-more = Very many people are looking at their tickets from here. Your place is safe. This page looks again by itself.
