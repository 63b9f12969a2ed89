"""`python -m bot` is `httpbot`."""

from bot.cli import main

if __name__ == "__main__":
    main()
