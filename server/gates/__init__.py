"""What stands between the network and the app: how many may connect, how fast they may ask, how
long they may take. Nothing here knows a visit."""
