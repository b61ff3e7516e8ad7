## Accessibility, and spoken guidance: opened later
mode-spoken = Ghidare vorbită
mode-spoken-hint = Ascultați ecranul și folosiți patru taste
aid-title = Ce v-ar ajuta?
aid-hint = Atingeți una sau mai multe. Schimbarea se vede imediat.
aid-headphones = Conectați căști pentru a auzi acest ecran.
aid-all-off = Oprește tot
aid-open = { $site }. Apăsați Jos pentru a auzi opțiunile, OK pentru a alege.
aid-position = { $at } din { $of }.
aid-choice = Opțiunea { $at } din { $of }.
aid-one-choice = O opțiune.
aid-ok = Apăsați OK pentru a alege.
aid-touch = Atingeți din nou pentru a alege.
aid-turn-on = Apăsați OK pentru a porni.
aid-turn-off = Apăsați OK pentru a opri.
aid-first = Prima.
aid-last = Ultima.
aid-choices = { $n ->
    [one] { $n } opțiune.
    [few] { $n } opțiuni.
   *[other] { $n } de opțiuni.
}
aid-private = Difuzorul nu spune pentru ce ați venit.
aid-names = Citește numele cu voce tare
aid-where = Cine este chemat acum?
aid-calling = Chemăm acum { $number }, { $place }.
aid-nobody = Acum nu este chemat nimeni.
aid-again = Repetă
aid-up = Sus
aid-down = Jos
aid-choose = OK
aid-in-headphones = Vocea este acum în căști
aid-from-speaker = Vocea este acum din difuzor
aid-volume = Volum
aid-statement = Declarația de accesibilitate: { $address }

## Easy Read and sign language: opened later
mode-easy = Ușor de citit
mode-easy-hint = Imagini și cuvinte scurte
sign-hint = Un film fără sunet.
sign-play = Redați
sign-pause = Pauză
sign-close = Închideți
sign-failed = Filmul nu poate fi arătat acum. Vă rugăm să vorbiți cu cineva.
language-letters = aăâbcdefghiîjklmnopqrsștțuvwxyz
