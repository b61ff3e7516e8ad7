# Geiriau'r ciosg.

page-title = Cymryd tocyn

## Y sgrin gyntaf
welcome = Croeso.
greeting = { $part ->
    [morning] Bore da.
    [afternoon] Prynhawn da.
   *[evening] Noswaith dda.
}
how-can-we-help = Sut gallwn ni helpu?
touch-one = Cyffyrddwch ag un i gael eich tocyn.
waiting = { $n ->
    [zero] Neb yn aros
    [one] { $n } yn aros
    [two] { $n } yn aros
    [few] { $n } yn aros
    [many] { $n } yn aros
   *[other] { $n } yn aros
}
wait-about = { $n ->
    [0] Dim aros
   *[other] Tua { $n } munud
}
more-choices = Rhagor o ddewisiadau
first-choices = Dewisiadau cyntaf
page-of = { $page } o { $pages }
languages = Ieithoedd
language = Iaith
language-title = Dewiswch eich iaith
choices = Dewisiadau

## Ymholiadau grŵp
choose-enquiry = Dewiswch eich ymholiad
private-room = Mewn ystafell breifat
sign = Iaith arwyddion

## Oriau agor
day = { $day ->
    [monday] Dydd Llun
    [tuesday] Dydd Mawrth
    [wednesday] Dydd Mercher
    [thursday] Dydd Iau
    [friday] Dydd Gwener
    [saturday] Dydd Sadwrn
   *[sunday] Dydd Sul
}
opens = { $day ->
    [today] Yn agor heddiw am { $time }.
    [tomorrow] Yn agor yfory am { $time }.
    [monday] Yn agor ddydd Llun am { $time }.
    [tuesday] Yn agor ddydd Mawrth am { $time }.
    [wednesday] Yn agor ddydd Mercher am { $time }.
    [thursday] Yn agor ddydd Iau am { $time }.
    [friday] Yn agor ddydd Gwener am { $time }.
    [saturday] Yn agor ddydd Sadwrn am { $time }.
    [sunday] Yn agor ddydd Sul am { $time }.
   *[next] Yn agor ymhen wythnos, am { $time }.
}
opens-on = Yn agor { $date } am { $time }.
day-of-month = { $nth ->
    [first] { $day }, y cyntaf yn y mis
    [second] { $day }, yr ail yn y mis
    [third] { $day }, y trydydd yn y mis
    [fourth] { $day }, y pedwerydd yn y mis
    [fifth] { $day }, y pumed yn y mis
   *[last] { $day }, yr olaf yn y mis
}
day-closed = ar gau
closed = Ar gau.
closed-now = Ar gau ar hyn o bryd
notices = Hysbysiadau
opening-times = Oriau agor
hours-span = rhwng { $from } a { $to }
closed-help = Ei angen heddiw? Siaradwch â rhywun.
kiosk-closed = Mae’r ciosg hwn ar gau ar hyn o bryd
kiosk-closed-go = Cymerwch eich tocyn o’r ciosg yma: { $place }
kiosk-closed-reception = Ewch i’r dderbynfa i gael eich tocyn.
site-closed = Rydym ar gau
site-closed-ticket = Os oes gennych docyn, arhoswch. Rydym yn dal i alw eich rhif.

## Y tocyn
your-number-is = Eich rhif yw
one-moment = Un eiliad
taking-longer = Mae hyn yn cymryd ychydig mwy o amser nag arfer. Arhoswch, os gwelwch yn dda.
ahead-of-you = O’ch blaen
people = { $n ->
    [zero] Neb
    [one] { $n } person
    [two] { $n } berson
    [few] { $n } pherson
    [many] { $n } pherson
   *[other] { $n } o bobl
}
your-wait = Yr aros
what-next = Beth sy’n digwydd nesaf
step-seat = Eisteddwch lle gallwch weld neu glywed y sgriniau.
step-called = Byddwn yn dangos eich rhif ac yn ei ddweud yn uchel.
step-go = Yna ewch i’r cownter neu’r ystafell a enwir.
step-go-low = Byddwn yn eich galw i gownter isel.
step-fetch = Arhoswch lle rydych chi. Byddwn yn dod atoch.
follow-on-phone = Dilynwch eich lle ar eich ffôn
qr-label = Cod sy’n agor eich tocyn ar ffôn
printing = Wrthi’n argraffu eich tocyn
printing-hint = { $slot ->
    [left] Bydd yn dod allan ar y chwith.
    [right] Bydd yn dod allan ar y dde.
   *[below] Bydd yn dod allan isod.
}
getting-number = Rydym yn nôl eich rhif
take-ticket = Cymerwch eich tocyn
take-ticket-hint = { $slot ->
    [left] Mae’n dod allan ar y chwith.
    [right] Mae’n dod allan ar y dde.
   *[below] Mae’n dod allan isod.
}
done = Gorffen

