# Cuvintele de pe hârtie și de pe pagina programării.

## The slip
slip-your-number = Numărul dumneavoastră
slip-ahead = În fața dumneavoastră
slip-wait = Așteptare, cam (min)
slip-follow = Urmăriți-vă rândul pe telefon
slip-code = Ați pierdut chemarea? Țineți aceasta sub scanerul chioșcului
slip-thanks = Vă mulțumim că așteptați. Vă arătăm și vă spunem numărul.
slip-appointment = Programare
slip-then = Apoi, în aceeași vizită
slip-again = Tipărit din nou
slip-second = Al doilea bon
slip-late = Tipărit târziu. Nu este numărul dumneavoastră? Dați hârtia unui angajat.

## An appointment: its own page, its slip, its calendar entry
appointment-yours = Programarea dumneavoastră
appointment-title = Programarea dumneavoastră: { $date }, { $time }
appointment-code = Codul
appointment-at = Ora
appointment-minutes = { $n ->
    [one] Cam { $n } minut
    [few] Cam { $n } minute
   *[other] Cam { $n } de minute
}
appointment-where = Unde
appointment-come = Când ajungeți
appointment-scan = Când ajungeți, scanați aceasta la chioșc ori introduceți codul
appointment-scan-phone = Țineți aceasta la scanerul chioșcului ori introduceți codul
appointment-from = Puteți anunța că ați ajuns de la { $time }.
appointment-kept = O păstrăm până la { $time }. Veniți chiar dacă întârziați.
appointment-called = Apoi primiți un număr. Ecranele arată unde să mergeți.
appointment-calendar = Adăugați în calendar
appointment-slip-note = Aduceți această hârtie. Nu are niciun nume pe ea.
appointment-cannot = Dacă nu puteți veni, vă rugăm să ne spuneți. Altcineva se bucură de acest timp.
appointment-cancelled = Această programare a fost anulată
appointment-closed = { $why ->
    [none] La această oră este închis
   *[other] În această zi este închis: { $why }
}
appointment-closed-do = Programarea nu se poate ține. Vă rugăm să ne cereți altă oră.
appointment-missed = Ora acestei programări a trecut
appointment-again = Mai aveți nevoie de noi? Veniți la recepție ori luați un bon.
appointment-here = Știm că sunteți aici. Numărul dumneavoastră este { $number }.
appointment-follow = Urmăriți numărul
appointment-done = Această programare s-a încheiat. Vă mulțumim că ați venit.
appointment-calendar-summary = Programare, { $site }
appointment-calendar-text = Anunțați că ați ajuns cu codul { $code } la chioșc, de la { $time }.

## A tile that answers: on paper, and on the phone
signpost-not-here = Nu facem aceasta aici
signpost-go-to = Vă rugăm să mergeți la
signpost-walk = { $n ->
    [one] { $n } minut pe jos
    [few] { $n } minute pe jos
   *[other] { $n } de minute pe jos
}
signpost-no-steps = fără trepte
signpost-ring = Telefon { $phone }
signpost-map = Hartă: { $place }
signpost-phone = Luați-l pe telefon
signpost-open = Acum este deschis, până la { $time }.
signpost-opens = Acum este închis. Se deschide: { $day }, { $time }.
signpost-hours = Program
signpost-day-of-month = { $nth ->
    [first] { $day }, prima din lună
    [second] { $day }, a doua din lună
    [third] { $day }, a treia din lună
    [fourth] { $day }, a patra din lună
    [fifth] { $day }, a cincea din lună
   *[last] { $day }, ultima din lună
}
signpost-day-closed = închis
signpost-closed-now = Acum este închis.
