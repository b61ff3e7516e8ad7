# Erayada mashiinka tikidhada.

page-title = Qaado tikidh

## The first screen
welcome = Soo dhowow.
greeting = { $part ->
    [morning] Subax wanaagsan.
    [afternoon] Galab wanaagsan.
   *[evening] Fiid wanaagsan.
}
how-can-we-help = Sideen kuu caawin karnaa?
touch-one = Fadlan taabo mid si aad tikidh u hesho.
waiting = { $n ->
    [0] Cidna ma sugayso
    [one] { $n } qof ayaa sugaya
   *[other] { $n } qof ayaa sugaya
}
wait-about = { $n ->
    [0] Sugid ma jiro
   *[other] Qiyaastii { $n } daqiiqo
}
more-choices = Wax kale
first-choices = Bilowga
page-of = { $page } ee { $pages }
languages = Luqadaha
language = Luqadda
language-title = Fadlan dooro luqaddaada
choices = Doorashooyin

## The enquiries of a group
choose-enquiry = Fadlan dooro waxa aad u timid
private-room = Qol gaar ah
sign = Luqadda dhegoolaha

## Opening times
day = { $day ->
    [monday] Isniin
    [tuesday] Talaado
    [wednesday] Arbaco
    [thursday] Khamiis
    [friday] Jimce
    [saturday] Sabti
   *[sunday] Axad
}
opens = { $day ->
    [today] Waxaa la furayaa maanta { $time }.
    [tomorrow] Waxaa la furayaa berri { $time }.
    [monday] Waxaa la furayaa Isniinta { $time }.
    [tuesday] Waxaa la furayaa Talaadada { $time }.
    [wednesday] Waxaa la furayaa Arbacada { $time }.
    [thursday] Waxaa la furayaa Khamiista { $time }.
    [friday] Waxaa la furayaa Jimcaha { $time }.
    [saturday] Waxaa la furayaa Sabtida { $time }.
    [sunday] Waxaa la furayaa Axadda { $time }.
   *[next] Waxaa la furayaa toddobaad kaddib, { $time }.
}
opens-on = Waxaa la furayaa { $date }, { $time }.
day-of-month = { $nth ->
    [first] { $day } ee koowaad ee bisha
    [second] { $day } ee labaad ee bisha
    [third] { $day } ee saddexaad ee bisha
    [fourth] { $day } ee afraad ee bisha
    [fifth] { $day } ee shanaad ee bisha
   *[last] { $day } ee ugu dambeeya bisha
}
day-closed = xiran
closed = Waa xiran yahay.
closed-now = Hadda waa xiran yahay
notices = Ogeysiisyo
opening-times = Saacadaha furan
hours-span = { $from } ilaa { $to }
closed-help = Ma maanta ayaad u baahan tahay? La hadal qof.
site-closed = Waan xiran nahay
kiosk-closed = Mashiinkani hadda waa xiran yahay
kiosk-closed-go = Fadlan tikidhka ka qaado mashiinkan: { $place }
kiosk-closed-reception = Fadlan tikidhka ka qaado soo dhoweynta.
site-closed-ticket = Haddii aad tikidh haysato, fadlan sug. Weli lambarka waan kuu yeeraynaa.

## The ticket
your-number-is = Lambarkaagu waa
one-moment = Wax yar sug
taking-longer = Waxay qaadanaysaa wax yar ka badan sidii caadiga ahayd. Fadlan sug.
ahead-of-you = Kaa horreeya
people = { $n ->
    [0] Cidna
    [one] { $n } qof
   *[other] { $n } qof
}
your-wait = Sugidda
what-next = Maxaa xiga
step-seat = Fariiso meel aad shaashadaha ka arki karto ama ka maqli karto.
step-called = Lambarkaaga waan muujinaynaa, cod dheerna waan ku sheegaynaa.
step-go = Kaddib tag miiska ama qolka aan magacowno.
step-go-low = Waxaan kuugu yeeraynaa miis hoose.
step-fetch = Joog halka aad joogto. Annaga ayaa kuu imanayna.
follow-on-phone = Safkaaga ka eeg telefoonka
qr-label = Kood tikidhkaaga ku furaya telefoonka
printing = Tikidhkaaga waa la daabacayaa
printing-hint = { $slot ->
    [left] Wuxuu ka soo bixi doonaa dhinaca bidix.
    [right] Wuxuu ka soo bixi doonaa dhinaca midig.
   *[below] Wuxuu ka soo bixi doonaa hoosta.
}
getting-number = Lambarkaaga ayaan keenaynaa
take-ticket = Qaado tikidhkaaga
take-ticket-hint = { $slot ->
    [left] Wuxuu ka soo baxayaa dhinaca bidix.
    [right] Wuxuu ka soo baxayaa dhinaca midig.
   *[below] Wuxuu ka soo baxayaa hoosta.
}
done = Dhammaad

