# Cuvintele chioșcului.

page-title = Luați un bon

## The first screen
welcome = Bine ați venit.
greeting = { $part ->
    [morning] Bună dimineața.
    [afternoon] Bună ziua.
   *[evening] Bună seara.
}
how-can-we-help = Cu ce vă putem ajuta?
touch-one = Atingeți o căsuță ca să primiți un bon.
waiting = { $n ->
    [0] Nu așteaptă nimeni
    [one] { $n } persoană așteaptă
    [few] { $n } persoane așteaptă
   *[other] { $n } de persoane așteaptă
}
wait-about = { $n ->
    [0] Fără așteptare
    [few] Cam { $n } minute
   *[other] Cam { $n } de minute
}
more-choices = Mai multe
first-choices = De la început
page-of = { $page } din { $pages }
languages = Limbi
language = Limba
language-title = Alegeți limba
choices = De ales

## The enquiries of a group
choose-enquiry = Alegeți problema
private-room = Într-o cameră separată
sign = Limbajul semnelor

## Opening times
day = { $day ->
    [monday] Luni
    [tuesday] Marți
    [wednesday] Miercuri
    [thursday] Joi
    [friday] Vineri
    [saturday] Sâmbătă
   *[sunday] Duminică
}
opens = { $day ->
    [today] Se deschide astăzi la { $time }.
    [tomorrow] Se deschide mâine la { $time }.
    [monday] Se deschide luni la { $time }.
    [tuesday] Se deschide marți la { $time }.
    [wednesday] Se deschide miercuri la { $time }.
    [thursday] Se deschide joi la { $time }.
    [friday] Se deschide vineri la { $time }.
    [saturday] Se deschide sâmbătă la { $time }.
    [sunday] Se deschide duminică la { $time }.
   *[next] Se deschide peste o săptămână, la { $time }.
}
opens-on = Se deschide { $date } la { $time }.
day-of-month = { $nth ->
    [first] { $day }, prima din lună
    [second] { $day }, a doua din lună
    [third] { $day }, a treia din lună
    [fourth] { $day }, a patra din lună
    [fifth] { $day }, a cincea din lună
   *[last] { $day }, ultima din lună
}
day-closed = închis
closed = Închis.
closed-now = Închis acum
notices = Anunțuri
opening-times = Program
hours-span = de la { $from } la { $to }
closed-help = Aveți nevoie astăzi? Vorbiți cu cineva.
site-closed = Este închis
kiosk-closed = Acest chioșc este închis acum
kiosk-closed-go = Luați bonul de la chioșcul de aici: { $place }
kiosk-closed-reception = Mergeți la recepție pentru bon.
site-closed-ticket = Dacă aveți bon, vă rugăm să așteptați. Încă vă chemăm numărul.

## The ticket
your-number-is = Numărul dumneavoastră este
one-moment = O clipă
taking-longer = Durează puțin mai mult ca de obicei. Vă rugăm să așteptați.
ahead-of-you = În fața dumneavoastră
people = { $n ->
    [0] Nimeni
    [one] { $n } persoană
    [few] { $n } persoane
   *[other] { $n } de persoane
}
your-wait = Așteptarea
what-next = Ce urmează
step-seat = Luați loc unde puteți vedea sau auzi ecranele.
step-called = Vă arătăm numărul și îl spunem cu voce tare.
step-go = Apoi mergeți la ghișeul sau camera pe care o spunem.
step-go-low = Vă chemăm la un ghișeu jos.
step-fetch = Rămâneți unde sunteți. Venim noi la dumneavoastră.
follow-on-phone = Urmăriți-vă rândul pe telefon
qr-label = Cod care deschide bonul pe telefon
printing = Bonul se tipărește
printing-hint = { $slot ->
    [left] Va ieși în stânga.
    [right] Va ieși în dreapta.
   *[below] Va ieși jos.
}
getting-number = Vă luăm numărul
take-ticket = Luați bonul
take-ticket-hint = { $slot ->
    [left] Iese în stânga.
    [right] Iese în dreapta.
   *[below] Iese jos.
}
done = Gata

