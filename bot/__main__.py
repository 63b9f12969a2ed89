"""Where `httpbot` and `python -m bot` start: what is imported is there before anything looks for garbage."""

import gc


def main() -> None:
    """Runs one command. What imports make stays; to search it over and over took a tenth of `httpbot ask`, measured."""
    gc.disable()
    from bot.cli import main as command

    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
