# ਕਿਓਸਕ ਦੇ ਸ਼ਬਦ।

page-title = ਟਿਕਟ ਲਓ

## The first screen
welcome = ਜੀ ਆਇਆਂ ਨੂੰ।
greeting = { $part ->
    [morning] ਸ਼ੁਭ ਸਵੇਰ।
    [afternoon] ਸ਼ੁਭ ਦੁਪਹਿਰ।
   *[evening] ਸ਼ੁਭ ਸ਼ਾਮ।
}
how-can-we-help = ਅਸੀਂ ਤੁਹਾਡੀ ਕੀ ਮਦਦ ਕਰ ਸਕਦੇ ਹਾਂ?
touch-one = ਟਿਕਟ ਲੈਣ ਲਈ ਕਿਸੇ ਇੱਕ ਨੂੰ ਛੂਹੋ।
waiting = { $n ->
    [0] ਕੋਈ ਉਡੀਕ ਵਿੱਚ ਨਹੀਂ
    [one] { $n } ਜਣਾ ਉਡੀਕ ਵਿੱਚ
   *[other] { $n } ਜਣੇ ਉਡੀਕ ਵਿੱਚ
}
wait-about = { $n ->
    [0] ਉਡੀਕ ਨਹੀਂ
   *[other] ਲਗਭਗ { $n } ਮਿੰਟ
}
more-choices = ਹੋਰ
first-choices = ਸ਼ੁਰੂ ਤੋਂ
page-of = { $pages } ਵਿੱਚੋਂ { $page }
languages = ਭਾਸ਼ਾਵਾਂ
language = ਭਾਸ਼ਾ
language-title = ਆਪਣੀ ਭਾਸ਼ਾ ਚੁਣੋ
choices = ਚੋਣਾਂ

## The enquiries of a group
choose-enquiry = ਆਪਣਾ ਕੰਮ ਚੁਣੋ
private-room = ਵੱਖਰੇ ਕਮਰੇ ਵਿੱਚ
sign = ਸੈਨਤ ਭਾਸ਼ਾ

## Opening times
day = { $day ->
    [monday] ਸੋਮਵਾਰ
    [tuesday] ਮੰਗਲਵਾਰ
    [wednesday] ਬੁੱਧਵਾਰ
    [thursday] ਵੀਰਵਾਰ
    [friday] ਸ਼ੁੱਕਰਵਾਰ
    [saturday] ਸ਼ਨਿੱਚਰਵਾਰ
   *[sunday] ਐਤਵਾਰ
}
opens = { $day ->
    [today] ਅੱਜ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [tomorrow] ਕੱਲ੍ਹ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [monday] ਸੋਮਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [tuesday] ਮੰਗਲਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [wednesday] ਬੁੱਧਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [thursday] ਵੀਰਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [friday] ਸ਼ੁੱਕਰਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [saturday] ਸ਼ਨਿੱਚਰਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
    [sunday] ਐਤਵਾਰ ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
   *[next] ਇੱਕ ਹਫ਼ਤੇ ਬਾਅਦ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
}
opens-on = { $date } ਨੂੰ { $time } ਵਜੇ ਖੁੱਲ੍ਹੇਗਾ।
day-of-month = { $nth ->
    [first] ਮਹੀਨੇ ਦਾ ਪਹਿਲਾ { $day }
    [second] ਮਹੀਨੇ ਦਾ ਦੂਜਾ { $day }
    [third] ਮਹੀਨੇ ਦਾ ਤੀਜਾ { $day }
    [fourth] ਮਹੀਨੇ ਦਾ ਚੌਥਾ { $day }
    [fifth] ਮਹੀਨੇ ਦਾ ਪੰਜਵਾਂ { $day }
   *[last] ਮਹੀਨੇ ਦਾ ਆਖ਼ਰੀ { $day }
}
day-closed = ਬੰਦ
closed = ਬੰਦ ਹੈ।
closed-now = ਹੁਣ ਬੰਦ ਹੈ
notices = ਸੂਚਨਾਵਾਂ
opening-times = ਖੁੱਲ੍ਹਣ ਦਾ ਸਮਾਂ
hours-span = { $from } ਤੋਂ { $to } ਤੱਕ
closed-help = ਅੱਜ ਹੀ ਲੋੜ ਹੈ? ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ।
site-closed = ਅਸੀਂ ਬੰਦ ਹਾਂ
kiosk-closed = ਇਹ ਕਿਓਸਕ ਹੁਣ ਬੰਦ ਹੈ
kiosk-closed-go = ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਕਿਓਸਕ ਤੋਂ ਟਿਕਟ ਲਓ: { $place }
kiosk-closed-reception = ਟਿਕਟ ਲਈ ਕਿਰਪਾ ਕਰਕੇ ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ।
site-closed-ticket = ਜੇ ਤੁਹਾਡੇ ਕੋਲ ਟਿਕਟ ਹੈ, ਤਾਂ ਉਡੀਕ ਕਰੋ। ਅਸੀਂ ਹਾਲੇ ਵੀ ਨੰਬਰ ਬੁਲਾ ਰਹੇ ਹਾਂ।

