"""The supervisor's room: what is the case now, and what the figures of a period are.

Every step's wait, walk and service time by enquiry type. Reads the tables of ``ticketing``; writes
only its own (``schema.py``), which can be rebuilt from the steps at any time.
"""
