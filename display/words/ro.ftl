# Cuvintele ecranelor din sala de așteptare și ale paginii de pe telefon.

language-name = Română
language-read = no

## Screen
screen-title = Chemări
now-calling = Chemăm acum
last-call = Ultima chemare
also-called = Chemați și
earlier = Mai devreme
waiting = așteaptă
nobody-waiting = Nu așteaptă nimeni
wait-times = Timp de așteptare
minutes-short = min
no-wait = Fără așteptare
door-in = Vă rugăm să intrați
door-busy = Ocupat. Vă rugăm să așteptați afară.
wait-for-number = Vă rugăm să așteptați numărul
not-available = Acum nu este disponibil.
watch-here = Urmăriți acest ecran și ascultați numărul.
your-number-here = Numărul dumneavoastră va apărea aici
keep-your-ticket = Țineți bonul la îndemână.
offline = Fără date noi de la { $time }. Angajații vă vor chema numărul.
sound-is-off = Sunetul este oprit: atingeți ca să porniți
drawn-media = Imagini, filme și pagini

## Phone
phone-title = Bonul dumneavoastră
your-number = Numărul dumneavoastră
ahead =
    { $n ->
        [0] Nu este nimeni în fața dumneavoastră
        [one] { $n } persoană este în fața dumneavoastră
        [few] { $n } persoane sunt în fața dumneavoastră
       *[other] { $n } de persoane sunt în fața dumneavoastră
    }
