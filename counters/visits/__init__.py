"""The visit and the service point over HTTP, for whichever screen asks."""