## Dim papur
no-paper-now = Dim papur ar hyn o bryd. Daw eich rhif ar y sgrin: sganiwch ef, neu ysgrifennwch ef.
paper-elsewhere = Daw eich tocyn allan o argraffydd arall
in-the-queue = Rydych chi yn y ciw.
no-paper = { $why ->
    [broken] Nid yw’r argraffydd yn gweithio, felly nid oes tocyn papur. Mae ein staff yn gwybod.
    [doubt] Nid yw’r argraffydd yn ateb. Os na ddaw papur allan, nid oes ei angen arnoch.
   *[none] Nid oes tocynnau papur yma.
}
keep-your-number = Cadwch eich rhif. Dewiswch ffordd:
keep-scan = <b>Sganiwch hwn</b> â chamera eich ffôn.
keep-write = <b>Ysgrifennwch ef,</b> neu tynnwch lun.
keep-ask = <b>Gofynnwch yn y dderbynfa.</b> Gallant ei ysgrifennu i chi.
stays = { $n ->
    [zero] Bydd hwn yma nes i chi gyffwrdd â Gorffen.
    [one] Bydd hwn yma am { $n } eiliad, neu nes i chi gyffwrdd â Gorffen.
    [two] Bydd hwn yma am { $n } eiliad, neu nes i chi gyffwrdd â Gorffen.
    [few] Bydd hwn yma am { $n } eiliad, neu nes i chi gyffwrdd â Gorffen.
    [many] Bydd hwn yma am { $n } eiliad, neu nes i chi gyffwrdd â Gorffen.
   *[other] Bydd hwn yma am { $n } eiliad, neu nes i chi gyffwrdd â Gorffen.
}

## Rhywun
talk = Siarad â rhywun
talk-hint = Yn y dderbynfa
search = Chwilio

## Pan nad yw’n gweithio
away-title = Ewch i’r dderbynfa, os gwelwch yn dda
away-lead = Nid oes tocynnau ar gael yma ar hyn o bryd.
away-help = Bydd ein staff yn eich helpu yno.
away-safe = Os oes gennych rif, mae eich lle yn y ciw yn ddiogel.
away-returns = Daw’r sgrin hon yn ôl ar ei phen ei hun.
trouble-lead = Ni allem roi tocyn i chi yma.

## Ffyrdd
back = Yn ôl
start-again = Dechrau eto

## Hygyrchedd
accessibility = Hygyrchedd
accessibility-hint = Testun, lliw, uchder
settings = Gosodiadau
mode-larger = Testun mwy
mode-larger-hint = Hanner mor fawr eto
mode-contrast = Cyferbyniad uchel
mode-contrast-hint = Gwyn ar ddu, ymylon trwchus
mode-low = Botymau isel
mode-low-hint = Pob botwm yn yr hanner isaf
mode-time = Mwy o amser
mode-time-hint = Mae’r sgrin yn aros yn hirach o lawer
mode-counter = Cownter isel
mode-counter-hint = Byddwn yn eich galw i gownter lle cewch eistedd
mode-served = Hoffwn gael gwasanaeth yn Gymraeg
mode-served-hint = I would like to be served in Welsh
mode-interpreter = Hoffwn gael cyfieithydd
mode-interpreter-hint = I would like an interpreter (Welsh)
served-other = Hoffwn gael gwasanaeth yn …
served-now = Ieithoedd yma nawr: { $languages }
mode-on = Ymlaen
mode-off = I ffwrdd
modes-on = Ymlaen: { $modes }
settings-reset = Bydd y sgrin yn mynd yn ôl i’r arfer ar gyfer y person nesaf.