wait-about = { $n ->
    [few] Veți aștepta cam { $n } minute
   *[other] Veți aștepta cam { $n } de minute
}
you = Dvs.
keep-open-look = Țineți această pagină deschisă. Devine galbenă când vă vine rândul.
keep-open-buzz = Țineți această pagină deschisă. Telefonul va vibra când vă vine rândul.
keep-open-ring = Țineți această pagină deschisă. Telefonul va suna când vă vine rândul.
keep-open-ring-and-buzz = Țineți această pagină deschisă. Telefonul va suna și va vibra când vă vine rândul.
lost = Fără legătură de la { $time }
sound-is-on = Sunetul este pornit.
switch-sound-on = Porniți sunetul
as-of = La ora { $time }
up-to-date-at = Date noi la { $time }
not-up-to-date = Fără date noi de la { $time }. Urmăriți ecranul din sala de așteptare.
please-go-to = Vă rugăm să mergeți la
called-at = Chemat la { $time }
called-again = Chemat din nou la { $time }
we-come-to-you = Venim la dumneavoastră
we-come-to-you-more = Rămâneți unde sunteți. Cineva vine după dumneavoastră.
being-served = Ne ocupăm acum de dumneavoastră
thank-you = Vă mulțumim
thank-you-more = Vizita s-a încheiat. Puteți închide pagina.
we-called-you = V-am chemat
we-called-you-more = V-am chemat numărul la { $time } ({ $place }) și nu a venit nimeni.
go-to-reception = Vă rugăm să mergeți la recepție. Acolo vă vor ajuta.
day-closed = Am închis pentru astăzi
day-closed-more = Ne pare rău că nu v-a venit rândul. Vă așteptăm în altă zi.
day-over = Acest bon este din altă zi
day-over-more = Nu mai este valabil. Vă rugăm să luați un bon nou.
taken-back = Acest bon nu mai este valabil
taken-back-more = A fost luat înapoi. Dacă vreți să vă primim, mergeți la recepție.
replaced = Aveți un bon nou
replaced-more = Acesta nu mai este valabil. Vă rugăm să îl folosiți pe cel nou.
come-again = Vă rugăm să reveniți
come-again-more = Ne pare rău, a trebuit să ne oprim. Arătați acest număr la recepție când veniți și vă primim mai repede.
all-wait-more = Deocamdată toți trebuie să se oprească. Faceți ce spun angajații. Locul este păstrat.
all-leave = Ieșiți acum din clădire
all-stopped = Vă rugăm să așteptați puțin
all-closing = Trebuie să închidem acum
all-keep = Păstrați bonul. Locul este păstrat.
all-staff = Angajații vă vor spune ce să faceți.
all-back = Puteți intra din nou
all-go-on = Continuăm de unde am rămas.
your-appointment = Programarea este la { $time }
news = { $origin ->
    [return] Sunteți din nou la rând, aproape de început.
    [hold] Sunteți din nou la rând.
    [back] Mergeți înapoi la persoana la care ați fost prima dată.
   *[referral] Vă păstrați numărul. Vă chemăm din nou pentru partea următoare.
}
further = { $n ->
    [one] Apoi încă { $n } problemă, cu același număr.
    [few] Apoi încă { $n } probleme, cu același număr.
   *[other] Apoi încă { $n } de probleme, cu același număr.
}
more-time = Am nevoie de mai mult timp
leaving = Plec
place-held = Vă păstrăm locul
place-held-more = Până la { $time }. După aceea sunteți din nou la rând.
am-back = M-am întors
you-left = Ați ieșit din rând
you-left-more = Bonul a fost dat înapoi. Dacă a fost o greșeală, întrebați la recepție.
stay = Îmi păstrez totuși locul
undo-left = { $n ->
    [one] Mai puteți face aceasta { $n } secundă.
    [few] Mai puteți face aceasta { $n } secunde.
   *[other] Mai puteți face aceasta { $n } de secunde.
}
am-here = Sunt aici acum
back-until = Sunteți aici? Până la { $time } vă putem pune din nou aproape de început.
not-done = Nu a mers. Vă rugăm să întrebați la recepție.
soon = Aproape v-a venit rândul
soon-more = Vă rugăm să fiți acum în sala de așteptare.
on-my-way = Sunt pe drum
told-on-my-way = Ei știu că veniți.
told-more-time = Ei știu că aveți nevoie de mai mult timp.
take-back = Anulați aceasta
place-safe = Locul este păstrat
at-then = La { $time }
ahead-then = { $n ->
    [0] Nu era nimeni în fața dumneavoastră
    [one] { $n } persoană era în fața dumneavoastră
    [few] { $n } persoane erau în fața dumneavoastră
   *[other] { $n } de persoane erau în fața dumneavoastră
}
cannot-tell = Acest telefon nu vă poate anunța când vă vine rândul.
until-back = Până revine legătura
watch-screens = Urmăriți pe ecrane numărul dumneavoastră.
listen-for = Ascultați: spunem numărul cu voce tare.
ask-reception = Nu sunteți sigur? Întrebați la recepție.
try-now = Încercați acum
try-every = Încercăm din nou la fiecare 5 secunde.
add-home = Puneți pe ecranul de pornire
add-home-share = Ca să găsiți din nou pagina: atingeți „Partajați”, apoi „Adăugați la ecranul principal”.
push-on = Anunțați-mă și când pagina este închisă
push-is-on = Telefonul primește un mesaj când vă vine rândul, chiar dacă pagina este închisă.
push-stop = Fără mesaje
push-refused = Telefonul nu lasă această pagină să trimită mesaje.
opinion-title = Cum a fost vizita de astăzi?
opinion-touch = Atingeți o față.
face-1 = Foarte rău
face-2 = Rău
face-3 = Așa și așa
face-4 = Bine
face-5 = Foarte bine
opinion-more = Doriți să ne spuneți mai mult?
opinion-need-not = Nu este nevoie.
opinion-anonymous = Nu știm cine sunteți. Vă rugăm să nu scrieți nume sau numere de cont.
opinion-unknown = Atingeți o față. Nu știm cine sunteți.
opinion-send = Trimiteți
opinion-thanks = Vă mulțumim că ne-ați spus
complain = Faceți o plângere
complaint-or-comment = Plângere sau părere
complaint-answered = Răspundem la fiecare plângere.
complaint-what = Ce doriți să ne spuneți?
complaint-is-complaint = O plângere
complaint-is-comment = O părere
complaint-name = Numele, dacă doriți un răspuns
complaint-contact = Telefon sau e-mail, dacă doriți un răspuns
complaint-unless = Nu știm cine sunteți, dacă nu ne spuneți aici.
complaint-next = Mai departe
complaint-sent = Vă mulțumim. Am primit.
complaint-number = Numărul este { $number }.
complaint-read = O citește un șef. Dacă ați lăsat un telefon sau un e-mail, vă răspunde.
complaint-empty = Vă rugăm să scrieți mai întâi ceva.
language-letters = aăâbcdefghiîjklmnopqrsștțuvwxyz
key-space = Spațiu
key-delete = Ștergeți
key-done = Gata
still-there = Mai sunteți aici?
stay-writing = Rămân
go-back = Înapoi
accessibility = Accesibilitate
unknown-ticket = Nu cunoaștem acest bon
unknown-ticket-more = Scanați din nou codul de pe bon ori întrebați la recepție. Dacă aveți bon, locul este păstrat.
busy = Se uită foarte multe persoane
busy-more = Foarte multe persoane își verifică bonurile de aici. Locul este păstrat. Pagina încearcă din nou singură.
