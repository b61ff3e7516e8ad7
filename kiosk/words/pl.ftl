# Słowa kiosku.

page-title = Pobierz bilet

## The first screen
welcome = Witamy.
greeting = { $part ->
    [morning] Dzień dobry.
    [afternoon] Dzień dobry.
   *[evening] Dobry wieczór.
}
how-can-we-help = W czym możemy pomóc?
touch-one = Proszę dotknąć jednego pola, aby dostać bilet.
waiting = { $n ->
    [0] Nikt nie czeka
    [one] Czeka { $n } osoba
    [few] Czekają { $n } osoby
   *[many] Czeka { $n } osób
}
wait-about = { $n ->
    [0] Bez czekania
   *[other] Około { $n } minut
}
more-choices = Więcej
first-choices = Od początku
page-of = { $page } z { $pages }
languages = Języki
language = Język
language-title = Proszę wybrać język
choices = Do wyboru

## The enquiries of a group
choose-enquiry = Proszę wybrać sprawę
private-room = W osobnym pokoju
sign = Język migowy

## Opening times
day = { $day ->
    [monday] Poniedziałek
    [tuesday] Wtorek
    [wednesday] Środa
    [thursday] Czwartek
    [friday] Piątek
    [saturday] Sobota
   *[sunday] Niedziela
}
opens = { $day ->
    [today] Otwieramy dziś o { $time }.
    [tomorrow] Otwieramy jutro o { $time }.
    [monday] Otwieramy w poniedziałek o { $time }.
    [tuesday] Otwieramy we wtorek o { $time }.
    [wednesday] Otwieramy w środę o { $time }.
    [thursday] Otwieramy w czwartek o { $time }.
    [friday] Otwieramy w piątek o { $time }.
    [saturday] Otwieramy w sobotę o { $time }.
    [sunday] Otwieramy w niedzielę o { $time }.
   *[next] Otwieramy za tydzień o { $time }.
}
opens-on = Otwieramy { $date } o { $time }.
day-of-month = { $nth ->
    [first] { $day }, 1. w miesiącu
    [second] { $day }, 2. w miesiącu
    [third] { $day }, 3. w miesiącu
    [fourth] { $day }, 4. w miesiącu
    [fifth] { $day }, 5. w miesiącu
   *[last] { $day } na końcu miesiąca
}
day-closed = zamknięte
closed = Zamknięte.
closed-now = Teraz zamknięte
notices = Ogłoszenia
opening-times = Godziny otwarcia
hours-span = od { $from } do { $to }
closed-help = To pilne na dziś? Proszę porozmawiać z pracownikiem.
site-closed = Jest zamknięte
kiosk-closed = Ten kiosk jest teraz zamknięty
kiosk-closed-go = Proszę pobrać bilet w tym kiosku: { $place }
kiosk-closed-reception = Proszę iść po bilet do recepcji.
site-closed-ticket = Jeśli mają Państwo bilet, proszę czekać. Nadal wywołujemy numery.

## The ticket
your-number-is = Państwa numer
one-moment = Chwileczkę
taking-longer = To trwa trochę dłużej niż zwykle. Proszę czekać.
ahead-of-you = Przed Państwem
people = { $n ->
    [0] Nikt
    [one] { $n } osoba
    [few] { $n } osoby
   *[many] { $n } osób
}
your-wait = Czas czekania
what-next = Co dalej
step-seat = Proszę usiąść tam, gdzie widać lub słychać ekrany.
step-called = Pokażemy numer i powiemy go na głos.
step-go = Potem proszę iść do stanowiska lub pokoju, które podamy.
step-go-low = Wywołamy Państwa do niskiego stanowiska.
step-fetch = Proszę zostać tu, gdzie Państwo są. Przyjdziemy.
follow-on-phone = Kolejkę można śledzić w telefonie
qr-label = Kod, który otwiera bilet w telefonie
printing = Bilet się drukuje
printing-hint = { $slot ->
    [left] Wysunie się po lewej stronie.
    [right] Wysunie się po prawej stronie.
   *[below] Wysunie się na dole.
}
getting-number = Pobieramy numer
take-ticket = Proszę wziąć bilet
take-ticket-hint = { $slot ->
    [left] Wysuwa się po lewej stronie.
    [right] Wysuwa się po prawej stronie.
   *[below] Wysuwa się na dole.
}
done = Gotowe

