"""The text file in which one entry's words are edited: a heading a field, its words below."""

import difflib
import os
import shlex
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.errors import StoreError

FIELDS = ("title", "summary", "description", "checks", "plain")
_MARK = "## "


def as_text(words: Mapping[str, str]) -> str:
    """The file to edit; `from_text` reads it back."""
    return "\n".join(f"{_MARK}{name}\n{words.get(name, '')}\n" for name in FIELDS)


def from_text(text: str) -> dict[str, str]:
    """Field -> words. A field whose heading is not there is left alone. Raises StoreError for an unknown heading."""
    words: dict[str, list[str]] = {}
    field = None
    for line in text.splitlines():
        if line.startswith(_MARK):
            field = line.removeprefix(_MARK).strip().lower()
            if field not in FIELDS:
                raise StoreError(
                    f"{line!r} is no heading of an entry; use {', '.join(_MARK + name for name in FIELDS)}"
                )
            words[field] = []
        elif field is None and line.strip():
            raise StoreError(f"{line[:40]!r} stands before the first heading; begin with {_MARK}title")
        elif field is not None:
            words[field].append(line)
    return {name: "\n".join(lines).strip() for name, lines in words.items()}


def edited_by_hand(text: str, name: str) -> str:
    """What `text` is after the person has closed their editor. Raises StoreError if the editor fails."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.md"
        file.write_text(text, "utf-8")
        try:
            subprocess.run([*shlex.split(editor), str(file)], check=True)  # noqa: S603  the person's own editor
        except (OSError, subprocess.CalledProcessError, ValueError):
            raise StoreError(f"the editor {editor!r} failed; set EDITOR, or use --from FILE") from None
        return file.read_text("utf-8")


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Lines to show before saving, none where nothing differs."""
    return [line for name in FIELDS if name in after for line in _difference(name, before.get(name, ""), after[name])]


def _difference(name: str, before: str, after: str) -> Iterator[str]:
    if before == after:
        return
    yield f"{name}:"
    for line in difflib.ndiff(before.splitlines(), after.splitlines()):
        if line[0] in "+-":
            yield f"  {line}"
