"""Who may reach what: every route of the server and every message of its sockets, in one table.

A line is a method, an address and who is let in, each a letter:

    K  a kiosk's token          S  supervisor
    R  receptionist             M  administrator
    A  adviser                  U  auditor: reads everything, changes nothing
    P  partner staff, for their own enquiry types, at the place where they are signed on

`any` is for everybody: what is public, what an address that nobody guesses is the key to, and the
doors themselves, where a secret is asked for. `person` is for whoever signed in, about themselves.
Whoever is not named is refused, and nobody of another site is let in anywhere but by `any`.

A new route is a line here, or the tests say that it is missing. Files are not named.
"""

from __future__ import annotations

from tests.integration.security.asked import Route

ROUTES = """
GET  /                                                                            any
GET  /A/<appointment>                                                             any
GET  /A/<appointment>.ics                                                         any
GET  /T/<visit>                                                                   any
GET  /T/<visit>/app.webmanifest                                                   any
GET  /T/<visit>/complaint                                                         any
POST /T/<visit>/complaint                                                         any
GET  /T/<visit>/complaint/<number>                                                any
POST /T/<visit>/opinion                                                           any
GET  /T/<visit>/qr.svg                                                            any
GET  /T/worker.js                                                                 any
GET  /W/<site>/<signpost>                                                         any
GET  /a/<appointment>                                                             any
GET  /a/<appointment>.ics                                                         any
GET  /accessibility                                                               any
GET  /administration/<site>                                                       MU
GET  /administration/<site>/announcements                                         MU
GET  /administration/<site>/words                                                 MU
GET  /administration/<site>/drawn/display                                         SMU
GET  /administration/<site>/drawn/kiosk                                           SMU
GET  /administration/<site>/front                                                 MU
POST /administration/<site>/front                                                 M
GET  /api/v1/                                                                     any
GET  /api/v1/appointments                                                         RASMPU
POST /api/v1/appointments                                                         RASMP
GET  /api/v1/appointments/<appointment>                                           RASMPU
POST /api/v1/appointments/<appointment>/cancel                                    RASMP
POST /api/v1/appointments/<appointment>/change                                    RASMP
POST /api/v1/appointments/<appointment>/check-in                                  RASMP
POST /api/v1/appointments/<appointment>/move                                      RASMP
GET  /api/v1/health                                                               any
GET  /api/v1/openapi.json                                                         any
POST /api/v1/sites/<site>/advisers/<adviser>/stand-in                             RASM
POST /api/v1/sites/<site>/agents                                                  M
POST /api/v1/sites/<site>/agree-clock                                             SM
GET  /api/v1/sites/<site>/appointments                                            RASMPU
POST /api/v1/sites/<site>/appointments                                            RASMP
GET  /api/v1/sites/<site>/appointments/free                                       RASMPU
POST /api/v1/sites/<site>/appointments/import                                     RASM
POST /api/v1/sites/<site>/back                                                    KRASM
POST /api/v1/sites/<site>/blocks                                                  RASM
POST /api/v1/sites/<site>/blocks/<block>/remove                                   RASM
GET  /api/v1/sites/<site>/board/<zone>                                            any
POST /api/v1/sites/<site>/bring-back                                              SM
GET  /api/v1/sites/<site>/changes                                                 SMU
POST /api/v1/sites/<site>/check-in                                                KRASM
POST /api/v1/sites/<site>/checks/<check>/well                                     RASM
POST /api/v1/sites/<site>/exit/say                                                KASM
GET  /api/v1/sites/<site>/words/<language>                                        MU
POST /api/v1/sites/<site>/words/<language>/<room>/<message>                       M
POST /api/v1/sites/<site>/words/<language>/<room>/<message>/original              M
GET  /api/v1/sites/<site>/clips/<language>                                        MU
POST /api/v1/sites/<site>/clips/<language>/<clip_kind>/<clip>                     M
GET  /api/v1/sites/<site>/clips/<language>/<clip_kind>/<clip>.wav                 MU
POST /api/v1/sites/<site>/clips/<language>/<clip_kind>/<clip>/remove              M
POST /api/v1/sites/<site>/close-early                                             SM
POST /api/v1/sites/<site>/courtesy                                                SM
GET  /api/v1/sites/<site>/dates                                                   RASMU
POST /api/v1/sites/<site>/dates/<day>                                             SM
POST /api/v1/sites/<site>/dates/<day>/booked                                      SM
POST /api/v1/sites/<site>/dates/<day>/usual                                       SM
GET  /api/v1/sites/<site>/day                                                     ASMU
GET  /api/v1/sites/<site>/devices                                                 ASMU
POST /api/v1/sites/<site>/devices/<device>/give-number                            M
POST /api/v1/sites/<site>/devices/<device>/new-roll                               ASM
POST /api/v1/sites/<site>/devices/<device>/print-owed                             ASM
POST /api/v1/sites/<site>/devices/<device>/print-test                             ASM
POST /api/v1/sites/<site>/devices/<device>/test-sound                             ASM
POST /api/v1/sites/<site>/devices/found                                           M
GET  /api/v1/sites/<site>/devices/history                                         ASMU
POST /api/v1/sites/<site>/devices/search                                          M
POST /api/v1/sites/<site>/door-answers                                            RASMP
GET  /api/v1/sites/<site>/draft                                                   MU
POST /api/v1/sites/<site>/draft                                                   M
POST /api/v1/sites/<site>/draft/drawn/display                                     MU
POST /api/v1/sites/<site>/draft/drawn/kiosk                                       MU
POST /api/v1/sites/<site>/draft/drawn/phone                                       MU
POST /api/v1/sites/<site>/draft/drawn/slip                                        MU
GET  /api/v1/sites/<site>/draft/file                                              MU
POST /api/v1/sites/<site>/draft/easy                                              M
POST /api/v1/sites/<site>/draft/logo                                              M
GET  /api/v1/sites/<site>/draft/logo/logo                                         MU
GET  /api/v1/sites/<site>/draft/logo/mark                                         MU
GET  /api/v1/sites/<site>/draft/logo/slip                                         MU
POST /api/v1/sites/<site>/draft/publish                                           M
POST /api/v1/sites/<site>/draft/sample                                            M
POST /api/v1/sites/<site>/draft/stop                                              M
POST /api/v1/sites/<site>/draft/take-out                                          M
POST /api/v1/sites/<site>/draft/undo                                              M
POST /api/v1/sites/<site>/enquiries/<enquiry>/off                                 SM
POST /api/v1/sites/<site>/enquiries/<enquiry>/on                                  SM
GET  /api/v1/sites/<site>/figures                                                 SMPU
GET  /api/v1/sites/<site>/figures.csv                                             SMPU
GET  /api/v1/sites/<site>/help                                                    RASMPU
POST /api/v1/sites/<site>/alerts/<alert>/dismiss                                  RASM
POST /api/v1/sites/<site>/help/<help>/end                                         RASM
POST /api/v1/sites/<site>/help/<help>/take                                        RASM
GET  /api/v1/sites/<site>/kiosks/<kiosk>                                          KASMU
GET  /api/v1/sites/<site>/kiosks/<kiosk>/called                                    KASMU
POST /api/v1/sites/<site>/kiosks/<kiosk>/cancel-tickets                           SM
POST /api/v1/sites/<site>/kiosks/<kiosk>/person                                   KRASM
POST /api/v1/sites/<site>/kiosks/<kiosk>/person/coming                            RASM
POST /api/v1/sites/<site>/kiosks/<kiosk>/person/met                               RASM
GET  /api/v1/sites/<site>/kiosks/<kiosk>/search                                   KASMU
POST /api/v1/sites/<site>/kiosks/<kiosk>/search/unfound                           KRASM
POST /api/v1/sites/<site>/kiosks/<kiosk>/say                                       KASM
GET  /api/v1/sites/<site>/kiosks/<kiosk>/tickets                                  any
GET  /api/v1/sites/<site>/media                                                   SMU
POST /api/v1/sites/<site>/media                                                   SM
POST /api/v1/sites/<site>/media/<media>                                           SM
POST /api/v1/sites/<site>/media/<media>/move                                      SM
POST /api/v1/sites/<site>/media/<media>/remove                                    SM
POST /api/v1/sites/<site>/media/pages                                             SM
GET  /api/v1/sites/<site>/notices                                                 RASMU
POST /api/v1/sites/<site>/notices                                                 SM
POST /api/v1/sites/<site>/opinions                                                KASM
GET  /api/v1/sites/<site>/opinions.csv                                            SMPU
POST /api/v1/sites/<site>/notices/<notice>                                        SM
POST /api/v1/sites/<site>/notices/<notice>/take-down                              SM
POST /api/v1/sites/<site>/notices/drawn/display                                   SM
POST /api/v1/sites/<site>/notices/drawn/kiosk                                     SM
POST /api/v1/sites/<site>/paired-screens                                          SM
POST /api/v1/sites/<site>/paired-screens/<screen>/part                            SM
POST /api/v1/sites/<site>/paired-screens/<screen>/revoke                          SM
POST /api/v1/sites/<site>/paired-screens/look                                     SM
GET  /api/v1/sites/<site>/passes                                                  RASMPU
GET  /api/v1/sites/<site>/promises                                                RASMU
POST /api/v1/sites/<site>/refused-addresses                                       SM
POST /api/v1/sites/<site>/reopen                                                  SM
POST /api/v1/sites/<site>/resume-close                                            SM
GET  /api/v1/sites/<site>/rooms                                                   RASMU
POST /api/v1/sites/<site>/rooms/<room>/close                                      RASM
POST /api/v1/sites/<site>/rooms/<room>/open                                       RASM
POST /api/v1/sites/<site>/rooms/<room>/tidied                                     RASM
GET  /api/v1/sites/<site>/said/<language>/<point>/<number>.wav                    MU
POST /api/v1/sites/<site>/screens/<screen>/name                                   SM
POST /api/v1/sites/<site>/screens/<screen>/replaced                               SM
GET  /api/v1/sites/<site>/security-log                                            SMU
POST /api/v1/sites/<site>/service-points/<point>/break                            ASMP
POST /api/v1/sites/<site>/service-points/<point>/come-back                        person
POST /api/v1/sites/<site>/service-points/<point>/help                             RASMP
POST /api/v1/sites/<site>/service-points/<point>/next                             ASMP
POST /api/v1/sites/<site>/service-points/<point>/ready                            ASMP
POST /api/v1/sites/<site>/service-points/<point>/serve                            ASMP
POST /api/v1/sites/<site>/service-points/<point>/sign-off                         ASMP
POST /api/v1/sites/<site>/service-points/<point>/sign-on                          any
POST /api/v1/sites/<site>/service-points/<point>/wrap-up                          ASMP
GET  /api/v1/sites/<site>/sign-in-tries                                           SMU
POST /api/v1/sites/<site>/setup/<step>/drawn                                      MU
POST /api/v1/sites/<site>/setup/logo                                                 M
POST /api/v1/sites/<site>/signposts/<signpost>                                    KRASM
GET  /api/v1/sites/<site>/staff                                                   SMU
POST /api/v1/sites/<site>/staff                                                   SM
POST /api/v1/sites/<site>/staff/<adviser>                                         SM
GET  /api/v1/sites/<site>/staff/<adviser>/sign-ins                                SMU
POST /api/v1/sites/<site>/staff/<adviser>/sign-ins/<session>/end                  SM
POST /api/v1/sites/<site>/staff/<adviser>/unlock                                  SM
GET  /api/v1/sites/<site>/standstill                                              RASMU
POST /api/v1/sites/<site>/standstill                                              SM
POST /api/v1/sites/<site>/standstill/end                                          SM
GET  /api/v1/sites/<site>/steps.csv                                               SMPU
POST /api/v1/sites/<site>/stop-close                                              SM
GET  /api/v1/sites/<site>/to-ring                                                 SMU
POST /api/v1/sites/<site>/to-ring/<appointment>                                   SM
GET  /api/v1/sites/<site>/tokens                                                  SMU
POST /api/v1/sites/<site>/tokens/<token>/end                                      M
GET  /api/v1/sites/<site>/versions/<number>                                       MU
POST /api/v1/sites/<site>/versions/<number>/bring-back                            M
GET  /api/v1/sites/<site>/visits                                                  RASMPU
POST /api/v1/sites/<site>/visits                                                  KRASMP
GET  /api/v1/sites/<site>/waiting                                                 RASMPU
POST /api/v1/visits/<visit>/call                                                  ASMP
POST /api/v1/visits/<visit>/cancel                                                RASMP
POST /api/v1/visits/<visit>/come-again                                            RASMP
POST /api/v1/visits/<visit>/enquiries                                             RASMP
POST /api/v1/visits/<visit>/enquiries/order                                       RASMP
POST /api/v1/visits/<visit>/enquiries/remove                                      RASMP
POST /api/v1/visits/<visit>/enquiry                                               RASMP
POST /api/v1/visits/<visit>/finish                                                ASMP
POST /api/v1/visits/<visit>/greet                                                 RASMP
POST /api/v1/visits/<visit>/hold                                                  RASMP
POST /api/v1/visits/<visit>/language                                              RASMP
POST /api/v1/visits/<visit>/move                                                  ASMP
POST /api/v1/visits/<visit>/needs                                                 RASMP
POST /api/v1/visits/<visit>/no-show                                               ASMP
POST /api/v1/visits/<visit>/not-this-visitor                                      ASMP
POST /api/v1/visits/<visit>/notes                                                 RASMP
POST /api/v1/visits/<visit>/print                                                 RASMP
POST /api/v1/visits/<visit>/recall                                                RASMP
POST /api/v1/visits/<visit>/refer                                                 RASMP
POST /api/v1/visits/<visit>/resume                                                RASMP
POST /api/v1/visits/<visit>/resume-here                                           ASMP
POST /api/v1/visits/<visit>/return                                                KRASMP
POST /api/v1/visits/<visit>/start                                                 ASMP
GET  /api/v1/visits/<visit>/story                                                 RASMPU
GET  /api/v1/visits/<visit>/ticket                                                any
POST /api/v1/visits/<visit>/ticket/back                                           any
POST /api/v1/visits/<visit>/ticket/hold                                           any
POST /api/v1/visits/<visit>/ticket/leave                                          any
POST /api/v1/visits/<visit>/ticket/push                                           any
POST /api/v1/visits/<visit>/ticket/push-off                                       any
POST /api/v1/visits/<visit>/ticket/say                                            any
POST /api/v1/visits/<visit>/ticket/stay                                           any
POST /api/v1/visits/<visit>/undo                                                  RASM
POST /api/v1/visits/<visit>/wait                                                  SM
GET  /appointments/<site>                                                         RASMPU
GET  /appointments/<site>/list                                                    RASMPU
POST /appointments/<site>/list                                                    RASM
GET  /complaints/<site>                                                           SMU
POST /complaints/<site>/<number>/close                                            SM
POST /complaints/<site>/<number>/open                                             SM
GET  /confirm/<site>                                                              person
POST /confirm/<site>                                                              person
GET  /counter/<site>                                                              any
POST /counter/<site>                                                              SM
GET  /counter/<site>/<point>                                                      any
POST /counter/<site>/<point>                                                      any
POST /counter/<site>/<point>/known                                                SM
GET  /day/<site>                                                                  SMU
GET  /day/<site>/ahead                                                            SMU
GET  /day/<site>/media                                                            SMU
GET  /devices/<site>                                                              ASMU
GET  /display/<site>/<zone>                                                       any
GET  /display/<site>/<zone>/chime.wav                                             any
GET  /display/<site>/<zone>/message/<language>.wav                                any
GET  /display/<site>/<zone>/say/<sequence>/<language>.wav                         any
GET  /display/<site>/media/<file>                                                 any
GET  /display/<site>/speakers/<speaker>/<sequence>/<what>.wav                      any
GET  /display/<site>/speakers/<speaker>/test.wav                                   any
GET  /display/chime.wav                                                           any
GET  /exit/<site>                                                                 KASMU
GET  /exit/<site>/complaint                                                       KASMU
POST /exit/<site>/complaint                                                       KASM
GET  /exit/<site>/complaint/<number>                                              KASMU
GET  /guide/<name>                                                                any
GET  /kiosk/<site>/<kiosk>                                                        KASMU
GET  /kiosk/<site>/easy/<file>                                                    any
GET  /looks/<site>.css                                                            any
GET  /looks/<site>/logo                                                           any
GET  /looks/<site>/mark                                                           any
POST /pair                                                                        any
GET  /reception/<site>                                                            RASMPU
GET  /rights/<site>                                                               SMU
POST /rights/<site>                                                               SM
POST /rights/<site>/<adviser>                                                     SM
GET  /rooms/<site>                                                                RASMU
POST /screen/here                                                                 any
GET  /screens-and-pcs/<site>                                                      SMU
POST /screens-and-pcs/<site>/<token>/end                                          M
GET  /security/<site>                                                             SMU
POST /security/<site>/addresses                                                   SM
GET  /setup                                                                       any
POST /setup                                                                       any
GET  /setup/<site>                                                                MU
GET  /setup/<site>/<step>                                                         MU
POST /setup/<site>/<step>                                                         M
POST /setup/code                                                                  any
GET  /sign-in                                                                     any
POST /sign-in                                                                     any
GET  /sign-ins/<site>                                                             person
GET  /sign-ins/<site>/<adviser>                                                   SMU
POST /sign-ins/<site>/<adviser>/<session>/end                                     SM
POST /sign-ins/<site>/<adviser>/code-app/remove                                   SM
POST /sign-ins/<site>/code-app                                                    SMU
POST /sign-ins/<site>/code-app/confirm                                            SMU
POST /sign-out                                                                    any
GET  /staff/<site>                                                                SMU
GET  /supervisor/<site>                                                           SMU
GET  /supervisor/<site>/figures                                                   SMPU
GET  /t/<visit>                                                                   any
GET  /t/<visit>/qr.svg                                                            any
GET  /t/worker.js                                                                 any
GET  /w/<site>/<signpost>                                                         any
GET  /w/<site>/<signpost>/qr.svg                                                  any
GET  /watch/<name>                                                                any
GET  /words/<room>/<language>.ftl                                                 any
"""

