## Accessibility, and spoken guidance: opened later
mode-larger = Larger text
mode-larger-hint = Half as large again
mode-contrast = High contrast
mode-contrast-hint = White on black, thick edges
mode-low = Low buttons
mode-low-hint = All buttons in the lower half
mode-time = More time
mode-time-hint = The screen waits ten times longer
mode-counter = A low counter
mode-counter-hint = We call you to a counter where you sit
modes-on = On: { $modes }
settings-reset = This screen goes back to normal for the next person.
mode-spoken = Spoken guidance
mode-spoken-hint = Hear it, and use four keys
aid-title = What would help you?
aid-hint = Touch one or more. Each changes at once.
aid-headphones = Plug in headphones to hear this screen.
aid-all-off = All off
aid-open = { $site }. Press Down to hear the choices, OK to choose.
aid-position = { $at } of { $of }.
aid-choice = Choice { $at } of { $of }.
aid-one-choice = One choice.
aid-ok = Press OK to choose it.
aid-touch = Touch it again to choose it.
aid-turn-on = Press OK to turn it on.
aid-turn-off = Press OK to turn it off.
aid-first = First.
aid-last = Last.
aid-choices = { $n ->
    [one] { $n } choice.
   *[other] { $n } choices.
}
aid-private = What you came for is not said on the speaker.
aid-names = Read names aloud
aid-where = Where are we now?
aid-calling = Now calling { $number }, { $place }.
aid-nobody = Nobody is being called just now.
aid-again = Say it again
aid-up = Up
aid-down = Down
aid-choose = OK
aid-in-headphones = Speaking now, in the headphones
aid-from-speaker = Speaking now, from the speaker
aid-volume = Volume
aid-statement = Accessibility statement: { $address }

## Easy Read and sign language: opened later
mode-easy = Easy Read
mode-easy-hint = Pictures and short words
sign-hint = A video, without sound.
sign-play = Play
sign-pause = Pause
sign-close = Close
sign-failed = The video cannot be shown just now. Please talk to a person.

## What is written with on the glass: opened later
# The keys on the glass, in the order of the alphabet; with spaces between, what stands together is one key.
language-letters = abcdefghijklmnopqrstuvwxyz