## The ticket
your-number-is = ਤੁਹਾਡਾ ਨੰਬਰ ਹੈ
one-moment = ਇੱਕ ਪਲ
taking-longer = ਆਮ ਨਾਲੋਂ ਥੋੜ੍ਹਾ ਵੱਧ ਸਮਾਂ ਲੱਗ ਰਿਹਾ ਹੈ। ਕਿਰਪਾ ਕਰਕੇ ਉਡੀਕ ਕਰੋ।
ahead-of-you = ਤੁਹਾਡੇ ਤੋਂ ਪਹਿਲਾਂ
people = { $n ->
    [0] ਕੋਈ ਨਹੀਂ
    [one] { $n } ਜਣਾ
   *[other] { $n } ਜਣੇ
}
your-wait = ਉਡੀਕ
what-next = ਅੱਗੇ ਕੀ ਹੋਵੇਗਾ
step-seat = ਉੱਥੇ ਬੈਠੋ ਜਿੱਥੋਂ ਸਕਰੀਨ ਦਿਸੇ ਜਾਂ ਸੁਣੇ।
step-called = ਅਸੀਂ ਤੁਹਾਡਾ ਨੰਬਰ ਦਿਖਾਵਾਂਗੇ ਅਤੇ ਬੋਲਾਂਗੇ।
step-go = ਫਿਰ ਉਸ ਕਾਊਂਟਰ ਜਾਂ ਕਮਰੇ ਵਿੱਚ ਜਾਓ ਜਿਸ ਦਾ ਨਾਂ ਅਸੀਂ ਲਈਏ।
step-go-low = ਅਸੀਂ ਤੁਹਾਨੂੰ ਨੀਵੇਂ ਕਾਊਂਟਰ ’ਤੇ ਬੁਲਾਵਾਂਗੇ।
step-fetch = ਜਿੱਥੇ ਹੋ ਉੱਥੇ ਰਹੋ। ਅਸੀਂ ਤੁਹਾਡੇ ਕੋਲ ਆਵਾਂਗੇ।
follow-on-phone = ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਆਪਣੀ ਵਾਰੀ ਦੇਖੋ
qr-label = ਕੋਡ ਜੋ ਫ਼ੋਨ ’ਤੇ ਤੁਹਾਡੀ ਟਿਕਟ ਖੋਲ੍ਹਦਾ ਹੈ
printing = ਤੁਹਾਡੀ ਟਿਕਟ ਛਪ ਰਹੀ ਹੈ
printing-hint = { $slot ->
    [left] ਇਹ ਖੱਬੇ ਪਾਸਿਓਂ ਨਿਕਲੇਗੀ।
    [right] ਇਹ ਸੱਜੇ ਪਾਸਿਓਂ ਨਿਕਲੇਗੀ।
   *[below] ਇਹ ਹੇਠੋਂ ਨਿਕਲੇਗੀ।
}
getting-number = ਅਸੀਂ ਤੁਹਾਡਾ ਨੰਬਰ ਲੈ ਰਹੇ ਹਾਂ
take-ticket = ਆਪਣੀ ਟਿਕਟ ਲਓ
take-ticket-hint = { $slot ->
    [left] ਇਹ ਖੱਬੇ ਪਾਸਿਓਂ ਨਿਕਲ ਰਹੀ ਹੈ।
    [right] ਇਹ ਸੱਜੇ ਪਾਸਿਓਂ ਨਿਕਲ ਰਹੀ ਹੈ।
   *[below] ਇਹ ਹੇਠੋਂ ਨਿਕਲ ਰਹੀ ਹੈ।
}
done = ਹੋ ਗਿਆ

