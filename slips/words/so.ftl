# Erayada warqadda iyo bogga ballanta.

## The slip
slip-your-number = Lambarkaaga
slip-ahead = Kaa horreeya
slip-wait = Sugid, qiyaastii (daq)
slip-follow = Safkaaga ka eeg telefoonka
slip-code = Yeeristii ma seegtay? Tan ku hay qalabka akhriya ee mashiinka
slip-thanks = Waad ku mahadsan tahay sugidda. Lambarkaaga waan muujinaynaa oo sheegaynaa.
slip-appointment = Ballan
slip-then = Kaddib, isla booqashadan
slip-again = Mar kale la daabacay
slip-second = Warqadda labaad
slip-late = Goor dambe la daabacay. Lambarkaagu ma aha? Fadlan sii shaqaalaha.

## An appointment: its own page, its slip, its calendar entry
appointment-yours = Ballantaada
appointment-title = Ballantaada { $date }, { $time }
appointment-code = Koodkaaga
appointment-at = Waqtiga
appointment-minutes = { $n ->
    [one] Qiyaastii { $n } daqiiqo
   *[other] Qiyaastii { $n } daqiiqo
}
appointment-where = Meesha
appointment-come = Marka aad timaaddo
appointment-scan = Marka aad timaaddo, tan ku sawir mashiinka, ama geli koodka
appointment-scan-phone = Tan ku hay qalabka akhriya ee mashiinka, ama geli koodka
appointment-from = Waxaad sheegi kartaa inaad timid laga bilaabo { $time }.
appointment-kept = Waan kuu haynaa ilaa { $time }. Haddii aad daahdo, iska kaalay.
appointment-called = Kaddib lambar tikidh ayaad helaysaa. Shaashaduhu waxay muujinayaan meesha la tago.
appointment-calendar = Ku dar taariikhdaada
appointment-slip-note = Warqaddan keen. Magac kuma qorna.
appointment-cannot = Haddii aadan iman karin, fadlan noo sheeg. Qof kale ayaa waqtigaas ku farxi doona.
appointment-cancelled = Ballantan waa la joojiyey
appointment-closed = { $why ->
    [none] Waqtigan waan xiran nahay
   *[other] Maalintan waan xiran nahay: { $why }
}
appointment-closed-do = Ballantani ma dhici karto. Fadlan waqti kale na weydiiso.
appointment-missed = Waqtigii ballantan waa dhaafay
appointment-again = Weli ma noo baahan tahay? Kaalay soo dhoweynta, ama qaado tikidh.
appointment-here = Waan ognahay inaad timid. Lambarkaagu waa { $number }.
appointment-follow = Lambarkaaga la soco
appointment-done = Ballantani way dhammaatay. Waad ku mahadsan tahay imaatinka.
appointment-calendar-summary = Ballan, { $site }
appointment-calendar-text = Mashiinka ku sheeg inaad timid koodka { $code }, laga bilaabo { $time }.

## A tile that answers: on paper, and on the phone
signpost-not-here = Tan halkan kuma qabanno
signpost-go-to = Fadlan tag
signpost-walk = { $n ->
    [one] { $n } daqiiqo lug ah
   *[other] { $n } daqiiqo lug ah
}
signpost-no-steps = jaranjaro ma leh
signpost-ring = Telefoon { $phone }
signpost-map = Khariidad: { $place }
signpost-phone = Telefoonka ku qaado
signpost-open = Hadda waa furan yahay, ilaa { $time }.
signpost-opens = Hadda waa xiran yahay. Wuxuu furmayaa: { $day }, { $time }.
signpost-hours = Saacadaha furan
signpost-day-of-month = { $nth ->
    [first] { $day } ee koowaad ee bisha
    [second] { $day } ee labaad ee bisha
    [third] { $day } ee saddexaad ee bisha
    [fourth] { $day } ee afraad ee bisha
    [fifth] { $day } ee shanaad ee bisha
   *[last] { $day } ee ugu dambeeya bisha
}
signpost-day-closed = xiran
signpost-closed-now = Hadda waa xiran yahay.
