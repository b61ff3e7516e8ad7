"""The adviser's side: signing on at a service point, the desk, and devices that need somebody."""