## No paper
no-paper-now = ਹੁਣ ਕਾਗ਼ਜ਼ ਨਹੀਂ ਹੈ। ਤੁਹਾਡਾ ਨੰਬਰ ਸਕਰੀਨ ’ਤੇ ਆਵੇਗਾ: ਉਸ ਨੂੰ ਸਕੈਨ ਕਰੋ ਜਾਂ ਲਿਖ ਲਓ।
paper-elsewhere = ਤੁਹਾਡੀ ਟਿਕਟ ਦੂਜੇ ਪ੍ਰਿੰਟਰ ਤੋਂ ਨਿਕਲੇਗੀ
in-the-queue = ਤੁਸੀਂ ਕਤਾਰ ਵਿੱਚ ਹੋ।
no-paper = { $why ->
    [broken] ਪ੍ਰਿੰਟਰ ਕੰਮ ਨਹੀਂ ਕਰ ਰਿਹਾ, ਇਸ ਲਈ ਕਾਗ਼ਜ਼ ਦੀ ਟਿਕਟ ਨਹੀਂ ਹੈ। ਸਾਡੇ ਸਟਾਫ਼ ਨੂੰ ਪਤਾ ਹੈ।
    [doubt] ਪ੍ਰਿੰਟਰ ਜਵਾਬ ਨਹੀਂ ਦੇ ਰਿਹਾ। ਜੇ ਕਾਗ਼ਜ਼ ਨਾ ਨਿਕਲੇ, ਤਾਂ ਤੁਹਾਨੂੰ ਉਸ ਦੀ ਲੋੜ ਨਹੀਂ।
   *[none] ਇੱਥੇ ਕਾਗ਼ਜ਼ ਦੀਆਂ ਟਿਕਟਾਂ ਨਹੀਂ ਹਨ।
}
keep-your-number = ਆਪਣਾ ਨੰਬਰ ਰੱਖੋ। ਇੱਕ ਤਰੀਕਾ ਚੁਣੋ:
keep-scan = ਆਪਣੇ ਫ਼ੋਨ ਦੇ ਕੈਮਰੇ ਨਾਲ <b>ਇਸ ਨੂੰ ਸਕੈਨ ਕਰੋ।</b>
keep-write = <b>ਲਿਖ ਲਓ</b> ਜਾਂ ਫ਼ੋਟੋ ਖਿੱਚ ਲਓ।
keep-ask = <b>ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਪੁੱਛੋ।</b> ਉਹ ਤੁਹਾਨੂੰ ਲਿਖ ਕੇ ਦੇ ਸਕਦੇ ਹਨ।
stays = { $n ->
    [one] ਇਹ { $n } ਸਕਿੰਟ ਇੱਥੇ ਰਹੇਗਾ, ਜਾਂ ਜਦੋਂ ਤੱਕ ਤੁਸੀਂ ‘ਹੋ ਗਿਆ’ ਨਾ ਛੂਹੋ।
   *[other] ਇਹ { $n } ਸਕਿੰਟ ਇੱਥੇ ਰਹੇਗਾ, ਜਾਂ ਜਦੋਂ ਤੱਕ ਤੁਸੀਂ ‘ਹੋ ਗਿਆ’ ਨਾ ਛੂਹੋ।
}

## A person
talk = ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ
talk-hint = ਰਿਸੈਪਸ਼ਨ ’ਤੇ
search = ਖੋਜ

## When it does not work
away-title = ਕਿਰਪਾ ਕਰਕੇ ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ
away-lead = ਹੁਣ ਇੱਥੇ ਟਿਕਟਾਂ ਨਹੀਂ ਮਿਲ ਸਕਦੀਆਂ।
away-help = ਉੱਥੇ ਸਾਡਾ ਸਟਾਫ਼ ਤੁਹਾਡੀ ਮਦਦ ਕਰੇਗਾ।
away-safe = ਜੇ ਤੁਹਾਡੇ ਕੋਲ ਨੰਬਰ ਹੈ, ਤਾਂ ਕਤਾਰ ਵਿੱਚ ਤੁਹਾਡੀ ਥਾਂ ਸੁਰੱਖਿਅਤ ਹੈ।
away-returns = ਇਹ ਸਕਰੀਨ ਆਪੇ ਵਾਪਸ ਆ ਜਾਵੇਗੀ।
trouble-lead = ਅਸੀਂ ਤੁਹਾਨੂੰ ਇੱਥੇ ਟਿਕਟ ਨਹੀਂ ਦੇ ਸਕੇ।

## Ways
back = ਵਾਪਸ
start-again = ਫਿਰ ਸ਼ੁਰੂ ਕਰੋ

## Accessibility
accessibility = ਸੌਖੀ ਵਰਤੋਂ
accessibility-hint = ਅੱਖਰ, ਰੰਗ, ਉਚਾਈ
settings = ਸੈਟਿੰਗਾਂ
mode-larger = ਵੱਡੇ ਅੱਖਰ
mode-larger-hint = ਡੇਢ ਗੁਣਾ ਵੱਡੇ
mode-contrast = ਗੂੜ੍ਹਾ ਫ਼ਰਕ
mode-contrast-hint = ਕਾਲੇ ’ਤੇ ਚਿੱਟਾ, ਮੋਟੇ ਕਿਨਾਰੇ
mode-low = ਨੀਵੇਂ ਬਟਨ
mode-low-hint = ਸਾਰੇ ਬਟਨ ਹੇਠਲੇ ਅੱਧ ਵਿੱਚ
mode-time = ਵੱਧ ਸਮਾਂ
mode-time-hint = ਸਕਰੀਨ ਦਸ ਗੁਣਾ ਵੱਧ ਉਡੀਕਦੀ ਹੈ
mode-counter = ਨੀਵਾਂ ਕਾਊਂਟਰ
mode-counter-hint = ਅਸੀਂ ਤੁਹਾਨੂੰ ਬੈਠਣ ਵਾਲੇ ਕਾਊਂਟਰ ’ਤੇ ਬੁਲਾਵਾਂਗੇ
mode-served = ਮੈਨੂੰ ਪੰਜਾਬੀ ਵਿੱਚ ਗੱਲ ਕਰਨੀ ਹੈ
mode-served-hint = I would like to be served in Punjabi
mode-interpreter = ਮੈਨੂੰ ਦੁਭਾਸ਼ੀਆ ਚਾਹੀਦਾ ਹੈ
mode-interpreter-hint = I would like an interpreter (Punjabi)
served-other = ਮੈਨੂੰ ਇਸ ਭਾਸ਼ਾ ਵਿੱਚ ਗੱਲ ਕਰਨੀ ਹੈ …
served-now = ਇੱਥੇ ਹੁਣ ਬੋਲੀਆਂ ਜਾਂਦੀਆਂ ਭਾਸ਼ਾਵਾਂ: { $languages }
mode-on = ਚਾਲੂ
mode-off = ਬੰਦ
modes-on = ਚਾਲੂ: { $modes }
settings-reset = ਅਗਲੇ ਵਿਅਕਤੀ ਲਈ ਇਹ ਸਕਰੀਨ ਪਹਿਲਾਂ ਵਰਗੀ ਹੋ ਜਾਵੇਗੀ।

