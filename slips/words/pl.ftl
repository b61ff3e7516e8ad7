# Słowa na papierze i na stronie wizyty.

## The slip
slip-your-number = Państwa numer
slip-ahead = Przed Państwem
slip-wait = Czekanie, około (min)
slip-follow = Kolejkę można śledzić w telefonie
slip-code = Po pominiętym wywołaniu: proszę przyłożyć pod skaner kiosku
slip-thanks = Dziękujemy za cierpliwość. Pokażemy i powiemy Państwa numer.
slip-appointment = Wizyta
slip-then = Potem, podczas tej samej wizyty
slip-again = Wydrukowano ponownie
slip-second = Drugi wydruk
slip-late = Wydrukowano z opóźnieniem. To nie Państwa numer? Proszę oddać kartkę pracownikowi.

## An appointment: its own page, its slip, its calendar entry
appointment-yours = Umówiona wizyta
appointment-title = Umówiona wizyta: { $date }, { $time }
appointment-code = Kod
appointment-at = Godzina
appointment-minutes = { $n ->
    [one] Około { $n } minuty
   *[other] Około { $n } minut
}
appointment-where = Gdzie
appointment-come = Po przyjściu
appointment-scan = Po przyjściu proszę to zeskanować w kiosku albo wpisać kod
appointment-scan-phone = Proszę przyłożyć to do skanera kiosku albo wpisać kod
appointment-from = Zgłosić się można od { $time }.
appointment-kept = Czekamy do { $time }. Nawet po czasie proszę przyjść.
appointment-called = Potem dostaną Państwo numer. Ekrany pokażą, dokąd iść.
appointment-calendar = Dodaj do kalendarza
appointment-slip-note = Proszę zabrać tę kartkę. Nie ma na niej nazwiska.
appointment-cannot = Jeśli nie mogą Państwo przyjść, prosimy o wiadomość. Ktoś inny chętnie skorzysta z tego czasu.
appointment-cancelled = Ta wizyta została odwołana
appointment-closed = { $why ->
    [none] W tym czasie mamy zamknięte
   *[other] W tym dniu mamy zamknięte: { $why }
}
appointment-closed-do = Ta wizyta nie może się odbyć. Prosimy zapytać nas o inny termin.
appointment-missed = Czas tej wizyty już minął
appointment-again = Czy nadal potrzebują Państwo pomocy? Proszę przyjść do recepcji albo pobrać bilet.
appointment-here = Zgłoszenie przyjęte. Państwa numer to { $number }.
appointment-follow = Śledź swój numer
appointment-done = Ta wizyta już się skończyła. Dziękujemy, że Państwo przyszli.
appointment-calendar-summary = Wizyta, { $site }
appointment-calendar-text = Proszę się zgłosić w kiosku z kodem { $code }, od { $time }.

## A tile that answers: on paper, and on the phone
signpost-not-here = Tego tutaj nie załatwiamy
signpost-go-to = Proszę iść do:
signpost-walk = { $n ->
    [one] { $n } minuta pieszo
    [few] { $n } minuty pieszo
   *[many] { $n } minut pieszo
}
signpost-no-steps = bez schodów
signpost-ring = Telefon: { $phone }
signpost-map = Mapa: { $place }
signpost-phone = Zabierz w telefonie
signpost-open = Teraz jest otwarte, do { $time }.
signpost-opens = Teraz jest zamknięte. Otwarcie: { $day }, { $time }.
signpost-hours = Godziny otwarcia
signpost-day-of-month = { $nth ->
    [first] { $day }, 1. w miesiącu
    [second] { $day }, 2. w miesiącu
    [third] { $day }, 3. w miesiącu
    [fourth] { $day }, 4. w miesiącu
    [fifth] { $day }, 5. w miesiącu
   *[last] { $day } na końcu miesiąca
}
signpost-day-closed = zamknięte
signpost-closed-now = Teraz jest zamknięte.
