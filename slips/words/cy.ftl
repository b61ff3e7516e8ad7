## Y slip
slip-your-number = Eich rhif
slip-ahead = O’ch blaen
slip-wait = Aros, tua (mun)
slip-follow = Dilynwch eich lle ar eich ffôn
slip-code = Wedi colli’ch galwad? Daliwch hwn o dan y sganiwr wrth y ciosg
slip-thanks = Diolch am aros. Byddwn yn dangos ac yn dweud eich rhif.
slip-appointment = Apwyntiad
slip-then = Yna, yn yr un ymweliad
slip-again = Argraffwyd eto
slip-second = Ail slip
slip-late = Argraffwyd yn hwyr. Nid eich rhif chi? Rhowch ef i’r staff.

## Slip prawf, i’r staff
slip-trial = Slip prawf
slip-trial-large = PRAWF
slip-trial-model = Model
slip-trial-paper = Papur
slip-trial-note = Gellir darllen pob llythyren a’r cod hwn: mae’r argraffydd yn iawn.

## Apwyntiad: ei dudalen, ei slip, ei gofnod calendr.

appointment-yours = Eich apwyntiad
appointment-title = Eich apwyntiad ar { $date } am { $time }
appointment-code = Eich cod
appointment-at = Amser
appointment-minutes = Tua { $n } munud
appointment-where = Ble
appointment-come = Pan gyrhaeddwch
appointment-scan = Sganiwch hwn wrth giosg pan gyrhaeddwch, neu teipiwch y cod
appointment-scan-phone = Daliwch hwn wrth sganiwr y ciosg, neu teipiwch y cod
appointment-from = Gallwch gofrestru o { $time } ymlaen.
appointment-kept = Rydym yn ei gadw tan { $time }. Os ydych yn hwyr, dewch beth bynnag.
appointment-called = Yna cewch rif tocyn. Mae’r sgriniau’n dangos ble i fynd.
appointment-calendar = Ychwanegu at eich calendr
appointment-slip-note = Dewch â’r slip hwn. Nid oes enw arno.
appointment-cannot = Os na allwch ddod, rhowch wybod i ni. Bydd rhywun arall yn falch o’r amser.
appointment-cancelled = Cafodd yr apwyntiad hwn ei ganslo
appointment-closed = { $why ->
    [none] Rydym ar gau ar yr adeg hon
   *[other] Rydym ar gau ar y diwrnod hwn: { $why }
}
appointment-closed-do = Ni ellir cadw eich apwyntiad. Gofynnwch i ni am amser arall.
appointment-missed = Mae amser yr apwyntiad hwn wedi mynd heibio
appointment-again = Oes ein hangen ni arnoch o hyd? Dewch i’r dderbynfa, neu cymerwch docyn.
appointment-here = Rydych wedi cofrestru. Eich rhif yw { $number }.
appointment-follow = Dilyn eich rhif
appointment-done = Mae’r apwyntiad hwn drosodd. Diolch am ddod.
appointment-calendar-summary = Apwyntiad, { $site }
appointment-calendar-text = Cofrestrwch â’r cod { $code } wrth giosg, o { $time } ymlaen.

## Teil sy'n ateb: ar bapur, ac ar y ffôn
signpost-not-here = Nid ydym yn gwneud hyn yma
signpost-go-to = Ewch i
signpost-walk = { $n ->
    [one] { $n } munud ar droed
   *[other] { $n } munud ar droed
}
signpost-no-steps = dim grisiau
signpost-ring = Ffôn { $phone }
signpost-map = Map: { $place }
signpost-phone = Ewch ag ef ar eich ffôn
signpost-open = Mae ar agor nawr, tan { $time }.
signpost-opens = Mae ar gau nawr. Mae’n agor: { $day }, { $time }.
signpost-hours = Oriau agor
signpost-day-of-month = { $nth ->
    [first] { $day }, y cyntaf yn y mis
    [second] { $day }, yr ail yn y mis
    [third] { $day }, y trydydd yn y mis
    [fourth] { $day }, y pedwerydd yn y mis
    [fifth] { $day }, y pumed yn y mis
   *[last] { $day }, yr olaf yn y mis
}
signpost-day-closed = ar gau
signpost-closed-now = Mae ar gau nawr.