## No paper
no-paper-now = Hadda warqad ma jirto. Lambarkaagu shaashadda ayuu ku soo baxayaa: sawir ka qaado ama qor.
paper-elsewhere = Tikidhkaagu wuxuu ka soo baxayaa daabace kale
in-the-queue = Safka ayaad ku jirtaa.
no-paper = { $why ->
    [broken] Daabacaha ma shaqaynayo, sidaas darteed tikidh warqad ah ma jiro. Shaqaaluhu waa og yihiin.
    [doubt] Daabacuhu ma jawaabayo. Haddii warqad soo bixi waydo, uma baahnid.
   *[none] Halkan tikidh warqad ah ma yaal.
}
keep-your-number = Lambarkaaga hayso. Dooro sidee:
keep-scan = <b>Koodkan ku sawir</b> kamaradda telefoonkaaga.
keep-write = <b>Qor</b> ama sawir ka qaado.
keep-ask = <b>Weydii soo dhoweynta.</b> Way kuu qori karaan.
stays = { $n ->
    [one] Tani halkan ayay joogaysaa { $n } ilbiriqsi, ama ilaa aad taabato Dhammaad.
   *[other] Tani halkan ayay joogaysaa { $n } ilbiriqsi, ama ilaa aad taabato Dhammaad.
}

## A person
talk = La hadal qof
talk-hint = Soo dhoweynta
search = Raadi

## When it does not work
away-title = Fadlan tag soo dhoweynta
away-lead = Hadda halkan tikidho laga ma helo.
away-help = Shaqaalahayagu halkaas ayay kugu caawin doonaan.
away-safe = Haddii aad lambar haysato, booskaaga safku waa kuu badbaado.
away-returns = Shaashaddani iskeed ayay u soo noqonaysaa.
trouble-lead = Halkan tikidh kuma siin karin.

## Ways
back = Dib u noqo
start-again = Dib u bilow

## Accessibility
accessibility = Fududayn
accessibility-hint = Qoraal, midab, joog
settings = Dejinta
mode-larger = Qoraal ka weyn
mode-larger-hint = Barkii ka weyn
mode-contrast = Midab kala muuqda
mode-contrast-hint = Caddaan madow dul saaran, xarfo dhumuc leh
mode-low = Badhamo hoose
mode-low-hint = Dhammaan badhamada barka hoose
mode-time = Waqti dheeraad ah
mode-time-hint = Shaashaddu toban jeer ayay ka badan tahay sugidda
mode-counter = Miis hoose
mode-counter-hint = Waxaan kuugu yeeraynaa miis la fadhiyo
mode-served = Waxaan rabaa inaan ku hadlo af Soomaali
mode-served-hint = I would like to be served in Somali
mode-interpreter = Waxaan rabaa turjubaan
mode-interpreter-hint = I would like an interpreter (Somali)
served-other = Waxaan rabaa inaan ku hadlo …
served-now = Luqadaha hadda halkan lagaga hadlo: { $languages }
mode-on = Daaran
mode-off = Dansan
modes-on = Daaran: { $modes }
settings-reset = Qofka xiga shaashaddu sidii hore ayay ugu noqonaysaa.

## Still there?
still-there = Weli ma joogtaa?
still-there-hint = { $n ->
    [one] Bilowga ayay ku noqonaysaa { $n } ilbiriqsi kaddib.
   *[other] Bilowga ayay ku noqonaysaa { $n } ilbiriqsi kaddib.
}
still-there-ticket = { $n ->
    [one] Shaashaddani waxay xirmaysaa { $n } ilbiriqsi kaddib. Safka waad ku jiraysaa.
   *[other] Shaashaddani waxay xirmaysaa { $n } ilbiriqsi kaddib. Safka waad ku jiraysaa.
}
stay = Halkan joog

