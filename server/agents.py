"""Which agents are let in: by their tokens, and by a code while they have none."""

from __future__ import annotations

from hardware.hub import Hub
from hardware.hub.agents import Known
from hardware.hub.namespace import DevicesNamespace
from hardware.protocol import Waiting
from web import tokens
from web.addresses import who_asks
from web.house import House
from web.pairing import TooMany


def namespace(hub: Hub, house: House) -> DevicesNamespace:
    """The agents' door of a house."""

    def authorize(secret: str) -> Known | None:
        with house.store.read() as conn:
            token = tokens.find(conn, secret)
        if token is None or token.role != "agent":
            return None
        house.uses.note(token)
        house.enrolling.is_in_use(token.id)
        return Known(token.name, token.site)

    def enrol(secret: str, address: str, host: str) -> Waiting | None:
        try:
            told = house.enrolling.ask(secret, who_asks(address), host)
        except TooMany:
            return None
        if told.secret:
            return Waiting(token=told.secret)
        return Waiting(code=told.code, until=told.until)

    def twin(agent: Known, address: str) -> None:
        detail = f"a second agent is '{agent.name}' and was refused"
        house.security.note("agent_twin", site=agent.site, address=address, detail=detail)

    return DevicesNamespace(hub, authorize, enrol, twin)