## Still there?
still-there = ਕੀ ਤੁਸੀਂ ਹਾਲੇ ਇੱਥੇ ਹੋ?
still-there-hint = { $n ->
    [one] { $n } ਸਕਿੰਟ ਵਿੱਚ ਸ਼ੁਰੂ ’ਤੇ ਵਾਪਸ ਜਾਵਾਂਗੇ।
   *[other] { $n } ਸਕਿੰਟਾਂ ਵਿੱਚ ਸ਼ੁਰੂ ’ਤੇ ਵਾਪਸ ਜਾਵਾਂਗੇ।
}
still-there-ticket = { $n ->
    [one] ਇਹ ਸਕਰੀਨ { $n } ਸਕਿੰਟ ਵਿੱਚ ਬੰਦ ਹੋਵੇਗੀ। ਤੁਸੀਂ ਕਤਾਰ ਵਿੱਚ ਰਹੋਗੇ।
   *[other] ਇਹ ਸਕਰੀਨ { $n } ਸਕਿੰਟਾਂ ਵਿੱਚ ਬੰਦ ਹੋਵੇਗੀ। ਤੁਸੀਂ ਕਤਾਰ ਵਿੱਚ ਰਹੋਗੇ।
}
stay = ਇੱਥੇ ਰਹੋ

## Not open, and why
closed-why = { $reason ->
    [holiday] ਅੱਜ ਬੰਦ ਹੈ।
    [quota] ਅੱਜ ਇਸ ਕੰਮ ਦੀਆਂ ਸਾਰੀਆਂ ਟਿਕਟਾਂ ਦਿੱਤੀਆਂ ਜਾ ਚੁੱਕੀਆਂ ਹਨ।
    [last_ticket] ਅੱਜ ਇਸ ਕੰਮ ਲਈ ਹੋਰ ਟਿਕਟਾਂ ਨਹੀਂ ਹਨ।
    [closed_early] ਅੱਜ ਅਸੀਂ ਜਲਦੀ ਬੰਦ ਹੋ ਗਏ।
    [standstill] ਕਿਰਪਾ ਕਰਕੇ ਉਡੀਕ ਕਰੋ। ਹੁਣ ਟਿਕਟਾਂ ਨਹੀਂ ਮਿਲ ਰਹੀਆਂ।
    [switched_off] ਹੁਣ ਨਹੀਂ ਮਿਲ ਸਕਦਾ।
   *[other] ਬੰਦ ਹੈ।
}
closed-day = ਅੱਜ ਬੰਦ ਹੈ: { $name }।
closed-cause = { $cause ->
    [staff_away] ਹੁਣ ਇੱਥੇ ਕੋਈ ਨਹੀਂ ਜੋ ਇਸ ਵਿੱਚ ਮਦਦ ਕਰ ਸਕੇ।
    [partner_away] ਸਾਡੀ ਸਾਥੀ ਸੰਸਥਾ ਅੱਜ ਇੱਥੇ ਨਹੀਂ ਹੈ।
    [system_down] ਇਸ ਕੰਮ ਦਾ ਸਾਡਾ ਕੰਪਿਊਟਰ ਸਿਸਟਮ ਨਹੀਂ ਚੱਲ ਰਿਹਾ।
    [full] ਅੱਜ ਅਸੀਂ ਹੋਰ ਲੋਕਾਂ ਨੂੰ ਨਹੀਂ ਮਿਲ ਸਕਦੇ।
    [staffing] ਅੱਜ ਸਾਡੇ ਲੋਕ ਬਹੁਤ ਘੱਟ ਹਨ।
    [building] ਇਮਾਰਤ ਵਿੱਚ ਕੋਈ ਖ਼ਰਾਬੀ ਹੈ।
    [evacuation] ਸਾਰਿਆਂ ਨੇ ਹੁਣੇ ਇਮਾਰਤ ਤੋਂ ਬਾਹਰ ਜਾਣਾ ਹੈ।
    [power] ਬਿਜਲੀ ਜਾਂ ਸਾਡੇ ਕੰਪਿਊਟਰ ਬੰਦ ਹੋ ਗਏ ਹਨ।
    [closing] ਸਾਨੂੰ ਬੰਦ ਕਰਨਾ ਪੈ ਰਿਹਾ ਹੈ।
    [weather] ਇਹ ਮੌਸਮ ਕਰਕੇ ਹੈ।
    [emergency] ਕੋਈ ਐਮਰਜੈਂਸੀ ਹੈ।
   *[other] ਕੋਈ ਗੱਲ ਹੋ ਗਈ ਹੈ। ਸਾਨੂੰ ਅਫ਼ਸੋਸ ਹੈ।
}

