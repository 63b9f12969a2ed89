"""Names by which history knows who made a change; people are named by those who call."""

RELEASE = "release"
"""The shipped catalogue's own changes. What it only adds is not in history: nobody would undo it."""
SQLITE = "sqlite"
"""Raw SQL on the SQLite file. On Postgres it is the database role."""
