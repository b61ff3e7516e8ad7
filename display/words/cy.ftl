# Yr hyn y mae sgriniau'r man aros a ffôn yr ymwelydd yn ei ddweud, yn Gymraeg.

language-name = Cymraeg
language-read = no

## Sgrin
screen-title = Galwadau
now-calling = Yn galw nawr
last-call = Galwad ddiwethaf
also-called = Galwyd hefyd
earlier = Cynt
waiting = yn aros
nobody-waiting = Nid oes neb yn aros
wait-times = Amser aros
minutes-short = mun
no-wait = Dim aros
door-in = Dewch i mewn
door-busy = Mae rhywun yma. Arhoswch y tu allan.
wait-for-number = Arhoswch am eich rhif
not-available = Ddim ar gael ar hyn o bryd.
watch-here = Gwyliwch y sgrin hon a gwrandewch am eich rhif.
your-number-here = Bydd eich rhif yn ymddangos yma
keep-your-ticket = Cadwch eich tocyn wrth law.
offline = Heb ei ddiweddaru ers { $time }. Bydd staff yn galw eich rhif.
sound-is-off = Mae’r sain i ffwrdd: cyffyrddwch i’w throi ymlaen
drawn-media = Lluniau, fideos a thudalennau

## Ffôn
phone-title = Eich tocyn
your-number = Eich rhif
ahead =
    { $n ->
        [zero] Nid oes neb o’ch blaen
        [one] Mae 1 person o’ch blaen
        [two] Mae 2 berson o’ch blaen
        [few] Mae { $n } pherson o’ch blaen
        [many] Mae { $n } pherson o’ch blaen
       *[other] Mae { $n } o bobl o’ch blaen
    }