## A long wait
long-lead = ਬਹੁਤ ਲੋਕ ਉਡੀਕ ਵਿੱਚ ਹਨ
long-title = ਲਗਭਗ { $n } ਮਿੰਟ ਦੀ ਉਡੀਕ ਹੈ
long-hint = ਤੁਸੀਂ ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਆਪਣੀ ਵਾਰੀ ਦੇਖ ਸਕਦੇ ਹੋ।
long-take = ਟਿਕਟ ਲਓ
long-take-hint = ਕਤਾਰ ਵਿੱਚ ਤੁਹਾਡੀ ਥਾਂ ਰਹੇਗੀ
long-leave = ਹੁਣ ਨਹੀਂ
long-leave-hint = ਟਿਕਟ ਤੋਂ ਬਿਨਾਂ ਸ਼ੁਰੂ ’ਤੇ ਵਾਪਸ

## An appointment, or back again
have-appointment = ਮੇਰੀ ਅਪੌਇੰਟਮੈਂਟ ਹੈ
have-appointment-short = ਅਪੌਇੰਟਮੈਂਟ
have-appointment-hint = ਦੱਸੋ ਕਿ ਤੁਸੀਂ ਆ ਗਏ ਹੋ
am-back = ਮੈਂ ਵਾਪਸ ਹਾਂ
am-back-short = ਵਾਪਸੀ
am-back-hint = ਵਾਰੀ ਲੰਘ ਗਈ, ਜਾਂ ਬਾਹਰ ਗਏ ਸੀ
code-title-appointment = ਤੁਹਾਡੀ ਅਪੌਇੰਟਮੈਂਟ
code-hint-appointment = ਆਪਣੀ ਚਿੱਠੀ ਜਾਂ ਸੁਨੇਹੇ ਵਾਲਾ ਕੋਡ ਲਿਖੋ, ਜਾਂ ਉਸ ਨੂੰ ਸਕੈਨਰ ਹੇਠਾਂ ਰੱਖੋ।
code-empty-appointment = ਤੁਹਾਡਾ ਕੋਡ
code-title-back = ਫਿਰ ਜੀ ਆਇਆਂ ਨੂੰ
code-hint-back = ਆਪਣੀ ਟਿਕਟ ਦਾ ਨੰਬਰ ਲਿਖੋ, ਜਾਂ ਉਸ ਦਾ ਕੋਡ ਸਕੈਨਰ ਹੇਠਾਂ ਰੱਖੋ।
code-empty-back = ਤੁਹਾਡਾ ਨੰਬਰ
typed = ਹੁਣ ਤੱਕ ਲਿਖਿਆ
erase = ਆਖ਼ਰੀ ਅੱਖਰ ਮਿਟਾਓ
continue = ਅੱਗੇ
back-good = { $done ->
    [waiting] ਤੁਸੀਂ ਕਤਾਰ ਵਿੱਚ ਹੋ।
   *[back] ਤੁਸੀਂ ਫਿਰ ਕਤਾਰ ਵਿੱਚ ਹੋ।
}
back-good-more = { $done ->
    [returned] ਅਸੀਂ ਤੁਹਾਨੂੰ ਅੱਗੇ ਦੇ ਨੇੜੇ ਰੱਖਿਆ ਹੈ। ਉੱਥੇ ਰਹੋ ਜਿੱਥੋਂ ਸਕਰੀਨ ਦਿਸੇ ਜਾਂ ਸੁਣੇ।
    [resumed] ਤੁਹਾਡੀ ਪਹਿਲੀ ਉਡੀਕ ਹਾਲੇ ਵੀ ਗਿਣੀ ਜਾਵੇਗੀ। ਉੱਥੇ ਰਹੋ ਜਿੱਥੋਂ ਸਕਰੀਨ ਦਿਸੇ ਜਾਂ ਸੁਣੇ।
   *[waiting] ਤੁਹਾਡੀ ਵਾਰੀ ਨਹੀਂ ਲੰਘੀ। ਤੁਹਾਡੀ ਥਾਂ ਸੁਰੱਖਿਅਤ ਹੈ।
}
go-now = ਅਸੀਂ ਤੁਹਾਨੂੰ ਬੁਲਾਇਆ ਹੈ। ਹੁਣ ਇੱਥੇ ਜਾਓ:
called-at = { $time } ਵਜੇ ਬੁਲਾਇਆ
back-sorry = { $done ->
    [held] ਅਸੀਂ ਤੁਹਾਡੀ ਥਾਂ ਰੱਖੀ ਹੋਈ ਹੈ
    [too_late] ਤੁਹਾਨੂੰ ਬੁਲਾਏ ਬਹੁਤ ਸਮਾਂ ਹੋ ਗਿਆ ਹੈ
    [finished] ਇਹ ਮੁਲਾਕਾਤ ਖ਼ਤਮ ਹੋ ਗਈ ਹੈ
    [cancelled] ਇਹ ਟਿਕਟ ਵਾਪਸ ਕਰ ਦਿੱਤੀ ਗਈ ਸੀ
   *[unknown] ਇਹ ਨੰਬਰ ਅੱਜ ਸਾਡੇ ਕੋਲ ਨਹੀਂ ਹੈ
}
back-sorry-person = ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ। ਉੱਥੇ ਕੋਈ ਤੁਹਾਡੀ ਮਦਦ ਕਰੇਗਾ।
back-held-code = ਆਪਣੀ ਟਿਕਟ ਦਾ ਕੋਡ ਸਕੈਨਰ ਹੇਠਾਂ ਰੱਖੋ, ਜਾਂ ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਉਸ ਦਾ ਪੰਨਾ ਖੋਲ੍ਹੋ।
back-sorry-ticket = ਜਾਂ ਵਾਪਸ ਜਾ ਕੇ ਨਵੀਂ ਟਿਕਟ ਲਓ।
your-appointment = ਤੁਹਾਡੀ ਅਪੌਇੰਟਮੈਂਟ
appointment-note = { $punctuality ->
    [early] ਤੁਸੀਂ ਜਲਦੀ ਆਏ ਹੋ। ਅਸੀਂ ਤੁਹਾਨੂੰ { $time } ਤੋਂ ਬਾਅਦ ਬੁਲਾਵਾਂਗੇ, ਜਾਂ ਹੋ ਸਕਿਆ ਤਾਂ ਪਹਿਲਾਂ।
    [late] ਤੁਹਾਨੂੰ ਦੇਰ ਹੋ ਗਈ ਹੈ, ਪਰ ਅਸੀਂ ਤੁਹਾਨੂੰ ਮਿਲਾਂਗੇ। ਥੋੜ੍ਹਾ ਵੱਧ ਸਮਾਂ ਲੱਗ ਸਕਦਾ ਹੈ।
   *[on_time] ਤੁਸੀਂ ਸਮੇਂ ਸਿਰ ਆਏ ਹੋ। ਅਸੀਂ ਤੁਹਾਨੂੰ ਜਲਦੀ ਬੁਲਾਵਾਂਗੇ।
}
check-in-sorry = { $why ->
    [unknown] ਸਾਨੂੰ ਇਹ ਕੋਡ ਨਹੀਂ ਮਿਲਿਆ
    [checked_in] ਤੁਹਾਡਾ ਆਉਣਾ ਪਹਿਲਾਂ ਹੀ ਲਿਖਿਆ ਹੋਇਆ ਹੈ
    [cancelled] ਇਹ ਅਪੌਇੰਟਮੈਂਟ ਰੱਦ ਹੋ ਗਈ ਸੀ
    [another_day] ਇਹ ਅਪੌਇੰਟਮੈਂਟ ਕਿਸੇ ਹੋਰ ਦਿਨ ਦੀ ਹੈ
    [too_early] ਤੁਸੀਂ ਬਹੁਤ ਜਲਦੀ ਆਏ ਹੋ
    [closed] ਇਸ ਅਪੌਇੰਟਮੈਂਟ ਦੇ ਸਮੇਂ ਅਸੀਂ ਬੰਦ ਹਾਂ
    [too_late] ਇਸ ਅਪੌਇੰਟਮੈਂਟ ਦਾ ਸਮਾਂ ਲੰਘ ਗਿਆ ਹੈ
   *[other] ਅਸੀਂ ਇੱਥੇ ਤੁਹਾਡਾ ਆਉਣਾ ਨਹੀਂ ਲਿਖ ਸਕਦੇ
}
check-in-person = ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ। ਉੱਥੇ ਕੋਈ ਤੁਹਾਡੀ ਮਦਦ ਕਰੇਗਾ।
check-in-safe = ਜੇ ਤੁਹਾਡੀ ਅਪੌਇੰਟਮੈਂਟ ਹੈ, ਤਾਂ ਉਹ ਗੁੰਮ ਨਹੀਂ ਹੋਈ।

