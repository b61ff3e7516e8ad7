## Accessibility, and spoken guidance: opened later
mode-spoken = ਬੋਲ ਕੇ ਦੱਸਣਾ
mode-spoken-hint = ਸੁਣੋ, ਅਤੇ ਚਾਰ ਬਟਨ ਵਰਤੋ
aid-title = ਤੁਹਾਡੀ ਮਦਦ ਕਿਸ ਨਾਲ ਹੋਵੇਗੀ?
aid-hint = ਇੱਕ ਜਾਂ ਵੱਧ ਨੂੰ ਛੂਹੋ। ਹਰ ਇੱਕ ਤੁਰੰਤ ਬਦਲਦਾ ਹੈ।
aid-headphones = ਇਹ ਸਕਰੀਨ ਸੁਣਨ ਲਈ ਹੈੱਡਫ਼ੋਨ ਲਗਾਓ।
aid-all-off = ਸਭ ਬੰਦ
aid-open = { $site }। ਚੋਣਾਂ ਸੁਣਨ ਲਈ ਹੇਠਾਂ ਦਬਾਓ, ਚੁਣਨ ਲਈ ਓਕੇ।
aid-position = { $of } ਵਿੱਚੋਂ { $at }।
aid-choice = ਚੋਣ { $at }, ਕੁੱਲ { $of }।
aid-one-choice = ਇੱਕ ਚੋਣ।
aid-ok = ਚੁਣਨ ਲਈ ਓਕੇ ਦਬਾਓ।
aid-touch = ਚੁਣਨ ਲਈ ਫਿਰ ਛੂਹੋ।
aid-turn-on = ਚਾਲੂ ਕਰਨ ਲਈ ਓਕੇ ਦਬਾਓ।
aid-turn-off = ਬੰਦ ਕਰਨ ਲਈ ਓਕੇ ਦਬਾਓ।
aid-first = ਪਹਿਲੀ।
aid-last = ਆਖਰੀ।
aid-choices = { $n ->
    [one] { $n } ਚੋਣ।
   *[other] { $n } ਚੋਣਾਂ।
}
aid-private = ਤੁਹਾਡਾ ਕੰਮ ਸਪੀਕਰ ’ਤੇ ਨਹੀਂ ਦੱਸਿਆ ਜਾਂਦਾ।
aid-names = ਨਾਂ ਉੱਚੀ ਪੜ੍ਹੋ
aid-where = ਹੁਣ ਕਿਸ ਦੀ ਵਾਰੀ ਹੈ?
aid-calling = ਹੁਣ ਵਾਰੀ ਹੈ { $number }, { $place }।
aid-nobody = ਹੁਣ ਕਿਸੇ ਨੂੰ ਨਹੀਂ ਬੁਲਾਇਆ ਜਾ ਰਿਹਾ।
aid-again = ਫਿਰ ਦੱਸੋ
aid-up = ਉੱਪਰ
aid-down = ਹੇਠਾਂ
aid-choose = ਓਕੇ
aid-in-headphones = ਆਵਾਜ਼ ਹੈੱਡਫ਼ੋਨ ਵਿੱਚ ਹੈ
aid-from-speaker = ਆਵਾਜ਼ ਸਪੀਕਰ ਤੋਂ ਹੈ
aid-volume = ਆਵਾਜ਼
aid-statement = ਪਹੁੰਚਯੋਗਤਾ ਬਿਆਨ: { $address }

## Easy Read and sign language: opened later
mode-easy = ਸੌਖੀ ਪੜ੍ਹਤ
mode-easy-hint = ਤਸਵੀਰਾਂ ਅਤੇ ਛੋਟੇ ਸ਼ਬਦ
sign-hint = ਇੱਕ ਵੀਡੀਓ, ਬਿਨਾਂ ਆਵਾਜ਼।
sign-play = ਚਲਾਓ
sign-pause = ਰੋਕੋ
sign-close = ਬੰਦ ਕਰੋ
sign-failed = ਵੀਡੀਓ ਹੁਣੇ ਨਹੀਂ ਦਿਖਾਈ ਜਾ ਸਕਦੀ। ਕਿਰਪਾ ਕਰਕੇ ਕਿਸੇ ਨਾਲ ਗੱਲ ਕਰੋ।
language-letters = ਸਹਕਖਗਘਚਛਜਝਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਜ਼ਫ਼ਅਆਇਈਉਊਏਐਓਔਾਿੀੁੂੇੈੋੌੰਂੱ