## No paper
no-paper-now = Teraz nie ma papieru. Numer będzie na ekranie: proszę go zeskanować albo zapisać.
paper-elsewhere = Bilet wyjdzie z innej drukarki
in-the-queue = Są Państwo w kolejce.
no-paper = { $why ->
    [broken] Drukarka nie działa, więc nie ma biletu na papierze. Pracownicy o tym wiedzą.
    [doubt] Drukarka nie odpowiada. Jeśli papier się nie wysunie, nie jest potrzebny.
   *[none] Tutaj nie ma biletów na papierze.
}
keep-your-number = Proszę zachować numer. Jak to zrobić:
keep-scan = <b>Zeskanować</b> aparatem w telefonie.
keep-write = <b>Zapisać</b> albo zrobić zdjęcie.
keep-ask = <b>Poprosić w recepcji.</b> Tam zapiszą Państwu numer.
stays = { $n ->
    [one] To będzie tutaj jeszcze { $n } sekundę albo do dotknięcia „Gotowe”.
    [few] To będzie tutaj jeszcze { $n } sekundy albo do dotknięcia „Gotowe”.
   *[many] To będzie tutaj jeszcze { $n } sekund albo do dotknięcia „Gotowe”.
}

## A person
talk = Pomoc pracownika
talk-hint = W recepcji
search = Szukaj

## When it does not work
away-title = Proszę iść do recepcji
away-lead = Teraz nie można tu dostać biletu.
away-help = Tam pracownicy Państwu pomogą.
away-safe = Jeśli mają Państwo numer, miejsce w kolejce zostaje.
away-returns = Ten ekran sam wróci.
trouble-lead = Nie udało się wydać biletu.

## Ways
back = Wstecz
start-again = Od nowa

## Accessibility
accessibility = Ułatwienia
accessibility-hint = Tekst, kolory, wysokość
settings = Ustawienia
mode-larger = Większy tekst
mode-larger-hint = Większy o połowę
mode-contrast = Wysoki kontrast
mode-contrast-hint = Białe na czarnym, grube brzegi
mode-low = Niskie przyciski
mode-low-hint = Wszystkie przyciski w dolnej połowie
mode-time = Więcej czasu
mode-time-hint = Ekran czeka dziesięć razy dłużej
mode-counter = Niskie stanowisko
mode-counter-hint = Wywołamy Państwa tam, gdzie się siedzi
mode-served = Proszę o obsługę po polsku
mode-served-hint = I would like to be served in Polish
mode-interpreter = Proszę o tłumacza
mode-interpreter-hint = I would like an interpreter (Polish)
served-other = Chcę rozmawiać w języku …
served-now = Teraz mówimy tu w językach: { $languages }
mode-on = Wł.
mode-off = Wył.
modes-on = Włączone: { $modes }
settings-reset = Dla następnej osoby ekran wróci do zwykłych ustawień.

## Still there?
still-there = Czy jeszcze Państwo tu są?
still-there-hint = { $n ->
    [one] Powrót do początku za { $n } sekundę.
    [few] Powrót do początku za { $n } sekundy.
   *[many] Powrót do początku za { $n } sekund.
}
still-there-ticket = { $n ->
    [one] Ten ekran zamknie się za { $n } sekundę. Miejsce w kolejce zostaje.
    [few] Ten ekran zamknie się za { $n } sekundy. Miejsce w kolejce zostaje.
   *[many] Ten ekran zamknie się za { $n } sekund. Miejsce w kolejce zostaje.
}
stay = Zostaję

## Not open, and why
closed-why = { $reason ->
    [holiday] Dziś zamknięte.
    [quota] Nie ma już biletów na dziś w tej sprawie.
    [last_ticket] Dziś nie wydajemy już biletów w tej sprawie.
    [closed_early] Dziś zamknęliśmy wcześniej.
    [standstill] Proszę czekać. Teraz nie ma biletów.
    [switched_off] Teraz niedostępne.
   *[other] Zamknięte.
}
closed-day = Dziś zamknięte: { $name }.
closed-cause = { $cause ->
    [staff_away] Nie ma teraz nikogo, kto może w tym pomóc.
    [partner_away] Naszego partnera dziś tu nie ma.
    [system_down] Nasz system komputerowy do tych spraw nie działa.
    [full] Dziś nie możemy przyjąć więcej osób.
    [staffing] Jest nas dziś za mało.
    [building] W budynku jest awaria.
    [evacuation] Wszyscy muszą teraz wyjść z budynku.
    [power] Nie ma prądu albo nie działają komputery.
    [closing] Musimy zamknąć.
    [weather] To z powodu pogody.
    [emergency] Jest nagły wypadek.
   *[other] Coś się stało. Przepraszamy.
}

