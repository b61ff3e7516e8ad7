"""A site: what its file says, how it is kept, its hours, and its words for a moment."""

from ticketing.sites.model import Site
from ticketing.sites.stored import as_in_file, dump, every, get, loaded_now

__all__ = ["Site", "as_in_file", "dump", "every", "get", "loaded_now"]