## No paper
no-paper-now = Acum nu este hârtie. Numărul apare pe ecran: scanați-l sau scrieți-l.
paper-elsewhere = Bonul iese la altă imprimantă
in-the-queue = Sunteți la rând.
no-paper = { $why ->
    [broken] Imprimanta nu merge, așa că nu este bon pe hârtie. Angajații știu.
    [doubt] Imprimanta nu răspunde. Dacă nu iese hârtie, nu aveți nevoie de ea.
   *[none] Aici nu sunt bonuri pe hârtie.
}
keep-your-number = Păstrați numărul. Alegeți cum:
keep-scan = <b>Scanați acest cod</b> cu camera telefonului.
keep-write = <b>Scrieți-l</b> sau faceți o poză.
keep-ask = <b>Întrebați la recepție.</b> Acolo vi-l pot scrie.
stays = { $n ->
    [one] Rămâne aici { $n } secundă sau până atingeți „Gata”.
    [few] Rămâne aici { $n } secunde sau până atingeți „Gata”.
   *[other] Rămâne aici { $n } de secunde sau până atingeți „Gata”.
}

## A person
talk = Vorbiți cu cineva
talk-hint = La recepție
search = Căutare

## When it does not work
away-title = Vă rugăm să mergeți la recepție
away-lead = Acum nu se pot lua bonuri de aici.
away-help = Angajații noștri vă vor ajuta acolo.
away-safe = Dacă aveți un număr, locul la rând este păstrat.
away-returns = Acest ecran revine singur.
trouble-lead = Nu v-am putut da un bon aici.

## Ways
back = Înapoi
start-again = De la început

## Accessibility
accessibility = Accesibilitate
accessibility-hint = Text, culori, înălțime
settings = Setări
mode-larger = Text mai mare
mode-larger-hint = Mai mare cu jumătate
mode-contrast = Contrast mare
mode-contrast-hint = Alb pe negru, margini groase
mode-low = Butoane jos
mode-low-hint = Toate butoanele în jumătatea de jos
mode-time = Mai mult timp
mode-time-hint = Ecranul așteaptă de zece ori mai mult
mode-counter = Ghișeu jos
mode-counter-hint = Vă chemăm la un ghișeu unde stați jos
mode-served = Doresc să vorbesc în română
mode-served-hint = I would like to be served in Romanian
mode-interpreter = Doresc un interpret
mode-interpreter-hint = I would like an interpreter (Romanian)
served-other = Doresc să vorbesc în …
served-now = Limbi vorbite aici acum: { $languages }
mode-on = Pornit
mode-off = Oprit
modes-on = Pornit: { $modes }
settings-reset = Pentru următoarea persoană ecranul revine la normal.

## Still there?
still-there = Mai sunteți aici?
still-there-hint = { $n ->
    [one] Revenim la început în { $n } secundă.
    [few] Revenim la început în { $n } secunde.
   *[other] Revenim la început în { $n } de secunde.
}
still-there-ticket = { $n ->
    [one] Ecranul se închide în { $n } secundă. Rămâneți la rând.
    [few] Ecranul se închide în { $n } secunde. Rămâneți la rând.
   *[other] Ecranul se închide în { $n } de secunde. Rămâneți la rând.
}
stay = Rămân