wait-about = Byddwch yn aros tua { $n } munud
you = Chi
keep-open-look = Cadwch y dudalen hon ar agor. Bydd yn troi’n felyn pan ddaw eich tro.
keep-open-buzz = Cadwch y dudalen hon ar agor. Bydd eich ffôn yn dirgrynu pan ddaw eich tro.
keep-open-ring = Cadwch y dudalen hon ar agor. Bydd eich ffôn yn canu pan ddaw eich tro.
keep-open-ring-and-buzz = Cadwch y dudalen hon ar agor. Bydd eich ffôn yn canu ac yn dirgrynu pan ddaw eich tro.
lost = Dim cysylltiad ers { $time }
sound-is-on = Mae’r sain ymlaen.
switch-sound-on = Troi’r sain ymlaen
as-of = Fel yr oedd am { $time }
up-to-date-at = Diweddarwyd am { $time }
not-up-to-date = Heb ei ddiweddaru ers { $time }. Gwyliwch y sgrin yn y man aros.
please-go-to = Ewch i:
called-at = Galwyd am { $time }
called-again = Galwyd eto am { $time }
we-come-to-you = Rydym yn dod atoch
we-come-to-you-more = Arhoswch lle rydych chi. Bydd rhywun yn dod i’ch nôl.
being-served = Rydym yn eich gweld nawr
thank-you = Diolch
thank-you-more = Mae eich ymweliad ar ben. Gallwch gau’r dudalen hon.
we-called-you = Rydym wedi eich galw
we-called-you-more = Galwyd eich rhif am { $time } ({ $place }), ond ni ddaeth neb.
go-to-reception = Ewch i’r dderbynfa. Byddant yn eich helpu.
day-closed = Rydym wedi cau am heddiw
day-closed-more = Mae’n ddrwg gennym na chawsom gyfle i’ch gweld. Dewch eto ar ddiwrnod arall.
day-over = Mae’r tocyn hwn o ddiwrnod arall
day-over-more = Nid yw’n cyfrif mwyach. Cymerwch docyn newydd.
taken-back = Nid yw’r tocyn hwn yn cyfrif mwyach
taken-back-more = Cafodd ei dynnu’n ôl. Os ydych am ein gweld, ewch i’r dderbynfa.
replaced = Mae gennych docyn newydd
replaced-more = Nid yw’r un hwn yn cyfrif mwyach. Defnyddiwch yr un newydd.
come-again = Dewch eto, os gwelwch yn dda
come-again-more = Mae’n ddrwg gennym: roedd rhaid i ni stopio. Dangoswch y rhif hwn yn y dderbynfa pan ddewch, a chewch eich gweld yn gynt.
all-wait-more = Mae pawb yn gorfod stopio am nawr. Gwnewch fel y mae’r staff yn dweud. Mae eich lle’n ddiogel.
all-leave = Gadewch yr adeilad nawr
all-stopped = Arhoswch funud
all-closing = Mae’n rhaid i ni gau nawr
all-keep = Cadwch eich tocyn. Mae eich lle’n ddiogel.
all-staff = Bydd y staff yn dweud beth i’w wneud.
all-back = Gallwch ddod yn ôl i mewn
all-go-on = Awn ymlaen o’r lle y gwnaethom stopio.
your-appointment = Mae eich apwyntiad am { $time }
news = { $origin ->
    [return] Rydych yn ôl yn y ciw, yn agos at y blaen.
    [hold] Rydych yn ôl yn y ciw.
    [back] Rydych yn mynd yn ôl at y person a welsoch gyntaf.
   *[referral] Rydych yn cadw eich rhif. Byddwn yn eich galw eto ar gyfer y rhan nesaf.
}
further = { $n ->
    [one] Yna un ymholiad arall, gyda’r un rhif.
    [two] Yna dau ymholiad arall, gyda’r un rhif.
   *[other] Yna { $n } o ymholiadau eraill, gyda’r un rhif.
}
more-time = Mae angen mwy o amser arnaf
leaving = Rwy’n gadael
place-held = Rydym yn cadw eich lle
place-held-more = Tan { $time }. Ar ôl hynny byddwch yn ôl yn y ciw.
am-back = Rwy’n ôl
you-left = Rydych wedi gadael y ciw
you-left-more = Mae eich tocyn wedi’i roi’n ôl. Os oedd hynny’n gamgymeriad, holwch yn y dderbynfa.
stay = Cadw fy lle wedi’r cyfan
undo-left = { $n ->
    [one] Gallwch wneud hyn am { $n } eiliad arall.
   *[other] Gallwch wneud hyn am { $n } eiliad arall.
}
am-here = Rwyf yma nawr
back-until = Ydych chi yma? Tan { $time } gallwn eich rhoi’n ôl yn agos at y blaen.
not-done = Ni weithiodd hynny. Holwch yn y dderbynfa.
soon = Mae hi bron yn dro i chi
soon-more = Byddwch yn y man aros nawr, os gwelwch yn dda.
on-my-way = Rwyf ar fy ffordd
told-on-my-way = Maen nhw’n gwybod eich bod yn dod.
told-more-time = Maen nhw’n gwybod bod angen mwy o amser arnoch.
take-back = Tynnu hynny’n ôl
place-safe = Mae eich lle yn ddiogel
at-then = Am { $time }
ahead-then = { $n ->
    [zero] Nid oedd neb o’ch blaen
    [one] Roedd 1 person o’ch blaen
   *[other] Roedd { $n } o bobl o’ch blaen
}
cannot-tell = Ni all y ffôn hwn ddweud wrthych pan ddaw eich tro.
until-back = Nes iddo ddod yn ôl
watch-screens = Gwyliwch y sgriniau am eich rhif.
listen-for = Gwrandewch: rydym yn dweud eich rhif yn uchel.
ask-reception = Ddim yn siŵr? Holwch yn y dderbynfa.
try-now = Rhowch gynnig arall nawr
try-every = Rydym yn rhoi cynnig arall bob 5 eiliad.
add-home = Rhoi hwn ar eich sgrin gartref
add-home-share = I ddod o hyd i’r dudalen hon eto: cyffyrddwch â Share, yna “Add to Home Screen”.
push-on = Rhowch wybod i mi hefyd pan fydd y dudalen hon ar gau
push-is-on = Bydd eich ffôn yn cael neges pan ddaw eich tro, hyd yn oed os yw’r dudalen hon ar gau.
push-stop = Dim mwy o negeseuon
push-refused = Nid yw eich ffôn yn gadael i’r dudalen hon anfon negeseuon.
opinion-title = Sut oedd eich ymweliad heddiw?
opinion-touch = Cyffyrddwch ag un wyneb.
face-1 = Gwael iawn
face-2 = Gwael
face-3 = Iawn
face-4 = Da
face-5 = Da iawn
opinion-more = Hoffech chi ddweud mwy wrthym?
opinion-need-not = Nid oes rhaid i chi.
opinion-anonymous = Nid ydym yn gwybod pwy ydych chi. Peidiwch ag ysgrifennu enwau na rhifau cyfrif.
opinion-unknown = Cyffyrddwch ag un wyneb. Nid ydym yn gwybod pwy ydych chi.
opinion-send = Anfon
opinion-thanks = Diolch am ddweud wrthym
complain = Gwneud cwyn
complaint-or-comment = Cwyn neu sylw
complaint-answered = Rydym yn ateb pob cwyn.
complaint-what = Beth hoffech chi ei ddweud wrthym?
complaint-is-complaint = Cwyn
complaint-is-comment = Sylw
complaint-name = Eich enw, os ydych am gael ateb
complaint-contact = Ffôn neu e-bost, os ydych am gael ateb
complaint-unless = Nid ydym yn gwybod pwy ydych chi, oni bai eich bod yn dweud wrthym yma.
complaint-next = Parhau
complaint-sent = Diolch. Mae gennym ni.
complaint-number = Ei rif yw { $number }.
complaint-read = Bydd rheolwr yn ei ddarllen. Os gadawsoch rif ffôn neu e-bost, byddwch yn cael ateb.
complaint-empty = Ysgrifennwch rywbeth yn gyntaf.
language-letters = abcdefghijklmnopqrstuvwxyz
key-space = Bwlch
key-delete = Dileu
key-done = Gorffen
still-there = Ydych chi’n dal yna?
stay-writing = Aros yma
go-back = Yn ôl
accessibility = Hygyrchedd
unknown-ticket = Nid ydym yn adnabod y tocyn hwn
unknown-ticket-more = Sganiwch y cod ar eich tocyn eto, neu holwch yn y dderbynfa. Os oes gennych docyn, mae eich lle’n ddiogel.
busy = Mae llawer iawn o bobl yn edrych
busy-more = Mae llawer iawn o bobl yn edrych ar eu tocynnau o’r lle hwn. Mae eich lle yn ddiogel. Bydd y dudalen hon yn edrych eto ar ei phen ei hun.
