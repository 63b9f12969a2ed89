"""What one look found, as a value."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "problem"]
"""`note`: it works, but somebody may want to know. `problem`: something does not work until it is mended."""


@dataclass(frozen=True, slots=True)
class Check:
    """`about` is one or two words; `sentence` names the cure where there is something to mend, and never a secret."""

    about: str
    state: State
    sentence: str