## Not open, and why
closed-why = { $reason ->
    [holiday] Astăzi este închis.
    [quota] Toate bonurile de astăzi pentru aceasta s-au dat.
    [last_ticket] Astăzi nu mai sunt bonuri pentru aceasta.
    [closed_early] Astăzi am închis mai devreme.
    [standstill] Vă rugăm să așteptați. Acum nu se dau bonuri.
    [switched_off] Acum nu este disponibil.
   *[other] Închis.
}
closed-day = Astăzi este închis: { $name }.
closed-cause = { $cause ->
    [staff_away] Acum nu este aici nimeni care să vă ajute cu aceasta.
    [partner_away] Partenerul nostru nu este aici astăzi.
    [system_down] Sistemul nostru de calculatoare pentru aceasta nu merge.
    [full] Astăzi nu mai putem primi alte persoane.
    [staffing] Astăzi suntem prea puțini.
    [building] Este o defecțiune în clădire.
    [evacuation] Toți trebuie să iasă acum din clădire.
    [power] Nu este curent sau nu merg calculatoarele.
    [closing] Trebuie să închidem.
    [weather] Este din cauza vremii.
    [emergency] Este o urgență.
   *[other] A apărut ceva. Ne pare rău.
}

## A long wait
long-lead = Așteaptă multe persoane
long-title = { $n ->
    [one] Se așteaptă cam { $n } minut
    [few] Se așteaptă cam { $n } minute
   *[other] Se așteaptă cam { $n } de minute
}
long-hint = Vă puteți urmări rândul pe telefon.
long-take = Luați un bon
long-take-hint = Vă păstrați locul la rând
long-leave = Nu acum
long-leave-hint = Înapoi la început, fără bon

## An appointment, or back again
have-appointment = Am o programare
have-appointment-short = Programare
have-appointment-hint = Spuneți că ați ajuns
am-back = M-am întors
am-back-short = M-am întors
am-back-hint = Am pierdut chemarea sau am ieșit
code-title-appointment = Programarea dumneavoastră
code-hint-appointment = Introduceți codul din scrisoare sau mesaj ori țineți-l sub scaner.
code-empty-appointment = Codul
code-title-back = Bine ați revenit
code-hint-back = Introduceți numărul de pe bon ori țineți codul lui sub scaner.
code-empty-back = Numărul
typed = Introdus până acum
erase = Ștergeți ultimul semn
continue = Mai departe
back-good = { $done ->
    [waiting] Sunteți la rând.
   *[back] Sunteți din nou la rând.
}
back-good-more = { $done ->
    [returned] V-am pus aproape de început. Rămâneți unde puteți vedea sau auzi ecranele.
    [resumed] Timpul așteptat înainte se socotește. Rămâneți unde puteți vedea sau auzi ecranele.
   *[waiting] Nu ați pierdut nimic. Locul este păstrat.
}
go-now = Vă chemăm. Mergeți la
called-at = Chemat la { $time }
back-sorry = { $done ->
    [held] Vă păstrăm locul
    [too_late] A trecut prea mult de când v-am chemat
    [finished] Această vizită s-a încheiat
    [cancelled] Acest bon a fost dat înapoi
   *[unknown] Nu cunoaștem acest număr astăzi
}
back-sorry-person = Mergeți la recepție. Cineva de acolo vă va ajuta.
back-held-code = Țineți codul de pe bon sub scaner ori deschideți pagina lui pe telefon.
back-sorry-ticket = Sau mergeți înapoi și luați un bon nou.
your-appointment = Programarea dumneavoastră
appointment-note = { $punctuality ->
    [early] Ați venit devreme. Vă chemăm de la { $time } sau mai repede, dacă putem.
    [late] Ați întârziat, dar vă primim. Poate dura puțin mai mult.
   *[on_time] Ați venit la timp. Vă chemăm în curând.
}
check-in-sorry = { $why ->
    [unknown] Nu găsim acest cod
    [checked_in] Ați anunțat deja că sunteți aici
    [cancelled] Această programare a fost anulată
    [another_day] Această programare este în altă zi
    [too_early] Ați venit foarte devreme
    [closed] La ora acestei programări este închis
    [too_late] Ora acestei programări a trecut
   *[other] Nu vă putem înregistra aici
}
check-in-person = Mergeți la recepție. Cineva de acolo vă va ajuta.
check-in-safe = Dacă aveți o programare, nu s-a pierdut.

