# Słowa ekranów w poczekalni i strony w telefonie.

language-name = Polski
language-read = no

## Screen
screen-title = Wywołania
now-calling = Teraz prosimy
last-call = Ostatnio wywołany
also-called = Wywołani także
earlier = Wcześniej
waiting = czeka
nobody-waiting = Nikt nie czeka
wait-times = Czas czekania
minutes-short = min
no-wait = Bez czekania
door-in = Proszę wejść
door-busy = Zajęte. Proszę czekać na zewnątrz.
wait-for-number = Proszę czekać na swój numer
not-available = Teraz niedostępne.
watch-here = Proszę patrzeć na ten ekran i słuchać swojego numeru.
your-number-here = Tutaj pojawi się Państwa numer
keep-your-ticket = Proszę mieć bilet pod ręką.
offline = Nieaktualne od { $time }. Pracownicy wywołają Państwa numer.
sound-is-off = Dźwięk jest wyłączony: proszę dotknąć, aby włączyć
drawn-media = Zdjęcia, filmy i strony

## Phone
phone-title = Państwa bilet
your-number = Państwa numer
ahead =
    { $n ->
        [0] Nikogo przed Państwem nie ma
        [one] Przed Państwem jest { $n } osoba
        [few] Przed Państwem są { $n } osoby
       *[many] Przed Państwem jest { $n } osób
    }