## Another enquiry
also-ask = ਅੱਜ ਕੋਈ ਹੋਰ ਕੰਮ ਵੀ ਹੈ?
also-lead = ਤੁਹਾਡੀ ਟਿਕਟ ਹੋ ਗਈ ਹੈ
also-title = ਅਸੀਂ ਹੋਰ ਕੀ ਮਦਦ ਕਰ ਸਕਦੇ ਹਾਂ?
also-done = { $n ->
   *[other] { $n } ਕੰਮ, ਇੱਕ ਟਿਕਟ। ਅਸੀਂ ਸਾਰਿਆਂ ਲਈ ਤੁਹਾਨੂੰ ਮਿਲਾਂਗੇ।
}
also-failed = ਅਸੀਂ ਇਸ ਨੂੰ ਜੋੜ ਨਹੀਂ ਸਕੇ। ਕਾਊਂਟਰ ’ਤੇ ਸਾਨੂੰ ਦੱਸੋ।

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] ਇਹ ਕਿਓਸਕ ਹਾਲੇ ਤਿਆਰ ਨਹੀਂ ਹੈ
    [display] ਇਹ ਡਿਸਪਲੇ ਹਾਲੇ ਤਿਆਰ ਨਹੀਂ ਹੈ
   *[screen] ਇਹ ਸਕਰੀਨ ਹਾਲੇ ਤਿਆਰ ਨਹੀਂ ਹੈ
}
pair-withdrawn = ਸਟਾਫ਼ ਨੇ ਇਸ ਸਕਰੀਨ ਨੂੰ ਬੰਦ ਕਰ ਦਿੱਤਾ ਹੈ।
pair-visit = ਕਿਸੇ ਕੰਮ ਲਈ ਆਏ ਹੋ? ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਪੁੱਛੋ।

