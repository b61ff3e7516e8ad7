"""Weeks that never were: made up for the demonstration by simulating its days, and said to be so.

Who comes and how long it takes is drawn as `simulation.demand` assumes; who is called when is what
the house's own routing decides, so that waits follow from load. `weeks.make_up` tells all of it as
events; `ticketing.commands.recording` writes them.
"""
