"""The exceptions that cross rooms. Outcomes that a person can cause in a question are values, not these."""


class HttpbotError(Exception):
    """Base of what the command line reports as one line instead of a traceback."""


class ConfigError(HttpbotError):
    """Raised when an environment variable is missing or malformed; the message names it and the cure."""


class AuthoringError(HttpbotError):
    """Raised when a file of the authored catalogue cannot be read; the message names the file and the key."""


class StoreError(HttpbotError):
    """Raised when the database refuses or cannot do what was asked; the message is fit for the person who asked."""
