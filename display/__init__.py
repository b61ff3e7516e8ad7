"""What visitors see and hear after the kiosk: the screens, the calls, their phone page."""

#: The package whose words the screens and the phone speak.
WORDS = "display"
