"""Search at the kiosk: by which words enquiry types are found, and what was looked for in vain."""