## Dal yma?
still-there = Ydych chi’n dal yna?
still-there-hint = { $n ->
    [zero] Yn mynd yn ôl i’r dechrau nawr.
    [one] Yn mynd yn ôl i’r dechrau mewn { $n } eiliad.
    [two] Yn mynd yn ôl i’r dechrau mewn { $n } eiliad.
    [few] Yn mynd yn ôl i’r dechrau mewn { $n } eiliad.
    [many] Yn mynd yn ôl i’r dechrau mewn { $n } eiliad.
   *[other] Yn mynd yn ôl i’r dechrau mewn { $n } eiliad.
}
still-there-ticket = { $n ->
    [zero] Mae’n cau nawr. Rydych yn aros yn y ciw.
    [one] Mae’n cau mewn { $n } eiliad. Rydych yn aros yn y ciw.
    [two] Mae’n cau mewn { $n } eiliad. Rydych yn aros yn y ciw.
    [few] Mae’n cau mewn { $n } eiliad. Rydych yn aros yn y ciw.
    [many] Mae’n cau mewn { $n } eiliad. Rydych yn aros yn y ciw.
   *[other] Mae’n cau mewn { $n } eiliad. Rydych yn aros yn y ciw.
}
stay = Aros yma

## Ar gau, a pham
closed-why = { $reason ->
    [holiday] Ar gau heddiw.
    [quota] Mae tocynnau heddiw ar gyfer hyn i gyd wedi mynd.
    [last_ticket] Dim rhagor o docynnau ar gyfer hyn heddiw.
    [closed_early] Rydym wedi cau’n gynnar heddiw.
    [standstill] Arhoswch. Dim tocynnau ar hyn o bryd.
    [switched_off] Ddim ar gael ar hyn o bryd.
   *[other] Ar gau.
}
closed-day = Ar gau heddiw: { $name }.
closed-cause = { $cause ->
    [staff_away] Nid oes neb yma ar hyn o bryd a all helpu gyda hyn.
    [partner_away] Nid yw ein partner yma heddiw.
    [system_down] Nid yw ein system gyfrifiadurol ar gyfer hyn yn gweithio.
    [full] Ni allwn weld rhagor o bobl heddiw.
    [evacuation] Mae’n rhaid i bawb adael yr adeilad nawr.
    [power] Mae’r trydan neu ein cyfrifiaduron wedi methu.
    [closing] Mae’n rhaid i ni gau.
    [staffing] Mae rhy ychydig ohonom yma heddiw.
    [building] Mae nam yn yr adeilad.
    [weather] Y tywydd sy’n gyfrifol.
    [emergency] Mae argyfwng.
   *[other] Mae rhywbeth wedi codi. Mae’n ddrwg gennym.
}

## Aros hir
long-lead = Mae llawer o bobl yn aros
long-title = Mae’r aros tua { $n } munud
long-hint = Gallwch ddilyn eich lle ar eich ffôn.
long-take = Cymryd tocyn
long-take-hint = Rydych yn cadw eich lle yn y ciw
long-leave = Nid nawr
long-leave-hint = Yn ôl i’r dechrau, heb docyn

