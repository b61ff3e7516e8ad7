## The slip
slip-your-number = Your number
slip-ahead = Ahead of you
slip-wait = Wait, about (min)
slip-follow = Follow your place on your phone
slip-code = Missed your call? Hold this under the scanner at the kiosk
slip-thanks = Thank you for waiting. We will show and say your number.
slip-appointment = Appointment
slip-then = Then, in the same visit
slip-again = Printed again
slip-second = Second slip
slip-late = Printed late. Not your number? Please give it to staff.

## A test slip: for staff
slip-trial = Test slip
slip-trial-large = TEST
slip-trial-model = Model
slip-trial-paper = Paper
slip-trial-note = All letters and this code can be read: the printer is well.

## An appointment: its own page, its slip, its calendar entry.

appointment-yours = Your appointment
appointment-title = Your appointment on { $date } at { $time }
appointment-code = Your code
appointment-at = Time
appointment-minutes = About { $n ->
    [one] one minute
   *[other] { $n } minutes
}
appointment-where = Where
appointment-come = When you arrive
appointment-scan = Scan this at a kiosk when you arrive, or type the code
appointment-scan-phone = Hold this against the kiosk’s scanner, or type the code
appointment-from = You can check in from { $time } on.
appointment-kept = We keep it until { $time }. If you are late, come all the same.
appointment-called = You then get a ticket number. The displays show where to go.
appointment-calendar = Add to your calendar
appointment-slip-note = Bring this slip. It has no name on it.
appointment-cannot = If you cannot come, please tell us. Somebody else is glad of the time.
appointment-cancelled = This appointment was cancelled
appointment-closed = { $why ->
    [none] We are closed at this time
   *[other] We are closed on this day: { $why }
}
appointment-closed-do = Your appointment cannot be kept. Please ask us for another time.
appointment-missed = This appointment’s time has passed
appointment-again = Do you still need us? Come to reception, or take a ticket.
appointment-here = You are checked in. Your number is { $number }.
appointment-follow = Follow your number
appointment-done = This appointment is over. Thank you for coming.
appointment-calendar-summary = Appointment, { $site }
appointment-calendar-text = Check in with the code { $code } at a kiosk, from { $time } on.

## A tile that answers: on paper, and on the phone
signpost-not-here = We do not do this here
signpost-go-to = Please go to
signpost-walk = { $n ->
    [one] { $n } minute on foot
   *[other] { $n } minutes on foot
}
signpost-no-steps = no steps
signpost-ring = Telephone { $phone }
signpost-map = Map: { $place }
signpost-phone = Take it on your phone
signpost-open = It is open now, until { $time }.
signpost-opens = It is closed now. It opens on { $day } at { $time }.
signpost-hours = Opening times
signpost-day-of-month = { $nth ->
    [first] First { $day } of the month
    [second] Second { $day } of the month
    [third] Third { $day } of the month
    [fourth] Fourth { $day } of the month
    [fifth] Fifth { $day } of the month
   *[last] Last { $day } of the month
}
signpost-day-closed = closed
signpost-closed-now = It is closed now.
