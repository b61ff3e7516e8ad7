## Accessibility, and spoken guidance: opened later
mode-spoken = Hagid cod ah
mode-spoken-hint = Dhegeyso, oo adeegso afar batoon
aid-title = Maxaa ku caawin kara?
aid-hint = Taabo mid ama ka badan. Isla markiiba way isbeddelaan.
aid-headphones = Geli dhegaha-dhegeysi si aad u maqasho shaashaddan.
aid-all-off = Dami dhammaan
aid-open = { $site }. Riix Hoos si aad u maqasho doorashooyinka, OK si aad u doorato.
aid-position = { $at } ka mid ah { $of }.
aid-choice = Doorasho { $at } ka mid ah { $of }.
aid-one-choice = Hal doorasho.
aid-ok = Riix OK si aad u doorato.
aid-touch = Mar kale taabo si aad u doorato.
aid-turn-on = Riix OK si aad u shido.
aid-turn-off = Riix OK si aad u damiso.
aid-first = Kan ugu horreeya.
aid-last = Kan ugu dambeeya.
aid-choices = { $n ->
    [one] { $n } doorasho.
   *[other] { $n } doorasho.
}
aid-private = Sameecaddu ma sheegto waxa aad u timid.
aid-names = Magacyada kor u akhri
aid-where = Yaa hadda loo yeerayaa?
aid-calling = Hadda waxaa loo yeerayaa { $number }, { $place }.
aid-nobody = Hadda qofna looma yeerayo.
aid-again = Mar kale dheh
aid-up = Kor
aid-down = Hoos
aid-choose = OK
aid-in-headphones = Codku hadda wuxuu ku jiraa dhegaha-dhegeysiga
aid-from-speaker = Codku hadda wuxuu ka imanayaa sameecadda
aid-volume = Codka
aid-statement = Warbixinta isticmaalka fudud: { $address }

## Easy Read and sign language: opened later
mode-easy = Akhris fudud
mode-easy-hint = Sawirro iyo erayo gaagaaban
sign-hint = Fiidiyow aan cod lahayn.
sign-play = Daar
sign-pause = Jooji
sign-close = Xir
sign-failed = Fiidiyowga hadda lama tusi karo. Fadlan qof la hadal.
language-letters = abcdefghijklmnopqrstuvwxyz
