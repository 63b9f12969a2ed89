"""The last good catalogue in a file of this machine, for a start while the database is down."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from bot.catalogue import Catalogue
from bot.errors import StoreError
from bot.store.codec import catalogue_json, read_catalogue
from bot.store.engine import sqlite_file


def saved_file(url: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Beside a SQLite file; for Postgres in $XDG_STATE_HOME/httpbot, ~/.local/state/httpbot or a folder in /tmp."""
    if url.startswith("sqlite"):
        file = sqlite_file(url)
        return file.with_name(f"{file.name}.saved.json")
    name = f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.json"
    state = environ.get("XDG_STATE_HOME") or (environ.get("HOME") and f"{environ['HOME']}/.local/state")
    if state and os.access(_nearest(Path(state)), os.W_OK):
        return Path(state) / "httpbot" / name
    return Path(tempfile.gettempdir()) / f"httpbot-{os.getuid()}" / name


def save(catalogue: Catalogue, file: Path) -> None:
    """Writes `catalogue` to `file` (mode 0600) at one go: a reader sees the old or the new. Raises OSError."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "w") as opened:
            opened.writelines(catalogue_json(catalogue))
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def read_saved(file: Path) -> Catalogue | None:
    """What `save` wrote, None where nothing usable is, or where somebody else than this user owns it."""
    try:
        if file.stat().st_uid != os.getuid():
            return None
        return read_catalogue(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StoreError):
        return None


def _nearest(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder
