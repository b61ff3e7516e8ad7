# ਕਾਗ਼ਜ਼ ਅਤੇ ਅਪੌਇੰਟਮੈਂਟ ਦੇ ਪੰਨੇ ਦੇ ਸ਼ਬਦ।

## The slip
slip-your-number = ਤੁਹਾਡਾ ਨੰਬਰ
slip-ahead = ਤੁਹਾਡੇ ਤੋਂ ਪਹਿਲਾਂ
slip-wait = ਉਡੀਕ, ਲਗਭਗ (ਮਿੰਟ)
slip-follow = ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਆਪਣੀ ਵਾਰੀ ਦੇਖੋ
slip-code = ਵਾਰੀ ਲੰਘ ਗਈ? ਇਸ ਨੂੰ ਕਿਓਸਕ ਦੇ ਸਕੈਨਰ ਹੇਠਾਂ ਰੱਖੋ
slip-thanks = ਉਡੀਕ ਲਈ ਧੰਨਵਾਦ। ਅਸੀਂ ਤੁਹਾਡਾ ਨੰਬਰ ਦਿਖਾਵਾਂਗੇ ਅਤੇ ਬੋਲਾਂਗੇ।
slip-appointment = ਅਪੌਇੰਟਮੈਂਟ
slip-then = ਫਿਰ, ਇਸੇ ਮੁਲਾਕਾਤ ਵਿੱਚ
slip-again = ਫਿਰ ਛਾਪੀ ਗਈ
slip-second = ਦੂਜੀ ਪਰਚੀ
slip-late = ਦੇਰ ਨਾਲ ਛਪੀ। ਤੁਹਾਡਾ ਨੰਬਰ ਨਹੀਂ? ਕਿਰਪਾ ਕਰਕੇ ਸਟਾਫ਼ ਨੂੰ ਦੇ ਦਿਓ।

## An appointment: its own page, its slip, its calendar entry
appointment-yours = ਤੁਹਾਡੀ ਅਪੌਇੰਟਮੈਂਟ
appointment-title = ਤੁਹਾਡੀ ਅਪੌਇੰਟਮੈਂਟ { $date } ਨੂੰ { $time } ਵਜੇ
appointment-code = ਤੁਹਾਡਾ ਕੋਡ
appointment-at = ਸਮਾਂ
appointment-minutes = { $n ->
    [one] ਲਗਭਗ { $n } ਮਿੰਟ
   *[other] ਲਗਭਗ { $n } ਮਿੰਟ
}
appointment-where = ਕਿੱਥੇ
appointment-come = ਜਦੋਂ ਤੁਸੀਂ ਪਹੁੰਚੋ
appointment-scan = ਜਦੋਂ ਤੁਸੀਂ ਪਹੁੰਚੋ, ਇਸ ਨੂੰ ਕਿਓਸਕ ’ਤੇ ਸਕੈਨ ਕਰੋ, ਜਾਂ ਕੋਡ ਲਿਖੋ
appointment-scan-phone = ਇਸ ਨੂੰ ਕਿਓਸਕ ਦੇ ਸਕੈਨਰ ਅੱਗੇ ਰੱਖੋ, ਜਾਂ ਕੋਡ ਲਿਖੋ
appointment-from = ਤੁਸੀਂ { $time } ਤੋਂ ਆਪਣਾ ਆਉਣਾ ਦੱਸ ਸਕਦੇ ਹੋ।
appointment-kept = ਅਸੀਂ ਇਸ ਨੂੰ { $time } ਤੱਕ ਰੱਖਾਂਗੇ। ਦੇਰ ਹੋ ਜਾਵੇ ਤਾਂ ਵੀ ਆਓ।
appointment-called = ਫਿਰ ਤੁਹਾਨੂੰ ਟਿਕਟ ਨੰਬਰ ਮਿਲੇਗਾ। ਸਕਰੀਨਾਂ ਦਿਖਾਉਣਗੀਆਂ ਕਿ ਕਿੱਥੇ ਜਾਣਾ ਹੈ।
appointment-calendar = ਆਪਣੇ ਕੈਲੰਡਰ ਵਿੱਚ ਪਾਓ
appointment-slip-note = ਇਹ ਕਾਗ਼ਜ਼ ਨਾਲ ਲਿਆਓ। ਇਸ ’ਤੇ ਕੋਈ ਨਾਂ ਨਹੀਂ ਹੈ।
appointment-cannot = ਜੇ ਤੁਸੀਂ ਨਹੀਂ ਆ ਸਕਦੇ, ਤਾਂ ਕਿਰਪਾ ਕਰਕੇ ਸਾਨੂੰ ਦੱਸੋ। ਇਹ ਸਮਾਂ ਕਿਸੇ ਹੋਰ ਦੇ ਕੰਮ ਆਵੇਗਾ।
appointment-cancelled = ਇਹ ਅਪੌਇੰਟਮੈਂਟ ਰੱਦ ਹੋ ਗਈ ਸੀ
appointment-closed = { $why ->
    [none] ਇਸ ਸਮੇਂ ਅਸੀਂ ਬੰਦ ਹਾਂ
   *[other] ਇਸ ਦਿਨ ਅਸੀਂ ਬੰਦ ਹਾਂ: { $why }
}
appointment-closed-do = ਇਹ ਅਪੌਇੰਟਮੈਂਟ ਨਹੀਂ ਹੋ ਸਕਦੀ। ਕਿਰਪਾ ਕਰਕੇ ਸਾਥੋਂ ਕੋਈ ਹੋਰ ਸਮਾਂ ਲਓ।
appointment-missed = ਇਸ ਅਪੌਇੰਟਮੈਂਟ ਦਾ ਸਮਾਂ ਲੰਘ ਗਿਆ ਹੈ
appointment-again = ਕੀ ਤੁਹਾਨੂੰ ਹਾਲੇ ਵੀ ਸਾਡੀ ਲੋੜ ਹੈ? ਰਿਸੈਪਸ਼ਨ ’ਤੇ ਆਓ, ਜਾਂ ਟਿਕਟ ਲਓ।
appointment-here = ਤੁਹਾਡਾ ਆਉਣਾ ਲਿਖ ਲਿਆ ਗਿਆ ਹੈ। ਤੁਹਾਡਾ ਨੰਬਰ { $number } ਹੈ।
appointment-follow = ਆਪਣਾ ਨੰਬਰ ਦੇਖੋ
appointment-done = ਇਹ ਅਪੌਇੰਟਮੈਂਟ ਖ਼ਤਮ ਹੋ ਗਈ ਹੈ। ਆਉਣ ਲਈ ਧੰਨਵਾਦ।
appointment-calendar-summary = ਅਪੌਇੰਟਮੈਂਟ, { $site }
appointment-calendar-text = { $time } ਤੋਂ ਕਿਓਸਕ ’ਤੇ ਕੋਡ { $code } ਨਾਲ ਆਪਣਾ ਆਉਣਾ ਦੱਸੋ।

