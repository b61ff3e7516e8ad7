"""The staff's screens of this package, in the order of the bar: a new one is a line here."""

from __future__ import annotations

from counters.appointments.page import blueprint as appointments
from counters.complaints.page import blueprint as complaints
from counters.day.page import blueprint as day
from counters.desk.live import CounterNamespace
from counters.desk.page import blueprint as desk
from counters.devices.page import blueprint as devices
from counters.help.live import StaffNamespace
from counters.reception.live import ReceptionNamespace
from counters.reception.page import blueprint as reception
from counters.rooms.live import RoomsNamespace
from counters.rooms.page import blueprint as rooms
from counters.security.page import blueprint as security
from counters.staff.page import blueprint as staff
from web.screens import Screen, of_house

#: The bar for calls for help, on every screen of staff, joins StaffNamespace.
SCREENS = (
    Screen("day", "Day", "/day/{site}", "supervisor", of_house(day)),
    Screen("desk", "Desk", "/counter/{site}", "adviser", of_house(desk), (CounterNamespace,),
           own=True),
    Screen("rooms", "Rooms", "/rooms/{site}", "receptionist", of_house(rooms), (RoomsNamespace,)),
    Screen(
        "appointments", "Appointments", "/appointments/{site}", "receptionist",
        of_house(appointments), (StaffNamespace,), past=True, own=True,
    ),
    Screen(
        "reception", "Reception", "/reception/{site}", "reception",
        of_house(reception), (ReceptionNamespace,), own=True,
    ),
    Screen("devices", "Devices", "/devices/{site}", "adviser", devices),
    Screen("staff", "Staff", "/staff/{site}", "supervisor", of_house(staff)),
    Screen(
        "complaints", "Complaints", "/complaints/{site}", "supervisor", of_house(complaints)
    ),
    Screen("security", "Security", "/security/{site}", "supervisor", of_house(security)),
)  # fmt: skip