## Not open, and why
closed-why = { $reason ->
    [holiday] Maanta waa xiran yahay.
    [quota] Tikidhadii maanta ee arrintan waa la wada qaatay.
    [last_ticket] Maanta tikidho kale arrintan looma hayo.
    [closed_early] Maanta goor hore ayaan xirnay.
    [standstill] Fadlan sug. Hadda tikidho ma jiraan.
    [switched_off] Hadda lama heli karo.
   *[other] Waa xiran yahay.
}
closed-day = Maanta waa xiran yahay: { $name }.
closed-cause = { $cause ->
    [staff_away] Hadda ma joogo qof arrintan ku caawin kara.
    [partner_away] Hay’adda nala shaqaysa maanta halkan ma joogto.
    [system_down] Nidaamka kombiyuutarka ee arrintan ma shaqaynayo.
    [full] Maanta dad kale ma arki karno.
    [staffing] Maanta aad ayaan u yar nahay.
    [building] Dhismaha cilad ayaa ku jirta.
    [evacuation] Qof kasta waa inuu hadda dhismaha ka baxo.
    [power] Korontada ama kombiyuutaradu way damanayaan.
    [closing] Waa inaan xirnaa.
    [weather] Cimilada ayaa sabab u ah.
    [emergency] Xaalad degdeg ah ayaa jirta.
   *[other] Wax ayaa dhacay. Waan ka xunnahay.
}

## A long wait
long-lead = Dad badan ayaa sugaya
long-title = Sugiddu waa qiyaastii { $n } daqiiqo
long-hint = Safkaaga telefoonka ayaad ka eegi kartaa.
long-take = Qaado tikidh
long-take-hint = Booskaaga safka waad haysanaysaa
long-leave = Hadda maya
long-leave-hint = Bilowga ku noqo, tikidh la’aan

## An appointment, or back again
have-appointment = Ballan ayaan leeyahay
have-appointment-short = Ballan
have-appointment-hint = Sheeg inaad timid
am-back = Waan soo noqday
am-back-short = Soo noqday
am-back-hint = Yeeristii ayaan seegay, ama waan baxay
code-title-appointment = Ballantaada
code-hint-appointment = Geli koodka warqadda ama fariinta, ama ku hay qalabka akhriya hoostiisa.
code-empty-appointment = Koodkaaga
code-title-back = Ku soo dhowow mar kale
code-hint-back = Geli lambarka tikidhkaaga, ama koodkiisa ku hay qalabka akhriya hoostiisa.
code-empty-back = Lambarkaaga
typed = Waxa la geliyey
erase = Tir kan ugu dambeeya
continue = Sii wad
back-good = { $done ->
    [waiting] Safka ayaad ku jirtaa.
   *[back] Safka ayaad ku soo noqotay.
}
back-good-more = { $done ->
    [returned] Waxaan ku dhignay hore meel u dhow. Joog meel aad shaashadaha ka arki karto ama ka maqli karto.
    [resumed] Waqtigii aad hore u sugtay weli waa kuu tirsan yahay. Joog meel aad shaashadaha ka arki karto ama ka maqli karto.
   *[waiting] Waxba ma aadan seegin. Booskaagu waa kuu badbaado.
}
go-now = Waan kuu yeernay. Fadlan hadda tag
called-at = Waxaa loo yeeray { $time }
back-sorry = { $done ->
    [held] Booskaaga ayaan kuu haynaa
    [too_late] Waqti badan ayaa ka soo wareegay yeeristii
    [finished] Booqashadani way dhammaatay
    [cancelled] Tikidhkan waa la celiyey
   *[unknown] Lambarkan maanta ma naqaanno
}
back-sorry-person = Tag soo dhoweynta. Qof halkaas jooga ayaa ku caawin doona.
back-held-code = Koodka tikidhkaaga ku hay qalabka akhriya hoostiisa, ama boggiisa ku fur telefoonka.
back-sorry-ticket = Ama dib u noqo oo qaado tikidh cusub.
your-appointment = Ballantaada
appointment-note = { $punctuality ->
    [early] Goor hore ayaad timid. Waxaan kuu yeeraynaa laga bilaabo { $time }, ama ka hor haddii aan karno.
    [late] Waad soo daahday, laakiin waan ku arkaynaa. Wax yar ayay ka dheeraan kartaa.
   *[on_time] Waqtigii ayaad timid. Dhowaan ayaan kuu yeeraynaa.
}
check-in-sorry = { $why ->
    [unknown] Koodkan ma helayno
    [checked_in] Horay ayaad u sheegtay inaad timid
    [cancelled] Ballantan waa la joojiyey
    [another_day] Ballantani waa maalin kale
    [too_early] Aad ayaad u soo hor martay
    [closed] Waqtiga ballantan waan xiran nahay
    [too_late] Waqtigii ballantan waa dhaafay
   *[other] Halkan kuma diiwaan gelin karno
}
check-in-person = Tag soo dhoweynta. Qof halkaas jooga ayaa ku caawin doona.
check-in-safe = Haddii aad ballan leedahay, ma lumin.

