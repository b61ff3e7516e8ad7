# Erayada shaashadaha sugitaanka iyo bogga telefoonka.

language-name = Soomaali
language-read = no

## Screen
screen-title = Yeerista
now-calling = Hadda la yeerayo
last-call = Yeeristii ugu dambaysay
also-called = Kuwo kale oo loo yeeray
earlier = Hore
waiting = sugaya
nobody-waiting = Cidna ma sugayso
wait-times = Waqtiga sugidda
minutes-short = daq
no-wait = Sugid ma jiro
door-in = Fadlan soo gal
door-busy = Qolka waa la isticmaalayaa. Bannaanka ku sug.
wait-for-number = Fadlan sug lambarkaaga
not-available = Hadda lama heli karo.
watch-here = Shaashaddan eeg, lambarkaagana dhegayso.
your-number-here = Lambarkaagu halkan ayuu ku soo baxayaa
keep-your-ticket = Tikidhkaaga gacanta ku hay.
offline = Lama cusboonaysiin ilaa { $time }. Shaqaaluhu lambarkaaga way u yeeri doonaan.
sound-is-off = Codku waa dansan yahay: taabo si aad u daarto
drawn-media = Sawirro, muuqaallo iyo bogag

## Phone
phone-title = Tikidhkaaga
your-number = Lambarkaaga
ahead =
    { $n ->
        [0] Cidna kaama horrayso
        [one] { $n } qof ayaa kaa horreeya
       *[other] { $n } qof ayaa kaa horreeya
    }
wait-about = Sugiddaadu waa qiyaastii { $n } daqiiqo
you = Adiga
keep-open-look = Boggan furnaan u daa. Wuxuu noqonayaa jaalle marka ay waqtigaagii tahay.
keep-open-buzz = Boggan furnaan u daa. Telefoonkaagu wuu gariirayaa marka ay waqtigaagii tahay.
keep-open-ring = Boggan furnaan u daa. Telefoonkaagu wuu dhawaaqayaa marka ay waqtigaagii tahay.
keep-open-ring-and-buzz = Boggan furnaan u daa. Telefoonkaagu wuu dhawaaqayaa oo gariirayaa marka ay waqtigaagii tahay.
lost = Xiriir ma jiro ilaa { $time }
sound-is-on = Codku waa daaran yahay.
switch-sound-on = Daar codka
as-of = Sidii { $time }
up-to-date-at = La cusboonaysiiyey { $time }
not-up-to-date = Lama cusboonaysiin ilaa { $time }. Eeg shaashadda meesha sugitaanka.
please-go-to = Fadlan tag
called-at = Waxaa loo yeeray { $time }
called-again = Mar kale ayaa loo yeeray { $time }
we-come-to-you = Waan kuu imanaynaa
we-come-to-you-more = Joog halka aad joogto. Qof ayaa ku soo qaadanaya.
being-served = Hadda waa laguu adeegayaa
thank-you = Mahadsanid
thank-you-more = Booqashadaadu way dhammaatay. Boggan waad xiri kartaa.
we-called-you = Waan kuu yeernay
we-called-you-more = Lambarkaaga waxaan u yeernay { $time } ({ $place }), cidna ma iman.
go-to-reception = Fadlan tag soo dhoweynta. Way ku caawin doonaan.
day-closed = Maanta waan xirnay
day-closed-more = Waan ka xunnahay inaan kuu iman waynay. Fadlan maalin kale soo noqo.
day-over = Tikidhkani waa maalin kale
day-over-more = Hadda ma shaqaynayo. Fadlan qaado tikidh cusub.
taken-back = Tikidhkani hadda ma shaqaynayo
taken-back-more = Waa lala noqday. Haddii aad rabto in laguu adeego, fadlan tag soo dhoweynta.
replaced = Tikidh cusub ayaad haysataa
replaced-more = Kani hadda ma shaqaynayo. Fadlan isticmaal kan cusub.
come-again = Fadlan soo noqo
come-again-more = Waan ka xunnahay, waa inaan joojinnay. Marka aad timaaddo lambarkan ku tus soo dhoweynta, dhaqso ayaa laguu arkayaa.
all-wait-more = Hadda qof kasta waa inuu istaago. Fadlan yeel waxa shaqaaluhu yiraahdaan. Booskaagu waa kuu badbaado.
all-leave = Hadda dhismaha ka bax
all-stopped = Fadlan wax yar sug
all-closing = Hadda waa inaan xirnaa
all-keep = Tikidhkaaga hayso. Booskaagu waa kuu badbaado.
all-staff = Shaqaaluhu way kuu sheegi doonaan waxa la sameeyo.
all-back = Gudaha waad ku soo noqon kartaa
all-go-on = Waxaan ka sii wadaynaa halkii aan ku joogsannay.
your-appointment = Ballantaadu waa { $time }
news = { $origin ->
    [return] Safka ayaad ku soo noqotay, hore meel u dhow.
    [hold] Safka ayaad ku soo noqotay.
    [back] Waxaad ku noqonaysaa qofkii aad marka hore aragtay.
   *[referral] Lambarkaaga waad haysanaysaa. Qaybta xigta mar kale ayaan kuugu yeeraynaa.
}
further = { $n ->
    [one] Kaddib { $n } arrin oo kale, isla lambarkaas.
   *[other] Kaddib { $n } arrimood oo kale, isla lambarkaas.
}
more-time = Waqti dheeraad ah ayaan u baahanahay
leaving = Waan tegayaa
place-held = Booskaaga ayaan kuu haynaa
place-held-more = Ilaa { $time }. Kaddib safka ayaad ku soo noqonaysaa.
am-back = Waan soo noqday
you-left = Safka waad ka baxday
you-left-more = Tikidhkaaga waa la celiyey. Haddii ay qalad ahayd, weydii soo dhoweynta.
stay = Booskayga ii hay
undo-left = { $n ->
    [one] Tan waxaad samayn kartaa { $n } ilbiriqsi oo kale.
   *[other] Tan waxaad samayn kartaa { $n } ilbiriqsi oo kale.
}
am-here = Hadda halkan ayaan joogaa
back-until = Ma halkan ayaad joogtaa? Ilaa { $time } hore meel u dhow ayaan kugu celin karnaa.
not-done = Ma shaqayn. Fadlan weydii soo dhoweynta.
soon = Waqtigaagii waa soo dhow yahay
soon-more = Fadlan hadda joog meesha sugitaanka.
on-my-way = Waan soo socdaa
told-on-my-way = Way og yihiin inaad soo socoto.
told-more-time = Way og yihiin inaad waqti dheeraad ah u baahan tahay.
take-back = Taas ka noqo
place-safe = Booskaagu waa kuu badbaado
at-then = Markay ahayd { $time }
ahead-then = { $n ->
    [0] Cidna kaama horrayn
    [one] { $n } qof ayaa kaa horreeyey
   *[other] { $n } qof ayaa kaa horreeyey
}
cannot-tell = Telefoonkani kuuma sheegi karo marka ay waqtigaagii tahay.
until-back = Ilaa uu xiriirku soo noqdo
watch-screens = Lambarkaaga ka eeg shaashadaha.
listen-for = Dhegayso: lambarka cod dheer ayaan ku sheegnaa.
ask-reception = Ma hubtid? Weydii soo dhoweynta.
try-now = Hadda isku day
try-every = 5 ilbiriqsi kasta mar kale ayaan isku daynaa.
add-home = Saar shaashadda hore ee telefoonka
add-home-share = Si aad boggan mar kale u hesho: taabo Share, kaddib “Add to Home Screen”.
push-on = Ii sheeg xitaa marka boggani xiran yahay
push-is-on = Fariin ayaa telefoonkaaga u imanaysa marka ay waqtigaagii tahay, xitaa haddii boggani xiran yahay.
push-stop = Fariimo dambe ha ii soo dirin
push-refused = Telefoonkaagu boggan uma oggola inuu fariimo diro.
opinion-title = Sidee ayay ahayd booqashadaadii maanta?
opinion-touch = Hal weji taabo.
face-1 = Aad u xun
face-2 = Xun
face-3 = Caadi
face-4 = Fiican
face-5 = Aad u fiican
opinion-more = Ma jeceshahay inaad wax kale noo sheegto?
opinion-need-not = Qasab ma aha.
opinion-anonymous = Ma naqaanno cidda aad tahay. Fadlan ha qorin magacyo ama lambarro xisaabeed.
opinion-unknown = Hal weji taabo. Ma naqaanno cidda aad tahay.
opinion-send = Dir
opinion-thanks = Waad ku mahadsan tahay inaad noo sheegtay
complain = Samee cabasho
complaint-or-comment = Cabasho ama fikrad
complaint-answered = Cabasho kasta waan ka jawaabnaa.
complaint-what = Maxaad jeceshahay inaad noo sheegto?
complaint-is-complaint = Cabasho
complaint-is-comment = Fikrad
complaint-name = Magacaaga, haddii aad jawaab rabto
complaint-contact = Telefoon ama iimayl, haddii aad jawaab rabto
complaint-unless = Ma naqaanno cidda aad tahay, haddii aadan halkan noogu sheegin.
complaint-next = Sii wad
complaint-sent = Mahadsanid. Waan helnay.
complaint-number = Lambarkeedu waa { $number }.
complaint-read = Maamule ayaa akhrinaya. Haddii aad telefoon ama iimayl dhaaftay, wuu kuu jawaabayaa.
complaint-empty = Fadlan marka hore wax qor.
language-letters = abcdefghijklmnopqrstuvwxyz
key-space = Meel bannaan
key-delete = Tirtir
key-done = Dhammaad
still-there = Weli ma joogtaa?
stay-writing = Halkan joog
go-back = Dib u noqo
accessibility = Fududayn
unknown-ticket = Tikidhkan ma naqaanno
unknown-ticket-more = Koodka tikidhkaaga mar kale sawir, ama weydii soo dhoweynta. Haddii aad tikidh haysato, booskaagu waa kuu badbaado.
busy = Dad aad u badan ayaa eegaya
busy-more = Dad aad u badan ayaa halkan ka eegaya tikidhadooda. Booskaagu waa kuu badbaado. Boggani iskiis ayuu mar kale u eegayaa.
