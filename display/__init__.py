"""What visitors see and hear after the kiosk: the screens, the calls, their phone page."""