## Apwyntiad, neu yn ôl eto
have-appointment = Mae gen i apwyntiad
have-appointment-short = Apwyntiad
have-appointment-hint = Dywedwch eich bod yma
am-back = Rwyf yn ôl
am-back-short = Rwy’n ôl
am-back-hint = Wedi colli fy ngalwad, neu wedi mynd allan
code-title-appointment = Eich apwyntiad
code-hint-appointment = Rhowch y cod o’ch llythyr neu’ch neges, neu daliwch ef dan y sganiwr.
code-empty-appointment = Eich cod
code-title-back = Croeso’n ôl
code-hint-back = Rhowch y rhif sydd ar eich tocyn, neu daliwch ei god dan y sganiwr.
code-empty-back = Eich rhif
typed = Wedi’i deipio hyd yma
erase = Dileu’r un olaf
continue = Parhau
back-good = { $done ->
    [waiting] Rydych chi yn y ciw.
   *[back] Rydych chi yn ôl yn y ciw.
}
back-good-more = { $done ->
    [returned] Rydym wedi eich rhoi’n agos at y blaen. Arhoswch lle gallwch weld neu glywed y sgriniau.
    [resumed] Mae’r amser y buoch chi’n aros o’r blaen yn dal i gyfrif. Arhoswch lle gallwch weld neu glywed y sgriniau.
   *[waiting] Nid ydych wedi colli dim. Mae eich lle yn ddiogel.
}
go-now = Rydym wedi eich galw. Ewch nawr i
called-at = Galwyd am { $time }
back-sorry = { $done ->
    [held] Rydym yn cadw eich lle
    [too_late] Mae gormod o amser ers i ni eich galw
    [finished] Mae’r ymweliad hwn ar ben
    [cancelled] Cafodd y tocyn hwn ei roi’n ôl
   *[unknown] Nid ydym yn adnabod y rhif hwn heddiw
}
back-sorry-person = Ewch i’r dderbynfa. Bydd rhywun yno yn eich helpu.
back-held-code = Daliwch y cod ar eich tocyn o dan y sganiwr, neu agorwch ei dudalen ar eich ffôn.
back-sorry-ticket = Neu ewch yn ôl, a chymryd tocyn newydd.
your-appointment = Eich apwyntiad
appointment-note = { $punctuality ->
    [early] Rydych chi’n gynnar. Byddwn yn eich galw o { $time } ymlaen, neu’n gynt os gallwn.
    [late] Rydych chi’n hwyr, ond byddwn yn eich gweld. Gall gymryd ychydig mwy o amser.
   *[on_time] Rydych chi ar amser. Byddwn yn eich galw cyn bo hir.
}
check-in-sorry = { $why ->
    [unknown] Nid ydym yn dod o hyd i’r cod hwn
    [checked_in] Rydych wedi cofrestru eisoes
    [cancelled] Cafodd yr apwyntiad hwn ei ganslo
    [another_day] Mae’r apwyntiad hwn ar ddiwrnod arall
    [too_early] Rydych chi’n gynnar iawn
    [closed] Rydym ar gau ar adeg yr apwyntiad hwn
    [too_late] Mae amser yr apwyntiad hwn wedi mynd heibio
   *[other] Ni allwn eich cofrestru yma
}
check-in-person = Ewch i’r dderbynfa. Bydd rhywun yno yn eich helpu.
check-in-safe = Os oes gennych apwyntiad, nid yw wedi’i golli.

## Ymholiad arall
also-ask = Rhywbeth arall heddiw?
also-lead = Mae gennych eich tocyn
also-title = Beth arall gallwn ni ei wneud?
also-done = { $n ->
    [two] Dau ymholiad, un tocyn. Byddwn yn eich gweld am y ddau.
   *[other] { $n } o ymholiadau, un tocyn. Byddwn yn eich gweld am bob un.
}
also-failed = Ni allem ei ychwanegu. Dywedwch wrthym wrth y cownter.

## Sgrin nad yw wedi’i gosod eto
pair-title = { $kind ->
    [kiosk] Nid yw’r ciosg hwn wedi’i osod eto
    [display] Nid yw’r arddangosfa hon wedi’i gosod eto
   *[screen] Nid yw’r sgrin hon wedi’i gosod eto
}
pair-withdrawn = Mae staff wedi tynnu’r sgrin hon allan o wasanaeth.
pair-visit = Yma am ymweliad? Gofynnwch i’r staff.

## Sgrin nad yw wedi’i gosod eto: i’r staff
glass-too-small = I’r staff: mae’r sgrin hon yn { $is } picsel. Mae angen o leiaf { $least } ar giosg, a { $mm } mm ar draws.
pair-code = Cod i staff
pair-until = Daw cod newydd am { $time }.
pair-busy = Dim cod nawr. Mae gormod o sgriniau’n gofyn am un. Rydym yn ceisio eto bob ychydig eiliadau.
pair-offline = Dim cysylltiad ers { $time }. Rydym yn ceisio eto bob ychydig eiliadau.
pair-taken = Dyma nawr: { $name }. Yn cychwyn …
pair-step-devices = Ar gyfrifiadur staff, agorwch <b>Devices</b>.
pair-step-code = Teipiwch y cod uchod.
pair-step-where = Dywedwch ble mae’r sgrin hon. Yna mae’n cychwyn ar ei phen ei hun.
pair-connected = Wedi cysylltu â { $address }
pair-version = Fersiwn { $version }
pair-staff = Mae staff yn mewngofnodi yn { $address }

