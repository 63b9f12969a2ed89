"""Whether a database is up to date, told at the price of one query: what `httpbot ask` does at every start.

Apart from `release`, which needs the tables, the triggers and alembic, and takes longer to import than a question takes.
"""

import hashlib
from pathlib import Path

from sqlalchemy import Engine

from bot.store.engine import reading
from bot.store.errors import NotSetUpError

_OURS = Path(__file__).parent


def fingerprint(folder: Path) -> str:
    """Changes when a file below `folder`, or the code that would release it, does: by names, sizes and times."""
    digest = hashlib.sha256()
    for path in (*sorted(folder.glob("*/*.toml")), *sorted(_OURS.glob("*.py"))):
        status = path.stat()
        digest.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def is_current(engine: Engine, shipped: str) -> bool:
    """Whether the latest release was of what has the fingerprint `shipped`, so that another has nothing to do."""
    try:
        with reading(engine) as connection:
            return bool(connection.exec_driver_sql("SELECT fingerprint FROM release").scalar() == shipped)
    except NotSetUpError:
        return False