## Another enquiry
also-ask = Wax kale maanta?
also-lead = Tikidhkaagii waad haysataa
also-title = Maxaa kale oo aan kaa caawin karnaa?
also-done = { $n ->
   *[other] { $n } arrimood, hal tikidh. Dhammaan waan kaa caawinaynaa.
}
also-failed = Kuma dari karin. Miiska nagu sheeg.

## A screen that is not set up yet
pair-title = { $kind ->
    [kiosk] Mashiinkan weli diyaar ma aha
    [display] Shaashaddan weyn weli diyaar ma aha
   *[screen] Shaashaddani weli diyaar ma aha
}
pair-withdrawn = Shaqaaluhu shaashaddan way joojiyeen.
pair-visit = Ma arrin ayaad u timid? Fadlan weydii shaqaalaha.

## A tile that answers
not-here = Halkan maya: { $place }
signpost-title = Tan halkan kuma qabanno
signpost-who = Waxaa qabta { $who }.
signpost-open-now = Hadda waa furan yahay.
signpost-closed-now = Hadda waa xiran yahay.
signpost-until = Maanta wuxuu furan yahay ilaa { $time }
signpost-ring = Telefoon { $phone }
signpost-map = Khariidad: { $place }
signpost-phone = Telefoonka ku qaado
signpost-code = Kood tan ku furaya telefoonka
signpost-print = Ii daabac tan
signpost-no-paper = Lama daabici karin. Fadlan qor ama sawir ka qaado.
signpost-ask = Ma hubtid? La hadal qof.
take-paper = Qaado warqaddaada
printing-paper = Warqaddaada waa la daabacayaa

not-working = Shaashaddani ma shaqaynayso. Fadlan tag soo dhoweynta.

## A person who comes: opened later
talk-title = { $how ->
    [asked] Shaqaalaha ayaan u sheegaynaa
    [shown] Shaqaaluhu fariintaada way hayaan
    [more] Dad kale ayaan u sheegnay
    [coming] Qof ayaa kuu imanaya
    [came] Qof ma yimid?
    [over] Weli cidna ma iman karin
   *[other] Fadlan tag soo dhoweynta
}
talk-sent = { $how ->
    [asked] Fariintaada ayaan diraynaa
    [nobody] Hadda cidna ma joogto shaashadda shaqaalaha
   *[other] Shaqaaluhu fariinta way hayaan
}
talk-wait = Weli cidna ma jawaabin
talk-more = Hadda qof kasta oo miis jooga ayaa arka fariintaada
talk-coming = Qof ayaa soo socda
talk-coming-who = { $who } ayaa soo socda
talk-stay = Fadlan shaashaddan ag joog.
talk-go = Tag soo dhoweynta. Qof halkaas jooga ayaa ku caawin doona.
talk-move = Haddii aadan halkaas tegi karin, u sheeg qof halkan ka shaqeeya.
talk-keep = Lambarkaaga iyo booskaaga waad haysanaysaa.
talk-know = Maxaan ogaanno?
talk-know-hint = Khasab ma aha inaad sheegto. Taabo kii aad rabto.
know-fetch = Miiska ma tegi karo
know-sign = Luqadda dhegoolaha ayaan isticmaalaa
know-sight = Si fiican wax uma arko
know-hearing = Si fiican wax uma maqlo
know-language = Luqad kale ayaan ku hadlaa
know-private = Waxaan rabaa inaan gaar u hadlo
talk-no-help = Hadda caawin uma baahni
talk-get-ticket = Qaado tikidh
talk-again = Mar kale weydii
talk-yes = Haa
talk-not-yet = Weli maya

## Search: opened later
search-title = Maxay ku saabsan tahay?
search-empty = Taabo xarfaha
search-found = { $n ->
    [one] { $n } ayaa la helay. Taabo si aad tikidhka u hesho.
   *[other] { $n } ayaa la helay. Mid taabo si aad tikidhka u hesho.
}
search-none = “{ $word }” lama helin.
search-cannot = Ma heli karo
search-space = Meel bannaan
search-delete = Tirtir
search-clear = Dhammaan tirtir

## A message to everybody: opened later
all-leave = Hadda dhismaha ka bax
all-stopped = Fadlan wax yar sug
all-closing = Hadda waa inaan xirnaa
all-keep = Tikidhkaaga hayso. Booskaagu waa kuu badbaado.
all-staff = Shaqaaluhu way kuu sheegi doonaan waxa la sameeyo.