## Another enquiry
also-ask = Mai aveți și altceva astăzi?
also-lead = Aveți bonul
also-title = Cu ce vă mai putem ajuta?
also-done = { $n ->
    [few] { $n } probleme, un singur bon. Vă primim pentru toate.
   *[other] { $n } de probleme, un singur bon. Vă primim pentru toate.
}
also-failed = Nu am putut adăuga. Spuneți-ne la ghișeu.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] Acest chioșc nu este încă pregătit
    [display] Acest afișaj nu este încă pregătit
   *[screen] Acest ecran nu este încă pregătit
}
pair-withdrawn = Angajații au scos acest ecran din folosință.
pair-visit = Ați venit cu o problemă? Vă rugăm să întrebați un angajat.

## A tile that answers
not-here = Nu aici: { $place }
signpost-title = Nu facem aceasta aici
signpost-who = De aceasta se ocupă { $who }.
signpost-open-now = Acum este deschis.
signpost-closed-now = Acum este închis.
signpost-until = Deschis astăzi până la { $time }
signpost-ring = Telefon { $phone }
signpost-map = Hartă: { $place }
signpost-phone = Luați-l pe telefon
signpost-code = Cod care deschide aceasta pe telefon
signpost-print = Tipăriți-mi aceasta
signpost-no-paper = Nu s-a putut tipări. Scrieți sau faceți o poză.
signpost-ask = Nu știți sigur? Vorbiți cu cineva.
take-paper = Luați hârtia
printing-paper = Hârtia se tipărește

not-working = Acest ecran nu merge. Vă rugăm să mergeți la recepție.

## A person who comes: opened later
talk-title = { $how ->
    [asked] Anunțăm personalul
    [shown] Personalul are mesajul dumneavoastră
    [more] Am anunțat mai mulți oameni
    [coming] Cineva vine la dumneavoastră
    [came] A venit cineva?
    [over] Încă nu a putut veni nimeni
   *[other] Vă rugăm să mergeți la recepție
}
talk-sent = { $how ->
    [asked] Trimitem mesajul
    [nobody] Acum nu este nimeni la un ecran
   *[other] Personalul are mesajul
}
talk-wait = Încă nu a răspuns nimeni
talk-more = Toți cei de la ghișee văd acum mesajul
talk-coming = Cineva este pe drum
talk-coming-who = { $who } este pe drum
talk-stay = Vă rugăm să rămâneți lângă acest ecran.
talk-go = Mergeți la recepție. Cineva de acolo vă va ajuta.
talk-move = Dacă nu puteți ajunge acolo, spuneți cuiva care lucrează aici.
talk-keep = Vă păstrați numărul și locul.
talk-know = Ce ar trebui să știm?
talk-know-hint = Nu trebuie să spuneți. Atingeți ce doriți.
know-fetch = Nu pot merge la ghișeu
know-sign = Folosesc limbajul semnelor
know-sight = Nu văd bine
know-hearing = Nu aud bine
know-language = Vorbesc altă limbă
know-private = Vreau să vorbesc în privat
talk-no-help = Nu mai am nevoie de ajutor
talk-get-ticket = Luați un bon
talk-again = Întrebați din nou
talk-yes = Da
talk-not-yet = Încă nu

## Search: opened later
search-title = Despre ce este vorba?
search-empty = Atingeți literele
search-found = { $n ->
    [one] { $n } găsit. Atingeți-l ca să primiți bonul.
    [few] { $n } găsite. Atingeți unul ca să primiți bonul.
   *[other] { $n } găsite. Atingeți unul ca să primiți bonul.
}
search-none = Nu am găsit „{ $word }”.
search-cannot = Nu găsesc
search-space = Spațiu
search-delete = Ștergeți
search-clear = Ștergeți tot

## A message to everybody: opened later
all-leave = Ieșiți acum din clădire
all-stopped = Vă rugăm să așteptați puțin
all-closing = Trebuie să închidem acum
all-keep = Păstrați bonul. Locul este păstrat.
all-staff = Angajații vă vor spune ce să faceți.