#: Namespaces of sockets, who may join, and what else is taken there: by whom.
SOCKETS = """
/kiosk       KASMU
/display     any
/supervisor  SMU
/counter     ASMPU
/rooms       RASMU
/staff       RASMPU
/reception   RASMPU
/devices     agent
"""
#: Messages besides joining: by whom they are heeded.
MESSAGES = """
/display     may     any
/display     may_tell any
/display     told    any
/staff       heard   RASM
/staff       wanted  RASM
/reception   shown   RASM
/devices     found   agent
/devices     hello   agent
/devices     may_say agent
/devices     pressed agent
/devices     report  agent
/devices     said    agent
/devices     states  agent
/devices     tried   agent
/devices     waiting any
"""


def table() -> dict[Route, str]:
    """Who is let in, by route."""
    rows = (line.split() for line in ROUTES.strip().splitlines())
    return {Route(method, rule): who for method, rule, who in rows}


def sockets() -> dict[str, str]:
    """Who may join, by namespace."""
    return dict(line.split() for line in SOCKETS.strip().splitlines())


def messages() -> dict[tuple[str, str], str]:
    """By whom a message is heeded, by namespace and name."""
    rows = (line.split() for line in MESSAGES.strip().splitlines())
    return {(namespace, name): who for namespace, name, who in rows}