## Teil sy'n ateb
not-here = Nid yma: { $place }
signpost-title = Nid ydym yn gwneud hyn yma
signpost-who = { $who } sy’n gwneud hyn.
signpost-open-now = Mae ar agor nawr.
signpost-closed-now = Mae ar gau nawr.
signpost-until = Ar agor heddiw tan { $time }
signpost-ring = Ffôn { $phone }
signpost-map = Map: { $place }
signpost-phone = Ewch ag ef ar eich ffôn
signpost-code = Cod sy’n agor hwn ar ffôn
signpost-print = Argraffwch hwn i mi
signpost-no-paper = Nid oedd modd ei argraffu. Ysgrifennwch ef, neu tynnwch lun.
signpost-ask = Ddim yn siŵr? Siaradwch â rhywun.
take-paper = Cymerwch eich papur
printing-paper = Mae eich papur yn argraffu
not-working = Nid yw’r sgrin hon yn gweithio. Ewch i’r dderbynfa.

## A person who comes: opened later
talk-title = { $how ->
    [asked] Rydym yn dweud wrth ein staff
    [shown] Mae eich neges gan ein staff
    [more] Rydym wedi dweud wrth fwy o bobl
    [coming] Mae rhywun yn dod atoch
    [came] Oes rhywun wedi dod?
    [over] Ni allai neb ddod eto
   *[other] Ewch i’r dderbynfa
}
talk-sent = { $how ->
    [asked] Rydym yn anfon eich neges
    [nobody] Nid oes neb wrth sgrin staff ar hyn o bryd
   *[other] Mae eich neges gan y staff
}
talk-wait = Nid oes neb wedi ateb eto
talk-more = Mae pawb wrth gownter yn gweld eich neges nawr
talk-coming = Mae rhywun ar y ffordd
talk-coming-who = Mae { $who } ar y ffordd
talk-stay = Arhoswch wrth y sgrin hon.
talk-go = Ewch i’r dderbynfa. Bydd rhywun yno yn eich helpu.
talk-move = Os na allwch fynd yno, dywedwch wrth unrhyw un sy’n gweithio yma.
talk-keep = Rydych yn cadw eich rhif a’ch lle.
talk-know = Beth ddylem ei wybod?
talk-know-hint = Nid oes rhaid i chi ddweud. Cyffyrddwch ag unrhyw un.
know-fetch = Ni allaf fynd at gownter
know-sign = Rwy’n defnyddio iaith arwyddion
know-sight = Nid wyf yn gweld yn dda
know-hearing = Nid wyf yn clywed yn dda
know-language = Rwy’n siarad iaith arall
know-private = Rwyf eisiau siarad yn breifat
talk-no-help = Nid oes angen help arnaf nawr
talk-get-ticket = Cael tocyn
talk-again = Gofyn eto
talk-yes = Oes
talk-not-yet = Ddim eto

## Search: opened later
search-title = Beth yw’r mater?
search-empty = Cyffyrddwch â’r llythrennau
search-found = { $n ->
   *[other] Wedi dod o hyd i { $n }. Cyffyrddwch ag un i gael eich tocyn.
}
search-none = Ni ddaethom o hyd i “{ $word }”.
search-cannot = Ni allaf ddod o hyd iddo
search-space = Bwlch
search-delete = Dileu
search-clear = Clirio’r cyfan

## A message to everybody: opened later
all-leave = Gadewch yr adeilad nawr
all-stopped = Arhoswch funud
all-closing = Mae’n rhaid i ni gau nawr
all-keep = Cadwch eich tocyn. Mae eich lle’n ddiogel.
all-staff = Bydd y staff yn dweud beth i’w wneud.