## A long wait
long-lead = Czeka dużo osób
long-title = { $n ->
    [one] Trzeba czekać około { $n } minuty
   *[other] Trzeba czekać około { $n } minut
}
long-hint = Kolejkę można śledzić w telefonie.
long-take = Pobierz bilet
long-take-hint = Miejsce w kolejce zostaje
long-leave = Nie teraz
long-leave-hint = Powrót do początku, bez biletu

## An appointment, or back again
have-appointment = Mam umówioną wizytę
have-appointment-short = Wizyta
have-appointment-hint = Proszę zgłosić, że Państwo już są
am-back = Jestem z powrotem
am-back-short = Wracam
am-back-hint = Po wywołaniu lub po wyjściu
code-title-appointment = Umówiona wizyta
code-hint-appointment = Proszę wpisać kod z listu lub wiadomości albo przyłożyć go pod skaner.
code-empty-appointment = Kod
code-title-back = Witamy ponownie
code-hint-back = Proszę wpisać numer z biletu albo przyłożyć jego kod pod skaner.
code-empty-back = Numer
typed = Wpisano
erase = Usuń ostatni znak
continue = Dalej
back-good = { $done ->
    [waiting] Są Państwo w kolejce.
   *[back] Są Państwo znów w kolejce.
}
back-good-more = { $done ->
    [returned] Są Państwo blisko początku. Proszę zostać tam, gdzie widać lub słychać ekrany.
    [resumed] Wcześniejszy czas czekania nadal się liczy. Proszę zostać tam, gdzie widać lub słychać ekrany.
   *[waiting] Nic Państwa nie ominęło. Miejsce w kolejce zostaje.
}
go-now = Wywołaliśmy Państwa. Proszę iść teraz do:
called-at = Wywołano o { $time }
back-sorry = { $done ->
    [held] Trzymamy Państwa miejsce
    [too_late] Wywołaliśmy Państwa zbyt dawno
    [finished] Ta wizyta już się skończyła
    [cancelled] Ten bilet został zwrócony
   *[unknown] Nie znamy dziś tego numeru
}
back-sorry-person = Proszę iść do recepcji. Ktoś tam Państwu pomoże.
back-held-code = Proszę przyłożyć kod z biletu pod skaner albo otworzyć jego stronę w telefonie.
back-sorry-ticket = Można też wrócić i pobrać nowy bilet.
your-appointment = Umówiona wizyta
appointment-note = { $punctuality ->
    [early] Są Państwo przed czasem. Wywołamy Państwa od { $time } albo wcześniej, jeśli się uda.
    [late] Są Państwo po czasie, ale Państwa przyjmiemy. Może to trochę potrwać.
   *[on_time] Są Państwo na czas. Wkrótce Państwa wywołamy.
}
check-in-sorry = { $why ->
    [unknown] Nie znajdujemy tego kodu
    [checked_in] Już Państwo się zgłosili
    [cancelled] Ta wizyta została odwołana
    [another_day] Ta wizyta jest w innym dniu
    [too_early] Jest jeszcze bardzo wcześnie
    [closed] W czasie tej wizyty mamy zamknięte
    [too_late] Czas tej wizyty już minął
   *[other] Nie możemy tu przyjąć zgłoszenia
}
check-in-person = Proszę iść do recepcji. Ktoś tam Państwu pomoże.
check-in-safe = Jeśli mają Państwo umówioną wizytę, to ona nie przepadła.