## A tile that answers: on paper, and on the phone
signpost-not-here = ਇਹ ਕੰਮ ਇੱਥੇ ਨਹੀਂ ਹੁੰਦਾ
signpost-go-to = ਕਿਰਪਾ ਕਰਕੇ ਇੱਥੇ ਜਾਓ
signpost-walk = { $n ->
    [one] ਪੈਦਲ { $n } ਮਿੰਟ
   *[other] ਪੈਦਲ { $n } ਮਿੰਟ
}
signpost-no-steps = ਪੌੜੀਆਂ ਨਹੀਂ
signpost-ring = ਫ਼ੋਨ: { $phone }
signpost-map = ਨਕਸ਼ਾ: { $place }
signpost-phone = ਇਸ ਨੂੰ ਆਪਣੇ ਫ਼ੋਨ ’ਤੇ ਲੈ ਜਾਓ
signpost-open = ਇਹ ਹੁਣ { $time } ਤੱਕ ਖੁੱਲ੍ਹਾ ਹੈ।
signpost-opens = ਇਹ ਹੁਣ ਬੰਦ ਹੈ। ਖੁੱਲ੍ਹਣ ਦਾ ਸਮਾਂ: { $day }, { $time }।
signpost-hours = ਖੁੱਲ੍ਹਣ ਦਾ ਸਮਾਂ
signpost-day-of-month = { $nth ->
    [first] ਮਹੀਨੇ ਦਾ ਪਹਿਲਾ { $day }
    [second] ਮਹੀਨੇ ਦਾ ਦੂਜਾ { $day }
    [third] ਮਹੀਨੇ ਦਾ ਤੀਜਾ { $day }
    [fourth] ਮਹੀਨੇ ਦਾ ਚੌਥਾ { $day }
    [fifth] ਮਹੀਨੇ ਦਾ ਪੰਜਵਾਂ { $day }
   *[last] ਮਹੀਨੇ ਦਾ ਆਖ਼ਰੀ { $day }
}
signpost-day-closed = ਬੰਦ
signpost-closed-now = ਇਹ ਹੁਣ ਬੰਦ ਹੈ।
