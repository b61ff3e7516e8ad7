"""The composition root: the app, the wiring, configuration, the command line.

The only home of eventlet, and the only package that knows all the others.
"""
