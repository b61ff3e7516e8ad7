"""The first run: from a server without a site to a printed test ticket, in a browser.

Whoever has the code that the server wrote to its log becomes administrator; from then on the code
is worth nothing, and each step is a page of its own that can be left and taken up again.
"""