## A tile that answers
not-here = ਇੱਥੇ ਨਹੀਂ: { $place }
signpost-title = ਇਹ ਕੰਮ ਇੱਥੇ ਨਹੀਂ ਹੁੰਦਾ
signpost-who = ਇਹ ਕੰਮ ਇੱਥੇ ਹੁੰਦਾ ਹੈ: { $who }।
signpost-open-now = ਇਹ ਹੁਣ ਖੁੱਲ੍ਹਾ ਹੈ।
signpost-closed-now = ਇਹ ਹੁਣ ਬੰਦ ਹੈ।
signpost-until = ਅੱਜ { $time } ਤੱਕ ਖੁੱਲ੍ਹਾ ਹੈ
signpost-ring = ਫ਼ੋਨ: { $phone }
signpost-map = ਨਕਸ਼ਾ: { $place }
signpost-phone = ਇਸ ਨੂੰ ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਲੈ ਜਾਓ
signpost-code = ਕੋਡ ਜੋ ਇਸ ਨੂੰ ਫ਼ੋਨ ’ਤੇ ਖੋਲ੍ਹਦਾ ਹੈ
signpost-print = ਇਹ ਮੇਰੇ ਲਈ ਛਾਪੋ
signpost-no-paper = ਇਹ ਛਪ ਨਹੀਂ ਸਕਿਆ। ਲਿਖ ਲਓ ਜਾਂ ਫ਼ੋਟੋ ਖਿੱਚ ਲਓ।
signpost-ask = ਪੱਕਾ ਨਹੀਂ ਪਤਾ? ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ।
take-paper = ਆਪਣਾ ਕਾਗ਼ਜ਼ ਲਓ
printing-paper = ਤੁਹਾਡਾ ਕਾਗ਼ਜ਼ ਛਪ ਰਿਹਾ ਹੈ

not-working = ਇਹ ਸਕਰੀਨ ਕੰਮ ਨਹੀਂ ਕਰ ਰਹੀ। ਕਿਰਪਾ ਕਰਕੇ ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ।

## A person who comes: opened later
talk-title = { $how ->
    [asked] ਅਸੀਂ ਸਟਾਫ਼ ਨੂੰ ਦੱਸ ਰਹੇ ਹਾਂ
    [shown] ਸਟਾਫ਼ ਨੂੰ ਤੁਹਾਡਾ ਸੁਨੇਹਾ ਮਿਲ ਗਿਆ ਹੈ
    [more] ਅਸੀਂ ਹੋਰ ਲੋਕਾਂ ਨੂੰ ਦੱਸ ਦਿੱਤਾ ਹੈ
    [coming] ਕੋਈ ਤੁਹਾਡੇ ਕੋਲ ਆ ਰਿਹਾ ਹੈ
    [came] ਕੀ ਕੋਈ ਆ ਗਿਆ ਹੈ?
    [over] ਅਜੇ ਤੱਕ ਕੋਈ ਨਹੀਂ ਆ ਸਕਿਆ
   *[other] ਕਿਰਪਾ ਕਰਕੇ ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ
}
talk-sent = { $how ->
    [asked] ਅਸੀਂ ਤੁਹਾਡਾ ਸੁਨੇਹਾ ਭੇਜ ਰਹੇ ਹਾਂ
    [nobody] ਹੁਣ ਸਟਾਫ਼ ਦੀ ਸਕਰੀਨ ’ਤੇ ਕੋਈ ਨਹੀਂ ਹੈ
   *[other] ਸਟਾਫ਼ ਨੂੰ ਸੁਨੇਹਾ ਮਿਲ ਗਿਆ ਹੈ
}
talk-wait = ਅਜੇ ਕਿਸੇ ਨੇ ਜਵਾਬ ਨਹੀਂ ਦਿੱਤਾ
talk-more = ਹੁਣ ਕਾਊਂਟਰ ’ਤੇ ਸਾਰੇ ਤੁਹਾਡਾ ਸੁਨੇਹਾ ਦੇਖ ਰਹੇ ਹਨ
talk-coming = ਕੋਈ ਰਾਹ ਵਿੱਚ ਹੈ
talk-coming-who = { $who } ਰਾਹ ਵਿੱਚ ਹਨ
talk-stay = ਕਿਰਪਾ ਕਰਕੇ ਇਸ ਸਕਰੀਨ ਕੋਲ ਰਹੋ।
talk-go = ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਜਾਓ। ਉੱਥੇ ਕੋਈ ਤੁਹਾਡੀ ਮਦਦ ਕਰੇਗਾ।
talk-move = ਜੇ ਤੁਸੀਂ ਉੱਥੇ ਨਹੀਂ ਜਾ ਸਕਦੇ, ਤਾਂ ਇੱਥੇ ਕੰਮ ਕਰਨ ਵਾਲੇ ਕਿਸੇ ਨੂੰ ਦੱਸੋ।
talk-keep = ਤੁਹਾਡਾ ਨੰਬਰ ਅਤੇ ਤੁਹਾਡੀ ਥਾਂ ਰਹੇਗੀ।
talk-know = ਸਾਨੂੰ ਕੀ ਪਤਾ ਹੋਣਾ ਚਾਹੀਦਾ ਹੈ?
talk-know-hint = ਦੱਸਣਾ ਜ਼ਰੂਰੀ ਨਹੀਂ। ਜੋ ਚਾਹੋ ਛੂਹੋ।
know-fetch = ਮੈਂ ਕਾਊਂਟਰ ’ਤੇ ਨਹੀਂ ਜਾ ਸਕਦਾ
know-sign = ਮੈਂ ਸੈਨਤ ਭਾਸ਼ਾ ਵਰਤਦਾ ਹਾਂ
know-sight = ਮੈਨੂੰ ਠੀਕ ਨਹੀਂ ਦਿਸਦਾ
know-hearing = ਮੈਨੂੰ ਠੀਕ ਨਹੀਂ ਸੁਣਦਾ
know-language = ਮੈਂ ਹੋਰ ਭਾਸ਼ਾ ਬੋਲਦਾ ਹਾਂ
know-private = ਮੈਂ ਇਕੱਲੇ ਵਿੱਚ ਗੱਲ ਕਰਨੀ ਹੈ
talk-no-help = ਹੁਣ ਮੈਨੂੰ ਮਦਦ ਨਹੀਂ ਚਾਹੀਦੀ
talk-get-ticket = ਟਿਕਟ ਲਓ
talk-again = ਫਿਰ ਪੁੱਛੋ
talk-yes = ਹਾਂ
talk-not-yet = ਅਜੇ ਨਹੀਂ

## Search: opened later
search-title = ਕਿਸ ਬਾਰੇ ਹੈ?
search-empty = ਅੱਖਰਾਂ ਨੂੰ ਛੂਹੋ
search-found = { $n ->
    [one] { $n } ਮਿਲਿਆ। ਟਿਕਟ ਲਈ ਇਸ ਨੂੰ ਛੂਹੋ।
   *[other] { $n } ਮਿਲੇ। ਟਿਕਟ ਲਈ ਇੱਕ ਨੂੰ ਛੂਹੋ।
}
search-none = “{ $word }” ਨਹੀਂ ਮਿਲਿਆ।
search-cannot = ਮੈਨੂੰ ਨਹੀਂ ਮਿਲ ਰਿਹਾ
search-space = ਖਾਲੀ ਥਾਂ
search-delete = ਮਿਟਾਓ
search-clear = ਸਭ ਮਿਟਾਓ

## A message to everybody: opened later
all-leave = ਹੁਣੇ ਇਮਾਰਤ ਤੋਂ ਬਾਹਰ ਜਾਓ
all-stopped = ਕਿਰਪਾ ਕਰਕੇ ਥੋੜ੍ਹੀ ਉਡੀਕ ਕਰੋ
all-closing = ਸਾਨੂੰ ਹੁਣ ਬੰਦ ਕਰਨਾ ਪੈ ਰਿਹਾ ਹੈ
all-keep = ਆਪਣੀ ਟਿਕਟ ਰੱਖੋ। ਤੁਹਾਡੀ ਥਾਂ ਸੁਰੱਖਿਅਤ ਹੈ।
all-staff = ਸਟਾਫ਼ ਤੁਹਾਨੂੰ ਦੱਸੇਗਾ ਕਿ ਕੀ ਕਰਨਾ ਹੈ।