## Another enquiry
also-ask = Coś jeszcze dzisiaj?
also-lead = Bilet już jest
also-title = W czym jeszcze możemy pomóc?
also-done = { $n ->
    [few] { $n } sprawy, jeden bilet. Załatwimy wszystkie.
   *[other] { $n } spraw, jeden bilet. Załatwimy wszystkie.
}
also-failed = Nie udało się tego dodać. Proszę powiedzieć o tym przy stanowisku.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] Ten kiosk nie jest jeszcze gotowy
    [display] Ten wyświetlacz nie jest jeszcze gotowy
   *[screen] Ten ekran nie jest jeszcze gotowy
}
pair-withdrawn = Pracownicy wyłączyli ten ekran z użytku.
pair-visit = Przychodzą Państwo w jakiejś sprawie? Proszę zapytać pracownika.

## A tile that answers
not-here = Nie tutaj: { $place }
signpost-title = Tego tutaj nie załatwiamy
signpost-who = Tym zajmuje się: { $who }.
signpost-open-now = Teraz jest otwarte.
signpost-closed-now = Teraz jest zamknięte.
signpost-until = Dziś otwarte do { $time }
signpost-ring = Telefon: { $phone }
signpost-map = Mapa: { $place }
signpost-phone = Zabierz w telefonie
signpost-code = Kod, który otwiera to w telefonie
signpost-print = Proszę to wydrukować
signpost-no-paper = Nie udało się wydrukować. Proszę to zapisać albo zrobić zdjęcie.
signpost-ask = Nie mają Państwo pewności? Proszę porozmawiać z pracownikiem.
take-paper = Proszę wziąć kartkę
printing-paper = Kartka się drukuje

not-working = Ten ekran nie działa. Proszę iść do recepcji.

## A person who comes: opened later
talk-title = { $how ->
    [asked] Powiadamiamy pracowników
    [shown] Pracownicy mają wiadomość
    [more] Powiadomiliśmy więcej osób
    [coming] Ktoś już do Państwa idzie
    [came] Czy ktoś przyszedł?
    [over] Nikt jeszcze nie mógł przyjść
   *[other] Proszę iść do recepcji
}
talk-sent = { $how ->
    [asked] Wysyłamy wiadomość
    [nobody] Teraz nikogo nie ma przy ekranie
   *[other] Pracownicy mają wiadomość
}
talk-wait = Nikt jeszcze nie odpowiedział
talk-more = Wiadomość widzą teraz wszyscy przy stanowiskach
talk-coming = Ktoś jest w drodze
talk-coming-who = { $who }: już idzie
talk-stay = Proszę zostać przy tym ekranie.
talk-go = Proszę iść do recepcji. Ktoś tam Państwu pomoże.
talk-move = Jeśli trudno tam dojść, proszę powiedzieć komuś, kto tu pracuje.
talk-keep = Numer i miejsce w kolejce zostają.
talk-know = Co powinniśmy wiedzieć?
talk-know-hint = Nie trzeba mówić. Można dotknąć.
know-fetch = Nie mogę podejść do stanowiska
know-sign = Używam języka migowego
know-sight = Słabo widzę
know-hearing = Słabo słyszę
know-language = Mówię w innym języku
know-private = Chcę rozmawiać na osobności
talk-no-help = Nie potrzebuję już pomocy
talk-get-ticket = Weź bilet
talk-again = Poproś jeszcze raz
talk-yes = Tak
talk-not-yet = Jeszcze nie

## Search: opened later
search-title = O co chodzi?
search-empty = Proszę dotykać liter
search-found = { $n ->
    [one] Znaleziono { $n }. Proszę dotknąć, aby dostać bilet.
    [few] Znaleziono { $n }. Proszę dotknąć jednej pozycji, aby dostać bilet.
    [many] Znaleziono { $n }. Proszę dotknąć jednej pozycji, aby dostać bilet.
   *[other] Znaleziono { $n }. Proszę dotknąć jednej pozycji, aby dostać bilet.
}
search-none = Nie ma: „{ $word }”.
search-cannot = Nie mogę znaleźć
search-space = Spacja
search-delete = Usuń
search-clear = Wyczyść

## A message to everybody: opened later
all-leave = Proszę teraz wyjść z budynku
all-stopped = Proszę chwilę poczekać
all-closing = Musimy teraz zamknąć
all-keep = Proszę zachować bilet. Miejsce w kolejce zostaje.
all-staff = Pracownicy powiedzą, co robić.
