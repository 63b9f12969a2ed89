"""Whether a database is up to date, told at the price of one query: what `httpbot ask` does at every start.

Apart from `release`, which needs the tables, the triggers and alembic, and takes longer to import than a question takes.
"""

import hashlib
import os
from operator import attrgetter
from pathlib import Path

from sqlalchemy import Engine

from bot.store.engine import reading
from bot.store.errors import NotSetUpError

_OURS = Path(__file__).parent


def fingerprint(folder: Path) -> str:
    """Changes when a file below `folder`, or the code that would release it, does: by names, sizes and times."""
    digest = hashlib.sha256()
    authored = [file for each in os.scandir(folder) if each.is_dir() for file in _files(each.path, ".toml")]
    for files in (authored, _files(_OURS, ".py")):
        for file in sorted(files, key=attrgetter("path")):
            status = file.stat()
            digest.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(folder: str | Path, ending: str) -> list[os.DirEntry[str]]:
    """Not by `glob`: pathlib takes more than twice as long over some 600 files (measured)."""
    return [file for file in os.scandir(folder) if file.name.endswith(ending)]


def is_current(engine: Engine, shipped: str) -> bool:
    """Whether the latest release was of what has the fingerprint `shipped`, so that another has nothing to do."""
    try:
        with reading(engine) as connection:
            return bool(connection.exec_driver_sql("SELECT fingerprint FROM release").scalar() == shipped)
    except NotSetUpError:
        return False
