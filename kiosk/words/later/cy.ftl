## Accessibility, and spoken guidance: opened later
mode-spoken = Arweiniad llafar
mode-spoken-hint = Clywch y sgrin, a defnyddio pedair allwedd
aid-title = Beth fyddai’n eich helpu?
aid-hint = Cyffyrddwch ag un neu fwy. Mae pob un yn newid ar unwaith.
aid-headphones = Plygiwch glustffonau i mewn i glywed y sgrin hon.
aid-all-off = Popeth i ffwrdd
aid-open = { $site }. Pwyswch I lawr i glywed y dewisiadau, Iawn i ddewis.
aid-position = { $at } o { $of }.
aid-choice = Dewis { $at } o { $of }.
aid-one-choice = Un dewis.
aid-ok = Pwyswch Iawn i’w ddewis.
aid-touch = Cyffyrddwch eto i’w ddewis.
aid-turn-on = Pwyswch Iawn i’w droi ymlaen.
aid-turn-off = Pwyswch Iawn i’w ddiffodd.
aid-first = Cyntaf.
aid-last = Olaf.
aid-choices = { $n ->
    [zero] Dim dewisiadau.
    [one] { $n } dewis.
    [two] { $n } ddewis.
    [few] { $n } dewis.
    [many] { $n } dewis.
   *[other] { $n } dewis.
}
aid-private = Ni ddywedir ar y seinydd beth yw eich ymholiad.
aid-names = Darllen enwau’n uchel
aid-where = Ble rydym ni nawr?
aid-calling = Yn galw nawr: { $number }, { $place }.
aid-nobody = Nid oes neb yn cael ei alw ar hyn o bryd.
aid-again = Dweud eto
aid-up = I fyny
aid-down = I lawr
aid-choose = Iawn
aid-in-headphones = Yn siarad nawr, yn y clustffonau
aid-from-speaker = Yn siarad nawr, o’r seinydd
aid-volume = Sain
aid-statement = Datganiad hygyrchedd: { $address }

## Easy Read and sign language: opened later
mode-easy = Hawdd ei Ddeall
mode-easy-hint = Lluniau a geiriau byr
sign-hint = Fideo, heb sain.
sign-play = Chwarae
sign-pause = Oedi
sign-close = Cau
sign-failed = Ni allwn ddangos y fideo ar hyn o bryd. Siaradwch â rhywun.
language-letters = abcdefghijklmnopqrstuvwxyz
