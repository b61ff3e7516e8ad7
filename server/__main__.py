"""`python -m server` is `nextplease`."""

from server.cli import main

if __name__ == "__main__":
    main()
