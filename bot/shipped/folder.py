"""Where the authored catalogue lies."""

from pathlib import Path


def data_folder() -> Path:
    """data/: inside an installed wheel, else at the top of the checkout."""
    packaged = Path(__file__).parent.parent / "data"
    return packaged if packaged.is_dir() else packaged.parent.parent / "data"