wait-about = Trzeba czekać około { $n } minut
you = Państwo
keep-open-look = Proszę nie zamykać tej strony. Zmieni kolor na żółty, gdy przyjdzie Państwa kolej.
keep-open-buzz = Proszę nie zamykać tej strony. Telefon zawibruje, gdy przyjdzie Państwa kolej.
keep-open-ring = Proszę nie zamykać tej strony. Telefon zadzwoni, gdy przyjdzie Państwa kolej.
keep-open-ring-and-buzz = Proszę nie zamykać tej strony. Telefon zadzwoni i zawibruje, gdy przyjdzie Państwa kolej.
lost = Brak połączenia od { $time }
sound-is-on = Dźwięk jest włączony.
switch-sound-on = Włącz dźwięk
as-of = Stan z godziny { $time }
up-to-date-at = Aktualne o { $time }
not-up-to-date = Nieaktualne od { $time }. Proszę patrzeć na ekran w poczekalni.
please-go-to = Proszę iść do:
called-at = Wywołano o { $time }
called-again = Wywołano ponownie o { $time }
we-come-to-you = Przyjdziemy do Państwa
we-come-to-you-more = Proszę zostać na miejscu. Ktoś po Państwa przyjdzie.
being-served = Właśnie się Państwem zajmujemy
thank-you = Dziękujemy
thank-you-more = Wizyta jest skończona. Można zamknąć tę stronę.
we-called-you = Wywołaliśmy Państwa
we-called-you-more = Wywołaliśmy Państwa numer o { $time } ({ $place }), ale nikt nie przyszedł.
go-to-reception = Proszę iść do recepcji. Tam Państwu pomogą.
day-closed = Na dziś już zamknęliśmy
day-closed-more = Przepraszamy, że nie zdążyliśmy Państwa przyjąć. Zapraszamy w innym dniu.
day-over = Ten bilet jest z innego dnia
day-over-more = Nie jest już ważny. Proszę pobrać nowy bilet.
taken-back = Ten bilet nie jest już ważny
taken-back-more = Został wycofany. Jeśli chcą Państwo do nas wejść, proszę iść do recepcji.
replaced = Mają Państwo nowy bilet
replaced-more = Ten nie jest już ważny. Proszę używać nowego.
come-again = Zapraszamy ponownie
come-again-more = Przepraszamy, musieliśmy przerwać. Proszę pokazać ten numer w recepcji następnym razem, a przyjmiemy Państwa szybciej.
all-wait-more = Wszyscy muszą na razie przerwać. Proszę robić to, co mówią pracownicy. Miejsce w kolejce zostaje.
all-leave = Proszę teraz wyjść z budynku
all-stopped = Proszę chwilę poczekać
all-closing = Musimy teraz zamknąć
all-keep = Proszę zachować bilet. Miejsce w kolejce zostaje.
all-staff = Pracownicy powiedzą, co robić.
all-back = Można wrócić do środka
all-go-on = Zaczynamy tam, gdzie przerwaliśmy.
your-appointment = Umówiona wizyta o { $time }
news = { $origin ->
    [return] Są Państwo znów w kolejce, blisko początku.
    [hold] Są Państwo znów w kolejce.
    [back] Wrócą Państwo do osoby, u której byli najpierw.
   *[referral] Numer zostaje ten sam. Wywołamy Państwa jeszcze raz, w drugiej części sprawy.
}
further = { $n ->
    [one] Potem jeszcze { $n } sprawa, z tym samym numerem.
    [few] Potem jeszcze { $n } sprawy, z tym samym numerem.
   *[many] Potem jeszcze { $n } spraw, z tym samym numerem.
}
more-time = Potrzebuję więcej czasu
leaving = Wychodzę
place-held = Trzymamy Państwa miejsce
place-held-more = Do { $time }. Potem będą Państwo znów w kolejce.
am-back = Jestem z powrotem
you-left = Wyszli Państwo z kolejki
you-left-more = Bilet został zwrócony. Jeśli to pomyłka, proszę zapytać w recepcji.
stay = Jednak zostaję w kolejce
undo-left = { $n ->
    [one] Można to zrobić jeszcze przez { $n } sekundę.
    [few] Można to zrobić jeszcze przez { $n } sekundy.
   *[many] Można to zrobić jeszcze przez { $n } sekund.
}
am-here = Już tu jestem
back-until = Są Państwo tutaj? Do { $time } możemy Państwa wstawić blisko początku.
not-done = Nie udało się. Proszę zapytać w recepcji.
soon = Już prawie Państwa kolej
soon-more = Proszę być teraz w poczekalni.
on-my-way = Już idę
told-on-my-way = Pracownik wie, że Państwo idą.
told-more-time = Pracownik wie, że potrzebują Państwo więcej czasu.
take-back = Cofnij to
place-safe = Państwa miejsce zostaje
at-then = O { $time }
ahead-then = { $n ->
    [0] Nikogo przed Państwem nie było
    [one] Przed Państwem była { $n } osoba
    [few] Przed Państwem były { $n } osoby
   *[many] Przed Państwem było { $n } osób
}
cannot-tell = Ten telefon nie może dać znać, gdy przyjdzie Państwa kolej.
until-back = Zanim połączenie wróci
watch-screens = Proszę patrzeć na ekrany, czy jest Państwa numer.
listen-for = Proszę słuchać: mówimy numer na głos.
ask-reception = Coś niejasne? Proszę zapytać w recepcji.
try-now = Spróbuj teraz
try-every = Próbujemy ponownie co 5 sekund.
add-home = Dodaj do ekranu głównego
add-home-share = Aby znaleźć tę stronę: proszę dotknąć „Udostępnij”, potem „Do ekranu początkowego”.
push-on = Powiadom mnie, także gdy ta strona jest zamknięta
push-is-on = Telefon dostanie wiadomość, gdy przyjdzie Państwa kolej, także gdy ta strona jest zamknięta.
push-stop = Nie chcę wiadomości
push-refused = Telefon nie pozwala tej stronie wysyłać wiadomości.
opinion-title = Jak minęła Państwa wizyta?
opinion-touch = Proszę dotknąć jednej buźki.
face-1 = Bardzo źle
face-2 = Źle
face-3 = Średnio
face-4 = Dobrze
face-5 = Bardzo dobrze
opinion-more = Czy chcą Państwo powiedzieć coś więcej?
opinion-need-not = To nie jest konieczne.
opinion-anonymous = Nie wiemy, kim Państwo są. Proszę nie pisać nazwisk ani numerów kont.
opinion-unknown = Proszę dotknąć jednej buźki. Nie wiemy, kim Państwo są.
opinion-send = Wyślij
opinion-thanks = Dziękujemy za odpowiedź
complain = Złóż skargę
complaint-or-comment = Skarga lub uwaga
complaint-answered = Odpowiadamy na każdą skargę.
complaint-what = Co chcą nam Państwo powiedzieć?
complaint-is-complaint = Skarga
complaint-is-comment = Uwaga
complaint-name = Imię i nazwisko, jeśli chcą Państwo odpowiedzi
complaint-contact = Telefon lub e-mail, jeśli chcą Państwo odpowiedzi
complaint-unless = Nie wiemy, kim Państwo są, chyba że podadzą to Państwo tutaj.
complaint-next = Dalej
complaint-sent = Dziękujemy. Mamy ją.
complaint-number = Jej numer to { $number }.
complaint-read = Przeczyta ją kierownik. Jeśli zostawili Państwo telefon lub e-mail, odpowie.
complaint-empty = Proszę najpierw coś napisać.
language-letters = aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż
key-space = Spacja
key-delete = Usuń
key-done = Gotowe
still-there = Czy jeszcze Państwo tu są?
stay-writing = Zostaję
go-back = Wstecz
accessibility = Ułatwienia
unknown-ticket = Nie znamy tego biletu
unknown-ticket-more = Proszę jeszcze raz zeskanować kod z biletu albo zapytać w recepcji. Jeśli mają Państwo bilet, miejsce w kolejce zostaje.
busy = Bardzo dużo osób teraz tu patrzy
busy-more = Bardzo dużo osób sprawdza stąd swoje bilety. Miejsce w kolejce zostaje. Ta strona sama spróbuje ponownie.
